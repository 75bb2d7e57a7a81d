// Takes the time out of a PDF: two runs give the same bytes.

/// The PDF with a fixed date of creation in place of the current one, and else the same bytes.
func withoutDate(_ pdf: [UInt8]) -> [UInt8] {
  let key = Array("/CreationDate (D:".utf8)
  let fixed = Array("20000101000000".utf8)
  var pdf = pdf
  // Cairo writes it near the end, in the dictionary that describes the document.
  var start = pdf.count - key.count - fixed.count
  while start >= 0 {
    if pdf[start] == key[0], pdf[start..<start + key.count].elementsEqual(key) {
      let date = start + key.count..<start + key.count + fixed.count
      // Of the same length, so that every offset in the file stays right.
      if pdf[date].allSatisfy({ (0x30...0x39).contains($0) }) {
        pdf.replaceSubrange(date, with: fixed)
      }
      return pdf
    }
    start -= 1
  }
  return pdf
}
