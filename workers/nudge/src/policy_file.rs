//! The person's own policy, as it lies on disk.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::SystemTime,
};

use velvet_runtime::{Failure, Fetch};

use crate::{NudgeInput, Policy};

/// Largest policy file that is read; the standard one has some ten kilobytes.
const POLICY_BYTES_MAX: u64 = 1 << 20;

/// The person's policy file, read when it is another than before.
pub struct PolicyFile {
    path: PathBuf,
    seen: Mutex<Option<(SystemTime, u64)>>,
}

/// What was found in the policy file: a policy, or every mistake in it.
pub type FoundPolicy = Result<Policy, Vec<String>>;

impl PolicyFile {
    /// The file at `path`; where there is none, the standard policy holds.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            seen: Mutex::default(),
        }
    }

    /// The policy when the file changed since the look before.
    fn look(&self) -> Option<FoundPolicy> {
        let facts = std::fs::metadata(&self.path).ok();
        let mark = facts.and_then(|facts| Some((facts.modified().ok()?, facts.len())));
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen == mark {
            return None;
        }
        *seen = mark;
        drop(seen);
        Some(match mark {
            None => Ok(Policy::standard()),
            Some((_, bytes)) if bytes > POLICY_BYTES_MAX => {
                Err(vec!["the policy file is larger than 1 MiB".to_owned()])
            }
            Some(_) => self.read(),
        })
    }

    fn read(&self) -> FoundPolicy {
        let text = std::fs::read_to_string(&self.path).map_err(|_| {
            vec!["the policy file cannot be read; is it UTF-8 and yours?".to_owned()]
        })?;
        let parsed = Policy::parse(&text);
        parsed.map_err(|errors| errors.mistakes.iter().map(ToString::to_string).collect())
    }
}

impl Fetch<NudgeInput> for PolicyFile {
    type Fetched = Option<FoundPolicy>;

    async fn fetch(&self, _: &NudgeInput) -> Result<Option<FoundPolicy>, Failure> {
        // A stat of a small local file; reading follows only when the person changed it.
        Ok(self.look())
    }
}
