// A training as a file: all that it needs to go on to the same numbers.

import Foundation
import Micrograd
import OrderedCollections
import Random

/// What a training goes on with, besides the numbers of its model and its optimizer.
private struct TrainingState: Codable {
  var history: History
  var steps: Int
  var optimizer: OptimizerState
  var random: TorchGenerator.State
}

extension Training {
  /// The key of the file's description under which all that is no tensor stands.
  private static let key = "gradviz.training"

  /// Writes the checkpoint, whole or not at all.
  func save() throws(TrainingError) {
    guard let checkpoint else { return }
    var state: StateDictionary = [:]
    for (name, numbers) in model.stateDictionary { state["model." + name] = numbers }
    var optimizerState = optimizer.state
    for (index, memory) in optimizerState.memory.enumerated() {
      for (name, numbers) in memory?.numbers ?? [:] {
        state["optimizer.\(index).\(name)"] = NDArray(shape: [numbers.count], elements: numbers)
        optimizerState.memory[index]?.numbers[name] = []
      }
    }
    do {
      let rest = try JSONEncoder().encode(
        TrainingState(
          history: history, steps: steps, optimizer: optimizerState,
          random: random.generator.state))
      let bytes = Safetensors.bytes(
        state, metadata: ["format": "pt", Self.key: String(decoding: rest, as: UTF8.self)])
      let file = URL(filePath: checkpoint)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file, options: .atomic)
    } catch {
      throw .notWritten(path: checkpoint, reason: error.localizedDescription)
    }
  }

  /// Goes on from the checkpoint, if there is one and nothing was run yet.
  ///
  /// - Throws: why that cannot be; then nothing is changed.
  func resume() throws(TrainingError) {
    guard let checkpoint, steps == 0, FileManager.default.fileExists(atPath: checkpoint) else {
      return
    }
    do {
      try restore([UInt8](Data(contentsOf: URL(filePath: checkpoint))))
    } catch let error as DecodingError {
      throw .checkpoint(path: checkpoint, reason: "it is of another version: \(error)")
    } catch let error as any CustomStringConvertible {
      throw .checkpoint(path: checkpoint, reason: error.description)
    } catch {
      throw .checkpoint(path: checkpoint, reason: error.localizedDescription)
    }
  }

  private func restore(_ bytes: [UInt8]) throws {
    let (tensors, metadata) = try Safetensors.file(bytes)
    guard let rest = metadata[Self.key] else { throw CheckpointFault.isNone }
    var state = try JSONDecoder().decode(TrainingState.self, from: Data(rest.utf8))
    var modelState: StateDictionary = [:]
    for (name, numbers) in tensors {
      if name.hasPrefix("model.") { modelState[String(name.dropFirst(6))] = numbers }
    }
    for (index, memory) in state.optimizer.memory.enumerated() {
      for name in memory?.numbers.keys ?? [] {
        guard let numbers = tensors["optimizer.\(index).\(name)"] else {
          throw CheckpointFault.lacks("optimizer.\(index).\(name)")
        }
        state.optimizer.memory[index]?.numbers[name] = numbers.elements
      }
    }
    // Either both fit or nothing is changed.
    let before = model.stateDictionary
    try model.load(modelState)
    do { try optimizer.load(state.optimizer) } catch {
      try model.load(before)
      throw error
    }
    // A schedule's rates are the optimizer's, and follow from how often it went on.
    for _ in state.history.rounds { schedule?.step() }
    try optimizer.load(state.optimizer)
    (history, steps) = (state.history, state.steps)
    random.generator.state = state.random
  }
}

/// Why a file is no checkpoint.
private enum CheckpointFault: Error, CustomStringConvertible {
  case isNone
  case lacks(String)

  var description: String {
    switch self {
    case .isNone: "it has the numbers of a model, and no training that goes with them"
    case .lacks(let name): "it has no `\(name)`"
    }
  }
}
