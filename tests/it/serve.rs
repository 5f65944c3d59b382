//! `digest serve` and `digest build --watch` as editors meet them: what they save is what they see.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use regex::Regex;

use crate::fixtures::{digest, tree};

/// Nothing takes so long unless it hangs.
const LONG: Duration = Duration::from_secs(60);

/// Time enough to see what comes late.
pub(crate) const LONG_PAUSE: Duration = Duration::from_millis(300);

/// A running `digest serve`; ends with the test.
pub(crate) struct Preview {
    child: Child,
    address: String,
    pub(crate) base: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    pub(crate) fn new(site: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_digest"))
            .args(["serve", "--port", "0"])
            .args(more)
            .current_dir(site)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.split(' ').nth(1).unwrap().strip_prefix("http://").unwrap();
        let (address, base) = url.split_once('/').unwrap();
        Self { child, address: address.to_owned(), base: format!("/{base}") }
    }

    /// Status line and headers, and body as text.
    pub(crate) fn get(&self, path: &str) -> (String, String) {
        let (head, body) = self.get_bytes(path);
        (head, String::from_utf8(body).unwrap())
    }

    /// Status line and headers, and body.
    fn get_bytes(&self, path: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address);
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|part| part == b"\r\n\r\n").unwrap();
        let body = answer.split_off(end + 4);
        (String::from_utf8(answer).unwrap(), body)
    }

    pub(crate) fn page(&self, below: &str) -> String {
        self.get(&format!("{}{below}", self.base)).1
    }

    fn state(&self, page: &str) -> serde_json::Value {
        serde_json::from_str(&self.get(&format!("/-/state?page={page}")).1).unwrap()
    }

    /// Waits until what `look` gives is wanted.
    #[track_caller]
    fn until<T: std::fmt::Debug>(
        &self,
        look: impl Fn(&Self) -> T,
        wanted: impl Fn(&T) -> bool,
    ) -> T {
        until(|| look(self), wanted)
    }
}

#[track_caller]
pub(crate) fn until<T: std::fmt::Debug>(look: impl Fn() -> T, wanted: impl Fn(&T) -> bool) -> T {
    let begun = Instant::now();
    loop {
        let seen = look();
        if wanted(&seen) {
            return seen;
        }
        assert!(begun.elapsed() < LONG, "still {seen:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

const RAIN: &str = "# Rain fills the reservoir\n\n2031-07-09\n\nThe reservoir above Lingang rose by 12 centimetres on 8 July 2031, \
    the water office said.\n\nEngineers opened two gates at noon. Farmers downstream had been waiting since May.\n";

pub(crate) fn write(site: &Path, path: &str, text: &str) {
    let path = site.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    write(
        site.path(),
        "digest.toml",
        "title = \"Reservoir\"\nbase_url = \"https://host.example/digest/\"\n",
    );
    write(site.path(), "content/rain.md", RAIN);
    write(site.path(), "content/rain.toml", "slug = \"rain\"\n");
    write(
        site.path(),
        "content/ferry.txt",
        "渡船改在夜里开\n2031年7月10日\n\n　　江岸渡口从7月1日起夜里也开船，第一周有4000多名乘客。\n　　船公司说，票价和白天一样。\n",
    );
    site
}

const PAGE: &str = "en/a/rain/";

#[test]
fn a_saved_edit_is_served_and_told() {
    let site = site();
    let preview = Preview::new(site.path(), &[]);
    assert_eq!(preview.base, "/digest/");
    assert!(preview.page(PAGE).contains("12 centimetres"));
    let mut events = TcpStream::connect(&preview.address).unwrap();
    events.set_read_timeout(Some(LONG)).unwrap();
    events.write_all(b"GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    write(site.path(), "content/rain.md", &RAIN.replace("12 centi", "19 centi"));
    let mut lines = BufReader::new(events).lines().map(Result::unwrap);
    assert!(lines.any(|line| line == "data: 2"));
    assert!(preview.page(PAGE).contains("19 centimetres"), "what was told is there");
}

#[test]
fn what_is_published_knows_nothing_of_the_preview() {
    let site = site();
    assert_eq!(digest(site.path(), &["build"]).status.code(), Some(0));
    for (name, bytes) in tree(&site.path().join("public")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("/-/") && !text.contains("preview.js"), "{name}");
    }
    let preview = Preview::new(site.path(), &[]);
    assert!(preview.page(PAGE).contains("/-/preview.js"));
}

#[test]
fn errors_are_shown_over_the_last_good_version_and_go_when_mended() {
    let site = site();
    let preview = Preview::new(site.path(), &[]);
    let page = format!("{}{PAGE}", preview.base);
    let good = |preview: &Preview| preview.state(&page)["good"].as_bool();
    // Several at once, each with its place.
    write(site.path(), "content/rain.toml", "slug = \"rain\"\ntitel = \"Rain\"\n");
    write(site.path(), "digest.toml", "title = \"Reservoir\"\nlanguage = 3\n");
    let state = preview.until(
        |preview| preview.state(&page),
        |state| state["errors"].as_array().is_some_and(|errors| errors.len() == 2),
    );
    let error = &state["errors"][0];
    assert_eq!((&error["path"], &error["line"]), (&"content/rain.toml".into(), &2.into()));
    assert!(error["help"].as_str().unwrap().contains("title"), "{error}");
    assert_eq!(error["excerpt"]["lines"][1]["text"], "titel = \"Rain\"");
    assert!(preview.page(PAGE).contains("12 centimetres"));
    write(site.path(), "content/rain.toml", "slug = \"rain\"\n");
    write(site.path(), "digest.toml", "base_url = \"https://host.example/digest/\"\n");
    preview.until(good, |good| *good == Some(true));
    assert_eq!(preview.state(&page)["errors"], serde_json::json!([]));
}

#[test]
fn the_server_outlives_what_editors_do() {
    let site = site();
    let preview = Preview::new(site.path(), &[]);
    let build = |preview: &Preview| preview.state("/")["build"].as_u64().unwrap();
    let good = |preview: &Preview| preview.state("/")["good"].as_bool().unwrap();
    std::fs::remove_file(site.path().join("digest.toml")).unwrap();
    preview.until(good, |good| !good);
    assert!(preview.page(PAGE).contains("12 centimetres"));
    write(site.path(), "digest.toml", "\u{0}\u{FFFF}[[[");
    let before = build(&preview);
    preview.until(build, |now| *now >= before);
    write(site.path(), "digest.toml", "base_url = \"https://host.example/digest/\"\n");
    preview.until(good, |good| *good);
    std::fs::remove_dir_all(site.path().join("content")).unwrap();
    preview.until(|preview| preview.get("/digest/en/a/rain/").0, |head| head.contains("404"));
    write(site.path(), "content/rain.md", RAIN);
    write(site.path(), "content/rain.toml", "slug = \"rain\"\n");
    preview.until(|preview| preview.get("/digest/en/a/rain/").0, |head| head.contains("200 OK"));
    // A page of a new base is where it belongs; the old address leads there.
    write(site.path(), "digest.toml", "base_url = \"https://host.example/\"\n");
    preview.until(|preview| preview.get("/en/a/rain/").0, |head| head.contains("200 OK"));
}

#[test]
fn a_page_that_went_away_says_which_it_was_and_where_it_is() {
    let site = site();
    let preview = Preview::new(site.path(), &[]);
    write(site.path(), "content/rain.toml", "slug = \"reservoir\"\n");
    let (head, body) = preview
        .until(|preview| preview.get("/digest/en/a/rain/"), |(head, _)| head.contains("404"));
    assert!(
        body.contains("content/rain.md") && body.contains("/digest/en/a/reservoir/"),
        "{head}{body}"
    );
    let state = preview.state("/digest/en/a/rain/");
    assert_eq!(state["page"]["moved"], "/digest/en/a/reservoir/");
}

#[test]
fn follow_names_the_changed_article_and_the_sentence() {
    let site = site();
    let preview = Preview::new(site.path(), &["--follow"]);
    write(site.path(), "content/rain.md", &RAIN.replace("two gates", "three gates"));
    let state = preview.until(|preview| preview.state("/"), |state| !state["follow"].is_null());
    assert_eq!(state["follow"]["hrefs"][0], "/digest/en/a/rain/");
    assert_eq!(state["follow"]["anchor"], "s2", "{state}");
}

#[test]
fn the_comparison_shows_what_cleaning_did() {
    let site = site();
    write(
        site.path(),
        "content/ferry.txt",
        "渡船改在夜里开\n\n江岸渡口从7月1日起夜里也开船。\n\n[责任编辑:贺松年]\n",
    );
    let preview = Preview::new(site.path(), &[]);
    let (head, body) = preview.get("/-/diff/content/ferry.txt");
    assert!(head.contains("200 OK") && body.contains("boilerplate/editor-line"), "{head}{body}");
    assert!(preview.get("/-/diff/digest.toml").0.contains("404"));
}

#[test]
fn drafts_are_shown_when_asked_for() {
    let site = site();
    write(site.path(), "content/rain.toml", "slug = \"rain\"\ndraft = true\n");
    assert!(Preview::new(site.path(), &[]).get("/digest/en/a/rain/").0.contains("404"));
    assert!(Preview::new(site.path(), &["--drafts"]).get("/digest/en/a/rain/").0.contains("200"));
}

/// The site as `digest build` makes it from nothing, by address.
/// What a clean build publishes, with style sheets and scripts under their own names as the preview has them.
pub(crate) fn clean_build(site: &Path) -> Vec<(String, Vec<u8>)> {
    let built = digest(site, &["build", "--output", "clean"]);
    assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    let mut files = tree(&site.join("clean"));
    files.retain(|(name, _)| name != ".digest-site");
    std::fs::remove_dir_all(site.join("clean")).unwrap();
    let name = Regex::new(r"(assets/\w+)\.[0-9a-f]{12}\.(css|js)").unwrap();
    let lasting = Regex::new(r"(?m)^\S*/assets/.*\n  Cache-Control: .*\n").unwrap();
    let plain = |text: String| {
        let text = lasting.replace_all(&text, "").into_owned();
        name.replace_all(&text, "$1.$2").into_owned()
    };
    let plain_file = |(path, bytes): (String, Vec<u8>)| match String::from_utf8(bytes) {
        Ok(text) => (plain(path), plain(text).into_bytes()),
        Err(picture) => (path, picture.into_bytes()),
    };
    files.into_iter().map(plain_file).collect()
}

/// What the preview serves at these addresses, without its script.
pub(crate) fn served(preview: &Preview, files: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let script =
        Regex::new(r#"<script src="/-/preview\.js" data-page="[0-9a-f]+" defer></script>"#)
            .unwrap();
    let page = |name: &String| {
        let (_, bytes) = preview.get_bytes(&format!("{}{name}", preview.base));
        match String::from_utf8(bytes) {
            Ok(text) => script.replace(&text, "").into_owned().into_bytes(),
            Err(picture) => picture.into_bytes(),
        }
    };
    files.iter().map(|(name, _)| (name.clone(), page(name))).collect()
}

/// One of many edits, the same each time.
fn edit(site: &Path, turn: usize) {
    match turn % 8 {
        0 => write(site, "content/rain.md", &RAIN.replace("12", &format!("{}", 13 + turn))),
        1 => write(
            site,
            &format!("content/new/{turn}.md"),
            &RAIN.replace("Rain", &format!("Rain {turn}")),
        ),
        2 => write(site, "content/rain.en.toml", "author = \"Lin Gu\"\n"),
        3 => write(
            site,
            "content/rain.toml",
            &format!("slug = \"rain-{turn}\"\ntopics = [\"t{turn}\"]\n"),
        ),
        4 => write(
            site,
            "content/ferry.en.md",
            &format!("# The ferry runs at night\n\nFrom 1 July {} passengers came.\n", 4000 + turn),
        ),
        5 => std::fs::rename(
            site.join("content/ferry.txt"),
            site.join(format!("content/ferry{turn}.txt")),
        )
        .unwrap(),
        6 => write(
            site,
            "glossary.toml",
            &format!(
                "[[term]]\nkind = \"place\"\nzh-Hans = [\"江岸渡口\"]\nzh-Hant-TW = \"江岸碼頭{turn}\"\nen = \"Pier {turn}\"\n"
            ),
        ),
        _ => {
            write(site, "themes/default/style.css", &format!("p {{ order: {turn} }}\n"));
            write(site, "content/_defaults.toml", &format!("source = \"Wire {turn}\"\n"));
            let _ = std::fs::rename(
                site.join(format!("content/ferry{}.txt", turn - 2)),
                site.join("content/ferry.txt"),
            );
        }
    }
}

#[test]
fn after_any_edits_what_is_served_equals_a_clean_build() {
    let site = site();
    let preview = Preview::new(site.path(), &[]);
    for turn in 0..16 {
        edit(site.path(), turn);
        if turn % 4 != 3 && turn != 6 {
            continue;
        }
        let clean = clean_build(site.path());
        until(
            || {
                let served = served(&preview, &clean);
                clean.iter().zip(&served).find(|(a, b)| a != b).map(|(a, _)| a.0.clone())
            },
            Option::is_none,
        );
    }
}

#[test]
fn build_watch_publishes_every_change() {
    let site = site();
    let mut child = Command::new(env!("CARGO_BIN_EXE_digest"))
        .args(["build", "--watch", "--poll"])
        .current_dir(site.path())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let page = site.path().join("public/en/a/rain/index.html");
    let look = || std::fs::read_to_string(&page).unwrap_or_default();
    until(look, |text| text.contains("12 centimetres"));
    write(site.path(), "content/rain.md", &RAIN.replace("12 centi", "19 centi"));
    until(look, |text| text.contains("19 centimetres"));
    child.kill().unwrap();
    child.wait().unwrap();
}
