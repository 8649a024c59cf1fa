import CommonMark

/// The words of one paragraph or heading in one buffer, and where its nodes stand in it. One value is used for all
/// blocks of a document, so that its storage is.
struct InlineText {
  /// The literals of text and code, line ends as one space; images and raw HTML leave nothing.
  private(set) var bytes: [UInt8] = []
  /// The text nodes.
  private(set) var pieces: [Piece] = []
  /// The links, in order; one inside another (`<https://…>` in a link) after it.
  private(set) var links: [Link] = []
  /// Code.
  private(set) var opaque: [Range<Int>] = []
  private(set) var images: [Int] = []
  private(set) var html: [Int] = []
  /// Where the node that was asked for begins, if it is in the block.
  private(set) var marked: Int?

  struct Piece {
    var node: Int
    var range: Range<Int>
  }

  struct Link {
    var node: Int
    var range: Range<Int>
    /// The link that it stands in (index in `links`).
    var outer: Int?

    var isNested: Bool { outer != nil }
  }

  private var openLinks: [Int] = []

  init() {
    bytes.reserveCapacity(1024)
    pieces.reserveCapacity(16)
  }

  /// Reads a block.
  ///
  /// - Parameter wanted: a node whose place in the words is wanted; -1: none.
  mutating func read(_ block: Int, of document: MarkdownDocument, marking wanted: Int = -1) {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    opaque.removeAll(keepingCapacity: true)
    images.removeAll(keepingCapacity: true)
    html.removeAll(keepingCapacity: true)
    openLinks.removeAll(keepingCapacity: true)
    marked = nil
    let end = Int(document.nodes[block].subtreeEnd)
    var index = block + 1
    while index < end {
      closeLinks(before: index, in: document)
      if index == wanted { marked = bytes.count }
      let node = document.nodes[index]
      let start = bytes.count
      switch node.kind {
      case .text:
        bytes.append(contentsOf: document.text[node.literal.range])
        pieces.append(Piece(node: index, range: start..<bytes.count))
      case .code:
        bytes.append(contentsOf: document.text[node.literal.range])
        opaque.append(start..<bytes.count)
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      case .htmlInline: html.append(index)
      case .image:
        images.append(index)
        index = Int(node.subtreeEnd)
        continue
      case .link:
        links.append(Link(node: index, range: start..<start, outer: openLinks.first))
        openLinks.append(links.count - 1)
      default: break
      }
      index += 1
    }
    closeLinks(before: end, in: document)
  }

  /// The text node that a byte comes from; nil: it is code or a line end.
  func piece(at offset: Int) -> Piece? {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    guard low < pieces.count, pieces[low].range.contains(offset) else { return nil }
    return pieces[low]
  }

  /// The index of the first link for which something holds that holds for all after it; the count if for none.
  func firstLink(where holds: (Link) -> Bool) -> Int {
    var (low, high) = (0, links.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(links[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func closeLinks(before index: Int, in document: MarkdownDocument) {
    while let last = openLinks.last, Int(document.nodes[links[last].node].subtreeEnd) <= index {
      links[last].range = links[last].range.lowerBound..<bytes.count
      openLinks.removeLast()
    }
  }
}
