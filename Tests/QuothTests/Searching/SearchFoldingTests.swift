import Foundation
import Testing

@testable import Quoth

/// The words that the site's search and `quoth find` take for the same. `Tests/Browser/test_search.py` holds the script
/// to the same list.
@Suite struct SearchFoldingTests {
  struct Case: Decodable, Sendable {
    let text: String
    let words: [String]
  }

  static let cases: [Case] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Browser/search-words.json")
    return (try? JSONDecoder().decode([Case].self, from: Data(contentsOf: file))) ?? []
  }()

  @Test func thereAreCases() { #expect(Self.cases.count > 20) }

  @Test(arguments: cases) func wordsAreFoldedAsTheScriptFoldsThem(_ example: Case) {
    #expect(IndexReader.words(of: example.text) == example.words, "\(example.text)")
  }

  @Test(arguments: cases) func wordsAreFoldedAlikeForTheTerminal(_ example: Case) {
    #expect(
      SearchWords(example.text).hashes == example.words.map { WordHash.of($0.utf8) }, "\(example.text)")
  }

  @Test func everyScalarCanBeFolded() {
    var folding = SearchFolding()
    for value in stride(from: UInt32(0), through: 0x10ffff, by: 7) { _ = folding.fold(value) }
    #expect(folding.fold(0x41) == folding.fold(0x41))
  }
}
