// All colours of a palette as one list, so that what holds for each of them is said once.

extension Palette {
  /// The palette with each of its colours changed, always in the same order.
  func map(_ change: (Color) -> Color) -> Palette {
    var palette = self
    palette.background = change(background)
    palette.text = change(text)
    palette.secondary = change(secondary)
    palette.edge = change(edge)
    for kind in Kind.allCases { palette.looks[kind] = looks[kind]?.map(change) }
    palette.scopes = scopes.map(change)
    palette.scopeBorder = change(scopeBorder)
    palette.alarm = alarm.map(change)
    palette.data = data.map(change)
    palette.grad = grad.map(change)
    palette.cellBorder = cellBorder.map(change)
    palette.forward = change(forward)
    palette.backward = change(backward)
    return palette
  }

  /// All colours, in the order of `map`.
  var colors: [Color] {
    var colors: [Color] = []
    _ = map { color in
      colors.append(color)
      return color
    }
    return colors
  }
}

extension Palette.Look {
  fileprivate func map(_ change: (Color) -> Color) -> Self {
    Self(fill: change(fill), border: change(border))
  }
}
