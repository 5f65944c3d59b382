//! Pure functions that two rooms share: folding, sentences, numerals, scripts, widths, slugs.
//!
//! Nothing here knows an article; everything works on plain strings and characters.

pub mod bigrams;
pub mod charset;
pub mod codepage;
pub mod dates;
pub mod edtf;
pub mod fingerprint;
pub mod firsts;
pub mod fold;
pub mod gbk;
pub mod heading;
mod kept;
pub mod letter;
pub mod likely;
pub mod markdown;
pub mod marks;
pub mod markup;
pub mod number_words;
pub mod numeral;
pub mod pinyin;
pub mod script;
pub mod sentence;
pub mod surname;
pub mod tags;
pub mod term;
pub mod width;
pub mod wordindex;
pub mod wordlist;
pub mod words;
pub mod wordset;
