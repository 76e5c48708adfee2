//! Access tokens by the shape their vendors publish. The table is also the test: every rule carries texts that
//! fall and texts that look alike and stay.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::{
    fold,
    text::{Break, Found, Text},
};

/// Words that a reader may split one token into.
const WORDS_MAX: usize = 5;

/// One shape of token.
pub(crate) struct Rule {
    /// The kind as counted and as left in the text.
    pub(crate) kind: &'static str,
    /// How it begins. Compared folded, so `AK1A` is `AKIA`.
    pub(crate) starts: &'static [&'static str],
    /// Which letters follow.
    letters: fn(char) -> bool,
    /// How many follow, at least. A little under the published length, since a reader drops letters.
    least: usize,
    /// How many follow, at most; words behind a complete token are not taken in.
    most: usize,
    /// `=`, `:` and quotes may stand between beginning and secret.
    assigned: bool,
    /// Whether what follows is a secret.
    valid: fn(&[char]) -> bool,
    /// Texts that hold such a secret.
    #[cfg_attr(not(test), expect(dead_code, reason = "the table is the test"))]
    pub(crate) falls: &'static [&'static str],
    /// Texts that look like it and hold none.
    #[cfg_attr(not(test), expect(dead_code, reason = "the table is the test"))]
    pub(crate) stays: &'static [&'static str],
}

/// All rules.
pub(crate) const RULES: &[Rule] = &[
    // GitHub: prefix, then 36 of base62 (classic) or 82 (fine-grained).
    Rule {
        kind: "github-token",
        starts: &["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
        letters: base64url,
        least: 32,
        most: 90,
        assigned: false,
        valid: random,
        falls: &[
            "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
            "export GH=ghp-16C7e42F292c69I2E77l0c838347Ae178B4a",
            "token ghs_16C7e42F292c6912 E7710c838347Ae178B4a end",
            "github_pat_11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ0123456789aBcDeFgHiJkLmNoPqRsTuVwXyZ01234",
        ],
        stays: &[
            "ghp_ is the prefix of a classic token",
            "ghp_tooshort123",
            "xghp_16C7e42F292c6912E7710c838347Ae178B4a",
            "github_pat_and_then_words_that_nobody_would_call_a_secret_at_all",
        ],
    },
    // GitLab: prefix, then 20 or more.
    Rule {
        kind: "gitlab-token",
        starts: &[
            "glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glsoat-", "glagent-",
        ],
        letters: base64url,
        least: 18,
        most: 80,
        assigned: false,
        valid: random,
        falls: &[
            "glpat-Xy7_kP2mQ9rT4vW8zA1b",
            "clone https://oauth2:glpat-Xy7kP2mQ9rT4vW8zA1bC@host/x",
        ],
        stays: &["glpat-short1A", "glpat-followed-by-nothing-but-plain-words"],
    },
    // AWS access key id: four letters, then 16 of base32.
    Rule {
        kind: "aws-key",
        starts: &["AKIA", "ASIA", "ABIA", "ACCA"],
        letters: base62,
        least: 15,
        most: 16,
        assigned: false,
        valid: capitals_and_digits,
        falls: &[
            "AKIAIOSFODNN7EXAMPLE",
            "id=ASIAY34FZKBOKMUTVV7A.",
            "AK1A IOSFODNN7EXAMPLE",
        ],
        stays: &[
            "AKIA1234",
            "asiapacificregionalreport2024",
            "AKIAIOSFODNN7EXAMPLEANDMANYMOREletters",
        ],
    },
    // AWS secret key: 40 of base64 behind its setting's name.
    Rule {
        kind: "aws-secret",
        starts: &[
            "aws_secret_access_key",
            "secretAccessKey",
            "aws_session_token",
        ],
        letters: base64,
        least: 36,
        most: 2000,
        assigned: true,
        valid: random,
        falls: &[
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "\"secretAccessKey\": \"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\",",
            "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG bPxRfiCYEXAMPLEKEY0",
        ],
        stays: &[
            "aws_secret_access_key = <your key here>",
            "set aws_secret_access_key in the file",
        ],
    },
    // Slack: xoxb-, xoxp-, … and app tokens.
    Rule {
        kind: "slack-token",
        starts: &[
            "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xoxe.xox", "xapp-",
        ],
        letters: token_with_dots,
        least: 20,
        most: 300,
        assigned: false,
        valid: random,
        falls: &[
            "xoxb-263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1",
            "xapp-1-A0123456789-1234567890123-0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        ],
        stays: &["xoxb-your-token-goes-here-instead", "xoxb-123"],
    },
    // Slack incoming webhook: the path is the secret.
    Rule {
        kind: "slack-webhook",
        starts: &["hooks.slack.com/services/", "hooks.slack.com/workflows/"],
        letters: base64,
        least: 30,
        most: 120,
        assigned: false,
        valid: random,
        falls: &[
            "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXaXXXXXXXXXXXX1XX",
            "curl hooks.slack.com/services/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 -d x",
        ],
        stays: &[
            "https://hooks.slack.com/services/",
            "hooks.slack.com/services/T000/B000",
        ],
    },
    // Google: API key, OAuth client secret, access token.
    Rule {
        kind: "google-key",
        starts: &["AIza", "GOCSPX-", "ya29."],
        letters: base64url,
        least: 26,
        most: 250,
        assigned: false,
        valid: random,
        falls: &[
            "AIzaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe",
            "key=AIzaSyDaGmWKa4JsXZ HjGw7ISLn3namBGewQe",
            "GOCSPX-1mVwFTjGIXgs2BC2uHzksQi0HAK",
        ],
        stays: &["AIza is how they begin", "AIzaSyShort123"],
    },
    // Stripe: secret and restricted keys, webhook secrets.
    Rule {
        kind: "stripe-key",
        starts: &["sk_live_", "rk_live_", "sk_test_", "rk_test_", "whsec_"],
        letters: base64,
        least: 20,
        most: 260,
        assigned: false,
        valid: random,
        falls: &[
            "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
            "key: sk_ live_4eC39HqLyjWDarjtT1zdp7dc,",
            "whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH",
        ],
        stays: &[
            "pk_live_4eC39HqLyjWDarjtT1zdp7dc",
            "sk_live_mode_is_not_yet_enabled_here",
        ],
    },
    // Anthropic, before OpenAI, whose prefix it shares.
    Rule {
        kind: "anthropic-key",
        starts: &["sk-ant-"],
        letters: base64url,
        least: 30,
        most: 130,
        assigned: false,
        valid: random,
        falls: &[
            "sk-ant-api03-Zx9kLm2Np4Qr6St8Uv0Wx1Yz3Ab5Cd7Ef9Gh1Ij3Kl5Mn7Op9Qr1St3Uv5Wx7Yz9Ab1Cd3Ef5Gh7-Ij9KlAA",
            "ANTHROPIC_API_KEY=sk-ant-api03-Zx9kLm2Np4Qr6St8Uv0Wx1Yz3Ab5Cd7Ef9Gh1",
        ],
        stays: &[
            "sk-ant-api03-...",
            "sk-ants-are-small-insects-that-carry-leaves",
        ],
    },
    // OpenAI: sk-, sk-proj-, sk-svcacct-, then 20 or more of base64url.
    Rule {
        kind: "openai-key",
        starts: &["sk-", "sk-proj-", "sk-svcacct-", "sk-admin-"],
        letters: base64url,
        least: 30,
        most: 200,
        assigned: false,
        valid: very_random,
        falls: &[
            "sk-Zx9kLm2Np4Qr6St8Uv0Wx1T3BlbkFJYz3Ab5Cd7Ef9Gh1Ij3K",
            "OPENAI_API_KEY=sk-proj-Zx9kLm2Np4Qr6St8_Uv0Wx1Yz3Ab5Cd7Ef9Gh1Ij3Kl5Mn",
        ],
        stays: &[
            "sk-fading-circle-12-with-some-more-classes-behind",
            "task-Zx9kLm2Np4Qr6St8Uv0Wx1T3BlbkFJYz3Ab5Cd7E",
        ],
    },
    // npm: 36 of base62.
    Rule {
        kind: "npm-token",
        starts: &["npm_"],
        letters: base62,
        least: 32,
        most: 40,
        assigned: false,
        valid: random,
        falls: &[
            "npm_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5",
            "//registry.npmjs.org/:_authToken=npm_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5",
        ],
        stays: &[
            "npm_config_registry",
            "npm_lifecycle_event and other settings of npm",
        ],
    },
    // PyPI: a macaroon, always with the same first bytes.
    Rule {
        kind: "pypi-token",
        starts: &["pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"],
        letters: base64url,
        least: 40,
        most: 250,
        assigned: false,
        valid: random,
        falls: &[
            "pypi-AgEIcHlwaS5vcmcCJDU3ZmFiYjk4LWE2YjctNDk4ZC1iZGZhLTE0N2Y3NmRkYTgwNQACKlszLCI4MTk",
            "password = pypi-AgEIcHlwaS5vcmcCJDlhYmNkZWYwLTEyMzQtNTY3OC05YWJjLWRlZjAxMjM0NTY3OAAC",
        ],
        stays: &[
            "pypi-AgEIcHlwaS5vcmc",
            "pypi-publish-action-of-the-packaging-authority",
        ],
    },
    // Hugging Face: 34 letters.
    Rule {
        kind: "huggingface-token",
        starts: &["hf_"],
        letters: base62,
        least: 30,
        most: 40,
        assigned: false,
        valid: mixed_case,
        falls: &[
            "hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh",
            "HF_TOKEN=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",
        ],
        stays: &["hf_hub_download", "hf_thisisalllowercaseandnotatokenatall"],
    },
    // SendGrid: two parts of base64url.
    Rule {
        kind: "sendgrid-key",
        starts: &["SG."],
        letters: token_with_dots,
        least: 55,
        most: 75,
        assigned: false,
        valid: very_random,
        falls: &[
            "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",
            "key SG.aB3dE5fG7hJ9kL1mN3pQ5r.S7tU9vW1xY3zA5bC7dE9fG1hJ3kL5mN7pQ9rS1tU3vW done",
        ],
        stays: &["SG.50 is a part number", "SG.ngeVfQFYQlKU0ufo8x5d1A"],
    },
    // DigitalOcean, Shopify, Databricks, Docker, Vault, Linear, age: prefix and a long random part.
    Rule {
        kind: "service-token",
        starts: &[
            "dop_v1_",
            "doo_v1_",
            "shpat_",
            "shpss_",
            "dapi",
            "dckr_pat_",
            "hvs.",
            "lin_api_",
            "AGE-SECRET-KEY-1",
        ],
        letters: base64url,
        least: 26,
        most: 130,
        assigned: false,
        valid: random,
        falls: &[
            "dop_v1_3f1b2a4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708",
            "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",
            "AGE-SECRET-KEY-1QL3Z7HJY54PW3HYWW5AYYFG7ZQGVC7W3J2ELW8ZMRJ2KG5SFN9AQMCAC8P",
        ],
        stays: &[
            "dapibus ac facilisis in egestas eget quam",
            "hvs.short1",
            "AGE-SECRET-KEY-1 is the prefix",
        ],
    },
    // JSON Web Token (RFC 7519): header, payload, signature.
    Rule {
        kind: "jwt",
        starts: &["eyJ"],
        letters: token_with_dots,
        least: 30,
        most: 4000,
        assigned: false,
        valid: json_web_token,
        falls: &[
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
            "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.dozjgNryP4J3jVmNHl0w5NXgL0n3I9Pl",
        ],
        stays: &[
            "eyJust.a.sentence.with.dots.and.nothing.more.to.it",
            "eyJub3Qgand0IGF0IGFsbCwganVzdCBiYXNlNjQ",
        ],
    },
];

/// Letters of base62, and what is taken for them.
fn base62(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '|' | '!' | '$')
}

fn base64url(letter: char) -> bool {
    base62(letter) || fold::folded(letter) == b'-'
}

fn base64(letter: char) -> bool {
    base64url(letter) || matches!(letter, '+' | '/' | '=')
}

fn token_with_dots(letter: char) -> bool {
    base64url(letter) || letter == '.'
}

/// Digits, small and capital letters.
fn census(letters: &[char]) -> (usize, usize, usize) {
    let count = |good: fn(&char) -> bool| letters.iter().filter(|letter| good(letter)).count();
    (
        count(char::is_ascii_digit),
        count(char::is_ascii_lowercase),
        count(char::is_ascii_uppercase),
    )
}

/// Not words: digits among letters; one is enough where both cases are mixed too.
fn random(letters: &[char]) -> bool {
    let (digits, small, capital) = census(letters);
    (digits >= 2 && small + capital >= 2) || (digits >= 1 && small >= 2 && capital >= 2)
}

/// Not words even where class names have digits: digits and both cases.
fn very_random(letters: &[char]) -> bool {
    let (digits, small, capital) = census(letters);
    digits >= 2 && small >= 2 && capital >= 2
}

fn mixed_case(letters: &[char]) -> bool {
    let (_, small, capital) = census(letters);
    small >= 4 && capital >= 4
}

/// One small letter may be a capital misread.
fn capitals_and_digits(letters: &[char]) -> bool {
    let (digits, small, capital) = census(letters);
    (15..=17).contains(&letters.len()) && digits >= 1 && small <= 1 && capital >= 4
}

/// The header is JSON; or header and payload both begin like JSON, and something as long as a signature follows.
fn json_web_token(letters: &[char]) -> bool {
    /// The shortest signature in use, HS256, takes 43; a reader may cut it.
    const SIGNATURE_LENGTH_MIN: usize = 20;
    let whole: String = "eyJ".chars().chain(letters.iter().copied()).collect();
    let parts: Vec<&str> = whole.split('.').collect();
    let [header, payload, signature] = parts[..] else {
        return false;
    };
    let json = URL_SAFE_NO_PAD.decode(header).is_ok_and(|bytes| {
        serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&bytes).is_ok()
    });
    json || (payload.starts_with("eyJ") && signature.len() >= SIGNATURE_LENGTH_MIN)
}

/// The beginnings of all rules in one automaton, and which rule each belongs to.
static STARTS: LazyLock<Option<(AhoCorasick, Vec<usize>)>> = LazyLock::new(|| {
    let all = RULES
        .iter()
        .enumerate()
        .flat_map(|(rule, row)| row.starts.iter().map(move |start| (rule, *start)));
    let (rules, starts): (Vec<usize>, Vec<Vec<u8>>) = all
        .map(|(rule, start)| (rule, fold::folded_text(start.chars())))
        .unzip();
    AhoCorasick::new(starts)
        .ok()
        .map(|automaton| (automaton, rules))
});

/// A word and those behind it, run together.
struct Run<'a> {
    text: &'a Text,
    word: usize,
    letters: Vec<char>,
    /// Where each word ends in `letters`.
    ends: Vec<usize>,
}

impl<'a> Run<'a> {
    fn from(text: &'a Text, word: usize) -> Self {
        let mut run = Run {
            text,
            word,
            letters: Vec::new(),
            ends: Vec::new(),
        };
        for piece in text.pieces.iter().skip(word).take(WORDS_MAX) {
            run.letters.extend(&piece.letters);
            run.ends.push(run.letters.len());
            if piece.after == Break::Stop {
                break;
            }
        }
        run
    }

    /// Word and letter of the letter before `end`, as an end.
    fn position(&self, end: usize) -> (usize, usize) {
        let index = self
            .ends
            .iter()
            .position(|word_end| end <= *word_end)
            .unwrap_or(0);
        let before = if index == 0 { 0 } else { self.ends[index - 1] };
        (self.word + index, end - before)
    }

    /// The letters of the word that begins at `start`.
    fn word_at(&self, start: usize) -> &[char] {
        let end = self
            .ends
            .iter()
            .copied()
            .find(|end| *end > start)
            .unwrap_or(start);
        &self.letters[start..end]
    }

    fn break_before(&self, start: usize) -> Break {
        let index = self.ends.iter().position(|end| *end == start);
        index.map_or(Break::Stop, |index| {
            self.text.pieces[self.word + index].after
        })
    }
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.letters);
    }
}

/// Finds tokens.
pub(crate) fn find(text: &Text, found: &mut Vec<Found>) {
    let Some((automaton, rules)) = STARTS.as_ref() else {
        return;
    };
    let mut free_from = (0, 0);
    for word in 0..text.pieces.len() {
        let run = Run::from(text, word);
        let folded = fold::folded_text(run.letters.iter().copied());
        let mut best: Option<(usize, Found)> = None;
        for hit in automaton.find_overlapping_iter(&folded) {
            let start = hit.start();
            let first_word = run.ends.first().copied().unwrap_or(0);
            let inside = start > 0 && run.letters[start - 1].is_ascii_alphanumeric();
            if start >= first_word || inside || (word, start) < free_from {
                continue;
            }
            let rule = rules[hit.pattern().as_usize()];
            let Some(end) = end_of(&run, &RULES[rule], hit.end()) else {
                continue;
            };
            let found = Found {
                kind: RULES[rule].kind,
                start: (word, start),
                end: run.position(end),
            };
            // The first rule of the table that fits names it; the earliest start wins before that.
            if best.as_ref().is_none_or(|(rule_before, before)| {
                (found.start, rule) < (before.start, *rule_before)
            }) {
                best = Some((rule, found));
            }
        }
        if let Some((_, hit)) = best {
            free_from = hit.end;
            found.push(hit);
        }
    }
}

/// Where the secret ends that follows a beginning, if one does: the furthest end that makes a valid one, so
/// that a word taken in by mistake does not hide the secret before it.
fn end_of(run: &Run<'_>, rule: &Rule, start: usize) -> Option<usize> {
    let mut from = start;
    let mut end = start;
    let mut ends = Vec::new();
    while end < run.letters.len() {
        let letter = run.letters[end];
        if run.ends.contains(&end) {
            ends.push(end);
            if !glued(run, rule, end, end - from) {
                break;
            }
        }
        let between =
            rule.assigned && end == from && matches!(letter, '=' | ':' | '"' | '\'' | '<');
        match between {
            true => from = end + 1,
            false if (rule.letters)(letter) => {}
            false => break,
        }
        end += 1;
    }
    ends.push(end);
    ends.into_iter()
        .rev()
        .find_map(|end| valid_end(run, rule, from, end))
}

fn valid_end(run: &Run<'_>, rule: &Rule, from: usize, mut end: usize) -> Option<usize> {
    // A full stop behind a token ends the sentence, not the token.
    while end > from && run.letters[end - 1] == '.' {
        end -= 1;
    }
    let secret = run.letters.get(from..end)?;
    (secret.len() >= rule.least && (rule.valid)(secret)).then_some(end)
}

/// Whether the word that begins at `start` goes on with a token of which `length` letters are known.
fn glued(run: &Run<'_>, rule: &Rule, start: usize, length: usize) -> bool {
    let next = run.word_at(start);
    let trimmed = trim(next);
    let fits = !trimmed.is_empty() && trimmed.iter().all(|letter| (rule.letters)(*letter));
    if rule.assigned && length == 0 {
        return true;
    }
    if length >= rule.most || !fits {
        return false;
    }
    let (digits, small, capital) = census(trimmed);
    let inner_capital = trimmed.iter().skip(1).any(char::is_ascii_uppercase) && small > 0;
    let odd = digits > 0 || inner_capital || trimmed.len() >= 20;
    match run.break_before(start) {
        Break::Stop => false,
        _ if length < rule.least => odd || length == 0,
        Break::Wrap => odd,
        Break::Space => trimmed.len() >= 8 && digits > 0 && (small > 0 || capital > 0),
        Break::Below => false,
    }
}

/// A word without the punctuation behind it.
fn trim(word: &[char]) -> &[char] {
    let kept = word
        .iter()
        .rposition(|letter| !matches!(letter, ',' | ';' | '.' | ')' | '"' | '\'' | ':'));
    kept.map_or(&[], |last| &word[..=last])
}
