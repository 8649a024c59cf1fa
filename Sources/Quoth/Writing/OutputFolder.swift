#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension BuildMemory.Stamp {
  init(_ info: stat) {
    #if canImport(Darwin)
      let time = info.st_mtimespec
    #else
      let time = info.st_mtim
    #endif
    size = Int(info.st_size)
    modified = Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
    number = UInt64(truncatingIfNeeded: info.st_ino)
  }
}

/// The output folder, open: everything in it is reached relative to this descriptor, and no symbolic link inside is
/// followed. One build at a time holds it.
final class OutputFolder: Sendable {
  /// Held (locked) while a build writes, gone after it; found without a holder, the last build was killed.
  static let lockName = ".quoth-building"

  /// As the user wrote it, for messages.
  let path: String
  let descriptor: Int32
  private let lock: Int32
  /// The last build did not come to its end: its temporary files may lie about.
  let wasKilled: Bool

  /// Makes the folder, and those above it, if need be. Throws `DiskFailure`.
  init(path: String) throws {
    try OutputFolder.make(path)
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw DiskFailure(cannot: "open the folder", path, code: errno) }
    do {
      (lock, wasKilled) = try OutputFolder.acquire(folder, path)
    } catch {
      close(folder)
      throw error
    }
    self.path = path
    descriptor = folder
  }

  /// Lets go of the folder. The lock's file goes first, while it is held, so that nobody takes it for a killed build's.
  deinit {
    unlinkat(descriptor, OutputFolder.lockName, 0)
    close(lock)
    close(descriptor)
  }

  private static func make(_ path: String) throws {
    var end = path.utf8.startIndex
    while end < path.utf8.endIndex {
      let next = path.utf8[path.utf8.index(after: end)...]
      end = next.firstIndex(of: UInt8(ascii: "/")) ?? path.utf8.endIndex
      guard let part = String(path.utf8[..<end]), mkdir(part, 0o777) != 0 else { continue }
      // Folders on the way need not be ours to make or even to list; only the last one has to be there.
      if end == path.utf8.endIndex, errno != EEXIST, errno != EISDIR {
        throw DiskFailure(cannot: "make the folder", path, code: errno)
      }
    }
  }

  private static func acquire(_ folder: Int32, _ path: String) throws -> (Int32, wasKilled: Bool) {
    while true {
      var found = true
      var file = openat(folder, lockName, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
      if file < 0 && errno == ENOENT {
        found = false
        file = openat(folder, lockName, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
      }
      guard file >= 0 else { throw DiskFailure(cannot: "write in", path, code: errno) }
      if flock(file, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(file)
        throw DiskFailure("cannot write in “\(path)”: another build is writing there at this moment")
      }
      // Between opening and locking its last holder may have removed it: then this is nobody's lock.
      var own = stat()
      var named = stat()
      if fstat(file, &own) == 0, fstatat(folder, lockName, &named, AT_SYMLINK_NOFOLLOW) == 0,
        own.st_ino == named.st_ino, own.st_dev == named.st_dev
      {
        return (file, found)
      }
      close(file)
    }
  }

  /// What stands at a path, links not followed.
  enum Entry: Sendable, Equatable {
    case absent
    case file(BuildMemory.Stamp)
    case folder
    /// A symbolic link, a device, a socket.
    case other
  }

  func entry(at path: String) -> Entry {
    var info = stat()
    guard fstatat(descriptor, path, &info, AT_SYMLINK_NOFOLLOW) == 0 else { return .absent }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file(BuildMemory.Stamp(info))
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The bytes of a file in the folder; nil when there is none.
  func bytes(of path: String) throws -> [UInt8]? {
    let file = openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw DiskFailure(cannot: "read", "\(self.path)/\(path)", code: errno)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = piece.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw DiskFailure(cannot: "read", "\(self.path)/\(path)", code: errno)
      }
      bytes += piece[..<count]
    }
  }

  /// The names in a folder; none when it cannot be listed.
  func names(in path: String) -> [String] {
    let folder = openat(
      descriptor, path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return [] }
    guard let list = fdopendir(folder) else {
      close(folder)
      return []
    }
    defer { closedir(list) }
    var names: [String] = []
    while let entry = readdir(list) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
