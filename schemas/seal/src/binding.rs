//! Associated data: what an envelope is bound to, so that it cannot be moved, swapped or replayed elsewhere.

/// Named fields in one canonical form: a label, then each field with its length.
#[derive(Clone, Debug)]
pub struct Binding(Vec<u8>);

impl Binding {
    /// Starts a binding; `label` separates the kinds of use, for example `velvet/bus/1`.
    #[must_use]
    pub fn new(label: &str) -> Self {
        Self(Vec::with_capacity(128)).with(label.as_bytes())
    }

    /// Adds a field. The length before it makes two different lists of fields different bytes.
    #[must_use]
    pub fn with(mut self, field: &[u8]) -> Self {
        self.0
            .extend_from_slice(&(field.len() as u64).to_le_bytes());
        self.0.extend_from_slice(field);
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn with_u64(self, number: u64) -> Self {
        self.with(&number.to_le_bytes())
    }

    /// The bytes to authenticate.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
