// Any elements of an array taken out, or replaced by others: x[mask], x[rows, columns] = values.

import ComputationGraph

/// The elements that brackets with positions in them pick.
///
/// ∂/∂x: the gradient, added where the elements were taken.
package struct Pick: CompositeOperation {
  package static let name = "index"
  package static let names = [
    "index", "flip", "roll", "repeat", "repeat_interleave", "gather_along", "index_select",
    "diagonal",
  ]
  package let items: [IndexItem]
  package let name: String
  package init(_ items: [IndexItem], name: String = "index") {
    self.items = items
    self.name = name
  }
  package init(settings: SettingReader) throws(SettingError) {
    self.init(try settings["index"], name: settings.name)
  }
  package var symbol: String { "[ ]" }
  package var settings: [Setting] { [Setting("index", items)] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    try IndexPlan(items, of: operands[0]).shape
  }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    Gather(indices: items.positions(in: x[0].shape))(x[0].reshaped(to: [x[0].shape.size]))
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result _: Q) -> Q {
    let whole = x[0].shape
    return Scatter(of: Gather(indices: items.positions(in: whole)), shape: [whole.size])(upstream)
      .reshaped(to: whole)
  }

  package func taught(to operand: Int) -> Formula? { "\(.upstream), added where it was taken" }
}

/// An array in which the elements that brackets pick are others: `x[1:3] = value`.
///
/// The operands are the array and the values, which broadcast to the part. ∂/∂x is the gradient with
/// 0 at the replaced elements, ∂/∂value the gradient there, as by PyTorch's `CopySlices` and
/// `index_put`: an element that is written twice holds the last value, and passes its gradient to
/// both.
package struct Assign: CompositeOperation, NumberlessDerivative {
  package static let name = "index_put"
  package static let operandCount: Int? = 2
  package let items: [IndexItem]
  package init(_ items: [IndexItem]) { self.items = items }
  package init(settings: SettingReader) throws(SettingError) { items = try settings["index"] }
  package var symbol: String { "[ ] =" }
  package var settings: [Setting] { [Setting("index", items)] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let part = try IndexPlan(items, of: operands[0]).shape
    guard fitted(operands[1]).broadcast(with: part) == part else {
      throw .notBroadcastableTo(part)
    }
    return operands[0]
  }

  /// The values stand behind the elements, and each place takes the one or the other.
  package func value<Q: ArrayQuantity>(of operands: [Q]) -> Q {
    let (whole, places) = (operands[0].shape, items.positions(in: operands[0].shape))
    var source = (0..<whole.size).map(Double.init)
    for (number, place) in places.elements.enumerated() {
      source[Int(place)] = Double(whole.size + number)
    }
    let values = operands[1].reshaped(to: fitted(operands[1].shape)).expanded(to: places.shape)
    let all = Q.applying(
      Cat(),
      [operands[0].reshaped(to: [whole.size]), values.reshaped(to: [places.shape.size])])
    return Gather(indices: NDArray(shape: whole, elements: source))(all)
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result _: Q
  ) -> Q {
    let whole = operands[0].shape
    let places = items.positions(in: whole)
    if operand == 1 {
      return Gather(indices: places)(upstream.reshaped(to: [whole.size]))
        .summed(to: fitted(operands[1].shape)).reshaped(to: operands[1].shape)
    }
    // Behind the gradients stands a 0, which the replaced elements take.
    var source = (0..<whole.size).map(Double.init)
    for place in places.elements { source[Int(place)] = Double(whole.size) }
    let all = Q.applying(Cat(), [upstream.reshaped(to: [whole.size]), .zeros([1])])
    return Gather(indices: NDArray(shape: whole, elements: source))(all)
  }

  /// The shape of the values without extents of 1 in front, of which there may be more than the part
  /// has dimensions.
  private func fitted(_ shape: Shape) -> Shape { Shape(shape.drop { $0 == 1 }) }

  package func taught(to operand: Int) -> Formula? {
    operand == 0 ? "\(.upstream), 0 at the replaced" : "\(.upstream) at the replaced"
  }
}

extension [IndexItem] {
  /// The place of each picked element among all elements; shapes have been checked.
  fileprivate func positions(in whole: Shape) -> NDArray {
    guard let plan = try? IndexPlan(self, of: whole) else {
      preconditionFailure("unchecked shapes")
    }
    return plan.positions
  }
}
