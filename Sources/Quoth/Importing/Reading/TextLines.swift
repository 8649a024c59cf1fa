/// The lines of a text, one after the other, as ranges of its bytes without the line feed.
struct TextLines: Sequence, IteratorProtocol {
  let bytes: [UInt8]
  /// Where the next line begins; past the end when there is none.
  private(set) var position = 0
  /// The number of the line that `next` returned last, from 1.
  private(set) var number = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    position = end + 1
    number += 1
    return start..<end
  }
}
