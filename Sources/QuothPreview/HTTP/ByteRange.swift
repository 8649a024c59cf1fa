/// The `Range` header (RFC 9110, section 14): one range of bytes. A list of several, or what cannot be read, is
/// answered as if it had not been sent, as the standard allows.
enum ByteRange: Equatable {
  case whole
  case part(Range<Int>)
  /// Nothing of the file is in it: 416.
  case unsatisfiable

  init(_ header: String?, size: Int) {
    guard let header, header.lowercased().hasPrefix("bytes=") else {
      self = .whole
      return
    }
    let spec = header.dropFirst("bytes=".count).filter { $0 != " " && $0 != "\t" }
    let ends = spec.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, Self.isNumber(ends[0]), Self.isNumber(ends[1]) else {
      self = .whole
      return
    }
    switch (ends[0].isEmpty, ends[1].isEmpty) {
    case (true, true): self = .whole
    case (true, false):
      let count = min(Self.number(ends[1]), size)
      self = count == 0 ? .unsatisfiable : .part(size - count..<size)
    case (false, _):
      let first = Self.number(ends[0])
      let last = ends[1].isEmpty ? Int.max : Self.number(ends[1])
      if first > last {
        self = .whole
      } else if first >= size {
        self = .unsatisfiable
      } else {
        self = .part(first..<(last >= size ? size : last + 1))
      }
    }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// A number too large for the machine is beyond every file.
  private static func number(_ digits: Substring) -> Int { Int(digits) ?? Int.max }
}
