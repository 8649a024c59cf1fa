/// Finds the name that a writer probably meant, for “did you mean …?”: a slip of a letter or two, or a part of the
/// name (`putin` for `vladimir-putin`).
enum NearestName {
  /// The candidate closest to `name`, or nil when none is close. Case does not count; of two equally close ones the
  /// first in byte order is taken, so that messages do not depend on the order of the candidates.
  static func find(_ name: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(longest))
    guard !wanted.isEmpty else { return nil }
    var limit = max(1, (wanted.count + 1) / 3)
    var best: String?
    var part: String?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars.prefix(longest))
      if holds(scalars, part: wanted), isBefore(candidate, part) { part = candidate }
      guard abs(scalars.count - wanted.count) <= limit,
        let distance = distance(wanted, scalars, limit: limit)
      else { continue }
      if distance < limit || best == nil || isBefore(candidate, best) { best = candidate }
      limit = distance
    }
    return best ?? part
  }

  /// `did you mean “…”?`, if a name is near.
  static func suggestion(for name: String, in candidates: some Sequence<String>) -> String? {
    find(name, in: candidates).map { "did you mean “\($0)”?" }
  }

  /// Names are compared up to here: nobody means a name that differs beyond it, and work stays bounded.
  private static let longest = 80

  private static func isBefore(_ a: String, _ b: String?) -> Bool {
    guard let b else { return true }
    return a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Whether `part` (three letters at least) is a whole word of `name`, words being what hyphens, spaces and
  /// slashes part.
  private static func holds(_ name: [Unicode.Scalar], part: [Unicode.Scalar]) -> Bool {
    guard part.count >= 3, name.count > part.count else { return false }
    func isEdge(_ index: Int) -> Bool {
      guard name.indices.contains(index) else { return true }
      let scalar = name[index]
      return scalar == "-" || scalar == " " || scalar == "/" || scalar == "_"
    }
    for start in 0...(name.count - part.count) where name[start] == part[0] && isEdge(start - 1) {
      let end = start + part.count
      if isEdge(end), name[start..<end].elementsEqual(part) { return true }
    }
    return false
  }

  /// The number of letters to insert, drop, replace or swap with their neighbour to make `b` of `a` (the optimal
  /// string alignment distance), or nil when it is more than `limit`.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int? {
    let width = b.count + 1
    // The row before the last, the last one and the next.
    var rows = [Int](repeating: 0, count: 3 * width)
    for j in 0..<width { rows[width + j] = j }
    var (before, row, next) = (0, width, 2 * width)
    for i in 0..<a.count {
      rows[next] = i + 1
      var least = i + 1
      for j in 0..<b.count {
        var cost = min(rows[row + j + 1] + 1, rows[next + j] + 1, rows[row + j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, rows[before + j - 1] + 1) }
        rows[next + j + 1] = cost
        least = min(least, cost)
      }
      guard least <= limit else { return nil }
      (before, row, next) = (row, next, before)
    }
    let cost = rows[row + b.count]
    return cost <= limit ? cost : nil
  }
}
