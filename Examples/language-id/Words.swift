// The data: words of five languages, letter by letter as a network reads them.

import ExampleSupport
import Foundation
import Micrograd
import Networks

/// Words, whose letters become numbers: 0 is the space around a word, 1 and so on the alphabet.
struct Words {
  static let languages = ["Dutch", "English", "Polish", "Portuguese", "Spanish"]
  /// The longest word, and a space on either side.
  static let length = 14

  let texts: [String]
  /// All letters of all languages, with their accents.
  let alphabet: [Character]
  /// The letters `[N, 14]`, and the languages' positions.
  let data: Dataset

  /// The first words of each language's list.
  init(_ count: Int) throws {
    var (texts, languages) = ([String](), [Double]())
    for (index, language) in Self.languages.enumerated() {
      let path = dataFile("words/\(language.lowercased()).txt")
      let list = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      texts += list.prefix(count).map(String.init)
      languages += [Double](repeating: Double(index), count: min(count, list.count))
    }
    let alphabet = Set(texts.joined()).sorted()
    (self.texts, self.alphabet) = (texts, alphabet)
    let letters = texts.flatMap { Self.numbers($0, alphabet) }
    data = try Dataset(
      inputs: NDArray(shape: [texts.count, Self.length], elements: letters),
      targets: NDArray(shape: [texts.count], elements: languages), classes: Self.languages)
  }

  /// A word between spaces.
  static func numbers(_ word: String, _ alphabet: [Character], length: Int = length) -> [Double] {
    let letters = word.map { alphabet.firstIndex(of: $0).map { Double($0 + 1) } ?? 0 }
    return [0] + letters + [Double](repeating: 0, count: length - 1 - letters.count)
  }
}
