/// A source in one line, to be copied: author, title, kind, publisher, date, address, when it was looked at.
struct Citation {
  let text: String

  init(_ source: Source, _ texts: InterfaceTexts) {
    let marks = texts.locale.quotationMarks.first
    var parts: [String] = []
    if let author = source.author { parts.append(author) }
    // French sets its marks off from the words.
    let space = texts.locale.strings["quotation_space"] ?? ""
    parts.append((marks?.open ?? "“") + space + source.header.title.value + space + (marks?.close ?? "”"))
    parts.append(texts.kind(source.kind))
    if let publisher = source.publisher, publisher != source.author { parts.append(publisher) }
    if let date = source.date { parts.append(texts.text(of: date)) }
    if let url = source.url?.value { parts.append(url) }
    if let accessed = source.accessed {
      parts.append(texts.string("accessed_on", "date", texts.text(of: accessed)))
    }
    text = parts.joined(separator: ", ")
  }
}
