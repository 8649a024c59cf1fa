/// Which number each note of a page has, and the anchors of its marks: notes are numbered in the order in which the
/// text first mentions them.
struct NoteNumbering: Sendable {
  /// Notes in the order of their numbers.
  private(set) var order: [Int] = []
  /// By note.
  private var numbers: [Int?] = []
  private var anchors: [String] = []
  private var marks: [[String]] = []
  /// By slot.
  private var anchorOfSlot: [Int: String] = [:]

  /// For texts whose notes are not shown.
  static let none = NoteNumbering()

  private init() {}

  init(_ body: Body, _ links: DocumentLinks) {
    guard !body.notes.isEmpty else { return }
    numbers = Array(repeating: nil, count: body.notes.count)
    marks = Array(repeating: [], count: body.notes.count)
    anchors = body.notes.indices.map { index in
      links.noteAnchors.indices.contains(index) ? links.noteAnchors[index] : "note-\(index + 1)"
    }
    var register = AnchorRegister()
    let firstMarks = anchors.map { register.claim(Anchors.mark(ofNote: $0)) }
    // Marks in the main text come first, whatever the order in which texts of notes mention other notes.
    for (position, slot) in body.slots.enumerated() {
      guard case .noteMark(let note) = slot.kind, body.notes.indices.contains(note) else { continue }
      if numbers[note] == nil {
        order.append(note)
        numbers[note] = order.count
      }
      let anchor = marks[note].isEmpty ? firstMarks[note] : register.claim(firstMarks[note])
      marks[note].append(anchor)
      anchorOfSlot[position] = anchor
    }
  }

  func number(of note: Int) -> Int? { numbers.indices.contains(note) ? numbers[note] : nil }
  func anchor(of note: Int) -> String? { anchors.indices.contains(note) ? anchors[note] : nil }
  func marks(of note: Int) -> [String] { marks.indices.contains(note) ? marks[note] : [] }
  /// The anchor of the mark that stands in that slot.
  func anchor(ofMarkInSlot slot: Int) -> String? { anchorOfSlot[slot] }
}
