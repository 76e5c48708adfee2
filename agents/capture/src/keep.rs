//! The two small things that outlive a restart: the portal's restore token and the person's pause. Sealed.

use std::{
    fs::{File, OpenOptions},
    io::{Read as _, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::PathBuf,
    sync::Mutex,
};

use velvet_messages::Role;
use velvet_seal::{Binding, Key, Purpose, RoleKeys};
use zeroize::Zeroizing;

use crate::locked;

/// Sealed, a token or a time has less than this.
const FILE_BYTES_MAX: u64 = 64 * 1024;
/// The portal's restore token.
pub(crate) const PORTAL_TOKEN: &str = "portal-token";
/// Until when the person paused.
pub(crate) const PAUSED_UNTIL: &str = "paused-until";

/// Keeps small values sealed in a folder of the agent. Where there is no key or no room, only in memory: then
/// the portal asks again after a restart.
pub struct Keeper {
    folder: PathBuf,
    key: Option<Key>,
    // One writer at a time, so that a temporary file is never shared.
    writing: Mutex<()>,
}

impl Keeper {
    /// A keeper in this folder, which exists and belongs to the person alone.
    #[must_use]
    pub fn new(folder: PathBuf, keys: &RoleKeys) -> Self {
        Self {
            folder,
            key: keys.get(Purpose::Snapshot(Role::Capture)).cloned(),
            writing: Mutex::default(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("capture-{name}.sealed"))
    }

    fn binding(name: &str) -> Binding {
        Binding::new("velvet/capture-keep/1").with(name.as_bytes())
    }

    /// What was kept under the name; nothing when it is not there or not ours.
    pub(crate) fn load(&self, name: &str) -> Option<Zeroizing<Vec<u8>>> {
        let mut sealed = vec![];
        let file = File::open(self.path(name)).ok()?;
        file.take(FILE_BYTES_MAX).read_to_end(&mut sealed).ok()?;
        let opened = self.key.as_ref()?.open(&Self::binding(name), &sealed);
        if let Err(error) = &opened {
            tracing::warn!(code = error.code(), name, "what was kept cannot be opened");
        }
        opened.ok()
    }

    /// Keeps a value; replaces the one before in one step.
    pub(crate) fn store(&self, name: &str, value: &[u8]) {
        let Some(key) = &self.key else {
            return;
        };
        let kept = key
            .seal(&Self::binding(name), value)
            .map_err(|error| error.code())
            .and_then(|sealed| self.write(name, &sealed).map_err(|_| "write"));
        if let Err(code) = kept {
            tracing::warn!(code, name, "not kept; it is gone after a restart");
        }
    }

    fn write(&self, name: &str, sealed: &[u8]) -> std::io::Result<()> {
        let _alone = locked(&self.writing);
        let path = self.path(name);
        let fresh = path.with_extension("new");
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&fresh)?;
        file.write_all(sealed)?;
        file.sync_all()?;
        std::fs::rename(fresh, path)
    }
}

#[cfg(target_os = "linux")]
impl crate::source::wayland::TokenKeeper for Keeper {
    fn load(&self) -> Option<String> {
        let kept = self.load(PORTAL_TOKEN)?;
        String::from_utf8(kept.to_vec()).ok()
    }

    fn store(&self, token: &str) {
        self.store(PORTAL_TOKEN, token.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use velvet_seal::RootKey;

    use super::*;

    #[test]
    fn a_value_survives_sealed_and_only_under_its_name_and_key() {
        let folder = tempfile::tempdir().unwrap();
        let keys = |byte| RoleKeys::for_role(&RootKey::from_bytes([byte; 32]), Role::Capture);
        let keeper = Keeper::new(folder.path().to_owned(), &keys(1));
        assert!(keeper.load(PAUSED_UNTIL).is_none());
        keeper.store(PAUSED_UNTIL, b"first");
        keeper.store(PAUSED_UNTIL, b"unmistakable");
        assert_eq!(**keeper.load(PAUSED_UNTIL).unwrap(), *b"unmistakable");
        let bytes = std::fs::read(keeper.path(PAUSED_UNTIL)).unwrap();
        assert!(!bytes.windows(12).any(|part| part == b"unmistakable"));
        std::fs::copy(keeper.path(PAUSED_UNTIL), keeper.path(PORTAL_TOKEN)).unwrap();
        assert!(keeper.load(PORTAL_TOKEN).is_none());
        assert!(
            Keeper::new(folder.path().to_owned(), &keys(2))
                .load(PAUSED_UNTIL)
                .is_none()
        );
    }
}
