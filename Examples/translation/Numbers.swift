// The two languages: numbers below 10,000 in English words and in Chinese numerals.

import Micrograd

enum Numbers {
  private static let spoken =
    ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    + "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    + "ninety").split(separator: " ").map(String.init)
  private static let digits = "零一二三四五六七八九".map(String.init)
  /// What is known by its position: 0 fills sentences up, 1 begins and ends them.
  static let words = ["", "■", "and", "hundred", "thousand"] + spoken
  static let signs = ["", "■", "十", "百", "千"] + digits

  /// 3407 is `three thousand four hundred and seven`.
  static func english(_ number: Int) -> [String] {
    var words: [String] = []
    if number >= 1000 { words += [spoken[number / 1000], "thousand"] }
    if number % 1000 >= 100 { words += [spoken[number % 1000 / 100], "hundred"] }
    if number >= 100, number % 100 > 0 { words.append("and") }
    if number % 100 >= 20 { words.append(spoken[18 + number % 100 / 10]) }
    let last = number % 100 < 20 ? number % 100 : number % 10
    return last > 0 || number == 0 ? words + [spoken[last]] : words
  }

  /// 3407 is 三千四百零七: zeros between other digits are one 零, and 十 begins without its 一.
  static func chinese(_ number: Int) -> [String] {
    var signs: [String] = []
    for (value, unit) in [(1000, ["千"]), (100, ["百"]), (10, ["十"]), (1, [])] {
      let digit = number / value % 10
      if digit > 0, number / value / 10 % 10 == 0, !signs.isEmpty { signs.append("零") }
      if digit > 1 || digit == 1 && (value != 10 || !signs.isEmpty) { signs.append(digits[digit]) }
      if digit > 0 { signs += unit }
    }
    return signs.isEmpty ? ["零"] : signs
  }

  /// Sentences side by side, `[L, N]`, filled up to the longest.
  static func tensor(_ sentences: [[String]], _ vocabulary: [String]) -> Tensor {
    let rows = sentences.map { $0.map { Double(vocabulary.firstIndex(of: $0) ?? 0) } }
    let length = rows.map(\.count).max() ?? 0
    return Tensor(rows.map { $0 + .init(repeating: 0, count: length - $0.count) }).transpose(0, 1)
  }
}
