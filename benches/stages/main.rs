//! How fast sources are decoded, read, cleaned and looked through on one core, and how much memory that takes at its
//! peak.
//!
//! ```text
//! cargo bench --bench stages                  everything but the last; a few minutes
//! cargo bench --bench stages -- speed         clean text in each language, stage by stage and together
//! cargo bench --bench stages -- damaged       text with pinyin residue and byte shift
//! cargo bench --bench stages -- growth        1 and 10 MB of one line, of many, of lines of three characters, of `?`, of `(a)` and
//!                                             other things that come again and again
//! cargo bench --bench stages -- taggers       dates with figures, and names with quotes and points, on clean articles
//! cargo bench --bench stages -- long          texts that trap taggers which are quadratic
//! cargo bench --bench stages -- --ignored     the growth of most of them to 100 MB; a few minutes and some gigabytes
//! ```
//!
//! `benches/growth.py` runs the shapes of the growth each in a process of its own, to 100 MB, and prints speed and resident memory in
//! one table.
//!
//! Megabytes are of UTF-8 input. Times are those of the clock: on a machine with other work read the column `fastest`.
//! What is asked of the whole chain of cleaning: clean text 25 MB/s, damaged text 3 MB/s, the same speed at every size,
//! and `max alloc` plus the input itself at most ten times the input (lines of a few characters take more). The aim for
//! the taggers is 25 MB/s for dates and figures and 15 for names, quotes and points; they are linear. Chinese
//! articles as they are printed reach the first; all others are at a third to two thirds of either; the texts made here have a figure in every fifty bytes, and each
//! costs as much as a sentence without one. `cargo test` does not run any of this. Texts are
//! made from the sentences of `content/`, so a change there shifts the figures a little.

mod texts;

/// The forward model of the damage, as the tests of cleaning have it.
#[allow(dead_code, reason = "only the decoder's own tests look at what was lost where")]
#[path = "../../src/clean/shift/forward.rs"]
mod forward;

use digest_site::clean::{self, Source};
use digest_site::model::{
    Article, DateMention, Document, Format, Glossary, Report, RuleSet, Sentence, Settings,
    SourceFile, SourcePath, SummaryBudget,
};
use digest_site::{decode, enrich, read, text};
use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};

use texts::{Kind, Shape};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

fn file(text: String) -> SourceFile {
    let path = SourcePath::new("content/measured.txt");
    SourceFile {
        path,
        stem: "measured".into(),
        tag: None,
        format: Format::Plain,
        bytes: text.into(),
    }
}

fn decoded(file: &SourceFile) -> String {
    decode::decode(file, &mut Report::default()).map_or_else(String::new, |decoded| decoded.text)
}

fn document(text: &str, file: &SourceFile) -> Document {
    read::read(text, file.format, 1, &file.path, &mut Report::default())
}

fn articles(document: Document, file: &SourceFile) -> (Vec<Article>, Report) {
    let (settings, rules, mut report) =
        (Settings::default(), RuleSet::default(), Report::default());
    let source = Source {
        id: "measured",
        path: &file.path,
        format: file.format,
        settings: &settings,
        rules: &rules,
    };
    (clean::clean(document, source, &mut report), report)
}

fn chain(file: &SourceFile) -> (Vec<Article>, Report) {
    let text = decoded(file);
    let articles = articles(document(&text, file), file);
    // The pipeline keeps the text for its messages.
    drop(text);
    articles
}

/// Clean text, stage by stage and together.
#[divan::bench_group(sample_count = 7, sample_size = 1)]
mod speed {
    use super::*;

    const KINDS: [Kind; 3] = [Kind::Hans, Kind::Hant, Kind::English];
    const BYTES: usize = 4_000_000;

    #[divan::bench(args = KINDS)]
    fn decode(bencher: Bencher, kind: Kind) {
        let file = file(texts::page(kind, BYTES));
        bencher.counter(BytesCount::new(file.bytes.len())).bench(|| decoded(&file));
    }

    #[divan::bench(args = KINDS)]
    fn read(bencher: Bencher, kind: Kind) {
        let file = file(texts::page(kind, BYTES));
        let text = decoded(&file);
        bencher.counter(BytesCount::new(file.bytes.len())).bench(|| document(&text, &file));
    }

    #[divan::bench(args = KINDS)]
    fn clean(bencher: Bencher, kind: Kind) {
        let file = file(texts::page(kind, BYTES));
        let document = document(&decoded(&file), &file);
        bencher
            .counter(BytesCount::new(file.bytes.len()))
            .with_inputs(|| document.clone())
            .bench_values(|document| articles(document, &file));
    }

    #[divan::bench(args = KINDS)]
    fn together(bencher: Bencher, kind: Kind) {
        let file = file(texts::page(kind, BYTES));
        bencher.counter(BytesCount::new(file.bytes.len())).bench(|| chain(&file));
    }
}

/// Damaged text through the whole chain.
#[divan::bench(args = [250_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn damaged(bencher: Bencher, bytes: usize) {
    let file = file(texts::damaged(bytes));
    bencher.counter(BytesCount::new(file.bytes.len())).bench(|| chain(&file));
}

/// The whole chain at growing sizes: the speed must stay, the memory must keep its proportion.
#[divan::bench_group(sample_count = 1, sample_size = 1)]
mod growth {
    use super::*;

    fn grow(bencher: Bencher, shape: Shape, bytes: usize) {
        let file = file(texts::shaped(shape, bytes));
        bencher.counter(BytesCount::new(file.bytes.len())).bench(|| chain(&file));
    }

    #[divan::bench(args = SHAPES)]
    fn to_1_megabyte(bencher: Bencher, shape: Shape) {
        grow(bencher, shape, 1_000_000);
    }

    #[divan::bench(args = SHAPES)]
    fn to_10_megabytes(bencher: Bencher, shape: Shape) {
        grow(bencher, shape, 10_000_000);
    }

    /// All but those that need tens of gigabytes: an edit at every other character, a block for every few.
    #[divan::bench(args = SHAPES.into_iter().take(SLIM), ignore)]
    fn to_100_megabytes(bencher: Bencher, shape: Shape) {
        grow(bencher, shape, 100_000_000);
    }

    const SHAPES: [Shape; 14] = [
        Shape::OneLine,
        Shape::ManyLines,
        Shape::QuestionMarks,
        Shape::Brackets,
        Shape::Digits,
        Shape::Quotes,
        Shape::Angles,
        Shape::Dashes,
        Shape::Stamps,
        Shape::StampLines,
        Shape::ShortLines,
        Shape::BrokenLines,
        Shape::Entities,
        Shape::Blanks,
    ];
    /// How many of them are slim enough for 100 MB.
    const SLIM: usize = 9;
}

/// An article with its sentences and dates, as the taggers get it.
struct Read {
    article: Article,
    sentences: Vec<Sentence>,
    dates: Vec<DateMention>,
}

/// The articles that `text` gives.
fn articles_of(text: String) -> Vec<Read> {
    let numbered = |mut article: Article| {
        let sentences = enrich::sentences(&mut article);
        let (dates, _) = enrich::dates_and_figures(&article, &sentences);
        Read { article, sentences, dates }
    };
    chain(&file(text)).0.into_iter().map(numbered).collect()
}

fn dates_and_figures(articles: &[Read]) -> usize {
    let found = |one: &Read| {
        let (dates, figures) = enrich::dates_and_figures(&one.article, &one.sentences);
        dates.len() + figures.len()
    };
    articles.iter().map(found).sum()
}

fn names_quotes_points(articles: &[Read]) -> usize {
    let (glossary, budget) = (Glossary::default(), SummaryBudget::default());
    let found = |one: &Read| {
        let Read { article, sentences, dates } = one;
        let (names, quotes, points) =
            enrich::names_quotes_points(article, sentences, dates, &glossary, budget);
        names.len() + quotes.len() + points.len()
    };
    articles.iter().map(found).sum()
}

/// The taggers on articles of the usual length.
#[divan::bench_group(sample_count = 7, sample_size = 1)]
mod taggers {
    use super::*;

    const KINDS: [Kind; 3] = [Kind::Hans, Kind::Hant, Kind::English];
    const BYTES: usize = 10_000;
    const ARTICLES: usize = 100;

    fn run(bencher: Bencher, kind: Kind, tagger: fn(&[Read]) -> usize) {
        let articles: Vec<Read> =
            texts::pages(kind, BYTES, ARTICLES).into_iter().flat_map(articles_of).collect();
        bencher.counter(BytesCount::new(BYTES * ARTICLES)).bench(|| tagger(&articles));
    }

    #[divan::bench(args = KINDS)]
    fn dates_and_figures(bencher: Bencher, kind: Kind) {
        run(bencher, kind, super::dates_and_figures);
    }

    #[divan::bench(args = KINDS)]
    fn names_quotes_points(bencher: Bencher, kind: Kind) {
        run(bencher, kind, super::names_quotes_points);
    }
}

/// The taggers on single articles that are longer than any: the speed must stay.
#[divan::bench_group(sample_count = 1, sample_size = 1)]
mod long {
    use super::*;

    const TIMES: [usize; 2] = [100_000, 1_000_000];

    fn run(bencher: Bencher, text: String) {
        let bytes = text.len();
        let articles = articles_of(text);
        bencher
            .counter(BytesCount::new(bytes))
            .bench(|| super::dates_and_figures(&articles) + super::names_quotes_points(&articles));
    }

    #[divan::bench(args = TIMES)]
    fn ones(bencher: Bencher, times: usize) {
        run(bencher, "1".repeat(times));
    }

    #[divan::bench(args = TIMES)]
    fn years(bencher: Bencher, times: usize) {
        run(bencher, "年".repeat(times));
    }

    #[divan::bench(args = TIMES)]
    fn ones_and_hyphens(bencher: Bencher, times: usize) {
        run(bencher, "1-".repeat(times / 2));
    }

    #[divan::bench(args = TIMES)]
    fn percents(bencher: Bencher, times: usize) {
        run(bencher, "3%".repeat(times / 2));
    }

    /// An article of 2,000 sentences, and one of 20,000.
    #[divan::bench(args = [200_000, 2_000_000])]
    fn article(bencher: Bencher, bytes: usize) {
        run(bencher, texts::page(Kind::Hans, bytes));
    }
}
