extension Header {
  /// Reads the keys that all kinds share. `titleKey`: `title`, or a speaker's `name`. A file without one goes by its
  /// id until the error is mended.
  init(_ fields: inout Fields, id: String, titleKey: String = "title") {
    title = fields.text(titleKey, isRequired: true) ?? Located(id, at: fields.span)
    slug = Self.slug(&fields)
    aliases = fields.texts("aliases").filter { Self.isAlias($0, &fields) }
    isDraft = fields.flag("draft") ?? false
    language = fields.language("language")
    extra = fields.free("extra")
  }

  /// `slug` takes the place of one segment of an address.
  private static func slug(_ fields: inout Fields) -> Located<String>? {
    guard let slug = fields.id("slug") else { return nil }
    let isSegment = slug.value.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "-", "_", ".", "~": true
      default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar)
      }
    }
    if isSegment, slug.value != ".", slug.value != ".." { return slug }
    fields.report(
      .invalidSlug, "“\(slug.value)” cannot be a part of an address", at: slug.span,
      suggestion: "use letters, digits, hyphens and underscores")
    return nil
  }

  /// Vowel signs and accents belong to the letters they stand on.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }

  /// An old address is a path of this site: a redirect page can be written there.
  private static func isAlias(_ alias: Located<String>, _ fields: inout Fields) -> Bool {
    let path = alias.value
    let segments = path.split(separator: "/")
    let isPath =
      AddressCheck.fault(in: path) == nil && !AddressCheck.isAbsolute(path) && !segments.isEmpty
      && !segments.contains { $0 == "." || $0 == ".." } && !path.contains { $0 == "?" || $0 == "#" }
    if !isPath {
      fields.report(
        .invalidURL, "“\(path)” is no address that a page of this site can have had", at: alias.span,
        suggestion: "write a path such as /articles/old-name/")
    }
    return isPath
  }
}
