//! Answers: the present, why a card came, which kinds there are.

use velvet_messages::v1::{self, request::Kind as Ask, response::Kind as Say};
use velvet_runtime::{Answer, Asker, Timestamp, service::refusal};

use crate::{
    Rule,
    step::{Companion, SharedCompanion},
};

/// The nudge worker as a service.
pub struct NudgeService {
    companion: SharedCompanion,
}

impl NudgeService {
    /// Answers from what the step knows.
    #[must_use]
    pub fn new(companion: SharedCompanion) -> Self {
        Self { companion }
    }
}

impl Answer for NudgeService {
    fn endpoints(&self) -> &'static [&'static str] {
        &["present", "why", "nudges"]
    }

    fn answer(
        &self,
        now: Timestamp,
        endpoint: &str,
        request: &v1::Request,
        _: &Asker,
    ) -> v1::Response {
        let companion = self.companion.lock();
        let kind = match (endpoint, &request.kind) {
            ("present", Some(Ask::Present(_))) => Say::Present(present(&companion)),
            ("why", Some(Ask::Why(ask))) => Say::Why(why(&companion, &ask.nudge_id)),
            ("nudges", Some(Ask::Nudges(_))) => Say::Nudges(nudges(&companion, now)),
            _ => {
                return refusal(
                    "wrong-endpoint",
                    "this endpoint does not answer that question; update Velvet",
                );
            }
        };
        v1::Response { kind: Some(kind) }
    }
}

fn present(companion: &Companion) -> v1::PresentResponse {
    let lines = companion.nudger.now();
    let blocked = companion.nudger.blocked();
    v1::PresentResponse {
        now: lines.present,
        quiet: lines.quiet,
        quiet_code: blocked.map_or_else(String::new, |block| block.code().to_owned()),
        state: companion.state.clone(),
        note: companion.nudger.state.note.clone().unwrap_or_default(),
        next_step: companion.kept.next_step.clone(),
    }
}

/// Of one card; of the last one when no id is given.
fn why(companion: &Companion, id: &str) -> v1::WhyResponse {
    let cards = &companion.kept.cards;
    let card = match id {
        "" => cards.last(),
        id => cards.iter().rev().find(|card| card.id == id),
    };
    let found = card.and_then(|card| Some((card, companion.nudger.why(Some(&card.id))?)));
    let Some((card, why)) = found else {
        return v1::WhyResponse::default();
    };
    v1::WhyResponse {
        found: true,
        nudge_id: card.id.clone(),
        nudge: card.rule.clone(),
        at_unix_us: card.at_unix_us,
        text: card.text.clone(),
        why: Some(why),
    }
}

fn nudges(companion: &Companion, now: Timestamp) -> v1::NudgesResponse {
    let rules = companion.nudger.policy.rules().iter();
    v1::NudgesResponse {
        rules: rules.map(|rule| told(companion, rule, now)).collect(),
        preset: companion.preset().name().to_owned(),
        policy_mistakes: companion.mistakes.clone(),
    }
}

fn told(companion: &Companion, rule: &Rule, now: Timestamp) -> v1::NudgeRule {
    let kind = companion.nudger.state.kind(rule.id());
    let off = kind.is_some_and(|kind| kind.off);
    let rests = kind.is_some_and(|kind| kind.paused_until > now.0 / 1000);
    v1::NudgeRule {
        id: rule.id().to_owned(),
        version: rule.version(),
        class: rule.class().name().to_owned(),
        on: rule.enabled() && !off,
        resting: if rests {
            "rests for some days".to_owned()
        } else {
            String::new()
        },
        per_day: rule.per_day(),
        cooldown_s: u32::try_from(rule.cooldown_ms / 1000).unwrap_or(u32::MAX),
        level: rule.max_level().name().to_owned(),
    }
}
