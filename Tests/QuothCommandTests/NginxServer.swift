import Foundation

/// nginx on a free port of this machine, with one block of settings of a site.
final class NginxServer {
  struct Answer {
    var status: Int
    /// As the server sends them; names in lower case.
    var headers: [(name: String, value: String)]
    /// What is no text is there in some form.
    var body: String

    /// All values of a header, joined.
    func header(_ name: String) -> String? {
      let values = headers.filter { $0.name == name }.map(\.value)
      return values.isEmpty ? nil : values.joined(separator: "; ")
    }
  }

  private let server: SystemServer
  private let folder: String
  private let port: Int

  /// `block`: with `listen 80;`, in place of which it listens on its port. `scratch`: a folder that is there.
  init(_ block: String, in scratch: String) throws {
    let folder = scratch + "/nginx-" + UUID().uuidString
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
      "\($0)_temp_path \(folder)/\($0);"
    }
    (port, server) = try SystemServer.onFreePort { port in
      // What Debian's own nginx.conf has around such a block, and files of the test's own.
      let settings = """
        daemon off;
        master_process off;
        pid \(folder)/pid;
        error_log stderr notice;
        events { worker_connections 64; }
        http {
          \(temporary.joined(separator: " "))
          access_log off;
          sendfile on;
          include /etc/nginx/mime.types;
          default_type application/octet-stream;
          gzip on;
          \(block.replacing("listen 80;", with: "listen 127.0.0.1:\(port);"))
        }
        """
      try Data(settings.utf8).write(to: URL(fileURLWithPath: folder + "/nginx.conf"))
      return (
        port,
        try SystemServer(
          ["/usr/sbin/nginx", "-p", folder, "-e", "stderr", "-c", folder + "/nginx.conf"], in: folder,
          ready: "getrlimit(")
      )
    }
  }

  /// Redirects are not followed.
  func get(_ path: String, gzip: Bool = false) throws -> Answer {
    try? FileManager.default.removeItem(atPath: folder + "/body")
    try SystemProgram.run(
      "curl",
      ["--silent", "--show-error", "--noproxy", "*", "--dump-header", "head", "--output", "body"]
        + (gzip ? ["--header", "Accept-Encoding: gzip"] : []) + ["http://127.0.0.1:\(port)\(path)"],
      in: folder)
    let body = FileManager.default.contents(atPath: folder + "/body") ?? Data()
    let lines = try String(contentsOfFile: folder + "/head", encoding: .utf8).split(
      whereSeparator: \.isNewline)
    return Answer(
      status: lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0,
      headers: lines.dropFirst().compactMap { line in
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return (
          line[..<colon].lowercased(), String(line[line.index(after: colon)...].drop { $0 == " " })
        )
      }, body: String(decoding: body, as: UTF8.self))
  }
}
