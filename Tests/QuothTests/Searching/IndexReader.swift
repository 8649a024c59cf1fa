@testable import Quoth

/// Reads an index back, as the script does, the slow way.
struct IndexReader {
  /// By word and kind, the places where it stands.
  private(set) var places: [String: [Int: [Int]]] = [:]

  init(_ files: IndexFiles) {
    for shard in files.shards { read(shard, files) }
  }

  /// The words of a text in their order.
  static func words(of text: String) -> [String] {
    var scanner = WordScanner(size: 1 << 12, continues: false, words: 100)
    scanner.begin(0)
    scanner.beginText()
    scanner.readText(text)
    let reader = IndexReader(
      IndexMerger(kinds: 1, parts: [.init(kind: 0, start: 0, lists: scanner.finish().0)]).files())
    return reader.places.flatMap { word, kinds in (kinds[0] ?? []).map { ($0, word) } }
      .sorted { $0.0 < $1.0 }.map(\.1)
  }

  private mutating func read(_ shard: [UInt8], _ files: IndexFiles) {
    let size = IndexFiles.page
    var word: [UInt8] = []
    shard.withUnsafeBufferPointer { bytes in
      var at = 0
      var place = Varint.read(bytes, &at)
      while at < bytes.count {
        let shared = Varint.read(bytes, &at)
        let length = Varint.read(bytes, &at)
        word = Array(word[..<shared]) + Array(bytes[at..<at + length])
        at += length
        let mask = bytes[at]
        at += 1
        for kind in 0..<3 where mask >> kind & 1 == 1 {
          _ = Varint.read(bytes, &at)
          let count = Varint.read(bytes, &at)
          if count > size / 2 {
            place = (place + size - 1) / size * size
            for _ in 1..<max(1, (count + size - 1) / size) { _ = Varint.read(bytes, &at) }
          } else if place % size + count > size {
            place = (place + size - 1) / size * size
          }
          places[String(decoding: word, as: UTF8.self), default: [:]][kind] = list(
            files, place..<place + count)
          place += count
        }
      }
    }
  }

  private func list(_ files: IndexFiles, _ range: Range<Int>) -> [Int] {
    var found: [Int] = []
    files.places.withUnsafeBufferPointer { bytes in
      var at = range.lowerBound
      while at < range.upperBound {
        let end = min(range.upperBound, (at / IndexFiles.page + 1) * IndexFiles.page)
        var place = 0
        var isFirst = true
        while at < end {
          let gap = Varint.read(bytes, &at)
          if gap == 0, !isFirst { break }
          place += gap
          isFirst = false
          found.append(place)
        }
        at = end
      }
    }
    return found
  }
}
