'use strict';
// Sequences of this part.

// Writing.

sequence('balloon-club-reply-written-and-sent', { frames: 34, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq12Deal(r, 'balloons', 'signs'), body = 'Dear Orla,\n\nthank you for the forecast. We shall try on Saturday, launch at 6:40 from the cricket ground.\nPlease bring the second fan and the long rope, ours is still wet from Tuesday.\n\nWarm regards,\nHector', word = 'Saturday', grown = seq12Typed(body, 34, 3, 22);
  const mails = times(9, (at) => [['Orla Seabright', 'Forecast for the weekend', '8:12'], ['Balloon Federation', 'Renewal of licence 40-118', '7:55'], ['Joel Mapplebeck', 'Propane: two bottles left', 'Wed'], ['Parish Council', 'Use of the cricket ground', 'Wed'], ['Tamsin Draper', 'Photographs from the fiesta', 'Tue'], ['Farrant Trailers', 'Your invoice F-2291', 'Tue'], ['Silas Penhale', 'Who has my gloves?', 'Mon'], ['Weather Office', 'Service notice', 'Mon'], ['Nadia Zeller', 'Gift vouchers, sixteen sold', '2 Oct']][at]).map((one) => [...one, deal(1)]), letter = [deal(3), deal(2)];
  return {
    html: `<div style="position:relative;height:100%;background:#fff;color:#20242c;font:15px Inter;overflow:hidden;display:flex"><div style="width:230px;flex:none;background:#eef4f1;padding:22px 0;box-sizing:border-box"><div style="background:#14684f;color:#fff;border-radius:10px;margin:0 20px 20px;padding:12px 20px;text-align:center;font-weight:600">New message</div><div id="side"></div></div>
      <div style="width:470px;flex:none;border-right:1px solid #dbe3df"><div style="font:600 20px Inter;padding:22px 26px 14px">Inbox</div>${mails.map(([who, what, when, start], at) => `<div style="padding:13px 26px;border-top:1px solid #e7edea;${at ? '' : 'background:#dcefe7'}">${seq12Ends(`<b style="font-weight:${at < 2 ? 700 : 500}">${who}</b>`, seq12S('color:#5d6b65;font-size:13.5px', when))}<div style="margin-top:4px">${what}</div><div style="margin-top:4px;color:#5d6b65;font-size:14px;height:19px;line-height:19px;overflow:hidden">${start.slice(0, 52).replace(/\s\S*$/, '')}…</div></div>`).join('')}</div>
      <div style="flex:1;padding:26px 44px"><div style="font:600 24px Inter">Forecast for the weekend</div>${seq12Ends('<b>Orla Seabright</b> to Hector Oakshott', 'Thursday 8 October 2026, 8:12', 'margin:14px 0;color:#46524d;width:1000px')}<div style="width:1000px;line-height:1.6">${letter[0]}</div><div style="width:1000px;line-height:1.6;margin-top:12px">${letter[1]}</div><div id="write"></div></div><div id="toast"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const sent = index > 29, fixed = index > 26 ? 'Sunday' : word, lit = index > 23 && index < 27;
      const text = escaped(grown[index]).replace(word, lit ? `<span style="background:#b7d9f7">${fixed}</span>` : fixed), row = (name, value) => seq12D('display:flex;border-bottom:1px solid #dbe3df;padding:11px 0', seq12S('width:90px;color:#5d6b65', name), seq12S('', value));
      seq12Set('write', sent ? '<div style="margin-top:34px;color:#5d6b65">You replied at 8:31</div>' : index < 2 ? `<div style="display:flex;gap:16px;margin-top:34px">${seq12Tabs(['Reply', 'Reply all', 'Forward'], 'border:1px solid #9fb3aa;border-radius:18px;padding:9px 26px')}</div>` : `<div style="margin-top:34px;width:1000px;box-sizing:border-box;border:1px solid #b6c5be;border-radius:12px;padding:14px 28px 20px;box-shadow:0 4px 18px rgba(20,60,45,.16)">${row('To', 'Orla Seabright')}${row('Subject', 'Re: Forecast for the weekend')}<div style="height:280px;padding-top:16px;font-size:17px;line-height:1.6;white-space:pre-wrap">${text}${index % 2 && !lit ? caret('#20242c', 21) : ''}</div><div style="display:flex;gap:26px;align-items:center"><span style="background:${index === 29 ? '#0b3f30' : '#14684f'};color:#fff;border-radius:18px;padding:10px 32px">Send</span><span>Attach</span><span>Format</span><span>Discard</span><span style="margin-left:auto;color:#5d6b65;font-size:14px">${index < 5 ? '' : index % 9 === 5 ? 'Saving draft…' : 'Draft saved at 8:29'}</span></div></div>`);
      seq12Set('side', [['Inbox', '14'], ['Starred', ''], ['Sent', ''], ['Drafts', sent ? '2' : index > 1 ? '3' : '2'], ['Pilots', ''], ['Ground crew', ''], ['Archive', ''], ['Bin', '']].map(([name, count], at) => seq12Ends(name, count, `padding:9px 34px;${at ? '' : 'background:#cfe6dc;font-weight:600'}`)).join(''));
      seq12Set('toast', sent && index < 33 ? seq12D('position:absolute;left:40px;bottom:34px;background:#20302a;color:#fff;border-radius:8px;padding:15px 26px;display:flex;gap:34px', '<span>Message sent</span><b style="color:#8fe0bf">Undo</b>') : '');
    },
  };
});

sequence('tea-merchants-private-chat', { frames: 28, width: 1366, height: 768, lcd: false, hinting: 'medium' }, (r) => {
  const deal = seq12Deal(r, 'tea'), mine = ['Did the smoked one survive the rain?', 'Good. Then I take six kilos at 31.50 and collect them on Friday.'], grown = [seq12Typed(mine[0], 28, 1, 8), seq12Typed(mine[1], 28, 13, 23)];
  const people = ['Ramona Ingleby', 'Auction group', 'Quentin Upshaw', 'Label printer', 'Warehouse B', 'Celeste Norwood', 'Percy Vickery'].map((name) => [name, deal(1).split(' ').slice(0, 4).join(' '), seq12Hour(r)]);
  const old = times(5, (at) => [at % 2, deal(1), `9:${pad(11 + at * 4, 2)}`]);
  const bubble = ([own, text, when]) => `<div style="display:flex;${own ? 'justify-content:flex-end' : ''};margin-top:12px"><div style="max-width:520px;background:${own ? '#5a3d8c' : '#2d2838'};border-radius:16px;padding:10px 16px;line-height:1.42">${text}<div style="font-size:12.5px;color:#c4b9da;margin-top:3px;${own ? 'text-align:right' : ''}">${when}</div></div></div>`;
  return {
    html: `<div style="height:100%;display:flex;background:#1c1924;color:#efeaf7;font:15.5px Lato;overflow:hidden"><div style="width:340px;flex:none;background:#242030;box-sizing:border-box;padding-top:18px"><div style="margin:0 18px 14px;background:#332d42;border-radius:18px;padding:10px 18px;color:#b7adca">Search people and words</div><div id="people"></div></div><div style="flex:1;display:flex;flex-direction:column;overflow:hidden"><div style="flex:none;padding:15px 28px;background:#242030;display:flex;align-items:baseline;gap:18px"><b style="font-size:18px">Ramona Ingleby</b><span id="state" style="color:#b7adca;font-size:14px"></span></div><div id="talk" style="flex:1;overflow:hidden;padding:0 28px 12px;display:flex;flex-direction:column;justify-content:flex-end"></div><div style="flex:none;margin:0 28px 22px;background:#332d42;border-radius:22px;padding:12px 22px;min-height:21px;line-height:21px"><span id="mine"></span>${caret('#efeaf7', 19)}<span id="hint" style="color:#b7adca">Write to Ramona</span></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const said = [...old]; if (index > 8) said.push([1, mine[0], '9:36']); if (index > 11) said.push([0, 'It did, the chests stood on pallets. Twelve kilos are left, and two people have asked.', '9:37']); if (index > 23) said.push([1, mine[1], '9:39']); if (index > 25) said.push([0, 'Done. Bring your own tins, please.', '9:39']);
      const now = index < 9 ? grown[0][index] : index < 24 ? grown[1][index] : '', last = said[said.length - 1][1];
      seq12Set('talk', said.map(bubble).join('')); seq12Say('mine', now); seq12Say('hint', now ? '' : 'Write to Ramona'); visible('caret', index % 3 !== 1);
      seq12Say('state', (index > 9 && index < 12) || index === 25 ? 'is typing…' : 'online');
      seq12Set('people', people.map(([name, text, when], at) => `<div style="padding:11px 22px;${at ? '' : 'background:#3d3457'}">${seq12Ends(`<b>${name}</b>`, seq12S('font-size:13px;color:#b7adca', at ? when : said[said.length - 1][2]))}<div style="margin-top:4px;color:#cdc4de;font-size:14.5px">${at ? text : last.split(' ').slice(0, 4).join(' ')}…</div></div>`).join(''));
    },
  };
});

sequence('violin-varnish-notes-in-markdown', { frames: 36, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight' }, () => {
  const text = '# Varnish, third attempt\n\nGround the *madder* for two hours.\nThe oil is **cold pressed** and five years old.\n\n- 120 g linseed oil\n- 45 g colophony\n- 8 drops of oil of cloves\n\n## Drying\n\nFirst coat touch dry after 31 hours at 22 °C.\nSecond coat on Monday, weather permitting.', grown = seq12Typed(text, 36, 1, 31);
  const files = ['varnish-1.md', 'varnish-2.md', 'varnish-3.md', 'spruce-stock.md', 'cello-repair-0419.md', 'customers.md', 'bows.md'];
  const shown = (source) => escaped(source).split('\n').map((line) => line.replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>').replace(/\*([^*]+)\*/g, '<i>$1</i>')).map((line) => (/^## ./.test(line) ? `<div style="font:700 23px 'Noto Serif';margin:22px 0 8px">${line.slice(3)}</div>` : /^# ./.test(line) ? `<div style="font:700 31px 'Noto Serif';margin-bottom:14px">${line.slice(2)}</div>` : /^- ./.test(line) ? `<div style="display:flex;gap:14px;align-items:center;line-height:30px;padding-left:14px"><span style="width:7px;height:7px;border-radius:4px;background:#8a4b1d;flex:none"></span><span>${line.slice(2)}</span></div>` : line ? `<div style="line-height:30px">${line}</div>` : '<div style="height:10px"></div>')).join('');
  const paint = (source) => escaped(source).replace(/^(#+ .*)$/gm, '<span style="color:#8a3b12;font-weight:700">$1</span>').replace(/(\*\*[^*\n]+\*\*|\*[^*\n]+\*)/g, '<span style="color:#5a6b1c">$1</span>');
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#f7eedb;color:#3b2e1e;font:15px 'Noto Sans';overflow:hidden"><div style="flex:none;background:#e9dcc0;padding:11px 22px;display:flex;gap:26px"><b>Luthier’s notebook</b>${seq12Tabs(['File', 'Edit', 'Paragraph', 'Format', 'View', 'Themes', 'Help'], '')}</div><div style="flex:1;display:flex;overflow:hidden"><div style="width:220px;flex:none;background:#f0e4cb;padding:18px 0">${files.map((name, at) => seq12D(`padding:8px 22px;${at === 2 ? 'background:#dcc9a1;font-weight:600' : ''}`, name)).join('')}</div><div style="width:650px;flex:none;padding:28px 30px;box-sizing:border-box;font:17px/29px 'Fira Code';font-variant-ligatures:none;white-space:pre-wrap;border-right:1px solid #d8c7a0"><span id="text"></span>${caret('#3b2e1e', 21)}</div><div id="shown" style="flex:1;padding:28px 40px;font:18px 'Noto Serif';background:#fcf6e8"></div></div><div style="flex:none;background:#e9dcc0;padding:7px 22px;font-size:13.5px;display:flex;gap:30px"><span>varnish-3.md</span><span id="state"></span><span style="margin-left:auto" id="count"></span><span id="spot"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = grown[index], rows = now.split('\n');
      seq12Set('text', paint(now)); seq12Set('shown', shown(now)); visible('caret', index % 2 === 0 || index < 31);
      seq12Say('state', index > 33 ? 'saved' : index ? 'changed' : 'new file'); seq12Say('count', `${now.trim() ? now.trim().split(/\s+/).length : 0} words`); seq12Say('spot', `Line ${rows.length}, column ${rows[rows.length - 1].length + 1}`);
    },
  };
});

sequence('lock-gate-controller-coded', { frames: 32, width: 2560, height: 1440, lcd: true, hinting: 'none' }, () => {
  const head = ["import { Gate, Paddle } from './hardware';", "import { log } from './log';", '', 'export interface Chamber {', '  readonly name: string;', '  upper: Gate;', '  lower: Gate;', '  paddles: Paddle[];', '  level: number;', '}', '', 'const TOLERANCE = 0.04;', ''];
  const text = 'export async function fill(chamber: Chamber, target: number) {\n  if (chamber.lower.isOpen) {\n    throw new Error(`${chamber.name}: lower gate is open`);\n  }\n  for (const paddle of chamber.paddles) {\n    await paddle.raise(0.5);\n  }\n  while (Math.abs(chamber.level - target) > TOLERANCE) {\n    await pause(250);\n    log.debug("level", chamber.level);\n  }\n  await chamber.upper.release();\n}\n', grown = seq12Typed(text, 32, 1, 28);
  const paint = (source) => escaped(source).replace(/(&#34;[^\n]*?&#34;|'[^'\n]*'|`[^`\n]*`)/g, '<span style="color:#ffd27f">$1</span>').replace(/\b(import|from|export|interface|readonly|const|async|function|if|throw|new|for|of|await|while)\b(?![^<]*<\/span>)/g, '<span style="color:#ff8fd0">$1</span>').replace(/\b(string|number|Gate|Paddle|Chamber|Error)\b(?![^<]*<\/span>)/g, '<span style="color:#7fe3ff">$1</span>').replace(/\b(0\.04|0\.5|250)\b/g, '<span style="color:#b6ff8f">$1</span>');
  const tree = ['src', '  chamber.ts', '  hardware.ts', '  log.ts', '  pause.ts', '  schedule.ts', 'test', '  chamber.test.ts', '  fixtures.ts', 'package.json', 'README.md', 'tsconfig.json'], known = ['chamber', 'chamber.level', 'Chamber', 'debug', 'Error', 'export', 'function', 'isOpen', 'level', 'lower', 'paddle', 'paddles', 'pause', 'raise', 'release', 'target', 'TOLERANCE', 'throw', 'upper', 'while'];
  const trouble = ["chamber.ts    22:11    Cannot find name 'pause'.", "schedule.ts    8:3    'night' is declared but never used.", "fixtures.ts    41:17    Property 'level' is missing in type '{ name: string; }'."];
  return {
    html: `<div style="position:relative;height:100%;background:#000;color:#fff;font:19px 'Noto Sans Mono';font-variant-ligatures:none;overflow:hidden;display:flex;flex-direction:column"><div style="flex:none;height:48px;font:18px/48px 'Noto Sans';border-bottom:2px solid #6fc3df;display:flex">${seq12Tabs(['chamber.ts', 'hardware.ts', 'chamber.test.ts'], 'padding:0 30px;border-right:1px solid #6fc3df', 0, 'background:#6fc3df;color:#000')}</div><div style="flex:1;display:flex;overflow:hidden"><div style="width:340px;flex:none;border-right:2px solid #6fc3df;padding:20px 26px;box-sizing:border-box;font:18px/34px 'Noto Sans';white-space:pre">${tree.join('\n')}</div><div id="numbers" style="width:80px;flex:none;padding:18px 22px 0 0;box-sizing:border-box;text-align:right;white-space:pre;line-height:31px;color:#a8a8a8"></div><div style="flex:1;padding-top:18px;white-space:pre;line-height:31px"><span id="code"></span>${caret('#fff', 24)}</div></div><div style="flex:none;height:230px;border-top:2px solid #6fc3df;padding:18px 30px;box-sizing:border-box"><div style="display:flex;gap:36px;font:18px 'Noto Sans';margin-bottom:14px">${seq12Tabs(['Problems', 'Output', 'Terminal', 'Debug'], 'padding-bottom:4px', 0, 'border-bottom:3px solid #ffd27f')}</div><div id="trouble" style="line-height:34px;white-space:pre"></div></div><div style="flex:none;height:40px;background:#6fc3df;color:#000;font:17px/40px 'Noto Sans';padding:0 30px;display:flex;gap:40px"><span>main</span><span id="sum"></span><span id="spot" style="margin-left:auto"></span><span>TypeScript 5.6</span><span>UTF-8</span></div><div id="pop"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = grown[index], rows = now.split('\n'), word = (rows[rows.length - 1].match(/[A-Za-z]{2,}$/) || [''])[0], list = trouble.slice(index > 9 && index < 30 ? 0 : 1);
      seq12Set('code', `${paint(head.join('\n'))}\n${paint(now)}`); seq12Say('numbers', times(head.length + rows.length, (at) => at + 1).join('\n'));
      const names = word ? known.filter((name) => name !== word && name.toLowerCase().startsWith(word.toLowerCase())).slice(0, 5) : [], box = seq12At('caret').getBoundingClientRect();
      seq12Set('pop', names.length ? seq12D(`position:absolute;left:${Math.round(box.left)}px;top:${Math.round(box.bottom) + 6}px;width:380px;background:#000;border:2px solid #ffd27f`, names.map((name, at) => seq12D(`padding:6px 16px;${at ? '' : 'background:#ffd27f;color:#000'}`, name)).join('')) : '');
      seq12Set('trouble', list.map((one) => escaped(one)).join('\n')); seq12Say('sum', `${list.length} problems`); seq12Say('spot', `Ln ${head.length + rows.length}, Col ${rows[rows.length - 1].length + 1}`); visible('caret', index % 2 === 0);
    },
  };
});

sequence('formulaire-adoption-au-refuge', { frames: 28, width: 1440, height: 900, scale: 1.25, lcd: true, hinting: 'medium', languages: ['fra'] }, () => {
  const asked = [['Nom et prénom', 'Hélène Castaing', 1, 5], ['Adresse électronique', 'h.castaing@courrier.example', 6, 11], ['Ville', 'Périgueux', 12, 14]], why = 'Nous avons un jardin clôturé et deux enfants déjà grands. Notre vieille chienne est morte l’hiver dernier ; la maison paraît bien vide depuis.';
  const grown = asked.map(([, text, from, till]) => seq12Typed(text, 28, from, till)), long = seq12Typed(why, 28, 16, 25), dogs = ['Biscotte, 4 ans', 'Ulysse, 9 ans', 'Praline, 2 ans', 'Gaston, 6 ans'];
  const facts = [['Race', 'croisé épagneul'], ['Poids', '18,4 kg'], ['Vacciné', 'oui, le 3 septembre'], ['Chats', 'les tolère, de loin'], ['Participation', '240 €']], field = (name, id) => `<div style="margin-top:16px">${name}<div id="${id}" style="margin-top:6px;border:2px solid #9fb7bd;border-radius:6px;height:40px;line-height:40px;padding:0 14px;font-size:17px;width:520px;background:#fff"></div></div>`;
  return {
    html: `<div style="position:relative;height:100%;background:#e8f1f2;color:#14313a;font:16px 'Open Sans';overflow:hidden"><div style="background:#0d5c6b;color:#fff;padding:18px 60px;display:flex;gap:40px;align-items:baseline"><b style="font-size:21px">Refuge des Quatre Chemins</b>${seq12Tabs(['Nos chiens', 'Nos chats', 'Adopter', 'Nous aider', 'Horaires'], '', 2, 'border-bottom:2px solid #fff')}</div><div style="display:flex;gap:70px;padding:28px 60px"><div style="width:560px"><div style="font:600 26px 'Open Sans'">Demande d’adoption</div>${asked.map(([name], at) => field(name, `in${at}`)).join('')}${field('Quel chien souhaitez-vous rencontrer ?', 'dog')}<div style="margin-top:16px">Pourquoi lui ?<div id="why" style="margin-top:6px;border:2px solid #9fb7bd;border-radius:6px;height:116px;line-height:27px;padding:8px 14px;box-sizing:border-box;font-size:17px;width:552px;background:#fff"></div></div><div style="display:flex;gap:26px;align-items:center;margin-top:22px"><span id="send" style="border-radius:6px;padding:12px 34px;color:#fff"></span><span id="note"></span></div></div><div style="width:500px;background:#fff;border-radius:10px;padding:24px 28px;height:690px;box-sizing:border-box">${photo(444, 270, 'chien au jardin', 'border-radius:8px')}<div id="who" style="font:600 22px 'Open Sans';margin:18px 0 8px"></div>${facts.map(([name, value]) => seq12Ends(seq12S('color:#4b6870', name), value, 'padding:8px 0;border-bottom:1px solid #dbe7e9')).join('')}<div style="line-height:1.55;margin-top:16px">Il adore l’eau, déteste l’orage et dort volontiers sur les chaussures des invités.</div></div></div><div id="menu"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const on = index < 6 ? 0 : index < 12 ? 1 : index < 14 ? 2 : -1;
      asked.forEach((_, at) => { seq12Set(`in${at}`, escaped(grown[at][index]) + (on === at && index % 2 ? caret('#14313a', 21) : '')); seq12At(`in${at}`).style.borderColor = on === at ? '#0d8aa3' : '#9fb7bd'; });
      seq12Say('dog', index < 15 ? 'Choisissez' : dogs[1]); seq12Say('who', index < 15 ? 'Le chien du mois' : 'Ulysse');
      seq12Set('menu', index === 14 ? seq12D('position:absolute;left:60px;top:484px;width:552px;box-sizing:border-box;background:#fff;border:1px solid #9fb7bd;border-radius:6px;box-shadow:0 8px 22px rgba(0,40,50,.3);padding:6px 0', dogs.map((name, at) => seq12D(`padding:9px 16px;${at === 1 ? 'background:#cfe8ec' : ''}`, name)).join('')) : '');
      seq12Set('why', escaped(long[index]) + (index > 15 && index % 2 ? caret('#14313a', 21) : '')); seq12At('why').style.borderColor = index > 15 ? '#0d8aa3' : '#9fb7bd';
      seq12Say('send', index > 26 ? 'Demande envoyée' : 'Envoyer la demande'); seq12At('send').style.background = index > 24 ? '#0d5c6b' : '#5f7f87'; seq12Say('note', index > 26 ? 'Réponse sous trois jours' : index < 25 ? 'Tous les champs sont obligatoires' : '');
    },
  };
});

sequence('ice-rink-budget-cells-filled', { frames: 30, width: 1680, height: 1050, lcd: true, hinting: 'full' }, (r) => {
  const letters = 'ABCDEFGHI', wide = [330, 130, 130, 130, 130, 130, 130, 150, 280], months = words('Oct Nov Dec Jan Feb Mar');
  const names = seq12Rows('Electricity\nWater\nCompressor service\nSkate blades\nResurfacer fuel\nWages, ice team\nWages, kiosk\nInsurance\nTime clock repair\nAdvertising\nGlass panels\nFirst aid\nMusic licence\nCleaning\nPublic skating\nSchool classes\nClub hours\nSkate hire\nKiosk sales\nDisco nights\nBoards advertising\nCurling lanes\nGrants');
  const rows = names.map((name, at) => [name, ...times(6, () => thousands(r.number(at < 14 ? 90 : 400, at < 14 ? 9800 : 14500))), '', r.pick(['', '', 'as agreed', 'estimate', 'ask the council', 'paid in advance', 'see contract'])]);
  const todo = [[4, 2, '1,180'], [4, 3, '1,240'], [9, 4, '350'], [9, 5, '350'], [16, 3, '8,920'], [19, 6, '2,075'], [21, 8, 'new league']];
  todo.forEach(([row, column]) => { rows[row][column] = ''; });
  const worth = (text) => Number(String(text).replace(/,/g, '')) || 0;
  return {
    html: `<div style="height:100%;background:#fff;color:#222;font:16px Carlito;display:flex;flex-direction:column;overflow:hidden"><div style="flex:none;background:#1f6b43;color:#fff;padding:10px 22px;font-size:15px">Rink budget 2026-27.xlsx</div><div style="flex:none;padding:10px 22px;display:flex;gap:28px;background:#f3f4f3">${seq12Tabs(['File', 'Home', 'Insert', 'Page layout', 'Formulas', 'Data', 'Review', 'View'], 'padding-bottom:3px', 1, 'border-bottom:3px solid #1f6b43;font-weight:bold')}</div><div style="flex:none;display:flex;gap:22px;height:34px;line-height:34px;padding:0 22px;border-bottom:1px solid #cfd4d1"><span id="cell" style="width:90px"></span><span id="line" style="white-space:pre"></span></div><div id="grid" style="flex:1;overflow:hidden"></div><div style="flex:none;background:#f3f4f3;padding:9px 22px;display:flex;gap:34px">${seq12Tabs(['Budget', 'Actual', 'Opening hours', 'Ice plan'], '', 0, 'color:#1f6b43;font-weight:bold')}<span id="foot" style="margin-left:auto"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const done = Math.min(todo.length, Math.floor((index + 1) / 3.3)), sheet = rows.map((row) => [...row]), now = todo[done], range = index > 23;
      todo.slice(0, done).forEach(([row, column, text]) => { sheet[row][column] = text; });
      const part = now ? now[2].slice(0, Math.round(now[2].length * Math.max(0, index + 1 - Math.ceil(done * 3.3)) / 2)) : '';
      sheet.forEach((cells) => { cells[7] = thousands(cells.slice(1, 7).reduce((sum, one) => sum + worth(one), 0)); });
      const from = 14, till = Math.min(22, 14 + (index - 24) * 2), picked = (row, at) => range && at === 7 && row >= from && row <= till;
      const line = (name, cells, row, style) => `<div style="display:flex;height:32px;line-height:32px;${style}"><span style="width:52px;flex:none;text-align:center;background:#f3f4f3;color:#555">${name}</span>${cells.map((cell, at) => { const on = !range && now && now[0] === row && now[1] === at; return `<span style="width:${wide[at]}px;flex:none;box-sizing:border-box;padding:0 10px;white-space:pre;border-right:1px solid #dcdfdd;border-bottom:1px solid #dcdfdd;${at && at < 8 && row >= 0 ? 'text-align:right;' : ''}${at === 7 && row >= 0 ? 'font-weight:bold;' : ''}${picked(row, at) ? 'background:#d5ebdd;' : ''}${on ? 'box-shadow:inset 0 0 0 2px #1f6b43;' : ''}">${on && part ? escaped(part) + caret('#000', 18) : escaped(cell)}</span>`; }).join('')}</div>`;
      seq12Set('grid', line('', [...letters], -1, 'background:#f3f4f3;color:#555;text-align:center') + line(1, ['Item', ...months, 'Total', 'Remark'], -1, 'font-weight:bold') + sheet.map((cells, row) => line(row + 2, cells, row, '')).join(''));
      seq12Say('cell', range ? `H${from + 2}:H${till + 2}` : now ? `${letters[now[1]]}${now[0] + 2}` : 'A1'); seq12Say('line', range ? `=SUM(B${till + 2}:G${till + 2})` : now ? part : 'Item');
      const sum = sheet.slice(from, till + 1).reduce((all, cells) => all + worth(cells[7]), 0); seq12Say('foot', range ? `Count: ${till - from + 1}   Sum: ${thousands(sum)}` : part ? 'Enter' : 'Ready');
    },
  };
});

sequence('choir-members-login-caret-blinks', { frames: 20, width: 1280, height: 800, scale: 1.5, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq12Deal(r, 'choir'), news = times(3, () => [seq12Day(r), deal(1)]);
  return {
    html: `<div style="height:100%;display:flex;background:#101a2e;color:#f2f5fb;font:16px Cantarell;overflow:hidden"><div style="width:520px;flex:none;background:#1b2a49;padding:70px 60px;box-sizing:border-box"><div style="font:700 34px/1.25 Cantarell">St Aldhelm’s Choral Society</div><div style="margin-top:16px;line-height:1.6;color:#c6d2ea">Rehearsals every Tuesday from 7:30 in the old corn exchange. Newcomers sit between two people who know the way.</div>${news.map(([when, text]) => `<div style="margin-top:26px;border-top:1px solid #3c5080;padding-top:14px;line-height:1.5"><b>${when}</b><div>${text}</div></div>`).join('')}</div><div style="flex:1;padding:140px 110px"><div style="font:700 28px Cantarell">Members’ area</div><div style="margin-top:30px;color:#c6d2ea">Voice and name</div><div style="margin-top:8px;border:1px solid #5a6f9f;border-radius:8px;padding:13px 18px;font-size:18px;line-height:24px">alto.birchall</div><div style="margin-top:22px;color:#c6d2ea">Pass phrase</div><div style="margin-top:8px;border:2px solid #8fb6ff;border-radius:8px;padding:12px 17px;height:24px;line-height:24px">${caret('#f2f5fb', 22)}</div><div style="display:flex;align-items:center;gap:26px;margin-top:30px"><span style="background:#8fb6ff;color:#101a2e;border-radius:8px;padding:12px 34px;font-weight:700">Come in</span><span style="color:#8fb6ff">Forgotten it again?</span></div></div></div>`,
    step(index) { visible('caret', index % 4 < 2); },
  };
});

// Scrolling.

sequence('volcano-reportage-by-80', { frames: 28, width: 1600, height: 1000, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq12Deal(r, 'volcano', 'tea'), places = seq12Wheel(r, 28, 80, 2, 0.3, 0.1), titles = ['The mule that knows the way', 'A list of small quakes', 'Ash in the sugar bowl', 'Night shift on the rim', 'What the gas says', 'Down before the clouds'];
  const part = (at) => `<h2 style="font:bold 28px P052;margin:36px 0 10px">${titles[at]}</h2><p style="margin:0 0 16px">${deal(5)}</p>${at % 2 ? `<div style="border-left:6px solid #b8391d;padding:6px 0 6px 26px;margin:24px 0;font:italic 27px/1.4 P052">${deal(1)}</div>` : photo(760, 330, `rim ${at}`, 'margin:18px 0 8px') + seq12D("font:14.5px 'Nimbus Sans';color:#5a5a5a;margin-bottom:20px", `${r.pick(['The north rim', 'The lower hut', 'Steam vents'])} in ${r.pick(SEQ12_MONTHS)}. Photograph: ${seq12Full(r)}`)}<p style="margin:0 0 16px">${deal(4)}</p>`;
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#fff;color:#191919;overflow:hidden"><div style="flex:none;border-bottom:3px solid #191919;padding:14px 60px;display:flex;gap:34px;align-items:baseline;font:16px 'Nimbus Sans'"><b style="font:bold 30px P052">The Meridian</b>${seq12Tabs(['World', 'Science', 'Letters', 'Weekend', 'Maps'], '', 1, 'color:#b8391d;font-weight:bold')}<span id="read" style="margin-left:auto"></span></div><div id="page" style="flex:1;overflow:hidden"><div style="display:flex;justify-content:center;gap:70px"><div style="width:760px;font:20px/1.52 P052;padding:40px 0 300px"><div style="font:bold 15px 'Nimbus Sans';color:#b8391d">SCIENCE</div><div style="font:bold 50px/1.12 P052;margin:10px 0 16px">Nineteen people and a mountain that will not sleep</div><div style="font:16px 'Nimbus Sans';color:#5a5a5a;margin-bottom:24px">By ${seq12Full(r)} and ${seq12Full(r)}, 21 February 2027</div>${times(6, part).join('')}</div><div style="width:290px;padding-top:52px;font:16px/1.5 'Nimbus Sans'"><b>Most read</b>${times(6, (at) => `<div style="display:flex;gap:16px;border-top:1px solid #d0d0d0;padding:12px 0;margin-top:6px"><b style="font:bold 24px P052;color:#b8391d;width:20px">${at + 1}</b><span>${deal(1)}</span></div>`).join('')}</div></div></div></div>`,
    after() { this.step(0); },
    step(index) { const page = seq12At('page'); page.scrollTop = places[index]; seq12Say('read', `${Math.max(1, 11 - Math.floor(places[index] / 260))} min left`); },
  };
});

sequence('chess-club-feed-glides', { frames: 30, width: 1280, height: 720, scale: 1.5, lcd: false, hinting: 'none' }, (r) => {
  const deal = seq12Deal(r, 'chess'), places = seq12Sums([0, 0, 0, 9, 31, 58, 72, 66, 47, 29, 15, 6, 2, 0, 0, 0, 18, 54, 83, 77, 52, 33, 17, 7, 2, 0, 0, -26, -61, -25]);
  const board = (at) => { const chance = new Random(`board ${at}`); return `<div style="display:grid;grid-template-columns:repeat(8,30px);width:240px;height:240px;flex:none">${times(64, (one) => { const dark = (one + (one >> 3)) % 2, piece = chance.chance(0.28) ? seq12D(`width:16px;height:16px;border-radius:${chance.pick(['8px', '3px', '8px 8px 2px 2px'])};margin:7px;background:${chance.chance(0.5) ? '#fff' : '#15181d'}`) : ''; return seq12D(`height:30px;background:${dark ? '#5f7f6a' : '#d4dcc8'}`, piece); }).join('')}</div>`; };
  const card = (at) => `<div style="background:#252a31;border-radius:12px;padding:16px 20px;margin-bottom:14px"><div style="display:flex;gap:12px;align-items:center"><span style="width:38px;height:38px;border-radius:19px;background:hsl(${at * 57 % 360},35%,46%)"></span><div style="line-height:20px"><b>${seq12Full(r)}</b><div style="color:#a5b0bd;font-size:13.5px">${r.pick(SEQ12_PLACES)}, ${r.number(2, 50)} min ago</div></div></div>${at % 2 ? `<div style="line-height:1.5;margin-top:11px">${deal(2)}</div>` : `<div style="display:flex;gap:18px;margin-top:13px">${board(at)}<div style="line-height:1.5">${deal(2)}<div style="margin-top:14px;color:#f0c674">White to move and win</div></div></div>`}<div style="display:flex;gap:30px;color:#a5b0bd;font-size:14px;margin-top:13px"><span>${r.number(3, 120)} likes</span><span>${r.number(1, 44)} answers</span><span>Save</span></div></div>`;
  return {
    html: `<div style="height:100%;display:flex;justify-content:center;gap:24px;background:#181c21;color:#e8ecf1;font:15px 'Noto Sans';overflow:hidden"><div style="width:220px;padding-top:24px;line-height:38px"><b style="font-size:20px">En Passant</b><div style="color:#f0c674">Feed</div><div>Puzzles</div><div>Club table</div><div>Correspondence</div><div>Library</div><div id="bell"></div></div><div id="page" style="width:600px;overflow:hidden;padding-top:20px">${times(14, card).join('')}</div><div style="width:280px;padding-top:24px"><div style="background:#252a31;border-radius:12px;padding:16px 20px"><b>Club table</b>${times(7, (at) => seq12Ends(`${at + 1}  ${seq12Full(r)}`, `${(6.5 - at * 0.5).toFixed(1)}`, 'padding:7px 0;font-size:14.5px')).join('')}</div><div style="background:#252a31;border-radius:12px;padding:16px 20px;margin-top:14px;line-height:1.5">${deal(2)}</div></div></div>`,
    after() { this.step(0); },
    step(index) { seq12At('page').scrollTop = places[index]; seq12Say('bell', index < 14 ? 'Messages' : 'Messages (1)'); },
  };
});

sequence('bindery-python-source-by-lines', { frames: 26, width: 1920, height: 1200, lcd: false, hinting: 'slight' }, (r) => {
  const deal = seq12Deal(r, 'binding'), places = seq12Wheel(r, 26, 69, 2, 0.25, 0.12), nouns = words('signature board spine headband thread leather endpaper clasp'), verbs = words('fold sew press trim glue gild round');
  const lines = ['"""Plans the work of a small bindery."""', '', 'from __future__ import annotations', 'import datetime as dt', 'import logging', '', 'LOG = logging.getLogger(__name__)', '', ...times(22, (at) => {
    const noun = nouns[at % 8], verb = verbs[at % 7], other = nouns[(at * 3 + 1) % 8], size = r.number(12, 480);
    return ['', `def ${verb}_${noun}(book: Book, count: int = ${r.number(1, 16)}) -> list[${capital(noun)}]:`, `    # ${deal(1)}`, `    ${other}s = book.parts("${other}", limit=${size})`, `    if len(${other}s) < count:`, `        LOG.warning("only %d of %d ${other}s", len(${other}s), count)`, '        return []', ...(at % 3 ? [`    for number, ${other} in enumerate(${other}s, start=1):`, `        if ${other}.width > ${r.number(90, 420)} and not ${other}.is_${verb}ed:`, `            ${other}.move_to(bench=number % ${r.number(2, 7)})`, '            continue', `        ${other}.due = dt.date(2027, ${r.number(1, 12)}, ${r.number(1, 28)})`] : [`    book.notes["${verb}"] = f"{count} times, ${r.number(2, 40)} minutes each"`]), `    return [${capital(noun)}.of(${other}) for ${other} in ${other}s]`, ''];
  }).flat()];
  const paint = (text) => (/^ *#/.test(text) ? `<span style="color:#8c7a52;font-style:italic">${escaped(text)}</span>` : escaped(text).replace(/(&#34;.*?&#34;)/g, '<span style="color:#4f6d1e">$1</span>').replace(/\b(def|from|import|as|if|not|for|in|return|continue|and)\b(?![^<]*<\/span>)/g, '<span style="color:#9c3a1a">$1</span>').replace(/\b(int|list|len|enumerate)\b(?![^<]*<\/span>)/g, '<span style="color:#1f5f86">$1</span>'));
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#f5ecd7;color:#3a3022;font:18px Inconsolata;font-variant-ligatures:none;overflow:hidden"><div style="flex:none;height:42px;background:#e6d9ba;font:15px/42px Roboto;display:flex">${seq12Tabs(['plan.py', 'book.py', 'bench.py', 'test_plan.py'], 'padding:0 26px', 0, 'background:#f5ecd7')}</div><div style="flex:1;display:flex;overflow:hidden"><div id="page" style="flex:1;overflow:hidden"><div style="display:flex"><div style="width:76px;flex:none;text-align:right;padding-right:22px;box-sizing:border-box;white-space:pre;line-height:23px;color:#8c7a52">${lines.map((_, at) => at + 1).join('\n')}</div><div style="white-space:pre;line-height:23px">${lines.map(paint).join('\n')}</div></div></div><div style="width:330px;flex:none;border-left:1px solid #d5c5a0;padding:16px 24px;box-sizing:border-box;font:15px Roboto"><b>Functions</b><div id="outline" style="margin-top:8px"></div></div></div><div style="flex:none;height:30px;background:#9c3a1a;color:#fff;font:14px/30px Roboto;padding:0 24px;display:flex;gap:32px"><span>bindery</span><span>Python 3.13</span><span style="margin-left:auto" id="spot"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq12At('page').scrollTop = places[index]; const top = places[index] / 23, heads = lines.map((text, row) => [(text.match(/^def (\w+)/) || [])[1], row]).filter(([name]) => name), on = heads.filter(([, row]) => row <= top + 8).pop();
      seq12Set('outline', heads.map(([name, row]) => seq12D(`padding:6px 10px;${on && on[1] === row ? 'background:#e0cf9f' : ''}`, name)).join('')); seq12Say('spot', `Lines ${top + 1} to ${Math.min(lines.length, top + 48)} of ${lines.length}`);
    },
  };
});

sequence('choir-attendance-sheet-both-ways', { frames: 28, width: 1920, height: 1080, lcd: true, hinting: 'medium' }, (r) => {
  const dates = times(24, (at) => { const day = new Date(Date.UTC(2026, 8, 1 + at * 7)); return `${day.getUTCDate()} ${SEQ12_MON[day.getUTCMonth()]}`; }), people = times(70, (at) => [seq12Full(r), ['Soprano 1', 'Soprano 2', 'Alto', 'Tenor', 'Bass'][Math.floor(at / 14)]]);
  const marks = people.map(() => dates.map(() => r.pick(['here', 'here', 'here', 'here', 'late', 'ill', 'away', 'here', '']))), downs = seq12Sums([0, 0, 0, 90, 90, 0, 90, 0, 0, 0, 0, 0, 0, 0, 90, 90, 90, 0, 0, 90, 0, 0, 0, 0, -90, -90, 0, 0]), rights = seq12Sums([0, 0, 0, 0, 0, 0, 0, 0, 110, 110, 0, 110, 0, 0, 0, 0, 0, 0, 0, 0, 0, 110, 110, 110, 0, 0, -110, 0]);
  const hue = { late: '#9a6300', ill: '#b3261e', away: '#4a5a9c', here: '#1d1d1f' }, tall = 30;
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#fff;color:#1d1d1f;font:15.5px 'Liberation Sans';overflow:hidden"><div style="flex:none;background:#432a5e;color:#fff;padding:14px 26px;display:flex;gap:30px"><b>Attendance, winter term</b><span>${people.length} singers</span><span style="margin-left:auto" id="shown"></span></div><div style="flex:1;display:grid;grid-template-columns:330px 1fr;grid-template-rows:40px 1fr;overflow:hidden"><div style="background:#e9e3f0;line-height:40px;display:flex;font-weight:bold"><span style="width:210px;padding-left:20px">Name</span><span>Voice</span></div><div id="head" style="overflow:hidden;background:#e9e3f0"><div style="display:flex;width:2640px">${dates.map((day) => seq12S('width:110px;flex:none;line-height:40px;font-weight:bold;padding-left:14px;box-sizing:border-box', day)).join('')}</div></div><div id="left" style="overflow:hidden;border-right:2px solid #bfb2cf">${people.map(([name, voice]) => `<div style="display:flex;height:${tall}px;line-height:${tall}px;border-bottom:1px solid #e6e1ec;box-sizing:border-box;white-space:nowrap"><span style="width:210px;padding-left:20px">${name}</span><span>${voice}</span></div>`).join('')}</div><div id="body" style="overflow:hidden"><div style="width:2640px">${marks.map((row) => `<div style="display:flex;height:${tall}px;line-height:${tall}px;border-bottom:1px solid #e6e1ec;box-sizing:border-box">${row.map((mark) => seq12S(`width:110px;flex:none;padding-left:14px;box-sizing:border-box;color:${hue[mark] || '#000'}`, mark)).join('')}</div>`).join('')}</div></div></div><div style="flex:none;background:#e9e3f0;padding:9px 26px;display:flex;gap:30px">${seq12Tabs(['Attendance', 'Scores lent', 'Subscriptions'], '', 0, 'font-weight:bold;color:#432a5e')}<span style="margin-left:auto">Conductor: Imogen Tollemache</span></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq12At('body').scrollTop = downs[index]; seq12At('left').scrollTop = downs[index]; seq12At('body').scrollLeft = rights[index]; seq12At('head').scrollLeft = rights[index];
      seq12Say('shown', `Rows from ${downs[index] / tall + 1}, dates from ${dates[rights[index] / 110]}`);
    },
  };
});

const SEQ12_DAIRY = seq12Rows(`
  Vor dem Einlaben muss die Milch auf einunddreißig Grad erwärmt und gründlich gerührt werden.
  Die Gallerte ist fertig, wenn sie sich mit dem Löffel sauber brechen lässt.
  Schneiden Sie langsam, sonst geht zu viel Fett in die Molke über.
  Für einen Laib von sechs Kilogramm rechnet man mit etwa siebzig Litern Milch.
  Das Salzbad hat zwanzig Prozent und darf nie wärmer als vierzehn Grad sein.
  Jeder Laib wird zweimal wöchentlich gewendet und mit Rotkultur abgerieben.
  Zu trockene Luft erkennt man an feinen Rissen in der Rinde.
  Ein übler Geruch kommt fast immer von ungenügend gewaschenen Tüchern.
  Nach zwölf Wochen klingt ein guter Käse beim Klopfen dumpf und gleichmäßig.
  Wer im Keller größere Löcher hört als sieht, sollte den Bohrer holen.
  Schimmel an der Oberfläche ist harmlos, solange er weiß oder grau bleibt.
  Notieren Sie Säuregrad, Uhrzeit und Außentemperatur in jedem Fall von Hand.
  Molke kann man verfüttern, verkäsen oder – mit etwas Mut – trinken.`);

sequence('kaeserei-handbuch-gerollt', { frames: 24, width: 1024, height: 768, scale: 2, lcd: false, hinting: 'none', languages: ['deu'] }, (r) => {
  const deal = seq12Pile(r, SEQ12_DAIRY), places = seq12Wheel(r, 24, 48, 3, 0.3, 0.1), names = ['Milch und Lab', 'Bruch schneiden', 'Pressen und Salzen', 'Pflege im Keller', 'Fehler und Ursachen'];
  const table = [['Sorte', 'Brennen', 'Reife'], ['Bergkäse, mild', '51 °C', '4 Monate'], ['Bergkäse, würzig', '53 °C', '9 Monate'], ['Schnittkäse', '39 °C', '6 Wochen'], ['Weichkäse', '36 °C', '18 Tage']];
  const sheet = (at) => `<div style="width:720px;height:900px;box-sizing:border-box;padding:62px 76px;margin:0 auto 16px;background:#fff;color:#111;position:relative;font:17px/1.45 'Nimbus Roman'">${seq12Ends('Handbuch der Almkäserei', names[at], "position:absolute;left:76px;right:76px;top:28px;font:italic 14px 'Nimbus Roman'")}<div style="font:bold 26px 'Nimbus Roman';margin:4px 0 14px">${at + 1}  ${names[at]}</div><div style="">${deal(5)}</div>${at % 2 ? `<div style="background:#f1f1ee;border-left:4px solid #7a7a70;padding:12px 18px;margin:18px 0"><b>Merke:</b> ${deal(1)}</div>` : `<div style="margin:18px 0;border-top:2px solid #111;border-bottom:2px solid #111">${table.map((cells, row) => seq12Cells(cells, [260, 150, 140], `padding:5px 0;${row ? '' : 'font-weight:bold;border-bottom:1px solid #111'}`)).join('')}</div>`}<div style="">${deal(5)}</div><div style="position:absolute;left:0;right:0;bottom:26px;text-align:center">${at + 31}</div></div>`;
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#6b7078;overflow:hidden"><div style="flex:none;height:44px;background:#33373d;color:#f1f1f1;font:14px Lato;display:flex;align-items:center;gap:24px;padding:0 18px">${icon('menu', '#f1f1f1', 18)}<span>almkaeserei-handbuch.pdf</span><span id="leaf" style="margin-left:170px"></span><span>125 %</span><span style="margin-left:auto">Drucken</span><span>Speichern</span></div><div id="page" style="flex:1;overflow:hidden"><div style="height:16px"></div>${times(5, sheet).join('')}</div></div>`,
    after() { this.step(0); },
    step(index) { seq12At('page').scrollTop = places[index]; seq12Say('leaf', `Seite ${31 + Math.floor((places[index] + 350) / 916)} von 96`); },
  };
});

sequence('balloon-telemetry-lines-arrive', { frames: 26, width: 1440, height: 900, lcd: true, hinting: 'none' }, (r) => {
  let count = 0;
  const craft = words('G-VENT G-LARK G-OAST G-MOTH'), lines = times(28 + 26 * 3, () => {
    const second = 23340 + Math.floor(count / 2); count += 1;
    const level = r.pick(['data', 'data', 'data', 'data', 'data', 'data', 'radio', 'radio', 'alert']);
    return [`${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)}`, r.pick(craft), level, { data: () => r.pick([`altitude ${r.number(240, 1180)} m, climb ${r.pick(['+', '-'])}${r.number(0, 3)}.${r.below(10)} m/s`, `crown temperature ${r.number(78, 104)} °C, fuel ${r.number(18, 96)} %`, `position 51.${r.digits(4)} N, 2.${r.digits(4)} W, heading ${pad(r.below(360), 3)}`]), radio: () => r.pick(['pilot reports a smooth ascent', 'ground crew has lost sight of the basket', 'landing field agreed with the farmer', `handover to channel ${r.number(2, 9)}`]), alert: () => r.pick([`no packet for ${r.number(8, 40)} seconds`, `fuel below ${r.number(15, 25)} % in tank ${r.number(1, 4)}`, `wind at ground ${r.number(9, 15)} knots`]) }[level]()];
  });
  const hue = { data: '#9fd8a8', radio: '#9cc7ff', alert: '#ffb38a' };
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#0b1710;color:#dcefe0;font:15px 'Liberation Mono';overflow:hidden"><div style="flex:none;background:#15291c;padding:14px 24px;display:flex;gap:28px;font:16px 'DejaVu Sans'"><b>Flight telemetry</b>${craft.map((name) => `<span>${name}</span>`).join('')}<span style="margin-left:auto" id="rate"></span><span id="clock"></span></div><div id="log" style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;padding:0 24px 10px"></div><div style="flex:none;background:#15291c;padding:12px 24px;display:flex;gap:40px;font:15px 'DejaVu Sans'" id="sums"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const upto = 28 + [0, 1, 3, 4, 4, 5, 7, 8, 10, 10, 11, 16, 21, 26, 28, 29, 31, 32, 32, 32, 33, 35, 38, 40, 41, 43][index];
      seq12Set('log', lines.slice(Math.max(0, upto - 31), upto).map(([time, name, level, text]) => `<div style="display:flex;height:26px;line-height:26px;flex:none"><span style="width:120px;color:#8fae97">${time}</span><span style="width:110px">${name}</span><span style="width:90px;color:${hue[level]}">${level}</span><span>${text}</span></div>`).join(''));
      seq12Say('rate', `${upto} lines`); seq12Say('clock', `06:${pad(29 + Math.floor((10 + index) / 60), 2)}:${pad((10 + index) % 60, 2)}`);
      seq12Set('sums', Object.keys(hue).map((level) => seq12S(`color:${hue[level]}`, `${capital(level)}: ${lines.slice(0, upto).filter((one) => one[2] === level).length}`)).join('') + seq12S('margin-left:auto', index > 10 && index < 14 ? 'Catching up after a gap' : 'Connected to the ground station'));
    },
  };
});

// Windows, menus, dialogs, lists.

sequence('violin-workshop-windows-in-turn', { frames: 30, width: 1920, height: 1080, lcd: false, hinting: 'slight' }, (r) => {
  const deal = seq12Deal(r, 'violins', 'signs'), names = ['Stock of tonewood', 'Auction: lot 212', 'Strings, price list'];
  const tabs = [
    seq12D('padding:22px 30px', '<b style="font-size:23px">Stock of tonewood</b>', ...times(10, (at) => seq12Cells([`T-${140 + at * 7}`, r.pick(['spruce, quartered', 'maple, flamed', 'maple, plain', 'willow', 'ebony']), `${r.number(4, 38)} years`, `${r.number(1, 9)} sets`, seq12Cash(r, 300)], [110, 240, 150, 130, 140], 'padding:11px 0;border-bottom:1px solid #e4ddd2'))),
    seq12D('padding:22px 30px', '<b style="font-size:23px">Lot 212: viola, unlabelled</b>', seq12D('display:flex;gap:30px;margin-top:16px', photo(360, 420, 'viola'), seq12D('width:430px;line-height:1.6', deal(3), seq12D('margin-top:14px', deal(2)), seq12D('margin-top:18px;font-size:20px', 'Estimate £2,400 to £3,100')))),
    seq12D('padding:22px 30px', '<b style="font-size:23px">Strings, price list</b>', ...[['E, steel, plated', '£4.80'], ['A, synthetic core', '£11.20'], ['D, silver wound', '£16.50'], ['G, silver wound', '£21.90'], ['Cello C, tungsten', '£64.00'], ['Viola set, gut', '£92.40'], ['Quarter size set', '£19.75']].map(([name, cost]) => seq12Ends(name, cost, 'width:520px;padding:12px 0;border-bottom:1px solid #e4ddd2')))];
  const wins = [
    ['Web', 70, 60, 900, 720, '#fffdf9', '#2a241c', '<div id="tabs" style="display:flex;gap:4px;background:#e7dfd2;padding:8px 8px 0"></div><div id="sheet"></div>'],
    ['Letters', 720, 170, 620, 700, '#f4f7fa', '#1d2a36', seq12D('padding:20px 28px;line-height:1.55', `<b>${seq12Full(r)}</b>`, seq12D('color:#54636f;margin-bottom:14px', 'Monday, 11:26'), deal(3), seq12D('margin-top:14px', deal(2)), seq12D('margin-top:14px', deal(2)), seq12D('margin-top:22px;display:flex;gap:20px', seq12Tabs(['Reply', 'Forward', 'Archive'], 'border:1px solid #9fb0bd;border-radius:5px;padding:8px 22px')))],
    ['Repairs.txt', 1160, 80, 690, 560, '#22262b', '#e6e9ec', `<div style="font:16px/29px Hack;padding:18px 26px;white-space:pre">${times(15, (at) => `${pad(at > 12 ? at * 2 - 24 : 4 + at * 2, 2)} ${SEQ12_MON[at > 12 ? 9 : 8]}   ${r.pick(SEQ12_LAST).padEnd(15)}${r.pick(['new bridge', 'seam opened', 'bow rehaired', 'neck reset', 'pegs fitted'])}`).join('\n')}</div>`],
    ['Tuner', 1230, 520, 420, 400, '#103a3f', '#e7f6f4', '<div style="text-align:center;padding-top:34px"><div id="note" style="font:700 96px/1.1 Lato"></div><div id="pitch" style="font-size:22px;margin-top:14px"></div><div style="font-size:17px;margin-top:44px">Reference 442 Hz</div></div>']];
  const states = [[[3, 2, 1, 0], 0], [[3, 2, 1, 0], 1], [[3, 2, 0, 1], 1], [[3, 0, 1, 2], 1], [[0, 1, 2, 3], 1], [[1, 2, 3, 0], 1], [[1, 2, 3, 0], 2], [[2, 3, 0, 1], 2], [[2, 0, 1], 2], [[2, 1, 0], 0]], plan = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 9, 9, 9];
  return {
    html: `<div style="position:relative;height:100%;background:linear-gradient(200deg,#0f3d4c,#3d6f6a 60%,#a9a36a);overflow:hidden;font:16px Roboto">${wins.map(([name, left, top, wide, high, paper, ink, inside]) => `<div class="window" style="position:absolute;left:${left}px;top:${top}px;width:${wide}px;height:${high}px;background:${paper};color:${ink};border-radius:8px;overflow:hidden;box-shadow:0 10px 30px rgba(0,0,0,.5)"><div style="height:36px;font:14px/36px Roboto;padding-left:18px">${name}</div>${inside}</div>`).join('')}<div style="position:absolute;left:0;right:0;top:0;height:40px;background:#0a2730;color:#eaf3f4;display:flex;align-items:center;padding:0 20px;z-index:30;gap:8px"><div id="dock" style="display:flex;gap:6px"></div><span id="clock" style="margin-left:auto"></span></div></div>${pointer('white')}`,
    after() { this.step(0); },
    step(index) {
      const [order, tab] = states[plan[index]], top = order[order.length - 1];
      document.querySelectorAll('.window').forEach((win, at) => { win.style.display = order.includes(at) ? '' : 'none'; win.style.zIndex = order.indexOf(at) + 1; win.firstElementChild.style.background = at === top ? '#0f5c6e' : '#c4cdcc'; win.firstElementChild.style.color = at === top ? '#fff' : '#3a4747'; });
      if (seq12At('sheet').dataset.tab !== String(tab)) { seq12Set('sheet', tabs[tab]); seq12At('sheet').dataset.tab = tab; paintPhotos(); }
      seq12Set('tabs', names.map((name, at) => seq12S(`padding:9px 22px;border-radius:8px 8px 0 0;${at === tab ? 'background:#fffdf9' : 'color:#5d5343'}`, name)).join(''));
      seq12Set('dock', wins.map(([name], at) => seq12S(`padding:6px 18px;border-radius:5px;${at === top ? 'background:#0f5c6e' : order.includes(at) ? 'background:#163a45' : 'color:#a9bcc0'}`, name)).join(''));
      const cents = [-14, -9, -4, -1][Math.min(3, Math.max(0, index - 12))]; seq12Say('note', 'A'); seq12Say('pitch', `${(442 + cents / 4).toFixed(1)} Hz, ${cents} cents`); seq12Say('clock', `Tue 22 Sep   14:${pad(7 + (index > 14 ? 1 : 0), 2)}`);
      movePointer(420 + index % 4 * 60, 1000 + index % 3 * 12);
    },
  };
});

sequence('canal-charts-downloads-and-dialogs', { frames: 28, width: 1366, height: 768, lcd: true, hinting: 'slight' }, () => {
  const files = [['northern-basin-charts.zip', 184.2, 11], ['lock-dimensions-2026.csv', 3.6, 45], ['aqueduct-survey-video.mp4', 912.5, 4.2], ['winter-stoppages.pdf', 8.1, 30], ['tunnel-headroom-scans.tar.gz', 461, 6.5], ['mooring-permits-spring.xlsx', 1.3, 60]], push = (name, style = 'border:1px solid #6e7681') => seq12S(`border-radius:4px;padding:8px 24px;${style}`, name);
  const box = (wide, left, top, title, text, ...buttons) => `<div data-glass style="position:absolute;inset:0;background:rgba(20,24,30,.4)"></div><div style="position:absolute;left:${left}px;top:${top}px;width:${wide}px;box-sizing:border-box;background:#fff;border:1px solid #444;box-shadow:0 14px 40px rgba(0,0,0,.5)"><div style="background:#f0d264;padding:10px 20px;font-weight:bold">${title}</div><div style="padding:20px;line-height:1.5">${text}</div><div style="display:flex;justify-content:flex-end;gap:14px;padding:6px 20px 20px">${buttons.join('')}</div></div>`;
  return {
    html: `<div style="position:relative;height:100%;background:#f4f5f7;color:#16191d;font:15px 'DejaVu Sans';overflow:hidden"><div style="background:#16191d;color:#fff;padding:14px 30px;display:flex;gap:30px"><b>Transfers</b>${seq12Tabs(['All', 'Running', 'Finished', 'Failed'], '', 1, 'color:#f0d264')}<span style="margin-left:auto" id="speed"></span></div><div id="list" style="padding:10px 30px"></div><div style="position:absolute;left:0;right:0;bottom:0;background:#e4e7eb;padding:11px 30px;display:flex;gap:40px"><span id="disk"></span><span id="left"></span><span style="margin-left:auto">Folder: /home/delphine/charts</span></div><div id="over"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const stalled = index > 14 && index < 20 ? 14 : index > 19 ? index - 5 : index, cancelled = index > 8;
      const share = files.map(([, , speed], at) => Math.min(100, Math.max(0, Math.round((stalled - at) * speed + (at === 2 ? 31 : 6) * (at < 3 ? 1 : 0)))));
      seq12Set('list', files.map(([name, size], at) => { const gone = at === 4 && cancelled, done = share[at] >= 100; return `<div style="background:#fff;border:1px solid #cfd4da;padding:13px 20px;margin-top:10px"><div style="display:flex;gap:16px;align-items:center">${icon('file', '#3b4656', 20)}<b style="font-size:15px">${name}</b><span style="margin-left:auto;color:${gone ? '#a3271b' : done ? '#1c6b36' : '#3b4656'}">${gone ? 'cancelled' : done ? 'finished' : index > 14 && index < 20 ? 'paused' : `${share[at]} %`}</span></div><div style="display:flex;gap:20px;align-items:center;margin-top:10px">${seq12Bar(900, gone ? 0.12 : share[at] / 100, '#dfe3e8', gone ? '#a3271b' : done ? '#1c6b36' : '#2457a6', 9)}<span style="color:#3b4656;font-size:14px">${gone ? 'not kept' : `${(size * share[at] / 100).toFixed(1)} of ${size.toFixed(1)} MB`}</span></div></div>`; }).join(''));
      seq12Say('speed', index > 14 && index < 20 ? '0.0 MB/s' : `${(9.4 + 1.6 * Math.sin(index)).toFixed(1)} MB/s`); seq12Say('disk', index < 20 ? 'Free: 0.4 GB' : 'Free: 26.8 GB'); seq12Say('left', cancelled ? '5 files' : '6 files');
      seq12Set('over', index > 4 && index < 9 ? box(500, 430, 250, 'Cancel this transfer?', 'What has arrived of tunnel-headroom-scans.tar.gz will be deleted. You can start it again at any time.', push('Keep going', index < 7 ? 'border:1px solid #6e7681' : 'border:1px solid #6e7681;background:#eef0f3'), push('Cancel it', 'background:#a3271b;color:#fff')) : index > 14 && index < 20 ? box(560, 400, 220, 'The disk is nearly full', `All transfers wait. Old charts take up 26.4 GB; the newest of them is from March 2019.${index > 17 ? '<div style="margin-top:12px">Deleting, please wait…</div>' : ''}`, push('Choose a folder'), push('Delete old charts', 'background:#2457a6;color:#fff')) : index > 24 ? seq12D('position:absolute;right:30px;bottom:60px;background:#16191d;color:#fff;padding:14px 24px;border-left:6px solid #f0d264', 'winter-stoppages.pdf has been checked, no errors') : '');
    },
  };
});

sequence('tea-tin-labels-menus-and-hints', { frames: 28, width: 1680, height: 1050, lcd: true, hinting: 'medium' }, () => {
  const bar = ['File', 'Edit', 'Object', 'Path', 'Type', 'Effects', 'View', 'Help'], menus = { Object: ['Group', 'Ungroup', 'Bring to front', 'Send to back', 'Align', 'Lock', 'Hide'], Effects: ['Blur…', 'Drop shadow…', 'Roughen…', 'Offset path…', 'Rasterise…'] }, under = ['Left edges', 'Centres', 'Right edges', 'Top edges', 'Middles', 'Bottom edges'], keys = ['Ctrl+G', 'Ctrl+Shift+G', 'Home', 'End', '', 'Ctrl+2', 'Ctrl+3'];
  const tools = ['search', 'star', 'file', 'heart', 'home', 'gear', 'cloud', 'chart'], hints = ['Zoom', 'Star and polygon (S)', 'New page (Ctrl+N)', 'Symbols', 'Back to the whole page', 'Settings of the tool', 'Share the label', 'Measure']; const menuAt = (index) => (index > 3 && index < 12 ? ['Object', [-1, 0, 2, 4, 4, 4, 4, 4][index - 4], [-1, -1, -1, -1, 0, 1, 2, 2][index - 4]] : index > 20 && index < 26 ? ['Effects', [-1, 0, 1, 1, 1][index - 21], -1] : null);
  const layers = ['Frame', 'Leaf ornament', 'Name of the tea', 'Weight', 'Barcode', 'Paper'];
  return {
    html: `<div style="position:relative;height:100%;background:#d9d9d6;color:#1f1f1f;font:15px 'Nimbus Sans';overflow:hidden"><div id="bar" style="display:flex;background:#f1f1ee;height:38px;border-bottom:1px solid #b5b5b0"></div><div style="position:absolute;left:0;top:39px;bottom:34px;width:56px;background:#f1f1ee;border-right:1px solid #b5b5b0">${tools.map((name, at) => `<div class="tool" style="height:48px;display:flex;align-items:center;justify-content:center">${icon(name, '#333', 22)}</div>`).join('')}</div><canvas id="art" width="700" height="820" style="position:absolute;left:330px;top:100px;background:#fff;box-shadow:0 2px 10px rgba(0,0,0,.35)"></canvas><div style="position:absolute;right:0;top:39px;bottom:34px;width:330px;background:#f1f1ee;border-left:1px solid #b5b5b0;padding:18px 22px;box-sizing:border-box"><b>Layers</b>${layers.map((name, at) => seq12D(`padding:9px 12px;margin-top:4px;${at === 1 ? 'background:#c7dbc9' : 'background:#fff'}`, name)).join('')}<div style="margin-top:26px"><b>Position</b></div><div id="place" style="line-height:32px"></div><div style="margin-top:26px"><b>Colours used</b></div>${[['#4b6b3c', 'Pine'], ['#c9a227', 'Straw'], ['#7b2d26', 'Rooibos']].map(([hue, name]) => `<div style="display:flex;gap:14px;align-items:center;margin-top:10px"><span style="width:34px;height:22px;background:${hue}"></span><span>${name}</span><span style="margin-left:auto">${hue}</span></div>`).join('')}</div><div style="position:absolute;left:0;right:0;bottom:0;height:34px;line-height:34px;background:#f1f1ee;border-top:1px solid #b5b5b0;padding:0 20px;display:flex;gap:40px;box-sizing:border-box"><span id="state"></span><span style="margin-left:auto">92 × 108 mm</span><span>85 %</span></div><div id="menu"></div></div>${pointer('black')}`,
    after() { this.step(0); },
    step(index) {
      const now = menuAt(index), moved = index > 11, tip = index > 12 && index < 20 ? [1, 1, 1, 2, 2, 5, 5, 5][index - 13] : -1, pen = seq12At('art').getContext('2d'), x = moved ? 350 : 270;
      pen.fillStyle = '#fbf6e6'; pen.fillRect(0, 0, 700, 820); pen.strokeStyle = '#4b6b3c'; pen.lineWidth = 14; pen.strokeRect(40, 40, 620, 740); pen.lineWidth = 3; pen.strokeRect(62, 62, 576, 696);
      pen.save(); if (index > 25) { pen.shadowColor = 'rgba(0,0,0,.5)'; pen.shadowBlur = 18; pen.shadowOffsetY = 10; }
      times(7, (leaf) => { pen.fillStyle = leaf % 2 ? '#4b6b3c' : '#c9a227'; pen.beginPath(); pen.ellipse(x + 120 * Math.cos(leaf * 0.9), 320 + 120 * Math.sin(leaf * 0.9), 90, 30, leaf * 0.9, 0, 7); pen.fill(); }); pen.restore(); pen.fillStyle = '#7b2d26'; pen.fillRect(190, 560, 320, 90);
      seq12Set('bar', bar.map((name) => seq12S(`padding:0 18px;line-height:38px;${now && now[0] === name ? 'background:#4b6b3c;color:#fff' : ''}`, name)).join(''));
      const spot = now ? [...seq12At('bar').children].find((one) => one.textContent === now[0]).getBoundingClientRect() : null, left = spot ? Math.round(spot.left) : 0;
      const column = (names, at, style, extra = []) => seq12D(`position:absolute;width:270px;background:#fff;border:1px solid #8d8d88;box-shadow:0 6px 18px rgba(0,0,0,.3);padding:6px 0;${style}`, ...names.map((name, one) => seq12Ends(name, extra[one] || '', `padding:0 20px;height:34px;line-height:34px;${one === at ? 'background:#4b6b3c;color:#fff' : ''}`)));
      const sub = now && now[0] === 'Object' && index > 7; let html = now ? column(menus[now[0]], now[1], `left:${left}px;top:39px`, now[0] === 'Object' ? keys : []) : ''; if (sub) html += column(under, now[2], `left:${left + 272}px;top:174px`);
      if (tip >= 0 && index !== 13) html += seq12D(`position:absolute;left:76px;top:${58 + tip * 48}px;background:#fffbd1;border:1px solid #777;padding:6px 12px;white-space:nowrap`, hints[tip]);
      seq12Set('menu', html); document.querySelectorAll('.tool').forEach((tool, at) => { tool.style.background = at === tip ? '#c7dbc9' : ''; });
      seq12Set('place', ['X', moved ? '46.0 mm' : '35.4 mm', 'Y', '42.1 mm', 'Width', '41.8 mm'].reduce((out, one, at, all) => (at % 2 ? out : out + seq12Ends(one, all[at + 1])), ''));
      seq12Say('state', index > 25 ? 'Drop shadow added' : moved && index < 19 ? 'Aligned right edges of two objects' : 'Two objects selected on Leaf ornament');
      if (sub) movePointer(left + 490, 190 + Math.max(0, now[2]) * 34); else if (now) movePointer(left + 130, now[1] < 0 ? 320 : 64 + now[1] * 34); else if (tip >= 0) movePointer(30, 64 + tip * 48); else movePointer(560 + index * 8, 700);
    },
  };
});

sequence('ricerca-fra-i-formaggi', { frames: 26, width: 1600, height: 900, lcd: false, hinting: 'full', languages: ['ita'] }, () => {
  const all = seq12Rows(`Castelmagno|Cuneo|vaccino|Pasta friabile, profumo di erbe e di cantina umida|28,40
    Casciotta d’Urbino|Pesaro|misto|Dolce e morbida, piaceva già a Michelangelo|19,90
    Caciocavallo|Molise|vaccino|Si appende a coppie sopra una trave di legno|17,50
    Casatella|Treviso|vaccino|Fresca, lattiginosa, da finire entro la settimana|11,80
    Canestrato|Foggia|pecorino|La crosta conserva il disegno del canestro|21,30
    Bitto|Sondrio|misto|Può stagionare oltre dieci anni senza perdere carattere|46,00
    Asiago|Vicenza|vaccino|Più è vecchio, più pizzica sulla lingua|16,20
    Fiore sardo|Nuoro|pecorino|Leggermente affumicato accanto al camino|24,70
    Murazzano|Cuneo|pecorino|Piccolo, bianco, ottimo con il miele di castagno|30,10
    Pecorino di fossa|Forlì|pecorino|Riposa sotto terra da agosto a novembre|33,60
    Provolone|Cremona|vaccino|Di forme diverse, legato con lo spago|14,90
    Quartirolo|Lodi|vaccino|Si faceva con l’erba del quarto taglio|13,40
    Robiola di Roccaverano|Asti|caprino|Cremosa, con una punta d’acidità|27,80
    Squacquerone|Ravenna|vaccino|Così tenero che non sta mai fermo nel piatto|12,60
    Taleggio|Bergamo|vaccino|Crosta rosata, cuore fondente|18,90
    Vezzena|Trento|vaccino|L’imperatore ne voleva sempre un po’ in tavola|25,00`).map((row) => row.split('|'));
  const query = ['', '', 'c', 'ca', 'cas', 'cas', 'cast', 'caste', 'caste', 'cas', 'ca', '', '', 'p', 'pe', 'pec', 'peco', 'peco', 'pecor', 'pecori', 'pecorino', 'pecorino', 'pecorino', 'pecorino', 'pecorino', 'pecorino'], lower = (text) => text.toLowerCase();
  return {
    html: `<div style="height:100%;background:#fdf9ef;color:#33260f;font:16px Lato;overflow:hidden;display:flex"><div style="width:330px;flex:none;background:#f2e5c4;padding:34px 36px;box-sizing:border-box"><div style="font:700 30px/1.2 'Noto Serif Display'">La Credenza</div><div style="margin-top:8px;color:#6b562a">Formaggi d’Italia, dal 1926</div><div style="margin-top:34px;font-weight:700">Tipo di latte</div><div id="milk" style="line-height:36px"></div><div style="margin-top:26px;font-weight:700">Carrello</div><div id="cart" style="line-height:30px"></div></div><div style="flex:1;padding:34px 50px"><div style="display:flex;align-items:center;gap:14px;border:2px solid #a97b1c;border-radius:26px;background:#fff;height:48px;padding:0 22px;width:760px;font-size:19px">${icon('search', '#a97b1c', 20)}<div style="line-height:26px;white-space:pre"><span id="query"></span>${caret('#33260f', 22)}<span id="hint" style="color:#6b562a"></span></div></div><div id="count" style="margin:16px 4px 8px;color:#6b562a"></div><div id="found"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const key = query[index], sheep = index > 22, found = all.filter(([name, , milk]) => (!key || lower(name).includes(key) || lower(milk).startsWith(key)) && (!sheep || milk === 'pecorino'));
      const lit = (text) => { const at = key ? lower(text).indexOf(key) : -1; return at < 0 ? text : `${text.slice(0, at)}<span style="background:#ffe08a">${text.slice(at, at + key.length)}</span>${text.slice(at + key.length)}`; };
      seq12Say('query', key); seq12Say('hint', key ? '' : 'Cerca un formaggio o una provincia'); visible('caret', index % 2 === 0); seq12Say('count', found.length === 1 ? '1 formaggio trovato' : `${found.length} formaggi trovati`);
      seq12Set('found', found.slice(0, 10).map(([name, town, milk, text, cost]) => `<div style="display:flex;align-items:center;gap:22px;border-bottom:1px solid #e3d5b0;padding:9px 4px;height:52px;box-sizing:content-box"><span style="width:52px;height:52px;flex:none;border-radius:26px;background:linear-gradient(140deg,#f6d98a,#c99a3c)"></span><div style="width:760px"><div style="font:700 19px Lato">${lit(name)}</div><div style="margin-top:4px">${text}</div></div><div style="width:150px"><div>${town}</div><div style="color:#6b562a">${lit(milk)}</div></div><b style="font-size:18px;white-space:nowrap">${cost} €/kg</b></div>`).join(''));
      seq12Set('milk', ['vaccino', 'pecorino', 'caprino', 'misto'].map((name) => `<div style="display:flex;gap:12px;align-items:center"><span style="width:15px;height:15px;border:2px solid #a97b1c;border-radius:3px;background:${sheep && name === 'pecorino' ? '#a97b1c' : '#fff'}"></span><span>${name}</span><span style="margin-left:auto;color:#6b562a">${all.filter((one) => one[2] === name).length}</span></div>`).join(''));
      seq12Set('cart', index < 8 ? 'Ancora vuoto' : `<div>Castelmagno, 300 g</div><div style="font-weight:700">Totale 8,52 €</div>`);
    },
  };
});

sequence('rink-console-buttons-hovered', { frames: 26, width: 1280, height: 800, scale: 1.25, lcd: false, hinting: 'slight' }, () => {
  const keys = [['Resurface', 'Sends the machine out; takes about 13 minutes'], ['Lights', 'Full, half or disco'], ['Music', 'Fades out over four seconds'], ['Heating', 'Stands and changing rooms only'], ['Gate A', 'Opens towards the kiosk'], ['Gate B', 'Opens towards the car park'], ['Siren', 'Ends the session for everybody'], ['Scoreboard', 'Shows goals, period and time'], ['Ventilation', 'Keeps the fog off the ice'], ['Compressor 1', 'Running since 5:40'], ['Compressor 2', 'Standing by'], ['Brine pump', 'Pressure 2.4 bar']];
  const path = [null, 0, 0, 1, 2, 2, 3, 7, 6, 6, 6, 5, 4, 8, 8, 9, 9, 9, 10, 11, 11, 7, 3, 3, null, null], pressed = { 9: 6, 17: 9 };
  return {
    html: `<div style="position:relative;height:100%;background:#e3edf5;color:#12283a;font:16px 'URW Gothic';overflow:hidden"><div style="padding:24px 40px;display:flex;gap:40px;align-items:baseline"><b style="font-size:24px">Rink console</b><span>Ice temperature −5.2 °C</span><span>Hall 9.8 °C</span><span id="time" style="margin-left:auto"></span></div><div style="display:grid;grid-template-columns:repeat(4,280px);gap:24px 26px;padding:6px 40px">${keys.map(([name]) => `<div class="key" style="height:130px;border-radius:16px;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:10px;box-sizing:border-box"><span style="font-size:21px">${name}</span><span class="what"></span></div>`).join('')}</div><div id="line" style="position:absolute;left:40px;right:40px;bottom:116px;background:#fff;border-radius:12px;padding:18px 26px;font-size:18px"></div><div style="position:absolute;left:40px;right:40px;bottom:40px;display:flex;gap:50px"><span>Public skating until 18:00</span><span>Curling, lanes 2 to 5, from 18:30</span><span>Duty: Conrad Yardley</span></div></div>${pointer('black')}`,
    after() { this.step(0); },
    step(index) {
      const on = path[index], siren = index > 9, second = index > 17;
      document.querySelectorAll('.key').forEach((key, at) => { const hot = at === on, down = pressed[index] === at; key.style.background = down ? '#0d3b63' : hot ? '#2f7fc1' : '#fff'; key.style.color = down || hot ? '#fff' : '#12283a'; key.style.boxShadow = down ? 'inset 0 4px 10px rgba(0,0,0,.5)' : '0 3px 10px rgba(18,40,58,.22)'; key.lastElementChild.textContent = [siren ? 'tonight' : 'ready', 'full', 'on', '16 °C', 'closed', 'open', siren ? 'sounding' : 'off', 'period 2', 'slow', second ? 'stopping' : 'running', second ? 'starting' : 'idle', '2.4 bar'][at]; });
      seq12Say('line', on === null ? 'Point at a button to see what it does.' : `${keys[on][0]}: ${keys[on][1]}.`); seq12Say('time', `16:52:${pad(18 + Math.floor(index / 2), 2)}`);
      if (on === null) movePointer(index ? 690 : 20, 640); else movePointer(40 + (on % 4) * 306 + 222 + index % 3 * 6, 78 + Math.floor(on / 4) * 154 + 96 + index % 2 * 5);
    },
  };
});

sequence('tablica-lecznicy-z-kartami', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'slight', languages: ['pol'] }, () => {
  const heads = ['Poczekalnia', 'W gabinecie', 'Obserwacja', 'Do odbioru'], cards = [['Łapka, kotka', 'Kaszel od środy, nie chce jeść', 'dr Żuk', 0], ['Bąbel, królik', 'Przycięcie pazurków', 'dr Wiśniewska', 0], ['Reks, owczarek', 'Kuleje na przednią łapę po spacerze', 'dr Żuk', 1], ['Śnieżka, świnka morska', 'Ważenie i kropelki do oczu', 'dr Wiśniewska', 1], ['Gucio, papuga', 'Wyrwane pióra, zmienić dietę', 'dr Święcicki', 2], ['Mruczek, kocur', 'Po zabiegu, budzi się powoli', 'dr Żuk', 2], ['Figa, jamniczka', 'Szczepienie, książeczka uzupełniona', 'dr Święcicki', 3], ['Tosia, żółwica', 'Pęknięty pancerz sklejony żywicą', 'dr Wiśniewska', 0]];
  const hue = { 'dr Żuk': '#1f6f8b', 'dr Wiśniewska': '#8b3a62', 'dr Święcicki': '#5b7a1f' }, moves = [{ card: 0, from: 4, to: 10, column: 1 }, { card: 5, from: 14, to: 21, column: 3 }];
  const face = ([name, text, who], style) => `<div style="box-sizing:border-box;width:400px;height:112px;background:#fff;border-left:8px solid ${hue[who]};border-radius:6px;padding:14px 18px;${style}"><b style="font-size:18px">${name}</b><div style="margin-top:6px">${text}</div><div style="margin-top:6px;color:${hue[who]};font-size:15px">${who}</div></div>`;
  return {
    html: `<div style="position:relative;height:100%;background:#efe9f2;color:#261c2b;font:16px Cantarell;overflow:hidden"><div style="background:#3c2748;color:#fff;padding:18px 50px;display:flex;gap:44px;align-items:baseline"><b style="font-size:21px">Lecznica pod Kasztanem</b>${seq12Tabs(['Dzisiaj', 'Terminarz', 'Pacjenci', 'Leki', 'Faktury'], '', 0, 'border-bottom:2px solid #fff')}<span style="margin-left:auto" id="time"></span></div><div id="heads"></div><div id="cards"></div><div id="drag"></div><div id="toast"></div></div>${pointer('black')}`,
    after() { this.step(0); },
    step(index) {
      const held = moves.find(({ from, to }) => index >= from && index < to), rows = [[], [], [], []];
      cards.forEach((card, at) => { if (!(held && held.card === at) && !moves.some((one) => one.card === at && index >= one.to)) rows[card[3]].push(at); });
      moves.forEach((one) => { if (index >= one.to) rows[one.column].push(one.card); });
      const left = (column) => 50 + column * 460, top = (row) => 150 + row * 130;
      seq12Set('heads', heads.map((name, column) => `<div style="position:absolute;left:${left(column) - 14}px;top:84px;width:428px;bottom:60px;background:#e0d6e6;border-radius:10px"><div style="padding:18px 20px;display:flex;justify-content:space-between;font-weight:700"><span>${name}</span><span>${rows[column].length}</span></div></div>`).join(''));
      seq12Set('cards', rows.map((row, column) => row.map((card, at) => `<div style="position:absolute;left:${left(column)}px;top:${top(at)}px">${face(cards[card], 'box-shadow:0 1px 4px rgba(40,20,50,.25)')}</div>`).join('')).join(''));
      if (held) {
        const share = Math.min(1, (index - held.from) / (held.to - held.from - 1)), from = cards[held.card][3], start = held.card === 0 ? 0 : 1, goal = rows[held.column].length, x = Math.round(left(from) + share * (left(held.column) - left(from))), y = Math.round(top(start) + share * (top(goal) - top(start)) + 180 * Math.sin(share * Math.PI));
        seq12Set('drag', `<div style="position:absolute;left:${x}px;top:${y}px">${face(cards[held.card], 'box-shadow:0 12px 30px rgba(40,20,50,.5)')}</div>`); movePointer(x + 340, y + 84);
      } else { seq12Set('drag', ''); const next = moves.find(({ from }) => from > index && from - index < 3); if (next) movePointer(left(cards[next.card][3]) + 340, top(next.card === 0 ? 0 : 1) + 84); else movePointer(1300 - index * 6, 900); }
      seq12Set('toast', (index > 9 && index < 13) || index > 20 ? seq12D('position:absolute;left:690px;bottom:90px;width:540px;box-sizing:border-box;background:#261c2b;color:#fff;border-radius:8px;padding:15px 26px;display:flex;justify-content:space-between', `<span>${index < 13 ? 'Łapka wchodzi do gabinetu' : 'Mruczek jest gotowy do odbioru'}</span><b>Cofnij</b>`) : ''); seq12Say('time', `piątek, ${index < 16 ? '10:14' : '10:15'}`);
    },
  };
});

sequence('crater-observatory-charts-refresh', { frames: 26, width: 1920, height: 1080, lcd: false, hinting: 'none' }, () => {
  const posts = ['North rim', 'Lower hut', 'West channel', 'Mule track', 'Old crater', 'Harbour'], walk = new Random('crater walk'), quakes = times(120, () => walk.next() * (walk.chance(0.1) ? 1 : 0.35)), panel = 'background:#1f2430;border-radius:10px;padding:20px 26px';
  return {
    html: `<div style="height:100%;background:#141821;color:#e6e9f0;font:16px Roboto;overflow:hidden;padding:26px 40px;box-sizing:border-box"><div style="display:flex;align-items:baseline;gap:30px"><b style="font-size:26px">Observatory, Mount Verrin</b><span id="alarm"></span><span style="margin-left:auto;font-size:20px" id="clock"></span></div><div id="cards" style="display:grid;grid-template-columns:repeat(5,1fr);gap:20px;margin-top:22px"></div><div style="display:flex;gap:20px;margin-top:20px"><div style="${panel};width:1060px"><b>Tremor, last two hours</b><canvas id="wave" width="1060" height="330" style="display:block;margin-top:14px"></canvas><div style="display:flex;justify-content:space-between;margin-top:8px;color:#aab2c2"><span>2 h ago</span><span>90 min</span><span>1 h</span><span>30 min</span><span>now</span></div></div><div style="${panel};flex:1"><b>Sulphur dioxide by station</b><div id="bars" style="margin-top:8px"></div></div></div><div style="${panel};margin-top:20px;height:262px;box-sizing:border-box"><b>Events</b><div id="events" style="margin-top:8px;line-height:36px"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const tick = Math.floor(index / 2), high = index > 15, pen = seq12At('wave').getContext('2d');
      seq12Say('clock', `Sunday 21 February, 03:12:${pad(20 + index, 2)}`); seq12Say('alarm', high ? 'Level: orange' : 'Level: yellow'); seq12At('alarm').style.color = high ? '#ffa04d' : '#f2d45c';
      seq12Set('cards', [['Quakes today', `${318 + tick + (high ? 4 : 0)}`], ['Largest', high ? 'M 3.1' : 'M 2.4'], ['Plume', `${thousands(1240 + tick * 15)} m`], ['Tilt', `${(14.2 + tick * 0.1).toFixed(1)} µrad`], ['Visitors on the path', high ? '0' : '12']].map(([name, value]) => seq12D(panel, seq12D('color:#aab2c2', name), seq12D('font-size:34px;margin-top:6px', value))).join(''));
      pen.fillStyle = '#1f2430'; pen.fillRect(0, 0, 1060, 330); pen.strokeStyle = '#343b4b'; pen.lineWidth = 1; times(6, (line) => pen.strokeRect(0, line * 55, 1060, 55));
      times(88, (at) => { const value = quakes[(at + tick) % 120]; pen.fillStyle = value > 0.6 ? '#ff6f59' : '#4fb3bf'; pen.fillRect(at * 12 + 2, 326 - value * 300, 8, value * 300); });
      seq12Set('bars', posts.map((name, at) => { const value = Math.round(160 + 130 * Math.sin(at * 1.7) + 24 * Math.sin(tick / 2 + at)); return `<div style="margin-top:17px">${seq12Ends(name, `${value} ppb`, 'margin-bottom:8px')}${seq12Bar(640, value / 340, '#343b4b', value > 250 ? '#ffa04d' : '#4fb3bf', 12)}</div>`; }).join(''));
      seq12Set('events', [...(index > 19 ? [['03:12:39', 'Gate of the mule track closed by remote control']] : []), ...(high ? [['03:12:36', 'Quake of magnitude 3.1 beneath the north rim, depth 2.8 km']] : []), ['03:11:02', 'Camera on the old crater cleaned itself'], ['03:04:47', 'Frieda Ellwood took over the night shift'], ['02:58:15', 'Gas sensor at the harbour calibrated'], ['02:41:30', 'Quake of magnitude 2.4, depth 3.5 km']].slice(0, 5).map((cells) => seq12Cells(cells, [150, 900])).join(''));
    },
  };
});

sequence('chess-clocks-and-round-timers', { frames: 24, width: 1440, height: 900, lcd: true, hinting: 'full' }, (r) => {
  const tables = times(6, (at) => ({ white: seq12Full(r), black: seq12Full(r), left: [r.number(700, 5200), r.number(700, 5200)], turn: at % 2, move: r.number(11, 44), plan: times(24, () => r.chance(0.16)) }));
  const show = (second) => `${Math.floor(second / 3600)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)}`;
  return {
    html: `<div style="height:100%;background:#000;color:#fff;font:18px 'Open Sans';overflow:hidden;padding:24px 40px;box-sizing:border-box"><div style="display:flex;align-items:center;gap:40px;border-bottom:3px solid #ffe600;padding-bottom:16px"><span style="font:700 30px 'Open Sans';color:#ffe600">Round 5</span><span>Oakham Open, hall B</span><span style="margin-left:auto">Round ends in</span><span id="rest" style="font:700 46px 'Roboto Condensed';color:#ffe600;width:190px"></span></div><div id="tables" style="display:grid;grid-template-columns:1fr 1fr;gap:18px 30px;margin-top:22px"></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq12Say('rest', show(5025 - index));
      seq12Set('tables', tables.map((table, at) => {
        let turn = table.turn, move = table.move; const left = [...table.left];
        times(index, (second) => { left[turn] -= 1; if (table.plan[second]) { left[turn] += 30; if (turn) move += 1; turn = 1 - turn; } });
        const side = (name, one) => `<div style="flex:1;padding:10px 18px;border-radius:6px;${turn === one ? 'background:#ffe600;color:#000' : 'background:#1a1a1a'}"><div style="font-size:17px;white-space:nowrap">${name}</div><div style="font:700 46px 'Roboto Condensed';margin-top:4px">${show(left[one])}</div></div>`;
        return `<div style="border:2px solid #fff;border-radius:8px;padding:14px 16px"><div style="display:flex;justify-content:space-between;margin-bottom:12px"><b>Table ${at + 1}</b><span>Move ${move}</span></div><div style="display:flex;gap:14px">${side(table.white, 0)}${side(table.black, 1)}</div></div>`;
      }).join(''));
    },
  };
});

// Slides, films, games, maps.

sequence('aula-sobre-baloes-em-diapositivos', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'slight', languages: ['por'] }, () => {
  const points = ['O ar quente pesa menos do que o frio', 'Quem comanda é o vento, não o piloto', 'Sobe-se e desce-se à procura da direção certa', 'A aterragem é sempre uma pequena surpresa'], numbers = [['1783', 'Primeiro voo com passageiros: um carneiro, um pato e um galo'], ['2 200', 'Metros cúbicos de ar num balão para quatro pessoas'], ['100 °C', 'Temperatura máxima junto à coroa'], ['45 min', 'Duração média de um passeio']];
  const title = (text) => seq12D("font:700 58px 'Noto Sans Display';color:#0d3a66", text);
  const slides = [
    () => `<div style="height:100%;background:#0d3a66;color:#fff;display:flex;flex-direction:column;justify-content:center;padding-left:150px"><div style="font:700 92px 'Noto Sans Display'">Navegar sem leme</div><div style="font:36px 'Noto Sans';margin-top:28px;color:#ffd27a">Introdução ao balonismo para principiantes</div><div style="font:26px 'Noto Sans';margin-top:90px">Inês Gonçalves, Aeroclube de Évora</div></div>`,
    (count) => `<div style="padding:100px 150px">${title('O que é preciso saber')}${points.slice(0, count).map((text, at) => `<div style="display:flex;gap:34px;align-items:center;margin-top:52px;font:38px 'Noto Sans'"><span style="width:64px;height:64px;border-radius:32px;background:#e2703a;color:#fff;text-align:center;line-height:64px;flex:none;font-weight:700">${at + 1}</span><span>${text}</span></div>`).join('')}</div>`,
    (count) => `<div style="padding:100px 150px">${title('Alguns números')}${numbers.slice(0, count).map(([value, text]) => `<div style="display:flex;gap:50px;align-items:baseline;margin-top:50px"><span style="font:700 54px 'Noto Sans Display';color:#e2703a;width:290px;flex:none">${value}</span><span style="font:35px 'Noto Sans'">${text}</span></div>`).join('')}</div>`,
    () => `<div style="padding:100px 150px">${title('Antes da descolagem')}<div style="display:flex;gap:70px;margin-top:40px">${photo(800, 600, 'amanhecer no campo')}<div style="width:700px;font:33px/1.55 'Noto Sans'">Estende-se o envelope no chão, liga-se a ventoinha e espera-se pelo primeiro raio de sol. Só então se acende o queimador.</div></div></div>`,
    () => `<div style="height:100%;background:#0d3a66;color:#fff;display:flex;flex-direction:column;justify-content:center;align-items:center"><div style="font:700 76px 'Noto Sans Display'">Obrigada pela atenção!</div><div style="font:34px 'Noto Sans';margin-top:40px;color:#ffd27a">Perguntas? O próximo voo é no sábado, às 6h30.</div></div>`];
  const plan = [[0, 0], [0, 0], [0, 0], [1, 0], [1, 0], [1, 1], [1, 1], [1, 2], [1, 3], [1, 3], [1, 4], [1, 4], [2, 0], [2, 1], [2, 2], [2, 2], [2, 3], [2, 4], [2, 4], [1, 4], [1, 4], [3, 0], [3, 0], [3, 0], [4, 0], [4, 0]];
  return {
    html: `<div style="position:relative;height:100%;background:#fff8ec;color:#23303d;overflow:hidden"><div id="slide" style="height:100%"></div><div id="foot"></div></div>`,
    after() { this.step(0); },
    step(index) { const [at, count] = plan[index]; seq12Set('slide', slides[at](count)); paintPhotos(); seq12Set('foot', at > 0 && at < 4 ? seq12Ends('Aeroclube de Évora, sessão de outono', `${at + 1} / 5`, "position:absolute;left:150px;right:150px;bottom:46px;font:21px 'Noto Sans';color:#5d6a78") : ''); },
  };
});

/** Something like a dairy clip: a copper kettle, a stirring arm, steam. */
function seq12Kettle(canvas, index) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random('dairy wall');
  const light = pen.createLinearGradient(0, 0, width, height); light.addColorStop(0, '#40525c'); light.addColorStop(1, `hsl(30,30%,${52 + 4 * Math.sin(index / 4)}%)`); pen.fillStyle = light; pen.fillRect(0, 0, width, height);
  times(60, () => { pen.fillStyle = `hsla(200,12%,${chance.number(50, 80)}%,.4)`; pen.fillRect(chance.below(width / 24) * 24, chance.below(height / 36) * 18, 22, 16); });
  pen.fillStyle = '#b5652b'; pen.beginPath(); pen.ellipse(width / 2, height * 0.82, width * 0.34, height * 0.3, 0, 0, 7); pen.fill(); pen.fillStyle = '#f4edd6'; pen.beginPath(); pen.ellipse(width / 2, height * 0.7, width * 0.31, height * 0.16, 0, 0, 7); pen.fill();
  times(14, (curd) => { const turn = curd * 1.1 + index * 0.3; pen.fillStyle = curd % 2 ? '#e6dbb4' : '#fffaf0'; pen.beginPath(); pen.ellipse(width / 2 + width * (0.05 + curd * 0.017) * Math.cos(turn), height * 0.7 + height * (0.02 + curd * 0.008) * Math.sin(turn), 14, 8, turn, 0, 7); pen.fill(); });
  const x = width / 2 + width * 0.2 * Math.cos(index * 0.3), y = height * 0.68 + height * 0.08 * Math.sin(index * 0.3); pen.strokeStyle = '#7a5a36'; pen.lineWidth = 12; pen.beginPath(); pen.moveTo(x, y); pen.lineTo(x + 60, 0); pen.stroke();
  times(8, (puff) => { pen.fillStyle = 'rgba(255,255,255,.1)'; pen.beginPath(); pen.ellipse(width * (0.3 + puff * 0.06) + 20 * Math.sin(index + puff), height * (0.55 - ((puff * 11 + index * 3) % 40) / 80), 36, 20, 0, 0, 7); pen.fill(); });
  grain(pen, width, height, new Random(`kettle ${index}`), 22);
}

sequence('cheese-lesson-in-the-corner', { frames: 28, width: 1600, height: 900, lcd: false, hinting: 'medium' }, (r) => {
  const deal = seq12Deal(r, 'cheese'), steps = ['Warm the milk', 'Add the rennet', 'Cut the curd', 'Fill the moulds', 'Salt and turn'], places = seq12Sums([0, 0, 0, 0, 0, 0, 0, 0, 60, 60, 0, 0, 0, 0, 60, 0, 60, 60, 0, 0, 0, 0, 0, 0, 60, 0, 0, 0]);
  const need = [['Fresh milk', '12 l'], ['Rennet, liquid', '3 ml'], ['Culture', '1 sachet'], ['Salt', '240 g'], ['Cloth', '2 pieces'], ['Thermometer', '1']];
  return {
    html: `<div style="position:relative;height:100%;background:#fbfaf6;color:#2c2a24;font:17px Vollkorn;font-feature-settings:'lnum';overflow:hidden"><div id="page" style="position:absolute;left:0;top:0;bottom:0;width:860px;overflow:hidden"><div style="padding:50px 70px 300px"><div style="font-weight:700;font-size:42px;line-height:1.2">A small wheel for a cold cellar</div><div style="color:#6d6759;margin:10px 0 22px">Makes one wheel of about 1.3 kilos. Work: 4 hours, patience: 10 weeks.</div>${steps.map((name, at) => `<div style="font-weight:600;font-size:25px;margin:26px 0 8px;color:#7b5b12">${at + 1}. ${name}</div><div style="line-height:1.6">${deal(3)}</div>`).join('')}</div></div><div style="position:absolute;left:920px;top:50px;width:300px"><div style="font-weight:600;font-size:22px;margin-bottom:8px">You need</div>${need.map(([name, much]) => seq12Ends(name, much, 'padding:9px 0;border-bottom:1px solid #ddd6c4')).join('')}<div id="timer" style="margin-top:34px;background:#7b5b12;color:#fff;border-radius:8px;padding:16px 20px;font:19px Roboto"></div></div><div style="position:absolute;right:30px;bottom:30px;width:560px;background:#1c1a16;color:#fff;border-radius:10px;overflow:hidden;box-shadow:0 8px 26px rgba(0,0,0,.4)"><canvas id="clip" width="560" height="315" style="display:block"></canvas><div style="display:flex;align-items:center;gap:18px;padding:12px 18px;font:15px Roboto">${icon('play', '#fff', 16, true)}<span id="now"></span><span id="bar"></span><span>12:48</span></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq12Kettle(seq12At('clip'), index); seq12At('page').scrollTop = places[index]; const second = 254 + index, rest = 1502 - index;
      seq12Say('now', `${Math.floor(second / 60)}:${pad(second % 60, 2)}`); seq12Set('bar', seq12Bar(350, second / 768, '#57524a', '#f0b429', 6)); seq12Say('timer', `Rennet sets in ${Math.floor(rest / 60)}:${pad(rest % 60, 2)}`);
    },
  };
});

/** A desert road at dusk, seen from a car. */
function seq12Road(canvas, index) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random('mesa'), far = height * 0.52;
  const sky = pen.createLinearGradient(0, 0, 0, far); sky.addColorStop(0, '#27304f'); sky.addColorStop(1, '#e08a54'); pen.fillStyle = sky; pen.fillRect(0, 0, width, far);
  times(9, (hill) => { pen.fillStyle = `hsl(${14 + hill * 2},34%,${18 + hill * 2}%)`; pen.fillRect(((hill * 330 - index * (3 + hill)) % (width + 400) + width + 400) % (width + 400) - 300, far - chance.number(40, 170), chance.number(140, 380), 200); });
  const ground = pen.createLinearGradient(0, far, 0, height); ground.addColorStop(0, '#8a5436'); ground.addColorStop(1, '#3d2519'); pen.fillStyle = ground; pen.fillRect(0, far, width, height - far);
  pen.fillStyle = '#2c2a2b'; pen.beginPath(); pen.moveTo(width * 0.49, far); pen.lineTo(width * 0.51, far); pen.lineTo(width * 0.86, height); pen.lineTo(width * 0.14, height); pen.fill();
  times(9, (dash) => { const at = ((dash + index * 0.4) % 9) / 9, size = at * at; pen.fillStyle = '#e3c56a'; pen.fillRect(width / 2 - 1 - 9 * size, far + (height - far) * size, 2 + 18 * size, 4 + 60 * size); });
  times(30, (bush) => { const at = (chance.next() + index * 0.05) % 1, size = at * at, side = bush % 2 ? 1 : -1; pen.fillStyle = `hsl(${chance.number(40, 90)},30%,${chance.number(14, 30)}%)`; pen.beginPath(); pen.ellipse(width / 2 + side * width * (0.04 + size * (0.4 + chance.next() * 0.4)), far + (height - far) * size, 6 + 70 * size, 4 + 34 * size, 0, 0, 7); pen.fill(); });
  grain(pen, width, height, new Random(`road ${index}`), 24);
}

sequence('pelicula-con-subtitulos', { frames: 28, width: 1920, height: 1080, lcd: false, hinting: 'slight', languages: ['spa'] }, () => {
  const said = [['¿Cuánto falta para el pueblo?'], [], ['Según el mapa, cuarenta kilómetros.'], ['Según mi abuelo,', 'el pueblo ya no existe.'], [], ['–¿Y entonces por qué vamos?', '–Porque alguien contestó la carta.'], ['Esa letra la conozco muy bien,', 'la aprendí de niña.'], [], ['Apaga la radio.'], ['¡Allí, detrás de la señal,', 'hay una luz!']], plan = [0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 7, 8, 8, 9, 9];
  return {
    html: `<div style="position:relative;height:100%;background:#000;overflow:hidden"><canvas id="film" width="1920" height="800" style="position:absolute;left:0;top:140px"></canvas><div id="top"></div><div id="said" style="position:absolute;left:0;right:0;bottom:164px;text-align:center;font:500 46px/1.28 Roboto;color:#fff;text-shadow:0 0 6px #000,0 0 6px #000,2px 2px 3px #000,-2px -2px 3px #000"></div><div id="bar"></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq12Road(seq12At('film'), index); const second = 1874 + Math.floor(index / 2), on = index < 4 || (index > 17 && index < 22);
      seq12Set('said', said[plan[index]].map((text) => `<div>${text}</div>`).join('')); seq12Set('top', on ? seq12D("position:absolute;left:80px;top:50px;color:#fff;font:28px Roboto", 'La carta de Alarcón, versión restaurada') : '');
      seq12Set('bar', on ? `<div style="position:absolute;left:80px;right:80px;bottom:46px;display:flex;gap:34px;align-items:center;color:#f0f0f0;font:22px Roboto">${icon('play', '#f0f0f0', 28, true)}<span>${Math.floor(second / 60)}:${pad(second % 60, 2)}</span><span>${seq12Bar(1150, second / 6420, '#4d4d4d', '#d9433b', 6)}</span><span>1:47:00</span><span>Subtítulos: español</span></div>` : '');
    },
  };
});

/** Somebody in front of a camera. */
function seq12Head(canvas, index, seed) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random(`head ${seed}`), hue = chance.below(360);
  pen.fillStyle = `hsl(${hue},20%,${chance.number(40, 66)}%)`; pen.fillRect(0, 0, width, height); times(5, (shelf) => { pen.fillStyle = `hsl(${hue + shelf * 50},26%,${chance.number(24, 60)}%)`; pen.fillRect(width * (0.04 + shelf * 0.19), height * (0.06 + 0.1 * chance.next()), width * 0.12, height * 0.3); });
  const x = width * (0.5 + 0.018 * Math.sin(index * 0.6 + seed)), y = height * (0.48 + 0.012 * Math.sin(index + seed)), size = height * 0.2;
  pen.fillStyle = seed % 2 ? '#e9f1f2' : `hsl(${hue + 150},38%,36%)`; pen.beginPath(); pen.ellipse(x, height * 1.06, size * 2.2, size * 1.9, 0, 0, 7); pen.fill(); pen.fillStyle = `hsl(25,42%,${chance.number(36, 76)}%)`; pen.beginPath(); pen.ellipse(x, y, size * 0.78, size, 0, 0, 7); pen.fill();
  pen.fillStyle = `hsl(28,34%,${chance.number(10, 46)}%)`; pen.beginPath(); pen.ellipse(x, y - size * 0.74, size * 0.88, size * 0.46, 0, 0, 7); pen.fill(); pen.fillStyle = '#251d1a'; [-0.3, 0.3].forEach((side) => { pen.beginPath(); pen.ellipse(x + size * side, y - size * 0.05, size * 0.07, (index + seed * 3) % 11 === 0 ? 1 : size * 0.07, 0, 0, 7); pen.fill(); });
  pen.fillStyle = '#8a4740'; pen.beginPath(); pen.ellipse(x, y + size * 0.48, size * 0.22, 2 + (index * 5 + seed * 3) % 9, 0, 0, 7); pen.fill(); grain(pen, width, height, new Random(`head ${seed} ${index}`), 14);
}

sequence('videosprechstunde-beim-tierarzt', { frames: 28, width: 1680, height: 1050, lcd: true, hinting: 'none', languages: ['deu'] }, () => {
  const speech = [['Dr. Köster', 'Guten Abend, Frau Löwe. Wie geht es Ihrem Kater seit gestern?'], ['Frau Löwe', 'Er frisst wieder ein bisschen, aber er läuft immer noch ganz schief.'], ['Dr. Köster', 'Können Sie die Kamera bitte einmal auf die hintere Pfote halten?'], ['Frau Löwe', 'Ja, Moment, er sitzt natürlich ausgerechnet auf dem Schrank.'], ['Dr. Köster', 'Gut so, die Schwellung geht zurück. Die Tropfen geben Sie noch fünf Tage.']], spoken = speech.flatMap(([, text], at) => text.split(' ').map((word) => [at, word]));
  const facts = [['Patient', 'Herr Schröder, Kater'], ['Alter', '7 Jahre, 5,2 kg'], ['Befund', 'Prellung links hinten'], ['Medikament', 'Meloxidol, 4 Tropfen'], ['Nächster Termin', 'Dienstag, 9:20 Uhr']];
  return {
    html: `<div style="position:relative;height:100%;background:#f3f6f6;color:#17282a;font:17px 'Noto Sans';overflow:hidden"><div style="position:absolute;left:30px;top:30px;display:flex;gap:20px">${['Dr. Köster', 'Frau Löwe'].map((name) => `<div style="position:relative"><canvas class="head" width="560" height="420" style="display:block;border-radius:12px"></canvas><span style="position:absolute;left:16px;bottom:16px;background:#17282a;color:#fff;border-radius:6px;padding:5px 14px">${name}</span></div>`).join('')}</div><div id="said" style="position:absolute;left:30px;top:480px;width:1140px;height:170px;box-sizing:border-box;background:#17282a;color:#fff;border-radius:12px;padding:18px 28px;font-size:23px;line-height:33px"></div><div style="position:absolute;left:30px;top:680px;width:1140px;display:flex;gap:16px;align-items:center">${seq12Tabs(['Stumm', 'Kamera aus', 'Untertitel', 'Bild senden', 'Auflegen'], 'background:#dde6e6;border-radius:22px;padding:11px 26px', 4, 'background:#b3261e;color:#fff')}<span id="time" style="margin-left:auto"></span></div><div style="position:absolute;left:30px;top:770px;width:1140px;line-height:1.6"><b>Hinweis der Praxis</b><div>Die Videosprechstunde ersetzt keinen Notdienst. Außerhalb der Öffnungszeiten wählen Sie bitte 0800 55 17 40.</div><div id="net" style="margin-top:16px;color:#45595b"></div></div><div style="position:absolute;right:30px;top:30px;width:420px;bottom:30px;box-sizing:border-box;background:#fff;border-radius:12px;padding:24px 28px"><b style="font-size:20px">Krankenakte</b>${facts.map(([name, value]) => `<div style="margin-top:16px"><div style="color:#45595b;font-size:15px">${name}</div><div style="margin-top:2px">${value}</div></div>`).join('')}<div style="border-top:1px solid #d3dede;margin-top:24px;padding-top:18px"><b>Notizen</b><div id="notes" style="line-height:1.6;margin-top:8px"></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const upto = Math.min(spoken.length, 3 + Math.round(index * 2.1)), last = spoken[upto - 1][0], from = Math.max(0, last - 1);
      seq12Set('said', speech.slice(from, last + 1).map(([who], at) => `<div><span style="color:#8fd6d0">${who}:</span> ${spoken.slice(0, upto).filter(([turn]) => turn === from + at).map(([, word]) => word).join(' ')}</div>`).join(''));
      document.querySelectorAll('.head').forEach((canvas, at) => { seq12Head(canvas, at && index > 17 && index < 21 ? 17 : index, at + 5); canvas.style.boxShadow = (last % 2) === at ? '0 0 0 5px #1f8f86' : ''; });
      seq12Say('time', `Gesprächszeit 04:${pad(12 + index, 2)}`); seq12Say('net', index > 17 && index < 21 ? 'Verbindung von Frau Löwe ist schwach' : 'Verbindung stabil');
      seq12Set('notes', ['Frisst wieder selbstständig', ...(index > 9 ? ['Lahmt, belastet Pfote teilweise'] : []), ...(index > 23 ? ['Schwellung rückläufig'] : [])].map((text) => `<div>${text}</div>`).join(''));
    },
  };
});

/** A rink from above: a puck, players who slide, scratches that fly by. */
function seq12Puck(canvas, index) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random('scratches'), shift = index * 34;
  pen.fillStyle = '#cfe6f2'; pen.fillRect(0, 0, width, height); times(120, () => { pen.strokeStyle = `rgba(90,140,170,${0.1 + chance.next() * 0.3})`; pen.lineWidth = 2; const x = ((chance.below(width) - shift) % width + width) % width, y = chance.below(height); pen.beginPath(); pen.moveTo(x, y); pen.quadraticCurveTo(x + 60, y + chance.number(-60, 60), x + chance.number(40, 160), y + chance.number(-40, 40)); pen.stroke(); });
  pen.fillStyle = '#c8324a'; pen.fillRect(((1500 - shift) % (width + 60) + width + 60) % (width + 60) - 30, 0, 22, height); pen.fillStyle = '#2f62b5'; pen.fillRect(((620 - shift) % (width + 60) + width + 60) % (width + 60) - 30, 0, 30, height);
  times(9, (man) => { const x = width * (0.5 + 0.4 * Math.sin(man * 1.9 + index * (0.12 + man * 0.013))), y = height * (0.5 + 0.36 * Math.cos(man * 2.7 + index * 0.17)), turn = index * 0.3 + man; pen.fillStyle = man % 2 ? '#e0572b' : '#214c7a'; pen.beginPath(); pen.ellipse(x, y, 46, 30, turn, 0, 7); pen.fill(); pen.fillStyle = '#f3d9b8'; pen.beginPath(); pen.arc(x, y, 17, 0, 7); pen.fill(); pen.strokeStyle = '#4a3420'; pen.lineWidth = 7; pen.beginPath(); pen.moveTo(x, y); pen.lineTo(x + 84 * Math.cos(turn), y + 84 * Math.sin(turn)); pen.stroke(); });
  pen.fillStyle = '#111'; pen.beginPath(); pen.ellipse(width * (0.5 + 0.3 * Math.sin(index * 0.7)), height * (0.5 + 0.26 * Math.cos(index * 0.9)), 16, 12, 0, 0, 7); pen.fill();
}

sequence('arcade-hockey-with-scoreboard', { frames: 24, width: 1600, height: 900, lcd: false, hinting: 'full' }, () => {
  const team = [['7', 'Zeller', 82], ['11', 'Kestrel', 54], ['19', 'Ashdown', 91], ['23', 'Lockhart', 67], ['30', 'Vickery', 76]], box = 'position:absolute;background:#0b1a2b;color:#f2f7fc;border-radius:8px;padding:14px 22px';
  return {
    html: `<canvas id="game" width="1600" height="900" style="display:block"></canvas><div style="${box};left:560px;top:20px;width:480px;box-sizing:border-box;display:flex;justify-content:space-between;align-items:center;font:700 30px 'Open Sans'"><span style="color:#ff9a6b">Foxes</span><span id="score"></span><span style="color:#8fc2ff">Herons</span></div><div style="${box};left:24px;top:20px;width:270px;font:19px 'Open Sans'"><div style="color:#9fb3c8;margin-bottom:6px">Stamina</div><div id="team"></div></div><div style="${box};right:24px;top:20px;width:230px;font:19px 'Open Sans'"><div id="time" style="font:700 36px 'Open Sans'"></div><div id="period" style="margin-top:4px"></div></div><div id="shout" style="position:absolute;left:0;right:0;top:330px;text-align:center;font:800 84px 'Open Sans';color:#fff;text-shadow:0 0 8px #0b1a2b,4px 4px 0 #0b1a2b,-3px -3px 0 #0b1a2b,4px -3px 0 #0b1a2b"></div><div style="${box};left:24px;bottom:24px;width:460px;font:19px 'Open Sans'" id="feed"></div><div style="${box};right:24px;bottom:24px;font:19px/30px 'Open Sans'"><div>Space: shoot</div><div>Shift: sprint</div><div>Q: change player</div></div>`,
    after() { this.step(0); },
    step(index) {
      seq12Puck(seq12At('game'), index); const goal = index > 9, rest = 194 - index, feed = [...(index > 18 ? ['2:55  Hooking, Lockhart, two minutes'] : []), ...(goal ? ['3:04  Goal by Ashdown, assisted by Zeller'] : []), '3:31  Save by Vickery', '4:02  Face-off won by the Herons'];
      seq12Say('score', goal ? '3 : 2' : '2 : 2'); seq12Say('time', `${Math.floor(rest / 60)}:${pad(rest % 60, 2)}`); seq12Say('period', index > 18 ? 'Period 3, short-handed' : 'Period 3');
      seq12Set('team', team.map(([number, name, power], at) => `<div style="display:flex;align-items:center;gap:12px;height:32px;${at === 2 ? 'color:#ffd84d' : ''}"><span style="width:26px">${number}</span><span style="width:92px">${name}</span>${seq12Bar(110, (power - index * (1 + at % 3)) / 100, '#22384f', at === 2 ? '#ffd84d' : '#5bc08a', 12)}</div>`).join(''));
      seq12Say('shout', index > 9 && index < 14 ? 'GOAL!' : index > 18 && index < 22 ? 'Penalty' : ''); seq12Set('feed', feed.slice(0, 3).map((text) => seq12D('line-height:30px', text)).join(''));
    },
  };
});

sequence('canal-map-dragged-and-zoomed', { frames: 26, width: 1366, height: 768, lcd: true, hinting: 'slight' }, () => {
  const spots = [['Stamford Basin', 160, 190], ['Top Lock', 350, 130], ['Weir Cottage', 470, 300], ['Heron Bridge', 640, 210], ['Aqueduct', 880, 380], ['The Winding Hole', 1010, 240], ['Kelso Wharf', 1190, 380], ['Brickyard Lane', 300, 470], ['Lower Flight', 560, 560], ['Pump House', 800, 620], ['Coal Staith', 1060, 560], ['Tunnel mouth', 1330, 540], ['Lime Pits', 1380, 190], ['Otter Meadow', 720, 790], ['Reservoir', 1130, 800]];
  const drags = [[0, 0], [0, 0], [0, 0], [-22, -6], [-70, -20], [-142, -44], [-196, -66], [-220, -74], [-220, -74], [-220, -74], [-220, -74], [-220, -74], [-220, -74], [-220, -74], [-220, -74], [-260, -104], [-340, -160], [-412, -204], [-440, -220], [-440, -220], [-440, -220], [-440, -220], [-440, -220], [-400, -200], [-330, -170], [-300, -160]], zooms = times(26, (at) => (at > 20 ? 1.25 : 1));
  return {
    html: `<div style="position:relative;height:100%;overflow:hidden;background:#e4ecd8;font:15px Carlito;color:#1f2a22"><canvas id="map" width="1366" height="768" style="position:absolute;left:0;top:0"></canvas><div id="names"></div><div style="position:absolute;left:20px;top:20px;width:420px;box-sizing:border-box;background:#fff;border-radius:8px;box-shadow:0 3px 12px rgba(0,0,0,.3);padding:13px 20px;font-size:18px;display:flex;gap:14px">${icon('search', '#3d5a46', 18)}<span id="query"></span></div><div style="position:absolute;right:20px;top:20px;background:#fff;border-radius:8px;box-shadow:0 3px 12px rgba(0,0,0,.3);padding:12px 20px;line-height:26px;font-size:16px"><div>Locks</div><div>Moorings</div><div>Water points</div></div><div style="position:absolute;left:20px;bottom:20px;background:#fff;border-radius:8px;box-shadow:0 3px 12px rgba(0,0,0,.3);padding:10px 18px;font-size:16px" id="scale"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const [dx, dy] = drags[index], zoom = zooms[index], pen = seq12At('map').getContext('2d'), chance = new Random('canal country'), at = (x, y) => [683 + (x + dx - 683 + 60) * zoom, 384 + (y + dy - 384 + 40) * zoom];
      pen.fillStyle = '#e4ecd8'; pen.fillRect(0, 0, 1366, 768);
      times(26, () => { const [x, y] = at(chance.below(1700) - 60, chance.below(1100) - 60); pen.fillStyle = ['#d3e2bd', '#eef0dc', '#c7dcb2', '#e9e0c8'][chance.below(4)]; pen.fillRect(x, y, chance.number(80, 260) * zoom, chance.number(60, 180) * zoom); });
      times(9, (road) => { pen.strokeStyle = road % 3 ? '#fff' : '#f3d48a'; pen.lineWidth = (road % 3 ? 4 : 8) * zoom; pen.beginPath(); times(12, (step) => { const [x, y] = at(step * 160 - 100, road * 120 - 40 + 50 * Math.sin(step + road * 2)); if (step) pen.lineTo(x, y); else pen.moveTo(x, y); }); pen.stroke(); });
      const water = (points) => { pen.strokeStyle = '#6aa6cf'; pen.lineWidth = 12 * zoom; pen.lineJoin = 'round'; pen.beginPath(); points.forEach(([, x, y], one) => { const [px, py] = at(x, y); if (one) pen.lineTo(px, py); else pen.moveTo(px, py); }); pen.stroke(); }; water(spots.slice(0, 7)); water(spots.slice(7, 12));
      spots.forEach(([, x, y]) => { const [px, py] = at(x, y); pen.fillStyle = '#1f4e79'; pen.beginPath(); pen.arc(px, py, 7, 0, 7); pen.fill(); });
      seq12Set('names', spots.map(([name, x, y]) => { const [px, py] = at(x, y); return `<span style="position:absolute;left:${Math.round(px + 12)}px;top:${Math.round(py - 12)}px;white-space:nowrap;background:#fbfdf6;border-radius:3px;padding:1px 6px;font-weight:bold;font-size:16px">${name}</span>`; }).join('') + (index > 8 && index < 14 ? (([x, y]) => seq12D(`position:absolute;left:${Math.round(x - 20)}px;top:${Math.round(y + 20)}px;width:250px;background:#fff;border-radius:8px;box-shadow:0 4px 16px rgba(0,0,0,.4);padding:14px 18px;line-height:23px;font-size:16px`, '<b>Heron Bridge</b>', seq12D('', 'Headroom 2.1 m, width 4.4 m'), seq12D('', 'Moor 48 hours, £6 a night'), seq12D('color:#2a6b3f', 'Open today')))(at(640, 210)) : ''));
      seq12Say('query', index > 8 && index < 14 ? 'Heron Bridge' : 'Search the waterways'); seq12Say('scale', zoom > 1 ? '400 m, zoom 15' : '500 m, zoom 14');
    },
  };
});

sequence('bindery-photographs-leafed-through', { frames: 24, width: 1920, height: 1200, lcd: true, hinting: 'medium' }, (r) => {
  const deal = seq12Deal(r, 'binding'), names = ['IMG_4471.jpg', 'IMG_4472.jpg', 'IMG_4473.jpg', 'IMG_4475.jpg', 'IMG_4478.jpg', 'IMG_4480.jpg'], notes = names.map(() => deal(1)), facts = names.map(() => [['Taken', `${seq12Day(r)} 2026, ${seq12Hour(r)}`], ['Size', `${r.number(3000, 6000)} × ${r.number(2000, 4000)}`], ['Exposure', `1/${r.pick([30, 60, 125, 250])} s, f/${r.pick(['2.8', '4', '5.6', '8'])}`], ['Sensitivity', `ISO ${r.pick([100, 200, 400, 800])}`], ['Lens', `${r.pick([24, 35, 50, 90])} mm`], ['File', `${r.number(2, 9)}.${r.below(10)} MB`]]);
  const plan = [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 3, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5], zoom = [62, 62, 62, 62, 62, 62, 62, 62, 62, 80, 100, 100, 62, 62, 62, 62, 62, 62, 62, 62, 62, 62, 62, 62];
  return {
    html: `<div style="position:relative;height:100%;background:#1a1a1a;color:#ececec;font:16px 'DejaVu Sans';overflow:hidden;display:flex;flex-direction:column"><div style="flex:none;height:54px;line-height:54px;background:#262626;padding:0 28px;display:flex;gap:34px"><b id="name"></b><span id="count" style="color:#b8b8b8"></span><span style="margin-left:auto">Edit</span><span>Rotate</span><span>Share</span><span id="star"></span></div><div style="flex:1;display:flex;overflow:hidden"><div style="flex:1;display:flex;align-items:center;justify-content:center;overflow:hidden"><div id="picture"></div></div><div style="width:430px;flex:none;background:#262626;padding:26px 30px;box-sizing:border-box"><b>Details</b><div id="facts" style="margin-top:8px"></div><div style="margin-top:28px"><b>Note</b></div><div id="note" style="line-height:1.6;margin-top:8px"></div></div></div><div style="flex:none;height:120px;background:#262626;display:flex;gap:14px;justify-content:center;align-items:center" id="strip">${names.map((name, at) => `<div class="thumb" style="border:3px solid #262626">${photo(120, 84, `bindery ${at}`)}</div>`).join('')}</div></div>`,
    after() { this.step(0); },
    step(index) {
      const at = plan[index], large = zoom[index] / 62;
      if (seq12At('picture').dataset.at !== String(at)) { seq12At('picture').innerHTML = photo(900, 640, `bindery ${at}`); seq12At('picture').dataset.at = at; paintPhoto(seq12At('picture').firstElementChild, new Random(`photo bindery ${at}`)); }
      seq12At('picture').firstElementChild.style.transform = `scale(${large})`;
      seq12Say('name', names[at]); seq12Say('count', `${at + 1} of ${names.length}, ${zoom[index]} %`); seq12Say('star', index > 17 && at === 4 ? 'Favourite added' : 'Favourite');
      seq12Set('facts', facts[at].map(([name, value]) => seq12Ends(seq12S('color:#b8b8b8', name), value, 'padding:10px 0;border-bottom:1px solid #3a3a3a;font-size:15px')).join('')); seq12Say('note', notes[at]);
      document.querySelectorAll('.thumb').forEach((thumb, one) => { thumb.style.borderColor = one === at ? '#e8b04a' : '#262626'; });
    },
  };
});
