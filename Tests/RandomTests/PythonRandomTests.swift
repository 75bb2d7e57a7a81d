// What Python's random draws, against Python.

import Testing

@testable import Random

@Test func pythonDrawsTheSame() throws {
  var names: Set<String> = []
  for line in try Line.of("python.txt") {
    let generator = PythonRandom(seed: 5)
    // Leaves a number that the seed has to forget.
    _ = generator.gauss()
    generator.seed(line[0])
    let numbers = try #require(drawn(line, generator), "No such call: \(line.text)")
    #expect(Line.summary(numbers + [generator.random()]) == line.expected, "\(line.text)")
    names.insert(line.name)
  }
  #expect(names.count == 15)
}

private func drawn(_ line: Line, _ generator: PythonRandom) -> [Double]? {
  let count = line[1]
  let others = Array(line.arguments.dropFirst(2))
  func times(_ draw: () -> Double) -> [Double] { (0..<count).map { _ in draw() } }
  func integers(_ numbers: [Int]) -> [Double] { numbers.map(Double.init) }
  switch line.name {
  case "random": return times(generator.random)
  case "uniform": return times { generator.uniform(others[0], others[1]) }
  case "gauss": return times { generator.gauss(mean: others[0], std: others[1]) }
  case "normalvariate": return times { generator.normalvariate(mean: others[0], std: others[1]) }
  case "lognormvariate": return times { generator.lognormvariate(mean: others[0], std: others[1]) }
  case "expovariate": return times { generator.expovariate(rate: others[0]) }
  case "randint": return times { Double(generator.randint(line[2], line[3])) }
  case "randrange":
    return times { Double(generator.randrange(line[2], to: line[3], step: line[4])) }
  case "bits": return times { Double(generator.bits(line[2])) }
  case "choice": return (0..<20).map { _ in Double(generator.choice(of: count)) }
  case "choices": return integers(generator.choices(of: count, samples: 20))
  case "choicesWeighted": return integers(generator.choices(weights: weights(count), samples: 20))
  case "choicesSums":
    return integers(generator.choices(sums: (0..<count).map { Double($0) + 0.5 }, samples: 20))
  case "sample": return integers(generator.sample(line[2], of: count))
  case "shuffle":
    var order = Array(0..<count)
    generator.shuffle(&order)
    return integers(order)
  default: return nil
  }
}
