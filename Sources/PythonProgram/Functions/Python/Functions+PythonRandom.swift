// Random numbers of Python's module `random`.

import Random

extension Library {
  static let pythonRandom: [Function] = [
    Function("python_generator", in: [.support], "") { _ in .object(PythonGenerator()) },
    Function("python_seed", in: [.support], "generator, seed") { call throws(Fault) in
      let generator = try call.pythonGenerator()
      let seed = try call.optional("seed", call.int)
      generator.numbers.seed(seed ?? 0)
      generator.isSeeded = seed != nil
      return .none
    },
    real("python_random", "") { call, numbers in numbers.random() },
    real("python_uniform", "a, b") { call, numbers throws(Fault) in
      numbers.uniform(try call.double("a"), try call.double("b"))
    },
    real("python_gauss", "mu, sigma") { call, numbers throws(Fault) in
      numbers.gauss(mean: try call.double("mu"), std: try call.double("sigma"))
    },
    real("python_normal", "mu, sigma") { call, numbers throws(Fault) in
      numbers.normalvariate(mean: try call.double("mu"), std: try call.double("sigma"))
    },
    real("python_exponential", "rate") { call, numbers throws(Fault) in
      let rate = try call.double("rate")
      guard rate != 0 else {
        throw Fault(.value(.divisionByZero(.divide, isFloat: true)), call.span)
      }
      return numbers.expovariate(rate: rate)
    },
    Function("python_getrandbits", in: [.support], "generator, count") { call throws(Fault) in
      let count = try call.int("count")
      guard 0...63 ~= count else { throw call.invalid("count", "must be from 0 to 63") }
      return .int(Int(try call.pythonNumbers().bits(count)))
    },
    Function("python_randrange", in: [.support], "generator, start, stop, step") {
      call throws(Fault) in
      let (start, stop, step) = (
        try call.int("start"), try call.int("stop"), try call.int("step")
      )
      guard step != 0 else { throw call.invalid("step", "must not be 0") }
      guard step > 0 ? start < stop : start > stop else {
        throw call.invalid("start", "and 'stop' have no integer between them")
      }
      return .int(try call.pythonNumbers().randrange(start, to: stop, step: step))
    },
    Function("python_order", in: [.support], "generator, count") { call throws(Fault) in
      var order = Array(0..<(try call.count("count")))
      try call.pythonNumbers().shuffle(&order)
      return try call.machine.sequence(order.map { .int($0) }, .list, call.span)
    },
    Function("python_sample", in: [.support], "generator, samples, count") { call throws(Fault) in
      let (samples, count) = (try call.count("samples"), try call.count("count"))
      guard samples <= count else { throw call.invalid("samples", "is more than there are") }
      let order = try call.pythonNumbers().sample(samples, of: count)
      return try call.machine.sequence(order.map { .int($0) }, .list, call.span)
    },
    Function("python_choices", in: [.support], "generator, count, samples, sums=None") {
      call throws(Fault) in
      let (count, samples) = (try call.count("count"), try call.count("samples"))
      guard count > 0 else {
        throw call.invalid("count", "must be positive: there is nothing to choose of")
      }
      let order: [Int]
      if let sums = try call.elements("sums") {
        let numbers = try sums.map { sum throws(Fault) in
          guard let number = sum.number else { throw call.wrongType("sums", "numbers", got: sum) }
          return number.double
        }
        guard numbers.count == count else {
          throw call.invalid("sums", "must be as many weights as there are elements")
        }
        guard let last = numbers.last, last > 0, last.isFinite else {
          throw call.invalid("sums", "must end above 0: some weight must be positive")
        }
        order = try call.pythonNumbers().choices(sums: numbers, samples: samples)
      } else {
        order = try call.pythonNumbers().choices(of: count, samples: samples)
      }
      return try call.machine.sequence(order.map { .int($0) }, .list, call.span)
    },
  ]

  private static func real(
    _ name: String, _ parameters: String,
    _ draw: @escaping @Sendable (Call, PythonRandom) throws(Fault) -> Double
  ) -> Function {
    Function(name, in: [.support], "generator" + (parameters.isEmpty ? "" : ", " + parameters)) {
      call throws(Fault) in
      .float(try draw(call, call.pythonNumbers()))
    }
  }
}

extension Call {
  fileprivate func pythonGenerator() throws(Fault) -> PythonGenerator {
    guard let generator = value("generator").object(as: PythonGenerator.self) else {
      throw wrongType("generator", "a generator")
    }
    return generator
  }

  /// What numbers are drawn of; the first time without a seed is worth a remark.
  fileprivate func pythonNumbers() throws(Fault) -> PythonRandom {
    let generator = try pythonGenerator()
    if !generator.isSeeded {
      generator.isSeeded = true
      try machine.noteUnseeded(span)
    }
    return generator.numbers
  }
}
