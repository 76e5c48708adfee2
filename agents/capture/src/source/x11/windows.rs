//! The windows themselves. Requests of all windows are sent before the first reply is awaited.

use std::collections::{BTreeMap, BTreeSet};

use velvet_messages::v1::{Rect, WindowFacts};
use x11rb::{
    cookie::Cookie,
    protocol::{
        res::{self, ConnectionExt as _},
        shape::{self, ConnectionExt as _},
        xproto::{
            AtomEnum, ConnectionExt as _, GetGeometryReply, GetPropertyReply,
            GetWindowAttributesReply, MapState, Window as WindowId, WindowClass,
        },
    },
    rust_connection::RustConnection,
};

use super::{Link, SourceError, desktop::RootFacts, lost, reply_or_gone};
use crate::source::Window;

const ACTION: &str = "look at the windows";
/// Frames deeper than this are not followed: managers use one or two.
const PARENTS_MAX: usize = 6;
/// Longest title that is read, in 4 byte units (4 KiB).
const TITLE_LENGTH_MAX: u32 = 1024;
/// Longest class that is read, in 4 byte units (1 KiB).
const CLASS_LENGTH_MAX: u32 = 256;
/// States of one window that are read.
const STATES_MAX: u32 = 32;
const OPAQUE: u32 = u32::MAX;
/// `_NET_WM_DESKTOP` of a window that is on all of them.
const ON_ALL_DESKTOPS: u32 = u32::MAX;

type Asked<'c, T> = Cookie<'c, RustConnection, T>;

/// One visible window with what only X11 knows of it.
pub(super) struct Seen {
    pub(super) id: WindowId,
    pub(super) window: Window,
    instance: String,
}

impl Seen {
    /// Whether it is a screen locker: by its class, or by its program's name for those that have none.
    pub(super) fn is_locker(&self, lockers: &[String]) -> bool {
        let known = |name: &str| !name.is_empty() && lockers.contains(&name.to_lowercase());
        known(&self.window.facts.app)
            || known(&self.instance)
            || (self.window.popup && known(&program_name(self.window.facts.pid)))
    }
}

/// Name of a process; empty when it cannot be told.
fn program_name(pid: u32) -> String {
    let name = match pid {
        0 => None,
        pid => std::fs::read_to_string(format!("/proc/{pid}/comm")).ok(),
    };
    name.map(|name| name.trim().to_owned()).unwrap_or_default()
}

/// Visible windows from bottom to top: managed ones in their frames, and popups.
pub(super) fn windows(link: &Link, root: &RootFacts) -> Result<Vec<Seen>, SourceError> {
    let shells = shells(link, root)?;
    let frames = frames(link, root)?;
    let unmanaged = root.children.iter().filter(|child| {
        shells.get(child).is_some_and(|shell| shell.popup) && !frames.contains_key(*child)
    });
    let popups: BTreeSet<WindowId> = unmanaged.copied().collect();
    let asked: Vec<(WindowId, AskedFacts<'_>)> = frames
        .values()
        .copied()
        .chain(popups.iter().copied())
        .map(|window| Ok((window, ask_facts(link, window)?)))
        .collect::<Result<_, SourceError>>()?;
    let mut known: BTreeMap<WindowId, Known> = BTreeMap::new();
    for (window, asked) in asked {
        if let Some(facts) = asked.answer(link)? {
            known.insert(window, facts);
        }
    }
    let in_order = root.children.iter().filter_map(|child| {
        let shell = shells.get(child)?;
        let client = frames.get(child).copied().unwrap_or(*child);
        let facts = known.remove(&client)?;
        facts.shown(root.desktop).then(|| facts.seen(client, shell))
    });
    Ok(in_order.collect())
}

/// What the outermost window, the root's child, says: place, visibility, whether it hides what is below.
struct Shell {
    rect: Rect,
    depth: u8,
    shaped: bool,
    popup: bool,
}

fn shells(link: &Link, root: &RootFacts) -> Result<BTreeMap<WindowId, Shell>, SourceError> {
    let mut asked = vec![];
    for &child in &root.children {
        let attributes = link.conn.get_window_attributes(child);
        let geometry = link.conn.get_geometry(child);
        let extents = match link.has.shape {
            true => Some(
                link.conn
                    .shape_query_extents(child)
                    .map_err(|_| lost(ACTION))?,
            ),
            false => None,
        };
        asked.push((
            child,
            attributes.map_err(|_| lost(ACTION))?,
            geometry.map_err(|_| lost(ACTION))?,
            extents,
        ));
    }
    let mut shells = BTreeMap::new();
    for (child, attributes, geometry, extents) in asked {
        let attributes = reply_or_gone(attributes.reply(), ACTION)?;
        let geometry = reply_or_gone(geometry.reply(), ACTION)?;
        let extents = match extents {
            Some(cookie) => reply_or_gone(cookie.reply(), ACTION)?,
            None => None,
        };
        if let (Some(attributes), Some(geometry)) = (attributes, geometry)
            && visible(&attributes)
        {
            shells.insert(child, shell(&attributes, &geometry, extents.as_ref()));
        }
    }
    Ok(shells)
}

fn visible(attributes: &GetWindowAttributesReply) -> bool {
    attributes.map_state == MapState::VIEWABLE && attributes.class == WindowClass::INPUT_OUTPUT
}

fn shell(
    attributes: &GetWindowAttributesReply,
    geometry: &GetGeometryReply,
    extents: Option<&shape::QueryExtentsReply>,
) -> Shell {
    let border = 2 * u32::from(geometry.border_width);
    Shell {
        rect: Rect {
            x: geometry.x.into(),
            y: geometry.y.into(),
            width: u32::from(geometry.width) + border,
            height: u32::from(geometry.height) + border,
        },
        depth: geometry.depth,
        // Without the extension nothing can be shaped; when it does not answer, in doubt yes.
        shaped: extents.is_none_or(|extents| extents.bounding_shaped),
        popup: attributes.override_redirect,
    }
}

/// Outermost window of each managed one: frame -> client.
fn frames(link: &Link, root: &RootFacts) -> Result<BTreeMap<WindowId, WindowId>, SourceError> {
    let outermost: BTreeSet<WindowId> = root.children.iter().copied().collect();
    let mut frames = BTreeMap::new();
    let mut climbing: Vec<(WindowId, WindowId)> = vec![];
    for &client in &root.clients {
        climbing.push((client, client));
    }
    for _ in 0..PARENTS_MAX {
        let (arrived, below): (Vec<_>, Vec<_>) = climbing
            .into_iter()
            .partition(|(at, _)| outermost.contains(at));
        frames.extend(arrived);
        let mut asked = vec![];
        for (at, client) in below {
            let cookie = link.conn.query_tree(at).map_err(|_| lost(ACTION))?;
            asked.push((cookie, client));
        }
        climbing = vec![];
        for (cookie, client) in asked {
            if let Some(tree) = reply_or_gone(cookie.reply(), ACTION)? {
                climbing.push((tree.parent, client));
            }
        }
        if climbing.is_empty() {
            break;
        }
    }
    Ok(frames)
}

/// Questions about one window, on their way.
struct AskedFacts<'c> {
    attributes: Asked<'c, GetWindowAttributesReply>,
    geometry: Asked<'c, GetGeometryReply>,
    title: Asked<'c, GetPropertyReply>,
    old_title: Asked<'c, GetPropertyReply>,
    class: Asked<'c, GetPropertyReply>,
    pid: Asked<'c, GetPropertyReply>,
    states: Asked<'c, GetPropertyReply>,
    opacity: Asked<'c, GetPropertyReply>,
    desktop: Asked<'c, GetPropertyReply>,
    client: Option<Asked<'c, res::QueryClientIdsReply>>,
}

fn ask_facts(link: &Link, window: WindowId) -> Result<AskedFacts<'_>, SourceError> {
    let atoms = &link.atoms;
    let ask = |atom: u32, kind: u32, length| {
        link.conn
            .get_property(false, window, atom, kind, 0, length)
            .map_err(|_| lost(ACTION))
    };
    let cardinal = AtomEnum::CARDINAL.into();
    let spec = res::ClientIdSpec {
        client: window,
        mask: res::ClientIdMask::LOCAL_CLIENT_PID,
    };
    Ok(AskedFacts {
        attributes: link
            .conn
            .get_window_attributes(window)
            .map_err(|_| lost(ACTION))?,
        geometry: link.conn.get_geometry(window).map_err(|_| lost(ACTION))?,
        title: ask(atoms._NET_WM_NAME, atoms.UTF8_STRING, TITLE_LENGTH_MAX)?,
        old_title: ask(
            AtomEnum::WM_NAME.into(),
            AtomEnum::ANY.into(),
            TITLE_LENGTH_MAX,
        )?,
        class: ask(
            AtomEnum::WM_CLASS.into(),
            AtomEnum::STRING.into(),
            CLASS_LENGTH_MAX,
        )?,
        pid: ask(atoms._NET_WM_PID, cardinal, 1)?,
        states: ask(atoms._NET_WM_STATE, AtomEnum::ATOM.into(), STATES_MAX)?,
        opacity: ask(atoms._NET_WM_WINDOW_OPACITY, cardinal, 1)?,
        desktop: ask(atoms._NET_WM_DESKTOP, cardinal, 1)?,
        client: match link.has.resource {
            true => Some(
                link.conn
                    .res_query_client_ids(&[spec])
                    .map_err(|_| lost(ACTION))?,
            ),
            false => None,
        },
    })
}

/// Answers about one window.
struct Known {
    facts: WindowFacts,
    instance: String,
    desktop: Option<u32>,
    hidden: bool,
    /// Drawn through: by its own opacity or an alpha channel.
    translucent: bool,
}

fn words(cookie: Asked<'_, GetPropertyReply>) -> Result<Vec<u32>, SourceError> {
    let reply = reply_or_gone(cookie.reply(), ACTION)?;
    Ok(reply
        .and_then(|reply| reply.value32().map(Iterator::collect))
        .unwrap_or_default())
}

fn text(cookie: Asked<'_, GetPropertyReply>) -> Result<String, SourceError> {
    let reply = reply_or_gone(cookie.reply(), ACTION)?;
    Ok(reply
        .map(|reply| String::from_utf8_lossy(&reply.value).into_owned())
        .unwrap_or_default())
}

impl AskedFacts<'_> {
    /// `None` when the window is gone or not shown.
    fn answer(self, link: &Link) -> Result<Option<Known>, SourceError> {
        let atoms = &link.atoms;
        let attributes = reply_or_gone(self.attributes.reply(), ACTION)?;
        let geometry = reply_or_gone(self.geometry.reply(), ACTION)?;
        let title = text(self.title)?;
        let old_title = text(self.old_title)?;
        let class = text(self.class)?;
        let own_pid = words(self.pid)?.first().copied();
        let states = words(self.states)?;
        let opacity = words(self.opacity)?.first().copied();
        let desktop = words(self.desktop)?.first().copied();
        let client = match self.client {
            Some(cookie) => reply_or_gone(cookie.reply(), ACTION)?,
            None => None,
        };
        let (Some(attributes), Some(geometry)) = (attributes, geometry) else {
            return Ok(None);
        };
        if attributes.map_state != MapState::VIEWABLE {
            return Ok(None);
        }
        let has = |atom| states.contains(&atom);
        let mut names = class.split('\0');
        let instance = names.next().unwrap_or_default().to_owned();
        Ok(Some(Known {
            facts: WindowFacts {
                known: true,
                app: names.next().unwrap_or_default().to_owned(),
                title: if title.is_empty() { old_title } else { title },
                pid: server_pid(client).or(own_pid).unwrap_or_default(),
                fullscreen: has(atoms._NET_WM_STATE_FULLSCREEN),
                bounds: None,
            },
            instance,
            desktop,
            // A shaded window may be called hidden, but its title bar is on the screen.
            hidden: has(atoms._NET_WM_STATE_HIDDEN) && !has(atoms._NET_WM_STATE_SHADED),
            translucent: opacity.is_some_and(|opacity| opacity != OPAQUE)
                || geometry.depth != link.screen().root_depth,
        }))
    }
}

/// The process as the server knows it; what the window says of itself may be of another machine.
fn server_pid(reply: Option<res::QueryClientIdsReply>) -> Option<u32> {
    let ids = reply?.ids;
    let pid = ids.first()?.value.first().copied()?;
    (pid != 0).then_some(pid)
}

impl Known {
    fn shown(&self, current: Option<u32>) -> bool {
        let elsewhere = match (self.desktop, current) {
            (Some(own), Some(current)) => own != current && own != ON_ALL_DESKTOPS,
            _ => false,
        };
        !self.hidden && !elsewhere
    }

    fn seen(self, id: WindowId, shell: &Shell) -> Seen {
        Seen {
            id,
            window: Window {
                facts: self.facts,
                rect: Some(shell.rect),
                // A popup may be a see-through helper of a compositor: never trusted to hide anything.
                opaque: !(shell.popup || shell.shaped || self.translucent || shell.depth == 32),
                popup: shell.popup,
            },
            instance: self.instance,
        }
    }
}
