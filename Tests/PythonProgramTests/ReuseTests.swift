// Values that are used after backward has gone through their graph, as loops of training use them.

import Testing

@testable import PythonProgram

@Suite struct ReuseTests {
  /// What PyTorch 2.13 prints.
  @Test func dataComputedBeforeALoop() throws {
    let text = try printed(
      """
      x = torch.linspace(-3, 3, 8)
      y = torch.sin(x)
      w = torch.tensor(0.1, requires_grad=True)
      for i in range(4):
        loss = ((w * x - y) ** 2).mean()
        loss.backward()
        print(round(loss.item(), 4), round(w.grad.item(), 4))
        w.data -= 0.1 * w.grad
        w.grad.zero_()
      """)
    #expect(text == "0.3118 -1.0471\n0.2445 -0.2393\n0.241 -0.0547\n0.2408 -0.0125\n")
  }

  @Test func resultsOfEarlierRoundsAreRead() throws {
    let text = try printed(
      """
      w = torch.tensor(2.0, requires_grad=True)
      total = 0.0
      kept = []
      for i in range(4):
        loss = (w * (i + 1)) ** 2
        loss.backward()
        total = total + loss
        kept.append(loss)
      print(total.item(), w.grad.item(), [k.item() for k in kept], (kept[0] + kept[3]).item())
      """)
    #expect(text == "120.0 120.0 [4.0, 16.0, 36.0, 64.0] 68.0\n")
  }

  @Test func whatIsComputedFromConstantsOfManyKinds() throws {
    let text = try printed(
      """
      w = torch.tensor([2.0, 1.0], requires_grad=True)
      x = torch.tensor([1.0, 3.0])
      m = x.mean()
      s = (x - m).std()
      for i in range(4):
        with torch.no_grad():
          n = x / s
        p = w * n + m
        best = p.argmax()
        loss = p.sum()
        loss.backward()
        acc = (p > 2).float().mean()
        with torch.no_grad():
          w -= 0.5 * w.grad
        w.grad = None
        print([round(v, 4) for v in p.tolist()], best.item(), acc.item())
      print(round(acc.item(), 4), [round(v, 4) for v in (n * s + m).tolist()])
      """)
    #expect(
      text == """
        [3.4142, 4.1213] 1 1.0
        [3.1642, 1.8713] 0 0.5
        [2.9142, -0.3787] 0 0.5
        [2.6642, -2.6287] 0 0.5
        0.5 [3.0, 5.0]

        """)
  }

  // MARK: What was released

  @Test func aStateIsCutBetweenRounds() throws {
    let text = try printed(
      """
      w = torch.tensor(2.0, requires_grad=True)
      h = torch.tensor(1.0)
      for i in range(3):
        h = torch.tanh(w * h.detach())
        loss = h ** 2
        loss.backward()
        print(round(w.grad.item(), 5))
      """)
    #expect(text == "0.13622\n0.28617\n0.43827\n")
  }

  @Test(arguments: [
    """
    h = torch.tensor(1.0)
    for i in range(3):
      h = torch.tanh(w * h)
      loss = h ** 2
      loss.backward()
    """,
    "y = w * w\ny.backward()\n(y * 3).backward()",
    "total = 0\nfor i in range(5):\n  loss = w * w\n  loss.backward()\n  total += loss\n"
      + "total.backward()",
  ]) func differentiatingThroughAReleasedGraphIsAnError(_ program: String) {
    let text = complaint(
      "import torch\nw = torch.tensor(2.0, requires_grad=True)\n" + program + "\n")
    #expect(text.contains("RuntimeError: Trying to backward through the graph a second time"))
    #expect(
      text.contains(
        "hint: an earlier backward() has gone through this computation and let go of it"))
  }

  @Test func whatWasNotReleasedIsDifferentiated() throws {
    let text = try printed(
      """
      w = torch.tensor(2.0, requires_grad=True)
      a = w * w
      b = w * 3
      a.backward()
      b.backward()
      print(w.grad.item())
      c = w + 1
      d = c + 2
      d.backward()
      (d + c).backward()
      print(w.grad.item())
      """)
    #expect(text == "7.0\n10.0\n")
  }

  @Test func retainedGraphsAreUsedInLaterOnes() throws {
    let text = try printed(
      """
      w = torch.tensor([1.0, 2.0], requires_grad=True)
      y = w * w
      y.sum().backward(retain_graph=True)
      v = torch.tensor(3.0, requires_grad=True)
      u = v * v
      z = (y * (u + v * v)).sum()
      z.backward()
      print(w.grad.tolist(), v.grad.item())
      """)
    #expect(text == "[38.0, 76.0] 60.0\n")
  }

  @Test func whatWasComputedBeforeIsDrawnAsAConstant() throws {
    let run = try run(
      """
      import torch
      x = torch.linspace(-3, 3, 8)
      y = torch.sin(x)
      w = torch.tensor(0.1, requires_grad=True)
      for i in range(3):
        loss = (w * y).mean()
        loss.backward()
        w.grad = None
      """)
    let nodes = run.output.graph().nodes
    let y = try #require(nodes.first { $0.name == "y" })
    #expect(y.origin == .constant && y.shape == [8])
    #expect(nodes.map(\.name).compactMap { $0 } == ["w", "y", "loss"])
  }

  @Test func whatIsDrawnMustStillBeInItsGraph() {
    let text = message(
      """
      import torch
      w = torch.tensor(0.1, requires_grad=True)
      for i in range(5):
        loss = w * w
        loss.backward()
        if i == 0:
          first = loss
      draw_dot(first)
      """)
    #expect(
      text == "this value belongs to a computation that is gone: two later ones were "
        + "differentiated since")
  }
}
