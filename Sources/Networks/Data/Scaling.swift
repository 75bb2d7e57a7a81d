// Features brought to one scale, and classes to numbers.

import Micrograd

/// Brings each feature to a scale that is found on some samples and is then the same for all.
///
/// ```swift
/// let scaling = Scaling.standard(of: train.inputs)
/// let (x, unseen) = (scaling(train.inputs), scaling(test.inputs))
/// ```
public struct Scaling: Sendable, Equatable, Codable {
  /// What is taken from each feature, and what it is then divided by.
  public let offsets, divisors: [Double]

  /// Mean 0 and standard deviation 1 (of N, as scikit-learn's `StandardScaler`) on samples `[N, C]`.
  ///
  /// A feature that is the same everywhere becomes 0.
  ///
  /// - Precondition: there are samples.
  public static func standard(of samples: NDArray) -> Scaling {
    Scaling(samples) { feature in
      let mean = feature.reduce(0, +) / Double(feature.count)
      let squares = feature.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean, (squares / Double(feature.count)).squareRoot())
    }
  }

  /// From 0 to 1 (as scikit-learn's `MinMaxScaler`) on samples `[N, C]`.
  ///
  /// A feature that is the same everywhere becomes 0.
  ///
  /// - Precondition: there are samples.
  public static func range(of samples: NDArray) -> Scaling {
    Scaling(samples) { feature in
      let (least, largest) = (feature.min() ?? 0, feature.max() ?? 0)
      return (least, largest - least)
    }
  }

  private init(_ samples: NDArray, _ measure: ([Double]) -> (Double, Double)) {
    let (count, width) = samples.rowsAndColumns("Scaling")
    precondition(count > 0, "Scaling: there are no samples")
    let measures = (0..<width).map { column in
      measure((0..<count).map { samples.elements[$0 * width + column] })
    }
    offsets = measures.map(\.0)
    divisors = measures.map { $0.1 == 0 ? 1 : $0.1 }
  }

  /// Samples `[N, C]` on the scale.
  ///
  /// - Precondition: they have as many features.
  public func callAsFunction(_ samples: NDArray) -> NDArray {
    changed(samples) { ($0 - offsets[$1]) / divisors[$1] }
  }

  /// Samples as they were before they were scaled.
  ///
  /// - Precondition: they have as many features.
  public func undone(_ samples: NDArray) -> NDArray {
    changed(samples) { $0 * divisors[$1] + offsets[$1] }
  }

  private func changed(_ samples: NDArray, _ change: (Double, Int) -> Double) -> NDArray {
    let (_, width) = samples.rowsAndColumns("Scaling")
    precondition(
      width == offsets.count, "Scaling: \(width) features, and it was found on \(offsets.count)")
    return NDArray(shape: samples.shape) { change(samples.elements[$0], $0 % width) }
  }
}

extension NDArray {
  /// - Precondition: there are two dimensions.
  fileprivate func rowsAndColumns(_ user: String) -> (Int, Int) {
    precondition(shape.count == 2, "\(user): samples are [N, C], not \(shape)")
    return (shape[0], shape[1])
  }
}

extension Tensor {
  /// For each class a row that is 1 at its place and else 0, `[N, classes]`.
  ///
  /// - Precondition: classes are from 0 to `classes - 1`.
  public static func oneHot(_ labels: [Int], classes: Int) -> Tensor {
    var elements = [Double](repeating: 0, count: labels.count * classes)
    for (row, label) in labels.enumerated() {
      precondition(
        (0..<classes).contains(label), "oneHot: \(label) is none of the classes 0..<\(classes)")
      elements[row * classes + label] = 1
    }
    return Tensor(shape: [labels.count, classes], elements)
  }
}
