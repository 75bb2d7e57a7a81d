// How a process is run, and how each way in which it can fail is told.

import Foundation
import Graphviz
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct DotEngineTests {
  // MARK: With Graphviz

  @Test(.needsDot) func aGraphIsRendered() throws {
    let rendering = try DotEngine().render("digraph { a -> b }", format: "svg")
    #expect(String(decoding: rendering.bytes, as: UTF8.self).hasSuffix("</svg>\n"))
    #expect(rendering.warnings.isEmpty)
  }

  @Test(.needsDot) func aGraphIsRenderedWithoutWaiting() async throws {
    let rendering = try await DotEngine().render("digraph { a -> b }", format: "png")
    #expect(rendering.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test(.needsDot) func severalGraphsAreRenderedByOneProcess() throws {
    let pictures = try Dot.render((0..<50).map { "graph { n\($0) }\n" })
    #expect(pictures.map { $0.nodes.map(\.title) } == (0..<50).map { ["n\($0)"] })
  }

  @Test(.needsDot) func theLayoutCanBeChosen() throws {
    let text = "graph { a [pos=\"100,50!\"] b [pos=\"300,20!\"] }"
    let rendering = try DotEngine().render(text, format: "plain", layout: "neato")
    #expect(String(decoding: rendering.bytes, as: UTF8.self).hasPrefix("graph 1 "))
  }

  /// A label that cannot be read is drawn as something else: the exit code tells.
  @Test(.needsDot) func aBadLabelIsAFailureInSpiteOfThePicture() {
    let graph = Graph("g", statements: [.node(.init("a", ["label": .html("<b>x")]))])
    #expect {
      try DotEngine().render(graph.dot(), format: "svg")
    } throws: { error in
      guard case GraphvizError.failed(exitCode: 1, let messages) = error else { return false }
      return messages.contains("label of node a")
    }
  }

  @Test(.needsDot) func whatGraphvizWarnsOfIsPassedOn() throws {
    let rendering = try DotEngine().render("digraph { a [shape=nosuchshape] }", format: "svg")
    #expect(rendering.warnings.count == 1)
    #expect(rendering.warnings[0].contains("nosuchshape"))
  }

  @Test(.needsDot, arguments: ["digraph {", "\u{FEFF}digraph {}", "digraph { a [label=] }"])
  func textThatIsNoGraphIsAFailure(text: String) {
    #expect {
      try DotEngine().render(text, format: "svg")
    } throws: { error in
      guard case GraphvizError.failed(_, let messages) = error else { return false }
      return messages.contains("syntax error")
    }
  }

  @Test(.needsDot, arguments: ["nosuchformat", "svg -o/tmp/x", "", "-Tsvg"])
  func anUnknownFormatIsAFailure(format: String) {
    #expect(throws: GraphvizError.self) { try DotEngine().render("graph {}", format: format) }
  }

  @Test(.needsDot) func noGraphIsEmptyOutput() {
    #expect(throws: GraphvizError.emptyOutput(messages: "")) {
      try DotEngine().render("", format: "svg")
    }
  }

  // MARK: Without

  @Test(arguments: ["no-such-dot", "/no/such/dot", "./no-such-dot"])
  func aMissingProgramIsNamed(executable: String) {
    let error = #expect(throws: GraphvizError.self) {
      try DotEngine(executable: executable).render("graph {}", format: "svg")
    }
    #expect(error == .notFound(executable: executable))
  }

  @Test func aFileThatIsNoProgramCannotBeRun() throws {
    let fake = try FakeDot("")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: fake.path)
    #expect {
      try DotEngine(executable: fake.path).render("graph {}", format: "svg")
    } throws: { error in
      guard case GraphvizError.notRun(fake.path, _) = error else { return false }
      return true
    }
  }

  @Test func theOptionsAreArguments() throws {
    let fake = try FakeDot(#"for argument in "$@"; do echo "<$argument>"; done"#)
    let rendering = try DotEngine(executable: fake.path)
      .render("graph {}", format: "a b;c", layout: "$HOME")
    #expect(String(decoding: rendering.bytes, as: UTF8.self) == "<-K$HOME>\n<-Ta b;c>\n")
  }

  @Test func theExitCodeDecides() throws {
    let fake = try FakeDot("cat; echo bad label >&2; exit 1")
    #expect(throws: GraphvizError.failed(exitCode: 1, messages: "bad label\n")) {
      try DotEngine(executable: fake.path).render("<svg></svg>", format: "svg")
    }
  }

  @Test func messagesWithSuccessAreWarnings() throws {
    let fake = try FakeDot("cat; echo one >&2; echo two >&2")
    let rendering = try DotEngine(executable: fake.path).render("<svg/>", format: "svg")
    #expect(rendering == Rendering(bytes: Array("<svg/>".utf8), warnings: ["one", "two"]))
  }

  @Test func emptyOutputIsAFailure() throws {
    let fake = try FakeDot("cat > /dev/null; echo odd >&2")
    #expect(throws: GraphvizError.emptyOutput(messages: "odd\n")) {
      try DotEngine(executable: fake.path).render("graph {}", format: "svg")
    }
  }

  @Test func aCrashIsAFailure() throws {
    let fake = try FakeDot("cat; kill -SEGV $$")
    #expect(throws: GraphvizError.crashed(signal: 11, messages: "")) {
      try DotEngine(executable: fake.path).render("graph {}", format: "svg")
    }
  }

  // MARK: Pipes

  /// Writing all before reading anything would block both sides.
  @Test func muchInputAndOutputAtOnce() throws {
    let fake = try FakeDot("tee /dev/stderr")
    let text = String(repeating: "0123456789abcde\n", count: 200_000)
    let rendering = try DotEngine(executable: fake.path).render(text, format: "svg")
    #expect(rendering.bytes.elementsEqual(text.utf8))
    #expect(rendering.warnings.count == 4097)
    #expect(rendering.warnings.last == "… and \(3_200_000 - 65_536) bytes more")
  }

  @Test(arguments: ["", ">&2"])
  func aFloodIsEnded(stream: String) throws {
    let fake = try FakeDot("echo wait >&2; exec cat /dev/zero \(stream)")
    let error = #expect(throws: GraphvizError.self) {
      try DotEngine(executable: fake.path, outputLimit: 10 << 20).render("", format: "svg")
    }
    guard case .tooMuchOutput(limit: 10 << 20, let messages) = error else {
      Issue.record("\(error as Any)")
      return
    }
    #expect(messages.hasPrefix("wait\n") && messages.utf8.count < 100)
    #expect("\(error!)".contains("more than 10485760 bytes"))
  }

  @Test func muchIsSaidBeforeAnythingIsRead() throws {
    let fake = try FakeDot("head -c 3000000 /dev/zero >&2; cat")
    let text = String(repeating: "x", count: 3_000_000)
    let rendering = try DotEngine(executable: fake.path).render(text, format: "svg")
    #expect(rendering.bytes.count == text.utf8.count)
  }

  /// It must end neither with the signal nor with the error of the pipe.
  @Test func inputThatIsNotReadDoesNoHarm() throws {
    let fake = try FakeDot("exec < /dev/null; echo done; exit 3")
    for size in [0, 10, 10_000_000] {
      #expect(throws: GraphvizError.failed(exitCode: 3, messages: "")) {
        try DotEngine(executable: fake.path)
          .render(String(repeating: "x", count: size), format: "svg")
      }
    }
  }

  // MARK: Time: what does not end is ended by the suite's limit

  @Test(arguments: [
    "sleep 600", "exec sleep 600", "trap '' TERM; while :; do sleep 1; done",
    "trap 'exit 0' TERM; echo '<svg/>'; while :; do sleep 0.1; done",
    "exec >&- 2>&-; exec sleep 600", "while :; do echo much; done",
  ])
  func whatTakesTooLongIsEnded(script: String) throws {
    let fake = try FakeDot("echo wait >&2\n\(script)")
    let limit = Duration.milliseconds(300)
    let error = #expect(throws: GraphvizError.self) {
      try DotEngine(executable: fake.path, timeout: limit)
        .render(String(repeating: "x", count: 1_000_000), format: "svg")
    }
    #expect(error == .timedOut(limit: limit, messages: "wait\n"))
  }

  @Test func whatAScriptStartedEndsWithIt() throws {
    let folder = try ScratchFolder()
    let fake = try FakeDot("sleep 600 & echo $! > \(folder / "id"); wait")
    #expect(throws: GraphvizError.self) {
      try DotEngine(executable: fake.path, timeout: .milliseconds(300)).render("", format: "svg")
    }
    let id = try #require(
      pid_t(folder.read("id").trimmingCharacters(in: .whitespacesAndNewlines)))
    // An orphan is there until somebody looks after it.
    for _ in 0..<100 where kill(id, 0) == 0 { usleep(10_000) }
    let state = (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)) ?? "gone Z"
    #expect(kill(id, 0) != 0 || state.contains(" Z"))
  }

  /// What was left running holds the pipes open.
  @Test func nobodyWaitsForWhatAScriptLeftBehind() throws {
    let fake = try FakeDot("cat; sleep 5 & exit 0")
    let start = ContinuousClock.now
    _ = try DotEngine(executable: fake.path).render("<svg/>", format: "svg")
    #expect(start.duration(to: .now) < .seconds(4))
  }

  @Test func aCancelledTaskEndsItsProcess() async throws {
    let fake = try FakeDot("exec sleep 600")
    let task = Task { try await DotEngine(executable: fake.path).render("", format: "svg") }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    let result = await task.result
    #expect(throws: GraphvizError.cancelled) { try result.get() }
  }

  @Test(.needsDot) func aLongTimeoutIsNoProblem() throws {
    _ = try DotEngine(timeout: .seconds(Int64.max)).render("graph {}", format: "svg")
  }

  /// More calls than there are threads, in tasks of every priority and in tasks that those wait
  /// for.
  @Test(.needsDot) func tasksMayCallWhatWaits() async throws {
    @Sendable func size() throws -> Int {
      try DotEngine().render("graph {}", format: "dot").bytes.count
    }
    let priorities = [TaskPriority.background, .low, .medium, .high]
    let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
      for index in 0..<32 {
        group.addTask(priority: priorities[index % 4]) {
          let inner = Task.detached(priority: priorities[index / 4 % 4]) { try size() }
          return try await size() + inner.value
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(sizes).count == 1 && sizes.count == 32)
  }

  @Test(.needsDot) func tasksMayWaitTogether() async throws {
    let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<32 {
        group.addTask { try await DotEngine().render("graph {}", format: "dot").bytes.count }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sizes.count == 32)
  }

  // MARK: What the program gets

  @Test func itHasNoFilesButItsStreams() throws {
    let file = open("/dev/null", O_RDONLY)
    defer { close(file) }
    let fake = try FakeDot("for i in 3 4 5 6 7 8 9; do [ -e /dev/fd/$i ] && echo $i; done; echo ok")
    // The script itself is one of them, and which number it has is the shell's affair.
    let open = try DotEngine(executable: fake.path).render("", format: "svg").bytes
    #expect(String(decoding: open, as: UTF8.self).split(separator: "\n").count <= 2)
  }

  @Test func aScriptWhoseInterpreterIsMissingSaysSo() throws {
    let fake = try FakeDot("")
    try Data("#!/no/such/interpreter\n".utf8).write(to: URL(fileURLWithPath: fake.path))
    #expect(
      throws: GraphvizError.notRun(executable: fake.path, reason: "No such file or directory")
    ) { try DotEngine(executable: fake.path).render("", format: "svg") }
  }
}
