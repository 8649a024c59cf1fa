import Testing

@testable import Quoth

/// What brackets in a quote do to the sense of the record's words.
struct BracketTests {
  private static let court = "It is unlikely that he was unable to pay. That was illegal and impossible."

  @Test(arguments: [
    ("[L]ikely that he was", court), ("he was [a]ble to pay", court),
    ("That was [l]egal and [p]ossible", court),
    ("We [dis]agree with you", "We agree with you"), ("He was care[ful] with it", "He was careless with it"),
    ("He was care[less] with it", "He was careful with it"),
    ("I do[n’t] agree with you", "I do agree with you"),
    ("I [n]ever said that", "I ever said that"), ("They were [non]violent men", "They were violent men"),
    ("The news was [i]nformed by him", "The news was misinformed by him"),
  ])
  func `Letters that turn a word round are warned of`(_ quote: String, _ record: String) {
    #expect(judged(quote, in: record) == "edited, warned")
  }

  @Test(arguments: [
    ("I told [th]em so", "I told 'em so"), ("It was [be]cause of you", "It was 'cause of you"),
    ("He was goin[g] home", "He was goin' home"), ("He walk[ed] home with us", "He walks home with us"),
    ("[i]ndeed it was so", "Indeed it was so"), ("It [is]n’t right", "It ain't right"),
    ("It was im[moral] of him", "It was impolite of him"),
  ])
  func `Letters that only fit a word in are not`(_ quote: String, _ record: String) {
    #expect(judged(quote, in: record) == "edited" || judged(quote, in: record) == "verbatim")
  }

  @Test(arguments: [
    ("de", "Das war [m]öglich, sagte er", "Das war unmöglich, sagte er"),
    ("de", "Er war erfolg[reich] damit", "Er war erfolglos damit"),
    ("fr", "C'était [p]ossible hier", "C'était impossible hier"),
    ("es", "Fue [l]egal lo que hizo", "Fue ilegal lo que hizo"),
    ("it", "Fu [f]ortunato in questo", "Fu sfortunato in questo"),
    ("ru", "Это было [в]озможно вчера", "Это было невозможно вчера"),
    ("ko", "그것은 [가]능한 일이었다", "그것은 불가능한 일이었다"),
    ("tr", "Bu çok anlam[lı] bir söz", "Bu çok anlamsız bir söz"),
  ])
  func `Each language has its own beginnings and endings`(_ tag: String, _ quote: String, _ record: String) {
    #expect(judged(quote, in: record, tag) == "edited, warned")
  }

  @Test(arguments: [
    ("[H]e is a liar.", "verbatim, warned"), ("He is a liar.", "verbatim, warned"), ("[h]e is a liar.", "verbatim"),
    ("[He] is a liar.", "verbatim, warned"), ("he is a liar", "verbatim"),
  ])
  func `A capital in a bracket makes a sentence's beginning`(_ quote: String, _ expected: String) {
    #expect(judged(quote, in: "I would not say he is a liar.") == expected)
  }

  @Test(arguments: [
    ("We agree with [you]", "verbatim"), ("[We] agree with you", "verbatim"), ("We agree with [them]", "edited"),
    ("We agree with [you].", "verbatim, warned"), ("We agree with yo[u].", "verbatim, warned"),
  ])
  func `A bracket whose words the record has takes none beside it`(_ quote: String, _ expected: String) {
    #expect(judged(quote, in: "We agree with you, but not today.") == expected)
    #expect(judged(quote, in: "But not today. " + "We agree with you, but not today.") == expected)
  }
}
