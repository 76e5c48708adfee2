'use strict';
// Words and helpers of this part's sequences: lifts, coffee roasting, caves, clocks, salt pans, mushrooms, windmills,
// lighthouses, wool, chocolate, costumes, cinema. Everything here is called seq9….

const SEQ9_FIRST = words(`Agnes Bertram Clara Desmond Elodie Fergus Greta Henrik Iris Jonas Katrin Lucian Maren Niall Odette Piers Rosalind
  Stellan Theodora Ulrich Viola Wendell Xenia Yara Zachary Annika Basil Cordelia Dorian Esther`);
const SEQ9_LAST = words(`Abernathy Blackwood Carmichael Dunmore Eastgate Fairchild Greenhalgh Holloway Ibbotson Jessop Kirkbride Langley
  Merriweather Nettleton Osborne Pemberton Quayle Rutherford Silverdale Thackeray Underhill Varley Whitcombe Young`);
const SEQ9_PLACES = words(`Ambleside Bakewell Conwy Dornoch Ely Frome Glossop Hexham Ilkley Keswick Ludlow Malton Northam Otley Penrith
  Ripon Skipton Tetbury Ullapool Whitby`);
const SEQ9_MONTHS = words('January February March April May June July August September October November December');
const SEQ9_MON = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ9_WEEK = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

/** Sentences; [3-9] a number, ~given, ~full, ~town, ~day, ~time, ~cash, ~month. */
const SEQ9_SAYINGS = {
  lifts: seq9Rows(`Car [2-6] stopped twice between floors [3-9] and [10-14], both times with the doors firmly shut.
    The governor rope was replaced on ~day and has stretched by [3-18] millimetres since.
    ~full signed the inspection sheet at ~time without opening the pit.
    A new door motor costs ~cash, the old one still runs when it is kicked.
    Please hang the notice in the lobby before the brake is taken apart.
    Between ~time and ~time the counterweight made a sound like a spoon in a drawer.
    The tenants on the top floor have asked for a date, and so has their dog.`),
  coffee: seq9Rows(`The first crack came after [8-11] minutes, a little later than with the washed lot from ~month.
    ~given cupped [6-24] samples before breakfast and liked two of them.
    Drop the charge temperature by [4-12] degrees if the beans look scorched at the tips.
    A sack from the new farm costs ~cash more and tastes of blackcurrant and cedar.
    Rest the espresso for [5-14] days; the valve on the bag is there for a reason.
    The chaff collector was last emptied on ~day, which nobody wants to repeat.
    Grind one notch finer and pour in three stages, ending at two minutes forty.`),
  caves: seq9Rows(`Beyond the second pitch the passage closes to [35-60] centimetres, so leave the big bags behind.
    The party from ~town surfaced at ~time, muddy and in excellent spirits.
    Water in the sump has risen by [12-80] centimetres since the rain on ~day.
    ~full surveyed [90-640] metres of new gallery with a laser and a pencil.
    Call out is at ~time; if you are late, somebody will be woken.
    Carbide lamps are welcome in the museum only.
    Do not touch the straws: they grow a finger's width in [80-400] years.`),
  clocks: seq9Rows(`The turret clock at ~town loses [2-9] seconds a day in summer and gains them back in ~month.
    ~given bushed the barrel arbor and polished the pivots until they shone.
    The pendulum had been shortened with a coin from [1888-1937].
    Never oil the escapement of a clock that you have not cleaned first.
    A replacement mainspring was ordered on ~day and will cost ~cash.
    The strike counts eleven at noon, which the baker finds amusing.
    Wind it on ~day evening, [12-16] turns, and stop when it resists.`),
  salt: seq9Rows(`In a dry ~month the pans yield [20-90] tonnes of coarse salt and a few baskets of flower.
    The sluice was opened at ~time and closed again with the turn of the tide.
    ~full rakes [3-8] pans before the sun stands over the dyke.
    A single shower can undo [4-11] days of waiting.
    Avocets nest on the middle bank, so carts go round by the old mill.
    The grey kind is sold at ~cash a sack to the smokehouse in ~town.
    You can smell the change of wind here before you can feel it.`),
  mushrooms: seq9Rows(`Found [4-30] ceps under spruce near ~town, most of them without a single worm.
    Smell it, cut it, look at the gills, and leave it standing if you are not sure.
    ~given dried [2-7] kilos on the radiator and the whole house knows.
    After [12-40] millimetres of rain they need about ten days and one warm night.
    The spore print came out rusty brown, which rules out the tasty one.
    Our walk on ~day starts at ~time behind the station.
    A basket is better than a bag, and a short knife is better than a long one.`),
  mills: seq9Rows(`Two sails were turned edge on because gusts reached [48-82] kilometres an hour.
    The runner stone was dressed on ~day and ground [140-900] kilos on the day after.
    ~full greases the brake wheel with tallow from the butcher in ~town.
    The cap turns on [24-40] iron rollers that were cast in [1811-1874].
    Oak for a new stock costs ~cash and has to dry for [3-6] winters.
    Nobody walks on the stage while the sails are moving.
    When the wind drops, we sweep, and when it rises, we forget the broom.`),
  lights: seq9Rows(`The lamp was lit at ~time and could be seen from [14-24] nautical miles away.
    ~full climbed [142-260] steps with the new bulb in a lunch box.
    A lens of [3-9] panels floats on a bath of mercury that nobody may touch.
    Fog lasted from ~day noon until ~time, and the horn kept the goats awake.
    Paint for the gallery was landed by boat and cost ~cash.
    The last keeper left in ~month [1968-1994], his radio is still on the shelf.
    Check the batteries, the clock and the kettle, in that order.`),
  wool: seq9Rows(`The clip weighed [180-940] kilos and was graded before ~time.
    ~given spins [60-210] grams in an evening and talks the whole time.
    Wash the fleece in rain water, lift it out, never wring it.
    The dye bath of madder was held at [55-70] degrees for an hour.
    A shearer from ~town did [90-160] ewes on ~day and ate four pies.
    Raw fleece fetches ~cash this year, hardly more than the petrol.
    Keep the skirtings for the garden, where slugs dislike them.`),
  chocolate: seq9Rows(`Temper at [30-32] degrees and stir towards the middle of the bowl.
    ~full poured [240-980] bars before the moulds ran out.
    The beans from ~month have a hint of raisin and very little smoke.
    A box of sixteen costs ~cash, and the broken ones are sold by weight.
    Conching goes on for [24-70] hours, with the lid open for the first ten.
    Bloom on the surface is harmless but customers in ~town complain.
    Winnow again if you find more than [2-5] husks in a handful.`),
  costumes: seq9Rows(`The duke's coat has to be let out by [2-6] centimetres before ~day.
    ~given sewed [90-400] hooks on the chorus and lost one thimble.
    Wigs are combed at ~time, beards an hour later.
    A bolt of velvet costs ~cash, but the curtains from ~town would do.
    Quick change in scene [2-9]: leave the boots unlaced on the left.
    Please do not eat soup in the second act gown.
    Every hanger has a number, and every number has a trunk.`),
  cinema: seq9Rows(`Reel [2-7] has a splice that jumps unless the gate is cleaned first.
    The late show sold [38-212] seats and [20-90] bags of popcorn.
    ~full carried the print upstairs from ~town by train.
    A new lamp costs ~cash and lasts about [900-2400] hours.
    On ~day the subtitles were in Danish for the first ten minutes.
    Focus on the grain, not on the actors.
    Doors open at ~time, and the organ plays until the lights go down.`),
};
const SEQ9_THEMES = Object.keys(SEQ9_SAYINGS);

function seq9At(id) { return document.getElementById(id); }
/** New content, only where it is new. */
function seq9Set(id, html) { const at = seq9At(id); if (at.seq9Shown !== html) { at.innerHTML = html; at.seq9Shown = html; } }
function seq9Full(r) { return `${r.pick(SEQ9_FIRST)} ${r.pick(SEQ9_LAST)}`; }
function seq9Hour(r) { return `${r.number(6, 21)}:${pad(r.below(60), 2)}`; }
function seq9Cash(r, limit = 400) { return `£${thousands(r.number(4, limit))}${r.pick(['', '.50', '.20', '.75'])}`; }
function seq9Day(r) { return `${r.number(1, 28)} ${r.pick(SEQ9_MON)}`; }
function seq9Fill(r, text) {
  return text.replace(/'/g, '’').replace(/\[(\d+)-(\d+)\]/g, (_, from, to) => r.number(Number(from), Number(to)))
    .replace(/~(given|full|town|day|time|cash|month)/g, (_, what) => ({
      given: () => r.pick(SEQ9_FIRST), full: () => seq9Full(r), town: () => r.pick(SEQ9_PLACES), day: () => r.pick(SEQ9_WEEK),
      time: () => seq9Hour(r), cash: () => seq9Cash(r), month: () => r.pick(SEQ9_MONTHS) })[what]());
}
/** Hands out sentences, none again before all others. */
function seq9Deal(r, ...themes) {
  const all = (themes.length ? themes : SEQ9_THEMES).flatMap((theme) => SEQ9_SAYINGS[theme]);
  let rest = [];
  return (count = 1) => times(count, () => { if (!rest.length) rest = r.shuffled(all); return seq9Fill(r, rest.pop()); }).join(' ');
}
/** The same for ready-made sentences. */
function seq9Pile(r, sentences) {
  let rest = [];
  return (count = 1) => times(count, () => { if (!rest.length) rest = r.shuffled(sentences); return rest.pop(); }).join(' ');
}
/** What of a text stands there at each frame: a hand that hurries, waits, takes a few letters back. */
function seq9Typed(text, frames, from, till) {
  const hand = new Random(`hand ${text}`), pace = text.length / Math.max(1, till - from);
  let at = 0;
  return times(frames, (index) => {
    if (index < from) return '';
    if (index >= till) return text;
    const due = pace * (index - from + 1);
    if (hand.chance(0.1)) at = Math.max(0, at - hand.number(1, 4));
    else if (!hand.chance(0.14)) at = Math.min(text.length, Math.max(at, Math.round(due - hand.below(3))));
    return text.slice(0, at);
  });
}
/** Where a wheel has brought a page: notches, rests, some of them back. */
function seq9Wheel(r, frames, notch, most = 2, rest = 0.35, back = 0.08) {
  let at = 0;
  return times(frames, (index) => {
    if (index > 1 && !r.chance(rest)) at = Math.max(0, at + notch * (r.chance(back) ? -1 : r.number(1, most)));
    return at;
  });
}
function seq9Sums(steps) { let at = 0; return steps.map((step) => { at += step; return at; }); }
function seq9D(style, ...inside) { return `<div style="${style}">${inside.join('')}</div>`; }
function seq9S(style, ...inside) { return `<span style="${style}">${inside.join('')}</span>`; }
/** Labels in a row; `on` is the lit one. */
function seq9Tabs(names, style, on = -1, lit = '') { return names.map((name, at) => seq9S(`${style};${at === on ? lit : ''}`, name)).join(''); }
function seq9Rows(text) { return text.trim().split(/\s*\n\s*/); }
/** A bar that is filled to a share. */
function seq9Bar(width, share, paper, ink, height = 8) { return seq9D(`width:${width}px;height:${height}px;border-radius:${height / 2}px;background:${paper};flex:none`, seq9D(`width:${Math.round(width * Math.min(1, share))}px;height:${height}px;border-radius:${height / 2}px;background:${ink}`)); }
