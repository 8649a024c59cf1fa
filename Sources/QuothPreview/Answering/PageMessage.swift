/// What an open page is told: which version of it is current, and what is wrong. Its script compares, and fetches the
/// page when it has another version.
struct PageMessage: Sendable, Equatable {
  /// Nil: the address has no page.
  let tag: EntityTag?
  let problems: [Shown.Problem]

  init(to page: RequestPath?, _ answers: Answers) {
    tag = page.flatMap(answers.tag)
    problems = answers.shown.site == nil ? [] : answers.shown.problems
  }

  /// As a server-sent event.
  var bytes: [UInt8] {
    var text = "data: {\"page\":" + (tag.map { JSONText.quoted($0.opaque) } ?? "null") + ",\"errors\":["
    text += problems.map { problem in
      "{\"headline\":\(JSONText.quoted(problem.headline)),\"excerpt\":\(JSONText.quoted(problem.excerpt))}"
    }.joined(separator: ",")
    return Array((text + "]}\n\n").utf8)
  }
}
