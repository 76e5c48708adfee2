'use strict';
// Words of this part's screens: a bakery, a fire brigade, model railways, a tailor, a climbing hall, a cinema, a dairy, radio amateurs,
// a driving school, a wind farm, a printing works, a riding stable, watchmaking. Everything hangs on one name, `scr14Kit`.

const scr14Kit = {
  /** Sentences by subject; {3-9} a number, @name, @given, @place, @day, @time, @cost. */
  tales: {
    bakery: list(`The sourdough rose {2-4} centimetres overnight and pushed the lid off
      @name has ordered {30-90} rolls and two plaited loaves for @day
      Oven {1-4} bakes darker on the left, so turn the trays at half time
      We are out of rye flour until the mill in @place delivers
      Please switch the kneader off before scraping the bowl
      The apple turnovers were sold out by @time
      A new proofing cabinet would cost @cost including delivery
      @given forgot the salt, and the customers were too polite to say so
      Weigh the dough pieces at {55-95} grams, not by feeling
      The night shift starts at @time and ends when the last tray is out`),
    fire: list(`Engine {1-6} returns with a blocked pump and a very happy cat
      @name passed the ladder test at the second attempt
      The drill on @day begins at @time behind the town hall in @place
      Hydrant {12-88} is frozen and has been marked on the map
      Please hang the wet hoses in the tower before going home
      False alarm in the cinema, the popcorn machine was to blame
      Two new breathing sets cost @cost and arrive next month
      @given keeps the key of the boat trailer until @day
      Water was pumped from {3-9} cellars in the lower town
      The siren will be tested on Saturday at noon`),
    trains: list(`The branch line to @place finally has {3-8} trees and a cow
      @name soldered a new decoder into the shunting engine
      Point {4-29} sticks whenever somebody is watching
      The layout is {180-620} centimetres long and fits into the attic sideways
      Please do not lift locomotives by their handrails
      The exhibition opens on @day at @time and the kettle is on from eight
      A used turntable was sold for @cost with all its lamps
      @given painted {40-160} passengers and gave each of them a hat
      The express derails in the tunnel, where nobody can reach it
      Ballast is glued with thinned white glue and a drop of soap`),
    tailor: list(`The grey coat needs {2-6} centimetres more in the sleeves
      @name comes for the second fitting on @day at @time
      Lining silk from @place costs @cost for a full dress
      Please press the seams open before the collar goes on
      The zip of the blue skirt was replaced and hides under a flap
      @given sewed {60-140} buttonholes by hand and then slept for a day
      Chalk marks come off with bread, not with water
      The wedding party changed the colour from mint to sage again
      Trousers are shortened while you wait if you wait long enough
      A moth was seen near rack {2-9}, so cedar has been hung everywhere`),
    climb: list(`Route {14-66} in the left corner has been graded one step harder
      @name has lost a chalk bag with a fox on it
      The autobelay on line {2-12} is locked until the inspection on @day
      Children under ten need a grown-up at the other end of the rope
      A ten-visit card costs @cost and may be shared
      @given teaches falling on @day at @time, which is mostly laughing
      Please brush the holds after the last attempt
      The boulder wall closes at @time for new routes
      {5-19} volts of enthusiasm will not replace a partner check
      The club trip to @place needs another driver and a second kettle`),
    cinema: list(`Screen {1-5} shows the silent film with live piano on @day
      @name found a wallet, an umbrella and half a sandwich in row {3-14}
      The projector lamp has run {600-1900} hours and is getting yellow
      Please dim the foyer lights at @time
      The print from @place arrived with the third reel upside down
      Tickets for the open air evening cost @cost for a family
      @given can repair the ice machine but nobody else may touch it
      Subtitles are two seconds late, as usual with this distributor
      The school show on @day is booked by {60-180} children
      Do not sell the seats behind the pillar as premium`),
    dairy: list(`Vat {1-6} reached its temperature at @time, rennet goes in now
      @name turns the wheels in cellar {2-7} every other day
      The blue cheese has escaped from its box and fills the van
      We collected {900-4200} litres this morning, a little less than on @day
      Brine must be strained before the next batch goes in
      The inspector from @place liked the drains and said so twice
      New shelves of spruce cost @cost and smell better than steel
      @given tastes the young wheels and writes one word for each
      The centrifuge makes a noise like a distant choir
      Butter is packed on @day from @time`),
    radio: list(`The repeater near @place is off the air since the thunderstorm
      @name worked {12-48} stations with five watts and a wet string
      The forty metre band opened at @time and closed while I made tea
      Please keep the antenna switch on position {1-5}
      A second-hand tuner costs @cost and hums a little
      @given passed the licence and is still looking for a call sign
      The club meets on @day in the room above the fire station
      Noise comes from the neighbour's charger, not from the sun
      We logged {110-480} contacts in one night and ate cold pizza
      The mast must be lowered before the wind reaches force seven`),
    driving: list(`@name has booked lesson {9-31} for @day at @time
      The blue hatchback needs new tyres before the winter
      Reverse parking went well, apart from the hedge
      Theory is taught on @day, with cake after the test
      The examiner prefers to start from the station in @place
      @given stalled {2-6} times on the hill and then never again
      A motorway lesson costs @cost including fuel
      Please note the mileage after every lesson
      The roundabout near the market has a new lane, practise it
      Mirrors first, then signal, then look over the shoulder`),
    wind: list(`Turbine {1-14} was stopped at @time because of ice on the blades
      @name climbs tower {2-9} on @day to change a pitch motor
      The gearbox oil has reached {58-84} degrees and keeps rising
      Two storks are nesting on the transformer near @place
      The crane costs @cost a day, also when it only waits
      @given heard a whistle from blade C and recorded it
      Availability was {91-99} per cent, without the day of the mouse
      Shadow flicker is switched off between seven and half past eight
      The grid operator asked for a reduction to {30-80} per cent
      Please sign the climbing log before the lift starts`),
    press: list(`The posters for @place came out slightly too green
      @name needs {400-2500} leaflets folded twice by @day
      Please check the bleed, three millimetres on every side
      The cutter is blunt again and leaves a fringe
      Plates for the second sheet are ready at @time
      Recycled board costs @cost more but everybody likes to touch it
      @given mixed a new red from two old ones
      Page {6-44} has one comma too many, says the author
      The folding machine counts to ninety and then thinks
      Delivery on pallets, wrapped, with the label facing out`),
    stable: list(`The grey mare in box {3-17} has thrown a shoe
      @name rides the second group on @day at @time
      Hay from @place is dry but full of thistles
      The farrier charges @cost for four and brings his own dog
      Please close the lower paddock, the pony has learnt the latch
      @given lunges the young gelding before the lesson
      {18-44} bales are left, which is enough until the frost
      The saddle with the green cloth belongs to nobody and is sold
      Helmets in the blue cupboard have been checked this spring
      The trail along the canal is closed because of nesting swans`),
    watch: list(`The mainspring of the pocket watch is broken in {2-4} places
      @name inherited three clocks and wants them to agree
      The movement gains {4-38} seconds a day in the upper position
      Please do not wind the regulator in the window after @time
      A new crystal costs @cost and is ground by hand
      @given lost a screw smaller than a poppy seed and found it in a sock
      The cuckoo from @place calls thirteen, and only on @day
      Cleaning, oiling and regulating takes about three weeks
      The case number begins with {11-98} and was never registered
      The church clock is five minutes late so that nobody else is`),
  },
  given: words('Alba Bertram Clementine Dorian Elspeth Fergus Greta Hamish Imogen Jolyon Katya Lorcan Morwenna Nadia Orlando Philippa Quentin Rosalind Stellan Thora Ulric Verity Walter Yara Zebedee Anselm Bettina Conrad Despina Ewart'),
  family: words('Ashworth Blenkinsop Carmichael Dalrymple Eastwood Fairclough Garroway Hollingsworth Ibbotson Jessop Kilbride Lonsdale Merriweather Nethercott Ormerod Pemberton Rathbone Silverthorne Thistlewood Underhill Venables Whitcombe Yardley Zielinski Okafor Lindqvist Marchetti Novak'),
  places: words('Abergele Buxton Clitheroe Dornoch Elgin Fishguard Glossop Hawick Ilkley Jedburgh Keswick Ledbury Malton Nantwich Otley Penrith Ripon Selkirk Totnes Ullapool Whitby Yarm'),
  week: words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  months: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
};

{
  const k = scr14Kit;
  k.one = (r) => r.pick(k.given);
  k.name = (r) => `${r.pick(k.given)} ${r.pick(k.family)}`;
  k.place = (r) => r.pick(k.places);
  k.dow = (r) => r.pick(k.week);
  k.clock = (r) => `${pad(r.number(6, 22), 2)}:${pad(r.below(12) * 5, 2)}`;
  k.short = (r) => `${r.number(1, 28)} ${r.pick(k.months)}`;
  k.date = (r, year = 2032) => `${pad(r.number(1, 28), 2)}.${pad(r.number(1, 12), 2)}.${year}`;
  k.cost = (r, from = 8, to = 640) => `£${r.number(from, to)}.${r.pick(['00', '20', '45', '50', '75', '90'])}`;
  const put = { name: k.name, given: k.one, place: k.place, day: k.dow, time: k.clock, cost: k.cost };
  /** Says sentences of a subject one after the other; `say.bare()` gives one without its full stop. */
  k.voice = (r, subject) => {
    let left = [];
    const bare = () => {
      if (left.length === 0) left = r.shuffled(k.tales[subject]);
      return left.pop()
        .replace(/\{(\d+)-(\d+)\}/g, (_, low, high) => r.number(Number(low), Number(high)))
        .replace(/@(name|given|place|day|time|cost)/g, (_, what) => put[what](r));
    };
    const say = (count = 1) => times(count, () => `${bare()}.`).join(' ');
    say.bare = bare;
    return say;
  };
  k.sheet = (style, rules, html) => `<style>*{box-sizing:border-box}p{margin:0 0 .8em}table{border-collapse:collapse}th{text-align:left}td,th{padding:0;vertical-align:top}.fx{display:flex}.fc{display:flex;align-items:center}.sb{display:flex;align-items:center;justify-content:space-between}.gr{flex:1;min-width:0}.one{white-space:nowrap;overflow:hidden}.ri{margin-left:auto}.ce{text-align:center}.ra{text-align:right}${rules}</style><main style="position:fixed;inset:0;overflow:hidden;${style}">${html}</main>`;
  k.map = (items, make) => items.map(make).join('');
  k.wrap = (items, css = '', tag = 'span') => items.map((item) => `<${tag} style="${css}">${item}</${tag}>`).join('');
  k.lines = (text) => text.trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  k.grid = (head, body, kind = 'g') => `<table class="${kind}">${head ? `<tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr>` : ''}${body.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  k.face = (name, size, hue, square = false) => `<span style="flex:none;display:inline-block;width:${size}px;height:${size}px;line-height:${size}px;text-align:center;border-radius:${square ? 6 : size}px;background:hsl(${hue},45%,33%);color:#fff;font-size:${Math.round(size * 0.4)}px">${name.split(' ').map((part) => part[0]).slice(0, 2).join('')}</span>`;
  k.pin = (x, y, text, css = '') => `<div style="position:absolute;left:${x}px;top:${y}px;white-space:nowrap;${css}">${text}</div>`;
  k.dot = (size, css = '') => `<span style="flex:none;display:inline-block;width:${size}px;height:${size}px;${css}"></span>`;
  /** Source as lines of HTML; `look`: key, str, num, rem, fn colours, keys a list, mark how a remark begins. */
  k.tint = (text, look) => text.split('\n').map((line) => {
    const from = line.search(look.mark);
    const body = from < 0 ? line : line.slice(0, from);
    const hue = (colour, what) => `<span style="color:${colour}">${escaped(what)}</span>`;
    const done = body.replace(/("[^"]*"|'[^']*'|`[^`]*`)|([A-Za-z_]\w*)|(\d[\w.]*)|([^A-Za-z_\d"'`]+|["'`])/g, (_, str, word, num, other, at) => {
      if (str) return hue(look.str, str);
      if (num) return hue(look.num, num);
      if (!word) return escaped(other);
      if (look.keys.includes(word)) return hue(look.key, word);
      return body[at + word.length] === '(' ? hue(look.fn, word) : escaped(word);
    });
    return done + (from < 0 ? '' : hue(look.rem, line.slice(from)));
  });
  /** Painted lines with their numbers; `lit` gives some a background. */
  k.code = (lines, from, high, gutter, lit = {}) => lines.map((line, at) => `<div style="white-space:pre;height:${high}px;line-height:${high}px;${lit[at] ? `background:${lit[at]}` : ''}"><span style="display:inline-block;text-align:right;${gutter}">${from + at}</span><span>${line}</span></div>`).join('');
  k.line = (r, width, height, stroke, under = 'none', steps = 24, thick = 2) => {
    let y = height / 2;
    const dots = times(steps + 1, (at) => {
      y = Math.min(height - 3, Math.max(3, y + (r.next() - 0.5) * height * 0.4));
      return `${Math.round(at * width / steps)} ${Math.round(y)}`;
    });
    return `<svg width="${width}" height="${height}" style="display:block"><path d="M${dots.join('L')}L${width} ${height}L0 ${height}z" fill="${under}"/><path d="M${dots.join('L')}" fill="none" stroke="${stroke}" stroke-width="${thick}"/></svg>`;
  };
  k.columns = (r, count, width, height, fill) => `<svg width="${width}" height="${height}" style="display:block">${times(count, (at) => { const tall = r.number(Math.round(height * 0.2), height); return `<rect x="${Math.round(at * width / count)}" y="${height - tall}" width="${Math.round(width / count * 0.64)}" height="${tall}" fill="${fill}"/>`; }).join('')}</svg>`;
  /** A bar that is filled to a share. */
  k.gauge = (share, width, height, full, empty) => `<div style="width:${width}px;height:${height}px;border-radius:${height / 2}px;background:linear-gradient(90deg,${full} ${share}%,${empty} ${share}%)"></div>`;
}
