//! New keys for days: what they sealed is sealed again, and they are destroyed as when something is forgotten.

use velvet_messages::v1;

use crate::{
    StoreError, Vault,
    forget::reseal,
    keys::day_of,
    records::{IntentRow, META, META_INTENT},
};

/// Gives every day that the span touches a new key.
pub(crate) fn rotate(vault: &Vault, span: v1::Span) -> Result<v1::RotateResponse, StoreError> {
    let first = match span.from_unix_us {
        0 => i64::MIN,
        from => day_of(from),
    };
    let last = match span.to_unix_us {
        0 => i64::MAX,
        // The span is half open.
        to => day_of(to - 1),
    };
    let victims = vault.change_all(|view, change| {
        let keys = view.sealer.days()?;
        let victims = keys.with_months(&keys.of_days(first..=last));
        if victims.is_empty() {
            return Ok(victims);
        }
        keys.replace(&victims)?;
        reseal(view, change, &victims)?;
        let destroy = victims.iter().copied().collect();
        change.put(META, META_INTENT, &IntentRow { destroy })?;
        Ok(victims)
    })?;
    tracing::info!(keys = victims.len(), "days have new keys");
    Ok(v1::RotateResponse {
        keys: victims.len() as u64,
    })
}
