// How both of NumPy's generators shuffle, and the old one draws integers.

/// An integer of [0, greatest]: drawn with as many bits as the greatest has, until it is not above
/// it.
func maskedInteger(
  upTo greatest: UInt64, next32: () -> UInt32, next64: () -> UInt64
) -> UInt64 {
  if greatest == 0 { return 0 }
  let mask = UInt64.max >> UInt64(greatest.leadingZeroBitCount)
  while true {
    let drawn = (greatest > UInt32.max ? next64() : UInt64(next32())) & mask
    if drawn <= greatest { return drawn }
  }
}
