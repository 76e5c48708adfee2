//! Judges what was read in a line: whether to look again, which of two looks to keep, and what is no text.

use crate::protocol::AnswerWord;

/// A line below this confidence is worth a second look, thousandths. The engine doubts names, paths and code that
/// it has read well; looking at all of them again doubles the time of an editor and mends next to nothing.
const DOUBT_MILLI: u32 = 550;
/// A line below this is no text at all: nothing is gained by another look.
const HOPELESS_MILLI: u32 = 100;
/// One letter alone is more often an icon than text, and two are often: they must be read this surely. Of the icons
/// of ten tuning screens half are read as one letter below 840; of two letters without a digit on 300 screens 13 of 17 icons
/// are below 650, and 3 of 461 words.
const ONE_LETTER_MILLI_MIN: u32 = 840;
const TWO_LETTERS_MILLI_MIN: u32 = 650;
const LETTER_AND_DIGIT_MILLI_MIN: u32 = 500;
/// One letter this high, CSS pixels, or as one who is drawn by a head and shoulders is read, must be read this surely: of 45 such
/// icons there two were surer, of 8 letters three were not.
const LARGE_LETTER_PX_MIN: u32 = 12;
const LIKE_A_PERSON: &str = "a";
const LARGE_LETTER_MILLI_MIN: u32 = 948;
/// Alone and this high, CSS pixels, one letter or sign is an icon: a folder is read as =, a cloud as a, however surely;
/// large figures stand alone, too. Two letters must be read this surely: of 40 icons read as two, none was surer.
const ICON_HEIGHT_PX_MIN: u32 = 22;
const TWO_LARGE_LETTERS_MILLI_MIN: u32 = 880;
/// Three or four letters: a piece of a picture is less sure.
const FEW_LETTERS_MAX: usize = 4;
const FEW_LETTERS_MILLI_MIN: u32 = 300;
/// A word without letters or digits: rules, bullets, icons beside text.
const SYMBOL_MILLI_MIN: u32 = 600;
/// What icons are read as, however surely; as text these hardly stand alone.
const ICON_SIGNS: [char; 15] = [
    '©', '®', '@', '¥', '&', '=', '§', '¢', '<', '>', '«', '»', '^', '~', '*',
];
/// An icon stands so far from the text beside it, in percent of its height: a space is 25 to 35 wide.
const ICON_SPACE_PERCENT_MIN: u32 = 45;
/// More signs than an icon is read as, two: those of a specimen of type are read together, less surely.
const SIGNS_MIN: usize = 3;
const SIGNS_MILLI_MIN: u32 = 300;

/// A line up to this many times as wide as high costs little: it is looked at again for one doubtful word.
const SHORT_WIDTH_MAX: u32 = 6;
const SHORT_DOUBT_MILLI: u32 = 800;

/// Whether a line of this shape deserves a second look.
pub(super) fn in_doubt(words: &[AnswerWord], width: u32, height: u32) -> bool {
    if width <= height * SHORT_WIDTH_MAX {
        let least = words.iter().map(|word| word.confidence_milli).min();
        return least.is_none_or(|least| least < SHORT_DOUBT_MILLI);
    }
    (HOPELESS_MILLI..DOUBT_MILLI).contains(&confidence_milli(words))
}

/// The surer of two looks.
pub(super) fn surer(first: Vec<AnswerWord>, second: Vec<AnswerWord>) -> Vec<AnswerWord> {
    match confidence_milli(&second) > confidence_milli(&first) {
        true => second,
        false => first,
    }
}

/// The words that are text, of a line as high as this, CSS pixels. Signs have slots of their own in typewriter type ("> quoted").
pub(super) fn text(
    mut words: Vec<AnswerWord>,
    height_px: u32,
    is_typewriter: bool,
) -> Vec<AnswerWord> {
    let least = |word: &AnswerWord| match word.text.chars().count() >= SIGNS_MIN {
        true => SIGNS_MILLI_MIN,
        false => SYMBOL_MILLI_MIN,
    };
    let is_of_figure = |at: usize| {
        let before = at.checked_sub(1).map(|before| &words[before]);
        before.is_some_and(|before| {
            before.text.ends_with(|sign: char| sign.is_ascii_digit())
                && words[at].confidence_milli == before.confidence_milli
        })
    };
    // A sign that was read in one word with its figure is as sure as that.
    let is_kept = |(at, word): (usize, &AnswerWord)| {
        letters(word) > 0 || word.confidence_milli >= least(word) || is_of_figure(at)
    };
    let kept: Vec<bool> = words.iter().enumerate().map(is_kept).collect();
    let mut kept = kept.into_iter();
    words.retain(|_| kept.next().unwrap_or(true));
    if !is_typewriter {
        without_icons(&mut words);
    }
    let has_digit = words.iter().any(has_digit);
    let is_icon_high = height_px >= ICON_HEIGHT_PX_MIN && !has_digit;
    let is_like_icon = height_px >= LARGE_LETTER_PX_MIN && !has_digit
        || words.iter().any(|word| word.text == LIKE_A_PERSON);
    let least = match words.iter().map(letters).sum() {
        0 | 1 if is_icon_high => u32::MAX,
        2 if is_icon_high => TWO_LARGE_LETTERS_MILLI_MIN,
        1 if is_like_icon => LARGE_LETTER_MILLI_MIN,
        1 => ONE_LETTER_MILLI_MIN,
        2 if has_digit => LETTER_AND_DIGIT_MILLI_MIN,
        2 => TWO_LETTERS_MILLI_MIN,
        0..=FEW_LETTERS_MAX => FEW_LETTERS_MILLI_MIN,
        _ => 0,
    };
    if confidence_milli(&words) < least {
        words.clear();
    }
    words
}

/// Takes away signs that icons are read as where they stand apart at an end of the line, or alone.
fn without_icons(words: &mut Vec<AnswerWord>) {
    let is_sign =
        |word: &AnswerWord| word.text.chars().count() == 1 && word.text.contains(ICON_SIGNS);
    let is_apart = |one: &AnswerWord, next: &AnswerWord| {
        let gap = next.left.saturating_sub(one.left + one.width);
        gap * 100 >= one.height.max(next.height) * ICON_SPACE_PERCENT_MIN
    };
    if words.first().is_some_and(is_sign)
        && words.get(1).is_none_or(|next| is_apart(&words[0], next))
    {
        words.remove(0);
    }
    if let [.., before, last] = &words[..]
        && is_sign(last)
        && is_apart(before, last)
    {
        words.pop();
    }
    // What stood beyond such a dot was no text.
    if words.last().is_some_and(|last| last.text == "·") {
        words.pop();
    }
    if words.first().is_some_and(|first| first.text == "·") {
        words.remove(0);
    }
}

fn has_digit(word: &AnswerWord) -> bool {
    word.text.chars().any(|letter| letter.is_ascii_digit())
}

fn letters(word: &AnswerWord) -> usize {
    word.text
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .count()
}

/// The mean over all characters.
fn confidence_milli(words: &[AnswerWord]) -> u32 {
    let mut sum = 0_u64;
    let mut count = 0_u64;
    for word in words {
        let characters = word.text.chars().count() as u64;
        sum += u64::from(word.confidence_milli) * characters;
        count += characters;
    }
    u32::try_from(sum / count.max(1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[(&str, u32)]) -> Vec<AnswerWord> {
        let word = |(text, confidence_milli): &(&str, u32)| AnswerWord {
            text: (*text).to_owned(),
            confidence_milli: *confidence_milli,
            ..Default::default()
        };
        words.iter().map(word).collect()
    }

    fn check(read: &[(&str, u32)], expected: &str) {
        check_high(read, 14, expected);
    }

    fn check_high(read: &[(&str, u32)], height_px: u32, expected: &str) {
        let kept = text(words(read), height_px, false);
        let kept: Vec<&str> = kept.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(kept.join(" "), expected, "{read:?}");
    }

    #[test]
    fn icons_and_pictures_are_no_text() {
        check(&[("Inbox", 960), ("12", 950)], "Inbox 12");
        check(&[("©", 340), ("Inbox", 960)], "Inbox");
        check(&[("ABC", 960), ("?!%", 450), ("$", 450)], "ABC ?!%");
        check(&[("7", 960)], "7");
        check(&[("@", 990)], "");
        check(&[("-", 990)], "-");
        check(&[("8d", 900), ("·", 970)], "8d");
        check(&[("8d", 900), ("·", 970), ("Anna", 900)], "8d · Anna");
        check(&[("D", 490)], "");
        check(&[("D", 900)], "");
        check(&[("D", 960)], "D");
        check(&[("a", 940)], "");
        check(&[("Vv", 600)], "");
        check(&[("V8", 600)], "V8");
        check(&[("Sae", 200)], "");
        check(&[("12", 700)], "12");
        check(&[("discount.toml", 0)], "discount.toml");
        check(&[], "");
    }

    #[test]
    fn signs_have_slots_in_typewriter_type() {
        let quoted = || words(&[(">", 900), ("Never", 900)]);
        assert_eq!(text(quoted(), 14, true).len(), 2);
        assert_eq!(text(quoted(), 14, false).len(), 1);
    }

    #[test]
    fn large_letters_alone_are_icons() {
        check_high(&[("=", 990)], 40, "");
        check_high(&[("a", 990)], 40, "");
        check_high(&[("ab", 700)], 40, "");
        check_high(&[("Aa", 940)], 40, "Aa");
        check_high(&[("7", 960)], 40, "7");
        check_high(&[("17", 700)], 40, "17");
        check(&[("a", 990)], "a");
    }

    #[test]
    fn the_surer_look_is_kept() {
        let (low, high) = (words(&[("rnail", 500)]), words(&[("mail", 900)]));
        assert_eq!(surer(low.clone(), high.clone()), high);
        assert_eq!(surer(high.clone(), low.clone()), high);
        assert_eq!(surer(low.clone(), vec![]), low);
    }

    #[test]
    fn only_doubtful_lines_are_looked_at_again() {
        assert!(in_doubt(&words(&[("sure", 700), ("rnail", 200)]), 80, 10));
        assert!(!in_doubt(
            &words(&[("surely", 950), ("rnail", 500)]),
            80,
            10
        ));
        assert!(in_doubt(&words(&[("1", 940), ("Jul", 700)]), 40, 10));
        assert!(!in_doubt(&words(&[("1", 940), ("Jul", 940)]), 40, 10));
        assert!(!in_doubt(&words(&[("noise", 90)]), 80, 10));
        assert!(in_doubt(&[], 40, 10));
        assert!(!in_doubt(&[], 80, 10));
    }
}
