import Testing

@testable import Quoth

@Suite("Quotation marks")
struct QuotationFinderTests {
  private static let languages: [(pairs: [(String, String)], open: String, close: String)] = [
    ([("“", "”")], "“", "”"), ([("„", "“")], "„", "“"), ([("«", "»")], "«", "»"), ([("'", "'")], "'", "'"),
    ([("“", "”")], "\"", "\""),
  ]

  @Test("are found wherever in a text they stand")
  func places() {
    for (pairs, open, close) in Self.languages {
      let finder = QuotationFinder(pairs.map { Locale.QuotationMarks(open: $0.0, close: $0.1) })
      for before in 0..<20 {
        for inside in 1..<20 {
          let head = String(repeating: "é", count: before / 3) + String(repeating: "a", count: before) + " "
          let words = open + String(repeating: "b", count: inside) + close
          let text = Array((head + words + " and what follows it").utf8)
          let start = head.utf8.count
          #expect(finder.passages(in: text) == [start..<start + words.utf8.count])
        }
      }
    }
  }

  @Test("in code count for nothing")
  func code() {
    let finder = QuotationFinder([])
    let text = Array("in code \"these words\" and \"those words\" outside of it".utf8)
    #expect(finder.passages(in: text, opaque: [8..<21]) == [26..<39])
  }
}
