/// What a path below the output folder may look like.
enum OutputPath {
  /// The longest name that the file systems in use take, in bytes.
  static let longestName = 255
  /// Below the system's 4,096 with room for the name of a temporary file.
  static let longestPath = 4000

  /// The names of temporary files begin so; they stand in the folder of the file that they become.
  static let temporaryPrefix = ".quoth-new-"

  /// Relative, without empty, `.` or `..` segments and NUL bytes, and no name that the writer keeps for itself.
  static func isSound(_ path: String) -> Bool {
    var segment = 0
    var dots = 0
    for byte in path.utf8 {
      switch byte {
      case 0: return false
      case UInt8(ascii: "/"):
        if segment == dots && dots <= 2 { return false }
        segment = 0
        dots = 0
      default:
        segment += 1
        if byte == UInt8(ascii: ".") { dots += 1 }
      }
    }
    if segment == dots && dots <= 2 { return false }
    return path != Manifest.fileName && path != OutputFolder.lockName
  }

  /// The name of a segment that no file system takes, or the whole path when that is too long.
  static func tooLong(in path: String) -> String? {
    guard path.utf8.count > longestName else { return nil }
    for segment in path.split(separator: "/") where segment.utf8.count > longestName {
      return String(segment)
    }
    return path.utf8.count > longestPath ? path : nil
  }

  /// The folder that a path lies in; empty: the output folder itself.
  static func folder(of path: String) -> Substring.UTF8View { prefix(folderLength(of: path), of: path) }

  /// How many bytes the folder of a path has, or that of its first `end` bytes. Where bytes lie together, to look at them
  /// is some ten times faster than to go from index to index.
  static func folderLength(of path: String, end: Int = .max) -> Int {
    let slash = UInt8(ascii: "/")
    return path.utf8.withContiguousStorageIfAvailable { $0.prefix(end).lastIndex(of: slash) ?? 0 }
      ?? Array(path.utf8.prefix(end)).lastIndex(of: slash) ?? 0
  }

  static func prefix(_ length: Int, of path: String) -> Substring.UTF8View {
    path.utf8[..<path.utf8.index(path.utf8.startIndex, offsetBy: length)]
  }

  /// Whether the path names something that lies in the folder itself, and not deeper.
  static func lies(_ path: String, in folder: String) -> Bool {
    folderLength(of: path) == folder.utf8.count && path.startsWithBytes(of: folder)
  }
}
