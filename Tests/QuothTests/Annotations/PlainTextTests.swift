import Testing

@testable import Quoth

@Suite struct PlainTextTests {
  @Test func whiteSpaceIsOneSpaceHoweverTheTextComes() {
    let long = (0..<24).flatMap { before in
      [" ", "  ", "\t", " \n", "\n "].map {
        "of \(String(repeating: "a", count: before))\($0)b and what follows"
      }
    }
    for text in ["a b", " a  b\n\tc ", "  ", "", "a\t", "é  — x", "a ", "\n", "eight!! !  !!"] + long {
      let bytes = Array(text.utf8)
      let wanted = text.split { $0.isWhitespace }.joined(separator: " ")
      for cut in 0...bytes.count {
        var words: [UInt8] = []
        PlainText.append(bytes[..<cut], to: &words)
        PlainText.append(bytes[cut...], to: &words)
        #expect(PlainText.string(words) == wanted)
      }
    }
  }
}
