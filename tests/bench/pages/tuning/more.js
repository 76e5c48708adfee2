'use strict';
// Screens of the tuning part that the others left out: lessons in large serif type, faces in every weight, slant and size,
// bold listings, sheets with lettered columns; and tables and fine displays that scroll.

/** A page of a lesson: a large heading, and numbered points in columns. */
function lesson(r, s, { font, head, body, count, mark }) {
  const point = (at) => `<div style="margin-bottom:${Math.round(body * 0.6)}px">${mark(at)} ${r.pick([() => title(r), () => label(r), () => `${capital(r.pick(NOUNS))}, ${r.pick(NOUNS)} and ${r.pick(ADJECTIVES)} ${r.pick(NOUNS)}s`, () => `${capital(r.pick(PAST))} ${r.number(2, 90)} ${r.pick(NOUNS)}s (${r.number(1960, 2026)})`])()}</div>`;
  return `<div style="height:100%;background:${s.paper};color:${s.ink};font-family:${font};padding:50px 80px;box-sizing:border-box;overflow:hidden"><div style="font-size:${head}px;border-bottom:4px solid ${s.mark};padding-bottom:12px">${title(r)}</div><div style="columns:${count};font-size:${body}px;line-height:1.45;margin-top:30px;column-gap:60px;height:740px;column-fill:auto">${times(20, point).join('')}</div></div>`;
}
const NUMBERED = (at) => `${at + 1}.`;
const LETTERED = (at) => `${String.fromCharCode(97 + at % 26)})`;
screen('lesson-serif', { hinting: 'none', lcd: false }, (r) => lesson(r, SHADES.paper, { font: "'Noto Serif'", head: 56, body: 28, count: 2, mark: NUMBERED }));
screen('lesson-dejavu', { hinting: 'none', lcd: false }, (r) => lesson(r, SHADES.cream, { font: "'DejaVu Serif'", head: 52, body: 27, count: 2, mark: LETTERED }));
screen('lesson-sans', { hinting: 'none' }, (r) => lesson(r, SHADES.mint, { font: "'DejaVu Sans'", head: 64, body: 32, count: 2, mark: NUMBERED }));
screen('lesson-night', { lcd: false }, (r) => lesson(r, SHADES.slate, { font: "'C059'", head: 58, body: 31, count: 2, mark: () => '•' }));
screen('lesson-roman', { hinting: 'full', lcd: false }, (r) => lesson(r, SHADES.paper, { font: "'Liberation Serif'", head: 66, body: 34, count: 2, mark: LETTERED }));
screen('lesson-150', { scale: 1.5, width: 1280, height: 720, hinting: 'none' }, (r) => lesson(r, SHADES.violet, { font: "'P052'", head: 40, body: 20, count: 2, mark: NUMBERED }));

/** Sentences in each face: upright, bold and slanted, slanted. */
function weights(r, s, fonts, sizes) {
  return `<div style="height:100%;background:${s.paper};color:${s.ink};padding:14px 36px;box-sizing:border-box;overflow:hidden">${fonts.map((font, at) => `<div style="font-family:'${font}';font-size:${sizes[at % sizes.length]}px;margin:8px 0"><div>${sentence(r)}</div><div style="font-weight:bold;font-style:italic">${sentence(r)}</div><div style="font-style:italic">${sentence(r)}</div></div>`).join('')}</div>`;
}
screen('weights-book', { hinting: 'none' }, (r) => weights(r, SHADES.paper, ['EB Garamond', 'Nimbus Roman', 'P052', 'Liberation Serif', 'URW Bookman', 'C059', 'DejaVu Serif', 'PT Serif', 'Noto Serif', 'Z003'].filter((font) => font !== 'Z003'), [14, 19, 23, 15, 13, 17]));
screen('weights-narrow', { hinting: 'none' }, (r) => weights(r, SHADES.cream, ['Liberation Sans Narrow', 'Open Sans Condensed', 'Roboto Condensed', 'Nimbus Sans Narrow', 'DejaVu Sans Condensed', 'Lato', 'Carlito', 'Cantarell', 'Noto Sans', 'Open Sans'], [15, 13, 18, 21, 14, 16]));
screen('weights-mono', { hinting: 'none' }, (r) => weights(r, SHADES.paper, ['Liberation Mono', 'Nimbus Mono PS', 'Noto Sans Mono', 'DejaVu Sans Mono', 'Liberation Mono', 'Nimbus Mono PS', 'Noto Sans Mono', 'DejaVu Sans Mono'], [15, 22, 14, 16, 19, 13, 18, 13]));
screen('weights-night', { lcd: false }, (r) => weights(r, SHADES.slate, ['URW Gothic', 'Inter', 'Nimbus Sans', 'URW Bookman', 'Roboto', 'Liberation Sans', 'DejaVu Sans', 'Comfortaa', 'Open Sans'], [14, 18, 22, 15, 13, 17]));

/** Lines full of marks, one in each face and size. */
function marked(r, s, fonts, sizes) {
  const noun = () => r.pick(NOUNS);
  const lines = [
    () => `Is the ${noun()} ${r.pick(ADJECTIVES)}? Yes! Why ${r.pick(PAST)}?`,
    () => `“Who ${r.pick(PAST)} it?” asked ${person(r)}; nobody did…`,
    () => `‘${capital(noun())}’ or ‘${noun()}’, that is: both?`,
    () => `${noun()}/${noun()} (${r.number(2, 98)}%) & ${r.number(2, 90)} ${noun()}s – €${r.number(2, 999)}.${r.digits(2)}`,
    () => `[${noun()}] ${r.number(2, 12)} × ${r.number(2, 12)} = ${r.number(20, 99)}; ${r.number(2, 9)} + ${r.number(2, 9)} < ${r.number(20, 99)}`,
    () => `${person(r)} — ${r.pick(CITIES)}, ${r.number(1, 30)}°; §${r.number(1, 99)}`,
    () => `Don't ${r.pick(VERBS)} it: it's ${person(r)}'s!`,
    () => `"${capital(r.pick(VERBS))} ${noun()}?" "No, ${noun()}!"`,
    () => `${capital(noun())}, ${noun()}; ${noun()}: ${noun()}. ${clock(r)}?`,
    () => `How? By ${noun()}? By ${r.pick(ADJECTIVES)} ${noun()}?!`,
    () => `«${capital(noun())}» – „${noun()}“ – (${noun()}?)`,
  ];
  return `<div style="height:100%;background:${s.paper};color:${s.ink};padding:14px 36px;box-sizing:border-box;overflow:hidden">${times(sizes.length * fonts.length, (at) => `<div style="font:${fonts[at % fonts.length].replace('$', `${sizes[at % sizes.length]}px`)};margin:6px 0;white-space:nowrap">${lines[at % lines.length]()}</div>`).join('')}</div>`;
}
screen('marks-sans', { hinting: 'none' }, (r) => marked(r, SHADES.paper, ["$ 'Liberation Sans'", "$ 'Open Sans'", "$ 'DejaVu Sans'", '$ Carlito'], [14, 17, 20, 25, 31, 38, 46]));
screen('marks-serif', { hinting: 'none', lcd: false }, (r) => marked(r, SHADES.cream, ["$ 'Liberation Serif'", "$ 'Noto Serif'", "$ 'DejaVu Serif'", '$ P052', '$ C059'], [16, 19, 23, 28, 34, 42]));
screen('marks-bold', {}, (r) => marked(r, SHADES.slate, ['bold $ Roboto', "italic $ 'Liberation Serif'", "bold $ 'Nimbus Sans'", 'bold italic $ Lato', '300 $ Inter'], [15, 18, 22, 27, 36, 44]));
screen('marks-200', { scale: 2, width: 1280, height: 800, hinting: 'none' }, (r) => marked(r, SHADES.paper, ["$ 'Liberation Sans'", "$ 'Open Sans'", "$ 'DejaVu Serif'", '$ Inter', '$ Roboto'], [13, 15, 18, 22, 28, 34]));
screen('marks-125', { scale: 1.25, width: 1536, height: 864 }, (r) => marked(r, SHADES.black, ["$ 'Nimbus Roman'", '$ Cantarell', "$ 'URW Bookman'", "$ 'DejaVu Sans Mono'"], [13, 16, 20, 26, 33]));

/** Words in quotes of every kind, each face in several small sizes. */
function quoted(r, s, fonts, sizes) {
  const one = () => r.pick([(word) => `“${word}”`, (word) => `"${word}"`, (word) => `‘${word}’`, (word) => `'${word}'`, (word) => `(“${word}.”)`, (word) => `"${word},"`])(r.pick([r.pick(NOUNS), r.pick(ADJECTIVES), r.pick(VERBS), `${r.number(2, 900)}`]));
  return `<div style="height:100%;background:${s.paper};color:${s.ink};padding:10px 30px;box-sizing:border-box;overflow:hidden;columns:2">${fonts.flatMap((font) => sizes.map((size) => `<div style="font:${font.replace('$', `${size}px`)};line-height:1.5;white-space:nowrap;overflow:hidden">${times(9, one).join(' ')}</div>`)).join('')}</div>`;
}
screen('marks-quoted', { hinting: 'none', lcd: false }, (r) => quoted(r, SHADES.paper, ["$ 'Liberation Sans'", "$ 'Open Sans'", "$ 'DejaVu Sans'", "$ 'Liberation Serif'", "$ 'Noto Serif'", '$ Inter', '$ Roboto', '$ Carlito', '$ P052', "$ 'DejaVu Sans Mono'"], [11, 12, 13, 14, 15, 16, 18]));
screen('marks-quoted-night', { hinting: 'full' }, (r) => quoted(r, SHADES.slate, ["$ 'Liberation Sans'", "$ 'DejaVu Sans'", "$ 'DejaVu Serif'", "bold $ 'Open Sans'", '$ Lato', "$ 'Nimbus Sans'", '$ C059', "$ 'Noto Sans'", "$ 'Liberation Mono'", '$ Cantarell'], [11, 12, 13, 14, 15, 16, 18]));

// Every face of the machine in a size of its own, from small print to headlines.
const CASES = ['Cantarell', "'C059'", "'Nimbus Roman'", "'URW Gothic'", "'Open Sans Condensed'", 'Inconsolata', "'DejaVu Sans'", "'Liberation Serif'", "'Nimbus Sans'", "'Fira Code'", 'Carlito', "'URW Bookman'", "'Noto Serif'", 'Roboto', "'Liberation Sans'", 'Inter', 'Lato', "'P052'", "'DejaVu Serif'", "'Open Sans'", "'Roboto Condensed'", "'Noto Sans'", "'Liberation Sans Narrow'"];
const inTurn = (from, style) => CASES.map((_, at) => `${style} $ ${CASES[(at + from) % CASES.length]}`);
screen('case-even', { hinting: 'none' }, (r) => specimen(r, SHADES.paper, inTurn(0, ''), [13, 15, 17, 19, 22, 25, 27, 30, 34, 36, 40, 42, 48, 50, 56, 64, 68, 76, 80]));
screen('case-odd', { lcd: false }, (r) => specimen(r, SHADES.mint, inTurn(7, ''), [11, 14, 16, 18, 20, 23, 26, 29, 33, 35, 39, 41, 46, 54, 58, 62, 70, 74, 78]));
screen('case-bold', {}, (r) => specimen(r, SHADES.cream, inTurn(13, 'bold'), [12, 14, 16, 18, 21, 24, 28, 31, 33, 37, 41, 45, 49, 53, 59, 65, 71, 77]));
screen('case-slanted', { hinting: 'none', lcd: false }, (r) => specimen(r, SHADES.paper, inTurn(17, 'italic'), [13, 15, 17, 20, 23, 25, 28, 31, 34, 37, 41, 46, 50, 54, 60, 66, 72, 79]));
screen('case-night', { hinting: 'full' }, (r) => specimen(r, SHADES.slate, inTurn(4, ''), [12, 14, 16, 19, 22, 24, 27, 32, 34, 38, 42, 44, 47, 51, 55, 61, 69, 73, 80]));
screen('case-large', { hinting: 'none' }, (r) => specimen(r, SHADES.paper, inTurn(10, ''), [84, 90, 96, 102, 112, 120, 134, 150]));

/** Code in bold type without colours. */
function listing(r, s, font, size, rows) {
  const shapes = [
    () => `let ${r.pick(NOUNS)} = ${r.pick(NOUNS)}.${r.pick(VERBS)}(${r.number(0, 99)});`,
    () => `if (${r.pick(NOUNS)} != ${r.pick(NOUNS)} && !${r.pick(NOUNS)}) {`,
    () => `${r.pick(NOUNS)}[${r.number(0, 9)}] += ${r.pick(NOUNS)} * ${r.number(2, 64)};`,
    () => `return { "${r.pick(NOUNS)}": ${r.pick(NOUNS)}_${r.pick(NOUNS)} };`,
    () => `# ${r.pick(ADJECTIVES)} ${r.pick(NOUNS)} ${r.pick(PREPOSITIONS)} ${r.pick(NOUNS)}`,
    () => `def ${r.pick(VERBS)}_${r.pick(NOUNS)}(${r.pick(NOUNS)}, ${r.pick(NOUNS)}='${r.pick(ADJECTIVES)}'):`,
    () => '}',
  ];
  return `<div style="height:100%;background:${s.paper};color:${s.ink};font:${size}px/1.4 ${font};white-space:pre;padding:8px;box-sizing:border-box;overflow:hidden">${times(rows, (at) => `<div><span style="color:${s.soft}">${pad(at + 1, 3)}</span>  ${' '.repeat(4 * r.below(4))}${r.pick(shapes)()}</div>`).join('')}</div>`;
}
screen('listing-nimbus', { lcd: false, width: 1366, height: 768 }, (r) => listing(r, SHADES.paper, "'Nimbus Mono PS';font-weight:bold", 15, 36));
screen('listing-liberation', { lcd: false, width: 1366, height: 768, hinting: 'none' }, (r) => listing(r, SHADES.cream, "'Liberation Mono';font-weight:bold", 13, 42));
screen('listing-small', { width: 1366, height: 768 }, (r) => listing(r, SHADES.mint, "'Noto Sans Mono';font-weight:bold", 12, 45));
screen('listing-night', { lcd: false, width: 1366, height: 768 }, (r) => listing(r, SHADES.black, "'Nimbus Mono PS'", 16, 34));

/** A sheet: lettered columns, numbered rows, cells with a rule around each. */
function cells(r, s, { font, room, rows, widths, letters, euros = false }) {
  const comma = (digits) => `${r.number(0, 999)},${r.digits(digits)}`;
  const cell = euros ? () => r.pick([() => label(r), () => `${thousands(r.number(10, 99999), '.')},${r.digits(2)} €`, () => `${comma(2)} €`, () => `-${comma(2)} €`, () => `${comma(1)} %`, () => `${pad(r.number(1, 28), 2)}.${pad(r.number(1, 12), 2)}.${r.number(2019, 2026)}`, () => '-', () => `${r.number(1, 9999)}`])()
   : () => r.pick([() => label(r), () => person(r), () => money(r), () => date(r), () => `${r.number(1, 99)}.${r.below(10)}%`, () => `${r.number(1, 9999)}`, () => r.pick(CITIES), () => '', () => '-', () => `${r.number(1, 28)}.${r.number(1, 12)}.${r.number(19, 26)}`, () => `${capital(r.pick(PAST))}`])();
  const kind = letters.map(() => r.chance(0.4));
  const head = (text, wide) => `<td style="background:${s.panel};text-align:center;width:${wide}px">${text}</td>`;
  return `<style>.cells td{border-right:1px solid ${s.rule};border-bottom:1px solid ${s.rule};padding:${room}px 5px;white-space:nowrap;overflow:hidden}</style><div style="height:100%;background:${s.paper};color:${s.ink};font:${font};overflow:hidden"><div style="background:${s.mark};color:${s.on};padding:7px 14px">${r.pick(FILES)} - Saved</div><table class="cells" style="border-spacing:0"><tr>${head('', 34)}${letters.map((letter, at) => head(letter, widths[at % widths.length])).join('')}</tr>${times(rows, (row) => `<tr>${head(row + 1, 34)}${letters.map((_, at) => `<td style="max-width:${widths[at % widths.length]}px;text-align:${kind[at] ? 'right' : 'left'}">${cell()}</td>`).join('')}</tr>`).join('')}</table></div>`;
}
screen('cells-full', { hinting: 'full' }, (r) => cells(r, SHADES.paper, { font: "12px 'Liberation Sans'", room: 1, rows: 58, widths: [170], letters: 'ABCDEFGHIJ'.split('') }));
screen('cells-carlito', { hinting: 'full' }, (r) => cells(r, SHADES.paper, { font: "13px Carlito", room: 1, rows: 56, widths: [120, 160, 90], letters: 'HIJKLMNOPQRSTU'.split('') }));
screen('cells-night', { lcd: false }, (r) => cells(r, SHADES.slate, { font: "12px Inter", room: 2, rows: 52, widths: [140, 100], letters: 'ABCDEFGHIJKLMN'.split('') }));
screen('cells-dejavu', { hinting: 'full' }, (r) => cells(r, SHADES.mint, { font: "11px 'DejaVu Sans'", room: 1, rows: 60, widths: [150], letters: 'UVWXYZ'.split('').concat(['AA', 'AB', 'AC', 'AD']) }));

screen('cells-euro', { hinting: 'full' }, (r) => cells(r, SHADES.paper, { font: "12px 'Liberation Sans'", room: 1, rows: 58, widths: [170], letters: 'KLMNOPQRST'.split(''), euros: true }));
screen('cells-euro-serif', { lcd: false }, (r) => cells(r, SHADES.cream, { font: "13px 'DejaVu Serif'", room: 1, rows: 56, widths: [170], letters: 'ABCDEFGHIJ'.split(''), euros: true }));

/** A long table that scrolls under its head. */
function rolling(r, s, { font, room, columns, step, sticky }) {
  const makes = { No: (at) => `${at + 1}`, Name: () => person(r), Place: () => r.pick(CITIES), Day: () => date(r), At: () => clock(r), State: () => capital(r.pick(PAST)), Sum: () => money(r), Share: () => `${r.number(0, 99)}.${r.below(10)} %`, Count: () => `${r.number(1, 9999)}`, Item: () => label(r), Code: () => `${r.pick(['AX', 'KT', 'RB'])}-${r.digits(4)}` };
  const right = new Set(['No', 'Sum', 'Share', 'Count']);
  const row = (cells, style = '') => `<tr style="${style}">${cells.map((text, at) => `<td style="text-align:${right.has(columns[at]) ? 'right' : 'left'}">${text}</td>`).join('')}</tr>`;
  return {
    html: `<style>.roll td{padding:${room}px 14px;border-bottom:1px solid ${s.rule};white-space:nowrap}</style><div id="page" style="height:100%;overflow:hidden;background:${s.paper};color:${s.ink};font:${font}"><table class="roll" style="border-spacing:0;width:100%">${row(columns, `font-weight:bold;background:${s.panel};${sticky ? 'position:sticky;top:0' : ''}`)}${times(240, (at) => row(columns.map((name) => makes[name](at)))).join('')}</table></div>`,
    step(index) { document.getElementById('page').scrollTop = index * step; },
  };
}
sequence('scroll-table', { frames: 25 }, (r) => rolling(r, SHADES.paper, { font: "14px 'Open Sans'", room: 5, columns: ['No', 'Name', 'Place', 'Day', 'Item', 'Count', 'Sum', 'State'], step: 87, sticky: true }));
sequence('scroll-table-night', { frames: 25, lcd: false }, (r) => rolling(r, SHADES.slate, { font: "13px Roboto", room: 3, columns: ['Code', 'At', 'Item', 'Place', 'Share', 'Count', 'Sum', 'Name', 'State'], step: 140, sticky: false }));
sequence('scroll-table-125', { frames: 20, scale: 1.25, width: 1536, height: 864 }, (r) => rolling(r, SHADES.cream, { font: "14px 'Liberation Serif'", room: 4, columns: ['Day', 'Name', 'Item', 'Code', 'Sum', 'Share'], step: 66, sticky: true }));
sequence('scroll-90-at-200', { frames: 15, scale: 2, width: 1280, height: 800 }, (r) => scrolled(r, "15px 'Liberation Sans'", 90, 700));

// Pages in other faces, whose steps are no whole number of lines or of pixels.
[["16px 'Noto Serif'", 1.25, 61], ['15px Lato', 1.25, 67], ["17px 'Liberation Serif'", 1, 83], ['16px Carlito', 1.5, 59], ["15px 'DejaVu Serif'", 1.25, 47], ['14px Inter', 1, 95]].forEach(([font, scale, step], at) =>
  sequence(`scroll-face-${at + 1}`, { frames: 12, scale, width: Math.round(1920 / scale), height: Math.round(1080 / scale), hinting: ['none', 'slight'][at % 2], lcd: at % 3 === 0 }, (r) => scrolled(r, font, step, 640)));

/** Windows below the bar of a desktop, which lies over their first rows. */
sequence('switch-below-bar', { frames: 16 }, () => {
  const windows = ['chat', 'editor-day', 'document', 'dashboard', 'music', 'gathering-flat'];
  const order = [0, 1, 2, 3, 4, 5, 0, 2, 1, 3, 5, 4, 1, 0, 3, 2];
  const bar = (index) => `<div style="position:fixed;left:0;right:0;top:0;height:26px;background:#dcdcdc;color:#1a1a1a;font:13px/26px Cantarell;padding:0 14px;z-index:9"><span style="float:right">Wed 16:${pad(5 + Math.floor(index / 3), 2)}</span><span>Windows</span></div>`;
  const show = (index) => `${windowOf(windows[order[index]], 'switch-below-bar')}${bar(index)}`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); paintPhotos(); } };
});
