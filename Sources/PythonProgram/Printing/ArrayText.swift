// Arrays as NumPy 2 prints them: its `arrayprint.py`, for numbers.

/// `[1.  2.5]` and `array([1. , 2.5])`
enum ArrayText {
  /// What `print` gives for an array: numbers with spaces between them.
  ///
  /// - Parameter elements: In row-major order; those of a kind of floats are rounded to it.
  static func text(
    shape: [Int], elements: [Double], kind: PrintedKind = .float64,
    options: ArrayPrintOptions = ArrayPrintOptions()
  ) -> String {
    if shape.isEmpty, let number = elements.first { return scalar(number, kind) }
    return brackets(shape, elements, kind, separator: " ", prefix: "", options)
  }

  /// What `repr` gives for a number by itself.
  static func representation(of number: Double, kind: PrintedKind) -> String {
    "np.\(kind)(\(scalar(number, kind)))"
  }

  /// What `repr` gives for an array: how it is made.
  static func representation(
    shape: [Int], elements: [Double], kind: PrintedKind = .float64,
    options: ArrayPrintOptions = ArrayPrintOptions()
  ) -> String {
    let prefix = "array("
    var inner = options
    inner.lineWidth -= 1
    let text =
      prefix + brackets(shape, elements, kind, separator: ", ", prefix: prefix, inner)
    var extras: [String] = []
    if elements.isEmpty ? shape != [0] : elements.count > options.threshold {
      extras.append("shape=\(TensorText.tuple(shape))")
    }
    let isImplied = kind == .float64 || kind == .int64 || kind == .bool
    if !isImplied || elements.isEmpty { extras.append("dtype=\(kind)") }
    guard !extras.isEmpty else { return text + ")" }
    let extra = extras.joined(separator: ", ") + ")"
    let lastLine = text.utf8.reversed().prefix { $0 != 10 }.count + 1
    let space =
      lastLine + extra.utf8.count + 1 > options.lineWidth
      ? "\n" + String(repeating: " ", count: prefix.utf8.count) : " "
    return text + "," + space + extra
  }

  /// One number by itself: as Python writes it, where it is of no smaller kind.
  private static func scalar(_ number: Double, _ kind: PrintedKind) -> String {
    guard kind.isFloat else { return kind.whole(number) }
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    let digits = ShortestDigits(number, isSingle: kind == .float32)
    let sign = number.sign == .minus ? "-" : ""
    let size = kind.rounded(number).magnitude
    if size == 0 || (size >= 1e-4 && size < (kind == .float32 ? 1e6 : 1e16)) {
      let parts = digits.positional(decimals: 400)
      return sign + parts.whole + "." + (parts.fraction.isEmpty ? "0" : parts.fraction)
    }
    let parts = digits.scientific(decimals: 400)
    let power = String(parts.exponent.magnitude)
    return sign + parts.whole + (parts.fraction.isEmpty ? "" : "." + parts.fraction)
      + (parts.exponent < 0 ? "e-" : "e+") + (power.utf8.count < 2 ? "0" : "") + power
  }

  private static func brackets(
    _ shape: [Int], _ elements: [Double], _ kind: PrintedKind, separator: String, prefix: String,
    _ options: ArrayPrintOptions
  ) -> String {
    if elements.isEmpty { return "[]" }
    let array = PrintedArray(
      shape, elements, kind, threshold: options.threshold, edge: options.edgeItems)
    let writer = Writer(
      array: array, format: ArrayFormat(array, options), separator: separator)
    return writer.text(
      from: 0, 0, indent: 1 + prefix.utf8.count, width: options.lineWidth)
  }

  private struct Writer {
    let array: PrintedArray
    let format: ArrayFormat
    let separator: String

    func text(from place: Int, _ dimension: Int, indent: Int, width: Int) -> String {
      let left = array.shape.count - dimension
      if left == 0 { return format.padded(array[place]) }
      let (front, back) = array.shown(dimension)
      let stride = array.stride(dimension)
      func parts(_ positions: Range<Int>) -> [String] {
        positions.map {
          text(from: place + $0 * stride, dimension + 1, indent: indent + 1, width: width - 1)
        }
      }
      let all = parts(front) + (back.map { ["..."] + parts($0) } ?? [])
      if left == 1 { return row(all, indent: indent, width: width) }
      let between =
        (separator == " " ? "" : ",") + String(repeating: "\n", count: left - 1)
        + String(repeating: " ", count: indent)
      return "[" + all.joined(separator: between) + "]"
    }

    /// Numbers, as many in a line as fit.
    private func row(_ words: [String], indent: Int, width: Int) -> String {
      var (text, line) = ("", "")
      for (index, word) in words.enumerated() {
        let isLast = index == words.count - 1
        // The line before a break ends in a comma, or in the bracket.
        let fits = indent + line.utf8.count + word.utf8.count <= width - 1
        if !fits, !line.isEmpty {
          while line.last == " " { line.removeLast() }
          text += line + "\n" + String(repeating: " ", count: indent)
          line = ""
        }
        line += word + (isLast ? "" : separator)
      }
      return "[" + text + line + "]"
    }
  }
}
