//! How long at one thing without a break.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use velvet_messages::v1;

use crate::{
    axis::{Axis, Reason, states},
    relevance::Plan,
    settings::{DepthSettings, ms},
};

states! {
    /// The axis depth.
    Depth, "depth", {
        /// Begun a short while ago.
        Normal = "normal",
        /// Settled in.
        Settled = "settled",
        /// Deep in it.
        Deep = "deep",
        /// For longer than the person wants without a word.
        PastLimit = "past_limit",
    }
}

/// Windows that belong to a stretch.
const MEMBERS_MAX: usize = 64;
/// Time in a window after which it belongs to the stretch that it was visited in, and time at it without anything else
/// between after which one is back at it: a look back from elsewhere is shorter. Milliseconds.
const MEMBER_MS: i64 = 20_000;
/// Time with something open, in a stretch, after which what is open there is what the stretch is about, whatever its words
/// say of the plan later, milliseconds. Three times what makes a window belong; on the tuning personas half of it did as
/// well, and nothing shorter than a minute is gone into by chance.
const SUBJECT_MS: i64 = 60_000;
/// Who was back at the plan for no longer than this between two drifts was not: on 464 tuning days 31 of 41 such times were
/// one drift, of those up to half a minute longer 5 of 15. Milliseconds.
const GLANCE_MS: i64 = 90_000;

/// What the person is at, at one time.
pub(crate) struct Doing {
    pub(crate) now: i64,
    /// The activity: the plan, or else the window.
    pub(crate) task: u64,
    /// What is open in the window.
    pub(crate) page: u64,
    /// What is open has a title, without which it cannot be told from other things in the same application.
    pub(crate) titled: bool,
    /// Messages, or what is nobody's business: one looks at them on the side.
    pub(crate) aside: bool,
    /// It is there for leisure.
    pub(crate) leisure: bool,
    /// Somebody is there.
    pub(crate) engaged: bool,
    /// Nobody is there.
    pub(crate) gone: bool,
    /// In a meeting since; zero: not.
    pub(crate) together_since: i64,
    /// Apart from the plan since; zero: not.
    pub(crate) apart_since: i64,
    /// Apart from the plan, or not surely back at it.
    pub(crate) apart: bool,
    /// Since when the person is what they are to the plan: who is on it again came back then.
    pub(crate) engagement_since: i64,
    /// On the plan, whatever the window.
    pub(crate) on_plan: bool,
    /// What is in front speaks for the plan, though it is not sure yet that the person is back at it.
    pub(crate) plan_in_view: bool,
    /// What is in front is something else: it speaks against the plan, or is a film.
    pub(crate) elsewhere: bool,
    /// On a break on purpose.
    pub(crate) resting: bool,
    /// The plan was not begun.
    pub(crate) unbegun: bool,
}

impl Doing {
    /// Apart from the plan for the length of a break, and what is in front is no way back: who is back is taken to be
    /// apart until there is evidence enough, which makes no break of a short drift.
    fn is_break(&self, settings: &DepthSettings) -> bool {
        let long = self.apart_since > 0 && self.now - self.apart_since >= ms(settings.break_s);
        let resting = self.resting && !self.plan_in_view;
        long && (resting || self.unbegun || self.aside || self.elsewhere)
    }
}

/// When something was first and last open, milliseconds.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Span {
    first: i64,
    last: i64,
}

/// What was open when.
type Spans = BTreeMap<u64, Span>;

/// A stretch whose plan was said to be finished.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Finished {
    since: i64,
    last: i64,
    /// What was open in it.
    #[serde(default)]
    open: Spans,
}

/// The axis depth: one stretch.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Stretch {
    pub(crate) axis: Axis<Depth>,
    /// Begin; zero: none.
    since: i64,
    /// The last time at it.
    last: i64,
    /// Since when at it without anything else between; zero: not at it.
    #[serde(default)]
    at_it_since: i64,
    /// Windows and the time spent in each, milliseconds.
    members: BTreeMap<u64, i64>,
    /// The same of what was open in them.
    #[serde(default)]
    pages: BTreeMap<u64, i64>,
    /// When each of them was open.
    #[serde(default)]
    open: Spans,
    /// The plan; zero: none.
    plan: u64,
    /// A plan was named then, and what was done before may still turn out to be it; zero: that is over.
    #[serde(default)]
    named: i64,
    /// Until that is over: since when what was done is known to be the plan.
    #[serde(default)]
    known_since: i64,
    /// What was open in the stretch before the plan was named.
    #[serde(default)]
    open_before: Spans,
    /// The plan was named amid the stretch, and for how long what was open then is open since, milliseconds.
    #[serde(default)]
    named_amid: bool,
    #[serde(default)]
    kept_ms: i64,
    /// Apart from the plan since, as last seen.
    #[serde(default)]
    apart_since: i64,
    /// The last time apart: its begin, and when the person was known to be back.
    #[serde(default)]
    last_apart: (i64, i64),
    /// Apart, or not surely back, as last seen; and until when in front of what is not what the stretch is about.
    #[serde(default)]
    apart: bool,
    #[serde(default)]
    strayed: i64,
    /// It goes on when a plan for the same is named within a break's length, or without one.
    #[serde(default)]
    finished: Finished,
    evaluated: i64,
    /// What the stretch was before the last gap.
    pub(crate) before_gap: Depth,
}

impl Default for Stretch {
    fn default() -> Self {
        Self {
            axis: Axis::new(Depth::Normal),
            since: 0,
            last: 0,
            at_it_since: 0,
            members: BTreeMap::new(),
            pages: BTreeMap::new(),
            open: Spans::new(),
            plan: 0,
            named: 0,
            known_since: 0,
            open_before: Spans::new(),
            named_amid: false,
            kept_ms: 0,
            apart_since: 0,
            last_apart: (0, 0),
            apart: false,
            strayed: 0,
            finished: Finished::default(),
            evaluated: 0,
            before_gap: Depth::Normal,
        }
    }
}

impl Stretch {
    /// Time of the stretch until now, milliseconds: what is certain of it.
    pub(crate) fn continuous_ms(&self, now: i64) -> i64 {
        match self.began() {
            0 => 0,
            began => (now - began).max(0),
        }
    }

    /// Begin; zero: none. What was done before a plan was named counts when it is known to be the plan.
    fn began(&self) -> i64 {
        if self.since == 0 {
            0
        } else {
            self.since.max(self.known_since)
        }
    }

    pub(crate) fn evaluate(&mut self, doing: &Doing, settings: &DepthSettings) {
        let now = doing.now;
        let passed = (now - self.evaluated).clamp(0, 60_000);
        self.evaluated = now;
        let elsewhere = doing.elsewhere && !self.is_subject(doing);
        let doing = Doing {
            elsewhere,
            ..*doing
        };
        self.keep(&doing, passed);
        let doing = self.begun(&doing);
        let doing = Doing {
            apart_since: self.apart_since(&doing),
            ..doing
        };
        if doing.gone {
            // Who is back is not at it at once, whatever they had left in front.
            self.at_it_since = 0;
        }
        self.part(doing.apart_since);
        self.come_back(&doing, settings);
        let together = doing.together_since > 0;
        // A call that is shorter than a break ends nothing: it may as well be a dictation.
        let met = together && now - doing.together_since > ms(settings.look_s);
        if met || doing.is_break(settings) {
            self.end();
        } else if doing.engaged && !together {
            self.spend(&doing, passed, settings);
        }
        // Who is back is back from the begin of it, which is known a moment later.
        let back = if doing.engaged && self.at_it_since > self.last {
            self.at_it_since
        } else {
            now
        };
        if self.since > 0 && back - self.last >= ms(settings.break_s) {
            self.end();
        }
        self.settle(now, settings);
    }

    /// Counts for how long what was open before the plan was named is open since.
    fn keep(&mut self, doing: &Doing, passed: i64) {
        let at_work = doing.titled && !doing.aside && !doing.leisure && !doing.elsewhere;
        if self.named_amid && doing.engaged && at_work && self.open_before.contains_key(&doing.page)
        {
            self.kept_ms += passed;
        }
    }

    /// Who goes on with what they did when they named the plan has begun with it, though its words are not to be seen: of 206
    /// plans that were named amid work and begun on 464 tuning days 202 were for it, and what shows the plan told so of 150.
    fn begun(&self, doing: &Doing) -> Doing {
        let begun = doing.unbegun && self.kept_ms >= MEMBER_MS;
        Doing {
            apart_since: if begun { 0 } else { doing.apart_since },
            apart: doing.apart && !begun,
            unbegun: doing.unbegun && !begun,
            ..*doing
        }
    }

    /// Since when the person is apart from the plan, zero when not: who was back for no longer than a glance was not.
    fn apart_since(&mut self, doing: &Doing) -> i64 {
        let told = doing.apart_since;
        let (began, back) = self.last_apart;
        if told == 0 && self.apart_since > 0 {
            self.last_apart = (self.apart_since, doing.now);
        }
        let glance = if doing.resting { SUBJECT_MS } else { GLANCE_MS };
        if told > 0 && began > 0 && told - back < glance {
            return began.min(told);
        }
        told
    }

    /// When the person turns out to be apart from the plan they were at it until then, whatever it looked like, and what
    /// was opened since is not what the stretch is about.
    fn part(&mut self, apart_since: i64) {
        if apart_since > 0 && apart_since != self.apart_since {
            self.last = self.last.min(apart_since);
            self.open.retain(|_, span| span.first < apart_since);
            let open = &self.open;
            self.pages.retain(|page, _| open.contains_key(page));
        }
        self.apart_since = apart_since;
    }

    /// Who is surely back on the plan was apart until then. For the length of a break it was one, whatever is in front when it
    /// is as long: on 464 tuning days the truth has a break in 0.69 of 178 drifts of 5 to 5.5 minutes, in 0.97 of 2,158
    /// longer ones, and in 0.13 of 1,205 shorter ones. What the stretch is about is no part of it.
    fn come_back(&mut self, doing: &Doing, settings: &DepthSettings) {
        if doing.apart || doing.resting {
            // A break on purpose is measured by what is said of it.
            self.apart = !doing.resting;
            if !self.is_subject(doing) && !doing.plan_in_view {
                self.strayed = doing.now;
            }
            return;
        }
        // Who is not back, but names another plan or goes, is known by that.
        if !std::mem::take(&mut self.apart) || !doing.on_plan {
            return;
        }
        let (began, _) = self.last_apart;
        let back = doing.engagement_since;
        if began > 0 && back.min(self.strayed) - began >= ms(settings.break_s) {
            self.end();
            self.since = back;
            self.last = back;
            self.at_it_since = back;
        }
    }

    fn spend(&mut self, doing: &Doing, passed: i64, settings: &DepthSettings) {
        let now = doing.now;
        if self.named > 0 {
            self.take_plan(doing, settings);
        }
        if self.since == 0 {
            // Nor does anything begin in a drift whose page says nothing.
            let apart = doing.apart && !doing.plan_in_view;
            if doing.aside || doing.elsewhere || apart {
                return;
            }
            self.since = now;
            self.last = now;
            self.at_it_since = now;
        }
        if doing.elsewhere {
            self.at_it_since = 0;
            return;
        }
        if doing.aside && !doing.plan_in_view {
            // Who looks at messages first is not back yet.
            if self.at_it_since > self.last {
                self.at_it_since = 0;
            }
            return;
        }
        self.go_on(doing, settings);
        let at_it = self.belongs(doing);
        // What is looked at in a drift is no part of the stretch, unless it speaks for the plan; nor are messages of it, in
        // which the next ones are of something else, nor what is nobody's business.
        if !doing.aside && (!doing.apart || doing.plan_in_view) {
            self.note_open(doing, passed);
        }
        // A glance at the plan in a drift is not work.
        let least = if doing.apart { SUBJECT_MS } else { MEMBER_MS };
        match (at_it, self.at_it_since) {
            (false, _) => self.at_it_since = 0,
            (true, 0) => self.at_it_since = now,
            (true, since) if now - since >= least => self.last = now,
            (true, _) => {}
        }
    }

    /// Who goes on with what was open when the plan was said to be finished has taken no break.
    fn go_on(&mut self, doing: &Doing, settings: &DepthSettings) {
        let finished = &self.finished;
        let soon = finished.since > 0 && doing.now - finished.last < ms(settings.break_s);
        if soon && finished.open.contains_key(&doing.page) && self.is_subject(doing) {
            let finished = std::mem::take(&mut self.finished);
            self.since = finished.since;
            for (page, span) in finished.open {
                self.pages.entry(page).or_insert(MEMBER_MS);
                self.open.entry(page).or_insert(span).first = span.first;
            }
        }
    }

    fn note_open(&mut self, doing: &Doing, passed: i64) {
        spend(&mut self.members, doing.task, passed);
        spend(&mut self.pages, doing.page, passed);
        let pages = &self.pages;
        self.open.retain(|page, _| pages.contains_key(page));
        let (first, last) = (doing.now, doing.now);
        let span = self.open.entry(doing.page).or_insert(Span { first, last });
        span.last = last;
    }

    /// What is open is what the stretch is about: words that were misread, or a vague plan, do not make it another thing.
    fn is_subject(&self, doing: &Doing) -> bool {
        let spent = self.pages.get(&doing.page).copied().unwrap_or_default();
        doing.titled && spent >= SUBJECT_MS
    }

    fn belongs(&self, doing: &Doing) -> bool {
        let spent = self.members.get(&doing.task).copied().unwrap_or_default();
        doing.on_plan || doing.plan_in_view || self.members.is_empty() || spent >= MEMBER_MS
    }

    /// A plan begins. Whether it is what was done before is not told by its name: it may be the next step of the same, and
    /// the usual may be anything.
    pub(crate) fn begin_plan(&mut self, named: &Plan, now: i64, settings: &DepthSettings) {
        let plan = named.identity();
        let before = std::mem::replace(&mut self.plan, plan);
        let finished = std::mem::take(&mut self.finished);
        if finished.since > 0 && now - finished.last < ms(settings.break_s) {
            self.end();
            self.since = finished.since;
            self.last = now;
            self.await_plan(now, finished.open);
        } else if before != plan && self.since > 0 {
            let open = self.open_pages();
            self.await_plan(now, open);
        }
    }

    /// What was done with these things open is the plan when it shows the plan.
    fn await_plan(&mut self, now: i64, open: Spans) {
        self.named = now;
        self.known_since = now;
        let lately = |span: &Span| now - span.last < SUBJECT_MS;
        self.named_amid = open.values().any(lately);
        self.open_before = open;
        self.kept_ms = 0;
    }

    /// What was open for long enough not to have been passed through.
    fn open_pages(&self) -> Spans {
        let spent = |page: &u64| self.pages.get(page).copied().unwrap_or(0);
        let open = self.open.iter();
        let open = open.filter(|(page, _)| spent(page) >= MEMBER_MS);
        open.map(|(page, span)| (*page, *span)).collect()
    }

    /// What is finished is no longer gone on with, unless a plan for it is named at once.
    pub(crate) fn finish_plan(&mut self) {
        self.plan = 0;
        let finished = Finished {
            since: self.since,
            last: self.last,
            open: self.open_pages(),
        };
        self.end();
        self.finished = finished;
    }

    /// What was done before the plan was named was the plan when it is open at the plan, with all that was open in turns
    /// with it; what was over before that, or is not open again within the length of a break, was something else.
    fn take_plan(&mut self, doing: &Doing, settings: &DepthSettings) {
        let shows_plan = doing.on_plan && doing.plan_in_view && doing.titled;
        let kept = self.kept_ms >= MEMBER_MS;
        if let Some(began) =
            began_with(&self.open_before, doing.page).filter(|_| shows_plan || kept)
        {
            self.known_since = self.known_since.min(began);
        }
        if doing.now - self.named >= ms(settings.break_s) {
            self.since = self.since.max(self.known_since);
            self.named = 0;
            self.known_since = 0;
        }
    }

    /// What was taken to be apart from the plan is part of it.
    pub(crate) fn excuse(&mut self) {
        self.apart = false;
    }

    /// What was done since then turns out to be what is meant, though it was taken to be apart from the plan.
    pub(crate) fn adopt(&mut self, since: i64, now: i64) {
        if self.since == 0 || since < self.since {
            self.since = since;
        }
        self.last = now;
        self.at_it_since = now;
        self.excuse();
    }

    /// A break, a meeting, or something else for long.
    pub(crate) fn end(&mut self) {
        self.since = 0;
        self.last = 0;
        self.named = 0;
        self.known_since = 0;
        self.open_before.clear();
        self.kept_ms = 0;
        self.finished = Finished::default();
        self.members.clear();
        self.pages.clear();
        self.open.clear();
    }

    /// The axis as a message. Nobody is at it for long without the signs that there was no break.
    pub(crate) fn message<'a>(
        &self,
        device: &str,
        signs: impl Iterator<Item = &'a str>,
    ) -> v1::StateAxis {
        match self.axis.state() {
            Depth::Deep | Depth::PastLimit => self
                .axis
                .message_citing(device, signs.map(str::to_owned).collect()),
            Depth::Normal | Depth::Settled => self.axis.message(device),
        }
    }

    /// A gap begins: remembers how deep it was.
    pub(crate) fn note_gap(&mut self) {
        self.before_gap = self.axis.state();
    }

    fn settle(&mut self, now: i64, settings: &DepthSettings) {
        let minutes = self.continuous_ms(now) / 60_000;
        let limits = [
            (settings.limit_min, Depth::PastLimit),
            (settings.deep_min, Depth::Deep),
            (settings.settled_min, Depth::Settled),
        ];
        let reached = limits
            .into_iter()
            .find(|(limit, _)| minutes >= i64::from(*limit));
        let (limit, state) = reached.unwrap_or((0, Depth::Normal));
        let since = match self.began() {
            0 => now,
            began => began + i64::from(limit) * 60_000,
        };
        self.axis.set(state, since, || {
            vec![Reason::new(
                "continuous",
                format!("{minutes} min"),
                format!("{limit} min"),
            )]
        });
    }
}

/// When that began in which something was open: as long as one thing was open again after the next was opened, both are
/// of the same.
fn began_with(open: &Spans, page: u64) -> Option<i64> {
    let mut began = open.get(&page)?.first;
    loop {
        let with = open.values().filter(|span| span.last >= began);
        match with.map(|span| span.first).min() {
            Some(first) if first < began => began = first,
            _ => return Some(began),
        }
    }
}

/// Counts time spent at something, if there is room for it. What was only looked at makes room.
fn spend(spent: &mut BTreeMap<u64, i64>, at: u64, passed: i64) {
    if spent.len() >= MEMBERS_MAX && !spent.contains_key(&at) {
        spent.retain(|_, time| *time >= MEMBER_MS);
    }
    if spent.len() < MEMBERS_MAX || spent.contains_key(&at) {
        *spent.entry(at).or_default() += passed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    /// The plan shown on the first page of one program, since the begin of the day.
    fn on_plan(now: i64) -> Doing {
        Doing {
            now,
            task: 1,
            page: 1,
            titled: true,
            aside: false,
            leisure: false,
            engaged: true,
            gone: false,
            together_since: 0,
            apart_since: 0,
            apart: false,
            engagement_since: MINUTE,
            on_plan: true,
            plan_in_view: true,
            elsewhere: false,
            resting: false,
            unbegun: false,
        }
    }

    /// Minutes of the stretch ten minutes after a drift of so many minutes in the same program, which is known a minute after
    /// its begin, and of whose end one learns 20 s later; nothing in it speaks for the plan or against it.
    fn minutes_after_drift(minutes: i64, page: u64) -> i64 {
        let (begin, end) = (30 * MINUTE, (30 + minutes) * MINUTE);
        let settings = crate::tests::settings().depth;
        let mut stretch = Stretch::default();
        for now in (MINUTE..=end + 10 * MINUTE).step_by(1_000) {
            let known = (begin + MINUTE..end + 20_000).contains(&now);
            let back = now >= end + 20_000;
            let within = (begin..end).contains(&now);
            let doing = Doing {
                page: if within { page } else { 1 },
                plan_in_view: !within,
                on_plan: !known,
                apart: known,
                apart_since: if known { begin } else { 0 },
                engagement_since: if back { end } else { MINUTE },
                ..on_plan(now)
            };
            stretch.evaluate(&doing, &settings);
        }
        stretch.continuous_ms(end + 10 * MINUTE) / MINUTE
    }

    #[test]
    fn a_long_drift_is_a_break_whatever_is_in_front() {
        assert_eq!(minutes_after_drift(6, 2), 10);
        // A shorter one is none, nor is what the stretch is about.
        assert_eq!(minutes_after_drift(4, 2), 43);
        assert_eq!(minutes_after_drift(6, 1), 45);
    }
}
