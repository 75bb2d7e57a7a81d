// What can be wrong with a safetensors file, and the words for it.

import Micrograd

/// Why bytes are no safetensors file.
public enum SafetensorsError: Error, Equatable {
  /// There are fewer bytes than there should be.
  case cutShort(count: Int, expected: Int)
  /// The header is larger than is allowed.
  case headerSize(UInt64)
  /// The header is not JSON, or no object of objects.
  case header(String)
  /// A name stands there twice.
  case repeated(String)
  /// A tensor has a type that is not known.
  case type(String, of: String)
  /// What a tensor says of itself is missing or is not what it must be.
  case entry(String, of: String)
  /// A tensor of a shape takes another number of bytes.
  case size(of: String, shape: Shape, bytes: Int)
  /// Between two tensors, or behind the last, there are bytes of none, or of both.
  case gap(at: Int, next: Int)
}

extension SafetensorsError: CustomStringConvertible {
  public var description: String { "this is no whole safetensors file: " + words }

  private var words: String {
    switch self {
    case .cutShort(let count, let expected):
      "it has \(count) bytes, and there must be at least \(expected)"
    case .headerSize(let size):
      "its first eight bytes say that the header takes \(size) bytes, and at most "
        + "\(Safetensors.largestHeader) are allowed"
    case .header(let fault): "its header \(fault)"
    case .repeated(let name): "`\(name)` is in it twice"
    case .type(let type, let name): "the numbers of `\(name)` have the unknown type \(type)"
    case .entry(let what, let name): "`\(name)` must have \(what)"
    case .size(let name, let shape, let bytes):
      "`\(name)` has \(bytes) bytes, which is not what the shape \(shape) takes"
    case .gap(let end, let next):
      "tensors must lie one behind the other, and after one that ends at byte \(end) comes byte "
        + "\(next)"
    }
  }
}
