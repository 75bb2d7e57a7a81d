// How good predictions are.

import Micrograd

/// The share of samples whose largest logit is that of their class.
///
/// - Parameters:
///   - logits: `[N, C]`.
///   - classes: The number of the right class for each.
/// - Precondition: there is a class for each row.
public func accuracy(_ logits: Tensor, classes: [Int]) -> Double {
  ConfusionMatrix(logits, classes: classes).accuracy
}

/// How often samples of each class were taken for each class.
public struct ConfusionMatrix: Sendable, Equatable {
  /// A row for each class that samples are of, in it a number for each class they were taken for.
  public let counts: [[Int]]

  /// - Parameters:
  ///   - predicted: The classes that samples were taken for.
  ///   - actual: The classes that they are of.
  ///   - classes: How many classes there are.
  /// - Precondition: there are as many of both, and they are classes.
  public init(predicted: [Int], actual: [Int], classes: Int) {
    precondition(
      predicted.count == actual.count,
      "ConfusionMatrix: \(predicted.count) predictions for \(actual.count) samples")
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for (prediction, label) in zip(predicted, actual) {
      precondition(
        (0..<classes).contains(prediction) && (0..<classes).contains(label),
        "ConfusionMatrix: \(prediction) or \(label) is none of the classes 0..<\(classes)")
      counts[label][prediction] += 1
    }
    self.counts = counts
  }

  /// - Parameters:
  ///   - logits: `[N, C]`: the largest is the prediction.
  ///   - classes: The number of the right class for each.
  /// - Precondition: there is a class for each row.
  public init(_ logits: Tensor, classes: [Int]) {
    self.init(
      predicted: logits.argmaxOfRows(), actual: classes, classes: logits.shape[logits.rank - 1])
  }

  /// The share of samples that were taken for what they are; NaN without samples.
  public var accuracy: Double {
    let right = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    return Double(right) / Double(counts.joined().reduce(0, +))
  }
}

/// The share of samples that have the label which is most frequent in their cluster.
///
/// Source: C. D. Manning, P. Raghavan, H. Schütze, "Introduction to Information Retrieval", 16.3.
///
/// - Precondition: there are as many of both.
public func purity(of clusters: [Int], by labels: [Int]) -> Double {
  precondition(
    clusters.count == labels.count, "purity: \(clusters.count) samples and \(labels.count) labels")
  var counts: [Int: [Int: Int]] = [:]
  for (cluster, label) in zip(clusters, labels) {
    counts[cluster, default: [:]][label, default: 0] += 1
  }
  let frequent = counts.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
  return Double(frequent) / Double(clusters.count)
}

/// A rectangle in a picture.
public struct Box: Sendable, Hashable {
  /// Its corner with the least coordinates.
  public var x, y: Double
  /// Its extents.
  public var width, height: Double

  /// A rectangle by a corner and its extents.
  public init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  /// The area that two boxes share, over the area that they cover together: from 0 to 1.
  public func intersectionOverUnion(_ other: Box) -> Double {
    let across = min(x + width, other.x + other.width) - max(x, other.x)
    let down = min(y + height, other.y + other.height) - max(y, other.y)
    guard across > 0, down > 0 else { return 0 }
    let shared = across * down
    return shared / (width * height + other.width * other.height - shared)
  }
}
