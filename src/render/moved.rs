//! What stands at old addresses: a page that leads on, and a line of `_redirects` for hosts that read it (Cloudflare
//! Pages, Netlify).

use crate::model::{Moved, OutputFile};
use crate::text::markup::escaped;

/// The pages, and the list where there is any.
pub(crate) fn files(moved: &[Moved]) -> Vec<OutputFile> {
    let mut files: Vec<OutputFile> = moved
        .iter()
        .map(|one| OutputFile { path: one.path.clone(), bytes: page(one).into_bytes() })
        .collect();
    if !moved.is_empty() {
        let lines: String =
            moved.iter().map(|one| format!("{} {} 301\n", one.from, one.to)).collect();
        files.push(OutputFile { path: "_redirects".to_owned(), bytes: lines.into_bytes() });
    }
    files
}

fn page(moved: &Moved) -> String {
    let (title, to, url) = (escaped(&moved.title), escaped(&moved.to), escaped(&moved.url));
    let lang = moved.lang;
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n<link rel=\"canonical\" href=\"{url}\">\n</head>\n\
         <body>\n<main>\n<h1><a href=\"{to}\">{title}</a></h1>\n</main>\n</body>\n</html>\n"
    )
}
