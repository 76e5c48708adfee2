//! What is shown: plain words and a few buttons.

use std::fmt;

use velvet_messages::v1::{NudgeDecision, NudgeEvent, nudge_event};
use velvet_runtime::Timestamp;

/// Longest text of a card or a button, characters; the wording rules end at 90, a person's own words may need more.
const CHARS_MAX: usize = 200;
/// Most buttons on a card; more are not read.
const BUTTONS_MAX: usize = 4;

/// One card.
#[derive(Clone, PartialEq, Eq)]
pub struct Card {
    /// Id of the nudge.
    pub nudge_id: String,
    /// Its rule.
    pub nudge: String,
    /// Only the inbox gets it.
    pub ambient: bool,
    /// It stays until it is answered, because the person wrote "insist".
    pub persistent: bool,
    /// Plain text.
    pub text: String,
    /// Key and label of each button.
    pub buttons: Vec<(String, String)>,
    /// After this time it is not shown; zero: always.
    pub expires: Timestamp,
}

impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Card({})", self.nudge_id)
    }
}

impl Card {
    /// The card of a decision to deliver; none for every other event.
    #[must_use]
    pub fn of(event: &NudgeEvent) -> Option<Self> {
        let Some(nudge_event::Kind::Decision(decision)) = &event.kind else {
            return None;
        };
        (decision.verdict == "deliver").then(|| Self::new(&event.nudge_id, decision))
    }

    fn new(nudge_id: &str, decision: &NudgeDecision) -> Self {
        let label = |index: usize, key: &String| match decision.action_labels.get(index) {
            Some(label) if !label.is_empty() => plain(label),
            _ => plain(&key.replace('_', " ")),
        };
        let keys = decision.actions.iter().take(BUTTONS_MAX).enumerate();
        Self {
            nudge_id: nudge_id.to_owned(),
            nudge: decision.nudge.clone(),
            ambient: decision.level == "ambient",
            persistent: decision.level == "persistent",
            text: plain(&decision.text),
            buttons: keys
                .map(|(index, key)| (key.clone(), label(index, key)))
                .collect(),
            expires: Timestamp(decision.expires_unix_us),
        }
    }
}

/// One line without what could hide or turn text around: control and formatting characters (Unicode's bidirectional
/// controls among them, UAX #9 section 2) become nothing, line breaks a space.
fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(|letter| !letter.is_control() && !is_formatting(*letter))
        .take(CHARS_MAX)
        .collect()
}

fn is_formatting(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_plain() {
        for (text, shown) in [
            ("It is 15:10.", "It is 15:10."),
            ("two\nlines\tand a tab", "two lines and a tab"),
            ("plan \u{202e}backwards\u{202c}", "plan backwards"),
            ("bell\u{7}and\u{1b}[31mred", "belland[31mred"),
            ("zero\u{200b}width\u{feff}", "zerowidth"),
            ("Grüße, ça va", "Grüße, ça va"),
        ] {
            assert_eq!(plain(text), shown);
        }
        assert_eq!(plain(&"x".repeat(1000)).chars().count(), CHARS_MAX);
    }

    #[test]
    fn only_a_decision_to_deliver_is_a_card() {
        let decision = |verdict: &str| NudgeEvent {
            nudge_id: "n1".to_owned(),
            kind: Some(nudge_event::Kind::Decision(NudgeDecision {
                verdict: verdict.to_owned(),
                text: "Is this part of it?".to_owned(),
                actions: ["go_back", "taking_a_break", "a", "b", "c"]
                    .map(str::to_owned)
                    .to_vec(),
                action_labels: vec!["Go back".to_owned()],
                ..NudgeDecision::default()
            })),
            ..NudgeEvent::default()
        };
        let card = Card::of(&decision("deliver")).unwrap();
        assert_eq!(card.text, "Is this part of it?");
        assert_eq!(card.buttons.len(), BUTTONS_MAX);
        assert_eq!(card.buttons[0].1, "Go back");
        assert_eq!(card.buttons[1].1, "taking a break");
        assert_eq!(format!("{card:?}"), "Card(n1)");
        for verdict in ["hold", "drop", ""] {
            assert_eq!(Card::of(&decision(verdict)), None);
        }
        assert_eq!(Card::of(&NudgeEvent::default()), None);
    }
}
