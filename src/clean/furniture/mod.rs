//! Tells what a page put round an article from the article: words of pages, their weights, and one scored decision.
//!
//! [`seen`] says what a line is by itself, [`score`] weighs it with its place and neighbours, [`page`] goes through the
//! lines of an article. Nothing here changes the text; [`super::segment`] makes the cuts.

mod buttons;
pub(super) mod byline;
pub(super) mod extent;
mod label_table;
pub(super) mod labels;
pub(super) mod metaline;
mod numbers;
pub(super) mod page;
pub(super) mod pieces;
mod rows;
pub(super) mod score;
mod seen;
mod sentence_words;
mod topic;
pub(super) mod words;

pub(super) use seen::role_of;
