import Mustache

/// The strings of the interface as templates reach them: `t.KEY`.
struct InterfaceStrings: Sendable {
  let shape: Shape
  let record: PageRecord

  init(_ locale: Locale) {
    let keys = locale.strings.keys.sorted()
    shape = Shape("strings", keys.map { .text($0, locale.strings[$0] ?? "") })
    record = PageRecord(shape, keys.map { .optional(locale.strings[$0]) })
  }
}
