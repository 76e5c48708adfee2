//! Keys of days, which can be destroyed.
//!
//! What was on the screen is sealed under the key of the day it was captured on. These keys lie in a key file of
//! their own ([`file`]), sealed under the root *and* an erasure secret ([`erasure`]). To destroy a key the file is
//! written anew without it under a new secret, and the old secret is overwritten where it lies: older copies of the
//! key file, which every file system and disk keeps somewhere, open under the old secret only. Deleted rows stay in
//! freed pages of the store for long, and nobody can open them any more.
//!
//! A key has a number that is never given again. A day gets a second key when some of it is forgotten: what stays
//! is sealed again under the new one.

mod erasure;
mod file;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    path::{Path, PathBuf},
    sync::{OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use velvet_seal::Key;

use crate::{StoreError, records::Seal, texts::month_of};

/// Microseconds of a day. Days are counted in UTC, so that a time zone tells nothing and changes nothing.
pub(crate) const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;

/// The day of a time, counted from 1970-01-01.
pub(crate) fn day_of(unix_us: i64) -> i64 {
    unix_us.div_euclid(DAY_US)
}

/// What backups are sealed under; `base` is from the root.
pub(crate) fn backup_key(base: &Key) -> Key {
    base.derive("backup")
}

/// Whether a file's name is one that keys lie in.
pub(crate) fn is_own_file(name: &str) -> bool {
    name.starts_with(file::FILE) || name == erasure::FILE
}

type Commitment = [u8; 32];

/// The key of one day.
#[derive(Clone)]
struct DayKey {
    day: i64,
    secret: Key,
    /// What the key file says of it.
    commitment: Commitment,
    /// Derived when they are asked for: most days of years are not.
    records: OnceLock<Option<Key>>,
    index: OnceLock<Option<Key>>,
}

impl DayKey {
    fn new(day: i64, secret: Key) -> Self {
        let commitment = secret.commitment();
        Self::committed(day, secret, commitment)
    }

    fn committed(day: i64, secret: Key, commitment: Commitment) -> Self {
        Self {
            day,
            secret,
            commitment,
            records: OnceLock::new(),
            index: OnceLock::new(),
        }
    }

    /// Whether it is the key that the key file is committed to.
    fn is_sound(&self) -> bool {
        self.secret.commitment() == self.commitment
    }

    /// What seals with it; nothing under a key that is not sound.
    fn key(&self, seal: Seal) -> Option<&Key> {
        let (place, purpose) = match seal {
            Seal::Records => (&self.records, "records"),
            Seal::Index => (&self.index, "index"),
        };
        let derived = || {
            let key = self.is_sound().then(|| self.secret.derive(purpose))?;
            // Known before it is copied, or each copy would derive its name again.
            let _name = key.id();
            Some(key)
        };
        place.get_or_init(derived).as_ref()
    }
}

/// All keys, by number.
struct Ring {
    keys: BTreeMap<u64, DayKey>,
    next: u64,
    /// How often an erasure secret was made.
    generation: u64,
    erasure: Key,
}

impl Ring {
    /// The newest key of a day.
    fn of_day(&self, day: i64) -> Option<(u64, &DayKey)> {
        let mut newest_first = self.keys.iter().rev();
        let found = newest_first.find(|(_, key)| key.day == day);
        found.map(|(number, key)| (*number, key))
    }

    fn ensure_sound(&self) -> Result<(), StoreError> {
        if self.keys.values().all(DayKey::is_sound) {
            Ok(())
        } else {
            Err(file::damaged("commitment"))
        }
    }

    fn add(&mut self, day: i64) -> Result<u64, StoreError> {
        let number = self.next;
        self.keys.insert(number, DayKey::new(day, Key::generate()?));
        self.next += 1;
        Ok(number)
    }
}

impl Ring {
    /// Makes key file and secret where none count.
    fn begin(&self, folder: &Path, base: &Key, vault: &[u8]) -> Result<(), StoreError> {
        erasure::create(folder)?;
        erasure::put(folder, self.generation, &self.erasure)?;
        file::write(folder, &file::seal(self, base, vault)?)
    }

    /// Takes the place of the generation before; each step leaves the one or the other whole.
    fn succeed(&self, folder: &Path, base: &Key, vault: &[u8]) -> Result<(), StoreError> {
        let bytes = file::seal(self, base, vault)?;
        erasure::put(folder, self.generation, &self.erasure)?;
        file::replace(folder, &bytes)
    }

    /// Destroys what another generation left: an old secret and file not destroyed yet, or a secret never used.
    fn efface_before(&self, folder: &Path) -> Result<(), StoreError> {
        erasure::efface(folder, self.generation + 1)?;
        file::efface_old(folder)
    }
}

/// The keys of one store and the place they lie in.
pub(crate) struct DayKeys {
    folder: PathBuf,
    /// From the root; together with the erasure secret it opens the key file.
    base: Key,
    vault: Vec<u8>,
    ring: RwLock<Ring>,
}

impl DayKeys {
    /// Makes a key file without keys. What is there from a store whose creation did not end is replaced.
    pub(crate) fn create(folder: &Path, base: &Key, vault: &[u8]) -> Result<(), StoreError> {
        let ring = Ring {
            keys: BTreeMap::new(),
            next: 1,
            generation: 1,
            erasure: Key::generate()?,
        };
        ring.begin(folder, base, vault)
    }

    /// Opens the key file, and ends a destruction that was cut off.
    pub(crate) fn open(folder: &Path, base: &Key, vault: &[u8]) -> Result<Self, StoreError> {
        let ring = file::open(folder, base, vault)?;
        ring.efface_before(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            base: base.clone(),
            vault: vault.to_owned(),
            ring: RwLock::new(ring),
        })
    }

    fn ring(&self) -> RwLockReadGuard<'_, Ring> {
        self.ring.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn ring_mut(&self) -> RwLockWriteGuard<'_, Ring> {
        self.ring.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number and the key that seal what was captured on a day. A new key is durable before it is given.
    pub(crate) fn sealing(&self, day: i64, seal: Seal) -> Result<(u64, Key), StoreError> {
        let given = |ring: &Ring, number| {
            let key = ring.keys.get(&number).and_then(|key| key.key(seal));
            key.map(|key| (number, key.clone()))
                .ok_or(file::damaged("commitment"))
        };
        {
            let ring = self.ring();
            if let Some((number, _)) = ring.of_day(day) {
                return given(&ring, number);
            }
        }
        let mut ring = self.ring_mut();
        let number = match ring.of_day(day) {
            Some((number, _)) => number,
            None => self.added(&mut ring, [day])?,
        };
        given(&ring, number)
    }

    /// Adds a key for each day and makes them durable; the number of the last one.
    fn added(
        &self,
        ring: &mut Ring,
        days: impl IntoIterator<Item = i64>,
    ) -> Result<u64, StoreError> {
        let before = ring.next;
        let mut last = before;
        for day in days {
            last = ring.add(day)?;
        }
        let written = file::seal(ring, &self.base, &self.vault)
            .and_then(|bytes| file::write(&self.folder, &bytes));
        if written.is_err() {
            // Whatever became of the file, nothing may be sealed under a key that may not be in it.
            ring.keys.retain(|number, _| *number < before);
        }
        written.map(|()| last)
    }

    /// The key of a number, unless it was destroyed. One that is not sound opens nothing either.
    pub(crate) fn opening(&self, number: u64, seal: Seal) -> Option<Key> {
        let ring = self.ring();
        ring.keys.get(&number)?.key(seal).cloned()
    }

    /// Gives each of these keys' days a new one: from now on it seals what is captured on that day.
    pub(crate) fn replace(&self, numbers: &BTreeSet<u64>) -> Result<(), StoreError> {
        let mut ring = self.ring_mut();
        let keys = numbers.iter().filter_map(|number| ring.keys.get(number));
        let days: BTreeSet<i64> = keys.map(|key| key.day).collect();
        self.added(&mut ring, days).map(|_| ())
    }

    /// The keys of some days.
    pub(crate) fn of_days(&self, days: RangeInclusive<i64>) -> BTreeSet<u64> {
        let ring = self.ring();
        let of_days = ring.keys.iter().filter(|(_, key)| days.contains(&key.day));
        of_days.map(|(number, _)| *number).collect()
    }

    /// The day or month of a key.
    pub(crate) fn epoch(&self, number: u64) -> Option<i64> {
        self.ring().keys.get(&number).map(|key| key.day)
    }

    /// These keys and those of their months: the index puts the days of a month under one key.
    pub(crate) fn with_months(&self, numbers: &BTreeSet<u64>) -> BTreeSet<u64> {
        let ring = self.ring();
        let keys = numbers.iter().filter_map(|number| ring.keys.get(number));
        let months: BTreeSet<i64> = keys.filter_map(|key| month_of(key.day)).collect();
        let of_months = ring
            .keys
            .iter()
            .filter(|(_, key)| months.contains(&key.day));
        numbers
            .iter()
            .chain(of_months.map(|(number, _)| number))
            .copied()
            .collect()
    }

    /// Public names of keys, for receipts.
    pub(crate) fn names(&self, numbers: &BTreeSet<u64>) -> Vec<Vec<u8>> {
        let ring = self.ring();
        let keys = numbers.iter().filter_map(|number| ring.keys.get(number));
        keys.map(|key| key.secret.id().as_bytes().to_vec())
            .collect()
    }

    /// Destroys keys for good. After an error it is called again, at the latest when the store opens: each step
    /// leaves either the old key file with its secret or the new one.
    pub(crate) fn destroy(&self, numbers: &BTreeSet<u64>) -> Result<(), StoreError> {
        let mut ring = self.ring_mut();
        let mut keys = ring.keys.clone();
        keys.retain(|number, _| !numbers.contains(number));
        let new = Ring {
            keys,
            next: ring.next,
            generation: ring.generation + 1,
            erasure: Key::generate()?,
        };
        new.succeed(&self.folder, &self.base, &self.vault)?;
        *ring = new;
        ring.efface_before(&self.folder)
    }

    /// What backups of this store are sealed under.
    pub(crate) fn backup_key(&self) -> Key {
        backup_key(&self.base)
    }

    /// How often the erasure secret was made new.
    pub(crate) fn generation(&self) -> u64 {
        self.ring().generation
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, number: u64) -> bool {
        self.ring().keys.contains_key(&number)
    }

    /// Writes the same keys into another folder, under a secret of that folder's own. Keys that lay there and are
    /// not here are destroyed.
    pub(crate) fn copy_to(&self, folder: &Path) -> Result<(), StoreError> {
        let ring = self.ring();
        let before = file::open(folder, &self.base, &self.vault).ok();
        let copy = Ring {
            keys: ring.keys.clone(),
            next: ring.next,
            generation: before.as_ref().map_or(1, |before| before.generation + 1),
            erasure: Key::generate()?,
        };
        if before.is_none() {
            // Also overwrites a secret that cannot be read.
            return copy.begin(folder, &self.base, &self.vault);
        }
        copy.succeed(folder, &self.base, &self.vault)?;
        copy.efface_before(folder)
    }

    /// Makes the key file of a new store from that of a backup, every copy of which must be sound. The two may be of
    /// different roots.
    pub(crate) fn take_over(
        from: &Path,
        base_there: &Key,
        folder: &Path,
        base: &Key,
        vault: &[u8],
    ) -> Result<(), StoreError> {
        let found = file::open_every_copy(from, base_there, vault)?;
        let ring = Ring {
            generation: 1,
            erasure: Key::generate()?,
            ..found
        };
        ring.begin(folder, base, vault)
    }

    /// Whether the key file as it lies on the disk opens and has the keys that are in use, all of them sound.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        let ring = self.ring();
        let found = file::open(&self.folder, &self.base, &self.vault)?;
        found.ensure_sound()?;
        if found.keys.keys().eq(ring.keys.keys()) {
            Ok(())
        } else {
            Err(StoreError::Damaged {
                table: "key file",
                code: "keys-differ",
            })
        }
    }

    /// How many keys there are, and how often the erasure secret was made new.
    #[cfg(test)]
    pub(crate) fn count(&self) -> (usize, u64) {
        let ring = self.ring();
        (ring.keys.len(), ring.generation)
    }
}
