//! Whether what is on the screen belongs to the plan: evidence in natural logarithms of odds, from several layers of
//! which each may abstain.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    category::{Category, is_under, plain, short},
    hash::hash,
    settings::{RelevanceSettings, Settings},
    window::Visit,
    words::{self, Everyday, Found, Matcher, Terms},
};

/// Words learned with one plan, windows learned with it, and answers kept over all plans.
const LEARNED_WORDS_MAX: usize = 800;
const LEARNED_WINDOWS_MAX: usize = 256;
const ANSWERS_MAX: usize = 2_000;
/// Ticks from which the usual share of learned words is known, and how slowly it follows.
const SHARES_MIN: u32 = 12;
const SHARES_MAX: u32 = 60;
/// So many learned words are to be expected on a screen whose share of them tells fully.
const EXPECTED_WORDS: f64 = 3.0;
/// Most that they say alone for a page of which nobody knows whether it is for work: many are words of its language as well.
/// Under a plan that names nothing they are always alone: with this m9 is 0.896 for 0.892 on 464 tuning days.
const LEARNED_ALONE: f64 = 0.5;
/// A smaller usual share tells nothing.
const SHARE_MIN: f64 = 0.03;
/// Plans whose words are remembered.
const PLANS_MAX: usize = 8;
/// An answer counts as so many observations of its kind.
const ANSWER_WEIGHT: f64 = 8.0;
/// Fewer words than this on a screen say nothing.
const READ_MIN: f64 = 4.0;
/// Weight of the plan's words in a visit from which its other words are learned.
const LEARN_HITS_MIN: f64 = 1.0;
/// Different words of the plan in a window from which its other words are learned, if the plan has so many.
const TEACHERS_MIN: u32 = 2;
/// A plan of so many words has more than one on its screens: one alone is likely chance ("two", "goalkeeper") ...
const LONE_OF: usize = 3;
/// ... and counts by this share ...
const LONE_SHARE: f64 = 0.25;
/// ... or tells this much at most when it stands in the title. Natural logarithm of odds: on the tuning personas it stands
/// there in 6,159 ticks on the plan and in 500 of drifts.
const LONE_TITLE: f64 = 1.8;
/// So long after it was declared a plan without usable words only learns what the person works at, milliseconds.
const ANCHOR_MS: i64 = 240_000;
/// Most that windows learned with the plan say: the page, and the application.
const PAGE_CLIP: (f64, f64) = (-0.8, 1.2);
const APP_CLIP: (f64, f64) = (-0.3, 0.5);
/// What a tool of work says for a plan that names nothing: it is any work.
const ANY_WORK: f64 = 1.5;
/// Most that a film whose title is not known, or what may be a game, says against the plan: two minutes of it are an alarm.
const UNNAMED_FILM: f64 = 1.1;
/// The words around a film are like the plan's when they say no more than this against it: what is offered beside a film
/// is like the film, which then is likely a lesson. It says this much against the plan at most: three and a half minutes
/// of it are an alarm.
const KINDRED_WORDS: f64 = -0.6;
const KINDRED_FILM: f64 = 0.8;
/// Most that the words around a film say against the plan.
const BESIDE_FILM: f64 = 1.5;
/// Looks at a tool of work without any word of the plan, per word that it has, from which on its words are taken not to
/// be those of its screens ("the usual", a name of its own for it): the more words, the less likely. With 12 everyday words
/// were taken for names too long, with 6 names that were misread under heavy noise for everyday words.
const MUTE_LOOKS: i32 = 8;
/// What is named stands in the title, or with another word of the plan: on tuning days in 0.38 of all looks at least (the
/// four plans of two words), in 0.30 (nine in ten of three words). Two everyday words of the language do so in 0.12 at most
/// (nine in ten; 0.18 all), though one of them alone is in 0.16 to 0.6, and so tells little: one alone is in 0.19 of the
/// looks at what is named. Evens are at 0.2 to 0.33, by how many looks have one alone.
const LOOK_UNHEARD: i32 = 2;
const LOOK_LONE: i32 = 1;
const LOOK_HEARD: i32 = -4;
/// A plan that names nothing is what is done under it. Other work has fewer of the words seen with it than this share of
/// the usual: on tuning days half of the looks at other work had 0.44, one in ten of those at the same less than 0.83 ...
const STRANGE_SHARE: f64 = 0.6;
/// ... once it is known from so many ticks, and so many words were read ...
const KNOWN_TICKS: u32 = 24;
const STRANGE_WORDS: f64 = 16.0;
/// ... and says this much against it at most: seven ticks are an alarm.
const STRANGE_CLIP: f64 = 1.5;
/// Who is taken to be apart from the plan and works for so many ticks, less those at anything else but messages, means that,
/// whatever the plan is called: a quarter of an hour. On 180 days of six people 0.82 of what was said to be a drift after
/// that was the plan, after ten minutes 0.57.
const ADOPT_TICKS: u32 = 90;
/// Messages with less than this share of the usual words are not about a plan that names nothing: nine in ten of the talks
/// that were drifts on tuning days, a third of those about the plan.
const TALK_SHARE: f64 = 0.5;
/// Messages with a chance word of the plan at most are an alarm after so long, seconds. Of the drifts of tuning days 0.960 were found
/// with four minutes and 0.954 with the five of a break, at a precision of 0.947 and 0.950.
const LONG_TALK_S: f64 = 240.0;
/// Most that places say before anything was read.
const UNREAD_MAX: f64 = 0.5;
/// Rate of chance hits on screens of the plan that show none of its words.
const CHANCE: f64 = 0.001;

/// A local model that compares a title and lines with a plan. None is shipped; it may abstain.
pub trait Embedding {
    /// Logarithm of the odds that the text belongs to the plan, or none when it cannot tell.
    fn log_odds(&self, plan: &str, title: Option<&str>, words: &[String]) -> Option<f64>;
}

/// What the person means to do.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Plan {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) until: Option<i64>,
    /// The observation that declared it.
    pub(crate) told_by: String,
    pub(crate) declared: i64,
    pub(crate) paused: bool,
    pub(crate) terms: Vec<String>,
    /// Ticks while active, and those with evidence for the plan.
    pub(crate) ticks: u32,
    pub(crate) ticks_on: u32,
    pub(crate) started: bool,
    /// How much more evidence an alarm takes, after answers that it was wrong.
    pub(crate) patience: f64,
    /// Looks at tools of work without a word of it, less those with one, which count more.
    #[serde(default)]
    silence: i32,
    /// Since when its words are taken to tell nothing of its screens; zero: they are not.
    #[serde(default)]
    mute_since: i64,
    /// Ticks at work while the person is taken to be apart from it, less those at anything else, and since when.
    #[serde(default)]
    work_apart: (u32, i64),
    /// What was learned while it was in force.
    pub(crate) learnt: Learnt,
    /// Windows with the word under other plans.
    others: BTreeMap<u64, u16>,
}

/// What is learned of one plan: hashes of words, and windows.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Learnt {
    /// Windows with the word, of the plan and apart from it.
    words: BTreeMap<u64, [u16; 2]>,
    /// Share of learned words on screens that show the plan's own words, smoothed, and from how many ticks.
    share: f64,
    shares: u32,
    /// Ticks in a window or application with words of the plan, and without.
    windows: BTreeMap<u64, [u16; 2]>,
    /// Distinct words of its own screens by application and host, smoothed.
    #[serde(default)]
    rich: BTreeMap<u64, f64>,
}

impl Learnt {
    fn note_richness(&mut self, visit: &Visit) {
        /// How fast the usual number of words follows.
        const PACE: f64 = 0.1;
        if self.rich.len() >= LEARNED_WINDOWS_MAX && !self.rich.contains_key(&visit.key) {
            return;
        }
        let usual = self.rich.entry(visit.key).or_insert(visit.rich);
        *usual += (visit.rich - *usual) * PACE;
    }
}

/// What one tick says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Evidence {
    /// For the plan, against it when negative.
    pub(crate) weight: f64,
    /// It can neither prove nor disprove.
    pub(crate) adjacent: bool,
    /// Words of the plan themselves carry it.
    pub(crate) direct: bool,
}

impl Evidence {
    /// Messages that have the words of the plan, and say as much for it as messages can.
    pub(crate) fn is_talk_of_plan(&self, settings: &RelevanceSettings) -> bool {
        self.adjacent && self.direct && self.weight >= settings.adjacent_clip
    }
}

impl Plan {
    pub(crate) fn new(
        id: &str,
        text: &str,
        until: Option<i64>,
        extra: &[String],
        told_by: &str,
        at: i64,
    ) -> Self {
        let mut terms = words::plan_words(text);
        for word in extra.iter().flat_map(|term| words::plan_words(term)) {
            if !terms.contains(&word) {
                terms.push(word);
            }
        }
        Self {
            id: id.to_owned(),
            text: text.to_owned(),
            until,
            told_by: told_by.to_owned(),
            declared: at,
            paused: false,
            started: false,
            terms,
            ticks: 0,
            ticks_on: 0,
            patience: 1.0,
            silence: 0,
            mute_since: 0,
            work_apart: (0, 0),
            learnt: Learnt::default(),
            others: BTreeMap::new(),
        }
    }

    /// It names nothing that could be found on a screen.
    pub(crate) fn is_vague(&self) -> bool {
        self.terms.is_empty() || self.mute_since > 0
    }

    /// Notes whether a look at a window where work is done has a word of it. True when its words are now taken to tell
    /// nothing: they are on no screen, or on any.
    pub(crate) fn listen(&mut self, visit: &Visit, read: Terms, now: i64) -> bool {
        if self.terms.is_empty() || visit.read < READ_MIN || !is_tool(visit) {
            return false;
        }
        let named = !visit.title_terms.is_empty() || self.is_enough(read.count());
        let limit = self.silence_limit();
        let step = match (named, read.is_empty()) {
            (true, _) => LOOK_HEARD,
            (false, false) => LOOK_LONE,
            (false, true) => LOOK_UNHEARD,
        };
        self.silence = self.silence.saturating_add(step).min(limit);
        if self.mute_since > 0 {
            if self.silence < limit / 2 {
                self.mute_since = 0;
            }
            return false;
        }
        if self.silence == limit {
            self.mute(now);
        }
        self.mute_since > 0
    }

    fn silence_limit(&self) -> i32 {
        let words = i32::try_from(self.terms.len()).unwrap_or(i32::MAX);
        (MUTE_LOOKS * LOOK_UNHEARD).saturating_mul(words)
    }

    /// Its words are taken to tell nothing of its screens: it is what is done from now on.
    fn mute(&mut self, now: i64) {
        self.silence = self.silence_limit();
        self.mute_since = now;
        self.started = true;
    }

    /// Notes a tick, in which the person may be taken to be apart from the plan. When they have worked so long then that it
    /// is what they mean, the plan is what is seen from now on; and since when they have.
    pub(crate) fn adopt_work(&mut self, visit: &mut Visit, apart: bool, now: i64) -> Option<i64> {
        let (ticks, since) = self.work_apart;
        self.work_apart = match ticks {
            _ if !apart => (0, 0),
            0 if is_tool(visit) => (1, now),
            _ if is_tool(visit) => (ticks + 1, since),
            _ if visit.category.is_talk() => (ticks, since),
            _ => (ticks.saturating_sub(1), since),
        };
        if self.work_apart.0 < ADOPT_TICKS {
            return None;
        }
        self.work_apart = (0, 0);
        // What was learned says that this is something else.
        self.learnt = Learnt::default();
        (visit.keys_learned, visit.noted_apart) = (0, false);
        self.mute(now);
        Some(since)
    }

    /// It was declared a moment ago, or found to name nothing.
    pub(crate) fn is_anchoring(&self, now: i64) -> bool {
        self.is_vague() && now - self.declared.max(self.mute_since) < ANCHOR_MS
    }

    pub(crate) fn identity(&self) -> u64 {
        let mut terms = self.terms.clone();
        terms.sort_unstable();
        hash(&[terms.join(" ").as_bytes(), self.text.as_bytes()])
    }

    /// How much a word belongs to the plan by what was seen together, 0 to 1.
    fn learned(&self, key: u64) -> f64 {
        let Some([on, off]) = self.learnt.words.get(&key) else {
            return 0.0;
        };
        let (on, off) = (f64::from(*on), f64::from(*off));
        let others = self.others.get(&key).copied().map_or(0.0, f64::from);
        // One window is chance; from two on it becomes likely.
        (on - 0.5).max(0.0) / (on + 2.0 * off + others + 1.0)
    }

    /// What of it is among what was read.
    pub(crate) fn weigh(
        &self,
        tokens: &[(u64, String)],
        confidence: f64,
        everyday: &Everyday,
        matcher: &mut Matcher,
    ) -> Found {
        let mut found = Found::default();
        for (key, word) in tokens {
            let weight = everyday.weight(*key) * confidence;
            found.all += weight;
            if let Some(place) = matcher.find(*key, word) {
                found.hits += weight;
                found.terms.add(place);
            } else {
                found.learned += weight * self.learned(*key);
            }
        }
        found
    }

    /// Whether a window shows enough of its words to learn from: one alone may be a word of anything ("two"). So may two be
    /// in a page of which nobody knows whether it is for work, and then all its words would be the plan's.
    fn is_told_by(&self, visit: &Visit) -> bool {
        self.is_enough(visit.terms()) && (is_tool(visit) || self.is_named_by(visit))
    }

    /// A window shows less of its words than a plan of so many has on its screens.
    fn is_lone(&self, visit: &Visit) -> bool {
        self.terms.len() >= LONE_OF && visit.terms() < TEACHERS_MIN
    }

    /// Whether so many different words of it are more than chance.
    fn is_enough(&self, terms: u32) -> bool {
        terms >= TEACHERS_MIN.min(u32::try_from(self.terms.len()).unwrap_or(u32::MAX))
    }

    /// What the visit says of the plan.
    pub(crate) fn evidence(
        &self,
        visit: &Visit,
        answers: &Answers,
        settings: &Settings,
        now: i64,
    ) -> Evidence {
        let relevance = &settings.relevance;
        if visit.category == Category::Sensitive {
            return Evidence {
                adjacent: true,
                ..Evidence::default()
            };
        }
        if let Some(rule) = rule(visit, settings) {
            return Evidence {
                weight: if rule < 0.0 {
                    -relevance.clip_against
                } else {
                    relevance.clip
                },
                adjacent: false,
                direct: rule > 0.0,
            };
        }
        let text = self.text_weight(visit, relevance);
        let title = self.title_weight(visit, relevance);
        let answer = answers.weight(self.identity(), visit);
        let strange = self.strange_work(visit, relevance, now);
        if let Some(weight) = strange.filter(|_| answer == 0.0) {
            return Evidence {
                weight,
                ..Evidence::default()
            };
        }
        let silent = text.is_none() && title.is_none() && visit.category == Category::Unknown;
        let adjacent = (visit.category.is_talk() || silent) && answer == 0.0;
        let places = self.place_weight(visit);
        let places = match text {
            // What is for leisure is apart by its kind, whatever is read there.
            Some(_) if visit.category.is_leisure() => places,
            // A page is known to be apart by what stood there: where less stands against the plan now, it says no more.
            // On 180 days of six people 0.914 of the alarms were drifts for 0.891 and 0.927 of the drifts were found for
            // 0.933; on 272 tuning days 0.950 for 0.944 and 0.951 for 0.956.
            Some(text) => places.max(text.min(0.0)),
            // Before anything was read a place alone proves little.
            None => places.min(UNREAD_MAX),
        };
        let sum = text.unwrap_or(0.0)
            + title.unwrap_or(0.0)
            + kind_weight(visit.category, relevance)
            + places
            + visit.embedded.unwrap_or(0.0)
            + answer;
        let disproves = sum < 0.0 && answer == 0.0 && text.is_some();
        let sum = if disproves {
            sum.max(-relevance.clip_against) * self.richness(visit, relevance)
        } else {
            sum
        };
        let clip = if adjacent {
            relevance.adjacent_clip
        } else {
            relevance.clip
        };
        let floor = if silent {
            -clip
        } else {
            self.floor(visit, text, answer, settings, now)
        };
        Evidence {
            weight: sum.clamp(floor, clip),
            adjacent,
            direct: self.is_named_by(visit) || (!self.is_vague() && visit.hits >= LEARN_HITS_MIN),
        }
    }

    /// The least that a window may say: what the person said to be part of the plan never speaks against it, what has no
    /// text of its own disproves little, as messages do, and while a plan without words learns what it is about, only
    /// leisure is apart.
    fn floor(
        &self,
        visit: &Visit,
        text: Option<f64>,
        answer: f64,
        settings: &Settings,
        now: i64,
    ) -> f64 {
        let relevance = &settings.relevance;
        if answer > 0.0 {
            return 0.0;
        }
        if answer < 0.0 {
            return -relevance.clip_against;
        }
        if self.is_vague() && is_tool(visit) {
            return ANY_WORK;
        }
        if self.is_anchoring(now) && !visit.category.is_leisure() {
            return 0.0;
        }
        match visit.category {
            // Around a film stand the names of other films: without its title nobody knows what it is about.
            Category::Media if visit.title.is_empty() => -UNNAMED_FILM,
            Category::Media if text.is_some_and(|text| text > KINDRED_WORDS) => -KINDRED_FILM,
            Category::Comms if self.is_apart(visit) => -long_talk(settings),
            Category::Comms | Category::Call | Category::Files | Category::System => {
                -relevance.adjacent_clip
            }
            // The window of a call whose sound did not begin yet, or is over.
            Category::Unknown if visit.calls && visit.is_wordless() => -relevance.adjacent_clip,
            // A game that nobody knows.
            Category::Unknown | Category::Browser if visit.is_played() => -UNNAMED_FILM,
            _ => -relevance.clip_against,
        }
    }

    /// It was read, and no more of the plan stands in it than a chance word; of a plan that names nothing, few that go with it.
    fn is_apart(&self, visit: &Visit) -> bool {
        if visit.read < READ_MIN {
            false
        } else if self.is_vague() {
            self.learned_ratio(visit)
                .is_some_and(|ratio| ratio < TALK_SHARE)
        } else {
            !self.is_enough(visit.terms())
        }
    }

    /// What work says against a plan that names nothing, when it is other work than what was done under it so far.
    fn strange_work(&self, visit: &Visit, settings: &RelevanceSettings, now: i64) -> Option<f64> {
        let read = self.is_vague() && is_tool(visit) && visit.read >= STRANGE_WORDS;
        let known = self.learnt.shares >= KNOWN_TICKS && !self.is_anchoring(now);
        // What a tool that is new to the plan shows is as likely its next step, and what was open under it for long is it.
        let used = self.is_used(visit.key);
        let open = !visit.title.is_empty() && self.is_used(visit.page);
        if !(read && known && used) || open {
            return None;
        }
        let ratio = self.learned_ratio(visit)?;
        let weight = learned_odds(ratio, settings).max(-STRANGE_CLIP);
        (ratio < STRANGE_SHARE).then(|| weight * self.richness(visit, settings))
    }

    /// Whether a window, or what is open in one, went with the plan for two minutes.
    fn is_used(&self, window: u64) -> bool {
        let used = self.learnt.windows.get(&window);
        used.is_some_and(|[on, _]| u32::from(*on) >= SHARES_MIN)
    }

    /// How much a screen may disprove, 0 to 1: forms, progress and sign-in pages have few words of any kind. Where the
    /// plan's own screens have few, as drawings do, few are enough.
    fn richness(&self, visit: &Visit, settings: &RelevanceSettings) -> f64 {
        // Messages have few words by nature, and disprove little anyway.
        if visit.category.is_leisure() || visit.is_played() || visit.category.is_talk() {
            return 1.0;
        }
        let [poor, rich] = settings.rich_words;
        let usual = self.learnt.rich.get(&visit.key).copied().unwrap_or(rich);
        let scale = (usual / rich).min(1.0);
        ((visit.rich / scale - poor) / (rich - poor)).clamp(0.0, 1.0)
    }

    fn text_weight(&self, visit: &Visit, settings: &RelevanceSettings) -> Option<f64> {
        if visit.read < READ_MIN {
            return None;
        }
        let own = if self.is_vague() {
            0.0
        } else {
            let share = if self.is_lone(visit) { LONE_SHARE } else { 1.0 };
            let hits = visit.hits * share;
            own_words_weight(hits.min(visit.read), visit.read, settings)
        };
        let sum = (own + self.learned_weight(visit, settings)) * settings.temper;
        Some(match visit.category {
            // Around a film stand the names of other films: its own title tells more.
            Category::Media => sum.max(-BESIDE_FILM),
            // The few words over the picture of a game are its own, whatever they are.
            Category::Game => sum.min(0.0),
            _ => sum,
        })
    }

    /// What the title says: words of the plan, or words learned with it. A page of the plan mostly has some in its title,
    /// whatever is written around it; while little is learned their lack tells little.
    fn title_weight(&self, visit: &Visit, settings: &RelevanceSettings) -> Option<f64> {
        /// A title of one word says too little to miss the plan's.
        const WORDS_MIN: usize = 2;
        if self.is_named_by(visit) {
            let most = if self.is_lone(visit) {
                LONE_TITLE
            } else {
                f64::INFINITY
            };
            return Some(settings.title_match.min(most));
        }
        // Nobody knows what a title without it would say where all titles have a word of the plan.
        if visit.title.len() < WORDS_MIN || (visit.named_in_common && !self.is_vague()) {
            return None;
        }
        if self.learnt.shares < SHARES_MIN {
            return Some(settings.title_miss);
        }
        let words = visit.title.iter().filter(|word| !visit.is_site(word));
        let learned: f64 = words.map(|word| self.learned(words::key(word))).sum();
        let weight = settings.title_new + settings.title_slope * learned;
        Some(weight.min(settings.title_match))
    }

    /// The share of words learned with the plan, against the usual one while the plan's own words are seen.
    fn learned_ratio(&self, visit: &Visit) -> Option<f64> {
        let known = self.learnt.shares >= SHARES_MIN && self.learnt.share >= SHARE_MIN;
        known.then(|| visit.learned_hits / visit.read / self.learnt.share)
    }

    /// What their share says: of one or two words that are to be expected chance decides.
    fn learned_weight(&self, visit: &Visit, settings: &RelevanceSettings) -> f64 {
        let certain = (self.learnt.share * visit.read / EXPECTED_WORDS).min(1.0);
        let ratio = self.learned_ratio(visit);
        let weight = ratio.map_or(0.0, |ratio| learned_odds(ratio, settings) * certain);
        let alone = !is_tool(visit) && (self.is_vague() || visit.terms() == 0);
        if alone {
            weight.min(LEARNED_ALONE)
        } else {
            weight
        }
    }

    /// Whether a window went with the plan before, or says so itself.
    pub(crate) fn claims(&self, visit: &Visit) -> bool {
        /// Evidence of a place from which it is taken to be the plan's.
        const CLAIM: f64 = 0.3;
        !self.paused && (self.is_named_by(visit) || self.place_weight(visit) > CLAIM)
    }

    /// A word of it stands in the title.
    fn is_named_by(&self, visit: &Visit) -> bool {
        !self.is_vague() && !visit.title_terms.is_empty()
    }

    pub(crate) fn task(&self) -> u64 {
        self.identity()
    }

    fn place_weight(&self, visit: &Visit) -> f64 {
        let odds = |key: u64, (low, high): (f64, f64)| {
            let Some([on, off]) = self.learnt.windows.get(&key) else {
                return 0.0;
            };
            ((1.0 + f64::from(*on)) / (1.0 + f64::from(*off)))
                .ln()
                .clamp(low, high)
        };
        odds(visit.page, PAGE_CLIP) + odds(visit.key, APP_CLIP)
    }

    /// Learns from a tick whose evidence is plain: which words and windows go with the plan, and which do not.
    pub(crate) fn learn(&mut self, visit: &mut Visit, evidence: &Evidence, drifted: bool) {
        // A plan that names nothing is what is done in the tools of work, unless it is strange there.
        let believed = self.is_vague() && is_tool(visit) && evidence.weight > 0.0;
        let told = evidence.direct && evidence.weight > 0.5 && self.is_told_by(visit);
        let on = told || believed;
        let off = !on && drifted && evidence.weight < -0.5 && !evidence.adjacent;
        if on || off {
            let side = usize::from(off);
            let fresh = visit.keys[visit.keys_learned..].to_vec();
            visit.keys_learned = visit.keys.len();
            for key in fresh {
                note(&mut self.learnt.words, key, side, LEARNED_WORDS_MAX);
            }
        }
        if told && visit.read >= READ_MIN {
            self.learnt.note_richness(visit);
        }
        if on && visit.read >= READ_MIN {
            let learnt = &mut self.learnt;
            learnt.shares = (learnt.shares + 1).min(SHARES_MAX);
            let share = visit.learned_hits / visit.read;
            learnt.share += (share - learnt.share) / f64::from(learnt.shares);
        }
        // What is apart from the plan is so once in a visit: its further ticks say the same of the same words.
        let apart = evidence.weight < -0.5 && visit.read >= READ_MIN * 2.0 && !visit.noted_apart;
        if (on || apart) && !evidence.adjacent {
            visit.noted_apart |= !on;
            for window in [visit.page, visit.key] {
                let windows = &mut self.learnt.windows;
                note(windows, window, usize::from(!on), LEARNED_WINDOWS_MAX);
            }
        }
    }
}

/// What a share of learned words says, by its ratio to the usual one.
fn learned_odds(ratio: f64, settings: &RelevanceSettings) -> f64 {
    let most = settings.learned_most;
    ((ratio - settings.learned_even) * settings.learned_slope).clamp(-most, most)
}

/// The beta-binomial odds of so many of the plan's words among so many: on its screens their share varies much, and
/// some show none at all. The binomial coefficient is the same on both sides.
fn own_words_weight(hits: f64, count: f64, settings: &RelevanceSettings) -> f64 {
    let ratio = |shape: [f64; 2]| log_beta_ratio(shape, hits, count);
    let wordless = hits * CHANCE.ln() + (count - hits) * (1.0 - CHANCE).ln();
    let share = settings.wordless_share;
    let on = log_sum(
        share.ln() + wordless,
        (1.0 - share).ln() + ratio(settings.on_shape),
    );
    on - ratio(settings.off_shape)
}

/// What was learned of the last plans: one that is declared again goes on with it, and words that served others tell
/// little of it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Memory {
    plans: Vec<(u64, Learnt)>,
}

impl Memory {
    /// Keeps what was learned of a plan that ends.
    pub(crate) fn keep(&mut self, plan: Plan) {
        let identity = plan.identity();
        self.plans.retain(|(known, _)| *known != identity);
        if self.plans.len() >= PLANS_MAX {
            self.plans.remove(0);
        }
        self.plans.push((identity, plan.learnt));
    }

    /// Gives a plan that begins what is known of it and of others.
    pub(crate) fn recall(&self, plan: &mut Plan) {
        let identity = plan.identity();
        for (known, learnt) in &self.plans {
            if *known == identity {
                // What names nothing may mean other work the next time.
                if !plan.is_vague() {
                    plan.learnt = learnt.clone();
                }
                continue;
            }
            for (word, [on, _]) in learnt.words.iter().filter(|(_, [on, _])| *on > 0) {
                let count = plan.others.entry(*word).or_default();
                *count = count.saturating_add(*on);
            }
        }
    }
}

/// Counts one more; when the table is full the least counted one goes.
fn note(table: &mut BTreeMap<u64, [u16; 2]>, key: u64, side: usize, most: usize) {
    if table.len() >= most && !table.contains_key(&key) {
        let least = table
            .iter()
            .min_by_key(|(key, [on, off])| (on.saturating_add(*off), **key));
        if let Some(least) = least.map(|(key, _)| *key) {
            table.remove(&least);
        }
    }
    let counts = table.entry(key).or_default();
    counts[side] = counts[side].saturating_add(1);
}

/// 1 when the person said that it always belongs to a plan, -1 when never.
fn rule(visit: &Visit, settings: &Settings) -> Option<f64> {
    let named = |names: &[String]| {
        names.iter().any(|name| {
            let name = plain(name);
            let host = visit.host.as_deref();
            name == plain(&visit.app)
                || name == short(&visit.app)
                || host.is_some_and(|host| is_under(host, &name))
        })
    };
    if named(&settings.apart_from_plan) {
        return Some(-1.0);
    }
    named(&settings.part_of_plan).then_some(1.0)
}

/// Somebody makes something there; of a page that is neither written nor shows a file nobody knows whether it is for work.
/// Programs of which nobody knows anything are mostly for work when there is something to read: leisure is in pages, in
/// games, and in films, which play while nobody writes.
fn is_tool(visit: &Visit) -> bool {
    match visit.category {
        Category::Editor | Category::Terminal | Category::Office => true,
        Category::Reader | Category::Other if visit.host.is_none() => true,
        Category::Unknown => {
            let film = visit.plays && !visit.is_written();
            // Without a title either, it may be anything under a wrong name.
            let named = !visit.title.is_empty();
            named && visit.host.is_none() && !visit.is_wordless() && !film
        }
        Category::Reader | Category::Other | Category::Browser => {
            visit.is_written() || visit.shows_file
        }
        _ => false,
    }
}

/// Most that messages say against a plan that they do not name: as much as is an alarm when they last so long. A look at
/// them is none, and a word of the plan in them or after them takes it back.
fn long_talk(settings: &Settings) -> f64 {
    let drift = &settings.drift;
    let ticks = LONG_TALK_S / f64::from(drift.tick_s);
    drift.slack + drift.alarm / ticks
}

fn kind_weight(category: Category, settings: &RelevanceSettings) -> f64 {
    if category.is_leisure() {
        settings.leisure
    } else if category.is_work() {
        settings.work
    } else {
        0.0
    }
}

/// What the person answered for windows, per plan: Beta counts.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Answers {
    /// By plan and window.
    counts: BTreeMap<u64, [f64; 2]>,
}

impl Answers {
    fn place(plan: u64, window: u64) -> u64 {
        hash(&[&plan.to_le_bytes(), &window.to_le_bytes()])
    }

    fn weight(&self, plan: u64, visit: &Visit) -> f64 {
        let windows = [visit.page, visit.key].into_iter();
        let mut known = windows.filter_map(|window| self.counts.get(&Self::place(plan, window)));
        known
            .next()
            .map_or(0.0, |[on, off]| ((1.0 + on) / (1.0 + off)).ln())
    }

    /// Notes whether a window is part of the plan.
    pub(crate) fn note(&mut self, plan: &Plan, window: u64, part: bool) {
        if self.counts.len() >= ANSWERS_MAX {
            self.counts.pop_first();
        }
        let counts = self
            .counts
            .entry(Self::place(plan.identity(), window))
            .or_default();
        counts[usize::from(!part)] += ANSWER_WEIGHT;
    }
}

/// ln B(a + hits, b + count - hits) - ln B(a, b).
fn log_beta_ratio([a, b]: [f64; 2], hits: f64, count: f64) -> f64 {
    log_beta(a + hits, b + count - hits) - log_beta(a, b)
}

fn log_beta(a: f64, b: f64) -> f64 {
    log_gamma(a) + log_gamma(b) - log_gamma(a + b)
}

/// Stirling's series after shifting the argument above 8 (Abramowitz and Stegun 6.1.41): eight digits, more than needed.
fn log_gamma(mut x: f64) -> f64 {
    let mut shift = 0.0;
    while x < 8.0 {
        shift -= x.ln();
        x += 1.0;
    }
    let inverse = 1.0 / x;
    let square = inverse * inverse;
    let series = inverse * (1.0 / 12.0 - square * (1.0 / 360.0 - square / 1_260.0));
    let half_log_tau = 0.918_938_533_204_672_8;
    shift + (x - 0.5) * x.ln() - x + half_log_tau + series
}

/// ln(exp(a) + exp(b)).
fn log_sum(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    high + (low - high).exp().ln_1p()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{category::Catalogue, window::Facts};

    /// Whether a plan of two words is vague after each of these runs of looks at an editor: how many, and each how many-th
    /// has so many of the words.
    fn check_looks(words: usize, looks: &[(u32, u32)], want: &[bool]) {
        let facts = Facts {
            app: "emacs",
            title: None,
            host: None,
            fullscreen: false,
            mirrored: false,
        };
        let catalogue = Catalogue::new(&crate::tests::settings());
        let mut visit = Visit::new(&facts, &catalogue, 1, "focus:1");
        visit.read = READ_MIN;
        let mut plan = Plan::new("p", "moving forward", None, &[], "intent:1", 1);
        let (mut heard, mut found) = (Terms::default(), vec![]);
        (0..words).for_each(|word| heard.add(word));
        for (count, each) in looks {
            for look in 0..*count {
                let read = if look % each == 0 {
                    heard
                } else {
                    Terms::default()
                };
                plan.listen(&visit, read, i64::from(look) + 1);
            }
            found.push(plan.is_vague());
        }
        assert_eq!(found, want, "{words} words, {looks:?}");
    }

    #[test]
    fn words_that_all_screens_have_name_nothing() {
        // On no screen; together on one in five, as words of anything are; on one in three.
        check_looks(2, &[(15, 100)], &[false]);
        check_looks(2, &[(20, 100)], &[true]);
        check_looks(2, &[(30, 5), (60, 5)], &[false, true]);
        check_looks(2, &[(600, 3)], &[false]);
        // Everyday words stand alone, and on many screens.
        check_looks(1, &[(15, 2), (60, 2)], &[false, true]);
        // A while in something else does not undo what was heard; and who is heard again is heard.
        check_looks(2, &[(60, 2), (35, 100)], &[false, false]);
        check_looks(2, &[(30, 100), (60, 2)], &[true, false]);
    }

    fn terms(places: &[usize]) -> Terms {
        let mut found = Terms::default();
        places.iter().for_each(|place| found.add(*place));
        found
    }

    #[test]
    fn one_word_of_a_long_plan_is_no_full_proof_in_a_title() {
        let facts = Facts {
            app: "emacs",
            title: Some("tables.txt"),
            host: None,
            fullscreen: false,
            mirrored: false,
        };
        let settings = crate::tests::settings();
        let full = settings.relevance.title_match;
        // The plan, which of its words stand in the title, and which were read.
        let cases: [(&str, &[usize], &[usize], f64); 4] = [
            ("tide tables", &[1], &[], full),
            ("tide tables north harbour", &[1], &[], LONE_TITLE),
            ("tide tables north harbour", &[1, 2], &[], full),
            ("tide tables north harbour", &[1], &[0], full),
        ];
        for (text, title, read, want) in cases {
            let mut visit = Visit::new(&facts, &Catalogue::new(&settings), 1, "focus:1");
            visit.title_terms = terms(title);
            visit.read(&Found {
                terms: terms(read),
                ..Found::default()
            });
            let plan = Plan::new("p", text, None, &[], "intent:1", 1);
            let found = plan.title_weight(&visit, &settings.relevance);
            assert_eq!(found, Some(want), "{text}, {title:?}, {read:?}");
        }
    }

    #[test]
    fn chance_words_of_a_page_teach_nothing() {
        let named = "tide tables north harbour";
        // The plan, the window, which words of the plan stand in its title, which were read, and whether it teaches.
        let (none, one, other, two) = (terms(&[]), terms(&[0]), terms(&[1]), terms(&[0, 1]));
        let cases = [
            (named, "emacs", none, two, true),
            (named, "emacs", none, one, false),
            (named, "firefox", none, two, false),
            (named, "firefox", one, other, true),
            ("stuff", "emacs", none, none, true),
            ("stuff", "firefox", none, none, false),
        ];
        for (text, app, title, read, want) in cases {
            let facts = Facts {
                app,
                title: None,
                host: (app == "firefox").then_some("a.example"),
                fullscreen: false,
                mirrored: false,
            };
            let catalogue = Catalogue::new(&crate::tests::settings());
            let mut visit = Visit::new(&facts, &catalogue, 1, "focus:1");
            visit.title_terms = title;
            visit.read(&Found {
                terms: read,
                ..Found::default()
            });
            visit.keys = vec![7];
            let mut plan = Plan::new("p", text, None, &[], "intent:1", 1);
            let evidence = Evidence {
                weight: 2.0,
                adjacent: false,
                direct: !plan.is_vague(),
            };
            plan.learn(&mut visit, &evidence, false);
            let taught = plan.learnt.words.contains_key(&7);
            assert_eq!(taught, want, "{text}, {app}, {title:?}, {read:?}");
        }
    }

    /// A visit to a program, and the plan "stuff" under which nothing was done yet.
    fn visit_and_vague_plan(app: &str, title: Option<&str>, settings: &Settings) -> (Visit, Plan) {
        let facts = Facts {
            app,
            title,
            host: None,
            fullscreen: false,
            mirrored: false,
        };
        let mut visit = Visit::new(&facts, &Catalogue::new(settings), 1, "focus:1");
        (visit.read, visit.rich) = (60.0, 90.0);
        let plan = Plan::new("p", "stuff", None, &[], "intent:1", 1);
        (visit, plan)
    }

    #[test]
    fn what_was_open_for_long_is_no_strange_work() {
        let settings = crate::tests::settings();
        // The title of what is open in a tool that was used under the plan, ticks for which it was open then, and whether it is
        // strange though it has none of the words seen with the plan.
        let cases = [
            (Some("hive.odt"), 0, true),
            (Some("hive.odt"), 11, true),
            (Some("hive.odt"), 12, false),
            (None, 60, true),
        ];
        for (title, ticks, want) in cases {
            let (visit, mut plan) = visit_and_vague_plan("emacs", title, &settings);
            (plan.learnt.share, plan.learnt.shares) = (0.3, KNOWN_TICKS);
            plan.learnt.windows = [(visit.page, [ticks, 0]), (visit.key, [60, 0])].into();
            let strange = plan.strange_work(&visit, &settings.relevance, ANCHOR_MS * 2);
            assert_eq!(strange.is_some(), want, "{title:?}, {ticks}");
        }
    }

    #[test]
    fn a_window_without_name_and_title_is_no_tool() {
        let settings = crate::tests::settings();
        let cases = [
            ("loomcraft", Some("twill.lc"), true),
            ("loomcraft", None, false),
            ("emacs", None, true),
        ];
        for (app, title, want) in cases {
            let (visit, _) = visit_and_vague_plan(app, title, &settings);
            assert_eq!(is_tool(&visit), want, "{app}, {title:?}");
        }
    }

    #[test]
    fn a_page_that_is_written_is_a_tool_of_whatever_kind() {
        let settings = crate::tests::settings();
        // The host of a page, keys that were pressed in it, and whether it is a tool.
        let cases = [
            ("wiki.example", 500, true),
            ("wiki.example", 40, false),
            ("loom.example", 500, true),
            ("loom.example", 40, false),
            ("www.reddit.com", 500, false),
        ];
        for (host, keys, want) in cases {
            let facts = Facts {
                app: "firefox",
                title: Some("twill and satin"),
                host: Some(host),
                fullscreen: false,
                mirrored: false,
            };
            let mut visit = Visit::new(&facts, &Catalogue::new(&settings), 1, "focus:1");
            visit.rich = 90.0;
            visit.note_hands(keys, 0);
            assert_eq!(is_tool(&visit), want, "{host}, {keys}");
        }
    }

    #[test]
    fn a_place_is_apart_once_in_a_visit() {
        let facts = Facts {
            app: "firefox",
            title: Some("gulls of the coast"),
            host: Some("a.example"),
            fullscreen: false,
            mirrored: false,
        };
        let catalogue = Catalogue::new(&crate::tests::settings());
        let mut plan = Plan::new("p", "tide tables", None, &[], "intent:1", 1);
        let evidence = Evidence {
            weight: -1.0,
            ..Evidence::default()
        };
        let mut weight_after = |ticks: i64| {
            let mut visit = Visit::new(&facts, &catalogue, 1, "focus:1");
            visit.read = READ_MIN * 2.0;
            for _ in 0..ticks {
                plan.learn(&mut visit, &evidence, false);
            }
            plan.place_weight(&visit)
        };
        let once = weight_after(9);
        assert!(once < -0.5 && weight_after(0) == once, "{once}");
        assert!(weight_after(1) < once);
    }

    /// What a window says of the plan "tide tables", so many visits to which were apart from it, and which shows so many
    /// words now: two of them are the plan's when they are more than a few.
    fn weight_of(app: &str, host: Option<&str>, places_apart: u16, read: f64, calls: bool) -> f64 {
        let facts = Facts {
            app,
            title: None,
            host,
            fullscreen: false,
            mirrored: false,
        };
        let settings = crate::tests::settings();
        let mut visit = Visit::new(&facts, &Catalogue::new(&settings), 1, "focus:1");
        visit.calls = calls;
        visit.rich = read;
        visit.read(&Found {
            hits: if read > 20.0 { 2.0 } else { 0.0 },
            all: read,
            ..Found::default()
        });
        let mut plan = Plan::new("p", "tide tables", None, &[], "intent:1", 1);
        let windows = [visit.page, visit.key];
        let apart = windows.map(|window| (window, [0, places_apart]));
        plan.learnt.windows = apart.into();
        let evidence = plan.evidence(&visit, &Answers::default(), &settings, 1);
        evidence.weight
    }

    #[test]
    fn a_place_says_no_more_against_the_plan_than_what_is_read_there() {
        let page = |apart| weight_of("firefox", Some("a.example"), apart, 60.0, false);
        assert_eq!(page(0), page(9));
        let leisure = |apart| weight_of("firefox", Some("www.reddit.com"), apart, 60.0, false);
        assert!(leisure(0) > leisure(9));
    }

    #[test]
    fn the_window_of_a_call_is_no_game() {
        let window = |calls| weight_of("qwrtz", None, 9, 12.0, calls);
        let settings = crate::tests::settings();
        assert_eq!(window(true), -settings.relevance.adjacent_clip);
        assert!(window(false) < -settings.drift.slack, "{}", window(false));
    }

    #[test]
    fn of_few_learned_words_chance_decides() {
        let facts = Facts {
            app: "firefox",
            title: None,
            host: Some("a.example"),
            fullscreen: false,
            mirrored: false,
        };
        let settings = crate::tests::settings();
        let mut visit = Visit::new(&facts, &Catalogue::new(&settings), 1, "focus:1");
        let mut weight = |text: &str, read: f64, own: &[usize]| {
            let mut plan = Plan::new("p", text, None, &[], "intent:1", 1);
            (plan.learnt.share, plan.learnt.shares) = (0.05, SHARES_MIN);
            (visit.read, visit.learned_hits) = (read, read * 0.1);
            visit.title_terms = terms(own);
            plan.learned_weight(&visit, &settings.relevance)
        };
        let full = settings.relevance.learned_most;
        assert!((weight("tide tables", 100.0, &[0]) - full).abs() < 1e-9);
        assert!((weight("tide tables", 30.0, &[0]) - full / 2.0).abs() < 1e-9);
        // Without a word of the plan beside them, or one that names anything, they may be words of any page.
        assert!((weight("tide tables", 100.0, &[]) - LEARNED_ALONE).abs() < 1e-9);
        assert!((weight("stuff", 100.0, &[]) - LEARNED_ALONE).abs() < 1e-9);
    }

    #[test]
    fn a_chance_word_makes_no_talk_of_the_plan() {
        let facts = Facts {
            app: "signal",
            title: None,
            host: None,
            fullscreen: false,
            mirrored: false,
        };
        let catalogue = Catalogue::new(&crate::tests::settings());
        for (text, read, want) in [
            ("tide tables", terms(&[]), true),
            ("tide tables", terms(&[0]), true),
            ("tide tables", terms(&[0, 1]), false),
            ("tables", terms(&[0]), false),
        ] {
            let mut visit = Visit::new(&facts, &catalogue, 1, "focus:1");
            visit.read(&Found {
                all: READ_MIN,
                terms: read,
                ..Found::default()
            });
            let plan = Plan::new("p", text, None, &[], "intent:1", 1);
            assert_eq!(plan.is_apart(&visit), want, "{text}, {read:?}");
        }
    }

    #[test]
    fn gamma_is_right() {
        for (x, want) in [
            (1.0, 0.0),
            (0.5, 0.572_364_942_9),
            (5.0, 24f64.ln()),
            (30.0, 71.257_038_967_2),
        ] {
            let found = log_gamma(x);
            assert!((found - want).abs() < 1e-7, "{x}: {found}");
        }
    }
}
