//! Whether to say one quiet thing, and when.
//!
//! Pure: [`velvet_messages::v1::ContextEvent`]s and the person's answers in, [`velvet_messages::v1::NudgeEvent`]s out.
//! Nothing here reads a clock, a file or the network, and lots are drawn from the decision's own id, so that a
//! replay decides the same.
//!
//! [`Policy`] is what may be said (a file of the person's), the pipeline (`pipeline.rs`) how it comes to be said, and
//! the guards (`guard.rs`) what neither rule nor setting nor learner can get past: [`CEILING`] is compiled in.
//!
//! The crate knows no other worker: the present reaches it as messages alone. It makes no claim that its words do
//! anybody good; what follows them is counted against moments at which a word was held back by lot
//! ([`Nudger::effect`]), and a kind without a clear effect proposes to switch itself off.

mod compose;
mod config;
mod feedback;
mod guard;
mod learner;
mod lint;
mod nudger;
mod pipeline;
mod policy;
mod policy_file;
mod present;
mod quiet;
mod seen;
mod service;
mod settings;
mod snapshot;
mod state;
mod step;
mod texts;
mod time;
mod words;

#[cfg(test)]
mod tests;

pub use config::Config;
pub use guard::{Block, Bounds, CEILING};
pub use learner::Effect;
pub use lint::{LintMistake, LintRule, lint, lint_actions};
pub use nudger::{NowLines, Nudger};
pub use policy::{
    Class, Level, Mistake, ParsePresetError, Policy, PolicyErrors, PolicyMistake, Preset,
    QuietHours, Rule, UnknownRule,
};
pub use policy_file::{FoundPolicy, PolicyFile};
pub use quiet::ParseQuietHoursError;
pub use service::NudgeService;
pub use settings::{LearnerMode, Settings};
pub use snapshot::SnapshotError;
pub use step::{NudgeInput, NudgeStep, SharedCompanion, TICK};
pub use texts::Language;
