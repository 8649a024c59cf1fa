import Foundation
import Testing

/// `quoth publish` by rsync over ssh, with a server of the test's own: what can go wrong on the way.
@Suite struct PublishSSHTests {
  private func place() throws -> (PublishedPlace, SSHServer) {
    let place = try PublishedPlace(.ssh)
    return (place, try #require(place.ssh))
  }

  @Test func `A key that the server does not know is said to be that`() throws {
    let (place, server) = try place()
    var command = place.archive.command
    command.environment["RSYNC_RSH"] = server.shell(for: .stranger)
    let outcome = try command.run("publish")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasPrefix(
        "quoth: cannot publish to “www”: the target did not let us in; look at the keys and rights of its account\n  rsync: "
      ))
    #expect(outcome.errors.contains("Permission denied (publickey)"))
    #expect(try place.files().isEmpty)
  }

  @Test func `A server that shows another key than before is not trusted`() throws {
    let (place, server) = try place()
    try server.know("AAAAC3NzaC1lZDI1NTE5AAAAIJbKTtWJHHxJrTZ0V8AJfBJbMfRFJrcHGdcyZFUsVWyP")
    let outcome = try place.archive.publish()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("the server's ssh key is not known, or not the one that was"))
    #expect(try place.files().isEmpty)
  }

  @Test func `Where nobody listens, and where there is no such host, the target cannot be reached`() throws {
    let (place, server) = try place()
    for address in ["127.0.0.1:/tmp/www/\", port: 1}", "nowhere.invalid:/tmp/www/\"}"] {
      try place.archive.setTarget("www: {type: rsync, to: \"" + address)
      let outcome = try place.archive.publish()
      #expect(outcome.status == 74)
      #expect(
        outcome.errors.hasPrefix("quoth: cannot publish to “www”: the target cannot be reached\n  rsync: "))
    }
    _ = server
  }

  @Test func `A folder in a place that is not there is said to be that`() throws {
    let (place, server) = try place()
    try place.archive.setTarget(
      "www: {type: rsync, to: \"127.0.0.1:\(place.archive.folder)/a/b/c\", port: \(server.port)}")
    let outcome = try place.archive.publish()
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("“www”: the folder that it is to be made in is not there\n  rsync: "))
  }

  @Test func `A connection that breaks half-way leaves whole files, and the next publish does the rest`()
    throws
  {
    let (place, server) = try place()
    let archive = place.archive
    try server.breaks(after: 60000)
    let broken = try archive.publish()
    #expect(broken.status == 74, "\(broken.errors)")
    #expect(broken.errors.contains("cannot publish to “www”: the connection to the target broke"))
    let half = try place.files()
    let built = archive.built
    #expect(half.count > 2)
    #expect(half.keys.allSatisfy { half[$0] == built[$0] || $0 == ".quoth-manifest" }, "\(half.keys)")
    #expect(!half.keys.contains { $0.hasSuffix(".html") })
    try server.breaks(after: nil)
    #expect(try archive.publish().status == 0)
    #expect(try place.files() == archive.built)
  }
}
