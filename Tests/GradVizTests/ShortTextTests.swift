// Names made fit for a card.

import ComputationGraph
import Testing

@testable import GradViz

@Suite struct ShortTextTests {
  @Test func shortNamesStay() {
    #expect(shortened("x1*w1", to: 32) == "x1*w1")
    #expect(shortened("预测值", to: 3) == "预测值")
    #expect(shortened("", to: 10) == "")
  }

  @Test func longNamesAreCutInTheMiddle() {
    #expect(shortened("abcdefghijklmnopqrstuvwxyz", to: 10) == "abcdef…xyz")
    let text = shortened(String(repeating: "x", count: 10_000), to: 32)
    #expect(text.count == 32)
  }

  @Test func charactersStayWhole() {
    let family = "👨‍👩‍👧‍👦"
    let text = shortened(String(repeating: family, count: 50), to: 32)
    #expect(text.unicodeScalars.count <= 32)
    #expect(text.allSatisfy { String($0) == family || $0 == "…" })
    let zalgo = "a" + String(repeating: "\u{301}", count: 5000)
    #expect(shortened(zalgo, to: 32).unicodeScalars.count <= 32)
  }

  @Test func controlsAndDirectionMarksVanish() {
    #expect(shortened("a\nb\tc\u{0}d\u{7F}", to: 32) == "a b cd")
    #expect(shortened("\u{202E}abc\u{2066}", to: 32) == "abc")
  }

  @Test func wideTextHasAWidth() {
    #expect(!hasWide("weights") && hasWide("权重"))
    #expect(textWidth("权重", size: 11) == 22)
    #expect(columns("权重 w") == 6)
  }
}
