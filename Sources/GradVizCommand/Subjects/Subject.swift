// Where a graph comes from: what every source of graphs has, and how files are told apart.

import ComputationGraph
import GradViz
import PythonProgram
import SystemPackage

/// Something that has a graph, and what its making said.
protocol Subject {
  /// What a program printed.
  var printed: String { get }
  /// Remarks for the reader.
  var notes: [String] { get }
  /// The program that was read from a file, for the page that marks its lines.
  var program: ReplayOptions.ProgramText? { get }
  /// - Parameter contributions: Whether edges are wanted, as far as they are known: they take time.
  func graph(contributions: Bool) -> ComputationGraph
  /// The graph in which what flowed back along every edge is known, or why that is not so.
  func accountableGraph() throws -> ComputationGraph
}

extension Subject {
  var printed: String { "" }
  var notes: [String] { [] }
  var program: ReplayOptions.ProgramText? { nil }
  func accountableGraph() throws -> ComputationGraph { graph(contributions: true) }
}

/// A file that was read, or standard input.
struct InputFile {
  let path: String
  private(set) var bytes: [UInt8] = []

  /// - Parameter path: `-` is standard input.
  init(_ path: String) throws(CommandError) {
    self.path = path
    do {
      let file =
        isStandardInput
        ? FileDescriptor.standardInput : try .open(path, .readOnly, options: .closeOnExec)
      while true {
        let chunk = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
          count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        if chunk.isEmpty { break }
        bytes += chunk
      }
    } catch { throw .notRead(path: path, error as? Errno ?? .ioError) }
    // Some editors begin a file with a mark that says nothing of it.
    if bytes.starts(with: "\u{FEFF}".utf8) { bytes.removeFirst(3) }
  }

  var isStandardInput: Bool { path == "-" }
  /// The name that messages about its content have.
  var name: String {
    isStandardInput ? "stdin" : (FilePath(path).lastComponent?.string ?? path).withoutControls
  }

  /// No program starts with a brace; a saved graph does.
  func subject(limits: ProgramLimits) throws -> any Subject {
    let first = bytes.first { !" \t\r\n".utf8.contains($0) }
    return first == UInt8(ascii: "{") ? try SavedGraph(self) : try Program(self, limits: limits)
  }
}
