//! The screen-cast portal: one session on a thread of its own, kept until it is dropped or the person ends it.

use std::{
    os::fd::OwnedFd,
    sync::{Arc, mpsc},
    thread::JoinHandle,
};

use ashpd::{
    Error,
    desktop::{
        PersistMode, ResponseError, Session,
        screencast::{CursorMode, Screencast, SelectSourcesOptions, SourceType, Stream},
    },
    zbus,
};
use futures::StreamExt as _;
use tokio::sync::oneshot;

use super::Limits;
use crate::source::slots::Slots;

/// Bounded calls that one opening makes beside the question itself, with one to spare.
const CALLS: u32 = 8;

/// What the portal granted.
pub(super) struct Grant {
    /// A private PipeWire connection that sees these streams only.
    pub(super) remote: OwnedFd,
    /// One per display.
    pub(super) streams: Vec<Granted>,
    /// Brings the same grant back without a question, once.
    pub(super) restore_token: Option<String>,
}

/// One granted display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Granted {
    /// PipeWire node.
    pub(super) node: u32,
    /// Place in the compositor's space, if told.
    pub(super) position: Option<(i32, i32)>,
    /// Size in the compositor's space, if told.
    pub(super) size: Option<(i32, i32)>,
}

impl From<&Stream> for Granted {
    fn from(stream: &Stream) -> Self {
        Self {
            node: stream.pipe_wire_node_id(),
            position: stream.position(),
            size: stream.size(),
        }
    }
}

/// Why there is no grant. None of them quotes what a server wrote.
#[derive(Debug, thiserror::Error)]
pub(super) enum PortalError {
    #[error(
        "there is no session bus; start velvet inside the desktop session, where DBUS_SESSION_BUS_ADDRESS is set"
    )]
    Bus,
    #[error(
        "there is no screen-cast portal; install xdg-desktop-portal and the backend of your desktop (-gnome, -kde or -wlr)"
    )]
    Missing,
    #[error("the request to share the screen was declined; start again and allow it")]
    Declined,
    #[error(
        "nobody answered the request to share the screen within {0} s; start again, or raise capture.wayland.answer_s_max"
    )]
    Unanswered(u64),
    #[error("the portal did not answer within {0} ms; see whether xdg-desktop-portal hangs")]
    Silent(u64),
    #[error(
        "the portal could not share the screen ({0}); its log tells more: journalctl --user -u xdg-desktop-portal"
    )]
    Refused(String),
    #[error("the portal shared no display; start again and choose at least one")]
    Nothing,
}

impl From<Error> for PortalError {
    fn from(error: Error) -> Self {
        match error {
            Error::Response(ResponseError::Cancelled) => Self::Declined,
            Error::Response(ResponseError::Other) => Self::Refused("no reason given".to_owned()),
            Error::PortalNotFound(_) => Self::Missing,
            Error::Zbus(error) | Error::Portal(ashpd::PortalError::ZBus(error)) => {
                Self::from_bus(&error)
            }
            Error::Portal(_) => Self::Refused("portal error".to_owned()),
            Error::NoResponse => Self::Refused("no response".to_owned()),
            _ => Self::Refused("unexpected answer".to_owned()),
        }
    }
}

impl PortalError {
    /// Names of bus errors are codes; their texts are not passed on.
    fn from_bus(error: &zbus::Error) -> Self {
        match error {
            zbus::Error::MethodError(name, _, _) if is_missing(name) => Self::Missing,
            zbus::Error::MethodError(name, _, _) => Self::Refused(name.to_string()),
            zbus::Error::FDO(error) => {
                use zbus::DBusError as _;
                let name = error.name();
                if is_missing(&name) {
                    Self::Missing
                } else {
                    Self::Refused(name.to_string())
                }
            }
            _ => Self::Refused("bus error".to_owned()),
        }
    }
}

fn is_missing(name: &str) -> bool {
    let missing = [
        "ServiceUnknown",
        "NameHasNoOwner",
        "UnknownMethod",
        "UnknownInterface",
        "UnknownObject",
    ];
    missing.iter().any(|end| name.ends_with(end))
}

/// An open session. Closes it and waits for its thread when dropped.
pub(super) struct Portal {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Portal {
    /// Asks for all displays. Blocks while the person decides, at most `limits.answer` and a few calls.
    /// Whoever ends the session later, `slots` are told.
    pub(super) fn open(
        limits: Limits,
        restore_token: Option<String>,
        slots: Arc<Slots>,
    ) -> Result<(Self, Grant), PortalError> {
        let (stop, stopped) = oneshot::channel();
        let (say, said) = mpsc::sync_channel(1);
        let body = move || run(limits, restore_token, &slots, stopped, &say);
        let thread = std::thread::Builder::new()
            .name("velvet-portal".into())
            .spawn(body);
        let thread = thread.map_err(|_| PortalError::Refused("no thread".to_owned()))?;
        let portal = Self {
            stop: Some(stop),
            thread: Some(thread),
        };
        // The thread keeps its own limits; this one only guards against the portal client itself (it asserts).
        let patience = limits.answer + limits.call * CALLS;
        match said.recv_timeout(patience) {
            Ok(answer) => answer.map(|grant| (portal, grant)),
            Err(_) => Err(PortalError::Refused("the portal client failed".to_owned())),
        }
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        // Dropping the sender is the sign to stop.
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn run(
    limits: Limits,
    restore_token: Option<String>,
    slots: &Slots,
    stopped: oneshot::Receiver<()>,
    say: &mpsc::SyncSender<Result<Grant, PortalError>>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else {
        drop(say.send(Err(PortalError::Refused("no runtime".to_owned()))));
        return;
    };
    runtime.block_on(async {
        match grant(limits, restore_token.as_deref()).await {
            Ok((session, grant)) => {
                if say.send(Ok(grant)).is_ok() {
                    hold(&session, stopped, slots).await;
                }
                drop(within(limits, session.close()).await);
            }
            Err(error) => drop(say.send(Err(error))),
        }
    });
}

/// One call, bounded.
async fn within<T>(
    limits: Limits,
    call: impl Future<Output = Result<T, Error>>,
) -> Result<T, PortalError> {
    let millis = u64::try_from(limits.call.as_millis()).unwrap_or(u64::MAX);
    let answer = tokio::time::timeout(limits.call, call).await;
    Ok(answer.map_err(|_| PortalError::Silent(millis))??)
}

async fn grant(
    limits: Limits,
    restore_token: Option<&str>,
) -> Result<(Session<Screencast>, Grant), PortalError> {
    // A connection of our own: the one that ashpd shares would outlive the runtime that drives it.
    let connection = tokio::time::timeout(limits.call, zbus::Connection::session()).await;
    let connection = connection
        .map_err(|_| PortalError::Bus)?
        .map_err(|_| PortalError::Bus)?;
    let cast = within(limits, Screencast::with_connection(connection)).await?;
    let session = within(limits, cast.create_session(<_>::default())).await?;
    match negotiate(limits, restore_token, &cast, &session).await {
        Ok(grant) => Ok((session, grant)),
        Err(error) => {
            // Takes an unanswered question off the screen.
            drop(within(limits, session.close()).await);
            Err(error)
        }
    }
}

async fn negotiate(
    limits: Limits,
    restore_token: Option<&str>,
    cast: &Screencast,
    session: &Session<Screencast>,
) -> Result<Grant, PortalError> {
    let options = SelectSourcesOptions::default()
        .set_cursor_mode(cursor_mode(limits, cast).await)
        .set_sources(Some(SourceType::Monitor.into()))
        .set_multiple(true)
        .set_persist_mode(PersistMode::ExplicitlyRevoked)
        .set_restore_token(restore_token);
    // Which of the two calls asks the person depends on the desktop.
    let asked = async {
        cast.select_sources(session, options).await?.response()?;
        cast.start(session, None, <_>::default()).await?.response()
    };
    let answer = tokio::time::timeout(limits.answer, asked).await;
    let streams = answer.map_err(|_| PortalError::Unanswered(limits.answer.as_secs()))??;
    if streams.streams().is_empty() {
        return Err(PortalError::Nothing);
    }
    Ok(Grant {
        remote: within(limits, cast.open_pipe_wire_remote(session, <_>::default())).await?,
        streams: streams.streams().iter().map(Granted::from).collect(),
        restore_token: streams.restore_token().map(str::to_owned),
    })
}

/// Never embedded: the pointer must not be painted over text. Where it cannot be hidden it travels beside the
/// picture, and we do not look at it.
async fn cursor_mode(limits: Limits, cast: &Screencast) -> CursorMode {
    let modes = within(limits, cast.available_cursor_modes()).await;
    match modes {
        Ok(modes)
            if !modes.contains(CursorMode::Hidden) && modes.contains(CursorMode::Metadata) =>
        {
            CursorMode::Metadata
        }
        _ => CursorMode::Hidden,
    }
}

/// Keeps the session until told to stop; tells when somebody else ends it.
async fn hold(session: &Session<Screencast>, stopped: oneshot::Receiver<()>, slots: &Slots) {
    let Ok(mut closed) = session.receive_closed().await else {
        slots.lose("watch the portal session");
        return;
    };
    tokio::select! {
        // Whether told or dropped, it is time to go.
        _ = stopped => {}
        _ = closed.next() => slots.lose("keep the portal session, which the desktop or the person ended"),
    }
}
