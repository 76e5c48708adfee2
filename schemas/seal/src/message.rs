//! Messages, sealed and open, as two types.

use std::{
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

use bytes::Bytes;
use velvet_messages::{MessageId, SCHEMA_VERSION, SealedMessage, Stage, Subject, Wipe, v1};
use zeroize::Zeroizing;

use crate::{Binding, OpenError, RoleKeys, SealError};

/// A message in the clear, wiped when it goes out of scope.
pub struct Open<T: Wipe>(T);

impl<T: Wipe> Open<T> {
    /// Takes charge of a message.
    pub fn new(message: T) -> Self {
        Self(message)
    }
}

impl<T: Wipe + Default> Open<T> {
    /// Gives the message up; wiping it is the caller's business now.
    #[must_use]
    pub fn into_inner(mut self) -> T {
        std::mem::take(&mut self.0)
    }
}

impl<T: Wipe> Drop for Open<T> {
    fn drop(&mut self) {
        self.0.wipe();
    }
}

impl<T: Wipe> Deref for Open<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Wipe> DerefMut for Open<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Wipe> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Open")
    }
}

/// What may be sealed. A raw [`v1::Reading`] is not: it must be minimised first.
pub trait Sealable {
    /// The message that travels.
    type Message: SealedMessage;

    /// The message to seal.
    fn message(&self) -> &Self::Message;
}

macro_rules! sealable {
    ($($name:ident),+ $(,)?) => {$(
        impl Sealable for v1::$name {
            type Message = Self;

            fn message(&self) -> &Self {
                self
            }
        }
    )+};
}

sealable!(
    Frame,
    Signal,
    ContextEvent,
    NudgeEvent,
    LedgerEntry,
    Request,
    Response
);

impl<T: Wipe + Sealable> Sealable for Open<T> {
    type Message = T::Message;

    fn message(&self) -> &T::Message {
        self.0.message()
    }
}

/// A sealed message: bytes that say nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed<T> {
    bytes: Bytes,
    message: PhantomData<T>,
}

/// Binds an envelope to its place on the bus (DESIGN.md section 4).
#[must_use]
pub fn bus_binding(subject: &Subject, stage: Stage, id: &MessageId, content_type: &str) -> Binding {
    Binding::new("velvet/bus/1")
        .at(subject, id)
        .with(stage.name().as_bytes())
        .with(content_type.as_bytes())
        .with_u64(u64::from(SCHEMA_VERSION))
}

impl<T: SealedMessage> Sealed<T> {
    /// Seals a message for its place.
    ///
    /// # Errors
    /// When the role has no key for the message's stage.
    pub fn seal<S: Sealable<Message = T>>(
        message: &S,
        keys: &RoleKeys,
        subject: &Subject,
        id: &MessageId,
    ) -> Result<Self, SealError> {
        let key = keys.stage(T::STAGE).ok_or(SealError::NoKey)?;
        let plain = Zeroizing::new(message.message().encode_to_vec());
        let binding = bus_binding(subject, T::STAGE, id, &T::content_type());
        Ok(Self::received(key.seal(&binding, &plain)?.into()))
    }

    /// Sealed bytes as they came from the bus.
    #[must_use]
    pub fn received(bytes: Bytes) -> Self {
        Self {
            bytes,
            message: PhantomData,
        }
    }

    /// Opens the message where it was sealed for.
    ///
    /// # Errors
    /// A code for each way it can be wrong; the decoder's own message, which quotes its input, is dropped.
    pub fn open(
        &self,
        keys: &RoleKeys,
        subject: &Subject,
        id: &MessageId,
    ) -> Result<Open<T>, OpenError> {
        let key = keys.stage(T::STAGE).ok_or(OpenError::NoKey)?;
        let binding = bus_binding(subject, T::STAGE, id, &T::content_type());
        let plain = key.open(&binding, &self.bytes)?;
        // Merged into an open message, so that a half decoded one is wiped as well.
        let mut message = Open::new(T::default());
        message
            .merge(plain.as_slice())
            .map_err(|_| OpenError::Malformed)?;
        Ok(message)
    }

    /// The sealed bytes.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}

impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.bytes.len())
    }
}
