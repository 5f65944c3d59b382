//! How the key points of an article were chosen: what an editor asks who would have chosen others.

/// The candidates for an article's key points, and what was thought of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Considered {
    /// The sort of text the article was taken for.
    pub genre: &'static str,
    /// The signs that spoke for that, strongest first, with what each added.
    pub signs: Vec<(&'static str, f64)>,
    /// The candidates in the order of the text, a whole sentence behind its parts.
    pub candidates: Vec<CandidatePoint>,
}

/// A candidate for a key point.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidatePoint {
    /// The words.
    pub text: String,
    /// The sentence's number, from 1.
    pub sentence: usize,
    /// How much of the budget it would take: Han characters or English words.
    pub length: usize,
    /// What it is worth while nothing is chosen; compare within one article only.
    pub worth: f64,
    /// The factors of its signs, in the order they were looked for.
    pub reasons: Vec<(&'static str, f64)>,
    /// Whether it became a key point.
    pub chosen: bool,
}
