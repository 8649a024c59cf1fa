import Testing

@testable import Quoth

/// Quotes in many languages and scripts, with the word lists that come with the command: what is the same sentence,
/// what is another, and which omissions are pointed out.
struct LanguageTests {
  @Test(arguments: [
    (
      "de", "Ich habe nicht gesagt, dass wir 1.000 Euro haben; es waren 1.500,50 Euro am 3. Mai.",
      "nicht gesagt, dass wir 1000 Euro haben", "verbatim"
    ),
    (
      "de", "Ich habe nicht gesagt, dass wir 1.000 Euro haben; es waren 1.500,50 Euro am 3. Mai.",
      "es waren 1500,50 Euro", "verbatim"
    ),
    (
      "de", "Ich habe nicht gesagt, dass wir 1.000 Euro haben; es waren 1.500,50 Euro am 3. Mai.",
      "Ich habe gesagt, dass wir 1.000 Euro haben", "altered"
    ),
    (
      "de", "Ich habe nicht gesagt, dass wir 1.000 Euro haben; es waren 1.500,50 Euro am 3. Mai.",
      "Ich habe … gesagt, dass wir 1.000 Euro haben", "edited, warned"
    ),
    (
      "de", "Wir gehen nur hin, wenn der Minister auch kommt.",
      "Wir gehen … hin, wenn der Minister auch kommt.", "edited, warned"
    ),
    ("de", "Wir gehen nur hin, wenn der Minister auch kommt.", "Wir gehen nur hin.", "verbatim, warned"),
    (
      "de", "Äh, das ist, ähm, ein sehr gutes Ergebnis für uns alle.",
      "das ist ein sehr gutes Ergebnis für uns alle", "edited"
    ),
    (
      "fr", "Je n'ai pas dit qu'il n'y avait aucun problème ; j'ai dit « peut-être ».",
      "Je n’ai pas dit qu’il n’y avait aucun problème ; j’ai dit « peut-être »", "verbatim"
    ),
    (
      "fr", "Je n'ai pas dit qu'il n'y avait aucun problème ; j'ai dit « peut-être ».",
      "J'ai dit qu'il n'y avait aucun problème", "altered"
    ),
    (
      "fr", "Je n'ai pas dit qu'il n'y avait aucun problème ; j'ai dit « peut-être ».",
      "Je n'ai […] dit qu'il n'y avait aucun problème", "edited, warned"
    ),
    (
      "fr", "Il y avait 1 000 personnes et 12 000,50 euros dans la caisse.",
      "Il y avait 1000 personnes et 12000,50 euros", "verbatim"
    ),
    (
      "fr", "Il y avait 1 000 personnes et 12 000,50 euros dans la caisse.",
      "Il y avait 10 000 personnes et 12 000,50 euros", "altered"
    ),
    ("fr", "Euh, c'est, euh, une œuvre d'État à l'École.", "c'est une oeuvre d'État à l'école", "edited"),
    (
      "es", "¿Quién lo dijo? Nadie, salvo él, lo sabía antes de 2019.",
      "¿Quién lo dijo? Nadie … lo sabía antes de 2019", "edited, warned"
    ),
    (
      "es", "¿Quién lo dijo? Nadie, salvo él, lo sabía antes de 2019.",
      "Quien lo dijo? Nadie, salvo el, lo sabia", "altered"
    ),
    (
      "ru", "Я не говорил, что мы согласны, если только они не придут.", "Я … говорил, что мы согласны",
      "edited, warned"
    ),
    (
      "ru", "Я не говорил, что мы согласны, если только они не придут.",
      "Я говорил, что мы согласны, если только они не придут.", "altered"
    ),
    ("ru", "Мы получили 1 000 000 рублей, ну, примерно.", "Мы получили 1000000 рублей", "verbatim"),
    ("el", "Ο ΟΔΥΣΣΕΥΣ δεν ήρθε ποτέ στους δρόμους.", "ο οδυσσευς δεν ήρθε ποτέ στους ΔΡΌΜΟΥΣ", "verbatim"),
    ("el", "Ο Οδυσσεύς δεν ήρθε ποτέ στους δρόμους.", "Ο Οδυσσεύς ήρθε ποτέ στους δρόμους.", "altered"),
    ("he", "רה\"מ אמר שצה\"ל לא נכנס לעיר אתמול בלילה.", "רה״מ אמר שצה״ל לא נכנס לעיר", "verbatim"),
    ("he", "רה\"מ אמר שצה\"ל לא נכנס לעיר אתמול בלילה.", "אמר שצה\"ל נכנס לעיר אתמול", "altered"),
    ("ar", "لم أقل إننا سنذهب غداً إلى المدينة الكبيرة.", "قلت إننا سنذهب غداً إلى المدينة الكبيرة", "altered"),
    ("zh", "我没有说过我们会在明天离开这座城市，除非他们同意。", "我没有说过我们会在明天离开这座城市", "verbatim"),
    ("zh", "我没有说过我们会在明天离开这座城市，除非他们同意。", "我说过我们会在明天离开这座城市", "altered"),
    ("zh", "我没有说过我们会在明天离开这座城市，除非他们同意。", "我……说过我们会在明天离开这座城市", "edited, warned"),
    ("zh", "我们有１２３个人参加了会议。", "我们有123个人参加了会议", "verbatim"),
    ("ja", "私は、昨日、東京に行きませんでした。", "私は昨日東京に行きませんでした", "verbatim"),
    ("ja", "私は、昨日、東京に行きませんでした。", "私は昨日東京に行きました", "altered"),
    ("ko", "우리는 어제 서울에 가지 않았습니다.", "우리는 어제 서울에 가지 않았습니다", "verbatim"),
    ("ko", "우리는 어제 서울에 가지 않았습니다.", "우리는 어제 서울에 갔습니다", "altered"),
    ("hi", "मैंने नहीं कहा कि हम कल जाएंगे।", "मैंने नहीं कहा कि हम कल जाएंगे", "verbatim"),
    ("hi", "मैंने नहीं कहा कि हम कल जाएंगे।", "मैंने कहा कि हम कल जाएंगे", "altered"),
    ("th", "ผมไม่ได้พูดว่าเราจะไปพรุ่งนี้", "ผมไม่ได้พูดว่าเราจะไป", "verbatim"),
    ("th", "ผมไม่ได้พูดว่าเราจะไปพรุ่งนี้", "ผมได้พูดว่าเราจะไปพรุ่งนี้", "altered"),
    ("vi", "Tôi không nói rằng chúng ta sẽ đi ngày mai.", "Tôi không nói rằng chúng ta sẽ đi", "verbatim"),
    ("vi", "Tôi không nói rằng chúng ta sẽ đi ngày mai.", "Toi không nói rằng chúng ta sẽ đi", "altered"),
    (
      "it", "Non l'ho detto io, l'ha detto dell'altra gente.",
      "Non l’ho detto io, l’ha detto dell’altra gente", "verbatim"
    ),
    (
      "en", "I can't say that re-election is a moral question for O'Brien's team.",
      "I can’t say that reelection is a moral question for O’Brien’s team", "verbatim"
    ),
    (
      "en", "I can't say that re-election is a moral question for O'Brien's team.",
      "I can say that re-election is a moral question", "altered"
    ),
    (
      "en", "I can't say that re-election is a moral question for O'Brien's team.",
      "I cannot say that re-election is a moral question", "altered"
    ),
    (
      "en", "I cannot say that re election is amoral.", "I can not say that re-election is amoral", "verbatim"
    ),
    (
      "en", "I cannot say that re election is amoral.", "I can not say that re-election is a moral", "altered"
    ),
    (
      "en", "We had 1,000 people and 2.5 million votes at 10:30.",
      "We had 1000 people and 2.5 million votes at 10:30", "verbatim"
    ),
    (
      "en", "We had 1,000 people and 2.5 million votes at 10:30.",
      "We had 1.000 people and 2.5 million votes", "altered"
    ),
    (
      "en", "We had 1,000 people and 2.5 million votes at 10:30.", "We had 1,000 people and 25 million votes",
      "altered"
    ),
    ("en", "It was the the best day of my of my life.", "It was the best day of my life", "altered"),
    (
      "en", "You—you know, it's a so-called well-known fact.",
      "You -- you know, it’s a so called well known fact", "verbatim"
    ),
    ("tr", "İstanbul'da ışık yoktu, iyi değildi.", "istanbul'da ışık yoktu, iyi değildi", "verbatim"),
    ("tr", "İSTANBUL'DA IŞIK yoktu.", "İstanbul'da ışık yoktu", "verbatim"),
    (
      "fr", "Je n'ose le dire, mais il est venu.", "Je […] le dire", "edited, warned"
    ),
    (
      "fr", "Il n’ose dire que c'est un menteur.", "C'est un menteur.", "verbatim, warned"
    ),
    (
      "zh", "我们同意您的看法，但不是今天。", "我们同意您的看法。", "verbatim, warned"
    ),
    ("zh", "我们同意您的看法，但不是今天。", "我们同意您的看法", "verbatim"),
    ("ja", "私たちは同意します、しかし今日ではない。", "私たちは同意します。", "verbatim, warned"),
    ("ar", "نحن نوافق على ذلك، لكن ليس اليوم.", "نحن نوافق على ذلك؟", "verbatim, warned"),
    ("hi", "हम सहमत हैं, 5 दिन तक।", "हम सहमत हैं।", "verbatim, warned"),
    ("zh", "我们同意您的看法！但不是今天。", "我们同意您的看法。", "verbatim"),
    ("fr", "Il ose le dire.", "Il [n’ose] le dire", "edited, warned"),
    ("en", "I can tell you that now.", "I [can’t] tell you that now", "edited, warned"),
    (
      "pl", "Nie powiedziałem, że pójdziemy tam jutro rano.", "Powiedziałem, że pójdziemy tam jutro rano",
      "verbatim, warned"
    ),
  ])
  func quotesAreComparedByTheRulesOfTheirLanguage(
    _ tag: String, _ spoken: String, _ quoted: String, _ expected: String
  ) {
    #expect(judged(quoted, in: spoken, tag) == expected)
  }
}

/// What comes of a quote against a text with the word lists that come with the command: `edited, warned`. Words that
/// are too few to be `altered` are `missing`, which is no difference here.
func judged(_ quoted: String, in spoken: String, _ tag: String = "en") -> String {
  let language = LanguageTools((try? Corpora.language(tag)) ?? .none(tag))
  let pattern = QuotePattern(parts: [quoted], language: language.words, remarks: language.remarks)
  let record = Record(privateText: spoken, language: language)
  let outcome = QuoteChecker(record: record, clock: nil, senseWords: language.sense)
    .check(.init(pattern: pattern))
  let status = outcome.status == .missing ? .altered : outcome.status
  return "\(status.rawValue)\(outcome.omission == nil ? "" : ", warned")"
}
