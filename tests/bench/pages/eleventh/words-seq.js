'use strict';
// Words and helpers of this part's sequences: bees, trams, pottery, an observatory, an orchard, violins, a dig, rowing, ferries,
// a seed bank, bicycles, puppets, glass, a mountain hut. Everything here is called seq11….

const SEQ11_GIVEN = words(`Adrian Beatrix Callum Daphne Edmund Freya Gideon Hester Ingrid Jasper Kirsten Leopold Mabel Nathaniel Ottilie Percy
  Ramona Sigrid Tobias Una Vincent Winifred Ambrose Bryony Caspian Delphine Ewan Flora Gregor Honor`);
const SEQ11_FAMILY = words(`Appleyard Birtwistle Copperfield Drummond Ellingham Fothergill Garside Hathaway Inglewood Jellicoe Kettering
  Lockwood Mossman Northcote Ollerton Prendergast Rowbotham Stapleton Tunnicliffe Verity Wainwright Yelland`);
const SEQ11_TOWNS = words(`Alnwick Barmouth Crieff Dunster Evesham Falmouth Girvan Harlech Inverary Kelso Lynton Melrose Nairn Oban Padstow
  Rothbury Sedbergh Thurso Uppingham Wareham`);
const SEQ11_MONTH = words('January February March April May June July August September October November December');
const SEQ11_MON = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ11_DAYS = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

/** Sentences; {3-9} a number, @given, @name, @town, @day, @time, @price, @month. */
const SEQ11_TALK = {
  bees: seq11Lines(`Hive {3-14} has drawn {2-6} new combs since @day and still asks for more room.
    @given marked the queen with a green dot and then dropped the pen into the grass.
    Feed syrup only after sunset, otherwise the neighbours' colonies come to rob.
    The lime trees near @town gave {9-31} kilos of pale honey in one week of @month.
    @name found a single mite on the board after {24-72} hours, which is hardly any.
    A nucleus with a laying queen costs @price, box and frames included.
    Stand to the side of the entrance, never in front of it.
    The swarm in the churchyard hung at head height and was boxed by @time.`),
  trams: seq11Lines(`Tram {301-389} went back to the depot at @time with a flat wheel.
    The points at @town Square are heated from @month until the last frost.
    @name drives the first service on @day and the last one on the day after.
    Sand hoppers were filled twice because leaves covered {400-900} metres of track.
    A new pantograph strip lasts about {18-40} thousand kilometres and costs @price.
    The overhead line was switched off for {6-28} minutes while a balloon was removed.
    Please report every bell that does not ring before the car leaves the shed.
    Car {101-140} squeals in the left-hand curve, but only when it is empty.`),
  pottery: seq11Lines(`The kiln reached {980-1260} degrees at @time and was left to cool with the damper shut.
    @given wedged {12-45} kilos of stoneware and complained about only one of them.
    The ash glaze ran over the foot of {2-7} bowls, so the shelves have to be ground.
    A handle should be pulled, not rolled, and joined while both parts are equally wet.
    @name sold {14-60} mugs at the market in @town and broke two on the way home.
    Bags of ball clay went up to @price this spring.
    Leave the lids on their jars through the biscuit firing.
    The blue came out grey again, probably because the cones stood too near the burner.`),
  stars: seq11Lines(`The dome was opened at @time, when the humidity had dropped to {48-79} per cent.
    @name took {20-90} frames of the cluster and threw away the first five.
    The guide camera lost its star behind a thin cloud above @town.
    A faint comet of magnitude {8-12} stands low in the west until @month.
    The mirror was last washed in @month with distilled water and a great deal of patience.
    Students from @town measured the period of the variable to within {2-9} seconds.
    Red torches only, and please no headlights on the upper road.
    The spectrograph needs a new slit, which will cost about @price.`),
  orchard: seq11Lines(`Row {4-26} was picked on @day and filled {11-38} crates of russets.
    The scratter jammed at @time on a windfall that turned out to be a tennis ball.
    @given grafted {30-110} scions on to seedling stocks before the buds moved.
    Codling moth traps near @town caught fewer males than in any year since {1998-2014}.
    The press gives {52-68} litres for every hundred kilos, a bit more with rice hulls.
    Last year's keeved cider sells at @price a case and is almost gone.
    @name would like the sheep out before the blossom opens.
    Prune the young trees to a cup, so that a hat thrown in falls to the ground.`),
  violins: seq11Lines(`The belly was planed to {2-4} millimetres and rings like a plate of thin glass.
    @name cut a new bridge and moved the sound post by less than the width of a hair.
    A wedge of spruce from the valley behind @town has dried since {1979-2003}.
    @given mixed the ground coat with amber and left it in the window until @month.
    The cello from @town came in with an open seam and {2-5} broken strings.
    Rehairing costs @price and can be done while you wait.
    Hide glue must be warm, thin and fresh, and it must not boil.
    Play the scale slowly, then tell me on which note the wolf begins.`),
  dig: seq11Lines(`Trench {2-9} was extended by {3-12} metres towards the old ditch.
    @given lifted a brooch from context {1004-1189} and nobody spoke for a minute.
    Sieving produced {14-160} fragments of bone, most of them sheep.
    The post holes near @town form a building that is {9-24} metres long.
    @name draws the section before the rain gets at it again.
    Radiocarbon dates cost @price each, so we choose with care.
    Bags without a number go back to the person who filled them.
    A hearth of burnt clay appeared at @time, just as the van had arrived.`),
  rowing: seq11Lines(`The eight from @town led by {2-9} seats at the bridge and lost by a canvas.
    @name strokes the quad on @day because @given has a sprained wrist.
    Rate {28-38} was enough in the headwind, more of it would have cost us the finish.
    Rig the riggers {2-6} millimetres higher on bow side and try again.
    A pair of sculls costs @price second hand, without the scratches even more.
    The crew boated at @time and came back {35-80} minutes later, soaked.
    Coxes must carry a whistle, a torch and a clear opinion.
    The stream runs at {1-3} knots after rain, keep to the inside of the bend.`),
  ferry: seq11Lines(`The @time sailing to @town was cancelled because the swell reached {3-6} metres.
    @name counted {40-96} cars, two lorries and a horse box on the lower deck.
    The bow visor is greased on @day, passengers board over the stern.
    A return for a van and two people costs @price outside the holidays.
    Engine {1-4} runs {6-19} degrees hotter than its neighbour.
    Dolphins followed us for {8-35} minutes and were announced in two languages.
    Dogs may stay on deck, their owners may come along.
    The linkspan at @town is limited to {18-44} tonnes until it is welded.`),
  seeds: seq11Lines(`Batch {2010-2980} was dried to {4-8} per cent moisture and sealed under nitrogen.
    @given sowed {25-200} seeds on agar and counted the first root on @day.
    The freezer in room {2-7} warmed by four degrees while the door seal was changed.
    A collecting trip to the dunes near @town brought {6-30} new accessions.
    @name X-rayed the ash seeds and found that a third of them were hollow.
    Foil pouches cost @price a thousand and last longer than we do.
    Orchid seed is dust: open the vial only with the fan switched off.
    Duplicates are sent to @town every @month by ordinary post.`),
  bikes: seq11Lines(`The rear wheel of the tandem has {2-5} broken spokes on the drive side.
    @given trued it to half a millimetre while talking about sandwiches.
    A bottom bracket costs @price, and the old one comes out only with heat.
    @name wants lower gears before the tour to @town in @month.
    The chain has stretched by {1-3} links and takes the cassette with it.
    Collect it any time after @time on @day, the shop dog will let you in.
    Cargo boxes are back in stock, {3-12} of them in yellow.
    Never put grease on a brake rotor, not even for a joke.`),
  puppets: seq11Lines(`The wolf lost an ear at @town and was mended with {3-9} stitches during the song.
    @name works the dragon from below, with both hands and one knee.
    A control bar of beech carries {9-18} threads, each as long as the bridge is high.
    The matinee on @day sold {45-130} seats, mostly to grandmothers.
    @given carved the king's nose again because it cast a rude shadow.
    Glass eyes cost @price a pair and never blink on time.
    Check the trapdoor at @time, then check it a second time.
    Mice have eaten the cloud, so the storm scene is played without it.`),
  glass: seq11Lines(`The pot furnace holds {120-380} kilos and is charged at @time every evening.
    @given gathered twice, marvered once and blew a bubble the size of a melon.
    The annealer ramps down {30-60} degrees an hour and must not be opened before @day.
    Cobalt is strong: {2-9} grams colour a whole batch.
    @name wraps the threads while the assistant keeps the pipe turning.
    A set of six tumblers costs @price in the shop at @town.
    Seeds in the metal mean that somebody was in a hurry.
    Break the piece off over sand, then fire-polish the pontil mark.`),
  hut: seq11Lines(`The hut had {38-92} guests on @day and mattresses for {30-60} of them.
    @name carried {18-34} kilos of flour up the last slope because the cableway stood still.
    Snow on the north side is firm until @time and soft as porridge afterwards.
    A bed in the dormitory costs @price for members.
    The spring behind the house yields {3-9} litres a minute in @month.
    Please write your route into the book before you leave.
    @given saw {4-16} chamois above the tarn, and one of them looked annoyed.
    The path to @town is closed until the bridge has been put back.`),
};

function seq11El(id) { return document.getElementById(id); }
/** New content, only where it is new. */
function seq11Put(id, html) { const at = seq11El(id); if (at.seq11Was !== html) { at.innerHTML = html; at.seq11Was = html; } }
function seq11Text(id, text) { const at = seq11El(id); if (at.textContent !== String(text)) at.textContent = text; }
function seq11Lines(text) { return text.trim().split(/\s*\n\s*/); }
function seq11Name(r) { return `${r.pick(SEQ11_GIVEN)} ${r.pick(SEQ11_FAMILY)}`; }
function seq11Time(r) { return `${pad(r.number(6, 21), 2)}:${pad(r.below(60), 2)}`; }
function seq11Price(r, limit = 380) { return `£${thousands(r.number(6, limit))}.${r.pick(['00', '50', '40', '95'])}`; }
function seq11Date(r) { return `${r.number(1, 28)} ${r.pick(SEQ11_MON)}`; }
function seq11Fill(r, text) {
  const what = { given: () => r.pick(SEQ11_GIVEN), name: () => seq11Name(r), town: () => r.pick(SEQ11_TOWNS), day: () => r.pick(SEQ11_DAYS), time: () => seq11Time(r), price: () => seq11Price(r), month: () => r.pick(SEQ11_MONTH) };
  return text.replace(/'/g, '’').replace(/\{(\d+)-(\d+)\}/g, (_, from, to) => r.number(Number(from), Number(to))).replace(/@([a-z]+)/g, (_, word) => what[word]());
}
/** Hands out sentences of some themes, none again before all others. */
function seq11Voice(r, ...themes) { return seq11Stack(r, themes.flatMap((theme) => SEQ11_TALK[theme])); }
function seq11Stack(r, sentences) {
  let left = [];
  return (count = 1) => times(count, () => { if (!left.length) left = r.shuffled(sentences); return seq11Fill(r, left.pop()); }).join(' ');
}
/** What stands there at each frame when a text is written from one frame to another: uneven, with slips that are taken back. */
function seq11Hand(text, frames, from, till) {
  const chance = new Random(`fingers ${text}`), letters = [...text];
  let count = 0;
  return times(frames, (index) => {
    if (index < from) return '';
    if (index >= till) return text;
    const due = Math.round(letters.length * (index - from + 1) / (till - from + 1));
    if (chance.chance(0.12) && count > 4) count -= chance.number(1, 3);
    else if (!chance.chance(0.12)) count = Math.max(count, due - chance.below(2));
    return letters.slice(0, count).join('');
  });
}
/** Where a wheel has brought a page: steps between two bounds, rests, now and then back. */
function seq11Roll(r, frames, low, high, rest = 0.25, back = 0.1) {
  let at = 0;
  return times(frames, (index) => { if (index > 1 && !r.chance(rest)) at = Math.max(0, at + r.number(low, high) * (r.chance(back) ? -1 : 1)); return at; });
}
function seq11Add(steps) { let at = 0; return steps.map((step) => { at += step; return at; }); }
function seq11B(style, ...inside) { return `<div style="${style}">${inside.join('')}</div>`; }
function seq11I(style, ...inside) { return `<span style="${style}">${inside.join('')}</span>`; }
/** Labels in a row; `on` is the lit one. */
function seq11Labels(names, style = '', on = -1, lit = '') { return names.map((name, at) => seq11I(`${style};${at === on ? lit : ''}`, name)).join(''); }
/** Cells of one row by their widths. */
function seq11Cells(cells, widths, style = '') { return cells.map((cell, at) => seq11I(`width:${widths[at]}px;flex:none;box-sizing:border-box;white-space:nowrap;${style}`, cell)).join(''); }
/** A bar that is filled to a share. */
function seq11Gauge(width, share, paper, ink, height = 8) { const full = Math.round(width * Math.max(0, Math.min(1, share))); return seq11B(`width:${width}px;height:${height}px;border-radius:${height / 2}px;background:${paper};flex:none;overflow:hidden`, seq11B(`width:${full}px;height:${height}px;background:${ink}`)); }
/** A curve in a canvas: values from 0 to 1. */
function seq11Curve(pen, values, width, height, ink, wide = 2.5) {
  pen.strokeStyle = ink; pen.lineWidth = wide; pen.beginPath();
  values.forEach((value, at) => { const x = at * width / (values.length - 1), y = height - 6 - value * (height - 12); if (at) pen.lineTo(x, y); else pen.moveTo(x, y); });
  pen.stroke();
}
/** The pointer between places at frames: [[frame, x, y], …]. */
function seq11Path(stops, index) {
  const next = stops.findIndex(([frame]) => frame >= index);
  if (next <= 0) { const [, x, y] = next < 0 ? stops[stops.length - 1] : stops[0]; return [x, y]; }
  const [from, ax, ay] = stops[next - 1], [to, bx, by] = stops[next], share = (index - from) / (to - from);
  return [Math.round(ax + (bx - ax) * share), Math.round(ay + (by - ay) * share)];
}
