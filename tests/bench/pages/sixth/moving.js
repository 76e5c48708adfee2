'use strict';
// Sequences of this part.

// Typing.

sequence('swarm-mail-with-recipients', { frames: 30, width: 1440, height: 900, lcd: true, hinting: 'slight' }, (r) => {
  const subject = 'Swarm in the lime tree by the library', body = 'Dear all,\n\nA swarm the size of a rugby ball is hanging about 3 metres up in the lime tree behind the library. It is calm, and so are the readers.\n\nCould Fergus bring the long ladder, two sheets and a box before 18:30? I will keep the path closed.\n\nWith thanks,\nElspeth';
  const subjects = seqKeys(subject, 30, 6, 11), bodies = seqKeys(body, 30, 11, 28);
  const pool = [['Fergus Langstaff', 'fergus@hivewatch.example'], ['Council, parks office', 'parks@wigton.example'], ['Fernanda Osgood', 'f.osgood@hivewatch.example'], ['Greta Fairweather', 'greta@hivewatch.example']];
  const typed = ['', 'f', 'fer', 'ferg', '', 'par', '', '']; const chips = [0, 0, 0, 0, 1, 1, 2];
  const mails = times(11, (at) => [seqName(r), r.pick(['Honey labels', 'Minutes of the May meeting', 'Re: smoker fuel', 'Lost veil', 'Invoice for frames', 'Varroa count', 'Rota for the stall']), seqBrief(r), at]);
  const chip = (name) => `<span style="display:inline-block;background:#e3ecdf;border-radius:13px;padding:3px 12px;margin-right:8px">${name}</span>`;
  const offers = (index) => { const now = typed[index] || ''; if (!now) return ''; const kept = pool.filter(([name, post]) => name.toLowerCase().includes(now) || post.includes(now)); return `<div style="position:absolute;left:${index > 4 ? 258 : 100}px;top:88px;width:330px;background:#fff;border:1px solid #c9d2c4;box-shadow:0 4px 12px rgba(0,0,0,.2);z-index:3">${kept.map(([name, post], at) => `<div style="padding:8px 14px;${at ? '' : 'background:#f0f4ed'}"><b>${name}</b><div style="font-size:13px;color:#5d6a57;margin-top:2px">${post}</div></div>`).join('')}</div>`; };
  return {
    html: `<div style="height:100%;display:flex;background:#f5f6f2;color:#22281f;font:15px 'Open Sans'"><div style="width:210px;flex:none;background:#39513b;color:#e9f0e6;padding:22px 0">${seqRow(['Inbox 14', 'Drafts 2', 'Sent', 'Swarm list', 'Association', 'Bin'], 'display:block;padding:10px 24px', 1, 'background:#53704f;font-weight:600')}</div><div style="width:360px;flex:none;background:#fff;border-right:1px solid #d6dbd2">${mails.map(([who, what, when], at) => `<div style="padding:11px 18px;border-bottom:1px solid #edf0ea"><div style="display:flex;justify-content:space-between"><b style="font-weight:${at < 3 ? 700 : 400}">${who}</b><span style="color:#6c7667;font-size:13px">${when}</span></div><div style="color:#4c5548;margin-top:3px;font-size:14px">${what}</div></div>`).join('')}</div><div style="flex:1;padding:24px 34px"><div style="position:relative;background:#fff;border:1px solid #d6dbd2;border-radius:6px;height:800px;padding:12px 24px"><div style="font:600 18px 'Open Sans';padding:6px 0 12px">New message</div><div style="display:flex;height:40px;align-items:center;border-bottom:1px solid #e5e9e2"><span style="width:76px;color:#6c7667">To</span><span id="chips"></span><span id="to"></span></div><div style="display:flex;height:46px;align-items:center;border-bottom:1px solid #e5e9e2"><span style="width:76px;color:#6c7667">Subject</span><span id="subject"></span></div><div id="offers"></div><div style="padding-top:20px;font-size:16px;line-height:1.6;white-space:pre-wrap"><span id="body"></span>${caret('#22281f', 20)}</div><div style="position:absolute;left:24px;right:24px;bottom:18px;display:flex;gap:24px;align-items:center"><span style="background:#39713c;color:#fff;border-radius:4px;padding:9px 26px;font-weight:600">Send</span><span>Attach</span><span>Signature</span><span id="saved" style="margin-left:auto;color:#6c7667;font-size:13px"></span></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      seqEl('chips').innerHTML = pool.slice(0, chips[index] ?? 2).map(([name]) => chip(name)).join('');
      seqEl('to').textContent = typed[index] || ''; seqEl('offers').innerHTML = offers(index);
      seqEl('subject').textContent = subject.slice(0, subjects[index]); seqEl('body').textContent = body.slice(0, bodies[index]);
      seqEl('saved').textContent = index < 8 ? '' : index % 6 < 2 ? 'Saving draft' : `Draft saved at 17:${pad(12 + Math.floor(index / 6), 2)}`;
      visible('caret', index > 10 && index % 3 !== 0);
    },
  };
});

sequence('gear-ratio-script-linted', { frames: 30, width: 1920, height: 1080, lcd: false, hinting: 'medium' }, (r) => {
  const before = ['from dataclasses import dataclass', 'from math import pi', '', '# All lengths in millimetres, all weights in grams.', 'WHEEL = 2096', 'CASSETTE = [11, 12, 14, 16, 18, 21, 24, 28]', '', '', '@dataclass', 'class Drive:', '    """One chainring and one sprocket."""', '', '    ring: int', '    cog: int', '', '    def ratio(self) -> float:', '        return self.ring / self.cog', ''];
  const typed = '    def metres(self, turns: int = 1) -> float:\n        """How far one gets with so many turns."""\n        return turns * self.ratio() * WHEEL / 1000\n\n\ndef table(rings: list[int]) -> str:\n    rows = []\n    for ring in sorted(rings, reverse=True):\n        for cog in CASSETTE:\n            drive = Drive(ring, cog)\n            rows.append(f"{ring:>3} {cog:>3} {drive.metres():6.2f} m")\n    return "\\n".join(rows)\n';
  const counts = seqKeys(typed, 30, 1, 27);
  const paint = (text) => escaped(text).replace(/(&#34;|&#39;)/g, '<i style="font-style:normal;color:#e6a96b">$1</i>').replace(/\b(from|import|class|def|return|for|in)\b/g, '<span style="color:#c58fe0">$1</span>').replace(/\b(int|float|str|list|sorted|self)\b/g, '<span style="color:#6fc3df">$1</span>').replace(/(^|\n)(# [^\n]*)/g, '$1<span style="color:#7f8a78">$2</span>').replace(/\b([A-Z]{4,})\b/g, '<span style="color:#e5d27a">$1</span>');
  const files = ['bench', '  __init__.py', '  chain.py', '  drive.py', '  spokes.py', '  wheel.py', 'tests', '  test_drive.py', '  test_spokes.py', 'README.md', 'pyproject.toml'];
  const popup = (index, place) => ([2, 3, 12, 13, 20, 21].includes(index) ? `<div style="background:#2b2f38;border:1px solid #4a505e;width:330px;position:absolute;left:${Math.round(place.left)}px;top:${Math.round(place.bottom) + 5}px;font:15px 'JetBrains Mono'">${[['ratio', 'method'], ['ring', 'field'], ['rings', 'argument'], ['rows', 'list']].map(([name, kind], at) => `<div style="display:flex;justify-content:space-between;padding:5px 12px;${at === (index % 2) ? 'background:#3c4454' : ''}"><span>${name}</span><span style="color:#8b93a5">${kind}</span></div>`).join('')}</div>` : '');
  return {
    html: `<div style="position:relative;height:100%;background:#1e2127;color:#d5d9e0;font:15px 'JetBrains Mono';font-variant-ligatures:none;display:flex;flex-direction:column"><div style="background:#16181d;display:flex;height:40px;line-height:40px;font-size:14px">${seqRow(['drive.py', 'spokes.py', 'test_drive.py'], 'padding:0 24px;border-right:1px solid #2b2f38', 0, 'background:#1e2127;color:#fff')}</div><div style="flex:1;display:flex;overflow:hidden"><div style="width:270px;flex:none;background:#191c21;padding:14px 0;font-size:14px">${files.map((name, at) => `<div style="white-space:pre;padding:4px 22px;${at === 3 ? 'background:#2c313b' : ''}">${name}</div>`).join('')}</div><div id="numbers" style="width:58px;flex:none;text-align:right;padding:10px 14px 0 0;color:#667;line-height:25px;white-space:pre;box-sizing:border-box;font-size:16px"></div><div style="flex:1;padding-top:10px;line-height:25px;white-space:pre;font-size:16px">${paint(`${before.join('\n')}\n`)}<span id="typed"></span>${caret('#7fd1ff', 20)}</div></div><div style="background:#14161a;border-top:1px solid #2b2f38;height:128px;padding:10px 24px;box-sizing:border-box;font-size:14px;line-height:25px"><div style="color:#9aa3b4">Problems</div><div id="lint"></div></div><div style="background:#2d5f88;color:#fff;height:30px;line-height:30px;padding:0 20px;font-size:13px;display:flex;gap:30px"><span>main</span><span id="where"></span><span style="margin-left:auto">Python 3.12</span><span>UTF-8</span></div><div id="popup"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = typed.slice(0, counts[index]), lines = now.split('\n'), open = (now.match(/[([]/g) || []).length - (now.match(/[)\]]/g) || []).length;
      seqEl('typed').innerHTML = paint(now); seqEl('popup').innerHTML = popup(index, seqEl('caret').getBoundingClientRect());
      seqEl('numbers').textContent = times(before.length + lines.length, (at) => at + 1).join('\n');
      const found = [open > 0 ? `error: bracket was never closed (line ${before.length + lines.length})` : '', index < 12 ? 'warning: name pi is imported but not used (line 2)' : '', now.includes('table') && index < 26 ? 'hint: function table is never called' : ''].filter(Boolean);
      seqEl('lint').innerHTML = found.length ? found.map((text) => `<div style="color:${text.startsWith('error') ? '#f28b82' : text.startsWith('warning') ? '#e5d27a' : '#8fb8d9'}">${text}</div>`).join('') : '<div style="color:#8fce9a">No problems found</div>';
      seqEl('where').textContent = `Line ${before.length + lines.length}, column ${lines[lines.length - 1].length + 1}`;
      visible('caret', index % 2 === 0);
    },
  };
});

sequence('balloon-crew-thread', { frames: 28, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight' }, (r) => {
  const mine = 'Wind at the meadow is 7 knots and falling, so I would go at 5:40.', counts = seqKeys(mine, 28, 2, 12);
  const deal = seqDeal(r, 'balloons'), past = times(6, (at) => [['Hugo', 'Thea', 'Hugo', 'Dilip', 'Orla', 'Dilip'][at], `19:${pad(4 + at * 9 + r.below(8), 2)}`, deal(1)]);
  const later = [[14, 'Orla', '20:16', 'Agreed. Who drives the trailer?'], [18, 'Dilip', '20:17', 'Me, if somebody else brings breakfast this time.'], [21, 'Hugo', '20:19', 'Passengers confirmed: three from Ludlow, one from Kelso.'], [25, 'Orla', '20:20', 'Lovely. Alarm is set for four.']];
  const entry = ([who, when, text]) => `<div style="display:flex;gap:14px;padding:9px 0"><span style="width:38px;height:38px;flex:none;border-radius:8px;background:${{ Hugo: '#7a9e4d', Thea: '#c26b5a', Dilip: '#4d7fa8', Orla: '#9a6bb0', You: '#c59a3d' }[who]}"></span><div><div><b>${who}</b><span style="color:#77737f;font-size:13px;margin-left:10px">${when}</span></div><div style="margin-top:3px;line-height:1.42">${escaped(text)}</div></div></div>`;
  const rooms = ['general', 'crew', 'weather', 'repairs', 'passengers', 'landing-fields', 'photographs'];
  return {
    html: `<div style="height:100%;display:flex;background:#fff;color:#232027;font:15.5px Lato"><div style="width:236px;flex:none;background:#3d2a4f;color:#e6dcef;padding-top:18px"><div style="font:700 19px Lato;padding:0 22px 16px">Upjohn Balloons</div>${rooms.map((name, at) => `<div style="padding:7px 22px;${at === 1 ? 'background:#6a4a87;color:#fff' : ''}"># ${name}</div>`).join('')}</div><div style="flex:1;display:flex;flex-direction:column"><div style="border-bottom:1px solid #e3dfe8;padding:16px 28px;font:700 18px Lato"># crew</div><div id="talk" style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;padding:0 28px 6px"></div><div style="height:22px;padding:0 28px;color:#77737f;font-size:13px" id="who"></div><div style="margin:4px 28px 22px;border:1px solid #b9b2c2;border-radius:9px;padding:14px 18px"><span id="typed"></span>${caret('#232027', 19)}<span id="hint" style="color:#77737f">Message the crew</span></div></div><div style="width:310px;flex:none;border-left:1px solid #e3dfe8;padding:18px 24px;line-height:1.45"><b>Pinned</b><p style="margin:10px 0">${seqDeal(r, 'balloons')(2)}</p><b>Flight on Saturday</b><p style="margin:10px 0 4px">Sunrise 5:21</p><p style="margin:4px 0" id="going"></p></div></div>`,
    after() { this.step(0); },
    step(index) {
      const all = [...past, ...(index > 12 ? [['You', '20:15', mine]] : []), ...later.filter(([from]) => index >= from).map(([, ...rest]) => rest)];
      seqEl('talk').innerHTML = all.map(entry).join('');
      const now = index > 12 ? '' : mine.slice(0, counts[index]);
      seqEl('typed').textContent = now; seqEl('hint').textContent = now ? '' : 'Message the crew';
      const next = later.find(([from]) => index < from && index >= from - 2 && index > 12);
      seqEl('who').textContent = next ? `${next[1]} is typing` : '';
      seqEl('going').textContent = `${4 + later.filter(([from]) => index >= from).length} of 9 are coming`;
      visible('caret', index % 2 === 1);
    },
  };
});

sequence('inscription-a-la-piscine', { frames: 28, width: 1366, height: 768, lcd: true, hinting: 'full', languages: ['fra'] }, () => {
  const fields = [['Nom et prénom', 'Lefèvre Anaïs', 3, 6], ['Date de naissance', '14/09/1991', 6, 9], ['Adresse électronique', 'anais.lefevre@courrier', 9, 13], ['Téléphone', '06 71 48 20 35', 15, 18], ['Remarques', 'Je nage déjà la brasse, mais j’ai peur du grand bassin.', 20, 25]];
  const grown = fields.map(([, text, from, till]) => seqKeys(text, 28, from, till));
  const value = (at, index) => (at === 2 && index > 14 ? 'anais.lefevre@courrier.example' : at === 2 && index > 13 ? 'anais.lefevre@courrier.exa' : fields[at][1].slice(0, grown[at][index]));
  const active = (index) => (index > 24 ? -1 : index > 18 ? 4 : index > 14 ? 3 : index > 8 ? 2 : index > 5 ? 1 : 0);
  const note = (at, index) => (at === 2 && index === 13 ? 'Cette adresse semble incomplète.' : at === 1 && index > 8 ? 'Tarif adulte' : '');
  return {
    html: `<div style="height:100%;background:#e8f4f7;color:#123540;font:15px Cantarell;overflow:hidden"><div style="background:#0f6f86;color:#fff;padding:16px 40px;display:flex;gap:34px;align-items:center"><b style="font-size:20px">Piscine des Tilleuls</b>${seqRow(['Horaires', 'Tarifs', 'Cours', 'Nous trouver'], '', 2, 'text-decoration:underline')}</div><div style="display:flex;gap:44px;padding:26px 40px"><div style="width:720px;background:#fff;border-radius:10px;padding:22px 32px;box-sizing:border-box"><div style="font-size:23px;margin-bottom:8px">Inscription au cours du soir</div>${fields.map(([name], at) => `<div style="margin-top:13px"><div style="display:flex;justify-content:space-between"><span>${name}</span><span id="note${at}" style="font-size:13.5px"></span></div><div id="box${at}" style="margin-top:5px;border:1px solid #9db9c1;border-radius:5px;height:37px;line-height:37px;padding:0 13px"></div></div>`).join('')}<div style="margin-top:20px;display:flex;gap:14px;align-items:center"><span id="tick" style="display:inline-flex;width:18px;height:18px;border:2px solid #0f6f86;border-radius:3px"></span><span>J’accepte le règlement intérieur</span><span id="send" style="margin-left:auto;border-radius:5px;padding:10px 26px;color:#fff"></span></div></div><div style="flex:1;line-height:1.55"><div style="font-size:20px;margin-bottom:10px">À savoir</div><p style="margin:0 0 12px">Les cours ont lieu le mardi et le jeudi, de 19 h 15 à 20 h 30, dans le petit bassin.</p><p style="margin:0 0 12px">Le bonnet est obligatoire ; les shorts de bain sont interdits.</p><p style="margin:0 0 12px">Un certificat médical de moins de trois mois vous sera demandé à la première séance.</p><p style="margin:0 0 12px">Le premier essai est gratuit, les dix séances coûtent ensuite 84 €.</p><div id="left" style="background:#cfe7ed;border-radius:8px;padding:13px 18px;margin-top:20px"></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      fields.forEach((_, at) => {
        const on = active(index) === at;
        seqEl(`box${at}`).innerHTML = escaped(value(at, index)) + (on && index % 2 ? caret('#123540', 19) : '');
        seqEl(`box${at}`).style.outline = at === 2 && index === 13 ? '2px solid #c0392b' : on ? '2px solid #0f9ab5' : '';
        seqEl(`note${at}`).textContent = note(at, index); seqEl(`note${at}`).style.color = at === 2 ? '#b02a1c' : '#3a7a3f';
      });
      seqEl('tick').innerHTML = index > 24 ? icon('check', '#0f6f86', 18) : '';
      seqEl('send').textContent = index > 26 ? 'Envoyé, merci !' : 'Envoyer'; seqEl('send').style.background = index > 26 ? '#3a7a3f' : index > 24 ? '#0f6f86' : '#7a969e';
      seqEl('left').textContent = index > 17 ? 'Il reste 3 places le mardi.' : 'Il reste 4 places le mardi.';
    },
  };
});

sequence('cider-press-tally-filled', { frames: 28, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => {
  const columns = [['Date', 100], ['Grower', 230], ['Variety', 160], ['Crates', 110], ['Litres', 110], ['Sugar', 110], ['Yield', 110], ['Barrel', 120], ['Fee', 130], ['Comment', 340]];
  const rows = times(27, (at) => { const crates = r.number(4, 48), litres = Math.round(crates * (11 + r.below(50) / 10)); return [`${r.number(1, 28)} Oct`, seqName(r), r.pick(SEQ_FRUIT), crates, litres, `${r.number(46, 68)}`, '', `K-${r.number(10, 64)}`, '', r.chance(0.4) ? r.pick(['second pressing', 'some bruising', 'collect on Friday', 'own bottles', 'paid in honey', 'mixed with quince']) : '']; });
  const todo = [[9, 3, '36'], [9, 4, '451'], [9, 5, '57'], [14, 3, '18'], [14, 4, '229'], [14, 7, 'K-31'], [20, 9, 'wants the pulp back'], [21, 3, '7'], [21, 4, '84']];
  todo.forEach(([row, column]) => { rows[row][column] = ''; });
  const draw = (index) => {
    const done = Math.min(todo.length, Math.floor(index / 3)), sheet = rows.map((line) => [...line]);
    todo.slice(0, done).forEach(([row, column, text]) => { sheet[row][column] = /^\d+$/.test(text) ? Number(text) : text; });
    const now = todo[done], part = now ? now[2].slice(0, Math.ceil(now[2].length * (index % 3) / 2)) : '';
    const line = (cells, style, row) => `<div style="display:flex;height:29px;line-height:29px;${style}"><span style="width:46px;text-align:center;color:#7c6f5c">${row + 1}</span>${cells.map((cell, at) => { const on = now && row - 1 === now[0] && at === now[1]; return `<span style="width:${columns[at][1]}px;box-sizing:border-box;padding:0 10px;border-left:1px solid #e4dccb;white-space:pre;overflow:hidden;${(at > 2 && at < 7) || at === 8 ? 'text-align:right;' : ''}${on ? 'outline:2px solid #a8481f;outline-offset:-2px;background:#fff;' : ''}">${on && index % 3 ? escaped(part) + caret('#222', 18) : cell}</span>`; }).join('')}</div>`;
    const full = sheet.map((cells) => { const ready = cells[3] !== '' && cells[4] !== ''; return [...cells.slice(0, 6), ready ? (cells[4] / cells[3]).toFixed(1) : '', cells[7], ready ? `£${(cells[4] * 0.38).toFixed(2)}` : '', cells[9]]; });
    const sum = (at) => sheet.reduce((all, cells) => all + (Number(cells[at]) || 0), 0);
    seqEl('grid').innerHTML = line(columns.map(([name]) => name), 'background:#efe6d2;font-weight:700', 0) + full.map((cells, row) => line(cells, row % 2 ? 'background:#fbf8f1' : 'background:#fff', row + 1)).join('') + line(['', 'Total', '', sum(3), thousands(sum(4)), '', '', '', `£${thousands((sum(4) * 0.38).toFixed(2))}`, ''], 'background:#efe6d2;font-weight:700', 28);
    seqEl('cell').textContent = now ? `${'ABCDEFGHIJ'[now[1]]}${now[0] + 2}` : 'A1'; seqEl('text').textContent = part;
    seqEl('state').textContent = index % 3 === 0 ? 'Ready' : 'Editing';
  };
  return {
    html: `<div style="height:100%;background:#f7f2e6;color:#2b241a;font:15px 'Noto Sans';display:flex;flex-direction:column"><div style="background:#7d3417;color:#fff;padding:11px 20px;display:flex;gap:28px"><b>Press tally, autumn</b>${seqRow(['File', 'Edit', 'View', 'Rows', 'Formulas', 'Share'], '')}<span style="margin-left:auto">Shared with 4 people</span></div><div style="display:flex;height:36px;line-height:36px;background:#fff;border-bottom:1px solid #d9cfba"><span id="cell" style="width:80px;text-align:center;border-right:1px solid #d9cfba"></span><span id="text" style="padding-left:16px;white-space:pre"></span></div><div id="grid" style="flex:1;overflow:hidden"></div><div style="border-top:1px solid #d9cfba;background:#fff;padding:9px 20px;display:flex;gap:26px">${seqRow(['Tally', 'Barrels', 'Growers'], '', 0, 'font-weight:700;color:#7d3417')}<span id="state" style="margin-left:auto"></span></div></div>`,
    after() { this.step(0); },
    step: draw,
  };
});

sequence('reading-room-catalogue-suggests', { frames: 26, width: 1280, height: 720, scale: 1.5, lcd: false, hinting: 'none' }, (r) => {
  const typed = 'lighthouses of the north', counts = seqKeys(typed, 26, 2, 14);
  const pool = ['light and shadow puppets', 'lighter than air: a history of ballooning', 'lighthouse keepers, letters of', 'lighthouses of Brittany', 'lighthouses of the northern isles', 'lighthouses of the North Sea', 'lighthouses of the north: plans and sections', 'lightning and its victims', 'lime honey', 'limestone caves', 'little book of bicycle repairs'];
  const books = times(7, (at) => [['Lighthouses of the northern isles', 'Northern lights: an engineer’s diary', 'The last keepers', 'Stone towers in a cold sea', 'Lamps, lenses and long nights', 'A chart of every light', 'Letters from the rock'][at], seqName(r), r.number(1894, 2023), r.pick(['on the shelf', 'on loan', 'reading room only', 'in the stacks']), `${r.pick(['NK', 'VK', 'TC', 'DA'])} ${r.number(100, 990)}.${r.number(10, 99)}`]);
  const facets = [['Book', 214], ['Map', 37], ['Journal', 52], ['Photograph', 118], ['Manuscript', 9]];
  return {
    html: `<div style="position:relative;height:100%;background:#fbfaf7;color:#24211c;font:14.5px 'Open Sans';overflow:hidden"><div style="background:#1f3a5f;color:#fff;padding:14px 34px;display:flex;justify-content:space-between"><span style="font:19px 'Noto Serif'">Reading Room of the Harbour Library</span><span>Your loans (3)</span></div><div style="padding:20px 34px 0;display:flex;gap:12px"><div style="width:640px;border:2px solid #1f3a5f;border-radius:4px;background:#fff;height:38px;line-height:38px;padding:0 14px;font-size:16px;white-space:pre"><span id="typed"></span>${caret('#24211c', 20)}</div><span style="background:#1f3a5f;color:#fff;border-radius:4px;height:42px;line-height:42px;padding:0 26px">Search</span></div><div id="drop"></div><div id="body" style="padding:20px 34px;display:flex;gap:40px"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = index === 15 ? pool[4] : typed.slice(0, counts[index]), kept = pool.filter((text) => text.toLowerCase().startsWith(now.toLowerCase())).slice(0, 6);
      seqEl('typed').textContent = index > 15 ? pool[4] : now;
      seqEl('drop').innerHTML = now && index < 16 ? `<div style="position:absolute;left:34px;top:118px;width:668px;background:#fff;border:1px solid #b6bcc6;box-shadow:0 5px 14px rgba(0,0,0,.2);z-index:2;font-size:15px">${(index === 15 ? [pool[4], pool[5], pool[6]] : kept).map((text, at) => `<div style="padding:8px 14px;${index > 13 && at === 0 ? 'background:#dfe7f2' : ''}"><b>${text.slice(0, now.length)}</b><span style="white-space:pre">${text.slice(now.length)}</span></div>`).join('')}</div>` : '';
      const shown = index < 17 ? 0 : Math.min(7, (index - 16) * 2);
      seqEl('body').innerHTML = index < 16 ? '<div style="width:620px;line-height:1.6"><div style="font:22px \'Noto Serif\';margin-bottom:10px">Welcome back</div>The reading room is open until eight. Manuscripts have to be ordered a day ahead; please bring a pencil and leave your umbrella at the desk.</div>' : `<div style="width:200px"><b>Kind</b>${facets.map(([name, count]) => `<div style="display:flex;justify-content:space-between;padding:6px 0"><span>${name}</span><span style="color:#6b665d">${shown ? count : ''}</span></div>`).join('')}</div><div style="flex:1"><div style="color:#6b665d;margin-bottom:8px">${shown ? '430 titles found' : 'Searching'}</div>${books.slice(0, shown).map(([name, who, year, where, mark]) => `<div style="border-bottom:1px solid #e3dfd6;padding:9px 0;display:flex;justify-content:space-between"><div><div style="font:17px 'Noto Serif';color:#1f3a5f">${name}</div><div style="margin-top:3px">${who}, ${year}</div></div><div style="text-align:right"><div>${where}</div><div style="color:#6b665d;margin-top:3px">${mark}</div></div></div>`).join('')}</div>`;
      visible('caret', index % 2 === 0 && index < 16);
    },
  };
});

// Scrolling.

sequence('lighthouse-essay-by-100', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'full' }, (r) => {
  const deal = seqDeal(r, 'lights', 'caves', 'stamps');
  const part = (at) => `<h2 style="font:600 31px 'EB Garamond';margin:34px 0 12px;color:#5b1f1f">${['The first tower', 'Oil, gas, electricity', 'Letters from the rock', 'A winter without supplies', 'The women who kept the light', 'What remains', 'How to visit'][at]}</h2><p style="margin:0 0 16px">${deal(5)}</p>${at % 3 === 1 ? `<blockquote style="margin:24px 60px;font:italic 26px/1.4 'EB Garamond';color:#444">${deal(1)}</blockquote>` : ''}<p style="margin:0 0 16px">${deal(6)}</p>${at % 3 === 0 ? photo(900, 330, `tower ${at}`, 'margin:22px 0 8px') + `<div style="font:14px 'Open Sans';color:#666;margin-bottom:18px">Photograph by ${seqName(r)}, ${seqDate(r)}</div>` : ''}`;
  const places = seqRoll(r, 26, 100, 3, 0.25);
  return {
    html: `<div style="height:100%;overflow:hidden;background:#fffdf8;color:#1e1c19" id="page"><div style="width:900px;margin:0 auto;padding:70px 0 200px;font:23px/1.5 'EB Garamond';font-variant-numeric:lining-nums"><div style="font:15px 'Open Sans';color:#8a5a2b">Long read · 18 minutes</div><h1 style="font:500 54px/1.1 'EB Garamond';margin:14px 0 20px">The lamp, the keeper and the long white arm</h1><div style="font:15px 'Open Sans';color:#666;margin-bottom:26px">By ${seqName(r)} · ${seqDate(r)}</div>${times(7, part).join('')}</div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

sequence('caving-wiki-by-57', { frames: 26, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight' }, (r) => {
  const deal = seqDeal(r, 'caves', 'balloons', 'lights'), names = ['Discovery', 'Geology', 'Survey', 'Hydrology', 'Fauna', 'Access', 'Accidents', 'Rescue', 'Folklore', 'Diving', 'Equipment', 'Literature'];
  const places = seqRoll(r, 26, 57, 3, 0.2);
  const box = `<div style="float:right;width:270px;margin:0 0 16px 26px;border:1px solid #a9b4bd;background:#f4f7f9;font-size:14px;padding:10px">${photo(270, 160, 'cave mouth', 'margin-bottom:8px')}${[['Length', '14.2 km'], ['Depth', '312 m'], ['Entrances', '5'], ['Rock', 'limestone'], ['Surveyed', '1957 to 2019']].map(([name, value]) => `<div style="display:flex;justify-content:space-between;padding:3px 0"><b>${name}</b><span>${value}</span></div>`).join('')}</div>`;
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#fff;color:#202122;font:15.5px/1.58 'Liberation Sans'"><div style="height:52px;flex:none;border-bottom:1px solid #a9b4bd;display:flex;gap:30px;align-items:center;padding:0 30px"><b style="font-size:18px">Cavepedia</b>${seqRow(['Article', 'Discussion', 'Edit', 'History'], 'color:#2a5db0')}</div><div style="flex:1;display:flex;overflow:hidden"><div style="width:220px;flex:none;padding:26px 0 0 30px"><b>Contents</b><div id="toc" style="margin-top:8px"></div></div><div id="page" style="flex:1;overflow:hidden;padding:0 60px 0 10px"><div style="font:32px 'Liberation Serif';border-bottom:1px solid #a9b4bd;margin:22px 0 14px;padding-bottom:4px">Greenhalgh Pot</div>${box}<p style="margin:0 0 14px">${deal(4)}</p>${names.map((name, at) => `<div class="head" style="font:24px 'Liberation Serif';border-bottom:1px solid #c5cdd4;margin:22px 0 10px;padding-bottom:3px;clear:none">${name}</div><p style="margin:0 0 14px">${deal(5)}<span style="color:#2a5db0;font-size:12px"> [${at + 1}]</span></p><p style="margin:0 0 14px">${deal(6)}</p>${at % 3 === 2 ? times(4, () => `<div style="margin:0 0 4px 20px">• ${deal(1)}</div>`).join('') : ''}`).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) {
      seqEl('page').scrollTop = places[index];
      let lit = 0; document.querySelectorAll('.head').forEach((head, at) => { if (head.getBoundingClientRect().top < 180) lit = at; });
      seqEl('toc').innerHTML = names.map((name, at) => `<div style="padding:5px 0 5px 10px;border-left:3px solid ${at === lit ? '#2a5db0' : '#e3e7ea'};${at === lit ? 'font-weight:bold' : 'color:#2a5db0'}">${name}</div>`).join('');
    },
  };
});

sequence('stamp-auction-rows-by-36', { frames: 24, width: 1600, height: 900, lcd: false, hinting: 'full' }, (r) => {
  const widths = [90, 350, 170, 130, 150, 150, 170, 150], heads = ['Lot', 'Description', 'Country', 'Year', 'Condition', 'Estimate', 'Highest bid', 'Closes'];
  const rows = times(110, (at) => [1201 + at, `${capital(r.pick(SEQ_HOW))} ${r.pick(SEQ_STAMP)}, ${r.pick(words('blue green violet ochre rose carmine slate'))}`, r.pick(words('Norway Ceylon Bavaria Malta Chile Iceland Saxony Persia')), r.number(1852, 1961), r.pick(['mint', 'used', 'no gum', 'on cover', 'repaired']), seqCash(r, 900), r.chance(0.2) ? 'no bid yet' : seqCash(r, 1400), `${r.number(1, 6)} d ${r.number(0, 23)} h`]);
  const places = seqRoll(r, 24, 36, 7, 0.25);
  const cell = (text, at, style = '') => `<span style="width:${widths[at]}px;flex:none;padding:0 12px;box-sizing:border-box;white-space:nowrap;overflow:hidden;${at > 4 && at < 7 ? 'text-align:right;' : ''}${style}">${text}</span>`;
  return {
    html: `<div style="height:100%;background:#141a22;color:#d9e0e8;font:15px Roboto;display:flex;flex-direction:column"><div style="padding:18px 40px;display:flex;gap:30px;align-items:center;background:#1c2530"><b style="font-size:20px">Rowbotham stamp auctions</b>${seqRow(['All lots', 'Watched', 'My bids'], 'color:#9fb4c9', 0, 'color:#fff;border-bottom:2px solid #e0a84c')}<span style="margin-left:auto;color:#9fb4c9" id="left"></span></div><div style="display:flex;height:40px;line-height:40px;padding:0 40px;background:#222e3b;color:#e0a84c;font-weight:500">${heads.map((text, at) => cell(text, at)).join('')}</div><div id="page" style="flex:1;overflow:hidden">${rows.map((line, row) => `<div style="display:flex;height:36px;line-height:36px;padding:0 40px;background:${row % 2 ? '#18202a' : '#141a22'}">${line.map((text, at) => cell(text, at, text === 'no bid yet' ? 'color:#8795a5' : '')).join('')}</div>`).join('')}</div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('page').scrollTop = places[index]; seqEl('left').textContent = `Next lot closes in ${11 - Math.floor(index / 4)} min`; },
  };
});

sequence('stylesheet-three-lines-a-notch', { frames: 24, width: 1920, height: 1200, lcd: true, hinting: 'none' }, (r) => {
  const names = words('page header toolbar sidebar card card-title card-body price basket badge button button-quiet field hint footer gallery caption banner notice pager');
  const some = [() => `display: ${r.pick(['flex', 'grid', 'block'])};`, () => `padding: ${r.number(4, 28)}px ${r.number(8, 40)}px;`, () => `margin: 0 auto ${r.number(6, 48)}px;`, () => `color: #${r.hex(6)};`, () => `background: rgb(${r.below(256)} ${r.below(256)} ${r.below(256)} / ${r.number(20, 95)}%);`, () => `font: ${r.number(4, 7)}00 ${r.number(12, 28)}px/1.${r.number(2, 6)} "${r.pick(['Lato', 'Vollkorn', 'Inter'])}", sans-serif;`, () => `border-radius: ${r.number(2, 16)}px;`, () => `grid-template-columns: ${r.number(120, 320)}px 1fr;`, () => `transition: opacity ${r.number(80, 400)}ms ease-in-out;`, () => `max-width: ${r.number(300, 1200)}px;`];
  const lines = names.flatMap((name) => [`/* ${seqLine(r, 'orchard')} */`, `.orchard-${name}${r.pick(['', ':hover', '::before', ' > a'])} {`, ...r.shuffled(some).slice(0, r.number(3, 6)).map((make) => `  ${make()}`), '}', ...(r.chance(0.3) ? ['', `@media (max-width: ${r.number(400, 1100)}px) {`, `  .orchard-${name} { ${r.pick(some)()} }`, '}'] : []), '']);
  const paint = (text) => escaped(text).replace(/(\/\*.*\*\/)/, '<span style="color:#7a8b6f">$1</span>').replace(/^( *)([a-z-]+)(: )/, '$1<span style="color:#1f5fa8">$2</span>$3').replace(/^(\.[^{]*|@media[^{]*)/, '<span style="color:#9b2f5e">$1</span>');
  const places = seqRoll(r, 24, 66, 2, 0.25);
  return {
    html: `<div style="height:100%;background:#f8f8f4;color:#2e2e2a;font:15px Hack;display:flex;flex-direction:column"><div style="background:#e3e3dc;padding:10px 22px;display:flex;gap:32px;font:14px Inter">${seqRow(['orchard.css', 'base.css', 'index.html'], '', 0, 'font-weight:600')}<span style="margin-left:auto">${lines.length} lines</span></div><div id="page" style="flex:1;overflow:hidden"><div style="display:flex"><div style="width:70px;text-align:right;padding-right:20px;box-sizing:border-box;color:#9a9a8e;line-height:22px;white-space:pre">${lines.map((_, at) => at + 1).join('\n')}</div><div style="line-height:22px;white-space:pre">${lines.map(paint).join('\n')}</div></div></div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

sequence('rulebook-pdf-gliding', { frames: 26, width: 1440, height: 900, lcd: false, hinting: 'slight' }, (r) => {
  const deal = seqDeal(r, 'pool', 'balloons', 'bikes');
  const sheet = (at) => `<div style="width:760px;height:1060px;margin:0 auto 18px;background:#fff;box-shadow:0 1px 6px rgba(0,0,0,.45);box-sizing:border-box;padding:66px 84px;position:relative;color:#111"><div style="display:flex;justify-content:space-between;font:13px C059;color:#555;margin-bottom:26px"><span>Rules of the Open Water League</span><span>Edition of 2026</span></div>${times(3, (part) => `<div style="font:bold 17px C059;margin:16px 0 8px">§ ${at * 3 + part + 1} ${r.pick(['Starts', 'Equipment', 'Judges', 'Fees', 'Weather', 'Protests', 'Records', 'Helpers', 'Safety boats', 'Age groups', 'Prizes', 'Relays'])}</div>${times(4, (line) => `<p style="margin:0 0 9px;display:flex;gap:12px"><span>(${line + 1})</span><span>${deal(2)}</span></p>`).join('')}`).join('')}<div style="position:absolute;left:0;right:0;bottom:36px;text-align:center;font:13px C059">${at + 1}</div></div>`;
  // A finger on a touchpad: fast at first, then gliding out, twice.
  const steps = [0, 0, 14, 61, 103, 88, 67, 49, 35, 24, 16, 9, 4, 0, 0, 0, 37, 118, 142, 109, 83, 60, 41, 26, 12, 3];
  const places = steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, step) => sum + step, 0));
  return {
    html: `<div style="height:100%;background:#5a5d63;font:14px Cantarell;display:flex;flex-direction:column"><div style="height:46px;flex:none;background:#2f3136;color:#e8e8ea;display:flex;align-items:center;gap:30px;padding:0 24px"><span>league-rules-2026.pdf</span><span id="number" style="margin-left:300px"></span><span>100 %</span><span style="margin-left:auto">Print</span><span>Download</span></div><div id="page" style="flex:1;overflow:hidden;font:15.5px/1.45 C059"><div style="height:18px"></div>${times(4, sheet).join('')}</div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('page').scrollTop = places[index]; seqEl('number').textContent = `Page ${Math.floor((places[index] + 500) / 1078) + 1} of 4`; },
  };
});

sequence('swim-club-feed-by-110', { frames: 24, width: 1280, height: 720, scale: 1.5, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seqDeal(r, 'pool', 'bikes', 'puppets');
  const post = (at) => `<div style="background:#fff;border-radius:12px;margin-bottom:18px;padding:16px 20px"><div style="display:flex;gap:12px;align-items:center"><span style="width:42px;height:42px;border-radius:21px;background:hsl(${at * 67 % 360},45%,55%)"></span><div><b>${seqName(r)}</b><div style="color:#6d7480;font-size:13px">${r.number(2, 23)} hours ago · ${r.pick(SEQ_TOWNS)}</div></div></div><p style="margin:12px 0;line-height:1.45">${deal(r.number(1, 3))}</p>${at % 3 !== 1 ? photo(560, 230, `swim ${at}`, 'border-radius:8px') : ''}<div style="display:flex;gap:28px;margin-top:12px;color:#4a515c;font-size:14px"><span>${icon('heart', '#c2455a', 17)} ${r.number(3, 240)}</span><span>${r.number(2, 48)} comments</span><span>Share</span></div>${at % 2 ? `<div style="background:#f1f4f7;border-radius:10px;padding:9px 14px;margin-top:12px;font-size:14.5px"><b>${r.pick(SEQ_GIVEN)}</b> ${r.pick(['Well swum, all of you!', 'Which lane was that?', 'I still have your goggles.', 'See you on Thursday at six.', 'My hair is green again.'])}</div>` : ''}</div>`;
  const places = seqRoll(r, 24, 110, 2, 0.25);
  return {
    html: `<div style="height:100%;background:#dfe7ee;color:#1c222b;font:15.5px Inter;display:flex;flex-direction:column"><div style="height:54px;flex:none;background:#0b4f6c;color:#fff;display:flex;align-items:center;padding:0 32px;gap:34px"><b style="font-size:18px">Otters of Morpeth</b>${seqRow(['Feed', 'Meets', 'Results', 'Members'], 'opacity:.9')}</div><div style="flex:1;display:flex;justify-content:center;gap:30px;overflow:hidden"><div id="page" style="width:600px;overflow:hidden"><div style="height:18px"></div>${times(12, post).join('')}</div><div style="width:290px;padding-top:18px"><div style="background:#fff;border-radius:12px;padding:16px 20px"><b>Next meets</b>${times(5, (at) => `<div style="padding:9px 0;${at ? 'border-top:1px solid #e4e9ee' : ''}">${SEQ_TOWNS[at * 4]}<div style="color:#6d7480;font-size:13px;margin-top:2px">${seqBrief(r)}, ${seqTime(r)}</div></div>`).join('')}</div></div></div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

sequence('gateway-log-page-down', { frames: 20, width: 1680, height: 1050, lcd: true, hinting: 'medium' }, (r) => {
  let clock = 18200;
  const lines = times(260, () => {
    clock += r.number(0, 40);
    const level = r.pick(['INFO', 'INFO', 'INFO', 'DEBUG', 'WARN', 'ERROR']);
    return [`${pad(Math.floor(clock / 3600), 2)}:${pad(Math.floor(clock / 60) % 60, 2)}:${pad(clock % 60, 2)}.${r.digits(3)}`, level, r.pick(['gateway', 'lamp-2', 'foghorn', 'battery', 'uplink', 'weather']), r.pick([
      () => `frame ${r.hex(8)} acknowledged after ${r.number(2, 310)} ms`, () => `battery at ${r.number(11, 14)}.${r.below(10)} V, panel delivers ${r.number(0, 190)} W`, () => `visibility ${thousands(r.number(90, 18000))} m, horn ${r.pick(['on', 'off', 'unchanged'])}`, () => `lost ${r.number(1, 40)} packets on channel ${r.number(1, 14)}, signal ${-r.number(60, 118)} dBm`, () => `retrying upload to https://${r.pick(['north', 'harbour', 'beacon'])}.example/v${r.number(1, 4)}/reports (attempt ${r.number(2, 9)})`, () => `rotation period ${r.number(9, 12)}.${r.digits(2)} s, expected 10.00 s`, () => `note by ${r.pick(SEQ_GIVEN).toLowerCase()}: ${seqLine(r, 'lights').toLowerCase()}`])()];
  });
  const tint = { INFO: '#4f7d3a', DEBUG: '#6f7480', WARN: '#a56a00', ERROR: '#b3261e' };
  // Whole pages down with the keyboard, a look around with the arrow keys, a page up.
  const places = [0, 0, 54, 54, 108, 108, 109, 110, 112, 112, 166, 166, 206, 152, 152, 153, 155, 155, 206, 206];
  return {
    html: `<div style="height:100%;background:#fff;color:#24292f;font:13px 'DejaVu Sans Mono';display:flex;flex-direction:column"><div style="background:#f0eff4;border-bottom:1px solid #cfccd8;padding:10px 20px;font:15px 'DejaVu Sans';display:flex;gap:26px"><b>beacon-gateway.log</b>${seqRow(['File', 'Search', 'Filter', 'Bookmarks'], '')}</div><div id="page" style="height:972px;overflow:hidden">${lines.map(([time, level, part, text]) => `<div style="display:flex;height:18px;line-height:18px;white-space:pre;padding-left:16px"><span style="width:150px;color:#6f7480">${time}</span><span style="width:80px;color:${tint[level]};font-weight:${level === 'ERROR' ? 'bold' : 'normal'}">${level}</span><span style="width:120px;color:#3b5b8c">${part}</span><span>${escaped(text)}</span></div>`).join('')}</div><div style="flex:1;border-top:1px solid #cfccd8;background:#f0eff4;font:14px 'DejaVu Sans';padding:8px 20px;display:flex;gap:40px"><span id="where"></span><span>UTF-8</span><span>No filter</span></div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('page').scrollTop = places[index] * 18; seqEl('where').textContent = `Lines ${places[index] + 1} to ${places[index] + 54} of 260`; },
  };
});

const SEQ_DEUTSCH = seqLines(`
  Um sechs Uhr früh standen wir am Bahnhof, die Räder bepackt wie Maulesel, und natürlich fehlte die Luftpumpe.
  Hinter Höxter wurde der Weg schmaler, dafür roch es nach Heu und frisch gemähten Böschungen.
  Der Gegenwind blies so kräftig, dass selbst die Möwen zu Fuß gingen.
  An der Fähre mussten wir zwanzig Minuten warten, weil der Fährmann erst seinen Kaffee austrinken wollte.
  Jürgen behauptet bis heute, die Kette sei von allein gerissen.
  In der Bäckerei am Marktplatz gab es Mohnschnecken für 1,80 € das Stück; wir kauften neun.
  Am Nachmittag zogen Gewitterwolken auf, und wir flüchteten in eine Scheune voller Kürbisse.
  Die Wirtin stellte keine Fragen, sondern eine Schüssel Kartoffelsuppe auf den Tisch.
  Laut Karte wären es noch 14 Kilometer gewesen, laut Wegweiser 22, und in Wirklichkeit 31.
  Nachts hörten wir die Güterzüge auf der anderen Flussseite.
  Das Hinterrad eiert seit Hameln, aber es eiert gleichmäßig.
  Wer früh genug aufsteht, hat die Brücke und den Nebel ganz für sich allein.
  Kurz vor Minden überholte uns eine ältere Dame auf einem Klapprad und grüßte freundlich.
  Die letzte Etappe führt durch Auwälder, über drei Deiche und an einer Käserei vorbei.
  Gekostet hat die ganze Woche 312,50 €, einschließlich zweier Schläuche und eines Huts.`);

sequence('radreise-bericht-gescrollt', { frames: 24, width: 1600, height: 900, lcd: true, hinting: 'medium', languages: ['deu'] }, (r) => {
  const deal = () => { const left = r.shuffled(SEQ_DEUTSCH); return (count) => left.splice(0, count).join(' '); };
  const day = (at) => { const some = deal(); return `<div style="font:700 27px Vollkorn;color:#7a3d12;margin:30px 0 10px">${['Erster Tag: Abfahrt', 'Zweiter Tag: Gegenwind', 'Dritter Tag: Regen und Suppe', 'Vierter Tag: Ruhetag', 'Fünfter Tag: die Fähre', 'Sechster Tag: Ankunft'][at]}</div><div style="font:15px 'Open Sans';color:#6b5d4d;margin-bottom:12px">${r.number(28, 94)} km · ${r.number(90, 640)} Höhenmeter · ${r.pick(['heiter', 'Schauer', 'bewölkt', 'Nebel am Morgen'])}</div><p style="margin:0 0 14px">${some(4)}</p>${at % 2 ? photo(820, 280, `radreise ${at}`, 'margin:16px 0') : ''}<p style="margin:0 0 14px">${some(5)}</p>`; };
  const places = seqRoll(r, 24, 73, 3, 0.2);
  return {
    html: `<div style="height:100%;background:#f6efe3;color:#2d241a;display:flex"><div style="width:300px;flex:none;background:#e7dac4;padding:40px 34px;box-sizing:border-box;font:16px/1.6 'Open Sans'"><div style="font:700 30px/1.15 Vollkorn;margin-bottom:18px">Zwei Räder, ein Fluss</div>Ein Reisetagebuch von Jürgen und Käthe<div style="margin-top:30px">${['Start', 'Etappen', 'Ausrüstung', 'Gästebuch', 'Über uns'].map((name, at) => `<div style="padding:6px 0;${at === 1 ? 'font-weight:700' : ''}">${name}</div>`).join('')}</div></div><div id="page" style="flex:1;overflow:hidden;padding:0 80px;font:20px/1.55 Vollkorn;font-variant-numeric:lining-nums"><div style="width:820px;padding:20px 0 120px">${times(6, day).join('')}</div></div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

// Tabs, windows, menus, dialogs.

sequence('browser-tabs-clicked-through', { frames: 24, width: 1366, height: 768, lcd: false, hinting: 'slight' }, (r) => {
  const names = ['Weather for Fowey', 'Spoke calculator', 'Honey cake, step by step', 'Ferry timetable', 'Stamp forum'];
  const pages = [
    `<div style="font:300 40px Lato;margin-bottom:4px">Fowey</div><div style="font-size:20px;margin-bottom:22px">17 °C, broken cloud, wind south-west 4</div>${SEQ_DAYS.map((day) => `<div style="display:flex;padding:11px 0;border-top:1px solid #d4dde6"><span style="width:170px">${day}</span><span style="width:110px">${r.number(13, 22)} °C</span><span style="width:110px;color:#64748b">${r.number(6, 12)} °C</span><span style="width:200px">${r.pick(['showers', 'sunny spells', 'drizzle', 'fog, then sun', 'thunder'])}</span><span>${r.number(0, 95)} % rain</span></div>`).join('')}`,
    `<div style="font:700 26px Lato;margin-bottom:14px">Spoke length calculator</div><div style="display:flex;gap:60px"><div>${[['Rim diameter', '602 mm'], ['Hub flange, left', '58 mm'], ['Hub flange, right', '61 mm'], ['Centre to flange', '34.5 mm'], ['Crossings', '3'], ['Number of spokes', '36']].map(([name, value]) => `<div style="display:flex;margin:9px 0;align-items:center"><span style="width:190px">${name}</span><span style="border:1px solid #a9b6c4;padding:6px 12px;width:90px">${value}</span></div>`).join('')}</div><div style="background:#e8f0e4;padding:22px 32px;align-self:flex-start"><div>Left</div><div style="font-size:30px;margin-bottom:12px">294.2 mm</div><div>Right</div><div style="font-size:30px">292.7 mm</div></div></div><p style="line-height:1.5;width:800px">${seqDeal(r, 'bikes')(3)}</p>`,
    `<div style="font:600 28px Vollkorn;margin-bottom:10px">Honey cake, step by step</div><div style="display:flex;gap:40px">${photo(300, 380, 'honey cake')}<div style="width:560px;font:17px/1.5 Vollkorn;font-variant-numeric:lining-nums">${['Warm 250 g of honey with 100 g of butter until it runs.', 'Beat three eggs with a pinch of salt; do not stop early.', 'Stir in 300 g of flour, two spoons of cocoa and some cinnamon.', 'Fold the honey into the eggs, slowly and from below.', 'Bake for 50 minutes at 160 degrees on the lowest shelf.', 'Wait a day before you cut it, if you possibly can.'].map((text, at) => `<div style="margin-bottom:11px">${at + 1}. ${text}</div>`).join('')}</div></div>`,
    `<div style="font:700 26px Lato;margin-bottom:12px">Ferry timetable, summer</div>${times(11, (at) => `<div style="display:flex;padding:8px 12px;background:${at % 2 ? '#eef3f8' : '#fff'}"><span style="width:120px">${pad(6 + at, 2)}:${pad(r.below(60), 2)}</span><span style="width:260px">${['Instow', 'Bideford', 'Salcombe'][at % 3]}</span><span style="width:260px">${['Fowey', 'Porlock'][at % 2]}</span><span style="width:160px">${['Kittiwake', 'Lady Orla', 'Second Tide'][at % 3]}</span><span>${r.pick(['daily', 'not on Sunday', 'Friday only'])}</span></div>`).join('')}`,
    `<div style="font:700 24px Lato;margin-bottom:12px">What is this postmark?</div>${times(4, () => `<div style="display:flex;gap:20px;border-top:1px solid #d4dde6;padding:12px 0"><span style="width:140px;color:#3b5b8c">${seqName(r)}</span><span style="width:780px;line-height:1.5">${seqDeal(r, 'stamps')(2)}</span></div>`).join('')}`];
  const open = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 1, 1, 0, 0, 3, 3, 2, 2];
  return {
    html: `<div style="height:100%;background:#fff;color:#1f2933;font:15.5px Lato;overflow:hidden"><div id="tabs" style="background:#cdd6df;height:40px;display:flex;gap:4px;padding:6px 8px 0;box-sizing:border-box"></div><div style="height:46px;border-bottom:1px solid #d4dde6;padding:7px 20px;box-sizing:border-box"><div style="background:#edf1f5;border-radius:16px;height:32px;line-height:32px;padding:0 20px" id="address"></div></div><div id="body" style="padding:28px 60px"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const at = open[index];
      seqEl('tabs').innerHTML = names.map((name, tab) => `<span style="width:210px;box-sizing:border-box;padding:8px 14px;border-radius:8px 8px 0 0;font-size:14px;height:34px;white-space:nowrap;overflow:hidden;${tab === at ? 'background:#fff' : 'background:#b9c5d1'}">${name}</span>`).join('');
      seqEl('address').textContent = ['sky.example/fowey', 'wheelbuilder.example/spokes', 'kitchen.example/honey-cake', 'ferries.example/summer', 'perforation.example/t/48213'][at];
      seqEl('body').innerHTML = pages[at]; paintPhotos();
    },
  };
});

sequence('four-windows-raised', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seqDeal(r, 'puppets', 'orchard');
  const windows = [
    ['Stage notes', 60, 80, 760, 620, '#fffef4', '#23211a', `<div style="font:16.5px/1.6 'Liberation Serif';padding:18px 28px"><b style="font-size:22px">Act two, the orchard</b><p>${deal(4)}</p><p>${deal(4)}</p><p>${deal(3)}</p></div>`],
    ['Calculator of fees', 560, 240, 640, 520, '#f2f4f8', '#1b2330', `<div style="font:16px 'Liberation Sans';padding:16px 26px">${times(12, () => `<div style="display:flex;justify-content:space-between;padding:8px 0;border-bottom:1px solid #d5dae3"><span>${seqName(r)}</span><span>${r.number(1, 9)} shows</span><span>${seqCash(r, 900)}</span></div>`).join('')}</div>`],
    ['Terminal', 900, 110, 880, 560, '#1f1a24', '#e4dcea', `<div style="font:16px/25px 'Liberation Mono';padding:14px 20px;white-space:pre">${times(20, () => `${r.pick(['render', 'encode', 'upload', 'verify'])} scene-${pad(r.number(1, 48), 2)}.mov  ${String(r.number(12, 980)).padStart(4)} MB  ${r.pick(['done', 'done', 'queued', 'failed'])}`).join('\n')}</div>`],
    ['Messages', 300, 420, 700, 560, '#ffffff', '#202020', `<div style="font:16px/1.45 'Liberation Sans';padding:16px 26px">${times(6, () => `<div style="margin-bottom:13px"><b style="color:#8a2d4c">${r.pick(SEQ_GIVEN)}</b><div>${deal(1)}</div></div>`).join('')}</div>`]];
  const orders = [[0, 1, 2, 3], [3, 0, 1, 2], [3, 1, 2, 0], [0, 3, 2, 1], [0, 1, 3, 2], [0, 2, 1, 3]];
  const plan = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5];
  return {
    html: `<div style="position:relative;height:100%;background:linear-gradient(160deg,#35506b,#6b3f5a);overflow:hidden"><div style="position:absolute;left:0;right:0;top:0;height:34px;background:#17141b;color:#eee;font:15px/34px Cantarell;padding:0 18px;display:flex;justify-content:space-between"><span>Activities</span><span id="clock"></span><span>81 %</span></div>${windows.map(([name, left, top, wide, high, paper, ink, body], at) => `<div class="win" style="position:absolute;left:${left}px;top:${top}px;width:${wide}px;height:${high}px;background:${paper};color:${ink};border-radius:9px;overflow:hidden;box-shadow:0 8px 26px rgba(0,0,0,.5)"><div class="bar" style="height:38px;line-height:38px;padding:0 18px;font:600 15px/38px Cantarell;color:#fff;background:#444">${name}</div>${body}</div>`).join('')}${pointer('white')}</div>`,
    after() { this.step(0); },
    step(index) {
      const order = orders[plan[index]], top = order[3];
      document.querySelectorAll('.win').forEach((win, at) => { win.style.zIndex = order.indexOf(at) + 1; win.firstElementChild.style.background = at === top ? '#7a3b62' : '#5b5560'; });
      seqEl('clock').textContent = `Saturday 21:${pad(14 + Math.floor(index / 9), 2)}`;
      movePointer(windows[top][1] + windows[top][3] - 60 - index % 3 * 14, windows[top][2] + 8 + index % 2 * 6);
    },
  };
});

sequence('preferences-with-confirmation', { frames: 26, width: 1440, height: 900, lcd: false, hinting: 'full' }, () => {
  const parts = ['General', 'Appearance', 'Notifications', 'Downloads', 'Privacy', 'Keyboard', 'Storage', 'About'];
  const rows = {
    0: [['Open at login', true], ['Ask before closing several tabs', true], ['Check spelling while typing', false], ['Language', 'English (UK)'], ['Start page', 'Last session'], ['Unit of length', 'Kilometres']],
    2: [['Allow notifications', true], ['Play a sound', false], ['Show previews on the lock screen', false], ['Quiet hours', '22:00 to 06:30'], ['Remind me of', 'Events and tasks'], ['Badge on the icon', true]],
    6: [['Offline maps', '1.8 GB'], ['Pictures', '6.4 GB'], ['Messages', '412 MB'], ['Temporary files', '2.1 GB'], ['Free space', '48.7 GB'], ['Empty temporary files weekly', false]]};
  const plan = [0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6];
  const flip = (part, at, index) => (part === 0 && at === 2 && index > 5) || (part === 2 && at === 1 && index > 8) || (part === 6 && at === 5 && index > 23);
  const menu = (index) => (index > 1 && index < 5 ? `<div style="position:absolute;left:880px;top:392px;width:260px;background:#fff;border:1px solid #b9c0cc;border-radius:7px;box-shadow:0 6px 18px rgba(0,0,0,.25);padding:6px 0;z-index:2">${['Empty page', 'Last session', 'Favourites', 'Choose a page'].map((text, at) => `<div style="padding:9px 20px;${at === index - 2 ? 'background:#3867c8;color:#fff' : ''}">${text}</div>`).join('')}</div>` : '');
  const dialog = (index) => (index > 14 && index < 20 ? `<div data-glass style="position:absolute;inset:0;background:rgba(20,24,34,.32)"></div><div style="position:absolute;left:470px;top:300px;width:500px;background:#fff;border-radius:12px;box-shadow:0 12px 44px rgba(0,0,0,.45);padding:26px 32px;box-sizing:border-box;z-index:3"><div style="font-weight:600;font-size:20px;margin-bottom:12px">Delete temporary files?</div><div style="line-height:1.5">This frees 2.1 GB. Pages may take a little longer to open the next time. Your pictures and messages are kept.</div><div style="display:flex;gap:14px;justify-content:flex-end;margin-top:22px"><span style="padding:10px 24px;border:1px solid #b9c0cc;border-radius:7px">Cancel</span><span style="padding:10px 24px;border-radius:7px;color:#fff;background:${index > 17 ? '#8e1f1f' : '#c43434'}">Delete</span></div></div>` : '');
  return {
    html: `<div style="position:relative;height:100%;background:#eceef3;color:#20242c;font:16px 'Nimbus Sans';display:flex"><div style="width:280px;flex:none;background:#dfe3eb;padding:32px 0"><div style="font-size:23px;padding:0 32px 20px">Preferences</div><div id="parts"></div></div><div style="flex:1;padding:36px 60px"><div id="head" style="font-size:28px;margin-bottom:20px"></div><div id="rows" style="background:#fff;border-radius:12px;width:860px"></div><div id="foot" style="margin-top:22px;color:#565e6c"></div></div><div id="menu"></div><div id="dialog"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const part = plan[index];
      seqEl('parts').innerHTML = parts.map((name, at) => `<div style="padding:11px 32px;${at === part ? 'background:#3867c8;color:#fff' : ''}">${name}</div>`).join('');
      seqEl('head').textContent = parts[part];
      seqEl('rows').innerHTML = rows[part].map(([name, value], at) => { const on = typeof value === 'boolean' ? value !== flip(part, at, index) : false; const said = part === 0 && at === 4 && index > 4 ? 'Favourites' : part === 6 && at === 3 && index > 20 ? '0 KB' : part === 6 && at === 4 && index > 20 ? '50.8 GB' : value; return `<div style="display:flex;justify-content:space-between;align-items:center;height:60px;padding:0 28px;${at ? 'border-top:1px solid #e4e7ed' : ''}"><span>${name}</span>${typeof value === 'boolean' ? `<span style="width:46px;height:26px;border-radius:13px;background:${on ? '#3a9a52' : '#b9c0cc'};position:relative"><span style="position:absolute;top:3px;left:${on ? 23 : 3}px;width:20px;height:20px;border-radius:10px;background:#fff"></span></span>` : `<span style="color:#48505e">${said}</span>`}</div>`; }).join('');
      seqEl('foot').textContent = part !== 6 ? 'Changes are saved at once.' : index < 14 ? 'Delete temporary files' : index < 19 ? 'Delete temporary files…' : index < 21 ? 'Deleting' : 'Deleted 1,204 files.';
      seqEl('menu').innerHTML = menu(index); seqEl('dialog').innerHTML = dialog(index);
    },
  };
});

// Finding and marking.

sequence('find-bar-in-puppet-essay', { frames: 24, width: 1600, height: 900, lcd: true, hinting: 'none' }, (r) => {
  const deal = seqDeal(r, 'puppets'), text = times(7, () => deal(4)), word = 'strings';
  text[1] += ' Nobody looks at the strings once the puppet has looked at them.'; text[3] += ' Waxed strings tangle less, silk strings hardly at all.'; text[5] += ' With nine strings, said the old master, one can do everything but lie.';
  const counts = [0, 0, 0, 1, 2, 3, 4, 5, 6, 7], places = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3];
  const draw = (index) => {
    const now = index > 21 ? '' : word.slice(0, counts[index] ?? 7);
    let seen = 0;
    const mark = (part) => { if (now.length < 2) return escaped(part); return escaped(part).split(new RegExp(`(${now})`, 'i')).map((piece, at) => { if (at % 2 === 0) return piece; const style = seen === places[index] ? 'background:#ff9a3d' : 'background:#ffe98a'; seen += 1; return `<span style="${style}">${piece}</span>`; }).join(''); };
    seqEl('text').innerHTML = text.map((part, at) => `${at === 2 || at === 5 ? `<div style="font:600 22px P052;margin:20px 0 8px">${at === 2 ? 'Of wood and wire' : 'The old master'}</div>` : ''}<p style="margin:0 0 14px">${mark(part)}</p>`).join('');
    seqEl('bar').innerHTML = index < 2 || index > 21 ? '' : `<div style="position:absolute;right:60px;top:60px;width:470px;height:52px;background:#fff;border:1px solid #b8b2a6;border-top:0;border-radius:0 0 8px 8px;box-shadow:0 4px 12px rgba(0,0,0,.2);display:flex;align-items:center;gap:18px;padding:0 18px;box-sizing:border-box;font:15px Inter"><span style="width:230px">${now}${index % 2 ? caret('#222', 18) : ''}</span><span style="color:#6a645a;width:110px">${now.length < 2 ? '' : seen ? `${places[index] + 1} of ${seen}` : 'No matches'}</span>${icon('close', '#6a645a', 16)}</div>`;
  };
  return {
    html: `<div style="position:relative;height:100%;background:#faf7f0;color:#25211a;overflow:hidden"><div style="height:60px;background:#4a3222;color:#f6ead9;font:15px/60px Inter;padding:0 60px;display:flex;gap:36px"><b>The String Quarterly</b>${seqRow(['Essays', 'Reviews', 'Workshops', 'Archive'], '')}</div><div style="width:940px;padding:28px 0 0 60px;font:19px/1.5 P052"><div style="font:32px P052;margin-bottom:16px">What the hand forgets</div><div id="text"></div></div><div id="bar"></div></div>`,
    after() { this.step(0); },
    step: draw,
  };
});

sequence('poem-caret-then-marked', { frames: 26, width: 1366, height: 768, lcd: true, hinting: 'medium' }, (r) => {
  const lines = ['The lamp goes round, the lamp goes round,', 'and on the rock there is no sound', 'except the sea, that turns a page,', 'and puts it back, and shows its age.', '', 'A boat is late, a boat is late,', 'the kettle and the keeper wait;', 'a moth that came here with the mail', 'has learned to read the Beaufort scale.', '', 'Put out the light, put out the light:', 'the morning has a longer sight.'];
  const flat = lines.join('\n'), from = flat.indexOf('A boat'), ends = [3, 11, 22, 31, 44, 58, 66, 78, 90, 104, 118, 133];
  const draw = (index) => {
    const till = index < 12 ? from : Math.min(from + ends[Math.min(ends.length - 1, index - 12)], flat.indexOf('Put out') - 2);
    const end = caret('#1d1d1d', 26);
    seqEl('poem').innerHTML = index < 12 ? `${flat}${end}` : index > 23 ? `${flat}${end}` : `${flat.slice(0, from)}<span style="background:#b5d3f2">${flat.slice(from, till)}</span>${flat.slice(till)}${end}`;
    visible('caret', index < 12 ? index % 2 === 0 : index > 23);
    seqEl('words').textContent = index > 11 && index < 24 ? `${flat.slice(from, till).split(/\s+/).filter(Boolean).length} of ${flat.split(/\s+/).length} words selected` : `${flat.split(/\s+/).length} words`;
    seqEl('time').textContent = `22:${pad(40 + Math.floor(index / 8), 2)}`;
    if (index < 12 || index > 23) movePointer(1040 + index * 3, 420); else { const box = seqEl('poem').querySelector('span').getClientRects(), last = box[box.length - 1]; movePointer(last.right + 6, last.bottom - 6); }
  };
  return {
    html: `<div style="height:100%;background:#e9e6df;color:#1d1d1d;font:15px Cantarell;display:flex;flex-direction:column"><div style="background:#fff;border-bottom:1px solid #cfcabf;padding:11px 24px;display:flex;gap:26px"><b>the-lamp.txt</b>${seqRow(['File', 'Edit', 'Format', 'Tools'], '')}<span id="time" style="margin-left:auto"></span></div><div style="flex:1;display:flex;justify-content:center;overflow:hidden"><div style="background:#fff;width:760px;margin-top:26px;padding:44px 90px;box-sizing:border-box"><div style="font:italic 17px 'Nimbus Roman';color:#666;margin-bottom:18px">${seqName(r)}, second draft</div><div id="poem" style="white-space:pre;font:25px/1.6 'Nimbus Roman'"></div></div></div><div style="background:#fff;border-top:1px solid #cfcabf;padding:8px 24px;display:flex;gap:40px;font-size:14px"><span id="words"></span><span>British English</span><span>Saved</span></div>${pointer('black')}</div>`,
    after() { this.step(0); },
    step: draw,
  };
});

// Clocks, bars, things that come piece by piece.

sequence('lane-clock-at-the-pool', { frames: 28, width: 1920, height: 1080, lcd: false, hinting: 'slight' }, (r) => {
  const swimmers = times(8, (at) => [at + 1, seqName(r), r.pick(SEQ_TOWNS), 6940 + r.below(1020)]), splits = swimmers.map(([, , , end]) => Math.round(end * (0.47 + r.below(3) / 100)));
  const heats = times(5, (at) => [`Heat ${at % 3 + 1}`, ['100 m freestyle', '200 m medley'][at < 3 ? 0 : 1], `11:${pad(8 + at * 6, 2)}`]);
  const clock = (value) => `${Math.floor(value / 6000)}:${pad(Math.floor(value / 100) % 60, 2)}.${pad(value % 100, 2)}`;
  return {
    html: `<div style="height:100%;background:#04263a;color:#f3fbff;font:24px Roboto;padding:44px 70px;box-sizing:border-box"><div style="display:flex;justify-content:space-between;align-items:flex-end;border-bottom:3px solid #1d89b5;padding-bottom:18px"><div><div style="font-size:40px;font-weight:500">Ludlow Spring Meet</div><div style="color:#8fcfe8;margin-top:6px">Event 14 · Open 100 m breaststroke · Heat 3</div></div><div id="clock" style="font:700 86px/0.9 'Roboto Condensed'"></div></div><div style="display:flex;gap:60px;margin-top:26px"><div id="lanes" style="width:1240px"></div><div style="flex:1"><div style="color:#8fcfe8;margin-bottom:12px">Next</div>${heats.map(([name, what, when]) => `<div style="background:#0b3a55;border-radius:6px;padding:14px 20px;margin-bottom:12px;font-size:21px"><div style="display:flex;justify-content:space-between"><b>${name}</b><span>${when}</span></div><div style="margin-top:5px">${what}</div></div>`).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = index < 2 ? 0 : (index - 1) * 312 + index * 7 % 10, order = [...swimmers].filter(([, , , end]) => end <= now).sort((a, b) => a[3] - b[3]).map(([lane]) => lane);
      seqEl('clock').textContent = clock(order.length === 8 ? swimmers.find(([lane]) => lane === order[7])[3] : now);
      seqEl('lanes').innerHTML = `<div style="display:flex;color:#8fcfe8;font-size:20px;padding:0 18px 10px"><span style="width:80px">Lane</span><span style="width:430px">Name</span><span style="width:250px">Club</span><span style="width:170px;text-align:right">50 m</span><span style="width:180px;text-align:right">Final</span><span style="width:80px;text-align:right">Place</span></div>${swimmers.map(([lane, name, town, end], at) => `<div style="display:flex;align-items:center;height:74px;padding:0 18px;background:${at % 2 ? '#06304a' : '#083a58'}"><span style="width:80px;color:#ffd76a">${lane}</span><span style="width:430px;font-weight:500">${name}</span><span style="width:250px">${town}</span><span style="width:170px;text-align:right">${splits[at] <= now ? clock(splits[at]) : ''}</span><span style="width:180px;text-align:right;font-weight:700">${end <= now ? clock(end) : ''}</span><span style="width:80px;text-align:right;color:#ffd76a">${end <= now ? order.indexOf(lane) + 1 : ''}</span></div>`).join('')}`;
    },
  };
});

sequence('firmware-flash-with-log', { frames: 26, width: 1280, height: 800, lcd: true, hinting: 'full' }, (r) => {
  const steps = ['Reading the header', 'Erasing flash', 'Writing bootloader', 'Writing firmware', 'Verifying', 'Restarting the lamp'];
  const log = times(60, (at) => `[${pad(Math.floor(at / 7), 2)}.${pad(at % 7 * 140 + r.below(130), 3)}] ${r.pick([() => `wrote ${r.number(1, 64) * 256} bytes at 0x${r.hex(6)}`, () => `block ${at * 3 + r.below(3)} crc 0x${r.hex(4)} ok`, () => `erased sector ${r.number(0, 63)} in ${r.number(14, 90)} ms`, () => `device answered after ${r.number(1, 30)} ms`, () => `retry: no answer, waiting ${r.number(100, 900)} ms`])()}`);
  return {
    html: `<div style="position:relative;height:100%;background:#ececec;color:#1a1a1a;font:14px 'DejaVu Sans';display:flex;flex-direction:column"><div style="background:#d6d6d6;border-bottom:1px solid #b0b0b0;padding:10px 20px;display:flex;gap:24px"><b>Beacon Flasher 3.4</b>${seqRow(['Device', 'Firmware', 'Tools', 'Help'], '')}</div><div style="display:flex;gap:26px;padding:20px 24px;height:300px;box-sizing:border-box"><div style="width:420px">${[['Device', 'Lamp controller LC-20'], ['Port', '/dev/ttyUSB1'], ['Speed', '921600 baud'], ['Installed', '2.8.1 (March 2024)'], ['New', '2.9.0 (October 2026)'], ['File', 'lc20-2.9.0-signed.bin']].map(([name, value]) => `<div style="display:flex;padding:8px 0"><span style="width:110px;color:#555">${name}</span><span>${value}</span></div>`).join('')}</div><div style="flex:1" id="steps"></div></div><div style="padding:0 24px"><div style="display:flex;justify-content:space-between;margin-bottom:8px"><span id="now"></span><span id="share"></span></div><div style="height:18px;background:#fff;border:1px solid #9a9a9a"><div id="bar" style="height:18px;background:#2f7fbf"></div></div></div><div id="log" style="margin:20px 24px;flex:1;background:#fff;border:1px solid #9a9a9a;padding:8px 14px;font:13px/20px 'DejaVu Sans Mono';white-space:pre;overflow:hidden"></div><div style="padding:0 24px 20px;display:flex;gap:14px;justify-content:flex-end"><span style="border:1px solid #9a9a9a;background:#f7f7f7;padding:8px 26px">Save log</span><span id="stop" style="border:1px solid #9a9a9a;background:#f7f7f7;padding:8px 26px"></span></div><div id="done"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const share = index < 2 ? 0 : Math.min(100, Math.round((index - 1) * 4.7)), at = share === 100 ? 6 : Math.min(5, Math.floor(share / 17)), count = Math.min(60, index * 3);
      seqEl('steps').innerHTML = steps.map((name, step) => `<div style="padding:9px 0;color:${step < at ? '#2f7a3a' : step === at && index > 1 ? '#000' : '#666'};font-weight:${step === at && index > 1 ? 'bold' : 'normal'};display:flex;gap:12px">${icon(step < at ? 'check' : 'clock', step < at ? '#2f7a3a' : '#777', 16)}<span>${name}</span></div>`).join('');
      seqEl('now').textContent = index < 2 ? 'Ready to write' : share === 100 ? 'Finished' : `${steps[Math.min(5, at)]}, ${Math.max(1, Math.round((100 - share) / 3))} seconds left`;
      seqEl('share').textContent = `${share} %`; seqEl('bar').style.width = `${share}%`; seqEl('stop').textContent = share === 100 ? 'Close' : index < 2 ? 'Start' : 'Cancel';
      seqEl('log').textContent = log.slice(Math.max(0, count - 15), count).join('\n');
      seqEl('done').innerHTML = index > 23 ? '<div style="position:absolute;left:420px;top:272px;width:440px;background:#f7f7f7;border:1px solid #777;box-shadow:0 6px 24px rgba(0,0,0,.4);padding:24px 28px;box-sizing:border-box"><b>The new firmware is running.</b><div style="margin:12px 0 20px;line-height:1.5">The lamp turned once to show that it is well. You may unplug it now.</div><div style="text-align:right"><span style="border:1px solid #777;background:#fff;padding:7px 30px">OK</span></div></div>' : '';
    },
  };
});

sequence('balloon-booking-piece-by-piece', { frames: 24, width: 1440, height: 900, lcd: false, hinting: 'none' }, (r) => {
  const deal = seqDeal(r, 'balloons');
  const flights = times(6, (at) => [['Dawn over Ludlow', 'Evening drift to Kelso', 'First light, Reeth', 'Long flight across the moor', 'Family basket', 'Pilot for a day'][at], `${3 + at * 4} ${SEQ_MONTHS[4 + at]} 2027`, `${r.number(4, 12)} places left`, `€${r.number(149, 320)}.00`, deal(1)]);
  const grey = (wide, high) => `<div style="width:${wide}px;height:${high}px;background:#f0dccb;border-radius:5px;margin-bottom:12px"></div>`;
  const basket = (index) => (index > 16 ? `<div style="background:#fff;border-radius:12px;padding:20px 24px"><b style="font-size:18px">Your basket</b><div style="display:flex;justify-content:space-between;padding:12px 0"><span>${flights[1][0]}</span><span>${index > 19 ? 3 : 2} ×</span></div><div style="background:#c2410c;color:#fff;border-radius:8px;padding:12px;text-align:center">${index > 21 ? 'Reserved until 19:42' : 'Reserve'}</div></div>` : '');
  return {
    html: `<div style="height:100%;background:#fdf3ea;color:#2f2019;font:15.5px Lato;overflow:hidden"><div style="background:#c2410c;color:#fff;padding:17px 54px;display:flex;gap:36px;align-items:center"><b style="font-size:21px">Wicker and Wind</b>${seqRow(['Flights', 'Vouchers', 'Safety', 'The crew'], '')}<span id="user" style="margin-left:auto"></span></div><div style="padding:26px 54px;display:flex;gap:36px"><div style="width:1000px"><div style="font:700 32px Lato;margin-bottom:16px">Choose a morning, or an evening</div><div id="cards" style="display:grid;grid-template-columns:1fr 1fr;gap:22px"></div></div><div id="side" style="flex:1"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const known = Math.min(6, Math.floor(index / 2)), pictures = Math.max(0, Math.min(6, Math.floor((index - 5) / 2)));
      seqEl('user').textContent = index > 3 ? 'Hello, Miriam' : '';
      seqEl('cards').innerHTML = flights.map(([name, when, left, price, text], at) => `<div style="background:#fff;border-radius:12px;height:214px;padding:18px;box-sizing:border-box;display:flex;gap:18px;overflow:hidden">${at < pictures ? photo(130, 178, `flight ${at}`, 'border-radius:8px;flex:none') : '<span style="width:130px;height:178px;flex:none;background:#f0dccb;border-radius:8px"></span>'}<div style="flex:1">${at < known ? `<div style="font-weight:700;font-size:19px">${name}</div><div style="color:#7c5a46;margin:6px 0">${when}</div><div style="line-height:1.4;height:66px;overflow:hidden">${escaped(text)}</div><div style="display:flex;justify-content:space-between;margin-top:14px"><b style="color:#c2410c">${index > 11 + at ? price : ''}</b><span>${index > 11 + at ? left : ''}</span></div>` : grey(220, 20) + grey(140, 14) + grey(270, 14) + grey(250, 14)}</div></div>`).join('');
      seqEl('side').innerHTML = basket(index); paintPhotos();
    },
  };
});

sequence('scans-in-the-picture-viewer', { frames: 24, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => {
  const lines = seqDeal(r, 'lights');
  const scans = times(8, (at) => [`scan-${pad(214 + at, 4)}.tif`, [`The keeper and his dog, ${r.number(1902, 1931)}`, 'Whitewashing the tower', 'A lens on its way up', 'Picnic on the landing stage', 'The last oil delivery', 'Wreck of the Isolde', 'Miss Tregarth at the winch', 'Fog, presumably'][at], `Scanned ${seqDate(r)}`, lines(1)]);
  const plan = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6, 7, 7, 7];
  return {
    html: `<div style="height:100%;background:#202124;color:#e8e8ea;font:15px 'Open Sans';display:flex;flex-direction:column"><div style="height:48px;line-height:48px;background:#2b2c30;padding:0 26px;display:flex;gap:34px"><span id="name" style="font-weight:600"></span><span id="count" style="color:#a9acb3"></span><span style="margin-left:auto">Rotate</span><span>Crop</span><span>Details</span></div><div style="flex:1;display:flex"><div id="view" style="flex:1;display:flex;align-items:center;justify-content:center;overflow:hidden"></div><div id="side" style="width:340px;background:#2b2c30;padding:26px 28px;box-sizing:border-box;line-height:1.5"></div></div><div id="strip" style="height:112px;background:#2b2c30;display:flex;gap:12px;padding:14px 26px;box-sizing:border-box"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const at = plan[index], zoomed = index > 9 && index < 13, [name, title, when, text] = scans[at];
      seqEl('name').textContent = name; seqEl('count').textContent = `${at + 1} of 8`;
      seqEl('view').innerHTML = `<div style="position:relative">${photo(zoomed ? 1300 : 980, zoomed ? 860 : 660, `old scan ${at}`)}${zoomed ? '' : `<div style="position:absolute;left:0;right:0;bottom:0;background:#14110d;color:#f3e9d8;font:italic 21px/52px 'Noto Serif';text-align:center">${title}</div>`}</div>`;
      seqEl('side').innerHTML = `<div style="font-weight:600;font-size:18px;margin-bottom:12px">${title}</div><div style="color:#a9acb3;margin-bottom:14px">${when}</div>${escaped(text)}<div style="margin-top:22px;color:#a9acb3">${[['Size', `${2400 + at * 130} × ${1600 + at * 90}`], ['Resolution', '600 dpi'], ['Zoom', zoomed ? '100 %' : '41 %'], ['Album', 'Beacon, box 7']].map(([what, value]) => `<div style="display:flex;justify-content:space-between"><span>${what}</span><span>${value}</span></div>`).join('')}</div>`;
      seqEl('strip').innerHTML = scans.map((_, scan) => `<div style="outline:${scan === at ? '3px solid #6ea8fe' : '0'}">${photo(120, 84, `old scan ${scan}`)}</div>`).join(''); paintPhotos();
    },
  };
});

sequence('number-place-with-hints', { frames: 26, width: 1366, height: 768, lcd: true, hinting: 'none' }, (r) => {
  const full = '534678912672195348198342567859761423426853791713924856961537284287419635345286179', given = times(81, (at) => r.chance(0.42) || at === 40), open = times(81, (at) => at).filter((at) => !given[at]), order = r.shuffled(open);
  const rules = ['Each row holds every digit once.', 'So does each column, and so does each of the nine boxes.', 'Small digits are notes; they count for nothing.', 'A hint costs thirty seconds.'];
  const steps = ['Only one place is left in this row.', 'Box five lacks a seven.', 'This pair rules out the other cells.', 'Look at the fourth column again.', 'No hint needed here, surely?'];
  return {
    html: `<div style="height:100%;background:#f2efe9;color:#29261f;font:16px 'URW Gothic';display:flex;gap:56px;padding:44px 60px;box-sizing:border-box"><div id="grid" style="display:grid;grid-template-columns:repeat(9,70px);border:3px solid #29261f;box-sizing:border-box;flex:none;width:636px;height:636px"></div><div style="flex:1"><div style="font-size:30px;margin-bottom:8px">Number Place</div><div style="color:#6d675b;margin-bottom:22px">Tuesday, fairly hard</div><div style="display:flex;gap:50px;margin-bottom:24px"><div>Time<div id="time" style="font-size:27px;margin-top:4px"></div></div><div>Mistakes<div id="wrong" style="font-size:27px;margin-top:4px"></div></div><div>Left<div id="left" style="font-size:27px;margin-top:4px"></div></div></div>${rules.map((text) => `<div style="padding:6px 0;font:16px Cantarell">${text}</div>`).join('')}<div id="hint" style="margin-top:24px;font:16px/1.5 Cantarell;min-height:60px"></div><div style="display:flex;gap:14px;margin-top:16px;font:15px Cantarell">${['Undo', 'Notes', 'Hint', 'Check'].map((name) => `<span style="border:1px solid #8d8573;border-radius:6px;padding:9px 20px">${name}</span>`).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const done = new Set(order.slice(0, Math.floor(index / 2))), at = order[Math.floor(index / 2)], slip = index % 8 === 5;
      seqEl('grid').innerHTML = times(81, (cell) => { const row = Math.floor(cell / 9), column = cell % 9, known = given[cell] || done.has(cell) || (cell === at && index % 2 === 1); const wrong = cell === at && slip; return `<span style="width:70px;height:70px;line-height:70px;text-align:center;box-sizing:border-box;border-right:${column % 3 === 2 && column < 8 ? 3 : 1}px solid ${column % 3 === 2 ? '#29261f' : '#b5ad9c'};border-bottom:${row % 3 === 2 && row < 8 ? 3 : 1}px solid ${row % 3 === 2 ? '#29261f' : '#b5ad9c'};font:${given[cell] ? 600 : 400} 34px/70px 'URW Gothic';color:${wrong ? '#b3261e' : given[cell] ? '#29261f' : '#2f5da8'};background:${cell === at ? '#dfe9c9' : row === Math.floor(at / 9) || column === at % 9 ? '#e9e5dc' : '#fff'}">${known ? (wrong ? Number(full[cell]) % 9 + 1 : full[cell]) : ''}</span>`; }).join('');
      seqEl('time').textContent = `${4 + Math.floor((31 + index * 2) / 60)}:${pad((31 + index * 2) % 60, 2)}`; seqEl('wrong').textContent = Math.floor((index + 3) / 8); seqEl('left').textContent = order.length - Math.floor((index + 1) / 2);
      seqEl('hint').textContent = index % 6 > 3 ? `Hint: ${steps[Math.floor(index / 6) % steps.length]}` : '';
    },
  };
});

sequence('slides-of-the-orchard-talk', { frames: 24, width: 1280, height: 720, scale: 2, lcd: false, hinting: 'slight' }, () => {
  const title = (text) => `<div style="font:700 44px Vollkorn;color:#35502a;margin-bottom:26px">${text}</div>`;
  const bullet = (items, count) => items.slice(0, count).map((text) => `<div style="font-size:26px;line-height:1.35;margin-bottom:18px"><span style="color:#b5502f">•</span> ${text}</div>`).join('');
  const one = ['Two hundred trees, eleven kinds, no plan', 'Half of them older than the village hall', 'Nobody alive knows all the names'], two = ['Graft in March, before the buds move', 'Label every tree, twice', 'Press only what has fallen by itself', 'Leave the crown to the birds'];
  const chart = (count) => `<div style="display:flex;align-items:flex-end;gap:44px;height:330px;padding-left:20px">${[['2021', 1840], ['2022', 2310], ['2023', 1120], ['2024', 3275], ['2025', 4060]].slice(0, count).map(([year, litres]) => `<div style="width:120px;text-align:center"><div style="font-size:22px;margin-bottom:8px">${thousands(litres)}</div><div style="height:${litres / 18}px;background:#8aa65c"></div><div style="font-size:22px;margin-top:8px">${year}</div></div>`).join('')}</div>`;
  const slides = [() => `<div style="padding-top:150px"><div style="font:700 62px/1.1 Vollkorn;color:#35502a">The orchard nobody wanted</div><div style="font-size:28px;margin-top:24px">${seqName(new Random('speaker'))}, Totnes Pomona Society</div></div>`, (n) => title('What we found') + bullet(one, n), (n) => title('What we do') + bullet(two, n), (n) => title('Litres of juice') + chart(n), () => `${title('The gate tree')}<div style="display:flex;gap:44px">${photo(520, 400, 'gate tree')}<div style="flex:1;font-size:24px;line-height:1.45">A russet of about 1890, leaning on its own props. It gave 74 kilos last autumn, and two owls.</div></div>`, () => '<div style="padding-top:190px;text-align:center;font:700 58px Vollkorn;color:#35502a">Questions, or a taste?</div>'];
  const plan = [[0, 0], [0, 0], [1, 0], [1, 1], [1, 2], [1, 2], [1, 3], [1, 3], [2, 1], [2, 2], [2, 3], [2, 4], [2, 4], [3, 1], [3, 3], [3, 4], [3, 5], [3, 5], [4, 0], [4, 0], [4, 0], [4, 0], [5, 0], [5, 0]];
  return {
    html: `<div style="position:relative;height:100%;background:#f9f6ea;color:#2b2b22;font:24px Cantarell;overflow:hidden"><div style="position:absolute;left:0;top:0;bottom:0;width:18px;background:#b5502f"></div><div id="slide" style="padding:56px 80px"></div><div style="position:absolute;left:80px;right:60px;bottom:24px;display:flex;justify-content:space-between;font-size:16px;color:#6d6a58"><span>Autumn meeting, 9 November</span><span id="number"></span></div></div>`,
    after() { this.step(0); },
    step(index) { const [at, count] = plan[index]; seqEl('slide').innerHTML = slides[at](count); seqEl('number').textContent = `${at + 1} / 6`; paintPhotos(); },
  };
});

// Pictures that move.

/** A hall of stage puppets: strings, lights that sweep, grain. */
function seqStage(canvas, index) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random(`stage ${index}`);
  const back = pen.createLinearGradient(0, 0, width, height);
  back.addColorStop(0, `hsl(${275 + index % 7},35%,16%)`); back.addColorStop(1, `hsl(${20 + index % 5},45%,30%)`);
  pen.fillStyle = back; pen.fillRect(0, 0, width, height);
  times(12, (fold) => { const x = fold * width / 11 + 8 * Math.sin(index / 4 + fold); pen.fillStyle = `hsla(350,60%,${20 + fold % 3 * 6}%,.75)`; pen.fillRect(x - 40, 0, 58, height * (fold < 2 || fold > 9 ? 1 : 0.22)); });
  times(3, (ray) => { const x = width / 2 + width * 0.36 * Math.sin(index / 7 + ray * 2.1); pen.fillStyle = 'rgba(255,230,170,.16)'; pen.beginPath(); pen.moveTo(width * (0.25 + ray * 0.25), 0); pen.lineTo(x - 130, height); pen.lineTo(x + 130, height); pen.fill(); });
  times(4, (puppet) => {
    const x = width * (0.22 + puppet * 0.19) + 26 * Math.sin(index / 2 + puppet * 1.7), y = height * 0.52 + 18 * Math.cos(index / 1.6 + puppet);
    pen.strokeStyle = 'rgba(240,235,220,.7)'; pen.lineWidth = 1.5;
    times(4, (string) => { pen.beginPath(); pen.moveTo(width * (0.24 + puppet * 0.185) + string * 14, 0); pen.lineTo(x - 40 + string * 27, y); pen.stroke(); });
    pen.fillStyle = `hsl(${puppet * 83 + 10},55%,45%)`; pen.beginPath(); pen.moveTo(x, y - 30); pen.lineTo(x - 66, y + 150); pen.lineTo(x + 66, y + 150); pen.fill();
    pen.fillStyle = '#e6bf94'; pen.beginPath(); pen.arc(x, y - 42, 34, 0, 7); pen.fill();
    pen.lineWidth = 13; pen.strokeStyle = pen.fillStyle; pen.beginPath(); pen.moveTo(x - 30, y + 20); pen.lineTo(x - 80, y + 20 - 60 * Math.sin(index / 1.4 + puppet)); pen.moveTo(x + 30, y + 20); pen.lineTo(x + 80, y + 20 + 60 * Math.sin(index / 1.4 + puppet)); pen.stroke();
  });
  pen.fillStyle = '#23150e'; pen.fillRect(0, height * 0.84, width, height * 0.16);
  grain(pen, width, height, chance, 20);
}

sequence('teatro-di-burattini-con-sottotitoli', { frames: 26, width: 1600, height: 900, lcd: false, hinting: 'full', languages: ['ita'] }, () => {
  const lines = [['Signore e signori, si comincia!'], [], ['Chi ha nascosto la corona del re?'], ['– Non sono stato io, maestà,', '– dormivo sotto il palco.'], ['È già la terza volta, quest’anno,', 'che il drago perde la testa.'], [], ['Perché nessuno tira più i miei fili?'], ['Così finì la guerra delle due zie.']];
  const plan = [0, 0, 0, 0, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7, 7];
  return {
    html: `<canvas id="film" width="1600" height="900" style="display:block"></canvas><div id="said" style="position:absolute;left:0;right:0;bottom:104px;text-align:center;font:600 35px/1.45 'Open Sans';color:#ffe9a8"></div><div id="bar"></div>`,
    after() { this.step(0); },
    step(index) {
      seqStage(seqEl('film'), index);
      seqEl('said').innerHTML = lines[plan[index]].map((text) => `<div><span style="background:rgba(0,0,0,.82);padding:2px 18px">${text}</span></div>`).join('');
      seqEl('bar').innerHTML = index < 5 || (index > 12 && index < 16) ? `<div style="position:absolute;left:0;right:0;bottom:0;height:70px;background:#120c10;color:#f4eee6;font:17px Lato;display:flex;align-items:center;gap:30px;padding:0 34px">${icon('play', '#f4eee6', 22, true)}<span>0${Math.floor((80 + index * 3) / 60)}:${pad((80 + index * 3) % 60, 2)}</span><span style="flex:1;height:6px;background:#54464c"><span style="display:block;width:${12 + index}%;height:6px;background:#e2a33b"></span></span><span>48:05</span><span>Velocità normale</span><span>Sottotitoli</span></div>` : '';
    },
  };
});

/** A hill with hives, a bee that is steered, honey that is collected. */
function seqHill(canvas, index) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random('hill');
  const sky = pen.createLinearGradient(0, 0, 0, height); sky.addColorStop(0, '#5fb4e0'); sky.addColorStop(1, '#d9f0c4'); pen.fillStyle = sky; pen.fillRect(0, 0, width, height);
  times(5, (layer) => { pen.fillStyle = ['#a9d18b', '#86bd66', '#679f4b', '#4c8237', '#35642a'][layer]; pen.beginPath(); pen.moveTo(0, height); for (let x = 0; x <= width + 16; x += 16) pen.lineTo(x, height * (0.46 + layer * 0.11) + 34 * Math.sin((x + index * (6 + layer * 13)) / (150 - layer * 20))); pen.lineTo(width + 16, height); pen.fill(); });
  times(60, (flower) => { const x = (chance.below(width) + 9000 - index * (20 + flower % 5 * 6)) % (width + 60) - 30, y = height * (0.62 + chance.next() * 0.36), hue = chance.below(360); pen.fillStyle = `hsl(${hue},75%,62%)`; times(5, (leaf) => { pen.beginPath(); pen.arc(x + 8 * Math.cos(leaf * 1.26 + index / 5), y + 8 * Math.sin(leaf * 1.26 + index / 5), 6, 0, 7); pen.fill(); }); pen.fillStyle = '#f6d54a'; pen.beginPath(); pen.arc(x, y, 5, 0, 7); pen.fill(); });
  times(7, (drop) => { const x = (drop * 260 + 5000 - index * 46) % (width + 120) - 60; pen.fillStyle = '#e8a317'; pen.beginPath(); pen.arc(x, height * (0.28 + drop % 3 * 0.12), 17, 0, 7); pen.fill(); });
  const x = width * 0.36, y = height * 0.42 + 90 * Math.sin(index / 2.6);
  pen.fillStyle = 'rgba(255,255,255,.75)'; times(2, (wing) => { pen.beginPath(); pen.ellipse(x - 8 + wing * 22, y - 34, 17, 32 - (index + wing) % 2 * 16, 0.4 - wing * 0.8, 0, 7); pen.fill(); });
  pen.fillStyle = '#f2bf27'; pen.beginPath(); pen.ellipse(x, y, 50, 30, 0, 0, 7); pen.fill(); pen.fillStyle = '#2b2018'; times(3, (stripe) => pen.fillRect(x - 26 + stripe * 20, y - 27, 9, 54));
}

sequence('bee-game-beside-its-guide', { frames: 22, width: 1920, height: 1080, lcd: true, hinting: 'medium' }, (r) => {
  const guide = ['Arrow keys steer the bee; space makes her dive.', 'Every drop of honey is worth ten points.', 'Wasps take three drops and fly off to the left.', 'Three flowers of one colour open the hive.'];
  const scores = times(9, (at) => [seqName(r), thousands(9840 - at * 730 - r.below(300))]);
  return {
    html: `<canvas id="game" width="1360" height="1080" style="position:absolute;left:0;top:0"></canvas><div style="position:absolute;left:30px;top:26px;display:flex;gap:16px;font:700 28px Inter;color:#fff"><span id="score" style="background:#3b2a14;border-radius:10px;padding:10px 22px"></span><span id="lives" style="background:#3b2a14;border-radius:10px;padding:10px 22px"></span></div><div id="shout" style="position:absolute;left:0;width:1360px;top:190px;text-align:center;font:800 56px Inter;color:#fff;text-shadow:0 0 5px #3b2a14,0 3px 6px #3b2a14,2px 0 #3b2a14,-2px 0 #3b2a14"></div><div style="position:absolute;left:1360px;right:0;top:0;bottom:0;background:#fff7e0;color:#3b2a14;font:18px/1.5 Inter;padding:34px 38px;box-sizing:border-box"><div style="font:800 31px Inter;margin-bottom:14px">Meadow Run</div>${guide.map((text) => `<p style="margin:0 0 10px">${text}</p>`).join('')}<div style="font:700 21px Inter;margin:26px 0 10px">Best of the week</div>${scores.map(([name, score], at) => `<div style="display:flex;justify-content:space-between;padding:7px 0;border-bottom:1px solid #ecdcae"><span>${at + 1}. ${name}</span><span>${score}</span></div>`).join('')}<div id="task" style="margin-top:28px;background:#f7d978;border-radius:10px;padding:16px 20px"></div></div>`,
    after() { this.step(0); },
    step(index) {
      seqHill(seqEl('game'), index);
      seqEl('score').textContent = `${thousands(1240 + Math.floor(index / 2) * 10)} points`; seqEl('lives').textContent = `${index < 14 ? 3 : 2} lives`;
      seqEl('shout').textContent = index > 4 && index < 9 ? 'Hive open!' : index > 13 && index < 17 ? 'Ouch, a wasp' : '';
      seqEl('task').textContent = index < 5 ? 'Now: find two more red flowers' : index < 14 ? 'Now: fly into the hive' : 'Now: win back three drops';
    },
  };
});

/** A window of a call: somebody against a wall, nodding. */
function seqSitter(canvas, index, seed) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random(`sitter ${seed}`), hue = chance.below(360);
  const wall = pen.createLinearGradient(0, 0, 0, height); wall.addColorStop(0, `hsl(${hue},22%,${46 + index % 3}%)`); wall.addColorStop(1, `hsl(${hue + 25},26%,30%)`); pen.fillStyle = wall; pen.fillRect(0, 0, width, height);
  times(4, () => { pen.fillStyle = `hsla(${chance.below(360)},35%,55%,.7)`; pen.fillRect(chance.below(width), chance.below(height * 0.5), chance.number(30, 80), chance.number(30, 90)); });
  const x = width * 0.5 + 9 * Math.sin(index * 0.8 + seed * 2), y = height * 0.45 + 6 * Math.sin(index * 1.4 + seed), size = height * 0.19;
  pen.fillStyle = `hsl(${hue + 150},40%,38%)`; pen.beginPath(); pen.ellipse(x, height, size * 2, size * 1.6, 0, 0, 7); pen.fill();
  pen.fillStyle = `hsl(${chance.number(16, 30)},45%,${chance.number(38, 74)}%)`; pen.beginPath(); pen.ellipse(x, y, size * 0.8, size, 0, 0, 7); pen.fill();
  pen.fillStyle = `hsl(${chance.number(12, 45)},40%,${chance.number(14, 40)}%)`; pen.beginPath(); pen.arc(x, y - size * 0.35, size * 0.88, 3.1, 6.3); pen.fill();
  pen.fillStyle = '#63211f'; pen.beginPath(); pen.ellipse(x, y + size * 0.5, size * 0.22, 2 + (index * 7 + seed) % 8, 0, 0, 7); pen.fill();
  grain(pen, width, height, new Random(`sitter ${seed} ${index}`), 16);
}

sequence('committee-call-with-captions', { frames: 26, width: 1536, height: 864, scale: 1.25, lcd: true, hinting: 'none' }, () => {
  const people = ['Wilfred Osgood', 'Anouk Verhoeven', 'Thea Kilbride', 'Dafydd Iveson', 'Chiara Sandoval', 'Nils Jessop'];
  const speech = 'Wilfred: Before we vote, could somebody explain why the hall costs twice as much as last year? Anouk: Because the heating was included then, and because we only had it for one evening. Thea: I have asked in Harbour Parade. They would take us for ninety, but the piano stays locked. Dafydd: Nobody wants the piano.'.split(' ');
  const notes = [[0, 'Agenda: hall, posters, tea'], [7, 'Hall: twice last year’s price'], [14, 'Harbour Parade offers 90'], [21, 'Piano not needed (Dafydd)']];
  return {
    html: `<div style="height:100%;background:#1b1f27;color:#eef1f6;font:15.5px Inter;overflow:hidden;position:relative"><div style="height:50px;line-height:50px;padding:0 26px;display:flex;justify-content:space-between"><b>Puppet festival committee</b><span id="time"></span></div>${people.map((name, at) => `<canvas class="sitter" width="360" height="240" style="position:absolute;left:${26 + at % 3 * 376}px;top:${56 + Math.floor(at / 3) * 256}px"></canvas><span style="position:absolute;left:${36 + at % 3 * 376}px;top:${262 + Math.floor(at / 3) * 256}px;background:#10131a;padding:4px 10px;font-size:14px">${name}</span>`).join('')}<div style="position:absolute;left:1166px;right:26px;top:56px;height:496px;background:#282e39;border-radius:8px;padding:18px 22px;box-sizing:border-box"><b>Shared notes</b><div id="notes" style="margin-top:12px;line-height:1.45"></div></div><div style="position:absolute;left:26px;right:26px;top:572px;height:190px;background:#000;border-radius:8px;overflow:hidden;padding:0 30px 12px;box-sizing:border-box;display:flex;flex-direction:column;justify-content:flex-end;font:22px/1.4 Inter"><div id="said"></div></div><div style="position:absolute;left:0;right:0;bottom:22px;display:flex;gap:18px;justify-content:center">${seqRow(['Microphone', 'Camera', 'Captions on', 'Raise hand', 'Leave'], 'background:#39414f;border-radius:8px;padding:11px 24px', 4, 'background:#b93232')}</div></div>`,
    after() { this.step(0); },
    step(index) {
      const said = speech.slice(0, Math.min(speech.length, 4 + Math.round(index * 2.2))), turns = [];
      for (const word of said) { if (/^(Wilfred|Anouk|Thea|Dafydd):$/.test(word)) turns.push([word, []]); else turns[turns.length - 1][1].push(word); }
      seqEl('said').innerHTML = turns.map(([who, spoken]) => `<div style="margin-top:6px"><span style="color:#f0c36a">${who}</span> ${spoken.join(' ')}</div>`).join('');
      document.querySelectorAll('.sitter').forEach((canvas, at) => { seqSitter(canvas, at === 5 ? 0 : index, at + 3); canvas.style.outline = `${people[at].split(' ')[0]}:` === turns[turns.length - 1][0] ? '3px solid #f0c36a' : ''; });
      seqEl('notes').innerHTML = notes.filter(([from]) => index >= from).map(([, text]) => `<div style="padding:8px 0;border-top:1px solid #3d4553">${text}</div>`).join('');
      seqEl('time').textContent = `24:${pad(8 + index, 2)}`;
    },
  };
});
