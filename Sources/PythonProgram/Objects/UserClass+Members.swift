// Classes that have members, as enumerations do: they are gone through, and counted.

extension UserClass {
  private var members: Elements? { self["_members"]?.elements }

  var length: Int? { members?.count }

  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items {
    guard let members else { throw Fault(.value(.notIterable(typeName)), span) }
    return members.items(machine, span)
  }
}
