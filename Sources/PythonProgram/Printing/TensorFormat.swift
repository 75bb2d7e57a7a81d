// How PyTorch writes one number of a tensor, so that all of them are equally wide.

import ComputationGraph

/// What `torch.set_printoptions` sets.
struct TensorPrintOptions {
  /// Decimals.
  var precision = 4
  /// How many elements are printed without leaving any out.
  var threshold = 1000
  /// How many are shown at each end of a dimension where some are left out.
  var edgeItems = 3
  var lineWidth = 80
  /// Whether powers of ten are written, as in 1.0000e-05; nil for: where numbers are far apart.
  var scientific: Bool?
  /// The kind of floats that is not told.
  var defaultKind = PrintedKind.float32
}

/// PyTorch's `_Formatter`.
struct TensorFormat {
  let kind: PrintedKind
  let precision: Int
  private(set) var isWhole = true
  private(set) var isScientific = false
  private(set) var width = 1

  init(_ array: PrintedArray, _ options: TensorPrintOptions) {
    kind = array.kind
    precision = options.precision
    let numbers = array.visible
    guard kind.isFloat else {
      width = numbers.map { kind.whole($0).utf8.count }.reduce(1, max)
      return
    }
    let counted = numbers.filter { $0.isFinite && $0 != 0 }
    let sizes = counted.map(\.magnitude)
    guard let least = sizes.min(), let greatest = sizes.max() else { return }
    isWhole = counted.allSatisfy { $0 == $0.rounded(.up) }
    isScientific =
      options.scientific ?? (greatest / least > 1000 || greatest > 1e8 || least < 1e-4)
    width = counted.map { text($0).utf8.count }.reduce(1, max)
  }

  /// The number without spaces in front of it.
  private func text(_ number: Double) -> String {
    guard kind.isFloat else { return kind.whole(number) }
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    if isScientific { return String(number, decimals: precision, conversion: "e") }
    return isWhole
      ? String(number, decimals: 0) + "." : String(number, decimals: precision)
  }

  func padded(_ number: Double) -> String { text(number).right(in: width) }
}
