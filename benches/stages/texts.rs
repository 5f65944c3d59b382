//! Texts of any length to measure with: the sentences of `content/`, shuffled and varied by a generator that gives the
//! same text each time.

use digest_site::text::script::is_traditional_only;
use digest_site::text::width::is_han;

use super::forward::Damage;

/// What a measured text is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Hans,
    Hant,
    English,
    Mixed,
}

/// How a measured text is laid out.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// Sentences in three languages, no line feed.
    OneLine,
    /// Paragraphs of a few sentences, with indents and empty lines between as pages have them.
    ManyLines,
    /// `?` and nothing else.
    QuestionMarks,
    /// `(a)` and nothing else.
    Brackets,
    /// Digits and nothing else.
    Digits,
    /// Quotation marks that open and do not close.
    Quotes,
    /// No-break spaces between letters.
    Blanks,
    /// `<` and nothing else.
    Angles,
    /// `&amp;` and nothing else.
    Entities,
    /// `-` and nothing else.
    Dashes,
    /// Days and times.
    Stamps,
    /// A day and a time on each line.
    StampLines,
    /// Three characters on each line.
    ShortLines,
    /// A quotation that breaks off on each line.
    BrokenLines,
}

const HANS: &[&str] = &[
    include_str!("../../content/2018/a-licence-for-every-shop.txt"),
    include_str!("../../content/2019/the-box-that-lost-weight.txt"),
    include_str!("../../content/2022/industry-briefs-july.txt"),
    include_str!("../../content/2025/the-price-of-easy-returns.zh-Hans.md"),
];

const HANT: &[&str] = &[
    include_str!("../../content/2017/pomelos-by-preorder.md"),
    include_str!("../../tests/cases/summaries/dev/d3-blast.txt"),
    include_str!("../../tests/cases/summaries/test/t3-ferry.txt"),
];

const ENGLISH: &[&str] = &[
    include_str!("../../content/2014/couriers-before-singles-day.en.md"),
    include_str!("../../content/2019/the-box-that-lost-weight.en.md"),
    include_str!("../../content/2020/village-fair-online.en.md"),
    include_str!("../../content/2023/the-number-crossed-out.en.md"),
];

/// A text of at least `bytes` bytes of UTF-8, laid out as pages are.
pub(crate) fn page(kind: Kind, bytes: usize) -> String {
    widened(&drawn(&mut Generator::new(kind), kind, bytes))
}

/// The same with full-width commas and semicolons behind Han characters: some of the sources have them folded, and clean
/// text has not.
fn widened(text: &str) -> String {
    let mut before = ' ';
    let wide = |c: char| {
        let wide = match c {
            ',' if is_han(before) => '，',
            ';' if is_han(before) => '；',
            c => c,
        };
        before = c;
        wide
    };
    text.chars().map(wide).collect()
}

/// So many different ones.
pub(crate) fn pages(kind: Kind, bytes: usize, count: usize) -> Vec<String> {
    let mut generator = Generator::new(kind);
    (0..count).map(|_| drawn(&mut generator, kind, bytes)).collect()
}

fn drawn(generator: &mut Generator, kind: Kind, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 4096);
    while text.len() < bytes {
        let indent = if matches!(kind, Kind::English) { "" } else { "\u{3000}\u{3000}" };
        text.push_str(indent);
        for _ in 0..3 + generator.below(4) {
            generator.push_sentence(&mut text);
        }
        text.push_str(if generator.below(3) == 0 { "\n\n" } else { "\n" });
    }
    text
}

/// A text of at least `bytes` bytes in one of the shapes that trap programs that are quadratic.
pub(crate) fn shaped(shape: Shape, bytes: usize) -> String {
    match shape {
        Shape::ManyLines => page(Kind::Mixed, bytes),
        Shape::OneLine => {
            let mut generator = Generator::new(Kind::Mixed);
            let mut text = String::with_capacity(bytes + 4096);
            while text.len() < bytes {
                generator.push_sentence(&mut text);
            }
            text
        }
        Shape::QuestionMarks => repeated("?", bytes),
        Shape::Brackets => repeated("(a)", bytes),
        Shape::Digits => repeated("1", bytes),
        Shape::Quotes => repeated("“", bytes),
        Shape::Blanks => repeated("a\u{A0}", bytes),
        Shape::Angles => repeated("<", bytes),
        Shape::Entities => repeated("&amp;", bytes),
        Shape::Dashes => repeated("-", bytes),
        Shape::Stamps => repeated("2019-03-02 10:11 ", bytes),
        Shape::StampLines => repeated("2019-03-02 10:11\n", bytes),
        Shape::ShortLines => repeated("山水间\n", bytes),
        Shape::BrokenLines => repeated("“啊!\n", bytes),
    }
}

fn repeated(text: &str, bytes: usize) -> String {
    text.repeat(bytes.div_ceil(text.len()))
}

/// A page in Traditional characters, damaged as the mirror sites did it: readings behind the bytes of many characters,
/// cuts at the bytes of punctuation.
pub(crate) fn damaged(bytes: usize) -> String {
    let clean = drawn(&mut Generator::new(Kind::Hant), Kind::Hant, bytes);
    let mut annotated: Vec<(char, String)> = Vec::new();
    for c in clean.chars().filter(|c| is_traditional_only(*c)) {
        if annotated.len() == 60 {
            break;
        }
        let reading = digest_site::text::pinyin::readings(c).first().copied();
        if let Some(reading) = reading.filter(|_| annotated.iter().all(|(known, _)| *known != c)) {
            annotated.push((c, reading.to_owned()));
        }
    }
    let damage = Damage {
        annotated,
        cuts: vec!['！', '，', '；', '。'],
        shows_lone_leads: false,
        keeps_private_use: true,
        folds_punctuation: true,
    };
    clean.lines().map(|line| damage.done_to(line).text + "\n").collect()
}

/// Draws sentences in an order that only looks random, so that every run measures the same text.
struct Generator {
    sentences: Vec<&'static str>,
    state: u64,
}

impl Generator {
    fn new(kind: Kind) -> Self {
        let texts: Vec<&str> = match kind {
            Kind::Hans => HANS.to_vec(),
            Kind::Hant => HANT.to_vec(),
            Kind::English => ENGLISH.to_vec(),
            Kind::Mixed => [HANS, HANT, ENGLISH].concat(),
        };
        let sentences = texts.into_iter().flat_map(sentences).collect();
        Self { sentences, state: 0x9E37_79B9_7F4A_7C15 }
    }

    /// A number below `end`. Source: Marsaglia, "Xorshift RNGs" (2003), the triple 13, 7, 17.
    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % end as u64) as usize
    }

    /// Adds a sentence; its digits are drawn anew, so that no two pages are alike.
    fn push_sentence(&mut self, text: &mut String) {
        let drawn = self.below(self.sentences.len());
        let sentence = self.sentences[drawn];
        for c in sentence.chars() {
            text.push(match c {
                '1'..='9' => char::from(b'1' + self.below(9) as u8),
                c => c,
            });
        }
        if sentence.is_ascii() {
            text.push(' ');
        }
    }
}

/// The sentences of a source, front matter and headings left out.
fn sentences(text: &'static str) -> impl Iterator<Item = &'static str> {
    let body = text.strip_prefix("+++").and_then(|rest| rest.split_once("+++"));
    body.map_or(text, |(_, body)| body)
        .lines()
        .flat_map(|line| line.split_inclusive(['。', '.']))
        .map(str::trim)
        .filter(|sentence| sentence.ends_with(['。', '.']) && sentence.len() > 30)
}
