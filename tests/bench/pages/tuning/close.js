'use strict';
// Screens of the tuning part: close print, type in many sizes, icons over their names, tables with lone dashes, chats
// with faces and ticks.

/** A printed page: narrow justified columns whose lines nearly touch. */
function gazette(r, s, { font, count, gap, rule, drop }) {
  const story = () => `<h3 style="font-size:${r.number(16, 30)}px;line-height:1.05;margin:6px 0 4px">${title(r)}</h3><div style="font-style:italic;font-size:.9em">By ${person(r)}, ${r.pick(CITIES)}</div>${times(r.number(2, 4), (at) => `<p style="margin:0;text-indent:${at ? 1 : 0}em">${at || !drop ? '' : `<span style="float:left;font-size:3.1em;line-height:.8;padding:2px 4px 0 0">${r.pick('BDKMRST'.split(''))}</span>`}${prose(r, r.number(4, 7))}</p>`).join('')}`;
  return `<div style="height:100%;background:${s.paper};color:${s.ink};font:${font};padding:10px 24px;box-sizing:border-box;overflow:hidden"><div style="text-align:center;font-size:46px;line-height:1;border-bottom:3px double ${s.ink};padding-bottom:6px">The ${capital(r.pick(CITIES))} ${capital(r.pick(NOUNS))}</div><div style="display:flex;justify-content:space-between;border-bottom:1px solid ${s.ink};margin-bottom:6px;font-size:.85em"><span>No. ${thousands(r.number(1000, 90000))}</span><span>${r.pick(DAYS)}, ${r.number(1, 28)} ${r.pick(MONTHS)} ${r.number(1990, 2026)}</span><span>Price ${r.number(1, 5)}.${r.digits(2)}</span></div><div style="columns:${count};column-gap:${gap}px;${rule ? `column-rule:1px solid ${s.rule};` : ''}height:960px;column-fill:auto;text-align:justify">${times(14, story).join('')}</div></div>`;
}
screen('gazette-six', { hinting: 'none' }, (r) => gazette(r, SHADES.paper, { font: "13px/13px 'EB Garamond'", count: 6, gap: 12, rule: true, drop: false }));
screen('gazette-five', { lcd: false }, (r) => gazette(r, SHADES.cream, { font: "12px/1.02 'PT Serif'", count: 5, gap: 18, rule: false, drop: true }));
screen('gazette-night', { hinting: 'full' }, (r) => gazette(r, SHADES.slate, { font: "11px/11px 'Noto Sans'", count: 7, gap: 12, rule: true, drop: false }));
screen('gazette-125', { scale: 1.25, width: 1536, height: 864, lcd: false }, (r) => gazette(r, SHADES.paper, { font: "12px/1 'Nimbus Roman'", count: 5, gap: 14, rule: true, drop: true }));

/** Everything a face has: letters, figures, signs, and running text. */
function face(r, s, name, weight) {
  const row = (size, text) => `<div style="font-size:${size}px;line-height:1.2;white-space:nowrap;overflow:hidden">${escaped(text)}</div>`;
  return `<div style="flex:1;min-width:0;padding:0 18px;font-family:'${name}';font-weight:${weight}"><div style="display:flex;align-items:baseline;gap:24px"><span style="font-size:${r.number(120, 210)}px;line-height:1.05">${r.pick(['Aa', 'Rg', 'Gk', 'Qu'])}</span><span style="font-size:40px">${name}</span></div>${row(30, 'ABCDEFGHIJKLM')}${row(30, 'NOPQRSTUVWXYZ')}${row(26, 'abcdefghijklmnopqrstuvwxyz')}${row(28, '0123456789 & ? ! % $ ( )')}${[72, 54, 36, 24, 18, 15, 13, 11, 9].map((size) => `<div style="display:flex;gap:10px;align-items:baseline"><span style="font:11px Inter;color:${s.soft};width:34px;flex:none">${size}</span>${row(size, sentence(r))}</div>`).join('')}</div>`;
}
function faces(r, s, names) { return `<div style="height:100%;background:${s.paper};color:${s.ink};padding:20px;box-sizing:border-box;display:flex;overflow:hidden">${names.map(([name, weight]) => face(r, s, name, weight)).join('')}</div>`; }
screen('faces-paper', {}, (r) => faces(r, SHADES.paper, [['EB Garamond', 400], ['Lato', 700]]));
screen('faces-slate', { lcd: false, hinting: 'none' }, (r) => faces(r, SHADES.slate, [['Comfortaa', 400], ['C059', 400], ['Open Sans', 300]]));
screen('faces-violet', { hinting: 'full' }, (r) => faces(r, SHADES.violet, [['DejaVu Serif', 400], ['Fira Code', 500]]));

const EMBLEMS = {
  folder: (a, b) => `<path d="M2 10q0-3 3-3h14l5 6h27q3 0 3 3v30q0 3-3 3H5q-3 0-3-3z" fill="${a}"/><path d="M2 20h52v26q0 3-3 3H5q-3 0-3-3z" fill="${b}"/>`,
  sheet: (a, b) => `<path d="M10 3h24l12 12v38H10z" fill="#fff" stroke="${a}" stroke-width="2"/><path d="M34 3v12h12" fill="none" stroke="${a}" stroke-width="2"/><path d="M16 22h24M16 29h24M16 36h24M16 43h15" stroke="${b}" stroke-width="2"/>`,
  picture: (a, b) => `<rect x="5" y="9" width="46" height="38" rx="3" fill="${b}" stroke="${a}" stroke-width="2"/><circle cx="18" cy="20" r="5" fill="#ffe08a"/><path d="M7 44l14-16 10 10 8-7 10 13z" fill="${a}"/>`,
  gears: (a, b) => `<circle cx="28" cy="28" r="20" fill="${b}"/><circle cx="28" cy="28" r="8" fill="none" stroke="${a}" stroke-width="5"/><path d="M28 4v10M28 42v10M4 28h10M42 28h10" stroke="${a}" stroke-width="6"/>`,
  disc: (a, b) => `<circle cx="28" cy="28" r="24" fill="${a}"/><circle cx="28" cy="28" r="9" fill="${b}"/><circle cx="28" cy="28" r="3" fill="#fff"/>`,
  prompt: (a, b) => `<rect x="3" y="7" width="50" height="42" rx="5" fill="#222"/><path d="M11 18l9 8-9 8M24 36h14" fill="none" stroke="${b}" stroke-width="3"/>`,
};
/** Large icons over their names, as files and programs are shown; `emblem` some carry a letter or a sign. */
function iconField(r, s, { font, size, columns, gap, inline }) {
  const kinds = Object.keys(EMBLEMS);
  const name = () => r.pick([() => capital(r.pick(NOUNS)), () => label(r), () => `${r.pick(NOUNS)}-${r.pick(NOUNS)}.${r.pick(['pdf', 'txt', 'zip', 'svg'])}`, () => `${capital(r.pick(NOUNS))} ${r.number(2019, 2026)}`, () => `IMG_${r.digits(4)}.jpg`])();
  const emblem = () => r.chance(0.75) ? EMBLEMS[r.pick(kinds)](r.pick([s.mark, '#3584e4', '#c64600', '#26a269']), r.pick(['#f6d32d', '#99c1f1', '#8ff0a4', s.rule])) : ICONS[r.pick(Object.keys(ICONS))].replaceAll('<', `<`);
  const drawn = () => { const body = emblem(); const small = !body.includes('fill='); return `<svg width="${size}" height="${size}" viewBox="0 0 ${small ? '24 24' : '56 56'}" ${small ? `fill="none" stroke="${s.ink}" stroke-width="1.6"` : ''} style="flex:none">${body}</svg>`; };
  const cell = (at) => `<div style="${inline ? 'display:flex;align-items:center;gap:10px' : 'text-align:center'};padding:6px;border-radius:6px;${at === 9 ? `background:${s.mark};color:${s.on}` : ''}">${drawn()}<div style="line-height:1.25;overflow-wrap:anywhere">${name()}${inline ? `<div style="color:${s.soft};font-size:.85em">${r.number(1, 90)} ${r.pick(['items', 'KB', 'MB'])}</div>` : ''}</div></div>`;
  return `<div style="height:100%;background:${s.paper};color:${s.ink};font:${font};padding:24px;box-sizing:border-box;overflow:hidden"><div style="color:${s.soft};padding-bottom:14px">${icon('home', s.soft)} Home ${icon('chevron', s.soft, 12)} ${capital(r.pick(NOUNS))} ${icon('chevron', s.soft, 12)} ${label(r)}</div><div style="display:grid;grid-template-columns:repeat(${columns},1fr);gap:${gap}px">${times(columns * 7, cell).join('')}</div></div>`;
}
screen('icons-paper', {}, (r) => iconField(r, SHADES.paper, { font: "14px Cantarell", size: 64, columns: 10, gap: 16 }));
screen('icons-slate', { lcd: false }, (r) => iconField(r, SHADES.slate, { font: "13px 'Noto Sans'", size: 48, columns: 12, gap: 20 }));
screen('icons-rows', { hinting: 'full' }, (r) => iconField(r, SHADES.mint, { font: "13px 'Liberation Sans'", size: 32, columns: 7, gap: 10, inline: true }));
screen('icons-150', { scale: 1.5, width: 1280, height: 720 }, (r) => iconField(r, SHADES.violet, { font: "13px Inter", size: 40, columns: 9, gap: 8 }));

/** A statement: amounts with signs and brackets, and dashes where there is none. */
function statement(r, s, { font, dash, rules, room }) {
  const amount = () => r.pick([() => money(r), () => `(${money(r)})`, () => `−${money(r)}`, () => dash, () => dash, () => `${r.number(1, 99)}.${r.below(10)}%`, () => `€${thousands(r.number(100, 99999))}`])();
  const line = { grid: `border:1px solid ${s.rule}`, rows: `border-bottom:1px solid ${s.rule}`, none: '', zebra: '' }[rules];
  const cells = (at) => [`${r.number(1000, 9999)}`, r.pick([() => label(r), () => `${capital(r.pick(NOUNS))} &amp; ${r.pick(NOUNS)}`, () => `${capital(r.pick(NOUNS))} (${r.pick(ADJECTIVES)})`, () => r.pick(COMPANIES)])(), r.pick([() => `${r.digits(2)}/${r.digits(2)}/${r.number(20, 26)}`, () => dash])(), ...times(6, amount), `<b>${money(r)}</b>`];
  return `<style>.sta td,.sta th{padding:${room}px 9px;${line}}</style><div style="height:100%;background:${s.paper};color:${s.ink};font:${font};padding:16px 30px;box-sizing:border-box;overflow:hidden"><div style="font-size:1.6em;padding-bottom:8px">${title(r)}</div><table class="sta" style="border-collapse:collapse;width:100%"><tr style="background:${s.panel}">${['No.', 'Name', 'Due', 'Q1', 'Q2', 'Q3', 'Q4', 'Change', 'Tax', 'Total'].map((head, at) => `<th style="text-align:${at < 3 ? 'left' : 'right'}">${head}</th>`).join('')}</tr>${times(44, (at) => `<tr style="${rules === 'zebra' && at % 2 ? `background:${s.panel}` : ''}">${cells(at).map((cell, column) => `<td style="text-align:${column < 3 ? 'left' : 'right'};white-space:nowrap">${cell}</td>`).join('')}</tr>`).join('')}</table></div>`;
}
screen('statement-grid', { lcd: false }, (r) => statement(r, SHADES.paper, { font: "13px Roboto", dash: '–', rules: 'grid', room: 2 }));
screen('statement-zebra', {}, (r) => statement(r, SHADES.slate, { font: "14px 'Open Sans'", dash: '-', rules: 'zebra', room: 2 }));
screen('statement-rows', { hinting: 'none' }, (r) => statement(r, SHADES.cream, { font: "15px 'C059'", dash: '—', rules: 'rows', room: 1 }));

/** A talk with faces, names, ticks, quoted words and counted hearts. */
function gathering(r, s, { font, width, round, side }) {
  const faceOf = () => r.chance(0.5) ? `<span data-untrue style="flex:none;border-radius:50%;overflow:hidden;width:34px;height:34px">${photo(34, 34, r.below(999))}</span>` : (() => { const name = r.pick(FIRST_NAMES); return `<span style="flex:none;width:34px;height:34px;line-height:34px;border-radius:50%;text-align:center;background:hsl(${r.below(360)},45%,42%);color:#fff;font-size:14px">${name[0]}${r.pick(LAST_NAMES)[0]}</span>`; })();
  const ticks = (colour) => `<svg data-untrue width="16" height="11" viewBox="0 0 32 22" fill="none" stroke="${colour}" stroke-width="3"><path d="M2 12l7 7L21 4M12 16l3 3L29 4"/></svg>`;
  const hearts = () => `<div style="display:flex;gap:6px;margin-top:3px">${times(r.number(1, 3), () => `<span style="border:1px solid ${s.rule};background:${s.panel};border-radius:10px;padding:1px 7px;font-size:12px">${icon(r.pick(['heart', 'star', 'check']), s.mark, 12, true)} ${r.number(1, 24)}</span>`).join('')}</div>`;
  const words = () => r.pick([() => sentence(r), () => prose(r, 2), () => capital(r.pick(ADVERBS)), () => 'OK!', () => 'Thanks :)', () => `${r.pick(FIRST_NAMES)}? ${r.number(2, 60)} or ${r.number(61, 99)}...`, () => link(r), () => `@${r.pick(FIRST_NAMES).toLowerCase()} ${sentence(r)}`])();
  const quote = (ink) => `<div style="border-left:3px solid ${s.mark};padding:1px 8px;margin-bottom:3px;font-size:.88em;opacity:.85;color:${ink}"><b>${r.pick(FIRST_NAMES)}</b><br>${sentence(r)}</div>`;
  const turn = () => { const own = side && r.chance(0.4); const ink = own ? s.on : s.ink; return `<div style="display:flex;gap:9px;margin:8px 0;${own ? 'flex-direction:row-reverse' : ''}">${faceOf()}<div style="max-width:${width}px"><div style="${round ? `background:${own ? s.mark : s.panel};color:${ink};border-radius:${round}px;padding:6px 12px` : ''}"><div style="font-size:.88em;font-weight:bold;color:${own ? s.on : s.mark}">${person(r)}${round ? '' : ` <span style="color:${s.soft};font-weight:normal">${clock(r)}</span>`}</div>${r.chance(0.25) ? quote(ink) : ''}<span>${escaped(words())}</span>${round ? `<span style="float:right;margin:5px 0 0 14px;font-size:11px;color:${own ? s.on : s.soft}">${clock(r)} ${own ? ticks(s.on) : ''}</span>` : ''}</div>${r.chance(0.3) ? hearts() : ''}</div></div>`; };
  const column = () => `<div style="flex:1;min-width:0;padding:10px 22px;border-right:1px solid ${s.rule}">${times(16, turn).join('')}</div>`;
  return `<div style="height:100%;background:${s.paper};color:${s.ink};font:${font};display:flex;overflow:hidden">${column()}${column()}</div>`;
}
screen('gathering-paper', {}, (r) => gathering(r, SHADES.paper, { font: "14px/1.35 Inter", width: 520, round: 12, side: true }));
screen('gathering-black', { lcd: false }, (r) => gathering(r, SHADES.black, { font: "15px/1.3 Roboto", width: 560, round: 18, side: true }));
screen('gathering-flat', { hinting: 'full' }, (r) => gathering(r, SHADES.violet, { font: "15px/1.4 Lato", width: 780, round: 0, side: false }));
screen('gathering-mint-150', { scale: 1.5, width: 1280, height: 720 }, (r) => gathering(r, SHADES.mint, { font: "13px/1.35 'Noto Sans'", width: 380, round: 6, side: true }));

/** A paper of a society: two or three columns without a rule, solid type, formulas of figures, notes in smaller type. */
function treatise(r, s, { font, count, gap }) {
  const part = () => `<div style="font-weight:bold;margin-top:4px">${r.number(1, 9)}.${r.number(1, 9)} ${title(r)}</div>${times(2, () => `<p style="margin:0;text-indent:1.2em">${prose(r, r.number(3, 6))} [${r.number(1, 60)}, ${r.number(61, 99)}]</p>`).join('')}<p style="margin:0;font-size:.82em">${r.number(1, 40)} ${person(r)}, ${title(r)}, ${r.number(1970, 2026)}, pp. ${r.number(10, 90)}-${r.number(91, 140)}.</p>`;
  return `<div style="height:100%;background:${s.paper};color:${s.ink};font:${font};padding:14px 40px;box-sizing:border-box;overflow:hidden"><div style="display:flex;justify-content:space-between"><i>${person(r)} and ${person(r)}</i><span>${r.number(100, 900)}</span></div><div style="columns:${count};column-gap:${gap}px;height:1010px;column-fill:auto;text-align:justify">${times(24, part).join('')}</div></div>`;
}
screen('treatise-two', {}, (r) => treatise(r, SHADES.paper, { font: "13px/13px 'Liberation Serif'", count: 2, gap: 28 }));
screen('treatise-three', { lcd: false, hinting: 'full' }, (r) => treatise(r, SHADES.cream, { font: "12px/12px 'DejaVu Serif'", count: 3, gap: 22 }));
screen('treatise-night', { hinting: 'none' }, (r) => treatise(r, SHADES.slate, { font: "14px/14px 'Noto Serif'", count: 3, gap: 24 }));
