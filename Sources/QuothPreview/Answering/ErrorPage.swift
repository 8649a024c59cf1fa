/// The page at every address while no site without errors has been made.
struct ErrorPage: Sendable {
  private let problems: [Shown.Problem]

  init(_ problems: [Shown.Problem]) { self.problems = problems }

  func response(to request: Request) -> Response {
    var response = Served(page: html, path: "error.html", status: 503, policy: PreviewFiles.ownPolicy)
      .response(to: request)
    response.headers.append(("Retry-After", "1"))
    return response
  }

  private var html: [UInt8] {
    let items = problems.map { problem in
      let excerpt = problem.excerpt.isEmpty ? "" : "<pre>\(Self.escaped(problem.excerpt))</pre>\n"
      return "<li>\n<p>\(Self.escaped(problem.headline))</p>\n\(excerpt)</li>\n"
    }
    return Array(
      """
      <!doctype html>
      <html lang="en" class="quoth-errors">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>The site has errors</title>
      <link rel="stylesheet" href="/_quoth/preview.css">
      </head>
      <body>
      <main>
      <h1>The site cannot be shown yet</h1>
      <p>This page goes away as soon as the errors are mended.</p>
      <ol>
      \(items.joined())</ol>
      </main>
      </body>
      </html>

      """.utf8)
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }
}
