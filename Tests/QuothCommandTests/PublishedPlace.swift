import Foundation
import Testing

/// A target of one of the kinds that take file by file, with what reaches it for real.
final class PublishedPlace {
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case directory, rsync, ssh, rclone, s3

    var testDescription: String { rawValue }

    /// A program that sends, and its call that does; nil: none is called.
    var sender: (name: String, words: String)? {
      switch self {
      case .directory: nil
      case .rsync, .ssh: ("rsync", "--checksum --from0")
      case .rclone, .s3: ("rclone", "copy --ignore-times --files-from-raw")
      }
    }
  }

  let kind: Kind
  private(set) var archive: PublishingArchive
  private(set) var ssh: SSHServer?
  private let s3: S3Server?
  private let bucket = "bucket-" + UUID().uuidString.lowercased()

  init(_ kind: Kind) throws {
    self.kind = kind
    archive = try PublishingArchive("{}")
    s3 = kind == .s3 ? try S3Server.shared() : nil
    switch kind {
    case .directory: try archive.setTarget("www: {type: directory, path: ../www}")
    case .rsync: try archive.setTarget("www: {type: rsync, to: ../www}")
    case .ssh:
      let server = try SSHServer(in: archive.folder)
      ssh = server
      archive.command.environment["RSYNC_RSH"] = server.shell()
      try archive.setTarget(
        "www: {type: rsync, to: \"127.0.0.1:\(archive.folder)/www/\", port: \(server.port)}")
    case .rclone:
      archive.command.environment["RCLONE_CONFIG"] = "/dev/null"
      try archive.setTarget("www: {type: rclone, remote: ../www}")
    case .s3:
      archive.command.environment = s3?.environment ?? [:]
      try archive.setTarget("www: {type: rclone, remote: \"store:\(bucket)\"}")
    }
  }

  /// What is there, by path; nothing when it is not there.
  func files() throws -> [String: Data] {
    guard let s3 else { return archive.scratch.files(below: "www") }
    let copy = "copy-" + UUID().uuidString
    _ = try? s3.rclone("copy", "store:" + bucket, archive.folder + "/" + copy)
    return archive.scratch.files(below: copy)
  }

  /// Somebody else puts a file there.
  func put(_ text: String, at name: String) throws {
    guard let s3 else { return try archive.scratch.put(text, at: "www/" + name) }
    try archive.scratch.put(text, at: "upload")
    _ = try s3.rclone("copyto", archive.folder + "/upload", "store:\(bucket)/\(name)")
  }

  /// What the other end says it has taken and deleted since this was last asked, in order, where it says so.
  func changes(mark: Int) throws -> [String]? {
    if let ssh {
      return ssh.transfers().map { $0.replacing("del. ", with: "- ").replacing("recv ", with: "+ ") }
    }
    guard let s3 else { return nil }
    let all = try s3.changes(of: bucket, mark: mark)
    defer { seen = all.count }
    return all.dropFirst(seen).map { $0.replacing("DELETE ", with: "- ").replacing("PUT ", with: "+ ") }
  }

  private var seen = 0

  /// A publish that Ctrl-C breaks off when the pages are about to be sent; the site's assets are new there, or not.
  func publishInterrupted(newAssets: Bool) throws -> BuiltCommand.Outcome? {
    guard let sender = kind.sender else { return nil }
    // rsync is called once before to compare; rclone once for assets that may be kept for ever. Then go the other
    // parts of pages.
    let callsBefore = sender.name == "rsync" || newAssets ? 2 : 1
    let program = try InterruptingProgram(
      sender.name, at: callsBefore + 1, of: sender.words, in: archive.scratch)
    var command = archive.command
    command.environment["PATH"] = program.path
    return try command.run("publish")
  }
}
