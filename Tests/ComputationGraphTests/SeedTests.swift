// Replays and explanations start from the recorded seeds, wherever gradients entered the graph.

import TestSupport
import Testing

@testable import ComputationGraph

@Suite struct SeedTests {
  /// x, h = 3·x, y = 2·h, z = 5·x
  private let scalars: ScalarGraph = {
    var scalars = ScalarGraph()
    let x = scalars.leaf("x", 1)
    let h = scalars.operation([x], [3], name: "h")
    _ = scalars.operation([h], [2], name: "y")
    _ = scalars.operation([x], [5], name: "z")
    return scalars
  }()

  private func paths(_ explanation: Explanation) -> [Explanation.Path] {
    guard case .paths(let paths) = explanation.account else { return [] }
    return paths
  }

  private func seeds(_ replay: Replay) -> [Replay.Seed] {
    replay.steps.compactMap { if case .seed(let seed) = $0 { seed } else { nil } }
  }

  private func flows(_ replay: Replay) -> [Replay.Flow] {
    replay.steps.compactMap { if case .flow(let flow) = $0 { flow } else { nil } }
  }

  @Test func backwardWithAGradientOfItsOwn() throws {
    let graph = scalars.graph(outputs: [Output(node: 2, seed: [10])])
    let replay = try graph.replay()
    #expect(seeds(replay) == [Replay.Seed(node: 2, gradient: [10], objective: nil)])
    #expect(flows(replay).map(\.contribution) == [[20], [60]])
    #expect(replay.gradients == [[60], [20], [10], nil])
    let explanation = try graph.explanation(of: "x")
    #expect(paths(explanation).map(\.products) == [[20, 60]])
    #expect(explanation.total == [60] && explanation.isComplete)
    #expect(try graph.explanation(of: "y").total == [10])
  }

  @Test func anInnerValueOfWhatWasDifferentiated() throws {
    // loss = 7·h − x lies beyond: h has been passed 7 by it, and x −1.
    let graph = scalars.graph(outputs: [
      Output(node: 1, seed: [7], objective: "loss"), Output(node: 0, seed: [-1], objective: "loss"),
    ])
    let replay = try graph.replay()
    #expect(seeds(replay).map(\.objective) == ["loss", "loss"])
    #expect(replay.gradients == [[20], [7], nil, nil])
    let explanation = try graph.explanation(of: "x")
    #expect(explanation.output == 1 && explanation.sources.map(\.node) == [1, 0])
    #expect(paths(explanation).map(\.contribution) == [21, -1])
    #expect(paths(explanation).map(\.links.count) == [1, 0])
    #expect(explanation.pathCount == 2 && explanation.total == [20] && explanation.isComplete)
  }

  @Test func gradientsThatWereAccumulated() throws {
    let graph = scalars.graph(outputs: [Output(node: 2, seed: [1])], earlier: [0: 4])
    #expect(graph.nodes[0].grad == [10])
    let replay = try graph.replay()
    #expect(flows(replay).last?.before == [4] && flows(replay).last?.after == [10])
    #expect(replay.gradients[0] == [10])
    let explanation = try graph.explanation(of: "x")
    #expect(explanation.earlier == [4] && explanation.derivative == [6])
    #expect(explanation.total == [10] && explanation.isComplete)
    #expect(try graph.explanation(of: "x", maxPaths: 0).isComplete)
  }

  @Test func twoOutputs() throws {
    let outputs = [Output(node: 2, seed: [1]), Output(node: 3, seed: [100])]
    let graph = scalars.graph(outputs: outputs)
    let replay = try graph.replay()
    #expect(seeds(replay).map(\.node) == [3, 2])
    #expect(replay.gradients == [[506], [2], [1], [100]])
    let explanation = try graph.explanation(of: "x")
    #expect(paths(explanation).map(\.contribution) == [500, 6] && explanation.isComplete)
    // What does not lead to h is no source of its gradient.
    #expect(try graph.explanation(of: "h").sources == [outputs[0]])
  }

  /// y is drawn, z alone was differentiated.
  @Test func anotherOutputThanTheDrawnOne() throws {
    let graph = scalars.graph(outputs: [Output(node: 2), Output(node: 3, seed: [1])])
    #expect(try graph.explanation(of: "x").total == [5])
    #expect(throws: ExplanationError.noGradients) { try graph.explanation(of: "h") }
    #expect(throws: ExplanationError.noGradients) { try graph.explanation(of: "y") }
  }

  @Test func gradientsOfValuesThatTheOutputDoesNotDependOn() {
    let graph = scalars.graph(outputs: [Output(node: 1, seed: [1])], earlier: [3: 8])
    #expect {
      try graph.explanation(of: "z")
    } throws: {
      "\($0)"
        == "The gradient of z did not come through h, which was not computed from it: it came from "
        + "values that are not in the graph, or was left by earlier backward passes."
    }
  }

  @Test func whatIsInfiniteFromTheStartDoesNotBreak() throws {
    let graph = scalars.graph(outputs: [Output(node: 2, seed: [.infinity])])
    let path = try #require(paths(graph.explanation(of: "x")).first)
    #expect(path.products == [.infinity, .infinity] && path.breaks.isEmpty)
  }

  /// A tensor at which a gradient entered, and that nothing else passed one to.
  @Test func aTensorThatIsItsOwnSource() throws {
    var graph = ComputationGraph()
    let y = graph.append(
      Node(
        id: 0, name: "y", origin: .parameter, shape: [2], data: [1, 2], grad: [6, 9],
        earlierGrad: [1, 2]))
    graph.outputs = [Output(node: y, seed: [5, 7])]
    let explanation = try graph.explanation(of: "y")
    #expect(explanation.derivative == [5, 7] && explanation.total == [6, 9])
    #expect(explanation.isComplete && explanation.links.isEmpty)
    #expect(try graph.replay().gradients == [[6, 9]])
  }

  /// A step whose operands take no gradient has been replayed: there is nothing to pass on.
  @Test func whatTakesNoGradientIsNotMissing() throws {
    var graph = ComputationGraph()
    let c = graph.append(Node(id: 0, name: "c", origin: .constant, data: [1]))
    let y = graph.append(
      Node(
        id: 1, name: "y", operation: OperationRecord("sign"), inputs: [c], data: [1], grad: [1],
        edges: [.closed]))
    graph.outputs = [Output(node: y, seed: [1])]
    #expect(try graph.replay().steps.count == 2)
  }

  @Test func replaysSayWhatIsMissing() {
    func message(_ graph: ComputationGraph) -> String {
      do throws(ReplayError) {
        return "\(try graph.replay().steps.count) steps"
      } catch {
        return error.description
      }
    }
    #expect(message(ComputationGraph()) == "There is nothing to replay: the graph names no output.")
    #expect(
      message(scalars.graph(outputs: [Output(node: 2)]))
        == "There is nothing to replay: the output has no gradient. Call backward() first.")
    let saved = scalars.graph().json()
    #expect(
      (try? ComputationGraph(json: saved)).map(message)
        == "The graph does not say what z passes back to its operands. Record it with "
        + "graph(contributions: true).")
  }

  /// Random graphs with random seeds at several values, some of them inside.
  @Test(arguments: 1...30)
  func randomSeeds(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scalars = ScalarGraph.random(using: &generator, operations: 12)
    let outputs = (3..<scalars.count).filter { _ in generator.chance(40) }.reversed().map {
      Output(node: $0, seed: [Double.random(in: -2...2, using: &generator)])
    }
    guard !outputs.isEmpty else { return }
    let graph = scalars.graph(outputs: outputs, earlier: [0: 3])
    let replayed = try graph.replay().gradients
    for node in graph.nodes where node.grad != nil && !node.isConstant {
      #expect(replayed[node.position] == node.grad.map(Array.init))
      if node.grad == node.earlierGrad { continue }
      let explanation = try graph.explanation(ofNode: node.position, maxPaths: 100_000)
      #expect(explanation.isComplete && Double(paths(explanation).count) == explanation.pathCount)
      #expect(try graph.explanation(ofNode: node.position, maxPaths: 0).isComplete)
    }
  }
}
