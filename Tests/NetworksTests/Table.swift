// Numbers of PyTorch, which `Resources/*.py` write down beside themselves.

import Foundation
import Micrograd
import Testing

/// An array in a table; PyTorch's infinities and NaN do not occur.
struct TableArray: Decodable {
  let shape: [Int]
  let elements: [Double]

  func tensor(requiresGrad: Bool = false) -> Tensor {
    Tensor(shape: shape, elements, requiresGrad: requiresGrad)
  }
}

/// The cases of a table.
func table<Case: Decodable>(_ name: String, of _: Case.Type = Case.self) throws -> [Case] {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Resources/\(name).json")
  return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
}

/// Expects numbers to be PyTorch's, to so much of the larger of 1 and their size.
func expect(
  _ tensor: Tensor?, _ expected: TableArray, _ what: String, tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let tensor else {
    Issue.record("\(what) is not there", sourceLocation: sourceLocation)
    return
  }
  #expect(tensor.shape == expected.shape, "\(what)", sourceLocation: sourceLocation)
  expect(
    tensor.elements, expected.elements, what, tolerance: tolerance, sourceLocation: sourceLocation)
}

func expect(
  _ numbers: [Double], _ expected: [Double], _ what: String, tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(numbers.count == expected.count, "\(what)", sourceLocation: sourceLocation)
  let wrong = zip(numbers, expected).first { ours, theirs in
    !((ours - theirs).magnitude <= tolerance * max(1, theirs.magnitude))
  }
  #expect(wrong == nil, "\(what): \(String(describing: wrong))", sourceLocation: sourceLocation)
}
