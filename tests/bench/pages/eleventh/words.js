'use strict';
// Words of this part's screens: bees, bicycles, a veterinary practice, a library, ferries, an excavation, a choir, allotments,
// solar roofs, a hostel, chess, an aquarium, an observatory. Everything of this part's screens hangs on one name, `scr11Kit`.

const scr11Kit = {
  /** Sentences by subject; <3-9> a number, @full, @first, @town, @day, @hour, @sum. */
  stock: {
    bees: list(`Hive <2-19> has filled two supers since @day and needs a third
      @full saw the queen on frame <3-9>, marked with a blue dot
      The lime trees near @town are in flower, so please do not open the hives before @hour
      We extracted <22-85> kilos and lost about one spoonful to curious wasps
      A swarm is hanging from the bus shelter in @town and nobody dares to sit down
      Sugar for the winter feed costs @sum this year
      Treat against mites on @day, as long as it stays above ten degrees
      The smoker is empty again and the matches are wet
      @first was stung on the ear but insists on carrying on
      Please return the borrowed extractor rinsed, dried and without dead drones`),
    bikes: list(`The rear hub of the blue tandem is worn and will be replaced on @day
      @full wants the gears adjusted before her tour to @town
      Brake pads for the cargo bike are on order and cost @sum
      Somebody returned the child seat without its buckle
      A full service takes about <40-95> minutes if nothing is rusty
      The bottom bracket creaks only when he rides uphill, he says
      We found <2-6> broken spokes and a sandwich in the frame bag
      @first can collect the racing bike any time after @hour
      The battery reports <310-780> charging cycles and still holds most of its range
      Please check the tyre pressure again tomorrow, the valve looked tired`),
    vet: list(`The rabbit in cage <2-9> has eaten half a carrot and looks offended
      @full will bring in the old sheepdog at @hour for new stitches
      Please weigh the tortoise again, the last figure cannot be right
      Blood results for the grey cat came back normal apart from the liver
      The X-ray of the left hind leg shows a hairline crack
      Give half a tablet twice a day and hide it in liver sausage
      The owner in @town would rather pay @sum in three instalments
      The parrot now imitates the telephone, so check before you answer
      @first has disinfected the second room and put out fresh towels
      Vaccination is due on @day, with a reminder by text message`),
    library: list(`The returned atlas is missing pages <14-58> to <60-90>
      @full has reserved the reading room from @hour on @day
      Please do not shelve the graphic novels under geography any more
      We received <12-64> boxes of books from a house in @town
      The self-service machine accepts the cards again after a restart
      An audio guide for the map collection would cost @sum
      Overdue notices go out on @day and apologies on the day after
      The story hour was so popular that the cushions ran out
      @first has mended the spine of the herbal with rice paste
      Somebody keeps returning the same cookery book with new stains`),
    ferry: list(`The @hour sailing to @town is full, lorries have to wait for the next one
      Wind force <6-9> is expected on @day, so lash down the bicycles
      @full relieves the second mate after the drill
      The bow door sensor shows a fault although the door is closed
      We refuelled <8-44> tonnes and topped up the fresh water
      Please keep lane <2-7> free for the ambulance
      A passenger left a cello on deck <3-6> and would like it back
      The canteen has run out of pancakes, which is being treated as an emergency
      Repairs to the ramp at @town are estimated at @sum
      @first reports thick fog from the outer buoy to the harbour wall`),
    dig: list(`Trench <2-8> has reached the burnt layer at <90-240> centimetres
      @full cleaned the mosaic and found a fish with a surprised face
      Please photograph every posthole before @hour, while the light is low
      We sieved <14-90> buckets and kept eleven sherds and a bead
      The coin from @town turned out to be a button
      Rain filled the kiln pit overnight and the pump is in use elsewhere
      Radiocarbon dates cost @sum for each sample
      The wall turns north under the spoil heap, as walls usually do
      @first drew section B and labelled it as section A
      Visitors are welcome on @day but must stay behind the rope`),
    choir: list(`Rehearsal starts at @hour sharp, and the altos know why we mention it
      @full has transposed the Christmas carol down by a tone
      Please bring a pencil, page <8-46> is full of mistakes
      The concert in @town is sold out apart from <4-22> seats behind the pillar
      We still need two tenors, or one who sings very loudly
      The folders cost @sum and have to last until spring
      Basses come in after the second beat and not a moment sooner
      @first will give the notes from the tuning fork on @day
      The hall is heated from noon, so scarves are optional
      Breathe before the comma, never in the middle of hallelujah`),
    plots: list(`Plot <3-71> has been empty since @day and is covered with bindweed
      @full offers <12-60> leek seedlings in exchange for a wheelbarrow
      The water is turned off on @day because of the frost
      A badger dug up the early potatoes between @hour and breakfast
      Please keep hedges below <110-160> centimetres along the main path
      The shed near the gate needs a new hinge and somebody patient
      The rent of @sum is due before the end of the month
      Compost from @town will be delivered in front of the clubhouse
      @first has counted seven hedgehogs and named them all
      Bonfires are forbidden from April to September`),
    solar: list(`String <2-8> delivers <4-19> per cent less than its neighbour since @day
      @full will inspect the roof in @town as soon as the snow has gone
      The inverter switched off at @hour because the grid voltage was too high
      Cleaning the modules costs @sum and pays for itself within two summers
      A chimney throws its shadow on the lower row until eleven
      The battery was full before lunch, the rest was sold
      Please send the serial numbers of all <14-46> modules
      The meter cupboard must be accessible on @day
      @first tightened the clamps along the ridge and drank the coffee cold
      Insulation resistance fell below the limit after the thunderstorm`),
    hostel: list(`Room <3-24> asks for <2-6> extra blankets and a quieter neighbour
      @full arrives after @hour and knows the code of the key box
      The washing machine is out of order until @day
      A school class from @town has cancelled its reservation
      Please put the lost rucksack behind the desk, it smells of cheese
      Breakfast for the early hikers must be packed the evening before
      The deposit of @sum was returned in coins
      Bunk <2-9> squeaks so badly that the upper guest sleeps on the floor
      @first has defrosted the freezer and found last year's cake
      Quiet hours begin at ten, also for ukuleles`),
    chess: list(`White gave up the exchange on move <14-29> and never got it back
      @full plays on board <2-9> with the black pieces
      The clocks are set to <40-90> minutes plus thirty seconds per move
      Round <3-7> starts at @hour in the library of @town
      Please stop talking about the opening while the game is running
      A draw was agreed when both players had less than a minute
      The entry fee of @sum includes soup
      @first overlooked a fork and laughed louder than anybody else
      The rook ending is theoretically drawn but nobody at the table knew
      Prize giving is on @day, followed by blitz until the lights go out`),
    fish: list(`Tank <4-17> is two degrees too warm although the chiller is running
      @full feeds the rays at @hour and answers questions
      The octopus opened the lid again and visited the crab next door
      Salinity in the reef basin has risen to <33-37> grams per litre
      Please do not tap on the glass, the seahorses are breeding
      A new pump for the skimmer costs @sum
      @first counted <18-90> young jellyfish before losing the thread
      The delivery of plankton from @town is late
      The penguins are weighed on @day, one by one and under protest
      Filter sand must be rinsed until the water stays clear`),
    sky: list(`Clouds moved in at @hour and ruined the last <20-80> exposures
      @full aligned the mount on three stars and one street lamp
      The comet stands low above @town and needs a free horizon
      Guiding was stable within one arc second for most of the night
      Please close the dome before the dew settles on the mirror
      A used eyepiece was sold for @sum
      The occultation on @day lasts <3-11> seconds at the most
      Stack <12-40> frames and throw away those with satellites
      @first saw the rings of Saturn for the first time and was silent for a minute
      Visitors should bring warm socks and a red torch`),
  },
  firsts: words('Ainsley Birgit Cosmo Delphine Edmund Fenella Gareth Harriet Ivo Jemima Kester Lavinia Magnus Nerys Oswin Petra Rafferty Saskia Tobias Una Vincent Wilma Xaver Ysolde Zita Bronwen Caspian Dagmar Emeka Florian'),
  lasts: words('Aldridge Birdwhistle Cavendish Dunstan Ellery Fotheringay Goodwin Hargreave Inglis Jankowski Kettering Lockhart Mulgrew Norwood Oakeshott Prendergast Quigley Rowntree Sutherland Tregear Upshaw Vickers Wainwright Abioye Brandt Castellan Donnelly Eriksen'),
  towns: words('Aldeburgh Brampton Castleton Dunkeld Eyam Falmouth Grasmere Hunstanton Inverey Kelso Lyndhurst Masham Nairn Oundle Pickering Rothbury Settle Tarbert Uppingham Wareham'),
  days: words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  mons: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
};

{
  const k = scr11Kit;
  k.first = (r) => r.pick(k.firsts);
  k.full = (r) => `${r.pick(k.firsts)} ${r.pick(k.lasts)}`;
  k.town = (r) => r.pick(k.towns);
  k.day = (r) => r.pick(k.days);
  k.hour = (r) => `${r.number(6, 21)}:${r.pick(['00', '05', '10', '15', '25', '30', '40', '45', '55'])}`;
  k.when = (r) => `${r.pick(k.mons)} ${r.number(1, 28)}`;
  k.iso = (r, year = 2030) => `${year}-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`;
  k.sum = (r, from = 9, to = 480, sign = '£') => `${sign}${thousands(r.number(from, to))}.${r.pick(['00', '25', '40', '60', '95', '80'])}`;
  const fill = { full: k.full, first: k.first, town: k.town, day: k.day, hour: k.hour, sum: k.sum };
  /** Tells sentences of a subject one after the other; `tell.raw()` gives one without its full stop. */
  k.teller = (r, subject) => {
    let left = [];
    const raw = () => {
      if (left.length === 0) left = r.shuffled(k.stock[subject]);
      return left.pop()
        .replace(/<(\d+)-(\d+)>/g, (_, low, high) => r.number(Number(low), Number(high)))
        .replace(/@(full|first|town|day|hour|sum)/g, (_, what) => fill[what](r));
    };
    const tell = (count = 1) => times(count, () => `${raw()}.`).join(' ');
    tell.raw = raw;
    return tell;
  };
  k.page = (style, rules, html) => `<style>*{box-sizing:border-box}p{margin:0 0 .7em}table{border-collapse:collapse}th{text-align:left;font-weight:600}td,th{padding:0;vertical-align:top}.row{display:flex;align-items:center}.top{display:flex;align-items:flex-start}.sp{display:flex;align-items:center;justify-content:space-between}.grow{flex:1;min-width:0}.fit{overflow:hidden}.cut{white-space:nowrap;overflow:hidden}.nw{white-space:nowrap}.end{margin-left:auto}.abs{position:absolute}.mid{text-align:center}.num{text-align:right}${rules}</style><main style="position:fixed;inset:0;overflow:hidden;${style}">${html}</main>`;
  k.each = (items, make) => items.map(make).join('');
  k.tags = (items, tag = 'span') => items.map((item) => `<${tag}>${item}</${tag}>`).join('');
  k.cols = (line) => line.split('|').map((cell) => cell.trim());
  k.rows = (text) => text.trim().split('\n').map(k.cols);
  /** A table: names of columns (or null), rows of cells, class. */
  k.table = (head, body, kind = '') => `<table class="${kind}">${head ? `<tr>${k.tags(head, 'th')}</tr>` : ''}${body.map((cells) => `<tr>${k.tags(cells, 'td')}</tr>`).join('')}</table>`;
  k.disc = (name, size, hue) => `<span style="flex:none;display:inline-block;width:${size}px;height:${size}px;line-height:${size}px;text-align:center;border-radius:50%;background:hsl(${hue},42%,34%);color:#fff;font-size:${Math.round(size * 0.38)}px">${name.split(' ').map((part) => part[0]).slice(0, 2).join('')}</span>`;
  k.at = (x, y, text, css = '') => `<div style="position:absolute;left:${x}px;top:${y}px;white-space:nowrap;${css}">${text}</div>`;
  k.box = (width, height, css = '') => `<span style="flex:none;display:inline-block;width:${width}px;height:${height}px;${css}"></span>`;
  /** Source as lines of HTML. `look` has colours key, str, num, rem, fn; `look.keys` a list; `look.mark` how a remark begins. */
  k.paint = (text, look) => text.split('\n').map((line) => {
    const from = line.search(look.mark);
    const [body, rest] = from < 0 ? [line, ''] : [line.slice(0, from), line.slice(from)];
    const dye = (colour, what) => `<span style="color:${colour}">${escaped(what)}</span>`;
    const token = /("[^"]*"|'[^']*'|`[^`]*`)|([A-Za-z_$][\w$]*)|(\d[\w.]*)|([^A-Za-z_$\d"'`]+|["'`])/g;
    const done = body.replace(token, (_, str, word, num, other, at) => {
      if (str) return dye(look.str, str);
      if (num) return dye(look.num, num);
      if (!word) return escaped(other);
      if (look.keys.includes(word)) return dye(look.key, word);
      return body[at + word.length] === '(' ? dye(look.fn, word) : escaped(word);
    });
    return done + (rest ? dye(look.rem, rest) : '');
  });
  /** Lines of code with numbers. */
  k.listing = (lines, from, css, number, lit = {}) => lines.map((line, at) => `<div style="white-space:pre;${css};${lit[at] ? `background:${lit[at]}` : ''}"><span style="display:inline-block;text-align:right;${number}">${from + at}</span><span>${line}</span></div>`).join('');
  k.curve = (r, width, height, stroke, under = 'none', steps = 30, thick = 2) => {
    let y = height * 0.55;
    const dots = times(steps + 1, (at) => {
      y = Math.min(height - 4, Math.max(4, y + r.number(-100, 100) * height / 640));
      return `${Math.round(at * width / steps)} ${Math.round(y)}`;
    });
    return `<svg width="${width}" height="${height}" style="display:block"><path d="M${dots.join('L')}L${width} ${height}L0 ${height}z" fill="${under}"/><path d="M${dots.join('L')}" fill="none" stroke="${stroke}" stroke-width="${thick}"/></svg>`;
  };
  k.bars = (r, count, width, height, fill, wide = 0.6) => `<svg width="${width}" height="${height}" style="display:block">${times(count, (at) => { const tall = r.number(Math.round(height * 0.12), height); return `<rect x="${Math.round(at * width / count)}" y="${height - tall}" width="${Math.max(1, Math.round(width / count * wide))}" height="${tall}" fill="${fill}"/>`; }).join('')}</svg>`;
}
