// Which language a word belongs to: the words letter by letter, and a quick run.

import ExampleSupport
import Micrograd
import Networks
import TestSupport
import Testing

@testable import language_id

@Suite struct LanguageIDTests {
  @Test func readsAllWords() throws {
    let words = try Words(2000)
    #expect(words.data.count == 10_000)
    #expect(Set(words.texts).count == 10_000)
    #expect(words.texts.allSatisfy { (3...12).contains($0.count) && $0 == $0.lowercased() })
    #expect(words.alphabet.count == 51 && words.alphabet.contains("ł"))
    #expect(
      (0..<5).allSatisfy { language in words.data.all.classes.count { $0 == language } == 2000 })
  }

  @Test func lettersAreNumbersBetweenSpaces() throws {
    #expect(
      Words.numbers("bad", ["a", "b", "d"]) == [0, 2, 1, 3] + [Double](repeating: 0, count: 10))
    let words = try Words(3)
    let row = words.data.inputs.elements[14..<28]
    let letters = row.filter { $0 > 0 }.map { words.alphabet[Int($0) - 1] }
    #expect(String(letters) == words.texts[1])
  }

  /// Spaces at the end are only waited through: they can raise a state's peak, never lower it.
  @Test func readsTheWholeWord() {
    let model = WordReader(4, width: 8, TorchRandom(seed: 0))
    let (ab, ba) = (Tensor([[0, 1, 2, 0]]), Tensor([[0, 2, 1, 0]]))
    #expect(model(ab).shape == [1, 5])
    #expect(model(ab).elements != model(ba).elements)
    let peak = model.gru(model.embedding(ab)).amax(dim: 1).elements
    let longer = model.gru(model.embedding(Tensor([[0, 1, 2, 0, 0, 0]]))).amax(dim: 1).elements
    #expect(zip(peak, longer).allSatisfy { $0 <= $1 })
  }

  @Test func drawsItsPictures() throws {
    let scratch = try ScratchFolder()
    let goals = try LanguageID.run(ExampleSetting(folder: scratch.path, isQuick: true))
    #expect((0...1).contains(goals[0].value))
    let suffix = hasDot ? "svg" : "dot"
    #expect(
      try scratch.files() == [
        "language-id-confusion.svg", "language-id-curves.svg", "language-id-graph.\(suffix)",
      ])
  }
}
