'use strict';
// Sequences of this part.

/** A text that is typed: `[count, ...]` letters of it, one number a frame. */
function seqTyped(text, counts) { return counts.map((count) => text.slice(0, count)); }
function seqRow(names, style, lit = -1, litStyle = '') { return names.map((name, at) => `<span style="${style};${at === lit ? litStyle : ''}">${name}</span>`).join(''); }

// Typing.

sequence('skies-mail-reply', { frames: 32, width: 1440, height: 900, lcd: true, hinting: 'slight' }, (r) => {
  const first = 'Dear Thea,\n\nSaturday suits us well. We shall bring both refractors and the long table';
  const second = 'Dear Thea,\n\nSaturday suits us well. We shall bring both refractors and the small generator, so you need not worry about power.\n\nOne question: may we park on the grass behind the chapel?';
  const states = [...seqTyped(first, [0, 3, 10, 12, 17, 24, 33, 36, 36, 44, 52, 61, 70, 78, 86]), first.slice(0, 81), first.slice(0, 76), ...seqTyped(second, [79, 85, 91, 98, 98, 108, 116, 124, 131, 142, 153, 162, 173, second.length, second.length])];
  const folders = ['Inbox', 'Starred', 'Sent', 'Drafts', 'Observing', 'Members', 'Bills', 'Bin'];
  return {
    html: `<div style="height:100%;background:#f2f6fc;color:#1f1f1f;font:15px/1.45 Roboto;display:flex"><div style="width:220px;flex:none;padding:22px 14px;box-sizing:border-box"><div style="background:#c2e7ff;border-radius:16px;padding:15px 22px;width:90px;margin-bottom:20px">Compose</div>${folders.map((name, at) => `<div style="padding:6px 16px;border-radius:16px;display:flex;justify-content:space-between;${at === 0 ? 'background:#d3e3fd;font-weight:500' : ''}"><span>${name}</span><span>${[14, '', '', 2, 6, '', 1, ''][at]}</span></div>`).join('')}</div><div style="flex:1;background:#fff;border-radius:16px;margin:16px 16px 16px 0;padding:22px 34px;overflow:hidden"><div style="font-size:22px;margin-bottom:16px">Public evening at the chapel field</div><div style="display:flex;gap:14px">${photo(40, 40, 'skies thea', 'border-radius:20px;flex:none;align-self:flex-start')}<div style="flex:1"><div style="display:flex;justify-content:space-between"><span><b>Thea Halvorsen</b> <span style="color:#5e5e5e;font-size:13px">thea@northskies.example</span></span><span style="color:#5e5e5e;font-size:13px">${seqBrief(r)}, ${seqTime(r)}</span></div><div style="margin-top:8px">Hello both,</div><p style="margin:8px 0">${seqProse(r, 4, 'sky')}</p><p style="margin:8px 0">${seqProse(r, 2, 'stage')} Would Saturday be possible for you?</p><div>Thea</div></div></div><div style="display:flex;gap:14px;margin-top:22px">${photo(40, 40, 'skies me', 'border-radius:20px;flex:none;align-self:flex-start')}<div style="flex:1;border-radius:12px;box-shadow:0 1px 6px rgba(0,0,0,.3);padding:14px 18px"><div style="color:#5e5e5e">Reply to Thea Halvorsen</div><div style="min-height:200px;margin-top:10px"><span id="typed" style="white-space:pre-wrap"></span>${caret('#1f1f1f', 19)}</div><div style="display:flex;gap:24px;align-items:center"><span style="background:#0b57d0;color:#fff;border-radius:18px;padding:8px 24px;font-weight:500">Send</span><span style="color:#444">Formatting</span><span style="color:#444">Attach</span><span id="saved" style="margin-left:auto;color:#5e5e5e;font-size:13px">Draft saved</span></div></div></div></div></div>`,
    step(index) { seqEl('typed').textContent = states[index]; seqEl('saved').textContent = index % 6 > 3 ? 'Draft saved' : 'Saving'; visible('caret', index % 2 === 0); },
  };
});

const SEQ_FRENCH = seqLines(`
  Le quorum étant atteint, la séance est ouverte à dix-neuf heures par Mme Joubert, présidente de l’association.
  Le compte rendu de la réunion précédente est approuvé à l’unanimité, moins une abstention.
  Les travaux de la scène commenceront dès que l’électricien aura remis son devis définitif.
  Pour la saison prochaine, le comité propose quatre spectacles de marionnettes, dont un en plein air près du lavoir.
  Les recettes de la buvette s’élèvent à 1 284,50 €, soit un peu plus que l’an dernier à la même époque.
  M. Marchetti rappelle que les clés du local doivent être déposées chez le gardien après chaque répétition.
  Une subvention de 3 000 € a été demandée à la mairie ; la réponse est attendue avant la fin du mois de février.
  Faute de place, les costumes seront rangés dans le grenier de l’école pendant l’été.`);

sequence('proces-verbal-saisi', { frames: 28, width: 1366, height: 768, lcd: false, hinting: 'full', languages: ['fra'] }, () => {
  const text = 'Mme Villiers s’inquiète de l’état du rideau, déchiré depuis la tournée de mars. Après discussion, il est décidé de le faire réparer par l’atelier de couture, à condition que la dépense ne dépasse pas 240 €.';
  const counts = [0, 5, 13, 22, 30, 38, 38, 47, 55, 60, 58, 66, 75, 80, 80, 80, 92, 101, 112, 120, 131, 142, 150, 161, 172, 184, 197, text.length];
  const draw = (index) => { const now = text.slice(0, counts[index]); const bold = now.indexOf('Après discussion'); return bold < 0 || index < 24 ? escaped(now) : `${escaped(now.slice(0, bold))}<b>${escaped(now.slice(bold, bold + 16))}</b>${escaped(now.slice(bold + 16))}`; };
  return {
    html: `<div style="height:100%;background:#c9ccd1;color:#111;display:flex;flex-direction:column"><div style="background:#eff0f1;font:13px 'DejaVu Sans';padding:6px 12px">${seqRow(['Fichier', 'Édition', 'Affichage', 'Insertion', 'Format', 'Tableau', 'Outils', 'Fenêtre', 'Aide'], 'margin-right:20px')}</div><div style="background:#eff0f1;border-top:1px solid #d5d6d8;border-bottom:1px solid #a9abae;font:13px 'DejaVu Sans';padding:6px 12px;display:flex;gap:14px;align-items:center"><span style="background:#fff;border:1px solid #b0b0b0;padding:2px 30px 2px 8px">Corps de texte</span><span style="background:#fff;border:1px solid #b0b0b0;padding:2px 40px 2px 8px">Liberation Serif</span><span style="background:#fff;border:1px solid #b0b0b0;padding:2px 14px 2px 8px">12 pt</span><b id="fat" style="padding:2px 9px">G</b><i style="padding:2px 9px">I</i><span style="padding:2px 9px;text-decoration:underline">S</span></div><div style="flex:1;overflow:hidden"><div style="width:690px;height:900px;background:#fff;margin:14px auto 0;padding:44px 76px;box-sizing:border-box;font:16px/1.45 'Liberation Serif'"><div style="font-weight:bold;font-size:20px;text-align:center">Compagnie des Trois Tréteaux</div><div style="text-align:center;margin:4px 0 16px">Procès-verbal de la réunion du 14 janvier 2025</div>${SEQ_FRENCH.slice(0, 2).map((line) => `<p style="margin:0 0 9px">${line}</p>`).join('')}<p style="margin:0 0 9px">${SEQ_FRENCH.slice(2, 5).join(' ')}</p><p style="margin:0 0 9px;min-height:70px"><span id="typed"></span>${caret('#000', 18)}</p><p style="margin:0 0 9px">${SEQ_FRENCH.slice(5).join(' ')}</p><p style="margin:0 0 9px">La séance est levée à 21 h 35.</p></div></div><div style="background:#eff0f1;border-top:1px solid #a9abae;font:12px 'DejaVu Sans';padding:4px 12px;display:flex;gap:40px"><span>Page 1 sur 1</span><span id="count"></span><span>Français (France)</span><span style="margin-left:auto">100 %</span></div></div>`,
    step(index) { seqEl('typed').innerHTML = draw(index); seqEl('count').textContent = `${142 + text.slice(0, counts[index]).split(' ').length} mots`; seqEl('fat').style.background = index >= 24 ? '#cfd8e3' : ''; visible('caret', index % 3 !== 2); },
    after() { this.step(0); },
  };
});

sequence('runners-chat-typed', { frames: 30, lcd: true, hinting: 'medium' }, (r) => {
  const mine = 'My calf is fine again, thanks. I would rather do the flat loop though, twelve km at an easy pace, and coffee at Umberto’s afterwards?';
  const counts = [0, 0, 4, 11, 18, 24, 30, 30, 37, 46, 55, 63, 70, 70, 78, 88, 97, 108, 118, mine.length, mine.length];
  const bubble = (me, who, text) => `<div style="display:flex;justify-content:${me ? 'flex-end' : 'flex-start'};margin:7px 0"><div style="max-width:620px;background:${me ? '#005c4b' : '#202c33'};border-radius:8px;padding:7px 12px">${me ? '' : `<div style="color:#53bdeb;font-size:14px">${who}</div>`}<div style="line-height:1.4">${text}</div></div></div>`;
  const past = seqTalk(r, 14, 'runs').map((text, at) => bubble(at % 5 === 3, r.pick(['Malik Balogun', 'Wanda Skelton', 'Stellan Eriksen']), text));
  const rest = ['', 'Perfect. I’ll be at the bridge by nine.', 'Is the path dry? On Tuesday it was one long puddle between the mill and the allotments.'];
  const talk = (index) => {
    const fresh = [];
    if (index > 20) fresh.push(bubble(true, '', mine));
    if (index > 23) fresh.push(bubble(false, 'Malik Balogun', rest[1]));
    if (index > 27) fresh.push(bubble(false, 'Wanda Skelton', rest[2]));
    return [...past, ...fresh].join('');
  };
  const chats = times(12, (at) => `<div style="display:flex;gap:14px;padding:10px 16px;${at === 1 ? 'background:#2a3942' : ''}">${photo(46, 46, `runchat ${at}`, 'border-radius:23px;flex:none')}<div style="flex:1"><div style="display:flex;justify-content:space-between"><span style="font-size:17px">${at === 1 ? 'Sunday runners' : seqName(r)}</span><span style="font-size:12px;color:#8696a0">${seqTime(r)}</span></div><div style="color:#8696a0;font-size:14px;margin-top:2px;height:20px;overflow:hidden">${at === 1 ? '<span id="state"></span>' : r.pick(['See you there', 'Photo', 'Thanks a lot!', 'Voice message (0:41)', 'Are you awake?', 'I left it with the porter', 'Happy birthday!'])}</div></div></div>`).join('');
  return {
    html: `<div style="height:100%;display:flex;background:#0b141a;color:#e9edef;font:16px 'Noto Sans'"><div style="width:430px;flex:none;background:#111b21"><div style="padding:18px 16px;font-size:22px;font-weight:bold">Chats</div>${chats}</div><div style="flex:1;display:flex;flex-direction:column"><div style="background:#202c33;padding:11px 20px;display:flex;gap:14px">${photo(40, 40, 'runchat 1', 'border-radius:20px')}<div><div>Sunday runners</div><div id="who" style="font-size:13px;color:#8696a0">Malik, Stellan, Wanda, you</div></div></div><div id="talk" style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;padding:8px 90px"></div><div style="background:#202c33;padding:13px 24px;display:flex;align-items:center;gap:20px">${icon('plus', '#8696a0', 22)}<div style="flex:1;background:#2a3942;border-radius:8px;padding:10px 16px;min-height:22px"><span id="typed"></span>${caret('#e9edef', 20)}<span id="hint" style="color:#8696a0">Type a message</span></div></div></div></div>`,
    step(index) {
      const now = index > 20 ? '' : mine.slice(0, counts[index]);
      seqEl('typed').textContent = now; seqEl('hint').textContent = now ? '' : 'Type a message'; seqEl('talk').innerHTML = talk(index);
      const typing = [22, 23, 26, 27].includes(index) ? `${index < 24 ? 'Malik' : 'Wanda'} is typing` : '';
      seqEl('who').textContent = typing || 'Malik, Stellan, Wanda, you'; seqEl('state').textContent = typing || (index > 20 ? 'You: My calf is fine again, thanks' : 'Malik: flat or hills?');
      visible('caret', index % 2 === 1);
    },
    after() { this.step(0); },
  };
});

sequence('query-with-completions', { frames: 26, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight' }, (r) => {
  const tone = { key: '#cf222e', fn: '#8250df', str: '#0a3069', num: '#0550ae', rem: '#59636e' };
  const paint = (text) => escaped(text).replace(/(&#39;|')([^']*)'/g, `<span style="color:${tone.str}">'$2'</span>`).replace(/\b(select|from|join|on|where|and|group by|order by|limit|having|as|left|count|sum|avg|desc|in|not null|between|create|table|insert|into|values|references|primary key)\b/gi, `<span style="color:${tone.key}">$1</span>`).replace(/(--.*)$/, `<span style="color:${tone.rem}">$1</span>`);
  const old = ['-- Loans of the last quarter, by branch', 'select b.name, count(*) as loans, avg(l.days_out) as days', 'from loans as l', 'join branches as b on b.id = l.branch_id', "where l.lent_on between '2025-01-01' and '2025-03-31'", '  and l.renewals < 3', 'group by b.name', 'order by loans desc;', '', '-- Who still has a folio at home?'];
  const after = ['', '-- Shelves that need dusting', 'select shelf, room, last_seen', 'from stocktake', "where last_seen < '2024-06-01'", "  and room in ('north', 'gallery', 'cellar')", 'limit 40;'];
  const typed = "select r.given, r.family, i.title, l.due_on\nfrom loans as l\njoin readers as r on r.id = l.reader_id\njoin items as i on i.id = l.item_id\nwhere i.format = 'folio'\n  and l.returned_on is null;";
  const counts = [0, 4, 9, 10, 13, 18, 22, 29, 35, 43, 43, 51, 60, 66, 78, 88, 99, 110, 122, 135, 150, 158, 167, 180, 196, typed.length];
  const offers = { 3: ['r.given', 'r.guardian_id', 'r.group_id'], 4: ['r.given'], 6: ['r.family', 'r.family_card'], 7: ['i.title', 'i.title_sort', 'i.tags'], 13: ['readers', 'reading_rooms', 'renewals', 'returns'], 17: ['items', 'items_lost'], 18: ['i.id', 'i.isbn', 'i.imprint'], 21: ["'folio'"], 23: ['l.returned_on', 'l.returned_by', 'l.return_note'] };
  const line = (lit) => (html, at) => `<div style="white-space:pre;height:24px;${at === lit ? 'background:#eef2f7' : ''}"><span style="display:inline-block;width:42px;text-align:right;margin-right:20px;color:#6e7781">${at + 1}</span>${html}</div>`;
  const draw = (index) => {
    const done = typed.slice(0, counts[index]).split('\n'), last = done.length - 1;
    const lines = [...old.map(paint), ...done.map((text, at) => paint(text) + (at === last ? caret('#0969da', 19) : '')), ...after.map(paint)];
    const pop = offers[index] ? `<div style="position:absolute;left:${62 + 9 * Math.max(2, done[last].length - 2)}px;top:${(old.length + last + 1) * 24 + 2}px;width:230px;background:#fff;border:1px solid #d0d7de;box-shadow:0 3px 9px rgba(0,0,0,.2);z-index:3">${offers[index].map((text, at) => `<div style="padding:2px 10px;height:22px;line-height:22px;display:flex;justify-content:space-between;${at === 0 ? 'background:#ddf4ff' : ''}"><span>${text}</span><span style="color:#59636e;font:13px Inter;line-height:22px">column</span></div>`).join('')}</div>` : '';
    return lines.map(line(old.length + last)).join('') + pop;
  };
  const tables = ['branches', 'fines', 'items', 'loans', 'readers', 'reading_rooms', 'renewals', 'reservations', 'returns', 'stocktake'];
  const result = times(6, () => `<tr>${[r.pick(SEQ_GIVEN), r.pick(SEQ_FAMILY), `${capital(r.pick(SEQ_KINDS))} ${r.pick(SEQ_SHELVES)}`, `2025-0${r.number(1, 9)}-${r.number(10, 28)}`].map((cell) => `<td style="border:1px solid #d8dee4;padding:4px 12px">${cell}</td>`).join('')}</tr>`).join('');
  return {
    html: `<div style="height:100%;background:#fff;color:#1f2328;font:14px Inter;display:flex"><div style="width:230px;flex:none;background:#f6f8fa;border-right:1px solid #d0d7de;padding:14px 0"><div style="padding:4px 18px;font-weight:600">library_live</div>${tables.map((name, at) => `<div style="padding:5px 34px;${at === 3 ? 'background:#dfe5ec' : ''}">${name}</div>`).join('')}</div><div style="flex:1;display:flex;flex-direction:column"><div style="border-bottom:1px solid #d0d7de;display:flex"><span style="padding:10px 22px;border-bottom:2px solid #fd8c73">overdue.sql</span><span style="padding:10px 22px;color:#59636e">history.sql</span><span id="run" style="margin-left:auto;padding:10px 22px;color:#1a7f37"></span></div><div id="code" style="position:relative;flex:1;overflow:hidden;font:15px/24px 'JetBrains Mono';font-variant-ligatures:none;padding-top:0"></div><div id="grid" style="height:220px;border-top:1px solid #d0d7de;padding:10px 18px;overflow:hidden"></div></div></div>`,
    step(index) {
      seqEl('code').innerHTML = draw(index);
      seqEl('run').textContent = index > 24 ? '6 rows in 41 ms' : 'Ready';
      seqEl('grid').innerHTML = index > 24 ? `<table style="border-collapse:collapse">${result}</table>` : '<span style="color:#59636e">Results appear here after Ctrl+Enter.</span>';
      visible('caret', index % 2 === 0);
    },
    after() { this.step(0); },
  };
});

const SEQ_POLISH = {
  books: list(`Grzyby jadalne i trujące Podkarpacia; Grzybobranie bez tajemnic; Atlas grzybów dla początkujących; Grzyby w kuchni babci Zofii; Wielka księga grzybów; Grzyby leśne. Przewodnik kieszonkowy; Zielnik polski, tom drugi; Las o świcie; Zapiski leśniczego; Kuchnia z runa leśnego`),
  people: list('Anna Wiśniewska; Łukasz Zieliński; Małgorzata Dąbek; Józef Kępiński; Agnieszka Źródłowska; Stanisław Gołąb; Elżbieta Ćwik; Paweł Śliwa'),
  state: list('na półce; wypożyczona do 14 maja; na półce; w czytelni; zarezerwowana; na półce; w opracowaniu; wypożyczona do 3 czerwca'),
  news: list(`Od poniedziałku czytelnia jest otwarta do godziny dwudziestej.; Zapraszamy dzieci na głośne czytanie w każdą środę o szesnastej trzydzieści.; Prosimy o zwrot książek przed wakacjami, abyśmy mogli policzyć zbiory.; W piątek spotkanie z autorką przewodnika po Bieszczadach, wstęp wolny.; Kiermasz używanych książek odbędzie się na dziedzińcu, jeśli nie będzie padać.`),
};

sequence('katalog-biblioteki', { frames: 26, width: 1366, height: 768, lcd: true, hinting: 'full', languages: ['pol'] }, (r) => {
  const typed = 'grzyby leśne przewodnik';
  const counts = [0, 0, 0, 2, 4, 6, 6, 6, 8, 10, 12, 12, 14, 17, 20, 23, 23, 23];
  const offers = [[], ['grafika użytkowa', 'gry planszowe', 'gramatyka języka polskiego', 'groby królewskie na Wawelu'], ['grzyby', 'grzyby jadalne', 'grzyby leśne', 'grzyby trujące Polski', 'grzybobranie'], ['grzyby leśne', 'grzyby leśne przepisy', 'grzyby leśne przewodnik', 'grzyby leśne atlas']];
  const stage = (index) => (index < 3 ? 0 : counts[index] < 5 ? 1 : counts[index] < 9 ? 2 : 3);
  const row = (title) => `<div style="display:flex;gap:18px;padding:11px 0;border-bottom:1px solid #ddd6c8">${photo(52, 70, `okladka ${title}`, 'flex:none')}<div style="flex:1"><div style="font-weight:600;font-size:17px;color:#1b4b5a">${title}</div><div style="margin-top:3px">${r.pick(SEQ_POLISH.people)}, ${r.number(1987, 2024)}, ${r.number(96, 540)} s.</div><div style="margin-top:3px;color:#5b5346">Sygnatura ${r.number(100, 999)}.${r.digits(2)}/${r.number(10, 90)} · ${r.pick(SEQ_POLISH.state)}</div></div></div>`;
  const found = SEQ_POLISH.books.slice(0, 6).map(row).join(''), page2 = SEQ_POLISH.books.slice(4).map(row).join('');
  const start = `<div style="font:600 21px 'Noto Serif';margin:14px 0 8px">Aktualności</div>${SEQ_POLISH.news.map((text, at) => `<p style="margin:0 0 10px"><b>${at * 3 + 2} kwietnia</b> ${text}</p>`).join('')}<div style="font:600 21px 'Noto Serif';margin:20px 0 4px">Nowe nabytki</div>${SEQ_POLISH.books.slice(6).map(row).join('')}`;
  return {
    html: `<div style="height:100%;background:#faf6ee;color:#2c261c;font:15px/1.45 'Noto Sans'"><div style="background:#1b4b5a;color:#fff;padding:14px 90px;display:flex;gap:34px;align-items:center"><span style="font:600 20px 'Noto Serif'">Biblioteka Miejska w Łęcznej</span>${seqRow(['Katalog', 'Godziny otwarcia', 'Wydarzenia', 'Moje konto'], 'font-size:14px')}</div><div style="position:relative;padding:20px 90px"><div style="display:flex;gap:12px"><div style="flex:1;background:#fff;border:2px solid #1b4b5a;border-radius:4px;padding:9px 14px;height:22px"><span id="typed" style="white-space:pre"></span>${caret('#2c261c', 19)}<span id="hint" style="color:#7d7566">Tytuł, autor albo hasło</span></div><div style="background:#c8622d;color:#fff;border-radius:4px;padding:11px 30px">Szukaj</div></div><div id="offers" style="position:absolute;left:90px;top:66px;width:640px;z-index:2"></div><div id="page" style="height:660px;overflow:hidden"></div></div></div>`,
    step(index) {
      const count = counts[Math.min(index, counts.length - 1)];
      seqEl('typed').textContent = typed.slice(0, count); seqEl('hint').textContent = count ? '' : 'Tytuł, autor albo hasło';
      seqEl('offers').innerHTML = index > 2 && index < 17 ? `<div style="background:#fff;border:1px solid #b9b09d;box-shadow:0 4px 10px rgba(0,0,0,.25)">${offers[stage(index)].map((text, at) => `<div style="padding:8px 16px;${stage(index) === 3 && at === 2 && index > 12 ? 'background:#e6eef0' : ''}">${text}</div>`).join('')}</div>` : '';
      seqEl('page').innerHTML = index < 17 ? start : index === 17 ? '<p style="margin-top:30px">Trwa wyszukiwanie</p>' : `<p style="margin:14px 0 4px">Znaleziono 11 pozycji, strona ${index < 22 ? 1 : 2} z 2</p>${index < 22 ? found : page2}`;
      paintPhotos(); visible('caret', index % 2 === 0);
    },
    after() { this.step(0); },
  };
});

sequence('anmeldung-aquarium', { frames: 28, width: 1440, height: 900, lcd: false, hinting: 'medium', languages: ['deu'] }, () => {
  const fields = [['Name der Schule', 'Grundschule an der Mühlbachstraße', 1, 5], ['Ansprechperson', 'Jürgen Großmann', 6, 8], ['Rückrufnummer', '0451 88 27 310', 9, 11], ['E-Mail-Adresse', 'grossmann@muehlbachschule.example', 12, 16], ['Klassenstufe', '3b und 4a', 19, 20], ['Anzahl der Kinder', '47', 21, 22]];
  const wrong = [17, 18];
  const value = (field, index) => { const [, text, from, to] = field; if (index < from) return ''; return text.slice(0, Math.ceil(text.length * Math.min(1, (index - from + 1) / (to - from + 1)))); };
  const slip = fields[3][1].replace('@', '.');
  const mail = (index) => (index < 19 ? value([0, slip, 12, 16], index) : fields[3][1]);
  const draw = (index) => fields.map((field, at) => {
    const now = at === 3 ? mail(index) : value(field, index);
    const lit = index >= field[2] && index <= field[3];
    const bad = at === 3 && wrong.includes(index);
    return `<div style="width:410px;height:84px"><div style="margin-bottom:5px;font-size:14px;color:#40515c">${field[0]}</div><div style="background:#fff;border:${lit ? '2px solid #00739c' : bad ? '2px solid #c62828' : '1px solid #9fb1bb'};border-radius:4px;height:${lit || bad ? 34 : 36}px;line-height:${lit || bad ? 34 : 36}px;padding:0 12px;white-space:pre;overflow:hidden">${escaped(now)}${lit && index % 2 === 0 ? caret('#12303d', 19) : ''}</div>${bad ? '<div style="color:#b71c1c;font-size:13px;margin-top:2px">Bitte prüfen Sie die Schreibweise: Es fehlt das @-Zeichen.</div>' : ''}</div>`;
  }).join('');
  const choice = (text, on) => `<div style="display:flex;gap:12px;margin:9px 0;align-items:center"><span style="width:16px;height:16px;border:2px solid #00739c;border-radius:3px;background:${on ? '#00739c' : '#fff'};flex:none"></span><span>${text}</span></div>`;
  const ask = (index) => choice('Führung hinter den Kulissen (45 Minuten, 60 € je Gruppe)', index > 22) + choice('Fütterung der Rochen um 11:30 Uhr', index > 23) + choice('Mittagessen in der Kantine, auch ohne Fleisch möglich', false);
  const done = '<div style="background:#e3f3e6;border:1px solid #4f9a5d;border-radius:6px;padding:14px 18px;margin-top:14px">Vielen Dank! Ihre Anmeldung ist eingegangen. Wir melden uns innerhalb von drei Werktagen bei Herrn Großmann.</div>';
  return {
    html: `<div style="height:100%;background:#eef6f9;color:#12303d;font:16px/1.4 Lato"><div style="background:#00394f;color:#fff;padding:16px 130px;display:flex;gap:40px;align-items:baseline"><span style="font-size:22px">Meeresmuseum Lübeck</span>${seqRow(['Becken', 'Öffnungszeiten', 'Für Schulen', 'Anfahrt'], 'font-size:15px', 2, 'border-bottom:2px solid #7fd3f0')}</div><div style="display:flex;gap:60px;padding:26px 130px"><div style="width:850px;flex:none"><div style="font-size:27px">Schulklassen anmelden</div><p style="margin:8px 0 16px">Klassen bis 60 Kinder haben dienstags und donnerstags freien Eintritt. Bitte füllen Sie alle Felder aus; Begleitpersonen zählen nicht mit.</p><div id="fields" style="display:flex;flex-wrap:wrap;gap:10px 30px"></div><div id="ask"></div><div style="display:flex;gap:18px;margin-top:16px"><span id="send" style="border-radius:4px;padding:10px 28px;color:#fff">Anmeldung absenden</span><span style="border:1px solid #00739c;border-radius:4px;padding:9px 24px;color:#005676">Zurücksetzen</span></div><div id="done"></div></div><div style="flex:1;background:#d9ecf3;border-radius:8px;padding:20px;font-size:15px;align-self:flex-start"><b>Gut zu wissen</b><p style="margin:10px 0">Rucksäcke bleiben während des Rundgangs in den Schließfächern.</p><p style="margin:10px 0">Das Berühren der Seesterne ist erlaubt, das der Quallen selbstverständlich nicht.</p><p style="margin:10px 0">Bei Absagen weniger als zwei Tage vorher berechnen wir eine Gebühr von 25 €.</p></div></div></div>`,
    step(index) { seqEl('fields').innerHTML = draw(index); seqEl('ask').innerHTML = ask(index); seqEl('send').style.background = index > 22 ? '#00739c' : '#4d7a8c'; seqEl('done').innerHTML = index > 25 ? done : ''; },
    after() { this.step(0); },
  };
});

sequence('dairy-sheet-filled', { frames: 30, width: 1920, height: 1080, lcd: true, hinting: 'full' }, (r) => {
  const heads = ['Date', 'Farm', 'Litres', 'Fat %', 'Protein %', 'Temp. C', 'Price', 'Total', 'Driver', 'Remarks'];
  const widths = [110, 230, 90, 80, 100, 90, 90, 120, 200, 420];
  const remarks = ['', '', '', 'late by 20 min', 'second tank used', 'filter changed', '', 'sample sent to the laboratory', 'gate was locked', ''];
  const make = (at) => { const litres = r.number(240, 2900), price = r.number(41, 58); return [`${pad(1 + Math.floor(at / 4), 2)}.04.25`, `${r.pick(SEQ_ROADS)} Farm`, thousands(litres), `${r.number(3, 4)}.${r.below(10)}`, `3.${r.number(1, 6)}`, `${r.number(3, 6)}.${r.below(10)}`, `0.${price}`, thousands((litres * price / 100).toFixed(2)), seqName(r), r.pick(remarks)]; };
  const rows = times(34, make);
  const full = 25;
  const typed = [];
  for (let row = full; row < full + 3; row += 1) rows[row].forEach((text, column) => { if (text && column !== 7) typed.push([row, column, text]); });
  const cell = (row, column, index) => {
    const order = typed.findIndex(([x, y]) => x === row && y === column);
    if (row < full) return rows[row][column];
    if (row >= full + 3) return '';
    if (column === 7) return typed.findIndex(([x, y]) => x === row && y === 6) < index ? rows[row][7] : '';
    if (order < 0 || order > index) return '';
    return order === index ? rows[row][column].slice(0, Math.ceil(rows[row][column].length * 0.6)) : rows[row][column];
  };
  const grid = (index) => {
    const here = typed[Math.min(index, typed.length - 1)];
    return times(34, (row) => `<div style="display:flex;height:25px;line-height:24px"><div style="width:46px;text-align:center;background:#f8f9fa;border-right:1px solid #c8ccd0;border-bottom:1px solid #e0e2e5;box-sizing:border-box;color:#5f6368">${row + 2}</div>${widths.map((width, column) => { const at = here[0] === row && here[1] === column; return `<div style="width:${width}px;box-sizing:border-box;padding:0 6px;border-right:1px solid #e0e2e5;border-bottom:1px solid #e0e2e5;white-space:nowrap;overflow:hidden;text-align:${column > 1 && column < 8 ? 'right' : 'left'};${at ? 'outline:2px solid #1a73e8;outline-offset:-2px' : ''}">${cell(row, column, index)}</div>`; }).join('')}</div>`).join('');
  };
  const total = (index) => { let sum = 0; times(34, (row) => { const text = cell(row, 7, index); if (text) sum += Number(text.replace(',', '')); }); return thousands(sum.toFixed(2)); };
  return {
    html: `<div style="height:100%;background:#fff;color:#202124;font:14px 'Liberation Sans';display:flex;flex-direction:column"><div style="padding:10px 18px;display:flex;gap:20px;align-items:baseline"><span style="font-size:18px">Milk deliveries, April</span><span id="saved" style="color:#5f6368;font-size:13px"></span></div><div style="padding:0 18px 8px">${seqRow(['File', 'Edit', 'View', 'Insert', 'Format', 'Data', 'Extensions', 'Help'], 'margin-right:20px')}</div><div style="display:flex;gap:16px;border-top:1px solid #c8ccd0;padding:6px 18px"><span id="where" style="width:50px"></span><i style="color:#5f6368">fx</i><span id="line" style="white-space:pre"></span></div><div style="display:flex;background:#f8f9fa;border-top:1px solid #c8ccd0;height:22px;line-height:21px;color:#5f6368"><div style="width:46px"></div>${widths.map((width, at) => `<div style="width:${width}px;text-align:center">${'ABCDEFGHIJ'[at]}</div>`).join('')}</div><div style="display:flex;height:26px;line-height:25px;font-weight:bold;background:#e6efe0"><div style="width:46px;text-align:center;color:#5f6368;font-weight:normal">1</div>${widths.map((width, at) => `<div style="width:${width}px;box-sizing:border-box;padding:0 6px;text-align:${at > 1 && at < 8 ? 'right' : 'left'}">${heads[at]}</div>`).join('')}</div><div id="grid" style="flex:1;overflow:hidden"></div><div style="background:#f8f9fa;border-top:1px solid #c8ccd0;padding:7px 18px;display:flex;gap:30px"><b>Deliveries</b><span>Farms</span><span>Prices</span><span style="margin-left:auto">Sum of H: <span id="sum"></span></span></div></div>`,
    step(index) {
      const at = typed[Math.min(index, typed.length - 1)];
      seqEl('grid').innerHTML = grid(index); seqEl('sum').textContent = total(index); seqEl('where').textContent = `${'ABCDEFGHIJ'[at[1]]}${at[0] + 2}`; seqEl('line').textContent = cell(at[0], at[1], index); seqEl('saved').textContent = index % 5 === 4 ? 'Saved' : 'Saving changes';
    },
    after() { this.step(0); },
  };
});

// Scrolling.

sequence('gazette-under-masthead', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => {
  const places = seqWheel(r, 26, 100, 3, 0.4);
  const card = (at, wide) => `<div style="${wide ? 'grid-column:span 2' : ''}">${photo(wide ? 780 : 376, wide ? 330 : 180, `gazette ${at}`, 'width:100%')}<div style="font:700 ${wide ? 30 : 20}px/1.25 Vollkorn;margin:12px 0 6px">${seqTitle(r)}</div><div style="line-height:1.5">${seqProse(r, wide ? 3 : 2)}</div><div style="font:13px Lato;color:#6b6b6b;margin-top:6px">${r.number(2, 50)} minutes ago · ${seqName(r)}</div></div>`;
  const block = (at) => `<div style="font:700 15px Lato;color:#9b1c1c;border-top:3px solid #9b1c1c;padding-top:8px;margin:34px 0 16px">${['Around the county', 'Culture', 'Sport', 'Money', 'Weekend', 'Letters'][at]}</div><div style="display:grid;grid-template-columns:repeat(4,376px);gap:32px 28px">${card(at * 7, true)}${times(6, (item) => card(at * 7 + item + 1, false)).join('')}</div>`;
  return {
    html: `<div style="height:100%;background:#fffefb;color:#1c1c1c;font:17px Vollkorn;font-variant-numeric:lining-nums"><div id="page" style="position:absolute;left:0;top:0;right:0;bottom:0;overflow:hidden;padding:92px 166px 0">${times(6, block).join('')}</div><div style="position:absolute;left:0;top:0;right:0;height:84px;background:#fffefb;border-bottom:1px solid #ccc;box-shadow:0 2px 6px rgba(0,0,0,.15);z-index:2"><div style="padding:14px 166px;display:flex;align-items:center;gap:38px;font:16px Lato"><span style="font:800 36px Vollkorn">The Border Gazette</span>${seqRow(['News', 'Culture', 'Sport', 'Money', 'Weather', 'Podcasts'], '')}<span style="margin-left:auto">${icon('search', '#1c1c1c', 18)} Search</span><span style="background:#9b1c1c;color:#fff;padding:8px 18px">Subscribe</span></div></div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

sequence('telescope-handbook-53', { frames: 26, width: 1536, height: 864, scale: 1.25, lcd: true, hinting: 'none' }, (r) => {
  const places = seqWheel(r, 26, 53, 3, 0.35);
  const deal = seqDeck(r, 'sky', 'roofs', 'books', 'keys');
  const names = ['Getting started', 'Unpacking', 'Assembling the base', 'Balancing the tube', 'Aligning the finder', 'Choosing an eyepiece', 'Polar alignment', 'Tracking', 'Serial protocol', 'Error codes', 'Cleaning', 'Winter storage', 'Warranty', 'Licences'];
  const code = () => `<div style="background:#1d2330;color:#d6deeb;border-radius:6px;padding:12px 18px;font:14px/1.55 Hack;margin:0 0 14px">${times(r.number(3, 5), () => `<div>${r.pick(['mount.slew', 'mount.track', 'focus.step', 'camera.expose', 'site.set'])}(${r.pick(SEQ_STARS).toLowerCase()}, ${r.pick(['rate', 'gain', 'offset', 'timeout'])}=${r.number(2, 900)})</div>`).join('')}</div>`;
  const table = () => `<div style="border:1px solid #d9dde3;border-radius:6px;margin:0 0 14px">${times(r.number(3, 6), (at) => `<div style="display:flex;padding:7px 16px;${at ? 'border-top:1px solid #d9dde3' : 'font-weight:bold;background:#f4f6f9'}"><span style="width:150px">${at ? `E-${r.number(100, 399)}` : 'Code'}</span><span style="width:170px">${at ? capital(r.pick(SEQ_OPTICS)) : 'Part'}</span><span>${at ? r.pick(['Motor stalled, check the cable', 'Supply below 11.4 V', 'Position unknown after restart', 'Sensor too warm', 'No answer within two seconds']) : 'Meaning'}</span></div>`).join('')}</div>`;
  const body = names.map((name, at) => `<div style="font:600 25px 'Open Sans';margin:34px 0 10px">${at + 1}. ${name}</div><p style="margin:0 0 12px">${deal(3)}</p><p style="margin:0 0 12px">${deal(2)}</p>${at % 2 ? code() : table()}<p style="margin:0 0 12px">${deal(r.number(2, 4))}</p>`).join('');
  return {
    html: `<div style="height:100%;background:#fff;color:#24292f;font:16px/1.6 'Open Sans';display:flex"><div style="width:270px;flex:none;background:#f4f6f9;border-right:1px solid #d9dde3;padding:20px 0;box-sizing:border-box"><div style="font-weight:bold;padding:0 24px 12px">OpenMount 4.2 manual</div>${names.map((name, at) => `<div style="padding:5px 24px;font-size:15px;${at === 4 ? 'background:#dfe8f6;color:#1550a8' : ''}">${name}</div>`).join('')}<div style="padding:18px 24px;font-size:13px;color:#57606a">Last built on ${seqDate(r)}</div></div><div id="page" style="flex:1;overflow:hidden;padding:0 64px">${body}</div><div style="width:230px;flex:none;padding:26px 24px;box-sizing:border-box;font-size:14px"><div style="font-weight:bold;margin-bottom:6px">On this page</div>${['What you need', 'Step by step', 'If it fails', 'See also'].map((name) => `<div style="padding:4px 0;color:#1550a8">${name}</div>`).join('')}<div style="margin-top:18px;font-weight:bold">Was this helpful?</div><div style="margin-top:6px">Yes, thank you</div><div style="margin-top:4px">Not really</div></div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

sequence('finishers-by-40', { frames: 28, width: 1680, height: 1050, lcd: false, hinting: 'full' }, (r) => {
  const places = seqWheel(r, 28, 40, 6, 0.3);
  const columns = 'display:grid;grid-template-columns:70px 80px 300px 90px 330px 130px 130px 130px 130px;column-gap:16px;padding:0 30px';
  const clubs = ['Hexham Hares', 'Ely Striders', 'Rye and District AC', 'Wells City Harriers', 'unattached', 'Thirsk Road Runners', 'Settle Fell Club', 'Ludlow Joggers'];
  let seconds = 8130;
  const clock = (all) => `${Math.floor(all / 3600)}:${pad(Math.floor(all / 60) % 60, 2)}:${pad(all % 60, 2)}`;
  const rows = times(210, (at) => { seconds += r.number(1, 34); const half = Math.floor(seconds * r.number(470, 497) / 1000); return `<div style="${columns};height:30px;line-height:30px;background:${at % 2 ? '#23303c' : '#1c2731'}"><span>${at + 1}</span><span style="color:#ffcf70">${r.number(1, 2999)}</span><span>${seqName(r)}</span><span>${r.pick(['M', 'F'])}${r.pick([20, 35, 40, 45, 50, 55, 60])}</span><span>${r.pick(clubs)}</span><span>${clock(half)}</span><span>${clock(seconds)}</span><span>${clock(seconds + r.number(2, 90))}</span><span>${Math.floor(seconds / 42.195 / 60)}:${pad(Math.floor(seconds / 42.195) % 60, 2)}</span></div>`; }).join('');
  return {
    html: `<div style="height:100%;background:#1c2731;color:#e4ebf1;font:16px 'Roboto Condensed';display:flex;flex-direction:column"><div style="padding:18px 30px;display:flex;gap:40px;align-items:baseline"><span style="font-size:26px">Tyne Valley Marathon 2025</span><span>Results</span><span>Photos</span><span>Certificates</span><span style="margin-left:auto">2,114 finishers</span></div><div style="${columns};height:36px;line-height:36px;background:#37506a;font-weight:bold"><span>Place</span><span>No.</span><span>Name</span><span>Class</span><span>Club</span><span>Half way</span><span>Chip time</span><span>Gun time</span><span>Per km</span></div><div id="page" style="flex:1;overflow:hidden">${rows}</div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

// Blocks of a patch: sign and line.
const SEQ_PATCHES = [
  (r) => [' def load_tanks(path):', `-    rows = open(path).read().split("\\n")`, '+    with open(path, encoding="utf-8") as source:', '+        rows = source.read().splitlines()', ' ', '     return [Tank.parse(row) for row in rows if row]', ' '],
  (r) => [` class Portion:`, `     """What one ${r.pick(SEQ_FISH)} eats at one meal."""`, ' ', '     def __init__(self, name, amount):', '         self.name = name.strip()', '-        self.amount = int(amount)', '+        self.amount = Decimal(amount).quantize(CENT)', ' '],
  (r) => [` @app.get("/${r.pick(['tanks', 'meals', 'keepers'])}/{number}")`, ' def show(number: int):', '     found = store.find(number)', '-    if not found: return None', '+    if found is None:', `+        raise HTTPException(404, "no such tank")`, '     return found.as_dict()', ' '],
  (r) => [` # Ask ${r.pick(SEQ_GIVEN)} before you change this number.`, `-LIMIT = ${r.number(20, 90)}`, `+LIMIT = ${r.number(91, 400)}`, ` SALT = {"reef": 1.${r.number(20, 27)}, "harbour": 1.0${r.number(10, 19)}}`, ' '],
  (r) => [' def total(meals):', '     grams = Decimal(0)', `     for meal in sorted(meals, key=lambda one: one.at):`, `-        grams += meal.amount * ${r.number(2, 9)}`, '+        grams += meal.amount * meal.count', `+        log.debug("%s brings %s g", meal.name, meal.amount)`, '     return grams', ' '],
  (r) => [` def test_${r.pick(SEQ_FISH)}_gets_its_share():`, `     meals = [Portion("${r.pick(SEQ_FISH)}", "${r.number(2, 40)}.5"), Portion("krill", "${r.number(1, 9)}")]`, `-    assert total(meals) == ${r.number(20, 90)}`, `+    assert total(meals) == Decimal("${r.number(20, 90)}.50")`, ' '],
  (r) => [' while not stopped.is_set():', '     reading = probe.read()', `     if reading.celsius > ${r.number(24, 28)}:`, `         alarm(f"tank {reading.tank} is too warm")`, `+    elif reading.celsius < ${r.number(10, 18)}:`, `+        alarm(f"tank {reading.tank} is too cold")`, `     stopped.wait(${r.number(5, 60)})`, ' '],
  (r) => [' try:', `     pump = pumps["${r.pick(SEQ_TOWNS).toLowerCase()}"]`, '-except:', '-    pass', '+except KeyError as error:', '+    raise PumpError("unknown pump") from error', ' '],
  (r) => [` with sqlite3.connect(DATABASE) as db:`, `     db.execute("update ${r.pick(['meals', 'tanks', 'staff'])} set done = 1 where id = ?", [${r.pick(['meal', 'tank', 'row'])}.id])`, '+    db.commit()', ' '],
  (r) => [' parser = argparse.ArgumentParser()', ` parser.add_argument("--${r.pick(['since', 'until', 'keeper'])}", default="${r.number(2019, 2025)}-01-01")`, `+parser.add_argument("--dry-run", action="store_true", help="write nothing")`, ' options = parser.parse_args()', ' '],
  (r) => [` def label(self):`, `-    return self.name + " (" + self.latin + ")"`, '+    return f"{self.name} ({self.latin})"', ' '],
  (r) => [' import csv', ' import logging', '+from decimal import Decimal', ' from pathlib import Path', ' '],
];

sequence('feeding-patch-review', { frames: 28, width: 1920, height: 1080, lcd: true, hinting: 'medium' }, (r) => {
  const places = [0, 0, 120, 240, 240, 360, 480, 480, 480, 480, 480, 600, 720, 720, 840, 840, 960, 960, 1080, 1200, 1320, 1320, 1320, 1440, 1560, 1560, 1440, 1440];
  const paper = { '+': '#e6ffec', '-': '#ffebe9', ' ': '#fff' };
  const note = (text) => `<div style="border:1px solid #d0d7de;border-radius:6px;margin:8px 130px;padding:12px 18px;font:15px/1.5 Roboto;white-space:normal;background:#fff;display:flex;gap:14px">${photo(36, 36, `patch ${text.length}`, 'border-radius:18px;flex:none;align-self:flex-start')}<div><b>${seqName(r)}</b> <span style="color:#59636e">commented ${r.number(2, 20)} hours ago</span><div style="margin-top:4px">${text}</div></div></div>`;
  const notes = { 14: 'Does the decimal survive the export? The old sheet rounded every portion to whole grams, and the keepers rely on that.', 47: 'Nice. One nit: please raise the error before anything has been written to the log.', 83: 'I tried this against last week’s files: 412 rows, no complaints, about twice as fast as before.' };
  let left = r.number(20, 40), right = left, blocks = [];
  const code = [];
  while (code.length < 150) { if (!blocks.length) blocks = r.shuffled(SEQ_PATCHES); code.push(...blocks.pop()(r)); }
  const line = (at) => { const sign = code[at][0], text = code[at].slice(1); left += sign !== '+'; right += sign !== '-'; return `<div style="height:22px;background:${paper[sign]};white-space:pre"><span style="display:inline-block;width:54px;text-align:right;color:#59636e">${sign === '+' ? '' : left}</span><span style="display:inline-block;width:54px;text-align:right;color:#59636e;margin-right:22px">${sign === '-' ? '' : right}</span><span style="display:inline-block;width:20px">${sign.trim()}</span>${escaped(text)}</div>${notes[at] ? `<div id="note${at}">${note(notes[at])}</div>` : ''}`; };
  const file = (name, from, to) => `<div style="border:1px solid #d0d7de;border-radius:6px;margin:0 0 22px;overflow:hidden"><div style="background:#f6f8fa;border-bottom:1px solid #d0d7de;padding:10px 18px;font:15px 'Liberation Mono'">${name}<span style="color:#1a7f37;margin-left:26px">+${r.number(9, 60)}</span><span style="color:#cf222e;margin-left:10px">-${r.number(4, 40)}</span></div>${times(to - from, (at) => line(from + at)).join('')}</div>`;
  return {
    html: `<div style="height:100%;background:#fff;color:#1f2328;font:15px Roboto;display:flex;flex-direction:column"><div style="padding:16px 60px;border-bottom:1px solid #d0d7de;display:flex;gap:30px;align-items:baseline"><span style="font-size:23px">Weigh portions exactly <span style="color:#59636e">#318</span></span><span>Conversation 6</span><span>Commits 4</span><b>Files changed 4</b><span id="seen" style="margin-left:auto;color:#59636e">0 of 4 files viewed</span><span style="background:#1f883d;color:#fff;border-radius:6px;padding:7px 18px">Submit review</span></div><div id="page" style="flex:1;overflow:hidden;padding:20px 60px 0;font:14px/22px 'Liberation Mono'">${file('keepers/portions.py', 0, 34)}${file('keepers/tanks.py', 34, 68)}${file('tests/test_portions.py', 68, 102)}${file('tools/export.py', 102, 150)}</div><div id="ask"></div></div>`,
    step(index) {
      seqEl('page').scrollTop = places[index];
      seqEl('seen').textContent = `${index < 9 ? 0 : index < 19 ? 1 : 2} of 4 files viewed`;
      seqEl('note47').style.display = index < 14 ? 'none' : 'block';
    },
    after() { this.step(0); },
  };
});

sequence('tuning-treatise-pdf', { frames: 24, width: 1440, height: 900, lcd: false, hinting: 'slight' }, (r) => {
  const places = [0, 0, 100, 200, 300, 300, 400, 400, 600, 800, 900, 900, 900, 1000, 1100, 1300, 1300, 1400, 1500, 1500, 1700, 1900, 1900, 1900];
  const deal = seqDeck(r, 'keys', 'milk', 'stage', 'books', 'woods');
  const paras = (count) => times(count, () => `<p style="margin:0 0 2px;text-indent:22px">${deal(3)}</p>`).join('');
  const sheet = (at) => `<div style="width:820px;height:1130px;background:#fff;margin:0 auto 18px;padding:64px 92px;box-sizing:border-box;overflow:hidden;text-align:justify"><div style="display:flex;justify-content:space-between;font-size:15px;margin-bottom:26px"><i>On the care of old pianos</i><span>${at + 41}</span></div>${at === 0 ? '<div style="font-size:25px;margin:0 0 16px">4 &nbsp;Strings, pins and patience</div>' : ''}${paras(3)}<div style="text-align:center;margin:16px 0 12px"><i>f</i> = ${r.number(220, 440)} × 1.0595 = ${r.number(233, 466)}.${r.below(10)} Hz</div>${paras(2)}<div style="font-size:21px;margin:20px 0 8px">4.${at + 1} &nbsp;The ${r.pick(SEQ_KINDS)} ${r.pick(SEQ_PIANO)}</div>${paras(2)}<table style="margin:14px auto;border-top:2px solid #000;border-bottom:2px solid #000;border-collapse:collapse">${times(5, (row) => `<tr style="${row ? '' : 'border-bottom:1px solid #000'}">${['Note', 'Tension', 'Length'].map((head, column) => `<td style="padding:3px 26px;text-align:${column ? 'right' : 'left'}">${row ? [`${'ACDFG'[row]}${r.number(1, 7)}`, `${r.number(600, 950)} N`, `${r.number(54, 1900)} mm`][column] : head}</td>`).join('')}</tr>`).join('')}</table></div>`;
  return {
    html: `<div style="height:100%;background:#525659;color:#111;display:flex;flex-direction:column"><div style="background:#323639;color:#f1f1f1;font:14px Roboto;padding:14px 22px;display:flex;gap:26px;align-items:center">${icon('menu', '#f1f1f1', 18)}<span>treatise-2nd-edition.pdf</span><span style="margin-left:auto;background:#191b1c;padding:4px 10px" id="number">41</span><span>/ 96</span><span>110%</span><span style="margin-left:auto">Print</span><span>Download</span></div><div id="page" style="flex:1;overflow:hidden;padding-top:14px;font:18px/1.42 'EB Garamond';font-variant-numeric:lining-nums">${times(4, sheet).join('')}</div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; seqEl('number').textContent = 41 + Math.floor((places[index] + 300) / 1148); },
  };
});

sequence('fungi-friends-feed', { frames: 26, width: 1280, height: 720, scale: 1.5, lcd: false, hinting: 'none' }, (r) => {
  const places = seqWheel(r, 26, 120, 2, 0.4);
  const makers = r.shuffled([...SEQ_TOPICS.woods, ...SEQ_TOPICS.runs, ...SEQ_TOPICS.fish, ...SEQ_TOPICS.milk]);
  const post = (at) => `<div style="background:#fff;border-radius:10px;margin-bottom:16px;overflow:hidden"><div style="display:flex;gap:12px;padding:14px 18px 10px">${photo(42, 42, `friend ${r.below(40)}`, 'border-radius:21px')}<div><div style="font-weight:600">${seqName(r)}</div><div style="font-size:13px;color:#65676b">${r.pick(['Mushroom Friends', 'Ely Striders', 'Cheese Circle', 'Tidepool Club'])} · ${r.number(2, 23)} h</div></div></div><div style="padding:0 18px 12px;line-height:1.45">${makers[at % makers.length](r)} ${at % 2 ? makers[(at + 9) % makers.length](r) : ''}</div>${at % 3 === 0 ? photo(600, at % 2 ? 260 : 340, `forage ${at}`) : ''}<div style="display:flex;gap:34px;padding:11px 18px;font-size:14px;color:#65676b"><span>${icon('heart', '#d6336c', 15, true)} ${r.number(3, 480)}</span><span>${r.number(2, 60)} comments</span><span>${r.number(1, 14)} shares</span></div><div style="border-top:1px solid #e4e6eb;padding:10px 18px;font-size:14px"><b>${seqName(r)}</b> ${seqChat(r)}</div></div>`;
  return {
    html: `<div style="height:100%;background:#e9ebee;color:#1c1e21;font:15px Inter;display:flex;flex-direction:column"><div style="background:#2f6b3c;color:#fff;padding:12px 24px;display:flex;gap:28px;align-items:center"><b style="font-size:19px">Meadow</b><span style="background:#23522d;border-radius:16px;padding:6px 90px 6px 16px">Search Meadow</span><span style="margin-left:auto">Home</span><span>Groups</span><span>Messages (2)</span></div><div style="flex:1;display:flex;justify-content:center;gap:26px;overflow:hidden"><div style="width:210px;padding-top:18px">${['My profile', 'Friends', 'Mushroom Friends', 'Ely Striders', 'Cheese Circle', 'Saved', 'Memories', 'Events'].map((name) => `<div style="padding:8px 0">${name}</div>`).join('')}</div><div id="page" style="width:600px;overflow:hidden;padding-top:18px">${times(22, post).join('')}</div><div style="width:230px;padding-top:18px"><div style="font-weight:600;margin-bottom:8px">Birthdays</div><div style="line-height:1.45">${r.pick(SEQ_GIVEN)} and two others celebrate today.</div><div style="font-weight:600;margin:18px 0 8px">Coming up</div>${times(3, () => `<div style="margin-bottom:10px;line-height:1.4">${seqLabel(r)}<div style="color:#65676b;font-size:13px">${seqBrief(r)} at ${seqTime(r)}</div></div>`).join('')}</div></div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

const SEQ_SPANISH = seqLines(`
  ¿Alguien sabe a qué hora abre mañana el ayuntamiento?
  Creo que a las nueve, pero llamad antes por si acaso.
  Ya he hablado con el electricista y dice que viene el jueves.
  ¡Qué bien! Entonces podemos ensayar el viernes por la tarde.
  Yo no puedo el viernes, tengo cena con mis suegros :(
  Pues el sábado por la mañana, ¿os viene bien a todos?
  A mí sí. Llevo café y unas magdalenas.
  Os recuerdo que hay que devolver los trajes antes del día 20.
  El mío tiene una mancha de pintura que no sale con nada.
  Prueba con alcohol y un trapo limpio, a mi madre le funciona.
  ¿Quién se quedó con la llave del almacén? No está en su sitio.
  La tengo yo, perdonad. La dejo esta noche en el bar de Iñaki.
  Ha llamado la señora del teatro: quieren otra función en noviembre.
  ¿En noviembre? Si apenas hemos vendido la mitad de las entradas de octubre…
  Tranquilo, Julián, siempre se venden los últimos tres días.
  Además, la radio nos hace una entrevista el lunes a las 11:30.
  ¿Y quién va a ir? A mí no se me da nada bien hablar en público.
  Que vaya Begoña, que tiene voz de locutora.
  Vale, voy yo, pero alguien me acompaña para no quedarme en blanco.
  He subido las fotos del domingo a la carpeta compartida.
  Preciosas, sobre todo la del niño dormido en la última fila.
  La factura del alquiler son 385,20 € este mes, ha subido un poco.
  Nos faltan dos sillas y un perchero; si tenéis alguno en casa, avisad.
  Tengo uno de madera que era de mi abuelo, lo puedo prestar.
  Mañana lloverá todo el día, así que el decorado se queda dentro.
  ¿Habéis visto el cartel nuevo? Pone «comedía» con tilde.
  Ay, no. Hablo ahora mismo con la imprenta.
  Dicen que lo corrigen gratis y que estará el miércoles.
  Menos mal. Gracias, Ángela, eres un sol.
  Yo llego diez minutos tarde, empezad sin mí.`);

sequence('grupo-de-teatro-atras', { frames: 24, width: 1366, height: 768, lcd: true, hinting: 'slight', languages: ['spa'] }, (r) => {
  const people = [['Begoña Núñez', '#9c3587'], ['Iñaki Etxeberria', '#1f6f8b'], ['Julián Peña', '#7a5c00'], ['Ángela Muñoz', '#2d7a3a'], ['Tú', '#444']];
  const lines = [...SEQ_SPANISH, ...r.shuffled(SEQ_SPANISH.slice(3, 25)), ...SEQ_SPANISH.slice(5)];
  const talk = lines.map((text, at) => { const [who, colour] = people[(at * 3 + Math.floor(at / 4)) % 5]; const me = who === 'Tú'; return `${at % 13 === 6 ? `<div style="text-align:center;margin:12px 0"><span style="background:#dfe6d3;border-radius:8px;padding:4px 14px;font-size:13px">${r.number(2, 28)} de octubre</span></div>` : ''}<div style="display:flex;justify-content:${me ? 'flex-end' : 'flex-start'};margin:6px 0"><div style="max-width:560px;background:${me ? '#d7f2c2' : '#fff'};border-radius:9px;padding:7px 13px"><div style="display:flex;justify-content:space-between;gap:30px;font-size:13px"><b style="color:${colour}">${who}</b><span style="color:#6c7368">${pad(9 + Math.floor(at / 9), 2)}:${pad((at * 7) % 60, 2)}</span></div><div style="margin-top:2px">${text}</div></div></div>`; }).join('');
  const places = [0, 0, 53, 106, 106, 159, 265, 371, 371, 371, 424, 477, 583, 689, 689, 742, 742, 848, 954, 1007, 1007, 848, 689, 689];
  let end = 0;
  return {
    html: `<div style="height:100%;display:flex;background:#eee9df;color:#20241d;font:16px/1.4 Cantarell"><div style="width:310px;flex:none;background:#fbfaf6;border-right:1px solid #d8d2c4"><div style="padding:18px;font-weight:bold;font-size:19px">Conversaciones</div>${[['Grupo de teatro', 'Yo llego diez minutos tarde'], ['Mamá', '¿Has comido ya?'], ['Vecinos 2.º izquierda', 'Otra vez la gotera'], ['Peluquería Rocío', 'Su cita es el martes'], ['Andrés (fontanero)', 'Mañana sin falta'], ['Clase de portugués', 'Até amanhã!']].map(([name, last], at) => `<div style="padding:11px 18px;${at === 0 ? 'background:#e9f0dc' : ''}"><div style="font-weight:bold">${name}</div><div style="font-size:14px;color:#666b60">${last}</div></div>`).join('')}</div><div style="flex:1;display:flex;flex-direction:column"><div style="background:#fbfaf6;border-bottom:1px solid #d8d2c4;padding:12px 24px"><b>Grupo de teatro</b><div style="font-size:13px;color:#666b60">Ángela, Begoña, Iñaki, Julián y tú</div></div><div id="page" style="flex:1;overflow:hidden;padding:6px 40px">${talk}</div><div style="background:#fbfaf6;border-top:1px solid #d8d2c4;padding:15px 24px;color:#666b60">Escribe un mensaje</div></div></div>`,
    after() { seqEl('page').scrollTop = 1e6; end = seqEl('page').scrollTop; },
    step(index) { seqEl('page').scrollTop = end - places[index]; },
  };
});

const SEQ_ITALIAN = {
  head: list(`Ingredienti per sei persone; Preparazione della pasta; Il ripieno; La cottura; Qualche consiglio; Varianti di stagione; Come conservarla; I commenti dei lettori`),
  text: seqLines(`
  La sera prima mettete i funghi secchi in una ciotola d’acqua tiepida e copriteli con un piatto.
  Setacciate la farina sulla spianatoia, fate un buco al centro e rompetevi le uova, una alla volta.
  Impastate con energia per almeno dieci minuti, finché la pasta non sarà liscia ed elastica.
  Se l’impasto è troppo asciutto, aggiungete un cucchiaio d’acqua; se invece si attacca alle dita, un po’ di farina.
  Lasciate riposare mezz’ora sotto un canovaccio pulito, lontano dalle correnti d’aria.
  Nel frattempo tritate finemente la cipolla e fatela appassire nel burro a fuoco bassissimo.
  Unite i funghi strizzati, sfumate con mezzo bicchiere di vino bianco e aspettate che evapori.
  A questo punto si può già salare, ma con prudenza: il formaggio è molto saporito.
  Mia nonna diceva che il ripieno è pronto quando il cucchiaio di legno sta in piedi da solo.
  Stendete la sfoglia sottile, quasi trasparente, e tagliatela a quadrati di circa otto centimetri.
  Cuocete in abbondante acqua bollente per quattro minuti, poi scolate con una schiumarola.
  Servite subito, con burro fuso, salvia e una generosa manciata di parmigiano grattugiato.
  In autunno si possono sostituire i funghi con la zucca; d’estate vanno benissimo le bietole.
  In frigorifero si conserva due giorni, nel congelatore fino a tre mesi.
  Non buttate l’acqua dei funghi: filtrata, è un brodo perfetto per il risotto.
  L’ho provata domenica con i bambini e non ne è rimasta neppure una briciola!
  Perché la mia sfoglia si rompe sempre? Forse uso una farina troppo debole.
  Una ricetta così si faceva anche da noi, in provincia di Cuneo, però con le castagne.`),
};

sequence('sfoglia-ai-funghi-liscia', { frames: 24, width: 1440, height: 900, lcd: true, hinting: 'none', languages: ['ita'] }, (r) => {
  // A thumb on a touchpad: a push that dies away, then rest.
  const places = [0, 0, 31, 118, 187, 231, 258, 271, 276, 276, 276, 302, 411, 489, 537, 563, 574, 577, 577, 577, 640, 768, 851, 896];
  let at = 0;
  const next = () => { const text = SEQ_ITALIAN.text[at % SEQ_ITALIAN.text.length]; at += 1; return text; };
  const goods = ['400 g di farina tipo 0', '4 uova fresche', '60 g di porcini secchi', '250 g di ricotta', '1 cipolla piccola', '80 g di burro', 'sale, pepe, noce moscata', 'qualche foglia di salvia'];
  const part = (name, index) => `<div style="font:700 26px Vollkorn;margin:26px 0 10px;color:#8a2d12">${name}</div>${index ? times(2, () => `<p style="margin:0 0 13px">${times(3, next).join(' ')}</p>`).join('') : goods.map((text) => `<div style="padding:5px 0;border-bottom:1px dotted #cbb79d">${text}</div>`).join('')}${index % 3 === 1 ? photo(760, 230, `sfoglia ${index}`, 'margin:6px 0 14px;border-radius:4px') : ''}`;
  return {
    html: `<div id="page" style="height:100%;overflow:hidden;background:#fdf7ee;color:#33261c;font:19px/1.55 Vollkorn;font-variant-numeric:lining-nums"><div style="width:760px;margin:0 auto;padding-top:30px"><div style="font:800 42px/1.15 Vollkorn">Sfoglia ripiena ai funghi, come si faceva in casa</div><div style="font:15px Lato;color:#7c6650;margin:10px 0 16px">di Chiara Marchetti · ${r.number(40, 90)} minuti · difficoltà media</div>${photo(760, 280, 'sfoglia', 'border-radius:4px')}<p>${times(3, next).join(' ')}</p>${SEQ_ITALIAN.head.map(part).join('')}</div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

// Windows, tabs, menus, selections.

function seqWindow(title, body, look, bar = '#dcdfe4', ink = '#20242a') { return `<div style="position:absolute;${look};border:1px solid #7a828c;box-sizing:border-box;box-shadow:0 8px 24px rgba(0,0,0,.35);overflow:hidden;display:flex;flex-direction:column"><div style="background:${bar};color:${ink};font:14px 'Noto Sans';padding:9px 16px;display:flex;justify-content:space-between"><span>${title}</span>${icon('close', ink, 15)}</div><div style="flex:1;overflow:hidden">${body}</div></div>`; }

sequence('desk-of-three-windows', { frames: 30, width: 2560, height: 1440, lcd: true, hinting: 'slight' }, () => {
  const tabs = ['Roof calculator', 'Grants 2025', 'Weather, Frome', 'Forum: inverters'];
  const page = [
    (r) => `<div style="padding:26px 50px"><div style="font-size:30px;margin-bottom:14px">Roof calculator</div><p style="max-width:1100px">${seqProse(r, 4, 'roofs')}</p>${['Roof area', 'Pitch', 'Direction', 'Modules', 'Peak power', 'Yearly yield', 'Used at home', 'Paid back after'].map((name, at) => `<div style="display:flex;width:760px;padding:11px 0;border-bottom:1px solid #d9dde1"><span style="width:320px">${name}</span><b>${[`${r.number(28, 90)} m²`, `${r.number(18, 48)}°`, r.pick(['South', 'South-east', 'West']), r.number(12, 30), `${r.number(4, 12)}.${r.below(10)} kWp`, `${thousands(r.number(3900, 9900))} kWh`, `${r.number(24, 68)} %`, `${r.number(7, 14)} years`][at]}</b></div>`).join('')}<p style="max-width:1100px">${seqProse(r, 3, 'roofs')}</p></div>`,
    (r) => `<div style="padding:26px 50px;max-width:1100px"><div style="font-size:30px;margin-bottom:14px">Grants for households in 2025</div>${seqParas(r, 3, 'roofs', 'margin:0 0 14px')}<div style="background:#fdf3d8;border-left:5px solid #d99e0b;padding:14px 20px;margin:0 0 14px">Applications must arrive before the work begins. Invoices dated earlier than the letter of approval cannot be paid.</div>${seqParas(r, 3, 'alarm', 'margin:0 0 14px')}</div>`,
    (r) => `<div style="padding:26px 50px"><div style="font-size:30px">Frome, Somerset</div><div style="font-size:70px;font-weight:300;margin:10px 0">14°</div><div>Light rain, wind from the west, ${r.number(9, 31)} km/h</div><div style="display:flex;gap:20px;margin-top:26px">${SEQ_DAYS.map((day) => `<div style="background:#e4eef8;border-radius:10px;padding:18px;width:120px">${day}<div style="font-size:26px;margin:8px 0">${r.number(11, 19)}°</div>${r.pick(['Showers', 'Cloudy', 'Sunny', 'Drizzle', 'Fog'])}</div>`).join('')}</div><p style="max-width:1000px;margin-top:26px">${seqProse(r, 3, 'sky')}</p></div>`,
    (r) => `<div style="padding:26px 50px"><div style="font-size:30px;margin-bottom:10px">Inverter hums at noon</div>${seqTalk(r, 8, 'roofs').map((text, at) => `<div style="display:flex;gap:18px;padding:13px 0;border-bottom:1px solid #d9dde1">${photo(52, 52, `forum ${at}`, 'flex:none;border-radius:6px')}<div><b>${seqName(r)}</b> <span style="color:#5f6873">${seqBrief(r)}, ${seqTime(r)}</span><div style="margin-top:4px">${text}</div></div></div>`).join('')}</div>`,
  ];
  const browser = (tab) => `<div style="height:100%;background:#fff;color:#22272e;font:17px/1.5 Inter"><div style="background:#dcdfe4;display:flex;font-size:15px">${tabs.map((name, at) => `<div style="width:230px;padding:9px 18px;box-sizing:border-box;background:${at === tab ? '#fff' : '#cdd1d8'};border-right:1px solid #b4bac2">${name}</div>`).join('')}</div><div style="padding:9px 18px;border-bottom:1px solid #ccd1d7;font-size:15px;color:#48505a">https://brightroof.example/${['calculator', 'grants-2025', 'weather/frome', 'forum/4127'][tab]}</div>${page[tab](new Random(`desk tab ${tab}`))}</div>`;
  const sheet = new Random('desk sheet'), notes = new Random('desk notes');
  const table = `<div style="background:#fff;height:100%;color:#1d1d1d;font:15px Carlito">${times(24, (row) => `<div style="display:flex">${times(5, (column) => `<div style="width:${[44, 230, 120, 120, 150][column]}px;border-right:1px solid #d5d8db;border-bottom:1px solid #d5d8db;padding:4px 8px;box-sizing:border-box;text-align:${column > 1 ? 'right' : 'left'};${row ? '' : 'font-weight:bold;background:#eef2ea'}">${row ? [row, seqLabel(sheet), sheet.number(1, 40), seqCash(sheet, 900), seqCash(sheet, 9000)][column] : ['', 'Item', 'Pieces', 'Price', 'Sum'][column]}</div>`).join('')}</div>`).join('')}</div>`;
  const editor = `<div style="background:#272822;color:#f8f8f2;height:100%;font:17px/1.6 Inconsolata;padding:14px 20px;box-sizing:border-box">${seqTalk(notes, 16, 'roofs').map((text) => `<div>${text}</div>`).join('')}</div>`;
  const plan = [[0, 'b'], [0, 'b'], [1, 'b'], [1, 'b'], [1, 'b'], [0, 'b'], [2, 'b'], [2, 'b'], [2, 's'], [2, 's'], [2, 's'], [2, 'b'], [1, 'b'], [1, 'e'], [1, 'e'], [1, 'e'], [1, 'b'], [3, 'b'], [3, 'b'], [3, 'b'], [3, 'e'], [3, 'e'], [3, 's'], [3, 's'], [3, 'b'], [0, 'b'], [0, 'b'], [0, 's'], [0, 's'], [0, 'b']];
  const show = (index) => {
    const [tab, top] = plan[index], level = (name) => (name === top ? 3 : name === 'b' ? 2 : 1);
    return `<div style="height:100%;background:linear-gradient(120deg,#274060,#5b7d8f)">${seqWindow('BrightRoof - Browser', browser(tab), `left:120px;top:70px;width:1660px;height:1180px;z-index:${level('b')}`)}${seqWindow('offers.xlsx - Calc', table, `left:1700px;top:130px;width:740px;height:760px;z-index:${level('s')}`)}${seqWindow('todo.txt', editor, `left:1460px;top:800px;width:980px;height:520px;z-index:${level('e')}`, '#3b3c36', '#f8f8f2')}<div style="position:absolute;left:0;right:0;bottom:0;height:52px;background:#16202b;color:#e6edf3;font:16px/52px 'Noto Sans';display:flex;gap:12px;padding:0 20px;z-index:5">${['Browser', 'Calc', 'Editor'].map((name, at) => `<span style="padding:0 26px;background:${'bse'[at] === top ? '#34475c' : '#16202b'}">${name}</span>`).join('')}<span style="margin-left:auto">Thu 13 Mar 16:${pad(41 + Math.floor(index / 15), 2)}</span></div></div>`;
  };
  return { html: show(0), step(index) { document.body.innerHTML = show(index); paintPhotos(); } };
});

sequence('menus-of-the-score-editor', { frames: 26, width: 1680, height: 1050, lcd: false, hinting: 'medium' }, (r) => {
  const menus = { File: ['New score', 'Open', 'Open recent', 'Save', 'Save as', 'Export as PDF', 'Print', 'Quit'], Edit: ['Undo: move note', 'Redo', 'Cut', 'Copy', 'Paste', 'Select all', 'Find bar', 'Preferences'], View: ['Piano keyboard', 'Mixer', 'Navigator', 'Zoom in', 'Zoom out', 'Full screen'], Add: ['Notes', 'Intervals', 'Slurs and ties', 'Lyrics', 'Fermata', 'Repeat signs', 'Text frame'], Tools: ['Transpose', 'Explode', 'Resequence rehearsal marks', 'Respell pitches'], Help: ['Online handbook', 'Keyboard shortcuts', 'Report a fault', 'About Quaver'] };
  const keys = { 'New score': 'Ctrl+N', Open: 'Ctrl+O', Save: 'Ctrl+S', Print: 'Ctrl+P', Quit: 'Ctrl+Q', Redo: 'Ctrl+Y', Cut: 'Ctrl+X', Copy: 'Ctrl+C', Paste: 'Ctrl+V', 'Select all': 'Ctrl+A', 'Find bar': 'Ctrl+F', Mixer: 'F10', 'Zoom in': 'Ctrl++', 'Zoom out': 'Ctrl+-', Lyrics: 'Ctrl+L' };
  const recent = ['evening-psalm.qvr', 'matinee_overture.qvr', 'two-left-hands.qvr', 'waltz-for-oona.qvr'];
  const names = Object.keys(menus), lefts = [14, 70, 128, 190, 248, 316];
  const plan = ['', '', ['File', -1], ['File', 0], ['File', 2], ['File', 2], ['File', 4], '', '', ['Edit', 1], ['Edit', 5], ['Edit', 7], ['View', -1], ['View', 1], '', '', '', ['Add', 0], ['Add', 2], ['Add', 3], ['Tools', 2], ['Tools', 0], ['Help', 0], ['Help', 1], '', ''];
  const bar = plan.map((state, index) => (state ? [lefts[names.indexOf(state[0])] + 60 + index % 3 * 14, 44 + 32 * Math.max(0, state[1] + 0.4)] : [700 + index * 21, 500 + index * 9]));
  const draw = (state) => {
    if (!state) return '';
    const [name, lit] = state, left = lefts[names.indexOf(name)];
    const line = (text, at, on) => `<div style="height:32px;line-height:32px;padding:0 20px;display:flex;justify-content:space-between;${on ? 'background:#3566b8;color:#fff' : ''}"><span>${text}</span><span style="color:${on ? '#fff' : '#5b6068'}">${keys[text] || ''}</span></div>`;
    const sub = name === 'File' && lit === 2 ? `<div style="position:absolute;left:${left + 292}px;top:${34 + 64}px;width:250px;background:#fbfbfb;border:1px solid #a8adb5;box-shadow:3px 4px 10px rgba(0,0,0,.3);z-index:6">${recent.map((text, at) => line(text, at, at === 1)).join('')}</div>` : '';
    return `<div style="position:absolute;left:${left}px;top:34px;width:290px;background:#fbfbfb;border:1px solid #a8adb5;box-shadow:3px 4px 10px rgba(0,0,0,.3);z-index:5">${menus[name].map((text, at) => line(text, at, at === lit)).join('')}</div>${sub}`;
  };
  const staff = (at) => `<div style="margin-top:34px"><div style="font:italic 15px P052;color:#333">${['Soprano', 'Alto', 'Tenor', 'Bass'][at % 4]}</div><canvas class="staff" data-at="${at}" width="960" height="70" style="display:block"></canvas><div style="font:16px P052;display:flex;justify-content:space-between;padding:0 60px 0 90px">${words(['Who left the lamp up- on the stair', 'and sang so soft- ly to the bear', 'the clock for- got to strike at four', 'and no one knocked up- on the door'][at % 4]).map((text) => `<span>${text}</span>`).join('')}</div></div>`;
  const panel = ['Clefs', 'Key signatures', 'Time signatures', 'Accidentals', 'Articulations', 'Dynamics', 'Tempo', 'Lines', 'Breaths', 'Text'];
  return {
    html: `<div style="position:relative;height:100%;background:#b9bec6;color:#1c2026;font:15px Cantarell;overflow:hidden"><div style="height:34px;background:#eceef1;position:relative">${names.map((name, at) => `<span class="top" style="position:absolute;left:${lefts[at]}px;top:0;line-height:34px;padding:0 10px">${name}</span>`).join('')}<span style="position:absolute;right:20px;line-height:34px">evening-psalm.qvr</span></div><div style="display:flex;height:976px"><div style="width:230px;background:#f4f5f7;border-right:1px solid #98a0aa;padding:14px 0"><b style="padding:0 18px">Palettes</b>${panel.map((name) => `<div style="padding:9px 18px">${name}</div>`).join('')}</div><div style="flex:1"><div style="width:1060px;height:960px;background:#fffff8;margin:16px auto 0;padding:30px 50px;box-sizing:border-box"><div style="font:28px P052;text-align:center">Evening Psalm for Four Voices</div><div style="font:italic 17px P052;display:flex;justify-content:space-between;margin-top:8px"><span>Andante, not dragging</span><span>Words: V. Nwosu · Music: E. Faulkner</span></div>${times(6, staff).join('')}</div></div><div style="width:240px;background:#f4f5f7;border-left:1px solid #98a0aa;padding:14px 18px;box-sizing:border-box"><b>Inspector</b>${['Visible', 'Autoplace', 'Stem direction', 'Head type', 'Velocity', 'Play'].map((name, at) => `<div style="display:flex;justify-content:space-between;padding:8px 0"><span>${name}</span><span>${['Yes', 'On', 'Auto', 'Normal', r.number(40, 100), 'Yes'][at]}</span></div>`).join('')}</div></div><div style="background:#eceef1;height:40px;line-height:40px;padding:0 18px;display:flex;gap:40px"><span id="tip"></span><span style="margin-left:auto">Bar ${r.number(3, 40)}, beat 2</span><span>96 %</span></div><div id="menu"></div></div>${pointer('white')}`,
    after() {
      for (const canvas of document.querySelectorAll('.staff')) {
        const pen = canvas.getContext('2d'), chance = new Random(`staff ${canvas.dataset.at}`);
        pen.fillStyle = '#222';
        times(5, (line) => pen.fillRect(0, 15 + line * 10, 960, 1));
        times(6, (bar) => pen.fillRect(bar * 191 + 2, 15, 1, 41));
        times(22, (note) => { const x = 60 + note * 40 + chance.below(8), y = 15 + chance.below(9) * 5; pen.beginPath(); pen.ellipse(x, y, 6, 4.5, -0.3, 0, 7); pen.fill(); pen.fillRect(x + 5, y - 30, 1.4, 30); });
      }
      this.step(0);
    },
    step(index) {
      seqEl('menu').innerHTML = draw(plan[index]);
      document.querySelectorAll('.top').forEach((top, at) => { top.style.background = plan[index] && plan[index][0] === names[at] ? '#cfd9ea' : ''; });
      seqEl('tip').textContent = plan[index] && plan[index][1] >= 0 ? menus[plan[index][0]][plan[index][1]] : 'Note input off';
      movePointer(...bar[index]);
    },
  };
});

sequence('marked-with-the-mouse', { frames: 26, width: 1366, height: 768, lcd: false, hinting: 'full' }, (r) => {
  const text = `${seqProse(r, 5, 'stage')}`, second = `${seqProse(r, 5, 'alarm')}`;
  const from = text.indexOf(' ', 60) + 1;
  const spans = [0, 0, 0, 0, 4, 15, 31, 52, 80, 118, 150, 171, 171, 171, 171, 171, 171, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const marked = (index) => (index < 17 ? [text.slice(0, from), text.slice(from, from + spans[index]), text.slice(from + spans[index])] : [text, '', '']);
  const word = second.split(' ')[9], at = second.indexOf(word, 30);
  const draw = (index) => { const [a, b, c] = marked(index); return `${escaped(a)}<span id="end" style="background:#3b7ad9;color:#fff">${escaped(b)}</span>${escaped(c)}`; };
  const other = (index) => (index > 19 && index < 24 ? `${escaped(second.slice(0, at))}<span style="background:#3b7ad9;color:#fff">${escaped(word)}</span>${escaped(second.slice(at + word.length))}` : escaped(second));
  const menu = (index) => (index > 13 && index < 17 ? `<div style="position:absolute;left:560px;top:400px;width:250px;background:#fff;border:1px solid #9aa0a6;box-shadow:2px 3px 8px rgba(0,0,0,.3);font:14px 'Noto Sans'">${['Copy', 'Search the web', 'Read aloud', 'Translate selection', 'Print'].map((name, item) => `<div style="padding:8px 18px;${index > 14 && item === 0 ? 'background:#e8f0fe' : ''}">${name}</div>`).join('')}</div>` : '');
  const toast = (index) => (index === 17 || index === 18 ? '<div style="position:absolute;left:583px;top:690px;background:#323232;color:#fff;border-radius:4px;padding:11px 22px;font:14px \'Noto Sans\'">Copied to clipboard</div>' : '');
  const track = [[980, 620], [860, 540], [640, 420], [520, 330]];
  return {
    html: `<div style="position:relative;height:100%;background:#fcfcfa;color:#232323;font:19px/1.6 'Noto Serif';overflow:hidden"><div style="background:#2e2a3b;color:#f5f2ff;font:15px 'Noto Sans';padding:13px 120px;display:flex;gap:36px"><b>Curtain Call Review</b><span>Essays</span><span>Interviews</span><span>Archive</span></div><div style="display:flex;gap:60px;padding:26px 120px"><div style="width:760px"><div style="font:700 30px 'Noto Serif';margin-bottom:6px">${seqTitle(r)}</div><div style="font:14px 'Noto Sans';color:#666;margin-bottom:14px">By ${seqName(r)}, ${seqDate(r)}</div><p id="one" style="margin:0 0 14px"></p><p id="two" style="margin:0 0 14px"></p><p style="margin:0">${seqProse(r, 3, 'books')}</p></div><div style="flex:1;font:15px/1.5 'Noto Sans'"><b>Most read</b>${times(5, (item) => `<div style="padding:9px 0;border-bottom:1px solid #ddd">${item + 1}. ${seqTitle(r)}</div>`).join('')}</div></div><div id="menu"></div></div>${pointer('beam')}`,
    step(index) {
      seqEl('one').innerHTML = draw(index); seqEl('two').innerHTML = other(index); seqEl('menu').innerHTML = menu(index) + toast(index);
      const rects = seqEl('end').getClientRects(), last = rects[rects.length - 1];
      if (index < 4) movePointer(...track[index]);
      else if (index < 13 && last) movePointer(last.right - 8, last.top + 4);
      else if (index < 17) movePointer(575 + (index - 13) * 12, 400);
      else movePointer(480 + (index - 17) * 22, 300 + (index - 17) * 34);
    },
    after() { this.step(0); },
  };
});

// Films, calls, games.

sequence('tank-film-with-comments', { frames: 24, width: 1920, height: 1080, lcd: true, hinting: 'none' }, (r) => {
  const comment = (at, text) => `<div style="display:flex;gap:14px;margin-top:16px">${photo(40, 40, `remark ${at}`, 'border-radius:20px;flex:none;align-self:flex-start')}<div><span style="font-size:14px"><b>@${r.pick(SEQ_GIVEN).toLowerCase()}_${r.pick(SEQ_TOWNS).toLowerCase()}</b> <span style="color:#aaa">${r.number(2, 11)} months ago</span></span><div style="margin-top:3px">${text}</div></div></div>`;
  const next = times(9, (at) => `<div style="display:flex;gap:12px;margin-bottom:14px">${photo(168, 94, `next ${at}`, 'border-radius:8px;flex:none')}<div><div style="font-weight:500;line-height:1.35">${seqTitle(r)}</div><div style="font-size:13px;color:#aaa;margin-top:5px">${seqName(r)}</div><div style="font-size:13px;color:#aaa;margin-top:2px">${r.number(2, 900)}K views</div></div></div>`).join('');
  return {
    html: `<div style="height:100%;background:#0f0f0f;color:#f1f1f1;font:15px/1.4 Roboto"><div style="padding:14px 30px;display:flex;align-items:center;gap:26px">${icon('menu', '#f1f1f1', 20)}<b style="font-size:19px">WaterTube</b><span style="margin-left:420px;background:#222;border-radius:20px;padding:9px 320px 9px 20px;color:#bbb">octopus opens jar</span><span style="margin-left:auto">Upload</span></div><div style="display:flex;gap:26px;padding:6px 60px"><div style="width:1240px"><div style="position:relative"><canvas id="film" width="1240" height="698" style="display:block;border-radius:12px"></canvas><div style="position:absolute;left:0;bottom:0;width:1240px;height:44px;background:#101010;border-radius:0 0 12px 12px"><div id="bar" style="height:4px;background:#f03"></div><div style="display:flex;gap:20px;padding:9px 20px;font-size:14px"><span id="play"></span><span id="time"></span><span style="margin-left:auto">1080p</span></div></div></div><div style="font-size:21px;font-weight:500;margin-top:14px">The octopus that opened every jar in the house</div><div style="display:flex;gap:18px;margin-top:10px;align-items:center">${photo(44, 44, 'tank', 'border-radius:22px')}<div><b>Rye Aquarium</b><div style="font-size:13px;color:#aaa">48.2K subscribers</div></div><span style="background:#f1f1f1;color:#0f0f0f;border-radius:20px;padding:9px 20px">Subscribe</span><span style="margin-left:auto;background:#272727;border-radius:20px;padding:9px 20px">${icon('heart', '#f1f1f1', 16)} <span id="likes">3.1K</span></span><span style="background:#272727;border-radius:20px;padding:9px 20px">Share</span></div><div style="background:#272727;border-radius:12px;padding:12px 16px;margin-top:14px">${seqProse(r, 2, 'fish')}</div>${comment(0, seqProse(r, 1, 'fish'))}</div><div style="flex:1;overflow:hidden">${next}</div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const held = index > 8 && index < 13 ? 8 : index > 12 ? index - 4 : index;
      film(seqEl('film'), held, 411); seqEl('time').textContent = `2:${pad(14 + Math.floor(held / 2), 2)} / 7:50`; seqEl('play').textContent = held === 8 ? 'Paused' : 'Playing'; seqEl('bar').style.width = `${350 + held * 3}px`; seqEl('likes').textContent = index < 15 ? '3.1K' : '3.2K';
    },
  };
});

const SEQ_PORTUGUESE = [
  [], ['Chegaste tarde outra vez.'], ['O comboio ficou parado em Santarém', 'durante quase duas horas.'], ['E não podias ter telefonado?'], [], ['Telefonei. Ninguém atendeu.'],
  ['A tua irmã esteve cá ontem,', 'à procura da caixa azul.'], ['Qual caixa?', 'Não sei de nenhuma caixa.'], [], ['Aquela que o avô trouxe do Brasil', 'e nunca deixou ninguém abrir.'], ['Então é melhor encontrá-la antes dela.'],
];

sequence('legendas-no-cinema', { frames: 30, width: 1920, height: 1080, lcd: false, hinting: 'slight', languages: ['por'] }, () => {
  const said = (index) => SEQ_PORTUGUESE[Math.floor((index + 2) / 3) % SEQ_PORTUGUESE.length];
  const plate = (index) => said(index).map((text) => `<div style="margin-top:6px"><span style="display:inline-block;background:rgba(0,0,0,.78);padding:3px 18px">${text}</span></div>`).join('');
  const bar = '<div style="position:fixed;left:0;right:0;top:0;background:rgba(10,10,14,.88);padding:22px 50px;display:flex;justify-content:space-between;font:22px Lato;color:#fff"><span>A caixa azul, episódio 3: O regresso</span><span>Áudio: português</span><span>Faltam 31 min</span></div>';
  return {
    html: `<canvas id="film" width="1920" height="1080" style="display:block"></canvas><div id="bar"></div><div id="said" style="position:fixed;left:0;right:0;bottom:90px;text-align:center;font:600 36px/50px 'Open Sans';color:#fff"></div>`,
    after() { this.step(0); },
    step(index) { film(seqEl('film'), index, 427); seqEl('said').innerHTML = plate(index); seqEl('bar').innerHTML = index > 12 && index < 18 ? bar : ''; },
  };
});

sequence('call-with-slides-and-chat', { frames: 28, width: 1280, height: 720, scale: 2, lcd: false, hinting: 'none' }, (r) => {
  const slides = [
    ['Heating a village with milk', ['Ludlow Dairy and Greenhalgh Energy', 'Second workshop, 12 February']],
    ['Where the warmth comes from', ['Milk arrives at 34 degrees and must be cooled to 4', 'Until now that heat went through the roof', 'Two heat pumps could serve 38 houses']],
    ['What it costs', ['Pipes and trenches: 412,000', 'Pumps and buffer tank: 186,500', 'Grant applied for: 45 per cent']],
    ['Who decides what', ['Parish council: route of the pipes, by April', 'Dairy: place for the tank, by May', 'Households: yes or no, by midsummer']],
  ];
  const plan = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3];
  const people = ['Joyce Greenhalgh', 'Pascal Joubert', 'Noor Upton', 'Edgar Skelton'];
  const lines = [['Noor', 'Can everybody see the slides?'], ['Edgar', 'Yes, and I can even hear you today'], ['Pascal', 'How far is the last house from the dairy?'], ['Joyce', '640 metres, roughly'], ['Noor', 'That is within the limit for plastic pipes'], ['Edgar', 'Could we go back one slide, please?'], ['Pascal', 'Who pays if the cows go on strike?']];
  const from = [0, 0, 5, 8, 10, 15, 24];
  const slide = (at) => `<div style="font:600 30px Lato;color:#23432d">${slides[at][0]}</div><div style="width:90px;height:5px;background:#e0a526;margin:12px 0 20px"></div>${slides[at][1].map((text) => `<div style="font:19px/1.35 Lato;margin-bottom:13px">${text}</div>`).join('')}<div style="position:absolute;left:40px;bottom:16px;font:13px Lato;color:#5c6d61">Greenhalgh Energy</div><div style="position:absolute;right:30px;bottom:16px;font:13px Lato;color:#5c6d61">${at + 1}</div>`;
  return {
    html: `<div style="height:100%;background:#1f1f24;color:#ececf1;font:14px/1.4 'Noto Sans';display:flex;flex-direction:column"><div style="padding:9px 18px;display:flex;justify-content:space-between"><span>Warm milk, second workshop</span><span id="time"></span></div><div style="flex:1;display:flex;gap:12px;padding:0 14px"><div style="width:740px"><div id="slide" style="position:relative;width:740px;height:416px;background:#fbfaf3;color:#20281f;padding:44px 40px;box-sizing:border-box"></div><div style="display:flex;gap:10px;margin-top:12px">${people.map((who) => `<div style="width:177px"><canvas class="face" width="177" height="112" style="display:block;border-radius:6px"></canvas><div class="seat" style="margin-top:5px;font-size:13px">${who}</div></div>`).join('')}</div></div><div style="flex:1;background:#2b2b32;border-radius:8px;padding:14px 18px;display:flex;flex-direction:column"><b>Messages in the call</b><div id="chat" style="flex:1;overflow:hidden"></div><div style="border:1px solid #62626e;border-radius:16px;padding:7px 14px;color:#b5b5c0">Write to everyone</div></div></div><div style="padding:14px;display:flex;justify-content:center;gap:36px"><span>Mute</span><span>Stop video</span><span>Share screen</span><span id="hand">Raise hand</span><span>People (4)</span><span style="background:#c8322f;border-radius:5px;padding:1px 16px">Leave</span></div></div>`,
    after() { this.step(0); },
    step(index) {
      seqEl('slide').innerHTML = slide(plan[index]);
      seqEl('chat').innerHTML = lines.filter((_, at) => from[at] <= index).map(([who, text], at) => `<div style="margin-top:12px"><b style="color:#9cc4ff">${who}</b> <span style="color:#a9a9b5;font-size:12px">14:${pad(31 + Math.floor(from[at] / 9), 2)}</span><div>${text}</div></div>`).join('');
      document.querySelectorAll('.face').forEach((face, at) => { if (at !== 2 || !index) film(face, index * (at === 2 ? 0 : 1), 440 + at); });
      document.querySelectorAll('.seat').forEach((seat, at) => { seat.style.color = at === Math.floor(index / 7) % 4 ? '#7ee08f' : '#ececf1'; });
      seqEl('time').textContent = `00:18:${pad(22 + Math.floor(index / 2), 2)}`;
    },
  };
});

sequence('reef-puzzle-with-rules', { frames: 24, width: 1440, height: 900, lcd: true, hinting: 'full' }, (r) => {
  const paint = (index) => {
    const canvas = seqEl('board'), pen = canvas.getContext('2d'), size = 80;
    pen.fillStyle = '#0c3b4f'; pen.fillRect(0, 0, canvas.width, canvas.height);
    times(81, (cell) => {
      const x = cell % 9, y = Math.floor(cell / 9), fresh = new Random(`reef ${cell} ${Math.floor((index + (cell * 7) % 11) / 5)}`), kind = fresh.below(6);
      const fall = (index + (cell * 7) % 11) % 5 === 0 ? -26 : 0, at = [x * size + 40, y * size + 40 + fall];
      pen.fillStyle = (x + y) % 2 ? '#11506a' : '#0f475e'; pen.fillRect(x * size, y * size, size, size);
      pen.fillStyle = ['#ff7f50', '#ffd166', '#06d6a0', '#ef476f', '#b388eb', '#73d2de'][kind];
      pen.beginPath();
      if (kind < 2) pen.arc(...at, 27, 0, 7);
      else times(kind + 3, (corner) => pen.lineTo(at[0] + 30 * Math.cos(corner * 2 * Math.PI / (kind + 3) + index / 7), at[1] + 30 * Math.sin(corner * 2 * Math.PI / (kind + 3) + index / 7)));
      pen.fill();
      pen.fillStyle = 'rgba(255,255,255,.5)'; pen.beginPath(); pen.arc(at[0] - 9, at[1] - 9, 6, 0, 7); pen.fill();
    });
    times(30, (spark) => { const fresh = new Random(`spark ${index} ${spark}`); pen.fillStyle = `hsla(${fresh.below(360)},90%,70%,.8)`; pen.fillRect(fresh.below(720), fresh.below(720), fresh.number(3, 16), fresh.number(3, 16)); });
  };
  let best = 93700;
  const board = times(8, (at) => `<div style="display:flex;justify-content:space-between;padding:6px 0"><span>${at + 1}. ${seqName(r)}</span><span>${thousands((best -= r.number(900, 6400)))}</span></div>`).join('');
  return {
    html: `<div style="height:100%;background:#072a3a;color:#eaf6f6;font:16px/1.45 'Inter Display';display:flex;gap:40px;padding:60px 50px;box-sizing:border-box"><canvas id="board" width="720" height="720" style="display:block;border-radius:10px;flex:none"></canvas><div style="flex:1"><div style="font-size:32px">Reef Rumble</div><div style="display:flex;gap:44px;margin:16px 0;font-size:20px"><span>Score <b id="score"></b></span><span>Moves left <b id="moves"></b></span></div><div id="word" style="height:34px;font-size:22px;color:#ffd166"></div><div style="margin:14px 0 6px;font-size:19px">Rules</div><div style="color:#cfe6ea">Swap two neighbours so that three of a kind stand in a line. Four in a line make a bubble, five make a wave that clears a whole row.</div><div style="margin:22px 0 6px;font-size:19px">Best divers this week</div>${board}<div style="display:flex;gap:16px;margin-top:24px"><span style="background:#ff7f50;color:#201008;border-radius:20px;padding:8px 24px">New game</span><span style="border:1px solid #eaf6f6;border-radius:20px;padding:7px 24px">Sound: on</span></div></div></div>`,
    after() { this.step(0); },
    step(index) { paint(index); seqEl('score').textContent = thousands(4120 + 60 * index * (1 + Math.floor(index / 6))); seqEl('moves').textContent = 24 - Math.floor(index / 3); seqEl('word').textContent = ['', '', 'Splendid!', 'Splendid!', '', '', 'Four in a line', '', 'Tidal wave!', 'Tidal wave!', 'Tidal wave!', ''][index % 12]; },
  };
});

// Numbers, progress, answers.

sequence('roofs-live-board', { frames: 28, width: 1920, height: 1080, lcd: false, hinting: 'slight' }, (r) => {
  const tiles = [['Power now', (i) => `${(38.4 + 2.7 * Math.sin(i / 4) + (i % 5) / 10).toFixed(1)} kW`], ['Today', (i) => `${(214.6 + i * 0.3).toFixed(1)} kWh`], ['To the grid', (i) => `${(12.1 + 2 * Math.sin(i / 3)).toFixed(1)} kW`], ['Battery', (i) => `${71 + Math.floor(i / 7)} %`], ['Saved CO2', (i) => `${(96.2 + i * 0.14).toFixed(1)} kg`], ['Faults', (i) => (i > 15 && i < 24 ? '1 open' : 'none')]];
  const sites = times(11, (at) => [seqHome(r), r.number(2, 9) + r.below(10) / 10, r.pick(['East', 'South', 'West', 'South-west']), at]);
  const paint = (id, index, seed) => {
    const canvas = seqEl(id), pen = canvas.getContext('2d'), { width, height } = canvas;
    pen.fillStyle = '#18222f'; pen.fillRect(0, 0, width, height);
    pen.strokeStyle = '#2b3a4d'; times(5, (line) => { pen.beginPath(); pen.moveTo(0, line * height / 5); pen.lineTo(width, line * height / 5); pen.stroke(); });
    ['#ffb703', '#4cc9f0'].forEach((colour, which) => { pen.strokeStyle = colour; pen.lineWidth = 2.5; pen.beginPath(); times(81, (x) => { const t = x + index + seed * 20; pen.lineTo(x * width / 80, height * (0.55 - 0.25 * Math.sin(t / 9 + which) - 0.07 * Math.sin(t * 1.7 + which * 3))); }); pen.stroke(); });
  };
  const events = ['Inverter 4 went back to work', 'Cloud bank passing over Frome', 'Battery has reached the reserve', 'Price signal: cheap until 15:00', 'Meter 11 answers slowly', 'Roof 7: string 2 below expected yield', 'Nightly report sent to nine readers', 'Firmware 2.8 loaded on inverter 9'];
  return {
    html: `<div style="height:100%;background:#0f1722;color:#e6edf5;font:16px Inter;padding:26px 34px;box-sizing:border-box;display:flex;flex-direction:column;gap:20px"><div style="display:flex;justify-content:space-between;align-items:baseline"><span style="font-size:26px;font-weight:600">Frome Community Roofs</span><span id="clock" style="color:#a9b8c9"></span></div><div style="display:grid;grid-template-columns:repeat(6,1fr);gap:18px">${tiles.map(([name], at) => `<div style="background:#18222f;border-radius:10px;padding:18px 20px"><div style="color:#a9b8c9;font-size:15px">${name}</div><div id="tile${at}" style="font-size:34px;font-weight:600;margin-top:6px"></div></div>`).join('')}</div><div style="display:flex;gap:18px"><div style="flex:2;background:#18222f;border-radius:10px;padding:18px 20px"><div style="display:flex;gap:30px"><b>Power, last ten minutes</b><span style="color:#ffb703">Produced</span><span style="color:#4cc9f0">Used</span></div><canvas id="graph" width="1180" height="250" style="display:block;margin-top:12px;width:100%"></canvas><div style="display:flex;justify-content:space-between;color:#a9b8c9;font-size:14px;margin-top:8px"><span>13:36</span><span>13:38</span><span>13:40</span><span>13:42</span><span>13:44</span><span>13:46</span></div></div><div style="flex:1;background:#18222f;border-radius:10px;padding:18px 20px"><b>Events</b><div id="events"></div></div></div><div style="flex:1;background:#18222f;border-radius:10px;padding:14px 20px;overflow:hidden"><div style="display:grid;grid-template-columns:1fr 180px 200px 200px 200px;color:#a9b8c9;padding:6px 0"><span>Roof</span><span>Faces</span><span>Power</span><span>Today</span><span>State</span></div><div id="sites"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      tiles.forEach(([, make], at) => { seqEl(`tile${at}`).textContent = make(index); });
      paint('graph', index, 1);
      seqEl('clock').textContent = `Tuesday 6 May, 13:46:${pad(2 + Math.floor(index / 2), 2)}`;
      const newest = Math.floor(index / 6);
      seqEl('events').innerHTML = times(6, (at) => `<div style="padding:9px 0;border-bottom:1px solid #2b3a4d;display:flex;gap:16px"><span style="color:#a9b8c9">13:${pad(46 - at * 2, 2)}</span><span>${events[(newest + 7 - at + events.length) % events.length]}</span></div>`).join('');
      seqEl('sites').innerHTML = sites.map(([home, power, faces, at]) => `<div style="display:grid;grid-template-columns:1fr 180px 200px 200px 200px;padding:6px 0;border-top:1px solid #2b3a4d"><span>${home}</span><span>${faces}</span><span>${(power + Math.sin((index + at * 3) / 4) / 3).toFixed(2)} kW</span><span>${(power * 5 + Math.floor(index / 4) / 10).toFixed(1)} kWh</span><span style="color:${at === 6 && index > 15 && index < 24 ? '#ff8fa3' : '#80ed99'}">${at === 6 && index > 15 && index < 24 ? 'String 2 is low' : 'Running'}</span></div>`).join('');
    },
  };
});

sequence('update-with-details', { frames: 28, width: 1366, height: 768, lcd: true, hinting: 'slight' }, (r) => {
  const packages = times(60, () => `${r.pick(words('lib gtk-theme fonts python3 cups tex xkb alsa poppler sane'))}-${r.pick(SEQ_OPTICS).replace('-', '')}${r.pick(['', '-data', '-common', '2'])}`);
  const lines = packages.map((name, at) => r.pick([() => `Unpacking ${name} (${r.number(1, 9)}.${r.number(0, 30)}.${r.number(0, 9)})`, () => `Setting up ${name}`, () => `Fetched ${r.number(11, 980)} kB of ${name} in ${r.number(1, 4)} s`, () => `Preparing to replace ${name} ${r.number(1, 9)}.${r.number(0, 30)}`, () => `Processing triggers for ${name}`])());
  const share = (index) => (index < 24 ? Math.min(100, Math.floor(index * 3.1 + (index % 4) * 1.3)) : 100);
  const paint = (index, on) => { const canvas = seqEl('spin'), pen = canvas.getContext('2d'); pen.clearRect(0, 0, 44, 44); if (!on) return; times(12, (at) => { pen.fillStyle = `rgba(53,132,228,${((at + 12 - index * 5 % 12) % 12) / 12 + 0.08})`; pen.beginPath(); pen.arc(22 + 16 * Math.cos(at * Math.PI / 6), 22 + 16 * Math.sin(at * Math.PI / 6), 3.4, 0, 7); pen.fill(); }); };
  return {
    html: `<div style="height:100%;background:#3a5f52;padding-top:44px;box-sizing:border-box"><div style="width:940px;height:650px;margin:0 auto;background:#fafafa;color:#2e3436;font:15px Cantarell;border-radius:10px;overflow:hidden;box-shadow:0 6px 26px rgba(0,0,0,.45);display:flex;flex-direction:column"><div style="background:#ebebeb;text-align:center;font-weight:bold;padding:13px;border-bottom:1px solid #d0d0d0">Software Updates</div><div style="padding:24px 40px;display:flex;gap:24px"><canvas id="spin" width="44" height="44" style="flex:none"></canvas><div style="flex:1"><div id="state" style="font-size:20px"></div><div id="note" style="margin-top:5px;color:#55595b"></div><div style="height:10px;border-radius:5px;background:#d8d8d8;margin-top:16px;overflow:hidden"><div id="bar" style="height:10px;background:#3584e4"></div></div><div style="display:flex;justify-content:space-between;margin-top:8px"><span id="share"></span><span id="left"></span></div></div></div><div style="margin:0 40px;font-weight:bold">Details</div><div id="log" style="flex:1;margin:10px 40px 18px;background:#1e1e1e;color:#dcdcdc;border-radius:6px;padding:10px 16px;font:14px/20px 'DejaVu Sans Mono';overflow:hidden;white-space:pre"></div><div style="padding:0 40px 22px;display:flex;justify-content:space-between"><span id="close" style="border-radius:6px;padding:9px 26px"></span><span id="warn" style="color:#55595b;padding:9px 0"></span></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = share(index), done = index > 24, first = Math.max(0, Math.floor(index * 2.1) - 12);
      seqEl('state').textContent = done ? 'Your computer is up to date' : index < 4 ? 'Downloading updates' : 'Installing updates';
      seqEl('note').textContent = done ? '48 packages were renewed. A restart is needed before the new kernel is used.' : `Package ${1 + Math.floor(now * 0.47)} of 48: ${packages[Math.floor(index * 1.7)]}`;
      seqEl('bar').style.width = `${now}%`; seqEl('share').textContent = `${now} %`; seqEl('left').textContent = done ? '' : `About ${Math.max(1, 9 - Math.floor(index / 3))} minutes left`;
      seqEl('log').innerHTML = lines.slice(first, 2 + Math.floor(index * 2.1)).map((text) => `<div>${text}</div>`).join('');
      seqEl('warn').textContent = done ? 'You can go on working in the meantime.' : 'Do not switch off your computer.'; seqEl('close').textContent = done ? 'Restart now' : 'Cancel'; seqEl('close').style.background = done ? '#9bd0a8' : '#dcdcdc';
      paint(index, !done);
    },
  };
});

sequence('assistant-word-by-word', { frames: 32, width: 1440, height: 900, lcd: false, hinting: 'medium' }, (r) => {
  const answer = [
    'A flat piano is rarely a broken piano. Wooden parts swell and shrink with the seasons, and the strings follow: in a heated room they lose tension during the winter and gain a little of it back in summer.',
    'Before you call anybody, I would check three things:',
    '1. How far is it from concert pitch? Play the A above middle C and compare it with a free tuning app.',
    '2. Are single strings much worse than their neighbours? That points to loose tuning pins, which is the expensive case.',
    '3. Has the piano been moved lately? Give it two or three weeks to settle before it is tuned.',
    'If the whole instrument is evenly flat by less than a fifth of a semitone, one visit will do. If it is further away, the tuner has to raise the pitch first and come back a month later, because the soundboard needs time to get used to a load of several tonnes.',
    'As a rule of thumb, expect to pay between 80 and 140 pounds for a normal tuning, and roughly half as much again for a pitch raise. That is money well spent: an instrument that is left flat for years gets harder, not easier, to bring back.',
    'One last thing: keep it away from radiators and outside walls. A bowl of water behind the lower panel sounds like an old wives’ tale, but during a frosty week it keeps the air inside the case from drying out, and you will hear the difference by spring. Shall I draft a short message to a tuner near you?',
  ];
  const counts = []; answer.forEach((part, at) => part.split(' ').forEach((word, index) => counts.push([at, index + 1])));
  const history = ['Tuning an old upright', 'Packing list, Inverness', 'Soup for thirty people', 'Letter to the landlord', 'Explain leap seconds', 'Names for a goldfish', 'Knee pain after hills', 'Spreadsheet formula', 'Polite refusal'];
  const shown = (index) => Math.min(counts.length, Math.max(0, (index - 4) * 9));
  const draw = (index) => { const upto = counts[shown(index) - 1]; if (!upto) return index > 2 ? '<p style="margin:0 0 12px;color:#6b6b6b">Thinking</p>' : ''; return answer.slice(0, upto[0] + 1).map((part, at) => `<p style="margin:0 0 12px;${/^\d/.test(part) ? 'padding-left:20px' : ''}">${at === upto[0] ? part.split(' ').slice(0, upto[1]).join(' ') : part}${at === upto[0] && shown(index) < counts.length ? '<span style="display:inline-block;width:10px;height:16px;background:#3c3c3c;margin-left:4px;vertical-align:-2px"></span>' : ''}</p>`).join(''); };
  const ask = 'My upright sounds about a quarter of a tone flat everywhere. Is it ruined, and what would a tuner charge?';
  return {
    html: `<div style="height:100%;display:flex;background:#fff;color:#222;font:17px/1.55 'Noto Sans'"><div style="width:270px;flex:none;background:#f7f5f2;padding:20px;box-sizing:border-box;font-size:15px"><b style="font-size:18px">Parley</b><div style="margin:18px 0 8px;color:#77716a">Recent</div>${history.map((text, at) => `<div style="padding:6px 12px;border-radius:6px;${at ? '' : 'background:#e7e2db'}">${text}</div>`).join('')}</div><div style="flex:1;display:flex;flex-direction:column"><div id="page" style="flex:1;overflow:hidden"><div style="width:740px;margin:0 auto;padding-top:24px"><div style="background:#efece7;border-radius:14px;padding:12px 20px;margin:0 0 20px 130px">Which notes does a piano have that a guitar has not?</div><p style="margin:0 0 12px">A standard guitar reaches from E2 to about E6, a piano from A0 to C8. So roughly the lowest nineteen keys and the highest twenty have no counterpart on the guitar.</p><div id="ask" style="background:#efece7;border-radius:14px;padding:12px 20px;margin:20px 0 20px 130px">${ask}</div><div id="answer"></div></div></div><div style="width:740px;margin:0 auto 20px;border:1px solid #cfc9c0;border-radius:16px;padding:13px 20px;box-sizing:border-box;display:flex;justify-content:space-between"><span id="box"></span><span id="stop" style="color:#77716a"></span></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      seqEl('ask').style.display = index < 2 ? 'none' : 'block'; seqEl('box').textContent = index < 2 ? ask.slice(0, 60 + index * 14) : 'Ask something else'; seqEl('stop').textContent = index < 2 ? 'Send' : shown(index) < counts.length ? 'Stop' : 'Send';
      seqEl('answer').innerHTML = draw(index); seqEl('page').scrollTop = 1e6;
    },
  };
});

sequence('music-with-notices', { frames: 26, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'full' }, (r) => {
  const titles = list('Salt on the Windowsill; Nineteen Lanterns; The Tuner’s Daughter; Slow Train to Settle; Rain, Mostly; Half a Hymn; Copper Kettle Blues; What the Ferry Said; Goodnight, Mr Drummond; Paper Boats; Two Left Gloves; Blackbird at Noon; Seven Sleepers');
  const songs = titles.map((title) => [title, r.pick(['Wanda & the Winterbournes', 'Ely Brass', 'Noor Balogun', 'The Quiet Hydrants', 'Zoltan Marchetti Trio']), `${r.number(2, 6)}:${pad(r.below(60), 2)}`]);
  const notes = [['Mail', 'Ruth Skelton', 'The piano stool arrived, but only three of its legs did.'], ['Calendar', 'In ten minutes', 'Call with the scaffolding people about the north roof'], ['Battery', 'Headphones at 15 %', 'Plug them in soon to keep on listening.']];
  const toast = ([app, head, text]) => `<div style="position:fixed;right:24px;top:24px;width:380px;background:#fff;color:#1b1b1f;border-radius:12px;padding:14px 20px;box-sizing:border-box;box-shadow:0 6px 20px rgba(0,0,0,.5);font:15px/1.4 'Open Sans';z-index:4"><div style="display:flex;justify-content:space-between;font-size:13px;color:#5d5d66"><span>${app}</span><span>now</span></div><b>${head}</b><div>${text}</div></div>`;
  const plan = [-1, -1, -1, 0, 0, 0, 0, -1, -1, -1, -1, 1, 1, 1, 1, 1, -1, -1, -1, -1, 2, 2, 2, -1, -1, -1];
  const playing = (index) => (index < 16 ? 3 : 4);
  const seconds = (index) => (index < 16 ? 201 + Math.floor(index / 2) : Math.floor((index - 16) / 2));
  const side = ['Home', 'Search', 'Library', '', 'Evening walk', 'Sunday porridge', 'Brass and rain', 'Long drives', 'For the workshop', 'Sung by Chiara'];
  return {
    html: `<div style="height:100%;background:#121016;color:#f3eff7;font:15px 'Open Sans';display:flex;flex-direction:column"><div style="flex:1;display:flex;overflow:hidden"><div style="width:220px;background:#0a090d;padding:22px 24px;box-sizing:border-box">${side.map((name) => `<div style="padding:8px 0;min-height:20px">${name}</div>`).join('')}</div><div style="flex:1;overflow:hidden"><div style="display:flex;gap:26px;padding:30px 34px;background:#3a2350">${photo(180, 180, 'music cover', 'border-radius:6px')}<div style="align-self:flex-end"><div style="font-size:14px">Playlist</div><div style="font:700 46px 'Open Sans';margin:4px 0 10px">Brass and rain</div><div style="color:#d9cfe4">Thirteen songs for grey afternoons, ${r.number(44, 58)} min</div></div></div><div style="padding:12px 34px">${songs.map(([title, who, long], at) => `<div class="song" style="display:grid;grid-template-columns:50px 1fr 330px 60px;padding:9px 0"><span>${at + 1}</span><span>${title}</span><span>${who}</span><span>${long}</span></div>`).join('')}</div></div></div><div style="background:#1c1922;padding:14px 28px;display:flex;align-items:center;gap:22px">${photo(56, 56, 'music now', 'border-radius:4px')}<div style="width:280px"><div id="title" style="font-weight:600"></div><div id="who" style="color:#b9b0c4;font-size:14px"></div></div>${icon('play', '#f3eff7', 26, true)}<span id="gone" style="width:46px;text-align:right"></span><div style="flex:1;height:4px;background:#4a4453;border-radius:2px"><div id="bar" style="height:4px;background:#c792ea;border-radius:2px"></div></div><span id="long"></span><span style="margin-left:20px">Lyrics</span><span>Queue</span></div></div><div id="toast"></div>`,
    after() { this.step(0); },
    step(index) {
      const at = playing(index), [title, who, long] = songs[at], [minutes, rest] = long.split(':').map(Number);
      document.querySelectorAll('.song').forEach((row, which) => { row.style.color = which === at ? '#c792ea' : '#f3eff7'; row.style.background = which === (index > 7 && index < 12 ? index - 3 : -1) ? '#2a2433' : ''; });
      seqEl('title').textContent = title; seqEl('who').textContent = who; seqEl('long').textContent = long; seqEl('gone').textContent = `${Math.floor(seconds(index) / 60)}:${pad(seconds(index) % 60, 2)}`;
      seqEl('bar').style.width = `${Math.min(100, 100 * seconds(index) / (minutes * 60 + rest))}%`;
      seqEl('toast').innerHTML = plan[index] < 0 ? '' : toast(notes[plan[index]]);
    },
  };
});

sequence('boot-shop-filtered', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'full' }, (r) => {
  const brands = ['Fellwalk', 'Nordbruk', 'Casa Ovest', 'Hillman & Sons', 'Trekka'];
  const goods = times(64, (at) => ({ at, brand: r.pick(brands), name: `${r.pick(['Ridge', 'Moor', 'Delta', 'Granite', 'Larch', 'Summit', 'Harbour', 'Canyon'])} ${r.pick(['Mid', 'Low', 'GTX', 'Winter', 'Light', 'II'])}`, kind: r.pick(['Boots', 'Boots', 'Boots', 'Trail shoes', 'Trail shoes', 'Sandals', 'Wellingtons']), price: r.number(39, 280), stars: r.number(31, 50) / 10, many: r.number(3, 480), state: r.pick(['In stock', 'In stock', 'Two left', 'Back in May']) }));
  const states = [{}, {}, {}, { kind: 'Boots' }, { kind: 'Boots' }, { kind: 'Boots' }, { kind: 'Boots', wait: 1 }, { kind: 'Boots', brand: 'Nordbruk' }, { kind: 'Boots', brand: 'Nordbruk' }, { kind: 'Boots', wait: 1 }, { kind: 'Boots', max: 150 }, { kind: 'Boots', max: 150 }, { kind: 'Boots', max: 150 }, { kind: 'Boots', max: 150, sort: 1, open: 1 }, { kind: 'Boots', max: 150, open: 1 }, { kind: 'Boots', max: 150, sort: 1 }, { kind: 'Boots', max: 150, sort: 1 }, { kind: 'Boots', max: 150, sort: 1 }, { max: 150, sort: 1 }, { max: 150, sort: 1 }, { max: 150, sort: 1 }, { kind: 'Trail shoes', max: 150, sort: 1 }, { kind: 'Trail shoes', max: 150, sort: 1 }, {}, {}, {}];
  const hits = ({ kind, brand, max, sort }) => { const found = goods.filter((one) => (!kind || one.kind === kind) && (!brand || one.brand === brand) && (!max || one.price <= max)); return sort ? [...found].sort((a, b) => a.price - b.price) : found; };
  const card = ({ at, brand, name, kind, price, stars, many, state }) => `<div style="width:340px">${photo(340, 190, `boot ${at}`, 'border-radius:4px')}<div style="display:flex;justify-content:space-between;margin-top:10px"><b>${brand} ${name}</b><span>£${price}.00</span></div><div style="color:#5d625b;margin-top:3px">${kind}, ${stars} of 5 (${many})</div><div style="color:${state === 'In stock' ? '#2b7036' : '#9a5a00'};margin-top:3px">${state}</div></div>`;
  const box = (text, on, count) => `<div style="display:flex;gap:12px;padding:6px 0;align-items:center"><span style="width:15px;height:15px;border:1px solid #555;background:${on ? '#2f4b3a' : '#fff'};flex:none"></span><span>${text}</span><span style="margin-left:auto;color:#6d726b">${count}</span></div>`;
  const draw = (index) => {
    const state = states[index], found = hits(state);
    const filters = `<b>Kind</b>${['Boots', 'Trail shoes', 'Sandals', 'Wellingtons'].map((kind) => box(kind, state.kind === kind, goods.filter((one) => one.kind === kind).length)).join('')}<div style="height:18px"></div><b>Make</b>${brands.map((brand) => box(escaped(brand), state.brand === brand, goods.filter((one) => one.brand === brand).length)).join('')}<div style="height:18px"></div><b>Price</b>${[['up to £80', 80], ['up to £150', 150], ['up to £220', 220]].map(([text, max]) => box(text, state.max === max, goods.filter((one) => one.price <= max).length)).join('')}<div style="height:18px"></div><b>Size</b><div style="display:flex;flex-wrap:wrap;gap:8px;margin-top:8px">${times(8, (at) => `<span style="border:1px solid #999;padding:4px 10px;width:22px;text-align:center">${at + 38}</span>`).join('')}</div>`;
    const open = state.open ? `<div style="position:absolute;right:0;top:40px;width:230px;background:#fff;border:1px solid #888;z-index:2;box-shadow:0 4px 12px rgba(0,0,0,.25)">${['Most popular', 'Price, lowest first', 'Price, highest first', 'Newest'].map((text, at) => `<div style="padding:9px 16px;${at === 1 && index > 13 ? 'background:#e4ebe2' : ''}">${text}</div>`).join('')}</div>` : '';
    return `<div style="height:100%;background:#fbfbf8;color:#23261f;font:15px 'DejaVu Sans'"><div style="background:#2f4b3a;color:#fff;padding:18px 60px;display:flex;gap:40px;align-items:baseline"><span style="font-size:25px">Stile &amp; Stone</span><span>Women</span><span>Men</span><span>Children</span><span>Repairs</span><span style="margin-left:auto">Basket (${index > 16 && index < 23 ? 1 : 0})</span></div><div style="display:flex;gap:50px;padding:24px 60px"><div style="width:260px;flex:none">${filters}</div><div style="flex:1;position:relative"><div style="display:flex;justify-content:space-between;margin-bottom:18px"><span>${state.wait ? 'Looking for matching shoes' : `${found.length} ${found.length === 1 ? 'article' : 'articles'}${state.kind ? ` in ${state.kind}` : ''}${state.brand ? ` by ${state.brand}` : ''}${state.max ? `, up to £${state.max}` : ''}`}</span><span>Sort by: ${state.sort ? 'Price, lowest first' : 'Most popular'}</span></div>${open}<div style="display:flex;flex-wrap:wrap;gap:26px 24px;">${state.wait ? times(12, () => '<div style="width:340px;height:266px;background:#ebece6"></div>').join('') : found.slice(0, 12).map(card).join('')}</div></div></div></div>`;
  };
  return { html: draw(0), step(index) { document.body.innerHTML = draw(index); paintPhotos(); } };
});

sequence('weeks-turned-and-a-dialog', { frames: 28, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => {
  const weeks = times(4, (week) => { const events = times(15, () => ({ day: r.below(7), hour: r.number(8, 17), long: r.pick([1, 1, 1.5, 2]), name: seqLabel(r), who: r.pick(SEQ_GIVEN), colour: r.pick(['#cfe2ff', '#d8f3dc', '#ffe5d9', '#e7dcf7', '#fff3bf']) })); return { week, events: events.filter((one, at) => !events.some((other, before) => before < at && other.day === one.day && other.hour < one.hour + one.long && one.hour < other.hour + other.long)) }; });
  const plan = [0, 0, 0, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 2, 1, 0, 0, 0];
  const grid = (week) => {
    const first = 3 + week * 7;
    const heads = SEQ_DAYS.map((day, at) => `<div style="position:absolute;left:${70 + at * 194}px;top:0;width:194px;text-align:center"><div style="font-size:14px;color:#5f6368">${day.slice(0, 3)}</div><div style="font-size:24px">${first + at}</div></div>`).join('');
    const hours = times(11, (at) => `<div style="position:absolute;left:0;top:${66 + at * 78}px;width:60px;text-align:right;font-size:13px;color:#5f6368">${pad(at + 8, 2)}:00</div><div style="position:absolute;left:70px;top:${74 + at * 78}px;width:1358px;height:1px;background:#e0e3e7"></div>`).join('');
    const events = weeks[week].events.map(({ day, hour, long, name, who, colour }) => `<div style="position:absolute;left:${74 + day * 194}px;top:${77 + (hour - 8) * 78}px;width:184px;height:${long * 78 - 5}px;background:${colour};border-radius:6px;padding:6px 10px;box-sizing:border-box;overflow:hidden;line-height:1.3;font-size:15px"><b>${name}</b><div>${pad(hour, 2)}:00, ${who}</div></div>`).join('');
    return heads + hours + events;
  };
  const typed = 'Choir stalls: measure the gap';
  const dialog = (index) => (index < 10 || index > 17 ? '' : `<div style="position:fixed;left:0;top:0;right:0;bottom:0;background:rgba(32,33,36,.45);z-index:3" data-glass></div><div style="position:fixed;left:540px;top:280px;width:600px;background:#fff;border-radius:14px;padding:26px 30px;box-sizing:border-box;z-index:4;line-height:1.5"><div style="font-size:22px;border-bottom:2px solid #1a73e8;padding-bottom:6px;min-height:34px">${escaped(typed.slice(0, (index - 10) * 5)) || '<span style="color:#80868b">Add a title</span>'}</div><div style="margin-top:16px">Thursday 13 November, 14:00 to 15:30</div><div style="margin-top:8px">Guests: ${index > 14 ? 'Ruth Skelton, Hugo Tanaka' : index > 13 ? 'Ruth Skelton' : 'nobody yet'}</div><div style="margin-top:8px">Reminder: 30 minutes before</div><div style="margin-top:8px;color:#5f6368">Bring the long tape and the drawing from ${seqFixed}.</div><div style="display:flex;justify-content:flex-end;gap:14px;margin-top:22px"><span style="padding:9px 22px">Discard</span><span style="background:#1a73e8;color:#fff;border-radius:20px;padding:9px 26px">Save</span></div></div>`);
  const seqFixed = r.pick(SEQ_MONTHS);
  const saved = (index) => (index === 18 || index === 19 ? '<div style="position:fixed;left:30px;bottom:26px;background:#323232;color:#fff;border-radius:6px;padding:13px 24px;z-index:4">The appointment was saved</div>' : '');
  const mini = times(30, (at) => `<span style="display:inline-block;width:28px;text-align:center;line-height:27px;font-size:13px">${at + 1}</span>`).join('');
  const show = (index) => `<div style="height:100%;background:#fff;color:#202124;font:16px Roboto"><div style="height:64px;display:flex;align-items:center;gap:30px;padding:0 26px;border-bottom:1px solid #dadce0">${icon('menu', '#5f6368', 22)}<span style="font-size:21px">Calendar</span><span style="border:1px solid #dadce0;border-radius:5px;padding:7px 18px">Today</span><span style="font-size:21px">November 2025</span><span style="margin-left:auto">Week ${45 + plan[index]}</span><span style="border:1px solid #dadce0;border-radius:5px;padding:7px 18px">Week view</span></div><div style="display:flex"><div style="width:236px;padding:20px;box-sizing:border-box;flex:none"><div style="background:#e8f0fe;border-radius:22px;padding:13px 22px;display:inline-block">New appointment</div><div style="margin:22px 0 8px;font-weight:500">November</div><div style="width:196px">${mini}</div><div style="margin:24px 0 8px;font-weight:500">My calendars</div>${['Private', 'Theatre', 'Runners', 'Roofs', 'Holidays'].map((name) => `<div style="padding:6px 0">${name}</div>`).join('')}</div><div style="position:relative;flex:1;height:980px;overflow:hidden;padding-top:8px">${grid(plan[index])}</div></div>${dialog(index)}${saved(index)}</div>`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); } };
});
