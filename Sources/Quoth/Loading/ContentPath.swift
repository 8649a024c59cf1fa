/// What a file below `content/` is, by its path alone.
enum ContentPath: Equatable {
  case site
  case seals
  case media(address: String)
  case document(Collection, id: String)
  case privateText(id: String)
  /// Belongs nowhere. `folder`: so does everything in this folder, and one word about it is enough.
  case unknown(Unknown)

  struct Unknown: Equatable {
    var severity = Diagnostic.Severity.warning
    var message: String
    var suggestion: String?
    var folder: String?
  }

  init(_ path: String) {
    let below = path.utf8.dropFirst("content/".utf8.count)
    guard let slash = below.firstIndex(of: UInt8(ascii: "/")) else {
      self = Self.atTop(String(Substring(below)))
      return
    }
    let folder = String(Substring(below[..<slash]))
    let rest = Substring(below[below.index(after: slash)...])
    if folder == "media" {
      self = .media(address: "media/" + rest)
    } else if let collection = Collection(rawValue: folder) {
      self = Self.inCollection(collection, rest)
    } else {
      self = .unknown(
        Unknown(
          message: "nothing in this folder is read: no collection is called “\(folder)”",
          suggestion: NearestName.suggestion(for: folder, in: Collection.allCases.map(\.rawValue) + ["media"])
            ?? "move its files into articles, transcripts, speakers, sources, pages or media",
          folder: "content/" + folder))
    }
  }

  private static func atTop(_ name: String) -> ContentPath {
    switch name {
    case "site.yml": return .site
    case "verdicts.json": return .seals
    default:
      let suggestion: String? =
        switch name.lowercased() {
        case "site.yaml", "site.yml", "config.yml", "config.yaml": "rename it to site.yml"
        default: nil
        }
      return .unknown(
        Unknown(
          message: "this file is not read",
          suggestion: suggestion ?? "move it into articles, transcripts, speakers, sources, pages or media"))
    }
  }

  private static func inCollection(_ collection: Collection, _ rest: Substring) -> ContentPath {
    let isFlat = collection == .speakers || collection == .sources
    if isFlat, let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
      return .unknown(
        Unknown(
          severity: .error,
          message: "\(collection.rawValue) have no folders of their own, so this file is not read",
          suggestion: "move it to content/\(collection.rawValue)/\(rest[rest.utf8.index(after: slash)...])"))
    }
    if let id = id(rest, ending: ".md") { return .document(collection, id: id) }
    if collection == .sources, let id = id(rest, ending: ".txt") { return .privateText(id: id) }
    let isMarkdown = [".markdown", ".mdown", ".md"].contains { rest.lowercased().hasSuffix($0) }
    let ending = collection == .sources ? ".md or .txt" : ".md"
    return .unknown(
      Unknown(
        message: "this file is not read: its name does not end in \(ending)",
        suggestion: isMarkdown
          ? "let its name end in .md" : "move it into content/media/ if it is to be published"))
  }

  /// The path without its ending, in form C; nil: it ends otherwise, or a folder's name is all there is before it.
  private static func id(_ rest: Substring, ending: StaticString) -> String? {
    let bytes = rest.utf8
    let (id, end) = (bytes.dropLast(ending.utf8CodeUnitCount), bytes.suffix(ending.utf8CodeUnitCount))
    let isSo = ending.withUTF8Buffer { end.elementsEqual($0) }
    guard isSo, let last = id.last, last != UInt8(ascii: "/") else { return nil }
    return NormalForm.nfc(String(Substring(id)))
  }
}
