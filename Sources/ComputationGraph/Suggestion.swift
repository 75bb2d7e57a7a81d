// What a misspelt name was probably meant to be.

/// The candidate nearest to a name that is not known, if one is near.
///
/// Of equals the one of the same length, so that `tahn` is `tanh` rather than `tan`; then the first.
package func suggestion(for name: String, among candidates: some Sequence<String>) -> String? {
  let limit = max(1, name.count / 3)
  var best: (name: String, distance: (edits: Int, length: Int))?
  // One letter is as near to any other; very long names cost much to compare.
  guard 2...40 ~= name.count else { return nil }
  for candidate in candidates
  where abs(candidate.count - name.count) <= limit && candidate != name {
    let distance = (
      edits: editDistance(Array(name.lowercased()), Array(candidate.lowercased())),
      length: abs(candidate.count - name.count)
    )
    guard distance.edits <= limit else { continue }
    if let best, best.distance <= distance { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// How many letters to insert, delete, replace or swap with their neighbour to get from a to b.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1]
    for j in b.indices {
      var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      current.append(cost)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[b.count]
}
