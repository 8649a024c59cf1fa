import Mustache

/// How a list is spread over pages: `/speakers/x/`, `/speakers/x/page/2/` …
struct Pagination: Sendable {
  /// Entries a page.
  let size: Int
  /// At least 1: an empty list has a page too, which says so.
  let pages: Int

  /// For one list, or for several that are turned over together: the longest says how many pages there are.
  init(_ counts: Int..., size: Int) {
    self.size = max(1, size)
    pages = max(1, ((counts.max() ?? 0) + self.size - 1) / self.size)
  }

  /// What of a list stands on the page of that number, from 1.
  func slice<Element>(_ list: [Element], page: Int) -> ArraySlice<Element> {
    let start = min(list.count, (page - 1) * size)
    return list[start..<min(list.count, start + size)]
  }

  /// The page on which the entry stands.
  func page(ofEntry index: Int) -> Int { index / size + 1 }

  /// Null where there is nothing to turn over.
  func write(page: Int, of list: Address, in context: RenderContext, to root: inout RecordWriter) {
    guard pages > 1 else { return root.null() }
    let href = { (number: Int) in context.archive.addresses.page(number, of: list).href }
    let text = InterfaceTexts.fill(
      context.texts.string("page_of"),
      [("current", context.texts.digits(page)), ("total", context.texts.digits(pages))])
    let numbers = Set([1, pages] + (page - 2...page + 2)).sorted().filter { 1...pages ~= $0 }
    root.record(.pagination) { record in
      record.int(page)
      record.int(pages)
      record.text(text)
      record.optional(page > 1 ? href(1) : nil)
      record.optional(page > 1 ? href(page - 1) : nil)
      record.optional(page < pages ? href(page + 1) : nil)
      record.optional(page < pages ? href(pages) : nil)
      record.list(numbers.count) { index, list in
        let number = numbers[index]
        list.record(.pageNumber) { entry in
          entry.int(number)
          entry.text(href(number))
          entry.bool(number == page)
          entry.bool(number > (index > 0 ? numbers[index - 1] : 0) + 1)
        }
      }
    }
  }
}
