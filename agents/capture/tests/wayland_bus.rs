//! What the session bus tells of a Wayland desktop, against services that the test plays itself.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "tests")]

mod wayland_rig;

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use ashpd::zbus::{Connection, Message, MessageStream, message::Type, zvariant::Value};
use futures::StreamExt as _;
use tokio::runtime::Runtime;
use velvet_capture::source::{
    Desktop as _, DesktopFacts,
    wayland::{WaylandConfig, WaylandDesktop},
};
use wayland_rig::{eventually, in_rig};

/// Answers one method call: path, member (or the property's name), where to answer.
type Answer = fn(&Service, &str, &str) -> Reply;

enum Reply {
    Text(&'static str),
    Flag(bool),
    Millis(u64),
    Property(&'static str),
    Numbers(Vec<u32>),
    Object(&'static str),
    Objects(Vec<&'static str>),
    Nothing,
}

/// A peer on the bus that answers what the test wants.
#[derive(Clone)]
struct Service {
    connection: Connection,
    active: Arc<Mutex<bool>>,
    address: &'static str,
}

impl Service {
    fn play(runtime: &Runtime, names: &[&'static str], answer: Answer) -> Self {
        let service = runtime.block_on(async {
            let connection = Connection::session().await.unwrap();
            for name in names {
                connection.request_name(*name).await.unwrap();
            }
            Self {
                connection,
                active: Arc::default(),
                address: Box::leak(
                    std::env::var("DBUS_SESSION_BUS_ADDRESS")
                        .unwrap()
                        .into_boxed_str(),
                ),
            }
        });
        let worker = service.clone();
        runtime.spawn(async move {
            let mut calls = MessageStream::from(&worker.connection);
            while let Some(Ok(call)) = calls.next().await {
                if call.message_type() == Type::MethodCall {
                    worker.answer(&call, answer).await;
                }
            }
        });
        service
    }

    async fn answer(&self, call: &Message, answer: Answer) {
        let header = call.header();
        let (path, member) = (
            header.path().unwrap().to_string(),
            header.member().unwrap().to_string(),
        );
        let asked: (String, String) = call.body().deserialize().unwrap_or_default();
        let what = if member == "Get" { &asked.1 } else { &member };
        let own = self.connection.unique_name().unwrap().clone();
        let object = |path| {
            (
                own.to_string(),
                ashpd::zbus::zvariant::ObjectPath::try_from(path).unwrap(),
            )
        };
        let bus = &self.connection;
        match answer(self, &path, what) {
            Reply::Text(text) => bus.reply(&header, &text).await,
            Reply::Flag(flag) => bus.reply(&header, &flag).await,
            Reply::Millis(millis) => bus.reply(&header, &millis).await,
            Reply::Property(text) => bus.reply(&header, &Value::from(text)).await,
            Reply::Numbers(numbers) => bus.reply(&header, &numbers).await,
            // In a tuple of one, for a bare one would be two arguments.
            Reply::Object(path) => bus.reply(&header, &(object(path),)).await,
            Reply::Objects(paths) => {
                let all: Vec<_> = paths.into_iter().map(object).collect();
                bus.reply(&header, &all).await
            }
            Reply::Nothing => bus.reply(&header, &()).await,
        }
        .unwrap();
    }

    fn emit(
        &self,
        runtime: &Runtime,
        path: &'static str,
        interface: &'static str,
        member: &'static str,
    ) {
        let none: Option<&str> = None;
        let emitted = self
            .connection
            .emit_signal(none, path, interface, member, &true);
        runtime.block_on(emitted).unwrap();
    }
}

fn open() -> (WaylandDesktop, Arc<AtomicUsize>) {
    let config = WaylandConfig {
        answer_s_max: 1,
        call_ms_max: 1000,
        first_picture_ms_max: 0,
        frames_per_second_max: 1,
    };
    let changes = Arc::<AtomicUsize>::default();
    let counter = Arc::clone(&changes);
    let changed = move || {
        counter.fetch_add(1, Ordering::Relaxed);
    };
    (WaylandDesktop::open(&config, changed), changes)
}

fn facts(desktop: &mut WaylandDesktop) -> DesktopFacts {
    desktop.look().unwrap().unwrap_or_default()
}

in_rig!(a_lock_is_told_at_once, |_| {
    let runtime = Runtime::new().unwrap();
    let saver = Service::play(
        &runtime,
        &["org.freedesktop.ScreenSaver"],
        |service, _, what| {
            assert_eq!(what, "GetActive");
            Reply::Flag(*service.active.lock().unwrap())
        },
    );
    let (mut desktop, changes) = open();
    eventually("an open session", || {
        facts(&mut desktop).locked == Some(false)
    });
    let before = changes.load(Ordering::Relaxed);
    *saver.active.lock().unwrap() = true;
    saver.emit(
        &runtime,
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
        "ActiveChanged",
    );
    // Far below the interval at which it is asked without a sign.
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(facts(&mut desktop).locked, Some(true));
    assert!(changes.load(Ordering::Relaxed) > before);
});

in_rig!(nobody_tells_of_a_lock, |_| {
    let (mut desktop, _) = open();
    std::thread::sleep(Duration::from_millis(300));
    let told = facts(&mut desktop);
    assert_eq!(
        (told.locked, told.idle, told.windows_unknown),
        (None, None, false)
    );
});

in_rig!(mutter_tells_of_idleness, |_| {
    let runtime = Runtime::new().unwrap();
    let _monitor = Service::play(&runtime, &["org.gnome.Mutter.IdleMonitor"], |_, _, _| {
        Reply::Millis(90_000)
    });
    let (mut desktop, _) = open();
    eventually("a minute and a half", || {
        facts(&mut desktop)
            .idle
            .is_some_and(|idle| (90..100).contains(&idle.as_secs()))
    });
});

in_rig!(
    accessibility_tells_the_active_window,
    person: "allows",
    env: &[("WAYLAND_DISPLAY", "none")],
    |_| {
        let runtime = Runtime::new().unwrap();
        let names = ["org.a11y.Bus", "org.a11y.atspi.Registry"];
        let program = Service::play(&runtime, &names, |service, path, what| match (path, what) {
            (_, "GetAddress") => Reply::Text(service.address),
            ("/org/a11y/atspi/accessible/root", "GetChildren") => Reply::Objects(vec!["/program"]),
            ("/program", "GetChildren") => Reply::Objects(vec!["/one", "/two"]),
            ("/program", "Name") => Reply::Property("Editor"),
            (_, "GetApplication") => Reply::Object("/program"),
            ("/one", "GetState") => Reply::Numbers(vec![0, 0]),
            // The bit of "active".
            ("/two", "GetState") => Reply::Numbers(vec![1 << 1, 0]),
            ("/one", "Name") => Reply::Property("first page"),
            ("/two", "Name") => Reply::Property("second page"),
            _ => Reply::Nothing,
        });
        let (mut desktop, _) = open();
        let mut title = |wanted: &str| {
            eventually("the active window", || facts(&mut desktop).focused_facts().title == wanted);
            facts(&mut desktop)
        };
        let told = title("second page");
        // The other windows are unknown, and privacy rules must hear that.
        assert!(told.windows_unknown && !told.places_known);
        let focused = told.focused_facts();
        assert_eq!((focused.known, focused.app.as_str(), focused.pid), (true, "Editor", std::process::id()));
        program.emit(&runtime, "/one", "org.a11y.atspi.Event.Window", "Activate");
        title("first page");
        program.emit(&runtime, "/one", "org.a11y.atspi.Event.Window", "Deactivate");
        assert!(title("").windows.is_empty());
    }
);
