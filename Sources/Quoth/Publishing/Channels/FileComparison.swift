#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whether two files hold the same bytes, read piece by piece.
enum FileComparison {
  /// nil: the second one is not there. A link or a folder in its place is not the same.
  static func areSame(_ one: String, _ other: String) -> Result<Bool?, DiskFailure> {
    let second = open(other, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard second >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return .success(nil) }
      return errno == ELOOP ? .success(false) : .failure(DiskFailure(cannot: "read", other, code: errno))
    }
    defer { close(second) }
    let first = open(one, O_RDONLY | O_CLOEXEC)
    guard first >= 0 else { return .failure(DiskFailure(cannot: "read", one, code: errno)) }
    defer { close(first) }
    var (a, b) = (stat(), stat())
    guard fstat(first, &a) == 0, fstat(second, &b) == 0, b.st_mode & S_IFMT == S_IFREG, a.st_size == b.st_size
    else { return .success(false) }
    var left = [UInt8](repeating: 0, count: 1 << 16)
    var right = left
    while true {
      let (count, matching) = (fill(&left, first), fill(&right, second))
      guard count >= 0, matching >= 0 else {
        return .failure(DiskFailure(cannot: "read", count < 0 ? one : other, code: errno))
      }
      guard count == matching, left[..<count] == right[..<count] else { return .success(false) }
      if count < left.count { return .success(true) }
    }
  }

  /// As many bytes as there are, up to the buffer's size; negative when the system refuses.
  private static func fill(_ buffer: inout [UInt8], _ file: Int32) -> Int {
    var total = 0
    while total < buffer.count {
      let offset = total
      let count = buffer.withUnsafeMutableBytes {
        read(file, $0.baseAddress.map { $0 + offset }, $0.count - offset)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return -1
      }
      if count == 0 { break }
      total += count
    }
    return total
  }
}
