'use strict';
// Words and sentence makers of this part's sequences: bees, bicycles, lighthouses, orchards, caves, stamps, swimming, puppets, balloons.

const SEQ_GIVEN = words(`Aurelia Bruno Cordelia Dafydd Elspeth Fergus Greta Hugo Isolde Jonas Katya Leopold Miriam Nils Orla
  Pascal Ramona Silas Thea Umberto Violet Wilfred Xavier Ysolde Zachary Anouk Bastian Chiara Dilip Esme`);
const SEQ_FAMILY = words(`Applegarth Brannigan Chowdhury Dunmore Eastwick Fairweather Greenhalgh Hargreave Iveson Jessop Kilbride Langstaff
  Merriweather Nightingale Osgood Pilkington Rowbotham Sandoval Tregarth Upjohn Verhoeven Wolstenholme Yelland Zielinski`);
const SEQ_TOWNS = words(`Alnwick Bideford Cromer Dulverton Ennerdale Fowey Glossop Hexham Instow Kelso Ludlow Morpeth Neston Okehampton Porlock
  Reeth Salcombe Totnes Ullapool Wigton`);
const SEQ_ROADS = list('Almond Walk; Beacon Road; Chandlers Yard; Dovecote Lane; Easter Steps; Fishergate; Gooseberry Hill; Harbour Parade; Juniper Court; Kestrel Drive; Lamplighter Row; Magpie Bridge');
const SEQ_MONTHS = words('January February March April May June July August September October November December');
const SEQ_SHORT = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ_DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const SEQ_HIVE = words('smoker frame queen brood drone comb swarm veil skep nectar propolis honeycomb');
const SEQ_BIKE = words('derailleur crankset spoke saddle hub sprocket brake-cable headset mudguard bottom-bracket pannier tyre-lever');
const SEQ_LIGHT = words('lantern foghorn prism gallery keeper beam lens staircase reef tender shutter oil-lamp');
const SEQ_FRUIT = words('russet pippin codlin quince damson medlar bramley greengage perry-pear crab-apple');
const SEQ_CAVE = words('stalactite sump squeeze rope-ladder helmet chamber karabiner shaft pitch flowstone carbide-lamp');
const SEQ_STAMP = words('perforation postmark watermark overprint hinge gutter-pair imprint cancellation airmail misprint');
const SEQ_POOL = words('breaststroke backstroke butterfly freestyle goggles lane-rope starting-block turn relay kickboard');
const SEQ_PUPPET = words('marionette crossbar glove-puppet curtain shadow-screen string hinge backdrop wig prologue');
const SEQ_BALLOON = words('burner basket envelope propane parachute-valve anemometer crew-chief retrieve wicker altimeter');
const SEQ_HOW = words('abrupt boisterous crooked delicate earnest feathery grubby hesitant improbable jolly knobbly lukewarm muffled nimble obstinate patient quaint rickety slender tepid unruly vivid wistful');

function seqEl(id) { return document.getElementById(id); }
function seqName(r) { return `${r.pick(SEQ_GIVEN)} ${r.pick(SEQ_FAMILY)}`; }
function seqTime(r) { return `${pad(r.number(5, 23), 2)}:${pad(r.below(60), 2)}`; }
function seqDate(r) { return `${r.number(1, 28)} ${r.pick(SEQ_MONTHS)} ${r.number(2018, 2026)}`; }
function seqBrief(r) { return `${r.pick(SEQ_SHORT)} ${r.number(1, 28)}`; }
function seqCash(r, limit = 500) { return `€${thousands(r.number(4, limit))}.${r.pick(['00', '20', '45', '50', '75', '80', '95'])}`; }
function seqThing(r) { return r.pick(r.pick([SEQ_HIVE, SEQ_BIKE, SEQ_LIGHT, SEQ_FRUIT, SEQ_CAVE, SEQ_STAMP, SEQ_PUPPET, SEQ_BALLOON])); }

const SEQ_TOPICS = {
  bees: [
    (r) => `The ${r.pick(SEQ_HOW)} colony in hive ${r.number(2, 19)} has filled ${r.number(4, 11)} frames and is looking for more room.`,
    (r) => `Light the ${r.pick(SEQ_HIVE)} before you open anything, and keep it away from the long grass.`,
    (r) => `${seqName(r)} was stung ${r.number(2, 14)} times on ${r.pick(SEQ_DAYS)} and still calls it a good day.`,
    (r) => `We took off ${r.number(11, 86)} kilos of lime honey, most of it before the storm.`,
    () => 'A queen that has been marked in blue is five years old at most.',
    (r) => `Somebody in ${r.pick(SEQ_ROADS)} has reported a swarm on a parked car, again.`,
    (r) => `Feed them syrup until the end of ${r.pick(SEQ_MONTHS)}, then leave them in peace.`,
    (r) => `The ${r.pick(SEQ_HIVE)} from ${r.pick(SEQ_TOWNS)} smelled of thyme and wet wood.`,
  ],
  bikes: [
    (r) => `A worn ${r.pick(SEQ_BIKE)} can be heard from the far end of ${r.pick(SEQ_ROADS)}.`,
    (r) => `Replace the chain every ${thousands(r.number(2200, 6000))} kilometres, or the sprockets will follow it.`,
    (r) => `${r.pick(SEQ_GIVEN)} rode from ${r.pick(SEQ_TOWNS)} to ${r.pick(SEQ_TOWNS)} with one brake and a cake.`,
    (r) => `The ${r.pick(SEQ_HOW)} ${r.pick(SEQ_BIKE)} cost ${seqCash(r, 140)} and took ${r.number(20, 95)} minutes to fit.`,
    () => 'Turn it anticlockwise on the left side, clockwise on the right, and swear on both.',
    (r) => `Pump the tyres to ${r.number(3, 6)}.${r.below(10)} bar unless it rains.`,
    (r) => `The repair café opens at ${seqTime(r)} and closes when the tea runs out.`,
    (r) => `${r.number(12, 70)} bicycles were mended, ${r.number(2, 9)} were given away and one was stolen.`,
  ],
  lights: [
    (r) => `The lamp at ${r.pick(SEQ_TOWNS)} could be seen for ${r.number(11, 27)} nautical miles on a clear night.`,
    (r) => `Keeper ${seqName(r)} wound the clockwork every ${r.number(2, 5)} hours for ${r.number(9, 38)} winters.`,
    (r) => `The ${r.pick(SEQ_LIGHT)} was carried up ${r.number(88, 240)} steps by two men and a boy.`,
    (r) => `In the gale of ${r.number(1838, 1931)} the sea broke the glass ${r.number(22, 45)} metres above the rock.`,
    () => 'Nobody has lived there since the light was made automatic.',
    (r) => `A ${r.pick(SEQ_HOW)} ${r.pick(SEQ_LIGHT)} turns the small flame into a long white arm.`,
    (r) => `Supplies came on the first ${r.pick(SEQ_DAYS)} of the month, if they came at all.`,
    (r) => `Three short flashes and a long one mean ${r.pick(SEQ_TOWNS)}; anything else means trouble.`,
  ],
  orchard: [
    (r) => `The ${r.pick(SEQ_FRUIT)} by the gate was planted in ${r.number(1887, 1978)} and leans a little more each year.`,
    (r) => `Pick the ${r.pick(SEQ_FRUIT)} when the pips are brown and the wasps have noticed.`,
    (r) => `${thousands(r.number(900, 7800))} litres were pressed in ${r.number(2, 9)} days, with ${r.number(1, 6)} broken cloths.`,
    (r) => `A ${r.pick(SEQ_HOW)} frost on ${r.number(1, 20)} May took half of the blossom.`,
    () => 'Prune in winter, thin in June and be grateful in October.',
    (r) => `${r.pick(SEQ_GIVEN)} keeps geese under the trees, and nobody else goes there now.`,
    (r) => `Grafts of the old ${r.pick(SEQ_FRUIT)} are sold in ${r.pick(SEQ_TOWNS)} for ${seqCash(r, 30)}.`,
    () => 'What falls into the nettles belongs to the hedgehogs.',
  ],
  caves: [
    (r) => `Beyond the ${r.pick(SEQ_CAVE)} the passage widens into a hall ${r.number(18, 140)} metres long.`,
    (r) => `The water rose ${r.number(20, 190)} centimetres within the hour, and the party waited on a ledge.`,
    (r) => `${seqName(r)} surveyed ${thousands(r.number(310, 4600))} metres of it with a compass and a ball of string.`,
    (r) => `A ${r.pick(SEQ_HOW)} draught shows where to dig.`,
    () => 'Leave word above ground: who, where, and when to start worrying.',
    (r) => `The ${r.pick(SEQ_CAVE)} grows by ${r.number(4, 13)} millimetres in a hundred years, so keep your elbows in.`,
    (r) => `Air in the lower series stays at ${r.number(6, 11)} degrees, summer and winter.`,
    (r) => `Bats sleep near the ${r.pick(SEQ_CAVE)} from ${r.pick(SEQ_MONTHS)}; the gate is locked for them.`,
  ],
  stamps: [
    (r) => `Only ${r.number(3, 60)} copies with the inverted ${r.pick(SEQ_STAMP)} are known, and ${r.number(1, 3)} of them are in ${r.pick(SEQ_TOWNS)}.`,
    (r) => `The ${r.pick(SEQ_HOW)} ${r.pick(SEQ_STAMP)} was found between two pages of a cookery book.`,
    (r) => `Lot ${r.number(101, 998)} sold for ${seqCash(r, 7400)} to a bidder on the telephone.`,
    () => 'Never lick it, never iron it and never let a cousin arrange it by colour.',
    (r) => `A letter posted in ${r.pick(SEQ_TOWNS)} in ${r.number(1871, 1939)} arrived last ${r.pick(SEQ_DAYS)}.`,
    (r) => `Under the lamp the ${r.pick(SEQ_STAMP)} turns from green to violet.`,
    (r) => `${r.pick(SEQ_GIVEN)} collects ships, ${r.pick(SEQ_GIVEN)} collects mistakes.`,
  ],
  pool: [
    (r) => `Lane ${r.number(1, 8)} is reserved for ${r.pick(SEQ_POOL)} until ${seqTime(r)}.`,
    (r) => `${r.pick(SEQ_GIVEN)} touched first in ${r.number(27, 58)}.${pad(r.below(100), 2)} seconds and lost a cap on the way.`,
    (r) => `The water is kept at ${r.number(25, 29)} degrees, which the morning group calls ${r.pick(SEQ_HOW)}.`,
    () => 'Showers first, hair tied up, and no running past the deep end.',
    (r) => `The relay team from ${r.pick(SEQ_TOWNS)} improved by ${r.number(1, 4)}.${r.below(10)} seconds.`,
    (r) => `Courses for beginners start on ${r.number(1, 28)} ${r.pick(SEQ_MONTHS)} and cost ${seqCash(r, 95)}.`,
    () => 'Please bring your own towel; ours are still in the post.',
  ],
  puppets: [
    (r) => `The ${r.pick(SEQ_HOW)} ${r.pick(SEQ_PUPPET)} has ${r.number(7, 23)} strings and a temper.`,
    (r) => `In ${r.pick(SEQ_TOWNS)} the dragon caught fire during the second act, to great applause.`,
    (r) => `${seqName(r)} carved the head from a broken ${r.pick(['pew', 'ladder', 'mast', 'bedpost'])}.`,
    () => 'The king speaks with the voice of whoever is not holding the thunder sheet.',
    (r) => `Tickets for ${r.pick(SEQ_DAYS)} are ${seqCash(r, 14)}, children sit in front.`,
    (r) => `Behind the ${r.pick(SEQ_PUPPET)} there is room for three people and a thermos flask.`,
    () => 'A good puppet breathes before it speaks.',
    (r) => `The company travelled ${thousands(r.number(400, 8800))} kilometres in a van named ${r.pick(SEQ_GIVEN)}.`,
  ],
  balloons: [
    (r) => `The ${r.pick(SEQ_BALLOON)} was tested at dawn, when the wind stood at ${r.number(2, 9)} knots.`,
    (r) => `We drifted over ${r.pick(SEQ_TOWNS)} at ${thousands(r.number(600, 4200))} feet and waved at the market.`,
    (r) => `A landing in a ${r.pick(SEQ_HOW)} field costs the pilot a bottle for the farmer.`,
    () => 'Hold on to the rope handles, bend your knees and look forward.',
    (r) => `${r.pick(SEQ_GIVEN)} followed us in the car and took ${r.number(2, 9)} wrong turnings.`,
    (r) => `One flight burns ${r.number(60, 150)} kilos of propane in ${r.number(45, 95)} minutes.`,
    (r) => `The ${r.pick(SEQ_BALLOON)} dried for two days in the sports hall of ${r.pick(SEQ_TOWNS)}.`,
  ],
};
/** Puts right what chance has put together: "a earnest". */
function seqRight(make) { return (r) => make(r).replace(/\b([Aa]) (?=[aeio])/g, '$1n ').replace(/\ban (?=one\b)/g, 'a '); }
const SEQ_WORLDS = Object.keys(SEQ_TOPICS);
for (const name of SEQ_WORLDS) SEQ_TOPICS[name] = SEQ_TOPICS[name].map(seqRight);

function seqLine(r, world) { return r.pick(SEQ_TOPICS[world || r.pick(SEQ_WORLDS)])(r); }
/** Deals sentences of several worlds, none twice before all have been dealt. */
function seqDeal(r, ...worlds) {
  let left = [];
  const from = (worlds.length ? worlds : SEQ_WORLDS).flatMap((world) => SEQ_TOPICS[world]);
  return (count) => times(count, () => { if (!left.length) left = r.shuffled(from); return left.pop()(r); }).join(' ');
}
/** How many letters of a text stand there at each frame: rests, bursts, the whole at the end. */
function seqKeys(text, frames, from = 1, till = frames - 3) {
  const pace = new Random(`keys ${text}`);
  let last = 0;
  return times(frames, (index) => {
    if (index >= from) last = index >= till ? text.length : Math.max(last, Math.round(text.length * (index - from + 1) / (till - from + 1)) - pace.below(3));
    return last;
  });
}
/** Places of a page that is rolled by a wheel: multiples of a step, with rests. */
function seqRoll(r, frames, step, most = 2, rest = 0.3) {
  let at = 0;
  return times(frames, (index) => { if (index > 1 && !r.chance(rest)) at += step * r.number(1, most); return at; });
}
function seqRow(names, style, lit = -1, litStyle = '') { return names.map((name, at) => `<span style="${style};${at === lit ? litStyle : ''}">${name}</span>`).join(''); }
function seqLines(text) { return text.trim().split(/\s*\n\s*/); }
