/// Paths as links write them, to files of content, media and places of the site.
extension Catalog {
  enum File {
    /// A file of content, by collection and id, which is there (as a draft, maybe).
    case entry(Collection, String)
    /// A file or list of the site, by its path below the base URL.
    case file(String)
    /// None; why.
    case nothing(String)
  }

  /// What is at a path relative to `content/`, or at that path below the base URL: `speakers/michael-flynn.md`,
  /// `media/a.jpg`, `about/`. Percent-decoded, without query and fragment.
  func file(at path: String, basePath: String) -> File {
    let segments = path.split(separator: "/").map(String.init)
    let below = segments.joined(separator: "/")
    if segments.first == ".." { return .nothing("“\(path)” leads out of the folder content/") }
    guard let folder = segments.first else { return .file("") }
    if media.contains(below) { return .file(below) }
    if segments.count > 1, let collection = Collection(rawValue: folder) {
      if below.hasSuffix(".md") {
        let id = String(below.dropFirst(folder.count + 1).dropLast(3))
        return find(id, in: collection) == .nothing
          ? .nothing("there is no file “content/\(below)”") : .entry(collection, id)
      }
      if collection == .sources, below.hasSuffix(".txt") {
        return .nothing("“content/\(below)” is a private text, which is not published")
      }
    }
    if let found = sitePath(below, segments) ?? withoutBase(path, basePath) { return .file(found) }
    return .nothing(
      folder == "media" || below.hasSuffix(".md")
        ? "there is no file “content/\(below)”"
        : "neither a file of content nor a page of this site is at “\(path)”")
  }

  /// A page, list or file that the site makes.
  private func sitePath(_ below: String, _ segments: [String]) -> String? {
    // A page's file is its folder's `index.html`.
    if segments.last == "index.html" {
      let page = segments.dropLast()
      return page.isEmpty ? "" : sitePath(page.joined(separator: "/"), Array(page))
    }
    let folder = below + "/"
    guard isMade(segments) else { return nil }
    if book.holds(folder) { return folder }
    guard let first = segments.first else { return "" }
    if segments.count == 1, first == "topics" || Collection(rawValue: first).map({ $0 != .pages }) == true {
      return folder
    }
    // Known to rendering alone: the files of the theme, the data set, feeds, the pages of lists and quotes.
    guard AddressBook.generated.contains(first) else { return nil }
    return segments.last?.contains(".") == true ? below : folder
  }

  /// Whether the site makes what is at an address of its own, as far as settings and names say.
  private func isMade(_ segments: [String]) -> Bool {
    switch segments.first {
    case "search": return hasSearch
    case "data":
      guard segments.count > 1 else { return !dataFiles.isEmpty }
      return DataFile(rawValue: segments[1]).map(dataFiles.contains) ?? false
    case "verification" where segments.count > 1:
      return Verdict.Status(rawValue: segments[1]) != nil
    default: return true
    }
  }

  /// The base path may stand in front: `/archive/about/` as well as `/about/`.
  private func withoutBase(_ path: String, _ basePath: String) -> String? {
    let base = basePath.dropFirst()
    guard !base.isEmpty, (path + "/").hasPrefix(base) else { return nil }
    let segments = path.dropFirst(base.count).split(separator: "/").map(String.init)
    let below = segments.joined(separator: "/")
    return media.contains(below) ? below : sitePath(below, segments)
  }
}
