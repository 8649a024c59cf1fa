import Testing

@testable import Quoth

@Suite struct SlugTests {
  @Test(arguments: [
    ("NATO", "nato"),
    ("Can a Nation's Vote be Hacked?", "can-a-nation-s-vote-be-hacked"),
    ("  -- Foreign   policy -- ", "foreign-policy"),
    ("Été à l’Élysée", "été-à-l-élysée"),
    ("E\u{301}te\u{301}", "été"),
    ("Выборы 2016", "выборы-2016"),
    ("外交 政策", "外交-政策"),
    ("हिन्दी भाषा", "हिन्दी-भाषा"),
    ("١٩٤٨", "١٩٤٨"),
    ("ver\u{AD}fas\u{200B}sung", "verfassung"),
    ("İzmir", "i\u{307}zmir"),
    ("☃ ❤\u{FE0F}", "untitled"),
    ("", "untitled"),
    ("\u{301} a", "a"),
  ])
  func `A title becomes a slug`(title: String, slug: String) {
    let made = Slug.make(title)
    #expect(Array(made.utf8) == Array(slug.utf8))
    #expect(Slug.make(made) == made)
  }

  @Test func `A long title is cut at a hyphen`() {
    let slug = Slug.make(String(repeating: "Слово и дело ", count: 40))
    #expect(slug.utf8.count <= Slug.longest)
    #expect(slug.hasSuffix("-дело") || slug.hasSuffix("-слово") || slug.hasSuffix("-и"))
    #expect(Slug.make(String(repeating: "語", count: 500)).utf8.count == 198)
  }
}
