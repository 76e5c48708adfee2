'use strict';
// Words of the unseen part's screens: a bank branch, a hotel, a bookshop, architects, bicycle repair, film sets, a veterinary
// practice, an airline, a vineyard, translators, a charity, old cameras, knitting, family trees, the household budget.

const REALM = {
  bank: list(`mortgage; cash machine; standing order; overdraft; savings account; branch; teller; interest rate; cheque book; deposit; loan officer; debit card; exchange desk; safe;
    direct debit; credit limit; withdrawal; account holder; security code; repayment; guarantor; current account`),
  inn: list(`lobby; suite; pillow; bathrobe; night porter; minibar; breakfast buffet; booking; guest; key card; twin room; sauna; concierge; housekeeper; parking space; late checkout;
    reception desk; laundry bag; balcony; terrace; banquet hall; wake-up call`),
  book: list(`paperback; hardcover; shelf; dust jacket; first edition; bestseller; novel; publisher; bookmark; author; reading group; cookbook; window display; anthology; thriller;
    spine; gift voucher; atlas; second-hand copy; picture book; signing; memoir`),
  arch: list(`floor plan; elevation; staircase; beam; facade; roof tile; skylight; building permit; blueprint; courtyard; load-bearing wall; draughtsman; insulation; scale model;
    column; partition; site visit; contractor; parapet; tender; handrail; cladding panel`),
  bike: list(`chain; derailleur; brake pad; inner tube; spoke; saddle; handlebar; crankset; pannier; bottom bracket; headset; cassette; tyre lever; mudguard; pedal; workshop;
    test ride; battery; hub; rim; bike stand; repair ticket`),
  film: list(`camera crew; call sheet; gaffer; storyboard; boom operator; rough cut; trailer; location; stuntman; lens; clapper; extra; dolly track; reshoot; screenplay; producer;
    sound mix; editor; costume fitting; casting call; colour grade; wrap party`),
  vet: list(`kitten; puppy; parrot; rabbit; hamster; vaccination; microchip; collar; kennel; tortoise; leash; waiting list; X-ray; flea treatment; scratching post; guinea pig;
    cat carrier; paw; check-up; dental scale; appetite; pet passport`),
  air: list(`boarding pass; runway; cabin crew; overhead locker; layover; window seat; turbulence; captain; hand luggage; departure gate; aisle; fuel stop; passenger; co-pilot;
    standby list; baggage belt; upgrade; ground staff; jet bridge; flight plan; lounge; customs desk`),
  wine: list(`grape; barrel; cellar; cork; vintage; trellis; press; label; tasting; slope; bottle; tannin; harvest crew; rootstock; sommelier; blend; decanter; tractor; terroir;
    bottling line; frost candle; cellar door`),
  lang: list(`glossary; proofreader; source text; interpreter; deadline; style guide; subtitle; contract; translation memory; word count; native speaker; dialect; idiom; footnote;
    sworn translation; client; draft; term base; quotation; revision; headset; invoice`),
  gift: list(`donation; volunteer; food bank; fundraiser; shelter; raffle; blanket; trustee; grant; charity shop; soup kitchen; bake sale; donor; tin; campaign; legacy; newsletter;
    membership fee; helpline; collection box; annual report; warm coat`),
  cam: list(`rangefinder; shutter; light meter; darkroom; tripod; bellows; viewfinder; film roll; negative; self-timer; flash bulb; lens cap; aperture ring; contact print; collector;
    folding camera; enlarger; filter; leather case; auction; slide projector; focusing screen`),
  knit: list(`skein; needle; cardigan; stitch; pattern; cable; sock; shawl; gauge swatch; yarn shop; button band; sweater; mitten; bobble hat; wool; row counter; crochet hook; cast-on;
    sleeve; ribbing; blocking mat; raglan`),
  kin: list(`ancestor; parish register; census; great-aunt; birth certificate; surname; cousin; emigrant; marriage record; archive; gravestone; godmother; photo album; branch; passenger list;
    widow; letter; grandfather; heir; baptism; family bible; descendant`),
  home: list(`rent; electricity bill; grocery list; pocket money; savings jar; water meter; receipt; gas bill; holiday fund; insurance; subscription; washing machine; budget; broadband;
    council tax; car repair; pet food; birthday present; school trip; haircut; dishwasher; emergency fund`),
};
const OBJECTS = Object.values(REALM).flat();
const PLAINS = OBJECTS.filter((text) => /^[a-z]+$/.test(text));
const TRAITS = words(`affordable airy anonymous attractive authentic average beautiful beige blank blue bold bright broken brown careless carved cautious charming cheerful chilly classic
  clever cloudy colourful comfortable complicated constant convenient cosy creamy daily damaged dark decent delayed delicious detailed different difficult digital direct distinct
  domestic early easy eccentric economical effective elderly empty enormous essential everyday expensive experienced faithful fancy fashionable favourite few-year-old final fine firm
  flawless floral foldable forgotten free friendly funny generous genuine giant gifted glad green handmade happy healthy helpful high hopeful huge ideal illegible important impressive
  independent inexpensive initial intense interesting jolly kind knitted last-minute lazy leather leftover legendary lively lonely lovely low luxurious magnificent matching mechanical
  metallic mild missing mixed moderate mysterious narrow-minded nice non-refundable northern obscure offbeat orange ordinary original outdated outstanding overpriced painted partial
  peaceful pink playful pleasant popular portable positive practical precious pretty professional proud provisional purple quaint rare reasonable red refundable relaxed renewed
  repaired reserved rich ripe romantic rustic scratched seasonal second-rate sensible serious shabby shared shiny shy signed slow small smart snug soft sophisticated southern
  spacious spectacular speedy splendid sporty stained stylish sunlit surprising sweet talented tangled tasty temporary tender thorough thoughtful timeless tiresome torn traditional
  translated trusted two-tone unbelievable uneven unexpected unknown unopened unusual valuable vegetarian velvet violet vivid waterproof weathered wedding-day welcome well-kept
  white wild wonderful wooden woollen worthless wrong`);
const DEEDS = words(`accept achieve add admire adopt advertise advise afford allow anticipate appreciate archive ask assure auction avoid bless book borrow bring-up brush calm cancel
  celebrate charge choreograph clean clear collect combine comfort compare complain-about conceal confirm confuse consider contact convert cook copy crop customise date decorate
  dedicate deliver demand deposit deserve develop discard discount discover dismiss donate download draft dust edit emphasise employ enjoy examine exhibit experience export favour
  fetch film finance fold forward frame freshen fulfil greet hang heat highlight hire host import impress improve inherit inspire introduce invite invoice knead label launder lease
  list locate love mail manage match mention miss mix narrate need number oil order organise outnumber overlook paint pack patch pay-for pedal perform photograph phone pick plant
  pour praise prefer preview print process promise promote pronounce propose recall recognise recommend record refill refund refurbish rehearse remember renew renovate repair repaint
  replace require reschedule reserve restore retouch reveal reward rinse roast schedule screen search seat seek-out serve shelve shorten soak soften spoil sponsor spray start
  stretch subtitle suggest surprise swap talk-about taste thank tidy tighten touch tour trace transfer translate transport treasure treat trust underline unpack unravel upgrade
  value visit walk warm wash water wind-up winter wrap`).filter((deed) => !/-/.test(deed) && !['swap', 'crop', 'fulfil', 'prefer', 'transfer', 'hang', 'cancel', 'bless', 'pedal'].includes(deed));
const MANNERS = words(`accidentally actually almost always anxiously automatically barely beautifully bravely calmly certainly cheaply clearly completely constantly correctly deeply eagerly
  easily enormously entirely eventually finally frequently generously gently gradually happily honestly immediately independently instantly kindly lately loudly nearly never nicely
  occasionally officially often only originally patiently perfectly permanently possibly practically privately probably proudly quite rarely really recently reluctantly seldom
  simply sincerely skilfully slightly sometimes soon still successfully surely thoroughly together truly unusually virtually warmly`);
const SPOTS = list(`at the front desk; in aisle 4; behind the counter; on the mezzanine; in the back office; at Terminal 2; beside the old press; under the staircase; in Suite 305; on set;
  in the basement archive; next to the till; at the corner of Elm Street; on the west slope; in the waiting room; near the loading bay; across from the bakery; above the workshop; on page 118;
  in the shared drive; at the trade fair; outside the chapel; by the revolving door; in the third drawer`);
const MOMENTS = list(`yesterday afternoon; next Wednesday; around 7:30; two months ago; by the end of June; during the night shift; since last autumn; at the weekend; before closing time;
  on the 21st; after lunch; in the meantime; for almost a decade; on Monday morning; at short notice; twice a year; in late October; until midnight; for the first time; every Saturday;
  within 48 hours; in 1987; over Easter; one rainy evening`);
const NAMES = words(`Aaliyah Adrian Alessia Amara Andrei Anouk Arjun Beatriz Bilal Brigitte Caroline Chiara Cosmin Daniela Darius Deepa Eleanor Elif Emeka Esther Farah Finn Francesca Gabriel
  Giulia Hannah Hassan Helena Ibrahim Ines Isabel Jamal Jelena Joaquim Julian Kamila Katharina Kenji Lamar Laila Leila Lorenzo Lucas Luisa Malik Manuel Marta Matteo Mei Miriam Nasser
  Natalia Nikhil Noor Olivia Omar Patrick Pilar Priya Rafael Rania Ricardo Roxana Samir Sandra Shauna Silvio Sofia Suresh Tamara Teodor Valentina Victor Wanjiru Yasmin Yusuf Zuzana`);
const SURNAMES = words(`Achebe Almeida Andersson Banerjee Barros Becker Bianchi Boateng Brennan Castellano Chaudhry Conti Costa Dlamini Donnelly Dupont El-Amin Espinoza Farkas Fernandes Fischer
  Fontaine Garcia Gruber Gupta Haddad Hansen Hoffmann Horvat Ibáñez Ivanova Jankowski Jensen Kapoor Keller Kimura Laurent Leclerc Lopes Mahmoud Marchetti Martinez McCarthy Mendes Mensah
  Meyer Mwangi Nakamura Nguyen Nielsen O’Connor Okonkwo Olsen Ortega Papadakis Patel Pereira Popescu Ramirez Reyes Richter Romano Sahin Santoro Schneider Silva Singh Sorensen Svensson
  Tanaka Teixeira Tran Vasquez Vogel Wagner Weber Zhang Ziegler`);
const CITIES = words(`Antwerp Athens Aveiro Bologna Bordeaux Braga Bristol Brno Cardiff Coimbra Cologne Cork Dresden Edinburgh Faro Ghent Girona Graz Hamburg Innsbruck Leeds Leipzig Lille Ljubljana
  London Lyon Madrid Malaga Malmö Marseille Milan Munich Nantes Newcastle Nice Palermo Paris Parma Porto Ravenna Rotterdam Seville Sheffield Siena Split Strasbourg Trieste Turin Venice Verona
  Vienna York Zagreb Zurich`);
const LANES = list(`Elm Street; Queen’s Road; Market Square; Old Harbour Street; Rose Alley; Linden Avenue; Castle Hill; Church Street; Garden Walk; Victoria Parade; Abbey Close; Silver Street;
  Park Crescent; Weaver Row; Sunnyside Drive; Canal Street; College Green; Juniper Way; Prince’s Gate; Fountain Court; Meadow View; West Terrace; Cobbler’s Yard; Bell Lane`);
const HOUSE = list(`Hotel Miramonte; Larch & Finch Architects; Spoke Works; Northbank Credit Union; Paws & Claws Clinic; Quinta da Ribeira; Page Turner Books; Blue Heron Airways; Lingua Nova GmbH;
  Open Hands Trust; Kestrel Pictures; The Wool Cabin; Shutterbug Exchange; Roots & Records; Two Rivers Bank; Villa Serena; Kettle & Crumb; Halden Instruments`);
const MONTHNAMES = words('January February March April May June July August September October November December');
const WEEKDAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const TYPES = words('pdf docx xlsx jpg png txt zip odt csv mov epub pptx svg tif mp3 html');

function more(text) { return /bellows$|luggage$|staff$|wool$|money$|insulation$/.test(text) ? text : /(s|sh|ch|x|z)$/.test(text) ? `${text}es` : /[^aeiou]y$/.test(text) ? `${text.slice(0, -1)}ies` : /shelf$/.test(text) ? text.replace(/f$/, 'ves') : /man$/.test(text) ? text.replace(/man$/, 'men') : `${text}s`; }
function did(deed) { return /e$/.test(deed) ? `${deed}d` : /[^aeiou]y$/.test(deed) ? `${deed.slice(0, -1)}ied` : `${deed}ed`; }
function does(deed) { return more(deed); }
function ing(deed) { return /[^e]e$/.test(deed) ? `${deed.slice(0, -1)}ing` : `${deed}ing`; }
function an(text) { return `${/^([aeiou]|hon|heir|X-)/.test(text) && !/^(eu|uni|use|usu|one)/.test(text) ? 'an' : 'a'} ${text}`; }
function object(r, w) { return w && r.chance(0.85) ? r.pick(REALM[w]) : r.pick(OBJECTS); }
function it(r, w) { const o = object(r, w), full = r.chance(0.5) ? `${r.pick(TRAITS)} ${o}` : o; return r.pick([`the ${full}`, `the ${full}`, an(full), `my ${full}`, `your ${full}`, `this ${full}`, `another ${o}`, `each ${o}`, `${r.pick(NAMES)}’s ${o}`]); }
function them(r, w) { const o = more(object(r, w)); return r.pick([`the ${o}`, `${r.pick(TRAITS)} ${o}`, `${r.number(3, 60)} ${o}`, `most ${o}`, `both ${o}`, `all ${o}`, `several ${r.pick(TRAITS)} ${o}`]); }
function any(r, w) { return r.chance(0.65) ? it(r, w) : them(r, w); }
function who(r) { return `${r.pick(NAMES)} ${r.pick(SURNAMES)}`; }
function formal(r) { return `${r.pick(['Mr', 'Mrs', 'Ms', 'Dr', 'Mr.', 'Dr.'])} ${r.pick(SURNAMES)}`; }
function time24(r) { return `${pad(r.number(6, 23), 2)}:${r.pick(['00', '05', '12', '15', '20', '30', '37', '40', '45', '52', '58'])}`; }
function time12(r) { return `${r.number(1, 12)}:${r.pick(['00', '07', '15', '23', '30', '41', '45', '59'])} ${r.pick(['am', 'pm'])}`; }
function iso(r) { return `${r.number(2019, 2026)}-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`; }
function dm(r) { return `${r.number(1, 28)} ${r.pick(MONTHNAMES).slice(0, 3)}`; }
function md(r) { return `${r.pick(MONTHNAMES).slice(0, 3)} ${r.number(1, 28)}`; }
function long(r) { return `${r.pick(MONTHNAMES)} ${r.number(1, 28)}, ${r.number(1994, 2026)}`; }
function dots(r) { return `${pad(r.number(1, 28), 2)}.${pad(r.number(1, 12), 2)}.${r.number(2021, 2026)}`; }
function usd(r, most = 2000) { return `$${thousands(r.number(1, most))}.${r.pick(['00', '25', '50', '75', '90', '95', '99', '40'])}`; }
function eur(r, most = 2000) { return `€${thousands(r.number(1, most))}.${r.digits(2)}`; }
function gbp(r, most = 2000) { return `£${thousands(r.number(2, most))}.${r.pick(['00', '50', '99', '20', '45'])}`; }
function dec(r, most = 90) { return `${r.below(most)}.${r.below(10)}`; }
function ascii(text) { return text.normalize('NFD').replace(/[^A-Za-z ]/g, '').toLowerCase(); }
function email(r, name = who(r)) { return `${ascii(name).replace(/ /g, r.pick(['.', '_', '']))}@${r.pick(['tworivers-bank.com', 'miramonte-hotel.it', 'spokeworks.co.uk', 'linguanova.de', 'gmail.com', 'larchfinch.com', 'openhands.org', 'kestrelpictures.tv'])}`; }
function nick(r) { return r.pick([() => `${ascii(r.pick(NAMES))}${r.number(1, 99)}`, () => `${r.pick(PLAINS)}_${ascii(r.pick(SURNAMES))}`, () => `${ascii(r.pick(NAMES))}.${ascii(r.pick(SURNAMES))}`, () => `The${capital(r.pick(PLAINS))}${capital(r.pick(PLAINS))}`])(); }
function kebab(r) { return `${r.pick(PLAINS)}-${r.pick(PLAINS)}`; }
function under(r) { return `${r.pick(PLAINS)}_${r.pick(PLAINS)}`; }
function hump(r) { return `${r.pick(PLAINS)}${capital(r.pick(PLAINS))}`; }
function url(r) { return `${r.pick(['https://', 'https://www.', 'www.', ''])}${r.pick(['tworivers', 'miramonte', 'spokeworks', 'linguanova', 'woolcabin', 'blueheron', 'pageturner'])}.${r.pick(['com', 'org', 'co.uk', 'net', 'eu'])}/${r.pick(PLAINS)}/${r.pick([kebab(r), `${r.digits(6)}`, `${r.pick(PLAINS)}?ref=${r.hex(6)}`, `#${r.pick(PLAINS)}`])}`; }
function folder(r) { return r.pick([() => `C:\\Users\\${r.pick(NAMES)}\\Documents\\${capital(r.pick(PLAINS))}\\`, () => `/home/${ascii(r.pick(NAMES))}/${capital(r.pick(PLAINS))}/`, () => `~/${r.pick(PLAINS)}/${kebab(r)}/`, () => `/usr/share/${kebab(r)}/`])(); }
function doc(r, w) { return `${r.pick([() => `${capital(object(r, w))} ${r.number(2018, 2026)}`, () => `${under(r)}_v${r.number(1, 12)}`, () => `DSC${pad(r.number(100, 9999), 5)}`, () => `${capital(r.pick(TRAITS))} ${object(r, w)} (${r.pick(['copy', 'final', 'signed', '2', 'draft'])})`, () => `${iso(r)} ${object(r, w)}`, () => `Scan_${iso(r).replace(/-/g, '')}`])()}.${r.pick(TYPES)}`; }
function semantic(r) { return `${r.pick(['', 'v'])}${r.number(0, 24)}.${r.number(0, 19)}.${r.number(0, 12)}`; }
function phone(r) { return r.pick([() => `+44 20 7${r.digits(3)} ${r.digits(4)}`, () => `(0${r.digits(2)}) ${r.digits(3)}-${r.digits(4)}`, () => `+39 0${r.digits(2)} ${r.digits(7)}`])(); }

const FORMS = [
  (r, w) => `${capital(it(r, w))} ${r.pick(['looks', 'seems', 'feels', 'is', 'was', 'became'])} ${r.chance(0.4) ? `${r.pick(MANNERS)} ` : ''}${r.pick(TRAITS)} ${r.pick(MOMENTS)}.`,
  (r, w) => `I ${r.pick(MANNERS)} ${did(r.pick(DEEDS))} ${any(r, w)} ${r.pick(SPOTS)}.`,
  (r, w) => `Could you ${r.pick(DEEDS)} ${any(r, w)} ${r.pick(MOMENTS)}, please?`,
  (r, w) => `${who(r)} (${r.number(19, 84)}) has ${r.pick(MANNERS)} ${did(r.pick(DEEDS))} ${any(r, w)} and ${them(r, w)}.`,
  (r, w) => `From ${long(r)} onwards, ${them(r, w)} will cost ${usd(r)} instead of ${usd(r)}.`,
  (r, w) => `"We ${did(r.pick(DEEDS))} ${any(r, w)}," ${r.pick(NAMES)} explained, "because ${it(r, w)} was ${r.pick(TRAITS)}."`,
  (r, w) => `Nobody ${r.pick(SPOTS)} ${r.pick(MANNERS)} ${does(r.pick(DEEDS))} ${any(r, w)} – not even ${formal(r)}.`,
  (r, w) => `You can ${r.pick(DEEDS)} ${any(r, w)} online, by phone on ${phone(r)} or ${r.pick(SPOTS)}.`,
  (r, w) => `About ${r.number(2, 98)}% of ${more(object(r, w))} in ${r.pick(CITIES)} are ${r.pick(TRAITS)}; the rest are ${r.pick(TRAITS)}.`,
  (r, w) => `After ${ing(r.pick(DEEDS))} ${any(r, w)}, ${r.pick(DEEDS)} ${any(r, w)} and ${r.pick(DEEDS)} ${any(r, w)}.`,
  (r, w) => `What if ${it(r, w)} never ${does(r.pick(DEEDS))} ${any(r, w)}?`,
  (r, w) => `Although ${it(r, w)} was ${r.pick(TRAITS)}, ${r.pick(NAMES)} ${did(r.pick(DEEDS))} ${any(r, w)} ${r.pick(MOMENTS)}.`,
  (r, w) => `Thanks to ${r.pick(HOUSE)}, ${any(r, w)} can now be ${did(r.pick(DEEDS))} ${r.pick(SPOTS)}.`,
  (r, w) => `${capital(ing(r.pick(DEEDS)))} and ${ing(r.pick(DEEDS))} ${any(r, w)} took ${r.number(2, 14)} hours, ${r.number(2, 9)} people and ${an(`${r.pick(TRAITS)} ${object(r, w)}`)}.`,
  (r, w) => `He didn’t ${r.pick(DEEDS)} ${any(r, w)}; he just ${did(r.pick(DEEDS))} it.`,
  (r, w) => `The ${object(r, w)} measures ${dec(r)} × ${dec(r)} cm, weighs ${dec(r, 20)} kg and dates from c. ${r.number(1840, 1989)}.`,
  (r, w) => `They’ve been ${ing(r.pick(DEEDS))} ${any(r, w)} ${r.pick(MOMENTS)}, haven’t they?`,
  (r, w) => `${r.pick(MOMENTS).replace(/^./, (c) => c.toUpperCase())}, ${them(r, w)} were ${did(r.pick(DEEDS))} by ${formal(r)} of ${r.pick(HOUSE)}.`,
  (r, w) => `Never ${r.pick(DEEDS)} ${any(r, w)} without ${an(`${r.pick(TRAITS)} ${object(r, w)}`)}!`,
  (r, w) => `There are ${r.number(3, 40)} ${more(object(r, w))} here: ${r.number(2, 9)} ${r.pick(TRAITS)}, ${r.number(2, 9)} ${r.pick(TRAITS)}, and the others “${r.pick(TRAITS)}”.`,
  (r, w) => `${r.pick(NAMES)} wrote to ${email(r)} about ${it(r, w)}.`,
  (r, w) => `It took until ${r.pick(WEEKDAYS)} to ${r.pick(DEEDS)} ${any(r, w)}, which ${r.pick(MANNERS)} ${did(r.pick(DEEDS))} ${any(r, w)}.`,
  (r, w) => `See also “${capital(r.pick(TRAITS))} ${more(object(r, w))}”, pp. ${r.number(11, 90)}–${r.number(91, 340)}.`,
  (r, w) => `${capital(it(r, w))} is ${r.pick(TRAITS)}, but also ${r.pick(TRAITS)}.`,
  (r, w) => `Where did ${who(r)} put ${it(r, w)}?`,
  (r, w) => `We ${did(r.pick(DEEDS))} ${any(r, w)} ${r.pick(MOMENTS)} ${r.pick(SPOTS)}.`,
  (r, w) => `Only ${r.number(2, 9)} ${more(object(r, w))} left ${r.pick(SPOTS)}!`,
  (r, w) => `Please don’t ${r.pick(DEEDS)} ${any(r, w)} ${r.pick(MOMENTS)}.`,
  (r, w) => `${r.pick(NAMES)} called at ${time12(r)} to ${r.pick(DEEDS)} ${any(r, w)}.`,
  (r, w) => `Our ${object(r, w)} (model ${r.pick('ABCDEKLM'.split(''))}-${r.number(10, 900)}) ${does(r.pick(DEEDS))} ${any(r, w)}.`,
  (r, w) => `${capital(them(r, w))}? ${capital(r.pick(MANNERS))} ${r.pick(TRAITS)}.`,
  (r, w) => `It costs ${usd(r)}, i.e. ${r.number(3, 60)}% less than ${it(r, w)}.`,
  (r, w) => `${capital(more(object(r, w)))} & ${more(object(r, w))}: ${r.pick(TRAITS)}, ${r.pick(TRAITS)} and ${r.pick(TRAITS)}.`.replace('&', 'and'),
  (r, w) => `Either ${r.pick(DEEDS)} ${any(r, w)} or ${r.pick(DEEDS)} ${any(r, w)}, but don’t do both.`,
];
const CHATTY = [
  (r, w) => `${r.pick(['Hey', 'Hi', 'Morning', 'ok', 'Hm', 'Well', 'haha', 'Great', 'Right'])}, ${r.pick(['did you', 'who', 'has anyone', 'I think Noor'])} ${did(r.pick(DEEDS))} ${it(r, w)}?`.replace('did you', 'have you'),
  (r, w) => `${r.pick(NAMES)} is ${ing(r.pick(DEEDS))} ${it(r, w)} right now`,
  (r, w) => `can’t ${r.pick(DEEDS)} ${it(r, w)}, it’s too ${r.pick(TRAITS)} :(`,
  (r, w) => `See you at ${time24(r)} ${r.pick(SPOTS)}!`,
  (r, w) => `I’ll ${r.pick(DEEDS)} ${it(r, w)} ${r.pick(MOMENTS)}`,
  (r, w) => `yes, ${usd(r, 400)} for ${it(r, w)}`,
  (r, w) => `That ${object(r, w)} was so ${r.pick(TRAITS)} lol`,
  (r) => r.pick(['No worries!', 'Sounds good', 'On my way', 'Thank you so much!!', 'Wait, what?', 'brb', 'Perfect :)', 'Let me check…', 'Same here', 'Not yet', 'Fingers crossed', 'Done.', 'I’m in!', 'Ah, ok', 'Good question']),
  (r) => `look: ${url(r)}`,
  (r, w) => `we need ${r.number(2, 30)} more ${more(object(r, w))}, ${r.pick(TRAITS)} ones if possible`,
];
function line(r, w) { return r.pick(FORMS)(r, w); }
function upTo(r, most, w) { for (;;) { const text = line(r, w); if (text.length <= most) return text; } }
function prose(r, count, w) { return times(count, () => line(r, w)).join(' '); }
function fill(r, most, w) { let text = upTo(r, most, w); for (let go = 0; go < 12; go += 1) { const next = line(r, w); if (text.length + next.length < most) text += ` ${next}`; } return text; }
function chatty(r, w) { return r.chance(0.25) ? upTo(r, 110, w) : r.pick(CHATTY)(r, w); }
const HEADS = [
  (r, w) => `How ${r.pick(NAMES)} ${did(r.pick(DEEDS))} ${it(r, w)}`,
  (r, w) => `${capital(r.pick(TRAITS))} ${more(object(r, w))} in ${r.pick(CITIES)}`,
  (r, w) => `${r.number(5, 25)} ${more(object(r, w))} you should ${r.pick(DEEDS)}`,
  (r, w) => `The ${object(r, w)} that ${did(r.pick(DEEDS))} ${it(r, w)}`,
  (r, w) => `${capital(ing(r.pick(DEEDS)))} ${them(r, w)}: a guide`,
  (r, w) => `Is ${it(r, w)} worth ${usd(r)}?`,
  (r, w) => `${capital(object(r, w))} and ${object(r, w)}`,
];
function head(r, w) { return r.pick(HEADS)(r, w); }
function headUpTo(r, most, w) { for (;;) { const text = head(r, w); if (text.length <= most) return text; } }
function item(r, w) { return capital(`${r.pick(TRAITS)} ${object(r, w)}`); }
function itemUpTo(r, most, w) { for (;;) { const text = item(r, w); if (text.length <= most) return text; } }
function todo(r, w) { return capital(`${r.pick(DEEDS)} ${any(r, w)}`); }
function todoUpTo(r, most, w) { for (;;) { const text = todo(r, w); if (text.length <= most) return text; } }
function subject(r, w) { return r.pick([() => `Re: ${object(r, w)} ${r.pick(MOMENTS)}`, () => `Your ${object(r, w)} (no. ${r.digits(6)})`, () => capital(todoUpTo(r, 44, w)), () => `Fwd: ${item(r, w)}`, () => `${capital(object(r, w))} – ${r.pick(['reminder', 'last call', 'update', 'question', 'confirmed'])}`, () => `Invoice ${r.hex(2).toUpperCase()}-${r.digits(4)} for ${object(r, w)}`])(); }

function box(style, html) { return `<div style="${style}">${html}</div>`; }
function row(style, html) { return `<div style="display:flex;${style}">${html}</div>`; }
function frame(style, html) { return `<div style="height:100%;overflow:hidden;box-sizing:border-box;position:relative;${style}">${html}</div>`; }
function every(count, make) { return times(count, make).join(''); }
function face(seed, size, more = '') { return `<span style="display:block;flex:none;${more}">${photo(size, size, seed, 'border-radius:50%')}</span>`; }
function tag(text, paper, ink, more = '') { return `<span style="display:inline-block;background:${paper};color:${ink};border-radius:4px;padding:1px 7px;font-size:12px;white-space:nowrap;${more}">${text}</span>`; }
function push(text, style) { return `<span style="display:inline-block;border-radius:5px;padding:7px 16px;white-space:nowrap;${style}">${text}</span>`; }

const SNIP = {
  py: [
    (r) => { const a = r.pick(PLAINS); return [`@dataclass(frozen=True)`, `class ${capital(hump(r))}:`, `    """${upTo(r, 70)}"""`, `    ${a}: str = "${r.pick(TRAITS)}"`, `    ${under(r)}: Decimal = Decimal("${dec(r)}${r.below(10)}")`, `    ${r.pick(PLAINS)}_ids: list[int] = field(default_factory=list)`, '']; },
    (r) => { const a = r.pick(PLAINS), b = r.pick(PLAINS); return [`async def ${r.pick(DEEDS)}_${a}(self, ${b}_id: int | None = None) -> bool:`, `    try:`, `        ${a} = await self.client.get(f"/v${r.number(1, 4)}/${more(a)}/{${b}_id}", timeout=${r.number(3, 60)})`, `    except httpx.HTTPError as exc:`, `        logger.warning("could not ${r.pick(DEEDS)} %s: %s", ${b}_id, exc)`, `        return False`, `    return ${a}.status_code == 200 and "${r.pick(TRAITS)}" in ${a}.text`, '']; },
    (r) => [`${under(r).toUpperCase()} = {`, `    "${r.pick(PLAINS)}": ${r.number(10, 999)},  # ${upTo(r, 50)}`, `    '${r.pick(PLAINS)}': [${r.number(1, 9)}, ${r.number(10, 99)}, -${r.number(1, 9)}],`, `    "${r.pick(PLAINS)}": (${dec(r)}, 0x${r.hex(4)}, None),`, `}`, ''],
  ],
  js: [
    (r) => { const a = hump(r); return [`export function use${capital(a)}({ ${r.pick(PLAINS)}, ${r.pick(PLAINS)} = ${r.number(1, 50)} }) {`, `  const [${a}, set${capital(a)}] = useState(null);`, `  useEffect(() => {`, `    if (!${a}) return; // ${upTo(r, 50)}`, `    const timer = setTimeout(() => set${capital(a)}(${r.number(100, 900)}), ${r.number(2, 90)}00);`, `    return () => clearTimeout(timer);`, `  }, [${a}]);`, `  return { ${a}, ready: ${a} !== null };`, `}`, '']; },
    (r) => [`const ${hump(r)} = {`, `  name: '${item(r)}',`, `  price: ${r.number(2, 900)}.${r.digits(2)},`, `  url: "${url(r)}",`, `  tags: ['${r.pick(TRAITS)}', '${r.pick(PLAINS)}', \`\${${r.pick(PLAINS)}}-${r.number(1, 9)}\`],`, `};`, ''],
    (r) => [`router.post('/${kebab(r)}/:id', async (req, res, next) => {`, `  const { ${r.pick(PLAINS)}, ${r.pick(PLAINS)} } = req.body ?? {};`, `  if (${r.pick(PLAINS)}.length > ${r.number(10, 200)}) return res.status(4${r.pick(['00', '09', '22'])}).end();`, `  await db.${r.pick(PLAINS)}.${r.pick(DEEDS)}({ where: { id: Number(req.params.id) } });`, `  res.json({ ok: true, at: Date.now() });`, `});`, ''],
  ],
  java: [
    (r) => { const a = capital(r.pick(PLAINS)), b = r.pick(PLAINS); return [`    /** ${upTo(r, 70)} */`, `    @Override`, `    public Optional<${a}> ${r.pick(DEEDS)}${a}(final long ${b}Id, String ${r.pick(PLAINS)}) throws IOException {`, `        for (var entry : this.${more(b)}.entrySet()) {`, `            if (entry.getKey() == ${b}Id && !entry.getValue().isEmpty()) {`, `                return Optional.of(new ${a}(entry.getValue(), ${r.number(1, 99)}L, '${r.pick('abcxyz'.split(''))}'));`, `            }`, `        }`, `        return Optional.empty();`, `    }`, '']; },
    (r) => [`    private static final int MAX_${under(r).toUpperCase()} = ${r.number(2, 99)}_000;`, `    private final Map<String, List<${capital(hump(r))}>> ${hump(r)} = new HashMap<>();`, ''],
  ],
};
function source(r, lang, rows) { const out = []; while (out.length < rows) out.push(...r.pick(SNIP[lang])(r)); return out.slice(0, rows); }
const LEXER = /(\/\/.*|\/\*.*?\*\/|(?:^|\s)#\s.*)|("""[^"]*"""|"[^"]*"|'[^'\s]*'|`[^`]*`)|\b(0x[0-9a-f]+|\d[\d_.]*L?)\b|\b(async|def|class|try|except|as|await|return|and|in|not|if|None|True|False|export|function|const|new|private|public|final|static|long|int|for|var|throws|import|from|null|true|false)\b|(@\w+)|\b([A-Za-z_]\w*)(?=\()/g;
function painted(text, hue) {
  let out = '', at = 0;
  for (const found of text.matchAll(LEXER)) {
    const kind = ['rem', 'str', 'num', 'key', 'note', 'fn'][found.slice(1).findIndex((part) => part !== undefined)];
    out += escaped(text.slice(at, found.index)) + `<span style="color:${hue[kind] || hue.key}">${escaped(found[0])}</span>`;
    at = found.index + found[0].length;
  }
  return out + escaped(text.slice(at));
}
function numbered(lines, hue, first = 1, gutter = 52, mark = -1) {
  return lines.map((text, at) => `<div style="display:flex;white-space:pre;${at === mark ? `background:${hue.mark}` : ''}"><span style="width:${gutter}px;flex:none;text-align:right;padding-right:20px;box-sizing:border-box;color:${at === mark ? hue.here : hue.dim}">${first + at}</span><span>${painted(text, hue) || ' '}</span></div>`).join('');
}
