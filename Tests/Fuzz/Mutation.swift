// Changes that leave a program or a formula readable, so that more than the parser is tried.

import Foundation
import TestSupport

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ capacity: Int) -> Int

/// Half of the changes are libFuzzer's own, which know nothing of words; the others replace, repeat,
/// drop or exchange words and lines. Some programs are new ones.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ capacity: Int, _ seed: CUnsignedInt
) -> Int {
  var random = SeededGenerator(seed: UInt64(seed))
  if let programs, random.below(8) == 0 {
    let text = programs.program(statements: 1 + random.below(6), isHostile: true, &random)
    return write(text, data, capacity)
  }
  guard let text = String(validating: UnsafeBufferPointer(start: data, count: size), as: UTF8.self),
    !text.isEmpty, random.below(2) == 0
  else { return mutateBytes(data, size, capacity) }
  var words = pieces(of: text)
  for _ in 0...random.below(4) { change(&words, &random) }
  return write(words.joined(), data, capacity)
}

private let programs =
  ProcessInfo.processInfo.environment["FUZZ_TARGET"] == "program" ? try! RandomPrograms() : nil

private func write(
  _ text: String, _ data: UnsafeMutablePointer<UInt8>, _ capacity: Int
) -> Int {
  let bytes = Array(text.utf8.prefix(capacity))
  data.update(from: bytes, count: bytes.count)
  return bytes.count
}

/// Words, numbers and the signs between them, one after the other.
private func pieces(of text: String) -> [Substring] {
  var pieces: [Substring] = []
  var rest = text[...]
  while let first = rest.first {
    let isWord = first.isLetter || first.isNumber || first == "_"
    let end =
      isWord
      ? rest.firstIndex { !($0.isLetter || $0.isNumber || $0 == "_") } ?? rest.endIndex
      : rest.index(after: rest.startIndex)
    pieces.append(rest[..<end])
    rest = rest[end...]
  }
  return pieces
}

private let vocabulary =
  switch ProcessInfo.processInfo.environment["FUZZ_TARGET"] {
  case "graph", "replay": graphWords
  case "layout": layoutWords
  default: programWords
  }

private func change(_ words: inout [Substring], _ random: inout SeededGenerator) {
  guard !words.isEmpty else { return }
  let place = random.below(words.count)
  switch random.below(8) {
  case 0: words[place] = words[random.below(words.count)]
  case 1: words.remove(at: place)
  case 2: words.insert(words[random.below(words.count)], at: place)
  case 3:
    // A number becomes one of those at which programs break.
    let numbers = words.indices.filter { words[$0].first?.isNumber == true }
    guard !numbers.isEmpty else { return }
    words[numbers[random.below(numbers.count)]] = awkwardNumbers[random.below(awkwardNumbers.count)]
  case 4, 5:
    let names = words.indices.filter { words[$0].first?.isLetter == true }
    guard !names.isEmpty else { return }
    words[names[random.below(names.count)]] = vocabulary[random.below(vocabulary.count)]
  case 6:
    // A line again, somewhere else.
    let lines = words.split(separator: "\n")
    guard let line = lines.indices.isEmpty ? nil : lines[random.below(lines.count)] else { return }
    let ends = words.indices.filter { words[$0] == "\n" }
    words.insert(
      contentsOf: Array(line) + ["\n"], at: ends.isEmpty ? 0 : ends[random.below(ends.count)] + 1)
  default: words.insert(signs[random.below(signs.count)], at: place)
  }
}

private let awkwardNumbers: [Substring] = [
  "0", "1", "2", "64", "65", "1000000", "4611686018427387904", "9223372036854775807",
  "10**18", "-1", "-9223372036854775808", "1e300", "1e-320", "0.5", "2**62", "2**40",
]

private let signs: [Substring] = [
  "+", "-", "*", "/", "//", "%", "@", "**", "==", "<", "[", "]", "(", ")", ",", ":", ".", " ", "\n",
  "\n  ", "=", "~", "'", "\"", "[::2]", "[0]", "[-1]", "[...]", "[None]", ".T", ".sum()", ".shape",
  ".item()", ".tolist()", "float('nan')", "float('inf')", ".backward()", ".grad", ".long()",
]

/// The words of programs, and names of functions.
private let programWords: [Substring] = """
  torch F nn tensor zeros ones full eye arange linspace zeros_like reshape view flatten unsqueeze
  squeeze transpose permute expand split chunk cat stack sum mean amax amin prod var std logsumexp
  norm max min argmax argmin softmax log_softmax exp log sqrt sin tanh sigmoid relu gelu silu abs
  sign pow clamp where maximum minimum masked_fill tril triu allclose equal mm mv dot bmm outer
  linear embedding one_hot layer_norm conv2d max_pool2d avg_pool2d dropout mse_loss l1_loss nll_loss
  cross_entropy huber_loss smooth_l1_loss binary_cross_entropy binary_cross_entropy_with_logits
  MSELoss CrossEntropyLoss LeakyReLU Softmax Flatten SGD step zero_grad optim backward item tolist
  detach clone requires_grad_ zero_ size dim numel long float bool to append format print range len
  list tuple enumerate zip round int str pow sum draw_dot make_dot no_grad record_function for in if
  else elif with assert break continue not and or is None True False dim keepdim requires_grad
  def class return yield lambda try except finally raise global nonlocal del while pass import as
  self super property staticmethod classmethod dataclass dict set sorted map filter any all iter next
  isinstance type getattr setattr hasattr repr hash reversed min round divmod Exception ValueError
  __init__ __repr__ __eq__ __hash__ __lt__ __len__ __getitem__ __setitem__ __iter__ __next__
  __call__ __add__ __radd__ __enter__ __exit__ __getattr__ __del__ __new__ __name__ __dict__ __class__
  keys items values get pop update setdefault join split replace strip sort insert extend remove
  copy deepcopy send throw close Counter deque namedtuple partial reduce chain count islice data grad
  _prev _op _backward label Value Function apply
  reduction stride padding kernel_size correction unbiased x w v y loss i l s
  """.split { $0 == " " || $0 == "\n" }

/// The words of saved graphs.
private let graphWords: [Substring] = """
  format version outputs node seed objective scopes id name parent operations symbol settings value
  rules local pullback taught isGate written nodes label origin index operation inputs shape type
  data grad earlierGrad scope source edges contribution parameter constant input result upstream null
  true false NaN Infinity x0 x1 y n0 n1 n2 s0 add mul sum matmul tanh exp where slice gather cat
  stack permute reshape expand conv2d max_pool2d amax logsumexp softmax var layer_norm nll dim dims
  keepdim start stop step stride padding kernel_size exponent text joined operands
  """.split { $0 == " " || $0 == "\n" }

/// The words of layouts.
private let layoutWords: [Substring] = """
  name bb objects edges id pos lp width height n0 n1 n2 n3 n4 o1 o2 o3 o4 cluster_0 e s nan inf null
  true 0x1p99
  """.split { $0 == " " || $0 == "\n" }

extension SeededGenerator {
  fileprivate mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
