'use strict';
// Screens of the tuning part: programs to work with.

function editor(r, theme, { font, size, lines, tabs }) {
  const tone = (kind, text) => `<span style="color:${theme[kind]}">${escaped(text)}</span>`;
  const name = () => `${r.pick(VERBS)}_${r.pick(NOUNS)}`;
  const row = () => {
    const shapes = [
      () => `${tone('word', 'let')} ${name()} ${tone('sign', '=')} ${tone('call', name())}(${r.pick(NOUNS)}, ${tone('number', r.number(0, 4096))});`,
      () => `${tone('word', 'if')} ${r.pick(NOUNS)}.${tone('call', `is_${r.pick(ADJECTIVES)}`)}() ${tone('sign', '&&')} ${name()} ${tone('sign', '>=')} ${tone('number', r.number(1, 99))} {`,
      () => `${tone('note', `// ${sentence(r)}`)}`,
      () => `${tone('word', 'return')} ${tone('text', `"${label(r).toLowerCase()}"`)}.to_string();`,
      () => `${tone('word', 'pub fn')} ${tone('call', name())}(&${tone('word', 'self')}, ${r.pick(NOUNS)}: ${tone('type', capital(r.pick(NOUNS)))}) {`,
      () => `${r.pick(NOUNS)}.${tone('call', r.pick(VERBS))}(${tone('text', `"${r.pick(FILES)}"`)}, ${name()});`,
      () => `${tone('word', 'for')} ${r.pick(NOUNS)} ${tone('word', 'in')} ${r.pick(NOUNS)}s.iter().filter(|${r.pick(NOUNS)}| ${r.pick(NOUNS)}.${r.pick(NOUNS)}) {`,
      () => '}',
      () => `println!(${tone('text', `"${r.pick(PAST)} {} ${r.pick(NOUNS)}s in {} ms"`)}, count, elapsed);`,
    ];
    return r.pick(shapes)();
  };
  const code = times(lines, (index) => {
    const depth = r.below(4) * 4;
    return `<div style="white-space:pre"><span style="display:inline-block;width:4em;text-align:right;color:${theme.gutter};margin-right:1.5em">${index + 1}</span>${' '.repeat(depth)}${r.chance(0.08) ? '' : row()}</div>`;
  }).join('');
  const tree = times(26, (index) => `<div style="padding:3px 0 3px ${12 + (index % 4) * 14}px">${icon(index % 4 ? 'file' : 'folder', theme.gutter, 14)} <span>${r.pick(NOUNS)}.${r.pick(['rs', 'toml', 'md', 'json'])}</span></div>`).join('');
  const strip = times(tabs, (index) => `<span style="padding:9px 18px;background:${index ? theme.side : theme.paper};border-right:1px solid ${theme.rule}">${r.pick(NOUNS)}.rs</span>`).join('');
  return `<div style="background:${theme.paper};color:${theme.ink};height:100%;font:${size}px ${font};display:flex">
    <div style="width:250px;background:${theme.side};border-right:1px solid ${theme.rule};font:13px 'Open Sans';padding-top:8px">
      <div style="padding:6px 14px;font-weight:bold;font-size:11px;text-transform:uppercase">Explorer</div>${tree}</div>
    <div style="flex:1;display:flex;flex-direction:column"><div style="display:flex;background:${theme.side};font:13px 'Open Sans'">${strip}</div>
    <div style="flex:1;overflow:hidden;line-height:1.5;padding-top:6px">${code}</div>
    <div style="background:${theme.bar};color:#fff;font:12px 'Open Sans';padding:3px 12px;display:flex;gap:26px"><span>main*</span><span>${r.number(0, 9)} errors, ${r.number(1, 40)} warnings</span><span style="margin-left:auto">Ln ${r.number(1, 400)}, Col ${r.number(1, 80)}</span><span>UTF-8</span><span>Rust</span></div></div></div>`;
}

const NIGHT = { paper: '#1e1e1e', side: '#252526', ink: '#d4d4d4', gutter: '#858585', rule: '#333333', bar: '#007acc', word: '#569cd6', call: '#dcdcaa', text: '#ce9178', number: '#b5cea8', note: '#6a9955', type: '#4ec9b0', sign: '#d4d4d4' };
const DAYLIGHT = { paper: '#ffffff', side: '#f3f3f3', ink: '#24292e', gutter: '#9aa0a6', rule: '#dddddd', bar: '#5c6bc0', word: '#d73a49', call: '#6f42c1', text: '#032f62', number: '#005cc5', note: '#6a737d', type: '#22863a', sign: '#d73a49' };

screen('editor-night', {}, (r) => editor(r, NIGHT, { font: "'Fira Code';font-variant-ligatures:none", size: 14, lines: 60, tabs: 5 }));
screen('editor-day', { lcd: false }, (r) => editor(r, DAYLIGHT, { font: "'DejaVu Sans Mono'", size: 13, lines: 60, tabs: 3 }));
screen('editor-125', { scale: 1.25, width: 1536, height: 864 }, (r) => editor(r, NIGHT, { font: "'Liberation Mono'", size: 13, lines: 48, tabs: 4 }));

screen('tight-log', {}, (r) => {
  const tones = { INFO: '#7ec699', WARN: '#e5c07b', ERROR: '#e06c75', DEBUG: '#8f9aa5' };
  const rows = times(80, () => {
    const level = r.pick(Object.keys(tones));
    return `<div>${date(r)}T${seconds(r)}.${r.digits(3)}Z <span style="color:${tones[level]}">${level.padEnd(5)}</span> ${r.pick(NOUNS)}::${r.pick(NOUNS)}: ${r.pick(PAST)} ${r.number(1, 900)} ${r.pick(NOUNS)}s from 10.${r.below(255)}.${r.below(255)}.${r.below(255)}:${r.number(1024, 65000)} id=${r.hex(8)} ${r.pick(NOUNS)}=${r.pick(ADJECTIVES)}</div>`;
  }).join('');
  return `<div style="background:#15191e;color:#c8ccd4;font:13px/13px 'DejaVu Sans Mono';white-space:pre;padding:6px;height:100%">${rows}</div>`;
});

screen('mail-light', { hinting: 'none' }, (r) => {
  const folders = ['Inbox', 'Starred', 'Sent', 'Drafts', 'Archive', 'Spam', 'Trash'].map((name, index) => `<div style="padding:8px 14px;${index ? '' : 'background:#d2e3fc;border-radius:0 16px 16px 0;font-weight:bold'}">${icon(['mail', 'star', 'chevron', 'file', 'folder', 'bell', 'close'][index], '#5f6368')} <span style="margin-left:10px">${name}</span><span style="float:right">${r.number(1, 400)}</span></div>`).join('');
  const items = times(15, (index) => `<div style="padding:9px 14px;border-bottom:1px solid #e5e7eb;${index === 2 ? 'background:#e8f0fe' : ''}"><div style="display:flex;justify-content:space-between"><b>${person(r)}</b><span style="color:#5f6368;font-size:12px">${clock(r)}</span></div><div>${title(r)}</div><div style="color:#80868b;font-size:13px;white-space:nowrap;overflow:hidden;text-overflow:clip">${sentence(r).split(' ').slice(0, 7).join(' ')}</div></div>`).join('');
  const body = times(6, () => `<p>${prose(r, 3)}</p>`).join('');
  return `<div style="font:14px Roboto;color:#202124;display:flex;height:100%;background:#fff">
    <div style="width:210px;background:#f6f8fc;padding-top:14px">${folders}</div><div style="width:400px;border-right:1px solid #e5e7eb;overflow:hidden">${items}</div>
    <div style="flex:1;padding:24px 40px"><h2 style="font-weight:400">${title(r)}</h2><div style="display:flex;gap:12px;align-items:center"><div style="width:40px;height:40px;border-radius:20px;background:#7b1fa2;color:#fff;display:flex;align-items:center;justify-content:center;font-size:18px">M</div><div><b>${person(r)}</b> <span style="color:#5f6368">&lt;${mailAddress(r)}&gt;</span><div style="font-size:12px;color:#5f6368">to me, ${r.pick(FIRST_NAMES)}</div></div></div>
    <div style="line-height:1.6;max-width:860px">${body}<p>Kind regards,<br>${person(r)}</p></div>
    <button style="font:14px Roboto;padding:8px 22px;border:1px solid #747775;border-radius:18px;background:#fff;color:#444746">Reply</button> <button style="font:14px Roboto;padding:8px 22px;border:1px solid #747775;border-radius:18px;background:#fff;color:#444746">Forward</button></div></div>`;
});

screen('chat', {}, (r) => {
  const said = times(13, (index) => {
    const mine = index % 3 === 1;
    return `<div style="display:flex;justify-content:${mine ? 'flex-end' : 'flex-start'};margin:10px 0"><div style="max-width:560px;padding:10px 14px;border-radius:16px;background:${mine ? '#1f6feb' : '#e9ecef'};color:${mine ? '#fff' : '#1c1e21'}">${mine ? '' : `<div style="font-weight:bold;font-size:13px;color:#7048e8">${person(r)}</div>`}${prose(r, 1 + (index % 2))}<div style="font-size:11px;opacity:.75;text-align:right">${clock(r)}</div></div></div>`;
  }).join('');
  const rooms = times(14, () => `<div style="display:flex;gap:10px;padding:9px 12px;align-items:center">${photo(38, 38, r.below(900), 'border-radius:19px')}<div><div style="font-weight:600">${person(r)}</div><div style="font-size:12px;color:#868e96">${label(r)}</div></div></div>`).join('');
  return `<div style="font:15px 'Noto Sans';display:flex;height:100%;background:#f8f9fa"><div style="width:290px;background:#fff;border-right:1px solid #dee2e6">${rooms}</div><div style="flex:1;padding:20px 60px;overflow:hidden">${said}</div></div>`;
});

screen('document', { lcd: false, hinting: 'none' }, (r) => `<div style="background:#e8eaed;height:100%;font:16px 'Liberation Serif';color:#111">
  <div style="background:#fff;border-bottom:1px solid #ccc;font:13px 'Liberation Sans';padding:8px 16px;display:flex;gap:24px">${['File', 'Edit', 'View', 'Insert', 'Format', 'Styles', 'Table', 'Tools', 'Window', 'Help'].map((name) => `<span>${name}</span>`).join('')}</div>
  <div style="background:#fff;width:820px;margin:22px auto;padding:70px 84px;height:100%;line-height:1.35"><h1 style="font-size:28px">${title(r)}</h1><p><i>${person(r)}, ${r.pick(CITIES)}, ${r.pick(MONTHS)} ${r.number(2015, 2026)}</i></p>
  ${times(3, (index) => `<h2 style="font-size:20px">${index + 1}. ${label(r)}</h2><p style="text-align:justify">${prose(r, 6)}</p><p style="text-align:justify">${prose(r, 4)}</p>`).join('')}</div></div>`);

screen('article-three-columns', {}, (r) => `<div style="background:#fffdf7;height:100%;color:#222;font:15px/1.4 'DejaVu Serif'"><div style="max-width:1560px;margin:auto;padding-top:18px">
  <div style="font:bold 46px 'Nimbus Roman';text-align:center;border-bottom:3px double #222;padding-bottom:8px">The Harbour Gazette</div>
  <h1 style="font:bold 32px 'Nimbus Roman'">${title(r)} ${r.pick(ADVERBS)}</h1>
  <div style="columns:3;column-gap:38px;column-rule:1px solid #bbb;text-align:justify;height:830px">${times(12, () => `<p style="margin:0 0 10px">${prose(r, 4)}</p>`).join('')}</div></div></div>`);

screen('sheet', {}, (r) => {
  const head = ['Item', 'City', 'Qty', 'Price', 'Total', 'Date', 'Owner', 'Status', 'Margin'];
  const cell = (text, right, more = '') => `<td style="border:1px solid #d0d0d0;padding:2px 6px;height:19px;text-align:${right ? 'right' : 'left'};${more}">${text}</td>`;
  const rows = times(42, (index) => `<tr>${cell(index + 2, false, 'background:#f0f0f0;text-align:center;width:30px')}${cell(label(r))}${cell(r.pick(CITIES))}${cell(r.number(1, 900), true)}${cell(money(r), true)}${cell(money(r), true)}${cell(date(r), true)}${cell(person(r))}${cell(capital(r.pick(PAST)))}${cell(`${r.number(1, 60)}.${r.below(10)}%`, true)}</tr>`).join('');
  return `<div style="font:13px Carlito,'Liberation Sans';background:#fff;height:100%"><div style="padding:8px;border-bottom:1px solid #ccc"><b style="border:1px solid #ccc;padding:2px 40px 2px 6px">E7</b> <i>fx</i> <span>=SUM(D2:D44)*0.19</span></div><table style="border-collapse:collapse;width:1700px">
    <tr>${cell('', false, 'background:#f0f0f0')}${'ABCDEFGHI'.split('').map((letter) => cell(letter, false, 'background:#f0f0f0;text-align:center')).join('')}</tr>
    <tr>${cell(1, false, 'background:#f0f0f0;text-align:center')}${head.map((name) => cell(`<b>${name}</b>`)).join('')}</tr>${rows}</table></div>`;
});
