// Gradient strength over a graph.

import TestSupport
import Testing

@testable import GradViz

@Suite struct GradientScaleTests {
  @Test func theLargestIsFullStrength() {
    let scale = GradientScale([0.5, 2, 0.02])
    #expect(scale.full == 2)
    #expect(scale.strength(-2) == -1)
    #expect(abs(scale.strength(0.02) - 0.1) < 1e-12)
    #expect(scale.strength(0) == 0)
  }

  @Test func nonFiniteGradientsDoNotCount() {
    #expect(GradientScale([.nan, .infinity, 3]).full == 3)
    #expect(GradientScale([.nan, 0]).full == 0)
    #expect(GradientScale([]).strength(1) == 0)
  }

  @Test func oneExplodingGradientAmongManyDoesNotSetTheScale() {
    #expect(GradientScale([1e200] + [Double](repeating: 1, count: 150)).full == 1)
    #expect(GradientScale([1e200] + [Double](repeating: 1, count: 20)).full == 1e200)
  }

  @Test func aHundredthOfTheGradientsIsSetAside() {
    var generator = SeededGenerator(seed: 3)
    for count in [1, 99, 100, 101, 250, 1000] {
      let magnitudes = (0..<count).map { _ in
        let size = [0x1p-1070, 1e-3, 1, 1.9, 4, 1e9].randomElement(using: &generator)!
        return Double.random(in: 1..<2, using: &generator) * size
      }
      let sorted = magnitudes.sorted(by: >)
      let octave = sorted[count / 100].exponent
      #expect(GradientScale(magnitudes).full == sorted.first { $0.exponent == octave })
    }
  }

  @Test func extremesHaveABucket() {
    #expect(GradientScale([.leastNonzeroMagnitude]).full == .leastNonzeroMagnitude)
    #expect(GradientScale([.greatestFiniteMagnitude]).full == .greatestFiniteMagnitude)
  }

  @Test func beyondTwoDecadesEachOneIsSeen() {
    let decades = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6]
    let scale = GradientScale(decades)
    #expect(scale.isLogarithmic && !GradientScale([1, 0.01]).isLogarithmic)
    let steps = decades.map { Ramp.step(scale.strength($0)) }
    #expect(Set(steps).count == decades.count && steps == steps.sorted(by: >))
    #expect(scale.strength(1) == 1 && scale.strength(-1) == -1 && scale.strength(0) == 0)
    #expect(abs(scale.strength(1e-6) - 0.08) < 1e-12 && scale.strength(1e-30) == 0.08)
    #expect(scale.strength(50) == 1)
    // How heavy lines are is told as before.
    #expect(abs(scale.share(0.01) - 0.1) < 1e-12)
    // What has vanished altogether does not take the colours from the rest.
    #expect(GradientScale([1, 0.1, 5e-324]).strength(0.1) > 0.85)
  }
}
