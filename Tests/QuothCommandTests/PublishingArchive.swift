import Foundation

/// A small archive with a target, beside which there is room for what it is published to.
struct PublishingArchive {
  let scratch: SmallArchive
  var command: BuiltCommand

  /// `target`: what stands below `publish:`, for instance `www: {type: directory, path: ../www}`.
  init(_ target: String) throws {
    scratch = try SmallArchive(isEmpty: true)
    let small = try SmallArchive()
    try FileManager.default.moveItem(atPath: small.path, toPath: scratch.path + "/site")
    command = BuiltCommand(folder: scratch.path + "/site")
    try setTarget(target)
  }

  func setTarget(_ target: String) throws {
    try put(
      "title: Small\nbase_url: https://example.org/\npublish:\n  \(target)\n", at: "content/site.yml")
  }

  var folder: String { scratch.path }

  func put(_ text: String, at name: String) throws { try scratch.put(text, at: "site/" + name) }

  func publish(_ arguments: String...) throws -> BuiltCommand.Outcome {
    try command.run(["publish"] + arguments)
  }

  /// Changes the words of a story.
  func edit(_ number: Int, words: String) throws {
    try put(scratch.article(number, words: words), at: "content/articles/story-\(number).md")
  }

  func removeStory(_ number: Int) throws {
    try scratch.remove("site/content/articles/story-\(number).md")
  }

  /// The files of the last build as they are to be found at the target, manifest included.
  var built: [String: Data] { scratch.files(below: "site/_site") }
}
