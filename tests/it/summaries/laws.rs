//! What holds for the points of any article: the script does not matter, nor does what a page puts round the text.

use digest_site::convert::Converters;
use digest_site::model::{Entry, Locale, SummaryBudget};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::{cases, entry};

/// The paragraphs of the Chinese cases, their first line (the title) left out.
fn paragraphs() -> Vec<String> {
    let mut found = Vec::new();
    for article in ["dev/d1-coldseep", "dev/d2-playground", "test/t1-seedforum", "test/t2-warning"]
    {
        let text = std::fs::read_to_string(cases().join(format!("{article}.txt"))).unwrap();
        found.extend(text.lines().skip(1).filter(|line| !line.is_empty()).map(str::to_owned));
    }
    found
}

/// The sentences of the points, and how long each point is.
fn chosen(entry: &Entry) -> Vec<(usize, usize)> {
    entry.points.iter().map(|one| (one.sentence, one.text.chars().count())).collect()
}

#[test]
fn both_scripts_of_an_article_have_the_same_points() {
    let converters = Converters::new().unwrap();
    let paragraphs = paragraphs();
    let seed = RngSeed::Fixed(7);
    let mut runner = TestRunner::new(Config {
        cases: 40,
        rng_seed: seed,
        failure_persistence: None,
        ..Config::default()
    });
    let some = prop::sample::subsequence(paragraphs, 4..12).prop_shuffle();
    runner
        .run(&some, |paragraphs| {
            let simplified = paragraphs.join("\n\n");
            // s2t replaces character by character but for a few phrases, so that lengths agree as well.
            let traditional = converters.convert("s2t", &simplified).unwrap();
            let budget = SummaryBudget::default();
            let ours = entry(&simplified, Locale::ZhHans, budget);
            let other = entry(&traditional, Locale::ZhHant, budget);
            prop_assert_eq!(chosen(&ours), chosen(&other));
            Ok(())
        })
        .unwrap();
}

#[test]
fn furniture_round_an_article_does_not_change_its_points() {
    for (article, lang, above, below) in [
        (
            "dev/d1-coldseep",
            Locale::ZhHans,
            "首页 > 新闻 > 科技\n\n",
            "\n\n扫描二维码关注我们的公众号\n\n相关阅读：\n\n深海电缆铺设船完成首航\n\n版权所有，未经许可不得转载",
        ),
        (
            "dev/d4-cholera",
            Locale::En,
            "Home | World | Health\n\n",
            "\n\nSign up for our newsletter\n\nRead more: Ten things to know about wells\n\nCopyright © 2025. All rights reserved.",
        ),
    ] {
        let text = std::fs::read_to_string(cases().join(format!("{article}.txt"))).unwrap();
        let points = |text: &str| {
            let points = entry(text, lang, SummaryBudget::default()).points;
            points.into_iter().map(|one| one.text).collect::<Vec<_>>()
        };
        assert_eq!(points(&text), points(&format!("{above}{text}{below}")), "{article}");
    }
}

#[test]
fn an_article_of_eight_sentences_has_three_points() {
    for article in ["dev/d1-coldseep", "dev/d2-playground", "dev/d3-blast", "test/t1-seedforum"] {
        let text = std::fs::read_to_string(cases().join(format!("{article}.txt"))).unwrap();
        for han_chars in [150, 220] {
            let budget = SummaryBudget { han_chars, ..SummaryBudget::default() };
            let points = entry(&text, Locale::ZhHans, budget).points;
            assert!(points.len() >= 3, "{article}: {points:?}");
        }
    }
}
