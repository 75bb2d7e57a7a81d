// Dictionaries and sets: what makes them, and their methods.

import Micrograd

extension Library {
  static let dictionaries: [Function] = [
    Function("dict", in: [.builtin], "iterable=None, **entries") { call throws(Fault) in
      let dictionary = DictionaryValue()
      try call.merge("iterable", into: dictionary)
      return .object(dictionary)
    },
    Function(
      "get", in: [.dictionary], "dict, key, default=None"
    ) { call throws(Fault) in
      let dictionary = try call.dictionary()
      let key = try call.machine.key(of: call.value("key"), in: dictionary, call.span("key"))
      return try dictionary.entries[key]?.value ?? call.value("default")
    }.quickly { machine, given, span throws(Fault) in
      guard let key = given.second,
        let dictionary = given.first.object(as: DictionaryValue.self)
      else { return nil }
      let entry = try dictionary.entries[machine.key(of: key, in: dictionary, span)]
      return entry?.value ?? given.third ?? Value.none
    },
    Function("setdefault", in: [.dictionary], "dict, key, default=None") { call throws(Fault) in
      let dictionary = try call.dictionary()
      let key = try call.machine.key(of: call.value("key"), in: dictionary, call.span("key"))
      if let entry = dictionary.entries[key] { return entry.value }
      try call.machine.set(
        call.value("key"), to: call.value("default"), in: dictionary, call.span)
      return call.value("default")
    },
    Function("keys", in: [.dictionary], "dict") { call throws(Fault) in
      .object(DictionaryView(of: try call.dictionary(), .keys))
    },
    Function("values", in: [.dictionary], "dict") { call throws(Fault) in
      .object(DictionaryView(of: try call.dictionary(), .values))
    },
    Function("items", in: [.dictionary], "dict") { call throws(Fault) in
      .object(DictionaryView(of: try call.dictionary(), .items))
    },
    Function("update", in: [.dictionary], "dict, other=None, **entries") { call throws(Fault) in
      try call.merge("other", into: call.dictionary())
      return .none
    },
    Function("pop", in: [.dictionary], "dict, key, default...") { call throws(Fault) in
      if let value = try call.machine.remove(
        call.value("key"), from: call.dictionary(), call.span)
      {
        return value
      }
      if let fallback = try call.elements("default")?.first { return fallback }
      throw try call.machine.missingKey(call.value("key"), call.span("key"))
    },
    Function("popitem", in: [.dictionary], "dict") { call throws(Fault) in
      guard let entry = try call.dictionary().entries.values.last else {
        throw try call.machine.missingKey(.text("popitem(): dictionary is empty"), call.span)
      }
      _ = try call.machine.remove(entry.key, from: call.dictionary(), call.span)
      return try call.machine.sequence([entry.key, entry.value], .tuple, call.span)
    },
    // Of `dict` itself.
    Function("fromkeys", in: [.dictionary], "iterable, value=None") { call throws(Fault) in
      let dictionary = DictionaryValue()
      for key in try call.all("iterable") {
        try call.machine.set(key, to: call.value("value"), in: dictionary, call.span)
      }
      return .object(dictionary)
    },
    Function("copy", in: [.dictionary], "dict") { call throws(Fault) in
      let copy = DictionaryValue()
      try call.machine.merge(.object(call.dictionary()), into: copy, call.span)
      return .object(copy)
    },
    Function("clear", in: [.dictionary], "dict") { call throws(Fault) in
      try call.dictionary().removeAll()
      return .none
    },
  ]

  static let sets: [Function] =
    [
      Function("set", in: [.builtin], "iterable=None") { call throws(Fault) in
        if case .none = call.value("iterable") { return .object(SetValue()) }
        return .object(
          try call.machine.set(ofElementsIn: call.value("iterable"), call.span("iterable")))
      },
      Function(
        "add", in: [.set], "set, element"
      ) { call throws(Fault) in
        try call.machine.add(call.value("element"), to: call.set("set"), call.span)
        return .none
      }.quickly { machine, given, span throws(Fault) in
        guard let (set, element) = given.both, let set = set.object(as: SetValue.self) else {
          return nil
        }
        try machine.add(element, to: set, span)
        return Value.none
      },
      Function("discard", in: [.set], "set, element") { call throws(Fault) in
        _ = try call.machine.remove(call.value("element"), from: call.set("set"), call.span)
        return .none
      },
      Function("remove", in: [.set], "set, element") { call throws(Fault) in
        guard try call.machine.remove(call.value("element"), from: call.set("set"), call.span)
        else {
          throw try call.machine.missingKey(call.value("element"), call.span("element"))
        }
        return .none
      },
      Function("update", in: [.set], "set, iterables...") { call throws(Fault) in
        for other in try call.elements("iterables") ?? [] {
          try call.machine.add(elementsOf: other, to: call.set("set"), call.span("iterables"))
        }
        return .none
      },
      Function("pop", in: [.set], "set") { call throws(Fault) in
        guard let value = try call.set("set").next() else {
          throw try call.machine.missingKey(.text("pop from an empty set"), call.span)
        }
        _ = try call.machine.remove(value, from: call.set("set"), call.span)
        return value
      },
      Function("clear", in: [.set], "set") { call throws(Fault) in
        try call.set("set").removeAll()
        return .none
      },
      Function("copy", in: [.set], "set") { call throws(Fault) in
        .object(try call.machine.set(ofElementsIn: call.value("set"), call.span))
      },
      relating("issubset") { a, b in a.allSatisfy(b.contains) },
      relating("issuperset") { a, b in b.allSatisfy(a.contains) },
      relating("isdisjoint") { a, b in !a.contains(where: b.contains) },
    ]
    + combinations.map { name, operation in
      Function(name, in: [.set], "set, iterables...") { call throws(Fault) in
        let (set, others) = (try call.set("set"), try call.sets("iterables"))
        guard operation != .or, !others.isEmpty else {
          let result = try call.machine.set(ofElementsIn: .object(set), call.span)
          for other in try call.elements("iterables") ?? [] {
            try call.machine.add(elementsOf: other, to: result, call.span("iterables"))
          }
          return .object(result)
        }
        var result = set
        for other in others {
          result = try call.machine.combined(result, other, operation, call.span) ?? result
        }
        return .object(result)
      }
    }
    + combinations.dropFirst().map { name, operation in
      Function(name + "_update", in: [.set], "set, iterables...") { call throws(Fault) in
        let set = try call.set("set")
        for other in try call.sets("iterables") {
          _ = try call.machine.update(set, operation, other, call.span)
        }
        return .none
      }
    }

  private static let combinations: [(String, BinaryOperator)] = [
    ("union", .or), ("intersection", .and), ("difference", .subtract),
    ("symmetric_difference", .xor),
  ]

  /// A question of the keys of two sets.
  private static func relating(
    _ name: String, _ holds: @escaping @Sendable (Set<Key>, Set<Key>) -> Bool
  ) -> Function {
    Function(name, in: [.set], "set, iterable") { call throws(Fault) in
      let other = try call.machine.set(of: call.all("iterable"), call.span)
      let set = try call.set("set")
      try call.machine.charge(
        work: (set.entries.count + other.entries.count).times(20), call.span)
      return .bool(holds(Set(set.entries.keys), Set(other.entries.keys)))
    }
  }
}

extension Interpreter {
  /// `a | b`, `a & b`, `a - b`, `a ^ b` of sets; nil for operators that sets have not.
  func combined(
    _ a: SetValue, _ b: SetValue, _ operation: BinaryOperator, _ span: Span
  ) throws(Fault) -> SetValue? {
    let count = a.entries.count + b.entries.count
    try charge(work: count.times(10), span)
    guard let result = a.combined(operation, b) else { return nil }
    try charge(work: result.entries.count.times(20), numbers: result.entries.count.times(4), span)
    return result
  }
}

extension Call {
  fileprivate func dictionary() throws(Fault) -> DictionaryValue {
    guard let dictionary = value("dict").object(as: DictionaryValue.self) else {
      throw wrongType("dict", "a dict")
    }
    return dictionary
  }

  /// Sets what an argument holds, unless it is None, then what is given by name.
  fileprivate func merge(_ name: String, into dictionary: DictionaryValue) throws(Fault) {
    let isGiven = if case .none = value(name) { false } else { true }
    for name in isGiven ? [name, "entries"] : ["entries"] {
      try machine.merge(value(name), into: dictionary, span)
    }
  }

  /// The sets of what several arguments hold.
  fileprivate func sets(_ name: String) throws(Fault) -> [SetValue] {
    try (elements(name) ?? []).map { iterable throws(Fault) in
      if let set = iterable.object(as: SetValue.self) { return set }
      return try machine.set(ofElementsIn: iterable, span(name))
    }
  }

  fileprivate func set(_ name: String) throws(Fault) -> SetValue {
    guard let set = value(name).object(as: SetValue.self) else { throw wrongType(name, "a set") }
    return set
  }
}
