import Foundation

/// An alphabetical order of names, the same on every machine: letters by their base form, so that `É` stands with `E`,
/// scripts in the order of Unicode.
struct NameOrder: Sendable {
  /// Indices of the names, in order.
  let order: [Int]
  /// The first letters, by index; only where a new letter begins.
  private let letters: [Int: String]

  /// `of`: only these of the names.
  init(_ names: [String], of indices: [Int]? = nil) {
    let keys = (indices ?? Array(names.indices)).map { (index: $0, key: Self.key(names[$0])) }
    let sorted = keys.sorted { a, b in
      a.key == b.key
        ? (names[a.index], a.index) < (names[b.index], b.index)
        : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
    }
    order = sorted.map(\.index)
    var letters: [Int: String] = [:]
    var last: String?
    for (index, key) in sorted {
      let letter = key.first.map { $0.isLetter ? $0.uppercased() : "#" } ?? "#"
      if letter != last { letters[index] = letter }
      last = letter
    }
    self.letters = letters
  }

  /// The letter under which a new run of names begins with this one.
  func letter(at index: Int) -> String? { letters[index] }

  private static func key(_ name: String) -> String {
    let lower = name.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    var scalars = String.UnicodeScalarView()
    for scalar in lower.decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
