//! Whether the person has turned on do-not-disturb.
//!
//! The notification specification has no word for it. KDE's service has the property `Inhibited`, dunst the property
//! `paused`; where neither answers, it is not known and counts as off: the service itself keeps the card back then.

use zbus::{Connection, zvariant::OwnedValue};

const SERVICE: &str = "org.freedesktop.Notifications";
const PLACE: &str = "/org/freedesktop/Notifications";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
/// Interface and property that tell it, in the order they are asked.
const PLACES: [(&str, &str); 2] = [
    ("org.freedesktop.Notifications", "Inhibited"),
    ("org.dunstproject.cmd0", "paused"),
];

/// Looks at the notification service of the session.
#[derive(Debug, Default)]
pub(crate) struct QuietWatch {
    connection: Option<Connection>,
    /// Which of the places answered last; it is asked first.
    place: usize,
    told: bool,
}

impl QuietWatch {
    /// Whether anybody shows notifications here, or would be started to.
    pub(crate) async fn has_service(&mut self) -> bool {
        let Some(connection) = self.connection().await else {
            return false;
        };
        let Ok(bus) = zbus::fdo::DBusProxy::new(&connection).await else {
            return false;
        };
        let mut names = bus.list_names().await.unwrap_or_default();
        names.extend(bus.list_activatable_names().await.unwrap_or_default());
        names.iter().any(|name| name.as_str() == SERVICE)
    }

    /// The new state when it changed since it was last told.
    pub(crate) async fn look(&mut self) -> Option<bool> {
        let quiet = self.ask().await.unwrap_or(false);
        let changed = quiet != self.told;
        self.told = quiet;
        changed.then_some(quiet)
    }

    async fn connection(&mut self) -> Option<Connection> {
        if self.connection.is_none() {
            self.connection = Connection::session().await.ok();
        }
        self.connection.clone()
    }

    async fn ask(&mut self) -> Option<bool> {
        let connection = self.connection().await?;
        for step in 0..PLACES.len() {
            let place = (self.place + step) % PLACES.len();
            match property(&connection, PLACES[place]).await {
                Ok(Some(quiet)) => {
                    self.place = place;
                    return Some(quiet);
                }
                Ok(None) => {}
                // The session may have gone; the next look connects anew.
                Err(Gone) => self.connection = None,
            }
        }
        None
    }
}

/// The session bus does not answer.
struct Gone;

async fn property(
    connection: &Connection,
    (interface, name): (&str, &str),
) -> Result<Option<bool>, Gone> {
    let asked = connection
        .call_method(
            Some(SERVICE),
            PLACE,
            Some(PROPERTIES),
            "Get",
            &(interface, name),
        )
        .await;
    match asked {
        Ok(answer) => {
            let value: Option<OwnedValue> = answer.body().deserialize().ok();
            Ok(value.and_then(|value| bool::try_from(value).ok()))
        }
        // There is no such service or property.
        Err(zbus::Error::MethodError(..)) => Ok(None),
        Err(_) => Err(Gone),
    }
}
