//! What there was before: a timer, a block list, and ninety seconds without a word of the plan.

use std::collections::BTreeSet;

use velvet_scenario::{Body, Observation};

use crate::{
    days::Case,
    record::{Card, Class, Record, classes},
    tally::DRIFT_RULE,
};

/// A timer of this many milliseconds: the usual length of a pomodoro.
const TIMER: i64 = 25 * 60_000;
/// No input for so long is away, for all of them (ActivityWatch's default), milliseconds.
const AWAY: u64 = 180_000;
/// A blocked site for so long is a drift, milliseconds.
const BLOCKED: i64 = 30_000;
/// So long without a word of the plan is a drift, milliseconds.
const PERSISTENCE: i64 = 90_000;
/// Not two cards within this, milliseconds: the default of Velvet, so that rates compare.
const GAP: i64 = 15 * 60_000;
/// The shortest word that counts.
const WORD: usize = 4;

/// Sites and applications that block lists usually name.
const BLOCK_LIST: [&str; 34] = [
    "youtube.com",
    "reddit.com",
    "facebook.com",
    "instagram.com",
    "twitter.com",
    "x.com",
    "tiktok.com",
    "twitch.tv",
    "netflix.com",
    "pinterest.com",
    "tumblr.com",
    "9gag.com",
    "imgur.com",
    "news.ycombinator.com",
    "amazon.com",
    "ebay.com",
    "ebay.co.uk",
    "etsy.com",
    "buzzfeed.com",
    "espn.com",
    "cnn.com",
    "bbc.com",
    "dailymail.co.uk",
    "vimeo.com",
    "disneyplus.com",
    "hulu.com",
    "quora.com",
    "linkedin.com",
    "discord.com",
    "whatsapp.com",
    "steam",
    "spotify.com",
    "snapchat.com",
    "primevideo.com",
];

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Baseline {
    Timer,
    BlockList,
    Persistence,
}

impl Baseline {
    /// All, with their names in the report.
    pub(crate) const ALL: [(Self, &'static str); 3] = [
        (Self::Timer, "fixed_timer"),
        (Self::BlockList, "block_list"),
        (Self::Persistence, "persistence_90s"),
    ];
}

struct Watcher {
    which: Baseline,
    record: Record,
    said: Vec<(i64, Class)>,
    absent: Vec<(i64, i64)>,
    plan: Option<BTreeSet<String>>,
    rest: bool,
    /// Since when what speaks against the plan has lasted.
    against: Option<i64>,
    drifted: bool,
    away_since: Option<i64>,
    timer_from: Option<i64>,
    last_card: Option<i64>,
}

/// The day as this one sees it: without meetings, guards and moments.
pub(crate) fn replay(case: &Case, which: Baseline) -> Record {
    let mut watcher = Watcher {
        which,
        record: Record::default(),
        said: vec![],
        absent: vec![],
        plan: None,
        rest: false,
        against: None,
        drifted: false,
        away_since: None,
        timer_from: None,
        last_card: None,
    };
    let mut sorted: Vec<&Observation> = case.observations.iter().collect();
    // As good as it gets for them: nothing comes late.
    sorted.sort_by_key(|observation| observation.ts);
    for observation in sorted {
        watcher.see(observation);
    }
    if let Some(from) = watcher.away_since {
        watcher.absent.push((from, i64::MAX));
    }
    watcher.record.classes = classes(&watcher.said, &[(Class::Away, &watcher.absent)]);
    watcher.record
}

impl Watcher {
    fn see(&mut self, observation: &Observation) {
        let ts = observation.ts;
        match &observation.body {
            Body::Input { idle_ms, .. } => self.input(ts, *idle_ms),
            Body::Intent {
                action,
                text,
                terms,
                ..
            } => self.intent(ts, action, text, terms),
            Body::Focus {
                app,
                title,
                url_host,
                ..
            } => match self.which {
                Baseline::BlockList => {
                    self.evidence(ts, blocked(app, url_host.as_deref()), BLOCKED)
                }
                Baseline::Persistence => self.words(ts, title.as_deref().unwrap_or_default()),
                Baseline::Timer => {}
            },
            Body::Ocr { tokens, .. } if self.which == Baseline::Persistence => {
                self.words(ts, &tokens.join(" "))
            }
            _ => {}
        }
        if self.which == Baseline::Timer && self.away_since.is_none() {
            let from = *self.timer_from.get_or_insert(ts);
            if ts - from >= TIMER {
                self.timer_from = Some(ts);
                self.record.alarms.push(ts);
                self.card(ts);
            }
        }
    }

    fn input(&mut self, ts: i64, idle_ms: u64) {
        let away = idle_ms >= AWAY;
        let since = ts - i64::try_from(idle_ms).unwrap_or(0);
        match (away, self.away_since) {
            (true, None) => {
                self.away_since = Some(since);
                self.against = None;
                self.timer_from = None;
            }
            (false, Some(from)) => {
                self.absent.push((from, since.max(from)));
                self.away_since = None;
            }
            _ => {}
        }
    }

    fn intent(&mut self, ts: i64, action: &str, text: &str, terms: &[String]) {
        match action {
            "declare" => {
                let words = std::iter::once(text).chain(terms.iter().map(String::as_str));
                self.plan = Some(words.flat_map(words_of).collect());
            }
            "done" => self.plan = None,
            _ => {}
        }
        self.rest = matches!(action, "pause" | "break");
        self.against = None;
        self.drifted = false;
        self.say(ts);
    }

    fn words(&mut self, ts: i64, text: &str) {
        let Some(plan) = &self.plan else { return };
        let against = !words_of(text).any(|word| plan.contains(&word));
        self.evidence(ts, against, PERSISTENCE);
    }

    fn evidence(&mut self, ts: i64, against: bool, lasting: i64) {
        if !against || self.plan.is_none() || self.rest {
            self.against = None;
            if self.drifted {
                self.drifted = false;
                self.say(ts);
            }
            // The first word of the plan ends a break.
            self.rest &= against;
            return;
        }
        let since = *self.against.get_or_insert(ts);
        if ts - since >= lasting && !self.drifted {
            self.drifted = true;
            self.record.alarms.push(ts);
            self.say(ts);
            self.card(ts);
        }
    }

    fn say(&mut self, ts: i64) {
        let class = match (&self.plan, self.drifted, self.rest) {
            (None, ..) | (_, _, true) => Class::Other,
            (_, true, _) => Class::Drift,
            _ => Class::OnIntent,
        };
        self.said.push((ts, class));
    }

    fn card(&mut self, ts: i64) {
        if self.last_card.is_some_and(|last| ts - last < GAP) {
            return;
        }
        self.last_card = Some(ts);
        self.record.cards.push(Card {
            at: ts,
            rule: DRIFT_RULE.to_owned(),
            pushed: true,
            stands: true,
            ..Card::default()
        });
    }
}

fn blocked(app: &str, host: Option<&str>) -> bool {
    let named = |name: &str| {
        BLOCK_LIST
            .iter()
            .any(|entry| name == *entry || name.ends_with(&format!(".{entry}")))
    };
    host.is_some_and(named) || app.starts_with("steam")
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    let runs = text.split(|letter: char| !letter.is_alphanumeric());
    runs.filter(|run| run.chars().count() >= WORD)
        .map(str::to_lowercase)
}
