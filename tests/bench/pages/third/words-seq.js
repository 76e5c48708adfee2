'use strict';
// Words and sentence makers of this part's sequences: bakeries, chess, diving, pottery, rescue dogs, printing, skating, markets, languages, canals.

const SEQ_GIVEN = words(`Adela Bertrand Cosima Dominic Edwina Florian Giselle Hamish Imogen Jarvis Kerstin Lionel Marguerite Nadia
  Ottilie Percival Quentin Rosalind Soren Tamsin Ulrich Vivienne Winston Xanthe Yusuf Zelda Barnaby Clementine Farouk Priya`);
const SEQ_FAMILY = words(`Abernathy Blackwood Cartwright Delacroix Entwistle Fothergill Goldberg Hollingworth Ibrahim Jankowski Kettering
  Lindqvist Mbeki Norbury Okonkwo Prendergast Quigley Rosenthal Stanhope Tremaine Underhill Vasquez Whitlock Yamamoto Zimmermann`);
const SEQ_TOWNS = words(`Banbury Chesterfield Devizes Evesham Gloucester Hebden Ironbridge Kidderminster Lichfield Marlow Nantwich
  Oundle Pewsey Rugeley Stourport Tewkesbury Uttoxeter Warwick`);
const SEQ_STREETS = list('Baker Lane; Towpath Terrace; Castle Street; Kingsbridge Road; Foundry Square; Wharfside; Paper Mill Row; Market Place; Ferry Steps; Clay Hill; Linden Grove; Lower Lock Road');
const SEQ_MONTHS = words('January February March April May June July August September October November December');
const SEQ_DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const SEQ_BREADS = words('sourdough baguette focaccia brioche ciabatta rye bloomer pretzel croissant flapjack teacake scone pumpernickel bagel muffin shortbread');
const SEQ_OVENS = words('proofer mixer peel banneton scraper thermometer deck-oven trolley sieve flour-bin whisk rolling-pin');
const SEQ_CHESS = words('knight bishop rook queen pawn king gambit fianchetto zugzwang skewer fork pin endgame opening blunder sacrifice');
const SEQ_OPENINGS = list('the Caro-Kann; the Scotch Game; the King’s Indian; the Queen’s Gambit; the French Defence; the London System; the Sicilian Dragon; the Slav');
const SEQ_DIVE = words('regulator cylinder wetsuit drysuit snorkel fins manifold gauge buoy torch weightbelt compressor wreck reef kelp plankton');
const SEQ_POTS = words('glaze kiln slip bisque wheel mug bowl teapot jug tile platter vase stoneware porcelain earthenware celadon');
const SEQ_DOGS = words('spaniel lurcher collie terrier whippet labrador beagle greyhound poodle mongrel dachshund pointer');
const SEQ_DOG_NAMES = words('Biscuit Pepper Juno Monty Freckles Otto Pickle Tango Waffle Hazel Domino Skipper Nutmeg Rufus');
const SEQ_PRINT = words('letterpress typeface proof binding linocut ink roller offset spine folio margin plate gathering colophon dust-jacket endpaper');
const SEQ_SKATE = words('axel lutz salchow spiral blade toe-pick spin edge choreography rink Zamboni warm-up freestyle routine');
const SEQ_STALL = words('awning crate scales candles cheese olives honey umbrellas pears radishes baskets saucepans ribbons chutney walnuts carrots');
const SEQ_TONGUES = words('Portuguese Italian Japanese Swedish Welsh Greek Turkish Finnish Arabic Dutch Hungarian Korean');
const SEQ_GRAMMAR = words('subjunctive vocabulary pronoun article preposition accent adverb plural gerund dialogue tense homework');
const SEQ_CANAL = words('lock towpath windlass narrowboat tiller aqueduct sluice winding-hole bollard weir tunnel bilge gangplank lock-keeper');
const SEQ_BOATS = list('Lady Marmalade; Slow Coach; Kingfisher; Second Wind; Dawdler; Mistletoe; Old Copper; Heron’s Rest; Bramble Jelly; Patience');
const SEQ_LOOKS = words('enormous wobbly elegant second-hand faded generous tidy peculiar reliable cracked golden ordinary splendid awkward tiny brand-new glossy dusty expensive familiar polished empty');
const SEQ_HOW = words('quietly eagerly badly twice daily happily rarely abroad upstairs sideways neatly immediately tomorrow thoroughly');
const SEQ_WHEN = list('When the doors opened; Just before closing time; In the middle of the lesson; Despite the drizzle; A fortnight later; Without any warning; On her very first day; Because of the roadworks; Every other week; Long before sunrise');
const SEQ_TAILS = list('to nobody’s regret; as everyone had predicted; without a single complaint; and we all applauded; or that is what the minutes say; even though it was raining; much to the treasurer’s delight; for a change');
const SEQ_VERBS = words('ordered repaired borrowed painted weighed photographed sold washed forgot wrapped counted recommended');

function seqAny(r) { return r.pick(r.pick([SEQ_BREADS, SEQ_OVENS, SEQ_CHESS, SEQ_DIVE, SEQ_POTS, SEQ_DOGS, SEQ_PRINT, SEQ_CANAL])); }
function seqWho(r) { return `${r.pick(SEQ_GIVEN)} ${r.pick(SEQ_FAMILY)}`; }
function seqHour(r) { return `${pad(r.number(5, 23), 2)}:${pad(r.below(60), 2)}`; }
function seqAmPm(r) { return `${r.number(1, 12)}.${pad(r.pick([0, 15, 20, 30, 45]), 2)} ${r.pick(['am', 'pm'])}`; }
function seqDay(r) { return `${r.pick(SEQ_MONTHS)} ${r.number(1, 28)}, ${r.number(2017, 2027)}`; }
function seqIso(r) { return `${r.number(2019, 2027)}-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`; }
function seqMoney(r, limit = 600) { return r.pick(['€', '$', '£'])  + `${thousands(r.number(2, limit))}.${r.digits(2)}`; }
function seqMail(r) { return `${r.pick(SEQ_GIVEN).toLowerCase()}@${r.pick(words('crumb-and-crust castle-chess paws-rescue deepblue-divers claywork presshouse lockside'))}.example`; }
function seqWhere(r) { return `${r.number(1, 219)}${r.pick(['', '', 'a', 'b'])} ${r.pick(SEQ_STREETS)}, ${r.pick(SEQ_TOWNS)}`; }
function seqLink(r) { return `https://${r.pick(words('crumb-and-crust castle-chess paws-rescue deepblue lockside'))}.example/${r.pick(words('about courses opening-hours adopt results shop faq'))}`; }
function seqTel(r) { return `+44 ${r.number(1200, 1990)} ${r.digits(3)} ${r.digits(3)}`; }

const SEQ_WORLDS = {
  bakery: [
    (r) => `Flour deliveries arrive on ${r.pick(SEQ_DAYS)}s between ${seqHour(r)} and ${seqHour(r)}, so keep the yard clear of ${r.pick(SEQ_OVENS)}s.`,
    (r) => `Could somebody check why oven ${r.number(1, 12)} shows ${r.number(160, 290)} degrees when it is switched off?`,
    (r) => `${r.pick(SEQ_GIVEN)} bakes the ${r.pick(SEQ_BREADS)}, ${r.pick(SEQ_GIVEN)} sells it, and ${r.pick(SEQ_GIVEN)} eats whatever is left.`,
    (r) => `The ${r.pick(SEQ_TOWNS)} branch sold ${r.number(40, 980)} ${r.pick(SEQ_BREADS)}s before ${seqAmPm(r)}, a record for a ${r.pick(SEQ_DAYS)}.`,
    (r) => `Let the dough rest for ${r.number(20, 95)} minutes at ${r.number(22, 29)} °C, fold it ${r.pick(['twice', 'three times', 'four times'])}, and cover it with a cloth.`,
    (r) => `Our ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_OVENS)} has broken down again; ${r.pick(SEQ_GIVEN)} is waiting for a spare part worth ${seqMoney(r, 400)}.`,
    (r) => `Allergens: the ${r.pick(SEQ_BREADS)} contains wheat, milk and sesame, whereas the ${r.pick(SEQ_BREADS)} is free from nuts.`,
    (r) => `“More butter!” shouted ${r.pick(SEQ_GIVEN)} from behind the ${r.pick(SEQ_OVENS)}.`,
    (r) => `Wholesale customers pay ${seqMoney(r, 9)} per ${r.pick(SEQ_BREADS)} if they order at least ${r.number(3, 12) * 10} of them by ${seqHour(r)}.`,
  ],
  chess: [
    (r) => `With seconds on the clock, ${r.pick(SEQ_GIVEN)} promoted a pawn, knocked over the ${r.pick(['king', 'rook', 'water glass'])} and offered a handshake.`,
    (r) => `Juniors (under ${r.pick([10, 12, 14, 16])}) meet on ${r.pick(SEQ_DAYS)} at ${seqHour(r)} in room ${r.number(1, 30)}; parents are welcome to wait.`,
    (r) => `Of all replies to ${r.pick(SEQ_OPENINGS)}, this one scores best: ${r.number(41, 63)}% in ${thousands(r.number(400, 22000))} games.`,
    (r) => `${r.pick(SEQ_FAMILY)} played ${r.pick(SEQ_OPENINGS)}, won a ${r.pick(SEQ_CHESS)} on move ${r.number(9, 44)} and still lost.`,
    (r) => `Round ${r.number(1, 9)} begins at ${seqHour(r)}: ${seqWho(r)} (${r.number(1100, 2390)}) has White against ${seqWho(r)} (${r.number(1100, 2390)}).`,
    (r) => `Never push a ${r.pick(['pawn', 'rook pawn', 'passed pawn'])} merely because you can’t think of anything else.`,
    (r) => `Was the ${r.pick(SEQ_CHESS)} on ${r.pick(words('e5 d4 f7 g2 c6 h3'))} really necessary, or did ${r.pick(SEQ_GIVEN)} overlook the ${r.pick(SEQ_CHESS)}?`,
    (r) => `After ${r.number(1, 6)} hours and ${r.number(38, 120)} moves the players agreed to a draw.`,
    (r) => `The club owns ${r.number(14, 60)} boards, ${r.number(8, 30)} clocks and one very ${r.pick(SEQ_LOOKS)} trophy.`,
  ],
  diving: [
    (r) => `Certificates from ${r.number(1994, 2012)} are still valid, but a refresher dive costs ${seqMoney(r, 80)}.`,
    (r) => `Below ${r.number(12, 30)} metres the ${r.pick(SEQ_DIVE)} looks grey, and everything sounds ${r.pick(SEQ_LOOKS)}.`,
    (r) => `Fill your ${r.pick(['cylinder', 'tank', 'twinset'])} at ${seqWhere(r)} before ${seqAmPm(r)}.`,
    (r) => `Maximum depth ${r.number(9, 42)}.${r.below(10)} m, bottom time ${r.number(18, 61)} min, visibility ${r.number(2, 25)} m; water ${r.number(6, 19)} °C.`,
    (r) => `Rinse the ${r.pick(SEQ_DIVE)} in fresh water, hang it in the shade, and never leave a ${r.pick(SEQ_DIVE)} in the car.`,
    (r) => `We dropped onto the ${r.pick(['wreck', 'reef', 'old pier', 'sunken barge'])} at ${seqHour(r)} and met ${r.number(2, 14)} curious seals.`,
    (r) => `${seqWho(r)} forgot the ${r.pick(SEQ_DIVE)}; luckily, the boat carried a ${r.pick(SEQ_LOOKS)} spare.`,
    (r) => `Anyone who surfaces with less than 50 bar buys the chips.`,
  ],
  pottery: [
    (r) => `Wedge the clay until no bubbles remain; ${r.pick(SEQ_GIVEN)} always stops too early.`,
    (r) => `Shelf ${r.number(1, 24)} is reserved for ${seqWho(r)}, whose ${r.pick(SEQ_POTS)} still needs a handle.`,
    (r) => `Copper turns green, cobalt blue, and iron anything from honey to black.`,
    (r) => `Fire the ${r.pick(SEQ_POTS)} to ${thousands(r.number(980, 1290))} °C, hold for ${r.number(10, 45)} minutes and let it cool overnight.`,
    (r) => `${r.pick(SEQ_GIVEN)}’s ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_POTS)} exploded, which ruined ${r.number(3, 17)} other pieces.`,
    (r) => `Mix ${r.number(2, 9)} parts of feldspar with one part of ash - sieve it, stir it, wait a day.`,
    (r) => `Studio places cost ${seqMoney(r, 90)} a month, clay and ${r.pick(SEQ_POTS)} firing excluded.`,
    (r) => `How thick should a ${r.pick(SEQ_POTS)} be? About ${r.number(4, 9)} mm, though the foot may be thicker.`,
  ],
  dogs: [
    (r) => `Training tip no. ${r.number(2, 60)}: reward ${r.pick(SEQ_DOG_NAMES)} within two seconds, or not at all.`,
    (r) => `Has anyone got an old blanket, a lead or a ${r.pick(SEQ_LOOKS)} basket to spare?`,
    (r) => `${seqWho(r)} adopted ${r.pick(SEQ_DOG_NAMES)} on ${seqDay(r)} and sent us this photograph.`,
    (r) => `${r.pick(SEQ_DOG_NAMES)}, a ${r.number(2, 13)}-year-old ${r.pick(SEQ_DOGS)}, loves tennis balls but dislikes ${r.pick(['bicycles', 'thunder', 'the postman', 'cats', 'wet grass'])}.`,
    (r) => `Since ${r.pick(SEQ_MONTHS)} we have rehomed ${r.number(14, 160)} dogs; only ${r.number(2, 7)} came back.`,
    (r) => `The vet’s bill for ${r.pick(SEQ_DOG_NAMES)} was ${seqMoney(r, 900)}, so every donation helps.`,
    (r) => `Please don’t feed the ${r.pick(SEQ_DOGS)} in kennel ${r.number(1, 40)}: she is on a strict diet.`,
    (r) => `If you can walk a ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_DOGS)} on ${r.pick(SEQ_DAYS)}s, ring ${r.pick(SEQ_GIVEN)} on ${seqTel(r)}.`,
  ],
  printing: [
    (r) => `Paper prices went up ${r.number(3, 28)}% in ${r.pick(SEQ_MONTHS)}, hence the new quotation of ${seqMoney(r, 9000)}.`,
    (r) => `Move the ${r.pick(SEQ_PRINT)} ${r.number(1, 9)} mm to the left and send me another ${r.pick(['proof', 'PDF', 'sample'])}, please.`,
    (r) => `Sewn or glued? For ${r.number(96, 640)} pages, ${r.pick(SEQ_GIVEN)} would sew.`,
    (r) => `The second ${r.pick(SEQ_PRINT)} arrived with ${r.number(2, 31)} errors, among them a missing comma on page ${r.number(4, 380)}.`,
    (r) => `We print ${thousands(r.number(300, 12000))} copies on ${r.pick([80, 90, 115, 150])} g/m² paper; delivery is due on ${seqDay(r)}.`,
    (r) => `A ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_PRINT)} makes even dull prose look respectable.`,
    (r) => `Ink: black plus Pantone ${r.number(100, 7500)}. Trim size: ${r.number(110, 210)} by ${r.number(170, 297)} mm.`,
    (r) => `Has the author approved the ${r.pick(SEQ_PRINT)}, and who will tell ${r.pick(SEQ_GIVEN)} if not?`,
  ],
  skating: [
    (r) => `Blades are sharpened while you wait (${r.number(8, 25)} minutes, ${seqMoney(r, 14)}).`,
    (r) => `At ${r.number(6, 15)} she could already land a ${r.pick(['double', 'clean', 'wobbly'])} ${r.pick(['axel', 'lutz', 'salchow'])}.`,
    (r) => `Gloves are compulsory for children, helmets are recommended.`,
    (r) => `${seqWho(r)} scored ${r.number(48, 142)}.${r.digits(2)} points despite falling on the ${r.pick(['triple', 'double', 'opening'])} ${r.pick(['axel', 'lutz', 'salchow'])}.`,
    (r) => `Public skating: ${r.pick(SEQ_DAYS)} and ${r.pick(SEQ_DAYS)}, ${seqAmPm(r)} to ${seqAmPm(r)}; skate hire ${seqMoney(r, 6)}.`,
    (r) => `Keep your ${r.pick(['knees bent', 'chin up', 'shoulders level'])}, look where you are going, and trust the ${r.pick(SEQ_SKATE)}.`,
    (r) => `The ice in ${r.pick(SEQ_TOWNS)} is resurfaced every ${r.pick([45, 60, 75, 90])} minutes.`,
  ],
  market: [
    (r) => `By noon the ${r.pick(SEQ_STALL)} had sold out; only rain and ${r.pick(SEQ_STALL)} were left.`,
    (r) => `Weights and measures will be inspected on ${seqDay(r)} from ${seqHour(r)}.`,
    (r) => `The new ${r.pick(SEQ_STALL)} stall belongs to ${seqWho(r)}, formerly of ${r.pick(SEQ_TOWNS)}.`,
    (r) => `Stall ${r.number(2, 96)} offers ${r.pick(SEQ_STALL)}, ${r.pick(SEQ_STALL)} and, in ${r.pick(SEQ_MONTHS)}, ${r.pick(SEQ_STALL)}.`,
    (r) => `Pitch fees rise from ${seqMoney(r, 30)} to ${seqMoney(r, 60)} per metre on ${seqDay(r)}.`,
    (r) => `${r.number(3, 6)} for a fiver, love, and I’ll throw in the ${r.pick(SEQ_STALL)}!`,
    (r) => `Traders must be gone by ${seqAmPm(r)}, otherwise the street sweeper takes the ${r.pick(SEQ_STALL)} too.`,
  ],
  tongues: [
    (r) => `“Where is the ${r.pick(['station', 'bakery', 'lock', 'library'])}?” is lesson one; arguing about the bill is lesson ${r.number(12, 30)}.`,
    (r) => `Our ${r.pick(SEQ_TONGUES)} teacher, ${seqWho(r)}, grew up with three languages.`,
    (r) => `Book: unit ${r.number(2, 18)}, exercises ${r.number(1, 4)} to ${r.number(5, 12)}. No dictionaries!`,
    (r) => `Evening classes in ${r.pick(SEQ_TONGUES)} start on ${seqDay(r)}; level ${r.pick(['A1', 'A2', 'B1', 'B2', 'C1'])}, ${r.number(10, 30)} lessons.`,
    (r) => `My ${r.pick(SEQ_TONGUES)} is good enough for the ${r.pick(['baker', 'train', 'dentist', 'market'])}, yet the ${r.pick(SEQ_GRAMMAR)} defeats me.`,
    (r) => `Repeat the ${r.pick(SEQ_GRAMMAR)} aloud ${r.number(3, 9)} times, then cover the page.`,
    (r) => `Of ${r.number(11, 28)} students, ${r.number(4, 10)} passed the ${r.pick(SEQ_TONGUES)} exam at the first attempt.`,
  ],
  canals: [
    (r) => `Water levels fell by ${r.number(4, 60)} cm overnight, leaving the ${r.pick(SEQ_BOATS)} aground near ${r.pick(SEQ_TOWNS)}.`,
    (r) => `Engine hours: ${thousands(r.number(300, 9000))}; diesel: ${r.number(12, 180)} litres; mood: ${r.pick(SEQ_LOOKS)}.`,
    (r) => `A heron watched us from the ${r.pick(SEQ_CANAL)} and did not move.`,
    (r) => `The ${r.pick(SEQ_BOATS)} went through ${r.number(3, 29)} locks between ${r.pick(SEQ_TOWNS)} and ${r.pick(SEQ_TOWNS)} in ${r.number(2, 9)} hours.`,
    (r) => `Close the ${r.pick(['paddles', 'gates', 'sluice'])} behind you, stow the ${r.pick(SEQ_CANAL)}, and mind the cill!`,
    (r) => `Moorings at ${r.pick(SEQ_TOWNS)} are ${seqMoney(r, 25)} per night, with water but no electricity.`,
    (r) => `Bridge ${r.number(4, 212)} is closed until ${seqDay(r)} because a lorry hit the parapet.`,
    (r) => `For sale: ${r.number(30, 70)} ft narrowboat, ${r.pick(SEQ_LOOKS)} interior, ${seqMoney(r, 68000)} or nearest offer.`,
  ],
};
const SEQ_EVERYWHERE = [
  (r) => `${r.pick(SEQ_WHEN)}, ${seqWho(r)} ${r.pick(SEQ_VERBS)} the ${r.pick(SEQ_LOOKS)} ${seqAny(r)}, ${r.pick(SEQ_TAILS)}.`,
  (r) => `${r.pick(SEQ_GIVEN)} ${r.pick(SEQ_VERBS)} the ${seqAny(r)} ${r.pick(SEQ_HOW)} and ${r.pick(SEQ_VERBS)} what was left.`,
  (r) => `Whether the ${seqAny(r)} belongs to ${r.pick(SEQ_GIVEN)} or to ${r.pick(SEQ_GIVEN)} is anybody’s guess.`,
  (r) => `You’ll find us at ${seqWhere(r)} (open daily except ${r.pick(SEQ_DAYS)}).`,
  (r) => `Questions? Send them to ${seqMail(r)} before ${seqDay(r)}.`,
  (r) => `It took ${r.number(3, 90)} minutes, ${r.number(2, 9)} people and a ${r.pick(SEQ_LOOKS)} ${seqAny(r)} to sort out.`,
  (r) => `Not everyone agreed: ${r.pick(SEQ_FAMILY)} called the ${seqAny(r)} “${r.pick(SEQ_LOOKS)} at best”.`,
  (r) => `Membership grew by ${r.number(2, 34)}.${r.below(10)}% to ${thousands(r.number(140, 5200))}.`,
  (r) => `There’s a ${r.pick(SEQ_LOOKS)} ${seqAny(r)} in the ${r.pick(['cellar', 'attic', 'hallway', 'back room', 'garage'])}; take it or leave it.`,
  (r) => `Nobody who has ${r.pick(SEQ_VERBS)} a ${seqAny(r)} will ever ask that again.`,
];

function seqStory(r, count) {
  return r.shuffled(SEQ_STORY).slice(0, count).map((shape) => shape(r).replace(/\b([Aa]) (?=[aeiou])/g, '$1n ')).join(' ');
}
/** Some sentence shape that was not among the last ones. */
function seqTell(r, world) {
  r.seqOld = r.seqOld || [];
  let shape;
  for (let tries = 0; tries < 14; tries += 1) {
    const share = r.next();
    shape = r.pick(world && share < 0.6 ? SEQ_WORLDS[world] : share > 0.8 ? SEQ_EVERYWHERE : SEQ_WORLDS[r.pick(Object.keys(SEQ_WORLDS))]);
    if (!r.seqOld.includes(shape)) break;
  }
  r.seqOld = [shape, ...r.seqOld].slice(0, 9);
  return shape(r).replace(/\b([Aa]) (?=[aeiou])/g, '$1n ').replace(/\s+/g, ' ');
}
function seqText(r, count, world) { return times(count, () => seqTell(r, world)).join(' '); }
const SEQ_STORY = [
  (r) => `${r.pick(SEQ_WHEN)}, ${r.pick(SEQ_GIVEN)} found the ${seqAny(r)} on the stairs, ${r.pick(SEQ_LOOKS)} and ${r.pick(SEQ_LOOKS)}.`,
  (r) => `She had never liked ${r.pick(SEQ_TOWNS)}, least of all in ${r.pick(SEQ_MONTHS)}, when the river smelt of iron and wet leaves.`,
  (r) => `Old Mr ${r.pick(SEQ_FAMILY)} counted his change, sighed, and went out into the rain.`,
  (r) => `Nobody spoke for a while.`,
  (r) => `The clock on the landing struck ${r.pick(['seven', 'eleven', 'half past two', 'midnight'])}; somewhere below them a door closed ${r.pick(['softly', 'with a bang', 'twice', 'and was locked'])}.`,
  (r) => `What ${r.pick(SEQ_GIVEN)} remembered of that summer was the ${seqAny(r)}, the long evenings, and her father’s ${r.pick(SEQ_LOOKS)} hat.`,
  (r) => `It was a ${r.pick(SEQ_LOOKS)} little room with a view of the lock, and it cost him ${r.pick(['four', 'nine', 'twelve'])} shillings a week.`,
  (r) => `He meant to write to ${r.pick(SEQ_GIVEN)} at once - tonight, or perhaps on ${r.pick(SEQ_DAYS)} - but the ink had dried.`,
  (r) => `Had she known what the ${seqAny(r)} would cost them all, would she still have kept it?`,
  (r) => `The boatmen, who knew everything, said that ${r.pick(SEQ_FAMILY)} was ruined; the boatmen’s wives knew better.`,
];
const SEQ_HEADS = [
  (r) => `The ${r.pick(SEQ_LOOKS)} ${seqAny(r)} of ${r.pick(SEQ_TOWNS)}`,
  (r) => `${r.pick(SEQ_TONGUES)} for beginners, week ${r.number(2, 14)}`,
  (r) => `Why we no longer use the ${seqAny(r)}`,
  (r) => `${r.pick(SEQ_DOG_NAMES)} finds a home`,
  (r) => `Choosing your first ${seqAny(r)}`,
  (r) => `An interview with ${seqWho(r)}`,
  (r) => `Along the canal to ${r.pick(SEQ_TOWNS)}`,
  (r) => `${capital(r.pick(SEQ_BREADS))} without tears`,
  (r) => `Results of the ${r.pick(SEQ_MONTHS)} tournament`,
  (r) => `What is a ${seqAny(r)} worth today?`,
  (r) => `New prices from ${r.pick(SEQ_MONTHS)} ${r.number(1, 28)}`,
];
function seqTopic(r) { return r.pick(SEQ_HEADS)(r).replace(/\b([Aa]) (?=[aeiou])/g, '$1n '); }
function seqTag(r) { return capital(`${r.pick(SEQ_LOOKS)} ${seqAny(r)}`); }
function seqDoc(r) { return `${r.pick([r.pick(SEQ_TOWNS).toLowerCase(), seqAny(r)])}_${r.pick([r.pick(SEQ_MONTHS).slice(0, 3).toLowerCase(), seqAny(r), `v${r.number(1, 9)}`])}.${r.pick(words('docx pdf xlsx jpeg md mp3 svg json'))}`.replace(/-/g, '_'); }
function seqDir(r) { return `/home/${r.pick(SEQ_GIVEN).toLowerCase()}/${r.pick(words('orders invoices lessons proofs photos results'))}/${seqDoc(r)}`; }

const SEQ_QUIPS = [
  (r) => `Who has the key to the ${r.pick(['shop', 'rink', 'kiln room', 'boat', 'kennels'])}?`,
  (r) => `Running late, start without me`,
  (r) => `Perfect, thank you ${r.pick(SEQ_GIVEN)}!`,
  (r) => `It’s ${seqMoney(r, 80)}, I’ll send you the invoice`,
  (r) => `${r.pick(SEQ_DAYS)} at ${seqHour(r)}?`,
  (r) => `lol, not another ${seqAny(r)}`,
  (r) => `Can you forward me ${seqDoc(r)} please`,
  (r) => `The ${seqAny(r)} is fixed now, try again`,
];
function seqQuip(r, long = 0.5) { return r.chance(long) ? seqText(r, r.number(1, 2)) : r.pick(SEQ_QUIPS)(r); }

// French, for one page.
const SEQ_VILLES = words('Amboise Bergerac Cahors Dinan Épernay Fécamp Honfleur Moissac Saumur Vézelay Béziers Nîmes');
const SEQ_GENS = list('Mme Lefèvre; M. Garçon; la boulangère; notre éclusier; Hélène; Benoît; le président du club; la vétérinaire; Anaïs Tréguier; l’imprimeur; un élève de sixième');
const SEQ_CHOSES = list('la péniche; le four à bois; l’échiquier; une théière ébréchée; le vieux bateau; la chienne de berger; un dictionnaire; la presse à bras; le marché couvert; la patinoire');
const SEQ_MOIS = words('janvier février mars avril mai juin juillet août septembre octobre novembre décembre');
const SEQ_PHRASES = [
  (r) => `Le ${r.number(2, 28)} ${r.pick(SEQ_MOIS)} ${r.number(1987, 2026)}, ${r.pick(SEQ_GENS)} a retrouvé ${r.pick(SEQ_CHOSES)} près de ${r.pick(SEQ_VILLES)}.`,
  (r) => `L’entrée coûte ${r.number(3, 18)},50 € ; elle est gratuite pour les enfants de moins de ${r.number(6, 12)} ans.`,
  (r) => `« Où avez-vous rangé ${r.pick(SEQ_CHOSES)} ? » demanda ${r.pick(SEQ_GENS)} d’une voix inquiète.`,
  (r) => `Entre ${r.pick(SEQ_VILLES)} et ${r.pick(SEQ_VILLES)}, on compte ${r.number(8, 63)} écluses et un tunnel long de ${r.number(180, 940)} mètres.`,
  (r) => `Il faut pétrir la pâte pendant ${r.number(8, 20)} minutes, puis la laisser lever jusqu’au lendemain.`,
  (r) => `Les cours d’italien reprennent en ${r.pick(SEQ_MOIS)}, chaque mercredi à ${r.number(17, 20)} h ${r.pick(['15', '30', '45'])}.`,
  (r) => `Personne n’avait prévu que ${r.pick(SEQ_CHOSES)} serait vendue aux enchères à ${r.pick(SEQ_VILLES)}.`,
  (r) => `Malgré la pluie, ${r.number(120, 980)} visiteurs sont venus, dont ${r.pick(SEQ_GENS)} et ses quatre frères.`,
  (r) => `Ça ne s’achète pas, ça se mérite ! répétait ${r.pick(SEQ_GENS)} à qui voulait l’entendre.`,
  (r) => `La cuisson dure environ ${r.number(6, 14)} heures à ${r.number(980, 1280)} °C, selon l’épaisseur de l’émail.`,
  (r) => `Pour adopter un chien, écrivez au refuge de ${r.pick(SEQ_VILLES)} ou téléphonez au 0${r.number(1, 5)} ${times(4, () => r.digits(2)).join(' ')}.`,
  (r) => `Peut-être reviendra-t-on l’été prochain, dès que ${r.pick(SEQ_GENS)} aura réparé ${r.pick(SEQ_CHOSES)}.`,
  (r) => `Là-bas, le marché s’installe très tôt : fromages, miel, cerises, œufs frais et savons.`,
];
function seqPhrase(r) {
  r.seqOld = r.seqOld || [];
  const shape = r.pick(SEQ_PHRASES.filter((other) => !r.seqOld.includes(other)));
  r.seqOld = [shape, ...r.seqOld].slice(0, 6);
  return capital(shape(r));
}
function seqParagraphe(r, count) { return times(count, () => seqPhrase(r)).join(' '); }
function seqTitre(r) { return r.pick([() => `De ${r.pick(SEQ_VILLES)} à ${r.pick(SEQ_VILLES)}`, () => `Un été à ${r.pick(SEQ_VILLES)}`, () => `Le carnet de ${r.pick(SEQ_MOIS)}`, () => 'À propos de notre école'])(); }

// Code: shapes of two languages, coloured by a theme {key, fn, str, num, rem}.
const SEQ_NOUNS = words('loaf board lock kennel proof lesson stall glaze dive order pitch tray queue batch ledger ticket');
const SEQ_DOES = words('bake move fill adopt print teach rent fire log ship book weigh notify refund archive');
function seqTint(tone, kind, text) { return `<span style="color:${tone[kind]}">${escaped(text)}</span>`; }
function seqRust(r, tone) {
  const say = (kind, text) => seqTint(tone, kind, text);
  const a = r.pick(SEQ_NOUNS), b = r.pick(SEQ_NOUNS), does = r.pick(SEQ_DOES), type = capital(a);
  return [
    say('rem', `/// ${seqTell(r)}`),
    `${say('key', 'pub fn')} ${say('fn', `${does}_${a}`)}(&${say('key', 'mut')} self, ${b}: ${say('num', r.pick(['u32', 'f64', '&amp;str', 'usize']).replace('&amp;', '&'))}) -> Result&lt;${type}, Error&gt; {`,
    `    ${say('key', 'let')} ${a} = self.${b}s.get(${say('num', r.number(0, 64))}).ok_or(Error::${type}Missing)?;`,
    `    ${say('key', 'if')} ${a}.${r.pick(SEQ_NOUNS)} ${r.pick(['&gt;', '&lt;', '=='])} ${say('num', r.number(2, 4096))} {`,
    `        warn!(${say('str', `"${a} {} was not ready in ${r.pick(SEQ_TOWNS)}"`)}, ${a}.id);`,
    `        ${say('key', 'return')} Err(Error::${r.pick(['TooLate', 'NotFound', 'Closed', 'Refused'])});`,
    `    }`,
    ...(r.chance(0.5) ? [`    ${say('key', 'for')} ${b} ${say('key', 'in')} self.${b}s.iter().skip(${say('num', r.number(1, 9))}) {`, `        ${b}.${does}(${say('num', `${r.below(9)}.${r.digits(2)}`)});`, `    }`] : []),
    `    Ok(${a}.clone())`, '}', ''];
}
function seqRuby(r, tone) {
  const say = (kind, text) => seqTint(tone, kind, text);
  const a = r.pick(SEQ_NOUNS), b = r.pick(SEQ_NOUNS), does = r.pick(SEQ_DOES);
  return [
    `  ${say('rem', `# ${seqTell(r)}`)}`,
    `  ${say('key', 'def')} ${say('fn', `${does}_${a}!`)}(${b}, limit: ${say('num', r.number(5, 500))})`,
    `    ${a}s = ${capital(b)}.where(town: ${say('str', `'${r.pick(SEQ_TOWNS)}'`)}).order(:${r.pick(SEQ_NOUNS)}_id)`,
    `    ${say('key', 'raise')} ArgumentError, ${say('str', `"no ${a} for #{${b}}"`)} ${say('key', 'if')} ${a}s.empty?`,
    `    ${a}s.each_slice(${say('num', r.number(2, 40))}) ${say('key', 'do')} |part|`,
    `      part.each { |${a}| ${a}.${does}(${say('str', `'${seqAny(r)}'`)}) }`,
    `    ${say('key', 'end')}`,
    `  ${say('key', 'end')}`, ''];
}
function seqSource(r, tone, count, make) {
  const lines = [];
  while (lines.length < count) lines.push(...make(r, tone));
  return lines.slice(0, count);
}

/** Where a page stands in each frame when a wheel is turned by `notch`, with rests. */
function seqTurns(r, frames, notch, most) {
  const places = [0];
  while (places.length < frames) {
    const next = places[places.length - 1] + notch * r.number(1, most);
    places.push(...times(r.chance(0.35) ? r.number(2, 3) : 1, () => next));
  }
  return places.slice(0, frames);
}
