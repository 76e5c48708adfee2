//! Seeded words, so that the generated set is the same on every machine with the same fonts.

/// Which part of the set: thresholds may be tuned on the first only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Looked at while the gate was built.
    Tuning,
    /// Other templates, fonts, sizes, themes and words. Its failures were looked at, so it is no longer unseen.
    HeldOut,
    /// Others again. Its first figure was taken unseen; its failures were mended after.
    Third,
    /// Desks of another hand (`desk`), with real pointers; not looked at before its figures were written down.
    Fourth,
    /// Boards of a third hand (`board`), with pointers of other themes; written before its figures were looked at.
    Fifth,
    /// Panes of a fourth hand (`pane`), with other fonts, pointers, clocks and spinners.
    Sixth,
}

impl Part {
    /// The newest first.
    pub(super) const ALL: [Self; 6] = [
        Self::Sixth,
        Self::Fifth,
        Self::Fourth,
        Self::Third,
        Self::HeldOut,
        Self::Tuning,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tuning => "tuning",
            Self::HeldOut => "held_out",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Fifth => "fifth",
            Self::Sixth => "sixth",
        }
    }
}

const TUNING: &str = "the of to in is on at we it by as or if report budget meeting review draft \
    server client window harbour garden market winter summer yellow copper silver minute people \
    number letter second before after again always never almost under above between without value \
    return import static public match string vector buffer thread socket parse error warning trace \
    cat car map log run red box tie ink oak elm fig quarterly invoice shipment delivery customer \
    agreement deadline priority schedule estimate revision approval document attachment signature";

const HELD_OUT: &str = "a an be do go he me my no so up us profile account channel message reply \
    forward archive travel ticket hotel flight bridge tunnel valley desert island forest cabin \
    morning evening tonight tomorrow weekend holiday chapter section figure table caption heading \
    paragraph footnote reference method result theory sample matrix signal filter sensor battery \
    voltage current engine brake wheel gear dog sun sky net pen cup hat jam key lid mud owl pie \
    throughput latency coverage regression deployment container cluster pipeline dashboard metric \
    notification preference subscription permission workspace calendar reminder assignment";

const THIRD: &str = "new old big small from with into over such than that them then they this were what when \
    apple bread carrot lemon onion pepper potato tomato window curtain carpet ceiling kitchen ladder mirror \
    pillow shelf staircase doctor nurse patient clinic surgery fever pulse vaccine orbit comet planet rocket \
    telescope gravity eclipse ant bee cow elk fox gnu hen jay arm ear eye hip leg rib toe algebra fraction \
    geometry integer polygon quotient vertex orchestra violin trumpet rehearsal overture melody rhythm tempo \
    municipal constitution parliament legislation amendment ordinance referendum coalition ministry";

const FOURTH: &str = "at as my us van jet bus cab rye oat fig gin ale pub inn den lab gym spa barn dock pier quay \
    bazaar cobbler saddler weaver potter mason thatcher glazier tinker chandler velvet linen cotton muslin \
    tweed corduroy chiffon sequin hem cuff lapel buckle zipper thimble bobbin spindle trellis pergola gazebo \
    fountain sundial hedge orchard meadow thicket quarry boulder pebble gravel lichen fern bracken heather \
    accordion bassoon clarinet dulcimer euphonium flute glockenspiel harpsichord jubilee kaleidoscope";

const FIFTH: &str = "all and are any but for had has her him his how its may not now one our out own say she too who \
    two why yes yet aim bag bay bet bit bow box bug bun bus cap cot cow cut dam den dew dig dip acrobat balcony \
    cathedral diplomat emerald festival glacier hurricane illusion jigsaw keyboard labyrinth magnet nectarine \
    obelisk pagoda quiver rhubarb silhouette turbine umbrella vineyard walnut xylophone yoghurt zeppelin \
    anchor beacon cradle drizzle ember ferry galley hamlet igloo jungle kernel lantern marble nugget oyster \
    pistachio quince raccoon saffron tangerine ukulele vanilla wicker interview scholarship apprenticeship";

const SIXTH: &str = "act add age ago aid air also army away baby back bell bill blue boat body both call camp \
    card care city club coat cold copy crop dark data desk dock door dust each easy edge farm film fire flag flow \
    gift glad goal hand hill home idea iron item join jump keen knot lake lamp leaf level lift limb link list load \
    lock mail mild mill mint moss navy nest noon oven page park path peak plan pool port rail rain rich ring ripe \
    road rope sail salt seed ship silk soil tail team tide tile tool town tree vast wave wild will wind wool yard \
    airport balance caravan dolphin element freight gateway harvest insight journey kitchen library mixture \
    natural outline passage quality railway shelter thunder uniform venture warrant";

/// A small generator (xorshift64*): the bench needs variety, not unpredictability.
#[derive(Clone, Debug)]
pub(super) struct Seed {
    state: u64,
}

impl Seed {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
        }
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let mixed = self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        mixed as usize % limit.max(1)
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    pub(super) fn word(&mut self, part: Part) -> String {
        let list = match part {
            Part::Tuning => TUNING,
            Part::HeldOut => HELD_OUT,
            Part::Third => THIRD,
            Part::Fourth => FOURTH,
            Part::Fifth => FIFTH,
            Part::Sixth => SIXTH,
        };
        let words: Vec<&str> = list.split_whitespace().collect();
        self.pick(&words).to_owned()
    }

    /// A word that is not `other`.
    pub(super) fn other_word(&mut self, part: Part, other: &str) -> String {
        loop {
            let word = self.word(part);
            if word != other {
                return word;
            }
        }
    }

    /// Words of a line, one number or time among some of them.
    pub(super) fn line(&mut self, part: Part) -> Vec<String> {
        let count = 3 + self.below(7);
        let mut words: Vec<String> = (0..count).map(|_| self.word(part)).collect();
        if self.below(3) == 0 {
            let place = self.below(count);
            words[place] = (10 + self.below(9_000)).to_string();
        }
        words
    }
}
