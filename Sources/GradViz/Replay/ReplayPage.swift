// One self-contained page: the picture, the data, the rules as code, and what moves them.

import ComputationGraph

extension ReplayPicture {
  /// The page as HTML. It needs no network, and its policy lets no other script run in it.
  var page: String {
    let data = pageData
    let style = StyleSheet.properties(options.theme) + PageSource.css + sheet.css
    // Functions are code of the page: nothing is evaluated when it is read.
    let functions = "const functions = [\n" + data.functions.joined(separator: ",\n") + "];\n"
    let script = "(() => {\n'use strict';\n" + functions + PageSource.script + "})();\n"
    let title = options.title ?? options.program.map { "\($0.file), replayed" } ?? "Backpropagation"
    let policy =
      "default-src 'none'; script-src 'sha256-\(sha256Base64(Array(script.utf8)))';"
      + " style-src 'sha256-\(sha256Base64(Array(style.utf8)))'; base-uri 'none';"
      + " form-action 'none'"
    // The template is split, not searched again after each text: texts stay texts.
    let parts: [String: String] = [
      "policy": policy, "title": escapedXML(title), "style": style, "script": script,
      "data": data.json, "picture": pagePicture,
      "embedded": options.isEmbedded ? " data-embedded" : "",
    ]
    return PageSource.html.split(separator: "$$", omittingEmptySubsequences: false)
      .enumerated().map { $0 % 2 == 0 ? String($1) : parts[String($1)] ?? "" }.joined()
  }

  /// The finished picture, with ids on all that changes.
  private var pagePicture: String {
    var svg = SVGWriter()
    svg.writeLines(pageItems)
    return SVGWriter.open(
      box, attributes: " id=\"picture\" role=\"group\" aria-label=\"Computation graph\"")
      + "<g id=\"view\">" + svg.text + "<circle id=\"token\" class=\"token\" r=\"6\"/></g></svg>"
  }
}

/// The page's sources, which are files of their own.
private enum PageSource {
  static let html = text(PackageResources.page_html)
  static let css = [
    PackageResources.page_css, PackageResources.embed_css, PackageResources.print_css,
  ].map(text).joined()
  static let script = [
    PackageResources.mathematics_js, PackageResources.numbers_js, PackageResources.arrays_js,
    PackageResources.windows_js, PackageResources.kernels_js, PackageResources.trace_js,
    PackageResources.engine_js, PackageResources.picture_js, PackageResources.tables_js,
    PackageResources.operands_js, PackageResources.explain_js, PackageResources.levels_js,
    PackageResources.scopes_js, PackageResources.embed_js, PackageResources.view_js,
    PackageResources.sight_js, PackageResources.map_js, PackageResources.whatif_js,
    PackageResources.chart_js, PackageResources.descent_js, PackageResources.question_js,
    PackageResources.quiz_js, PackageResources.print_js, PackageResources.link_js,
    PackageResources.player_js,
  ].map(text).joined(separator: "\n")

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
