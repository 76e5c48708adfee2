'use strict';
// Words and sentence makers of this part's sequences: pottery, chess, radio, rivers, printing, glaciers, bread, kites.

const SEQ7_GIVEN = words(`Adela Benedikt Catalina Duncan Edith Florian Gisela Hamish Ingrid Joaquim Klara Lorenzo Marit Nuno Ottilie
  Percival Queenie Rafael Solveig Tobias Ursula Valentin Winifred Yannick Zofia Aidan Beatrix Casimir Delphine Eamon`);
const SEQ7_FAMILY = words(`Ashdown Bellamy Corrigan Draper Everleigh Fothergill Garside Hathersage Inglethorpe Jardine Kowalczyk Lovelace
  Mossman Norrington Oakeshott Prendergast Ravenscroft Stannard Templeton Uttley Vasquez Wainwright Yarrow Zimmermann`);
const SEQ7_TOWNS = words(`Appleby Brecon Callander Dunster Eyam Fortrose Grasmere Hawes Ironbridge Jedburgh Kendal Louth Melrose Newlyn Oban
  Pickering Rothbury Settle Tavistock Wells`);
const SEQ7_MONTHS = words('January February March April May June July August September October November December');
const SEQ7_SHORT = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ7_DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const SEQ7_POTS = words('glaze kiln teabowl slip jug wheel cone platter sponge stoneware trimming-tool shard');
const SEQ7_CHESS = words('bishop knight rook pawn fianchetto endgame gambit castling zugzwang clock');
const SEQ7_RADIO = words('antenna transceiver coax balun repeater morse-key tuner battery dipole logbook');
const SEQ7_RIVER = words('paddle kayak weir eddy spraydeck portage throw-line gauge rapid drybag');
const SEQ7_PRINT = words('galley composing-stick typecase quoin platen ink-roller proof ornament ligature woodcut');
const SEQ7_ICE = words('moraine crevasse serac meltwater firn ice-core snow-stake moulin cirque snout');
const SEQ7_BREAD = words('sourdough rye levain baguette crust peel proving-basket poppy-seed oven-stone brioche');
const SEQ7_KITES = words('spar bridle ripstop tail reel delta sled windmeter longeron keel');
const SEQ7_HOW = words('bold cheerful damp enormous flimsy gloomy handsome impatient jaunty keen lively modest noisy odd pale reluctant shabby thorough useful worn');

function seq7El(id) { return document.getElementById(id); }
function seq7Put(id, html) { const at = seq7El(id); if (at.dataset.now !== html) { at.innerHTML = html; at.dataset.now = html; } }
function seq7Name(r) { return `${r.pick(SEQ7_GIVEN)} ${r.pick(SEQ7_FAMILY)}`; }
function seq7Time(r) { return `${pad(r.number(6, 22), 2)}:${pad(r.below(60), 2)}`; }
function seq7Date(r) { return `${r.number(1, 28)} ${r.pick(SEQ7_MONTHS)} ${r.number(2017, 2026)}`; }
function seq7Brief(r) { return `${r.number(1, 28)} ${r.pick(SEQ7_SHORT)}`; }
function seq7Cash(r, limit = 600) { return `$${thousands(r.number(3, limit))}.${r.pick(['00', '15', '30', '49', '65', '80', '99'])}`; }

const SEQ7_TOPICS = {
  pottery: [
    (r) => `The ${r.pick(SEQ7_HOW)} ${r.pick(SEQ7_POTS)} came out of the kiln on ${r.pick(SEQ7_DAYS)} with a hairline crack from rim to foot.`,
    (r) => `We fired to ${thousands(r.number(1180, 1305))} °C and held it there for ${r.number(15, 50)} minutes.`,
    (r) => `${seq7Name(r)} throws ${r.number(24, 90)} mugs before lunch and drinks from none of them.`,
    () => 'Wedge the clay until your arms complain, then wedge it twenty times more.',
    (r) => `Add ${r.number(2, 9)} per cent of iron oxide if you would like the ${r.pick(SEQ7_POTS)} to break brown at the edges.`,
    (r) => `A ${r.pick(SEQ7_POTS)} from ${r.pick(SEQ7_TOWNS)} costs ${seq7Cash(r, 180)}, seconds are half of that.`,
    () => 'Whoever opened the door at three hundred degrees should please say so.',
  ],
  chess: [
    (r) => `After ${r.number(14, 38)} moves the ${r.pick(SEQ7_CHESS)} stood on the wrong square, and ${r.pick(SEQ7_GIVEN)} knew it.`,
    (r) => `The ${r.pick(SEQ7_HOW)} ${r.pick(SEQ7_CHESS)} was first played at ${r.pick(SEQ7_TOWNS)} in ${r.number(1851, 1938)}.`,
    () => 'White could have won a pawn but was looking out of the window.',
    (r) => `Board ${r.number(1, 8)} finished last, at ${seq7Time(r)}, with two kings and a cold pot of tea.`,
    (r) => `${seq7Name(r)} gained ${r.number(6, 41)} rating points and lost a scarf.`,
    () => 'Never hurry in a position that plays itself.',
    (r) => `The club meets every ${r.pick(SEQ7_DAYS)}; beginners are paired with each other first.`,
  ],
  radio: [
    (r) => `Last night the ${r.pick(SEQ7_RADIO)} carried as far as ${r.pick(['Nova Scotia', 'the Azores', 'Crete', 'Murmansk', 'Madeira'])} on ${r.number(5, 100)} watts.`,
    (r) => `Ground the ${r.pick(SEQ7_RADIO)} before you touch anything else on the bench.`,
    (r) => `The repeater above ${r.pick(SEQ7_TOWNS)} is silent until ${r.number(2, 28)} ${r.pick(SEQ7_MONTHS)}; mice have eaten the cable.`,
    (r) => `${r.pick(SEQ7_GIVEN)} heard ${r.number(11, 64)} stations in an hour and answered ${r.number(2, 9)}.`,
    () => 'Conditions were poor, the company was excellent.',
    (r) => `A ${r.pick(SEQ7_HOW)} ${r.pick(SEQ7_RADIO)} hums at ${r.number(90, 900)} hertz whenever the fridge starts.`,
    () => 'Write the time in the log at once, not after supper.',
  ],
  rivers: [
    (r) => `Below the ${r.pick(SEQ7_RIVER)} the river splits; keep to the left unless the gauge reads more than ${r.number(60, 190)}.`,
    (r) => `We carried the boats round ${r.number(2, 6)} fallen trees and one ${r.pick(SEQ7_HOW)} bull.`,
    (r) => `From ${r.pick(SEQ7_TOWNS)} to ${r.pick(SEQ7_TOWNS)} it is ${r.number(9, 34)} kilometres and ${r.number(2, 7)} locks.`,
    () => 'If you swim, hold on to the boat, not to the paddle.',
    (r) => `The water was ${r.number(5, 16)} degrees, and ${r.pick(SEQ7_GIVEN)} tested it twice.`,
    (r) => `A ${r.pick(SEQ7_RIVER)} can be hired by the bridge for ${seq7Cash(r, 60)} a day.`,
    (r) => `Herons nest here from ${r.pick(SEQ7_MONTHS)} on, so land on the other bank.`,
  ],
  printing: [
    (r) => `The ${r.pick(SEQ7_PRINT)} was bought in ${r.pick(SEQ7_TOWNS)} in ${r.number(1889, 1961)} and has lost only two letters since.`,
    (r) => `Lock up the ${r.pick(SEQ7_PRINT)}, pull a proof and read it aloud, backwards if you can.`,
    (r) => `${thousands(r.number(300, 4800))} cards were printed by hand, ${r.number(3, 40)} of them upside down.`,
    () => 'Red takes a day longer to dry than anyone is willing to wait.',
    (r) => `${seq7Name(r)} sets ${r.number(700, 1400)} characters an hour without looking at the case.`,
    (r) => `A ${r.pick(SEQ7_HOW)} ${r.pick(SEQ7_PRINT)} leaves a shadow that no customer has ever noticed.`,
    () => 'Kerosene first, then rags, then fresh air.',
  ],
  glaciers: [
    (r) => `Since ${r.number(1895, 1972)} the ${r.pick(SEQ7_ICE)} has drawn back by ${thousands(r.number(310, 2900))} metres.`,
    (r) => `At stake ${r.number(3, 44)} the surface sank ${r.number(2, 6)}.${r.below(10)} metres in a single summer.`,
    (r) => `A ${r.pick(SEQ7_ICE)} the length of a bus fell at ${seq7Time(r)}, while the camera was being charged.`,
    () => 'Walk in a line, keep the rope off the snow and do not step on it.',
    (r) => `${seq7Name(r)} has photographed the same ${r.pick(SEQ7_ICE)} for ${r.number(12, 41)} years.`,
    (r) => `Old ice is blue because there is so little air in it; this piece is about ${thousands(r.number(400, 9000))} years old.`,
    (r) => `The hut at ${thousands(r.number(2300, 3300))} metres had to be moved when the ${r.pick(SEQ7_HOW)} ground beneath it thawed.`,
  ],
  bread: [
    (r) => `Feed the ${r.pick(SEQ7_BREAD)} at ${seq7Time(r)} and again before you go to bed.`,
    (r) => `Bake it at ${r.number(22, 26)}0 degrees for ${r.number(28, 55)} minutes, the first ten of them with steam.`,
    (r) => `${r.pick(SEQ7_GIVEN)} sold ${r.number(40, 260)} loaves at the market in ${r.pick(SEQ7_TOWNS)} and kept the ${r.pick(SEQ7_HOW)} one.`,
    () => 'The dough should feel like an ear lobe, says grandmother, who measured nothing.',
    (r) => `With ${r.number(64, 84)} per cent water the ${r.pick(SEQ7_BREAD)} spreads more than it rises.`,
    (r) => `A loaf costs ${seq7Cash(r, 8)}; yesterday’s is free after closing time.`,
    () => 'Knock on the bottom: if it sounds hollow, it is done.',
  ],
  kites: [
    (r) => `The ${r.pick(SEQ7_HOW)} ${r.pick(SEQ7_KITES)} needs a wind of at least ${r.number(6, 18)} kilometres an hour.`,
    (r) => `${seq7Name(r)} let out ${r.number(80, 420)} metres of line and could not see the end of it.`,
    (r) => `Shorten the ${r.pick(SEQ7_KITES)} by a finger’s width if she pulls to the left.`,
    () => 'Nothing above sixty metres without a call to the airfield.',
    (r) => `At ${r.pick(SEQ7_TOWNS)} a whale of ${r.number(11, 28)} metres flew over the beach all afternoon.`,
    () => 'Wet line conducts; go home when it thunders.',
    (r) => `Repairs are done under the blue tent until ${seq7Time(r)}, tape included.`,
  ],
};
const SEQ7_WORLDS = Object.keys(SEQ7_TOPICS);
/** Puts right what chance has put together: "a odd". */
function seq7Right(text) { return text.replace(/\b([Aa]) (?=[aeio])/g, '$1n '); }
/** Deals sentences of several worlds, none twice before all have been dealt. */
function seq7Deal(r, ...worlds) {
  let left = [];
  const from = (worlds.length ? worlds : SEQ7_WORLDS).flatMap((world) => SEQ7_TOPICS[world]);
  return (count) => times(count, () => { if (!left.length) left = r.shuffled(from); return seq7Right(left.pop()(r)); }).join(' ');
}
/** How many letters of a text stand there at each frame: rests, bursts, the whole at the end. */
function seq7Keys(text, frames, from = 1, till = frames - 3) {
  const pace = new Random(`pace ${text}`);
  let last = 0;
  return times(frames, (index) => {
    if (index >= till) last = text.length;
    else if (index >= from && !pace.chance(0.12)) last = Math.max(last, Math.round(text.length * (index - from + 1) / (till - from + 1)) - pace.below(4));
    return last;
  });
}
/** Places of a page that is rolled by a wheel: multiples of a step, with rests and now and then a step back. */
function seq7Roll(r, frames, step, most = 2, rest = 0.25, back = 0) {
  let at = 0;
  return times(frames, (index) => {
    if (index > 1 && !r.chance(rest)) at = Math.max(0, at + step * (r.chance(back) ? -1 : r.number(1, most)));
    return at;
  });
}
/** Places of a page that glides: sums of steps. */
function seq7Glide(steps) { let at = 0; return steps.map((step) => { at += step; return at; }); }
function seq7Row(names, style, lit = -1, litStyle = '') { return names.map((name, at) => `<span style="${style};${at === lit ? litStyle : ''}">${name}</span>`).join(''); }
function seq7Lines(text) { return text.trim().split(/\s*\n\s*/); }
