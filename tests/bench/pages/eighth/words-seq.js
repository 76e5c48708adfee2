'use strict';
// Words and sentence makers of this part's sequences: bees, trams, stars, a choir, bicycles, excavations, a clinic, a school.

const SEQ8_GIVEN = words(`Agnes Bertil Cosima Dermot Elspeth Fergus Greta Hector Imogen Jonas Kamila Leopold Mirela Nathan Orla
  Pascal Quentin Ruth Silvan Thea Umberto Viola Wilfred Xenia Yusuf Zelda Anselm Bronwen Cyril Dagny`);
const SEQ8_FAMILY = words(`Abernathy Birkett Culpepper Dunmore Eastlake Farquhar Gillespie Hollins Ibsen Jessop Kirkbride Lindqvist
  Mulholland Nesbitt Ormerod Pettifer Quigley Rosenthal Skelton Thackeray Underhill Verlaine Whitlock Yeoman`);
const SEQ8_TOWNS = words(`Alnwick Bakewell Corbridge Dolgellau Evesham Frome Glossop Haltwhistle Ilkley Kirkwall Ludlow Malton Nairn
  Oundle Pershore Ripon Skipton Totnes Uppingham Whitby`);
const SEQ8_MONTHS = words('January February March April May June July August September October November December');
const SEQ8_SHORT = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ8_DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const SEQ8_BEES = words('hive frame super smoker queen drone brood-box swarm veil extractor propolis nectar');
const SEQ8_TRAMS = words('bogie pantograph depot points crossover timetable tram conductor platform sander');
const SEQ8_STARS = words('mirror eyepiece dome spectrograph nebula comet mount finder dew-shield cluster');
const SEQ8_CHOIR = words('alto tenor canon descant rehearsal encore score podium cantata breath-mark');
const SEQ8_CYCLES = words('derailleur spoke crankset saddle headset freewheel mudguard brake-pad inner-tube chainring');
const SEQ8_DIGS = words('trench posthole hearth trowel sherd brooch context-sheet midden ditch section');
const SEQ8_CLINIC = words('splint treadmill plaster hip-brace ultrasound wobble-board crutch referral knee-sleeve plinth');
const SEQ8_SCHOOL = words('register pipette timetable microscope locker bench-magnet whiteboard beaker atlas bunsen');
const SEQ8_HOW = words('brittle calm dusty eager faded gentle hasty idle jolly knotted loud mild narrow patient quiet rusty sturdy tidy uneven weary');

function seq8El(id) { return document.getElementById(id); }
function seq8Put(id, html) { const at = seq8El(id); if (at.dataset.now !== html) { at.innerHTML = html; at.dataset.now = html; } }
function seq8Name(r) { return `${r.pick(SEQ8_GIVEN)} ${r.pick(SEQ8_FAMILY)}`; }
function seq8Time(r) { return `${pad(r.number(7, 21), 2)}:${pad(r.below(60), 2)}`; }
function seq8Date(r) { return `${r.number(1, 28)} ${r.pick(SEQ8_MONTHS)} ${r.number(2018, 2027)}`; }
function seq8Brief(r) { return `${r.pick(SEQ8_SHORT)} ${r.number(1, 28)}`; }
function seq8Cash(r, limit = 500) { return `£${thousands(r.number(2, limit))}.${r.pick(['00', '20', '45', '50', '75', '95', '99'])}`; }

const SEQ8_TOPICS = {
  bees: [
    (r) => `The ${r.pick(SEQ8_HOW)} colony in hive ${r.number(2, 19)} has drawn out ${r.number(3, 9)} frames since ${r.pick(SEQ8_DAYS)}.`,
    (r) => `We took off ${r.number(8, 46)} kilos of lime honey and left them the rest for the winter.`,
    (r) => `${seq8Name(r)} was stung ${r.number(2, 11)} times and blames the perfume.`,
    () => 'Light the smoker before you open the lid, not while they are already out.',
    (r) => `A marked queen costs ${seq8Cash(r, 70)} and travels by ordinary post.`,
    (r) => `The swarm hung in a pear tree near ${r.pick(SEQ8_TOWNS)} until ${seq8Time(r)}.`,
    () => 'If the entrance is quiet at noon, lift the crown board and look.',
  ],
  trams: [
    (r) => `Car ${r.number(201, 268)} lost its ${r.pick(SEQ8_TRAMS)} at the ${r.pick(SEQ8_TOWNS)} junction and was pushed home.`,
    (r) => `Line ${r.number(2, 14)} runs every ${r.number(6, 20)} minutes until the bridge has been painted.`,
    (r) => `On ${r.pick(SEQ8_DAYS)} the ${r.pick(SEQ8_HOW)} ${r.pick(SEQ8_TRAMS)} was greased for the first time in years.`,
    () => 'Passengers with cellos should board through the second door.',
    (r) => `${seq8Name(r)} has driven ${thousands(r.number(210, 990) * 1000)} kilometres without leaving the city.`,
    (r) => `Leaves on the rails added ${r.number(3, 18)} minutes between ${r.pick(SEQ8_TOWNS)} Road and the harbour.`,
    () => 'Sand is cheap, wheels are not.',
  ],
  stars: [
    (r) => `The ${r.pick(SEQ8_STARS)} was cooled to minus ${r.number(12, 70)} degrees before midnight.`,
    (r) => `We exposed for ${r.number(90, 900)} seconds and caught ${r.number(2, 7)} satellites as well.`,
    (r) => `${seq8Name(r)} saw the ${r.pick(SEQ8_HOW)} comet first, at ${seq8Time(r)}, from a car park in ${r.pick(SEQ8_TOWNS)}.`,
    () => 'Give your eyes twenty minutes and your tea a lid.',
    (r) => `The cluster holds about ${thousands(r.number(300, 9400))} stars and lies ${thousands(r.number(1200, 8800))} light years away.`,
    (r) => `Clouds arrived with the guests; the ${r.pick(SEQ8_STARS)} stayed under its cover.`,
    () => 'Never point the finder anywhere near the Sun.',
  ],
  choir: [
    (r) => `The ${r.pick(SEQ8_CHOIR)} in bar ${r.number(17, 148)} comes in half a beat early, and we like it.`,
    (r) => `${r.pick(SEQ8_GIVEN)} will bring ${r.number(24, 70)} copies of the second book to ${r.pick(SEQ8_TOWNS)}.`,
    () => 'Basses, please do not look at your watches during the quiet part.',
    (r) => `Tickets are ${seq8Cash(r, 24)}, or nothing at all for anyone under ${r.number(12, 21)}.`,
    (r) => `The ${r.pick(SEQ8_HOW)} ${r.pick(SEQ8_CHOIR)} was transposed down a tone for the sake of the sopranos.`,
    (r) => `We rehearse on ${r.pick(SEQ8_DAYS)} at ${seq8Time(r)}, coats on if the heating fails again.`,
    () => 'Breathe where it is marked and nowhere else.',
  ],
  cycles: [
    (r) => `The ${r.pick(SEQ8_HOW)} ${r.pick(SEQ8_CYCLES)} clicks once per turn, only uphill.`,
    (r) => `From ${r.pick(SEQ8_TOWNS)} to ${r.pick(SEQ8_TOWNS)} there are ${r.number(31, 118)} kilometres, ${r.number(3, 9)} gates and one ford.`,
    (r) => `A new ${r.pick(SEQ8_CYCLES)} is ${seq8Cash(r, 90)} fitted, cash or card.`,
    () => 'Turn the pedal the other way; it is the left one.',
    (r) => `${seq8Name(r)} built ${r.number(6, 40)} wheels last winter and trued every one by ear.`,
    (r) => `Pump it to ${r.number(45, 95)} pounds and look again on ${r.pick(SEQ8_DAYS)}.`,
    () => 'Oil the chain, then wipe off nearly all of it.',
  ],
  digs: [
    (r) => `Under the ${r.pick(SEQ8_DIGS)} lay ${r.number(3, 60)} sherds and the jaw of a ${r.pick(SEQ8_HOW)} goat.`,
    (r) => `Layer ${r.number(4, 38)} is dated to about ${thousands(r.number(300, 4100))} years ago, give or take a century.`,
    (r) => `${seq8Name(r)} found a bronze pin while looking for a dropped pencil.`,
    () => 'Do not step on the strings, they are the only straight thing here.',
    (r) => `At ${seq8Time(r)} the rain filled the ${r.pick(SEQ8_DIGS)} and we went to the pub in ${r.pick(SEQ8_TOWNS)}.`,
    (r) => `The ${r.pick(SEQ8_HOW)} ${r.pick(SEQ8_DIGS)} measures ${r.number(1, 6)}.${r.below(10)} by ${r.number(1, 4)}.${r.below(10)} metres.`,
    () => 'Photograph it, draw it, number it, and only then lift it.',
  ],
  clinic: [
    (r) => `The patient walked ${r.number(40, 420)} metres without the ${r.pick(SEQ8_CLINIC)} and asked for coffee.`,
    (r) => `Bend the knee to ${r.number(60, 120)} degrees, ${r.number(8, 20)} times, twice a day.`,
    () => 'Pain during the exercise is a message, not a goal.',
    (r) => `${seq8Name(r)} is off sick until ${r.pick(SEQ8_DAYS)}; room ${r.number(2, 9)} stays closed.`,
    (r) => `The ${r.pick(SEQ8_HOW)} ${r.pick(SEQ8_CLINIC)} was sent back to ${r.pick(SEQ8_TOWNS)} on ${r.number(2, 27)} ${r.pick(SEQ8_MONTHS)}.`,
    (r) => `Blood pressure was ${r.number(112, 158)} over ${r.number(68, 96)} after the stairs.`,
    () => 'Please wipe the mats with the blue cloths only.',
  ],
  school: [
    (r) => `Class ${r.number(5, 11)} measured the playground and made it ${r.number(60, 98)} metres, except for ${r.pick(SEQ8_GIVEN)}.`,
    (r) => `The ${r.pick(SEQ8_HOW)} ${r.pick(SEQ8_SCHOOL)} from the science room turned up in ${r.pick(SEQ8_TOWNS)}.`,
    () => 'Homework is to find something that floats although it should not.',
    (r) => `Parents’ evening begins at ${seq8Time(r)} in the gym, with ${r.number(40, 160)} chairs.`,
    (r) => `${seq8Name(r)} teaches period ${r.number(1, 7)} until the end of ${r.pick(SEQ8_MONTHS)}.`,
    (r) => `A lost coat costs ${seq8Cash(r, 6)} to ransom, and the money goes to the library.`,
    () => 'Goggles on, sleeves up, bags under the bench.',
  ],
};
const SEQ8_WORLDS = Object.keys(SEQ8_TOPICS);
/** Puts right what chance has put together: "a idle". */
function seq8Right(text) { return text.replace(/\b([Aa]) (?=[aei]|uneven|ultra)/g, '$1n '); }
/** Deals sentences of several worlds, none twice before all have been dealt. */
function seq8Deal(r, ...worlds) {
  let left = [];
  const from = (worlds.length ? worlds : SEQ8_WORLDS).flatMap((world) => SEQ8_TOPICS[world]);
  return (count) => times(count, () => { if (!left.length) left = r.shuffled(from); return seq8Right(left.pop()(r)); }).join(' ');
}
/** How many letters of a text stand there at each frame: rests, bursts, the whole at the end. */
function seq8Keys(text, frames, from = 1, till = frames - 3) {
  const pace = new Random(`tempo ${text}`);
  let last = 0;
  return times(frames, (index) => {
    if (index >= till) last = text.length;
    else if (index >= from && !pace.chance(0.13)) last = Math.max(last, Math.round(text.length * (index - from + 1) / (till - from + 1)) - pace.below(5));
    return last;
  });
}
/** Places of a page that is rolled by a wheel: multiples of a step, with rests and now and then a step back. */
function seq8Roll(r, frames, step, most = 2, rest = 0.25, back = 0) {
  let at = 0;
  return times(frames, (index) => {
    if (index > 1 && !r.chance(rest)) at = Math.max(0, at + step * (r.chance(back) ? -1 : r.number(1, most)));
    return at;
  });
}
/** Places of a page that glides: sums of steps. */
function seq8Glide(steps) { let at = 0; return steps.map((step) => { at += step; return at; }); }
function seq8Row(names, style, lit = -1, litStyle = '') { return names.map((name, at) => `<span style="${style};${at === lit ? litStyle : ''}">${name}</span>`).join(''); }
/** Names on the left, values on the right. */
function seq8Pairs(pairs, style) { return pairs.map(([name, value]) => `<div style="display:flex;justify-content:space-between;${style}"><span>${name}</span><span>${value}</span></div>`).join(''); }
function seq8Lines(text) { return text.trim().split(/\s*\n\s*/); }
