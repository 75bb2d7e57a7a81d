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
    result.checkedSize.times(operands[0].last ?? 1)
  }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let plan = Plan(operands)
    return operands[0].withPointer { a in
      operands[1].withPointer { b in
        NDArray(shape: shape) { result, _ in
          plan.forEachProduct { product, placeA, placeB in
            multiply(plan.a(a, placeA), plan.b(b, placeB), into: result + product)
          }
        }
      }
    }
  }

  /// The pullback without a transposed copy: each matrix is read the other way, and what a stretched
  /// operand gets of several products is added where it belongs.
  package func backward(
    _ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray
  ) -> NDArray {
    let plan = Plan(operands)
    return operands[1 - operand].withPointer { other in
      upstream.withPointer { upstream in
        NDArray(shape: operands[operand].shape) { gradient, count in
          if plan.isBatch { gradient.update(repeating: 0, count: count) }
          plan.forEachProduct { product, placeA, placeB in
            let matrix = plan.result(upstream, product)
            if operand == 0 {
              multiply(
                matrix, plan.b(other, placeB).transposed, into: gradient + placeA,
                adding: plan.isBatch)
            } else {
              multiply(
                plan.a(other, placeA).transposed, matrix, into: gradient + placeB,
                adding: plan.isBatch)
            }
          }
        }
      }
    }
  }

  /// Which matrices are multiplied: vectors as one row or one column, batches broadcast.
  private struct Plan {
    private let rows: Int
    private let inner: Int
    private let columns: Int
    private let batchA: Shape
    private let batchB: Shape

    init(_ operands: [NDArray]) {
      let (a, b) = (operands[0].shape, operands[1].shape)
      rows = a.count > 1 ? a[a.count - 2] : 1
      inner = a[a.count - 1]
      columns = b.count > 1 ? b[b.count - 1] : 1
      batchA = Shape(a.dropLast(2))
      batchB = Shape(b.dropLast(2))
    }

    /// Whether there is another number of products than one.
    var isBatch: Bool { batchA.size != 1 || batchB.size != 1 }

    func a(_ elements: UnsafePointer<Double>, _ place: Int) -> MatrixView {
      MatrixView(elements + place, rows: rows, columns: inner)
    }
    func b(_ elements: UnsafePointer<Double>, _ place: Int) -> MatrixView {
      MatrixView(elements + place, rows: inner, columns: columns)
    }
    func result(_ elements: UnsafePointer<Double>, _ place: Int) -> MatrixView {
      MatrixView(elements + place, rows: rows, columns: columns)
    }

    /// Calls `body` with the places of the result and of both operands, for each product.
    func forEachProduct(_ body: (Int, Int, Int) -> Void) {
      let batch = batchA.broadcast(with: batchB) ?? []
      forEachOffset(
        in: batch, batchA.strides(broadcastTo: batch), batchB.strides(broadcastTo: batch)
      ) { body($0 * rows * columns, $1 * rows * inner, $2 * inner * columns) }
    }
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
