/// Brings together what has changed in the source since the last import, and what has been changed in the transcript by
/// hand: paragraphs that the source has not touched stay as they are in the transcript; others take the words of the
/// source, with the annotations of the transcript where their words still stand.
struct ThreeWayMerge {
  private let base: [ImportRecord.Unit]
  private let fresh: CanonicalUnits
  private let current: CanonicalUnits
  private let freshUnits: [CanonicalUnits.Unit]
  private let currentUnits: [CanonicalUnits.Unit]
  private(set) var pieces: [[UInt8]] = []
  /// What could not be kept, in words for the user.
  private(set) var lost: [String] = []

  init(base: [ImportRecord.Unit], fresh: CanonicalUnits, current: CanonicalUnits) {
    self.base = base
    self.fresh = fresh
    self.current = current
    freshUnits = fresh.paragraphs
    currentUnits = current.paragraphs
    merge()
    addNotes()
  }

  /// The body, ending in LF.
  var body: [UInt8] {
    var out: [UInt8] = []
    for piece in pieces {
      if !out.isEmpty { out += [0x0A, 0x0A] }
      out += piece
    }
    if !out.isEmpty { out.append(0x0A) }
    return out
  }

  private mutating func merge() {
    let keys = base.map(\.key)
    let toFresh = Dictionary(
      SequenceMatch.pairs(keys, freshUnits.map(\.key)).map { ($0.a, $0.b) },
      uniquingKeysWith: { first, _ in first })
    let toCurrent = Dictionary(
      SequenceMatch.pairs(keys, currentUnits.map(\.key)).map { ($0.a, $0.b) },
      uniquingKeysWith: { first, _ in first })
    var (b, f, c) = (0, 0, 0)
    for index in base.indices {
      guard let inFresh = toFresh[index], let inCurrent = toCurrent[index] else { continue }
      settle(b..<index, f..<inFresh, c..<inCurrent)
      add(same: index, inFresh, inCurrent)
      (b, f, c) = (index + 1, inFresh + 1, inCurrent + 1)
    }
    settle(b..<base.count, f..<freshUnits.count, c..<currentUnits.count)
  }

  /// A paragraph that nobody has touched: as it stands in the transcript, with the time that the source has now.
  private mutating func add(same index: Int, _ inFresh: Int, _ inCurrent: Int) {
    let unit = currentUnits[inCurrent]
    let source = Array(current.source(unit))
    guard case .turn(let label, let time) = unit.kind, case .turn(_, let new) = freshUnits[inFresh].kind,
      time == base[index].time, new != time
    else {
      pieces.append(source)
      return
    }
    let words = source[(min(unit.words, unit.range.upperBound) - unit.range.lowerBound)...]
    pieces.append(CanonicalWriter.label(label, new) + (words.isEmpty ? [] : [0x20] + words))
  }

  private mutating func settle(_ b: Range<Int>, _ f: Range<Int>, _ c: Range<Int>) {
    let old = b.map { base[$0].key }
    let new = f.map { freshUnits[$0].key }
    let own = c.map { currentUnits[$0].key }
    if new == old || new == own {
      for index in c { pieces.append(Array(current.source(currentUnits[index]))) }
      return
    }
    // As many paragraphs in all three: each is settled by itself.
    if b.count > 1, b.count == f.count, b.count == c.count {
      for index in 0..<b.count {
        settle(
          b.lowerBound + index..<b.lowerBound + index + 1, f.lowerBound + index..<f.lowerBound + index + 1,
          c.lowerBound + index..<c.lowerBound + index + 1)
      }
      return
    }
    // The source has changed here: its words, and on them what was hung on those before.
    var carry = AnnotationCarry(f.map { Array(fresh.source(freshUnits[$0])) })
    var kept: [(before: Int, piece: Int)] = []
    let known = Set(old)
    for index in c {
      let unit = currentUnits[index]
      if unit.kind == .heading || unit.kind == .rule, !known.contains(unit.key), !new.contains(unit.key) {
        // A section that somebody made stays, at the same share of the way.
        kept.append((f.isEmpty ? 0 : (index - c.lowerBound) * f.count / max(1, c.count), index))
        continue
      }
      carry.carry(from: current.source(unit))
      if !known.contains(unit.key), !new.contains(unit.key) {
        lost.append(
          "a correction by hand, because the source has changed here: “\(current.source(unit).text)”")
      }
    }
    for position in 0..<f.count {
      for section in kept where section.before == position {
        pieces.append(Array(current.source(currentUnits[section.piece])))
      }
      pieces.append(carry.sources[position])
    }
    for section in kept where section.before >= f.count {
      pieces.append(Array(current.source(currentUnits[section.piece])))
    }
    lost += carry.lost.map { "\($0.text), because its words are gone" }
  }

  /// Notes and definitions: those of the transcript, then new ones of the source; a note that nothing refers to any more is
  /// told in full.
  private mutating func addNotes() {
    var marks: Set<String> = []
    for piece in pieces {
      var index = 0
      while index < piece.count {
        if let end = CanonicalUnits.noteMark(piece[...], at: index) {
          marks.insert(piece[(index + 2)..<(end - 1)].text)
          index = end
        } else {
          index += 1
        }
      }
    }
    var seen: Set<UInt64> = []
    var labels: Set<String> = []
    for units in [current, fresh] {
      for unit in units.units {
        switch unit.kind {
        case .note(let label):
          guard labels.insert(label).inserted else { continue }
          if marks.contains(label) {
            pieces.append(Array(units.source(unit)))
          } else {
            lost.append("a note to which nothing refers any more: “\(units.source(unit).text)”")
          }
        case .definition: if seen.insert(unit.key).inserted { pieces.append(Array(units.source(unit))) }
        default: continue
        }
      }
    }
  }
}
