//! The focused window: one visit to it, and what was read there.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::{
    category::{self, Catalogue, Category, plain, short},
    hash::hash,
    words::{self, Found, Matcher, Terms},
};

/// A heartbeat of the focus comes at least this often, milliseconds.
pub(crate) const HEARTBEAT_MS: i64 = 15_000;
/// One of them may be lost. After this long the window is not known, milliseconds.
const FRESH_MS: i64 = 35_000;
/// Distinct words of one visit that are kept (as hashes).
const KEYS_MAX: usize = 256;
/// How long words that were read are kept, milliseconds.
const TOKENS_MS_MAX: i64 = 900_000;
/// Observations of one kind that are kept of a window.
const RECENT_MAX: usize = 32;
/// What the words read before count beside new ones of the same visit: screens scroll.
const OLDER_SHARE: f64 = 0.7;
/// A reading with this share of the usual words is one of the whole window.
const WHOLE_SHARE: f64 = 0.5;
/// What is read so soon after a window came may still be the one before, by clocks that differ by seconds (spec/nudge.md H).
/// Milliseconds.
const EARLY_MS: i64 = 5_000;
/// Distinct words of a window from which on it is read rather than played: the shortest forms have more, the signs over
/// the picture of a game hardly as many.
const WORDS_MIN: f64 = 23.0;
/// So many keys in a page are more than a search or a name: somebody writes there. Two lines of text.
const WRITTEN_KEYS: u32 = 120;
/// So many keys and clicks in a page that shows next to no words are play: who looks at faces keeps the hands still (on
/// tuning days two clicks a minute), and who signs in has done before it tells much.
const PLAYED_HANDS: u32 = 24;
/// A page that nobody listed may be a game, or a page of secrets, as long as nothing of it was read, but for no longer than
/// this: where nothing is ever read its title must do. Milliseconds. One card of 980 on 180 days of six people came into a
/// game in a browser 14 s after its page and 0.1 s before its first reading; with this none does, of 979. Under heavy noise one of
/// 930 there and two of 1957 on 368 tuning days came so; the one that was left, in a call, falls to [`Visit::note_foreign`].
const UNREAD_MS: i64 = 30_000;
/// Words with this share of triples of letters in common may be one, misread (spec/nudge.md E).
const SAME_WORD_JACCARD: f64 = 0.45;
/// A reading with less than this share of the words that were read in a window before is of another. Pages of one language
/// have a few in common. On 548 days under heavy noise three cards came into a game or a call that nobody had told, all of them
/// after such a reading; with this none does.
const SAME_SHARE: f64 = 0.2;
/// Pages on which somebody wrote that are remembered.
const WRITTEN_MAX: usize = 64;
/// Titles that say nothing.
pub(crate) const EMPTY_TITLES: &[&str] = &[
    "",
    "—",
    "-",
    "–",
    "new tab",
    "untitled",
    "loading",
    "neuer tab",
    "nouvel onglet",
    "nueva pestaña",
    "nuova scheda",
    "nieuw tabblad",
    "nova guia",
    "start page",
    "about:blank",
    "home",
    "unbenannt",
    "sans titre",
    "no title",
];

/// One stay in a window.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Visit {
    /// Application and host.
    pub(crate) key: u64,
    /// The same with the title.
    pub(crate) page: u64,
    pub(crate) app: String,
    pub(crate) host: Option<String>,
    pub(crate) category: Category,
    /// Nobody listed its host or its name.
    #[serde(default)]
    pub(crate) guessed: bool,
    pub(crate) since: i64,
    /// It may have come so long before it was first told, for nobody told of the window before any more. Milliseconds.
    #[serde(default)]
    pub(crate) untold_ms: i64,
    pub(crate) seen: i64,
    pub(crate) fullscreen: bool,
    pub(crate) fullscreen_since: i64,
    pub(crate) mirrored: bool,
    pub(crate) slides: bool,
    /// A page whose title has the name of a file.
    #[serde(default)]
    pub(crate) shows_file: bool,
    /// The words of its title.
    pub(crate) title: Vec<String>,
    /// Its words that stand in nearly all titles of the program or site, which are no words of `title`.
    #[serde(default)]
    pub(crate) common: Vec<String>,
    /// The words behind the last dash of its title.
    #[serde(default)]
    pub(crate) ending: Vec<String>,
    /// One of them is a word of the plan.
    #[serde(default)]
    pub(crate) named_in_common: bool,
    /// Which words of the plan stand in it, and which were read.
    #[serde(default)]
    pub(crate) title_terms: Terms,
    #[serde(default)]
    terms: Terms,
    /// Weight of the plan's words among those read, of words learned with it, and of all.
    pub(crate) hits: f64,
    pub(crate) learned_hits: f64,
    pub(crate) read: f64,
    /// Distinct words of a whole reading, smoothed.
    pub(crate) rich: f64,
    /// It was last read so soon that the words may be of the window before.
    #[serde(default)]
    early: bool,
    /// Keys pressed in it.
    #[serde(default)]
    typed: u32,
    /// Clicks in it.
    #[serde(default)]
    clicked: u32,
    /// Since when what is read is of another window, which nobody has told of; zero: it is of this one.
    #[serde(default)]
    foreign_since: i64,
    /// Its program plays, or did in this visit.
    #[serde(default)]
    pub(crate) plays: bool,
    /// Its program held the microphone, now or before.
    #[serde(default)]
    pub(crate) calls: bool,
    /// What a local model says of it.
    pub(crate) embedded: Option<f64>,
    /// Words read in this visit and when, for a plan that is declared meanwhile; a quarter of an hour at most.
    pub(crate) tokens: Vec<(i64, String)>,
    /// Distinct words seen in this visit (hashes), and how many of them were learned from.
    pub(crate) keys: Vec<u64>,
    pub(crate) keys_learned: usize,
    /// It was noted as a place apart from the plan.
    #[serde(default)]
    pub(crate) noted_apart: bool,
    /// The last observations of the window and of its words.
    pub(crate) focus_refs: Vec<String>,
    ocr_refs: Vec<String>,
}

/// What an observation of the focus says.
pub(crate) struct Facts<'a> {
    pub(crate) app: &'a str,
    pub(crate) title: Option<&'a str>,
    pub(crate) host: Option<&'a str>,
    pub(crate) fullscreen: bool,
    pub(crate) mirrored: bool,
}

/// How a new observation relates to the visit before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// A heartbeat.
    None,
    /// Another title in the same application and host.
    Page,
    /// Another application or host.
    App,
}

/// A title without marks and numbers; none when it says nothing.
pub(crate) fn plain_title(title: Option<&str>) -> Option<String> {
    let lower = title?.to_lowercase();
    let kept: String = lower
        .chars()
        .filter(|letter| {
            !letter.is_numeric() && !matches!(letter, '*' | '●' | '•' | '(' | ')' | '%')
        })
        .collect();
    let trimmed = kept.trim();
    (!EMPTY_TITLES.contains(&trimmed)).then(|| trimmed.to_owned())
}

/// What stands before and behind the last dot of a word of a title.
fn name_and_kind(word: &str) -> Option<(&str, &str)> {
    let bare = word.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    bare.rsplit_once('.').filter(|(name, _)| !name.is_empty())
}

/// The kinds of the files that a title names, each a word with the kind of its content behind a dot.
fn kinds_of_files(title: &str) -> impl Iterator<Item = &str> {
    let kinds = title.split_whitespace().filter_map(name_and_kind);
    let kinds = kinds.map(|(_, kind)| kind);
    kinds.filter(|kind| {
        (2..=5).contains(&kind.chars().count()) && kind.chars().any(char::is_alphabetic)
    })
}

/// Whether a title has the name of a file.
pub(crate) fn names_file(title: &str) -> bool {
    kinds_of_files(title).next().is_some()
}

/// Whether the title of a page has the name of a file. What ends as its host does is the name of a site.
fn shows_file(facts: &Facts<'_>) -> bool {
    let Some((_, end)) = facts.host.and_then(|host| host.rsplit_once('.')) else {
        return false;
    };
    let mut kinds = facts.title.into_iter().flat_map(kinds_of_files);
    kinds.any(|kind| !kind.eq_ignore_ascii_case(end))
}

/// Where the last dash stands in a title: programs and sites sign it behind.
fn last_dash(title: &str) -> Option<usize> {
    let dashes = [" - ", " – ", " — ", " | "];
    dashes.iter().filter_map(|dash| title.rfind(dash)).max()
}

/// A title without the name of its program, which stands behind the last dash ("… — Mozilla Firefox"). Browsers are known
/// by it when the window is told by another name.
fn document<'a>(title: &'a str, program: &str) -> &'a str {
    let Some((document, end)) = last_dash(title).map(|at| title.split_at(at)) else {
        return title;
    };
    let own = !program.is_empty() && end.contains(program);
    if own || category::of_signature(end) == Some(Category::Browser) {
        document
    } else {
        title
    }
}

/// The words behind the last dash of a title; of a page in a browser, those behind the one before as well: the site signs
/// there.
fn ending(title: &str) -> Vec<String> {
    let Some((rest, end)) = last_dash(title).map(|at| title.split_at(at)) else {
        return vec![];
    };
    let in_browser = category::of_signature(end) == Some(Category::Browser);
    let site = last_dash(rest).filter(|_| in_browser);
    let from = site.unwrap_or(rest.len());
    words::words(&title[from..]).collect()
}

/// A title without the kinds of its files: what stands behind the dot of a name.
fn without_kind(title: &str, page: bool) -> String {
    /// No kind is longer.
    const LETTERS_MAX: usize = 8;
    if page {
        return title.to_owned();
    }
    let name = |word| match name_and_kind(word) {
        Some((name, kind)) if kind.chars().count() <= LETTERS_MAX => name,
        _ => word,
    };
    let names: Vec<&str> = title.split_whitespace().map(name).collect();
    names.join(" ")
}

impl Visit {
    /// A visit that begins.
    pub(crate) fn new(facts: &Facts<'_>, catalogue: &Catalogue, at: i64, id: &str) -> Self {
        let category = catalogue.of(facts.app, facts.host, facts.title);
        let sensitive = category == Category::Sensitive;
        let title = plain_title(facts.title).filter(|_| !sensitive);
        let host = facts.host.map(plain).filter(|host| !host.is_empty());
        let name = short(facts.app);
        let parts = [name.as_bytes(), host.as_deref().unwrap_or("").as_bytes()];
        let key = hash(&parts);
        let page = hash(&[
            parts[0],
            parts[1],
            title.as_deref().unwrap_or("").as_bytes(),
        ]);
        let ending = title.as_deref().map(ending).unwrap_or_default();
        let title_words = title.iter().flat_map(|title| {
            // The application's own name in a title tells nothing of the document.
            let own = name.clone();
            words::words(&without_kind(document(title, &name), facts.host.is_some()))
                .filter(move |word| !own.contains(word.as_str()))
                .collect::<Vec<_>>()
        });
        Self {
            key,
            page,
            app: facts.app.to_owned(),
            slides: catalogue.is_slides(facts.app, facts.title),
            shows_file: shows_file(facts),
            title: title_words.collect(),
            host,
            category,
            guessed: facts.host.is_some_and(|host| catalogue.is_guessed(host)),
            since: at,
            untold_ms: 0,
            seen: at,
            fullscreen: facts.fullscreen,
            fullscreen_since: at,
            mirrored: facts.mirrored,
            ending,
            common: vec![],
            named_in_common: false,
            title_terms: Terms::default(),
            terms: Terms::default(),
            hits: 0.0,
            learned_hits: 0.0,
            read: 0.0,
            rich: 0.0,
            early: false,
            typed: 0,
            clicked: 0,
            foreign_since: 0,
            plays: false,
            calls: false,
            embedded: None,
            tokens: vec![],
            keys: vec![],
            keys_learned: 0,
            noted_apart: false,
            focus_refs: vec![id.to_owned()],
            ocr_refs: vec![],
        }
    }

    /// It turns out to be nobody's business: nothing of it is kept.
    pub(crate) fn hide(&mut self) {
        self.category = Category::Sensitive;
        self.page = hash(&[short(&self.app).as_bytes(), b"", b""]);
        self.title.clear();
        self.ending.clear();
    }

    /// A window that nobody told of, in which something was read.
    pub(crate) fn unseen(catalogue: &Catalogue, at: i64) -> Self {
        let facts = Facts {
            app: "",
            title: None,
            host: None,
            fullscreen: false,
            mirrored: false,
        };
        let mut visit = Self::new(&facts, catalogue, at, "");
        visit.focus_refs.clear();
        visit
    }

    /// How the next visit differs. A title that says nothing is that of before.
    pub(crate) fn change_to(&self, next: &Self) -> Change {
        let untold = next.title.is_empty() && next.category != Category::Sensitive;
        let hostless = next.host.is_none() && untold && same_name(self, next);
        if self.key != next.key && !hostless {
            Change::App
        } else if self.page != next.page && !next.title.is_empty() {
            Change::Page
        } else {
            Change::None
        }
    }

    /// Takes the window that was in front before. Where its next heartbeat is missing, the first one of this may be lost.
    pub(crate) fn come_after(&mut self, before: &Self) {
        let untold = self.since - before.seen;
        if untold > HEARTBEAT_MS {
            self.untold_ms = untold.min(HEARTBEAT_MS);
        }
    }

    /// Takes a heartbeat.
    pub(crate) fn beat(&mut self, facts: &Facts<'_>, at: i64, id: &str) {
        if facts.fullscreen && !self.fullscreen {
            self.fullscreen_since = at;
        }
        self.fullscreen = facts.fullscreen;
        self.mirrored = facts.mirrored;
        self.seen = self.seen.max(at);
        // By clocks that differ by seconds it may have been told before the other window came.
        if at - self.foreign_since >= EARLY_MS {
            self.foreign_since = 0;
        }
        push(&mut self.focus_refs, id);
    }

    /// Takes keys that were pressed, and clicks.
    pub(crate) fn note_hands(&mut self, keys: u32, clicks: u32) {
        self.typed = self.typed.saturating_add(keys);
        self.clicked = self.clicked.saturating_add(clicks);
    }

    /// Somebody writes in it, and there is more to read than the signs over the picture of a game.
    pub(crate) fn is_written(&self) -> bool {
        self.typed >= WRITTEN_KEYS && self.rich >= WORDS_MIN
    }

    /// Its text does not change by itself, as pages, messages and the output of programs do.
    pub(crate) fn is_document(&self) -> bool {
        let written = matches!(
            self.category,
            Category::Editor | Category::Office | Category::Reader
        );
        written && self.host.is_none()
    }

    /// How many of the words of a reading were not seen in this visit. The first reading has none: nothing was there before.
    pub(crate) fn new_words(&self, words: &[(u64, String)]) -> usize {
        if self.keys.is_empty() {
            return 0;
        }
        let fresh = words.iter().filter(|(key, _)| !self.keys.contains(key));
        fresh.count()
    }

    /// Notes whether a reading is of this window. Where it has nothing of it another one has come to the front, which may be
    /// a game or a call, and nobody has told yet.
    pub(crate) fn note_foreign(&mut self, words: &[(u64, String)], at: i64) {
        let told_with_it = at <= self.seen;
        if words.is_empty() || told_with_it || self.app.is_empty() {
            return;
        }
        if self.has(words) {
            self.foreign_since = 0;
        } else if self.foreign_since == 0 {
            self.foreign_since = at;
        }
    }

    /// Whether words are of this window: one of its title or its names is among them, or enough of what was read in it.
    fn has(&self, words: &[(u64, String)]) -> bool {
        let enough = words.len() as f64 * SAME_SHARE;
        let same = words.iter().filter(|(key, _)| self.keys.contains(key));
        if self.foreign_since == 0 && same.count() as f64 >= enough {
            return true;
        }
        let names = self.names();
        if count_of(&names, words) > 0 {
            return true;
        }
        let own = |at: i64| self.foreign_since == 0 || at < self.foreign_since;
        let read = self.tokens.iter().filter(|(at, _)| own(*at));
        let read: Vec<String> = read.map(|(_, word)| word.clone()).collect();
        count_of(&read, words) as f64 >= enough
    }

    /// The words of its title and names.
    fn names(&self) -> Vec<String> {
        let host = self.host.as_deref().unwrap_or_default();
        let names = [self.app.as_str(), host].into_iter().flat_map(words::words);
        let titles = [&self.title, &self.common, &self.ending]
            .into_iter()
            .flatten();
        titles.cloned().chain(names).collect()
    }

    /// It was told within the time of a heartbeat, and nothing was read since that is of another window.
    pub(crate) fn is_surely_in_front(&self, now: i64) -> bool {
        self.is_told(now) && self.foreign_since == 0
    }

    /// Keeps what was read for a plan that may be declared in this visit.
    pub(crate) fn keep(&mut self, at: i64, words: &[(u64, String)], id: &str) {
        for (key, word) in words {
            if self.keys.len() < KEYS_MAX && !self.keys.contains(key) {
                self.keys.push(*key);
                self.tokens.push((at, word.clone()));
            }
        }
        push(&mut self.ocr_refs, id);
    }

    /// Words live in memory for a quarter of an hour at most.
    pub(crate) fn forget(&mut self, now: i64) {
        if self
            .tokens
            .first()
            .is_some_and(|(at, _)| now - at >= TOKENS_MS_MAX)
        {
            self.tokens.retain(|(at, _)| now - at < TOKENS_MS_MAX);
        }
    }

    /// Takes what was found of the plan among what was read.
    pub(crate) fn read(&mut self, found: &Found) {
        self.terms = self.terms.with(found.terms);
        self.hits = self.hits * OLDER_SHARE + found.hits;
        self.learned_hits = self.learned_hits * OLDER_SHARE + found.learned;
        self.read = self.read * OLDER_SHARE + found.all;
    }

    /// Whether a word is the name of the site, which is in each of its titles.
    pub(crate) fn is_site(&self, word: &str) -> bool {
        let host = self.host.as_deref();
        host.is_some_and(|host| host.split('.').any(|name| name == word))
    }

    /// How many different words of the plan it showed.
    pub(crate) fn terms(&self) -> u32 {
        self.terms.with(self.title_terms).count()
    }

    /// Notes how many words a reading has. One of few lines that changed tells nothing of the whole, nor did those before
    /// one of many.
    pub(crate) fn note_richness(&mut self, words: f64, at: i64) {
        let early = at - self.since < EARLY_MS;
        let first = std::mem::replace(&mut self.early, early) && !early;
        if first || words * WHOLE_SHARE > self.rich {
            self.rich = words;
        } else if self.is_whole(words) {
            self.rich = self.rich * OLDER_SHARE + words * (1.0 - OLDER_SHARE);
        }
    }

    /// Whether a reading of so many words is one of the whole window.
    pub(crate) fn is_whole(&self, words: f64) -> bool {
        words >= self.rich * WHOLE_SHARE
    }

    /// Neither its name nor its words tell what it is: as games are and calls, and windows of which nothing was read yet.
    pub(crate) fn is_wordless(&self) -> bool {
        match self.category {
            Category::Unknown => self.rich < WORDS_MIN,
            // As long as nothing was read a page is taken to have words.
            Category::Browser => self.rich > 0.0 && self.rich < WORDS_MIN,
            _ => false,
        }
    }

    /// It may be a game: wordless, and a page besides with the hands at work, for others show faces.
    pub(crate) fn is_played(&self) -> bool {
        let hands = self.hands() >= PLAYED_HANDS;
        self.is_wordless() && (self.category == Category::Unknown || hands)
    }

    /// Its name does not tell what it is, and its words may still be those of the window before; or it is a page of which
    /// nothing was read, for a while or while the hands play in it.
    pub(crate) fn is_unread(&self, now: i64) -> bool {
        let unread = self.rich == 0.0;
        match self.category {
            Category::Unknown => self.early,
            Category::Browser => {
                (unread && now - self.since < UNREAD_MS)
                    || ((unread || self.early) && self.hands() >= PLAYED_HANDS)
            }
            _ => false,
        }
    }

    /// A page for leisure that may be a game: sites for news, shops and people have some among their pages. It shows next to
    /// no words, and is new or the hands play in it, who look through pictures rest them.
    pub(crate) fn is_page_at_play(&self, now: i64) -> bool {
        let wordless = self.rich < WORDS_MIN;
        let may_be = if self.hands() >= PLAYED_HANDS {
            wordless || self.early
        } else {
            wordless && now - self.since < UNREAD_MS
        };
        self.category == Category::Leisure && may_be
    }

    fn hands(&self) -> u32 {
        self.typed.saturating_add(self.clicked)
    }

    /// Forgets what was counted for another plan.
    pub(crate) fn clear_reading(&mut self) {
        self.terms = Terms::default();
        self.hits = 0.0;
        self.learned_hits = 0.0;
        self.read = 0.0;
        self.embedded = None;
        self.keys_learned = 0;
        self.noted_apart = false;
    }

    /// Whether it was told within the time of a heartbeat.
    pub(crate) fn is_told(&self, now: i64) -> bool {
        now - self.seen <= HEARTBEAT_MS
    }

    /// Whether it is still known to be in front.
    pub(crate) fn is_fresh(&self, now: i64) -> bool {
        now - self.seen <= FRESH_MS
    }

    /// The last observations that made it what it is.
    pub(crate) fn refs(&self) -> impl Iterator<Item = &String> {
        self.focus_refs.iter().chain(&self.ocr_refs)
    }

    /// What a card calls it.
    pub(crate) fn activity(&self) -> String {
        if let Some(words) = self.category.words() {
            return words.to_owned();
        }
        let name = self.app.rsplit('.').next().unwrap_or_default();
        let name: String = name
            .chars()
            .filter(|letter| !letter.is_control())
            .take(40)
            .collect();
        if name.is_empty() {
            "something else".to_owned()
        } else {
            name
        }
    }
}

/// Pages on which somebody wrote, the last ones: who comes back to one writes on.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Written(VecDeque<u64>);

impl Written {
    /// Notes a visit that ends.
    pub(crate) fn note(&mut self, visit: &Visit) {
        if visit.title.is_empty() || !visit.is_written() || self.0.contains(&visit.page) {
            return;
        }
        if self.0.len() >= WRITTEN_MAX {
            self.0.pop_front();
        }
        self.0.push_back(visit.page);
    }

    /// Gives a visit that begins what is known of its page.
    pub(crate) fn recall(&self, visit: &mut Visit) {
        if self.0.contains(&visit.page) {
            visit.note_hands(WRITTEN_KEYS, 0);
        }
    }
}

/// How many words are known, perhaps misread.
fn count_of(known: &[String], words: &[(u64, String)]) -> usize {
    let mut known = Matcher::new(known, SAME_WORD_JACCARD);
    let found = words
        .iter()
        .filter(|(key, word)| known.find(*key, word).is_some());
    found.count()
}

fn same_name(one: &Visit, other: &Visit) -> bool {
    short(&one.app) == short(&other.app)
}

fn push(refs: &mut Vec<String>, id: &str) {
    if refs.len() >= RECENT_MAX {
        refs.remove(0);
    }
    refs.push(id.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_sign_titles_at_their_end() {
        let cases = [
            (
                "octopus - wikipedia — mozilla firefox",
                "firefox",
                "octopus - wikipedia",
            ),
            (
                "report.odt — libreoffice writer",
                "libreoffice",
                "report.odt",
            ),
            (
                "how to use firefox - a guide",
                "firefox",
                "how to use firefox - a guide",
            ),
            (
                "octopus - wikipedia — mozilla firefox",
                "xwayland",
                "octopus - wikipedia",
            ),
            ("octopus - wikipedia — vivaldi", "", "octopus - wikipedia"),
            ("a - b", "", "a - b"),
        ];
        for (title, program, want) in cases {
            assert_eq!(document(title, program), want);
        }
    }

    #[test]
    fn sites_sign_titles_before_the_browser() {
        let cases: [(&str, &[&str]); 4] = [
            (
                "report v4.docx - onlyoffice docspace — mozilla firefox",
                &["onlyoffice", "docspace", "mozilla", "firefox"],
            ),
            ("report v4.docx — mozilla firefox", &["mozilla", "firefox"]),
            (
                "a - report.odt — libreoffice writer",
                &["libreoffice", "writer"],
            ),
            ("report.odt", &[]),
        ];
        for (title, want) in cases {
            assert_eq!(ending(title), want, "{title}");
        }
    }

    /// Whether a page is surely in front after each step: what is read in it at a second, or a heartbeat of it.
    fn check_front(steps: &[(i64, Option<&str>, bool)]) {
        let facts = Facts {
            app: "firefox",
            title: Some("Seabirds of the coast — Mozilla Firefox"),
            host: Some("birds.example"),
            fullscreen: false,
            mirrored: false,
        };
        let catalogue = Catalogue::new(&crate::tests::settings());
        let mut visit = Visit::new(&facts, &catalogue, 0, "focus:1");
        for (second, read, want) in steps {
            let at = second * 1_000;
            match read {
                Some(read) => {
                    let words = words::words(read).map(|word| (words::key(&word), word));
                    let words: Vec<(u64, String)> = words.collect();
                    visit.note_foreign(&words, at);
                    visit.keep(at, &words, "ocr:1");
                }
                None => visit.beat(&facts, at, "focus:2"),
            }
            assert_eq!(visit.is_surely_in_front(at), *want, "{steps:?}, {second} s");
        }
    }

    #[test]
    fn words_of_another_window_mean_that_it_came_unannounced() {
        let page = Some("nesting colonies breed along steep cliffs near herring");
        let game = Some("zuportuxkart lap position nitro");
        // Its title or its words, misread, are of it; those of another are not, until it is told again or has its own.
        check_front(&[(1, Some("seabinds of thc ooast"), true), (2, game, false)]);
        check_front(&[(1, game, false), (4, game, false), (8, None, true)]);
        check_front(&[(1, page, false), (8, None, true), (9, page, true)]);
        check_front(&[(8, None, true), (9, page, false), (14, None, true)]);
        let moved = Some("colonies breed alnog steep cliffs between tides");
        check_front(&[
            (1, Some("seabirds"), true),
            (2, page, false),
            (3, moved, false),
        ]);
        check_front(&[
            (0, page, true),
            (9, moved, true),
            (12, game, false),
            (14, moved, true),
        ]);
        // What is told after another's words by clocks that differ may have been so before.
        check_front(&[(2, game, false), (6, None, false), (7, None, true)]);
    }

    #[test]
    fn pages_show_files_and_name_sites() {
        let cases = [
            ("budget.xlsx - Files", Some("cloud.example.org"), true),
            ("(2) minutes_v3.docx", Some("drive.example"), true),
            ("News – Paper.org", Some("www.paper.org"), false),
            ("Méteo.org: rain", Some("meteo.org"), false),
            ("Budget - Files", Some("cloud.example.org"), false),
            ("budget.xlsx - Calc", None, false),
        ];
        for (title, host, want) in cases {
            let facts = Facts {
                app: "firefox",
                title: Some(title),
                host,
                fullscreen: false,
                mirrored: false,
            };
            assert_eq!(shows_file(&facts), want, "{title}");
        }
    }

    #[test]
    fn kinds_of_files_are_no_part_of_their_names() {
        let cases = [
            (
                "notes.txt (~/documents) - editor",
                "notes (~/documents) - editor",
            ),
            ("calc - [roof_v5.sm]", "calc - [roof_v5"),
            ("release 2 . draft", "release 2 . draft"),
            ("a.muchlongerthanany", "a.muchlongerthanany"),
        ];
        for (title, want) in cases {
            assert_eq!(without_kind(title, false), want);
        }
        assert_eq!(without_kind("example.org", true), "example.org");
    }
}
