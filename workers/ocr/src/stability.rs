//! Which parts of a display are worth reading line by line.
//!
//! A cache of exact bitmaps lives from pixels that stay as they are. Where they do not (a video, a game, a remote
//! desktop that is compressed with loss) every line is unseen for ever. What gives such a part away is not that
//! lines are new (that is typing, scrolling, reading on) but that they come to nothing: no text, or the text that
//! stood there before. Parts that do so are read as a whole at a low rate instead, a line of theirs is read when
//! its bitmap holds still, and a few lines are tried at each turn to find out when it is over.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use velvet_messages::{FrameId, v1::Rect};

use crate::{Config, KnownLine, LineKey, Sight};

/// Edge of a part, pixels: some lines of text, and small against a video.
pub(crate) const CELL_PX: i32 = 128;
/// Displays watched at once; the one not seen for longest goes.
const DISPLAYS_MAX: usize = 32;
/// Weight of one line that was recognised in the share of fruitless ones: about the last eight count.
const RECOGNISED_WEIGHT: f32 = 0.125;
/// The same for a line that was known: it cost nothing, so it says less.
const KNOWN_WEIGHT: f32 = 0.04;
/// A part is unstable above this share of fruitless lines and stable again below the other.
const UNSTABLE_ABOVE: f32 = 0.6;
const STABLE_BELOW: f32 = 0.35;
/// Fruitless lines in a row that make a stable part unstable, at least: with the weight above the share passes
/// its limit with the seventh.
const VERDICTS_MIN: u32 = 7;
/// Parts without text are only unstable together when lines came to nothing in so many frames: a page of icons shows
/// many at once, and holds still.
const FRUITLESS_FRAMES_MIN: u32 = 3;
/// Lines read in this part less surely than this are no text. Thousandths.
const CONFIDENCE_MILLI_MIN: u32 = 500;
/// Lines of so many words, read so surely, are no pieces of a picture. Thousandths.
const SENTENCE_WORDS_MIN: usize = 3;
const SENTENCE_MILLI_MIN: u32 = 800;
/// They are judged with those so many parts away on each side: a film or a game is as large, and shows a handful of lines
/// at a time there.
const AROUND_CELLS: i32 = 2;
/// Lines tried at each turn on a display, each in an unstable part of its own.
const PROBES_PER_DISPLAY: usize = 2;
/// Lines of one part that are remembered from the sighting before.
const LINES_MAX: usize = 64;

/// What to do with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Recognise it now.
    Read,
    /// Recognise it if there is time, to learn how things stand.
    Probe,
    /// It stands in an unstable part.
    Leave,
    /// It moves with what it stands on, and is no text before it stands still.
    Pass,
    /// The edge of the region, of the display, or of what a page scrolls under cuts it: it is about to be seen whole, or gone.
    Wait,
}

/// A line as it was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) key: LineKey,
    /// Pixels of the display.
    pub(crate) place: Rect,
    pub(crate) known: bool,
    /// Known to be no text.
    pub(crate) blank: bool,
    /// Whether the upper or lower edge of its region goes through it.
    pub(crate) cut: bool,
}

#[derive(Default)]
struct Cell {
    /// Share of lines that came to nothing, decayed.
    fruitless: f32,
    verdicts: u32,
    /// Lines that came to nothing, and the frames in which they did: a bit for each, the same one for every 64th.
    fruitless_lines: u32,
    fruitless_frames: u64,
    unstable: bool,
    /// Bitmaps of the sighting before.
    before: HashSet<LineKey>,
    /// What was read here last, by place: hashes, so that no text is kept.
    read: Vec<(Rect, u64)>,
    /// Since when something here is unread.
    unread_since: Option<Duration>,
    /// Since when lines that are cut wait here to be seen whole.
    cut_since: Option<Duration>,
    /// When it was last read as a whole.
    whole_at: Option<Duration>,
}

impl Cell {
    fn verdict(&mut self, fruitless: bool, weight: f32) {
        let now = if fruitless { 1.0 } else { 0.0 };
        self.fruitless += (now - self.fruitless) * weight;
        self.verdicts = self.verdicts.saturating_add(1);
        self.fruitless_lines = self.fruitless_lines.saturating_add(fruitless.into());
        self.unstable = match self.unstable {
            true => self.fruitless >= STABLE_BELOW,
            false => self.fruitless > UNSTABLE_ABOVE && self.verdicts >= VERDICTS_MIN,
        };
    }

    /// Whether half of its lines came to something.
    fn has_text(&self) -> bool {
        self.fruitless_lines < self.verdicts - self.fruitless_lines
    }

    /// Whether this text stood at this place before; it stands there from now on.
    fn is_repeated(&mut self, place: Rect, text: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let hash = hasher.finish();
        let near = |known: &Rect| (known.x - place.x).abs() <= 4 && (known.y - place.y).abs() <= 4;
        let repeated = self
            .read
            .iter()
            .any(|(known, text)| near(known) && *text == hash);
        self.read.retain(|(known, _)| !near(known));
        if self.read.len() == LINES_MAX {
            self.read.remove(0);
        }
        self.read.push((place, hash));
        repeated
    }
}

#[derive(Default)]
struct Display {
    cells: HashMap<(i32, i32), Cell>,
    touched: u64,
}

impl Display {
    /// Whether lines of this part are of no use. A part without text has too few lines to tell, since a game spreads a
    /// few dozen over a hundred parts: it is judged together with those around it that have none either.
    fn is_unstable(&self, at: (i32, i32)) -> bool {
        let own = self.cells.get(&at);
        if let Some(cell) = own.filter(|cell| cell.unstable || cell.has_text()) {
            return cell.unstable;
        }
        let near = -AROUND_CELLS..=AROUND_CELLS;
        let around = near
            .clone()
            .flat_map(|y| near.clone().map(move |x| (at.0 + x, at.1 + y)));
        let around = around.filter_map(|at| self.cells.get(&at));
        let (lines, frames) =
            around
                .filter(|cell| !cell.has_text())
                .fold((0_u32, 0_u64), |(lines, frames), cell| {
                    let lines = lines.saturating_add(cell.fruitless_lines);
                    (lines, frames | cell.fruitless_frames)
                });
        lines >= VERDICTS_MIN && frames.count_ones() >= FRUITLESS_FRAMES_MIN
    }
}

#[derive(Default)]
struct State {
    displays: HashMap<FrameId, Display>,
    touches: u64,
}

/// Watches all parts of all displays.
pub(crate) struct Stability {
    whole_interval: Duration,
    unread_max: Duration,
    state: Mutex<State>,
}

/// The part of a display that a line stands in.
fn cell_of(place: &Rect) -> (i32, i32) {
    let half = |length: u32| i32::try_from(length / 2).unwrap_or(0);
    let x = place.x.saturating_add(half(place.width));
    let y = place.y.saturating_add(half(place.height));
    (x.div_euclid(CELL_PX), y.div_euclid(CELL_PX))
}

/// The parts of a display that a region lies on.
pub(crate) fn cells_in(region: &Rect) -> impl Iterator<Item = (i32, i32)> + use<> {
    let span = |start: i32, length: u32| {
        let end = start.saturating_add_unsigned(length);
        start.div_euclid(CELL_PX)..end.saturating_add(CELL_PX - 1).div_euclid(CELL_PX)
    };
    let columns = span(region.x, region.width);
    span(region.y, region.height).flat_map(move |y| columns.clone().map(move |x| (x, y)))
}

/// Leaves what is too much to try: all but one line of each part, and but a few of the display, other ones each time.
fn spare_probes(sight: &Sight, lines: &[Candidate], turns: &mut [Turn]) {
    let mut tried = HashSet::new();
    let probes = turns.iter_mut().zip(lines);
    let probes = probes.filter(|(turn, _)| **turn == Turn::Probe);
    let (mut probes, others): (Vec<_>, Vec<_>) =
        probes.partition(|(_, line)| tried.insert(cell_of(&line.place)));
    others.into_iter().for_each(|(turn, _)| *turn = Turn::Leave);
    if !probes.is_empty() {
        let first = sight.frame.seq as usize * PROBES_PER_DISPLAY % probes.len();
        probes.rotate_left(first);
    }
    let over = probes.into_iter().skip(PROBES_PER_DISPLAY);
    over.for_each(|(turn, _)| *turn = Turn::Leave);
}

/// Whether this is text wherever it stands: the short words of a subtitle are as good as its long ones.
pub(crate) fn is_sentence(line: &KnownLine) -> bool {
    line.marks().len() >= SENTENCE_WORDS_MIN && line.confidence_milli() >= SENTENCE_MILLI_MIN
}

/// Whether something came of a line: strokes and dots of a picture are read as signs, and surely so.
pub(crate) fn is_text(line: &KnownLine) -> bool {
    line.text().contains(char::is_alphanumeric) && line.confidence_milli() >= CONFIDENCE_MILLI_MIN
}

impl Stability {
    pub(crate) fn new(config: &Config) -> Self {
        Self {
            whole_interval: Duration::from_millis(config.whole_interval_ms_min),
            unread_max: Duration::from_millis(config.unread_ms_max),
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Each use leaves it whole; a lost count only shifts a decision.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn display<T>(&self, sight: &Sight, work: impl FnOnce(&mut Display) -> T) -> T {
        let display = FrameId {
            seq: 0,
            ..sight.frame.clone()
        };
        let mut state = self.state();
        state.touches += 1;
        let touched = state.touches;
        if state.displays.len() >= DISPLAYS_MAX && !state.displays.contains_key(&display) {
            let oldest = state.displays.iter().min_by_key(|(_, one)| one.touched);
            if let Some(oldest) = oldest.map(|(id, _)| id.clone()) {
                state.displays.remove(&oldest);
            }
        }
        let display = state.displays.entry(display).or_default();
        display.touched = touched;
        work(display)
    }

    /// Says for each line of a frame what to do with it.
    pub(crate) fn sort(&self, sight: &Sight, lines: &[Candidate]) -> Vec<Turn> {
        self.display(sight, |display| {
            let mut turns: Vec<Turn> = lines
                .iter()
                .map(|line| self.turn(sight, display, line))
                .collect();
            spare_probes(sight, lines, &mut turns);
            let mut now: HashMap<(i32, i32), HashSet<LineKey>> = HashMap::new();
            for line in lines {
                let keys = now.entry(cell_of(&line.place)).or_default();
                if keys.len() < LINES_MAX {
                    keys.insert(line.key);
                }
            }
            for (at, keys) in now {
                display.cells.entry(at).or_default().before = keys;
            }
            turns
        })
    }

    /// What to do with one line, as if it were alone.
    fn turn(&self, sight: &Sight, display: &mut Display, line: &Candidate) -> Turn {
        let at = cell_of(&line.place);
        let cell = display.cells.entry(at).or_default();
        if line.blank {
            return Turn::Read;
        }
        if line.known {
            cell.verdict(false, KNOWN_WEIGHT);
            return Turn::Read;
        }
        if cell.before.contains(&line.key) {
            return Turn::Read;
        }
        if line.cut && !sight.key_frame {
            let since = *cell.cut_since.get_or_insert(sight.at);
            if !self.is_overdue(sight.at.saturating_sub(since)) {
                return Turn::Wait;
            }
            cell.cut_since = None;
        }
        match display.is_unstable(at) {
            true => Turn::Probe,
            false => Turn::Read,
        }
    }

    /// Takes note of what came of a line that was recognised.
    pub(crate) fn judge(&self, sight: &Sight, place: Rect, line: &KnownLine) {
        self.display(sight, |display| {
            let cell = display.cells.entry(cell_of(&place)).or_default();
            let repeated = cell.is_repeated(place, line.text());
            let fruitless = repeated && !is_sentence(line) || !is_text(line);
            cell.verdict(fruitless, RECOGNISED_WEIGHT);
            if fruitless {
                cell.fruitless_frames |= 1 << (sight.frame.seq % u64::from(u64::BITS));
            }
        });
    }

    /// How long something of these lines has been unread, when it is their turn to be read as a whole.
    pub(crate) fn is_due(&self, sight: &Sight, places: &[Rect]) -> Option<Duration> {
        self.display(sight, |display| {
            let cells = || {
                places
                    .iter()
                    .filter_map(|place| display.cells.get(&cell_of(place)))
            };
            let waited = |since: Duration| sight.at.saturating_sub(since);
            let unread = cells().filter_map(|cell| cell.unread_since).map(waited);
            let rested = |cell: &Cell| {
                let rest = cell.whole_at.map(waited);
                rest.is_none_or(|rest| rest >= self.whole_interval)
            };
            let due = sight.key_frame || cells().any(rested);
            due.then(|| unread.max().unwrap_or_default())
        })
    }

    /// Whether something that is unread for so long must be read whatever it costs.
    pub(crate) fn is_overdue(&self, unread: Duration) -> bool {
        unread >= self.unread_max
    }

    /// Takes note that these lines were read as a whole.
    pub(crate) fn note_whole(&self, sight: &Sight, places: &[Rect]) {
        self.display(sight, |display| {
            for place in places {
                let cell = display.cells.entry(cell_of(place)).or_default();
                cell.whole_at = Some(sight.at);
                cell.unread_since = None;
            }
        });
    }

    /// Takes note that these lines were not read.
    pub(crate) fn note_unread(&self, sight: &Sight, places: &[Rect]) {
        self.display(sight, |display| {
            for place in places {
                let cell = display.cells.entry(cell_of(place)).or_default();
                cell.unread_since.get_or_insert(sight.at);
            }
        });
    }

    /// The parts of a region in which lines are of no use, and those amid and beside them, by [`CELL_PX`] of the display: a
    /// part of a film is stable while text stands in it.
    pub(crate) fn unstable_in(&self, sight: &Sight, region: &Rect) -> HashSet<(i32, i32)> {
        self.display(sight, |display| {
            let mut cells = display.cells.values();
            if cells.all(|cell| cell.fruitless_lines == 0) {
                return HashSet::new();
            }
            let all = || cells_in(region);
            let unstable: Vec<_> = all().filter(|at| display.is_unstable(*at)).collect();
            let around = |of: fn(&(i32, i32)) -> i32| {
                let places = || unstable.iter().map(of);
                places().min().zip(places().max())
            };
            let (Some((left, right)), Some((top, bottom))) = (around(|at| at.0), around(|at| at.1))
            else {
                return HashSet::new();
            };
            let near = |(x, y): &(i32, i32)| {
                (left - 1..=right + 1).contains(x) && (top - 1..=bottom + 1).contains(y)
            };
            all().filter(near).collect()
        })
    }

    /// Parts that are unstable now, over all displays.
    pub(crate) fn unstable(&self) -> u64 {
        let state = self.state();
        let cells = state
            .displays
            .values()
            .flat_map(|display| display.cells.values());
        cells.filter(|cell| cell.unstable).count() as u64
    }
}
