//! What arrives, in groups: one transaction takes the records of a group, and one durable commit ends it.
//!
//! The transaction stays open from record to record, because ending one costs as much as the record itself; the account
//! is written at its end. Whoever reads meanwhile ends it without waiting for the disk ([`Vault::show`]), so that what
//! has arrived is found at once; the group goes on in the next one.

use std::collections::BTreeSet;

use redb::WriteTransaction;
use velvet_runtime::Settled;

use super::{
    Change, Vault,
    change::write_account,
    file::{begin, not_durable},
    state::Effect,
};
use crate::StoreError;

/// The open transaction of whoever writes.
pub(super) type Writing = Option<Shared>;

/// A transaction that records share.
pub(super) struct Shared {
    txn: WriteTransaction,
    /// Whose account is written at its end.
    tracks: BTreeSet<u64>,
}

/// What is not durable yet.
#[derive(Default)]
pub(super) struct Group {
    pub(super) records: u32,
    /// Number of the last change that is durable.
    pub(super) durable: u64,
    /// An error took what was in it away.
    pub(super) lost: bool,
}

/// When a change must be durable.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Urgency {
    /// Before it is told that it is done.
    Now,
    /// With others, within `store.commit_ms`.
    Grouped,
}

impl Vault {
    /// What may be acknowledged; asked by the step that writes. A loss is told once.
    pub fn settled(&self) -> Settled {
        let mut group = self.group();
        match (std::mem::take(&mut group.lost), group.records) {
            (true, _) => Settled::Lost,
            (false, 0) => Settled::All,
            (false, _) => Settled::Later,
        }
    }

    /// Whether something waits to be made durable.
    pub(crate) fn is_group_open(&self) -> bool {
        self.group().records > 0
    }

    /// Makes everything durable that was kept.
    ///
    /// # Errors
    /// What the disk refuses; then what was in the group is lost, and told as such.
    pub fn flush(&self) -> Result<(), StoreError> {
        let mut writing = self.writing();
        if self.group().records == 0 {
            return Ok(());
        }
        let done = self.settle(&mut writing);
        self.note(&mut writing, done.as_ref().err());
        if done.is_ok() {
            self.anchor(false);
        }
        done
    }

    /// Makes one change, or none.
    pub(crate) fn change<T>(
        &self,
        urgency: Urgency,
        decide: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut writing = self.writing();
        let done = self.try_change(&mut writing, urgency, decide);
        match done {
            Ok((value, wrote)) => {
                // A second delivery is answered on a full disk too; that does not mean that storing goes on.
                if wrote {
                    self.note(&mut writing, None);
                    self.close_full_segment(&mut writing);
                }
                Ok(value)
            }
            Err(error) => {
                self.note(&mut writing, Some(&error));
                Err(error)
            }
        }
    }

    fn try_change<T>(
        &self,
        writing: &mut Writing,
        urgency: Urgency,
        decide: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, bool), StoreError> {
        self.ensure_open()?;
        if urgency == Urgency::Now {
            // An error in it must take nothing along that was kept before.
            self.show(writing)?;
        }
        let shared = writing.take();
        let is_shared = shared.is_some();
        let mut shared = match shared {
            Some(shared) => shared,
            None => self.begin()?,
        };
        let (value, effect) = match self.decided(&shared.txn, decide) {
            Decided::Done(value, effect) => (value, effect),
            Decided::Nothing(value) => {
                *writing = is_shared.then_some(shared);
                return Ok((value, false));
            }
            Decided::Not(error) => {
                *writing = is_shared.then_some(shared);
                return Err(error);
            }
            Decided::InPart(error) => {
                // Nobody can take back a part of a transaction.
                drop(shared);
                if is_shared {
                    self.set_aside(writing);
                }
                return Err(error);
            }
        };
        shared.tracks.extend(effect.tracks.keys());
        *writing = Some(shared);
        {
            let mut inner = self.inner_mut();
            inner.state.apply(effect);
            inner.is_ahead = true;
        }
        self.group().records += 1;
        if urgency == Urgency::Now || self.group().records >= self.config.commit_records {
            self.settle(writing)?;
        }
        Ok((value, true))
    }

    fn begin(&self) -> Result<Shared, StoreError> {
        let inner = self.inner();
        let txn = begin(inner.database.as_ref().ok_or(StoreError::DiskFull)?)?;
        Ok(Shared {
            txn,
            tracks: BTreeSet::new(),
        })
    }

    /// Decides on a change and writes it into a transaction: what it does to the state, when it does anything.
    fn decided<T>(
        &self,
        txn: &WriteTransaction,
        decide: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>,
    ) -> Decided<T> {
        let inner = self.inner();
        let mut change = Change::new(txn, self, &inner.state);
        let value = match decide(&mut change) {
            Ok(value) => value,
            Err(error) if change.wrote => return Decided::InPart(error),
            Err(error) => return Decided::Not(error),
        };
        match change.finish() {
            Some(effect) => Decided::Done(value, effect),
            None => Decided::Nothing(value),
        }
    }

    /// Ends the open transaction, so that what is in it is seen by whoever reads. The disk is not waited for.
    pub(super) fn show(&self, writing: &mut Writing) -> Result<(), StoreError> {
        let Some(mut shared) = writing.take() else {
            return Ok(());
        };
        let shown = not_durable(&mut shared.txn).and_then(|()| self.end(shared));
        if shown.is_err() {
            self.set_aside(writing);
        }
        self.inner_mut().is_ahead = false;
        shown
    }

    /// Writes the account and ends the transaction.
    fn end(&self, shared: Shared) -> Result<(), StoreError> {
        let Shared { txn, tracks } = shared;
        write_account(&txn, &self.sealer, &mut self.inner_mut().state, &tracks)?;
        Ok(txn.commit()?)
    }

    /// Makes everything durable that was kept.
    pub(super) fn settle(&self, writing: &mut Writing) -> Result<(), StoreError> {
        let shared = match writing.take() {
            Some(shared) => shared,
            None => self.begin()?,
        };
        if let Err(error) = self.end(shared) {
            self.set_aside(writing);
            return Err(error);
        }
        let mut inner = self.inner_mut();
        inner.is_ahead = false;
        let mut group = self.group();
        group.records = 0;
        group.durable = inner.state.changes();
        Ok(())
    }
}

/// What became of a change in its transaction.
#[expect(
    clippy::large_enum_variant,
    reason = "one lives at a time, for one call; a box would be an allocation for each record"
)]
enum Decided<T> {
    Done(T, Effect),
    /// There was nothing to write.
    Nothing(T),
    /// An error before anything was written.
    Not(StoreError),
    /// An error after some of it was.
    InPart(StoreError),
}
