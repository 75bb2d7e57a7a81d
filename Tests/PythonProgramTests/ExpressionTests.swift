// Expressions: what Python and PyTorch print for them is what programs print.

import Testing

@testable import PythonProgram

@Suite struct ExpressionTests {
  @Test(arguments: [
    ("1/3", "0.3333333333333333"), ("7//2", "3"), ("-7//2", "-4"), ("7.5//2", "3.0"),
    ("-7%3", "2"), ("7%-3", "-2"), ("-7.5%2", "0.5"), ("5.0//0.3", "16.0"),
    ("-7//float('inf')", "-1.0"), ("2**10", "1024"), ("2**-1", "0.5"), ("-2**2", "-4"),
    ("(-2)**2", "4"), ("2**3**2", "512"), ("2 ** -1 ** 2", "0.5"), ("1e16", "1e+16"),
    ("0.1+0.2", "0.30000000000000004"), (".5 + 5.", "5.5"), ("1_000 + 0xff + 0b11 + 0o17", "1273"),
    ("1e-3", "0.001"), ("1 < 2 < 3", "True"), ("3 > 2 > 2", "False"), ("not 1 == 2", "True"),
    ("1 and 2 or 3", "2"), ("0 or None", "None"), ("1 if 0 else 2", "2"), ("True + True", "2"),
    ("True & False", "False"), ("3 & 5 | 8 ^ 1", "9"), ("~3", "-4"),
    ("[1, 2.5, 'a']", "[1, 2.5, 'a']"),
    ("(1,)", "(1,)"), ("()", "()"), ("[1, 2, 3][::-1]", "[3, 2, 1]"), ("'abc'[1]", "b"),
    ("'it''s' \" x\"", "its x"), ("\"\"\"a\"b\"\"\"", "a\"b"), ("'\\x41\\u00e9\\101\\q'", "AéA\\q"),
    ("r'\\n'", "\\n"), ("2 in [1, 2]", "True"), ("1 not in (1,)", "False"),
    ("None is None", "True"),
    ("round(2.5)", "2"), ("round(2.675, 2)", "2.67"), ("round(15, -1)", "20"), ("int(-2.9)", "-2"),
    ("max(1, 2.5)", "2.5"), ("min([3, 1])", "1"), ("sum([1, 2], 3)", "6"), ("len('ab')", "2"),
    ("abs(-3)", "3"), ("pow(2, 3)", "8"), ("list(range(5, 0, -2))", "[5, 3, 1]"),
    ("range(3)[-1]", "2"),
    ("list(zip([1, 2], 'ab'))", "[(1, 'a'), (2, 'b')]"), ("math.log(8, 2)", "3.0"),
    ("math.sqrt(2)", "1.4142135623730951"), ("math.pi", "3.141592653589793"),
    ("float('inf')", "inf"), ("-0.0", "-0.0"),
    (
      "f\"{1} {2.0:.3f} {3:d}|{5:>4}|{5:<4}|{5:04d} {0.25:%} {1234567.0:,.2f} {{}} {'x':>3}\"",
      "1 2.000 3|   5|5   |0005 25.000000% 1,234,567.00 {}   x"
    ),
  ])
  func plainPython(_ expression: String, _ expected: String) throws {
    #expect(try value(expression) == expected, "\(expression)")
  }

  @Test(arguments: [
    ("x[0]", "tensor([1., 2., 3.])"), ("x[:, 1]", "tensor([2., 5.])"),
    ("x[..., -1]", "tensor([3., 6.])"), ("x[1, ...]", "tensor([4., 5., 6.])"),
    ("x[-1, ::2]", "tensor([4., 6.])"), ("x[None, :, 1:].shape", "torch.Size([1, 2, 2])"),
    ("x[:, [0, 2]]", "tensor([[1., 3.],\n        [4., 6.]])"),
    ("x[torch.tensor([1, 0]), torch.tensor([2, 2])]", "tensor([6., 3.])"),
    ("x[range(2), [0, 1]]", "tensor([1., 5.])"), ("x[x > 2]", "tensor([3., 4., 5., 6.])"),
    ("x[torch.tensor([True, False])]", "tensor([[1., 2., 3.]])"), ("x[(0, 1)]", "tensor(2.)"),
    ("x[0, [0, 2]]", "tensor([1., 3.])"),
    ("x[torch.tensor([[0, 1], [1, 0]])].shape", "torch.Size([2, 2, 3])"),
    ("x.T.shape", "torch.Size([3, 2])"), ("x.max(1)[1]", "tensor([2, 2])"),
    ("x.max(dim=0).values", "tensor([4., 5., 6.])"),
    ("x.argmax(), x.argmin(dim=1)", "(tensor(5), tensor([0, 0]))"),
    ("x.sum(axis=0)", "tensor([5., 7., 9.])"),
    ("x.var(0, unbiased=False)", "tensor([2.2500, 2.2500, 2.2500])"),
    ("x.split(2, dim=1)[1]", "tensor([[3.],\n        [6.]])"),
    ("x.size(-1), len(x), x.dim()", "(3, 2, 2)"),
    ("x > 2", "tensor([[False, False,  True],\n        [ True,  True,  True]])"),
    ("(x > 2).sum()", "tensor(4)"), ("torch.arange(3) * 2", "tensor([0, 2, 4])"),
    ("torch.tensor([3, 4]) // 2", "tensor([1, 2])"),
    ("torch.tensor([5.5]) % 2", "tensor([1.5000])"),
    ("torch.where(x > 2, x, 0.0)[0]", "tensor([0., 0., 3.])"),
    ("~(x > 2)[0]", "tensor([ True,  True, False])"),
    (
      "torch.norm(x[0], 1), torch.linalg.norm(torch.tensor([3.0, 4.0]))", "(tensor(6.), tensor(5.))"
    ),
    ("nn.CrossEntropyLoss()(x, torch.tensor([0, 2]))", "tensor(1.4076)"),
    ("nn.Softmax(dim=-1)(torch.tensor([0.0, 0.0]))", "tensor([0.5000, 0.5000])"),
    (
      "torch.linspace(0, 1, 3), torch.full((2,), 7)",
      "(tensor([0.0000, 0.5000, 1.0000]), tensor([7, 7]))"
    ),
    ("max(x[0, 0], x[1, 1]), sum([x[0, 0], x[0, 1]])", "(tensor(5.), tensor(3.))"),
  ])
  func tensors(_ expression: String, _ expected: String) throws {
    let printed = try printed(
      "x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\nprint((\(expression)))")
    #expect(printed == expected + "\n", "\(expression)")
  }

  @Test(arguments: [
    ("(x % 3).sum()", [1.0, 1]), ("x[[1, 1]].sum()", [0, 2]), ("(x[x > 0] ** 2).sum()", [10, 0]),
    ("torch.stack([x[0], x[0]]).prod()", [10, 0]), ("2 ** x[0]", [22.180709777918249, 0]),
    ("max(x[0], x[1])", [1, 0]), ("torch.max(x, 0)[0]", [1, 0]),
    ("x.std() * 0 + x.norm(1)", [1, -1]),
    ("torch.where(x > 0, x * 2, x * 3).sum()", [2, 3]), ("x @ x", [10, -14]),
  ])
  func gradients(_ expression: String, _ expected: [Double]) throws {
    let run = try run(
      "import torch\nx = torch.tensor([5.0, -7.0], requires_grad=True)\ny = \(expression)\n")
    #expect(agree(run.names[0].tensor.grad?.elements ?? [], expected), "\(expression)")
  }

  @Test func namesAreInAnyScript() throws {
    let run = try run(
      "import torch\nβ_1 = torch.tensor(2.0, requires_grad=True); größe = β_1 ** 2\n")
    #expect(run.names.map(\.name) == ["β_1", "größe"])
  }

  @Test func linesJoinInBracketsAndAfterABackslash() throws {
    #expect(try value("(1 +\n  2 # two\n\n + 3)") == "6")
    #expect(try printed("x = 1 + \\\n  2\nprint(x)") == "3\n")
    #expect(try printed("x = 1\r\nif __name__ == '__main__':\r\n\tprint(x)\r\n") == "1\n")
    #expect(try run("\u{FEFF}import torch\nx = torch.tensor(1.0)\n").output.item == 1)
  }
}
