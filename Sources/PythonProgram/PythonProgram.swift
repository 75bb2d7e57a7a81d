// The room's two doors: run a program, evaluate a formula.

import Micrograd

/// Reads programs, Python as a PyTorch or micrograd tutorial writes it, and runs them on Micrograd.
///
/// A program is data: it reads no file but those that it is lent, starts no process, and stops at a limit.
public enum PythonProgram {
  /// Runs a program and differentiates its output.
  ///
  /// ```swift
  /// let run = try PythonProgram.run(
  ///   source: "x = torch.tensor(3.0, requires_grad=True); y = x * x", file: "square.py")
  /// print(run.output.item)  // 9.0
  /// ```
  /// - Parameters:
  ///   - source: The text of the program.
  ///   - file: The name that messages and the graph's source lines have.
  ///   - limits: How much it may do.
  ///   - step: Which call of `backward()` is drawn, from 1, or from the last one, which is −1. The
  ///     run ends with that call: what it shows and what is printed is as it was then. A negative
  ///     one takes a run before, to count the calls. Where nil, the whole program is run.
  ///   - files: What the program can open and read, by name: nothing else is there for it. A path in
  ///     the program means the file of that name, else the one with the same last component.
  /// - Throws: what was wrong, where, and what to do; or that there is nothing to draw, where the
  ///   program only prints: then the error is `isComplete`, and has what was printed.
  public static func run(
    source: String, file: String, limits: ProgramLimits = ProgramLimits(), step: Int? = nil,
    files: [String: [UInt8]] = [:]
  ) throws(Diagnostic) -> ProgramRun {
    let text = try sourceText(source, file: file)
    func run<R>(
      _ steps: Steps, _ body: (Interpreter, [Statement]) throws(Fault) -> R
    ) throws(Diagnostic) -> R {
      let machine = Interpreter(source: text, limits: limits)
      machine.steps = steps
      machine.files = LentFiles(files)
      return try diagnosed(machine) { () throws(Fault) in
        var parser = Parser(text)
        let program = try parser.parseProgram()
        return try machine.recorded { () throws(Fault) in try body(machine, program) }
      }
    }
    var steps = Steps(wanted: step, place: step)
    if let step, step < 0 {
      let count = try run(Steps()) { machine, program throws(Fault) in
        try machine.executeToEnd(program)
        return machine.steps.count
      }
      steps.place = count + 1 + step
    }
    return try run(steps) { machine, program throws(Fault) in try machine.run(program) }
  }

  /// Runs a program given as the bytes of its file, which must be UTF-8.
  public static func run(
    utf8 bytes: [UInt8], file: String, limits: ProgramLimits = ProgramLimits(), step: Int? = nil,
    files: [String: [UInt8]] = [:]
  ) throws(Diagnostic) -> ProgramRun {
    try checkSize(bytes, file: file)
    guard let source = String(validating: bytes, as: UTF8.self) else {
      let text = SourceText(file: file, text: String(decoding: bytes, as: UTF8.self))
      // The first replacement stands where the first bad byte was, if the text has none itself.
      let replacement = Array("\u{FFFD}".utf8)
      let place = text.bytes.indices.first { text.bytes[$0...].starts(with: replacement) } ?? 0
      let span = Span(start: place, end: place + replacement.count)
      throw Diagnostic(Fault(.text(.notUTF8), span), in: text)
    }
    return try run(source: source, file: file, limits: limits, step: step, files: files)
  }

  /// Evaluates one formula, such as `tanh(w*x + b)`, and differentiates it.
  ///
  /// Functions of PyTorch and Python are known by their bare names.
  /// - Parameters:
  ///   - expression: The formula.
  ///   - label: What messages call the formula, in place of a file.
  ///   - parameters: Names with their values as text: a number, or nested lists; and what messages
  ///     call that text. All are parameters: gradients flow to them.
  ///   - limits: How much it may do.
  /// - Throws: what was wrong, where, and what to do.
  public static func evaluate(
    expression: String, label: String = "formula",
    parameters: [(name: String, value: String, label: String)],
    limits: ProgramLimits = ProgramLimits()
  ) throws(Diagnostic) -> ProgramRun {
    let text = try sourceText(expression, file: label)
    let values = try parameters.map { parameter throws(Diagnostic) in
      (parameter.name, try sourceText(parameter.value, file: parameter.label))
    }
    let machine = Interpreter(source: text, limits: limits, isFormula: true)
    return try diagnosed(machine) { () throws(Fault) in
      // The formula is read first: what is wrong with it is what its writer looks for.
      var parser = Parser(text)
      let formula = try parser.parseWholeExpression()
      let tensors = try values.map { name, value throws(Fault) in
        machine.source = value
        return (name, try machine.parameter(name, value))
      }
      machine.source = text
      for (name, tensor) in tensors {
        machine.globals[name] = .tensor(tensor)
        try machine.noteBinding(name, .tensor(tensor), formula.span)
      }
      return try machine.recorded { () throws(Fault) in try machine.finish(formula) }
    }
  }

  private static func sourceText(_ text: String, file: String) throws(Diagnostic) -> SourceText {
    try checkSize(text.utf8, file: file)
    return SourceText(file: file, text: text)
  }

  /// Throws where a text is too large; nothing of it is read but its beginning, for the message.
  private static func checkSize(_ bytes: some Collection<UInt8>, file: String) throws(Diagnostic) {
    guard bytes.count > SourceText.maximumSize else { return }
    let beginning = SourceText(file: file, text: String(decoding: bytes.prefix(400), as: UTF8.self))
    let problem = Problem.text(.tooLarge(bytes: bytes.count))
    throw Diagnostic(Fault(problem, Span(start: 0, end: 0)), in: beginning)
  }

  /// An error of the machine is shown in the text that it was reading, with all that it said before.
  private static func diagnosed<R>(
    _ machine: Interpreter, _ body: () throws(Fault) -> R
  ) throws(Diagnostic) -> R {
    // A function holds the names among which it stands, those of the library, too.
    defer {
      machine.globals.removeAll()
      for module in machine.libraryModules.values { module.names.removeAll() }
    }
    do throws(Fault) { return try body() } catch {
      throw Diagnostic(
        error, in: machine.source, printed: machine.printed, notes: Array(machine.notes),
        isFormula: machine.isFormula)
    }
  }
}
