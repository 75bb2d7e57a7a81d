// Of a program that calls backward() several times, the run up to one of the calls.

import Micrograd

/// Which call of `backward()` is drawn, and how many there were.
struct Steps {
  /// What was asked for: from 1, or negative from the end; nil for what the whole program is about.
  var wanted: Int?
  /// The same from 1, which takes a run to its end to know.
  var place: Int?
  /// How many calls there were.
  var count = 0
  /// The run as it was after the call that was asked for.
  var reached: ProgramRun?
}

extension Interpreter {
  /// Counts a call of `backward()` that has run; ends the program where it is the one asked for.
  func endStep(_ span: Span, _ run: () throws(Fault) -> ProgramRun) throws(Fault) {
    steps.count += 1
    guard steps.count == steps.place else { return }
    steps.reached = try run()
    throw Fault(.run(.stepReached), span)
  }

  /// Runs a program to its end, or to where it ends itself.
  func executeToEnd(_ program: [Statement]) throws(Fault) {
    do throws(Fault) { try execute(program) } catch {
      guard isOrderlyEnd(error) else { throw error }
    }
  }

  /// Runs a program up to the step that was asked for, or to its end.
  func run(_ program: [Statement]) throws(Fault) -> ProgramRun {
    let end = program.last?.span ?? Span(start: 0, end: 0)
    do throws(Fault) { try executeToEnd(program) } catch {
      guard let reached = steps.reached else { throw error }
      return reached
    }
    if let wanted = steps.wanted {
      throw Fault(.run(.noStep(wanted, count: steps.count)), end)
    }
    return try finish(at: end)
  }
}
