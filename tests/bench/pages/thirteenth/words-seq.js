'use strict';
// Words and helpers of this part's sequences: a bakery, vets, amateur radio, a choir, a cheese cellar, letterpress, climbing, clocks,
// aquariums, heating, stone, chess, minerals, gliding. Everything here is called seq14….

const SEQ14_FIRST = words(`Alma Bertram Clement Dorothea Elspeth Fergus Greta Hugo Imogen Joachim Katrin Linus Maud Norbert Olive Pascal
  Quentin Rosalind Silas Theodora Ulric Verena Walter Yvonne Agatha Benedict Cordelia Duncan Esme Felix`);
const SEQ14_LAST = words(`Ashcombe Bramwell Cresswell Dunmore Eastwick Farnaby Goodridge Halloran Ivory Jessop Kilbride Larkham Midgley
  Nettleton Oakshott Pemberton Quayle Ridgeway Sandbach Thackray Underhill Vickery Whitlock Yarrow`);
const SEQ14_PLACES = words(`Ambleside Bakewell Calne Dorking Elgin Frome Goole Helmsley Ilkley Jarrow Keswick Ludlow Malton Newent Otley
  Penrith Ripon Settle Tavistock Wells`);
const SEQ14_MONTHS = words('January February March April May June July August September October November December');
const SEQ14_MON = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ14_WEEK = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

function seq14Split(text) { return text.trim().split(/\s*\n\s*/); }

/** Sentences; [3-9] a number, $first, $name, $place, $day, $time, $price, $month. */
const SEQ14_TALK = {
  bakery: seq14Split(`The sourdough rose for [11-19] hours and was in the oven by $time.
    $first burnt the first tray of buns because the thermostat sticks below [180-210] degrees.
    Flour from the mill near $place now costs $price a sack, delivered on $day.
    We sold [60-140] rye loaves before nine and had to send people away.
    The mixer makes a knocking sound in second gear, please do not use it for brioche.
    $name wants [12-40] small rolls for a christening and will collect them herself.
    Score the loaves deeper, otherwise they burst along the side.
    Cinnamon is finished until the order from $place arrives in $month.`),
  vets: seq14Split(`The tabby from $place ate [2-6] hair bands and looks pleased about it.
    $name took blood at $time and asked the laboratory for a second opinion.
    A check of teeth costs $price, the anaesthetic comes on top.
    The spaniel lost [1-4] kilos since $month and can jump on to the sofa again.
    Please cut the claws of the parrot only when two people are in the room.
    The X-ray shows a clean break, healed within [4-8] weeks if he rests.
    $first feeds the lamb every [3-5] hours and sleeps in the office.
    Vaccinate the litter on $day, but not the smallest one yet.`),
  radio: seq14Split(`The aerial on the barn brings in [14-60] stations before sunrise.
    $name worked a station near $place with [2-5] watts and a wire in a plum tree.
    The contest starts on $day at $time and lasts a whole day.
    A pair of output valves costs $price, matched ones even more.
    Noise on forty metres fell when $first switched off the charger of the lawn mower.
    The repeater above $place needs a new filter before $month.
    Listen for [5-12] minutes before you call, then call once and wait.
    The coil has [18-46] turns, each as far from the next as the wire is thick.`),
  choir: seq14Split(`The altos came in [2-4] bars early and were very sure of themselves.
    $name plays the organ on $day because $first is in hospital with a knee.
    The concert in $place sold [90-310] tickets, the cold church included.
    Please bring black folders, a pencil and no perfume.
    We rehearse from $time until the caretaker rattles his keys.
    The tenors are [3-7] men and a very brave retired teacher.
    Scores cost $price each, so copy nothing and lose nothing.
    Breathe after the comma on page [12-58], all of you, not one by one.`),
  cheese: seq14Split(`Wheel [104-388] has a soft spot near the rim and is turned every day.
    $first washed the rinds with brine of [3-8] per cent on $day.
    The cellar stays at [10-13] degrees, whatever the weather says.
    $name tasted the batch from $month and wrote only one word into the book.
    Goats near $place gave less milk since the storm, about [40-90] litres a day.
    A whole wheel costs $price, half of one a little more than half.
    The blue veins came late because the needles were blunt.
    Mites are brushed off twice a week, from the top shelf downwards.`),
  press: seq14Split(`The forme was locked at $time and lifted without a single letter falling out.
    $name set [4-11] lines of eight point before lunch, by the north window.
    The ink was too stiff for a cold morning, so $first warmed the tin.
    A fount of old type from $place costs $price, some of it worn.
    Damp the paper overnight and print it on $day.
    The rollers leave a faint streak [2-5] millimetres from the edge.
    We printed [150-600] cards and threw away the first dozen.
    Nobody has found the missing capital since $month, look under the stove.`),
  climbing: seq14Split(`The yellow route has lost [1-3] holds and is closed until $day.
    $name climbed the overhang on the [2-9]th attempt and shouted at the ceiling.
    A day ticket costs $price, shoes are extra.
    Ropes older than [3-6] years go to the gardeners in $place.
    $first sets new problems before we open at $time.
    Check the knot of your partner, then let your partner check yours.
    Chalk balls only, the dust sensor in hall two has a short temper.
    The crag near $place is wet until $month, bring gloves.`),
  clocks: seq14Split(`The striking train ran backwards for [2-9] teeth and then stopped.
    $name found a hairline crack in the third wheel of the clock from $place.
    It gains [12-48] seconds a day, less when the window is open.
    $first bushed the plate and polished the pivots until $time.
    A new mainspring costs $price and is worth every penny.
    Oil is a drop, not a drink.
    The regulator was last cleaned in $month by somebody with big thumbs.
    Please never turn the hands back past the hour.`),
  tanks: seq14Split(`The neons hide since $day, so I dimmed the lamp by [10-40] per cent.
    $first changed [20-60] litres and forgot the heater on the carpet.
    My nitrite was at zero after [3-6] weeks, be patient.
    A shoal from the breeder near $place costs $price with the bag.
    Shrimps climb out when the water is bad, listen to them.
    The snails came with a plant from $name and now own the place.
    Feed the catfish at $time, when the greedy ones are asleep.
    Hard water from the tap in $place is fine for livebearers.`),
  stone: seq14Split(`The lintel weighs [240-780] kilos and goes up on $day if the wind allows.
    $name cut a new finial from the quarry at $place.
    Lime mortar needs [3-9] days before the frost may come near it.
    $first found a mason's mark under the sill and drew it for the archive.
    A tonne of ashlar costs $price without the carriage.
    Wet the joint before you point it, always.
    The north tower leans by [8-31] millimetres, as it did in $month.
    Keep your chisels in the rack, the apprentice is not a rack.`),
  rocks: seq14Split(`The vein behind $place carries quartz, a little galena and much disappointment.
    $name broke the nodule at $time and found crystals of [4-19] millimetres.
    Under the lamp the edges glow green for [3-20] seconds.
    $first sold the twin at the fair for $price and regretted it on the way home.
    Brush with water first, acid comes last or never.
    The old adit was closed in $month after a roof fall.
    Each drawer holds [18-44] boxes, and each box holds a label.
    Wear the helmet, even if the ceiling looks friendly.`),
};

function seq14At(id) { return document.getElementById(id); }
/** Sets what is inside, only where it has changed. */
function seq14Set(id, html) { const box = seq14At(id); if (box.seq14Had !== html) { box.innerHTML = html; box.seq14Had = html; } }
function seq14Name(r) { return `${r.pick(SEQ14_FIRST)} ${r.pick(SEQ14_LAST)}`; }
function seq14Hour(r) { return `${pad(r.number(6, 20), 2)}:${pad(r.below(60), 2)}`; }
function seq14Cost(r, most = 240) { return `£${r.number(4, most)}.${r.pick(words('00 20 50 75 90'))}`; }
function seq14Full(r, text) {
  const kinds = { first: () => r.pick(SEQ14_FIRST), name: () => seq14Name(r), place: () => r.pick(SEQ14_PLACES), day: () => r.pick(SEQ14_WEEK), time: () => seq14Hour(r), price: () => seq14Cost(r), month: () => r.pick(SEQ14_MONTHS) };
  return text.replace(/'/g, '’').replace(/\[(\d+)-(\d+)\]/g, (_, from, to) => r.number(Number(from), Number(to))).replace(/\$([a-z]+)/g, (_, kind) => kinds[kind]());
}
/** Gives sentences of some subjects in a new order; each once before any comes again. */
function seq14Talker(r, ...subjects) { return seq14Deck(r, subjects.flatMap((subject) => SEQ14_TALK[subject])); }
function seq14Deck(r, sentences) {
  let deck = [];
  return (count = 1) => times(count, () => { if (!deck.length) deck = r.shuffled(sentences); return seq14Full(r, deck.pop()); }).join(' ');
}
/** What has been typed at each frame: bursts, rests, letters taken back. */
function seq14Keys(text, frames, first, last) {
  const chance = new Random(`keys ${text}`), letters = [...text], speed = letters.length / (last - first);
  let count = 0;
  return times(frames, (index) => {
    if (index < first) return '';
    if (index >= last) return text;
    const due = speed * (index - first + 1), rest = chance.chance(0.15), slip = chance.chance(0.1);
    if (slip && count > 5) count -= chance.number(1, 2);
    else if (!rest) count = Math.max(count, Math.min(letters.length, Math.round(due - chance.next() * 2)));
    return letters.slice(0, count).join('');
  });
}
/** Sums of steps. */
function seq14Sums(steps) { let sum = 0; return steps.map((step) => { sum = Math.max(0, sum + step); return sum; }); }
function seq14Box(style, ...inside) { return `<div style="${style}">${inside.join('')}</div>`; }
function seq14Bit(style, ...inside) { return `<span style="${style}">${inside.join('')}</span>`; }
/** Names side by side; the chosen one looks different. */
function seq14Names(names, style, chosen = -1, look = '') { return names.map((name, at) => seq14Bit(`white-space:nowrap;${style};${at === chosen ? look : ''}`, name)).join(''); }
/** Cells beside each other, as wide as told. */
function seq14Row(cells, widths, style = '') { return cells.map((cell, at) => seq14Bit(`width:${widths[at]}px;flex:none;box-sizing:border-box;white-space:nowrap;${style}`, cell)).join(''); }
function seq14Bar(width, share, back, front, height = 8) {
  return seq14Box(`width:${width}px;height:${height}px;background:${back};flex:none;overflow:hidden;border-radius:${Math.round(height / 2)}px`, seq14Box(`width:${Math.round(width * Math.max(0, Math.min(1, share)))}px;height:${height}px;background:${front}`));
}
function seq14Stroke(pen, values, width, height, hue, thick = 2.5) {
  pen.strokeStyle = hue; pen.lineWidth = thick; pen.beginPath();
  values.forEach((value, at) => { const x = at * width / (values.length - 1), y = height - 5 - value * (height - 10); if (at) pen.lineTo(x, y); else pen.moveTo(x, y); });
  pen.stroke();
}
/** Where the pointer is: stops as [frame, x, y], between them on a straight way. */
function seq14Way(stops, index) {
  let last = stops[0];
  for (const stop of stops) {
    if (stop[0] > index) { const share = (index - last[0]) / (stop[0] - last[0]); return [1, 2].map((side) => Math.round(last[side] + (stop[side] - last[side]) * share)); }
    last = stop;
  }
  return last.slice(1);
}
/** Which of some values holds at a frame: [[from, value], …]. */
function seq14When(plan, index) { let now = plan[0][1]; plan.forEach(([from, value]) => { if (index >= from) now = value; }); return now; }
/** Source as HTML in colours. */
function seq14Colours(text, hues, keywords, remark = '//') {
  const known = new Set(keywords.split(' ')), tint = (hue, part) => (hue ? `<span style="color:${hue}">${part}</span>` : part);
  return text.split('\n').map((line) => {
    const cut = line.indexOf(remark), code = cut < 0 ? line : line.slice(0, cut);
    const done = code.replace(/("[^"]*"?|'[^']*'?|`[^`]*`?)|\b(\d[\w.]*)|([A-Za-z_]\w*)|([&<>])/g, (all, quote, figure, word, sign, at) => {
      if (quote) return tint(hues.text, escaped(quote));
      if (figure) return tint(hues.figure, figure);
      if (sign) return escaped(sign);
      if (known.has(word)) return tint(hues.word, word);
      return code[at + word.length] === '(' ? tint(hues.call, word) : word;
    });
    return cut < 0 ? done : done + tint(hues.remark, escaped(line.slice(cut)));
  }).join('\n');
}
