//! A desktop session of its own: a message bus, notification services (one that records what it is told to show, and a
//! real one), and sound.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread::sleep,
    time::{Duration, Instant},
};

use zbus::{connection::Builder, interface, object_server::SignalEmitter, zvariant::OwnedValue};

/// A program that ends when dropped.
pub(crate) struct Running(Child);

impl Running {
    fn start(mut command: Command, package: &str) -> Self {
        let quiet = command.stdin(Stdio::null()).stderr(Stdio::null());
        let child = quiet.spawn();
        Self(child.unwrap_or_else(|error| panic!("install the package {package}: {error}")))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A session bus with a folder for the session's sockets. Ends when dropped.
pub(crate) struct SessionBus {
    address: String,
    folder: tempfile::TempDir,
    _daemon: Running,
}

impl SessionBus {
    pub(crate) fn start() -> Self {
        let mut command = Command::new("dbus-daemon");
        command
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped());
        let mut daemon = Running::start(command, "dbus");
        let mut address = String::new();
        let output = daemon.0.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut address).unwrap();
        Self {
            address: address.trim().to_owned(),
            folder: tempfile::tempdir().unwrap(),
            _daemon: daemon,
        }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("PIPEWIRE_RUNTIME_DIR", self.folder())
            .env("XDG_STATE_HOME", self.folder())
            .stdout(Stdio::null());
        command
    }
}

fn wait_until(what: &str, mut so: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !so() {
        assert!(Instant::now() < end, "{what} did not come up");
        sleep(Duration::from_millis(100));
    }
}

/// PipeWire with a microphone that hears nothing.
pub(crate) struct Sound<'a> {
    bus: &'a SessionBus,
    _programs: [Running; 2],
}

impl<'a> Sound<'a> {
    pub(crate) fn start(bus: &'a SessionBus) -> Self {
        let server = Running::start(bus.command("pipewire"), "pipewire");
        wait_until("pipewire", || bus.folder().join("pipewire-0").exists());
        let manager = Running::start(bus.command("wireplumber"), "wireplumber");
        let microphone = "{ factory.name=support.null-audio-sink node.name=microphone \
                          media.class=Audio/Source/Virtual object.linger=true audio.position=[MONO] }";
        let made = bus
            .command("pw-cli")
            .args(["create-node", "adapter", microphone])
            .status();
        assert!(made.unwrap().success(), "no microphone");
        Self {
            bus,
            _programs: [server, manager],
        }
    }

    /// As a call does, until dropped.
    pub(crate) fn hold_the_microphone(&self) -> Running {
        let mut command = self.bus.command("pw-record");
        command.arg("/dev/null");
        Running::start(command, "pipewire")
    }
}

/// The notification service of many small desktops.
pub(crate) struct Dunst<'a> {
    bus: &'a SessionBus,
    _daemon: Running,
}

impl<'a> Dunst<'a> {
    /// Its menu of a card's buttons chooses `button`, as a person would.
    pub(crate) fn start(bus: &'a SessionBus, display: &str, button: &str) -> Self {
        let settings = bus.folder().join("dunstrc");
        let text = format!("[global]\n    dmenu = /bin/grep -m1 {button}\n");
        std::fs::write(&settings, text).unwrap();
        let mut command = bus.command("dunst");
        command
            .env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .arg("-conf")
            .arg(settings);
        let dunst = Self {
            bus,
            _daemon: Running::start(command, "dunst"),
        };
        wait_until("dunst", || dunst.ask(&["count", "displayed"]).is_some());
        dunst
    }

    fn ask(&self, words: &[&str]) -> Option<String> {
        let mut command = self.bus.command("dunstctl");
        let output = command.args(words).stdout(Stdio::piped()).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        output.status.success().then_some(text)
    }

    /// How many cards stand on the display.
    pub(crate) fn displayed(&self) -> u32 {
        let told = self.ask(&["count", "displayed"]).unwrap();
        told.trim().parse().unwrap()
    }

    /// Opens the menu of buttons.
    pub(crate) fn press(&self) {
        self.ask(&["context"]).unwrap();
    }
}

/// A notification as the service was told it.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) id: u32,
    pub(crate) replaces: u32,
    pub(crate) body: String,
    pub(crate) actions: Vec<String>,
    pub(crate) hints: Vec<String>,
    pub(crate) timeout_ms: i32,
}

#[derive(Default)]
struct State {
    shown: Vec<Shown>,
    quiet: bool,
}

/// The service's face on the bus.
struct Face(Arc<Mutex<State>>);

#[interface(name = "org.freedesktop.Notifications")]
impl Face {
    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body", "body-markup"]
            .map(str::to_owned)
            .to_vec()
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the notification specification has as many"
    )]
    fn notify(
        &self,
        _app: String,
        replaces: u32,
        _icon: String,
        _summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        timeout_ms: i32,
    ) -> u32 {
        let mut state = self.0.lock().unwrap();
        let id = match replaces {
            0 => u32::try_from(state.shown.len()).unwrap() + 1,
            known => known,
        };
        state.shown.push(Shown {
            id,
            replaces,
            body,
            actions,
            hints: hints.into_keys().collect(),
            timeout_ms,
        });
        id
    }

    fn close_notification(&self, _id: u32) {}

    fn get_server_information(&self) -> (String, String, String, String) {
        let [name, vendor, version, spec] = ["recorder", "velvet", "1", "1.2"].map(str::to_owned);
        (name, vendor, version, spec)
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action: &str)
    -> zbus::Result<()>;

    #[zbus(property)]
    fn inhibited(&self) -> bool {
        self.0.lock().unwrap().quiet
    }
}

/// A notification service that shows nothing and keeps everything.
pub(crate) struct Recorder {
    state: Arc<Mutex<State>>,
    connection: zbus::Connection,
    runtime: tokio::runtime::Runtime,
}

impl Recorder {
    pub(crate) fn start(bus: &SessionBus) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let state = Arc::<Mutex<State>>::default();
        let face = Face(Arc::clone(&state));
        let connection = runtime.block_on(async {
            Builder::address(bus.address())
                .and_then(|builder| builder.name("org.freedesktop.Notifications"))
                .and_then(|builder| builder.serve_at("/org/freedesktop/Notifications", face))
                .unwrap()
                .build()
                .await
                .unwrap()
        });
        Self {
            state,
            connection,
            runtime,
        }
    }

    pub(crate) fn shown(&self) -> Vec<Shown> {
        self.state.lock().unwrap().shown.clone()
    }

    /// As if the person had pressed a button.
    pub(crate) fn press(&self, id: u32, action: &str) {
        self.runtime.block_on(async {
            let server = self.connection.object_server();
            let face = server
                .interface::<_, Face>("/org/freedesktop/Notifications")
                .await
                .unwrap();
            Face::action_invoked(face.signal_emitter(), id, action)
                .await
                .unwrap();
        });
    }

    /// Turns the service's do-not-disturb on or off.
    pub(crate) fn quiet(&self, quiet: bool) {
        self.state.lock().unwrap().quiet = quiet;
    }
}
