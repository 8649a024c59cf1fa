import Testing

@testable import Quoth

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("https://e.org/a|b", "https://e.org/a%7Cb"), ("https://e.org/[x]", "https://e.org/%5Bx%5D"),
    ("https://e.org/{a}^`\"<>", "https://e.org/%7Ba%7D%5E%60%22%3C%3E"),
    ("https://e.org/%zz%2", "https://e.org/%25zz%252"),
    ("https://e.org/a%20b%C3%A9", "https://e.org/a%20b%C3%A9"),
    ("https://e.org/#a#b", "https://e.org/#a%23b"), ("https://[::1]:80/[", "https://[::1]:80/%5B"),
    ("//[::1]?[", "//[::1]?%5B"), ("/a//[b]", "/a//%5Bb%5D"),
    ("https://e.org/ä b", "https://e.org/%C3%A4%20b"),
  ])
  func `what no address may hold is encoded`(typed: String, mended: String) {
    #expect(PercentEncoding.mended(typed) == mended)
    #expect(PercentEncoding.mended(mended) == mended)
  }

  @Test func `letters may stay`() {
    #expect(PercentEncoding.mended("https://e.org/ä|", keepingLetters: true) == "https://e.org/ä%7C")
  }
}
