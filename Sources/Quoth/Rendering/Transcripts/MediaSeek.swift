/// Addresses that open a recording at a time.
struct MediaSeek: Sendable {
  /// As in `href`.
  let media: String

  /// `https://…/a.mp3#t=754`: a media fragment (W3C Media Fragments URI 1.0, section 4.2.1), and what the two large
  /// hosts of videos understand in its place.
  func href(at milliseconds: Int) -> String {
    let time = Self.seconds(milliseconds)
    let whole = String(max(0, milliseconds) / 1000)
    let base = media.prefix { $0 != "#" }
    if Self.host(media).hasSuffix("youtube.com") {
      return "\(base)\(base.contains("?") ? "&" : "?")t=\(whole)s"
    }
    if Self.host(media) == "youtu.be" { return "\(base)\(base.contains("?") ? "&" : "?")t=\(whole)" }
    if Self.host(media).hasSuffix("vimeo.com") { return "\(base)#t=\(whole)s" }
    return "\(base)#t=\(time)"
  }

  /// `754` or `754.567`.
  static func seconds(_ milliseconds: Int) -> String {
    let value = max(0, milliseconds)
    guard value % 1000 != 0 else { return String(value / 1000) }
    let digits = String(1000 + value % 1000).dropFirst()
    var fraction = digits
    while fraction.last == "0" { fraction.removeLast() }
    return "\(value / 1000).\(fraction)"
  }

  private static func host(_ address: String) -> Substring {
    guard let scheme = address.firstRange(of: "://") else { return "" }
    return address[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
  }
}
