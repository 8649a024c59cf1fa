/// The pages that a long transcript is split into, at its sections: the first at the transcript's own address, with
/// all that stands before the second section; each further section at `/transcripts/<id>/<section>/`.
struct TranscriptParts: Sendable {
  /// One page.
  struct Part: Sendable {
    var address: Address
    var blocks: Range<Int>
    /// The heading that it begins with; nil for the first page.
    var section: Int?
  }

  private(set) var parts: [Part]
  let outline: TranscriptOutline
  /// By anchor: turns, sections, notes, named words. Those of the first page are left out.
  private var partOfAnchor: [String: Int] = [:]

  /// A page of more HTML takes browsers too long and readers nowhere.
  static let longest = 400_000
  /// What the frame of each turn adds to its words.
  private static let frame = 320

  /// nil: the transcript is short enough for one page, or has nowhere to be split.
  ///
  /// - Parameter taken: the paths of all transcripts, which no part may have.
  init?(
    _ transcript: Transcript, _ links: TranscriptLinks, at address: Address, _ addresses: Addresses,
    taken: Set<String>
  ) {
    guard transcript.body.html.count + transcript.blocks.count * Self.frame > Self.longest else { return nil }
    let starts = Self.starts(transcript.blocks)
    guard !starts.isEmpty else { return nil }
    outline = TranscriptOutline(transcript)
    parts = [Part(address: address, blocks: 0..<(starts.first ?? 0))]
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : transcript.blocks.count
      let name = links.anchors.indices.contains(start) ? links.anchors[start] : "section-\(number + 2)"
      var own = addresses.below(address, name + "/")
      if taken.contains(own.path) { own = addresses.below(address, "section-\(name)/") }
      parts.append(Part(address: own, blocks: start..<end, section: start))
    }
    listAnchors(transcript, links)
  }

  /// Where pages begin, but for the first: at each section of the highest level from the second on, and at a lower one
  /// where a page would become too long without.
  private static func starts(_ blocks: [TranscriptBlock]) -> [Int] {
    let levels = blocks.compactMap(\.sectionLevel)
    guard let top = levels.min() else { return [] }
    var starts: [Int] = []
    var size = 0
    var hasSection = false
    for (index, block) in blocks.enumerated() {
      if let level = block.sectionLevel {
        let length = length(ofSection: index, level, blocks)
        if (level == top && hasSection) || (level > top && size > 0 && size + length > longest) {
          starts.append(index)
          size = 0
        }
        if level == top { hasSection = true }
      }
      size += block.html.count + frame
    }
    return starts
  }

  private static func length(ofSection start: Int, _ level: Int, _ blocks: [TranscriptBlock]) -> Int {
    var length = 0
    for block in blocks[start...].dropFirst() {
      if let other = block.sectionLevel, other <= level || length > longest { break }
      length += block.html.count + frame
    }
    return length
  }

  private mutating func listAnchors(_ transcript: Transcript, _ links: TranscriptLinks) {
    for (number, part) in parts.enumerated().dropFirst() {
      for block in part.blocks where links.anchors.indices.contains(block) {
        partOfAnchor[links.anchors[block]] = number
      }
    }
    var seen: Set<Int> = []
    for slot in transcript.body.slots where slot.offset < transcript.body.mainEnd {
      switch slot.kind {
      case .noteMark(let note)
      where seen.insert(note).inserted && links.links.noteAnchors.indices.contains(note):
        let anchor = links.links.noteAnchors[note]
        let number = part(ofOffset: slot.offset, transcript.blocks)
        partOfAnchor[anchor] = number
        partOfAnchor[Anchors.mark(ofNote: anchor)] = number
      case .referenceOpen(let index) where links.links.targets.indices.contains(index):
        if case .words(let anchor?) = links.links.targets[index] {
          partOfAnchor[anchor] = part(ofOffset: slot.offset, transcript.blocks)
        }
      default: break
      }
    }
  }

  private func part(ofOffset offset: Int, _ blocks: [TranscriptBlock]) -> Int {
    part(ofBlock: blocks.partition { $0.html.upperBound > offset })
  }

  func part(ofBlock block: Int) -> Int {
    max(0, parts.partition { $0.blocks.lowerBound > block } - 1)
  }

  func address(ofBlock block: Int) -> Address { parts[part(ofBlock: block)].address }

  func address(ofAnchor anchor: String) -> Address? { partOfAnchor[anchor].map { parts[$0].address } }
}

extension TranscriptBlock {
  /// nil: the block is no heading.
  var sectionLevel: Int? {
    if case .section(_, let level) = kind { return level }
    return nil
  }
}
