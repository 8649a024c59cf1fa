/// What the preview serves of its own, below `/_quoth/`, and the line by which a page asks for it. No site has an
/// address there.
enum PreviewFiles {
  static let folder = "_quoth/"

  /// The line is the only difference between a page as it is served and as a build writes it.
  static func script(_ tag: EntityTag) -> [UInt8] {
    Array("<script src=\"/_quoth/preview.js\" data-page=".utf8) + Array(tag.text.utf8)
      + Array("></script>".utf8)
  }

  /// Puts it before the end of the body.
  static func addingScript(to page: [UInt8], _ tag: EntityTag) -> [UInt8] {
    let end = Array("</body>".utf8)
    let line = script(tag)
    guard page.count >= end.count else { return page + line }
    var at = page.count - end.count
    while at >= 0, !page[at..<at + end.count].elementsEqual(end) { at -= 1 }
    guard at >= 0 else { return page + line }
    return Array(page[..<at]) + line + Array(page[at...])
  }

  /// For what is no page of a site.
  static let ownPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"

  /// The preview's own files and messages; nil: the path is the site's.
  static func response(to path: RequestPath, _ request: Request) -> Response? {
    switch path.text {
    case "_quoth/preview.js":
      return Served(page: PackageResources.preview_js, path: "preview.js", policy: ownPolicy).response(
        to: request)
    case "_quoth/preview.css":
      return Served(page: PackageResources.preview_css, path: "preview.css", policy: ownPolicy).response(
        to: request)
    case "_quoth/events":
      let page = path.value(of: "page").flatMap { RequestPath(target: $0) }
      return Response(
        status: 200, headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")],
        body: request.method == "HEAD" ? .bytes([]) : .events(page))
    default:
      return path.text.hasPrefix(folder) ? .text(404, "There is no such file.") : nil
    }
  }
}
