import Foundation
import Testing
import Yams

@testable import Quoth

/// docs/hosts: what `init --host` writes is what the page of the host shows, and what the host is asked to run builds
/// the site.
@Suite struct HostPageTests {
  /// The file with which each host is told what to run.
  static let files: [SiteHost: String] = [
    .githubPages: ".github/workflows/site.yml", .gitlabPages: ".gitlab-ci.yml", .netlify: "netlify.toml",
    .cloudflare: "wrangler.jsonc",
  ]

  /// A new site for the host, and the text of the host's file.
  private static func site(for host: SiteHost) throws -> (SmallArchive, file: String) {
    let scratch = try SmallArchive(isEmpty: true)
    let outcome = try scratch.command.run("init", "new-archive", "--host", host.rawValue)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return (scratch, try #require(files[host].flatMap { scratch.text("new-archive/" + $0) }))
  }

  @Test(arguments: SiteHost.allCases)
  func `The page of a host shows what init writes for it`(_ host: SiteHost) throws {
    let (scratch, file) = try Self.site(for: host)
    let page = try DocumentationPage("docs/hosts/\(host.rawValue).md")
    #expect(page.commands.contains("quoth init archive --host \(host.rawValue)"))
    #expect(page.text.contains("`\(try #require(Self.files[host]))`"))
    #expect(scratch.text("new-archive/content/site.yml")?.hasSuffix(page.blocks[0].text) == true)
    #expect(page.blocks[1].text == file)
  }

  @Test(arguments: SiteHost.allCases)
  func `What the host runs fetches Quoth, checks the site and builds it`(_ host: SiteHost) throws {
    let (scratch, file) = try Self.site(for: host)
    try Self.package(in: scratch)
    let target = try #require(try Self.target(of: scratch))
    for script in try Self.scripts(of: host, file) {
      let outcome = try Self.run(script, in: scratch)
      #expect(outcome.status == 0, "\(outcome.printed)")
    }
    let site = "new-archive/\(target)/"
    #expect(scratch.text(site + "index.html")?.contains("<html") == true)
    #expect(scratch.exists(site + "articles/night-train/index.html"))
    #expect(scratch.exists(site + "_headers") == [.netlify, .cloudflare].contains(host))
    #expect(scratch.exists(site + ".nojekyll") == (host == .githubPages))
  }

  /// The archive at `QUOTH_URL`: as `make package` lays it out, around the program of this build.
  private static func package(in scratch: SmallArchive) throws {
    let bin = scratch.path + "/package/quoth/bin"
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: bin + "/quoth", withDestinationPath: try #require(BuiltCommand.path))
    #expect(try run("tar -czf ../quoth.tar.gz -C ../package quoth", in: scratch).status == 0)
  }

  /// The folder that the site is put into.
  private static func target(of scratch: SmallArchive) throws -> String? {
    let config = try Yams.load(yaml: scratch.text("new-archive/content/site.yml") ?? "") as? [String: Any]
    let targets = config?["publish"] as? [String: [String: String]]
    return targets?["site"]?["path"]
  }

  // MARK: What hosts run

  /// The scripts of a host's file in their order, each for one shell.
  private static func scripts(of host: SiteHost, _ file: String) throws -> [String] {
    switch host {
    case .githubPages:
      let jobs = try #require((try Yams.load(yaml: file) as? [String: Any])?["jobs"] as? [String: Any])
      let job = try #require(jobs["build"] as? [String: Any])
      let steps = try #require(job["steps"] as? [[String: Any]])
      return steps.compactMap { $0["run"] as? String }.map {
        "touch \"$GITHUB_PATH\"; PATH=\"$(cat \"$GITHUB_PATH\"):$PATH\"; set -e\n" + $0
      }
    case .gitlabPages:
      let all = try #require(try Yams.load(yaml: file) as? [String: Any])
      let before = try #require((all["default"] as? [String: Any])?["before_script"] as? [String])
      return try ["check", "pages"].map { name in
        let script = try #require((all[name] as? [String: Any])?["script"] as? [String])
        // A test installs nothing.
        return "set -e\n" + (before.filter { !$0.contains("apt-get") } + script).joined(separator: "\n")
      }
    case .netlify:
      let parts = file.split(separator: "\"\"\"", omittingEmptySubsequences: false)
      return [String(try #require(parts.count == 3 ? parts[1] : nil))]
    case .cloudflare:
      let plain = file.split(separator: "\n").filter { !$0.hasPrefix("//") }.joined(separator: "\n")
      let settings = try JSONSerialization.jsonObject(with: Data(plain.utf8)) as? [String: Any]
      return [try #require((settings?["build"] as? [String: String])?["command"])]
    }
  }

  /// Runs it in the site's folder, on a machine whose own folders are in the archive's.
  private static func run(_ script: String, in scratch: SmallArchive) throws -> (
    status: Int32, printed: String
  ) {
    let own = ["/tmp/quoth", "/opt/quoth"].reduce(script) {
      $0.replacing($1, with: scratch.path + "/machine/quoth")
    }
    return try ShellScript(
      text: own, folder: scratch.path + "/new-archive",
      environment: [
        "QUOTH_URL": "file://\(scratch.path)/quoth.tar.gz", "RUNNER_TEMP": scratch.path + "/runner",
        "GITHUB_PATH": scratch.path + "/github-path",
      ]
    ).run()
  }
}
