/// Which files are read, and where each goes: folders keep their structure, names become ids that read well.
struct ImportTargets: Sendable {
  struct Item: Sendable, Equatable {
    /// As the user named it, or below a folder that he named.
    var path: String
    /// Below `content/transcripts`, without the ending.
    var id: String
    /// `talk.es.vtt`: the language that the name tells.
    var language: String?
    /// Found in a folder: what is no transcript there is passed over.
    var isFromFolder: Bool
    /// Another file that would become the same transcript; this one is not read.
    var rival: String?
  }

  private(set) var items: [Item] = []

  /// `files`: path, and path below the folder that was named (a file that was named itself: its name).
  init(_ files: [(path: String, below: String, isFromFolder: Bool)], into folder: String) {
    var seen: [String: Int] = [:]
    let base = Self.components(folder)
    for file in files.sorted(by: { Self.rank($0.path, $1.path) }) {
      let (stem, language) = Self.stem(file.below)
      let id = (base + Self.components(stem)).joined(separator: "/")
      var item = Item(path: file.path, id: id, language: language, isFromFolder: file.isFromFolder)
      let key = id.lowercased()
      if let first = seen[key] { item.rival = items[first].path } else { seen[key] = items.count }
      items.append(item)
    }
    items.sort { $0.path.compareBytes($1.path) < 0 }
  }

  /// The richest format first, so that it is the one that is taken.
  private static func rank(_ a: String, _ b: String) -> Bool {
    let order = ["json", "vtt", "srt", "html", "htm", "tsv", "md", "markdown", "txt"]
    func place(_ path: String) -> Int { order.firstIndex(of: ending(path)) ?? order.count }
    let (one, two) = (place(a), place(b))
    return one == two ? a.compareBytes(b) < 0 : one < two
  }

  static func ending(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.dropFirst().lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  private static func components(_ path: String) -> [String] {
    path.split(separator: "/").filter { $0 != "." }.map { Slug.make(String($0)) }
  }

  /// The name without its ending, that of the recording (`talk.mp3.json`) and that of a language (`talk.es.vtt`).
  private static func stem(_ path: String) -> (String, String?) {
    var stem = withoutEnding(path, where: { TranscriptFormat.endings.contains($0) })
    stem = withoutEnding(
      stem, where: { ["mp3", "mp4", "m4a", "wav", "webm", "ogg", "flac", "mkv", "mov", "aac"].contains($0) })
    let tag = ending(stem)
    guard languages.contains(tag.prefix { $0 != "-" }.lowercased()) else { return (stem, nil) }
    return (String(stem.dropLast(tag.count + 1)), tag)
  }

  private static func withoutEnding(_ path: String, where isOne: (String) -> Bool) -> String {
    let found = ending(path)
    return !found.isEmpty && isOne(found) ? String(path.dropLast(found.count + 1)) : path
  }

  private static let languages: Set<String> = [
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu",
    "id", "it", "ja",
    "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi",
    "zh",
  ]
}
