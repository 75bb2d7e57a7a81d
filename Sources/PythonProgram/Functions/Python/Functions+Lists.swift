// Methods of lists.

import Micrograd

extension Library {
  static let lists: [Function] = [
    Function(
      "append", in: [.list], "list, object"
    ) { call throws(Fault) in
      try call.machine.append(call.value("object"), to: call.list(), call.span)
      return .none
    }.quickly { machine, given, span throws(Fault) in
      guard let (list, object) = given.both, let list = list.elements else { return nil }
      try machine.append(object, to: list, span)
      return Value.none
    },
    Function("extend", in: [.list], "list, iterable") { call throws(Fault) in
      try call.machine.extend(call.list(), with: call.all("iterable"), call.span)
      return .none
    },
    Function("insert", in: [.list], "list, index, object") { call throws(Fault) in
      let (list, index) = (try call.list(), try call.int("index"))
      let place = min(max(index < 0 ? index + list.count : index, 0), list.count)
      try call.machine.replace(place..<place, of: list, with: [call.value("object")], call.span)
      return .none
    },
    Function("pop", in: [.list], "list, index=-1") { call throws(Fault) in
      let (list, index) = (try call.list(), try call.int("index"))
      guard list.count > 0 else { throw Fault(.value(.emptyPop("a list")), call.span) }
      guard (-list.count..<list.count).contains(index) else {
        throw Fault(
          .value(.indexOutOfRange(index, what: "a pop", count: list.count)), call.span("index"))
      }
      let place = index < 0 ? index + list.count : index
      let value = list[place]
      try call.machine.replace(place..<place + 1, of: list, with: [], call.span)
      return value
    },
    Function("remove", in: [.list], "list, value") { call throws(Fault) in
      let place = try call.place()
      try call.machine.replace(place..<place + 1, of: call.list(), with: [], call.span)
      return .none
    },
    Function("index", in: [.list, .tuple], "list, value, start=0, stop=None") {
      call throws(Fault) in
      let count = try call.sequence().count
      let place = { (given: Int) in min(max(given < 0 ? given + count : given, 0), count) }
      let start = place(try call.int("start"))
      let stop = place(try call.optional("stop", call.int) ?? count)
      return .int(try call.place(start..<max(start, stop)))
    },
    Function("count", in: [.list, .tuple], "list, value") { call throws(Fault) in
      var count = 0
      for value in try call.machine.values(of: call.sequence(), call.span)
      where try call.machine.areEqual(value, call.value("value"), at: call.span) {
        count += 1
      }
      return .int(count)
    },
    Function("clear", in: [.list], "list") { call throws(Fault) in
      let list = try call.list()
      try call.machine.replace(0..<list.count, of: list, with: [], call.span)
      return .none
    },
    Function("copy", in: [.list], "list") { call throws(Fault) in
      try call.machine.sequence(call.machine.values(of: call.list(), call.span), .list, call.span)
    },
    Function("reverse", in: [.list], "list") { call throws(Fault) in
      let values = try call.machine.values(of: call.list(), call.span)
      try call.machine.replace(
        0..<values.count, of: call.list(), with: values.reversed(), call.span)
      return .none
    },
    Function("sort", in: [.list], "list, *, key=None, reverse=False") { call throws(Fault) in
      let values = try call.sorted(call.machine.values(of: call.list(), call.span))
      try call.machine.replace(0..<values.count, of: call.list(), with: values, call.span)
      return .none
    },
    Function("sorted", in: [.builtin], "iterable, *, key=None, reverse=False") {
      call throws(Fault) in
      let values = try call.all("iterable")
      return try call.machine.sequence(call.sorted(values), .list, call.span)
    },
    Function("reversed", in: [.builtin], "sequence") { call throws(Fault) in
      let values = try call.all("sequence")
      return try call.machine.sequence(values.reversed(), .list, call.span)
    },
  ]
}

extension Call {
  fileprivate func list() throws(Fault) -> Elements {
    guard let list = value("list").elements, list.kind == .list else {
      throw wrongType("list", "a list")
    }
    return list
  }

  /// What is said of a value that is not there.
  private func absence() throws(Fault) -> String {
    guard function.name == "index" else { return "list.remove(x): x not in list" }
    guard value("list").elements?.kind == .list else { return "tuple.index(x): x not in tuple" }
    return try machine.shown(value("value"), span) + " is not in list"
  }

  /// A list or a tuple.
  fileprivate func sequence() throws(Fault) -> Elements {
    guard let elements = value("list").elements else { throw wrongType("list", "a list") }
    return elements
  }

  /// Where the list has a value that is equal.
  fileprivate func place(_ range: Range<Int>? = nil) throws(Fault) -> Int {
    let values = try machine.values(of: sequence(), span)
    for place in range ?? 0..<values.count
    where try machine.areEqual(values[place], value("value"), at: span) {
      return place
    }
    throw Fault(.value(.notInList(try absence())), span("value"))
  }

  /// Values in order, by `key`; those that are equal stay in theirs.
  fileprivate func sorted(_ values: [Value]) throws(Fault) -> [Value] {
    let hasKey = if case .none = value("key") { false } else { true }
    let keys = try values.map { value throws(Fault) in
      hasKey ? try called("key", [value]) : value
    }
    let isReversed = try machine.truth(of: value("reverse"), span)
    // By merging, as a comparison may fail.
    func merged(_ range: Range<Int>) throws(Fault) -> [Int] {
      guard range.count > 1 else { return Array(range) }
      let middle = range.lowerBound + range.count / 2
      let left = try merged(range.lowerBound..<middle)
      let right = try merged(middle..<range.upperBound)
      var result: [Int] = []
      result.reserveCapacity(range.count)
      var (i, j) = (0, 0)
      while i < left.count, j < right.count {
        let (first, second) = (keys[left[i]], keys[right[j]])
        let isLater =
          isReversed
          ? try machine.isLess(first, second, span) : try machine.isLess(second, first, span)
        if isLater {
          result.append(right[j])
          j += 1
        } else {
          result.append(left[i])
          i += 1
        }
      }
      return result + left[i...] + right[j...]
    }
    return try merged(0..<values.count).map { values[$0] }
  }
}

extension Interpreter {
  func areEqual(_ a: Value, _ b: Value, at span: Span) throws(Fault) -> Bool {
    try truth(of: compare(.equal, a, b, span), span)
  }

  /// Python's `<`; of lists and tuples, that of the first elements that differ.
  func isLess(_ a: Value, _ b: Value, _ span: Span) throws(Fault) -> Bool {
    guard let left = a.elements, let right = b.elements,
      (left.kind == .list) == (right.kind == .list)
    else { return try truth(of: compare(.less, a, b, span), span) }
    for (x, y) in zip(try values(of: left, span), try values(of: right, span))
    where try !areEqual(x, y, at: span) {
      return try isLess(x, y, span)
    }
    return left.count < right.count
  }
}
