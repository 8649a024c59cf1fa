import Testing

@testable import Quoth

@Suite struct OpeningMarkTests {
  @Test(arguments: [
    "“Not safe” means you stop.", "„Nein“", "« Non »", "\"No\"", "&quot;No&quot;", "「不」", "״לא״",
    "\n<p><em>‘No’</em></p>",
  ])
  func wordsMayBringTheirOwnMark(words: String) {
    #expect(OpeningMark.begins(words.utf8))
  }

  @Test(arguments: [
    "", "No", "<p>No “never”</p>", "[…] “direct proof”", "<p title=\"“\">No</p>", "&amp;", "<p",
  ])
  func wordsMayLeaveItToTheTheme(words: String) {
    #expect(!OpeningMark.begins(words.utf8))
  }
}
