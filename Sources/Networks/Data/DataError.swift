// What can be wrong with data, and the words for it.

/// Why data cannot be learned from.
public enum DataError: Error, Equatable, Sendable {
  /// A file cannot be read.
  case unreadable(path: String, reason: String)
  /// The text is no CSV.
  case syntax(table: String, reason: String)
  /// There are no rows.
  case empty(table: String)
  /// Two columns have the same name.
  case repeatedColumn(String, table: String)
  /// There is no such column.
  case unknownColumn(String, known: [String], table: String)
  /// A row, counted from 1 after the header, has more or fewer cells than there are columns.
  case cellCount(Int, expected: Int, row: Int, table: String)
  /// A cell is empty.
  case missing(column: String, row: Int, table: String)
  /// A cell is not a finite number.
  case notANumber(String, column: String, row: Int, table: String)
  /// A cell is none of the classes.
  case unknownClass(String, known: [String], column: String, row: Int, table: String)
  /// There are so many targets for so many inputs.
  case counts(inputs: Int, targets: Int)
  /// A target is not the number of a class.
  case label(Double, row: Int, classes: Int)
  /// An input or a target is NaN or infinite.
  case notFinite(Double, row: Int, isInput: Bool)
}

extension DataError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .syntax(let table, let reason): "\(table) is no CSV: \(reason)"
    case .empty(let table): "\(table) has no rows: there is nothing to learn from"
    case .repeatedColumn(let name, let table):
      "\(table) has two columns `\(name)`; give one of them another name"
    case .unknownColumn(let name, let known, let table):
      "\(table) has no column `\(name)`; it has \(known.listed)"
    case .cellCount(let count, let expected, let row, let table):
      "\(table), row \(row): \(count) cells, and there are \(expected) columns"
    case .missing(let column, let row, let table):
      "\(table), row \(row): there is nothing in column `\(column)`; fill it in, or leave out the row"
    case .notANumber(let text, let column, let row, let table):
      "\(table), row \(row): `\(text)` in column `\(column)` is not a finite number"
    case .unknownClass(let text, let known, let column, let row, let table):
      "\(table), row \(row): `\(text)` in column `\(column)` is none of the classes \(known.listed)"
    case .counts(let inputs, let targets):
      "there are \(inputs) inputs and \(targets) targets; each input needs one"
    case .label(let label, let row, let classes):
      "row \(row): the target \(label) is no class; with \(classes) classes they are whole numbers "
        + "from 0 to \(classes - 1)"
    case .notFinite(let number, let row, let isInput):
      "row \(row): \(isInput ? "an input" : "a target") is \(number); all must be finite"
    }
  }
}
