// What the functions that one `def` or `lambda` makes have in common: their code, read when it is needed.

/// The code of a function.
final class FunctionCode {
  let definition: FunctionDefinition
  let scope: Scope
  let parameterCount: Int
  /// How many of them, the first ones, must be given.
  let requiredCount: Int
  /// Whether all parameters can be given by position.
  let isPlain: Bool
  /// Whether it is named as the method that a module's call is.
  let isForward: Bool
  private(set) lazy var body = Compiler(scope).block(definition.body)
  /// A frame of a call that is over, and behind it others.
  private var spare: Frame?

  init(_ definition: FunctionDefinition, in scope: Scope?, _ namespace: Namespace) {
    self.definition = definition
    self.scope = Scope(.function(definition), in: scope, namespace)
    parameterCount = definition.parameters.count
    requiredCount = definition.parameters.count { $0.defaultValue == nil }
    isPlain = definition.parameters.allSatisfy { $0.kind == .ordinary }
    isForward = definition.name == "forward"
  }

  func frame(in parent: Frame?, of classBox: ClassBox?) -> Frame {
    guard let frame = spare else {
      // The code says how many variables there are.
      _ = body
      return Frame(scope, in: parent, of: classBox)
    }
    spare = frame.nextSpare
    frame.nextSpare = nil
    frame.begin(in: parent, of: classBox)
    return frame
  }

  /// Keeps the frame of a call that is over for another call, unless somebody holds it.
  func recycle(_ frame: inout Frame) {
    guard isKnownUniquelyReferenced(&frame) else { return }
    frame.clear()
    frame.nextSpare = spare
    spare = frame
  }

  func result(in frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    if case .returned(let value) = try body.execute(frame, machine) { value } else { .none }
  }
}
