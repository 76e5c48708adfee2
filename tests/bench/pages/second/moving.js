'use strict';
// Sequences of the second part.

// Typing.

sequence('chat-box-typing', { frames: 30, lcd: false, hinting: 'slight' }, (r) => {
  const typed = 'Could you bring the blue folders to rehearsal? Bar 88 still drags, and Fenella has lost her copy of the Rutter again :-)';
  const line = (mine, who, text, at) => `<div style="display:flex;flex-direction:${mine ? 'row-reverse' : 'row'};gap:12px;margin:11px 0">${photo(36, 36, `box ${at}`, 'border-radius:18px;flex:none;align-self:flex-start')}<div style="max-width:640px;background:${mine ? '#2b5278' : '#182533'};border-radius:12px;padding:8px 14px;line-height:1.42"><div style="font-size:13px;color:${mine ? '#9fd0ff' : '#e5a46a'}">${who}</div><div>${text}</div></div></div>`;
  const side = times(13, (at) => `<div style="padding:11px 18px;${at === 2 ? 'background:#2b5278' : ''}"><div style="display:flex;justify-content:space-between"><b>${at === 2 ? 'Tuesday choir' : seqPerson(r)}</b><span style="font-size:12px;color:#7f91a4">${seqClock(r)}</span></div><div style="font-size:13px;color:#8fa3b7;margin-top:3px">${r.pick(SEQ_CHATTER)(r)}</div></div>`).join('');
  return {
    html: `<div style="height:100%;background:#0e1621;color:#f0f4f8;font:16px Lato;display:flex"><div style="width:400px;background:#17212b;flex:none">${side}</div><div style="flex:1;display:flex;flex-direction:column"><div style="background:#17212b;padding:13px 26px"><b>Tuesday choir</b><div style="font-size:13px;color:#7f91a4;margin-top:2px">34 members, 6 online</div></div><div style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;padding:0 26px 10px">${times(11, (at) => line(at % 4 === 2, at % 4 === 2 ? 'You' : seqPerson(r), seqChatter(r, 0.5), at)).join('')}</div><div style="background:#17212b;padding:17px 26px;min-height:46px;display:flex;align-items:center;gap:18px">${icon('plus', '#7f91a4', 22)}<div style="flex:1"><span id="typed" style="white-space:pre-wrap"></span>${caret('#6ab3f3', 20)}</div>${icon('play', '#6ab3f3', 22)}</div></div></div>`,
    step(index) { document.getElementById('typed').textContent = typed.slice(0, index < 12 ? index * 5 : index < 15 ? 60 : 60 + (index - 15) * 5); visible('caret', index % 2 === 0); },
  };
});

sequence('code-new-lines', { frames: 30, lcd: true, hinting: 'full' }, (r) => {
  const tone = { key: '#a626a4', fn: '#4078f2', str: '#3b7d2f', num: '#986801', rem: '#8a8b92' };
  const code = seqCode(r, tone, 52, seqPython);
  const typed = ['        moorings = [berth for berth in berths if berth.free_on(day)]', '        assert len(moorings) <= 88, "more berths than the quay has"', ''];
  const added = typed.join('\n');
  const tree = times(28, (at) => `<div style="padding:4px 0 4px ${at % 7 ? 34 : 16}px">${at % 7 ? `${r.pick(SEQ_IDS)}_${r.pick(SEQ_ACTS)}.py` : `<b>${r.pick(SEQ_IDS)}s</b>`}</div>`).join('');
  const row = (text, at) => `<div style="white-space:pre;height:21px"><span style="display:inline-block;width:48px;text-align:right;margin-right:22px;color:#9d9d9f">${at + 1}</span>${text}</div>`;
  const draw = (index) => {
    const done = added.slice(0, index * 5).split('\n');
    const fresh = index ? done.map((text, at) => escaped(text) + (at === done.length - 1 ? `<span style="visibility:${index % 3 === 2 ? 'hidden' : 'visible'}">${caret('#526fff', 17)}</span>` : '')) : [];
    return [...code.slice(0, 16), ...fresh, ...code.slice(16)].slice(0, 47).map(row).join('');
  };
  return {
    html: `<div style="height:100%;background:#fafafa;color:#383a42;display:flex"><div style="width:230px;background:#eaeaeb;font:14px 'Noto Sans';padding-top:12px">${tree}</div><div style="flex:1;display:flex;flex-direction:column"><div style="background:#eaeaeb;font:14px 'Noto Sans';display:flex"><span style="background:#fafafa;padding:9px 22px">berth_plan.py</span><span style="padding:9px 22px;color:#7a7b80">tide_store.py</span><span style="padding:9px 22px;color:#7a7b80">quay_map.py</span></div><div id="code" style="flex:1;overflow:hidden;font:15px/21px 'JetBrains Mono';font-variant-ligatures:none;padding-top:8px">${draw(0)}</div><div style="background:#eaeaeb;font:13px 'Noto Sans';padding:6px 18px;display:flex;justify-content:space-between"><span>main, 2 changed</span><span id="place">Ln 17, Col 1</span></div></div></div>`,
    step(index) {
      document.getElementById('code').innerHTML = draw(index);
      const done = added.slice(0, index * 5).split('\n');
      document.getElementById('place').textContent = `Ln ${16 + done.length}, Col ${done[done.length - 1].length + 1}`;
    },
  };
});

sequence('writer-correction', { frames: 30, width: 1536, height: 864, scale: 1.25, hinting: 'slight' }, (r) => {
  const states = ['', 'On Satur', 'On Saturday the w', 'On Saturday the whole clu', 'On Saturday the whole club mov', 'On Saturday the whole club moved the dinghys', 'On Saturday the whole club moved the dinghys', 'On Saturday the whole club moved the dingh', 'On Saturday the whole club moved the dingh',
    'On Saturday the whole club moved the dinghies i', 'On Saturday the whole club moved the dinghies into the upp', 'On Saturday the whole club moved the dinghies into the upper shed', 'On Saturday the whole club moved the dinghies into the upper', 'On Saturday the whole club moved the dinghies into the', 'On Saturday the whole club moved the dinghies into the boat',
    'On Saturday the whole club moved the dinghies into the boathouse, wash', 'On Saturday the whole club moved the dinghies into the boathouse, washed the sails', 'On Saturday the whole club moved the dinghies into the boathouse, washed the sails and', 'On Saturday the whole club moved the dinghies into the boathouse, washed the sails and coun',
    'On Saturday the whole club moved the dinghies into the boathouse, washed the sails and counted'].concat([' 41', ' 41 life', ' 41 lifejackets', ' 41 lifejackets, thr', ' 41 lifejackets, th', ' 41 lifejackets,', ' 41 lifejackets, two', ' 41 lifejackets, two of them', ' 41 lifejackets, two of them torn', ' 41 lifejackets, two of them torn.'].map((end) => `On Saturday the whole club moved the dinghies into the boathouse, washed the sails and counted${end}`));
  const tools = ['File', 'Edit', 'View', 'Insert', 'Format', 'Styles', 'Table', 'Tools', 'Window', 'Help'];
  return {
    html: `<div style="height:100%;background:#dcdcdc;color:#1f1f1f;display:flex;flex-direction:column"><div style="background:#f2f1f0;font:13px Cantarell;padding:7px 12px;display:flex;gap:20px">${tools.map((text) => `<span>${text}</span>`).join('')}</div><div style="background:#f2f1f0;border-bottom:1px solid #bbb;font:13px Cantarell;padding:6px 12px;display:flex;gap:10px;align-items:center"><span style="background:#fff;border:1px solid #bbb;padding:3px 40px 3px 8px">Body Text</span><span style="background:#fff;border:1px solid #bbb;padding:3px 60px 3px 8px">EB Garamond</span><span style="background:#fff;border:1px solid #bbb;padding:3px 20px 3px 8px">13.5 pt</span><b style="padding:3px 8px">B</b><i style="padding:3px 8px">I</i>${['star', 'check', 'file', 'folder', 'chart', 'search'].map((name) => icon(name, '#555', 17)).join(' ')}</div><div style="flex:1;overflow:hidden"><div style="width:820px;height:1100px;margin:18px auto 0;background:#fff;border:1px solid #c4c4c4;box-sizing:border-box;padding:52px 84px;font:18px/1.5 'EB Garamond'"><div style="font:bold 27px 'EB Garamond';margin-bottom:14px">The Boathouse in ${r.number(2021, 2026)}</div><p style="margin:0 0 12px">${seqProse(r, 3, 'sailing')}</p><p style="margin:0 0 12px">${seqProse(r, 2, 'sailing')}</p><p style="margin:0 0 12px;min-height:54px"><span id="typed" style="white-space:pre-wrap"></span>${caret('#000', 21)}</p><p style="margin:0 0 12px">${seqProse(r, 3)}</p><p style="margin:0 0 12px">${seqProse(r, 3, 'sailing')}</p>${times(3, () => `<p style="margin:0 0 12px">${seqProse(r, 4)}</p>`).join('')}</div></div><div style="background:#f2f1f0;border-top:1px solid #bbb;font:12px Cantarell;padding:5px 14px;display:flex;gap:60px"><span>Page 1 of 3</span><span id="count">612 words, 3,481 characters</span><span>English (UK)</span><span style="margin-left:auto">100 %</span></div></div>`,
    step(index) {
      const text = states[index];
      document.getElementById('typed').textContent = text;
      document.getElementById('count').textContent = `${612 + (text ? text.trim().split(' ').length : 0)} words, ${thousands(3481 + text.length)} characters`;
      visible('caret', index % 2 === 0);
    },
  };
});

// Scrolling.

sequence('book-page-72', { frames: 24, hinting: 'slight' }, (r) => {
  const chapters = times(9, (at) => `<h2 style="font:600 27px Vollkorn;margin:34px 0 14px">${at + 3}. ${seqHeading(r)}</h2>${times(6, () => `<p style="margin:0 0 15px">${seqProse(r, r.number(3, 6))}</p>`).join('')}`).join('');
  return {
    html: `<div id="page" style="height:100%;overflow:hidden;background:#fbf7ef;color:#2a2520;font:19px/1.58 Vollkorn"><div style="width:840px;margin:0 auto">${chapters}</div></div>`,
    step(index) { document.getElementById('page').scrollTop = index * 72; },
  };
});

sequence('guide-wheel-at-150', { frames: 24, width: 1280, height: 720, scale: 1.5, lcd: false, hinting: 'none' }, (r) => {
  const places = seqWheel(r, 24, 56, 3);
  const menu = times(16, (at) => `<div style="padding:7px 20px;${at === 3 ? 'background:#e3edf7;color:#1a5fb4' : ''}">${seqLabel(r)}</div>`).join('');
  const body = times(14, () => `<h3 style="font-size:20px;margin:26px 0 8px">${seqHeading(r)}</h3>${times(2, () => `<p style="margin:0 0 12px">${seqProse(r, 4, 'huts')}</p>`).join('')}<p style="background:#fff6dc;border-left:4px solid #e5a50a;padding:10px 14px;margin:0 0 12px">${seqSay(r, 'huts')}</p>`).join('');
  return {
    html: `<div style="height:100%;display:flex;background:#fff;color:#303030;font:15px/1.5 Cantarell"><div style="width:236px;flex:none;background:#f4f4f4;padding-top:14px">${menu}</div><div id="page" style="flex:1;overflow:hidden;padding:0 56px">${body}</div></div>`,
    step(index) { document.getElementById('page').scrollTop = places[index]; },
  };
});

sequence('source-night-wheel', { frames: 25, lcd: false, hinting: 'medium' }, (r) => {
  const tone = { key: '#ff7b72', fn: '#d2a8ff', str: '#a5d6ff', num: '#79c0ff', rem: '#8b949e' };
  const places = seqWheel(r, 25, 66, 3);
  const code = seqCode(r, tone, 240, seqScript).map((text, at) => `<div style="white-space:pre;height:22px"><span style="display:inline-block;width:46px;text-align:right;margin-right:24px;color:#6e7681">${at + 1}</span>${text}</div>`).join('');
  return {
    html: `<div style="height:100%;background:#0d1117;color:#e6edf3;display:flex;flex-direction:column"><div style="background:#161b22;border-bottom:1px solid #30363d;font:14px Inter;padding:11px 20px;display:flex;justify-content:space-between"><span>tide-board / src / harbour / berths.ts</span><span style="color:#8b949e">240 lines, 9.4 KB</span></div><div id="page" style="flex:1;overflow:hidden;font:14px/22px Hack;font-variant-ligatures:none">${code}</div></div>`,
    step(index) { document.getElementById('page').scrollTop = places[index]; },
  };
});

sequence('register-rolling', { frames: 22, hinting: 'full' }, (r) => {
  const columns = 'display:grid;grid-template-columns:80px 220px 250px 1fr 150px 130px 120px;column-gap:14px;padding:0 18px';
  const rows = times(120, (at) => `<div style="${columns};height:28px;line-height:28px;background:${at % 2 ? '#fff' : '#f3f6fa'}"><span>${1040 + at}</span><span>${seqPerson(r)}</span><span>${seqLabel(r)}</span><span>${seqAddress(r)}</span><span>${seqPhone(r)}</span><span>${seqShortDate(r)}</span><span style="text-align:right">${seqPounds(r, 4800)}</span></div>`).join('');
  return {
    html: `<div style="height:100%;background:#fff;color:#1b1f24;font:14px Carlito;display:flex;flex-direction:column"><div style="background:#29465b;color:#fff;font:18px Carlito;padding:12px 18px">Tool Library - Loans and Deposits</div><div style="${columns};background:#dbe4ec;height:34px;line-height:34px;font-weight:bold"><span>No.</span><span>Member</span><span>Item</span><span>Address</span><span>Telephone</span><span>Due back</span><span style="text-align:right">Deposit</span></div><div id="page" style="flex:1;overflow:hidden">${rows}</div></div>`,
    step(index) { document.getElementById('page').scrollTop = index * 98; },
  };
});

sequence('chat-back-in-time', { frames: 22, width: 1536, height: 864, scale: 1.25, hinting: 'slight' }, (r) => {
  const places = seqWheel(r, 22, 60, 3);
  const people = times(6, () => [seqPerson(r), r.pick(['#b5423c', '#2f6f4f', '#7a4ea8', '#1d6a96', '#a2641a'])]);
  const talk = times(80, (at) => {
    const [who, colour] = people[r.below(6)];
    return `${at % 9 === 4 ? `<div style="text-align:center;font-size:13px;color:#6b7280;padding:8px 0">${r.pick(SEQ_DAYS)}, ${seqDate(r)}</div>` : ''}<div style="display:flex;gap:14px;padding:9px 24px">${photo(38, 38, `past ${people.findIndex(([other]) => other === who)}`, 'border-radius:8px;flex:none;align-self:flex-start')}<div><div><b style="color:${colour}">${who}</b> <span style="font-size:12px;color:#6b7280">${seqClock(r)}</span></div><div style="line-height:1.45">${seqChatter(r, 0.6)}</div></div></div>`;
  }).join('');
  return {
    html: `<div style="height:100%;display:flex;background:#fff;color:#1f2328;font:15px Inter"><div style="width:230px;flex:none;background:#3f2a4f;color:#e8dff0;padding-top:14px">${times(17, (at) => `<div style="padding:7px 20px;${at === 4 ? 'background:#6b4a86' : ''}"># ${seqThing(r)}${at % 3 ? '' : `-${r.pick(SEQ_TOWNS).toLowerCase()}`}</div>`).join('')}</div><div style="flex:1;display:flex;flex-direction:column"><div style="border-bottom:1px solid #ddd;padding:14px 24px;font-weight:600">Trench 4, finds and photographs</div><div id="page" style="flex:1;overflow:hidden">${talk}</div><div style="margin:12px 24px;border:1px solid #bbb;border-radius:8px;padding:11px 16px;color:#6b7280">Message the trench</div></div></div>`,
    after() { document.getElementById('page').scrollTop = 3200; },
    step(index) { document.getElementById('page').scrollTop = 3200 - places[index]; },
  };
});

sequence('recipe-page-at-200', { frames: 18, width: 1280, height: 800, scale: 2, hinting: 'none', lcd: false }, (r) => {
  const places = [0, 140, 280, 280, 420, 560, 700, 700, 700, 840, 980, 980, 1120, 1260, 1400, 1400, 1540, 1680];
  const body = times(12, (at) => `<h3 style="font:bold 21px Lato;margin:26px 0 10px">${seqHeading(r)}</h3><p style="margin:0 0 13px">${seqProse(r, 4, 'gardens')}</p>${at % 3 === 1 ? photo(680, 180, `plot ${at}`, 'border-radius:6px;margin:6px 0 14px') : ''}<p style="margin:0 0 13px">${seqProse(r, 3, 'gardens')}</p>`).join('');
  const facts = times(10, () => `<div style="padding:9px 0;border-bottom:1px solid #dfe6da">${capital(r.pick(SEQ_PLANTS))}<div style="color:#63705c;font-size:14px">${r.pick(SEQ_MONTHS)}, ${r.number(15, 90)} cm apart</div></div>`).join('');
  return {
    html: `<div style="height:100%;display:flex;background:#fdfffb;color:#25301f;font:17px/1.5 Lato"><div id="page" style="flex:1;overflow:hidden;padding:0 60px">${body}</div><div style="width:330px;flex:none;background:#eef4ea;padding:20px 28px"><b>Sowing this season</b>${facts}</div></div>`,
    step(index) { document.getElementById('page').scrollTop = places[index]; },
  };
});

sequence('magazine-with-pictures', { frames: 20, hinting: 'medium' }, (r) => {
  const places = [0, 120, 360, 600, 600, 840, 1080, 1320, 1320, 1320, 1560, 1680, 1920, 2160, 2160, 2400, 2640, 2880, 2880, 3120];
  const story = (at) => `<div style="display:flex;gap:34px;flex-direction:${at % 2 ? 'row-reverse' : 'row'};margin:34px 0">${photo(460, 300, `ride ${at}`, 'flex:none')}<div><div style="font:14px 'Noto Sans';color:#b3261e">${r.pick(['Rides', 'Workshop', 'Touring', 'Letters', 'Tested'])}</div><div style="font:bold 26px 'Noto Serif';margin:6px 0 10px">${seqHeading(r)}</div><div>${seqProse(r, 4, 'cycling')}</div><div style="font:14px 'Noto Sans';color:#666;margin-top:10px">By ${seqPerson(r)}, ${seqDate(r)}</div></div></div>`;
  return {
    html: `<div style="height:100%;background:#fff;color:#222;font:17px/1.5 'Noto Serif';display:flex;flex-direction:column"><div style="background:#1d3b2a;color:#fff;font:16px 'Noto Sans';padding:17px 240px;display:flex;gap:44px;align-items:center"><b style="font:bold 24px 'Noto Serif'">The Slow Wheel</b><span>Routes</span><span>Workshop</span><span>Readers write</span><span>Shop</span><span style="margin-left:auto">${icon('search', '#fff', 20)} Sign in</span></div><div id="page" style="flex:1;overflow:hidden;padding:0 240px">${photo(1440, 340, 'ride top', 'margin-top:26px')}<div style="font:bold 42px/1.2 'Noto Serif';margin:24px 0">${seqHeading(r)}</div><p>${seqProse(r, 6, 'cycling')}</p>${times(14, story).join('')}</div></div>`,
    step(index) { document.getElementById('page').scrollTop = places[index]; },
  };
});

sequence('wanderbuch-deutsch', { frames: 22, languages: ['deu'], hinting: 'slight' }, (r) => {
  const text = times(10, () => `<h2 style="font:bold 25px P052;margin:28px 0 12px">${seqTitel(r)}</h2>${times(4, () => `<p style="margin:0 0 14px">${seqAbsatz(r, r.number(3, 5))}</p>`).join('')}`).join('');
  const wege = times(19, () => `<div style="padding:7px 0;display:flex;justify-content:space-between"><span>${r.pick(SEQ_ORTE)} - ${r.pick(SEQ_ORTE)}</span><span>${r.number(4, 38)},${r.below(10)} km</span></div>`).join('');
  return {
    html: `<div style="height:100%;display:flex;background:#fff;color:#222;font:18px/1.55 P052"><div style="width:330px;flex:none;background:#f0ece3;padding:22px 30px;font:15px 'Open Sans'"><b>Unsere Wege</b>${wege}</div><div id="page" style="flex:1;overflow:hidden;padding:0 130px">${text}</div></div>`,
    step(index) { document.getElementById('page').scrollTop = index * 108; },
  };
});

// What fills up by itself.

sequence('survey-sync-log', { frames: 26, lcd: false, hinting: 'none' }, (r) => {
  const fresh = times(26, () => r.pick([0, 1, 1, 2, 2, 3, 5, 8]));
  const kinds = [
    (at) => `${at} <span style="color:#8ec07c">recv</span>  ${seqPath(r)} (${thousands(r.number(900, 8400000))} bytes)`,
    (at) => `${at} <span style="color:#83a598">hash</span>  ${r.hex(16)}  ${seqFile(r)}`,
    (at) => `${at} <span style="color:#fabd2f">skip</span>  ${seqPath(r)}: unchanged since ${seqShortDate(r)}`,
    (at) => `${at} <span style="color:#fb4934">fail</span>  ${seqPath(r)}: ${r.pick(['permission denied', 'timed out after 30 s', 'checksum differs', 'no such file'])}, retry ${r.number(1, 5)} of 5`,
    (at) => `${at} <span style="color:#d3869b">info</span>  ${r.number(2, 99)} of ${r.number(100, 900)} trenches done, ${r.number(1, 60)} min left`,
  ];
  let clock = 33120000;
  const lines = times(46 + 90, () => { clock += r.number(9, 900); const second = Math.floor(clock / 1000); return r.pick(kinds)(`${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)}.${pad(clock % 1000, 3)}`); });
  const upTo = (index) => 46 + fresh.slice(1, index + 1).reduce((sum, count) => sum + count, 0);
  const shown = (index) => lines.slice(upTo(index) - 46, upTo(index)).map((text) => `<div>${text}</div>`).join('');
  return {
    html: `<div style="height:100%;background:#282828;color:#ebdbb2;display:flex;flex-direction:column"><div style="background:#3c3836;font:14px 'Open Sans';padding:9px 18px">sync of the season’s records to ${r.pick(SEQ_TOWNS).toLowerCase()}</div><div id="log" style="flex:1;overflow:hidden;font:17px/22px Inconsolata;white-space:pre;padding:6px 18px">${shown(0)}</div></div>`,
    step(index) { document.getElementById('log').innerHTML = shown(index); },
  };
});

sequence('map-install', { frames: 24, hinting: 'slight' }, (r) => {
  const done = [0, 2, 5, 9, 13, 17, 22, 26, 31, 31, 35, 40, 46, 51, 55, 60, 66, 71, 77, 82, 88, 93, 97, 100];
  const parts = times(24, () => [seqFile(r), `${r.number(2, 98)}.${r.below(10)} MB`]);
  const text = times(3, () => `<p style="margin:0 0 14px">${seqProse(r, 3, 'huts')}</p>`).join('');
  const rows = (index) => parts.slice(0, 18).map(([file, size], at) => { const share = Math.max(0, Math.min(100, (done[index] - at * 5.5) * 18)); return `<div style="display:flex;height:28px;line-height:28px;padding:0 10px;background:${at % 2 ? '#fff' : '#f6f6f6'}"><span style="width:340px">${file}</span><span style="width:120px;text-align:right">${size}</span><span style="width:150px;text-align:right;color:${share >= 100 ? '#26763c' : '#555'}">${share >= 100 ? 'installed' : share > 0 ? `${Math.round(share)} %` : 'waiting'}</span></div>`; }).join('');
  const bar = (index) => `<div style="display:flex;justify-content:space-between;margin-bottom:6px"><span>${done[index] < 100 ? `Copying ${parts[Math.min(17, Math.floor(done[index] / 5.5))][0]}` : 'All sheets are installed.'}</span><b>${done[index]} %</b></div><div style="height:14px;border:1px solid #b0b0b0;background:#eee;border-radius:7px;overflow:hidden"><div style="width:${done[index]}%;height:14px;background:#3584e4"></div></div><div style="margin-top:6px;color:#555">${Math.round(done[index] * 8.13)} MB of 813 MB, ${done[index] < 100 ? `about ${Math.ceil((100 - done[index]) * 0.6)} seconds left` : 'finished'}</div>`;
  return {
    html: `<div style="height:100%;background:#4f6d7a;font:15px 'DejaVu Sans';color:#222;padding-top:70px;box-sizing:border-box"><div style="width:1400px;margin:0 auto;background:#fff;border-radius:8px;overflow:hidden"><div style="background:#e4e2de;padding:11px;text-align:center;font-weight:bold">Walking Maps 4.2 - Setup</div><div style="display:flex;padding:26px 34px;gap:44px"><div style="flex:1;line-height:1.55"><div style="font-size:20px;margin-bottom:14px">Please wait while the sheets are copied</div>${text}</div><div id="parts" style="width:640px;border:1px solid #ccc;font-size:14px">${rows(0)}</div></div><div id="bar" style="padding:0 34px 26px">${bar(0)}</div><div style="background:#f4f4f4;padding:14px 34px;display:flex;justify-content:flex-end;gap:14px"><span style="border:1px solid #aaa;border-radius:4px;padding:6px 24px">Details</span><span style="border:1px solid #aaa;border-radius:4px;padding:6px 24px">Cancel</span></div></div></div>`,
    step(index) { document.getElementById('parts').innerHTML = rows(index); document.getElementById('bar').innerHTML = bar(index); },
  };
});

sequence('harbour-board', { frames: 24, lcd: true, hinting: 'none' }, (r) => {
  const value = (from, to, digits, unit) => ({ name: '', at: r.number(from, to), jump: Math.max(1, Math.round((to - from) / 30)), digits, unit });
  const tiles = [['Wind, pier head', 90, 310, 1, ' kn'], ['Gusts', 180, 420, 1, ' kn'], ['Water level', 210, 480, 2, ' m'], ['Air pressure', 9890, 10240, 1, ' hPa'], ['Sea temperature', 92, 161, 1, ' °C'], ['Visibility', 20, 190, 1, ' km'], ['Berths taken', 60, 88, 0, ' of 88'], ['Dues today', 1200, 2900, 0, ' GBP']].map(([name, from, to, digits, unit]) => ({ ...value(from, to, digits, unit), name }));
  const history = times(24, () => tiles.map((tile) => { if (r.chance(0.45)) tile.at += r.number(-tile.jump, tile.jump); return `${thousands((tile.at / 10 ** tile.digits).toFixed(tile.digits))}${tile.unit}`; }));
  const swell = times(60, (at) => Math.round(48 + 26 * Math.sin(at / 4) + r.number(-16, 16)));
  const boats = times(34, () => [r.pick(SEQ_BOATS), r.pick(SEQ_TOWNS), `${r.number(6, 19)}.${r.below(10)} m`, r.pick(['alongside', 'arriving', 'at anchor', 'sailed']), `${seqClock(r)}`]);
  const list = (index) => boats.slice(Math.floor(index / 6), Math.floor(index / 6) + 23).map(([boat, town, length, state, clock]) => `<div style="display:grid;grid-template-columns:1.3fr 1.3fr 1fr 1fr 70px;padding:0 20px;height:30px;line-height:30px"><span>${boat}</span><span>${town}</span><span>${length}</span><span style="color:#7fd1ae">${state}</span><span>${clock}</span></div>`).join('');
  return {
    html: `<div style="height:100%;background:#10202b;color:#dbe7ee;font:15px Roboto;padding:20px 26px;box-sizing:border-box"><div style="display:flex;justify-content:space-between;font-size:20px;margin-bottom:16px"><span>Harbour Office ${r.pick(SEQ_TOWNS)}</span><span id="clock">14:07:30</span></div><div style="display:grid;grid-template-columns:repeat(4,1fr);gap:16px">${tiles.map(({ name }, at) => `<div style="background:#182d3a;border-radius:6px;padding:16px 20px"><div style="color:#8fa9b8">${name}</div><div class="value" style="font:300 36px Roboto;margin-top:6px">${history[0][at]}</div></div>`).join('')}</div><div style="display:flex;gap:16px;margin-top:16px"><div style="flex:1;background:#182d3a;border-radius:6px;padding:16px 20px"><div style="color:#8fa9b8;margin-bottom:12px">Swell at the buoy, last 40 readings</div><div id="bars" style="display:flex;align-items:flex-end;gap:4px;height:690px"></div></div><div style="width:780px;background:#182d3a;border-radius:6px;padding:16px 0"><div style="color:#8fa9b8;padding:0 20px 8px">Movements</div><div id="boats">${list(0)}</div></div></div></div>`,
    after() { velvet.current.step(0); },
    step(index) {
      document.querySelectorAll('.value').forEach((tile, at) => { tile.textContent = history[index][at]; });
      document.getElementById('clock').textContent = `14:07:${pad(30 + Math.floor(index / 2), 2)}`;
      document.getElementById('bars').innerHTML = swell.slice(Math.floor(index / 2), Math.floor(index / 2) + 40).map((height) => `<div style="flex:1;height:${height}%;background:#3d8fb8"></div>`).join('');
      document.getElementById('boats').innerHTML = list(index);
    },
  };
});

sequence('clock-and-caret', { frames: 20, lcd: false, hinting: 'medium' }, (r) => ({
  html: `<div style="height:100%;background:#f6f5f4;color:#2e3436;display:flex;flex-direction:column"><div style="background:#241f31;color:#fff;font:15px Cantarell;padding:6px 16px;display:flex;justify-content:space-between"><span>Activities</span><span id="clock">Tue 17 Mar, 19:42:06</span><span>${r.number(41, 97)} %</span></div><div style="flex:1;background:#fff;margin:14px 150px 0;padding:30px 90px;overflow:hidden;font:17px/1.62 'Liberation Serif'">${times(15, (at) => `<p style="margin:0 0 15px">${seqProse(r, r.number(3, 6), 'joinery')}${at === 6 ? caret('#000', 20) : ''}</p>`).join('')}</div></div>`,
  step(index) { document.getElementById('clock').textContent = `Tue 17 Mar, 19:42:${pad(6 + Math.floor(index / 2), 2)}`; visible('caret', index % 2 === 0); },
}));

// Selecting, pointing, choosing.

sequence('selection-grows', { frames: 24, hinting: 'slight' }, (r) => {
  const texts = times(14, () => seqProse(r, r.number(3, 5)));
  const upTo = [0, 0, 14, 46, 98, 170, 262, 262, 330, 420, 512, 600, 690, 690, 780, 700, 610, 610, 540, 540, 540, 0, 0, 0];
  return {
    html: `<div style="height:100%;background:#fff;color:#24292f;font:17px/1.65 'Open Sans';padding:30px 260px;box-sizing:border-box"><div style="font:bold 26px 'Open Sans';margin-bottom:16px">${seqHeading(r)}</div>${texts.map((text) => `<p class="text" style="margin:0 0 14px">${escaped(text)}</p>`).join('')}</div>`,
    step(index) {
      let left = upTo[index];
      document.querySelectorAll('.text').forEach((paragraph, at) => {
        const from = at === 2 ? 37 : 0;
        const count = at < 2 ? 0 : Math.max(0, Math.min(left, texts[at].length - from));
        if (at >= 2) left -= count;
        paragraph.innerHTML = count ? `${escaped(texts[at].slice(0, from))}<span style="background:#accef7">${escaped(texts[at].slice(from, from + count))}</span>${escaped(texts[at].slice(from + count))}` : escaped(texts[at]);
      });
    },
  };
});

sequence('menus-and-rows', { frames: 24, lcd: false, hinting: 'full' }, (r) => {
  const names = ['Project', 'Edit', 'Track', 'Generate', 'Effects', 'Station', 'Help'];
  const entries = names.map(() => times(r.number(7, 11), () => [capital(`${r.pick(['open', 'copy', 'trim', 'mark', 'export', 'move', 'lock', 'swap', 'mute'])} ${r.pick(['the', 'every', 'this', 'next'])} ${r.pick(SEQ_WAVES)}`), r.chance(0.5) ? `Ctrl+${r.pick(words('A B D E K L M R T'))}` : '']));
  const rows = times(36, (at) => [pad(at + 1, 2), r.pick(SEQ_SHOWS), seqPerson(r), seqClock(r), `${r.number(1, 58)}:${pad(r.below(60), 2)}`, r.pick(['on tape', 'live', 'repeat', 'outside broadcast'])]);
  const plan = [[-1, -1, 3], [-1, -1, 5], [-1, -1, 8], [0, -1, 8], [0, 1, 8], [0, 3, 8], [1, -1, 8], [1, 2, 8], [2, -1, 8], [2, 0, 8], [2, 4, 8], [-1, -1, 8], [-1, -1, 12], [-1, -1, 15], [4, -1, 15], [4, 2, 15], [4, 5, 15], [5, -1, 15], [6, -1, 15], [6, 1, 15], [-1, -1, 15], [-1, -1, 20], [-1, -1, 23], [-1, -1, 24]];
  const show = (index) => {
    const [open, lit, hover] = plan[index];
    const bar = names.map((name, at) => `<span style="position:relative;padding:9px 18px;background:${at === open ? '#4a5a6a' : 'transparent'}">${name}${at === open ? `<span style="position:absolute;left:0;top:36px;width:310px;background:#3a4552;border:1px solid #566474;z-index:5;display:block;padding:3px 0">${entries[at].map(([text, keys], row) => `<span style="display:flex;justify-content:space-between;padding:0 18px;height:28px;line-height:28px;background:${row === lit ? '#2f7fd1' : 'transparent'}"><span>${text}</span><span style="color:#c3ccd6">${keys}</span></span>`).join('')}</span>` : ''}</span>`).join('');
    const table = rows.map(([number, showName, who, clock, length, state], at) => `<div style="display:grid;grid-template-columns:80px 420px 420px 240px 240px 1fr;padding:0 18px;height:28px;line-height:28px;background:${at === hover ? '#35526e' : at % 2 ? '#20262d' : '#252c34'}"><span>${number}</span><span>${showName}</span><span>${who}</span><span>${clock}</span><span>${length}</span><span>${state}</span></div>`).join('');
    return `<div style="height:100%;background:#20262d;color:#e4e9ee;font:15px 'Liberation Sans'"><div style="background:#2d3640;display:flex;height:37px;line-height:18px">${bar}</div><div style="height:31px;background:#1a1f25;display:grid;grid-template-columns:80px 420px 420px 240px 240px 1fr;padding:0 18px;line-height:31px;color:#9fb0c0"><span>No.</span><span>Programme</span><span>Presenter</span><span>Starts</span><span>Length</span><span>State</span></div>${table}</div>`;
  };
  return { html: show(0), step(index) { document.body.innerHTML = show(index); } };
});

sequence('pointer-across-text', { frames: 22, hinting: 'full' }, (r) => {
  const way = times(22, (at) => { const t = Math.min(at, 16) / 16; return [Math.round(1460 - 1180 * t + 90 * Math.sin(at)), Math.round(860 - 700 * t * t)]; });
  return {
    html: `<div style="height:100%;background:#eef1f4;color:#1c2430;font:16px/1.6 'DejaVu Serif';padding:26px 220px;box-sizing:border-box">${times(13, () => `<p style="margin:0 0 16px">${seqProse(r, r.number(3, 6), 'digs')}</p>`).join('')}</div>${pointer('white')}`,
    after() { movePointer(...way[0]); },
    step(index) { movePointer(...way[Math.min(index, 17)]); },
  };
});

// Windows: each fills the display but for a bar.

function seqWinLetters(r) {
  return `<div style="height:100%;background:#fff;color:#202124;font:14px Roboto;display:grid;grid-template-columns:220px 500px 1fr"><div style="background:#f2f5fa;padding:18px 0"><div style="margin:0 18px 14px;background:#c7dcf7;border-radius:16px;padding:11px 20px;width:110px">${icon('plus', '#1f3a5f', 15)} Compose</div>${['Inbox', 'Starred', 'Later', 'Sent', 'Drafts', 'Allotments', 'Choir', 'Regatta', 'Invoices', 'Archive'].map((name, at) => `<div style="padding:8px 24px;display:flex;justify-content:space-between;${at ? '' : 'background:#dbe6f6;font-weight:bold'}"><span>${name}</span><span>${r.number(1, 140)}</span></div>`).join('')}</div>
  <div style="border-left:1px solid #dfe3e8;border-right:1px solid #dfe3e8;overflow:hidden">${times(15, (at) => `<div style="padding:11px 18px;border-bottom:1px solid #e9ecf0;${at === 3 ? 'background:#eaf1fb' : ''}"><div style="display:flex;justify-content:space-between"><b>${seqPerson(r)}</b><span style="font-size:12px;color:#5f6368">${seqShortDate(r)}</span></div><div style="margin-top:4px">${seqHeading(r)}</div></div>`).join('')}</div>
  <div style="padding:28px 44px;line-height:1.6;overflow:hidden;font-size:15px"><div style="font-size:23px">${seqHeading(r)}</div><div style="color:#5f6368;margin:8px 0 20px">${seqPerson(r)}, ${seqDate(r)}, ${seqClock(r)}</div>${times(8, () => `<p>${seqProse(r, r.number(3, 5))}</p>`).join('')}<p>Yours,<br>${seqPerson(r)}<br>${seqAddress(r)}</p></div></div>`;
}
function seqWinFolder(r) {
  return `<div style="height:100%;background:#fff;color:#2b2b2b;font:14px 'Noto Sans';display:flex;flex-direction:column"><div style="background:#ececec;border-bottom:1px solid #d0d0d0;padding:9px 16px;display:flex;gap:16px;align-items:center">${icon('chevron', '#555')}<span style="background:#fff;border:1px solid #cfcfcf;padding:5px 14px;flex:1">Home / Surveys / ${r.pick(SEQ_TOWNS)} / ${r.number(2019, 2026)}</span>${icon('search', '#555')}${icon('menu', '#555')}</div><div style="flex:1;display:flex"><div style="width:210px;background:#f6f6f6;border-right:1px solid #ddd;padding-top:10px">${['Recent', 'Home', 'Desktop', 'Documents', 'Downloads', 'Music', 'Pictures', 'Scans', 'Trash', 'Harbour disk'].map((name) => `<div style="padding:8px 18px">${icon('folder', '#6b87a6')} &nbsp;${name}</div>`).join('')}</div><div style="flex:1;overflow:hidden"><div style="display:grid;grid-template-columns:1fr 160px 190px 220px;padding:0 20px;height:32px;line-height:32px;border-bottom:1px solid #ddd;color:#666"><span>Name</span><span>Size</span><span>Kind</span><span>Changed</span></div>${times(34, (at) => `<div style="display:grid;grid-template-columns:1fr 160px 190px 220px;padding:0 20px;height:29px;line-height:29px;background:${at === 6 ? '#cfe3f7' : at % 2 ? '#fafafa' : '#fff'}"><span>${icon('file', '#7d8a97', 15)} &nbsp;${seqFile(r)}</span><span>${r.number(2, 990)} ${r.pick(['KB', 'MB'])}</span><span>${r.pick(['Document', 'Recording', 'Image', 'Table', 'Track log'])}</span><span>${seqShortDate(r)} ${seqClock(r)}</span></div>`).join('')}</div></div></div>`;
}
function seqWinAccounts(r) {
  const widths = [44, 230, 260, 150, 130, 140, 140, 160, 240, 200, 226];
  const cell = (row, column) => (row ? [row, seqPerson(r), seqLabel(r), seqShortDate(r), r.number(1, 48), seqPounds(r, 200), seqPounds(r, 200), seqPounds(r, 3000), r.pick(SEQ_SHOWS), r.pick(SEQ_TOWNS), `${r.number(1, 99)}.${r.below(10)} %`][column] : ['', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'][column]);
  return `<div style="height:100%;background:#fff;color:#111;font:13px 'Liberation Sans'"><div style="background:#f5f5f5;border-bottom:1px solid #ccc;padding:8px 14px;display:flex;gap:22px"><span>File</span><span>Edit</span><span>View</span><span>Insert</span><span>Format</span><span>Sheet</span><span>Data</span><span>Tools</span></div><div style="padding:6px 14px;border-bottom:1px solid #ccc;display:flex;gap:30px"><span>G${r.number(3, 20)}</span><span>=SUM(G2:G${r.number(21, 44)})</span></div>${times(43, (row) => `<div style="display:flex">${widths.map((width, column) => `<div style="width:${width}px;box-sizing:border-box;height:22px;line-height:21px;padding:0 6px;border-right:1px solid #d7d7d7;border-bottom:1px solid #d7d7d7;overflow:hidden;white-space:nowrap;background:${row && column ? '#fff' : '#ebebeb'};text-align:${!row || !column ? 'center' : [4, 5, 6, 7, 10].includes(column) ? 'right' : 'left'}">${cell(row, column)}</div>`).join('')}</div>`).join('')}</div>`;
}
function seqWinArticle(r) {
  return `<div style="height:100%;background:#fff;color:#222;font:17px/1.55 'Liberation Serif';display:flex;flex-direction:column"><div style="background:#dfe1e5;font:14px 'Open Sans';padding:8px 14px;display:flex;gap:10px"><span style="background:#fff;border-radius:6px 6px 0 0;padding:5px 20px">${seqHeading(r)}</span><span style="padding:5px 20px">${seqLabel(r)}</span></div><div style="font:14px 'Open Sans';padding:9px 18px;border-bottom:1px solid #ddd;color:#555">${icon('lock', '#555', 14)} ${seqSite(r)}</div><div style="flex:1;overflow:hidden;display:flex;padding:22px 90px;gap:50px"><div style="flex:1"><div style="font:32px 'Liberation Serif';border-bottom:1px solid #aaa;padding-bottom:6px">${seqHeading(r)}</div>${times(10, (at) => `${at === 3 || at === 7 ? `<div style="font:24px 'Liberation Serif';margin-top:16px">${seqLabel(r)}</div>` : ''}<p style="margin:12px 0">${seqProse(r, 4, 'digs')}</p>`).join('')}</div><div style="width:320px;font:14px/1.5 'Open Sans'">${photo(320, 220, `article ${r.digits(3)}`)}<div style="color:#555;margin:6px 0 18px">${seqSay(r, 'digs')}</div>${times(9, () => `<div style="display:flex;justify-content:space-between;border-bottom:1px solid #e4e4e4;padding:5px 0"><span>${capital(r.pick(SEQ_FINDS))}</span><span>${r.pick(SEQ_AGES)}</span></div>`).join('')}</div></div></div>`;
}
function seqWinMonth(r) {
  return `<div style="height:100%;background:#fff;color:#333;font:14px Lato;display:flex;flex-direction:column"><div style="padding:14px 22px;display:flex;gap:26px;align-items:baseline"><span style="font-size:26px">${r.pick(SEQ_MONTHS)} ${r.number(2024, 2027)}</span><span>Today</span><span>Week</span><span style="color:#1565c0">Month</span><span>Year</span></div><div style="flex:1;display:grid;grid-template-columns:repeat(7,1fr);grid-auto-rows:186px;overflow:hidden;border-top:1px solid #ddd">${times(35, (at) => `<div style="border-right:1px solid #ddd;border-bottom:1px solid #ddd;padding:7px 9px;${at % 7 > 4 ? 'background:#f8f8f8' : ''}"><div style="color:#777;margin-bottom:5px">${at < 7 ? `${SEQ_DAYS[at]} ` : ''}${(at + 28) % 31 + 1}</div>${times(r.number(0, 4), () => seqClock(r)).sort().map((clock) => `<div style="background:${r.pick(['#dceefb', '#e5f4e0', '#fdeccd', '#f6e1ee'])};border-radius:4px;padding:3px 7px;margin-bottom:4px;white-space:nowrap;font-size:13px">${clock} ${r.pick([r.pick(SEQ_GIVEN), `${capital(r.pick(SEQ_VOICES))}`, `${r.pick(SEQ_TOWNS)} regatta`, `Plot ${r.number(2, 74)}`, 'Committee', 'Bike workshop'])}</div>`).join('')}</div>`).join('')}</div></div>`;
}
function seqWinEditor(r) {
  const tone = { key: '#c678dd', fn: '#61afef', str: '#98c379', num: '#d19a66', rem: '#7f848e' };
  return `<div style="height:100%;background:#282c34;color:#c8ccd4;display:flex;flex-direction:column"><div style="background:#21252b;font:13px 'Noto Sans';display:flex">${times(4, (at) => `<span style="padding:9px 20px;background:${at === 1 ? '#282c34' : 'transparent'}">${r.pick(SEQ_IDS)}.ts</span>`).join('')}</div><div style="flex:1;overflow:hidden;font:14px/20px 'Fira Code';font-variant-ligatures:none;padding-top:6px">${seqCode(r, tone, 37, seqScript).map((text, at) => `<div style="white-space:pre;height:20px"><span style="display:inline-block;width:44px;text-align:right;margin-right:18px;color:#6b7280">${at + 61}</span>${text}</div>`).join('')}</div></div>`;
}
function seqWinBand(r) {
  return `<div style="height:100%;background:#1a1d24;color:#d6dae1;font:14px 'Noto Sans';display:flex"><div style="width:220px;background:#14161b;padding-top:12px;color:#9aa3b2;flex:none">${times(20, (at) => `<div style="padding:7px 18px;${at === 5 ? 'background:#2a2f3a;color:#fff' : ''}">${capital(r.pick(SEQ_WAVES))} ${r.pick(SEQ_TOWNS)}</div>`).join('')}</div><div style="flex:1;padding:8px 24px;overflow:hidden">${times(15, (at) => `<div style="display:flex;gap:14px;margin:10px 0">${photo(34, 34, `band ${at % 5}`, 'border-radius:17px;flex:none;align-self:flex-start')}<div><b style="color:${r.pick(['#ffb86b', '#8be9b1', '#9cc4ff', '#f3a6c8'])}">${seqPerson(r)}</b> <span style="font-size:12px;color:#7d8695">${seqClock(r)}</span><div style="line-height:1.4;margin-top:2px">${seqChatter(r, 0.5)}</div></div></div>`).join('')}</div></div>`;
}
function seqWinNotes(r) {
  return `<div style="height:100%;background:#2b2a27;color:#e9e4d8;font:16px/1.6 Carlito;display:flex"><div style="width:300px;background:#22211f;flex:none">${times(11, (at) => `<div style="padding:11px 20px;border-bottom:1px solid #35332f;${at === 2 ? 'background:#3c3a35' : ''}">${seqHeading(r)}<div style="font-size:13px;line-height:1.3;color:#a59f90">${seqDate(r)}</div></div>`).join('')}</div><div style="flex:1;padding:26px 80px;overflow:hidden"><div style="font-size:28px;margin-bottom:10px">${seqHeading(r)}</div>${times(7, () => `<p style="margin:0 0 14px">${seqProse(r, 3, 'joinery')}</p>`).join('')}<div>${times(4, () => `<div style="padding:3px 0">${icon('check', '#9cc48b')} &nbsp;${seqSay(r, 'joinery')}</div>`).join('')}</div></div></div>`;
}
function seqWinJobs(r) {
  const grid = 'display:grid;grid-template-columns:110px 150px 100px 100px 120px 1fr;padding:0 18px';
  return `<div style="height:100%;background:#0f1419;color:#d0d7de;font:14px Inter"><div style="display:flex;gap:18px;padding:14px 18px">${['Processor', 'Memory', 'Disk', 'Network'].map((name) => `<div style="flex:1;background:#1a2129;border-radius:6px;padding:10px 16px">${name}<div style="font-size:25px">${r.number(3, 97)}.${r.below(10)} %</div><div style="height:6px;background:#2b3540"><div style="height:6px;width:${r.number(8, 92)}%;background:#4fa3d1"></div></div></div>`).join('')}</div><div style="${grid};height:30px;line-height:30px;color:#8b98a5"><span>Number</span><span>Owner</span><span>CPU</span><span>Memory</span><span>Started</span><span>Command</span></div>${times(25, (at) => `<div style="${grid};height:26px;line-height:26px;background:${at % 2 ? '#0f1419' : '#141b22'}"><span>${r.number(210, 39800)}</span><span>${r.pick(SEQ_GIVEN).toLowerCase()}</span><span>${r.below(60)}.${r.below(10)}</span><span>${r.number(2, 880)} MB</span><span>${seqClock(r)}</span><span>${r.pick(['/usr/bin/', '/opt/station/', ''])}${r.pick(SEQ_ACTS)}-${r.pick(SEQ_IDS)} --${r.pick(SEQ_IDS)}=${r.number(1, 900)}</span></div>`).join('')}</div>`;
}

sequence('tabs-of-a-light-desk', { frames: 26, width: 1920, height: 1080, hinting: 'slight' }, () => {
  const windows = [seqWinLetters, seqWinFolder, seqWinAccounts, seqWinArticle, seqWinMonth];
  const names = ['Letters', 'Surveys', 'accounts.ods', 'Web', 'Calendar'];
  const order = [0, 0, 1, 1, 0, 1, 2, 2, 2, 3, 0, 3, 4, 4, 2, 1, 0, 2, 0, 3, 3, 4, 1, 0, 2, 0];
  const bar = (index) => `<div style="height:42px;background:#e8eaef;border-top:1px solid #c3c7d0;color:#222;font:14px/42px 'Noto Sans';display:flex;padding:0 12px">${icon('menu', '#333', 22).replace('style="', 'style="align-self:center;')}${names.map((name, at) => `<span style="padding:0 24px;margin-left:8px;background:${at === order[index] ? '#fff' : 'transparent'}">${name}</span>`).join('')}<span style="margin-left:auto">${11 + Math.floor(index / 24)}:${pad(47 + Math.floor(index / 8), 2)}</span></div>`;
  const show = (index) => `<div style="height:100%;display:flex;flex-direction:column"><div style="height:1037px;overflow:hidden">${windows[order[index]](new Random(`light desk ${order[index]}`))}</div>${bar(index)}</div>`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); paintPhotos(); } };
});

sequence('dark-desk-at-125', { frames: 24, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight' }, () => {
  const windows = [seqWinEditor, seqWinBand, seqWinNotes, seqWinJobs];
  const names = ['Editor', 'Band', 'Notes', 'Monitor'];
  const order = [0, 1, 0, 1, 1, 2, 2, 3, 0, 3, 3, 1, 2, 0, 0, 2, 1, 3, 2, 2, 0, 1, 3, 0];
  const show = (index) => `<div style="height:100%;display:flex;flex-direction:column"><div style="height:30px;flex:none;background:#000;color:#eee;font:14px/30px Cantarell;padding:0 16px;display:flex;justify-content:space-between"><span>${names[order[index]]}</span><span>Sat 8 Nov ${21}:${pad(14 + Math.floor(index / 10), 2)}</span><span>${icon('cloud', '#eee', 15)} ${icon('bell', '#eee', 15)}</span></div><div style="flex:1;overflow:hidden">${windows[order[index]](new Random(`dark desk ${order[index]}`))}</div></div>`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); paintPhotos(); } };
});

sequence('toasts-over-loans', { frames: 22, hinting: 'medium' }, (r) => {
  const grid = 'display:grid;grid-template-columns:110px 330px 380px 1fr 190px;padding:0 30px';
  const rows = times(34, (at) => `<div style="${grid};height:30px;line-height:30px;background:${at % 2 ? '#fff' : '#f1f4ee'}"><span>${2210 + at}</span><span>${seqPerson(r)}</span><span>${seqLabel(r)}</span><span>${seqPost(r)}</span><span>${seqDate(r)}</span></div>`).join('');
  const page = `<div style="height:100%;background:#fff;color:#22281f;font:15px 'Open Sans'"><div style="height:60px;line-height:60px;background:#3f5d3a;color:#fff;font-size:19px;padding:0 30px">Seed Library, members and loans</div>${rows}</div>`;
  const toasts = times(4, () => [seqLabel(r), seqSay(r, 'gardens')]);
  const toast = (at) => `<div style="position:fixed;right:0;top:60px;width:520px;height:120px;background:#2d2f33;color:#fff;font:14px/1.45 'Open Sans';padding:14px 20px;box-sizing:border-box;z-index:5"><div style="display:flex;justify-content:space-between"><b>${toasts[at][0]}</b><span style="color:#b9bdc4">now</span></div><div style="margin-top:6px">${toasts[at][1]}</div></div>`;
  const ask = `<div style="position:fixed;left:640px;top:390px;width:640px;height:240px;background:#fafafa;border:1px solid #888;box-sizing:border-box;font:16px/1.5 'Open Sans';z-index:6"><div style="background:#3f5d3a;color:#fff;padding:9px 18px">Remove loan</div><div style="padding:18px 22px">Remove the loan of ${seqPerson(r)} from the list? The deposit of ${seqPounds(r, 40)} will be paid back by ${seqDate(r)}.</div><div style="position:absolute;right:22px;bottom:16px;display:flex;gap:12px"><span style="border:1px solid #999;padding:5px 24px">Keep</span><span style="background:#a3322b;color:#fff;padding:6px 24px">Remove</span></div></div>`;
  const plan = [[], [], [0], [0], [0], [], [], [1], [1, 9], [1, 9], [9], [9], [], [2], [2], [], [9], [9, 3], [3], [3], [], []];
  const show = (index) => `${page}${plan[index].map((at) => (at === 9 ? ask : toast(at))).join('')}`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); } };
});

// Films, calls, games.

sequence('lesson-beside-notes', { frames: 22, hinting: 'none' }, (r) => ({
  html: `<div style="height:100%;background:#fff;color:#212529;font:16px/1.55 Inter;display:flex"><div style="flex:1;padding:26px 50px;overflow:hidden"><div style="font:bold 25px Inter;margin-bottom:14px">${seqHeading(r)}</div>${times(13, () => `<p style="margin:0 0 15px">${seqProse(r, r.number(3, 5), 'joinery')}</p>`).join('')}</div><div style="width:720px;flex:none;padding:26px 40px 0 0"><canvas id="film" width="720" height="405" style="display:block"></canvas><div style="background:#222;color:#fff;font:14px Inter;padding:9px 14px;display:flex;gap:16px">${icon('play', '#fff', 16, true)}<span id="time">3:12 / 24:40</span></div><div style="font:600 19px Inter;margin:18px 0 4px">Lesson ${r.number(2, 14)}: ${seqLabel(r)}</div><div style="color:#6c757d;font-size:14px">${seqPerson(r)}, ${thousands(r.number(1200, 98000))} views</div>${times(11, () => `<p style="font-size:14px;margin:14px 0 0"><b>${seqPerson(r)}</b> ${seqSay(r, 'joinery')}</p>`).join('')}</div></div>`,
  after() { film(document.getElementById('film'), 0, 41); },
  step(index) { film(document.getElementById('film'), index, 41); document.getElementById('time').textContent = `3:${pad(12 + Math.floor(index / 2), 2)} / 24:40`; },
}));

const SEQ_SAID = [
  ['We left the harbour before anyone was awake.'], ['And your brother?', 'He stayed with the boat.'], ['You can’t sing that, not on a Sunday!'], [''],
  ['There were forty of us in the hut that night,', 'and only one stove.'], ['How far is it to the ridge?'], ['Two hours. Three, if the snow holds.'], ['Then we had better start now.'],
];
function seqSpoken(index) { return SEQ_SAID[Math.floor(index / 3) % SEQ_SAID.length]; }

sequence('film-on-plate', { frames: 24, lcd: false, hinting: 'slight' }, () => {
  const said = (index) => seqSpoken(index).filter((text) => text).map((text) => `<div><span style="background:rgba(8,8,8,.86);padding:3px 16px">${text}</span></div>`).join('');
  return {
    html: `<canvas id="film" width="1920" height="1080" style="display:block"></canvas><div id="said" style="position:fixed;left:0;right:0;bottom:84px;text-align:center;font:34px/52px 'Noto Sans';color:#fff">${said(0)}</div>`,
    after() { film(document.getElementById('film'), 0, 52); },
    step(index) { film(document.getElementById('film'), index, 52); document.getElementById('said').innerHTML = said(index); },
  };
});

sequence('film-letterbox', { frames: 24, lcd: false, hinting: 'none' }, () => {
  const said = (index) => seqSpoken(index + 6).filter((text) => text).map((text) => `<div>${text}</div>`).join('');
  return {
    html: `<div style="height:100%;background:#000;padding-top:110px;box-sizing:border-box"><canvas id="film" width="1920" height="804" style="display:block"></canvas></div><div id="said" style="position:fixed;left:0;right:0;top:926px;text-align:center;font:36px/50px 'Liberation Sans';color:#fff">${said(0)}</div>`,
    after() { film(document.getElementById('film'), 0, 63); },
    step(index) { film(document.getElementById('film'), index, 63); document.getElementById('said').innerHTML = said(index); },
  };
});

sequence('call-of-nine', { frames: 20, lcd: false, hinting: 'slight' }, (r) => {
  const people = times(9, () => seqPerson(r));
  const talk = times(13, () => [seqPerson(r), seqChatter(r, 0.4)]);
  const loud = times(20, () => r.below(9));
  return {
    html: `<div style="height:100%;background:#1b1b1f;color:#e8e8ea;font:15px Roboto;display:flex;flex-direction:column"><div style="flex:1;display:flex"><div style="width:1500px;display:grid;grid-template-columns:repeat(3,480px);grid-auto-rows:310px;gap:14px;padding:18px;box-sizing:border-box">${people.map((who) => `<div class="seat" style="position:relative;border:3px solid #1b1b1f;box-sizing:border-box;overflow:hidden"><canvas class="face" width="474" height="304" style="display:block"></canvas><span style="position:absolute;left:0;bottom:0;background:rgba(0,0,0,.82);padding:5px 13px">${who}</span></div>`).join('')}</div><div style="flex:1;background:#26262b;padding:16px 20px;overflow:hidden"><b style="font-size:17px">Chat</b>${talk.map(([who, text]) => `<div style="margin-top:16px"><span style="color:#9fb8ff">${who}</span><div style="line-height:1.4;margin-top:2px">${text}</div></div>`).join('')}</div></div><div style="height:84px;background:#111114;display:flex;align-items:center;justify-content:center;gap:60px"><span>Mute</span><span>Stop video</span><span>Share screen</span><span>Participants (9)</span><span id="time">00:41:10</span><span style="background:#c5221f;padding:9px 26px;border-radius:6px">Leave</span></div></div>`,
    after() { velvet.current.step(0); },
    step(index) {
      document.querySelectorAll('.face').forEach((face, at) => { if (at !== 4 && at !== 7) film(face, index, 70 + at); else if (!index) film(face, 0, 70 + at); });
      document.querySelectorAll('.seat').forEach((seat, at) => { seat.style.borderColor = at === loud[index] ? '#4caf7d' : '#1b1b1f'; });
      document.getElementById('time').textContent = `00:41:${pad(10 + Math.floor(index / 2), 2)}`;
    },
  };
});

sequence('regatta-game', { frames: 20, hinting: 'slight' }, (r) => ({
  html: `<div style="height:100%;background:#06121d;display:flex;flex-direction:column"><div style="height:64px;background:#0c2437;color:#ffe9a8;font:bold 22px Cantarell;display:flex;align-items:center;gap:90px;padding:0 40px"><span>Score <span id="score">18,400</span></span><span>Lap <span id="lap">1</span> of 3</span><span>Wind 14 kn</span><span id="time">Time 2:00</span><span style="margin-left:auto">${r.pick(SEQ_BOATS)} Cup</span></div><canvas id="game" width="1920" height="880" style="display:block"></canvas><div style="flex:1;background:#0c2437;color:#cfe3f2;font:17px Cantarell;display:grid;grid-template-columns:repeat(5,1fr);align-content:center;row-gap:12px;padding:0 40px">${times(10, (at) => `<span>${at + 1}. ${r.pick(SEQ_BOATS)}, ${seqPerson(r).split(' ')[0]}</span>`).join('')}</div></div>`,
  after() { game(document.getElementById('game'), 0, 88); },
  step(index) {
    game(document.getElementById('game'), index, 88);
    document.getElementById('score').textContent = thousands(18400 + 275 * Math.floor(index * index / 7));
    document.getElementById('lap').textContent = 1 + Math.floor(index / 8);
    document.getElementById('time').textContent = `Time ${2 + Math.floor(index / 120)}:${pad(Math.floor(index / 2), 2)}`;
  },
}));
