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
    /// The same.
    Third,
    /// The same.
    Fourth,
    /// The same.
    Fifth,
    /// The same.
    Sixth,
    /// The same.
    Seventh,
    /// The same.
    Eighth,
    /// The same.
    Ninth,
    /// The same.
    Tenth,
    /// The same.
    Eleventh,
    /// The same.
    Twelfth,
    /// The same.
    Thirteenth,
    /// Other templates, fonts, themes and words. Read only for the figures at the end, never looked at.
    Unseen,
}

/// Scripts of a part's folder; those that nearly all have, where none are named.
macro_rules! scripts {
    ($part:literal) => {
        scripts!($part: "words" "words-seq" "screens" "more" "tongues" "moving" "terminals")
    };
    ($part:literal: $($name:literal)*) => {
        &[$(include_str!(concat!("../../pages/", $part, "/", $name, ".js"))),*]
    };
}

impl Part {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tuning => "tuning",
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Fifth => "fifth",
            Self::Sixth => "sixth",
            Self::Seventh => "seventh",
            Self::Eighth => "eighth",
            Self::Ninth => "ninth",
            Self::Tenth => "tenth",
            Self::Eleventh => "eleventh",
            Self::Twelfth => "twelfth",
            Self::Thirteenth => "thirteenth",
            Self::Unseen => "unseen",
        }
    }

    fn scripts(self) -> &'static [&'static str] {
        match self {
            Self::Tuning => {
                scripts!("tuning": "words" "work" "desk" "weak" "kinds" "close" "moving" "more" "tongues" "terminals")
            }
            Self::First => {
                scripts!("first": "words" "screens" "more" "tongues" "moving" "terminals")
            }
            Self::Second => scripts!("second"),
            Self::Third => scripts!("third"),
            Self::Fourth => scripts!("fourth"),
            Self::Fifth => scripts!("fifth"),
            Self::Sixth => scripts!("sixth"),
            Self::Seventh => scripts!("seventh"),
            Self::Eighth => scripts!("eighth"),
            Self::Ninth => scripts!("ninth"),
            Self::Tenth => scripts!("tenth"),
            Self::Eleventh => scripts!("eleventh"),
            Self::Twelfth => scripts!("twelfth"),
            Self::Thirteenth => scripts!("thirteenth"),
            Self::Unseen => scripts!("unseen"),
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
