// `gradviz trace` of scripts of PyTorch, where it is installed.

import Foundation
import TestSupport
import Testing

/// A Python that has PyTorch: the peers' one, or the usual one.
private let pythonWithTorch: String? = {
  let peers = repository.appending(path: ".peers/bin/python")
  return [peers, installedProgram("python3")].compactMap(\.self).first { python in
    FileManager.default.isExecutableFile(atPath: python.path)
      && (try? runProgram(python, ["-c", "import torch"]))?.code == 0
  }?.path
}()

@Suite(.enabled(if: pythonWithTorch != nil, "There is no Python with PyTorch."))
struct TraceTorchTests {
  private func trace(_ script: String, _ options: String...) throws -> (ProgramResult, CommandLine)
  {
    let line = try CommandLine()
    try line.write("import torch\ntorch.manual_seed(0)\n" + script, to: "train.py")
    let python = try #require(pythonWithTorch)
    return (
      try line.run(["trace", "--python", python, "train.py", "-o", "a.json"] + options), line
    )
  }

  private let training = """
    class Net(torch.nn.Module):
      def __init__(self):
        super().__init__()
        self.hidden = torch.nn.Linear(2, 3)
        self.idle = torch.nn.Linear(2, 2)
      def forward(self, x):
        h = torch.tanh(self.hidden(x))
        return h
    net = Net()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    X = torch.tensor([[1.0, 2.0]])
    for i in range(3):
      out = net(X)
      loss = (out ** 2).mean()
      optimizer.zero_grad()
      loss.backward()
      optimizer.step()
    """

  @Test func aModuleIsTraced() throws {
    let (result, line) = try trace(training)
    #expect(result.code == 0, "\(result)")
    #expect(result.output.contains("8 values, 2 parameters (9 numbers)") == false)
    #expect(result.output.contains("2 parameters (9 numbers)"), "\(result.output)")
    #expect(result.errors == "gradviz: 2 parameters took no part: idle.weight, idle.bias\n")
    let graph = try line.read("a.json")
    for part in [
      #""name": "Net""#, #""name": "hidden (Linear)""#, #""name": "hidden.weight""#,
      #""name": "h", "label": null, "origin": "result", "operation": "tanh""#,
      #""name": "X", "label": null, "origin": "input""#, #""source": "train.py:16""#,
      #""type": "float32""#,
    ] { #expect(graph.contains(part), "\(part)") }
    #expect(try line.run("replay", "a.json", "-q").code == 0)
    #expect(try trace(training).1.read("a.json") == graph)
  }

  /// Views that look at what is changed through others, random operations, a module, a kernel.
  @Test(arguments: [
    """
    w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
    y = w * 2
    y += 1
    y[1:].mul_(3)
    d = torch.nn.functional.dropout(2 ** w, 0.5)
    loss = 1 - y.sum() + (d * y.detach()).sum() + (w @ w)
    """,
    """
    w = torch.randn(3, 4, requires_grad=True)
    z = w * 1.5
    z[:, 0].add_(1.0)
    z[0] *= 2
    u, v = z.view(12), z[1]
    v.mul_(3.0)
    z[2, 1:3] = w[1, :2] * 2
    z.t()[1] += 1
    loss = v.sum() + (u[3:7] * 5).sum() + torch.where(w > 0, z, w).max(dim=1).values.sum()
    for row in z: loss = loss + row.sum()
    """,
    """
    layer = torch.nn.TransformerEncoderLayer(8, 2, 16, dropout=0.3, batch_first=True)
    loss = layer(torch.randn(2, 3, 8)).pow(3).mean()
    """,
    """
    net = torch.nn.Sequential(
      torch.nn.Conv2d(1, 2, 3), torch.nn.BatchNorm2d(2), torch.nn.ReLU(inplace=True),
      torch.nn.MaxPool2d(2), torch.nn.Flatten(), torch.nn.LazyLinear(3))
    loss = torch.nn.functional.cross_entropy(net(torch.randn(4, 1, 8, 8)), torch.arange(4) % 3)
    """,
  ])
  func contributionsAddUpToTheGradient(script: String) throws {
    let (result, line) = try trace(script + "\nloss.backward()\n")
    #expect(result.code == 0 && result.errors.isEmpty, "\(result)")
    #expect(try line.run("replay", "a.json", "-q").code == 0)
    let check = """
      import json
      graph = json.load(open("a.json"))
      sums = {graph["outputs"][0]["node"]: [1.0]}
      for node in graph["nodes"]:
        for operand, edge in zip(node["inputs"], node.get("edges") or []):
          if edge and edge["contribution"]:
            before = sums.get(operand, [0.0] * len(edge["contribution"]))
            sums[operand] = [a + b for a, b in zip(before, edge["contribution"])]
      nodes = [node for node in graph["nodes"] if node["grad"]]
      wrong = [node["id"] for node in nodes if any(
        abs(a - b) > 1e-4 * (1 + abs(b)) for a, b in zip(sums[node["id"]], node["grad"]))]
      print(len(nodes), wrong)
      """
    let sums = try runProgram(
      URL(filePath: try #require(pythonWithTorch)), ["-c", check], in: line)
    #expect(sums.output.hasSuffix(" []\n") && (Int(sums.output.prefix(1)) ?? 0) > 0, "\(sums)")
  }

  @Test(arguments: [
    ("--backward", "1", "0.5"), ("--step", "2", "0.25"), ("--when", "loss < 0.2", "0.125"),
  ])
  func aPassIsChosen(option: String, value: String, loss: String) throws {
    let (result, _) = try trace(
      """
      w = torch.tensor(1.0, requires_grad=True)
      optimizer = torch.optim.SGD([w], lr=1.0)
      for i in range(5):
        loss = w * 0.5
        loss.backward()
        optimizer.step()
        with torch.no_grad():
          w.copy_(torch.tensor(0.5 ** (i + 1)))
        w.grad = None
      """, option, value)
    #expect(result.output.hasPrefix("loss = \(loss)   3 values"), "\(result)")
  }

  @Test func whatEndsTheGradientIsSeen() throws {
    let (result, line) = try trace(
      """
      class Twice(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x): return x * 2
        @staticmethod
        def backward(ctx, g): return g * 2
      w = torch.tensor(3.0, requires_grad=True)
      with torch.no_grad():
        k = w * 5
      loss = Twice.apply(w) * k + w.detach()
      loss.backward()
      """, "--contributions")
    #expect(result.code == 0, "\(result)")
    let graph = try line.read("a.json")
    #expect(graph.contains(#""operation": "Twice""#))
    #expect(graph.contains(#""operation": "detach", "inputs": ["n0"]"#), "\(graph)")
    #expect(graph.components(separatedBy: #""edges": [null, null]"#).count == 2, "\(graph)")
  }

  @Test func largeTensorsKeepTheirShape() throws {
    let script = "w = torch.ones(200, 200, requires_grad=True)\nloss = w.sum()\nloss.backward()\n"
    let (result, line) = try trace(script)
    #expect(result.output.hasPrefix("loss = 40000"), "\(result)")
    #expect(
      try line.read("a.json").contains(#""shape": [200, 200], "type": "float32", "data": null"#))
    #expect(try trace(script, "--data", "all").1.read("a.json").count > 160_000)
  }

  @Test func aFailureIsTheScriptsOwn() throws {
    let (result, line) = try trace("y = torch.ones(3) * 2\ny @ torch.ones(4)\n")
    #expect(result.code == 1 && result.output.contains("wrote a.json"), "\(result)")
    #expect(result.errors.contains("RuntimeError") && result.errors.contains("train.py\", line 4"))
    #expect(!result.errors.contains("torch_tracer"), "\(result.errors)")
    #expect(try line.files() == ["a.json", "train.py"])
  }
}
