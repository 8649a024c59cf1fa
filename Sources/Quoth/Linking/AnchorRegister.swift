/// Hands out the anchors of one page, each only once: the second of a name gets `-2`, the third `-3`.
struct AnchorRegister: Sendable {
  private var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  mutating func claim(_ wanted: String) -> String {
    if taken.insert(wanted).inserted { return wanted }
    var number = counts[wanted, default: 1]
    while true {
      number += 1
      let numbered = "\(wanted)-\(number)"
      if taken.insert(numbered).inserted {
        counts[wanted] = number
        return numbered
      }
    }
  }
}
