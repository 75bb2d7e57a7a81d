// The attributes of an instance: values in the order of a layout that instances of a class share.

/// Which attribute stands where in an instance. Instances that set the same names in the same order
/// have one layout, so that code which reads an attribute of many of them looks it up once.
final class AttributeLayout {
  private(set) var names: [String] = []
  private var places: [String: Int] = [:]
  private var following: [String: AttributeLayout] = [:]
  /// Whether other instances may have it too; one that is not shared changes with its instance.
  let isShared: Bool

  /// Instances with more attributes than this have layouts of their own.
  private static let maximumShared = 40

  init(isShared: Bool = true) { self.isShared = isShared }

  func place(of name: String) -> Int? { places[name] }

  /// The layout with one name more.
  func adding(_ name: String) -> AttributeLayout {
    guard isShared else {
      append(name)
      return self
    }
    if let known = following[name] { return known }
    let layout = AttributeLayout(isShared: names.count < Self.maximumShared)
    (layout.names, layout.places) = (names, places)
    layout.append(name)
    if layout.isShared { following[name] = layout }
    return layout
  }

  /// A layout of its own without a name.
  func removing(_ name: String) -> AttributeLayout {
    let layout = AttributeLayout(isShared: false)
    for other in names where other != name { layout.append(other) }
    return layout
  }

  private func append(_ name: String) {
    places[name] = names.count
    names.append(name)
  }
}

/// The attributes of one instance, in the order in which they were first set.
struct Attributes {
  private(set) var layout: AttributeLayout
  private(set) var values: ContiguousArray<Value> = []

  init(_ layout: AttributeLayout) { self.layout = layout }

  var isEmpty: Bool { values.isEmpty }
  var count: Int { values.count }
  var keys: [String] { layout.names }

  subscript(name: String) -> Value? {
    get { layout.place(of: name).map { values[$0] } }
    set {
      guard let newValue else { return _ = remove(name) }
      if let place = layout.place(of: name) {
        values[place] = newValue
      } else {
        append(newValue, layout.adding(name))
      }
    }
  }

  subscript(place: Int) -> Value {
    get { values[place] }
    set { values[place] = newValue }
  }

  /// Sets an attribute that is the last one of the layout with it.
  mutating func append(_ value: Value, _ layout: AttributeLayout) {
    if values.isEmpty { values.reserveCapacity(4) }
    values.append(value)
    self.layout = layout
  }

  /// Whether it was there.
  mutating func remove(_ name: String) -> Bool {
    guard let place = layout.place(of: name) else { return false }
    values.remove(at: place)
    layout = layout.removing(name)
    return true
  }

  /// Lets go of all.
  mutating func removeAll() -> [Value] {
    defer {
      values = []
      layout = AttributeLayout()
    }
    return Array(values)
  }
}

extension Attributes: Sequence {
  func makeIterator() -> some IteratorProtocol<(key: String, value: Value)> {
    zip(layout.names, values).lazy.map { (key: $0, value: $1) }.makeIterator()
  }
}
