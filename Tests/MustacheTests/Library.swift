import Mustache

/// A library of templates given as strings by name.
func library(_ templates: [String: String], strict: Bool = true) -> TemplateLibrary {
  TemplateLibrary(
    templates.sorted { $0.key < $1.key }.map {
      TemplateSource(name: $0.key, path: $0.key + ".mustache", bytes: Array($0.value.utf8))
    }, strict: strict)
}

/// A record of an open shape, for tests that render without strictness.
func data(_ fields: KeyValuePairs<String, Value>) -> Value {
  .record(Record(open: Shape("data", [], open: true), fields.map { ($0.key, $0.value) }))
}

/// What the template prints, without strictness.
func render(_ template: String, _ data: Value, _ partials: [String: String] = [:]) -> String? {
  rendered(library(partials.merging(["page": template]) { $1 }, strict: false), data)
}

/// What the template `page` of the library prints.
func rendered(_ library: TemplateLibrary, _ data: Value) -> String? {
  guard let template = library.template("page") else { return nil }
  var output = ByteBuffer()
  let fault = template.render(data, into: &output)
  return fault == nil ? String(decoding: output.bytes(), as: UTF8.self) : nil
}

/// The faults of the strict template `page` and of the partials, one line each.
func faults(_ template: String, on shape: Shape, _ partials: [String: String] = [:]) -> [String] {
  library(partials.merging(["page": template]) { $1 }).check("page", against: shape).map(\.description)
}
