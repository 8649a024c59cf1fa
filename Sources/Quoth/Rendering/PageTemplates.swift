import Mustache

/// The compiled templates of all kinds of pages and of the parts of a text, checked against what they are offered.
struct PageTemplates: Sendable {
  let shapes: PageShapes
  private let pages: [PageKind: Template]
  /// By `BodyPart.order`: these are asked for with every quote, several to a page.
  private let parts: [Template?]
  /// Lists of an article that are long to make and that not every theme asks for, by name.
  let articleLists: Set<String>
  private let partShapes: [Shape]
  /// What is wrong in any template, in the order of files and lines, each fault once.
  let diagnostics: [Diagnostic]

  /// `sources`: the theme's templates, each once.
  init(_ sources: [TemplateSource], shapes: PageShapes) {
    self.shapes = shapes
    let library = TemplateLibrary(sources)
    var faults = Set(library.faults)
    for kind in PageKind.allCases { faults.formUnion(library.check(kind.rawValue, against: shapes[kind])) }
    for part in BodyPart.allCases { faults.formUnion(library.check(part.rawValue, against: shapes[part])) }
    let files = Dictionary(sources.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    diagnostics = faults.sorted().map { Diagnostic($0, in: files[$0.path] ?? []) }
    pages = Dictionary(
      PageKind.allCases.compactMap { kind in library.template(kind.rawValue).map { (kind, $0) } },
      uniquingKeysWith: { first, _ in first })
    let article = pages[.article]
    articleLists = Set(
      ["headings", "notes", "quotes", "speakers", "sources"].filter { article?.mentions($0) ?? false })
    parts = BodyPart.allCases.map { library.template($0.rawValue) }
    partShapes = BodyPart.allCases.map { shapes[$0] }
  }

  /// Draws a page. A template that is missing was reported, so nothing is drawn with it.
  func render(
    _ kind: PageKind, in arena: RecordArena, into buffer: inout ByteBuffer,
    _ root: (inout RecordWriter) -> Void
  ) {
    guard let template = pages[kind] else { return }
    template.render(arena.record(shapes[kind], root), into: &buffer)
  }

  /// Draws a part of a text.
  func render(
    _ part: BodyPart, in arena: RecordArena, into buffer: inout ByteBuffer,
    _ root: (inout RecordWriter) -> Void
  ) {
    parts[part.order]?.render(arena.record(partShapes[part.order], root), into: &buffer)
  }
}

extension Diagnostic {
  /// A template's fault as the build reports it. The renderer counts code points, spans count bytes.
  fileprivate init(_ fault: TemplateFault, in file: [UInt8]) {
    let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.indices.contains(fault.line - 1) ? lines[fault.line - 1] : []
    /// Of the code point with that number, from 1.
    func column(_ number: Int) -> Int {
      var seen = 0
      for (offset, byte) in line.enumerated() where byte & 0xC0 != 0x80 {
        seen += 1
        if seen == number { return offset + 1 }
      }
      return line.count + max(1, number - seen)
    }
    self.init(
      .templateFault, .error, fault.message,
      at: Place(
        file: fault.path,
        span: SourceSpan(
          line: fault.line, column: column(fault.column), endLine: fault.line,
          endColumn: column(fault.endColumn))),
      suggestion: fault.remedy.isEmpty ? nil : fault.remedy)
  }
}
