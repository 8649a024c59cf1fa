import Foundation
import Quoth
import Testing

@testable import QuothPreview

/// One preview through an afternoon of writing: whatever is done to the files, what it serves then is what a build
/// from nothing writes, byte for byte.
@Suite(.timeLimit(.minutes(10))) struct LongRunTests {
  struct Step: Sendable {
    var name: String
    /// Nothing of the site changes.
    var isSilent = false
    var act: @Sendable (PreviewedSite) throws -> Void

    init(_ name: String, isSilent: Bool = false, _ act: @escaping @Sendable (PreviewedSite) throws -> Void) {
      self.name = name
      self.isSilent = isSilent
      self.act = act
    }
  }

  @Test(arguments: [false, true])
  func twentyKindsOfEditsAreServedAsAFreshBuildWritesThem(polls: Bool) async throws {
    let site = try PreviewedSite()
    let preview = try await RunningPreview(site, polls: polls)
    _ = await preview.update()
    for step in Self.steps {
      try step.act(site)
      if step.isSilent { continue }
      try await expectFreshBytes(site, preview, after: step.name)
    }
    try await preview.end()
  }

  /// Waits until what is served is what a build writes; the time limit ends what never comes.
  private func expectFreshBytes(_ site: PreviewedSite, _ preview: RunningPreview, after step: String)
    async throws
  {
    // Without a folder there is nothing to build.
    if !FileManager.default.fileExists(atPath: site.path) {
      while let event = await preview.next() { if case .failed = event { return } }
    }
    let wanted = try site.freshBuild()
    while let update = await preview.update() {
      guard let files = wanted else {
        if update.site == nil { return }
        continue
      }
      guard let snapshot = update.site, Set(snapshot.paths) == Set(files.keys) else { continue }
      var differs: String?
      for (path, bytes) in files {
        let answer = try await preview.get("/archive/" + PathEncoding.encoded(path))
        let isPage = path.hasSuffix(".html")
        let expected = isPage ? PreviewFiles.addingScript(to: bytes, EntityTag(of: bytes)) : bytes
        if answer?.body != expected || answer?.status != 200 { differs = path }
      }
      if differs == nil { return }
    }
    Issue.record("never shown: \(step)")
  }

  static let first = "content/articles/first.md"

  static let steps: [Step] = [
    Step("a text is edited in place") { try $0.replace("and left.", by: "and went home.", in: first) },
    Step("a quote is added") {
      try $0.put($0.text(first) + "\nBob: [“what are trees”](quote:bob).\n", at: first)
    },
    Step("an editor saves by renaming a new file over the old") { site in
      try site.put(
        site.text(first).replacing("went home", with: "went away"), at: "content/articles/.first.md.tmp")
      try site.move("content/articles/.first.md.tmp", to: first)
    },
    Step("a quote's words are changed so that they are wrong") {
      try $0.replace("tall things indeed”]", by: "tall beings indeed”]", in: first)
    },
    Step("and right again") { try $0.replace("tall beings indeed”]", by: "tall things indeed”]", in: first) },
    Step("a title is changed") {
      try $0.replace("title: Second", by: "title: Next", in: "content/articles/second.md")
    },
    Step("a date changes the order") {
      try $0.replace("date: 2020-05-02", by: "date: 2023-05-02", in: first)
    },
    Step("a new article in a new folder") {
      try $0.put(
        "---\ntitle: New\ndate: 2024-01-01\n---\n[Ann](speaker:ann-lee)\n", at: "content/articles/n/e/w.md")
    },
    Step("an editor's temporary files", isSilent: true) { site in
      try site.put("x", at: "content/articles/.#first.md")
      try site.put("x", at: "content/articles/first.md~")
      try site.put("x", at: "content/articles/4913")
      try site.remove("content/articles/4913")
    },
    Step("a folder is renamed") { try $0.move("content/articles/n/e", to: "content/articles/n/o") },
    Step("the article in it is edited") {
      try $0.put("---\ntitle: New\ndate: 2024-01-01\n---\nAnew.\n", at: "content/articles/n/o/w.md")
    },
    Step("a folder is deleted") { try $0.remove("content/articles/n") },
    Step("a speaker is renamed") {
      try $0.replace("name: Bob", by: "name: Robert", in: "content/speakers/bob.md")
    },
    Step("a speaker's text is edited, and the transcript's label with it") { site in
      try site.replace("Chairs", by: "Heads", in: "content/speakers/ann-lee.md")
      try site.replace("**Bob**", by: "**Robert**", in: "content/transcripts/talk.md")
    },
    Step("a transcript gets another turn in front") {
      try $0.replace(
        "**Robert** (0:10)", by: "**Ann Lee** (0:05): Good day.\n\n**Robert** (0:10)",
        in: "content/transcripts/talk.md")
    },
    Step("a source's date is given") {
      try $0.replace("kind: book", by: "kind: book\ndate: 1999", in: "content/sources/book.md")
    },
    Step("an article is a draft") { try $0.replace("topics:", by: "draft: true\ntopics:", in: first) },
    Step("which others refer to; and no longer") { try $0.replace("draft: true\n", by: "", in: first) },
    Step("the site's title changes") {
      try $0.replace("title: Small", by: "title: Large", in: "content/site.yml")
    },
    Step("all quotes get pages") {
      try $0.put($0.text("content/site.yml") + "quotes: {pages: all}\n", at: "content/site.yml")
    },
    Step("the site gets a template of its own") {
      try $0.put(
        "<!doctype html>\n<html lang=\"en\"><head><title>{{page.title}}</title></head><body><p>Ours</p></body></html>\n",
        at: "site-templates/not-found.mustache")
    },
    Step("and a stylesheet") { try $0.put("body { color: #111 }\n", at: "site-templates/assets/site.css") },
    Step("and words of its own") { try $0.put("articles: Pieces\n", at: "site-templates/locales/en.yml") },
    Step("the templates go again") { try $0.remove("site-templates") },
    Step("a medium comes") { try $0.put("abc", at: "content/media/new.txt") },
    Step("a page leaves") { try $0.remove("content/pages/about.md") },
    Step("many files change at once, as a checkout does it") { site in
      for (name, text) in PreviewedSite.files { try site.put(text, at: name) }
      for number in 0..<40 {
        try site.put(
          "---\ntitle: T\(number)\ndate: 2019-01-02\n---\n[Bob](speaker:bob)\n",
          at: "content/articles/many/\(number).md")
      }
    },
    Step("a text is cut off") { try $0.put("---\ntitle: Fir", at: first) },
    Step("and whole again") { try $0.put(PreviewedSite.files[first] ?? "", at: first) },
    Step("the content vanishes") { try $0.move("content", to: "away") },
    Step("and returns") { try $0.move("away", to: "content") },
    Step("the whole site vanishes") {
      try FileManager.default.moveItem(atPath: $0.path, toPath: $0.path + "-away")
    },
    Step("and returns") { try FileManager.default.moveItem(atPath: $0.path + "-away", toPath: $0.path) },
    Step("a file is dated back") { site in
      try site.replace("Words.", by: "Worms.", in: "content/articles/deep/third.md")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1000)],
        ofItemAtPath: site.file("content/articles/deep/third.md"))
    },
  ]
}
