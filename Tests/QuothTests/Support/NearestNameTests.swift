import Testing

@testable import Quoth

@Suite struct NearestNameTests {
  private let names = ["vladimir-putin", "megyn-kelly", "rt", "barack-obama", "us-intelligence"]

  @Test(arguments: [
    ("vladimir-puttin", "vladimir-putin"), ("valdimir-putin", "vladimir-putin"),
    ("Megyn-Kelly", "megyn-kelly"),
    ("putin", "vladimir-putin"), ("obama", "barack-obama"), ("tr", "rt"),
  ])
  func `a slip or a part of the name finds it`(name: String, meant: String) {
    #expect(NearestName.find(name, in: names) == meant)
  }

  @Test(arguments: ["", "angela-merkel", "x", String(repeating: "a", count: 10_000)])
  func `a name that is like no other finds none`(name: String) {
    #expect(NearestName.find(name, in: names) == nil)
  }

  @Test func `of two equally near names the first in byte order is taken`() {
    #expect(NearestName.find("cat", in: ["rat", "bat", "hat"]) == "bat")
    #expect(NearestName.find("cat", in: ["hat", "rat", "bat"]) == "bat")
  }
}
