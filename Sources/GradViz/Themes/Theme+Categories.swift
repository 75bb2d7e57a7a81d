// Colours for things of which none is more than another: curves, groups, boxes.

extension Theme {
  /// Ten colours, the first ones the farthest apart; on paper all are black.
  ///
  /// Each has a contrast of at least 4.5 to the background, so that words can have it. Any two differ
  /// by at least 15 (ΔE*ab) for readers with any colour deficiency; still, shapes, dashes or
  /// words say the same.
  var categories: [Color] {
    switch self {
    case .light:
      [
        0x0969DA, 0xBC4C00, 0x00694B, 0xE10F69, 0x3C1E5A, 0x7800FF, 0x690000, 0x965A96, 0x001E96,
        0x694BA5,
      ]
    case .dark:
      [
        0x58A6FF, 0xF0883E, 0x7EE2B8, 0xF03C5A, 0xFFF000, 0xB46996, 0xD2FFA5, 0x7869FF, 0xFFB4F0,
        0xD23CC3,
      ]
    case .paper: Array(repeating: palette.text, count: Self.categoryCount)
    }
  }

  /// How many there are.
  static let categoryCount = 10
}
