'use strict';
// Words of this part's screens: a tram depot, beekeepers, a public library, a dental surgery, an observatory, a vineyard, an archaeological
// dig, a choir, a bicycle workshop, mountain rescue, blood donation, a locksmith, a school office, a swimming pool, board gamers, a cheese dairy.
// Everything of this part's screens hangs on one name, `scr8Kit`.

const scr8Kit = {
  /** Sentences; {3-9} a number, @name, @given, @town, @day, @clock, @money. */
  lore: {
    trams: list(`Car {301-388} was taken out of service at @clock with a stuck door
      The points at @town Cross are heated again after the repair
      A replacement bus leaves every {8-20} minutes from stop C
      @name asked for a spare driver on the late turn on @day
      Wheel flats were reported on two cars of the same set
      Please do not turn back at the loop while the crane is there
      Sand must be topped up before the first run down the hill
      The overhead line was switched off for {12-48} minutes
      Lost property includes a cello, which is waiting at the office
      The ticket machine at @town does not accept coins
      Driver @name reports fog between the bridge and the terminus
      Two inspectors will ride on line {4-11} during the evening peak
      Car {301-388} returns from the paint shop tomorrow
      The new timetable applies from @day
      A lorry is blocking the track near the brewery`),
    bees: list(`The second hive from the left has {4-9} frames of brood
      @name saw eggs but could not find the queen
      Do not open the boxes before @clock while it is this cold
      We extracted {11-38} kilos from the lime trees near @town
      The mite count after three days was {2-17}, so we will treat in August
      A swarm settled on the fence of the primary school on @day
      Bring your own smoker and a clean pair of gloves
      The new frames cost @money for a box of ten
      Wasps have found the weak colony and the entrance must be reduced
      The bramble is late this year but the clover is splendid
      @given lent me a refractometer, and the water content is {16-19} per cent
      Please close the gate because of the sheep
      A neighbour counted {20-70} bees in her bathroom`),
    library: list(`The reading room closes at @clock on @day because of the concert
      Your reservation is ready and will be kept for {5-10} days
      @name returned the atlas with {2-6} pages loose
      Large print editions have moved to the ground floor
      Fines above @money must be paid before you can borrow again
      The children's corner welcomed {14-60} visitors during half term
      Please report damaged spines instead of repairing them with tape
      An inter-library loan from @town usually takes {6-15} working days
      The local history group is looking for photographs of the old mill`),
    dentist: list(`The patient in room {1-4} prefers the afternoon appointment
      @name called to say that the temporary crown has come loose
      Please confirm the recall list for {3-9} September before @day
      The steriliser finished its cycle at @clock without a fault
      An impression was sent to the laboratory in @town
      The upper left molar is sensitive to cold but not to pressure
      Treatment will cost @money, of which the insurance pays half
      Children under {6-12} need a parent in the waiting room`),
    stars: list(`Seeing was {1-3} arc seconds and improved after midnight
      The dome shutter stopped halfway and was closed by hand
      @name will observe the comet from @clock until moonrise
      We rejected {4-22} frames because an aircraft crossed the field
      Flat fields taken at dusk show a new dust ring near the corner
      Clouds arrived from @town earlier than the model had promised
      The guide star was lost twice during the long exposure
      Cooling the camera to minus {15-35} degrees took ten minutes
      School groups visit on @day and are asked to leave torches in the bus
      The asteroid was recovered only {4-30} arc seconds from its predicted place
      Dew formed on the corrector plate shortly before dawn
      @name has reduced the spectra and sees a faint emission line
      The new filter wheel jams when it is turned backwards
      Focus drifted by {20-90} steps while the mirror cooled`),
    wine: list(`The lower slope was picked by @clock and pressed the same day
      Sugar stands at {82-104} degrees and acidity is falling slowly
      @name tasted barrel {3-40} and wants to wait another month
      Hail damaged about {5-30} per cent of the grapes near @town
      Please rinse the hoses with hot water before they are stored
      A mixed case costs @money and is delivered on @day
      The labels were printed with last year's vintage and must be replaced
      Fermentation in tank {2-9} has stopped at {6-18} grams of sugar`),
    dig: list(`Trench {2-7} was extended by a metre towards the road
      @name found a bronze brooch in the fill of the ditch
      The mosaic will be covered again before @day because of frost
      Samples {110-480} and above go to the laboratory in @town
      Rain flooded the northern corner and work stopped at @clock
      The wall continues under the spoil heap, as we had feared
      Two sherds from different contexts belong to the same bowl
      Volunteers need boots, water and a hat with a brim`),
    choir: list(`Altos should look again at bar {18-96}, where the rhythm changes
      The rehearsal on @day starts at @clock in the church hall
      @name will sing the solo because the tenor has lost his voice
      Please mark the breath after the second phrase in pencil
      Tickets cost @money at the door and less for members
      The coach to @town leaves from the station car park
      We still need {2-7} basses for the spring concert
      Black folders only, and no phones on the stage
      The pianist asks for a slower tempo in the last verse
      Who could give @given a lift to @town on @day?
      The recording is better than we feared
      Sopranos were a quarter tone sharp by the end
      Please learn page {4-22} by heart`),
    bicycles: list(`The rear wheel is out of true by {2-5} millimetres
      @name will collect the blue tourer on @day after @clock
      New brake pads were fitted and the cables were greased
      A chain usually lasts {2-5} thousand kilometres in this weather
      The estimate of @money includes labour but not the tyres
      The frame has a crack behind the head tube and cannot be saved
      Please bring the key of your lock, or we cannot test the battery
      The customer from @town says that the bell is too quiet`),
    rescue: list(`A walker with an ankle injury was carried down to @town
      The team met at @clock and reached the hut {40-95} minutes later
      @name was lowered {20-85} metres to the ledge
      The helicopter could not land because of low cloud
      Radio contact was lost behind the ridge for a quarter of an hour
      Two students had followed the wrong path since @day
      The dog found the missing rucksack below the second bridge
      Please return harnesses to the store before the debriefing
      Hill party 2 is at the sheepfold and needs a second stretcher
      The ambulance waits at the lower gate with the engine running
      @name takes over as incident controller at @clock
      Batteries of two headtorches are nearly empty
      The casualty is warm, conscious and complaining about the tea`),
    blood: list(`Donors who slept badly are asked to come another day
      The clinic in @town needs {12-60} units of group O by @day
      @name has given blood {10-75} times and received a small badge
      Please drink half a litre of water before your appointment
      The mobile unit parks behind the town hall until @clock
      Iron was slightly low, therefore the donation was postponed
      Platelets keep for only {4-7} days and cannot be frozen
      Parking is free for donors if they show the letter`),
    locks: list(`The cylinder was replaced and {3-6} keys were handed over
      @name locked herself out at @clock and lives on the fourth floor
      The master key system of @town School has {40-180} doors
      A night call costs @money including travel
      Do not oil the lock, use graphite powder
      The insurer asks for a photograph of the damaged frame
      The safe was opened without drilling after {2-7} hours
      Key blanks of the old series will be sold out by @day`),
    school: list(`Form {7-9} B is missing {2-6} returned library books
      @name will take the geography lesson on @day
      The fire drill takes place at @clock, whatever the weather
      Please sign the consent form for the trip to @town
      Lunch accounts below @money should be topped up this week
      The chemistry room stays closed until the ventilation is repaired
      Parents' evening starts in the hall and continues upstairs
      Lockers must be emptied before the last day of term`),
    pool: list(`The water is {26-29} degrees and the chlorine is within limits
      Lanes {2-5} are reserved for the club from @clock
      @name passed the rescue certificate on @day
      The slide is closed until a new pump arrives from @town
      A family ticket costs @money and is valid for the whole day
      Please shower before you enter the pool
      Lockers need a coin, which is returned
      The beginners' course has {2-9} places left`),
    games: list(`@name won with {60-140} points although nobody built a harbour
      The rules for the fourth player are on page {6-18}
      We meet at @clock in the back room of the café
      Two cards are missing and have been replaced by handwritten ones
      A round takes about {35-120} minutes if nobody argues
      The expansion costs @money and adds a market and a well
      The tournament in @town on @day is already full
      Remember to return the meeples to the right bag
      Has anybody played the new one about canal boats?
      I can bring three light games and a big one
      Somebody spilled tea on the map of the second scenario
      The box says up to {5-6} players but it drags with that many
      @name traded all the sheep for a single brick
      Can we start a little later, my train only arrives at {18-20} o'clock
      We have tables for {16-32} people and far too few chairs
      Please vote for the game of the month before the weekend
      The blue dice are loaded, or at least they hate me
      I have sorted the tokens into small tins`),
    cheese: list(`Batch {210-480} was turned, washed and moved to the lower cellar
      @name measured a pH of five point {1-6} before salting
      The milk from @town arrived at @clock and was slightly too warm
      Rind colour is even and there is no trace of blue mould
      A quarter wheel costs @money at the market on @day
      Humidity must stay above {86-94} per cent in the first weeks
      {14-70} wheels were tapped with the hammer and two sounded hollow
      Brine is replaced when the salt falls below eighteen per cent`),
  },
  givens: words('Agnes Bertram Celia Dorian Esther Fergus Gwendolyn Harriet Ivo Joanna Kenneth Lavinia Magnus Nerys Oscar Philippa Quentin Rosalind Silas Thea Upton Vivienne Walter Yolanda Zachary Anika Bogdan Chiara Farid Keiko Leila Sanjay'),
  families: words('Arkwright Braithwaite Colclough Dalrymple Eastwood Farnsworth Gilchrist Hollingworth Illingworth Jefferies Kershaw Lockwood Merriweather Nightingale Ogilvie Pemberton Quarmby Rutherford Sedgwick Tattersall Underhill Venables Whitcombe Yardley Banerjee Dimitrov Fernandes Lindqvist Okonkwo Tanaka'),
  towns: words('Ashcombe Blackthorn Crosby Dunmere Elmstead Farleigh Greystoke Highcliff Ivybridge Kingsmead Langholm Millbrook Netherby Oakhampton Priorsfield Redmire Stonehaven Thornbury Upwell Westerham'),
  days: words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  moons: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
};

{
  const k = scr8Kit;
  k.given = (r) => r.pick(k.givens);
  k.family = (r) => r.pick(k.families);
  k.name = (r) => `${r.pick(k.givens)} ${r.pick(k.families)}`;
  k.town = (r) => r.pick(k.towns);
  k.day = (r) => r.pick(k.days);
  k.clock = (r) => `${pad(r.number(7, 22), 2)}:${pad(r.below(60), 2)}`;
  k.stamp = (r) => `2027-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`;
  k.slashed = (r) => `${pad(r.number(1, 28), 2)}/${pad(r.number(1, 12), 2)}/2027`;
  k.brief = (r) => `${r.number(1, 28)} ${r.pick(k.moons)}`;
  k.money = (r, low = 3, high = 95) => `£${thousands(r.number(low, high))}.${r.digits(2)}`;
  k.filled = (r, text) => text.replace(/\{(\d+)-(\d+)\}/g, (_, low, high) => r.number(+low, +high))
    .replace(/@(name|given|town|day|clock|money)/g, (_, what) => k[what](r));
  /** Says sentences of a subject, each once before any comes again. */
  k.teller = (r, subject) => {
    let rest = [];
    const next = () => {
      if (!rest.length) rest = r.shuffled(k.lore[subject]);
      return k.filled(r, rest.pop());
    };
    const say = (count = 1) => times(count, () => next().replace(/[^?!]$/, '$&.')).join(' ');
    say.one = next;
    return say;
  };
  k.win = (style, rules, inner) => `<style>*{box-sizing:border-box}p{margin:0 0 .8em}table{border-collapse:collapse}td{padding:0}.h{display:flex}.c{display:flex;align-items:center}.v{display:flex;flex-direction:column}.w{justify-content:space-between}.x{flex:1;min-width:0}.o{white-space:nowrap;overflow:hidden}${rules}</style><div style="position:fixed;inset:0;overflow:hidden;${style}">${inner}</div>`;
  /** A div with a style, what is in it, and class names. */
  k.d = (style, inner = '', names = '') => `<div${names ? ` class="${names}"` : ''} style="${style}">${inner}</div>`;
  k.s = (style, inner = '') => `<span style="${style}">${inner}</span>`;
  k.each = (items, make) => items.map(make).join('');
  k.spans = (items, style = '') => k.each(items, (item) => k.s(style, item));
  k.tab = (lines, names = '') => `<table class="${names}">${k.each(lines, (cells) => `<tr>${k.each(cells, (cell) => `<td>${cell}</td>`)}</tr>`)}</table>`;
  k.coin = (r, size, name) => `<span style="flex:none;display:inline-flex;align-items:center;justify-content:center;width:${size}px;height:${size}px;border-radius:${size / 2}px;background:hsl(${r.below(360)},42%,36%);color:#fff;font-size:${Math.round(size * 0.4)}px">${k.each(name.split(' ').slice(0, 2), (part) => part[0])}</span>`;
  /** A dim layer that lets what is under it be read. */
  k.dim = (colour) => `<div data-glass style="position:absolute;inset:0;background:${colour}"></div>`;
  k.toggle = (on, hue, off = '#b4b8bf') => `<span style="flex:none;display:inline-block;width:40px;height:22px;border-radius:11px;background:${on ? hue : off};padding:2px ${on ? 2 : 20}px 2px ${on ? 20 : 2}px"><span style="display:block;width:18px;height:18px;border-radius:9px;background:#fff"></span></span>`;
  k.tick = (on, hue, size = 18) => `<span style="flex:none;display:inline-flex;align-items:center;justify-content:center;width:${size}px;height:${size}px;border:2px solid ${on ? hue : '#8a8f98'};border-radius:3px;background:${on ? hue : 'transparent'}">${on ? icon('check', '#fff', size - 6) : ''}</span>`;
  k.bar = (share, width, height, hue, back = '#8883') => `<span style="flex:none;display:inline-block;width:${width}px;height:${height}px;border-radius:${height / 2}px;background:linear-gradient(90deg,${hue} ${share}%,${back} ${share}%)"></span>`;
  /** Lines of source with colours of a theme `{key, str, num, rem, typ, keys}`. */
  k.lit = (source, theme) => source.split('\n').map((text) => (text.match(/\/\/.*|--\s.*|#\s.*|"[^"]*"|'[^']*'|`[^`]*`|[A-Za-z_$][\w$]*|\d[\w.]*|\s+|[^\w\s"'`]|["'`]/g) || []).map((part) => {
    let hue = '';
    if (/^(\/\/|--\s|#\s)/.test(part)) hue = theme.rem;
    else if (/^["'`].+/.test(part)) hue = theme.str;
    else if (/^\d/.test(part)) hue = theme.num;
    else if (theme.keys.includes(part)) hue = theme.key;
    else if (/^[A-Z]\w/.test(part)) hue = theme.typ;
    return hue ? `<span style="color:${hue}">${escaped(part)}</span>` : escaped(part);
  }).join(''));
  /** A line chart with an area under it. */
  k.area = (r, width, height, hue, count = 24) => {
    let y = height * 0.5;
    const points = times(count + 1, (at) => { y = Math.max(8, Math.min(height - 10, y + r.number(-height / 7 | 0, height / 7 | 0))); return `${Math.round(at * width / count)},${Math.round(y)}`; });
    return `<svg width="${width}" height="${height}" style="display:block"><path d="M0 ${height - 1}H${width}M0 ${height * 2 / 3}H${width}M0 ${height / 3}H${width}" stroke="#8884" fill="none"/><polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${hue}" fill-opacity=".18"/><polyline points="${points.join(' ')}" fill="none" stroke="${hue}" stroke-width="2.500"/></svg>`;
  };
  k.ring = (parts, size, thick) => {
    const radius = (size - thick) / 2, length = 2 * Math.PI * radius;
    let from = 0;
    return `<svg width="${size}" height="${size}" style="flex:none;display:block;transform:rotate(-90deg)">${k.each(parts, ([share, hue]) => { const arc = `<circle cx="${size / 2}" cy="${size / 2}" r="${radius}" fill="none" stroke="${hue}" stroke-width="${thick}" stroke-dasharray="${length * share / 100} ${length}" stroke-dashoffset="${-length * from / 100}"/>`; from += share; return arc; })}</svg>`;
  };
  k.pillars = (r, labels, height, hue, width) => k.d(`display:flex;align-items:flex-end;justify-content:space-between;height:${height}px`, k.each(labels, (label) => { const tall = r.number(15, height - 45); return k.d(`width:${width}px;text-align:center`, `${k.d('', tall)}${k.d(`height:${tall}px;background:${hue};margin-bottom:4px`)}${k.d('', label)}`); }));
}
