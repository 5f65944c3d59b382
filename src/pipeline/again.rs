//! A site that was made before: where only its look has changed, all else stays as it is.

use std::sync::{Arc, Mutex, PoisonError};

use crate::load::Loaded;
use crate::localize::Convert;
use crate::memo::{Fingerprint, Key};
use crate::model::{Config, Glossary, OutputFile, Report};
use crate::render::Theme;

use super::site::{Run, Site, make};
use super::{Options, whole};

/// The site before, and what it was made of but for the look.
pub(super) struct Last {
    key: Fingerprint,
    site: Site,
    report: Report,
    files: Vec<Arc<OutputFile>>,
}

/// Makes the site.
pub fn site(
    loaded: &Loaded,
    (config, glossary): (&Config, &Glossary),
    convert: &Convert<'_>,
    options: Options<'_>,
    run: Run<'_>,
    report: &mut Report,
) -> Site {
    let mut theme = super::theme(config, loaded, report);
    let Run { memos, out, before: published, draw, preview, done } = run;
    if preview {
        theme = theme.with_plain_names();
    }
    let known = (config, glossary, &theme);
    let site = if memos.lasting {
        let last = || memos.last.lock().unwrap_or_else(PoisonError::into_inner);
        let key = key(loaded, config, &theme, options, draw);
        let before = last().take().filter(|last| last.key == key);
        let now = match before {
            Some(Last { site, report, files, .. }) => {
                Last { key, site: Site { work: site.work.again(), ..site }, report, files }
            }
            None => {
                let (files, mut report) = (Mutex::new(Vec::new()), Report::default());
                let keep = |file| files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
                let (before, out) = (None, &keep);
                let run = Run { memos, out, before, draw, preview, done };
                let site = make(loaded, known, convert, options, run, &mut report);
                let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
                Last { key, site, report, files }
            }
        };
        report.append(now.report.clone());
        now.files.iter().cloned().for_each(out);
        let site = now.site.clone();
        *last() = Some(now);
        site
    } else {
        let run = Run { memos, out, before: published, draw, preview, done };
        make(loaded, known, convert, options, run, report)
    };
    for (path, text) in theme.assets() {
        out(Arc::new(OutputFile { path, bytes: text.into() }));
    }
    site
}

/// The key of a site but for what the files of the theme hold that are published as they are.
fn key(
    loaded: &Loaded,
    config: &Config,
    theme: &Theme,
    options: Options<'_>,
    draw: bool,
) -> Fingerprint {
    let Options { published, drafts, progress: _ } = options;
    let look = (theme.asset_names(), theme.colours());
    let other = Key::new("site").value(&(config, look, published, drafts, draw)).end();
    whole::fingerprint_of(loaded, other, |file| !Theme::is_asset(file.path.as_str()))
}
