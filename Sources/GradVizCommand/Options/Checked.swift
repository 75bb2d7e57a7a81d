// What validation makes of the options, kept for the run: nothing is checked or read twice.

/// A value that `validate()` sets. It is no argument; parsing leaves it empty.
@propertyWrapper
struct Checked<Value>: Decodable {
  private var value: Value?

  init() {}
  init(from decoder: any Decoder) {}

  var wrappedValue: Value {
    get { value! }
    set { value = newValue }
  }
}
