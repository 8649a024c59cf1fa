#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The bodies of a `BodyMemoryFile`, read into memory.
struct BodyRecords: Sendable {
  /// "quoth bodies 1\n" and a NUL.
  static let magic = Array("quoth bodies 1\n\0".utf8)
  /// Of the three numbers in front of a body: key, size, a fingerprint of its bytes.
  static let headSize = 24

  private let bytes: [UInt8]
  /// By key, where in `bytes`, head included.
  private let places: [UInt64: Range<Int>]
  /// Whether nothing stands in the file but whole bodies.
  let isWhole: Bool
  /// What of the file is whole.
  var whole: [UInt8] { isWhole ? bytes : bytes.isEmpty ? Self.magic : Array(bytes[..<end]) }
  private let end: Int

  /// How many bytes the bodies take.
  var size: Int { max(0, end - Self.magic.count) }

  /// `bytes`: of the file; none, if there is no such file.
  init(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.magic) else {
      (self.bytes, places, isWhole, end) = ([], [:], false, 0)
      return
    }
    var places: [UInt64: Range<Int>] = [:]
    var start = Self.magic.count
    bytes.withUnsafeBytes { bytes in
      while bytes.count - start >= Self.headSize {
        let size = Self.number(1, of: start, in: bytes)
        guard size <= UInt64(bytes.count - start - Self.headSize) else { break }
        let next = start + Self.headSize + Int(size)
        places[Self.number(0, of: start, in: bytes)] = start..<next
        start = next
      }
    }
    self.bytes = bytes
    self.places = places
    end = start
    isWhole = start == bytes.count
  }

  /// The body, and how many bytes of the file it takes; nil: it is not there, or damaged.
  func body(of key: UInt64) -> (StoredBody, size: Int)? {
    guard let place = places[key] else { return nil }
    return bytes.withUnsafeBytes { bytes in
      let stored = UnsafeRawBufferPointer(rebasing: bytes[place].dropFirst(Self.headSize))
      guard Self.check(stored) == Self.number(2, of: place.lowerBound, in: bytes) else { return nil }
      var reader = StoreReader(stored)
      let body = StoredBody(from: &reader)
      return reader.isAtEnd ? (body, place.count) : nil
    }
  }

  static func check(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var check = Fingerprint()
    check.add(bytes)
    return check.value
  }

  private static func number(_ index: Int, of start: Int, in bytes: UnsafeRawBufferPointer) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: start + index * 8, as: UInt64.self).littleEndian
  }

  /// All bytes of a file, read on all cores; none if there is no such file.
  static func bytes(at path: String, _ parallel: Parallel) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    let size = Int(status.st_size)
    return Array(unsafeUninitializedCapacity: size) { places, filled in
      // Every thread writes a stretch of its own, and `places` outlives them all.
      nonisolated(unsafe) let places = places
      let read = parallel.mapChunks(count: size, chunk: 1 << 22) { range in
        pread(file, places.baseAddress.map { $0 + range.lowerBound }, range.count, off_t(range.lowerBound))
          == range.count
      }
      filled = read.allSatisfy { $0 } ? size : 0
    }
  }
}
