import Foundation
import Testing

/// What holds for each target that takes file by file: a folder, rsync, rsync over ssh, rclone, S3. The programs and
/// the servers are the real ones.
@Suite struct PublishFilewiseTests {
  typealias Kind = PublishedPlace.Kind

  @Test(arguments: Kind.allCases)
  func `The target becomes the site, and only what differs travels`(_ kind: Kind) throws {
    let place = try PublishedPlace(kind)
    let archive = place.archive
    let first = try archive.publish()
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors == "")
    #expect(try place.files() == archive.built)
    _ = try place.changes(mark: 1)

    let second = try archive.publish()
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.output.hasSuffix("“www” is up to date\n"))
    #expect(try place.changes(mark: 2) ?? [] == [])

    let old = archive.built
    try archive.edit(3, words: "something else")
    try archive.removeStory(6)
    try archive.put(archive.scratch.article(5), at: "content/articles/new.md")
    let third = try archive.publish()
    #expect(third.status == 0, "\(third.errors)")
    let new = archive.built
    #expect(try place.files() == new)
    #expect(third.output.contains("  - articles/story-6/index.html\n"))
    guard let changes = try place.changes(mark: 3) else { return }
    let isManifest = { (change: String) in change.contains(".quoth-manifest") }
    #expect(changes.first.map(isManifest) == true)
    #expect(changes.last.map(isManifest) == true)
    let between = changes.filter { !isManifest($0) }
    let sent = between.filter { $0.hasPrefix("+ ") }.map { String($0.dropFirst(2)) }
    #expect(sent.sorted() == new.keys.filter { new[$0] != old[$0] && $0 != ".quoth-manifest" }.sorted())
    let gone = between.filter { $0.hasPrefix("- ") && !$0.hasSuffix("/") }.map { String($0.dropFirst(2)) }
    let removed = old.keys.filter { new[$0] == nil }.sorted()
    #expect(Set(removed).isSubset(of: gone))
    // First what pages are made of, then new pages, then changed ones, then lists; removals at the end.
    #expect(between.map { Self.turn(of: $0, old) } == between.map { Self.turn(of: $0, old) }.sorted())
  }

  private static func turn(of change: String, _ old: [String: Data]) -> Int {
    let path = String(change.dropFirst(2))
    if change.hasPrefix("- ") { return 4 }
    if path.hasSuffix(".html") { return old[path] == nil ? 1 : 2 }
    return path.contains("feed.") || path.hasPrefix("sitemap") ? 3 : 0
  }

  @Test(arguments: Kind.allCases)
  func `A dry run says what would change and sends nothing`(_ kind: Kind) throws {
    let place = try PublishedPlace(kind)
    let dry = try place.archive.publish("--dry-run")
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(dry.output.contains("  + 404.html\n"))
    #expect(try place.files().isEmpty)
    #expect(!place.archive.scratch.exists("www"))
  }

  @Test(arguments: Kind.allCases)
  func `A place that holds other files is refused, and files beside ours stay`(_ kind: Kind) throws {
    let place = try PublishedPlace(kind)
    try place.put("mine", at: "photo.jpg")
    let refused = try place.archive.publish("--yes")
    #expect(refused.status == 1)
    #expect(
      refused.errors
        == "quoth: the target “www” holds files, and no publish of ours put them there; empty it, or choose another place\n"
    )
    #expect(try place.files() == ["photo.jpg": Data("mine".utf8)])

    let ours = try PublishedPlace(kind)
    #expect(try ours.archive.publish().status == 0)
    try ours.put("mine", at: "articles/photo.jpg")
    try ours.archive.removeStory(6)
    let outcome = try ours.archive.publish()
    #expect(outcome.status == 0, "\(outcome.errors)")
    var expected = ours.archive.built
    expected["articles/photo.jpg"] = Data("mine".utf8)
    #expect(try ours.files() == expected)
    try ours.put("mine", at: "articles/new/index.html")
    try ours.archive.put(ours.archive.scratch.article(2), at: "content/articles/new.md")
    let inTheWay = try ours.archive.publish("--yes")
    #expect(inTheWay.status == 1)
    #expect(inTheWay.errors.contains("stands “articles/new/index.html”, which no publish of ours put there"))
    #expect(try ours.files()["articles/new/index.html"] == Data("mine".utf8))
  }

  @Test(arguments: Kind.allCases)
  func `When much would go it asks for a yes`(_ kind: Kind) throws {
    let place = try PublishedPlace(kind)
    let archive = place.archive
    for number in 7...40 {
      try archive.put(archive.scratch.article(number % 9 + 1), at: "content/articles/more-\(number).md")
    }
    #expect(try archive.publish().status == 0)
    for number in 7...40 { try archive.scratch.remove("site/content/articles/more-\(number).md") }
    let before = try place.files()
    let refused = try archive.publish()
    #expect(refused.status == 1)
    #expect(refused.errors.contains("would be removed; if that is meant, say --yes"))
    #expect(try place.files() == before)
    #expect(try archive.publish("--yes").status == 0)
    #expect(try place.files() == archive.built)
    #expect(!archive.scratch.exists("www/articles/more-7"))
  }

  @Test(arguments: Kind.allCases.filter { $0.sender != nil })
  func `What Ctrl-C breaks off is finished by the next publish`(_ kind: Kind) throws {
    let place = try PublishedPlace(kind)
    let archive = place.archive
    let first = try #require(try place.publishInterrupted(newAssets: true))
    #expect(first.status == 130, "\(first.errors)")
    #expect(
      first.errors
        == "quoth: interrupted; each page is either the old or the new one, and the next publish does the rest\n"
    )
    let begun = Set(try place.files().keys)
    #expect(begun.contains { $0.hasPrefix("assets/") })
    #expect(!begun.contains { $0.hasSuffix(".html") })
    #expect(try archive.publish().status == 0)
    #expect(try place.files() == archive.built)

    let old = archive.built
    try archive.edit(2, words: "quite other words")
    try archive.removeStory(5)
    let second = try #require(try place.publishInterrupted(newAssets: false))
    #expect(second.status == 130, "\(second.errors)")
    let half = try place.files()
    #expect(half.keys.filter { $0.hasSuffix(".html") }.allSatisfy { half[$0] == old[$0] })
    #expect(Set(old.keys).isSubset(of: half.keys))
    #expect(try archive.publish().status == 0)
    #expect(try place.files() == archive.built)
  }

  @Test(arguments: Kind.allCases)
  func `Names with any signs arrive as they are`(_ kind: Kind) throws {
    let place = try PublishedPlace(kind)
    let names = ["ä [b] *?.txt", "-n {a,b}.txt", "# ; q'\".txt", "%41+ &.txt"]
    for name in names { try place.archive.put(name, at: "content/media/" + name) }
    let first = try place.archive.publish()
    #expect(first.status == 0, "\(first.errors)")
    #expect(try place.files() == place.archive.built)
    for name in names.dropFirst() { try place.archive.put("other", at: "content/media/" + name) }
    try place.archive.scratch.remove("site/content/media/" + names[0])
    #expect(try place.archive.publish().status == 0)
    let files = try place.files()
    #expect(files == place.archive.built)
    #expect(files["media/" + names[1]] == Data("other".utf8))
  }
}
