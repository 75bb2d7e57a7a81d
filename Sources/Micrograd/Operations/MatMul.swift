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
    let plan = Plan(operands)
    return operands[0].withPointer { a in
      operands[1].withPointer { b in
        NDArray(shape: shape) { result, _ in
          plan.forEachProduct { number, numberA, numberB in
            let place = result + number * plan.rows * plan.columns
            multiply(plan.a(a, numberA), plan.b(b, numberB), into: place)
          }
        }
      }
    }
  }

  /// The pullback without a transposed copy: the matrix is read the other way.
  package func backward(
    _ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray
  ) -> NDArray {
    let own = operands[operand].shape
    let plan = Plan(operands)
    guard plan.hasMatrix else {
      return pullback(upstream, to: operand, of: operands, result: result)
    }
    let (rows, columns) = operand == 0 ? (plan.rows, plan.inner) : (plan.inner, plan.columns)
    let products = operands[1 - operand].withPointer { other in
      upstream.withPointer { upstream in
        NDArray(shape: plan.batch + [rows, columns]) { gradient, _ in
          plan.forEachProduct { number, numberA, numberB in
            let matrix = plan.result(upstream, number)
            let place = gradient + number * rows * columns
            if operand == 0 {
              multiply(matrix, plan.b(other, numberB).transposed, into: place)
            } else {
              multiply(plan.a(other, numberA).transposed, matrix, into: place)
            }
          }
        }
      }
    }
    return products.summed(to: Shape(own.dropLast(2)) + [rows, columns]).reshaped(to: own)
  }

  /// Which matrices are multiplied: vectors as one row or one column, batches broadcast.
  private struct Plan {
    let rows: Int
    let inner: Int
    let columns: Int
    let batch: Shape
    /// Whether the operands are not both vectors.
    let hasMatrix: Bool
    private let stridesA: [Int]
    private let stridesB: [Int]

    init(_ operands: [NDArray]) {
      let (a, b) = (operands[0].shape, operands[1].shape)
      rows = a.count > 1 ? a[a.count - 2] : 1
      inner = a[a.count - 1]
      columns = b.count > 1 ? b[b.count - 1] : 1
      hasMatrix = a.count > 1 || b.count > 1
      let (batchA, batchB) = (Shape(a.dropLast(2)), Shape(b.dropLast(2)))
      batch = batchA.broadcast(with: batchB) ?? []
      stridesA = batchA.strides(broadcastTo: batch)
      stridesB = batchB.strides(broadcastTo: batch)
    }

    /// Calls `body` with the number of each product, and those of the matrices it is made of.
    func forEachProduct(_ body: (Int, Int, Int) -> Void) {
      forEachOffset(in: batch, stridesA, stridesB, body)
    }

    func a(_ elements: UnsafePointer<Double>, _ number: Int) -> MatrixView {
      MatrixView(elements + number * rows * inner, rows: rows, columns: inner)
    }
    func b(_ elements: UnsafePointer<Double>, _ number: Int) -> MatrixView {
      MatrixView(elements + number * inner * columns, rows: inner, columns: columns)
    }
    func result(_ elements: UnsafePointer<Double>, _ number: Int) -> MatrixView {
      MatrixView(elements + number * rows * columns, rows: rows, columns: columns)
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
