import Quoth

/// Answers requests with the files of the site as a build would write them. A function of the request and of what is
/// shown; it knows of no socket.
struct Answers: Sendable {
  let shown: Shown
  let hosts: HostRule

  /// Longer addresses are no page of anybody's.
  static let longestTarget = 8192

  func response(to request: Request) -> Response {
    if let refusal = refusal(of: request) { return refusal }
    guard let path = RequestPath(target: Self.originForm(request.target)) else {
      return .text(400, "This address cannot be read.")
    }
    if let own = PreviewFiles.response(to: path, request) { return own }
    guard let site = shown.site else { return ErrorPage(shown.problems).response(to: request) }
    return response(to: path, request, site)
  }

  private func refusal(of request: Request) -> Response? {
    guard request.count(ofHeader: "host") <= 1 else {
      return .text(400, "There is more than one Host header.")
    }
    guard let host = request.header("host") else { return .text(400, "There is no Host header.") }
    guard hosts.allows(host), Self.authority(of: request.target).map(hosts.allows) ?? true else {
      return .text(
        403,
        "The preview does not answer to the name in this address, so that no other site can read it. "
          + "To use the name, start it with --host NAME.")
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      return .text(405, "Only GET and HEAD are possible.", [("Allow", "GET, HEAD")])
    }
    return request.target.utf8.count > Self.longestTarget ? .text(414, "This address is too long.") : nil
  }

  private func response(to path: RequestPath, _ request: Request, _ site: SiteSnapshot) -> Response {
    let base = RequestPath(target: site.basePath)?.text ?? ""
    if path.text.isEmpty, !base.isEmpty { return redirect(to: site.basePath + path.query) }
    if path.text + "/" == base { return redirect(to: site.basePath + path.query) }
    guard path.text.hasPrefix(base) else { return notFound(request, site) }
    let below = String(path.text.dropFirst(base.count))
    if below.isEmpty || below.hasSuffix("/") { return file(below + "index.html", request, site) }
    if !site.holds(below), site.holds(below + "/index.html") {
      let target = Self.originForm(request.target)
      return redirect(to: target.prefix { $0 != "?" && $0 != "#" } + "/" + path.query)
    }
    return file(below, request, site)
  }

  /// For now, and not for ever: a browser would keep a lasting one beyond this preview.
  private func redirect(to address: String) -> Response {
    .text(302, "See \(address)", [("Location", address), ("Cache-Control", "no-store")])
  }

  private func file(_ path: String, _ request: Request, _ site: SiteSnapshot) -> Response {
    do {
      if let bytes = try site.bytes(of: path) {
        return Served(page: bytes, path: path, policy: site.contentPolicy).response(to: request)
      }
      if let medium = try site.medium(at: path) {
        return Served(medium, path: path, policy: site.contentPolicy).response(to: request)
      }
      return notFound(request, site)
    } catch let failure as DiskFailure {
      return .text(404, failure.message)
    } catch {
      return .text(500, "A fault of the program, please report it: \(error)")
    }
  }

  private func notFound(_ request: Request, _ site: SiteSnapshot) -> Response {
    guard let bytes = try? site.bytes(of: site.notFoundPath) else {
      return .text(404, "There is no such page.")
    }
    return Served(page: bytes, path: site.notFoundPath, status: 404, policy: site.contentPolicy).response(
      to: request)
  }

  /// What tells the versions of that page apart, as its script knows them.
  func tag(ofPageAt path: RequestPath) -> EntityTag? {
    let address = "/" + PathEncoding.encoded(path.text)
    let answer = response(to: Request("HEAD", address, [("Host", "localhost")]))
    return answer.header("ETag").map { EntityTag(quoted: $0) }
  }

  /// `http://localhost/articles/` → `/articles/`.
  private static func originForm(_ target: String) -> String {
    guard !target.hasPrefix("/"), let scheme = target.firstRange(of: "://") else { return target }
    let rest = target[scheme.upperBound...]
    guard let slash = rest.firstIndex(where: { "/?#".contains($0) }) else { return "/" }
    return rest[slash] == "/" ? String(rest[slash...]) : "/" + rest[slash...]
  }

  /// The host in a target that has one.
  private static func authority(of target: String) -> String? {
    guard !target.hasPrefix("/"), let scheme = target.firstRange(of: "://") else { return nil }
    return String(target[scheme.upperBound...].prefix { !"/?#".contains($0) })
  }
}
