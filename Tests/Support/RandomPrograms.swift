// Random programs that use every statement of the language, well or badly.

import Foundation

/// Programs made of the templates in Tests/Fuzz/Templates: of statements, where `$block` is a place
/// for more of them; and of expressions, by the kind of their value, where `$int` is one for another.
package struct RandomPrograms {
  private let expressions: [Substring: [Substring]]
  private let statements: [Substring]
  private let hostile: [Substring]
  private let errors: [Substring]

  package init() throws {
    let folder = repository.appending(path: "Tests/Fuzz/Templates")
    func read(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    func statements(_ name: String) throws -> [Substring] {
      try read(name).split(separator: "\n---\n")
    }
    expressions = try Dictionary(
      uniqueKeysWithValues: read("expressions.txt").split(separator: "\n\n").map { section in
        let lines = section.split(separator: "\n")
        return (lines[0].dropFirst().dropLast(), Array(lines.dropFirst()))
      })
    self.statements = try statements("statements.txt")
    hostile = try statements("hostile.txt")
    errors = try read("errors.txt").split(separator: "\n")
  }

  /// The kinds whose values programs hold in variables, and the letter that each begins with.
  private static let letters: [(kind: Substring, letter: Substring, values: [String])] = [
    ("int", "i", ["0", "-3", "9223372036854775807"]), ("float", "f", ["1.5", "float('nan')"]),
    ("str", "s", ["''", "'a,b'", "'é{}%s'"]), ("bool", "b", ["True", "False"]),
    ("list", "l", ["[]", "[3, 1, 2]"]), ("words", "w", ["[]", "['b', 'a']"]),
    ("dict", "d", ["{}", "{'a': 1}"]), ("tuple", "t", ["()", "(4, 0)"]),
    ("set", "z", ["set()", "{1, 2}"]),
  ]

  /// The text of a program of so many statements.
  /// - Parameter isHostile: Whether some do what programs break at.
  package func program(
    statements count: Int, isHostile: Bool, _ random: inout SeededGenerator
  ) -> String {
    var lines = [
      "import collections, contextlib, copy, enum, functools, itertools, math, operator, torch",
      "from collections import Counter", "from dataclasses import dataclass, field",
      "from functools import reduce", "fmean = sum",
    ]
    for (_, letter, values) in Self.letters {
      lines += (0..<3).map { "\(letter)\($0) = \(values.randomElement(using: &random)!)" }
    }
    for _ in 0..<count {
      let statement = statement(depth: 2, isHostile: isHostile, &random)
      // Some errors end the program, so that those which nothing catches are tried, too.
      if random.chance(90) {
        lines.append("try:")
        lines += statement.map { "  " + $0 }
        lines.append("except Exception as e: print(type(e).__name__, e)")
      } else {
        lines += statement
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func statement(
    depth: Int, isHostile: Bool, _ random: inout SeededGenerator
  ) -> [String] {
    let all = isHostile && random.chance(30) ? hostile : statements
    let fitting = depth > 0 ? all : all.filter { !$0.contains("$block") }
    let kind = Self.letters.randomElement(using: &random)!.kind
    var lines: [String] = []
    for line in fitting.randomElement(using: &random)!.split(separator: "\n") {
      if line.hasSuffix("$block") {
        let before = line.dropLast("$block".count)
        let isAlone = before.allSatisfy { $0 == " " }
        let indent = String(before.prefix { $0 == " " }) + (isAlone ? "" : "  ")
        if !isAlone { lines.append(filled(before, of: kind, depth: 1, isHostile, &random)) }
        lines += statement(depth: depth - 1, isHostile: isHostile, &random).map { indent + $0 }
      } else {
        lines.append(filled(line, of: kind, depth: 2, isHostile, &random))
      }
    }
    return lines
  }

  /// A template with an expression in each of its places.
  private func filled(
    _ template: Substring, of kind: Substring, depth: Int, _ isHostile: Bool,
    _ random: inout SeededGenerator
  ) -> String {
    var result = ""
    var rest = template
    while let place = rest.firstIndex(of: "$") {
      result += rest[..<place]
      let end = rest[place...].dropFirst().firstIndex { !$0.isLetter } ?? rest.endIndex
      let name = rest[place..<end].dropFirst()
      rest = rest[end...]
      switch name {
      case "expression":
        result += expression(kind, depth: depth, isHostile, &random)
      case "anyerror", "simple":
        let error = errors.randomElement(using: &random)!
        result += filled(error, of: kind, depth: depth, isHostile, &random)
      case _ where name.first == "V":
        let letter = name.dropFirst()
        result += letter.isEmpty ? Self.letters.randomElement(using: &random)!.letter : letter
        result += String(Int.random(in: 0..<3, using: &random))
      default:
        result += expression(name == "mixed" ? "any" : name, depth: depth, isHostile, &random)
      }
    }
    return result + rest
  }

  private func expression(
    _ wanted: Substring, depth: Int, _ isHostile: Bool, _ random: inout SeededGenerator
  ) -> String {
    var kind = wanted
    let isVariable = Self.letters.contains { $0.kind == wanted }
    // Now and then another kind of value than fits.
    if isVariable && random.chance(isHostile ? 15 : 1) {
      kind = Self.letters.randomElement(using: &random)!.kind
    }
    if let letter = Self.letters.first(where: { $0.kind == kind })?.letter,
      random.chance(depth > 0 ? 35 : 75)
    {
      return "\(letter)\(Int.random(in: 0..<3, using: &random))"
    }
    guard let templates = expressions[kind] else { return "$\(kind)" }
    let fitting = depth > 0 ? templates : templates.filter { !$0.contains("$") }
    guard let template = fitting.randomElement(using: &random) else { return "None" }
    return filled(template, of: kind, depth: depth - 1, isHostile, &random)
  }
}
