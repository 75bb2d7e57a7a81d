import Micrograd
@main enum Scratch {
  static func sec(_ t: Duration) -> Double { Double(t.components.attoseconds) * 1e-18 + Double(t.components.seconds) }
  @inline(never) static func chain(_ a: Tensor, _ b: Tensor, _ n: Int) -> Tensor {
    var y = Tensor(1.0, requiresGrad: true)
    for _ in 0..<n/2 { y = y * a + b }
    return y
  }
  static func main() {
    let n = 1_000_000
    let clock = ContinuousClock()
    let a = Tensor(0.999, requiresGrad: true), b = Tensor(0.001, requiresGrad: true)
    var bf = 1e9, bb = 1e9
    for _ in 0..<25 {
      let s = clock.now
      let y = chain(a, b, n)
      let t = clock.now - s
      let u = clock.measure { y.backward() }
      bf = min(bf, sec(t)); bb = min(bb, sec(u))
    }
    print("forward", bf / Double(n) * 1e9, "backward", bb / Double(n) * 1e9)
  }
}
