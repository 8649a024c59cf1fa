/// The hosts from which a page loads a recording once its reader asks for it: those that its links to recordings
/// elsewhere (`a.media-elsewhere`) lead to. A policy names them, on this page and on no other.
struct MediaHosts: Sendable, Equatable {
  /// Of files, for `media-src`: `https://radio.example`.
  private(set) var files: [String] = []
  /// Of players in a frame of their own, for `frame-src`.
  private(set) var frames: [String] = []

  static let none = MediaHosts()

  private init() {}

  init(page: [UInt8]) {
    var rest = page[...]
    while let mark = rest.firstRange(of: Array("class=\"media-elsewhere\"".utf8)) {
      rest = rest[mark.upperBound...]
      guard let start = rest.firstRange(of: Array("href=\"".utf8)) else { break }
      rest = rest[start.upperBound...]
      add(String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
    }
  }

  /// As `player.js` decides what to show.
  private mutating func add(_ href: String) {
    guard let origin = Self.origin(href) else { return }
    let host = origin.drop { $0 != "/" }.dropFirst(2)
    if host == "youtu.be" || Self.isBelow(host, "youtube.com") || Self.isBelow(host, "youtube-nocookie.com") {
      frames.append("https://www.youtube-nocookie.com")
    } else if Self.isBelow(host, "vimeo.com") {
      frames.append("https://player.vimeo.com")
    } else {
      files.append(origin)
    }
  }

  private static func isBelow(_ host: Substring, _ domain: String) -> Bool {
    host == domain || host.hasSuffix("." + domain)
  }

  /// `https://radio.example:8443` of an address; nil when it names no host, or one that a policy cannot name.
  private static func origin(_ href: String) -> String? {
    let text = href.lowercased()
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
    let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    let isPlain = host.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: ":"): true
      case UInt8(ascii: "."), UInt8(ascii: "-"): true
      default: false
      }
    }
    return host.isEmpty || !isPlain ? nil : scheme + host
  }
}
