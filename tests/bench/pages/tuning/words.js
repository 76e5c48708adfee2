'use strict';
// Words of the tuning part: a software house that ships goods.

const NOUNS = words(`server client report budget meeting review draft window harbour garden market winter summer
  minute people number letter second invoice shipment delivery customer agreement deadline priority schedule estimate
  revision approval document attachment signature warehouse truck container pallet driver route border customs storage
  package address refund complaint contract partner supplier discount margin forecast quarter department colleague
  manager engineer designer release version branch commit patch feature module library compiler database query index
  table column backup network router firewall password account session browser plugin setting keyboard monitor printer
  notebook folder archive calendar reminder message answer question problem solution ticket incident outage recovery
  migration upgrade licence policy proposal summary agenda minutes decision milestone roadmap prototype experiment`);
const ADJECTIVES = words(`new old quick slow early late small large final first second quiet bright heavy light narrow
  wide simple complex open closed local remote public private daily weekly monthly annual internal external original
  current former careful careless cheap expensive broken missing useful useless regional global stable unstable
  temporary permanent urgent modest generous ordinary unusual clear obvious hidden`);
const VERBS = words(`moves opens closes sends receives checks approves rejects updates replaces removes keeps changes
  improves explains describes measures compares blocks delays prepares finishes starts stops follows supports requires
  contains mentions confirms cancels reopens ignores repeats`);
const PAST = words(`moved opened closed sent received checked approved rejected updated replaced removed kept changed
  improved explained described measured compared blocked delayed prepared finished started stopped followed supported
  required contained mentioned confirmed cancelled reopened ignored repeated`);
const PREPOSITIONS = words('for with without after before during behind under above near between against about');
const ADVERBS = words('today yesterday again soon later usually never always often together slowly quickly finally');
const FIRST_NAMES = words(`Anna Peter Clara Martin Julia Thomas Sofia David Emma Lucas Hannah Oliver Maria Simon Laura
  Robert Elena Marcus Nina Walter Alice George Helen Frank`);
const LAST_NAMES = words(`Berger Collins Dawson Fischer Garner Hughes Ibsen Jensen Keller Larsen Mercer Norris Osborne
  Parker Quinn Reuter Stone Turner Vogel Weaver Young Zimmer`);
const CITIES = words('London Hamburg Lyon Porto Bergen Vienna Zurich Dublin Leeds Malmo Gdansk Antwerp Bristol Seville');
const MONTHS = words('January February March April May June July August September October November December');
const DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const COMPANIES = list('Northgate Freight; Hollow Pine Ltd.; Bluefin Systems; Carrow & Sons; Delta Harbour AG; Ashfield Tools');
const FILES = words('budget-2026.xlsx notes.md invoice_0417.pdf roadmap.pptx backup.tar.gz photo-0231.jpg README.md Makefile contract_final.docx release-notes.txt');

const PATTERNS = [
  (r) => `The ${r.pick(ADJECTIVES)} ${r.pick(NOUNS)} ${r.pick(VERBS)} the ${r.pick(NOUNS)} ${r.pick(PREPOSITIONS)} the ${r.pick(NOUNS)}.`,
  (r) => `We ${r.pick(PAST)} the ${r.pick(NOUNS)} ${r.pick(ADVERBS)}, and the ${r.pick(ADJECTIVES)} ${r.pick(NOUNS)} is ${r.pick(PAST)}.`,
  (r) => `${r.pick(FIRST_NAMES)} ${r.pick(PAST)} ${r.number(2, 90)} ${r.pick(NOUNS)}s in ${r.pick(CITIES)} on ${r.number(1, 28)} ${r.pick(MONTHS)}.`,
  (r) => `Please send the ${r.pick(NOUNS)} to ${mailAddress(r)} before ${r.pick(DAYS)}.`,
  (r) => `Why is the ${r.pick(NOUNS)} ${r.pick(PREPOSITIONS)} the ${r.pick(NOUNS)} so ${r.pick(ADJECTIVES)}?`,
  (r) => `It costs $${r.number(3, 980)}.${r.digits(2)} per ${r.pick(NOUNS)}, or ${r.number(2, 60)}% less than in ${r.number(2015, 2026)}.`,
  (r) => `If the ${r.pick(NOUNS)} ${r.pick(VERBS)} ${r.pick(ADVERBS)}, a ${r.pick(ADJECTIVES)} ${r.pick(NOUNS)} ${r.pick(VERBS)} it.`,
  (r) => `Nobody at ${r.pick(COMPANIES).replace(/\.$/, '')} ${r.pick(PAST)} version ${version(r)} of the ${r.pick(NOUNS)}.`,
  (r) => `"I don't think the ${r.pick(NOUNS)} is ${r.pick(ADJECTIVES)}," ${r.pick(FIRST_NAMES)} ${r.pick(LAST_NAMES)} said.`,
  (r) => `Between ${clock(r)} and ${clock(r)} the ${r.pick(NOUNS)} was ${r.pick(PAST)} ${r.pick(PREPOSITIONS)} a ${r.pick(ADJECTIVES)} ${r.pick(NOUNS)}.`,
];

function sentence(r) { return r.pick(PATTERNS)(r); }
function prose(r, count) { return times(count, () => sentence(r)).join(' '); }
function title(r) { return capital(`${r.pick(ADJECTIVES)} ${r.pick(NOUNS)} ${r.pick(PREPOSITIONS)} ${r.pick(NOUNS)}s`); }
function label(r) { return capital(`${r.pick(ADJECTIVES)} ${r.pick(NOUNS)}`); }
function person(r) { return `${r.pick(FIRST_NAMES)} ${r.pick(LAST_NAMES)}`; }
function mailAddress(r) { return `${r.pick(FIRST_NAMES)}.${r.pick(LAST_NAMES)}@${r.pick(NOUNS)}-${r.pick(NOUNS)}.com`.toLowerCase(); }
function clock(r) { return `${pad(r.below(24), 2)}:${pad(r.below(60), 2)}`; }
function seconds(r) { return `${clock(r)}:${pad(r.below(60), 2)}`; }
function date(r) { return `${r.number(2019, 2026)}-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`; }
function version(r) { return `${r.below(10)}.${r.below(20)}.${r.below(40)}`; }
function path(r) { return `/${r.pick(['srv', 'home', 'var', 'opt'])}/${r.pick(NOUNS)}/${r.pick(NOUNS)}/${r.pick(FILES)}`; }
function link(r) { return `https://www.${r.pick(NOUNS)}.example/${r.pick(NOUNS)}/${r.pick(NOUNS)}?id=${r.number(100, 99999)}`; }
function money(r) { return `${thousands(r.number(10, 99999))}.${r.digits(2)}`; }
