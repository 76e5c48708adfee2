'use strict';
// Words and sentence makers of this part's sequences: bees, the night sky, trams, orchards, violins, cheese, tide pools, the stage.

const SEQ10_FIRST = words(`Agnes Bartholomew Cosima Desmond Eluned Fergus Greta Horatio Imogen Jasper Kirsten Leopold Mirabel Nathaniel Oriel
  Phineas Rosamund Silas Thora Ulrich Verity Wilfred Xenia Yolanda Zachary Bronwen Cuthbert Dagmar Ephraim Saskia`);
const SEQ10_LAST = words(`Abernethy Birkbeck Carruthers Dunmore Entwistle Farquhar Goldsworthy Hebblethwaite Isherwood Jellicoe Kirkbride
  Lindqvist Mulholland Nettleton Ollerenshaw Pemberton Quigley Rutherglen Satterthwaite Thistlewood Urquhart Vandermeer Wolstenholme Youngblood`);
const SEQ10_PLACES = words(`Aldeburgh Buxton Crail Dornoch Epping Frome Glossop Hexham Ilkley Jarrow Keswick Ludlow Malvern Nairn Ottery Penrith
  Ripon Sidmouth Totnes Whitby`);
const SEQ10_MONTH = words('January February March April May June July August September October November December');
const SEQ10_MON = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ10_WEEK = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const SEQ10_BEES = words('brood-frame smoker queen-cage feeder super veil hive-tool swarm-box');
const SEQ10_SKY = words('refractor eyepiece nebula finder mount dew-shield star-chart meridian');
const SEQ10_TRAM = words('bogie pantograph depot trolley points-lever sander conductor tramcar');
const SEQ10_FRUIT = words('pippin russet quince medlar rootstock codlin perry-pear graft');
const SEQ10_FIDDLE = words('bridge soundpost scroll purfling tailpiece bow pegbox varnish');
const SEQ10_CHEESE = words('rind curd brine cloth whey-tub mould cellar press-board');
const SEQ10_TIDE = words('limpet anemone kelp starfish barnacle rockpool sea-slug whelk');
const SEQ10_STAGE = words('prompter curtain footlight costume trapdoor script understudy flat');
const SEQ10_MOOD = words('brisk crooked dusty faithful grumpy humble jolly knotted lonely mellow narrow plain quiet rusty slender tidy velvety windy');

function seq10El(id) { return document.getElementById(id); }
function seq10Set(id, html) { const at = seq10El(id); if (at.dataset.was !== html) { at.innerHTML = html; at.dataset.was = html; } }
function seq10Say(id, text) { seq10El(id).textContent = text; }
function seq10Who(r) { return `${r.pick(SEQ10_FIRST)} ${r.pick(SEQ10_LAST)}`; }
function seq10Clock(r) { return `${pad(r.number(6, 22), 2)}:${pad(r.below(60), 2)}`; }
function seq10Day(r) { return `${r.number(1, 28)} ${r.pick(SEQ10_MON)}`; }
function seq10Pounds(r, limit = 400) { return `£${thousands(r.number(4, limit))}.${r.pick(['00', '20', '45', '50', '75', '95'])}`; }
/** A sequence whose frames depend on nothing but their number. */
function seq10Play(html, step) { return { html, after() { step(0); }, step }; }

const SEQ10_ABOUT = {
  bees: [
    (r) => `Hive ${r.number(2, 31)} weighed ${r.number(24, 58)}.${r.below(10)} kilograms on ${r.pick(SEQ10_WEEK)} and hums like a small transformer.`,
    (r) => `Please return the ${r.pick(SEQ10_BEES)} to the shed at ${r.pick(SEQ10_PLACES)}, clean this time.`,
    () => 'Open the lid slowly, breathe out through the nose and do not wear blue wool.',
    (r) => `${seq10Who(r)} took ${r.number(9, 84)} jars of lime honey and left a note.`,
    (r) => `Between ${r.pick(['noon', 'ten', 'eleven'])} and two the ${r.pick(SEQ10_MOOD)} colony flew ${thousands(r.number(900, 6400))} times past the counter.`,
    () => 'A swarm that hangs still is waiting for its scouts, not for you.',
    (r) => `Sugar syrup costs ${seq10Pounds(r, 30)} a canister if five members order together.`,
  ],
  sky: [
    (r) => `Through the ${r.pick(SEQ10_MOOD)} ${r.pick(SEQ10_SKY)} the comet showed a tail of ${r.number(2, 9)} degrees.`,
    (r) => `Seeing was ${r.number(1, 5)} out of five until fog rolled in from ${r.pick(SEQ10_PLACES)} at ${seq10Clock(r)}.`,
    () => 'Red lamps only, and mind the tripod legs in the dark.',
    (r) => `${r.pick(SEQ10_FIRST)} stacked ${r.number(40, 380)} exposures of ${r.number(30, 300)} seconds each.`,
    (r) => `The dome has turned more smoothly since somebody greased the ${r.pick(SEQ10_SKY)}.`,
    () => 'Saturn sets early this month, so bring soup and patience before supper.',
    (r) => `On ${r.number(1, 28)} ${r.pick(SEQ10_MONTH)} the Moon hides a star of magnitude ${r.number(3, 7)}.${r.below(10)}.`,
  ],
  trams: [
    (r) => `Line ${r.number(2, 19)} skips ${r.pick(SEQ10_PLACES)} Square until the rails have been welded.`,
    (r) => `Car ${r.number(104, 988)} came back with a flat wheel and one ${r.pick(SEQ10_MOOD)} umbrella.`,
    () => 'Ring twice before the bend, then let go of the handle.',
    (r) => `The ${r.pick(SEQ10_TRAM)} dates from ${r.number(1898, 1957)} and still answers to a wooden mallet.`,
    (r) => `${seq10Who(r)} drove ${thousands(r.number(2100, 9800))} passengers last week without a single complaint.`,
    (r) => `A day ticket is ${seq10Pounds(r, 12)}, dogs ride free at the back.`,
    () => 'When leaves fall we scatter sand and hope for frost to hold off.',
  ],
  orchards: [
    (r) => `The ${r.pick(SEQ10_FRUIT)} by the gate bore ${r.number(60, 340)} pounds and broke a branch under it.`,
    (r) => `Prune in ${r.pick(SEQ10_MONTH)}, on a dry morning, with a saw that does not wobble.`,
    () => 'Pick with the palm, never with the fingertips, and keep the stalk.',
    (r) => `${r.pick(SEQ10_FIRST)} pressed ${r.number(80, 900)} litres from windfalls and two ${r.pick(SEQ10_MOOD)} quinces.`,
    (r) => `Rows ${r.number(1, 9)} to ${r.number(10, 24)} were mulched with straw from ${r.pick(SEQ10_PLACES)}.`,
    () => 'Wasps know a ripe pear before any of us.',
    (r) => `Entry is ${seq10Pounds(r, 9)}, apples included as far as your pockets allow.`,
  ],
  violins: [
    (r) => `The ${r.pick(SEQ10_MOOD)} ${r.pick(SEQ10_FIDDLE)} had been glued in ${r.number(1860, 1978)} with something that was not hide glue.`,
    (r) => `${seq10Who(r)} collects the cello on ${r.pick(SEQ10_WEEK)}; the bill is ${seq10Pounds(r, 900)}.`,
    () => 'Tap the plate, listen, shave a hair off it, and tap again.',
    (r) => `We aged the spruce for ${r.number(7, 29)} years above the workshop in ${r.pick(SEQ10_PLACES)}.`,
    (r) => `At ${r.number(35, 62)} per cent humidity the ${r.pick(SEQ10_FIDDLE)} holds; below that it sulks.`,
    () => 'Nobody has ever regretted one more coat, except the man who waits for it.',
  ],
  cheese: [
    (r) => `Turn each ${r.pick(SEQ10_MOOD)} wheel every ${r.number(2, 6)} days and brush the ${r.pick(SEQ10_CHEESE)} with salt water.`,
    (r) => `From ${thousands(r.number(300, 2600))} litres of morning milk we made ${r.number(4, 31)} wheels.`,
    () => 'If it smells of cellar it is right, if it smells of paint it is not.',
    (r) => `${r.pick(SEQ10_FIRST)} carried the ${r.pick(SEQ10_CHEESE)} down from the pass in ${r.number(3, 8)} hours.`,
    (r) => `The cellar holds ${r.number(9, 13)}.${r.below(10)} degrees, summer and winter, thanks to a stream under the floor.`,
    (r) => `At the fair in ${r.pick(SEQ10_PLACES)} a quarter costs ${seq10Pounds(r, 40)} and tasting is free.`,
  ],
  tide: [
    (r) => `Low water was at ${seq10Clock(r)}, ${r.number(2, 9)} decimetres below what the table promised.`,
    (r) => `We counted ${r.number(12, 460)} of them on the ${r.pick(SEQ10_MOOD)} ledge and one lost ${r.pick(['glove', 'boot', 'thermos'])}.`,
    () => 'Put every stone back the way it lay, wet side down.',
    (r) => `A ${r.pick(SEQ10_TIDE)} from ${r.pick(SEQ10_PLACES)} has lived in the tank since ${r.number(2009, 2025)}.`,
    (r) => `${seq10Who(r)} sketches the ${r.pick(SEQ10_TIDE)} in pencil because cameras drown.`,
    () => 'Turn round when the gull on the third post flies off.',
  ],
  stage: [
    (r) => `The ${r.pick(SEQ10_STAGE)} stuck in act ${r.number(1, 4)}, and ${r.pick(SEQ10_FIRST)} talked about the weather for ${r.number(3, 11)} minutes.`,
    (r) => `${thousands(r.number(90, 1300))} seats were sold, ${r.number(2, 38)} of them behind the pillar.`,
    () => 'Whoever whistles in the wings sweeps the stage.',
    (r) => `Rehearsal moves to ${r.pick(SEQ10_WEEK)} at ${seq10Clock(r)}; bring the ${r.pick(SEQ10_MOOD)} ${r.pick(SEQ10_STAGE)}.`,
    (r) => `${seq10Who(r)} plays the mayor, the ghost and both cousins.`,
    (r) => `A new ${r.pick(SEQ10_STAGE)} would cost ${seq10Pounds(r, 700)}, the old one only nails.`,
  ],
};
const SEQ10_ALL = Object.keys(SEQ10_ABOUT);
/** Hands out sentences of the named worlds; each maker is used once before any comes again. */
function seq10Tell(r, ...worlds) {
  const makers = (worlds.length ? worlds : SEQ10_ALL).flatMap((world) => SEQ10_ABOUT[world]);
  let stack = [];
  const one = () => { if (!stack.length) stack = r.shuffled(makers); return stack.pop()(r).replace(/\b([Aa]) (?=[aeio])/g, '$1n '); };
  return (count = 1) => times(count, one).join(' ');
}
/** What stands in a field at each frame while a person types: pauses, bursts, wrong letters that are taken back. */
function seq10Typist(text, frames, from, till) {
  const hand = new Random(`hand ${text}`);
  let stand = 0;
  return times(frames, (index) => {
    if (index < from) return '';
    if (index >= till) return text;
    if (!hand.chance(0.14)) stand = Math.max(stand, Math.floor(text.length * (index - from + 1) / (till - from + 1)) - hand.below(3));
    const slip = stand > 6 && /[a-z]/.test(text[stand] ?? '') && /[a-z]/.test(text[stand + 1] ?? '') && hand.chance(0.18);
    return text.slice(0, stand) + (slip ? text[stand + 1] : '');
  });
}
/** Scroll places of a wheel with this notch; `plan` is a string of notches per frame, a minus before a digit goes back. */
function seq10Notches(plan, notch) { let at = 0; return plan.match(/-?\d/g).map((count) => { at = Math.max(0, at + notch * Number(count)); return at; }); }
/** Scroll places of a finger's flick: the first speed dies away by a share each frame. */
function seq10Flicks(frames, flicks, drag = 0.72) {
  let at = 0, speed = 0;
  return times(frames, (index) => { if (flicks[index] !== undefined) speed = flicks[index]; at = Math.max(0, at + Math.round(speed)); speed = Math.abs(speed) < 3 ? 0 : speed * drag; return at; });
}
function seq10Spans(names, style, on = -1, onStyle = '') { return names.map((name, at) => `<span style="${style};${at === on ? onStyle : ''}">${name}</span>`).join(''); }
/** Rows of label and value. */
function seq10Pairs(pairs, style = '') { return pairs.map(([name, value]) => `<div style="display:flex;justify-content:space-between;${style}"><span>${name}</span><span>${value}</span></div>`).join(''); }
/** The last entry of [[frame, value], …] whose frame has come. */
function seq10Since(index, entries) { return entries.filter(([from]) => index >= from).pop()[1]; }
