// Random numbers of NumPy, of its old generator and its new one.

import Micrograd
import Random

extension Library {
  static let arrayRandom: [Function] = [
    // One for each `RandomState`, and one for the functions of the module.
    Function("new_RandomState", in: [.support], "seed=None") { call throws(Fault) in
      let generator = NumPyRandom(seed: 0)
      let isSeeded = try call.seed(generator)
      return .object(ArrayGenerator(generator, isSeeded: isSeeded))
    },
    Function("new_default_rng", in: [.support], "seed=None") { call throws(Fault) in
      if let list = try call.elements("seed") {
        let words = try list.map { word throws(Fault) in try call.seedWord(word) }
        return .object(ArrayGenerator(NumPyGenerator(seed: words), isSeeded: true))
      }
      let seed = try call.optional("seed", call.int)
      guard seed ?? 0 >= 0 else { throw call.invalid("seed", "must not be negative") }
      return .object(ArrayGenerator(NumPyGenerator(seed: seed ?? 0), isSeeded: seed != nil))
    },
    Function("draw_seed", in: [.support], "generator, seed=None") { call throws(Fault) in
      let generator = try call.arrayGenerator()
      guard let old = generator.numbers as? NumPyRandom else { return .none }
      old.seed(0)
      generator.isSeeded = try call.seed(old)
      return .none
    },
    drawn("draw_random", "") { call, numbers throws(Fault) in { numbers.random() } },
    drawn("draw_uniform", "low, high") { call, numbers throws(Fault) in
      let (low, high) = (try call.double("low"), try call.double("high"))
      return { low + (high - low) * numbers.random() }
    },
    drawn("draw_normal", "mean, std") { call, numbers throws(Fault) in
      let (mean, std) = (try call.double("mean"), try call.double("std"))
      guard std >= 0 else {
        throw call.invalid("std", "must not be negative", saying: "scale < 0", as: "ValueError")
      }
      return { numbers.normal(mean: mean, std: std) }
    },
    drawn("draw_exponential", "scale") { call, numbers throws(Fault) in
      let scale = try call.double("scale")
      guard scale >= 0 else {
        throw call.invalid("scale", "must not be negative", saying: "scale < 0", as: "ValueError")
      }
      guard let old = numbers as? NumPyRandom else {
        throw call.invalid("generator", "has no exponential numbers here")
      }
      return { old.exponential(scale: scale) }
    },
    drawn("draw_integers", "low, high", .int) { call, numbers throws(Fault) in
      let (low, high) = (try call.int("low"), try call.int("high"))
      guard low < high else {
        throw call.invalid("low", "must be less than high", saying: "low >= high", as: "ValueError")
      }
      return { Double(numbers.integer(low, below: high)) }
    },
    Function("draw_permutation", in: [.support], "generator, count") { call throws(Fault) in
      let count = try call.count("count")
      let order = try call.drawnNumbers().permutation(count)
      return try call.machine.sequence(order.map { .int($0) }, .list, call.span)
    },
    Function("draw_choice", in: [.support], "generator, count, samples, replace, p=None") {
      call throws(Fault) in
      try choice(call)
    },
  ]

  private static func drawn(
    _ name: String, _ parameters: String, _ kind: ElementKind = .double,
    _ number: @escaping @Sendable (Call, any DrawnNumbers) throws(Fault) -> () -> Double
  ) -> Function {
    let signature = "generator, " + (parameters.isEmpty ? "" : parameters + ", ") + "size=None"
    return Function(name, in: [.support], signature) { call throws(Fault) in
      let shape = try call.dims("size") ?? []
      guard shape.allSatisfy({ $0 >= 0 }) else {
        throw call.invalid(
          "size", "must not be negative", saying: "negative dimensions are not allowed",
          as: "ValueError")
      }
      try call.machine.check(shape: shape, call.span)
      try call.machine.charge(work: shape.checkedSize.times(20), call.span)
      let next = try number(call, call.drawnNumbers())
      return try call.arrayResult(shape, kind) { _ in next() }
    }
  }

  private static func choice(_ call: Call) throws(Fault) -> Value {
    let (count, samples) = (try call.count("count"), try call.count("samples"))
    let isReplacing = try call.bool("replace")
    guard count > 0 || samples == 0 else {
      throw call.invalid(
        "count", "must be positive: there is nothing to choose of",
        saying: "'a' cannot be empty unless no samples are taken", as: "ValueError")
    }
    var order: [Int] = []
    if case .none = call.value("p") {
      guard isReplacing || samples <= count else {
        throw call.invalid(
          "samples", "is more than there are, and none is taken twice",
          saying: "Cannot take a larger sample than population when 'replace=False'",
          as: "ValueError")
      }
      if samples > 0 {
        order = try call.drawnNumbers().choice(
          of: count, samples: samples, replacement: isReplacing)
      }
    } else {
      let weights = try call.array(call.arrayData("p")).elements
      guard weights.count == count else {
        throw call.invalid(
          "p", "must have \(count) probabilities, not \(weights.count)",
          saying: "'a' and 'p' must have same size", as: "ValueError")
      }
      guard weights.allSatisfy({ $0.isFinite && $0 >= 0 }),
        abs(weights.reduce(0, +) - 1) < 1e-8 * Double(max(count, 10))
      else {
        throw call.invalid(
          "p", "must be probabilities whose sum is 1",
          saying: weights.contains { $0 < 0 }
            ? "probabilities are not non-negative" : "probabilities do not sum to 1",
          as: "ValueError")
      }
      guard isReplacing || samples <= weights.count(where: { $0 > 0 }) else {
        throw call.invalid(
          "samples", "is more than there are with a probability above 0",
          saying: "Fewer non-zero entries in p than size", as: "ValueError")
      }
      order = try call.drawnNumbers().choice(
        probabilities: weights, samples: samples, replacement: isReplacing)
    }
    return try call.machine.sequence(order.map { .int($0) }, .list, call.span)
  }
}

extension Call {
  fileprivate func arrayGenerator() throws(Fault) -> ArrayGenerator {
    guard let generator = value("generator").object(as: ArrayGenerator.self) else {
      throw wrongType("generator", "a generator")
    }
    return generator
  }

  /// What numbers are drawn of; the first time without a seed is worth a remark.
  fileprivate func drawnNumbers() throws(Fault) -> any DrawnNumbers {
    let generator = try arrayGenerator()
    if !generator.isSeeded {
      generator.isSeeded = true
      try machine.noteUnseeded(span)
    }
    return generator.numbers
  }

  /// How many there are to be: not so many that the run could not hold them.
  func count(_ name: String) throws(Fault) -> Int {
    let count = try int(name)
    guard count >= 0 else { throw invalid(name, "must not be negative") }
    try machine.checkElements(count, span)
    return count
  }

  /// Seeds an old generator by the argument `seed`, if it is given.
  fileprivate func seed(_ generator: NumPyRandom) throws(Fault) -> Bool {
    if case .none = value("seed") { return false }
    if let list = try elements("seed"), !list.isEmpty {
      generator.seed(try list.map { word throws(Fault) in try seedWord(word) })
    } else {
      generator.seed(try seedWord(value("seed")))
    }
    return true
  }

  fileprivate func seedWord(_ value: Value) throws(Fault) -> UInt32 {
    guard let whole = value.whole else { throw wrongType("seed", "an int", got: value) }
    guard let word = UInt32(exactly: whole) else {
      throw invalid(
        "seed", "must be from 0 to 4294967295",
        saying: "Seed must be between 0 and 2**32 - 1", as: "ValueError")
    }
    return word
  }
}
