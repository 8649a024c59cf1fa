/// The Content-Security-Policy that the site's pages keep: nothing but the site's own files, and the hosts of media
/// elsewhere, which are asked only when the reader wants to hear or see one.
struct ContentPolicy {
  let text: String

  init(_ archive: LinkedArchive) {
    let links = archive.transcriptLinks.map(\.links.media) + archive.sourceLinks.map(\.links.media)
    var media: Set<String> = []
    var frames: Set<String> = []
    for url in links.compactMap({ $0 }) {
      guard let origin = Self.origin(of: url) else { continue }
      let host = origin.drop { $0 != "/" }.drop { $0 == "/" }
      if host.hasSuffix("youtube.com") || host == "youtu.be" || host.hasSuffix("youtube-nocookie.com") {
        frames.insert("https://www.youtube-nocookie.com")
      } else if host.hasSuffix("vimeo.com") {
        frames.insert("https://player.vimeo.com")
      } else {
        media.insert(origin)
      }
    }
    func list(_ origins: Set<String>) -> String { origins.sortedByBytes().map { " " + $0 }.joined() }
    text =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
      + "media-src 'self'\(list(media)); frame-src \(frames.isEmpty ? "'none'" : list(frames).dropFirst().description); "
      + "form-action 'self'; base-uri 'none'"
  }

  /// `https://host:port` of an address elsewhere; nil for a path, or for characters that a policy could not hold.
  private static func origin(of url: String) -> String? {
    guard let scheme = url.firstRange(of: "://"),
      ["http", "https"].contains(url[..<scheme.lowerBound].lowercased())
    else { return nil }
    let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let name = host[(host.lastIndex(of: "@").map { host.index(after: $0) } ?? host.startIndex)...]
    let isSound = name.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"):
        true
      default: false
      }
    }
    return isSound && !name.isEmpty ? url[..<scheme.upperBound].lowercased() + name.lowercased() : nil
  }
}
