import Testing

@testable import Quoth

@Suite struct LinkAddressTests {
  private func parameters(_ url: String) -> [String] {
    LinkAddress(Array(url.utf8)[...], from: 6).parameters.map { $0.name + "=" + $0.value }
  }

  @Test(arguments: [
    ("quote:x", []), ("quote:x?", []), ("quote:x?a=1", ["a=1"]), ("quote:x?a=1&b=2#c", ["a=1", "b=2"]),
    ("quote:x?&a=1&&b=&", ["a=1", "b="]), ("quote:x?a", ["a="]), ("quote:x?a=b=c", ["a=b=c"]),
    ("quote:x?a=%20%26", ["a= &"]), ("quote:x#c?a=1", []),
  ])
  func theParametersOfAnAddressAreFound(url: String, wanted: [String]) {
    #expect(parameters(url) == wanted)
    // And each where it stands.
    let bytes = Array(url.utf8)
    for number in wanted.indices {
      let range = LinkAddress.range(ofParameter: number, in: bytes[...])
      let typed = range.map { String(decoding: bytes[$0], as: UTF8.self) }
      #expect(typed.map { LinkAddress(Array("quote:x?\($0)".utf8)[...], from: 6).parameters.count } == 1)
      #expect(typed.map { parameters("quote:x?\($0)") } == [wanted[number]])
    }
    #expect(LinkAddress.range(ofParameter: wanted.count, in: bytes[...]) == nil)
  }
}
