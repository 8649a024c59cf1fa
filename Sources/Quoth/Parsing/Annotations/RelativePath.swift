/// Paths in links, resolved against the folder of the file they stand in.
enum RelativePath {
  /// `../speakers/x.md` in `content/articles/nbc.md` → `speakers/x.md`: relative to `content/`, as is `/media/a.jpg`.
  /// What leads out of `content/` keeps its `../`; a slash at the end stays.
  ///
  /// - Parameter file: relative to the site's folder, beginning with `content/`.
  static func resolve(_ path: String, in file: String) -> String {
    var parts: [Substring] = []
    if !path.utf8.starts(with: "/".utf8) {
      parts = file.split(separator: "/").dropLast()
      if parts.first == "content" { parts.removeFirst() }
    }
    var isFolder = false
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      isFolder = part == "." || part == ".."
      switch part {
      case ".": break
      case "..":
        if let last = parts.last, last != ".." { parts.removeLast() } else { parts.append("..") }
      default: parts.append(part)
      }
    }
    if path.utf8.last == UInt8(ascii: "/") || isFolder, !parts.isEmpty { parts.append("") }
    return parts.joined(separator: "/")
  }

  /// Whether a link to this path may be meant: it holds a slash, a dot or a `#`. `then` in `[Flynn](then)` does not.
  static func looksLikePath(_ url: ArraySlice<UInt8>) -> Bool {
    url.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "#") }
  }
}
