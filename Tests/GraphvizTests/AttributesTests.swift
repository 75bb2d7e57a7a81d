// Attributes keep their order and their names apart.

import Graphviz
import Testing

@Suite struct AttributesTests {
  @Test func attributesKeepTheirOrder() {
    var attributes: Attributes = ["b": "1", "a": .html("2")]
    attributes.append("c", .escaped("3"))
    #expect(attributes.map(\.name) == ["b", "a", "c"])
    #expect(attributes.map(\.value) == ["1", .html("2"), .escaped("3")])
  }

  @Test func anAttributeIsReplacedWhereItStands() {
    var attributes: Attributes = ["a": "1", "b": "2"]
    attributes["a"] = "3"
    attributes["c"] = "4"
    #expect(attributes == ["a": "3", "b": "2", "c": "4"])
    attributes["a"] = nil
    #expect(attributes["a"] == nil)
    #expect(attributes == ["b": "2", "c": "4"])
  }

  @Test func ofTwoWithOneNameTheLaterCounts() {
    let attributes: Attributes = ["a": "1", "a": "2"]
    #expect(attributes["a"] == "2")
    #expect(attributes.count == 2)
  }

  @Test func aStringIsText() {
    let value = 2
    let label: Label = "\(value) < 3"
    #expect(label == .text("2 < 3"))
  }
}
