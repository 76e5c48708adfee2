'use strict';
// Words of the first part: hospitals, kitchens, museums, the sky, the town hall, music.

const THINGS = words(`patient clinic surgery nurse vaccine pulse ward therapy diagnosis prescription symptom allergy tablet
  onion carrot pepper potato butter recipe saucepan kettle oven dough pastry spoon apron supper orchard vineyard
  painting statue gallery curator exhibit portrait fresco canvas museum archive sculptor sketch mosaic cathedral
  comet planet orbit telescope eclipse meteor nebula asteroid horizon satellite observatory astronaut gravity
  council mayor parish ballot statute verdict tribunal petition ordinance treasury pension bridge tramway fountain
  violin cello trumpet concert rehearsal melody rhythm soprano overture chorus conductor festival audience
  forest meadow river glacier harvest sparrow otter badger heron beetle mushroom blossom seedling compost`);
const QUALITIES = words(`ancient fragile golden bitter sweet salty crisp gentle fierce humble noble distant hollow
  shallow steep frozen molten vivid pale scarlet crimson amber silent loud rapid patient curious famous forgotten
  rural urban coastal northern southern medieval modern sacred civic mild severe chronic sudden rare common fresh`);
const DOES = words(`heals examines stirs bakes paints restores observes circles governs votes performs composes plants
  gathers feeds shelters carries lifts presents collects discovers records borrows lends washes repairs visits greets
  teaches learns forgives remembers celebrates protects invites admires`);
const DID = words(`healed examined stirred baked painted restored observed circled governed performed composed planted
  gathered sheltered carried lifted presented collected discovered recorded borrowed washed repaired visited greeted
  taught learned forgave remembered celebrated protected invited admired`);
const LINKS = words('beside beyond within throughout across along inside outside beneath toward despite until since');
const WHENS = words('tonight tomorrow rarely sometimes nearly already forever meanwhile afterwards nowadays twice once');
const GIVEN = words(`Amelia Bruno Carmen Dmitri Edith Felix Greta Hugo Irene Jonas Katya Leon Mabel Nadia Oscar Paula
  Quentin Rosa Stefan Tessa Ulrich Vera Wendy Xavier Yvonne Zoe`);
const FAMILY = words(`Abbott Baptiste Crawford Delgado Eklund Ferrari Goldberg Haugen Iversen Jacobs Kowalski Lindqvist
  Moreau Novak Okafor Petrov Quigley Rossi Schmidt Takeda Underwood Valdez Whitaker Yates`);
const PLACES = words('Boston Oslo Prague Geneva Kyoto Lisbon Naples Salzburg Toronto Utrecht Warsaw Galway Valencia Tampere');
const MONTH = words('January February March April May June July August September October November December');
const HOUSES = list('Saint Brendan Hospital; Lakeside Theatre; The Copper Spoon; Meridian Observatory; Old Mill Bakery; Willow Quartet');
const ENDS = words('scan.tif score.mid letter.odt table.csv poster.svg diary.txt slides.odp budget.ods plan.dwg mix.flac');

const WAYS = [
  (r) => `A ${r.pick(QUALITIES)} ${r.pick(THINGS)} ${r.pick(DOES)} every ${r.pick(THINGS)} ${r.pick(LINKS)} the ${r.pick(THINGS)}.`,
  (r) => `When ${r.pick(GIVEN)} ${r.pick(DID)} the ${r.pick(THINGS)}, ${r.pick(GIVEN)} ${r.pick(FAMILY)} ${r.pick(DID)} its ${r.pick(QUALITIES)} ${r.pick(THINGS)}.`,
  (r) => `Roughly ${thousands(r.number(1100, 98000))} visitors came to ${r.pick(PLACES)} in ${r.pick(MONTH)} ${r.number(1890, 2025)}.`,
  (r) => `Add ${r.number(2, 9)}0 g of ${r.pick(THINGS)} and stir for ${r.number(3, 45)} minutes at ${r.number(12, 24)}0 degrees.`,
  (r) => `Is there any ${r.pick(QUALITIES)} ${r.pick(THINGS)} ${r.pick(LINKS)} ${r.pick(PLACES)}, or only the ${r.pick(THINGS)}?`,
  (r) => `${capital(r.pick(WHENS))} the ${r.pick(THINGS)} was ${r.pick(QUALITIES)}; ${r.pick(WHENS)} it seemed ${r.pick(QUALITIES)}.`,
  (r) => `Tickets (${r.number(8, 90)},${r.digits(2)} EUR) are sold at ${r.pick(HOUSES)} from ${hour(r)} to ${hour(r)}.`,
  (r) => `They ${r.pick(DID)} both the ${r.pick(THINGS)} and the ${r.pick(THINGS)}, which ${r.pick(DOES)} ${r.pick(WHENS)}.`,
  (r) => `Dr. ${r.pick(FAMILY)} measured ${r.number(1, 9)}.${r.digits(2)} km/s, about ${r.number(2, 99)} % above the ${r.pick(THINGS)}.`,
  (r) => `See chapter ${r.number(2, 30)}, page ${r.number(10, 480)}: "The ${r.pick(QUALITIES)} ${r.pick(THINGS)}".`,
];

function phrase(r) { return r.pick(WAYS)(r); }
function passage(r, count) { return times(count, () => phrase(r)).join(' '); }
function heading(r) { return capital(`${r.pick(THINGS)} ${r.pick(LINKS)} a ${r.pick(QUALITIES)} ${r.pick(THINGS)}`); }
function name(r) { return capital(`${r.pick(QUALITIES)} ${r.pick(THINGS)}`); }
function human(r) { return `${r.pick(GIVEN)} ${r.pick(FAMILY)}`; }
function post(r) { return `${r.pick(FAMILY)}${r.number(1, 99)}@${r.pick(THINGS)}.org`.toLowerCase(); }
function hour(r) { return `${r.number(1, 12)}:${pad(r.below(60), 2)} ${r.pick(['am', 'pm'])}`; }
function day(r) { return `${r.number(1, 28)}.${pad(r.number(1, 12), 2)}.${r.number(1998, 2026)}`; }
function euro(r) { return `${thousands(r.number(1, 88000), '.')},${r.digits(2)}`; }
function file(r) { return `${r.pick(THINGS)}_${r.number(1, 99)}_${r.pick(ENDS)}`; }
function where(r) { return `~/${r.pick(THINGS)}/${r.pick(QUALITIES)}/${file(r)}`; }
function site(r) { return `${r.pick(THINGS)}.${r.pick(['org', 'net', 'museum'])}/${r.pick(THINGS)}/${r.number(1, 999)}`; }
function semver(r) { return `v${r.number(1, 12)}.${r.below(30)}.${r.below(9)}-rc.${r.number(1, 6)}`; }
