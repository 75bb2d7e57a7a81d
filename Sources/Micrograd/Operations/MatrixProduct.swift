// The product of matrices in memory: blocked, so that the caches hold what is read again, and with
// as many sums side by side as the processor has registers for.

#if BLAS
  #if canImport(Accelerate)
    import Accelerate
  #else
    import CBLAS
  #endif
#endif

/// A matrix in memory, whose rows or, where it is transposed, columns lie one behind the other.
struct MatrixView {
  let base: UnsafePointer<Double>
  let rows: Int
  let columns: Int
  let rowStride: Int
  let columnStride: Int

  /// Row by row.
  init(_ base: UnsafePointer<Double>, rows: Int, columns: Int) {
    self.init(base, rows: rows, columns: columns, rowStride: columns, columnStride: 1)
  }

  private init(
    _ base: UnsafePointer<Double>, rows: Int, columns: Int, rowStride: Int, columnStride: Int
  ) {
    self.base = base
    self.rows = rows
    self.columns = columns
    self.rowStride = rowStride
    self.columnStride = columnStride
  }

  /// The same memory, read the other way.
  var transposed: MatrixView {
    MatrixView(
      base, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride)
  }

  fileprivate func from(row: Int, column: Int) -> UnsafePointer<Double> {
    base + row * rowStride + column * columnStride
  }
}

/// Sets `result`, row by row, to the product of two matrices, or adds it to what is there.
///
/// The order of the additions depends on nothing but the extents: the same numbers give the same
/// result on every run.
func multiply(
  _ a: MatrixView, _ b: MatrixView, into result: UnsafeMutablePointer<Double>, adding: Bool = false
) {
  if a.columns == 0, !adding { result.update(repeating: 0, count: a.rows * b.columns) }
  guard a.rows > 0, a.columns > 0, b.columns > 0 else { return }
  // Where there is little to do, less than the blocks cost.
  if a.rows * a.columns * b.columns < 2048 {
    multiplyRows(a, b, into: result, adding: adding)
  } else {
    #if BLAS
      multiplyByBLAS(a, b, into: result, adding: adding)
    #else
      multiplyBlocks(a, b, into: result, adding: adding)
    #endif
  }
}

private func multiplyRows(
  _ a: MatrixView, _ b: MatrixView, into result: UnsafeMutablePointer<Double>, adding: Bool
) {
  if !adding { result.update(repeating: 0, count: a.rows * b.columns) }
  for row in 0..<a.rows {
    let sums = result + row * b.columns
    for k in 0..<a.columns {
      let factor = a.from(row: row, column: k).pointee
      let from = b.from(row: k, column: 0)
      if b.columnStride == 1 {
        for column in 0..<b.columns { sums[column] += factor * from[column] }
      } else {
        for column in 0..<b.columns { sums[column] += factor * from[column * b.columnStride] }
      }
    }
  }
}

#if BLAS
  /// The system's library.
  private func multiplyByBLAS(
    _ a: MatrixView, _ b: MatrixView, into result: UnsafeMutablePointer<Double>, adding: Bool
  ) {
    cblas_dgemm(
      CblasRowMajor, a.isByRows ? CblasNoTrans : CblasTrans,
      b.isByRows ? CblasNoTrans : CblasTrans, CInt(a.rows), CInt(b.columns), CInt(a.columns), 1,
      a.base, a.distance, b.base, b.distance, adding ? 1 : 0, result, CInt(b.columns))
  }

  extension MatrixView {
    fileprivate var isByRows: Bool { columnStride == 1 }
    /// Between two rows, or columns; of a single one both strides may be 1, which BLAS refuses.
    fileprivate var distance: CInt {
      CInt(isByRows ? max(rowStride, columns) : max(columnStride, rows))
    }
  }
#else
  /// The rows and columns of the result whose sums are kept in registers.
  private let side = 4

  /// After "Anatomy of High-Performance Matrix Multiplication" (Goto, van de Geijn 2008): a block of
  /// each matrix is copied into strips of four rows or columns, in the order in which they are read.
  private func multiplyBlocks(
    _ a: MatrixView, _ b: MatrixView, into result: UnsafeMutablePointer<Double>, adding: Bool
  ) {
    // A strip of either is in the first cache, a block of `a` in the second.
    let (mostRows, mostDepth, mostColumns) = (128, 256, 512)
    let depth = min(a.columns, mostDepth)
    let heightA = roundedUp(min(a.rows, mostRows))
    let widthB = roundedUp(min(b.columns, mostColumns))
    _ = [Double](recycled: heightA * depth) { stripsA in
      _ = [Double](recycled: widthB * depth) { stripsB in
        for column in stride(from: 0, to: b.columns, by: mostColumns) {
          let columns = min(mostColumns, b.columns - column)
          for start in stride(from: 0, to: a.columns, by: mostDepth) {
            let depth = min(mostDepth, a.columns - start)
            pack(
              b.from(row: start, column: column), count: columns, stride: b.columnStride,
              depth: depth, step: b.rowStride, into: stripsB)
            for row in stride(from: 0, to: a.rows, by: mostRows) {
              let rows = min(mostRows, a.rows - row)
              pack(
                a.from(row: row, column: start), count: rows, stride: a.rowStride, depth: depth,
                step: a.columnStride, into: stripsA)
              multiplyStrips(
                stripsA, rows, stripsB, columns, depth: depth,
                into: result + row * b.columns + column, width: b.columns,
                adding: adding || start > 0)
            }
          }
        }
      }
    }
  }

  private func roundedUp(_ count: Int) -> Int { (count + side - 1) / side * side }

  /// Copies `count` rows of a block into strips of four, beside one another at each step along the
  /// depth; what is missing in the last strip is 0. A column is a row with other strides.
  private func pack(
    _ block: UnsafePointer<Double>, count: Int, stride: Int, depth: Int, step: Int,
    into strips: UnsafeMutablePointer<Double>
  ) {
    var strip = strips
    for row in Swift.stride(from: 0, to: count, by: side) {
      let from = block + row * stride
      if count - row >= side {
        if stride == 1 {
          for k in 0..<depth { store(load(from + k * step), strip + k * side) }
        } else {
          for k in 0..<depth {
            let next = from + k * step
            store(
              SIMD4(next[0], next[stride], next[2 * stride], next[3 * stride]), strip + k * side)
          }
        }
      } else {
        for k in 0..<depth {
          for i in 0..<side {
            strip[k * side + i] = row + i < count ? from[k * step + i * stride] : 0
          }
        }
      }
      strip += depth * side
    }
  }

  private func multiplyStrips(
    _ a: UnsafePointer<Double>, _ rows: Int, _ b: UnsafePointer<Double>, _ columns: Int, depth: Int,
    into result: UnsafeMutablePointer<Double>, width: Int, adding: Bool
  ) {
    for column in stride(from: 0, to: columns, by: side) {
      for row in stride(from: 0, to: rows, by: side) {
        let sums = product(a + row * depth, b + column * depth, depth: depth)
        let corner = result + row * width + column
        if rows - row >= side, columns - column >= side {
          put(sums.0, corner, adding)
          put(sums.1, corner + width, adding)
          put(sums.2, corner + 2 * width, adding)
          put(sums.3, corner + 3 * width, adding)
        } else {
          let all = [sums.0, sums.1, sums.2, sums.3]
          for i in 0..<min(side, rows - row) {
            for j in 0..<min(side, columns - column) {
              let place = corner + i * width + j
              place.pointee = adding ? place.pointee + all[i][j] : all[i][j]
            }
          }
        }
      }
    }
  }

  /// A row of the sums each.
  private typealias Tile = (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>)

  /// The sums over the depth of all products of a strip of `a` with one of `b`.
  @inline(__always)
  private func product(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, depth: Int
  ) -> Tile {
    var tile: Tile = (.zero, .zero, .zero, .zero)
    for k in 0..<depth {
      let y = load(b + k * side)
      let x = a + k * side
      tile.0 = tile.0.adding(x[0], y)
      tile.1 = tile.1.adding(x[1], y)
      tile.2 = tile.2.adding(x[2], y)
      tile.3 = tile.3.adding(x[3], y)
    }
    return tile
  }

  extension SIMD4<Double> {
    @inline(__always)
    fileprivate func adding(_ factor: Double, _ other: SIMD4<Double>) -> SIMD4<Double> {
      #if arch(arm64)
        addingProduct(SIMD4(repeating: factor), other)
      #else
        // Not every x86-64 has an instruction for both, and without one it is a call.
        self + factor * other
      #endif
    }
  }

  @inline(__always)
  private func put(
    _ sums: SIMD4<Double>, _ place: UnsafeMutablePointer<Double>, _ adding: Bool
  ) { store(adding ? load(place) + sums : sums, place) }

  @inline(__always)
  private func load(_ place: UnsafePointer<Double>) -> SIMD4<Double> {
    UnsafeRawPointer(place).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inline(__always)
  private func store(_ numbers: SIMD4<Double>, _ place: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(place).storeBytes(of: numbers, as: SIMD4<Double>.self)
  }
#endif
