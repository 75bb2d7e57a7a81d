// Colours of a picture that Graphviz draws in light ones, and that is dark where its reader is.

/// The colours of one picture: as they are, and faded for what does not stand out.
struct PictureColors {
  var palette: Palette
  var faded: Palette

  init(palette: Palette, faded: Palette) { (self.palette, self.faded) = (palette, faded) }

  /// A theme's own colours; the light ones where the reader's setting decides and cannot be known.
  init(_ theme: Theme?) {
    palette = (theme ?? .light).palette
    faded = palette.faded
  }
}

/// Light colours of which each stands for one dark colour, and the style sheet that puts that in its
/// place.
///
/// Graphviz writes colours as attributes of shapes, so a colour is all that tells what a shape is.
/// Where two parts are alike in the light palette and differ in the dark one, one of them is made
/// different by an amount that nobody sees.
struct AdaptiveColors {
  let light: PictureColors
  /// None is there twice.
  let pairs: [Pair]

  struct Pair {
    let light: Color
    let dark: Color
    /// Whether it is for what is faded alone.
    let isFaded: Bool
  }

  /// The class of pictures that have such a style sheet: it is for no other on the same page.
  static let className = "gradviz"

  /// Light and dark, made once.
  static let standard = AdaptiveColors(light: .light, dark: .dark)

  init(light: Palette, dark: Palette) {
    var partners: [Color: Color] = [:]
    var pairs: [Pair] = []
    func told(_ light: Palette, _ dark: Palette, isFaded: Bool) -> Palette {
      var partner = dark.colors.makeIterator()
      return light.map { color in
        let dark = partner.next()!
        let free = color.neighbours.first { partners[$0] == nil || partners[$0] == dark }!
        if partners.updateValue(dark, forKey: free) == nil {
          pairs.append(Pair(light: free, dark: dark, isFaded: isFaded))
        }
        return free
      }
    }
    // What is faded comes last: colours that are seen well stay what they are.
    self.light = PictureColors(
      palette: told(light, dark, isFaded: false),
      faded: told(light.faded, dark.faded, isFaded: true))
    self.pairs = pairs
  }

  /// The rules, for screens: paper is white. Steps of ramps fill, and draw no lines.
  func css(isFaded: Bool) -> String {
    let fills = Set([light.palette, light.faded].flatMap { $0.data.colors + $0.grad.colors })
    let rules = pairs.filter { isFaded || !$0.isFaded }.map { pair in
      (fills.contains(pair.light) ? ["fill"] : ["fill", "stroke"]).map {
        ".\(Self.className) [\($0)=\"\(pair.light.hex)\"]{\($0):\(pair.dark.hex)}"
      }.joined()
    }
    return "@media screen and (prefers-color-scheme:dark){\n\(rules.joined(separator: "\n"))\n}\n"
  }
}

extension Color {
  /// The colour itself, and then those that differ from it by too little to be seen, the nearest
  /// first.
  fileprivate var neighbours: some Sequence<Color> {
    Self.offsets.lazy.compactMap { [self] offset in
      let parts = zip([red, green, blue], offset).map { Int($0) + $1 }
      guard parts.allSatisfy({ 0...255 ~= $0 }) else { return nil }
      return Color(red: UInt8(parts[0]), green: UInt8(parts[1]), blue: UInt8(parts[2]))
    }
  }

  /// Up to two steps of 255 in each part.
  private static let offsets: [[Int]] = {
    let steps = -2...2
    let all = steps.flatMap { red in
      steps.flatMap { green in steps.map { blue in [red, green, blue] } }
    }
    func distance(_ offset: [Int]) -> Int { offset.reduce(0) { $0 + $1 * $1 } }
    // The sort is stable: of equal ones the first stays first.
    return all.sorted { distance($0) < distance($1) }
  }()
}
