//! What each part is worth: the same days without it.

use velvet_nudge::LearnerMode;

use crate::live::Setup;

/// A part that is taken away.
pub(crate) struct Ablation {
    pub name: &'static str,
    pub setup: Setup,
}

/// All but the learner, which only acts after days (see [`crate::work`]).
pub(crate) const ALL: [Ablation; 4] = [
    Ablation {
        name: "without_words",
        setup: Setup {
            words: false,
            ..Setup::WHOLE
        },
    },
    Ablation {
        name: "without_titles",
        setup: Setup {
            titles: false,
            ..Setup::WHOLE
        },
    },
    Ablation {
        name: "without_breakpoints",
        setup: Setup {
            any_moment: true,
            ..Setup::WHOLE
        },
    },
    Ablation {
        name: "without_intention",
        setup: Setup {
            plans: false,
            ..Setup::WHOLE
        },
    },
];

/// Days in a row, with and without the learner.
pub(crate) const LEARNER: [Ablation; 2] = [
    Ablation {
        name: "days_in_a_row",
        setup: Setup::WHOLE,
    },
    Ablation {
        name: "days_in_a_row_without_learner",
        setup: Setup {
            learner: LearnerMode::Off,
            ..Setup::WHOLE
        },
    },
];
