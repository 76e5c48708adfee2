//! Meetings, presentations, recordings.
//!
//! A meeting begins with a microphone held for a while, a shared screen, or two weaker signs; it ends, back-dated, when
//! its own sound is known to be gone, not merely when nothing is heard of it.

use std::collections::BTreeMap;

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

/// What a use of the microphone or of playback means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Role {
    Dictation,
    Recorder,
    Call,
    /// An application for messages that can also call.
    Talk,
    Browser,
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
}

/// An application for messages that plays for this long is in a call: its other sounds are short. Milliseconds.
const TALK_PLAYS_MS: i64 = 20_000;

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

/// What was last told of sound and camera.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Sound {
    microphone: Users,
    playback: Users,
    /// Since when; zero: not in use.
    camera: i64,
    report: i64,
    id: String,
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
        self.report = at;
        id.clone_into(&mut self.id);
        update(&mut self.microphone, microphone, at, catalogue);
        update(&mut self.playback, playback, at, catalogue);
        self.camera = match (camera, self.camera) {
            (false, _) => 0,
            (true, 0) => at,
            (true, since) => since,
        };
    }

    pub(crate) fn plays(&self, app: &str) -> bool {
        self.playback.keys().any(|name| same_app(name, app))
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

    fn may_be_call(&self) -> bool {
        let mut users = self.playback.values();
        users.any(|user| matches!(user.role, Role::Call | Role::Talk))
    }

    pub(crate) fn is_playing(&self) -> bool {
        !self.playback.is_empty()
    }
}

fn update(users: &mut Users, names: &[String], at: i64, catalogue: &Catalogue) {
    /// More applications than this do not use a device at once.
    const NAMES_MAX: usize = 64;
    users.retain(|name, _| names.contains(name));
    for name in names.iter().take(NAMES_MAX) {
        users.entry(name.clone()).or_insert_with(|| User {
            since: at,
            role: Role::of(name, catalogue),
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

    /// A first sign of a meeting, or one that is about to begin: not a moment to speak.
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
        self.near = self.is_first_sign(scene, &voices);
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

    /// Sound played by a call, or by a browser that showed one.
    fn call_plays(&self, scene: &Scene<'_>) -> Option<i64> {
        let playback = scene.sound.playback.iter();
        let of_call = playback.filter(|(app, user)| {
            if let Some(call) = &self.call
                && call.apps.iter().any(|known| same_app(known, app))
            {
                return user.role != Role::Browser || scene.now - call.sign < CALL_PAGE_MS;
            }
            match user.role {
                Role::Call => true,
                Role::Talk => scene.now - user.since >= TALK_PLAYS_MS,
                Role::Browser => self.call_page > 0 && scene.now - self.call_page < CALL_PAGE_MS,
                _ => false,
            }
        });
        of_call.map(|(_, user)| user.since).min()
    }

    fn note_call(&mut self, scene: &Scene<'_>, voices: &[(String, i64)]) {
        let now = scene.now;
        let plays = self.call_plays(scene);
        let camera = scene.sound.camera;
        let window_now = self.call_window == now;
        if self.call.is_some() {
            let heard = !voices.is_empty() || plays.is_some();
            self.go_on(
                scene,
                voices,
                heard || camera > 0 || window_now || self.share,
                heard,
            );
            return;
        }
        let held = voices.iter().map(|(_, since)| *since).min();
        let held = held.filter(|since| now - since >= ms(scene.settings.microphone_s));
        let pair = self.pair(scene, plays, window_now);
        if let Some(since) = held.or(pair) {
            let apps = voices.iter().map(|(app, _)| app.clone());
            self.call = Some(Call {
                since,
                apps: apps.collect(),
                sign: now,
                heard: !voices.is_empty() || plays.is_some(),
            });
        }
    }

    /// Two weaker signs together for a while: since when.
    fn pair(&mut self, scene: &Scene<'_>, plays: Option<i64>, window_now: bool) -> Option<i64> {
        let now = scene.now;
        let entry = scene.agenda.meeting_at(now);
        let window = window_now || (self.call_window > 0 && now - self.call_window < SIGN_LASTS_MS);
        let signs = [
            (scene.sound.camera > 0).then_some(scene.sound.camera),
            window.then_some(self.call_window_since),
            entry.map(|entry| entry.start),
            plays,
        ];
        let mut since: Vec<i64> = signs.into_iter().flatten().collect();
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

    fn go_on(&mut self, scene: &Scene<'_>, voices: &[(String, i64)], sign: bool, heard: bool) {
        let now = scene.now;
        let Some(call) = &mut self.call else { return };
        for (app, _) in voices {
            if !call.apps.contains(app) {
                call.apps.push(app.clone());
            }
        }
        if sign {
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
            (true, true) | (false, false) => settings.calendar_hold_s,
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

    fn is_first_sign(&self, scene: &Scene<'_>, voices: &[(String, i64)]) -> bool {
        let before = ms(scene.settings.before_s);
        let after = ms(scene.settings.after_s);
        !voices.is_empty()
            || scene.sound.camera > 0
            || scene.sound.may_be_call()
            || self.call_window == scene.now
            || scene.agenda.begins_near(scene.now, before, after)
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
