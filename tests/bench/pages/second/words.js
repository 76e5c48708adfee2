'use strict';
// Words of the second part: railways, a farm with bees, a law and insurance office, a football club, a shipyard,
// the weather service, a school, a chemistry laboratory, a theatre, geology.

const WORLD = {
  rail: list(`carriage; signal; platform; siding; junction; viaduct; timetable; locomotive; sleeper; buffer stop; tunnel; gangway; pantograph; shunter; ticket; guard;
    level crossing; freight wagon; depot; footplate; waiting room; railcar; turntable; signal box; season ticket; coupling; track gauge; embankment`),
  farm: list(`barn; tractor; furrow; hayloft; paddock; ewe; heifer; silo; trough; hedge; fence; plough; hive; smoker; honeycomb; brood frame; drone; queen bee;
    swarm; nectar flow; wax sheet; cattle grid; milk churn; lambing pen; weed killer; gooseberry; beet field; combine harvester`),
  law: list(`clause; affidavit; tenant; plaintiff; witness; lease; hearing; injunction; premium; claim; deductible; policy; beneficiary; liability; surveyor;
    settlement; arbitration; title deed; notary; retainer; defendant; codicil; summons; annuity; indemnity; cover note; loss adjuster; power of attorney`),
  club: list(`goalkeeper; midfielder; winger; corner kick; penalty; referee; whistle; fixture; transfer; squad; grandstand; dugout; scarf; turnstile; pitch; league;
    striker; free kick; header; substitute; throw-in; half-time; back pass; crossbar; physio; yellow card; youth side; kit manager`),
  yard: list(`hull; keel; rudder; propeller; welder; slipway; gantry crane; bulkhead; rivet; mast; anchor; winch; hatch; gangplank; ballast tank; dry dock; tugboat;
    mooring; berth; freeboard; bilge pump; life raft; draught mark; porthole; capstan; fender; ferry; dredger`),
  sky: list(`cold front; gale; drizzle; hailstorm; barometer; isobar; forecast; thermometer; gust; fog bank; dew point; thaw; heatwave; cold spell; rain gauge; blizzard;
    cloud base; ridge; downpour; sea breeze; frost; warm sector; anemometer; squall; sunshine record; wind chill; jet stream; weather balloon`),
  school: list(`pupil; blackboard; essay; homework; dictation; gymnasium; satchel; headmaster; lesson; exam; protractor; register; term; classroom; corridor;
    library card; spelling test; school bus; canteen; report card; glossary; footnote; caretaker; locker; assembly; bell; exercise book; set square`),
  lab: list(`flask; pipette; beaker; reagent; solvent; catalyst; isotope; electrode; burette; titration; residue; crucible; filtrate; fume hood; vapour; sample; spectrum;
    polymer; enzyme; condenser; litmus strip; indicator; precipitate; molecule; buffer solution; safety goggle; centrifuge; molar mass`),
  stage: list(`curtain; prompter; understudy; costume; wig; spotlight; script; footlight; matinee; interval; backdrop; trapdoor; usher; cloakroom; monologue;
    director; premiere; green room; box office; encore; dress circle; fly loft; cue sheet; props table; playwright; final scene; stage door; chorus line`),
  rock: list(`basalt; fossil; sediment; quarry; fault line; crystal; borehole; limestone; lava flow; moraine; outcrop; shale; quartz vein; coal seam; mineral;
    core sample; dyke; plateau; escarpment; sinkhole; tremor; aquifer; gravel bed; ash layer; oxide; trench; geode; contour`),
};
const NOUNS = Object.values(WORLD).flat();
const SHORT = NOUNS.filter((noun) => /^[a-z]+$/.test(noun));
const KINDS = words(`abrupt acid adequate airtight alkaline amateur annual awkward bare binding blunt brisk brittle broad bulky calm candid careful cautious central cheap
  chief circular clear clumsy coarse common compact complete concrete conditional constant corroded costly crowded curved damp deep defective delicate dense double dreary
  dry dual dull durable dusty eager earlier eastern elastic electric elegant empty equal even exact excellent external faded faint familiar fearless final first flat flexible
  foggy foreign formal frequent full fuzzy general genuine glossy grand gradual grey half-finished handy harsh heavy hidden hollow honest humid icy idle immediate inner
  intact invalid joint keen large lasting late lawful leaky legal level light likely local lofty long loose loyal lucky main makeshift manual massive mature medium minor mobile
  modest moist mutual muddy narrow natural nearby neat nervous neutral new noisy normal obvious odd old open optional ordinary outer oval overdue partial patchy perfect plain
  polite poor porous precise previous private prompt proper public pure quick quiet rainy random ready recent regular reliable remote rigid risky rough round rusty safe second
  secret separate sharp short silver simple single sleek slim slippery slow smooth soft soggy solid spare special spotless square stable stale steady sticky stiff stormy
  straight strict striped strong subtle suitable sunny sure surplus swift tall tame temporary tense thick thin third tidy tight tiny top total tough unpaid upper urgent useful
  usual vacant vague valid vast vertical visible vital warm wary weak weekly western wet whole wide windy wise worn yellow young`);
const ACTS = words(`accept adjust alter amend announce answer appoint approach approve arrange assemble assess assign attach await balance block calculate cancel capture carry
  change check claim clean clear close collect colour compare complete confirm connect consider consult copy correct count cover cross damage declare defend delay deliver
  describe design detect direct discuss display divide double drain earn empty encounter enlarge enter escort estimate evaluate exceed exchange exclude expand expect explain
  expose extend face file finish follow guard guide handle heat hire ignore imagine improve include increase inspect install insure interrupt invent investigate isolate join
  judge launch lease limit list load lock lower maintain manage mark measure melt mend mention monitor move neglect notice offer open order overturn own pack park pass
  photograph place polish postpone praise predict prepare preserve prevent produce protect prove publish pull pump purchase push question raise recover recycle reduce refuse
  register reject release remove rent repeat replace report request rescue resist return review reward sample save schedule search seize select separate serve settle shape
  shift sign sketch store study supply support surround suspend test trace trust unload update value warn weigh welcome`);
const HOWS = words(`quickly slowly carefully hardly briefly fully partly openly quietly firmly mostly again promptly directly safely exactly gladly badly evenly formally freely
  heavily lightly locally loosely neatly newly oddly plainly politely properly rapidly readily regularly roughly sharply smoothly softly steadily strictly suddenly tightly
  twice usually weekly widely`);
const WHERES = list(`behind the station; at the far end of the yard; in Room 12; on the top shelf; under the east stand; near gate C; opposite the boathouse; in the lower field;
  by the quay wall; next to the boiler; on the second floor; at mile post 47; outside the court; along the ridge; between the two sheds; above the snow line; beneath the stage;
  off the north coast; in the margin; across the valley; on track 3; in the reading room; at the back of the van; over the estuary`);
const WHENS = list(`before breakfast; last Tuesday; in early March; after the second half; at dusk; during the interval; over the weekend; shortly before noon; at the end of term;
  since 1974; by Friday evening; on two occasions; every other week; for the third time; in the small hours; until further notice; once the tide had turned; a week ago;
  as soon as possible; all summer; within 14 days; on Thursday 9 May; in the first quarter; when the rain stopped`);
const FIRST = words(`Agnes Alban Anselm Astrid Aurora Basil Beatrix Benedict Bridget Callum Cecily Clement Cordelia Cyril Dagmar Daphne Desmond Dorothea Edmund Elspeth Enid Ernest
  Fabian Fergus Fiona Flora Gareth Gemma Gilbert Gwen Harriet Hector Hilda Horace Imogen Ingrid Isaac Ivor Jasper Joanna Judith Keith Kirsten Lachlan Leonora Lionel Lorna
  Magnus Marjorie Maurice Millicent Myles Nell Nigel Octavia Olaf Owen Percy Phoebe Ralph Roderick Rowena Rupert Selina Sidney Tabitha Thora Tobias Una Vernon Winifred Yorick`);
const LAST = words(`Ainsworth Ashdown Barlow Beckett Birtwistle Blackwood Braithwaite Bramley Calloway Chadwick Cotterill Cunningham Dalrymple Davenport Drummond Eastwood Egerton
  Fairweather Fitzgerald Forsyth Gallagher Garfield Greenhalgh Hathaway Hepworth Hollis Huxtable Inglis Jefferson Kettering Kingsley Langford Lockwood MacPherson Mandeville
  Merriweather Musgrove Nettleton Oakeshott Ollerton Pemberton Penhaligon Prendergast Quick Ravenscroft Rigby Rutherford Satterthwaite Shackleton Standish Sutcliffe Tattersall
  Thistlewood Trelawney Tyndall Upton Vickers Wainwright Wetherby Whittaker Winterbourne Wolstenholme Wyndham Yardley`);
const TOWNS = words(`Abermoor Ashcombe Bexley Blackport Brackwater Carrick Chilham Coldstream Dunmore Eastleigh Fairford Garstang Glenross Hexham Holyhead Inverlyn Keswick Kilburn
  Larkhill Leominster Malvern Marlow Northgate Oakham Oldbury Penrith Portree Quenby Ramsey Redcliff Sandwick Selby Stranraer Tarbert Thirsk Ullapool Ventnor Wexcombe Whitby Yarm`);
const STREETS = list('Station Road; Tanner Street; Chapel Lane; Dock Approach; Upper Ferry Road; Bridge End; Kiln Close; Orchard Way; Furnace Hill; The Strand; Long Acre; Mill Race');
const FIRMS = list(`Barlow & Rigby LLP; Hexham Town F.C.; Carrick Shipbuilders Ltd; Coast & Valley Railway; Oldbury Mutual; Thirsk Grammar School; Penrith Analytical; The Lyric, Selby;
  Malvern Honey Co.; Redcliff Geological Survey; Northgate Weather Centre; Wainwright, Quick & Sons; Garstang Dairy; Whitby Rovers`);
const MONTHS = words('January February March April May June July August September October November December');
const DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const SUFFIXES = words('pdf docx xlsx csv jpg png txt md zip json pptx svg mp4 wav log dxf');

function plural(noun) { return /(s|sh|ch|x)$/.test(noun) ? `${noun}es` : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`; }
function past(act) { return /e$/.test(act) ? `${act}d` : /[^aeiou]y$/.test(act) ? `${act.slice(0, -1)}ied` : `${act}ed`; }
function third(act) { return plural(act); }
function doing(act) { return /[^e]e$/.test(act) ? `${act.slice(0, -1)}ing` : `${act}ing`; }
function some(text) { return `${/^[aeiou]/.test(text) && !/^(eu|uni|use|usu)/.test(text) ? 'an' : 'a'} ${text}`; }

function thing(r, world) { return world && r.chance(0.8) ? r.pick(WORLD[world]) : r.pick(NOUNS); }
function noun(r, world) {
  const what = thing(r, world), full = r.chance(0.55) ? `${r.pick(KINDS)} ${what}` : what;
  return r.pick([() => `the ${full}`, () => `the ${full}`, () => some(full), () => `this ${full}`, () => `every ${full}`, () => `our ${full}`, () => `${r.pick(FIRST)}'s ${full}`,
    () => plural(full), () => `${r.number(2, 12)} ${plural(full)}`, () => `no ${full}`])();
}
function single(r, world) { const what = thing(r, world); return r.pick([`the ${what}`, `the ${r.pick(KINDS)} ${what}`, some(`${r.pick(KINDS)} ${what}`), some(what), `that ${what}`]); }
function person(r) { return `${r.pick(FIRST)} ${r.pick(LAST)}`; }
function titled(r) { return `${r.pick(['Mr', 'Mrs', 'Ms', 'Dr', 'Prof.', 'Capt.', 'Sir'])} ${r.pick(LAST)}`; }
function clock(r) { return `${pad(r.below(24), 2)}:${pad(r.below(60), 2)}`; }
function ampm(r) { return `${r.number(1, 12)}:${r.pick(['00', '05', '10', '15', '20', '30', '40', '45', '55'])} ${r.pick(['AM', 'PM'])}`; }
function isoDay(r) { return `${r.number(2016, 2026)}-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`; }
function shortDay(r) { return `${r.number(1, 28)} ${r.pick(MONTHS).slice(0, 3)}`; }
function longDay(r) { return `${r.number(1, 28)} ${r.pick(MONTHS)} ${r.number(1988, 2026)}`; }
function slashDay(r) { return `${pad(r.number(1, 28), 2)}/${pad(r.number(1, 12), 2)}/${r.number(2019, 2026)}`; }
function pounds(r, most = 9000) { return `£${thousands(r.number(1, most))}.${r.digits(2)}`; }
function dollars(r, most = 900) { return `$${thousands(r.number(1, most))}.${r.pick(['00', '49', '50', '95', '99'])}`; }
function tenth(r, most = 100) { return `${r.below(most)}.${r.below(10)}`; }
function mailOf(who) { return `${who.toLowerCase().replace(/[^a-z ]/g, '').replace(' ', '.')}@${'hexhamtown.example coastrail.example carrick-yard.example oldbury.example'.split(' ')[who.length % 4]}`; }
function slug(r) { return `${r.pick(SHORT)}-${r.pick(SHORT)}`; }
function fileOf(r) { return r.pick([() => `${capital(r.pick(KINDS))} ${thing(r)} ${r.number(2, 40)}`, () => `${r.pick(SHORT)}_${isoDay(r)}`, () => `IMG_${r.digits(4)}`, () => `${slug(r)}-v${r.number(2, 9)}`, () => `${capital(r.pick(SHORT))} (${r.number(1, 9)})`])() + `.${r.pick(SUFFIXES)}`; }
function pathOf(r) { return `/${r.pick(['home', 'srv', 'var', 'mnt', 'opt'])}/${r.pick(SHORT)}/${slug(r)}/${r.pick(SHORT)}.${r.pick(SUFFIXES)}`; }
function link(r) { return `https://${r.pick(['www.', 'docs.', 'shop.', ''])}${r.pick(SHORT)}.example/${r.pick(SHORT)}/${r.pick([`${slug(r)}.html`, `?id=${r.digits(5)}`, `${r.number(2011, 2026)}/${pad(r.number(1, 12), 2)}`])}`; }
function versionOf(r) { return `${r.number(0, 14)}.${r.below(24)}.${r.below(12)}`; }

const SHAPES = [
  (r, w) => `${capital(single(r, w))} ${past(r.pick(ACTS))} ${noun(r, w)} ${r.pick(WHENS)}.`,
  (r, w) => `${person(r)} ${past(r.pick(ACTS))} ${noun(r, w)} ${r.pick(WHERES)}, but ${r.pick(HOWS)} ${past(r.pick(ACTS))} ${noun(r, w)}.`,
  (r, w) => `If you ${r.pick(ACTS)} ${single(r, w)}, ${r.pick(ACTS)} ${single(r, w)} as well.`,
  (r, w) => `We cannot ${r.pick(ACTS)} ${noun(r, w)} until ${single(r, w)} has been ${past(r.pick(ACTS))}.`,
  (r, w) => `“${capital(single(r, w))} is ${r.pick(KINDS)},” said ${titled(r)}, “and ${single(r, w)} is ${r.pick(KINDS)}.”`,
  (r, w) => `Of the ${r.number(20, 900)} ${plural(thing(r, w))} ${past(r.pick(ACTS))} in ${r.number(1952, 2025)}, only ${tenth(r)}% were ${r.pick(KINDS)} or ${r.pick(KINDS)}.`,
  (r, w) => `${capital(doing(r.pick(ACTS)))} ${noun(r, w)} ${r.pick(['costs', 'takes', 'saves'])} ${r.pick([`about ${pounds(r)}`, `${r.number(2, 50)} minutes`, 'more than it should'])}.`,
  (r, w) => `Who ${past(r.pick(ACTS))} ${noun(r, w)}? ${titled(r)} did, ${r.pick(WHENS)}.`,
  (r, w) => `The ${thing(r, w)} at ${r.pick(TOWNS)} (see ${r.pick(['fig.', 'p.', 'no.', 'table'])} ${r.number(1, 80)}) was ${past(r.pick(ACTS))} ${r.pick(WHENS)}.`,
  (r, w) => `There ${r.chance(0.5) ? `is ${some(thing(r, w))}` : `isn't one ${thing(r, w)}`} ${r.pick(WHERES)} – ${r.pick(FIRST)} ${third(r.pick(ACTS))} it ${r.pick(HOWS)}.`,
  (r, w) => `It's ${r.pick(KINDS)}, it's ${r.pick(KINDS)}, and it ${third(r.pick(ACTS))} ${noun(r, w)}.`,
  (r, w) => `${capital(r.pick(WHENS))}, ${titled(r)} ${past(r.pick(ACTS))} ${noun(r, w)} and ${noun(r, w)}.`,
  (r, w) => `Neither ${single(r, w)} nor ${single(r, w)} ${r.pick(HOWS)} ${third(r.pick(ACTS))} ${noun(r, w)}.`,
  (r, w) => `Please ${r.pick(ACTS)} ${noun(r, w)}; don't ${r.pick(ACTS)} ${noun(r, w)}!`,
  (r, w) => `${capital(plural(thing(r, w)))} such as ${single(r, w)} are ${r.pick(HOWS)} ${past(r.pick(ACTS))} at ${r.number(4, 95)} °C.`,
  (r, w) => `According to ${r.pick(FIRMS)}, ${single(r, w)} will ${r.pick(ACTS)} ${noun(r, w)} by ${longDay(r)}.`,
  (r, w) => `${r.pick(FIRST)} and ${r.pick(FIRST)} ${past(r.pick(ACTS))} ${noun(r, w)}—the ${r.pick(KINDS)} one—${r.pick(WHERES)}.`,
  (r, w) => `No. ${r.number(2, 90)}: ${single(r, w)} must ${r.pick(ACTS)} ${noun(r, w)}, not ${r.pick(ACTS)} it.`,
  (r, w) => `That ${r.pick(KINDS)} ${thing(r, w)} reached ${r.number(3, 90)} km/h, i.e. ${r.number(2, 40)} % more than ${single(r, w)}.`,
  (r, w) => `Should ${single(r, w)} ${r.pick(ACTS)} ${noun(r, w)}, or is ${single(r, w)} ${r.pick(KINDS)} enough?`,
];
function says(r, world) { return r.pick(SHAPES)(r, world); }
function brief(r, most, world) { for (;;) { const text = says(r, world); if (text.length <= most) return text; } }
function filled(r, most, world) { let text = brief(r, most, world); for (let go = 0; go < 12; go += 1) { const more = says(r, world); if (text.length + more.length < most) text += ` ${more}`; } return text; }
function para(r, count, world) { return times(count, () => says(r, world)).join(' '); }
const TITLES = [
  (r, w) => `${capital(doing(r.pick(ACTS)))} ${single(r, w)}`,
  (r, w) => `Why ${single(r, w)} ${third(r.pick(ACTS))} ${noun(r, w)}`,
  (r, w) => `${capital(r.pick(KINDS))} ${thing(r, w)}, ${r.pick(KINDS)} ${thing(r, w)}`,
  (r, w) => `${capital(single(r, w))} and ${single(r, w)}`,
  (r, w) => `How to ${r.pick(ACTS)} ${single(r, w)}`,
  (r, w) => `${r.pick(TOWNS)} ${third(r.pick(ACTS))} ${noun(r, w)}`,
];
function title(r, world) { return r.pick(TITLES)(r, world); }
function label(r, world) { return capital(`${r.pick(KINDS)} ${thing(r, world)}`); }
function task(r, world) { return capital(`${r.pick(ACTS)} ${single(r, world)}`); }

// Code: whole small functions with names of these worlds, coloured by one pattern for all languages.
function camel(r) { return `${r.pick(SHORT)}${capital(r.pick(SHORT))}`; }
function snake(r) { return `${r.pick(SHORT)}_${r.pick(SHORT)}`; }
const CODE = {
  py: [
    (r) => { const a = r.pick(SHORT), b = r.pick(SHORT); return [`def ${r.pick(ACTS)}_${a}(${b}: float, limit: int = ${r.number(2, 90)}) -> list[str]:`, `    """${says(r)}"""`, `    found = [item for item in ${plural(b)} if item.${r.pick(SHORT)} > ${tenth(r)}]`, `    if not found or limit <= 0:`, `        raise ValueError(f"no ${a} for {${b}!r}")`, `    return sorted(found, key=lambda ${a[0]}: ${a[0]}.${r.pick(SHORT)})[:limit]`, '']; },
    (r) => [`class ${capital(camel(r))}:`, `    # ${says(r)}`, `    def __init__(self, ${r.pick(SHORT)}, *, ${r.pick(SHORT)}=None):`, `        self._${r.pick(SHORT)} = {}`, `        self.${snake(r)} = ${r.number(1, 900)} / 3.6`, ''],
    (r) => [`with open("${pathOf(r)}", encoding="utf-8") as ${r.pick(SHORT)}:`, `    for row in csv.reader(${r.pick(SHORT)}, delimiter=';'):`, `        total += float(row[${r.below(9)}]) * ${tenth(r, 9)}`, `        print(f"{row[0]:<12} {total:8.2f}")`, ''],
  ],
  rs: [
    (r) => { const a = r.pick(SHORT), b = r.pick(SHORT); return [`/// ${says(r)}`, `pub fn ${r.pick(ACTS)}_${a}(${b}: &[${capital(a)}], limit: usize) -> Option<u32> {`, `    let mut best = None;`, `    for (at, ${a}) in ${b}.iter().enumerate().take(limit) {`, `        if ${a}.${r.pick(SHORT)} >= ${r.number(10, 4000)} && !${a}.is_${r.pick(KINDS).replace('-', '_')}() {`, `            best = Some(at as u32 + ${r.number(1, 9)});`, '        }', '    }', '    best', '}', '']; },
    (r) => [`#[derive(Debug, Clone, PartialEq)]`, `pub struct ${capital(camel(r))} {`, `    pub ${r.pick(SHORT)}: String,`, `    ${r.pick(SHORT)}: Vec<(u8, f64)>, // ${r.pick(WHERES)}`, `    ${snake(r)}: HashMap<&'static str, u64>,`, '}', ''],
  ],
  ts: [
    (r) => { const a = r.pick(SHORT); return [`export async function ${r.pick(ACTS)}${capital(a)}(id: string, { limit = ${r.number(5, 60)} } = {}) {`, `  const response = await fetch(\`/api/v2/${plural(a)}/\${id}?limit=\${limit}\`);`, `  if (!response.ok) throw new Error('Could not ${r.pick(ACTS)} the ${a}');`, `  return (await response.json()) as ${capital(camel(r))}[];`, '}', '']; },
    (r) => [`interface ${capital(camel(r))} {`, `  readonly ${r.pick(SHORT)}: number; // ${says(r)}`, `  ${r.pick(SHORT)}?: '${r.pick(KINDS)}' | '${r.pick(KINDS)}' | null;`, `  on${capital(r.pick(ACTS))}(event: CustomEvent): void;`, '}', ''],
    (r) => [`const ${camel(r)} = ${plural(r.pick(SHORT))}`, `  .filter(({ ${r.pick(SHORT)} }) => ${r.pick(SHORT)} !== ${r.number(1, 99)})`, `  .map((entry, index) => ({ ...entry, order: index + 1 }));`, ''],
  ],
  go: [
    (r) => { const a = capital(r.pick(SHORT)); return [`// ${a} ${third(r.pick(ACTS))} ${single(r)}.`, `func (s *${a}Store) ${capital(r.pick(ACTS))}(ctx context.Context, id int64) (*${a}, error) {`, `	row := s.db.QueryRowContext(ctx, "SELECT * FROM ${plural(a.toLowerCase())} WHERE id = $1", id)`, `	if err := row.Scan(&out.ID, &out.${capital(r.pick(SHORT))}); err != nil {`, `		return nil, fmt.Errorf("${r.pick(ACTS)} ${a.toLowerCase()} %d: %w", id, err)`, '	}', '	return &out, nil', '}', '']; },
  ],
  sql: [
    (r) => { const a = r.pick(SHORT), b = r.pick(SHORT); return [`-- ${says(r)}`, `SELECT ${a[0]}.id, ${a[0]}.${b}, COUNT(*) AS total`, `  FROM ${plural(a)} AS ${a[0]}`, `  LEFT JOIN ${plural(b)} USING (${a}_id)`, ` WHERE ${a[0]}.opened >= '${isoDay(r)}' AND ${b} IS NOT NULL`, ` GROUP BY 1, 2 HAVING COUNT(*) > ${r.number(2, 40)}`, ` ORDER BY total DESC LIMIT ${r.number(5, 500)};`, '']; },
  ],
  sh: [
    (r) => [`#!/bin/sh -eu`, `# ${says(r)}`, `for ${r.pick(SHORT)} in "$HOME"/${r.pick(SHORT)}/*.${r.pick(SUFFIXES)}; do`, `  [ -f "$${r.pick(SHORT)}" ] || continue`, `  rsync -av --delete --exclude='*.tmp' "$1" ${r.pick(SHORT)}@10.0.${r.below(255)}.${r.below(255)}:${pathOf(r)}`, `done | tee -a ${pathOf(r)} 2>&1`, ''],
  ],
  css: [
    (r) => [`.${slug(r)} > .${r.pick(SHORT)}:hover {`, `  padding: ${r.number(1, 30)}px ${tenth(r, 9)}rem;`, `  color: #${r.hex(6)}; /* ${r.pick(KINDS)} */`, `  transition: opacity .${r.number(1, 9)}s ease-in-out;`, `  grid-template-columns: repeat(auto-fill, minmax(${r.number(9, 40)}ch, 1fr));`, '}', ''],
  ],
};
function program(r, lang, rows) { const out = []; while (out.length < rows) out.push(...r.pick(CODE[lang])(r)); return out.slice(0, rows); }
const TOKENS = /(\/\/.*|#(?![[!0-9a-f]).*|--\s.*|\/\*.*?\*\/)|("""[^"]*"""|"[^"]*"|'[^']*'(?!\w)|`[^`]*`)|\b(\d[\d_.]*)\b|\b(def|class|return|if|not|or|and|raise|for|in|with|open|as|lambda|None|pub|fn|let|mut|struct|export|async|function|const|await|throw|new|interface|readonly|func|nil|SELECT|FROM|LEFT|JOIN|USING|WHERE|AND|IS|NOT|NULL|GROUP|BY|HAVING|ORDER|DESC|LIMIT|AS|do|done|continue)\b|\b([A-Za-z_]\w*)(?=\()/g;
function coloured(text, hue) {
  let out = '', at = 0;
  for (const found of text.matchAll(TOKENS)) {
    const kind = ['rem', 'str', 'num', 'key', 'fn'][found.slice(1).findIndex((part) => part !== undefined)];
    out += escaped(text.slice(at, found.index)) + `<span style="color:${hue[kind]}">${escaped(found[0])}</span>`;
    at = found.index + found[0].length;
  }
  return out + escaped(text.slice(at));
}
function listing(lines, hue, first = 1, gutter = 48) {
  return lines.map((line, at) => `<div style="display:flex;white-space:pre;tab-size:4"><span style="width:${gutter}px;flex:none;text-align:right;padding-right:18px;box-sizing:border-box;color:${hue.dim}">${first + at}</span><span>${coloured(line, hue) || ' '}</span></div>`).join('');
}
function pill(text, paper, ink, more = '') { return `<span style="background:${paper};color:${ink};border-radius:99px;padding:2px 10px;font-size:12px;white-space:nowrap;${more}">${text}</span>`; }
function button(text, paper, ink, more = '') { return `<span style="display:inline-block;background:${paper};color:${ink};border-radius:6px;padding:6px 14px;white-space:nowrap;${more}">${text}</span>`; }
function page(style, html) { return `<div style="height:100%;overflow:hidden;box-sizing:border-box;position:relative;${style}">${html}</div>`; }
function each(count, make) { return times(count, make).join(''); }
function flex(style, html) { return `<div style="display:flex;${style}">${html}</div>`; }
