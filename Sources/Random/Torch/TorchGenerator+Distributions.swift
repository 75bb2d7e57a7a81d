// What torch.distributions draws where that is not a function of torch itself.

extension TorchGenerator {
  /// `torch.distributions.Uniform(low, high).sample()`, element by element: low + u (high − low),
  /// each step rounded.
  ///
  /// - Precondition: There are as many lower bounds as upper ones.
  public func sampleUniform(
    from lows: [Double], to highs: [Double], precision: Precision = .single
  ) -> [Double] {
    precondition(lows.count == highs.count, "Each lower bound needs an upper one.")
    let fractions = uniform(count: lows.count, precision: precision)
    return lows.indices.map { index in
      let low = precision.rounded(lows[index])
      let width = precision.rounded(precision.rounded(highs[index]) - low)
      return precision.rounded(low + precision.rounded(fractions[index] * width))
    }
  }

  /// `torch.distributions.Exponential(rate).sample()`, element by element.
  public func sampleExponential(rates: [Double], precision: Precision = .single) -> [Double] {
    zip(exponential(count: rates.count, precision: precision), rates).map {
      precision.rounded($0 / precision.rounded($1))
    }
  }
}
