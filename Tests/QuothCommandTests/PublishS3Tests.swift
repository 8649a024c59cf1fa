import Foundation
import Testing

/// `quoth publish` by rclone to an S3 server, and what can go wrong with it.
@Suite struct PublishS3Tests {
  @Test func `Assets whose names change with their bytes may be kept for ever, pages not`() throws {
    let server = try S3Server.shared()
    var archive = try PublishingArchive("cloud: {type: rclone, remote: \"store:lasting/site\"}")
    archive.command.environment = server.environment
    let outcome = try archive.publish()
    #expect(outcome.status == 0, "\(outcome.errors)")
    func head(_ path: String) throws -> String {
      try server.rclone("lsf", "--dump", "headers", "-vv", "store:lasting/site/" + path)
    }
    let style = try #require(archive.built.keys.first { $0.hasSuffix(".css") })
    #expect(try head(style).contains("Cache-Control: public, max-age=31536000, immutable"))
    #expect(try !head("index.html").contains("Cache-Control"))
  }

  @Test func `A key that the server does not know is said to be that, and no secret is shown`() throws {
    let server = try S3Server(letsIn: false)
    var archive = try PublishingArchive("cloud: {type: rclone, remote: \"store:archive\"}")
    archive.command.environment = server.environment
    let outcome = try archive.publish()
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasPrefix(
        "quoth: cannot publish to “cloud”: the target did not let us in; look at the keys and rights of its account\n  rclone: "
      ))
    #expect(outcome.errors.contains("InvalidAccessKeyId"))
    #expect(!outcome.errors.contains("hush-hush"))
  }

  @Test func `Where nobody listens the target cannot be reached`() throws {
    var archive = try PublishingArchive("cloud: {type: rclone, remote: \"store:archive\"}")
    archive.command.environment = S3Server.environment(endpoint: "http://127.0.0.1:1")
    let outcome = try archive.publish()
    #expect(outcome.status == 74)
    #expect(outcome.errors.hasPrefix("quoth: cannot publish to “cloud”: the target cannot be reached\n"))
  }

  @Test func `A remote that rclone does not know, and rclone not being there, are said`() throws {
    var archive = try PublishingArchive("cloud: {type: rclone, remote: \"store:archive\"}")
    archive.command.environment = ["RCLONE_CONFIG": "/dev/null"]
    let unknown = try archive.publish()
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("rclone has no remote of this name; make it with “rclone config”"))
    archive.command.environment["PATH"] = "/nonexistent"
    let missing = try archive.publish()
    #expect(missing.status == 1)
    #expect(missing.errors.contains("needs the program rclone, which is not on this machine"))
  }

  @Test func `Broken off while it replaced the list of our files, the target is still known as ours`() throws
  {
    var archive = try PublishingArchive("cloud: {type: rclone, remote: ../www}")
    archive.command.environment = ["RCLONE_CONFIG": "/dev/null"]
    #expect(try archive.publish().status == 0)
    let manifest = try #require(archive.scratch.text("www/.quoth-manifest"))
    try archive.scratch.put(manifest, at: "www/.quoth-manifest-new")
    try archive.scratch.put("", at: "www/.quoth-manifest")
    try archive.removeStory(6)
    let outcome = try archive.publish()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(archive.scratch.files(below: "www") == archive.built)
  }
}
