//! Has drafts translated, several paragraphs at a time, and writes each draft when its last paragraph is there.
//!
//! Every answer goes into the memory before anything else happens to it, so that a run that is killed and begun again asks
//! for nothing twice. A draft is written whole or not at all.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use crate::model::{Glossary, Locale, Region, Report, SourcePath};
use crate::parity::{self, PieceKind};
use crate::text::fingerprint::fingerprint;
use crate::text::tags;
use crate::{read, settings};

use super::ask::{Ask, AskError};
use super::codes::{self, Coded};
use super::draft;
use super::figures;
use super::files::{self, WriteError};
use super::memory::{Memory, MemoryError, Remembered};
use super::plan::{Part, Slot, Work};
use super::service::{Answer, Service};
use super::terms::Terms;
use super::verify::{self, Verifier};

/// Why a run broke off: the machine's fault. What was finished is on disk.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// The memory.
    #[error(transparent)]
    Memory(#[from] MemoryError),
    /// A draft.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct Filled {
    /// The drafts that were written, in the order in which they were finished.
    pub written: Vec<Written>,
    /// Paragraphs that were asked for and answered.
    pub asked: usize,
    /// Paragraphs that the memory had.
    pub remembered: usize,
    /// What editors should look at.
    pub report: Report,
    /// Why no more was asked; `None` if everything was.
    pub stopped: Option<AskError>,
}

/// A draft, written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub path: SourcePath,
    /// How many of its paragraphs are in doubt.
    pub doubts: usize,
}

/// A paragraph to be asked for; several drafts may wait for it.
struct Job {
    coded: Coded,
    to: Locale,
    /// Work and piece.
    wanted: Vec<(usize, usize)>,
}

/// Fills `works`; `site` are the terms of the site, `glossary` all terms, its own first. `told` is called for each draft.
///
/// # Errors
///
/// Any [`FillError`].
pub fn fill(
    root: &Path,
    works: &[Work<'_>],
    service: &Service,
    memory: &mut Memory,
    (site, glossary, region): (&Glossary, &Glossary, Region),
    told: &dyn Fn(&Written),
) -> Result<Filled, FillError> {
    let mut filler = Filler::new(root, works, &service.name, told);
    let jobs = filler.take_from(memory)?;
    let next = AtomicUsize::new(0);
    let terms: BTreeMap<(Locale, Locale), Terms<'_>> = jobs
        .iter()
        .map(|job| (works[job.wanted[0].0].source.article.lang, job.to))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .map(|(from, to)| ((from, to), Terms::new(glossary, from, to, region)))
        .collect();
    let (sender, answers) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..service.workers.clamp(1, jobs.len().max(1)) {
            let (sender, jobs, next, terms) = (sender.clone(), &jobs, &next, &terms);
            scope.spawn(move || {
                while !service.has_ended() {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(number) else { break };
                    let work = &works[job.wanted[0].0];
                    let key = (work.source.article.lang, job.to);
                    let Some(terms) = terms.get(&key) else { break };
                    let answer = ask(job, works, service, terms, (site, region));
                    // Before this worker looks for the next paragraph.
                    if answer.as_ref().is_err_and(AskError::is_final) {
                        service.end();
                    }
                    if sender.send((number, answer)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut result = Ok(());
        for (number, answer) in answers {
            if result.is_ok() {
                result = filler.take(&jobs[number], answer, memory);
            }
            if result.is_err() {
                service.end();
            }
        }
        result
    })?;
    Ok(filler.filled)
}

/// Asks for one paragraph.
fn ask(
    job: &Job,
    works: &[Work<'_>],
    service: &Service,
    terms: &Terms<'_>,
    (site, region): (&Glossary, Region),
) -> Result<Answer, AskError> {
    let (work, piece) = job.wanted[0];
    let source = works[work].source;
    let from = source.article.lang;
    let kind = works[work].pieces[piece].kind;
    let headline = matches!(kind, PieceKind::Title | PieceKind::Heading);
    let verifier = Verifier { article: &works[work].bare, glossary: site };
    let words = tags::words(&job.coded.text);
    let entry = verifier.read(&words, from, headline);
    let ask = Ask {
        from,
        to: job.to,
        region,
        coded: job.coded.clone(),
        tagged: service.keeps_tags(),
        headline,
        terms: terms.of(&words, &source.names),
        figures: figures::told(&entry.quantities, job.to),
    };
    service.translate(&ask, verifier)
}

/// The drafts on their way.
struct Filler<'a> {
    root: &'a Path,
    works: &'a [Work<'a>],
    told: &'a dyn Fn(&Written),
    /// For each work the Markdown of its pieces, so far as it is there.
    texts: Vec<Vec<Option<String>>>,
    /// How many of them are not.
    left: Vec<usize>,
    doubts: Vec<usize>,
    done: Vec<bool>,
    by: &'a str,
    filled: Filled,
}

impl<'a> Filler<'a> {
    fn new(root: &'a Path, works: &'a [Work<'a>], by: &'a str, told: &'a dyn Fn(&Written)) -> Self {
        let text = |slot: &Slot| match &slot.part {
            Part::Done(text) => Some(text.clone()),
            Part::Wanted(_) => None,
        };
        let texts: Vec<Vec<Option<String>>> =
            works.iter().map(|work| work.pieces.iter().map(text).collect()).collect();
        let missing =
            |texts: &Vec<Option<String>>| texts.iter().filter(|one| one.is_none()).count();
        let left = texts.iter().map(missing).collect();
        let (doubts, done) = (vec![0; works.len()], vec![false; works.len()]);
        Self { root, works, told, texts, left, doubts, done, by, filled: Filled::default() }
    }

    /// Takes what the memory has; what it lacks is to be asked for, each paragraph once, in the order of the articles.
    fn take_from(&mut self, memory: &Memory) -> Result<Vec<Job>, FillError> {
        let mut jobs: Vec<Job> = Vec::new();
        let mut known: BTreeMap<(String, Locale), usize> = BTreeMap::new();
        for (at, work) in self.works.iter().enumerate() {
            for (number, slot) in work.pieces.iter().enumerate() {
                let Part::Wanted(coded) = &slot.part else { continue };
                if let Some(one) = memory.get(&coded.text, work.to) {
                    let answer = Answer { text: one.target.clone(), doubts: one.doubts.clone() };
                    self.put((at, number), coded, &answer);
                    self.filled.remembered += 1;
                    continue;
                }
                let key = (fingerprint(&coded.text), work.to);
                let job = *known.entry(key).or_insert_with(|| {
                    jobs.push(Job { coded: coded.clone(), to: work.to, wanted: Vec::new() });
                    jobs.len() - 1
                });
                jobs[job].wanted.push((at, number));
            }
            self.finish(at)?;
        }
        Ok(jobs)
    }

    /// Takes an answer, or the reason why there is none.
    fn take(
        &mut self,
        job: &Job,
        answer: Result<Answer, AskError>,
        memory: &mut Memory,
    ) -> Result<(), FillError> {
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) if error.is_final() => {
                let first = self.filled.stopped.is_none() && error != AskError::Ended;
                if first {
                    self.filled.stopped = Some(error);
                }
                return Ok(());
            }
            Err(error) => {
                for (work, piece) in &job.wanted {
                    self.refused(*work, *piece, &error);
                }
                return Ok(());
            }
        };
        self.filled.asked += 1;
        memory.add(Remembered {
            hash: fingerprint(&job.coded.text),
            to: job.to,
            by: self.by.to_owned(),
            source: job.coded.text.clone(),
            target: answer.text.clone(),
            doubts: answer.doubts.clone(),
        })?;
        for (work, piece) in &job.wanted {
            // Drafts that share a paragraph may differ in what its tags stand for.
            let Part::Wanted(coded) = &self.works[*work].pieces[*piece].part else { continue };
            self.put((*work, *piece), coded, &answer);
            self.finish(*work)?;
        }
        Ok(())
    }

    fn put(&mut self, (work, piece): (usize, usize), coded: &Coded, answer: &Answer) {
        let mut doubts = answer.doubts.clone();
        let lost = !coded.codes.is_empty() && !codes::fits(&answer.text, &coded.codes);
        if lost && !doubts.iter().any(|one| one == verify::TAGS) {
            doubts.push("its links and emphasis are not in the draft".to_owned());
        }
        let own = &self.works[work];
        if !doubts.is_empty() {
            self.doubts[work] += 1;
            let place = own.pieces[piece].place;
            self.filled.report.warn(
                "translate/doubt",
                &own.source.article.path,
                place,
                format!("look at the draft of this in `{}`: {}", own.path, doubts.join("; ")),
                "correct it there, and write `reviewed = true` when you have read all of it",
            );
        }
        let kind = own.pieces[piece].kind;
        self.texts[work][piece] = Some(codes::written(kind, &answer.text, &coded.codes));
        self.left[work] -= 1;
    }

    fn refused(&mut self, work: usize, piece: usize, error: &AskError) {
        let own = &self.works[work];
        let place = own.pieces[piece].place;
        self.filled.report.error(
            "translate/refused",
            &own.source.article.path,
            place,
            format!("no draft in `{}`: {error}", own.to),
            "translate the article by hand, or name another provider",
        );
    }

    /// Writes a draft, if all of it is there.
    fn finish(&mut self, at: usize) -> Result<(), FillError> {
        if self.left[at] > 0 || self.done[at] {
            return Ok(());
        }
        self.done[at] = true;
        let texts: Vec<String> = self.texts[at].iter_mut().filter_map(Option::take).collect();
        let work = &self.works[at];
        if self.write(work, &texts)? {
            let written = Written { path: work.path.clone(), doubts: self.doubts[at] };
            (self.told)(&written);
            self.filled.written.push(written);
        }
        Ok(())
    }

    /// Writes a draft and its sidecar; `false` if a person's file is in the way.
    fn write(&mut self, work: &Work<'_>, texts: &[String]) -> Result<bool, WriteError> {
        let path = self.root.join(work.path.as_str());
        let beside = SourcePath::new(files::sidecar(work.path.as_str()));
        let beside_path = self.root.join(beside.as_str());
        let (old, mut sidecar) = (files::read(&path)?, files::read(&beside_path)?);
        if sidecar.is_empty() {
            sidecar = draft::sidecar(self.by);
        }
        let settings = settings::article(&sidecar, &beside, 1, &mut Report::default());
        let taken = if !work.again && path.exists() {
            Some(&work.path)
        } else if !settings.is_machine_draft() && !work.again {
            Some(&beside)
        } else {
            None
        };
        let sidecar = settings::with_record(&sidecar, &parity::made_from(work.source));
        let (None, Ok(sidecar)) = (taken, sidecar) else {
            draft::in_the_way(taken.unwrap_or(&beside), &mut self.filled.report);
            return Ok(false);
        };
        let old = old.trim_start_matches('\u{FEFF}');
        let front = &old[..old.len() - read::front_matter(old).body.len()];
        let sidecar = draft::with_boxes(sidecar, work.source, texts);
        let body = draft::markdown(work.source, texts, work.titled);
        let text = format!("{front}{body}");
        // A new draft without its sidecar would be taken for a person's; a newer record with an older text for right.
        if work.again {
            files::write(&path, &text)?;
            files::write(&beside_path, &sidecar)?;
        } else {
            files::write(&beside_path, &sidecar)?;
            files::write(&path, &text)?;
        }
        Ok(true)
    }
}
