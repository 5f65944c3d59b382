//! Whatever an editor does, at whatever speed: what is served in the end is what a clean build publishes, and meanwhile
//! every page that stays is there and whole.
//!
//! `EDITS=300 SEED=1 cargo test --test it edits` makes more of them, and others.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::fixtures::copy;
use crate::serve::{LONG_PAUSE, Preview, clean_build, served, until, write};

/// Numbers that only look random (Steele and others, SplitMix64, 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        ((mixed ^ (mixed >> 27)) % below as u64) as usize
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.next(list.len())]
    }
}

const SENTENCES: &[&str] = &[
    "The lamp on the north pier was lit again on 4 May 2031.",
    "About 1,250 people signed the list for a second ferry.",
    "The council will vote on the plan in September 2031.",
    "“We waited nine years,” said Ada Quill, who runs the market hall.",
    "旧码头的灯塔在2031年5月4日重新亮起。",
    "约有1250人签名支持开第二条渡船。",
    "市议会将在2031年9月表决这份方案。",
];
const TITLES: &[&str] = &["The lamp is lit", "A second ferry", "灯塔亮了", "集市搬家"];
const SETTINGS: &str = "title = \"Reservoir\"\nbase_url = \"https://host.example/digest/\"\n";

/// The one page that every state of the site has, with a sign that tells states apart.
const BEACON: &str = "en/a/beacon/";

fn beacon(site: &Path, sign: usize) {
    let text = format!(
        "# The beacon stands\n\n2031-07-09\n\nThe beacon on the hill blinked {sign} times.\n"
    );
    write(site, "content/beacon.md", &text);
    write(site, "content/beacon.toml", "slug = \"beacon\"\n");
}

fn article(dice: &mut Dice) -> String {
    let lines: Vec<&str> = (0..3 + dice.next(4)).map(|_| dice.pick(SENTENCES)).collect();
    let title = dice.pick(TITLES);
    format!("# {title}\n\n2031-07-{:02}\n\n{}\n", 1 + dice.next(28), lines.join("\n\n"))
}

/// Saves as editors do: in place; beside it and over it; the old one away first; by way of a hidden copy.
fn save(dice: &mut Dice, path: &Path, text: &str) {
    let beside = |name: &str| {
        let own = path.file_name().unwrap().to_string_lossy().into_owned();
        path.with_file_name(name.replace('*', &own))
    };
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    match dice.next(4) {
        0 => std::fs::write(path, text).unwrap(),
        1 => {
            std::fs::write(beside("*.tmp"), text).unwrap();
            std::fs::rename(beside("*.tmp"), path).unwrap();
        }
        2 => {
            let _ = std::fs::rename(path, beside("*~"));
            std::fs::write(path, text).unwrap();
            let _ = std::fs::remove_file(beside("*~"));
        }
        _ => {
            std::fs::write(beside(".sedQ7x1"), text).unwrap();
            std::fs::rename(beside(".sedQ7x1"), path).unwrap();
        }
    }
}

fn articles(site: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(site.join("content/news"))
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    found.sort();
    found
}

/// One edit of any kind; what it breaks, [`mend`] mends.
fn edit(dice: &mut Dice, site: &Path, turn: usize) {
    let all = articles(site);
    let one = (!all.is_empty()).then(|| all[dice.next(all.len())].clone());
    match (dice.next(12), one) {
        (0..=2, Some(path)) => {
            let text = std::fs::read_to_string(&path).unwrap() + "\n" + dice.pick(SENTENCES) + "\n";
            save(dice, &path, &text);
        }
        (3, Some(path)) => std::fs::remove_file(path).unwrap(),
        (4, Some(path)) => {
            std::fs::rename(&path, path.with_file_name(format!("moved-{turn}.md"))).unwrap();
        }
        (5, Some(path)) => {
            let text = format!("author = \"{}\"\ntopics = [\"t{}\"]\n", turn, dice.next(3));
            save(dice, &path.with_extension("toml"), &text);
        }
        (6, _) => {
            let builtin = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/list.html");
            let text = std::fs::read_to_string(builtin).unwrap();
            save(dice, &site.join("templates/list.html"), &format!("{text}{{# {turn} #}}"));
        }
        (7, _) => {
            let rule = format!("p {{ order: {turn} }}\n");
            save(dice, &site.join("themes/default/extra.css"), &rule);
        }
        (8, _) => save(
            dice,
            &site.join("digest.toml"),
            &format!("{SETTINGS}[topics.t1]\nen = \"Topic {turn}\"\n"),
        ),
        (9, _) => save(dice, &site.join("digest.toml"), "title = \n"),
        (10, _) => save(dice, &site.join("templates/list.html"), "{% for one in %}"),
        (_, _) => {
            let text = article(dice);
            save(dice, &site.join(format!("content/news/new-{turn}.md")), &text);
        }
    }
}

fn mend(site: &Path) {
    write(site, "digest.toml", SETTINGS);
    let _ = std::fs::remove_file(site.join("templates/list.html"));
    // A sidecar whose article has gone is only warned of; two articles of one name are not made here.
}

/// Pages that stay, read again and again while the site changes.
fn read_on(preview: &Preview, stop: &AtomicBool) -> usize {
    let mut reads = 0;
    while !stop.load(Ordering::Relaxed) {
        for below in [BEACON, "en/", "zh-hant/timeline/", "en/archive/", "feeds.opml", ""] {
            let (head, body) = preview.get(&format!("{}{below}", preview.base));
            assert!(head.starts_with("HTTP/1.1 200"), "{below}: {head}");
            let length = format!("content-length: {}", body.len());
            assert!(head.to_ascii_lowercase().contains(&length), "{below}: {head}");
            let whole = below.ends_with(".opml") || body.trim_end().ends_with("</html>");
            assert!(whole && !body.is_empty(), "{below} is cut off");
            reads += 1;
        }
    }
    reads
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn after_random_edits_at_any_speed_what_is_served_equals_a_clean_build() {
    let (edits, seed) = (number("EDITS", 24), number("SEED", 7));
    let mut dice = Dice(seed as u64);
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    mend(site);
    beacon(site, 0);
    for turn in 0..6 {
        write(site, &format!("content/news/first-{turn}.md"), &article(&mut dice));
    }
    let preview = Preview::new(site, &[]);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| read_on(&preview, &stop));
        for turn in 1..=edits {
            edit(&mut dice, site, turn);
            std::thread::sleep(Duration::from_millis(dice.next(90) as u64));
            if turn % 12 != 0 && turn != edits {
                continue;
            }
            mend(site);
            beacon(site, turn);
            // Once the sign is there, so is everything before it.
            let sign = format!("blinked {turn} times");
            until(|| preview.page(BEACON).contains(&sign), |there| *there);
            let copied = tempfile::tempdir().unwrap();
            copy(site, copied.path());
            let clean = clean_build(copied.path());
            let differing = || {
                let served = served(&preview, &clean);
                clean.iter().zip(&served).find(|(a, b)| a != b).map(|(a, _)| a.0.clone())
            };
            until(differing, Option::is_none);
        }
        std::thread::sleep(LONG_PAUSE);
        stop.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > edits, "pages were read all the while");
    });
}
