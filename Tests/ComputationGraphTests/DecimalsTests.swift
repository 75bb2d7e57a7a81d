// Numbers as C writes them, against Foundation's.

import Foundation
import TestSupport
import Testing

@testable import ComputationGraph

@Suite struct DecimalsTests {
  @Test(arguments: ["f", "F", "e", "E", "g", "G"] as [Character])
  func numbersAreThoseOfFoundation(_ conversion: Character) {
    var random = SeededGenerator(seed: 7)
    var values: [Double] = [
      0, -0.0, 0.5, 1.5, 2.675, 1e22, -.greatestFiniteMagnitude, .leastNonzeroMagnitude,
      .infinity, -.infinity, .nan, -.nan,
    ]
    for _ in 0..<500 {
      values += [Double(bitPattern: random.next()), Double.random(in: -1e4...1e4, using: &random)]
    }
    for value in values {
      for decimals in [0, 2, 4, 100] {
        let expected = String(format: "%.\(decimals)\(conversion)", value)
        #expect(String(value, decimals: decimals, conversion: conversion) == expected)
      }
    }
  }
}
