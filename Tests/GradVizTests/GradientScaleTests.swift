// Gradient strength over a graph.

import Testing

@testable import GradViz

@Suite struct GradientScaleTests {
  @Test func theLargestIsFullStrength() {
    let scale = scale([0.5, 2, 0.02])
    #expect(scale.full == 2)
    #expect(scale.strength(-2) == -1)
    #expect(abs(scale.strength(0.02) - 0.1) < 1e-12)
    #expect(scale.strength(0) == 0)
  }

  @Test func nonFiniteGradientsDoNotCount() {
    #expect(scale([.nan, .infinity, 3]).full == 3)
    #expect(scale([.nan, 0]).full == 0)
    #expect(scale([]).strength(1) == 0)
  }

  @Test func oneExplodingGradientAmongManyDoesNotSetTheScale() {
    #expect(scale([1e200] + [Double](repeating: 1, count: 150)).full == 1)
    #expect(scale([1e200] + [Double](repeating: 1, count: 20)).full == 1e200)
  }

  @Test func extremesHaveABucket() {
    #expect(scale([.leastNonzeroMagnitude]).full == .leastNonzeroMagnitude)
    #expect(scale([.greatestFiniteMagnitude]).full == .greatestFiniteMagnitude)
  }

  private func scale(_ magnitudes: [Double]) -> GradientScale {
    var finder = GradientScaleFinder()
    for magnitude in magnitudes { finder.add(magnitude) }
    return finder.scale
  }
}
