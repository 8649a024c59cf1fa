/// All content, parsed, nothing linked: what the parsing stage hands to the linking stage. Each list is in the order
/// of ids (by UTF-8 bytes).
struct Archive: Sendable {
  var config = SiteConfig()
  var articles: [Article] = []
  var transcripts: [Transcript] = []
  var speakers: [Speaker] = []
  var sources: [Source] = []
  var pages: [Page] = []
  var privateTexts: [PrivateText] = []
  var media: [MediaFile] = []
  /// Of all content that is no article (`Fingerprint`).
  var surroundings: UInt64 = 0
}
