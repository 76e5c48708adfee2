//! The desktop by EWMH: which windows, where, in which order, and whether somebody is there.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use x11rb::protocol::{
    screensaver::{ConnectionExt as _, State},
    xproto::{AtomEnum, ConnectionExt as _, Window as WindowId},
};

use super::{Link, SourceError, lost, reply_or_gone, watch_titles, windows};
use crate::source::{Desktop, DesktopFacts};

/// More windows than this make the facts unknown, and unknown facts are treated as the rules demand.
const CLIENTS_MAX: u32 = 512;
/// `_NET_CURRENT_DESKTOP` when the window manager does not tell.
const DESKTOP_UNKNOWN: u32 = u32::MAX;

/// Tells what is on an X11 desktop.
pub struct X11Desktop {
    link: Arc<Link>,
    lockers: Vec<String>,
    watched: BTreeSet<WindowId>,
}

/// What the root window tells.
pub(super) struct RootFacts {
    /// Managed windows.
    pub(super) clients: Vec<WindowId>,
    /// Every child of the root, from bottom to top: the true stacking order.
    pub(super) children: Vec<WindowId>,
    pub(super) active: WindowId,
    pub(super) desktop: Option<u32>,
    managed: bool,
    idle: Option<Duration>,
    saver_on: bool,
}

impl X11Desktop {
    pub(super) fn new(link: Arc<Link>, lockers: &[String]) -> Self {
        Self {
            link,
            lockers: lockers.iter().map(|name| name.to_lowercase()).collect(),
            watched: BTreeSet::new(),
        }
    }
}

impl Desktop for X11Desktop {
    fn look(&mut self) -> Result<Option<DesktopFacts>, SourceError> {
        let root = root_facts(&self.link)?;
        let mut facts = DesktopFacts {
            idle: root.idle,
            ..DesktopFacts::default()
        };
        if root.managed {
            watch_titles(&self.link, &mut self.watched, &root.clients);
            let seen = windows::windows(&self.link, &root)?;
            let locked = seen.iter().any(|window| window.is_locker(&self.lockers));
            facts.locked = Some(root.saver_on || locked);
            facts.focused = seen.iter().position(|window| window.id == root.active);
            facts.windows = seen.into_iter().map(|seen| seen.window).collect();
            facts.places_known = true;
        } else {
            facts.windows_unknown = true;
            facts.locked = root.saver_on.then_some(true);
        }
        Ok(Some(facts))
    }
}

fn root_facts(link: &Link) -> Result<RootFacts, SourceError> {
    let action = "look at the desktop";
    let root = link.root();
    let ask = |atom, kind: AtomEnum, length| {
        link.conn
            .get_property(false, root, atom, kind, 0, length)
            .map_err(|_| lost(action))
    };
    let atoms = &link.atoms;
    let check = ask(atoms._NET_SUPPORTING_WM_CHECK, AtomEnum::WINDOW, 1)?;
    let active = ask(atoms._NET_ACTIVE_WINDOW, AtomEnum::WINDOW, 1)?;
    let stacking = ask(
        atoms._NET_CLIENT_LIST_STACKING,
        AtomEnum::WINDOW,
        CLIENTS_MAX,
    )?;
    let list = ask(atoms._NET_CLIENT_LIST, AtomEnum::WINDOW, CLIENTS_MAX)?;
    let desktop = ask(atoms._NET_CURRENT_DESKTOP, AtomEnum::CARDINAL, 1)?;
    let tree = link.conn.query_tree(root).map_err(|_| lost(action))?;
    let saver = match link.has.saver {
        true => Some(
            link.conn
                .screensaver_query_info(root)
                .map_err(|_| lost(action))?,
        ),
        false => None,
    };
    let words = |cookie: x11rb::cookie::Cookie<'_, _, _>| property_words(cookie, action);
    let check = words(check)?;
    let active = words(active)?;
    let stacking = words(stacking)?;
    let list = words(list)?;
    let desktop = words(desktop)?;
    let children = tree.reply().map_err(|_| lost(action))?.children;
    let saver = match saver {
        Some(cookie) => reply_or_gone(cookie.reply(), action)?,
        None => None,
    };
    let clients = stacking.or(list);
    Ok(RootFacts {
        // A manager that died leaves its properties behind: the check window proves that it lives.
        managed: clients
            .as_ref()
            .is_some_and(|known| known.len() < CLIENTS_MAX as usize)
            && manager_lives(link, check.and_then(|words| words.first().copied()))?,
        clients: clients.unwrap_or_default(),
        children,
        active: active
            .and_then(|words| words.first().copied())
            .unwrap_or_default(),
        desktop: desktop
            .and_then(|words| words.first().copied())
            .filter(|&number| number != DESKTOP_UNKNOWN),
        idle: saver
            .as_ref()
            .map(|info| Duration::from_millis(info.ms_since_user_input.into())),
        saver_on: saver.is_some_and(|info| State::from(info.state) == State::ON),
    })
}

/// The 32 bit words of a property; `None` when it is not there.
fn property_words<C: x11rb::connection::RequestConnection>(
    cookie: x11rb::cookie::Cookie<'_, C, x11rb::protocol::xproto::GetPropertyReply>,
    action: &'static str,
) -> Result<Option<Vec<u32>>, SourceError> {
    let reply = reply_or_gone(cookie.reply(), action)?;
    Ok(reply.and_then(|reply| reply.value32().map(Iterator::collect)))
}

fn manager_lives(link: &Link, check: Option<WindowId>) -> Result<bool, SourceError> {
    let action = "look for the window manager";
    let Some(window) = check else {
        return Ok(false);
    };
    let atom = link.atoms._NET_SUPPORTING_WM_CHECK;
    let cookie = link
        .conn
        .get_property(false, window, atom, AtomEnum::WINDOW, 0, 1)
        .map_err(|_| lost(action))?;
    let own = property_words(cookie, action)?;
    Ok(own.is_some_and(|words| words.first() == Some(&window)))
}
