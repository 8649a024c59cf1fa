#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the lines of a source begin. Lines end in LF, CR or CRLF, as for cmark; indices count from 0 here.
struct LineTable {
  private var starts: [Int32] = [0]
  private let sourceLength: Int32

  init(_ source: UnsafeBufferPointer<UInt8>) {
    sourceLength = Int32(source.count)
    guard let base = source.baseAddress else { return }
    starts.reserveCapacity(source.count / 48 + 4)
    let hasReturns = memchr(base, 0x0D, source.count) != nil
    if hasReturns {
      for (index, byte) in source.enumerated() {
        let isLoneReturn = byte == 0x0D && !(index + 1 < source.count && source[index + 1] == 0x0A)
        if byte == 0x0A || isLoneReturn { starts.append(Int32(index + 1)) }
      }
    } else {
      var from = 0
      while let found = memchr(base + from, 0x0A, source.count - from) {
        from = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        starts.append(Int32(from))
      }
    }
    // What follows the last line end is a line only if there is something.
    if starts.count > 1, starts.last == sourceLength { starts.removeLast() }
  }

  /// The number of lines; 1 for an empty source.
  var count: Int { starts.count }

  /// The offset of a line's first byte.
  func start(of line: Int) -> Int { Int(starts[line]) }

  /// The offset just past a line's last byte, its end mark not counted.
  func end(of line: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
    let start = Int(starts[line])
    var end = Int(line + 1 < starts.count ? starts[line + 1] : sourceLength)
    if end > start, source[end - 1] == 0x0A { end -= 1 }
    if end > start, source[end - 1] == 0x0D { end -= 1 }
    return end
  }
}
