// Takes the time out of a PDF: two runs give the same bytes.

/// The PDF with a fixed date of creation in place of the current one, and else the same bytes.
func withoutDate(_ pdf: [UInt8]) -> [UInt8] {
  let fixed = Array("20000101000000".utf8)
  var pdf = pdf
  // Cairo writes it near the end, in the dictionary that describes the document.
  guard let key = pdf.ranges(of: Array("/CreationDate (D:".utf8)).last else { return pdf }
  let date = key.upperBound..<min(key.upperBound + fixed.count, pdf.count)
  // Of the same length, so that every offset in the file stays right.
  if date.count == fixed.count, pdf[date].allSatisfy({ 0x30...0x39 ~= $0 }) {
    pdf.replaceSubrange(date, with: fixed)
  }
  return pdf
}
