'use strict';
// Sequences of this part.

/** Source as HTML: words, texts, figures, types and calls in their colours; a remark to the end of its line. */
function seq11Paint(text, hues, keywords, remark = /\/\//) {
  const known = new Set(keywords.split(' ')), tint = (hue, part) => (hue ? `<span style="color:${hue}">${part}</span>` : part);
  return text.split('\n').map((line) => {
    const cut = line.search(remark), code = cut < 0 ? line : line.slice(0, cut);
    const done = code.replace(/("[^"]*"?|'[^']*'?|`[^`]*`?)|\b(\d[\d_.]*)\b|([A-Za-z_$][\w$]*)|([&<>])/g, (all, quote, figure, word, sign, offset) => {
      if (quote) return tint(hues.text, escaped(quote));
      if (figure) return tint(hues.figure, figure);
      if (sign) return escaped(sign);
      if (known.has(word)) return tint(hues.word, word);
      if (/^[A-Z]/.test(word)) return tint(hues.type, word);
      return code[offset + word.length] === '(' ? tint(hues.call, word) : word;
    });
    return cut < 0 ? done : done + tint(hues.remark, escaped(line.slice(cut)));
  }).join('\n');
}

// Writing.

sequence('beekeeper-mail-answered', { frames: 30, width: 1600, height: 900, lcd: true, hinting: 'slight' }, (r) => {
  const say = seq11Voice(r, 'bees'), phrase = 'two dozen jars', other = 'thirty jars and the spare extractor';
  const text = 'Dear Hester,\n\nthank you for the photographs. The brood looks healthy to me, and the dark cells near the edge are nothing but old pollen. I can bring two dozen jars on Saturday if you leave the side gate open.\n\nUntil then, please keep the smoker away from the hay.\n\nGideon', grown = seq11Hand(text, 30, 2, 16), fresh = seq11Hand(other, 30, 22, 28);
  const boxes = [['Inbox', '12'], ['Starred', ''], ['Snoozed', '2'], ['Sent', ''], ['Drafts', '1'], ['Apiary', '4'], ['Honey orders', '9'], ['Bin', '']];
  const mails = [['Hester Mossman', 'Is this foul brood?', '09:14'], ['Lynton Parish', 'Swarm in the churchyard', '08:50'], ['Percy Garside', 'Lids for 340 g jars', '08:31'], ['Bee Inspector', 'Visit in week 21', 'Tue'], ['Flora Northcote', 'Re: Wax exchange', 'Tue'], ['Oban Honey Fair', 'Your stall is number 46', 'Mon'], ['Ewan Kettering', 'Queens from the north', 'Sun'], ['Sugar & Sons', 'Invoice 77-1803', '9 May']].map((cells) => [...cells, say(1).slice(0, 34).replace(/\s+\S*$/, '')]);
  const letter = say(3);
  return {
    html: `<div style="height:100%;display:flex;background:#fbf7ec;color:#2e2718;font:15px 'Open Sans';overflow:hidden"><div style="width:210px;flex:none;background:#3f3418;color:#f3e7c4;padding:22px 0"><div style="font:600 21px 'Open Sans';padding:0 24px 20px">Combmail</div>${boxes.map(([name, count], at) => seq11B(`display:flex;justify-content:space-between;padding:9px 24px;${at ? '' : 'background:#6b5722;font-weight:600'}`, `<span>${name}</span><span>${count}</span>`)).join('')}</div>
      <div style="width:400px;flex:none;border-right:1px solid #e3d8ba;background:#fffdf6">${mails.map(([who, what, when, start], at) => `<div style="padding:13px 20px;border-bottom:1px solid #efe6cd;${at ? '' : 'background:#f6e6b4'}"><div style="display:flex;justify-content:space-between"><b style="font-weight:${at < 3 ? 700 : 400}">${who}</b><span style="font-size:13px;color:#6d6145">${when}</span></div>${seq11B('margin-top:2px', escaped(what))}${seq11B('margin-top:2px;font-size:14px;color:#6d6145', escaped(start))}</div>`).join('')}</div>
      <div style="flex:1;padding:26px 44px"><div style="font:600 24px 'Open Sans'">Is this foul brood?</div><div style="display:flex;gap:12px;margin:12px 0"><b>Hester Mossman</b><span style="color:#6d6145">to me, Wednesday 13 May, 09:14</span></div><div style="line-height:1.6">${letter}</div>
      <div style="margin-top:24px;background:#fff;border:1px solid #d8c994;border-radius:8px;box-sizing:border-box;height:470px;padding:16px 24px;display:flex;flex-direction:column"><div style="display:flex;gap:10px;padding-bottom:12px;border-bottom:1px solid #efe6cd"><span style="color:#6d6145">To</span><span>Hester Mossman</span><span id="copy" style="margin-left:auto;color:#8a5a00"></span></div><div id="body" style="flex:1;white-space:pre-wrap;padding-top:14px;font-size:16px;line-height:1.6"></div><div style="display:flex;align-items:center;gap:24px"><span style="background:#b97700;color:#fff;border-radius:6px;padding:9px 28px">Send</span><span>Attach</span><span>Link</span><span>Signature</span><span id="state" style="margin-left:auto;color:#6d6145;font-size:14px"></span></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = grown[index], at = now.indexOf(phrase), blink = index % 2 ? '' : caret('#2e2718', 20);
      if (index < 18) seq11Put('body', escaped(now) + blink);
      else if (index < 22) { const long = [6, 14, 14, 14][index - 18]; seq11Put('body', `${escaped(now.slice(0, at))}<span style="background:#3b73d1;color:#fff">${phrase.slice(0, long)}</span>${escaped(now.slice(at + long))}`); }
      else seq11Put('body', escaped(now.slice(0, at) + fresh[index]) + blink + escaped(now.slice(at + phrase.length)));
      seq11Text('copy', index > 8 ? 'Cc Percy Garside' : 'Cc  Bcc'); seq11Text('state', index < 5 ? '' : index % 9 < 2 ? 'Saving draft' : `Draft saved ${index < 17 ? '09:26' : '09:27'}`);
    },
  };
});

sequence('rapport-de-fouilles-saisi', { frames: 28, width: 1920, height: 1080, lcd: false, hinting: 'none', languages: ['fra'] }, () => {
  const text = 'Le sondage 4 a livré un foyer circulaire d’environ quatre-vingts centimètres, bordé de galets éclatés par la chaleur. Deux tessons à décor incisé reposaient sur la sole, sous une mince couche de cendres. Le prélèvement a été confié à Mme Lefèvre le jeudi 16 avril ; les résultats sont attendus avant l’été.', grown = seq11Hand(text.replace('tessons', 'tesons'), 28, 1, 21);
  const first = 'La parcelle s’étend à l’ouest du hameau, sur une terrasse qui domine le ruisseau d’une douzaine de mètres. Aucune construction n’y figure sur le cadastre de 1826, mais le propriétaire se souvient d’un muret arraché à la charrue vers 1960.';
  const second = 'Une tranchée de dix-huit mètres a été ouverte à la pelle mécanique, puis nettoyée à la main. Le substrat apparaît à soixante centimètres. Trois fosses s’y dessinent nettement ; la plus grande contenait un bois de cerf et une meule brisée.';
  const parts = ['Situation', 'Secteur nord', 'Secteur sud', 'Mobilier', 'Datations', 'Remerciements'], notes = [['Aurélien', 'Faut-il citer le cadastre napoléonien ?', '10:12'], ['Solène', 'Photo 31 à insérer ici, l’échelle est enfin droite.', '10:40']];
  const head = (name) => seq11B("font:700 22px 'Noto Sans';margin:24px 0 8px;color:#7b2d26", name);
  return {
    html: `<div style="position:relative;height:100%;background:#e9e6e1;color:#232120;font:15px 'Noto Sans';overflow:hidden"><div style="background:#7b2d26;color:#fff;height:44px;display:flex;align-items:center;gap:30px;padding:0 26px">${seq11Labels(['Fichier', 'Accueil', 'Insertion', 'Mise en page', 'Références', 'Révision', 'Affichage', 'Aide'], 'padding:9px 0', 1, 'font-weight:700')}<span style="margin-left:auto">rapport-fouilles-v3.odt</span></div><div style="background:#fff;height:50px;display:flex;align-items:center;gap:26px;padding:0 26px;border-bottom:1px solid #cfc9c0"><span>Noto Serif</span><span>12</span><b>G</b><i id="italic" style="padding:4px 11px;border-radius:4px">I</i><u>S</u><span>Styles</span><span>Puces</span><span>Retrait</span><span>Tableau</span><span>Note de bas de page</span><span id="save" style="margin-left:auto;color:#655f57"></span></div>
      <div style="display:flex;height:946px"><div style="width:280px;flex:none;background:#f4f2ee;padding:24px 28px;box-sizing:border-box"><b>Plan du document</b>${parts.map((name, at) => seq11B(`padding:8px 12px;margin-top:4px;${at === 2 ? 'background:#e6d5cf;font-weight:700' : ''}`, name)).join('')}</div><div style="width:920px;flex:none;margin:22px 0 0 70px;background:#fff;box-shadow:0 1px 6px rgba(0,0,0,.3);padding:60px 100px;box-sizing:border-box;font:17.5px/1.6 'Noto Serif'"><div style="font:700 31px 'Noto Sans';color:#7b2d26">Campagne de printemps, premier rapport</div>${head('Situation')}<div>${first}</div>${head('Secteur nord')}<div>${second}</div>${head('Secteur sud')}<div id="typed"></div></div><div style="width:330px;margin:220px 0 0 40px">${notes.map(([who, what, when]) => seq11B('background:#fff8e3;border-left:4px solid #d9a21b;padding:12px 16px;margin-bottom:26px;line-height:1.5;font-size:14.5px', `<b>${who}</b> <span style="color:#6d6657">${when}</span>`, seq11B('', what))).join('')}</div></div>
      <div style="position:absolute;left:0;right:0;bottom:0;height:34px;line-height:34px;background:#fff;border-top:1px solid #cfc9c0;display:flex;gap:36px;padding:0 26px;font-size:14px"><span>Page 2 sur 14</span><span id="count"></span><span>Français (France)</span><span style="margin-left:auto">120 %</span></div><div id="pop"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const fixed = index > 17, now = fixed ? grown[index].replace('tesons', 'tessons') : grown[index], wrong = '<span id="wrong" style="text-decoration:underline wavy #d0342c 1.5px;text-underline-offset:3px">tesons</span>';
      const italic = index > 24, phrase = 'le jeudi 16 avril', picked = index > 22 && index < 27;
      let html = escaped(now).replace('tesons', wrong);
      if (index > 22) html = html.replace(phrase, `<span style="${picked ? 'background:#b8d4f2;' : ''}${italic ? 'font-style:italic' : ''}">${phrase}</span>`);
      seq11Put('typed', html + (picked || index % 2 ? '' : caret('#232120', 22)));
      const word = seq11El('wrong'), open = word && index > 14;
      if (open) { const box = word.getBoundingClientRect(); seq11Put('pop', seq11B(`position:absolute;left:${Math.round(box.left)}px;top:${Math.round(box.bottom) + 6}px;width:250px;background:#fff;border:1px solid #b9b2a8;box-shadow:0 6px 18px rgba(0,0,0,.3);padding:6px 0`, ['tessons', 'tissons', 'tensions', 'Ignorer ce mot', 'Ajouter au dictionnaire'].map((name, at) => seq11B(`padding:8px 18px;${at === 0 && index > 15 ? 'background:#e6d5cf' : ''}${at === 3 ? 'border-top:1px solid #ddd7ce' : ''}`, name)).join(''))); } else seq11Put('pop', '');
      seq11El('italic').style.background = italic && picked ? '#e6d5cf' : ''; seq11Text('save', index % 7 === 5 ? 'Enregistrement en cours…' : 'Enregistré'); seq11Text('count', `${thousands(3214 + now.split(' ').length, ' ')} mots`);
    },
  };
});

sequence('tram-crew-room-at-night', { frames: 28, width: 1366, height: 768, lcd: true, hinting: 'slight' }, (r) => {
  const say = seq11Voice(r, 'trams'), hue = { Ingrid: '#ffb86b', Caspian: '#8be0c8', Mabel: '#d7a6ff', Tobias: '#ff9fae' };
  const old = [['Ingrid', '22:41'], ['Caspian', '22:44'], ['Tobias', '22:52'], ['Mabel', '23:06'], ['Caspian', '23:08']].map(([who, when]) => [who, when, say(1)]);
  const mine = 'Can somebody swap the 04:52 on Thrusday? I would take two late ones for it.', better = mine.replace('Thrusday', 'Thursday'), grown = seq11Hand(mine, 28, 1, 10), late = [[15, 'Mabel', '23:12', 'Thrusday is the best day of the week.'], [22, 'Tobias', '23:13', 'I can do it, but only with car 318.']];
  const rooms = ['crew-room', 'line-4', 'line-7', 'workshop', 'lost-property', 'rosters'], post = ([who, when, text, tail = '']) => `<div style="display:flex;gap:13px;padding:8px 22px">${seq11B(`width:36px;height:36px;border-radius:18px;flex:none;background:${hue[who] || '#6c8cff'}`)}<div><b style="color:${hue[who] || '#9db2ff'}">${who}</b><span style="margin-left:9px;font-size:12.5px;color:#9aa1b3">${when}</span><div style="line-height:22px;margin-top:2px">${escaped(text)}${tail}</div></div></div>`;
  return {
    html: `<div style="height:100%;display:flex;background:#262a35;color:#e4e7ef;font:15px Lato;overflow:hidden"><div style="width:220px;flex:none;background:#1b1e27;padding:18px 0"><div style="font-weight:700;font-size:18px;padding:0 20px 16px">Eastfield Depot</div>${rooms.map((name, at) => seq11B(`padding:7px 20px;${at ? 'color:#b4bac9' : 'background:#3a4054;color:#fff'}`, `# ${name}`)).join('')}<div style="padding:20px 20px 6px;color:#9aa1b3;font-size:13px">On shift now</div>${Object.keys(hue).map((name) => seq11B('padding:6px 20px', name)).join('')}</div><div style="flex:1;display:flex;flex-direction:column"><div style="flex:none;padding:14px 22px;border-bottom:1px solid #1b1e27;display:flex;gap:16px"><b># crew-room</b><span style="color:#9aa1b3">Swaps, shouts and lost gloves</span></div><div id="talk" style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;padding-bottom:6px"></div><div id="who" style="flex:none;height:20px;padding:0 22px;font-size:13px;color:#9aa1b3"></div><div style="flex:none;margin:6px 22px 18px;background:#3a4054;border-radius:9px;padding:12px 18px;line-height:22px;min-height:22px" id="line"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const edits = index > 15 && index < 20, sent = index > 11, done = index > 19, blink = index % 2 ? '' : caret('#fff', 18);
      const own = ['Una', '23:11', done ? better : mine, done ? '<span style="color:#9aa1b3;font-size:13px;margin-left:8px">edited</span>' : ''];
      seq11Put('talk', [...old, ...(sent ? [own] : []), ...late.filter(([from]) => index >= from).map(([, ...rest]) => rest)].map((one) => (edits && one === own ? `<div style="background:#31364a">${post(one)}</div>` : post(one))).join(''));
      const next = late.find(([from]) => index < from && index >= from - 3); seq11Text('who', next ? `${next[1]} is typing…` : '');
      if (edits) { const at = mine.indexOf('Thrusday'); seq11Put('line', index < 18 ? `${escaped(mine.slice(0, at))}<span style="background:#5b7cff;color:#fff">Thrusday</span>${escaped(mine.slice(at + 8))}` : `${escaped(mine.slice(0, at))}${index < 19 ? 'Thur' : 'Thursday'}${blink}${escaped(mine.slice(at + 8))}`); }
      else if (sent || !grown[index]) seq11Put('line', `${blink}<span style="color:#b4bac9">Message # crew-room</span>`);
      else seq11Put('line', escaped(grown[index]) + blink);
    },
  };
});

sequence('kiln-controller-typed-and-renamed', { frames: 32, width: 1920, height: 1200, lcd: false, hinting: 'medium' }, () => {
  const head = "import { Probe, Relay } from './hardware';\nimport type { Curve, Step } from './curve';\n\nconst SLACK = 1.5;\n\nexport class Kiln {\n  private step = 0;\n\n  constructor(\n    private readonly probe: Probe,\n    private readonly relay: Relay,\n    private readonly curve: Curve,\n  ) {}\n\n";
  const body = '  async tick(now: number): Promise<void> {\n    const val = await this.probe.read();\n    const goal = this.curve.at(now);\n    if (val < goal - SLACK) this.relay.close();\n    else if (val > goal + SLACK) this.relay.open();\n    // A stuck relay melts the shelves.\n    if (val > this.curve.top + 20) throw new Error(`too hot: ${val}`);\n  }\n', grown = seq11Hand(body, 32, 1, 20);
  const tail = "\n  get current(): Step | undefined {\n    return this.curve.steps[this.step];\n  }\n\n  skip(): void {\n    if (this.step < this.curve.steps.length - 1) this.step += 1;\n  }\n\n  stop(reason: string): void {\n    this.relay.open();\n    console.warn(`kiln stopped: ${reason}`);\n  }\n}\n\nexport function describe(step: Step): string {\n  const hours = (step.minutes / 60).toFixed(1);\n  return `${step.name}, ${hours} h to ${step.degrees} °C`;\n}";
  const hues = { word: '#ffd700', text: '#7fff9f', figure: '#ffa07a', type: '#6fe3ff', call: '#ffffff', remark: '#b0b0b0' }, keys = 'import from type const export class private readonly async await constructor if else throw new get return function void number string undefined', paint = (text) => seq11Paint(text, hues, keys);
  const files = ['src', '  curve.ts', '  hardware.ts', '  kiln.ts', '  schedule.ts', 'test', '  curve.test.ts', '  kiln.test.ts', 'package.json', 'README.md'], names = ['c', 'ce', 'cels', 'celsiu', 'celsius', 'celsius'];
  return {
    html: `<div style="position:relative;height:100%;background:#000;color:#fff;font:17px 'DejaVu Sans Mono';overflow:hidden;display:flex;flex-direction:column"><div style="height:42px;flex:none;border-bottom:1px solid #6fc3df;font:15px/42px 'Noto Sans';display:flex">${seq11Labels(['curve.ts', 'kiln.ts', 'kiln.test.ts'], 'padding:0 28px;border-right:1px solid #6fc3df', 1, 'border-bottom:3px solid #f38518;line-height:39px')}<span id="dirty" style="padding:0 28px"></span></div><div style="flex:1;display:flex;overflow:hidden"><div style="width:270px;flex:none;border-right:1px solid #6fc3df;padding:18px 24px;box-sizing:border-box;font:15px/30px 'Noto Sans';white-space:pre">${files.map((name, at) => seq11B(at === 3 ? 'outline:1px solid #f38518' : '', name)).join('')}</div><div id="nums" style="width:70px;flex:none;box-sizing:border-box;padding:16px 20px 0 0;text-align:right;white-space:pre;line-height:26px;color:#cfcfcf"></div><div id="code" style="flex:1;padding-top:16px;white-space:pre;line-height:26px"></div></div><div style="height:110px;flex:none;border-top:1px solid #6fc3df;padding:12px 28px;box-sizing:border-box;font:15px/28px 'Noto Sans'"><div style="display:flex;gap:30px"><b style="border-bottom:2px solid #f38518">Problems</b><span>Output</span><span>Terminal</span></div><div id="bugs" style="margin-top:8px"></div></div><div style="height:32px;flex:none;border-top:1px solid #6fc3df;font:14px/32px 'Noto Sans';padding:0 28px;display:flex;gap:34px"><span>main</span><span id="spot"></span><span style="margin-left:auto">TypeScript</span><span>Spaces: 2</span></div><div id="pop"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const renamed = index > 23 ? names[Math.min(5, index - 24)] : 'val', now = grown[index], here = index > 22 ? now.replace(/\bval\b/g, '§') : now, mark = `<span style="outline:1px solid #f38518;${index < 24 ? 'background:#444' : ''}">${renamed}</span>`;
      const painted = paint(here).replace(/§/g, index < 29 ? mark : renamed);
      seq11Put('code', `${paint(head)}${painted}${index < 22 && index % 2 === 0 ? caret('#fff', 20) : ''}\n${paint(tail.slice(1))}`);
      const rows = now.split('\n'), before = head.split('\n').length - 1, total = before + rows.length + tail.split('\n').length - 1; seq11Text('nums', times(total, (at) => at + 1).join('\n'));
      seq11Put('bugs', index < 5 ? 'No problems have been found.' : index < 20 ? `<span style="color:#ff8f8f">Error</span> kiln.ts ${before + rows.length}: '}' expected.` : index < 23 ? '<span style="color:#ffd700">Hint</span> kiln.ts: the name “val” says little. Rename it?' : 'No problems have been found.');
      seq11Text('dirty', index > 0 && index < 30 ? 'unsaved changes' : 'saved'); seq11Text('spot', index > 22 ? `${body.match(/\bval\b/g).length} references` : `Ln ${before + rows.length}, Col ${rows[rows.length - 1].length + 1}`);
      seq11Put('pop', index > 22 && index < 29 ? seq11B("position:absolute;left:1240px;top:400px;width:420px;background:#000;border:2px solid #f38518;padding:12px 18px;font:15px/26px 'Noto Sans'", '<b>Rename symbol</b>', seq11B("border:1px solid #6fc3df;padding:3px 10px;margin:8px 0;font:17px/26px 'DejaVu Sans Mono'", index < 24 ? '<span style="background:#264f78">val</span>' : renamed + caret('#fff', 20)), 'Enter to rename, Escape to leave') : '');
    },
  };
});

sequence('anmeldung-ruderkurs', { frames: 28, width: 1280, height: 720, scale: 1.5, lcd: true, hinting: 'none', languages: ['deu'] }, () => {
  const asked = [['Vor- und Nachname', 'Jörg Weißmüller', 1, 5], ['E-Mail-Adresse', 'j.weissmueller@postfach.example', 6, 10], ['Geburtsdatum', '07.09.1991', 11, 13], ['Was sollen wir wissen?', 'Ich bin vor zehn Jahren schon einmal gekentert und würde gern zuerst im Becken üben.', 17, 24]];
  const grown = asked.map(([, text, from, till]) => seq11Hand(text, 28, from, till)), courses = ['Anfänger, dienstags 18:00 Uhr', 'Anfänger, samstags 9:30 Uhr', 'Wiedereinsteiger, donnerstags 17:30 Uhr', 'Steuerleute, sonntags 11:00 Uhr'];
  const label = 'font-size:14px;margin:12px 0 5px', field = 'box-sizing:border-box;height:38px;line-height:34px;padding:0 12px;border-radius:5px;background:#fff;font-size:16px;white-space:nowrap';
  return {
    html: `<div style="position:relative;height:100%;background:#e8f1f4;color:#10303d;font:15px 'Nimbus Sans';overflow:hidden"><div style="height:58px;background:#0d4a63;color:#fff;display:flex;align-items:center;gap:34px;padding:0 50px"><b style="font-size:19px">Ruderclub Möwensee</b>${seq11Labels(['Verein', 'Kurse', 'Boote', 'Termine'], '', 1, 'border-bottom:2px solid #fff')}<span style="margin-left:auto">Gegründet 1883</span></div><div style="display:flex;gap:50px;padding:20px 50px"><div style="width:640px"><div style="font:bold 24px 'Nimbus Sans'">Anmeldung zum Ruderkurs</div>${asked.slice(0, 2).map(([name], at) => `<div style="${label}">${name}</div><div id="in${at}" style="${field}"></div>`).join('')}<div style="display:flex;gap:24px"><div style="width:220px"><div style="${label}">${asked[2][0]}</div><div id="in2" style="${field}"></div></div><div style="flex:1"><div style="${label}">Kurs</div><div id="course" style="${field}"></div></div></div><div style="${label}">${asked[3][0]}</div><div id="in3" style="${field};height:92px;line-height:24px;padding:8px 12px;white-space:normal"></div><div id="swim" style="display:flex;gap:12px;align-items:center;margin-top:16px"></div><div style="display:flex;gap:26px;align-items:center;margin-top:18px"><span id="send" style="padding:11px 32px;border-radius:5px;font-weight:bold"></span><span id="note"></span></div></div>
      <div style="flex:1"><div style="background:#fff;border-radius:8px;padding:18px 24px;line-height:1.55"><b>Das bringen Sie mit</b><div style="margin-top:6px">Wechselkleidung, eine Mütze gegen die Sonne und etwas zu trinken. Schwimmwesten stellen wir.</div></div><div style="background:#fff;border-radius:8px;padding:18px 24px;line-height:1.55;margin-top:16px"><b>Kosten</b><div id="cost" style="margin-top:6px"></div></div><div id="done" style="margin-top:16px"></div></div></div><div id="list"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const on = index < 6 ? 0 : index < 11 ? 1 : index < 14 ? 2 : index < 17 ? 4 : index < 25 ? 3 : -1;
      asked.forEach((_, at) => { const text = grown[at][index], blink = on === at && index % 2 ? caret('#10303d', 20) : ''; seq11Put(`in${at}`, at === 1 && index === 11 ? `<span style="background:#b5d8ff">${text}</span>` : escaped(text) + blink); seq11El(`in${at}`).style.border = on === at ? '2px solid #0d8abc' : '2px solid #9db8c2'; });
      seq11Text('course', index < 17 ? 'Bitte wählen' : courses[2]); seq11El('course').style.border = on === 4 ? '2px solid #0d8abc' : '2px solid #9db8c2';
      const box = seq11El('course').getBoundingClientRect();
      seq11Put('list', on === 4 ? seq11B(`position:absolute;left:${Math.round(box.left)}px;top:${Math.round(box.bottom) + 3}px;width:390px;background:#fff;border:1px solid #5d8495;box-shadow:0 8px 20px rgba(0,30,50,.3)`, courses.map((name, at) => seq11B(`padding:9px 14px;${at === index - 14 ? 'background:#0d8abc;color:#fff' : ''}`, name)).join('')) : '');
      seq11Put('swim', `<span style="width:18px;height:18px;border:2px solid #0d4a63;border-radius:3px;background:${index > 24 ? '#0d8abc' : '#fff'}"></span><span>Ich kann mindestens 300 Meter am Stück schwimmen.</span>`);
      seq11Text('send', index > 26 ? 'Gesendet' : 'Verbindlich anmelden'); seq11El('send').style.cssText += index > 24 ? ';background:#0d4a63;color:#fff' : ';background:#c4d5dc;color:#10303d';
      seq11Put('note', index > 10 && index < 13 ? '<span style="color:#b00020">Bitte Tag, Monat und Jahr angeben.</span>' : index > 22 && index < 25 ? `Noch ${300 - grown[3][index].length} Zeichen` : '');
      seq11Put('cost', index < 17 ? seq11B('', 'Ab 95,00 € für sechs Abende') : seq11B('', '118,50 € für acht Abende') + seq11B('', 'Noch drei freie Plätze')); seq11Put('done', index > 26 ? seq11B('background:#d5efdb;border-radius:8px;padding:16px 24px;line-height:1.5', '<b>Vielen Dank, Herr Weißmüller!</b>', seq11B('', 'Die Bestätigung ist unterwegs.')) : '');
    },
  };
});

sequence('orchard-picking-sheet-filled', { frames: 30, width: 1920, height: 1080, lcd: true, hinting: 'full' }, (r) => {
  const cols = [['Row', 80], ['Variety', 220], ['Planted', 110], ['Trees', 100], ['Picked on', 140], ['Crates', 110], ['Kilos', 120], ['Brix', 100], ['Price/t', 130], ['Value', 150], ['Goes to', 220], ['Remarks', 320]], letters = 'ABCDEFGHIJKL';
  const sorts = ['Ashmead’s Kernel', 'Foxwhelp', 'Kingston Black', 'Egremont Russet', 'Dabinett', 'Blenheim Orange', 'Yarlington Mill'], goes = ['press, vat 2', 'press, vat 5', 'farm shop', 'juice', 'cold store'], notes = ['', '', 'some scab', 'thin next year', 'ladder needed', '', 'wasps', 'very sweet'];
  const rows = times(30, (at) => { const crates = r.number(9, 64); return [at + 1, r.pick(sorts), r.number(1968, 2019), r.number(14, 60), `${r.number(3, 29)} ${r.pick(['Sep', 'Oct'])}`, crates, crates * r.number(17, 19), `${r.number(10, 16)}.${r.below(10)}`, r.number(140, 460), null, r.pick(goes), r.pick(notes)]; });
  const typed = [[11, 5, '38'], [11, 6, '684'], [11, 7, '13.7'], [12, 10, 'cold store']]; typed.forEach(([row, column]) => { rows[row][column] = ''; });
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#fff;color:#1d1d1d;font:15px Carlito;overflow:hidden"><div style="flex:none;background:#107c41;color:#fff;padding:10px 22px;display:flex;gap:26px"><b>picking-2027.xlsx</b>${seq11Labels(['Home', 'Insert', 'Page Layout', 'Formulas', 'Data', 'Review', 'View'])}<span style="margin-left:auto">Honor Verity</span></div><div style="flex:none;display:flex;height:38px;line-height:38px;border-bottom:1px solid #c8c8c8;padding:0 22px;font-size:16px"><span id="cell" style="width:90px"></span><span style="width:40px;font-style:italic">fx</span><span id="line" style="white-space:pre"></span></div><div id="grid" style="flex:1;overflow:hidden"></div><div style="flex:none;display:flex;gap:32px;height:34px;line-height:34px;background:#f1f1f1;padding:0 22px">${seq11Labels(['Picking', 'Pressing', 'Prices', 'Pickers'], '', 0, 'font-weight:bold;color:#107c41;border-bottom:3px solid #107c41;line-height:31px')}<span id="foot" style="margin-left:auto"></span><span>100%</span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const sheet = rows.map((row) => [...row]), done = Math.min(4, Math.floor(index / 3)), part = index < 12 ? typed[done][2].slice(0, Math.ceil(typed[done][2].length * (index % 3) / 2)) : '';
      typed.slice(0, index < 12 ? done : 4).forEach(([row, column, text]) => { sheet[row][column] = text; });
      sheet.forEach((cells) => { cells[9] = cells[6] === '' ? '' : `£${thousands((Number(cells[6]) * cells[8] / 1000).toFixed(2))}`; });
      const formula = '=SUM(G4:G13)', wrote = index < 21 ? '' : formula.slice(0, [2, 5, 5, 8, 11, 12][Math.min(5, index - 21)]), sum = sheet.slice(2, 12).reduce((all, cells) => all + Number(cells[6]), 0);
      const range = index > 12 && index < 21 ? [3, 3 + Math.min(9, (index - 13) * 2)] : index > 23 && index < 28 ? [3, 12] : null;
      const now = index < 12 ? [typed[done][0] + 1, typed[done][1]] : index < 13 ? [3, 6] : index < 21 ? [3, 6] : index < 28 ? [31, 6] : [32, 6];
      const lastRow = ['', 'Total 3 to 12', '', '', '', '', index > 27 ? thousands(sum) : wrote, '', '', '', '', ''];
      const line = (name, cells, row, style = '') => `<div style="display:flex;height:27px;line-height:26px;${style}"><span style="width:44px;flex:none;text-align:center;background:#f1f1f1;color:#444;border-bottom:1px solid #d4d4d4">${name}</span>${cells.map((cell, at) => { const on = row === now[0] && at === now[1], lit = range && at === 6 && row >= range[0] && row <= range[1], shown = on && index < 12 ? part : cell; return `<span style="width:${cols[at][1]}px;flex:none;box-sizing:border-box;padding:0 8px;white-space:pre;border-right:1px solid #d4d4d4;border-bottom:1px solid #d4d4d4;${row > 0 && (at > 1 && at < 4 || at > 4 && at < 10) ? 'text-align:right;' : ''}${lit ? 'background:#d9ecdf;' : ''}${on ? 'box-shadow:inset 0 0 0 2px #107c41;' : ''}">${escaped(shown)}${on && (index < 12 || index > 20 && index < 28) && index % 2 ? caret('#000', 17) : ''}</span>`; }).join('')}</div>`;
      seq11Put('grid', line('', [...letters], -1, 'background:#f1f1f1;color:#444;text-align:center') + line(1, cols.map(([name]) => name), 0, 'font-weight:bold;background:#e2f0e6') + sheet.map((cells, row) => line(row + 2, cells, row + 1)).join('') + line(32, lastRow, 31, 'font-weight:bold') + line(33, times(12, () => ''), 32));
      seq11Text('cell', range && index < 21 && range[1] > 3 ? `${range[1] - 2}R x 1C` : `${letters[now[1]]}${now[0] + 1}`); seq11Text('line', index < 12 ? part : index < 21 ? sheet[2][6] : index < 28 ? wrote : '');
      const some = range ? sheet.slice(2, range[1]).map((cells) => Number(cells[6])) : [], all = some.reduce((one, two) => one + two, 0);
      seq11Text('foot', some.length > 1 && index < 21 ? `Average: ${(all / some.length).toFixed(1)}    Count: ${some.length}    Sum: ${thousands(all)}` : index < 12 || index > 20 && index < 28 ? 'Edit' : 'Ready');
    },
  };
});

sequence('observing-notes-caret-alone', { frames: 20, width: 1440, height: 900, lcd: false, hinting: 'slight' }, (r) => {
  const say = seq11Voice(r, 'stars'), notes = [['Night of 4 February', say(3)], ['Flat fields', say(2)], ['To do before the new moon', say(3)]], older = ['Night of 29 January', 'Night of 27 January', 'Mirror wash, minutes', 'Guide camera settings', 'Visitors from school', 'Parts to order'];
  return {
    html: `<div style="height:100%;display:flex;background:#f4ecd8;color:#4a3b28;overflow:hidden"><div style="width:310px;flex:none;background:#eadfc4;padding:30px 30px;box-sizing:border-box;font:15.5px Cantarell"><b style="font-size:18px">Dome diary</b>${older.map((name, at) => seq11B(`padding:12px 0;border-bottom:1px solid #d6c7a3;${at ? '' : 'margin-top:14px'}`, name)).join('')}<div style="margin-top:26px;color:#75623f">41 notes, 6 with pictures</div></div><div style="width:760px;margin:56px auto 0;font:19px/1.7 'URW Bookman'">${notes.map(([name, text]) => seq11B('margin-bottom:26px', seq11B("font:bold 23px 'URW Bookman';margin-bottom:6px", name), `<div>${text}</div>`)).join('')}<div>Clouds from the west at half past two, dome closed${caret('#4a3b28', 24)}</div></div></div>`,
    after() { this.step(0); },
    step(index) { visible('caret', index % 4 < 2); },
  };
});
// Scrolling.

sequence('regatta-longread-in-sepia', { frames: 28, width: 1536, height: 864, scale: 1.25, lcd: true, hinting: 'medium' }, (r) => {
  const say = seq11Voice(r, 'rowing', 'ferry', 'orchard'), places = seq11Add([0, 0, 0, 31, 74, 88, 62, 35, 0, 0, 0, 45, 96, 104, 70, 28, 0, 0, 0, 0, 52, 110, 118, 80, 33, -40, -25, 0]);
  const titles = ['Before the ferry wakes', 'Nine people and one opinion', 'What the bridge saw', 'Twelve strokes too late', 'Cider for the losers'];
  const table = [['Sigrid’s eight', '6:04.8', '34'], ['Town and Gown', '6:05.1', '36'], ['Oban Harbour', '6:11.9', '33'], ['Schoolmasters', '6:40.2', '29']];
  const part = (at) => `<h2 style="font:bold 28px P052;margin:30px 0 8px;color:#6b2f1a">${titles[at]}</h2><p style="margin:0 0 15px">${say(5)}</p>${at % 2 ? seq11B('border-top:2px solid #6b2f1a;border-bottom:2px solid #6b2f1a;padding:10px 0;margin:16px 0;font:16px Lato', ...table.map((cells) => seq11B('display:flex;padding:5px 0', seq11Cells(cells, [300, 160, 120])))) : `${photo(660, 280, `regatta ${at}`, 'margin:14px 0 8px')}<div style="font:14px Lato;color:#735f45;margin-bottom:16px">${['The start at seven in the morning', '', 'Spectators on the lower lawn', '', 'Borrowed glasses, borrowed jackets'][at]}. Picture: ${seq11Name(r)}</div>`}<p style="margin:0 0 15px">${say(5)}</p>`;
  return {
    html: `<div style="position:relative;height:100%;background:#f1e4c8;color:#3a2a18;overflow:hidden"><div id="page" style="position:absolute;left:0;right:0;top:58px;bottom:0;overflow:hidden"><div style="display:flex;gap:80px;width:1180px;margin:0 auto"><div style="width:660px;flex:none;font:19.5px/1.55 P052;padding:34px 0 420px"><h1 style="font:bold 46px/1.15 P052;margin:0 0 12px">A river, eight oars and a very small bell</h1><div style="font:15px Lato;color:#735f45;margin-bottom:20px">Words by ${seq11Name(r)}, 17 minutes to read</div>${times(5, part).join('')}</div><div style="flex:1;padding-top:44px;font:15.5px/1.5 Lato"><b>In this issue</b>${titles.map((name, at) => seq11B('display:flex;justify-content:space-between;border-bottom:1px solid #d3bf95;padding:9px 0', `<span>${name}</span><span>${12 + at * 6}</span>`)).join('')}<div style="margin-top:30px;background:#e3d0a4;padding:18px 22px">${say(2)}</div></div></div></div><div style="position:absolute;left:0;right:0;top:0;height:58px;box-sizing:border-box;background:#6b2f1a;color:#fdf3dc;display:flex;align-items:center;gap:34px;padding:0 60px;font:16px Lato"><b style="font:bold 24px P052">The Towpath</b>${seq11Labels(['Races', 'People', 'Boats', 'Weather', 'Letters'], '', 0, 'border-bottom:2px solid #fdf3dc')}<span id="read" style="margin-left:auto"></span></div></div>`,
    after() { this.step(0); },
    step(index) { seq11El('page').scrollTop = places[index]; seq11Text('read', `${Math.max(1, 17 - Math.floor(places[index] / 140))} minutes left`); },
  };
});

sequence('glassblowers-feed-after-dark', { frames: 26, width: 1024, height: 768, lcd: false, hinting: 'full' }, (r) => {
  const say = seq11Voice(r, 'glass', 'pottery'), places = seq11Roll(r, 26, 47, 118, 0.3, 0.08), tags = ['furnace', 'cold work', 'for sale', 'question', 'second try'];
  const card = (at) => `<div style="background:#1d2326;border:1px solid #30393d;border-radius:6px;margin-bottom:12px;padding:14px 16px"><div style="display:flex;gap:10px;align-items:center"><canvas data-photo="blower ${at % 6}" width="36" height="36" style="border-radius:4px"></canvas><b>${seq11Name(r)}</b><span style="margin-left:auto;color:#9fb0b6;font-size:13px">${r.number(2, 55)} min</span></div><div style="line-height:21px;margin-top:9px">${say(1 + at % 3)}</div>${at % 3 === 1 ? photo(546, 210, `goblet ${at}`, 'margin-top:10px;border-radius:4px') : ''}<div style="display:flex;gap:22px;margin-top:11px;font-size:13.5px;color:#9fb0b6"><span style="color:#ffb454">${tags[at % 5]}</span><span>${r.number(3, 240)} sparks</span><span>${r.number(1, 38)} replies</span></div></div>`;
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#12171a;color:#e3e9eb;font:14.5px 'Liberation Sans';overflow:hidden"><div style="flex:none;background:#1d2326;display:flex;gap:26px;align-items:center;padding:13px 28px;border-bottom:1px solid #30393d"><b style="font-size:18px;color:#ffb454">Punty</b>${seq11Labels(['Following', 'Nearby', 'Classes'], '', 0, 'border-bottom:2px solid #ffb454')}<span id="new" style="margin-left:auto"></span></div><div style="flex:1;display:flex;gap:22px;padding:0 28px;overflow:hidden"><div id="page" style="width:580px;flex:none;overflow:hidden;padding-top:14px;box-sizing:border-box">${times(22, card).join('')}</div><div style="flex:1;padding-top:18px"><b>Open furnaces tonight</b>${times(6, () => seq11B('padding:10px 0;border-bottom:1px solid #30393d', seq11B('', `${r.pick(SEQ11_TOWNS)} Glass`), seq11B('color:#9fb0b6;font-size:13px;margin-top:3px', `from ${seq11Time(r)}, ${r.number(1, 9)} places left`))).join('')}<div id="tip" style="margin-top:20px;line-height:1.5"></div></div></div></div>`,
    after() { this.step(0); },
    step(index) { seq11El('page').scrollTop = places[index]; seq11Text('new', index < 9 ? 'Up to date' : index < 16 ? '2 new posts' : '3 new posts'); seq11Text('tip', index < 13 ? 'Tip of the day: drink before you are thirsty.' : 'Tip of the day: count your pipes before you leave.'); },
  };
});

sequence('interlocking-source-by-lines', { frames: 26, width: 2560, height: 1440, lcd: true, hinting: 'slight' }, (r) => {
  const say = seq11Voice(r, 'trams'), things = words('Signal Switch Section Route Crossing Loop'), acts = words('request lock release occupy clear probe');
  const text = ['#include "interlock.hpp"', '', '#include <chrono>', '#include <optional>', '', 'namespace depot {', ...times(26, (at) => {
    const thing = things[at % 6], act = acts[(at * 5 + 1) % 6], other = things[(at + 2) % 6].toLowerCase();
    return [`/// ${say(1)}`, `bool ${thing}::${act}(const ${things[(at + 3) % 6]}& ${other}, std::chrono::milliseconds limit) {`, `    const auto now = clock_.now();`, `    if (${other}.state() == State::${r.pick(words('Free Held Blocked Failed'))} && now - last_ > limit) {`, `        log_.warn("${thing.toLowerCase()} {} waits for ${other} {}", id_, ${other}.id());`, at % 2 ? `        return retry(${r.number(2, 9)}, limit / ${r.number(2, 6)});` : '        return false;', '    }', ...(at % 3 ? [`    for (auto& one : neighbours_) {`, `        if (!one.idle()) one.notify(Event::${r.pick(words('Entered Left Stopped'))}, ${r.number(10, 990)});`, '    }'] : [`    held_by_ = ${other}.id();  // ${r.pick(['see drawing', 'agreed with', 'measured by'])} ${r.pick(['7-114', 'the signal office', 'Ingrid in March'])}`]), `    return commit(${r.number(1, 64)}U);`, '}', ''];
  }).flat(), '}  // namespace depot'];
  const hues = { word: '#0000c0', text: '#a31515', figure: '#086848', type: '#1f6f86', call: '#6b4e12', remark: '#4f6f4f' }, keys = 'bool const auto if return false for namespace include', html = seq11Paint(text.join('\n'), hues, keys).split('\n');
  const tests = ['test_route_is_released_once', 'test_switch_stays_locked', 'test_signal_falls_to_stop', 'test_occupied_section_blocks', 'test_crossing_gate_timeout', 'test_loop_is_probed'];
  const places = seq11Add([0, 0, 69, 69, 0, 115, 115, 69, 0, 0, 0, 92, 92, 46, 0, -69, 0, 0, 115, 115, 115, 69, 23, 0, 0, -46]), heads = text.map((line, row) => [/^bool /.test(line), row]).filter(([yes]) => yes).map(([, row]) => row);
  return {
    html: `<div style="position:relative;height:100%;background:#fff;color:#1a1a1a;font:16px 'Liberation Mono';display:flex;flex-direction:column;overflow:hidden"><div style="height:44px;flex:none;background:#ececf1;font:15px/44px 'Noto Sans';display:flex">${seq11Labels(['interlock.cpp', 'interlock.hpp', 'signal_box.cpp', 'CMakeLists.txt', 'drawings.md'], 'padding:0 30px', 0, 'background:#fff')}</div><div style="flex:1;display:flex;overflow:hidden"><div style="width:360px;flex:none;background:#f6f6f9;font:15px/30px 'Noto Sans';padding:16px 26px;box-sizing:border-box"><b>Test results</b>${tests.map((name, at) => `<div style="display:flex;justify-content:space-between"><span>${name}</span><span style="color:${at === 4 ? '#b00020' : '#1b6e3c'}">${at === 4 ? 'fail' : 'pass'}</span></div>`).join('')}<div style="margin-top:20px"><b>Last run</b></div><div id="run"></div></div><div style="flex:1;position:relative;overflow:hidden"><div id="page" style="position:absolute;left:0;right:0;top:26px;bottom:0;overflow:hidden"><div style="display:flex"><div style="width:84px;flex:none;box-sizing:border-box;padding-right:24px;text-align:right;white-space:pre;line-height:23px;color:#6a6a76">${text.map((_, at) => at + 1).join('\n')}</div><div style="white-space:pre;line-height:23px">${html.join('\n')}</div></div></div><div id="stuck" style="position:absolute;left:0;right:0;top:0;height:26px;line-height:25px;background:#fff;border-bottom:1px solid #c9c9d4;padding-left:84px;box-sizing:border-box;white-space:pre"></div></div><div style="width:560px;flex:none;border-left:1px solid #c9c9d4;padding:20px 30px;box-sizing:border-box;font:16px/1.6 'Noto Sans'"><b>Notes on the yard</b><div style="margin-top:10px">${say(3)}</div><div style="margin-top:14px">${say(3)}</div></div></div><div style="height:30px;flex:none;background:#3c3f8f;color:#fff;font:14px/30px 'Noto Sans';padding:0 26px;display:flex;gap:36px"><span>fix/gate-timeout</span><span>clangd: idle</span><span style="margin-left:auto" id="spot"></span><span>C++20</span></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq11El('page').scrollTop = places[index]; const top = Math.round(places[index] / 23), last = heads.filter((row) => row < top).pop();
      seq11Put('stuck', last === undefined ? html[5] : html[last]); seq11Text('spot', `Lines ${top + 1} to ${top + 57} of ${text.length}`); seq11Text('run', index < 12 ? '5 of 6 passed, 3 minutes ago' : '5 of 6 passed, 4 minutes ago');
    },
  };
});

sequence('seed-vault-sheet-both-ways', { frames: 26, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => {
  const cols = [['Family', 150], ['Collected', 130], ['Place', 150], ['Collector', 200], ['Altitude', 110], ['Seeds', 110], ['Moisture', 110], ['Test', 110], ['Sprouted', 120], ['Medium', 180], ['Days', 80], ['Freezer', 110], ['Shelf', 90], ['Pouches', 110], ['Duplicate', 170], ['Next test', 120], ['Curator', 200], ['State', 190]];
  const kinds = [['Silene uniflora', 'pinks'], ['Crambe maritima', 'cabbages'], ['Linum perenne', 'flaxes'], ['Gentiana verna', 'gentians'], ['Salvia pratensis', 'mints'], ['Dryas octopetala', 'roses'], ['Eryngium maritimum', 'carrots'], ['Primula farinosa', 'primroses'], ['Lathyrus japonicus', 'peas']];
  const rows = times(72, (at) => { const [kind, family] = kinds[(at * 4) % 9]; return [kind, [family, `${r.number(1, 28)} ${r.pick(SEQ11_MON)} ${r.number(1996, 2026)}`, r.pick(SEQ11_TOWNS), seq11Name(r), `${r.number(1, 940)} m`, thousands(r.number(120, 28000)), `${r.number(3, 8)}.${r.below(10)} %`, `${r.number(20, 100)} seeds`, `${r.number(41, 99)} %`, r.pick(['agar', 'filter paper', 'sand', 'agar, smoke']), r.number(4, 60), `Room ${r.number(2, 7)}`, `${r.pick(['A', 'B', 'C', 'D'])}-${r.number(10, 88)}`, r.number(2, 30), `sent to ${r.pick(SEQ11_TOWNS)}`, r.number(2028, 2041), seq11Name(r), r.pick(['in store', 'in store', 'drying', 'to be cleaned', 'test running'])]]; });
  const down = seq11Add([0, 0, 56, 84, 84, 0, 0, 28, 112, 112, 56, 0, 0, 0, 0, 0, 0, 0, 84, 84, 28, 0, -112, -56, 0, 0]), across = seq11Add([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 70, 120, 110, 60, 0, 0, 0, 0, 0, 0, 0, 0, 95, 120]), wide = cols.reduce((sum, [, width]) => sum + width, 0);
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#0d1f1a;color:#dcefe6;font:14.5px Inter;overflow:hidden"><div style="flex:none;padding:18px 30px;display:flex;align-items:center;gap:30px"><b style="font-size:19px">Accessions</b><span style="color:#93b8a8">72 of 8,431 shown</span>${seq11Labels(['Columns', 'Filter: coast and hill', 'Export'], 'border:1px solid #2f5546;border-radius:5px;padding:7px 16px')}<span id="who" style="margin-left:auto"></span></div><div style="flex:none;display:flex;background:#173329;height:40px;line-height:40px"><span style="width:250px;flex:none;padding-left:30px;box-sizing:border-box;font-weight:600">Species</span><div id="heads" style="flex:1;overflow:hidden"><div style="width:${wide}px;display:flex;font-weight:600">${seq11Cells(cols.map(([name]) => name), cols.map(([, width]) => width), 'padding-left:12px')}</div></div></div><div style="flex:1;display:flex;overflow:hidden"><div id="names" style="width:250px;flex:none;overflow:hidden;box-sizing:border-box;border-right:2px solid #2f5546">${rows.map(([kind]) => seq11B('height:28px;line-height:28px;padding-left:30px;font-style:italic', kind)).join('')}</div><div id="body" style="flex:1;overflow:hidden"><div style="width:${wide}px">${rows.map(([, cells], row) => seq11B(`display:flex;height:28px;line-height:28px;${row % 2 ? 'background:#122a22' : ''}`, seq11Cells(cells, cols.map(([, width]) => width), 'padding-left:12px'))).join('')}</div></div></div><div style="flex:none;height:34px;line-height:34px;background:#173329;padding:0 30px;display:flex;font-size:13.5px"><span id="range"></span><span style="margin-left:auto">Moisture after drying at 15 °C</span></div></div>`,
    after() { this.step(0); },
    step(index) {
      ['names', 'body'].forEach((id) => { seq11El(id).scrollTop = down[index]; }); ['heads', 'body'].forEach((id) => { seq11El(id).scrollLeft = across[index]; });
      const first = Math.floor(down[index] / 28); seq11Text('range', `Rows ${first + 1} to ${Math.min(72, first + 32)}`); seq11Text('who', index < 15 ? 'Freya Stapleton is here too' : 'Only you are here');
    },
  };
});

const SEQ11_PORTUGUESE = seq11Lines(`
  Quem chega depois das vinte e uma horas entra pela cozinha e tira as botas no alpendre.
  O lume é aceso às seis da manhã e ninguém o apaga sem avisar o guarda.
  Cada hóspede traz o seu saco de dormir; os cobertores são só para emergências.
  A água da nascente é boa, mas em agosto convém fervê-la durante três minutos.
  Não deixe comida no quarto, porque as martas já aprenderam a abrir mochilas.
  O trilho do norte fica fechado até à conclusão da ponte, prevista para 12 de junho.
  Cães são bem-vindos na varanda e, com mau tempo, também no corredor.
  A dormida custa 14,50 € para sócios e 22,00 € para os restantes visitantes.
  O rádio está ligado entre as sete e as oito, de manhã e à noite.
  Se ouvir trovões, não espere pela chuva: desça logo até ao colo.
  As crianças com menos de dez anos não pagam, mas ajudam a pôr a mesa.
  Em caso de acidente, ligue para o 112 e indique o número pintado na porta.
  O pão é cozido às quintas-feiras, em função da lenha que houver.
  Escreva no livro o seu destino, a hora de saída e o nome de quem o acompanha.`);

sequence('regulamento-do-abrigo', { frames: 24, width: 1120, height: 700, scale: 2, lcd: false, hinting: 'none', languages: ['por'] }, (r) => {
  const say = seq11Stack(r, SEQ11_PORTUGUESE), places = seq11Roll(r, 24, 38, 96, 0.25, 0.08), titles = ['À chegada', 'Cozinha e lume', 'Dormir', 'Caminhos', 'Socorro', 'Preços e reservas'], prices = [['Dormida, sócio', '14,50 €'], ['Dormida, visitante', '22,00 €'], ['Sopa e pão', '7,80 €'], ['Lenha, um cesto', '5,00 €']];
  const part = (at) => `<div style="font:600 22px 'Noto Sans';margin:24px 0 8px">${at + 1}. ${titles[at]}</div><p style="margin:0 0 12px">${say(3)}</p>${at % 3 === 1 ? seq11B('border:1px solid #b9c4d6;padding:6px 18px;margin-bottom:12px', ...prices.map(([name, cost]) => seq11B('display:flex;justify-content:space-between;padding:6px 0', `<span>${name}</span><span>${cost}</span>`))) : ''}<p style="margin:0 0 12px">${say(2)}</p>`;
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#dfe5ee;color:#1b2638;overflow:hidden"><div style="flex:none;height:48px;background:#27405f;color:#fff;display:flex;align-items:center;gap:26px;padding:0 30px;font:15px 'Noto Sans'">${icon('menu', '#fff', 18)}<b>Abrigo da Fraga Alta</b><span>Regulamento interno</span><span id="leaf" style="margin-left:auto"></span></div><div style="flex:1;display:flex;overflow:hidden"><div style="width:240px;flex:none;padding:26px 24px;box-sizing:border-box;font:15px/1.4 'Noto Sans'"><b>Índice</b><div id="toc" style="margin-top:8px"></div><div style="margin-top:24px;border-top:1px solid #a9b6ca;padding-top:14px" id="weather"></div></div><div id="page" style="width:760px;flex:none;overflow:hidden;background:#fff"><div style="padding:28px 56px 300px;font:17px/1.6 'DejaVu Serif'"><div style="font:600 30px 'Noto Sans'">Regras da casa</div><div style="font:15px 'Noto Sans';color:#55637a;margin-top:6px">Aprovadas em assembleia a 3 de março, válidas até nova decisão</div>${times(6, part).join('')}</div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const at = Math.min(5, Math.floor(places[index] / 330)); seq11El('page').scrollTop = places[index];
      seq11Put('toc', titles.map((name, one) => seq11B(`padding:7px 10px;border-radius:4px;${one === at ? 'background:#27405f;color:#fff' : ''}`, `${one + 1}. ${name}`)).join('')); seq11Text('leaf', `Secção ${at + 1} de 6`); seq11Put('weather', seq11B('', index < 14 ? 'Agora: 4 °C, nevoeiro' : 'Agora: 5 °C, sol e vento') + seq11B('margin-top:6px', 'Pôr do sol às 20:41'));
    },
  };
});

// Windows, dialogs, menus, lists.

sequence('museum-loans-windows-and-tabs', { frames: 28, width: 2560, height: 1440, lcd: false, hinting: 'medium' }, (r) => {
  const say = seq11Voice(r, 'violins', 'puppets', 'glass'), sites = ['Loan 4417: viola, Cremona school', 'Crate calculator', 'Courier rota'], urls = ['loans.museum.example/4417', 'crates.museum.example/new?kind=instrument', 'rota.museum.example/week/23'];
  const facts = [['Object', 'Viola, maple and spruce, about 1712'], ['Lender', 'Prendergast Collection, Kelso'], ['Insured for', '£240,000'], ['Climate', '48 to 52 % humidity, 20 °C'], ['Light', 'below 50 lux'], ['Opens', 'Friday 11 June, 18:00']];
  const pages = [
    seq11B('padding:34px 50px', '<b style="font-size:30px">Loan 4417</b>', ...facts.map(([name, value]) => seq11B('display:flex;padding:13px 0;border-bottom:1px solid #dde3e0', seq11I('width:220px;color:#52645c', name), seq11I('', value))), seq11B('line-height:1.6;margin-top:24px;width:1100px', say(4))),
    seq11B('padding:34px 50px', '<b style="font-size:30px">Crate for an instrument</b>', ...[['Outer length', '912 mm'], ['Outer width', '418 mm'], ['Outer height', '287 mm'], ['Foam', 'double layer, 60 mm'], ['Weight with object', '14.6 kg'], ['Price of the crate', '£388.40']].map(([name, value]) => seq11B('display:flex;padding:16px 0;border-bottom:1px solid #dde3e0', seq11I('width:320px', name), seq11I('font-weight:600', value))), seq11B('margin-top:26px;background:#e3f1ea;padding:18px 24px;width:1000px;box-sizing:border-box', 'The crate fits through the lift door with 31 mm to spare.')),
    seq11B('padding:34px 50px', '<b style="font-size:30px">Couriers in week 23</b>', ...times(9, (at) => seq11B('display:flex;padding:14px 0;border-bottom:1px solid #dde3e0', seq11I('width:150px', SEQ11_DAYS[at % 5].slice(0, 3)), seq11I('width:340px', seq11Name(r)), seq11I('width:300px', `train to ${r.pick(SEQ11_TOWNS)}`), seq11I('width:160px', seq11Time(r)), seq11I('', r.pick(['two crates', 'one crate', 'papers only'])))))];
  const mails = times(7, () => seq11B('padding:14px 28px;border-bottom:1px solid #4a4458', seq11B('display:flex;justify-content:space-between', `<b>${seq11Name(r)}</b>`, `<span>${seq11Time(r)}</span>`), seq11B('margin-top:5px;line-height:1.45', say(1)))).join('');
  const list = times(18, (at) => `${pad(at + 1, 2)}  ${['viola', 'bow', 'case', 'puppet', 'goblet', 'mask'][at % 6].padEnd(8)} ${r.number(18, 91)} x ${r.number(12, 60)} x ${r.number(4, 30)} cm   ${r.pick(['checked', 'checked', 'photo missing', 'on its way'])}`).join('\n');
  const wins = [['Browser', 90, 70, 1320, 1040, '#fff', '#1c2a24', '<div id="tabs" style="display:flex;gap:6px;background:#c9d6d0;padding:10px 10px 0;font-size:16px"></div><div id="url" style="padding:12px 26px;border-bottom:1px solid #dde3e0;color:#52645c"></div><div id="sheet"></div>'], ['Mail', 1150, 160, 760, 900, '#2c2836', '#f0ebf7', mails], ['packing-list.txt', 1490, 480, 980, 720, '#fdf9ee', '#2b261b', `<div style="font:18px/32px Inconsolata;padding:20px 30px;white-space:pre">${list}</div>`], ['Stopwatch', 1960, 100, 480, 300, '#10241c', '#d7f5e6', '<div id="watch" style="font:300 84px Inter;text-align:center;padding-top:50px"></div><div style="text-align:center;margin-top:20px">Lap 1  Condition report</div>']];
  const states = [[[3, 2, 1, 0], 0], [[3, 2, 1, 0], 1], [[3, 2, 0, 1], 1], [[2, 0, 1, 3], 1], [[3, 0, 1, 2], 1], [[3, 1, 2, 0], 0], [[3, 1, 2, 0], 2], [[3, 2, 0, 1], 2], [[3, 2, 0], 2]], plan = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 8, 8];
  return {
    html: `<div style="position:relative;height:100%;background:linear-gradient(135deg,#1d4d43,#7fa38a 60%,#e0c98a);overflow:hidden;font:18px 'Inter Display'">${wins.map(([name, left, top, wide, high, paper, ink, inside]) => `<div class="pane" style="position:absolute;left:${left}px;top:${top}px;width:${wide}px;height:${high}px;background:${paper};color:${ink};border-radius:12px;overflow:hidden;box-shadow:0 14px 44px rgba(0,0,0,.5)"><div style="height:46px;line-height:46px;padding-left:24px;font-size:16px">${name}</div>${inside}</div>`).join('')}<div style="position:absolute;left:0;right:0;bottom:0;height:64px;background:#12261f;color:#e2efe8;display:flex;align-items:center;gap:12px;padding:0 26px;z-index:40"><div id="dock" style="display:flex;gap:12px"></div><span id="clock" style="margin-left:auto"></span></div></div>${pointer('white')}`,
    after() { this.step(0); },
    step(index) {
      const [order, tab] = states[plan[index]], top = order[order.length - 1], next = plan[index + 1] !== undefined && plan[index + 1] !== plan[index];
      document.querySelectorAll('.pane').forEach((pane, at) => { pane.style.display = order.includes(at) ? '' : 'none'; pane.style.zIndex = order.indexOf(at) + 1; pane.firstElementChild.style.background = at === top ? '#1d4d43' : '#b8c7c0'; pane.firstElementChild.style.color = at === top ? '#fff' : '#33443c'; });
      seq11Put('tabs', sites.map((name, at) => seq11I(`padding:11px 24px;border-radius:9px 9px 0 0;${at === tab ? 'background:#fff' : 'color:#33443c'}`, name)).join('')); seq11Text('url', urls[tab]); seq11Put('sheet', pages[tab]);
      seq11Put('dock', wins.map(([name], at) => seq11I(`padding:10px 24px;border-radius:8px;${at === top ? 'background:#3d7a67' : order.includes(at) ? 'background:#22443a' : ''}`, name)).join('')); seq11Text('watch', `03:${pad(12 + Math.floor(index / 2), 2)}.${index % 2 ? 5 : 0}`); seq11Text('clock', `Tue 1 June  14:${pad(36 + (index > 15 ? 1 : 0), 2)}`);
      if (next) movePointer(120 + states[plan[index + 1]][0].slice(-1)[0] * 130, 1412); else movePointer(700 + index % 5 * 30, 1200 + index % 3 * 16);
    },
  };
});

sequence('substation-events-live', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'full' }, (r) => {
  const parts = words('feeder-2 feeder-5 rectifier-a rectifier-b breaker-11 breaker-14 gateway'), hue = { OK: '#2f6b3a', NOTE: '#1d4f91', WARN: '#8a5300', FAIL: '#a3122a' };
  let tick = 58210400;
  const rows = times(100, () => {
    tick += r.number(60, 1900); const second = Math.floor(tick / 1000), level = r.pick(['OK', 'OK', 'OK', 'OK', 'OK', 'NOTE', 'NOTE', 'WARN', 'FAIL']);
    return [`${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)}.${pad(tick % 1000, 3)}`, level, r.pick(parts), { OK: () => r.pick([`load ${r.number(180, 940)} A, voltage ${r.number(598, 742)} V`, `car ${r.number(301, 389)} entered section ${r.number(2, 31)}`, `heartbeat ${r.hex(6)} answered in ${r.number(2, 40)} ms`]), NOTE: () => r.pick([`tap changer moved to step ${r.number(1, 17)}`, `settings read by ${r.pick(SEQ11_GIVEN).toLowerCase()}@console-${r.number(1, 4)}`]), WARN: () => r.pick([`winding at ${r.number(92, 118)} °C, fan ${r.number(1, 6)} started`, `regenerated current refused, ${r.number(20, 90)} kW burnt in resistor`]), FAIL: () => r.pick([`breaker opened after ${r.number(12, 60)} ms, cause: overcurrent`, `no answer from relay ${r.number(40, 77)} for ${r.number(3, 9)} s`]) }[level]()];
  });
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#f7f7f2;color:#22241f;font:15.5px Roboto;overflow:hidden"><div style="flex:none;background:#dfe2d3;display:flex;align-items:center;gap:30px;padding:14px 30px"><b style="font-size:20px">Substation East, events</b><span id="mode" style="border:1px solid #8d927c;border-radius:4px;padding:6px 18px"></span><span id="filter" style="border:1px solid #8d927c;border-radius:4px;padding:6px 18px"></span><span id="rate" style="margin-left:auto"></span><span id="clock"></span></div><div id="log" style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;font:15px 'DejaVu Sans Mono'"></div><div style="flex:none;background:#dfe2d3;padding:11px 30px;display:flex;gap:44px" id="sums"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const filtered = index > 15 && index < 22, upto = 40 + [0, 1, 2, 2, 3, 6, 7, 8, 8, 8, 8, 8, 8, 17, 18, 20, 22, 24, 25, 26, 28, 30, 31, 33, 36, 37][index], held = index > 7 && index < 13, some = rows.slice(0, upto), shown = (filtered ? some.filter(([, level]) => level === 'WARN' || level === 'FAIL') : some).slice(-40);
      seq11Put('log', shown.map(([time, level, part, text], at) => `<div style="flex:none;display:flex;height:24px;line-height:24px;padding:0 30px;${level === 'FAIL' ? 'background:#f8dede;' : (upto + at) % 2 ? 'background:#efefe6;' : ''}">${seq11Cells([time, `<span style="color:${hue[level]};font-weight:bold">${level}</span>`, part], [160, 90, 170])}<span>${escaped(text)}</span></div>`).join(''));
      seq11Text('mode', held ? 'Paused' : 'Live'); seq11Text('filter', filtered ? 'Warnings and failures' : 'All levels'); seq11Text('rate', `${(2.1 + (index % 5) * 0.3).toFixed(1)} events/s`); seq11Text('clock', `16:11:${pad(8 + Math.floor(index / 2), 2)}`);
      seq11Put('sums', Object.keys(hue).map((level) => `<span>${level}: ${some.filter((row) => row[1] === level).length}</span>`).join('') + `<span style="margin-left:auto">${upto} of ${thousands(18240 + upto)} lines</span>`);
    },
  };
});

sequence('puppet-theatre-seats-and-dialogs', { frames: 28, width: 1440, height: 900, lcd: true, hinting: 'none' }, (r) => {
  const say = seq11Voice(r, 'puppets'), shows = times(9, (at) => [['The Wolf Who Sneezed', 'Moon Soup', 'Nine Buttons', 'The King’s Nose'][at % 4], `${SEQ11_DAYS[(at + 2) % 7]} ${4 + at} July`, `${[11, 15, 17][at % 3]}:00`, `${r.number(12, 118)} of 130`, `£${r.number(6, 14)}.50`]), mail = seq11Hand('ottilie@fothergill.example', 28, 9, 13), about = say(3);
  const seats = words('E7 E8 E9 F7');
  return {
    html: `<div style="position:relative;height:100%;background:#2a1038;color:#f4e9fb;font:16px 'URW Gothic';overflow:hidden"><div style="display:flex;gap:34px;align-items:center;padding:22px 50px;background:#3b1a4d"><b style="font-size:23px;color:#ffd34d">Theatre in the Trunk</b>${seq11Labels(['Shows', 'Tickets', 'Workshop', 'Vouchers'], '', 1, 'border-bottom:2px solid #ffd34d')}<span id="basket" style="margin-left:auto"></span></div><div style="padding:28px 50px">${shows.map((cells, at) => seq11B(`display:flex;padding:13px 16px;border-radius:8px;${at === 3 ? 'background:#50296a' : ''}`, seq11Cells(cells, [380, 300, 140, 220, 140]))).join('')}<div style="line-height:1.6;margin-top:26px;width:1000px">${about}</div></div><div id="over"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const veil = '<div data-glass style="position:absolute;inset:0;background:rgba(15,4,22,.45)"></div>', box = (left, top, wide, html) => seq11B(`position:absolute;left:${left}px;top:${top}px;width:${wide}px;box-sizing:border-box;background:#fff7e8;color:#2a1038;border-radius:14px;padding:28px 34px;box-shadow:0 18px 50px rgba(0,0,0,.6)`, html), dark = (name, lit) => seq11I(`border-radius:22px;padding:10px 28px;${lit ? 'background:#7a2fa0;color:#fff' : 'border:1px solid #7a2fa0'}`, name);
      const count = Math.max(0, Math.min(4, index - 3)); let html = '';
      if (index > 2 && index < 21) html = veil + box(330, 170, 780, `<b style="font-size:22px">Moon Soup, choose your seats</b><div style="display:flex;gap:10px;margin:18px 0">${words('E6 E7 E8 E9 F6 F7 F8 F9').map((seat) => seq11I(`width:64px;text-align:center;padding:10px 0;border-radius:8px;${seats.slice(0, count).includes(seat) ? 'background:#7a2fa0;color:#fff' : 'background:#eadcc0'}`, seat)).join('')}</div><div>${count ? `${count === 1 ? '1 seat' : `${count} seats`}: ${seats.slice(0, count).join(', ')}, together £${(count * 9.5).toFixed(2)}` : 'No seat has been chosen yet.'}</div><div style="margin-top:18px">Send the tickets to</div><div style="border:2px solid #7a2fa0;border-radius:8px;height:42px;line-height:40px;padding:0 14px;margin-top:6px;box-sizing:border-box">${mail[index]}${index > 7 && index < 15 && index % 2 ? caret('#2a1038', 20) : ''}</div><div style="display:flex;justify-content:flex-end;gap:14px;margin-top:24px">${dark('Cancel')}${dark('Reserve', count === 4)}</div>`);
      if (index > 14 && index < 19) html += box(460, 330, 520, `<b style="font-size:19px">Is there a pram with you?</b><div style="line-height:1.5;margin:12px 0 20px">The foyer has room for six prams. Two places are still free at this performance.</div><div style="display:flex;justify-content:flex-end;gap:14px">${dark('No pram', index > 16)}${dark('One pram')}</div>`);
      if (index > 20 && index < 25) html = veil + box(470, 300, 500, `<b style="font-size:22px">Reserved</b><div style="line-height:1.6;margin:12px 0 20px">Your number is 5093-MS. Please pay at the till until half an hour before the show.</div><div style="display:flex;justify-content:flex-end">${dark('Thank you', true)}</div>`);
      if (index > 24) html = seq11B('position:absolute;right:50px;bottom:40px;background:#ffd34d;color:#2a1038;border-radius:10px;padding:16px 26px', 'Four seats are kept for you until Tuesday');
      seq11Put('over', html); seq11Text('basket', index > 20 ? 'Basket: 4 seats' : 'Basket is empty');
    },
  };
});

sequence('frame-builder-menus-on-grey', { frames: 28, width: 1280, height: 1024, lcd: true, hinting: 'full' }, (r) => {
  const bar = ['File', 'Edit', 'Tubes', 'Geometry', 'View', 'Help'], menus = { Tubes: ['Add tube', 'Butting', 'Mitre both ends', 'Replace set', 'Cut list...'], Geometry: ['Head angle', 'Seat angle', 'Lower bracket drop', 'Mirror', 'Check clearance'] }, more = { Butting: ['None', 'Single', 'Double 0.8/0.5/0.8', 'Triple'], 'Head angle': ['71.0 degrees', '72.5 degrees', '73.0 degrees', 'Other...'] };
  const script = { 4: ['Tubes', -1, -1], 5: ['Tubes', 0, -1], 6: ['Tubes', 1, -1], 7: ['Tubes', 1, 0], 8: ['Tubes', 1, 1], 9: ['Tubes', 1, 2], 10: ['Tubes', 1, 2], 13: ['Geometry', -1, -1], 14: ['Geometry', 0, -1], 15: ['Geometry', 0, 0], 16: ['Geometry', 0, 1], 17: ['Geometry', 0, 2] };
  const tools = ['New', 'Open', 'Save', 'Measure', 'Mitre', 'Weld', 'Print'], tips = ['', '', '', 'Measure between two nodes', 'Unroll the mitre as a paper template', 'Mark the joint as brazed', ''], hover = { 20: 3, 21: 3, 22: 4, 23: 4, 24: 4, 25: 5, 26: 5 };
  const tubes = ['Top tube', 'Down tube', 'Seat tube', 'Head tube', 'Chain stay L', 'Chain stay R', 'Seat stay L', 'Seat stay R'].map((name) => [name, `${r.number(110, 640)}.${r.below(10)}`, r.pick(['25.4', '28.6', '31.8', '36.0'])]), edge = 'border:1px solid;border-color:#fff #6d6d6d #6d6d6d #fff';
  return {
    html: `<div style="position:relative;height:100%;background:#c6c3bd;color:#000;font:14px 'Liberation Sans';overflow:hidden"><div style="background:#1b3f77;color:#fff;height:28px;line-height:28px;padding:0 12px;font-weight:bold">Frame Drafter - touring-56.frm</div><div id="bar" style="height:28px;display:flex"></div><div id="tools" style="display:flex;gap:6px;padding:6px 10px"></div><div style="display:flex;height:800px;padding:0 10px;gap:10px"><div style="position:relative;width:860px;border:1px solid #6d6d6d"><canvas id="draft" width="860" height="798" style="display:block"></canvas></div><div style="flex:1;${edge};padding:12px;box-sizing:border-box"><b>Tubes</b><div style="display:flex;margin-top:10px;font-weight:bold">${seq11Cells(['Name', 'Length', 'Width'], [150, 90, 80])}</div>${tubes.map((cells, at) => `<div style="display:flex;padding:6px 0;${at === 1 ? 'background:#1b3f77;color:#fff' : ''}">${seq11Cells(cells, [150, 90, 80])}</div>`).join('')}<div style="margin-top:18px"><b>Selected</b></div><div id="props" style="line-height:26px;margin-top:6px"></div></div></div><div style="position:absolute;left:0;right:0;bottom:0;height:30px;line-height:28px;${edge};box-sizing:border-box;padding:0 12px;display:flex;gap:50px"><span id="status"></span><span style="margin-left:auto">Scale 1:4</span><span>mm</span></div><div id="menu"></div><div id="tip"></div></div>${pointer('white')}`,
    after() { this.step(0); },
    step(index) {
      const now = script[index], butted = index > 10, angle = index > 17 ? 73 : 72.5; let x = 420 + index * 12, y = 600 - index * 9;
      seq11Put('bar', bar.map((name) => seq11I(`padding:6px 13px;line-height:16px;${now && now[0] === name ? 'background:#1b3f77;color:#fff' : ''}`, name)).join(''));
      seq11Put('tools', tools.map((name, at) => seq11I(`${edge};padding:6px 16px;${hover[index] === at ? 'background:#e6e3dd' : ''}`, name)).join(''));
      let html = '';
      if (now) {
        const spot = [...seq11El('bar').children].find((one) => one.textContent === now[0]).getBoundingClientRect(), left = Math.round(spot.left), items = menus[now[0]], row = (name, lit, sub) => seq11B(`display:flex;justify-content:space-between;height:18px;line-height:18px;padding:5px 16px;${lit ? 'background:#1b3f77;color:#fff' : ''}`, `<span>${name}</span>`, sub ? `<svg width="8" height="12" style="margin-top:3px"><path d="M1 1l6 5-6 5z" fill="${lit ? '#fff' : '#000'}"/></svg>` : '');
        html = seq11B(`position:absolute;left:${left}px;top:56px;width:220px;background:#c6c3bd;${edge};box-shadow:2px 2px 3px rgba(0,0,0,.4)`, items.map((name, at) => row(name, at === now[1], more[name])).join('')); x = left + 60; y = now[1] < 0 ? 40 : 66 + now[1] * 28;
        const sub = now[1] >= 0 && more[items[now[1]]];
        if (sub) { html += seq11B(`position:absolute;left:${left + 220}px;top:${56 + now[1] * 28}px;width:200px;background:#c6c3bd;${edge};box-shadow:2px 2px 3px rgba(0,0,0,.4)`, sub.map((name, at) => row(name, at === now[2])).join('')); if (now[2] >= 0) { x = left + 380; y = 66 + (now[1] + now[2]) * 28; } }
      }
      seq11Put('menu', html); let tip = '';
      if (hover[index] !== undefined) { const spot = seq11El('tools').children[hover[index]].getBoundingClientRect(); x = Math.round(spot.left) + 24; y = Math.round(spot.top) + 14; if (hover[index - 1] === hover[index]) tip = seq11B(`position:absolute;left:${x + 6}px;top:${y + 26}px;background:#ffffe1;border:1px solid #000;padding:3px 8px`, tips[hover[index]]); }
      seq11Put('tip', tip); seq11Put('props', ['Down tube', `Butting: ${butted ? '0.8/0.5/0.8' : 'none'}`, `Weight: ${butted ? 214 : 286} g`, `Head angle: ${angle.toFixed(1)} degrees`, 'Bottle bosses: two pairs'].map((text) => `<div>${text}</div>`).join(''));
      seq11Text('status', index === 11 || index === 12 ? 'Down tube is double butted now' : index === 18 || index === 19 ? 'Head angle set to 73.0 degrees' : 'Ready'); movePointer(x, y);
      const pen = seq11El('draft').getContext('2d'), slant = angle > 72.8 ? 6 : 0; pen.fillStyle = '#fff'; pen.fillRect(0, 0, 860, 798); pen.strokeStyle = '#e3e3ee'; pen.lineWidth = 1; times(22, (at) => { pen.strokeRect(at * 40, 0, 40, 798); pen.strokeRect(0, at * 40, 860, 40); });
      const path = (hue, wide, ...dots) => { pen.strokeStyle = hue; pen.lineWidth = wide; pen.beginPath(); dots.forEach(([px, py], at) => (at ? pen.lineTo(px, py) : pen.moveTo(px, py))); pen.stroke(); };
      path('#555', 9, [230, 500], [390, 520], [330, 250], [230, 500]); path('#555', 9, [330, 262], [600 - slant, 250]); path('#1b3f77', butted ? 10 : 12, [390, 520], [612 - slant, 300]); path('#555', 12, [598 - slant, 240], [620, 320], [668, 500]); [[230, 500], [668, 500]].forEach(([cx, cy]) => { pen.strokeStyle = '#999'; pen.lineWidth = 3; pen.beginPath(); pen.arc(cx, cy, 160, 0, 7); pen.stroke(); });
    },
  };
});

sequence('katalog-nasion-szukanie', { frames: 26, width: 1366, height: 768, lcd: false, hinting: 'slight', languages: ['pol'] }, () => {
  const all = seq11Lines(`mak polny|Papaver rhoeas|Kwitnie od maja do lipca; nasiona zbiera się, gdy torebka szeleści.|24
    malwa różowa|Alcea rosea|Dwuletnia, lubi mur od południa i trochę wapna.|31
    maciejka|Matthiola longipetala|Pachnie dopiero wieczorem, dlatego siej ją pod oknem.|18
    macierzanka|Thymus pulegioides|Na suche skarpy, pszczoły będą wdzięczne.|12
    mięta długolistna|Mentha longifolia|Rozłazi się po całym ogródku, najlepiej trzymać ją w donicy.|9
    chaber bławatek|Centaurea cyanus|Zboże go już prawie nie zna, ogród jeszcze tak.|40
    dziewięćsił|Carlina acaulis|Pod ochroną: nasiona wyłącznie z hodowli.|3
    krwawnik|Achillea millefolium|Wytrzyma mróz, suszę i dzieci grające w piłkę.|55
    rumianek|Matricaria chamomilla|Zrywaj główki w południe, susz w cieniu.|27
    szałwia łąkowa|Salvia pratensis|Kiełkuje po dwóch tygodniach w świetle.|16
    żmijowiec|Echium vulgare|Głęboki korzeń, dlatego nie znosi przesadzania.|22
    łubin trwały|Lupinus polyphyllus|Namocz nasiona przez noc w letniej wodzie.|8
    ślaz dziki|Malva sylvestris|Młode liście można jeść jak szpinak.|14`).map((row) => row.split('|'));
  const asked = ['', '', 'm', 'ma', 'ma', 'mac', 'maci', 'maci', 'macie', 'macierz', 'macierz', 'macierz', '', '', 'ł', 'łą', 'łąk', 'łąko', 'łąkow', 'łąkow', 'łąkow', '', 'mal', 'malw', 'malwa', 'malwa'], flat = (text) => text.toLowerCase().replace(/ł/g, 'l').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const lit = (text, key) => { const at = key ? flat(text).indexOf(key) : -1; return at < 0 ? text : `${text.slice(0, at)}<span style="background:#cdebb0">${text.slice(at, at + key.length)}</span>${text.slice(at + key.length)}`; };
  return {
    html: `<div style="height:100%;display:flex;background:#f6f8f2;color:#22301c;font:15.5px Lato;overflow:hidden"><div style="width:280px;flex:none;background:#2f4a2a;color:#eaf4e2;padding:28px 30px;box-sizing:border-box"><div style="font:bold 25px 'Noto Serif'">Bank nasion</div><div style="margin:6px 0 24px;color:#c0d8b2">Ogród Botaniczny w Łęczycy</div>${seq11Labels(['Katalog', 'Zamówienia', 'Wysyłki', 'Magazyn', 'Ustawienia'], 'display:block;padding:10px 0', 0, 'font-weight:bold;color:#fff')}<div style="margin-top:30px;border-top:1px solid #55744c;padding-top:16px;line-height:1.6" id="basket"></div></div><div style="flex:1;padding:26px 44px"><div style="border:2px solid #6f8f63;border-radius:24px;background:#fff;height:48px;box-sizing:border-box;display:flex;align-items:center;gap:14px;padding:0 20px;font-size:18px">${icon('search', '#4c6a42', 20)}<div style="white-space:pre;line-height:26px" id="query"></div></div><div style="display:flex;margin:14px 0 6px;color:#55664d"><span id="count"></span><span style="margin-left:auto">Torebek w magazynie</span></div><div id="found"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const key = flat(asked[index]), found = all.filter(([name, latin, text]) => !key || flat(name).includes(key) || (key.length > 2 && flat(`${latin} ${text}`).includes(key))), count = found.length, word = count === 1 ? 'pozycja' : count % 10 > 1 && count % 10 < 5 && (count < 12 || count > 14) ? 'pozycje' : 'pozycji';
      seq11Put('query', asked[index] ? escaped(asked[index]) + (index % 3 === 2 ? '' : caret('#22301c', 22)) : `${index % 3 === 2 ? '' : caret('#22301c', 22)}<span style="color:#66775e">Szukaj rośliny, także po łacinie</span>`); seq11Text('count', `${count} ${word}`);
      seq11Put('found', found.slice(0, 10).map(([name, latin, text, stock], at) => `<div style="display:flex;align-items:center;padding:8px 14px;border-bottom:1px solid #dbe4d2;${key && at === (index > 9 && index < 12 && count > 1 ? 1 : 0) ? 'background:#e9f2df' : ''}"><div style="flex:1"><b>${lit(name, key)}</b><i style="margin-left:10px;color:#55664d">${latin}</i><div style="margin-top:2px">${key.length > 2 ? lit(text, key) : text}</div></div><span style="width:60px;text-align:right">${stock}</span></div>`).join(''));
      seq11Put('basket', index < 11 ? 'Koszyk jest pusty.' : index < 20 ? 'W koszyku: 1 torebka<br>Razem: 6,50 zł' : 'W koszyku: 3 torebki<br>Razem: 19,50 zł');
    },
  };
});

sequence('vortrag-bienen-im-winter', { frames: 24, width: 1920, height: 1080, lcd: true, hinting: 'slight', languages: ['deu'] }, () => {
  const points = ['Ab zehn Grad rückt das Volk zur Traube zusammen', 'Die Königin sitzt in der Mitte, wo es über 20 Grad warm bleibt', 'Außen und innen wird ständig gewechselt', 'Geheizt wird mit der Flugmuskulatur, ohne Flügelschlag'], costs = [['Oktober', 1.1, '1,1 kg'], ['November', 0.8, '0,8 kg'], ['Dezember', 0.7, '0,7 kg'], ['Januar', 0.9, '0,9 kg'], ['Februar', 1.6, '1,6 kg'], ['März', 3.2, '3,2 kg']];
  const title = (text) => seq11B('font:bold 58px Carlito;color:#8a3b00', text), slides = [
    () => `<div style="padding:330px 170px 0"><div style="font:bold 96px Carlito;color:#8a3b00">Was Bienen im Winter tun</div><div style="font:38px Carlito;margin-top:24px">Imkerverein Großröhrsdorf, Abend für Anfänger</div><div style="font:30px Carlito;margin-top:60px;color:#5b4a33">Käthe Süßmilch, 21. November</div></div>`,
    (count) => `<div style="padding:120px 170px 0">${title('Die Wintertraube')}${points.slice(0, count).map((text) => `<div style="display:flex;gap:28px;align-items:center;font:40px Carlito;margin-top:48px"><span style="width:18px;height:18px;background:#e09b12;flex:none"></span><span>${text}</span></div>`).join('')}</div>`,
    (count) => `<div style="padding:120px 170px 0">${title('Verbrauch an Futter')}<div style="margin-top:50px">${costs.slice(0, count).map(([month, many, text]) => `<div style="display:flex;align-items:center;gap:30px;height:86px;font:36px Carlito"><span style="width:220px">${month}</span>${seq11Gauge(1000, many / 3.4, '#f3e6c8', '#e09b12', 36)}<span>${text}</span></div>`).join('')}</div></div>`,
    () => `<div style="padding:120px 170px 0;display:flex;gap:90px"><div style="width:760px">${title('Und was tut der Imker?')}<div style="font:38px/1.5 Carlito;margin-top:40px">Möglichst wenig! Einmal im Dezember gegen die Milben träufeln, nach Stürmen die Deckel prüfen und sonst Honigbrote essen.</div></div><div>${photo(700, 640, 'kasten im schnee')}</div></div>`,
    (count) => `<div style="padding:300px 170px 0;text-align:center"><div style="font:bold 80px Carlito;color:#8a3b00">Noch Fragen?</div>${count ? '<div style="font:38px Carlito;margin-top:40px">Nächster Abend: 12. Dezember, 19 Uhr, im Feuerwehrhaus</div>' : ''}</div>`];
  const plan = [[0, 0], [0, 0], [1, 0], [1, 1], [1, 1], [1, 2], [1, 3], [1, 3], [1, 4], [1, 4], [2, 0], [2, 1], [2, 2], [2, 3], [2, 4], [2, 5], [2, 6], [2, 6], [3, 0], [3, 0], [3, 0], [4, 0], [4, 1], [4, 1]];
  return {
    html: `<div style="position:relative;height:100%;background:#fffaf0;color:#2d2416;overflow:hidden"><div id="slide" style="height:980px"></div><div style="position:absolute;left:170px;right:170px;bottom:40px;border-top:3px solid #e09b12;padding-top:14px;display:flex;justify-content:space-between;font:24px Carlito;color:#5b4a33"><span>Imkerverein Großröhrsdorf</span><span id="number"></span></div></div>`,
    after() { this.step(0); },
    step(index) { const [at, count] = plan[index]; seq11Put('slide', slides[at](count)); if (seq11El('slide').seq11Painted !== at) { paintPhotos(); seq11El('slide').seq11Painted = at; } seq11Text('number', `Folie ${at + 1} von 5`); },
  };
});

sequence('cider-house-dashboard-ticking', { frames: 30, width: 1600, height: 900, lcd: false, hinting: 'slight' }, () => {
  const vats = [['Vat 1', 'Foxwhelp', 1.021], ['Vat 2', 'Dabinett', 1.034], ['Vat 3', 'house blend', 1.008], ['Vat 4', 'perry', 1.046], ['Vat 5', 'keeved', 1.018]], log = ['06:40  Yeast of vat 4 delivered', '07:05  Pump 2 rinsed', '07:30  First lorry weighed in, 8.4 t', '07:52  Bung of vat 1 replaced', '08:09  Press cloths changed'], card = 'background:#2a2320;border-radius:10px;padding:18px 24px;box-sizing:border-box';
  return {
    html: `<div style="height:100%;box-sizing:border-box;background:#1b1614;color:#f5e9dc;font:16px Cantarell;overflow:hidden;padding:26px 36px"><div style="display:flex;align-items:baseline;gap:26px"><b style="font-size:25px;color:#f0a35a">Pomona press room</b><span>Season 2027, day 19</span><span id="clock" style="margin-left:auto;font-size:25px"></span></div><div id="cards" style="display:grid;grid-template-columns:repeat(5,1fr);gap:18px;margin-top:20px"></div><div style="display:flex;gap:18px;margin-top:18px"><div style="width:900px;${card}"><div style="display:flex;justify-content:space-between"><b>Juice flow, litres a minute</b><span id="flow" style="color:#f0a35a"></span></div><div style="display:flex;gap:14px;margin-top:14px"><div style="width:34px;height:260px;display:flex;flex-direction:column;justify-content:space-between;text-align:right;font-size:14px;color:#c9b6a5"><span>60</span><span>45</span><span>30</span><span>15</span><span>0</span></div><canvas id="curve" width="800" height="260" style="display:block"></canvas></div><div style="display:flex;justify-content:space-between;padding-left:48px;margin-top:8px;font-size:14px;color:#c9b6a5"><span>20 min ago</span><span>15</span><span>10</span><span>5</span><span>now</span></div></div><div style="flex:1;${card}"><b>Gravity of the vats</b><div id="vats"></div></div></div><div style="display:flex;gap:18px;margin-top:18px"><div style="width:900px;${card}" id="log"></div><div style="flex:1;${card};line-height:1.7" id="lorry"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const beat = Math.floor(index / 2), flow = 38 + 9 * Math.sin(beat * 0.7) + 3 * Math.sin(beat * 1.9), litres = 14806 + index * 7 + beat * 3;
      seq11Text('clock', `08:14:${pad(22 + index, 2)}`); seq11Text('flow', `${flow.toFixed(1)} now`);
      seq11Put('cards', [['Pressed today', `${thousands(litres)} l`], ['Crates tipped', 412 + Math.floor(index / 3)], ['Pump pressure', `${(2.4 + 0.1 * Math.sin(beat)).toFixed(2)} bar`], ['Cellar', `${index < 14 ? '11.8' : '11.9'} °C`], ['Until lunch', `3:45:${pad(38 - index, 2)}`]].map(([name, value]) => seq11B(card, seq11B('color:#c9b6a5', name), seq11B('font-size:29px;margin-top:6px', value))).join(''));
      const pen = seq11El('curve').getContext('2d'); pen.fillStyle = '#2a2320'; pen.fillRect(0, 0, 800, 260); pen.strokeStyle = '#4a403a'; pen.lineWidth = 1; times(5, (at) => pen.strokeRect(0, at * 64, 800, 64)); seq11Curve(pen, times(80, (at) => { const t = beat - (79 - at) / 4; return (38 + 9 * Math.sin(t * 0.7) + 3 * Math.sin(t * 1.9)) / 60; }), 800, 260, '#f0a35a'); seq11Curve(pen, times(80, (at) => (26 + 4 * Math.sin((beat * 4 + at) / 11)) / 60), 800, 260, '#7fc4a8', 2);
      seq11Put('vats', vats.map(([name, what, gravity], at) => { const now = gravity - (at === 1 || at === 3 ? Math.floor(index / 10) * 0.001 : 0); return `<div style="margin-top:15px"><div style="display:flex;justify-content:space-between;margin-bottom:7px"><span>${name}, ${what}</span><span>${now.toFixed(3)}</span></div>${seq11Gauge(540, (now - 1) / 0.06, '#4a403a', at === 3 ? '#f0d05a' : '#7fc4a8', 9)}</div>`; }).join(''));
      seq11Put('log', [...log, ...(index > 7 ? ['08:14  Tipper 1 waits for row 11'] : []), ...(index > 18 ? ['08:14  Vat 2 has passed 1.034'] : [])].slice(-5).map((text) => seq11B('white-space:pre;line-height:31px', text)).join('')); seq11Put('lorry', `<b>On the weighbridge</b><div>${index < 12 ? 'Nobody' : 'Rowbotham Farm, Dabinett'}</div><div>${index < 12 ? '0.00 t' : index < 15 ? `${[2.1, 5.94, 7.38][index - 12].toFixed(2)} t` : '7.42 t'}</div><div>Next: Yelland, about 08:40</div>`);
    },
  };
});

sequence('sky-plates-downloading', { frames: 28, width: 1280, height: 800, lcd: true, hinting: 'medium' }, (r) => {
  const files = [['plate-1931-0417.fits', 412, 22, 0], ['plate-1931-0418.fits', 398, 15, 0], ['plate-1932-0022.fits', 405, 27, 6], ['finder-charts.zip', 88, 9, 2], ['logbook-scans.pdf', 231, 31, 9], ['calibration-2026.tar.gz', 1204, 34, 0], ['thumbnails.zip', 46, 12, 15]], place = r.pick(SEQ11_TOWNS);
  return {
    html: `<div style="position:relative;height:100%;background:#eceff4;color:#2b3240;font:15px 'Noto Sans';overflow:hidden"><div style="background:#3b4252;color:#eceff4;padding:16px 32px;display:flex;align-items:center;gap:28px"><b style="font-size:18px">Plate archive</b>${seq11Labels(['Browse', 'Transfers', 'Requests'], '', 1, 'border-bottom:2px solid #88c0d0')}<span id="speed" style="margin-left:auto"></span></div><div style="display:flex;gap:14px;padding:16px 32px">${seq11Labels(['Pause all', 'Resume', 'Remove finished'], 'background:#fff;border:1px solid #c3cad6;border-radius:6px;padding:7px 18px')}<span style="margin-left:auto;padding-top:8px">Saving to /data/${place.toLowerCase()}/plates</span></div><div id="rows" style="padding:0 32px"></div><div id="total" style="position:absolute;left:0;right:0;bottom:0;height:58px;background:#fff;border-top:1px solid #c3cad6;display:flex;align-items:center;gap:24px;padding:0 32px;box-sizing:border-box"></div><div id="toast"></div></div>`,
    after() { this.step(0); },
    step(index) {
      let got = 0, all = 0, pace = 0;
      seq11Put('rows', files.map(([name, size, speed, from], at) => {
        const held = at === 1 && index > 7 && index < 16, ran = Math.max(0, (at === 1 && index > 7 ? (index < 16 ? 8 : index - 8) : at === 4 && index > 12 ? (index < 17 ? 13 : index - 4) : index) - from), have = Math.min(size, Math.round(size * 0.04 * (from ? 0 : 1) + ran * speed)), done = have === size, waits = index < from, broken = at === 4 && index > 12 && index < 17;
        got += have; all += size; if (!held && !done && !waits && !broken) pace += speed / 4;
        const state = waits ? 'waiting' : done ? 'finished, checksum is right' : held ? 'paused' : broken ? 'connection lost, trying again' : `${(speed / 4).toFixed(1)} MB/s, ${Math.ceil((size - have) / speed * 4)} s left`;
        return `<div style="background:#fff;border-radius:8px;padding:10px 20px;margin-bottom:9px"><div style="display:flex;align-items:center;gap:14px">${icon(done ? 'check' : 'file', done ? '#4f8a3c' : '#4c566a', 18)}<b>${name}</b><span style="margin-left:auto;color:${broken ? '#b3303c' : '#4c566a'}">${state}</span></div><div style="display:flex;align-items:center;gap:20px;margin-top:7px">${seq11Gauge(940, have / size, '#dfe4ec', broken ? '#bf616a' : done ? '#7fae6a' : held ? '#b8a24a' : '#5e81ac', 9)}<span>${have} of ${thousands(size)} MB</span></div></div>`;
      }).join(''));
      seq11Text('speed', pace ? `${pace.toFixed(1)} MB/s` : 'idle'); seq11Put('total', `<b>Total</b>${seq11Gauge(800, got / all, '#dfe4ec', '#5e81ac', 12)}<span>${Math.round(100 * got / all)} %</span><span style="margin-left:auto">${thousands(got)} of ${thousands(all)} MB</span>`);
      seq11Put('toast', index > 19 && index < 25 ? seq11B('position:absolute;right:32px;bottom:76px;background:#3b4252;color:#fff;border-radius:8px;padding:14px 24px', 'thumbnails.zip has been unpacked') : '');
    },
  };
});

sequence('bacheca-della-liuteria', { frames: 26, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'none', languages: ['ita'] }, () => {
  const lanes = ['Da stimare', 'In laboratorio', 'In attesa del cliente', 'Pronto per il ritiro'], cards = [['Violino Guadagnini, copia', 'Scollatura della fascia superiore', 'Niccolò', 0], ['Viola da studio', 'Ponticello nuovo e anima da spostare', 'Perla', 0], ['Archetto da violoncello', 'Reincrinatura, 65,00 €', 'Ettore', 0], ['Contrabbasso dell’orchestra', 'Crepa di 12 cm vicino alla effe', 'Niccolò', 1], ['Violino tre quarti', 'Piroli che slittano', 'Perla', 1], ['Violoncello di nonna Adele', 'Perizia: è così vecchio come dicono?', 'Ettore', 2], ['Mandolino', 'Meccaniche da sostituire', 'Perla', 2], ['Viola d’amore', 'Montatura completa, 390,00 €', 'Niccolò', 3]];
  const moves = [{ card: 1, from: 3, to: 9, lane: 1 }, { card: 5, from: 14, to: 21, lane: 3 }], hue = { Niccolò: '#7a4b2a', Perla: '#2d6f73', Ettore: '#7d3a5f' }, wide = 352;
  const face = ([name, what, who], style) => `<div style="box-sizing:border-box;width:${wide - 32}px;height:108px;background:#fff;border-left:6px solid ${hue[who]};border-radius:6px;padding:12px 16px;${style}"><b>${name}</b><div style="margin-top:5px;font-size:14.5px">${what}</div><div style="margin-top:8px;font-size:13.5px;color:${hue[who]}">${who}</div></div>`;
  return {
    html: `<div style="position:relative;height:100%;background:#d9cdbf;color:#2b211a;font:15.5px Roboto;overflow:hidden"><div style="height:64px;background:#4a2f1d;color:#f7ecdf;display:flex;align-items:center;gap:30px;padding:0 36px"><b style="font-size:20px">Liuteria Ceruti &amp; Figlia</b>${seq11Labels(['Bacheca', 'Clienti', 'Legni', 'Fatture'], '', 0, 'border-bottom:2px solid #f0c78e')}<span id="saved" style="margin-left:auto"></span></div>${lanes.map((_, at) => `<div style="position:absolute;left:${36 + at * (wide + 18)}px;top:88px;width:${wide}px;height:740px;background:#efe7dc;border-radius:10px"></div>`).join('')}<div id="lanes"></div><div id="drag"></div></div>${pointer('black')}`,
    after() { this.step(0); },
    step(index) {
      const held = moves.find(({ from, to }) => index >= from && index < to), lane = cards.map((card, at) => { const move = moves.find((one) => one.card === at && index >= one.to); return move ? move.lane : card[3]; });
      const left = (at) => 52 + at * (wide + 18), top = (row) => 144 + row * 122, rank = (at) => { const moved = moves.findIndex((one) => one.card === at && index >= one.to); return moved < 0 ? at : 100 + moved; }, rowOf = (which) => lane.filter((at, one) => rank(one) < rank(which) && at === lane[which] && !(held && held.card === one)).length;
      const count = (at) => lane.filter((one, card) => one === at && !(held && held.card === card)).length;
      seq11Put('lanes', lanes.map((name, at) => `<div style="position:absolute;left:${left(at)}px;top:102px;width:${wide - 32}px;display:flex;justify-content:space-between"><b>${name}</b><span>${count(at)}</span></div>`).join('') + cards.map((card, at) => (held && held.card === at ? '' : `<div style="position:absolute;left:${left(lane[at])}px;top:${top(rowOf(at))}px">${face(card, 'box-shadow:0 1px 3px rgba(0,0,0,.25)')}</div>`)).join(''));
      if (held) {
        const share = Math.min(1, (index - held.from) / (held.to - held.from - 1)), home = lane[held.card], target = lane.filter((one) => one === held.lane).length, x = Math.round(left(home) + share * (left(held.lane) - left(home))), from = top(rowOf(held.card)), y = Math.round(from + share * (top(target) - from) - 30 * Math.sin(share * Math.PI));
        seq11Put('drag', `<div style="position:absolute;left:${x}px;top:${y}px">${face(cards[held.card], 'box-shadow:0 12px 28px rgba(40,20,0,.5)')}</div>`); movePointer(x + 190, y + 84);
      } else { seq11Put('drag', ''); const next = moves.find(({ from }) => from > index && from - index < 3); if (next) movePointer(left(lane[next.card]) + 190, top(rowOf(next.card)) + 84); else movePointer(1340, 700 + index % 4 * 12); }
      seq11Text('saved', held ? 'Spostamento in corso' : index < 3 ? 'Aggiornata alle 9:12' : index < 21 ? 'Salvato alle 9:13' : 'Salvato alle 9:14');
    },
  };
});

sequence('ferry-booking-buttons-hovered', { frames: 28, width: 1024, height: 768, lcd: true, hinting: 'slight' }, (r) => {
  const sails = ['06:40', '09:15', '12:30', '17:55'], rows = times(4, (at) => [sails[at], `${r.number(2, 4)} h ${pad(r.below(60), 2)}`, r.pick(['MV Sandpiper', 'MV Gannet', 'MV Turnstone']), `£${r.number(28, 74)}.00`]), extras = ['Bicycle', 'Dog', 'Cabin', 'Breakfast', 'Kayak', 'Wheelchair'];
  const stops = [[0, 900, 700], [2, 900, 256], [4, 902, 258], [6, 900, 318], [8, 900, 384], [10, 895, 384], [13, 110, 560], [15, 260, 560], [17, 410, 560], [20, 410, 562], [22, 560, 562], [25, 880, 690], [27, 882, 692]], hint = { Bicycle: 'Bicycles travel free of charge on weekdays.', Dog: 'Dogs stay on the outer deck or in the car.', Cabin: 'Two berths, washbasin, window to the sea.', Breakfast: 'Served until the pilot leaves the ship.' };
  return {
    html: `<div style="position:relative;height:100%;background:#000;color:#ffff66;font:17px 'DejaVu Sans';overflow:hidden"><div style="border-bottom:3px solid #ffff66;padding:20px 40px;display:flex;gap:34px;align-items:center"><b style="font-size:21px">Northern Sound Ferries</b><span>Book</span><span>My trips</span><span>Help</span></div><div style="padding:22px 40px 0;font-size:20px;font-weight:bold">Oban to Inverary, Saturday 19 June</div><div style="padding:10px 40px;color:#fff">Choose a sailing. Check-in closes 40 minutes earlier.</div><div id="rows" style="position:absolute;left:40px;right:40px;top:226px"></div><div style="position:absolute;left:40px;top:504px;font-weight:bold">Extras</div><div id="extras" style="position:absolute;left:40px;top:536px;display:flex;gap:12px"></div><div id="hint" style="position:absolute;left:40px;top:604px;color:#fff"></div><div id="sum" style="position:absolute;left:40px;top:682px;font-size:20px"></div><div id="go" style="position:absolute;right:40px;top:664px"></div></div>${pointer('white')}`,
    after() { this.step(0); },
    step(index) {
      const [x, y] = seq11Path(stops, index), over = (left, top, wide, high) => x >= left && x < left + wide && y >= top && y < top + high, button = (name, lit, on, style) => seq11I(`display:block;box-sizing:border-box;text-align:center;border:2px solid ${lit || on ? '#fff' : '#ffff66'};${lit ? 'background:#ffff66;color:#000' : on ? 'background:#00308f;color:#fff' : 'background:#000;color:#ffff66'};${style}`, name);
      const row = index > 9 ? 2 : -1, got = extras.filter((name, at) => (at === 2 && index > 18) || (at === 0 && index > 13)), hoverExtra = extras.findIndex((_, at) => over(40 + at * 150, 536, 138, 48));
      seq11Put('rows', rows.map((cells, at) => `<div style="display:flex;align-items:center;box-sizing:border-box;height:54px;margin-bottom:10px;border-bottom:1px solid #8a8a3a;color:#fff">${seq11Cells(cells, [130, 170, 240, 150])}<span style="margin-left:auto">${button(row === at ? 'Chosen' : 'Choose', over(820, 226 + at * 64, 164, 54), row === at, 'width:164px;height:44px;line-height:40px')}</span></div>`).join(''));
      seq11Put('extras', extras.map((name, at) => button(name, at === hoverExtra, got.includes(name), 'width:138px;height:48px;line-height:44px')).join('')); seq11Text('hint', hoverExtra >= 0 && hint[extras[hoverExtra]] ? hint[extras[hoverExtra]] : 'Point at an extra to read more about it.');
      seq11Text('sum', row < 0 ? 'No sailing chosen' : `${rows[2][0]} with ${got.length ? got.map((name) => name.toLowerCase()).join(' and ') : 'no extras'}`); seq11Put('go', button('Go to payment', over(784, 664, 200, 56), false, 'width:200px;height:56px;line-height:52px')); movePointer(x, y);
    },
  };
});

sequence('island-chart-pushed-about', { frames: 26, width: 1440, height: 900, lcd: true, hinting: 'slight' }, () => {
  const spots = [['Gull Harbour', 520, 210], ['Selkie Bay', 860, 150], ['Torran Light', 1180, 300], ['Kirk Sound', 700, 430], ['Black Skerries', 1010, 520], ['Old Pier', 440, 600], ['Sandwick', 820, 720], ['Heron Loch', 1270, 660], ['Whale Bank', 1500, 450], ['Peat Landing', 1640, 250], ['Monks’ Stairs', 1560, 790], ['Long Geo', 1120, 960], ['Quern Point', 640, 900]];
  const push = [[0, 0], [0, 0], [-12, -4], [-58, -18], [-120, -40], [-176, -62], [-205, -74], [-210, -76], [-210, -76], [-210, -76], [-210, -76], [-210, -76], [-238, -118], [-282, -180], [-330, -232], [-352, -256], [-352, -256], [-352, -256], [-352, -256], [-352, -256], [-318, -210], [-240, -140], [-170, -90], [-140, -70], [-140, -70], [-140, -70]];
  const lands = [[620, 330, 300, 170], [1080, 420, 170, 210], [560, 720, 220, 150], [900, 780, 190, 110], [1560, 320, 210, 190], [1420, 760, 230, 140], [1140, 1010, 190, 100]];
  return {
    html: `<div style="position:relative;height:100%;overflow:hidden;background:#bcdcea;color:#123244;font:15px 'Open Sans'"><canvas id="chart" width="1440" height="900" style="position:absolute;left:0;top:0"></canvas><div id="names"></div><div style="position:absolute;left:24px;top:24px;width:310px;background:#fff;border-radius:10px;box-shadow:0 3px 14px rgba(0,30,60,.35);padding:20px 24px;box-sizing:border-box"><b style="font-size:18px">Round the outer islands</b><div style="margin:4px 0 12px;color:#4c6675">Five calls, 41 sea miles</div><div id="legs"></div></div><div style="position:absolute;right:24px;top:24px;background:#fff;border-radius:10px;box-shadow:0 3px 14px rgba(0,30,60,.35);padding:12px 20px"><span id="tide"></span></div><div style="position:absolute;right:24px;bottom:24px;background:#fff;border-radius:6px;padding:7px 16px">Depths in metres, chart 2211</div></div>`,
    after() { this.step(0); },
    step(index) {
      const [dx, dy] = push[index], pen = seq11El('chart').getContext('2d'), chance = new Random('outer islands'), sea = pen.createLinearGradient(0, 0, 0, 900); sea.addColorStop(0, '#c7e4ef'); sea.addColorStop(1, '#a9cfe2'); pen.fillStyle = sea; pen.fillRect(0, 0, 1440, 900);
      lands.forEach(([x, y, wide, high], one) => { const dots = times(26, (at) => { const turn = at / 26 * 6.283, reach = 0.8 + chance.next() * 0.35; return [x + dx + Math.cos(turn) * wide * reach, y + dy + Math.sin(turn) * high * reach]; }); [['#9cc9dd', 34], ['#e9dfb6', 8], ['#cfe0a8', 0]].forEach(([hue, rim], layer) => { pen.beginPath(); dots.forEach(([px, py], at) => (at ? pen.lineTo(px, py) : pen.moveTo(px, py))); pen.closePath(); pen.fillStyle = layer < 2 ? hue : ['#cfe0a8', '#c2d79a', '#d6dfae'][one % 3]; if (rim) { pen.lineJoin = 'round'; pen.lineWidth = rim; pen.strokeStyle = hue; pen.stroke(); } pen.fill(); }); });
      times(30, () => { pen.strokeStyle = 'rgba(70,120,150,.35)'; pen.lineWidth = 1; pen.beginPath(); pen.ellipse(chance.below(1900) + dx, chance.below(1200) + dy, chance.number(30, 140), chance.number(14, 70), chance.next() * 3, 0, 7); pen.stroke(); });
      pen.strokeStyle = '#b0303a'; pen.lineWidth = 3; pen.setLineDash([14, 9]); pen.beginPath(); [0, 3, 4, 8, 9, 2, 1, 0].forEach((at, one) => { const px = spots[at][1] + dx, py = spots[at][2] + dy + 24; if (one) pen.lineTo(px, py); else pen.moveTo(px, py); }); pen.stroke(); pen.setLineDash([]);
      const open = index > 7 && index < 12 ? 4 : index > 16 && index < 20 ? 8 : -1;
      seq11Put('names', spots.map(([name, x, y]) => seq11I(`position:absolute;left:${x + dx}px;top:${y + dy}px;background:#fff;border:1px solid #7fa3b5;border-radius:4px;padding:1px 9px;white-space:nowrap;font-weight:600`, name)).join('') + (open < 0 ? '' : seq11B(`position:absolute;left:${spots[open][1] + dx - 40}px;top:${spots[open][2] + dy + 40}px;width:270px;box-sizing:border-box;background:#12405a;color:#fff;border-radius:10px;padding:14px 18px;line-height:1.5`, `<b>${spots[open][0]}</b>`, seq11B('', open === 4 ? 'Seals from May to August, keep 100 m away.' : 'Minke whales were seen here on 8 June.'), seq11B('', open === 4 ? 'Depth 6.2 to 18 m' : 'Depth 44 to 71 m'))));
      seq11Put('legs', [['Gull Harbour', '09:30'], ['Kirk Sound', '10:20'], ['Black Skerries', '11:05'], ['Whale Bank', '12:00'], ['Torran Light', '13:45']].map(([name, when], at) => seq11B(`display:flex;justify-content:space-between;padding:8px 10px;border-radius:5px;${open === 4 && at === 2 || open === 8 && at === 3 ? 'background:#d9edf6' : ''}`, `<span>${name}</span><span>${when}</span>`)).join('')); seq11Text('tide', index < 13 ? 'High water 14:52, now 2.3 m' : 'High water 14:52, now 2.4 m');
    },
  };
});

// Pictures that move.

/** Something like an old glass plate: a street, a window, people without faces. */
function seq11Plate(canvas, seed, warm) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, chance = new Random(`plate ${seed}`), tone = (light, alpha = 1) => `hsla(${warm ? 34 : 210},${warm ? 28 : 8}%,${light}%,${alpha})`;
  const sky = pen.createLinearGradient(0, 0, 0, height); sky.addColorStop(0, tone(80)); sky.addColorStop(1, tone(44)); pen.fillStyle = sky; pen.fillRect(0, 0, width, height);
  times(9, (at) => { const wide = chance.number(80, 190), high = chance.number(height * 0.3, height * 0.7), x = at * width / 8 - 60; pen.fillStyle = tone(chance.number(22, 52)); pen.fillRect(x, height * 0.82 - high, wide, high); times(8, (one) => { pen.fillStyle = tone(chance.number(12, 74)); pen.fillRect(x + 14 + (one % 2) * 46, height * 0.86 - high + Math.floor(one / 2) * 54, 24, 32); }); });
  pen.fillStyle = tone(30); pen.fillRect(0, height * 0.82, width, height * 0.18);
  times(7, () => { const x = chance.below(width), y = height * (0.74 + chance.next() * 0.16); pen.fillStyle = tone(chance.number(8, 24)); pen.beginPath(); pen.ellipse(x, y, 13, 40, 0, 0, 7); pen.fill(); pen.beginPath(); pen.ellipse(x, y - 50, 10, 12, 0, 0, 7); pen.fill(); });
  grain(pen, width, height, new Random(`plate grain ${seed}`), 34);
}

sequence('glass-plates-in-the-viewer', { frames: 26, width: 1280, height: 720, scale: 1.5, lcd: false, hinting: 'none' }, (r) => {
  const plates = [['Market Street, looking north', '1904', 'half plate'], ['Opening of the tram line', '1911', 'whole plate'], ['Glassworks, night shift', '1908', 'half plate'], ['Regatta from the bridge', '1913', 'quarter plate'], ['The puppet man at the fair', '1906', 'half plate']].map((cells, at) => [...cells, `plate_${pad(220 + at * 7, 4)}.tif`, `${r.number(38, 91)}.${r.below(10)} MB`, seq11Name(r)]), plan = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 2, 2, 2, 4, 4, 4];
  return {
    html: `<div style="position:relative;height:100%;background:#18181a;color:#e6e4df;font:14.5px 'Inter Display';overflow:hidden"><div style="position:absolute;left:0;top:0;right:0;height:46px;background:#232326;display:flex;align-items:center;gap:28px;padding:0 26px;box-sizing:border-box"><b>Plate viewer</b>${seq11Labels(['Zoom', 'Rotate', 'Levels', 'Compare', 'Export'])}<span id="name" style="margin-left:auto"></span></div><div style="position:absolute;left:20px;top:62px;width:920px;height:540px;overflow:hidden;background:#000"><canvas id="plate" width="920" height="540" style="position:absolute;left:0;top:0"></canvas></div><div id="info" style="position:absolute;left:964px;top:62px;width:296px;line-height:1.5"></div><div style="position:absolute;left:20px;bottom:18px;display:flex;gap:10px" id="strip">${plates.map((_, at) => `<div style="width:120px;height:74px;box-sizing:border-box;padding:4px"><canvas class="small" width="112" height="66" style="display:block"></canvas></div>`).join('')}</div><div id="zoom" style="position:absolute;right:26px;bottom:44px"></div><div id="toast"></div></div>`,
    after() { document.querySelectorAll('.small').forEach((canvas, at) => { const big = Object.assign(document.createElement('canvas'), { width: 448, height: 264 }); seq11Plate(big, at, false); canvas.getContext('2d').drawImage(big, 0, 0, 112, 66); }); this.step(0); },
    step(index) {
      const at = plan[index], warm = at === 3 && index > 17, zoom = at === 1 && index > 6 ? [1.3, 1.7, 2, 2, 2][index - 7] : 1, canvas = seq11El('plate'), key = `${at} ${warm}`; if (canvas.seq11Key !== key) { seq11Plate(canvas, at, warm); canvas.seq11Key = key; }
      canvas.style.transformOrigin = '62% 70%'; canvas.style.transform = `scale(${zoom})`; const [title, year, size, name, bytes, who] = plates[at];
      seq11Text('name', `${name}, ${at + 1} of 5`); seq11Text('zoom', `${Math.round(zoom * 42)} %`); [...seq11El('strip').children].forEach((one, which) => { one.style.background = which === at ? '#e0b060' : '#18181a'; });
      seq11Put('info', `<div style="font-size:19px;font-weight:600;line-height:1.35">${title}</div>${[['Year', year], ['Size', size], ['File', bytes], ['Scanned by', who], ['Tone', warm ? 'warm' : 'neutral']].map(([label, value]) => seq11B('display:flex;border-bottom:1px solid #3a3a3e;padding:9px 0', seq11I('width:100px;color:#aaa69d', label), `<span>${value}</span>`)).join('')}<div style="margin-top:16px">${index > 9 && at === 1 ? 'Crack in the lower right corner, emulsion lifted.' : at === 4 ? 'Who knows the name of this man? Please write to us.' : 'No remarks so far.'}</div>`);
      seq11Put('toast', index === 18 || index === 19 ? seq11B('position:absolute;left:380px;top:540px;background:#e6e4df;color:#18181a;border-radius:6px;padding:9px 18px', 'Levels: warm tone applied') : '');
    },
  };
});

/** A wheel that turns, a lump of clay, two hands. */
function seq11Wheel(canvas, index) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, chance = new Random('wheel room'), wall = pen.createLinearGradient(0, 0, width, height); wall.addColorStop(0, '#7d8a86'); wall.addColorStop(1, '#c9b79c'); pen.fillStyle = wall; pen.fillRect(0, 0, width, height);
  times(12, () => { pen.fillStyle = `hsl(${chance.number(15, 40)},25%,${chance.number(30, 70)}%)`; pen.fillRect(chance.below(width), chance.below(height * 0.35), chance.number(10, 34), chance.number(14, 50)); });
  const x = width / 2, y = height * 0.76, tall = height * (0.2 + 0.16 * Math.min(1, index / 20)), wide = width * (0.13 + 0.02 * Math.sin(index * 0.7));
  pen.fillStyle = '#4b4f52'; pen.beginPath(); pen.ellipse(x, y + 14, width * 0.3, height * 0.12, 0, 0, 7); pen.fill(); pen.fillStyle = '#8f5f45'; pen.fillRect(x - wide, y - tall, wide * 2, tall); pen.beginPath(); pen.ellipse(x, y, wide, height * 0.05, 0, 0, 7); pen.fill(); pen.fillStyle = '#6b4431'; pen.beginPath(); pen.ellipse(x, y - tall, wide, height * 0.05, 0, 0, 7); pen.fill();
  times(6, (at) => { pen.strokeStyle = `rgba(255,225,200,${0.12 + at * 0.04})`; pen.lineWidth = 2; pen.beginPath(); pen.ellipse(x, y - tall * at / 6, wide, height * 0.045, 0, index * 0.9 + at, index * 0.9 + at + 1.4); pen.stroke(); });
  [-1, 1].forEach((side) => { pen.fillStyle = '#d29d7c'; pen.beginPath(); pen.ellipse(x + side * (wide + 26 + 5 * Math.sin(index + side)), y - tall * 0.7, width * 0.07, height * 0.07, side * 0.5, 0, 7); pen.fill(); });
  grain(pen, width, height, new Random(`wheel ${index}`), 22);
}

sequence('throwing-lesson-in-the-corner', { frames: 28, width: 1680, height: 1050, lcd: true, hinting: 'full' }, (r) => {
  const say = seq11Voice(r, 'pottery', 'glass'), places = seq11Add([0, 0, 0, 0, 0, 0, 40, 70, 60, 25, 0, 0, 0, 0, 0, 0, 35, 90, 85, 40, 0, 0, 0, 0, 0, 0, 0, 0]), spoken = ['Centre the clay before you open it.', 'Elbows on your knees, both of them.', 'Slow wheel now, and less water.', 'Lift with the outside hand.', 'Stop before it gets thin.'], titles = ['Choosing the clay', 'How to centre', 'The first pull', 'Drying without cracks'];
  return {
    html: `<div style="position:relative;height:100%;background:#fff;color:#24292e;overflow:hidden"><div style="position:absolute;left:0;right:0;top:0;height:62px;background:#a24b2c;color:#fff;display:flex;align-items:center;gap:34px;padding:0 60px;font:16px 'Nimbus Sans'"><b style="font-size:22px">Mudlark School</b>${seq11Labels(['Courses', 'Articles', 'Glazes', 'Forum'], '', 1, 'border-bottom:2px solid #fff')}<span id="saved" style="margin-left:auto"></span></div><div id="page" style="position:absolute;left:0;right:0;top:62px;bottom:0;overflow:hidden"><div style="width:900px;margin-left:90px;padding:36px 0 500px;font:18.5px/1.6 'Noto Serif'"><div style="font:bold 40px 'Nimbus Sans'">Your first cylinder</div><div style="font:16px 'Nimbus Sans';color:#5d666f;margin:8px 0 18px">By ${seq11Name(r)}, updated in ${r.pick(SEQ11_MONTH)}</div>${titles.map((name) => `<div style="font:bold 25px 'Nimbus Sans';margin:26px 0 8px">${name}</div><p style="margin:0 0 14px">${say(4)}</p><p style="margin:0 0 14px">${say(3)}</p>`).join('')}</div></div><div style="position:absolute;right:50px;top:110px;width:480px;font:16px/1.6 'Nimbus Sans'"><b style="font-size:19px">You will need</b>${['1.2 kg of stoneware', 'a sponge and a needle', 'a wire with two corks', 'an apron, or an old shirt', 'patience for eleven failures'].map((text) => seq11B('padding:8px 0;border-bottom:1px solid #dfe3e6', text)).join('')}</div><div style="position:absolute;right:40px;bottom:40px;width:520px;background:#17191b;color:#fff;border-radius:10px;overflow:hidden;box-shadow:0 10px 34px rgba(0,0,0,.4)"><canvas id="clip" width="520" height="300" style="display:block"></canvas><div id="said" style="height:44px;line-height:44px;text-align:center;font:18px/44px 'Nimbus Sans'"></div><div style="display:flex;gap:16px;align-items:center;padding:0 18px 14px;font:15px 'Nimbus Sans'">${icon('play', '#fff', 16, true)}<span id="time"></span><span id="line"></span><span>9:48</span></div></div></div>`,
    after() { this.step(0); },
    step(index) { const second = 217 + Math.floor(index / 2); seq11Wheel(seq11El('clip'), index); seq11El('page').scrollTop = places[index]; seq11Text('said', spoken[Math.floor(index / 6)]); seq11Text('time', `${Math.floor(second / 60)}:${pad(second % 60, 2)}`); seq11Put('line', seq11Gauge(350, second / 588, '#4a4e52', '#e2733f', 6)); seq11Text('saved', index < 20 ? 'Lesson 2 of 7' : 'Lesson 2 of 7, half done'); },
  };
});

/** A snowy ridge by day: clouds that drift, a hut, walkers. */
function seq11Ridge(canvas, index) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, sky = pen.createLinearGradient(0, 0, 0, height); sky.addColorStop(0, '#5d86b8'); sky.addColorStop(1, '#e9d9cf'); pen.fillStyle = sky; pen.fillRect(0, 0, width, height);
  times(7, (at) => { pen.fillStyle = `rgba(255,255,255,${0.25 + at * 0.05})`; pen.beginPath(); pen.ellipse((at * 170 + index * (4 + at)) % (width + 200) - 100, height * (0.1 + at * 0.05), 90 + at * 12, 16 + at * 3, 0, 0, 7); pen.fill(); });
  times(4, (layer) => { pen.fillStyle = ['#8fa3bd', '#6d7f99', '#dfe6ee', '#f4f6f9'][layer]; pen.beginPath(); pen.moveTo(0, height); for (let x = 0; x <= width; x += 12) pen.lineTo(x, height * (0.36 + layer * 0.14) + 46 * Math.sin((x + index * (1 + layer * 2)) / (90 + layer * 30) + layer * 2) + 14 * Math.sin((x + index * (1 + layer * 2)) / 23)); pen.lineTo(width, height); pen.fill(); });
  pen.fillStyle = '#5a3a28'; pen.fillRect(width * 0.72 - index * 2, height * 0.6, 70, 44); pen.fillStyle = '#8a2f22'; pen.beginPath(); pen.moveTo(width * 0.72 - index * 2 - 10, height * 0.6); pen.lineTo(width * 0.72 - index * 2 + 35, height * 0.53); pen.lineTo(width * 0.72 - index * 2 + 80, height * 0.6); pen.fill();
  times(3, (at) => { const x = width * 0.2 + at * 40 + index * 5, y = height * 0.83 - 4 * Math.abs(Math.sin(index + at)); pen.fillStyle = ['#b3372f', '#28527a', '#3d6b3a'][at]; pen.beginPath(); pen.ellipse(x, y, 9, 22, 0, 0, 7); pen.fill(); });
  grain(pen, width, height, new Random(`ridge ${index}`), 22);
}

sequence('pelicula-el-refugio', { frames: 28, width: 1920, height: 1080, lcd: false, hinting: 'slight', languages: ['spa'] }, () => {
  const said = [['Si seguimos así, llegaremos de noche.'], [], ['¿Y la niña? ¿Aguantará?'], ['Aguanta más que tú,', 'y además no se queja.'], [], ['Mañana la cuerda la llevo yo.'], ['– ¿Oyes algo?', '– Sólo el viento.'], [], ['Aquí vivía mi abuelo', 'cuando aún había lobos.'], ['¡Mira, hay luz en la ventana!']], plan = [0, 0, 0, 1, 2, 2, 2, 3, 3, 3, 3, 4, 5, 5, 5, 6, 6, 6, 6, 7, 7, 8, 8, 8, 8, 9, 9, 9];
  return {
    html: `<div style="position:relative;height:100%;background:#000;overflow:hidden"><canvas id="film" width="960" height="408" style="position:absolute;left:0;top:132px;width:1920px;height:816px"></canvas><div id="said" style="position:absolute;left:0;right:0;bottom:168px;text-align:center"></div><div id="top"></div><div id="bar"></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq11Ridge(seq11El('film'), index); const second = 2648 + Math.floor(index / 2), on = index < 3 || index > 18 && index < 23;
      seq11Put('said', said[plan[index]].map((text) => seq11B("width:max-content;margin:0 auto 6px;background:#000;color:#fff;font:42px/1.25 Roboto;padding:2px 20px", text)).join(''));
      seq11Put('top', on ? seq11B('position:absolute;left:60px;top:40px;color:#fff;font:28px Roboto', 'El refugio de los tres inviernos') : ''); seq11Put('bar', on ? `<div style="position:absolute;left:60px;right:60px;bottom:42px;display:flex;gap:28px;align-items:center;color:#fff;font:21px Roboto">${icon('play', '#fff', 28, true)}<span>${Math.floor(second / 60)}:${pad(second % 60, 2)}</span>${seq11Gauge(1230, second / 6420, '#555', '#d9432f', 7)}<span>1:47:00</span><span>Subtítulos: español</span></div>` : '');
    },
  };
});

/** Somebody in front of a camera. */
function seq11Face(canvas, index, seed) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, chance = new Random(`face ${seed}`), hue = chance.below(360), room = pen.createLinearGradient(0, 0, width, height); room.addColorStop(0, `hsl(${hue},22%,${chance.number(40, 70)}%)`); room.addColorStop(1, `hsl(${hue + 40},26%,${chance.number(20, 40)}%)`); pen.fillStyle = room; pen.fillRect(0, 0, width, height);
  times(4, () => { pen.fillStyle = `hsl(${chance.below(360)},30%,${chance.number(25, 75)}%)`; pen.fillRect(chance.below(width), chance.below(height * 0.5), chance.number(20, 90), chance.number(20, 110)); });
  const x = width * (0.5 + 0.015 * Math.sin(index * 0.45 + seed * 2)), y = height * (0.48 + 0.01 * Math.sin(index * 0.9 + seed)), size = height * 0.2;
  pen.fillStyle = `hsl(${hue + 200},38%,36%)`; pen.beginPath(); pen.ellipse(x, height * 1.06, size * 2.2, size * 1.9, 0, 0, 7); pen.fill(); pen.fillStyle = `hsl(26,38%,${chance.number(34, 76)}%)`; pen.beginPath(); pen.ellipse(x, y, size * 0.78, size, 0, 0, 7); pen.fill(); pen.fillStyle = `hsl(28,34%,${chance.number(10, 56)}%)`; pen.beginPath(); pen.ellipse(x, y - size * 0.72, size * 0.82, size * 0.46, 0, 0, 7); pen.fill();
  pen.fillStyle = '#26201c'; [-0.3, 0.3].forEach((side) => { pen.beginPath(); pen.ellipse(x + size * side, y - size * 0.06, size * 0.08, (index + seed * 3) % 11 ? size * 0.07 : 1, 0, 0, 7); pen.fill(); }); pen.fillStyle = '#7d3c38'; pen.beginPath(); pen.ellipse(x, y + size * 0.48, size * 0.22, 2 + (index * 5 + seed * 7) % 9, 0, 0, 7); pen.fill();
  grain(pen, width, height, new Random(`face ${seed} ${index}`), 16);
}

sequence('dig-season-call-captioned', { frames: 28, width: 1920, height: 1080, lcd: true, hinting: 'none' }, () => {
  const people = ['Winifred Garside', 'Tobias Inglewood', 'Delphine Yelland', 'Ambrose Drummond', 'Bryony Kelso', 'You'], speech = [[0, 'Good morning everybody, let us start with trench five, because the tarpaulin blew away.'], [2, 'I have already ordered a heavier one. It arrives on Thursday, with forty sandbags.'], [1, 'Then we lose two days. Could the students wash finds in the meantime?'], [0, 'Yes, please. There are nineteen crates of bone in the barn.'], [3, 'And somebody should look at the brooch before the newspaper does.']], spoken = speech.flatMap(([who, text], turn) => text.split(' ').map((word) => [turn, who, word]));
  const chat = [['Bryony', 'The barn key hangs behind the clock.', 4], ['Ambrose', 'Brooch: bag 1187-3, shelf C.', 11], ['Delphine', 'Invoice for the tarpaulin: £146.20', 17], ['Tobias', 'I will bring brushes and biscuits.', 23]];
  return {
    html: `<div style="position:relative;height:100%;background:#202124;color:#f1f3f4;font:17px 'Noto Sans';overflow:hidden">${people.map((name, at) => { const left = 24 + (at % 3) * 480, top = 24 + Math.floor(at / 3) * 376; return `<canvas class="face" width="464" height="360" style="position:absolute;left:${left}px;top:${top}px"></canvas><span class="tag" style="position:absolute;left:${left + 14}px;top:${top + 316}px;background:#202124;border-radius:5px;padding:3px 12px">${name}</span>`; }).join('')}<div style="position:absolute;left:1470px;top:24px;width:426px;height:960px;background:#fff;color:#202124;border-radius:10px;padding:20px 26px;box-sizing:border-box"><b style="font-size:19px">Chat</b><div id="chat"></div></div><div id="said" style="position:absolute;left:24px;width:1424px;top:784px;height:200px;box-sizing:border-box;background:#2d2e31;border-radius:10px;padding:18px 34px;font-size:26px;line-height:40px"></div><div style="position:absolute;left:24px;right:24px;bottom:18px;height:54px;display:flex;align-items:center;gap:16px"><span id="time"></span><span style="flex:1"></span>${seq11Labels(['Microphone', 'Camera', 'Captions on', 'Share', 'Hang up'], 'background:#3c4043;border-radius:26px;padding:12px 26px', 4, 'background:#c5221f')}<span style="flex:1"></span><span>6 people</span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const upto = Math.min(spoken.length, 3 + Math.round(index * 2.4)), [turn, who] = spoken[upto - 1], first = Math.max(0, turn - 1);
      seq11Put('said', speech.slice(first, turn + 1).map(([one], at) => `<div><b style="color:#8ab4f8">${people[one].split(' ')[0]}</b> <span>${spoken.slice(0, upto).filter(([which]) => which === first + at).map(([, , word]) => word).join(' ')}</span></div>`).join(''));
      document.querySelectorAll('.face').forEach((canvas, at) => { seq11Face(canvas, at === 4 && index > 9 && index < 18 ? 9 : index, at + 2); canvas.style.outline = at === who ? '4px solid #8ab4f8' : 'none'; });
      seq11Put('chat', chat.filter(([, , from]) => index >= from).map(([name, text]) => seq11B('margin-top:18px;line-height:1.45', `<b>${name}</b>`, seq11B('', text))).join('') || seq11B('margin-top:18px', 'No messages yet.')); seq11Text('time', `09:0${index < 20 ? 2 : 3}  Season meeting`);
    },
  };
});

/** The deep sea: rays, rocks, fish, bubbles, a boat. */
function seq11Deep(canvas, index) {
  const pen = canvas.getContext('2d'), { width, height } = canvas, chance = new Random('deep sea'), water = pen.createLinearGradient(0, 0, 0, height); water.addColorStop(0, '#1d6f8f'); water.addColorStop(1, '#041421'); pen.fillStyle = water; pen.fillRect(0, 0, width, height);
  times(8, (at) => { pen.fillStyle = `rgba(170,230,240,${0.05 + at % 3 * 0.03})`; pen.beginPath(); const x = (at * 230 + index * 9) % (width + 300) - 150; pen.moveTo(x, 0); pen.lineTo(x + 70, 0); pen.lineTo(x - 120, height); pen.lineTo(x - 300, height); pen.fill(); });
  times(20, (at) => { const x = ((at * 170 - index * 34) % (width + 340) + width + 340) % (width + 340) - 170, tall = chance.number(60, 320); pen.fillStyle = `hsl(${chance.number(170, 230)},30%,${chance.number(8, 26)}%)`; pen.beginPath(); pen.moveTo(x - 110, height); pen.lineTo(x - 20, height - tall); pen.lineTo(x + 30, height - tall * 0.8); pen.lineTo(x + 130, height); pen.fill(); });
  times(34, (at) => { const x = ((chance.below(2000) - index * (18 + at % 5 * 9)) % (width + 200) + width + 200) % (width + 200) - 100, y = chance.below(height * 0.8) + 12 * Math.sin(index + at), size = chance.number(8, 34); pen.fillStyle = `hsl(${chance.number(10, 60)},80%,${chance.number(45, 65)}%)`; pen.beginPath(); pen.ellipse(x, y, size, size * 0.5, 0, 0, 7); pen.fill(); pen.beginPath(); pen.moveTo(x + size * 0.8, y); pen.lineTo(x + size * 1.5, y - size * 0.5); pen.lineTo(x + size * 1.5, y + size * 0.5); pen.fill(); });
  const x = width * 0.42 + 20 * Math.sin(index / 3), y = height * 0.5 + 40 * Math.sin(index / 4); pen.fillStyle = '#e8b23a'; pen.beginPath(); pen.ellipse(x, y, 110, 52, 0.05 * Math.sin(index), 0, 7); pen.fill(); pen.fillStyle = '#bfeaf5'; pen.beginPath(); pen.arc(x + 50, y - 6, 26, 0, 7); pen.fill(); pen.fillStyle = '#7d5a12'; pen.fillRect(x - 130, y - 24 + (index % 2) * 6, 16, 48);
  times(26, (at) => { pen.fillStyle = 'rgba(220,245,255,.5)'; pen.beginPath(); pen.arc(x - 120 - (at * 23 + index * 17) % 300, y - (at * 31 + index * 13) % 260, 2 + at % 5, 0, 7); pen.fill(); });
}

sequence('salvage-dive-with-hud', { frames: 26, width: 1600, height: 900, lcd: false, hinting: 'medium' }, () => {
  const panel = "position:absolute;background:#031019;color:#d9f6ff;border:2px solid #2c7a96;padding:14px 20px;box-sizing:border-box", orders = ['Find the ferry bell', 'Photograph the propeller', 'Return before the tide turns'], radio = ['Surface: current is setting north, half a knot.', 'Surface: something large on your left.', 'Surface: that is the bow door. Mind the cable.', 'Surface: well done, come up slowly.'];
  return {
    html: `<canvas id="sea" width="1600" height="900" style="display:block"></canvas><div style="${panel};left:24px;top:24px;width:270px;font:20px 'Roboto Condensed'"><b style="color:#ffd166">The wreck of the Turnstone</b><div id="orders" style="margin-top:8px"></div></div><div style="${panel};right:24px;top:24px;width:240px;font:20px 'Roboto Condensed'"><div id="depth" style="font:bold 38px 'Roboto Condensed'"></div><div id="gauges"></div></div><div id="shout" style="position:absolute;left:330px;right:300px;top:250px;text-align:center"></div><div style="${panel};left:24px;bottom:24px;width:560px;font:19px/1.5 'Roboto Condensed'" id="radio"></div><div style="${panel};right:24px;bottom:24px;display:flex;gap:26px;font:20px 'Roboto Condensed'" id="tools"></div>`,
    after() { this.step(0); },
    step(index) {
      seq11Deep(seq11El('sea'), index); const done = index > 21 ? 2 : index > 11 ? 1 : 0, second = 372 - Math.floor(index / 2);
      seq11Put('orders', orders.map((text, at) => `<div style="display:flex;gap:10px;align-items:center;padding:4px 0;color:${at < done ? '#8fe3b0' : '#d9f6ff'}"><span style="width:12px;height:12px;border:2px solid currentColor;flex:none;background:${at < done ? '#8fe3b0' : '#031019'}"></span>${text}</div>`).join(''));
      seq11Text('depth', `${(63.4 + index * 0.7 + (index % 3) * 0.1).toFixed(1)} m`); seq11Put('gauges', [['Air', `${Math.floor(second / 60)}:${pad(second % 60, 2)}`, second / 600, '#5ec8ff'], ['Hull', `${index < 8 ? 92 : index < 17 ? 84 : 81} %`, (index < 8 ? 92 : index < 17 ? 84 : 81) / 100, '#8fe3b0'], ['Battery', `${58 - Math.floor(index / 4)} %`, (58 - Math.floor(index / 4)) / 100, '#ffd166']].map(([name, value, share, hue]) => `<div style="margin-top:9px"><div style="display:flex;justify-content:space-between;margin-bottom:5px"><span>${name}</span><span>${value}</span></div>${seq11Gauge(196, share, '#123447', hue, 10)}</div>`).join(''));
      const cry = index > 7 && index < 11 ? 'Hull scraped: -8' : index > 11 && index < 16 ? 'Bell found  +500' : index > 21 ? 'Photograph taken  +250' : ''; seq11Put('shout', cry ? seq11I("background:#031019;color:#ffd166;padding:8px 30px;font:bold 54px 'Roboto Condensed';white-space:pre", cry) : '');
      const at = index < 6 ? 0 : index < 13 ? 1 : index < 20 ? 2 : 3; seq11Put('radio', (at ? [radio[at - 1], radio[at]] : [radio[0]]).map((text) => `<div>${text}</div>`).join('')); seq11Put('tools', ['Lamp', 'Claw', 'Camera', 'Sonar'].map((name, one) => seq11I(one === (index < 12 ? 1 : index < 22 ? 2 : 0) ? 'color:#ffd166;border-bottom:2px solid #ffd166' : '', name)).join('') + seq11I('', `Score ${thousands(1840 + (index > 11 ? 500 : 0) + (index > 21 ? 250 : 0))}`));
    },
  };
});
