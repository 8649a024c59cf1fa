#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder that `--site` names, open for reading: paths below it are read relative to it, and no file outside of
/// it is read at all, also not through a symbolic link.
struct SiteFolder: Sendable {
  /// An open descriptor; `with` closes it.
  private let descriptor: Int32
  /// The folder's path without any symbolic link, without a trailing slash.
  private let realPath: String

  /// Opens the folder for the duration of `body`.
  static func with<Result>(_ path: String, _ body: (SiteFolder) throws -> Result) throws -> Result {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    guard let real = realpath(path, nil) else { throw unreadable(path) }
    defer { free(real) }
    let realPath = String(cString: real)
    return try body(SiteFolder(descriptor: descriptor, realPath: realPath == "/" ? "" : realPath))
  }

  /// What stands at a path, the last link not followed.
  enum Kind { case file, folder, link, other }

  func kind(of path: String) -> Result<Kind, DiskFailure> {
    var status = stat()
    guard fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return .failure(Self.unreadable(path))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .success(.file)
    case S_IFDIR: return .success(.folder)
    case S_IFLNK: return .success(.link)
    default: return .success(.other)
    }
  }

  /// Where a symbolic link leads.
  enum LinkTarget {
    case outside
    /// The target's path without links, relative to the site's folder.
    case inside(String)
    /// It leads nowhere, or to itself.
    case failure(DiskFailure)
  }

  func target(ofLink path: String) -> LinkTarget {
    guard let real = realpath(realPath + "/" + path, nil) else { return .failure(Self.unreadable(path)) }
    defer { free(real) }
    let target = String(cString: real)
    guard target.utf8.starts(with: (realPath + "/").utf8) else {
      // A link to the site's folder itself stays inside.
      return target == realPath ? .inside(".") : .outside
    }
    return .inside(String(target.dropFirst(realPath.count + 1)))
  }

  /// Device and number, by which a folder is known whatever path leads to it.
  struct Identity: Hashable {
    var device: UInt64
    var number: UInt64
  }

  /// Of whatever stands at a path anywhere.
  static func identity(of path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
  }

  /// What differs when a file has been written or replaced; nil: it is not there.
  func version(of path: String) -> String? {
    var status = stat()
    guard fstatat(descriptor, path, &status, 0) == 0 else { return nil }
    return Self.version(status)
  }

  private static func version(_ status: stat) -> String {
    let (modified, changed) = status.times
    return
      "\(status.st_ino)-\(status.st_size)-\(modified.tv_sec)-\(modified.tv_nsec)-\(changed.tv_sec)-\(changed.tv_nsec)"
  }

  /// The names in a folder, in no order, each with its kind where the file system tells (nil: it does not).
  func names(in path: String) -> Result<
    (identity: Identity, names: [(bytes: [UInt8], kind: Kind?)]), DiskFailure
  > {
    let opened = openat(descriptor, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return .failure(Self.unreadable(path)) }
    var status = stat()
    guard fstat(opened, &status) == 0, let stream = fdopendir(opened) else {
      let failure = Self.unreadable(path)
      close(opened)
      return .failure(failure)
    }
    defer { closedir(stream) }
    let identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
    var names: [(bytes: [UInt8], kind: Kind?)] = []
    errno = 0
    while let entry = readdir(stream) {
      let kind: Kind? =
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        case Int(DT_UNKNOWN): nil
        default: .other
        }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes != [0x2E], bytes != [0x2E, 0x2E] { names.append((bytes, kind)) }
      errno = 0
    }
    guard errno == 0 else { return .failure(Self.unreadable(path)) }
    return .success((identity, names))
  }

  /// All bytes of a regular file. A symbolic link in the file's place is a failure (`ELOOP`): whoever wants to follow
  /// one asks where it leads first.
  func bytes(of path: String) -> Result<[UInt8], DiskFailure> {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    let file = openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return .failure(Self.unreadable(path)) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return .failure(Self.unreadable(path)) }
    // The walk found a file here; by now it is something else.
    guard status.st_mode & S_IFMT == S_IFREG else {
      return .failure(DiskFailure(cannot: "read", path, code: EISDIR))
    }
    var failure: DiskFailure?
    let size = max(0, Int(status.st_size))
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(file, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = Self.unreadable(path) }
        if got <= 0 { break }
        count += got
      }
    }
    if let failure { return .failure(failure) }
    return .success(bytes)
  }

  /// Opens a file to be read piece by piece. Symbolic links, its own or its folders', are followed where they stay
  /// inside. Throws `DiskFailure`.
  func openFile(_ path: String) throws -> OpenFile {
    let target: String
    switch self.target(ofLink: path) {
    case .inside(let inside): target = inside
    case .outside: throw DiskFailure(cannot: "read", path, code: ELOOP)
    case .failure(let failure): throw failure
    }
    let file = openat(descriptor, target, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw Self.unreadable(path) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw DiskFailure(cannot: "read", path, code: EISDIR)
    }
    return OpenFile(descriptor: file, size: max(0, Int(status.st_size)), version: Self.version(status))
  }

  /// What the system said of the call that just failed.
  private static func unreadable(_ path: String) -> DiskFailure {
    DiskFailure(cannot: "read", path, code: errno)
  }
}

extension stat {
  /// When the bytes were last written, and when anything about the file was last changed.
  fileprivate var times: (modified: timespec, changed: timespec) {
    #if canImport(Darwin)
      (st_mtimespec, st_ctimespec)
    #else
      (st_mtim, st_ctim)
    #endif
  }
}
