//! What article pages show: boxes, figures, names, events, sources.

use schemars::JsonSchema;
use serde::Serialize;

use super::{BadgeView, DayView, LinkView};
use crate::model::BoxKind;

/// An article page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArticleView {
    /// Title.
    pub title: String,
    /// Title with `<wbr>` at word boundaries where the language is Chinese.
    pub title_html: String,
    /// Whether the title was made by the program.
    pub title_generated: bool,
    /// BCP 47 tag of title, text and boxes, where it is not the page's; else `None`.
    pub lang: Option<String>,
    /// Topics.
    pub topics: Vec<LinkView>,
    /// Day of publication.
    pub date: Option<DayView>,
    /// Who published it first, and where.
    pub source: Option<SourceLinkView>,
    /// Who wrote it; may be empty.
    pub author: String,
    /// "3 min".
    pub minutes: String,
    /// Remarks on the version.
    pub badges: Vec<BadgeView>,
    /// Pages that show it beside a translation, each by the language's own name.
    pub beside: Vec<LinkView>,
    /// The boxes, in their order; none is empty.
    pub boxes: Vec<BoxView>,
    /// Whether a person has read what was generated.
    pub reviewed: bool,
    /// The text; empty where the editor publishes only a summary or a link.
    pub body_html: String,
    /// The same article as Markdown.
    pub markdown: String,
    /// The timeline, earliest first.
    pub timeline: Vec<EventView>,
    /// Figures and dates that do not fit one another, in words.
    pub checks: Vec<CheckView>,
    /// Articles that tell the same events or name the same people and bodies, the closest first.
    pub related: Vec<CardLinkView>,
    /// The source box.
    pub source_box: SourceBoxView,
    /// The next older article.
    pub previous: Option<CardLinkView>,
    /// The next newer article.
    pub next: Option<CardLinkView>,
}

/// An article in few words: a neighbour, or one that tells an event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CardLinkView {
    /// Title.
    pub title: String,
    /// Who published it first; may be empty.
    pub source: String,
    /// BCP 47 tag of the title, where it is not the page's; else `None`.
    pub lang: Option<String>,
    /// Where it leads.
    pub href: String,
}

/// Who published an article first.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceLinkView {
    /// The publisher's name.
    pub name: String,
    /// Where; `None` where it is not known.
    pub href: Option<String>,
}

/// A box of an article page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BoxView {
    /// Which box.
    pub kind: BoxKind,
    /// Its heading.
    pub heading: String,
    /// Whether the program chose its items, or some of them, and no person has read them.
    pub generated: bool,
    /// Points, quotes, notes: one text each. Empty for figures and who.
    pub items: Vec<BoxItemView>,
    /// Key figures.
    pub figures: Vec<FigureView>,
    /// Key figures over time.
    pub series: Vec<SeriesView>,
    /// Names.
    pub names: Vec<NameView>,
}

/// An item of a box.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BoxItemView {
    /// The words.
    pub text: String,
    /// For quotes, who said them; may be empty.
    pub by: String,
    /// The date, for what is announced.
    pub when: Vec<WhenView>,
    /// Where it stands in the text.
    pub anchor: Option<AnchorView>,
}

/// A link to the place in the text that says so.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AnchorView {
    /// `¶3`.
    pub label: String,
    /// `#s12`, on the page itself.
    pub href: String,
    /// "Go to paragraph 3", for those who cannot see the mark.
    pub title: String,
}

/// A figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FigureView {
    /// As the page's language prints it: "up about 150%".
    pub value: String,
    /// What is measured; may be empty.
    pub measure: String,
    /// BCP 47 tag of `measure`, where it is not the page's; else `None`.
    pub lang: Option<String>,
    /// The period, in the page's language; may be empty.
    pub period: String,
    /// Where it stands in the text.
    pub anchor: Option<AnchorView>,
    /// Where the page says that it does not fit another figure; `None` if it does.
    pub flag: Option<AnchorView>,
}

/// A name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NameView {
    /// The name.
    pub text: String,
    /// On Chinese pages, a person's name character by character with its reading, where its spelling is known; else
    /// empty.
    pub ruby: Vec<RubyView>,
    /// The name in the other language; may be empty.
    pub other: String,
    /// BCP 47 tag of `other`.
    pub other_lang: String,
    /// A person's role; may be empty.
    pub role: String,
    /// Where it first stands in the text.
    pub anchor: Option<AnchorView>,
}

/// A character of a name with its reading.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RubyView {
    /// The character.
    pub base: String,
    /// Its reading, in pinyin with tones.
    pub reading: String,
}

/// Figures of one measure over several periods.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SeriesView {
    /// What is measured.
    pub measure: String,
    /// BCP 47 tag of `measure`, where it is not the page's; else `None`.
    pub lang: Option<String>,
    /// The earliest first; at least three.
    pub rows: Vec<SeriesRowView>,
}

/// A figure of a series.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SeriesRowView {
    /// The period, in the page's language.
    pub period: String,
    /// As the page's language prints it.
    pub value: String,
    /// How long its bar is, of 100.
    pub share: u8,
    /// Where it stands in the text.
    pub anchor: Option<AnchorView>,
}

/// An entry of a timeline.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EventView {
    /// One or two `<time>`s: the day, or the first and the last; or words alone where no `datetime` can say it.
    pub when: Vec<WhenView>,
    /// The machine value (EDTF).
    pub edtf: String,
    /// What happened.
    pub text: String,
    /// BCP 47 tag of `text`, where it is not the page's; else `None`.
    pub lang: Option<String>,
    /// `planned`, `inferred`, `conflict`.
    pub badges: Vec<BadgeView>,
    /// Where it stands in the text; on lists, in the article.
    pub anchor: Option<AnchorView>,
    /// On lists: the articles that tell it; empty on an article's own page, and where their dates differ.
    pub articles: Vec<CardLinkView>,
    /// On lists: where articles give different dates, each date with those who give it, the one in `when` first; else
    /// empty.
    pub datings: Vec<DatingView>,
    /// Fragment id on an article's page: `e2`; empty on lists.
    pub id: String,
}

/// A version on a page that shows two.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PairSideView {
    /// The language's name in itself.
    pub name: String,
    /// Title, as on the version's own page.
    pub title_html: String,
    /// Remarks on the version.
    pub badges: Vec<BadgeView>,
    /// BCP 47 tag of the version.
    pub tag: String,
    /// The same, where it is not the page's; else `None`.
    pub lang: Option<String>,
    /// The version's own page.
    pub href: String,
}

/// A paragraph in two languages; where one has fewer, its side is empty.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PairRowView {
    /// In the page's language, with ids.
    pub first_html: String,
    /// In the other.
    pub second_html: String,
}

/// One of several dates that articles give an event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DatingView {
    /// The date, as in [`EventView`].
    pub when: Vec<WhenView>,
    /// The machine value (EDTF).
    pub edtf: String,
    /// Who says so.
    pub articles: Vec<CardLinkView>,
}

/// A part of a date.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhenView {
    /// Value of the `datetime` attribute, valid HTML (`2020-04-28`, `2020-04`, `2020`); `None` for words alone.
    pub datetime: Option<String>,
    /// The whole date in EDTF, where `datetime` cannot say it: quarters, halves, decades, open and rough dates.
    pub edtf: Option<String>,
    /// The words.
    pub text: String,
}

/// A flag beside figures that do not fit.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckView {
    /// Fragment id on the article's page: `c1`.
    pub id: String,
    /// Both figures and the arithmetic.
    pub message: String,
    /// Where it stands in the text.
    pub anchor: Option<AnchorView>,
}

/// The source box at the end of an article page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceBoxView {
    /// Label and value, in order: publisher, address, author, dates, conversion, licence.
    pub facts: Vec<FactView>,
    /// What was cleaned: one line for each rule, with its count.
    pub cleaned: Vec<String>,
}

/// A label with its value.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FactView {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
    /// Value of the `datetime` attribute, where the value is a day.
    pub datetime: Option<String>,
    /// Where the value leads, if anywhere.
    pub href: Option<String>,
}
