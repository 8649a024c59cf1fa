/// What an import wrote, kept beside the transcripts (`content/.imports/ID.txt`): with it the next import tells what has
/// changed since in the source from what has been changed by hand.
struct ImportRecord: Sendable, Equatable {
  /// Of the front matter as it was written.
  var front: UInt64
  /// Of the paragraphs, in their order; with the times of turns.
  var units: [Unit]

  struct Unit: Sendable, Equatable {
    var key: UInt64
    var time: Int?
  }

  init(front: [UInt8], units: CanonicalUnits) {
    self.front = WordHash.of(front)
    self.units = units.paragraphs.map { unit in
      if case .turn(_, let time) = unit.kind { return Unit(key: unit.key, time: time) }
      return Unit(key: unit.key)
    }
  }

  private static let head = "quoth import 1"

  /// nil: it is no record, or one of another version.
  init?(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: 0x0A)[...]
    guard let first = lines.popFirst(), first.elementsEqual(Self.head.utf8), let second = lines.popFirst(),
      let front = UInt64(second.text, radix: 16)
    else { return nil }
    self.front = front
    units = []
    units.reserveCapacity(lines.count)
    for line in lines {
      let parts = line.split(separator: 0x20)
      guard let key = parts.first.flatMap({ UInt64($0.text, radix: 16) }) else { return nil }
      units.append(Unit(key: key, time: parts.count > 1 ? Int(parts[1].text) : nil))
    }
  }

  var bytes: [UInt8] {
    var out = Array("\(Self.head)\n\(String(front, radix: 16))\n".utf8)
    for unit in units {
      out += String(unit.key, radix: 16).utf8
      if let time = unit.time { out += " \(time)".utf8 }
      out.append(0x0A)
    }
    return out
  }
}
