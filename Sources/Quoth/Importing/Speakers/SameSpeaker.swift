/// Labels that are probably one person under two names: `Mireille Reece, PsyD` and `Mireille B. Reece, Psy.D`,
/// `Gehard Lazu` and `Gerhard Lazu`. Only ever a suggestion.
enum SameSpeaker {
  struct Pair: Sendable, Equatable {
    var name: String
    /// The more frequent, or the earlier, of the two.
    var other: String
  }

  /// `names`: in the order in which they were met.
  static func pairs(_ names: [String]) -> [Pair] {
    let keys = names.map { core($0) }
    var byCore: [String: Int] = [:]
    var pairs: [Pair] = []
    var rest: [Int] = []
    for index in names.indices where !keys[index].isEmpty {
      let core = keys[index].joined(separator: " ")
      if let first = byCore[core] {
        pairs.append(Pair(name: names[index], other: names[first]))
      } else {
        byCore[core] = index
        rest.append(index)
      }
    }
    // One letter more, less or other: only among names that share a word, so that work stays small.
    var byWord: [String: [Int]] = [:]
    for index in rest where keys[index].count > 1 {
      var found: Int?
      for word in keys[index] {
        for other in byWord[word] ?? [] where found == nil && isNear(keys[index], keys[other]) {
          found = other
        }
      }
      if let found { pairs.append(Pair(name: names[index], other: names[found])) }
      for word in keys[index] { byWord[word, default: []].append(index) }
    }
    return pairs
  }

  /// The words that make the name: without titles, degrees and initials, in small letters.
  private static func core(_ name: String) -> [String] {
    let letters = name.lowercased().unicodeScalars.map { scalar -> Character in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "'" || scalar == "’"
        ? Character(scalar) : scalar == "." ? "." : " "
    }
    // `Psy.D` is one word.
    let words = String(letters).split(separator: " ").map { String($0.filter { $0 != "." }) }
    return words.filter {
      ($0.unicodeScalars.count > 1 || $0.contains(where: \.isNumber)) && !titles.contains($0)
    }
  }

  private static let titles: Set<String> = [
    "dr", "mr", "mrs", "ms", "prof", "professor", "sir", "phd", "psyd", "md", "jd", "mba", "esq", "jr", "sr",
    "ii", "iii",
    "sen", "rep", "gov", "president", "the", "hon", "rev", "host", "guest", "interviewer",
  ]

  /// All words but one are alike, and that one differs by a letter or two that were slipped.
  private static func isNear(_ a: [String], _ b: [String]) -> Bool {
    guard a.count == b.count else { return false }
    let different = zip(a, b).filter { $0 != $1 }
    guard different.count == 1, let (one, two) = different.first else { return false }
    let (x, y) = (Array(one.unicodeScalars), Array(two.unicodeScalars))
    guard !one.contains(where: \.isNumber), x.count >= 4, y.count >= 4, x.count <= 40, y.count <= 40,
      x.first == y.first
    else { return false }
    return distance(x, y) <= (min(x.count, y.count) >= 7 ? 2 : 1)
  }

  /// Letters to insert, drop or replace.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
        (diagonal, row[j + 1]) = (row[j + 1], cost)
      }
    }
    return row[b.count]
  }
}
