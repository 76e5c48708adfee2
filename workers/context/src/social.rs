//! Meetings, presentations, recordings.
//!
//! A meeting begins with a microphone held for a while, a shared screen, or two weaker signs; it ends, back-dated, when
//! its own sound is known to be gone, not merely when nothing is heard of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    agenda::Agenda,
    axis::{Axis, Reason, states},
    category::{Catalogue, Category, same_app},
    settings::{SocialSettings, ms},
    window::Visit,
};

states! {
    /// The axis social.
    Social, "social", {
        /// Alone.
        None = "none",
        /// In a meeting.
        Meeting = "meeting",
        /// Showing something to others.
        Presenting = "presenting",
        /// Recording.
        Recording = "recording",
    }
}

/// How long the page of a call makes its browser's sound that of a call, milliseconds.
const CALL_PAGE_MS: i64 = 900_000;
/// Weaker signs still count together when the second comes this long after the first one ended, milliseconds: one
/// looks away from the window of the call.
const SIGN_LASTS_MS: i64 = 60_000;
/// Who stops the music may be called: for so long the first word of the call's sound may be lost, and the next comes half a
/// minute after it. On 180 days of six people one meeting of 436 leaked with this, three without. Milliseconds.
const HUSHED_MS: i64 = 60_000;
/// A minute, milliseconds.
const MINUTE_MS: i64 = 60_000;

/// What a use of the microphone or of playback means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Role {
    Dictation,
    Recorder,
    Call,
    /// An application for messages that can also call.
    Talk,
    Browser,
    /// Nobody knows what it is.
    Unknown,
    Other,
}

impl Role {
    fn of(app: &str, catalogue: &Catalogue) -> Self {
        if catalogue.is_recorder(app) {
            return Self::Recorder;
        }
        if catalogue.is_dictation(app) {
            return Self::Dictation;
        }
        match catalogue.of_app(app) {
            Category::Call => Self::Call,
            Category::Comms => Self::Talk,
            Category::Browser => Self::Browser,
            // The screen of another machine carries whatever sounds there, and who helps with it calls in it.
            Category::Unknown | Category::Other => Self::Unknown,
            _ => Self::Other,
        }
    }

    fn is_voice(self) -> bool {
        !matches!(self, Self::Dictation | Self::Recorder)
    }
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct User {
    since: i64,
    role: Role,
    /// A page for films or music explains the sound of its browser.
    explained: bool,
    /// It last held the microphone while it played; zero: never.
    #[serde(default)]
    held_at: i64,
    /// The person works beside it as hardly anybody does in a call.
    #[serde(default)]
    beside_work: bool,
    /// The site with which it began; zero: none.
    #[serde(default)]
    site: u64,
}

impl User {
    /// It may have begun when the window in front was there: music in another one began before.
    fn may_have_begun_with(&self, visit: &Visit) -> bool {
        self.since + STAYED_MS + visit.untold_ms >= visit.since
    }
}

/// An application for messages that plays for this long is in a call: its other sounds are short. Milliseconds.
const TALK_PLAYS_MS: i64 = 20_000;
/// A browser's sound belongs to the page for films or music that is in front within this after it began, milliseconds ...
const BEGAN_MS: i64 = 45_000;
/// ... and is told again to be there so long after that: the window of a call comes a moment after or before its sound,
/// by clocks that differ by seconds (spec/nudge.md H). Milliseconds.
const STAYED_MS: i64 = 5_000;
/// ... or to any page for leisure that is looked at for so long while it plays: glances during a call are shorter.
/// Milliseconds.
const LOOKED_AT_MS: i64 = 180_000;

/// What can only call, and what can also call, is in a call when it plays for so long without a break, whatever else is
/// seen: both make short sounds as well, and messages can have voices and films in them. Milliseconds.
const CALL_ALONE_MS: i64 = 60_000;
const TALK_ALONE_MS: i64 = 240_000;
/// A source that tells the same sound again and then does not for so many times has lost its end.
const AGAIN_MISSED: i64 = 4;
/// But not sooner than this: a lost message between two makes them look like the same told again. Milliseconds.
const FORGET_MS_MIN: i64 = 120_000;
/// The same told sooner is one message that came twice, milliseconds.
const AGAIN_MS_MIN: i64 = 10_000;

/// What may be a call and played for so long is held to have been one when it falls silent, milliseconds.
const PLAYED_MS: i64 = 300_000;
/// A program that nobody knows, that never held the microphone and was never in front while it played, is no call but
/// music when it plays for longer than this, milliseconds. Calls of which neither is seen are mostly shorter: on the tuning
/// personas ten minutes leaked into them under heavy noise, and this does not.
const UNSEEN_MS_MAX: i64 = 2_700_000;
/// A browser, or what nobody knows, that plays and never held the microphone is in no call when keys or the wheel are used in
/// so many of the last [`HANDS_MINUTES`]: whoever listens to others works less. Minutes. On 12 tuning days of eight people whose music
/// comes from the browser no call without a microphone (of 16) had that, and half of the music's time; under heavy noise five
/// of 46. On heavy days with such music one meeting more of 193 leaks: what played before it was taken for the same sound.
const HANDS_WORK: u32 = 16;
/// ... until it is in fewer than so many of them: a call may have begun in the same program. Minutes.
const HANDS_REST: u32 = 10;
/// So many minutes of the hands are remembered.
const HANDS_MINUTES: i64 = 20;
/// Or sooner: somebody typed in so many minutes more than not since the sound began ...
const TYPED_MORE: i64 = 5;
/// ... of its first so many: in a long call they come by chance. On 728 days of 52 people, most of them under heavy noise, two of
/// 813 calls without a microphone had that, and 315 of 1,390 sounds beside work.
const TYPED_MINUTES: i64 = 10;
/// So many keys in a minute are typing: a message, or notes, are shorter or rarer.
const TYPED_KEYS: u32 = 20;
/// Who let go of the microphone has likely left the call, and so less tells it: so many of the last [`RELEASED_MINUTES`].
const RELEASED_WORK: u32 = 8;
/// Minutes since then.
const RELEASED_MINUTES: i64 = 10;
/// What is in front may be the window of a call that nobody knows as one: hands move while no window is told, or the window
/// itself plays and shows next to no words, as faces do. In so many of the last [`HANDS_MINUTES`], without keys or the
/// wheel, it is one. Minutes. On 192 tuning days under heavy noise 451 of 499 meetings had three (after six minutes at the
/// median), and no other sound; 31 others had one.
const FACING_MINUTES: u32 = 3;
/// Fewer distinct words than this are the names of those who talk; around films there are more. With 23 those 31 were 99.
const FACES_WORDS: f64 = 15.0;
/// A page that plays from when it is opened on and has so many distinct words is a lesson or a film. On 180 days of six people
/// two or three long stretches more were told with it; with 30 and 45 one meeting of 433 more leaked under heavy noise.
const LESSON_WORDS: f64 = 60.0;
/// What plays since longer before an entry of the calendar begins is not its call: who meets comes sooner. Milliseconds.
const AHEAD_MS: i64 = 300_000;
/// What plays for longer without any other sign is no call but music, milliseconds.
const CALL_MS_MAX: i64 = 5_400_000;

/// More applications than this do not use a device at once, and are not remembered.
const NAMES_MAX: usize = 64;

/// Who uses a device for sound.
type Users = BTreeMap<String, User>;

/// A meeting that goes on.
#[derive(Clone, Serialize, Deserialize)]
struct Call {
    since: i64,
    /// Applications whose sound belongs to it.
    apps: Vec<String>,
    /// The last sign of it.
    sign: i64,
    /// Sound of it was ever there.
    heard: bool,
}

/// In which of the last minutes the hands worked. Clicks do not count: who listens has the hand on the mouse.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Hands {
    /// The newest minute since 1970.
    newest: i64,
    /// Bit n: in the minute n before that.
    worked: u32,
}

impl Hands {
    fn pass(&mut self, at: i64) {
        let passed = at.div_euclid(MINUTE_MS) - self.newest;
        if passed > 0 {
            let bits = u32::try_from(passed).unwrap_or(u32::MAX);
            self.worked = self.worked.checked_shl(bits).unwrap_or(0);
            self.newest += passed;
        }
    }

    fn work(&mut self, at: i64) {
        self.pass(at);
        let before = self.newest - at.div_euclid(MINUTE_MS);
        let bit = u32::try_from(before).ok();
        self.worked |= bit.and_then(|bit| 1_u32.checked_shl(bit)).unwrap_or(0);
    }

    /// In how many of so many minutes before this one.
    fn minutes(&self, last: i64) -> u32 {
        let before = (1 << last) - 1;
        ((self.worked >> 1) & before).count_ones()
    }

    /// Those minutes in which others, known up to the same time, did not.
    fn without(&self, others: &Self) -> Self {
        Self {
            newest: self.newest,
            worked: self.worked & !others.worked,
        }
    }

    /// Without those that were over at a time.
    fn since(mut self, at: i64) -> Self {
        let minutes = self.newest - at.div_euclid(MINUTE_MS);
        let kept = (1 << minutes.clamp(0, HANDS_MINUTES)) - 1;
        self.worked &= kept << 1;
        self
    }

    /// Begin of the oldest of them; none: there is none.
    fn begin(&self) -> Option<i64> {
        let oldest = self.worked.checked_ilog2()?;
        Some((self.newest - i64::from(oldest)) * MINUTE_MS)
    }
}

/// In which of the last minutes somebody typed.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Typing {
    minutes: Hands,
    /// The last minute since 1970 with keys, and how many it had.
    last: (i64, u32),
}

impl Typing {
    fn note(&mut self, at: i64, keys: u32) {
        let minute = at.div_euclid(MINUTE_MS);
        let before = if minute == self.last.0 {
            self.last.1
        } else {
            0
        };
        self.last = (minute, before.saturating_add(keys));
        if self.last.1 >= TYPED_KEYS {
            self.minutes.work(at);
        }
    }

    /// Somebody typed in most minutes since a time that is a few minutes ago.
    fn is_through(&self, since: i64) -> bool {
        let passed = self.minutes.newest - since.div_euclid(MINUTE_MS) - 1;
        if !(TYPED_MORE..=TYPED_MINUTES).contains(&passed) {
            return false;
        }
        let typed = i64::from(self.minutes.minutes(passed));
        typed - (passed - typed) >= TYPED_MORE
    }
}

/// What was last told of sound and camera.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Sound {
    microphone: Users,
    playback: Users,
    /// Since when; zero: not in use.
    camera: i64,
    report: i64,
    /// How often the source tells the same sound again; zero: it was not seen to. Milliseconds.
    #[serde(default)]
    again: i64,
    id: String,
    /// Programs that nobody knows and that held the microphone, or were looked at while they played: they may call.
    #[serde(default)]
    callers: BTreeSet<String>,
    /// Those of them that held the microphone.
    #[serde(default)]
    spoken_to: BTreeSet<String>,
    /// When a program that plays, and is no browser, last fell silent, and all others with it; zero: never.
    #[serde(default)]
    hushed: i64,
    #[serde(default)]
    hands: Hands,
    #[serde(default)]
    typing: Typing,
    /// In which of the last minutes what was in front may have been the window of a call.
    #[serde(default)]
    facing: Hands,
}

impl Sound {
    /// Takes what is told at a time; earlier words do not undo later ones.
    pub(crate) fn take(
        &mut self,
        at: i64,
        microphone: &[String],
        playback: &[String],
        camera: bool,
        id: &str,
        catalogue: &Catalogue,
    ) {
        if at < self.report {
            return;
        }
        self.note_again(at, microphone, playback, camera);
        let mut played = self.playback.values();
        if playback.is_empty() && played.any(|user| user.role != Role::Browser) {
            self.hushed = at;
        }
        self.report = at;
        id.clone_into(&mut self.id);
        update(&mut self.microphone, microphone, at, catalogue);
        update(&mut self.playback, playback, at, catalogue);
        let held = self.microphone.iter();
        let held = held.filter(|(_, user)| user.role == Role::Unknown);
        let held: Vec<String> = held.map(|(name, _)| name.clone()).collect();
        remember(&mut self.spoken_to, &held);
        remember(&mut self.callers, &held);
        for (name, user) in &mut self.playback {
            if self.microphone.keys().any(|held| same_app(held, name)) {
                user.held_at = at;
            }
        }
        self.camera = match (camera, self.camera) {
            (false, _) => 0,
            (true, 0) => at,
            (true, since) => since,
        };
    }

    /// Learns whether the source tells the same again, and how often.
    fn note_again(&mut self, at: i64, microphone: &[String], playback: &[String], camera: bool) {
        let same = |users: &Users, names: &[String]| {
            users.len() == names.len() && names.iter().all(|name| users.contains_key(name))
        };
        let passed = at - self.report;
        let again = self.is_any()
            && passed >= AGAIN_MS_MIN
            && camera == (self.camera > 0)
            && same(&self.microphone, microphone)
            && same(&self.playback, playback);
        if again && (self.again == 0 || passed < self.again) {
            self.again = passed;
        }
    }

    fn is_any(&self) -> bool {
        !self.microphone.is_empty() || !self.playback.is_empty() || self.camera > 0
    }

    /// Lets go of sound whose source tells the same again and does so no more.
    pub(crate) fn forget(&mut self, now: i64) {
        let wait = (self.again * AGAIN_MISSED).max(FORGET_MS_MIN);
        if self.again > 0 && self.is_any() && now - self.report > wait {
            self.microphone.clear();
            self.playback.clear();
            self.camera = 0;
        }
    }

    /// Nobody knows the program, and it held the microphone before: it calls.
    pub(crate) fn is_spoken_to(&self, app: &str) -> bool {
        self.spoken_to.iter().any(|name| same_app(name, app))
    }

    pub(crate) fn plays(&self, app: &str) -> bool {
        self.playback.keys().any(|name| same_app(name, app))
    }

    /// The browser of the page in front began to play when the page was there, or another of its site: who goes on to the
    /// next part of a lesson, or looks at something else meanwhile, is at it again. So did that of a window whose program is
    /// not told by the name under which it plays.
    pub(crate) fn began_with(&self, visit: &Visit) -> bool {
        let unnamed = visit.host.is_none()
            && matches!(
                visit.category,
                Category::Browser | Category::Unknown | Category::Media
            );
        let plays = |name: &str, user: &User| {
            let began = user.may_have_begun_with(visit) || user.site == visit.key;
            let soon = user.since - visit.since <= BEGAN_MS;
            let same = visit.host.is_some() && same_app(name, &visit.app);
            user.role == Role::Browser && began && (same || unnamed && soon)
        };
        self.playback.iter().any(|(name, user)| plays(name, user))
    }

    /// Somebody talks: in a call, or to a program that writes.
    pub(crate) fn is_spoken(&self) -> bool {
        self.microphone
            .values()
            .any(|user| user.role != Role::Recorder)
    }

    /// An application for messages plays as in a call.
    fn talks(&self, app: &str, now: i64) -> bool {
        self.playback.iter().any(|(name, user)| {
            user.role == Role::Talk && now - user.since >= TALK_PLAYS_MS && same_app(name, app)
        })
    }

    /// Since when an application plays so long that it is in a call.
    fn calls_alone(&self, now: i64) -> Option<i64> {
        let long = |user: &&User| match user.role {
            Role::Call => now - user.since >= CALL_ALONE_MS,
            Role::Talk => now - user.since >= TALK_ALONE_MS,
            _ => false,
        };
        let users = self.playback.values().filter(long);
        users.map(|user| user.since).min()
    }

    /// Notes whether the window in front explains what its browser plays: a page for films, or else that of a call, which
    /// a page that nobody knows may be when it is looked at for long.
    pub(crate) fn explain(&mut self, now: i64, visit: &Visit) {
        self.note_looked_at(visit);
        self.note_facing(now, visit);
        let users = self.playback.iter_mut();
        for (_, user) in users.filter(|(name, _)| same_app(name, &visit.app)) {
            let at_once = user.since - visit.since <= BEGAN_MS;
            if user.site == 0 && at_once && user.may_have_begun_with(visit) {
                user.site = visit.key;
            }
            let looked_at = now - visit.since.max(user.since) >= LOOKED_AT_MS;
            let stayed = visit.seen - user.since >= STAYED_MS;
            let lesson = shows_lesson(visit);
            let unknown = (visit.category == Category::Browser && !lesson) || shows_faces(visit);
            let soon = now - user.since <= BEGAN_MS;
            let began = visit.category == Category::Media && stayed && soon;
            if visit.category == Category::Call || (unknown && looked_at) {
                user.explained = false;
            } else if user.role == Role::Browser && lesson {
                user.explained |= stayed && soon && is_opened(visit, user);
            } else if user.role == Role::Browser && visit.category.is_leisure() && !unknown {
                user.explained |= began || looked_at;
            }
        }
    }

    fn note_looked_at(&mut self, visit: &Visit) {
        let seen = self.playback.iter().filter(|(name, user)| {
            user.role == Role::Unknown
                && !self.callers.contains(*name)
                && same_app(name, &visit.app)
        });
        let seen: Vec<String> = seen.map(|(name, _)| name.clone()).collect();
        remember(&mut self.callers, &seen);
    }

    /// Takes counts of input: keys and the wheel are work.
    pub(crate) fn note_hands(&mut self, at: i64, keys: u32, scrolls: u32) {
        if keys > 0 || scrolls > 0 {
            self.hands.work(at);
        }
        self.typing.note(at, keys);
    }

    /// Hands moved at a time at which nobody told of a window.
    pub(crate) fn note_untold(&mut self, at: i64) {
        self.facing.work(at);
    }

    /// Notes whether the window in front itself plays and shows next to no words.
    fn note_facing(&mut self, now: i64, visit: &Visit) {
        if shows_faces(visit) && self.plays(&visit.app) {
            self.facing.work(now);
        }
    }

    /// Since when something plays that may be the call of what is in front.
    fn plays_facing(&self, now: i64) -> Option<i64> {
        let since = self.may_be_call(now)?;
        let facing = self.facing.without(&self.hands).since(since);
        let enough = facing.minutes(HANDS_MINUTES) >= FACING_MINUTES;
        facing
            .begin()
            .filter(|_| enough)
            .map(|begin| begin.max(since))
    }

    /// Notes beside which sounds the person works as hardly anybody does in a call.
    pub(crate) fn note_work(&mut self, now: i64) {
        self.hands.pass(now);
        self.facing.pass(now);
        self.typing.minutes.pass(now);
        let mut playback = std::mem::take(&mut self.playback);
        for user in playback.values_mut() {
            user.beside_work = self.is_beside_work(user, now);
        }
        self.playback = playback;
    }

    fn is_beside_work(&self, user: &User, now: i64) -> bool {
        let released = user.held_at > 0;
        let (minutes, work) = if released {
            (RELEASED_MINUTES, RELEASED_WORK)
        } else {
            (HANDS_MINUTES, HANDS_WORK)
        };
        let long = now - user.since.max(user.held_at) >= minutes * MINUTE_MS;
        if !released && self.typing.is_through(user.since) {
            true
        } else if user.beside_work && (long || !released) {
            self.hands.minutes(HANDS_MINUTES) >= HANDS_REST
        } else {
            long && self.hands.minutes(minutes) >= work
        }
    }

    /// A program that nobody knows plays on and on, or beside work, and nobody looked at it or spoke to it, now or before.
    fn is_music(&self, name: &str, user: &User, now: i64) -> bool {
        let long = now - user.since >= UNSEEN_MS_MAX || user.beside_work;
        user.role == Role::Unknown && long && !self.callers.contains(name)
    }

    /// Since when something plays that may be a call: nobody starts a film apart from its page.
    fn may_be_call(&self, now: i64) -> Option<i64> {
        let users = self.playback.iter().filter(|(name, user)| match user.role {
            Role::Call | Role::Talk => true,
            Role::Browser => !user.explained && !user.beside_work && now - user.since < CALL_MS_MAX,
            // Of a program that nobody knows, nothing else is known either.
            Role::Unknown => now - user.since < CALL_MS_MAX && !self.is_music(name, user, now),
            _ => false,
        });
        users.map(|(_, user)| user.since).min()
    }

    /// What began to play at a time plays on, and the person works beside it.
    fn plays_beside_work(&self, since: i64) -> bool {
        let mut users = self.playback.values();
        users.any(|user| user.since == since && user.beside_work)
    }

    /// A browser, or what nobody knows, plays: beside an entry of the calendar it may be a call, whatever else it is like.
    fn may_be_met(&self) -> bool {
        let mut users = self.playback.values();
        users.any(|user| matches!(user.role, Role::Browser | Role::Unknown) && !user.explained)
    }

    /// Until when the silence after music may be that before a call.
    fn hushed_until(&self) -> i64 {
        match self.hushed {
            0 => 0,
            at => at + HUSHED_MS,
        }
    }

    pub(crate) fn is_playing(&self) -> bool {
        !self.playback.is_empty()
    }
}

/// A window that nobody knows, that may be the screen of another machine, or of which it is a guess that it is for films or
/// messages, shows next to no words.
fn shows_faces(visit: &Visit) -> bool {
    let unknown = matches!(
        visit.category,
        Category::Browser | Category::Unknown | Category::Other
    ) || (matches!(visit.category, Category::Media | Category::Comms)
        && visit.guessed);
    unknown && !visit.fullscreen && visit.rich > 0.0 && visit.rich < FACES_WORDS
}

/// A page of which nobody knows what it is for shows more words than faces have around them.
fn shows_lesson(visit: &Visit) -> bool {
    visit.category == Category::Browser && visit.rich >= LESSON_WORDS
}

/// Something began to play when the page in front had just been opened.
fn is_opened(visit: &Visit, user: &User) -> bool {
    let passed = user.since - visit.since;
    (-STAYED_MS..=BEGAN_MS).contains(&passed)
}

fn remember(known: &mut BTreeSet<String>, names: &[String]) {
    let room = NAMES_MAX.saturating_sub(known.len());
    known.extend(names.iter().take(room).cloned());
}

fn update(users: &mut Users, names: &[String], at: i64, catalogue: &Catalogue) {
    users.retain(|name, _| names.contains(name));
    for name in names.iter().take(NAMES_MAX) {
        users.entry(name.clone()).or_insert_with(|| User {
            since: at,
            role: Role::of(name, catalogue),
            explained: false,
            held_at: 0,
            beside_work: false,
            site: 0,
        });
    }
}

/// The axis social and what it rests on.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Together {
    pub(crate) axis: Axis<Social>,
    share: bool,
    share_since: i64,
    call: Option<Call>,
    /// The window of a call was last in front, and since when without a break.
    call_window: i64,
    call_window_since: i64,
    call_page: i64,
    camera_seen: i64,
    playback_seen: i64,
    /// Since when two weaker signs stand together.
    pair_since: i64,
    presenting_since: i64,
    presenting_sign: i64,
    slides_or_mirror: bool,
    pub(crate) meeting_started: i64,
    meeting_ended: i64,
    /// Until when a meeting cannot be excluded.
    near_until: i64,
    /// Since when something plays, or did, that may be a call, and until when it is held to be one.
    #[serde(default)]
    played: (i64, i64),
    near: bool,
    /// The person said that it is over.
    ended_by_answer: bool,
}

impl Default for Together {
    fn default() -> Self {
        Self {
            axis: Axis::new(Social::None),
            share: false,
            share_since: 0,
            call: None,
            call_window: 0,
            call_window_since: 0,
            call_page: 0,
            camera_seen: 0,
            playback_seen: 0,
            pair_since: 0,
            presenting_since: 0,
            presenting_sign: 0,
            slides_or_mirror: false,
            meeting_started: 0,
            meeting_ended: 0,
            near_until: 0,
            played: (0, 0),
            near: false,
            ended_by_answer: false,
        }
    }
}

/// A meeting or presentation that ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Met {
    pub(crate) started: i64,
    pub(crate) ended: i64,
}

/// What the signs are taken from.
pub(crate) struct Scene<'a> {
    pub(crate) now: i64,
    pub(crate) visit: Option<&'a Visit>,
    pub(crate) sound: &'a Sound,
    pub(crate) agenda: &'a Agenda,
    pub(crate) settings: &'a SocialSettings,
}

impl Together {
    pub(crate) fn share(&mut self, on: bool, at: i64) {
        if on && !self.share {
            self.share_since = at;
        }
        self.share = on;
        if !on {
            self.presenting_sign = 0;
        }
    }

    pub(crate) fn is_shared(&self) -> bool {
        self.share
    }

    /// The person says that the meeting is over, or that it still goes on.
    pub(crate) fn answer(&mut self, over: bool, now: i64) {
        if over {
            self.ended_by_answer = self.call.is_some();
        } else if self.call.is_none() {
            self.call = Some(Call {
                since: now,
                apps: vec![],
                sign: now,
                heard: false,
            });
        }
    }

    /// A meeting cannot be excluded, however likely: a first sign, an entry that begins, a call that fell silent. The
    /// axis says what is most likely; a word into a meeting costs more than silence beside one.
    pub(crate) fn is_near(&self) -> bool {
        self.near
    }

    /// End of the last meeting; zero while it lasts or when there was none.
    pub(crate) fn meeting_ended(&self) -> i64 {
        if self.is_together() {
            0
        } else {
            self.meeting_ended
        }
    }

    /// Since when; zero: alone.
    pub(crate) fn since(&self) -> i64 {
        if self.is_together() {
            self.axis.since()
        } else {
            0
        }
    }

    pub(crate) fn is_together(&self) -> bool {
        matches!(self.axis.state(), Social::Meeting | Social::Presenting)
    }

    /// Whether somebody meets at this time. Tells of what ended.
    pub(crate) fn evaluate(&mut self, scene: &Scene<'_>) -> Option<Met> {
        self.note_window(scene);
        let mut users = scene.sound.microphone.values();
        let recorder = users.any(|user| user.role == Role::Recorder);
        let voices = voices(scene);
        self.note_call(scene, &voices);
        self.note_presenting(scene);
        self.note_near(scene, &voices);
        self.settle(scene, recorder)
    }

    fn note_window(&mut self, scene: &Scene<'_>) {
        let Some(visit) = scene.visit else { return };
        let talks = visit.category == Category::Comms && scene.sound.talks(&visit.app, scene.now);
        if visit.category == Category::Call || talks {
            if scene.now - self.call_window > SIGN_LASTS_MS {
                self.call_window_since = visit.since.max(scene.now - SIGN_LASTS_MS);
            }
            self.call_window = scene.now;
            if visit.host.is_some() {
                self.call_page = scene.now;
            }
        }
    }

    /// Applications whose sound is that of a call, and since when: a browser's is when it showed one, or when nothing
    /// else explains it.
    fn call_plays(&self, scene: &Scene<'_>) -> Vec<(String, i64)> {
        let showed_call = self.call_page > 0 && scene.now - self.call_page < CALL_PAGE_MS;
        let playback = scene.sound.playback.iter();
        let entry = scene.agenda.meeting_at(scene.now);
        let ahead = |user: &User| entry.is_some_and(|entry| user.since < entry.start - AHEAD_MS);
        let of_call = playback.filter(|(app, user)| match user.role {
            // Music: the person works beside it, or did before the entry.
            Role::Browser | Role::Unknown if user.beside_work && !showed_call => false,
            Role::Browser | Role::Unknown if self.call.is_none() && ahead(user) => false,
            Role::Call => true,
            Role::Talk => scene.now - user.since >= TALK_PLAYS_MS,
            Role::Browser if user.explained => false,
            Role::Browser => self.call.is_none() || showed_call || self.is_of_call(app),
            // Nobody knows it: beside another sign it is as likely a call as a browser is.
            Role::Unknown if scene.sound.is_music(app, user, scene.now) => self.is_of_call(app),
            Role::Unknown => self.call.is_none() || self.is_of_call(app),
            _ => self.is_of_call(app),
        });
        of_call
            .map(|(app, user)| (app.clone(), user.since))
            .collect()
    }

    fn is_of_call(&self, app: &str) -> bool {
        let call = self.call.as_ref();
        call.is_some_and(|call| call.apps.iter().any(|known| same_app(known, app)))
    }

    fn note_call(&mut self, scene: &Scene<'_>, voices: &[(String, i64)]) {
        let now = scene.now;
        let plays = self.call_plays(scene);
        let window_now = self.call_window == now;
        let sounds = voices.iter().chain(&plays);
        if self.call.is_some() {
            let seen = scene.sound.camera > 0 || window_now || self.share;
            self.go_on(scene, sounds.map(|(app, _)| app), seen);
            return;
        }
        let first = |sounds: &[(String, i64)]| sounds.iter().map(|(_, since)| *since).min();
        let long = |since: &i64| now - since >= ms(scene.settings.microphone_s);
        let held = first(voices).filter(long);
        let alone = scene.sound.calls_alone(now);
        let signs = self.signs(scene, first(&plays), window_now);
        let facing = scene.sound.plays_facing(now);
        let pair = self.pair(scene, signs.into_iter().chain(facing).collect());
        if let Some(since) = held.or(pair).or(alone) {
            let apps: Vec<String> = sounds.map(|(app, _)| app.clone()).collect();
            self.call = Some(Call {
                since,
                sign: now,
                heard: !apps.is_empty(),
                apps,
            });
        }
    }

    /// Since when there are weaker signs.
    fn signs(&self, scene: &Scene<'_>, plays: Option<i64>, window_now: bool) -> Vec<i64> {
        let now = scene.now;
        let entry = scene.agenda.meeting_at(now);
        // The window of a call that is over is no sign of another.
        let seen = self.call_window > self.meeting_ended;
        let window = window_now || (seen && now - self.call_window < SIGN_LASTS_MS);
        let signs = [
            (scene.sound.camera > 0).then_some(scene.sound.camera),
            window.then_some(self.call_window_since),
            entry.map(|entry| entry.start),
            plays,
        ];
        signs.into_iter().flatten().collect()
    }

    /// Two weaker signs together for a while: since when.
    fn pair(&mut self, scene: &Scene<'_>, mut since: Vec<i64>) -> Option<i64> {
        let now = scene.now;
        if since.len() < 2 {
            self.pair_since = 0;
            return None;
        }
        // It began when the second of them came.
        since.sort_unstable();
        if self.pair_since == 0 {
            self.pair_since = now;
        }
        (now - self.pair_since >= ms(scene.settings.pair_s)).then(|| since[1].min(now))
    }

    fn go_on<'a>(
        &mut self,
        scene: &Scene<'_>,
        sounds: impl Iterator<Item = &'a String>,
        seen: bool,
    ) {
        let now = scene.now;
        let Some(call) = &mut self.call else { return };
        let mut heard = false;
        for app in sounds {
            heard = true;
            if !call.apps.contains(app) {
                call.apps.push(app.clone());
            }
        }
        if heard || seen {
            call.sign = now;
            call.heard |= heard;
        }
        let quiet = now - call.sign;
        let in_calendar = scene
            .agenda
            .meeting_at(now)
            .is_some_and(|entry| entry.start <= call.sign);
        let settings = scene.settings;
        // What was heard and is heard no more is over soon; what was never heard leaves by its window or its entry.
        let hold = match (call.heard, in_calendar) {
            (true, false) => settings.hold_s,
            (true, true) => settings.calendar_hold_s,
            (false, false) => settings.silence_s,
            (false, true) => settings.cap_s,
        };
        let over = self.ended_by_answer || quiet >= ms(hold.min(settings.cap_s));
        if over {
            self.ended_by_answer = false;
            self.meeting_ended = self.call.take().map_or(now, |call| call.sign);
            self.pair_since = 0;
        }
    }

    fn note_presenting(&mut self, scene: &Scene<'_>) {
        let visit = scene.visit;
        let shown = visit.is_some_and(|visit| visit.mirrored || (visit.fullscreen && visit.slides));
        if self.share || shown {
            if self.presenting_since == 0 {
                self.presenting_since = if self.share {
                    self.share_since
                } else {
                    scene.now
                };
            }
            self.presenting_sign = scene.now;
            self.slides_or_mirror = shown;
        } else if scene.now - self.presenting_sign >= ms(scene.settings.presenting_hold_s) {
            self.presenting_since = 0;
        }
    }

    fn note_near(&mut self, scene: &Scene<'_>, voices: &[(String, i64)]) {
        let (now, settings) = (scene.now, scene.settings);
        let plays = scene.sound.may_be_call(now);
        let met = scene.agenda.meeting_at(now).is_some() && scene.sound.may_be_met();
        let sign = !voices.is_empty() || met || scene.sound.camera > 0 || self.call_window == now;
        if sign {
            self.near_until = self.near_until.max(now + ms(settings.sign_s));
        }
        let call = self.call.as_ref().map(|call| call.sign);
        if let Some(sign) = call {
            self.near_until = self.near_until.max(sign + ms(settings.silence_s));
        }
        self.note_played(scene, plays);
        let (before, after) = (ms(settings.before_s), ms(settings.after_s));
        let hushed = scene.sound.hushed_until();
        self.near = now < self.near_until.max(self.played.1).max(hushed)
            || scene.agenda.begins_near(now, before, after);
    }

    /// What plays may be a call, and what played for as long as calls do may have been one that fell silent; but not when it
    /// plays on and turns out to be music.
    fn note_played(&mut self, scene: &Scene<'_>, since: Option<i64>) {
        if let Some(since) = since {
            let long = scene.now - since >= PLAYED_MS;
            let wait = if long {
                scene.settings.silence_s
            } else {
                scene.settings.sign_s
            };
            self.played = (since, self.played.1.max(scene.now + ms(wait)));
        } else if scene.sound.plays_beside_work(self.played.0) {
            self.played = (0, 0);
        }
    }

    fn settle(&mut self, scene: &Scene<'_>, recorder: bool) -> Option<Met> {
        let now = scene.now;
        let (state, since) = if self.presenting_since > 0 {
            (Social::Presenting, self.presenting_since)
        } else if let Some(call) = &self.call {
            (Social::Meeting, call.since)
        } else if recorder {
            (Social::Recording, now)
        } else {
            (Social::None, now)
        };
        let before = self.axis.state();
        if before == state && self.axis.since() != 0 {
            return None;
        }
        let was_together = self.is_together();
        let ended = match before {
            Social::Meeting => self.meeting_ended,
            Social::Presenting if self.presenting_sign > 0 => self.presenting_sign,
            _ => now,
        };
        let ended = if ended == 0 { now } else { ended };
        let alone = matches!(state, Social::None | Social::Recording);
        let since = if was_together && alone { ended } else { since };
        let id = scene.sound.id.clone();
        self.axis.set(state, since, || {
            vec![
                Reason::new(
                    "meeting",
                    state_words(state),
                    "microphone, share, or two signs",
                )
                .with([id]),
            ]
        });
        if !was_together && self.is_together() {
            self.meeting_started = since;
            self.meeting_ended = 0;
        }
        let over = was_together && !self.is_together();
        over.then(|| {
            self.meeting_ended = since;
            Met {
                started: self.meeting_started,
                ended: since,
            }
        })
    }
}

fn state_words(state: Social) -> &'static str {
    match state {
        Social::None => "no sign of a meeting",
        Social::Meeting => "signs of a call",
        Social::Presenting => "the screen is shown to others",
        Social::Recording => "a recorder holds the microphone",
    }
}

/// Applications that hold the microphone to talk, and since when.
fn voices(scene: &Scene<'_>) -> Vec<(String, i64)> {
    let microphone = scene.sound.microphone.iter();
    microphone
        .filter(|(_, user)| user.role.is_voice())
        .map(|(app, user)| (app.clone(), user.since))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::window::Facts;

    /// Whether a page that is opened so many milliseconds after the one before was last told, while its browser plays, is
    /// watched: what plays began at a time, or with a page of the same site.
    fn is_watched_after(untold_ms: i64, began_ms: i64, with_site: bool) -> bool {
        let settings = crate::tests::settings();
        let catalogue = Catalogue::new(&settings);
        let page = |title, at| {
            let facts = Facts {
                app: "firefox",
                title: Some(title),
                host: Some("school.example"),
                fullscreen: false,
                mirrored: false,
            };
            Visit::new(&facts, &catalogue, at, "focus:1")
        };
        let first = page("Part one", 1_000_000);
        let mut next = page("Part two", first.seen + untold_ms);
        next.come_after(&first);
        let mut sound = Sound::default();
        let began = next.since + began_ms;
        sound.take(
            began,
            &[],
            &["firefox".to_owned()],
            false,
            "audio:1",
            &catalogue,
        );
        if with_site {
            sound.explain(began, &first);
        }
        sound.explain(next.since + MINUTE_MS, &next);
        sound.began_with(&next)
    }

    #[test]
    fn what_began_with_a_site_is_watched_on_its_pages() {
        assert!(is_watched_after(14_000, 0, false));
        assert!(!is_watched_after(14_000, -12_000, false));
        // The first word of the page may be lost.
        assert!(is_watched_after(20_000, -12_000, false));
        assert!(!is_watched_after(60_000, -40_000, false));
        assert!(is_watched_after(60_000, -50_000, true));
    }

    #[test]
    fn who_stops_the_music_may_be_called() {
        let catalogue = Catalogue::new(&crate::tests::settings());
        // What played, what plays on, and until when a call may come after the silence.
        let cases: [(&[&str], &[&str], i64); 4] = [
            (&["strawberry"], &[], 5_000 + HUSHED_MS),
            (&["strawberry", "firefox"], &[], 5_000 + HUSHED_MS),
            (&["firefox"], &[], 0),
            (&["strawberry", "firefox"], &["firefox"], 0),
        ];
        for (before, after, want) in cases {
            let mut sound = Sound::default();
            for (at, playback) in [(1_000, before), (5_000, after)] {
                let playback: Vec<String> = playback.iter().map(|&name| name.into()).collect();
                sound.take(at, &[], &playback, false, "audio:1", &catalogue);
            }
            assert_eq!(sound.hushed_until(), want, "{before:?}, {after:?}");
        }
    }

    #[test]
    fn who_types_from_the_begin_of_a_sound_on_is_in_no_call() {
        // Keys in each minute after the one in which a sound began, and whether that tells.
        let cases: [(&[u32], bool); 7] = [
            (&[30, 30, 30, 30], false),
            (&[30, 30, 30, 30, 30], true),
            (&[30, 30, 19, 30, 30], false),
            (&[30, 30, 19, 30, 30, 30, 30], true),
            (&[0, 90, 0, 90, 90, 90, 90, 90, 90], true),
            (&[0, 0, 0, 90, 90, 90, 90, 90, 90, 90], false),
            (&[0, 0, 0, 0, 0, 90, 90, 90, 90, 90, 90, 90, 90], false),
        ];
        for (keys, want) in cases {
            let mut typing = Typing::default();
            let began = 10 * MINUTE_MS;
            let minutes = (1..)
                .zip(keys)
                .map(|(minute, keys)| (began + minute * MINUTE_MS, keys));
            for (at, keys) in minutes {
                typing.note(at, keys / 2);
                typing.note(at + MINUTE_MS / 2, keys - keys / 2);
                typing.minutes.pass(at + MINUTE_MS);
            }
            assert_eq!(typing.is_through(began), want, "{keys:?}");
        }
    }
}
