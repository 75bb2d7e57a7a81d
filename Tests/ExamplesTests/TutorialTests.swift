// The tutorial: its texts agree with its programs and with each other, and what is wrong is found.

import Foundation
import GradViz
import TestSupport
import Testing

@testable import Tutorial

@Suite struct TutorialTests {
  private let texts: [TutorialText]
  private let programs = Programs()

  init() throws { texts = try TutorialMaker.texts() }

  private func problems(_ text: String) -> [String] {
    let text = TutorialText(file: "a.html", content: text)
    return TutorialMaker.problems([text], programs).map(\.description)
  }

  // MARK: The texts

  @Test func theTextsAreRight() {
    #expect(TutorialMaker.problems(texts, programs) == [])
  }

  @Test func bothLanguagesAreWhole() {
    let sections = [
      "forward", "backward", "twice", "learning", "stall", "layer", "cross-entropy", "together",
    ]
    for text in texts {
      #expect(text.elements.filter { $0.tag.name == "section" }.map(\.section) == sections)
      #expect(text.elements(with: "value").count > 150)
      for section in sections {
        #expect(text.elements(with: "data-tells").count { $0.section == section } >= 3)
        #expect(text.elements.contains { $0.section == section && $0.tag.name == "details" })
      }
      // Every element that is opened is closed.
      let void = ["meta", "link", "img"]
      var open: [String] = []
      for tag in text.all where !void.contains(tag.name) {
        if tag.isEnd { #expect(open.popLast() == tag.name) } else { open.append(tag.name) }
      }
      #expect(open == [])
    }
  }

  // MARK: What is wrong is found

  @Test func aWrongNumberIsFoundAndPutRight() {
    let text = TutorialText(
      file: "a.html",
      content: """
        <p>Gradients: <data value="neuron: x1.grad">−1.4</data> and
        <data value="neuron: w1.grad">1.0</data>.
        """)
    let (found, corrected) = text.checkNumbers(programs)
    #expect(
      found.map(\.description)
        == ["a.html:1: neuron: x1.grad is −1.5, but the text says −1.4"])
    #expect(corrected == text.content.replacing("−1.4", with: "−1.5"))
  }

  @Test func numbersAreComparedInTheDigitsShown() {
    func wrong(_ number: String) -> Bool {
      let content = "<data value=\"linear_model_tanh: 1 - y_pred**2\">\(number)</data>"
      return !TutorialText(file: "", content: content).checkNumbers(programs).problems.isEmpty
    }
    #expect(!wrong("6.68×10⁻⁵") && !wrong("6.6805×10⁻⁵") && !wrong("7×10⁻⁵"))
    #expect(wrong("6.69×10⁻⁵") && wrong("6.68×10⁻⁴") && wrong("0.0") && wrong("6.68e-5"))
    #expect(ShownNumber("−0.50")?.text(of: -1.256) == "−1.26")
    #expect(ShownNumber("1.0×10²")?.text(of: 99_960) == "1.0×10⁵")
    #expect(ShownNumber("12")?.text(of: -0.0) == "0")
    #expect(ShownNumber("-1") == nil && ShownNumber("1.") == nil && ShownNumber("") == nil)
  }

  @Test(arguments: [
    (
      "<p><data value=\"neuron: x3\">1</data>",
      "1: neuron: x3 fails: NameError: name 'x3' is not defined"
    ),
    ("<p><data value=\"neuron: x1 +\">1</data>", "1: neuron: x1 + fails: "),
    ("<p><data value=\"none: x\">1</data>", "1: none: x needs none.py"),
    ("<p><data value=\"linear_model: weights\">1</data>", "1: linear_model: weights fails: "),
    ("<p><data value=\"neuron\">1</data>", "1: neuron is not PROGRAM: EXPRESSION"),
    ("<p><data value=\"neuron: o\">one</data>", "1: neuron: o is written as one, no number"),
    ("<p>1\n<p>It is 0.5.", "2: 0.5 is checked by nothing"),
    ("<p>It is 0.5.</p>", "1: 0.5 is checked by nothing"),
    ("<!-- <a href=\"#b\"> -->\n<a href=\"#a\">", "2: #a leads nowhere"),
    ("<a href='#a'>", "1: "),
    ("<p id=\"a\">\n<p id=\"a\">", "2: the id a is used twice"),
    ("<img src=\"none.svg\" alt=\"\">", "1: none.svg leads nowhere"),
    ("<img src=\"tanh.svg\">", "1: a picture without words: alt"),
  ]) func everyOtherMistakeIsFound(_ text: String, _ message: String) {
    #expect(problems(text).first?.hasPrefix("a.html:" + message) == true, "\(problems(text))")
  }

  @Test func stepsAreOfTheKindTold() {
    let page = "<section id=\"a\"><figure data-page=\"neuron\"></figure>"
    func problem(_ link: String) -> [String] { problems(page + "<a \(link)>") }
    #expect(problem("data-tells=\"o → n\" data-step=\"7\"") == [])
    #expect(
      problem("data-tells=\"o → n\" data-step=\"8\"")
        == ["a.html:1: o → n is step 7 of neuron, but the link has 8"])
    #expect(
      problem("data-tells=\"n → o\" data-step=\"7\"").first?.contains("no step of neuron") == true)
    #expect(problem("data-tells=\"end\" data-step=\"15\"") == [])
    #expect(problems("<a data-tells=\"n\" data-step=\"4\">").first?.contains("no page") == true)
    #expect(problem("data-set=\"b=8\"") == [])
    for change in ["n=8", "b[1]=8", "b", "q=1"] {
      #expect(problem("data-set=\"\(change)\"").first?.contains("\(change) is no number") == true)
    }
    let text = TutorialText(file: "", content: page + "<a data-tells=\"n\" data-step=\"9\">")
    #expect(text.checkSteps(programs).corrected.hasSuffix("<a data-tells=\"n\" data-step=\"4\">"))
  }

  @Test func languagesThatDifferAreFound() {
    let one = TutorialText(
      file: "a", content: "<section id=\"s\"><data value=\"p: x\">1</data><img src=\"b.svg\">")
    let other = TutorialText(file: "b", content: "<section id=\"s\"><data value=\"p: x\">2</data>")
    #expect(
      one.disagreements(with: other).map(\.message) == ["section s lacks p: x = 2 of b"])
    #expect(other.disagreements(with: one).count == 2)
    let shorter = TutorialText(file: "c", content: "")
    #expect(shorter.disagreements(with: one).count == 3)
  }

  // MARK: What is made

  @Test(.needsDot) func everythingIsMade() throws {
    let scratch = try ScratchFolder()
    try TutorialMaker.make(in: scratch.url.appending(path: "new"))
    let files = Set(try scratch.names("new"))
    for text in texts {
      let made = try scratch.read("new/\(text.file)")
      #expect(made.contains("o = tanh(n)\no.backward()"))
      for (_, _, page) in text.elements(with: "data-page") {
        #expect(try scratch.read("new/\(page).html").contains(" data-embedded>"))
      }
      for attribute in ["src", "href"] {
        for (_, _, target) in text.elements(with: attribute) where !target.hasPrefix("#") {
          #expect(files.contains(target))
        }
      }
    }
    for chart in ["rates", "stall", "tanh"] {
      let svg = try scratch.read("new/\(chart).svg")
      #expect(!svg.contains("nan") && !svg.contains("inf"))
      let lines = svg.matches(of: /class="line[^>]* d="([^"]*)"/).map(\.output.1)
      #expect(lines.count >= 2 && lines.allSatisfy { $0.count { $0 == "L" } > 5 })
      let places = svg.matches(of: /[ML](-?[0-9.]+) (-?[0-9.]+)/)
      for place in places {
        #expect(0...520 ~= Double(place.output.1)! && 0...300 ~= Double(place.output.2)!)
      }
    }
  }
}
