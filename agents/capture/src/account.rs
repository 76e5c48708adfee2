//! The agent's own account of one display: every look ends in exactly one count.

use velvet_messages::v1::{Counts, ReasonCount};

/// Why a look was not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// An older picture gave way to a newer one while the bus did not confirm.
    Backlog,
    /// The picture was still moving (scrolling); it is published when it rests, or at the deadline.
    Settling,
    /// Windows changed while the picture was taken, so what to black out was not certain.
    DesktopMoving,
    /// The desktop does not tell its windows, and there are privacy rules.
    WindowFactsUnknown,
    /// The agent was told to stop before the picture was sent.
    Stopping,
}

/// Why a look came to nothing although it should have been published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// The connection to the desktop broke during the look.
    SourceLost,
    /// The source did not answer in time.
    SourceHung,
    /// The source broke down.
    SourcePanicked,
    /// The display went away during the look.
    DisplayGone,
    /// The picture could not be compressed or sealed.
    Seal,
    /// The bus had not confirmed the message when the agent had to stop; it may or may not be stored.
    Unconfirmed,
}

impl Skipped {
    const ALL: [Self; 5] = [
        Self::Backlog,
        Self::Settling,
        Self::DesktopMoving,
        Self::WindowFactsUnknown,
        Self::Stopping,
    ];

    /// The reason code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Backlog => "backlog",
            Self::Settling => "settling",
            Self::DesktopMoving => "desktop-moving",
            Self::WindowFactsUnknown => "window-facts-unknown",
            Self::Stopping => "stopping",
        }
    }
}

impl Failed {
    const ALL: [Self; 6] = [
        Self::SourceLost,
        Self::SourceHung,
        Self::SourcePanicked,
        Self::DisplayGone,
        Self::Seal,
        Self::Unconfirmed,
    ];

    /// The reason code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::SourceLost => "source-lost",
            Self::SourceHung => "source-hung",
            Self::SourcePanicked => "source-panicked",
            Self::DisplayGone => "display-gone",
            Self::Seal => "seal",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// How one look ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing had changed.
    Unchanged,
    /// All of it is private.
    Excluded,
    /// The bus confirmed a message of it. A look cut into several messages counts once for each.
    Published,
    /// See [`Skipped`].
    Skipped(Skipped),
    /// See [`Failed`].
    Failed(Failed),
}

/// Counters of one display since the session began. The sum is kept apart and checked against its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    attempted: u64,
    unchanged: u64,
    excluded: u64,
    published: u64,
    skipped: [u64; Skipped::ALL.len()],
    failed: [u64; Failed::ALL.len()],
}

impl Account {
    /// Counts one look.
    pub fn count(&mut self, outcome: Outcome) {
        self.attempted += 1;
        match outcome {
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Excluded => self.excluded += 1,
            Outcome::Published => self.published += 1,
            Outcome::Skipped(why) => self.skipped[why as usize] += 1,
            Outcome::Failed(why) => self.failed[why as usize] += 1,
        }
        debug_assert!(self.balances(), "every outcome has one counter");
    }

    /// The account as it will stand when one more outcome is counted.
    #[must_use]
    pub fn with(mut self, outcome: Outcome) -> Self {
        self.count(outcome);
        self
    }

    /// Messages the bus has confirmed.
    #[must_use]
    pub fn published(&self) -> u64 {
        self.published
    }

    /// attempted = unchanged + excluded + published + Σ skipped + Σ failed.
    #[must_use]
    pub fn balances(&self) -> bool {
        let parts = [self.unchanged, self.excluded, self.published];
        let all = parts.iter().chain(&self.skipped).chain(&self.failed);
        all.sum::<u64>() == self.attempted
    }

    /// The counters as they travel. Reasons that never happened are left out.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let named = |codes: &[&'static str], counts: &[u64]| -> Vec<ReasonCount> {
            codes
                .iter()
                .zip(counts)
                .filter(|(_, count)| **count > 0)
                .map(|(code, count)| ReasonCount {
                    reason: (*code).to_owned(),
                    count: *count,
                })
                .collect()
        };
        Counts {
            attempted: self.attempted,
            unchanged: self.unchanged,
            excluded: self.excluded,
            published: self.published,
            skipped: named(&Skipped::ALL.map(Skipped::code), &self.skipped),
            failed: named(&Failed::ALL.map(Failed::code), &self.failed),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn outcomes() -> Vec<Outcome> {
        let skipped = Skipped::ALL.map(Outcome::Skipped);
        let failed = Failed::ALL.map(Outcome::Failed);
        let plain = [Outcome::Unchanged, Outcome::Excluded, Outcome::Published];
        plain.into_iter().chain(skipped).chain(failed).collect()
    }

    #[test]
    fn every_reason_has_its_own_counter_and_code() {
        let mut account = Account::default();
        for (index, why) in Skipped::ALL.into_iter().enumerate() {
            assert_eq!(why as usize, index);
        }
        for (index, why) in Failed::ALL.into_iter().enumerate() {
            assert_eq!(why as usize, index);
        }
        outcomes()
            .into_iter()
            .for_each(|outcome| account.count(outcome));
        let counts = account.counts();
        let reasons = counts.skipped.iter().chain(&counts.failed);
        let told: Vec<String> = reasons
            .map(|r| format!("{}={}", r.reason, r.count))
            .collect();
        assert_eq!(
            told.join(" "),
            "backlog=1 settling=1 desktop-moving=1 window-facts-unknown=1 stopping=1 source-lost=1 \
             source-hung=1 source-panicked=1 display-gone=1 seal=1 unconfirmed=1"
        );
        assert_eq!(counts.attempted, 14);
    }

    proptest! {
        #[test]
        fn the_account_balances_after_any_history(
            history in proptest::collection::vec(proptest::sample::select(outcomes()), 0..200)
        ) {
            let mut account = Account::default();
            for (done, outcome) in history.iter().enumerate() {
                account.count(*outcome);
                prop_assert!(account.balances());
                let counts = account.counts();
                prop_assert_eq!(counts.attempted, done as u64 + 1);
                let reasons = counts.skipped.iter().chain(&counts.failed);
                let sum = counts.unchanged + counts.excluded + counts.published
                    + reasons.map(|reason| reason.count).sum::<u64>();
                prop_assert_eq!(sum, counts.attempted);
            }
        }
    }
}
