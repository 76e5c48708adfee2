//! The screen-cast portal: one session on a thread of its own, kept until it is dropped or the person ends it.

use std::{
    os::fd::OwnedFd,
    sync::{Arc, mpsc},
    thread::JoinHandle,
    time::Duration,
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

use super::{Limits, slots::Slots};

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
    #[error("there is no session bus; start velvet inside the desktop session, where DBUS_SESSION_BUS_ADDRESS is set")]
    Bus,
    #[error("there is no screen-cast portal; install xdg-desktop-portal and the backend of your desktop (-gnome, -kde or -wlr)")]
    Missing,
    #[error("the request to share the screen was declined; start again and allow it")]
    Declined,
    #[error("nobody answered the request to share the screen within {0} s; start again, or raise capture.wayland.answer_s_max")]
    Unanswered(u64),
    #[error("the portal did not answer within {0} ms; see whether xdg-desktop-portal hangs")]
    Silent(u64),
    #[error("the portal could not share the screen ({0}); its log tells more: journalctl --user -u xdg-desktop-portal")]
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
            Error::Zbus(error) => Self::from_bus(&error),
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
                if is_missing(&name) { Self::Missing } else { Self::Refused(name.to_string()) }
            }
            _ => Self::Refused("bus error".to_owned()),
        }
    }
}

fn is_missing(name: &str) -> bool {
    let missing = ["ServiceUnknown", "NameHasNoOwner", "UnknownMethod", "UnknownInterface", "UnknownObject"];
    missing.iter().any(|end| name.ends_with(end))
}

/// An open session. Closes it and waits for its thread when dropped.
pub(super) struct Portal {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Portal {
    /// Asks for all displays. Blocks while the person decides, at most `limits.answer` and a few calls.
    pub(super) fn open(
        limits: Limits,
        restore_token: Option<String>,
        slots: &Arc<Slots>,
    ) -> Result<(Self, Grant, Arc<Slots>), PortalError> {
        unimplemented!()
    }
}
