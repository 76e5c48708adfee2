//! The active window by AT-SPI, for desktops whose compositor tells nothing (GNOME). Programs that keep
//! accessibility off stay unknown; we do not switch it on for them, for that changes the person's desktop.

use ashpd::zbus::{
    Connection, MatchRule, Message, MessageStream, connection,
    fdo::DBusProxy,
    message::Type,
    names::{BusName, OwnedBusName},
    proxy::CacheProperties,
    zvariant::OwnedObjectPath,
};
use atspi::{
    ObjectRefOwned, State,
    proxy::{accessible::AccessibleProxy, bus::BusProxy, registry::RegistryProxy},
};
use futures::StreamExt as _;
use velvet_messages::v1::WindowFacts;

use super::{Asker, SIGNS_MAX};

/// Where all programs with windows are listed.
const REGISTRY: &str = "org.a11y.atspi.Registry";
const ROOT: &str = "/org/a11y/atspi/accessible/root";
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
    program: OwnedBusName,
    path: OwnedObjectPath,
}

/// Follows activations and titles until the accessibility bus ends; returns where there is none.
pub(super) async fn follow(asker: &Asker) {
    let Some(connection) = connect(asker).await else {
        return;
    };
    if let Some(registry) = asker.ask(RegistryProxy::new(&connection)).await {
        for event in EVENTS {
            // A registry that refuses leaves what the programs tell by themselves.
            asker.ask(registry.register_event(event)).await;
        }
    }
    let Some(mut events) = subscribe(asker, &connection).await else {
        return;
    };
    let mut active = first(asker, &connection).await;
    report(asker, &connection, active.as_ref()).await;
    while let Some(event) = events.next().await {
        // A broken message ends nothing; the next activation tells anew.
        if event.is_ok_and(|event| take(&mut active, &event)) {
            report(asker, &connection, active.as_ref()).await;
        }
    }
    report(asker, &connection, None).await;
}

/// The accessibility bus. Not by atspi's own connection, which talks to every program before it returns.
async fn connect(asker: &Asker) -> Option<Connection> {
    let session = asker.ask(Connection::session()).await?;
    let bus = asker.ask(BusProxy::new(&session)).await?;
    let address = asker.ask(bus.get_address()).await?;
    let builder = connection::Builder::address(address.as_str()).ok()?;
    asker.ask(builder.build()).await
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
        program: BusName::from(sender.to_owned()).into(),
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
async fn first(asker: &Asker, connection: &Connection) -> Option<Address> {
    let root = Address::new(REGISTRY, ROOT)?;
    for program in children(asker, connection, &root)
        .await
        .iter()
        .take(PROGRAMS_MAX)
    {
        for window in children(asker, connection, program)
            .await
            .into_iter()
            .take(WINDOWS_MAX)
        {
            let proxy = window.proxy(asker, connection).await?;
            let state = asker.ask(proxy.get_state()).await;
            if state.is_some_and(|state| state.contains(State::Active)) {
                return Some(window);
            }
        }
    }
    None
}

async fn children(asker: &Asker, connection: &Connection, of: &Address) -> Vec<Address> {
    let Some(proxy) = of.proxy(asker, connection).await else {
        return Vec::new();
    };
    let children = asker.ask(proxy.get_children()).await.unwrap_or_default();
    children.iter().filter_map(Address::of).collect()
}

impl Address {
    fn new(name: &str, path: &str) -> Option<Self> {
        Some(Self {
            program: OwnedBusName::try_from(name).ok()?,
            path: OwnedObjectPath::try_from(path).ok()?,
        })
    }

    fn of(object: &ObjectRefOwned) -> Option<Self> {
        Self::new(object.name_as_str()?, object.path_as_str())
    }

    async fn proxy(
        &self,
        asker: &Asker,
        connection: &Connection,
    ) -> Option<AccessibleProxy<'static>> {
        let proxy = AccessibleProxy::builder(connection)
            .destination(self.program.clone())
            .ok()?
            .path(self.path.clone())
            .ok()?
            .cache_properties(CacheProperties::No);
        asker.ask(proxy.build()).await
    }
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
    let window = address.proxy(asker, connection).await?;
    let title = asker.ask(window.name()).await?;
    let program = Address::of(&asker.ask(window.get_application()).await?)?;
    let app = asker
        .ask(program.proxy(asker, connection).await?.name())
        .await?;
    let daemon = asker.ask(DBusProxy::new(connection)).await?;
    let name = address.program.inner().clone();
    let pid = asker.ask(daemon.get_connection_unix_process_id(name)).await;
    Some(WindowFacts {
        known: true,
        app,
        title,
        pid: pid.unwrap_or_default(),
        fullscreen: false,
        bounds: None,
    })
}
