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
  private var table = TermTable()
  private var log: WordLog
  private var folding = SearchFolding()
  /// The word that is being read, in eights, the last of them, and how many bytes and characters it has. (Bytes that
  /// are stored one by one and then loaded as eight make the processor wait.)
  private let word: UnsafeMutablePointer<UInt64>
  private var tail: UInt64 = 0
  private var count = 0
  private var characters = 0
  /// The last words of the unit's text, and where in the text they begin; by position, modulo `overlap`.
  private let recent: UnsafeMutablePointer<(number: Int, start: Int)>
  /// Properties and head of the unit, for those that it goes on in.
  private var properties: [Int] = []
  private(set) var head: [Int] = []
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
    log = WordLog(size: size, words: words)
    recent = .allocate(capacity: Self.overlap)
    recent.initialize(repeating: (0, 0), count: Self.overlap)
    // Four bytes for each character, rounded up; and more for properties.
    word = .allocate(capacity: Self.room)
  }

  /// Eights of the longest word: an id has at most 255 bytes to a segment, and what is longer still is cut.
  private static let room = 130

  deinit {
    recent.deallocate()
    word.deallocate()
  }

  /// Begins a unit of something: a quote, a turn, an article, by its number in its list.
  mutating func begin(_ owner: Int) {
    units.append(SearchUnit(owner: Int32(truncatingIfNeeded: owner)))
    beginUnit()
    properties.removeAll(keepingCapacity: true)
    head.removeAll(keepingCapacity: true)
    isInText = false
  }

  private mutating func beginUnit() {
    log.beginUnit()
    unit += 1
    position = 0
  }

  /// Notes a property of the unit, which filters ask for: `\u{1}s` and the id of a speaker, say. Returns its number, by
  /// which it can be noted again.
  @discardableResult
  mutating func property(_ kind: UInt8, _ value: String) -> Int {
    append(1)
    append(kind)
    for byte in value.utf8 where count < Self.room * 8 - 8 { append(byte) }
    let number = takeWord()
    property(number)
    return number
  }

  /// The same for a property that has been noted before.
  mutating func property(_ number: Int) {
    log.add(property: number)
    if continues { properties.append(number) }
  }

  /// Reads a text into the unit's head.
  mutating func readHead(_ text: String) {
    var text = text
    text.withUTF8 { read($0, isHTML: false) }
  }

  /// The same words as those of an earlier unit's head, by the numbers that `head` gave.
  mutating func readHead(_ words: [Int]) {
    for number in words where position < limit { addToHead(number) }
  }

  @inline(__always)
  private mutating func addToHead(_ number: Int) {
    log.add(word: number)
    head.append(number)
    position += 1
  }

  /// What is read from here on is the unit's text.
  mutating func beginText() {
    isInText = true
    if position > 0 { leaveGap() }
  }

  private mutating func leaveGap() {
    log.leaveGap()
    position += 1
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
      if EightLetters.isLetter(byte) {
        index = readShortWord(bytes, at: index) ?? readLetters(bytes, from: index)
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
  func finish() -> (TermLists, [SearchUnit]) { (log.lists(table), units) }

  // MARK: Words

  /// Reads a word that begins there, has seven letters at most and surely ends with them: as most do, and then it need
  /// not be put together. Nil: it is another one.
  @inline(__always)
  private mutating func readShortWord(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard count == 0 else { return nil }
    let (letters, taken) = EightLetters.read(bytes, at: index)
    let end = index + taken
    // Behind “<” the word may go on.
    guard taken < 8, end == bytes.count || (bytes[end] < 0x80 && bytes[end] != UInt8(ascii: "<")) else {
      return nil
    }
    if hasRoom() { add(table.number(ofShort: EightLetters.first(taken, of: letters), length: taken)) }
    return end < bytes.count && bytes[end] == UInt8(ascii: " ") ? end + 1 : end
  }

  /// Takes letters and digits of ASCII as far as they go.
  @inline(__always)
  private mutating func readLetters(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while true {
      let (letters, taken) = EightLetters.read(bytes, at: index)
      index += taken
      // A word that is too long is read to its end.
      let kept = min(taken, Self.longest - characters)
      if kept > 0 { append(letters, kept) }
      if taken < 8 { return index }
    }
  }

  /// Appends the first `size` of eight characters of ASCII to the word.
  @inline(__always)
  private mutating func append(_ letters: UInt64, _ size: Int) {
    let letters = EightLetters.first(size, of: letters)
    let shift = UInt64((count & 7) * 8)
    tail |= letters &<< shift
    if count & 7 + size >= 8 {
      word[count / 8] = tail
      tail = shift == 0 ? 0 : letters &>> (64 - shift)
    }
    count += size
    characters += size
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    tail |= UInt64(byte) << UInt64((count & 7) * 8)
    count += 1
    guard count & 7 == 0 else { return }
    word[count / 8 - 1] = tail
    tail = 0
  }

  /// The word's number; and is ready for the next.
  @inline(__always)
  private mutating func takeWord() -> Int {
    if count & 7 != 0 { word[count / 8] = tail }
    let number = table.number(of: word, length: count)
    (count, tail, characters) = (0, 0, 0)
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
    guard hasRoom() else {
      (count, tail, characters) = (0, 0, 0)
      return
    }
    add(takeWord())
  }

  /// Whether the unit has room for a word, or the text has gone on in the next one.
  @inline(__always)
  private mutating func hasRoom() -> Bool {
    if position < limit { return true }
    guard continues, isInText else { return false }
    goOn()
    return true
  }

  @inline(__always)
  private mutating func add(_ number: Int) {
    guard isInText else { return addToHead(number) }
    note(number, at: start)
  }

  /// Begins the next unit of the same text.
  private mutating func goOn() {
    let last = (0..<Self.overlap).map { recent[(position + $0) % Self.overlap] }
    units[unit].end = Int32(clamping: start)
    units.append(SearchUnit(owner: units[unit].owner, start: Int32(clamping: last[0].start)))
    beginUnit()
    for number in properties { log.add(property: number) }
    for number in head.prefix(Self.overlap) { note(number, at: 0) }
    if !head.isEmpty { leaveGap() }
    for (number, start) in last { note(number, at: start) }
  }

  @inline(__always)
  private mutating func note(_ number: Int, at start: Int) {
    log.add(word: number)
    if continues { recent[position % Self.overlap] = (number, start) }
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
