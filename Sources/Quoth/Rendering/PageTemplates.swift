import Mustache

/// The compiled templates of all kinds of pages and of the parts of a text, checked against what they are offered.
struct PageTemplates: Sendable {
  let shapes: PageShapes
  private let pages: [PageKind: Template]
  private let parts: [BodyPart: Template]
  /// What is wrong in any template, in the order of files and lines, each fault once.
  let faults: [TemplateFault]

  /// `sources`: the theme's templates, each once.
  init(_ sources: [TemplateSource], shapes: PageShapes) {
    self.shapes = shapes
    let library = TemplateLibrary(sources)
    var faults = Set(library.faults)
    for kind in PageKind.allCases { faults.formUnion(library.check(kind.rawValue, against: shapes[kind])) }
    for part in BodyPart.allCases { faults.formUnion(library.check(part.rawValue, against: shapes[part])) }
    self.faults = faults.sorted()
    pages = Dictionary(
      PageKind.allCases.compactMap { kind in library.template(kind.rawValue).map { (kind, $0) } },
      uniquingKeysWith: { first, _ in first })
    parts = Dictionary(
      BodyPart.allCases.compactMap { part in library.template(part.rawValue).map { (part, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Draws a page. A template that is missing was reported by `faults`, so nothing is drawn with it.
  func render(_ kind: PageKind, _ root: [Value], into buffer: inout [UInt8]) {
    pages[kind]?.render(PageRecord(shapes[kind], root), into: &buffer)
  }

  /// Draws a part of a text.
  func render(_ part: BodyPart, _ root: [Value], into buffer: inout [UInt8]) {
    parts[part]?.render(PageRecord(shapes[part], root), into: &buffer)
  }
}

extension TemplateFault {
  /// The fault as the build reports it.
  var diagnostic: Diagnostic {
    // The renderer counts code points; the report takes columns of templates as they are.
    Diagnostic(
      .templateFault, .error, message,
      at: Place(
        file: path, span: SourceSpan(line: line, column: column, endLine: line, endColumn: endColumn)),
      suggestion: remedy.isEmpty ? nil : remedy)
  }
}
