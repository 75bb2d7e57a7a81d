// Numbers as C writes them: what Python and PyTorch print with `%.4f` is defined by it.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension String {
  /// A number with so many decimals, as `printf` writes it: rounded from its exact value.
  ///
  /// - Parameter conversion: The letter of a conversion of `Double`: `f`, `e` or `g`, for which
  ///   `decimals` are significant digits, or the same as capitals.
  package init(_ value: Double, decimals: Int, conversion: Character = "f") {
    // The largest number has 309 digits before its point.
    self.init(unsafeUninitializedCapacity: 320 + decimals) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { buffer in
        withVaList([CInt(decimals), value]) {
          Int(vsnprintf(buffer.baseAddress, buffer.count, "%.*\(conversion)", $0))
        }
      }
    }
  }
}
