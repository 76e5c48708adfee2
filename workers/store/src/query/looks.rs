//! Letters that recognition takes for each other, and words that are nearly the same.

/// Shorter words have too many look-alikes: "10" is "lo" and "io".
const LETTERS_MIN: usize = 4;

/// What all look-alikes of a word have in common: `0` is `o`; `1` and `i` are `l`; `rn` is `m`; `vv` is `w`.
pub(crate) fn shape(word: &str) -> String {
    let mut shape = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        shape.push(match (letter, letters.peek()) {
            ('r', Some('n')) => {
                letters.next();
                'm'
            }
            ('v', Some('v')) => {
                letters.next();
                'w'
            }
            ('0', _) => 'o',
            ('1' | 'i', _) => 'l',
            (other, _) => other,
        });
    }
    shape
}

/// The shape of a word that is asked for; empty when it is too short or nothing looks like it.
pub(super) fn shape_asked(word: &str) -> String {
    let shape = shape(word);
    let has_alike = shape.contains(['o', 'l', 'm', 'w']);
    if has_alike && word.chars().count() >= LETTERS_MIN {
        shape
    } else {
        String::new()
    }
}

/// A regular expression for all words of a shape. Shapes are letters and digits only.
pub(crate) fn pattern_of(shape: &str) -> String {
    let mut pattern = String::with_capacity(shape.len() * 2);
    for letter in shape.chars() {
        match letter {
            'o' => pattern.push_str("[o0]"),
            'l' => pattern.push_str("[l1i]"),
            'm' => pattern.push_str("(m|rn)"),
            'w' => pattern.push_str("(w|vv)"),
            other => pattern.push(other),
        }
    }
    pattern
}

/// Whether at most so many letters must be put in, taken out, replaced or swapped with the next to make one word of the
/// other: the optimal string alignment distance (Boytsov 2011), which is also that of the index. Nearly all words are
/// told from each other by their lengths or first letters.
pub(super) fn is_within(most: usize, one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().count();
    if letters(one).abs_diff(letters(other)) > most {
        return false;
    }
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let mut before = vec![0; other.len() + 1];
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut here = vec![0; other.len() + 1];
    for (row, letter) in one.iter().enumerate() {
        here[0] = row + 1;
        for (column, against) in other.iter().enumerate() {
            let replaced = above[column] + usize::from(letter != against);
            let mut least = replaced.min(above[column + 1] + 1).min(here[column] + 1);
            let is_swap =
                row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *against;
            if is_swap {
                least = least.min(before[column - 1] + 1);
            }
            here[column + 1] = least;
        }
        // A swap goes back two rows, and costs one more than what it goes back to.
        if here.iter().min() > Some(&most) && above.iter().min() >= Some(&most) {
            return false;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut here);
    }
    above[other.len()] <= most
}
