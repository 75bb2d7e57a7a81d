// Standard streams, pipes and disks that are not as one would wish.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct StreamTests {
  private let line: CommandLine
  private static let program = """
    import torch
    x = torch.tensor(3.0, requires_grad=True)
    y = x * x
    y.backward()

    """

  init() throws {
    line = try CommandLine()
    try line.write(Self.program, to: "x.py")
  }

  private func check(
    _ script: String, code: Int32, output: String? = nil, errors: String...,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let result = try line.shell(script)
    #expect(result.code == code, "\(result)", sourceLocation: location)
    if let output { #expect(result.output == output, "\(result)", sourceLocation: location) }
    for words in errors {
      #expect(result.errors.contains(words), "\(result)", sourceLocation: location)
    }
  }

  // MARK: Output

  @Test func closedStreamsAreErrorsAndGetNoFiles() throws {
    let closed = "Could not write standard output: it is closed."
    try check("$gradviz x.py -o a.dot >&-", code: 1, errors: closed)
    for format in ["dot", "json"] {
      try check("$gradviz x.py -T \(format) >&-", code: 1, errors: closed)
    }
    try check("$gradviz --help >&-", code: 1, errors: closed)
    try check("$gradviz x.py -q -o b.dot >&- 2>&- <&-", code: 0, output: "")
    try check("$gradviz - <&-", code: 1, errors: "Could not read standard input: it is closed.")
    try check("$gradviz x.py -q -o c.dot", code: 0)
    for name in ["a.dot", "b.dot"] { #expect(try line.read(name) == line.read("c.dot")) }
  }

  @Test func aReaderThatIsGoneIsAnError() throws {
    let printing = "for i in range(9000):\n  print('much more than a pipe holds')\n"
    try line.write(printing + Self.program, to: "large.py")
    let long = Self.program.replacing("y.b", with: "for i in range(300):\n  y = y * x\ny.b")
    try line.write(long, to: "long.py")
    for options in ["large.py -o x.dot", "long.py -T dot", "long.py -T json"] {
      try check(
        "set -o pipefail; $gradviz \(options) | head -c 1 > first", code: 1,
        errors: "gradviz: Could not write standard output: its reader has stopped.\n")
    }
  }

  @Test func theSummaryIsOnePiece() throws {
    try check(
      "set -o pipefail; $gradviz x.py -o a.dot -o b.dot | head -1", code: 0,
      output: "y = 9   2 values, 1 parameter\n")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "There is no /dev/full."))
  func aFullDiskIsAnErrorThatSaysSo() throws {
    for options in ["-o x.dot", "-T dot", "-T json", "--help"] {
      try check(
        "$gradviz x.py \(options) > /dev/full", code: 1,
        errors: "standard output: No space left on device")
    }
    try check(
      "$gradviz x.py -o /dev/full", code: 64, errors: "names no format")
    try check(
      "$gradviz x.py -T dot -o /dev/full", code: 1,
      errors: "Could not write /dev/full: No space left on device.")
  }

  @Test func aFileThatMayNotGrowLeavesNothing() throws {
    try check(
      "ulimit -f 1; $gradviz x.py --style card --legend -o new/x.dot -o y.dot; code=$?; "
        + "find . -type f | sort; exit $code", code: 1, output: "./x.py\n",
      errors: "Could not write new/x.dot: File too large.")
    try line.write("old", to: "x.dot")
    try check("ulimit -f 1; $gradviz x.py --legend -o x.dot", code: 1, errors: "File too large")
    #expect(try line.read("x.dot") == "old")
    #expect(try line.files() == ["x.dot", "x.py"])
  }

  @Test(.enabled(if: getuid() == 0 && FileManager.default.fileExists(atPath: "/proc/self")))
  func aFullFileSystemLeavesNothing() throws {
    // Where nothing may be mounted, there is nothing to see.
    try check(
      """
      mkdir disk && mount -t tmpfs -o size=64k none disk || exit 77
      echo old > disk/y.dot; head -c 100000 /dev/zero > disk/fill 2> /dev/null
      $gradviz x.py --legend -o disk/x.dot 2> /dev/null; code=$?
      $gradviz x.py --legend -o disk/y.dot 2>&1; rm disk/fill; ls -A disk; cat disk/y.dot; umount disk; exit $code
      """, code: line.canMount ? 1 : 77,
      output: line.canMount
        ? "gradviz: Could not write disk/y.dot: No space left on device.\ny.dot\nold\n" : "")
  }

  @Test func aPipeThatNobodyReadsIsAnError() throws {
    try check(
      "mkfifo p.dot; $gradviz x.py -o p.dot", code: 1,
      errors: "Could not write p.dot: it is a pipe, and nothing has opened it to read")
    try check(
      "(sleep 0.3; cat p.dot | head -c 7) & $gradviz x.py -q -o p.dot; wait",
      code: 0, output: "digraph")
  }

  // MARK: What stays

  @Test func whatWasWrittenBeforeAFailureIsNamed() throws {
    try check(
      "$gradviz x.py -q -o a.dot -o b.json -o x.py/c.mmd", code: 1, output: "",
      errors: "Could not write x.py/c.mmd: Not a directory.", "Written before that: a.dot, b.json.")
    try check(
      "$gradviz x.py -q -o a.dot -o b.svg --dot /nowhere", code: 1,
      errors: "The graph itself is in b.dot.\nWritten before that: a.dot.\n")
  }

  @Test(.needsDot) func framesBeforeAFailureAreNamed() throws {
    try check(
      "mkdir -p frames/step-002.svg; $gradviz replay x.py -q -o x.html -o frames/", code: 1,
      errors: "frames/step-002.svg", "Written before that: x.html, 2 frames in frames/.")
  }

  @Test func theUsersDOTIsNotReplaced() throws {
    try line.write("mine", to: "keep.dot")
    try check(
      "$gradviz x.py -o keep.svg --dot /nowhere", code: 1,
      errors: "The graph itself is in keep-2.dot.")
    #expect(try line.read("keep.dot") == "mine")
    #expect(try line.read("keep-2.dot").hasPrefix("digraph"))
  }

  // MARK: Few files

  @Test(.needsDot) func fewDescriptorsAreAClearError() throws {
    var failures = 0
    for count in 6...20 {
      let result = try line.shell("ulimit -n \(count); $gradviz x.py -q -o x.svg")
      if result.code == 0 { continue }
      failures += 1
      #expect(result.code == 1, "\(count) \(result)")
      #expect(result.errors.contains("Too many open files"), "\(count) \(result)")
    }
    #expect(failures > 0)
    try check("ulimit -n 20; $gradviz x.py -q -o x.svg", code: 0, output: "")
  }

  // MARK: Input

  @Test func programsAndGraphsComeFromPipes() throws {
    try check("$gradviz x.py -q -o x.json --contributions", code: 0)
    for file in ["x.py", "x.json"] {
      try check("$gradviz \(file) -q -o x.mmd", code: 0)
      for input in [
        "<(cat \(file))", "/dev/stdin < \(file)", "/dev/stdin < <(cat \(file))",
        "- < <(cat \(file))",
      ] {
        try check("$gradviz -q -o again.mmd \(input); cmp again.mmd x.mmd", code: 0)
      }
      try check(
        "rm -f p; mkfifo p; cat \(file) > p & $gradviz -q -o again.mmd p && cmp again.mmd x.mmd",
        code: 0)
    }
  }

  @Test func aByteOrderMarkIsNoPartOfAFile() throws {
    try check(
      """
      $gradviz x.py -q -o x.json --contributions
      for file in x.py x.json; do
        (printf '\\357\\273\\277'; cat $file) > mark-$file
        $gradviz $file -q -o x.mmd; $gradviz mark-$file -q -o again.mmd && cmp again.mmd x.mmd || exit 2
      done
      """, code: 0, output: "")
  }

  @Test func namesThatAreNoTextAreRefused() throws {
    for arguments in [
      "$'caf\\xe9.py'", "x.py -o $'caf\\xe9.dot'", "explain x.py -w x -o $'\\xff.dot'",
    ] {
      try check("cp x.py $'caf\\xe9.py'; $gradviz \(arguments)", code: 64, errors: "is not UTF-8")
    }
  }
}

extension CommandLine {
  /// Whether this user may mount a file system.
  fileprivate var canMount: Bool {
    (try? shell("mkdir -p trial && mount -t tmpfs none trial && umount trial"))?.code == 0
  }
}
