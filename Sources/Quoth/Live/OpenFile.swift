#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file of the site's folder, open for reading. It is closed when nobody holds it any more.
public final class OpenFile: Sendable {
  private let descriptor: Int32
  /// In bytes.
  public let size: Int
  /// Differs when the file has been written or replaced since.
  public let version: String

  init(descriptor: Int32, size: Int, version: String) {
    self.descriptor = descriptor
    self.size = size
    self.version = version
  }

  deinit { close(descriptor) }

  /// At most so many bytes from there on; none where the file ends. Throws `DiskFailure`.
  public func read(at offset: Int, count: Int) throws -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
      var got = -1
      repeat {
        got = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      } while got < 0 && errno == EINTR
      if got < 0 { failure = errno } else { filled = got }
    }
    if failure != 0 { throw DiskFailure(cannot: "read", "a medium", code: failure) }
    return bytes
  }
}
