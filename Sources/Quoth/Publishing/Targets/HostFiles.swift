/// What a host reads from the site itself: redirects as the server gives them, headers, its own switches. Each is a
/// file of the site like any other while the site is built for that host.
///
/// Formats: https://docs.netlify.com/manage/routing/headers/ and …/redirects/overview/, which Cloudflare shares
/// (https://developers.cloudflare.com/workers/static-assets/headers/) and of which GitLab Pages takes the redirects
/// (https://docs.gitlab.com/user/project/pages/redirects/); GitHub Pages: `.nojekyll` and `CNAME`.
struct HostFiles {
  let host: SiteHost
  let archive: LinkedArchive

  static let longCache = "public, max-age=31536000, immutable"
  /// Cloudflare reads no more of either.
  private static let mostRedirects = 2000
  private static let mostHeaderRules = 100

  /// `paths`: the other files of the site.
  func files(besides paths: [String]) -> [OutputFile] {
    switch host {
    case .githubPages:
      // Without it GitHub runs Jekyll over the site, which leaves out what begins with a dot or an underscore.
      return [Self.file(".nojekyll", "")] + (domain.map { [Self.file("CNAME", $0 + "\n")] } ?? [])
    case .gitlabPages: return redirects
    case .netlify, .cloudflare: return [Self.file("_headers", headers(paths))] + redirects
    }
  }

  /// The site's own domain; nil for one of GitHub's.
  private var domain: String? {
    guard let start = archive.addresses.origin.firstRange(of: "://") else { return nil }
    let host = archive.addresses.origin[start.upperBound...].prefix { $0 != ":" }.lowercased()
    return host.hasSuffix(".github.io") || host == "localhost" || host == "127.0.0.1" ? nil : host
  }

  private var redirects: [OutputFile] {
    guard !archive.addresses.redirects.isEmpty else { return [] }
    let lines = archive.addresses.redirects.prefix(Self.mostRedirects).map {
      "\($0.from.href) \($0.to.href) 301\n"
    }
    return [Self.file("_redirects", lines.joined())]
  }

  private func headers(_ paths: [String]) -> String {
    let base = archive.addresses.basePath
    var text = """
      \(base)*
        Content-Security-Policy: \(ContentPolicy(archive).text)
        Referrer-Policy: strict-origin-when-cross-origin
        X-Content-Type-Options: nosniff

      """
    for path in paths.filter(Self.isLasting).sortedByBytes().prefix(Self.mostHeaderRules - 1) {
      text += "\(archive.addresses.at(path).href)\n  Cache-Control: \(Self.longCache)\n"
    }
    return text
  }

  /// Whether a file's name changes with its bytes, as `assets/site.1a2b3c4d.css` does.
  static func isLasting(_ path: String) -> Bool {
    guard path.hasPrefix("assets/") else { return false }
    return path.split(separator: ".").dropFirst().dropLast().contains { part in
      part.utf8.count == 8
        && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
  }

  private static func file(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path) { $0.append(raw: text) }
  }
}
