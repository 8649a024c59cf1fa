/// A place that `quoth publish` brings the site to: an entry below `publish:` in site.yml.
///
///     publish:
///       pages: {type: git, remote: origin, branch: gh-pages, host: github-pages}
public struct PublishTarget: Sendable, Equatable {
  /// How the site gets there.
  public enum Way: Sendable, Equatable {
    /// A folder of this machine; relative paths begin at the site's folder.
    case directory(path: String)
    /// `user@host:/srv/www/`, `host::module/path`, `rsync://…` or a folder of this machine, and the port of ssh.
    case rsync(destination: String, port: Int?)
    /// A branch of a repository: the name of a remote, a URL or a path.
    case git(remote: String, branch: String)
    /// `remote:path` by the user's own remotes.
    case rclone(remote: String)
  }

  /// As written in site.yml: letters, digits, `-` and `_`.
  public var name: String
  public var way: Way
  /// What serves the site from there and wants files of its own.
  public var host: SiteHost?
  /// In place of the site's, for a site that is published twice.
  var baseURL: String?

  /// For messages: `git: origin, branch gh-pages`.
  public var words: String {
    switch way {
    case .directory(let path): "directory: \(path)"
    case .rsync(let destination, let port): "rsync: \(destination)" + (port.map { ", port \($0)" } ?? "")
    case .git(let remote, let branch): "git: \(remote), branch \(branch)"
    case .rclone(let remote): "rclone: \(remote)"
    }
  }
}
