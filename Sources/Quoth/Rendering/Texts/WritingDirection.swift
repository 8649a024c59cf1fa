/// Which way a language is written, by its BCP 47 tag.
enum WritingDirection {
  /// `rtl` for languages and scripts that run from right to left, else `ltr`.
  static func of(_ language: String) -> String {
    let parts = language.lowercased().split { $0 == "-" || $0 == "_" }
    for script in parts.dropFirst() where script.utf8.count == 4 {
      return rightToLeftScripts.contains(script) ? "rtl" : "ltr"
    }
    return parts.first.map { rightToLeft.contains($0) } == true ? "rtl" : "ltr"
  }

  private static let rightToLeft: Set<Substring> = [
    "ar", "arc", "azb", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "mzn", "nqo", "pnb", "ps", "sd", "syr",
    "ug",
    "ur", "yi",
  ]
  private static let rightToLeftScripts: Set<Substring> = [
    "arab", "hebr", "nkoo", "syrc", "thaa", "adlm", "rohg",
  ]
}
