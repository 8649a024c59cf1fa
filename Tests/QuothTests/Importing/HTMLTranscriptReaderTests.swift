import Testing

@testable import Quoth

@Suite struct HTMLTranscriptReaderTests {
  private func read(_ text: String) -> [String] {
    HTMLTranscriptReader.read(InputText(text))?.lines ?? ["none"]
  }

  @Test func `Who, when and what are read in their usual order`() {
    #expect(
      read(
        "<!-- x --><html><head><title>T</title></head><body><cite>Kevin :</cite>\n<time>0:00</time>\n<p>It&#39;s\n  an <b>update</b></p><p>More.</p><cite>Ann:</cite><time>1:07</time><p>*Hi*<br>you</p></body></html>"
      )
        == ["Kevin 0:00: It's an update | More.", "Ann 1:07: \\*Hi\\* you"])
  }

  @Test func `A passage without a name is nobody's yet, and the name that follows is the next one's`() {
    #expect(
      read("<time>0:00</time><p>Hello.</p><cite>Norma:</cite><time>1:07</time><p>I am Norma.</p>")
        == [" 0:00: Hello.", "Norma 1:07: I am Norma."])
  }

  @Test func `The time may follow its words`() {
    #expect(read("<p>One</p><time>0:00</time><p>Two</p><time>0:30</time>") == [" 0:00: One", " 0:30: Two"])
  }

  @Test func `Other HTML becomes text`() {
    #expect(read("<p><b>Ann:</b> Hi</p>") == ["none"])
    let text = HTMLText.markdown(
      Array("<title>A</title><style>p{}</style><h2>B</h2><p><b>Ann:</b> 1 &lt; 2 *x*</p>".utf8))
    #expect(text.title == "A")
    #expect(text.text.text == "\n\n## B\n\n\n\n**Ann:** 1 < 2 \\*x\\*\n\n")
  }
}
