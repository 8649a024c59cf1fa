/// A piece of a text around the words that were sought, as one line.
struct FindContext {
  var text: String
  /// UTF-8 ranges in it.
  var marks: [Range<Int>] = []

  /// Words before and behind the stretch, and of it at most.
  private static let before = 8
  private static let behind = 12
  private static let most = 32

  init(_ match: SearchMatch, _ words: SearchWords, in whole: String) {
    let bytes = Array(whole.utf8)
    let first = max(0, match.stretch.lowerBound - Self.before)
    let last = min(
      words.count, min(match.stretch.upperBound, match.stretch.lowerBound + Self.most) + Self.behind)
    var out: [UInt8] = first > 0 ? Array("… ".utf8) : []
    var index = first == 0 ? 0 : words.starts[first]
    let end = last == words.count ? bytes.count : words.ends[last - 1]
    for word in first..<last {
      Self.append(bytes[index..<words.starts[word]], to: &out)
      let start = out.count
      out += bytes[words.starts[word]..<words.ends[word]]
      if match.words.contains(word) { marks.append(start..<out.count) }
      index = words.ends[word]
    }
    Self.append(bytes[index..<end], to: &out)
    while out.last == 0x20 { out.removeLast() }
    if end < bytes.count { out += " …".utf8 }
    text = out.text
  }

  /// With each run of white space as one space.
  private static func append(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
    for byte in bytes {
      guard Characters.isSpace(byte) else {
        out.append(byte)
        continue
      }
      if let last = out.last, last != 0x20 { out.append(0x20) }
    }
  }
}
