// Classes that have members, as enumerations do: they are gone through, and counted.

extension UserClass {
  private var members: Elements? { self["_members"]?.elements }

  var length: Int? { members?.count }

  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items {
    if let iterator = try special("__iter__", [], machine, span) {
      return try machine.items(of: iterator, span)
    }
    guard let members else { throw Fault(.value(.notIterable(typeName)), span) }
    return members.items(machine, span)
  }
}
