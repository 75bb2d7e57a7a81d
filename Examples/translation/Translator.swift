// An encoder reads, a decoder writes, and attention is all that joins them.

import Micrograd
import Networks

final class Translator: Module {
  let wordEmbedding, signEmbedding: Embedding
  let encoder, decoder: GRU
  let attention: MultiheadAttention, output: Linear

  init(_ random: TorchRandom) {
    wordEmbedding = Embedding(Numbers.words.count, 16, generator: random)
    signEmbedding = Embedding(Numbers.signs.count, 16, generator: random)
    (encoder, decoder) = (GRU(16, 32, generator: random), GRU(16, 32, generator: random))
    attention = MultiheadAttention(32, heads: 1, generator: random)
    output = Linear(2 * 32, Numbers.signs.count, generator: random)
  }

  /// Of what is read, `[S, N]`, and what is written so far, `[T, N]`: the logits of the sign after
  /// each, `[T, N, signs]`, and how much each looks at each word, `[N, T, S]`.
  func callAsFunction(_ words: Tensor, _ signs: Tensor) -> (logits: Tensor, weights: Tensor) {
    scoped {
      let read = encoder(wordEmbedding(words))
      let written = decoder(signEmbedding(signs))
      // In the space behind a sentence there is nothing to see: log 0 is −∞.
      let mask = log(words.transpose(0, 1) .> 0)
      let (seen, weights) = attention(written, read, read, keyPaddingMask: mask)
      return (output(cat([written, seen], dim: 2)), weights)
    }
  }

  /// The cross entropy of each sign, given those before it.
  func loss(_ numbers: [Int]) -> Tensor {
    let words = Numbers.tensor(numbers.map(Numbers.english), Numbers.words)
    let signs = Numbers.tensor(numbers.map { ["■"] + Numbers.chinese($0) + ["■"] }, Numbers.signs)
    let last = signs.shape[0] - 1
    let logits = self(words, signs[0..<last]).logits.reshape(-1, Numbers.signs.count)
    return CrossEntropyLoss(ignoreIndex: 0)(logits, signs[1..<last + 1].flatten())
  }

  /// Writes sign after sign, always the likeliest; a sentence has seven at most, and its end.
  func translate(_ numbers: [Int]) -> (sentences: [[String]], weights: Tensor) {
    let words = Numbers.tensor(numbers.map(Numbers.english), Numbers.words)
    var signs = Tensor.ones([1, numbers.count])
    for _ in 0..<8 {
      let next = self(words, signs).logits[-1].argmaxOfRows()
      signs = cat([signs, Tensor([next.map(Double.init)])])
    }
    let written = signs[1..<9].transpose(0, 1).elements.map { Numbers.signs[Int($0)] }
    let sentences = numbers.indices.map { Array(written[$0 * 8..<$0 * 8 + 8].prefix { $0 != "■" }) }
    return (sentences, self(words, signs).weights)
  }
}
