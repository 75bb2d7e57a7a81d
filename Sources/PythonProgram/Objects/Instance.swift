// Instances of classes: what of Python's operations their classes define.

/// An instance of a class, with attributes of its own.
final class Instance {
  private(set) var type: UserClass
  /// Where the program made it; nil where the library did.
  let place: Span?
  /// The method that made it, such as `__add__`.
  let maker: FunctionDefinition?
  /// Which attribute is which of the values.
  private(set) var layout: AttributeLayout
  private var values: UnsafeMutablePointer<Value>
  private var capacity: Int
  /// Where the last snapshot that came here has it; negative where it is open, or no value.
  var mark: (snapshot: Int32, position: Int32) = (0, -1)

  init(_ type: UserClass, at place: Span? = nil, by maker: FunctionDefinition? = nil) {
    self.type = type
    self.place = place
    self.maker = maker
    layout = type.version.layout
    capacity = 4
    values = .allocate(capacity: 4)
  }

  deinit { letGo(of: values, count: layout.names.count) }

  /// Becomes an instance of another class.
  private func become(_ type: UserClass) {
    self.type = type
    layout = layout.names.reduce(type.version.layout) { $0.adding($1) }
  }

  var attributes: Attributes { Attributes(instance: self) }

  /// The attribute at a place that the layout knows.
  subscript(place: Int) -> Value {
    @inline(__always) get { values[place] }
    set { values[place] = newValue }
  }

  /// Sets an attribute that is the last one of the layout with it.
  func append(_ value: Value, _ layout: AttributeLayout) {
    // A layout of its own has grown already.
    let count = layout.names.count - 1
    if count == capacity {
      let larger = UnsafeMutablePointer<Value>.allocate(capacity: 2 * capacity)
      larger.moveInitialize(from: values, count: count)
      values.deallocate()
      (values, capacity) = (larger, 2 * capacity)
    }
    (values + count).initialize(to: value)
    self.layout = layout
  }

  func remove(at place: Int, leaving layout: AttributeLayout) {
    let count = layout.names.count + 1
    (values + place).deinitialize(count: 1)
    (values + place).moveInitialize(from: values + place + 1, count: count - place - 1)
    self.layout = layout
  }
}

extension Instance: ProgramObject {
  var typeName: String { "'\(type.name)'" }
  var attributeNames: [String] { attributes.keys + type.attributeNames }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    let shared = type[name]
    if case .object(let descriptor as Descriptor)? = shared,
      case .property(let get, _) = descriptor.kind
    {
      return try machine.call(get, [.init(keyword: nil, value: .object(self), span: span)], span)
    }
    let own = attributes[name]
    if let value = try machine.described(shared, for: self, hiding: own, of: type, span) {
      return value
    }
    if let own { return own }
    if let shared { return bound(shared) }
    switch name {
    case "__class__": return .object(type)
    case "__dict__": return try machine.dictionary(showing: self, span)
    default: break
    }
    if let method = NativeMethod.all[name] {
      return .object(Method(.object(method), on: .object(self)))
    }
    guard type["__getattr__"] != nil else { return nil }
    return try machine.special("__getattr__", self, [.text(name)], span)
  }

  /// What the class has, as the instance has it: a function becomes a method.
  private func bound(_ value: Value) -> Value {
    guard case .object(let object) = value else { return value }
    switch object {
    case let descriptor as Descriptor: return descriptor.attribute(of: type) ?? value
    case is UserFunction, is NativeMethod: return .object(Method(value, on: .object(self)))
    default: return value
    }
  }

  func setAttribute(
    _ name: String, to value: Value, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    if type["__setattr__"] != nil {
      _ = try machine.special("__setattr__", self, [.text(name), value], span)
      return
    }
    try setOwnAttribute(name, to: value, machine, span)
  }

  /// What `object.__setattr__` does.
  func setOwnAttribute(
    _ name: String, to value: Value, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    if name == "__class__", let other = value.object(as: UserClass.self) {
      become(other)
      return
    }
    if case .object(let descriptor as Descriptor)? = type[name],
      case .property(_, let set) = descriptor.kind
    {
      guard let set else {
        throw Fault(.name(.noSetter(name, owner: typeName)), span)
      }
      let arguments = [.object(self), value].map {
        GivenArgument(keyword: nil, value: $0, span: span)
      }
      _ = try machine.call(set, arguments, span)
      return
    }
    if let descriptor = type[name]?.descriptor(with: "__set__") {
      _ = try machine.special("__set__", descriptor, [.object(self), value], span)
      return
    }
    if attributes[name] == nil {
      try checkSlot(name, machine, span)
      try machine.charge(work: 0, numbers: 6, span)
    }
    attributes[name] = value
  }

  func deleteOwnAttribute(_ name: String, _ span: Span) throws(Fault) {
    guard attributes.remove(name) else {
      throw Fault(.name(.noAttribute(name, owner: typeName, suggestion: nil)), span)
    }
  }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    guard let function = type["__call__"] else {
      throw Fault(.call(.notCallable(typeName)), span)
    }
    return try machine.call(bound(function), arguments, span)
  }

  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items {
    if let iterator = try machine.special("__iter__", self, [], span) {
      // An iterator that is its own.
      if case .object(let other as Instance) = iterator, other.type["__next__"] != nil {
        return Items { () throws(Fault) in
          try machine.untilStopped { () throws(Fault) in
            try machine.special("__next__", other, [], span)
          }
        }
      }
      return try machine.items(of: iterator, span)
    }
    guard type["__getitem__"] != nil else {
      throw Fault(.value(.notIterable(typeName)), span)
    }
    var index = 0
    return Items { () throws(Fault) in
      defer { index += 1 }
      do throws(Fault) {
        return try machine.special("__getitem__", self, [.int(index)], span)
      } catch {
        guard try machine.isCaught(error, as: ["IndexError", "StopIteration"]) else { throw error }
        return nil
      }
    }
  }

  func index(
    _ items: [IndexItem], _ machine: Interpreter, _ span: Span, brackets: Span
  ) throws(Fault) -> Value {
    let key = try machine.keyValue(items, brackets)
    guard let value = try machine.special("__getitem__", self, [key], brackets) else {
      throw Fault(.value(.notIndexable(typeName)), span)
    }
    return value
  }

  func truth(_ machine: Interpreter, _ span: Span) throws(Fault) -> Bool {
    if let value = try machine.special("__bool__", self, [], span) {
      guard case .bool(let isTrue) = value else {
        throw try machine.fault(
          "TypeError", "__bool__ should return bool, returned \(Library.typeWord(of: value))",
          span)
      }
      return isTrue
    }
    guard type["__len__"] != nil else { return true }
    return try machine.length(of: .object(self), span) > 0
  }

  func write(to writer: inout TextWriter) throws(Fault) {
    if let text = try writer.machine.special("__repr__", self, [], writer.span) {
      guard case .string(let text) = text else {
        throw try writer.machine.fault(
          "TypeError", "__repr__ returned non-string (type \(Library.typeWord(of: text)))",
          writer.span)
      }
      return try writer.append(text)
    }
    if type.isDerived(from: "BaseException"), let arguments = attributes["args"]?.elements {
      try writer.append(type.name)
      guard arguments.count == 1 else { return try arguments.write(to: &writer) }
      try writer.append("(")
      try writer.machine.write(arguments[0], to: &writer)
      return try writer.append(")")
    }
    try writer.append("<__main__.\(type.name) object at 0x7f0000000000>")
  }

  func isEqual(
    to other: any ProgramObject, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Bool {
    if self === other as? Instance { return true }
    guard let result = try machine.special("__eq__", self, [.object(other)], span) else {
      return false
    }
    return try machine.truth(of: result, span)
  }

  func enter(_ machine: Interpreter, _ span: Span) throws(Fault) -> Value {
    guard let entered = try machine.special("__enter__", self, [], span) else {
      throw Fault(.value(.notAContext(typeName)), span)
    }
    return entered
  }

  func exit(_ fault: Fault?, _ machine: Interpreter, _ span: Span) throws(Fault) -> Bool {
    guard let fault else {
      _ = try machine.special("__exit__", self, [.none, .none, .none], span)
      return false
    }
    // At a limit nothing more is run.
    guard let exception = try machine.exception(for: fault) else { return false }
    let values: [Value] = [.object(exception.type), .object(exception), .none]
    let isHandled = try machine.special("__exit__", self, values, span) ?? .none
    machine.raised = exception
    return try machine.truth(of: isHandled, span)
  }

  func held(_ machine: Interpreter, _ span: Span) throws(Fault) -> [Value] {
    try machine.charge(work: attributes.count.times(10), span)
    return Array(attributes.values)
  }
}
