/// What to say about a name that does not exist: the nearest one that does, and all that do.
enum Suggestion {
  /// `did you mean “title”? On offer: title, date`.
  static func remedy(for name: String, among names: [String]) -> String {
    let offer = names.isEmpty ? "nothing is on offer here" : "on offer: " + names.joined(separator: ", ")
    guard let near = nearest(to: name, among: names) else { return offer }
    return "did you mean “\(near)”? " + offer.prefix(1).uppercased() + offer.dropFirst()
  }

  /// The name that takes the fewest typing errors to turn into this one, if they are few for its length.
  static func nearest(to name: String, among names: [String]) -> String? {
    let typed = Array(name.lowercased().unicodeScalars.prefix(64))
    let limit = max(1, typed.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in names {
      let letters = Array(candidate.lowercased().unicodeScalars.prefix(64))
      if abs(letters.count - typed.count) > limit { continue }
      let distance = distance(typed, letters)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Letters to insert, remove, change or swap with their neighbour (optimal string alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var older: [Int] = []
    var old = Array(0...right.count)
    for row in 0..<left.count {
      var new = [row + 1]
      for column in 0..<right.count {
        var cost = min(old[column + 1] + 1, new[column] + 1)
        cost = min(cost, old[column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, older[column - 1] + 1)
        }
        new.append(cost)
      }
      older = old
      old = new
    }
    return old[right.count]
  }
}
