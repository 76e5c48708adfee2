//! A desktop session of its own: a message bus, and a notification service that records what it is told to show.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
};

use zbus::{OwnedVariant, connection::Builder, interface, object_server::SignalEmitter};

/// A session bus. Ends when dropped.
pub(crate) struct SessionBus {
    daemon: Child,
    address: String,
}

impl SessionBus {
    pub(crate) fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts; install the package dbus");
        let mut address = String::new();
        let output = daemon.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut address).unwrap();
        Self {
            daemon,
            address: address.trim().to_owned(),
        }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for SessionBus {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.daemon.kill());
        drop(self.daemon.wait());
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
        hints: HashMap<String, OwnedVariant>,
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
                .name("org.freedesktop.Notifications")
                .serve_at("/org/freedesktop/Notifications", face)
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
