//! Golden days. `VELVET_WRITE_CASES=1` writes what comes of them instead of comparing; read the difference then.

use std::{fs, path::PathBuf};

use super::{bytes, outline, replay, script};
use crate::{Model, Observation};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("cases")
        .join(name)
}

fn load(name: &str) -> Vec<Observation> {
    script::observations(&fs::read_to_string(path(&format!("{name}.jsonl"))).unwrap())
}

/// What comes of a day is what its file says, at any speed and with a restart after every hundredth observation.
fn check(name: &str) {
    let observations = load(name);
    let said = replay(observations.clone());
    let found = outline(&said).join("\n") + "\n";
    let golden = path(&format!("{name}.txt"));
    if std::env::var_os("VELVET_WRITE_CASES").is_some() {
        fs::write(&golden, &found).unwrap();
    }
    let want = fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(found, want, "{name}");
    assert_eq!(
        bytes(&with_restarts(observations)),
        bytes(&said),
        "{name}: a restart changes it"
    );
    let order: Vec<i64> = said.iter().map(|event| event.at.unwrap().unix_us).collect();
    let set_back = name == "clock_set_back";
    assert!(order.is_sorted() || set_back, "{name}: out of order");
}

fn with_restarts(observations: Vec<Observation>) -> Vec<velvet_messages::v1::ContextEvent> {
    let mut model = Model::new(super::settings(), "dev");
    let mut said = vec![];
    for (index, observation) in observations.into_iter().enumerate() {
        said.extend(model.observe(observation));
        if index % 100 == 50 {
            let snapshot = model.snapshot();
            model = Model::new(super::settings(), "dev");
            model.restore(&snapshot).unwrap();
        }
    }
    said.extend(model.finish());
    said
}

macro_rules! days {
    ($($name:ident),+ $(,)?) => {$(
        #[test]
        fn $name() {
            check(stringify!($name));
        }
    )+};
}

days! {
    a_break_begins_when_it_is_said,
    a_drawing_has_few_words,
    a_drift_began_with_its_window,
    a_film,
    a_film_in_a_program_that_nobody_knows,
    a_game_that_nobody_knows,
    a_game_in_a_page,
    a_break_that_nobody_ends,
    a_game_on_a_site_for_news,
    a_lesson_among_its_like,
    a_glance_back_is_no_work,
    a_page_called_call_is_a_room,
    a_page_called_video_is_a_room,
    a_page_of_the_stretch_is_no_break,
    a_page_of_which_nothing_is_read,
    a_room_whose_host_sounds_of_films,
    a_page_that_is_written_is_work,
    a_short_call_ends_no_stretch,
    a_short_drift_is_no_break,
    a_source_falls_silent,
    a_call_in_a_program_for_messages,
    a_call_whose_window_is_not_told,
    a_video_on_a_page_that_nobody_knows,
    answer_part_of_it,
    away_and_locked,
    back_for_a_glance_is_apart,
    back_in_short_looks,
    back_to_back_meetings,
    browser_call_unheard,
    browser_music_beside_work,
    call_after_a_film,
    call_after_a_film_whose_end_was_lost,
    call_heard_alone,
    capture_paused,
    clock_set_back,
    daylight_saving,
    dictation,
    done_and_named_in_one_moment,
    drift_and_back,
    drift_that_ends_early,
    film_without_a_title,
    help_on_another_screen,
    long_messages,
    lost_end_of_a_call,
    messages_before_the_work_are_part_of_the_gap,
    messages_without_a_title,
    midnight,
    music_after_a_call,
    music_before_an_entry,
    music_of_an_unknown_player,
    music_while_working,
    next_plan_with_another_open,
    next_plan_with_the_same_open,
    not_started,
    other_work_under_a_vague_plan,
    one_word_ends_no_break,
    pages_of_the_browser_itself,
    phantom_calendar,
    plan_named_after_other_work,
    plan_named_amid_work_that_does_not_show_it,
    plan_named_again,
    plan_named_while_at_it,
    plan_on_no_screen,
    plan_paused,
    presentation,
    private_pages_are_looked_at_on_the_side,
    push_to_talk,
    sensitive_app,
    slides_on_a_second_display,
    taking_a_break,
    talk_of_the_plan_goes_on_with_it,
    thirty_looks_away,
    the_next_film,
    the_window_of_a_call_that_is_over,
    three_hours_with_a_commitment,
    unknown_call_falls_silent,
    unknown_tools_of_a_vague_plan,
    vague_plan,
    vague_plan_not_begun,
    video_call_in_a_browser,
    words_half_sure_are_words,
    words_of_a_game_are_its_own,
    words_of_the_window_before,
    work_goes_on_after_its_plan,
    work_on_and_on_ends_a_break,
    work_on_and_on_is_the_plan,
}
