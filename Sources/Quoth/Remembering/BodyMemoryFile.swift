import Mustache
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a `BodyMemory` is kept: one file for each output folder, beside the `BuildMemoryFile`. It may be deleted at any
/// time; one that is damaged is begun anew, one that cannot be written is no fault.
///
///     "quoth bodies 1\n" and a NUL, then for each body: key, size, a fingerprint of its bytes, its bytes (`Storable`).
///     Numbers have eight bytes, the lowest first.
///
/// Bodies are only ever added, at the end and each in one go, so that builds which run at the same time, or are killed,
/// leave a file in which every body that is whole can be trusted. Keys say what bodies were made of, so none is ever
/// wrong; when most are of files that are no more, the file goes and the next build begins another.
final class BodyMemoryFile: Sendable {
  private static let magic = Array("quoth bodies 1\n\0".utf8)
  private static let headSize = 24

  private let path: String
  private let descriptor: Int32
  private let added = Atomic(0)
  /// The disk is full, or whatever else it was: nothing more is added.
  private let hasFailed: Atomic<Bool>

  /// Opens the file, to add to the bodies that it holds. `isNew`: whatever stands there goes, and another is begun.
  init(_ path: String, isNew: Bool) {
    self.path = path
    if isNew { unlink(path) }
    // If another build begins one at this moment, that one is kept.
    descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | (isNew ? O_CREAT | O_EXCL : O_NOFOLLOW), 0o600)
    hasFailed = Atomic(descriptor < 0)
    if isNew { Self.magic.withUnsafeBytes { add($0) } }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Adds a body; from any thread.
  func append(_ body: StoredBody, of key: UInt64) {
    if hasFailed.load(ordering: .relaxed) { return }
    var bytes = ByteBuffer(capacity: 8192)
    for _ in 0..<Self.headSize { bytes.append(0) }
    body.store(into: &bytes)
    bytes.withMutableBytes { bytes in
      let stored = UnsafeRawBufferPointer(rebasing: bytes[Self.headSize...])
      for (index, number) in [key, UInt64(stored.count), Self.check(stored)].enumerated() {
        bytes.storeBytes(of: number.littleEndian, toByteOffset: index * 8, as: UInt64.self)
      }
      add(UnsafeRawBufferPointer(bytes))
    }
    added.add(1, ordering: .relaxed)
  }

  /// The last word of a build. `inUse`: how many of the `known` bodies that the file held were of use.
  func finish(inUse: Int, of known: Int) {
    let added = added.load(ordering: .relaxed)
    if (inUse + added) * 2 < known + added { unlink(path) }
  }

  private func add(_ bytes: UnsafeRawBufferPointer) {
    if write(descriptor, bytes.baseAddress, bytes.count) != bytes.count {
      hasFailed.store(true, ordering: .relaxed)
    }
  }

  private static func check(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var check = Fingerprint()
    check.add(bytes)
    return check.value
  }

  /// All bytes of the file, read on all cores; none if there is no such file.
  static func bytes(at path: String, _ parallel: Parallel) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    guard size > 0 else { return [] }
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

  /// The bodies of a file, read into memory.
  struct Records: Sendable {
    private let bytes: [UInt8]
    /// By key, where in `bytes`.
    private let places: [UInt64: Range<Int>]

    var count: Int { places.count }

    static let none = Records()

    private init() { (bytes, places) = ([], [:]) }

    /// Nil: there are none, or they are damaged.
    init?(_ bytes: [UInt8]) {
      guard bytes.starts(with: magic) else { return nil }
      var places: [UInt64: Range<Int>] = [:]
      let isWhole = bytes.withUnsafeBytes { bytes in
        var start = magic.count
        while start < bytes.count {
          guard bytes.count - start >= headSize else { return false }
          let size = Self.number(1, of: start, in: bytes)
          guard size <= UInt64(bytes.count - start - headSize) else { return false }
          let end = start + headSize + Int(size)
          places[Self.number(0, of: start, in: bytes)] = start..<end
          start = end
        }
        return true
      }
      guard isWhole else { return nil }
      self.bytes = bytes
      self.places = places
    }

    func body(of key: UInt64) -> StoredBody? {
      guard let place = places[key] else { return nil }
      return bytes.withUnsafeBytes { bytes in
        let stored = UnsafeRawBufferPointer(rebasing: bytes[place].dropFirst(headSize))
        guard check(stored) == Self.number(2, of: place.lowerBound, in: bytes) else { return nil }
        var reader = StoreReader(stored)
        let body = StoredBody(from: &reader)
        return reader.isAtEnd ? body : nil
      }
    }

    /// One of the three numbers in front of a body.
    private static func number(_ index: Int, of start: Int, in bytes: UnsafeRawBufferPointer) -> UInt64 {
      bytes.loadUnaligned(fromByteOffset: start + index * 8, as: UInt64.self).littleEndian
    }
  }
}
