/// The searching stage: an index of all words, written beside the pages for the script of the search page to read.
///
/// Every word knows the places where it stands; so words, beginnings of words and phrases are found by reading only
/// the lists of these words. docs/search.md describes the files.
struct SearchIndex: Sendable {
  private let units: SearchUnits
  private let fragments: SearchFragments
  private let index: IndexFiles
  /// Changes with the index: the script asks for its files by this, so that a browser may keep them.
  let version: String

  init(_ context: RenderContext) {
    let words = SearchReading(context)
    units = words.units
    var lists: [[SearchUnit]] = Array(repeating: [], count: SearchUnits.Kind.allCases.count)
    var parts: [IndexMerger.Part] = []
    for (portion, (terms, own)) in zip(words.portions, words.read) {
      let kind = portion.kind.rawValue
      parts.append(
        IndexMerger.Part(kind: kind, start: lists[kind].count * units.size(portion.kind), lists: terms))
      lists[kind] += own
    }
    index = IndexMerger(kinds: lists.count, parts: parts).files()
    fragments = SearchFragments(units: units, lists: lists)
    version = index.digest
  }

  func files() -> [OutputFile] {
    let addresses = units.context.archive.addresses
    let index = index
    // Those first that take longest for one file.
    var files = SearchFacets(context: units.context).files()
    files.append(file(addresses.searchIndex("root.json")) { root(&$0) })
    files += index.shards.indices.map { number in
      OutputFile(addresses.searchIndex("terms/\(number).bin").file) { $0.append(index.shards[number]) }
    }
    files += (0..<index.pageCount).map { number in
      OutputFile(addresses.searchIndex("places/\(number).bin").file) { buffer in
        index.page(number).withUnsafeBufferPointer { buffer.append($0) }
      }
    }
    return files + fragments.files()
  }

  private func file(
    _ address: Address, _ write: @escaping @Sendable (inout JSONWriter) -> Void
  ) -> OutputFile {
    OutputFile(address.file) { buffer in
      var json = JSONWriter(continuing: &buffer)
      write(&json)
      json.flush(into: &buffer)
    }
  }

  /// `root.json`, where the script begins.
  private func root(_ json: inout JSONWriter) {
    json.beginObject()
    json.key("format")
    json.number(1)
    json.key("page")
    json.number(IndexFiles.page)
    json.key("fragment")
    json.number(SearchUnits.Kind.perFragment)
    json.key("kinds")
    json.beginArray()
    for kind in SearchUnits.Kind.allCases {
      json.beginObject()
      json.key("name")
      json.string(kind.name)
      json.key("units")
      json.number(fragments.lists[kind.rawValue].count)
      json.key("size")
      json.number(units.size(kind))
      json.endObject()
    }
    json.endArray()
    json.key("terms")
    json.strings(index.firstWords.map { String(decoding: $0, as: UTF8.self) })
    json.endObject()
  }
}
