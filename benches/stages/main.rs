//! How fast sources are decoded, read and cleaned on one core, and how much memory that takes at its peak.
//!
//! ```text
//! cargo bench --bench stages                  everything; a few minutes
//! cargo bench --bench stages -- speed         clean text in each language, stage by stage and together
//! cargo bench --bench stages -- damaged       text with pinyin residue and byte shift
//! cargo bench --bench stages -- growth        1, 10 and 100 MB of one line, of many, of `?`, of `(a)`
//! ```
//!
//! Megabytes are of UTF-8 input. What is asked of the whole chain: clean text 25 MB/s, damaged text 3 MB/s, the same
//! speed at every size, and `max alloc` plus the input itself at most ten times the input. `cargo test` does not
//! run any of this. Texts are made from the sentences of `content/`, so a change there shifts the figures a little.

mod texts;

/// The forward model of the damage, as the tests of cleaning have it.
#[allow(dead_code, reason = "only the decoder's own tests look at what was lost where")]
#[path = "../../src/clean/shift/forward.rs"]
mod forward;

use digest_site::clean::{self, Source};
use digest_site::model::{
    Article, Document, Format, Report, RuleSet, Settings, SourceFile, SourcePath,
};
use digest_site::{decode, read, text};
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

fn articles(document: &Document, file: &SourceFile) -> (Vec<Article>, Report) {
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
    let articles = articles(&document(&text, file), file);
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
        bencher.counter(BytesCount::new(file.bytes.len())).bench(|| articles(&document, &file));
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

    const BYTES: [usize; 3] = [1_000_000, 10_000_000, 100_000_000];

    fn grow(bencher: Bencher, shape: Shape, bytes: usize) {
        let file = file(texts::shaped(shape, bytes));
        bencher.counter(BytesCount::new(file.bytes.len())).bench(|| chain(&file));
    }

    #[divan::bench(args = BYTES)]
    fn one_line(bencher: Bencher, bytes: usize) {
        grow(bencher, Shape::OneLine, bytes);
    }

    #[divan::bench(args = BYTES)]
    fn many_lines(bencher: Bencher, bytes: usize) {
        grow(bencher, Shape::ManyLines, bytes);
    }

    #[divan::bench(args = BYTES)]
    fn question_marks(bencher: Bencher, bytes: usize) {
        grow(bencher, Shape::QuestionMarks, bytes);
    }

    #[divan::bench(args = BYTES)]
    fn brackets(bencher: Bencher, bytes: usize) {
        grow(bencher, Shape::Brackets, bytes);
    }
}
