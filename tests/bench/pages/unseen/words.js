'use strict';
// Words of this part's screens: an apiary, harbour pilots, a public library, a cobbler, a sewage works, an observatory, a bicycle workshop,
// piano tuners, a swimming bath, a night ward, a laundry, a translation office, a vineyard, a scrapyard.
// Everything of this part's screens hangs on one name, `scr15Kit`.

const scr15Kit = {
  /** Sentences by subject; <3-9> a number, $N full name, $G first name, $P place, $D weekday, $T time, $M money. */
  talk: {
    bees: list(`Hive <3-28> has a new queen and she is marked with a white dot
      The lime trees at $P are in flower, so we add a second super on $D
      $N counted <4-37> mites on the board after one night
      Please wear the veil even if they seem to be asleep
      A swarm hangs in the plum tree behind the school in $P
      The extractor is free from $T and must be returned without wax in the tap
      Honey with more than <17-19> per cent of water will not keep
      A jar of the heather honey costs $M this autumn
      $G was stung on the eyelid and went home early
      The syrup for winter weighs <160-480> kilograms altogether`),
    harbour: list(`The pilot boards the tanker off $P at $T if the swell allows it
      Berth <2-11> is taken until $D because of a broken crane
      $N asks for two tugs and a slack tide
      The draught of <7-14> metres leaves us no more than a hand's breadth
      Buoy <4-31> has drifted and will be reported to the coastguard
      Please call on channel <9-16> before you pass the breakwater
      The pilot boat needs new fenders for about $M
      Fog is expected from $T and the bell is still being mended
      $G steered <6-22> ships last week and slept in between
      A ferry from $P lost its anchor in front of the yacht club`),
    library: list(`The book you wanted has been returned and waits at desk <1-4> until $D
      $N reads to the little ones at $T in the round room
      Shelf <12-96> was dusted and three lost letters came to light
      The interloan from $P costs $M and takes a fortnight
      Please return the atlas flat and not rolled up
      Somebody had used a slice of ham as a bookmark
      The reading room stays silent on $D from $T onwards
      <18-240> novels are looking for a new home at the spring sale
      $G mends spines in the cellar and likes visitors
      Large print now stands next to the window, not behind the pillar`),
    cobbler: list(`The brown boots need new heels and are ready on $D
      $N wants the soles sewn, not glued
      Ticket <310-980> has been here since spring without being collected
      A pair of orthopaedic insoles comes to $M
      Please bring both shoes, even when only one is broken
      The last of size <36-47> is split and has to be replaced
      Leather from $P arrives at $T unless it rains
      $G has stretched the left shoe by half a number
      We close at $T because the polishing wheel makes too much noise
      A lady from $P dances in them and needs thinner rubber`),
    sewage: list(`Screen <1-4> is blocked by wet wipes again
      The blower in basin <2-6> runs at <48-96> per cent since $T
      $N takes the samples on $D and drives them to $P
      After the storm <900-4200> litres per second came down the main channel
      Please rinse your boots before you enter the control room
      Nitrate fell below <6-14> milligrams for the first time this year
      The digester gives enough gas to light half of $P
      A new seal for pump <3-12> costs $M and has to be ordered
      $G found a wedding ring in the grit and has put it on the noticeboard
      The alarm at $T was caused by a heron`),
    sky: list(`The dome opens at $T provided the humidity stays below <70-85> per cent
      $N needs <3-9> hours on the faint galaxy near the handle of the plough
      Field <110-870> was exposed for <30-180> seconds without a guide star
      The mirror will be washed on $D with very soft water
      A bright fireball over $P was seen by two cameras
      Please switch off every lamp along the path to the tower
      Flat frames from $D show a hair in the lower corner
      Visitors pay $M and bring their own blanket
      $G has calculated the orbit and the rock misses us
      The moon sets at $T and then the real work begins`),
    bikes: list(`The blue tandem has a cracked hub and waits for a part from $P
      $N collects the cargo bike on $D before $T
      A full service costs $M without tyres
      Please do not hang helmets on the truing stand
      Chain number <11-88> is worn beyond the gauge
      The brake pads squeal because somebody oiled the disc
      We lend out <4-19> children's bikes for the fair in $P
      $G can lace a wheel in <25-55> minutes
      The battery charges only up to <61-93> per cent
      One spoke was missing and a pencil had been put in its place`),
    piano: list(`The upright in the hall at $P has dropped by <8-35> cents
      $N tunes the grand at $T and wishes to be alone with it
      Hammer <14-79> sticks when the heating is on
      Two strings in the treble have to be spun anew for $M
      Please keep the lid shut on $D while the painters are here
      The pedal squeaks in the slow movement and nowhere else
      A mouse had lined its nest with the felt of <3-9> dampers
      $G found a coin from 1911 under the keys
      The school in $P asks for a quotation before the holidays
      A humidity of <42-58> per cent would be better for the soundboard`),
    baths: list(`Lane <2-8> is closed from $T for the diving course
      The water has <26-31> degrees and the small pool a little more
      $N forgot a wooden leg in changing cabin <11-64>
      Learners meet on $D beside the warm fountain
      Please shower before you jump in, also if you only mean to watch
      The season ticket costs $M for people who live in $P
      Chlorine is back to normal after the filter was rinsed
      $G swam <40-200> lengths without noticing the whistle
      The slide opens at $T once the wasps have left
      Quiet bathing without music takes place every $D`),
    ward: list(`Bed <3-24> slept from $T and needs nothing at present
      $N takes over the drips at midnight
      The pump in room <4-19> beeps because the line is kinked
      Please dim the corridor after $T, the lamps hum
      Blood results from $P will be here before the round
      The new mattress for room <5-17> arrives on $D
      $G asked for toast and a window that opens
      Temperature is down to <36-38> degrees and the cough is looser
      The vending machine keeps $M and gives nothing in return
      Two relatives from $P may stay until the morning`),
    laundry: list(`Machine <2-14> spins with a thump and has been switched off
      The hotel in $P sends <120-640> sheets on $D
      $N irons the altar cloth by hand at $T
      Please empty every pocket, we have found a live snail
      Starch is used up and the next sack costs $M
      The mangle reached <140-190> degrees and scorched two napkins
      Bag <410-990> contains only left socks
      $G sorts by colour, by fibre and by temper
      Steam is off from $T until the boiler has been inspected
      The red scarf has turned <8-30> tea towels pink`),
    words: list(`The leaflet must be in three languages by $D at $T
      $N asks whether the pun may be dropped
      Segment <18-420> is the same as yesterday but with a comma
      The client in $P prefers short sentences and no brackets
      A rush fee of $M has been agreed for the contract
      Please do not translate the names of the screws
      The glossary has grown by <12-88> terms since $D
      $G found a word for it that is used by only one village
      The interpreter's booth in $P has no air after noon
      Page <3-47> was proofread twice and still lacks its number`),
    vines: list(`The slope above $P will be picked from $D on, grapes for the sweet wine last
      $N measured <74-98> degrees in the upper rows
      Barrel <11-72> smells of plums and wet stone
      Please keep the dogs out of the young plants
      Hail broke <3-12> per cent of the shoots in one quarter of an hour
      The bottling van comes at $T and needs the whole yard
      A case of the white costs $M at the gate
      $G prunes <60-190> vines before lunch
      Starlings from $P take what the wasps have left
      Fermentation in tank <2-9> got stuck on $D night`),
    scrap: list(`The crusher stands still until the magnet from $P has been mounted
      $N brought <140-980> kilograms of copper and a good story
      Bay <1-9> is full of washing machines
      Please take batteries out before anything goes on the scales
      Aluminium is paid at $M per hundred kilograms from $D
      The weighbridge was calibrated at $T
      $G has saved a brass bed and wants to keep it
      A container of cable leaves for $P with the night train
      Lorry <12-57> lost a bathtub at the roundabout
      The fire brigade tested the hydrant and found <3-8> bar`),
  },
  givens: words('Agatha Bertram Clemency Dorian Esme Fergus Greta Horace Isolde Julian Katya Lionel Marta Nevil Ottilie Piers Rosalind Stellan Thea Umberto Vesna Winston Yara Zoltan Aurelia Bjorn Cressida Dashiell Elspeth Fabian'),
  surnames: words('Ashcombe Bellweather Carrow Dalrymple Edgerton Fairclough Greaves Holloway Ivanova Jessop Kilbride Lovelace Marchbanks Nettleton Osgood Pemberley Ravenhill Sorensen Thackeray Underhill Velasco Whitlock Yeoman Zaremba Brannigan Cotterill Drummond Fothergill Hathersage Kettleby'),
  places: words('Amberley Bexhill Coldstream Dalbeattie Ennerdale Frome Glossop Holmfirth Ilkley Keswick Ledbury Malvern Northam Okehampton Penrith Rothbury Settle Tenby Ullapool Wetherby'),
  weekdays: words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  short: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
};

{
  const k = scr15Kit;
  k.given = (r) => r.pick(k.givens);
  k.name = (r) => `${r.pick(k.givens)} ${r.pick(k.surnames)}`;
  k.place = (r) => r.pick(k.places);
  k.weekday = (r) => r.pick(k.weekdays);
  k.time = (r) => `${pad(r.number(6, 22), 2)}:${pad(r.number(0, 11) * 5, 2)}`;
  k.date = (r) => `${r.number(1, 28)} ${r.pick(k.short)}`;
  k.iso = (r) => `2033-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`;
  k.cash = (r, from = 12, to = 960) => `£${thousands(r.number(from, to))}.${r.pick(['00', '15', '30', '50', '75', '90'])}`;
  const makers = { N: k.name, G: k.given, P: k.place, D: k.weekday, T: k.time, M: (r) => k.cash(r, 9, 310) };
  /** Speaks sentences of a subject, none twice before all were used; `.bare()` gives one without its full stop. */
  k.voice = (r, subject) => {
    let left = [];
    const one = () => {
      if (!left.length) left = r.shuffled(k.talk[subject]);
      const said = left.pop().replace(/<(\d+)-(\d+)>/g, (_, low, high) => r.number(Number(low), Number(high)));
      return said.replace(/\$([NGPDTM])/g, (_, letter) => makers[letter](r));
    };
    const speak = (count = 1) => times(count, () => `${one()}.`).join(' ');
    speak.bare = one;
    return speak;
  };
  /** The whole page: its style, rules for what stands on it, and the HTML. */
  k.page = (style, rules, html) => `<style>*{box-sizing:border-box}p{margin:0 0 .7em}table{border-collapse:collapse}td,th{padding:0;vertical-align:top;text-align:left}th{font-weight:600}.r{display:flex;align-items:center}.t{display:flex;align-items:flex-start}.g{flex:1;min-width:0}.cut{white-space:nowrap;overflow:hidden}.e{margin-left:auto}.a{position:absolute}${rules}</style><main style="position:fixed;inset:0;overflow:hidden;${style}">${html}</main>`;
  k.map = (items, make) => items.map(make).join('');
  k.some = (count, make) => times(count, make).join('');
  k.spans = (items) => items.map((item) => `<span>${item}</span>`).join('');
  k.divs = (items, style = '') => items.map((item) => `<div style="${style}">${item}</div>`).join('');
  /** Rows of a name on the left and a value on the right. */
  k.pairs = (items, style = 'padding:6px 0', right = '') => items.map(([left, value]) => `<div class="r" style="${style}"><span>${left}</span><span class="e" style="padding-left:12px;${right}">${value}</span></div>`).join('');
  /** A table: names of columns (or null), rows of cells, class. */
  k.grid = (names, body, kind) => `<table class="${kind}">${names ? `<tr>${names.map((cell) => `<th>${cell}</th>`).join('')}</tr>` : ''}${body.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  /** Something at a place of the page. */
  k.put = (x, y, text, style = '') => `<div style="position:absolute;left:${x}px;top:${y}px;white-space:nowrap;${style}">${text}</div>`;
  k.disc = (name, size, hue) => `<span style="flex:none;display:inline-block;width:${size}px;height:${size}px;line-height:${size}px;text-align:center;border-radius:50%;background:hsl(${hue},45%,30%);color:#fff;font-size:${Math.round(size * 0.42)}px">${name.split(' ').map((part) => part[0]).slice(0, 2).join('')}</span>`;
  /** Source as lines of HTML; `theme`: word, text, figure, rest, call (colours), remark (pattern), words (list). */
  k.source = (text, theme) => text.split('\n').map((line) => {
    const at = line.search(theme.remark);
    const code = at < 0 ? line : line.slice(0, at);
    const painted = code.replace(/("[^"]*"|'[^']*')|([A-Za-z_]\w*)(?=(\s*\()?)|(\b\d[\d._]*\b)|([&<>])/g, (all, quote, word, opens, figure, sign) => {
      const ink = quote ? theme.text : figure ? theme.figure : word && theme.words.includes(word) ? theme.word : word && opens ? theme.call : '';
      return ink ? `<span style="color:${ink}">${escaped(all)}</span>` : sign ? escaped(sign) : all;
    });
    return at < 0 ? painted : `${painted}<span style="color:${theme.rest}">${escaped(line.slice(at))}</span>`;
  });
  /** Numbered lines of source; `high` is the height of a line. */
  k.listing = (lines, high, gutter, first = 1, marked = -1, mark = '') => lines.map((line, at) => `<div style="white-space:pre;height:${high}px;${at === marked ? `background:${mark}` : ''}"><span style="display:inline-block;width:46px;margin-right:22px;text-align:right;color:${gutter}">${at + first}</span><span>${line}</span></div>`).join('');
  k.curve = (r, width, height, stroke, fill, steps = 28) => {
    let y = height * 0.6;
    const dots = times(steps + 1, (at) => {
      y = Math.min(height - 4, Math.max(4, y + (r.next() - 0.52) * height * 0.28));
      return `${Math.round(at * width / steps)},${Math.round(y)}`;
    });
    return `<svg width="${width}" height="${height}" style="display:block"><polygon points="0,${height} ${dots.join(' ')} ${width},${height}" fill="${fill}"/><polyline points="${dots.join(' ')}" fill="none" stroke="${stroke}" stroke-width="2.500"/></svg>`;
  };
  k.towers = (r, count, width, height, fill) => `<svg width="${width}" height="${height}" style="display:block">${times(count, (at) => { const tall = r.number(Math.round(height * 0.12), height); return `<rect x="${(at * width / count).toFixed(1)}" y="${height - tall}" width="${(width / count * 0.7).toFixed(1)}" height="${tall}" fill="${fill}"/>`; }).join('')}</svg>`;
  /** A ring of shares; `shares` sum up to 100. */
  k.ring = (size, shares, hues) => {
    let from = 0;
    const stops = shares.map((share, at) => { const stop = `${hues[at]} ${from}% ${from + share}%`; from += share; return stop; });
    return `<span style="flex:none;display:block;width:${size}px;height:${size}px;border-radius:50%;background:conic-gradient(${stops.join(',')})"></span>`;
  };
  k.tick = (on, hue) => `<span style="flex:none;display:inline-block;width:16px;height:16px;border:2px solid ${hue};border-radius:3px;background:${on ? hue : 'transparent'}"></span>`;
  k.toggle = (on, hue) => `<span style="flex:none;display:inline-block;width:40px;height:22px;border-radius:11px;background:${on ? hue : '#9a9a9a'};padding:3px ${on ? '3px 3px 21px' : '21px 3px 3px'}"><span style="display:block;width:16px;height:16px;border-radius:50%;background:#fff"></span></span>`;
  k.meter = (share, hue, back, width = 200, height = 8) => `<span style="display:block;width:${width}px;height:${height}px;background:linear-gradient(90deg,${hue} ${share}%,${back} ${share}%)"></span>`;
}
