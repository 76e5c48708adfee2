//! What the buses tell: whether the session is locked (logind, the screen savers), how long there was no input
//! (mutter), and, through AT-SPI where the compositor tells nothing, which window is active.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use ashpd::zbus::{
    self, Connection, MatchRule, MessageStream,
    message::Type,
    proxy::{CacheProperties, MethodFlags, Proxy},
    zvariant::OwnedObjectPath,
};
use futures::{StreamExt as _, stream::SelectAll};
use tokio::sync::oneshot;
use velvet_messages::v1::WindowFacts;

use super::{compositor::Change, desktop::Changed};

mod accessibility;

/// Asks again this often even without a sign, for services that start later or forget to tell.
const LOOK_INTERVAL: Duration = Duration::from_secs(5);
/// Signs that may wait; more of them still mean only "look again".
const SIGNS_MAX: usize = 16;
/// Idleness below this counts as none, as with the compositor's own telling.
const IDLE_GRAIN: Duration = Duration::from_secs(5);

/// Screen savers that tell whether they cover the screen: name, path.
const SAVERS: [(&str, &str); 2] = [
    (
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
    ),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
];

#[derive(Default)]
struct Known {
    locked: Option<bool>,
    /// When the last input was.
    input: Option<Instant>,
    window: Option<WindowFacts>,
}

/// The thread that asks. Stops it and waits for it when dropped.
pub(super) struct BusFacts {
    known: Arc<Mutex<Known>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl BusFacts {
    /// Starts asking; never waits. Without a bus everything stays unknown.
    pub(super) fn open(limit: Duration, with_windows: bool, changed: Changed) -> Self {
        let known = Arc::<Mutex<Known>>::default();
        let (stop, stopped) = oneshot::channel();
        let asker = Asker {
            limit,
            known: Arc::clone(&known),
            changed,
        };
        let thread = std::thread::Builder::new()
            .name("velvet-bus".into())
            .spawn(move || run(&asker, with_windows, stopped))
            .inspect_err(|_| tracing::warn!(code = "bus_thread", "no facts from the session bus"));
        Self {
            known,
            stop: Some(stop),
            thread: thread.ok(),
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the session is locked, if anybody tells.
    pub(super) fn locked(&self) -> Option<bool> {
        self.known().locked
    }

    /// How long there was no input, if anybody tells; zero while it is short.
    pub(super) fn idle(&self) -> Option<Duration> {
        let idle = self.known().input.map(|input| input.elapsed());
        idle.map(|idle| {
            if idle < IDLE_GRAIN + LOOK_INTERVAL {
                Duration::ZERO
            } else {
                idle
            }
        })
    }

    /// The active window, if accessibility tells.
    pub(super) fn active_window(&self) -> Option<WindowFacts> {
        self.known().window.clone()
    }
}

impl Drop for BusFacts {
    fn drop(&mut self) {
        // Dropping the sender is the sign to stop.
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

struct Asker {
    limit: Duration,
    known: Arc<Mutex<Known>>,
    changed: Changed,
}

fn run(asker: &Asker, with_windows: bool, stopped: oneshot::Receiver<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else {
        return;
    };
    runtime.block_on(async {
        let windows = async {
            if with_windows {
                accessibility::follow(asker).await;
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            _ = stopped => {}
            () = asker.follow() => {}
            () = windows => {}
        }
    });
}

impl Asker {
    fn update(&self, change: impl FnOnce(&mut Known) -> bool) {
        if change(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner)) {
            (self.changed)(Change::Desktop);
        }
    }

    /// Bounded; whatever goes wrong means "not told".
    async fn ask<T, E>(&self, call: impl Future<Output = Result<T, E>>) -> Option<T> {
        tokio::time::timeout(self.limit, call).await.ok()?.ok()
    }

    /// Looks at every sign and every interval, for ever.
    async fn follow(&self) {
        let session = self.ask(Connection::session()).await;
        let system = self.ask(Connection::system()).await;
        let login = match &system {
            Some(system) => self.login_session(system).await,
            None => None,
        };
        let mut signs = self.signs(session.as_ref(), login.as_ref()).await;
        if session.is_none() && login.is_none() {
            return std::future::pending().await;
        }
        loop {
            let locked = self.locked(session.as_ref(), login.as_ref()).await;
            let idle = self.mutter_idle(session.as_ref()).await;
            self.update(|known| {
                known.input = idle.and_then(|idle| Instant::now().checked_sub(idle));
                std::mem::replace(&mut known.locked, locked) != locked
            });
            // An ended stream of signs still leaves the interval.
            tokio::select! {
                Some(_) = signs.next() => {}
                () = tokio::time::sleep(LOOK_INTERVAL) => {}
            }
        }
    }

    /// Our session at logind, by its real path, for signals come from there.
    async fn login_session(&self, system: &Connection) -> Option<Proxy<'static>> {
        const LOGIN: &str = "org.freedesktop.login1";
        const SESSION: &str = "org.freedesktop.login1.Session";
        let own = self
            .proxy(
                system,
                LOGIN,
                "/org/freedesktop/login1/session/auto",
                SESSION,
            )
            .await?;
        let id: String = self.ask(own.get_property("Id")).await?;
        let manager = self
            .proxy(
                system,
                LOGIN,
                "/org/freedesktop/login1",
                "org.freedesktop.login1.Manager",
            )
            .await?;
        let path: OwnedObjectPath = self.ask(manager.call("GetSession", &id)).await?;
        self.proxy(system, LOGIN, path.as_str(), SESSION).await
    }

    async fn proxy(
        &self,
        connection: &Connection,
        name: &str,
        path: &str,
        interface: &str,
    ) -> Option<Proxy<'static>> {
        let build = async {
            zbus::proxy::Builder::new(connection)
                .destination(name.to_owned())?
                .path(path.to_owned())?
                .interface(interface.to_owned())?
                .cache_properties(CacheProperties::No)
                .build()
                .await
        };
        self.ask(build).await
    }

    /// Everything that means "look again": a screen saver came or went, a property of our session changed.
    async fn signs(
        &self,
        session: Option<&Connection>,
        login: Option<&Proxy<'static>>,
    ) -> SelectAll<MessageStream> {
        let mut signs = SelectAll::new();
        for (interface, _) in SAVERS {
            let rule = MatchRule::builder()
                .msg_type(Type::Signal)
                .interface(interface);
            let rule = rule.and_then(|rule| Ok(rule.member("ActiveChanged")?.build()));
            signs.extend(self.subscribe(session, rule).await);
        }
        if let Some(login) = login {
            let rule = MatchRule::builder()
                .msg_type(Type::Signal)
                .path(login.path());
            let rule = rule
                .and_then(|rule| Ok(rule.interface("org.freedesktop.DBus.Properties")?.build()));
            signs.extend(self.subscribe(Some(login.connection()), rule).await);
        }
        signs
    }

    async fn subscribe(
        &self,
        connection: Option<&Connection>,
        rule: zbus::Result<MatchRule<'_>>,
    ) -> Option<MessageStream> {
        let stream =
            MessageStream::for_match_rule(rule.ok()?.to_owned(), connection?, Some(SIGNS_MAX));
        self.ask(stream).await
    }

    /// Locked when anybody says so; open when somebody says so and nobody the contrary.
    async fn locked(
        &self,
        session: Option<&Connection>,
        login: Option<&Proxy<'static>>,
    ) -> Option<bool> {
        let mut told = Vec::new();
        if let Some(login) = login {
            told.push(self.ask(login.get_property::<bool>("LockedHint")).await);
        }
        for (name, path) in SAVERS {
            told.push(self.call::<bool>(session, name, path, "GetActive").await);
        }
        told.into_iter().flatten().reduce(|one, other| one || other)
    }

    async fn mutter_idle(&self, session: Option<&Connection>) -> Option<Duration> {
        const MONITOR: &str = "org.gnome.Mutter.IdleMonitor";
        const CORE: &str = "/org/gnome/Mutter/IdleMonitor/Core";
        let millis = self
            .call::<u64>(session, MONITOR, CORE, "GetIdletime")
            .await;
        millis.map(Duration::from_millis)
    }

    /// Asks a service whose interface has its name, without starting it.
    async fn call<T>(
        &self,
        connection: Option<&Connection>,
        name: &str,
        path: &str,
        method: &str,
    ) -> Option<T>
    where
        T: for<'de> zbus::zvariant::DynamicDeserialize<'de>,
    {
        let proxy = self.proxy(connection?, name, path, name).await?;
        let answer = proxy.call_with_flags(method, MethodFlags::NoAutoStart.into(), &());
        self.ask(answer).await.flatten()
    }
}
