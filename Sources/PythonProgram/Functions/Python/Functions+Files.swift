// open(): the files that the program is lent, as text.

extension Library {
  static let files: [Function] = [
    Function(
      "open", in: [.builtin],
      "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None"
    ) { call throws(Fault) in
      let path = try call.string("file")
      let mode = try call.string("mode")
      guard ["r", "rt", "tr"].contains(mode) else {
        throw Fault(.file(.mode(mode)), call.span("mode"))
      }
      guard let bytes = call.machine.files[path] else {
        throw Fault(.file(.notFound(path)), call.span("file"))
      }
      let text = try call.text(bytes, of: path)
      guard let type = try call.machine.libraryModule("_files", call.span)?.names["TextFile"]
      else { return .none }
      let arguments = try [.text(path), call.lines(of: text)].map {
        GivenArgument(keyword: nil, value: $0, span: call.span)
      }
      return try call.machine.call(type, arguments, call.span)
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
