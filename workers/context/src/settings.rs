//! Section `[context]`.

use serde::Deserialize;
use velvet_runtime::Problem;

use crate::category::Category;

/// Settings of the model of the present. Defaults are in `ops/defaults.toml`, with the reason for each.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `name=category`: what an application or the host of a page is; before what Velvet knows itself.
    pub categories: Vec<String>,
    /// Applications and hosts that belong to every plan.
    pub part_of_plan: Vec<String>,
    /// Applications and hosts that belong to no plan.
    pub apart_from_plan: Vec<String>,
    /// How observations are put in order.
    pub order: OrderSettings,
    /// Who is there.
    pub presence: PresenceSettings,
    /// Whether the screen belongs to the plan.
    pub relevance: RelevanceSettings,
    /// When it has not for too long.
    pub drift: DriftSettings,
    /// How long at one thing.
    pub depth: DepthSettings,
    /// Meetings and presentations.
    pub social: SocialSettings,
    /// Films and games.
    pub media: MediaSettings,
    /// How often the activity changes.
    pub switching: SwitchingSettings,
}

/// Section `[context.order]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderSettings {
    /// Usual disorder between sources, milliseconds.
    pub disorder_ms: u32,
    /// A source that is silent this long does not hold time back, milliseconds.
    pub silent_ms: u32,
    /// What is later than this only corrects history, milliseconds.
    pub lateness_ms: u32,
    /// The present is said at least this often while anything is observed, milliseconds.
    pub state_interval_ms: u32,
}

/// Section `[context.presence]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PresenceSettings {
    /// No input for this long is idle, seconds.
    pub idle_s: u32,
    /// And for this long away, from the last input on, seconds.
    pub away_s: u32,
    /// No input for this long is a pause in which a word disturbs less, seconds.
    pub pause_s: u32,
    /// A break, seconds.
    pub break_s: u32,
}

/// Section `[context.relevance]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelevanceSettings {
    /// Share of common letter triples from which two words are the same.
    pub trigram_jaccard_min: f64,
    /// Share of words of the plan on screens of the plan: the two shapes of a beta distribution.
    pub on_shape: [f64; 2],
    /// The same on screens apart from the plan.
    pub off_shape: [f64; 2],
    /// Share of screens of the plan that show no word of it.
    pub wordless_share: f64,
    /// Weight of words that were learned with the plan: by their share against the usual one, even at this ratio ...
    pub learned_even: f64,
    /// ... so much per whole of it ...
    pub learned_slope: f64,
    /// ... and this at most.
    pub learned_most: f64,
    /// Distinct words on a screen up to which it disproves nothing, and from which on it does fully.
    pub rich_words: [f64; 2],
    /// How much of the words' evidence counts, since words of one screen depend on each other.
    pub temper: f64,
    /// Weight of a word of the plan in a title, and of a title without any.
    pub title_match: f64,
    /// See `title_match`.
    pub title_miss: f64,
    /// Weight of a title without any word of the plan or learned with it, once enough is learned ...
    pub title_new: f64,
    /// ... and what each learned word adds.
    pub title_slope: f64,
    /// Weight of applications that are there for leisure, and of those for work.
    pub leisure: f64,
    /// See `leisure`.
    pub work: f64,
    /// Most that one tick can say for the plan ...
    pub clip: f64,
    /// ... and against it.
    pub clip_against: f64,
    /// Most that messages and unknown windows can say.
    pub adjacent_clip: f64,
}

/// Section `[context.drift]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DriftSettings {
    /// How often evidence is taken, seconds.
    pub tick_s: u32,
    /// What a tick must exceed to count.
    pub slack: f64,
    /// Evidence against the plan that is an alarm.
    pub alarm: f64,
    /// Evidence for the plan that ends it.
    pub clear: f64,
    /// A plan is not begun after this long, seconds ...
    pub not_started_s: u32,
    /// ... with less than this share of the active time on it.
    pub not_started_share: f64,
}

/// Section `[context.depth]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepthSettings {
    /// Continuous time on one activity that is settled, minutes.
    pub settled_min: u32,
    /// That is deep, minutes.
    pub deep_min: u32,
    /// That is a long stretch, minutes.
    pub limit_min: u32,
    /// A call up to this long does not end it, seconds.
    pub look_s: u32,
    /// Anything else this long ends it, seconds.
    pub break_s: u32,
}

/// Section `[context.social]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SocialSettings {
    /// A held microphone is a meeting after this long, seconds.
    pub microphone_s: u32,
    /// Two weaker signs are one after this long, seconds.
    pub pair_s: u32,
    /// A meeting ends when its sound has been gone for this long, seconds.
    pub hold_s: u32,
    /// The same inside its calendar entry, seconds.
    pub calendar_hold_s: u32,
    /// It ends after this long without any sign, seconds.
    pub cap_s: u32,
    /// Quiet before a calendar entry, seconds.
    pub before_s: u32,
    /// And after its begin, until it shows whether anybody meets, seconds.
    pub after_s: u32,
    /// Quiet after a sign of a meeting, seconds ...
    pub sign_s: u32,
    /// ... and after the last sign of a call, in which people may just say nothing, seconds.
    pub silence_s: u32,
    /// A presentation ends when its signs have been gone for this long, seconds.
    pub presenting_hold_s: u32,
}

/// Section `[context.media]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediaSettings {
    /// Full screen with its own sound for this long is a film, seconds.
    pub enter_s: u32,
    /// It ends this long after, seconds.
    pub leave_s: u32,
}

/// Section `[context.switching]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwitchingSettings {
    /// Half-life of the rate, seconds.
    pub half_life_s: u32,
    /// Shortest stay that counts, milliseconds.
    pub dwell_ms_min: u32,
    /// Fewer changes in 15 minutes are never scattered.
    pub scattered_min: u32,
    /// How long it takes, seconds.
    pub hold_s: u32,
    /// Largest share of one activity.
    pub top_share_max: f64,
    /// Days before anything is said of it.
    pub baseline_days_min: u32,
}

impl OrderSettings {
    pub(crate) fn disorder_ms(&self) -> i64 {
        self.disorder_ms.into()
    }

    pub(crate) fn silent_ms(&self) -> i64 {
        self.silent_ms.into()
    }

    pub(crate) fn lateness_ms(&self) -> i64 {
        self.lateness_ms.into()
    }
}

/// Seconds as milliseconds of event time.
pub(crate) fn ms(seconds: u32) -> i64 {
    i64::from(seconds) * 1_000
}

impl Settings {
    /// Notes every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        for entry in &self.categories {
            let good = Category::of_entry(entry).is_some();
            let allowed =
                "name=category, with one of the categories of the comment in defaults.toml";
            Problem::unless(good, problems, "context.categories", allowed, entry);
        }
        for (key, value, least, most) in self.times().into_iter().chain(self.counts()) {
            let key = format!("context.{key}");
            Problem::unless_within(least..=most, problems, &key, value.into());
        }
        for (key, value, least, most) in self.evidence() {
            let (key, allowed) = (format!("context.{key}"), format!("{least} to {most}"));
            Problem::unless(
                (least..=most).contains(&value),
                problems,
                &key,
                &allowed,
                &value,
            );
        }
    }

    /// Key, value, least and most of every time.
    fn times(&self) -> [(&'static str, u32, u64, u64); 25] {
        let (order, presence, drift) = (&self.order, &self.presence, &self.drift);
        let (depth, social, media) = (&self.depth, &self.social, &self.media);
        [
            ("order.disorder_ms", order.disorder_ms, 0, 60_000),
            ("order.silent_ms", order.silent_ms, 1_000, 600_000),
            ("order.lateness_ms", order.lateness_ms, 0, 600_000),
            (
                "order.state_interval_ms",
                order.state_interval_ms,
                1_000,
                25_000,
            ),
            ("presence.idle_s", presence.idle_s, 1, 86_400),
            ("presence.away_s", presence.away_s, 1, 86_400),
            ("presence.pause_s", presence.pause_s, 1, 86_400),
            ("presence.break_s", presence.break_s, 1, 86_400),
            ("drift.tick_s", drift.tick_s, 1, 60),
            ("drift.not_started_s", drift.not_started_s, 1, 86_400),
            ("depth.look_s", depth.look_s, 0, 3_600),
            ("depth.break_s", depth.break_s, 0, 3_600),
            ("social.microphone_s", social.microphone_s, 0, 3_600),
            ("social.pair_s", social.pair_s, 0, 3_600),
            ("social.hold_s", social.hold_s, 0, 3_600),
            ("social.calendar_hold_s", social.calendar_hold_s, 0, 3_600),
            ("social.cap_s", social.cap_s, 0, 3_600),
            ("social.before_s", social.before_s, 0, 3_600),
            ("social.after_s", social.after_s, 0, 3_600),
            ("social.sign_s", social.sign_s, 0, 3_600),
            ("social.silence_s", social.silence_s, 0, 3_600),
            (
                "social.presenting_hold_s",
                social.presenting_hold_s,
                0,
                3_600,
            ),
            ("media.enter_s", media.enter_s, 0, 600),
            ("media.leave_s", media.leave_s, 0, 600),
            ("switching.hold_s", self.switching.hold_s, 0, 3_600),
        ]
    }

    /// The same of everything else that is counted.
    fn counts(&self) -> [(&'static str, u32, u64, u64); 7] {
        let (depth, switching) = (&self.depth, &self.switching);
        [
            ("depth.settled_min", depth.settled_min, 1, 1_440),
            ("depth.deep_min", depth.deep_min, 1, 1_440),
            ("depth.limit_min", depth.limit_min, 1, 1_440),
            ("switching.half_life_s", switching.half_life_s, 1, 86_400),
            ("switching.dwell_ms_min", switching.dwell_ms_min, 0, 60_000),
            ("switching.scattered_min", switching.scattered_min, 1, 1_000),
            (
                "switching.baseline_days_min",
                switching.baseline_days_min,
                1,
                365,
            ),
        ]
    }

    /// The same of everything that weighs evidence.
    fn evidence(&self) -> [(&'static str, f64, f64, f64); 26] {
        let (relevance, drift) = (&self.relevance, &self.drift);
        let ([on_a, on_b], [off_a, off_b]) = (relevance.on_shape, relevance.off_shape);
        let [poor, rich] = relevance.rich_words;
        let share = self.switching.top_share_max;
        [
            (
                "relevance.trigram_jaccard_min",
                relevance.trigram_jaccard_min,
                0.2,
                1.0,
            ),
            ("relevance.on_shape", on_a, 0.01, 1_000.0),
            ("relevance.on_shape", on_b, 0.01, 1_000.0),
            ("relevance.off_shape", off_a, 0.01, 1_000.0),
            ("relevance.off_shape", off_b, 0.01, 1_000.0),
            (
                "relevance.wordless_share",
                relevance.wordless_share,
                0.001,
                0.9,
            ),
            ("relevance.learned_even", relevance.learned_even, 0.0, 2.0),
            (
                "relevance.learned_slope",
                relevance.learned_slope,
                0.0,
                10.0,
            ),
            ("relevance.learned_most", relevance.learned_most, 0.0, 10.0),
            ("drift.not_started_share", drift.not_started_share, 0.0, 1.0),
            ("relevance.rich_words", poor, 0.0, 1_000.0),
            ("relevance.rich_words", rich, poor + 1.0, 1_001.0),
            ("relevance.temper", relevance.temper, 0.0, 1.0),
            ("relevance.title_match", relevance.title_match, 0.0, 10.0),
            ("relevance.title_miss", relevance.title_miss, -10.0, 0.0),
            ("relevance.title_new", relevance.title_new, -10.0, 0.0),
            ("relevance.title_slope", relevance.title_slope, 0.0, 10.0),
            ("relevance.leisure", relevance.leisure, -10.0, 0.0),
            ("relevance.work", relevance.work, 0.0, 10.0),
            ("relevance.clip", relevance.clip, 0.1, 10.0),
            ("relevance.clip_against", relevance.clip_against, 0.1, 10.0),
            ("relevance.adjacent_clip", relevance.adjacent_clip, 0.0, 1.0),
            ("drift.slack", drift.slack, 0.0, 10.0),
            ("drift.alarm", drift.alarm, 0.5, 1_000.0),
            ("drift.clear", drift.clear, 0.5, 1_000.0),
            ("switching.top_share_max", share, 0.0, 1.0),
        ]
    }
}
