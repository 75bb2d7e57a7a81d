// The matrix product, with PyTorch's rules for vectors and batches.

import ComputationGraph

/// The matrix product `a @ b`.
///
/// Vector · vector is the dot product; a vector on the left is a row, on the right a column;
/// leading dimensions are batches and are broadcast (`torch.matmul`).
package struct MatMul: Operation {
  package static let name = "matmul"
  package static let operandCount: Int? = 2
  package init() {}
  package init(settings: SettingReader) {}
  package var symbol: String { "@" }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let (a, b) = (operands[0], operands[1])
    guard !a.isEmpty, !b.isEmpty else { throw .rank(expected: "at least one dimension each") }
    let inner = a[a.count - 1]
    let other = b[Swift.max(b.count - 2, 0)]
    guard inner == other else { throw .innerExtents(inner, other) }
    guard let batch = Shape(a.dropLast(2)).broadcast(with: Shape(b.dropLast(2))) else {
      throw .batchExtents
    }
    return batch + (a.count > 1 ? [a[a.count - 2]] : []) + (b.count > 1 ? [b[b.count - 1]] : [])
  }

  package func work(of operands: [Shape], result: Shape) -> Int {
    result.checkedSize.times(operands[0].last ?? 1).adding(operands[0].checkedSize)
  }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let (a, b) = (operands[0], operands[1])
    let rows = a.shape.count > 1 ? a.shape[a.shape.count - 2] : 1
    let inner = a.shape[a.shape.count - 1]
    let columns = b.shape.count > 1 ? b.shape[b.shape.count - 1] : 1
    let batchA = Shape(a.shape.dropLast(2))
    let batchB = Shape(b.shape.dropLast(2))
    let batch = batchA.broadcast(with: batchB) ?? []
    var result = NDArray(shape: shape, repeating: 0)
    a.elements.withUnsafeBufferPointer { x in
      b.elements.withUnsafeBufferPointer { y in
        result.elements.withUnsafeMutableBufferPointer { z in
          forEachOffset(
            in: batch, batchA.strides(broadcastTo: batch), batchB.strides(broadcastTo: batch)
          ) { position, offsetA, offsetB in
            for row in 0..<rows {
              let to = (position * rows + row) * columns
              for k in 0..<inner {
                let factor = x[(offsetA * rows + row) * inner + k]
                let from = (offsetB * inner + k) * columns
                // Along rows of both: this loop is what the compiler vectorises.
                for column in 0..<columns { z[to + column] += factor * y[from + column] }
              }
            }
          }
        }
      }
    }
    return result
  }

  /// upstream @ bᵀ and aᵀ @ upstream; vectors are read as one row or one column.
  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let (a, b) = (operands[0], operands[1])
    if a.shape.count == 1, b.shape.count == 1 { return upstream * (operand == 0 ? b : a) }
    let matrixA = a.shape.count > 1 ? a : a.reshaped(to: [1] + a.shape)
    let matrixB = b.shape.count > 1 ? b : b.reshaped(to: b.shape + [1])
    var shape = result.shape
    if a.shape.count == 1 { shape.insert(1, at: shape.count - 1) }
    if b.shape.count == 1 { shape.append(1) }
    let matrix = upstream.reshaped(to: shape)
    let product =
      operand == 0
      ? MatMul()(matrix, Transpose(-2, -1)(matrixB)) : MatMul()(Transpose(-2, -1)(matrixA), matrix)
    return product.summed(to: (operand == 0 ? matrixA : matrixB).shape)
      .reshaped(to: operands[operand].shape)
  }

  package func written(_ operands: [Formula]) -> Formula { .sign(.matmul, operands) }
}
