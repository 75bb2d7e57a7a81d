// Data: read from CSV, divided, scaled; and what is wrong with it said by name and place.

import Foundation
import Micrograd
import TestSupport
import Testing

@testable import Networks

@Suite struct DatasetTests {
  private let flowers = "width, height ,kind\n1,2,rose\n3.5,-4,tulip\r\n\n\"5\",6e0,rose\n"

  @Test func aTableIsReadByColumns() throws {
    let table = try Table(csv: flowers)
    #expect(table.columns == ["width", "height", "kind"])
    #expect(table.count == 3)
    #expect(try table.numbers("height") == [2, -4, 6])
    #expect(
      try table.numbers(["height", "width"])
        == NDArray(shape: [3, 2], elements: [2, 1, -4, 3.5, 6, 5]))
    #expect(try table.texts("kind") == ["rose", "tulip", "rose"])
    #expect(try Table(csv: "a;b\n1;2").numbers("b") == [2])
    #expect(try Table(csv: "a,b\n\"1,5\",\"say \"\"x\"\"\"").texts("b") == ["say \"x\""])
  }

  @Test func aFileIsReadOrSaysWhyNot() throws {
    let scratch = try ScratchFolder()
    let path = scratch / "flowers.csv"
    try flowers.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try Table(contentsOf: path).count == 3)
    #expect(
      throws: DataError.unreadable(path: scratch / "none.csv", reason: "there is no such file")
    ) { try Table(contentsOf: scratch / "none.csv") }
    try Data([0xFF, 0xFE, 0x00, 0xD8]).write(to: URL(filePath: path))
    #expect(throws: DataError.unreadable(path: path, reason: "it is no UTF-8 text")) {
      try Table(contentsOf: path)
    }
  }

  @Test(arguments: [
    ("", "the table has no rows: there is nothing to learn from"),
    ("a,kind\n\n", "the table has no rows: there is nothing to learn from"),
    ("a,a\n1,2", "the table has two columns `a`; give one of them another name"),
    ("a,kind\n1,x,2\n", "the table, row 1: 3 cells, and there are 2 columns"),
    ("a,kind\n1\n2,x", "the table, row 1: 1 cells, and there are 2 columns"),
    (
      "a,kind\n1,x\n,x",
      "the table, row 2: there is nothing in column `a`; fill it in, or leave out"
    ),
    ("a,kind\n1,x\n2,", "the table, row 2: there is nothing in column `kind`; fill it in"),
    ("a,kind\n1,x\ntwo,x", "the table, row 2: `two` in column `a` is not a finite number"),
    ("a,kind\nnan,x", "the table, row 1: `nan` in column `a` is not a finite number"),
    ("a,b\n1,x", "the table has no column `kind`; it has `a`, `b`"),
    ("a,kind\n1,\"x\"y", "the table is no CSV: "),
  ]) func badTablesSayWhatAndWhere(csv: String, message: String) {
    do {
      _ = try Dataset(Table(csv: csv), classes: "kind")
      Issue.record("it was taken")
    } catch {
      #expect("\(error)".hasPrefix(message), "\(error)")
    }
  }

  @Test func classesAreNumberedInTheOrderOfTheirNames() throws {
    let data = try Dataset(Table(csv: flowers), classes: "kind")
    #expect(data.classes == ["rose", "tulip"])
    #expect(data.targets == NDArray(shape: [3], elements: [0, 1, 0]))
    #expect(data.inputs.shape == [3, 2])
    let digits = try Dataset(Table(csv: "p,label\n1,10\n2,9\n3,0"), classes: "label")
    #expect(digits.classes == ["0", "9", "10"])
    let named = try Dataset(
      Table(csv: flowers), inputs: ["width"], classes: "kind", named: ["tulip", "rose", "lily"])
    #expect(named.targets.elements == [1, 0, 1])
    #expect(
      throws: DataError.unknownClass(
        "rose", known: ["tulip"], column: "kind", row: 1, table: "the table")
    ) { try Dataset(Table(csv: flowers), inputs: ["width"], classes: "kind", named: ["tulip"]) }
    let numbers = try Dataset(Table(csv: "x,y,z\n1,2,3\n4,5,6"), targets: ["z"])
    #expect(numbers.inputs == NDArray(shape: [2, 2], elements: [1, 2, 4, 5]))
    #expect(numbers.targets == NDArray(shape: [2, 1], elements: [3, 6]))
  }

  @Test func badNumbersAreRefused() {
    let inputs = NDArray(shape: [2, 2], elements: [1, 2, 3, 4])
    let labels = NDArray(shape: [2], elements: [0, 2])
    #expect(throws: DataError.label(2, row: 2, classes: 2)) {
      try Dataset(inputs: inputs, targets: labels, classes: ["a", "b"])
    }
    #expect(throws: DataError.label(0.5, row: 1, classes: 2)) {
      try Dataset(
        inputs: inputs, targets: NDArray(shape: [2], elements: [0.5, 1]), classes: ["a", "b"])
    }
    #expect(throws: DataError.counts(inputs: 2, targets: 3)) {
      try Dataset(inputs: inputs, targets: NDArray(shape: [3], elements: [0, 1, 2]))
    }
    #expect(throws: DataError.empty(table: "the dataset")) {
      try Dataset(
        inputs: NDArray(shape: [0, 2], elements: []), targets: NDArray(shape: [0], elements: []))
    }
    var wrong = inputs
    wrong.elements[3] = .infinity
    #expect(throws: DataError.notFinite(.infinity, row: 2, isInput: true)) {
      try Dataset(inputs: wrong, targets: labels)
    }
  }

  private var numbered: Dataset {
    get throws {
      try Dataset(
        inputs: NDArray(shape: [10, 1, 2]) { Double($0) },
        targets: NDArray(shape: [10]) { Double($0) })
    }
  }

  @Test func partsKeepInputsAndTargetsTogether() throws {
    let data = try numbered.shuffled(by: TorchRandom(seed: 1))
    #expect(data.targets.elements.sorted() == (0..<10).map(Double.init))
    #expect(data.targets.elements != (0..<10).map(Double.init))
    let (first, second) = data.split(at: 0.75)
    #expect((first.count, second.count) == (8, 2))
    #expect(first.inputs.shape == [8, 1, 2])
    for part in [data, first, second] {
      for row in 0..<part.count {
        #expect(part.inputs.elements[2 * row] == 2 * part.targets.elements[row])
        #expect(part.inputs.elements[2 * row + 1] == 2 * part.targets.elements[row] + 1)
      }
    }
    #expect(data.split(at: 0).0.count == 1)
    #expect(data.split(at: 1).1.count == 1)
  }

  @Test func batchesHaveEachSampleOnce() throws {
    let batches = try numbered.batches(of: 4, shuffledBy: TorchRandom(seed: 3))
    #expect(batches.count == 3)
    let targets = batches.map { $0.targets.elements }
    #expect(targets.map(\.count) == [4, 4, 2])
    #expect(targets.joined().sorted() == (0..<10).map(Double.init))
    // In the order that PyTorch's randperm draws of the seed.
    #expect(targets.joined().map(Int.init) == TorchRandom(seed: 3).permutation(10))
    for batch in batches {
      #expect(batch.inputs.shape == [batch.count, 1, 2])
      #expect(batch.places == batch.classes)
    }
    #expect(try numbered.all.targets.elements == (0..<10).map(Double.init))
  }

  @Test func scalesAreThoseOfTheirSamples() {
    let samples = NDArray(shape: [4, 2], elements: [1, 7, 2, 7, 3, 7, 6, 7])
    let standard = Scaling.standard(of: samples)
    // numpy: mean 3, std 1.8708286933869707
    #expect(standard.offsets == [3, 7])
    #expect(standard.divisors == [1.8708286933869707, 1])
    #expect(standard.undone(standard(samples)) == samples)
    let range = Scaling.range(of: samples)
    #expect(range(samples).elements == [0, 0, 0.2, 0, 0.4, 0, 1, 0])
    #expect(range(NDArray(shape: [1, 2], elements: [11, 8])).elements == [2, 1])
  }

  @Test func oneHotRowsHaveOneOne() {
    #expect(
      Tensor.oneHot([2, 0], classes: 3).data.elements == [0, 0, 1, 1, 0, 0])
    #expect(Tensor.oneHot([], classes: 3).shape == [0, 3])
  }
}
