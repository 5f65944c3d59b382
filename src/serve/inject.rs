//! Puts the preview's script into pages. Only the server does that: what is published never has it.

/// Where the script is.
pub(super) const ADDRESS: &str = "/-/preview.js";

/// The script of the preview, in the order its parts use one another.
pub(super) const CLIENT: &str = concat!(
    "(() => {\n\"use strict\";\nconst PANEL_STYLE = `",
    include_str!("client/panel.css"),
    "`;\n",
    include_str!("client/patch.js"),
    include_str!("client/panel.js"),
    include_str!("client/bar.js"),
    include_str!("client/live.js"),
    "})();\n"
);

/// The element that loads the script; `tag` is the page's fingerprint, empty for the preview's own pages.
pub fn script(tag: &str) -> String {
    format!("<script src=\"{ADDRESS}\" data-page=\"{tag}\" defer></script>")
}

/// The page with the script at the end of its head, or of the page where it has none.
pub(super) fn page(html: &[u8], tag: &str) -> Vec<u8> {
    const END: &[u8] = b"</head>";
    let at = html.windows(END.len()).position(|part| part.eq_ignore_ascii_case(END));
    let at = at.unwrap_or(html.len());
    let script = script(tag);
    let mut page = Vec::with_capacity(html.len() + script.len());
    page.extend_from_slice(&html[..at]);
    page.extend_from_slice(script.as_bytes());
    page.extend_from_slice(&html[at..]);
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_all_that_is_added() {
        let before = "<html><HEAD><title>雨</title></HEAD><body>";
        let after = String::from_utf8(page(before.as_bytes(), "abc")).unwrap();
        assert_eq!(after, before.replace("</HEAD>", &format!("{}</HEAD>", script("abc"))));
        assert_eq!(page(b"<p>", "a"), format!("<p>{}", script("a")).as_bytes());
    }
}
