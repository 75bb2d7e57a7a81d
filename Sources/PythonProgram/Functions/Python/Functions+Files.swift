// open(): the files that the program is lent or has written, as text.

extension Library {
  static let files: [Function] = [
    Function(
      "open", in: [.builtin],
      "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None"
    ) { call throws(Fault) in
      let path = try call.string("file")
      let mode = try call.string("mode")
      let kind = mode.filter { $0 != "t" }
      guard ["r", "w", "a", "x"].contains(kind), mode.count <= 2 else {
        throw Fault(.file(.mode(mode)), call.span("mode"))
      }
      guard kind == "r" else { return try call.written(path, kind, mode) }
      guard let bytes = call.machine.files[path] else {
        throw Fault(.file(.notFound(path)), call.span("file"))
      }
      let text = try call.text(bytes, of: path)
      return try call.file("TextFile", [.text(path), call.lines(of: text)])
    },
    Function("append_to_file", in: [.support], "path, text") { call throws(Fault) in
      let text = try call.string("text").utf8
      try call.machine.charge(work: text.count, numbers: text.count / 8 + 1, call.span)
      call.machine.files.append(text, to: try call.string("path"))
      return .none
    },
    Function("remove_file", in: [.support], "path") { call throws(Fault) in
      let path = try call.string("path")
      guard call.machine.files[path] != nil else {
        throw Fault(.file(.notFound(path)), call.span("path"))
      }
      call.machine.files.write(nil, to: path)
      return .none
    },
    Function("split_lines", in: [.support], "text") { call throws(Fault) in
      try call.lines(of: call.string("text"))
    },
    Function("is_lent", in: [.support], "path") { call throws(Fault) in
      guard case .string = call.value("path") else { return .bool(false) }
      return .bool(call.machine.files[try call.string("path")] != nil)
    },
  ]
}

extension Call {
  fileprivate func file(_ type: String, _ arguments: [Value]) throws(Fault) -> Value {
    guard let type = try machine.libraryModule("_files", span)?.names[type] else { return .none }
    return try machine.call(
      type, arguments.map { GivenArgument(keyword: nil, value: $0, span: span) }, span)
  }

  /// A file to write, of which nothing leaves the program.
  fileprivate func written(
    _ path: String, _ kind: String, _ mode: String
  ) throws(Fault) -> Value {
    if kind == "x", machine.files[path] != nil {
      throw try machine.fault("FileExistsError", "[Errno 17] File exists: '\(path)'", span)
    }
    if !machine.files.areWritten {
      try machine.note("what is written to files is kept in memory, and gone in the end", span)
    }
    if kind == "a" { machine.files.append([], to: path) } else { machine.files.write([], to: path) }
    return try file("WrittenFile", [.text(path), .text(mode)])
  }

  /// The text of a file, its lines ended by a line feed alone.
  fileprivate func text(_ bytes: [UInt8], of path: String) throws(Fault) -> String {
    try machine.charge(work: bytes.count, numbers: bytes.count / 8 + 1, span)
    let encoding = try optional("encoding", string) ?? "utf-8"
    var text: String
    switch encoding.lowercased().filter({ $0 != "-" && $0 != "_" }) {
    case "utf8", "utf8sig", "ascii":
      guard let valid = String(validating: bytes, as: UTF8.self) else {
        throw Fault(.file(.notUTF8(path)), span("file"))
      }
      text = valid
    case "latin1", "iso88591":
      text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    default: throw Fault(.file(.encoding(encoding)), span("encoding"))
    }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return text.utf8.contains(UInt8(ascii: "\r"))
      ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
  }

  /// The lines of a text as a list, each with the line feed that ends it.
  fileprivate func lines(of text: String) throws(Fault) -> Value {
    try machine.charge(work: text.utf8.count, numbers: text.utf8.count / 8 + 1, span)
    var lines: [Value] = []
    var rest = Substring(text).utf8
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { rest.index(after: $0) }
      lines.append(.text(String(Substring(rest[..<(end ?? rest.endIndex)]))))
      rest = rest[(end ?? rest.endIndex)...]
    }
    return try machine.sequence(lines, .list, span)
  }
}
