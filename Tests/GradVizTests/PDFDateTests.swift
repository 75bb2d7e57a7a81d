// A PDF has the same bytes on every run.

import Testing

@testable import GradViz

@Suite struct PDFDateTests {
  @Test func onlyTheDateIsReplaced() {
    let before = "%PDF x /CreationDate (D:20261123204518Z) >>"
    let after = "%PDF x /CreationDate (D:20000101000000Z) >>"
    #expect(withoutDate(Array(before.utf8)) == Array(after.utf8))
  }

  @Test(arguments: ["", "%PDF", "/CreationDate (D:", "/CreationDate (D:yesterday, at noon)"])
  func whatHasNoDateStays(_ text: String) {
    #expect(withoutDate(Array(text.utf8)) == Array(text.utf8))
  }
}
