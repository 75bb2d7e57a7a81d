// What explanations say, word by word.

import ComputationGraph
import Micrograd
import Testing

@testable import GradViz

@Suite struct ExplanationTextTests {
  @Test func theNeuronAsText() throws {
    #expect(
      try neuron().explanation(of: "w1").text == """
        ∂o/∂w1 = 1

        One path leads from o back to w1. The gradient is the product of the local derivatives along it.

        Local derivatives:
          ∂o/∂n                     = 1 − o² = 0.5
          ∂n/∂(x1·w1 + x2·w2)       = 1
          ∂(x1·w1 + x2·w2)/∂(x1·w1) = 1
          ∂(x1·w1)/∂w1              = x1 = 2

          o ← n ← x1·w1 + x2·w2 ← x1·w1 ← w1
            (1 − o²) · 1 · 1 · x1
            0.5 × 1 × 1 × 2 = 1

        Sum over 1 path: 1, the recorded gradient.

        """)
  }

  @Test func theNeuronAsMarkdown() throws {
    #expect(
      try neuron().explanation(of: "w1").markdown == """
        ### ∂o/∂w1 = 1

        One path leads from o back to w1. The gradient is the product of the local derivatives along it.

        | local derivative | rule | value |
        |:--|:--|--:|
        | ∂o/∂n | 1 − o² | 0.5 |
        | ∂n/∂(x1·w1 + x2·w2) | 1 | 1 |
        | ∂(x1·w1 + x2·w2)/∂(x1·w1) | 1 | 1 |
        | ∂(x1·w1)/∂w1 | x1 | 2 |

        - o ← n ← x1·w1 + x2·w2 ← x1·w1 ← w1<br>
          (1 − o²) · 1 · 1 · x1<br>
          0.5 × 1 × 1 × 2 = 1

        **Sum over 1 path: 1, the recorded gradient.**

        """)
  }

  @Test func theNeuronAsLaTeX() throws {
    #expect(
      try neuron().explanation(of: "w1").latex == #"""
        % Needs \usepackage{amsmath}.
        \[ \frac{\partial o}{\partial w_{1}} = 1 \]

        One path leads from $o$ back to $w_{1}$. The gradient is the product of the local derivatives along it.

        \begin{align*}
          \frac{\partial o}{\partial n} &= 1 - o^{2} = 0.5 \\
          \frac{\partial n}{\partial (x_{1} \cdot w_{1} + x_{2} \cdot w_{2})} &= 1 \\
          \frac{\partial (x_{1} \cdot w_{1} + x_{2} \cdot w_{2})}{\partial (x_{1} \cdot w_{1})} &= 1 \\
          \frac{\partial (x_{1} \cdot w_{1})}{\partial w_{1}} &= x_{1} = 2
        \end{align*}

        \begin{align*}
          & o \leftarrow n \leftarrow x_{1} \cdot w_{1} + x_{2} \cdot w_{2} \leftarrow x_{1} \cdot w_{1} \leftarrow w_{1} \\
          &\quad \frac{\partial o}{\partial n} \cdot \frac{\partial n}{\partial (x_{1} \cdot w_{1} + x_{2} \cdot w_{2})} \cdot \frac{\partial (x_{1} \cdot w_{1} + x_{2} \cdot w_{2})}{\partial (x_{1} \cdot w_{1})} \cdot \frac{\partial (x_{1} \cdot w_{1})}{\partial w_{1}} \\
          &\quad = (1 - o^{2}) \cdot 1 \cdot 1 \cdot x_{1} \\
          &\quad = 0.5 \times 1 \times 1 \times 2 = 1
        \end{align*}

        Sum over 1 path: $1$, the recorded gradient.

        """#)
  }

  @Test func severalPathsAreSummed() throws {
    #expect(
      try sharedOperands().explanation(of: "x").text == """
        ∂loss/∂x = 12

        4 paths lead from loss back to x. Along each the local derivatives are multiplied; the gradient is
        the sum of the products.

        Local derivatives:
          ∂loss/∂(y + y) = 1
          ∂(y + y)/∂y    = 1   (first operand)
          ∂(y + y)/∂y    = 1   (second operand)
          ∂y/∂x          = x = 3   (first operand)
          ∂y/∂x          = x = 3   (second operand)

          1. loss ← y + y ← y ← x
               1 · 1 · x
               1 × 1 × 3 = 3

          2. loss ← y + y ← y ← x
               1 · 1 · x
               1 × 1 × 3 = 3

          3. loss ← y + y ← y ← x
               1 · 1 · x
               1 × 1 × 3 = 3

          4. loss ← y + y ← y ← x
               1 · 1 · x
               1 × 1 × 3 = 3

        Sum over 4 paths: 3 + 3 + 3 + 3 = 12, the recorded gradient.

        """)
  }

  @Test func tooManyPathsAreSummedByNode() throws {
    let explanation = try sharedOperands().explanation(of: "x", maxPaths: 3)
    #expect(
      explanation.text == """
        ∂loss/∂x = 12

        4 paths lead from loss back to x, too many to list (the limit is 3). The same sum, value by value: a
        gradient is the sum of what the value's consumers pass back, each its own gradient × its local
        derivative.

          ∂loss/∂loss = 1
          ∂loss/∂(y + y) = 1
            from loss   1 × 1 = 1
          ∂loss/∂y = 2
            from y + y (first operand)    1 × 1 = 1
            from y + y (second operand)   1 × 1 = 1
            sum                           1 + 1 = 2
          ∂loss/∂x = 12
            from y (first operand)    2 × 3 = 6   by x
            from y (second operand)   2 × 3 = 6   by x
            sum                       6 + 6 = 12

        ∂loss/∂x = 12, the recorded gradient.

        """)
    let short = explanation.text(maxValues: 1)
    #expect(short.contains("… 2 values in between left out") && !short.contains("∂loss/∂y ="))
    #expect(explanation.markdown.contains("| ∂loss/∂y | y + y (first operand) | 1 × 1 = 1 |  |"))
    #expect(explanation.markdown.contains("|  | **sum** | **6 + 6 = 12** |  |"))
    #expect(explanation.latex.contains(#"&\quad + (2 \times 3 = 6) &&\text{from }y\text{, second"#))
  }

  @Test func tensorsNameTheirRules() throws {
    let x = Tensor([[1, 2]], name: "X")
    let w = Tensor([[0.5], [0.25]], name: "W", requiresGrad: true)
    let loss = (x.matmul(w).named("h").pow(2).sum() + w.sum()).named("loss")
    loss.backward()
    let explanation = try loss.graph().explanation(of: "W")
    #expect(
      explanation.text == """
        ∂loss/∂W = [[3], [5]]

        There are tensors on the way, so a path has no product that is one number. Value by value instead: a
        gradient is the sum of what the value's consumers pass back. In a rule, upstream is the consumer's
        gradient.

          ∂loss/∂loss = 1
          ∂loss/∂sum(W) = 1
            from loss   1 × 1 = 1
          ∂loss/∂sum(h²) = 1
            from loss   1 × 1 = 1
          ∂loss/∂(h²), shape [1, 1]
            from sum(h²)   1   by upstream
          ∂loss/∂h, shape [1, 1]
            from h²   1 × 2 = 2   by 2·h
          ∂loss/∂W, shape [2, 1]
            from sum(W)   upstream = [[1], [1]]
            from h        Xᵀ @ upstream = [[2], [4]]
            sum           [[3], [5]]

        ∂loss/∂W = [[3], [5]], the recorded gradient.

        """)
    #expect(explanation.markdown.contains("| h | \\[\\[2\\], \\[4\\]\\] | Xᵀ @ upstream |"))
    #expect(explanation.latex.contains(#"\begin{bmatrix} 3 \\ 5 \end{bmatrix} &&\text{the sum}"#))
  }

  @Test func whereItBecomesNaNIsPointedAt() throws {
    var builder = GraphBuilder()
    let x = builder.leaf("x", [0], grad: [.nan])
    let l = builder.operation(
      "log", [x], [-.infinity], grad: [0], name: "l", edges: [factor(.infinity, 0)])
    _ = builder.operation(
      "mul", [l], [.nan], grad: [1], name: "o", edges: [factor(0, 1)], rules: [.local("w")])
    let explanation = try builder.graph.explanation(of: "x")
    #expect(
      explanation.text.contains(
        """
            w · (1 / x)
            0 × ∞ = NaN
                ↑ here it becomes NaN: ∂l/∂x = 1 / x = ∞
        """))
    #expect(explanation.text.hasSuffix("Sum over 1 path: NaN, the recorded gradient.\n"))
    #expect(explanation.markdown.contains("**here it becomes NaN: ∂l/∂x = 1 / x = ∞**"))
    #expect(explanation.latex.contains(#"0 \times \infty  = \text{NaN}"#))
    let byNode = try builder.graph.explanation(of: "x", maxPaths: 0)
    #expect(byNode.text.contains("from l   0 × ∞ = NaN   by 1 / x\n    ↑ here it becomes NaN"))
  }

  @Test func theOutputItself() throws {
    let text = try neuron().explanation(of: "o").text
    #expect(
      text == """
        ∂o/∂o = 1

        o is the output itself: its gradient is what backpropagation begins with.

        """)
  }

  @Test func whatDoesNotAddUpIsSaid() throws {
    var builder = GraphBuilder()
    let x = builder.leaf("x", [1], grad: [7])
    _ = builder.operation("neg", [x], [-1], grad: [1], name: "o", edges: [factor(-1, 1)])
    let explanation = try builder.graph.explanation(of: "x")
    #expect(
      explanation.text.hasSuffix(
        "Sum over 1 path: −1. The recorded gradient is 7: it is not what was computed here.\n"))
  }

  @Test func hostileNamesStayText() throws {
    for name in hostileNames().nodes.compactMap(\.name) where !name.isEmpty {
      var builder = GraphBuilder()
      let x = builder.leaf(name, [1], grad: [2])
      _ = builder.operation(
        "f", [x], [1], grad: [1], edges: [factor(2, 1)], rules: [.local(.operand(0) + 1)])
      let explanation = try builder.graph.explanation(of: "n0")
      #expect(!explanation.text.contains("\u{7}") && !explanation.text.contains("\u{202E}"))
      let markdown = explanation.markdown
      #expect(!markdown.contains("<script>") && !markdown.contains("<b>"))
      let latex = explanation.latex
      let depth = zip(latex, " " + latex).reduce(0) { depth, pair in
        pair.1 == "\\" ? depth : pair.0 == "{" ? depth + 1 : pair.0 == "}" ? depth - 1 : depth
      }
      #expect(depth == 0)
    }
  }

  @Test func longChainsAreBrokenIntoLines() throws {
    var builder = GraphBuilder()
    var last = builder.leaf("x", [1], grad: [1])
    for number in 0..<40 {
      last = builder.operation(
        "tanh", [last], [1], grad: [1], name: "layer\(number)", edges: [factor(1, 1)])
    }
    let explanation = try builder.graph.explanation(of: "x")
    #expect(explanation.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(explanation.latex.contains("\\\\\n  &\\quad \\cdot "))
  }
}
