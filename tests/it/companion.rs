//! The companion as a person meets it: a plan, a drift, one card, one button.

use std::{
    process::Stdio,
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::Value;
use velvet_bench::rig::{Desktop, Home, Programs, Terminal};
use velvet_nudge::Policy;

use crate::{
    live::told,
    session::{Dunst, Recorder, SessionBus, Shown, Sound},
};

/// The model looks at evidence each second instead of each ten, so that a drift takes seconds, not minutes.
const HASTE: [&str; 3] = [
    "context.drift.tick_s=1",
    "context.order.state_interval_ms=1000",
    "context.order.disorder_ms=1000",
];
/// Fifty ticks of evidence are far more than a drift needs.
const CARD_SECONDS: u64 = 96;
/// A window is looked at so long before the next one.
const LOOK_SECONDS: u64 = 8;
const NEWS: &str = "News of the day and football scores";
const SHOP: &str = "Garden furniture and lamps at half price";
const PLAN_LINES: [&str; 4] = [
    "Chapter two: the lighthouse keeper climbs the tower at dusk",
    "the lighthouse lamp, the keeper and the storm of chapter two",
    "she writes about the lighthouse and its keeper",
    "draft of chapter two, the keeper lights the lamp",
];
/// As many different words as a page of news has: a screen with few words disproves little.
const NEWS_LINES: [&str; 14] = [
    "Football results and the league table after this weekend",
    "Transfer rumours: midfielder leaves for a record fee in summer",
    "Watch every penalty save again, goalkeeper ranking and votes",
    "Cheap flights to sunny islands, hotel bargains until Friday",
    "Recipe of the day: roasted peppers with garlic and lemon rice",
    "Celebrity couple buys a villa near the harbour for millions",
    "Weather outlook: thunder in the south, dry and warm elsewhere",
    "Cinema premieres this month, comedy and horror reviewed",
    "Gadget test: seven cheap headphones compared by our experts",
    "Quiz: which capital city matches your breakfast habits",
    "Stock markets rally while energy prices fall again",
    "Tennis final postponed, players complain about slippery grass",
    "Garden tips: prune roses early and feed tomatoes twice",
    "Museum reopens after repairs, free entry on Sunday",
];

const SHOP_LINES: [&str; 14] = [
    "Folding chairs of oak, weatherproof, delivery within two days",
    "Solar lanterns in four colours, bundle price until Monday",
    "Customers also bought hammock, parasol stand and cushions",
    "Barbecue grill with lid, stainless steel, three burners",
    "Rated four of five by nine hundred buyers, read reviews",
    "Add to basket, pay later, return within thirty days free",
    "Raised bed kit made of larch, screws included, easy setup",
    "Outdoor rug with stripes, washable, many sizes in stock",
    "Gift cards and vouchers, valid in every branch near you",
    "Clearance sale: bird houses, watering cans and hoses",
    "Compare prices of wooden benches and plastic loungers",
    "Our newsletter brings coupons, subscribe and save ten",
    "Fire bowl with spark guard, rust finish, ninety litres",
    "Delivery address, invoice, parcel tracking and help pages",
];

/// A desktop with the window of a plan and two others, and a Velvet that sees them. Somebody reads there for minutes, which
/// is no work: it waits for no turn.
struct Scene {
    home: Home,
    plan: Terminal,
    news: Terminal,
    shop: Terminal,
    desktop: Desktop,
}

impl Scene {
    /// `session` is started on the display before Velvet is.
    fn start<S>(bus: &SessionBus, session: impl FnOnce(&Desktop) -> S) -> (Self, S) {
        let mut desktop = Desktop::start(1280, 800).unwrap();
        let plan = desktop.terminal("manuscript", "70x14+20+40").unwrap();
        // To the model they are windows of browsers.
        let mut page = |title: &str, class: &str, place: &str| {
            let looks = ["-fa", "DejaVu Sans Mono", "-fs", "13", "-class", class];
            desktop.terminal_with(title, place, &looks).unwrap()
        };
        let news = page(NEWS, "Chromium", "70x16+500+420");
        let shop = page(SHOP, "firefox", "70x16+480+20");
        let session = session(&desktop);
        let mut home = Home::new(Programs::find().unwrap()).unwrap();
        home.set_variable("DBUS_SESSION_BUS_ADDRESS", bus.address());
        home.set_variable("PIPEWIRE_RUNTIME_DIR", &bus.folder().display().to_string());
        // CI runs at night, too.
        let policy = Policy::standard_source().replace("[\"21:00-08:00\"]", "[]");
        std::fs::write(home.folder().join("config/nudges.toml"), policy).unwrap();
        home.up(desktop.name(), &HASTE)
            .unwrap_or_else(|error| panic!("{error}\n{}", told(&home)));
        let scene = Self {
            home,
            plan,
            news,
            shop,
            desktop,
        };
        (scene, session)
    }

    fn run(&self, program: &str, words: &[&str]) {
        let done = self.desktop.program(program).args(words).status();
        let done = done.unwrap_or_else(|error| panic!("install the package {program}: {error}"));
        assert!(done.success(), "{program} {words:?}");
    }

    /// Looks at one window for some seconds, with a key now and then.
    fn look_at(&mut self, title: &str, seconds: u64, until: impl Fn(&Self) -> bool) -> bool {
        self.run("wmctrl", &["-a", title]);
        let end = Instant::now() + Duration::from_secs(seconds);
        for number in 0.. {
            if until(self) {
                return true;
            }
            if Instant::now() >= end {
                return false;
            }
            self.show(title, number);
            self.run("xdotool", &["key", "shift"]);
            sleep(Duration::from_secs(1));
        }
        false
    }

    fn show(&mut self, title: &str, number: usize) {
        let (page, lines) = match title {
            NEWS => (&mut self.news, NEWS_LINES),
            SHOP => (&mut self.shop, SHOP_LINES),
            _ => {
                let line = PLAN_LINES[number % PLAN_LINES.len()];
                return self.plan.show(line).unwrap();
            }
        };
        // A page comes as a whole, when the window has long been in front; then another one.
        if number % 4 == 2 {
            let text = lines.map(|line| format!("{line} {number}")).join("\r\n");
            page.write(&format!("\x1b[2J\x1b[H{text}")).unwrap();
        }
    }

    /// Says what the plan is, and works on it until Velvet sees so.
    fn keep_to_the_plan(&mut self) {
        let plan = "write chapter two about the lighthouse keeper";
        self.velvet(&["intent", plan]);
        let on_it = self.look_at("manuscript", 60, |scene| {
            scene.engagement().contains("on_intent")
        });
        assert!(on_it, "{}\n{}", self.now(), told(&self.home));
    }

    /// Reads other things, now in one window and then in another: each change of window is a moment for a word.
    fn drift(&mut self, seconds: u64, until: impl Fn(&Self) -> bool) -> bool {
        let looks = [NEWS, SHOP].into_iter().cycle();
        looks
            .take(usize::try_from(seconds / LOOK_SECONDS).unwrap())
            .any(|title| self.look_at(title, LOOK_SECONDS, &until))
    }

    fn velvet(&self, words: &[&str]) -> String {
        let output = self.home.velvet(words);
        let output = output.unwrap_or_else(|error| panic!("{error}\n{}", told(&self.home)));
        String::from_utf8(output.stdout).unwrap()
    }

    fn now(&self) -> Value {
        self.home.json(&["now", "--json"]).unwrap()
    }

    fn engagement(&self) -> String {
        self.now()["axes"]["engagement"]["state"].to_string()
    }

    fn cards(&self) -> Vec<Value> {
        let inbox = self.home.json(&["inbox", "--json"]).unwrap();
        inbox["cards"].as_array().cloned().unwrap_or_default()
    }

    /// The button's answer is in the inbox, and the model takes the window for a part of the plan.
    fn is_part_of_the_plan_now(&mut self) {
        let heard = self.look_at(NEWS, 30, |scene| {
            scene.cards()[0]["action"] == "this_is_part_of_it"
        });
        assert!(heard, "{}", told(&self.home));
        let part_of_it = self.look_at(NEWS, 40, |scene| scene.engagement().contains("on_intent"));
        assert!(part_of_it, "{}", self.now());
    }
}

#[test]
fn a_drift_brings_one_card_and_its_button_changes_velvet() {
    let bus = SessionBus::start();
    let (mut scene, recorder) = Scene::start(&bus, |_| Recorder::start(&bus));
    scene.keep_to_the_plan();
    assert!(recorder.shown().is_empty(), "nothing is said on the plan");

    let said = scene.drift(CARD_SECONDS, |_| !recorder.shown().is_empty());
    assert!(said, "{}\n{}", scene.now(), told(&scene.home));
    let card = recorder.shown().remove(0);
    shows_a_kind_card(&card);
    explains_itself(&scene);
    recorder.press(card.id, "this_is_part_of_it");
    scene.is_part_of_the_plan_now();
    assert_eq!(recorder.shown().len(), 1, "one card is enough");
    scene.home.down().unwrap();
}

#[test]
fn a_real_notification_service_shows_the_card_and_hears_its_button() {
    let bus = SessionBus::start();
    let (mut scene, dunst) = Scene::start(&bus, |desktop| {
        Dunst::start(&bus, desktop.name(), "this_is_part_of_it")
    });
    scene.keep_to_the_plan();
    assert_eq!(dunst.displayed(), 0, "nothing is said on the plan");

    let said = scene.drift(CARD_SECONDS, |_| dunst.displayed() > 0);
    assert!(said, "{}\n{}", scene.now(), told(&scene.home));
    // A window stands on the display, and what had the focus keeps it.
    scene.run("xdotool", &["search", "--class", "dunst"]);
    let mut ask = scene.desktop.program("xdotool");
    let asked = ask
        .args(["getactivewindow", "getwindowname"])
        .stdout(Stdio::piped());
    let focus = String::from_utf8(asked.output().unwrap().stdout).unwrap();
    assert!([NEWS, SHOP].contains(&focus.trim()), "{focus:?}");
    explains_itself(&scene);
    dunst.press();
    scene.is_part_of_the_plan_now();
    scene.home.down().unwrap();
}

#[test]
fn nothing_is_said_during_a_call() {
    let bus = SessionBus::start();
    let (mut scene, recorder) = Scene::start(&bus, |_| Recorder::start(&bus));
    let sound = Sound::start(&bus);
    scene.keep_to_the_plan();
    let call = sound.hold_the_microphone();
    let social = |scene: &Scene| scene.now()["axes"]["social"]["state"].to_string();
    let met = scene.look_at("manuscript", 60, |scene| social(scene).contains("meeting"));
    assert!(met, "{}\n{}", scene.now(), told(&scene.home));
    assert_eq!(scene.now()["quiet_code"], "meeting", "{}", scene.now());

    // Without a call, the other tests have their card within this time.
    scene.drift(CARD_SECONDS / 2, |_| false);
    assert!(social(&scene).contains("meeting"), "{}", scene.now());
    assert_eq!(recorder.shown().len(), 0, "{:?}", recorder.shown());
    assert_eq!(
        scene.cards(),
        [] as [Value; 0],
        "the inbox is empty as well"
    );
    drop(call);
}

fn shows_a_kind_card(card: &Shown) {
    assert!(card.body.contains("lighthouse"), "{card:?}");
    assert!(
        !card.body.to_lowercase().contains("football"),
        "the screen is not quoted"
    );
    assert_eq!(card.timeout_ms, 0, "it does not go away by a timer");
    assert!(
        card.hints.iter().any(|hint| hint == "suppress-sound"),
        "{card:?}"
    );
    assert!(
        card.actions
            .iter()
            .any(|action| action == "this_is_part_of_it"),
        "{card:?}"
    );
    assert_eq!(card.replaces, 0);
}

fn explains_itself(scene: &Scene) {
    let why = scene.home.json(&["why", "--json"]).unwrap();
    assert_eq!(why["rule"], "drift_check", "{why}");
    assert!(!why["evidence"].as_array().unwrap().is_empty(), "{why}");
    assert!(!why["counterfactual"].as_str().unwrap().is_empty(), "{why}");
    assert_eq!(scene.cards()[0]["rule"], "drift_check");
}

#[test]
fn do_not_disturb_is_heard() {
    let bus = SessionBus::start();
    let (scene, recorder) = Scene::start(&bus, |_| Recorder::start(&bus));
    recorder.quiet(true);
    let end = Instant::now() + Duration::from_secs(30);
    let quiet = || scene.now()["flags"].to_string().contains("system_dnd");
    while !quiet() {
        assert!(
            Instant::now() < end,
            "{}\n{}",
            scene.now(),
            told(&scene.home)
        );
        sleep(Duration::from_millis(500));
    }
    let said = scene.velvet(&["now"]);
    assert_eq!(said.lines().count(), 2, "{said}");
}

#[test]
fn a_bad_policy_keeps_the_last_good_one_and_says_what_is_wrong() {
    let bus = SessionBus::start();
    let (scene, _) = Scene::start(&bus, |_| ());
    let file = scene.home.folder().join("config/nudges.toml");
    let good = std::fs::read_to_string(&file).unwrap();
    let bad = good
        .replace("per_hour = 2", "per_hour = 99")
        .replace("\"drifted\"", "\"lazy\"");
    std::fs::write(&file, bad).unwrap();
    let end = Instant::now() + Duration::from_secs(30);
    let mistakes = || {
        let told = scene.home.json(&["nudges", "list", "--json"]).unwrap();
        told["policy_mistakes"].as_array().unwrap().len()
    };
    while mistakes() < 2 {
        assert!(Instant::now() < end, "{}", told(&scene.home));
        // A signal makes the worker look.
        scene.velvet(&["intent", "pause"]);
        sleep(Duration::from_secs(1));
    }
    assert_eq!(
        scene.home.json(&["nudges", "list", "--json"]).unwrap()["rules"]
            .as_array()
            .unwrap()
            .len(),
        15
    );
    std::fs::write(&file, good).unwrap();
    while mistakes() > 0 {
        assert!(
            Instant::now() < end + Duration::from_secs(30),
            "{}",
            told(&scene.home)
        );
        scene.velvet(&["intent", "pause"]);
        sleep(Duration::from_secs(1));
    }
    let off = scene.velvet(&["nudges", "off", "drift_check"]);
    assert!(off.contains("off"), "{off}");
    let unknown = scene
        .home
        .command(&["nudges", "on", "nothing"])
        .output()
        .unwrap();
    assert!(!unknown.status.success());
}
