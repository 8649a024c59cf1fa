import Testing

@testable import Quoth

@Suite struct AddressesTests {
  @Test(arguments: [
    ("https://example.org/", "https://example.org", "/"),
    ("https://example.org", "https://example.org", "/"),
    ("https://example.org:8080/archive", "https://example.org:8080", "/archive/"),
    ("https://example.org/a//b/", "https://example.org", "/a/b/"),
    ("http://example.org/my archive/?x#y", "http://example.org", "/my%20archive/"),
    ("https://example.org?x=/y", "https://example.org", "/"),
    ("", "", "/"),
    ("/archive/", "", "/archive/"),
  ])
  func `The base URL gives origin and base path`(url: String, origin: String, path: String) {
    let addresses = Addresses(baseURL: url)
    #expect(addresses.origin == origin)
    #expect(addresses.basePath == path)
  }

  @Test func `A page is a folder, a file is itself`() {
    let addresses = Addresses(baseURL: "https://example.org/archive/")
    #expect(addresses.home.href == "/archive/")
    #expect(addresses.home.file == "index.html")
    #expect(addresses.at("articles/2018/nbc/").file == "articles/2018/nbc/index.html")
    #expect(addresses.feed.file == "feed.xml")
    #expect(addresses.absolute(addresses.feed) == "https://example.org/archive/feed.xml")
  }

  @Test func `What a path may not hold is encoded, the file keeps its name`() {
    let address = Addresses(baseURL: "https://example.org/").at("articles/R&D 100%/“Ä”/")
    #expect(address.href == "/articles/R%26D%20100%25/%E2%80%9C%C3%84%E2%80%9D/")
    #expect(address.file == "articles/R&D 100%/“Ä”/index.html")
    #expect(address.href("quote-ä b") == address.href + "#quote-%C3%A4%20b")
  }

  @Test func `A moment of a recording stays readable in a fragment`() {
    let addresses = Addresses(baseURL: "https://example.org/")
    #expect(addresses.href(.file("media/a#b.mp3", anchor: "t=754,760")) == "/media/a%23b.mp3#t=754,760")
    #expect(addresses.href(.file("media/a.mp3", anchor: "a#b c")) == "/media/a.mp3#a%23b%20c")
  }

  @Test func `The first page of a list is the list`() {
    let addresses = Addresses(baseURL: "https://example.org/a/")
    let list = addresses.list(.speakers)
    #expect(addresses.page(1, of: list) == list)
    #expect(addresses.page(2, of: list).href == "/a/speakers/page/2/")
    #expect(addresses.page(3, of: addresses.home).file == "page/3/index.html")
    #expect(addresses.below(list, "x y/") == addresses.at("speakers/x y/"))
  }
}
