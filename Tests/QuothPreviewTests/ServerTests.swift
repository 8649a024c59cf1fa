import Foundation
import Quoth
import Testing

@testable import QuothPreview

/// The preview over real connections on this machine.
@Suite(.timeLimit(.minutes(2))) struct ServerTests {
  @Test func aConnectionServesRequestAfterRequest() async throws {
    let site = try PreviewedSite()
    let preview = try await RunningPreview(site)
    let exchange = try HTTPExchange(port: preview.port)
    let host = "Host: 127.0.0.1:\(preview.port)\r\n\r\n"
    // Sent before the site has been read, and all at once.
    exchange.send("GET /archive/ HTTP/1.1\r\n\(host)HEAD /archive/feed.xml HTTP/1.1\r\n\(host)")
    let page = try #require(await exchange.answer())
    #expect(page.status == 200 && page.text.contains("Small") && page.header("connection") == nil)
    let head = try #require(await exchange.answer(isHead: true))
    #expect(head.status == 200 && head.header("content-length").flatMap { Int($0) } ?? 0 > 100)
    exchange.send("GET /archive/media/tone.bin HTTP/1.1\r\nRange: bytes=1-2\r\n\(host)")
    #expect(await exchange.answer()?.text == "12")
    exchange.send("POST /archive/ HTTP/1.1\r\nContent-Length: 3\r\nHost: localhost\r\n\r\nabc")
    #expect(await exchange.answer()?.status == 405)
    exchange.send("GET /archive/ HTTP/1.0\r\nHost: localhost\r\n\r\n")
    #expect(await exchange.answer()?.header("connection") == "close")
    #expect(await exchange.ends())
    try await preview.end()
  }

  @Test func whatIsNoRequestEndsTheConnection() async throws {
    let site = try PreviewedSite()
    let preview = try await RunningPreview(site)
    for nonsense in [
      "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /\r\nx\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "a", count: 200_000) + "\r\n\r\n",
    ] {
      let exchange = try HTTPExchange(port: preview.port)
      exchange.send(nonsense)
      let status = await exchange.answer()?.status ?? 0
      #expect(status == 0 || (400..<500).contains(status), "\(nonsense.prefix(20))")
    }
    #expect(try await preview.get("/" + String(repeating: "a", count: 9000))?.status == 414)
    #expect(try await preview.get("/archive/")?.status == 200)
    try await preview.end()
  }

  @Test func itEndsWithOpenPagesThatWaitForNews() async throws {
    let site = try PreviewedSite()
    let preview = try await RunningPreview(site)
    let pages = try (0..<3).map { _ in try HTTPExchange(port: preview.port) }
    for page in pages {
      page.send("GET /_quoth/events?page=%2Farchive%2F HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(await page.read(until: "\n\n\r\n")?.contains("data: {\"page\":\"") == true)
    }
    try await preview.end()
    for page in pages { while await page.read(until: "\n") != nil {} }
  }

  @Test func aPageIsToldOfWhatChangesItAndOfErrorsWhileThereAreAny() async throws {
    let site = try PreviewedSite()
    let preview = try await RunningPreview(site)
    let page = try HTTPExchange(port: preview.port)
    page.send("GET /_quoth/events?page=%2Farchive%2Farticles%2Ffirst%2F HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let first = try #require(await page.read(until: "\n\n\r\n"))
    #expect(first.contains("text/event-stream") && first.contains("\"errors\":[]"))
    _ = await preview.update()
    try site.replace("and left", by: "and went", in: "content/articles/first.md")
    let second = try #require(await page.read(until: "\n\n\r\n"))
    #expect(
      second.contains("\"errors\":[]")
        && first.split(separator: "data: ").last != second.split(separator: "data: ").last)
    #expect(try await preview.get("/archive/articles/first/")?.text.contains("and went") == true)
    try site.replace("quote:ann-lee#tall", by: "quote:an-lee#tall", in: "content/articles/first.md")
    let third = try #require(await page.read(until: "\n\n\r\n"))
    #expect(third.contains("no speaker is called “an-lee”") && third.contains("did you mean “ann-lee”?"))
    #expect(try await preview.get("/archive/articles/first/")?.text.contains("and went") == true)
    try site.replace("quote:an-lee#tall", by: "quote:ann-lee#tall", in: "content/articles/first.md")
    #expect(await page.read(until: "\n\n\r\n")?.contains("\"errors\":[]") == true)
    try await preview.end()
  }

  @Test func aSiteWithErrorsFromTheBeginningIsServedAndAppearsWhenTheyAreMended() async throws {
    let site = try PreviewedSite()
    let good = try site.text("content/articles/first.md")
    try site.put("---\ntitle: First\n---\n", at: "content/articles/first.md")
    let preview = try await RunningPreview(site)
    #expect(try await preview.get("/anything")?.status == 503)
    #expect(try await preview.get("/")?.text.contains("content/articles/first.md") == true)
    _ = await preview.update()
    try site.put(good, at: "content/articles/first.md")
    while let update = await preview.update(), update.site == nil {}
    #expect(try await preview.get("/archive/articles/first/")?.status == 200)
    try await preview.end()
  }

  @Test func aBusyPortIsAnErrorWhereItWasAskedFor() async throws {
    let site = try PreviewedSite()
    let first = try await RunningPreview(site)
    let second = Preview(PreviewOptions(site: site.options, port: first.port)) { _ in }
    await #expect(throws: PreviewFailure.self) { try await second.run() }
    try await first.end()
  }

  @Test func twoPreviewsOfOneSiteDoNotMindEachOther() async throws {
    let site = try PreviewedSite()
    let one = try await RunningPreview(site)
    let other = try await RunningPreview(site, polls: true)
    _ = await one.update()
    _ = await other.update()
    try site.replace("Words.", by: "Other words.", in: "content/articles/deep/third.md")
    for preview in [one, other] {
      _ = await preview.update()
      #expect(try await preview.get("/archive/articles/deep/third/")?.text.contains("Other words.") == true)
    }
    try await one.end()
    try await other.end()
  }
}
