//! How badly the day is seen: table H of spec/nudge.md, and what a broken sensor makes of a word.

use serde::{Deserialize, Serialize};

use crate::{random::Random, text::Line, words::Words};

/// Every parameter of the noise. Shares are of 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noise {
    /// What it is called.
    pub name: String,
    /// Letters read wrongly: replaced, added, lost, words joined or split.
    pub letter_error: f64,
    /// Lines not read.
    pub line_lost: f64,
    /// Lines of another window or a banner among the others.
    pub line_foreign: f64,
    /// Titles missing or generic, of visits.
    pub title_lost: f64,
    /// Wrong name of the application, of visits.
    pub app_wrong: f64,
    /// Observations lost. Only of windows, words, input and sound: the others are told by the bus, which keeps them.
    pub dropped: f64,
    /// Observations that come twice.
    pub duplicated: f64,
    /// Observations late by at most 30 s.
    pub late: f64,
    /// Observations late by at most 10 min.
    pub very_late: f64,
    /// Pauses of the hands while somebody works, per hour.
    pub idle_per_hour: f64,
    /// Their longest, seconds.
    pub idle_max_s: f64,
    /// Calls whose microphone is not seen; less than zero: as the person has it.
    pub mic_hidden: f64,
    /// Meetings whose entry is missing.
    pub entry_missing: f64,
    /// Chance of an entry that is for nothing, per meeting.
    pub entry_phantom: f64,
    /// Calls whose window is not seen.
    pub call_unseen: f64,
    /// Clocks of the sources differ by at most so much, milliseconds.
    pub skew_ms: f64,
    /// Plans said vaguely.
    pub vague: f64,
}

impl Noise {
    /// Everything is seen as it is.
    #[must_use]
    pub fn clean() -> Self {
        Self {
            name: "clean".to_owned(),
            letter_error: 0.0,
            line_lost: 0.0,
            line_foreign: 0.0,
            title_lost: 0.0,
            app_wrong: 0.0,
            dropped: 0.0,
            duplicated: 0.0,
            late: 0.0,
            very_late: 0.0,
            idle_per_hour: 0.0,
            idle_max_s: 0.0,
            mic_hidden: 0.0,
            entry_missing: 0.0,
            entry_phantom: 0.0,
            call_unseen: 0.0,
            skew_ms: 0.0,
            vague: 0.0,
        }
    }

    /// As it usually is.
    #[must_use]
    pub fn usual() -> Self {
        Self {
            name: "default".to_owned(),
            letter_error: 0.06,
            line_lost: 0.08,
            line_foreign: 0.05,
            title_lost: 0.08,
            app_wrong: 0.03,
            dropped: 0.03,
            duplicated: 0.01,
            late: 0.02,
            very_late: 0.001,
            idle_per_hour: 2.0,
            idle_max_s: 170.0,
            mic_hidden: -1.0,
            entry_missing: 0.2,
            entry_phantom: 0.05,
            call_unseen: 0.0,
            skew_ms: 200.0,
            vague: 0.15,
        }
    }

    /// Under stress.
    #[must_use]
    pub fn heavy() -> Self {
        Self {
            name: "heavy".to_owned(),
            letter_error: 0.15,
            line_lost: 0.25,
            line_foreign: 0.15,
            title_lost: 0.25,
            app_wrong: 0.10,
            dropped: 0.15,
            duplicated: 0.05,
            late: 0.10,
            very_late: 0.01,
            idle_per_hour: 5.0,
            idle_max_s: 600.0,
            mic_hidden: 0.5,
            entry_missing: 0.5,
            entry_phantom: 0.15,
            call_unseen: 0.3,
            skew_ms: 3_000.0,
            vague: 0.40,
        }
    }

    /// The profile of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "clean" => Some(Self::clean()),
            "default" => Some(Self::usual()),
            "heavy" => Some(Self::heavy()),
            _ => None,
        }
    }

    /// The mean confidence that a reader gives with so many errors: a line through what ours says of clean and of
    /// small, blurred text (0.95 and about 0.7).
    pub(crate) fn confidence(&self, rng: &mut Random) -> f32 {
        (0.95 - 1.6 * self.letter_error + 0.03 * rng.normal()).clamp(0.2, 0.99) as f32
    }

    /// The words that are read of these lines.
    pub(crate) fn read(&self, lines: &[Line], words: &Words, rng: &mut Random) -> Vec<String> {
        let mut found = Vec::with_capacity(lines.len() * 8);
        for line in lines {
            if rng.chance(self.line_lost) {
                continue;
            }
            if rng.chance(self.line_foreign) {
                let count = 3 + rng.below(6);
                let foreign: Vec<String> = (0..count).map(|_| foreign(words, rng)).collect();
                self.damage(&foreign, &mut found, rng);
            }
            self.damage(line, &mut found, rng);
        }
        found
    }

    fn damage(&self, line: &[String], found: &mut Vec<String>, rng: &mut Random) {
        if self.letter_error == 0.0 {
            found.extend(line.iter().cloned());
            return;
        }
        let mut joined = false;
        for word in line {
            let read = self.word(word, rng);
            // A tenth of the errors is in the gaps between words.
            match found.last_mut().filter(|_| joined) {
                Some(last) => last.push_str(&read),
                None if !read.is_empty() => found.push(read),
                None => {}
            }
            joined = rng.chance(self.letter_error * 0.1) && !found.is_empty();
        }
    }

    fn word(&self, word: &str, rng: &mut Random) -> String {
        let mut read = String::with_capacity(word.len() + 2);
        for letter in word.chars() {
            if !rng.chance(self.letter_error) {
                read.push(letter);
                continue;
            }
            match rng.weighted(&[0.66, 0.12, 0.18, 0.04]) {
                0 => read.push_str(confused(letter, rng)),
                1 => {
                    read.push(letter);
                    read.push_str(confused(letter, rng));
                }
                2 => {}
                _ => read.push(' '),
            }
        }
        // A gap within a word makes two; of them the longer one is a word.
        if read.contains(' ') {
            let longest = read.split(' ').max_by_key(|part| part.len());
            return longest.unwrap_or_default().to_owned();
        }
        read
    }
}

fn foreign(words: &Words, rng: &mut Random) -> String {
    let pool = if rng.chance(0.5) {
        &words.web
    } else {
        &words.general
    };
    rng.word(pool).to_lowercase()
}

/// What a letter is taken for: shapes that look alike in small type.
fn confused(letter: char, rng: &mut Random) -> &'static str {
    const ALIKE: [(char, &[&str]); 24] = [
        ('a', &["o", "e", "ä"]),
        ('b', &["h", "6"]),
        ('c', &["e", "o"]),
        ('d', &["cl", "ol"]),
        ('e', &["c", "o"]),
        ('f', &["t", "r"]),
        ('g', &["q", "9"]),
        ('h', &["b", "n"]),
        ('i', &["l", "1", "j"]),
        ('j', &["i"]),
        ('k', &["lc", "h"]),
        ('l', &["1", "i", "t"]),
        ('m', &["rn", "nn"]),
        ('n', &["ri", "u", "r"]),
        ('o', &["0", "c", "a"]),
        ('p', &["o", "n"]),
        ('q', &["g"]),
        ('r', &["n", "t"]),
        ('s', &["5", "z"]),
        ('t', &["l", "f"]),
        ('u', &["v", "ii", "n"]),
        ('v', &["y", "u"]),
        ('w', &["vv", "v"]),
        ('z', &["2", "s"]),
    ];
    let known = ALIKE.iter().find(|(of, _)| *of == letter);
    let shapes: &[&str] = known.map_or(&["r", "i", "o", "t"], |(_, shapes)| shapes);
    rng.pick(shapes).copied().unwrap_or("i")
}
