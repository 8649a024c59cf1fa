/// Paths as links write them, to files of content, media and places of the site.
extension Catalog {
  enum File {
    /// A file of content, by collection and id; whether it is there is not said.
    case entry(Collection, String)
    /// A file or list of the site, by its path below the base URL.
    case file(String)
    /// None, with the path below `content/` for a suggestion, and the sentence.
    case nothing(String?, String)
  }

  /// `path` is percent-decoded, without query and fragment; `document` is the file in which it stands.
  func file(_ path: String, from document: String, basePath: String) -> File {
    if path.hasPrefix("/") { return sitePath(path, basePath: basePath) }
    var segments = document.split(separator: "/").dropLast().map(String.init)
    for segment in path.split(separator: "/", omittingEmptySubsequences: true) {
      switch segment {
      case ".": continue
      case "..":
        guard segments.popLast() != nil else { return .nothing(nil, "“\(path)” leaves the folder content/") }
      default: segments.append(String(segment))
      }
    }
    guard segments.first == "content" else { return .nothing(nil, "“\(path)” leaves the folder content/") }
    segments.removeFirst()
    let below = segments.joined(separator: "/")
    if segments.first == "media" {
      let found = segments.count > 1 && media.contains(below)
      return found ? .file(below) : .nothing(below, "there is no file “content/\(below)”")
    }
    guard let folder = segments.first, let collection = Collection(rawValue: folder) else {
      return .nothing(below, "there is no page for “content/\(below)”")
    }
    if segments.count == 1 { return .file(collection == .pages ? "" : "\(folder)/") }
    guard below.hasSuffix(".md") else {
      return .nothing(
        below,
        below.hasSuffix(".txt")
          ? "“content/\(below)” is a private text, which is not published"
          : "there is no page for “content/\(below)”")
    }
    let id = String(below.dropFirst(folder.count + 1).dropLast(3))
    return find(id, in: collection) == .nothing
      ? .nothing(below, "there is no file “content/\(below)”") : .entry(collection, id)
  }

  /// `/about/` is the page below the base URL, with or without the base path in front.
  private func sitePath(_ path: String, basePath: String) -> File {
    var below = path.drop { $0 == "/" }
    let base = basePath.dropFirst()
    if !base.isEmpty, (below + "/").hasPrefix(base) { below = below.dropFirst(base.count) }
    let segments = below.split(separator: "/").map(String.init)
    let joined = segments.joined(separator: "/")
    guard let first = segments.first else { return .file("") }
    if media.contains(joined) { return .file(joined) }
    if paths.contains(joined + "/") { return .file(joined + "/") }
    if segments.count == 1, Collection(rawValue: first) != nil, first != "pages" { return .file(first + "/") }
    // Made while rendering: the files of the theme, the data set, feeds, the pages of lists and quotes.
    if AddressBook.generated.contains(first) {
      let isFolder = path.hasSuffix("/") || !(segments.last ?? "").contains(".")
      return .file(isFolder ? joined + "/" : joined)
    }
    return .nothing(nil, "nothing of this site is at “\(path)”")
  }
}
