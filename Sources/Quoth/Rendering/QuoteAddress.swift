/// Where a quote is, as written in `href`, in pieces: most who write it need not put them together.
struct QuoteAddress {
  let page: String
  /// `#`, or nothing.
  let mark: String
  /// What follows it, percent-encoded.
  let anchor: String

  /// `anchor`: nil: the page is the quote's own.
  init(page: String, anchor: String?) {
    self.page = page
    mark = anchor == nil ? "" : "#"
    self.anchor = anchor ?? ""
  }

  var href: String { String(joining: page, mark, anchor) }
}
