import Foundation

/// `content/verdicts.json`: what came of comparing quotes with private texts, for machines that do not hold the
/// texts. Written by `quoth check --seal` and committed; it holds no word of a text, only hashes.
///
///     {"format": 1, "sources": {"report-2024": {"text": "<SHA-256 of the text>", "quotes": {"<SHA-256 of that
///      and the quote's parts>": {"id": "bridge/cost", "status": "edited", "edits": [{"kind": "ellipsis", "text": "…"}]}}}}}
struct Seals: Sendable, Codable, Equatable {
  struct Source: Sendable, Codable, Equatable {
    /// SHA-256 of the private text, in hexadecimal digits.
    var text: String
    /// By `Seals.key`.
    var quotes: [String: Sealed]
  }

  struct Sealed: Sendable, Codable, Equatable {
    /// The quote's id, for readers of the file and to tell a changed quote from a new one.
    var id: String
    var status: String
    var edits: [Edit]
  }

  struct Edit: Sendable, Codable, Equatable {
    var kind: String
    var text: String
  }

  var format = 1
  /// By source id.
  var sources: [String: Source] = [:]

  static let path = "content/verdicts.json"

  init() {}

  /// Throws when the bytes are no such file.
  init(_ bytes: [UInt8]) throws { self = try JSONDecoder().decode(Seals.self, from: Data(bytes)) }

  /// The file's bytes: keys sorted, so that a change shows as a small difference.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0a]
  }

  /// What a quote's verdict is sealed under: a changed text or a changed quote has another.
  static func key(text: String, parts: [String]) -> String {
    SHA256.hexadecimal(Array(([text] + parts).joined(separator: "\u{1f}").utf8))
  }

  /// The verdict sealed for a quote; nil: none fits.
  func verdict(source: String, parts: [String]) -> Verdict? {
    guard let sealed = sources[source]?.quotes[Self.key(text: sources[source]?.text ?? "", parts: parts)],
      let status = Verdict.Status(rawValue: sealed.status)
    else { return nil }
    let edits = sealed.edits.compactMap { edit in
      Verdict.Edit.Kind(rawValue: edit.kind).map { Verdict.Edit(kind: $0, text: edit.text, record: "") }
    }
    return Verdict(status: status, unchecked: nil, edits: edits, isPrivateRecord: true)
  }

  /// Whether some quote of that id was sealed for the source: then it has changed since.
  func knows(_ id: String, source: String) -> Bool {
    sources[source]?.quotes.values.contains { $0.id == id } ?? false
  }
}
