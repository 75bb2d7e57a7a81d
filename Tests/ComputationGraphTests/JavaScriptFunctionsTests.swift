// Formulas as JavaScript: the code itself here, what it computes in the tests of pages.

import ComputationGraph
import Testing

@Suite struct JavaScriptFunctionsTests {
  private func code(_ formula: Formula) -> String? {
    var functions = JavaScriptFunctions()
    return functions.function(formula).map { functions.sources[$0.position] }
  }

  @Test func elementsAreComputedOneByOne() {
    #expect(
      code(1 - .result * .result)
        == "(x, y, g) => map([y], (a0) => (i) => (1 - (a0[i] * a0[i])), \"1 − x0²\")")
    #expect(
      code(.choice(.operand(0), .equal, -0.0, then: .upstream, otherwise: .call(.erf, .operand(1))))
        == "(x, y, g) => map([x[0], g, x[1]], (a0, a1, a2) => (i) => "
        + "(a0[i] === (-0) ? a1[i] : erf(a2[i])), \"x1 if x0 = 0 else erf(x2)\")")
    #expect(code(Formula(.nan)) == "(x, y, g) => map([], () => (i) => NaN, \"NaN\")")
    #expect(code(-Formula(-2.5)) == "(x, y, g) => map([], () => (i) => (-(-2.5)), \"2.5\")")
    #expect(code(.operand(1)) == "(x, y, g) => x[1]")
  }

  @Test func primitivesAreKernels() {
    let settings = [Setting("dim", .list([.number(0), .none])), Setting("all", .bool(true))]
    let sum = Formula.application(.init("sum", settings: settings), [.operand(0)])
    #expect(
      code(sum)
        == #"(x, y, g) => kernel("sum", {["all"]: true, ["dim"]: [0, null]}, [x[0]], "sum(x0)")"#)
    // Each is computed once.
    #expect(
      code(sum * sum)
        == #"(x, y, g) => { const t0 = kernel("sum", {["all"]: true, ["dim"]: [0, null]}, [x[0]], "sum(x0)"); "#
        + #"return map([t0], (a0) => (i) => (a0[i] * a0[i]), "x0²"); }"#)
  }

  @Test func whatIsMadeOfOthersIsAFunction() {
    let sum = Formula.application(.init("sum"), [.operand(0)])
    let mean = Formula.Application("mean", value: sum / 4)
    var functions = JavaScriptFunctions()
    let (a, b) = (Formula.application(mean, [.upstream]), Formula.application(mean, [.result]))
    let function = functions.function(a - b)
    #expect(
      functions.sources == [
        #"(x, y, g) => { const t0 = kernel("sum", {}, [x[0]], "sum(x0)"); "#
          + #"return map([t0], (a0) => (i) => (a0[i] / 4), "x0 / 4"); }"#,
        #"(x, y, g) => { const t0 = call(functions[0], [g], "mean(x0)"); "#
          + #"const t1 = call(functions[0], [y], "mean(x0)"); "#
          + #"return map([t0, t1], (a0, a1) => (i) => (a0[i] - a1[i]), "x0 − x1"); }"#,
      ])
    #expect(function?.kernels == ["sum"])
  }

  @Test func anOperationWithoutAValueIsAKernel() {
    var functions = JavaScriptFunctions()
    let cat = OperationRecord("cat", settings: [Setting("dim", .number(1))])
    let function = functions.value(of: cat)
    #expect(functions.sources == [#"(x, y, g) => kernel("cat", {["dim"]: 1}, x, "cat")"#])
    #expect(function?.kernels == ["cat"])
  }

  @Test func whatIsToldIsNotComputed() {
    for formula: Formula in [
      "name", .text("words"), "\(.upstream) at the largest", 1 + .text("words"),
      .sign(.matmul, [.operand(0), .result]), .sign(.transpose, [.upstream]),
      .application(.init("f"), [.text("words")]),
      .application(.init("f", value: .text("words")), [.operand(0)]),
    ] {
      #expect(code(formula) == nil, "\(formula)")
    }
  }

  @Test func whatIsWrittenOtherwiseIsToldSo() {
    let turn = Formula.Application(
      "permute", settings: [Setting("dims", .list([.number(1), .number(0)]))],
      written: .sign(.transpose, [.operand(0)]))
    #expect(
      code(.application(turn, [.operand(2)]))
        == #"(x, y, g) => kernel("permute", {["dims"]: [1, 0]}, [x[2]], "x0ᵀ")"#)
  }

  @Test func textsAreQuoted() {
    let hostile = "\"</script>\u{2028}\\"
    let setting = Setting(hostile, .string(hostile))
    let code = code(.application(.init(hostile, settings: [setting]), []))
    let inside = #"\"\u003c/script\u003e\u2028\\"#
    let settings = #"{["\#(inside)"]: "\#(inside)"}"#
    #expect(code == #"(x, y, g) => kernel("\#(inside)", \#(settings), [], "\#(inside)()")"#)
  }
}
