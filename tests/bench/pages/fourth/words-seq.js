'use strict';
// Words and sentence makers of this part's sequences: stargazers, runners, a library, an aquarium, a stage, solar roofs, a dairy, pianos, a fire brigade, mushrooms.

const SEQ_GIVEN = words(`Aaliyah Bruno Chiara Dmitri Elspeth Fergus Greta Hugo Ines Jonas Katya Leopold Mireille Nikolai Oona Pascal
  Ruth Stellan Thea Umberto Viola Wanda Xavier Yvette Zoltan Malik Noor Joyce Edgar Sunniva`);
const SEQ_FAMILY = words(`Achterberg Balogun Castellanos Drummond Eriksen Faulkner Greenhalgh Halvorsen Iwasaki Joubert Kowalczyk
  Loughlin Marchetti Nwosu O’Rourke Petrov Ravenscroft Skelton Tanaka Upton Villiers Winterbourne Zielinski`);
const SEQ_TOWNS = words(`Alnwick Bakewell Corbridge Dorchester Ely Frome Godalming Hexham Inverness Jedburgh Knaresborough Ludlow
  Minehead Northallerton Okehampton Pickering Rye Settle Thirsk Wells`);
const SEQ_ROADS = list('Almond Street; Brewery Yard; Cattle Market; Dovecote Lane; Exchange Buildings; Fountain Row; Gasworks Road; Hill Top; Infirmary Walk; Jubilee Gardens; Keepers Cottages; Long Meadow');
const SEQ_MONTHS = words('January February March April May June July August September October November December');
const SEQ_SHORT = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ_DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const SEQ_SKY = words('nebula comet meteor eclipse quasar crescent galaxy cluster planet aurora equinox asteroid');
const SEQ_OPTICS = words('eyepiece tripod refractor finder mount filter mirror dew-heater binoculars lens-cap collimator');
const SEQ_STARS = words('Betelgeuse Vega Altair Capella Rigel Arcturus Antares Deneb Mizar Spica');
const SEQ_RUNS = words('marathon parkrun relay steeplechase half-marathon fell-race orienteering sprint jogging');
const SEQ_KIT = words('laces vest insole stopwatch cap socks gel hamstring blister bib shoelace rucksack');
const SEQ_SHELVES = words('atlas biography thriller almanac periodical folio picture-book cookbook encyclopaedia memoir');
const SEQ_FISH = words('seahorse stingray anemone jellyfish octopus wrasse lobster cuttlefish pufferfish catshark clownfish');
const SEQ_STAGE = words('curtain puppet prompter costume trapdoor spotlight matinee script understudy prop wig backdrop');
const SEQ_POWER = words('inverter module battery fuse roof-hook meter cable charger optimiser breaker');
const SEQ_CHEESES = words('Gouda Cheddar Brie ricotta Gruyere Stilton mozzarella Manchego halloumi Camembert');
const SEQ_PIANO = words('hammer damper soundboard pedal tuning-pin keybed felt bass-string metronome lid');
const SEQ_RESCUE = words('hydrant ladder hose siren helmet extinguisher pager nozzle breathing-set stretcher');
const SEQ_FUNGI = words('chanterelle bolete puffball morel parasol truffle milkcap inkcap waxcap');
const SEQ_KINDS = words('ancient battered brilliant cautious clumsy delicate drab fragile handsome immense lively modest noisy obscure plain remarkable shallow spotless sturdy vague');

function seqEl(id) { return document.getElementById(id); }
function seqName(r) { return `${r.pick(SEQ_GIVEN)} ${r.pick(SEQ_FAMILY)}`; }
function seqTime(r) { return `${pad(r.number(6, 22), 2)}:${pad(r.below(60), 2)}`; }
function seqDate(r) { return `${r.number(1, 28)} ${r.pick(SEQ_MONTHS)} ${r.number(2018, 2026)}`; }
function seqBrief(r) { return `${r.number(1, 28)} ${r.pick(SEQ_SHORT)}`; }
function seqCash(r, limit = 500) { return `£${thousands(r.number(4, limit))}.${r.pick(['00', '20', '49', '50', '75', '95', '99'])}`; }
function seqHome(r) { return `${r.number(1, 180)} ${r.pick(SEQ_ROADS)}, ${r.pick(SEQ_TOWNS)}`; }
function seqPost(r) { return `${r.pick(SEQ_GIVEN).toLowerCase()}@${r.pick(words('northskies wellsrunners elylibrary ryeaquarium brightroof'))}.example`; }

const SEQ_TOPICS = {
  sky: [
    (r) => `On ${r.pick(SEQ_DAYS)} the Moon passes ${r.number(2, 9)} degrees south of ${r.pick(SEQ_STARS)}, low in the west and easy to find.`,
    (r) => `Bring warm boots, a red torch and something hot to drink; the ${r.pick(SEQ_OPTICS)} stays in the shed until ${seqTime(r)}.`,
    (r) => `The ${r.pick(SEQ_KINDS)} ${r.pick(SEQ_SKY)} in our photograph was ${thousands(r.number(1200, 88000))} light years away when ${r.pick(SEQ_GIVEN)} pressed the button.`,
    (r) => `${r.pick(SEQ_GIVEN)} cleaned the ${r.pick(SEQ_OPTICS)} with a soft brush and found a dead moth inside.`,
    (r) => `Clouds came in from ${r.pick(SEQ_TOWNS)} shortly before ten, so we talked about the ${r.pick(SEQ_SKY)} instead of watching it.`,
    (r) => `For ${r.number(20, 90)} seconds of exposure the ${r.pick(SEQ_OPTICS)} must not move by more than the width of a hair.`,
    (r) => `Visitors often ask whether ${r.pick(SEQ_STARS)} is a planet. It is not, but it was bright enough last night to fool the warden.`,
    (r) => `The council has promised to dim the lamps in ${r.pick(SEQ_ROADS)} after midnight from ${r.number(1, 28)} ${r.pick(SEQ_MONTHS)}.`,
    (r) => `We counted ${r.number(14, 130)} meteors between ${seqTime(r)} and dawn, most of them white, three of them green.`,
  ],
  runs: [
    (r) => `The ${r.pick(SEQ_RUNS)} starts in ${r.pick(SEQ_ROADS)} at ${r.number(7, 11)}.${r.pick(['00', '15', '30'])}, whatever the weather.`,
    (r) => `${seqName(r)} crossed the line after ${r.number(2, 4)} hours and ${r.number(3, 58)} minutes, carrying one shoe.`,
    (r) => `Water is handed out at kilometres ${r.number(4, 8)}, ${r.number(12, 18)} and ${r.number(24, 35)}; please drop the cups into the bins.`,
    (r) => `If a ${r.pick(SEQ_KIT)} rubs after five miles, it will not get better after twenty.`,
    (r) => `Our Tuesday group runs slowly enough to talk, and ${r.pick(SEQ_GIVEN)} never stops talking.`,
    (r) => `Numbers are posted to everybody who pays ${seqCash(r, 40)} before ${r.number(1, 28)} ${r.pick(SEQ_MONTHS)}; later entries collect theirs at the tent.`,
    (r) => `Rest for two days, then jog for ${r.number(20, 45)} minutes and see what the knee says.`,
    (r) => `The hill behind ${r.pick(SEQ_TOWNS)} gains ${r.number(60, 340)} metres in less than a mile, which is why it is called the Stairs.`,
    (r) => `Marshals are still wanted at ${r.number(3, 14)} crossings, in particular at ${r.pick(SEQ_ROADS)}.`,
  ],
  books: [
    (r) => `The ${r.pick(SEQ_KINDS)} ${r.pick(SEQ_SHELVES)} you reserved is waiting at the desk until ${r.pick(SEQ_DAYS)} evening.`,
    (r) => `${thousands(r.number(800, 9800))} people borrowed something in ${r.pick(SEQ_MONTHS)}, ${r.number(3, 19)} per cent more than a year ago.`,
    (r) => `Fines were abolished in ${r.number(2018, 2024)}, and since then more books come back, not fewer.`,
    (r) => `${r.pick(SEQ_GIVEN)} reads aloud in the children’s corner at ${seqTime(r)}; cushions are provided, biscuits are not.`,
    (r) => `Can the branch in ${r.pick(SEQ_TOWNS)} lend us its ${r.pick(SEQ_SHELVES)} on lighthouses for the exhibition?`,
    (r) => `A reader found a train ticket from ${r.number(1931, 1988)} between pages ${r.number(20, 90)} and ${r.number(91, 240)} of a ${r.pick(SEQ_SHELVES)}.`,
    (r) => `The reading room closes at ${r.number(4, 8)} pm on ${r.pick(SEQ_DAYS)}s while the radiators are being replaced.`,
    (r) => `Large print, audio and ${r.number(11, 30)} languages: ask ${r.pick(SEQ_GIVEN)} on the first floor.`,
    (r) => `Somebody has returned the ${r.pick(SEQ_SHELVES)} with a fried egg as a bookmark, for the second time this year.`,
  ],
  fish: [
    (r) => `The ${r.pick(SEQ_FISH)} in tank ${r.number(2, 40)} has eaten nothing since ${r.pick(SEQ_DAYS)}; ${r.pick(SEQ_GIVEN)} suspects the new pump.`,
    (r) => `Salt water is mixed in the cellar, ${r.number(300, 950)} litres at a time, and rests for a night before it is used.`,
    (r) => `Feeding takes place at ${seqTime(r)} and ${seqTime(r)}. Sit on the left if you want to stay dry.`,
    (r) => `Twelve small ${r.pick(SEQ_FISH)}s hatched behind the scenes and are doing well on a diet of shrimp.`,
    (r) => `Why does the ${r.pick(SEQ_FISH)} change colour? Mostly to be left alone, says ${seqName(r)}.`,
    (r) => `Please do not tap on the glass: for the ${r.pick(SEQ_FISH)} it sounds like a door being slammed.`,
    (r) => `The thermometer read ${r.number(14, 26)}.${r.below(10)} degrees, half a degree above what a ${r.pick(SEQ_KINDS)} ${r.pick(SEQ_FISH)} likes.`,
    (r) => `A family ticket costs ${seqCash(r, 60)} and is valid for the whole day, the seal pool included.`,
    (r) => `Divers scrub the windows every ${r.pick(['week', 'fortnight', 'morning'])} and come up smelling of herring.`,
  ],
  stage: [
    (r) => `In the second act the ${r.pick(SEQ_STAGE)} stuck halfway, and ${r.pick(SEQ_GIVEN)} sang the whole duet in the dark.`,
    (r) => `Tickets for the ${r.pick(SEQ_DAYS)} performance have gone; there are ${r.number(3, 40)} seats left in the gallery on ${seqBrief(r)}.`,
    (r) => `Every ${r.pick(SEQ_STAGE)} is labelled, and every label is copied into the ${r.pick(SEQ_KINDS)} book by the door.`,
    (r) => `${seqName(r)} sewed ${r.number(7, 60)} costumes in ${r.number(2, 6)} weeks, buttons and all.`,
    (r) => `The critic from ${r.pick(SEQ_TOWNS)} called it “a ${r.pick(SEQ_KINDS)} evening with a ${r.pick(SEQ_KINDS)} ending”.`,
    (r) => `Rehearsals move to the chapel, because the hall needs a new floor by ${r.number(1, 28)} ${r.pick(SEQ_MONTHS)}.`,
    (r) => `Please learn your lines before you learn where to stand.`,
    (r) => `Nobody but the ${r.pick(['prompter', 'stage manager', 'electrician'])} may touch the ${r.pick(SEQ_STAGE)} during the interval.`,
    (r) => `A donation of ${seqCash(r, 2000)} pays for the ${r.pick(SEQ_STAGE)}; what is left goes into paint.`,
  ],
  roofs: [
    (r) => `Yesterday the ${r.pick(SEQ_KINDS)} roof in ${r.pick(SEQ_ROADS)} produced ${r.number(4, 62)}.${r.below(10)} kWh, of which ${r.number(20, 80)} per cent was used at home.`,
    (r) => `The ${r.pick(SEQ_POWER)} reports error ${r.number(100, 720)} whenever the neighbours boil their kettle.`,
    (r) => `Facing south is best, facing east and west is nearly as good, and a chimney in the wrong place is worse than either.`,
    (r) => `${r.pick(SEQ_GIVEN)} will check every ${r.pick(SEQ_POWER)} on ${seqBrief(r)}; somebody has to be in between ${seqTime(r)} and ${seqTime(r)}.`,
    (r) => `The grant covers ${r.number(10, 45)} per cent of the cost, at most ${seqCash(r, 6000)} per household.`,
    (r) => `Clean the modules only if you can do it from the ground.`,
    (r) => `A battery of ${r.number(5, 14)} kWh carries the average house through the night, though not through ${r.pick(SEQ_MONTHS)}.`,
    (r) => `The scaffolding in ${r.pick(SEQ_TOWNS)} comes down on ${r.pick(SEQ_DAYS)}, provided that the ${r.pick(SEQ_POWER)} has arrived.`,
  ],
  milk: [
    (r) => `The ${r.pick(SEQ_CHEESES)} is turned ${r.pick(['daily', 'twice a week', 'every other day'])} and brushed with brine until the rind is firm.`,
    (r) => `${thousands(r.number(400, 5200))} litres arrived before six, still warm, from ${r.number(3, 21)} farms around ${r.pick(SEQ_TOWNS)}.`,
    (r) => `Heat the milk to ${r.number(30, 39)} degrees, add the rennet and leave it alone for ${r.number(25, 70)} minutes.`,
    (r) => `Our ${r.pick(SEQ_KINDS)} ${r.pick(SEQ_CHEESES)} won second prize; first prize went to a ${r.pick(SEQ_CHEESES)} made by ${seqName(r)}.`,
    (r) => `Cut the curd slowly: the smaller the grain, the harder the cheese.`,
    (r) => `The cellar has room for ${r.number(200, 1900)} wheels, and ${r.pick(SEQ_GIVEN)} knows each of them.`,
    (r) => `Whey is fed to the pigs, who look forward to it.`,
    (r) => `A kilogram costs ${seqCash(r, 40)} at the farm gate and rather more in ${r.pick(SEQ_TOWNS)}.`,
  ],
  keys: [
    (r) => `The piano in ${r.pick(SEQ_ROADS)} is a quarter of a tone flat and has not been opened since ${r.number(1978, 2012)}.`,
    (r) => `Replace the ${r.pick(SEQ_PIANO)} first, then tune, then wait a week, then tune again.`,
    (r) => `${r.pick(SEQ_GIVEN)} found two pencils, a hairpin and ${r.number(3, 30)} pence beneath the keys.`,
    (r) => `A cracked ${r.pick(SEQ_PIANO)} can be glued; a cracked frame cannot.`,
    (r) => `Keep the room at ${r.number(40, 60)} per cent humidity and the flowers somewhere else.`,
    (r) => `We charge ${seqCash(r, 160)} for a tuning and ${seqCash(r, 40)} for every mile beyond ${r.pick(SEQ_TOWNS)}.`,
    (r) => `The ${r.pick(SEQ_KINDS)} upright by the window is for sale; the stool is not.`,
  ],
  alarm: [
    (r) => `At ${seqTime(r)} the pagers went off: smoke in ${r.pick(SEQ_ROADS)}, nobody hurt, a ${r.pick(SEQ_KINDS)} toaster to blame.`,
    (r) => `Every ${r.pick(SEQ_RESCUE)} is tested on the first ${r.pick(SEQ_DAYS)} of the month and signed for by ${r.pick(SEQ_GIVEN)}.`,
    (r) => `Volunteers live within ${r.number(4, 9)} minutes of the station and sleep with their boots by the door.`,
    (r) => `The new ${r.pick(SEQ_RESCUE)} weighs ${r.number(2, 14)} kg less than the old one, and everyone’s back is grateful.`,
    (r) => `Rescued this year so far: ${r.number(5, 31)} cats, two cows, one ${r.pick(SEQ_KINDS)} mayor.`,
    (r) => `Keep the ${r.pick(SEQ_RESCUE)} free from snow; a shovel hangs behind the gate.`,
    (r) => `Drill number ${r.number(12, 90)} took ${r.number(3, 11)} minutes and ${r.number(2, 59)} seconds, which is ${r.pick(['a record', 'far too long', 'about average'])}.`,
  ],
  woods: [
    (r) => `After three days of rain the first ${r.pick(SEQ_FUNGI)} appeared beneath the beeches near ${r.pick(SEQ_TOWNS)}.`,
    (r) => `Cut it lengthwise: if the flesh turns blue, put it down and ask ${r.pick(SEQ_GIVEN)}.`,
    (r) => `Never rely on a single photograph, least of all for a ${r.pick(SEQ_KINDS)} ${r.pick(SEQ_FUNGI)}.`,
    (r) => `A basket lets the spores fall out as you walk; a plastic bag only makes soup.`,
    (r) => `${r.number(2, 6)} species were new to the county, among them a ${r.pick(SEQ_KINDS)} ${r.pick(SEQ_FUNGI)} the size of a plate.`,
    (r) => `The walk on ${r.number(1, 28)} ${r.pick(SEQ_MONTHS)} is fully booked, but ${r.pick(SEQ_GIVEN)} keeps a waiting list.`,
    (r) => `Leave half of what you find, and tell nobody where you found it.`,
  ],
};
/** Puts right what chance has put together: "a ancient". */
function seqRight(make) { return (r) => make(r).replace(/\b([Aa]) (?=[aeiou])/g, '$1n '); }
const SEQ_WORLD_NAMES = Object.keys(SEQ_TOPICS);
for (const name of SEQ_WORLD_NAMES) SEQ_TOPICS[name] = SEQ_TOPICS[name].map(seqRight);

function seqLine(r, world) { return r.pick(SEQ_TOPICS[world || r.pick(SEQ_WORLD_NAMES)])(r); }
/** Sentences of one world, none of them twice. */
function seqProse(r, count, world) {
  const makers = r.shuffled(SEQ_TOPICS[world || r.pick(SEQ_WORLD_NAMES)]);
  return makers.slice(0, count).map((make) => make(r)).join(' ');
}
function seqParas(r, count, world, style) { return times(count, () => `<p style="${style}">${seqProse(r, r.number(2, 5), world)}</p>`).join(''); }
const SEQ_TITLES = [
  (r) => `${r.pick(SEQ_TOWNS)} waits for the ${r.pick(SEQ_KINDS)} ${r.pick(SEQ_SKY)}`,
  (r) => `What a ${r.pick(SEQ_FISH)} can teach a town`,
  (r) => `The ${r.pick(SEQ_STAGE)} that would not ${r.pick(['fall', 'open', 'burn', 'fit'])}`,
  (r) => `Library of ${r.pick(SEQ_TOWNS)} reopens with ${thousands(r.number(900, 9900))} new books`,
  (r) => `More roofs, fewer bills: ${r.pick(SEQ_TOWNS)} counts its kilowatts`,
  (r) => `Why ${r.pick(SEQ_CHEESES)} is getting ${r.pick(['dearer', 'softer', 'scarce', 'popular again'])}`,
  (r) => `Runner, ${r.number(61, 84)}, finishes ${r.pick(SEQ_RUNS)} ahead of her grandson`,
  (r) => `One piano, ${r.number(3, 9)} hands and a ${r.pick(SEQ_KINDS)} audience`,
  (r) => `Fire crew of ${r.pick(SEQ_TOWNS)} frees ${r.pick(SEQ_KINDS)} goose`,
  (r) => `Where the ${r.pick(SEQ_FUNGI)} grows, and why I won’t tell`,
  (r) => `Night train to ${r.pick(SEQ_TOWNS)} may stop again`,
  (r) => `Readers remember the winter of ${r.number(1947, 1987)}`,
  (r) => `Council spends ${seqCash(r, 90000)} on one ${r.pick(SEQ_KINDS)} bench`,
  (r) => `How ${r.pick(SEQ_GIVEN)} ${r.pick(SEQ_FAMILY)} learned to love the ${r.pick(SEQ_OPTICS)}`,
  (r) => `Storm leaves ${thousands(r.number(300, 9000))} homes without light`,
  (r) => `Five questions for a ${r.pick(['ferryman', 'tax inspector', 'beekeeper', 'piano tuner', 'goalkeeper'])}`,
  (r) => `${r.pick(SEQ_TOWNS)} beats ${r.pick(SEQ_TOWNS)} in the last minute`,
  (r) => `A ${r.pick(SEQ_KINDS)} house, a missing will and ${r.number(3, 12)} cousins`,
  (r) => `Ten ${r.pick(SEQ_KINDS)} walks for a wet ${r.pick(SEQ_DAYS)}`,
  (r) => `Dentist wanted: village offers ${r.pick(['free cheese', 'a boat', 'a house', 'two goats'])}`,
  (r) => `Is the ${r.pick(SEQ_FISH)} really as ${r.pick(SEQ_KINDS)} as it looks?`,
];
function seqTitle(r) { return seqRight(r.pick(SEQ_TITLES))(r); }

function seqLabel(r) {
  return r.pick([
    () => `${capital(r.pick(SEQ_STAGE))} list`, () => `${capital(r.pick(SEQ_OPTICS))} repair`, () => `${capital(r.pick(SEQ_FISH))} feeding`, () => `${capital(r.pick(SEQ_CHEESES))} order`,
    () => `${capital(r.pick(SEQ_RESCUE))} check`, () => `${capital(r.pick(SEQ_POWER))} offer`, () => `${r.pick(SEQ_DAYS)} rota`, () => `Trip to ${r.pick(SEQ_TOWNS)}`, () => `${capital(r.pick(SEQ_FUNGI))} walk`, () => `Minutes of ${seqBrief(r)}`,
  ])();
}

const SEQ_SMALL = [
  (r) => `anyone free on ${r.pick(SEQ_DAYS)} after ${r.number(4, 8)}?`, (r) => `I can bring the ${r.pick(SEQ_OPTICS)} and a flask`, () => 'same here', (r) => `Thanks, ${r.pick(SEQ_GIVEN)}!`,
  (r) => `no idea, ask ${r.pick(SEQ_GIVEN)}`, (r) => `the ${r.pick(SEQ_KIT)} is in my car, sorry`, (r) => `Did the ${r.pick(SEQ_POWER)} ever turn up?`, (r) => `Half past ${r.pick(['six', 'seven', 'eight'])} by the fountain then`,
  (r) => `it’s ${r.number(2, 14)} degrees and foggy up here`, (r) => `We came ${r.pick(['fourth', 'sixth', 'ninth', 'last'])} but the soup was good`, (r) => `ha, that sounds like ${r.pick(SEQ_TOWNS)}`,
  (r) => `could you send me the ${r.pick(SEQ_STAGE)} photos?`, (r) => `Just landed. Back on ${r.pick(SEQ_DAYS)}`, () => 'Never mind, found it', (r) => `${r.pick(SEQ_GIVEN)} says it was only ${seqCash(r, 30)} second-hand`,
  (r) => `Who has the key to ${r.number(3, 60)}b?`, () => 'Sounds good to me', (r) => `Leave it on the ${r.pick(['bench', 'windowsill', 'back seat', 'stairs'])}, I’ll pick it up tonight`, () => 'I’m stuck in traffic, start without me',
  (r) => `Wasn’t that the ${r.pick(SEQ_FISH)} from last year?`, () => 'Wow, congratulations!!', (r) => `Page ${r.number(3, 90)}, second paragraph`, () => 'My fault, I read the wrong week',
];
function seqChat(r) { return r.pick(SEQ_SMALL)(r); }
/** Messages of a chat, short and long, none of them twice as long as there are enough. */
function seqTalk(r, count, world) {
  const small = r.shuffled(SEQ_SMALL), long = r.shuffled(SEQ_TOPICS[world]);
  return times(count, (at) => (at % 3 === 1 ? long[Math.floor(at / 3) % long.length] : small[at % small.length])(r));
}
function seqLines(text) { return text.trim().split(/\s*\n\s*/); }

/** Deals sentences of several worlds, none twice before all have been dealt. */
function seqDeck(r, ...worlds) {
  let left = [];
  return (count) => times(count, () => { if (!left.length) left = r.shuffled(worlds.flatMap((world) => SEQ_TOPICS[world])); return left.pop()(r); }).join(' ');
}

/** Places of somebody who turns a wheel: steps of so many pixels, with rests. */
function seqWheel(r, count, step, most = 3, rest = 0.35) {
  let at = 0;
  return times(count, (index) => { if (index && !r.chance(rest)) at += step * r.number(1, most); return at; });
}
