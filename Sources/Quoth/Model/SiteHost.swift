/// Where a site can be served from that wants files of its own: `quoth init --host` writes its workflow or settings
/// file, and a publishing target that names it (`host:`) also gets what the host reads from the site itself.
public enum SiteHost: String, CaseIterable, Sendable {
  case githubPages = "github-pages"
  case gitlabPages = "gitlab-pages"
  case netlify
  case cloudflare
}
