'use strict';
// Words of the fourth part's screens: an observatory, an allotment, a coffee roastery, a swimming pool, a mountain rescue team, a town
// council, a natural history museum, a solar cooperative, a running club, a community radio, a glacier station, a repair café, removals.

/** Whole sentences; {n 3 9} a number, {d 1 9} one with a decimal, {who} a person, {first}, {place}, {day}, {date}, {time}, {eur 5 90}, {pct}. */
const tales = (text) => text.trim().split(/\s*\n\s*/);

const TALES = {
  stars: tales(`The dome opened at {time}, and within twenty minutes the mirror had cooled to {n 4 12} °C.
    Nobody on the rota had seen the comet with the naked eye before {date}, but {who} swears it was there.
    Seeing was poor until midnight; after that the stars stopped boiling and we got {n 12 60} usable frames.
    Please cover the finder scope when you leave, because the dew finds its way into everything.
    Our Saturday talk on variable stars drew {n 30 90} visitors, half of them under the age of ten.
    The guiding error is now below {d 1 2} arc seconds, which is better than the manual promises.
    "If you can read a newspaper by the Moon," said {first}, "you may as well go home and sleep."
    A new filter wheel costs {eur 300 900}; the old one sticks between the third and the fourth slot.
    Jupiter rises at {time} and stands {n 20 58} degrees high in the south by the time the pub closes.
    The logbook from 1962 mentions a fireball that lit up the whole valley for about {n 3 9} seconds.
    We keep the red lamps on a separate switch, so that no one blinds the people at the eyepiece.
    Data from all three nights has been stacked, flattened and sent to {who} for a second opinion.
    What looked like a faint galaxy turned out to be a reflection from the secondary mirror.
    Membership stays at {eur 20 60} a year, and students pay half of that.
    The wind gauge tripped at {n 40 70} km/h, so the roof closed itself exactly as it should.
    Bring warm socks, a thermos and patience: the sky rarely keeps to our programme.`),
  plot: tales(`Water will be turned off on {date} so that the standpipe near plot {n 12 80} can be repaired.
    The waiting list has grown to {n 40 190} names, and the committee would like to halve the larger plots.
    Somebody has left a wheelbarrow by the gate again; it has a flat tyre and a blue handle.
    Slugs took almost all of the lettuces, though the beans behind the shed came through untouched.
    A load of well-rotted manure arrives on {day}, {eur 3 9} per barrow, first come, first served.
    Could whoever borrowed the long ladder please bring it back before the plums are ripe?
    {who} has offered to show beginners how to prune currants without taking off next year's fruit.
    The rhubarb was split into {n 4 9} crowns and replanted along the northern fence.
    Last summer's potatoes weighed {n 38 96} kg in total, not counting those the mice found first.
    No bonfires before {time}, please, and never when the washing is out at number {n 2 40}.
    Plot rents go up by {pct} in spring, mostly because of the new lock and the insurance.
    Our seed swap raised {eur 60 240}, enough for a second rain barrel beside the greenhouse.
    "Leave the nettles in the corner," {first} told us, "the butterflies were here before you."
    The soil test came back at pH {d 5 7}, slightly too acid for cabbages and perfect for blueberries.
    Frost is forecast for the night to {day}, so cover anything tender with fleece or old curtains.
    Judging starts at the far end, and the tallest sunflower wins a voucher for {eur 10 40}.`),
  roast: tales(`The Ethiopian lot cracked {n 20 50} seconds early, so I dropped the batch at {n 196 211} °C.
    We cupped {n 5 9} samples this morning, and the washed Kenyan tasted of blackcurrant and tomato leaf.
    Grind a little finer than usual: the shots ran through in {n 17 24} seconds and came out sour.
    Green coffee has gone up by {pct} since {date}, and the next container will not be any cheaper.
    {who} wants {n 12 48} bags of the house blend on {day}, labels facing forwards, please.
    The afterburner needs a new thermocouple; until then, keep the batches below {n 9 14} kg.
    A longer development time would round off the acidity, but you would lose most of the jasmine.
    Decaf is sold out in both shops, and the subscription boxes went out {n 2 5} days late.
    Nobody likes paying {eur 4 9} for a filter coffee, until they taste one that is worth it.
    Please wipe the hopper before you change over, or the next customer gets a mixture of both.
    The water filter was replaced at {n 3 9},000 litres, which is a good deal later than it should have been.
    "It tastes like a hug," wrote one guest about the new espresso, and gave us four stars out of five.
    Moisture of the latest delivery is {d 10 12} per cent, well within what the contract allows.
    The courier drops off at {time}; anything packed after that waits until the following day.
    We are looking for a second roaster who does not mind early mornings and loud fans.
    Chaff fills the drum faster with natural coffees, so empty the cyclone after every third roast.`),
  pool: tales(`Lane {n 2 8} stays reserved for the club until {time}; all other lanes are open to the public.
    The water is {d 26 28} degrees warm today, with {n 60 240} guests in the building.
    Lifeguard cover was one short on {day}, so the diving tower remained closed all afternoon.
    Lost property: a pair of green goggles, a child's towel with whales on it, and one left shoe.
    Chlorine stood at {d 1 2} mg/l in the morning and has been checked every two hours since then.
    {who} swam the full {n 2 9} kilometres in aid of the hospice and raised {eur 200 950}.
    Beginners meet at the shallow end; bring a cap, and leave the jewellery at home.
    A ten-ride card costs {eur 32 58} and can be shared by two people from the same household.
    The pump room flooded again last night, to a depth of roughly {n 5 30} centimetres.
    "I only came for the sauna," admitted {first}, who now trains with us three times a week.
    School swimming begins on {date} with {n 14 32} classes from {n 4 9} different schools.
    Hair dryers take a 20-cent coin, except for the one by the mirror, which takes nothing at all.
    The wave machine runs at a quarter past every hour, unless there are races.
    Our youngest relay team missed the final by {d 0 1} seconds and still celebrated with chips.
    The roof above the children's pool will be resealed during the second half of the holidays.
    Please shower before swimming: it saves us about {eur 4 9} in chemicals per cubic metre.`),
  rescue: tales(`Two climbers were reported overdue at {time}; their car was still standing at the upper car park.
    Visibility on the ridge is under {n 20 80} metres, and the helicopter has had to turn back.
    {who} leads the search party on the east side with {n 5 11} people and one dog.
    The casualty is warm, talking, and has a suspected fracture of the left ankle.
    Please check the radio batteries: channel {n 2 14} was down for almost the whole of the exercise.
    Snow depth at the hut is {n 40 190} cm, with {n 10 60} cm of it fallen since {day}.
    We found the rucksack {n 100 900} metres below the path, next to the old water tank.
    Avalanche risk is rated {n 2 4} out of 5 above the tree line and rising during the afternoon.
    The stretcher needs a new strap on the head end before it goes out again.
    "Stay where you are and put on everything you have," is what we tell everyone who calls.
    All teams were back at base by {time}, tired and wet, but in good spirits.
    A donor who wishes to remain unnamed has paid for {n 4 12} new headlamps.
    Training on {date} covers rope work, triage and how to make tea in a gale.
    The phone signal came from a mast {n 3 14} km away, so the circle on the map is rather wide.
    Nobody should have to carry a sledge uphill twice; next time we leave it at the fork.
    The last call-out took {n 3 9} hours, of which the descent alone took more than half.`),
  town: tales(`The council voted {n 9 17} to {n 3 8} in favour of widening the footbridge by the mill.
    Residents have until {date} to comment on the plans, which are on display in the library.
    {who} asked why the cost had risen from {eur 200 480} to more than twice that sum per lamp post.
    Bins will be emptied one day later than usual because of the public holiday.
    The market moves to the school yard for {n 3 9} weeks while the square is being repaved.
    A 30 km/h limit between the bakery and the station takes effect at the end of the month.
    The mayor thanked the volunteers who filled {n 400 900} sandbags in a single night.
    "We are not against the trees," said {first}, "we are against the parking spaces in front of them."
    Dog licences can now be renewed online; the office at the town hall stays open on {day} only.
    The playground will get a new climbing frame, provided that the grant of {eur 500 900} is approved.
    An inspection found that {n 11 48} of the {n 50 90} street lights on the ring road do not work.
    Rents in the old town went up by {pct} within a year, faster than anywhere else in the region.
    The minutes of the last meeting were accepted with two small corrections.
    Noise complaints fell after the bar agreed to close its terrace at {time}.
    A second doctor is expected to open a surgery above the pharmacy before the winter.
    The bus shelter has been cleaned {n 3 8} times this year and painted over just as often.`),
  fossil: tales(`The jaw of the cave bear has been cleaned, measured and moved to drawer {n 12 90}.
    Gallery {n 2 7} closes at {time} because the air conditioning has to be balanced.
    A class of {n 18 31} children found the one label with a spelling mistake within five minutes.
    The ammonite on loan from {place} must never stand in direct sunlight.
    {who} believes that the scratches are tooth marks rather than the work of a tool.
    Visitors may touch the casts, but not the originals behind the second rope.
    Our whale skeleton weighs {n 2 6} tonnes and hangs from {n 9 24} steel cables.
    The layer of ash dates the find to about {n 30 70} million years ago, give or take a million.
    Insurance for the travelling exhibition comes to {eur 300 950} per week and case.
    "Why is it called a terrible lizard if it was kind?" asked a boy in the front row.
    Humidity in the herbarium rose to {n 58 74} per cent over the weekend.
    The audio guide now speaks six languages, and the shop sells a plaster trilobite for {eur 6 19}.
    Every beetle in this case was collected within {n 2 9} kilometres of the car park.
    The taxidermist comes on {day} to look at the heron's left wing.
    Attendance was up by {pct} on last year, thanks mostly to the mammoth.
    A dentist from the village helped us with the resin, and would not take a penny for it.`),
  solar: tales(`The roof on the sports hall produced {n 300 900} kWh in a single week, its best result so far.
    Inverter {n 1 6} went offline at {time} and restarted on its own after {n 4 30} minutes.
    Members receive {d 2 4} per cent interest, paid on {date} together with the annual statement.
    The shade of the chimney costs us about {pct} of the yield between November and February.
    {who} cleans the panels twice a year, with rainwater and a very long brush.
    At noon the battery was full, and {n 4 19} kilowatts went straight into the grid.
    A cable had been gnawed through by a marten, right behind the junction box.
    The feed-in tariff drops to {d 6 9} cents per kilowatt hour for everything built after the summer.
    Our annual meeting takes place on {day} at {time} in the canteen of the fire station.
    "It pays for itself in {n 9 14} years," the engineer said, "and then it runs for twenty more."
    Two shares cost {eur 400 990}, and nobody may hold more than fifty of them.
    The new meter counts in both directions and reports every fifteen minutes.
    Snow slid off the southern roof by itself, while the northern one stayed white for days.
    We replaced {n 2 9} modules under warranty because of hairline cracks.
    Hail the size of walnuts fell for ten minutes, and not a single panel broke.
    A quarter of the village now cooks lunch with electricity from the barn next door.`),
  run: tales(`The course starts at the town hall, follows the river and climbs {n 80 240} metres to the chapel.
    Bib numbers can be collected until {time} on {day}; late entries cost {eur 3 9} more.
    {who} finished in 2:{n 24 58}:{n 10 59} and was sick behind the sponsor's tent.
    Water stations stand every {n 3 6} kilometres, the last one with cola and pretzels.
    Keep your heart rate below {n 128 146} on easy days, even if the dog overtakes you.
    My left shoe has lasted {n 500 990} km, while the right one has a hole above the little toe.
    Intervals tonight: {n 5 9} times 800 metres, with two minutes of slow jogging in between.
    The pacemaker with the yellow balloon runs {n 4 5}:{n 10 58} per kilometre.
    "I shall never do this again," {first} said at the finish, and signed up for spring the same evening.
    Parking is {eur 3 8} for the day, and the shuttle takes about a quarter of an hour.
    A tendon does not heal faster because you have already paid for the hotel.
    We need {n 12 40} marshals for the crossing at the mill, where the cars come rather fast.
    Rain set in at kilometre {n 21 36} and turned the last descent into a slide.
    The relay was won by the bakery, {n 20 58} seconds ahead of the tax office.
    Results will be online by {time}, including those of the children's races.
    Lost on the course: one hearing aid, {n 3 9} gloves, and somebody's lucky coin.`),
  radio: tales(`The evening show starts at {time} with an hour of records that nobody has asked for.
    {who} talks to a lighthouse keeper who has not taken a day off since 1988.
    Transmitter power is down to {n 40 90} watts until the new amplifier arrives from {place}.
    Please do not eat in the studio: there are crumbs in fader {n 2 9}, and it crackles.
    Episode {n 20 190} is about the people who repair the escalators while the city is asleep.
    The interview was cut from fifty minutes to {n 12 28}, and all of the best jokes are gone.
    We have {n 200 900} listeners on a good Sunday and one very faithful letter writer.
    "You are on air," whispered {first}, and I forgot every word I had prepared.
    A used microphone costs {eur 90 290}; the stand is borrowed from the church choir.
    The playlist for {day} is missing its third hour, and the weather jingle is far too loud.
    Our licence has to be renewed by {date}, with signatures from three members of the board.
    Rain on the roof can be heard in every recording that we made last autumn.
    The phone-in about bad neighbours went on for so long that the news came {n 4 11} minutes late.
    Levels should peak at minus {n 3 9} dB and never, ever reach the red.
    Next week the children of class 4b present their own radio play about a talking tram.
    The archive holds {n 3 9},000 tapes, a third of which have no label at all.`),
  ice: tales(`The glacier lost {d 1 3} metres of ice at the lower stakes between {date} and today.
    Camera {n 1 6} shows a crevasse that was not there when we came up on {day}.
    Melt water stood {n 10 60} cm deep in the tent, and everything that could float was floating.
    {who} drilled down to {n 40 190} metres before the cutter jammed in a layer of gravel.
    Temperatures in the borehole hardly change, whatever the weather at the surface is doing.
    The nearest flat place to land is {n 2 7} km away, across a field of loose boulders.
    We sent {n 18 64} samples to the laboratory in {place} and expect results within a month.
    "Ice remembers everything," our guide says, "but it takes its time to tell you."
    The radar profile suggests a lake of about {n 3 9} hectares underneath the tongue.
    Every spring the station is dug out by hand, which takes four people {n 2 5} days.
    Dust from the desert coloured the snow orange and made it melt {pct} faster.
    A fox has been stealing the bamboo flags, always the odd-numbered ones.
    Last winter brought {n 280 640} centimetres of snow, slightly less than the average since 1990.
    The generator burns {d 1 3} litres an hour, so we charge everything between {time} and supper.
    Old maps show the front {n 300 900} metres further down, right beside the hotel.
    Wind speeds above {n 80 130} km/h were measured on {n 5 19} days, a new record.`),
  mend: tales(`Most toasters fail at the same place: a strip of mica that costs {eur 1 4}.
    The café opens at {time}; please take a number and write down what your device does, or does not do.
    {who} soldered a new battery into a toothbrush that its maker had glued shut.
    We fixed {n 28 66} of {n 70 96} things on {day}, and two owners cried with joy.
    Never open a microwave oven at home, not even when it has been unplugged for a week.
    The kettle only needed descaling, but the lamp was beyond hope.
    A zip of {n 20 60} centimetres takes about an hour if the lining has to come out as well.
    "It worked until I looked at it," is the sentence we hear most often.
    Spare belts for record players hang next to the sink, sorted by length in millimetres.
    The printer claims that it is out of ink, although the cartridge is still {n 22 48} per cent full.
    We are short of people who can sew, and of mugs.
    His grandfather's radio hummed at 50 Hz until the large capacitor had been replaced.
    Bring the charger and, if you still have it, the manual.
    The phone fell from {n 2 9} metres, and only the rubber duck on the case was hurt.
    Donations last month came to {eur 180 690}, nearly all of it in coins.
    Screws with a five-pointed head need a special driver; there are {n 2 6} in the red box.`),
  move: tales(`The piano goes down first, before it starts to rain and before everybody is tired.
    Crew {n 2 9} reports {n 40 120} boxes, one aquarium and a cat that was not on the list.
    Parking in front of the house has been reserved from {time} until the evening of {day}.
    {who} signed for the delivery, apart from a mirror with a crack in the lower corner.
    Storage costs {eur 40 130} a month for {n 5 18} cubic metres, heated and insured.
    Please label two sides of each box, and never the bottom.
    The lorry is {n 7 12} metres long and will not fit through the archway.
    Our quotation of {date} covers the third floor without a lift, but not the wine cellar.
    A wardrobe that has been taken apart twice will not survive a third time.
    The customs papers for {place} take about {n 6 19} working days.
    "Careful," said {first}, "that one is full of books," and he was right.
    We lost {n 20 90} minutes because the keys were in the last box.
    Fragile goods are packed in paper rather than foam, which we collect again afterwards.
    The invoice is {pct} below the estimate, since the basement turned out to be empty.
    All plants travel with the driver, who talks to them.
    The lift stops at {time} sharp; after that everything goes down {n 60 140} steps.`),
};
const FORENAMES = words(`Abigail Aleksander Annika Aurelio Baptiste Bronwen Cedric Celeste Clementine Constantin Dagmar Damian Desmond Dorothea Edgar Eirik Eloise Esperanza Fabienne Ferdinand Florian
  Fiona Gareth Greta Gwendolyn Hector Henrike Hugo Ignacio Imogen Ingrid Isolde Jasper Jocelyn Judith Karsten Kieran Konrad Lennart Leonie Lucinda Ludovic Mabel Magnus Marguerite Mathilde Maurice
  Maximilian Nadia Nigel Octavia Oswald Pauline Percival Philippa Quentin Ramona Reinhold Rosalind Rufus Saskia Sebastian Selma Sigrid Tabitha Tobias Ursula Valerie Vincent Wendelin Wilhelmina Xavier Yvonne Zelda`);
const KINFOLK = words(`Abernathy Aldridge Ashcroft Baumgartner Beaumont Bellweather Blackwood Bramble Bridgewater Carmichael Cavendish Chamberlain Dahlberg Davenport Delacroix Drummond Eastwood Eberhardt
  Fairbanks Featherstone Fitzgerald Galloway Gillespie Goldsworthy Greenhalgh Hargreaves Hawthorne Hollingsworth Huckaby Jorgensen Kavanagh Kettlewell Kirkpatrick Lancaster Lindqvist Lockhart
  MacAllister Merriweather Montgomery Nightingale Oakley Osterberg Pemberton Quigley Rasmussen Ravenscroft Rutherford Sandoval Satterfield Somerville Stapleton Sutherland Thistlewood Thorne
  Underhill Vandermeer Wetherby Whitfield Winslow Woodhouse Yardley Zimmermann`);
const VILLAGES = words(`Aldermoor Bergen Brackley Chamonix Dunmore Eskdale Fairhaven Galway Grindelwald Halvorsen Inverness Jura Keswick Lerwick Lucerne Mallaig Narvik Oban Penrith Quimper Reykjavik Stirling
  Tromsø Ullapool Visby Whitby Ystad Zermatt`);
const MONTHSHORT = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const MONTHLONG = words('January February March April May June July August September October November December');
const DAYLONG = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

const fullName = (r) => `${r.pick(FORENAMES)} ${r.pick(KINFOLK)}`;
const hm = (r) => `${pad(r.number(6, 22), 2)}:${pad(r.number(0, 59), 2)}`;
const dayMonth = (r) => `${r.number(1, 28)} ${r.pick(MONTHLONG)}`;
const shortDate = (r) => `${r.pick(MONTHSHORT)} ${r.number(1, 28)}`;
const isoDate = (r) => `20${r.number(21, 27)}-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`;
const cents = (r, from, to) => `${thousands(r.number(from, to))}.${r.digits(2)}`;
const mailbox = (r) => `${r.pick(FORENAMES).toLowerCase()}.${r.pick(KINFOLK).toLowerCase()}@${r.pick(['fernhill.org', 'postbox.net', 'tarnwater.co.uk', 'lumen-coop.eu', 'example.com', 'ridgeline.info'])}`;
const initials = (name) => name.split(' ').map((part) => part[0]).join('');

function told(r, text) {
  return text.replace(/\{(\w+)(?: (\d+) (\d+))?\}/g, (_, what, from, to) => ({
    n: () => r.number(Number(from), Number(to)), d: () => `${r.number(Number(from), Number(to))}.${r.below(10)}`, who: () => fullName(r), first: () => r.pick(FORENAMES), place: () => r.pick(VILLAGES),
    day: () => r.pick(DAYLONG), date: () => dayMonth(r), time: () => hm(r), eur: () => `${r.pick(['€', '£', '$'])}${r.number(Number(from), Number(to))}${r.chance(0.5) ? '' : `.${r.digits(2)}`}`, pct: () => `${r.number(2, 38)}%`,
  })[what]());
}

/** Tells the sentences of a world one after the other, none twice before all have been told. */
function teller(r, world) {
  let left = [];
  const next = (count = 1) => times(count, () => { if (!left.length) left = r.shuffled(TALES[world]); return told(r, left.pop()); }).join(' ');
  const within = (most) => { for (let tries = 0; tries < 60; tries += 1) { const text = next(); if (text.length <= most) return text; } return next().slice(0, most).replace(/\s\S*$/, ' …'); };
  /** The beginning of a sentence, as previews in lists show it. */
  const start = (most) => { const text = next(2); return text.length <= most ? text : `${text.slice(0, most).replace(/[\s,;:.]+\S*$/, '')}…`; };
  return { next, within, start };
}

const rep = (count, make) => times(count, make).join('');
const wall = (style, html) => `<div style="position:fixed;inset:0;overflow:hidden;box-sizing:border-box;${style}">${html}</div>`;
const hbox = (style, html) => `<div style="display:flex;${style}">${html}</div>`;
const vbox = (style, html) => `<div style="display:flex;flex-direction:column;${style}">${html}</div>`;
const div = (style, html) => `<div style="${style}">${html}</div>`;
const tile = (style, html) => `<span style="display:inline-block;${style}">${html}</span>`;
const spans = (texts, style = '', chosen = -1, mark = '') => texts.map((text, at) => `<span style="${style}${at === chosen ? `;${mark}` : ''}">${text}</span>`).join('');
const disc = (r, name, size, ink = '#fff') => `<span style="flex:none;display:inline-block;width:${size}px;height:${size}px;line-height:${size}px;border-radius:50%;text-align:center;background:hsl(${r.below(360)},42%,36%);color:${ink};font-size:${Math.round(size * 0.4)}px">${initials(name)}</span>`;
const picture = (width, height, seed, style = '') => photo(width, height, `fourth ${seed}`, `flex:none;${style}`);
const grid = (rows, style, cell) => `<table style="border-collapse:collapse;${style}">${rows.map((row, y) => `<tr>${row.map((text, x) => `<td style="${cell(x, y, text)}">${text}</td>`).join('')}</tr>`).join('')}</table>`;

/** Colours a line of source: comments, strings, numbers, keywords, calls. */
function tinge(text, hues, keys) {
  const keyed = new Set(words(keys));
  return text.split(/(\/\/.*$|(?<![\w'"])#.*$|--\s.*$|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\b\d[\d_.]*\b|[A-Za-z_]\w*)/).map((part, at, all) => {
    if (at % 2 === 0) return escaped(part);
    const hue = /^(\/\/|#|--)/.test(part) ? hues.rem : /^["'`]/.test(part) ? hues.str : /^\d/.test(part) ? hues.num : keyed.has(part) ? hues.key : /^\s*\(/.test(all[at + 1] || '') ? hues.call : /^[A-Z]/.test(part) ? hues.type : '';
    return hue ? `<span style="color:${hue}">${escaped(part)}</span>` : escaped(part);
  }).join('');
}

/** Source with line numbers; each line is a row of its own. */
function gutter(source, hues, keys, { from = 1, width = 44, marked = -1, high = 20, marks = '' } = {}) {
  return source.replace(/^\n|\n$/g, '').split('\n').map((text, at) => `<div style="display:flex;height:${high}px;line-height:${high}px;white-space:pre;${at === marked ? `background:${hues.mark};` : ''}"><span style="width:${width}px;text-align:right;color:${hues.dim};margin-right:18px;flex:none">${from + at}</span><span>${tinge(text, hues, keys)}</span>${marks}</div>`).join('');
}
