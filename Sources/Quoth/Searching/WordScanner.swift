/// Reads the words of texts into a table, unit by unit. A unit is what the search finds: a quote, a turn, an article.
///
/// The places of a unit are its number times `size`, and on: so a place tells the unit and the position in it, and
/// two words that follow each other have places that do. First come the words of its head (who speaks), then, after a
/// gap that no phrase crosses, those of its text. A unit has room for `limit` words; a longer text goes on in the
/// next unit, which has the same head and begins with the last few words of this one, so that a phrase across the
/// edge is found.
struct WordScanner: ~Copyable {
  /// So many words are repeated at the start of the next unit.
  static let overlap = 16
  /// Words are cut at so many characters.
  static let longest = 32

  private let size: Int
  private let limit: Int
  private let continues: Bool
  private var table: TermTable
  private var folding = SearchFolding()
  /// By byte: what a letter or digit of ASCII folds to; 0 for all others.
  private let ascii: UnsafeMutablePointer<UInt8>
  /// The word that is being read, in eights, the last of them, and how many bytes and characters it has. (Bytes that
  /// are stored one by one and then loaded as eight make the processor wait.)
  private let word: UnsafeMutablePointer<UInt64>
  private var tail: UInt64 = 0
  private var count = 0
  private var characters = 0
  /// The last words of the unit, and where in the text they begin.
  private var recent = [(number: Int, start: Int)](repeating: (0, 0), count: overlap)
  /// Properties and head of the unit, for those that it goes on in.
  private var properties: [Int] = []
  private var head: [Int] = []
  private var isInText = false
  /// Where in the text the word begins that is being read.
  private var start = 0
  private(set) var unit = -1
  private var position = 0
  /// Which part of which text each unit holds.
  private(set) var units: [SearchUnit] = []

  /// `size`: a power of two. `continues`: whether what is beyond `limit` words makes further units; else it is left
  /// out. `words`: about how many words there will be.
  init(size: Int, continues: Bool, words: Int) {
    self.size = size
    self.continues = continues
    limit = size - 1
    table = TermTable(words: words)
    ascii = .allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max {
      switch byte {
      case 0x30...0x39, 0x61...0x7a: ascii[Int(byte)] = byte
      case 0x41...0x5a: ascii[Int(byte)] = byte + 32
      default: ascii[Int(byte)] = 0
      }
    }
    // Four bytes for each character, rounded up; and more for properties.
    word = .allocate(capacity: Self.room)
  }

  /// Eights of the longest word: an id has at most 255 bytes to a segment, and what is longer still is cut.
  private static let room = 130

  deinit {
    ascii.deallocate()
    word.deallocate()
  }

  /// Begins a unit of something: a quote, a turn, an article, by its number in its list.
  mutating func begin(_ owner: Int) {
    units.append(SearchUnit(owner: Int32(truncatingIfNeeded: owner)))
    unit += 1
    position = 0
    properties.removeAll(keepingCapacity: true)
    head.removeAll(keepingCapacity: true)
    isInText = false
  }

  /// Notes a property of the unit, which filters ask for: `\u{1}s` and the id of a speaker, say.
  mutating func property(_ kind: UInt8, _ value: String) {
    append(1)
    append(kind)
    for byte in value.utf8 where count < Self.room * 8 - 8 { append(byte) }
    properties.append(add(place: unit * size))
  }

  /// Reads a text into the unit's head.
  mutating func readHead(_ text: String) {
    var text = text
    text.withUTF8 { read($0, isHTML: false) }
  }

  /// What is read from here on is the unit's text.
  mutating func beginText() {
    isInText = true
    if position > 0 { position += 1 }
  }

  mutating func readText(_ text: String) {
    var text = text
    text.withUTF8 { read($0, isHTML: false) }
  }

  /// Reads a text, or the text of HTML: tags are passed over, and part words unless they only mark letters.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, isHTML: Bool) {
    var index = 0
    let end = bytes.count
    while index < end {
      let byte = bytes[index]
      if count == 0 { start = index }
      if ascii[Int(byte)] != 0 {
        index = readASCII(bytes, from: index)
      } else if byte < 0x80 {
        if isHTML, byte == UInt8(ascii: "<") {
          index = skipTag(bytes, from: index)
        } else {
          finishWord()
          index += 1
          if isHTML, byte == UInt8(ascii: "&") { index = Self.skipEntity(bytes, from: index) }
        }
      } else {
        let scalar = UTF8Scalar(bytes, at: index, end: end)
        index += scalar.length
        append(scalar: scalar.value)
      }
    }
    finishWord()
  }

  /// The words and their places.
  func finish() -> (TermLists, [SearchUnit]) { (table.sorted(), units) }

  // MARK: Words

  /// Takes letters and digits of ASCII as far as they go.
  @inline(__always)
  private mutating func readASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var count = count
    var tail = tail
    // One that is too long may count more characters than it keeps.
    let end = count + max(0, Self.longest - characters)
    while index < bytes.count {
      let folded = ascii[Int(bytes[index])]
      if folded == 0 { break }
      index += 1
      guard count < end else { continue }
      tail |= UInt64(folded) << UInt64((count & 7) * 8)
      count += 1
      if count & 7 == 0 {
        word[count / 8 - 1] = tail
        tail = 0
      }
    }
    characters += count - self.count
    self.count = count
    self.tail = tail
    return index
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    tail |= UInt64(byte) << UInt64((count & 7) * 8)
    count += 1
    guard count & 7 == 0 else { return }
    word[count / 8 - 1] = tail
    tail = 0
  }

  /// Puts the word into the table, and is ready for the next.
  @inline(__always)
  private mutating func add(place: Int) -> Int {
    if count & 7 != 0 { word[count / 8] = tail }
    let number = table.add(word, length: count, place: place, unit: unit)
    count = 0
    tail = 0
    characters = 0
    return number
  }

  private mutating func append(scalar: UInt32) {
    let pieces = folding.fold(scalar)
    var index = pieces.lowerBound
    while index < pieces.upperBound {
      let kind = folding.pool[index]
      let end = index + 2 + Int(folding.pool[index + 1])
      if kind != SearchFolding.Class.letter.rawValue { finishWord() }
      for place in index + 2..<end {
        let byte = folding.pool[place]
        // A character is counted at its first byte; one that is too many is left out whole.
        if byte & 0xC0 != 0x80 { characters += 1 }
        guard characters <= Self.longest else { continue }
        append(byte)
      }
      if kind == SearchFolding.Class.ideograph.rawValue { finishWord() }
      index = end
    }
  }

  @inline(__always)
  private mutating func finishWord() {
    if count > 0 { addWord() }
  }

  private mutating func addWord() {
    if position >= limit {
      guard continues, isInText else {
        (count, tail, characters) = (0, 0, 0)
        return
      }
      goOn()
    }
    let number = add(place: unit * size + position)
    if isInText {
      recent[position % Self.overlap] = (number, start)
    } else if head.count < Self.overlap {
      head.append(number)
    }
    position += 1
  }

  /// Begins the next unit of the same text.
  private mutating func goOn() {
    let last = (0..<Self.overlap).map { recent[(position + $0) % Self.overlap] }
    units[unit].end = Int32(clamping: start)
    units.append(SearchUnit(owner: units[unit].owner, start: Int32(clamping: last[0].start)))
    unit += 1
    position = 0
    for number in properties { table.add(number, place: unit * size, unit: unit) }
    for number in head { note(number, at: 0) }
    position += head.isEmpty ? 0 : 1
    for (number, start) in last { note(number, at: start) }
  }

  private mutating func note(_ number: Int, at start: Int) {
    table.add(number, place: unit * size + position, unit: unit)
    recent[position % Self.overlap] = (number, start)
    position += 1
  }

  // MARK: HTML

  /// The index behind the tag at `start`.
  private mutating func skipTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start + 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
    let name = index
    while index < bytes.count, bytes[index] | 0x20 >= 0x61, bytes[index] | 0x20 <= 0x7a { index += 1 }
    if !Self.marksLetters(bytes, name..<index) { finishWord() }
    return ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: index).map { $0 + 1 } ?? bytes.count
  }

  /// Whether the element stands in words: `walk<em>ed</em>`.
  private static func marksLetters(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    switch name.count {
    case 1: return bytes[name.lowerBound] == UInt8(ascii: "a")
    case 2:
      return bytes[name.lowerBound] == UInt8(ascii: "e") && bytes[name.lowerBound + 1] == UInt8(ascii: "m")
    case 6: return "strong".utf8.elementsEqual(bytes[name])
    default: return false
    }
  }

  private static func skipEntity(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    for index in start..<min(bytes.count, start + 32) {
      if bytes[index] == UInt8(ascii: ";") { return index + 1 }
      if bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "<") { break }
    }
    return start
  }
}

/// One thing that a search finds.
struct SearchUnit: Sendable {
  /// Of what: the number of a quote, turn or article in the list it was read from.
  var owner: Int32
  /// The part of its text that the unit holds, in bytes.
  var start: Int32 = 0
  var end: Int32 = .max
}
