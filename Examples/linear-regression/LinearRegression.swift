@main enum LinearRegression {
  static func main() {}
}
