// Random tensors: PyTorch's numbers of the same seed.

import Micrograd
import Random

extension Library {
  static let random: [Function] = [
    Function("manual_seed", in: [.torch], "seed") { call throws(Fault) in
      call.machine.generator.manualSeed(try call.int("seed"))
      call.machine.isSeeded = true
      return .object(GeneratorValue(call.machine.generator))
    },
    Function("seed", in: [.torch], "") { call throws(Fault) in
      try call.machine.noteSeed(call.span)
      return .int(0)
    },
    Function("initial_seed", in: [.torch], "") { call in
      .int(Int(truncatingIfNeeded: call.machine.generator.initialSeed))
    },
    Function("Generator", in: [.torch], "device='cpu'") { _ in
      .object(GeneratorValue(TorchGenerator()))
    },
    Function("manual_seed", in: [.randomness], "generator, seed") { call throws(Fault) in
      try call.generator().manualSeed(call.int("seed"))
      return call.value("generator")
    },
    // What decides the numbers to come, as a generator of its own.
    Function("get_rng_state", in: [.torch], "") { call throws(Fault) in
      try call.machine.noteSeed(call.span)
      return .object(GeneratorValue(call.machine.generator.clone()))
    },
    Function("set_rng_state", in: [.torch], "new_state") { call throws(Fault) in
      guard let saved = call.value("new_state").object(as: GeneratorValue.self) else {
        throw call.wrongType("new_state", "what torch.get_rng_state() gave")
      }
      call.machine.generator.state = saved.generator.state
      call.machine.isSeeded = true
      return .none
    },
    sized("rand") { $0.uniform(count: $1, precision: $2) },
    sized("randn") { $0.normal(count: $1, precision: $2) },
    Function("randint", in: [.torch], "low, high=None, size=None, *, \(drawOptions)") {
      call throws(Fault) in
      // randint(high, size) leaves out the first.
      var (low, high) = (0, try call.int("low"))
      var name = "size"
      if call.value("high").elements != nil {
        name = "high"
      } else {
        (low, high) = (high, try call.int("high"))
      }
      guard low < high else {
        throw call.invalid(
          "high", "must be greater than low",
          saying: "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
      }
      return try call.drawn(call.ints(name), .int) { generator, count, _ in
        generator.randint(low: low, high: high, count: count).map(Double.init)
      }
    },
    Function("randperm", in: [.torch], "n, *, \(drawOptions)") { call throws(Fault) in
      try call.drawn([call.int("n")], .int) { generator, count, _ in
        generator.randperm(count).map(Double.init)
      }
    },
    like("rand_like") { $0.uniform(count: $1, precision: $2) },
    like("randn_like") { $0.normal(count: $1, precision: $2) },
    Function("randint_like", in: [.torch], "input, low, high=None, *, \(drawOptions)") {
      call, input throws(Fault) in
      var (low, high) = (0, try call.int("low"))
      if let given = try call.optional("high", call.int) { (low, high) = (high, given) }
      guard low < high else {
        throw call.invalid(
          "high", "must be greater than low",
          saying: "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
      }
      return try call.drawn(input.tensor.shape, input.kind) { generator, count, _ in
        generator.randint(low: low, high: high, count: count).map(Double.init)
      }
    },
    Function("normal", in: [.torch], "mean, std=1.0, size=None, *, \(drawOptions)") {
      call throws(Fault) in
      if case .none = call.value("size") { return try normalOfTensors(call) }
      let (mean, std) = (try call.double("mean"), try call.double("std"))
      return try call.drawn(call.ints("size"), .float) {
        $0.normal(count: $1, mean: mean, std: std, precision: $2)
      }
    },
    Function("bernoulli", in: both, "input, p=None, *, generator=None") {
      call, input throws(Fault) in
      let shares = try call.array(input).elements
      return try call.drawn(input.tensor.shape, input.kind) { generator, _, precision in
        generator.bernoulli(shares, precision: precision)
      }
    },
    Function("multinomial", in: both, "input, num_samples, replacement=False, *, generator=None") {
      call, input throws(Fault) in
      try multinomial(call, input)
    },
    changed("uniform_", "from=0.0, to=1.0") { call, generator, count, precision throws(Fault) in
      generator.uniform(
        from: try call.double("from"), to: try call.double("to"), count: count,
        precision: precision)
    },
    changed("normal_", "mean=0.0, std=1.0") { call, generator, count, precision throws(Fault) in
      generator.normal(
        count: count, mean: try call.double("mean"), std: try call.double("std"),
        precision: precision)
    },
    changed("bernoulli_", "p=0.5") { call, generator, count, _ throws(Fault) in
      generator.bernoulli(probability: try call.double("p"), count: count)
    },
    changed("exponential_", "lambd=1.0") { call, generator, count, precision throws(Fault) in
      generator.exponential(rate: try call.double("lambd"), count: count, precision: precision)
    },
    changed("trunc_normal_", "mean=0.0, std=1.0, a=-2.0, b=2.0") {
      call, generator, count, precision throws(Fault) in
      let (std, low, high) = (try call.double("std"), try call.double("a"), try call.double("b"))
      guard std > 0, low < high else { throw call.invalid("b", "must be greater than a") }
      return generator.truncatedNormal(
        count: count, mean: try call.double("mean"), std: std, from: low, to: high,
        precision: precision)
    },
    Function("dropout", in: [.torch, .functional], "input, p=0.5, training=True, inplace=False") {
      call, input throws(Fault) in
      let share = try call.double("p")
      guard (0...1).contains(share) else {
        throw try call.invalid(
          "p", "must be from 0 to 1",
          saying: "dropout probability has to be between 0 and 1, but got \(call.shownNumber("p"))",
          as: "ValueError")
      }
      guard try call.bool("training"), share > 0 else { return .tensor(input) }
      let mask = try call.drawn(input.tensor.shape, input.kind) {
        $0.dropoutMask(probability: share, count: $1, precision: $2)
      }
      return try call.machine.apply(.multiply, .tensor(input), mask, call.span)
    },
    Function("shuffled_epoch", in: [.support], "count, generator=None") { call throws(Fault) in
      let count = try call.int("count")
      try call.machine.check(shape: [count], call.span)
      let own = call.value("generator").object(as: GeneratorValue.self)
      let generator = if let own { own.generator } else { try call.machine.randomness(call.span) }
      let order = generator.shuffledEpoch(count: count, givenGenerator: own != nil)
      return try call.machine.sequence(order.map { .int($0) }, .list, call.span)
    },
    Function("loader_start", in: [.support], "") { call in
      call.machine.generator.loaderStart()
      return .none
    },
  ]

  private static let drawOptions =
    "dtype=None, device=None, requires_grad=False, generator=None, layout=None, pin_memory=False"

  private typealias Draw = @Sendable (TorchGenerator, Int, Precision) -> [Double]

  private static func sized(_ name: String, _ draw: @escaping Draw) -> Function {
    Function(name, in: [.torch], "size..., *, \(drawOptions)") { call throws(Fault) in
      try call.drawn(call.ints("size"), .float, draw)
    }
  }

  private static func like(_ name: String, _ draw: @escaping Draw) -> Function {
    Function(name, in: [.torch], "input, *, \(drawOptions)") { call, input throws(Fault) in
      try call.drawn(input.tensor.shape, input.kind, draw)
    }
  }

  /// A method that fills a tensor with random numbers.
  private static func changed(
    _ name: String, _ parameters: String,
    _ draw:
      @escaping @Sendable (Call, TorchGenerator, Int, Precision) throws(Fault) -> [Double]
  ) -> Function {
    Function(name, in: [.method], "input, \(parameters), *, generator=None") {
      call, input throws(Fault) in
      let generator = try call.generator()
      let size = input.tensor.shape.checkedSize
      try call.machine.charge(work: size.times(20), call.span)
      let numbers = try draw(call, generator, size, input.kind.precision)
      try call.machine.fill(input, call.span) { numbers[$0] }
      return .tensor(input)
    }
  }

  /// `torch.normal` of a tensor of means, of deviations, or both.
  private static func normalOfTensors(_ call: Call) throws(Fault) -> Value {
    let (mean, std) = (try call.tensorOrNumber("mean"), try call.tensorOrNumber("std"))
    let (means, deviations) = (try call.array(mean).elements, try call.array(std).elements)
    let size = max(means.count, deviations.count)
    // One number beside several counts for each of them.
    guard [1, size].contains(means.count), [1, size].contains(deviations.count) else {
      throw call.invalid("std", "has another shape than mean")
    }
    let shape = means.count == size ? mean.tensor.shape : std.tensor.shape
    return try call.drawn(shape, max(mean.kind, std.kind)) { generator, count, precision in
      generator.normal(
        means: (0..<count).map { means[means.count > 1 ? $0 : 0] },
        deviations: (0..<count).map { deviations[deviations.count > 1 ? $0 : 0] },
        precision: precision)
    }
  }

  private static func multinomial(_ call: Call, _ input: TensorObject) throws(Fault) -> Value {
    let (shape, count) = (input.tensor.shape, try call.int("num_samples"))
    let isReplacing = try call.bool("replacement")
    guard let columns = shape.last, columns > 0, shape.count <= 2 else {
      throw call.invalid("input", "must be a vector or a matrix")
    }
    let weights = try call.array(input).elements
    let rows = stride(from: 0, to: weights.count, by: columns).map {
      Array(weights[$0..<$0 + columns])
    }
    for row in rows {
      guard row.allSatisfy({ $0.isFinite && $0 >= 0 }), row.contains(where: { $0 > 0 }) else {

        throw call.invalid(
          "input", "must have weights that are not negative, and one above 0",
          saying: row.allSatisfy { $0 == 0 }
            ? "invalid multinomial distribution (sum of probabilities <= 0)"
            : "probability tensor contains either `inf`, `nan` or element < 0")
      }
      guard count > 0, isReplacing || count <= row.count(where: { $0 > 0 }) else {

        throw call.invalid(
          "num_samples", "is more than there are to draw of",
          saying: count > 0
            ? "cannot sample n_sample > prob_dist.size(-1) samples without replacement"
            : "cannot sample n_sample <= 0 samples")
      }
    }
    return try call.drawn(shape.dropLast() + [count], .int) { generator, _, precision in
      generator.multinomial(
        // One alone is drawn as where none is put back.
        rows: rows, count: count, withReplacement: isReplacing && count > 1, precision: precision
      ).flatMap { $0.map(Double.init) }
    }
  }
}

extension Call {
  /// The generator that is given, or the program's.
  fileprivate func generator() throws(Fault) -> TorchGenerator {
    if names.contains("generator"),
      let own = value("generator").object(as: GeneratorValue.self)
    {
      return own.generator
    }
    return try machine.randomness(span)
  }

  /// A number as Python shows it.
  fileprivate func shownNumber(_ name: String) throws(Fault) -> String {
    try machine.string(machine.text(of: value(name), span), span)
  }

  /// A tensor of numbers that are drawn.
  fileprivate func drawn(
    _ shape: [Int], _ kind: ElementKind, _ draw: (TorchGenerator, Int, Precision) -> [Double]
  ) throws(Fault) -> Value {
    try checkExtents(shape)
    try machine.check(shape: shape, span)
    try machine.charge(work: shape.checkedSize.times(20), span)
    var drawnKind = kind == .float ? machine.defaultKind : kind
    if names.contains("dtype"), let given = value("dtype").elementKind {
      drawnKind = given
    }
    let size = shape.reduce(1, *)
    let numbers = draw(try generator(), size, drawnKind.precision)
    return try leaf(shape, drawnKind) { numbers[$0] }
  }
}

extension ElementKind {
  fileprivate var precision: Precision { self == .double ? .double : .single }
}

/// `torch.Generator`.
final class GeneratorValue: ProgramObject {
  let generator: TorchGenerator

  init(_ generator: TorchGenerator) { self.generator = generator }

  var typeName: String { "a Generator" }
  var methods: Function.Home? { .randomness }
}

extension Interpreter {
  /// What random numbers are drawn of; the first time without a seed is worth a remark.
  func randomness(_ span: Span) throws(Fault) -> TorchGenerator {
    try noteSeed(span)
    return generator
  }

  func noteSeed(_ span: Span) throws(Fault) {
    guard !isSeeded else { return }
    isSeeded = true
    try noteUnseeded(span)
  }
}
