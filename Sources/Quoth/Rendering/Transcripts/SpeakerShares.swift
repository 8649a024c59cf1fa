import Mustache

/// How much of a transcript each of its speakers speaks, by the length of their words.
struct SpeakerShares {
  /// Those who share a label count as one; so does each label of somebody unidentified.
  struct Share {
    var speakers: [Int]
    var label: String
    /// Bytes of words.
    var length = 0
    var turns = 0
  }

  /// The one who speaks most first; of two who speak as much, the one who speaks first.
  let shares: [Share]
  let total: Int

  init(_ transcript: Transcript, _ links: TranscriptLinks) {
    var shares: [Share] = []
    var known: [Key: Int] = [:]
    for (index, block) in transcript.blocks.enumerated() {
      guard case .turn(let label) = block.kind else { continue }
      let speakers = links.speakersOfBlock.indices.contains(index) ? links.speakersOfBlock[index] : []
      let key = speakers.isEmpty ? Key.label(label) : .speakers(speakers)
      let number = known[key] ?? shares.count
      if number == shares.count {
        known[key] = number
        shares.append(Share(speakers: speakers, label: label))
      }
      shares[number].turns += 1
      shares[number].length += block.text.utf8.count - block.silences.reduce(0) { $0 + $1.range.count }
    }
    total = shares.reduce(0) { $0 + $1.length }
    self.shares = shares.enumerated().sorted {
      ($0.element.length, -$0.offset) > ($1.element.length, -$1.offset)
    }.map(\.element)
  }

  private enum Key: Hashable {
    case speakers([Int])
    case label(String)
  }

  /// For a transcript's page. A bar of more parts than this shows nothing.
  private static let most = 24

  func records(_ context: RenderContext) -> [PageRecord] {
    shares.prefix(Self.most).enumerated().map { position, share in
      let tenths = total == 0 ? 0 : (share.length * 1000 + total / 2) / total
      let names = share.speakers.map { context.archive.speakers[$0].name }
      return PageRecord(
        .share,
        [
          .text(names.isEmpty ? share.label : names.joined(separator: ", ")),
          share.speakers.count == 1
            ? .text(context.archive.addresses.speakers[share.speakers[0]].href) : .null,
          // Who speaks at all has a share.
          .int(max(share.length > 0 ? 1 : 0, (tenths + 5) / 10)), .text("\(tenths / 10).\(tenths % 10)%"),
          .int(position + 1),
          .record(context.texts.count(share.turns, .turns)),
        ])
    }
  }
}
