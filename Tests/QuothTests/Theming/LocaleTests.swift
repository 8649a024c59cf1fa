import Foundation
import Testing

@testable import Quoth

/// The locale files of the theme, each by itself, without what it would take from English.
@Suite struct LocaleTests {
  private static let languages = ["en", "de", "fr", "es", "ru"]

  private func locale(_ language: String) throws -> Quoth.Locale {
    let path = "site-templates/locales/\(language).yml"
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: path)
    var findings: [Diagnostic] = []
    let locale = LocaleFile(
      ThemeFolder.File(
        name: "locales/\(language).yml", path: path, bytes: [UInt8](try Data(contentsOf: file))),
      findings: &findings)
    #expect(findings == [])
    return locale.locale(language)
  }

  /// `quotes_few` → `quotes`; nil for what is no counted noun.
  private func noun(_ key: String) -> String? {
    guard let form = key.split(separator: "_").last, PluralForm(rawValue: String(form)) != nil else {
      return nil
    }
    return String(key.dropLast(form.count + 1))
  }

  @Test(arguments: languages)
  func everyLanguageSaysAllThatEnglishSays(language: String) throws {
    let english = try locale("en")
    let other = try locale(language)
    let forms = Set((0...200).map { PluralForm.of($0, in: language) })
    for (key, text) in english.strings where !text.isEmpty {
      let keys = noun(key).map { noun in forms.map { noun + "_" + $0.rawValue } } ?? [key]
      for key in keys {
        let translation = other.strings[key] ?? ""
        #expect(!translation.isEmpty, "\(language) lacks \(key)")
        for part in text.split(separator: "{").dropFirst() {
          let name = "{" + part.prefix { $0 != "}" } + "}"
          #expect(translation.contains(name), "\(language) has no \(name) in \(key)")
        }
      }
    }
    #expect(other.months.count == 12)
    #expect(!other.attributionTo.isEmpty && !other.attributionVia.isEmpty)
  }

  @Test(arguments: [
    ("de", "5.\u{A0}Juni 2017", "Juni 2017"), ("fr", "5\u{A0}juin 2017", "juin 2017"),
    ("es", "5 de junio de 2017", "junio de 2017"), ("ru", "5\u{A0}июня 2017\u{A0}г.", "июнь 2017\u{A0}г."),
  ])
  func datesAreWrittenAsTheLanguageWritesThem(language: String, day: String, month: String) throws {
    let texts = InterfaceTexts(locale: try locale(language))
    #expect(texts.text(of: CalendarDate(year: 2017, month: 6, day: 5)) == day)
    #expect(texts.text(of: CalendarDate(year: 2017, month: 6)) == month)
  }

  @Test func aKindOfSourceHasAWordWhereTheLocaleKnowsIt() throws {
    let texts = InterfaceTexts(locale: try locale("de"))
    #expect(texts.kind("Hearing") == "Anhörung")
    #expect(texts.kind("leaflet") == "leaflet")
  }
}
