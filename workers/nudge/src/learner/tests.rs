use super::*;

const PLAIN: Features = [1.0, 0.5, 0.2, 1.0, 0.0, 0.0, 0.0, 0.9, 0.1];

#[test]
fn it_starts_from_what_most_people_answer_and_follows_the_person() {
    let mut model = Model::default();
    let before = model.p_send(&PLAIN).unwrap();
    assert!((0.5..=0.9).contains(&before), "{before}");
    for _ in 0..30 {
        model.learn(&PLAIN, -0.4);
    }
    assert_eq!(model.p_send(&PLAIN), Some(P_SEND_MIN));
    for _ in 0..60 {
        model.learn(&PLAIN, 1.0);
    }
    assert_eq!(model.p_send(&PLAIN), Some(P_SEND_MAX));
}

#[test]
fn old_answers_lose_weight_and_the_mean_stays() {
    let mut model = Model::default();
    for _ in 0..5 {
        model.learn(&PLAIN, 0.1);
    }
    model.inflate(100);
    let before = model.p_send(&PLAIN).unwrap();
    let narrow = model.precision[0].0;
    model.inflate(130);
    let after = model.p_send(&PLAIN).unwrap();
    assert!(model.precision[0].0 < narrow * 0.75);
    assert!(
        after < before && after > 0.5,
        "{before} {after}: less sure of the same"
    );
    model.inflate(120);
    assert_eq!(
        model.p_send(&PLAIN),
        Some(after),
        "a clock that went back changes nothing"
    );
}

#[test]
fn a_broken_model_never_speaks() {
    let mut model = Model::default();
    model.precision[0] = Exact(f64::NAN);
    assert_eq!(model.p_send(&PLAIN), None);
    model.precision[0] = Exact(-1.0);
    assert_eq!(model.p_send(&PLAIN), None);
    model.precision.clear();
    assert_eq!(model.p_send(&PLAIN), None);
    let sane = Model::default();
    assert_eq!(sane.p_send(&[f64::NAN; FEATURES]), None);
    let mut other = Model::default();
    other.learn(&PLAIN, f64::NAN);
    assert_eq!(other, Model::default());
}

#[test]
fn lots_are_fair_and_the_same_for_the_same_decision() {
    let seed = [7; 32];
    assert_eq!(lot(&seed, "a").to_bits(), lot(&seed, "a").to_bits());
    assert_ne!(lot(&seed, "a").to_bits(), lot(&[8; 32], "a").to_bits());
    let mean = (0..2_000).map(|n| lot(&seed, &n.to_string())).sum::<f64>() / 2_000.0;
    assert!((0.47..0.53).contains(&mean), "{mean}");
}

#[test]
fn the_distribution_function_is_close_to_its_table() {
    for (z, p) in [
        (0.0, 0.5),
        (1.0, 0.841_345),
        (-1.281_552, 0.1),
        (2.0, 0.977_25),
    ] {
        assert!((normal_cdf(z) - p).abs() < 2e-4, "{z}");
    }
}

fn trials(sent: (u32, u32), held: (u32, u32)) -> Vec<Trial> {
    let arm = |sent: bool, (all, reached): (u32, u32)| {
        (0..all).map(move |n| Trial {
            sent,
            p_send_milli: 700,
            reached: n < reached,
        })
    };
    arm(true, sent).chain(arm(false, held)).collect()
}

#[test]
fn effects_are_told_only_from_lots() {
    assert_eq!(effect(&trials((40, 30), (10, 2))), None, "too few");
    assert_eq!(
        effect(&trials((80, 30), (0, 0))),
        None,
        "nothing to compare with"
    );
    let clear = effect(&trials((70, 60), (30, 5))).unwrap();
    assert!(clear.difference - clear.half_width > 0.0, "{clear:?}");
    let none = effect(&trials((70, 35), (30, 15))).unwrap();
    assert!(
        none.difference.abs() < 1e-9 && none.half_width > 0.05,
        "{none:?}"
    );
}
