//! Reading what is new: lines are found in the pixels, known ones come from memory, unseen ones are recognised.

mod cut;
mod pieces;
mod still;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use futures::{StreamExt, stream::FuturesUnordered};
use tokio::time::Instant;
use tracing::warn;
use velvet_messages::{FrameId, v1::Rect};
use zeroize::Zeroizing;

use self::{
    cut::Cuts,
    still::{Moving, Watched},
};
pub(crate) use self::{pieces::Before, still::Still};
use crate::{
    Config, Grey, KnownLine, LineImage, LineKey, LineMemory, ReadError, ReadLine, ReadWord, Reader,
    Recognise, RegionText, Sight, TextLine,
    reader::{moved, shared_area, union},
    stability::{self, Candidate, Stability, Turn},
};

/// Tries of one line. The first may have met a child that was about to fail by itself.
const TRIES_PER_LINE: usize = 2;
/// Lines on the way to the children, for each child: one that is read and one that waits.
const LINES_PER_CHILD: usize = 2;
/// Background around what is read as a whole, pixels.
const WHOLE_MARGIN_PX: i32 = 6;

/// Largest unstable part that is read as a whole, pixels: a video beside text. A film that fills a full HD display
/// took 12 s of processor time; the lines of larger parts are read one by one while there is time.
const WHOLE_PIXELS_MAX: u64 = 400_000;

/// More lines that stand still on something that moves are pieces of it.
const STANDING_MAX: usize = 8;
/// A line that was found with what moves around it is as whole as one that was found without, if it is so wide, in percent.
const WHOLE_PERCENT_MIN: u32 = 85;
/// Lines of an unstable part that come to nothing one after the other, before the rest, which look even less like text,
/// are left.
const FRUITLESS_MAX: usize = 3;
/// What is lower than this, CSS pixels, is a dash at most.
const SCRAP_PX_MAX: u32 = 5;
/// Rows of letters are this many times as wide as high, at least.
const ROW_WIDTH_MIN: u32 = 2;

/// Finds the lines of a region in reading order.
pub type FindLines = fn(&Grey) -> Vec<LineImage>;

/// Reads by line. `R` recognises lines, and regions as a whole where lines are of no use.
#[derive(Debug)]
pub struct LineReader<R> {
    recogniser: R,
    find: FindLines,
    memory: Arc<LineMemory>,
    stability: Stability,
    lines_at_once: usize,
    unstable_time: Duration,
}

impl std::fmt::Debug for Stability {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Stability({} unstable)", self.unstable())
    }
}

/// How a line stands to what it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Motion {
    /// Nothing moves there.
    Rests,
    /// It stands still on something that moves.
    Stands,
    /// It moves, or what it stands on does.
    Moves,
}

/// One line of a frame on its way.
struct Found {
    region: usize,
    key: LineKey,
    /// Pixels of the region.
    place: Rect,
    /// Pixels of the display.
    on_display: Rect,
    image: Arc<LineImage>,
    motion: Motion,
    turn: Turn,
    line: Option<Arc<KnownLine>>,
}

/// One line to recognise.
struct Job {
    key: LineKey,
    /// Pixels of the display.
    on_display: Rect,
    image: Arc<LineImage>,
    /// It says what the line before it said at its place: no engine was asked.
    is_as_before: AtomicBool,
}

impl<R: Recognise + Reader> LineReader<R> {
    /// Reads with `recogniser` what `find` finds and `memory` does not know.
    pub fn new(recogniser: R, find: FindLines, memory: Arc<LineMemory>, config: &Config) -> Self {
        Self {
            recogniser,
            find,
            memory,
            stability: Stability::new(config),
            lines_at_once: config.children * LINES_PER_CHILD,
            unstable_time: Duration::from_millis(config.unstable_ms_max),
        }
    }

    /// What it knows.
    #[must_use]
    pub fn memory(&self) -> &Arc<LineMemory> {
        &self.memory
    }

    /// Finds and names the lines of all regions, off the async threads: it is work for a processor.
    async fn find(&self, regions: Arc<Vec<(Rect, Grey)>>) -> Result<Vec<Found>, ReadError> {
        let (find, memory) = (self.find, Arc::clone(&self.memory));
        off_thread(move || found(find, &memory, &regions)).await
    }

    /// Finds the lines of a frame, and on what moves those that stand still.
    async fn find_in_frame(
        &self,
        sight: &Sight,
        regions: &Arc<Vec<(Rect, Grey)>>,
    ) -> Result<Vec<Found>, ReadError> {
        let unstable_in = |(rect, _): &(Rect, Grey)| self.stability.unstable_in(sight, rect);
        let parts: Vec<_> = regions.iter().map(unstable_in).collect();
        let (find, memory) = (self.find, Arc::clone(&self.memory));
        let (display, at, seen) = (display_of(sight), sight.at, Arc::clone(regions));
        let look = move || {
            let found = found(find, &memory, &seen);
            let watched = parts
                .into_iter()
                .enumerate()
                .map(|(region, parts)| Watched {
                    parts,
                    is_page: has_known_text(&found, region, &memory),
                });
            let watched = watched.collect();
            let moving = memory.still.see(&display, at, &seen, watched);
            (found, moving)
        };
        let (mut found, moving) = off_thread(look).await?;
        // In a complete picture everything is read that can be.
        let moving = moving.into_iter().enumerate();
        for (region, moving) in moving.filter(|_| !sight.key_frame) {
            if let Some(moving) = moving {
                self.find_standing(&mut found, region, &regions[region].0, &moving)
                    .await?;
            }
        }
        Ok(found)
    }

    /// Tells which lines of a region move, and puts those that stand still in the place of what was found there with all
    /// that moves.
    async fn find_standing(
        &self,
        found: &mut Vec<Found>,
        region: usize,
        rect: &Rect,
        moving: &Moving,
    ) -> Result<(), ReadError> {
        let here = found.iter_mut().filter(|one| one.region == region);
        for one in here.filter(|one| moving.holds(&one.place)) {
            one.motion = match moving.is_still(&one.place) {
                true => Motion::Stands,
                false => Motion::Moves,
            };
        }
        let Some((part, grey)) = &moving.standing else {
            return Ok(());
        };
        let lines = Arc::new(vec![(moved(part, rect), grey.clone())]);
        let lines = self.find(lines).await?;
        if lines.len() > STANDING_MAX {
            return Ok(());
        }
        for line in lines {
            let place = moved(&line.place, part);
            let is_there = |one: &Found| one.region == region && overlap(&one.place, &place);
            let is_whole = |one: &Found| {
                one.motion != Motion::Moves
                    && one.place.width * 100 >= place.width * WHOLE_PERCENT_MIN
            };
            let is_known = found.iter().any(|one| is_there(one) && is_whole(one));
            if moving.holds(&place) && !is_known {
                found.retain(|one| !is_there(one));
                found.push(Found {
                    region,
                    place,
                    motion: Motion::Stands,
                    ..line
                });
            }
        }
        Ok(())
    }

    /// The line from memory or from a child. None: it takes children down, and is given up.
    async fn recognise(
        &self,
        sight: Option<&Sight>,
        job: &Job,
    ) -> Result<Option<Arc<KnownLine>>, ReadError> {
        let cache = &self.memory.cache;
        if cache.is_given_up(job.key) {
            cache.count_given_up();
            return Ok(None);
        }
        let mut failed = ReadError::Crashed;
        for _ in 0..TRIES_PER_LINE {
            match cache.get_or_read(job.key, self.read_new(sight, job)).await {
                Ok(line) => return Ok(Some(line)),
                Err(error) if error.may_be_the_region() => failed = error,
                Err(error) => return Err(error),
            }
        }
        warn!(
            code = failed.code().0,
            "a line was given up; the rest of its frame is read"
        );
        cache.give_up(job.key);
        cache.count_given_up();
        Ok(None)
    }

    /// Reads a line never seen before; of one that another stood in the place of, only the words that are new.
    async fn read_new(&self, sight: Option<&Sight>, job: &Job) -> Result<ReadLine, ReadError> {
        let height = job.image.place.height;
        let before = &self.memory.before;
        let piece =
            sight.and_then(|sight| before.piece(&display_of(sight), &job.on_display, &job.image));
        if let Some(piece) = piece {
            let read = match &piece.image {
                Some(image) => self.read_image(image).await?,
                None => {
                    job.is_as_before.store(true, Ordering::Relaxed);
                    ReadLine::default()
                }
            };
            // A piece that is no text by itself may be some in its line.
            if piece.image.is_none() || !read.words.is_empty() {
                return Ok(piece.joined(read).levelled(height));
            }
        }
        Ok(self.read_image(&job.image).await?.levelled(height))
    }

    /// Reads by the letters that are known, and what they do not tell by the engine.
    async fn read_image(&self, image: &LineImage) -> Result<ReadLine, ReadError> {
        let letters = &self.memory.letters;
        let mut look = letters.look(image);
        if let Some(look) = &mut look
            && let Some(spelt) = look.spelt.take()
        {
            let read = match &spelt.piece {
                Some(piece) => self.recogniser.recognise(piece.image.clone()).await?,
                None => ReadLine::default(),
            };
            if let Some(words) = spelt.placed(read.words) {
                letters.learn(look, &words, &spelt.words);
                return Ok(ReadLine {
                    words: spelt.with(words),
                    cpu: read.cpu,
                });
            }
        }
        let read = self.recogniser.recognise(image.clone()).await?;
        if let Some(look) = &look {
            letters.learn(look, &read.words, &[]);
        }
        Ok(read)
    }

    /// Those of the lines to be read that nobody has read yet.
    fn unknown(&self, found: &[Found]) -> Vec<usize> {
        let is_new =
            |one: &Found| one.turn == Turn::Read && self.memory.cache.peek(one.key).is_none();
        (0..found.len()).filter(|at| is_new(&found[*at])).collect()
    }

    /// Mends lines that have just been read, by letters that were learned from the others.
    fn mend(&self, found: &mut [Found], new: &[usize]) {
        let (cache, letters) = (&self.memory.cache, &self.memory.letters);
        for at in new {
            let one = &mut found[*at];
            let read = one
                .line
                .as_ref()
                .map(|line| line.words_at(&Rect::default()));
            let words = read.and_then(|read| letters.mended(&one.image, &read));
            if let Some(words) = words {
                let cpu = Duration::ZERO;
                let line = ReadLine { words, cpu }.levelled(one.place.height);
                one.line = Some(cache.replace(one.key, KnownLine::from_read(line)));
            }
        }
    }

    /// Recognises the lines whose turn it is, several at once, until the time is over.
    async fn recognise_all(
        &self,
        sight: Option<&Sight>,
        found: &mut [Found],
        turn: Turn,
        until: Option<Instant>,
    ) -> Result<(), ReadError> {
        let jobs = found.iter().enumerate();
        let jobs = jobs.filter(|(_, one)| one.turn == turn);
        let jobs: Vec<(usize, Job)> = jobs.map(|(at, one)| (at, one.job())).collect();
        let mut jobs = jobs.into_iter();
        let mut running = FuturesUnordered::new();
        loop {
            let in_time = until.is_none_or(|until| Instant::now() < until);
            if in_time
                && running.len() < self.lines_at_once
                && let Some((at, job)) = jobs.next()
            {
                running.push(async move { (at, self.judged(sight, &job).await) });
                continue;
            }
            match running.next().await {
                Some((at, line)) => found[at].line = line?,
                None => return Ok(()),
            }
        }
    }

    async fn judged(
        &self,
        sight: Option<&Sight>,
        job: &Job,
    ) -> Result<Option<Arc<KnownLine>>, ReadError> {
        let known = self.memory.cache.peek(job.key).is_some();
        let line = self.recognise(sight, job).await?;
        // Text on something that moves is another bitmap in each frame; where it costs nothing, that is no reason to leave it.
        let known = known || job.is_as_before.load(Ordering::Relaxed);
        if let (Some(line), Some(sight), false) = (&line, sight, known) {
            self.stability.judge(sight, job.on_display, line);
        }
        Ok(line)
    }

    /// Reads the unstable parts of each region as a whole, the longest unread first, while there is time.
    async fn read_whole(
        &self,
        sight: &Sight,
        regions: &[(Rect, Grey)],
        found: &[Found],
        texts: &mut [RegionText],
        until: Instant,
    ) -> Result<(), ReadError> {
        let mut turns = vec![];
        for (region, text) in texts.iter_mut().enumerate() {
            let left = found.iter().filter(|one| one.is_left_in(region));
            let (places, on_display): (Vec<Rect>, Vec<Rect>) =
                left.map(|one| (one.place, one.on_display)).unzip();
            match self.stability.is_due(sight, &on_display) {
                _ if places.is_empty() => {}
                Some(unread) => turns.push((unread, region, places, on_display)),
                None => self.leave(sight, text, places, &on_display),
            }
        }
        turns.sort_by_key(|(unread, ..)| std::cmp::Reverse(*unread));
        for (unread, region, places, on_display) in turns {
            if is_large(&places) || !places.iter().any(is_row) {
                let (read, left) = self.read_singly(sight, found, region, until).await?;
                texts[region].lines.extend(read);
                self.stability.note_whole(sight, &on_display);
                self.leave(sight, &mut texts[region], left, &on_display);
                continue;
            }
            let late = Instant::now() >= until && !self.stability.is_overdue(unread);
            let read = match late {
                true => None,
                false => {
                    self.read_part(&regions[region].1, &places, found, region)
                        .await?
                }
            };
            match read {
                Some(lines) => {
                    texts[region].lines.extend(lines);
                    self.stability.note_whole(sight, &on_display);
                    let counts = &self.memory.fallback;
                    counts.whole.fetch_add(1, Ordering::Relaxed);
                }
                None => self.leave(sight, &mut texts[region], places, &on_display),
            }
        }
        Ok(())
    }

    /// Reads the lines of an unstable part one by one until the time is over or nothing comes of them. Returns those that
    /// were read, as unsure as a part that is read whole unless they are sentences, and the places of those that were not.
    async fn read_singly(
        &self,
        sight: &Sight,
        found: &[Found],
        region: usize,
        until: Instant,
    ) -> Result<(Vec<TextLine>, Vec<Rect>), ReadError> {
        let mut lines: Vec<&Found> = found.iter().filter(|one| one.is_left_in(region)).collect();
        // The widest first: text is wide, and pieces of pictures are not.
        lines.sort_by_key(|one| std::cmp::Reverse(one.place.width / one.place.height.max(1)));
        let (mut read, mut left) = (vec![], vec![]);
        let mut fruitless = 0;
        for one in lines {
            let line = match fruitless < FRUITLESS_MAX && Instant::now() < until {
                true => self.judged(Some(sight), &one.job()).await?,
                false => None,
            };
            let Some(line) = line else {
                left.push(one.place);
                continue;
            };
            fruitless = match stability::is_text(&line) {
                true => 0,
                false => fruitless + 1,
            };
            if !line.is_blank() {
                read.push(TextLine {
                    key: Some(one.key),
                    place: one.place,
                    whole: !stability::is_sentence(&line),
                    words: line.words_at(&one.place),
                });
            }
        }
        Ok((read, left))
    }

    /// Names lines as unread: nothing is left out silently.
    fn leave(&self, sight: &Sight, text: &mut RegionText, places: Vec<Rect>, on_display: &[Rect]) {
        self.stability.note_unread(sight, on_display);
        let counts = &self.memory.fallback;
        counts
            .unread
            .fetch_add(places.len() as u64, Ordering::Relaxed);
        text.unread.extend(places);
    }

    /// Reads the part of a region that holds these places. None: it could not be read.
    async fn read_part(
        &self,
        grey: &Grey,
        places: &[Rect],
        found: &[Found],
        region: usize,
    ) -> Result<Option<Vec<TextLine>>, ReadError> {
        let Some(part) = places.iter().copied().reduce(union) else {
            return Ok(None);
        };
        let (part, cut) = cut(grey, &part);
        let lines = match self.recogniser.read(cut).await {
            Ok(lines) => lines,
            Err(error) if error.may_be_the_region() => return Ok(None),
            Err(error) => return Err(error),
        };
        let read_already = |place: &Rect| {
            let lines = found.iter().filter(|one| one.region == region);
            let mut lines = lines.filter(|one| one.line.is_some());
            lines.any(|one| one.place.holds_middle(place))
        };
        let words = lines.into_iter().map(|words| {
            let words = words.into_iter().map(|word| placed(word, &part));
            words.filter(|word| !read_already(&word.place)).collect()
        });
        let words = words.filter(|words: &Vec<_>| !words.is_empty());
        let mut text = RegionText::unnamed(words.collect());
        for line in &mut text.lines {
            line.whole = true;
        }
        Ok(Some(text.lines))
    }

    fn plan(&self, sight: &Sight, regions: &[(Rect, Grey)], found: &mut [Found]) {
        let cache = &self.memory.cache;
        let candidate = |one: &Found| {
            let known = cache.peek(one.key);
            let (region, picture) = &regions[one.region];
            Candidate {
                key: one.key,
                place: one.on_display,
                known: known.is_some(),
                blank: known.is_some_and(|line| line.is_blank()),
                cut: is_cut(&one.place, region, picture.height, sight.height),
            }
        };
        let candidates: Vec<Candidate> = found.iter().map(candidate).collect();
        let turns = self.stability.sort(sight, &candidates);
        let reaching = |(one, candidate): (&Found, &Candidate)| {
            let (region, picture) = &regions[one.region];
            let picture = (one.region, picture);
            let reaching = || cut::reaching(&one.image, picture, region.y, sight.height);
            (!candidate.known).then(reaching).flatten()
        };
        let reaching: Vec<_> = found.iter().zip(&candidates).map(reaching).collect();
        let mut cuts = Cuts::default();
        reaching.iter().flatten().for_each(|one| cuts.add(one));
        let new = candidates.iter().map(|candidate| !candidate.known);
        for (((one, turn), reaching), is_new) in found.iter_mut().zip(turns).zip(reaching).zip(new)
        {
            let is_cut_off = || reaching.is_some_and(|reaching| cuts.has(&reaching));
            one.turn = match (one.motion, turn) {
                (Motion::Stands, _) => Turn::Read,
                (Motion::Moves, Turn::Probe | Turn::Leave) => Turn::Pass,
                (Motion::Moves, Turn::Read)
                    if is_new && is_scrap(&one.place, one.image.scale_milli) =>
                {
                    Turn::Pass
                }
                (_, Turn::Read) if is_cut_off() => Turn::Wait,
                (_, turn) => turn,
            };
        }
        // Text that has just come stands still in the next frame. What is most like a row of it is tried now.
        let passed = found.iter_mut().filter(|one| one.turn == Turn::Pass);
        let rows = passed.filter(|one| is_row(&one.place));
        if let Some(widest) = rows.max_by_key(|one| one.place.width / one.place.height.max(1)) {
            widest.turn = Turn::Probe;
        }
        let unstable = &self.memory.fallback.unstable;
        unstable.store(self.stability.unstable(), Ordering::Relaxed);
    }
}

impl Found {
    fn job(&self) -> Job {
        Job {
            key: self.key,
            on_display: self.on_display,
            image: Arc::clone(&self.image),
            is_as_before: AtomicBool::new(false),
        }
    }

    /// Left for when its part is read as a whole.
    fn is_left_in(&self, region: usize) -> bool {
        let is_left = matches!(self.turn, Turn::Probe | Turn::Leave);
        self.region == region && is_left && self.line.is_none()
    }

    /// Read amid things that move.
    fn is_unsure(&self) -> bool {
        self.turn == Turn::Probe || self.motion == Motion::Stands
    }

    /// Not read in this frame: it was its turn and nothing came of it, or it waits, or is passed.
    fn is_unread(&self) -> bool {
        matches!(self.turn, Turn::Read | Turn::Wait | Turn::Pass) && self.line.is_none()
    }
}

impl<R: Recognise + Reader> Reader for LineReader<R> {
    async fn read(&self, region: Grey) -> Result<Vec<Vec<ReadWord>>, ReadError> {
        let mut found = self.find(Arc::new(vec![(Rect::default(), region)])).await?;
        let new = self.unknown(&found);
        self.recognise_all(None, &mut found, Turn::Read, None)
            .await?;
        self.mend(&mut found, &new);
        let lines = found.iter().filter_map(|one| {
            let line = one.line.as_ref()?;
            Some(line.words_at(&one.place))
        });
        Ok(lines.filter(|words| !words.is_empty()).collect())
    }

    async fn read_frame(
        &self,
        sight: &Sight,
        regions: Vec<(Rect, Grey)>,
    ) -> Result<Vec<RegionText>, ReadError> {
        let regions = Arc::new(regions);
        let mut found = self.find_in_frame(sight, &regions).await?;
        self.plan(sight, &regions, &mut found);
        // What can be read by line comes first: nothing that moves keeps text beside it waiting.
        let new = self.unknown(&found);
        self.recognise_all(Some(sight), &mut found, Turn::Read, None)
            .await?;
        self.mend(&mut found, &new);
        let until = Instant::now() + self.unstable_time;
        self.recognise_all(Some(sight), &mut found, Turn::Probe, Some(until))
            .await?;
        let mut texts = texts(regions.len(), &found);
        self.read_whole(sight, &regions, &found, &mut texts, until)
            .await?;
        let lines = found.into_iter().filter_map(|one| {
            let line = one.line.filter(|line| !line.is_blank())?;
            Some((one.on_display, one.image, line))
        });
        let rects = regions.iter().map(|(rect, _)| *rect);
        self.memory.before.see(&display_of(sight), rects, lines);
        Ok(texts)
    }
}

/// What comes of work for a processor that is done off the async threads. A panic of it is ours and not the frame's, but the
/// frame is what is given up.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ReadError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| ReadError::Garbled)
}

/// The lines of all regions by name.
fn found(find: FindLines, memory: &LineMemory, regions: &[(Rect, Grey)]) -> Vec<Found> {
    let regions = regions.iter().enumerate();
    let lines = regions.flat_map(|(region, (rect, grey))| {
        let lines = find(grey).into_iter();
        lines.map(move |image| Found {
            region,
            key: memory.hasher().key(&image),
            place: image.place,
            on_display: moved(&image.place, rect),
            image: Arc::new(image),
            motion: Motion::Rests,
            turn: Turn::Read,
            line: None,
        })
    });
    lines.collect()
}

/// Whether text that was read before stands in a region.
fn has_known_text(found: &[Found], region: usize, memory: &LineMemory) -> bool {
    let mut here = found.iter().filter(|one| one.region == region);
    here.any(|one| {
        let known = memory.cache.peek(one.key);
        known.is_some_and(|line| !line.is_blank())
    })
}

/// Whether the upper or lower edge of its region goes through a line. What touches the edge of the display is as whole
/// as it will ever be.
fn is_cut(place: &Rect, region: &Rect, region_height: u32, display_height: u32) -> bool {
    let end = i64::from(place.y) + i64::from(place.height);
    let is_at_end = end >= i64::from(region_height);
    (place.y == 0 && region.y > 0)
        || (is_at_end && i64::from(region.y) + end < i64::from(display_height))
}

/// The display that a frame shows.
fn display_of(sight: &Sight) -> FrameId {
    FrameId {
        seq: 0,
        ..sight.frame.clone()
    }
}

/// The lines that were read, and those that cannot be.
fn texts(regions: usize, found: &[Found]) -> Vec<RegionText> {
    let mut texts: Vec<RegionText> = (0..regions).map(|_| RegionText::default()).collect();
    for one in found {
        let text = &mut texts[one.region];
        match &one.line {
            Some(line) if line.is_blank() => {}
            Some(line) => text.lines.push(TextLine {
                key: Some(one.key),
                place: one.place,
                whole: one.is_unsure() && !stability::is_sentence(line),
                words: line.words_at(&one.place),
            }),
            None if one.is_unread() => text.unread.push(one.place),
            None => {}
        }
    }
    texts
}

/// Whether two places have half of the smaller one in common.
fn overlap(one: &Rect, other: &Rect) -> bool {
    let area = |place: &Rect| i64::from(place.width) * i64::from(place.height);
    shared_area(one, other) * 2 >= area(one).min(area(other))
}

/// Whether this is too low for text, or as short as a piece of a picture.
fn is_scrap(place: &Rect, scale_milli: u32) -> bool {
    place.height * 1_000 < SCRAP_PX_MAX * scale_milli || !is_row(place)
}

fn is_row(place: &Rect) -> bool {
    place.width >= place.height * ROW_WIDTH_MIN
}

fn is_large(places: &[Rect]) -> bool {
    let part = places.iter().copied().reduce(union);
    part.is_some_and(|part| u64::from(part.width) * u64::from(part.height) > WHOLE_PIXELS_MAX)
}

fn placed(mut word: ReadWord, part: &Rect) -> ReadWord {
    word.place = moved(&word.place, part);
    word
}

/// A part of a region with a little around it, and where it lies.
fn cut(grey: &Grey, part: &Rect) -> (Rect, Grey) {
    let side = |start: i32, length: u32, limit: u32| {
        let limit = i64::from(limit);
        let from = (i64::from(start) - i64::from(WHOLE_MARGIN_PX)).clamp(0, limit);
        let to = i64::from(start) + i64::from(length) + i64::from(WHOLE_MARGIN_PX);
        let length = to.clamp(from, limit) - from;
        // Both lie within the region, whose sides are small numbers.
        (from.unsigned_abs() as usize, length.unsigned_abs() as usize)
    };
    let (left, width) = side(part.x, part.width, grey.width);
    let (top, height) = side(part.y, part.height, grey.height);
    let mut pixels = Zeroizing::new(Vec::with_capacity(width * height));
    let rows = grey.pixels.chunks_exact(grey.width.max(1) as usize);
    for row in rows.skip(top).take(height) {
        pixels.extend_from_slice(row.get(left..left + width).unwrap_or_default());
    }
    let number = |value: usize| u32::try_from(value).unwrap_or(0);
    let start = |value: usize| i32::try_from(value).unwrap_or(0);
    let rect = Rect {
        x: start(left),
        y: start(top),
        width: number(width),
        height: number(height),
    };
    let grey = Grey {
        width: rect.width,
        height: rect.height,
        scale_milli: grey.scale_milli,
        pixels,
    };
    (rect, grey)
}

#[cfg(test)]
mod tests;
