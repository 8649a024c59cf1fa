import Foundation

/// `quoth publish`: builds the site, compares it with what is at the target, says what would change, and changes it.
///
///     site.yml → PublishTarget → Pipeline.build → BuiltSite → PublishChannel → PublishPlan → sent
public struct Publisher: Sendable {
  /// What a user asked for.
  public struct Request: Sendable {
    /// A name below `publish:`; nil: the only one there is.
    public var target: String?
    /// Nothing is sent.
    public var isDryRun: Bool
    /// More than a third of what is there may go; a branch whose history was rewritten may be built upon.
    public var isConfirmed: Bool

    public init(target: String? = nil, isDryRun: Bool = false, isConfirmed: Bool = false) {
      self.target = target
      self.isDryRun = isDryRun
      self.isConfirmed = isConfirmed
    }
  }

  /// What is told on the way.
  public enum Event: Sendable {
    case built(BuildResult, output: String)
    case planned(PublishPlan, PublishTarget)
  }

  public enum Ending: Sendable, Equatable {
    /// The content has errors; nothing was compared.
    case notBuilt
    case nothingToDo(PublishTarget)
    case dryRun(PublishTarget)
    case published(PublishTarget)
  }

  let options: BuildOptions
  let observer: Observer
  let runner: any ProgramRunner

  public init(_ options: BuildOptions, _ observer: Observer, runner: any ProgramRunner) {
    self.options = options
    self.observer = observer
    self.runner = runner
  }

  /// Throws `PublishFault`, `DiskFailure`, `Interrupted`, `InternalFault`.
  public func publish(_ request: Request, tell: (Event) -> Void) throws -> Ending {
    guard let target = try target(named: request.target, tell) else { return .notBuilt }
    var options = self.options
    options.baseURL = target.baseURL ?? options.baseURL
    try refuseNesting(target, options)
    let result = try Pipeline(options, observer).build(for: target.host)
    tell(.built(result, output: options.outputFolder))
    if result.report.hasErrors { return .notBuilt }
    observer.progress(Progress(stage: .publish))
    let site = try BuiltSite(folder: try absolute(options.outputFolder))
    let scratch = try Self.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let channel = try channel(to: target, request, scratch)
    let old = try channel.manifest() ?? Manifest(paths: [])
    let plan = try PublishPlan(
      site, old: old, differing: try channel.difference(site, old: old), target: target.name)
    tell(.planned(plan, target))
    if plan.isEmpty, old == plan.final { return .nothingToDo(target) }
    if request.isDryRun { return .dryRun(target) }
    try refuseMuchRemoval(plan, request, target)
    let total = plan.added.count + plan.changed.count + plan.removed.count
    try channel.send(plan, site) { done in
      observer.progress(Progress(stage: .publish, done: done, total: total))
      if observer.isInterrupted() { throw Interrupted() }
    }
    return .published(target)
  }

  /// The target of that name; nil when site.yml is at fault, which has been told.
  private func target(named name: String?, _ tell: (Event) -> Void) throws -> PublishTarget? {
    var content = Content()
    content.site = try ContentDisk.read(options.siteFolder + "/" + SiteConfig.path)
    var findings: [Diagnostic] = []
    let config = SiteConfig(content, baseURL: options.baseURL, findings: &findings)
    let targets = config.publish
    let wanted = name.map { name in targets.filter { $0.name == name } } ?? targets
    if wanted.count == 1 { return wanted[0] }
    // Perhaps it is there and has a fault: then the findings say more than “there is none”.
    let result = try Pipeline(options, observer).check()
    if result.report.hasErrors {
      tell(.built(result, output: options.outputFolder))
      return nil
    }
    let names = targets.map { "“\($0.name)”" }.joined(separator: ", ")
    if let name {
      let near = NearestName.suggestion(for: name, in: targets.map(\.name)) ?? "it names \(names)"
      throw PublishFault(
        .refused,
        targets.isEmpty
          ? Self.noTargets : "content/site.yml names no target “\(name)”: \(near)")
    }
    throw PublishFault(
      .refused,
      targets.isEmpty ? Self.noTargets : "content/site.yml names more than one target; say which: \(names)")
  }

  private static let noTargets =
    "content/site.yml names no target; write one below “publish:”, for instance “  www: {type: directory, path: /srv/www/site}”"

  /// A folder of this machine must not be one that the site is made from or built into.
  private func refuseNesting(_ target: PublishTarget, _ options: BuildOptions) throws {
    let path: String
    switch target.way {
    case .directory(let folder): path = folder
    case .rsync(let folder, _) where !folder.contains(":"): path = folder
    default: return
    }
    let inputs =
      ["content", "site-templates", ".git", ".quoth"].map { options.siteFolder + "/" + $0 }
      + [options.outputFolder]
    let folder = try fromSite(path)
    guard let own = OutputGuard.resolved(folder) else { return }
    for input in inputs {
      guard let other = OutputGuard.resolved(input) else { continue }
      guard own == other || own.isPath(below: other) || other.isPath(below: own == "/" ? "" : own) else {
        continue
      }
      throw PublishFault(
        .refused,
        "the target “\(target.name)” (\(path)) lies inside or around “\(input)”, which belongs to the site itself; choose another folder"
      )
    }
  }

  private func refuseMuchRemoval(_ plan: PublishPlan, _ request: Request, _ target: PublishTarget) throws {
    guard plan.removesMuch, !request.isConfirmed else { return }
    throw PublishFault(
      .refused,
      "\(plan.removed.count) of the \(plan.presentCount) files at “\(target.name)” would be removed; if that is meant, say --yes"
    )
  }

  private func channel(
    to target: PublishTarget, _ request: Request, _ scratch: String
  ) throws -> any PublishChannel {
    let site = try absolute(options.siteFolder)
    let programs = Programs(runner: runner, target: target.name)
    switch target.way {
    case .directory(let path):
      return DirectoryChannel(
        target: target.name, path: try fromSite(path), parallel: Parallel(jobs: options.jobs),
        isInterrupted: observer.isInterrupted)
    case .rsync(let destination, let port):
      return RsyncChannel(
        target: target.name, destination: try placed(destination), port: port, programs: programs,
        scratch: scratch)
    case .rclone(let remote):
      return RcloneChannel(
        target: target.name, remote: try placed(remote), programs: programs, scratch: scratch)
    case .git(let remote, let branch):
      let repository = try GitRepository(
        remote: remote, target: target.name, siteFolder: site, scratch: scratch,
        cache: site + "/.quoth/publish.git", runner: runner)
      return try GitChannel(
        target: target.name, remote: remote, branch: branch, isConfirmed: request.isConfirmed,
        repository: repository)
    }
  }

  /// Paths in site.yml begin at the site's folder.
  private func fromSite(_ path: String) throws -> String {
    path.hasPrefix("/") ? path : try absolute(options.siteFolder) + "/" + path
  }

  /// The same for programs that also take places elsewhere, which have a colon.
  private func placed(_ path: String) throws -> String { path.contains(":") ? path : try fromSite(path) }

  private func absolute(_ path: String) throws -> String {
    guard let real = ContentDisk.realPath(path) else {
      throw DiskFailure(cannot: "read", path, code: ENOENT)
    }
    return real
  }

  private static func scratch() throws -> String {
    let path = NSTemporaryDirectory() + "/quoth-publish-" + UUID().uuidString
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw DiskFailure(cannot: "make the folder", path, code: EACCES)
    }
    return path
  }
}
