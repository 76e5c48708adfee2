'use strict';
// Words and sentence makers of this part's sequences: bird counts, gliding, weaving, clocks, family trees, volcanoes, tea, trams, glass, climbing.

const SEQ_GIVEN = words(`Agnes Bertil Carys Desmond Eleni Finlay Gwen Harald Imogen Jasper Kirsten Lachlan Maeve Nathaniel Odile Piers
  Quentin Rosalind Seamus Tabitha Ulrika Vikram Wendell Yasmin Zeno Amara Kwame Linnea Mateus Priya`);
const SEQ_FAMILY = words(`Abernathy Blomqvist Crichton Delacroix Ellingham Farquhar Gallagher Holloway Ibsen Jankowski Kettlewell Lindqvist
  Mwangi Nakamura Oyelaran Pemberton Quigley Rutherford Stavros Thackeray Underhill Vandermeer Whitcombe Yardley`);
const SEQ_TOWNS = words(`Ambleside Buxton Crieff Dunbar Evesham Falmouth Grantham Helmsley Ilkley Keswick Lyme Malton Nairn Oakham Peebles
  Ripon Skipton Tenby Uppingham Whitby`);
const SEQ_ROADS = list('Abbey Close; Bellfounders Lane; Coronation Terrace; Drovers Way; Elder Grove; Foundry Bank; Granary Wharf; Hawthorn Rise; Ironmonger Row; Kiln Street; Lavender Hill; Mill Race');
const SEQ_MONTHS = words('January February March April May June July August September October November December');
const SEQ_SHORT = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ_DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const SEQ_BIRDS = words('goldfinch lapwing curlew wren nuthatch kestrel dunnock redstart avocet whimbrel siskin treecreeper goosander fulmar');
const SEQ_SOARING = words('airbrake canopy winch altimeter parachute tailplane rudder thermal towrope windsock aileron variometer');
const SEQ_LOOM = words('shuttle heddle warp weft bobbin treadle reed selvedge spindle twill heddle-frame tapestry');
const SEQ_CLOCKS = words('escapement pendulum mainspring balance-wheel dial winding-key bezel gear-train strike hairspring carillon');
const SEQ_KIN = words('great-aunt godfather cousin stepbrother grandmother nephew widow ancestor namesake in-law');
const SEQ_ROCK = words('basalt pumice obsidian lava crater caldera fumarole tremor ash-cloud granite lahar');
const SEQ_TEAS = words('Assam Darjeeling Sencha Oolong Keemun Lapsang Ceylon Matcha Rooibos Nilgiri');
const SEQ_TRAMS = words('pantograph points depot catenary bogie platform conductor bell timetable turntable tramcar');
const SEQ_GLASS = words('blowpipe furnace goblet crucible paperweight annealer decanter bead vase crystal');
const SEQ_CLIMB = words('carabiner belay harness overhang crampon foothold rope chalk-bag bivouac boulder');
const SEQ_HOW = words('awkward brittle curious dusty elegant faded gentle hollow icy jagged lopsided mellow narrow ordinary polished restless sturdy tangled uneven weathered');

function seqEl(id) { return document.getElementById(id); }
function seqName(r) { return `${r.pick(SEQ_GIVEN)} ${r.pick(SEQ_FAMILY)}`; }
function seqTime(r) { return `${pad(r.number(6, 22), 2)}:${pad(r.below(60), 2)}`; }
function seqDate(r) { return `${r.number(1, 28)} ${r.pick(SEQ_MONTHS)} ${r.number(2019, 2026)}`; }
function seqBrief(r) { return `${r.number(1, 28)} ${r.pick(SEQ_SHORT)}`; }
function seqCash(r, limit = 500) { return `£${thousands(r.number(3, limit))}.${r.pick(['00', '25', '40', '60', '85', '90', '99'])}`; }
function seqHome(r) { return `${r.number(1, 190)} ${r.pick(SEQ_ROADS)}, ${r.pick(SEQ_TOWNS)}`; }
function seqPost(r) { return `${r.pick(SEQ_GIVEN).toLowerCase()}@${r.pick(words('wingcount soarclub loomhouse tickandson kintree teachest tramway'))}.example`; }
function seqThing(r) { return r.pick(r.pick([SEQ_BIRDS, SEQ_SOARING, SEQ_LOOM, SEQ_CLOCKS, SEQ_ROCK, SEQ_TRAMS, SEQ_GLASS, SEQ_CLIMB])); }

const SEQ_TOPICS = {
  birds: [
    (r) => `On ${r.pick(SEQ_DAYS)} a ${r.pick(SEQ_HOW)} ${r.pick(SEQ_BIRDS)} sat on the fence at ${r.pick(SEQ_TOWNS)} and refused to be counted.`,
    (r) => `Between ${seqTime(r)} and ${seqTime(r)} we saw ${r.number(11, 460)} birds of ${r.number(4, 31)} species, mostly from the hide.`,
    (r) => `Please write down the wind, the cloud and the hour before you write down the ${r.pick(SEQ_BIRDS)}.`,
    (r) => `The nest box behind the pump house has a tenant again: a ${r.pick(SEQ_BIRDS)} with six eggs.`,
    (r) => `${seqName(r)} ringed ${r.number(14, 90)} chicks in one morning and was bitten by two of them.`,
    (r) => `If in doubt, call it a ${r.pick(SEQ_BIRDS)} and ask ${r.pick(SEQ_GIVEN)} to look at the photograph.`,
    (r) => `Numbers have fallen by ${r.number(6, 48)} per cent since ${r.number(1988, 2009)}, but the marsh near ${r.pick(SEQ_TOWNS)} is the happy exception.`,
    (r) => `A scarce ${r.pick(SEQ_BIRDS)} is best found by listening, which works only if nobody opens a bag of crisps.`,
    (r) => `Dogs stay on the lead from ${r.pick(SEQ_MONTHS)} until the last brood has left the shingle.`,
  ],
  gliding: [
    (r) => `The ${r.pick(SEQ_SOARING)} was checked twice, signed for by ${r.pick(SEQ_GIVEN)} and checked once more.`,
    (r) => `Cloud base stood at ${thousands(r.number(2100, 6400))} feet, and by noon every ${r.pick(SEQ_HOW)} field had a thermal over it.`,
    (r) => `${seqName(r)} stayed up for ${r.number(2, 7)} hours and landed with ${r.number(3, 40)} metres of runway to spare.`,
    (r) => `A winch launch costs ${seqCash(r, 18)}; a tow to ${thousands(r.number(1500, 3000))} feet costs rather more.`,
    (r) => `Nobody flies before the ${r.pick(SEQ_SOARING)} has been shown to the duty instructor.`,
    (r) => `After the third circle the needle moved at last: ${r.number(1, 4)}.${r.below(10)} metres a second, straight up.`,
    (r) => `Sheep have been seen on the eastern strip; call ${r.pick(SEQ_GIVEN)}, not the farmer.`,
    (r) => `Trainees meet at ${seqTime(r)} beside the caravan and bring gloves, a hat and patience.`,
    (r) => `The ${r.pick(SEQ_SOARING)} from ${r.pick(SEQ_TOWNS)} arrived in a box far too small for it.`,
  ],
  weaving: [
    (r) => `Thread the ${r.pick(SEQ_LOOM)} from right to left and count aloud, however silly it sounds.`,
    (r) => `The mill in ${r.pick(SEQ_TOWNS)} employed ${thousands(r.number(120, 2400))} people in ${r.number(1861, 1934)}; today it sells sofas.`,
    (r) => `A ${r.pick(SEQ_HOW)} thread can be mended, but the eye finds the mend for ever.`,
    (r) => `${r.pick(SEQ_GIVEN)} dyed ${r.number(3, 28)} skeins with onion skins, madder and a ${r.pick(SEQ_HOW)} kind of moss.`,
    (r) => `We need ${r.number(8, 64)} metres of blue wool by ${r.number(1, 28)} ${r.pick(SEQ_MONTHS)}, or else the order goes to ${r.pick(SEQ_TOWNS)}.`,
    (r) => `The old ${r.pick(SEQ_LOOM)} squeaks on every fourth beat, so one learns to weave to it.`,
    (r) => `Beginners usually pull too hard at the edges.`,
    (r) => `Wash it in lukewarm water, roll it in a towel and never hang it up by a corner.`,
    (r) => `A width of ${r.number(60, 140)} centimetres suits scarves, blankets and most arguments about curtains.`,
  ],
  clocks: [
    (r) => `The church clock of ${r.pick(SEQ_TOWNS)} gained ${r.number(2, 19)} minutes a week until ${r.pick(SEQ_GIVEN)} put a penny on the ${r.pick(SEQ_CLOCKS)}.`,
    (r) => `Never oil a ${r.pick(SEQ_CLOCKS)} that has not been cleaned first.`,
    (r) => `The ${r.pick(SEQ_HOW)} case is walnut, the dial is enamel, and the price is ${seqCash(r, 4200)}.`,
    (r) => `It strikes ${r.pick(['thirteen', 'eleven', 'twice'])} at midnight, and nobody in the house has ever minded.`,
    (r) => `A new ${r.pick(SEQ_CLOCKS)} takes ${r.number(3, 11)} weeks to make and an afternoon to fit.`,
    (r) => `${seqName(r)} winds all ${r.number(14, 70)} of them on ${r.pick(SEQ_DAYS)} mornings, starting in the attic.`,
    (r) => `Moving a longcase clock without taking out the pendulum is the commonest way of breaking one.`,
    (r) => `The watch was dropped in ${r.number(1911, 1968)} and has shown twenty past four ever since.`,
  ],
  kin: [
    (r) => `Her ${r.pick(SEQ_KIN)} left ${r.pick(SEQ_TOWNS)} in ${r.number(1842, 1926)} with a trunk, a fiddle and no address.`,
    (r) => `The parish register calls him ${seqName(r)}, the census calls him something else.`,
    (r) => `Three children were baptised on the same ${r.pick(SEQ_DAYS)}, and only one of them was a twin.`,
    (r) => `Does anyone know which ${r.pick(SEQ_KIN)} is standing beside the ${r.pick(SEQ_HOW)} pram?`,
    (r) => `In his will he leaves ${seqCash(r, 90)} to the poor and the clock to a ${r.pick(SEQ_KIN)} he had never met.`,
    (r) => `Spelling was a matter of taste until about ${r.number(1850, 1890)}, so search for every variant.`,
    (r) => `The photograph was taken in ${r.pick(SEQ_ROADS)}, as one can tell from the gas lamp.`,
    (r) => `I have traced the ${r.pick(SEQ_FAMILY)} line back to ${r.number(1690, 1790)} and lost it again in ${r.pick(SEQ_TOWNS)}.`,
  ],
  rocks: [
    (r) => `The ${r.pick(SEQ_ROCK)} cooled within ${r.number(3, 90)} years, which in geology is no time at all.`,
    (r) => `Instruments on the north flank recorded ${r.number(12, 340)} small shocks before breakfast.`,
    (r) => `Samples are numbered, bagged and carried down by whoever has the ${r.pick(SEQ_HOW)} rucksack.`,
    (r) => `A ${r.pick(SEQ_HOW)} layer of ${r.pick(SEQ_ROCK)} separates the two eruptions like jam in a sponge cake.`,
    (r) => `The village was warned at ${seqTime(r)}; by ${seqTime(r)} every house was empty.`,
    (r) => `Gas at the rim reached ${r.number(180, 640)} degrees, so the thermometer was the first to melt.`,
    (r) => `What looks like smoke is mostly steam, says ${seqName(r)}, who has been there ${r.number(6, 40)} times.`,
    (r) => `Please do not take the ${r.pick(SEQ_ROCK)} home: it belongs to the park and it smells.`,
  ],
  tea: [
    (r) => `Pour the water at ${r.number(70, 95)} degrees and wait for ${r.number(2, 5)} minutes, not a second more.`,
    (r) => `The ${r.pick(SEQ_TEAS)} of this spring is ${r.pick(SEQ_HOW)}, with a note of hay and wet slate.`,
    (r) => `A chest of ${r.pick(SEQ_TEAS)} weighs ${r.number(30, 55)} kilograms and takes ${r.number(5, 12)} weeks by sea.`,
    (r) => `${r.pick(SEQ_GIVEN)} tastes ${r.number(60, 300)} cups a day and swallows none of them.`,
    (r) => `First the milk or first the tea? In ${r.pick(SEQ_TOWNS)} families have fallen out over less.`,
    (r) => `The pot should be warmed, the lid should fit and the strainer should be found.`,
    (r) => `At auction it fetched ${seqCash(r, 240)} a kilogram, twice as much as a year ago.`,
    (r) => `Leaves picked in the rain are sold as dust.`,
  ],
  trams: [
    (r) => `Line ${r.number(1, 19)} is diverted via ${r.pick(SEQ_ROADS)} until the ${r.pick(SEQ_TRAMS)} has been replaced.`,
    (r) => `Car ${r.number(101, 398)}, built in ${r.number(1927, 1964)}, returns to service with a ${r.pick(SEQ_HOW)} coat of cream paint.`,
    (r) => `The last tram from ${r.pick(SEQ_TOWNS)} leaves at ${seqTime(r)}; after that there is a bus, or a long walk.`,
    (r) => `Drivers report that the ${r.pick(SEQ_TRAMS)} by the market freezes at minus ${r.number(3, 14)}.`,
    (r) => `${thousands(r.number(2000, 98000))} passengers travelled on ${r.pick(SEQ_DAYS)}, ${r.number(2, 21)} per cent of them without a ticket.`,
    (r) => `${seqName(r)} has driven the same route for ${r.number(11, 39)} years and still rings the bell for the baker’s cat.`,
    (r) => `Mind the step: the platform in ${r.pick(SEQ_ROADS)} is ${r.number(4, 19)} centimetres too low.`,
    (r) => `A day ticket costs ${seqCash(r, 9)} and is valid until three in the morning.`,
  ],
  glass: [
    (r) => `Gather slowly, turn steadily and do not talk while the ${r.pick(SEQ_GLASS)} is hot.`,
    (r) => `The furnace has burned without a pause since ${r.number(2009, 2023)}; lighting it again would cost ${seqCash(r, 9000)}.`,
    (r) => `A pinch of cobalt makes it blue, a pinch too much makes it black.`,
    (r) => `The ${r.pick(SEQ_HOW)} ${r.pick(SEQ_GLASS)} cracked overnight, because somebody from ${r.pick(SEQ_TOWNS)} had opened the window.`,
    (r) => `It cools for ${r.number(14, 60)} hours, and ${r.pick(SEQ_GIVEN)} sits beside it like a nurse.`,
    (r) => `Visitors may try the ${r.pick(SEQ_GLASS)} on ${r.pick(SEQ_DAYS)}s for ${seqCash(r, 40)}, goggles included.`,
    (r) => `Every bubble tells you where the blower ran out of breath.`,
  ],
  climbing: [
    (r) => `The ${r.pick(SEQ_HOW)} ${r.pick(SEQ_CLIMB)} on the north face was bolted in ${r.number(1974, 2011)} and ought to be replaced.`,
    (r) => `Two ropes, ${r.number(6, 16)} quickdraws and a sandwich are enough for the ridge.`,
    (r) => `${r.pick(SEQ_GIVEN)} slipped at the ${r.pick(SEQ_CLIMB)}, fell ${r.number(2, 7)} metres and asked for a biscuit.`,
    (r) => `Loose blocks above the second stance: wear a helmet and keep to the left.`,
    (r) => `The hut holds ${r.number(9, 44)} people, sleeps ${r.number(4, 8)} of them and smells of socks.`,
    (r) => `Snow fell above ${thousands(r.number(1200, 2900))} metres, so the party from ${r.pick(SEQ_TOWNS)} turned back at ${seqTime(r)}.`,
    (r) => `Check the knot, check the harness, check your partner, and then check the weather.`,
  ],
};
/** Puts right what chance has put together: "a elegant". */
function seqRight(make) { return (r) => make(r).replace(/\b([Aa]) (?=[aeiou])/g, '$1n '); }
const SEQ_WORLDS = Object.keys(SEQ_TOPICS);
for (const name of SEQ_WORLDS) SEQ_TOPICS[name] = SEQ_TOPICS[name].map(seqRight);

function seqLine(r, world) { return r.pick(SEQ_TOPICS[world || r.pick(SEQ_WORLDS)])(r); }
/** Deals sentences of several worlds, none twice before all have been dealt. */
function seqDeal(r, ...worlds) {
  let left = [];
  return (count) => times(count, () => { if (!left.length) left = r.shuffled((worlds.length ? worlds : SEQ_WORLDS).flatMap((world) => SEQ_TOPICS[world])); return left.pop()(r); }).join(' ');
}
const SEQ_HEADS = [
  (r) => `How ${r.pick(SEQ_TOWNS)} learned to count its ${r.pick(SEQ_BIRDS)}s`,
  (r) => `A ${r.pick(SEQ_HOW)} ${r.pick(SEQ_CLOCKS)} and what it taught us`,
  (r) => `Tram ${r.number(2, 19)} to ${r.pick(SEQ_TOWNS)}: a love letter`,
  (r) => `What the ${r.pick(SEQ_KIN)} did not say`,
  (r) => `${capital(r.pick(SEQ_ROCK))} beneath the ${r.pick(['car park', 'playground', 'post office', 'vicarage'])}`,
  (r) => `Weaving by candlelight in ${r.number(1780, 1890)}`,
  (r) => `Is ${r.pick(SEQ_TEAS)} the new ${r.pick(SEQ_TEAS)}?`,
  (r) => `Why glass is ${r.pick(['not a liquid', 'worth the burns', 'never quite clear'])}`,
  (r) => `Above ${thousands(r.number(1400, 6900))} feet without an engine`,
  (r) => `The ${r.pick(SEQ_HOW)} overhang that ${r.pick(SEQ_GIVEN)} could not leave alone`,
  (r) => `Lost and found in ${r.pick(SEQ_ROADS)}`,
  (r) => `Notes from a ${r.pick(SEQ_HOW)} summer`,
];
function seqHead(r) { return seqRight(r.pick(SEQ_HEADS))(r); }
const SEQ_REMARKS = [
  () => 'Has anybody measured this properly?', (r) => `${r.pick(SEQ_GIVEN)} tried that in ${r.number(2014, 2024)} and it did not last.`, () => 'Agreed, and thanks for the link.', (r) => `It is ${r.number(3, 40)} minutes by tram, not ten.`,
  () => 'That is not how I remember it.', (r) => `We have one in ${r.pick(SEQ_TOWNS)}. It squeaks.`, () => 'Came here to say exactly this.', (r) => `Wouldn’t a ${r.pick(SEQ_LOOM)} do the same job?`,
  (r) => `My ${r.pick(SEQ_KIN)} swears by it.`, () => 'Could you add a photograph?', (r) => `Source: page ${r.number(12, 390)} of the handbook.`, () => 'Good point, I stand corrected.', (r) => `For ${seqCash(r, 80)} I would rather walk.`,
];
function seqLines(text) { return text.trim().split(/\s*\n\s*/); }
/** A text that is typed: so many letters of it, one number a frame. */
function seqTyped(text, counts) { return counts.map((count) => text.slice(0, count)); }
/** Places of somebody who turns a wheel: steps of so many pixels, with rests. */
function seqNotches(r, count, step, most = 3, rest = 0.35) {
  let at = 0;
  return times(count, (index) => { if (index && !r.chance(rest)) at += step * r.number(1, most); return at; });
}
function seqBar(names, style, lit = -1, litStyle = '') { return names.map((name, at) => `<span style="${style};${at === lit ? litStyle : ''}">${name}</span>`).join(''); }
