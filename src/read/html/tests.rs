//! What pages become, in the notation of `show`.

use proptest::prelude::*;

use super::*;
use crate::read::show;

#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(show::blocks(&read(source, 1).blocks), expected);
}

#[test]
fn a_short_page_is_read_whole() {
    check("<h1>题</h1><p>江水东流。</p>", "h1[题] p[江水东流。]");
}
