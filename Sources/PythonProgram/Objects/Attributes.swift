// The attributes of an instance: values in the order of a layout that instances of a class share.

/// Which attribute stands where in an instance. Instances that set the same names in the same order
/// have one layout, so that code which reads an attribute of many of them looks it up once.
final class AttributeLayout {
  private(set) var names: [String] = []
  private var places: [String: Int] = [:]
  private var following: [String: AttributeLayout] = [:]
  private var knownPlaces: ValuePlaces?
  /// Whether other instances may have it too; one that is not shared changes with its instance.
  let isShared: Bool
  /// Another number after each change of the class.
  private(set) var stamp = 0

  /// Instances with more attributes than this have layouts of their own.
  private static let maximumShared = 40

  init(isShared: Bool = true) { self.isShared = isShared }

  /// Where what makes an instance a value stands.
  var valuePlaces: ValuePlaces {
    if let knownPlaces { return knownPlaces }
    let places = ValuePlaces(self)
    // One that is not shared may change.
    if isShared { knownPlaces = places }
    return places
  }

  func place(of name: String) -> Int? { places[name] }

  /// The class has changed: what code remembers of such instances may be wrong.
  func renew() {
    stamp += 1
    for layout in following.values { layout.renew() }
  }

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

/// Instances of which code remembers something: those with one layout, while their class stays as it is.
struct KnownLayout {
  private var identity: ObjectIdentifier?
  private var stamp = 0
  /// Held, so that no other takes its place in memory.
  private var layout: AttributeLayout?

  // Comparing addresses holds nothing meanwhile.
  @inline(__always)
  func fits(_ instance: Instance) -> Bool {
    ObjectIdentifier(instance.layout) == identity && instance.layout.stamp == stamp
  }

  /// - Returns: whether anything can be remembered: a layout that is not shared may change.
  mutating func remember(_ layout: AttributeLayout) -> Bool {
    guard layout.isShared else { return false }
    (identity, stamp, self.layout) = (ObjectIdentifier(layout), layout.stamp, layout)
    return true
  }
}

/// The attributes of one instance by name, in the order in which they were first set.
struct Attributes {
  let instance: Instance

  var isEmpty: Bool { count == 0 }
  var count: Int { instance.layout.names.count }
  var keys: [String] { instance.layout.names }
  var values: [Value] { (0..<count).map { instance[$0] } }

  subscript(name: String) -> Value? {
    get { instance.layout.place(of: name).map { instance[$0] } }
    nonmutating set {
      guard let newValue else {
        _ = remove(name)
        return
      }
      if let place = instance.layout.place(of: name) {
        instance[place] = newValue
      } else {
        instance.append(newValue, instance.layout.adding(name))
      }
    }
  }

  /// Whether it was there.
  func remove(_ name: String) -> Bool {
    guard let place = instance.layout.place(of: name) else { return false }
    instance.remove(at: place, leaving: instance.layout.removing(name))
    return true
  }
}

extension Attributes: Sequence {
  func makeIterator() -> some IteratorProtocol<(key: String, value: Value)> {
    zip(keys, values).lazy.map { (key: $0, value: $1) }.makeIterator()
  }
}
