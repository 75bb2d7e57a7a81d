// How the picture looks.

import ArgumentParser
import GradViz

/// What the parser of arguments would find out by reflection, for every option at every start.
extension ExpressibleByArgument where Self: CaseIterable & RawRepresentable<String> {
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
  public var defaultValueDescription: String { rawValue }
}

extension DrawingOptions.Style: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}

/// A theme, or `auto`, which is none: the reader's setting decides.
struct ThemeChoice: ExpressibleByArgument {
  let theme: Theme?

  static let auto = ThemeChoice(theme: nil)
  static var allValueStrings: [String] { ["auto"] + Theme.allValueStrings }
  var defaultValueDescription: String { theme?.rawValue ?? "auto" }

  init(theme: Theme?) { self.theme = theme }

  init?(argument: String) {
    let theme = Theme(argument: argument)
    guard theme != nil || argument == "auto" else { return nil }
    self.theme = theme
  }
}

extension DrawingOptions.RankDirection: ExpressibleByArgument {}

/// How a picture fits a page; replays have it too.
struct PageOptions: ParsableArguments {
  @Option(help: "The direction of the computation; auto: the one that fits the width.")
  var rankdir = DrawingOptions.RankDirection.automatic

  @Option(
    help: ArgumentHelp("The width of the page that auto fits a picture to.", valueName: "pixels"))
  var width = DrawingOptions.usualWidth

  func validate() throws {
    guard (50...100_000).contains(width) else {
      throw ValidationError("--width takes 50 to 100000 pixels, not \(width).")
    }
  }
}

struct PictureOptions: ParsableArguments {
  @Option(help: "card: one card per value. classic: micrograd's boxes and circles.")
  var style = DrawingOptions.Style.card

  @Option(
    help: ArgumentHelp(
      "The colours; paper is black on white, auto is light or dark by the reader's setting in SVG, "
        + "light elsewhere."))
  var theme = ThemeChoice.auto

  @OptionGroup var page: PageOptions

  @Option(
    help: ArgumentHelp(
      "Parts to show besides the usual, separated by commas: "
        + DrawingOptions.Parts.named.map(\.name).joined(separator: ", ") + ".",
      valueName: "parts"),
    completion: .list(DrawingOptions.Parts.named.map(\.name)))
  var show: [String] = []

  @Option(
    help: ArgumentHelp("Parts to hide.", valueName: "parts"),
    completion: .list(DrawingOptions.Parts.named.map(\.name)))
  var hide: [String] = []

  @Option(
    help: ArgumentHelp(
      "Significant digits of numbers (1 to 17); 4 where not given, and 3 in grids.",
      valueName: "precision"))
  var precision: Int?

  @Option(help: "A heading above the picture.")
  var title: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Explain shapes and colours below the picture; by itself for tensors alone.")
  var legend: Bool?

  @Flag(help: "A bar chart beside the picture: how large gradients are, layer by layer.")
  var strip = false

  @Option(
    name: .customLong("limit"),
    help: ArgumentHelp(
      "How much is shown before it is summed up: "
        + DrawingOptions.Limits.named
        .map { "\($0.name) (\(DrawingOptions.Limits()[keyPath: $0.path]))" }
        .joined(separator: ", ") + ".",
      valueName: "name=number"))
  var limit: [String] = []

  @Checked private(set) var drawing: DrawingOptions

  mutating func validate() throws {
    try Self.check(precision: precision)
    var options = DrawingOptions(
      style: style, theme: theme.theme, rankdir: page.rankdir, width: page.width,
      precision: precision,
      title: title,
      legend: legend, strip: strip)
    for part in try parts(show, "--show") { options.show.insert(part) }
    for part in try parts(hide, "--hide") { options.show.remove(part) }
    for text in limit {
      let halves = text.split(separator: "=", omittingEmptySubsequences: false)
      guard halves.count == 2, let number = Int(halves[1]), number >= 0,
        let limit = DrawingOptions.Limits.named.first(where: { $0.name == halves[0] })
      else {
        let names = DrawingOptions.Limits.named.map(\.name).joined(separator: ", ")
        throw ValidationError("--limit takes NAME=NUMBER with a name of \(names), not \"\(text)\".")
      }
      options.limits[keyPath: limit.path] = number
    }
    drawing = options
  }

  static func check(precision: Int?) throws {
    guard let precision else { return }
    guard (1...17).contains(precision) else {
      throw ValidationError("--precision takes 1 to 17 digits, not \(precision).")
    }
  }

  private func parts(_ texts: [String], _ option: String) throws -> [DrawingOptions.Parts] {
    try texts.flatMap { $0.split(separator: ",") }.map { text in
      let name = text.trimmingPrefix(" ")
      guard let part = DrawingOptions.Parts(name: String(name)) else {
        let names = DrawingOptions.Parts.named.map(\.name).joined(separator: ", ")
        throw ValidationError("\(option) knows no part \"\(name)\": it takes \(names).")
      }
      return part
    }
  }
}
