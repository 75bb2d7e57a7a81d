// What moves parameters by their gradients, and what all such rules share.

import Micrograd

/// Parameters that are moved with the same settings.
public struct ParameterGroup {
  /// What is moved.
  public let parameters: [Tensor]
  /// How it is moved, by PyTorch's names; they may be changed between steps.
  public var settings: OptimizerSettings

  /// Some parameters, with the settings in which they differ from the others.
  public init(_ parameters: [Tensor], settings: OptimizerSettings = [:]) {
    self.parameters = parameters
    self.settings = settings
  }
}

/// What an optimizer is given a list of: tensors, or groups of them with settings of their own.
public protocol OptimizerParameter {
  /// The groups that a list stands for.
  static func groups(of list: [Self]) -> [ParameterGroup]
}

extension Tensor: OptimizerParameter {
  public static func groups(of list: [Tensor]) -> [ParameterGroup] { [ParameterGroup(list)] }
}

extension ParameterGroup: OptimizerParameter {
  public static func groups(of list: [ParameterGroup]) -> [ParameterGroup] { list }
}

/// A rule by which parameters are moved after each backward pass (PyTorch's `torch.optim`).
///
/// ```swift
/// let optimizer = Adam(model.parameters)
/// for _ in 0..<1000 {
///   optimizer.zeroGrad()
///   let loss = mseLoss(model(x), y)
///   loss.backward()
///   optimizer.step()
/// }
/// ```
public class Optimizer {
  /// The parameters, in groups that may have settings of their own, which may be changed between
  /// steps.
  public package(set) var groups: [ParameterGroup] = []
  /// What those who join get where their group says nothing.
  let defaults: OptimizerSettings
  /// What is known of each parameter, by its identity.
  var memory: [UInt64: ParameterMemory] = [:]

  /// - Precondition: parameters are leaves, and settings have values they may have.
  init<P: OptimizerParameter>(_ parameters: [P], defaults: OptimizerSettings) {
    self.defaults = defaults
    for group in P.groups(of: parameters) { add(group) }
  }

  /// Adds parameters that are moved too from now on.
  ///
  /// - Precondition: parameters are leaves, and settings have values they may have.
  public func add(_ group: ParameterGroup) {
    for parameter in group.parameters {
      precondition(
        parameter.isLeaf,
        "\(type(of: self)): \(parameter.name ?? "a tensor") was computed; only tensors that were "
          + "made from numbers can be moved")
    }
    let settings = defaults.merging(group.settings) { $1 }
    if let fault = settings.fault { preconditionFailure("\(type(of: self)): \(fault)") }
    groups.append(ParameterGroup(group.parameters, settings: settings))
  }

  /// What is moved.
  public var parameters: [Tensor] { groups.flatMap(\.parameters) }

  /// How far a step goes: that of the first group; setting it sets that of all.
  public var learningRate: Double {
    get { groups.first?.settings[.learningRate] ?? defaults[value: .learningRate] }
    set { for index in groups.indices { groups[index].settings[.learningRate] = newValue } }
  }

  /// A setting of a group, which may be changed between steps.
  ///
  /// ```swift
  /// optimizer[group: 0, .weightDecay] = 0.1
  /// ```
  /// - Precondition: there is such a group, and the value is one that the setting may have.
  public subscript(group index: Int, _ setting: Hyperparameter) -> Double? {
    get { groups[index].settings[setting] }
    set {
      groups[index].settings[setting] = newValue
      if let fault = groups[index].settings.fault {
        preconditionFailure("\(type(of: self)): \(fault)")
      }
    }
  }

  /// Forgets the gradients of all parameters.
  public func zeroGrad() { for parameter in parameters { parameter.zeroGrad() } }

  /// Moves each parameter by its gradient; one without gradient stays.
  ///
  /// A graph that was differentiated before keeps the numbers it was computed from.
  public func step() {
    for group in groups {
      for parameter in group.parameters {
        guard let gradient = parameter.gradient else { continue }
        move(parameter, gradient, group.settings)
      }
    }
  }

  private func move(_ parameter: Tensor, _ gradient: NDArray, _ settings: OptimizerSettings) {
    let numbers = parameter.elements
    let decay = settings[value: .weightDecay]
    let isDecoupled = settings[isOn: .decoupledWeightDecay]
    var slopes = gradient.elements
    if settings[isOn: .maximize] { for i in slopes.indices { slopes[i] = -slopes[i] } }
    if decay != 0, !isDecoupled { for i in slopes.indices { slopes[i] += decay * numbers[i] } }

    var memory = self.memory.removeValue(forKey: parameter.identity) ?? ParameterMemory()
    memory.steps += 1
    let isFresh = memory.makeRoom(names: memoryNames(settings), count: numbers.count) {
      initial($0, settings)
    }
    let moved = NDArray(shape: gradient.shape) { moved, count in
      moved.update(from: numbers, count: count)
      if isDecoupled {
        let kept = 1 - settings[value: .learningRate] * decay
        for i in 0..<count { moved[i] *= kept }
      }
      slopes.withUnsafeBufferPointer { slopes in
        guard let slopes = slopes.baseAddress else { return }
        memory.withPointers { memory, steps, factor in
          update(
            Step(
              x: moved, g: slopes, count: count, memory: memory, steps: steps, isFresh: isFresh,
              settings: settings),
            &factor)
        }
      }
    }
    self.memory[parameter.identity] = memory
    parameter.data = Tensor(moved)
  }

  // MARK: What each rule states

  /// What a rule remembers of a parameter, a number for each of its own, by PyTorch's names.
  func memoryNames(_ settings: OptimizerSettings) -> [String] { [] }

  /// What it begins with.
  func initial(_ name: String, _ settings: OptimizerSettings) -> Double { 0 }

  /// Moves a parameter; `factor` is a number that is remembered and begins with 1.
  func update(_ step: Step, _ factor: inout Double) {
    preconditionFailure("\(type(of: self)) does not say how it moves")
  }

  /// What a rule is given: numbers that it moves in place, slopes, and what it remembers.
  struct Step {
    let x: UnsafeMutablePointer<Double>
    let g: UnsafePointer<Double>
    let count: Int
    let memory: [UnsafeMutablePointer<Double>]
    /// Which step of this parameter it is, from 1.
    let steps: Int
    /// Whether some of what it remembers begins with this step.
    let isFresh: Bool
    let settings: OptimizerSettings

    subscript(setting: Hyperparameter) -> Double { settings[value: setting] }
    var learningRate: Double { self[.learningRate] }
  }
}
