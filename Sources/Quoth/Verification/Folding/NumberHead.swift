/// What stands before the first digit of a number and belongs to it: a minus, a point (`.5`).
struct NumberHead {
  private(set) var isNegative = false
  private(set) var hasPoint = false
  /// Where the digits begin.
  private(set) var digits: Int

  /// nil: no number begins at `index`.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) {
    digits = index
    if digits < end {
      let scalar = UTF8Scalar(bytes, at: digits, end: end)
      isNegative = Self.isMinus(scalar.value)
      if isNegative { digits += scalar.length }
    }
    if digits < end, bytes[digits] == 0x2e {
      hasPoint = true
      digits += 1
    }
    guard ScalarFolding.kind(bytes, digits, end) == .digit else { return nil }
  }

  /// Whether what stands before `index` lets the number begin there: nothing, a space, an opening bracket; quotation
  /// marks or Markdown's for emphasis, which open when no word stands before them; a currency before a point (`$.50`).
  func mayBegin(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    Self.isAfterOpening(bytes, index) || (!isNegative && Self.isAfterCurrency(bytes, index))
  }

  private static func isAfterOpening(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var index = index
    var isAfterMark = false
    while let scalar = UTF8Scalar.ending(at: index, bytes) {
      let kind = ScalarFolding.fold(scalar.value).kind
      if isMark(scalar.value, kind) {
        isAfterMark = true
        index -= scalar.length
        continue
      }
      switch scalar.value {
      case 0...0x20, 0x28, 0x5b, 0x7b, 0xff08, 0xff3b, 0x3010: return true
      default: return isSpace(scalar.value) || isAfterMark && (kind == .separator || kind == .hyphen)
      }
    }
    return true
  }

  private static func isAfterCurrency(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    UTF8Scalar.ending(at: index, bytes).flatMap { Unicode.Scalar($0.value) }?.properties.generalCategory
      == .currencySymbol
  }

  /// A quotation mark of any kind, or a sign of emphasis.
  private static func isMark(_ value: UInt32, _ kind: ScalarClass) -> Bool {
    switch value {
    case 0x2a, 0x5f, 0xab, 0xbb, 0x201a, 0x201e, 0x2039, 0x203a, 0x300a...0x300f, 0xff02, 0xff07: true
    default: kind == .apostrophe || kind == .doubleQuote
    }
  }

  /// Kinds of hyphen, the en dash and its like, the minus itself; an em dash never stands for one.
  static func isMinus(_ value: UInt32) -> Bool {
    value == 0x2d || 0x2010...0x2013 ~= value || value == 0x2212
  }

  static func isSpace(_ value: UInt32) -> Bool {
    value == 0x20 || value == 0xa0 || 0x2000...0x200a ~= value || value == 0x202f || value == 0x3000
  }
}
