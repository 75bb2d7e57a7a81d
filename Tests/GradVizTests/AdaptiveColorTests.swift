// One picture for light and dark pages: colours that differ in the dark differ in the light.

import ComputationGraph
import Foundation
import TestSupport
import Testing

@testable import GradViz

@Suite struct AdaptiveColorTests {
  private let colors = AdaptiveColors.standard

  /// From each colour of the picture to that of the dark theme in the same place.
  private func places(_ part: (PictureColors) -> Palette) -> [(told: Color, dark: Color)] {
    Array(zip(part(colors.light).colors, part(PictureColors(.dark)).colors))
  }

  @Test func everyPlaceGetsItsDarkColour() {
    let dark = Dictionary(uniqueKeysWithValues: colors.pairs.map { ($0.light, $0.dark) })
    for (told, wanted) in places(\.palette) + places(\.faded) { #expect(dark[told] == wanted) }
    #expect(colors.light.palette.colors.count == Palette.dark.colors.count)
    // The colours of the theme are alike where the dark ones differ: else nothing was to be done.
    #expect(Set(Palette.light.colors).count < Set(colors.light.palette.colors).count)
  }

  @Test func nobodySeesTheDifference() {
    for (own, told) in [
      (PictureColors(.light).palette, colors.light.palette),
      (PictureColors(.light).faded, colors.light.faded),
    ] {
      for (a, b) in zip(own.colors, told.colors) {
        for (x, y) in [(a.red, b.red), (a.green, b.green), (a.blue, b.blue)] {
          #expect(abs(Int(x) - Int(y)) <= 2)
        }
      }
    }
    #expect(colors.light.palette.background == Color(0xFFFFFF))
  }

  @Test func stepsOfRampsStayNearTheirPlace() {
    // A step that was moved past another one would be a wrong number.
    let own = Palette.light.grad.colors.map { Int($0.red) + Int($0.green) + Int($0.blue) }
    let told = colors.light.palette.grad.colors.map { Int($0.red) + Int($0.green) + Int($0.blue) }
    for (a, b) in zip(own, told) { #expect(abs(a - b) <= 3) }
  }

  @Test func everyColourOfAPaletteIsChanged() {
    let inverted = Palette.light.map {
      Color(red: 255 - $0.red, green: 255 - $0.green, blue: 255 - $0.blue)
    }
    for (a, b) in zip(Palette.light.colors, inverted.colors) {
      #expect(Int(a.red) + Int(b.red) == 255)
    }
    // All that a palette holds, found without the list.
    func count(_ value: Any) -> Int {
      if value is Color { return 1 }
      if let ramp = value as? Ramp { return ramp.colors.count }
      return Mirror(reflecting: value).children.reduce(0) { $0 + count($1.value) }
    }
    #expect(count(Palette.light) == Palette.light.colors.count)
    #expect(count(Palette.paper) == Palette.paper.colors.count)
  }

  @Test func theSheetIsForScreensAndForPicturesOfItsClass() {
    let css = colors.css(isFaded: false)
    #expect(css.hasPrefix("@media screen and (prefers-color-scheme:dark){"))
    let rules = css.split(separator: "\n").dropFirst().dropLast()
    #expect(rules.allSatisfy { $0.hasPrefix(".gradviz [fill=\"#") })
    #expect(colors.css(isFaded: true).utf8.count > css.utf8.count)
    #expect(css.contains("[fill=\"#1f2328\"]{fill:#f0f6fc}"))
  }

  @Test(.needsDot)
  func onlyAPictureWithoutAThemeHasIt() throws {
    func svg(_ theme: Theme?) throws -> String {
      let options = DrawingOptions(theme: theme)
      return String(decoding: try neuron().picture(.svg, options).bytes, as: UTF8.self)
    }
    #expect(try svg(nil).contains("class=\"gradviz\"") && svg(nil).contains("<style>"))
    for theme in Theme.allCases { #expect(try !svg(theme).contains("style>")) }
    #expect(neuron().dot() == neuron().dot(DrawingOptions(theme: .light)))
    let options = [nil, Theme.light].map { DrawingOptions(theme: $0) }
    let pictures = try options.map { try neuron().picture(.png, $0) }
    #expect(pictures[0] == pictures[1])
  }
}
