//! The one cipher, XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), by two libraries that make the same bytes.
//!
//! orion seals messages, records and keys. It has no assembly and no wide vectors; RustCrypto is three times as
//! fast on the same machine (spec/store.md section 2), so it seals what is many megabytes: pages of the store and
//! chunks of its index. Because the bytes are the same, either can open what the other sealed, and a test compares
//! them in every run: two independent libraries check each other.

use std::fmt;

use chacha20poly1305::{AeadInOut, KeyInit, Tag, XChaCha20Poly1305, XNonce, aead::inout::InOutBuf};
use orion::hazardous::aead::xchacha20poly1305::{
    Nonce, SecretKey, Tag as OrionTag, XChaCha20Poly1305 as OrionCipher,
};

use crate::{Key, OpenError, SealError};

/// Bytes of a nonce. 192 bits: random ones never meet.
pub const NONCE_BYTES: usize = 24;
/// Bytes of an authentication tag.
pub const TAG_BYTES: usize = 16;

/// Seals bytes where they lie. The caller keeps nonce and tag and must never use a nonce twice with one key.
pub trait Aead: fmt::Debug + Send + Sync {
    /// Encrypts `buffer` in place and gives the tag over it and `bound`.
    ///
    /// # Errors
    /// [`SealError::Cipher`] when the buffer is longer than the cipher allows (256 GiB).
    fn seal_in_place(
        &self,
        nonce: &[u8; NONCE_BYTES],
        bound: &[u8],
        buffer: &mut [u8],
    ) -> Result<[u8; TAG_BYTES], SealError>;

    /// Decrypts `buffer` in place. After an error its content is of no use and must not be shown.
    ///
    /// # Errors
    /// [`OpenError::Forged`] when buffer, tag, nonce or `bound` is not what was sealed.
    fn open_in_place(
        &self,
        nonce: &[u8; NONCE_BYTES],
        bound: &[u8],
        buffer: &mut [u8],
        tag: &[u8; TAG_BYTES],
    ) -> Result<(), OpenError>;
}

/// The cipher by RustCrypto: for bulk. Wipes its key when dropped.
pub struct Bulk(XChaCha20Poly1305);

/// The cipher by orion: for keys and records.
pub struct Careful(SecretKey);

impl fmt::Debug for Bulk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bulk")
    }
}

impl fmt::Debug for Careful {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Careful")
    }
}

/// A build with `unsealed-for-tests` leaves the bytes as they are, so that the canary's positive control finds them.
const UNSEALED: bool = cfg!(feature = "unsealed-for-tests");

impl Aead for Bulk {
    fn seal_in_place(
        &self,
        nonce: &[u8; NONCE_BYTES],
        bound: &[u8],
        buffer: &mut [u8],
    ) -> Result<[u8; TAG_BYTES], SealError> {
        if UNSEALED {
            return Ok([0; TAG_BYTES]);
        }
        let nonce = XNonce::from(*nonce);
        let tag = self
            .0
            .encrypt_inout_detached(&nonce, bound, InOutBuf::from(buffer));
        tag.map(Into::into).map_err(|_| SealError::Cipher)
    }

    fn open_in_place(
        &self,
        nonce: &[u8; NONCE_BYTES],
        bound: &[u8],
        buffer: &mut [u8],
        tag: &[u8; TAG_BYTES],
    ) -> Result<(), OpenError> {
        if UNSEALED {
            return Ok(());
        }
        let nonce = XNonce::from(*nonce);
        let tag = Tag::from(*tag);
        self.0
            .decrypt_inout_detached(&nonce, bound, InOutBuf::from(buffer), &tag)
            .map_err(|_| OpenError::Forged)
    }
}

impl Aead for Careful {
    fn seal_in_place(
        &self,
        nonce: &[u8; NONCE_BYTES],
        bound: &[u8],
        buffer: &mut [u8],
    ) -> Result<[u8; TAG_BYTES], SealError> {
        let nonce = Nonce::from(*nonce);
        let tag = OrionCipher::seal_inplace(&self.0, &nonce, Some(bound), buffer)
            .map_err(|_| SealError::Cipher)?;
        let tag = tag.unprotected_as_ref();
        tag.try_into().map_err(|_| SealError::Cipher)
    }

    fn open_in_place(
        &self,
        nonce: &[u8; NONCE_BYTES],
        bound: &[u8],
        buffer: &mut [u8],
        tag: &[u8; TAG_BYTES],
    ) -> Result<(), OpenError> {
        let nonce = Nonce::from(*nonce);
        let tag = OrionTag::from(*tag);
        OrionCipher::open_inplace(&self.0, &nonce, &tag, Some(bound), buffer)
            .map_err(|_| OpenError::Forged)
    }
}

impl Key {
    /// The key as a cipher for bulk.
    #[must_use]
    pub fn bulk(&self) -> Bulk {
        Bulk(XChaCha20Poly1305::new(self.secret().into()))
    }

    /// The key as a cipher for records, which tells nonce and tag apart; [`Key::seal`] makes whole envelopes.
    ///
    /// # Errors
    /// Never with a key of 256 bits, which every [`Key`] is.
    pub fn careful(&self) -> Result<Careful, SealError> {
        // By reference: `From` would take a copy that nobody wipes.
        let secret = SecretKey::try_from(self.secret()).map_err(|_| SealError::Cipher)?;
        Ok(Careful(secret))
    }
}
