'use strict';
// Words of this part's screens: night trains, beekeepers, a choir, an observatory, a cheese dairy, an archive, a cable car,
// a bicycle workshop, mountain rescue, a tea house, a botanical garden, a solar co-operative, escape rooms, a fencing hall.
// Everything of this part's screens hangs on one name, `scr10Kit`.

const scr10Kit = {
  /** Sentences: {3..9} is a number, {name} and the like are drawn anew each time. */
  said: {
    trains: list(`The sleeper to {place} left {3..48} minutes late because a coupling had frozen
      Car {21..29} has no hot water, so breakfast will be served from the neighbouring car
      {name} swapped the lower berth for a window and slept badly all the same
      At the border two engines are changed and every dog wakes up
      Supplement for a single compartment: {cost}, payable on board
      Please wake the group in compartment {2..11} at {hour}, not before
      Linen for {40..190} passengers was sent to the wrong depot on {weekday}
      The conductor found a violin, two scarves and a sandwich with a name on it
      Reservations open {60..180} days ahead and vanish within the hour`),
    bees: list(`Colony {3..38} has swallowed {2..9} litres of syrup since {weekday}
      {name} saw the queen twice and marked her with a blue dot
      The linden honey is darker than last year and smells of mint
      Mite count on the tray: {1..44} in three days, treatment begins at fourteen
      A swarm hangs on the traffic light near {place} and refuses the box
      {given} was stung {1..12} times and blames the perfume
      Jars of {250..500} grams cost {cost} at the gate
      Never open a hive in a thunderstorm, however curious you are
      Frames from the old barn must be melted down before {hour}`),
    choir: list(`The altos come in {2..6} bars early whenever the organist smiles
      Rehearsal on {weekday} starts at {hour} with the Agnus Dei
      {name} lends out {4..30} copies of the psalm and wants all of them back
      Tenors are still needed, even those who cannot read music
      The concert in {place} brought in {cost} after the heating had been paid
      Bring a pencil, black folders and something for the throat
      Bar {14..212}: the basses breathe after the comma, not before it
      Whoever hums along in the general pause will sell programmes`),
    stars: list(`Seeing was {1..3}.{10..95} arc seconds until the fog rose at {hour}
      {name} found a streak on plate {1200..8900} that turned out to be a satellite
      The dome motor stalls at azimuth {120..340} and must be helped by hand
      We collected {12..240} frames of the cluster before the moon came up
      Please switch off every lamp on the terrace, including the charming one
      The mirror was washed on {weekday} with {3..9} litres of distilled water
      A school class from {place} asked whether stars make a noise
      Cooling the camera to minus {20..45} degrees takes half an hour`),
    cheese: list(`Wheel {110..980} was turned, brushed and forgiven
      {given} ripened the washed rind for {4..22} weeks in cellar two
      Milk from {place} arrived at {3..6}.{1..9} degrees, which is just within the limit
      Salt bath: {17..22} per cent, renewed every other {weekday}
      The blue mould has moved into the wrong room and likes it there
      A whole wheel sells for {cost}, cut pieces cost a little more
      The pump broke at {hour}, so the curd was lifted by hand
      Whey goes to the pigs of {name}, who complain of nothing`),
    archive: list(`Box {14..620} smells of vinegar and has been moved to the cold store
      The letters of {name} were bound upside down in {1830..1911}
      Folio {3..88} is missing, yet its wax seal is still here
      Readers may order {3..6} items a day and must not lick their fingers
      Iron gall ink has eaten through the map of {place}
      Scanning at {300..600} dots per inch fills the disk by {hour}
      A new shelf of {8..40} metres costs {cost} without the ladder
      {given} deciphered the marginal note: it is a recipe for plum jam`),
    cables: list(`Wind at pylon {2..9} reached {48..96} kilometres an hour, operation stopped at {hour}
      The haul rope was shortened by {40..210} centimetres on {weekday}
      {name} spent the night in cabin {3..41} counting sheep on the pasture
      Brake test passed: {4..11} seconds from full speed to standstill
      A grease nipple at the valley station squeaks in E flat
      {200..1900} guests rode up before noon, and nearly all of them rode down
      The spare motor from {place} does not fit through the door
      Evening rides cost {cost} including a bowl of soup`),
    bikes: list(`The cargo bike of {name} needs {2..4} new spokes and a calmer rider
      Bottom bracket creaks only uphill and only when nobody listens
      We trued {6..31} wheels on {weekday} and found a coin in one of them
      Brake pads for the tandem cost {cost}, fitting included
      {given} rides to {place} and back without ever using the small chainring
      Tyre pressure {3..8}.{1..9} bar is printed on the wall, not guessed
      The courier collects repaired frames at {hour}
      Please remove baskets, locks and kittens before the inspection`),
    rescue: list(`Call came in at {hour}: two walkers below the north gully, one ankle
      {name} carried the stretcher for {2..9} kilometres and the jokes as well
      Avalanche level {2..4} above {1400..2600} metres, wet snow below
      The helicopter could not land near {place} because of a wedding
      Radio battery lasts {5..14} hours if nobody leaves it on the stove
      Dogs train on {weekday} in the old quarry, volunteers hide at noon
      A new winch rope costs {cost} and is worth every knot
      Please write your route in the hut book, legibly if possible`),
    tea: list(`Lot {12..97} from {place} tastes of hay, apricot and wet stone
      {name} rejected {3..28} chests because of a lingering smell of paint
      Steep for {2..5} minutes at {70..95} degrees and then forget the clock
      The auction closed at {cost} a kilo, a record for a second flush
      Humidity in store {2..6} must stay below {50..62} per cent
      Samples leave on {weekday} with the early courier at {hour}
      {given} broke the oldest pot and has been very polite since
      Blend {100..480} sells best when it rains`),
    plants: list(`The titan arum grew {3..14} centimetres overnight and already smells
      {name} counted {40..310} seedlings in house three, slugs not included
      Label {2000..9400} had been swapped with that of a common nettle
      Water the cacti on {weekday}, sparingly, and talk to the ferns
      Seeds were sent to {place} in exchange for an unruly vine
      The palm house closes at {hour} so that the moths may work
      A bench with a plaque costs {cost}, a plaque without a bench less
      Night temperature fell to {4..11} degrees and the orchids noticed`),
    solar: list(`Inverter {3..12} reported an isolation fault at {hour}, gone by noon
      The school roof produced {120..940} kilowatt hours on {weekday}
      {name} cleans the modules twice a year and the gutters never
      Members in {place} receive {2..6} per cent on their shares
      Snow slid off string {2..9} and landed on the bicycle stand
      The meter reading of {given} was entered with one zero too many
      A share costs {cost} and may be paid in instalments
      Storage was full before eleven, so we baked a cake`),
  },
  first: words('Anselm Birgitta Cosima Declan Emeka Fenna Grigor Hanneke Ismail Jocasta Kerstin Leopold Mirabel Norbert Oluchi Pascal Rosalind Silvan Theodora Umberto Viola Walburga Yannis Zdenka Alasdair Bronwen Cyprian Ludmila Marisol Takumi'),
  last: words('Ackerley Bellweather Coldstream Dunmore Ellacott Farrington Gatward Hollingbery Ingersoll Kettlewell Lansbury Merriman Nettleship Ockenden Pemberley Quarmby Ridehalgh Stallybrass Tregenza Underhill Vickerstaff Wetherall Yelland Okonkwo Lindqvist Moreau Takahashi Zielinski'),
  places: words('Ashcombe Birkenfell Coppertown Dunharrow Elmstead Fernbank Granby Highmoor Ivelbridge Kingsreach Larkhill Mossdale Netherby Oakhampton Pinewick Redcliffe Stonegate Thornbury Upwell Windermouth'),
  weekdays: words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  months: words('January February March April May June July August September October November December'),
};

{
  const kit = scr10Kit;
  kit.given = (r) => r.pick(kit.first);
  kit.name = (r) => `${r.pick(kit.first)} ${r.pick(kit.last)}`;
  kit.place = (r) => r.pick(kit.places);
  kit.weekday = (r) => r.pick(kit.weekdays);
  kit.hour = (r) => `${r.number(5, 23)}:${pad(r.below(12) * 5, 2)}`;
  kit.cost = (r, low = 3, high = 950) => `£${thousands(r.number(low, high))}.${r.pick(['00', '20', '45', '50', '75', '95'])}`;
  kit.date = (r) => `${pad(r.number(1, 28), 2)}/${pad(r.number(1, 12), 2)}/2027`;
  kit.iso = (r) => `2027-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`;
  kit.short = (r) => `${r.pick(kit.months).slice(0, 3)} ${r.number(1, 28)}`;
  kit.fill = (r, text) => text.replace(/\{(\d+)\.\.(\d+)\}/g, (_, from, to) => r.number(+from, +to)).replace(/\{(\w+)\}/g, (_, what) => kit[what](r));
  /** A speaker on a subject: `speak(3)` says three sentences, `speak.line()` one without a full stop. */
  kit.speaker = (r, subject) => {
    let left = [];
    const line = () => { if (!left.length) left = r.shuffled(kit.said[subject]); return kit.fill(r, left.shift()); };
    const speak = (count = 1) => times(count, () => `${line()}.`).join(' ');
    speak.line = line;
    return speak;
  };
  /** A whole page: rules of its own and what stands on it. */
  kit.stage = (base, css, html) => `<style>*{box-sizing:border-box;margin:0}.stage{position:fixed;inset:0;overflow:hidden;${base}}table{border-collapse:collapse}td,th{padding:0;text-align:left;font-weight:inherit}.row{display:flex;align-items:center}.top{display:flex;align-items:flex-start}.grow{flex:1;min-width:0}.apart{display:flex;justify-content:space-between}.cut{white-space:nowrap;overflow:hidden}.nw{white-space:nowrap}b{font-weight:700}[style*="pre"],.js,.ln,.code,.df,.cell,.o{font-variant-ligatures:none!important}${css}</style><div class="stage">${html}</div>`;
  kit.all = (items, make) => items.map(make).join('');
  kit.many = (count, make) => times(count, make).join('');
  /** Tags around each of some texts. */
  kit.tags = (tag, items) => items.map((item) => `<${tag}>${item}</${tag}>`).join('');
  kit.grid = (head, body, names = '') => `<table class="${names}"><tr>${kit.tags('th', head)}</tr>${body.map((cells) => `<tr>${kit.tags('td', cells)}</tr>`).join('')}</table>`;
  kit.face = (r, name, size, square = false) => `<i style="flex:none;display:inline-block;font-style:normal;width:${size}px;height:${size}px;line-height:${size}px;border-radius:${square ? 6 : size}px;background:hsl(${r.below(360)},45%,34%);color:#fff;text-align:center;font-size:${Math.round(size * 0.4)}px;font-weight:600">${name.split(' ').map((part) => part[0]).slice(0, 2).join('')}</i>`;
  /** Source coloured by a theme `{w, s, n, c, t}`; an array of lines. */
  kit.WORDS = new Set(words('const let var function return if else for while of in new async await import from export default class extends type interface readonly pub fn struct impl use match mut where self def with as not None True False raise try except yield lambda package func nil range enum case switch break continue void int static public private final throws val fun when object null true false this and or is assert do end local then'));
  kit.paint = (source, theme) => source.split('\n').map((text) => (text.match(/\/\/.*|--\s.*|#\s.*|"[^"]*"|'[^']*'|`[^`]*`|[A-Za-z_$][\w$]*|\d[\w.]*|\s+|./g) || []).map((part) => {
    const hue = /^(\/\/|--\s|#\s)/.test(part) ? theme.c : /^["'`]./.test(part) ? theme.s : /^\d/.test(part) ? theme.n : kit.WORDS.has(part) ? theme.w : /^[A-Z]\w/.test(part) ? theme.t : '';
    return hue ? `<span style="color:${hue}">${escaped(part)}</span>` : escaped(part);
  }).join(''));
  kit.wave = (r, width, height, hue, fill = 'none') => {
    let y = height / 2;
    const points = times(41, (at) => { y = Math.min(height - 6, Math.max(6, y + (r.next() - 0.5) * height / 3)); return `${(at * width / 40).toFixed(0)},${y.toFixed(0)}`; });
    return `<svg width="${width}" height="${height}" style="display:block"><path d="M0 ${height / 3}H${width}M0 ${height * 2 / 3}H${width}" stroke="#8884"/><polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${fill}"/><polyline points="${points.join(' ')}" fill="none" stroke="${hue}" stroke-width="2.500"/></svg>`;
  };
  kit.sticks = (r, count, width, height, hue) => `<svg width="${width}" height="${height}" style="display:block">${kit.many(count, (at) => { const tall = r.number(height / 6 | 0, height); return `<rect x="${(at * width / count).toFixed(0)}" y="${height - tall}" width="${(width / count * 0.68).toFixed(0)}" height="${tall}" fill="${hue}"/>`; })}</svg>`;
  kit.ring = (size, parts) => {
    const round = Math.PI * 2 * 38;
    let from = 0;
    return `<svg width="${size}" height="${size}" viewBox="0 0 100 100" style="display:block">${kit.all(parts, ([share, hue]) => { const out = `<circle cx="50" cy="50" r="38" fill="none" stroke="${hue}" stroke-width="16" stroke-dasharray="${(round * share).toFixed(1)} ${round.toFixed(1)}" stroke-dashoffset="${(-round * from).toFixed(1)}"/>`; from += share; return out; })}</svg>`;
  };
  kit.dot = (hue, size = 9) => `<i style="flex:none;display:inline-block;width:${size}px;height:${size}px;border-radius:${size}px;background:${hue}"></i>`;
}
