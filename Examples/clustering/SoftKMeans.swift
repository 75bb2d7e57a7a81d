// k-means in which a sample belongs to every cluster a little, so that it has a gradient.

import Micrograd
import Networks

/// Centres that move to where samples are.
///
/// A sample at the squared distances d² of the centres belongs to them by softmax(−d² / temperature).
/// The lower the temperature, the nearer this is to k-means, where it belongs to the nearest alone.
final class SoftKMeans: Module {
  /// `[K, C]`.
  @Parameter var centres: Tensor
  let temperature: Double

  /// Centres that are samples at first.
  init(startingAt samples: NDArray, temperature: Double) {
    _centres = Parameter(wrappedValue: Tensor(samples, name: "centres", requiresGrad: true))
    self.temperature = temperature
  }

  /// The squared distances of samples `[N, C]` to the centres, `[N, K]`.
  func squaredDistances(_ samples: Tensor) -> Tensor {
    // [N, 1, C] − [K, C] is [N, K, C].
    square(samples.unsqueeze(1).named("samples") - centres).sum(dim: 2).named("d²")
  }

  /// The mean over samples of the squared distance that is expected of it.
  func loss(_ samples: Tensor) -> Tensor {
    scope("soft k-means") {
      let distances = squaredDistances(samples)
      let shares = (-distances / temperature).softmax(dim: 1).named("belongs to")
      return (shares * distances).sum(dim: 1).named("expected d²").mean().named("loss")
    }
  }

  /// The cluster whose centre is the nearest, for each sample.
  func clusters(_ samples: Tensor) -> [Int] { (-squaredDistances(samples)).argmaxOfRows() }
}
