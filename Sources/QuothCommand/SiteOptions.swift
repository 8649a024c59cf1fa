import ArgumentParser
import Foundation
import Quoth

/// Which archive, and how strictly: the options that build and check share.
struct SiteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder that holds content/ and, if there is one, site-templates/.", valueName: "dir"))
  var site = "."

  @Flag(help: "Take in drafts.")
  var drafts = false

  @Flag(exclusivity: .exclusive)
  var strictness: StrictnessFlag?

  @Option(help: ArgumentHelp("How many threads work. (default: one for each core)", valueName: "n"))
  var jobs: Int?

  enum StrictnessFlag: String, EnumerableFlag {
    case strict, lenient

    static func help(for value: StrictnessFlag) -> ArgumentHelp? {
      switch value {
      case .strict: "Warnings are errors."
      case .lenient: "Wrong quotes (quote-… errors) are warnings, so that the site is built all the same."
      }
    }
  }

  /// The most threads that make sense to ask for.
  private static let mostJobs = 512

  func validate(baseURL: String? = nil) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: site, isDirectory: &isFolder), isFolder.boolValue else {
      throw ValidationError("There is no folder “\(site)”: --site names the one that holds content/.")
    }
    if let jobs, !(1...SiteOptions.mostJobs).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to \(SiteOptions.mostJobs).")
    }
    if let baseURL, !BuildOptions.takes(baseURL: baseURL) {
      throw ValidationError(
        "--base-url takes an address such as https://example.org/archive/, not “\(baseURL)”.")
    }
  }

  func buildOptions(output: String? = nil, baseURL: String? = nil) -> BuildOptions {
    BuildOptions(
      siteFolder: site, outputFolder: output ?? (site == "." ? "_site" : nil), baseURL: baseURL,
      includesDrafts: drafts,
      strictness: weight, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  private var weight: BuildOptions.Strictness {
    switch strictness {
    case .strict: .strict
    case .lenient: .lenient
    case nil: .normal
    }
  }
}
