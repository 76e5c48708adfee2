//! The X11 source: pictures through shared memory, damage as a hint, facts by EWMH, all on one connection.
//!
//! The shared memory is a memfd that the server maps and we read with `pread`, so there is no unsafe code;
//! over a connection that passes no descriptors it falls back to pictures in the reply. `GetImage` leaves the
//! pointer out. No request waits for its reply before the next is sent, unless it needs that reply.

mod desktop;
mod grab;
mod monitors;
mod windows;

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use rustix::event::{PollFd, PollFlags, Timespec};
use velvet_messages::{DisplayId, v1::Rect};
use velvet_runtime::{Clock, SystemClock, Timestamp};
use x11rb::{
    connection::{Connection as _, RequestConnection as _},
    errors::{ConnectionError, ReplyError},
    protocol::{
        Event as XEvent,
        damage::{self, ConnectionExt as _},
        randr::{self, ConnectionExt as _},
        res, screensaver,
        screensaver::ConnectionExt as _,
        shape,
        xfixes::{self, ConnectionExt as _},
        xproto::{
            ChangeWindowAttributesAux, ConnectionExt as _, EventMask, ImageOrder, Screen, Window,
        },
    },
    rust_connection::RustConnection,
};

pub use self::desktop::X11Desktop;
use self::grab::Grabber;
use super::{Display, Event, Source, SourceError};
use crate::picture::Picture;

const NAME: &str = "x11";
/// Longest single wait on the connection. Bounds how late a stop or a pause is noticed.
const POLL_MAX: Duration = Duration::from_millis(500);
/// A damage report with more rectangles than this is told as one: looking everywhere is cheaper.
const DAMAGE_RECTS_MAX: usize = 64;

x11rb::atom_manager! {
    /// Names that the facts are kept under.
    pub(crate) Atoms: AtomsCookie {
        UTF8_STRING,
        RESOURCE_MANAGER,
        _NET_SUPPORTING_WM_CHECK,
        _NET_ACTIVE_WINDOW,
        _NET_CLIENT_LIST,
        _NET_CLIENT_LIST_STACKING,
        _NET_CURRENT_DESKTOP,
        _NET_WM_DESKTOP,
        _NET_WM_NAME,
        _NET_WM_PID,
        _NET_WM_STATE,
        _NET_WM_STATE_FULLSCREEN,
        _NET_WM_STATE_HIDDEN,
        _NET_WM_STATE_SHADED,
        _NET_WM_WINDOW_OPACITY,
    }
}

/// Which extensions the server has.
#[derive(Clone, Copy, Debug)]
struct Extensions {
    damage: bool,
    randr: bool,
    resource: bool,
    saver: bool,
    shape: bool,
}

/// One connection, shared by pictures and facts.
struct Link {
    conn: RustConnection,
    screen: usize,
    atoms: Atoms,
    has: Extensions,
}

impl Link {
    fn screen(&self) -> &Screen {
        &self.conn.setup().roots[self.screen]
    }

    fn root(&self) -> Window {
        self.screen().root
    }
}

fn lost(action: &'static str) -> SourceError {
    SourceError::Lost {
        source_name: NAME,
        action,
    }
}

fn unavailable(reason: impl Into<String>) -> SourceError {
    SourceError::Unavailable {
        source_name: NAME,
        reason: reason.into(),
    }
}

/// A reply that may fail because its window is gone: then `None`.
fn reply_or_gone<T>(
    reply: Result<T, ReplyError>,
    action: &'static str,
) -> Result<Option<T>, SourceError> {
    match reply {
        Ok(reply) => Ok(Some(reply)),
        Err(ReplyError::X11Error(_)) => Ok(None),
        Err(ReplyError::ConnectionError(_)) => Err(lost(action)),
    }
}

/// Pictures and damage of an X server.
pub struct X11Source {
    link: Arc<Link>,
    grabber: Grabber,
    damage: Option<(damage::Damage, xfixes::Region)>,
    displays: Vec<Display>,
}

/// Connects to the X server named by `DISPLAY` (or `display_name`). Pictures and facts share the connection.
///
/// # Errors
/// [`SourceError::Unavailable`] when there is no server, or its pixels have a form we do not know.
pub fn open(
    display_name: Option<&str>,
    lockers: &[String],
) -> Result<(X11Source, X11Desktop), SourceError> {
    let (conn, screen) = RustConnection::connect(display_name).map_err(|_| {
        unavailable("no X server answers; check DISPLAY and XAUTHORITY of this session")
    })?;
    let atoms = Atoms::new(&conn).map_err(|_| lost("name its atoms"))?;
    let has = extensions(&conn)?;
    let atoms = atoms.reply().map_err(|_| lost("name its atoms"))?;
    let link = Arc::new(Link {
        conn,
        screen,
        atoms,
        has,
    });
    check_pixels(&link)?;
    select_events(&link).map_err(|_| lost("ask for events"))?;
    let damage = watch_damage(&link)?;
    let displays = monitors::displays(&link)?;
    let source = X11Source {
        grabber: Grabber::new(&link)?,
        link: Arc::clone(&link),
        damage,
        displays,
    };
    Ok((source, X11Desktop::new(link, lockers)))
}

fn extensions(conn: &RustConnection) -> Result<Extensions, SourceError> {
    let names = [
        damage::X11_EXTENSION_NAME,
        xfixes::X11_EXTENSION_NAME,
        randr::X11_EXTENSION_NAME,
        res::X11_EXTENSION_NAME,
        screensaver::X11_EXTENSION_NAME,
        shape::X11_EXTENSION_NAME,
    ];
    for name in names {
        conn.prefetch_extension_information(name)
            .map_err(|_| lost("list its extensions"))?;
    }
    let has = |name| -> Result<bool, SourceError> {
        let information = conn.extension_information(name);
        Ok(information
            .map_err(|_| lost("list its extensions"))?
            .is_some())
    };
    Ok(Extensions {
        damage: has(damage::X11_EXTENSION_NAME)? && has(xfixes::X11_EXTENSION_NAME)?,
        randr: has(randr::X11_EXTENSION_NAME)?,
        resource: has(res::X11_EXTENSION_NAME)?,
        saver: has(screensaver::X11_EXTENSION_NAME)?,
        shape: has(shape::X11_EXTENSION_NAME)?,
    })
}

/// We take 32 bits per pixel, blue first. Everything sold since 2000 has it; a 16 bit screen does not.
fn check_pixels(link: &Link) -> Result<(), SourceError> {
    let setup = link.conn.setup();
    let screen = link.screen();
    let format = setup
        .pixmap_formats
        .iter()
        .find(|format| format.depth == screen.root_depth);
    let visual = screen
        .allowed_depths
        .iter()
        .flat_map(|depth| &depth.visuals)
        .find(|visual| visual.visual_id == screen.root_visual);
    let known = setup.image_byte_order == ImageOrder::LSB_FIRST
        && format.is_some_and(|format| format.bits_per_pixel == 32)
        && visual.is_some_and(|visual| {
            (visual.red_mask, visual.green_mask, visual.blue_mask) == (0xff_0000, 0xff00, 0xff)
        });
    known.then_some(()).ok_or_else(|| {
        unavailable("the screen is not of 24 bits in 32; start the X server with depth 24")
    })
}

fn select_events(link: &Link) -> Result<(), ConnectionError> {
    let conn = &link.conn;
    let mask =
        EventMask::PROPERTY_CHANGE | EventMask::STRUCTURE_NOTIFY | EventMask::SUBSTRUCTURE_NOTIFY;
    let attributes = ChangeWindowAttributesAux::new().event_mask(mask);
    conn.change_window_attributes(link.root(), &attributes)?
        .ignore_error();
    if link.has.randr {
        let mask = randr::NotifyMask::SCREEN_CHANGE
            | randr::NotifyMask::CRTC_CHANGE
            | randr::NotifyMask::OUTPUT_CHANGE;
        conn.randr_select_input(link.root(), mask)?.ignore_error();
    }
    if link.has.saver {
        conn.screensaver_select_input(link.root(), screensaver::Event::NOTIFY_MASK)?
            .ignore_error();
    }
    Ok(())
}

fn watch_damage(link: &Link) -> Result<Option<(damage::Damage, xfixes::Region)>, SourceError> {
    if !link.has.damage {
        return Ok(None);
    }
    let watch = || -> Result<_, ReplyError> {
        let conn = &link.conn;
        // Both must be told a version before anything else may be asked of them.
        let damage_version = conn.damage_query_version(1, 1)?;
        let fixes_version = conn.xfixes_query_version(5, 0)?;
        damage_version.reply()?;
        fixes_version.reply()?;
        let ids = (conn.generate_id(), conn.generate_id());
        let (Ok(damage), Ok(region)) = ids else {
            return Err(ConnectionError::UnknownError.into());
        };
        conn.damage_create(damage, link.root(), damage::ReportLevel::NON_EMPTY)?
            .check()?;
        conn.xfixes_create_region(region, &[])?.check()?;
        Ok((damage, region))
    };
    reply_or_gone(watch(), "watch for damage")
}

/// What a round of events amounts to.
#[derive(Default)]
struct Noticed {
    damaged: bool,
    displays: bool,
    desktop: bool,
}

impl Noticed {
    fn take(&mut self, event: &XEvent, root: Window) {
        match event {
            XEvent::DamageNotify(_) => self.damaged = true,
            XEvent::RandrNotify(_) | XEvent::RandrScreenChangeNotify(_) => self.displays = true,
            XEvent::ConfigureNotify(event) if event.window == root => self.displays = true,
            XEvent::PropertyNotify(_)
            | XEvent::ConfigureNotify(_)
            | XEvent::MapNotify(_)
            | XEvent::UnmapNotify(_)
            | XEvent::CreateNotify(_)
            | XEvent::DestroyNotify(_)
            | XEvent::ReparentNotify(_)
            | XEvent::CirculateNotify(_)
            | XEvent::ScreensaverNotify(_) => self.desktop = true,
            _ => {}
        }
    }

    fn any(&self) -> bool {
        self.damaged || self.displays || self.desktop
    }
}

impl X11Source {
    /// Whether pictures come through shared memory. Known after the first grab.
    #[must_use]
    pub fn shares_memory(&self) -> bool {
        self.grabber.shares()
    }

    /// Everything that has already arrived.
    fn drain(&self) -> Result<Noticed, SourceError> {
        let mut noticed = Noticed::default();
        while let Some(event) = self
            .link
            .conn
            .poll_for_event()
            .map_err(|_| lost("wait for events"))?
        {
            noticed.take(&event, self.link.root());
        }
        Ok(noticed)
    }

    fn poll(&self, timeout: Duration) -> Result<(), SourceError> {
        let stream = self.link.conn.stream();
        let mut fds = [PollFd::new(stream, PollFlags::IN)];
        let timeout = Timespec::try_from(timeout.min(POLL_MAX)).unwrap_or_default();
        match rustix::event::poll(&mut fds, Some(&timeout)) {
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(_) => Err(lost("wait for events")),
        }
    }

    /// Takes the damage up to now away from the server and tells it by display.
    fn damage_events(&self) -> Result<Vec<Event>, SourceError> {
        let Some((damage, region)) = self.damage else {
            return Ok(vec![]);
        };
        let fetch = || -> Result<_, ReplyError> {
            self.link
                .conn
                .damage_subtract(damage, x11rb::NONE, region)?
                .ignore_error();
            self.link.conn.xfixes_fetch_region(region)?.reply()
        };
        let Some(reply) = reply_or_gone(fetch(), "fetch the damage")? else {
            return Ok(vec![]);
        };
        let damaged: Vec<Rect> = if reply.rectangles.len() > DAMAGE_RECTS_MAX {
            vec![monitors::rect_of(&reply.extents)]
        } else {
            reply.rectangles.iter().map(monitors::rect_of).collect()
        };
        Ok(by_display(&self.displays, &damaged))
    }
}

/// Splits desktop rectangles into those of each display, in display pixels.
fn by_display(displays: &[Display], damaged: &[Rect]) -> Vec<Event> {
    let mut events = vec![];
    for display in displays {
        let rects: Vec<Rect> = damaged
            .iter()
            .filter_map(|rect| crate::area::intersect(rect, &display.rect))
            .map(|rect| crate::area::moved(&rect, -display.rect.x, -display.rect.y))
            .collect();
        if !rects.is_empty() {
            events.push(Event::Damage {
                display: display.id.clone(),
                rects,
            });
        }
    }
    events
}

impl Source for X11Source {
    fn name(&self) -> &'static str {
        NAME
    }

    fn displays(&mut self) -> Result<Vec<Display>, SourceError> {
        self.displays = monitors::displays(&self.link)?;
        Ok(self.displays.clone())
    }

    fn wait(&mut self, timeout: Duration) -> Result<Vec<Event>, SourceError> {
        let deadline = Instant::now() + timeout;
        self.link
            .conn
            .flush()
            .map_err(|_| lost("wait for events"))?;
        let mut noticed = self.drain()?;
        while !noticed.any() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            self.poll(left)?;
            noticed = self.drain()?;
        }
        let mut events = vec![];
        if noticed.displays {
            events.push(Event::DisplaysChanged);
        }
        if noticed.desktop {
            events.push(Event::DesktopChanged);
        }
        if noticed.damaged {
            events.extend(self.damage_events()?);
        }
        Ok(events)
    }

    fn grab(
        &mut self,
        display: &DisplayId,
        rects: Option<&[Rect]>,
        picture: &mut Picture,
    ) -> Result<Timestamp, SourceError> {
        let place = self
            .displays
            .iter()
            .find(|known| known.id == *display)
            .ok_or(SourceError::DisplayGone)?
            .rect;
        self.grabber.grab(&self.link, &place, rects, picture)?;
        Ok(SystemClock.now())
    }
}

/// Selects property changes of windows not yet selected, so that a new title is told at once.
fn watch_titles(link: &Link, watched: &mut BTreeSet<Window>, clients: &[Window]) {
    watched.retain(|window| clients.contains(window));
    for &client in clients {
        if watched.insert(client) {
            let attributes =
                ChangeWindowAttributesAux::new().event_mask(EventMask::PROPERTY_CHANGE);
            // A window that is gone by now tells us so with an error that nobody needs.
            if let Ok(cookie) = link.conn.change_window_attributes(client, &attributes) {
                cookie.ignore_error();
            }
        }
    }
}
