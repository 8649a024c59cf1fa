import Foundation
import Mustache
import Testing

/// The public tests of the language, read from the folder of corpora beside the repository, if it is there.
@Suite("The Mustache specification")
struct SpecificationTests {
  @Test(
    "passes, dynamic names aside", .enabled(if: SpecificationFile.folder != nil, "no corpora folder here"))
  func passes() throws {
    let files = try SpecificationFile.all()
    try #require(files.count == 7)
    for file in files {
      #expect(!file.tests.isEmpty)
      for test in file.tests {
        var sources = [TemplateSource(name: "test case", path: "test", bytes: Array(test.template.utf8))]
        for (name, text) in test.partials ?? [:] {
          sources.append(TemplateSource(name: name, path: name, bytes: Array(text.utf8)))
        }
        let library = TemplateLibrary(sources, strict: false)
        #expect(library.faults.isEmpty, "\(file.name): \(test.name)")
        var output = ByteBuffer()
        let template = try #require(library.template("test case"))
        let fault = template.render(test.data.value, into: &output)
        #expect(fault == nil)
        #expect(
          String(decoding: output.bytes(), as: UTF8.self) == test.expected, "\(file.name): \(test.name)")
      }
    }
  }
}

/// One file of the specification.
private struct SpecificationFile {
  struct Contents: Decodable {
    let tests: [Case]
  }

  struct Case: Decodable {
    let name: String
    let data: JSON
    let template: String
    let partials: [String: String]?
    let expected: String
  }

  let name: String
  let tests: [Case]

  static func all() throws -> [SpecificationFile] {
    guard let folder else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") && $0 != "~dynamic-names.json" }
    return try names.sorted().map { name in
      let data = try Data(contentsOf: folder.appendingPathComponent(name))
      return SpecificationFile(name: name, tests: try JSONDecoder().decode(Contents.self, from: data).tests)
    }
  }

  /// The folder of the corpora named by QUOTH_CORPORA, or `shared/corpora` beside a folder this file is in.
  static let folder: URL? = {
    let inside = "conformance/mustache-spec"
    if let named = ProcessInfo.processInfo.environment["QUOTH_CORPORA"] {
      return existing(URL(fileURLWithPath: named).appendingPathComponent(inside))
    }
    var ancestor = URL(fileURLWithPath: #filePath)
    while ancestor.path != "/" {
      ancestor.deleteLastPathComponent()
      if let found = existing(ancestor.appendingPathComponent("shared/corpora/" + inside)) { return found }
    }
    return nil
  }()

  private static func existing(_ folder: URL) -> URL? {
    FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
}

/// A value of JSON, as data for a template. Fractions become text: the library knows whole numbers only.
private enum JSON: Decodable {
  case value(Value)

  var value: Value {
    switch self {
    case .value(let value): value
    }
  }

  init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .value(.null)
    } else if let flag = try? single.decode(Bool.self) {
      self = .value(.bool(flag))
    } else if let number = try? single.decode(Int.self) {
      self = .value(.int(number))
    } else if let number = try? single.decode(Double.self) {
      self = .value(.text("\(number)"))
    } else if let text = try? single.decode(String.self) {
      self = .value(.text(text))
    } else if let list = try? single.decode([JSON].self) {
      self = .value(.list(list.map(\.value)))
    } else {
      let fields = try single.decode([String: JSON].self).map { ($0.key, $0.value.value) }
      self = .value(.record(Record(open: Shape("data", [], open: true), fields)))
    }
  }
}
