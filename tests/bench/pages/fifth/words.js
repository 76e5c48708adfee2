'use strict';
// Words of the fifth part's screens: hire boats on a canal, a pottery, a chess club, a cable car, an offshore wind farm, a letterpress
// workshop, a hedgehog hospital, a picture house, small satellites, a watermill, a makerspace, a choir, lift fitters.
// Everything of this part hangs on one name, `loom`.

const loom = {
  /** Sentences; #3-9# a number, #1.0-9.9# one with a decimal, %who, %first, %place, %day, %date, %time, %cash. */
  yarns: {
    canal: `Lock #3-19# will be shut from %date while the lower gates are rehung and the cill is repointed.
      The boat came back with #2-9# extra dents, an empty gas bottle and, for reasons unknown, a garden gnome.
      Please fill the water tank before you moor up for the night, because the tap at %place is slow.
      A windlass costs %cash to replace; most of them are lying at the bottom of the top pound.
      Two crews share every lock this weekend, so tell them to be patient and to keep off the gates.
      We ran aground below the aqueduct and had to be pulled off by a tractor at %time.
      Diesel heaters are serviced every #400-900# hours, or whenever the cabin begins to smell of socks.
      The heron at mile post #12-48# has learned which skippers carry sandwiches.
      %who wants the long boat with the cross bed, not the short one with the bunks.
      Steer left to go right: after #2-6# bridges it makes perfect sense.
      Water levels are #10-45# cm down on the summit, and the pumps will run until %day.
      Anyone who has lost a bicycle between %place and the tunnel may collect it, wet, from the yard.
      The towpath is closed for resurfacing; walkers should follow the yellow signs over the footbridge.
      Speed is limited to four miles an hour, which is quicker than it sounds when you meet a swan.`,
    kiln: `The glaze crawled on #3-14# pieces out of #40-90#, always near the foot ring.
      Cone 6 went down at %time, so the top shelf was roughly #4-18# degrees hotter than the bottom one.
      Reclaimed clay is free for members; the bucket with the red lid is not clay, whatever it says.
      %who threw #12-40# mugs before lunch and kept only those without a wobble.
      Do not open the kiln above 90 °C, however much you would like to look.
      Evening classes are full until %date, but there are still places on the glazing day.
      A new element set costs %cash plus fitting, and nobody else in %place stocks them.
      Her plates are so thin that light comes through the rim, and so strong that the cat has failed to break one.
      Please label everything: unmarked pots go to the seconds table after #2-6# weeks.
      Iron oxide stains hands, aprons, taps, door handles and, as we now know, the neighbour's dog.
      The slip was sieved twice and still blocked the trailer at the third cup.
      Studio fees rise by #2-9# per cent, chiefly because of the electricity.
      We lost a whole shelf of bowls to a single bubble of trapped air.`,
    chess: `White could have won a piece on move #17-34#, yet both players looked at the clock instead.
      Our second team drew #2-6#-#2-6# against %place, in a hall without heating.
      %who offered a draw three times and resigned at %time.
      The new sets have weighted bases, so the bishops no longer roll under the radiator.
      An isolated pawn is a weakness only if somebody attacks it, said %first, and nobody did.
      The quick tournament starts at %time sharp; late arrivals lose their minutes and their biscuits.
      Entry costs %cash, juniors play for half, and the winner takes home the wooden clock.
      After the exchange of queens the extra rook decided matters in #20-60# more moves.
      Analysis shows that taking on f7 was good, bad, and finally good again at depth #24-41#.
      Please write legibly: the arbiter spent #20-50# minutes on one score sheet.
      We meet on %day in the room above the bakery, and the smell is worth #20-80# rating points.
      Nobody at the club had seen this opening before, including the man who played it.`,
    rope: `The upper station reports gusts of #38-92# km/h; cabins run at half speed until further notice.
      Last ascent is at %time, last descent #20-50# minutes later, and nobody stays up there overnight.
      The haul rope is inspected every #150-250# hours of service with a magnet and a lot of patience.
      #80-240# guests were brought down by the spare engine without so much as a spilt cup of tea.
      Dogs travel free of charge, provided that they wear a muzzle and look contrite.
      Season passes cost %cash for locals and rather more for everybody else.
      %who checks the grips of cabins #2-9# to #20-38# tonight, starting after the last guest.
      Visibility at the summit is #20-300# metres, snow on the terrace is ankle deep.
      The old wooden cabin from 1931 now stands in %place, where it sells hot chocolate.
      Please do not rock the cabin: it does not help and it frightens the others.
      A tree fell across pylon #3-9# on %date, and the line stayed shut for two days.
      The spare motor starts in #6-30# seconds, which was proved again this morning.`,
    wind: `Turbine #2-64# tripped on generator temperature and restarted by itself #9-40# minutes later.
      Significant wave height is #1.0-3.9# m, so the crew boat stays in harbour until %time.
      Blade B of unit #2-64# shows erosion along the outer #4-12# metres of the leading edge.
      Availability for the quarter was #91-98# per cent, a little below what had been promised.
      %who confirms that the crane barge will arrive off %place on %date.
      The export cable was surveyed from end to end, and #2-9# freespans were noted.
      Gannets fly lower than the model assumes, at least in a westerly.
      The transformer oil was sampled and sent ashore; results are due on %day.
      A bolt of this size weighs #9-17# kg and costs %cash, so please stop dropping them.
      Curtailment took away #120-900# MWh, most of them on a single Sunday.
      The rope team needs dry weather and less than #9-12# m/s at the hub.
      Nobody is to leave the nacelle while the yaw brakes are off.`,
    press: `The forme was locked up at %time, and the first proof showed one letter upside down.
      We are out of lower-case e in the 14 point, so the poem will have to wait or be shorter.
      A thousand beer mats in two colours come to %cash, delivery to %place included.
      %who likes the deep impression; the paper, on the whole, does not.
      Let the black dry for #2-4# days before you fold anything, or it will set off on the facing page.
      Somebody has pied the Caslon again: #200-900# pieces, all over the floor.
      Hand-set visiting cards take #5-14# working days, longer if your name contains a ligature.
      Roller #2-4# leaves a faint stripe on the left, visible only on large solids.
      The paper arrived #3-8# mm too short and went straight back to the mill.
      Please return the furniture to the case by size, not by mood.
      Our open day brought in #60-190# visitors, a school class and a very inky baby.
      Numbering starts at #1000-4000# and ends wherever the ink does.`,
    hog: `Forty-one was found in a drain in %place, thin but cross, which is a good sign.
      She gained #12-60# grams overnight and has started to throw her dish about.
      Release is planned for %date if the nights stay above #4-8# degrees.
      Please do not offer milk; a shallow bowl of water is all they need.
      %who drove #20-90# km with a cardboard box that snored all the way.
      Antibiotics for seven days cost %cash per patient, and we have #18-60# patients.
      Check bonfires before you light them, and long grass before you mow.
      The quiet room is closed to visitors between %time and midnight.
      Ticks are removed with tweezers, counted, and never mentioned at lunch.
      A road survey by volunteers counted #9-44# animals on #3-12# kilometres.
      Fleece blankets are welcome, towels with loops are not: claws get caught in them.
      Weigh every patient at the same hour, on the same scale, before breakfast.
      His eye has healed, his opinion of us has not.`,
    film: `The projector lamp lasts #700-1900# hours, and this one has done #2-9# more than that.
      Tonight's silent film is accompanied by %who on an upright piano with two missing strings.
      Seats in row #2-9# squeak; regulars choose them on purpose.
      Tickets are %cash, popcorn is extra, and the interval lasts as long as the queue.
      The print came from an archive in %place and smelled distinctly of vinegar.
      #40-190# people saw the midnight screening and #3-30# of them stayed awake.
      Subtitles are shown on every %day for guests who hear less well.
      Please be seated by %time, because the doors close when the lights do.
      A short about lighthouses runs before the main feature all through the month.
      Nobody left during the credits, which has not happened since the fire alarm.
      The curtain motor will be repaired on %date, by hand, by %first.
      We are looking for volunteers who can count change in the dark.`,
    cube: `Contact began at %time with an elevation of #9-71# degrees and lasted #5-12# minutes.
      The battery is at #61-98# per cent, the panels deliver #2.0-6.9# watts, everybody is pleased.
      Frame #100-990# was lost to interference from a taxi radio in %place.
      The tumbling rate has dropped to #0.1-1.9# degrees per second since the last command.
      %who will take the night passes until %date.
      Uplink needs the big dish; the small one hears well and shouts badly.
      A reset counter of #3-19# is nothing to worry about, unless it becomes #20-29# tonight.
      Temperatures in the stack stay between minus #2-14# and plus #18-39# °C.
      The camera took #12-60# pictures of clouds and one of what may be Portugal.
      Please do not update the ground software within an hour of a pass.
      Decay is predicted for #2029-2034#, give or take a solar storm.
      The beacon can be heard with a hand-held antenna made from a tape measure.`,
    mill: `The wheel turns again after #19-60# years, at #5-9# revolutions per minute.
      Stoneground flour keeps for about #3-9# months, less in a warm kitchen.
      We dressed the runner stone on %day and found a hairline crack near the eye.
      The leat silted up after the storm, and #6-20# volunteers dug it out by %time.
      Wholemeal is %cash per bag; please bring your own sack if you can.
      Otters have moved in below the tailrace, so we open the sluice slowly.
      %who bakes on the first Sunday of the month and runs out before noon.
      Elm for the floats is hard to come by, and oak would last only #9-15# years.
      The cog pit is dark, wet and not for visitors in sandals.
      Spelt goes through the stones more slowly, and the sieve must be changed.
      A grant of %cash has been promised, provided that we finish before %date.
      The miller at %place sent us his spare damsel, which is a part and not a person.`,
    make: `Printer #2-6# has stopped sticking to its bed since somebody washed it with real soap.
      The laser is out of order until %date; the new tube is held up at customs.
      Induction to the lathe takes #2-4# hours and costs %cash, long sleeves excluded.
      Whoever glued the vice shut: it was funny for about a day.
      Please log off from the plotter, or your neighbour will print on your account.
      %who can teach #3-8# people to solder on %day at %time.
      Spool weights are on the shelf: an empty one weighs #140-260# g.
      The dust extractor trips the breaker whenever the kettle is on.
      A hinge printed flat is weak; printed upright it held #9-30# kg.
      Members voted #19-44# to #3-18# for a proper first aid cupboard.
      Scrap plywood over #20-40# cm is kept, everything smaller heats the room.
      Nobody knows whose drone this is, but it needs a new propeller and an apology.`,
    sing: `Rehearsal starts at %time with the altos, since they have the hardest entry.
      Please mark the breath before bar #40-190# and do not take it anywhere else.
      The bus to %place leaves on %date, with or without the tenors.
      Scores cost %cash to hire and #20-60# to lose.
      %who will sing the solo if the fever has gone by %day.
      We were a quarter-tone flat by bar #60-99#, but beautifully together.
      Black folders, black shoes, and no perfume in the second row.
      The church holds #180-420# people and swallows every consonant.
      Somebody keeps humming along in the general pause.
      Our recording has been downloaded #300-990# times, mostly by our parents.
      Sopranos, please count: nine bars' rest means nine.
      Cough sweets are in the box next to the piano, unwrapped beforehand.`,
    lift: `Car #1-6# stopped between floors #2-8# and #9-12# with nobody on board.
      The door edge detector is dirty again; a soft cloth and %first solved it in a minute.
      Ropes show #2-7# broken wires per lay, which is within what the standard allows.
      A trapped passenger was freed at %time and offered tea.
      Governor and safety gear will be tested on %date with #600-900# kg of weights.
      %who says that the squeak comes from shoe number #2-4#, not from the rail.
      Replacement of the controller takes #2-5# days and costs %cash.
      Tenants at %place have asked for the old brass buttons to be kept.
      The pit was found to hold #4-20# litres of water and a lottery ticket.
      Levelling is out by #6-19# mm on the ground floor, only in the mornings.
      Please quote the number on the plate above the buttons when you call.
      The lift was out of use for #3-40# hours, of which #2-9# were spent waiting for a key.`,
  },
  first: `Anneliese Bartholomew Cressida Desmond Eluned Fergus Griselda Hamish Ingrid Jocelyn Kenver Lavinia Mungo Nerys Osbert Perpetua Quillan Rosalind
    Sholto Tabitha Ursula Vaughan Winifred Xanthe Yolanda Zebedee Amara Dmitri Folake Hiroshi Jamila Kwame Leilani Mateus Nadia Priya Rashid Siobhan Tariq Wei`.trim().split(/\s+/),
  last: `Abernathy Blenkinsop Cholmondeley Dunwoody Entwistle Fairweather Garthwaite Hollingworth Illingsby Jellicoe Kirkbride Lockwood Mukherjee
    Nightingale Okonkwo Postlethwaite Quigley Ravensdale Sowerby Thistlewood Umbridge Venables Wolstenholme Yardley Zielinski Ferreira Lindqvist Nakamura
    Haddad Eriksen Castellanos Bhattacharya`.trim().split(/\s+/),
  spots: `Audlem Bratch Caen-Hill Dudbridge Ellesmere Foxton Grindley Hebden Ironville Kintbury Llangollen Marple Napton Oldbury Pewsey Ripon Stenson
    Tyrley Uttoxeter Wheelock`.trim().split(/\s+/),
  months: 'January February March April May June July August September October November December'.split(' '),
  week: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
};

loom.who = (r) => `${r.pick(loom.first)} ${r.pick(loom.last)}`;
loom.clock = (r) => `${pad(r.number(6, 22), 2)}:${pad(r.number(0, 59), 2)}`;
loom.day = (r) => `${r.number(1, 28)} ${r.pick(loom.months).slice(0, 3)}`;
loom.iso = (r) => `202${r.number(3, 7)}-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`;
loom.sum = (r, from, to) => `${thousands(r.number(from, to))}.${r.digits(2)}`;
loom.begin = (name) => name.split(/[\s-]+/).slice(0, 2).map((part) => part[0]).join('');

loom.fill = (r, text) => text
  .replace(/#([\d.]+)-([\d.]+)#/g, (_, from, to) => (from.includes('.') ? (r.number(Math.round(from * 10), Math.round(to * 10)) / 10).toFixed(1) : String(r.number(Number(from), Number(to)))))
  .replace(/%(who|first|place|day|date|time|cash)/g, (_, what) => ({
    who: () => loom.who(r), first: () => r.pick(loom.first), place: () => r.pick(loom.spots), day: () => r.pick(loom.week), date: () => `${r.number(1, 28)} ${r.pick(loom.months)}`,
    time: () => loom.clock(r), cash: () => `${r.pick(['£', '€', '$'])}${r.number(4, 780)}${r.chance(0.4) ? `.${r.digits(2)}` : ''}`,
  })[what]());

/** Spins one sentence after the other, all before any comes twice. `short(most)` cuts a preview between words. */
loom.spin = (r, world) => {
  const all = loom.yarns[world].split(/\s*\n\s*/);
  let left = [];
  const say = (count = 1) => times(count, () => { if (!left.length) left = r.shuffled(all); return loom.fill(r, left.pop()); }).join(' ');
  say.short = (most) => { const text = say(); return text.length <= most ? text : `${text.slice(0, most).replace(/[\s,;:.]+\S*$/, '')} …`; };
  return say;
};

// Markup. `css` is written as it is.
loom.full = (css, inner) => `<main style="position:fixed;inset:0;overflow:hidden;box-sizing:border-box;${css}">${inner}</main>`;
loom.div = (css, inner = '') => `<div style="${css}">${inner}</div>`;
loom.row = (css, inner) => `<div style="display:flex;${css}">${inner}</div>`;
loom.each = (list, make) => list.map(make).join('');
loom.many = (count, make) => times(count, make).join('');
loom.tag = (css, inner) => `<span style="display:inline-block;${css}">${inner}</span>`;
loom.mug = (r, name, size, css = '') => `<span style="flex:none;display:inline-block;width:${size}px;height:${size}px;line-height:${size}px;text-align:center;border-radius:${Math.round(size / 3)}px;background:hsl(${r.below(360)},38%,34%);color:#fff;font-size:${Math.round(size * 0.38)}px;${css}">${loom.begin(name)}</span>`;
loom.photo = (width, height, seed, css = '') => photo(width, height, `fifth ${seed}`, `flex:none;${css}`);
loom.table = (rows, css, cell) => `<table style="border-collapse:collapse;${css}">${rows.map((line, y) => `<tr>${line.map((text, x) => `<td style="${cell(x, y, text)}">${text}</td>`).join('')}</tr>`).join('')}</table>`;

/** Little drawings besides those that all parts have. */
loom.glyphs = {
  anchor: '<circle cx="12" cy="5" r="2.500"/><path d="M12 8v13M5 13c0 5 3 8 7 8s7-3 7-8M8 11h8"/>', bolt: '<path d="M13 2L5 14h6l-1 8 8-12h-6z"/>', bin: '<path d="M5 7h14M9 7V4h6v3M7 7l1 14h8l1-14"/>', eye: '<path d="M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7z"/><circle cx="12" cy="12" r="3"/>',
  pen: '<path d="M4 20l1-5L16 4l4 4L9 19z"/>', down: '<path d="M5 9l7 7 7-7"/>', left: '<path d="M15 5l-7 7 7 7"/>', flag: '<path d="M5 21V4h13l-3 4 3 4H5"/>', layers: '<path d="M12 3l9 5-9 5-9-5zM3 13l9 5 9-5"/>', reply: '<path d="M10 5L3 12l7 7v-4c5 0 8 1 11 5-1-7-5-11-11-11z"/>', link: '<path d="M9 15l6-6M8 11l-3 3a4 4 0 0 0 6 6l3-3M16 13l3-3a4 4 0 0 0-6-6l-3 3"/>',
  basket: '<path d="M3 9h18l-2 11H5zM8 9l4-6 4 6"/>', wave: '<path d="M2 9c3-3 5-3 7 0s5 3 7 0 4-2 6 0M2 16c3-3 5-3 7 0s5 3 7 0 4-2 6 0"/>', phone: '<path d="M6 3l4 1 1 5-3 2c1 3 3 5 6 6l2-3 5 1v4c-9 2-19-7-15-16z"/>', branch: '<circle cx="6" cy="5" r="2"/><circle cx="6" cy="19" r="2"/><circle cx="18" cy="8" r="2"/><path d="M6 7v10M18 10c0 5-8 4-11 7"/>', dots: '<circle cx="5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/>', mic: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11c0 5 3 7 7 7s7-2 7-7M12 18v4"/>',
};
loom.sign = (name, colour, size = 16, css = '') => `<svg width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="1.800" stroke-linecap="round" stroke-linejoin="round" style="vertical-align:-3px;flex:none;${css}">${loom.glyphs[name] || ICONS[name]}</svg>`;

/** A curve that wanders; points within the box. */
loom.wander = (r, count, width, height, calm = 0.18) => { let at = r.next(); return times(count, (step) => { at = Math.min(1, Math.max(0, at + (r.next() - 0.5) * calm * 2)); return `${(step / (count - 1) * width).toFixed(1)},${(height - at * height).toFixed(1)}`; }).join(' '); };
loom.plot = (r, width, height, hues, { grid = '#ffffff18', filled = false, calm = 0.18 } = {}) => `<svg width="${width}" height="${height}" style="display:block">${loom.many(5, (at) => `<path d="M0 ${Math.round((at + 0.5) * height / 5) + 0.5}H${width}" stroke="${grid}"/>`)}${loom.each(hues, (hue) => { const line = loom.wander(r, 60, width, height - 6, calm); return `${filled ? `<polygon points="0,${height} ${line} ${width},${height}" fill="${hue}" opacity=".18"/>` : ''}<polyline points="${line}" fill="none" stroke="${hue}" stroke-width="1.800"/>`; })}</svg>`;

/** Paints a line of source in the colours of a palette: {note, text, num, word, call, kind}. */
loom.paint = (line, hues, keys) => {
  const known = new Set(keys.split(' '));
  return line.split(/(\/\/.*$|\/\*.*?\*\/|^\s*#.*$|^\s*\*.*$|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)+'|#[0-9a-f]{3,8}\b|\b\d[\w.]*|[A-Za-z_$][\w$-]*)/).map((part, at, all) => {
    if (at % 2 === 0) return escaped(part);
    const hue = /^(\/\/|\/\*|\s*# |\s*#!|\s*\*)/.test(part) ? hues.note : /^["']/.test(part) ? hues.text : /^[\d#]/.test(part) ? hues.num : known.has(part) ? hues.word : /^\s*\(/.test(all[at + 1] || '') ? hues.call : /^[A-Z]/.test(part) ? hues.kind : null;
    return hue ? `<span style="color:${hue}">${escaped(part)}</span>` : escaped(part);
  }).join('');
};
loom.listing = (source, hues, keys, { from = 1, gap = 20, gutter = 46, here = -1 } = {}) => loom.each(source.replace(/^\n|\n$/g, '').split('\n'), (line, at) => loom.row(`height:${gap}px;line-height:${gap}px;white-space:pre;${at === here ? `background:${hues.here}` : ''}`, `<span style="flex:none;width:${gutter}px;padding-right:16px;text-align:right;box-sizing:border-box;color:${hues.count}">${from + at}</span><span>${loom.paint(line, hues, keys)}</span>`));
