//! The pages that screens are drawn with: scripts of tests/bench/pages, assembled into one file per part.

use std::hash::{DefaultHasher, Hash, Hasher};

use clap::ValueEnum;

/// Which part of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// May be looked at while the reader is built.
    Tuning,
    /// What was unseen until its figures had been read too often. May be looked at, too.
    First,
    /// What was unseen for its first figures. May be looked at, too.
    Second,
    /// Other templates, fonts, themes and words. Read only for the figures at the end, never looked at.
    Unseen,
}

impl Part {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tuning => "tuning",
            Self::First => "first",
            Self::Second => "second",
            Self::Unseen => "unseen",
        }
    }

    fn scripts(self) -> &'static [&'static str] {
        match self {
            Self::Tuning => &[
                include_str!("../../pages/tuning/words.js"),
                include_str!("../../pages/tuning/work.js"),
                include_str!("../../pages/tuning/desk.js"),
                include_str!("../../pages/tuning/weak.js"),
                include_str!("../../pages/tuning/kinds.js"),
                include_str!("../../pages/tuning/close.js"),
                include_str!("../../pages/tuning/moving.js"),
                include_str!("../../pages/tuning/more.js"),
                include_str!("../../pages/tuning/tongues.js"),
                include_str!("../../pages/tuning/terminals.js"),
            ],
            Self::First => &[
                include_str!("../../pages/first/words.js"),
                include_str!("../../pages/first/screens.js"),
                include_str!("../../pages/first/more.js"),
                include_str!("../../pages/first/tongues.js"),
                include_str!("../../pages/first/moving.js"),
                include_str!("../../pages/first/terminals.js"),
            ],
            Self::Second => &[
                include_str!("../../pages/second/words.js"),
                include_str!("../../pages/second/words-seq.js"),
                include_str!("../../pages/second/screens.js"),
                include_str!("../../pages/second/more.js"),
                include_str!("../../pages/second/tongues.js"),
                include_str!("../../pages/second/moving.js"),
                include_str!("../../pages/second/terminals.js"),
            ],
            Self::Unseen => &[
                include_str!("../../pages/unseen/words.js"),
                include_str!("../../pages/unseen/words-seq.js"),
                include_str!("../../pages/unseen/screens.js"),
                include_str!("../../pages/unseen/more.js"),
                include_str!("../../pages/unseen/tongues.js"),
                include_str!("../../pages/unseen/moving.js"),
                include_str!("../../pages/unseen/terminals.js"),
            ],
        }
    }
}

const SHARED: [&str; 2] = [
    include_str!("../../pages/base.js"),
    include_str!("../../pages/truth.js"),
];

/// The page from which every scene of a part is drawn.
pub(super) fn page(part: Part) -> String {
    let mut page = "<!doctype html><html lang=en><meta charset=utf-8><style>html,body{margin:0;height:100%;overflow:hidden}</style><body></body>".to_owned();
    for script in SHARED.iter().chain(part.scripts()) {
        page.push_str("<script>");
        page.push_str(script);
        page.push_str("</script>");
    }
    page
}

/// Changes whenever what is drawn may change, so that no old picture is taken for a new one.
pub(super) fn version(part: Part) -> String {
    let mut hasher = DefaultHasher::new();
    page(part).hash(&mut hasher);
    super::terminal::VERSION.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
