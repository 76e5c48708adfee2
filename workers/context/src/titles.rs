//! What the titles of a program or site have in common: words that stand in nearly all of them say nothing of what is
//! open ("docx", the name of a workspace or a site), though they were learned with the plan or are words of it.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use crate::{hash::hash, words};

/// Different titles of a program or site that are remembered.
const TITLES_MAX: usize = 16;
/// Fewer than this tell nothing of what all have in common.
const TITLES_MIN: usize = 5;
/// Of so many titles four have a word that all have in common: one in five is of a page of another kind (settings, search).
const COMMON_OF: usize = 5;
/// Programs and sites of which titles are remembered.
const PROGRAMS_MAX: usize = 64;

/// Programs sign titles behind the last dash, by whatever name: what ends so many of them is their name.
const ENDINGS_MIN: usize = 2;

/// So many sites with one and the same whole title, and it says nothing of what is open, in whatever language ("untitled",
/// "new tab", "sign in").
const SITES_MIN: usize = 3;
/// Whole titles whose sites are remembered.
const WHOLE_MAX: usize = 512;

/// A title: hashes of the page that has it, of its words, and of those behind its last dash.
type Title = (u64, Vec<u64>, Vec<u64>);

/// The last titles by program and site.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Titles {
    programs: BTreeMap<u64, VecDeque<Title>>,
    /// Sites by whole title.
    #[serde(default)]
    sites: BTreeMap<u64, Vec<u64>>,
    /// Those titles, oldest first.
    #[serde(default)]
    whole: VecDeque<u64>,
}

impl Titles {
    /// Notes the title of a page.
    pub(crate) fn note(&mut self, program: u64, page: u64, title: &[String], ending: &[String]) {
        let room = self.programs.len() < PROGRAMS_MAX || self.programs.contains_key(&program);
        if title.is_empty() || !room {
            return;
        }
        let titles = self.programs.entry(program).or_default();
        if titles.iter().any(|(known, ..)| *known == page) {
            return;
        }
        if titles.len() >= TITLES_MAX {
            titles.pop_front();
        }
        let keys = |words: &[String]| words.iter().map(|word| words::key(word)).collect();
        titles.push_back((page, keys(title), keys(ending)));
    }

    /// Notes a whole title, of a site when its host is told. True when so many sites have it that it says nothing.
    pub(crate) fn is_bare(&mut self, host: Option<&str>, title: Option<&str>) -> bool {
        let Some(title) = title else { return false };
        let title = hash(&[title.as_bytes()]);
        let Some(host) = host else {
            let sites = self.sites.get(&title);
            return sites.is_some_and(|sites| sites.len() >= SITES_MIN);
        };
        let host = hash(&[host.as_bytes()]);
        if !self.sites.contains_key(&title) {
            if self.whole.len() >= WHOLE_MAX
                && let Some(oldest) = self.whole.pop_front()
            {
                self.sites.remove(&oldest);
            }
            self.whole.push_back(title);
        }
        let sites = self.sites.entry(title).or_default();
        if sites.len() < SITES_MIN && !sites.contains(&host) {
            sites.push(host);
        }
        sites.len() >= SITES_MIN
    }

    /// Whether a word stands in nearly all titles of a program or site.
    pub(crate) fn is_common(&self, program: u64, word: &str) -> bool {
        let Some(titles) = self.programs.get(&program) else {
            return false;
        };
        let key = words::key(word);
        let signed = titles.iter().filter(|(.., ending)| ending.contains(&key));
        if signed.count() >= ENDINGS_MIN {
            return true;
        }
        let with = titles.iter().filter(|(_, keys, _)| keys.contains(&key));
        titles.len() >= TITLES_MIN && with.count() * COMMON_OF >= titles.len() * (COMMON_OF - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_all_titles_have_are_common() {
        let mut titles = Titles::default();
        let title = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let documents = ["offer", "invoice", "letter", "survey", "notes"];
        for (page, document) in documents.into_iter().enumerate() {
            assert!(!titles.is_common(1, "docx"));
            titles.note(1, page as u64, &title(&format!("{document} docx")), &[]);
            // The same again is no other title.
            titles.note(1, 0, &title("offer docx"), &[]);
        }
        assert!(titles.is_common(1, "docx"));
        assert!(!titles.is_common(1, "offer"));
        assert!(!titles.is_common(2, "docx"));
    }

    #[test]
    fn what_three_sites_are_called_says_nothing() {
        let mut titles = Titles::default();
        // The site of a window, its title, and whether it says nothing.
        let steps = [
            (Some("a.example"), Some("namnlös"), false),
            (Some("a.example"), Some("namnlös"), false),
            (Some("b.example"), Some("namnlös"), false),
            (None, Some("namnlös"), false),
            (Some("c.example"), Some("namnlös"), true),
            (Some("c.example"), Some("offer"), false),
            (Some("a.example"), Some("namnlös"), true),
            (None, Some("namnlös"), true),
            (None, Some("offer"), false),
            (Some("a.example"), None, false),
        ];
        for (host, title, want) in steps {
            assert_eq!(titles.is_bare(host, title), want, "{host:?}, {title:?}");
        }
    }

    #[test]
    fn what_ends_two_titles_is_the_name_of_the_program() {
        let mut titles = Titles::default();
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        titles.note(
            1,
            1,
            &words("offer tekstimuokkain"),
            &words("tekstimuokkain"),
        );
        assert!(!titles.is_common(1, "tekstimuokkain"));
        titles.note(
            1,
            2,
            &words("notes tekstimuokkain"),
            &words("tekstimuokkain"),
        );
        assert!(titles.is_common(1, "tekstimuokkain"));
        assert!(!titles.is_common(1, "notes"));
    }
}
