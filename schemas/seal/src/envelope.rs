//! The envelope on the wire: `{version, algorithm, key id, nonce, ciphertext}`.

use orion::hazardous::aead::xchacha20poly1305::{Nonce, SecretKey, XChaCha20Poly1305};
use prost::Message;
use velvet_messages::{MessageId, Subject};
use zeroize::Zeroizing;

use crate::{Binding, Key, KeyId};

const ENVELOPE_VERSION: u32 = 1;
/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), random 192-bit nonces.
const ALGORITHM_XCHACHA20_POLY1305: u32 = 1;
/// The plaintext as it is. Only a build with the feature `unsealed-for-tests` writes or accepts it.
const ALGORITHM_NONE: u32 = 255;
const TAG_LENGTH: usize = 16;

/// Could not seal. Holds no content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The role has no key for this purpose.
    #[error("failed to seal: this role has no key for it")]
    NoKey,
    /// The system gave no random numbers, or the cipher refused the length.
    #[error("failed to seal: no random numbers, or too long a message")]
    Cipher,
}

impl SealError {
    /// A stable code for logs and headers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoKey => "seal-no-key",
            Self::Cipher => "seal-cipher",
        }
    }
}

/// Could not open. Holds no content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The bytes are no envelope.
    #[error("failed to open: not an envelope")]
    Malformed,
    /// The envelope is of another version or algorithm.
    #[error("failed to open: unknown envelope version or algorithm; update Velvet")]
    Version,
    /// The role has no key for this purpose.
    #[error("failed to open: this role has no key for it")]
    NoKey,
    /// It was sealed with another key.
    #[error("failed to open: sealed with another key")]
    WrongKey,
    /// The key is right, but the bytes or the place they came from are not.
    #[error("failed to open: damaged, or moved from another place")]
    Forged,
}

impl OpenError {
    /// A stable code for logs and headers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "open-malformed",
            Self::Version => "open-version",
            Self::NoKey => "open-no-key",
            Self::WrongKey => "open-wrong-key",
            Self::Forged => "open-forged",
        }
    }
}

// A format of its own and not one of velvet.v1: it must be readable before the schema version is known.
#[derive(Clone, PartialEq, Message)]
#[prost(skip_debug)]
struct Envelope {
    #[prost(uint32, tag = "1")]
    version: u32,
    #[prost(uint32, tag = "2")]
    algorithm: u32,
    #[prost(bytes = "vec", tag = "3")]
    key_id: Vec<u8>,
    #[prost(bytes = "vec", tag = "4")]
    nonce: Vec<u8>,
    #[prost(bytes = "vec", tag = "5")]
    ciphertext: Vec<u8>,
    /// Where it was sealed for, when that is a place on the bus. No secret (both stand in the message's headers)
    /// and checked against the binding; it lets a person's tool open a body that it got without headers.
    #[prost(string, tag = "6")]
    subject: String,
    #[prost(string, tag = "7")]
    message_id: String,
}

fn header_bound(binding: &Binding, algorithm: u32, key: &Key) -> Binding {
    binding
        .clone()
        .with_u64(u64::from(ENVELOPE_VERSION))
        .with_u64(u64::from(algorithm))
        .with(key.id().as_bytes())
}

impl Key {
    /// Seals bytes to this key and place.
    ///
    /// # Errors
    /// [`SealError::Cipher`] when the system gives no random numbers.
    pub fn seal(&self, binding: &Binding, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let unsealed = cfg!(feature = "unsealed-for-tests");
        let algorithm = if unsealed {
            ALGORITHM_NONE
        } else {
            ALGORITHM_XCHACHA20_POLY1305
        };
        let (nonce, ciphertext) = if unsealed {
            (vec![], plain.to_vec())
        } else {
            self.encrypt(&header_bound(binding, algorithm, self), plain)?
        };
        let (subject, message_id) = binding.place();
        Ok(Envelope {
            version: ENVELOPE_VERSION,
            algorithm,
            key_id: self.id().as_bytes().to_vec(),
            nonce,
            ciphertext,
            subject: subject.to_owned(),
            message_id: message_id.to_owned(),
        }
        .encode_to_vec())
    }

    fn encrypt(&self, bound: &Binding, plain: &[u8]) -> Result<(Vec<u8>, Vec<u8>), SealError> {
        let nonce = Nonce::generate().map_err(|_| SealError::Cipher)?;
        let mut ciphertext = vec![0; plain.len() + TAG_LENGTH];
        // By reference: `From` would take a copy that nobody wipes.
        let secret = SecretKey::try_from(self.secret()).map_err(|_| SealError::Cipher)?;
        XChaCha20Poly1305::seal(
            &secret,
            &nonce,
            plain,
            Some(bound.as_bytes()),
            &mut ciphertext,
        )
        .map_err(|_| SealError::Cipher)?;
        Ok((nonce.as_ref().to_vec(), ciphertext))
    }

    /// Opens what was sealed to this key and place.
    ///
    /// # Errors
    /// A code for each way the envelope can be wrong; never its content.
    pub fn open(
        &self,
        binding: &Binding,
        envelope: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let bytes = envelope;
        let envelope = Envelope::decode(bytes).map_err(|_| OpenError::Malformed)?;
        if envelope.version != ENVELOPE_VERSION {
            return Err(OpenError::Version);
        }
        if !is_canonical(&envelope, bytes) {
            return Err(OpenError::Malformed);
        }
        // Cut off is not the same as sealed by somebody else.
        let sealed_by =
            KeyId::try_from(envelope.key_id.as_slice()).map_err(|_| OpenError::Malformed)?;
        if sealed_by != self.id() {
            return Err(OpenError::WrongKey);
        }
        if (envelope.subject.as_str(), envelope.message_id.as_str()) != binding.place() {
            return Err(OpenError::Forged);
        }
        match envelope.algorithm {
            ALGORITHM_XCHACHA20_POLY1305 => self.decrypt(binding, &envelope),
            ALGORITHM_NONE if cfg!(feature = "unsealed-for-tests") => {
                Ok(Zeroizing::new(envelope.ciphertext))
            }
            _ => Err(OpenError::Version),
        }
    }

    fn decrypt(
        &self,
        binding: &Binding,
        envelope: &Envelope,
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let bound = header_bound(binding, envelope.algorithm, self);
        let nonce = Nonce::try_from(envelope.nonce.as_slice()).map_err(|_| OpenError::Malformed)?;
        let length = envelope
            .ciphertext
            .len()
            .checked_sub(TAG_LENGTH)
            .ok_or(OpenError::Malformed)?;
        let mut plain = Zeroizing::new(vec![0; length]);
        let secret = SecretKey::try_from(self.secret()).map_err(|_| OpenError::NoKey)?;
        XChaCha20Poly1305::open(
            &secret,
            &nonce,
            &envelope.ciphertext,
            Some(bound.as_bytes()),
            &mut plain,
        )
        .map_err(|_| OpenError::Forged)?;
        Ok(plain)
    }
}

/// Protobuf forgives: fields in any order, unknown ones, numbers written too long. An envelope is accepted in
/// the one form that we write, so that what can be changed on the way without being noticed is nothing.
fn is_canonical(envelope: &Envelope, bytes: &[u8]) -> bool {
    envelope.encoded_len() == bytes.len() && envelope.encode_to_vec() == bytes
}

/// The id of the key an envelope says it was sealed with, unauthenticated; for messages to people only.
#[must_use]
pub fn claimed_key_id(envelope: &[u8]) -> Option<String> {
    let envelope = Envelope::decode(envelope).ok()?;
    let id = KeyId::try_from(envelope.key_id.as_slice()).ok()?;
    Some(id.to_string())
}

/// The subject and message id an envelope says it was sealed for, unauthenticated: opening it with them tells.
#[must_use]
pub fn claimed_place(envelope: &[u8]) -> Option<(Subject, MessageId)> {
    let envelope = Envelope::decode(envelope).ok()?;
    let Envelope {
        subject,
        message_id,
        ..
    } = envelope;
    let told = !subject.is_empty() && !message_id.is_empty();
    told.then(|| (Subject::received(&subject), MessageId::new(message_id)))
}
