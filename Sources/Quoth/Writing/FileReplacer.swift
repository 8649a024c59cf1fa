#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Puts files into the output folder, one after the other, for one worker: under a temporary name first, then by
/// rename, so that a reader of the site, or a build after a killed one, never meets half a file. Nothing is synced
/// to the disk file by file: a site can be built again.
struct FileReplacer: ~Copyable {
  private let root: Int32
  /// For messages.
  private let rootPath: String
  /// Distinguishes the temporary files of workers.
  private let temporaryName: String
  private var piece: [UInt8] = []
  /// The folder that was made last: most files come after another of theirs.
  private var madeFolder = ""

  init(_ folder: OutputFolder, worker: Int) {
    root = folder.descriptor
    rootPath = folder.path
    temporaryName = OutputPath.temporaryPrefix + String(worker)
  }

  /// Makes a folder whose parents exist. One that is there already is fine.
  mutating func makeFolder(_ path: String) throws {
    // By bytes: two spellings of one letter are two folders.
    if path.compareBytes(madeFolder) == 0 { return }
    guard path.withCString({ mkdirat(root, $0, 0o777) }) == 0 || errno == EEXIST else {
      throw DiskFailure(cannot: "make the folder", "\(rootPath)/\(path)", code: errno)
    }
    madeFolder = path
  }

  /// Whether the file holds exactly these bytes already; its size is known to be right.
  mutating func holds(_ path: String, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let file = openat(root, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    reservePiece()
    return FileReplacer.goesOn(file, bytes, &piece)
  }

  /// Whether these are the file's next bytes.
  private static func goesOn(
    _ file: Int32, _ bytes: UnsafeRawBufferPointer, _ piece: inout [UInt8]
  ) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = fill(&piece, from: file, atMost: bytes.count - offset)
      guard count > 0 else { return false }
      let isSame = piece.withUnsafeBytes { found in
        guard let a = bytes.baseAddress, let b = found.baseAddress else { return false }
        return memcmp(a + offset, b, count) == 0
      }
      guard isSame else { return false }
      offset += count
    }
    return true
  }

  /// Throws `DiskFailure`; then the path holds what it held before.
  func replace(_ path: String, with bytes: UnsafeRawBufferPointer) throws -> BuildMemory.Stamp? {
    try replace(path) { file in try append(bytes, to: file, path) }.stamp
  }

  func put(_ manifest: Manifest) throws {
    try manifest.bytes.withUnsafeBytes { _ = try replace(Manifest.fileName, with: $0) }
  }

  /// Writes a file as it comes. `comparing`: with what the path holds, on the way, for a file that is the same is left
  /// alone; so the bytes are made once, which is most of the work.
  mutating func replace(_ file: OutputFile, comparing: Bool) throws -> Replacement {
    let old = comparing ? openat(root, file.path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) : -1
    defer { if old >= 0 { close(old) } }
    reservePiece()
    var piece = self.piece
    var isSame = old >= 0
    return try replace(file.path, unless: { isSame && FileReplacer.fill(&piece, from: old) == 0 }) { new in
      try file.stream { bytes in
        if isSame { isSame = FileReplacer.goesOn(old, bytes, &piece) }
        try append(bytes, to: new, file.path)
      }
    }
  }

  /// What became of a file.
  enum Replacement {
    /// It was written; with how the disk knows it.
    case done(BuildMemory.Stamp?)
    /// The path holds these bytes already.
    case needless

    var stamp: BuildMemory.Stamp? { if case .done(let stamp) = self { stamp } else { nil } }
  }

  /// Whether the folder holds a copy of a file from outside.
  mutating func holds(_ copy: FileCopy) throws -> Bool {
    let source = open(copy.source, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw DiskFailure(cannot: "read", copy.source, code: errno) }
    defer { close(source) }
    reservePiece()
    return isSame(source, copy.path)
  }

  /// Copies a file from outside unless the folder holds a copy of it; says whether it was copied.
  mutating func copy(_ copy: FileCopy, existing: OutputFolder.Entry) throws -> Bool {
    let source = open(copy.source, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw DiskFailure(cannot: "read", copy.source, code: errno) }
    defer { close(source) }
    reservePiece()
    var info = stat()
    if case .file(let stamp) = existing, fstat(source, &info) == 0, Int(info.st_size) == stamp.size,
      isSame(source, copy.path)
    {
      return false
    }
    guard lseek(source, 0, SEEK_SET) == 0 else { throw DiskFailure(cannot: "read", copy.source, code: errno) }
    var piece = self.piece
    _ = try replace(copy.path) { file in
      while true {
        let count = FileReplacer.fill(&piece, from: source)
        if count == 0 { break }
        if count < 0 { throw DiskFailure(cannot: "read", copy.source, code: errno) }
        try piece.withUnsafeBytes {
          try append(UnsafeRawBufferPointer(rebasing: $0[..<count]), to: file, copy.path)
        }
      }
    }
    return true
  }

  private mutating func isSame(_ source: Int32, _ path: String) -> Bool {
    let file = openat(root, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var other = [UInt8](repeating: 0, count: piece.count)
    while true {
      let count = FileReplacer.fill(&piece, from: source)
      if count <= 0 { return count == 0 }
      var offset = 0
      while offset < count {
        let found = other.withUnsafeMutableBytes { read(file, $0.baseAddress, count - offset) }
        if found < 0 && errno == EINTR { continue }
        guard found > 0, piece[offset..<offset + found] == other[..<found] else { return false }
        offset += found
      }
    }
  }

  /// `isNeedless` is asked when all is written.
  private func replace(
    _ path: String, unless isNeedless: () -> Bool = { false }, _ fill: (Int32) throws -> Void
  ) throws -> Replacement {
    let temporary = temporaryPath(for: path)
    let file = try create(temporary, for: path)
    do {
      try fill(file)
    } catch {
      close(file)
      unlinkat(root, temporary, 0)
      throw error
    }
    if isNeedless() {
      close(file)
      unlinkat(root, temporary, 0)
      return .needless
    }
    return .done(try finish(file, temporary, path))
  }

  /// In the file's own folder: renaming from one folder to another would lock the whole file system for a moment.
  private func temporaryPath(for path: String) -> String {
    let folder = OutputPath.folder(of: path)
    guard !folder.isEmpty, let name = String(folder) else { return temporaryName }
    return String(joining: name, "/", temporaryName)
  }

  private func create(_ temporary: String, for path: String) throws -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    var file = temporary.withCString { openat(root, $0, flags, 0o644) }
    // Nobody else works here (the folder is locked), so this is what a killed build left.
    if file < 0, errno == EEXIST, unlinkat(root, temporary, 0) == 0 {
      file = openat(root, temporary, flags, 0o644)
    }
    guard file >= 0 else { throw DiskFailure(cannot: "write", "\(rootPath)/\(path)", code: errno) }
    return file
  }

  private func append(_ bytes: UnsafeRawBufferPointer, to file: Int32, _ path: String) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = write(file, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw DiskFailure(cannot: "write", "\(rootPath)/\(path)", code: errno)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Closes before renaming: some file systems tell of a full disk only then. What is returned is how the disk knows
  /// the file.
  private func finish(_ file: Int32, _ temporary: String, _ path: String) throws -> BuildMemory.Stamp? {
    var info = stat()
    let stamp = fstat(file, &info) == 0 ? BuildMemory.Stamp(info) : nil
    // Handed over as a `String`, a path would be copied into an array first.
    if close(file) == 0,
      temporary.withCString({ from in path.withCString { renameat(root, from, root, $0) } }) == 0
    {
      return stamp
    }
    let code = errno
    unlinkat(root, temporary, 0)
    throw DiskFailure(cannot: "write", "\(rootPath)/\(path)", code: code)
  }

  private mutating func reservePiece() {
    if piece.isEmpty { piece = [UInt8](repeating: 0, count: 1 << 16) }
  }

  /// As `read(2)`, but for interruptions.
  private static func fill(_ piece: inout [UInt8], from file: Int32, atMost most: Int = .max) -> Int {
    while true {
      let count = piece.withUnsafeMutableBytes { read(file, $0.baseAddress, min($0.count, most)) }
      if count >= 0 || errno != EINTR { return count }
    }
  }
}
