//! Any file through decoding, reading and cleaning: every difference between the source and the articles is in the record.
//! The first byte chooses the format.

#![no_main]

#[path = "../../tests/it/chain.rs"]
mod chain;
#[allow(dead_code, reason = "shared with the tests, which hold sources to more laws")]
#[path = "../../tests/it/cleaning/law.rs"]
mod law;

use chain::{Cleaned, clean_again, cleaned};
use digest_site::model::{Format, Settings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let format = match first % 3 {
        0 => Format::Plain,
        1 => Format::Markdown,
        _ => Format::Html,
    };
    let cleaned = cleaned(bytes.to_vec(), format, &Settings::default());
    let fault = law::unrecorded(&cleaned);
    assert!(fault.is_none(), "{}", fault.unwrap_or_default());
});
