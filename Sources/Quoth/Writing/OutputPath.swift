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
  static func folder(of path: String) -> Substring.UTF8View {
    let bytes = path.utf8
    return Substring(path[..<(bytes.lastIndex(of: UInt8(ascii: "/")) ?? bytes.startIndex)]).utf8
  }
}
