//! Words of screens and plans: which count, which are the same in spite of reading errors, which are everyday.

mod stop;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::hash;

/// Shorter words say little, and reading makes many of them.
const LETTERS_MIN: usize = 3;
/// Words of grammar may be shorter.
const LETTERS_OF_GRAMMAR: usize = 2;
/// Longer runs of letters are no words.
const LETTERS_MAX: usize = 40;
/// From this length on a word may stand inside a longer one: compounds, and words that reading joined.
const PART_LETTERS_MIN: usize = 5;
/// Shorter words must agree more: one letter makes another word of them.
const SHORT_LETTERS: usize = 4;
const SHORT_JACCARD_MIN: f64 = 0.6;
/// Results of comparisons that are remembered; a screen has hundreds of words, an hour some thousands.
const REMEMBERED_MAX: usize = 8_192;

/// The words in a text: lower case, no numbers, no words that every text has.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| counts(word))
}

/// How many different words stand in texts, those of grammar among them: prose has many of these, forms and the signs around
/// a picture none. A page apart from the plan has more words than a form 936 times in 1000 without them and 976 with them
/// (80 tuning days); under heavy noise, which makes other words of those of grammar, 837 and 894 times.
pub(crate) fn richness<'a>(texts: impl Iterator<Item = &'a String>) -> usize {
    let words = texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let real = words.filter(|word| is_real(word, LETTERS_OF_GRAMMAR));
    real.map(str::to_lowercase).collect::<HashSet<_>>().len()
}

/// The words of ours that say nothing of a text.
pub(crate) fn stop_words() -> impl Iterator<Item = &'static str> {
    stop::all()
}

fn counts(word: &str) -> bool {
    is_real(word, LETTERS_MIN) && !stop::is_everyday(word)
}

/// Whether it is a word, and has so many letters.
fn is_real(word: &str, least: usize) -> bool {
    let letters = word.chars().count();
    let real = word.chars().filter(|letter| letter.is_alphabetic()).count();
    // A word of Chinese or Japanese has one or two characters.
    let dense = word.chars().any(|letter| letter >= '\u{2e80}');
    let enough = letters >= least || (dense && letters > 1);
    enough && letters <= LETTERS_MAX && real * 2 > letters
}

/// Words of a plan: those that every text has, and those that every plan has, tell nothing.
pub(crate) fn plan_words(text: &str) -> Vec<String> {
    let mut found: Vec<String> = vec![];
    for word in words(text) {
        if !stop::is_of_any_plan(&word) && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// Triples of letters, with both ends marked twice, so that one wrong letter costs three of many.
fn triples(word: &str) -> Vec<u64> {
    let letters: Vec<char> = ['^', '^']
        .into_iter()
        .chain(word.chars())
        .chain(['$', '$'])
        .collect();
    let mut triples: Vec<u64> = letters
        .windows(3)
        .map(|three| {
            three
                .iter()
                .fold(0, |sum, letter| (sum << 21) | u64::from(*letter))
        })
        .collect();
    triples.sort_unstable();
    triples.dedup();
    triples
}

/// Share of triples in common, 0 to 1; both are sorted.
fn jaccard(one: &[u64], other: &[u64]) -> f64 {
    let (mut left, mut right, mut common) = (0, 0, 0);
    while left < one.len() && right < other.len() {
        match one[left].cmp(&other[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                left += 1;
                right += 1;
            }
        }
    }
    let all = one.len() + other.len() - common;
    common as f64 / all.max(1) as f64
}

/// Whether one word may be the other, read or inflected: letters misread stand alone, and endings change the end; a
/// syllable changed amid a word makes another one ("installation", "inspiration").
fn is_near(one: &str, other: &str) -> bool {
    /// One in so many letters is misread, of long words.
    const LETTERS: usize = 5;
    let [one, other]: [Vec<char>; 2] = [one, other].map(|word| word.chars().collect());
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    let same = one
        .iter()
        .zip(&other)
        .take_while(|(one, other)| one == other);
    same.count() * 3 >= short * 2 || distance(&one, &other) <= (long / LETTERS).max(1)
}

/// How many letters are to be changed, added or left out (Levenshtein 1966).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.iter().enumerate() {
        let mut before = index;
        row[0] = index + 1;
        for (place, with) in other.iter().enumerate() {
            let changed = before + usize::from(letter != with);
            before = row[place + 1];
            row[place + 1] = changed.min(before + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

/// Some of a plan's words, by their places; those beyond the 64th count as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Terms(u64);

impl Terms {
    pub(crate) fn add(&mut self, place: usize) {
        self.0 |= 1 << place.min(63);
    }

    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// What was found of a plan among words: weights of its own, of those learned with it, and of all.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Found {
    pub(crate) hits: f64,
    pub(crate) learned: f64,
    pub(crate) all: f64,
    /// Its own words among them.
    pub(crate) terms: Terms,
}

#[derive(Clone)]
struct Term {
    word: String,
    letters: usize,
    triples: Vec<u64>,
}

/// Finds the words of one plan among the words of a screen.
#[derive(Clone, Default)]
pub(crate) struct Matcher {
    terms: Vec<Term>,
    jaccard_min: f64,
    remembered: HashMap<u64, Option<usize>>,
}

impl Matcher {
    pub(crate) fn new(terms: &[String], jaccard_min: f64) -> Self {
        let term = |word: &String| Term {
            letters: word.chars().count(),
            triples: triples(word),
            word: word.clone(),
        };
        Self {
            terms: terms.iter().map(term).collect(),
            jaccard_min,
            remembered: HashMap::new(),
        }
    }

    /// The place of the word of the plan that a word is, `key` being its hash.
    pub(crate) fn find(&mut self, key: u64, word: &str) -> Option<usize> {
        if let Some(known) = self.remembered.get(&key) {
            return *known;
        }
        if self.remembered.len() >= REMEMBERED_MAX {
            self.remembered.clear();
        }
        let found = self.compare(word);
        self.remembered.insert(key, found);
        found
    }

    fn compare(&self, word: &str) -> Option<usize> {
        let letters = word.chars().count();
        let mut own = None;
        self.terms.iter().position(|term| {
            if term.word == word {
                return true;
            }
            if term.letters >= PART_LETTERS_MIN && word.contains(&term.word) {
                return true;
            }
            let (short, long) = (letters.min(term.letters), letters.max(term.letters));
            // Half as long again cannot reach the share.
            if long > short * 2 {
                return false;
            }
            let min = if short <= SHORT_LETTERS {
                SHORT_JACCARD_MIN.max(self.jaccard_min)
            } else {
                self.jaccard_min
            };
            let own = own.get_or_insert_with(|| triples(word));
            jaccard(own, &term.triples) >= min && is_near(word, &term.word)
        })
    }
}

/// Places of the table of everyday words. A person's screens have some ten thousand words, most of them rare.
const PLACES: usize = 8_192;
/// Counts are halved this often, so that they speak of the last fourteen days, milliseconds.
const HALVE_MS: i64 = 7 * 86_400_000;
/// With fewer windows seen than this nothing is known of everyday words.
const WINDOWS_MIN: u32 = 40;

/// In how many windows of the last days each word stood, by hash.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Everyday {
    /// Pairs of place and count; only what is not zero.
    #[serde(with = "sparse")]
    counts: Vec<u16>,
    windows: u32,
    halved: i64,
}

impl Default for Everyday {
    fn default() -> Self {
        Self {
            counts: vec![0; PLACES],
            windows: 0,
            halved: 0,
        }
    }
}

impl Everyday {
    fn place(key: u64) -> usize {
        (key % PLACES as u64) as usize
    }

    /// Notes one window with its distinct words.
    pub(crate) fn note(&mut self, keys: &[u64], now: i64) {
        if self.halved == 0 {
            self.halved = now;
        }
        if now - self.halved >= HALVE_MS {
            self.halved = now;
            self.windows /= 2;
            self.counts.iter_mut().for_each(|count| *count /= 2);
        }
        self.windows = self.windows.saturating_add(1);
        for key in keys {
            let count = &mut self.counts[Self::place(*key)];
            *count = count.saturating_add(1);
        }
    }

    /// How much a word tells, 0 (in every window) to 1 (never seen).
    pub(crate) fn weight(&self, key: u64) -> f64 {
        if self.windows < WINDOWS_MIN {
            return 1.0;
        }
        let count = f64::from(self.counts[Self::place(key)]);
        let windows = f64::from(self.windows);
        let rarity = ((windows + 1.0) / (count + 1.0)).ln() / (windows + 1.0).ln();
        rarity.clamp(0.05, 1.0)
    }
}

/// A table of mostly zeros as its other places.
mod sparse {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::PLACES;

    pub(super) fn serialize<S: Serializer>(counts: &[u16], to: S) -> Result<S::Ok, S::Error> {
        let used = counts.iter().enumerate().filter(|(_, count)| **count > 0);
        used.map(|(place, count)| (place as u16, *count))
            .collect::<Vec<_>>()
            .serialize(to)
    }

    pub(super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Vec<u16>, D::Error> {
        let mut counts = vec![0; PLACES];
        for (place, count) in Vec::<(u16, u16)>::deserialize(from)? {
            if let Some(slot) = counts.get_mut(usize::from(place)) {
                *slot = count;
            }
        }
        Ok(counts)
    }
}

/// The hash under which a word is known.
pub(crate) fn key(word: &str) -> u64 {
    hash::word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(plan: &str, word: &str, want: bool) {
        let mut matcher = Matcher::new(&plan_words(plan), 0.45);
        let found = matcher.find(key(word), word).is_some();
        assert_eq!(found, want, "{plan}: {word}");
    }

    #[test]
    fn words_are_the_same_in_spite_of_reading_errors() {
        check("write the thesis", "thesis", true);
        check("write the thesis", "theses", true);
        check("write the thesis", "thcsis", true);
        check("write the thesis", "write", false);
        check("write the thesis", "these", false);
        check("quarterly budget", "budgets", true);
        check("quarterly budget", "budgetplan", true);
        check("quarterly budget", "budgie", false);
        check("tax return", "tab", false);
        // Another syllable amid a word is no misreading.
        check("tio inspelningar", "inställningar", false);
        check("tio inspelningar", "inspe1ningar", true);
        check("Steuererklärung machen", "steuererklarung", true);
    }

    #[test]
    fn prose_is_richer_than_forms() {
        let cases: [(&[&str], usize); 4] = [
            (&["the tide and the moon", "rise at 04:10"], 6),
            (&["name", "date", "total", "Name", "date", "tax"], 4),
            (&["a 7 x9 2026", "…"], 0),
            (&[], 0),
        ];
        for (texts, want) in cases {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(richness(texts.iter()), want, "{texts:?}");
        }
    }

    #[test]
    fn vague_plans_have_no_words() {
        for vague in [
            "work",
            "stuff",
            "do things",
            "Arbeit",
            "travail",
            "weitermachen",
            "",
        ] {
            assert_eq!(plan_words(vague), Vec::<String>::new(), "{vague}");
        }
        assert_eq!(
            plan_words("write chapter 2 of the thesis"),
            ["chapter", "thesis"]
        );
    }

    #[test]
    fn grammar_is_no_word_of_a_plan() {
        for (plan, want) in [
            ("raport dla zarządu", ["raport", "zarządu"]),
            ("manus med bilder till mässan", ["manus", "bilder"]),
            ("barua kwa shule", ["barua", "shule"]),
            ("brief vir ons skool", ["brief", "skool"]),
            ("carta als pares amb fotos", ["carta", "pares"]),
            ("warqad waxaa leh guddi", ["warqad", "guddi"]),
            ("xat uchun rasmlar", ["xat", "rasmlar"]),
            ("реферат үшін суреттер", ["реферат", "суреттер"]),
        ] {
            assert_eq!(plan_words(plan)[..2], want, "{plan}");
        }
    }

    #[test]
    fn what_is_in_every_window_tells_little() {
        let mut everyday = Everyday::default();
        for window in 0..200 {
            let mut seen = vec![key("file")];
            if window % 50 == 0 {
                seen.push(key("budget"));
            }
            everyday.note(&seen, window + 1);
        }
        assert!(everyday.weight(key("file")) < 0.1);
        assert!(everyday.weight(key("budget")) > 0.6);
        assert!(everyday.weight(key("unseen")) > 0.9);
        let text = serde_json::to_string(&everyday).unwrap();
        let back: Everyday = serde_json::from_str(&text).unwrap();
        assert_eq!(back.counts, everyday.counts);
    }
}
