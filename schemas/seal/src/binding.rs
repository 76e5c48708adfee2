//! Associated data: what an envelope is bound to, so that it cannot be moved, swapped or replayed elsewhere.

use velvet_messages::{MessageId, Subject};

/// Named fields in one canonical form: a label, then each field with its length.
#[derive(Clone, Debug)]
pub struct Binding {
    bytes: Vec<u8>,
    place: Option<(Subject, MessageId)>,
}

impl Binding {
    /// Starts a binding; `label` separates the kinds of use, for example `velvet/bus/1`.
    #[must_use]
    pub fn new(label: &str) -> Self {
        let bytes = Vec::with_capacity(128);
        Self { bytes, place: None }.with(label.as_bytes())
    }

    /// Adds a field. The length before it makes two different lists of fields different bytes.
    #[must_use]
    pub fn with(mut self, field: &[u8]) -> Self {
        self.bytes
            .extend_from_slice(&(field.len() as u64).to_le_bytes());
        self.bytes.extend_from_slice(field);
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn with_u64(self, number: u64) -> Self {
        self.with(&number.to_le_bytes())
    }

    /// Adds a place on the bus, which the envelope also tells in the clear, as the message's headers do.
    #[must_use]
    pub fn at(self, subject: &Subject, id: &MessageId) -> Self {
        let mut bound = self
            .with(subject.as_str().as_bytes())
            .with(id.as_str().as_bytes());
        bound.place = Some((subject.clone(), id.clone()));
        bound
    }

    /// The bytes to authenticate.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Subject and message id to tell in the clear; empty when there is no place on the bus.
    pub(crate) fn place(&self) -> (&str, &str) {
        self.place
            .as_ref()
            .map_or(("", ""), |(subject, id)| (subject.as_str(), id.as_str()))
    }
}
