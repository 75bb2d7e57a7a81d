// From an operation's properties to the settings that a graph records of it, and back.

import ComputationGraph

/// A Swift value that can be a setting of an operation.
///
/// ```swift
/// var settings: [Setting] { [Setting("beta", beta)] }
/// init(settings: SettingReader) throws(SettingError) { beta = try settings["beta"] }
/// ```
public protocol SettingValue: Sendable {
  /// What such a setting is, for messages: “it must be *a whole number*”.
  static var kind: String { get }
  /// The value that a setting says; nil where it is of another kind.
  init?(_ setting: Setting.Value)
  /// The setting that says the value.
  var setting: Setting.Value { get }
}

extension Setting {
  /// A setting from a value of an operation.
  public init(_ name: String, _ value: some SettingValue) { self.init(name, value.setting) }
}

extension Double: SettingValue {
  public static var kind: String { "a number" }
  public init?(_ setting: Setting.Value) {
    guard case .number(let number) = setting else { return nil }
    self = number
  }
  public var setting: Setting.Value { .number(self) }
}

extension Int: SettingValue {
  public static var kind: String { "a whole number" }
  public init?(_ setting: Setting.Value) {
    guard let number = Double(setting) else { return nil }
    self.init(exactly: number)
  }
  public var setting: Setting.Value { .number(Double(self)) }
}

extension Bool: SettingValue {
  public static var kind: String { "true or false" }
  public init?(_ setting: Setting.Value) {
    guard case .bool(let flag) = setting else { return nil }
    self = flag
  }
  public var setting: Setting.Value { .bool(self) }
}

extension String: SettingValue {
  public static var kind: String { "a text" }
  public init?(_ setting: Setting.Value) {
    guard case .string(let text) = setting else { return nil }
    self = text
  }
  public var setting: Setting.Value { .string(self) }
}

extension Array: SettingValue where Element: SettingValue {
  public static var kind: String { "a list, each part of it \(Element.kind)" }
  public init?(_ setting: Setting.Value) {
    guard case .list(let parts) = setting else { return nil }
    let elements = parts.compactMap { Element($0) }
    guard elements.count == parts.count else { return nil }
    self = elements
  }
  public var setting: Setting.Value { .list(map(\.setting)) }
}

/// What was left out is nil.
extension Optional: SettingValue where Wrapped: SettingValue {
  public static var kind: String { "\(Wrapped.kind), or nothing" }
  public init?(_ setting: Setting.Value) {
    if case .none = setting {
      self = .none
    } else {
      guard let value = Wrapped(setting) else { return nil }
      self = value
    }
  }
  public var setting: Setting.Value { map(\.setting) ?? .none }
}

/// Numbers as nested lists in the shape of the array.
extension NDArray: SettingValue {
  public static var kind: String { "a number, or numbers in lists of equal lengths" }
  public init?(_ setting: Setting.Value) {
    switch setting {
    case .number(let number): self.init(number)
    case .list(let rows):
      let parts = rows.compactMap { NDArray($0) }
      let shape = parts.first?.shape ?? []
      guard parts.count == rows.count, parts.allSatisfy({ $0.shape == shape }) else { return nil }
      self.init(shape: [parts.count] + shape, elements: parts.flatMap(\.elements))
    default: return nil
    }
  }
  public var setting: Setting.Value {
    guard let count = shape.first else { return .number(elements[0]) }
    let row = Shape(shape.dropFirst())
    return .list(
      (0..<count).map {
        NDArray(shape: row, elements: Array(elements[$0 * row.size..<($0 + 1) * row.size])).setting
      })
  }
}

/// What a record says of an operation, read setting by setting.
public struct SettingReader: Sendable {
  /// The name that the operation goes by there: some choose by it.
  public let name: String
  private let settings: [Setting]

  /// A reader of the settings of an operation of a name.
  public init(_ name: String, _ settings: [Setting]) {
    self.name = name
    self.settings = settings
  }

  /// The setting of a name, which has to be there.
  public subscript<Value: SettingValue>(setting: String) -> Value {
    get throws(SettingError) {
      guard let value: Value = try value(setting) else {
        throw .missing(setting, expected: Value.kind)
      }
      return value
    }
  }

  /// The setting of a name, or its usual value where it is not there.
  public subscript<Value: SettingValue>(setting: String, default usual: Value) -> Value {
    get throws(SettingError) { try value(setting) ?? usual }
  }

  private func value<Value: SettingValue>(_ setting: String) throws(SettingError) -> Value? {
    guard let found = settings.first(where: { $0.name == setting })?.value else { return nil }
    guard let value = Value(found) else { throw .wrong(setting, found, expected: Value.kind) }
    return value
  }
}
