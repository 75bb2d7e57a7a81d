// What an optimizer remembers of each parameter, and how it is saved.

import OrderedCollections

/// What an optimizer remembers of a parameter.
public struct ParameterMemory: Sendable, Equatable, Codable {
  /// How many steps it has taken.
  public package(set) var steps = 0
  /// What is remembered for each of its numbers, by PyTorch's names, such as `exp_avg`.
  public package(set) var numbers: OrderedDictionary<String, [Double]> = [:]
  /// A product that grows with the steps: `mu_product` of NAdam.
  public package(set) var factor = 1.0

  /// Nothing yet.
  package init() {}

  /// Begins to remember what was not remembered before, and returns whether there is such.
  mutating func makeRoom(names: [String], count: Int, _ initial: (String) -> Double) -> Bool {
    var isFresh = false
    for name in names where numbers[name] == nil {
      numbers[name] = [Double](repeating: initial(name), count: count)
      isFresh = true
    }
    return isFresh
  }

  /// What is remembered under each name in order, to be changed in place.
  mutating func withPointers(
    _ body: ([UnsafeMutablePointer<Double>], Int, inout Double) -> Void
  ) {
    var pointers: [UnsafeMutablePointer<Double>] = []
    func next(_ index: Int, _ memory: inout ParameterMemory) {
      guard index < memory.numbers.count else {
        return body(pointers, memory.steps, &memory.factor)
      }
      // Taken out meanwhile, so that nothing is copied.
      var numbers: [Double] = []
      swap(&numbers, &memory.numbers.values[index])
      numbers.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { pointers.append(base) }
        next(index + 1, &memory)
      }
      swap(&numbers, &memory.numbers.values[index])
    }
    next(0, &self)
  }
}

/// All that an optimizer goes on with: its settings, and what it remembers.
public struct OptimizerState: Sendable, Equatable, Codable {
  /// The settings of each group.
  public var settings: [OptimizerSettings]
  /// What is remembered of each parameter, in the order of the groups; nil before its first step.
  public var memory: [ParameterMemory?]

  package init(settings: [OptimizerSettings], memory: [ParameterMemory?]) {
    (self.settings, self.memory) = (settings, memory)
  }
}

/// Why a state does not fit an optimizer.
public enum OptimizerStateError: Error, Equatable, CustomStringConvertible {
  /// The numbers of groups or of parameters differ.
  case counts(groups: Int, parameters: Int, expectedGroups: Int, expectedParameters: Int)
  /// So many numbers are remembered of a parameter that has another count.
  case size(parameter: Int, name: String, count: Int, expected: Int)
  /// What is wrong with the settings.
  case settings(String)

  public var description: String {
    switch self {
    case .counts(let groups, let parameters, let expectedGroups, let expectedParameters):
      "this state is of \(groups) groups with \(parameters) parameters, and the optimizer has "
        + "\(expectedGroups) with \(expectedParameters)"
    case .size(let parameter, let name, let count, let expected):
      "the state has \(count) numbers `\(name)` for parameter \(parameter), which has \(expected)"
    case .settings(let fault): fault
    }
  }
}

extension Optimizer {
  /// All that it goes on with, as a value: for checkpoints.
  public var state: OptimizerState {
    OptimizerState(
      settings: groups.map(\.settings), memory: parameters.map { memory[$0.identity] })
  }

  /// Goes on where another optimizer of such parameters was.
  ///
  /// - Throws: what does not fit; then nothing is changed.
  public func load(_ state: OptimizerState) throws(OptimizerStateError) {
    let parameters = parameters
    guard state.settings.count == groups.count, state.memory.count == parameters.count else {
      throw .counts(
        groups: state.settings.count, parameters: state.memory.count,
        expectedGroups: groups.count, expectedParameters: parameters.count)
    }
    for settings in state.settings { if let fault = settings.fault { throw .settings(fault) } }
    for (index, (parameter, memory)) in zip(parameters, state.memory).enumerated() {
      let expected = parameter.shape.size
      for (name, numbers) in memory?.numbers ?? [:] where numbers.count != expected {
        throw .size(parameter: index, name: name, count: numbers.count, expected: expected)
      }
    }
    for (index, settings) in state.settings.enumerated() { groups[index].settings = settings }
    for (parameter, memory) in zip(parameters, state.memory) {
      self.memory[parameter.identity] = memory
    }
  }
}
