// Programs with NumPy and with Python's `random` print what Python prints, and say what is wrong.

import Foundation
import TestSupport
import Testing

@testable import PythonProgram

@Suite struct NumPyProgramTests {
  static let folder = testFolder.appending(path: "Resources/NumPy")

  static let programs = try! FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".py") }.sorted()

  /// A tensor is there to be drawn.
  private static let ending = "\nimport torch\ndrawn = torch.tensor(1.0)\n"

  @Test func thereArePrograms() { #expect(Self.programs.count >= 20) }

  @Test(arguments: programs) func printsWhatPythonPrinted(_ file: String) throws {
    let program = Self.folder.appending(path: file)
    let output = program.deletingPathExtension().appendingPathExtension("out")
    let source = try String(contentsOf: program, encoding: .utf8)
    #expect(
      try run(source + Self.ending).printed == String(contentsOf: output, encoding: .utf8))
  }

  @Test(
    arguments: [
      (
        "np.ones(3) + np.ones(4)",
        "ValueError: operands could not be broadcast together with shapes (3,) (4,)"
      ),
      (
        "np.maximum(np.ones(3), np.ones(4))",
        "ValueError: operands could not be broadcast together with shapes (3,) (4,)"
      ),
      ("np.ones(3)[5]", "IndexError: index 5 is out of bounds for axis 0 with size 3"),
      (
        "np.ones(3)[1, 1]",
        "IndexError: too many indices for array: array is 1-dimensional, but 2 were indexed"
      ),
      (
        "np.ones(3)[0.5]",
        "IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer "
          + "or boolean arrays are valid indices"
      ),
      ("np.ones(3)[::0]", "ValueError: slice step cannot be zero"),
      (
        "np.ones((3, 3))[[0, 1], [0, 1, 2]]",
        "IndexError: shape mismatch: indexing arrays could not be broadcast together with shapes "
          + "(2,) (3,)"
      ),
      (
        "np.ones(3)[np.array([True, False])]",
        "IndexError: boolean index did not match indexed array along axis 0; size of axis is 3 but "
          + "size of corresponding boolean axis is 2"
      ),
      ("np.ones(3).reshape(2, 2)[0]", nil),
      ("np.array(['a', 'b'])", nil), ("np.array([[1, 2], [3]])", nil), ("np.zeros(-1)", nil),
      ("np.zeros(3, dtype='U3')", "there are no arrays of 'U3'"),
      ("np.random.choice([])", nil), ("np.random.choice(3, 5, replace=False)", nil),
      ("np.random.choice(2, p=[0, 0])", nil), ("np.random.choice(2, -1)", nil),
      ("np.random.choice(3, 3, replace=False, p=[1, 0, 0])", nil),
      ("np.random.randint(5, 5)", nil), ("np.random.rand(-1)", nil), ("np.random.seed(-1)", nil),
      ("np.random.default_rng(-1)", nil), ("np.random.permutation(-1)", nil),
      ("np.random.normal(0, -1)", nil), ("np.random.rand(10 ** 12)", nil),
      ("np.zeros((10 ** 6, 10 ** 6))", nil), ("np.max([])", nil), ("np.arange(0, 1, 0)", nil),
      ("np.linspace(0, 1, -1)", nil), ("np.stack([])", nil), ("np.concatenate([])", nil),
      ("np.split(np.arange(5), 2)", nil), ("np.array_split(np.arange(5), 0)", nil),
      ("np.repeat([1], -1).reshape(3)", nil), ("np.linalg.inv(np.zeros((2, 2)))", nil),
      ("np.linalg.inv(np.zeros((2, 3)))", nil), ("np.bincount([-1])", nil),
      ("np.sum(np.ones(3), axis=1)", nil), ("np.ones((2, 3)) @ np.ones((2, 3))", nil),
      ("np.tile([1], 10 ** 9)", nil), ("bool(np.ones(2))", nil), ("np.squeeze(np.ones(2), 0)", nil),
      (
        "np.broadcast_to(np.ones(3), (2, 2))",
        "ValueError: operands could not be broadcast together with remapped shapes "
          + "[original->remapped]: (3,) and requested shape (2,2)"
      ),
      ("random.choice([])", "IndexError: Cannot choose from an empty sequence"),
      ("random.sample([1], 2)", "ValueError: Sample larger than population or is negative"),
      ("random.choices([1, 2], [0, 0])", "ValueError: Total of weights must be greater than zero"),
      (
        "random.choices([1, 2], [1])",
        "ValueError: The number of weights does not match the population"
      ),
      ("random.randint(2, 1)", nil), ("random.randrange(0)", nil), ("random.expovariate(0)", nil),
      ("random.getrandbits(-1)", nil), ("random.seed('a')", nil),
      ("random.choices([1], k=10 ** 12)", nil), ("random.sample([1], -1)", nil),
    ] as [(String, String?)])
  func saysWhatIsWrong(_ line: String, _ expected: String?) {
    let said = message("import random\nimport numpy as np\nvalue = \(line)" + Self.ending)
    if let expected { #expect(said == expected) }
    #expect(said != "no error")
    #expect(!said.contains("_support") && !said.contains("array_"))
  }

  @Test(arguments: [
    ("random.random()", "random"), ("np.random.rand(2)", "numpy"),
    ("np.random.default_rng().random()", "numpy"),
  ])
  func remarksThatThereIsNoSeed(_ line: String, _ module: String) throws {
    let source = "import random\nimport numpy as np\nvalue = \(line)" + Self.ending
    #expect(try run(source).notes.contains { $0.contains("random without a seed") })
    let seeded =
      "import random\nimport numpy as np\nrandom.seed(1)\nnp.random.seed(1)\n"
      + "value = random.random() + np.random.rand()" + Self.ending
    #expect(try !run(seeded).notes.contains { $0.contains("random without a seed") })
  }
}
