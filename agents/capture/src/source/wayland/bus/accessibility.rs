//! The active window by AT-SPI, for desktops whose compositor tells nothing (GNOME). Programs that keep
//! accessibility off stay unknown; we do not switch it on for them, for that changes the person's desktop.

use ashpd::zbus::{
    Connection, MatchRule, Message, MessageStream,
    fdo::DBusProxy,
    message::Type,
    names::{BusName, OwnedUniqueName},
    proxy::CacheProperties,
    zvariant::OwnedObjectPath,
};
use atspi::{
    AccessibilityConnection, ObjectRefOwned, State,
    proxy::{
        accessible::{AccessibleProxy, ObjectRefExt as _},
        registry::RegistryProxy,
    },
};
use futures::StreamExt as _;
use velvet_messages::v1::WindowFacts;

use super::{Asker, SIGNS_MAX};

/// Programs that are looked through for the active window at the start. No session runs more with windows.
const PROGRAMS_MAX: usize = 64;
/// Windows of one program that are looked through.
const WINDOWS_MAX: usize = 32;
/// Events that the registry has to ask programs for.
const EVENTS: [&str; 3] = [
    "window:activate",
    "window:deactivate",
    "object:property-change:accessible-name",
];

/// A window by its address on the accessibility bus.
#[derive(Clone, PartialEq)]
struct Address {
    program: OwnedUniqueName,
    path: OwnedObjectPath,
}

/// Follows activations and titles until the accessibility bus ends; returns where there is none.
pub(super) async fn follow(asker: &Asker) {
    let Some(bus) = asker.ask(AccessibilityConnection::new()).await else {
        return;
    };
    for event in EVENTS {
        asker.ask(RegistryProxy::register_event(&bus, event)).await;
    }
    let connection = bus.connection();
    let Some(mut events) = subscribe(asker, connection).await else {
        return;
    };
    let mut active = first(asker, &bus).await;
    report(asker, connection, active.as_ref()).await;
    while let Some(event) = events.next().await {
        // A broken message ends nothing; the next activation tells anew.
        if event.is_ok_and(|event| take(&mut active, &event)) {
            report(asker, connection, active.as_ref()).await;
        }
    }
    report(asker, connection, None).await;
}

async fn subscribe(
    asker: &Asker,
    connection: &Connection,
) -> Option<futures::stream::SelectAll<MessageStream>> {
    let mut events = futures::stream::SelectAll::new();
    let interfaces = [
        ("org.a11y.atspi.Event.Window", "Activate"),
        ("org.a11y.atspi.Event.Window", "Deactivate"),
        ("org.a11y.atspi.Event.Object", "PropertyChange"),
    ];
    for (interface, member) in interfaces {
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .interface(interface)
            .ok()?
            .member(member)
            .ok()?;
        let stream = MessageStream::for_match_rule(rule.build(), connection, Some(SIGNS_MAX));
        events.push(asker.ask(stream).await?);
    }
    Some(events)
}

/// Takes an event in; true when the active window or its title may be another now.
fn take(active: &mut Option<Address>, event: &Message) -> bool {
    let header = event.header();
    let (Some(sender), Some(path), Some(member)) =
        (header.sender(), header.path(), header.member())
    else {
        return false;
    };
    let from = Address {
        program: sender.to_owned().into(),
        path: path.to_owned().into(),
    };
    let is_active = active.as_ref() == Some(&from);
    match member.as_str() {
        "Activate" => *active = Some(from),
        "Deactivate" if is_active => *active = None,
        "PropertyChange" if is_active => {}
        _ => return false,
    }
    true
}

/// The window that is active already when we come.
async fn first(asker: &Asker, bus: &AccessibilityConnection) -> Option<Address> {
    let connection = bus.connection();
    let root = asker.ask(bus.root_accessible_on_registry()).await?;
    let programs = asker.ask(root.get_children()).await?;
    for program in programs.iter().take(PROGRAMS_MAX) {
        for window in children(asker, connection, program)
            .await
            .iter()
            .take(WINDOWS_MAX)
        {
            if is_active(asker, connection, window).await == Some(true) {
                return address(window);
            }
        }
    }
    None
}

async fn children(
    asker: &Asker,
    connection: &Connection,
    program: &ObjectRefOwned,
) -> Vec<ObjectRefOwned> {
    let Some(program) = asker.ask(program.as_accessible_proxy(connection)).await else {
        return Vec::new();
    };
    asker.ask(program.get_children()).await.unwrap_or_default()
}

async fn is_active(
    asker: &Asker,
    connection: &Connection,
    window: &ObjectRefOwned,
) -> Option<bool> {
    let window = asker.ask(window.as_accessible_proxy(connection)).await?;
    Some(asker.ask(window.get_state()).await?.contains(State::Active))
}

fn address(window: &ObjectRefOwned) -> Option<Address> {
    Some(Address {
        program: window.name()?.to_owned().into(),
        path: window.path().to_owned().into(),
    })
}

/// Reads the active window's facts and keeps them.
async fn report(asker: &Asker, connection: &Connection, active: Option<&Address>) {
    let facts = match active {
        Some(address) => facts(asker, connection, address).await,
        None => None,
    };
    asker.update(|known| {
        let changed = known.window != facts;
        known.window = facts;
        changed
    });
}

async fn facts(asker: &Asker, connection: &Connection, address: &Address) -> Option<WindowFacts> {
    let window = AccessibleProxy::builder(connection)
        .destination(address.program.clone())
        .ok()?
        .path(address.path.clone())
        .ok()?
        .cache_properties(CacheProperties::No);
    let window = asker.ask(window.build()).await?;
    let title = asker.ask(window.name()).await?;
    let program = asker.ask(window.get_application()).await?;
    let program = asker.ask(program.as_accessible_proxy(connection)).await?;
    let app = asker.ask(program.name()).await?;
    let daemon = asker.ask(DBusProxy::new(connection)).await?;
    let name = BusName::from(address.program.inner().clone());
    let pid = asker.ask(daemon.get_connection_unix_process_id(name)).await;
    Some(WindowFacts {
        known: true,
        app,
        title,
        pid: pid.unwrap_or_default(),
        fullscreen: false,
    })
}
