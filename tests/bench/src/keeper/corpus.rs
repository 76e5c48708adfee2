//! Documents and questions that are the same on every machine: words by Zipf's law, and some that nobody has twice.

/// Words that there are.
const WORDS: usize = 200_000;
/// Exponent of Zipf's law; 1.05 is near that of English text (spec/store.md, section 3).
const EXPONENT: f64 = 1.05;
/// Of a hundred words, so many are numbers and so many are noise, as recognition makes it.
const NUMBERS: u64 = 2;
const NOISE: u64 = 2;
/// Words of a document, at least and at most.
const LENGTH: (u64, u64) = (40, 120);
/// Words in one line on the screen.
const WORDS_OF_LINE: usize = 10;
const SYLLABLES: [&str; 40] = [
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va",
    "we", "xi", "yo", "zu", "bra", "cle", "dri", "flo", "gru", "sha", "the", "kri", "plo", "stu",
    "nar", "pel", "rin", "sor", "tum", "van", "wes", "xil", "yor", "zun",
];

/// Xorshift (Marsaglia 2003): the same numbers everywhere.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }
}

/// What documents are made of.
pub(crate) struct Corpus {
    /// Shares of all words up to each rank.
    shares: Vec<f64>,
}

impl Corpus {
    pub(crate) fn new() -> Self {
        let mut sum = 0.0;
        let mut shares: Vec<f64> = (1..=WORDS)
            .map(|rank| {
                sum += (rank as f64).powf(-EXPONENT);
                sum
            })
            .collect();
        shares.iter_mut().for_each(|share| *share /= sum);
        Self { shares }
    }

    /// The word of a rank; no two are equal.
    pub(crate) fn word(rank: usize) -> String {
        let mut rest = rank;
        let mut word = String::new();
        loop {
            word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
            rest /= SYLLABLES.len();
            if rest == 0 {
                // Ends what could be the start of another.
                word.push('q');
                return word;
            }
            rest -= 1;
        }
    }

    fn ranked(&self, numbers: &mut Numbers) -> usize {
        let at = (numbers.next() >> 11) as f64 / (1u64 << 53) as f64;
        self.shares
            .partition_point(|share| *share < at)
            .min(WORDS - 1)
    }

    /// The words of a document.
    pub(crate) fn document(&self, number: u64) -> Vec<String> {
        let mut numbers = Numbers::new(number + 1);
        let length = LENGTH.0 + numbers.below(LENGTH.1 - LENGTH.0 + 1);
        let words = (0..length).map(|_| match numbers.below(100) {
            kind if kind < NUMBERS => numbers.below(100_000).to_string(),
            kind if kind < NUMBERS + NOISE => format!("{:x}z", numbers.next() >> 24),
            _ => Self::word(self.ranked(&mut numbers)),
        });
        words.collect()
    }
}

/// The lines of a document.
pub(crate) fn lines(words: &[String]) -> Vec<String> {
    words
        .chunks(WORDS_OF_LINE)
        .map(|line| line.join(" "))
        .collect()
}

/// Kinds of questions.
pub(crate) const CLASSES: [&str; 6] = ["rare", "common", "and", "phrase", "prefix", "fuzzy"];

/// Questions of a class, in Velvet's words and in those of FTS5 (which knows no fuzzy ones).
pub(crate) fn questions(
    corpus: &Corpus,
    class: &str,
    count: usize,
    docs: u64,
) -> Vec<(String, Option<String>)> {
    let mut numbers = Numbers::new(0xBEEF + class.len() as u64 * 7);
    let made = (0..count).map(|_| {
        let document = corpus.document(numbers.below(docs));
        let at = numbers.below(document.len() as u64 - 1) as usize;
        match class {
            "rare" => same(Corpus::word(50_000 + numbers.below(100_000) as usize)),
            "common" => same(Corpus::word(5 + numbers.below(200) as usize)),
            "and" => {
                let words = [0, 1].map(|_| Corpus::word(5 + numbers.below(2000) as usize));
                (words.join(" "), Some(words.join(" AND ")))
            }
            "phrase" => same(format!("\"{} {}\"", document[at], document[at + 1])),
            "prefix" => {
                let word = Corpus::word(500 + numbers.below(20_000) as usize);
                let start: String = word.chars().take(4).collect();
                (format!("{start}*"), Some(format!("{start}*")))
            }
            _ => {
                let word = Corpus::word(5_000 + numbers.below(20_000) as usize);
                let wrong: String = word
                    .chars()
                    .enumerate()
                    .map(|(at, letter)| if at == 2 { 'x' } else { letter })
                    .collect();
                (format!("{wrong}~"), None)
            }
        }
    });
    made.collect()
}

fn same(text: String) -> (String, Option<String>) {
    (text.clone(), Some(text))
}
