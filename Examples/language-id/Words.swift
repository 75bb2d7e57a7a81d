// The data: words of five languages, letter by letter as a network reads them.

import ExampleSupport
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
      let file = dataFile("words/\(language.lowercased()).csv")
      let list = try Table(contentsOf: file).texts("word")
      texts += list.prefix(count)
      languages += [Double](repeating: Double(index), count: min(count, list.count))
    }
    let alphabet = Set(texts.joined()).sorted()
    (self.texts, self.alphabet) = (texts, alphabet)
    let letters = texts.flatMap { Self.numbers($0, alphabet) }
    data = try Dataset(
      inputs: NDArray(shape: [texts.count, Self.length], elements: letters),
      targets: NDArray(shape: [texts.count], elements: languages), classes: Self.languages)
  }

  /// A word between spaces, as many of its letters as there is room for.
  static func numbers(_ word: String, _ alphabet: [Character]) -> [Double] {
    let letters = word.prefix(length - 2).map {
      alphabet.firstIndex(of: $0).map { Double($0 + 1) } ?? 0
    }
    return [0] + letters + [Double](repeating: 0, count: length - 1 - letters.count)
  }
}
