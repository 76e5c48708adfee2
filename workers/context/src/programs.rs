//! What a program turns out to be by its own windows, where its name and a title do not tell.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    category::{Category, short},
    hash::hash,
    window::{self, Visit},
};

/// Programs that are remembered.
const PROGRAMS_MAX: usize = 64;
/// Windows from which on it is known what a program shows; the last ones count most.
const WINDOWS_MIN: u16 = 8;
const WINDOWS_MAX: u16 = 400;
/// A program of which one window in five is of something else is not one for messages: shells, and remote desktops.
const TALK_OF: u16 = 5;
/// Of a browser that does not tell the host of one page in twenty that tells nothing ...
const HOSTED_OF: u16 = 20;
/// ... nor once so many pages in a row have none: hosts are told no more.
const OWN_MAX: u16 = 8;

/// Windows of a program: how many, how many were messages, and of how many the host was told.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
struct Shown {
    all: u16,
    talk: u16,
    hosted: u16,
    /// Pages of the browser's own, in a row; they are none of the others.
    own: u16,
}

impl Shown {
    fn note(&mut self, visit: &Visit) {
        if visit.category == Category::Sensitive && visit.host.is_none() {
            self.own += 1;
            if self.own > OWN_MAX {
                *self = Self::default();
            }
            return;
        }
        self.own = 0;
        if self.all >= WINDOWS_MAX {
            (self.all, self.talk, self.hosted) = (self.all / 2, self.talk / 2, self.hosted / 2);
        }
        self.all += 1;
        self.talk += u16::from(visit.category.is_talk());
        self.hosted += u16::from(visit.host.is_some());
    }

    fn is_nearly_all(self, part: u16, of: u16) -> bool {
        self.all >= WINDOWS_MIN && (self.all - part) * of <= self.all
    }
}

/// Programs by name.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Programs {
    shown: BTreeMap<u64, Shown>,
}

impl Programs {
    /// Notes a visit that begins.
    pub(crate) fn note(&mut self, visit: &Visit) {
        let key = key(visit);
        if self.shown.len() < PROGRAMS_MAX || self.shown.contains_key(&key) {
            self.shown.entry(key).or_default().note(visit);
        }
    }

    /// Tells a visit that begins what its program is known for.
    pub(crate) fn tell(&self, visit: &mut Visit, title: Option<&str>) {
        let Some(shown) = self.shown.get(&key(visit)) else {
            return;
        };
        if visit.host.is_some() {
            return;
        }
        let page = window::plain_title(title).is_some() && !title.is_some_and(window::names_file);
        match visit.category {
            // What has no name in any list has been messages all the time.
            Category::Unknown if shown.is_nearly_all(shown.talk, TALK_OF) => {
                visit.category = Category::Comms;
                visit.guessed = true;
            }
            // A page without a host is the browser's own: passwords, history, settings. Files are opened there as well.
            Category::Browser if page && shown.is_nearly_all(shown.hosted, HOSTED_OF) => {
                visit.hide();
            }
            _ => {}
        }
    }
}

fn key(visit: &Visit) -> u64 {
    hash(&[short(&visit.app).as_bytes()])
}
