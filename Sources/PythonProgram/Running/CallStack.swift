// How much room is left on the stack.

import CThread

/// The stack of the thread that runs a program.
enum CallStack {
  /// What one level of a program may take, many times over.
  private static let reserve: UInt = 192 << 10

  /// Whether one level more has room.
  static var hasRoom: Bool { gradviz_stack_room() > reserve }
}

extension Interpreter {
  /// Throws where one level more has no room, of what is inside each other without a call.
  @inline(__always)
  func checkStack(_ span: Span) throws(Fault) {
    guard CallStack.hasRoom else { throw Fault(.run(.recursion(calls)), span) }
  }
}
