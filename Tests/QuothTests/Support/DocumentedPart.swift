import Foundation
import Testing

/// The part of a file in docs/ that is made from the program: a test compares the two, and with `QUOTH_WRITE_DOCS=1` in
/// its environment writes it anew.
struct DocumentedPart {
  private let file: URL
  private let begin: String
  private let end = "<!-- The end of what is made from the program. -->\n"

  /// `test`: the suite that the file names as its maker.
  init(file: String, test: String) {
    self.file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/\(file)")
    begin = "<!-- What follows is made from the program; see \(test). -->\n"
  }

  func check(_ expected: () -> String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.firstRange(of: begin))
    let stop = try #require(text[start.upperBound...].firstRange(of: end))
    if ProcessInfo.processInfo.environment["QUOTH_WRITE_DOCS"] != nil {
      let new = text[..<start.upperBound] + expected() + text[stop.lowerBound...]
      try new.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let documented = String(text[start.upperBound..<stop.lowerBound])
    #expect(documented == expected(), "\(file.lastPathComponent) should hold:\n\(expected())")
  }
}
