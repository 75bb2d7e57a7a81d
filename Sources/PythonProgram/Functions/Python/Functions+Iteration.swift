// Functions of Python that go through values, and that ask what a value is.

import Micrograd

extension Library {
  static let iteration: [Function] = [
    Function("map", in: [.builtin], "function, iterables...") { call throws(Fault) in
      let columns = try (call.elements("iterables") ?? []).map { iterable throws(Fault) in
        try call.machine.elements(of: iterable, call.span)
      }
      let rows = columns.map(\.count).min() ?? 0
      let values = try (0..<rows).map { row throws(Fault) in
        try call.called("function", columns.map { $0[row] })
      }
      return try call.machine.sequence(values, .list, call.span)
    },
    Function("filter", in: [.builtin], "function, iterable") { call throws(Fault) in
      var kept: [Value] = []
      for value in try call.all("iterable") {
        let isAsked = if case .none = call.value("function") { false } else { true }
        let verdict = isAsked ? try call.called("function", [value]) : value
        if try call.machine.truth(of: verdict, call.span) { kept.append(value) }
      }
      return try call.machine.sequence(kept, .list, call.span)
    },
    quantifier("any", true), quantifier("all", false),
    Function("callable", in: [.builtin], "object") { call in
      .bool(
        call.value("object").object.map {
          $0 is Function || $0 is UserFunction || $0 is PreparedFunction || $0 is BoundMethod
        } ?? false)
    },
    Function("isinstance", in: [.builtin], "object, classinfo") { call throws(Fault) in
      let value = call.value("object")
      let classes = try call.elements("classinfo") ?? [call.value("classinfo")]
      for type in classes {
        guard let name = type.object(as: Function.self)?.name,
          let holds = Library.types[name]
        else { throw call.wrongType("classinfo", "a type, or a tuple of types", got: type) }
        if holds(value) { return .bool(true) }
      }
      return .bool(false)
    },
  ]

  /// What is of a type that is named like the function that makes it.
  private static let types: [String: @Sendable (Value) -> Bool] = [
    "bool": { if case .bool = $0 { true } else { false } },
    "int": { if case .int? = $0.number { true } else { false } },
    "float": { if case .float = $0 { true } else { false } },
    "str": { if case .string = $0 { true } else { false } },
    "list": { $0.elements?.kind == .list },
    "tuple": { $0.elements.map { $0.kind != .list } ?? false },
    "dict": { $0.object(as: DictionaryValue.self) != nil },
    "set": { $0.object(as: SetValue.self) != nil },
    "range": { $0.object(as: RangeValue.self) != nil },
    "Tensor": { if case .tensor(let tensor) = $0 { tensor.kind != .value } else { false } },
    "Value": { if case .tensor(let tensor) = $0 { tensor.kind == .value } else { false } },
  ]

  private static func quantifier(_ name: String, _ deciding: Bool) -> Function {
    Function(name, in: [.builtin], "iterable") { call throws(Fault) in
      let items = try call.machine.items(of: call.value("iterable"), call.span("iterable"))
      for index in 0..<items.count {
        try call.machine.charge(call.span)
        if try call.machine.truth(of: items.element(index), call.span) == deciding {
          return .bool(deciding)
        }
      }
      return .bool(!deciding)
    }
  }
}
