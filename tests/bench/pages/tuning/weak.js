'use strict';
// Screens of the tuning part: what was read worst. Icons and marks as high as text, overlays that cut it, glued lines,
// struck-through prices, text cut by edges, code with thin signs, columns kept apart by white space alone.

const SIGNS = ['file', 'folder', 'star', 'bell', 'user', 'gear', 'home', 'clock', 'lock', 'cloud', 'heart', 'check', 'close', 'plus', 'chevron'];

function task(r, ink, size) {
  const sign = () => icon(r.pick(SIGNS), ink, size);
  return `<div style="display:flex;gap:10px;align-items:center;color:${ink}"><span>${sign()} ${r.number(1, 30)} ${r.pick(MONTHS).slice(0, 3)}</span><span>${icon('check', ink, size)} ${r.below(9)}/${r.number(9, 12)}</span><span>${sign()} ${r.number(1, 99)}</span><span><span data-untrue>&#10003;</span> ${r.pick(PAST)}</span></div>`;
}

function board(r, font, paper, card, ink, faint, size) {
  const column = () => `<div style="width:300px;background:${paper};border-radius:8px;padding:8px">${times(7, () => `<div style="background:${card};border-radius:6px;padding:8px 10px;margin-bottom:8px"><div style="display:flex;gap:6px">${icon(r.pick(SIGNS), r.pick(['#d93025', '#188038', '#1a73e8', faint]), size)}<span>${label(r)}</span></div><div style="font-size:12px;color:${faint};margin:5px 0">${sentence(r).split(' ').slice(0, 6).join(' ')}</div><div style="font-size:12px">${task(r, faint, size - 2)}</div></div>`).join('')}</div>`;
  return `<div style="font:14px ${font};background:${card};color:${ink};height:100%;padding:14px;box-sizing:border-box;display:flex;gap:12px;overflow:hidden">${times(6, column).join('')}</div>`;
}

screen('board-icons', { lcd: false }, (r) => board(r, "'Open Sans'", '#f1f2f4', '#ffffff', '#172b4d', '#626f86', 14));
screen('board-icons-dark', { hinting: 'full' }, (r) => board(r, "'DejaVu Sans'", '#101214', '#22272b', '#b6c2cf', '#8c9bab', 16));
screen('board-icons-150', { width: 1280, height: 720, scale: 1.5 }, (r) => board(r, "'Noto Sans'", '#eef1f4', '#ffffff', '#1f2328', '#656d76', 14));

screen('menus-icons', {}, (r) => {
  const entry = (marked) => `<div style="padding:4px 12px;display:flex;gap:10px;align-items:center;${marked ? 'background:#0a64c8;color:#fff' : ''}">${icon(r.pick(SIGNS), marked ? '#fff' : '#555', 15)}<span style="flex:1">${label(r)}</span><span style="opacity:.7">${r.pick(['Ctrl', 'Alt', 'Shift'])}+${r.pick('ABDEFGHKNPRST'.split(''))}</span></div>`;
  const menu = (left, top, marked) => `<div style="position:absolute;left:${left}px;top:${top}px;background:#fdfdfd;border:1px solid #c0c0c0;border-radius:6px;box-shadow:0 4px 14px #0005;padding:5px 0;width:290px">${times(11, (index) => entry(index === marked)).join('')}</div>`;
  const tip = (left, top) => `<div style="position:absolute;left:${left}px;top:${top}px;background:#212529;color:#fff;border-radius:4px;padding:4px 9px;font-size:12px">${sentence(r)}</div>`;
  return `<div style="font:14px Roboto;background:#f6f6f6;height:100%"><div style="padding:16px 24px;line-height:1.45;color:#222">${times(22, () => `<div>${prose(r, 2)}</div>`).join('')}</div>${menu(60, 40, 1)}${menu(360, 260, 4)}${menu(900, 480, 0)}${tip(1200, 210)}${tip(840, 330)}</div>`;
});

screen('tight-prose', { lcd: false, hinting: 'none' }, (r) => `<div style="background:#fff;color:#111;height:100%;columns:3;column-gap:24px;padding:10px;box-sizing:border-box;font:14px/14px 'Liberation Sans';column-fill:auto">${times(26, (index) => `<p style="margin:0 0 8px;font:${['14px/14px Roboto', "13px/13px 'Noto Sans'", "15px/15px 'Liberation Serif'"][index % 3]}">${prose(r, 5)}</p>`).join('')}</div>`);

screen('tight-shell', { hinting: 'full' }, (r) => `<div style="background:#002b36;color:#93a1a1;height:100%;font:14px/14px 'Liberation Mono';white-space:pre;padding:4px">${times(75, () => `<div>-rw-r--r-- ${r.number(1, 9)} ${r.pick(FIRST_NAMES).toLowerCase().padEnd(8)} staff ${String(r.number(1, 999999)).padStart(8)} ${r.pick(MONTHS).slice(0, 3)} ${String(r.number(1, 30)).padStart(2)} ${clock(r).slice(0, 5)} ${r.pick(NOUNS)}_${r.pick(NOUNS)}.${r.pick(['rs', 'toml', 'json', 'md'])}</div>`).join('')}</div>`);

screen('prices', {}, (r) => `<div style="font:15px 'Liberation Sans';background:#fff;height:100%;padding:20px;box-sizing:border-box;display:grid;grid-template-columns:repeat(5,1fr);gap:14px">${times(40, (index) => `<div style="border:1px solid #e2e2e2;padding:10px"><div>${label(r)}</div><div style="font:${['15px Roboto', "16px 'Open Sans'", "14px 'DejaVu Sans'", "18px 'Liberation Serif'"][index % 4]}"><s style="color:#777">${r.number(10, 900)}.${r.digits(2)} EUR</s> <b>${r.number(10, 900)}.${r.digits(2)} EUR</b></div><div style="font-size:13px"><s>${sentence(r).split(' ').slice(0, 4).join(' ')}</s></div></div>`).join('')}</div>`);

screen('cut-edges', {}, (r) => `<div style="position:relative;height:100%;overflow:hidden;background:#fff;font:15px 'Noto Sans'"><div style="position:absolute;left:-37px;top:-9px;width:2040px;line-height:1.6">${times(50, () => `<div style="white-space:nowrap">${prose(r, 4)}</div>`).join('')}</div></div>`);

screen('code-thin', { lcd: false }, (r) => {
  const name = () => `${r.pick(NOUNS)}_${r.pick(NOUNS)}`;
  const shapes = [
    () => `self.${name()}.${r.pick(VERBS)}(${name()}, "${r.pick(FILES)}");`,
    () => `const ${name().toUpperCase()}: ${capital(r.pick(NOUNS))} = ${r.number(0, 99)}.${r.below(10)};`,
    () => `use ${r.pick(NOUNS)}::${name()}::{${r.pick(NOUNS)}, ${r.pick(NOUNS)}};`,
    () => `${name()}[${r.below(9)}..${r.number(9, 99)}].iter().map(|x| x.${name()}).sum();`,
    () => `let ${name()}: Vec<${capital(r.pick(NOUNS))}> = ${r.pick(NOUNS)}::${r.pick(VERBS)}(&${name()})?;`,
  ];
  const pane = (font, paper, ink) => `<div style="flex:1;background:${paper};color:${ink};font:${font};white-space:pre;padding:10px;overflow:hidden;line-height:1.45">${times(44, () => `<div>${' '.repeat(4 * r.below(3))}${escaped(r.pick(shapes)())}</div>`).join('')}</div>`;
  return `<div style="display:flex;height:100%">${pane("15px 'DejaVu Sans Mono'", '#fafafa', '#383a42')}${pane("14px 'Noto Sans Mono'", '#282c34', '#abb2bf')}${pane("15px Inconsolata", '#fff', '#222')}</div>`;
});

screen('aligned', { hinting: 'none' }, (r) => `<div style="background:#fff;color:#1c1c1c;height:100%;font:14px/1.35 'DejaVu Sans Mono';white-space:pre;padding:12px">${times(52, () => `<div>${label(r).padEnd(26)}${r.pick(CITIES).padEnd(14)}${String(r.number(1, 99999)).padStart(8)}  ${date(r)}  ${capital(r.pick(PAST)).padEnd(12)}${money(r).padStart(12)}   ${person(r)}</div>`).join('')}</div>`);

screen('retina-board', { width: 1280, height: 800, scale: 2 }, (r) => board(r, "Roboto", '#ebecf0', '#ffffff', '#172b4d', '#5e6c84', 14));
