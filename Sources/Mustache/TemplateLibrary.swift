/// All templates of a site, parsed.
public struct TemplateLibrary: Sendable {
  /// What is wrong with the templates themselves, whatever page they are used for.
  public let faults: [TemplateFault]

  /// Parses all templates. Strict ones are what a site has; without strictness the language is as its
  /// specification has it: unknown names and missing partials are silently nothing.
  public init(_ sources: [TemplateSource], strict: Bool = true) {
    faults = []
  }

  /// What is wrong when the template is rendered for records of that shape, in all it includes and inherits
  /// and in every branch. Faults of the templates themselves are in `faults`.
  public func check(_ name: String, against root: Shape) -> [TemplateFault] {
    []
  }

  /// The template, compiled; keep it for all pages. Nil if there is none of that name.
  public func template(_ name: String) -> Template? {
    nil
  }
}
