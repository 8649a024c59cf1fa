import Mustache
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a `BodyMemory` is kept: one file for each output folder, beside the `BuildMemoryFile`. It may be deleted at any
/// time; what is damaged in it is not used, and one that cannot be written is no fault.
///
///     "quoth bodies 1\n" and a NUL, then for each body: key, size, a fingerprint of its bytes, its bytes (`Storable`).
///     Numbers have eight bytes, the lowest first.
///
/// Bodies are only ever added, whole ones in one go at the end, so that builds may run at the same time and be killed. A
/// file that ends with half a body is begun anew with the whole ones. Keys say what bodies were made of, so none is ever
/// wrong; when most of the file is taken by bodies of no use, it goes, and the next build begins another.
final class BodyMemoryFile: Sendable {
  /// How much is written at once.
  private static let pieceSize = 1 << 20

  /// Whole bodies that are not written yet, and the memory of a piece that is written already: memory that is asked for
  /// anew for each piece would be new to the kernel each time, an eighth of all that a build touches first.
  private struct Waiting {
    var bodies: [UInt8] = []
    var spare: [UInt8] = []

    mutating func taken() -> [UInt8] {
      var taken: [UInt8] = []
      swap(&taken, &bodies)
      swap(&bodies, &spare)
      return taken
    }
  }

  private let path: String
  private let descriptor: Int32
  private let waiting = Mutex(Waiting())
  private let added = Atomic(0)
  /// The disk is full, or whatever else it was: nothing more is added.
  private let hasFailed: Atomic<Bool>

  /// Opens the file, to add to the bodies that it holds. `start`: whatever stands there goes, and another is begun with
  /// these bytes.
  init(_ path: String, beginningWith start: [UInt8]?) {
    self.path = path
    if start != nil { unlink(path) }
    // If another build begins one at this moment, that one is kept.
    let way = start == nil ? O_NOFOLLOW : O_CREAT | O_EXCL
    descriptor = open(path, O_WRONLY | O_APPEND | O_NONBLOCK | O_CLOEXEC | way, 0o600)
    hasFailed = Atomic(descriptor < 0)
    add(start ?? [])
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Adds a body; from any thread.
  func append(_ body: StoredBody, of key: UInt64) {
    if hasFailed.load(ordering: .relaxed) { return }
    var bytes = ByteBuffer(capacity: 8192)
    for _ in 0..<BodyRecords.headSize { bytes.append(0) }
    body.store(into: &bytes)
    bytes.withMutableBytes { bytes in
      let stored = UnsafeRawBufferPointer(rebasing: bytes[BodyRecords.headSize...])
      for (index, number) in [key, UInt64(stored.count), BodyRecords.check(stored)].enumerated() {
        bytes.storeBytes(of: number.littleEndian, toByteOffset: index * 8, as: UInt64.self)
      }
    }
    added.add(bytes.count, ordering: .relaxed)
    let full = bytes.withBytes { bytes in
      waiting.withLock { waiting -> [UInt8]? in
        if waiting.bodies.isEmpty { waiting.bodies.reserveCapacity(Self.pieceSize + 65_536) }
        waiting.bodies.append(contentsOf: bytes)
        return waiting.bodies.count < Self.pieceSize ? nil : waiting.taken()
      }
    }
    guard var piece = full else { return }
    add(piece)
    piece.removeAll(keepingCapacity: true)
    let emptied = piece
    waiting.withLock { $0.spare = emptied }
  }

  /// The last word of a build. `inUse`: how many bytes of the `known` that the file held were of use.
  func finish(inUse: Int, of known: Int) {
    add(waiting.withLock { $0.taken() })
    let added = added.load(ordering: .relaxed)
    if (inUse + added) * 2 < known + added { unlink(path) }
  }

  private func add(_ bytes: [UInt8]) {
    if bytes.isEmpty || hasFailed.load(ordering: .relaxed) { return }
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count != bytes.count { hasFailed.store(true, ordering: .relaxed) }
  }
}
