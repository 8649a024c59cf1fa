/// Speakers by their names and other names, for attribution lines and labels of transcripts.
struct NameIndex: Sendable, Equatable {
  /// By name (`form`); several speakers when they share one.
  private var speakers: [String: [Int]] = [:]
  private var firstWords: Set<String> = []
  /// In words.
  private var longest = 0

  init(speakers list: [Speaker]) {
    for (index, speaker) in list.enumerated() {
      add(speaker.name, index)
      for name in speaker.otherNames { add(name.value, index) }
    }
  }

  private mutating func add(_ name: String, _ speaker: Int) {
    let form = Self.form(name)
    let words = WordScan(form)
    guard let first = words.word(0), speakers[form]?.contains(speaker) != true else { return }
    speakers[form, default: []].append(speaker)
    // A name that ends in punctuation is found in a text by its words: “Mireille Reece, Psy.D.”
    let core = String(words.text(0..<words.count))
    if core != form, speakers[core]?.contains(speaker) != true { speakers[core, default: []].append(speaker) }
    firstWords.insert(String(first))
    longest = max(longest, words.count)
  }

  /// Those who are called exactly so.
  func speakers(called name: String) -> [Int] { speakers[Self.form(name)] ?? [] }

  /// The longest name that begins at a word of the text: whose it is, and how many words it has.
  func longestName(at word: Int, of scan: WordScan) -> (speakers: [Int], length: Int)? {
    guard let first = scan.word(word), firstWords.contains(String(first)) else { return nil }
    for end in stride(from: min(scan.count, word + longest), to: word, by: -1) {
      if let found = speakers[String(scan.text(word..<end))] { return (found, end - word) }
    }
    return nil
  }

  /// All names, for suggestions.
  var all: some Sequence<String> { speakers.keys }

  /// Names are compared in NFC, with white space collapsed and apostrophes of one kind; case counts.
  static func form(_ name: String) -> String {
    var before: UInt8 = 0x20
    let isPlain =
      name.utf8.allSatisfy { byte in
        defer { before = byte }
        return byte < 0x7F && (byte > 0x20 || (byte == 0x20 && before != 0x20))
      } && before != 0x20
    if isPlain { return name }
    var form = String.UnicodeScalarView()
    for scalar in Anchors.collapsed(NormalForm.nfc(name)).unicodeScalars {
      form.append(scalar == "’" ? "'" : scalar)
    }
    return String(form)
  }
}
