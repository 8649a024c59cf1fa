/// A title as a piece of an address: `Can a Nation’s Vote be Hacked?` → `can-a-nation-s-vote-be-hacked`,
/// `Выборы 2016` → `выборы-2016`. One function for topics, sections, headings and new files.
///
/// Letters, digits and their combining marks of any script stay, in lower case and Unicode NFC; what is invisible
/// (soft hyphens, joiners) goes; each run of anything else becomes one hyphen, none at either end.
enum Slug {
  /// File systems allow 255 bytes for a name; a slug stays well below, cut at a hyphen where there is one.
  static let longest = 200

  static func make(_ text: String, fallback: String = "untitled") -> String {
    var text = text
    let ascii = text.withUTF8 { asciiSlug($0) }
    let slug = ascii ?? unicodeSlug(text)
    return slug.isEmpty ? fallback : shortened(slug)
  }

  /// nil when the text is not all ASCII.
  private static func asciiSlug(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var isPending = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if isPending && !out.isEmpty { out.append(UInt8(ascii: "-")) }
        isPending = false
        out.append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
      case 0x80...:
        return nil
      default:
        isPending = true
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func unicodeSlug(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var isPending = false
    for scalar in NormalForm.nfc(text.lowercased()).unicodeScalars {
      if scalar.properties.isDefaultIgnorableCodePoint { continue }
      // A combining mark needs something to stand on.
      if isLetterOrDigit(scalar) || (isMark(scalar) && !isPending && !out.isEmpty) {
        if isPending && !out.isEmpty { out.append("-") }
        isPending = false
        out.append(scalar)
      } else {
        isPending = true
      }
    }
    return String(out)
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && !isMark(scalar) || scalar.properties.generalCategory == .decimalNumber
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }

  private static func shortened(_ slug: String) -> String {
    guard slug.utf8.count > longest else { return slug }
    var end = slug.startIndex
    var size = 0
    var lastHyphen: String.Index?
    for index in slug.indices {
      let width = slug[index].utf8.count
      guard size + width <= longest else { break }
      if slug[index] == "-" { lastHyphen = index }
      size += width
      end = slug.index(after: index)
    }
    return String(slug[..<(lastHyphen ?? end)])
  }
}
