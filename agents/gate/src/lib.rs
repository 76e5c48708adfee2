//! The gate: decides what changed. Pure: pictures and times in, rectangles out.
//!
//! The gate keeps the picture as it was last *published* and compares tile by tile with it; damage hints only
//! limit where it looks. What differs is first judged by its shape (caret, pointer, spinner, clock), then by how
//! its tiles have behaved lately (toggling, playing, moving), and what is left is published in regions grown to
//! whole text lines. What is ignored stays different from the published picture, so the next key frame, or a
//! publish of its surroundings, brings it.

mod bitmap;
mod blob;
mod caret;
mod circle;
mod clock;
mod history;
mod ink;
mod moved;
mod ornament;
mod parts;
pub mod picture;
mod pixels;
mod pointer;
mod region;
mod rules;
mod settings;
mod shape;
mod stacked;
mod step;
mod stripes;
#[cfg(test)]
mod tests;
mod text;
mod ticks;
mod tiles;
mod zone;

use std::time::Duration;

use velvet_messages::v1::Rect;
use xxhash_rust::xxh3::Xxh3Default;

pub use self::settings::GateSettings;
use self::{
    blob::Blob,
    history::{History, Mood},
    picture::Picture,
    shape::Ignored,
    ticks::Ticks,
    tiles::{Grid, TileSet},
    zone::{Scale, Zone},
};

/// What a publish is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishKind {
    /// The whole picture.
    Key,
    /// What changed since the last publish.
    Delta,
}

/// What to do with a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Nothing to publish: nothing differs, or only what is no change (caret, pointer, spinner, clock).
    Unchanged,
    /// Publish these regions of this picture now. They do not overlap. The gate takes them as published.
    Publish {
        /// Whole or changed.
        kind: PublishKind,
        /// Where, physical pixels.
        regions: Vec<Rect>,
    },
    /// Something changed and is still moving; look again.
    Waiting,
}

/// The answer to one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// What to do.
    pub verdict: Verdict,
    /// When to look again even if no damage is reported, on the clock of `now`.
    pub look_again_at: Option<Duration>,
}

/// How often what happened, since the gate began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GateCounters {
    /// Pictures looked at.
    pub looks: u64,
    /// Looks without any difference.
    pub same: u64,
    /// Key frames published.
    pub keys: u64,
    /// Deltas published.
    pub deltas: u64,
    /// Looks at which a change waited for something to stand still.
    pub settling: u64,
    /// Looks at which a playing area waited for its turn.
    pub throttled: u64,
    /// Differences ignored because nobody can see them.
    pub faint: u64,
    /// Carets ignored.
    pub carets: u64,
    /// Pointers ignored.
    pub pointers: u64,
    /// Spinners ignored.
    pub spinners: u64,
    /// Clock ticks ignored.
    pub clocks: u64,
    /// Areas ignored because they toggle between states already seen.
    pub animations: u64,
}

/// The gate of one display.
pub struct Gate {
    settings: GateSettings,
    scale: Scale,
    grid: Grid,
    /// What was published, pixel for pixel. `Picture` overwrites itself when dropped.
    published: Picture,
    history: History,
    /// Tiles that differ from what was published, as of the last look.
    dirty: TileSet,
    key_at: Option<Duration>,
    compared_at: Duration,
    /// Whether anything differed or was published since the last key frame.
    touched: bool,
    /// What the last look found, for as long as neither the picture nor what was published changes.
    judged: Option<Judged>,
    ticks: Ticks,
    /// Where text was published lately, and since when.
    written: Vec<(Zone, Duration)>,
    counters: GateCounters,
}

/// Text goes on within this time and distance of what was published.
const WRITING: Duration = Duration::from_secs(5);
const WRITING_CSS_PX: u32 = 12;

/// The patches of a picture and why they are no change. Most looks see what the look before saw: a pointer that
/// rests, a caret that is on.
struct Judged {
    /// The tiles that differ, and the hash of each.
    tiles: Vec<(usize, u64)>,
    /// Those of them with a visible difference.
    dirty: TileSet,
    blobs: Vec<Blob>,
    reasons: Vec<Option<Ignored>>,
}

impl Judged {
    /// What is no change alone but is published beside one, since a publish is due anyway: the l of a new word looks
    /// like a caret, its o like a ring.
    fn goes_along(&self) -> impl Iterator<Item = Zone> + '_ {
        let judged = self.blobs.iter().zip(&self.reasons);
        let shaped = judged.filter(|(_, reason)| reason.is_some_and(|why| why != Ignored::Faint));
        shaped.map(|(blob, _)| blob.zone)
    }
}

/// A zone to be published, or a reason to wait.
struct Decision {
    zones: Vec<Zone>,
    again_at: Option<Duration>,
    waiting: bool,
}

/// Changed tiles of one mood that touch each other.
struct Group {
    mood: Mood,
    zones: Vec<Zone>,
    /// The last change in it.
    changed_at: Duration,
    /// Since when some of it is unpublished.
    unpublished_at: Duration,
}

impl Group {
    /// Whether it is published when it stands still, not at a rate.
    fn settles(&self) -> bool {
        matches!(self.mood, Mood::Calm | Mood::Moving)
    }
}

impl Gate {
    /// A gate for a display of this size in physical pixels and this scale (thousandths of a physical pixel
    /// per CSS pixel). Its first look publishes a key frame.
    #[must_use]
    pub fn new(settings: GateSettings, width: u32, height: u32, scale_milli: u32) -> Self {
        let scale = Scale::new(scale_milli);
        let grid = Grid::new(width, height, scale.px(settings.tile_css_px));
        Self {
            scale,
            dirty: grid.none(),
            grid,
            published: Picture::new(width, height),
            history: History::default(),
            key_at: None,
            compared_at: Duration::ZERO,
            touched: false,
            judged: None,
            ticks: Ticks::default(),
            written: Vec::new(),
            counters: GateCounters::default(),
            settings,
        }
    }

    /// The display has another size or scale now; the next look publishes a key frame.
    pub fn display_changed(&mut self, width: u32, height: u32, scale_milli: u32) {
        let counters = self.counters;
        *self = Self::new(self.settings.clone(), width, height, scale_milli);
        self.counters = counters;
    }

    /// The next look publishes a key frame, whatever changed: for a publish that was lost.
    pub fn want_key(&mut self) {
        self.key_at = None;
    }

    /// What has happened so far.
    #[must_use]
    pub fn counters(&self) -> GateCounters {
        self.counters
    }

    /// Looks at a picture. `now` is monotonic. `hints` are the rectangles that may have changed since the last
    /// look; `None` or a wrong hint costs time or a short delay, never a change. A picture of another size
    /// than expected is taken as a display change.
    pub fn look(&mut self, now: Duration, picture: &Picture, hints: Option<&[Rect]>) -> Look {
        if (picture.width(), picture.height()) != (self.published.width(), self.published.height())
        {
            self.display_changed(picture.width(), picture.height(), self.scale.milli());
        }
        self.counters.looks += 1;
        if self.key_due_at().is_none_or(|due| now >= due) {
            return self.publish_key(now, picture);
        }
        self.compare(now, picture, hints);
        if self.dirty.is_empty() {
            self.history
                .forget_quiet(now, self.settings.animation_window());
            self.counters.same += 1;
            return self.answer(Verdict::Unchanged, None);
        }
        self.touched = true;
        let decision = self.decide(now, picture);
        self.history
            .forget_quiet(now, self.settings.animation_window());
        if !decision.zones.is_empty() {
            return self.publish_delta(now, picture, &decision);
        }
        let verdict = if decision.waiting {
            Verdict::Waiting
        } else {
            Verdict::Unchanged
        };
        self.answer(verdict, decision.again_at)
    }

    /// Everything in which a picture differs from the one before, at once and whatever it is: a publish without
    /// the judgement of [`Gate::look`], for replays that must know the text of every picture. The gate takes the
    /// regions as published. All of a picture of another size.
    pub fn take_changes(&mut self, picture: &Picture) -> Vec<Rect> {
        if (picture.width(), picture.height()) != (self.published.width(), self.published.height())
        {
            self.display_changed(picture.width(), picture.height(), self.scale.milli());
        }
        if self.key_at.is_none() {
            return published_regions(self.publish_key(Duration::ZERO, picture));
        }
        self.grid
            .compare(&self.published, picture, None, &mut self.dirty);
        let blobs = blob::find(
            &self.grid,
            self.scale,
            &self.published,
            picture,
            &mut self.dirty,
        );
        let groups = self.groups(Duration::ZERO, blobs.iter());
        let zones = groups.iter().flat_map(|group| merged(&group.zones));
        let decision = Decision {
            zones: zones.collect(),
            again_at: None,
            waiting: false,
        };
        if decision.zones.is_empty() {
            return Vec::new();
        }
        published_regions(self.publish_delta(Duration::ZERO, picture, &decision))
    }

    /// When the next key frame is due; `None` is now.
    fn key_due_at(&self) -> Option<Duration> {
        let interval = if self.touched {
            self.settings.key_interval_ms
        } else {
            self.settings.key_idle_interval_ms
        };
        Some(self.key_at? + Duration::from_millis(interval))
    }

    fn answer(&self, verdict: Verdict, again_at: Option<Duration>) -> Look {
        let due = [again_at, self.key_due_at()].into_iter().flatten().min();
        Look {
            verdict,
            look_again_at: due,
        }
    }

    fn publish_key(&mut self, now: Duration, picture: &Picture) -> Look {
        self.published.data_mut().copy_from_slice(picture.data());
        self.history.clear();
        self.dirty = self.grid.none();
        self.key_at = Some(now);
        self.compared_at = now;
        self.touched = false;
        self.judged = None;
        self.ticks.clear();
        self.written.clear();
        self.counters.keys += 1;
        let whole = Zone::of_size(0, 0, picture.width(), picture.height());
        let verdict = Verdict::Publish {
            kind: PublishKind::Key,
            regions: vec![whole.to_rect()],
        };
        self.answer(verdict, None)
    }

    fn publish_delta(&mut self, now: Duration, picture: &Picture, decision: &Decision) -> Look {
        let regions = region::regions(
            picture,
            self.scale,
            &decision.zones,
            self.settings.margin_css_px,
            self.settings.regions_max,
        );
        for region in &regions {
            copy(picture, &mut self.published, *region);
        }
        // Only now, when all regions are in: a tile may be touched by several.
        for tile in regions.iter().flat_map(|region| self.grid.touched(*region)) {
            let hash = tile_hash(&self.published, self.grid.zone(tile));
            self.history.published(tile, hash, now);
        }
        self.judged = None;
        self.ticks.published(&regions);
        self.counters.deltas += 1;
        let verdict = Verdict::Publish {
            kind: PublishKind::Delta,
            regions: regions.into_iter().map(Zone::to_rect).collect(),
        };
        self.answer(verdict, decision.again_at)
    }

    /// Brings `dirty` and the history up to date.
    fn compare(&mut self, now: Duration, picture: &Picture, hints: Option<&[Rect]>) {
        let full_at =
            self.compared_at + Duration::from_millis(self.settings.full_compare_interval_ms);
        let within = match hints {
            Some(rects) if now < full_at => Some(self.hinted(picture, rects)),
            _ => {
                self.compared_at = now;
                None
            }
        };
        self.grid
            .compare(&self.published, picture, within.as_ref(), &mut self.dirty);
        let mut tiles: Vec<usize> = self.history.tracked().chain(self.dirty.iter()).collect();
        tiles.sort_unstable();
        tiles.dedup();
        let window = self.settings.animation_window();
        for tile in tiles {
            let zone = self.grid.zone(tile);
            let current = tile_hash(picture, zone);
            let published = || tile_hash(&self.published, zone);
            self.history.note(tile, current, published, now, window);
        }
    }

    /// Where to look: what the hints touch, and what differed at the last look.
    fn hinted(&self, picture: &Picture, rects: &[Rect]) -> TileSet {
        let mut within = self.dirty.clone();
        for rect in rects {
            let (left, top, width, height) = picture.clip(rect);
            if width > 0 && height > 0 {
                for tile in self.grid.touched(Zone::of_size(left, top, width, height)) {
                    within.insert(tile);
                }
            }
        }
        within
    }

    fn decide(&mut self, now: Duration, picture: &Picture) -> Decision {
        let judged = self.judged(picture);
        self.dirty.clone_from(&judged.dirty);
        self.count(&judged.reasons);
        self.written
            .retain(|(_, at)| now.saturating_sub(*at) <= WRITING);
        let judged_blobs = || judged.blobs.iter().zip(&judged.reasons);
        let going_on: Vec<(&Blob, Duration)> = judged_blobs()
            .filter_map(|(blob, reason)| Some((blob, self.goes_on(blob, (*reason)?)?)))
            .collect();
        let open = judged_blobs().filter(|(_, reason)| reason.is_none());
        let open = open.map(|(blob, _)| (blob, now));
        let written: Vec<(&Blob, Duration)> = open.chain(going_on).collect();
        let groups = self.groups(now, written.iter().map(|(blob, _)| *blob));
        let mut decision = self.judge(now, &groups);
        if !decision.zones.is_empty() {
            let written = written.into_iter().take(shape::JUDGED_MAX);
            self.written
                .extend(written.map(|(blob, since)| (blob.zone, since)));
            decision.zones.extend(judged.goes_along());
        }
        self.judged = Some(judged);
        decision
    }

    /// Since when text was written here, if this patch goes on with it: a last l looks like a caret, but one never seen
    /// before. That time stays, so a caret or a spinner beside the text is not published for longer than the window.
    fn goes_on(&self, blob: &Blob, why: Ignored) -> Option<Duration> {
        let (width, height) = (self.published.width(), self.published.height());
        let reach = self.scale.px(WRITING_CSS_PX);
        let near = blob.zone.grown(reach, width, height);
        let may_be = matches!(why, Ignored::Caret | Ignored::Spinner | Ignored::Pointer);
        let is_fresh = blob.tiles.iter().any(|tile| self.history.is_fresh(*tile));
        let here = self.written.iter().filter(|(zone, _)| zone.overlaps(&near));
        here.map(|(_, since)| *since)
            .max()
            .filter(|_| may_be && is_fresh)
    }

    /// Judges the patches by their shape, unless the last look saw the same.
    fn judged(&mut self, picture: &Picture) -> Judged {
        let tiles: Vec<(usize, u64)> = self
            .dirty
            .iter()
            .map(|tile| (tile, self.history.current(tile)))
            .collect();
        if let Some(judged) = self.judged.take().filter(|judged| judged.tiles == tiles) {
            return judged;
        }
        let mut dirty = self.dirty.clone();
        let blobs = blob::find(&self.grid, self.scale, &self.published, picture, &mut dirty);
        let reasons = shape::ignored(&blobs, [&self.published, picture], self.scale, &self.ticks);
        let ticked = blobs.iter().zip(&reasons);
        let ticked = ticked.filter(|(_, reason)| **reason == Some(Ignored::Clock));
        for (blob, _) in ticked {
            self.ticks.note(blob.zone, picture);
        }
        Judged {
            tiles,
            dirty,
            blobs,
            reasons,
        }
    }

    fn count(&mut self, reasons: &[Option<Ignored>]) {
        for reason in reasons.iter().flatten() {
            match reason {
                Ignored::Faint => self.counters.faint += 1,
                Ignored::Caret => self.counters.carets += 1,
                Ignored::Pointer => self.counters.pointers += 1,
                Ignored::Spinner => self.counters.spinners += 1,
                Ignored::Clock => self.counters.clocks += 1,
            }
        }
    }

    /// Cuts the changes where the mood changes, so that a video does not hide the text beside it.
    fn groups<'b>(&self, now: Duration, blobs: impl Iterator<Item = &'b Blob>) -> Vec<Group> {
        let mut parts: Vec<Option<(Mood, Zone)>> = Vec::new();
        parts.resize(
            self.grid.columns() as usize * self.grid.rows() as usize,
            None,
        );
        for blob in blobs {
            for tile in &blob.tiles {
                let Some(part) = intersection(blob.zone, self.grid.zone(*tile)) else {
                    continue;
                };
                let mood = self.history.mood(*tile, now, &self.settings);
                let known = parts[*tile].map_or(part, |(_, zone)| zone.union(&part));
                parts[*tile] = Some((mood, known));
            }
        }
        let mut groups = Vec::new();
        for tile in 0..parts.len() {
            if let Some((mood, _)) = parts[tile] {
                groups.push(self.take_group(now, tile, mood, &mut parts));
            }
        }
        groups
    }

    fn take_group(
        &self,
        now: Duration,
        start: usize,
        mood: Mood,
        parts: &mut [Option<(Mood, Zone)>],
    ) -> Group {
        let mut group = Group {
            mood,
            zones: Vec::new(),
            changed_at: Duration::ZERO,
            unpublished_at: now,
        };
        let mut queue = vec![start];
        while let Some(tile) = queue.pop() {
            match parts[tile] {
                Some((other, zone)) if other == mood => {
                    group.zones.push(zone);
                    parts[tile] = None;
                }
                _ => continue,
            }
            let (changed_at, unpublished_at) = self.history.times(tile, now);
            group.changed_at = group.changed_at.max(changed_at);
            group.unpublished_at = group.unpublished_at.min(unpublished_at);
            queue.extend(self.grid.around(tile));
        }
        group
    }

    fn judge(&mut self, now: Duration, groups: &[Group]) -> Decision {
        let milliseconds = Duration::from_millis;
        let (settle, settle_max) = (
            milliseconds(self.settings.settle_ms),
            milliseconds(self.settings.settle_max_ms),
        );
        let still = milliseconds(self.settings.animation_settle_ms);
        let throttle = milliseconds(self.settings.throttle_ms);
        let settling = || groups.iter().filter(|group| group.settles());
        let large = self.is_large(settling());
        // A scroll is one thing, even where some of its parts stand already.
        let last_change = settling().map(|group| group.changed_at).max();
        let mut decision = Decision {
            zones: Vec::new(),
            again_at: None,
            waiting: false,
        };
        for group in groups {
            let due_at = match group.mood {
                Mood::Calm if !large => now,
                Mood::Calm | Mood::Moving => {
                    let whole = last_change.filter(|_| large);
                    let changed_at = whole.unwrap_or(group.changed_at);
                    (changed_at + settle).min(group.unpublished_at + settle_max)
                }
                Mood::Playing => (group.changed_at + still).min(group.unpublished_at + throttle),
                Mood::Toggling => group.changed_at + still,
            };
            if due_at <= now {
                decision.zones.extend(merged(&group.zones));
                continue;
            }
            decision.again_at = Some(decision.again_at.map_or(due_at, |at| at.min(due_at)));
            match group.mood {
                Mood::Toggling => self.counters.animations += 1,
                Mood::Playing => self.counters.throttled += 1,
                Mood::Calm | Mood::Moving => self.counters.settling += 1,
            }
            decision.waiting |= group.mood != Mood::Toggling;
        }
        decision
    }

    /// Whether so much changed that it is a scroll or a switch, which arrives in pieces.
    fn is_large<'g>(&self, settling: impl Iterator<Item = &'g Group>) -> bool {
        let area: u64 = settling
            .flat_map(|group| &group.zones)
            .map(Zone::area)
            .sum();
        let screen = u64::from(self.published.width()) * u64::from(self.published.height());
        area * 1_000 >= screen * u64::from(self.settings.large_permille)
    }
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gate({:?})", self.published)
    }
}

fn published_regions(look: Look) -> Vec<Rect> {
    match look.verdict {
        Verdict::Publish { regions, .. } => regions,
        Verdict::Unchanged | Verdict::Waiting => Vec::new(),
    }
}

/// One zone when the tiles fill most of it, else the rows of tiles apart.
fn merged(zones: &[Zone]) -> Vec<Zone> {
    let Some(whole) = zones.iter().copied().reduce(|one, two| one.union(&two)) else {
        return Vec::new();
    };
    let filled: u64 = zones.iter().map(Zone::area).sum();
    if filled * 2 >= whole.area() {
        return vec![whole];
    }
    zones.to_vec()
}

fn intersection(one: Zone, two: Zone) -> Option<Zone> {
    one.overlaps(&two).then(|| Zone {
        left: one.left.max(two.left),
        top: one.top.max(two.top),
        right: one.right.min(two.right),
        bottom: one.bottom.min(two.bottom),
    })
}

/// Hashes the pixels of a zone.
fn tile_hash(picture: &Picture, zone: Zone) -> u64 {
    let mut hash = Xxh3Default::new();
    for y in zone.top..zone.bottom {
        hash.update(picture.row(y, zone.left, zone.width()));
    }
    hash.digest()
}

/// Copies a zone from one picture to another of the same size.
fn copy(from: &Picture, to: &mut Picture, zone: Zone) {
    let stride = to.stride();
    for y in zone.top..zone.bottom {
        let row = from.row(y, zone.left, zone.width());
        let start = y as usize * stride + zone.left as usize * crate::picture::BYTES_PER_PIXEL;
        if let Some(target) = to.data_mut().get_mut(start..start + row.len()) {
            target.copy_from_slice(row);
        }
    }
}
