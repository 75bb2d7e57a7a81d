@main enum GradVizCommand {
  static func main() {}
}
