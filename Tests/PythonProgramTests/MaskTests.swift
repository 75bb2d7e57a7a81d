// Masks: triangles, filled places, and tensors that are compared as a whole.

import Micrograd
import Testing

@testable import PythonProgram

@Suite struct MaskTests {
  @Test func trianglesOfConstantsAreConstants() throws {
    #expect(
      try value("torch.tril(torch.ones(2, 3, dtype=torch.int64))")
        == "tensor([[1, 0, 0],\n        [1, 1, 0]])")
    #expect(try value("torch.ones(2, 2).triu(diagonal=1).tolist()") == "[[0.0, 1.0], [0.0, 0.0]]")
    #expect(try value("torch.ones(2, 2).tril(-1).sum().item()") == "1.0")
    #expect(try value("torch.ones(2, 2).tril(10 ** 18).sum().item()") == "4.0")
    #expect(try value("torch.ones(2, 2, 2).triu().sum().item()") == "6.0")
    #expect(try value("torch.ones(0, 2).triu().shape") == "torch.Size([0, 2])")
    #expect(
      message("import torch; torch.ones(2).tril()").hasPrefix(
        "RuntimeError: tril: input tensor must have at least 2 dimensions"))
  }

  @Test func gradientsFlowToWhatIsKept() throws {
    let run = try run(
      """
      import torch
      x = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
      mask = torch.tril(torch.ones(2, 2))
      a = torch.softmax(x.masked_fill(mask == 0, float('-inf')), dim=-1)
      y = (a * a).sum() + 3 * torch.triu(x).sum()
      y.backward()
      """)
    let values = Dictionary(uniqueKeysWithValues: run.names.map { ($0.name, $0.tensor) })
    #expect(values["mask"]?.isLeaf == true)
    #expect(values["a"]?.elements.prefix(2) == [1, 0])
    let s = 0.7310585786300049
    let slope = 2 * (s - (1 - s)) * s * (1 - s)
    #expect(agree(values["x"]?.grad?.elements ?? [], [3, 3, -slope, 3 + slope]))
    #expect(run.output.graph().nodes.count { $0.operation?.name == "where" } == 2)
  }

  @Test func tensorsAreComparedAsAWhole() throws {
    #expect(try value("torch.allclose(torch.ones(2), torch.ones(2) + 1e-7)") == "True")
    #expect(try value("torch.allclose(torch.ones(2), torch.ones(2) + 1e-3)") == "False")
    #expect(try value("torch.ones(2).equal(torch.ones(3))") == "False")
    #expect(try value("torch.equal(torch.ones(2), torch.ones(2))") == "True")
  }
}
