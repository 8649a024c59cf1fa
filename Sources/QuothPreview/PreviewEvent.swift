import Quoth

/// What happens while a preview runs, for whoever tells the user.
public enum PreviewEvent: Sendable {
  /// It listens; `address` is the one to open. The first page follows when the site has been read.
  case serving(address: String)
  /// The site was read, at first or after changes. `changes`: what had changed.
  case updated(LiveSite.Update, changes: SiteChanges)
  /// The site's folder cannot be read for the moment.
  case failed(DiskFailure)
  /// The system does not tell of changes; the files are looked at twice a second instead.
  case polling(reason: String)
}
