// The code of GradViz's article on showing graphs.

import GradViz
import Micrograd

func showingGraphs() throws {
  let x = Tensor(2.0, name: "x", requiresGrad: true)
  let w = Tensor(-3.0, name: "w", requiresGrad: true)
  let b = Tensor(6.5, name: "b", requiresGrad: true)
  let o = tanh(x * w + b).named("o")
  o.backward()
  let graph = o.graph()
  try graph.render(to: "neuron.svg")

  var options = DrawingOptions(theme: .dark, rankdir: .topToBottom, title: "One neuron")
  options.show.insert(.formula)
  try graph.render(to: "neuron.pdf", options)

  print(graph.spokenDescription())

  let replay = try graph.replay()
  try replay.write(to: "neuron.html")
  try replay.write(to: "neuron-replay.svg", ReplayOptions(secondsPerStep: 2))

  let explanation = try graph.explanation(of: "w")
  print(explanation.text)

  try graph.render(to: "why.svg", DrawingOptions(highlight: Highlight(explanation)))
}
