// A rule as the loops over scalars call it: with one number, or with eight side by side.

/// An elementwise rule of one or two operands that is called through a table.
///
/// Each of these reads what the rule states, compiled for its quantity: called through the table
/// the rule itself would be read generically, which takes some fifty times as long.
package protocol ScalarRule: ElementwiseRule {
  /// The value; the second operand is not read where there is one.
  func scalarValue(_ a: Double, _ b: Double) -> Double
  /// The derivatives; the second means nothing where there is one operand.
  func scalarDerivatives(_ a: Double, _ b: Double, _ y: Double) -> (Double, Double)
  func laneValue(_ a: Lanes, _ b: Lanes) -> Lanes
  func laneDerivatives(_ a: Lanes, _ b: Lanes, _ y: Lanes) -> (Lanes, Lanes)
}

extension ScalarRule where Self: UnaryRule {
  package func scalarValue(_ a: Double, _ b: Double) -> Double { value(a) }
  package func scalarDerivatives(_ a: Double, _ b: Double, _ y: Double) -> (Double, Double) {
    (derivative(a, y), 0)
  }
  package func laneValue(_ a: Lanes, _ b: Lanes) -> Lanes { value(a) }
  package func laneDerivatives(_ a: Lanes, _ b: Lanes, _ y: Lanes) -> (Lanes, Lanes) {
    (derivative(a, y), 0)
  }
}

extension ScalarRule where Self: BinaryRule {
  package func scalarValue(_ a: Double, _ b: Double) -> Double { value(a, b) }
  package func scalarDerivatives(_ a: Double, _ b: Double, _ y: Double) -> (Double, Double) {
    derivatives(a, b, y)
  }
  package func laneValue(_ a: Lanes, _ b: Lanes) -> Lanes { value(a, b) }
  package func laneDerivatives(_ a: Lanes, _ b: Lanes, _ y: Lanes) -> (Lanes, Lanes) {
    derivatives(a, b, y)
  }
}

// Rules with settings: they have no number on the tape.
extension Pow: ScalarRule {}
extension LeakyRelu: ScalarRule {}
extension Elu: ScalarRule {}
extension Clamp: ScalarRule {}
extension Huber: ScalarRule {}
extension Compare: ScalarRule {}
