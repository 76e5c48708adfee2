//! Privacy at the source: what is excluded never reaches the gate, a message or a log.
//!
//! Rules name applications and titles. Where the desktop tells places and stacking, the visible part of an
//! excluded window is painted black on every display that it touches; windows above it stay visible when
//! they certainly hide it. Where it tells windows but not places, one excluded window hides everything. Where
//! it tells nothing, nothing is captured, unless the settings say otherwise. What cannot be known here: an
//! excluded window's title that another program shows, for example a task bar.

use std::collections::VecDeque;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use velvet_messages::v1::{Rect, WindowFacts};
use velvet_runtime::{Problem, Timestamp};
use zeroize::Zeroize as _;

use crate::{
    area,
    picture::{BYTES_PER_PIXEL, Picture},
    source::{DesktopFacts, Window},
};

/// Compiled size of one title pattern; the defaults need a tenth of it.
const PATTERN_BYTES_MAX: usize = 1 << 20;

/// What to do when there are rules and the desktop does not tell its windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WhenUnknown {
    /// Capture nothing.
    Nothing,
    /// Capture everything: the person has decided so.
    Everything,
}

/// Section `[capture.privacy]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Applications that are never seen, by class or application id; case does not matter.
    pub excluded_apps: Vec<String>,
    /// Regular expressions; a window whose title matches one is never seen. Case does not matter.
    pub excluded_titles: Vec<String>,
    /// As `excluded_titles`: how browsers name their private windows.
    pub private_windows: Vec<String>,
    /// What to capture while the desktop does not tell its windows.
    pub when_unknown: WhenUnknown,
    /// How long a place stays black after the excluded window has left it: compositors fade and lag behind.
    pub linger_ms: u64,
    /// Programs that lock the screen, by class or program name.
    pub lockers: Vec<String>,
}

impl Config {
    /// Reports all mistakes. A pattern is named by its place, never quoted: it may hold what is to be hidden.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let lists = [
            ("excluded_titles", &self.excluded_titles),
            ("private_windows", &self.private_windows),
        ];
        for (name, patterns) in lists {
            for (index, pattern) in patterns.iter().enumerate() {
                let key = format!("capture.privacy.{name}[{index}]");
                let good = compile(pattern).is_ok();
                let allowed = "a regular expression that matches some titles, not all";
                Problem::unless(good, problems, &key, allowed, &"not one");
            }
        }
        for (index, app) in self.excluded_apps.iter().enumerate() {
            let key = format!("capture.privacy.excluded_apps[{index}]");
            Problem::unless(!app.trim().is_empty(), problems, &key, "a name", &"empty");
        }
        let linger = (0..=10_000).contains(&self.linger_ms);
        let key = "capture.privacy.linger_ms";
        Problem::unless(linger, problems, key, "0 to 10000", &self.linger_ms);
    }
}

/// A pattern that matches the empty title would hide every window without anybody noticing why.
fn compile(pattern: &str) -> Result<Regex, ()> {
    let regex = RegexBuilder::new(pattern)
        .case_insensitive(true)
        .size_limit(PATTERN_BYTES_MAX)
        .build()
        .map_err(drop)?;
    match regex.is_match("") {
        true => Err(()),
        false => Ok(regex),
    }
}

/// The rules, ready to use.
pub struct Rules {
    apps: Vec<String>,
    titles: Vec<Regex>,
    when_unknown: WhenUnknown,
}

/// What may be seen of the desktop.
#[derive(Clone, Debug, PartialEq)]
pub enum Sight {
    /// Everything but these desktop rectangles; often none.
    Except(Vec<Rect>),
    /// Nothing: an excluded window is somewhere, but the desktop does not tell where.
    Nothing,
    /// Nothing: the desktop does not tell its windows.
    Unknown,
}

impl Rules {
    /// Compiles the rules. Patterns that are none were reported by [`Config::check`]; here they are an error.
    ///
    /// # Errors
    /// The number of the first wrong pattern of both lists together.
    pub fn new(config: &Config) -> Result<Self, usize> {
        let patterns = config.excluded_titles.iter().chain(&config.private_windows);
        let titles = patterns
            .enumerate()
            .map(|(index, pattern)| compile(pattern).map_err(|()| index))
            .collect::<Result<_, _>>()?;
        let apps = config.excluded_apps.iter();
        Ok(Self {
            apps: apps.map(|app| app.trim().to_lowercase()).collect(),
            titles,
            when_unknown: config.when_unknown,
        })
    }

    /// Whether there is any rule at all.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.apps.is_empty() || !self.titles.is_empty()
    }

    /// Whether a window of these facts is excluded.
    #[must_use]
    pub fn excludes(&self, facts: &WindowFacts) -> bool {
        let app = facts.app.to_lowercase();
        self.apps.contains(&app) || self.titles.iter().any(|title| title.is_match(&facts.title))
    }

    /// What may be seen.
    #[must_use]
    pub fn sight(&self, facts: Option<&DesktopFacts>) -> Sight {
        if !self.any() {
            return Sight::Except(vec![]);
        }
        let told = facts.filter(|facts| !facts.windows_unknown);
        if told.is_none() && self.when_unknown == WhenUnknown::Nothing {
            return Sight::Unknown;
        }
        // Some desktops tell the active window only. The person chose to see what is not told; what is told to be
        // excluded stays excluded.
        let Some(facts) = facts else {
            return Sight::Except(vec![]);
        };
        let excluded = self.excluded(&facts.windows);
        if !excluded.contains(&true) {
            return Sight::Except(vec![]);
        }
        if !facts.places_known {
            return Sight::Nothing;
        }
        match hidden(&facts.windows, &excluded) {
            Some(rects) => Sight::Except(rects),
            None => Sight::Nothing,
        }
    }

    /// The focused window's facts, without what is excluded.
    #[must_use]
    pub fn focused(&self, facts: Option<&DesktopFacts>) -> WindowFacts {
        let Some(facts) = facts else {
            return WindowFacts::default();
        };
        let excluded = self.excluded(&facts.windows);
        match facts.focused.and_then(|index| excluded.get(index)) {
            Some(true) => WindowFacts {
                known: true,
                ..WindowFacts::default()
            },
            _ => facts.focused_facts(),
        }
    }

    /// Which windows are excluded: by their own facts, or as a popup of a program that has one. A menu or a
    /// tooltip tells no title, so the process decides.
    fn excluded(&self, windows: &[Window]) -> Vec<bool> {
        let own: Vec<bool> = windows
            .iter()
            .map(|window| self.excludes(&window.facts))
            .collect();
        let owners: Vec<u32> = windows
            .iter()
            .zip(&own)
            .filter(|(window, excluded)| **excluded && window.facts.pid != 0)
            .map(|(window, _)| window.facts.pid)
            .collect();
        windows
            .iter()
            .zip(own)
            .map(|(window, own)| own || (window.popup && owners.contains(&window.facts.pid)))
            .collect()
    }
}

/// The visible part of the excluded windows. `None` when one of them has no place.
fn hidden(windows: &[Window], excluded: &[bool]) -> Option<Vec<Rect>> {
    let mut hidden: Vec<Rect> = vec![];
    // From bottom to top: a window hides what is below it before its own place is hidden.
    for (window, excluded) in windows.iter().zip(excluded) {
        match (excluded, window.rect) {
            (true, None) => return None,
            (true, Some(rect)) => {
                hidden = area::all_without(&hidden, &rect);
                hidden.push(rect);
            }
            (false, Some(rect)) if window.opaque => hidden = area::all_without(&hidden, &rect),
            (false, _) => {}
        }
    }
    Some(hidden)
}

/// Keeps a place black for a while after it was excluded.
pub struct Linger {
    span_us: i64,
    // Bounded by time: at most one entry per look at the desktop within the span.
    past: VecDeque<(Timestamp, Vec<Rect>)>,
}

impl Linger {
    /// Keeps for this long.
    #[must_use]
    pub fn new(linger_ms: u64) -> Self {
        Self {
            span_us: i64::try_from(linger_ms.saturating_mul(1000)).unwrap_or(i64::MAX),
            past: VecDeque::new(),
        }
    }

    /// Takes what is hidden now and returns all that has to be black.
    pub fn hold(&mut self, now: Timestamp, hidden: &[Rect]) -> Vec<Rect> {
        // A clock that went back must not keep the past for hours: entries of the future go, too.
        let fresh = |at: Timestamp| (0..self.span_us).contains(&now.0.saturating_sub(at.0));
        self.past.retain(|(at, _)| fresh(*at));
        let same = self.past.back().is_some_and(|(_, last)| last == hidden);
        if same && let Some(last) = self.past.back_mut() {
            last.0 = now;
        } else if !hidden.is_empty() {
            self.past.push_back((now, hidden.to_vec()));
        }
        let mut all = hidden.to_vec();
        for (_, rects) in &self.past {
            for rect in rects {
                let mut new = vec![*rect];
                for known in &all {
                    new = area::all_without(&new, known);
                }
                all.extend(new);
            }
        }
        all
    }
}

/// Paints the rectangles black. They are in display pixels and may reach beyond the picture.
pub fn black_out(picture: &mut Picture, rects: &[Rect]) {
    let stride = picture.stride();
    for rect in rects {
        let (left, top, width, height) = picture.clip(rect);
        let start = left as usize * BYTES_PER_PIXEL;
        let end = start + width as usize * BYTES_PER_PIXEL;
        if stride == 0 {
            continue;
        }
        let rows = picture.data_mut().chunks_exact_mut(stride);
        for row in rows.skip(top as usize).take(height as usize) {
            row[start..end].zeroize();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn defaults() -> Config {
        let text = include_str!("../../../ops/defaults.toml");
        let table: toml::Table = text.parse().unwrap();
        table["capture"]["privacy"].clone().try_into().unwrap()
    }

    fn rules() -> Rules {
        Rules::new(&defaults()).unwrap()
    }

    fn facts(app: &str, title: &str) -> WindowFacts {
        WindowFacts {
            known: true,
            app: app.to_owned(),
            title: title.to_owned(),
            ..WindowFacts::default()
        }
    }

    #[test]
    fn the_defaults_are_sound() {
        let mut problems = vec![];
        defaults().check(&mut problems);
        assert_eq!(problems, []);
    }

    #[test]
    fn a_wrong_pattern_is_named_by_its_place_and_not_quoted() {
        let mut config = defaults();
        config.excluded_titles = vec!["fine".into(), "(secret project".into(), ".*".into()];
        let mut problems = vec![];
        config.check(&mut problems);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let expected = ["[1]", "[2]"].map(|index| {
            format!(
                "capture.privacy.excluded_titles{index} is not one; allowed is a regular expression \
                 that matches some titles, not all"
            )
        });
        assert_eq!(told, expected);
    }

    #[test]
    fn private_windows_are_known_in_many_languages() {
        let rules = rules();
        let private = [
            "New Incognito Tab - Google Chrome (Incognito)",
            "Neuer Inkognito-Tab – Google Chrome (Inkognito)",
            "Nouvel onglet - Google Chrome (Navigation privée)",
            "Nueva pestaña - Google Chrome (Incógnito)",
            "Nova guia - Google Chrome (anônima)",
            "Separador - Google Chrome (Navegação anónima)",
            "Scheda - Google Chrome (In incognito)",
            "Новая вкладка – Google Chrome (Инкогнито)",
            "新しいタブ - Google Chrome（シークレット）",
            "新标签页 - Google Chrome（无痕模式）",
            "新分頁 - Google Chrome (無痕模式)",
            "새 탭 - Google Chrome(시크릿)",
            "Ny flik - Google Chrome (Inkognito)",
            "Bank — Mozilla Firefox Private Browsing",
            "Bank — Mozilla Firefox (Private Browsing)",
            "Mozilla Firefox Private Browsing",
            "Bank — Mozilla Firefox (Privater Modus)",
            "Bank — Mozilla Firefox Privater Modus",
            "Banque — Navigation privée de Mozilla Firefox",
            "Banque — Mozilla Firefox (Navigation privée)",
            "Banco — Mozilla Firefox (Navegación privada)",
            "Navegación privada de Mozilla Firefox",
            "Banca — Mozilla Firefox (Navigazione anonima)",
            "Navigazione anonima di Mozilla Firefox",
            "Banco — Mozilla Firefox (Navegação privativa)",
            "Navegação privativa do Mozilla Firefox",
            "Banco — Mozilla Firefox (Navegação privada)",
            "Bank — Mozilla Firefox (Privénavigatie)",
            "Mozilla Firefox Privénavigatie",
            "Bank — Mozilla Firefox (Tryb prywatny)",
            "Tryb prywatny przeglądarki Mozilla Firefox",
            "Банк — Mozilla Firefox (Приватный просмотр)",
            "Приватный просмотр Mozilla Firefox",
            "銀行 — Mozilla Firefox (プライベートブラウジング)",
            "Mozilla Firefox プライベートブラウジング",
            "银行 — Mozilla Firefox 隐私浏览",
            "銀行 — Mozilla Firefox (隱私瀏覽)",
            "Bank - [InPrivate] - Microsoft Edge",
            "Bank - Personal [InPrivate] - Microsoft\u{200b} Edge",
            "Bank - Brave (Private)",
            "Private Window with Tor - Brave",
            "Bank - Vivaldi (Private Window)",
            "Bank - Opera (Private)",
            "Bank — LibreWolf Private Browsing",
        ];
        for title in private {
            assert!(rules.excludes(&facts("browser", title)), "{title}");
        }
        let open = [
            "Private equity - Wikipedia - Google Chrome",
            "How does incognito mode work? - Google Chrome",
            "Incognito — Mozilla Firefox",
            "The Inkognito festival – Google Chrome",
            "notes.txt - Mousepad",
            "",
        ];
        for title in open {
            assert!(!rules.excludes(&facts("browser", title)), "{title}");
        }
    }

    #[test]
    fn password_managers_are_excluded_whatever_their_case() {
        for app in [
            "KeePassXC",
            "keepassxc",
            "1Password",
            "Bitwarden",
            "Tor Browser",
        ] {
            assert!(rules().excludes(&facts(app, "x")), "{app}");
        }
        assert!(!rules().excludes(&facts("XTerm", "keepassxc --help")));
    }

    fn window(app: &str, rect: (i32, i32, u32, u32), opaque: bool) -> Window {
        let (x, y, width, height) = rect;
        Window {
            facts: facts(app, ""),
            rect: Some(Rect {
                x,
                y,
                width,
                height,
            }),
            opaque,
            popup: false,
        }
    }

    fn desktop(windows: Vec<Window>) -> DesktopFacts {
        DesktopFacts {
            windows,
            places_known: true,
            ..DesktopFacts::default()
        }
    }

    fn told(sight: &Sight) -> String {
        match sight {
            Sight::Nothing => "nothing".to_owned(),
            Sight::Unknown => "unknown".to_owned(),
            Sight::Except(rects) => {
                let mut told: Vec<String> = rects
                    .iter()
                    .map(|r| format!("{},{} {}x{}", r.x, r.y, r.width, r.height))
                    .collect();
                told.sort();
                told.join(" | ")
            }
        }
    }

    fn check(windows: Vec<Window>, expected: &str) {
        assert_eq!(told(&rules().sight(Some(&desktop(windows)))), expected);
    }

    #[test]
    fn stacking_is_respected_and_doubt_is_black() {
        let secret = || window("KeePassXC", (10, 10, 20, 20), true);
        check(vec![window("XTerm", (0, 0, 50, 50), true)], "");
        check(vec![secret()], "10,10 20x20");
        // Below another window: only the rest is black.
        check(
            vec![secret(), window("XTerm", (20, 0, 50, 50), true)],
            "10,10 10x20",
        );
        check(vec![secret(), window("XTerm", (0, 0, 50, 50), true)], "");
        // Above it: all of it is black.
        check(
            vec![window("XTerm", (0, 0, 50, 50), true), secret()],
            "10,10 20x20",
        );
        // A window that may be seen through hides nothing.
        check(
            vec![secret(), window("Glass", (0, 0, 50, 50), false)],
            "10,10 20x20",
        );
        // Two excluded windows over each other are named once.
        check(vec![secret(), secret()], "10,10 20x20");
    }

    #[test]
    fn popups_follow_their_program() {
        let of = |mut window: Window, pid, popup| {
            window.facts.pid = pid;
            window.popup = popup;
            window
        };
        let secret = of(window("KeePassXC", (0, 0, 10, 10), true), 7, false);
        let menu = of(window("", (40, 40, 5, 5), false), 7, true);
        let other = of(window("", (60, 60, 5, 5), false), 8, true);
        let sibling = of(window("XTerm", (80, 80, 5, 5), true), 7, false);
        check(
            vec![secret, menu.clone(), other, sibling],
            "0,0 10x10 | 40,40 5x5",
        );
        check(vec![menu], "");
    }

    #[test]
    fn unknown_facts_fail_closed() {
        let rules = rules();
        assert_eq!(rules.sight(None), Sight::Unknown);
        let nothing_told = DesktopFacts {
            windows_unknown: true,
            ..DesktopFacts::default()
        };
        assert_eq!(rules.sight(Some(&nothing_told)), Sight::Unknown);
        let mut placeless = DesktopFacts {
            windows: vec![window("XTerm", (0, 0, 1, 1), true)],
            ..DesktopFacts::default()
        };
        assert_eq!(rules.sight(Some(&placeless)), Sight::Except(vec![]));
        placeless.windows[0].facts = facts("KeePassXC", "");
        assert_eq!(rules.sight(Some(&placeless)), Sight::Nothing);
        let chosen = Config {
            when_unknown: WhenUnknown::Everything,
            ..defaults()
        };
        let chosen = Rules::new(&chosen).unwrap();
        assert_eq!(chosen.sight(None), Sight::Except(vec![]));
        assert_eq!(chosen.sight(Some(&nothing_told)), Sight::Except(vec![]));
        let mut active_only = DesktopFacts {
            windows_unknown: true,
            focused: Some(0),
            ..placeless
        };
        assert_eq!(rules.sight(Some(&active_only)), Sight::Unknown);
        assert_eq!(chosen.sight(Some(&active_only)), Sight::Nothing);
        active_only.windows[0].facts = facts("XTerm", "");
        assert_eq!(chosen.sight(Some(&active_only)), Sight::Except(vec![]));
        let none = Config {
            excluded_apps: vec![],
            excluded_titles: vec![],
            private_windows: vec![],
            ..defaults()
        };
        assert_eq!(
            Rules::new(&none).unwrap().sight(None),
            Sight::Except(vec![])
        );
    }

    #[test]
    fn facts_of_an_excluded_window_do_not_leave() {
        let mut facts = desktop(vec![window("KeePassXC", (0, 0, 1, 1), true)]);
        facts.windows[0].facts.pid = 4;
        facts.focused = Some(0);
        let focused = rules().focused(Some(&facts));
        assert!(focused.known && focused.app.is_empty() && focused.pid == 0);
    }

    #[test]
    fn the_window_in_front_tells_its_place() {
        let mut facts = desktop(vec![window("xterm", (3, 4, 50, 60), true)]);
        facts.focused = Some(0);
        let place = area::moved(&area::sized(50, 60), 3, 4);
        assert_eq!(rules().focused(Some(&facts)).bounds, Some(place));
        facts.windows[0].rect = None;
        assert_eq!(rules().focused(Some(&facts)).bounds, None);
    }

    #[test]
    fn a_place_stays_black_for_a_while() {
        let mut linger = Linger::new(500);
        let place = area::sized(10, 10);
        let at = |ms: i64| Timestamp(ms * 1000);
        assert_eq!(linger.hold(at(0), &[place]).len(), 1);
        assert_eq!(linger.hold(at(100), &[place]).len(), 1);
        assert_eq!(linger.hold(at(400), &[]).len(), 1);
        assert_eq!(linger.hold(at(599), &[]).len(), 1);
        assert_eq!(linger.hold(at(600), &[]).len(), 0);
        linger.hold(at(700), &[place]);
        assert_eq!(linger.hold(at(100), &[]).len(), 0, "the clock went back");
    }

    #[test]
    fn black_is_black_and_nothing_else_changes() {
        let mut picture = Picture::new(6, 4);
        picture.data_mut().fill(200);
        let rect = Rect {
            x: 4,
            y: -1,
            width: 9,
            height: 3,
        };
        black_out(&mut picture, &[rect]);
        let black: Vec<usize> = (0..24)
            .filter(|pixel| picture.data()[pixel * 4..pixel * 4 + 4] == [0; 4])
            .collect();
        assert_eq!(black, [4, 5, 10, 11]);
        assert_eq!(
            picture.data().iter().filter(|byte| **byte == 200).count(),
            80
        );
    }
}
