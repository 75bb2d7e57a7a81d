@main enum Moons {
  static func main() {}
}
