// Python's real numbers of several distributions, and what is chosen by weights.

import RealModule

extension PythonRandom {
  /// `random.uniform(low, high)`.
  public func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * random() }

  /// `random.gauss(mu, sigma)`: two are made at once, and the second is kept for the next call.
  ///
  /// Source: G. E. P. Box, M. E. Muller, "A Note on the Generation of Random Normal Deviates",
  /// 1958.
  public func gauss(mean: Double = 0, std: Double = 1) -> Double {
    if let kept = keptNormal {
      keptNormal = nil
      return mean + kept * std
    }
    let angle = random() * (2 * .pi)
    let radius = (-2 * Double.log(1 - random())).squareRoot()
    keptNormal = .sin(angle) * radius
    return mean + .cos(angle) * radius * std
  }

  /// `random.normalvariate(mu, sigma)`, which keeps nothing.
  ///
  /// Source: A. J. Kinderman, J. F. Monahan, "Computer generation of random variables using the
  /// ratio of uniform deviates", 1977.
  public func normalvariate(mean: Double = 0, std: Double = 1) -> Double {
    let width = 4 * Double.exp(-0.5) / 2.0.squareRoot()
    while true {
      let first = random()
      let second = 1 - random()
      let normal = width * (first - 0.5) / second
      if normal * normal / 4 <= -Double.log(second) { return mean + normal * std }
    }
  }

  /// `random.lognormvariate(mu, sigma)`.
  public func lognormvariate(mean: Double = 0, std: Double = 1) -> Double {
    .exp(normalvariate(mean: mean, std: std))
  }

  /// `random.expovariate(lambd)`. (Python also wants λ ≠ 0.)
  public func expovariate(rate: Double = 1) -> Double { -Double.log(1 - random()) / rate }

  /// The indices that `random.choices` takes of `count`, `samples` times.
  ///
  /// - Precondition: `count` is positive, `samples` not negative.
  public func choices(of count: Int, samples: Int = 1) -> [Int] {
    precondition(count > 0, "There is nothing to choose of.")
    return (0..<samples).map { _ in Int(random() * Double(count)) }
  }

  /// The indices that `random.choices` takes by weights, `samples` times.
  ///
  /// - Precondition: There is a weight, `samples` is not negative. (Python also wants a sum of the
  ///   weights that is positive and finite.)
  public func choices(weights: [Double], samples: Int = 1) -> [Int] {
    choices(sums: weights.runningSums, samples: samples)
  }

  /// The indices that `random.choices` takes by `cum_weights`, `samples` times.
  ///
  /// - Precondition: As with weights.
  public func choices(sums: [Double], samples: Int = 1) -> [Int] {
    precondition(!sums.isEmpty, "There is nothing to choose of.")
    return (0..<samples).map { _ in
      sums.firstIndex(above: random() * sums[sums.count - 1], atMost: sums.count - 1)
    }
  }
}
