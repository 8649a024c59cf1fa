import Mustache

/// An article's text for those who read it elsewhere: without note marks and anchors, every address absolute. A format
/// like JSON Feed has no base that addresses could be relative to.
struct FeedText {
  private let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  func html(ofArticle index: Int) -> [UInt8] {
    let addresses = context.archive.addresses
    return Self.absolute(
      BodyRenderer(context, .article(index), as: .copy).main(), origin: addresses.origin,
      page: addresses.absolute(addresses.articles[index]))
  }

  /// The attributes of HTML that hold an address.
  private static let attributes: [StaticString] = [" href=\"", " src=\"", " cite=\"", " poster=\""]

  /// Addresses from the root of the host get its origin before them, those within the page the page's address. In text a
  /// quotation mark is written `&quot;`, so what looks like an attribute is one.
  static func absolute(_ html: [UInt8], origin: String, page: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count + html.count / 8)
    html.withUnsafeBufferPointer { bytes in
      var copied = 0
      var mark = ByteSearch.first(UInt8(ascii: "\""), in: bytes, from: 0)
      while let here = mark {
        let start = here + 1
        mark = ByteSearch.first(UInt8(ascii: "\""), in: bytes, from: start)
        guard start < bytes.count, isAttribute(bytes[..<start]) else { continue }
        let base: String
        switch bytes[start] {
        case UInt8(ascii: "#"): base = page
        case UInt8(ascii: "/"):
          if start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "/") { continue }
          base = origin
        default: continue
        }
        result += bytes[copied..<start]
        result += base.utf8
        copied = start
      }
      result += bytes[copied...]
    }
    return result
  }

  private static func isAttribute(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    attributes.contains { name in
      name.withUTF8Buffer { bytes.suffix($0.count).elementsEqual($0) }
    }
  }
}
