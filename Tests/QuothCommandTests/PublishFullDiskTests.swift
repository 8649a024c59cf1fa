import Foundation
import Testing

/// `quoth publish` to a disk that has no room left: a real one, small.
@Suite(.enabled(if: SmallDisk.isPossible, SmallDisk.remark)) struct PublishFullDiskTests {
  struct Way: CustomTestStringConvertible {
    var name: String
    var target: String
    /// What it says besides the target's name.
    var words: String
    /// Whether a file that did not fit leaves the old one as it was.
    var keepsOld = true

    var testDescription: String { name }
  }

  static let ways = [
    Way(
      name: "directory", target: "{type: directory, path: ../disk/www}", words: "No space left on device"),
    Way(
      name: "rsync", target: "{type: rsync, to: ../disk/www}", words: "there is no room left at the target"),
    Way(
      name: "git", target: "{type: git, remote: ../disk/bare.git, branch: live}",
      words: "there is no room left at the target"),
    // Before its version 1.63 rclone writes in place on disks.
    Way(
      name: "rclone", target: "{type: rclone, remote: ../disk/www}",
      words: "there is no room left at the target", keepsOld: false),
  ]

  @Test(arguments: ways)
  func `It ends with 74, nothing is lost, and the next publish does the rest`(_ way: Way) throws {
    var archive = try PublishingArchive("www: " + way.target)
    let disk = try SmallDisk(at: archive.folder + "/disk", kilobytes: 4000)
    archive.command.prefix = disk.prefix(in: archive.folder + "/site")
    archive.command.environment = [
      "RCLONE_CONFIG": "/dev/null", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
    ]
    if way.name == "git" { try disk.shell("git init --quiet --bare bare.git") }
    func files() throws -> [String: Data] {
      let copy = "copy-" + UUID().uuidString
      if way.name == "git" {
        try disk.shell(
          "git -c safe.directory=* clone --quiet --branch live bare.git '\(archive.folder)/\(copy)'")
        try archive.scratch.remove(copy + "/.git")
        return archive.scratch.files(below: copy)
      }
      try disk.copy(to: archive.folder + "/" + copy)
      return archive.scratch.files(below: copy + "/www")
    }
    let first = try archive.publish()
    #expect(first.status == 0, "\(first.errors)")
    let old = archive.built
    #expect(try files() == old)

    try disk.fill()
    for number in 1...6 { try archive.edit(number, words: String(repeating: "more and more ", count: 2000)) }
    try archive.put(archive.scratch.article(2), at: "content/articles/new.md")
    let full = try archive.publish()
    #expect(full.status == 74)
    #expect(full.errors.contains(way.words), "\(full.errors)")
    if way.keepsOld {
      let half = try files()
      #expect(
        old.keys.allSatisfy {
          half[$0] == old[$0] || half[$0] == archive.built[$0] || $0 == ".quoth-manifest"
        })
    }

    try disk.free()
    let next = try archive.publish()
    #expect(next.status == 0, "\(next.errors)")
    #expect(try files() == archive.built)
  }
}
