'use strict';
// Words and sentence makers of the second part's sequences: choirs, boats, mountain huts, digs, bicycles, gardens, radio, joinery.

const SEQ_GIVEN = words(`Agnes Alasdair Beatrix Callum Delphine Eamon Fenella Gareth Hester Idris Jocelyn Kenneth Lorna Magnus
  Niamh Owen Philippa Rhys Saskia Tobias Una Verity Wilfred Ysolde Zachary Morag Desmond Harriet`);
const SEQ_FAMILY = words(`Ainsworth Bramley Carmichael Dunmore Eastwood Fairbairn Gallagher Hargreaves Inglis Jardine Kilbride
  Lockhart Macpherson Nightingale Ormond Pemberton Ramsay Sinclair Thistlewood Urquhart Vickers Wetherby Yardley`);
const SEQ_TOWNS = words('Aberdyfi Bridport Cromarty Dunbar Eyemouth Falmouth Grasmere Harwich Ilfracombe Keswick Lerwick Malham Oban Penrith Ripon Stromness Tarbert Whitby');
const SEQ_STREETS = list('Quay Street; Mill Lane; Church Walk; Harbour Road; Station Parade; Weavers Court; Larch Avenue; Rope Walk; Chapel Row; Orchard Close; Kiln Yard');
const SEQ_MONTHS = words('January February March April May June July August September October November December');
const SEQ_DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const SEQ_VOICES = words('sopranos altos tenors basses baritones trebles');
const SEQ_PIECES = list('the Magnificat; a Tallis motet; the Brahms Requiem; two Welsh folk songs; the Rutter anthem; Psalm 121; a Bach chorale; the Fauré; Spem in alium; the evening canticles');
const SEQ_BOATS = words('Kittiwake Merganser Guillemot Sandpiper Dunlin Redshank Petrel Whimbrel Shearwater Turnstone');
const SEQ_RIGGING = words('halyard mainsheet jib spinnaker tiller rudder keel bowline fender anchor mooring shackle cleat winch forestay batten');
const SEQ_HUTS = list('Corrour hut; the Glen Dessary bothy; Ridge Cottage; the upper refuge; Blackwater lodge; the shepherds’ hut; Hawkstone cabin; the Tarn shelter');
const SEQ_GEAR = words('rucksack stove compass crampon headtorch blanket flask rope ladder shutter lantern kindling bunk mattress gaiter whistle');
const SEQ_FINDS = words('brooch amulet sherd flint bead hearth ditch posthole quern coin spindle buckle urn kiln midden rampart tesserae loomweight');
const SEQ_AGES = list('Bronze Age; Iron Age; early Roman; late Roman; Saxon; Norse; medieval; Tudor; Georgian; Neolithic');
const SEQ_PARTS = words('derailleur spoke hub chainring saddle pannier mudguard cassette pedal bracket crank tyre brake lever headset dynamo');
const SEQ_PLANTS = words('foxglove hellebore clematis lavender rosemary chard rhubarb leek marrow quince damson hawthorn comfrey sorrel lupin hydrangea fennel blackcurrant');
const SEQ_TOOLS = words('secateurs trowel dibber hoe wheelbarrow riddle cloche netting hosepipe cane twine sieve');
const SEQ_WAVES = words('antenna transmitter microphone mixer jingle bulletin playlist fader headphones studio relay presenter listener podcast interview frequency');
const SEQ_SHOWS = list('Breakfast with Lorna; The Tide Table; Folk on Friday; Late Lamp; The Allotment Hour; Harbour Lights; Two Turntables; Sunday Hymns; Open Line');
const SEQ_WOODS = words('oak ash elm larch cherry walnut beech sycamore cedar maple birch yew');
const SEQ_JOINERY = words('dovetail mortise tenon chisel spokeshave mallet clamp veneer dowel rebate plane bevel drawer hinge cabinet workbench bandsaw shellac');
const SEQ_LOOKS = words('weathered sturdy narrow quiet damp bright crooked hand-made borrowed rusty smooth spare heavy lightweight unfinished well-known half-hidden cheerful stubborn useful');
const SEQ_ADVERBS = words('slowly carefully once twice again gladly overnight together properly seldom halfway outdoors downstairs promptly');
const SEQ_OPENERS = list('By the time we arrived; After a long winter; Before the rain set in; As soon as the kettle boiled; Since last autumn; For the third year running; To everyone’s surprise; Late on Thursday');
const SEQ_ENDINGS = list('and nobody minded; which was just as well; but only just; so we went home early; as the notes explain; or so the warden says; and that settled it; though the bill was steep');

function seqPerson(r) { return `${r.pick(SEQ_GIVEN)} ${r.pick(SEQ_FAMILY)}`; }
function seqClock(r) { return `${pad(r.number(6, 22), 2)}:${pad(5 * r.below(12), 2)}`; }
function seqDate(r) { return `${r.number(1, 28)} ${r.pick(SEQ_MONTHS)} ${r.number(2016, 2026)}`; }
function seqShortDate(r) { return `${pad(r.number(1, 28), 2)}/${pad(r.number(1, 12), 2)}/${r.number(2019, 2026)}`; }
function seqPounds(r, limit = 900) { return `£${thousands(r.number(3, limit))}.${pad(5 * r.below(20), 2)}`; }
function seqPost(r) { return `${r.pick(SEQ_GIVEN).toLowerCase()}.${r.pick(SEQ_FAMILY).toLowerCase()}@${r.pick(SEQ_TOWNS).toLowerCase()}-${r.pick(['choir', 'sailing', 'digs', 'wheelers', 'radio'])}.example`; }
function seqAddress(r) { return `${r.number(1, 148)} ${r.pick(SEQ_STREETS)}, ${r.pick(SEQ_TOWNS)} ${r.pick(words('TD LA PL IV HU'))}${r.number(1, 28)} ${r.number(1, 9)}${r.pick(words('AB QT RX JD NW'))}`; }
function seqSite(r) { return `www.${r.pick(SEQ_TOWNS).toLowerCase()}-${r.pick(words('rowers bellringers plots makers fm'))}.example/${r.pick(words('news diary tides plans events'))}/${r.number(2, 980)}`; }
function seqPhone(r) { return `0${r.number(1200, 1990)} ${r.digits(6)}`; }

const SEQ_TOPICS = {
  choir: [
    (r) => `Tea is at half past ${r.pick(['three', 'four', 'five'])}, the bell ringers join us, and ${r.pick(SEQ_GIVEN)} plays the organ.`,
    (r) => `Learn the German text of ${r.pick(SEQ_PIECES)} by heart, but leave the Latin to the ${r.pick(SEQ_VOICES)}.`,
    (r) => `The ${r.pick(SEQ_VOICES)} rehearse ${r.pick(SEQ_PIECES)} on ${r.pick(SEQ_DAYS)} at ${seqClock(r)} in the vestry.`,
    (r) => `${r.pick(SEQ_GIVEN)} asked whether the ${r.pick(SEQ_VOICES)} could sing bar ${r.number(12, 240)} a little softer.`,
    (r) => `We still need ${r.number(2, 9)} ${r.pick(SEQ_VOICES)} for the concert in ${r.pick(SEQ_TOWNS)} on ${seqDate(r)}.`,
    (r) => `Please mark the breath after bar ${r.number(8, 190)}; the organ enters ${r.number(2, 6)} beats later.`,
    (r) => `“Watch the stick, not the page,” said ${seqPerson(r)}, and the ${r.pick(SEQ_VOICES)} laughed.`,
    (r) => `Programme: ${r.pick(SEQ_PIECES)}, ${r.pick(SEQ_PIECES)} and, after the interval, ${r.pick(SEQ_PIECES)}.`,
    (r) => `New scores cost ${seqPounds(r, 24)} each, so we share one between two singers.`,
  ],
  sailing: [
    (r) => `Seven boats started, ${r.pick(['four', 'five', 'six'])} finished, and the ${r.pick(SEQ_BOATS)} won by ${r.number(2, 58)} seconds.`,
    (r) => `At slack water we drifted past the lighthouse, ate our sandwiches and mended the ${r.pick(SEQ_RIGGING)}.`,
    (r) => `High water at ${r.pick(SEQ_TOWNS)} is ${seqClock(r)}, ${r.number(2, 6)}.${r.below(10)} m above datum.`,
    (r) => `The ${r.pick(SEQ_BOATS)} lost her ${r.pick(SEQ_RIGGING)} off ${r.pick(SEQ_TOWNS)} and came home under motor.`,
    (r) => `Check the ${r.pick(SEQ_RIGGING)} and grease every ${r.pick(SEQ_RIGGING)} before the boat goes in on ${seqDate(r)}.`,
    (r) => `Wind south-west ${r.number(3, 5)} to ${r.number(6, 8)}, rain later, visibility moderate.`,
    (r) => `${r.pick(SEQ_GIVEN)} tied a ${r.pick(SEQ_LOOKS)} bowline, let go the ${r.pick(SEQ_RIGGING)} and waved to the pier.`,
    (r) => `Berth ${r.number(4, 88)} is free until ${r.pick(SEQ_DAYS)}; the harbour dues are ${seqPounds(r, 60)} a night.`,
    (r) => `Who left the spare ${r.pick(SEQ_RIGGING)} aboard the ${r.pick(SEQ_BOATS)}?`,
  ],
  huts: [
    (r) => `The path to ${r.pick(SEQ_HUTS)} crosses the stream at ${r.number(340, 1190)} m; after heavy rain, use the footbridge.`,
    (r) => `Is the stove lit, is the water on, and has anybody signed the book?`,
    (r) => `Sixteen walkers slept here in ${r.pick(SEQ_MONTHS)}; the mice had the rest of the cheese.`,
    (r) => `From ${r.pick(SEQ_HUTS)} it is ${r.number(2, 7)}½ hours on foot to ${r.pick(SEQ_TOWNS)}, with ${r.number(320, 1280)} m of climbing.`,
    (r) => `The warden lends each guest a ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_GEAR)} and one ${r.pick(SEQ_GEAR)}.`,
    (r) => `Bunks are ${seqPounds(r, 30)} for members (guests pay ${seqPounds(r, 50)}), breakfast included.`,
    (r) => `Snow lay ${r.number(15, 140)} cm deep by the door, and the ${r.pick(SEQ_GEAR)} was frozen to the wall.`,
    (r) => `Carry out what you carried in: there is no bin, no shop and no signal at ${r.pick(SEQ_HUTS)}.`,
    (r) => `${seqPerson(r)} mended the roof with a ${r.pick(SEQ_GEAR)}, ${r.number(30, 90)} nails and a great deal of patience.`,
  ],
  digs: [
    (r) => `Sieving continues until ${r.pick(SEQ_DAYS)}, when the digger fills trenches ${r.number(1, 3)} to ${r.number(4, 8)}.`,
    (r) => `Under the ${r.pick(SEQ_AGES)} floor we found charcoal, hazelnut shells and half of a ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_FINDS)}.`,
    (r) => `Photograph north first, with the scale in the corner and no boots in the picture.`,
    (r) => `Trench ${r.number(1, 9)} gave us ${r.number(3, 60)} ${r.pick(SEQ_AGES)} sherds and one ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_FINDS)}.`,
    (r) => `Context ${r.number(1001, 4200)} cuts the ${r.pick(SEQ_FINDS)} and is therefore younger than context ${r.number(1001, 4200)}.`,
    (r) => `The ${r.pick(SEQ_FINDS)} lay ${r.number(12, 180)} cm below the turf, next to a ${r.pick(SEQ_AGES)} ${r.pick(SEQ_FINDS)}.`,
    (r) => `Dr ${r.pick(SEQ_FAMILY)} dates the ${r.pick(SEQ_FINDS)} to about AD ${r.number(45, 980)}, give or take ${r.number(10, 60)} years.`,
    (r) => `Bag it, label it, draw it: a ${r.pick(SEQ_FINDS)} without a number is only a stone.`,
    (r) => `Was the ${r.pick(SEQ_FINDS)} a ${r.pick(SEQ_AGES)} offering, or did someone simply lose it?`,
  ],
  cycling: [
    (r) => `Two punctures, one wrong turn and a headwind: the ${r.number(60, 140)} km to ${r.pick(SEQ_TOWNS)} took all day.`,
    (r) => `Our workshop opens on ${r.pick(SEQ_DAYS)} from ${seqClock(r)}; bring rags and a ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_PARTS)}.`,
    (r) => `She rides in any weather, he prefers the train.`,
    (r) => `Sunday’s ride is ${r.number(38, 164)} km by way of ${r.pick(SEQ_TOWNS)}, with a stop for cake at km ${r.number(15, 37)}.`,
    (r) => `A worn ${r.pick(SEQ_PARTS)} eats the ${r.pick(SEQ_PARTS)}; replace both for ${seqPounds(r, 80)}.`,
    (r) => `${r.pick(SEQ_GIVEN)} climbed the ${r.number(6, 19)} % ramp at ${r.number(7, 14)}.${r.below(10)} km/h without leaving the saddle.`,
    (r) => `Tighten the ${r.pick(SEQ_PARTS)} to ${r.number(4, 38)} Nm, then spin the wheel and listen.`,
    (r) => `Lost near ${r.pick(SEQ_TOWNS)}: one ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_PARTS)}. Call ${seqPhone(r)}.`,
    (r) => `The ferry takes bicycles at ${seqClock(r)} and ${seqClock(r)}, but never more than ${r.number(6, 24)}.`,
  ],
  gardens: [
    (r) => `After the frost of ${r.number(1, 28)} ${r.pick(SEQ_MONTHS)} only the ${r.pick(SEQ_PLANTS)} and the ${r.pick(SEQ_PLANTS)} came back.`,
    (r) => `Prune it hard, feed it well, and do not ask ${r.pick(SEQ_GIVEN)} about the compost.`,
    (r) => `Seeds cost ${seqPounds(r, 5)} a packet; swap yours at the gate before noon.`,
    (r) => `Sow ${r.pick(SEQ_PLANTS)} under glass in ${r.pick(SEQ_MONTHS)} and plant it out ${r.number(4, 9)} weeks later.`,
    (r) => `The ${r.pick(SEQ_PLANTS)} by the gate has mildew again, while the ${r.pick(SEQ_PLANTS)} is ${r.pick(['thriving', 'sulking', 'in full flower', 'running to seed'])}.`,
    (r) => `Plot ${r.number(2, 74)} is let to ${seqPerson(r)} for ${seqPounds(r, 70)} a year.`,
    (r) => `Whoever took the ${r.pick(SEQ_TOOLS)} from the shed: please bring it back by ${r.pick(SEQ_DAYS)}!`,
    (r) => `Leave ${r.number(20, 60)} cm between rows of ${r.pick(SEQ_PLANTS)}, and water them in the evening.`,
    (r) => `${r.number(3, 28)} kg of ${r.pick(SEQ_PLANTS)}, ${r.number(2, 14)} jars of jam, no slugs: a good ${r.pick(SEQ_MONTHS)}.`,
  ],
  radio: [
    (r) => `We were off the air for ${r.number(2, 50)} minutes because a squirrel sat on the ${r.pick(SEQ_WAVES)}.`,
    (r) => `Next week: sea shanties, a quiz, and ${seqPerson(r)} on the history of the foghorn.`,
    (r) => `Volunteers get a key, a mug and about ${r.number(3, 12)} hours of training.`,
    (r) => `“${r.pick(SEQ_SHOWS)}” goes out at ${seqClock(r)} on ${r.number(88, 107)}.${r.below(10)} MHz and is repeated on ${r.pick(SEQ_DAYS)}.`,
    (r) => `The ${r.pick(SEQ_WAVES)} in studio ${r.number(1, 4)} hums at ${r.number(50, 440)} Hz; swap it for the ${r.pick(SEQ_LOOKS)} one.`,
    (r) => `${r.pick(SEQ_GIVEN)} reads the ${r.pick(SEQ_WAVES)}, then a record, then the tides for ${r.pick(SEQ_TOWNS)}.`,
    (r) => `Nearly ${thousands(r.number(1200, 64000))} people heard ${r.pick(SEQ_GIVEN)} drop the ${r.pick(SEQ_WAVES)} live on air.`,
    (r) => `Keep the ${r.pick(SEQ_WAVES)} below -${r.number(3, 18)} dB, or the ${r.pick(SEQ_WAVES)} will clip.`,
    (r) => `Can we move the ${r.pick(SEQ_WAVES)} to ${seqClock(r)}, after the news?`,
  ],
  joinery: [
    (r) => `Three coats of shellac, a night to dry, then wax: that is the whole secret.`,
    (r) => `Measure twice, cut once, and keep the offcuts of ${r.pick(SEQ_WOODS)} for the ${r.pick(SEQ_JOINERY)}.`,
    (r) => `The class of ${r.number(6, 14)} made ${r.pick(['stools', 'bird boxes', 'picture frames', 'bookshelves'])} and swept up afterwards.`,
    (r) => `Cut the ${r.pick(SEQ_JOINERY)} ${r.number(6, 40)} mm deep, and test it on scrap ${r.pick(SEQ_WOODS)} first.`,
    (r) => `A ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_JOINERY)} in ${r.pick(SEQ_WOODS)} holds better than any glue.`,
    (r) => `${r.pick(SEQ_GIVEN)}’s ${r.pick(SEQ_WOODS)} table took ${r.number(20, 160)} hours and ${seqPounds(r, 900)} worth of timber.`,
    (r) => `Order ${r.number(2, 18)} boards of ${r.pick(SEQ_WOODS)}, ${r.number(18, 52)} × ${r.number(90, 240)} × ${thousands(r.number(1200, 3600))} mm, planed on two sides.`,
    (r) => `Sharpen the ${r.pick(SEQ_JOINERY)} at ${r.number(25, 35)} degrees; a blunt one tears the ${r.pick(SEQ_WOODS)}.`,
    (r) => `Never leave a ${r.pick(SEQ_JOINERY)} near the stove: ${r.pick(SEQ_WOODS)} shrinks by up to ${r.number(2, 9)} %.`,
  ],
};
const SEQ_THINGS = [SEQ_RIGGING, SEQ_GEAR, SEQ_FINDS, SEQ_PARTS, SEQ_PLANTS, SEQ_TOOLS, SEQ_WAVES, SEQ_JOINERY];
function seqThing(r) { return r.pick(r.pick(SEQ_THINGS)); }
const SEQ_COMMON = [
  (r) => `Why a ${r.pick(SEQ_LOOKS)} ${seqThing(r)} should matter so much, ${r.pick(SEQ_GIVEN)} could not explain.`,
  (r) => `${seqPerson(r)} (${r.number(19, 88)}) has lived in ${r.pick(SEQ_TOWNS)} since ${r.number(1951, 2020)} and still misses the old ferry.`,
  (r) => `First the ${seqThing(r)}, then the ${seqThing(r)}, and last of all the paperwork.`,
  (r) => `“I wouldn’t change a thing,” she wrote, “except perhaps the ${seqThing(r)}.”`,
  (r) => `Entry is free; a donation of ${seqPounds(r, 12)} keeps the lights on.`,
  (r) => `Out of ${r.number(40, 900)} answers, ${r.number(51, 97)} % were in favour and the rest wanted more cake.`,
  (r) => `There is parking behind ${r.number(2, 60)} ${r.pick(SEQ_STREETS)}, but the bus from ${r.pick(SEQ_TOWNS)} stops closer.`,
  (r) => `${r.pick(SEQ_OPENERS)}, ${seqPerson(r)} put the ${seqThing(r)} away ${r.pick(SEQ_ADVERBS)}, ${r.pick(SEQ_ENDINGS)}.`,
  (r) => `Write to ${seqPost(r)} or call at ${seqAddress(r)}.`,
  (r) => `It was ${r.pick(SEQ_LOOKS)}, it was ${r.pick(SEQ_LOOKS)}, and it cost ${seqPounds(r, 2400)}.`,
  (r) => `The committee met on ${seqDate(r)}; ${r.number(9, 46)} members came and ${r.number(2, 8)} sent apologies.`,
  (r) => `More about this at ${seqSite(r)} (last changed ${seqShortDate(r)}).`,
  (r) => `If the ${seqThing(r)} is too ${r.pick(SEQ_LOOKS)}, ask ${r.pick(SEQ_GIVEN)} for a ${r.pick(SEQ_LOOKS)} one.`,
  (r) => `Neither ${r.pick(SEQ_GIVEN)} nor ${r.pick(SEQ_GIVEN)} had ever seen such a ${r.pick(SEQ_LOOKS)} ${seqThing(r)}.`,
  (r) => `Everything is ready ${r.pick(['except', 'apart from', 'but for'])} the ${seqThing(r)} - ${r.pick(SEQ_GIVEN)} will bring it ${r.pick(SEQ_ADVERBS)}.`,
];

/** "an" where it belongs. */
function seqAn(text) { return text.replace(/\b([Aa]) (?=[aeiou])(?!useful|one\b)/gi, '$1n '); }
/** A sentence of a shape that was not among the last few. */
function seqSay(r, topic) {
  r.seqLast = r.seqLast || [];
  let shape = seqShape(r, topic);
  for (let tries = 0; tries < 12 && r.seqLast.includes(shape); tries += 1) shape = seqShape(r, topic);
  r.seqLast = [shape, ...r.seqLast].slice(0, 8);
  return seqAn(shape(r));
}
function seqShape(r, topic) { return r.pick(topic && r.chance(0.65) ? SEQ_TOPICS[topic] : r.chance(0.4) ? SEQ_COMMON : SEQ_TOPICS[r.pick(Object.keys(SEQ_TOPICS))]); }
function seqProse(r, count, topic) { return times(count, () => seqSay(r, topic)).join(' '); }
const SEQ_TITLES = [
  (r) => `${r.pick(SEQ_DAYS)} at the ${r.pick(['boathouse', 'workshop', 'allotments', 'studio', 'upper hut', 'dig house'])}`,
  (r) => `Who needs a ${r.pick(SEQ_LOOKS)} ${seqThing(r)}?`,
  (r) => `${r.pick(SEQ_TOWNS)}: the ${r.pick(SEQ_AGES)} years`,
  (r) => `${seqPerson(r)} and the ${r.pick(SEQ_BOATS)}`,
  (r) => `Minutes, ${seqDate(r)}`,
  (r) => `Notes on the ${r.pick(SEQ_LOOKS)} ${seqThing(r)}`,
  (r) => `How ${r.pick(SEQ_TOWNS)} got its ${seqThing(r)} back`,
  (r) => `A ${seqThing(r)} for ${r.pick(SEQ_GIVEN)}`,
  (r) => `${r.number(3, 12)} ways to keep a ${seqThing(r)} dry`,
  (r) => `${capital(r.pick(SEQ_PLANTS))}, ${r.pick(SEQ_PLANTS)} and a ${r.pick(SEQ_TOOLS)}`,
  (r) => `From ${r.pick(SEQ_TOWNS)} to ${r.pick(SEQ_TOWNS)} in ${r.number(2, 9)} days`,
  (r) => `What the ${r.pick(SEQ_FINDS)} tells us`,
];
function seqHeading(r) { return seqAn(r.pick(SEQ_TITLES)(r)); }
function seqLabel(r) { return capital(`${r.pick(SEQ_LOOKS)} ${seqThing(r)}`); }
function seqFile(r) { return `${r.pick(SEQ_TOWNS).toLowerCase()}-${seqThing(r)}${r.chance(0.5) ? `-${r.number(2019, 2026)}` : ''}.${r.pick(words('pdf odt csv wav jpg gpx txt zip'))}`; }
function seqPath(r) { return `/srv/${r.pick(words('archive surveys scores tides takes plans'))}/${r.pick(SEQ_TOWNS).toLowerCase()}/${seqFile(r)}`; }

const SEQ_CHATTER = [
  (r) => `Has anyone seen the ${seqThing(r)}?`,
  (r) => `On my way, ${r.number(5, 40)} minutes`,
  (r) => `Thanks ${r.pick(SEQ_GIVEN)}, got it.`,
  (r) => `It’s in the shed behind the ${seqThing(r)}, top shelf`,
  (r) => `${seqClock(r)} works for me. You?`,
  (r) => `No idea, ask ${r.pick(SEQ_GIVEN)}...`,
  (r) => `I paid ${seqPounds(r, 140)} for it, receipt is in the folder`,
  (r) => `Could we do ${r.pick(SEQ_DAYS)} instead? I’m in ${r.pick(SEQ_TOWNS)} until then.`,
];
function seqChatter(r, long = 0.45) { return r.chance(long) ? seqProse(r, r.number(1, 2)) : r.pick(SEQ_CHATTER)(r); }

// German, for one page.
const SEQ_ORTE = words('Bregenz Goslar Husum Lindau Meißen Passau Quedlinburg Rügen Tübingen Zwiesel Füssen Görlitz');
const SEQ_LEUTE = list('Frau Brückner; Herr Döring; Annegret; Matthias; die Familie Köster; unsere Nachbarin; der Hüttenwirt; Jörg Weißhaupt; Lieselotte; der Kassenwart');
const SEQ_DINGE = list('der Dachbalken; die Kurbel; das Ruder; der Schlüsselbund; die Säge; das Fernglas; der Rucksack; die Gießkanne; das Gästebuch; der Anker; die Stimmgabel');
const SEQ_WEN = list('den Hobel; die Leiter; das Notenheft; den Kessel; die Schwimmweste; das Zelt; den Kompass; die Kiste mit den Äpfeln; das Rücklicht; den Schraubstock');
const SEQ_MONATE = words('Januar Februar März April Mai Juni Juli August September Oktober November Dezember');
const SEQ_SAETZE = [
  (r) => `Am ${r.number(1, 28)}. ${r.pick(SEQ_MONATE)} ${r.number(1978, 2025)} brachte ${r.pick(SEQ_LEUTE)} ${r.pick(SEQ_WEN)} nach ${r.pick(SEQ_ORTE)}.`,
  (r) => `Für ${r.number(12, 98)},${r.digits(2)} € bekommt man in ${r.pick(SEQ_ORTE)} ein Bett, ein Frühstück und einen trockenen Platz für das Fahrrad.`,
  (r) => `Weil ${r.pick(SEQ_DINGE)} fehlte, mussten wir ${r.pick(SEQ_WEN)} zu Fuß über den Höhenweg tragen.`,
  (r) => `„Wo ist ${r.pick(SEQ_DINGE)} geblieben?“, fragte ${r.pick(SEQ_LEUTE)} und schüttelte den Kopf.`,
  (r) => `Der Chor probt mittwochs von ${r.number(17, 19)}:${r.pick(['00', '15', '30'])} bis ${r.number(20, 22)}:00 Uhr im alten Gemüsekeller.`,
  (r) => `Zwischen ${r.pick(SEQ_ORTE)} und ${r.pick(SEQ_ORTE)} liegen ${r.number(18, 240)} Kilometer, davon etwa ein Drittel auf Schotter.`,
  (r) => `Bei Ausgrabungen kamen ${r.number(14, 390)} Scherben, eine Gürtelschnalle und ein Mühlstein zum Vorschein.`,
  (r) => `Wer ${r.pick(SEQ_WEN)} ausleiht, trägt sich bitte in die Liste ein; die Gebühr beträgt ${r.number(2, 9)},50 €.`,
  (r) => `Im ${r.pick(SEQ_MONATE)} blühen Schlüsselblumen, später Rittersporn, Königskerze und Süßdolde.`,
  (r) => `Das Wetter blieb schön, nur gegen Abend zog über ${r.pick(SEQ_ORTE)} ein kräftiges Gewitter auf.`,
  (r) => `Obwohl ${r.pick(SEQ_LEUTE)} rechtzeitig aufbrach, war die Tür der Hütte längst verschlossen.`,
  (r) => `Nähere Auskünfte erteilt ${r.pick(SEQ_LEUTE)}, Telefon 0${r.number(2100, 9900)} / ${r.digits(5)}.`,
  (r) => `Drei Gläser Quittengelee, ein Brot und ${r.number(4, 20)} Eier: mehr brauchten wir nicht.`,
  (r) => `Das Boot heißt „Möwe“ und liegt seit ${r.pick(SEQ_MONATE)} am Steg ${r.number(2, 40)}.`,
  (r) => `Später erzählte ${r.pick(SEQ_LEUTE)}, dass der Weg nach ${r.pick(SEQ_ORTE)} früher über die Brücke führte.`,
  (r) => `Schließlich half uns ${r.pick(SEQ_LEUTE)}, obwohl es draußen ${r.number(3, 18)} Grad unter null war!`,
];
function seqSatz(r) {
  r.seqLast = r.seqLast || [];
  const shape = r.pick(SEQ_SAETZE.filter((other) => !r.seqLast.includes(other)));
  r.seqLast = [shape, ...r.seqLast].slice(0, 7);
  return capital(shape(r));
}
function seqAbsatz(r, count) { return times(count, () => seqSatz(r)).join(' '); }
function seqTitel(r) { return r.pick([() => `Unterwegs nach ${r.pick(SEQ_ORTE)}`, () => `Größere Ausgaben im ${r.pick(SEQ_MONATE)}`, () => `Von ${r.pick(SEQ_ORTE)} über ${r.pick(SEQ_ORTE)} zurück`, () => 'Häufige Fragen der Gäste'])(); }

// Code: a few shapes of functions, coloured by a theme {key, fn, str, num, rem}.
const SEQ_IDS = words('tide berth plot score trench spoke bunk choir signal board route stave harbour sherd gear warden');
const SEQ_ACTS = words('load store plan trim tune level sort merge count split route fold pack scan draw');
function seqInk(tone, kind, text) { return `<span style="color:${tone[kind]}">${escaped(text)}</span>`; }
function seqPython(r, tone) {
  const say = (kind, text) => seqInk(tone, kind, text);
  const a = r.pick(SEQ_IDS), b = r.pick(SEQ_IDS), act = r.pick(SEQ_ACTS);
  const fn = `${act}_${a}s`;
  return [
    `${say('key', 'def')} ${say('fn', fn)}(${a}s: list, ${b}=${say('num', r.number(1, 480))}) -> ${say('fn', 'dict')}:`,
    `    ${say('str', `"""${capital(act)} each ${a} ${r.pick(SEQ_ADVERBS)} and return the totals."""`)}`,
    `    found = {}`,
    `    ${say('key', 'for')} at, ${a} ${say('key', 'in')} ${say('fn', 'enumerate')}(${a}s):`,
    `        ${say('key', 'if')} ${a}.${b} ${r.pick(['>', '<', '==', '!='])} ${say('num', `${r.below(60)}.${r.below(10)}`)} ${say('key', 'and')} at % ${say('num', r.number(2, 9))}:`,
    `            found[${say('str', `'${seqThing(r)}'`)}] = ${a}.${say('fn', r.pick(SEQ_ACTS))}(${b}, limit=${say('num', r.number(8, 900))})`,
    ...(r.chance(0.5) ? [`            ${say('key', 'continue')}`, `        ${say('rem', `# ${seqSay(r)}`)}`] : []),
    `        log.${say('fn', r.pick(['debug', 'info', 'warning']))}(${say('str', `"${a} %d of ${r.pick(SEQ_TOWNS)}: %s"`)}, at, ${a})`,
    `    ${say('key', 'return')} found`, '', ''];
}
function seqScript(r, tone) {
  const say = (kind, text) => seqInk(tone, kind, text);
  const a = r.pick(SEQ_IDS), b = r.pick(SEQ_IDS), act = r.pick(SEQ_ACTS);
  return [
    say('rem', `// ${seqSay(r)}`),
    `${say('key', 'export async function')} ${say('fn', `${act}${capital(a)}`)}(${a}: ${capital(a)}, ${b} = ${say('num', r.number(2, 96))}) {`,
    `  ${say('key', 'const')} rows = ${say('key', 'await')} store.${say('fn', r.pick(SEQ_ACTS))}(${say('str', `'${r.pick(SEQ_TOWNS).toLowerCase()}/${a}'`)}, { ${b}, depth: ${say('num', r.number(1, 9))} });`,
    `  ${say('key', 'if')} (rows.length ${r.pick(['>', '<', '==='])} ${say('num', r.number(1, 40))} || !${a}.ready) {`,
    `    ${say('key', 'throw new')} Error(${say('str', `'${seqLabel(r)} is not in berth ${r.number(2, 80)}'`)});`,
    `  }`,
    ...(r.chance(0.6) ? [`  ${say('key', 'for')} (${say('key', 'const')} row ${say('key', 'of')} rows) ${a}.${say('fn', r.pick(SEQ_ACTS))}(row.${b} * ${say('num', `0.${r.digits(2)}`)});`] : []),
    `  ${say('key', 'return')} rows.${say('fn', 'map')}((row) => row.${a} + ${say('num', r.number(1, 24))});`,
    `}`, ''];
}
function seqCode(r, tone, count, make) {
  const lines = [];
  while (lines.length < count) lines.push(...make(r, tone));
  return lines.slice(0, count);
}

/** Where a page stands after each frame when a wheel is turned by `notch` with rests. */
function seqWheel(r, frames, notch, most, rest = 0.3) {
  const places = [0];
  for (let resting = 0; places.length < frames;) {
    const last = places[places.length - 1];
    if (resting < 2 && r.chance(rest)) { places.push(last); resting += 1; } else { places.push(last + notch * r.number(1, most)); resting = 0; }
  }
  return places;
}
