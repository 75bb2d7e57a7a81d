// Schedules: the rates of 25 epochs against PyTorch's.

import Micrograd
import Testing

@testable import Networks

@Suite struct ScheduleTests {
  struct Case: Decodable {
    let name: String
    let rates: [[Double]]
    let measures: [Double]
  }

  private func makeOptimizer(named name: String) -> Optimizer {
    if name == "chained" { return Adam([Tensor([0.0])], learningRate: 0.1) }
    let (w, b) = (Tensor([0.0], requiresGrad: true), Tensor([0.0], requiresGrad: true))
    return SGD(
      [ParameterGroup([w], settings: [.learningRate: 0.2]), ParameterGroup([b])],
      learningRate: 0.05, momentum: 0.5)
  }

  @Test func everyScheduleIsThatOfPyTorch() throws {
    let cases = try table("schedules", of: Case.self)
    #expect(cases.count == 19)
    for test in cases {
      let optimizer = makeOptimizer(named: test.name)
      let make = try #require(schedules[test.name], "\(test.name)")
      let step = make(optimizer)
      for (epoch, expected) in test.rates.enumerated() {
        let rates = optimizer.groups.flatMap { group in
          [Hyperparameter.learningRate, .momentum].compactMap { group.settings[$0] }
        }
        expect(rates, expected, "\(test.name), epoch \(epoch)")
        step(test.measures.isEmpty ? 0 : test.measures[epoch])
      }
    }
  }

  private let schedules: [String: (Optimizer) -> (Double) -> Void] = [
    "StepLR": { each(StepLR($0, every: 3)) },
    "StepLR gamma": { each(StepLR($0, every: 4, gamma: 0.5)) },
    "MultiStepLR": { each(MultiStepLR($0, at: [2, 5, 5, 9], gamma: 0.5)) },
    "ExponentialLR": { each(ExponentialLR($0, gamma: 0.9)) },
    "CosineAnnealingLR": { each(CosineAnnealingLR($0, over: 7)) },
    "CosineAnnealingLR least": { each(CosineAnnealingLR($0, over: 6, to: 0.01)) },
    "LambdaLR": { each(LambdaLR($0) { 1 / (1 + Double($0)) }) },
    "MultiplicativeLR": { each(MultiplicativeLR($0) { 1 - 0.1 * Double($0 % 3) }) },
    "LinearLR": { each(LinearLR($0)) },
    "LinearLR all": { each(LinearLR($0, from: 0.25, to: 0.75, over: 8)) },
    "PolynomialLR": { each(PolynomialLR($0, over: 10, power: 1.5)) },
    "CosineAnnealingWarmRestarts": { each(CosineAnnealingWarmRestarts($0, first: 5)) },
    "CosineAnnealingWarmRestarts all": {
      each(CosineAnnealingWarmRestarts($0, first: 3, factor: 2, to: 0.01))
    },
    "OneCycleLR": { each(OneCycleLR($0, largest: 0.4, totalSteps: 25)) },
    "OneCycleLR linear": {
      each(
        OneCycleLR(
          $0, largest: 0.4, totalSteps: 25, rising: 0.4, annealing: .linear, momenta: (0.7, 0.9),
          divisor: 10, finalDivisor: 100))
    },
    "OneCycleLR three phases": {
      each(
        OneCycleLR($0, largest: 0.4, totalSteps: 25, cyclesMomentum: false, threePhases: true))
    },
    "plateau": {
      let schedule = ReduceLROnPlateau($0, patience: 2)
      return { schedule.step($0) }
    },
    "plateau all": {
      let schedule = ReduceLROnPlateau(
        $0, mode: .max, factor: 0.5, patience: 1, threshold: 0.2, thresholdMode: .absolute,
        cooldown: 2, least: 0.02)
      return { schedule.step($0) }
    },
    "chained": {
      let schedules = [
        ExponentialLR($0, gamma: 0.9), CosineAnnealingLR($0, over: 5),
        StepLR($0, every: 4, gamma: 0.5),
      ]
      return { _ in for schedule in schedules { schedule.step() } }
    },
  ]
}

private func each(_ schedule: Schedule) -> (Double) -> Void { { _ in schedule.step() } }
