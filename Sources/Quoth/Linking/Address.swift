/// Where a page or a file of the site is. Made by `Addresses` alone.
struct Address: Hashable, Sendable {
  /// Below the base URL, in plain letters, without a slash in front: `articles/2018/nbc/`, `feed.xml`. That of a
  /// page ends with a slash; that of the home page is empty.
  let path: String
  /// For `href` and `src`: with the base path, percent-encoded, not yet escaped for HTML:
  /// `/archive/articles/2018/nbc/`.
  let href: String

  /// The file that answers to it, below the output folder: `articles/2018/nbc/index.html`.
  var file: String { path.isEmpty || path.utf8.last == UInt8(ascii: "/") ? path + "index.html" : path }

  /// The same page, asked for something: `/search/?q=twelve%20passengers`. In what is typed, as in what a form sends, a
  /// plus is a space.
  func asking(_ query: [Reference.Parameter]) -> Address {
    guard !query.isEmpty else { return self }
    let pairs = query.map { parameter in
      PercentEncoding.encoded(parameter.name) + "="
        + PercentEncoding.encoded(parameter.value.replacing("+", with: " "))
    }
    return Address(path: path, href: href + "?" + pairs.joined(separator: "&"))
  }

  /// The `href` of a place on the page.
  func href(_ anchor: String?) -> String {
    guard let anchor else { return href }
    return href + "#" + PercentEncoding.encodedFragment(anchor)
  }
}
