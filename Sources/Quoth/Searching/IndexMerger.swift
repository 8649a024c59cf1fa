/// Joins the parts of an index, which were made on several cores, into one: words in the order of their bytes, the
/// places of each one behind the other. However the units were parted, the same files come out.
struct IndexMerger {
  /// A part: its words, the kind of its units, and the place at which its first unit stands among those of its kind.
  struct Part: Sendable {
    var kind: Int
    var start: Int
    var lists: TermLists
  }

  let kinds: Int
  /// Those of one kind in the order of their units.
  let parts: [Part]

  func files() -> IndexFiles {
    var files = IndexFiles()
    var next = [Int](repeating: 0, count: parts.count)
    var joined = [IndexFiles.Joined](repeating: .init(), count: kinds)
    while let lead = smallest(next) {
      let range = parts[lead].lists.word(next[lead])
      let word = parts[lead].lists.bytes[range]
      for kind in joined.indices {
        joined[kind].bytes.removeAll(keepingCapacity: true)
        joined[kind].units = 0
        joined[kind].last = 0
      }
      for index in parts.indices where next[index] < parts[index].lists.terms.count {
        let lists = parts[index].lists
        guard index == lead || lists.bytes[lists.word(next[index])] == word else { continue }
        Self.join(parts[index], next[index], &joined[parts[index].kind])
        next[index] += 1
      }
      files.add(word, joined)
    }
    files.finish()
    return files
  }

  /// The part whose next word comes first.
  private func smallest(_ next: [Int]) -> Int? {
    var best: Int?
    for index in parts.indices where next[index] < parts[index].lists.terms.count {
      guard let found = best else {
        best = index
        continue
      }
      let own = parts[index].lists
      let other = parts[found].lists
      if own.bytes[own.word(next[index])].lexicographicallyPrecedes(other.bytes[other.word(next[found])]) {
        best = index
      }
    }
    return best
  }

  /// All gaps but the first stay as they are: that one is counted from the last place of the part before.
  private static func join(_ part: Part, _ number: Int, _ joined: inout IndexFiles.Joined) {
    let range = part.lists.places(of: number)
    part.lists.places.withUnsafeBufferPointer { bytes in
      var index = range.lowerBound
      let first = Varint.read(bytes, &index)
      joined.bytes.append(varint: part.start + first - joined.last)
      joined.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<range.upperBound]))
    }
    joined.last = part.start + part.lists.terms[number].last
    joined.units += part.lists.terms[number].units
  }
}
