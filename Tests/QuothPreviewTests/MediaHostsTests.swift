import Testing

@testable import QuothPreview

@Suite struct MediaHostsTests {
  private func hosts(_ html: String) -> MediaHosts { MediaHosts(page: Array(html.utf8)) }

  @Test func onlyLinksToRecordingsElsewhereAreAllowedFor() {
    let page = hosts(
      #"<a href="https://x.example/">x</a> <a class="media-elsewhere" rel="external" href="https://Radio.example:8443/a.mp3?b#t=1">"#
    )
    #expect(page.files == ["https://radio.example:8443"])
    #expect(page.frames == [])
    #expect(hosts("<p>media-elsewhere") == .none)
  }

  @Test func videosOfLargeHostsAreAllowedFramesOfTheirPlayers() {
    for address in ["https://youtu.be/a", "https://www.youtube.com/watch?v=a", "https://m.youtube.com/a"] {
      #expect(
        hosts("<a class=\"media-elsewhere\" href=\"\(address)\">").frames == [
          "https://www.youtube-nocookie.com"
        ])
    }
    #expect(
      hosts(#"<a class="media-elsewhere" href="https://vimeo.com/1">"#).frames == ["https://player.vimeo.com"]
    )
    #expect(hosts(#"<a class="media-elsewhere" href="https://notyoutube.com/a.mp4">"#).frames == [])
  }

  @Test func whatWouldBeMoreThanAHostIsLeftOut() {
    for address in [
      "/media/a.mp3", "https://", "https://a.example; script-src *", "https://*", "ftp://a.example/a", "",
    ] {
      #expect(hosts("<a class=\"media-elsewhere\" href=\"\(address)\">") == .none, "\(address)")
    }
    #expect(hosts("<a class=\"media-elsewhere\" href=\"https://a.example") != .none)
    #expect(hosts("<a class=\"media-elsewhere\" href=") == .none)
  }

  @Test func thePolicyNamesThem() {
    let policy = PreviewFiles.policy(hosts(#"<a class="media-elsewhere" href="https://a.example/a.mp3">"#))
    #expect(policy.first?.value.contains("media-src 'self' https://a.example; connect-src") == true)
    #expect(PreviewFiles.policy(.none).first?.value.contains("media-src 'self'; connect-src") == true)
  }
}
