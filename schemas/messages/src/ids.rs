//! Ids. All are opaque, deterministic from their parts, and safe in subjects and headers.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Longest device, session or display id.
const TOKEN_LENGTH_MAX: usize = 32;

/// An id that does not have its form. It never quotes the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// A token is empty, too long, or has a character outside `a-z`, `A-Z`, `0-9`, `-`, `_`.
    #[error("the {0} id is not 1 to 32 letters, digits, '-' or '_'")]
    Token(&'static str),
    /// The id does not have the expected parts.
    #[error("the {0} id does not have its parts")]
    Form(&'static str),
}

macro_rules! token {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
                if (1..=TOKEN_LENGTH_MAX).contains(&text.len()) && text.bytes().all(good) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(IdError::Token($what))
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

token!(
    /// A device: random at `velvet init`, never a host name.
    DeviceId, "device"
);
token!(
    /// One run of the capture agent: random at its start.
    SessionId, "session"
);
token!(
    /// A display of a device: a short stable token, never a connector or model name.
    DisplayId, "display"
);

/// Names one frame message: `f:<device>:<session>:<display>:<seq>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FrameId {
    /// Where it was seen.
    pub device: DeviceId,
    /// In which run of the agent.
    pub session: SessionId,
    /// On which display.
    pub display: DisplayId,
    /// Its number there, from 1, without gaps.
    pub seq: u64,
}

impl fmt::Display for FrameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            device,
            session,
            display,
            seq,
        } = self;
        write!(f, "f:{device}:{session}:{display}:{seq}")
    }
}

impl FromStr for FrameId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let parts: Vec<&str> = text.split(':').collect();
        let ["f", device, session, display, seq] = parts[..] else {
            return Err(IdError::Form("frame"));
        };
        Ok(Self {
            device: device.parse()?,
            session: session.parse()?,
            display: display.parse()?,
            seq: canonical(seq).ok_or(IdError::Form("frame"))?,
        })
    }
}

/// A number as we write it. `parse` alone also takes "+7" and "007", other ids for the same message.
fn canonical<N: FromStr + fmt::Display>(text: &str) -> Option<N> {
    let number: N = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

impl FrameId {
    /// The id in a frame's reference.
    ///
    /// # Errors
    /// When a token of the reference does not have its form.
    pub fn from_ref(frame: &crate::v1::FrameRef) -> Result<Self, IdError> {
        Ok(Self {
            device: frame.device.parse()?,
            session: frame.session.parse()?,
            display: frame.display.parse()?,
            seq: frame.seq,
        })
    }
}

/// Names one reading: `r:<frame id>:<reader version>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReadingId {
    /// The frame that was read.
    pub frame: FrameId,
    /// Version of the reader; another version makes another reading.
    pub reader_version: u32,
}

impl fmt::Display for ReadingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "r:{}:{}", self.frame, self.reader_version)
    }
}

impl FromStr for ReadingId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let form = IdError::Form("reading");
        let rest = text.strip_prefix("r:").ok_or(form)?;
        let (frame, version) = rest.rsplit_once(':').ok_or(form)?;
        Ok(Self {
            frame: frame.parse()?,
            reader_version: canonical(version).ok_or(form)?,
        })
    }
}

/// The `Nats-Msg-Id` of a message. The same input makes the same id, so that a second delivery changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageId(String);

impl MessageId {
    /// An id as it came from the bus, or built from parts that hold nothing personal.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The id as the bus wants it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The frame behind a frame's or a reading's id.
    #[must_use]
    pub fn frame(&self) -> Option<FrameId> {
        self.0.parse().ok().or_else(|| {
            self.0
                .parse::<ReadingId>()
                .ok()
                .map(|reading| reading.frame)
        })
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&FrameId> for MessageId {
    fn from(id: &FrameId) -> Self {
        Self(id.to_string())
    }
}

impl From<&ReadingId> for MessageId {
    fn from(id: &ReadingId) -> Self {
        Self(id.to_string())
    }
}
