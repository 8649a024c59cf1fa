import Foundation
import Testing

/// docs/hosts/server.md: the site goes to a server by the target that the page shows, and nginx serves it by the block
/// that the page shows.
@Suite struct ServerPageTests {
  private func page() throws -> DocumentationPage { try DocumentationPage("docs/hosts/server.md") }

  /// The block of the page, for a site in this folder.
  private func block(root: String) throws -> String {
    let block = try #require(try page().blocks("nginx").first)
    #expect(block.contains("  root /srv/www/archive;\n"))
    return block.replacing("root /srv/www/archive;", with: "root \(root);")
  }

  private func archive(_ more: String = "") throws -> PublishingArchive {
    let archive = try PublishingArchive("www: {type: directory, path: ../www\(more)}")
    try archive.put("---\ntitle: Moved\naliases: [/old/]\n---\n\nHere.\n", at: "content/pages/moved.md")
    try archive.put("---\ntitle: The Walk\nkind: interview\n---\n", at: "content/sources/walk.md")
    try archive.put(
      "---\ntitle: The Walk\nsource: walk\n---\n\n**Ada Lind** (1:01): It was a long way.\n",
      at: "content/transcripts/walk.md")
    return archive
  }

  @Test func `The target of the page brings the site there by ssh`() throws {
    let target = try #require(try page().blocks("yaml").first)
    let place = try PublishedPlace(.ssh)
    try place.archive.put(
      "title: Small\nbase_url: https://example.org/\n"
        + target.replacing("ada@", with: "").replacing(
          "/srv/www/archive/", with: place.archive.folder + "/www/"),
      at: "content/site.yml")
    let outcome = try place.archive.publish()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.files() == place.archive.built)
  }

  @Test func `nginx serves pages, the 404 page, types, caching and the policy`() throws {
    let archive = try archive()
    let outcome = try archive.publish()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let server = try NginxServer(try block(root: archive.folder + "/www"), in: archive.folder)
    let built = archive.built
    for (path, bytes) in built where !path.hasPrefix(".") {
      let answer = try server.get("/" + path)
      #expect(answer.status == 200, "\(path)")
      if path.hasSuffix(".html") { #expect(answer.body == String(decoding: bytes, as: UTF8.self)) }
    }

    let home = try server.get("/")
    #expect(home.status == 200)
    #expect(home.body == archive.scratch.text("www/index.html"))
    #expect(home.header("content-type") == "text/html; charset=utf-8")
    #expect(home.header("x-content-type-options") == "nosniff")
    #expect(home.header("referrer-policy") == "strict-origin-when-cross-origin")
    let policy = try #require(home.header("content-security-policy"))
    #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self';"))
    #expect(
      try server.get("/articles/story-1/").body == archive.scratch.text("www/articles/story-1/index.html"))

    let slashless = try server.get("/articles/story-1")
    #expect(slashless.status == 301)
    #expect(slashless.header("location")?.hasSuffix("/articles/story-1/") == true)
    let moved = try server.get("/old/")
    #expect(moved.status == 200)
    #expect(moved.body.contains("http-equiv=\"refresh\""))
    #expect(moved.body.contains("/moved/"))

    for path in ["/nowhere/", "/articles/nowhere/x.html", "/.quoth-manifest"] {
      let missing = try server.get(path)
      #expect(missing.status == 404)
      #expect(missing.body == archive.scratch.text("www/404.html"))
      #expect(missing.header("content-security-policy") == policy)
    }
    try archive.scratch.put("yes", at: "www/.well-known/answer")
    #expect(try server.get("/.well-known/answer").body == "yes")

    let types = [
      ".css": "text/css", ".js": "application/javascript", "feed.json": "application/json",
      "feed.xml": "text/xml", "sitemap.xml": "text/xml", "icon.svg": "image/svg+xml",
      "transcript.vtt": "text/vtt", "transcript.txt": "text/plain", "robots.txt": "text/plain",
    ]
    for (ending, type) in types {
      let path = try #require(built.keys.filter { $0.hasSuffix(ending) }.min(), "\(ending)")
      let answer = try server.get("/" + path, gzip: true)
      #expect(answer.header("content-type")?.split(separator: ";").first.map(String.init) == type, "\(path)")
      #expect(answer.header("x-content-type-options") == "nosniff", "\(path)")
      let isLasting = ending == ".css" || ending == ".js"
      #expect(
        answer.header("cache-control") == (isLasting ? "public, max-age=31536000, immutable" : nil), "\(path)"
      )
      if (built[path]?.count ?? 0) > 1000 { #expect(answer.header("content-encoding") == "gzip", "\(path)") }
    }
  }

  @Test func `Below a path of the address it is as the page says`() throws {
    let archive = try archive(", base_url: \"https://example.org/archive/\"")
    try archive.setTarget(
      "www: {type: directory, path: ../www/archive, base_url: \"https://example.org/archive/\"}")
    #expect(try archive.publish().status == 0)
    #expect(try page().text.contains("`error_page 404 /archive/404.html`"))
    let block = try block(root: archive.folder + "/www")
      .replacing("error_page 404 /404.html", with: "error_page 404 /archive/404.html")
    let server = try NginxServer(block, in: archive.folder)
    #expect(try server.get("/archive/").body == archive.scratch.text("www/archive/index.html"))
    #expect(try server.get("/archive/nowhere").body == archive.scratch.text("www/archive/404.html"))
    let style = try #require(archive.built.keys.first { $0.hasSuffix(".css") })
    #expect(
      try server.get("/archive/" + style).header("cache-control") == "public, max-age=31536000, immutable")
  }

  /// What nginx sends is what `_headers` asks hosts to send, but for the hosts of recordings.
  @Test func `The policy of the page is that of the hosts that read it from the site`() throws {
    let archive = try archive(", host: netlify")
    #expect(try archive.publish().status == 0)
    let headers = try #require(archive.scratch.text("www/_headers"))
    let line = try #require(headers.split(separator: "\n").first { $0.contains("Content-Security-Policy: ") })
    let policy = line.trimmingCharacters(in: .whitespaces).replacing("Content-Security-Policy: ", with: "")
    #expect(try block(root: "/").contains("Content-Security-Policy \"\(policy)\" always;"))
  }
}
