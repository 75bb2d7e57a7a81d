// PyTorch's generator on the CPU: its seed, its state and the two sizes of number it draws.

/// The random numbers of PyTorch on the CPU, bit for bit.
///
/// They are those of PyTorch 2.13 on x86 processors with AVX2; on Arm the normal numbers may differ
/// in their last digits. (Older versions take `bernoulli_`, dropout and `exponential_` from a
/// library of Intel's on its processors.) All numbers are returned as `Double`; those of single
/// precision hold exactly the `float32`.
///
/// It is a class because a program has one that all of its functions draw from.
public final class TorchGenerator {
  /// All that decides what is drawn next.
  public struct State: Sendable, Equatable, Codable {
    var twister: MersenneTwister
    var seed: UInt64
    /// The second number of a pair of normal ones, for the next that is drawn alone.
    var keptNormal: Double?

    init(seed: UInt64) {
      twister = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
      self.seed = seed
    }
  }

  /// What decides the numbers to come; set it to one read before to have the same numbers again.
  ///
  /// In PyTorch: `get_rng_state` and `set_rng_state`.
  public var state: State

  /// A generator as after `manual_seed(seed)`.
  ///
  /// Without `manual_seed` PyTorch draws a seed of the system for its common generator; a
  /// `torch.Generator()` of one's own has 67280421310721.
  public init(seed: Int = 67_280_421_310_721) {
    state = State(seed: UInt64(bitPattern: Int64(seed)))
  }

  private init(state: State) { self.state = state }

  /// Starts again from a seed; only its low 32 bits decide the numbers.
  public func manualSeed(_ seed: Int) {
    state = State(seed: UInt64(bitPattern: Int64(seed)))
  }

  /// The seed that was set last: a negative one counts from 2⁶⁴ down.
  public var initialSeed: UInt64 { state.seed }

  /// Another generator that draws the same numbers from here on.
  public func clone() -> TorchGenerator { TorchGenerator(state: state) }

  func next32() -> UInt32 { state.twister.next() }

  func next64() -> UInt64 {
    let high = UInt64(next32())
    return high << 32 | UInt64(next32())
  }
}
