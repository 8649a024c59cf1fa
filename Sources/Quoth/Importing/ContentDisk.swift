#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The disk, as import, fmt and participants files need it: whole files in, whole files out. A file is replaced by rename,
/// so that nobody ever meets half of one.
struct ContentDisk: Sendable {
  /// The bytes of a file; nil: there is none. Throws `DiskFailure`.
  static func read(_ path: String) throws -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw DiskFailure(cannot: "read", path, code: errno)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw DiskFailure(cannot: "read", path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DiskFailure(cannot: "read", path, code: EISDIR) }
    let size = max(0, Int(status.st_size))
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if failure != 0 { throw DiskFailure(cannot: "read", path, code: failure) }
    return bytes
  }

  enum Kind { case file, folder, other }

  /// What stands at a path, links followed; nil: nothing.
  static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The day a file was last changed, in UTC.
  static func day(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    var seconds = status.st_mtim.tv_sec
    var parts = tm()
    guard gmtime_r(&seconds, &parts) != nil else { return nil }
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
  }

  /// All files below a folder with one of these endings, hidden ones aside, relative to it, in the order of their bytes.
  static func files(below folder: String, endings: Set<String>) throws -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let below = waiting.popLast() {
      let path = below.isEmpty ? folder : folder + "/" + below
      guard let stream = opendir(path) else { throw DiskFailure(cannot: "read", path, code: errno) }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.hasPrefix(".") || name.hasSuffix("~") { continue }
        let next = below.isEmpty ? name : below + "/" + name
        var status = stat()
        // Links to folders may lead in circles; links to files are read.
        guard lstat(folder + "/" + next, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          waiting.append(next)
        } else if endings.contains(ImportTargets.ending(name)), kind(folder + "/" + next) == .file {
          found.append(next)
        }
      }
    }
    return found.sorted { $0.compareBytes($1) < 0 }
  }

  /// Makes the folders above a file. Throws `DiskFailure`.
  static func makeFolders(for path: String) throws {
    var end = path.utf8.startIndex
    while let slash = path.utf8[end...].dropFirst().firstIndex(of: UInt8(ascii: "/")) {
      end = slash
      let folder = String(path[..<slash])
      guard mkdir(folder, 0o777) != 0, errno != EEXIST, kind(folder) != .folder else { continue }
      throw DiskFailure(cannot: "make the folder", folder, code: errno)
    }
  }

  /// Writes a file whole. Throws `DiskFailure`; then what was there before is there still.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try makeFolders(for: path)
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let temporary = path[..<slash] + ".quoth-" + String(getpid()) + ".tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw DiskFailure(cannot: "write", path, code: errno) }
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(file, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        if count < 0 {
          failure = errno
          return
        }
        offset += count
      }
    }
    if close(file) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    if failure != 0 {
      unlink(temporary)
      throw DiskFailure(cannot: "write", path, code: failure)
    }
  }

  /// The path without links; nil: it does not exist.
  static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
