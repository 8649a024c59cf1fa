import Mustache

/// What every page offers about the site and about itself.
extension Shape {
  /// The whole site.
  static let site = Shape(
    "site",
    [
      .text("title", "`title` of site.yml"),
      .text("href", "the home page, with the base path"),
      .text("url", "the home page, absolute"),
      .text("description", "`description` of site.yml"),
      .text("author", "`author` of site.yml"),
      .text("licence", "`licence` of site.yml"),
      .text("language", "BCP 47: `en`"),
      .text("direction", "`ltr` or `rtl`"),
      .text("open_quote", "the usual opening quotation mark of the language"),
      .text("close_quote", "the usual closing quotation mark of the language"),
      .text("articles_href", "the list of articles"),
      .text("transcripts_href", "the list of transcripts"),
      .text("speakers_href", "the list of speakers"),
      .text("sources_href", "the list of sources"),
      .text("topics_href", "the list of topics"),
      .text("search_href", "the search; nothing if the site has none"),
      .text("verification_href", "the page on how quotes are checked"),
      .text("data_href", "the page about the data; nothing if the site offers none"),
      .text("feed_href", "the Atom feed"),
      .text("json_feed_href", "the JSON feed"),
      .flag("has_transcripts", "whether there are any transcripts"),
      .flag("has_topics", "whether there are any topics"),
      .any("extra", "`extra` of site.yml"),
    ])

  /// The page itself, for its head and its frame.
  static let page = Shape(
    "page",
    [
      .text("title", "the title: of the article, the name of the speaker … (without the site's)"),
      .text(
        "head_title", "for `<title>`: the title, the page's number if it is not the first, the site's title"),
      .text("description", "a sentence for search engines and shared links"),
      .text("kind", "the name of the page's template: `article`, `speaker-mentions` …"),
      .text("href", "its address with the base path"),
      .text("url", "its address, absolute"),
      .text("language", "the language of its main text, BCP 47"),
      .text("direction", "`ltr` or `rtl`, of its main text"),
      .text("og_type", "for Open Graph: `article`, `profile` or `website`"),
      .text("image_url", "a picture for shared links, absolute"),
      .optional("published", .date, "when an article was published"),
      .optional("modified", .date, "when an article was last changed"),
      .list("breadcrumbs", of: .entry, "the way from the home page to here; empty on the home page"),
      .list("feeds", of: .link, "Atom feeds that belong to the page"),
      .flag("is_home", "whether it is the home page"),
      .flag("is_noindex", "whether search engines should leave it out"),
      .html("json_ld", "linked data about the page, for `<script type=\"application/ld+json\">`"),
    ])
}
