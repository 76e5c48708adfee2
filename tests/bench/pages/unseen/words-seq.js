'use strict';
// Words and helpers of this part's sequences: kites, salt works, puppets, ferries, mushrooms, fairgrounds, lost property,
// oysters, church organs, sled dogs, wool dyeing, sundials. Everything here is called seq15….

const SEQ15_FIRST = words(`Agnes Barnaby Corinne Dexter Elspeth Fergus Greta Harriet Ivo Jasper Keziah Lionel Maeve Neville Odette Piers
  Rosalind Stefan Thea Una Vincent Winifred Xavier Zara Ambrose Bronwen Cyril Dorothea Errol Fenella`);
const SEQ15_LAST = words(`Abernathy Blackwood Chadwick Dunmore Eastlake Fairweather Greenhalgh Hollis Inchbald Jessop Kilbride Langtry
  Merriweather Nettleton Ogilvie Pemberton Quayle Radcliffe Stanhope Thistleton Underhill Verney Wetherby Yarrow`);
const SEQ15_PLACES = words(`Aldeburgh Bakewell Callander Dornoch Egremont Fowey Girvan Helmsley Ilkley Keswick Ludlow Malton Nairn
  Oundle Penrith Ripon Settle Tenby Ullapool Whitby`);
const SEQ15_MONTHS = words('January February March April May June July August September October November December');
const SEQ15_MON = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ15_WEEK = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

/** Sentences; {3-9} a number, {given}, {full}, {town}, {day}, {time}, {cash}, {month}. */
const SEQ15_SAYINGS = {
  kites: seq15Rows(`The dragon has {14-38} segments and needs three adults to launch it.
    Tie the bridle {2-9} centimetres higher when the wind is above twenty knots.
    {full} lost a box kite over {town} and got it back by post.
    Ripstop nylon in orange is sold out until {month}, so we sew in teal.
    A spool of thin line costs {cash} and tangles for nothing.
    At {time} the wind dropped and {20-90} kites came down like wet leaves.
    Spars of bamboo bend, spars of carbon snap, and both do it on {day}.`),
  salt: seq15Rows(`Pan {2-19} has crusted over and can be raked on {day}.
    The brine reached {22-27} degrees on the hydrometer by {time}.
    {given} carries the rake on the left shoulder and a lunch on the right.
    Rain in {month} cost us {3-14} tonnes, all of it coarse.
    A sack of flower of salt brings {cash} in {town}, if it stays dry.
    Open the sluice only when the tide has turned and the gulls have gone.
    The clay floor must be rolled {2-5} times before the first flooding.`),
  puppets: seq15Rows(`The fox has lost an ear and plays the second act in profile.
    {full} pulls {7-16} strings with one hand and sneezes with the other.
    Matinee in {town} at {time}, bring the small stage and the large moon.
    New joints for the queen cost {cash}, her crown is cardboard.
    The crocodile was repainted on {day} and still sticks to the curtain.
    Nobody under {3-6} should sit in front of the thunder sheet.
    We rehearse the storm {4-12} times, then somebody sweeps up the snow.`),
  ferries: seq15Rows(`The {time} crossing carries {12-64} cars and one very patient horse.
    Fog stopped the boat off {town} for {20-55} minutes.
    {full} takes the wheel from {day} while the captain sees her dentist.
    A return for bicycles costs {cash} and includes the ramp.
    The bow door was greased in {month} and closes without a scream.
    Please stay in the lounge until the second bell.
    Engine {1-3} runs {4-11} degrees warmer than its sister.`),
  mushrooms: seq15Rows(`Room {2-8} gave {90-340} kilos in the second flush.
    {given} opened the vents at {time} and closed them again at once.
    The straw for {month} comes from {town} and smells of summer.
    Spawn costs {cash} a bag and must be kept cool on the way.
    Pick the oysters while the rim is still curled.
    Humidity fell to {71-84} per cent because a door stood open on {day}.
    Never wash the shiitake, brush them.`),
  fair: seq15Rows(`The waltzer was closed for {10-45} minutes after a hat got into the gears.
    {full} repaints one horse of the carousel every {month}.
    A ride on the big wheel costs {cash}, children sit in the middle.
    The generator behind the ghost train drinks {30-90} litres a night.
    We break down at {time} and drive to {town} before dawn.
    Bulb {12-88} on the arch blinks although it should not.
    On {day} all prizes are goldfish made of felt.`),
  lost: seq15Rows(`Shelf {3-41} holds {9-60} single gloves, mostly left ones.
    A trombone was handed in at {time} and collected by nobody.
    {full} described the umbrella so well that we gave it away twice.
    The wallet found in {town} contained {cash} and a pressed fern.
    After {30-90} days everything goes to the auction on {day}.
    Spectacles are kept in the long drawer, dentures in the short one.
    Somebody asks for the same blue scarf every {month}.`),
  oysters: seq15Rows(`Bed {4-22} lies dry for {2-4} hours on {day}.
    {given} turned {180-640} bags before the tide was back.
    A dozen of the small ones costs {cash} at the hut in {town}.
    The water stays at {8-14} degrees until {month}.
    Starfish were counted at {time} and carried further out.
    Store them with the round side down and listen.
    {full} opens {14-31} in a minute and has all ten fingers.`),
  organs: seq15Rows(`The pedal reed speaks late because a moth lives in the windchest.
    {full} tuned {40-212} pipes in {town} with the heating off.
    A new leather for the bellows costs {cash} and lasts {20-60} years.
    Please do not play the trumpet stop before {time} on {day}.
    The blower runs {2-7} hertz below its rated speed.
    In {month} the wood shrinks and everything whistles softly.
    The swell box opens in {8-16} steps, the ninth one creaks.`),
  sleds: seq15Rows(`Team {2-14} reached the hut at {time} with eleven dogs and one in the bag.
    {given} rubs the paws with fat every {14-40} kilometres.
    The snow at {town} was soft, so we started on {day} before light.
    A set of booties costs {cash} and is eaten within a week.
    The lead dog ignored a reindeer, which has never happened in {month}.
    Feed them {2-4} hours before the climb, not later.
    {full} overtook us singing and waited at the river.`),
  wool: seq15Rows(`Lot {120-890} came out of the madder two shades too red.
    Simmer the skeins for {40-90} minutes and never let them boil.
    {full} grows weld behind the mill in {town}.
    The indigo vat was fed at {time} and sulked until {day}.
    A kilo of the grey fleece costs {cash} unwashed.
    Rinse until the water runs clear, then {2-5} times more.
    In {month} the moths come, so cedar goes into every chest.`),
  sundials: seq15Rows(`The gnomon leans {2-9} minutes towards the afternoon.
    {full} cut the numerals for {town} into slate, the four as four strokes.
    In {month} the shadow is {3-14} minutes behind the clock.
    Re-gilding the hour lines costs {cash} and needs a dry {day}.
    A dial on a north wall works only before {time} and in high summer.
    Lichen may stay wherever it covers no number.
    We measured the wall {3-7} times with a compass, then with a star.`),
};
const SEQ15_THEMES = Object.keys(SEQ15_SAYINGS);

function seq15Rows(text) { return text.trim().split(/\s*\n\s*/); }
function seq15At(id) { return document.getElementById(id); }
/** New content, only where it is new. */
function seq15Set(id, html) { const at = seq15At(id); if (at.seq15Shown !== html) { at.innerHTML = html; at.seq15Shown = html; } }
function seq15Say(id, text) { seq15At(id).textContent = text; }
function seq15Full(r) { return `${r.pick(SEQ15_FIRST)} ${r.pick(SEQ15_LAST)}`; }
function seq15Hour(r) { return `${r.number(6, 21)}:${pad(r.below(60), 2)}`; }
function seq15Cash(r, limit = 700) { return `€${thousands(r.number(4, limit))}${r.pick(['', '.30', '.75', '.90'])}`; }
function seq15Day(r) { return `${r.number(1, 28)} ${r.pick(SEQ15_MON)}`; }
/** Minutes and seconds. */
function seq15Clock(second) { return `${Math.floor(second / 60)}:${pad(second % 60, 2)}`; }
function seq15Fill(r, text) {
  return text.replace(/'/g, '’').replace(/\{(\d+)-(\d+)\}/g, (_, from, to) => r.number(Number(from), Number(to)))
    .replace(/\{(given|full|town|day|time|cash|month)\}/g, (_, what) => ({
      given: () => r.pick(SEQ15_FIRST), full: () => seq15Full(r), town: () => r.pick(SEQ15_PLACES), day: () => r.pick(SEQ15_WEEK),
      time: () => seq15Hour(r), cash: () => seq15Cash(r), month: () => r.pick(SEQ15_MONTHS) })[what]());
}
/** Hands out sentences, none again before all others. */
function seq15Deal(r, ...themes) {
  const all = (themes.length ? themes : SEQ15_THEMES).flatMap((theme) => SEQ15_SAYINGS[theme]);
  let rest = [];
  return (count = 1) => times(count, () => { if (!rest.length) rest = r.shuffled(all); return seq15Fill(r, rest.pop()); }).join(' ');
}
/** The same for ready-made sentences. */
function seq15Pile(r, sentences) {
  let rest = [];
  return (count = 1) => times(count, () => { if (!rest.length) rest = r.shuffled(sentences); return rest.pop(); }).join(' ');
}
/** What of a text stands there at each frame: a hand that hurries, waits, takes a few letters back. */
function seq15Typed(text, frames, from, till) {
  const hand = new Random(`hand of ${text}`), pace = text.length / Math.max(1, till - from);
  let at = 0;
  return times(frames, (index) => {
    if (index < from) return '';
    if (index >= till) return text;
    const due = pace * (index - from + 1);
    if (hand.chance(0.1)) at = Math.max(0, at - hand.number(1, 4));
    else if (!hand.chance(0.12)) at = Math.min(text.length, Math.max(at, Math.round(due - hand.below(5))));
    return text.slice(0, at);
  });
}
/** Where a wheel has brought a page: notches, rests, some of them back. */
function seq15Wheel(r, frames, notch, most = 2, rest = 0.35, back = 0.08) {
  let at = 0;
  return times(frames, (index) => {
    if (index > 1 && !r.chance(rest)) at = Math.max(0, at + notch * (r.chance(back) ? -1 : r.number(1, most)));
    return at;
  });
}
function seq15Sums(steps) { let at = 0; return steps.map((step) => { at += step; return at; }); }
/** Source text in colours: notes, strings, words of the language, numbers. */
function seq15Paint(source, hues, keys) {
  const parts = new RegExp(`(--.*|//.*)|(&#34;.*?&#34;)|&#\\d+;|\\b(${keys})\\b|\\b(\\d+(?:\\.\\d+)?)\\b`, 'g');
  return escaped(source).replace(parts, (all, note, text, key, number) => { const hue = hues[[note, text, key, number].findIndex(Boolean)]; return hue ? `<span style="color:${hue}">${all}</span>` : all; });
}
function seq15D(style, ...inside) { return `<div style="${style}">${inside.join('')}</div>`; }
function seq15S(style, ...inside) { return `<span style="${style}">${inside.join('')}</span>`; }
/** Cells of fixed widths in a row. */
function seq15Cells(cells, wide, style = '', each = '') { return seq15D(`display:flex;${style}`, ...cells.map((cell, at) => seq15S(`width:${wide[at]}px;flex:none;box-sizing:border-box;white-space:nowrap;${each}`, cell))); }
/** Labels in a row; `on` is the lit one. */
function seq15Tabs(names, style, on = -1, lit = '') { return names.map((name, at) => seq15S(`${style};white-space:nowrap;${at === on ? lit : ''}`, name)).join(''); }
/** A bar that is filled to a share. */
function seq15Bar(width, share, paper, ink, height = 8) { return seq15D(`width:${width}px;height:${height}px;border-radius:${height / 2}px;background:${paper};flex:none`, seq15D(`width:${Math.round(width * Math.max(0, Math.min(1, share)))}px;height:${height}px;border-radius:${height / 2}px;background:${ink}`)); }
/** A row in which two things stand at both ends. */
function seq15Ends(left, right, style = '') { return `<div style="display:flex;justify-content:space-between;gap:14px;${style}"><span>${left}</span><span>${right}</span></div>`; }
