// Translation: both languages by known numbers, what the network learns from, and a quick run.

import ExampleSupport
import Micrograd
import Networks
import TestSupport
import Testing

@testable import translation

@Suite struct TranslationTests {
  @Test(arguments: [
    (0, "zero", "零"), (7, "seven", "七"), (10, "ten", "十"), (12, "twelve", "十二"),
    (20, "twenty", "二十"), (99, "ninety nine", "九十九"), (100, "one hundred", "一百"),
    (105, "one hundred and five", "一百零五"), (110, "one hundred and ten", "一百一十"),
    (118, "one hundred and eighteen", "一百一十八"), (640, "six hundred and forty", "六百四十"),
    (1000, "one thousand", "一千"), (2001, "two thousand and one", "二千零一"),
    (3407, "three thousand four hundred and seven", "三千四百零七"),
    (5010, "five thousand and ten", "五千零一十"), (8300, "eight thousand three hundred", "八千三百"),
    (9999, "nine thousand nine hundred and ninety nine", "九千九百九十九"),
  ]) func saysKnownNumbers(number: Int, english: String, chinese: String) {
    #expect(Numbers.english(number).joined(separator: " ") == english)
    #expect(Numbers.chinese(number).joined() == chinese)
  }

  /// Read by another rule, each numeral is its number again; no two numbers are said alike.
  @Test func everyNumberIsSaidInItsOwnWay() {
    let (digits, units) = (Array("零一二三四五六七八九"), ["十": 10, "百": 100, "千": 1000])
    var said: Set<[String]> = []
    for number in stride(from: 0, to: 10_000, by: 7) {
      var (sum, digit) = (0, 0)
      for sign in Numbers.chinese(number) {
        if let unit = units[sign] {
          sum += max(digit, 1) * unit
          digit = 0
        } else {
          digit = digits.firstIndex(of: Character(sign)) ?? -1
        }
      }
      #expect(sum + digit == number)
      said.insert(Numbers.english(number))
      #expect(Numbers.english(number).allSatisfy(Numbers.words.contains))
      #expect(Numbers.chinese(number).count <= 7)
    }
    #expect(said.count == 1429)
  }

  /// What stands behind a sentence changes nothing: numbers side by side are scored as alone.
  @Test func spaceIsNotSeen() {
    let model = Translator(TorchRandom(seed: 1))
    // 七 and the end are two signs, 三千四百零七 and the end seven.
    let expected: Double = (2 * model.loss([7]).item + 7 * model.loss([3407]).item) / 9
    #expect(abs(model.loss([7, 3407]).item - expected) < 1e-12)
    let weights = model.translate([7, 3407]).weights
    #expect(weights.shape == [2, 9, 6])
    #expect(weights[0, 0].elements.dropFirst().allSatisfy { $0 == 0 })
    #expect(abs(weights[1, 3].elements.reduce(0, +) - 1) < 1e-12)
  }

  @Test func drawsItsPictures() throws {
    let scratch = try ScratchFolder()
    let goals = try Translation.run(ExampleSetting(folder: scratch.path, isQuick: true))
    #expect((0...1).contains(goals[0].value))
    let suffix = hasDot ? "svg" : "dot"
    #expect(
      try scratch.files() == [
        "translation-attention.svg", "translation-curves.svg", "translation-graph.\(suffix)",
      ])
  }
}
