extension LanguageWords {
  /// Reads `site-templates/languages/<language>.yml`: a map of lists.
  init(_ file: ThemeFolder.File, language: String, findings: inout [Diagnostic]) {
    self.init(language: language)
    let entries = YAMLReader.map(
      file.bytes, 0..<file.bytes.count, firstLine: 1, path: file.path, findings: &findings)
    var fields = Fields(
      entries ?? [], of: "a list of a language's words", path: file.path, span: .start,
      isBroken: entries == nil)
    func list(_ key: String) -> [String] { fields.texts(key).map(\.value) }
    fillers = list("fillers")
    negations = list("negations")
    affixes = list("affixes")
    conditions = list("conditions")
    limits = list("limits")
    hedges = list("hedges")
    numbers = list("numbers")
    remarks = list("remarks")
    sounds = list("sounds")
    gaps = list("gaps")
    thousands = list("thousands")
    findings += fields.finish()
  }
}
