// What libFuzzer runs: one input after the other, into the target that FUZZ_TARGET names.
//
// A target may fail with any of the package's errors, and must not trap, hang or take all memory.

import ComputationGraph
import Foundation
import GradViz
import Micrograd
import PythonProgram

private let target: @Sendable (ArraySlice<UInt8>) -> Void =
  switch ProcessInfo.processInfo.environment["FUZZ_TARGET"] {
  case "program": { run(program: $0) }
  case "formula": { evaluate(formula: $0) }
  case "graph": { read(graph: $0) }
  case "layout": { read(layout: $0) }
  case "replay": { replay(graph: $0) }
  case let name: fatalError("FUZZ_TARGET is \(name ?? "not set"): see Tests/Fuzz/run")
  }

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target(Array(UnsafeBufferPointer(start: start, count: count))[...])
  return 0
}

/// Small, so that many inputs are tried; what limits are for does not depend on how large they are.
private let limits = ProgramLimits(maxOperations: 2000, maxElements: 50_000)

/// For few of the programs: what is nested too deeply takes time to be made.
private let wideLimits = ProgramLimits(maxOperations: 200_000, maxElements: 2_000_000)

private func run(program bytes: ArraySlice<UInt8>) {
  do {
    let run = try PythonProgram.run(
      utf8: Array(bytes), file: "fuzz.py", limits: bytes.count % 32 == 0 ? wideLimits : limits)
    write(run.output.graph(parameters: run.parameters), options(Int(bytes.first ?? 0)))
  } catch {
    _ = error.description
    precondition(error.line > 0 && error.column > 0 && !error.message.isEmpty, "has no place")
  }
}

private func evaluate(formula bytes: ArraySlice<UInt8>) {
  do {
    let run = try PythonProgram.evaluate(
      expression: String(decoding: bytes, as: UTF8.self),
      parameters: [("x", "2.5", "x"), ("w", "[[1, -2], [0.5, 3]]", "w"), ("v", "[1.0, 0]", "v")],
      limits: limits)
    write(run.output.graph(), options(Int(bytes.first ?? 0)))
  } catch { _ = error.description }
}

/// The first byte chooses how the graph is drawn.
private func read(graph bytes: ArraySlice<UInt8>) {
  guard let choice = bytes.first else { return }
  do throws(GraphReadingError) {
    let graph = try ComputationGraph(json: bytes.dropFirst())
    precondition((try? ComputationGraph(json: graph.json(contributions: true))) == graph)
    write(graph, options(Int(choice)))
    do throws(CompletionError) { write(try graph.completed(), options(Int(choice))) } catch {
      _ = error.description
    }
  } catch { _ = error.description }
}

private func options(_ choice: Int) -> DrawingOptions {
  var options = DrawingOptions()
  options.style = choice & 1 == 0 ? .card : .classic
  options.rankdir = choice & 2 == 0 ? .leftToRight : .topToBottom
  return options
}

/// Every text that is made of a graph.
private func write(_ graph: ComputationGraph, _ options: DrawingOptions) {
  _ = graph.dot(options)
  _ = graph.json(contributions: true)
  _ = try? DrawnGraph(graph, options).content(.mermaid)
  _ = try? graph.replay()
  for node in graph.nodes.prefix(4) {
    guard let explanation = try? graph.explanation(ofNode: node.position) else { continue }
    _ = (explanation.text(), explanation.markdown(), explanation.latex())
  }
}
