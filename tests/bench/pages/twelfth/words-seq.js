'use strict';
// Words and helpers of this part's sequences: hot-air balloons, cheese, violins, canals, ice rinks, animal clinics, tea,
// choirs, chess, volcanoes, bookbinding, sign painting. Everything here is called seq12….

const SEQ12_FIRST = words(`Alma Bruno Celeste Damian Edith Florian Gwen Hector Imogen Joel Kirsten Leopold Mirela Nadia Orla Percy Quentin
  Ramona Silas Tamsin Ursula Victor Wilma Yolanda Anton Beatrix Conrad Delphine Emeric Frieda`);
const SEQ12_LAST = words(`Ashdown Birchall Coverdale Draper Ellwood Farrant Gillespie Hargreave Ingleby Joyner Kestrel Lockhart Mapplebeck
  Norwood Oakshott Penhale Rainsford Seabright Tollemache Upshaw Vickery Wainwright Yardley Zeller`);
const SEQ12_PLACES = words(`Arbroath Bridport Crediton Dunster Evesham Falmouth Grantham Hawick Ipswich Jedburgh Kelso Lechlade Matlock
  Newark Oakham Petworth Redruth Stamford Thirsk Wareham`);
const SEQ12_MONTHS = words('January February March April May June July August September October November December');
const SEQ12_MON = words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
const SEQ12_WEEK = words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

/** Sentences; {3-9} a number, {given}, {full}, {town}, {day}, {time}, {cash}, {month}. */
const SEQ12_SAYINGS = {
  balloons: seq12Rows(`We were airborne at {time} and came down {9-31} kilometres away in a field of turnips.
    The burner on the blue envelope lights only at the third attempt.
    {full} measured the wind at {300-900} metres and advised us to wait.
    A new basket floor costs {cash} and has to be woven by hand.
    Passengers over {95-110} kilos should tell us before {day}.
    Fold the crown ring inwards, otherwise the fabric chafes in the trailer.
    The farmer near {town} was given a bottle and promised not to plough until noon.`),
  cheese: seq12Rows(`The vat from {day} morning gave {38-96} wheels, two of them slightly lopsided.
    {given} turns every wheel twice a week and brushes it with brine.
    At {11-14} degrees the rind grows slowly, but it tastes of hazelnut.
    A quarter of the old one costs {cash} at the market in {town}.
    Cut the curd until the grains are as small as a lentil.
    The milk arrived at {time}, still warm, and smelled of clover.
    Do not stack the young wheels more than {3-5} high in the second cellar.`),
  violins: seq12Rows(`The top was carved to {2-3} millimetres and rings like a bell when you knock.
    {full} brought a cello from {town} with a crack below the left hole.
    Varnish needs {9-21} days of sun, and this {month} has offered four.
    A bow with new hair costs {cash}, the old hair goes to the cat.
    The sound post fell over in the night and was set again at {time}.
    Spruce from the north slope has {8-14} rings to the centimetre.
    Loosen the pegs a little before you take it on an aeroplane.`),
  canals: seq12Rows(`The lower gate leaks {20-90} litres a minute and sings while it does so.
    Please close the paddles after you, even if another boat is in sight.
    {full} cleared {4-19} shopping baskets from the basin at {town}.
    The stretch above the aqueduct stays shut until {day} noon.
    A winter mooring costs {cash} and includes water, but no firewood.
    The level in the summit pound fell by {6-40} centimetres in {month}.
    At {time} a heron stood on the lock beam and would not be hurried.`),
  rink: seq12Rows(`The ice was {28-41} millimetres thick at the far goal on {day}.
    Compressor {1-4} tripped at {time} and was restarted by hand.
    {given} sharpened {40-180} pairs of skates before the school class arrived.
    Hot water gives a smoother surface, though it costs {cash} a week more.
    The curling club has asked for lane {2-6} on {day} evenings.
    Somebody lost a wedding ring near the penalty box.
    After public skating the machine needs {11-17} minutes for a full pass.`),
  clinic: seq12Rows(`The greyhound from {town} ate {2-9} socks and feels much better without them.
    {full} will operate on the tortoise at {time}, when it is warm enough.
    Give half a tablet with food until {day}, then call us.
    The new scales weigh rabbits to the gram and ferrets only approximately.
    Vaccinating the whole litter costs {cash}, including the certificates.
    Please keep cats and parrots in different waiting rooms.
    His temperature was {38-40} degrees and he tried to bite the thermometer.`),
  tea: seq12Rows(`The second flush came in {12-60} chests, all of them dry.
    Steep it for {2-5} minutes and take the leaves out without squeezing.
    {given} tasted {20-70} cups before {time} and marked three with a cross.
    A kilo of the smoked one went for {cash} at the auction in {month}.
    The water in {town} is so hard that we add a leaf or two.
    Label the tins on {day}, the lorry comes a day later.
    Jasmine is layered with the leaves for {4-8} nights.`),
  choir: seq12Rows(`The basses enter a bar too early on page {12-64}, every single time.
    {full} has a cold and will sing from {day} on.
    Bring a pencil, water and the blue folder with {6-14} pieces.
    Hiring the hall in {town} costs {cash} with heating.
    Breathe before the comma, never after it.
    We sold {90-340} tickets by {time}, most of them to relatives.
    The last chord should fade like a lamp being turned down.`),
  chess: seq12Rows(`White gave up a knight on move {14-33} and had a strong attack for it.
    {full} drew with the boy from {town}, who is {8-12} years old.
    The clocks are set to {60-90} minutes, with half a minute for each move.
    Entry costs {cash} for adults and nothing for anyone who brings a board.
    Round {2-7} begins at {time}, whether the tea is ready or not.
    A rook behind the passed pawn is worth more than a bishop in the corner.
    He resigned on {day} by postcard, {3-9} months after the opening.`),
  volcano: seq12Rows(`Seismometer {2-9} recorded {14-160} small quakes between {time} and midnight.
    The plume rose {600-2400} metres above the northern rim on {day}.
    {given} took gas samples wearing two pairs of gloves.
    Lava in the west channel moves {3-19} metres an hour and cools on top.
    A replacement tiltmeter costs {cash} and comes by mule.
    The path to the lower hut is open again since {month}.
    Ash fell on the cars in {town}, thin as flour and just as stubborn.`),
  binding: seq12Rows(`The spine was cracked in {2-6} places, so we sewed it again on linen tapes.
    {full} pares leather until the light shines through.
    Paste made on {day} is good until {day}, no longer.
    Gilding the top edge costs {cash} and takes a quiet afternoon.
    Press the boards for {12-48} hours under the iron weight.
    An atlas from {town} came with {3-17} pressed flowers inside.
    Never trim a margin that somebody has written in.`),
  signs: seq12Rows(`The letter R on the bakery in {town} took longer than all others.
    {given} chalked the layout at {time} and it was gone with the rain by noon.
    One coat of size, then wait {3-12} hours before the gold goes on.
    A shop front of {4-9} metres costs {cash}, scaffold not included.
    Use the long brush for the curve and the short one for your nerves.
    The old name showed through, so we left it there on purpose.
    On {day} we paint numbers on {20-84} lockers.`),
};
const SEQ12_THEMES = Object.keys(SEQ12_SAYINGS);

function seq12Rows(text) { return text.trim().split(/\s*\n\s*/); }
function seq12At(id) { return document.getElementById(id); }
/** New content, only where it is new. */
function seq12Set(id, html) { const at = seq12At(id); if (at.seq12Shown !== html) { at.innerHTML = html; at.seq12Shown = html; } }
function seq12Say(id, text) { seq12At(id).textContent = text; }
function seq12Full(r) { return `${r.pick(SEQ12_FIRST)} ${r.pick(SEQ12_LAST)}`; }
function seq12Hour(r) { return `${r.number(6, 21)}:${pad(r.below(60), 2)}`; }
function seq12Cash(r, limit = 600) { return `£${thousands(r.number(5, limit))}${r.pick(['', '.40', '.95', '.60'])}`; }
function seq12Day(r) { return `${r.number(1, 28)} ${r.pick(SEQ12_MON)}`; }
function seq12Fill(r, text) {
  return text.replace(/'/g, '’').replace(/\{(\d+)-(\d+)\}/g, (_, from, to) => r.number(Number(from), Number(to)))
    .replace(/\{(given|full|town|day|time|cash|month)\}/g, (_, what) => ({
      given: () => r.pick(SEQ12_FIRST), full: () => seq12Full(r), town: () => r.pick(SEQ12_PLACES), day: () => r.pick(SEQ12_WEEK),
      time: () => seq12Hour(r), cash: () => seq12Cash(r), month: () => r.pick(SEQ12_MONTHS) })[what]());
}
/** Hands out sentences, none again before all others. */
function seq12Deal(r, ...themes) {
  const all = (themes.length ? themes : SEQ12_THEMES).flatMap((theme) => SEQ12_SAYINGS[theme]);
  let rest = [];
  return (count = 1) => times(count, () => { if (!rest.length) rest = r.shuffled(all); return seq12Fill(r, rest.pop()); }).join(' ');
}
/** The same for ready-made sentences. */
function seq12Pile(r, sentences) {
  let rest = [];
  return (count = 1) => times(count, () => { if (!rest.length) rest = r.shuffled(sentences); return rest.pop(); }).join(' ');
}
/** What of a text stands there at each frame: a hand that hurries, waits, takes a few letters back. */
function seq12Typed(text, frames, from, till) {
  const hand = new Random(`typing ${text}`), pace = text.length / Math.max(1, till - from);
  let at = 0;
  return times(frames, (index) => {
    if (index < from) return '';
    if (index >= till) return text;
    const due = pace * (index - from + 1);
    if (hand.chance(0.09)) at = Math.max(0, at - hand.number(1, 5));
    else if (!hand.chance(0.13)) at = Math.min(text.length, Math.max(at, Math.round(due - hand.below(4))));
    return text.slice(0, at);
  });
}
/** Where a wheel has brought a page: notches, rests, some of them back. */
function seq12Wheel(r, frames, notch, most = 2, rest = 0.35, back = 0.08) {
  let at = 0;
  return times(frames, (index) => {
    if (index > 1 && !r.chance(rest)) at = Math.max(0, at + notch * (r.chance(back) ? -1 : r.number(1, most)));
    return at;
  });
}
function seq12Sums(steps) { let at = 0; return steps.map((step) => { at += step; return at; }); }
function seq12D(style, ...inside) { return `<div style="${style}">${inside.join('')}</div>`; }
function seq12S(style, ...inside) { return `<span style="${style}">${inside.join('')}</span>`; }
/** Cells of fixed widths in a row. */
function seq12Cells(cells, wide, style = '', each = '') { return seq12D(`display:flex;${style}`, ...cells.map((cell, at) => seq12S(`width:${wide[at]}px;flex:none;box-sizing:border-box;white-space:nowrap;${each}`, cell))); }
/** Labels in a row; `on` is the lit one. */
function seq12Tabs(names, style, on = -1, lit = '') { return names.map((name, at) => seq12S(`${style};white-space:nowrap;${at === on ? lit : ''}`, name)).join(''); }
/** A bar that is filled to a share. */
function seq12Bar(width, share, paper, ink, height = 8) { return seq12D(`width:${width}px;height:${height}px;border-radius:${height / 2}px;background:${paper};flex:none`, seq12D(`width:${Math.round(width * Math.max(0, Math.min(1, share)))}px;height:${height}px;border-radius:${height / 2}px;background:${ink}`)); }
/** A row in which two things stand at both ends. */
function seq12Ends(left, right, style = '') { return `<div style="display:flex;justify-content:space-between;gap:14px;${style}"><span>${left}</span><span>${right}</span></div>`; }
