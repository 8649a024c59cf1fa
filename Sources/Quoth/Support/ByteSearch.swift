import CPlatform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds bytes in bytes by the system's own functions, which look at many at a time.
enum ByteSearch {
  /// The offset of the first `byte` at or after `start`.
  static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start >= 0, start < bytes.count,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether `words` stand anywhere at or after `start`.
  static func holds(_ words: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard let base = bytes.baseAddress, start >= 0, start < bytes.count else { return false }
    return quoth_memmem(base + start, bytes.count - start, words.utf8Start, words.utf8CodeUnitCount) != nil
  }
}
