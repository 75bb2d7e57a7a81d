// What is drawn: a program, a saved graph, or a formula.

import ArgumentParser
import ComputationGraph
import Foundation
import Micrograd
import PythonProgram

struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A program (straight-line Python for PyTorch or micrograd), or a graph saved as JSON.",
      discussion: "- reads it from standard input.", valueName: "program"),
    completion: .file(extensions: ["py", "json"]))
  var program: String?

  @Option(
    name: [.customShort("e"), .long],
    help: ArgumentHelp("A formula to draw instead of a program.", valueName: "formula"))
  var expression: String?

  @Option(
    name: .customLong("let"),
    help: ArgumentHelp(
      "A parameter of the formula: a number or nested lists, such as W=[[1,2],[3,4]].",
      valueName: "name=value"))
  var parameters: [String] = []

  @Option(help: "The most operations a program may do.")
  var maxOperations = ProgramLimits().maxOperations

  @Option(help: "The most numbers a program may hold in memory, all its tensors together.")
  var maxElements = ProgramLimits().maxElements

  /// What is to be drawn, and what its making said.
  struct Subject {
    var graph: ComputationGraph
    var printed = ""
    var notes: [String] = []
    /// The program as it was read from a file, and the file's name.
    var program: (file: String, text: String)?
  }

  func validateInput() throws {
    switch (program, expression) {
    case (nil, nil): throw ValidationError("Nothing to draw: give a PROGRAM, or a formula with -e.")
    case (_?, _?): throw ValidationError("Give either a PROGRAM or a formula with -e, not both.")
    default: break
    }
    if expression == nil, !parameters.isEmpty {
      throw ValidationError("--let names parameters of a formula: it needs -e.")
    }
    guard maxOperations > 0, maxElements > 0 else {
      throw ValidationError("--max-operations and --max-elements must be positive.")
    }
    _ = try bindings()
  }

  /// The name that output files have where none is given.
  var baseName: String {
    guard let program, program != "-" else { return expression == nil ? "stdin" : "formula" }
    let name = URL(fileURLWithPath: program).deletingPathExtension().lastPathComponent
    return name.isEmpty ? "graph" : name
  }

  func read() throws -> Subject {
    let limits = ProgramLimits(maxOperations: maxOperations, maxElements: maxElements)
    if let expression {
      return subject(
        try PythonProgram.evaluate(
          expression: expression, label: "-e", parameters: try bindings(), limits: limits))
    }
    let path = program ?? "-"
    let bytes =
      try path == "-" ? FileHandle.standardInput.readToEnd() ?? Data() : contents(of: path)
    // No program starts with a brace; a saved graph does.
    let first = bytes.first { !" \t\r\n".utf8.contains($0) }
    if first == UInt8(ascii: "{") {
      do { return Subject(graph: try ComputationGraph(json: bytes)) } catch {
        throw InputError.graph(path: path == "-" ? "standard input" : path, "\(error)")
      }
    }
    let file = path == "-" ? "stdin" : URL(fileURLWithPath: path).lastPathComponent
    var subject = subject(
      try PythonProgram.run(utf8: Array(bytes), file: file, limits: limits))
    if path != "-" { subject.program = (file, String(decoding: bytes, as: UTF8.self)) }
    return subject
  }

  private func subject(_ run: ProgramRun) -> Subject {
    Subject(graph: run.output.graph(), printed: run.printed, notes: run.notes)
  }

  private func bindings() throws -> [(name: String, value: String, label: String)] {
    try parameters.map { text in
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        throw ValidationError("--let takes NAME=VALUE, such as --let w=2, not \"\(text)\".")
      }
      let name = text[..<equals].trimmingCharacters(in: .whitespaces)
      return (name, String(text[text.index(after: equals)...]), "--let \(name)")
    }
  }

  private func contents(of path: String) throws -> Data {
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw InputError.notRead(path: path, reason: readingProblem(path, error))
    }
  }

  private func readingProblem(_ path: String, _ error: any Error) -> String {
    var isDirectory: ObjCBool = false
    if !FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
      return "there is no such file"
    }
    if isDirectory.boolValue { return "it is a folder" }
    let reason = (error as NSError).localizedDescription
    return String(reason.reversed().drop { $0 == "." }.reversed())
  }
}

/// Why there is nothing to draw.
enum InputError: Error, CustomStringConvertible {
  case notRead(path: String, reason: String)
  case graph(path: String, String)

  var description: String {
    switch self {
    case .notRead(let path, let reason): "Could not read \(path): \(reason)."
    case .graph(let path, let problem): "\(path) is no graph that can be drawn: \(problem)"
    }
  }
}
