//! What cleaning did: one tagged edit for every change.

use super::Place;

/// One change that cleaning made.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Edit {
    /// The rule that asked for it.
    pub rule: Rule,
    /// Where `before` stood in the source.
    pub place: Place,
    /// First character of `before` in the document's text (its runs in order, a line feed after each block).
    pub start: usize,
    /// What the source has.
    pub before: String,
    /// What the article has instead.
    pub after: String,
    /// Whether the source's own bytes prove it; `false` where context decided.
    pub certain: bool,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A rule of cleaning, by its stable name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Rule { $($(#[$doc])* $variant,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name that settings, reports and JSON use.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

rules! {
    /// Blank lines, indents and doubled spaces.
    Layout = "layout",
    /// Characters that show nothing: zero-width spaces, byte-order marks, soft hyphens, no-break spaces.
    Invisible = "invisible",
    /// Text whose bytes were read in another encoding: `Ã©`, `鐢靛晢`.
    Mojibake = "mojibake",
    /// HTML entities that were left in the text: `&nbsp;`.
    Entity = "entity",
    /// Annotations such as `創(chuàng)` that a converter left behind.
    PinyinResidue = "pinyin-residue",
    /// Characters that a cut or an annotation between the two bytes of a GBK pair turned into others.
    GbkShift = "gbk-shift",
    /// ASCII punctuation between Han characters.
    Punctuation = "punctuation",
    /// A line that names the editor in charge.
    EditorLine = "boilerplate/editor-line",
    /// The writer's, photographer's or translator's name on a line of its own or in brackets at the end.
    Credit = "boilerplate/credit",
    /// Words of the page and not of the article: breadcrumbs, buttons.
    Furniture = "boilerplate/furniture",
    /// The beginning of another story.
    Teaser = "boilerplate/teaser",
    /// Who may reprint the article and who answers for it.
    Copyright = "boilerplate/copyright",
    /// Links to other articles, with their headings.
    Related = "boilerplate/related",
    /// Applications, newsletters, accounts to follow, codes to scan.
    Promotion = "boilerplate/promotion",
    /// What a picture shows and whose it is: no sentence of the article.
    Caption = "boilerplate/caption",
    /// Other pages of the article, the articles before and behind it.
    Pagination = "boilerplate/pagination",
    /// Key words of the page.
    Tags = "boilerplate/tags",
    /// What readers wrote under the article.
    Comments = "boilerplate/comments",
    /// A line that names the source, lifted into the metadata.
    Source = "meta/source",
    /// A line that gives the date, lifted into the metadata.
    DateLine = "meta/date-line",
    /// The title's own line, lifted into the metadata.
    TitleLine = "meta/title",
    /// The frame of a listing that held several articles.
    Listing = "listing/split",
    /// A heading that the page had run together with the text round it: a line feed sets it apart.
    RunTogether = "run-together",
    /// What the editor's `drop` asked for.
    Drop = "drop",
}

impl Rule {
    /// The rule of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }

    /// Whether the edit only tidies white space or lifts a line into the metadata: nothing a reader would miss.
    pub fn is_structural(self) -> bool {
        matches!(self, Self::Layout | Self::DateLine | Self::TitleLine | Self::Source)
    }
}

/// Which rules are on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RuleSet {
    off: Vec<Rule>,
}

impl Default for RuleSet {
    /// All rules on.
    fn default() -> Self {
        Self { off: Vec::new() }
    }
}

impl RuleSet {
    /// Only these rules.
    pub fn only(rules: &[Rule]) -> Self {
        Self { off: Rule::ALL.iter().copied().filter(|rule| !rules.contains(rule)).collect() }
    }

    /// All rules but these.
    pub fn without(rules: &[Rule]) -> Self {
        Self { off: rules.to_vec() }
    }

    /// Whether `rule` may act.
    pub fn allows(&self, rule: Rule) -> bool {
        !self.off.contains(&rule)
    }
}
