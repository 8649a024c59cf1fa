/// The list of the files that a build of ours wrote, kept in the output folder as `.quoth-manifest`: by it a folder
/// is known as ours, and what a page's disappearance leaves behind is removed without touching anything else.
///
///     quoth manifest 1
///     404.html
///     articles/index.html
///
/// One path a line, sorted by bytes; a line feed or a backslash in a path stands as `\n` or `\\`.
struct Manifest: Sendable, Equatable {
  static let fileName = ".quoth-manifest"
  private static let firstLine = "quoth manifest 1"
  /// What a manifest of ours begins with.
  static let magic = Array((firstLine + "\n").utf8)

  /// Below the output folder, sorted by bytes, each once.
  var paths: [String]

  init(paths: [String]) { self.paths = paths }

  /// Nil when the bytes are not a manifest of ours. Lines that lead out of the folder are not believed.
  init?(bytes: [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)[...]
    guard let first = lines.popFirst(), first.elementsEqual(Manifest.firstLine.utf8) else { return nil }
    paths = lines.map(Manifest.unescape).filter(OutputPath.isSound).sortedByBytes()
  }

  var bytes: [UInt8] {
    var out = Array(Manifest.firstLine.utf8)
    out.reserveCapacity(paths.reduce(out.count + 1) { $0 + $1.utf8.count + 1 })
    out.append(UInt8(ascii: "\n"))
    for path in paths {
      let isPlain: Bool? = path.utf8.withContiguousStorageIfAvailable { line in
        if line.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\\") }) { return false }
        out.append(contentsOf: line)
        return true
      }
      if isPlain != true { Manifest.escape(path.utf8, into: &out) }
      out.append(UInt8(ascii: "\n"))
    }
    return out
  }

  private static func escape(_ line: String.UTF8View, into out: inout [UInt8]) {
    for byte in line {
      switch byte {
      case UInt8(ascii: "\n"): out += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\\"): out += [byte, byte]
      default: out.append(byte)
      }
    }
  }

  private static func unescape(_ line: ArraySlice<UInt8>) -> String {
    guard line.contains(UInt8(ascii: "\\")) else { return String(decoding: line, as: UTF8.self) }
    var out: [UInt8] = []
    var isEscaped = false
    for byte in line {
      if isEscaped {
        out.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
