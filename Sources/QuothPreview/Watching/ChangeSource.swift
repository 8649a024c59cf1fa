import Quoth

/// Tells when files of the site have changed.
protocol ChangeSource: ~Copyable {
  /// Minds the folders that there are now. To be called before the files are read, so that no change is lost between.
  mutating func follow()

  /// Waits for changes, and until a burst of them is over. Nil: it was woken to end.
  mutating func next() -> SiteChanges?
}
