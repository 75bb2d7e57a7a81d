// Making tensors from numbers.
//
// Each notes where it is called, so that a value without a name is found in its program.

extension Tensor {
  /// A scalar.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - name: What pictures and messages call it.
  ///   - requiresGrad: Whether it is a parameter; else it is a constant.
  ///   - file: Where it is made, as pictures tell it.
  ///   - line: The line there.
  public init(
    _ value: Double, name: String? = nil, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(scalar: value, name: name, requiresGrad: requiresGrad, CallSite(file, line))
  }

  /// A vector of shape `[values.count]`.
  ///
  /// - Parameters:
  ///   - values: Its elements.
  ///   - name: What pictures and messages call it.
  ///   - requiresGrad: Whether it is a parameter; else it is a constant.
  ///   - file: Where it is made, as pictures tell it.
  ///   - line: The line there.
  public init(
    _ values: [Double], name: String? = nil, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      NDArray(shape: [values.count], elements: values), name: name, requiresGrad: requiresGrad,
      CallSite(file, line))
  }

  /// A matrix of shape `[rows.count, rows[0].count]`.
  ///
  /// - Parameters:
  ///   - rows: Its elements.
  ///   - name: What pictures and messages call it.
  ///   - requiresGrad: Whether it is a parameter; else it is a constant.
  ///   - file: Where it is made, as pictures tell it.
  ///   - line: The line there.
  /// - Precondition: all rows are of one length.
  @_disfavoredOverload  // `Tensor([])` is a vector
  public init(
    _ rows: [[Double]], name: String? = nil, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let width = rows.first?.count ?? 0
    precondition(
      rows.allSatisfy { $0.count == width },
      "Tensor: the rows of a matrix have different lengths: \(rows.map(\.count))")
    self.init(
      NDArray(shape: [rows.count, width], elements: rows.flatMap { $0 }), name: name,
      requiresGrad: requiresGrad, CallSite(file, line))
  }

  /// An array of any rank from its elements in row-major order.
  ///
  /// ```swift
  /// let image = Tensor(shape: [1, 2, 2], [1, 2, 3, 4])
  /// ```
  ///
  /// - Parameters:
  ///   - shape: The extent of each dimension.
  ///   - elements: In row-major order.
  ///   - name: What pictures and messages call it.
  ///   - requiresGrad: Whether it is a parameter; else it is a constant.
  ///   - file: Where it is made, as pictures tell it.
  ///   - line: The line there.
  /// - Precondition: there are as many elements as the shape asks for.
  public init(
    shape: [Int], _ elements: [Double], name: String? = nil, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == elements.count,
      "Tensor: \(elements.count) elements do not fit the shape \(shape)")
    self.init(
      NDArray(shape: shape, elements: elements), name: name, requiresGrad: requiresGrad,
      CallSite(file, line))
  }

  /// An array filled with zeros.
  ///
  /// - Parameters:
  ///   - shape: The extent of each dimension.
  ///   - name: What pictures and messages call it.
  ///   - requiresGrad: Whether it is a parameter; else it is a constant.
  ///   - file: Where it is made, as pictures tell it.
  ///   - line: The line there.
  public static func zeros(
    _ shape: [Int], name: String? = nil, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    Tensor(
      NDArray(shape: shape, repeating: 0), name: name, requiresGrad: requiresGrad,
      CallSite(file, line))
  }

  /// An array filled with ones.
  ///
  /// - Parameters:
  ///   - shape: The extent of each dimension.
  ///   - name: What pictures and messages call it.
  ///   - requiresGrad: Whether it is a parameter; else it is a constant.
  ///   - file: Where it is made, as pictures tell it.
  ///   - line: The line there.
  public static func ones(
    _ shape: [Int], name: String? = nil, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    Tensor(
      NDArray(shape: shape, repeating: 1), name: name, requiresGrad: requiresGrad,
      CallSite(file, line))
  }

  /// A scalar without a name, such as stands in an expression.
  public init(_ value: Double) { self.init(literal: value) }
}

extension Tensor: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self.init(literal: value) }
  public init(integerLiteral value: Int) { self.init(literal: Double(value)) }
}

extension Tensor: ExpressibleByArrayLiteral {
  /// `[1, 2]`, `[[1, 2], [3, 4]]` and so on; the parts must be constants of one shape.
  public init(arrayLiteral parts: Tensor...) {
    let arrays = parts.map(\.array)
    let shape = arrays.first?.shape ?? []
    precondition(
      arrays.allSatisfy { $0.shape == shape },
      "Tensor: the parts of an array literal have different shapes: \(arrays.map(\.shape))")
    precondition(
      parts.allSatisfy { !$0.requiresGrad },
      "Tensor: an array literal would cut the gradient of its parts; use stack([…])")
    self.init(NDArray(shape: [arrays.count] + shape, elements: arrays.flatMap(\.elements)))
  }
}
