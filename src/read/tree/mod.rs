//! Puts blocks and inlines together from a flat sequence of openings, texts and closings.
//!
//! Openings and closings come in pairs, but need not make sense: what cannot stand where it is (a list in a heading, a
//! cell outside a table) leaves its text to what it stands in, and inline text outside a paragraph becomes one. Beyond
//! [`MAX_DEPTH`] levels the levels are left out and their text stays, so no later stage can be made to recurse without
//! bound.

mod closed;

use self::closed::{Closed, flush};
use crate::model::{Alignment, Block, BlockKind, Inline, ListItem, Place, Run, plain_text};

/// How deep blocks and inlines may be nested, both counted.
const MAX_DEPTH: usize = 48;

/// Something with content.
#[derive(Debug, Clone)]
pub(super) enum Open {
    /// A block quotation.
    Quote,
    /// A list and its first number.
    List(Option<u64>),
    /// An item of a list.
    Item,
    /// A footnote and its label.
    Footnote(String),
    /// A paragraph.
    Paragraph,
    /// A heading and its level.
    Heading(u8),
    /// A table.
    Table(Vec<Alignment>),
    /// A row of a table, and whether it is the header.
    Row(bool),
    /// A cell of a row.
    Cell,
    /// Pictures and what belongs to them.
    Figure,
    /// The caption of a figure.
    Caption,
    /// Text that has no place in the tree by itself: a `div`, a `section`.
    Division,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck out.
    Strikethrough,
    /// A link and its address.
    Link(String),
    /// A picture; its content is the text in its place.
    Image {
        /// Its address.
        url: String,
        /// Its caption, should it stand alone in a paragraph.
        title: Option<Run>,
    },
}

impl Open {
    fn is_inline(&self) -> bool {
        matches!(
            self,
            Self::Emphasis
                | Self::Strong
                | Self::Strikethrough
                | Self::Link(_)
                | Self::Image { .. }
        )
    }

    /// Whether blocks may stand in it.
    fn is_flow(&self) -> bool {
        matches!(self, Self::Quote | Self::Item | Self::Footnote(_) | Self::Figure | Self::Division)
    }
}

#[derive(Debug)]
struct Frame {
    open: Open,
    place: Option<Place>,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<ListItem>,
    rows: Vec<(bool, Vec<Vec<Inline>>)>,
    cells: Vec<Vec<Inline>>,
    /// A figure's caption, or the title of the picture that a paragraph begins with.
    caption: Option<Caption>,
    /// Where the pending inlines of a flow begin.
    inlines_place: Option<Place>,
    /// Whether a block ended in it that it cannot hold: what follows stands on a new line.
    broken: bool,
}

/// What is said of a picture.
#[derive(Debug)]
struct Caption {
    content: Vec<Inline>,
    place: Place,
    /// How many blocks stood before it.
    at: usize,
}

impl Frame {
    fn new(open: Open, place: Option<Place>) -> Self {
        Self {
            open,
            place,
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            caption: None,
            inlines_place: None,
            broken: false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opened {
    Inline,
    Block,
    /// An inline left out; its text goes to what it stands in.
    SkippedInline,
    /// A block left out; what was in it is still divided from what was not.
    SkippedBlock,
}

/// Takes the sequence.
#[derive(Debug)]
pub(super) struct Builder {
    root: Frame,
    frames: Vec<Frame>,
    opened: Vec<Opened>,
    last_place: Place,
}

impl Builder {
    /// Nothing yet; `start` is the place of what comes first and has none of its own.
    pub(super) fn new(start: Place) -> Self {
        Self {
            root: Frame::new(Open::Division, None),
            frames: Vec::new(),
            opened: Vec::new(),
            last_place: start,
        }
    }

    /// Opens something. Without a place it gets that of the first thing in it.
    pub(super) fn open(&mut self, open: Open, place: Option<Place>) {
        let roomy = self.frames.len() < MAX_DEPTH;
        if open.is_inline() {
            let nested_link = matches!(open, Open::Link(_))
                && self.frames.iter().any(|frame| matches!(frame.open, Open::Link(_)));
            let opened = if roomy && !nested_link { Opened::Inline } else { Opened::SkippedInline };
            self.opened.push(opened);
            if opened == Opened::Inline {
                self.mark_place(place);
                self.settle_break();
                self.frames.push(Frame::new(open, place));
            }
            return;
        }
        let inlines = self.boundary();
        let parent = &self.top().open;
        let fits = match open {
            Open::Item => matches!(parent, Open::List(_)),
            Open::Row(_) => matches!(parent, Open::Table(_)),
            Open::Cell => matches!(parent, Open::Row(_)),
            Open::Caption => parent.is_flow(),
            Open::Division => false,
            // One level is left for the items and rows that these must have, and their paragraphs.
            Open::List(_) | Open::Table(_) | Open::Quote | Open::Footnote(_) | Open::Figure => {
                parent.is_flow() && self.frames.len() + inlines.len() + 4 < MAX_DEPTH
            }
            _ => parent.is_flow(),
        };
        if fits {
            self.frames.push(Frame::new(open, place));
        }
        self.opened.push(if fits { Opened::Block } else { Opened::SkippedBlock });
        self.reopen(inlines);
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        match self.opened.pop() {
            None | Some(Opened::SkippedInline) => {}
            Some(Opened::SkippedBlock) => self.divide(),
            Some(Opened::Inline) => {
                if let Some(frame) = self.frames.pop() {
                    self.attach_inline(frame);
                }
            }
            Some(Opened::Block) => {
                let inlines = self.pop_inlines();
                if let Some(mut frame) = self.frames.pop() {
                    flush(&mut frame);
                    self.attach_block(frame);
                }
                self.reopen(inlines);
            }
        }
    }

    /// Ends the paragraph at hand, as a block's edge does that is not kept itself.
    pub(super) fn divide(&mut self) {
        let inlines = self.boundary();
        self.reopen(inlines);
    }

    /// Adds prose.
    pub(super) fn text(&mut self, text: String, place: Place) {
        if !text.is_empty() {
            self.inline(Inline::Text(Run { text, place }), Some(place));
        }
    }

    /// Adds an inline without content of its own.
    pub(super) fn inline(&mut self, inline: Inline, place: Option<Place>) {
        self.mark_place(place);
        self.settle_break();
        let top = self.top_mut();
        match (&top.open, inline) {
            (Open::Image { .. }, Inline::Image { alt, .. }) => {
                let place = place.unwrap_or(Place::START);
                top.inlines.push(Inline::Text(Run { text: alt, place }));
            }
            (_, inline) => top.inlines.push(inline),
        }
    }

    /// Adds a block without content of its own; where none can stand, its text.
    pub(super) fn block(&mut self, kind: BlockKind, place: Option<Place>) {
        let inlines = self.boundary();
        self.mark_place(place);
        let place = place.unwrap_or(self.last_place);
        let top = self.top_mut();
        if top.open.is_flow() {
            top.blocks.push(Block::new(place, kind));
        } else if let BlockKind::Code { text, .. } = kind {
            top.inlines.push(Inline::Code(text));
        }
        self.reopen(inlines);
    }

    /// The blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.opened.is_empty() {
            self.close();
        }
        flush(&mut self.root);
        self.root.blocks
    }

    fn top(&self) -> &Frame {
        self.frames.last().unwrap_or(&self.root)
    }

    fn top_mut(&mut self) -> &mut Frame {
        self.frames.last_mut().unwrap_or(&mut self.root)
    }

    /// Ends the inlines and the pending paragraph; the inlines are to be opened again.
    fn boundary(&mut self) -> Vec<Open> {
        let inlines = self.pop_inlines();
        let top = self.top_mut();
        if top.open.is_flow() || matches!(top.open, Open::List(_)) {
            flush(top);
        } else {
            top.broken |= !top.inlines.is_empty();
        }
        inlines
    }

    fn pop_inlines(&mut self) -> Vec<Open> {
        let mut inlines = Vec::new();
        while self.top().open.is_inline() {
            if let Some(frame) = self.frames.pop() {
                inlines.push(frame.open.clone());
                self.attach_inline(frame);
            }
        }
        inlines
    }

    fn reopen(&mut self, inlines: Vec<Open>) {
        for open in inlines.into_iter().rev() {
            self.frames.push(Frame::new(open, None));
        }
    }

    /// Gives the place to everything open that has none yet.
    fn mark_place(&mut self, place: Option<Place>) {
        let Some(place) = place else { return };
        self.last_place = place;
        for frame in std::iter::once(&mut self.root).chain(&mut self.frames) {
            frame.place.get_or_insert(place);
        }
        let flow = self.frames.iter().rposition(|frame| !frame.open.is_inline());
        let flow = flow.map_or(&mut self.root, |index| &mut self.frames[index]);
        flow.inlines_place.get_or_insert(place);
    }

    /// Puts in the line break that a block left which could not be kept.
    fn settle_break(&mut self) {
        let leaf = self.frames.iter().rposition(|frame| !frame.open.is_inline());
        let Some(leaf) = leaf.and_then(|index| self.frames.get_mut(index)) else { return };
        if std::mem::take(&mut leaf.broken) {
            self.top_mut().inlines.push(Inline::Break);
        }
    }

    fn attach_inline(&mut self, frame: Frame) {
        let content = frame.inlines;
        let inline = match frame.open {
            Open::Image { url, title } => {
                let alone = Inline::Image { alt: plain_text(&content), url };
                return self.attach_picture(alone, title, frame.place);
            }
            _ if content.is_empty() => return,
            Open::Emphasis => Inline::Emphasis(content),
            Open::Strong => Inline::Strong(content),
            Open::Strikethrough => Inline::Strikethrough(content),
            Open::Link(url) => Inline::Link { label: content, url },
            _ => return,
        };
        self.top_mut().inlines.push(inline);
    }

    fn attach_picture(&mut self, picture: Inline, title: Option<Run>, place: Option<Place>) {
        let place = place.unwrap_or(Place::START);
        let top = self.top_mut();
        match (&top.open, picture) {
            // A picture in the text that stands for a picture: that of the outer one includes it.
            (Open::Image { .. }, Inline::Image { alt, .. }) => {
                top.inlines.push(Inline::Text(Run { text: alt, place }));
            }
            (_, picture) => {
                if let (Open::Paragraph, true, Some(title)) =
                    (&top.open, top.inlines.is_empty(), title)
                {
                    let place = title.place;
                    top.caption =
                        Some(Caption { content: vec![Inline::Text(title)], place, at: 0 });
                }
                top.inlines.push(picture);
            }
        }
    }

    fn attach_block(&mut self, frame: Frame) {
        let place = frame.place.unwrap_or(self.last_place);
        let top = self.top_mut();
        match closed::close(frame, place) {
            Closed::Item(item) => top.items.push(item),
            Closed::Cell(cell) => top.cells.push(cell),
            Closed::Caption(content) => closed::caption(top, content, place),
            Closed::Row { head, cells, stray } => {
                top.inlines.extend(stray);
                top.rows.push((head, cells));
            }
            Closed::Blocks(blocks) => top.blocks.extend(blocks),
        }
    }
}
