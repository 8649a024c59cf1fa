/// Where each word of a record stands: a hash table of chains in ascending order.
struct WordIndex: Sendable {
  private var heads: [Int32]
  private var next: [Int32]
  private let mask: Int

  init(_ hashes: [UInt64]) {
    var size = 16
    while size < hashes.count * 2 { size *= 2 }
    mask = size - 1
    heads = [Int32](repeating: -1, count: size)
    next = [Int32](repeating: -1, count: hashes.count)
    // From the end, so that each chain comes out in ascending order; a slot holds one word's chain.
    for position in hashes.indices.reversed() {
      let slot = slot(of: hashes[position], in: hashes)
      next[position] = heads[slot]
      heads[slot] = Int32(truncatingIfNeeded: position)
    }
  }

  /// The slot of a word, by linear probing: its own, or the free one where it would stand.
  private func slot(of hash: UInt64, in hashes: [UInt64]) -> Int {
    // FNV's low bits alone are weak for short words.
    var slot = Int(truncatingIfNeeded: (hash ^ hash >> 29) &* 0x9e37_79b9_7f4a_7c15 >> 20) & mask
    while true {
      let head = heads[slot]
      if head < 0 || hashes[Int(head)] == hash { return slot }
      slot = (slot + 1) & mask
    }
  }

  /// The first position of a word; nil: it does not occur.
  func first(_ hash: UInt64, in hashes: [UInt64]) -> Int? {
    let head = heads[slot(of: hash, in: hashes)]
    return head < 0 ? nil : Int(head)
  }

  /// The first position of a word from some place on. The chain and the words are gone through at once, so that it is
  /// soon found whether the word is rare or common.
  func first(_ hash: UInt64, from start: Int, in hashes: [UInt64]) -> Int? {
    var position = first(hash, in: hashes)
    var word = start
    while let here = position, here < start {
      guard word < hashes.count else { return nil }
      if hashes[word] == hash { return word }
      word += 1
      position = next(after: here)
    }
    return position
  }

  /// The next position of the word at `position`.
  func next(after position: Int) -> Int? {
    let following = next[position]
    return following < 0 ? nil : Int(following)
  }

  /// How often a word occurs, counted up to `limit`.
  func count(_ hash: UInt64, in hashes: [UInt64], limit: Int) -> Int {
    var position = first(hash, in: hashes)
    var count = 0
    while let here = position, count < limit {
      count += 1
      position = next(after: here)
    }
    return count
  }
}
