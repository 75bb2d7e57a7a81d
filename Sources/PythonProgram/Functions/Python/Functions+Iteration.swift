// Functions of Python that go through values, and that ask what a value is.

import Micrograd

extension Library {
  static let iteration: [Function] = [
    Function("map", in: [.builtin], "function, iterables...") { call throws(Fault) in
      let columns = try call.columns("iterables")
      return .object(
        IteratorValue(
          "map",
          Items { () throws(Fault) in
            try call.machine.checkStack(call.span)
            return try columns.nextRow().map { row throws(Fault) in try call.called("function", row)
            }
          }))
    },
    Function("filter", in: [.builtin], "function, iterable") { call throws(Fault) in
      let items = try call.machine.items(of: call.value("iterable"), call.span("iterable"))
      let isAsked = if case .none = call.value("function") { false } else { true }
      return .object(
        IteratorValue(
          "filter",
          Items { () throws(Fault) in
            try call.machine.checkStack(call.span)
            while let value = try items.next() {
              try call.machine.charge(call.span)
              let verdict = isAsked ? try call.called("function", [value]) : value
              if try call.machine.truth(of: verdict, call.span) { return value }
            }
            return nil
          }))
    },
    quantifier("any", true), quantifier("all", false),
    Function("callable", in: [.builtin], "object") { call in
      .bool(
        call.value("object").object.map {
          $0 is Function || $0 is UserFunction || $0 is BoundMethod
            || $0 is Method || $0 is UserClass
            || ($0 as? Instance)?.type["__call__"] != nil
        } ?? false)
    },
    Function(
      "enumerate", in: [.builtin], "iterable, start=0"
    ) { call throws(Fault) in
      let items = try call.machine.items(of: call.value("iterable"), call.span("iterable"))
      let start = try call.int("start")
      return .object(
        IteratorValue("enumerate", NumberedItems(items, from: start, call.machine, call.span)))
    }.quickly { machine, given, span throws(Fault) in
      guard let iterable = given.only, iterable.object != nil else { return nil }
      let items = try machine.items(of: iterable, span)
      return .object(IteratorValue("enumerate", NumberedItems(items, from: 0, machine, span)))
    },
    Function(
      "zip", in: [.builtin], "iterables..., *, strict=False"
    ) { call throws(Fault) in
      let columns = try call.columns("iterables")
      let isStrict = try call.bool("strict")
      return .object(
        IteratorValue(
          "zip",
          Items { () throws(Fault) in
            try call.machine.checkStack(call.span)
            return try columns.nextRow(isStrict ? call : nil).map { row throws(Fault) in
              try call.machine.sequence(row, .tuple, call.span)
            }
          }))
    }.quickly { machine, given, span throws(Fault) in
      guard let (first, second) = given.both else { return nil }
      let columns = try (machine.items(of: first, span), machine.items(of: second, span))
      return .object(
        IteratorValue("zip", ZippedItems(columns.0, columns.1, machine, span)))
    },
    Function(
      "isinstance", in: [.builtin], "object, classinfo"
    ) { call throws(Fault) in
      let value = call.value("object")
      let classes = try call.elements("classinfo") ?? [call.value("classinfo")]
      for type in classes {
        if let type = type.object(as: UserClass.self) {
          if let answer = try type.special("__instancecheck__", [value], call.machine, call.span) {
            if try call.machine.truth(of: answer, call.span) { return .bool(true) }
            continue
          }
          if value.object(as: UserClass.self)?.metaclass?.isDerived(from: type) == true {
            return .bool(true)
          }
          if case .tensor(let tensor) = value, type.name == "Parameter", tensor.isParameter {
            return .bool(true)
          }
          if value.object(as: Instance.self)?.type.isDerived(from: type) ?? false
            || type.name == "object"
          {
            return .bool(true)
          }
          // What the library calls a kind says itself what is of it.
          if type.attributes["__instancecheck__"]?.object is Descriptor {
            let argument = GivenArgument(keyword: nil, value: value, span: call.span)
            let test = try call.machine.attribute("__instancecheck__", of: .object(type), call.span)
            if try call.machine.truth(
              of: call.machine.call(test, [argument], call.span), call.span)
            {
              return .bool(true)
            }
          }
          continue
        }
        if let kind = type.object(as: Instance.self),
          let answer = try call.machine.special("__instancecheck__", kind, [value], call.span)
        {
          if try call.machine.truth(of: answer, call.span) { return .bool(true) }
          continue
        }
        if let descriptor = type.object(as: Function.self)?.name,
          ["property", "type"].contains(descriptor)
        {
          let isKind = descriptor == "type" ? Library.isClass(value) : Library.isProperty(value)
          if isKind { return .bool(true) }
          continue
        }
        guard let name = type.object(as: Function.self)?.name,
          let known = Library.types.first(where: { $0.name == name })
        else { throw call.wrongType("classinfo", "a type, or a tuple of types", got: type) }
        if known.holds(value) || value.object(as: Instance.self)?.type.isDerived(from: name) == true
        {
          return .bool(true)
        }
      }
      return .bool(false)
    }.quickly { _, given, _ in
      guard let (value, type) = given.both, let type = type.object(as: UserClass.self),
        case .object(let object) = value, let instance = object as? Instance,
        type.metaclass == nil
      else { return nil }
      return .bool(instance.type.isDerived(from: type) || type.name == "object")
    },
  ]

  /// What is of a type that is named like the function that makes it.
  static let types: [(name: String, holds: @Sendable (Value) -> Bool)] = [
    ("bool", { if case .bool = $0 { true } else { false } }),
    ("int", \.isInt),
    ("float", { if case .float = $0 { true } else { false } }),
    ("str", { if case .string = $0 { true } else { false } }),
    ("list", { $0.elements?.kind == .list }),
    ("tuple", { $0.elements.map { $0.kind != .list } ?? false }),
    ("Size", { $0.elements?.kind == .shape }),
    ("dict", { $0.object(as: DictionaryValue.self) != nil }),
    ("set", { $0.object(as: SetValue.self) != nil }),
    ("slice", { $0.object(as: SliceValue.self) != nil }),
    ("range", { $0.object(as: RangeValue.self) != nil }),
    ("Tensor", { if case .tensor(let tensor) = $0 { tensor.kind != .value } else { false } }),
    ("Value", { if case .tensor(let tensor) = $0 { tensor.kind == .value } else { false } }),
  ]

  fileprivate static func isProperty(_ value: Value) -> Bool {
    guard let descriptor = value.object(as: Descriptor.self) else { return false }
    return if case .property = descriptor.kind { true } else { false }
  }

  /// A class of the program, or a function that is the type of what it makes.
  fileprivate static func isClass(_ value: Value) -> Bool {
    switch value.object {
    case let function as Function: types.contains { $0.name == function.name }
    case is UserClass, is NamedType: true
    default: false
    }
  }

  private static func quantifier(_ name: String, _ deciding: Bool) -> Function {
    Function(name, in: [.builtin], "iterable") { call throws(Fault) in
      let items = try call.machine.items(of: call.value("iterable"), call.span("iterable"))
      while let item = try items.next() {
        try call.machine.charge(call.span)
        if try call.machine.truth(of: item, call.span) == deciding {
          return .bool(deciding)
        }
      }
      return .bool(!deciding)
    }
  }
}

/// What goes through several things side by side, as long as each has more.
private struct Columns {
  let columns: [Items]

  /// - Parameter strict: The call that wants all of them to end together.
  func nextRow(_ strict: Call? = nil) throws(Fault) -> [Value]? {
    guard !columns.isEmpty else { return nil }
    var row: [Value] = []
    for (index, column) in columns.enumerated() {
      guard let value = try column.next() else {
        guard let strict else { return nil }
        if index > 0 { throw strict.invalid("iterables", "number \(index + 1) is shorter") }
        for other in columns where try other.next() != nil {
          throw strict.invalid("iterables", "number 1 is shorter")
        }
        return nil
      }
      row.append(value)
    }
    return row
  }
}

extension Call {
  fileprivate func columns(_ name: String) throws(Fault) -> Columns {
    Columns(
      columns: try (elements(name) ?? []).map { iterable throws(Fault) in
        try machine.items(of: iterable, span)
      })
  }
}
