//! Films and games that fill the screen.

use serde::{Deserialize, Serialize};

use crate::{
    axis::{Axis, Reason, SURE, states},
    category::Category,
    settings::{MediaSettings, ms},
    social::Sound,
    window::Visit,
};

states! {
    /// The axis media.
    Media, "media", {
        /// Neither.
        None = "none",
        /// A film that fills the screen.
        FullscreenVideo = "fullscreen_video",
        /// A game.
        Game = "game",
    }
}

/// The next film fills the screen so soon after the last one, milliseconds.
const NEXT_FILM_MS: i64 = 60_000;

/// Confidence while nobody has told for longer than a heartbeat which window is in front, or what is read is of another than
/// was told, thousandths: it may be one with a game, a film or a call in it. Below what a card needs (0.6, spec/nudge.md 3.3).
const UNTOLD: u32 = 400;

/// The axis media.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Watching {
    pub(crate) axis: Axis<Media>,
    candidate: Media,
    candidate_since: i64,
    /// A program that nobody knows shows next to no words, or something fills the screen that is not for work.
    #[serde(default)]
    unknown: bool,
    /// When a film last filled the screen, and in what.
    #[serde(default)]
    film: Option<(i64, u64)>,
}

impl Default for Watching {
    fn default() -> Self {
        Self {
            axis: Axis::new(Media::None),
            candidate: Media::None,
            candidate_since: 0,
            unknown: false,
            film: None,
        }
    }
}

/// Whether the focused window itself plays: somebody watches or listens to it. A page of which nobody knows whether it has
/// films does when the sound of its browser began with it.
pub(crate) fn is_watched(visit: &Visit, sound: &Sound) -> bool {
    let began = sound.began_with(visit);
    let shows = visit.fullscreen || visit.category == Category::Media || began;
    shows
        && (sound.plays(&visit.app)
            || began
            || (visit.fullscreen && visit.host.is_some() && sound.is_playing()))
}

impl Watching {
    /// A film that began at or before a time goes on.
    pub(crate) fn is_film_since(&self, at: i64) -> bool {
        self.axis.is(Media::FullscreenVideo) && self.axis.since() <= at
    }

    /// Where a film just filled the screen the next one is chosen, which fills it soon.
    fn is_next_film(&self, now: i64, visit: &Visit) -> bool {
        let film = self.film;
        film.is_some_and(|(at, key)| key == visit.key && now - at < NEXT_FILM_MS)
    }

    /// Something full screen may have begun, or not ended; or a game is not known as one.
    pub(crate) fn is_near(&self) -> bool {
        self.candidate != Media::None || self.unknown
    }

    /// Whether the window in front is surely the one that was told. True when that changed.
    pub(crate) fn note_front(&mut self, surely: bool) -> bool {
        let confidence = if surely { SURE } else { UNTOLD };
        let before = self.axis.confidence_milli();
        self.axis.sure(confidence);
        before != confidence
    }

    /// True when something full screen just ended.
    pub(crate) fn evaluate(
        &mut self,
        now: i64,
        visit: Option<&Visit>,
        sound: &Sound,
        settings: &MediaSettings,
    ) -> bool {
        let seen = seen(visit, sound);
        if let Some(visit) = visit.filter(|_| seen == Media::FullscreenVideo) {
            self.film = Some((now, visit.key));
        }
        self.unknown = visit.is_some_and(|visit| {
            may_be_game(visit, now) || may_be_film(visit) || self.is_next_film(now, visit)
        });
        if seen != self.candidate {
            self.candidate = seen;
            self.candidate_since = now;
        }
        let wait = if seen == Media::None {
            settings.leave_s
        } else {
            settings.enter_s
        };
        let begin = self.axis.since() == 0;
        if !begin && (self.axis.is(seen) || now - self.candidate_since < ms(wait)) {
            return false;
        }
        let was = self.axis.state();
        let since = if begin { now } else { self.candidate_since };
        let refs = visit.and_then(|visit| visit.focus_refs.last().cloned());
        self.axis.set(seen, since, || {
            vec![
                Reason::new(
                    "screen",
                    "full screen and sound, or a game",
                    format!("{wait} s"),
                )
                .with(refs),
            ]
        });
        !begin && seen == Media::None && was != Media::None
    }
}

fn may_be_game(visit: &Visit, now: i64) -> bool {
    visit.is_wordless() || visit.is_unread(now) || visit.is_page_at_play(now)
}

/// It fills the screen and is not known to be for work, heard or not: its sound may be lost, or come later.
fn may_be_film(visit: &Visit) -> bool {
    let leisure = visit.category.is_leisure() || visit.category == Category::Unknown;
    visit.fullscreen && leisure
}

fn seen(visit: Option<&Visit>, sound: &Sound) -> Media {
    match visit {
        Some(visit) if visit.category == Category::Game => Media::Game,
        Some(visit)
            if visit.fullscreen
                && !visit.slides
                && visit.category != Category::Call
                && is_watched(visit, sound) =>
        {
            Media::FullscreenVideo
        }
        _ => Media::None,
    }
}
