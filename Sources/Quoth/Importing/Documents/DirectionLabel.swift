/// Labels that name no speaker but something that is played: `**Break:**`, `**Jingle:**`.
enum DirectionLabel {
  enum Kind {
    /// An interruption: what follows unlabelled is whoever spoke before.
    case interruption
    /// Something with words of its own: what follows unlabelled belongs to it.
    case recording
  }

  static func kind(_ label: String) -> Kind? {
    let label = label.lowercased()
    if interruptions.contains(label) { return .interruption }
    return recordings.contains(label) ? .recording : nil
  }

  private static let interruptions: Set<String> = [
    "break", "ad", "ads", "ad break", "advert", "adverts", "advertisement", "advertisements", "commercial",
    "commercials", "commercial break", "music break", "sponsor", "sponsors", "sponsor break", "promo",
    "recess",
    "werbung", "pause", "publicité",
  ]

  private static let recordings: Set<String> = [
    "jingle", "jingles", "intro", "outro", "intro music", "outro music", "theme", "theme music", "theme song",
    "music",
    "sample", "song", "song extract", "song sample", "sound effect", "sound effects", "sfx",
  ]
}
