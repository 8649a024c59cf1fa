import CommonMark
import Testing

/// Places are written as `line:column-line:column`, the end exclusive, columns in bytes.
@Suite struct PlaceTests {
  /// The places of all links and images: the whole, then the destination.
  private func links(_ source: String, startLine: Int = 1) -> [String] {
    let document = MarkdownDocument(parsing: Array(source.utf8), startLine: startLine)
    return document.nodes.filter { $0.linkIndex >= 0 }.map {
      "\(place($0.span)) \(place(document.links[$0.linkIndex].destination))"
    }
  }

  private func place(_ span: MarkdownSpan) -> String {
    "\(span.line):\(span.column)-\(span.endLine):\(span.endColumn)"
  }

  @Test func aLinkReachesFromItsBracketToItsParenthesis() {
    #expect(links("He [said](quote:a#b).") == ["1:4-1:21 1:11-1:20"])
    #expect(links("“[é](u)”") == ["1:4-1:11 1:9-1:10"])
    #expect(links("[a]( <x y>  'title' )") == ["1:1-1:22 1:7-1:10"])
    #expect(links("[a]()") == ["1:1-1:6 1:5-1:5"])
    #expect(links("[](u)") == ["1:1-1:6 1:4-1:5"])
    #expect(links("[a](u(v)w)") == ["1:1-1:11 1:5-1:10"])
  }

  @Test func linesCountInTheFile() {
    #expect(links("\n[a](u)", startLine: 10) == ["11:1-11:7 11:5-11:6"])
  }

  @Test func aLinkBehindAHardBreakStandsOnItsOwnLine() {
    #expect(links("one\\\ntwo [a](u)") == ["2:5-2:11 2:9-2:10"])
    #expect(links("one  \n  two [a](u)") == ["2:7-2:13 2:11-2:12"])
    #expect(links("one\\\ntwo\nthree [a](u)") == ["3:7-3:13 3:11-3:12"])
  }

  @Test func aLinkMayGoOverTwoLines() {
    #expect(links("[a\nb](u) [c](v)") == ["1:1-2:6 2:4-2:5", "2:7-2:13 2:11-2:12"])
    #expect(links("[a](\n  u\n  'v\nw') [c](v)") == ["1:1-4:4 2:3-2:4", "4:5-4:11 4:9-4:10"])
    #expect(links("> [a\n> b](u)") == ["1:3-2:8 2:6-2:7"])
    #expect(links("> [a\nb](u)") == ["1:3-2:6 2:4-2:5"])
  }

  @Test func linesMayHaveOtherPrefixesThanTheFirst() {
    #expect(
      links("> a\n>   [b](u)\n>[c](v)\n[d](w)") == [
        "2:5-2:11 2:9-2:10", "3:2-3:8 3:6-3:7", "4:1-4:7 4:5-4:6",
      ])
    #expect(links("1. a\n   [b](u)\n [c](v)") == ["2:4-2:10 2:8-2:9", "3:2-3:8 3:6-3:7"])
    #expect(links("> - a\n>   > b\n>   > [c](u)\n> [d](v)") == ["3:7-3:13 3:11-3:12", "4:3-4:9 4:7-4:8"])
    #expect(links("-\ta\n\t[b](u)") == ["2:2-2:8 2:6-2:7"])
    #expect(links("> a\n     > [b](u)") == ["2:8-2:14 2:12-2:13"])
  }

  @Test func bracketsInCodeAndBehindBackslashesAreNoLinks() {
    #expect(links("`[a](u)` \\[b](u) [c](v)") == ["1:18-1:24 1:22-1:23"])
    #expect(links("``x\n[a](`u`)`` [c](v)") == ["2:12-2:18 2:16-2:17"])
    #expect(links("[a\\](u)](v)") == ["1:1-1:12 1:10-1:11"])
    #expect(links("[a](u\\)v)") == ["1:1-1:10 1:5-1:9"])
  }

  @Test func imagesAutolinksAndEntitiesKeepTheCount() {
    #expect(links("![a](p.png) [b](u)") == ["1:1-1:12 1:6-1:11", "1:13-1:19 1:17-1:18"])
    #expect(links("[![a](p)](u)") == ["1:1-1:13 1:11-1:12", "1:2-1:9 1:7-1:8"])
    #expect(links("<https://a.b/c> [b](u)") == ["1:1-1:16 1:2-1:15", "1:17-1:23 1:21-1:22"])
    #expect(links("<a@b.c>") == ["1:1-1:8 1:2-1:7"])
    #expect(links("&amp;&ngE;&#8212;&x; [b](u?a&amp;b)") == ["1:22-1:36 1:26-1:35"])
    #expect(links("<b title='[a](u)'>x</b> [b](u)") == ["1:25-1:31 1:29-1:30"])
    #expect(links("<b\n  title='[a](u)'> [b](u)") == ["2:19-2:25 2:23-2:24"])
  }

  @Test func linksStandInHeadingsToo() {
    #expect(links("##   [a](u) ##") == ["1:6-1:12 1:10-1:11"])
    #expect(
      links("[a](u)\nb [c](v)\n---\n[d](w)") == ["1:1-1:7 1:5-1:6", "2:3-2:9 2:7-2:8", "4:1-4:7 4:5-4:6"])
    #expect(links("> # [a](u)") == ["1:5-1:11 1:9-1:10"])
  }

  @Test func marksAroundAndInsideLinksDoNotMoveThem() {
    #expect(links("***[a](u)** b* _[c **d**](v)_") == ["1:4-1:10 1:8-1:9", "1:17-1:29 1:27-1:28"])
    #expect(links("a*b [c](u) **d") == ["1:5-1:11 1:9-1:10"])
  }

  @Test func aReferenceNamesItsLabelAndItsDefinition() {
    let source = "“[direct proof][proof]” [proof][] [Proof]\n\n[proof]: quote:us?via=rt\n"
    #expect(links(source) == ["1:4-1:25 1:19-1:24", "1:29-1:38 1:30-1:35", "1:39-1:46 1:40-1:45"])
    let document = MarkdownDocument(parsing: Array(source.utf8))
    #expect(document.links.map(\.style) == [.reference, .reference, .reference])
    #expect(document.links.map(\.definition) == [0, 0, 0])
    let definition = document.swallowedDefinitions.first
    #expect(definition.map { place($0.span) } == "3:1-3:25")
    #expect(definition.map { place($0.destinationSpan) } == "3:10-3:25")
  }

  @Test func textBehindDefinitionsStandsWhereItStands() {
    #expect(links("[x]: y\n[z]: w 'v'\nnow [a](u)") == ["3:5-3:11 3:9-3:10"])
    #expect(links("> [x]: y\n> \"no title\" [a](u)") == ["2:14-2:20 2:18-2:19"])
  }

  @Test func bytesThatCmarkReplacesCountAsTheyAreInTheFile() {
    #expect(links("\0\0[a](u)") == ["1:3-1:9 1:7-1:8"])
    #expect(links("\u{FEFF}[a](u)\n[b](v)") == ["1:4-1:10 1:8-1:9", "2:1-2:7 2:5-2:6"])
    #expect(links("a\r\n[a](u)\r[b](v)") == ["2:1-2:7 2:5-2:6", "3:1-3:7 3:5-3:6"])
  }

  @Test func theLastLineOfAHeadingAndOfRawHTMLIsTheirs() {
    let document = MarkdownDocument(parsing: Array("a\nb\n===\n\n<!-- c\n\nd -->\ntext".utf8))
    let blocks = document.nodes.filter { $0.kind == .heading || $0.kind == .htmlBlock }
    #expect(blocks.map { place($0.span) } == ["1:1-3:4", "5:1-7:6"])
  }

  @Test func aPartOfATextHasAPlaceToo() {
    let source = Array("> see \\[x\\] &amp; y[^1]\n".utf8)
    let document = MarkdownDocument(parsing: source)
    guard let index = document.nodes.firstIndex(where: { $0.kind == .text }) else {
      Issue.record("no text")
      return
    }
    let text = document.nodes[index]
    #expect(document.string(text.literal) == "see [x] & y[^1]")
    #expect(document.span(of: 11..<15, inText: index, source: source.span).map(place) == "1:20-1:24")
    #expect(document.span(of: 4..<7, inText: index, source: source.span).map(place) == "1:7-1:12")
    #expect(document.span(of: 0..<1, inText: 0, source: source.span) == nil)
  }
}
