/// Addresses elsewhere, as readers see them.
enum WebAddress {
  /// `https://www.wikidata.org/wiki/Q7747` → `wikidata.org`; a path stays as it is.
  static func host(of url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
  }
}
