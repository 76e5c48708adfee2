//! The people: what they work on, where they drift to, how their days are cut.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{day::ScenarioError, words};

/// The files of the tuning personas. Figures on them may be looked at while a detector is built.
const TUNING: &[&str] = &[
    include_str!("../personas/tuning/mira.toml"),
    include_str!("../personas/tuning/devlin.toml"),
    include_str!("../personas/tuning/greta.toml"),
    include_str!("../personas/tuning/jonas.toml"),
    include_str!("../personas/tuning/camille.toml"),
    include_str!("../personas/tuning/iker.toml"),
    // Validation until 2026-11-29, when too many ideas had been judged by their sums.
    include_str!("../personas/tuning/elisa.toml"),
    include_str!("../personas/tuning/thijs.toml"),
    include_str!("../personas/tuning/ola.toml"),
    include_str!("../personas/tuning/rowan.toml"),
    // Validation until 2026-11-29 as well: their sums had been read five times.
    include_str!("../personas/tuning/anaya.toml"),
    include_str!("../personas/tuning/bia.toml"),
    include_str!("../personas/tuning/sigrid.toml"),
    include_str!("../personas/tuning/radek.toml"),
    include_str!("../personas/tuning/helka.toml"),
    include_str!("../personas/tuning/noemie.toml"),
    // Validation until the next six were written.
    include_str!("../personas/tuning/signe.toml"),
    include_str!("../personas/tuning/reka.toml"),
    include_str!("../personas/tuning/doru.toml"),
    include_str!("../personas/tuning/deniz.toml"),
    include_str!("../personas/tuning/marisol.toml"),
    include_str!("../personas/tuning/hemi.toml"),
    // Validation until six more were written.
    include_str!("../personas/tuning/torunn.toml"),
    include_str!("../personas/tuning/luka.toml"),
    include_str!("../personas/tuning/sekar.toml"),
    include_str!("../personas/tuning/kaarel.toml"),
    include_str!("../personas/tuning/lindiwe.toml"),
    include_str!("../personas/tuning/reto.toml"),
    // Validation until the six of now were written.
    include_str!("../personas/tuning/mireia.toml"),
    include_str!("../personas/tuning/blaz.toml"),
    include_str!("../personas/tuning/wilmien.toml"),
    include_str!("../personas/tuning/thao.toml"),
    include_str!("../personas/tuning/baraka.toml"),
    include_str!("../personas/tuning/aurelie.toml"),
    // Validation until matus and the five with him were written.
    include_str!("../personas/tuning/ruta.toml"),
    include_str!("../personas/tuning/thordis.toml"),
    include_str!("../personas/tuning/manolis.toml"),
    include_str!("../personas/tuning/solomiya.toml"),
    include_str!("../personas/tuning/jomar.toml"),
    include_str!("../personas/tuning/fionn.toml"),
    // Validation until valmira and the five with her were written.
    include_str!("../personas/tuning/matus.toml"),
    include_str!("../personas/tuning/ilze.toml"),
    include_str!("../personas/tuning/kalina.toml"),
    include_str!("../personas/tuning/gotzon.toml"),
    include_str!("../personas/tuning/eleri.toml"),
    include_str!("../personas/tuning/ramiro.toml"),
    // Validation until rannva and the five with her were written.
    include_str!("../personas/tuning/valmira.toml"),
    include_str!("../personas/tuning/marthese.toml"),
    include_str!("../personas/tuning/amra.toml"),
    include_str!("../personas/tuning/brais.toml"),
    include_str!("../personas/tuning/elvin.toml"),
    include_str!("../personas/tuning/tun.toml"),
    // Validation until colm and the five with him were written.
    include_str!("../personas/tuning/rannva.toml"),
    include_str!("../personas/tuning/gwenole.toml"),
    include_str!("../personas/tuning/wideline.toml"),
    include_str!("../personas/tuning/rojda.toml"),
    include_str!("../personas/tuning/hafizah.toml"),
    include_str!("../personas/tuning/sibongile.toml"),
    // Validation until aimeric and the five with him were written.
    include_str!("../personas/tuning/colm.toml"),
    include_str!("../personas/tuning/jeltsje.toml"),
    include_str!("../personas/tuning/hodan.toml"),
    include_str!("../personas/tuning/jasur.toml"),
    include_str!("../personas/tuning/wiremu.toml"),
    include_str!("../personas/tuning/flurina.toml"),
];
/// The files of the validation personas: other languages, applications and work. Nothing is tuned on them.
const VALIDATION: &[&str] = &[
    include_str!("../personas/validation/aimeric.toml"),
    include_str!("../personas/validation/mercin.toml"),
    include_str!("../personas/validation/zainab.toml"),
    include_str!("../personas/validation/haja.toml"),
    include_str!("../personas/validation/shurandy.toml"),
    include_str!("../personas/validation/kornelia.toml"),
];

/// The id of the window of a call, which every person has.
pub(crate) const CALL: &str = "call";

/// What a detector may be told of a person: `persona.toml`, version 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Version of the form: 1.
    pub schema: u32,
    /// Name of the persona.
    pub name: String,
    /// `tuning`, `validation`, or a name of one's own.
    pub part: String,
    /// IANA name.
    pub time_zone: String,
    /// Language of the cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// `"21:00-08:00"`, local.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet_hours: Option<Vec<String>>,
    /// Rules that the person turned on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nudges_on: Vec<String>,
    /// Rules that the person turned off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nudges_off: Vec<String>,
    /// Application or host = category.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub categories: BTreeMap<String, String>,
}

/// A person, with all that the generator knows.
#[derive(Clone, Debug, Deserialize)]
pub struct Persona {
    /// What a detector may know.
    #[serde(flatten)]
    pub profile: Profile,
    pub(crate) scenario: Scenario,
    /// The same person under other names, who talks to others in other ways.
    #[serde(default, rename = "variant")]
    variants: Vec<Variant>,
}

/// What is different.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Variant {
    name: String,
    call: CallHabits,
    long_stretches: f64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scenario {
    pub tongue: String,
    pub music: Option<String>,
    pub dictation: Option<String>,
    pub recorder: Option<String>,
    pub comms: Vec<String>,
    pub secrets: Vec<String>,
    pub templates: Vec<String>,
    pub day: DayShape,
    pub rhythm: Rhythm,
    pub call: CallHabits,
    #[serde(rename = "window")]
    pub windows: Vec<Window>,
    #[serde(rename = "project")]
    pub projects: Vec<Project>,
    #[serde(rename = "distraction")]
    pub distractions: Vec<Distraction>,
}

/// How the day is cut. Times are local, `08:50`; the jitter is the deviation of the begin and the end.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DayShape {
    pub start: String,
    pub end: String,
    pub jitter_minutes: f64,
    pub lunch: String,
    pub lunch_minutes: f64,
    pub meetings: f64,
    pub long_stretches: f64,
    pub evening_share: f64,
    pub evening_start: String,
    pub evening_minutes: f64,
}

/// Medians, shares, and a factor on all dwell times.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rhythm {
    pub bout_minutes: f64,
    pub drift_minutes: f64,
    pub pace: f64,
    pub lock_share: f64,
    pub not_started: f64,
    pub unplanned: f64,
}

/// Where and how this person talks to others; shares of meetings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CallHabits {
    pub app: String,
    pub host: Option<String>,
    pub title: String,
    pub camera: f64,
    pub adhoc: f64,
    pub phantom: f64,
    pub share: f64,
    pub muted: f64,
    /// What the sound server calls it, where that is another name.
    #[serde(default)]
    pub voice: Option<String>,
    /// Its window never comes to the front.
    #[serde(default)]
    pub unseen: f64,
    /// Its sound drops out: the net is lost, or the headset is changed.
    #[serde(default)]
    pub dropouts: f64,
}

impl CallHabits {
    /// The name of the call at the sound server.
    pub(crate) fn voice(&self) -> &str {
        self.voice.as_deref().unwrap_or(&self.app)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Document,
    Code,
    Sheet,
    Canvas,
    Slides,
    Terminal,
    Reader,
    Article,
    Search,
    Video,
    Feed,
    Shop,
    Forum,
    Chat,
    Mail,
    Board,
    Template,
    Files,
    Game,
    Secret,
    Call,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Window {
    pub id: String,
    pub app: String,
    pub kind: Kind,
    pub title: String,
    pub host: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Project {
    pub id: String,
    /// Words that the plan is made of, as they also stand on its screens.
    pub core: String,
    /// Words of the matter.
    pub topic: String,
    pub intents: Vec<String>,
    #[serde(default)]
    pub terms: Vec<String>,
    pub documents: Vec<String>,
    /// The first is where the work is done.
    pub windows: Vec<String>,
    #[serde(skip)]
    pub core_words: Vec<String>,
    #[serde(skip)]
    pub topic_words: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Distraction {
    pub window: String,
    pub rabbits: Vec<String>,
    pub weight: f64,
}

impl Persona {
    /// A persona of a TOML text.
    ///
    /// # Errors
    ///
    /// When it does not parse, or names a window, a language or a topic that is not there.
    pub fn parse(text: &str) -> Result<Self, ScenarioError> {
        let mut persona: Self = toml::from_str(text).map_err(|source| ScenarioError::Persona {
            source: Box::new(source),
        })?;
        persona.check()?;
        persona.scenario.open_call();
        for project in &mut persona.scenario.projects {
            project.core_words = words::split(&project.core);
            project.topic_words = words::split(&project.topic);
        }
        Ok(persona)
    }

    /// The personas of a part; none for a name that is neither `tuning` nor `validation`.
    ///
    /// # Errors
    ///
    /// When a file of ours is broken.
    pub fn of_part(part: &str) -> Result<Vec<Self>, ScenarioError> {
        let files = match part {
            "tuning" => TUNING,
            "validation" => VALIDATION,
            _ => &[],
        };
        let mut found = vec![];
        for text in files {
            let persona = Self::parse(text)?;
            let variants: Vec<Self> = persona.variants.iter().map(|it| persona.vary(it)).collect();
            found.push(persona);
            found.extend(variants);
        }
        Ok(found)
    }

    fn vary(&self, variant: &Variant) -> Self {
        let mut varied = self.clone();
        varied.profile.name.clone_from(&variant.name);
        varied.scenario.call = variant.call.clone();
        varied.scenario.day.long_stretches = variant.long_stretches;
        varied.scenario.windows.retain(|window| window.id != CALL);
        varied.scenario.open_call();
        varied.variants.clear();
        varied
    }

    fn check(&self) -> Result<(), ScenarioError> {
        let scenario = &self.scenario;
        let words = words::of(&scenario.tongue)?;
        let distractions = scenario.distractions.iter();
        let named = distractions
            .clone()
            .map(|distraction| &distraction.window)
            .chain(scenario.projects.iter().flat_map(|it| &it.windows))
            .chain(scenario.comms.iter())
            .chain(scenario.secrets.iter())
            .chain(scenario.templates.iter());
        for name in named {
            if self.scenario.window(name).is_none() {
                return Err(self.missing(name));
            }
        }
        for name in distractions.flat_map(|distraction| &distraction.rabbits) {
            if words.rabbit(name).is_none() {
                return Err(self.missing(name));
            }
        }
        Ok(())
    }

    fn missing(&self, what: &str) -> ScenarioError {
        ScenarioError::Missing {
            persona: self.profile.name.clone(),
            what: what.to_owned(),
        }
    }
}

impl Scenario {
    /// The window of a call stands among the others.
    fn open_call(&mut self) {
        self.windows.push(Window {
            id: CALL.to_owned(),
            app: self.call.app.clone(),
            kind: Kind::Call,
            title: self.call.title.clone(),
            host: self.call.host.clone(),
        });
    }

    /// The window of this id.
    pub(crate) fn window(&self, id: &str) -> Option<usize> {
        self.windows.iter().position(|window| window.id == id)
    }

    /// The windows of these ids.
    pub(crate) fn all(&self, ids: &[String]) -> Vec<usize> {
        ids.iter().filter_map(|id| self.window(id)).collect()
    }
}
