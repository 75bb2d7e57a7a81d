// What PyTorch draws, against PyTorch.

import Testing

@testable import Random

@Test func pyTorchDrawsTheSame() throws {
  var names: Set<String> = []
  for line in try Line.of("torch.txt") {
    let generator = TorchGenerator(seed: 5)
    generator.manualSeed(line[0])
    let numbers = try #require(drawn(line, generator), "No such call: \(line.text)")
    let next = generator.uniform(count: 1)
    #expect(Line.summary(numbers + next) == line.expected, "\(line.text)")
    names.insert(line.name)
  }
  #expect(names.count == 27)
}

private func drawn(_ line: Line, _ generator: TorchGenerator) -> [Double]? {
  let count = line[1]
  let others = Array(line.arguments.dropFirst(3))
  let precision: Precision = line.arguments.count > 2 && line[2] == 64 ? .double : .single
  func integers(_ numbers: [Int]) -> [Double] { numbers.map(Double.init) }
  switch line.name {
  case "rand": return generator.uniform(count: count, precision: precision)
  case "uniform":
    return generator.uniform(from: others[0], to: others[1], count: count, precision: precision)
  case "randn": return generator.normal(count: count, precision: precision)
  case "normal":
    return generator.normal(count: count, mean: others[0], std: others[1], precision: precision)
  case "normalThrice":
    return (0..<3).flatMap { _ in generator.normal(count: count, precision: precision) }
  case "normals", "normalDistribution":
    let means = weights(count)
    // PyTorch adds in its own precision.
    return generator.normal(
      means: means, deviations: sums(means, 0.1, precision), precision: precision)
  case "uniformDistribution":
    let bounds = weights(count)
    return generator.sampleUniform(
      from: bounds.map(-), to: sums(bounds, 0.1, precision), precision: precision)
  case "exponentialDistribution":
    return generator.sampleExponential(rates: weights(count), precision: precision)
  case "bernoulli", "bernoulliDistribution":
    return generator.bernoulli(weights(count), precision: precision)
  case "bernoulliInPlace": return generator.bernoulli(probability: line.arguments[2], count: count)
  case "exponential":
    return generator.exponential(rate: others[0], count: count, precision: precision)
  case "dropout":
    return generator.dropoutMask(probability: others[0], count: count, precision: precision)
  case "truncated":
    return generator.truncatedNormal(
      count: count, mean: others[0], std: others[1], from: others[2], to: others[3],
      precision: precision)
  case "withReplacement":
    return integers(
      generator.multinomial(
        weights(count), count: 2 * count, withReplacement: true, precision: precision))
  case "categorical":
    let total = precision.rounded(weights(count).reduce(0, +))
    // Divided twice: by the caller and by the distribution.
    let shares = weights(count).map { precision.rounded($0 / total) }
    return integers(
      generator.multinomial(
        shares, count: 2 * count, withReplacement: true, precision: precision))
  case "withoutReplacement":
    return integers(
      generator.multinomial(weights(count), count: line[3], precision: precision))
  case "rowsWith", "rowsWithout":
    let row = weights(count)
    let with = line.name == "rowsWith"
    return integers(
      generator.multinomial(
        rows: [row, row.reversed(), row.map { $0 * $0 }], count: with ? 3 : count,
        withReplacement: with, precision: precision
      ).flatMap(\.self))
  case "randint": return integers(generator.randint(low: line[2], high: line[3], count: count))
  case "randperm": return integers(generator.randperm(count))
  case "loader":
    return (0..<2).flatMap { _ -> [Double] in
      guard line[2] == 0 else { return integers(generator.shuffledEpoch(count: count)) }
      generator.loaderStart()
      return integers(Array(0..<count))
    }
  case "loaderOfGenerator":
    return (0..<2).flatMap { _ in
      integers(generator.shuffledEpoch(count: count, givenGenerator: true))
    }
  case "sampler":
    return integers(
      generator.randomSampler(
        count: count, replacement: line[3] == 1, samples: line[2], givenGenerator: line[4] == 1))
  case "split":
    return integers(
      generator.randomSplit(lengths: [count - count / 3, count / 3]).flatMap(\.self))
  case "splitByFractions":
    return integers(
      generator.randomSplit(count: count, fractions: [0.5, 0.3, 0.2]).flatMap { [$0.count] + $0 })
  default: return nil
  }
}

private func sums(_ numbers: [Double], _ other: Double, _ precision: Precision) -> [Double] {
  numbers.map { precision.rounded($0 + precision.rounded(other)) }
}

@Test func aStateIsReadAndSetAgain() {
  let generator = TorchGenerator(seed: 3)
  // One of a pair, so that the other is kept.
  _ = generator.normal(count: 1)
  let state = generator.state
  let clone = generator.clone()
  let first = generator.normal(count: 3) + generator.uniform(count: 3)
  generator.state = state
  #expect(generator.normal(count: 3) + generator.uniform(count: 3) == first)
  #expect(clone.normal(count: 3) + clone.uniform(count: 3) == first)
}

@Test func aSeedIsRemembered() {
  let generator = TorchGenerator()
  #expect(generator.initialSeed == 67_280_421_310_721)
  generator.manualSeed(-1)
  #expect(generator.initialSeed == .max)
}
