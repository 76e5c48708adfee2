'use strict';
// Words of this part's screens: a brewery, a saddlery, a radio station, a hospital ward, an airport, a bakery, flood defence,
// an opera house, a print shop, a karate club, a nursery, a housing association, an insurance office, a physics lab.
// Everything of this part's screens hangs on one name, `scr9Kit`.

const scr9Kit = {
  /** Sentences by subject; <3-9> a number, $N full name, $G given name, $P place, $D weekday, $T time, $M money. */
  talk: {
    brewery: list(`Tank <2-9> has stopped fermenting two days earlier than planned
      The new hops from $P smell of grapefruit and a little of wet dog
      Please keep the cellar below <8-12> degrees over the weekend
      We are short of <40-180> kegs because the pub at $P has not returned theirs
      $N will taste batch <310-690> on $D before it goes into bottles
      The label on the pale ale still gives the wrong strength
      Malt went up again and now costs $M per tonne
      Somebody left the steam valve open until $T
      The labeller jams whenever the bottles are colder than the room
      Our wheat beer won a silver medal in $P last week`),
    saddlery: list(`The mare has lost weight, so the saddle rocks on her left shoulder
      $G is stitching the girth straps and should finish by $D
      A full reflock costs $M and takes about <4-9> working days
      Please bring the old bridle with you so that we can copy the buckles
      The hide from $P is <3-5> millimetres thick and far too stiff for reins
      We can fit the horse at your yard any time after $T
      The tree is cracked near the head and cannot be repaired safely
      Beeswax is out of stock until the next delivery
      $N asked for brass fittings instead of steel
      Clean the leather with a damp sponge, never under the tap`),
    radio: list(`The traffic report moves to $T because the news is running long
      $N cannot come in on $D, so we need another voice for the late show
      Microphone <2-6> crackles when somebody leans on the desk
      The interview with the mayor of $P has to be cut to <4-9> minutes
      Please stop leaving cold coffee on the mixing console
      We played the same record twice and three listeners noticed
      The transmitter near $P was off the air for <12-55> minutes
      A licence for the archive recording would cost $M
      The jingle is two seconds too short for the new schedule
      $G has edited the feature, but the ending still sounds abrupt`),
    ward: list(`Bed <3-28> will be free after the round at $T
      The patient slept well and has had no fever since $D
      $N takes over the night shift from the agency nurse
      Please repeat the blood pressure in <15-45> minutes
      The drip in room <101-140> was changed before breakfast
      Mrs Hollis would like to see the chaplain this afternoon
      We are waiting for a transfer from the hospital in $P
      The scales in the corridor show two kilos too much
      Visiting hours end at $T, except for close family
      His daughter has taken the hearing aids home by mistake`),
    airport: list(`Gate <11-48> closes at $T and will not open again
      The inbound aircraft from $P is <20-95> minutes late
      $N found a violin in the overhead locker of row <4-29>
      Please move the two wheelchairs to the other end of the pier
      De-icing starts at $T if the temperature stays below zero
      The belt in hall B has stopped for the second time this week
      A replacement crew is on its way by taxi from $P
      Compensation of $M was paid to each passenger
      The night curfew leaves us <25-50> minutes at the most
      Security has asked for one more lane on $D morning`),
    bakery: list(`The second oven needs <12-25> minutes longer than the first
      $G starts the rye dough at $T and the rolls an hour later
      We sold <120-460> pretzels on $D and could have sold more
      Flour from the mill at $P is softer than last year
      The café would like <20-60> croissants delivered before seven
      Please write the allergens on every label by hand until the printer works
      The walnut loaf costs $M and is the first to be sold out
      Leave the sourdough on the bench and cover it with a cloth
      The delivery van is in the garage until $D
      $N wants a cake for <25-80> guests, without nuts`),
    flood: list(`The gauge at $P has risen by <14-62> centimetres since $T
      Crews are filling <900-4200> sandbags at the old station
      The mobile barrier along the quay must be closed before $T
      $N inspected the culvert and found it blocked with branches
      Pump <2-7> is running at half power because of a worn bearing
      Please move cars from the riverside car park by $D evening
      The school at $P is open as a shelter tonight
      Repairs to the embankment are estimated at $M
      The forecast gives <25-70> millimetres of rain on the upper valley
      Residents may return when the water is below the second mark`),
    opera: list(`The soprano has a cold and will mark in the rehearsal on $D
      The revolve stopped after <2-9> degrees and had to be turned by hand
      $N sings the count instead of the doctor from $T
      We need <14-46> pairs of black gloves for the funeral scene
      The overture lasts <7-11> minutes if nobody hurries
      Seats in the upper circle cost $M for students
      The wig for the second act was left in $P
      Please do not lean bicycles against the scenery dock
      The horn players would like more light in the pit
      Surtitles went ahead by one line during the duet`),
    print: list(`The proof is approved, but the blue is still too warm
      Plate <2-8> has a scratch across the last column
      $G is trimming the brochures and needs the guillotine until $T
      We ordered <12-48> reams of the uncoated stock from $P
      The customer wants <500-9000> copies by $D at noon
      Please check the bleed on pages <3-9> before sending the file
      Folding in three is included in the price of $M
      $N reported that the spine is too narrow for the glue
      The old press prints beautifully as long as it is warm
      Somebody set the whole calendar with last year's dates`),
    karate: list(`The grading on $D begins at $T with the white belts
      $N teaches the children while the sensei is away in $P
      Please wash your suit before the tournament, not after it
      We have <14-38> members under twelve and nine over sixty
      The mats were wet again because the roof leaks near the door
      The annual fee is $M and includes insurance
      $G twisted an ankle in the second round but will be fine
      Train the left side as often as the right
      The bus to $P leaves from the sports hall at $T
      Sparring without gum shields is no longer allowed`),
    nursery: list(`The ladybird group has <9-18> children this spring
      $G cried for ten minutes and then painted a very large whale
      Please bring rubber boots and a change of clothes on $D
      Pick-up is possible until $T, but the gate closes punctually
      There have been two cases of chickenpox in the bear group
      The contribution to lunch is $M a month
      $N reads to the little ones after their nap
      Lost property hangs in the hall until the end of the week
      We are walking to the farm at $P if it stays dry
      Photographs from the summer party may be ordered at the office`),
    housing: list(`The lift in building <2-9> will be inspected on $D
      $N reports damp behind the wardrobe in the smaller bedroom
      Please keep the stairwell free of prams and bicycles
      The waiting list for two rooms now has <90-380> names
      Heating costs were $M for the past year
      New windows will be fitted in $P Street from $D
      The caretaker can be reached until $T
      Flat <3-44> becomes free at the end of the quarter
      A tenant on the third floor has offered to look after the roses
      The general meeting confirmed the board with <52-97> votes`),
    insurance: list(`The claim for the flooded cellar was settled at $M
      $N needs the police report before she can decide
      Please send photographs of the damage by $D
      The policy does not cover jewellery that is left in a car
      Our assessor will visit the house in $P at $T
      The excess is deducted once for each event
      The customer has changed address <2-5> times this year
      Your no-claims bonus is kept if you repay the amount
      We received the signed form without its second page
      Storm damage is covered from wind force eight`),
    physics: list(`The vacuum held overnight at the level we had hoped for
      $N realigned the second mirror and gained <4-19> per cent
      Run <210-890> has to be repeated because the lock was lost
      The helium delivery comes on $D and somebody must sign for it
      Please label the spectra with the detuning, not with the date
      The noise disappears when the lift is not moving
      Two optical mounts cost $M more than the quotation said
      The referee would like an error budget and one more figure
      $G will present the calibration at the meeting in $P
      Count rates fell by a factor of <2-6> after $T`),
  },
  givens: words('Alma Bertil Carys Dorian Estelle Fergus Greta Hakim Imogen Jonas Keira Leander Mirela Nadim Orla Piotr Quentin Renata Silvan Thea Umberto Vesna Wanda Yara Zeno Callum Bridget Anselm Noor Tamsin'),
  surnames: words('Atherley Blackwood Crowther Dunmore Eastwick Farrow Gilchrist Holloway Iveson Kendrick Langford Marchetti Nyberg Okafor Pemberton Rasmussen Strickland Thornbury Underhill Verhoeven Whitlock Yardley Zielinski Banerjee Costello Delacroix Fitzroy Haddad'),
  places: words('Ashcombe Bexhill Clunbury Dalmore Elmstead Foxley Garrow Hexham Ilkeston Kirkham Ludlow Morpeth Newbiggin Oakham Penrith Redcar Skelton Thirsk Wexcombe Yeovil'),
  weekdays: words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  short: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
};

{
  const k = scr9Kit;
  k.given = (r) => r.pick(k.givens);
  k.name = (r) => `${r.pick(k.givens)} ${r.pick(k.surnames)}`;
  k.place = (r) => r.pick(k.places);
  k.weekday = (r) => r.pick(k.weekdays);
  k.time = (r) => `${pad(r.number(7, 20), 2)}:${r.pick(['00', '05', '10', '15', '20', '30', '40', '45', '50'])}`;
  k.date = (r) => `${r.number(1, 28)} ${r.pick(k.short)}`;
  k.iso = (r) => `2029-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`;
  k.cash = (r, from = 12, to = 960) => `£${thousands(r.number(from, to))}.${r.pick(['00', '50', '20', '75', '90', '35'])}`;
  const letters = { N: k.name, G: k.given, P: k.place, D: k.weekday, T: k.time, M: (r) => k.cash(r, 18, 190) };
  /** Says sentences of a subject, none again before all have been said; without the full stop if `bare`. */
  k.voice = (r, subject) => {
    let stock = [];
    const one = () => {
      if (!stock.length) stock = r.shuffled(k.talk[subject]);
      return stock.shift().replace(/<(\d+)-(\d+)>/g, (_, low, high) => r.number(+low, +high)).replace(/\$([NGPDTM])/g, (_, letter) => letters[letter](r));
    };
    const speak = (count = 1) => times(count, () => `${one()}.`).join(' ');
    speak.bare = one;
    return speak;
  };
  /** The whole page: style of the page, rules for what is on it, and the HTML. */
  k.page = (style, rules, html) => `<style>*{box-sizing:border-box}p{margin:0 0 10px}table{border-collapse:collapse}th{text-align:left;font-weight:600}td,th{padding:0;vertical-align:top}.row{display:flex;align-items:center}.top{display:flex;align-items:flex-start}.col{display:flex;flex-direction:column}.grow{flex:1;min-width:0}.cut{white-space:nowrap;overflow:hidden}.end{margin-left:auto}${rules}</style><main style="position:fixed;inset:0;overflow:hidden;${style}">${html}</main>`;
  k.map = (items, make) => items.map(make).join('');
  k.spans = (items) => items.map((item) => `<span>${item}</span>`).join('');
  k.lines = (text) => text.split('|');
  /** A table: names of columns (or null) and rows of cells. */
  k.grid = (names, body, kind) => `<table class="${kind}">${names ? `<tr>${k.map(names, (cell) => `<th>${cell}</th>`)}</tr>` : ''}${k.map(body, (cells) => `<tr>${k.map(cells, (cell) => `<td>${cell}</td>`)}</tr>`)}</table>`;
  k.face = (name, size, hue) => `<span style="flex:none;display:inline-block;width:${size}px;height:${size}px;line-height:${size}px;text-align:center;border-radius:50%;background:hsl(${hue},45%,36%);color:#fff;font-size:${Math.round(size * 0.4)}px">${name.split(' ').map((part) => part[0]).slice(0, 2).join('')}</span>`;
  /** Source as lines of HTML; `theme` has colours for words, text, remarks, figures, calls. */
  k.source = (text, theme) => text.split('\n').map((line) => {
    const remark = line.search(theme.remark);
    const [code, rest] = remark < 0 ? [line, ''] : [line.slice(0, remark), line.slice(remark)];
    const done = code.replace(/("[^"]*"|'[^']*'|`[^`]*`)|([A-Za-z_]\w*)(\s*\()?|(\b\d[\d._]*\b)|([&<>])/g, (all, quote, word, opens, figure, sign) => {
      if (quote) return `<span style="color:${theme.text}">${escaped(quote)}</span>`;
      if (figure) return `<span style="color:${theme.figure}">${figure}</span>`;
      if (sign) return escaped(sign);
      if (theme.words.includes(word)) return `<span style="color:${theme.word}">${word}</span>${opens || ''}`;
      return opens ? `<span style="color:${theme.call}">${word}</span>${opens}` : word;
    });
    return done + (rest ? `<span style="color:${theme.rest}">${escaped(rest)}</span>` : '');
  });
  k.hill = (r, width, height, stroke, fill, steps = 24) => {
    let y = height / 2;
    const dots = times(steps + 1, (at) => { y = Math.min(height - 6, Math.max(6, y + r.number(-Math.round(height / 7), Math.round(height / 7)))); return `${Math.round(at * width / steps)} ${Math.round(y)}`; });
    return `<svg width="${width}" height="${height}" style="display:block"><path d="M${dots.join('L')}L${width} ${height}L0 ${height}z" fill="${fill}"/><path d="M${dots.join('L')}" fill="none" stroke="${stroke}" stroke-width="2"/></svg>`;
  };
  k.pillars = (r, count, width, height, fill) => `<svg width="${width}" height="${height}" style="display:block">${times(count, (at) => { const tall = r.number(Math.round(height * 0.15), height); return `<rect x="${Math.round(at * width / count)}" y="${height - tall}" width="${Math.round(width / count * 0.65)}" height="${tall}" fill="${fill}"/>`; }).join('')}</svg>`;
}
