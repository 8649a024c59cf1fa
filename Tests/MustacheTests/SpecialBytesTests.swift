import Mustache
import Testing

@Suite struct SpecialBytesTests {
  private static let special = SpecialBytes(0x26, 0x3C, 0x3E, 0x22, 0x27, controls: true)
  private static let replaced = Set(Array("&<>\"'".utf8) + Array(0..<0x20))

  /// Texts are looked at in pieces of 16 bytes, the last of which overlap; so each length and each place is one case.
  @Test(arguments: 0..<70)
  func aSpecialByteIsReplacedWhereverItStands(length: Int) {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<length {
        var text = Array(repeating: UInt8(ascii: "x"), count: length)
        text[place] = byte
        #expect(Self.written(text) == Self.expected(text), "\(byte) at \(place)")
      }
    }
    #expect(Self.written(Array(repeating: 0xC3, count: length)).count == length)
  }

  @Test func theyMayStandSideBySide() {
    let text = Array("a<b>&&\"c\" and a longer text & one more, then <<<<<<<<<<<<<<<<<<<<<<<<<<".utf8)
    #expect(Self.written(text) == Self.expected(text))
  }

  @Test func aByteWithoutAReplacementIsKept() {
    var buffer = ByteBuffer(capacity: 0)
    Array("a&b<c".utf8).withUnsafeBufferPointer { bytes in
      buffer.append(bytes, Self.special) { $0 == UInt8(ascii: "&") ? "&amp;" : nil }
    }
    #expect(buffer.bytes() == Array("a&amp;b<c".utf8))
  }

  @Test(arguments: 0..<40)
  func aTextThatHoldsOneIsNotAppended(length: Int) {
    var buffer = ByteBuffer(capacity: 0)
    let comma = SpecialBytes(UInt8(ascii: ","))
    buffer.append("before")
    for place in 0..<length {
      var text = Array(repeating: UInt8(ascii: "x"), count: length)
      text[place] = UInt8(ascii: ",")
      #expect(!text.withUnsafeBufferPointer { buffer.append($0, unlessHolding: comma) })
    }
    let plain = Array(repeating: UInt8(ascii: "&"), count: length)
    #expect(plain.withUnsafeBufferPointer { buffer.append($0, unlessHolding: comma) })
    #expect(buffer.bytes() == Array("before".utf8) + plain)
  }

  private static func written(_ text: [UInt8]) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 0)
    text.withUnsafeBufferPointer { buffer.append($0, special) { _ in "[]" } }
    return buffer.bytes()
  }

  private static func expected(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { replaced.contains($0) ? Array("[]".utf8) : [$0] }
  }
}
