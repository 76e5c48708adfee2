'use strict';
// Words of this part's screens: harbour pilots, a puppet theatre, piano tuners, a seed vault, an ice rink, an animal practice,
// a fish market, a quilt guild, glassblowers, a hospital pharmacy, balloonists, a driving school.
// Everything of this part's screens hangs on one name, `scr7Kit`.

const scr7Kit = {
  /** Sentences; {3-9} a number, @name, @given, @town, @day, @clock, @money. */
  lore: {
    pilots: list(`The pilot boards @town Trader two miles off the breakwater at @clock
      Visibility fell to {200-900} metres and the tanker asked for a second tug
      @name brought the car carrier in backwards, which nobody had ordered
      Draught is {7-14} metres, so she must wait for the top of the tide
      Please do not promise a berth before the previous ship has left it
      The ladder was rigged on the weather side and had to be moved
      Swell at the outer buoy reached {2-5} metres between noon and @clock
      Our launch burned {140-480} litres more than in a usual week
      The fee of @money is reduced when both tugs belong to the harbour`),
    puppets: list(`The dragon's left wing squeaks louder than the narrator
      @name carved a new head for the miller out of limewood
      {40-120} schoolchildren arrive at @clock and will sit on the floor
      Strings of the skeleton were tangled after the @town performance
      The moon must not rise before the owl has finished its song
      We lost a button eye, and whoever finds it may name the next fox
      A ticket costs @money, while grandparents pay what they please
      Rehearsal on @day begins with the storm and ends with the wedding`),
    pianos: list(`The upright at @town School stands {12-48} cents below pitch
      @given asked whether a cat may sleep on the soundboard, and it may not
      Hammer felts were filed, needled and then filed once more
      Humidity below {28-39} per cent loosens the pins in the bass
      A concert tuning on @day costs @money including parking
      Please leave the lid closed until the heating has been off for an hour
      One key in the top octave answers only to a firm hand
      The invoice for {2-6} new strings went to the wrong organist`),
    seeds: list(`Vault chamber {2-9} is holding minus {17-19} degrees as intended
      Accession {2000-9800} arrived without a passport and stays in quarantine
      @name counted {120-900} barley grains twice and reached different sums
      Germination fell below the threshold, therefore a new harvest is planned
      The courier from @town left the box beside a radiator
      Beans collected before the drought show a thicker coat
      Every packet is weighed, dried, sealed and entered in the register
      Please close the inner door before you open the outer one`),
    rink: list(`The resurfacer broke down on lap {3-9} and had to be pushed
      Public skating on @day begins at @clock after the junior match
      Ice thickness near the penalty box is {24-41} millimetres
      @given returned left skates in size 43 and right skates in size 41
      A sharpened blade lasts about {12-30} hours on good ice
      Season passes rise to @money unless the council changes its mind
      The music stopped during the waltz and nobody admitted to the switch
      Lost gloves are kept until the thaw and then given to @town`),
    animals: list(`The tortoise weighs {900-4200} grams and resents the scales
      @name will bring the rabbit back for its stitches on @day
      Give half a tablet with food, never with cheese
      An X-ray showed {2-7} pebbles and most of a tennis ball
      The parrot repeats the phone number of our competitor in @town
      Vaccination is due before @clock or after the holidays
      The estimate of @money does not include the cone
      Please keep dogs on a lead and ferrets in a box`),
    fish: list(`{30-190} crates of mackerel were landed before @clock
      Turbot went for @money a kilo, which astonished even the seller
      The scale at stand {2-8} shows forty grams when it is empty
      @name bought all the squid and left without the ice
      Boats from @town stayed in because the forecast was worse than the weather
      Wash the floor towards the drain, not towards the customers
      Buyers must wear their number where the auctioneer can see it
      A gull took the sample and also the label`),
    quilts: list(`The border needs {6-14} metres of indigo, cut on the bias
      @given pieced the whole centre by hand during the strike
      Batting made of wool shrinks by {2-6} per cent in the first wash
      Seams are pressed open for this pattern, whatever the book says
      Entries for the @town show close on @day at @clock
      The long-arm machine is booked until the end of the month
      A pattern sheet costs @money and includes two corrections
      Please do not iron the appliqué without a cloth`),
    glass: list(`The furnace holds {1090-1180} degrees and must never be left alone
      @name dropped the gather and laughed, so no harm was done
      Cool the vessel slowly or it will crack on @day instead of today
      Cobalt from the new supplier turns violet in thick walls
      A pair of jacks costs @money second-hand in @town
      {14-60} tumblers were rejected because of cords and seeds
      The annealer door stays shut until @clock
      Students blow paperweights first and complain afterwards`),
    pharmacy: list(`Stock of saline is sufficient for {3-11} days
      Ward {2-9} returned unopened ampoules without the cold chain record
      @name checked the dose twice and then telephoned the doctor
      The robot put the eye drops on the shelf for ear drops
      Deliveries from @town arrive before @clock except on @day
      Two batches were recalled because of a misprinted leaflet
      The annual saving of @money was spent on a quieter fridge`),
    balloons: list(`Wind aloft is {8-22} knots from the west and rising
      @given weighs the passengers and is polite about the result
      We landed beside a bull near @town and waited for @clock
      The envelope lasts about {350-600} hours before it grows porous
      A flight for two costs @money and may be moved because of fog
      Check the parachute valve, both cylinders and the fire blanket
      The retrieve crew followed the wrong balloon for {4-19} kilometres`),
    driving: list(`The pupil stalled {3-12} times on the hill at @town
      @name passes the theory test and fails the roundabout
      A double lesson on @day costs @money, motorway included
      Mirrors, signal, mirrors again, and only then the wheel
      The examiner will meet you at @clock beside the vending machine
      Please bring glasses if your licence says that you wear them
      Parallel parking improves as soon as nobody watches`),
  },
  givens: words('Aurelia Barnaby Clementine Desmond Elodie Florian Gideon Hester Isadora Jolyon Katinka Lysander Maeve Nathaniel Octavia Percival Rowena Sebastian Tabitha Ulysses Verity Wilfred Xanthe Yusuf Zenobia Amara Dmitri Ingrid Mateus Priya'),
  families: words('Abernethy Birtwhistle Carruthers Drinkwater Entwistle Fothergill Greenhalgh Hathersage Ibbotson Jessop Kirkbride Loxley Micklethwait Northcote Orpington Postlethwaite Rainsford Satterthwaite Thistlewood Uttley Vavasour Wolstenholme Adeyemi Castellan Haraldsen Nakamura Petrov Silveira'),
  towns: words('Aldermere Brackwater Castleford Drumlin Eastport Fallowfield Glenmarsh Hartsea Inverloch Jarrow Kelbrook Lanternhithe Marwick Northolme Ormsgill Pellworth Quayside Ravenglass Southwold Tideswell'),
  days: words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  moons: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
};

{
  const k = scr7Kit;
  k.given = (r) => r.pick(k.givens);
  k.name = (r) => `${r.pick(k.givens)} ${r.pick(k.families)}`;
  k.town = (r) => r.pick(k.towns);
  k.day = (r) => r.pick(k.days);
  k.clock = (r) => `${pad(r.number(6, 21), 2)}:${pad(r.below(60), 2)}`;
  k.stamp = (r) => `2028-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`;
  k.brief = (r) => `${r.number(1, 28)} ${r.pick(k.moons)}`;
  k.money = (r, low = 4, high = 1400) => `€${thousands(r.number(low, high))}.${r.digits(2)}`;
  k.filled = (r, text) => text.replace(/\{(\d+)-(\d+)\}/g, (_, low, high) => r.number(+low, +high))
    .replace(/@(name|given|town|day|clock|money)/g, (_, what) => k[what](r));
  /** Says sentences of a subject, each once before any comes again. */
  k.teller = (r, subject) => {
    let rest = [];
    const next = () => {
      if (!rest.length) rest = r.shuffled(k.lore[subject]);
      return k.filled(r, rest.pop());
    };
    const say = (count = 1) => times(count, () => `${next()}.`).join(' ');
    say.one = next;
    return say;
  };
  k.win = (style, rules, inner) => `<style>*{box-sizing:border-box}p{margin:0 0 .75em}table{border-collapse:collapse}td{padding:0}.h{display:flex}.c{display:flex;align-items:center}.w{justify-content:space-between}.x{flex:1;min-width:0}.o{white-space:nowrap;overflow:hidden}${rules}</style><div style="position:fixed;inset:0;overflow:hidden;${style}">${inner}</div>`;
  /** A div with a style, what is in it, and class names. */
  k.d = (style, inner = '', names = '') => `<div${names ? ` class="${names}"` : ''} style="${style}">${inner}</div>`;
  k.s = (style, inner = '') => `<span style="${style}">${inner}</span>`;
  k.each = (items, make) => items.map(make).join('');
  k.tab = (lines, names = '') => `<table class="${names}">${k.each(lines, (cells) => `<tr>${k.each(cells, (cell) => `<td>${cell}</td>`)}</tr>`)}</table>`;
  k.coin = (r, size, name) => `<span style="flex:none;display:inline-flex;align-items:center;justify-content:center;width:${size}px;height:${size}px;border-radius:${size / 2}px;background:hsl(${r.below(360)},38%,38%);color:#fff;font-size:${Math.round(size * 0.38)}px">${k.each(name.split(' ').slice(0, 2), (part) => part[0])}</span>`;
  /** Lines of source with colours of a theme `{key, str, num, rem, typ, keys}`. */
  k.lit = (source, theme) => source.split('\n').map((text) => (text.match(/\/\/.*|--\s.*|#\s.*|"[^"]*"|'[^']*'|[A-Za-z_$][\w$]*|\d[\w.]*|\s+|[^\w\s"']/g) || []).map((part) => {
    let hue = '';
    if (/^(\/\/|--\s|#\s)/.test(part)) hue = theme.rem;
    else if (/^["'].+/.test(part)) hue = theme.str;
    else if (/^\d/.test(part)) hue = theme.num;
    else if (theme.keys.includes(part)) hue = theme.key;
    else if (/^[A-Z]\w/.test(part)) hue = theme.typ;
    return hue ? `<span style="color:${hue}">${escaped(part)}</span>` : escaped(part);
  }).join(''));
  k.curve = (r, width, height, hue, count = 30) => {
    let y = height * 0.6;
    const points = times(count + 1, (at) => { y = Math.max(5, Math.min(height - 5, y + r.number(-height / 8 | 0, height / 8 | 0))); return `${Math.round(at * width / count)},${Math.round(y)}`; });
    return `<svg width="${width}" height="${height}" style="display:block"><path d="M0 ${height - 1}H${width}M0 ${height / 2}H${width}" stroke="#8885" fill="none"/><polyline points="${points.join(' ')}" fill="none" stroke="${hue}" stroke-width="2"/></svg>`;
  };
  k.columns = (r, count, height, hue, width, gap) => k.d(`display:flex;align-items:flex-end;gap:${gap}px;height:${height}px`, times(count, () => k.d(`width:${width}px;height:${r.number(12, 100)}%;background:${hue}`)).join(''));
}
