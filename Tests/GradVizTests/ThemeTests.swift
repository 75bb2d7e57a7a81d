// Every theme is readable: the contrasts of all text, computed by the rules of WCAG.

import ComputationGraph
import Foundation
import Testing

@testable import GradViz

@Suite struct ThemeTests {
  @Test func contrastIsComputedAsDefined() {
    #expect(abs(Color(0x000000).contrast(with: Color(0xFFFFFF)) - 21) < 1e-9)
    // The pair that WCAG's own tools give as the lightest grey with enough contrast on white.
    #expect(abs(Color(0x767676).contrast(with: Color(0xFFFFFF)) - 4.54) < 0.005)
    #expect(Color(0xFFD8B5).hex == "#ffd8b5")
  }

  @Test(arguments: Theme.allCases)
  func textIsReadable(theme: Theme) {
    let palette = theme.palette
    let fills = Kind.allCases.map { palette.looks[$0]!.fill }
    let backgrounds = [palette.background] + palette.scopes + fills
    for background in backgrounds {
      #expect(palette.text.contrast(with: background) >= 4.5)
      #expect(palette.secondary.contrast(with: background) >= 4.5)
    }
    for color in palette.data.colors + palette.grad.colors {
      #expect(palette.text.contrast(with: color) >= 4.5, "\(theme) \(color.hex)")
    }
    #expect(palette.alarm.border.contrast(with: palette.alarm.fill) >= 4.5)
  }

  /// Lines and shapes that carry meaning need a contrast of 3 (WCAG 1.4.11).
  @Test(arguments: Theme.allCases)
  func bordersAreVisible(theme: Theme) {
    let palette = theme.palette
    for kind in Kind.allCases {
      #expect(palette.looks[kind]!.border.contrast(with: palette.background) >= 3, "\(kind)")
    }
    #expect(palette.edge.contrast(with: palette.background) >= 3)
  }

  @Test func kindsDifferWithoutColour() {
    var palette = Palette.paper
    let look = Palette.Look(fill: Color(0xFFFFFF), border: Color(0))
    for kind in Kind.allCases { palette.looks[kind] = look }
    let cards = TableCards(DrawingOptions(), Survey(ComputationGraph()), palette)
    let frames = Kind.allCases.map { cards.frame($0).open }
    #expect(Set(frames).count == frames.count)
  }

  @Test func rampKeepsSignAndOrder() {
    #expect(Ramp.step(0) == Ramp.step(-0.0))
    #expect(Ramp.step(.nan) == Ramp.step(0))
    #expect(Ramp.step(1e-300) == Ramp.step(0) + 1)
    #expect(Ramp.step(-1e-300) == Ramp.step(0) - 1)
    #expect(Ramp.step(7) == Theme.light.palette.grad.colors.count - 1)
    #expect(Ramp.step(-7) == 0)
    let steps = stride(from: -1.0, through: 1, by: 0.01).map(Ramp.step)
    #expect(steps == steps.sorted())
  }
}

extension Color {
  /// Relative luminance, 0 for black and 1 for white (WCAG 2.1).
  var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of two colours, 1 to 21 (WCAG 2.1); text needs at least 4.5.
  func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
