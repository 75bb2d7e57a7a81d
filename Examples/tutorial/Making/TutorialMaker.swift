// Checks the texts of the tutorial, and makes its pages, pictures and curves.
//
//   swift run Tutorial [folder, else output/tutorial]
//   swift run Tutorial --write      puts the right numbers into the texts

import Foundation
import GradViz

@main
enum TutorialMaker {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      if arguments.first == "--write" {
        try correctTexts()
      } else {
        try make(in: URL(filePath: arguments.first ?? "output/tutorial"))
      }
    } catch {
      // Problems say where they are, errors of drawing what to install.
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  static let folder = examples.appending(path: "tutorial")
  /// What is copied as it is.
  static let copied = ["tutorial.css", "tutorial.js"]

  static func texts() throws -> [TutorialText] {
    try ["tutorial.en.html", "tutorial.zh.html"].map { file in
      let content = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      return TutorialText(file: file, content: content)
    }
  }

  /// Everything that is wrong with texts.
  static func problems(_ texts: [TutorialText], _ programs: Programs) -> [Problem] {
    let made =
      Curves.allCases.map(\.file) + pages(of: texts).map { $0 + ".svg" } + copied
      + texts.map(\.file)
    var problems: [Problem] = []
    for (text, other) in zip(texts, texts.reversed()) {
      problems += text.checkNumbers(programs).problems
      problems += text.uncheckedNumbers()
      problems += text.checkSteps(programs).problems
      problems += text.checkChanges(programs)
      problems += text.checkLinks(made: Set(made))
      problems += text.disagreements(with: other)
    }
    return problems
  }

  /// The programs that have a page, in alphabetical order.
  static func pages(of texts: [TutorialText]) -> [String] {
    Set(texts.flatMap { $0.elements(with: "data-page").map(\.value) }).sorted()
  }

  /// Puts the right numbers and steps into the texts.
  static func correctTexts() throws {
    let programs = Programs()
    for text in try texts() {
      let numbers = text.checkNumbers(programs)
      let steps = TutorialText(file: text.file, content: numbers.corrected).checkSteps(programs)
      guard steps.corrected != text.content else { continue }
      try write(Data(steps.corrected.utf8), text.file, in: folder)
      let new = TutorialText(file: text.file, content: steps.corrected)
      let left = new.checkNumbers(programs).problems + new.checkSteps(programs).problems
      for problem in numbers.problems + steps.problems {
        print("\(left.contains(problem) ? "still wrong" : "put right"): \(problem)")
      }
    }
  }

  /// Writes all of the tutorial, or nothing where a text is wrong.
  static func make(in target: URL) throws {
    let programs = Programs()
    let texts = try texts()
    let problems = problems(texts, programs)
    if !problems.isEmpty { throw Problems(all: problems) }
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for page in pages(of: texts) {
      try draw(programs(page), in: target)
    }
    for curves in Curves.allCases {
      try write(Data(curves.chart(programs).svg().utf8), curves.file, in: target)
    }
    for file in copied {
      try write(Data(contentsOf: folder.appending(path: file)), file, in: target)
    }
    for text in texts { try write(Data(text.withPrograms(programs).utf8), text.file, in: target) }
    print(
      "wrote \(target.appending(path: "tutorial.en.html").path), and tutorial.zh.html beside it")
  }

  /// A page to step through, and the picture that stands in its place on paper.
  private static func draw(_ program: Program, in target: URL) throws {
    let replay = try program.replay()
    let path = target.appending(path: program.name).path
    // A frame is wider than it is high.
    let options = ReplayOptions(
      rankdir: .leftToRight, title: program.name,
      program: .init(file: program.name + ".py", text: program.text), isEmbedded: true)
    try replay.write(to: path + ".html", options)
    try replay.graph.render(to: path + ".svg", DrawingOptions(legend: false))
  }

  private static func write(_ data: Data, _ file: String, in folder: URL) throws {
    try data.write(to: folder.appending(path: file), options: .atomic)
  }
}

/// All that is wrong, a line each.
struct Problems: Error, CustomStringConvertible {
  var all: [Problem]

  var description: String {
    all.map { "Examples/tutorial/\($0)" }.joined(separator: "\n")
      + "\nNumbers and steps can be put right with: make tutorial-numbers"
  }
}

extension TutorialText {
  /// The text with the programs in it that it shows.
  func withPrograms(_ programs: Programs) throws -> String {
    try replacing(
      elements(with: "data-program").map { tag, _, name in
        let text = try programs(name).text.replacing("&", with: "&amp;").replacing(
          "<", with: "&lt;")
        return (tag.range.upperBound..<tag.range.upperBound, text)
      })
  }
}
