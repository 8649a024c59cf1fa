import Foundation
import Quoth
import Testing

@testable import QuothPreview

/// What is answered to which request; no socket is open.
@Suite struct AnswersTests {
  private let site: PreviewedSite
  private let answers: Answers

  init() throws {
    site = try PreviewedSite()
    answers = Answers(shown: Shown(site: try site.snapshot()), hosts: HostRule(host: "127.0.0.1"))
  }

  private func response(_ method: String, _ target: String, _ headers: [(String, String)] = []) -> Response {
    answers.response(to: Request(method, target, [("Host", "localhost:8080")] + headers))
  }

  private func body(_ response: Response) throws -> [UInt8] {
    switch response.body {
    case .bytes(let bytes): bytes
    case .file(let file, let range): try file.read(at: range.lowerBound, count: range.count)
    case .events: []
    }
  }

  @Test func everyFileOfABuildIsServedAndAPageHasTheScriptBesides() throws {
    let files = try #require(try site.freshBuild())
    #expect(Set(try #require(answers.shown.site).paths) == Set(files.keys))
    for (path, bytes) in files {
      let response = response("GET", "/archive/" + PathEncoding.encoded(path))
      #expect(response.status == 200)
      let tag = EntityTag(of: bytes)
      let wanted = path.hasSuffix(".html") ? PreviewFiles.addingScript(to: bytes, tag) : bytes
      #expect(try body(response) == wanted, "\(path)")
      if path.hasSuffix(".html") {
        let page = String(decoding: wanted, as: UTF8.self)
        let line = "<script src=\"/_quoth/preview.js\" data-page=\(tag.text)></script>"
        #expect(
          page.contains(line + "</body>")
            && page.replacing(line, with: "") == String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  @Test(arguments: [
    ("/", "/archive/"), ("/archive", "/archive/"), ("/?a=b", "/archive/?a=b"),
    ("/archive/articles", "/archive/articles/"),
    ("/archive/articles/first?x=1", "/archive/articles/first/?x=1"),
    ("http://localhost/archive/articles", "/archive/articles/"),
  ])
  func aFolderIsShownUnderItsOwnAddress(target: String, address: String) {
    let response = response("GET", target)
    #expect(response.status == 302 && response.header("location") == address)
  }

  @Test(arguments: [
    "/archive/none/", "/archive/articles/first/x", "/articles/first/", "/archivearticles/", "/archive/media/",
    "/archive/content/site.yml", "//evil.example/", "/archive//articles/", "/index.html",
    "/archive/.quoth-manifest",
  ])
  func whatIsNotThereGetsThePageThatSaysSo(target: String) throws {
    let response = response("GET", target)
    #expect(response.status == 404)
    #expect(response.header("content-type") == "text/html; charset=utf-8")
    let page = String(decoding: try body(response), as: UTF8.self)
    #expect(page.contains("kind-not-found") && page.contains("/_quoth/preview.js"))
  }

  @Test(arguments: [
    "/../content/site.yml", "/archive/../../etc/passwd", "/archive/%2e%2e/%2e%2e/etc/passwd",
    "/archive/..%2fsite.yml",
    "/archive/media/%00", "/archive/%ff", "", "archive/",
  ])
  func noPathLeadsOutOfTheSite(target: String) {
    #expect([400, 404].contains(response("GET", target).status))
  }

  @Test func onlyOwnNamesAreAnswered() {
    let foreign = answers.response(to: Request("GET", "/archive/", [("Host", "evil.example")]))
    #expect(foreign.status == 403 && (try? body(foreign))?.isEmpty == false)
    #expect(answers.response(to: Request("GET", "/archive/")).status == 400)
    #expect(
      answers.response(to: Request("GET", "/", [("Host", "localhost"), ("host", "evil.example")])).status
        == 400)
    #expect(
      answers.response(to: Request("GET", "http://evil.example/", [("Host", "localhost")])).status == 403)
    #expect(answers.response(to: Request("GET", "/_quoth/events", [("Host", "evil.example")])).status == 403)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"])
  func nothingCanBeDoneButReading(method: String) {
    let response = response(method, "/archive/")
    #expect(response.status == 405 && response.header("allow") == "GET, HEAD")
  }

  @Test func aPartOfAFileCanBeHad() throws {
    let target = "/archive/media/tone.bin"
    let whole = response("GET", target)
    #expect(whole.status == 200 && whole.header("accept-ranges") == "bytes" && whole.body.count == 10)
    let part = response("GET", target, [("Range", "bytes=2-4")])
    #expect(part.status == 206 && part.header("content-range") == "bytes 2-4/10")
    #expect(try body(part) == Array("234".utf8))
    #expect(try body(response("GET", target, [("Range", "bytes=-2")])) == Array("89".utf8))
    let none = response("GET", target, [("Range", "bytes=10-")])
    #expect(none.status == 416 && none.header("content-range") == "bytes */10" && none.body.count == 0)
    let tag = try #require(whole.header("etag"))
    #expect(response("GET", target, [("Range", "bytes=2-4"), ("If-Range", tag)]).status == 206)
    #expect(response("GET", target, [("Range", "bytes=2-4"), ("If-Range", "\"other\"")]).status == 200)
    #expect(response("HEAD", target, [("Range", "bytes=2-4")]).status == 200)
    #expect(response("GET", "/archive/robots.txt", [("Range", "bytes=0-3")]).body.count == 4)
  }

  @Test func whatABrowserHasIsNotSentAgain() throws {
    for target in ["/archive/", "/archive/media/tone.bin", "/archive/feed.xml", "/_quoth/preview.js"] {
      let first = response("GET", target)
      let tag = try #require(first.header("etag"))
      let again = response("GET", target, [("If-None-Match", tag)])
      #expect(again.status == 304 && again.body.count == 0 && again.header("etag") == tag)
      #expect(response("GET", target, [("If-None-Match", "\"x\"")]).status == 200)
    }
  }

  @Test func eachKindOfFileHasItsType() {
    let types = [
      "": "text/html; charset=utf-8", "feed.xml": "application/atom+xml; charset=utf-8",
      "feed.json": "application/feed+json; charset=utf-8", "sitemap.xml": "application/xml; charset=utf-8",
      "data/quotes.csv": "text/csv; charset=utf-8",
      "transcripts/talk/transcript.vtt": "text/vtt; charset=utf-8",
    ]
    for (path, type) in types {
      let response = response("GET", "/archive/" + path)
      #expect(response.status == 200 && response.header("content-type") == type)
      #expect(response.header("x-content-type-options") == "nosniff")
    }
  }

  @Test func thePolicyLetsNoForeignScriptIn() throws {
    let policy = try #require(response("GET", "/archive/").header("content-security-policy"))
    #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"))
    #expect(!policy.contains("unsafe"))
  }

  @Test func aMediumBehindALinkOutOfTheSiteIsNotRead() throws {
    let medium = URL(filePath: site.file("content/media/tone.bin"))
    try FileManager.default.removeItem(at: medium)
    try FileManager.default.createSymbolicLink(at: medium, withDestinationURL: URL(filePath: "/etc/hostname"))
    #expect(response("GET", "/archive/media/tone.bin").status == 404)
  }

  @Test func aSiteThatNeverWasShowsItsErrorsAtEveryAddress() throws {
    let problem = Shown.Problem(headline: "content/a.md:1:1: error[x]: <no>", excerpt: "  1 | a & b\n")
    let answers = Answers(shown: Shown(problems: [problem]), hosts: HostRule(host: "127.0.0.1"))
    for target in ["/", "/archive/articles/", "/x.html"] {
      let response = answers.response(to: Request("GET", target, [("Host", "localhost")]))
      #expect(response.status == 503)
      let page = String(decoding: try body(response), as: UTF8.self)
      #expect(page.contains("error[x]: &lt;no&gt;") && page.contains("a &amp; b"))
      #expect(page.contains("/_quoth/preview.js"))
    }
    #expect(answers.response(to: Request("GET", "/_quoth/preview.js", [("Host", "localhost")])).status == 200)
  }

  @Test func aPageIsToldItsVersionAndWhatIsWrong() throws {
    let path = try #require(RequestPath(target: "/archive/articles/first/"))
    let message = PageMessage(to: path, answers)
    #expect(message.tag.map(\.text) == response("GET", "/archive/articles/first/").header("etag"))
    var shown = answers.shown
    shown.problems = [Shown.Problem(headline: "a \"b\"\u{1}", excerpt: "c\n\\")]
    let told = PageMessage(to: path, Answers(shown: shown, hosts: answers.hosts))
    #expect(told.tag == message.tag && told != message)
    let text = String(decoding: told.bytes, as: UTF8.self)
    #expect(text.hasPrefix("data: {\"page\":\"") && text.hasSuffix("\n\n"))
    #expect(text.contains(#"{"headline":"a \"b\"\u0001","excerpt":"c\n\\"}"#))
    #expect(text.dropLast(2).contains("\n") == false)
  }
}
