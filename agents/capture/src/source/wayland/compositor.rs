//! The Wayland side: one client connection on a thread of its own that follows outputs, windows and idleness, and
//! can make a still screen send a picture.

use std::{
    collections::BTreeMap,
    os::{
        fd::{AsFd, OwnedFd},
        unix::net::UnixStream,
    },
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, poll},
    io::Errno,
};
use velvet_messages::v1::{Rect, WindowFacts};
use wayland_client::{
    Connection, Dispatch, EventQueue, Proxy as _, QueueHandle, WEnum,
    backend::{ObjectId, WaylandError},
    delegate_noop, event_created_child,
    protocol::{
        wl_buffer::WlBuffer,
        wl_callback::{self, WlCallback},
        wl_compositor::WlCompositor,
        wl_output::{self, WlOutput},
        wl_region::WlRegion,
        wl_registry::{self, WlRegistry},
        wl_seat::WlSeat,
        wl_shm::{self, WlShm},
        wl_shm_pool::WlShmPool,
        wl_surface::WlSurface,
    },
};
use wayland_protocols::{
    ext::idle_notify::v1::client::{
        ext_idle_notification_v1::{self, ExtIdleNotificationV1},
        ext_idle_notifier_v1::ExtIdleNotifierV1,
    },
    xdg::xdg_output::zv1::client::{
        zxdg_output_manager_v1::ZxdgOutputManagerV1,
        zxdg_output_v1::{self, ZxdgOutputV1},
    },
};
use wayland_protocols_wlr::{
    foreign_toplevel::v1::client::{
        zwlr_foreign_toplevel_handle_v1::{self as toplevel, ZwlrForeignToplevelHandleV1},
        zwlr_foreign_toplevel_manager_v1::{self as manager, ZwlrForeignToplevelManagerV1},
    },
    layer_shell::v1::client::{
        zwlr_layer_shell_v1::{Layer, ZwlrLayerShellV1},
        zwlr_layer_surface_v1::{self as layer_surface, Anchor, ZwlrLayerSurfaceV1},
    },
};

/// Without input for this long, the compositor tells; before that we say "not idle". Idle rules count minutes.
const IDLE_GRAIN: Duration = Duration::from_secs(5);
/// Windows that are followed; more are left out of the list. No person has that many.
const WINDOWS_MAX: usize = 1024;

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Change {
    /// Outputs.
    Displays,
    /// Windows.
    Desktop,
    /// The connection is over.
    Gone,
}

/// One monitor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::source) struct Output {
    /// Place and size in the compositor's space, if known.
    pub(in crate::source) logical: Option<Rect>,
    /// Physical pixels, as the screen is wired.
    pub(in crate::source) mode: (u32, u32),
    /// Whole-number scale, the fall-back where the logical size is unknown.
    pub(in crate::source) scale: u32,
    /// Whether it is turned by 90 or 270 degrees.
    pub(in crate::source) sideways: bool,
}

/// What is known.
#[derive(Default)]
pub(in crate::source) struct Facts {
    outputs: BTreeMap<u32, Output>,
    windows: Vec<Tracked>,
    tells_windows: bool,
    tells_idle: bool,
    idle_since: Option<Instant>,
    painted: u64,
    gone: bool,
}

/// A window and what was last said of it.
struct Tracked {
    id: ObjectId,
    facts: WindowFacts,
    active: bool,
    minimised: bool,
    /// Facts count from the first `done`.
    complete: bool,
}

impl Facts {
    /// All outputs.
    pub(in crate::source) fn outputs(&self) -> impl Iterator<Item = &Output> {
        self.outputs.values()
    }

    /// Facts of the windows that are not minimised, and the index of the focused one. `None`: not told here.
    pub(in crate::source) fn windows(&self) -> Option<(Vec<WindowFacts>, Option<usize>)> {
        if !self.tells_windows {
            return None;
        }
        let shown = || {
            self.windows
                .iter()
                .filter(|window| window.complete && !window.minimised)
        };
        let facts = shown().map(|window| window.facts.clone()).collect();
        Some((facts, shown().position(|window| window.active)))
    }

    /// How long there was no input, in steps: zero until [`IDLE_GRAIN`] has passed. `None`: not told here.
    pub(in crate::source) fn idle(&self) -> Option<Duration> {
        let since = self.idle_since.map(|since| since.elapsed() + IDLE_GRAIN);
        self.tells_idle.then(|| since.unwrap_or_default())
    }

    /// How many pixels of [`Compositor::poke`] were painted.
    pub(in crate::source) fn painted(&self) -> u64 {
        self.painted
    }

    /// Whether the connection is over.
    pub(in crate::source) fn gone(&self) -> bool {
        self.gone
    }
}

/// The connection. Closes it and waits for its thread when dropped.
pub(in crate::source) struct Compositor {
    facts: Arc<Mutex<Facts>>,
    poker: Option<Poker>,
    /// Closing it wakes the thread and ends it.
    stop: Option<UnixStream>,
    thread: Option<JoinHandle<()>>,
}

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub(in crate::source) enum CompositorError {
    /// No Wayland here.
    #[error(
        "there is no Wayland desktop; start velvet inside the desktop session, where WAYLAND_DISPLAY is set"
    )]
    Missing,
    /// It hung up or answered nothing while we looked around.
    #[error("the Wayland desktop did not answer")]
    Silent,
}

impl Compositor {
    /// Connects and learns what there is, at most `limit`. Later changes are told to `changed`, from the thread.
    pub(in crate::source) fn open(
        limit: Duration,
        changed: impl Fn(Change) + Send + 'static,
    ) -> Result<Self, CompositorError> {
        let connection = Connection::connect_to_env().map_err(|_| CompositorError::Missing)?;
        let (stop, stopped) = UnixStream::pair().map_err(|_| CompositorError::Silent)?;
        let facts = Arc::<Mutex<Facts>>::default();
        let (say, said) = std::sync::mpsc::sync_channel(1);
        let shared = Arc::clone(&facts);
        let thread = std::thread::Builder::new()
            .name("velvet-wayland".into())
            .spawn(move || run(&connection, &stopped, shared, &say, Box::new(changed)))
            .map_err(|_| CompositorError::Silent)?;
        let mut compositor = Self {
            facts,
            poker: None,
            stop: Some(stop),
            thread: Some(thread),
        };
        compositor.poker = said
            .recv_timeout(limit)
            .map_err(|_| CompositorError::Silent)?;
        Ok(compositor)
    }

    /// What is known now.
    pub(in crate::source) fn facts(&self) -> MutexGuard<'_, Facts> {
        self.facts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes every output repaint once without a visible change, where the compositor lets us. Compositors of the
    /// wlroots family send a recorder no picture of a still screen; others send one at the start by themselves.
    pub(in crate::source) fn poke(&self) {
        if let Some(poker) = &self.poker {
            poker.poke();
        }
    }
}

impl Drop for Compositor {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// Rounds of question and answer at the start: the first tells what there is, the second what each of them says.
const ROUNDS: u32 = 2;

/// Marks the end of a round.
struct Round;

/// The thread.
fn run(
    connection: &Connection,
    stopped: &UnixStream,
    facts: Arc<Mutex<Facts>>,
    say: &std::sync::mpsc::SyncSender<Option<Poker>>,
    changed: Box<dyn Fn(Change) + Send>,
) {
    let mut queue = connection.new_event_queue();
    let handle = queue.handle();
    connection.display().get_registry(&handle, ());
    connection.display().sync(&handle, Round);
    let mut client = Client {
        facts,
        changed,
        globals: Globals::default(),
        rounds: 0,
    };
    while client.rounds < ROUNDS {
        if !turn(&mut queue, &mut client, stopped) {
            return;
        }
    }
    let poker = Poker::new(connection, &handle, &client.globals);
    if say.send(poker).is_ok() {
        while turn(&mut queue, &mut client, stopped) {}
    }
    client.facts().gone = true;
    (client.changed)(Change::Gone);
}

/// Waits for the compositor or for the sign to stop, and handles what came. False when it is over. Not the library's
/// own blocking calls, for a compositor that hangs would hold them for ever.
fn turn(queue: &mut EventQueue<Client>, client: &mut Client, stopped: &UnixStream) -> bool {
    if queue.flush().is_err() {
        return false;
    }
    let Some(reader) = queue.prepare_read() else {
        return queue.dispatch_pending(client).is_ok();
    };
    let socket = reader.connection_fd();
    let mut waits = [
        PollFd::new(&socket, PollFlags::IN),
        PollFd::new(stopped, PollFlags::IN),
    ];
    let polled = poll(&mut waits, None);
    let [desktop, stop] = waits.map(|wait| !wait.revents().is_empty());
    match polled {
        Err(Errno::INTR) => return true,
        Err(_) => return false,
        Ok(_) if stop => return false,
        Ok(_) => {}
    }
    // Another thread may have read in between; then there is nothing to do.
    let read = if desktop { reader.read() } else { Ok(0) };
    let good = match read {
        Ok(_) => true,
        Err(WaylandError::Io(error)) => error.kind() == std::io::ErrorKind::WouldBlock,
        Err(WaylandError::Protocol(_)) => false,
    };
    good && queue.dispatch_pending(client).is_ok()
}

impl Dispatch<WlCallback, Round> for Client {
    fn event(
        client: &mut Self,
        _: &WlCallback,
        _: wl_callback::Event,
        _: &Round,
        connection: &Connection,
        handle: &QueueHandle<Self>,
    ) {
        client.rounds += 1;
        if client.rounds < ROUNDS {
            connection.display().sync(handle, Round);
        }
    }
}

/// The objects we bound. Bound late or twice does no harm; what a compositor lacks stays `None`.
#[derive(Default)]
struct Globals {
    compositor: Option<WlCompositor>,
    shm: Option<WlShm>,
    seat: Option<WlSeat>,
    outputs: BTreeMap<u32, WlOutput>,
    output_manager: Option<ZxdgOutputManagerV1>,
    layer_shell: Option<ZwlrLayerShellV1>,
    idle_notifier: Option<ExtIdleNotifierV1>,
}

struct Client {
    facts: Arc<Mutex<Facts>>,
    changed: Box<dyn Fn(Change) + Send>,
    globals: Globals,
    rounds: u32,
}

impl Client {
    fn facts(&self) -> MutexGuard<'_, Facts> {
        self.facts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with_output(&self, global: u32, change: impl FnOnce(&mut Output)) {
        let mut facts = self.facts();
        let fresh = Output {
            scale: 1,
            ..Output::default()
        };
        change(facts.outputs.entry(global).or_insert(fresh));
    }

    fn bind(
        &mut self,
        registry: &WlRegistry,
        handle: &QueueHandle<Self>,
        global: u32,
        interface: &str,
        version: u32,
    ) {
        // The versions are the newest whose events we know; an older compositor gets its own.
        match interface {
            "wl_compositor" => {
                self.globals.compositor = Some(registry.bind(global, version.min(4), handle, ()))
            }
            "wl_shm" => self.globals.shm = Some(registry.bind(global, 1, handle, ())),
            "wl_seat" => self.globals.seat = Some(registry.bind(global, 1, handle, ())),
            "wl_output" => {
                let output = registry.bind(global, version.min(3), handle, global);
                self.globals.outputs.insert(global, output);
            }
            "zxdg_output_manager_v1" => {
                self.globals.output_manager =
                    Some(registry.bind(global, version.min(3), handle, ()));
            }
            "zwlr_foreign_toplevel_manager_v1" => {
                registry.bind::<ZwlrForeignToplevelManagerV1, _, _>(
                    global,
                    version.min(3),
                    handle,
                    (),
                );
                self.facts().tells_windows = true;
            }
            "zwlr_layer_shell_v1" => {
                self.globals.layer_shell = Some(registry.bind(global, version.min(4), handle, ()));
            }
            "ext_idle_notifier_v1" => {
                self.globals.idle_notifier = Some(registry.bind(global, 1, handle, ()))
            }
            _ => return,
        }
        self.ask(handle, global, interface);
    }

    /// Some things can be asked for only when two globals are there, in whichever order they come.
    fn ask(&self, handle: &QueueHandle<Self>, global: u32, interface: &str) {
        let Globals {
            outputs,
            output_manager,
            seat,
            idle_notifier,
            ..
        } = &self.globals;
        if let Some(output_manager) = output_manager {
            let is_new = |id: u32| interface == "zxdg_output_manager_v1" || id == global;
            for (id, output) in outputs.iter().filter(|(id, _)| is_new(**id)) {
                output_manager.get_xdg_output(output, handle, *id);
            }
        }
        let pair = matches!(interface, "wl_seat" | "ext_idle_notifier_v1");
        if let (Some(seat), Some(notifier), true) = (seat, idle_notifier, pair) {
            let millis = u32::try_from(IDLE_GRAIN.as_millis()).unwrap_or(u32::MAX);
            notifier.get_idle_notification(millis, seat, handle, ());
            self.facts().tells_idle = true;
        }
    }
}

impl Dispatch<WlRegistry, ()> for Client {
    fn event(
        client: &mut Self,
        registry: &WlRegistry,
        event: wl_registry::Event,
        (): &(),
        _: &Connection,
        handle: &QueueHandle<Self>,
    ) {
        match event {
            wl_registry::Event::Global {
                name,
                interface,
                version,
            } => client.bind(registry, handle, name, &interface, version),
            wl_registry::Event::GlobalRemove { name } => {
                client.globals.outputs.remove(&name);
                if client.facts().outputs.remove(&name).is_some() {
                    (client.changed)(Change::Displays);
                }
            }
            _ => {}
        }
    }
}

impl Dispatch<WlOutput, u32> for Client {
    fn event(
        client: &mut Self,
        _: &WlOutput,
        event: wl_output::Event,
        global: &u32,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        match event {
            wl_output::Event::Geometry { transform, .. } => {
                let code = match transform {
                    WEnum::Value(transform) => transform as u32,
                    WEnum::Unknown(code) => code,
                };
                client.with_output(*global, |output| output.sideways = code & 1 == 1);
            }
            wl_output::Event::Mode {
                flags: WEnum::Value(flags),
                width,
                height,
                ..
            } if flags.contains(wl_output::Mode::Current) => {
                let mode = (width.max(0).cast_unsigned(), height.max(0).cast_unsigned());
                client.with_output(*global, |output| output.mode = mode);
            }
            wl_output::Event::Scale { factor } => {
                client.with_output(*global, |output| {
                    output.scale = factor.max(1).cast_unsigned()
                });
            }
            wl_output::Event::Done => (client.changed)(Change::Displays),
            _ => {}
        }
    }
}

impl Dispatch<ZxdgOutputV1, u32> for Client {
    fn event(
        client: &mut Self,
        _: &ZxdgOutputV1,
        event: zxdg_output_v1::Event,
        global: &u32,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        match event {
            zxdg_output_v1::Event::LogicalPosition { x, y } => {
                client.with_output(*global, |output| {
                    let logical = output.logical.get_or_insert_default();
                    (logical.x, logical.y) = (x, y);
                })
            }
            zxdg_output_v1::Event::LogicalSize { width, height } => {
                client.with_output(*global, |output| {
                    let logical = output.logical.get_or_insert_default();
                    logical.width = width.max(0).cast_unsigned();
                    logical.height = height.max(0).cast_unsigned();
                })
            }
            _ => {}
        }
    }
}

impl Dispatch<ZwlrForeignToplevelManagerV1, ()> for Client {
    fn event(
        client: &mut Self,
        _: &ZwlrForeignToplevelManagerV1,
        event: manager::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        match event {
            manager::Event::Toplevel { toplevel } => {
                let mut facts = client.facts();
                if facts.windows.len() < WINDOWS_MAX {
                    facts.windows.push(Tracked {
                        id: toplevel.id(),
                        facts: WindowFacts {
                            known: true,
                            ..WindowFacts::default()
                        },
                        active: false,
                        minimised: false,
                        complete: false,
                    });
                }
            }
            manager::Event::Finished => {
                client.facts().tells_windows = false;
                (client.changed)(Change::Desktop);
            }
            _ => {}
        }
    }

    event_created_child!(Client, ZwlrForeignToplevelManagerV1, [
        manager::EVT_TOPLEVEL_OPCODE => (ZwlrForeignToplevelHandleV1, ()),
    ]);
}

impl Dispatch<ZwlrForeignToplevelHandleV1, ()> for Client {
    fn event(
        client: &mut Self,
        handle: &ZwlrForeignToplevelHandleV1,
        event: toplevel::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        let id = handle.id();
        let mut facts = client.facts();
        let news = matches!(event, toplevel::Event::Done | toplevel::Event::Closed);
        if matches!(event, toplevel::Event::Closed) {
            facts.windows.retain(|window| window.id != id);
            handle.destroy();
        } else if let Some(window) = facts.windows.iter_mut().find(|window| window.id == id) {
            window.take(event);
        }
        drop(facts);
        if news {
            (client.changed)(Change::Desktop);
        }
    }
}

impl Tracked {
    fn take(&mut self, event: toplevel::Event) {
        match event {
            toplevel::Event::Title { title } => self.facts.title = title,
            toplevel::Event::AppId { app_id } => self.facts.app = app_id,
            toplevel::Event::State { state } => {
                let numbers = state.as_chunks::<4>().0;
                let has = |wanted: toplevel::State| {
                    numbers
                        .iter()
                        .any(|number| u32::from_ne_bytes(*number) == wanted as u32)
                };
                self.active = has(toplevel::State::Activated);
                self.minimised = has(toplevel::State::Minimized);
                self.facts.fullscreen = has(toplevel::State::Fullscreen);
            }
            toplevel::Event::Done => self.complete = true,
            _ => {}
        }
    }
}

impl Dispatch<ExtIdleNotificationV1, ()> for Client {
    fn event(
        client: &mut Self,
        _: &ExtIdleNotificationV1,
        event: ext_idle_notification_v1::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        client.facts().idle_since = match event {
            ext_idle_notification_v1::Event::Idled => Some(Instant::now()),
            _ => None,
        };
        (client.changed)(Change::Desktop);
    }
}

/// Puts one transparent pixel on each output for one repaint.
#[derive(Clone)]
struct Poker {
    connection: Connection,
    handle: QueueHandle<Client>,
    compositor: WlCompositor,
    layer_shell: ZwlrLayerShellV1,
    pixel: WlBuffer,
    outputs: Vec<WlOutput>,
}

/// One pixel on its way: the surface and, as its user data, what to attach.
struct Pixel {
    surface: WlSurface,
    buffer: WlBuffer,
}

impl Poker {
    fn new(
        connection: &Connection,
        handle: &QueueHandle<Client>,
        globals: &Globals,
    ) -> Option<Self> {
        let (compositor, shm) = (globals.compositor.clone()?, globals.shm.as_ref()?);
        let pixel = transparent_pixel(shm, handle)?;
        Some(Self {
            connection: connection.clone(),
            handle: handle.clone(),
            compositor,
            layer_shell: globals.layer_shell.clone()?,
            pixel,
            outputs: globals.outputs.values().cloned().collect(),
        })
    }

    fn poke(&self) {
        for output in &self.outputs {
            let surface = self.compositor.create_surface(&self.handle, ());
            let untouchable = self.compositor.create_region(&self.handle, ());
            surface.set_input_region(Some(&untouchable));
            untouchable.destroy();
            let pixel = Pixel {
                surface: surface.clone(),
                buffer: self.pixel.clone(),
            };
            // Above everything, for below a full-screen window it would not be painted.
            let layer = self.layer_shell.get_layer_surface(
                &surface,
                Some(output),
                Layer::Overlay,
                "velvet".to_owned(),
                &self.handle,
                pixel,
            );
            layer.set_size(1, 1);
            layer.set_anchor(Anchor::Top | Anchor::Left);
            layer.set_exclusive_zone(-1);
            surface.commit();
        }
        // A broken connection shows at the thread's next read.
        drop(self.connection.flush());
    }
}

/// All four bytes zero: nothing, fully transparent.
fn transparent_pixel(shm: &WlShm, handle: &QueueHandle<Client>) -> Option<WlBuffer> {
    let memory: OwnedFd =
        rustix::fs::memfd_create("velvet-pixel", rustix::fs::MemfdFlags::CLOEXEC).ok()?;
    rustix::fs::ftruncate(&memory, 4).ok()?;
    let pool = shm.create_pool(memory.as_fd(), 4, handle, ());
    let buffer = pool.create_buffer(0, 1, 1, 4, wl_shm::Format::Argb8888, handle, ());
    pool.destroy();
    Some(buffer)
}

impl Dispatch<ZwlrLayerSurfaceV1, Pixel> for Client {
    fn event(
        _: &mut Self,
        layer: &ZwlrLayerSurfaceV1,
        event: layer_surface::Event,
        pixel: &Pixel,
        _: &Connection,
        handle: &QueueHandle<Self>,
    ) {
        match event {
            layer_surface::Event::Configure { serial, .. } => {
                layer.ack_configure(serial);
                pixel.surface.attach(Some(&pixel.buffer), 0, 0);
                pixel.surface.damage(0, 0, 1, 1);
                pixel.surface.frame(handle, layer.clone());
                pixel.surface.commit();
            }
            layer_surface::Event::Closed => {
                layer.destroy();
                pixel.surface.destroy();
            }
            _ => {}
        }
    }
}

impl Dispatch<WlCallback, ZwlrLayerSurfaceV1> for Client {
    fn event(
        client: &mut Self,
        _: &WlCallback,
        _: wl_callback::Event,
        layer: &ZwlrLayerSurfaceV1,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        client.facts().painted += 1;
        // That was all.
        if let Some(pixel) = layer.data::<Pixel>() {
            layer.destroy();
            pixel.surface.destroy();
        }
    }
}

delegate_noop!(Client: WlCompositor);
delegate_noop!(Client: WlRegion);
delegate_noop!(Client: WlShmPool);
delegate_noop!(Client: ZxdgOutputManagerV1);
delegate_noop!(Client: ZwlrLayerShellV1);
delegate_noop!(Client: ExtIdleNotifierV1);
delegate_noop!(Client: ignore WlShm);
delegate_noop!(Client: ignore WlSeat);
delegate_noop!(Client: ignore WlSurface);
delegate_noop!(Client: ignore WlBuffer);
