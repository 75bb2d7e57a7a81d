// The platform's `pow`, under a name that no overload hides.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@inline(__always)
package func platformPow(_ a: Double, _ b: Double) -> Double { pow(a, b) }
