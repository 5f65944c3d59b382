//! What a site has for those who host it: old addresses, files named after what they hold, compressed neighbours.

use std::path::Path;

use crate::fixtures::{digest, tree};

const ARTICLE: &str = "+++\ntitle = \"The ferry runs\"\ndate = \"2031-07-09\"\nslug = \"ferry\"\n\
    aliases = [\"old-ferry\", \"/2031/ferry.html\"]\nlang = \"en\"\n+++\n\nThe ferry runs at night from 12 July 2031.\n";

/// A site below a path, with one article and more files.
fn site(settings: &str, files: &[(&str, &str)]) -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    let settings = format!("base_url = \"https://digest.example/paper/\"\n{settings}");
    let ours = [("digest.toml", settings.as_str()), ("content/ferry.md", ARTICLE)];
    for (path, text) in ours.iter().chain(files) {
        let path = room.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    room
}

fn published(room: &Path, args: &[&str]) -> Vec<(String, String)> {
    let output = digest(room, &[&["build"], args].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files = tree(&room.join("public"));
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into())).collect()
}

fn file<'a>(files: &'a [(String, String)], path: &str) -> &'a str {
    &files.iter().find(|(one, _)| one == path).unwrap_or_else(|| panic!("no {path}")).1
}

#[test]
fn old_addresses_lead_to_the_article() {
    let files = published(site("", &[]).path(), &[]);
    for path in ["en/a/old-ferry/index.html", "2031/ferry.html"] {
        let page = file(&files, path);
        assert!(page.contains("content=\"0; url=/paper/en/a/ferry/\""), "{page}");
        assert!(
            page.contains("rel=\"canonical\" href=\"https://digest.example/paper/en/a/ferry/\"")
        );
    }
    let lines = file(&files, "_redirects");
    assert_eq!(
        lines,
        "/paper/2031/ferry.html /paper/en/a/ferry/ 301\n/paper/en/a/old-ferry/ /paper/en/a/ferry/ 301\n"
    );
    assert!(!file(&files, "sitemap.xml").contains("old-ferry"));
}

#[test]
fn an_old_address_that_is_taken_is_an_error_at_its_place() {
    let second =
        ARTICLE.replace("slug = \"ferry\"", "slug = \"old-ferry\"").replace("aliases", "# ");
    let room = site("", &[("content/other.md", &second)]);
    let output = digest(room.path(), &["build"]);
    let remarks = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{remarks}");
    assert!(
        remarks.contains("link/duplicate-address") && remarks.contains("content/ferry.md:5:"),
        "{remarks}"
    );
}

#[test]
fn an_old_address_leaves_the_sites_own_files_alone() {
    for bad in ["/feeds.opml", "/assets/old", "/_headers", "/old.html\", \"/old.html/x"] {
        let settings = format!("aliases = [\"{bad}\"]\n");
        let room = site("", &[("content/x.toml", &settings), ("content/x.txt", "It rained.\n")]);
        let output = digest(room.path(), &["build"]);
        let remarks = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{bad}: {remarks}");
        assert!(remarks.contains("link/duplicate-address"), "{bad}: {remarks}");
    }
}

#[test]
fn a_wrong_old_address_is_an_error() {
    for bad in ["/../x", "/a//b", "Old One", "/a?b"] {
        let room = site(
            "",
            &[
                ("content/x.toml", &format!("aliases = [\"{bad}\"]\n")),
                ("content/x.txt", "It rained.\n"),
            ],
        );
        let output = digest(room.path(), &["build"]);
        assert_eq!(output.status.code(), Some(1), "{bad}");
    }
}

#[test]
fn files_that_may_be_kept_for_ever_are_named_after_what_they_hold() {
    let before = published(site("", &[]).path(), &[]);
    let after =
        published(site("", &[("themes/default/style.css", "p { color: red }\n")]).path(), &[]);
    let sheet = |files: &[(String, String)]| {
        files.iter().find(|(path, _)| path.ends_with(".css")).unwrap().0.clone()
    };
    let (old, new) = (sheet(&before), sheet(&after));
    assert_ne!(old, new);
    for (files, name) in [(&before, &old), (&after, &new)] {
        let link = format!("<link rel=\"stylesheet\" href=\"/paper/{name}\">");
        assert!(file(files, "en/index.html").contains(&link), "{name}");
        let line = format!("/paper/{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
        assert!(file(files, "_headers").contains(&line), "{name}");
    }
}

#[test]
fn an_article_can_be_read_as_markdown() {
    let files = published(site("", &[]).path(), &[]);
    let text = file(&files, "en/a/ferry/index.md");
    assert!(text.starts_with("# The ferry runs\n\n- Published: "), "{text}");
    assert!(text.ends_with("The ferry runs at night from 12 July 2031.\n"), "{text}");
    let link =
        "<link rel=\"alternate\" type=\"text/markdown\" href=\"/paper/en/a/ferry/index.md\">";
    assert!(file(&files, "en/a/ferry/index.html").contains(link));
}

#[test]
fn what_a_host_asks_for_is_there_when_asked_for() {
    let plain = published(site("", &[]).path(), &[]);
    assert!(!plain.iter().any(|(path, _)| path == "CNAME" || path.ends_with(".br")));
    let files = published(site("cname = true\n", &[]).path(), &["--compress"]);
    assert_eq!(file(&files, "CNAME"), "digest.example\n");
    for path in ["en/index.html.br", "en/index.html.gz", "en/feed.atom.gz"] {
        assert!(file(&files, path).len() > 100, "{path}");
    }
}

#[test]
fn every_day_of_publication_has_an_edition() {
    let second =
        ARTICLE.replace("07-09", "07-12").replace("\"ferry\"", "\"ice\"").replace("aliases", "# ");
    let files = published(site("", &[("content/ice.md", &second)]).path(), &[]);
    let page = file(&files, "en/2031-07-12/index.html");
    assert!(page.contains("rel=\"prev\" href=\"/paper/en/2031-07-09/\""), "{page}");
    assert!(!page.contains("rel=\"next\""));
    for from in ["en/index.html", "en/archive/index.html"] {
        assert!(file(&files, from).contains("href=\"/paper/en/2031-07-12/\""), "{from}");
    }
}

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 48\"><rect width=\"9\" height=\"9\"/></svg>";

#[test]
fn a_picture_beside_an_article_is_published_with_its_size() {
    let text = "+++\nlang = \"en\"\nslug = \"pier\"\ndate = \"2031-07-09\"\n+++\n\n# The pier\n\nThe pier opened on 3 July 2031.\n\n\
        ![The pier](img/pier.svg)\n\n![](img/pier.svg)\n\n![Gone](gone.png)\n";
    let files = [
        ("content/pier.md", text),
        ("content/img/pier.svg", DRAWING),
        ("content/img/other.svg", "<svg/>"),
    ];
    let room = site("", &files);
    let published = published(room.path(), &[]);
    let pictures: Vec<&str> = published
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| path.starts_with("pictures/"))
        .collect();
    assert_eq!(pictures.len(), 1, "{pictures:?}");
    let page = file(&published, "en/a/pier/index.html");
    let shown = format!(
        "<img src=\"/paper/{}\" width=\"64\" height=\"48\" loading=\"lazy\" decoding=\"async\" alt=\"The pier\">",
        pictures[0]
    );
    assert!(page.contains(&shown), "{page}");
    let check = digest(room.path(), &["check"]);
    let remarks = String::from_utf8(check.stderr).unwrap();
    for wanted in ["link/no-alt", "link/no-picture", "content/pier.md:13"] {
        assert!(remarks.contains(wanted), "{wanted}: {remarks}");
    }
}

#[test]
fn a_drawing_with_a_script_is_not_published() {
    let bad = DRAWING.replace("<rect", "<script>alert(1)</script><rect");
    let text = "+++\nlang = \"en\"\n+++\n\n# The pier\n\nIt opened on 3 July 2031.\n\n![The pier](pier.svg)\n";
    let room = site("", &[("content/pier.md", text), ("content/pier.svg", &bad)]);
    assert!(!published(room.path(), &[]).iter().any(|(path, _)| path.starts_with("pictures/")));
    let remarks = String::from_utf8(digest(room.path(), &["check"]).stderr).unwrap();
    assert!(remarks.contains("link/unsafe-picture"), "{remarks}");
}

#[test]
fn a_site_can_be_shown_as_a_broadsheet_and_a_theme_be_checked() {
    let room = site("theme = \"broadsheet\"\n", &[]);
    let files = published(room.path(), &[]);
    let (_, sheet) = files.iter().find(|(path, _)| path.ends_with(".css")).unwrap();
    assert!(sheet.contains("The default theme") && sheet.contains("The broadsheet"));
    let check = |args: &[&str]| digest(room.path(), &[&["theme", "check"], args].concat());
    assert_eq!(check(&[]).status.code(), Some(0));
    assert_eq!(check(&["nosuch"]).status.code(), Some(1));
    let own = room.path().join("themes/mine/templates");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(own.join("list.html"), "{% extends \"base.html\" %}\n{% block main %}<h1>{{ body.headnig }}</h1>{% endblock main %}\n").unwrap();
    let output = check(&["mine"]);
    let remarks = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{remarks}");
    assert!(
        remarks.contains("themes/mine/templates/list.html:2:")
            && remarks.contains("write `heading`"),
        "{remarks}"
    );
}
