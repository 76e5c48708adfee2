'use strict';
// Sequences of this part.

// Writing.

sequence('bakery-supplier-mail-rewritten', { frames: 30, width: 1366, height: 768, lcd: true, hinting: 'slight' }, (r) => {
  const say = seq14Talker(r, 'bakery'), wrong = 'eight sacks of rye', right = 'eleven sacks of rye and two of spelt';
  const text = 'Good morning Mr Thackray,\n\nthe last delivery was fine, but one pallet stood in the rain. For next week I need eight sacks of rye, please before six in the morning.\n\nThe gate code has changed, call me from the road.\n\nImogen', typed = seq14Keys(text, 30, 1, 15), again = seq14Keys(right, 30, 20, 26);
  const list = [['Mill at Wells', 'Delivery on Thursday', '07:32'], ['Health Office', 'Result of the visit', '07:05'], ['Clement Jessop', 'Shift on Sunday?', 'Yesterday'], ['Oven Service', 'Your thermostat', 'Yesterday'], ['Maud Quayle', 'Wedding rolls', 'Mon'], ['Paper Bags Direct', 'Offer 20881', 'Mon'], ['Settle Market', 'New stall plan', '2 Mar'], ['Duncan Ivory', 'Yeast has gone up', '1 Mar']];
  const old = say(2);
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#f3f5f8;color:#1c2430;font:14px Inter;overflow:hidden">
      <div style="flex:none;height:50px;background:#244b7a;color:#fff;display:flex;align-items:center;gap:26px;padding:0 22px">${icon('mail', '#fff', 20)}<b style="font-size:17px">Postbag</b>${seq14Names(['Mail', 'Calendar', 'People', 'Tasks'], 'padding:6px 10px;border-radius:6px', 0, 'background:#3d6aa3')}<span style="margin-left:auto">imogen@cornerbakery.example</span></div>
      <div style="flex:1;display:flex;overflow:hidden"><div style="width:330px;flex:none;background:#fff;border-right:1px solid #d5dbe4">${list.map(([who, what, when], at) => `<div style="padding:12px 18px;border-bottom:1px solid #e7ebf1;${at ? '' : 'border-left:4px solid #244b7a;padding-left:14px;background:#eaf1fa'}"><div style="display:flex;justify-content:space-between"><span style="font-weight:${at < 2 ? 700 : 400}">${who}</span><span style="color:#5c6878;font-size:12.5px">${when}</span></div><div style="margin-top:3px;color:#3c4756">${what}</div></div>`).join('')}</div>
      <div style="flex:1;padding:18px 26px;display:flex;flex-direction:column"><div style="background:#fff;border:1px solid #c6cfdb;border-radius:8px;padding:14px 20px;height:430px;box-sizing:border-box;display:flex;flex-direction:column"><div style="display:flex;gap:12px;border-bottom:1px solid #e7ebf1;padding-bottom:10px"><span style="color:#5c6878">Subject</span><b>Re: Delivery on Thursday</b></div><div id="text" style="flex:1;white-space:pre-wrap;padding-top:12px;font-size:15px;line-height:23px"></div><div style="display:flex;gap:18px;align-items:center"><span id="send" style="color:#fff;border-radius:6px;padding:8px 24px">Send</span><span>Attach file</span><span>Discard</span><span id="state" style="margin-left:auto;color:#5c6878"></span></div></div>
      <div style="margin-top:20px;border-left:3px solid #b3c3d8;padding-left:16px;line-height:22px;color:#3c4756"><div>Silas Thackray wrote on 4 March at 07:32</div><div style="margin-top:6px">${old}</div></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const blink = index % 2 ? '' : caret('#1c2430', 18), now = typed[index], at = text.indexOf(wrong);
      if (index < 17) seq14Set('text', escaped(now) + blink);
      else {
        const picked = index < 20 ? [9, 18, 18][index - 17] : 0, middle = index < 20 ? `<span style="background:#2f6fd0;color:#fff">${wrong.slice(0, picked)}</span>${wrong.slice(picked)}` : again[index] + blink;
        seq14Set('text', text.slice(0, at) + middle + escaped(text.slice(at + wrong.length)));
      }
      seq14At('send').style.background = index > 27 ? '#173456' : '#2f6fd0';
      seq14Set('state', index < 4 ? 'New draft' : index % 8 === 0 ? 'Saving' : `Saved at 07:${41 + Math.floor(index / 12)}`);
    },
  };
});

sequence('tierarzt-befund-geschrieben', { frames: 28, width: 1920, height: 1080, lcd: false, hinting: 'slight', languages: ['deu'] }, () => {
  const text = 'Der Hund lässt sich ohne Widerstand untersuchen. Die Schleimhäute sind rosa, der Puls ist kräftig und gleichmäßig. Am linken Hinterlauf besteht eine Schwellung von etwa drei Zentimetern, die auf Druck schmerzt. Das Röntgenbild zeigt keinen Bruch. Empfohlen werden zehn Tage Ruhe, kurze Wege an der Leine und kühlende Umschläge. Zur Kontrolle bitte am Freitag, dem 24. März, um 9:45 Uhr wiederkommen.';
  const typed = seq14Keys(text, 28, 1, 23), past = [['12.01.', 'Impfung gegen Tollwut, Gewicht 23,8 kg'], ['30.08.', 'Zecke entfernt, Wunde sauber'], ['17.05.', 'Zahnstein, Termin vereinbart'], ['02.02.', 'Durchfall seit zwei Tagen, Schonkost']];
  const fields = [['Halterin', 'Frau Büchner'], ['Tier', 'Bruno, Hütehund'], ['Geboren', 'Juni 2021'], ['Gewicht', '24,3 kg'], ['Temperatur', '38,7 °C'], ['Chip', '276 0981 0420 117']];
  return {
    html: `<div style="height:100%;display:flex;background:#eef2ee;color:#1d2a22;font:17px 'Liberation Sans';overflow:hidden"><div style="width:400px;flex:none;background:#fff;border-right:1px solid #c5d0c8;padding:36px 34px;box-sizing:border-box"><div style="font:bold 26px 'Liberation Sans'">Praxis am Weiher</div><div style="color:#55645b;margin:6px 0 26px">Behandlung Nr. 4417</div>${fields.map(([name, value]) => seq14Box('display:flex;padding:12px 0;border-bottom:1px solid #e1e8e3', seq14Bit('width:130px;flex:none;color:#55645b', name), `<span>${value}</span>`)).join('')}<div style="font-weight:bold;margin:32px 0 8px">Frühere Besuche</div>${past.map(([when, what]) => seq14Box('padding:10px 0;line-height:24px', `<div style="color:#2d6a45">${when}</div>`, `<div>${what}</div>`)).join('')}</div>
      <div style="flex:1;padding:36px 60px"><div style="display:flex;gap:14px;align-items:center">${seq14Names(['Anamnese', 'Befund', 'Diagnose', 'Rechnung'], 'padding:11px 26px;border-radius:8px 8px 0 0;background:#dbe5de', 1, 'background:#fff;font-weight:bold')}<span id="saved" style="margin-left:auto;color:#55645b"></span></div><div style="background:#fff;border:1px solid #c5d0c8;padding:40px 56px;height:600px;box-sizing:border-box;font:22px/36px 'Liberation Serif'"><div style="font:bold 28px 'Liberation Serif';margin-bottom:20px">Befund vom 14. März</div><div id="text"></div></div><div style="display:flex;gap:18px;margin-top:26px;align-items:center"><span style="background:#2d6a45;color:#fff;padding:13px 34px;border-radius:6px">Abschließen</span><span style="border:1px solid #2d6a45;padding:12px 30px;border-radius:6px">Drucken</span><span id="count" style="margin-left:auto"></span></div><div style="margin-top:30px;background:#fff;border:1px solid #c5d0c8;padding:22px 30px;line-height:28px"><b>Wartezimmer</b><div id="wait"></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq14Set('text', escaped(typed[index]) + (index % 3 === 2 ? '' : caret('#1d2a22', 26)));
      seq14Set('count', `${typed[index].length} von 2000 Zeichen`); seq14Set('saved', index < 3 ? 'Noch nicht gespeichert' : index % 10 < 2 ? 'Wird gespeichert …' : 'Gespeichert');
      seq14Set('wait', (index < 11 ? ['10:20 Herr Özdemir mit Katze Minka', '10:35 Familie Groß mit zwei Kaninchen'] : ['10:20 Herr Özdemir mit Katze Minka', '10:35 Familie Groß mit zwei Kaninchen', 'Notfall: Igel aus der Mühlstraße']).map((line) => `<div>${line}</div>`).join(''));
    },
  };
});

sequence('packet-radio-script-completed', { frames: 32, width: 1680, height: 1050, lcd: true, hinting: 'medium' }, () => {
  const head = 'import socket\nimport struct\nfrom dataclasses import dataclass\n\nBAUD = 1200\nFLAG = 0x7E\n\n\n@dataclass\nclass Frame:\n    source: str\n    target: str\n    payload: bytes\n\n\n';
  const body = 'def decode(raw: bytes) -> Frame:\n    """Takes one frame out of what the modem heard."""\n    if raw[0] != FLAG:\n        raise ValueError("no flag at the start")\n    target = call_of(raw[1:8])\n    source = call_of(raw[8:15])\n    # The checksum is little-endian.\n    check, = struct.unpack("<H", raw[-3:-1])\n    if check != crc(raw[1:-3]):\n        raise ValueError(f"bad sum {check:04x}")\n    return Frame(source, target, raw[17:-3])\n';
  const tail = '\n\ndef call_of(raw: bytes) -> str:\n    letters = "".join(chr(byte >> 1) for byte in raw[:6])\n    number = raw[6] >> 1 & 0x0F\n    return f"{letters.strip()}-{number}"\n\n\ndef listen(port: int) -> None:\n    with socket.create_connection(("localhost", port)) as link:\n        while raw := link.recv(330):\n            print(decode(raw))\n';
  const hues = { word: '#c586c0', text: '#ce9178', figure: '#b5cea8', call: '#dcdcaa', remark: '#7fae6b' }, keys = 'import from def class return if raise for in with while as not and None str int bytes', typed = seq14Keys(body, 32, 1, 26);
  const paint = (text) => seq14Colours(text, hues, keys, '# '), files = ['modem', 'frames.py', 'crc.py', 'rig.py', 'tests', 'test_frames.py', 'README.md', 'pyproject.toml'];
  const offers = [['unpack', 'function'], ['unpack_from', 'function'], ['iter_unpack', 'function'], ['pack', 'function']], mark = body.indexOf('struct.unpack');
  return {
    html: `<div style="position:relative;height:100%;display:flex;flex-direction:column;background:#1f1f23;color:#d4d4d4;font:15px 'JetBrains Mono';overflow:hidden"><div style="flex:none;height:36px;background:#2b2b31;font:13.5px/36px 'Noto Sans';display:flex;gap:22px;padding:0 18px">${seq14Names(['File', 'Edit', 'Selection', 'View', 'Go', 'Run', 'Help'], '')}<span style="margin:0 auto">frames.py - packet</span></div><div style="flex:1;display:flex;overflow:hidden"><div style="width:230px;flex:none;background:#26262b;font:14px/30px 'Noto Sans';padding:14px 20px;box-sizing:border-box"><div style="color:#a9a9b3">Explorer</div>${files.map((name, at) => seq14Box(`padding-left:${[0, 18, 18, 18, 0, 18, 0, 0][at]}px;${at === 1 ? 'background:#3a3d4e' : ''}`, name)).join('')}</div><div id="rows" style="width:62px;flex:none;text-align:right;padding:14px 16px 0 0;box-sizing:border-box;white-space:pre;line-height:22px;color:#8b8b95"></div><div id="code" style="flex:1;white-space:pre;padding-top:14px;line-height:22px"></div></div><div style="flex:none;height:28px;background:#3b4a8f;color:#fff;font:13px/28px 'Noto Sans';display:flex;gap:28px;padding:0 18px"><span>main*</span><span id="bugs"></span><span id="spot" style="margin-left:auto"></span><span>UTF-8</span><span>Python 3.13</span></div><div id="pop"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = typed[index], lines = now.split('\n'), before = head.split('\n').length - 1, blink = index % 2 ? '' : caret('#fff', 19);
      seq14Set('code', `${paint(head)}${paint(now)}<span id="here"></span>${blink}${paint(tail)}`);
      seq14Set('rows', times(before + lines.length + tail.split('\n').length - 2, (at) => at + 1).join('\n'));
      seq14Set('bugs', index < 3 || index > 25 ? 'No problems' : index < 12 ? '1 error' : '2 errors, 1 hint'); seq14Set('spot', `Ln ${before + lines.length}, Col ${lines[lines.length - 1].length + 1}`);
      const last = now.slice(mark), open = now.length > mark + 7 && now.length < mark + 30;
      if (open) {
        const { left, bottom } = seq14At('here').getBoundingClientRect(), known = offers.filter(([name]) => last.length < 9 || name.includes('unpack'));
        seq14Set('pop', seq14Box(`position:absolute;left:${Math.round(left)}px;top:${Math.round(bottom) + 6}px;width:340px;background:#2b2b31;border:1px solid #57575f;box-shadow:0 4px 14px rgba(0,0,0,.6);line-height:26px`, known.map(([name, kind], at) => seq14Box(`display:flex;justify-content:space-between;padding:0 12px;${at ? '' : 'background:#3b4a8f;color:#fff'}`, `<span>${name}</span><span>${kind}</span>`)).join('')));
      } else seq14Set('pop', '');
    },
  };
});

sequence('inscription-chorale-remplie', { frames: 28, width: 1280, height: 800, scale: 1.25, lcd: true, hinting: 'none', languages: ['fra'] }, () => {
  const asked = [['Prénom et nom', 'Éléonore Lemaître', 1, 6], ['Adresse électronique', 'eleonore.lemaitre@courrier.example', 7, 12], ['Téléphone', '05 61 44 09 27', 13, 15], ['Votre expérience', 'J’ai chanté sept ans dans un chœur d’église, puis j’ai arrêté à la naissance de mes enfants. Je lis la musique, lentement mais sûrement.', 18, 25]];
  const typed = asked.map(([, text, from, till]) => seq14Keys(text, 28, from, till)), voices = ['Soprano', 'Alto', 'Ténor', 'Basse', 'Je ne sais pas'];
  const box = "height:42px;line-height:38px;padding:0 14px;box-sizing:border-box;background:#fff;border-radius:4px;font-size:16.5px;white-space:nowrap";
  const field = (at, extra = '') => `<div style="margin:14px 0 5px;font-weight:600">${asked[at][0]}</div><div id="f${at}" style="${box};${extra}"></div>`;
  return {
    html: `<div style="height:100%;display:flex;background:#fdf6f0;color:#3b1f2b;font:15px 'Open Sans';overflow:hidden"><div style="width:390px;flex:none;background:#6d2340;color:#fff;padding:46px 40px;box-sizing:border-box"><div style="font:600 30px/38px 'Open Sans'">Le Chœur des Deux Ponts</div><div style="line-height:25px;margin-top:20px">Nous chantons tous les mercredis de 20 h à 22 h, salle Fauré. Aucune audition : venez, écoutez, restez si cela vous plaît.</div><div style="margin-top:34px;font-weight:600">Prochain programme</div><div style="line-height:27px;margin-top:6px"><div>Noëls anciens, 16 décembre</div><div>Messe brève, 7 avril</div><div>Chansons de marins, 21 juin</div></div><div id="left" style="margin-top:34px;border:1px solid #d9a9bb;border-radius:6px;padding:14px 18px"></div></div>
      <div style="flex:1;padding:30px 60px"><div style="font:600 25px 'Open Sans'">Demande d’inscription</div>${field(0)}${field(1)}<div style="display:flex;gap:24px"><div style="width:230px">${field(2)}</div><div style="flex:1"><div style="margin:14px 0 5px;font-weight:600">Pupitre souhaité</div><div id="voices" style="display:flex;gap:8px"></div></div></div>${field(3, 'height:126px;line-height:26px;white-space:normal;padding:8px 14px')}<div id="rule" style="display:flex;gap:12px;align-items:center;margin-top:20px"></div><div style="display:flex;align-items:center;gap:24px;margin-top:22px"><span id="go" style="padding:12px 34px;border-radius:4px;font-weight:600"></span><span id="note"></span></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const on = seq14When([[0, 0], [7, 1], [13, 2], [16, -1], [18, 3], [26, -1]], index);
      asked.forEach((_, at) => { seq14Set(`f${at}`, escaped(typed[at][index]) + (on === at && index % 2 ? caret('#3b1f2b', 22) : '')); seq14At(`f${at}`).style.border = on === at ? '2px solid #a8325f' : '2px solid #d3bcc4'; });
      seq14Set('voices', seq14Names(voices, 'border:1px solid #a8325f;border-radius:20px;padding:9px 11px;font-size:14px', index > 15 ? 1 : -1, 'background:#a8325f;color:#fff'));
      seq14Set('rule', `<span style="width:20px;height:20px;box-sizing:border-box;border:2px solid #a8325f;background:${index > 25 ? '#a8325f' : '#fff'}"></span><span>J’accepte le règlement intérieur et la cotisation de 85 € par an.</span>`);
      const ready = index > 25; seq14Set('go', index > 26 ? 'Envoyé' : 'Envoyer la demande'); seq14At('go').style.background = ready ? '#6d2340' : '#ead8df'; seq14At('go').style.color = ready ? '#fff' : '#3b1f2b';
      seq14Set('note', index > 26 ? 'Merci, à mercredi !' : index > 8 && index < 12 ? 'Adresse incomplète' : on === 3 ? `${400 - typed[3][index].length} caractères restants` : ''); seq14Set('left', index < 20 ? 'Il reste 6 places chez les altos.' : 'Il reste 5 places chez les altos.');
    },
  };
});

sequence('cheese-cellar-sheet-with-formula', { frames: 30, width: 1600, height: 900, lcd: true, hinting: 'full' }, (r) => {
  const cols = [['Wheel', 90], ['Made on', 120], ['Kind', 190], ['Milk', 110], ['Litres', 100], ['Kilos', 100], ['Yield %', 110], ['Shelf', 90], ['Turned', 110], ['Price/kg', 120], ['Remark', 240]], letters = [...'ABCDEFGHIJK'];
  const kinds = ['Ash log', 'Hill blue', 'Washed square', 'Old Malton', 'Nettle tomme', 'Smoked round'], rows = times(26, (at) => { const litres = r.number(60, 240); return [104 + at, `${r.number(1, 28)} ${r.pick(SEQ14_MON)}`, r.pick(kinds), r.pick(words('goat cow cow ewe')), litres, (litres * r.number(90, 130) / 1000).toFixed(1), '', `${r.pick(words('A B C'))}${r.number(1, 18)}`, `${r.number(1, 28)} ${r.pick(SEQ14_MON)}`, `${r.number(14, 38)}.${r.pick(words('00 50'))}`, r.pick(['', '', 'soft rim', 'for the fair', 'needs brine', 'best of the year', 'cracked'])]; });
  const formula = '=F2/E2*100', wrote = [0, 0, 1, 2, 3, 4, 6, 7, 8, 10, 10], notes = 'sold to Frome', typed = seq14Keys(notes, 30, 23, 28);
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#fff;color:#202020;font:14.5px 'Liberation Sans';overflow:hidden"><div style="flex:none;height:38px;line-height:38px;background:#eef0f2;display:flex;gap:24px;padding:0 18px">${seq14Names(['File', 'Edit', 'View', 'Insert', 'Format', 'Styles', 'Sheet', 'Data', 'Tools', 'Window', 'Help'], '')}<span style="margin-left:auto">cellar.ods</span></div><div style="flex:none;height:36px;line-height:36px;border-top:1px solid #cfd4d9;border-bottom:1px solid #cfd4d9;display:flex;padding:0 18px"><span id="name" style="width:110px"></span><span style="width:60px;color:#5a626a">Input</span><span id="line" style="white-space:pre"></span></div><div id="grid" style="flex:1;overflow:hidden"></div><div style="flex:none;height:32px;line-height:32px;background:#eef0f2;display:flex;gap:26px;padding:0 18px">${seq14Names(['Wheels', 'Brine', 'Customers', 'Prices'], 'padding:0 12px', 0, 'background:#fff;font-weight:bold')}<span id="foot" style="margin-left:auto;white-space:pre"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const sheet = rows.map((row) => [...row]), filled = index < 11 ? 0 : index < 13 ? 1 : Math.min(26, 1 + (index - 12) * 3), result = (row) => (Number(row[5]) / row[4] * 100).toFixed(2);
      sheet.slice(0, filled).forEach((row) => { row[6] = result(row); });
      const part = index < 11 ? formula.slice(0, wrote[index]) : '', now = index < 23 ? [0, 6] : [7, 10]; if (index < 11) sheet[0][6] = part; if (index > 22) sheet[7][10] = typed[index];
      const edits = index < 11 || index > 22 && index < 28, lit = index > 12 && index < 23 ? filled : 0;
      const line = (number, cells, row, look = '') => `<div style="display:flex;height:26px;line-height:25px;${look}"><span style="width:46px;flex:none;text-align:center;background:#eef0f2;box-sizing:border-box;border-bottom:1px solid #d9dde1">${number}</span>${cells.map((cell, at) => { const here = row === now[0] && at === now[1]; return `<span style="width:${cols[at][1]}px;flex:none;box-sizing:border-box;padding:0 7px;white-space:pre;border-right:1px solid #d9dde1;border-bottom:1px solid #d9dde1;${row >= 0 && [4, 5, 6, 9].includes(at) && !(here && edits) ? 'text-align:right;' : ''}${at === 6 && row >= 0 && row < lit && !here ? 'background:#d6e6f7;' : ''}${here ? 'box-shadow:inset 0 0 0 2px #1a66b3;' : ''}">${escaped(cell)}${here && edits && index % 2 ? caret('#000', 17) : ''}</span>`; }).join('')}</div>`;
      seq14Set('grid', line('', letters, -2, 'background:#eef0f2;text-align:center') + line(1, cols.map(([name]) => name), -1, 'font-weight:bold') + sheet.map((cells, row) => line(row + 2, cells, row)).join('') + line(28, letters.map(() => ''), 40));
      seq14Set('name', lit > 1 ? `G2:G${lit + 1}` : `${letters[now[1]]}${now[0] + 2}`); seq14Set('line', index < 11 ? part : index < 23 ? formula : escaped(typed[index]));
      const some = sheet.slice(0, lit).map((row) => Number(row[6])), sum = some.reduce((one, two) => one + two, 0);
      seq14Set('foot', lit > 1 ? `Average: ${(sum / lit).toFixed(3)}; Sum: ${sum.toFixed(2)}` : edits ? 'Edit' : 'Sheet 1 of 4');
    },
  };
});

sequence('letterpress-colophon-caret-waits', { frames: 20, width: 1920, height: 1080, lcd: false, hinting: 'none' }, (r) => {
  const say = seq14Talker(r, 'press'), chapters = ['Half title', 'Preface', 'The type case', 'Ink and weather', 'Paper', 'Errata', 'Colophon'], text = [say(3), say(3), say(2)];
  return {
    html: `<div style="height:100%;background:#2b2a28;color:#e8e2d4;display:flex;overflow:hidden"><div style="width:340px;flex:none;padding:60px 44px;box-sizing:border-box;font:18px 'EB Garamond'"><div style="font-size:26px;margin-bottom:26px">A Handbook for the Hand Press</div>${chapters.map((name, at) => seq14Box(`padding:11px 0;border-bottom:1px solid #4b4944;${at === 6 ? 'color:#f0b45c' : ''}`, name)).join('')}<div style="margin-top:30px;color:#b9b2a2">61,208 words</div></div><div style="width:1000px;margin:70px auto 0;font:27px/42px 'EB Garamond'"><div style="font-size:48px;line-height:60px;margin-bottom:30px">Colophon</div>${text.map((part) => `<p style="margin:0 0 24px">${part}</p>`).join('')}<p style="margin:0">Set by hand in the winter and printed on a press from 1894${caret('#e8e2d4', 32)}</p></div></div>`,
    after() { this.step(0); },
    step(index) { visible('caret', Math.floor(index / 2) % 2 === 0); },
  };
});

sequence('clock-repair-notes-cut-and-pasted', { frames: 28, width: 1440, height: 900, lcd: true, hinting: 'slight' }, (r) => {
  const say = seq14Talker(r, 'clocks'), intro = say(2), items = ['Let down the mainspring', 'Take the hands off', 'Photograph the rack', 'Bush the third wheel', 'Clean the plates in benzine', 'Oil the escapement'], moved = 2, notes = ['Bracket clock, Ludlow', 'Cuckoo of Mrs Yarrow', 'Tower clock, minutes', 'Springs to order', 'Prices 2028', 'Stolen loupe'];
  const extra = 'Set it in beat with the ticking app', typed = seq14Keys(extra, 28, 18, 25);
  return {
    html: `<div style="position:relative;height:100%;display:flex;background:#fff;color:#28303a;font:16px Cantarell;overflow:hidden"><div style="width:270px;flex:none;background:#f0f1f4;padding:24px;box-sizing:border-box"><b style="font-size:18px">Workshop notes</b>${notes.map((name, at) => seq14Box(`padding:11px 14px;border-radius:8px;margin-top:6px;${at ? '' : 'background:#d3dcef'}`, name)).join('')}</div><div style="flex:1;display:flex"><div style="width:585px;flex:none;box-sizing:border-box;padding:34px 36px;border-right:1px solid #d8dbe2;font:16px/28px 'Fira Code'" id="source"></div><div style="flex:1;padding:34px 40px;line-height:28px" id="view"></div></div><div id="menu"></div><div style="position:absolute;left:270px;right:0;bottom:0;height:34px;line-height:34px;background:#f0f1f4;padding:0 24px;display:flex;font-size:14.5px"><span id="foot"></span><span style="margin-left:auto">Markdown, split view</span></div></div>${pointer('black')}`,
    after() { this.step(0); },
    step(index) {
      const cut = index > 9, pasted = index > 15, order = items.filter((_, at) => !cut || at !== moved); if (pasted) order.splice(0, 0, items[moved]);
      if (index > 17) order.push(typed[index]);
      const share = index < 4 ? 0 : Math.min(1, (index - 3) / 3), pick = index > 3 && index < 10, blink = index % 2 ? '' : caret('#28303a', 20);
      seq14Set('source', `<div># Bracket clock, Ludlow</div><div style="height:14px"></div><div>${intro}</div><div style="height:14px"></div><div>## Order of work</div>${order.map((text, at) => { const lit = pick && text === items[moved], cutAt = Math.round(text.length * share), end = index > 17 && at === order.length - 1; return `<div class="item">- ${lit ? `<span style="background:#b9d2ff">${text.slice(0, cutAt)}</span>${text.slice(cutAt)}` : text}${end ? blink : ''}</div>`; }).join('')}`);
      seq14Set('view', `<div style="font:bold 27px Cantarell;margin-bottom:14px">Bracket clock, Ludlow</div><div>${intro}</div><div style="font:bold 20px Cantarell;margin:20px 0 8px">Order of work</div>${order.filter(Boolean).map((text) => `<div style="display:flex;gap:14px;align-items:center"><span style="width:7px;height:7px;border-radius:4px;background:#4a63a8;flex:none"></span><span>${text}</span></div>`).join('')}`);
      const open = index > 6 && index < 10 ? 'Cut' : index > 12 && index < 16 ? 'Paste' : ''; let at = [560, 700];
      if (open) {
        const spot = document.querySelectorAll('.item')[open === 'Cut' ? moved : 0].getBoundingClientRect(), top = Math.round(spot.bottom) + 60, names = ['Undo', 'Cut', 'Copy', 'Paste', 'Select all'], lit = index === 7 || index === 13 ? -1 : names.indexOf(open);
        seq14Set('menu', seq14Box(`position:absolute;left:620px;top:${top}px;width:180px;background:#fff;border:1px solid #b6bac4;border-radius:8px;box-shadow:0 6px 20px rgba(0,0,0,.25);padding:6px 0`, names.map((name, one) => seq14Box(`height:20px;line-height:20px;padding:6px 18px;${one === lit ? 'background:#d3dcef' : ''}`, name)).join(''))); at = lit < 0 ? [612, top - 4] : [760, top + 16 + lit * 32];
      } else seq14Set('menu', '');
      movePointer(...at); seq14Set('foot', `${order.length} steps, ${120 + order.join(' ').length} characters${pick && share ? `, ${Math.round(items[moved].length * share)} selected` : ''}`);
    },
  };
});

// Scrolling.

sequence('mineral-hunters-longread-wheeled', { frames: 28, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => {
  const say = seq14Talker(r, 'rocks', 'stone', 'clocks'), heads = ['A hole in the hill', 'What glows and what does not', 'The people with the hammers', 'Acid comes last', 'A drawer for everything', 'Home by the late bus'];
  const places = seq14Sums([0, 0, 0, 53, 106, 106, 53, 0, 0, 0, 106, 159, 159, 106, 53, 0, 0, 0, 0, 0, -53, -106, 0, 0, 53, 159, 212, 106]), quote = SEQ14_FIRST[r.below(30)];
  const part = (name, at) => `<h2 style="font:bold 32px/40px Vollkorn;margin:38px 0 12px">${name}</h2><p style="margin:0 0 20px">${say(6)}</p>${at % 3 === 0 ? `${photo(820, 400, `quarry ${at}`, 'margin:6px 0 10px')}<div style="font:16px 'Open Sans';color:#5d5a55;margin-bottom:22px">${['The upper level in the afternoon', '', '', 'Calcite on a bed of galena'][at]}, photographed by ${seq14Name(r)}</div>` : ''}${at === 1 ? `<div style="border-left:6px solid #7a4a9e;padding:6px 0 6px 30px;margin:26px 0;font:italic 30px/42px Vollkorn">I never found gold. I found lunch, rain and a very good friend.<div style="font:17px 'Open Sans';margin-top:8px">${quote}, collector for forty years</div></div>` : ''}<p style="margin:0 0 20px">${say(5)}</p>`;
  return {
    html: `<div style="height:100%;background:#fff;color:#222;overflow:hidden;display:flex;flex-direction:column"><div style="flex:none;height:70px;border-bottom:1px solid #d9d6d0;display:flex;align-items:center;gap:40px;padding:0 80px;font:17px 'Open Sans'">${icon('menu', '#222', 22)}<b style="font:bold 32px Vollkorn">Strata Weekly</b>${seq14Names(['Reports', 'Field guides', 'Markets', 'Podcast'], '')}<span id="left" style="margin-left:auto"></span><span style="background:#7a4a9e;color:#fff;padding:9px 22px;border-radius:20px">Subscribe</span></div><div id="page" style="flex:1;overflow:hidden"><div style="display:flex;gap:110px;padding:0 80px 500px 200px"><div style="width:820px;flex:none;font:22px/35px Vollkorn"><h1 style="font:bold 58px/66px Vollkorn;margin:50px 0 16px">The last prospectors of the northern dales</h1><div style="font:17px 'Open Sans';color:#5d5a55;margin-bottom:10px">${seq14Name(r)} and ${seq14Name(r)}, 11 November 2028</div>${heads.map(part).join('')}</div><div style="width:420px;padding-top:64px;font:17px/27px 'Open Sans'"><b>More from the dales</b>${times(7, () => seq14Box('padding:18px 0;border-bottom:1px solid #d9d6d0', say(1))).join('')}<div style="background:#f1eaf6;padding:26px;margin-top:34px"><b>Fairs this month</b>${times(5, (at) => seq14Box('display:flex;justify-content:space-between;padding-top:10px', `<span>${SEQ14_PLACES[at * 3]}</span><span>${4 + at * 5} November</span>`)).join('')}</div></div></div></div></div>`,
    after() { this.step(0); },
    step(index) { seq14At('page').scrollTop = places[index]; seq14Set('left', places[index] < 400 ? '14 minutes' : places[index] < 1000 ? '12 minutes left' : '10 minutes left'); },
  };
});

sequence('aquarium-forum-thread-scrolled', { frames: 26, width: 1280, height: 1024, lcd: true, hinting: 'full' }, (r) => {
  const say = seq14Talker(r, 'tanks', 'vets'), places = seq14Sums([0, 0, 120, 120, 0, 0, 40, 120, 120, 120, 0, 0, 0, -120, 0, 0, 120, 80, 0, 0, 120, 120, 120, 0, 0, 40]), ranks = ['Newcomer', 'Regular', 'Old hand', 'Moderator'];
  const post = (at) => `<div style="display:flex;background:#fff;border:1px solid #b7c7d3;margin-bottom:10px"><div style="width:150px;flex:none;background:#e6eff5;padding:14px;box-sizing:border-box;font-size:12.5px;line-height:19px"><b style="font-size:14px">${r.pick(SEQ14_FIRST)}_${r.number(10, 99)}</b><div style="margin:6px 0">${photo(56, 56, `fish ${at % 7}`)}</div><div>${ranks[at % 4]}</div><div>Posts: ${thousands(r.number(4, 8800))}</div></div><div style="flex:1;padding:12px 18px"><div style="display:flex;justify-content:space-between;border-bottom:1px solid #dbe5ec;padding-bottom:6px;color:#4d6270;font-size:12.5px"><span>${r.number(1, 28)} ${r.pick(SEQ14_MONTHS)} 2028, ${seq14Hour(r)}</span><span>#${at + 1}</span></div>${at % 4 === 2 ? seq14Box('background:#f2f6f9;border:1px dotted #7b93a3;padding:8px 14px;margin-top:10px;font-style:italic', say(1)) : ''}<div style="margin-top:10px;line-height:21px">${say(2 + at % 3)}</div><div style="display:flex;gap:18px;justify-content:flex-end;margin-top:12px;font-size:12.5px;color:#1c5d88"><span>Quote</span><span>Report</span><span>Thanks: ${r.below(19)}</span></div></div></div>`;
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#d4e1ea;color:#16242e;font:14px 'DejaVu Sans';overflow:hidden"><div style="flex:none;background:#1c5d88;color:#fff;padding:14px 24px;display:flex;gap:28px;align-items:baseline"><b style="font-size:20px">Fishkeepers' Table</b>${seq14Names(['Forum', 'Species', 'Swap shop', 'Rules'], '')}<span id="on" style="margin-left:auto"></span></div><div style="flex:none;padding:10px 24px;font-size:13px">Home, Freshwater, Beginners, <b>Why do my neons hide all day?</b></div><div id="page" style="flex:1;overflow:hidden;padding:0 24px">${times(18, post).join('')}<div style="height:300px"></div></div></div>`,
    after() { this.step(0); },
    step(index) { seq14At('page').scrollTop = places[index]; seq14Set('on', index < 11 ? '31 members online' : index < 19 ? '32 members online' : '1 new message, 32 online'); },
  };
});

sequence('go-scheduler-source-paged', { frames: 24, width: 1920, height: 1200, lcd: false, hinting: 'medium' }, (r) => {
  const say = seq14Talker(r, 'climbing', 'choir'), nouns = words('Hall Booking Member Trainer Course Ticket Rope Locker'), verbs = words('Find Cancel Move Price Renew Check');
  const text = ['package halls', '', 'import (', '\t"context"', '\t"errors"', '\t"fmt"', '\t"time"', ')', '', 'var ErrFull = errors.New("hall is full")', '', ...times(22, (at) => {
    const noun = nouns[at % 8], verb = verbs[(at * 5) % 6], other = nouns[(at + 3) % 8], low = noun[0].toLowerCase();
    return [`// ${verb}${noun} ${r.pick(['is called by the desk', 'runs every night', 'may be called twice', 'keeps the oldest one'])}.`, `// ${say(1)}`, `func (${low} *${noun}) ${verb}${other}(ctx context.Context, id int64) (*${other}, error) {`, `\tfound, err := ${low}.store.${other}s(ctx, id, ${r.number(5, 90)})`, '\tif err != nil {', `\t\treturn nil, fmt.Errorf("${verb.toLowerCase()} ${other.toLowerCase()} %d: %w", id, err)`, '\t}', ...(at % 2 ? [`\tfor _, one := range found {`, `\t\tif one.Until.Before(time.Now()) && one.Seats > ${r.number(2, 40)} {`, `\t\t\t${low}.log.Info("skipped", "id", one.ID, "seats", one.Seats)`, '\t\t\tcontinue', '\t\t}', '\t\treturn one, nil', '\t}', '\treturn nil, ErrFull'] : [`\tif len(found) == 0 {`, '\t\treturn nil, ErrFull', '\t}', `\treturn found[0], nil`]), '}', ''];
  }).flat()].map((line) => line.replace(/\t/g, '    '));
  const hues = { word: '#8250df', text: '#0a3069', figure: '#0550ae', call: '#953800', remark: '#57606a' }, html = seq14Colours(text.join('\n'), hues, 'package import var func if return for range continue nil error int64');
  const places = seq14Sums([0, 0, 72, 72, 72, 0, 0, 912, 0, 0, 0, 24, 72, 120, 72, 0, 0, -912, 0, 0, 912, 0, 912, 0]).map((at) => Math.min(at, text.length * 24 - 900)), names = ['booking.go', 'course.go', 'hall.go', 'hall_test.go', 'locker.go', 'member.go', 'rope.go', 'store.go', 'ticket.go', 'trainer.go'];
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#fff;color:#1f2328;font:16px 'Fira Code';overflow:hidden"><div style="flex:none;background:#f6f8fa;border-bottom:1px solid #d1d9e0;padding:16px 30px;font:17px 'Noto Sans';display:flex;gap:14px"><span>summit</span><span>/</span><b>booking-server</b><span style="margin-left:40px">Code</span><span>Changes 14</span><span>Pipelines</span><span style="margin-left:auto">Branch: develop</span></div><div style="flex:1;display:flex;overflow:hidden"><div style="width:320px;flex:none;border-right:1px solid #d1d9e0;padding:20px 28px;box-sizing:border-box;font:16px/34px 'Noto Sans'"><b>halls</b>${names.map((name, at) => `<div style="padding-left:14px;${at === 2 ? 'background:#ddf4ff;border-radius:6px' : ''}">${name}</div>`).join('')}</div><div style="flex:1;display:flex;flex-direction:column;overflow:hidden"><div style="flex:none;padding:12px 30px;border-bottom:1px solid #d1d9e0;font:15px 'Noto Sans';display:flex;gap:30px"><span>${text.length} lines</span><span>11.4 KB</span><span>Blame</span><span>Raw</span><span id="spot" style="margin-left:auto"></span></div><div id="page" style="flex:1;overflow:hidden"><div style="display:flex"><div style="width:80px;flex:none;box-sizing:border-box;padding-right:22px;text-align:right;white-space:pre;line-height:24px;color:#59636e">${text.map((_, at) => at + 1).join('\n')}</div><div style="white-space:pre;line-height:24px">${html}</div></div></div></div></div></div>`,
    after() { this.step(0); },
    step(index) { seq14At('page').scrollTop = places[index]; seq14Set('spot', `At line ${Math.round(places[index] / 24) + 1}`); },
  };
});

sequence('climbing-hall-routes-both-ways', { frames: 26, width: 1536, height: 864, scale: 1.25, lcd: true, hinting: 'none' }, (r) => {
  const cols = [['Grade', 80], ['Colour', 110], ['Wall', 150], ['Set by', 190], ['Since', 110], ['Until', 110], ['Height', 90], ['Holds', 80], ['Climbed', 100], ['Flashed', 100], ['Rating', 90], ['Style', 170], ['Top rope', 110], ['Draws', 80], ['Last check', 130], ['Checked by', 190], ['Remark', 230]];
  const names = ['Porridge', 'Left Luggage', 'Dry Biscuit', 'No Hands Monday', 'Grandmother', 'Cold Tea', 'Pigeon English', 'Short Straw', 'The Accountant', 'Wet Paint', 'Two Left Feet', 'Night Bus'], wide = cols.reduce((sum, [, width]) => sum + width, 0);
  const rows = times(54, (at) => [`${names[at % 12]}${at > 11 ? ` ${words('II III IV V')[Math.floor(at / 12) - 1]}` : ''}`, [`${r.number(4, 8)}${r.pick(words('a b c'))}${r.pick(['', '+'])}`, r.pick(words('yellow green blue red black white')), r.pick(['North slab', 'Prow', 'Roof', 'East face', 'Children']), seq14Name(r), `${r.number(1, 28)} ${r.pick(SEQ14_MON)}`, `${r.number(1, 28)} ${r.pick(SEQ14_MON)}`, `${r.number(8, 17)} m`, r.number(14, 44), thousands(r.number(8, 1900)), `${r.number(1, 60)} %`, `${r.number(2, 4)}.${r.below(10)}`, r.pick(['balance', 'power', 'long moves', 'crimps', 'technical']), r.pick(words('yes no')), r.number(5, 13), `${r.number(1, 28)} ${r.pick(SEQ14_MON)} 2028`, seq14Name(r), r.pick(['', 'loose hold at the top', 'very popular', 'to be turned', 'good for courses'])]]);
  const down = seq14Sums([0, 0, 64, 96, 0, 0, 0, 0, 0, 0, 0, 128, 160, 64, 0, 0, 0, 0, 0, 0, 96, 128, 0, 0, -160, -96]), across = seq14Sums([0, 0, 0, 0, 0, 60, 130, 130, 70, 0, 0, 0, 0, 0, 0, 0, 110, 140, 90, 0, 0, 0, 0, -120, 0, 0]), widths = cols.map(([, width]) => width);
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#fafafa;color:#212121;font:14.5px Roboto;overflow:hidden"><div style="flex:none;background:#ff8f00;color:#1b1200;padding:14px 26px;display:flex;align-items:center;gap:26px"><b style="font-size:20px">Overhang Hall</b>${seq14Names(['Routes', 'Boulders', 'Setters', 'Inspections'], 'padding:4px 10px', 0, 'background:#1b1200;color:#fff;border-radius:14px')}<span style="margin-left:auto" id="who"></span></div><div style="flex:none;display:flex;height:42px;line-height:42px;background:#ececec;font-weight:500"><span style="width:210px;flex:none;padding-left:26px;box-sizing:border-box">Route</span><div id="heads" style="flex:1;overflow:hidden"><div style="display:flex;width:${wide}px">${seq14Row(cols.map(([name]) => name), widths, 'padding-left:10px')}</div></div></div><div style="flex:1;display:flex;overflow:hidden"><div id="names" style="width:210px;flex:none;overflow:hidden;box-sizing:border-box;border-right:1px solid #bdbdbd">${rows.map(([name], row) => seq14Box(`height:32px;line-height:32px;padding-left:26px;font-weight:500;${row % 2 ? 'background:#f1f1f1' : ''}`, name)).join('')}</div><div id="body" style="flex:1;overflow:hidden"><div style="width:${wide}px">${rows.map(([, cells], row) => seq14Box(`display:flex;height:32px;line-height:32px;${row % 2 ? 'background:#f1f1f1' : ''}`, seq14Row(cells, widths, 'padding-left:10px'))).join('')}</div></div></div><div style="flex:none;height:38px;line-height:38px;background:#ececec;padding:0 26px;display:flex"><span id="range"></span><span style="margin-left:auto">Sorted by age</span></div></div>`,
    after() { this.step(0); },
    step(index) {
      ['names', 'body'].forEach((id) => { seq14At(id).scrollTop = down[index]; }); ['heads', 'body'].forEach((id) => { seq14At(id).scrollLeft = across[index]; });
      const first = Math.round(down[index] / 32); seq14Set('range', `Rows ${first + 1} to ${Math.min(54, first + 22)} of 54`); seq14Set('who', index < 14 ? 'Desk: Alma Vickery' : 'Desk: Hugo Midgley');
    },
  };
});

const SEQ14_ITALIAN = seq14Split(`
  Sciogli il lievito in [80-120] grammi d'acqua tiepida e aspetta che faccia le bollicine.
  Aggiungi la farina poco alla volta, sempre con la stessa mano.
  L'impasto è pronto quando non si attacca più alle dita: ci vogliono circa [9-14] minuti.
  Coprilo con un panno umido e lascialo riposare lontano dalle correnti.
  Dopo [2-4] ore dev'essere raddoppiato; se non lo è, abbi pazienza.
  Piegalo come una lettera, gira la ciotola e piegalo di nuovo.
  Scalda il forno a [220-250] gradi con la pietra già dentro.
  Il sale va messo per ultimo, perché frena il lievito.
  Batti sul fondo della pagnotta: se suona vuoto, è cotta.
  Non tagliarla subito, per quanto buono sia il profumo.
  Mia nonna aggiungeva un cucchiaio di miele di castagno e non lo diceva a nessuno.
  Con la farina integrale serve un po' più d'acqua, diciamo [20-40] grammi.
  Se la crosta è troppo scura, abbassa la temperatura negli ultimi dieci minuti.`);

/** Dough on a table: a lump that is folded, two hands, flour. */
function seq14Dough(canvas, index) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, chance = new Random('dough'), light = pen.createLinearGradient(0, 0, width, height); light.addColorStop(0, '#8b6b4a'); light.addColorStop(1, '#c9a97c'); pen.fillStyle = light; pen.fillRect(0, 0, width, height);
  times(60, () => { pen.fillStyle = `rgba(255,250,235,${0.1 + chance.next() * 0.4})`; pen.beginPath(); pen.ellipse(chance.below(width), chance.below(height), chance.number(1, 9), chance.number(1, 5), 0, 0, 7); pen.fill(); });
  const push = Math.sin(index * 0.8), x = width / 2 + push * 16, y = height * 0.55;
  pen.fillStyle = '#efdfbf'; pen.beginPath(); pen.ellipse(x, y, width * (0.22 + 0.04 * push), height * (0.25 - 0.05 * push), 0.2 * push, 0, 7); pen.fill(); pen.fillStyle = '#f8eed6'; pen.beginPath(); pen.ellipse(x - 12, y - 16, width * 0.13, height * 0.11, 0.2, 0, 7); pen.fill();
  [-1, 1].forEach((side) => { pen.fillStyle = '#d8a17f'; pen.beginPath(); pen.ellipse(x + side * (width * 0.14 + push * 9), y + height * 0.1, width * 0.08, height * 0.16, side * 0.6, 0, 7); pen.fill(); pen.fillStyle = '#2f4f7a'; pen.beginPath(); pen.ellipse(x + side * (width * 0.22 + push * 9), y + height * 0.36, width * 0.1, height * 0.2, side * 0.5, 0, 7); pen.fill(); });
  grain(pen, width, height, new Random(`dough ${index}`), 24);
}

sequence('ricetta-del-pane-con-video', { frames: 28, width: 1180, height: 820, scale: 2, lcd: false, hinting: 'none', languages: ['ita'] }, (r) => {
  const say = seq14Deck(r, SEQ14_ITALIAN), places = seq14Sums([0, 0, 0, 30, 64, 52, 20, 0, 0, 0, 0, 0, 44, 80, 60, 24, 0, 0, 0, 0, 0, 0, 50, 70, 30, 0, 0, 0]), steps = ['Il lievito', 'L’impasto', 'Il riposo', 'Le pieghe', 'In forno', 'A tavola'];
  const said = ['Ecco, adesso non si attacca più.', 'Spingi con il palmo, non con le dita.', 'Un quarto di giro e si ricomincia.', 'Così, senza fretta.', 'E ora lo copriamo.'], goods = [['Farina tipo 1', '500 g'], ['Acqua', '340 g'], ['Lievito fresco', '6 g'], ['Sale fino', '11 g'], ['Olio d’oliva', '1 cucchiaio']];
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#fffdf8;color:#33261a;font:17px/28px Lato;overflow:hidden"><div style="flex:none;height:54px;background:#a23b22;color:#fff;display:flex;align-items:center;gap:28px;padding:0 30px;font-size:16px"><b style="font-size:20px">Pane e pazienza</b>${seq14Names(['Ricette', 'Farine', 'Domande'], '')}<span id="saved" style="margin-left:auto"></span></div><div style="flex:1;display:flex;overflow:hidden"><div id="page" style="width:690px;flex:none;overflow:hidden"><div style="padding:26px 40px 400px 36px"><div style="font:bold 34px/42px Lato">La pagnotta della domenica</div><div style="color:#75624e">Facile, cinque ore di cui quattro d’attesa</div>${steps.map((name, at) => `<div style="font:bold 22px/30px Lato;margin:22px 0 6px;color:#a23b22">${at + 1}. ${name}</div><p style="margin:0 0 10px">${say(3)}</p><p style="margin:0">${say(1)}</p>`).join('')}</div></div><div style="flex:1;background:#f5ead8;padding:26px 30px"><canvas id="clip" width="430" height="260" style="display:block"></canvas><div style="background:#33261a;color:#fff;padding:8px 18px"><div id="said"></div><div style="display:flex;gap:14px;align-items:center;font-size:15px">${icon('play', '#fff', 15, true)}<span id="time"></span><span id="bar"></span><span>6:30</span></div></div><div style="font-weight:bold;margin-top:24px">Ingredienti per una pagnotta</div>${goods.map(([name, much]) => seq14Box('display:flex;justify-content:space-between;border-bottom:1px solid #d9c6a8;padding:5px 0', `<span>${name}</span><span>${much}</span>`)).join('')}<div id="timer" style="margin-top:20px"></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq14Dough(seq14At('clip'), index); seq14At('page').scrollTop = places[index]; const second = 131 + Math.floor(index / 2);
      seq14Set('said', said[Math.floor(index / 6)]); seq14Set('time', `${Math.floor(second / 60)}:${pad(second % 60, 2)}`); seq14Set('bar', seq14Bar(270, second / 390, '#6b5a48', '#e8a13c', 6)); seq14Set('saved', index < 16 ? 'Salva tra i preferiti' : 'Salvata tra i preferiti');
      seq14Set('timer', `Riposo: mancano 1:${pad(Math.floor((3130 - index) / 60), 2)}:${pad((3130 - index) % 60, 2)}`);
    },
  };
});

// Things that tick.

sequence('boiler-room-log-follows', { frames: 26, width: 1600, height: 900, lcd: true, hinting: 'full' }, (r) => {
  const units = words('boiler-1 boiler-2 pump-a pump-b valve-14 buffer flue'), look = { info: '#9ecbff', good: '#8ddb8c', warn: '#f2c55c', error: '#ff9492' };
  let tick = 41823;
  const rows = times(90, () => {
    tick += r.number(1, 9); const level = r.pick(words('info info info good good warn error')), text = {
      info: () => r.pick([`flow ${r.number(48, 79)}.${r.below(10)} C, return ${r.number(31, 46)}.${r.below(10)} C`, `outside sensor reads ${r.number(-9, 12)}.${r.below(10)} C`, `curve shifted by ${r.number(1, 4)} K for the night`]),
      good: () => r.pick([`ignition after ${r.number(2, 7)} s, flame current ${r.number(9, 28)} uA`, `self test passed (${r.hex(4)})`]), warn: () => r.pick([`pressure ${r.number(0, 1)}.${r.number(6, 9)} bar, please refill soon`, `starts today: ${r.number(24, 61)}, limit 60`]), error: () => r.pick([`no flame after attempt ${r.number(1, 3)}, lockout F${r.number(10, 49)}`, `sensor ${r.number(2, 9)} open circuit`]) }[level]();
    return [`${pad(Math.floor(tick / 3600), 2)}:${pad(Math.floor(tick / 60) % 60, 2)}:${pad(tick % 60, 2)}`, level, r.pick(units), text];
  });
  const grown = [0, 1, 1, 2, 4, 4, 5, 6, 8, 9, 9, 10, 12, 12, 12, 12, 12, 19, 20, 22, 23, 23, 25, 28, 29, 30];
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#22272e;color:#d5dce4;font:15px Hack;overflow:hidden"><div style="flex:none;background:#2d333b;display:flex;align-items:center;gap:22px;padding:12px 24px;font:15px 'Noto Sans'"><b>Heating plant, School Lane</b>${seq14Names(['All units', 'Today'], 'border:1px solid #545d68;border-radius:6px;padding:5px 14px')}<span id="mode"></span><span id="clock" style="margin-left:auto"></span></div><div id="log" style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;padding-bottom:8px"></div><div id="sums" style="flex:none;background:#2d333b;display:flex;gap:36px;padding:10px 24px;font:15px 'Noto Sans'"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const paused = index > 12 && index < 17, some = rows.slice(0, 44 + grown[index]), hidden = paused ? [0, 2, 3, 5][index - 13] : 0;
      seq14Set('log', some.slice(-34).map(([time, level, unit, text]) => `<div style="flex:none;display:flex;height:23px;line-height:23px;padding:0 24px">${seq14Row([time, `<span style="color:${look[level]}">${level}</span>`, unit], [120, 80, 120])}<span>${text}</span></div>`).join(''));
      seq14Set('mode', paused ? `<span style="color:#f2c55c">Paused${hidden ? `, ${hidden} waiting` : ''}</span>` : '<span style="color:#8ddb8c">Following</span>'); seq14Set('clock', `11:41:${pad(20 + index, 2)}`);
      seq14Set('sums', Object.keys(look).map((level) => `<span>${capital(level)} ${some.filter((row) => row[1] === level).length}</span>`).join('') + `<span style="margin-left:auto">Line ${thousands(9120 + some.length)}</span>`);
    },
  };
});

sequence('parish-choir-chat-arrives', { frames: 28, width: 1280, height: 720, scale: 1.5, lcd: false, hinting: 'none' }, (r) => {
  const say = seq14Talker(r, 'choir'), hue = { Rosalind: '#a23b72', Fergus: '#1f6f54', Olive: '#8a5300', Walter: '#2d57a8' };
  const start = [['Rosalind', '18:02'], ['Me', '18:05'], ['Fergus', '18:07'], ['Olive', '18:11'], ['Me', '18:12']].map(([who, when]) => [who, when, say(1)]);
  const fresh = [[4, 'Walter', '18:20', 'The heating in the vestry is on, but it smells of old hymn books.'], [9, 'Rosalind', '18:20', 'Thank you Walter! Who brings the stands?'], [12, 'Fergus', '18:21', 'I have nine in the van.'], [20, 'Me', '18:22', 'I can carry four more from the school.'], [24, 'Olive', '18:22', 'And I bake. Any allergies except Walter?']];
  const typed = seq14Keys('I can carry four more from the school.', 28, 14, 19), people = [['St Anne’s Choir', 'Olive: I bake', '18:12'], ['Agatha', 'See you at the station', '17:40'], ['Football mums', 'Boots, size 34?', '16:58'], ['Dad', 'Call me when you can', '15:21'], ['Organ fund', 'Minutes attached', 'Mon'], ['Piano tuner', 'Thursday is fine', 'Mon'], ['Felix', 'Photo', 'Sun']];
  const bubble = ([who, when, text]) => { const me = who === 'Me'; return `<div style="flex:none;display:flex;justify-content:${me ? 'flex-end' : 'flex-start'};padding:4px 28px"><div style="max-width:560px;background:${me ? '#d5f2d0' : '#fff'};border-radius:12px;padding:8px 14px">${me ? '' : `<div style="color:${hue[who]};font-weight:600">${who}</div>`}<div style="line-height:22px">${text}</div><div style="text-align:right;font-size:12px;color:#59645c">${when}</div></div></div>`; };
  return {
    html: `<div style="height:100%;display:flex;background:#e9e2d6;color:#1d241f;font:15px 'Noto Sans';overflow:hidden"><div style="width:340px;flex:none;background:#fff;border-right:1px solid #d5cdbf"><div style="padding:18px 22px;font-weight:600;font-size:18px">Chats</div><div id="people"></div></div><div style="flex:1;display:flex;flex-direction:column"><div style="flex:none;background:#f4efe6;padding:12px 28px;border-bottom:1px solid #d5cdbf"><b>St Anne’s Choir</b><div id="who" style="font-size:13px;color:#59645c;height:18px"></div></div><div id="talk" style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;padding-bottom:10px"></div><div style="flex:none;background:#f4efe6;padding:12px 28px;display:flex;gap:14px;align-items:center">${icon('plus', '#59645c', 20)}<div id="line" style="flex:1;background:#fff;border-radius:18px;padding:8px 18px;line-height:22px"></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const came = fresh.filter(([from]) => index >= from), next = fresh.find(([from, who]) => who !== 'Me' && index < from && index >= from - 2), last = came[came.length - 1];
      seq14Set('talk', [...start, ...came.map(([, ...rest]) => rest)].map(bubble).join('')); seq14Set('who', next ? `${next[1]} is typing` : 'Fergus, Olive, Rosalind, Walter, you');
      seq14Set('people', people.map(([name, text, when], at) => `<div style="padding:11px 22px;border-top:1px solid #eee8dd;${at ? '' : 'background:#f4efe6'}"><div style="display:flex;justify-content:space-between"><b style="font-weight:600">${name}</b><span style="font-size:12.5px;color:#59645c">${at || !last ? when : last[2]}</span></div><div style="color:#454d47;margin-top:2px">${at === 0 && last ? `${last[1]}: ${last[3].split(' ').slice(0, 3).join(' ')}` : at === 1 && index > 16 ? 'The train is late again' : text}</div></div>`).join(''));
      const blink = index % 2 ? '' : caret('#1d241f', 18); seq14Set('line', typed[index] && index < 20 ? escaped(typed[index]) + blink : `${blink}<span style="color:#66706a">Write a message</span>`);
    },
  };
});

/** A chess board with pieces as plain shapes. */
function seq14Board(canvas, men, from, to) {
  const pen = canvas.getContext('2d'), side = canvas.width / 8;
  times(64, (at) => { const x = at % 8, y = Math.floor(at / 8), key = `${x}${y}`; pen.fillStyle = key === from || key === to ? '#d8c85a' : (x + y) % 2 ? '#7d945d' : '#ebecd0'; pen.fillRect(x * side, y * side, side, side); });
  men.forEach(([kind, white, x, y]) => {
    const cx = (x + 0.5) * side, base = (y + 0.86) * side, tall = side * { p: 0.42, r: 0.52, n: 0.6, b: 0.64, q: 0.7, k: 0.74 }[kind]; pen.fillStyle = white ? '#fbfaf4' : '#2c2a28'; pen.strokeStyle = white ? '#4a4744' : '#0c0b0a'; pen.lineWidth = 2; pen.beginPath(); pen.moveTo(cx - side * 0.28, base); pen.lineTo(cx - side * 0.1, base - tall * 0.6); pen.lineTo(cx + side * 0.1, base - tall * 0.6); pen.lineTo(cx + side * 0.28, base); pen.closePath(); pen.fill(); pen.stroke();
    pen.beginPath(); if (kind === 'r') pen.rect(cx - side * 0.2, base - tall, side * 0.4, tall * 0.42); else if (kind === 'n') { pen.moveTo(cx - side * 0.26, base - tall * 0.6); pen.lineTo(cx + side * 0.06, base - tall); pen.lineTo(cx + side * 0.2, base - tall * 0.55); pen.closePath(); } else pen.arc(cx, base - tall * 0.72, side * (kind === 'p' ? 0.14 : 0.17), 0, 7); pen.fill(); pen.stroke();
    if (kind === 'q' || kind === 'k') { pen.fillRect(cx - side * 0.05, base - tall * 1.08, side * 0.1, side * 0.14); pen.strokeRect(cx - side * 0.05, base - tall * 1.08, side * 0.1, side * 0.14); }
  });
}

sequence('partia-szachowa-z-zegarem', { frames: 30, width: 1366, height: 768, lcd: true, hinting: 'slight', languages: ['pol'] }, () => {
  const back = [...'rnbqkbnr'], men = [...back.map((kind, x) => [kind, false, x, 0]), ...times(8, (x) => ['p', false, x, 1]), ...times(8, (x) => ['p', true, x, 6]), ...back.map((kind, x) => [kind, true, x, 7])];
  const moves = [['e4', '46', '44'], ['e5', '41', '43'], ['Sf3', '67', '55'], ['Sc6', '10', '22'], ['Gb5', '57', '13'], ['a6', '01', '02'], ['Ga4', '13', '04'], ['Sf6', '60', '52'], ['d3', '36', '35'], ['Ge7', '50', '41'], ['c3', '26', '25'], ['d6', '31', '32']], when = [0, 0, 0, 0, 6, 9, 13, 15, 19, 21, 25, 28];
  const talk = [[0, 'Żaneta', 'Powodzenia! Gram dziś bez śniadania.'], [3, 'Ty', 'Wzajemnie, ja za to po trzech kawach.'], [11, 'Żaneta', 'Hiszpanka, jak zwykle w środę?'], [17, 'Łukasz (kibic)', 'Uwaga na pionka e5.'], [23, 'Ty', 'Kibice proszeni są o ciszę.']];
  const clock = (second) => `${Math.floor(second / 60)}:${pad(second % 60, 2)}`;
  return {
    html: `<div style="height:100%;display:flex;background:#312e2b;color:#f0ece6;font:15px Roboto;overflow:hidden"><div style="width:200px;flex:none;background:#262421;padding:24px 22px;box-sizing:border-box"><b style="font-size:21px">Gambit</b>${['Graj', 'Zadania', 'Nauka', 'Turnieje', 'Znajomi', 'Ustawienia'].map((name, at) => seq14Box(`padding:11px 0;${at ? '' : 'color:#a5cf6b;font-weight:bold'}`, name)).join('')}</div><div style="padding:26px 34px"><div style="width:600px;display:flex;justify-content:space-between;align-items:center;margin-bottom:12px"><span>Żaneta Wójcik (1684)</span><span id="top" style="padding:7px 18px;border-radius:4px;font-size:21px"></span></div><canvas id="board" width="600" height="600" style="display:block"></canvas><div style="width:600px;display:flex;justify-content:space-between;align-items:center;margin-top:12px"><span>Ty (1702)</span><span id="low" style="padding:7px 18px;border-radius:4px;font-size:21px"></span></div></div><div style="flex:1;padding:26px 30px 26px 0;display:flex;flex-direction:column"><div style="background:#262421;border-radius:6px;padding:16px 22px;height:290px;box-sizing:border-box"><b>Partia klubowa, 15 minut</b><div id="moves" style="margin-top:10px"></div></div><div style="background:#262421;border-radius:6px;padding:16px 22px;margin-top:16px;flex:1;overflow:hidden"><b>Rozmowa</b><div id="talk"></div></div><div style="display:flex;gap:12px;margin-top:16px">${seq14Names(['Remis', 'Poddaję', 'Cofnij'], 'background:#454240;border-radius:5px;padding:10px 20px')}</div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const done = when.filter((from) => index >= from).length, board = men.map((man) => [...man]);
      moves.slice(0, done).forEach(([, from, to]) => { const man = board.find(([, , x, y]) => `${x}${y}` === from); if (man) { man[2] = Number(to[0]); man[3] = Number(to[1]); } });
      seq14Board(seq14At('board'), board, moves[done - 1][1], moves[done - 1][2]);
      const white = times(index + 1, (at) => (when.filter((from) => at >= from).length % 2 === 0 ? 1 : 0)).reduce((one, two) => one + two, 0), mine = done % 2 === 0;
      [['low', 887 - white, mine], ['top', 874 - (index + 1 - white), !mine]].forEach(([id, second, on]) => { seq14Set(id, clock(second)); seq14At(id).style.background = on ? '#f0ece6' : '#454240'; seq14At(id).style.color = on ? '#262421' : '#f0ece6'; });
      seq14Set('moves', times(Math.ceil(done / 2), (at) => `<div style="display:flex;line-height:30px;${at % 2 ? 'background:#2e2b28' : ''}">${seq14Row([`${at + 1}.`, moves[at * 2][0], at * 2 + 1 < done ? moves[at * 2 + 1][0] : ''], [46, 110, 110])}</div>`).join(''));
      seq14Set('talk', talk.filter(([from]) => index >= from).map(([, who, text]) => `<div style="margin-top:10px;line-height:21px"><span style="color:#a5cf6b">${who}</span><div>${text}</div></div>`).join(''));
    },
  };
});

sequence('hospital-laundry-dashboard', { frames: 28, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => {
  const machines = times(8, (at) => [`Washer ${at + 1}`, r.pick(['Sheets', 'Gowns', 'Towels', 'Curtains']), r.number(40, 75), r.number(4, 38), r.number(30, 92) / 100]), wards = [['Maternity', 412], ['Surgery', 980], ['Children', 356], ['Ward 7', 298], ['Kitchen', 205]], card = 'background:#fff;border-radius:8px;padding:22px 28px;box-sizing:border-box;box-shadow:0 1px 3px rgba(0,20,50,.25)';
  return {
    html: `<div style="height:100%;background:#e5ebf3;color:#13233b;font:18px Carlito;overflow:hidden;padding:30px 40px;box-sizing:border-box"><div style="display:flex;align-items:baseline;gap:30px"><b style="font-size:32px">Laundry, County Hospital</b><span>Early shift, 14 people</span><span id="fresh" style="margin-left:auto"></span><span id="clock" style="font-size:28px"></span></div><div id="cards" style="display:grid;grid-template-columns:repeat(4,1fr);gap:20px;margin-top:24px"></div><div style="display:flex;gap:20px;margin-top:20px"><div style="width:1120px;${card};height:520px"><div style="display:flex;font-weight:bold;padding-bottom:12px;border-bottom:2px solid #13233b">${seq14Row(['Machine', 'Load', 'Water', 'Left', 'Done'], [190, 190, 140, 150, 300])}</div><div id="rows"></div></div><div style="flex:1;${card}"><b>Kilos by ward today</b><div id="wards"></div></div></div><div style="display:flex;gap:20px;margin-top:20px"><div style="width:1120px;${card};height:200px"><b>Steam in tonnes, last hour</b><canvas id="steam" width="1060" height="110" style="display:block;margin-top:14px"></canvas></div><div style="flex:1;${card};line-height:28px" id="news"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const beat = Math.floor(index / 4); seq14Set('clock', `06:48:${pad(2 + index * 2, 2)}`); seq14Set('fresh', index % 4 === 0 ? 'Refreshing' : `Updated ${index % 4 * 2} s ago`);
      seq14Set('cards', [['Washed today', `${thousands(2251 + beat * 37)} kg`], ['Waiting', `${640 - beat * 14} kg`], ['Electricity', `${(184.2 + beat * 0.9).toFixed(1)} kW`], ['Lorry leaves in', `0:${pad(11 - Math.floor(index / 30), 2)}:${pad(57 - index * 2, 2)}`]].map(([name, value]) => seq14Box(card, seq14Box('color:#4a5a72', name), seq14Box('font-size:38px;margin-top:4px', value))).join(''));
      seq14Set('rows', machines.map(([name, load, degrees, left, share], at) => { const now = Math.min(1, share + beat * 0.012 * (1 + at % 3)), rest = Math.max(0, left - Math.floor((beat + at) / 3)); return `<div style="display:flex;align-items:center;height:52px;border-bottom:1px solid #dfe6ef">${seq14Row([name, load, `${degrees - beat % 2 * (at % 2)} °C`, rest ? `${rest} min` : 'Unload'], [190, 190, 140, 150])}${seq14Bar(230, now, '#dfe6ef', now === 1 ? '#2b8a4b' : '#2b6cb8', 12)}<span style="margin-left:18px">${Math.round(now * 100)} %</span></div>`; }).join(''));
      seq14Set('wards', wards.map(([name, kilos], at) => { const now = kilos + beat * (3 + at * 2); return `<div style="margin-top:26px"><div style="display:flex;justify-content:space-between;margin-bottom:8px"><span>${name}</span><span>${thousands(now)} kg</span></div>${seq14Bar(600, now / 1100, '#dfe6ef', '#d0743c', 16)}</div>`; }).join(''));
      const pen = seq14At('steam').getContext('2d'); pen.fillStyle = '#fff'; pen.fillRect(0, 0, 1060, 110); pen.strokeStyle = '#dfe6ef'; pen.lineWidth = 1; times(4, (at) => pen.strokeRect(0, at * 36, 1060, 1)); seq14Stroke(pen, times(90, (at) => 0.5 + 0.28 * Math.sin((at + beat * 3) / 7) + 0.16 * Math.sin((at + beat * 3) / 2.3)), 1060, 110, '#2b6cb8');
      seq14Set('news', `<b>Messages</b>${(index < 10 ? ['Theatre 2 asks for 40 gowns', 'Dryer 3 has a new belt'] : index < 20 ? ['Gowns for theatre 2 are on the way', 'Dryer 3 has a new belt'] : ['Softener: 9 litres left', 'Gowns for theatre 2 are on the way', 'Dryer 3 has a new belt']).map((text) => `<div>${text}</div>`).join('')}`);
    },
  };
});

sequence('firmware-update-progress-counted', { frames: 28, width: 1024, height: 768, lcd: true, hinting: 'full' }, (r) => {
  const steps = ['Check the battery', 'Download the image', 'Verify the signature', 'Erase the old program', 'Write the new program', 'Restart the receiver'], at = [[0, 20], [0, 100], [1, 8], [1, 19], [1, 33], [1, 48], [1, 48], [1, 48], [1, 62], [1, 81], [1, 96], [1, 100], [2, 40], [2, 100], [3, 30], [3, 75], [3, 100], [4, 6], [4, 17], [4, 29], [4, 42], [4, 58], [4, 71], [4, 86], [4, 100], [5, 50], [5, 100], [5, 100]], serial = r.digits(8), sum = r.hex(16);
  const edge = 'border:2px solid;border-color:#fff #808080 #808080 #fff;box-sizing:border-box';
  return {
    html: `<div style="height:100%;background:#2f6f7f;overflow:hidden;font:14px 'Liberation Sans';color:#000"><div style="position:absolute;left:152px;top:84px;width:720px;height:560px;background:#d6d2ca;${edge}"><div style="background:#0a2f6b;color:#fff;font-weight:bold;height:30px;line-height:30px;padding:0 12px">Receiver Update Assistant</div><div style="background:#fff;padding:16px 24px;border-bottom:1px solid #808080"><b style="font-size:17px">Updating to version 3.8.1</b><div style="margin-top:5px">Receiver SW-700, serial number ${serial}. Do not unplug the cable.</div></div><div style="padding:18px 24px"><div id="steps"></div><div id="text" style="margin-top:14px"></div><div style="${edge};border-color:#808080 #fff #fff #808080;background:#fff;height:28px;margin-top:8px"><div id="bar" style="height:24px;background:#0a2f6b"></div></div><div id="log" style="${edge};border-color:#808080 #fff #fff #808080;background:#fff;font:13px/20px 'Liberation Mono';height:130px;padding:6px 10px;margin-top:14px;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end"></div></div><div style="position:absolute;right:22px;bottom:16px;display:flex;gap:12px" id="keys"></div></div><div style="position:absolute;left:0;right:0;bottom:0;height:34px;background:#d6d2ca;display:flex;align-items:center;gap:10px;padding:0 8px"><span style="${edge};padding:4px 14px;font-weight:bold">Start</span><span style="${edge};padding:4px 14px">Receiver Update Assistant</span><span id="clock" style="margin-left:auto;padding:0 8px"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const [now, share] = at[index], end = index > 25, log = [['00:00', 'Found receiver on port 4'], ['00:01', 'Battery 82 %, supply connected'], ['00:02', 'GET sw700-3.8.1.img, 6,144 kB'], ['00:06', 'Connection lost, waiting'], ['00:08', 'Connection restored at 2,949 kB'], ['00:12', `SHA ${sum}`], ['00:13', 'Signature is good'], ['00:14', 'Erasing 96 sectors'], ['00:17', 'Writing 96 sectors'], ['00:24', 'Read back: no differences'], ['00:26', 'Receiver says hello, 3.8.1']].filter(([when]) => Number(when.slice(3)) <= index);
      seq14Set('steps', steps.map((name, one) => `<div style="display:flex;gap:12px;align-items:center;height:24px;${one === now && !end ? 'font-weight:bold' : ''}"><span style="width:12px;height:12px;border:1px solid #000;background:${one < now || end ? '#1c7a2f' : one === now ? '#e0b400' : '#fff'}"></span><span>${name}</span></div>`).join(''));
      const kilos = Math.round(6144 * share / 100); seq14Set('text', end ? 'The update is complete.' : now === 1 ? index > 5 && index < 8 ? `Waiting for the network, attempt ${index - 5} of 5` : `${thousands(kilos)} of 6,144 kB, ${share} %` : now === 4 ? `Sector ${Math.round(96 * share / 100)} of 96, about ${Math.max(1, 25 - index)} s left` : `${steps[now]}: ${share} %`);
      seq14At('bar').style.width = `${share}%`; seq14Set('log', log.map(([when, text]) => `<div style="flex:none;white-space:pre">${when}  ${text}</div>`).join(''));
      seq14Set('keys', ['Back', 'Cancel', end ? 'Finish' : 'Next'].map((name, one) => seq14Bit(`${edge};padding:5px 0;width:92px;text-align:center;${(end ? one === 2 : one === 1) ? '' : 'color:#4f4f4f'}`, name)).join('')); seq14Set('clock', `21:${pad(14 + (index > 18 ? 1 : 0), 2)}`);
    },
  };
});

// Windows, dialogs, menus, buttons.

sequence('stonemason-desk-windows-and-tabs', { frames: 28, width: 2560, height: 1440, lcd: true, hinting: 'medium' }, (r) => {
  const say = seq14Talker(r, 'stone'), tabs = ['Quarry prices', 'Weather, three days', 'Listed building form'];
  const pages = [
    `<div style="padding:34px 44px"><div style="font-size:32px;font-weight:bold;margin-bottom:18px">Prices per tonne from 1 May</div>${['Ashlar, sawn', 'Rubble, mixed', 'Roof slabs', 'Kerb, dressed', 'Setts, second hand', 'Lime, putty'].map((name) => seq14Box('display:flex;border-bottom:1px solid #d8d4ca;padding:13px 0', seq14Row([name, r.pick(SEQ14_PLACES), seq14Cost(r, 480)], [420, 300, 200]))).join('')}</div>`,
    `<div style="padding:34px 44px"><div style="font-size:32px;font-weight:bold;margin-bottom:18px">Helmsley and the moor</div>${['Today', 'Tomorrow', 'Saturday'].map((day, at) => seq14Box('display:flex;align-items:center;gap:30px;border-bottom:1px solid #d8d4ca;padding:24px 0', icon('cloud', '#4b6c8a', 44), `<span style="width:180px;font-weight:bold">${day}</span><span style="width:200px">${r.number(2, 6)} to ${r.number(8, 14)} °C</span><span>${['Dry, wind from the west', 'Showers until noon', 'Frost in the morning'][at]}</span>`)).join('')}</div>`,
    `<div style="padding:34px 44px"><div style="font-size:32px;font-weight:bold;margin-bottom:18px">Application for consent, part 2</div>${[['Building', 'St Oswald, north tower'], ['Grade', 'I'], ['Stone', 'sandstone, local'], ['Mortar', 'lime putty, no cement'], ['Start', '12 May 2028']].map(([name, value]) => seq14Box('margin-top:18px', seq14Box('color:#5b564c;margin-bottom:6px', name), seq14Box('border:1px solid #a59f92;padding:11px 16px;width:700px', value))).join('')}</div>`];
  const mail = times(5, () => seq14Box('padding:20px 28px;border-bottom:1px solid #dcdcdc', `<b>${seq14Name(r)}</b>`, seq14Box('margin-top:6px;line-height:28px', say(1)))).join('');
  const files = times(13, (at) => seq14Row([`${words('tower sill finial survey quote drawing')[at % 6]}-${pad(at + 3, 2)}.${words('dwg jpg pdf')[at % 3]}`, `${r.number(1, 48)}.${r.below(10)} MB`, `${r.number(1, 28)} ${r.pick(SEQ14_MON)}`], [300, 150, 120])).map((row) => seq14Box('display:flex;padding:9px 26px', row)).join('');
  const wins = [['Web', 120, 110, 1260, 980, '#fdfcf8', '<div id="tabs" style="display:flex;background:#dedad0"></div><div id="sheet"></div>'], ['Letters', 1240, 80, 900, 900, '#ffffff', mail], ['Files: North tower', 1560, 620, 760, 660, '#f4f6f8', files], ['Calculator', 420, 640, 460, 520, '#2d2f36', '<div id="sum" style="text-align:right;font-size:46px;padding:30px 34px;color:#fff"></div><div id="tape" style="padding:0 34px;line-height:40px;color:#c9cdd8;text-align:right"></div>']];
  const plan = [[0, [[2, 1, 0], 0]], [4, [[2, 1, 0], 1]], [7, [[2, 0, 1], 1]], [10, [[0, 1, 2], 1]], [13, [[1, 2, 0], 1]], [15, [[1, 2, 0], 2]], [18, [[1, 2, 0, 3], 2]], [24, [[1, 0, 3, 2], 2]]];
  const tape = ['', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '24', '24', '24 x 318', '24 x 318 = 7632', '7632 x 1.2', '7632 x 1.2 = 9158.4', '7632 x 1.2 = 9158.4', '7632 x 1.2 = 9158.4', '7632 x 1.2 = 9158.4'];
  return {
    html: `<div style="position:relative;height:100%;background:linear-gradient(160deg,#5d4a3a,#b99b77 70%,#7d8a73);overflow:hidden;font:19px Cantarell;color:#26241f"><div style="position:absolute;left:0;right:0;top:0;height:44px;line-height:44px;background:#1b1a18;color:#fff;display:flex;padding:0 28px;gap:30px;z-index:50"><b>Activities</b><span id="app"></span><span id="clock" style="margin:0 auto"></span><span>EN</span><span>84 %</span></div>${wins.map(([name, left, top, wide, high, paper, inside]) => `<div class="win" style="position:absolute;left:${left}px;top:${top}px;width:${wide}px;height:${high}px;background:${paper};border-radius:14px;overflow:hidden;box-shadow:0 10px 36px rgba(0,0,0,.45)"><div style="height:50px;line-height:50px;text-align:center;font-weight:bold">${name}</div>${inside}</div>`).join('')}</div>`,
    after() { this.step(0); },
    step(index) {
      const [order, tab] = seq14When(plan, index), top = order[order.length - 1];
      document.querySelectorAll('.win').forEach((win, at) => { win.style.display = order.includes(at) ? '' : 'none'; win.style.zIndex = order.indexOf(at) + 1; win.firstElementChild.style.background = at === top ? '#e6e2d8' : '#f6f5f2'; win.firstElementChild.style.color = at === top ? '#26241f' : '#6a675f'; });
      seq14Set('tabs', seq14Names(tabs, 'padding:13px 30px', tab, 'background:#fdfcf8;border-radius:10px 10px 0 0')); seq14Set('sheet', pages[tab]); seq14Set('app', wins[top][0].split(':')[0]); seq14Set('clock', `Thu 4 May  10:${index < 17 ? 26 : 27}`);
      const now = tape[index]; seq14Set('sum', now ? now.split(' ').pop() : '0'); seq14Set('tape', now.includes('=') ? now : 'No history');
    },
  };
});

sequence('library-desk-dialogs-in-turn', { frames: 28, width: 1440, height: 900, scale: 1.5, lcd: false, hinting: 'slight' }, (r) => {
  const titles = ['The Salt Road', 'Knots for Beginners', 'A Winter in Settle', 'The Bell Founders', 'Moths of the North', 'Bread and Treason', 'Small Engines', 'Letters to Nobody', 'The Glass Ladder', 'Fishing without Fish'], books = titles.map((name, at) => [name, seq14Name(r), `${r.number(100, 999)}.${r.number(1, 9)}`, r.pick(['on loan', 'on the shelf', 'on loan', 'reserved']), `${r.number(1, 28)} ${r.pick(SEQ14_MON)}`, `0${at}${r.digits(5)}`]);
  const card = seq14Keys('2071 4488', 28, 5, 9), reader = 'Theodora Larkham', reason = seq14Keys('Cover torn, page 40 is loose', 28, 19, 24);
  return {
    html: `<div style="position:relative;height:100%;background:#f2f0f7;color:#231b3a;font:15px 'DejaVu Sans';overflow:hidden"><div style="background:#4b3b80;color:#fff;padding:16px 34px;display:flex;align-items:center;gap:30px"><b style="font-size:20px">Otley Town Library</b>${seq14Names(['Loans', 'Catalogue', 'Readers', 'Reports'], '', 0, 'border-bottom:3px solid #fff')}<span id="who" style="margin-left:auto"></span></div><div style="padding:26px 34px"><div style="display:flex;font-weight:bold;padding:0 14px 10px">${seq14Row(['Title', 'Author', 'Class', 'State', 'Due', 'Barcode'], [320, 280, 140, 180, 140, 160])}</div><div id="books"></div><div style="display:flex;gap:14px;margin-top:26px">${seq14Names(['Lend', 'Take back', 'Renew', 'Mark as damaged'], 'background:#4b3b80;color:#fff;border-radius:4px;padding:11px 24px')}</div><div id="foot" style="margin-top:22px;line-height:24px"></div></div><div id="over"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const lent = index > 14, broken = index > 25, veil = '<div data-glass style="position:absolute;inset:0;background:rgba(35,27,58,.4)"></div>', key = (name, main) => seq14Bit(`border-radius:4px;padding:10px 24px;${main ? 'background:#4b3b80;color:#fff' : 'background:#e1dcef'}`, name);
      const dialog = (left, top, wide, title, inside, ...keys) => seq14Box(`position:absolute;left:${left}px;top:${top}px;width:${wide}px;box-sizing:border-box;background:#fff;border-radius:6px;padding:26px 32px;box-shadow:0 14px 44px rgba(20,10,50,.5)`, `<b style="font-size:19px">${title}</b>`, inside, seq14Box('display:flex;gap:12px;justify-content:flex-end;margin-top:24px', ...keys));
      const field = (text, on) => seq14Box('border:2px solid #4b3b80;border-radius:4px;height:40px;line-height:37px;padding:0 12px;margin-top:8px;box-sizing:border-box', escaped(text) + (on && index % 2 ? caret('#231b3a', 19) : ''));
      seq14Set('books', books.map((cells, at) => { const now = [...cells]; if (at === 2) { now[3] = lent ? 'on loan' : 'on the shelf'; now[4] = lent ? '21 Dec' : ''; } if (at === 6 && broken) now[3] = 'damaged'; return seq14Box(`display:flex;padding:13px 14px;border-top:1px solid #d5cfe4;${at === (index < 17 ? 2 : 6) ? 'background:#dfd8f0' : ''}`, seq14Row(now, [320, 280, 140, 180, 140, 160])); }).join(''));
      let html = '';
      if (index > 3 && index < 14) html = veil + dialog(430, 190, 580, 'Lend “A Winter in Settle”', `<div style="margin-top:18px">Number of the library card</div>${field(card[index], true)}<div style="margin-top:16px;line-height:26px">${index > 9 ? `<div>${reader}, member since ${2011}</div><div>4 books at home, no fees</div>` : '<div>No reader chosen yet.</div>'}</div>`, key('Cancel'), key('Lend', index > 9));
      if (index > 10 && index < 13) html += dialog(520, 360, 460, 'Printer is out of paper', '<div style="line-height:25px;margin-top:12px">The receipt cannot be printed now. Should it be sent by mail?</div>', key('No receipt'), key('Send by mail', true));
      if (index > 16 && index < 26) html = veil + dialog(400, 230, 640, 'Mark “Small Engines” as damaged', `<div style="margin-top:18px">What has happened?</div>${field(reason[index], true)}<div style="display:flex;gap:12px;align-items:center;margin-top:18px"><span style="width:18px;height:18px;box-sizing:border-box;border:2px solid #4b3b80;background:${index > 20 ? '#4b3b80' : '#fff'}"></span><span>Send to the bindery in Ripon</span></div>`, key('Cancel'), key('Save', true));
      seq14Set('over', html); seq14Set('who', index < 10 || index > 15 ? 'No reader' : reader); seq14Set('foot', lent ? '<div>1 book lent to Theodora Larkham, due on 21 December.</div><div>Closing time is 18:30.</div>' : '<div>10 books found.</div><div>Closing time is 18:30.</div>');
    },
  };
});

sequence('score-editor-menus-and-tooltips', { frames: 28, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, () => {
  const bar = ['File', 'Edit', 'Notes', 'Lyrics', 'Playback', 'Help'], menus = { Notes: ['Add rest', 'Transpose', 'Beam together', 'Slur', 'Swap voices'], Lyrics: ['Type under notes', 'Next verse', 'Font and size', 'Align left'] }, subs = { Transpose: ['Up a semitone', 'Up a third', 'Down an octave', 'To key...'], 'Next verse': ['Verse 2', 'Verse 3', 'Refrain'] };
  const script = { 3: ['Notes', -1, -1], 4: ['Notes', 0, -1], 5: ['Notes', 1, -1], 6: ['Notes', 1, 0], 7: ['Notes', 1, 1], 8: ['Notes', 1, 1], 12: ['Lyrics', -1, -1], 13: ['Lyrics', 0, -1], 14: ['Lyrics', 1, -1], 15: ['Lyrics', 1, 0], 16: ['Lyrics', 1, 0] }, hover = { 20: 0, 21: 0, 22: 2, 23: 2, 24: 2, 25: 4, 26: 4 };
  const tools = ['Note', 'Rest', 'Tie', 'Text', 'Mixer', 'Print'], tips = ['Enter notes with the keyboard (N)', '', 'Tie to the next note of the same pitch (T)', '', 'Volume and place of every voice (F10)', ''], one = words('The morn-ing star is in the east, the frost is on the stone;'), two = words('The shep-herd’s lamp goes down the hill and he is not a-lone.');
  return {
    html: `<div style="position:relative;height:100%;background:#33363d;color:#e7e9ee;font:15px 'Noto Sans';overflow:hidden"><div id="bar" style="height:36px;background:#24262b;display:flex;padding-left:10px"></div><div id="tools" style="display:flex;gap:8px;padding:10px 16px;background:#2b2e34"></div><div style="display:flex"><div style="width:250px;padding:22px 24px;box-sizing:border-box;line-height:32px"><b>Voices</b>${['Soprano', 'Alto', 'Tenor', 'Bass', 'Organ'].map((name, at) => `<div style="display:flex;justify-content:space-between"><span>${name}</span><span style="color:#b6bcc8">${[84, 78, 80, 88, 64][at]} %</span></div>`).join('')}<div style="margin-top:22px"><b>Selection</b></div><div id="info"></div></div><div style="position:relative;width:1390px;height:880px;background:#fbfaf6;color:#1b1b1b;margin-top:14px"><canvas id="score" width="1390" height="880" style="position:absolute;left:0;top:0"></canvas><div style="position:absolute;left:0;right:0;top:34px;text-align:center;font:32px 'EB Garamond'">Carol for a Frosty Morning</div><div style="position:absolute;right:60px;top:82px;font:20px 'EB Garamond'">Words: Elspeth Nettleton</div><div id="words"></div></div></div><div style="position:absolute;left:0;right:0;bottom:0;height:32px;line-height:32px;background:#24262b;padding:0 20px;display:flex;gap:40px"><span id="state"></span><span style="margin-left:auto">Bar 1 of 24</span><span>Zoom 120 %</span></div><div id="menu"></div></div>${pointer('white')}`,
    after() { this.step(0); },
    step(index) {
      const now = script[index], up = index > 8, verse = index > 16; let x = 700 + index * 14, y = 700 - index * 6, html = '';
      seq14Set('bar', bar.map((name) => `<span style="padding:8px 15px;line-height:20px;${now && now[0] === name ? 'background:#4b78c8;color:#fff' : ''}">${name}</span>`).join('')); seq14Set('tools', tools.map((name, at) => seq14Bit(`padding:8px 18px;border-radius:5px;background:${hover[index] === at ? '#4f5663' : '#3b3f47'}`, name)).join(''));
      const row = (name, lit, more) => seq14Box(`display:flex;justify-content:space-between;height:20px;line-height:20px;padding:6px 16px;${lit ? 'background:#4b78c8;color:#fff' : ''}`, `<span>${name}</span>`, more ? icon('chevron', '#e7e9ee', 14) : ''), panel = (left, top, wide, rows) => seq14Box(`position:absolute;left:${left}px;top:${top}px;width:${wide}px;background:#24262b;border:1px solid #555b66;box-shadow:0 8px 24px rgba(0,0,0,.5)`, rows);
      if (now) {
        const spot = [...seq14At('bar').children].find((label) => label.textContent === now[0]).getBoundingClientRect(), left = Math.round(spot.left), items = menus[now[0]], sub = subs[items[now[1]]];
        html = panel(left, 36, 230, items.map((name, at) => row(name, at === now[1], subs[name])).join('')); x = left + 190; y = now[1] < 0 ? 28 : 58 + now[1] * 32; if (now[1] < 0) x = left + 40;
        if (sub) { html += panel(left + 231, 36 + now[1] * 32, 190, sub.map((name, at) => row(name, at === now[2])).join('')); if (now[2] >= 0) { x = left + 390; y = 58 + (now[1] + now[2]) * 32; } }
      }
      if (hover[index] !== undefined) { const spot = seq14At('tools').children[hover[index]].getBoundingClientRect(); x = Math.round(spot.right) - 14; y = Math.round(spot.bottom) - 10; if (hover[index - 1] === hover[index]) html = seq14Box(`position:absolute;left:${x - 10}px;top:${y + 30}px;background:#fff8d8;color:#2a2612;padding:6px 12px;border-radius:4px;white-space:nowrap`, tips[hover[index]]); }
      seq14Set('menu', html); seq14Set('info', [`Bars 1 to 4, soprano`, `Key: ${up ? 'A major' : 'F major'}`, `Highest: ${up ? 'F sharp 5' : 'D 5'}`, `Verses: ${verse ? 2 : 1}`].map((text) => `<div>${text}</div>`).join('')); seq14Set('state', index > 8 && index < 12 ? 'Transposed up a third' : index > 16 && index < 19 ? 'Verse 2 added' : 'Ready'); movePointer(x, y);
      const pen = seq14At('score').getContext('2d'); pen.fillStyle = '#fbfaf6'; pen.fillRect(0, 0, 1390, 880); pen.strokeStyle = '#444'; pen.fillStyle = '#1b1b1b';
      const place = (at) => [Math.floor(at / 6), 110 + (at % 6) * 210];
      [0, 1].forEach((system) => { const top = 170 + system * 340; pen.lineWidth = 1.5; times(5, (at) => { pen.beginPath(); pen.moveTo(60, top + at * 14); pen.lineTo(1330, top + at * 14); pen.stroke(); }); [60, 480, 900, 1330].forEach((bx) => { pen.beginPath(); pen.moveTo(bx, top); pen.lineTo(bx, top + 56); pen.stroke(); }); });
      one.slice(0, 12).forEach((_, at) => { const [system, nx] = place(at), ny = 170 + system * 340 + 49 - ((at * 3) % 6) * 7 - (up ? 14 : 0); pen.beginPath(); pen.ellipse(nx + 12, ny, 10, 7, -0.3, 0, 7); pen.fill(); pen.lineWidth = 2; pen.beginPath(); pen.moveTo(nx + 21, ny - 2); pen.lineTo(nx + 21, ny - 48); pen.stroke(); });
      const line = (text, shift) => text.slice(0, 12).map((word, at) => { const [system, nx] = place(at); return seq14Box(`position:absolute;left:${nx - 10}px;top:${270 + system * 340 + shift}px;font:22px 'EB Garamond';white-space:nowrap`, word); }).join('');
      seq14Set('words', line(one, 0) + (verse ? line(two, 34) : ''));
    },
  };
});

sequence('tool-hire-buttons-hovered', { frames: 28, width: 1366, height: 768, lcd: true, hinting: 'none' }, (r) => {
  const goods = [['Floor sander', 38], ['Post hole digger', 29], ['Cement mixer', 24], ['Scaffold, 4 m', 46], ['Tile cutter', 17], ['Wood chipper', 72]].map(([name, price], at) => [name, price, ['Two belts included', 'One man, 150 mm', '140 litres, 230 V', 'On four wheels', 'Cuts up to 60 cm', 'Branches up to 8 cm'][at], `${r.number(1, 6)} left`]);
  const stops = [[0, 900, 700], [3, 396, 352], [5, 396, 352], [8, 838, 350], [11, 838, 350], [14, 1280, 354], [16, 1280, 354], [20, 838, 666], [22, 838, 666], [25, 1318, 46], [27, 1318, 46]], left = (at) => 30 + (at % 3) * 442, top = (at) => 106 + Math.floor(at / 3) * 314;
  return {
    html: `<div style="position:relative;height:100%;background:#fff;color:#1a1a1a;font:15px 'Nimbus Sans';overflow:hidden"><div style="height:72px;background:#f2c200;display:flex;align-items:center;gap:30px;padding:0 30px;box-sizing:border-box"><b style="font-size:23px">Ridgeway Tool Hire</b>${seq14Names(['Garden', 'Building', 'Floors', 'Parties'], '', 1, 'border-bottom:3px solid #1a1a1a')}<span>Keswick Road 14, open until 18:00</span></div><div id="basket" style="position:absolute;right:30px;top:14px"></div><div id="cards"></div></div>${pointer('black')}`,
    after() { this.step(0); },
    step(index) {
      const [x, y] = seq14Way(stops, index), got = [[5, 0], [11, 1], [22, 4]].filter(([from]) => index >= from).map(([, at]) => at), sum = got.reduce((all, at) => all + goods[at][1], 0);
      const over = (at) => x >= left(at) + 200 && x < left(at) + 390 && y >= top(at) + 220 && y < top(at) + 264, inside = (at) => x >= left(at) && x < left(at) + 420 && y >= top(at) && y < top(at) + 290;
      seq14Set('cards', goods.map(([name, price, text, stock], at) => `<div style="position:absolute;left:${left(at)}px;top:${top(at)}px;width:420px;height:290px;box-sizing:border-box;border:2px solid ${inside(at) ? '#1a1a1a' : '#d6d6d6'};border-radius:6px;padding:20px 24px">${photo(368, 100, `tool ${at}`, 'border-radius:4px')}<div style="display:flex;justify-content:space-between;margin-top:14px;font-size:19px;font-weight:bold"><span>${name}</span><span>£${price} a day</span></div><div style="margin-top:8px">${text}</div><span style="position:absolute;left:22px;top:231px">${stock}</span><span style="position:absolute;left:198px;top:218px;width:190px;height:44px;line-height:44px;text-align:center;border-radius:4px;${got.includes(at) ? 'background:#1f6b35;color:#fff' : over(at) ? 'background:#1a1a1a;color:#f2c200' : 'background:#f2c200'}">${got.includes(at) ? 'In the basket' : over(at) ? 'Hire it now' : 'Hire'}</span></div>`).join(''));
      if (seq14At('cards').seq14Painted !== seq14At('cards').seq14Had) { paintPhotos(); seq14At('cards').seq14Painted = seq14At('cards').seq14Had; }
      seq14Set('basket', `<span style="display:block;height:44px;line-height:44px;padding:0 22px;border-radius:4px;${x > 1100 && y < 72 ? 'background:#1a1a1a;color:#f2c200' : 'background:#fff'}">${got.length ? `${got.length} ${got.length === 1 ? 'tool' : 'tools'}, £${sum} a day` : 'Basket is empty'}</span>`); movePointer(x, y);
    },
  };
});

sequence('buscador-de-repuestos-de-radio', { frames: 26, width: 1280, height: 800, scale: 1.25, lcd: false, hinting: 'slight', languages: ['spa'] }, () => {
  const all = seq14Split(`Válvula EL84|Pentodo de salida, pareja emparejada|38,50 €|14
    Válvula EF80|Pentodo de alta frecuencia, sin usar|9,20 €|52
    Condensador variable|Dos secciones, 365 pF cada una|21,00 €|8
    Condensador de papel|0,1 µF a 400 V, probado|1,80 €|240
    Transformador de salida|5 kΩ a 8 Ω, núcleo pequeño|34,00 €|6
    Altavoz ovalado|Cono de cartón, señales de uso|17,50 €|3
    Bobina de antena|Ondas media y larga, con ferrita|12,40 €|19
    Dial de vidrio|Emisoras de los años cincuenta|28,00 €|2
    Botón de baquelita|Marrón, eje de seis milímetros|4,60 €|75
    Cable de tela|Rojo y negro, por metros|2,10 €|180
    Rejilla dorada|Se corta a medida, pregunte el precio|15,00 €|11
    Ojo mágico EM34|Verde, todavía brilla bien|46,00 €|5`).map((row) => row.split('|'));
  const asked = ['', '', 'v', 'vá', 'vál', 'válv', 'válv', 'válv', '', 'co', 'con', 'cond', 'conde', 'conde', 'conde', 'conde', '', '', 'bo', 'bot', 'botó', 'botón', 'botón', '', '', ''], flat = (text) => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const cheap = (index) => index > 12 && index < 16, groups = ['Todo', 'Válvulas', 'Pasivos', 'Mecánica', 'Sonido'];
  return {
    html: `<div style="height:100%;background:#fbf3e4;color:#3a2413;font:16px Cantarell;overflow:hidden"><div style="background:#7a2e1d;color:#fff;padding:16px 44px;display:flex;align-items:center;gap:30px"><b style="font-size:22px">La Galena, repuestos de radio</b><span>Desde 1958 en la calle del Pez</span><span id="cart" style="margin-left:auto"></span></div><div style="padding:22px 44px"><div style="display:flex;gap:16px;align-items:center"><div style="flex:1;background:#fff;border:2px solid #7a2e1d;border-radius:6px;height:48px;box-sizing:border-box;display:flex;align-items:center;gap:12px;padding:0 16px;font-size:18px">${icon('search', '#7a2e1d', 20)}<div id="query" style="line-height:26px;white-space:pre"></div></div><span id="cheap" style="border-radius:22px;padding:11px 22px;border:1px solid #7a2e1d"></span></div><div style="display:flex;gap:10px;margin-top:16px;align-items:center">${seq14Names(groups, 'padding:7px 18px;border-radius:18px;background:#efdfc4', 0, 'background:#7a2e1d;color:#fff')}<span id="count" style="margin-left:auto"></span></div><div id="found" style="margin-top:16px"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const key = flat(asked[index]), euros = (text) => Number(text.replace(/[^\d,]/g, '').replace(',', '.')), found = all.filter(([name, text, price]) => flat(`${name} ${text}`).includes(key) && (!cheap(index) || euros(price) < 10)), blink = index % 3 ? caret('#3a2413', 22) : '';
      const lit = (text) => { const at = key ? flat(text).indexOf(key) : -1; return at < 0 ? text : `${text.slice(0, at)}<span style="background:#ffd98a">${text.slice(at, at + key.length)}</span>${text.slice(at + key.length)}`; };
      seq14Set('query', asked[index] ? asked[index] + blink : `${blink}<span style="color:#7b6450">Busque por nombre o descripción</span>`); seq14Set('cheap', 'Menos de 10 €'); seq14At('cheap').style.background = cheap(index) ? '#7a2e1d' : '#fbf3e4'; seq14At('cheap').style.color = cheap(index) ? '#fff' : '#3a2413';
      seq14Set('count', found.length === 1 ? '1 artículo' : `${found.length} artículos`); seq14Set('cart', index < 7 ? 'Cesta vacía' : index < 22 ? 'Cesta: 38,50 €' : 'Cesta: 47,70 €');
      seq14Set('found', found.slice(0, 12).map(([name, text, price, stock], at) => `<div style="display:flex;align-items:center;height:48px;border-bottom:1px solid #e2cfae;${key && at === 0 ? 'background:#f5e6ca' : ''}">${seq14Row([`<b>${lit(name)}</b>`, lit(text), price, `${stock} en almacén`], [300, 480, 170, 200], 'padding-left:14px')}</div>`).join('') || seq14Box('padding:30px 14px', 'No hemos encontrado nada. ¿Quiere que lo busquemos en el taller?'));
    },
  };
});

/** A cliff seen from above: contour lines, a stream, a path, trees. */
function seq14Crag(canvas, dx, dy, zoom) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, chance = new Random('the crag'); pen.setTransform(1, 0, 0, 1, 0, 0); pen.fillStyle = '#e6ecd6'; pen.fillRect(0, 0, width, height); pen.setTransform(zoom, 0, 0, zoom, dx, dy);
  times(5, () => { pen.fillStyle = `hsl(${chance.number(80, 120)},28%,${chance.number(74, 84)}%)`; pen.beginPath(); pen.ellipse(chance.below(2000), chance.below(1300), chance.number(140, 360), chance.number(90, 240), chance.next() * 3, 0, 7); pen.fill(); });
  times(16, (at) => { pen.strokeStyle = at % 4 ? '#c4b48c' : '#a58f5c'; pen.lineWidth = at % 4 ? 1 : 2; pen.beginPath(); for (let x = -200; x <= 2200; x += 20) { const y = -100 + at * 95 + 60 * Math.sin(x / 210 + at * 0.3) + 24 * Math.sin(x / 70 + at); if (x > -200) pen.lineTo(x, y); else pen.moveTo(x, y); } pen.stroke(); });
  pen.strokeStyle = '#6fa8cf'; pen.lineWidth = 9; pen.beginPath(); for (let x = -200; x <= 2200; x += 20) { const y = 980 + 70 * Math.sin(x / 260) + 18 * Math.sin(x / 50); if (x > -200) pen.lineTo(x, y); else pen.moveTo(x, y); } pen.stroke();
  pen.strokeStyle = '#555049'; pen.lineWidth = 16; pen.beginPath(); [[300, 520], [480, 470], [700, 500], [900, 430], [1130, 470], [1330, 400], [1600, 440]].forEach(([x, y], at) => { if (at) pen.lineTo(x, y); else pen.moveTo(x, y); }); pen.stroke();
  pen.strokeStyle = '#b0472f'; pen.lineWidth = 4; pen.setLineDash([12, 8]); pen.beginPath(); [[120, 1120], [420, 900], [700, 820], [860, 640], [1200, 620], [1560, 560]].forEach(([x, y], at) => { if (at) pen.lineTo(x, y); else pen.moveTo(x, y); }); pen.stroke(); pen.setLineDash([]);
  times(90, () => { pen.fillStyle = `hsl(${chance.number(95, 135)},30%,${chance.number(42, 60)}%)`; pen.beginPath(); pen.arc(chance.below(2000), 660 + chance.below(600), chance.number(5, 14), 0, 7); pen.fill(); });
  pen.setTransform(1, 0, 0, 1, 0, 0);
}

sequence('crag-map-dragged-and-zoomed', { frames: 28, width: 1600, height: 900, lcd: true, hinting: 'slight' }, () => {
  const spots = [['Jackdaw Wall', 480, 410, '23 routes'], ['The Organ', 900, 370, '11 routes'], ['Wet Corner', 1130, 510, '6 routes'], ['Sunny Slab', 1330, 340, '31 routes'], ['Far Buttress', 1600, 380, '14 routes'], ['Car park', 120, 1150, ''], ['Footbridge', 700, 870, ''], ['Hut', 1230, 690, ''], ['Spring', 1560, 620, ''], ['Cave', 330, 580, '3 routes'], ['Sheepfold', 980, 1080, ''], ['Old quarry', 1480, 900, '9 routes']];
  const views = [[0, 0, 0.8], [0, 0, 0.8], [-10, -4, 0.8], [-60, -22, 0.8], [-130, -48, 0.8], [-180, -60, 0.8], [-190, -62, 0.8], [-190, -62, 0.8], [-330, -110, 1], [-480, -170, 1.2], [-480, -170, 1.2], [-480, -170, 1.2], [-480, -170, 1.2], [-480, -170, 1.2], [-500, -150, 1.2], [-590, -90, 1.2], [-700, -40, 1.2], [-760, -20, 1.2], [-760, -20, 1.2], [-760, -20, 1.2], [-760, -20, 1.2], [-980, -80, 1.5], [-1180, -140, 1.75], [-1180, -140, 1.75], [-1180, -140, 1.75], [-620, -60, 1.2], [-160, 0, 0.8], [-160, 0, 0.8]];
  return {
    html: `<div style="position:relative;height:100%;overflow:hidden;font:15px Roboto;color:#22261e"><canvas id="map" width="1600" height="900" style="position:absolute;left:0;top:0"></canvas><div id="names"></div><div style="position:absolute;left:0;top:0;bottom:0;width:320px;background:#fff;box-shadow:0 0 12px rgba(0,0,0,.35);padding:22px 26px;box-sizing:border-box"><div style="display:flex;gap:10px;align-items:center;border:1px solid #b8bcae;border-radius:22px;padding:9px 16px">${icon('search', '#555a4c', 18)}<span>Crags near Ilkley</span></div><div style="font-size:21px;font-weight:bold;margin-top:22px">Hawk Edge</div><div style="color:#5c6153;margin:4px 0 16px">Gritstone, faces south, 97 routes</div><div id="side"></div></div><div style="position:absolute;right:22px;bottom:22px;background:#fff;border-radius:5px;padding:7px 14px" id="scale"></div><div style="position:absolute;right:22px;top:22px;background:#fff;border-radius:6px;padding:4px 0;box-shadow:0 2px 8px rgba(0,0,0,.3)">${icon('plus', '#22261e', 34)}</div></div>${pointer('black')}`,
    after() { this.step(0); },
    step(index) {
      const [dx, dy, zoom] = views[index], put = (x, y) => [Math.round(x * zoom + dx), Math.round(y * zoom + dy)], open = index > 9 && index < 14 ? 1 : index > 21 && index < 25 ? 3 : -1; seq14Crag(seq14At('map'), dx, dy, zoom);
      seq14Set('names', spots.map(([name, x, y, text], at) => { const [px, py] = put(x, y); if (px < 330) return ''; return `<div style="position:absolute;left:${px}px;top:${py}px;background:${at === open ? '#b0472f' : text ? '#3d4a2f' : '#fff'};color:${text || at === open ? '#fff' : '#22261e'};border-radius:4px;padding:3px 10px;white-space:nowrap">${name}</div>`; }).join('') + (open < 0 ? '' : (() => { const [px, py] = put(spots[open][1], spots[open][2]); return seq14Box(`position:absolute;left:${px}px;top:${py + 32}px;width:250px;background:#fff;border-radius:6px;box-shadow:0 3px 12px rgba(0,0,0,.4);padding:14px 18px;box-sizing:border-box;line-height:22px`, `<b>${spots[open][0]}</b>`, `<div>${spots[open][3]}, ${open === 1 ? 'VS to E4, 18 m' : 'Diff to HVS, 12 m'}</div>`, `<div>${open === 1 ? 'Ravens nest here until June' : 'Dries quickly after rain'}</div>`); })()));
      seq14Set('side', spots.filter(([, , , text]) => text).map(([name, , , text]) => seq14Box(`display:flex;justify-content:space-between;padding:11px 12px;border-radius:5px;${open >= 0 && spots[open][0] === name ? 'background:#f3ded8' : ''}`, `<span>${name}</span><span>${text}</span>`)).join('') + seq14Box('margin-top:20px;line-height:23px', index < 15 ? 'Parking is full. Last seen at 10:05.' : 'Parking: 4 places. Last seen at 10:20.')); seq14Set('scale', `${Math.round(100 / zoom)} m, ${Math.round(zoom * 100)} %`);
      movePointer(900 + Math.round((dx + 190) / 4), 640 + Math.round(dy / 3));
    },
  };
});

// Pictures that move.

/** A crystal on dark cloth. */
function seq14Stone(canvas, seed) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, chance = new Random(`stone ${seed}`), hue = chance.below(360), cloth = pen.createRadialGradient(width / 2, height / 2, 20, width / 2, height / 2, width * 0.7); cloth.addColorStop(0, `hsl(${hue + 180},14%,40%)`); cloth.addColorStop(1, `hsl(${hue + 180},18%,10%)`); pen.fillStyle = cloth; pen.fillRect(0, 0, width, height);
  times(26, () => { const x = width / 2 + (chance.next() - 0.5) * width * 0.5, y = height * 0.7 - chance.next() * height * 0.2, tall = height * (0.1 + chance.next() * 0.4), wide = width * (0.02 + chance.next() * 0.05), lean = (chance.next() - 0.5) * wide * 4; [[0, 46], [1, 66]].forEach(([side, light]) => { pen.fillStyle = `hsla(${hue + chance.number(-14, 14)},${chance.number(30, 70)}%,${light + chance.number(-10, 10)}%,.9)`; pen.beginPath(); pen.moveTo(x + (side ? 0 : -wide), y); pen.lineTo(x + lean + (side ? 0 : -wide), y - tall * 0.85); pen.lineTo(x + lean, y - tall); pen.lineTo(x + lean + (side ? wide : 0), y - tall * 0.85); pen.lineTo(x + (side ? wide : 0), y); pen.fill(); }); });
  pen.fillStyle = `hsl(${hue + 30},16%,28%)`; pen.beginPath(); pen.ellipse(width / 2, height * 0.72, width * 0.34, height * 0.12, 0, 0, 7); pen.fill(); grain(pen, width, height, new Random(`stone grain ${seed}`), 26);
}

sequence('mineral-photos-leafed', { frames: 24, width: 1440, height: 900, lcd: false, hinting: 'slight' }, (r) => {
  const stones = ['Fluorite on quartz', 'Amethyst, double point', 'Green pyromorphite', 'Smoky quartz', 'Celestine', 'Copper in calcite', 'Wulfenite', 'Barite roses'].map((name, at) => [name, r.pick(SEQ14_PLACES), `${r.number(2, 14)} cm`, `${r.number(1968, 2027)}`, `IMG_${4100 + at * 13}.jpg`, seq14Name(r), seq14Talker(r, 'rocks')(1)]), plan = [-1, -1, -1, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 2, 2, 4, 4, 4, 5, 5, -1, -1];
  return {
    html: `<div style="height:100%;background:#f7f7f9;color:#20222a;font:15px 'Inter Display';overflow:hidden"><div style="height:58px;background:#fff;border-bottom:1px solid #dcdde4;display:flex;align-items:center;gap:28px;padding:0 32px;box-sizing:border-box"><b style="font-size:18px">Cabinet, drawers 1 to 8</b>${seq14Names(['Albums', 'Map', 'Labels', 'Share'], '')}<span id="name" style="margin-left:auto"></span></div><div id="sheet"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const at = plan[index], sheet = seq14At('sheet'), liked = index > 11; seq14Set('name', at < 0 ? '8 pictures' : `${stones[at][4]}, ${at + 1} of 8`);
      const html = at < 0 ? `<div style="display:grid;grid-template-columns:repeat(4,1fr);gap:20px;padding:24px 32px">${stones.map(([name, place, size], one) => `<div><canvas class="stone" data-seed="${one}" width="328" height="300" style="display:block;${index === 2 && one === 0 ? 'outline:4px solid #5a4fcf' : ''}"></canvas><div style="font-weight:600;margin-top:10px">${name}</div><div style="color:#5b5e6b;margin-top:3px">${place}, ${size}</div></div>`).join('')}</div>` : `<div style="display:flex"><div style="width:1040px;height:842px;background:#15161b;padding:36px;box-sizing:border-box"><canvas class="stone" data-seed="${at}" width="968" height="680" style="display:block"></canvas><div style="color:#fff;margin-top:22px;display:flex;gap:28px"><span>Previous</span><span>Next</span><span>Slide show</span><span style="margin-left:auto">${at === 2 && liked ? 'In favourites' : 'Add to favourites'}</span></div></div><div style="flex:1;padding:34px 34px"><div style="font-size:24px;font-weight:600;margin-bottom:14px">${stones[at][0]}</div>${[['Found near', 1], ['Width', 2], ['Year', 3], ['Collector', 5]].map(([label, which]) => seq14Box('display:flex;border-bottom:1px solid #dcdde4;padding:12px 0', seq14Bit('width:120px;color:#5b5e6b', label), `<span>${stones[at][which]}</span>`)).join('')}<div style="line-height:24px;margin-top:20px">${stones[at][6]}</div></div></div>`;
      if (sheet.seq14Had !== html) { seq14Set('sheet', html); document.querySelectorAll('.stone').forEach((canvas) => seq14Stone(canvas, canvas.dataset.seed)); }
    },
  };
});

/** A lighthouse at dusk: waves, a beam that turns, gulls. */
function seq14Beacon(canvas, index) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, sky = pen.createLinearGradient(0, 0, 0, height); sky.addColorStop(0, '#1b2447'); sky.addColorStop(0.6, '#a85d4b'); sky.addColorStop(1, '#2a2f3d'); pen.fillStyle = sky; pen.fillRect(0, 0, width, height);
  const x = width * 0.7 - index * 1.5, y = height * 0.3, turn = index * 0.35; pen.fillStyle = 'rgba(255,240,190,.28)'; pen.beginPath(); pen.moveTo(x, y); pen.lineTo(x + Math.cos(turn) * width, y + Math.sin(turn) * 90 - 50); pen.lineTo(x + Math.cos(turn) * width, y + Math.sin(turn) * 90 + 60); pen.fill();
  pen.fillStyle = '#d9d2c4'; pen.beginPath(); pen.moveTo(x - 20, y + 12); pen.lineTo(x + 20, y + 12); pen.lineTo(x + 34, height * 0.72); pen.lineTo(x - 34, height * 0.72); pen.fill(); pen.fillStyle = '#a33a2c'; pen.fillRect(x - 25, y + 60, 50, 26); pen.fillStyle = '#fff2b8'; pen.fillRect(x - 13, y - 14, 26, 26);
  pen.fillStyle = '#14161c'; pen.beginPath(); pen.moveTo(width * 0.5 - index * 1.5, height * 0.76); pen.lineTo(x - 70, height * 0.68); pen.lineTo(x + 90, height * 0.68); pen.lineTo(width * 0.95, height * 0.8); pen.fill();
  times(9, (at) => { pen.fillStyle = `hsl(215,${30 - at}%,${30 - at * 2}%)`; pen.beginPath(); pen.moveTo(0, height); for (let at2 = 0; at2 <= width; at2 += 14) pen.lineTo(at2, height * (0.72 + at * 0.032) + 8 * Math.sin(at2 / (38 + at * 6) + index * (0.4 + at * 0.1) + at)); pen.lineTo(width, height); pen.fill(); });
  times(5, (at) => { const gx = (at * 190 + index * 11) % width, gy = height * (0.12 + at * 0.05), flap = 6 * Math.sin(index + at); pen.strokeStyle = '#f1ece2'; pen.lineWidth = 2; pen.beginPath(); pen.moveTo(gx - 12, gy - flap); pen.lineTo(gx, gy); pen.lineTo(gx + 12, gy - flap); pen.stroke(); });
  grain(pen, width, height, new Random(`beacon ${index}`), 26);
}

sequence('filme-o-faroleiro-legendado', { frames: 28, width: 1920, height: 1080, lcd: false, hinting: 'none', languages: ['por'] }, () => {
  const said = [[], ['Ninguém sobe lá acima desde o verão.'], ['– Ouviste o sino?', '– Foi só a maré.'], ['O meu pai acendia-o todas as noites,', 'mesmo quando não passava um único barco.'], ['E tu? Não tens medo da solidão?'], ['Tenho, mas já nos conhecemos há muito.'], ['Vem depressa, há uma luz na água!'], ['São eles. Voltaram.']], plan = [1, 1, 1, 0, 2, 2, 2, 2, 0, 3, 3, 3, 3, 3, 0, 4, 4, 4, 5, 5, 5, 5, 0, 6, 6, 6, 7, 7];
  const edge = '-2px -2px 0 #000,2px -2px 0 #000,-2px 2px 0 #000,2px 2px 0 #000,0 3px 5px #000';
  return {
    html: `<div style="position:relative;height:100%;background:#000;overflow:hidden"><canvas id="film" width="960" height="540" style="position:absolute;left:0;top:0;width:1920px;height:1080px"></canvas><div id="said" style="position:absolute;left:0;right:0;bottom:84px;text-align:center;font:bold 44px/56px Lato;color:#fff;text-shadow:${edge}"></div><div id="over"></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq14Beacon(seq14At('film'), index); const second = 4021 + Math.floor(index / 2), paused = index > 15 && index < 19;
      seq14Set('said', said[plan[index]].map((text) => `<div>${text}</div>`).join(''));
      seq14At('said').style.bottom = paused ? '190px' : '84px';
      seq14Set('over', paused ? `<div style="position:absolute;left:0;right:0;bottom:0;height:150px;background:#101216;color:#fff;font:22px Lato;padding:26px 60px;box-sizing:border-box"><div style="display:flex;gap:26px;align-items:center"><span>1:07:${pad(second - 4020, 2)}</span>${seq14Bar(1480, second / 6300, '#454a55', '#e2b04a', 8)}<span>1:45:00</span></div><div style="display:flex;gap:40px;align-items:center;margin-top:22px">${icon('play', '#fff', 26, true)}<b>O Faroleiro</b><span>Legendas: português</span><span>Áudio: original</span></div></div>` : '');
    },
  };
});

/** Someone before a camera, with a shelf or a window behind. */
function seq14Person(canvas, index, seed) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, chance = new Random(`person ${seed}`), hue = chance.below(360); pen.fillStyle = `hsl(${hue},${chance.number(12, 30)}%,${chance.number(55, 78)}%)`; pen.fillRect(0, 0, width, height);
  if (seed % 2) times(3, (row) => { pen.fillStyle = '#6b5138'; pen.fillRect(0, height * (0.16 + row * 0.2), width, 7); times(18, (at) => { const tall = chance.number(18, 50); pen.fillStyle = `hsl(${chance.below(360)},35%,${chance.number(25, 60)}%)`; pen.fillRect(at * width / 18, height * (0.16 + row * 0.2) - tall, width / 22, tall); }); }); else { pen.fillStyle = '#cfe3f2'; pen.fillRect(width * 0.08, height * 0.08, width * 0.3, height * 0.5); pen.fillStyle = '#5f7f5a'; pen.fillRect(width * 0.08, height * 0.42, width * 0.3, height * 0.16); }
  const x = width * (0.52 + 0.02 * Math.sin(index * 0.4 + seed)), y = height * (0.46 + 0.012 * Math.sin(index * 0.8 + seed * 3)), size = height * 0.19;
  pen.fillStyle = `hsl(${hue + 150},42%,30%)`; pen.beginPath(); pen.ellipse(x, height * 1.05, size * 2.1, size * 2, 0, 0, 7); pen.fill(); pen.fillStyle = `hsl(${chance.number(20, 32)},40%,${chance.number(35, 76)}%)`; pen.fillRect(x - size * 0.3, y + size * 0.6, size * 0.6, size * 0.6); pen.beginPath(); pen.ellipse(x, y, size * 0.76, size, 0, 0, 7); pen.fill();
  pen.fillStyle = `hsl(${chance.number(15, 45)},30%,${chance.number(8, 60)}%)`; pen.beginPath(); pen.ellipse(x, y - size * 0.6, size * 0.84, size * 0.55, 0, 3.14, 6.29); pen.fill(); pen.fillStyle = '#1f1a17'; [-0.3, 0.3].forEach((side) => { pen.beginPath(); pen.ellipse(x + side * size, y - size * 0.08, size * 0.08, (index + seed) % 9 ? size * 0.07 : 1.2, 0, 0, 7); pen.fill(); }); pen.fillStyle = '#86403a'; pen.beginPath(); pen.ellipse(x, y + size * 0.46, size * 0.22, 2 + (index * 3 + seed) % 8, 0, 0, 7); pen.fill();
  grain(pen, width, height, new Random(`person ${seed} ${index}`), 14);
}

sequence('vets-evening-call-captioned', { frames: 28, width: 1600, height: 900, lcd: true, hinting: 'none' }, () => {
  const people = ['Dr Cordelia Sandbach', 'Pascal Yarrow', 'Night desk', 'You'], lines = [[0, 'The lurcher from this morning is awake and has eaten half a bowl.'], [1, 'Good. His temperature was 39.1 at six, so please measure it again.'], [2, 'I will do it at nine. The owner calls every twenty minutes, by the way.'], [0, 'Tell her he snores, that always helps. And the rabbit?'], [1, 'Still hiding, but the stitches look dry.']], flow = lines.flatMap(([who, text], turn) => text.split(' ').map((word) => [turn, who, word]));
  const spots = [[20, 70, 1040, 640], [1080, 70, 500, 312], [1080, 398, 500, 312]];
  return {
    html: `<div style="position:relative;height:100%;background:#11181d;color:#eef3f5;font:16px 'Noto Sans';overflow:hidden"><div style="position:absolute;left:24px;right:24px;top:0;height:60px;display:flex;align-items:center;gap:24px"><b>Evening handover</b><span id="time"></span><span style="margin-left:auto" id="note"></span></div>${spots.map(([left, top, wide, high], at) => `<canvas class="person" width="${wide / 2}" height="${high / 2}" style="position:absolute;left:${left}px;top:${top}px;width:${wide}px;height:${high}px"></canvas><span style="position:absolute;left:${left + 12}px;top:${top + high - 42}px;background:#11181d;padding:4px 12px;border-radius:4px">${people[at]}</span>`).join('')}<div id="said" style="position:absolute;left:20px;width:1040px;box-sizing:border-box;top:724px;height:98px;padding:8px 24px;background:#000;border-radius:6px;font-size:21px;line-height:40px;overflow:hidden"></div><div id="hands" style="position:absolute;left:1080px;top:724px;width:500px;height:98px;box-sizing:border-box;background:#1d272e;border-radius:6px;padding:14px 22px;line-height:34px"></div><div style="position:absolute;left:0;right:0;bottom:16px;display:flex;justify-content:center;gap:14px" id="keys"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const upto = Math.min(flow.length, 4 + Math.round(index * 2.2)), [turn, who] = flow[upto - 1], mute = index > 6 && index < 20;
      const spoken = lines.slice(Math.max(0, turn - 1), turn + 1).map(([one], at) => `<div style="white-space:nowrap"><b style="color:#7fd3c3">${['Cordelia', 'Pascal', 'Night desk'][one]}</b> <span>${flow.slice(0, upto).filter(([which]) => which === Math.max(0, turn - 1) + at).map(([, , word]) => word).join(' ')}</span></div>`).join('');
      seq14Set('said', spoken); document.querySelectorAll('.person').forEach((canvas, at) => { seq14Person(canvas, index, at + 3); canvas.style.outline = at === who ? '3px solid #7fd3c3' : 'none'; });
      seq14Set('time', `20:4${index < 13 ? 1 : 2}`); seq14Set('note', index < 4 ? 'Captions are switched on' : index > 13 && index < 18 ? 'Pascal Yarrow raised a hand' : '3 others in the call'); seq14Set('hands', index < 9 ? '<div>Notes: none so far</div>' : index < 19 ? '<div>Notes: lurcher, 9 pm, temperature</div>' : '<div>Notes: lurcher, 9 pm, temperature</div><div>Rabbit: stitches dry</div>');
      seq14Set('keys', seq14Names([mute ? 'Unmute' : 'Mute', 'Stop video', 'Captions', 'Notes', 'Leave'], 'background:#2b3942;border-radius:22px;padding:10px 26px', 4, 'background:#b3261e'));
    },
  };
});

sequence('canal-lecture-with-presenter-notes', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'medium' }, () => {
  const slides = [
    ['Water that climbs hills', () => '<div style="font:34px/48px \'Noto Sans\';margin-top:30px">Two hundred years of locks, lifts and inclined planes</div><div style="font:26px \'Noto Sans\';margin-top:50px">Evening lecture, Bakewell, 9 October</div>', 'Wait until the door is closed. Thank the museum for the chairs.'],
    ['Why a lock needs so much water', (count) => ['Every boat going down takes a chamber of water along', 'A narrow lock holds about 110 cubic metres', 'Side ponds save nearly half of it', 'In dry summers the flights close at four'].slice(0, count).map((text) => seq14Box("display:flex;gap:22px;align-items:center;font:30px 'Noto Sans';margin-top:34px", '<span style="width:14px;height:14px;background:#d98a2b;flex:none"></span>', `<span>${text}</span>`)).join(''), 'Show the brass model here. Ask who has ever worked a lock, usually three or four hands.'],
    ['Boats through the summit, 1820 to 1900', (count) => [['1820', 3100], ['1840', 7450], ['1860', 6020], ['1880', 3890], ['1900', 1240]].slice(0, count).map(([year, many]) => seq14Box("display:flex;align-items:center;gap:24px;font:28px 'Noto Sans';height:76px", `<span style="width:110px">${year}</span>`, seq14Bar(740, many / 7600, '#e3e7e4', '#2f6d62', 34), `<span>${thousands(many)}</span>`)).join(''), 'The railway opened in 1849. Do not read the figures aloud, everybody can see them.'],
    ['Questions, please', () => "<div style=\"font:30px/46px 'Noto Sans';margin-top:30px\">Walk along the flight: Sunday, 10 a.m., at the lower basin</div>", 'Repeat each question. Finish before nine, the caretaker has a dog.']];
  const plan = [[0, 0], [0, 0], [0, 0], [1, 0], [1, 1], [1, 1], [1, 2], [1, 2], [1, 3], [1, 4], [1, 4], [1, 4], [2, 0], [2, 1], [2, 2], [2, 3], [2, 3], [2, 4], [2, 5], [2, 5], [2, 5], [3, 0], [3, 0], [3, 0], [3, 0], [3, 0]], at0 = 1122;
  const draw = ([at, count], share) => `<div style="width:1140px;height:641px;transform:scale(${share});transform-origin:0 0;background:#fbfbf7;color:#16312c;padding:90px 84px;box-sizing:border-box"><div style="font:bold 50px 'Noto Sans';color:#2f6d62">${slides[at][0]}</div>${slides[at][1](count)}</div>`;
  return {
    html: `<div style="position:relative;height:100%;background:#26282c;color:#f2f2f0;font:20px 'Noto Sans';overflow:hidden"><div style="position:absolute;left:40px;top:34px">Current slide</div><div style="position:absolute;right:40px;top:26px;font-size:28px" id="clock"></div><div id="now" style="position:absolute;left:40px;top:80px;width:1140px;height:641px;overflow:hidden"></div><div style="position:absolute;left:1230px;top:80px">Next</div><div id="next" style="position:absolute;left:1230px;top:120px;width:650px;height:365px;overflow:hidden"></div><div style="position:absolute;left:1230px;top:520px;width:650px;font-size:28px;line-height:42px" id="notes"></div><div style="position:absolute;left:40px;top:760px;font-size:64px" id="timer"></div><div style="position:absolute;left:40px;top:862px;display:flex;gap:16px">${seq14Names(['Pause', 'Reset', 'Laser', 'Black screen', 'Zoom'], 'border:1px solid #7d8086;border-radius:6px;padding:12px 26px')}</div><div style="position:absolute;left:40px;top:960px;right:40px;display:flex;gap:30px"><span id="number"></span><span>canals-2028.odp</span><span id="left" style="margin-left:auto"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const [at, count] = plan[index], ahead = plan.slice(index).find(([one, two]) => one !== at || two !== count), second = at0 + index * 3;
      seq14Set('now', draw(plan[index], 1)); seq14Set('next', ahead ? draw(ahead, 0.57) : '<div style="padding:40px">End of the presentation</div>'); seq14Set('notes', slides[at][2]);
      seq14Set('timer', `00:${pad(Math.floor(second / 60), 2)}:${pad(second % 60, 2)}`); seq14Set('clock', `20:${pad(3 + Math.floor((index * 3 + 20) / 60), 2)}`); seq14Set('number', `Slide ${at + 1} of 4`); seq14Set('left', `${Math.max(0, 45 - Math.floor(second / 60))} minutes left`);
    },
  };
});

/** Country from a glider: horizon that rolls, fields, clouds, a wing. */
function seq14Flight(canvas, index) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, chance = new Random('country'), roll = 0.16 * Math.sin(index / 5); pen.setTransform(1, 0, 0, 1, 0, 0); const sky = pen.createLinearGradient(0, 0, 0, height * 0.6); sky.addColorStop(0, '#3d7fc0'); sky.addColorStop(1, '#cfe4f0'); pen.fillStyle = sky; pen.fillRect(0, 0, width, height);
  pen.translate(width / 2, height * 0.52); pen.rotate(roll); pen.fillStyle = '#6f8f4a'; pen.fillRect(-width, 0, width * 2, height);
  times(70, () => { const deep = chance.next(), x = ((chance.below(3200) - index * (6 + deep * 40)) % 3200 + 3200) % 3200 - 1600, y = deep * deep * height * 0.6, wide = 20 + deep * 220, high = 4 + deep * 46; pen.fillStyle = `hsl(${chance.number(50, 130)},${chance.number(20, 45)}%,${chance.number(28, 58)}%)`; pen.beginPath(); pen.moveTo(x, y); pen.lineTo(x + wide, y); pen.lineTo(x + wide * 1.15, y + high); pen.lineTo(x - wide * 0.15, y + high); pen.fill(); });
  times(14, (at) => { const x = ((chance.below(2600) - index * (3 + at % 4 * 2)) % 2600 + 2600) % 2600 - 1300, y = -60 - chance.below(height * 0.4); pen.fillStyle = `rgba(255,255,255,${0.5 + at % 4 * 0.1})`; times(4, (puff) => { pen.beginPath(); pen.ellipse(x + puff * 34, y - puff % 2 * 14, 46, 20, 0, 0, 7); pen.fill(); }); });
  pen.setTransform(1, 0, 0, 1, 0, 0); pen.fillStyle = '#2a2c30'; pen.beginPath(); pen.ellipse(width / 2, height * 1.06, width * 0.36, height * 0.24, 0, 0, 7); pen.fill(); pen.strokeStyle = '#c23b2e'; pen.lineWidth = 3; pen.beginPath(); pen.moveTo(width / 2, height * 0.6); pen.quadraticCurveTo(width / 2 - roll * 160, height * 0.54, width / 2 - roll * 260 + 6 * Math.sin(index * 1.7), height * 0.47); pen.stroke();
}

sequence('glider-game-with-hud', { frames: 26, width: 1600, height: 900, lcd: false, hinting: 'full' }, () => {
  const box = "position:absolute;background:#0d1a24;color:#e8f4fa;border-radius:8px;padding:14px 20px;box-sizing:border-box;font:19px 'Liberation Sans Narrow'", tasks = ['Round the church of Ludlow', 'Climb above 1,400 m', 'Land on the home field'], calls = ['Tower: wind 240, eight knots.', 'Tower: traffic at your two o’clock.', 'Fergus: good lift under the dark one!', 'Tower: runway 24 is free.'];
  return {
    html: `<canvas id="sky" width="1600" height="900" style="display:block"></canvas><div style="${box};left:26px;top:26px;width:300px"><b style="color:#ffcf5c;font-size:22px">Task 4: Hill and back</b><div id="tasks" style="margin-top:8px"></div></div><div style="${box};right:26px;top:26px;width:250px" id="dials"></div><div id="shout" style="position:absolute;left:0;right:0;top:230px;text-align:center"></div><div style="${box};left:26px;bottom:26px;width:430px;line-height:28px" id="calls"></div><div style="${box};right:26px;bottom:26px;width:300px" id="score"></div>`,
    after() { this.step(0); },
    step(index) {
      seq14Flight(seq14At('sky'), index); const done = index > 11 ? 2 : index > 5 ? 1 : 0, climb = 2.4 * Math.sin(index / 4) + 0.6, height = 1180 + Math.round(times(index, (at) => 9 * (2.4 * Math.sin(at / 4) + 0.6)).reduce((one, two) => one + two, 0)), second = 1121 + index;
      seq14Set('tasks', tasks.map((text, at) => `<div style="display:flex;gap:10px;align-items:center;line-height:30px;color:${at < done ? '#8fe0a0' : '#e8f4fa'}"><span style="width:11px;height:11px;border-radius:6px;border:2px solid currentColor;background:${at < done ? '#8fe0a0' : '#0d1a24'}"></span><span>${text}</span></div>`).join(''));
      seq14Set('dials', [['Height', `${thousands(height)} m`], ['Speed', `${92 + Math.round(8 * Math.sin(index / 3))} km/h`], ['Climb', `${climb < 0 ? '-' : '+'}${Math.abs(climb).toFixed(1)} m/s`], ['Heading', `${pad((218 + index * 3) % 360, 3)}°`], [index > 5 ? 'To home' : 'To Ludlow', `${(index > 5 ? 12.4 - (index - 6) * 0.3 : 2.1 - index * 0.36).toFixed(1)} km`]].map(([name, value]) => `<div style="display:flex;justify-content:space-between;line-height:32px"><span>${name}</span><b>${value}</b></div>`).join(''));
      const cry = index > 5 && index < 10 ? 'Turning point reached' : index > 11 && index < 16 ? 'New height: 1,400 m' : index > 1 && index < 4 ? 'Thermal ahead' : ''; seq14Set('shout', cry ? seq14Bit("display:inline-block;background:#0d1a24;color:#ffcf5c;padding:8px 34px;border-radius:8px;font:bold 48px 'Liberation Sans Narrow'", cry) : '');
      const at = index < 5 ? 0 : index < 11 ? 1 : index < 18 ? 2 : 3; seq14Set('calls', calls.slice(Math.max(0, at - 1), at + 1).map((text) => `<div>${text}</div>`).join('')); seq14Set('score', `<div style="display:flex;justify-content:space-between"><span>Time ${Math.floor(second / 60)}:${pad(second % 60, 2)}</span><b>Score ${thousands(4310 + index * 12 + done * 400)}</b></div><div style="margin:12px 0 6px">Water ballast ${86 - Math.floor(index / 3)} %</div>${seq14Bar(260, (86 - Math.floor(index / 3)) / 100, '#274354', '#58b7e8', 10)}`);
    },
  };
});
