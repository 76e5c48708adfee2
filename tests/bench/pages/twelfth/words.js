'use strict';
// Words of this part's screens: a tram depot, a dental practice, a glassworks, a museum, mountain rescue, a driving school, a florist,
// a pottery, a dairy, a tunnel site, balloon flights, a court office, family history, a botanic garden.
// Everything of this part's screens hangs on one name, `scr12Kit`.

const scr12Kit = {
  /** Sentences by subject; <3-9> a number, $N full name, $G first name, $P place, $D weekday, $T time, $M money. */
  talk: {
    tram: list(`Car <201-248> goes back to the depot because the third door will not close
      The points at $P were frozen until $T and had to be swept by hand
      $N swaps the early turn on $D for a split shift
      Line <2-9> runs every <8-14> minutes while the overhead wire is renewed
      Somebody has left a cello at the terminus in $P
      The sand box of car <201-248> is empty again after only two days
      Please report flat wheels to the workshop and not to the driver's mother
      A day ticket will cost $M from the first of next month
      The new timetable gives us one minute more at the hospital stop
      Inspectors found <6-31> passengers without a ticket between $P and the harbour`),
    dental: list(`Your check-up is booked for $D at $T with $N
      The crown came back from the laboratory half a shade too dark
      Please do not eat for <2-4> hours, or until the numbness has gone
      X-ray <2-6> shows a small shadow under the lower left molar
      The hygienist is ill, so the cleaning moves to $D
      Your share of the bridge comes to $M after the insurer has paid
      $G prefers the chair by the window and no music
      We keep <10-20> minutes at $T free for people in pain
      The compressor sounds like a moped and will be serviced soon
      A quiet hour without drills is offered every $D`),
    glass: list(`Furnace <1-4> is held at <1080-1140> degrees during the week
      $N blows the blue series on $D if the cobalt has arrived
      The annealer cools by <20-60> degrees an hour, never faster
      <12-48> tumblers cracked because the door had been opened at $T
      A visitor from $P bought the green vase for $M
      Please sort broken glass by colour before it goes back into the pot
      The pipe was too cold and the gather slid off
      We need a second pair of hands for anything over <6-9> kilograms
      $G has learned to cut a lip in one movement
      Gas prices leave us no choice but to close the small oven in summer`),
    museum: list(`Case <3-41> must not be opened before the conservator from $P has been here
      The humidity in hall <2-7> rose to <58-71> per cent on $D night
      $N will give the tour for visitors with sensory sensitivities at $T
      The loan from the city of $P is insured for $M a day
      Please print the labels in at least <18-24> points this time
      A child asked whether the mammoth had a name and now it has one
      The audio guide skips number <12-88> in the Polish version
      <140-960> people came on the free evening
      The plaster cast returns to the store when the lift works
      The donor would like to see her grandfather's compass on display`),
    rescue: list(`Team <1-4> left the hut at $T with two ropes and a stretcher
      The avalanche risk above $P remains at level <2-4>
      $N twisted a knee on the descent but can walk with help
      Battery of radio <3-12> lasts less than <2-4> hours in this cold
      The helicopter cannot land on the saddle before $T
      Please bring the spare crampons up to the hut on $D
      A hiker reported a light near the north face and no movement
      The dog found the glove within <6-19> minutes
      Visibility is below <20-90> metres and the wind is rising
      Donations of $M have been promised for the new winch`),
    driving: list(`Your next lesson is on $D at $T, starting from the station in $P
      $G passed the theory test with <43-50> points out of 50
      Reverse parking needs <2-4> more lessons before the exam
      The examiner asked for an emergency stop in $P Road
      $N has cancelled because the child has a fever
      A double lesson now costs $M including fuel
      Please look over the left shoulder every single time
      The clutch of the blue car bites very high, as everybody knows
      Night driving takes place on $D if the weather is clear
      Bring your provisional licence and your glasses, not only one of them`),
    florist: list(`The peonies from $P open too early and must be sold by $D
      $N would like <9-35> white roses without any scent
      Please strip the leaves below the water line and cut at an angle
      The wedding in $P needs twelve table wreaths by $T
      Tulips are $M a bunch until the weekend
      $G forgot the card, so the driver has turned round
      Keep the cooler at <3-7> degrees and the lilies away from the apples
      We sold <60-190> bunches of mimosa before noon
      Funeral orders are taken by telephone only
      The orchid has dropped its buds because it stood in a draught`),
    pottery: list(`The kiln reached cone <4-9> at $T and is cooling down
      $N made <7-24> bowls and kept three of them
      The celadon runs, so leave a finger's width at the foot
      Wednesday's wheel class is full, but $D still has <1-4> places
      Clay from $P has too much iron for the white glaze
      Please wedge your own clay, the cat does not count as help
      A firing costs $M per shelf, whether it is full or not
      The handle cracked because it dried faster than the mug
      $G will mix <5-18> litres of slip for the next course
      Wet shelves are marked with your name and the date`),
    dairy: list(`Vat <2-6> was set with rennet at $T and cut <30-50> minutes later
      The milk from $P has <3-5> per cent fat this week
      $N turns the large wheels on $D and washes them with brine
      Batch <410-890> has been held back because of a soft rind
      Please check the pH twice before the whey is drained
      We sold <18-95> kilograms of the smoked cheese at the market
      The cold store door was left open and the alarm rang until $T
      A quarter wheel costs $M in the farm shop
      $G found a better price for straw mats in $P
      The inspector praised the drains and nothing else`),
    tunnel: list(`The machine advanced <9-26> metres since $D and is now below the park
      Ring <1180-2460> was grouted at $T without loss of pressure
      $N reports <2-14> litres of water per second at the face
      Settlement near the town hall of $P is still under <3-8> millimetres
      The conveyor belt stops at $T for a splice
      Please wear ear protection beyond cross passage <4-19>
      Cutter change took <6-11> hours instead of the planned four
      The claim for the cracked cellar is estimated at $M
      $G has surveyed the second tube and found no deviation
      The night shift left its boots in the crane again`),
    balloon: list(`Take-off from the meadow at $P is planned for $T if the mist clears
      The wind at <300-900> metres comes from the south-west with <4-13> knots
      $N brings the burner, $G the basket and the patience
      We landed in a field near $P and paid the farmer $M
      Please wear flat shoes and nothing made of nylon
      The envelope has <2-7> small holes above the third panel
      Passenger weight for $D adds up to <280-460> kilograms
      One propane cylinder is not full and nobody knows why
      The retrieve car took a wrong turning and arrived at $T
      Flights are moved to another morning when rain is forecast`),
    court: list(`The hearing in room <2-19> has been moved from $T to the following $D
      $N appears for the claimant and asks for <2-5> further weeks
      File <311-998> is missing its last annex
      An interpreter from $P was ordered for the second witness
      The costs are fixed at $M and shared equally
      Please do not staple original documents
      The judge will inspect the fence in $P on $D
      No settlement has been reached after <3-7> hours
      $G put the exhibits in the wrong cupboard
      Press seats are allotted in the order of arrival`),
    kin: list(`$N was baptised in $P, but the register gives another mother
      The census of 1891 lists <4-11> people in two rooms
      $G emigrated on a steamer and never wrote about the voyage
      A photograph from $P shows the same hat and the same scowl
      The parish office answers letters on $D and charges $M a copy
      Two brothers married two sisters within <3-9> days
      The surname changes its spelling <2-6> times in one generation
      Our great-aunt remembered the house, not the number
      DNA results suggest a cousin near $P
      The grave was cleared after <25-60> years`),
    garden: list(`The giant water lily opens at $T and closes before dawn
      $N repots the cacti on $D and would welcome thick gloves
      House <2-8> is kept at <18-29> degrees with damp air
      <40-160> schoolchildren from $P want to see the carnivorous plants
      Please do not feed the fly trap with cheese
      The label of the ginkgo has been stolen for the third time
      Seeds from $P must stay in quarantine for <14-42> days
      A guided walk costs $M, tea in the palm house included
      $G counted eleven kinds of moss on one wall
      The pond is drained in March so that the pump can be cleaned`),
  },
  givens: words('Adela Brendan Cosima Dermot Edith Florian Gwen Hamish Ines Jasper Kirsten Lorcan Maeve Nils Oriana Percy Ramona Sander Tilda Ulric Verity Wilfred Ximena Yusuf Zelda Amir Beatrix Casper Delia Eamon'),
  surnames: words('Abbott Birchall Calloway Dempster Ellwood Forsyth Gallagher Hargreaves Inglis Jardine Kowalska Lindqvist Mortimer Nakagawa Oakley Prendergast Quigley Rothwell Sandoval Tremaine Upshaw Vickers Wainwright Yilmaz Zimmer Appleyard Bjornstad Castellan Dunbar Eklund'),
  places: words('Aldbourne Brampton Colwell Dunster Eastry Fenwick Gildersome Harlech Inverness Kelso Langholm Minehead Nairn Oundle Pickering Romsey Selkirk Tiverton Uppingham Whitchurch'),
  weekdays: words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  short: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
};

{
  const k = scr12Kit;
  k.given = (r) => r.pick(k.givens);
  k.name = (r) => `${r.pick(k.givens)} ${r.pick(k.surnames)}`;
  k.place = (r) => r.pick(k.places);
  k.weekday = (r) => r.pick(k.weekdays);
  k.time = (r) => `${pad(r.number(6, 22), 2)}:${pad(r.number(0, 11) * 5, 2)}`;
  k.date = (r) => `${r.pick(k.short)} ${r.number(1, 28)}`;
  k.iso = (r) => `2031-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`;
  k.cash = (r, from = 12, to = 960) => `$${thousands(r.number(from, to))}.${r.pick(['00', '25', '40', '60', '80', '95'])}`;
  const makers = { N: k.name, G: k.given, P: k.place, D: k.weekday, T: k.time, M: (r) => k.cash(r, 14, 240) };
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
  k.disc = (name, size, hue) => `<span style="flex:none;display:inline-block;width:${size}px;height:${size}px;line-height:${size}px;text-align:center;border-radius:30%;background:hsl(${hue},50%,32%);color:#fff;font-size:${Math.round(size * 0.42)}px">${name.split(' ').map((part) => part[0]).slice(0, 2).join('')}</span>`;
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
