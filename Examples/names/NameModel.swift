// A decoder-only transformer: at each place of a name it guesses the next letter.

import Micrograd
import Networks

final class NameModel: Module {
  static let length = 12  // the longest name has eleven letters, and its end

  let letterEmbedding, placeEmbedding: Embedding
  let layers: [TransformerEncoderLayer]
  let norm: LayerNorm
  let output: Linear

  init(width: Int = 48, heads: Int = 4, layers: Int = 2, _ random: TorchRandom) {
    letterEmbedding = Embedding(27, width, generator: random)
    placeEmbedding = Embedding(Self.length, width, generator: random)
    self.layers = (0..<layers).map { _ in
      TransformerEncoderLayer(
        width, heads: heads, inner: 2 * width, dropout: 0, normFirst: true, generator: random)
    }
    norm = LayerNorm(width)
    output = Linear(width, 27, generator: random)
  }

  /// Letters `[L, N]` to logits of the letters after them, `[L, N, 27]`.
  override func forward(_ x: Tensor) -> Tensor {
    let places = Tensor((0..<x.shape[0]).map { [Double($0)] })
    var h = letterEmbedding(x) + placeEmbedding(places)
    // The mask hides from each letter those that come after it.
    let mask = MultiheadAttention.causalMask(x.shape[0])
    for layer in layers { h = layer(h, mask: mask) }
    return output(norm(h))
  }

  /// The mean surprise over a letter, in nats: the cross entropy.
  func loss(_ names: Names) -> Tensor {
    CrossEntropyLoss()(self(names.letters).reshape(-1, 27), names.next.flatten())
  }

  /// Makes a name letter by letter, each drawn by its probability.
  func sample(_ random: TorchRandom) -> String {
    var letters = [0]
    while letters.count <= Self.length {
      let logits = noGrad { self(Tensor(letters.map { [Double($0)] }))[-1, 0] }
      var draw = random.uniform(1, from: 0, to: 1)[0]
      let letter = logits.softmax(dim: 0).elements.firstIndex {
        draw -= $0
        return draw < 0
      }
      guard let letter, letter > 0 else { break }
      letters.append(letter)
    }
    return Names.text(letters.dropFirst())
  }
}
