//! Observations from what the agents and the reader say.

use velvet_messages::v1::{
    self, FocusSignal, IdleState, IntentSignal, Line, LineChange, Reading, Rect, Signal,
    SystemState, signal::Kind,
};

use crate::{
    Body, Observation,
    observation::{IntentAction, SystemEvent},
};

/// Words of one reading that are looked at; a full screen of small text has about as many.
const TOKENS_MAX: usize = 2_000;

/// The observation in a signal; none when it says nothing about the present.
///
/// The id is `s:<device>:<session>:<kind>:<seq>`, so that each kind of a producer is a source of its own: one that falls
/// silent does not hold back the others.
#[must_use]
pub fn observation_of_signal(signal: &Signal) -> Option<Observation> {
    let (name, body) = match signal.kind.as_ref()? {
        Kind::Focus(focus) => ("focus", focus_body(focus)?),
        Kind::Input(input) => ("input", input_body(input)),
        Kind::Audio(audio) => ("audio", audio_body(audio)),
        Kind::System(system) => (
            "system",
            Body::System {
                event: event(system.state())?,
            },
        ),
        Kind::Calendar(entry) => ("calendar", calendar_body(entry)),
        Kind::Intent(intent) => ("intent", intent_body(intent)),
        Kind::Feedback(feedback) => (
            "feedback",
            Body::Feedback {
                nudge: feedback.nudge_id.clone(),
                answer: feedback.answer.clone(),
                text: feedback.text.clone(),
            },
        ),
    };
    Some(Observation {
        id: format!(
            "s:{}:{}:{name}:{}",
            signal.device, signal.session, signal.seq
        ),
        ts: millis(signal.at.as_ref()?.unix_us),
        body,
    })
}

fn millis(unix_us: i64) -> i64 {
    unix_us.div_euclid(1_000)
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn focus_body(focus: &FocusSignal) -> Option<Body> {
    let window = focus.window.as_ref().filter(|window| window.known)?;
    Some(Body::Focus {
        app: window.app.clone(),
        title: some(&window.title),
        url_host: some(&focus.url_host),
        fullscreen: window.fullscreen,
        mirrored: focus.mirrored,
    })
}

fn input_body(input: &v1::InputSignal) -> Body {
    // With the change to active the signal says how long it had been idle; now it is not.
    let active = input.state() == IdleState::Active && !input.again;
    Body::Input {
        keys: input.keys,
        clicks: input.clicks,
        scrolls: input.scrolls,
        idle_ms: if active { 0 } else { input.idle_ms },
    }
}

fn audio_body(audio: &v1::AudioSignal) -> Body {
    let mut microphone = audio.mic_apps.clone();
    if audio.held && !audio.app.is_empty() && !microphone.contains(&audio.app) {
        microphone.push(audio.app.clone());
    }
    Body::Audio {
        mic_apps: microphone,
        playback_apps: audio.playback_apps.clone(),
        camera: audio.camera,
    }
}

fn event(state: SystemState) -> Option<SystemEvent> {
    Some(match state {
        SystemState::Locked => SystemEvent::Lock,
        SystemState::Unlocked => SystemEvent::Unlock,
        SystemState::Suspending => SystemEvent::Suspend,
        SystemState::Resumed => SystemEvent::Resume,
        SystemState::ShareStarted => SystemEvent::ShareOn,
        SystemState::ShareEnded => SystemEvent::ShareOff,
        SystemState::DoNotDisturbOn => SystemEvent::DndOn,
        SystemState::DoNotDisturbOff => SystemEvent::DndOff,
        SystemState::Paused => SystemEvent::CaptureOff,
        SystemState::Capturing => SystemEvent::CaptureOn,
        SystemState::DisplaysChanged | SystemState::Unspecified => return None,
    })
}

fn calendar_body(entry: &v1::CalendarSignal) -> Body {
    Body::Calendar {
        event: entry.uid.clone(),
        title: entry.title.clone(),
        start: millis(entry.starts_unix_us),
        end: millis(entry.ends_unix_us),
        busy: !entry.free,
        cancelled: entry.cancelled,
    }
}

fn intent_body(intent: &IntentSignal) -> Body {
    let action = match intent.action() {
        v1::IntentAction::Unspecified if intent.done => IntentAction::Done,
        v1::IntentAction::Unspecified | v1::IntentAction::Declare => IntentAction::Declare,
        v1::IntentAction::Pause => IntentAction::Pause,
        v1::IntentAction::Resume => IntentAction::Resume,
        v1::IntentAction::Break => IntentAction::Break,
        v1::IntentAction::Done => IntentAction::Done,
    };
    let until = (intent.until_unix_us != 0).then(|| millis(intent.until_unix_us));
    Body::Intent {
        action,
        id: intent.id.clone(),
        text: intent.text.clone(),
        until,
        terms: intent.terms.clone(),
    }
}

/// The window that had the focus when the picture of a reading was taken.
///
/// The id is `fr:<device>:<session>:<display>:<seq>`: of two observations of one time that comes before the words.
pub(crate) fn window_of_reading(reading: &Reading) -> Option<Observation> {
    let frame = reading.r#ref.as_ref()?;
    let window = reading.window.as_ref().filter(|window| window.known)?;
    Some(Observation {
        id: format!(
            "fr:{}:{}:{}:{}",
            frame.device, frame.session, frame.display, frame.seq
        ),
        ts: millis(reading.captured.as_ref()?.unix_us),
        body: Body::Focus {
            app: window.app.clone(),
            title: some(&window.title),
            url_host: None,
            fullscreen: window.fullscreen,
            mirrored: false,
        },
    })
}

/// Whether a line stands in the window that had the focus. Unknown places count as such.
fn is_in_focus(reading: &Reading, line: &Line) -> bool {
    let window = reading.window.as_ref().and_then(|window| window.bounds);
    let (Some(window), Some(place)) = (window, line.r#box) else {
        return true;
    };
    let display = reading.display.unwrap_or_default();
    let on_display = Rect {
        x: window.x.saturating_sub(display.x_px),
        y: window.y.saturating_sub(display.y_px),
        ..window
    };
    on_display.holds_middle(&place)
}

/// The observation in a reading: the words of the lines that are new or changed, in the window that had the focus where its
/// place is known, since what stands beside it tells nothing of what is done in it; none without any.
///
/// The id is `r:<device>:<session>:<display>:<seq>`, the same whichever reader read the frame.
#[must_use]
pub fn observation_of_reading(reading: &Reading) -> Option<Observation> {
    let frame = reading.r#ref.as_ref()?;
    let lines = reading.regions.iter().flat_map(|region| &region.lines);
    let fresh = lines.filter(|line| {
        matches!(
            line.change(),
            LineChange::Added | LineChange::Changed | LineChange::Unspecified
        ) && is_in_focus(reading, line)
    });
    let (mut tokens, mut sum, mut count) = (vec![], 0u64, 0u64);
    for word in fresh.flat_map(|line| &line.words).take(TOKENS_MAX) {
        tokens.push(word.text.to_lowercase());
        sum += u64::from(word.confidence_milli);
        count += 1;
    }
    if count == 0 {
        return None;
    }
    Some(Observation {
        id: format!(
            "r:{}:{}:{}:{}",
            frame.device, frame.session, frame.display, frame.seq
        ),
        ts: millis(reading.captured.as_ref()?.unix_us),
        body: Body::Ocr {
            tokens,
            mean_conf: sum as f32 / count as f32 / 1_000.0,
        },
    })
}
