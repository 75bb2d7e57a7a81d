// Names for tensors, for arrays of them, and for several at once.

/// What can be given a name: a tensor, and an array of what can.
public protocol Nameable {
  /// Names the value, or each of its parts; the first name stays.
  ///
  /// - Parameters:
  ///   - name: What pictures and messages call it.
  ///   - file: Where it is named: a value that says nothing of where it was made has this as its
  ///     source.
  ///   - line: The line there.
  @discardableResult
  func named(_ name: String, file: StaticString, line: UInt) -> Self
}

extension Tensor: Nameable {
  /// Names this value, for pictures and messages; the first name stays.
  ///
  /// - Parameters:
  ///   - name: What pictures and messages call it.
  ///   - file: Where it is named: a value that says nothing of where it was made has this as its
  ///     source.
  ///   - line: The line there.
  @discardableResult
  public func named(_ name: String, file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    setName(name, CallSite(file, line))
    return self
  }

  /// Names this value for a program that is no Swift, whose lines are noted as it runs.
  package func setName(_ name: String) { setName(name, nil) }

  private func setName(_ name: String, _ site: CallSite?) {
    (owner ?? noted())?.name(name, site)
    onTapes { $0.pointee.name($1, name, site) }
  }
}

extension Array: Nameable where Element: Nameable {
  /// Names the elements `w[0]`, `w[1]` and so on, those of arrays within it `w[0][0]`.
  ///
  /// ```swift
  /// let w = (0..<3).map { Tensor(Double($0), requiresGrad: true) }.named("w")
  /// print(w[2].name!)  // w[2]
  /// ```
  ///
  /// - Parameters:
  ///   - name: What pictures and messages call the array.
  ///   - file: Where it is named.
  ///   - line: The line there.
  @discardableResult
  public func named(_ name: String, file: StaticString = #fileID, line: UInt = #line) -> Self {
    for (index, element) in enumerated() {
      element.named("\(name)[\(index)]", file: file, line: line)
    }
    return self
  }
}

/// Names several values at once, such as the results of a function.
///
/// ```swift
/// let (h, c) = named(cell(x, h, c), "h", "c")
/// ```
///
/// - Parameters:
///   - values: Tensors, or arrays of them.
///   - names: As many names, in the same order.
///   - file: Where they are named.
///   - line: The line there.
/// - Returns: The values.
/// - Precondition: there are as many names as values.
@discardableResult
public func named<each Value: Nameable>(
  _ values: (repeat each Value), _ names: String..., file: StaticString = #fileID,
  line: UInt = #line
) -> (repeat each Value) {
  var count = 0
  func next<V: Nameable>(_ value: V) -> V {
    count += 1
    precondition(count <= names.count, "named: there are more values than names: \(names)")
    return value.named(names[count - 1], file: file, line: line)
  }
  let result = (repeat next(each values))
  precondition(count == names.count, "named: there are \(names.count) names for \(count) values")
  return result
}
