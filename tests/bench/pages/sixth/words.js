'use strict';
// Words of the sixth part's screens: a cider orchard, community radio, mountain rescue, a bicycle workshop, an archaeological dig,
// street lamps, a blood bank, a school canteen, an archive being scanned, a model railway, an escape room, a dog sitter.
// Everything of this part's screens hangs on one name, `alder`.

const alder = {
  /** Sentences; #3-9# a number, %who, %first, %place, %day, %date, %time, %cash. */
  told: {
    cider: `The Dabinett trees at %place gave #300-900# kg, which is a third less than last autumn
      Juice from the second pressing tasted of wet straw until %who cleaned the hoses
      Fermentation has stuck at 1.0#10-38#, so we warmed the shed and waited
      Bottles with the blue cap are still; anything with a crown cork may try to escape
      Pickers start on %day at %time and are paid %cash for every full crate
      Wasps found the pomace heap before the farmer's pigs did
      Please rinse the mill twice, because yeast hides behind the lower blades
      The new label says dry, although the judges wrote medium and underlined it
      #12-80# cases go to the harvest supper, the rest stays in the cool barn until %date`.trim().split(/\s*\n\s*/),
    radio: `The transmitter lost #2-9# dB overnight and nobody noticed except a listener in %place
      %who reads the shipping news on %day, slowly and with evident pleasure
      Studio two hums at 50 Hz whenever the kettle next door is switched on
      Our licence allows #12-25# watts, which reaches the ring road on a clear evening
      The jingle was cut to #6-14# seconds after several complaints about the accordion
      Do not play track #3-11# before nine: it contains a word the regulator dislikes
      A donation of %cash paid for the limiter and most of the biscuits
      Guests should arrive at %time, switch off their phones and speak across the microphone
      The outside broadcast from the fair went well until a goat ate the cable tie`.trim().split(/\s*\n\s*/),
    rescue: `Two walkers without a torch were brought down from the north ridge at %time
      The stretcher weighs #11-19# kg and comes apart into halves, provided that the pins are dry
      %who leads party B up the gully while party A waits near the stile
      Wind on the plateau reached #60-110# km/h, therefore the helicopter turned back
      Casualty warm, talking and rather embarrassed, wrote the duty officer
      Spare batteries live in the yellow box; the red box is for flares only
      We covered #4-18# kilometres of fence line before anybody thought of the pub
      Every volunteer should renew the first aid certificate before %date
      The search dog found #2-7# gloves, one sandwich and finally the missing man`.trim().split(/\s*\n\s*/),
    bikes: `The rear hub has play of #1-4# mm and sounds like a coffee grinder
      A new chain costs %cash, while a new chain and cassette cost rather more
      %who trued both wheels on %day and left the old spokes in the tray
      Customers may borrow the stand until %time, but the good allen keys stay here
      Brake pads wear out after #900-3000# km, sooner if you live near %place
      Please write the frame number on the ticket before you take anything apart
      The freewheel arrived with the wrong thread for the third time this year
      #14-60# abandoned bicycles were collected by the council and given to us
      Never oil a squeaking disc; it will be quiet and so will your brakes`.trim().split(/\s*\n\s*/),
    dig: `Trench #2-9# reached the burnt layer, with charcoal and a quantity of daub
      A bone comb with #14-32# teeth lay beneath the threshold stone
      %who thinks the posthole is Roman; everyone else thinks it is a badger
      Samples must be labelled in pencil because ink runs in the flotation tank
      The north section was drawn at 1:20 and photographed at %time
      Rain stopped work on %day, so we washed #120-480# sherds in the barn
      No metal detecting on site without the written consent of the owner
      The coin is worn, but the date can only be %place's fair of 1387
      Spoil should be sieved through #4-10# mm mesh, however dull that may be`.trim().split(/\s*\n\s*/),
    lamps: `Column #1000-4800# has been dark since %date and the neighbours rather like it
      The photocell on %place Road thinks that it is always evening
      Replacing sodium with LED saved #18-64# MWh in the first quarter
      %who climbed #20-70# poles last week, two of them in a hailstorm
      A lantern with a cracked bowl costs %cash, delivery not included
      Dimming starts at %time and ends when the first bus leaves
      Bats prefer the warm colour, which is why the lane stays amber
      Report a fault by its number; it is on a small plate at eye height`.trim().split(/\s*\n\s*/),
    blood: `Donors with a cold may come back after #7-28# days without symptoms
      The platelet shaker in room #2-9# stopped at %time and was restarted by hand
      Group O negative is down to #3-19# units, so please call the regular donors
      %who will drive the cool boxes to %place before noon
      Drink a glass of water beforehand, and do not run for the bus afterwards
      Each bag carries a bar code which must be scanned twice
      Appointments for %day are full except for the very early ones
      The centrifuge was serviced on %date at a cost of %cash`.trim().split(/\s*\n\s*/),
    canteen: `Wednesday's lasagne was finished by #11-12#:40 and the second sitting had soup
      Allergens are printed under each dish in letters that even a teacher can read
      %who ordered #60-220# kg of potatoes, which fill the whole cellar
      A lunch costs %cash and includes water, bread and an apple
      The dishwasher leaks whenever more than #30-60# trays go through at once
      Pupils voted against sprouts by #210-480# to nine
      Deliveries come through the yard gate before %time
      We cook without nuts; please do not bring cake on %day`.trim().split(/\s*\n\s*/),
    archive: `Box #12-940# holds parish letters from %place, mostly about drains
      The scanner makes #18-40# pages a minute unless the paper is folded
      %who transcribed the diary and found the missing week in the margin
      Water damage has turned the lower corners brown but the ink can still be read
      Catalogue numbers follow the old system, with a slash before the year
      Readers must wash their hands; gloves are worn only for photographs
      Copies cost %cash a sheet and are posted every %day
      The negative shows a bridge that was never built`.trim().split(/\s*\n\s*/),
    rail: `The turntable sticks at position #3-11# and has to be encouraged with a finger
      Points 4B are wired backwards, which %who discovered with an express
      We run to the 1958 timetable on %day and to no timetable at all otherwise
      The new tunnel is #80-260# cm long and hides a remarkable quantity of glue
      Locomotives should be cleaned after #12-30# hours, or when they begin to smell
      Visitors are kindly asked not to lean on %place Junction
      A secondhand signal box was found for %cash at the swap meet
      Track voltage drops by #1-3# volts beyond the viaduct`.trim().split(/\s*\n\s*/),
    escape: `The lighthouse room was solved in #38-59# minutes by a party of dentists
      Magnet lock #2-6# opened by itself and spoiled the ending
      %who must reset the clock to %time before every game
      Players searched the ceiling again, although the sign tells them not to
      One hint costs a minute, three hints cost your dignity
      Please replace the batteries of the talking portrait before %date
      The group from %place left a review and took the false beard
      Refunds of %cash apply if the fog machine sets off the alarm`.trim().split(/\s*\n\s*/),
    dogs: `Biscuit eats at %time and pretends afterwards that he has not
      She pulls towards every pigeon between here and %place
      %first wants two walks a day and no ball games before breakfast
      The vet's number is on the fridge, under the magnet shaped like a bone
      He sleeps #11-17# hours and snores for most of them
      A week with pickup costs %cash, second dog at half price
      Keep the gate shut; Pepper opens the latch with her nose
      Photos arrive every %day evening unless the mud has won`.trim().split(/\s*\n\s*/),
  },
  firsts: words('Ottoline Benedikt Marguerite Quentin Saffron Ignatius Philippa Leander Rosalind Thaddeus Winifred Cosmo Henrietta Zachary Beatrix Dashiell Imogen Ferdinand Araminta Jasper Nkechi Vikram Yolanda Soren Mirela Rafiq Hyacinth Piers Odalys Gwendolen'),
  lasts: words('Applethwaite Brockhurst Cholmeley Dunwoody Eastleigh Farquhar Gillingham Hollowood Inchbald Jarrold Kettleby Ludgrove Mossman Nethercott Oakeshott Pemberley Quiller Ravenscroft Stallybrass Tregarthen Underhay Venables Whitlock Yardley Okonkwo Banerjee Lindqvist Moreau Fitzwarren Zielinski'),
  places: words('Harrowgate Penwith Ashcombe Dunsford Larkmoor Mickleton Tarnside Wexcombe Bramfield Coldharbour Elmstow Fernhurst Greyfriars Hawkshill Kingsmere Oldbarrow Saltmarsh Thornbury'),
  days: words('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  months: words('January February March April May June July August September October November December'),
};

{
  const a = alder;
  a.who = (r) => `${r.pick(a.firsts)} ${r.pick(a.lasts)}`;
  a.first = (r) => r.pick(a.firsts);
  a.place = (r) => r.pick(a.places);
  a.time = (r) => `${pad(r.number(6, 22), 2)}:${pad(r.below(60), 2)}`;
  a.date = (r) => `${r.number(1, 28)} ${r.pick(a.months)}`;
  a.short = (r) => `${r.number(1, 28)} ${r.pick(a.months).slice(0, 3)}`;
  a.iso = (r) => `2027-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)}`;
  a.cash = (r, from = 3, to = 900) => `£${thousands(r.number(from, to))}.${r.digits(2)}`;
  a.fill = (r, text) => text.replace(/#(\d+)-(\d+)#/g, (_, low, high) => r.number(+low, +high))
    .replace(/%(who|first|place|day|date|time|cash)/g, (_, kind) => (kind === 'day' ? r.pick(a.days) : a[kind](r)));
  /** A speaker that goes through a subject without saying anything twice before everything is said. */
  a.speaker = (r, subject) => {
    let left = [];
    const one = () => {
      if (!left.length) left = r.shuffled(a.told[subject]);
      return a.fill(r, left.pop());
    };
    const many = (count = 1) => `${times(count, one).join('. ')}.`;
    many.bare = (length) => { const text = one(); const cut = text.slice(0, length); return text.length > length ? cut.slice(0, cut.lastIndexOf(' ')) : cut; };
    return many;
  };
  /** The whole window: rules of its own, then what is in it. */
  a.page = (base, rules, html) => `<style>*{box-sizing:border-box}#al p{margin:0 0 .8em}.f{display:flex;align-items:center}.t{display:flex}.sp{justify-content:space-between}.g{flex:1;min-width:0}.b{font-weight:700}.nw{white-space:nowrap;overflow:hidden}.r{text-align:right}${rules}</style><div id="al" style="position:fixed;inset:0;overflow:hidden;${base}">${html}</div>`;
  /** An element: `c` class names, `h` what is in it, `s` style. */
  a.e = (c, h = '', s = '') => `<div class="${c}"${s ? ` style="${s}"` : ''}>${h}</div>`;
  a.i = (c, h = '', s = '') => `<span class="${c}"${s ? ` style="${s}"` : ''}>${h}</span>`;
  a.all = (items, make) => items.map(make).join('');
  a.rep = (count, make) => times(count, make).join('');
  a.rows = (rows, cls = '') => `<table class="${cls}" style="border-collapse:collapse">${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  a.face = (r, size, name = '') => {
    const tint = `hsl(${r.below(360)},42%,42%)`;
    const letters = name.split(' ').map((part) => part[0]).join('');
    return `<span style="flex:none;display:inline-flex;align-items:center;justify-content:center;width:${size}px;height:${size}px;border-radius:50%;background:${tint};color:#fff;font-size:${Math.round(size * 0.4)}px">${letters}</span>`;
  };
  /** Source with colours: words of the language, strings, numbers, comments. */
  a.paint = (source, hues) => source.split('\n').map((text) => {
    const parts = text.match(/\/\/.*|#(?!include|define|[0-9a-f]{3,6}\b).*|"[^"]*"|'[^']*'|`[^`]*`|[A-Za-z_]\w*|\d[\w.]*|[^\w"'`]/g) || [];
    return parts.map((part) => {
      let hue = '';
      if (/^(\/\/|#)/.test(part) && part.length > 1) hue = hues.note;
      else if (/^["'`]/.test(part) && part.length > 1) hue = hues.text;
      else if (/^\d/.test(part)) hue = hues.digit;
      else if (hues.words.includes(part)) hue = hues.word;
      else if (/^[A-Z]\w/.test(part)) hue = hues.type;
      return hue ? `<span style="color:${hue}">${escaped(part)}</span>` : escaped(part);
    }).join('');
  });
  a.bars = (r, count, height, colour, width = 14, gap = 6) => `<div style="display:flex;align-items:flex-end;gap:${gap}px;height:${height}px">${times(count, () => `<div style="width:${width}px;height:${r.number(15, 100)}%;background:${colour}"></div>`).join('')}</div>`;
  a.wave = (r, width, height, colour, steps = 40) => {
    let y = height / 2;
    const dots = times(steps + 1, (at) => { y = Math.max(4, Math.min(height - 4, y + r.number(-12, 12))); return `${(at * width) / steps},${y}`; }).join(' ');
    return `<svg width="${width}" height="${height}" style="display:block"><polyline points="${dots}" fill="none" stroke="${colour}" stroke-width="2"/></svg>`;
  };
}
