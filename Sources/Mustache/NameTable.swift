/// Where each name of a record stands: an open-addressing hash table over 64-bit digests of the names.
///
/// The renderer asks it for every variable, from several threads; so it is plain memory without reference
/// counts, written once. Names are told apart by digest alone: two names of one site sharing a digest by
/// chance is less likely than one in a billion, and would only print one field for the other.
final class NameTable: @unchecked Sendable {  // Its memory is written in `init` only.
  /// One place of the table; an index below zero marks it as empty.
  struct Slot {
    var digest: UInt64
    var index: Int
  }

  /// The places; their number is a power of two, and at least one is empty, so that a search ends.
  let slots: UnsafePointer<Slot>
  /// The number of places less one.
  let mask: Int
  private let memory: UnsafeMutablePointer<Slot>

  /// A table of the names by their position; of two alike the first is found.
  init(_ names: [String]) {
    var capacity = 4
    while capacity < names.count * 2 { capacity *= 2 }
    memory = .allocate(capacity: capacity)
    memory.initialize(repeating: Slot(digest: 0, index: -1), count: capacity)
    slots = UnsafePointer(memory)
    mask = capacity - 1
    for (index, name) in names.enumerated() {
      let digest = Self.digest(name.utf8)
      var place = Int(truncatingIfNeeded: digest) & mask
      while memory[place].index >= 0 && memory[place].digest != digest { place = (place + 1) & mask }
      if memory[place].index < 0 { memory[place] = Slot(digest: digest, index: index) }
    }
  }

  deinit {
    memory.deallocate()
  }

  /// The digest of a name: FNV-1a over its UTF-8 bytes, then mixed so that the low bits depend on all of them.
  static func digest(_ name: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    hash ^= hash >> 32
    hash = hash &* 0xd6e8_feb8_6659_fd93
    return hash ^ (hash >> 32)
  }
}
