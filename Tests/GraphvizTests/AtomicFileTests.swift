// Files appear whole or not at all, and nothing else appears.

import Foundation
import Graphviz
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  private let folder = try! ScratchFolder()

  @Test func aFileIsWrittenWithTheFoldersAroundIt() throws {
    try AtomicFile.write("text é", to: folder / "a/b/c.dot")
    #expect(try folder.read("a/b/c.dot") == "text é")
    #expect(try folder.names("a/b") == ["c.dot"])
  }

  @Test func aRelativePathIsWrittenToTheCurrentFolder() throws {
    let name = "atomic-file-test-\(UUID())"
    try AtomicFile.write([65, 66], to: name)
    defer { try? FileManager.default.removeItem(atPath: name) }
    #expect(FileManager.default.contents(atPath: name) == Data("AB".utf8))
  }

  @Test func aFileIsReplacedOnlyByTheWholeOfTheNext() throws {
    let path = folder / "x.dot"
    try AtomicFile.write("old", to: path)
    let stream = try AtomicFileStream(path)
    for _ in 0..<100_000 { stream.write("new ") }
    stream.write(String(repeating: "z", count: 200_000))
    #expect(try folder.read("x.dot") == "old")
    try stream.commit()
    let text = try folder.read("x.dot")
    #expect(text.utf8.count == 600_000)
    #expect(text.hasPrefix("new new "))
    #expect(text.hasSuffix("new zzz" + String(repeating: "z", count: 199_997)))
    #expect(try folder.names() == ["x.dot"])
  }

  @Test func aStreamThatIsGivenUpLeavesNothing() throws {
    do {
      let stream = try AtomicFileStream(folder / "x.dot")
      stream.write(String(repeating: "half", count: 100_000))
    }
    #expect(try folder.names() == [])
  }

  @Test func aGraphIsStreamedIntoAFile() throws {
    var writer = DOTWriter(to: try AtomicFileStream(folder / "g.dot"))
    writer.beginGraph("g")
    for index in 0..<50_000 { writer.node("n\(index)", ["label": "é"]) }
    try writer.endGraph().commit()
    #expect(try folder.read("g.dot").split(separator: "\n").count == 50_002)
  }

  /// However a program ends: on Linux the file has no name before it is complete.
  @Test func anUnfinishedFileHasNoName() throws {
    let stream = try AtomicFileStream(folder / "x.dot")
    stream.write(String(repeating: "half", count: 100_000))
    #if os(Linux)
      // __O_TMPFILE, which not every file system has.
      let nameless = open(folder.path, 0o20_000_000 | O_DIRECTORY | O_WRONLY, 0o600)
      defer { close(nameless) }
      #expect(try nameless < 0 || folder.names() == [])
    #endif
    try stream.commit()
    #expect(try folder.names() == ["x.dot"])
  }

  // MARK: What is there before

  @Test func aNewFileHasTheUsualPermissions() throws {
    try Data().write(to: URL(fileURLWithPath: folder / "usual"))
    try AtomicFile.write("", to: folder / "new")
    let mask = umask(0)
    umask(mask)
    #expect(try folder.permissions("new") == 0o666 & ~Int(mask))
  }

  @Test func aReplacedFileKeepsItsPermissions() throws {
    try AtomicFile.write("old", to: folder / "x")
    chmod(folder / "x", 0o640)
    try AtomicFile.write("new", to: folder / "x")
    #expect(try folder.permissions("x") == 0o640)
  }

  @Test func aLinkStaysALink() throws {
    try AtomicFile.write("old", to: folder / "real/x")
    try folder.link("real/x", from: "link")
    try folder.link("link", from: "linkToLink")
    try folder.link("real/y", from: "dangling")
    try AtomicFile.write("new", to: folder / "linkToLink")
    try AtomicFile.write("new too", to: folder / "dangling")
    #expect(try folder.read("real/x") == "new")
    #expect(try folder.read("real/y") == "new too")
    #expect(try folder.names() == ["dangling", "link", "linkToLink", "real"])
    #expect(try folder.names("real") == ["x", "y"])
  }

  @Test func whatIsNoFileIsWrittenToDirectly() throws {
    try AtomicFile.write("x", to: "/dev/null")
    #expect(mkfifo(folder / "pipe", 0o600) == 0)
    let reader = open(folder / "pipe", O_RDONLY | O_NONBLOCK)
    try AtomicFile.write("through", to: folder / "pipe")
    #expect(FileHandle(fileDescriptor: reader, closeOnDealloc: true).availableData.count == 7)
    #expect(try folder.names() == ["pipe"])
  }

  @Test func aPipeThatNobodyReadsIsAnError() throws {
    #expect(mkfifo(folder / "pipe", 0o600) == 0)
    let reason = "it is a pipe, and nothing has opened it to read within 5 seconds"
    #expect(throws: GraphvizError.notWritten(path: folder / "pipe", reason: reason)) {
      try AtomicFile.write("x", to: folder / "pipe")
    }
  }

  // MARK: What is kept beside other files

  @Test func keptTextReplacesNothing() throws {
    try AtomicFile.write("mine", to: folder / "a.dot")
    try folder.link("nowhere", from: "a-2.dot")
    #expect(AtomicFile.keep("graph", at: folder / "a.dot") == folder / "a-3.dot")
    #expect(AtomicFile.keep("graph", at: folder / "a.dot") == folder / "a-3.dot")
    #expect(AtomicFile.keep("mine", at: folder / "a.dot") == folder / "a.dot")
    #expect(AtomicFile.keep("other", at: folder / "a.dot") == folder / "a-4.dot")
    #expect(try folder.names() == ["a-2.dot", "a-3.dot", "a-4.dot", "a.dot"])
    #expect(try folder.read("a.dot") == "mine" && folder.read("a-3.dot") == "graph")
    #expect(AtomicFile.keep("graph", at: folder / "b/c.dot") == folder / "b/c.dot")
    #expect(AtomicFile.keep("graph", at: folder / "a.dot/c.dot") == nil)
  }

  // MARK: Failures

  @Test func whatFailsSaysWhereAndWhy() throws {
    try AtomicFile.write("", to: folder / "file")
    try folder.link("loop", from: "loop")
    let reasons = [
      "": "Is a directory",
      "file/x": "Not a directory",
      "loop": "Too many levels of symbolic links",
      String(repeating: "x", count: 300): "File name too long",
    ]
    for (name, reason) in reasons {
      #expect(throws: GraphvizError.notWritten(path: folder / name, reason: reason)) {
        try AtomicFile.write("x", to: folder / name)
      }
    }
    #expect(try folder.names() == ["file", "loop"])
    #expect(throws: GraphvizError.self) { try AtomicFile.write("x", to: "") }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "There is no /dev/full."))
  func aFullDiskIsReported() throws {
    let error = GraphvizError.notWritten(path: "/dev/full", reason: "No space left on device")
    let stream = try AtomicFileStream("/dev/full")
    for _ in 0..<100_000 { stream.write("text") }
    #expect(throws: error) { try stream.commit() }
  }

  @Test func aFolderThatIsGoneIsReported() throws {
    let stream = try AtomicFileStream(folder / "a/x")
    try FileManager.default.removeItem(atPath: folder / "a")
    #expect(
      throws: GraphvizError.notWritten(path: folder / "a/x", reason: "No such file or directory")
    ) { try stream.commit() }
  }
}

extension ScratchFolder {
  fileprivate func permissions(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: self / name)[.posixPermissions] as? Int
  }

  fileprivate func link(_ target: String, from name: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self / name, withDestinationPath: target)
  }
}
