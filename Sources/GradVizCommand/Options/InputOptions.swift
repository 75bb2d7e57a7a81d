// What is drawn: a program, a saved graph, or a formula.

import Algorithms
import ArgumentParser
import PythonProgram
import SystemPackage

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

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Of a program that calls backward() several times, the call that is drawn.",
      discussion: "1 is the first, -1 the last. The program runs up to it.", valueName: "number"))
  var step: Int?

  @Option(
    help: ArgumentHelp(
      "A file that the program may open and read; it sees no other. May be given more than once.",
      valueName: "file"),
    completion: .file())
  var data: [String] = []

  @Checked private var bindings: [(name: String, value: String, label: String)]

  mutating func validate() throws {
    switch (program, expression) {
    case (nil, nil): throw ValidationError("Nothing to draw: give a PROGRAM, or a formula with -e.")
    case (_?, _?): throw ValidationError("Give either a PROGRAM or a formula with -e, not both.")
    default: break
    }
    if expression == nil, !parameters.isEmpty {
      throw ValidationError("--let names parameters of a formula: it needs -e.")
    }
    if step == 0 {
      throw ValidationError("--step takes 1, 2, …, or -1, -2, … from the end, not 0.")
    }
    if step != nil, expression != nil {
      throw ValidationError("--step is for programs: a formula is differentiated once.")
    }
    if !data.isEmpty, expression != nil {
      throw ValidationError("--data is for programs: a formula opens no file.")
    }
    if data.contains("-") {
      throw ValidationError("--data names files: standard input has no name to open it by.")
    }
    guard maxOperations > 0, maxElements > 0 else {
      throw ValidationError("--max-operations and --max-elements must be positive.")
    }
    bindings = try parameters.map { text in
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        throw ValidationError("--let takes NAME=VALUE, such as --let w=2, not \"\(text)\".")
      }
      let name = String(text[..<equals].trimming { $0.isWhitespace && !$0.isNewline })
      return (name, String(text[text.index(after: equals)...]), "--let \(name)")
    }
  }

  /// The name that output files have where none is given.
  var baseName: String {
    guard let program, program != "-" else { return expression == nil ? "stdin" : "formula" }
    return FilePath(program).stem ?? "graph"
  }

  /// Reads and runs what is to be drawn, and passes on what that said.
  func subject(_ console: Console) throws -> Subject {
    let limits = ProgramLimits(maxOperations: maxOperations, maxElements: maxElements)
    let subject =
      if let expression {
        try Subject(
          PythonProgram.evaluate(
            expression: expression, label: "-e", parameters: bindings, limits: limits))
      } else {
        try subject(of: InputFile(program ?? "-"), limits, console)
      }
    try console.pass(subject.printed)
    for note in subject.notes { console.warn(note) }
    return subject
  }

  /// A program that only prints has run, though there is no picture of it.
  private func subject(
    of file: InputFile, _ limits: ProgramLimits, _ console: Console
  ) throws -> Subject {
    let files = try data.map { path throws(CommandError) in (path, try InputFile(path).bytes) }
    do {
      return try Subject(
        file, limits: limits, step: step, files: Dictionary(files) { $1 })
    } catch let end as Diagnostic
      where end.isComplete
    {
      try console.pass(end.printed)
      for note in end.notes { console.warn(note) }
      console.warn("\(file.name): nothing to draw: \(end.message)")
      throw ExitCode.success
    }
  }
}
