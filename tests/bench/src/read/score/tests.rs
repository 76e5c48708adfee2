//! Cases as data: `text @ left,top,width,height` per line or fragment.

use super::*;

fn placed(rows: &[&str]) -> Vec<Placed> {
    let one = |row: &&str| {
        let (text, place) = row.rsplit_once(" @ ").unwrap();
        let sides: Vec<i64> = place.split(',').map(|side| side.parse().unwrap()).collect();
        Placed {
            text: text.to_owned(),
            place: Place {
                left: sides[0],
                top: sides[1],
                width: sides[2],
                height: sides[3],
            },
        }
    };
    rows.iter().map(one).collect()
}

/// Expected: edits/letters, common/true/read tokens, invented tokens.
fn check(lines: &[&str], ignore: &[&str], fragments: &[&str], expected: &str) {
    let truth = Truth {
        lines: placed(lines),
        ignore: placed(ignore).into_iter().map(|one| one.place).collect(),
    };
    let score = score(&truth, &placed(fragments));
    let got = format!(
        "{}/{} {}/{}/{} {}",
        score.edits, score.letters, score.common, score.tokens, score.read, score.invented
    );
    assert_eq!(got, expected, "{lines:?} against {fragments:?}");
}

#[test]
fn what_is_right_costs_nothing() {
    check(
        &["two words @ 0,0,90,20"],
        &[],
        &["two @ 0,4,30,12", "words @ 40,4,50,12"],
        "0/9 2/2/2 0",
    );
}

#[test]
fn the_grouping_into_lines_does_not_count() {
    let lines = &["left cell @ 0,0,90,20", "right cell @ 400,2,90,20"];
    check(
        lines,
        &[],
        &["left cell right cell @ 0,2,490,18"],
        "0/20 4/4/4 0",
    );
    check(
        lines,
        &[],
        &[
            "right @ 400,4,40,14",
            "left @ 0,4,40,14",
            "cell @ 450,4,40,14",
            "cell @ 50,4,40,14",
        ],
        "0/19 4/4/4 0",
    );
}

#[test]
fn the_order_of_columns_does_not_count() {
    let lines = &[
        "one @ 0,0,40,20",
        "two @ 0,30,40,20",
        "three @ 300,0,60,20",
        "four @ 300,30,60,20",
    ];
    check(
        lines,
        &[],
        &[
            "three @ 300,0,60,20",
            "four @ 300,30,60,20",
            "one @ 0,0,40,20",
            "two @ 0,30,40,20",
        ],
        "0/15 4/4/4 0",
    );
}

#[test]
fn lines_that_touch_stay_apart() {
    let lines = &["above @ 0,0,60,20", "below @ 0,18,60,20"];
    check(
        lines,
        &[],
        &["above @ 0,3,60,15", "below @ 0,21,60,15"],
        "0/10 2/2/2 0",
    );
}

#[test]
fn a_fragment_over_two_lines_joins_them() {
    let lines = &["above @ 0,0,60,20", "below @ 0,20,60,20"];
    check(lines, &[], &["above below @ 0,2,60,36"], "0/11 2/2/2 0");
}

#[test]
fn missing_wrong_and_glued_text_counts() {
    check(&["lost line @ 0,0,90,20"], &[], &[], "9/9 0/2/0 0");
    check(
        &["cat @ 0,0,30,20"],
        &[],
        &["cot @ 0,0,30,20"],
        "1/3 0/1/1 0",
    );
    check(
        &["two words @ 0,0,90,20"],
        &[],
        &["twowords @ 0,0,90,20"],
        "1/9 0/2/1 0",
    );
}

#[test]
fn text_in_an_empty_place_is_invented() {
    check(
        &["cat @ 0,0,30,20"],
        &[],
        &["cat @ 0,0,30,20", "ghost word @ 500,500,90,20"],
        "10/3 1/1/3 2",
    );
}

#[test]
fn text_that_is_cut_is_neither_asked_for_nor_invented() {
    check(
        &["cat @ 0,0,30,20"],
        &["x @ 0,100,200,9"],
        &["cat @ 0,0,30,20", "half @ 10,101,40,7"],
        "0/3 1/1/1 0",
    );
}

#[test]
fn an_odd_box_is_attached_where_it_mostly_lies() {
    // Three times as tall as the line and shifted: no half of either is common.
    check(
        &["cat @ 0,20,30,20"],
        &[],
        &["cat @ 16,10,30,60"],
        "6/3 1/1/1 1",
    );
    check(
        &["cat @ 0,20,30,20"],
        &[],
        &["cat @ 18,12,22,20"],
        "0/3 1/1/1 0",
    );
}

#[test]
fn tokens_are_runs_of_letters_and_digits_in_any_case() {
    check(
        &["Größe: foo_bar-2.5 @ 0,0,200,20"],
        &[],
        &["größe foo bar 2 5 @ 0,0,200,20"],
        "5/18 5/5/5 0",
    );
}

#[test]
fn tokens_count_as_often_as_they_stand() {
    check(
        &["a b a @ 0,0,50,20"],
        &[],
        &["a a a @ 0,0,50,20"],
        "1/5 2/3/3 0",
    );
}

#[test]
fn nothing_against_nothing_is_right() {
    let score = score(&Truth::default(), &[]);
    assert_eq!(
        (score.cer(), score.recall(), score.precision()),
        (0.0, 1.0, 1.0)
    );
}
