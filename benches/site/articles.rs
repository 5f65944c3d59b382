//! A bilingual site of any size: each article a Chinese text with an English translation and settings, made of the
//! sentences of `content/`, shuffled and with other figures by a generator that gives the same site each time.

use std::path::Path;

const HANS: &[&str] = &[
    include_str!("../../content/2018/a-licence-for-every-shop.txt"),
    include_str!("../../content/2019/the-box-that-lost-weight.txt"),
    include_str!("../../content/2025/the-price-of-easy-returns.zh-Hans.md"),
];

const ENGLISH: &[&str] = &[
    include_str!("../../content/2014/couriers-before-singles-day.en.md"),
    include_str!("../../content/2019/the-box-that-lost-weight.en.md"),
    include_str!("../../content/2020/village-fair-online.en.md"),
    include_str!("../../content/2023/the-number-crossed-out.en.md"),
];

const TOPICS: usize = 20;

/// Bytes of UTF-8 in each text, at least.
const LENGTH: usize = 3500;

/// Where the Chinese text of an article is, below the site's folder.
pub(crate) fn path(number: usize) -> String {
    format!("content/{}/a{number:06}.txt", 2010 + number % 15)
}

/// Writes a site of `size` articles.
pub(crate) fn write(root: &Path, size: usize) {
    let (hans, english) = (sentences(HANS, '。', 12, 80), sentences(ENGLISH, '.', 40, 200));
    let mut chance = Chance(7);
    let topics: String = (0..TOPICS)
        .map(|topic| format!("topic-{topic} = {{ en = \"Topic {topic}\", zh-Hans = \"话题{topic}\", zh-Hant = \"話題{topic}\" }}\n"))
        .collect();
    let settings =
        format!("title = \"Measured\"\nbase_url = \"https://host.example/\"\n[topics]\n{topics}");
    put(&root.join("digest.toml"), &settings);
    for number in 0..size {
        let path = root.join(path(number));
        let (year, month, day) = (2010 + number % 15, 1 + number / 15 % 12, 1 + number % 28);
        let mut text = format!("第{number}批包裹到了车站\n{year}年{month}月{day}日\n\n");
        while text.len() < LENGTH {
            text.push_str("\u{3000}\u{3000}");
            (0..4).for_each(|_| chance.sentence(&hans, "", &mut text));
            text.push('\n');
        }
        put(&path, &text);
        let mut text = format!("# Parcel run {number} reaches the station\n\n");
        while text.len() < LENGTH {
            (0..4).for_each(|_| chance.sentence(&english, " ", &mut text));
            text.push_str("\n\n");
        }
        put(&path.with_extension("en.md"), &text);
        put(&path.with_extension("toml"), &format!("topics = [\"topic-{}\"]\n", number % TOPICS));
    }
}

fn put(path: &Path, text: &str) {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).expect("a folder");
    }
    std::fs::write(path, text).expect("a file");
}

/// The sentences of some texts that end in `mark`, without front matter, headings and quotations.
fn sentences(texts: &[&'static str], mark: char, least: usize, most: usize) -> Vec<&'static str> {
    let body = |text: &'static str| text.rsplit("+++\n").next().unwrap_or(text);
    texts
        .iter()
        .flat_map(|text| body(text).lines())
        .flat_map(|line| line.split_inclusive(mark))
        .map(str::trim)
        .filter(|text| (least..most).contains(&text.chars().count()) && text.ends_with(mark))
        .filter(|text| !text.contains(['“', '”', '#', '=']))
        .collect()
}

/// A generator of numbers (xorshift64*).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
    }

    /// Adds a sentence, half of the time with other figures.
    fn sentence(&mut self, sentences: &[&str], between: &str, text: &mut String) {
        let sentence = sentences[self.below(sentences.len())];
        let vary = self.below(2) == 0;
        for c in sentence.chars() {
            let digit = char::from_digit(1 + self.below(9) as u32, 10);
            text.push(digit.filter(|_| vary && c.is_ascii_digit()).unwrap_or(c));
        }
        text.push_str(between);
    }
}
