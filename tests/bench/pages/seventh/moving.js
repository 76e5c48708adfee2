'use strict';
// Sequences of this part.

// Typing.

sequence('kiln-report-in-the-word-processor', { frames: 30, width: 1440, height: 900, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq7Deal(r, 'pottery');
  const typed = 'Shelf four was loaded with the tall jugs from the evening class. Three of them had been glazed too thickly and have fused to the prop; the prop itself can be saved with a grinder. I suggest that we mark the glaze line in wax from now on.', counts = seq7Keys(typed, 30, 1, 21);
  const one = deal(5), two = deal(4), key = 'mark the glaze line in wax';
  const tools = ['Cut', 'Copy', 'Paste', 'Format', 'Find', 'Comment', 'Track changes'];
  return {
    html: `<div style="position:relative;height:100%;background:#e6e6e6;color:#222;font:14px 'Noto Sans';overflow:hidden"><div style="background:#2b579a;color:#fff;height:40px;line-height:40px;display:flex;justify-content:center"><span>Kiln report, week 46 - Writer</span></div><div style="background:#f3f3f3;display:flex;gap:30px;padding:8px 24px 4px">${seq7Row(['File', 'Home', 'Insert', 'Layout', 'References', 'Review', 'View'], 'padding-bottom:4px', 1, 'border-bottom:3px solid #2b579a;font-weight:600')}</div><div style="background:#f3f3f3;border-bottom:1px solid #cfcfcf;display:flex;gap:26px;padding:8px 24px 10px;align-items:center"><span style="border:1px solid #bbb;background:#fff;padding:3px 40px 3px 10px">Carlito</span><span style="border:1px solid #bbb;background:#fff;padding:3px 20px 3px 10px">12</span><span id="bold" style="font-weight:700;padding:3px 9px">B</span><span style="font-style:italic">I</span><span style="text-decoration:underline">U</span>${seq7Row(tools, '')}</div><div style="width:800px;height:1000px;margin:18px auto 0;background:#fff;box-shadow:0 0 5px #999;padding:60px 84px;box-sizing:border-box;font:17.5px/1.5 Carlito"><div style="font:28px Carlito;color:#2b579a;margin-bottom:12px">Kiln report, week 46</div><p style="margin:0 0 12px">${one}</p><div style="font:20px Carlito;color:#2b579a;margin:14px 0 6px">Losses</div><p style="margin:0 0 12px">${two}</p><p style="margin:0"><span id="typed"></span>${caret('#000', 20)}</p></div><div id="mini"></div><div style="position:absolute;left:0;right:0;bottom:0;height:28px;background:#f3f3f3;border-top:1px solid #cfcfcf;display:flex;gap:30px;align-items:center;padding:0 20px;font-size:13px"><span>Page 1 of 1</span><span id="count"></span><span>English (UK)</span><span id="saved" style="margin-left:auto"></span><span>100%</span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = typed.slice(0, counts[index]), marked = index > 22 && index < 28, bold = index > 25;
      seq7Put('typed', index < 23 ? now : now.replace(key, `<span id="mark" style="${marked ? 'background:#b4d5fe;' : ''}${bold ? 'font-weight:700' : ''}">${index === 23 ? `${key.slice(0, 14)}</span>${key.slice(14)}` : `${key}</span>`}`));
      if (marked && index > 23) { const box = seq7El('mark').getClientRects()[0]; seq7Put('mini', `<div style="position:absolute;left:${Math.round(box.left)}px;top:${Math.round(box.top) - 92}px;background:#fff;border:1px solid #bbb;box-shadow:0 3px 9px rgba(0,0,0,.25);padding:8px 14px;display:flex;gap:20px;font:14px 'Noto Sans'"><span>Carlito</span><span>12</span><b>B</b><span>Styles</span><span>New comment</span></div>`); } else seq7Put('mini', '');
      seq7El('bold').style.background = bold ? '#cfd9ea' : '';
      seq7El('count').textContent = marked ? `6 of ${`${one} ${two} ${now}`.split(/\s+/).length} words` : `${`${one} ${two} ${now}`.trim().split(/\s+/).length} words`;
      seq7El('saved').textContent = index % 9 < 2 ? 'Saving…' : 'Saved'; visible('caret', !marked && index % 2 === 0);
    },
  };
});

sequence('respuesta-al-taller-de-ceramica', { frames: 28, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight', languages: ['spa'] }, () => {
  const body = 'Hola, Íñigo:\n\nGracias por el presupuesto. El horno nos parece bien, pero ¿podríais traerlo el jueves por la mañana en vez del viernes? El ascensor está averiado y necesitaremos a dos personas más.\n\nAdemás, falta añadir la chimenea que vimos en el catálogo (página 37).\n\nUn abrazo,\nBegoña', counts = seq7Keys(body, 28, 2, 25);
  const mails = [['Íñigo Etxeberria', 'Presupuesto del horno, segunda versión', '10:42'], ['Asociación Barro Vivo', 'Cuota anual: último aviso', '9:15'], ['Núria Castellví', '¿Vienes al mercado del domingo?', 'ayer'], ['Ferretería Muñoz', 'Su pedido 48.213 está en camino', 'ayer'], ['Ayuntamiento', 'Permiso de obra concedido', 'lunes'], ['Tomás Quiñones', 'Fotos de la exposición', 'lunes'], ['Banco del Sur', 'Nuevo extracto disponible', '3 nov'], ['Begoña Ruiz', 'Lista de esmaltes', '2 nov'], ['Escuela de Artes', 'Plazas libres en el taller de torno', '1 nov']];
  return {
    html: `<div style="height:100%;display:flex;background:#fff;color:#1f2328;font:15px Inter;overflow:hidden"><div style="width:190px;flex:none;background:#f1ece6;padding:20px 0"><div style="margin:0 18px 16px;background:#b4532a;color:#fff;border-radius:20px;padding:9px 0;text-align:center">Redactar</div>${seq7Row(['Recibidos (6)', 'Destacados', 'Enviados', 'Borradores (1)', 'Papelera', 'Facturas'], 'display:block;padding:8px 24px', 0, 'background:#e4d6c8;font-weight:600')}</div><div style="width:400px;flex:none;border-right:1px solid #e3ddd6">${mails.map(([who, what, when], at) => `<div style="padding:12px 20px;border-bottom:1px solid #efeae4;${at ? '' : 'background:#f8f1ea'}"><div style="display:flex;justify-content:space-between"><span style="font-weight:${at < 3 ? 600 : 400}">${who}</span><span style="color:#7b746c;font-size:13px">${when}</span></div><div style="color:#5b554e;font-size:14px;margin-top:3px">${what}</div></div>`).join('')}</div><div style="flex:1;padding:22px 34px;position:relative"><div style="font-size:21px;font-weight:600;margin-bottom:12px">Presupuesto del horno, segunda versión</div><div style="line-height:1.5;color:#4b463f;margin-bottom:16px">Buenos días, Begoña: te adjunto el presupuesto corregido. El transporte va incluido, la instalación eléctrica no. Avísame si el viernes os viene bien.</div><div style="border:1px solid #cfc6bb;border-radius:8px;padding:16px 20px;height:520px;box-sizing:border-box;position:relative"><div style="color:#7b746c;margin-bottom:12px">Para: Íñigo Etxeberria</div><div style="white-space:pre-wrap;line-height:1.55;font-size:16px"><span id="body"></span>${caret('#1f2328', 19)}<span id="ghost" style="color:#8e877e"></span></div><div style="position:absolute;left:20px;bottom:16px;right:20px;display:flex;gap:24px;align-items:center"><span id="send" style="background:#b4532a;color:#fff;border-radius:6px;padding:8px 24px">Enviar</span><span>Adjuntar</span><span>Firma</span><span id="saved" style="margin-left:auto;color:#7b746c;font-size:13px"></span></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = body.slice(0, counts[index]), rest = body.slice(counts[index]).match(/^[^\s.,?]+(?: [^\s.,?]+)?/);
      seq7El('body').textContent = now; seq7El('ghost').textContent = [8, 9, 14, 19].includes(index) && rest ? rest[0] : '';
      seq7El('saved').textContent = index < 5 ? '' : index % 7 === 0 ? 'Guardando borrador' : `Borrador guardado a las 11:0${Math.floor(index / 7)}`;
      visible('caret', index % 3 !== 1);
    },
  };
});

sequence('shortwave-room-with-mentions', { frames: 28, width: 1280, height: 720, scale: 1.5, lcd: false, hinting: 'none' }, (r) => {
  const deal = seq7Deal(r, 'radio'), mine = '@Solveig could you leave the dipole up until Sunday? 20 m is wide open.', counts = seq7Keys(mine, 28, 4, 15);
  const past = times(5, (at) => [['Nuno', 'Solveig', 'Hamish', 'Nuno', 'Klara'][at], `21:${pad(2 + at * 6, 2)}`, deal(1)]);
  const later = [[17, 'Solveig', '21:41', 'Sure, but take the ladder with you.'], [20, 'Hamish', '21:42', 'I worked Tenerife ten minutes ago, 5 and 9 both ways.'], [24, 'Klara', '21:44', 'Logs go into the usual folder, please.']];
  const tint = { Nuno: '#e5a44b', Solveig: '#6fc2a8', Hamish: '#8fa8f0', Klara: '#e58bb5', You: '#d6d86b' };
  return {
    html: `<div style="height:100%;display:flex;background:#2b2d31;color:#dcdee1;font:15px 'Noto Sans';overflow:hidden"><div style="width:210px;flex:none;background:#232428;padding:16px 0"><b style="padding:0 18px;font-size:16px;color:#fff">Shortwave Club</b><div style="margin-top:14px">${['announcements', 'on-air', 'antennas', 'contest-log', 'swap-shop', 'off-topic'].map((name, at) => `<div style="padding:6px 18px;${at === 1 ? 'background:#3d3f45;color:#fff' : 'color:#9aa0a8'}"># ${name}</div>`).join('')}</div></div><div style="flex:1;display:flex;flex-direction:column;position:relative"><div style="padding:13px 22px;border-bottom:1px solid #1d1e21;color:#fff;font-weight:600"># on-air</div><div id="talk" style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;padding:0 22px 8px"></div><div id="who" style="height:20px;padding:0 24px;font-size:13px;color:#a9afb8"></div><div style="margin:4px 22px 18px;background:#383a40;border-radius:8px;padding:12px 16px;position:relative"><span id="typed"></span>${caret('#fff', 18)}<span id="hint" style="color:#949ba4">Message #on-air</span><div id="pop"></div></div></div><div style="width:180px;flex:none;background:#232428;padding:16px"><div style="font-size:13px;color:#9aa0a8;margin-bottom:8px" id="online"></div>${Object.keys(tint).slice(0, 4).map((name) => `<div style="padding:6px 0;color:${tint[name]}">${name}</div>`).join('')}</div></div>`,
    after() { this.step(0); },
    step(index) {
      const all = [...past, ...(index > 15 ? [['You', '21:40', mine]] : []), ...later.filter(([from]) => index >= from).map(([, ...rest]) => rest)];
      seq7Put('talk', all.map(([who, when, text], at) => `<div style="display:flex;gap:13px;padding:7px 0"><span style="width:36px;height:36px;border-radius:18px;flex:none;background:${tint[who]}"></span><div><span style="color:${tint[who]};font-weight:600">${who}</span><span style="color:#949ba4;font-size:12.5px;margin-left:9px">${when}</span><div style="line-height:1.4">${escaped(text).replace('@Solveig', '<span style="background:#3c4270;color:#c9cdfb">@Solveig</span>')}</div>${at === 2 && index > 9 ? `<span style="display:inline-block;background:#383a40;border-radius:8px;padding:1px 9px;margin-top:4px;font-size:13px">73 × ${index > 18 ? 3 : 2}</span>` : ''}</div></div>`).join(''));
      const now = index > 15 ? '' : mine.slice(0, counts[index]);
      seq7El('typed').textContent = now; seq7El('hint').textContent = now ? '' : 'Message #on-air';
      seq7Put('pop', now && now.length < 8 ? `<div style="position:absolute;left:0;right:0;bottom:52px;background:#232428;border:1px solid #1d1e21;border-radius:8px;padding:8px 0"><div style="padding:4px 16px;font-size:12.5px;color:#a9afb8">Members matching ${escaped(now)}</div>${['Solveig', 'Sofie', 'Soraya'].filter((name) => `@${name}`.startsWith(now.slice(0, 4))).map((name, at) => `<div style="padding:6px 16px;${at ? '' : 'background:#3d3f45'}">${name}</div>`).join('')}</div>` : '');
      const next = later.find(([from]) => index < from && index >= from - 2); seq7El('who').textContent = next && index > 15 ? `${next[1]} is typing…` : '';
      seq7El('online').textContent = `Online: ${index > 11 ? 5 : 4}`; visible('caret', index % 2 === 0);
    },
  };
});

sequence('proving-timer-being-written', { frames: 30, width: 1920, height: 1080, lcd: true, hinting: 'medium' }, () => {
  const before = ["import { readFile } from 'node:fs/promises';", "import type { Dough, Step } from './types.js';", '', '/** Minutes at 24 degrees; warmer kitchens are faster. */', 'const BASE = { bulk: 240, bench: 25, proof: 90 } as const;', '', 'export class Timer {', '  #started = Date.now();', '', '  constructor(readonly dough: Dough, readonly celsius = 24) {}', ''];
  const typed = '  minutes(step: Step): number {\n    const factor = 2 ** ((24 - this.celsius) / 8);\n    return Math.round(BASE[step] * factor);\n  }\n\n  async load(path: string): Promise<Step[]> {\n    const text = await readFile(path, \'utf8\');\n    return text\n      .split(\'\\n\')\n      .map((line) => line.trim())\n      .filter((line): line is Step => line in BASE);\n  }\n}\n', counts = seq7Keys(typed, 30, 1, 26);
  const paint = (text) => escaped(text).replace(/('[^'\n]*')/g, '<span style="color:#a5d6a7">$1</span>').replace(/\b(import|from|type|const|export|class|return|async|await|readonly|constructor|as|is|in)\b(?!=)/g, '<span style="color:#82aaff">$1</span>').replace(/\b(number|string|Promise|Step|Dough|Date|Math|Timer)\b/g, '<span style="color:#ffcb6b">$1</span>').replace(/(\/\*\*[^\n]*\*\/)/g, '<span style="color:#7f8fa6">$1</span>');
  const pops = { 5: ['celsius', 'constructor', 'crust'], 6: ['celsius', 'crumb'], 9: ['round', 'random', 'pow'], 16: ['readFile', 'readLink', 'realpath', 'ReadonlyArray'], 17: ['readFile', 'readLink'], 22: ['map', 'match', 'matchAll'] };
  const tree = ['src', '  levain.ts', '  oven.ts', '  timer.ts', '  types.ts', 'test', '  timer.test.ts', 'package.json', 'tsconfig.json'];
  return {
    html: `<div style="position:relative;height:100%;background:#1b2330;color:#d6deeb;font:15px 'Fira Code';font-variant-ligatures:none;display:flex;flex-direction:column"><div style="height:38px;background:#141a24;display:flex;font:14px/38px Inter">${seq7Row(['timer.ts', 'types.ts', 'timer.test.ts'], 'padding:0 22px', 0, 'background:#1b2330;border-top:2px solid #82aaff;line-height:34px')}</div><div style="flex:1;display:flex;overflow:hidden"><div style="width:230px;flex:none;background:#161d29;font:14px Inter;padding:12px 0">${tree.map((name, at) => `<div style="white-space:pre;padding:4px 20px;${at === 3 ? 'background:#25324a' : ''}">${name}</div>`).join('')}</div><div id="numbers" style="width:52px;flex:none;padding:12px 12px 0 0;text-align:right;white-space:pre;line-height:26px;color:#5f7087;box-sizing:border-box;font-size:16px"></div><div style="flex:1;padding-top:12px;white-space:pre;line-height:26px;font-size:16px">${paint(`${before.join('\n')}\n`)}<span id="typed"></span>${caret('#ffcb6b', 20)}</div></div><div style="height:150px;background:#141a24;padding:12px 22px;box-sizing:border-box;line-height:24px"><div style="font:14px Inter;color:#93a4bb;margin-bottom:4px">Terminal</div><div id="watch" style="white-space:pre"></div></div><div style="height:28px;background:#31456b;font:13px/28px Inter;padding:0 18px;display:flex;gap:28px"><span>main*</span><span id="errors"></span><span id="where" style="margin-left:auto"></span><span>TypeScript</span></div><div id="pop"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = typed.slice(0, counts[index]), rows = now.split('\n'), open = (now.match(/[{(]/g) || []).length - (now.match(/[})]/g) || []).length;
      seq7Put('typed', paint(now)); seq7El('numbers').textContent = times(before.length + rows.length, (at) => at + 1).join('\n');
      const place = seq7El('caret').getBoundingClientRect();
      seq7Put('pop', pops[index] ? `<div style="position:absolute;left:${Math.round(place.left)}px;top:${Math.round(place.bottom) + 4}px;width:300px;background:#222d40;border:1px solid #3c4f70;font-size:15px">${pops[index].map((name, at) => `<div style="padding:4px 12px;${at ? '' : 'background:#34486b'}">${name}</div>`).join('')}</div>` : '');
      seq7El('watch').textContent = index < 3 ? '[21:08:14] Starting compilation in watch mode...\n[21:08:16] Found 1 error. Watching for file changes.' : index < 27 ? `[21:${pad(8 + Math.floor(index / 4), 2)}:${pad(index * 7 % 60, 2)}] File change detected. Compiling...\n[21:${pad(8 + Math.floor(index / 4), 2)}:${pad(index * 7 % 60, 2)}] Found ${Math.max(1, open + 1)} errors. Watching for file changes.` : '[21:15:02] File change detected. Compiling...\n[21:15:03] Found 0 errors. Watching for file changes.';
      seq7El('errors').textContent = index < 27 ? `${Math.max(1, open + 1)} errors` : '0 errors'; seq7El('where').textContent = `Ln ${before.length + rows.length}, Col ${rows[rows.length - 1].length + 1}`;
      visible('caret', index % 2 === 0);
    },
  };
});

sequence('location-de-kayaks-reservation', { frames: 26, width: 1366, height: 768, lcd: true, hinting: 'full', languages: ['fra'] }, () => {
  const fields = [['Nom', 'Élodie Guérin', 2, 5], ['Courriel', 'elodie.guerin@poste.example', 6, 10], ['Date de départ', '23 août 2026', 11, 13], ['Nombre de pagayeurs', '5', 14, 15], ['Message', 'Deux enfants de huit et onze ans ; prévoyez s’il vous plaît des gilets à leur taille.', 16, 22]];
  const grown = fields.map(([, text, from, till]) => seq7Keys(text, 26, from, till));
  const price = (index) => (index > 14 ? '142,50 €' : '28,50 €');
  const days = times(31, (at) => at + 1);
  return {
    html: `<div style="position:relative;height:100%;background:#f2f7f2;color:#16321f;font:15px 'Open Sans';overflow:hidden"><div style="background:#1d6b45;color:#fff;padding:15px 44px;display:flex;gap:32px;align-items:center"><b style="font-size:20px">Au Fil de la Vézère</b>${seq7Row(['Parcours', 'Tarifs', 'Groupes', 'Sécurité', 'Accès'], '')}</div><div style="display:flex;gap:40px;padding:24px 44px"><div style="width:640px"><div style="font:600 24px 'Open Sans'">Réserver une descente</div>${fields.map(([name], at) => `<div style="margin-top:12px">${name}<div id="box${at}" style="margin-top:4px;background:#fff;border:1px solid #9dbfa9;border-radius:6px;min-height:38px;line-height:24px;padding:7px 12px;box-sizing:border-box;${at === 4 ? 'height:66px' : ''}"></div></div>`).join('')}<div id="send" style="display:inline-block;margin-top:18px;border-radius:6px;padding:11px 30px;color:#fff"></div></div><div style="flex:1;background:#fff;border-radius:10px;padding:20px 26px;line-height:1.55;align-self:flex-start"><b>Votre sortie</b><div style="margin-top:8px">Montignac – Saint-Léon, 11 km, environ trois heures.</div><div style="margin-top:8px">Retour en navette à 13 h 30, 15 h 45 et 18 h.</div><div style="display:flex;justify-content:space-between;border-top:1px solid #d6e6db;margin-top:14px;padding-top:12px"><span>Total</span><b id="total"></b></div><div id="water" style="margin-top:14px;color:#476b55"></div></div></div><div id="cal"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const on = index < 6 ? 0 : index < 11 ? 1 : index < 14 ? 2 : index < 16 ? 3 : index < 24 ? 4 : -1;
      fields.forEach(([, text], at) => { seq7Put(`box${at}`, escaped(text.slice(0, grown[at][index])) + (on === at && index % 2 ? caret('#16321f', 18) : '')); seq7El(`box${at}`).style.borderColor = on === at ? '#1d6b45' : '#9dbfa9'; });
      seq7El('total').textContent = price(index); seq7El('water').textContent = `Niveau de la rivière : ${index > 12 ? '0,84' : '0,82'} m, débit calme`;
      seq7El('send').textContent = index > 24 ? 'Demande envoyée' : 'Envoyer la demande'; seq7El('send').style.background = index > 21 ? '#1d6b45' : '#7d9a88';
      seq7Put('cal', index === 11 || index === 12 ? `<div style="position:absolute;left:44px;top:384px;width:330px;background:#fff;border:1px solid #9dbfa9;box-shadow:0 6px 18px rgba(0,0,0,.25);padding:14px 18px;box-sizing:border-box"><div style="text-align:center;font-weight:600;margin-bottom:8px">août 2026</div><div style="display:grid;grid-template-columns:repeat(7,1fr);gap:4px;text-align:center">${['lu', 'ma', 'me', 'je', 've', 'sa', 'di'].map((day) => `<span style="color:#476b55">${day}</span>`).join('')}${times(5, () => '<span></span>').join('')}${days.map((day) => `<span style="border-radius:4px;padding:3px 0;${day === (index === 11 ? 16 : 23) ? 'background:#1d6b45;color:#fff' : ''}">${day}</span>`).join('')}</div></div>` : '');
    },
  };
});

sequence('print-shop-costs-sheet', { frames: 28, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => {
  const cols = [['Job', 90], ['Customer', 240], ['What', 260], ['Sheets', 110], ['Colours', 110], ['Hours', 110], ['Paper', 130], ['Labour', 130], ['Total', 140], ['Due', 130]];
  const rows = times(28, (at) => [`P-${410 + at}`, seq7Name(r), r.pick(['visiting cards', 'wedding invitation', 'poster, two colours', 'labels for cider', 'bookplates', 'menu, folded', 'calendar', 'tickets']), r.number(50, 2400), r.number(1, 4), r.number(2, 26), '', '', '', seq7Brief(r)]);
  const todo = [[18, 3, '640'], [18, 4, '3'], [18, 5, '14'], [19, 2, 'chapbook, 32 pages'], [19, 3, '1150'], [19, 5, '22'], [22, 1, 'Hathersage & Sons'], [22, 5, '9'], [22, 9, '19 Dec']];
  todo.forEach(([row, column]) => { rows[row][column] = ''; });
  return {
    html: `<div style="height:100%;background:#fff;color:#202124;font:15px 'Liberation Sans';display:flex;flex-direction:column"><div style="padding:10px 20px;display:flex;gap:26px;align-items:center"><b style="font-size:17px;color:#0f7b46">Costs of the print shop</b>${seq7Row(['File', 'Edit', 'View', 'Insert', 'Format', 'Data', 'Tools'], '')}<span id="saved" style="margin-left:auto;color:#5f6368"></span></div><div style="display:flex;height:34px;line-height:34px;border-top:1px solid #dadce0;border-bottom:1px solid #dadce0"><span id="cell" style="width:70px;text-align:center;border-right:1px solid #dadce0"></span><span style="padding:0 14px;color:#5f6368;font-style:italic">fx</span><span id="line" style="white-space:pre"></span></div><div id="grid" style="flex:1;overflow:hidden"></div><div style="border-top:1px solid #dadce0;padding:9px 20px;display:flex;gap:30px">${seq7Row(['Jobs', 'Paper stock', 'Hours'], '', 0, 'color:#0f7b46;font-weight:bold')}<span id="sum" style="margin-left:auto"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const done = Math.min(todo.length, Math.floor(index / 3)), sheet = rows.map((row) => [...row]), now = todo[done];
      todo.slice(0, done).forEach(([row, column, text]) => { sheet[row][column] = /^\d+$/.test(text) ? Number(text) : text; });
      const part = now ? now[2].slice(0, Math.ceil(now[2].length * (index % 3) / 2)) : '';
      sheet.forEach((cells) => { const ready = cells[3] !== '' && cells[4] !== '' && cells[5] !== ''; if (ready) { const paper = cells[3] * 0.18, labour = cells[5] * 34; cells[6] = `$${paper.toFixed(2)}`; cells[7] = `$${labour.toFixed(2)}`; cells[8] = `$${thousands((paper + labour + cells[4] * 25).toFixed(2))}`; } });
      const line = (head, cells, row, style) => `<div style="display:flex;height:31px;line-height:31px;${style}"><span style="width:44px;flex:none;text-align:center;background:#f1f3f4;color:#5f6368">${head}</span>${cells.map((cell, at) => { const on = now && row === now[0] && at === now[1]; return `<span style="width:${cols[at][1]}px;flex:none;box-sizing:border-box;padding:0 9px;border-left:1px solid #e2e3e4;border-bottom:1px solid #e2e3e4;overflow:hidden;white-space:pre;${at > 2 && at < 9 ? 'text-align:right;' : ''}${on ? 'outline:2px solid #0f7b46;outline-offset:-2px;' : ''}">${on && index % 3 ? escaped(part) + caret('#000', 17) : escaped(cell)}</span>`; }).join('')}</div>`;
      seq7Put('grid', line('', times(cols.length, (at) => 'ABCDEFGHIJ'[at]), -1, 'color:#5f6368;background:#f1f3f4') + line(1, cols.map(([name]) => name), -1, 'font-weight:bold') + sheet.map((cells, row) => line(row + 2, cells, row, '')).join(''));
      seq7El('cell').textContent = now ? `${'ABCDEFGHIJ'[now[1]]}${now[0] + 2}` : 'A1'; seq7El('line').textContent = part;
      seq7El('saved').textContent = index % 3 === 0 && index ? 'Saving…' : 'Saved to drive'; seq7El('sum').textContent = `Sum of hours: ${sheet.reduce((all, cells) => all + (Number(cells[5]) || 0), 0)}`;
    },
  };
});

sequence('zgloszenie-do-serwisu', { frames: 24, width: 1440, height: 900, lcd: false, hinting: 'medium', languages: ['pol'] }, () => {
  const text = 'Od wtorku drukarka wciąga po dwa arkusze naraz i gniecie lewy róg. Czyściłem już rolki, wymieniłem też zasobnik na nowy – bez skutku. Proszę o przyjazd technika przed piątkiem, bo mamy pilne zamówienie na 600 zaproszeń.', counts = seq7Keys(text, 24, 5, 20);
  const faq = ['Jak wyczyścić rolki pobierające?', 'Papier gniecie się w podajniku', 'Zamawianie części zamiennych', 'Gwarancja i przeglądy'];
  const open = [['#20418', 'Smugi na żółtym', 'zamknięte'], ['#20377', 'Brak połączenia z siecią', 'w toku'], ['#20291', 'Wymiana bębna', 'zamknięte'], ['#20155', 'Głośna praca wentylatora', 'zamknięte']];
  return {
    html: `<div style="position:relative;height:100%;background:#eef1f6;color:#1e2635;font:16px Lato;overflow:hidden"><div style="background:#22304d;color:#fff;padding:17px 50px;display:flex;gap:36px;align-items:center"><b style="font-size:20px">Pomoc techniczna</b>${seq7Row(['Nowe zgłoszenie', 'Moje zgłoszenia', 'Baza wiedzy', 'Wyloguj się'], '')}</div><div style="display:flex;gap:36px;padding:30px 50px"><div style="width:840px;background:#fff;border-radius:8px;padding:26px 32px;box-sizing:border-box;height:700px"><div style="font:700 25px Lato;margin-bottom:16px">Nowe zgłoszenie</div><div>Urządzenie</div><div id="device" style="border:1px solid #b6c0d0;border-radius:5px;padding:9px 13px;margin:5px 0 14px"></div><div>Pilność</div><div style="display:flex;gap:30px;margin:8px 0 16px" id="level"></div><div>Opis usterki</div><div style="border:1px solid #b6c0d0;border-radius:5px;padding:12px 14px;height:200px;line-height:1.55;margin-top:5px;box-sizing:border-box"><span id="text"></span>${caret('#1e2635', 19)}</div><div style="display:flex;justify-content:space-between;margin-top:8px;color:#667185;font-size:14px"><span id="left"></span><span id="saved"></span></div><div style="margin-top:24px;display:flex;gap:20px;align-items:center"><span id="send" style="background:#2d6cdf;color:#fff;border-radius:5px;padding:11px 30px">Wyślij zgłoszenie</span><span>Dodaj zdjęcie</span></div><div id="done" style="margin-top:20px;color:#1c7a3f"></div></div><div style="flex:1"><div style="background:#fff;border-radius:8px;padding:20px 26px"><b>Może to pomoże?</b><div id="faq" style="line-height:1.5"></div></div><div style="background:#fff;border-radius:8px;padding:20px 26px;margin-top:20px"><b>Ostatnie zgłoszenia</b>${open.map(([number, what, state]) => `<div style="border-top:1px solid #e4e8ef;padding:9px 0;margin-top:6px"><span style="color:#2d6cdf">${number}</span><div>${what}</div><div style="color:#667185;font-size:14px">${state}</div></div>`).join('')}</div></div></div><div id="menu"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = text.slice(0, counts[index]), devices = ['Plotter w hali B', 'Drukarka offsetowa, piętro 2', 'Gilotyna do papieru', 'Skaner w recepcji'];
      seq7El('device').textContent = index < 4 ? 'Wybierz urządzenie' : devices[1];
      seq7Put('menu', index > 1 && index < 4 ? `<div style="position:absolute;left:82px;top:222px;width:776px;background:#fff;border:1px solid #b6c0d0;box-shadow:0 6px 16px rgba(0,0,0,.2);z-index:3">${devices.map((name, at) => `<div style="padding:10px 14px;${at === index - 2 ? 'background:#dfe9fb' : ''}">${name}</div>`).join('')}</div>` : '');
      seq7Put('level', ['niska', 'zwykła', 'wysoka'].map((name, at) => `<span style="display:flex;gap:8px;align-items:center"><span style="width:14px;height:14px;border-radius:9px;border:2px solid #2d6cdf;background:${at === (index > 20 ? 2 : 1) ? '#2d6cdf' : '#fff'}"></span>${name}</span>`).join(''));
      seq7El('text').textContent = now; seq7El('left').textContent = `Pozostało znaków: ${500 - now.length}`; seq7El('saved').textContent = index % 6 === 5 ? 'Zapisywanie szkicu' : index > 5 ? 'Szkic zapisany' : '';
      seq7Put('faq', faq.slice(0, now.length < 30 ? 4 : now.length < 110 ? 2 : 3).map((name, at) => `<div style="padding-top:9px;color:#2d6cdf">${now.length < 30 ? name : faq[(at + 1) % 4]}</div>`).join(''));
      seq7El('done').textContent = index > 21 ? 'Dziękujemy! Zgłoszenie otrzymało numer #20502.' : ''; visible('caret', index % 2 === 0 && index > 4 && index < 21);
    },
  };
});

// Scrolling.

sequence('glacier-reportage-by-120', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'full' }, (r) => {
  const deal = seq7Deal(r, 'glaciers', 'rivers', 'kites'), places = seq7Roll(r, 26, 120, 2, 0.25, 0.1);
  const part = (at) => `<h2 style="font:700 30px 'Noto Serif';margin:36px 0 12px">${['The stakes', 'A hut on wheels', 'What the lake remembers', 'Two summers, one rope', 'Counting in the dark', 'The last ice cave', 'Home by bus'][at]}</h2><p style="margin:0 0 18px">${deal(4)}</p>${at % 2 ? '' : `${photo(860, 380, `ice ${at}`, 'margin:10px 0 8px')}<div style="font:14px 'Noto Sans';color:#667;margin-bottom:18px">${seq7Right(`A ${r.pick(SEQ7_HOW)} ${r.pick(SEQ7_ICE)} above ${r.pick(SEQ7_TOWNS)}`)}. Photo: ${seq7Name(r)}</div>`}<p style="margin:0 0 18px">${deal(5)}</p>${at % 3 === 1 ? `<div style="border-left:5px solid #2a7f9e;padding:6px 0 6px 26px;margin:24px 0;font:italic 27px/1.4 'Noto Serif';color:#2a5f75">${deal(1)}</div>` : ''}`;
  return {
    html: `<div style="height:100%;background:#fff;color:#1b1f23;display:flex;flex-direction:column"><div style="height:60px;flex:none;border-bottom:1px solid #dde3e7;display:flex;align-items:center;gap:40px;padding:0 60px;font:16px 'Noto Sans'"><b style="font:700 24px 'Noto Serif'">The Upper Valley</b>${seq7Row(['Weather', 'People', 'Science', 'Huts', 'Letters'], '', 2, 'color:#2a7f9e;font-weight:600')}<span style="margin-left:auto">Subscribe</span></div><div id="bar" style="height:4px;flex:none;background:#2a7f9e;width:0"></div><div style="flex:1;display:flex;overflow:hidden"><div id="page" style="flex:1;overflow:hidden"><div style="width:860px;margin:0 auto;padding:44px 0 300px;font:21px/1.6 'Noto Serif'"><h1 style="font:700 50px/1.15 'Noto Serif';margin:0 0 18px">The men and women who measure what is leaving</h1><div style="font:16px 'Noto Sans';color:#667;margin-bottom:24px">${seq7Name(r)} · ${seq7Date(r)} · 14 min</div>${times(7, part).join('')}</div></div><div style="width:330px;flex:none;padding:44px 40px 0 0;font:16px/1.45 'Noto Sans'"><b>Also read</b>${times(5, () => `<div style="border-top:1px solid #dde3e7;padding:12px 0;margin-top:8px">${deal(1)}</div>`).join('')}</div></div></div>`,
    step(index) { seq7El('page').scrollTop = places[index]; seq7El('bar').style.width = `${Math.round(places[index] / 46)}px`; },
  };
});

sequence('bakers-feed-by-87', { frames: 24, width: 1280, height: 720, scale: 1.5, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq7Deal(r, 'bread', 'pottery'), places = seq7Roll(r, 24, 87, 3, 0.25);
  const post = (at) => `<div style="border-bottom:1px solid #2f3943;padding:15px 20px;display:flex;gap:14px"><canvas data-photo="face ${at % 6}" width="44" height="44" style="border-radius:22px;flex:none"></canvas><div style="width:500px"><div style="display:flex;gap:10px"><b>${seq7Name(r)}</b><span style="color:#8b98a5">@${r.pick(SEQ7_TOWNS).toLowerCase()}${r.number(2, 99)}</span><span style="color:#8b98a5">${r.number(2, 58)} min</span></div><div style="line-height:1.42;margin:5px 0 10px">${deal(r.number(1, 2))} <span style="color:#5cb2f2">#${r.pick(SEQ7_BREAD).replace('-', '')}</span></div>${at % 3 === 0 ? photo(500, 260, `loaf ${at}`, 'border-radius:14px;margin-bottom:10px') : at % 4 === 1 ? `<div style="border:1px solid #2f3943;border-radius:12px;padding:11px 15px;margin-bottom:10px;font-size:14px;line-height:1.4"><b>${seq7Name(r)}</b><div style="margin-top:4px">${deal(1)}</div></div>` : ''}<div style="display:flex;gap:60px;color:#8b98a5;font-size:13.5px"><span>Reply ${r.number(1, 40)}</span><span>Repost ${r.number(1, 90)}</span><span>${icon('heart', '#8b98a5', 15)} ${r.number(4, 980)}</span></div></div></div>`;
  return {
    html: `<div style="height:100%;display:flex;justify-content:center;background:#15202b;color:#f3f6f8;font:15px 'Open Sans'"><div style="width:200px;padding:20px 0;font-size:17px">${seq7Row(['Home', 'Explore', 'Messages', 'Lists', 'Saved', 'Profile'], 'display:block;padding:10px 14px', 0, 'font-weight:700')}</div><div style="width:600px;border:solid #2f3943;border-width:0 1px;display:flex;flex-direction:column"><div style="padding:13px 20px;border-bottom:1px solid #2f3943;display:flex;justify-content:space-between"><b style="font-size:18px">Home</b><span id="new" style="color:#5cb2f2"></span></div><div id="page" style="flex:1;overflow:hidden">${times(16, post).join('')}</div></div><div style="width:280px;padding:20px 0 0 26px"><div style="background:#1e2c39;border-radius:14px;padding:14px 18px"><b>What bakers talk about</b>${times(5, (at) => `<div style="padding:9px 0"><div>#${SEQ7_BREAD[at * 2].replace('-', '')}</div><div style="color:#8b98a5;font-size:13px">${thousands(r.number(800, 24000))} posts</div></div>`).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) { seq7El('page').scrollTop = places[index]; seq7El('new').textContent = index > 9 ? `${3 + Math.floor(index / 6)} new posts` : ''; },
  };
});

sequence('kite-crate-rolled-by-60', { frames: 24, width: 1920, height: 1200, lcd: false, hinting: 'none' }, (r) => {
  const deal = seq7Deal(r, 'kites'), places = seq7Roll(r, 24, 60, 4, 0.25, 0.12);
  const field = () => r.pick(SEQ7_KITES), kind = () => r.pick(['f64', 'u32', 'bool', 'Vec<f64>', 'Option<usize>', '&str']);
  const lines = times(26, () => {
    const name = `${r.pick(words('measure trim launch reel_in balance fold count_up relax'))}_${field()}`;
    return [`/// ${deal(1)}`, ...(r.chance(0.3) ? ['#[must_use]'] : []), `pub fn ${name}(${field()}: ${kind()}, limit: ${kind()}) -> Result<${kind().replace('&str', 'String')}, WindError> {`, `    let ${field()} = self.${field()}.iter().filter(|one| one.length > ${r.number(2, 90)}.${r.below(10)}).count();`, `    if ${field()}_angle < ${r.number(5, 60)} || wind >= ${r.number(20, 70)}.0 {`, `        return Err(WindError::${capital(r.pick(SEQ7_HOW))} { knots: ${r.number(3, 44)} });`, '    }', ...(r.chance(0.5) ? ['    for (at, knot) in line.knots().enumerate() {', `        log::debug!("knot {at} holds {} newtons", knot.force * ${r.number(2, 9)});`, '    }'] : []), `    // ${deal(1)}`, `    Ok(${field()}.max(limit))`, '}', ''];
  }).flat();
  const paint = (text) => escaped(text).replace(/^( *\/\/.*)$/, '<span style="color:#6a8759">$1</span>').replace(/\b(pub|fn|let|if|return|for|in|self)\b(?![^<]*<\/span>)/g, '<span style="color:#a626a4">$1</span>').replace(/\b(f64|u32|bool|Vec|Option|usize|str|String|Result|WindError)\b(?![^<]*<\/span>)/g, '<span style="color:#b76b01">$1</span>');
  return {
    html: `<div style="height:100%;background:#fafafa;color:#383a42;font:16px 'JetBrains Mono';font-variant-ligatures:none;display:flex;flex-direction:column"><div style="height:42px;flex:none;background:#eaeaeb;font:14px/42px 'Noto Sans';display:flex">${seq7Row(['wind.rs', 'reel.rs', 'lib.rs', 'Cargo.toml'], 'padding:0 24px', 0, 'background:#fafafa;font-weight:600')}</div><div id="crumb" style="height:32px;flex:none;font:13.5px/32px 'Noto Sans';padding:0 24px;color:#696c77;border-bottom:1px solid #e3e3e4"></div><div id="page" style="flex:1;overflow:hidden"><div style="display:flex"><div style="width:66px;flex:none;text-align:right;padding-right:20px;box-sizing:border-box;color:#9d9d9f;white-space:pre;line-height:24px">${lines.map((_, at) => at + 1).join('\n')}</div><div style="white-space:pre;line-height:24px">${lines.map(paint).join('\n')}</div></div></div><div style="height:28px;flex:none;background:#eaeaeb;font:13px/28px 'Noto Sans';padding:0 24px;display:flex;gap:30px"><span>main</span><span>rust-analyzer</span><span style="margin-left:auto">${lines.length} lines</span></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq7El('page').scrollTop = places[index];
      const top = Math.ceil(places[index] / 24), at = lines.slice(0, top + 12).map((text, row) => [text, row]).filter(([text]) => text.startsWith('pub fn')).pop();
      seq7El('crumb').textContent = `src › wind.rs › ${at ? at[0].match(/fn (\w+)/)[1] : ''}`;
    },
  };
});

sequence('chess-handbook-pdf-two-flicks', { frames: 26, width: 1440, height: 900, lcd: false, hinting: 'slight' }, (r) => {
  const deal = seq7Deal(r, 'chess', 'printing');
  const board = (at) => { const pieces = '♜♞♝♛♚♟♙♖♘♗♕♔'; return `<div data-untrue style="width:240px;height:240px;display:grid;grid-template-columns:repeat(8,30px);border:1px solid #333;flex:none">${times(64, (cell) => `<span style="height:30px;line-height:30px;text-align:center;font:22px 'DejaVu Sans';background:${(cell + Math.floor(cell / 8)) % 2 ? '#c9c2b2' : '#f7f4ec'}">${(cell * 7 + at * 5) % 5 === 0 ? pieces[(cell + at) % 12] : ''}</span>`).join('')}</div>`; };
  const moves = () => times(8, (at) => `${at + 12}. ${r.pick(words('Nf3 Bb5 O-O Qe2 Rd1 d4 c4 Bg5'))} ${r.pick(words('e5 Nc6 a6 Be7 d6 Qc7 h6 Rc8'))}${r.chance(0.2) ? '!?' : ''}`).join(' ');
  const sheet = (at) => `<div style="width:740px;height:1050px;margin:0 auto 16px;background:#fff;box-sizing:border-box;padding:64px 80px;position:relative;color:#000"><div style="display:flex;justify-content:space-between;font:italic 13px P052;border-bottom:1px solid #000;padding-bottom:5px;margin-bottom:20px"><span>${['Opening', 'Middle game', 'Endings', 'Studies'][at % 4]}</span><span>A Club Player’s Handbook</span></div><div style="font:bold 22px P052;margin-bottom:10px">${at + 7} &nbsp;${['When to castle late', 'The quiet move', 'Rook behind the pawn', 'Positions from the club'][at % 4]}</div><p style="margin:0 0 10px;text-align:justify">${deal(4)}</p><div style="display:flex;gap:26px;margin:16px 0">${board(at)}<div><b>Diagram ${at * 2 + 31}</b><p style="margin:6px 0">${moves()}</p><p style="margin:6px 0">${deal(1)}</p></div></div><p style="margin:0 0 10px;text-align:justify">${deal(5)}</p><p style="margin:0 0 10px;text-align:justify">${deal(3)}</p><div style="position:absolute;left:80px;right:80px;bottom:70px;border-top:1px solid #999;padding-top:6px;font:13px P052"><sup style="font-size:9px">${at + 1}</sup> ${deal(1)}</div><div style="position:absolute;left:0;right:0;bottom:32px;text-align:center;font:14px P052">${at + 148}</div></div>`;
  const places = seq7Glide([0, 0, 9, 44, 96, 121, 97, 74, 52, 33, 19, 10, 3, 0, 0, -12, -55, -48, -21, -6, 0, 0, 75, 140, 118, 66]);
  return {
    html: `<div style="height:100%;background:#3f4247;display:flex;flex-direction:column"><div style="height:44px;flex:none;background:#fbfbfb;color:#303030;font:14px Cantarell;display:flex;align-items:center;gap:26px;padding:0 20px;border-bottom:1px solid #222"><b>club-handbook.pdf</b><span id="number" style="margin-left:360px"></span><span>Fit width</span><span style="margin-left:auto">Bookmarks</span><span>Annotate</span><span>Print</span></div><div style="flex:1;display:flex;overflow:hidden"><div style="width:230px;flex:none;background:#f0f0f0;color:#303030;font:14px/1.4 Cantarell;padding:16px 20px;box-sizing:border-box">${['Preface', 'Notation', 'Openings', 'When to castle late', 'The quiet move', 'Rook behind the pawn', 'Positions from the club', 'Solutions', 'Index'].map((name, at) => `<div style="padding:6px 0 6px ${at > 2 && at < 7 ? 18 : 0}px">${name}</div>`).join('')}</div><div id="page" style="flex:1;overflow:hidden;font:16px/1.42 P052"><div style="height:16px"></div>${times(4, sheet).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) { seq7El('page').scrollTop = places[index]; seq7El('number').textContent = `${Math.floor((places[index] + 450) / 1066) + 148} of 212`; },
  };
});

sequence('river-gauges-table-by-44', { frames: 24, width: 1536, height: 864, scale: 1.25, lcd: true, hinting: 'medium' }, (r) => {
  const heads = [['Station', 230], ['River', 150], ['Level', 110], ['Flow', 120], ['Change', 110], ['Temp.', 100], ['Trend', 130], ['Measured', 130], ['Remark', 300]], places = seq7Roll(r, 24, 44, 5, 0.2, 0.15);
  const rows = times(90, () => [`${r.pick(SEQ7_TOWNS)}, ${r.pick(['upper bridge', 'weir', 'mill', 'lock 2', 'ford'])}`, r.pick(['Wharfe', 'Usk', 'Tweed', 'Severn', 'Tamar', 'Derwent', 'Eden']), `${r.number(22, 340)} cm`, `${r.number(1, 180)}.${r.below(10)} m³/s`, `${r.pick(['+', '−'])}${r.number(1, 24)} cm`, `${r.number(4, 17)}.${r.below(10)} °C`, r.pick(['rising', 'falling', 'steady']), seq7Time(r), r.chance(0.3) ? r.pick(['ice on the sensor', 'checked on Monday', 'estimated', 'paddling not advised', 'battery low']) : '']);
  const line = (cells, style) => `<div style="display:flex;height:44px;line-height:44px;${style}">${cells.map((cell, at) => `<span style="width:${heads[at][1]}px;flex:none;padding:0 14px;box-sizing:border-box;white-space:nowrap;overflow:hidden;${at > 1 && at < 6 ? 'text-align:right;' : ''}${cell === 'rising' ? 'color:#b3401e' : cell === 'falling' ? 'color:#20703c' : ''}">${cell}</span>`).join('')}</div>`;
  return {
    html: `<div style="height:100%;background:#fff;color:#1c2733;font:15px Roboto;display:flex;flex-direction:column"><div style="padding:16px 40px;background:#0d4a73;color:#fff;display:flex;gap:34px;align-items:center"><b style="font-size:20px">River gauges</b>${seq7Row(['Map', 'Table', 'Warnings', 'Download'], 'padding-bottom:3px', 1, 'border-bottom:2px solid #fff')}<span id="now" style="margin-left:auto"></span></div><div style="padding:0 40px">${line(heads.map(([name]) => name), 'font-weight:700;border-bottom:2px solid #0d4a73')}</div><div id="page" style="flex:1;overflow:hidden;padding:0 40px">${rows.map((cells, at) => line(cells, `background:${at % 2 ? '#eef4f8' : '#fff'}`)).join('')}</div></div>`,
    after() { this.step(0); },
    step(index) { seq7El('page').scrollTop = places[index]; seq7El('now').textContent = `Updated 14:${pad(5 + Math.floor(index / 10) * 5, 2)}`; },
  };
});

const SEQ7_GERMAN = seq7Lines(`
  Die Hütte liegt auf 2.847 Metern und ist von Ende Juni bis Mitte September bewirtschaftet.
  Wer spät aufbricht, steht am Nachmittag knietief im aufgeweichten Schnee.
  Für die Querung des Gletschers brauchen Sie Seil, Gurt und Steigeisen, außerdem jemanden, der damit umgehen kann.
  Am Wegkreuz biegt man links ab, überquert den Bach und folgt den verblassten roten Punkten.
  Übernachtung im Lager 24 €, Frühstück 11,50 €, Duschmarke drei Euro für drei Minuten.
  Das Trinkwasser kommt aus der Zisterne und muss abgekocht werden.
  Von der Scharte sieht man an klaren Tagen bis zum Bodensee, sagt jedenfalls der Wirt.
  Hunde dürfen im Trockenraum schlafen, Wanderstöcke bitte nicht.
  Seit dem Felssturz im August 2023 ist der alte Steig gesperrt.
  Der Umweg über den Grat dauert vierzig Minuten länger, ist dafür aber trittsicher angelegt.
  Bitte tragen Sie sich ins Hüttenbuch ein, auch wenn Sie nur eine Suppe essen.
  Gewitter ziehen hier fast immer aus Südwesten auf und sind schneller als jeder Wetterbericht.
  Müll nehmen Sie wieder mit ins Tal; der Hubschrauber fliegt nur zweimal im Jahr.
  Kartenzahlung ist möglich, sofern die Sonne scheint.`);

sequence('huettenfuehrer-doppelt-scharf', { frames: 22, width: 1120, height: 700, scale: 2, lcd: true, hinting: 'none', languages: ['deu'] }, (r) => {
  const places = seq7Roll(r, 22, 50, 3, 0.25, 0.1), deal = () => { const left = r.shuffled(SEQ7_GERMAN); return (count) => left.splice(0, count).join(' '); };
  const part = (at) => { const some = deal(); return `<div style="font:700 22px Vollkorn;margin:24px 0 8px;color:#8c2f1b">${['Zustieg von Süden', 'Übergang zur Nachbarhütte', 'Gletscherweg', 'Schlechtwetterprogramm', 'Schlafplätze und Küche', 'Abstieg ins Tal'][at]}</div>${at % 2 ? '' : `<div style="display:flex;gap:26px;font:13px Cantarell;color:#5a5146;margin-bottom:9px"><span>Gehzeit ${r.number(2, 6)} h ${r.number(1, 5)}0 min</span><span>${r.number(4, 15)}${r.number(0, 9)}0 Höhenmeter</span><span>${r.pick(['mittelschwer', 'anspruchsvoll', 'leicht'])}</span></div>`}<p style="margin:0 0 11px">${some(4)}</p>${at % 3 === 1 ? photo(660, 210, `huette ${at}`, 'margin:12px 0') : ''}<p style="margin:0 0 11px">${some(5)}</p>`; };
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#fbf8f2;color:#26211b"><div style="flex:none;background:#8c2f1b;color:#fff;padding:13px 34px;display:flex;gap:28px;font:15px Cantarell"><b>Alpenführer</b>${seq7Row(['Hütten', 'Touren', 'Verhältnisse', 'Notruf'], '')}<span id="state" style="margin-left:auto"></span></div><div style="flex:1;display:flex;overflow:hidden"><div id="page" style="width:700px;overflow:hidden;padding:0 34px;font:16.5px/1.55 Vollkorn;font-variant-numeric:lining-nums"><div style="width:660px;padding:10px 0 200px"><div style="font:700 32px Vollkorn;margin:12px 0">Rotspitzhütte</div>${times(6, part).join('')}</div></div><div style="flex:1;padding:24px 30px;font:14px/1.5 Cantarell;background:#f0eadf"><b>Heute oben</b>${[['Temperatur', '6 °C'], ['Wind', '38 km/h'], ['Neuschnee', '12 cm'], ['Freie Betten', '19'], ['Lawinenstufe', '2']].map(([name, value]) => `<div style="display:flex;justify-content:space-between;padding:6px 0;border-bottom:1px solid #d9cfbd"><span>${name}</span><span>${value}</span></div>`).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) { seq7El('page').scrollTop = places[index]; seq7El('state').textContent = index > 12 ? 'Verbindung verloren' : 'Stand: 16:20 Uhr'; },
  };
});

sequence('catalogo-ceramiche-a-scatti', { frames: 22, width: 1600, height: 900, lcd: false, hinting: 'full', languages: ['ita'] }, (r) => {
  const names = ['Tazza da tè', 'Brocca con coperchio', 'Piatto fondo', 'Vaso a collo stretto', 'Ciotola grande', 'Teiera', 'Lampada traforata', 'Portauova', 'Vassoio ovale', 'Mattonella dipinta'], colours = ['azzurro cenere', 'bianco latte', 'verde rame', 'giallo di Siena', 'nero lucido'];
  const says = ['Tornita a mano, regge il forno e la lavastoviglie.', 'Pezzo unico: piccole irregolarità non sono difetti.', 'La forma è quella del 1923, lo smalto è nostro.', 'Si può ordinare anche più piccola, entro tre settimane.', 'Perché versi bene, il beccuccio va tagliato quando l’argilla è cuoio.', 'Attenzione: non è adatta al gas.'];
  const places = seq7Roll(r, 22, 96, 2, 0.25);
  const card = (at) => `<div style="background:#fff;border-radius:10px;padding:14px">${photo(248, 190, `vaso ${at}`, 'border-radius:6px')}<div style="font:600 18px 'Open Sans';margin-top:10px">${names[at % 10]}</div><div style="color:#786a5c;margin:3px 0">${colours[(at * 3 + 1) % 5]}, ${r.number(8, 34)} cm</div><div style="line-height:1.4;height:64px;font-size:14.5px">${says[(at * 5 + 2) % 6]}</div><div style="display:flex;justify-content:space-between;align-items:center"><b style="font-size:18px">${r.number(14, 180)},${r.pick(['00', '50', '90'])} €</b><span style="background:#a2452a;color:#fff;border-radius:5px;padding:6px 14px">Aggiungi</span></div></div>`;
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#f1e9df;color:#2c231b;font:15.5px 'Open Sans'"><div style="flex:none;padding:18px 50px;display:flex;gap:40px;align-items:center;background:#fff"><b style="font:26px 'Noto Serif Display';color:#a2452a">Bottega Tre Fornaci</b>${seq7Row(['Novità', 'Da tavola', 'Da giardino', 'Corsi', 'Chi siamo'], '', 1, 'color:#a2452a;font-weight:600')}<span id="cart" style="margin-left:auto"></span></div><div style="flex:1;display:flex;gap:34px;padding:0 50px;overflow:hidden"><div style="width:210px;flex:none;padding-top:24px;line-height:1.9"><b>Colore</b>${colours.map((name) => `<div>${capital(name)}</div>`).join('')}<div style="height:16px"></div><b>Prezzo</b><div>Fino a 25 €</div><div>Da 25 a 80 €</div><div>Oltre 80 €</div></div><div id="page" style="flex:1;overflow:hidden"><div style="padding:24px 0 60px;display:grid;grid-template-columns:repeat(4,276px);gap:22px 16px">${times(28, card).join('')}</div></div></div></div>`,
    after() { this.step(0); },
    step(index) { seq7El('page').scrollTop = places[index]; seq7El('cart').textContent = index > 13 ? 'Carrello (2)' : 'Carrello (1)'; },
  };
});

sequence('mail-thread-read-upwards', { frames: 24, width: 1366, height: 768, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq7Deal(r, 'printing', 'bread', 'radio');
  const letter = (at) => `<div style="border:1px solid #d7dce2;border-radius:8px;margin-bottom:16px;background:#fff"><div style="display:flex;justify-content:space-between;padding:13px 20px;border-bottom:1px solid #eceff2"><span><b>${seq7Name(r)}</b> to me${at % 3 ? '' : ' and 2 others'}</span><span style="color:#6b7580">${seq7Brief(r)}, ${seq7Time(r)}</span></div><div style="padding:13px 20px;line-height:1.55"><p style="margin:0 0 10px">${deal(r.number(2, 4))}</p>${at % 2 ? `<p style="margin:0 0 10px;border-left:3px solid #b9c3ce;padding-left:14px;color:#5c6670">${deal(2)}</p>` : ''}<p style="margin:0 0 10px">${deal(r.number(1, 2))}</p>${at % 4 === 2 ? `<div style="display:flex;gap:14px;margin:6px 0 10px">${photo(150, 100, `proof ${at}`)}<span style="align-self:center">proof-${at + 3}.jpg, ${r.number(120, 940)} KB</span></div>` : ''}<p style="margin:0">${r.pick(SEQ7_GIVEN)}</p></div></div>`;
  const up = seq7Roll(r, 24, 53, 4, 0.2, 0.1);
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#f4f6f8;color:#20262d;font:15px 'Liberation Sans'"><div style="flex:none;display:flex;gap:26px;padding:13px 30px;background:#fff;border-bottom:1px solid #d7dce2">${seq7Row(['Back', 'Archive', 'Junk', 'Delete', 'Move to', 'Labels'], '')}<span id="where" style="margin-left:auto;color:#6b7580"></span></div><div style="flex:none;padding:16px 30px 12px;font-size:22px">Re: Type for the bakery’s new labels</div><div id="page" style="flex:1;overflow:hidden;padding:0 30px"><div style="width:960px">${times(14, letter).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) { const page = seq7El('page'); page.scrollTop = page.scrollHeight - page.clientHeight - up[index]; seq7El('where').textContent = index < 15 ? '3 of 128' : '3 of 129'; },
  };
});

// Windows, dialogs, menus.

sequence('press-desk-windows-raised', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq7Deal(r, 'printing', 'kites', 'chess');
  const wins = [
    ['Proof sheet', 70, 90, 820, 640, '#fff', '#1c1c1c', `<div style="font:17px/1.55 'Nimbus Roman';padding:20px 34px"><b style="font-size:24px">A short history of the ampersand</b><p>${deal(4)}</p><p>${deal(4)}</p><p>${deal(3)}</p></div>`],
    ['Files - /srv/woodcuts', 640, 170, 760, 560, '#fafafa', '#24272b', `<div style="font:15px Cantarell;padding:10px 20px">${times(13, (at) => `<div style="display:flex;padding:8px 6px;border-bottom:1px solid #e7e7e7"><span style="width:330px">${icon('file', '#7a8694', 16)} ${r.pick(SEQ7_HOW)}-${r.pick(SEQ7_PRINT)}.${['tif', 'svg', 'pdf'][at % 3]}</span><span style="width:150px">${r.number(2, 980)} KB</span><span>${seq7Brief(r)}, ${seq7Time(r)}</span></div>`).join('')}</div>`],
    ['edith@press: ~', 980, 380, 840, 560, '#101418', '#d0d7de', `<div style="font:15px/23px 'DejaVu Sans Mono';padding:12px 18px;white-space:pre">${times(21, (at) => (at % 7 === 0 ? `edith@press:~$ lp -d ${r.pick(['proofer', 'plotter'])} ${r.pick(SEQ7_PRINT)}-${r.number(2, 40)}.pdf` : `${r.pick(['request id is', 'spooling page', 'page printed:', 'ink remaining'])} ${r.number(10, 990)}-${r.hex(4)} ${r.pick(['ok', 'ok', 'waiting', 'paper low'])}`)).join('\n')}</div>`],
    ['Notes', 360, 520, 560, 460, '#fff7cf', '#3a331a', `<div style="font:18px/1.5 Lato;padding:16px 26px"><b>For Thursday</b>${times(6, () => `<div style="margin-top:8px">• ${deal(1)}</div>`).join('')}</div>`]];
  const orders = [[3, 1, 0, 2], [3, 1, 2, 0], [1, 2, 0, 3], [2, 0, 3, 1], [2, 0, 3], [2, 3, 0], [0, 3, 2], [0, 3, 2, 1]], plan = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7];
  return {
    html: `<div style="position:relative;height:100%;background:linear-gradient(135deg,#234d4a,#7a8f4b 60%,#c79a4e);overflow:hidden">${wins.map(([name, left, top, wide, high, paper, ink, body]) => `<div class="win" style="position:absolute;left:${left}px;top:${top}px;width:${wide}px;height:${high}px;background:${paper};color:${ink};border-radius:8px 8px 0 0;overflow:hidden;box-shadow:0 10px 30px rgba(0,0,0,.45)"><div style="height:36px;color:#fff;font:15px/36px Cantarell;display:flex;justify-content:space-between;padding:0 14px"><span>${name}</span>${icon('close', '#fff', 16)}</div>${body}</div>`).join('')}<div style="position:absolute;left:0;right:0;bottom:0;height:44px;background:#14201f;color:#e7eeea;font:15px/44px Cantarell;display:flex;padding:0 16px;z-index:20"><span id="tasks" style="display:flex;gap:8px"></span><span id="clock" style="margin-left:auto"></span></div></div>${pointer('white')}`,
    after() { this.step(0); },
    step(index) {
      const order = orders[plan[index]], top = order[order.length - 1];
      document.querySelectorAll('.win').forEach((win, at) => { win.style.display = order.includes(at) ? '' : 'none'; win.style.zIndex = order.indexOf(at) + 1; win.firstElementChild.style.background = at === top ? '#2f6b66' : '#77807d'; });
      seq7Put('tasks', wins.map(([name], at) => `<span style="padding:0 20px;height:40px;${at === top ? 'background:#2f6b66' : order.includes(at) ? 'background:#24322f' : 'color:#9fb0ab'}">${name}</span>`).join(''));
      seq7El('clock').textContent = `Wed 16:${pad(47 + Math.floor(index / 8), 2)}`;
      if (plan[index + 1] !== plan[index]) { const next = orders[plan[index + 1] ?? 7].slice(-1)[0]; movePointer(120 + next * 110, 1052); } else movePointer(1500 + index % 4 * 22, 250 + index % 3 * 30);
    },
  };
});

sequence('manuscript-with-save-and-warning', { frames: 26, width: 1440, height: 900, lcd: false, hinting: 'full' }, (r) => {
  const deal = seq7Deal(r, 'rivers', 'glaciers'), text = times(5, () => deal(4)), name = 'upper-wharfe-chapter-3', counts = seq7Keys(name, 26, 8, 14);
  const menu = ['New', 'Open…', 'Open recent', 'Save', 'Save as…', 'Export as PDF…', 'Print…', 'Properties', 'Quit'];
  const files = [['upper-wharfe-chapter-1.odt', '3 March', '48 KB'], ['upper-wharfe-chapter-2.odt', '19 March', '61 KB'], ['upper-wharfe-chapter-3.odt', 'yesterday', '12 KB'], ['maps', '2 April', ''], ['letters from Oban', '7 January', '']];
  const button = (label, style = 'border:1px solid #b5b5b0') => `<span style="border-radius:6px;padding:8px 22px;${style}">${label}</span>`;
  return {
    html: `<div style="position:relative;height:100%;background:#dcdcd7;color:#26262a;font:15px 'DejaVu Sans';overflow:hidden"><div style="background:#f6f6f4;border-bottom:1px solid #bdbdb8;height:38px;display:flex;align-items:center;gap:24px;padding:0 18px"><span id="file" style="padding:6px 8px">File</span>${seq7Row(['Edit', 'View', 'Insert', 'Format', 'Table', 'Help'], '')}<span id="title" style="margin-left:200px;color:#66666c"></span></div><div style="width:760px;height:1100px;margin:22px auto 0;background:#fff;padding:60px 80px;box-sizing:border-box;font:17px/1.55 'Liberation Serif'"><div style="font:bold 27px 'Liberation Serif';margin-bottom:14px">Three. High water</div>${text.map((part) => `<p style="margin:0 0 12px">${part}</p>`).join('')}</div><div id="over"></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq7El('title').textContent = `${index > 22 ? name : 'Untitled 1'}${index > 22 ? '' : ' (modified)'}`; seq7El('file').style.background = index > 1 && index < 6 ? '#cfdcf2' : '';
      let html = '';
      if (index > 1 && index < 6) html = `<div style="position:absolute;left:12px;top:38px;width:250px;background:#fff;border:1px solid #b0b0ab;box-shadow:0 5px 15px rgba(0,0,0,.25);padding:6px 0">${menu.map((label, at) => `<div style="padding:8px 20px;display:flex;justify-content:space-between;${at === [0, 2, 3, 4][index - 2] ? 'background:#3b6fc4;color:#fff' : ''}"><span>${label}</span><span style="font-size:13px">${['Ctrl+N', 'Ctrl+O', '', 'Ctrl+S', '', '', 'Ctrl+P', '', 'Ctrl+Q'][at]}</span></div>`).join('')}</div>`;
      if (index > 6 && index < 23) {
        html = `<div data-glass style="position:absolute;inset:0;background:rgba(30,30,34,.35)"></div><div style="position:absolute;left:370px;top:150px;width:700px;height:480px;background:#f6f6f4;border-radius:10px;box-shadow:0 14px 40px rgba(0,0,0,.5);padding:22px 28px;box-sizing:border-box"><div style="display:flex;gap:14px;align-items:center"><span>Name</span><span style="flex:1;background:#fff;border:2px solid #3b6fc4;border-radius:5px;padding:7px 10px;white-space:pre">${name.slice(0, counts[index]) || '<span style="background:#bcd3f5">Untitled 1</span>'}${index % 2 && index < 17 ? caret('#000', 17) : ''}</span></div><div style="margin:16px 0;background:#fff;border:1px solid #c9c9c4;height:300px">${files.map(([file, when, size], at) => `<div style="display:flex;padding:10px 16px;${at === 2 && index > 15 ? 'background:#e0e9f8' : ''}"><span style="width:340px">${file}</span><span style="width:160px">${when}</span><span>${size}</span></div>`).join('')}</div><div style="display:flex;justify-content:flex-end;gap:14px;align-items:center"><span style="margin-right:auto;color:#66666c">${index < 13 ? '' : 'A file of this name exists'}</span>${button('Cancel')}${button('Save', 'background:#3b6fc4;color:#fff')}</div></div>`;
        if (index > 17) html += `<div style="position:absolute;left:480px;top:290px;width:480px;background:#fff;border-radius:10px;box-shadow:0 14px 44px rgba(0,0,0,.6);padding:24px 28px;box-sizing:border-box"><b>Replace the file?</b><div style="margin:12px 0 20px;line-height:1.5;font-size:14px">“${name}.odt” was changed yesterday at 18:52. If you replace it, those changes are lost.</div><div style="display:flex;justify-content:flex-end;gap:14px">${button('Keep both', index === 20 ? 'border:2px solid #3b6fc4' : 'border:1px solid #b5b5b0')}${button('Replace', index > 20 ? 'background:#8f1d12;color:#fff' : 'background:#c0392b;color:#fff')}</div></div>`;
      }
      if (index > 22) html = `<div style="position:absolute;right:30px;bottom:30px;background:#2d2d31;color:#fff;border-radius:8px;padding:14px 22px">Saved as ${name}.odt</div>`;
      seq7Put('over', html);
    },
  };
});

sequence('photo-archive-context-menus', { frames: 24, width: 1600, height: 900, lcd: true, hinting: 'medium' }, (r) => {
  const kinds = ['folder', 'folder', 'file', 'file', 'file'];
  const items = times(24, (at) => [kinds[at % 5], at % 5 < 2 ? `${capital(r.pick(SEQ7_ICE))} ${r.number(1968, 2025)}` : `${r.pick(SEQ7_ICE)}-${pad(r.number(1, 900), 3)}.jpg`, at % 5 < 2 ? `${r.number(3, 220)} items` : `${r.number(1, 9)}.${r.below(10)} MB`]);
  const choices = ['Open', 'Open with', 'Cut', 'Copy', 'Rename…', 'Move to bin', 'Compress…', 'Properties'], more = ['Image viewer', 'Darkroom', 'Map browser', 'Other…'];
  const renamed = 'snout-from-the-hut.jpg', typed = seq7Keys(renamed, 24, 12, 17);
  return {
    html: `<div style="position:relative;height:100%;background:#242428;color:#ececee;font:14.5px Inter;overflow:hidden"><div style="height:50px;background:#303036;display:flex;align-items:center;gap:26px;padding:0 24px"><span>Pictures › Archive › <b>Glaciers</b></span><span style="margin-left:auto">${icon('search', '#ececee', 17)}</span><span>View</span><span>Sort</span></div><div style="display:flex;height:850px"><div style="width:210px;background:#2a2a2f;padding:16px 0;flex:none">${seq7Row(['Recent', 'Starred', 'Home', 'Documents', 'Pictures', 'Downloads', 'Bin', 'Backup disk'], 'display:block;padding:9px 24px', 4, 'background:#3c3c44')}</div><div style="flex:1;display:grid;grid-template-columns:repeat(6,1fr);grid-auto-rows:188px;padding:20px">${items.map(([kind, name, size], at) => `<div id="item${at}" style="padding:10px;border-radius:10px;text-align:center;margin:4px">${kind === 'folder' ? `<div style="height:96px;padding-top:10px;box-sizing:border-box">${icon('folder', '#7fa7d9', 76, true)}</div>` : photo(128, 90, `archive ${at}`, 'margin:3px auto')}<div id="name${at}" style="margin-top:7px">${name}</div><div style="color:#a3a3ab;font-size:13px;margin-top:2px">${size}</div></div>`).join('')}</div></div><div id="menu"></div><div id="toast"></div></div>${pointer('black')}`,
    after() { this.step(0); },
    step(index) {
      const first = index < 9, at = first ? 8 : 13, box = seq7El(`item${at}`).getBoundingClientRect(), x = Math.round(box.left + 90), y = Math.round(box.top + 60);
      const open = (index > 1 && index < 7) || (index > 8 && index < 12), lit = first ? [0, 1, 1, 1, 5][index - 2] ?? -1 : [0, 2, 4][index - 9] ?? -1;
      times(24, (one) => { seq7El(`item${one}`).style.background = one === at && index > 1 ? '#3d4f6b' : ''; });
      seq7Put('menu', open ? `<div style="position:absolute;left:${x}px;top:${y}px;width:230px;background:#38383f;border:1px solid #54545c;border-radius:9px;padding:6px 0;box-shadow:0 8px 22px rgba(0,0,0,.5)">${choices.map((text, one) => `<div style="padding:8px 18px;display:flex;justify-content:space-between;${one === lit ? 'background:#4d6fa8' : ''}"><span>${text}</span>${one === 1 ? icon('chevron', '#ececee', 13) : ''}</div>`).join('')}</div>${first && index > 2 && index < 6 ? `<div style="position:absolute;left:${x + 234}px;top:${y + 34}px;width:190px;background:#38383f;border:1px solid #54545c;border-radius:9px;padding:6px 0">${more.map((text, one) => `<div style="padding:8px 18px;${one === index - 4 ? 'background:#4d6fa8' : ''}">${text}</div>`).join('')}</div>` : ''}` : '');
      seq7Put('name13', index > 11 && index < 19 ? `<span style="background:#1a1a1d;outline:2px solid #4d6fa8;padding:1px 3px">${renamed.slice(0, Math.max(1, typed[index]))}${index % 2 ? caret('#fff', 16) : ''}</span>` : index > 18 ? renamed : items[13][1]);
      seq7Put('toast', index > 6 && index < 11 ? `<div style="position:absolute;left:640px;bottom:28px;background:#ececee;color:#1e1e22;border-radius:9px;padding:13px 22px;display:flex;gap:30px"><span>“${items[8][1]}” moved to the bin</span><b>Undo</b></div>` : '');
      if (open) movePointer(x + 60, y + 18 + Math.max(0, lit) * 33); else movePointer(x + 4, y + index % 3);
    },
  };
});

sequence('glossary-of-glazes-searched', { frames: 24, width: 1600, height: 900, lcd: false, hinting: 'none' }, (r) => {
  const deal = seq7Deal(r, 'pottery', 'bread'), terms = ['Ash glaze', 'Biscuit firing', 'Celadon', 'Crazing', 'Eutectic', 'Flux', 'Oxidation', 'Reduction', 'Saggar', 'Slip', 'Tenmoku', 'Wax resist'];
  const body = terms.map((_, at) => `${deal(2)}${[' A reduction firing starves the flame of air.', '', ' In reduction the copper turns red.', '', '', ' Reduction begins at about 900 degrees.'][at % 6]}`);
  const word = 'reduction', counts = [0, 0, 0, 1, 3, 4, 6, 7, 9], at = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 5, 5];
  return {
    html: `<div style="position:relative;height:100%;background:#fffefb;color:#2b2620;display:flex;flex-direction:column"><div style="flex:none;height:58px;background:#5e3b2c;color:#f8ead9;font:16px/58px Carlito;display:flex;gap:34px;padding:0 60px"><b>Potters’ Glossary</b>${seq7Row(['A–F', 'G–M', 'N–S', 'T–Z', 'Recipes'], '')}</div><div id="page" style="flex:1;overflow:hidden;padding:0 60px"><div style="width:980px;padding:20px 0 120px;font:18px/1.55 Carlito" id="text"></div></div><div id="bar"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = index > 21 ? '' : word.slice(0, counts[index] ?? 9); let seen = 0;
      const mark = (part) => (now.length < 3 ? escaped(part) : escaped(part).split(new RegExp(`(${now})`, 'i')).map((piece, one) => { if (one % 2 === 0) return piece; const html = `<span ${seen === at[index] ? 'id="hit" ' : ''}style="background:${seen === at[index] ? '#f59f3b' : '#fbe58a'}">${piece}</span>`; seen += 1; return html; }).join(''));
      seq7Put('text', terms.map((term, one) => `<div style="font:bold 21px Carlito;margin:16px 0 4px;color:#8a4528">${mark(term)}</div><div>${mark(body[one])}</div>`).join(''));
      const hit = document.getElementById('hit'), page = seq7El('page');
      if (hit) { const top = hit.getBoundingClientRect().top; if (top > 820 || top < 130) page.scrollTop += Math.round(top - 420); }
      seq7Put('bar', index < 2 || index > 21 ? '' : `<div style="position:absolute;left:0;right:0;bottom:0;height:48px;background:#eceae6;border-top:1px solid #c6c2ba;display:flex;align-items:center;gap:22px;padding:0 24px;font:15px Cantarell;color:#222">${icon('close', '#444', 15)}<span style="width:260px;background:#fff;border:1px solid #b8b3aa;border-radius:5px;padding:6px 10px;height:20px">${now}${index % 2 ? caret('#000', 17) : ''}</span><span>Highlight all</span><span>Match case</span><span>Whole words</span><span style="color:#6b655b">${now.length < 3 ? '' : seen ? `${at[index] + 1} of ${seen} matches` : 'Phrase not found'}</span></div>`);
    },
  };
});

// Logs, bars, clocks.

sequence('antenna-log-followed-in-browser', { frames: 24, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => {
  let clock = 71950;
  const lines = times(150, () => { clock += r.number(0, 12); const level = r.pick(['info', 'info', 'info', 'debug', 'warn', 'error']); return [`${pad(Math.floor(clock / 3600), 2)}:${pad(Math.floor(clock / 60) % 60, 2)}:${pad(clock % 60, 2)}.${r.digits(3)}`, level, r.pick(['rotator', 'tuner', 'decoder', 'uploader', 'weather']), r.pick([() => `azimuth ${r.number(0, 359)}.${r.below(10)}° elevation ${r.number(2, 88)}.${r.below(10)}° target sat-${r.number(11, 60)}`, () => `decoded ${r.number(2, 40)} frames, ${r.number(0, 6)} with errors, SNR ${r.number(3, 24)}.${r.below(10)} dB`, () => `POST /api/v2/passes/${r.hex(8)} ${r.pick([200, 201, 429, 502])} in ${r.number(30, 1900)} ms`, () => `standing wave ratio ${r.number(1, 3)}.${r.digits(2)} at ${r.number(144, 145)}.${r.digits(3)} MHz`, () => `gust of ${r.number(30, 92)} km/h, parking the dish`, () => `queue length ${r.number(0, 240)}, oldest entry ${r.number(2, 500)} s`])()]; });
  const tint = { info: '#7fd18b', debug: '#93a1b5', warn: '#f0c062', error: '#ff8a80' };
  return {
    html: `<div style="height:100%;background:#11161d;color:#d3dae3;display:flex;flex-direction:column;font:15px Inter"><div style="flex:none;padding:13px 26px;display:flex;gap:22px;align-items:center;background:#1a212b"><b>Ground station / live log</b><span style="background:#11161d;border:1px solid #384557;border-radius:5px;padding:6px 14px;width:300px" id="filter"></span>${Object.keys(tint).map((name) => `<span style="color:${tint[name]}">${name}</span>`).join('')}<span id="state" style="margin-left:auto"></span></div><div style="flex:1;display:flex;overflow:hidden"><div id="page" style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;font:14px 'Liberation Mono';padding:0 26px 8px"></div><div style="width:300px;flex:none;background:#161c25;padding:20px 26px" id="side"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const filtered = index > 15 && index < 21, till = index < 10 ? 42 + index * 4 : index < 14 ? 78 : 78 + (index - 13) * 6, shown = lines.slice(0, till).filter(([, level]) => !filtered || level === 'error' || level === 'warn').slice(-44);
      seq7Put('page', shown.map(([time, level, part, text]) => `<div style="display:flex;height:22px;line-height:22px;white-space:pre;flex:none"><span style="width:130px;color:#93a1b5">${time}</span><span style="width:70px;color:${tint[level]}">${level}</span><span style="width:110px;color:#8fb7e8">${part}</span><span>${text}</span></div>`).join(''));
      seq7El('filter').textContent = index < 14 || index > 20 ? 'Filter lines' : 'level:>=warn'.slice(0, index === 14 ? 6 : 12);
      seq7El('state').textContent = index > 9 && index < 14 ? `Paused, ${(index - 9) * 5} new lines` : 'Following';
      seq7Put('side', `<div style="color:#93a1b5">Next pass</div><div style="font-size:34px;margin:6px 0 20px">00:${pad(Math.floor((640 - index * 7) / 60), 2)}:${pad((640 - index * 7) % 60, 2)}</div>${[['Lines', thousands(48210 + till)], ['Errors', lines.slice(0, till).filter(([, level]) => level === 'error').length], ['Disk', `${71 + Math.floor(index / 12)} %`], ['Wind', `${38 + index * 5 % 17} km/h`]].map(([name, value]) => `<div style="display:flex;justify-content:space-between;padding:9px 0;border-top:1px solid #2a3442"><span>${name}</span><span>${value}</span></div>`).join('')}`);
    },
  };
});

sequence('firing-curve-with-download-bars', { frames: 24, width: 1280, height: 800, lcd: false, hinting: 'medium' }, () => {
  const jobs = [['kiln-firmware-4.1.bin', 48, 2.1], ['glaze-recipes-2026.pdf', 12, 1.3], ['teabowls-scans.zip', 640, 34], ['wheel-manual-en.pdf', 7, 0.9], ['workshop-video.mp4', 1180, 52]];
  const starts = [1, 3, 4, 9, 12];
  return {
    html: `<div style="height:100%;background:#f4f1ec;color:#2c2822;font:15px Roboto;overflow:hidden"><div style="background:#3a332b;color:#f4ece1;padding:14px 30px;display:flex;gap:28px;align-items:center"><b style="font-size:18px">Studio console</b>${seq7Row(['Kiln', 'Downloads', 'Rota'], '')}<span id="clock" style="margin-left:auto;font-size:18px"></span></div><div style="display:flex;gap:24px;padding:24px 30px"><div style="width:430px;background:#fff;border-radius:8px;padding:20px 24px;box-sizing:border-box"><b>Kiln 2, glaze firing</b><div style="font:300 62px Roboto;margin:10px 0 2px" id="heat"></div><div id="phase" style="color:#7a6f60"></div><canvas id="curve" width="380" height="180" style="display:block;margin:16px 0"></canvas><div id="facts"></div></div><div style="flex:1;background:#fff;border-radius:8px;padding:20px 24px"><b>Downloads</b><div id="jobs"></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const heat = index < 20 ? 986 + index * 15 : 1280 - (index > 21 ? (index - 21) * 3 : 0);
      seq7El('clock').textContent = `13:${pad(20 + Math.floor(index * 4 / 6), 2)}:${pad(index * 4 % 6 * 10, 2)}`; seq7El('heat').textContent = `${thousands(heat)} °C`;
      seq7El('phase').textContent = index < 20 ? `Heating, ${100 + index % 4} °C per hour, ${Math.max(0, 20 - index) * 9} min to go` : index < 22 ? 'Holding for 20 minutes' : 'Cooling, do not open';
      const pen = seq7El('curve').getContext('2d'); pen.fillStyle = '#fbf6ee'; pen.fillRect(0, 0, 380, 180); pen.strokeStyle = '#c2571a'; pen.lineWidth = 3; pen.beginPath(); pen.moveTo(0, 172); for (let x = 0; x <= 120 + index * 9; x += 6) pen.lineTo(x, 172 - Math.min(150, x * 0.47) + 3 * Math.sin(x / 9)); pen.stroke();
      seq7Put('facts', [['Target', '1,280 °C'], ['Power', `${index < 20 ? 82 + index % 5 : 31} %`], ['Energy', `${(41.2 + index * 0.7).toFixed(1)} kWh`], ['Cone', '9']].map(([name, value]) => `<div style="display:flex;justify-content:space-between;padding:7px 0;border-top:1px solid #ebe4d9"><span>${name}</span><span>${value}</span></div>`).join(''));
      seq7Put('jobs', jobs.map(([name, size, speed], at) => { const share = Math.max(0, Math.min(100, Math.round((index - starts[at]) * [19, 34, 6, 50, 5][at]))), state = index < starts[at] ? 'Waiting' : share === 100 ? 'Complete' : at === 2 && index > 13 && index < 16 ? 'Paused' : `${(size * share / 100).toFixed(1)} of ${thousands(size)} MB, ${(speed + index % 3 * 0.4).toFixed(1)} MB/s`; return `<div style="padding:15px 0;border-bottom:1px solid #ebe4d9"><div style="display:flex;justify-content:space-between"><span>${name}</span><span style="color:#7a6f60">${share ? `${share} %` : ''}</span></div><div style="height:8px;background:#ebe4d9;border-radius:4px;margin:9px 0"><div style="height:8px;border-radius:4px;width:${share}%;background:${share === 100 ? '#4f8f4a' : '#c2571a'}"></div></div><div style="color:#7a6f60;font-size:14px">${state}</div></div>`; }).join(''));
    },
  };
});

// Dragging, zooming, slides.

sequence('chess-club-cards-dragged', { frames: 24, width: 1536, height: 864, scale: 1.25, lcd: true, hinting: 'none' }, (r) => {
  const lanes = ['To do', 'This week', 'Waiting', 'Done'];
  const cards = [['Book the hall for the blitz night', 'Klara', 0], ['Print score sheets', 'Duncan', 0], ['New batteries for four clocks', 'Adela', 0], ['Pairings for round five', 'Rafael', 1], ['Write to the school in Kendal', 'Edith', 1], ['Mend board seven', 'Eamon', 1], ['Reply from the county', 'Florian', 2], ['Invoice for tea', 'Queenie', 2], ['Ratings sent in', 'Rafael', 3], ['Cup engraved', 'Klara', 3]];
  const moves = [{ card: 2, from: 3, to: 9, lane: 1 }, { card: 6, from: 12, to: 18, lane: 3 }];
  const notes = seq7Deal(r, 'chess'), extra = cards.map((_, at) => (at % 2 ? notes(1) : ''));
  const card = (at, style = '') => `<div class="card" data-card="${at}" style="background:#fff;border-radius:8px;padding:12px 15px;margin-bottom:11px;box-shadow:0 1px 3px rgba(0,0,0,.25);${style}"><div>${cards[at][0]}</div>${extra[at] ? `<div style="font-size:13.5px;color:#5b6470;line-height:1.4;margin-top:5px">${extra[at]}</div>` : ''}<div style="margin-top:8px;display:flex;justify-content:space-between;font-size:13px;color:#5b6470"><span>${cards[at][1]}</span><span>${3 + at * 2 % 25} Nov</span></div></div>`;
  const places = {};
  return {
    html: `<div style="position:relative;height:100%;background:#3d6b8f;color:#1d242c;font:15px Lato;overflow:hidden"><div style="height:56px;background:#2c516e;color:#fff;display:flex;align-items:center;gap:30px;padding:0 30px"><b style="font-size:19px">Chess club, autumn</b>${seq7Row(['Board', 'Calendar', 'Files', 'Members'], '')}<span id="note" style="margin-left:auto"></span></div><div id="lanes" style="display:flex;gap:20px;padding:22px 30px;align-items:flex-start"></div><div id="drag"></div></div>${pointer('white')}`,
    after() { this.step(0); },
    step(index) {
      const held = moves.find((move) => index >= move.from && index < move.to), lane = cards.map(([, , from], at) => moves.find((move) => move.card === at && index >= move.to)?.lane ?? from);
      if (index === 0 || (held && index === held.from)) seq7Put('drag', '');
      seq7Put('lanes', lanes.map((name, at) => { const own = cards.map((_, one) => one).filter((one) => lane[one] === at); return `<div style="width:352px;background:#e3e9ef;border-radius:10px;padding:14px 14px 4px;box-sizing:border-box"><div style="display:flex;justify-content:space-between;margin-bottom:11px"><b>${name}</b><span style="color:#5b6470">${own.length}</span></div>${own.map((one) => (held && held.card === one ? card(one).replace('box-shadow', 'visibility:hidden;outline:0;box-shadow') : card(one))).join('')}<div style="color:#4c6478;padding:2px 0 12px">+ Add a card</div></div>`; }).join(''));
      if (held) {
        const home = document.querySelector(`[data-card="${held.card}"]`).getBoundingClientRect(), share = (index - held.from) / (held.to - held.from - 1), x = Math.round(home.left + share * (held.lane - cards[held.card][2]) * 372), y = Math.round(home.top + 26 * Math.sin(share * 3) - share * 40);
        seq7Put('drag', `<div style="position:absolute;left:${x}px;top:${y}px;width:324px">${card(held.card, 'box-shadow:0 10px 24px rgba(0,0,0,.45);margin:0;')}</div>`); movePointer(x + 160, y + 22);
      } else { seq7Put('drag', ''); movePointer(900 + index * 9, 640 - index * 4); }
      seq7El('note').textContent = index > 9 && index < 12 ? 'Moved to This week' : index > 17 && index < 21 ? 'Moved to Done' : index > 20 ? 'Queenie is looking too' : '';
    },
  };
});

sequence('portage-map-zoomed-and-pushed', { frames: 24, width: 1440, height: 900, lcd: true, hinting: 'slight' }, (r) => {
  const spots = [['Appleby', 310, 210, 0], ['Long Weir', 420, 300, 1], ['Brecon Mill', 520, 250, 1], ['Melrose', 640, 380, 0], ['Portage 1, 280 m', 560, 340, 2], ['Otter Island', 690, 300, 2], ['Kendal', 820, 240, 0], ['Lock 4', 760, 330, 2], ['Campsite', 720, 430, 1], ['Heron Bridge', 600, 470, 1], ['Settle', 480, 520, 0], ['Portage 2, 90 m', 640, 430, 2], ['Gauge', 580, 400, 2], ['Boathouse', 660, 350, 2], ['Lower Ford', 900, 470, 1], ['Tavistock', 980, 360, 0]];
  const views = [[1, 0, 0], [1, 0, 0], [1, 40, 0], [1, 90, 20], [1, 120, 30], [1.5, 130, 40], [2, 140, 50], [2, 140, 50], [2, 170, 50], [2, 210, 62], [2, 210, 62], [3, 215, 66], [3, 215, 66], [3, 215, 66], [3, 200, 70], [3, 180, 80], [3, 180, 80], [2, 150, 60], [2, 150, 60], [1.5, 100, 40], [1.5, 100, 40], [1, 60, 20], [1, 60, 20], [1, 60, 20]];
  return {
    html: `<div style="position:relative;height:100%;overflow:hidden;color:#20303a;font:15px 'Noto Sans'"><canvas id="map" width="1440" height="900" style="position:absolute;left:0;top:0"></canvas><div id="names"></div><div style="position:absolute;left:0;top:0;width:370px;height:900px;background:#fff;box-shadow:2px 0 9px rgba(0,0,0,.25);padding:24px 26px;box-sizing:border-box"><div style="border:1px solid #c5cdd3;border-radius:22px;padding:10px 18px;display:flex;justify-content:space-between"><span>portages near Melrose</span>${icon('search', '#51626e', 18)}</div><div style="font-size:22px;font-weight:600;margin:22px 0 8px">The middle river</div><div style="line-height:1.5;color:#44545f">${seq7Deal(r, 'rivers')(3)}</div><div style="margin-top:18px" id="list"></div></div><div style="position:absolute;right:24px;bottom:60px;background:#fff;border-radius:8px;width:44px;text-align:center;font-size:24px;line-height:44px;box-shadow:0 1px 5px rgba(0,0,0,.35)"><div style="border-bottom:1px solid #dde3e7">+</div><div>−</div></div><div id="scale" style="position:absolute;right:90px;bottom:14px;background:#fff;padding:3px 12px;font-size:13px"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const [zoom, dx, dy] = views[index], at = (x, y) => [Math.round((x - dx - 460) * zoom * 1.3 + 780), Math.round((y - dy - 320) * zoom * 1.3 + 430)];
      const pen = seq7El('map').getContext('2d'), chance = new Random('portages'); pen.fillStyle = '#e6ecd9'; pen.fillRect(0, 0, 1440, 900);
      times(50, () => { const [x, y] = at(chance.number(100, 1200), chance.number(40, 760)); pen.fillStyle = `hsl(${chance.number(80, 120)},28%,${chance.number(74, 86)}%)`; pen.beginPath(); pen.ellipse(x, y, chance.number(20, 80) * zoom, chance.number(14, 50) * zoom, chance.next() * 3, 0, 7); pen.fill(); });
      pen.strokeStyle = '#8fbfe0'; pen.lineWidth = 9 * zoom; pen.beginPath(); spots.filter((_, one) => one % 2 === 0).forEach(([, x, y], one) => { const [px, py] = at(x, y + 16); if (one) pen.lineTo(px, py); else pen.moveTo(px, py); }); pen.stroke();
      pen.strokeStyle = '#fff'; pen.lineWidth = 4 * zoom; times(9, (one) => { pen.beginPath(); pen.moveTo(...at(120 + one * 130, 20)); pen.lineTo(...at(60 + one * 150, 800)); pen.stroke(); });
      const seen = spots.filter(([, , , rank]) => rank === 0 || (rank === 1 && zoom > 1.2) || zoom > 1.8);
      seq7Put('names', seen.map(([name, x, y, rank]) => { const [px, py] = at(x, y); return `<div style="position:absolute;left:${px}px;top:${py}px;white-space:nowrap;font:${rank === 0 ? "600 19px 'Noto Sans'" : rank === 1 ? "15px 'Noto Sans'" : "italic 14px 'Noto Sans'"};color:${rank === 2 ? '#2d5f86' : '#2b3238'};text-shadow:0 0 3px #fff,0 0 3px #fff,0 0 4px #fff">${name}</div>`; }).join(''));
      seq7El('scale').textContent = { 1: '2 km', 1.5: '1 km', 2: '1 km', 3: '500 m' }[zoom];
      seq7Put('list', seen.filter(([, x, y]) => { const [px, py] = at(x, y); return px > 380 && px < 1300 && py > 0 && py < 880; }).slice(0, 8).map(([name, , , rank]) => `<div style="display:flex;justify-content:space-between;border-top:1px solid #e3e8eb;padding:10px 0"><span>${name}</span><span style="color:#6a7a85">${['town', 'landing', 'on the water'][rank]}</span></div>`).join(''));
    },
  };
});

sequence('slides-of-the-type-founder', { frames: 24, width: 1920, height: 1080, lcd: false, hinting: 'slight' }, (r) => {
  const head = (text) => `<div style="font:600 60px 'EB Garamond';color:#f1d9a7;margin-bottom:40px">${text}</div>`;
  const points = (all, count) => all.slice(0, count).map((text) => `<div style="display:flex;gap:26px;margin-bottom:26px"><span style="color:#d3744a">—</span><span>${text}</span></div>`).join('');
  const one = ['Lead, tin and antimony, melted at 327 degrees', 'A matrix of brass, struck once and used for decades', 'Every letter is cast, broken off, rubbed and set', 'A case of one size weighs eleven kilograms'], two = ['Fourteen foundries in 1910, one in 1995', 'Two machines saved from a cellar in Louth', 'Apprentices: three, all of them over fifty'];
  const table = (count) => `<div style="font-size:31px">${[['Size', 'Letters cast', 'Rejected', 'Per hour'], ['8 point', '12,400', '410', '1,900'], ['12 point', '31,850', '388', '2,100'], ['18 point', '7,200', '97', '1,300'], ['36 point', '940', '31', '260']].slice(0, count).map((cells, at) => `<div style="display:flex;padding:16px 0;border-bottom:2px solid #4b3f52;${at ? '' : 'color:#f1d9a7'}">${cells.map((cell, column) => `<span style="width:${column ? 300 : 340}px;text-align:${column ? 'right' : 'left'}">${cell}</span>`).join('')}</div>`).join('')}</div>`;
  const slides = [() => `<div style="padding-top:240px"><div style="font:500 104px/1.05 'EB Garamond';color:#f1d9a7">Casting the last sorts</div><div style="font-size:38px;margin-top:36px">${seq7Name(new Random('founder'))}, Press Museum of ${SEQ7_TOWNS[8]}</div></div>`, (n) => head('How a letter is made') + points(one, n), () => `${head('The caster, seen from above')}<div style="display:flex;gap:60px">${photo(820, 620, 'caster')}<div style="flex:1;line-height:1.45">Built in 1924, stored in a barn, rebuilt in 2019. The pump is new, the noise is original.</div></div>`, (n) => head('One winter in numbers') + table(n), (n) => head('Who still does it') + points(two, n), () => '<div style="padding-top:360px;text-align:center;font:500 92px \'EB Garamond\';color:#f1d9a7">Please touch the type</div>'];
  const plan = [[0, 0], [0, 0], [0, 0], [1, 1], [1, 2], [1, 2], [1, 3], [1, 4], [1, 4], [2, 0], [2, 0], [2, 0], [3, 1], [3, 3], [3, 4], [3, 5], [3, 5], [4, 1], [4, 2], [4, 3], [4, 3], [1, 4], [4, 3], [5, 0]];
  return {
    html: `<div style="position:relative;height:100%;background:#2b2233;color:#f4eef5;font:36px Lato;overflow:hidden"><div id="slide" style="padding:90px 130px"></div><div style="position:absolute;left:130px;right:130px;bottom:40px;display:flex;justify-content:space-between;font-size:22px;color:#a798b0"><span>Printing Days 2026</span><span id="number"></span></div></div>`,
    after() { this.step(0); },
    step(index) { const [at, count] = plan[index]; seq7Put('slide', slides[at](count)); paintPhotos(); seq7El('number').textContent = `${at + 1}`; },
  };
});

// Pictures that move.

/** White water with a kayak, foam, rocks and spray. */
function seq7Rapids(canvas, index, seed) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random(`rapids ${seed}`);
  const back = pen.createLinearGradient(0, 0, 0, height); back.addColorStop(0, `hsl(${196 + index % 5},38%,${60 + index % 3}%)`); back.addColorStop(0.4, '#4f6f52'); back.addColorStop(1, '#1f5566'); pen.fillStyle = back; pen.fillRect(0, 0, width, height);
  times(26, (tree) => { const x = (chance.below(width * 2) + 6000 - index * 9) % (width + 160) - 80, tall = height * (0.12 + chance.next() * 0.2); pen.fillStyle = `hsl(${chance.number(90, 150)},35%,${chance.number(16, 34)}%)`; pen.beginPath(); pen.moveTo(x, height * 0.42 - tall); pen.lineTo(x - tall * 0.3, height * 0.43); pen.lineTo(x + tall * 0.3, height * 0.43); pen.fill(); });
  times(16, (wave) => { pen.strokeStyle = `rgba(${200 + wave * 3},235,245,${0.25 + wave % 4 * 0.15})`; pen.lineWidth = 3 + wave % 5 * 2; pen.beginPath(); for (let x = 0; x <= width; x += 14) { const y = height * (0.45 + wave * 0.035) + 12 * Math.sin(x / (34 + wave * 5) + index * (0.9 + wave % 3 * 0.4) + wave); if (x) pen.lineTo(x, y); else pen.moveTo(x, y); } pen.stroke(); });
  times(8, () => { const x = (chance.below(width * 2) + 8000 - index * 34) % (width + 200) - 100, y = height * (0.55 + chance.next() * 0.4); pen.fillStyle = `hsl(30,8%,${chance.number(20, 40)}%)`; pen.beginPath(); pen.ellipse(x, y, chance.number(18, 70) * width / 1400, chance.number(10, 30) * width / 1400, 0, 0, 7); pen.fill(); });
  const x = width * (0.5 + 0.12 * Math.sin(index / 3)), y = height * (0.66 + 0.04 * Math.sin(index / 1.7)), size = width / 9;
  pen.save(); pen.translate(x, y); pen.rotate(0.25 * Math.sin(index / 2.2)); pen.fillStyle = '#e2572b'; pen.beginPath(); pen.ellipse(0, 0, size, size * 0.17, 0, 0, 7); pen.fill(); pen.fillStyle = '#f3c21a'; pen.fillRect(-size * 0.14, -size * 0.46, size * 0.28, size * 0.42); pen.fillStyle = '#253a7a'; pen.beginPath(); pen.arc(0, -size * 0.56, size * 0.14, 0, 7); pen.fill(); pen.strokeStyle = '#1b1b1b'; pen.lineWidth = size / 22; pen.beginPath(); pen.moveTo(-size * 0.7, -size * 0.3 + size * 0.3 * Math.sin(index)); pen.lineTo(size * 0.7, -size * 0.3 - size * 0.3 * Math.sin(index)); pen.stroke(); pen.restore();
  grain(pen, width, height, new Random(`rapids ${seed} ${index}`), 22);
}

sequence('kayak-lesson-in-the-corner', { frames: 24, width: 1600, height: 900, lcd: true, hinting: 'full' }, (r) => {
  const notes = 'Lesson 6: low brace\n\n- elbows above the paddle, always\n- back of the blade on the water\n- look at the shore, not at the wave\n\nPractise 20 times on each side, then ask Solveig to film it.', counts = seq7Keys(notes, 24, 2, 20), deal = seq7Deal(r, 'rivers');
  const old = times(5, (at) => [`Lesson ${5 - at}`, ['sweep stroke', 'edging', 'wet exit', 'forward stroke', 'carrying the boat'][at], deal(1)]);
  return {
    html: `<div style="position:relative;height:100%;background:#fff;color:#22262b;font:16px 'Open Sans';display:flex;overflow:hidden"><div style="width:330px;flex:none;background:#f0f3f4;border-right:1px solid #d5dcdf;padding:20px 0"><div style="padding:0 24px 12px;font-weight:700;font-size:19px">Paddling notes</div><div style="padding:12px 24px;background:#d9e8ec"><b>Lesson 6</b><div id="first" style="color:#52606a;font-size:14px;margin-top:3px"></div></div>${old.map(([name, what, text]) => `<div style="padding:12px 24px;border-top:1px solid #dde4e7"><b>${name}: ${what}</b><div style="color:#52606a;font-size:14px;margin-top:3px;line-height:1.4">${text}</div></div>`).join('')}</div><div style="flex:1;padding:40px 60px"><div style="white-space:pre-wrap;line-height:1.7;font-size:18px;width:620px"><span id="notes"></span>${caret('#22262b', 21)}</div></div><div style="position:absolute;right:24px;bottom:24px;width:480px;border-radius:8px;overflow:hidden;box-shadow:0 6px 24px rgba(0,0,0,.45);background:#111"><canvas id="clip" width="480" height="270" style="display:block"></canvas><div style="display:flex;align-items:center;gap:16px;height:44px;color:#fff;padding:0 16px;font-size:14px">${icon('play', '#fff', 16, true)}<span id="time"></span><span style="flex:1;height:4px;background:#555"><span id="bar" style="display:block;height:4px;background:#e2572b"></span></span><span>9:48</span><span>1.0×</span></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq7Rapids(seq7El('clip'), index > 12 && index < 16 ? 12 : index, 1);
      const now = notes.slice(0, counts[index]), at = 214 + (index > 12 && index < 16 ? 12 : index) * 2; seq7El('notes').textContent = now; seq7El('first').textContent = now.split('\n')[2] || 'No text yet';
      seq7El('time').textContent = `${Math.floor(at / 60)}:${pad(at % 60, 2)}`; seq7El('bar').style.width = `${Math.round(at / 5.88)}%`; visible('caret', index % 2 === 0);
    },
  };
});

sequence('filme-do-rio-legendado', { frames: 26, width: 1920, height: 1080, lcd: false, hinting: 'medium', languages: ['por'] }, () => {
  const lines = [['Não confies na água calma.'], [], ['Há vinte anos que ninguém', 'desce este troço do rio.'], ['– E se chover esta noite?', '– Então amanhã não há margem.'], [], ['Segura bem o remo, João!'], ['Foi a tua avó que me ensinou', 'a ler as ondas.'], [], ['Ali à frente, à esquerda da rocha…'], ['Conseguimos. Não acredito.']];
  const plan = [0, 0, 0, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 5, 5, 5, 6, 6, 6, 6, 7, 8, 8, 8, 9];
  return {
    html: `<canvas id="film" width="1920" height="1080" style="display:block"></canvas><div style="position:absolute;left:0;right:0;top:0;height:130px;background:#000"></div><div style="position:absolute;left:0;right:0;bottom:0;height:130px;background:#000"></div><div id="said" style="position:absolute;left:0;right:0;bottom:150px;text-align:center;font:500 46px/1.35 Roboto;color:#fff;text-shadow:0 0 4px #000,0 0 4px #000,2px 2px 3px #000,-1px -1px 2px #000"></div><div id="bar"></div>`,
    after() { this.step(0); },
    step(index) {
      seq7Rapids(seq7El('film'), index, 7);
      seq7Put('said', lines[plan[index]].map((text) => `<div>${text}</div>`).join(''));
      const at = 2480 + index * 2;
      seq7Put('bar', index < 3 || (index > 17 && index < 22) ? `<div style="position:absolute;left:60px;right:60px;bottom:34px;height:56px;color:#f2f2f2;font:20px Roboto;display:flex;align-items:center;gap:34px">${icon('play', '#f2f2f2', 26, true)}<span>${Math.floor(at / 60)}:${pad(at % 60, 2)}</span><span style="flex:1;height:6px;background:#555"><span style="display:block;width:38%;height:6px;background:#d9372c"></span></span><span>1:48:20</span><span>Áudio e legendas</span><span>Próximo episódio</span></div>` : '');
    },
  };
});

/** Somebody in a call, before a wall with shelves. */
function seq7Face(canvas, index, seed) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random(`face of ${seed}`), hue = chance.below(360);
  pen.fillStyle = `hsl(${hue},20%,${40 + seed * 7 % 30}%)`; pen.fillRect(0, 0, width, height);
  times(14, (book) => { pen.fillStyle = `hsl(${chance.below(360)},40%,${chance.number(25, 60)}%)`; pen.fillRect(book * width / 14, height * 0.1, width / 18, height * (0.2 + chance.next() * 0.1)); });
  const x = width / 2 + width * 0.03 * Math.sin(index * 0.7 + seed), y = height * 0.48 + height * 0.02 * Math.sin(index * 1.3 + seed * 2), size = height * 0.2;
  pen.fillStyle = `hsl(${hue + 120},45%,35%)`; pen.beginPath(); pen.ellipse(x, height * 1.05, size * 2.1, size * 1.8, 0, 0, 7); pen.fill();
  pen.fillStyle = `hsl(24,45%,${chance.number(35, 76)}%)`; pen.beginPath(); pen.ellipse(x, y, size * 0.78, size, 0, 0, 7); pen.fill();
  pen.fillStyle = `hsl(28,35%,${chance.number(10, 45)}%)`; pen.beginPath(); pen.arc(x, y - size * 0.3, size * 0.86, 3.2, 6.2); pen.fill();
  pen.fillStyle = '#221a18'; [-0.3, 0.3].forEach((side) => { pen.beginPath(); pen.arc(x + size * side, y - size * 0.05, size * 0.07, 0, 7); pen.fill(); });
  pen.fillStyle = '#7a2e2c'; pen.beginPath(); pen.ellipse(x, y + size * 0.48, size * 0.22, 2 + (index * 5 + seed * 3) % 9, 0, 0, 7); pen.fill();
  grain(pen, width, height, new Random(`face of ${seed} ${index}`), 18);
}

sequence('kite-festival-call-captioned', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, () => {
  const people = ['Ingrid Lovelace', 'Casimir Yarrow', 'Beatrix Draper', 'Nuno Vasquez'];
  const speech = 'Ingrid: So the airfield has agreed to sixty metres, but only between ten and four. Casimir: That rules out the night flight. Could we light the whale on the ground instead? Beatrix: We could, if somebody lends us two generators. Last year’s were louder than the band. Nuno: I know a man in Oban with batteries on a trailer. Ingrid: Please ask him today, the leaflet goes to print on Thursday.'.split(' ');
  const chat = [[3, 'Beatrix', 'Map of the car park is in the folder'], [9, 'Nuno', 'Is the whale insured?'], [13, 'Casimir', 'Since June, yes'], [19, 'Nuno', 'Called him, he says 300 for the weekend'], [23, 'Beatrix', 'Take it!']];
  return {
    html: `<div style="position:relative;height:100%;background:#17191f;color:#edf0f5;font:17px 'Noto Sans';overflow:hidden">${people.map((name, at) => `<canvas class="face" width="640" height="400" style="position:absolute;left:${30 + at % 2 * 660}px;top:${30 + Math.floor(at / 2) * 416}px"></canvas><span class="tag" style="position:absolute;left:${44 + at % 2 * 660}px;top:${386 + Math.floor(at / 2) * 416}px;background:#0d0e12;border-radius:5px;padding:4px 12px">${name}</span>`).join('')}<div style="position:absolute;left:1360px;right:0;top:0;bottom:0;background:#fff;color:#23262d;padding:24px 30px;box-sizing:border-box"><div style="font-weight:600;font-size:21px">Kite festival, weekly call</div><div id="time" style="color:#687080;margin:5px 0 18px"></div><div style="border-top:1px solid #dfe3e8;padding-top:14px"><b>Chat</b></div><div id="chat"></div><div style="position:absolute;left:30px;right:30px;bottom:30px;border:1px solid #bcc3cd;border-radius:8px;padding:12px 16px;color:#687080">Send a message to everyone</div></div><div id="said" style="position:absolute;left:30px;width:1300px;top:872px;height:110px;background:#000;font-size:25px;line-height:1.5;padding:12px 28px;box-sizing:border-box;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end"></div><div style="position:absolute;left:30px;width:1300px;bottom:22px;display:flex;justify-content:center;gap:20px;font-size:15px">${seq7Row(['Mute', 'Stop video', 'Share screen', 'Captions', 'Leave'], 'background:#343946;border-radius:8px;padding:11px 24px', 4, 'background:#c43c35')}</div></div>`,
    after() { this.step(0); },
    step(index) {
      const turns = [];
      for (const word of speech.slice(0, Math.min(speech.length, 3 + Math.round(index * 2.8)))) { if (/^(Ingrid|Casimir|Beatrix|Nuno):$/.test(word)) turns.push([word, []]); else turns[turns.length - 1][1].push(word); }
      seq7Put('said', turns.slice(-2).map(([who, spoken]) => `<div><span style="color:#ffd27a">${who}</span> ${spoken.join(' ')}</div>`).join(''));
      document.querySelectorAll('.face').forEach((canvas, at) => { seq7Face(canvas, at === 3 && index < 14 ? 0 : index, at + 11); canvas.style.outline = `${people[at].split(' ')[0]}:` === turns[turns.length - 1][0] ? '4px solid #ffd27a' : ''; });
      seq7Put('chat', chat.filter(([from]) => index >= from).map(([, who, text]) => `<div style="margin-top:14px"><span style="color:#33609c;font-weight:600">${who}</span><div style="margin-top:3px;line-height:1.4">${text}</div></div>`).join(''));
      seq7El('time').textContent = `4 people, ${18 + Math.floor((40 + index) / 60)}:${pad((40 + index) % 60, 2)}`;
    },
  };
});

/** A sky full of kites and birds above hills that run by. */
function seq7Sky(canvas, index) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random('kite sky');
  const sky = pen.createLinearGradient(0, 0, 0, height); sky.addColorStop(0, '#2d3f8f'); sky.addColorStop(0.6, '#e07f5c'); sky.addColorStop(1, '#f6cf7a'); pen.fillStyle = sky; pen.fillRect(0, 0, width, height);
  times(4, (layer) => { pen.fillStyle = ['#7c5a7d', '#5d4670', '#3f3358', '#231f3c'][layer]; pen.beginPath(); pen.moveTo(0, height); for (let x = 0; x <= width + 20; x += 20) pen.lineTo(x, height * (0.62 + layer * 0.09) + 30 * Math.sin((x + index * (8 + layer * 16)) / (130 - layer * 22)) + 12 * Math.sin((x + index * 20) / 37)); pen.lineTo(width + 20, height); pen.fill(); });
  times(70, (one) => { const x = (chance.below(width) + 9000 - index * (14 + one % 7 * 7)) % (width + 120) - 60, y = chance.next() * height * 0.75 + 14 * Math.sin(index / 2 + one), size = chance.number(8, 34), turn = 0.5 * Math.sin(index / 3 + one); pen.save(); pen.translate(x, y); pen.rotate(turn); pen.fillStyle = `hsl(${chance.below(360)},80%,60%)`; pen.beginPath(); pen.moveTo(0, -size); pen.lineTo(size * 0.7, 0); pen.lineTo(0, size * 1.3); pen.lineTo(-size * 0.7, 0); pen.fill(); pen.strokeStyle = 'rgba(255,255,255,.7)'; pen.beginPath(); pen.moveTo(0, size * 1.3); pen.lineTo(12 * Math.sin(index + one), size * 2.8); pen.stroke(); pen.restore(); });
}

sequence('kite-duel-with-quest-log', { frames: 22, width: 1680, height: 1050, lcd: true, hinting: 'none' }, (r) => {
  const tips = seq7Deal(r, 'kites'), wares = [['Silk line, 80 m', 40], ['Carbon spar', 65], ['Tail of lanterns', 110], ['Sharper bridle', 150], ['Map of winds', 220]], tip = tips(2);
  const quests = [['Cut three red kites', 3], ['Collect lanterns', 8], ['Stay above the hill for a minute', 60], ['Find the whale', 1]];
  return {
    html: `<canvas id="game" width="1220" height="1050" style="position:absolute;left:0;top:0"></canvas><div style="position:absolute;left:24px;top:22px;display:flex;gap:14px;font:700 24px 'Roboto Condensed';color:#fff"><span id="score" style="background:#1a1730;border-radius:8px;padding:9px 18px"></span><span id="line" style="background:#1a1730;border-radius:8px;padding:9px 18px"></span></div><div id="shout" style="position:absolute;left:0;width:1220px;top:240px;text-align:center;font:700 64px 'Roboto Condensed';color:#ffe36e;text-shadow:0 0 6px #1a1730,3px 3px 0 #1a1730,-2px -2px 0 #1a1730"></div><div style="position:absolute;left:1220px;right:0;top:0;bottom:0;background:#1a1730;color:#e9e4f5;font:17px/1.45 Roboto;padding:28px 32px;box-sizing:border-box"><div style="font:700 28px 'Roboto Condensed';color:#ffe36e">Quest log</div><div id="quests" style="margin-top:12px"></div><div style="font:700 22px 'Roboto Condensed';color:#ffe36e;margin:26px 0 8px">Workshop</div><div id="shop"></div><div style="margin-top:26px;background:#2a2548;border-radius:8px;padding:14px 18px;font-size:15.5px">${tip}</div></div>`,
    after() { this.step(0); },
    step(index) {
      seq7Sky(seq7El('game'), index);
      const coins = 96 + index * 4 - (index > 15 ? 110 : 0);
      seq7El('score').textContent = `${coins} coins`; seq7El('line').textContent = `Line ${140 + Math.round(30 * Math.sin(index / 3))} m`;
      seq7El('shout').textContent = index > 5 && index < 9 ? 'Red kite down' : index > 15 && index < 19 ? 'New tail!' : '';
      const done = [index > 14 ? 3 : index > 5 ? 2 : 1, Math.min(8, 2 + Math.floor(index / 3)), 20 + index, 0];
      seq7Put('quests', quests.map(([name, goal], at) => `<div style="padding:9px 0;border-bottom:1px solid #3a3360;display:flex;justify-content:space-between;${done[at] >= goal ? 'color:#8fdc97' : ''}"><span>${name}</span><span>${done[at] >= goal ? 'done' : `${done[at]} / ${goal}`}</span></div>`).join(''));
      seq7Put('shop', wares.map(([name, price], at) => `<div style="padding:8px 12px;display:flex;justify-content:space-between;${at === 2 && index > 12 && index < 16 ? 'background:#4a3f86' : ''}"><span>${name}</span><span style="color:${price <= coins ? '#ffe36e' : '#9d94bd'}">${at === 2 && index > 15 ? 'owned' : price}</span></div>`).join(''));
    },
  };
});
