//! From the day to what is seen of it, in the order of arrival.

use std::collections::BTreeMap;

use crate::{
    day::ScenarioError,
    noise::Noise,
    observation::{Body, Observation},
    persona::Persona,
    plan::{Doing, MINUTE, Plan, SECOND, Said},
    random::Random,
    sound::{self, Tick},
    text::Screens,
    windows::{Hands, Matter, Visit},
    words::{self, Words},
};

/// The focused window is told again this often.
const FOCUS_AGAIN: i64 = 14 * SECOND;
/// After so long without a hand nobody is told to be there.
const FOCUS_REST: i64 = MINUTE;
/// A reading comes so long after the picture, at least.
const READING: i64 = 400;

/// Something seen, before it has an id.
struct Seen {
    ts: i64,
    body: Body,
}

struct Observer<'a> {
    persona: &'a Persona,
    plan: &'a Plan,
    visits: &'a [Visit],
    words: &'a Words,
    noise: &'a Noise,
    seed: u64,
    /// Calls whose window is not seen, and whose microphone is not.
    unseen: Vec<bool>,
    hidden: Vec<bool>,
    out: Vec<Seen>,
}

/// All observations of a day, in the order of arrival.
pub(crate) fn observations(
    persona: &Persona,
    plan: &Plan,
    visits: &[Visit],
    seed: u64,
    noise: &Noise,
) -> Result<Vec<Observation>, ScenarioError> {
    let mut observer = Observer {
        persona,
        plan,
        visits,
        words: words::of(&persona.scenario.tongue)?,
        noise,
        seed,
        unseen: vec![],
        hidden: vec![],
        out: vec![],
    };
    observer.calls();
    observer.focus();
    observer.readings();
    observer.input();
    observer.sound();
    observer.system();
    observer.calendar();
    observer.intents();
    Ok(observer.arrive())
}

impl Observer<'_> {
    fn stream(&self, name: &str) -> Random {
        Random::named(self.seed, &self.persona.profile.name, name)
    }

    fn see(&mut self, ts: i64, body: Body) {
        self.out.push(Seen { ts, body });
    }

    fn calls(&mut self) {
        let mut rng = self.stream("noise: calls");
        let habits = &self.persona.scenario.call;
        let share = if self.noise.mic_hidden < 0.0 {
            habits.muted
        } else {
            self.noise.mic_hidden
        };
        let unseen = self.noise.call_unseen.max(habits.unseen);
        for _ in &self.plan.calls {
            // One number each whatever the shares are: heavier noise hides the same calls and more.
            let (window, microphone) = (rng.unit(), rng.unit());
            self.unseen.push(window < unseen);
            self.hidden.push(microphone < share);
        }
    }

    /// The window of this visit is not told.
    fn not_told(&self, visit: &Visit) -> bool {
        match (self.plan.spans[visit.span].doing, visit.matter) {
            (Doing::Call(index), Matter::Call) => self.unseen[index],
            _ => false,
        }
    }

    fn focus(&mut self) {
        let mut rng = self.stream("noise: titles");
        for visit in self.visits {
            let (app, title) = (rng.unit(), rng.unit());
            let wrong = rng.pick(WRONG_APPS).copied().unwrap_or_default();
            let generic = rng
                .chance(0.5)
                .then(|| rng.word(&self.words.generic_titles).to_owned());
            if self.not_told(visit) || self.plan.locked(visit) {
                continue;
            }
            let window = &self.persona.scenario.windows[visit.window];
            let body = Body::Focus {
                app: if app < self.noise.app_wrong {
                    wrong.to_owned()
                } else {
                    window.app.clone()
                },
                title: if title < self.noise.title_lost {
                    generic
                } else {
                    Some(visit.title.clone())
                },
                url_host: window.host.clone().filter(|_| app >= self.noise.app_wrong),
                fullscreen: visit.fullscreen,
                mirrored: visit.mirrored,
            };
            let off = visit.hands == Hands::Off;
            let until = if off {
                visit.end.min(visit.start + FOCUS_REST)
            } else {
                visit.end
            };
            let mut ts = if off {
                visit.start + FOCUS_AGAIN
            } else {
                visit.start
            };
            while ts < until {
                self.see(ts, body.clone());
                ts += FOCUS_AGAIN;
            }
        }
    }

    fn readings(&mut self) {
        let mut screens = Screens {
            scenario: &self.persona.scenario,
            words: self.words,
            rng: self.stream("text"),
        };
        let mut times = self.stream("readings");
        let mut noise = self.stream("noise: letters");
        for visit in self.visits {
            let secret = visit.matter == Matter::Secret;
            if visit.hands == Hands::Off || secret || self.not_told(visit) {
                continue;
            }
            let mut ts = visit.start + (times.between(0.7, 1.8) * SECOND as f64) as i64;
            let span = &self.plan.spans[visit.span];
            let project = span.intent.map(|_| span.project);
            let mut lines = vec![];
            while ts < visit.end {
                if lines.is_empty() {
                    lines = screens.screen(visit, project);
                } else {
                    screens.change(&mut lines, visit, project);
                }
                let tokens = self.noise.read(&lines, self.words, &mut noise);
                let mean_conf = self.noise.confidence(&mut noise);
                if !tokens.is_empty() {
                    self.see(ts, Body::Ocr { tokens, mean_conf });
                }
                ts += (times.lognormal(pause(visit.hands), 0.35) * SECOND as f64) as i64;
            }
        }
    }

    fn input(&mut self) {
        let mut ticks = sound::ticks(self.plan, self.visits, &mut self.stream("input"));
        self.rest(&mut ticks);
        let mut offsets = self.stream("input offsets");
        let mut last = self.plan.start;
        for tick in ticks {
            let offset = (offsets.unit() * 6.0 * SECOND as f64) as i64;
            if !tick.quiet() {
                last = tick.ts - offset;
            }
            self.see(
                tick.ts,
                Body::Input {
                    keys: tick.keys,
                    clicks: tick.clicks,
                    scrolls: tick.scrolls,
                    idle_ms: (tick.ts - last).max(0).unsigned_abs(),
                },
            );
        }
    }

    /// Pauses of the hands while somebody works: thinking, paper. Only while one window stays; the truth does not
    /// know them, for nobody has gone.
    fn rest(&self, ticks: &mut [Tick]) {
        let mut rng = self.stream("noise: pauses");
        let chance = self.noise.idle_per_hour / 360.0;
        let mut index = 0;
        while index < ticks.len() {
            let works = matches!(
                self.visits[ticks[index].visit].hands,
                Hands::Typing | Hands::Reading
            );
            if !(works && rng.chance(chance)) {
                index += 1;
                continue;
            }
            // Short ones are common, the longest are rare.
            let length = rng
                .lognormal(60.0, 0.8)
                .clamp(30.0, self.noise.idle_max_s.max(30.0));
            let end = ticks[index].ts + (length * SECOND as f64) as i64;
            let visit = ticks[index].visit;
            while let Some(tick) = ticks.get_mut(index)
                && tick.ts < end
                && tick.visit == visit
            {
                (tick.keys, tick.clicks, tick.scrolls) = (0, 0, 0);
                index += 1;
            }
        }
    }

    fn sound(&mut self) {
        let mut rng = self.stream("sound");
        let sounds = sound::sounds(self.persona, self.plan, self.visits, &self.hidden, &mut rng);
        for sound in sounds {
            let body = Body::Audio {
                mic_apps: sound.mic,
                playback_apps: sound.playback,
                camera: sound.camera,
            };
            self.see(sound.ts, body);
        }
    }

    fn system(&mut self) {
        let mut told = vec![];
        for (from, to) in &self.plan.dnd {
            told.extend([(*from, "dnd_on"), (*to, "dnd_off")]);
        }
        for (from, to) in self.plan.calls.iter().filter_map(|call| call.share) {
            told.extend([(from, "share_on"), (to, "share_off")]);
        }
        for span in &self.plan.spans {
            let Doing::Absent {
                lock: true,
                suspend,
            } = span.doing
            else {
                continue;
            };
            told.push((span.start, "lock"));
            if suspend {
                told.extend([
                    (span.start + SECOND, "suspend"),
                    (span.end - 2 * SECOND, "resume"),
                ]);
            }
            told.push((span.end - 200, "unlock"));
        }
        for (ts, event) in told {
            self.see(
                ts,
                Body::System {
                    event: event.to_owned(),
                },
            );
        }
    }

    fn calendar(&mut self) {
        let mut rng = self.stream("noise: calendar");
        let known = self.plan.start - 30 * SECOND;
        for (index, entry) in self.plan.entries.iter().enumerate() {
            let (missing, phantom) = (rng.unit(), rng.unit());
            let hour = rng.between(0.0, 8.0);
            let event = |cancelled| Body::Calendar {
                event: format!("entry-{index}"),
                title: entry.title.clone(),
                start: entry.start,
                end: entry.end,
                busy: entry.busy,
                cancelled,
            };
            if entry.call.is_none() || missing >= self.noise.entry_missing {
                self.out.push(Seen {
                    ts: known,
                    body: event(false),
                });
                if let Some(ts) = entry.cancelled.filter(|ts| *ts > known) {
                    self.out.push(Seen {
                        ts,
                        body: event(true),
                    });
                }
            }
            if entry.call.is_some() && phantom < self.noise.entry_phantom {
                let start = self.plan.start + (hour * 60.0 * MINUTE as f64) as i64;
                let body = Body::Calendar {
                    event: format!("entry-{index}-copy"),
                    title: entry.title.clone(),
                    start,
                    end: start + 30 * MINUTE,
                    busy: true,
                    cancelled: false,
                };
                self.out.push(Seen { ts: known, body });
            }
        }
    }

    fn intents(&mut self) {
        let mut rng = self.stream("noise: plans");
        for (ts, said) in &self.plan.said {
            let (unit, vague) = (rng.unit(), rng.word(&self.words.vague).to_owned());
            let (mut id, mut text, mut until, mut terms) =
                (String::new(), String::new(), None, vec![]);
            let action = match said {
                Said::Declare(index) => {
                    let intent = &self.plan.intents[*index];
                    id.clone_from(&intent.id);
                    until = intent.until;
                    text = vague;
                    if unit >= self.noise.vague {
                        text.clone_from(&intent.text);
                        terms.clone_from(&intent.terms);
                    }
                    "declare"
                }
                Said::Done => "done",
                Said::Pause => "pause",
                Said::Resume => "resume",
                Said::Break => "break",
            };
            let action = action.to_owned();
            self.out.push(Seen {
                ts: *ts,
                body: Body::Intent {
                    action,
                    id,
                    text,
                    until,
                    terms,
                },
            });
        }
    }

    /// Ids, faults, and the order of arrival.
    fn arrive(mut self) -> Vec<Observation> {
        let mut faults = self.stream("noise: faults");
        self.out.sort_by_key(|seen| seen.ts);
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        let mut skews: BTreeMap<&str, i64> = BTreeMap::new();
        for source in ["focus", "ocr", "input", "audio"] {
            let skew = faults.between(-1.0, 1.0) * self.noise.skew_ms;
            skews.insert(source, skew as i64);
        }
        let mut arriving = Vec::with_capacity(self.out.len());
        for seen in std::mem::take(&mut self.out) {
            let source = seen.body.kind();
            let count = counts.entry(source).or_default();
            *count += 1;
            let skew = skews.get(source);
            let observation = Observation {
                id: format!("{source}:{count}"),
                ts: seen.ts + skew.copied().unwrap_or_default(),
                body: seen.body,
            };
            // What the person says and the desktop reports travels on the bus, which keeps it and its order.
            let sensed = skew.is_some();
            self.faulty(observation, seen.ts, sensed, &mut faults, &mut arriving);
        }
        arriving.sort_by_key(|(arrival, _)| *arrival);
        arriving
            .into_iter()
            .map(|(_, observation)| observation)
            .collect()
    }

    fn faulty(
        &self,
        observation: Observation,
        ts: i64,
        sensed: bool,
        rng: &mut Random,
        to: &mut Vec<(i64, Observation)>,
    ) {
        let (dropped, twice, late, very) = (rng.unit(), rng.unit(), rng.unit(), rng.unit());
        let (by, again) = (rng.unit(), rng.between(0.2, 20.0));
        let mut arrival = ts
            + if matches!(observation.body, Body::Ocr { .. }) {
                READING
            } else {
                30
            };
        if sensed {
            if dropped < self.noise.dropped {
                return;
            }
            if very < self.noise.very_late {
                arrival += (by * 10.0 * MINUTE as f64) as i64;
            } else if late < self.noise.late {
                arrival += (by * 30.0 * SECOND as f64) as i64;
            }
        }
        if twice < self.noise.duplicated {
            to.push((
                arrival + (again * SECOND as f64) as i64,
                observation.clone(),
            ));
        }
        to.push((arrival, observation));
    }
}

/// The next reading of a window comes after about so many seconds: a screen that does not change is not read again.
fn pause(hands: Hands) -> f64 {
    match hands {
        Hands::Typing => 11.0,
        Hands::Reading => 16.0,
        Hands::Watching => 26.0,
        Hands::Playing => 20.0,
        Hands::Listening | Hands::Off => 45.0,
    }
}

/// What windows are called where nobody knows better: by Electron, XWayland, remote desktops, web applications.
const WRONG_APPS: &[&str] = &[
    "electron",
    "Xwayland",
    "xfreerdp",
    "org.gnome.Epiphany.WebApp",
    "unknown",
    "",
];
