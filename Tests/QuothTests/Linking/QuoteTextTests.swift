import Testing

@testable import Quoth

@Suite struct QuoteTextTests {
  @Test(arguments: [
    ("“No direct evidence.”", "No direct evidence."),
    ("“You have,” “he has.”", "“You have,” “he has.”"),
    ("“A “nested” one”", "A “nested” one"),
    ("\"He said \"no\" twice\"", "He said \"no\" twice"),
    ("\"No,\" \"yes.\"", "\"No,\" \"yes.\""),
    ("„Nein“", "Nein"), ("„Nem”", "Nem"), ("»Nej«", "Nej"), ("«Нет»", "Нет"), ("”Ei”", "Ei"),
    ("״לא״", "לא"), ("״צה״ל הודיע״", "צה״ל הודיע"), ("\"צה\"ל הודיע\"", "צה\"ל הודיע"), ("”לא“", "לא"),
    ("‘I don’t know’", "I don’t know"), ("'I don't know'", "I don't know"),
    ("「いいえ」", "いいえ"),
    ("“Open", "“Open"), ("close”", "close”"), ("plain", "plain"), ("“”", ""), ("“", "“"), ("", ""),
    ("“No.” he said", "“No.” he said"), ("« Non »", "Non"), ("“No.”…", "“No.”…"),
  ])
  func `One outer pair of quotation marks goes`(text: String, words: String) {
    #expect(QuoteText.joined([text]) == words)
  }

  @Test func `Parts are joined by one space before marks are looked at`() {
    #expect(QuoteText.joined(["“You and I,”", "“he said.”"]) == "“You and I,” “he said.”")
    #expect(QuoteText.joined(["“You and I", "met.”"]) == "You and I met.")
  }
}
