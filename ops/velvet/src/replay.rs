//! A recorded or scripted day through both of the companion's steps, on event time: without broker, clock, key or
//! screen. The steps are the ones that run live.

use velvet_context::{Body, Model, Observation};
use velvet_messages::v1::{CaptureTime, ContextEvent, FeedbackSignal, NudgeEvent, Signal, signal};
use velvet_nudge::{Nudger, Policy};

/// The device of a replay, in ids and lots alike, so that two replays of one day say the same.
const DEVICE: &str = "replay";
/// How often the nudge step looks without an event, as it does live.
const TICK_MS: i64 = velvet_nudge::TICK.as_secs().cast_signed() * 1_000;

/// Both steps, and how far time has gone.
pub struct Replay {
    model: Model,
    nudger: Nudger,
    looked_ms: Option<i64>,
    /// Answers whose time the present has not reached yet: they are given at their own time.
    answers: Vec<(i64, Signal)>,
    observations: u64,
}

impl Replay {
    /// Steps that know of nothing before.
    #[must_use]
    pub fn new(
        context: velvet_context::Settings,
        nudge: &velvet_nudge::Config,
        policy: Policy,
        zone: jiff::tz::TimeZone,
    ) -> Self {
        // A key would make the lots those of one device; without one they are the same everywhere.
        let settings = nudge.settings(DEVICE, zone, [0; 32]);
        Self {
            model: Model::new(context, DEVICE),
            nudger: Nudger::new(policy, settings),
            looked_ms: None,
            answers: vec![],
            observations: 0,
        }
    }

    /// Takes one observation in order of arrival; what was decided by it comes out.
    pub fn observe(&mut self, observation: Observation) -> Vec<NudgeEvent> {
        self.observations += 1;
        self.answers.extend(answer(&observation, self.observations));
        let events = self.model.observe(observation);
        self.hear(&events)
    }

    /// The end of the day: what the model still held back.
    pub fn finish(&mut self) -> Vec<NudgeEvent> {
        let events = self.model.finish();
        self.hear(&events)
    }

    /// Observations that came too late to count in their place.
    #[must_use]
    pub fn late_count(&self) -> u64 {
        self.model.late_count()
    }

    fn hear(&mut self, events: &[ContextEvent]) -> Vec<NudgeEvent> {
        let mut said = vec![];
        for event in events {
            let at_ms = event.at.as_ref().map_or(0, |at| at.unix_us / 1_000);
            self.look_until(at_ms, &mut said);
            for (_, answer) in self.answers.extract_if(.., |(ts, _)| *ts <= at_ms) {
                said.extend(self.nudger.signal(&answer));
            }
            said.extend(self.nudger.context(event));
        }
        said
    }

    /// Deferrals end and the present grows old between two events, too.
    fn look_until(&mut self, until_ms: i64, said: &mut Vec<NudgeEvent>) {
        let mut looked = self.looked_ms.unwrap_or(until_ms);
        while looked < until_ms {
            let due = self.nudger.wake_at().unwrap_or(i64::MAX);
            looked = due.clamp(looked + 1, looked + TICK_MS).min(until_ms);
            said.extend(self.nudger.wake(looked));
        }
        self.looked_ms = Some(looked);
    }
}

/// An answer to a card as the nudge step hears it.
fn answer(observation: &Observation, number: u64) -> Option<(i64, Signal)> {
    let Body::Feedback {
        nudge,
        answer,
        text,
    } = &observation.body
    else {
        return None;
    };
    let feedback = FeedbackSignal {
        nudge_id: nudge.clone(),
        answer: answer.clone(),
        text: text.clone(),
    };
    let signal = Signal {
        device: DEVICE.to_owned(),
        session: observation.source().to_owned(),
        seq: number,
        at: Some(CaptureTime {
            unix_us: observation.ts.saturating_mul(1_000),
            ..CaptureTime::default()
        }),
        kind: Some(signal::Kind::Feedback(feedback)),
    };
    Some((observation.ts, signal))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use velvet_messages::v1::nudge_event::Kind;

    use super::*;
    use crate::Settings;

    /// Monday 2026-03-02, 09:00 UTC.
    const NINE: i64 = 1_772_442_000_000;

    /// A working hour without a plan: keys each five seconds, and now and then another window.
    fn hour() -> Vec<Observation> {
        let line = |id: String, ts: i64, body: &str| {
            let text = format!(r#"{{"id":"{id}","ts":{ts},{body}}}"#);
            serde_json::from_str(&text).unwrap()
        };
        (0..720)
            .flat_map(|step: i64| {
                let ts = NINE + step * 5_000;
                let app = if step / 90 % 2 == 0 { "code" } else { "gimp" };
                let focus = format!(r#""kind":"focus","app":"{app}","title":"work""#);
                [
                    line(format!("f:{}", step + 1), ts, &focus),
                    line(
                        format!("i:{}", step + 1),
                        ts + 1,
                        r#""kind":"input","keys":9"#,
                    ),
                ]
            })
            .collect()
    }

    fn decisions(observations: Vec<Observation>) -> Vec<(i64, String, String)> {
        let settings =
            Settings::load(std::path::Path::new("/nowhere"), std::iter::empty(), &[]).unwrap();
        let mut replay = Replay::new(
            settings.section("context").unwrap(),
            &settings.section("nudge").unwrap(),
            Policy::standard(),
            TimeZone::UTC,
        );
        let mut said: Vec<NudgeEvent> = vec![];
        for observation in observations {
            said.extend(replay.observe(observation));
        }
        said.extend(replay.finish());
        let decided = said.into_iter().filter_map(|event| match event.kind {
            Some(Kind::Decision(decision)) => {
                Some((event.at?.unix_us, decision.nudge, decision.verdict))
            }
            _ => None,
        });
        decided.collect()
    }

    #[test]
    fn an_hour_without_a_plan_brings_the_question_for_one() {
        let said = decisions(hour());
        let asked = said
            .iter()
            .find(|(_, rule, verdict)| rule == "intent_prompt" && verdict == "deliver");
        let (at, ..) = asked.unwrap_or_else(|| panic!("{said:?}"));
        let minute = (at / 1_000 - NINE) / 60_000;
        assert!((10..30).contains(&minute), "after {minute} minutes");
    }

    #[test]
    fn the_same_day_says_the_same_and_a_repeated_line_changes_nothing() {
        let once = decisions(hour());
        let doubled = hour()
            .into_iter()
            .flat_map(|observation| [observation.clone(), observation]);
        assert_eq!(decisions(doubled.collect()), once);
    }
}
