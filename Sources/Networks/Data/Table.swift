// Tables of text cells, read from CSV.

import Foundation
import Micrograd
import SwiftCSV

/// Columns of cells under their names, as a CSV file has them: comma, semicolon or tab between cells.
///
/// ```swift
/// let table = try Table(csv: "x,y,moon\n0.5,1,upper\n1,-0.25,lower")
/// print(try table.numbers("x"))  // [0.5, 1.0]
/// print(try table.texts("moon"))  // ["upper", "lower"]
/// ```
public struct Table: Sendable {
  /// What messages call the table, such as the path of its file.
  public let name: String
  /// The names of the columns, in order.
  public let columns: [String]
  private let rows: [[String]]

  /// Reads a file.
  ///
  /// - Throws: ``DataError``: what is wrong, and where.
  public init(contentsOf path: String) throws(DataError) {
    let text: String
    do {
      text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    } catch {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw .unreadable(
        path: path, reason: isThere ? "it is no UTF-8 text" : "there is no such file")
    }
    try self.init(csv: text, name: path)
  }

  /// Reads a text, whose first line has the names of the columns; empty lines do not count.
  ///
  /// - Throws: ``DataError``: what is wrong, and where.
  public init(csv text: String, name: String = "the table") throws(DataError) {
    self.name = name
    guard text.contains(where: { !$0.isWhitespace }) else { throw .empty(table: name) }
    var rows: [[String]] = []
    let csv: CSV<Enumerated>
    do {
      csv = try CSV<Enumerated>(string: text, loadColumns: false)
      try csv.enumerateAsArray(startAt: 1, rowLimit: nil) { rows.append($0) }
    } catch CSVParseError.quotation(let message), CSVParseError.generic(let message) {
      throw .syntax(table: name, reason: message)
    } catch {
      throw .syntax(table: name, reason: "\(error)")
    }
    columns = csv.header.map { $0.trimmingCharacters(in: .whitespaces) }
    var known: Set<String> = []
    for column in columns where !known.insert(column).inserted {
      throw .repeatedColumn(column, table: name)
    }
    self.rows = rows.filter { $0 != [""] && !$0.isEmpty }
    guard !self.rows.isEmpty else { throw .empty(table: name) }
    for (index, row) in self.rows.enumerated() where row.count != columns.count {
      // A last cell without anything in it is not seen at the end of the text.
      if row.count + 1 == columns.count, index == self.rows.count - 1 {
        throw .missing(column: columns[row.count], row: index + 1, table: name)
      }
      throw .cellCount(row.count, expected: columns.count, row: index + 1, table: name)
    }
  }

  /// How many rows there are after the header.
  public var count: Int { rows.count }

  /// The cells of a column, none of which is empty.
  ///
  /// - Throws: ``DataError``.
  public func texts(_ column: String) throws(DataError) -> [String] {
    guard let place = columns.firstIndex(of: column) else {
      throw .unknownColumn(column, known: columns, table: name)
    }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for (index, row) in rows.enumerated() {
      let text = row[place].trimmingCharacters(in: .whitespaces)
      if text.isEmpty { throw .missing(column: column, row: index + 1, table: name) }
      texts.append(text)
    }
    return texts
  }

  /// The numbers of a column.
  ///
  /// - Throws: ``DataError``.
  public func numbers(_ column: String) throws(DataError) -> [Double] {
    var numbers: [Double] = []
    for (index, text) in try texts(column).enumerated() {
      guard let number = Double(text), number.isFinite else {
        throw .notANumber(text, column: column, row: index + 1, table: name)
      }
      numbers.append(number)
    }
    return numbers
  }

  /// The numbers of some columns side by side, `[N, C]`.
  ///
  /// - Throws: ``DataError``.
  public func numbers(_ columns: [String]) throws(DataError) -> NDArray {
    var numbers = [[Double]]()
    for column in columns { numbers.append(try self.numbers(column)) }
    return NDArray(
      shape: [count, columns.count],
      elements: (0..<count).flatMap { row in numbers.map { $0[row] } })
  }
}
