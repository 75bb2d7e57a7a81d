// The data: names letter by letter, and how well they are guessed by pairs of letters alone.

import ExampleSupport
import Foundation
import Micrograd
import Networks

struct Names {
  /// What is read, `[L, N]`: 0 is before a name and behind it, 1 to 26 are the letters.
  let letters: Tensor
  /// What comes after each, `[L, N]`; −100 where nothing is asked, as `CrossEntropyLoss` has it.
  let next: Tensor

  init(_ names: [String]) {
    let rows = names.map { name in [0] + name.utf8.map { Double($0) - 96 } + [0] }
    let length = rows.map(\.count).max() ?? 0
    let filled = rows.map { $0 + .init(repeating: -100, count: length - $0.count) }
    letters = Tensor(filled.map { $0.dropLast().map { max($0, 0) } }).transpose(0, 1)
    next = Tensor(filled.map { Array($0.dropFirst()) }).transpose(0, 1)
  }

  static func text(_ letters: some Sequence<Int>) -> String {
    String(decoding: letters.map { UInt8($0 + 96) }, as: UTF8.self)
  }

  /// The surprise over a letter of someone who has counted which letter comes after which.
  func surprise(byPairsOf others: Names) -> Double {
    var counts = [[Double]](repeating: .init(repeating: 0.1, count: 27), count: 27)
    for (letter, next) in others.pairs { counts[letter][next] += 1 }
    let surprises = pairs.map { -Foundation.log(counts[$0][$1] / counts[$0].reduce(0, +)) }
    return surprises.reduce(0, +) / Double(surprises.count)
  }

  private var pairs: [(Int, Int)] {
    zip(letters.elements, next.elements).filter { $1 >= 0 }.map { (Int($0), Int($1)) }
  }
}
