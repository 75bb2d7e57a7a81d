// What NumPy's default_rng draws, against NumPy.

import Testing

@testable import Random

@Test func numPysNewGeneratorDrawsTheSame() throws {
  var names: Set<String> = []
  for line in try Line.of("numpy.txt") where line.name.hasPrefix("new.") {
    let generator = NumPyGenerator(seed: line[0])
    let numbers = try #require(drawn(line, generator), "No such call: \(line.text)")
    #expect(Line.summary(numbers + [generator.random()]) == line.expected, "\(line.text)")
    names.insert(line.name)
  }
  #expect(names.count == 8)
}

private func drawn(_ line: Line, _ generator: NumPyGenerator) -> [Double]? {
  let count = line[1]
  let others = Array(line.arguments.dropFirst(2))
  func times(_ draw: () -> Double) -> [Double] { (0..<count).map { _ in draw() } }
  func integers(_ numbers: [Int]) -> [Double] { numbers.map(Double.init) }
  switch line.name {
  case "new.random": return times(generator.random)
  case "new.uniform": return times { generator.uniform(others[0], others[1]) }
  case "new.normal": return times { generator.normal(mean: others[0], std: others[1]) }
  case "new.integers": return times { Double(generator.integers(line[2], line[3])) }
  case "new.permutation", "new.permutationOfRows": return integers(generator.permutation(count))
  case "new.choice":
    return integers(generator.choice(of: count, samples: line[2], replacement: line[3] == 1))
  case "new.choiceWeighted":
    return integers(
      generator.choice(
        probabilities: shares(count), samples: line[2], replacement: line[3] == 1))
  default: return nil
  }
}

/// The weights of the tables by their sum.
func shares(_ count: Int) -> [Double] {
  let total = weights(count).reduce(0, +)
  return weights(count).map { $0 / total }
}

@Test func aListIsASeed() {
  // numpy.random.default_rng([1, 2, 3, 4, 5]).random()
  #expect(NumPyGenerator(seed: [1, 2, 3, 4, 5]).random() == 0.516890162668878)
}
