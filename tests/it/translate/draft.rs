//! `digest translate` against real services: drafts, what protects them, and what services do wrong.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::service::{Reply, Request, Service};
use crate::fixtures::{digest, tree};

const SOURCE: &str = "\
# 雾港的夜班渡轮\n\n2031-04-02\n\n\
雾港轮渡公司从4月10日起开夜班船，每晚4班，票价12元。\n\n\
公司说，直播电商的仓库搬到北岸以后，夜里过江的工人多了三成。\n\n\
## 先试三个月\n\n\
- 冬天[再看情况](https://example.org/winter)。\n";

/// What a good translator makes of the source.
const GOOD: &[(&str, &str)] = &[
    ("雾港的夜班渡轮", "The night ferries of Wugang"),
    (
        "雾港轮渡公司从4月10日起开夜班船，每晚4班，票价12元。",
        "The Wugang Ferry Company runs night boats from April 10, 4 trips each night, at a fare of 12 yuan.",
    ),
    (
        "公司说，直播电商的仓库搬到北岸以后，夜里过江的工人多了三成。",
        "Since the warehouses of live commerce moved to the north bank, the company said, 30% more workers cross the river at night.",
    ),
    ("先试三个月", "A trial of three months"),
    ("冬天<1>再看情况</1>。", "In winter <1>they will look again</1>."),
    ("冬天再看情况。", "In winter they will look again."),
];

fn good(request: &Request) -> String {
    let text = request.text();
    let found = GOOD.iter().find(|(source, _)| *source == text);
    found.unwrap_or_else(|| panic!("asked for {text:?}")).1.to_owned()
}

/// A site with one article, which `settings` says who translates.
fn site(settings: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "digest.toml", &format!("[translate]\n{settings}\n"));
    write(site.path(), "content/ferry.md", SOURCE);
    site
}

fn openai(service: &Service, more: &str) -> tempfile::TempDir {
    site(&format!("provider = \"openai\"\nurl = \"{}/v1\"\nmodel = \"m\"\n{more}", service.address))
}

fn write(site: &Path, path: &str, text: &str) {
    let path = site.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn read(site: &Path, path: &str) -> String {
    std::fs::read_to_string(site.join(path)).unwrap_or_default()
}

/// A key that must be seen nowhere.
const KEY: &str = "sk-0f3b-not-to-be-seen";

fn command(site: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_digest"));
    command.arg("translate").args(args).current_dir(site).env("NO_COLOR", "1");
    command.env("TRANSLATE_KEY", KEY).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs `digest translate`; what it prints must not show the key, nor any file of the site.
#[track_caller]
fn translate(site: &Path, args: &[&str]) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = command(site, args).output().unwrap();
    let said = String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap();
    assert!(!said.contains(KEY), "{said}");
    for (name, bytes) in tree(site) {
        assert!(!String::from_utf8_lossy(&bytes).contains(KEY), "{name}");
    }
    (status.code(), said)
}

const DRAFT: &str = "\
# The night ferries of Wugang\n\n\
The Wugang Ferry Company runs night boats from April 10, 4 trips each night, at a fare of 12 yuan.\n\n\
Since the warehouses of live commerce moved to the north bank, the company said, 30% more workers cross the river at night.\n\n\
## A trial of three months\n\n\
- In winter [they will look again](https://example.org/winter).\n";

#[test]
fn a_missing_translation_is_drafted_and_says_so() {
    let service = Service::new(|request, _| Reply::Text(good(request)));
    let site = openai(&service, "key = \"TRANSLATE_KEY\"");
    let site = site.path();
    let (code, said) = translate(site, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(read(site, "content/ferry.en.md"), DRAFT);
    let sidecar = read(site, "content/ferry.en.toml");
    assert!(sidecar.contains("translator = \"openai/m\"\nreviewed = false"), "{sidecar}");
    let asked = service.asked();
    assert_eq!(asked.len(), 5);
    assert!(asked.iter().all(|one| one.path == "/v1/chat/completions"));
    assert!(asked.iter().all(|one| one.head.contains(&format!("Bearer {KEY}"))));
    let status = String::from_utf8(digest(site, &["status"]).stdout).unwrap();
    assert!(status.contains("ferry    draft  original  converted"), "{status}");
    let check = digest(site, &["check", "--deny", "warnings"]);
    assert_eq!(check.status.code(), Some(0), "{}", String::from_utf8_lossy(&check.stderr));
}

#[test]
fn terms_and_figures_are_told() {
    let service = Service::new(|request, _| Reply::Text(good(request)));
    let site = openai(&service, "");
    write(
        site.path(),
        "glossary.toml",
        "[[term]]\nkind = \"organisation\"\nzh-Hans = \"雾港轮渡公司\"\nen = \"Wugang Ferry Company\"\n",
    );
    translate(site.path(), &[]);
    let asked = service.asked();
    let rules = |part: &str| asked.iter().find(|one| one.text().contains(part)).unwrap().rules();
    assert!(rules("每晚4班").contains("雾港轮渡公司 = Wugang Ferry Company"));
    assert!(rules("每晚4班").contains("12元 = 12 yuan"), "{}", rules("每晚4班"));
    assert!(rules("北岸").contains("直播电商 = live"), "{}", rules("北岸"));
    assert!(!rules("三个月").contains("直播电商"));
}

#[test]
fn a_lie_is_told_once_and_then_reported() {
    // The fare is wrong the first time, and the number of workers each time.
    let service = Service::new(|request, _| {
        let answer = good(request);
        Reply::Text(match request.is_again() {
            false => answer.replace("12 yuan", "21 yuan").replace("30%", "80%"),
            true => answer.replace("30%", "80%"),
        })
    });
    let site = openai(&service, "concurrency = 1");
    let (code, said) = translate(site.path(), &[]);
    assert_eq!(code, Some(0), "{said}");
    let again: Vec<Request> = service.asked().into_iter().filter(Request::is_again).collect();
    assert_eq!(again.len(), 2);
    let told = again[0].body["messages"][3]["content"].as_str().unwrap();
    assert!(told.contains("12元") && told.contains("21 yuan"), "{told}");
    assert!(said.contains("translate/doubt") && said.contains("80%"), "{said}");
    assert!(said.contains("content/ferry.md:7:"), "{said}");
    assert!(read(site.path(), "content/ferry.en.md").contains("12 yuan"));
    assert!(read(site.path(), "content/ferry.en.md").contains("80%"));
    assert!(read(site.path(), "translation-memory.jsonl").contains("\"doubts\""));
}

#[test]
fn what_a_person_translated_or_read_is_not_touched() {
    let service = Service::new(|request, _| Reply::Text(good(request)));
    let site = openai(&service, "");
    let site = site.path();
    write(site, "content/ferry.en.md", "# Ferries\n\nBy hand.\n");
    assert_eq!(translate(site, &[]).0, Some(0));
    assert_eq!(translate(site, &["--to", "en", "content/ferry.md"]).0, Some(0));
    assert_eq!(read(site, "content/ferry.en.md"), "# Ferries\n\nBy hand.\n");
    std::fs::remove_file(site.join("content/ferry.en.md")).unwrap();
    // A sidecar that a person wrote waits for the person's translation.
    write(site, "content/ferry.en.toml", "translator = \"Luo\"\n");
    let (code, said) = translate(site, &[]);
    assert_eq!((code, said.contains("translate/in-the-way")), (Some(1), true), "{said}");
    assert!(!site.join("content/ferry.en.md").exists());
    std::fs::remove_file(site.join("content/ferry.en.toml")).unwrap();
    translate(site, &[]);
    let sidecar = read(site, "content/ferry.en.toml").replace("false", "true");
    write(site, "content/ferry.en.toml", &sidecar);
    write(site, "content/ferry.md", &SOURCE.replace("12元", "13元"));
    assert_eq!(translate(site, &[]).0, Some(0));
    assert_eq!(read(site, "content/ferry.en.md"), DRAFT, "reviewed");
}

#[test]
fn of_a_draft_only_what_is_out_of_date_is_asked_for() {
    let service = Service::new(|request, _| {
        Reply::Text(match request.text().as_str() {
            "周日停航。" => "No boats on Sundays.".to_owned(),
            text if text.contains("13元") => {
                "The fare is 13 yuan; 4 boats run each night from April 10.".to_owned()
            }
            _ => good(request),
        })
    });
    let site = openai(&service, "");
    let site = site.path();
    translate(site, &[]);
    let mended = DRAFT.replace("30% more workers cross", "30% more hands cross");
    write(site, "content/ferry.en.md", &format!("+++\nslug = \"boats\"\n+++\n{mended}"));
    let before = service.asked().len();
    write(
        site,
        "content/ferry.md",
        &SOURCE.replace("12元", "13元").replace("## ", "周日停航。\n\n## "),
    );
    let (code, said) = translate(site, &[]);
    assert_eq!(code, Some(0), "{said}");
    let draft = read(site, "content/ferry.en.md");
    assert!(draft.starts_with("+++\nslug = \"boats\"\n+++\n# The night"), "{draft}");
    assert!(
        draft
            .contains("more hands cross the river at night.\n\nNo boats on Sundays.\n\n## A trial"),
        "{draft}"
    );
    assert!(draft.contains("13 yuan") && !draft.contains("12 yuan"), "{draft}");
    assert_eq!(service.asked().len(), before + 2);
    assert!(translate(site, &[]).1.contains("0 of 0 drafts"), "in step");
}

#[test]
fn a_draft_that_was_rearranged_is_left_alone() {
    let service = Service::new(|request, _| Reply::Text(good(request)));
    let site = openai(&service, "");
    let site = site.path();
    translate(site, &[]);
    let merged = DRAFT.replace("12 yuan.\n\nSince", "12 yuan. Since");
    write(site, "content/ferry.en.md", &merged);
    write(site, "content/ferry.md", &SOURCE.replace("12元", "13元"));
    let (code, said) = translate(site, &[]);
    assert_eq!((code, said.contains("translate/edited")), (Some(0), true), "{said}");
    assert_eq!(read(site, "content/ferry.en.md"), merged);
}

#[test]
fn a_killed_run_goes_on_without_asking_twice() {
    let service = Service::new(|request, number| {
        if number == 3 {
            Reply::Silence(Duration::from_secs(60))
        } else {
            Reply::Text(good(request))
        }
    });
    let site = openai(&service, "concurrency = 1");
    let site = site.path();
    let mut child = command(site, &[]).spawn().unwrap();
    let begun = Instant::now();
    while service.asked().len() < 4 {
        assert!(begun.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!site.join("content/ferry.en.md").exists());
    assert_eq!(read(site, "translation-memory.jsonl").lines().count(), 3);
    let (code, said) = translate(site, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(read(site, "content/ferry.en.md"), DRAFT);
    assert_eq!(service.asked().len(), 4 + 2, "three were remembered");
}

#[test]
fn a_service_that_stumbles_is_asked_again() {
    let cut = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{\"choices\": [{";
    let length = r#"{"choices":[{"finish_reason":"length","message":{"content":"The ni"}}]}"#;
    let service = Service::new(move |request, number| match number {
        0 => Reply::Status(500, "", "{\"error\":\"overloaded\"}".to_owned()),
        1 => Reply::Raw(cut.to_owned()),
        2 => Reply::Status(200, "", "{\"choices\": [{".to_owned()),
        3 => Reply::Status(200, "", length.to_owned()),
        4 => Reply::Silence(Duration::from_secs(3)),
        5 => Reply::Raw(String::new()),
        _ => Reply::Text(good(request)),
    });
    let site = openai(&service, "concurrency = 2\ntimeout_seconds = 1");
    let (code, said) = translate(site.path(), &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(read(site.path(), "content/ferry.en.md"), DRAFT);
    assert_eq!(service.asked().len(), 5 + 6);
}

#[test]
fn a_service_that_wants_a_rest_gets_it() {
    let service = Service::new(|request, number| match number {
        1 => Reply::Status(429, "Retry-After: 2\r\n", "{}".to_owned()),
        _ => Reply::Text(good(request)),
    });
    let site = openai(&service, "concurrency = 1");
    assert_eq!(translate(site.path(), &[]).0, Some(0));
    let asked = service.asked();
    assert!(asked[2].when - asked[1].when >= Duration::from_millis(1900));
}

#[test]
fn requests_keep_to_the_rate_and_run_together() {
    let slow = Service::new(|request, _| {
        std::thread::sleep(Duration::from_secs(2));
        Reply::Text(good(request))
    });
    let site = openai(&slow, "concurrency = 5");
    assert_eq!(translate(site.path(), &[]).0, Some(0));
    let asked = slow.asked();
    assert!(asked[4].when - asked[0].when < Duration::from_millis(1900), "together");
    let paced = Service::new(|request, _| Reply::Text(good(request)));
    let site = openai(&paced, "concurrency = 5\nrequests_per_minute = 200");
    assert_eq!(translate(site.path(), &[]).0, Some(0));
    let asked = paced.asked();
    assert!(asked[4].when - asked[0].when >= Duration::from_millis(1150), "four gaps of 0.3 s");
}

#[test]
fn a_service_that_is_down_ends_the_run_and_keeps_what_was_done() {
    let service = Service::new(|request, number| match number {
        0 | 1 => Reply::Text(good(request)),
        _ => Reply::Status(503, "", "{\"error\":{\"message\":\"down\"}}".to_owned()),
    });
    let site = openai(&service, "concurrency = 1\nattempts = 2");
    let (code, said) = translate(site.path(), &[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("no answer in 2 tries: status 503: down"), "{said}");
    assert_eq!(service.asked().len(), 4, "the others were not asked for");
    assert_eq!(read(site.path(), "translation-memory.jsonl").lines().count(), 2);
    assert!(!site.path().join("content/ferry.en.md").exists());
}

#[test]
fn a_key_is_seen_nowhere() {
    // A service that repeats what it was sent, in every way it can.
    for status in [401, 400, 500, 307] {
        let service = Service::new(move |request, _| {
            let said = format!(
                "{{\"error\":{{\"message\":\"wrong: {}\"}}}}",
                request.head.replace("\r\n", " ")
            );
            Reply::Status(status, "Location: https://elsewhere.example/\r\n", said)
        });
        let site = openai(&service, "key = \"TRANSLATE_KEY\"\nattempts = 1");
        let (code, said) = translate(site.path(), &[]);
        assert_ne!(code, Some(0), "{said}");
        assert!(service.asked()[0].head.contains(KEY));
    }
    let service = Service::new(|request, _| Reply::Text(good(request)));
    let site = openai(&service, "key = \"KEY_THAT_IS_NOT_SET\"");
    let (code, said) = translate(site.path(), &[]);
    assert_eq!((code, said.contains("`KEY_THAT_IS_NOT_SET`")), (Some(2), true), "{said}");
    assert!(service.asked().is_empty());
    let site = openai(&service, &format!("key = \"{KEY}\""));
    let output = command(site.path(), &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("0f3b"));
}

#[test]
fn one_refused_paragraph_costs_its_article_alone() {
    let service = Service::new(|request, _| match request.text().as_str() {
        "潮水。" => Reply::Status(400, "", "{\"error\":{\"message\":\"not this\"}}".to_owned()),
        _ => Reply::Text(good(request)),
    });
    let site = openai(&service, "");
    write(site.path(), "content/a-tide.md", "+++\ntitle = \"潮水。\"\n+++\n\n潮水。\n");
    let (code, said) = translate(site.path(), &[]);
    assert_eq!((code, said.contains("translate/refused")), (Some(1), true), "{said}");
    assert_eq!(read(site.path(), "content/ferry.en.md"), DRAFT);
    assert!(!site.path().join("content/a-tide.en.md").exists());
}

#[test]
fn libretranslate_gets_words_and_the_second_time_terms_and_figures() {
    let service = Service::new(|request, _| {
        assert!(request.head.contains("POST /translate "));
        let text = request.text();
        Reply::Text(match text.as_str() {
            // It does not know the fare, unless it finds it in the text.
            text if text.contains("12 yuan") => GOOD[1].1.to_owned(),
            text if text.contains("12元") => GOOD[1].1.replace("12 yuan", "27 yuan"),
            _ => good(request),
        })
    });
    let site = site(&format!(
        "provider = \"libretranslate\"\nurl = \"{}\"\nkey = \"TRANSLATE_KEY\"",
        service.address
    ));
    let site = site.path();
    let (code, said) = translate(site, &[]);
    assert_eq!(code, Some(0), "{said}");
    // Links cannot be told to it; the editor is told.
    assert_eq!(
        read(site, "content/ferry.en.md"),
        DRAFT.replace("[they will look again](https://example.org/winter)", "they will look again")
    );
    assert!(said.contains("its links and emphasis are not in the draft"), "{said}");
    let first = &service.asked()[0].body;
    assert_eq!(
        (&first["source"], &first["target"], &first["format"]),
        (&"zh-Hans".into(), &"en".into(), &"text".into())
    );
    assert_eq!(first["api_key"], KEY);
    assert!(
        read(site, "content/ferry.en.toml").contains("translator = \"libretranslate/127.0.0.1\"")
    );
}

#[test]
fn a_program_translates_without_a_shell() {
    let site = site(
        "provider = \"command\"\ncommand = [\"sh\", \"words.sh\", \"{from}\", \"{to}\", \"$(id)\"]",
    );
    let site = site.path();
    let cases: String =
        GOOD.iter().map(|(source, target)| format!("'{source}') echo \"{target}\";;\n")).collect();
    write(
        site,
        "words.sh",
        &format!("text=$(cat)\necho \"$@\" > args\ncase \"$text\" in\n{cases}*) exit 3;;\nesac\n"),
    );
    let (code, said) = translate(site, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(read(site, "content/ferry.en.md").contains("4 trips each night"));
    assert_eq!(read(site, "args"), "zh-Hans en $(id)\n");
    assert!(read(site, "content/ferry.en.toml").contains("translator = \"command/sh\""));
}

#[test]
fn a_program_that_hangs_or_fails_is_told() {
    let hangs = site(
        "provider = \"command\"\ncommand = [\"sleep\", \"30\"]\ntimeout_seconds = 1\nattempts = 1",
    );
    let (code, said) = translate(hangs.path(), &[]);
    assert_eq!((code, said.contains("took too long")), (Some(2), true), "{said}");
    let absent = site("provider = \"command\"\ncommand = [\"no-such-program-here\"]");
    let (code, said) = translate(absent.path(), &[]);
    assert_eq!((code, said.contains("cannot be run")), (Some(2), true), "{said}");
}

#[test]
fn nothing_is_sent_unless_a_provider_is_named_and_asked() {
    let service = Service::new(|request, _| Reply::Text(good(request)));
    let site = openai(&service, "");
    let site = site.path();
    let (code, said) = translate(site, &["--dry-run"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("content/ferry.en.md: 5 paragraphs, "), "{said}");
    for args in [&["build"][..], &["check"], &["status"], &["inspect", "content"]] {
        digest(site, args);
    }
    assert!(service.asked().is_empty());
    assert!(!site.join("translation-memory.jsonl").exists());
    write(site, "digest.toml", "");
    let (code, said) = translate(site, &[]);
    assert_eq!((code, said.contains("no provider")), (Some(2), true), "{said}");
}

#[test]
fn two_runs_do_not_work_at_once() {
    let service = Service::new(|request, _| {
        std::thread::sleep(Duration::from_millis(1500));
        Reply::Text(good(request))
    });
    let site = openai(&service, "concurrency = 5");
    let mut first = command(site.path(), &[]).spawn().unwrap();
    while service.asked().is_empty() {
        std::thread::sleep(Duration::from_millis(10));
    }
    let (code, said) = translate(site.path(), &[]);
    assert_eq!((code, said.contains("is at work")), (Some(2), true), "{said}");
    assert!(first.wait().unwrap().success());
    assert_eq!(service.asked().len(), 5);
}

#[test]
fn a_draft_has_the_structure_of_its_source() {
    // A translator that says everything in capitals keeps figures and tags.
    let service = Service::new(|request, _| Reply::Text(request.text().to_uppercase()));
    let site = openai(&service, "attempts = 1");
    let site = site.path();
    std::fs::remove_file(site.join("content/ferry.md")).unwrap();
    write(site, "content/all.md", ALL);
    let (code, said) = translate(site, &["--to", "zh-Hans"]);
    assert_eq!(code, Some(0), "{said}");
    let pieces = |path: &str| -> Vec<String> {
        let said = digest(site, &["inspect", path, "--format", "json"]);
        let said: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
        let all = said["files"][0]["articles"][0]["paragraphs"].as_array().unwrap().iter();
        all.map(|one| one.as_str().unwrap().to_uppercase()).collect()
    };
    let draft = read(site, "content/all.zh-Hans.md");
    let alone = site.join("content/alone.md");
    std::fs::copy(site.join("content/all.zh-Hans.md"), &alone).unwrap();
    std::fs::write(site.join("content/alone.toml"), "lang = \"en\"\n").unwrap();
    assert_eq!(pieces("content/alone.md"), pieces("content/all.md"), "{draft}");
    std::fs::remove_file(&alone).unwrap();
    // Only what has changed since is asked for, so the rest was recognised.
    let before = service.asked().len();
    write(site, "content/all.md", &ALL.replace("Two gates", "Three gates"));
    let (code, said) = translate(site, &["--to", "zh-Hans"]);
    assert_eq!(
        (code, said.contains("1 draft written") || said.contains("1 of 1 draft")),
        (Some(0), true),
        "{said}"
    );
    assert!(read(site, "content/all.zh-Hans.md") == draft.replace("TWO GATES", "THREE GATES"));
    assert!(service.asked().len() <= before + 2);
}

/// Everything that Markdown has.
const ALL: &str = "\
# Reservoir rises 5 * 3 centimetres

2031-07-09

The reservoir [rose](https://example.org/a_(b)) by *twelve* **centimetres** & `code <b>` stayed.[^1]

# Two gates

1. First gate: opened at noon.
2. Second gate, with a note:

   > Farmers had been waiting.

- - nested
- 1\\. is no list

| Gate | Water |
|:-----|------:|
| East | 2,300 |
| West \\| old | none |

![the gate](gate.png \"The gate, seen from the *north* bank\")

```sh
echo '# gates'
```

***

Snake_case, <b>, \\# and -{kept}- stay. So does 3 < 5.

[^1]: Measured at dawn.
";

#[test]
fn drafts_of_our_own_articles_are_in_step_with_them() {
    let site = site("provider = \"command\"\ncommand = [\"cat\"]\nconcurrency = 4");
    let site = site.path();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for (name, bytes) in tree(&content) {
        // The sources alone; those of several articles cannot be paired.
        if name.matches('.').count() == 1 && !name.contains("briefs") {
            let path = site.join("content").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
    let (code, said) = translate(site, &[]);
    assert_eq!(code, Some(0), "{said}");
    let said = String::from_utf8(digest(site, &["status"]).stdout).unwrap();
    assert!(
        !said.contains("missing") && !said.contains("outdated") && said.contains("draft"),
        "{said}"
    );
    assert!(translate(site, &[]).1.contains("0 of 0 drafts"));
}
