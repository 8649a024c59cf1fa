import Testing

@testable import Quoth

@Suite struct IndexFilesTests {
  @Test func allPlacesComeBackWhateverTheLengthOfTheLists() {
    let texts = Self.texts(3000)
    let wanted = Self.places(texts)
    let reader = IndexReader(Self.index(texts, parts: 1))
    #expect(reader.places.count == wanted.count)
    for (word, list) in wanted { #expect(reader.places[word]?[0] == list, "\(word)") }
    // The commonest word fills several pages.
    #expect((wanted["common"] ?? []).count > IndexFiles.page * 2)
  }

  @Test func theFilesDoNotDependOnHowTheWorkWasParted() {
    let texts = Self.texts(700)
    let whole = Self.index(texts, parts: 1)
    for parts in [2, 3, 7] {
      let parted = Self.index(texts, parts: parts)
      #expect(parted.places == whole.places && parted.shards == whole.shards, "\(parts)")
      #expect(parted.digest == whole.digest)
    }
  }

  @Test func shardsBeginWithTheirFirstWordsInTheOrderOfBytes() {
    let files = Self.index(Self.texts(2000), parts: 2)
    #expect(files.shards.count == files.firstWords.count && files.shards.count > 1)
    for (a, b) in zip(files.firstWords, files.firstWords.dropFirst()) {
      #expect(a.lexicographicallyPrecedes(b))
    }
    for shard in files.shards { #expect(shard.count < IndexFiles.shard + 1024) }
  }

  @Test func anEmptyArchiveHasAnEmptyIndex() {
    let files = IndexMerger(kinds: 3, parts: []).files()
    #expect(files.shards.isEmpty && files.pageCount == 0)
  }

  @Test func numbersOfAllLengthsAddUp() {
    var random = UInt64(17)
    for round in 0..<200 {
      var bytes: [UInt8] = []
      var sum = 0
      for _ in 0..<round {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // From one byte to five.
        let value = Int(random >> 32) >> (Int(random >> 20) & 31)
        bytes.append(varint: value)
        sum += value
      }
      bytes.withUnsafeBufferPointer { #expect(Varint.sum($0) == sum, "\(bytes)") }
    }
    for value in [0, 0x7F, 0x80, 0x3FFF, 0x4000, 0x1F_FFFF, 0x20_0000, 0xFFF_FFFF, 0x1000_0000] {
      var bytes: [UInt8] = []
      for _ in 0..<9 { bytes.append(varint: value) }
      bytes.withUnsafeBufferPointer { #expect(Varint.sum($0) == value * 9, "\(value)") }
    }
  }

  // MARK: Texts

  private static func texts(_ count: Int) -> [String] {
    (0..<count).map { number in
      var words = [
        "common", "common", "w\(number % 61)", "common", "rare\(number)", "common", "common", "common",
      ]
      if number % 3 == 0 { words.append("third") }
      return words.joined(separator: " ")
    }
  }

  private static func places(_ texts: [String]) -> [String: [Int]] {
    var places: [String: [Int]] = [:]
    for (unit, text) in texts.enumerated() {
      for (position, word) in text.split(separator: " ").enumerated() {
        places[String(word), default: []].append(unit * 64 + position)
      }
    }
    return places
  }

  private static func index(_ texts: [String], parts: Int) -> IndexFiles {
    let size = (texts.count + parts - 1) / parts
    return IndexMerger(
      kinds: 1,
      parts: stride(from: 0, to: texts.count, by: size).map { start in
        var scanner = WordScanner(size: 64, continues: true, words: 1000)
        for text in texts[start..<min(texts.count, start + size)] {
          scanner.begin(0)
          scanner.beginText()
          scanner.readText(text)
        }
        return IndexMerger.Part(kind: 0, start: start * 64, lists: scanner.finish().0)
      }
    ).files()
  }
}
