// Colours that say different things are told apart by those who see fewer colours.

import Foundation
import Testing

@testable import GradViz

@Suite struct ColorVisionTests {
  /// How a colour is seen: by the matrices of Machado, Oliveira and Fernandes (2009) for the full
  /// deficiency, in linear RGB.
  enum Vision: CaseIterable {
    case usual, protanopia, deuteranopia, tritanopia

    var matrix: [[Double]] {
      switch self {
      case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      case .protanopia:
        [
          [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
          [-0.003882, -0.048116, 1.051998],
        ]
      case .deuteranopia:
        [
          [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
          [-0.011820, 0.042940, 0.968881],
        ]
      case .tritanopia:
        [
          [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
          [0.004733, 0.691367, 0.303900],
        ]
      }
    }

    /// L*, a* and b* (CIE 1976, D65) of a colour as it is seen.
    func lab(_ color: Color) -> [Double] {
      let linear = [color.red, color.green, color.blue].map { part in
        let value = Double(part) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      }
      let seen = times(matrix, linear).map { min(max($0, 0), 1) }
      let xyz = times(
        [
          [0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505],
        ], seen)
      let f = zip(xyz, [0.95047, 1, 1.08883]).map { value, white in
        value / white > 216.0 / 24389
          ? cbrt(value / white) : (24389.0 / 27 * value / white + 16) / 116
      }
      return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }

    /// ΔE*ab: about 2 is just seen.
    func difference(_ a: Color, _ b: Color) -> Double {
      zip(lab(a), lab(b)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
  }

  @Test func theCalculationIsThatOfItsSource() {
    #expect(abs(Vision.usual.lab(Color(0xFFFFFF))[0] - 100) < 0.01)
    // Red and green of the same lightness, nearly, are far apart for most and close for some.
    let (red, green) = (Color(0xB85450), Color(0x7A8A3A))
    #expect(Vision.usual.difference(red, green) > 50)
    #expect(Vision.deuteranopia.difference(red, green) < 25)
  }

  /// The two ends of a heat map, and what is positive and negative half way.
  @Test(arguments: [Theme.light, .dark], Vision.allCases)
  func signsDiffer(theme: Theme, vision: Vision) {
    let palette = theme.palette
    for (name, ramp) in [("data", palette.data), ("grad", palette.grad)] {
      for (part, least) in [(1.0, 20.0), (0.5, 8)] {
        let (negative, positive) = (
          ramp.colors[Ramp.step(-part)], ramp.colors[Ramp.step(part)]
        )
        let difference = vision.difference(negative, positive)
        #expect(difference >= least, "\(theme) \(name) \(part), \(vision)")
      }
    }
  }

  /// Kinds differ by their frames; where they differ by colour as well, that is seen.
  @Test(arguments: [Theme.light, .dark], Vision.allCases)
  func kindsAndDirectionsDiffer(theme: Theme, vision: Vision) {
    let palette = theme.palette
    let (parameter, output) = (palette.looks[.parameter]!, palette.looks[.output]!)
    #expect(vision.difference(parameter.border, output.border) >= 15)
    #expect(vision.difference(palette.forward, palette.backward) >= 20)
    for ramp in [palette.data, palette.grad] {
      for color in ramp.colors {
        #expect(vision.difference(palette.alarm.fill, color) >= 15, "\(color.hex)")
      }
    }
  }

  /// Without any colour: the strength of a gradient is still a grey, and its sign is in its number.
  @Test(arguments: Theme.allCases)
  func strengthIsLightness(theme: Theme) {
    let ramp = theme.palette.grad
    func lightness(_ part: Double) -> Double {
      Vision.usual.lab(ramp.colors[Ramp.step(part)])[0]
    }
    for sign in [-1.0, 1] {
      let steps = [0, 0.25, 0.5, 0.75, 1].map { lightness(sign * $0) }
      #expect(steps == (theme.palette.isDark ? steps.sorted() : steps.sorted(by: >)))
      #expect(abs(steps[4] - steps[0]) > 10)
    }
  }

  /// In a copy without colours: no two kinds have one frame, and what gets no gradient is dashed.
  @Test func paperSaysItInLines() {
    let text = neuron().dot(DrawingOptions(theme: .paper))
    #expect(text.contains("style=\"dashed\", class=\"blocked\""))
    #expect(text.contains("grad  &minus;1.5"))
  }
}
