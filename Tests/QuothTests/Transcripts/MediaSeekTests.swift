import Testing

@testable import Quoth

struct MediaSeekTests {
  @Test(
    "A time in a recording has an address",
    arguments: [
      ("/media/a.mp3", "/media/a.mp3#t=754.5"), ("https://e.org/a.mp4#t=3", "https://e.org/a.mp4#t=754.5"),
      ("https://www.youtube.com/watch?v=x", "https://www.youtube.com/watch?v=x&t=754s"),
      ("https://youtu.be/x", "https://youtu.be/x?t=754"),
      ("https://vimeo.com/1", "https://vimeo.com/1#t=754s"),
    ])
  func seeks(_ media: String, _ href: String) {
    #expect(MediaSeek(media: media).href(at: 754_500) == href)
  }
}
