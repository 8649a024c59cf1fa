/// Writes numbers.
enum Decimal {
  /// Appends the number in decimal digits.
  static func append(_ number: Int, to buffer: inout ByteBuffer) {
    if number < 0 { buffer.append(UInt8(ascii: "-")) }
    let start = buffer.count
    var rest = number.magnitude
    repeat {
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    buffer.reverse(from: start)
  }
}
