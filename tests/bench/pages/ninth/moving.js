'use strict';
// Sequences of this part.

// Writing.

sequence('lift-inspection-letter-typed', { frames: 30, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq9Deal(r, 'lifts'), text = 'We therefore ask you to keep car four out of service until the brake lining has been replaced. The part is on order and should arrive within nine working days.', grown = seq9Typed(text, 30, 1, 19);
  const first = deal(4), second = deal(3), phrase = 'within nine working days', outline = ['Findings', 'Measurements', 'What has to be done', 'Costs', 'Next visit'];
  const heading = (name) => seq9D("font:600 22px Lato;margin:22px 0 8px;color:#12313f", name);
  return {
    html: `<div style="position:relative;height:100%;background:#f8fafd;color:#1f1f1f;font:15px Roboto;overflow:hidden">
      <div style="display:flex;align-items:center;gap:18px;padding:12px 22px">${icon('file', '#2f6fd0', 30)}<div><div style="font-size:19px;line-height:26px">Inspection of 11 November, house 27</div><div style="display:flex;gap:16px;font-size:14.5px;line-height:22px">${seq9Tabs(['File', 'Edit', 'View', 'Insert', 'Format', 'Tools', 'Extensions', 'Help'], '')}</div></div><span id="state" style="color:#5f6368;margin-left:20px"></span><span style="margin-left:auto;background:#c2e7ff;border-radius:18px;padding:9px 24px">Share</span></div>
      <div style="margin:0 18px;background:#edf2fa;border-radius:20px;height:40px;display:flex;align-items:center;gap:22px;padding:0 22px">${seq9Tabs(['100%', 'Normal text', 'Lato', '11.5'], 'border-right:1px solid #c7cdd8;padding-right:22px')}<b id="bold" style="padding:3px 10px;border-radius:4px">B</b><i>I</i><span>Link</span><span>Comment</span><span>Image</span><span style="margin-left:auto">Editing</span></div>
      <div style="display:flex"><div style="width:300px;padding:36px 30px;box-sizing:border-box;color:#444746">${seq9D('font-weight:500;margin-bottom:10px', 'Outline')}${outline.map((name, at) => seq9D(`padding:7px 0;${at === 2 ? 'color:#0b57d0;font-weight:500' : ''}`, name)).join('')}</div>
      <div style="width:860px;height:900px;margin-top:16px;background:#fff;border:1px solid #dadce0;box-sizing:border-box;padding:56px 92px;font:17px/1.55 Lato"><div style="font:700 30px Lato;color:#12313f">Lift inspection report</div>${heading('Findings')}<div>${first}</div>${heading('Measurements')}<div>${second}</div>${heading('What has to be done')}<div><span id="typed"></span>${caret('#000', 20)}</div></div>
      <div id="side" style="width:330px;padding:190px 0 0 26px"></div></div>
      <div id="count" style="position:absolute;left:34px;bottom:26px;background:#fff;border-radius:8px;padding:9px 16px;box-shadow:0 1px 4px rgba(0,0,0,.3);font-size:14px"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = grown[index], picked = index > 20 && index < 27, part = index === 21 ? phrase.slice(0, 11) : phrase;
      seq9Set('typed', index < 21 ? now : now.replace(part, `<span style="${picked ? 'background:#accef7;' : ''}${index > 23 ? 'font-weight:700' : ''}">${part}</span>`));
      seq9At('bold').style.background = index > 23 && picked ? '#d3e3fd' : '';
      seq9At('state').textContent = index % 8 < 2 && index ? 'Saving…' : 'Saved to Drive';
      seq9At('count').textContent = picked ? `${part.split(' ').length} of ${`${first} ${second} ${now}`.split(' ').length} words` : `${`${first} ${second} ${now}`.trim().split(' ').length} words`;
      seq9Set('side', index > 26 ? seq9D('background:#fff;border:1px solid #c7cdd8;border-radius:12px;padding:16px 20px;width:260px;line-height:22px', seq9D('font-weight:500', 'Esther Langley'), seq9D('color:#5f6368;font-size:13px', 'Today 16:42'), seq9D('margin-top:8px', 'Please check with the supplier first.'), index > 28 ? seq9D('margin-top:10px;color:#0b57d0', 'Reply') : '') : '');
      visible('caret', !picked && index % 2 === 0);
    },
  };
});

sequence('courriel-au-torrefacteur', { frames: 28, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight', languages: ['fra'] }, () => {
  const body = 'Bonjour Gaëlle,\n\nLes deux sacs sont bien arrivés ce matin, merci ! En revanche, l’étiquette du second indique « lavé » alors que nous avions commandé du nature. Pouvez-vous vérifier de votre côté ?\n\nÀ très bientôt,\nThéo', grown = seq9Typed(body, 28, 2, 24);
  const mails = [['Gaëlle Le Goff', 'Votre commande nº 3 118', '11:26', 'Elle a quitté l’atelier hier soir'], ['Mairie du 4e', 'Terrasse : pièces manquantes', '10:03', 'Il nous faut encore le plan coté'], ['Sébastien Aubry', 'Panne du moulin', '9:41', 'Je passe jeudi avec la pièce'], ['Coopérative Sidama', 'Récolte 2026, premiers échantillons', 'hier', 'Trois lots sont disponibles'], ['Assurances Boréal', 'Échéance du contrat', 'hier', 'Votre cotisation passe à 412,80 €'], ['Noémie Petit', 'Horaires de décembre', 'lundi', 'Je préfère fermer plus tôt le 24'], ['Imprimerie Girard', 'Bon à tirer des sachets', '6 nov.', 'Merci de répondre avant midi']];
  return {
    html: `<div style="height:100%;display:grid;grid-template-columns:66px 410px 1fr;background:#1d1b22;color:#ebe7f0;font:15px Cantarell;overflow:hidden">
      <div style="background:#141218;display:flex;flex-direction:column;align-items:center;gap:30px;padding-top:26px">${['mail', 'star', 'folder', 'user', 'gear'].map((name) => icon(name, '#a99fbd', 24)).join('')}</div>
      <div style="background:#25222c"><div style="display:flex;justify-content:space-between;padding:22px 22px 14px"><b style="font-size:20px">Réception</b><span id="unread" style="color:#b9a7e6"></span></div>${mails.map(([who, what, when, start], at) => `<div style="padding:12px 22px;${at ? 'border-top:1px solid #35313e' : 'background:#3a3152'}"><div style="display:flex;justify-content:space-between"><b style="font-weight:${at < 3 ? 700 : 400}">${who}</b><span style="color:#a79fb5;font-size:13px">${when}</span></div>${seq9D('margin-top:3px', what)}${seq9D('margin-top:2px;color:#a79fb5;font-size:14px', start)}</div>`).join('')}</div>
      <div style="padding:24px 40px"><div style="font:700 23px Cantarell">Votre commande nº 3 118</div><div style="display:flex;gap:14px;margin:14px 0;align-items:center"><span style="width:40px;height:40px;border-radius:20px;background:#7a5fc0;text-align:center;line-height:40px">GL</span><div><div>Gaëlle Le Goff</div><div style="color:#a79fb5;font-size:13.5px">à moi, jeudi 12 novembre</div></div></div><div style="line-height:1.55">Bonjour, votre colis a quitté l’atelier hier soir. Il contient deux sacs de cinq kilos et un échantillon offert. Dites-moi s’il manque quelque chose.</div>
      <div style="margin-top:22px;background:#25222c;border:1px solid #4a4458;border-radius:10px;height:440px;box-sizing:border-box;padding:18px 24px;display:flex;flex-direction:column"><div style="color:#a79fb5;padding-bottom:12px;border-bottom:1px solid #3b3646">Répondre à Gaëlle Le Goff</div><div style="flex:1;white-space:pre-wrap;line-height:1.6;padding-top:14px;font-size:16px"><span id="body"></span>${caret('#ebe7f0', 19)}</div><div style="display:flex;gap:22px;align-items:center"><span style="background:#7a5fc0;border-radius:18px;padding:9px 26px">Envoyer</span><span>Joindre</span><span>Modèles</span><span id="draft" style="margin-left:auto;color:#a79fb5;font-size:13.5px"></span></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq9At('body').textContent = grown[index]; seq9At('unread').textContent = index < 12 ? '3 non lus' : '4 non lus';
      seq9At('draft').textContent = index < 4 ? '' : index % 8 === 4 ? 'Enregistrement…' : 'Brouillon enregistré'; visible('caret', index % 2 === 1 || index % 7 === 0);
    },
  };
});

sequence('caving-club-channel-and-thread', { frames: 28, width: 1280, height: 720, scale: 1.5, lcd: false, hinting: 'none' }, (r) => {
  const deal = seq9Deal(r, 'caves'), mine = 'Count me in, but I can only bring one rope. Does @Maren still have the drill?', grown = seq9Typed(mine, 28, 3, 15);
  const hue = { Maren: '#0f766e', Piers: '#b45309', Yara: '#7c3aed', Odette: '#be185d' };
  const old = [['Odette', '17:58'], ['Piers', '18:31'], ['Yara', '18:34'], ['Maren', '18:52'], ['Piers', '19:05'], ['Yara', '19:06']].map(([who, when]) => [who, when, deal(1)]);
  const late = [[18, 'Maren', '19:24', 'Drill is charged, bolts are in the blue tub.'], [23, 'Odette', '19:25', 'I will drive. Meet at the quarry gate at 8:15.']];
  const post = ([who, when, text], narrow) => `<div style="display:flex;gap:11px;padding:8px 0">${seq9D(`width:34px;height:34px;border-radius:7px;flex:none;background:${hue[who] || '#334155'}`)}<div><div style="line-height:19px"><b>${who}</b> <span style="color:#64748b;font-size:12.5px;margin-left:6px">${when}</span></div><div style="line-height:20px;${narrow ? 'font-size:14.5px' : ''}">${escaped(text).replace('@Maren', '<span style="background:#fef3c7;color:#92400e">@Maren</span>')}</div></div></div>`;
  return {
    html: `<div style="height:100%;display:flex;background:#fff;color:#1e293b;font:15px Inter;overflow:hidden"><div style="width:190px;flex:none;background:#134e4a;color:#d1fae5;padding:16px 0"><div style="font-weight:700;font-size:17px;padding:0 18px 14px">Dales Cavers</div>${['general', 'trips', 'surveying', 'gear-swap', 'rescue-rota', 'photos'].map((name, at) => seq9D(`padding:5px 18px;${at === 1 ? 'background:#0f766e;color:#fff' : ''}`, `# ${name}`)).join('')}${seq9D('padding:18px 18px 6px;font-size:13px', 'Direct messages')}${['Maren', 'Piers', 'Yara'].map((name) => seq9D('padding:5px 18px', name)).join('')}</div>
      <div style="flex:1;display:flex;flex-direction:column;border-right:1px solid #e2e8f0"><div style="padding:14px 20px;border-bottom:1px solid #e2e8f0;font-weight:700"># trips</div><div id="talk" style="flex:1;overflow:hidden;padding:8px 20px"></div><div style="margin:0 20px 16px;border:1px solid #cbd5e1;border-radius:8px;padding:11px 14px;color:#64748b">Message #trips</div></div>
      <div style="width:420px;flex:none;display:flex;flex-direction:column;position:relative"><div style="padding:14px 20px;border-bottom:1px solid #e2e8f0;display:flex;gap:10px"><b>Thread</b><span style="color:#64748b"># trips</span></div><div id="thread" style="flex:1;padding:8px 20px"></div><div id="who" style="height:19px;padding:0 22px;color:#64748b;font-size:13px"></div><div style="margin:4px 20px 16px;border:1px solid #94a3b8;border-radius:8px;padding:11px 14px;line-height:21px;min-height:42px"><span id="mine"></span>${caret('#1e293b', 18)}<span id="hint" style="color:#64748b">Reply…</span></div><div id="pop"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const count = 2 + (index > 15) + late.filter(([from]) => index >= from).length;
      seq9Set('talk', old.map((one, at) => post(one) + (at === 3 ? seq9D('margin-left:45px;color:#0f766e;font-size:13.5px;line-height:20px', `${count} replies, last one ${index > 17 ? 'just now' : 'today at 19:11'}`) : '')).join(''));
      seq9Set('thread', [old[3], ['Yara', '19:09', 'Two of us from my side.'], ['Piers', '19:11', 'Three with the new member, she has her own lamp.'], ...(index > 15 ? [['Greta', '19:23', mine]] : []), ...late.filter(([from]) => index >= from).map(([, ...rest]) => rest)].map((one) => post(one, true)).join(''));
      const now = index > 15 ? '' : grown[index], next = late.find(([from]) => index < from && index >= from - 2), asks = /@\w{0,4}$/.test(now);
      seq9At('mine').textContent = now; seq9At('hint').textContent = now ? '' : 'Reply…'; seq9At('who').textContent = next ? `${next[1]} is typing` : '';
      seq9Set('pop', asks ? seq9D('position:absolute;left:20px;bottom:104px;width:220px;background:#fff;border:1px solid #cbd5e1;border-radius:8px;box-shadow:0 6px 18px rgba(0,0,0,.2);padding:6px 0', ['Maren', 'Marcus', 'Matilda'].map((name, at) => seq9D(`padding:6px 16px;${at ? '' : 'background:#e0f2f1'}`, name)).join('')) : '');
      visible('caret', index % 2 === 0);
    },
  };
});

sequence('roast-curve-script-written', { frames: 30, width: 1920, height: 1080, lcd: true, hinting: 'medium' }, () => {
  const head = ['"""Finds the first crack in a roast log."""', 'from dataclasses import dataclass', 'from pathlib import Path', 'import csv', '', '', '@dataclass(frozen=True)', 'class Sample:', '    seconds: float', '    bean: float', '    air: float', '', ''];
  const typed = 'def read(path: Path) -> list[Sample]:\n    with path.open(newline="") as file:\n        rows = csv.DictReader(file)\n        return [Sample(**row) for row in rows]\n\n\ndef first_crack(samples, limit=196.0):\n    for one, two in zip(samples, samples[1:]):\n        if one.bean < limit <= two.bean:\n            return two.seconds\n    return None\n', grown = seq9Typed(typed, 30, 1, 26);
  const paint = (text) => escaped(text).replace(/\b(def|class|from|import|with|as|return|for|in|if|None)\b(?!=)/g, '<span style="color:#0033b3">$1</span>').replace(/(&#34;[^\n]*?&#34;)/g, '<span style="color:#067d17">$1</span>').replace(/\b(196\.0|1)\b(?!;)/g, '<span style="color:#1750eb">$1</span>').replace(/(@dataclass)/g, '<span style="color:#7a6a00">$1</span>');
  const test = ['import pytest', 'from roast import first_crack, Sample', '', '', '@pytest.fixture', 'def quick():', '    return [Sample(0, 24.5, 190),', '            Sample(60, 98.0, 204),', '            Sample(540, 194.2, 221),', '            Sample(552, 196.8, 222)]', '', '', 'def test_finds_the_crack(quick):', '    assert first_crack(quick) == 552', '', '', 'def test_none_when_too_cold(quick):', '    assert first_crack(quick, 230) is None'];
  const pane = (id, width) => `<div id="${id}n" style="width:56px;flex:none;padding:14px 14px 0 0;text-align:right;white-space:pre;line-height:25px;color:#868a91;box-sizing:border-box"></div><div id="${id}" style="width:${width}px;flex:none;padding-top:14px;white-space:pre;line-height:25px"></div>`;
  return {
    html: `<div style="position:relative;height:100%;background:#fff;color:#080808;font:16px 'JetBrains Mono';font-variant-ligatures:none;display:flex;flex-direction:column;overflow:hidden"><div style="height:40px;flex:none;background:#f7f8fa;border-bottom:1px solid #ebecf0;font:14px/40px Inter;display:flex">${seq9Tabs(['roast.py', 'plot.py', 'README.md'], 'padding:0 24px', 0, 'border-bottom:3px solid #3574f0;line-height:37px')}<span style="margin-left:480px;padding:0 24px;border-bottom:3px solid #3574f0;line-height:37px">test_roast.py</span></div><div style="flex:1;display:flex;overflow:hidden">${pane('code', 880)}<div style="border-left:1px solid #ebecf0"></div>${pane('test', 800)}</div>
      <div style="height:190px;flex:none;border-top:1px solid #ebecf0;background:#f7f8fa;padding:12px 24px;box-sizing:border-box"><div style="font:600 14px Inter;margin-bottom:8px">Tests</div><div id="tests" style="white-space:pre;font-size:15px;line-height:24px"></div></div><div style="height:28px;flex:none;background:#ebecf0;font:13px/28px Inter;padding:0 24px;display:flex;gap:30px"><span>roastery</span><span id="warn"></span><span id="spot" style="margin-left:auto"></span><span>LF</span><span>UTF-8</span><span>4 spaces</span><span>Python 3.12</span></div><div id="pop"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = grown[index], rows = now.split('\n');
      seq9Set('code', `${paint(`${head.join('\n')}\n`)}${paint(now)}${caret('#000', 20)}`); seq9Set('test', paint(test.join('\n')));
      seq9At('coden').textContent = times(head.length + rows.length, (at) => at + 1).join('\n'); seq9At('testn').textContent = times(test.length, (at) => at + 1).join('\n');
      const word = (rows[rows.length - 1].match(/\w{2,}$/) || [''])[0], names = ['samples', 'Sample', 'seconds', 'sorted', 'DictReader', 'divmod', 'path', 'Path', 'return', 'reversed', 'rows', 'file', 'filter', 'first_crack', 'limit', 'newline', 'zip'].filter((name) => word && name !== word && name.toLowerCase().startsWith(word.toLowerCase()));
      const box = seq9At('caret').getBoundingClientRect();
      seq9Set('pop', names.length ? seq9D(`position:absolute;left:${Math.round(box.left)}px;top:${Math.round(box.bottom) + 5}px;width:300px;background:#fff;border:1px solid #c9ccd6;box-shadow:0 5px 16px rgba(0,0,0,.2);font-size:15px`, names.map((name, at) => seq9D(`padding:4px 12px;${at ? '' : 'background:#d4e2ff'}`, name)).join('')) : '');
      seq9At('tests').textContent = index < 27 ? 'roast/test_roast.py::test_finds_the_crack      not run\nroast/test_roast.py::test_none_when_too_cold   not run' : index < 28 ? 'roast/test_roast.py::test_finds_the_crack      running\nroast/test_roast.py::test_none_when_too_cold   not run' : 'roast/test_roast.py::test_finds_the_crack      passed, 4 ms\nroast/test_roast.py::test_none_when_too_cold   passed, 1 ms';
      seq9At('warn').textContent = index < 25 ? '1 problem' : 'No problems'; seq9At('spot').textContent = `${head.length + rows.length}:${rows[rows.length - 1].length + 1}`; visible('caret', index % 2 === 0);
    },
  };
});

sequence('iscrizione-laboratorio-del-cioccolato', { frames: 26, width: 1366, height: 768, lcd: true, hinting: 'full', languages: ['ita'] }, () => {
  const asked = [['Nome e cognome', 'Niccolò Ferraris', 1, 5], ['Posta elettronica', 'n.ferraris@lettera.example', 6, 11], ['Telefono', '0173 44 28 19', 12, 14], ['Allergie o richieste', 'Mia figlia è allergica alle nocciole: c’è un’alternativa?', 17, 23]];
  const grown = asked.map(([, text, from, till]) => seq9Typed(text, 26, from, till)), dates = ['sabato 7 marzo, ore 10', 'sabato 14 marzo, ore 10', 'domenica 15 marzo, ore 15', 'sabato 28 marzo, ore 10'];
  return {
    html: `<div style="position:relative;height:100%;background:#2b1a14;color:#f6e9dc;font:15px 'Open Sans';overflow:hidden;display:flex"><div style="width:430px;flex:none;padding:44px 40px;box-sizing:border-box;background:#3a231a"><div style="font:italic 34px 'EB Garamond';color:#f0b77a">Fava &amp; Figli</div><div style="font:600 20px 'Open Sans';margin:22px 0 10px">Dalla fava alla tavoletta</div><div style="line-height:1.6">Tre ore in laboratorio: tostatura, raffinazione e temperaggio. Ogni partecipante porta a casa mezzo chilo di cioccolato, purché non lo finisca prima.</div><div style="margin-top:22px;border-top:1px solid #6b4a3a;padding-top:16px;line-height:1.9"><div>Durata: tre ore</div><div>Lingua: italiano</div><div id="left"></div></div><div style="display:flex;justify-content:space-between;margin-top:24px;font-size:18px"><span>Totale</span><b id="total"></b></div></div>
      <div style="flex:1;padding:34px 60px"><div style="font:600 24px 'Open Sans'">Iscrizione</div>${asked.slice(0, 3).map(([name], at) => `<div style="margin-top:13px;font-size:14px">${name}</div><div id="in${at}" style="margin-top:5px;border-bottom:2px solid #8a6a58;height:34px;line-height:34px;font-size:16px"></div>`).join('')}<div style="margin-top:15px;font-size:14px">Data</div><div id="date" style="margin-top:5px;border-bottom:2px solid #8a6a58;height:34px;line-height:34px;font-size:16px"></div><div style="margin-top:13px;font-size:14px">Partecipanti</div><div id="many" style="display:flex;gap:12px;margin-top:8px"></div><div style="margin-top:13px;font-size:14px">${asked[3][0]}</div><div id="in3" style="margin-top:6px;border:2px solid #8a6a58;border-radius:6px;height:64px;padding:8px 12px;line-height:24px;font-size:16px"></div><div style="display:flex;align-items:center;gap:22px;margin-top:22px"><span id="send" style="border-radius:6px;padding:11px 30px;font-weight:600"></span><span id="note" style="color:#f0b77a"></span></div></div><div id="list"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const on = index < 6 ? 0 : index < 12 ? 1 : index < 15 ? 2 : index < 17 ? -1 : 3, many = index > 15 ? 3 : 2;
      asked.forEach((_, at) => { seq9Set(`in${at}`, escaped(grown[at][index]) + (on === at && index % 2 ? caret('#f0b77a', 20) : '')); seq9At(`in${at}`).style.borderColor = on === at ? '#f0b77a' : '#8a6a58'; });
      seq9At('date').textContent = index < 16 ? 'Scegli una data' : dates[2]; seq9At('total').textContent = `${many * 48},00 €`; seq9At('left').textContent = index < 16 ? 'Posti liberi: scegli una data' : 'Posti liberi: 5';
      seq9Set('many', [1, 2, 3, 4].map((count) => seq9S(`border:1px solid #8a6a58;border-radius:6px;padding:5px 16px;${count === many ? 'background:#f0b77a;color:#2b1a14' : ''}`, count)).join(''));
      seq9At('send').textContent = index > 24 ? 'Iscrizione inviata' : 'Conferma iscrizione'; seq9At('send').style.cssText += index > 22 ? ';background:#f0b77a;color:#2b1a14' : ';background:#6b4a3a;color:#f6e9dc';
      seq9At('note').textContent = index > 11 && index < 14 ? 'Controlla il numero: mancano delle cifre' : index > 24 ? 'Ti abbiamo scritto a n.ferraris@lettera.example' : '';
      seq9Set('list', index === 14 || index === 15 ? seq9D('position:absolute;left:490px;top:374px;width:380px;background:#fff8f0;color:#2b1a14;border-radius:6px;box-shadow:0 10px 26px rgba(0,0,0,.6);padding:6px 0', dates.map((name, at) => seq9D(`padding:9px 18px;${at === index - 13 ? 'background:#f4d3ae' : ''}`, capital(name))).join('')) : '');
    },
  };
});

sequence('wool-clip-ledger-filled-in', { frames: 28, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => {
  const cols = [['Lot', 90], ['Farm', 250], ['Breed', 220], ['Grade', 110], ['Fleeces', 120], ['Kilos', 120], ['Price/kg', 130], ['Amount', 150], ['Collected', 150], ['Buyer', 220]], letters = 'ABCDEFGHIJ';
  const rows = times(30, (at) => [`W${301 + at}`, `${r.pick(SEQ9_LAST)} ${r.pick(['Farm', 'Hill', 'Fold', 'Grange'])}`, r.pick(['Swaledale', 'Bluefaced Leicester', 'Herdwick', 'Jacob', 'Wensleydale', 'Shetland']), r.pick(['A', 'A', 'B', 'C']), r.number(12, 190), r.number(30, 420), r.number(1, 6) + 0.25 * r.below(4), '', seq9Day(r), r.pick(['mill', 'handspinners', 'carpet works', 'felt maker', 'unsold'])]);
  const todo = [[21, 4, '64'], [21, 5, '151'], [21, 6, '2.75'], [22, 1, 'Quayle Grange'], [22, 4, '38'], [22, 5, '92'], [23, 9, 'handspinners'], [24, 5, '207']];
  todo.forEach(([row, column]) => { rows[row][column] = ''; });
  return {
    html: `<div style="height:100%;background:#20242b;color:#e3e6ea;font:15px 'Liberation Sans';display:flex;flex-direction:column;overflow:hidden"><div style="background:#2b3038;padding:11px 20px;display:flex;gap:24px">${seq9Tabs(['File', 'Edit', 'View', 'Insert', 'Format', 'Styles', 'Sheet', 'Data', 'Tools', 'Window', 'Help'], '')}<span style="margin-left:auto;color:#a8b0ba">wool-clip-2026.ods</span></div><div style="background:#2b3038;display:flex;height:36px;line-height:36px;border-top:1px solid #3b424c;padding:0 20px;gap:20px"><span id="cell" style="width:60px"></span><span style="color:#a8b0ba">Σ</span><span style="color:#a8b0ba">=</span><span id="line" style="white-space:pre"></span></div><div id="grid" style="flex:1;overflow:hidden"></div><div style="background:#2b3038;padding:9px 20px;display:flex;gap:34px;font-size:14px">${seq9Tabs(['Lots', 'Prices', 'Hauliers', 'Last year'], '', 0, 'color:#8fd19e;font-weight:bold')}<span id="foot" style="margin-left:auto"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const done = Math.min(todo.length, Math.floor((index + 1) / 3.4)), sheet = rows.map((row) => [...row]), now = todo[done];
      todo.slice(0, done).forEach(([row, column, text]) => { sheet[row][column] = text; });
      const since = (index + 1) - Math.ceil(done * 3.4), part = now ? now[2].slice(0, Math.round(now[2].length * Math.max(0, since) / 2)) : '';
      let sum = 0;
      sheet.forEach((cells) => { if (cells[5] !== '' && cells[6] !== '') { cells[7] = Number(cells[5]) * Number(cells[6]); sum += cells[7]; cells[7] = `£${thousands(cells[7].toFixed(2))}`; } if (cells[6] !== '') cells[6] = Number(cells[6]).toFixed(2); });
      const line = (name, cells, row, style) => `<div style="display:flex;height:30px;line-height:30px;${style}"><span style="width:48px;flex:none;text-align:center;background:#2b3038;color:#a8b0ba">${name}</span>${cells.map((cell, at) => { const on = now && now[0] === row && now[1] === at; return `<span style="width:${cols[at][1]}px;flex:none;box-sizing:border-box;padding:0 9px;white-space:pre;border-right:1px solid #363c45;border-bottom:1px solid #363c45;${at > 3 && at < 8 ? 'text-align:right;' : ''}${on ? 'box-shadow:inset 0 0 0 2px #8fd19e;' : ''}">${on && part ? escaped(part) + caret('#fff', 17) : escaped(cell)}</span>`; }).join('')}</div>`;
      seq9Set('grid', line('', [...letters], -1, 'background:#2b3038;color:#a8b0ba;text-align:center') + line(1, cols.map(([name]) => name), -1, 'font-weight:bold') + sheet.map((cells, row) => line(row + 2, cells, row, '')).join(''));
      seq9At('cell').textContent = now ? `${letters[now[1]]}${now[0] + 2}` : 'A1'; seq9At('line').textContent = now ? part : 'Lot'; seq9At('foot').textContent = `Total £${thousands(sum.toFixed(2))}`;
    },
  };
});

sequence('stoerungsmeldung-aufzug', { frames: 24, width: 1440, height: 900, lcd: false, hinting: 'medium', languages: ['deu'] }, () => {
  const text = 'Seit heute früh hält der linke Aufzug im Erdgeschoss etwa vier Zentimeter zu tief. Eine Rollstuhlfahrerin kam nicht hinein. Außerdem quietscht die Tür im dritten Stock.', grown = seq9Typed(text, 24, 5, 20);
  const steps = ['Anlage', 'Störung', 'Kontakt', 'Absenden'], units = ['A-07 Haupteingang links', 'A-08 Haupteingang rechts', 'A-11 Lieferhof', 'A-15 Parkhaus'];
  const hints = [['Aufzug hält nicht bündig', 'Bitte sperren Sie die Anlage, wenn die Stufe höher als zwei Zentimeter ist.'], ['Tür schließt nicht', 'Prüfen Sie, ob Schmutz in der Schwelle liegt.'], ['Person eingeschlossen', 'Rufen Sie sofort die Leitstelle unter 0800 447 19 an.']];
  return {
    html: `<div style="position:relative;height:100%;background:#fff;color:#1b2430;font:16px 'Noto Sans';overflow:hidden"><div style="background:#ffcc00;padding:18px 60px;display:flex;align-items:center;gap:40px"><b style="font-size:20px">Hebewerk Service</b>${seq9Tabs(['Meldungen', 'Anlagen', 'Wartung', 'Rechnungen'], '', 0, 'border-bottom:3px solid #1b2430')}<span style="margin-left:auto">Frau Größner</span></div><div id="steps" style="display:flex;gap:16px;padding:22px 60px;background:#f5f5f0"></div>
      <div style="display:flex;gap:50px;padding:28px 60px"><div style="width:820px"><div style="font:600 26px 'Noto Sans';margin-bottom:18px">Was ist passiert?</div><div style="display:flex;gap:40px"><div style="width:390px">Anlage<div id="unit" style="border:1px solid #8b93a0;padding:10px 14px;margin-top:6px"></div></div><div style="width:390px">Steht die Anlage?<div id="stop" style="display:flex;gap:28px;margin-top:14px"></div></div></div><div style="margin-top:22px">Beschreibung</div><div style="border:1px solid #8b93a0;padding:14px;height:170px;line-height:1.6;margin-top:6px;box-sizing:border-box"><span id="text"></span>${caret('#1b2430', 20)}</div><div id="left" style="color:#5b6572;font-size:14px;margin-top:8px"></div><div style="display:flex;gap:20px;margin-top:24px"><span style="border:1px solid #1b2430;padding:11px 30px">Zurück</span><span id="next" style="padding:12px 34px"></span></div></div>
      <div style="flex:1"><div style="font-weight:600;margin-bottom:10px">Schnelle Hilfe</div>${hints.map(([name, what]) => `<div style="border-left:4px solid #ffcc00;padding:6px 0 6px 16px;margin-bottom:18px"><b>${name}</b><div style="font-size:15px;line-height:1.5;margin-top:4px">${what}</div></div>`).join('')}<div id="known"></div></div></div><div id="menu"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = grown[index], at = index > 21 ? 2 : 1;
      seq9Set('steps', steps.map((name, step) => `<div style="display:flex;gap:10px;align-items:center;width:220px"><span style="width:28px;height:28px;border-radius:14px;text-align:center;line-height:28px;font-size:14px;${step <= at ? 'background:#1b2430;color:#fff' : 'background:#d9dbdf'}">${step + 1}</span><span style="${step === at ? 'font-weight:600' : ''}">${name}</span></div>`).join(''));
      seq9At('unit').textContent = index < 4 ? 'Bitte auswählen' : units[0];
      seq9Set('menu', index > 0 && index < 4 ? seq9D('position:absolute;left:60px;top:322px;width:388px;background:#fff;border:1px solid #8b93a0;box-shadow:0 6px 18px rgba(0,0,0,.25)', units.map((name, one) => seq9D(`padding:10px 14px;${one === 3 - index ? 'background:#fff3bf' : ''}`, name)).join('')) : '');
      seq9Set('stop', ['Ja', 'Nein', 'Zeitweise'].map((name, one) => `<span style="display:flex;gap:8px;align-items:center"><span style="width:14px;height:14px;border-radius:8px;border:2px solid #1b2430;background:${one === (index > 4 ? 2 : 1) ? '#1b2430' : '#fff'}"></span>${name}</span>`).join(''));
      seq9At('text').textContent = now; seq9At('left').textContent = `Noch ${600 - now.length} Zeichen`;
      seq9At('next').textContent = index > 21 ? 'Wird geprüft …' : 'Weiter'; seq9At('next').style.background = now.length > 20 ? '#ffcc00' : '#e4e4de';
      seq9Set('known', index > 12 ? seq9D('background:#eef4ff;padding:14px 18px;line-height:1.5;font-size:15px', '<b>Schon gemeldet</b>', seq9D('', 'A-07: Tür im dritten Stock, gestern 17:40 Uhr')) : '');
      visible('caret', index % 2 === 0 && index > 4 && index < 21);
    },
  };
});
// Scrolling.

sequence('salt-pans-longread-by-100', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'full' }, (r) => {
  const deal = seq9Deal(r, 'salt', 'lights', 'mills'), places = seq9Wheel(r, 26, 100, 2, 0.35, 0.1);
  const titles = ['Waiting for the east wind', 'A rake as wide as a door', 'What the rain took', 'The keeper next door', 'Grey, white, flower', 'By cart to the quay'];
  const part = (at) => `<h2 style="font:600 31px 'EB Garamond';margin:40px 0 10px">${titles[at]}</h2><p style="margin:0 0 18px">${deal(5)}</p>${at % 2 === 0 ? seq9D('margin:12px -120px 8px', photo(980, 360, `pans ${at}`)) + seq9D("font:14px Lato;color:#6b6459;margin-bottom:20px", `The ${['upper', 'middle', 'lower'][at % 3]} pans near ${r.pick(SEQ9_PLACES)}, ${r.pick(SEQ9_MONTHS)} ${r.number(2014, 2025)}. Picture: ${seq9Full(r)}`) : seq9D("font:italic 30px/1.35 'EB Garamond';margin:26px 60px;color:#7a3b1d;text-align:center;font-feature-settings:'lnum'", deal(1))}<p style="margin:0 0 18px">${deal(6)}</p>`;
  const facts = [['Pans', '64'], ['Harvest 2025', '1,140 t'], ['Workers', '9'], ['Depth', '4 cm'], ['Founded', '1653']];
  return {
    html: `<div style="position:relative;height:100%;background:#fdfaf4;color:#221d16;overflow:hidden"><div id="page" style="position:absolute;left:0;right:0;top:64px;bottom:0;overflow:hidden"><div style="display:flex;justify-content:center;gap:90px"><div style="width:250px;font:15.5px/1.5 Lato;padding-top:60px"><div style="border-top:4px solid #7a3b1d;padding-top:12px;font-weight:700">In figures</div>${facts.map(([name, value]) => seq9D('display:flex;justify-content:space-between;padding:8px 0;border-bottom:1px solid #e3dac9', `<span>${name}</span><span>${value}</span>`)).join('')}</div><div style="width:740px;font:23px/1.5 'EB Garamond';padding:50px 0 400px;font-feature-settings:'lnum'"><h1 style="font:600 56px/1.12 'EB Garamond';margin:0 0 16px">The people who farm the sea with a wooden rake</h1><div style="font:16px Lato;color:#6b6459;margin-bottom:26px">By ${seq9Full(r)}, 14 November 2026</div>${times(6, part).join('')}</div><div style="width:270px;font:15.5px/1.5 Lato;padding-top:60px"><div style="font-weight:700">More from the coast</div>${times(4, () => seq9D('padding:12px 0;border-top:1px solid #e3dac9;margin-top:8px', deal(1))).join('')}</div></div></div>
      <div style="position:absolute;left:0;right:0;top:0;height:64px;background:#fff;border-bottom:1px solid #e3dac9;display:flex;align-items:center;gap:36px;padding:0 70px;box-sizing:border-box;font:16px Lato"><b style="font:600 27px 'EB Garamond'">Tideline</b>${seq9Tabs(['Coast', 'Work', 'Food', 'Birds', 'Archive'], '', 1, 'color:#7a3b1d;font-weight:700')}<span id="part" style="margin-left:auto;color:#6b6459"></span></div></div>`,
    after() { this.step(0); },
    step(index) { const page = seq9At('page'); page.scrollTop = places[index]; seq9At('part').textContent = `${Math.round(100 * places[index] / (page.scrollHeight - page.clientHeight))} % read`; },
  };
});

sequence('mushroom-finds-feed-by-53', { frames: 24, width: 1280, height: 720, scale: 1.5, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq9Deal(r, 'mushrooms'), places = seq9Wheel(r, 24, 53, 4, 0.35, 0.05), kinds = ['Boletus edulis', 'Macrolepiota procera', 'Cantharellus cibarius', 'Amanita muscaria', 'Coprinus comatus', 'Pleurotus ostreatus'];
  const card = (at) => `<div style="background:#fff;border-radius:12px;margin-bottom:14px;padding:15px 18px"><div style="display:flex;gap:12px;align-items:center"><canvas data-photo="finder ${at % 5}" width="40" height="40" style="border-radius:20px"></canvas><div style="line-height:20px"><b>${seq9Full(r)}</b><div style="color:#5f6b57;font-size:13px">${r.pick(SEQ9_PLACES)}, ${r.number(2, 23)} hours ago</div></div><span style="margin-left:auto;background:${at % 3 ? '#e3efd9' : '#fbe6cf'};border-radius:10px;padding:3px 12px;font-size:13px">${at % 3 ? 'confirmed' : 'needs a second look'}</span></div>${at % 2 ? '' : photo(564, 230, `cap ${at}`, 'border-radius:8px;margin-top:12px')}<div style="margin-top:11px;font-style:italic">${kinds[at % 6]}</div><div style="line-height:1.45;margin-top:4px">${deal(1 + at % 2)}</div>${at % 4 === 1 ? `<div style="background:#f3f6ef;border-radius:8px;padding:9px 14px;margin-top:10px;font-size:14px;line-height:1.4"><b>${seq9Full(r)}</b> ${deal(1)}</div>` : ''}<div style="display:flex;gap:34px;color:#5f6b57;font-size:13.5px;margin-top:12px"><span>${r.number(2, 90)} agree</span><span>${r.number(1, 30)} comments</span><span>Share</span></div></div>`;
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#e9eee4;color:#232b1d;font:15px Roboto;overflow:hidden"><div style="flex:none;background:#38562a;color:#fff;display:flex;gap:28px;align-items:center;padding:13px 40px"><b style="font-size:18px">Spore &amp; Stem</b>${seq9Tabs(['Finds', 'Map', 'Species', 'Walks'], '', 0, 'border-bottom:2px solid #fff')}<span id="bell" style="margin-left:auto"></span></div><div style="flex:1;display:flex;justify-content:center;gap:24px;overflow:hidden"><div id="page" style="width:600px;overflow:hidden;padding-top:16px">${times(16, card).join('')}</div><div style="width:270px;padding-top:16px"><div style="background:#fff;border-radius:12px;padding:15px 18px"><b>This week</b>${kinds.map((name) => seq9D('display:flex;justify-content:space-between;padding:7px 0;font-size:14px', `<i>${name}</i><span>${r.number(8, 320)}</span>`)).join('')}</div><div style="background:#fff;border-radius:12px;padding:15px 18px;margin-top:14px;line-height:1.45">${deal(2)}</div></div></div></div>`,
    after() { this.step(0); },
    step(index) { seq9At('page').scrollTop = places[index]; seq9At('bell').textContent = index < 8 ? 'No new messages' : index < 17 ? '1 new message' : '2 new messages'; },
  };
});

sequence('escapement-source-by-72', { frames: 24, width: 1920, height: 1200, lcd: false, hinting: 'none' }, (r) => {
  const deal = seq9Deal(r, 'clocks'), places = seq9Wheel(r, 24, 72, 3, 0.3, 0.12), things = words('pallet barrel pinion arbor pendulum hairspring ratchet fusee'), does = words('wind release lock strike regulate advance');
  const lines = [['package clockwork', ''], ...times(24, (at) => {
    const thing = things[at % 8], what = capital(does[at % 6]), other = things[(at * 3 + 2) % 8];
    return [`// ${what}${capital(thing)} is called once per beat.`, `// ${deal(1)}`, `func (m *Movement) ${what}${capital(thing)}(ctx context.Context, turns int) error {`, `\t${other}, err := m.parts.Find("${other}")`, '\tif err != nil {', `\t\treturn fmt.Errorf("find ${other}: %w", err)`, '\t}', ...(at % 3 ? [`\tfor tooth := range ${other}.Teeth {`, `\t\tif tooth.Wear > ${r.number(2, 40)} && turns < ${r.number(60, 900)} {`, `\t\t\tm.log.Warn("worn tooth", "part", "${other}", "angle", tooth.Angle)`, '\t\t\tcontinue', '\t\t}', `\t\tm.drive(ctx, tooth, ${r.number(2, 90)}*time.Millisecond)`, '\t}'] : [`\tm.${thing} = append(m.${thing}, ${other}.Copy())`]), `\treturn m.notify("${thing}", turns)`, '}', ''];
  })].flat().map((text) => text.replace(/\t/g, '    '));
  const paint = (text) => (/^ *\/\//.test(text) ? `<span style="color:#7f9f7f">${escaped(text)}</span>` : escaped(text).replace(/(&#34;.*?&#34;)/g, '<span style="color:#e0a87e">$1</span>').replace(/\b(func|package|if|return|for|range|continue|nil)\b/g, '<span style="color:#e0c06b">$1</span>').replace(/\b(error|int|Movement|Context)\b/g, '<span style="color:#8cc7d9">$1</span>'));
  return {
    html: `<div style="height:100%;background:#2b2b30;color:#dcdcd4;font:16px 'Fira Code';font-variant-ligatures:none;display:flex;flex-direction:column;overflow:hidden"><div style="height:40px;flex:none;background:#222226;font:14px/40px 'Noto Sans';display:flex">${seq9Tabs(['movement.go', 'strike.go', 'movement_test.go', 'go.mod'], 'padding:0 22px', 0, 'background:#2b2b30;color:#fff')}</div><div style="flex:1;display:flex;overflow:hidden"><div style="width:280px;flex:none;background:#242428;font:14px 'Noto Sans';padding-top:12px"><div style="padding:4px 22px;color:#a5a59d">Outline</div><div id="outline"></div></div><div id="page" style="flex:1;overflow:hidden"><div style="display:flex"><div style="width:70px;flex:none;box-sizing:border-box;padding-right:20px;text-align:right;color:#8a8a86;white-space:pre;line-height:24px">${lines.map((_, at) => at + 1).join('\n')}</div><div style="white-space:pre;line-height:24px">${lines.map(paint).join('\n')}</div></div></div></div><div style="height:28px;flex:none;background:#3f5d4e;color:#fff;font:13px/28px 'Noto Sans';padding:0 22px;display:flex;gap:30px"><span>feature/strike-train</span><span>gopls</span><span id="spot" style="margin-left:auto"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq9At('page').scrollTop = places[index];
      const top = Math.ceil(places[index] / 24), heads = lines.map((text, row) => [(text.match(/^func \(m \*Movement\) (\w+)/) || [])[1], row]).filter(([name]) => name), on = heads.filter(([, row]) => row < top + 20).pop();
      seq9Set('outline', heads.map(([name, row]) => seq9D(`padding:4px 22px 4px 36px;${on && on[1] === row ? 'background:#3f5d4e;color:#fff' : ''}`, name)).join('')); seq9At('spot').textContent = `Line ${top + 1} of ${lines.length}`;
    },
  };
});

sequence('millwright-manual-pdf-flicked', { frames: 26, width: 1440, height: 900, lcd: false, hinting: 'slight' }, (r) => {
  const deal = seq9Deal(r, 'mills'), places = seq9Sums([0, 0, 0, 14, 71, 118, 102, 66, 41, 22, 9, 2, 0, 0, 0, 0, 26, 84, 97, 58, 30, 12, 4, 0, 0, -53]);
  const names = ['The stage and its rails', 'Dressing the runner stone', 'Turning the cap', 'Sails in winter'], parts = [['1', 'Brake wheel', 'elm, 62 cogs'], ['2', 'Wallower', 'beech, 24 cogs'], ['3', 'Great spur wheel', 'oak, 88 cogs'], ['4', 'Stone nut', 'hornbeam, 19 cogs'], ['5', 'Quant', 'wrought iron']];
  const drawing = (at) => `<svg width="230" height="190" viewBox="0 0 230 190" fill="none" stroke="#222" stroke-width="1.5" style="flex:none"><circle cx="95" cy="95" r="${70 - at * 6}"/><circle cx="95" cy="95" r="22"/>${times(16, (one) => `<path d="M95 95L${(95 + 84 * Math.cos(one * 0.3927)).toFixed(1)} ${(95 + 84 * Math.sin(one * 0.3927)).toFixed(1)}"/>`).join('')}<path d="M95 95H220V160"/></svg>`;
  const sheet = (at) => `<div style="width:780px;height:1100px;background:#fff;color:#111;margin:0 auto 14px;padding:66px 74px;box-sizing:border-box;position:relative;font:15.5px/1.42 C059"><div style="position:absolute;left:74px;right:74px;top:30px;display:flex;justify-content:space-between;font:italic 13px C059"><span>The Millwright’s Companion</span><span>Chapter ${at + 4}</span></div><div style="font:bold 25px C059;margin:6px 0 14px">${at + 4}. ${names[at]}</div><div style="column-count:2;column-gap:28px;text-align:justify;height:350px;column-fill:auto">${deal(11)}</div><div style="display:flex;gap:30px;border:1px solid #222;padding:16px;margin:20px 0">${drawing(at)}<div style="flex:1"><b>Figure ${at + 11}</b>${parts.map((cells) => `<div style="display:flex;padding:4px 0">${cells.map((cell, one) => seq9S(`width:${[34, 150, 140][one]}px`, cell)).join('')}</div>`).join('')}</div></div><div style="text-align:justify">${deal(6)}</div><div style="position:absolute;left:0;right:0;bottom:34px;text-align:center;font:14px C059">${at + 72}</div></div>`;
  return {
    html: `<div style="height:100%;background:#58595d;display:flex;flex-direction:column;overflow:hidden"><div style="height:46px;flex:none;background:#2a2a2e;color:#f3f3f5;font:14px 'Liberation Sans';display:flex;align-items:center;gap:24px;padding:0 18px">${icon('menu', '#f3f3f5', 18)}<span>millwright-companion.pdf</span><span id="leaf" style="margin-left:330px;background:#45454a;padding:4px 14px;border-radius:4px"></span><span>110%</span><span style="margin-left:auto">Highlight</span><span>Draw</span><span>Print</span><span>Save</span></div><div id="page" style="flex:1;overflow:hidden"><div style="height:14px"></div>${times(4, sheet).join('')}</div></div>`,
    after() { this.step(0); },
    step(index) { seq9At('page').scrollTop = places[index]; seq9At('leaf').textContent = `${72 + Math.floor((places[index] + 420) / 1114)} of 148`; },
  };
});

sequence('lighthouse-register-page-down', { frames: 22, width: 1536, height: 864, scale: 1.25, lcd: true, hinting: 'medium' }, (r) => {
  const heads = [['No.', 70], ['Name', 260], ['Character', 170], ['Period', 90], ['Height', 100], ['Range', 100], ['Built', 90], ['Power', 150], ['Last visit', 140], ['State', 190]];
  const places = [0, 0, 0, 0, 612, 612, 612, 612, 1224, 1224, 1224, 1836, 1836, 1836, 1836, 1224, 1224, 1224, 1224, 1326, 1326, 1326], hover = [3, 3, 5, 5, null, null, 21, 21, null, 46, 47, null, null, 60, 60, null, 40, 40, 41, null, 45, 45];
  const rows = times(80, (at) => [1200 + at * 3, `${r.pick(SEQ9_PLACES)} ${r.pick(['Point', 'Head', 'Rock', 'Pier', 'Ness', 'Island'])}`, r.pick(['Fl(2) W', 'Oc WRG', 'Iso R', 'LFl W', 'Q(6) W', 'Fl W']), `${r.number(3, 30)} s`, `${r.number(6, 72)} m`, `${r.number(4, 26)} M`, r.number(1811, 1974), r.pick(['mains', 'solar', 'solar, diesel', 'battery']), `${seq9Day(r)} 2026`, r.pick(['lit', 'lit', 'lit', 'reduced range', 'painting due', 'out of service'])]);
  return {
    html: `<div style="position:relative;height:100%;background:#0f1b2a;color:#dfe8f2;font:14.5px 'DejaVu Sans';display:flex;flex-direction:column;overflow:hidden"><div style="padding:16px 34px;display:flex;align-items:center;gap:26px"><b style="font-size:19px">Register of lights</b><span style="color:#9fb3c8">80 entries</span><span style="margin-left:auto;border:1px solid #3b526b;border-radius:5px;padding:7px 16px">Filter</span><span style="border:1px solid #3b526b;border-radius:5px;padding:7px 16px">Export</span></div><div style="display:flex;padding:0 34px;background:#1b2c41;height:38px;line-height:38px">${heads.map(([name, wide], at) => `<span style="width:${wide}px;flex:none;${at === 1 ? 'font-weight:bold' : ''}">${name}</span>`).join('')}</div><div id="page" style="flex:1;overflow:hidden"><div id="rows"></div></div><div style="height:36px;line-height:36px;flex:none;background:#1b2c41;padding:0 34px;font-size:13px;display:flex"><span id="range"></span><span style="margin-left:auto">Positions in WGS 84</span></div><div id="tip"></div></div>`,
    after() { seq9Set('rows', rows.map((cells) => `<div class="row" style="display:flex;height:34px;line-height:34px;padding:0 34px;border-bottom:1px solid #1f3147">${cells.map((cell, at) => `<span style="width:${heads[at][1]}px;flex:none;white-space:nowrap;${cell === 'out of service' ? 'color:#ff9b8a' : cell === 'painting due' ? 'color:#ffd479' : ''}">${cell}</span>`).join('')}</div>`).join('')); this.step(0); },
    step(index) {
      const page = seq9At('page'); page.scrollTop = places[index];
      document.querySelectorAll('.row').forEach((row, at) => { row.style.background = at === hover[index] ? '#24405f' : ''; });
      const first = Math.round(places[index] / 34) + 1; seq9At('range').textContent = `Rows ${first} to ${Math.min(80, first + Math.floor(page.clientHeight / 34) - 1)} of 80`;
      const at = hover[index], y = at === null ? 0 : 98 + at * 34 - places[index];
      seq9Set('tip', at !== null && index % 2 && hover[index - 1] === at ? seq9D(`position:absolute;left:420px;top:${y + 40}px;background:#f4f7fb;color:#14202e;border-radius:6px;padding:9px 14px;font-size:13.5px;box-shadow:0 4px 14px rgba(0,0,0,.5)`, `${rows[at][1]}: ${rows[at][2]}, every ${rows[at][3].replace(' s', ' seconds')}`) : '');
    },
  };
});

const SEQ9_POLISH = seq9Rows(`
  Wejście do jaskini znajduje się około dwustu metrów powyżej szlaku, pod dużym świerkiem.
  Temperatura przez cały rok wynosi osiem stopni, więc warto zabrać ciepłą kurtkę.
  Pierwsza studnia ma dwadzieścia siedem metrów i wymaga liny o długości co najmniej czterdziestu.
  Po ulewach woda podnosi się tu szybciej, niż zdąży się spakować worki.
  W Sali Mgieł nie wolno dotykać nacieków ani zostawiać świeczek.
  Najwęższe miejsce, zwane Żółwiem, pokonuje się na leżąco, z kaskiem w ręku.
  Nietoperze zimują tutaj od października do końca marca i wtedy jaskinia jest zamknięta.
  Przed wejściem wpisz się do zeszytu i podaj godzinę powrotu.
  Od ostatniego pomiaru odkryto jeszcze sto czterdzieści metrów korytarzy.
  Kto zgubi drogę, powinien usiąść, zgasić jedną lampę i poczekać.
  Stary plan z 1937 roku myli się w trzech miejscach, ale jest piękny.
  Ślady niedźwiedzia jaskiniowego widać na lewej ścianie, tuż za zakrętem.
  Zejście do syfonu jest śliskie, dlatego poręczówka zostaje na stałe.`);

sequence('przewodnik-po-jaskiniach', { frames: 22, width: 1120, height: 700, scale: 2, lcd: true, hinting: 'none', languages: ['pol'] }, (r) => {
  const deal = seq9Pile(r, SEQ9_POLISH), places = seq9Wheel(r, 22, 60, 2, 0.3, 0.1), names = ['Jak dojść', 'Pierwsze studnie', 'Sala Mgieł', 'Droga do syfonu', 'Powrót', 'Czego nie zabierać'];
  const part = (at) => `<div style="font:700 23px 'Noto Serif';margin:26px 0 8px;color:#1f4e4a">${names[at]}</div><p style="margin:0 0 12px">${deal(4)}</p>${at % 2 ? photo(600, 190, `grota ${at}`, 'margin:8px 0 6px') + seq9D("font:13px 'Noto Sans';color:#5d6b69;margin-bottom:10px", ['', 'Korytarz za drugim progiem', '', 'Jeziorko przy niskim stanie wody', '', 'Plecak po powrocie'][at]) : seq9D("background:#eaf3f1;padding:10px 16px;font:14.5px/1.5 'Noto Sans';margin-bottom:12px", `<b>Uwaga!</b> ${deal(1)}`)}<p style="margin:0 0 12px">${deal(3)}</p>`;
  return {
    html: `<div style="height:100%;display:flex;background:#fff;color:#1d2423;overflow:hidden"><div style="width:270px;flex:none;background:#1f4e4a;color:#e8f2f0;font:15px/1.5 'Noto Sans';padding:26px 28px;box-sizing:border-box"><div style="font:700 22px 'Noto Serif'">Pod Reglami</div><div style="margin:4px 0 20px;color:#b5d0cc">Przewodnik grotołaza</div><div id="toc"></div><div style="margin-top:26px;border-top:1px solid #4b7a75;padding-top:14px" id="water"></div></div><div id="page" style="flex:1;overflow:hidden"><div style="width:640px;margin:0 auto;padding:26px 0 240px;font:16.5px/1.6 'Noto Serif'"><div style="font:700 33px 'Noto Serif'">Jaskinia Zaklęta</div><div style="font:14px 'Noto Sans';color:#5d6b69;margin-top:6px">Długość 2,4 km, głębokość 118 m, trudność średnia</div>${times(6, part).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq9At('page').scrollTop = places[index]; const at = Math.min(5, Math.floor(places[index] / 420));
      seq9Set('toc', names.map((name, one) => seq9D(`padding:5px 0;${one === at ? 'font-weight:700;color:#fff' : ''}`, name)).join('')); seq9At('water').textContent = index < 12 ? 'Stan wody: niski' : 'Stan wody: średni';
    },
  };
});

sequence('catalogo-de-perfumes-aos-saltos', { frames: 22, width: 1600, height: 900, lcd: false, hinting: 'full', languages: ['por'] }, (r) => {
  const names = ['Névoa de Sintra', 'Laranjeira à Noite', 'Âmbar e Sal', 'Chuva no Pinhal', 'Jardim Interior', 'Canela do Cais', 'Pedra Quente', 'Última Figueira', 'Maçã Verde', 'Coração de Cedro'], notes = ['bergamota, musgo e cedro', 'flor de laranjeira e mel', 'âmbar, algas e baunilha', 'pinho, terra molhada', 'hortelã, rosa e chá', 'canela, café e couro'];
  const says = ['Fresco de manhã, quase doce ao fim da tarde.', 'Não é um perfume tímido: duas gotas chegam.', 'Feito em pequenas séries, com álcool de cana.', 'Cheira à casa da avó depois da chuva.', 'Dura cerca de oito horas na pele.'], places = seq9Wheel(r, 22, 114, 1, 0.4, 0.1);
  const card = (at) => `<div style="border-top:1px solid #d9cfd8;padding-top:14px">${photo(330, 210, `frasco ${at}`)}<div style="font:24px 'Noto Serif Display';margin-top:12px">${names[at % 10]}</div><div style="color:#75606f;margin-top:4px">${capital(notes[at % 6])}</div><div style="line-height:1.45;margin:8px 0 12px;height:44px">${says[(at * 3) % 5]}</div><div style="display:flex;gap:18px;align-items:center"><span>${[30, 50, 100][at % 3]} ml</span><b>${r.number(38, 160)},${r.pick(['00', '50', '90'])} €</b><span style="margin-left:auto;border:1px solid #6d2b57;color:#6d2b57;padding:6px 16px">Comprar</span></div></div>`;
  return {
    html: `<div style="position:relative;height:100%;background:#faf6f9;color:#2a1c26;font:15px Lato;display:flex;flex-direction:column;overflow:hidden"><div style="flex:none;text-align:center;padding:18px 0 14px;background:#fff"><div style="font:34px 'Noto Serif Display'">Essência Lisboa</div><div style="display:flex;justify-content:center;gap:40px;margin-top:10px">${seq9Tabs(['Novidades', 'Para ela', 'Para ele', 'Coleções', 'Promoções', 'Lojas'], 'padding-bottom:4px', 3, 'border-bottom:2px solid #6d2b57')}</div></div><div id="page" style="flex:1;overflow:hidden"><div style="width:1400px;margin:0 auto;padding:26px 0 80px;display:grid;grid-template-columns:repeat(4,330px);gap:26px 26px">${times(28, card).join('')}</div></div><div id="toast"></div></div>`,
    after() { this.step(0); },
    step(index) { seq9At('page').scrollTop = places[index]; seq9Set('toast', index > 11 && index < 17 ? seq9D('position:absolute;right:34px;bottom:34px;background:#2a1c26;color:#fff;padding:15px 26px;display:flex;gap:26px', `<span>${names[5]} foi adicionado ao cesto</span><b>Ver cesto</b>`) : ''); },
  };
});

sequence('forum-thread-read-upwards', { frames: 24, width: 1366, height: 768, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq9Deal(r, 'cinema', 'costumes', 'chocolate'), up = seq9Wheel(r, 24, 67, 3, 0.3, 0.1);
  const post = (at) => `<div style="display:flex;background:#fff;border:1px solid #c8ccd8;margin-bottom:12px"><div style="width:150px;flex:none;background:#eef0f6;padding:14px;box-sizing:border-box"><b style="color:#26418f">${r.pick(SEQ9_FIRST)}${r.number(3, 98)}</b><div style="font-size:12.5px;color:#5c6272;margin:3px 0 8px">${r.pick(['Projectionist', 'Regular', 'New here', 'Moderator'])}</div><canvas data-photo="avatar ${at % 7}" width="64" height="64"></canvas><div style="font-size:12.5px;color:#5c6272;margin-top:8px">${thousands(r.number(4, 6200))} posts</div></div><div style="flex:1;padding:12px 20px 14px"><div style="display:flex;justify-content:space-between;font-size:12.5px;color:#5c6272;border-bottom:1px solid #e3e6ee;padding-bottom:7px"><span>${seq9Day(r)} 2026, ${seq9Hour(r)}</span><span>#${at + 114}</span></div>${at % 3 === 1 ? `<div style="background:#f4f2e8;border-left:3px solid #b9ad78;padding:8px 14px;margin-top:10px;font-size:13.5px;line-height:1.45">${deal(1)}</div>` : ''}<div style="line-height:1.5;margin-top:10px">${deal(r.number(2, 4))}</div><div style="font-size:13px;color:#26418f;margin-top:10px;display:flex;gap:22px"><span>Reply</span><span>Quote</span><span>Report</span></div></div></div>`;
  return {
    html: `<div style="height:100%;display:flex;flex-direction:column;background:#d9deea;color:#1d2130;font:14.5px 'DejaVu Sans Condensed';overflow:hidden"><div style="flex:none;background:#26418f;color:#fff;padding:14px 40px;display:flex;gap:28px;align-items:baseline"><b style="font-size:19px">The Projection Booth</b>${seq9Tabs(['Forums', 'Marketplace', 'Members', 'Calendar'], '')}<span id="now" style="margin-left:auto"></span></div><div style="flex:none;padding:13px 40px;font-size:19px;font-weight:bold">Which cement for acetate splices?</div><div id="page" style="flex:1;overflow:hidden;padding:0 40px"><div style="width:1120px">${times(14, post).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) { const page = seq9At('page'); page.scrollTop = page.scrollHeight - page.clientHeight - up[index]; seq9At('now').textContent = `${index < 10 ? 23 : 24} members reading`; },
  };
});
// Windows, menus, dialogs, lists.

sequence('costume-shop-windows-and-tabs', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seq9Deal(r, 'costumes', 'wool'), names = ['Fitting rota', 'Velvet and lining: Otley Cloth', 'Booking 2187'];
  const tabs = [
    seq9D('padding:24px 34px', '<b style="font-size:24px">Fitting rota, spring production</b>', ...times(9, (at) => seq9D('display:flex;padding:10px 0;border-bottom:1px solid #e2e2e6', seq9S('width:110px', `${9 + at}:${at % 2 ? '15' : '40'}`), seq9S('width:250px', seq9Full(r)), seq9S('width:230px', r.pick(['duke, act one', 'chorus left', 'miller’s wife', 'second guard', 'owl'])), seq9S('', r.pick(['first fitting', 'hem', 'shoes', 'wig']))))),
    seq9D('padding:24px 34px;display:grid;grid-template-columns:repeat(3,250px);gap:24px', ...times(6, (at) => seq9D('', photo(250, 150, `cloth ${at}`), seq9D('margin-top:9px;font-weight:600', ['Cotton velvet, moss', 'Cupro lining, plum', 'Wool crepe, ink', 'Silk noil, oatmeal', 'Brocade, old gold', 'Linen canvas'][at]), seq9D('margin-top:3px;color:#5c5c66', `${seq9Cash(r, 60)} a metre, ${r.number(3, 48)} m left`)))),
    seq9D('padding:24px 34px;line-height:1.6', '<b style="font-size:24px">Booking 2187</b>', seq9D('margin-top:12px;width:760px', deal(5)), seq9D('margin-top:12px;width:760px', deal(3)))];
  const chat = times(5, () => `<div style="margin-top:14px"><b>${r.pick(SEQ9_FIRST)}</b><div style="margin-top:3px;line-height:1.45">${deal(1)}</div></div>`).join(''), calc = ['7 8 9 ÷', '4 5 6 ×', '1 2 3 −', '0 . = +'];
  const wins = [
    ['Browser', 60, 50, 980, 760, '#fff', '#202028', `<div id="tabs" style="display:flex;gap:4px;background:#dcdce4;padding:8px 8px 0"></div><div id="address" style="background:#fff;border-bottom:1px solid #e2e2e6;padding:9px 22px;color:#4a4a55"></div><div id="sheet"></div>`],
    ['Wardrobe chat', 880, 130, 520, 660, '#f3f7f4', '#1d2b22', seq9D('padding:8px 26px', chat)],
    ['Measurements.txt', 1180, 330, 660, 560, '#fffdf3', '#2b2a22', `<div style="font:16px/26px 'Liberation Mono';padding:16px 24px;white-space:pre">${times(16, () => `${r.pick(SEQ9_LAST).padEnd(16)} chest ${r.number(84, 122)}  waist ${r.number(62, 108)}  head ${r.number(53, 61)}`).join('\n')}</div>`],
    ['Calculator', 1440, 90, 300, 420, '#2a2d34', '#f0f2f5', `<div style="font:30px Inter;text-align:right;padding:20px 26px">${seq9S('', '14 × 23.5')}<div style="margin-top:6px">329</div></div>${calc.map((row) => seq9D('display:flex;justify-content:space-around;padding:16px 10px;font:20px Inter', ...row.split(' ').map((key) => `<span>${key}</span>`))).join('')}`]];
  const states = [[[3, 2, 1, 0], 0], [[3, 2, 1, 0], 1], [[3, 2, 0, 1], 1], [[3, 0, 1, 2], 1], [[0, 1, 2, 3], 1], [[1, 2, 3, 0], 1], [[1, 2, 3, 0], 2], [[1, 2, 0], 2]], plan = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7, 7];
  return {
    html: `<div style="position:relative;height:100%;background:linear-gradient(160deg,#5a2a4d,#a65a4a 55%,#d9a86a);overflow:hidden;font:16px Inter">${wins.map(([name, left, top, wide, high, paper, ink, inside]) => `<div class="window" style="position:absolute;left:${left}px;top:${top}px;width:${wide}px;height:${high}px;background:${paper};color:${ink};border-radius:10px;overflow:hidden;box-shadow:0 12px 34px rgba(0,0,0,.5)"><div style="height:38px;font:14px/38px Inter;text-align:center;position:relative">${name}</div>${inside}</div>`).join('')}<div style="position:absolute;left:0;right:0;bottom:0;height:52px;background:#20121c;color:#f1e6ee;display:flex;align-items:center;padding:0 18px;z-index:30;font:15px Inter"><div id="dock" style="display:flex;gap:8px"></div><span style="margin-left:auto;padding-right:26px" id="weather"></span><span id="clock"></span></div></div>${pointer('black')}`,
    after() { this.step(0); },
    step(index) {
      const [order, tab] = states[plan[index]], top = order[order.length - 1];
      document.querySelectorAll('.window').forEach((win, at) => { win.style.display = order.includes(at) ? '' : 'none'; win.style.zIndex = order.indexOf(at) + 1; win.firstElementChild.style.cssText += at === top ? ';background:#5a2a4d;color:#fff' : ';background:#c9bcc5;color:#4a3b45'; });
      if (seq9At('sheet').dataset.tab !== String(tab)) { seq9Set('sheet', tabs[tab]); seq9At('sheet').dataset.tab = tab; paintPhotos(); }
      seq9Set('tabs', names.map((name, at) => seq9S(`padding:8px 20px;border-radius:8px 8px 0 0;font-size:14px;${at === tab ? 'background:#fff' : 'color:#4a4a55'}`, name)).join('')); seq9At('address').textContent = ['rota.wardrobe.example/spring', 'otley-cloth.example/velvet', 'rota.wardrobe.example/booking/2187'][tab];
      seq9Set('dock', wins.map(([name], at) => seq9S(`padding:8px 18px;border-radius:6px;${at === top ? 'background:#7c4a6d' : order.includes(at) ? 'background:#3a2434' : 'color:#b9a8b3'}`, name)).join(''));
      seq9At('weather').textContent = index < 16 ? '9 °C, light rain' : '9 °C, showers'; seq9At('clock').textContent = `Thu 12 Nov  10:${pad(58 + (index > 13 ? 1 : 0), 2)}`;
      if (plan[index + 1] !== undefined && plan[index + 1] !== plan[index]) movePointer(90 + states[plan[index + 1]][0].slice(-1)[0] * 120, 1048); else movePointer(560 + index % 5 * 30, 860 + index % 3 * 14);
    },
  };
});

sequence('roastery-settings-dialogs', { frames: 26, width: 1440, height: 900, lcd: false, hinting: 'full' }, (r) => {
  const deal = seq9Deal(r, 'coffee'), label = 'Late autumn house blend', grown = seq9Typed(label, 26, 7, 14);
  const batches = times(11, (at) => [`B-${880 + at}`, r.pick(['Guji natural', 'Huila washed', 'Kenya AB', 'Sumatra', 'Decaf Chiapas']), `${r.number(4, 15)}.${r.below(10)} kg`, `${r.number(9, 13)}:${pad(r.below(60), 2)}`, `${r.number(198, 224)} °C`, r.pick(['fine', 'fine', 'a little flat', 'too fast', 'keep'])]), side = ['General', 'Profiles', 'Alarms', 'Sensors', 'Export', 'Users'];
  const about = [deal(2), deal(2)], push = (name, style = 'border:1px solid #c2b8ae') => seq9S(`border-radius:5px;padding:8px 22px;${style}`, name), tick = (on, name) => `<div style="display:flex;gap:10px;align-items:center;margin-top:13px"><span style="width:16px;height:16px;border:1px solid #8b7f74;border-radius:3px;background:${on ? '#9a4b1f' : '#fff'}"></span><span>${name}</span></div>`;
  return {
    html: `<div style="position:relative;height:100%;background:#f6f1eb;color:#2b221b;font:15px 'Inter Display';overflow:hidden"><div style="background:#3b2417;color:#fff;padding:15px 30px;display:flex;gap:30px;align-items:center"><span style="font-size:20px">Drumlog</span>${seq9Tabs(['Batches', 'Green stock', 'Cupping', 'Reports'], '', 0, 'border-bottom:2px solid #fff')}<span style="margin-left:auto">Settings</span></div><div style="padding:22px 30px"><div style="font-size:24px;margin-bottom:14px">Today’s batches</div>${batches.map((cells) => `<div style="display:flex;padding:11px 0;border-bottom:1px solid #e2d8cd">${cells.map((cell, at) => seq9S(`width:${[110, 240, 130, 120, 130, 220][at]}px`, cell)).join('')}</div>`).join('')}<div style="margin-top:22px;width:900px;line-height:1.6">${about[0]}</div><div style="margin-top:12px;width:900px;line-height:1.6">${about[1]}</div></div><div id="over"></div></div>`,
    after() { this.step(0); },
    step(index) {
      let html = '';
      if (index > 2 && index < 22) {
        const at = index < 5 ? 0 : index < 16 ? 1 : 2, inside = [
          `<div style="font-size:19px">General</div>${tick(true, 'Start with the last machine')}${tick(true, 'Show seconds in the timer')}${tick(false, 'Ask before a batch is closed')}<div style="margin-top:20px">Language</div><div style="border:1px solid #c2b8ae;padding:8px 12px;margin-top:6px;width:240px">English (UK)</div>`,
          `<div style="font-size:19px">Profiles</div><div style="margin-top:14px">Name of the profile</div><div style="border:2px solid #9a4b1f;padding:8px 12px;margin-top:6px;height:22px;line-height:22px;width:400px">${grown[index]}${index % 2 ? caret('#2b221b', 18) : ''}</div><div style="margin-top:16px">Charge at</div><div style="display:flex;gap:16px;align-items:center;margin-top:8px">${seq9Bar(300, index < 15 ? 0.55 : 0.62, '#e2d8cd', '#9a4b1f')}<span>${index < 15 ? 190 : 196} °C</span></div>${tick(index > 13, 'Use for all machines')}`,
          `<div style="font-size:19px">Alarms</div>${tick(true, 'First crack')}${tick(index > 17, 'Exhaust too hot')}${tick(false, 'Cooling tray full')}<div style="margin-top:20px;line-height:1.5;width:420px">Alarms sound on this computer and on the phones of everyone who is on shift.</div>`][at];
        html = `<div data-glass style="position:absolute;inset:0;background:rgba(43,34,27,.45)"></div><div style="position:absolute;left:300px;top:152px;width:840px;height:525px;background:#fffdfa;border-radius:10px;box-shadow:0 16px 50px rgba(0,0,0,.5);display:flex;overflow:hidden"><div style="width:200px;background:#efe6dc;padding-top:18px">${side.map((name, one) => seq9D(`padding:10px 24px;${one === at ? 'background:#9a4b1f;color:#fff' : ''}`, name)).join('')}</div><div style="flex:1;padding:24px 34px">${inside}</div></div><div style="position:absolute;left:820px;top:612px;width:290px;display:flex;justify-content:flex-end;gap:14px">${push('Cancel')}${push('Apply', 'background:#9a4b1f;color:#fff')}</div>`;
        if (index > 18) html += `<div style="position:absolute;left:480px;top:300px;width:480px;background:#fff;border-radius:8px;box-shadow:0 12px 44px rgba(0,0,0,.6);padding:24px 28px;box-sizing:border-box"><div style="font-size:18px">Restart the timers?</div><div style="line-height:1.55;margin:12px 0 22px">Two batches are still cooling. Their timers start again at zero when the profile changes.</div><div style="display:flex;gap:14px;justify-content:flex-end">${push('Later', index < 21 ? 'border:1px solid #c2b8ae' : 'border:2px solid #9a4b1f')}${push('Restart', 'background:#b3261e;color:#fff')}</div></div>`;
      }
      if (index > 22) html = seq9D('position:absolute;left:30px;bottom:28px;background:#2b221b;color:#fff;border-radius:6px;padding:14px 24px;display:flex;gap:30px', `<span>Profile “${label}” saved</span><span style="color:#f0b37e">Show</span>`);
      seq9Set('over', html);
    },
  };
});

sequence('film-reels-menus-and-tooltips', { frames: 24, width: 1600, height: 900, lcd: true, hinting: 'medium' }, (r) => {
  const menus = { Clip: ['Split at playhead', 'Ripple delete', 'Speed…', 'Reverse', 'Link audio', 'Replace footage…'], View: ['Zoom in', 'Zoom out', 'Fit timeline', 'Waveforms', 'Safe margins', 'Full screen'] }, keys = ['Ctrl+B', 'Shift+Del', 'Ctrl+R', '', 'Ctrl+L', ''];
  const bar = ['File', 'Edit', 'Clip', 'Colour', 'View', 'Window', 'Help'], clips = times(11, (at) => [`reel-${pad(3 + at, 2)}_${r.pick(words('harvest fair wedding harbour picnic parade'))}.mov`, `${r.number(0, 9)}:${pad(r.below(60), 2)}`, `${r.number(1931, 1968)}`, r.pick(['scanned', 'graded', 'dust removed', 'needs splice'])]);
  const tools = ['Select', 'Blade', 'Slip', 'Marker', 'Snap', 'Mix'], tips = { 2: [1, 'Blade: cut the clip under the pointer (B)'], 3: [1, 'Blade: cut the clip under the pointer (B)'], 18: [4, 'Snap to clips and markers (N)'], 19: [4, 'Snap to clips and markers (N)'], 20: [4, 'Snap to clips and markers (N)'] };
  const open = (index) => (index > 5 && index < 11 ? ['Clip', [-1, 0, 1, 2, 2][index - 6]] : index > 12 && index < 17 ? ['View', [-1, 2, 3, 3][index - 13]] : null);
  return {
    html: `<div style="position:relative;height:100%;background:#232326;color:#d9d9dc;font:14.5px Cantarell;overflow:hidden"><div id="bar" style="background:#1a1a1c;height:36px;display:flex"></div><div style="display:flex;height:470px"><div style="width:640px;padding:16px 20px;box-sizing:border-box"><b>Project: Valley reels 1931–1968</b><div style="margin-top:10px">${clips.map((cells, at) => `<div style="display:flex;padding:8px 8px;border-bottom:1px solid #303034;${at === 4 ? 'background:#34435e' : ''}">${cells.map((cell, one) => seq9S(`width:${[270, 80, 90, 150][one]}px`, cell)).join('')}</div>`).join('')}</div></div><div style="flex:1;background:#111;display:flex;flex-direction:column;align-items:center;padding-top:20px"><canvas id="look" width="640" height="380"></canvas><div style="display:flex;gap:40px;margin-top:14px"><span id="at"></span><span>00:08:14:00</span></div></div></div>
      <div style="display:flex;gap:12px;padding:12px 20px;background:#1a1a1c">${tools.map((name, at) => `<span style="border:1px solid #3d3d42;border-radius:5px;padding:6px 18px;${at === 0 ? 'background:#34435e' : ''}">${name}</span>`).join('')}<span id="done" style="margin-left:auto;padding:7px 0"></span></div>
      <div style="padding:16px 20px;display:grid;grid-template-columns:90px 1fr;row-gap:12px" id="tracks"></div><div id="menu"></div><div id="tip"></div></div>${pointer('white')}`,
    after() { this.step(0); },
    step(index) {
      const now = open(index); let x = 640 - index * 9, y = 500 + index % 3 * 8;
      film(seq9At('look'), 7, 3); seq9At('at').textContent = '00:03:27:11';
      seq9Set('bar', bar.map((name) => seq9S(`padding:9px 16px;${now && now[0] === name ? 'background:#34435e' : ''}`, name)).join(''));
      const spot = now ? [...seq9At('bar').children].find((one) => one.textContent === now[0]).getBoundingClientRect() : null;
      seq9Set('menu', now ? seq9D(`position:absolute;left:${Math.round(spot.left)}px;top:36px;width:280px;background:#2e2e32;border:1px solid #4a4a50;box-shadow:0 8px 24px rgba(0,0,0,.6);padding:6px 0`, menus[now[0]].map((name, at) => seq9D(`display:flex;justify-content:space-between;padding:8px 18px;height:19px;line-height:19px;${at === now[1] ? 'background:#4c6faf;color:#fff' : ''}`, `<span>${name}</span><span style="color:#d8d8de">${now[0] === 'Clip' ? keys[at] : ''}</span>`)).join('')) : '');
      if (now) { x = spot.left + 190; y = now[1] < 0 ? 20 : 60 + now[1] * 35; }
      const tip = tips[index]; if (tip) { x = 50 + tip[0] * 88; y = 528; }
      seq9Set('tip', tip && tips[index - 1] ? seq9D(`position:absolute;left:${x + 10}px;top:572px;background:#f2f0dc;color:#222;border-radius:4px;padding:7px 12px;box-shadow:0 3px 10px rgba(0,0,0,.5)`, tip[1]) : '');
      const split = index > 10;
      seq9Set('tracks', ['Picture 2', 'Picture 1', 'Sound', 'Titles'].map((name, at) => `<span style="line-height:46px">${name}</span><div style="display:flex;gap:2px;height:46px">${(at === 1 && split ? [[380, 'reel-05'], [214, 'reel-05 (2)'], [460, 'reel-08']] : [[[260, 'reel-11']], [[596, 'reel-05'], [460, 'reel-08']], [[1058, 'organ, mono']], [[200, 'Opening title'], [240, 'Names']]][at]).map(([wide, text]) => `<span style="width:${wide}px;box-sizing:border-box;background:${['#3f5a7a', '#3f5a7a', '#3d6b52', '#6b4f7a'][at]};border-radius:3px;padding:13px 12px;height:46px;white-space:nowrap">${text}</span>`).join('')}</div>`).join(''));
      seq9At('done').textContent = index > 10 && index < 15 ? 'Clip split at 00:03:27:11' : index > 16 ? 'Waveforms shown' : 'Ready'; movePointer(x, y);
    },
  };
});

sequence('lexique-des-moulins-recherche', { frames: 24, width: 1600, height: 900, lcd: false, hinting: 'none', languages: ['fra'] }, () => {
  const all = seq9Rows(`meule courante|Pierre supérieure, celle qui tourne ; on la rhabille tous les mois en pleine saison.
    meule dormante|Pierre inférieure, scellée dans le plancher du moulin.
    meulière|Roche dure et caverneuse dont on tirait les meilleures meules.
    meunier|Celui qui moud, et qui se lève quand le vent se lève.
    mouture|Ce qui sort d’entre les meules, ou le prix payé pour l’obtenir.
    moulage|Ensemble des pierres et de leurs engrenages.
    trémie|Entonnoir de bois où l’on verse le grain.
    blutoir|Tamis tournant qui sépare la farine du son.
    rouet|Grande roue dentée fixée sur l’arbre des ailes.
    lanterne|Pignon à fuseaux entraîné par le rouet.
    queue|Longue poutre qui sert à orienter le toit face au vent.
    biellage|Tringlerie qui commande la vanne depuis l’étage.
    bief|Canal qui amène l’eau jusqu’à la roue.
    vanne|Porte mobile qui règle le débit ; on la ferme avant l’orage.
    ailes|Quatre bras garnis de toile ou de planches.
    frein|Cercle de bois serré autour du rouet ; il chauffe vite.`).map((row) => row.split('|'));
  const query = ['', '', 'm', 'me', 'meu', 'meul', 'meul', 'meule', 'meule', 'meule ', 'meule c', 'meule c', 'meule c', '', '', 'v', 'va', 'van', 'vann', 'vanne', 'vanne', 'vanne', 'vanne', 'vanne'], flat = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  return {
    html: `<div style="height:100%;background:#eef3f1;color:#1c2b27;font:16px 'Noto Sans';overflow:hidden"><div style="background:#235347;color:#fff;padding:26px 0 30px"><div style="width:1100px;margin:0 auto"><div style="font:600 26px 'Noto Serif'">Lexique des moulins</div><div style="margin-top:16px;background:#fff;color:#1c2b27;border-radius:8px;height:50px;line-height:50px;padding:0 20px;display:flex;gap:14px;align-items:center;font-size:19px">${icon('search', '#4d6660', 20)}<div style="white-space:pre;line-height:28px"><span id="query"></span>${caret('#1c2b27', 22)}<span id="hint" style="color:#5d736d"></span></div></div></div></div><div style="width:1100px;margin:0 auto;padding-top:18px;display:flex;gap:40px"><div style="width:760px"><div id="count" style="color:#4d6660;margin-bottom:6px"></div><div id="found"></div></div><div style="flex:1;padding-top:28px"><b>Recherches récentes</b><div id="recent" style="line-height:2"></div></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const asked = query[index], key = flat(asked.trim()), found = all.filter(([word, text]) => !key || flat(word).includes(key) || (key.length > 3 && flat(text).includes(key))), lit = (text) => { const at = key ? flat(text).indexOf(key) : -1; return at < 0 || flat(text).length !== text.length ? text : `${text.slice(0, at)}<span style="background:#ffe08a">${text.slice(at, at + key.length)}</span>${text.slice(at + key.length)}`; };
      seq9At('query').textContent = asked; seq9At('hint').textContent = asked ? '' : 'Chercher un mot'; seq9At('count').textContent = found.length === 1 ? '1 entrée' : `${found.length} entrées`;
      seq9Set('found', found.slice(0, 9).map(([word, text], at) => `<div style="padding:10px 14px;border-bottom:1px solid #cfdcd8;${asked && at === (index > 20 ? 1 : 0) ? 'background:#dcebe6' : ''}"><div style="font:600 18px 'Noto Serif'">${lit(word)}</div><div style="margin-top:3px">${lit(text)}</div></div>`).join(''));
      seq9Set('recent', (index > 12 ? ['meule courante', 'trémie', 'rouet', 'bief'] : ['trémie', 'rouet', 'bief']).map((word) => `<div>${word}</div>`).join('')); visible('caret', index % 3 !== 2);
    },
  };
});

sequence('baggage-belt-log-live', { frames: 24, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => {
  const belts = words('T2-04 T2-05 T2-07 T3-01 T3-02'); let count = 0;
  const lines = times(34 + 24 * 3, () => {
    const second = 41819 + Math.floor(count / 4); count += 1;
    const level = r.pick(['info', 'info', 'info', 'info', 'info', 'info', 'info', 'info', 'info', 'notice', 'notice', 'warning', 'error']), belt = r.pick(belts), bag = `00${r.number(16, 88)}${r.digits(6)}`;
    return [`${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)}`, level, belt, { info: () => r.pick([`bag ${bag} scanned at gate reader ${r.number(1, 9)}`, `bag ${bag} diverted to chute ${r.number(10, 48)}`, `tray ${r.number(100, 999)} returned empty`]), notice: () => `belt speed set to ${r.number(1, 2)}.${r.below(10)} m/s`, warning: () => r.pick([`label of bag ${bag} unreadable, sent to manual coding`, `photo cell ${r.number(2, 30)} dirty`]), error: () => r.pick([`jam before merge ${r.number(1, 6)}, section stopped`, `motor ${r.number(11, 84)} over temperature`]) }[level]()];
  });
  const hue = { info: '#7fb2e5', notice: '#8fd0a5', warning: '#f0c063', error: '#f58a7d' };
  return {
    html: `<div style="height:100%;background:#12161c;color:#d5dde6;font:15px Inter;display:flex;flex-direction:column;overflow:hidden"><div style="flex:none;display:flex;gap:26px;align-items:center;padding:14px 26px;background:#1a2029"><b style="font-size:18px">Baggage control</b>${seq9Tabs(['Overview', 'Belts', 'Log', 'Alarms'], 'padding:6px 4px', 2, 'border-bottom:2px solid #7fb2e5')}<span id="live" style="margin-left:auto"></span><span id="clock"></span></div><div style="flex:1;display:flex;overflow:hidden"><div style="width:300px;flex:none;padding:20px 26px;box-sizing:border-box;border-right:1px solid #262e39"><div style="color:#96a3b3;margin-bottom:8px">Per level</div><div id="levels"></div><div style="color:#96a3b3;margin:24px 0 8px">Belts</div>${belts.map((name, at) => seq9D('display:flex;justify-content:space-between;padding:6px 0', `<span>${name}</span><span>${r.number(8, 44)} bags/min</span>`)).join('')}</div><div id="log" style="flex:1;overflow:hidden;font:15px Hack;display:flex;flex-direction:column;justify-content:flex-end;padding-bottom:10px"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const held = index > 13 && index < 18, upto = 34 + (held ? 14 : index) * 2 + (index > 8 ? 6 : 0), shown = lines.slice(Math.max(0, upto - 38), upto);
      seq9Set('log', shown.map(([time, level, belt, text]) => `<div style="display:flex;height:25px;line-height:25px;padding:0 22px;${held && text === shown[30][3] ? 'background:#25405f;' : ''}"><span style="width:110px;color:#96a3b3">${time}</span><span style="width:110px;color:${hue[level]}">${level}</span><span style="width:90px">${belt}</span><span>${text}</span></div>`).join(''));
      seq9Set('levels', Object.keys(hue).map((level) => seq9D('display:flex;justify-content:space-between;padding:6px 0', `<span style="color:${hue[level]}">${capital(level)}</span><span>${lines.slice(0, upto).filter((one) => one[1] === level).length}</span>`)).join(''));
      seq9At('live').textContent = held ? 'Paused, new lines wait' : 'Following'; seq9At('clock').textContent = `11:37:${pad(9 + Math.floor(index / 2), 2)}`;
    },
  };
});

sequence('wind-farm-firmware-and-charts', { frames: 24, width: 1280, height: 800, lcd: false, hinting: 'medium' }, () => {
  const units = ['WT-01 North ridge', 'WT-02 North ridge', 'WT-03 Quarry', 'WT-04 Quarry', 'WT-05 Chapel field'], speeds = [5, 4, 3.4, 0, 6];
  return {
    html: `<div style="position:relative;height:100%;background:#f2f6fb;color:#172536;font:15px 'Nimbus Sans';overflow:hidden;padding:22px 30px;box-sizing:border-box"><div style="display:flex;align-items:baseline;gap:24px"><b style="font-size:22px">Moorside wind farm</b><span style="color:#52657a">Operations</span><span id="clock" style="margin-left:auto"></span></div><div style="display:grid;grid-template-columns:repeat(4,1fr);gap:16px;margin-top:18px" id="cards"></div><div style="display:flex;gap:16px;margin-top:16px"><div style="width:560px;background:#fff;border-radius:8px;padding:16px 20px"><b>Output, last ten minutes</b><canvas id="chart" width="560" height="210" style="display:block;margin-top:12px"></canvas><div style="display:flex;justify-content:space-between;color:#52657a;font-size:13px;margin-top:6px"><span>10 min</span><span>5 min</span><span>now</span></div></div><div style="flex:1;background:#fff;border-radius:8px;padding:16px 20px"><b>Firmware 4.8.2</b><div id="units" style="margin-top:6px"></div></div></div><div style="background:#fff;border-radius:8px;padding:14px 20px;margin-top:16px;line-height:1.6" id="events"></div><div style="background:#fff;border-radius:8px;padding:12px 20px;margin-top:16px" id="table"></div></div>`,
    after() { this.step(0); },
    step(index) {
      const power = 8.2 + 0.3 * Math.sin(Math.floor(index / 2) / 2), wind = 11.4 + 0.4 * Math.sin(Math.floor(index / 3));
      seq9At('clock').textContent = `Friday 13 November, 14:05:${pad(20 + Math.floor(index / 2), 2)}`;
      seq9Set('cards', [['Output', `${power.toFixed(1)} MW`], ['Wind', `${wind.toFixed(1)} m/s`], ['Available', '4 of 5'], ['Today', `${(96.4 + Math.floor(index / 8) * 0.1).toFixed(1)} MWh`]].map(([name, value]) => seq9D('background:#fff;border-radius:8px;padding:14px 18px', `<div style="color:#52657a">${name}</div><div style="font-size:26px;margin-top:4px">${value}</div>`)).join(''));
      const pen = seq9At('chart').getContext('2d'); pen.fillStyle = '#fff'; pen.fillRect(0, 0, 560, 210); pen.strokeStyle = '#dde5ee'; pen.lineWidth = 1; times(5, (line) => pen.strokeRect(0, line * 42, 560, 42)); pen.strokeStyle = '#1f6fb5'; pen.lineWidth = 2.5; pen.beginPath();
      for (let x = 0; x <= 560; x += 5) { const t = (x + Math.floor(index / 2) * 10) / 40, y = 110 - 38 * Math.sin(t) - 22 * Math.sin(t * 2.3) - 10 * Math.sin(t * 5.1); if (x) pen.lineTo(x, y); else pen.moveTo(x, y); } pen.stroke();
      const share = units.map((_, at) => Math.min(100, Math.max(0, Math.round((index - at) * speeds[at] + (at === 4 ? 0 : 14)))));
      seq9Set('units', units.map((name, at) => `<div style="margin-top:11px"><div style="display:flex;justify-content:space-between;margin-bottom:6px"><span>${name}</span><span style="color:${at === 3 ? '#b3261e' : '#52657a'}">${at === 3 ? (index < 10 ? 'waiting for link' : 'no link') : share[at] >= 100 ? 'done' : `${share[at]} %`}</span></div>${seq9Bar(560, at === 3 ? 0.14 : share[at] / 100, '#e3eaf2', at === 3 ? '#b3261e' : share[at] >= 100 ? '#2e7d4f' : '#1f6fb5')}</div>`).join(''));
      seq9Set('table', [['Turbine', 'Rotor', 'Pitch', 'Gearbox', 'Output'], ...units.map((name, at) => [name, at === 3 ? '0.0 rpm' : `${(14.2 + at * 0.3 + 0.1 * ((index >> 2) % 3)).toFixed(1)} rpm`, `${at === 3 ? 88 : 2 + at}°`, `${58 + at * 2} °C`, at === 3 ? '0.0 MW' : `${(1.9 + at * 0.1).toFixed(1)} MW`])].map((cells, row) => `<div style="display:flex;height:25px;line-height:25px;${row ? '' : 'font-weight:bold'}">${cells.map((cell, at) => seq9S(`width:${[330, 220, 180, 220, 160][at]}px`, cell)).join('')}</div>`).join(''));
      seq9Set('events', ['13:52  Technician left the site', '14:01  Ice detector WT-01 cleared', '14:04  WT-03 yawed by 6 degrees', ...(index > 9 ? ['14:05  WT-04 lost its link during the update'] : [])].reverse().slice(0, 4).map((text) => seq9D('white-space:pre', text)).join(''));
    },
  };
});

sequence('turnos-del-huerto-arrastrados', { frames: 24, width: 1536, height: 864, scale: 1.25, lcd: true, hinting: 'none', languages: ['spa'] }, () => {
  const days = ['lunes 4', 'martes 5', 'miércoles 6', 'jueves 7', 'viernes 8', 'sábado 9'], wide = 222, tall = 74;
  const jobs = [['Riego temprano', 'Íñigo y Paloma', 0, 0, 2, '#2f7d5b'], ['Semillero de pimientos', 'Asunción', 0, 4, 2, '#a65b12'], ['Compostaje', 'Grupo de niños', 1, 2, 2, '#6a4fa3'], ['Poda del peral', 'Señor Muñoz', 2, 1, 3, '#2f6ea8'], ['Reparto de estiércol', 'todos', 3, 5, 2, '#8c3b4a'], ['Visita del colegio', 'Begoña', 4, 2, 3, '#2f6ea8'], ['Mercado de plantones', 'Asunción e Íñigo', 5, 0, 4, '#2f7d5b']];
  const moves = [{ job: 2, from: 4, to: 10, day: 3, slot: 2 }, { job: 4, from: 14, to: 20, day: 4, slot: 6 }];
  const box = ([name, who, , , long, hue], style) => `<div style="box-sizing:border-box;width:${wide - 10}px;height:${long * tall - 8}px;background:${hue};color:#fff;border-radius:8px;padding:10px 14px;${style}"><b>${name}</b><div style="margin-top:4px;font-size:14px">${who}</div></div>`;
  return {
    html: `<div style="position:relative;height:100%;background:#fbfbf7;color:#26301f;font:15px 'Open Sans';overflow:hidden"><div style="padding:18px 34px;display:flex;gap:24px;align-items:center"><b style="font-size:21px">Huerto comunitario La Acequia</b><span>mayo de 2026</span><span style="margin-left:auto;border:1px solid #bfc8b4;border-radius:6px;padding:7px 18px">Hoy</span><span style="border:1px solid #bfc8b4;border-radius:6px;padding:7px 18px">Semana</span><span style="background:#2f7d5b;color:#fff;border-radius:6px;padding:8px 18px">Nuevo turno</span></div><div style="position:absolute;left:110px;top:78px;display:flex">${days.map((day) => seq9S(`width:${wide}px;font-weight:600`, day)).join('')}</div>${times(9, (at) => `<div style="position:absolute;left:34px;top:${104 + at * tall}px;color:#5f6b55;font-size:14px">${8 + at}:00</div><div style="position:absolute;left:100px;right:30px;top:${114 + at * tall}px;border-top:1px solid #e2e5da"></div>`).join('')}<div id="jobs"></div><div id="drag"></div><div id="toast"></div></div>${pointer('black')}`,
    after() { this.step(0); },
    step(index) {
      const held = moves.find(({ from, to }) => index >= from && index < to), place = jobs.map(([, , day, slot], at) => { const move = moves.find((one) => one.job === at && index >= one.to); return move ? [move.day, move.slot] : [day, slot]; });
      const left = (day) => 106 + day * wide, top = (slot) => 116 + slot * tall;
      seq9Set('jobs', jobs.map((job, at) => (held && held.job === at ? '' : `<div style="position:absolute;left:${left(place[at][0])}px;top:${top(place[at][1])}px">${box(job, '')}</div>`)).join(''));
      if (held) {
        const share = Math.min(1, (index - held.from) / (held.to - held.from - 2)), [day, slot] = place[held.job], x = Math.round(left(day) + share * (left(held.day) - left(day))), y = Math.round(top(slot) + share * (top(held.slot) - top(slot)) + 26 * Math.sin(share * Math.PI));
        seq9Set('drag', `<div style="position:absolute;left:${x}px;top:${y}px">${box(jobs[held.job], 'box-shadow:0 10px 26px rgba(0,0,0,.4)')}</div>`); movePointer(x + 170, y + 80);
      } else { seq9Set('drag', ''); const next = moves.find(({ from }) => from > index); movePointer(next && next.from - index < 3 ? left(place[next.job][0]) + 170 : 1290, next && next.from - index < 3 ? top(place[next.job][1]) + 80 : 60); }
      seq9Set('toast', (index > 9 && index < 14) || index > 19 ? seq9D('position:absolute;left:560px;bottom:26px;background:#26301f;color:#fff;border-radius:8px;padding:13px 24px;display:flex;gap:26px', `<span>${index < 14 ? 'Compostaje pasa al jueves' : 'Reparto de estiércol pasa al viernes'}</span><b>Deshacer</b>`) : '');
    },
  };
});

sequence('orienteering-map-pushed-about', { frames: 24, width: 1440, height: 900, lcd: true, hinting: 'slight' }, (r) => {
  const spots = [['Start', 210, 240], ['Old quarry', 430, 120], ['Boar wallow', 640, 330], ['Charcoal pit', 860, 180], ['Three birches', 1050, 420], ['Hermit’s spring', 380, 520], ['Ruined sheepfold', 700, 640], ['Long Moss', 1180, 660], ['Water point', 930, 800], ['Finish', 250, 780], ['Crag End', 1420, 300], ['Mill dam', 1500, 560], ['Lower gate', 1320, 880]];
  const push = [[0, 0], [0, 0], [0, 0], [-30, -8], [-96, -30], [-168, -58], [-204, -74], [-214, -78], [-214, -78], [-214, -78], [-214, -78], [-214, -78], [-258, -124], [-318, -190], [-352, -226], [-356, -230], [-356, -230], [-356, -230], [-356, -230], [-356, -230], [-356, -230], [-310, -220], [-260, -204], [-248, -200]], legs = times(7, (at) => [`${at + 1}`, r.pick(['boulder', 'pit', 'path bend', 'knoll', 'stream']), `${r.number(1, 9)}${r.below(10)}0 m`, `${r.number(2, 9)}:${pad(r.below(60), 2)}`]);
  return {
    html: `<div style="position:relative;height:100%;overflow:hidden;background:#f6f3e4;font:15px Lato;color:#222"><canvas id="map" width="1440" height="900" style="position:absolute;left:0;top:0"></canvas><div id="names"></div><div style="position:absolute;left:0;top:0;bottom:0;width:330px;background:#fff;box-shadow:2px 0 12px rgba(0,0,0,.25);padding:24px 26px;box-sizing:border-box"><b style="font-size:20px">Long Moss, course B</b><div style="margin:4px 0 14px;color:#5b5b52">6.4 km, 12 controls, 210 m climb</div>${legs.map((cells) => `<div style="display:flex;padding:9px 0;border-bottom:1px solid #e8e5d6">${cells.map((cell, at) => seq9S(`width:${[34, 110, 76, 56][at]}px`, cell)).join('')}</div>`).join('')}<div id="info" style="margin-top:20px;line-height:1.5"></div></div><div style="position:absolute;right:20px;bottom:20px;background:#fff;border-radius:6px;padding:9px 16px;box-shadow:0 2px 8px rgba(0,0,0,.3)">1 : 10 000, contours 5 m</div></div>`,
    after() { this.step(0); },
    step(index) {
      const [dx, dy] = push[index], pen = seq9At('map').getContext('2d'), chance = new Random('long moss'), at = (x, y) => [x + 200 + dx, y + dy];
      pen.fillStyle = '#f6f3e4'; pen.fillRect(0, 0, 1440, 900);
      times(16, () => { const [x, y] = at(chance.below(1700), chance.below(1100)); pen.fillStyle = ['#cfe3b8', '#f3dca0', '#b9d8a0', '#e6efd4'][chance.below(4)]; pen.beginPath(); pen.ellipse(x, y, chance.number(60, 220), chance.number(40, 150), chance.next() * 3, 0, 7); pen.fill(); });
      times(34, (line) => { pen.strokeStyle = '#c98f52'; pen.lineWidth = line % 5 ? 1 : 2; pen.beginPath(); for (let x = -100; x < 1900; x += 20) { const [px, py] = at(x, line * 36 - 40 + 30 * Math.sin(x / 140 + line / 3) + 14 * Math.sin(x / 53 + line)); if (x > -100) pen.lineTo(px, py); else pen.moveTo(px, py); } pen.stroke(); });
      pen.strokeStyle = '#3c86c4'; pen.lineWidth = 4; pen.beginPath(); for (let y = -50; y < 1150; y += 20) { const [px, py] = at(760 + 60 * Math.sin(y / 120), y); if (y > -50) pen.lineTo(px, py); else pen.moveTo(px, py); } pen.stroke();
      pen.strokeStyle = '#b0209a'; pen.lineWidth = 3; spots.slice(0, 10).forEach(([, x, y], one) => { const [px, py] = at(x, y); pen.beginPath(); pen.arc(px, py, 16, 0, 7); pen.stroke(); if (one) { const [bx, by] = at(spots[one - 1][1], spots[one - 1][2]); pen.beginPath(); pen.moveTo(bx, by); pen.lineTo(px, py); pen.stroke(); } });
      seq9Set('names', spots.map(([name, x, y]) => `<span style="position:absolute;left:${x + 224 + dx}px;top:${y + dy - 10}px;background:#fffdf2;border-radius:3px;padding:1px 7px;white-space:nowrap;font-weight:700;color:#4b2145">${name}</span>`).join('') + (index > 7 && index < 12 ? seq9D(`position:absolute;left:${640 + 200 + dx}px;top:${330 + dy + 24}px;background:#fff;border-radius:8px;box-shadow:0 4px 16px rgba(0,0,0,.35);padding:12px 16px;width:230px;line-height:1.45`, '<b>Boar wallow</b>', seq9D('', 'Control 3, code 147'), seq9D('', 'Fastest leg: Iris Jessop, 2:51')) : ''));
      seq9Set('info', index > 7 ? 'Control 3: edge of the marsh, east side. Shoes will get wet.' : 'Choose a control to see its description.');
    },
  };
});

sequence('lezione-sui-fari-a-diapositive', { frames: 24, width: 1920, height: 1080, lcd: false, hinting: 'slight', languages: ['ita'] }, () => {
  const points = ['Fino al 1820 si bruciava olio di colza', 'Gli anelli di vetro piegano la luce in un fascio solo', 'Con una sola lampada si arriva a venti miglia', 'Oggi bastano pochi watt e una batteria'], dates = [['1823', 'Prima lente installata a Cordouan'], ['1841', 'Arriva anche sulle coste liguri'], ['1921', 'La lampada si accende da sé'], ['1998', 'L’ultimo guardiano scende le scale']];
  const slides = [
    () => `<div style="height:100%;display:flex;flex-direction:column;justify-content:center;padding-left:160px"><div style="font:700 86px 'Noto Serif Display'">Come si accende il mare</div><div style="font:34px Lato;margin-top:26px;color:#f2c879">Breve storia delle lenti dei fari</div><div style="font:24px Lato;margin-top:70px">Ludovica Parodi, Società di studi costieri</div></div>`,
    (count) => `<div style="padding:110px 160px"><div style="font:700 56px 'Noto Serif Display'">Perché proprio la lente?</div>${points.slice(0, count).map((text) => `<div style="display:flex;gap:24px;align-items:center;margin-top:46px;font:36px Lato"><span style="width:14px;height:14px;background:#f2c879;border-radius:7px;flex:none"></span><span>${text}</span></div>`).join('')}</div>`,
    (count) => `<div style="padding:110px 160px"><div style="font:700 56px 'Noto Serif Display'">Quattro date</div>${dates.slice(0, count).map(([year, text]) => `<div style="display:flex;gap:50px;align-items:baseline;margin-top:44px"><span style="font:700 50px 'Noto Serif Display';color:#f2c879;width:150px">${year}</span><span style="font:34px Lato">${text}</span></div>`).join('')}</div>`,
    () => `<div style="padding:110px 160px;display:flex;gap:80px"><div>${photo(760, 620, 'faro al tramonto')}</div><div style="width:680px"><div style="font:700 50px 'Noto Serif Display'">Capo delle Correnti</div><div style="font:32px/1.5 Lato;margin-top:30px">Qui la torre è bassa perché lo scoglio è già alto. La lanterna fu smontata nel 2004 e oggi si trova al museo.</div></div></div>`,
    () => `<div style="height:100%;display:flex;flex-direction:column;justify-content:center;align-items:center"><div style="font:700 72px 'Noto Serif Display'">Grazie dell’attenzione!</div><div style="font:32px Lato;margin-top:36px">Domande? Più tardi c’è anche il caffè.</div></div>`];
  const plan = [[0, 0], [0, 0], [0, 0], [1, 0], [1, 1], [1, 1], [1, 2], [1, 2], [1, 3], [1, 3], [1, 4], [1, 4], [1, 4], [2, 1], [2, 2], [2, 2], [2, 3], [2, 4], [2, 4], [3, 0], [3, 0], [3, 0], [4, 0], [4, 0]];
  return {
    html: `<div style="position:relative;height:100%;background:#14283d;color:#f5f1e8;overflow:hidden"><div id="slide" style="height:100%"></div><div style="position:absolute;left:160px;right:160px;bottom:44px;display:flex;justify-content:space-between;font:20px Lato;color:#a9b9c9"><span>Storia delle coste, lezione 5</span><span id="number"></span></div></div>`,
    after() { this.step(0); },
    step(index) { const [at, count] = plan[index]; seq9Set('slide', slides[at](count)); paintPhotos(); seq9At('number').textContent = `${at + 1} di 5`; },
  };
});
// Pictures that move.

/** Something like a workshop clip: a cup on a bench, steam, a hand that pours; light that wanders. */
function seq9Bench(canvas, index, seed) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random(`bench ${seed}`);
  const light = pen.createLinearGradient(0, 0, width, height); light.addColorStop(0, `hsl(${24 + 8 * Math.sin(index / 5)},38%,26%)`); light.addColorStop(1, `hsl(${32 + seed},48%,62%)`); pen.fillStyle = light; pen.fillRect(0, 0, width, height);
  times(18, () => { pen.fillStyle = `hsla(${chance.number(10, 50)},40%,${chance.number(20, 70)}%,.5)`; pen.fillRect(chance.below(width), chance.below(height / 2), chance.number(8, 50), chance.number(20, height / 3)); });
  pen.fillStyle = '#5b3a26'; pen.fillRect(0, height * 0.72, width, height * 0.28);
  const x = width * 0.5 + width * 0.02 * Math.sin(index), size = height * 0.22;
  pen.fillStyle = '#f2ede4'; pen.beginPath(); pen.ellipse(x, height * 0.74, size * 1.3, size * 0.7, 0, 0, 7); pen.fill();
  pen.fillStyle = '#6a3f22'; pen.beginPath(); pen.ellipse(x, height * 0.66, size, size * 0.36, 0, 0, 7); pen.fill();
  pen.fillStyle = '#f4e3c8'; pen.beginPath(); pen.ellipse(x + size * 0.2 * Math.sin(index * 0.8), height * 0.66, size * (0.2 + (index % 12) / 20), size * 0.14, index / 4, 0, 7); pen.fill();
  pen.fillStyle = '#c68f6b'; pen.beginPath(); pen.ellipse(x + size * (1.5 + 0.3 * Math.sin(index * 0.6)), height * 0.34, size * 0.9, size * 0.34, -0.5, 0, 7); pen.fill();
  times(9, (puff) => { pen.fillStyle = `rgba(255,255,255,${0.05 + puff % 3 * 0.03})`; pen.beginPath(); pen.ellipse(x + 30 * Math.sin(index + puff), height * (0.6 - ((puff * 7 + index * 3) % 40) / 80), 20 + puff * 3, 12 + puff * 2, 0, 0, 7); pen.fill(); });
  grain(pen, width, height, new Random(`bench ${seed} ${index}`), 20);
}

sequence('latte-art-lesson-beside-notes', { frames: 24, width: 1600, height: 900, lcd: true, hinting: 'full' }, (r) => {
  const deal = seq9Deal(r, 'coffee'), notes = 'Lesson 4, the tulip\n\nMilk at 58 degrees, swirl until it shines.\nPour high first, then drop the jug and wait.\nThree short pushes, one line through.', grown = seq9Typed(notes, 24, 2, 20), old = ['Lesson 3, the heart', 'Lesson 2, stretching milk', 'Lesson 1, the machine'].map((name) => [name, deal(2)]);
  return {
    html: `<div style="position:relative;height:100%;background:#fffdf8;color:#2c251c;overflow:hidden;font:16px 'URW Bookman'"><div style="width:800px;padding:40px 60px;box-sizing:border-box"><div style="display:flex;gap:26px;font:14.5px 'Noto Sans';color:#7a6e5d;margin-bottom:22px"><span>Notebook</span><span>Coffee school</span><span id="saved"></span></div><div style="white-space:pre-wrap;font-size:19px;line-height:1.65;min-height:280px"><span id="notes"></span>${caret('#2c251c', 22)}</div>${old.map(([name, text]) => `<div style="border-top:1px solid #e5dccb;padding:16px 0"><b>${name}</b><div style="line-height:1.55;margin-top:6px">${text}</div></div>`).join('')}</div>
      <div style="position:absolute;right:40px;top:40px;width:640px;background:#1a1613;color:#fff;border-radius:12px;overflow:hidden"><canvas id="clip" width="640" height="360" style="display:block"></canvas><div style="display:flex;gap:18px;align-items:center;padding:12px 20px;font:14.5px 'Noto Sans'">${icon('play', '#fff', 16, true)}<span id="time"></span><span id="bar" style="flex:1"></span><span>7:20</span></div></div><div style="position:absolute;right:40px;top:480px;width:640px;font:15.5px/1.55 'Noto Sans'"><b style="font-size:18px">The tulip, slowly</b><div style="color:#7a6e5d;margin:3px 0 10px">Cordelia Varley, 41,208 views</div><div>${deal(3)}</div><div id="next" style="margin-top:16px;color:#9a5b1f"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const paused = index > 9 && index < 14, at = paused ? 10 : index; seq9Bench(seq9At('clip'), at, 3); const second = 131 + Math.floor(at / 2);
      seq9At('notes').textContent = grown[index]; seq9At('time').textContent = `${Math.floor(second / 60)}:${pad(second % 60, 2)}`; seq9Set('bar', seq9Bar(440, second / 440, '#5b5149', '#e8a04f', 5));
      seq9At('saved').textContent = index % 7 === 6 ? 'Saving…' : 'All changes saved'; seq9At('next').textContent = index > 17 ? 'Next: The swan, in 4 minutes' : 'Next: The swan'; visible('caret', index % 2 === 0);
    },
  };
});

/** Sea at night with a tower whose beam turns. */
function seq9Night(canvas, index) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random('night sea');
  const sky = pen.createLinearGradient(0, 0, 0, height); sky.addColorStop(0, '#0a1226'); sky.addColorStop(0.55, '#2c4a6b'); sky.addColorStop(1, '#0e2233'); pen.fillStyle = sky; pen.fillRect(0, 0, width, height);
  times(90, () => { pen.fillStyle = `rgba(255,255,255,${0.2 + chance.next() * 0.5})`; pen.fillRect(chance.below(width), chance.below(height * 0.5), 2, 2); });
  const x = width * 0.7 - index * 3, y = height * 0.3, turn = index * 0.55;
  pen.fillStyle = 'rgba(255,240,190,.28)'; pen.beginPath(); pen.moveTo(x, y); pen.lineTo(x + width * Math.cos(turn - 0.1), y + width * 0.3 * Math.sin(turn - 0.1)); pen.lineTo(x + width * Math.cos(turn + 0.1), y + width * 0.3 * Math.sin(turn + 0.1)); pen.fill();
  pen.fillStyle = '#b9b2a4'; pen.beginPath(); pen.moveTo(x - 18, y); pen.lineTo(x + 18, y); pen.lineTo(x + 38, height * 0.62); pen.lineTo(x - 38, height * 0.62); pen.fill(); pen.fillStyle = '#fff3c4'; pen.fillRect(x - 14, y - 22, 28, 24);
  pen.fillStyle = '#1a1d24'; pen.beginPath(); pen.ellipse(x, height * 0.66, width * 0.16, height * 0.08, 0, 0, 7); pen.fill();
  times(18, (wave) => { pen.strokeStyle = `rgba(${120 + wave * 5},${160 + wave * 3},190,.45)`; pen.lineWidth = 2 + wave / 4; pen.beginPath(); for (let px = 0; px <= width; px += 16) { const py = height * (0.6 + wave * 0.024) + (4 + wave) * Math.sin(px / (60 + wave * 8) + index * 0.8 + wave * 2); if (px) pen.lineTo(px, py); else pen.moveTo(px, py); } pen.stroke(); });
  grain(pen, width, height, new Random(`night ${index}`), 22);
}

sequence('film-vom-leuchtturmwaerter', { frames: 26, width: 1920, height: 1080, lcd: false, hinting: 'medium', languages: ['deu'] }, () => {
  const said = [['Heute Nacht kommt kein Schiff mehr.'], [], ['Woher weißt du das?'], ['Weil die Möwen schweigen', 'und der Wind gedreht hat.'], [], ['Mein Vater hat hier oben', 'dreißig Jahre lang gezählt.'], ['– Die Schiffe?', '– Nein, die Blitze.'], [], ['Lösch das Licht noch nicht.'], ['Da draußen ist jemand!']], plan = [0, 0, 0, 0, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 5, 5, 5, 5, 6, 6, 6, 7, 8, 8, 8, 9];
  return {
    html: `<div style="position:relative;height:100%;background:#000;overflow:hidden"><canvas id="film" width="1920" height="820" style="position:absolute;left:0;top:130px"></canvas><div id="top"></div><div id="said" style="position:absolute;left:0;right:0;bottom:160px;text-align:center;font:600 44px/1.3 'Open Sans';color:#fff6c8;text-shadow:0 0 5px #000,0 0 5px #000,2px 2px 2px #000,-2px -1px 2px #000"></div><div id="bar"></div></div>`,
    after() { this.step(0); },
    step(index) {
      seq9Night(seq9At('film'), index); const second = 3112 + Math.floor(index / 2), on = index > 12 && index < 18;
      seq9Set('said', said[plan[index]].map((text) => `<div>${text}</div>`).join(''));
      seq9Set('top', on ? seq9D("position:absolute;left:70px;top:44px;color:#fff;font:26px 'Open Sans'", 'Der letzte Wärter') : '');
      seq9Set('bar', on ? `<div style="position:absolute;left:70px;right:70px;bottom:40px;display:flex;gap:30px;align-items:center;color:#eee;font:20px 'Open Sans'">${icon('play', '#eee', 26, true)}<span>${Math.floor(second / 60)}:${pad(second % 60, 2)}</span><span style="flex:1">${seq9Bar(1180, 0.54, '#4a4a4a', '#e2b93b', 6)}</span><span>1:36:05</span><span>Untertitel: Deutsch</span></div>` : '');
    },
  };
});

/** A person at a desk, seen by a camera. */
function seq9Person(canvas, index, seed) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random(`person ${seed}`), hue = chance.below(360);
  const wall = pen.createLinearGradient(0, 0, width, 0); wall.addColorStop(0, `hsl(${hue},24%,${chance.number(34, 60)}%)`); wall.addColorStop(1, `hsl(${hue + 30},22%,${chance.number(24, 44)}%)`); pen.fillStyle = wall; pen.fillRect(0, 0, width, height);
  pen.fillStyle = `hsl(${hue + 180},30%,72%)`; pen.fillRect(width * (0.08 + chance.next() * 0.5), height * 0.1, width * 0.24, height * 0.34); pen.fillStyle = `hsl(${hue + 90},35%,30%)`; pen.fillRect(width * 0.8, height * 0.3, width * 0.06, height * 0.5);
  const x = width * (0.5 + 0.02 * Math.sin(index * 0.5 + seed)), y = height * (0.5 + 0.012 * Math.sin(index * 1.1 + seed)), size = height * 0.19;
  pen.fillStyle = `hsl(${hue + 140},40%,40%)`; pen.beginPath(); pen.ellipse(x, height * 1.08, size * 2.3, size * 2, 0, 0, 7); pen.fill();
  pen.fillStyle = `hsl(24,40%,${chance.number(32, 78)}%)`; pen.beginPath(); pen.ellipse(x, y, size * 0.8, size * 1.05, 0, 0, 7); pen.fill();
  pen.fillStyle = `hsl(30,30%,${chance.number(8, 50)}%)`; pen.beginPath(); pen.ellipse(x, y - size * 0.75, size * 0.85, size * 0.5, 0, 0, 7); pen.fill();
  pen.fillStyle = '#241c18'; [-0.32, 0.32].forEach((side) => { pen.beginPath(); pen.ellipse(x + size * side, y - size * 0.04, size * 0.08, (index + seed) % 9 === 0 ? 1 : size * 0.07, 0, 0, 7); pen.fill(); });
  pen.fillStyle = '#83403a'; pen.beginPath(); pen.ellipse(x, y + size * 0.5, size * 0.24, 2 + (index * 7 + seed * 4) % 10, 0, 0, 7); pen.fill();
  grain(pen, width, height, new Random(`person ${seed} ${index}`), 16);
}

sequence('lift-maintenance-call-captioned', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, () => {
  const people = ['Henrik Dunmore', 'Rosalind Quayle', 'Basil Thackeray'], speech = [['Henrik', 'Car four has been standing since Tuesday and the tenants are losing patience.'], ['Rosalind', 'The brake lining is in customs. I called this morning and they said two days at most.'], ['Basil', 'Could we run it up to the sixth floor only, at half speed?'], ['Rosalind', 'Not without a new test, and the inspector is on leave.'], ['Henrik', 'Then please hang up a notice with the real date on it.']], spoken = speech.flatMap(([who, text], at) => text.split(' ').map((word) => [at, who, word]));
  const plan = [['Mon 16 Nov', 'Lining leaves customs'], ['Tue 17 Nov', 'Delivery to house 27'], ['Wed 18 Nov', 'Fitting and brake test'], ['Thu 19 Nov', 'Inspector back from leave'], ['Fri 20 Nov', 'Car four in service']];
  return {
    html: `<div style="position:relative;height:100%;background:#0f1114;color:#eef1f4;font:17px Roboto;overflow:hidden"><div style="position:absolute;left:24px;top:24px;width:1360px;height:800px;background:#fff;color:#1c2126;border-radius:8px;overflow:hidden"><div style="background:#e7edf3;padding:12px 22px;font-size:15px">Henrik Dunmore is presenting</div><div style="padding:40px 60px"><div style="font:500 38px Roboto">Plan for car four</div><div id="plan" style="margin-top:20px"></div></div></div>${people.map((name, at) => `<canvas class="person" width="480" height="258" style="position:absolute;left:1408px;top:${24 + at * 271}px;border-radius:8px"></canvas><span style="position:absolute;left:1422px;top:${242 + at * 271}px;background:#0f1114;border-radius:5px;padding:4px 12px;font-size:15px">${name}</span>`).join('')}<div id="said" style="position:absolute;left:240px;width:1000px;top:842px;height:150px;background:#1d2126;border-radius:8px;padding:14px 30px;box-sizing:border-box;font-size:24px;line-height:34px;overflow:hidden"></div><div style="position:absolute;left:24px;right:24px;bottom:18px;display:flex;align-items:center;gap:18px;font-size:16px"><span id="time"></span><span style="flex:1"></span>${seq9Tabs(['Mute', 'Camera', 'Captions', 'Raise hand', 'Leave call'], 'background:#2b3037;border-radius:20px;padding:10px 24px', 4, 'background:#c5362c')}<span style="flex:1"></span><span id="chat"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      const upto = Math.min(spoken.length, 2 + Math.round(index * 2.5)), last = spoken[upto - 1][0];
      seq9Set('said', speech.slice(Math.max(0, last - 1), last + 1).map(([who], at) => { const one = Math.max(0, last - 1) + at, told = spoken.slice(0, upto).filter(([turn]) => turn === one).map(([, , word]) => word).join(' '); return `<div><span style="color:#8ec7ff">${who}:</span> ${told}</div>`; }).join(''));
      document.querySelectorAll('.person').forEach((canvas, at) => { seq9Person(canvas, at === 2 && index > 15 ? 15 : index, at + 4); canvas.style.boxShadow = people[at].startsWith(spoken[upto - 1][1]) ? '0 0 0 4px #8ec7ff' : ''; });
      seq9Set('plan', plan.map(([when, what], at) => `<div style="display:flex;padding:20px 16px;font-size:26px;border-bottom:1px solid #d8dfe6;${index > 16 && at === 4 ? 'background:#fff1c2' : ''}"><span style="width:240px;color:#4b5864">${when}</span><span>${index > 20 && at === 4 ? 'Notice in the lobby, car four in service' : what}</span></div>`).join(''));
      seq9At('time').textContent = `15:${pad(6 + Math.floor((40 + index / 2) / 60), 2)}  Weekly call`; seq9At('chat').textContent = index > 11 ? 'Chat (3)' : 'Chat (2)';
    },
  };
});

/** A tunnel with rails, crystals and lamps that rush by. */
function seq9Tunnel(canvas, index) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random('tunnel');
  pen.fillStyle = '#120d1c'; pen.fillRect(0, 0, width, height);
  const cx = width / 2 + 60 * Math.sin(index / 4), cy = height * 0.46 + 30 * Math.cos(index / 5);
  times(16, (ring) => { const far = ((ring + index * 0.37) % 16) / 16, size = Math.pow(far, 2.2); pen.strokeStyle = `hsl(${270 + ring * 6},40%,${8 + far * 36}%)`; pen.lineWidth = 4 + far * 40; pen.beginPath(); pen.ellipse(cx + (width / 2 - cx) * size, cy + (height / 2 - cy) * size, 30 + width * 0.75 * size, 24 + height * 0.8 * size, 0.05 * Math.sin(index + ring), 0, 7); pen.stroke(); });
  [-1, 1].forEach((side) => { pen.strokeStyle = '#b6a27a'; pen.lineWidth = 8; pen.beginPath(); pen.moveTo(cx + side * 10, cy + 20); pen.lineTo(width / 2 + side * width * 0.22, height); pen.stroke(); });
  times(46, (one) => { const far = (chance.next() + index * (0.05 + one % 4 * 0.014)) % 1, turn = chance.next() * 6.28, reach = far * far * width * 0.6, x = cx + reach * Math.cos(turn), y = cy + reach * 0.7 * Math.sin(turn), size = 4 + far * 34; pen.fillStyle = `hsl(${chance.number(150, 330)},80%,${40 + far * 30}%)`; pen.beginPath(); pen.moveTo(x, y - size); pen.lineTo(x + size * 0.5, y); pen.lineTo(x, y + size); pen.lineTo(x - size * 0.5, y); pen.fill(); });
}

sequence('mine-cart-race-with-hud', { frames: 22, width: 1680, height: 1050, lcd: true, hinting: 'none' }, (r) => {
  const racers = ['Cordelia', 'You', 'Wendell', 'Iron Mole', 'Xenia'], hints = seq9Deal(r, 'caves')(1), orders = [[0, 2, 1, 3, 4], [0, 1, 2, 3, 4], [1, 0, 2, 4, 3]], plan = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2];
  const goals = [['Crystals', 40], ['Near misses', 5], ['Clean laps', 3]];
  return {
    html: `<canvas id="game" width="1680" height="1050" style="display:block"></canvas><div style="position:absolute;left:30px;top:28px;background:#1a1426;color:#f5edff;border-radius:10px;padding:14px 22px;font:22px 'Roboto Condensed';width:230px"><div style="color:#c9a8ff;font-size:18px">Positions</div><div id="board"></div></div><div style="position:absolute;right:30px;top:28px;background:#1a1426;color:#f5edff;border-radius:10px;padding:14px 22px;font:22px 'Roboto Condensed';width:250px"><div id="lap" style="font-size:30px;font-weight:700"></div><div id="goals"></div></div><div id="shout" style="position:absolute;left:0;right:0;top:210px;text-align:center;font:700 70px 'Roboto Condensed';color:#ffd84d;text-shadow:0 0 8px #120d1c,3px 3px 0 #120d1c,-2px -2px 0 #120d1c"></div><div style="position:absolute;left:30px;bottom:30px;background:#1a1426;color:#f5edff;border-radius:10px;padding:16px 24px;display:flex;gap:34px;align-items:center;font:700 34px 'Roboto Condensed'"><span id="speed"></span><div><div style="font:18px 'Roboto Condensed';color:#c9a8ff;margin-bottom:6px">Brake heat</div><div id="heat"></div></div></div><div style="position:absolute;right:30px;bottom:30px;width:520px;background:#1a1426;color:#f5edff;border-radius:10px;padding:14px 22px;font:19px/1.4 Roboto"><b>Old Silverdale says</b><div style="margin-top:4px">${hints}</div></div>`,
    after() { this.step(0); },
    step(index) {
      seq9Tunnel(seq9At('game'), index); const order = orders[plan[index]], second = 82 + index / 2;
      seq9Set('board', order.map((one, at) => `<div style="display:flex;gap:14px;padding:5px 0;${one === 1 ? 'color:#ffd84d' : ''}"><span style="width:20px">${at + 1}</span><span>${racers[one]}</span></div>`).join(''));
      seq9At('lap').textContent = `Lap ${index > 12 ? 3 : 2} of 3`; const got = [21 + index - (index % 2), index > 9 ? 3 : 2, index > 12 ? 2 : 1];
      seq9Set('goals', seq9D('padding:5px 0', `${Math.floor(second / 60)}:${pad(Math.floor(second % 60), 2)}.${index % 2 ? 5 : 0}`) + goals.map(([name, goal], at) => `<div style="display:flex;justify-content:space-between;padding:5px 0"><span>${name}</span><span>${got[at]}/${goal}</span></div>`).join(''));
      seq9At('speed').textContent = `${62 + Math.round(9 * Math.sin(index / 3))} km/h`; seq9Set('heat', seq9Bar(180, 0.3 + 0.25 * Math.sin(index / 4), '#3a2f4f', '#ff7a4d', 14));
      seq9At('shout').textContent = index > 6 && index < 10 ? 'Overtaken!' : index > 12 && index < 15 ? 'Final lap' : index > 14 && index < 18 ? 'In the lead' : '';
    },
  };
});
