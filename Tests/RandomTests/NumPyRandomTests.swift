// What NumPy's RandomState draws, against NumPy.

import Testing

@testable import Random

@Test func numPyDrawsTheSame() throws {
  var names: Set<String> = []
  for line in try Line.of("numpy.txt") where !line.name.hasPrefix("new.") {
    let generator = NumPyRandom(seed: 5)
    // Leaves a number that the seed has to forget.
    _ = generator.normal()
    let (high, low) = line[0].quotientAndRemainder(dividingBy: 1 << 32)
    if high == 0 {
      generator.seed(UInt32(low))
    } else {
      generator.seed([UInt32(low), UInt32(high)])
    }
    let numbers = try #require(drawn(line, generator), "No such call: \(line.text)")
    #expect(Line.summary(numbers + [generator.random()]) == line.expected, "\(line.text)")
    names.insert(line.name)
  }
  #expect(names.count == 10)
}

private func drawn(_ line: Line, _ generator: NumPyRandom) -> [Double]? {
  let count = line[1]
  let others = Array(line.arguments.dropFirst(2))
  func times(_ draw: () -> Double) -> [Double] { (0..<count).map { _ in draw() } }
  func integers(_ numbers: [Int]) -> [Double] { numbers.map(Double.init) }
  switch line.name {
  case "rand": return times(generator.random)
  case "uniform": return times { generator.uniform(others[0], others[1]) }
  case "randn": return times { generator.normal() }
  case "normal": return times { generator.normal(mean: others[0], std: others[1]) }
  case "exponential": return times { generator.exponential(scale: others[0]) }
  case "randint": return times { Double(generator.randint(line[2], line[3])) }
  case "permutation": return integers(generator.permutation(count))
  case "shuffle":
    var order = Array(0..<count)
    generator.shuffle(&order)
    return integers(order)
  case "choice":
    return integers(generator.choice(of: count, samples: line[2], replacement: line[3] == 1))
  case "choiceWeighted":
    return integers(
      generator.choice(
        probabilities: shares(count), samples: line[2], replacement: line[3] == 1))
  default: return nil
  }
}
