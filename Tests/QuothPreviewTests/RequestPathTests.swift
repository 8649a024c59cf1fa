import Testing

@testable import QuothPreview

@Suite struct RequestPathTests {
  @Test(arguments: [
    ("/", ""), ("/articles/nbc/", "articles/nbc/"), ("/a%20b", "a b"), ("/%E2%80%9C", "“"),
    ("/a?b=../c", "a"),
    ("/a#x", "a"), ("/...", "..."), ("/a..b/", "a..b/"), ("//x", "/x"),
  ])
  func aPathIsDecodedOnce(target: String, text: String) {
    #expect(RequestPath(target: target)?.text == text)
  }

  @Test(arguments: [
    "", "articles", "/../x", "/a/..", "/./a", "/%2e%2e/x", "/%2E%2e", "/a/.%2e/b", "/a%2fb", "/a%2Fb",
    "/a%00", "/a%0a",
    "/a%", "/a%4", "/a%zz", "/%ff", "/%c0%ae%c0%ae/", "/a%5c..%5cb", "/a\\b", "*",
  ])
  func whatCouldLeadElsewhereIsRefused(target: String) {
    #expect(RequestPath(target: target) == nil)
  }

  @Test func aValueOfTheQueryIsDecoded() {
    let path = RequestPath(target: "/_quoth/events?a=1&page=%2Farticles%2Fd%25C3%25A9j%25C3%25A0%2F")
    #expect(path?.value(of: "page") == "/articles/d%C3%A9j%C3%A0/")
    #expect(path?.value(of: "pag") == nil)
  }
}
