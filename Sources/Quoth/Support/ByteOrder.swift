#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension String {
  /// The order of the UTF-8 bytes, which no locale and no Unicode version changes; Swift's own `<` and `==` take
  /// two spellings of one letter for the same, and two files so named are two files. Negative, 0 or positive.
  func compareBytes(_ other: String) -> Int {
    let result = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { theirs -> Int in
        let shared = min(own.count, theirs.count)
        if shared > 0, let a = own.baseAddress, let b = theirs.baseAddress {
          let order = Int(memcmp(a, b, shared))
          if order != 0 { return order }
        }
        return own.count - theirs.count
      }
    }
    if case .some(.some(let order)) = result { return order }
    return Array(utf8).lexicographicallyPrecedes(Array(other.utf8))
      ? -1 : utf8.elementsEqual(other.utf8) ? 0 : 1
  }

  /// Whether its first bytes are those of another text.
  func startsWithBytes(of other: String) -> Bool {
    let result = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { theirs -> Bool in
        guard theirs.count <= own.count, let a = own.baseAddress, let b = theirs.baseAddress else {
          return theirs.isEmpty
        }
        return memcmp(a, b, theirs.count) == 0
      }
    }
    if case .some(.some(let isSo)) = result { return isSo }
    return utf8.starts(with: other.utf8)
  }

  /// Whether this path lies below `folder` (the folder itself does not).
  func isPath(below folder: String) -> Bool {
    let base = folder.utf8.count
    guard utf8.count > base, startsWithBytes(of: folder) else { return false }
    return utf8[utf8.index(utf8.startIndex, offsetBy: base)] == UInt8(ascii: "/")
  }
}

extension Array where Element == String {
  /// Sorted by bytes, each once.
  func sortedByBytes() -> [String] {
    var result: [String] = []
    result.reserveCapacity(count)
    for path in sorted(by: { $0.compareBytes($1) < 0 }) where result.last?.compareBytes(path) != 0 {
      result.append(path)
    }
    return result
  }

  /// Whether a list in the order of bytes holds `value`.
  func containsSorted(_ value: String) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let order = self[middle].compareBytes(value)
      if order == 0 { return true }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return false
  }
}
