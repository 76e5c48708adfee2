'use strict';
// Sequences of this part.

// Typing.

sequence('markdown-note-live', { frames: 30, width: 1600, height: 900, lcd: true, hinting: 'slight' }, (r) => {
  const typed = '## Saturday at the hide\n\nWind *north-east*, force 4, good light until three.\n\n- 38 lapwings on the far scrape\n- two **avocets**, ringed left leg\n- one kestrel, hovering\n\nNext count: 14 March, with Tabitha.';
  const counts = [0, 3, 9, 16, 23, 25, 30, 37, 44, 51, 51, 58, 66, 74, 77, 83, 91, 99, 108, 108, 112, 121, 130, 140, 150, 160, 172, 184, 198, typed.length];
  const inline = (text) => escaped(text).replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>').replace(/\*([^*]+)\*/g, '<i>$1</i>');
  const shown = (text) => text.split('\n').filter(Boolean).map((line) => (line.startsWith('## ') ? `<div style="font:700 27px Vollkorn;margin:20px 0 10px">${inline(line.slice(3))}</div>` : line.startsWith('- ') ? `<div style="padding-left:22px;margin:5px 0">• ${inline(line.slice(2))}</div>` : /^[#-]+ ?$/.test(line) ? '' : `<p style="margin:10px 0">${inline(line)}</p>`)).join('');
  const deal = seqDeal(r, 'birds');
  const first = `# Log of the north marsh\n\n${deal(2)}\n\n${deal(2)}\n\n`;
  const shownFirst = `<div style="font:700 34px Vollkorn;margin-bottom:12px">Log of the north marsh</div>${first.split('\n\n').slice(1, 3).map((text) => `<p style="margin:10px 0">${escaped(text)}</p>`).join('')}`;
  const notes = times(15, (at) => `<div style="padding:9px 18px;${at === 1 ? 'background:#dcd6c8' : ''}">${at === 1 ? 'Log of the north marsh' : `${capital(r.pick(SEQ_BIRDS))}, ${seqBrief(r)}`}<div style="font-size:12px;color:#746b58;margin-top:2px">${r.number(40, 900)} words</div></div>`).join('');
  return {
    html: `<div style="height:100%;display:flex;background:#fbf9f4;color:#2c2a25;font:15px Lato"><div style="width:250px;flex:none;background:#ece7db;padding-top:14px">${notes}</div><div style="width:640px;flex:none;border-right:1px solid #d8d1c1;padding:24px 30px;box-sizing:border-box;font:16px/1.6 'Fira Code';font-variant-ligatures:none"><span style="white-space:pre-wrap">${escaped(first)}</span><span id="typed" style="white-space:pre-wrap"></span>${caret('#b3541e', 20)}</div><div style="flex:1;padding:24px 44px;font:18px/1.5 Vollkorn;font-variant-numeric:lining-nums">${shownFirst}<div id="shown"></div></div></div>`,
    after() { this.step(0); },
    step(index) { const now = typed.slice(0, counts[index]); seqEl('typed').textContent = now; seqEl('shown').innerHTML = shown(now); visible('caret', index % 3 !== 1); },
  };
});

sequence('phone-message-keyboard', { frames: 26, width: 430, height: 880, scale: 2, lcd: false, hinting: 'none' }, (r) => {
  const typed = 'On the 17.42, should be with you before seven. Shall I bring the blue teapot?';
  const counts = [0, 0, 2, 5, 7, 11, 14, 15, 21, 24, 29, 34, 38, 38, 45, 47, 52, 55, 60, 66, 70, 77, 77, 77, 77, 77];
  const guess = { 0: ['I', 'The', 'Thanks'], 2: ['One', 'On', 'Only'], 5: ['the', 'they', 'this'], 8: ['show', 'should', 'short'], 10: ['with', 'wild', 'wish'], 13: ['before', 'begin', 'best'], 16: ['Shall', 'She', 'Share'], 18: ['bring', 'bride', 'bright'], 20: ['blue', 'tea', 'teapot'] };
  let offer = guess[0];
  const offers = times(26, (index) => { offer = guess[index] || offer; return offer; });
  const bubble = (mine, text) => `<div style="display:flex;justify-content:${mine ? 'flex-end' : 'flex-start'};margin:5px 0"><div style="max-width:290px;background:${mine ? '#1a6be0' : '#e7e8ec'};color:${mine ? '#fff' : '#191b1f'};border-radius:17px;padding:8px 14px;line-height:1.32">${text}</div></div>`;
  const past = [[false, 'Are you on the train yet?'], [true, 'Nearly. The tram got stuck behind a hay cart in Mill Race'], [false, 'Of course it did'], [false, 'Grandmother has been asking for you since lunch, and she wants to show you the new clock'], [true, 'Does it strike?'], [false, 'Constantly.'], [false, 'So which one are you on?']];
  const talk = (index) => [...past, ...(index > 22 ? [[true, typed]] : []), ...(index > 24 ? [[false, 'YES. And biscuits']] : [])].map(([mine, text]) => bubble(mine, text)).join('');
  const row = (keys, side = 0) => `<div style="display:flex;gap:6px;justify-content:center;margin-top:10px;padding:0 ${side}px">${keys.map((key) => `<span class="key" data-key="${key}" style="flex:1;max-width:36px;height:42px;line-height:42px;text-align:center;background:#fff;border-radius:6px;font-size:21px">${key}</span>`).join('')}</div>`;
  return {
    html: `<div style="height:100%;background:#fff;color:#191b1f;font:16.5px Inter;display:flex;flex-direction:column"><div style="display:flex;justify-content:space-between;padding:10px 22px;font-weight:600;font-size:14px"><span id="time">17:21</span><span>74%</span></div><div style="text-align:center;padding:4px 0 10px;border-bottom:1px solid #d9dade">${photo(44, 44, 'phone linnea', 'border-radius:22px;margin:0 auto 5px')}<span style="font-size:13px">Linnea Rutherford</span></div><div id="talk" style="flex:1;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;padding:0 14px 6px"></div><div style="display:flex;gap:12px;align-items:flex-end;padding:6px 14px 10px">${icon('plus', '#7b7f87', 24)}<div style="flex:1;border:1px solid #c9ccd2;border-radius:18px;padding:8px 14px;min-height:20px;line-height:1.3"><span id="typed"></span>${caret('#1a6be0', 20)}<span id="hint" style="color:#7b7f87">Message</span></div></div><div style="background:#d2d5db;padding-bottom:14px"><div id="offer" style="display:flex;height:42px;line-height:42px;border-bottom:1px solid #bcc0c8"></div>${row([...'qwertyuiop'], 5)}${row([...'asdfghjkl'], 22)}${row([...'zxcvbnm'], 62)}<div style="display:flex;gap:6px;margin:10px 5px 0;font-size:15px"><span style="width:92px;height:42px;line-height:42px;background:#b4b9c2;border-radius:6px;text-align:center">123</span><span style="flex:1;height:42px;line-height:42px;background:#fff;border-radius:6px;text-align:center">space</span><span style="width:92px;height:42px;line-height:42px;background:#b4b9c2;border-radius:6px;text-align:center">return</span></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const now = index > 22 ? '' : typed.slice(0, counts[index]);
      seqEl('typed').textContent = now; seqEl('hint').textContent = now ? '' : 'Message'; seqEl('talk').innerHTML = talk(index);
      seqEl('offer').innerHTML = offers[index].map((text, at) => `<span style="flex:1;text-align:center;${at ? 'border-left:1px solid #bcc0c8' : ''}">${text}</span>`).join('');
      const last = now.slice(-1).toLowerCase();
      document.querySelectorAll('.key').forEach((key) => { key.style.background = key.dataset.key === last && index % 2 ? '#aeb3bd' : '#fff'; });
      seqEl('time').textContent = `17:${21 + Math.floor(index / 11)}`; visible('caret', index % 2 === 0);
    },
  };
});

sequence('notebook-cell-runs', { frames: 28, width: 1920, height: 1080, lcd: true, hinting: 'medium' }, (r) => {
  const code = 'by_line = rides.groupby("line")["passengers"].agg(["sum", "mean", "max"])\nby_line["late"] = delays.groupby("line")["minutes"].median().round(1)\nby_line.sort_values("sum", ascending=False).head(9)';
  const counts = [0, 6, 14, 22, 31, 39, 48, 57, 66, 74, 74, 82, 92, 103, 114, 127, 138, 143, 152, 164, 176, 188, code.length];
  const paint = (text) => escaped(text).replace(/&#34;([^&]*)(&#34;|$)/g, '<span style="color:#a31515">"$1$2</span>').replace(/\b(import|as|from|False|True|None|for|in)\b/g, '<span style="color:#7a1fa2">$1</span>').replace(/(#[^0-9][^<]*)$/gm, '<span style="color:#5b7a5b">$1</span>');
  const cell = (mark, body, on = false) => `<div style="display:flex;margin:10px 0"><span style="width:74px;flex:none;color:#33599e;font:14px 'DejaVu Sans Mono';padding-top:9px">${mark}</span><div style="flex:1;background:#f6f7f8;border:1px solid ${on ? '#6aa1e0' : '#dcdfe3'};padding:8px 14px;font:15px/23px 'DejaVu Sans Mono';white-space:pre-wrap;min-height:23px">${body}</div></div>`;
  const grid = (heads, rows) => `<div style="margin:6px 0 16px 74px;font:14px 'Noto Sans'">${[heads, ...rows].map((line, at) => `<div style="display:flex;height:27px;line-height:27px;${at === 0 ? 'font-weight:bold;border-bottom:1px solid #333' : at % 2 ? 'background:#f4f4f4' : ''}">${line.map((text, column) => `<span style="width:${column ? 130 : 210}px;text-align:right;padding-right:14px">${text}</span>`).join('')}</div>`).join('')}</div>`;
  const head = grid(['', 'line', 'date', 'passengers', 'weather'], times(5, (at) => [at, r.number(1, 19), `2026-0${r.number(1, 6)}-${r.number(10, 28)}`, thousands(r.number(800, 9400)), r.pick(['rain', 'clear', 'fog', 'snow'])]));
  const out = grid(['line', 'sum', 'mean', 'max', 'late'], [7, 2, 11, 4, 15, 1, 9, 3, 18].map((line, at) => [line, thousands(912000 - at * 74120 - r.below(9000)), `${thousands(5400 - at * 390)}.${r.below(10)}`, thousands(9800 - at * 610), `${r.number(1, 9)}.${r.below(10)}`]));
  return {
    html: `<div style="height:100%;background:#fff;color:#222;font:16px/1.5 'Noto Sans';display:flex;flex-direction:column"><div style="border-bottom:1px solid #ccc;padding:9px 24px;display:flex;gap:26px;font-size:14px;background:#fafafa"><b>tram_rides.ipynb</b>${seqBar(['File', 'Edit', 'View', 'Run', 'Kernel', 'Help'], '')}<span id="kernel" style="margin-left:auto"></span></div><div style="width:1320px;margin:12px auto 0"><div style="margin-left:74px;font-size:27px;font-weight:bold">Passengers by line, first half of the year</div><p style="margin:6px 0 4px 74px">${seqDeal(r, 'trams')(3)}</p>${cell('[1]:', paint('import pandas as pd\nrides = pd.read_csv("rides.csv", parse_dates=["date"])\ndelays = pd.read_csv("delays.csv")  # from the depot'))}${cell('[2]:', paint('rides.sample(5)'))}${head}<div id="cell"></div></div></div>`,
    after() { this.step(0); },
    step(index) {
      const mark = index < 23 ? '[ ]:' : index < 26 ? '[*]:' : '[3]:';
      const now = code.slice(0, counts[Math.min(index, 22)]);
      seqEl('cell').innerHTML = cell(mark, paint(now) + (index < 23 && index % 2 === 0 ? caret('#222', 18) : ''), true) + (index > 25 ? out : '');
      seqEl('kernel').textContent = index > 22 && index < 26 ? 'Python 3, busy' : 'Python 3, idle';
    },
  };
});

sequence('address-bar-guesses', { frames: 28, width: 1366, height: 768, lcd: true, hinting: 'full' }, (r) => {
  const typed = 'repairing a carriage clock';
  const counts = [0, 0, 1, 2, 4, 6, 9, 11, 12, 15, 18, 20, 22, 24, 26, 26];
  const pool = [['repair café opening hours', 'Search'], ['repairing a leaking kettle', 'Search'], ['repairing a carriage clock', 'Search'], ['repairing a carriage clock spring', 'Search'], ['Carriage clocks: the basics', 'tickandson.example/basics'], ['Repainting the tram shed', 'tramway.example/shed'], ['report a fallen tree', 'Search'], ['recipe for seed cake', 'Search'], ['repairing a carriage clock platform escapement', 'Search'], ['repairing a car jack', 'Search'], ['Return a parcel', 'post.example/returns'], ['repair manual winch 1962', 'Search']];
  const offers = (now) => (now ? pool.filter(([text]) => text.toLowerCase().startsWith(now.slice(0, 22))).slice(0, 6) : pool.slice(5, 9));
  const drop = (index) => {
    if (index < 1 || index > 15) return '';
    const now = typed.slice(0, counts[index]);
    return `<div style="position:absolute;left:150px;top:80px;width:900px;background:#fff;border-radius:0 0 10px 10px;box-shadow:0 6px 16px rgba(0,0,0,.28);padding-bottom:8px;z-index:4">${offers(now).map(([text, kind], at) => { const same = text.startsWith(now) ? now.length : 0; return `<div style="height:36px;line-height:36px;padding:0 18px;display:flex;gap:14px;align-items:center;${index > 13 && at === 0 ? 'background:#e4ebf7' : ''}">${icon(kind === 'Search' ? 'search' : 'clock', '#5f6368', 16)}<span style="white-space:pre">${escaped(text.slice(0, same))}<b>${escaped(text.slice(same))}</b></span><span style="color:#5f6368;font-size:13px">${kind}</span></div>`; }).join('')}</div>`;
  };
  const results = times(6, (at) => [[`Repairing a carriage clock: ${r.pick(['a patient guide', 'what you need', 'twelve photographs', 'when to stop'])}`, 'Carriage clock stops after an hour', 'Parts for carriage clocks', 'Tick & Son, clockmakers since 1921', 'How to remove a platform escapement', 'Forum: mainspring too strong?'][at], `https://${r.pick(['tickandson', 'clockforum', 'workbench', 'oldbrass'])}.example/${r.pick(['repairs', 'guide', 'parts'])}/${r.number(12, 980)}`, seqDeal(r, 'clocks')(2)]);
  const grey = (width, height) => `<div style="width:${width}px;height:${height}px;background:#e6e8eb;border-radius:4px;margin-bottom:9px"></div>`;
  const body = (index) => {
    if (index < 16) return `<div style="text-align:center;padding-top:150px;font:500 40px 'URW Gothic';color:#3d5a80">Lodestar</div><div style="display:flex;gap:26px;justify-content:center;margin-top:40px">${['Mail', 'Tram times', 'Weather', 'Wing Count', 'Library', 'Bank'].map((name) => `<div style="width:96px;text-align:center"><div style="width:52px;height:52px;border-radius:26px;background:#e9edf3;margin:0 auto 8px"></div>${name}</div>`).join('')}</div>`;
    if (index === 16) return '';
    const known = Math.min(6, [0, 1, 1, 3, 4, 6][index - 17] ?? 6);
    const side = index > 21 ? `<div style="border:1px solid #dadce0;border-radius:10px;padding:16px 18px;width:300px;align-self:flex-start">${photo(300, 130, 'carriage clock', 'border-radius:6px;margin-bottom:12px')}<div style="font-size:20px;margin-bottom:8px">Carriage clock</div><div style="line-height:1.45">A small spring-driven clock with a carrying handle, developed in Austria and France in the early nineteenth century.</div></div>` : '';
    return `<div style="display:flex;gap:60px;padding:20px 0 0 150px"><div style="width:640px"><div style="color:#5f6368;margin-bottom:14px;height:18px">${known ? 'About 48,300 results in 0.41 seconds' : ''}</div>${times(6, (at) => `<div style="height:98px">${at < known ? `<div style="font-size:13px;color:#4d5156">${results[at][1]}</div><div style="font-size:19px;color:#1a0dab;margin:2px 0 3px">${escaped(results[at][0])}</div><div style="line-height:1.4;color:#3c4043;height:40px;overflow:hidden">${results[at][2]}</div>` : grey(260, 12) + grey(430, 18) + grey(610, 12)}</div>`).join('')}</div>${side}</div>`;
  };
  return {
    html: `<div style="position:relative;height:100%;background:#fff;color:#202124;font:14.5px Roboto;overflow:hidden"><div style="background:#dde1e8;height:34px;display:flex;padding:6px 10px 0;box-sizing:border-box"><span style="background:#fff;border-radius:8px 8px 0 0;padding:6px 16px;width:200px" id="tab"></span><span style="padding:6px 16px">Tram times Oakham</span></div><div style="height:46px;border-bottom:1px solid #dadce0;position:relative"><span style="position:absolute;left:20px;top:12px">${icon('home', '#5f6368', 19)}</span><div style="position:absolute;left:150px;top:7px;width:900px;height:32px;line-height:32px;background:#f1f3f4;border-radius:16px;padding:0 18px;box-sizing:border-box;white-space:pre"><span id="typed"></span>${caret('#202124', 18)}</div></div><div id="drop"></div><div id="body"></div></div>`,
    after() { this.step(0); },
    step(index) {
      seqEl('typed').textContent = index > 15 ? 'lodestar.example/find?q=repairing+a+carriage+clock' : typed.slice(0, counts[index]);
      seqEl('drop').innerHTML = drop(index); seqEl('body').innerHTML = body(index); paintPhotos();
      seqEl('tab').textContent = index > 17 ? 'repairing a carriage…' : index > 15 ? 'Loading' : 'New tab';
      visible('caret', index > 0 && index < 16 && index % 2 === 1);
    },
  };
});

const SEQ_ESPANOL = seqLines(`
  Les recordamos que la limpieza del patio corresponde este mes a los vecinos del segundo y del tercero.
  El técnico revisó la caldera el jueves y encontró una fuga pequeña junto a la válvula; ya está reparada.
  La junta aprobó por mayoría pintar la escalera de blanco, aunque doña Asunción prefería el verde de siempre.
  Quien tenga bicicletas en el rellano debe bajarlas al trastero antes del 15 de abril.
  También se ha pedido presupuesto para cambiar los buzones, que no cierran bien desde hace años.
  El recibo de la comunidad será de 62,40 € al mes a partir de mayo, un poco más que hasta ahora.`);

sequence('aviso-a-los-vecinos', { frames: 28, width: 1280, height: 720, scale: 1.5, lcd: false, hinting: 'slight', languages: ['spa'] }, () => {
  const bad = 'Por último, el ascensor estará fuera de servisio', good = 'Por último, el ascensor estará fuera de servicio los días 8 y 9 de mayo. ¿Podría alguien del primero ayudar a don Ramón con la compra? ¡Muchas gracias a todos!';
  const states = [...seqTyped(bad, [0, 0, 4, 11, 16, 24, 31, 37, 42, 48]), bad, bad, ...seqTyped(good, [48, 53, 60, 68, 74, 81, 90, 99, 107, 116, 124, 131, 140, 148, good.length, good.length])];
  const draw = (index) => { const now = states[index], wrong = now.endsWith('servisio'); return wrong ? `${escaped(now.slice(0, -8))}<span style="text-decoration:underline wavy #d93025 1px;text-underline-offset:3px">servisio</span>` : escaped(now); };
  const menu = (index) => (index === 10 || index === 11 ? `<div style="position:absolute;left:700px;top:470px;width:200px;background:#fff;border:1px solid #b5b9bf;box-shadow:0 3px 10px rgba(0,0,0,.25);font:14px Cantarell">${['servicio', 'servido', 'Añadir al diccionario', 'Ignorar'].map((text, at) => `<div style="padding:7px 14px;${at === 0 ? `font-weight:bold;${index === 11 ? 'background:#dbe7f7' : ''}` : ''}${at === 2 ? ';border-top:1px solid #ddd' : ''}">${text}</div>`).join('')}</div>` : '');
  return {
    html: `<div style="position:relative;height:100%;background:#eef0f2;color:#1d1f21;font:14px Cantarell;display:flex;flex-direction:column"><div style="background:#3a5f4a;color:#fff;padding:9px 18px;display:flex;gap:24px;align-items:center"><b style="font-size:16px">Aviso a los vecinos</b>${seqBar(['Archivo', 'Edición', 'Insertar', 'Formato', 'Ayuda'], '')}<span id="saved" style="margin-left:auto"></span></div><div style="background:#fff;border-bottom:1px solid #cfd3d8;padding:7px 18px;display:flex;gap:26px"><span>Estilo: Normal</span><span>URW Bookman</span><span>13,5</span><b>N</b><i>C</i><span style="text-decoration:underline">S</span></div><div style="flex:1;overflow:hidden"><div style="width:860px;height:700px;margin:16px auto 0;background:#fff;box-shadow:0 1px 5px rgba(0,0,0,.25);padding:38px 70px;box-sizing:border-box;font:18px/1.5 'URW Bookman'"><div style="font-size:24px;font-weight:600;margin-bottom:10px">Comunidad de la calle Olmo, 27</div><p style="margin:0 0 10px">Estimados vecinos:</p><p style="margin:0 0 10px">${SEQ_ESPANOL.slice(0, 3).join(' ')}</p><p style="margin:0 0 10px">${SEQ_ESPANOL.slice(3).join(' ')}</p><p style="margin:0"><span id="typed"></span>${caret('#1d1f21', 21)}</p></div></div><div style="background:#fff;border-top:1px solid #cfd3d8;padding:5px 18px;font-size:13px;display:flex;gap:30px"><span>Página 1 de 1</span><span id="count"></span><span>Español (España)</span></div><div id="menu"></div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('typed').innerHTML = draw(index); seqEl('menu').innerHTML = menu(index); seqEl('count').textContent = `${118 + states[index].split(' ').length} palabras`; seqEl('saved').textContent = index % 7 > 4 ? 'Guardando…' : 'Guardado'; visible('caret', index % 2 === 0); },
  };
});

sequence('depot-rota-formulas', { frames: 30, width: 1680, height: 1050, lcd: false, hinting: 'full' }, (r) => {
  const columns = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'], widths = [52, 210, 150, 110, 110, 110, 110, 110, 120, 140, 290];
  const heads = ['Driver', 'Depot', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Hours', 'Pay', 'Remarks'];
  const people = r.shuffled(SEQ_GIVEN).slice(0, 26).map((name) => `${name} ${r.pick(SEQ_FAMILY)}`);
  const data = people.map((name) => [name, r.pick(['North', 'Harbour', 'Hill', 'Abbey']), ...times(5, () => (r.chance(0.12) ? '' : r.number(4, 10) - (r.chance(0.3) ? 0.5 : 0))), r.chance(0.35) ? r.pick(['swaps with Jasper', 'early shift only', 'new uniform', 'first aid course', 'night line 9', 'back from leave']) : '']);
  const empty = [[7, 2], [7, 3], [7, 4], [7, 5], [7, 6], [12, 2], [12, 3], [12, 5]];
  const inputs = ['7.5', '8', '8', '6.5', '9', '10', '4', '7'];
  for (const [row, column] of empty) data[row][column] = '';
  // Two frames a cell: written, then confirmed; at the end a remark.
  const remark = 'covers line 4 on Thursday';
  const state = (index) => {
    const sheet = data.map((line) => [...line]);
    const cell = Math.min(empty.length, Math.floor(index / 2));
    empty.slice(0, cell).forEach(([row, column], at) => { sheet[row][column] = Number(inputs[at]); });
    if (cell < empty.length) return { sheet, at: empty[cell], text: index % 2 ? inputs[cell] : '', writing: index % 2 === 1 };
    const count = [0, 4, 7, 11, 14, 18, 21, 25, 25, 25][index - 16] ?? 25;
    if (index < 25) return { sheet, at: [12, 9], text: remark.slice(0, count), writing: count > 0 };
    sheet[12][7] = remark;
    return { sheet, at: [13 + Math.min(4, index - 25), 9], text: '', writing: false };
  };
  const total = (line) => line.slice(2, 7).reduce((sum, hours) => sum + (Number(hours) || 0), 0);
  const draw = (index) => {
    const { sheet, at, text, writing } = state(index);
    const box = (value, column, style = '', inner = '') => `<div style="position:relative;width:${widths[column]}px;height:27px;line-height:26px;box-sizing:border-box;border-right:1px solid #d4d7dc;border-bottom:1px solid #d4d7dc;padding:0 7px;flex:none;overflow:hidden;white-space:pre;${style}">${value}${inner}</div>`;
    const head = `<div style="display:flex;background:#eceef1">${['', ...columns].map((name, column) => box(name, column, `text-align:center;${column - 1 === at[1] ? 'background:#cfe0d2' : ''}`)).join('')}</div>`;
    const titles = `<div style="display:flex;font-weight:bold;background:#f4f8f4">${['1', ...heads].map((name, column) => box(name, column, column ? '' : 'text-align:center;background:#eceef1;font-weight:400')).join('')}</div>`;
    const lines = sheet.map((line, row) => {
      const hours = total(line);
      const values = [line[0], line[1], ...line.slice(2, 7).map((value) => (value === '' ? '' : Number(value).toFixed(1))), hours.toFixed(1), `£${(hours * 16.4).toFixed(2)}`, line[7]];
      return `<div style="display:flex">${box(row + 2, 0, `text-align:center;background:${row === at[0] ? '#cfe0d2' : '#eceef1'}`)}${values.map((value, column) => { const on = row === at[0] && column === at[1]; return box(on && writing ? escaped(text) + caret('#111', 17) : value, column + 1, `${column > 1 && column < 9 ? 'text-align:right;' : ''}${on ? 'outline:2px solid #1e7b45;outline-offset:-2px;' : ''}${column === 7 && hours > 40 ? 'background:#fbe3df' : ''}`); }).join('')}</div>`;
    }).join('');
    const all = sheet.reduce((sum, line) => sum + total(line), 0);
    const foot = `<div style="display:flex;font-weight:bold;background:#f4f8f4">${['28', 'Total', '', '', '', '', '', '', all.toFixed(1), `£${thousands((all * 16.4).toFixed(2))}`, ''].map((value, column) => box(value, column, column ? column > 7 ? 'text-align:right' : '' : 'text-align:center;background:#eceef1;font-weight:400')).join('')}</div>`;
    seqEl('grid').innerHTML = head + titles + lines + foot;
    seqEl('name').textContent = `${columns[at[1]]}${at[0] + 2}`; seqEl('line').textContent = writing ? text : '';
    seqEl('sum').textContent = `Sum: ${all.toFixed(1)}    Average: ${(all / 26).toFixed(2)}`;
  };
  return {
    html: `<div style="height:100%;background:#fff;color:#1b1b1b;font:15px Carlito;display:flex;flex-direction:column"><div style="background:#1e7b45;color:#fff;padding:9px 16px;display:flex;gap:30px"><b>depot-rota-week-19.ods</b>${seqBar(['Home', 'Insert', 'Page', 'Formulas', 'Data', 'Review'], '')}</div><div style="display:flex;border-bottom:1px solid #cfd3d7;height:34px;line-height:34px"><span id="name" style="width:90px;text-align:center;border-right:1px solid #cfd3d7"></span><span style="width:50px;text-align:center;font-style:italic;color:#666">fx</span><span id="line" style="white-space:pre"></span></div><div id="grid" style="flex:1;overflow:hidden"></div><div style="background:#eceef1;border-top:1px solid #cfd3d7;display:flex;gap:26px;padding:7px 16px"><b style="color:#1e7b45">Week 19</b><span>Week 20</span><span>Holidays</span><span id="sum" style="margin-left:auto;white-space:pre"></span></div></div>`,
    after() { this.step(0); },
    step: draw,
  };
});

// Scrolling.

sequence('bird-atlas-by-84', { frames: 26, width: 1920, height: 1080, lcd: true, hinting: 'none' }, (r) => {
  const deal = seqDeal(r, 'birds');
  const names = r.shuffled(SEQ_BIRDS).slice(0, 12).map(capital);
  const part = (name, at) => `<section style="padding-top:26px"><div style="font:600 29px 'Noto Serif';color:#234;border-bottom:2px solid #9cb7a0;padding-bottom:6px;margin-bottom:14px">${name}</div><div style="display:flow-root">${photo(260, 180, `atlas ${name}`, `float:${at % 2 ? 'left' : 'right'};margin:4px ${at % 2 ? '26px 8px 0' : '0 8px 26px'}`)}<p style="margin:0 0 13px">${deal(4)}</p><p style="margin:0 0 13px">${deal(3)}</p></div><div style="display:flex;gap:40px;font:15px 'Noto Sans';background:#eef3ec;padding:10px 18px;margin-bottom:12px"><span>Wingspan <b>${r.number(14, 118)} cm</b></span><span>Clutch <b>${r.number(2, 5)} to ${r.number(6, 11)} eggs</b></span><span>Weight <b>${r.number(9, 980)} g</b></span><span>Status <b>${r.pick(['resident', 'scarce', 'winter guest', 'summer guest'])}</b></span></div><p style="margin:0 0 13px">${deal(4)}</p></section>`;
  const places = times(26, (index) => Math.max(0, index - 1) * 84);
  return {
    html: `<div style="height:100%;display:flex;background:#fdfdfb;color:#222;font:17px/1.55 'Noto Serif'"><div style="width:300px;flex:none;background:#e7ede3;padding:30px 0;font:15px 'Noto Sans'"><b style="padding:0 30px">Atlas of the county</b><div style="height:12px"></div>${names.map((name) => `<div class="toc" style="padding:8px 30px;border-left:4px solid transparent">${name}</div>`).join('')}</div><div id="page" style="flex:1;overflow:hidden;padding:0 220px 0 110px">${names.map(part).join('')}</div></div>`,
    after() { this.step(0); },
    step(index) {
      const page = seqEl('page');
      page.scrollTop = places[index];
      let lit = 0;
      page.querySelectorAll('section').forEach((section, at) => { if (section.getBoundingClientRect().top < 260) lit = at; });
      document.querySelectorAll('.toc').forEach((entry, at) => { entry.style.borderColor = at === lit ? '#3c7a4c' : 'transparent'; entry.style.color = at === lit ? '#1f5b30' : '#222'; entry.style.background = at === lit ? '#f5f9f3' : ''; });
    },
  };
});

sequence('flight-book-sticky', { frames: 26, width: 1366, height: 768, lcd: false, hinting: 'medium' }, (r) => {
  const places = seqNotches(r, 26, 57, 3, 0.3);
  const grid = 'display:grid;grid-template-columns:90px 90px 190px 190px 110px 110px 110px 1fr;padding:0 16px;column-gap:10px';
  const day = (at) => `<div style="position:sticky;top:36px;background:#22354a;color:#bcd2ea;height:30px;line-height:30px;padding:0 16px;font-weight:bold">${SEQ_DAYS[at % 7]}, ${at + 3} ${SEQ_MONTHS[5]} ${2026}</div>${times(r.number(7, 13), (row) => `<div style="${grid};height:29px;line-height:29px;border-bottom:1px solid #1d2a38;background:${row % 2 ? '#131c27' : '#101822'}"><span>${seqTime(r)}</span><span style="color:#e2b65c">G-${r.pick([...'CDEF'])}${r.pick([...'KLMT'])}${r.pick([...'ABWX'])}${r.pick([...'RSUY'])}</span><span>${seqName(r)}</span><span>${r.chance(0.4) ? seqName(r) : 'solo'}</span><span>${r.pick(['winch', 'aerotow', 'bungee'])}</span><span>${thousands(r.number(900, 4200))} ft</span><span>0:${pad(r.number(4, 59), 2)}</span><span style="color:#8ea1b5">${r.chance(0.4) ? `${capital(r.pick(SEQ_SOARING))} ${r.pick(['checked', 'stiff', 'replaced', 'greased'])}` : ''}</span></div>`).join('')}`;
  return {
    html: `<div style="height:100%;background:#101822;color:#dfe8f1;font:14px 'Noto Sans';display:flex;flex-direction:column"><div style="padding:12px 16px 24px;font-size:19px;display:flex;justify-content:space-between"><span>Flight book, Ilkley Soaring Club</span><span style="font-size:14px;color:#8ea1b5">June 2026</span></div><div id="page" style="flex:1;overflow:hidden"><div style="${grid};position:sticky;top:0;height:36px;line-height:36px;background:#2f4a66;font-weight:bold;z-index:2"><span>Start</span><span>Glider</span><span>Pilot</span><span>Second seat</span><span>Launch</span><span>Height</span><span>Time</span><span>Remarks</span></div>${times(14, day).join('')}</div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

sequence('go-source-paged', { frames: 20, width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => {
  const tone = { key: '#ff79c6', fn: '#50fa7b', str: '#f1fa8c', num: '#bd93f9', rem: '#8a97c4', type: '#8be9fd' };
  const c = (kind, text) => `<span style="color:${tone[kind]}">${text}</span>`;
  const thing = () => r.pick(['route', 'stop', 'driver', 'shift', 'tramcar', 'signal', 'depot', 'ticket']), verb = () => r.pick(['Load', 'Assign', 'Count', 'Merge', 'Delay', 'Park', 'Check', 'Split']);
  const func = () => {
    const a = thing(), b = thing(), name = verb() + capital(a) + r.pick(['', 's', 'ByDay', 'Later']);
    return [
      c('rem', `// ${name} ${r.pick(['returns', 'updates', 'forgets', 'sorts'])} every ${a} that ${r.pick(['has a free', 'waits for a', 'is older than its', 'shares a'])} ${b}.`),
      `${c('key', 'func')} (d *${c('type', 'Depot')}) ${c('fn', name)}(ctx ${c('type', 'context.Context')}, ${b} ${c('type', r.pick(['string', 'int', 'time.Time']))}) (${c('type', r.pick(['int', '[]Shift', 'bool']))}, ${c('type', 'error')}) {`,
      `    rows, err := d.db.${c('fn', 'Query')}(ctx, ${c('str', `"select id, ${a}_no from ${b}s where closed = false"`)})`,
      `    ${c('key', 'if')} err != ${c('num', 'nil')} {`,
      `        ${c('key', 'return')} ${c('num', '0')}, fmt.${c('fn', 'Errorf')}(${c('str', `"${verb().toLowerCase()} ${a}: %w"`)}, err)`,
      '    }',
      ...(r.chance(0.6) ? [`    ${c('key', 'for')} i, ${a} := ${c('key', 'range')} rows[:${c('num', r.number(2, 64))}] {`, `        ${c('key', 'if')} ${a}.Delay > ${c('num', r.number(1, 30))}*time.Minute {`, `            d.log.${c('fn', 'Warn')}(${c('str', `"${a} is late"`)}, ${c('str', '"at"')}, i, ${c('str', '"road"')}, ${c('str', `"${r.pick(SEQ_ROADS)}"`)})`, `            ${c('key', 'continue')}`, '        }', '    }'] : [`    ${c('key', 'defer')} rows.${c('fn', 'Close')}()`]),
      `    ${c('key', 'return')} ${c('fn', `sum${capital(b)}`)}(rows), ${c('num', 'nil')}`, '}', '',
    ];
  };
  const code = times(24, func).flat().slice(0, 260);
  const rows = code.map((text, at) => `<div style="white-space:pre;height:23px"><span style="display:inline-block;width:58px;text-align:right;margin-right:26px;color:#7681ac">${at + 1}</span>${text}</div>`).join('');
  const tops = [0, 0, 0, 38, 38, 76, 76, 76, 114, 114, 95, 95, 76, 76, 38, 57, 57, 152, 190, 190];
  return {
    html: `<div style="height:100%;background:#282a36;color:#f8f8f2;display:flex;flex-direction:column"><div style="background:#21222c;font:14px Inter;display:flex"><span style="padding:11px 24px;background:#282a36;border-top:2px solid #bd93f9">rota.go</span><span style="padding:11px 24px;color:#9aa3c7">depot_test.go</span><span style="padding:11px 24px;color:#9aa3c7">go.mod</span></div><div style="flex:1;display:flex;overflow:hidden"><div id="page" style="flex:1;overflow:hidden;font:16px/23px 'JetBrains Mono';font-variant-ligatures:none">${rows}</div><canvas id="map" width="120" height="980" style="flex:none"></canvas></div><div style="background:#191a21;font:13px Inter;padding:7px 18px;display:flex;justify-content:space-between"><span>main, no changes</span><span id="spot"></span></div></div>`,
    after() { this.step(0); },
    step(index) {
      seqEl('page').scrollTop = tops[index] * 23;
      const pen = seqEl('map').getContext('2d'), chance = new Random('go map');
      pen.fillStyle = '#282a36'; pen.fillRect(0, 0, 120, 980);
      pen.fillStyle = '#44475a'; pen.fillRect(0, tops[index] * 3, 120, 126);
      code.forEach((text, line) => { const wide = text.replace(/<[^>]*>/g, '').trim().length; pen.fillStyle = `hsla(${chance.below(360)},60%,70%,.55)`; pen.fillRect(8, line * 3, Math.min(104, wide), 1.5); });
      seqEl('spot').textContent = `Ln ${tops[index] + 12}, Col ${1 + index % 3 * 4}   Go 1.24`;
    },
  };
});

sequence('tea-brochure-two-up', { frames: 24, width: 2048, height: 1152, lcd: false, hinting: 'slight' }, (r) => {
  // A touchpad: pushes that die away.
  const places = [0, 0, 22, 96, 171, 226, 259, 275, 281, 281, 281, 330, 470, 592, 668, 711, 730, 736, 736, 812, 1010, 1158, 1237, 1262];
  const deal = seqDeal(r, 'tea', 'glass');
  const price = () => `<div style="margin:16px 0;font:15px Lato">${times(7, () => `<div style="display:flex;justify-content:space-between;border-bottom:1px dotted #9b8f78;padding:5px 0"><span>${r.pick(SEQ_TEAS)} ${r.pick(['first flush', 'broken', 'leaf', 'autumn', 'estate'])}, ${r.pick([50, 100, 250, 500])} g</span><span>${seqCash(r, 38)}</span></div>`).join('')}</div>`;
  const sheet = (at) => `<div style="width:800px;height:1060px;background:#fffef9;box-shadow:0 2px 9px rgba(0,0,0,.45);padding:66px 78px;box-sizing:border-box;position:relative;overflow:hidden"><div style="font:italic 15px 'EB Garamond';color:#7a6a4d;display:flex;justify-content:space-between"><span>Thackeray &amp; Daughters</span><span>Spring list</span></div><div style="font:600 31px 'EB Garamond';margin:18px 0 12px">${['A word before the kettle', 'Black teas', 'Green teas', 'How we taste', 'Pots and glasses', 'Orders and post'][at]}</div><p style="margin:0 0 13px">${deal(5)}</p>${at % 3 === 1 ? photo(644, 210, `tea sheet ${at}`, 'margin-bottom:13px') : ''}<p style="margin:0 0 13px">${deal(4)}</p>${at % 2 ? price() : `<p style="margin:0 0 13px">${deal(5)}</p><p style="margin:0 0 13px;font-style:italic">${deal(3)}</p>`}<p style="margin:0">${deal(3)}</p><div style="position:absolute;left:0;right:0;bottom:28px;text-align:center;font:15px 'EB Garamond'">${at + 4}</div></div>`;
  return {
    html: `<div style="height:100%;background:#4a4d52;display:flex;flex-direction:column"><div style="background:#2c2e31;color:#e8e8e8;font:14px Cantarell;padding:12px 24px;display:flex;gap:40px"><span>spring-list-2026.pdf</span><span id="leaf"></span><span>90 %</span><span style="margin-left:auto">Two pages</span></div><div id="page" style="flex:1;overflow:hidden;color:#2b241a;font:18.5px/1.42 'EB Garamond';font-variant-numeric:lining-nums"><div style="display:grid;grid-template-columns:800px 800px;gap:22px;justify-content:center;padding:22px 0">${times(6, sheet).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('page').scrollTop = places[index]; const pair = Math.floor((places[index] + 500) / 1082) * 2; seqEl('leaf').textContent = `Pages ${pair + 4} and ${pair + 5} of 32`; },
  };
});

sequence('pinned-looms-wall', { frames: 22, width: 1280, height: 720, scale: 1.5, lcd: true, hinting: 'none' }, (r) => {
  const places = [0, 0, 90, 180, 180, 270, 450, 450, 450, 540, 720, 810, 810, 990, 1170, 1170, 1260, 1260, 1080, 900, 900, 990];
  const deal = seqDeal(r, 'weaving', 'glass', 'clocks');
  const pin = (at) => `<div style="break-inside:avoid;margin-bottom:18px;background:#fff;border-radius:14px;overflow:hidden;box-shadow:0 1px 4px rgba(60,40,60,.2)">${photo(222, r.pick([120, 150, 190, 240]), `pin ${at}`)}<div style="padding:10px 13px 12px"><div style="font-weight:700;line-height:1.25">${capital(r.pick(SEQ_HOW))} ${r.pick([...SEQ_LOOM, ...SEQ_GLASS])}</div>${r.chance(0.55) ? `<div style="margin-top:5px;line-height:1.35;font-size:13px">${deal(1)}</div>` : ''}<div style="margin-top:7px;font-size:12.5px;color:#7a6a78;display:flex;justify-content:space-between"><span>${seqName(r)}</span><span>${icon('heart', '#a0527e', 13)} ${r.number(3, 980)}</span></div></div></div>`;
  return {
    html: `<div style="height:100%;background:#f6f1f5;color:#2b2029;font:14px 'Open Sans';display:flex;flex-direction:column"><div style="background:#fff;border-bottom:1px solid #e3d8e0;padding:11px 30px;display:flex;gap:26px;align-items:center"><b style="font:600 20px 'URW Gothic';color:#a0527e">Spindle</b><span>Home</span><span>Following</span><span style="flex:1;background:#f1e9ef;border-radius:15px;padding:7px 18px;color:#7a6a78">${icon('search', '#7a6a78', 14)} looms and glass</span><span>Create</span></div><div id="page" style="flex:1;overflow:hidden"><div style="columns:5;column-gap:18px;padding:18px 30px;width:1220px;box-sizing:border-box">${times(48, pin).join('')}</div></div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

sequence('nested-replies-by-64', { frames: 26, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight' }, (r) => {
  const deal = seqDeal(r, 'clocks', 'trams', 'kin', 'climbing');
  let depth = 0;
  const reply = () => {
    depth = Math.max(0, Math.min(5, depth + r.pick([1, 1, 1, 0, -1, -2])));
    return `<div style="display:flex;margin-left:${depth * 26}px">${depth ? '<div style="width:2px;background:#3d4450;margin-right:16px"></div>' : ''}<div style="padding:9px 0;max-width:900px"><div style="font-size:13px;color:#98a3b3"><b style="color:#6cb2eb">${r.pick(SEQ_GIVEN).toLowerCase()}_${r.pick(['ticks', 'knits', 'climbs', 'of_oakham', 'ex_tram', 'loft'])}</b> · ${r.number(2, 23)} hours ago</div><div style="margin:4px 0;line-height:1.5">${r.chance(0.35) ? r.pick(SEQ_REMARKS)(r) : deal(r.number(1, 3))}</div><div style="font-size:13px;color:#98a3b3">${r.number(-4, 480)} points · reply · share · save</div></div></div>`;
  };
  const places = [0, 0, 1, 2, 3, 3, 3, 5, 6, 7, 7, 7, 9, 10, 12, 12, 13, 14, 14, 14, 16, 17, 18, 15, 12, 12].map((step) => step * 64);
  return {
    html: `<div style="height:100%;background:#1b1f26;color:#d8dee8;font:15px Inter;display:flex;flex-direction:column"><div style="background:#252a33;padding:15px 40px 20px;display:flex;gap:28px"><b>The Workbench</b><span>Hot</span><span>New</span><span>Top</span><span style="margin-left:auto;color:#98a3b3">signed in as kwame_of_oakham</span></div><div id="page" style="flex:1;overflow:hidden;padding:0 40px"><div style="font:600 24px Inter;margin:20px 0 6px">My grandfather’s clock runs backwards on Sundays. Ideas?</div><div style="line-height:1.5;max-width:1000px;color:#b9c2cf">${deal(4)}</div><div style="font-size:13px;color:#98a3b3;margin:8px 0 14px">1,284 points · 212 comments</div>${times(60, reply).join('')}</div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

sequence('planner-pushed-sideways', { frames: 22, width: 1600, height: 900, lcd: true, hinting: 'full' }, (r) => {
  const places = [0, 0, 60, 120, 240, 240, 300, 420, 540, 540, 540, 600, 720, 840, 900, 900, 780, 660, 660, 720, 720, 840];
  const teams = ['Furnace', 'Cold shop', 'Engraving', 'Packing', 'Showroom', 'Repairs', 'School visits', 'Accounts'];
  const job = () => r.pick([() => `${capital(r.pick(SEQ_GLASS))} for ${r.pick(SEQ_TOWNS)}`, () => `${r.number(12, 90)} ${r.pick(SEQ_GLASS)}s`, () => `Visit: ${seqName(r)}`, () => `${capital(r.pick(SEQ_HOW))} ${r.pick(SEQ_GLASS)}`, () => `Invoice ${r.number(2000, 9000)}`, () => `Tools for ${r.pick(SEQ_GIVEN)}`])();
  const head = times(28, (day) => `<div style="width:180px;flex:none;box-sizing:border-box;padding:0 12px;border-left:1px solid #cdd5df;height:44px;line-height:44px;background:${day % 7 > 4 ? '#e3e8ee' : '#f2f5f8'}">${SEQ_DAYS[day % 7].slice(0, 3)} ${day + 2} ${SEQ_SHORT[8]}</div>`).join('');
  const lane = (team, at) => {
    let day = 0, bars = '';
    while (day < 27) { const wide = r.number(1, 3); if (r.chance(0.85)) bars += `<div style="position:absolute;left:${day * 180 + 6}px;top:12px;width:${wide * 180 - 14}px;height:66px;box-sizing:border-box;background:${r.pick(['#cfe3f7', '#d6efd8', '#fbe5c8', '#f4d5dc', '#e3daf3'])};border-radius:6px;padding:9px 12px;overflow:hidden"><div style="font-weight:600;white-space:nowrap">${job()}</div><div style="margin-top:5px;font-size:13px;white-space:nowrap">${r.pick(SEQ_GIVEN)}, ${seqTime(r)}</div></div>`; day += wide; }
    return `<div style="position:relative;height:92px;width:5040px;border-bottom:1px solid #cdd5df;background:${at % 2 ? '#fafbfd' : '#fff'}">${bars}</div>`;
  };
  return {
    html: `<div style="height:100%;background:#fff;color:#1d2733;font:14.5px 'Liberation Sans';display:flex;flex-direction:column"><div style="padding:15px 22px;font-size:21px;display:flex;justify-content:space-between;background:#2a3f5a;color:#fff"><span>Workshop planner</span><span style="font-size:15px">September 2026</span></div><div style="flex:1;display:flex;overflow:hidden"><div style="width:170px;flex:none;border-right:2px solid #9fb0c3"><div style="height:44px"></div>${teams.map((team) => `<div style="height:92px;line-height:92px;padding:0 20px;border-bottom:1px solid #cdd5df;font-weight:bold">${team}</div>`).join('')}</div><div id="page" style="flex:1;overflow:hidden"><div style="display:flex">${head}</div>${teams.map(lane).join('')}</div></div></div>`,
    step(index) { seqEl('page').scrollLeft = places[index]; },
  };
});

const SEQ_PORTUGUES = {
  heads: list('Uma linha com história; O que mudou na encosta; Quem anda de elétrico; As obras deste verão; A oficina por dentro; Vozes da vizinhança; O que vem a seguir'),
  text: seqLines(`
  O elétrico sobe a colina há mais de cem anos e, apesar das avarias, quase ninguém imagina a cidade sem ele.
  Às sete da manhã já não há lugares sentados, sobretudo quando chove.
  A câmara prometeu novos carris até setembro, mas a associação de moradores não está convencida.
  «Quando era miúda, vinha pendurada no estribo», conta dona Conceição, que hoje tem oitenta e três anos.
  Segundo o relatório, foram transportados 3,4 milhões de passageiros no ano passado, mais 6 % do que em 2024.
  Os travões são verificados todas as noites, um a um, por uma equipa de quatro mecânicos.
  Há quem proteste contra os turistas; há quem lhes venda limonada.
  O bilhete simples custa 3,20 € a bordo e um pouco menos para quem usa o cartão.
  Durante as obras, a circulação será feita por autocarros entre o largo da Fonte e o miradouro.
  A oficina guarda peças de madeira que já não se fabricam em lado nenhum.
  Não é fácil encontrar jovens que queiram aprender o ofício, lamenta o chefe da estação.
  Na curva apertada junto à padaria, o guarda-freio toca sempre duas vezes a campainha.
  Um dos carros mais antigos, o número 28, foi pintado de amarelo outra vez.
  Os vizinhos pedem também árvores, bancos e menos carros estacionados no passeio.
  A decisão final só será conhecida depois das eleições, em outubro.
  Entretanto, a velha campainha continua a ouvir-se pela manhã, como sempre.`),
};

sequence('eletrico-da-colina', { frames: 24, width: 1440, height: 900, lcd: true, hinting: 'slight', languages: ['por'] }, (r) => {
  let at = 0;
  const next = (count) => times(count, () => { const text = SEQ_PORTUGUES.text[at % 16]; at += 1; return text; }).join(' ');
  const places = [0, 100, 200, 200, 200, 300, 400, 500, 500, 600, 700, 700, 700, 800, 900, 1000, 1000, 1000, 1100, 1300, 1400, 1400, 1500, 1600];
  const side = times(6, (item) => `<div style="padding:11px 0;border-bottom:1px solid #d5d9d2"><b style="color:#b3261e">${item + 1}</b> ${['Câmara adia decisão sobre o mercado', 'Feira do livro começa amanhã', 'Chuva forte até quinta-feira', 'Uma ponte, três opiniões', 'O regresso da andorinha', 'Receita: arroz de tomate'][item]}</div>`).join('');
  return {
    html: `<div style="height:100%;background:#fff;color:#20241f;display:flex;flex-direction:column"><div style="background:#14423a;color:#fff;font:15px Lato;padding:14px 110px;display:flex;gap:30px;align-items:center"><b style="font:700 25px C059">O Miradouro</b>${seqBar(['Cidade', 'Opinião', 'Cultura', 'Desporto', 'Edição de hoje'], '')}</div><div id="page" style="flex:1;overflow:hidden;padding:0 110px"><div style="display:flex;gap:70px"><div style="width:790px;font:18px/1.58 C059"><div style="font:700 37px/1.15 C059;margin:26px 0 8px">O elétrico que teima em subir a colina</div><div style="font:15px Lato;color:#5c665e;margin-bottom:14px">Texto de Inês Magalhães · ${r.number(4, 12)} minutos de leitura</div>${photo(790, 300, 'eletrico')}${SEQ_PORTUGUES.heads.map((head, part) => `<div style="font:700 24px C059;margin:24px 0 8px">${head}</div><p style="margin:0 0 12px">${next(4)}</p><p style="margin:0 0 12px">${next(3)}</p>${part === 2 ? `<div style="border-left:5px solid #c9a227;padding:6px 22px;font:italic 23px/1.4 C059;margin:18px 0">${SEQ_PORTUGUES.text[6]}</div>` : ''}`).join('')}</div><div style="flex:1;font:15px/1.4 Lato;padding-top:30px"><b>Mais lidas</b>${side}</div></div></div></div>`,
    step(index) { seqEl('page').scrollTop = places[index]; },
  };
});

// What comes and goes by itself.

sequence('salon-de-the-carrousel', { frames: 24, width: 1440, height: 900, lcd: false, hinting: 'full', languages: ['fra'] }, (r) => {
  const cards = [
    ['Thé fumé du matin', 'Corsé, boisé, à boire sans sucre. Récolté à flanc de montagne, séché au-dessus d’un feu de pin.', '14,50 €'],
    ['Bouquet d’été', 'Pétales de rose, zeste d’orange et un soupçon de réglisse. Infuser quatre minutes à 90 °C.', '11,20 €'],
    ['Le gâteau aux noix', 'Cuit chaque jeudi par Mme Lefèvre. Se garde une semaine, s’il en reste.', '4,80 € la part'],
    ['Théière en grès', 'Façonnée à la main, émaillée de bleu ; contenance 0,8 litre. Pièce unique, légers défauts.', '62,00 €'],
    ['Goûter d’anniversaire', 'Jusqu’à douze enfants, chocolat chaud à volonté. Réservation au plus tard dix jours avant.', '9,90 € par tête'],
    ['Atelier dégustation', 'Le premier samedi du mois, de 15 h à 17 h. Six thés, deux gâteaux, aucune obligation d’achat.', '28,00 €'],
    ['Carte d’abonnement', 'Dix tasses, la onzième est offerte. Valable un an, même en août.', '38,00 €'],
  ];
  // Resting on a card, then sliding by one: a third, two thirds, there.
  const places = [0, 0, 0, 0.28, 0.8, 1, 1, 1, 1.28, 1.8, 2, 2, 2, 2.28, 2.8, 3, 3, 3, 3.28, 3.8, 4, 4, 4, 4];
  const card = ([name, text, price], at) => `<div style="width:380px;flex:none;background:#fff;border-radius:10px;overflow:hidden;margin-right:30px">${photo(380, 190, `salon ${at}`)}<div style="padding:18px 22px 20px"><div style="font:700 22px 'Noto Serif Display'">${name}</div><div style="margin:8px 0 12px;line-height:1.45;height:96px">${text}</div><div style="font-weight:600;color:#8a3b4a">${price}</div></div></div>`;
  const hours = ['Lundi : fermé', 'Mardi à jeudi : 9 h 30 – 19 h', 'Vendredi et samedi : 9 h 30 – 22 h', 'Dimanche : 11 h – 18 h'];
  return {
    html: `<div style="height:100%;background:#f4e9e4;color:#3b2a2a;font:16px 'Open Sans'"><div style="display:flex;gap:38px;align-items:center;padding:20px 120px"><b style="font:700 28px 'Noto Serif Display'">À la Théière fêlée</b>${seqBar(['La carte', 'Boutique', 'Ateliers', 'Nous trouver'], '')}<span style="margin-left:auto">Panier (${r.number(1, 4)})</span></div><div style="background:#8a3b4a;color:#fff;padding:26px 120px"><div style="font:600 34px 'Noto Serif Display'">Entrez, l’eau est déjà chaude</div><div style="margin-top:8px">Salon de thé et épicerie fine, 14, rue des Tisserands, depuis 1987</div></div><div style="padding:30px 120px 0"><div style="font:600 24px 'Noto Serif Display';margin-bottom:18px">Nos coups de cœur</div><div id="page" style="width:1200px;overflow:hidden"><div style="display:flex;width:3000px">${cards.map(card).join('')}</div></div><div id="dots" style="display:flex;gap:12px;justify-content:center;margin:20px 0"></div><div style="display:flex;gap:44px">${hours.map((text) => `<span>${text}</span>`).join('')}</div></div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('page').scrollLeft = Math.round(places[index] * 410); seqEl('dots').innerHTML = times(5, (at) => `<span style="width:11px;height:11px;border-radius:6px;background:${Math.round(places[index]) === at ? '#8a3b4a' : '#dcc6bd'}"></span>`).join(''); },
  };
});

sequence('journal-followed-and-filtered', { frames: 28, width: 1920, height: 1080, lcd: false, hinting: 'none' }, (r) => {
  let clock = 26400000;
  const kinds = [
    () => ['notice', '#8fb8de', `depot-${r.pick(['north', 'hill', 'abbey'])}`, `Car ${r.number(101, 398)} left track ${r.number(1, 14)} for line ${r.number(1, 19)}`],
    () => ['info', '#9a9a9a', 'signals', `Signal ${r.pick([...'ABCDEF'])}${r.number(10, 88)} changed to ${r.pick(['clear', 'caution', 'stop'])} after ${r.number(2, 90)} s`],
    () => ['info', '#9a9a9a', 'ticketing', `Sold ${r.number(2, 64)} tickets at ${r.pick(SEQ_ROADS)}, ${r.number(0, 9)} by coin`],
    () => ['warning', '#e0b341', 'power', `Voltage on section ${r.number(1, 22)} fell to ${r.number(480, 590)} V`],
    () => ['error', '#e8695a', 'doors', `Car ${r.number(101, 398)}: door ${r.number(1, 6)} reports open at ${r.number(3, 31)} km/h`],
    () => ['info', '#9a9a9a', 'rota', `${seqName(r)} took over from ${seqName(r)}`],
  ];
  const lines = times(260, () => { clock += r.number(40, 2600); const second = Math.floor(clock / 1000); const [level, colour, unit, text] = r.pick(kinds)(); return { time: `${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)}.${pad(clock % 1000, 3)}`, level, colour, unit, text }; });
  const fresh = [0, 1, 2, 1, 3, 6, 2, 1, 1, 4, 9, 14, 2, 1, 0, 0, 1, 2, 2, 1, 3, 1, 2, 5, 1, 2, 8, 3];
  const query = ['', '', '', '', '', '', '', '', '', '', '', '', '', '', 'd', 'doo', 'door', 'doors', 'doors', 'doors', 'doors', 'doors', 'doors', '', '', '', '', ''];
  const upTo = (index) => 46 + fresh.slice(1, index + 1).reduce((sum, count) => sum + count, 0);
  const draw = (index) => {
    const now = lines.slice(0, upTo(index)).filter(({ unit, text }) => `${unit} ${text}`.toLowerCase().includes(query[index]));
    return now.slice(-42).map(({ time, level, colour, unit, text }) => `<div style="display:flex;height:23px"><span style="width:150px;color:#7f8a80">${time}</span><span style="width:110px;color:${colour}">${level}</span><span style="width:150px;color:#7fc8a9">${unit}</span><span style="white-space:pre">${escaped(text)}</span></div>`).join('');
  };
  return {
    html: `<div style="height:100%;background:#16201b;color:#d9e2da;display:flex;flex-direction:column"><div style="background:#22302a;font:15px Lato;padding:12px 24px;display:flex;gap:28px;align-items:center"><b>Journal of the tramway</b><span>Follow</span><span>Today</span><span style="background:#16201b;border:1px solid #41564b;border-radius:5px;width:300px;padding:5px 12px;height:20px"><span id="query"></span><span id="hint" style="color:#7f8a80">Filter</span>${caret('#d9e2da', 18)}</span><span id="count" style="margin-left:auto"></span></div><div id="log" style="flex:1;overflow:hidden;font:16px/23px 'DejaVu Sans Mono';padding:8px 24px"></div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('log').innerHTML = draw(index); seqEl('query').textContent = query[index]; seqEl('hint').textContent = query[index] ? '' : 'Filter'; seqEl('count').textContent = `${thousands(upTo(index) + 18240)} entries`; visible('caret', index > 12 && index < 23 && index % 2 === 0); },
  };
});

sequence('talk-built-point-by-point', { frames: 24, width: 1280, height: 800, scale: 2, lcd: false, hinting: 'slight' }, () => {
  const slides = [
    ['What the mountain is telling us', ['Ines Rutherford and Vikram Mwangi', 'Evening lecture, 12 November'], 'lead'],
    ['Four signs before an eruption', ['The ground swells, by millimetres at first', 'Small earthquakes come in swarms', 'Springs turn warm, or smell of eggs', 'Birds leave, dogs complain'], 'points'],
    ['Shocks per day on the north flank', ['2022', '2023', '2024', '2025', '2026'], 'bars'],
    ['What you should have in your bag', ['Water for three days', 'A dust mask and goggles', 'Radio, torch and spare batteries', 'Papers, medicine, the cat'], 'points'],
    ['Any questions?', ['ash@caldera.example'], 'lead'],
  ];
  const plan = [[0, 1], [0, 2], [0, 2], [1, 0], [1, 1], [1, 1], [1, 2], [1, 3], [1, 3], [1, 4], [1, 4], [2, 5], [2, 5], [2, 5], [3, 0], [3, 1], [3, 2], [3, 2], [3, 3], [3, 4], [1, 4], [3, 4], [4, 1], [4, 1]];
  const draw = ([at, shown]) => {
    const [title, points, kind] = slides[at];
    if (kind === 'lead') return `<div style="position:absolute;left:130px;top:270px"><div style="font:600 64px 'Inter Display'">${title}</div><div style="width:150px;height:8px;background:#f26b3a;margin:26px 0"></div>${points.slice(0, shown).map((text) => `<div style="font-size:30px;margin-bottom:12px;color:#e6cfc4">${text}</div>`).join('')}</div>`;
    const head = `<div style="font:600 46px 'Inter Display';margin:78px 0 0 110px">${title}</div>`;
    if (kind === 'bars') return `${head}<div style="position:absolute;left:150px;top:220px;display:flex;gap:70px;align-items:flex-end;height:430px">${points.map((year, bar) => `<div style="text-align:center;font-size:24px;width:120px"><div style="margin-bottom:8px">${[14, 19, 52, 118, 207][bar]}</div><div style="height:${[26, 36, 92, 205, 340][bar]}px;background:#f26b3a"></div><div style="margin-top:10px;color:#e6cfc4">${year}</div></div>`).join('')}</div>`;
    return `${head}<div style="margin:56px 0 0 110px">${points.slice(0, shown).map((text, item) => `<div style="display:flex;gap:26px;align-items:center;font-size:31px;margin-bottom:32px;color:${item === shown - 1 ? '#fff' : '#c7aca1'}"><span style="width:48px;height:48px;line-height:48px;text-align:center;border-radius:24px;background:#f26b3a;color:#fff;font-size:24px;flex:none">${item + 1}</span>${text}</div>`).join('')}</div>`;
  };
  return {
    html: `<div id="slide" style="position:relative;height:100%;background:linear-gradient(160deg,#2d1b22,#4a2a26);color:#fff;font-family:Inter;overflow:hidden"></div>`,
    after() { this.step(0); },
    step(index) { const [at] = plan[index]; seqEl('slide').innerHTML = `${draw(plan[index])}<div style="position:absolute;left:110px;bottom:30px;font-size:17px;color:#c7aca1">Friends of the Caldera</div><div style="position:absolute;right:60px;bottom:30px;font-size:17px;color:#c7aca1">${at + 1} of 5</div>`; },
  };
});

sequence('export-queue-with-bars', { frames: 26, width: 1366, height: 768, lcd: true, hinting: 'medium' }, (r) => {
  const files = ['heron_rookery_final.mov', 'winch-launch-09.mp4', 'Interview Odile, part 2', 'drone_caldera_4k.mov', 'loom close-up 120 fps', 'credits_v7.mov', 'trailer, square, no music'];
  const places = ['/media/archive/birds', '/media/archive/club', '/home/priya/export', '/home/priya/export', '/media/archive/mill', '/home/priya/export', '/home/priya/upload'];
  const long = [0.16, 0.12, 0.22, 0.3, 0.14, 0.08, 0.1];
  const draw = (index) => files.map((file, at) => {
    const share = Math.max(0, Math.min(1, ((at !== 4 || index < 12 ? index : Math.max(11, index - 4)) / 25 - at * 0.085) / (long[at] * 1.9)));
    const state = share >= 1 ? 'Done' : at === 4 && index > 11 && index < 16 ? 'Paused' : share > 0 ? `${Math.round(share * 100)} %` : 'Waiting';
    return `<div style="padding:10px 22px;border-bottom:1px solid #dfe2ea"><div style="display:flex;justify-content:space-between"><b>${file}</b><span style="color:${state === 'Done' ? '#1c7c54' : state === 'Paused' ? '#a15c00' : '#444b5c'}">${state}</span></div><div style="height:9px;background:#e3e6ee;border-radius:5px;overflow:hidden;margin:7px 0"><div style="height:9px;width:${share * 100}%;background:${state === 'Paused' ? '#d79a3d' : share >= 1 ? '#58b48a' : '#4667d6'}"></div></div><div style="display:flex;justify-content:space-between;font-size:13px;color:#666d7d"><span>${places[at]}</span><span>${share >= 1 ? `${thousands(812 + at * 377)} MB in ${Math.round(long[at] * 900)} s` : share > 0 ? `${Math.ceil((1 - share) * long[at] * 900)} s left, frame ${thousands(Math.round(share * 18000))}` : 'not started'}</span></div></div>`;
  }).join('');
  const settings = [['Format', 'H.265, 10 bit'], ['Size', '3840 x 2160'], ['Frame rate', '25 fps'], ['Quality', 'High (28 Mbit/s)'], ['Sound', 'AAC, 320 kbit/s'], ['Subtitles', 'English, Welsh'], ['Name', '{title}_{date}']];
  return {
    html: `<div style="height:100%;background:#f7f8fb;color:#22273a;font:14.5px 'DejaVu Sans';display:flex;flex-direction:column"><div style="background:#31395a;color:#fff;padding:12px 22px;display:flex;gap:30px"><b>Export queue</b><span>Presets</span><span>History</span><span id="clock" style="margin-left:auto"></span></div><div style="flex:1;display:flex;overflow:hidden"><div id="queue" style="flex:1;background:#fff"></div><div style="width:380px;padding:18px 26px"><div style="font-size:17px;margin-bottom:12px">Preset: Festival master</div>${settings.map(([name, value]) => `<div style="display:flex;justify-content:space-between;padding:8px 0;border-bottom:1px solid #dfe2ea"><span style="color:#666d7d">${name}</span><span>${value}</span></div>`).join('')}<div style="margin-top:20px;line-height:1.5;color:#444b5c">${seqDeal(r, 'gliding', 'birds')(2)}</div></div></div><div style="background:#e9ecf4;padding:10px 22px;display:flex;gap:40px" id="foot"></div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('queue').innerHTML = draw(index); seqEl('clock').textContent = `Running for ${pad(Math.floor(index * 27 / 60), 2)}:${pad(index * 27 % 60, 2)}`; seqEl('foot').innerHTML = `<span>Processor ${[94, 88, 91, 97, 76][index % 5]} %</span><span>Graphics ${[61, 66, 58][index % 3]} %</span><span>${(184.2 - index * 1.3).toFixed(1)} GB free</span>`; },
  };
});

sequence('vokabelkarten-gedreht', { frames: 26, width: 1097, height: 617, scale: 1.75, lcd: false, hinting: 'slight', languages: ['deu', 'fra'] }, () => {
  const cards = [
    ['die Eidechse', 'lézard (m)', 'Auf der warmen Mauer saß eine Eidechse und rührte sich nicht.'],
    ['schwindelfrei', 'qui n’a pas le vertige', 'Wer hier oben arbeitet, muss schwindelfrei sein.'],
    ['der Fußgängerüberweg', 'passage piéton (m)', 'Bitte benutzen Sie den Fußgängerüberweg an der Kreuzung.'],
    ['umständlich', 'compliqué, laborieux', 'Er erklärte mir den Weg so umständlich, dass ich mich verlief.'],
    ['die Gänsehaut', 'chair de poule (f)', 'Bei dem Lied bekomme ich jedes Mal eine Gänsehaut.'],
    ['sich verabreden', 'prendre rendez-vous', 'Wir haben uns für Samstag um halb acht verabredet.'],
  ];
  // Asked, turned (narrow for one frame), answered, judged.
  const plan = times(6, (at) => [[at, 'front'], [at, 'front'], [at, 'edge'], [at, 'back']]).flat().concat([[5, 'back'], [5, 'end']]);
  const draw = ([at, side]) => {
    if (side === 'end') return `<div style="text-align:center;padding-top:120px"><div style="font:700 34px Lato;margin-bottom:12px">Geschafft!</div><div>6 Karten wiederholt, 4 davon auf Anhieb gewusst.</div><div style="margin-top:8px;color:#5b6b74">Nächste Wiederholung: morgen um 18:30 Uhr</div></div>`;
    if (side === 'edge') return `<div style="width:34px;height:290px;background:#fff;border-radius:10px;box-shadow:0 4px 16px rgba(20,60,70,.22);margin:34px auto 0"></div><div style="height:67px"></div>`;
    const [word, meaning, example] = cards[at];
    const card = side === 'front' ? `<div style="font:700 40px Lato;padding-top:112px">${word}</div><div style="color:#5b6b74;margin-top:18px">Karte ${at + 1} von 6</div>` : `<div style="font:700 28px Lato;padding-top:64px">${word}</div><div style="font-size:25px;color:#0b7a75;margin:14px 0 22px">${meaning}</div><div style="font:italic 17px/1.45 Lato;padding:0 60px">${example}</div>`;
    const keys = side === 'front' ? ['Umdrehen'] : ['Nochmal', 'Schwer', 'Gut', 'Leicht'];
    return `<div style="width:560px;height:290px;background:#fff;border-radius:14px;box-shadow:0 4px 16px rgba(20,60,70,.22);margin:34px auto 0;text-align:center">${card}</div><div style="display:flex;gap:14px;justify-content:center;margin-top:28px">${keys.map((text, key) => `<span style="background:${['#c4473a', '#b3701a', '#2b7d4f', '#1b6a94'][keys.length === 1 ? 3 : key]};color:#fff;border-radius:8px;padding:10px 24px">${text}</span>`).join('')}</div>`;
  };
  const decks = [['Deutsch, Alltag', 38], ['Deutsch, Natur', 12], ['Unregelmäßige Verben', 104], ['Redewendungen', 57], ['Geografie', 0]];
  return {
    html: `<div style="height:100%;background:#e4f0f0;color:#17303a;font:16px Lato;display:flex"><div style="width:250px;flex:none;background:#17303a;color:#dbe9ea;padding-top:22px"><div style="font:700 20px Lato;padding:0 24px 14px">Karteikasten</div>${decks.map(([name, due], at) => `<div style="padding:10px 24px;display:flex;justify-content:space-between;${at === 1 ? 'background:#24505a' : ''}"><span>${name}</span><span id="${at === 1 ? 'due' : ''}">${due}</span></div>`).join('')}</div><div style="flex:1;display:flex;flex-direction:column"><div style="padding:16px 30px;display:flex;justify-content:space-between"><span>Deutsch, Natur</span><span id="score"></span></div><div id="card"></div></div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('card').innerHTML = draw(plan[index]); seqEl('due').textContent = 12 - Math.floor(index / 4); seqEl('score').textContent = `Heute: ${47 + Math.floor(index / 4)} Karten, ${pad(8 + Math.floor(index / 8), 2)}:${pad(index * 7 % 60, 2)} Minuten`; },
  };
});

// Windows, tabs, menus, selections.

sequence('editor-tabs-and-panel', { frames: 28, width: 2560, height: 1440, lcd: true, hinting: 'full' }, (r) => {
  const tone = { key: '#8959a8', str: '#5a7a00', num: '#c25500', rem: '#777a76', fn: '#3567a6' };
  const c = (kind, text) => `<span style="color:${tone[kind]}">${text}</span>`;
  const word = (chance) => chance.pick(['thermal', 'climb', 'launch', 'pilot', 'cable', 'wing', 'landing', 'logbook', 'field', 'wind']);
  const python = (chance) => times(9, () => { const a = word(chance), b = word(chance); return [`${c('key', 'def')} ${c('fn', `${a}_${b}`)}(${b}, limit=${c('num', chance.number(2, 90))}):`, `    ${c('str', `"""Returns the ${chance.pick(SEQ_HOW)} ${a} of a ${b}."""`)}`, `    ${c('key', 'if')} ${b}.height &lt; ${c('num', chance.number(100, 900))}:`, `        ${c('key', 'raise')} ValueError(${c('str', `"${a} below the ${chance.pick(SEQ_SOARING)}"`)})`, `    ${c('key', 'return')} [item ${c('key', 'for')} item ${c('key', 'in')} ${b}.${a}s[:limit] ${c('key', 'if')} item.valid]`, '']; }).flat();
  const yaml = (chance) => times(14, () => [`${c('fn', `${word(chance)}_${chance.pick(['day', 'site', 'club', 'rule'])}`)}:`, `  name: ${c('str', `"${seqHead(chance)}"`)}`, `  since: ${c('num', chance.number(1962, 2024))}`, `  mail: ${seqPost(chance)}`]).flat();
  const css = (chance) => times(11, () => [`${c('key', `.${word(chance)}-${chance.pick(['card', 'row', 'title', 'badge'])}`)} {`, `  ${c('fn', 'padding')}: ${c('num', `${chance.number(2, 40)}px ${chance.number(2, 40)}px`)};`, `  ${c('fn', 'color')}: ${c('str', `#${chance.hex(6)}`)};  ${c('rem', `/* ${chance.pick(SEQ_HOW)} */`)}`, '}', '']).flat();
  const prose = (chance) => { const deal = seqDeal(chance, 'gliding', 'climbing'); return times(26, (at) => (at % 5 === 0 ? c('key', `## ${seqHead(chance)}`) : at % 5 === 1 || at % 5 === 4 ? '' : escaped(deal(1)))); };
  const tabs = [['flights.py', python], ['sites.yaml', yaml], ['board.css', css], ['README.md', prose]];
  const texts = tabs.map(([name, make]) => make(new Random(`tab ${name}`)));
  const panels = { terminal: ['$ python -m pytest -q', 'collected 68 items from tests/test_flights.py and 3 other files', 'test_cable_release failed after 0.14s, all others passed', 'FAILED tests/test_flights.py::test_cable_release - ValueError: climb below the canopy', '1 failed, 67 passed in 4.21s', '$'], problems: ['flights.py: line 14, unused argument “limit”', 'flights.py: line 33, line is too long (104 letters)', 'board.css: line 21, colour is used only once', 'sites.yaml: line 8, address is not valid'] };
  const plan = [[0, ''], [0, ''], [0, ''], [1, ''], [1, ''], [0, ''], [0, 'terminal'], [0, 'terminal'], [0, 'terminal'], [2, 'terminal'], [2, 'terminal'], [2, 'problems'], [2, 'problems'], [0, 'problems'], [0, 'problems'], [0, ''], [3, ''], [3, ''], [3, ''], [1, ''], [1, 'terminal'], [1, 'terminal'], [3, 'terminal'], [3, ''], [0, ''], [0, ''], [2, ''], [2, '']];
  const tree = times(30, (at) => `<div style="padding:5px 0 5px ${at % 6 ? 46 : 22}px">${at % 6 ? `${word(r)}_${word(r)}.${r.pick(['py', 'css', 'md', 'yaml', 'sql'])}` : `<b>${word(r)}s</b>`}</div>`).join('');
  const draw = ([tab, panel]) => {
    const rows = texts[tab].slice(0, panel ? 36 : 50).map((text, at) => `<div style="white-space:pre;height:26px"><span style="display:inline-block;width:62px;text-align:right;margin-right:28px;color:#8b8b86">${at + 1}</span>${text}</div>`).join('');
    const below = panel ? `<div style="height:330px;flex:none;border-top:2px solid #d1cfc8;background:#f3f2ee"><div style="font:15px 'Noto Sans';padding:11px 26px;display:flex;gap:34px">${['Problems', 'Output', 'Terminal'].map((name) => `<span style="${name.toLowerCase() === panel ? 'font-weight:bold;border-bottom:2px solid #3567a6' : 'color:#6d6d66'}">${name}</span>`).join('')}</div><div style="padding:8px 26px;font:17px/28px 'Liberation Mono';white-space:pre">${panels[panel].map((text) => `<div>${escaped(text)}</div>`).join('')}</div></div>` : '';
    return `<div style="background:#e6e4de;font:15px 'Noto Sans';display:flex">${tabs.map(([name], at) => `<span style="padding:13px 30px;${at === tab ? 'background:#fdfcf9;border-top:3px solid #3567a6' : 'color:#6d6d66;border-top:3px solid transparent'}">${name}</span>`).join('')}</div><div style="flex:1;overflow:hidden;font:18px/26px 'Liberation Mono';padding-top:10px">${rows}</div>${below}<div style="flex:none;background:#3567a6;color:#fff;font:14px 'Noto Sans';padding:7px 22px;display:flex;justify-content:space-between"><span>main, 3 changed</span><span>${['Python 3.13', 'YAML', 'CSS', 'Markdown'][tab]}</span></div>`;
  };
  return {
    html: `<div style="height:100%;display:flex;background:#fdfcf9;color:#3a3a37"><div style="width:330px;flex:none;background:#efede7;font:15px 'Noto Sans';padding-top:16px">${tree}</div><div id="work" style="flex:1;display:flex;flex-direction:column;overflow:hidden"></div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('work').innerHTML = draw(plan[index]); },
  };
});

sequence('cards-dragged-across', { frames: 28, width: 1680, height: 1050, lcd: true, hinting: 'none' }, (r) => {
  const lists = ['To catalogue', 'At the bench', 'Drying', 'Collected'];
  const pool = r.shuffled(SEQ_CLOCKS).concat(r.shuffled(SEQ_CLOCKS));
  const cards = times(15, (at) => ({ name: `${capital(r.pick(SEQ_HOW))} ${pool[at]}`, who: seqName(r), text: seqDeal(r, 'clocks', 'kin')(1), price: seqCash(r, 380), due: seqBrief(r) }));
  const start = [[0, 1, 2, 3, 4], [5, 6, 7], [8, 9, 10, 11], [12, 13, 14]];
  const moves = [{ card: 2, from: 0, to: 1, at: 1, frames: [4, 10] }, { card: 8, from: 2, to: 3, at: 0, frames: [14, 21] }];
  const left = (list) => 34 + list * 406, spot = (at) => 126 + at * 168;
  const face = ({ name, who, text, price, due }) => `<div style="font-weight:600;font-size:16px">${name}</div><div style="margin:6px 0 8px;line-height:1.35;height:60px;overflow:hidden">${text}</div><div style="display:flex;justify-content:space-between;font-size:13px;color:#5c6676"><span>${who}</span><span>${price}</span><span>${due}</span></div>`;
  const box = 'width:350px;height:154px;box-sizing:border-box;background:#fff;border-radius:8px;padding:12px 16px';
  const draw = (index) => {
    const now = start.map((list) => [...list]);
    let held = null;
    for (const { card, from, to, at, frames: [first, last] } of moves) {
      if (index < first) continue;
      const origin = now[from].indexOf(card);
      if (index >= last) { now[from].splice(origin, 1); now[to].splice(at, 0, card); continue; }
      const way = (index - first) / (last - first);
      held = { card, x: left(from) + 13 + (left(to) - left(from)) * way, y: spot(origin) + (spot(at) - spot(origin)) * way - 26 * Math.sin(way * 3.14) };
      now[from][origin] = -1;
    }
    const columns = now.map((list, column) => `<div style="position:absolute;left:${left(column)}px;top:78px;width:376px;height:936px;background:#dfe5ec;border-radius:10px"><div style="padding:14px 16px;font-weight:600;display:flex;justify-content:space-between"><span>${lists[column]}</span><span>${list.filter((card) => card >= 0).length}</span></div>${list.map((card, at) => (card < 0 ? `<div style="position:absolute;left:13px;top:${spot(at) - 78}px;${box};background:#cbd4de"></div>` : `<div style="position:absolute;left:13px;top:${spot(at) - 78}px;${box}">${face(cards[card])}</div>`)).join('')}</div>`).join('');
    const top = held ? `<div style="position:absolute;left:${held.x}px;top:${held.y}px;${box};box-shadow:0 12px 26px rgba(20,30,60,.4);z-index:3">${face(cards[held.card])}</div>` : '';
    seqEl('board').innerHTML = columns + top;
    if (held) movePointer(held.x + 250, held.y + 18);
    else if (index < 4) movePointer(700 - index * 125, 700 - index * 70);
    else if (index < 14) movePointer(760 + (index - 10) * 90, 330 - (index - 10) * 40);
    else movePointer(1500 - (index - 21) * 40, 210 + (index - 21) * 90);
  };
  return {
    html: `<div style="position:relative;height:100%;background:#8296ab;color:#1d2530;font:14.5px 'Nimbus Sans';overflow:hidden"><div style="background:#3d4f63;color:#fff;height:54px;line-height:54px;padding:0 34px;display:flex;gap:34px"><b style="font-size:19px">Tick &amp; Son, repairs</b><span>Board</span><span>Calendar</span><span>Customers</span><span style="margin-left:auto">Rosalind Yardley</span></div><div id="board"></div></div>${pointer('white')}`,
    after() { this.step(0); },
    step: draw,
  };
});

sequence('save-as-over-a-drawing', { frames: 28, width: 1536, height: 864, scale: 1.25, lcd: true, hinting: 'slight' }, (r) => {
  const name = 'loom-side-view_b.svg';
  const typed = [...seqTyped(name, [0, 2, 4, 7, 9, 11, 14, 16, 17, 20]), name, name, name];
  const files = times(11, () => [`${r.pick(SEQ_LOOM)}-${r.pick(['front', 'side-view', 'detail', 'plan', 'sketch'])}.${r.pick(['svg', 'pdf', 'png'])}`, `${r.number(2, 980)} kB`, seqDate(r)]);
  files[4][0] = name;
  const folders = ['Home', 'Desktop', 'Drawings', 'Patterns', 'Archive 2025', 'USB stick'];
  const tools = ['Select', 'Nodes', 'Pencil', 'Rectangle', 'Ellipse', 'Text', 'Colours', 'Measure', 'Zoom'];
  const labels = [['Warp beam', 180, 90], ['Heddles', 420, 150], ['Reed', 560, 240], ['Cloth beam', 760, 400], ['Treadles', 330, 560], ['Height 1,240 mm', 90, 330], ['Shuttle race', 610, 330], ['Scale 1 : 10', 760, 600]];
  const drawing = `<canvas id="loom" width="920" height="660" style="display:block;background:#fff"></canvas>${labels.map(([text, x, y]) => `<div style="position:absolute;left:${x}px;top:${y}px;font:16px 'Noto Sans';background:#fff;padding:1px 4px">${text}</div>`).join('')}`;
  const dialog = (index) => {
    if (index < 5 || index > 24) return '';
    const now = typed[Math.min(12, Math.max(0, index - 7))], folder = index < 7 ? 1 : 2;
    const rows = (folder === 1 ? files.slice(6, 9) : files).map(([file, size, date], at) => `<div style="display:flex;height:28px;line-height:28px;padding:0 14px;${index > 17 && file === name ? 'background:#dfe9e2' : at % 2 ? 'background:#f6f6f4' : ''}"><span style="width:270px">${file}</span><span style="width:100px;text-align:right;margin-right:30px">${size}</span><span>${date}</span></div>`).join('');
    const ask = index > 19 && index < 24 ? `<div data-glass style="position:absolute;left:0;top:0;right:0;bottom:0;background:rgba(30,30,30,.35)"></div><div style="position:absolute;left:150px;top:150px;width:460px;background:#fff;border-radius:10px;box-shadow:0 10px 30px rgba(0,0,0,.4);padding:22px 26px;box-sizing:border-box"><div style="font-weight:700;font-size:17px;margin-bottom:8px">Replace this file?</div><div style="line-height:1.45">“${name}” already exists in Drawings. Replacing it will overwrite what is in it.</div><div style="display:flex;gap:14px;justify-content:flex-end;margin-top:18px"><span style="padding:8px 20px;border:1px solid #b9b9b3;border-radius:6px">Cancel</span><span style="padding:8px 20px;border-radius:6px;background:${index > 22 ? '#8e2f24' : '#c0392b'};color:#fff">Replace</span></div></div>` : '';
    return `<div style="position:absolute;left:380px;top:130px;width:800px;height:560px;background:#fbfbf9;border:1px solid #8c8c86;border-radius:9px;box-shadow:0 14px 44px rgba(0,0,0,.4);overflow:hidden;z-index:4"><div style="background:#e9e8e3;padding:12px 18px;text-align:center;font-weight:700">Save as</div><div style="padding:12px 18px;display:flex;gap:14px;align-items:center"><span>Name:</span><span style="flex:1;background:#fff;border:1px solid #4a7c59;border-radius:5px;padding:6px 10px;height:20px">${escaped(now)}${index % 2 && index < 20 ? caret('#222', 18) : ''}</span></div><div style="display:flex;height:380px;border-top:1px solid #d8d7d1;border-bottom:1px solid #d8d7d1"><div style="width:170px;flex:none;background:#f0efea;padding-top:8px">${folders.map((entry, at) => `<div style="padding:8px 18px;${at === folder ? 'background:#cfdcd2' : ''}">${entry}</div>`).join('')}</div><div style="flex:1;overflow:hidden;background:#fff"><div style="display:flex;height:30px;line-height:30px;padding:0 14px;color:#6a6a64"><span style="width:270px">Name</span><span style="width:100px;text-align:right;margin-right:30px">Size</span><span>Changed</span></div>${rows}</div></div><div style="padding:14px 18px;display:flex;gap:14px;justify-content:flex-end"><span style="margin-right:auto;padding:7px 0">Type: SVG drawing</span><span style="padding:7px 20px;border:1px solid #b9b9b3;border-radius:6px">Cancel</span><span style="padding:7px 26px;border-radius:6px;background:#4a7c59;color:#fff">Save</span></div>${ask}</div>`;
  };
  const menu = (index) => (index > 1 && index < 5 ? `<div style="position:absolute;left:12px;top:40px;width:240px;background:#fff;border:1px solid #a5a59f;box-shadow:0 5px 14px rgba(0,0,0,.25);z-index:5">${[['New', 'Ctrl+N'], ['Open', 'Ctrl+O'], ['Save', 'Ctrl+S'], ['Save as', 'Shift+Ctrl+S'], ['Export', ''], ['Print', 'Ctrl+P'], ['Close', 'Ctrl+W']].map(([text, keys], at) => `<div style="height:32px;line-height:32px;padding:0 18px;display:flex;justify-content:space-between;${(index === 3 && at === 1) || (index === 4 && at === 3) ? 'background:#4a7c59;color:#fff' : ''}"><span>${text}</span><span>${keys}</span></div>`).join('')}</div>` : '');
  return {
    html: `<div style="position:relative;height:100%;background:#dcdbd5;color:#23231f;font:14.5px Cantarell;overflow:hidden"><div style="background:#f3f2ee;height:40px;line-height:40px;padding:0 20px;border-bottom:1px solid #bdbcb5;display:flex;gap:26px">${seqBar(['File', 'Edit', 'View', 'Layer', 'Object', 'Path', 'Help'], '')}<span id="title" style="margin-left:auto"></span></div><div style="position:absolute;left:0;top:41px;bottom:36px;width:130px;background:#efeee9;padding-top:14px">${tools.map((tool) => `<div style="padding:9px 22px">${tool}</div>`).join('')}</div><div style="position:absolute;left:220px;top:90px;width:920px;height:660px;box-shadow:0 2px 8px rgba(0,0,0,.3)">${drawing}</div><div style="position:absolute;left:0;right:0;bottom:0;height:36px;line-height:36px;background:#f3f2ee;border-top:1px solid #bdbcb5;padding:0 20px" id="foot"></div><div id="over"></div></div>`,
    after() {
      const pen = seqEl('loom').getContext('2d');
      pen.strokeStyle = '#54606b'; pen.lineWidth = 3;
      for (const [x, y, wide, high] of [[150, 130, 620, 22], [150, 130, 22, 480], [748, 130, 22, 480], [240, 180, 160, 120], [480, 280, 90, 190], [640, 430, 110, 40], [300, 520, 240, 30]]) pen.strokeRect(x, y, wide, high);
      pen.lineWidth = 1; times(24, (line) => { pen.beginPath(); pen.moveTo(172, 150); pen.lineTo(745, 200 + line * 9); pen.stroke(); });
      this.step(0);
    },
    step(index) { seqEl('over').innerHTML = menu(index) + dialog(index); seqEl('title').textContent = index > 24 ? name : 'Untitled drawing (changed)'; seqEl('foot').textContent = index > 24 ? `Saved ${name} to Drawings` : index === 4 ? 'Save the drawing under another name' : `Layer 2, ${412 + index % 3} nodes`; },
  };
});

sequence('find-in-the-knot-book', { frames: 26, width: 1440, height: 900, lcd: false, hinting: 'medium' }, (r) => {
  const deal = seqDeal(r, 'climbing', 'gliding');
  const texts = times(22, () => escaped(deal(4)));
  const query = ['', '', 'r', 'ro', 'rop', 'rope', 'rope', 'rope'];
  // Which mark is lit, frame by frame.
  const lit = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6, 6, 5, 4, 4, 4, 4, 4, 4];
  return {
    html: `<div style="position:relative;height:100%;background:#fff;color:#25262b;font:18px/1.6 P052"><div style="background:#efece4;font:15px 'Noto Sans';padding:12px 30px;display:flex;gap:30px"><b>The Knot Book</b><span>Chapter 4: Ropes and what they hold</span><span style="margin-left:auto">Contents</span></div><div id="page" style="position:absolute;left:0;right:0;top:46px;bottom:0;overflow:hidden;padding:10px 280px;box-sizing:border-box"></div><div id="bar" style="position:absolute;right:60px;top:46px;width:380px;background:#fff;border:1px solid #b7b4aa;border-top:0;border-radius:0 0 9px 9px;box-shadow:0 5px 14px rgba(0,0,0,.22);font:15px 'Noto Sans';padding:11px 18px;box-sizing:border-box;display:flex;gap:14px"><span style="flex:1"><span id="query"></span>${caret('#222', 19)}</span><span id="count" style="color:#6b6a64"></span>${icon('close', '#6b6a64', 16)}</div></div>`,
    after() { this.step(0); },
    step(index) {
      const open = index > 0 && index < 23, now = open ? query[Math.min(7, index)] : '';
      seqEl('bar').style.display = open ? 'flex' : 'none';
      let count = -1;
      const mark = (text) => (now.length < 2 ? text : text.replace(new RegExp(now, 'gi'), (hit) => { count += 1; return `<span class="hit" style="background:${count === lit[index] ? '#ff9632' : '#ffee70'}">${hit}</span>`; }));
      seqEl('page').innerHTML = texts.map((text, at) => `${at % 4 === 0 ? `<div style="font:700 25px P052;margin:22px 0 8px">4.${at / 4 + 1} ${mark(['Choosing a line', 'Knots for two', 'Wet weather', 'Old ropes', 'Coiling', 'A last word'][at / 4])}</div>` : ''}<p style="margin:0 0 13px">${mark(text)}</p>`).join('');
      seqEl('query').textContent = now; seqEl('count').textContent = now.length < 2 ? '' : `${lit[index] + 1} of ${count + 1}`;
      const hit = document.querySelectorAll('.hit')[lit[index]];
      if (hit) this.top = Math.max(0, Math.round(hit.getBoundingClientRect().top + seqEl('page').scrollTop - 46 - 300));
      seqEl('page').scrollTop = this.top || 0;
      visible('caret', open && index % 2 === 0);
    },
  };
});

sequence('quote-dragged-at-night', { frames: 24, width: 1600, height: 900, lcd: true, hinting: 'slight' }, (r) => {
  const deal = seqDeal(r, 'kin', 'weaving');
  const texts = times(8, () => deal(5));
  const from = 41, ends = [0, 0, 9, 34, 71, 110, 152, 204, 251, 251, 251, 251, 251, 251, 120, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  // Then a word of another paragraph, by a double click, and from there by words.
  const starts = texts[5].indexOf(' ', 90) + 1;
  const wordEnds = times(5, (count) => { let at = starts; times(count + 1, () => { at = texts[5].indexOf(' ', at + 1); }); return at; });
  const lit = (text, first, last) => `${escaped(text.slice(0, first))}<span class="lit" style="background:#3d6ea8;color:#fff">${escaped(text.slice(first, last))}</span>${escaped(text.slice(last))}`;
  const show = (index) => texts.map((text, at) => `<p style="margin:0 0 15px">${at === 1 && ends[index] ? lit(text, from, from + ends[index]) : at === 5 && index > 16 && index < 23 ? lit(text, starts, wordEnds[Math.max(0, Math.min(4, index - 18))]) : escaped(text)}</p>`).join('');
  return {
    html: `<div style="position:relative;height:100%;background:#1e1b18;color:#d8cfc2;font:17.5px/1.6 'DejaVu Serif'"><div style="padding:20px 90px 12px;font:15px 'Open Sans';display:flex;gap:30px;color:#a89c8b"><b style="color:#e0b878">Kin and Cloth</b><span>Essays</span><span>Letters</span><span>Photographs</span></div><div style="padding:0 90px"><div style="font:600 30px 'DejaVu Serif';color:#efe6d8;margin-bottom:14px">The weaver who changed her name</div><div id="page" style="columns:2;column-gap:64px;height:730px;column-fill:auto;overflow:hidden"></div></div><div id="pop"></div></div>${pointer('beam')}`,
    after() { this.step(0); },
    step(index) {
      seqEl('page').innerHTML = show(index);
      const marked = document.querySelectorAll('.lit'), rects = marked.length ? marked[0].getClientRects() : [], last = rects[rects.length - 1];
      const above = index > 9 && index < 13 && rects.length ? `<div style="position:absolute;left:${Math.round(rects[0].left)}px;top:${Math.round(rects[0].top) - 48}px;background:#f3ede3;color:#2a2520;border-radius:7px;box-shadow:0 4px 12px rgba(0,0,0,.6);font:14px 'Open Sans';padding:9px 6px;white-space:nowrap">${['Copy', 'Quote', 'Define', 'Share'].map((text, at) => `<span style="padding:0 14px;${at ? 'border-left:1px solid #cbbfae' : ''}">${text}</span>`).join('')}</div>` : '';
      seqEl('pop').innerHTML = above;
      if (last) movePointer(last.right - 8, last.top + 6); else movePointer(index < 3 ? 520 - index * 60 : 900 + index * 9, index < 3 ? 300 - index * 20 : 420 + index * 6);
    },
  };
});

sequence('crossword-against-the-clock', { frames: 26, width: 1366, height: 768, lcd: false, hinting: 'none' }, () => {
  const rows = ['LAVA#BASALT', 'O#E#A#I#L#R', 'OVERTIMELEA', 'M#R#H#E#P#M', 'SHUTTLE#INK', '#O#R#N#D#O#', 'GNU#WEATHER', 'L#S#I#L#O#E', 'ARTICLE#URN', 'S#E#K#A#R#T', 'SIDING#TOAS'];
  const starts = {}; let number = 0;
  const open = (y, x) => y >= 0 && x >= 0 && y < 11 && x < 11 && rows[y][x] !== '#';
  times(11, (y) => times(11, (x) => { if (open(y, x) && ((!open(y, x - 1) && open(y, x + 1)) || (!open(y - 1, x) && open(y + 1, x)))) { number += 1; starts[`${y} ${x}`] = number; } }));
  const filled = [[0, 0, 4], [2, 0, 5], [10, 0, 6]];
  const order = [[0, 5, 6], [4, 0, 7], [6, 4, 7]];
  const cells = order.flatMap(([y, x, count]) => times(count, (at) => [y, x + at]));
  const across = ['It flows, then it doesn’t (4)', 'Dark rock, sounds like a spice with a foot (6)', 'Extra hours in a field, run together (8,3)', 'Goes to and fro all day and gets nowhere (7)', 'Squid’s goodbye (3)', 'Antelope at the zoo (3)', 'Everyone talks about it (7)', 'Piece in the paper (7)', 'Vessel for ashes or tea (3)', 'Short track for waiting trams (6)', 'Warm bread, all but its crust (4)'];
  const down = ['Frames for cloth (5)', 'Bird that hovers (7)', 'Grandmother’s hearth (5)', 'Steps on the way up (6)', 'What windows are made of (5)', 'In debt to the landlord (4)', 'Light a candle here (4)', 'Small hours (3)'];
  const counts = [0, 0, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 10, 11, 12, 13, 13, 14, 15, 16, 17, 18, 19, 20, 20];
  const draw = (index) => {
    const done = new Set(cells.slice(0, counts[index]).map(String));
    filled.forEach(([y, x, count]) => times(count, (at) => done.add(String([y, x + at]))));
    const now = cells[Math.min(19, counts[index])], word = order.findIndex(([y, x, count]) => y === now[0] && now[1] >= x && now[1] < x + count);
    return rows.map((row, y) => [...row].map((letter, x) => {
      if (letter === '#') return '<div style="background:#2b2f36"></div>';
      const [wy, wx, wide] = order[word], on = y === wy && x >= wx && x < wx + wide, here = y === now[0] && x === now[1];
      return `<div style="position:relative;background:${here ? '#ffda6b' : on ? '#d6e6f7' : '#fff'}">${starts[`${y} ${x}`] ? `<span style="position:absolute;left:3px;top:1px;font:11px 'Liberation Sans'">${starts[`${y} ${x}`]}</span>` : ''}<span style="position:absolute;left:0;right:0;top:14px;text-align:center;font:29px/34px 'Liberation Sans'">${done.has(String([y, x])) ? letter : ''}</span></div>`;
    }).join('')).join('');
  };
  const clue = (list, numbers) => list.map((text, at) => `<div style="padding:5px 0;line-height:1.35"><b>${numbers[at]}</b> ${text}</div>`).join('');
  return {
    html: `<div style="height:100%;background:#f1f3f5;color:#22262c;font:15px 'Noto Serif';display:flex"><div style="padding:26px 40px"><div style="display:flex;justify-content:space-between;width:594px;margin-bottom:14px;font:600 20px 'Noto Serif'"><span>Saturday crossword no. 412</span><span id="clock" style="font-family:'Liberation Sans'"></span></div><div id="grid" style="display:grid;grid-template-columns:repeat(11,52px);grid-auto-rows:52px;gap:2px;background:#2b2f36;padding:2px;width:592px"></div><div id="foot" style="margin-top:14px"></div></div><div style="width:330px;padding-top:26px"><div style="font:600 18px 'Noto Serif';margin-bottom:6px">Across</div>${clue(across, [1, 3, 8, 9, 13, 16, 18, 22, 23, 24, 25])}</div><div style="flex:1;padding:26px 30px 0 30px"><div style="font:600 18px 'Noto Serif';margin-bottom:6px">Down</div>${clue(down, [1, 2, 3, 4, 6, 7, 10, 12])}</div></div>`,
    after() { this.step(0); },
    step(index) { seqEl('grid').innerHTML = draw(index); const second = 288 + index * 3; seqEl('clock').textContent = `${Math.floor(second / 60)}:${pad(second % 60, 2)}`; seqEl('foot').textContent = `${15 + counts[index]} of 92 squares filled`; },
  };
});

// Pictures that move beside text.

/** Hills, clouds, gliders and birds that pass by. */
function seqValley(canvas, index) {
  const { width, height } = canvas, pen = canvas.getContext('2d');
  const sky = pen.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, '#3c7fc0'); sky.addColorStop(1, '#cfe6f2');
  pen.fillStyle = sky; pen.fillRect(0, 0, width, height);
  const chance = new Random('valley');
  times(16, () => { const x = (chance.below(width) + 4000 - index * chance.number(9, 23)) % (width + 300) - 150, y = chance.below(height * 0.45); pen.fillStyle = 'rgba(255,255,255,.8)'; times(5, (puff) => { pen.beginPath(); pen.ellipse(x + puff * 26, y + (puff % 2) * 9, 34, 18, 0, 0, 7); pen.fill(); }); });
  times(4, (layer) => { pen.fillStyle = ['#7fa588', '#5f8f63', '#43744a', '#2c5534'][layer]; pen.beginPath(); pen.moveTo(0, height); for (let x = 0; x <= width + 12; x += 12) pen.lineTo(x, height * (0.55 + layer * 0.1) + 46 * Math.sin((x + index * (8 + layer * 11)) / (120 - layer * 17)) + 14 * Math.sin((x + index * 17) / 31)); pen.lineTo(width + 12, height); pen.fill(); });
  times(70, (tree) => { const x = (tree * 173 + 40000 - index * 37) % (width + 60) - 30; pen.fillStyle = tree % 3 ? '#1f3d26' : '#6b3f1f'; pen.beginPath(); pen.moveTo(x, height - 30 - tree % 7 * 9); pen.lineTo(x - 11, height + 9); pen.lineTo(x + 11, height + 9); pen.fill(); });
  const x = width * 0.42, y = height * 0.4 + 60 * Math.sin(index / 3), lean = Math.sin(index / 2) * 22;
  pen.fillStyle = '#fdfdfd'; pen.beginPath(); pen.ellipse(x, y, 62, 9, lean / 90, 0, 7); pen.fill();
  pen.strokeStyle = '#fdfdfd'; pen.lineWidth = 7; pen.beginPath(); pen.moveTo(x - 90, y + 24 + lean); pen.lineTo(x + 90, y - 24 - lean); pen.stroke();
  grain(pen, width, height, new Random(`valley ${index}`), 12);
}

sequence('glider-game-with-radio', { frames: 24, width: 1920, height: 1080, lcd: true, hinting: 'medium' }, (r) => {
  const calls = times(14, () => [r.pick(SEQ_GIVEN), r.pick(SEQ_TOPICS.gliding)(r)]);
  const shown = [1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8];
  const tasks = ['Find a thermal above the quarry', 'Photograph the viaduct', 'Climb to 4,000 feet', 'Land within the white circle'];
  return {
    html: `<canvas id="game" width="1340" height="1080" style="position:absolute;left:0;top:0"></canvas><div style="position:absolute;left:36px;top:30px;display:flex;gap:18px;font:600 24px Roboto;color:#fff"><span style="background:rgba(10,24,40,.78);padding:10px 20px;border-radius:6px" id="high"></span><span style="background:rgba(10,24,40,.78);padding:10px 20px;border-radius:6px" id="fast"></span></div><div id="word" style="position:absolute;left:0;width:1340px;bottom:120px;text-align:center;font:700 40px Roboto;color:#fff;text-shadow:0 0 6px #000,0 2px 4px #000"></div><div style="position:absolute;left:1340px;right:0;top:0;bottom:0;background:#121a24;color:#dde6f0;font:16px/1.45 Roboto;padding:28px 34px;box-sizing:border-box"><div style="font:500 24px Roboto;color:#8fd0ff;margin-bottom:14px">Flight 12: the long ridge</div><div id="tasks"></div><div style="font:500 19px Roboto;color:#8fd0ff;margin:26px 0 10px">Radio, 129.975 MHz</div><div id="radio"></div><div style="position:absolute;left:34px;right:34px;bottom:26px;color:#8496aa;display:flex;justify-content:space-between"><span>H: help</span><span>M: map</span><span>Esc: pause</span></div></div>`,
    after() { this.step(0); },
    step(index) {
      seqValley(seqEl('game'), index);
      seqEl('high').textContent = `${thousands(2840 + index * 47)} ft`; seqEl('fast').textContent = `${58 + index * 7 % 13} kn`;
      seqEl('word').textContent = index > 8 && index < 13 ? 'Thermal found!' : index > 19 ? 'Viaduct ahead' : '';
      seqEl('tasks').innerHTML = tasks.map((text, at) => `<div style="padding:6px 0;color:${(at === 0 && index > 8) || (at === 2 && index > 18) ? '#78c98a' : '#dde6f0'}">${icon((at === 0 && index > 8) || (at === 2 && index > 18) ? 'check' : 'star', (at === 0 && index > 8) || (at === 2 && index > 18) ? '#78c98a' : '#63748a', 17)} ${text}</div>`).join('');
      seqEl('radio').innerHTML = calls.slice(0, shown[index]).map(([who, text]) => `<div style="padding:6px 0"><b style="color:#f0c674">${who}</b>: ${text}</div>`).join('');
    },
  };
});

/** Somebody before a camera: a head that nods, light that flickers, grain. */
function seqFace(canvas, index, seed) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random(`face ${seed}`);
  const hue = chance.below(360);
  const wall = pen.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, `hsl(${hue},25%,${38 + index % 4}%)`); wall.addColorStop(1, `hsl(${hue + 40},30%,22%)`);
  pen.fillStyle = wall; pen.fillRect(0, 0, width, height);
  times(5, () => { pen.fillStyle = `hsla(${chance.below(360)},40%,45%,.6)`; pen.fillRect(chance.below(width), chance.below(height / 2), chance.number(20, 90), chance.number(20, 110)); });
  const x = width / 2 + 7 * Math.sin(index * 0.9 + seed), y = height * 0.44 + 5 * Math.cos(index * 1.3 + seed), size = height * 0.2;
  pen.fillStyle = `hsl(${chance.below(360)},45%,35%)`; pen.beginPath(); pen.ellipse(x, height * 1.02, size * 1.9, size * 1.7, 0, 0, 7); pen.fill();
  pen.fillStyle = `hsl(${chance.number(15, 32)},42%,${chance.number(35, 72)}%)`; pen.beginPath(); pen.ellipse(x, y, size * 0.78, size, 0, 0, 7); pen.fill();
  pen.fillStyle = `hsl(${chance.number(10, 40)},35%,18%)`; pen.beginPath(); pen.ellipse(x, y - size * 0.6, size * 0.85, size * 0.55, 0, 0, 7); pen.fill();
  pen.fillStyle = '#5a1f1f'; pen.beginPath(); pen.ellipse(x, y + size * 0.45, size * 0.24, 2 + (index * 5 + seed * 3) % 9, 0, 0, 7); pen.fill();
  grain(pen, width, height, new Random(`face ${seed} ${index}`), 18);
}

sequence('call-with-live-captions', { frames: 28, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight' }, () => {
  const people = ['Maeve Gallagher', 'Kwame Oyelaran', 'Eleni Stavros', 'Bertil Lindqvist', 'You'];
  const speech = [['Maeve', 'So the tapestry goes to the museum in April, and the museum has asked us to send somebody along who knows how to hang it.'], ['Bertil', 'I could do that, as long as I am back before the shearing.'], ['Kwame', 'What about the insurance? Last time the crate travelled for nine days without any papers at all.'], ['Maeve', 'Eleni has the papers, I think.'], ['Eleni', 'Yes, they are on the shared drive, in the blue folder, together with the measurements of the frame.']];
  const said = speech.flatMap(([who, text]) => text.split(' ').map((word, at) => [who, word, at === 0]));
  const counts = times(28, (index) => Math.min(said.length, 5 + Math.round(index * 2.9)));
  const captions = (index) => {
    const blocks = [];
    for (const [who, word, first] of said.slice(0, counts[index])) { if (first) blocks.push([who, []]); blocks[blocks.length - 1][1].push(word); }
    return blocks.slice(-3).map(([who, spoken]) => `<div style="margin-top:7px"><b style="color:#9ad0f5">${who}:</b> ${spoken.join(' ')}</div>`).join('');
  };
  const seats = [[20, 60, 740, 470], [780, 60, 360, 225], [780, 305, 360, 225], [1160, 60, 356, 225], [1160, 305, 356, 225]];
  return {
    html: `<div style="position:relative;height:100%;background:#17191d;color:#f2f2f2;font:15px 'Noto Sans';overflow:hidden"><div style="padding:17px 24px;display:flex;justify-content:space-between"><span>Hanging the Crieff tapestry</span><span id="time"></span></div>${seats.map(([x, y, wide, high], at) => `<canvas class="face" width="${wide}" height="${high}" style="position:absolute;left:${x}px;top:${y}px;border-radius:9px"></canvas><div class="seat" style="position:absolute;left:${x + 12}px;top:${y + high - 38}px;background:rgba(15,16,20,.75);border-radius:5px;padding:4px 11px;font-size:14px">${people[at]}</div>`).join('')}<div style="position:absolute;left:200px;right:200px;top:552px;height:212px;background:#000;border-radius:9px;padding:10px 28px 14px;box-sizing:border-box;overflow:hidden;display:flex;flex-direction:column;justify-content:flex-end;font:20px/1.38 'Noto Sans'"><div id="said"></div></div><div style="position:absolute;left:0;right:0;bottom:18px;display:flex;gap:20px;justify-content:center">${['Mute', 'Camera', 'Captions', 'Share', 'Leave'].map((name, at) => `<span style="background:${at === 4 ? '#c5362f' : at === 2 ? '#35506b' : '#30343b'};border-radius:20px;padding:9px 24px">${name}</span>`).join('')}</div></div>`,
    after() { this.step(0); },
    step(index) {
      const who = said[counts[index] - 1][0];
      document.querySelectorAll('.face').forEach((face, at) => { seqFace(face, at === 3 ? 0 : index, at + 1); face.style.outline = people[at].startsWith(who) ? '3px solid #6fb6ea' : ''; });
      seqEl('said').innerHTML = captions(index); seqEl('time').textContent = `${12 + Math.floor((41 + index) / 60)}:${pad((41 + index) % 60, 2)}`;
    },
  };
});

/** A mountain at night that throws fire. */
function seqVolcano(canvas, index) {
  const { width, height } = canvas, pen = canvas.getContext('2d'), chance = new Random(`volcano ${index}`);
  const sky = pen.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, `hsl(${225 + index % 9},40%,${9 + index % 3}%)`); sky.addColorStop(0.7, '#5a2430'); sky.addColorStop(1, '#b4552a');
  pen.fillStyle = sky; pen.fillRect(0, 0, width, height);
  times(22, (cloud) => { pen.fillStyle = `hsla(${10 + cloud * 3},${20 + cloud}%,${18 + cloud}%,.5)`; pen.beginPath(); pen.ellipse(width / 2 + Math.sin(cloud * 2.1 + index * 0.21) * (60 + cloud * 24), height * 0.52 - cloud * 22, 60 + cloud * 11, 34 + cloud * 5, 0, 0, 7); pen.fill(); });
  times(260, () => { const way = chance.next(), lean = (chance.next() - 0.5) * 2; pen.fillStyle = `hsl(${chance.number(12, 52)},100%,${chance.number(45, 80)}%)`; pen.beginPath(); pen.arc(width / 2 + lean * way * 420, height * 0.58 - Math.sin(way * 3.1) * 330 * (1 - Math.abs(lean) * 0.6) + way * way * 190, chance.number(1, 5), 0, 7); pen.fill(); });
  pen.fillStyle = '#1a1216'; pen.beginPath(); pen.moveTo(width * 0.06, height); pen.lineTo(width * 0.44, height * 0.58); pen.lineTo(width * 0.56, height * 0.58); pen.lineTo(width * 0.96, height); pen.fill();
  times(7, (stream) => { pen.strokeStyle = `hsl(${18 + stream * 4},100%,${48 + (stream + index) % 5 * 5}%)`; pen.lineWidth = 5 + (stream + index) % 4 * 3; pen.beginPath(); pen.moveTo(width * (0.46 + stream * 0.014), height * 0.58); times(9, (bend) => pen.lineTo(width * (0.46 + stream * 0.014) + (stream - 3) * bend * 26 + 9 * Math.sin(bend * 2 + index * 0.7), height * (0.58 + bend * 0.05))); pen.stroke(); });
  grain(pen, width, height, chance, 22);
}

sequence('sottotitoli-del-vulcano', { frames: 26, width: 1600, height: 900, lcd: false, hinting: 'medium', languages: ['ita'] }, () => {
  const lines = [['La montagna tace da quarant’anni.'], ['Poi, una notte di marzo,', 'i cani cominciarono ad abbaiare.'], [], ['– Hai sentito anche tu?', '– È soltanto il vento, dormi.'], ['Nessuno, al villaggio,', 'volle crederci fino all’alba.'], ['Più tardi si seppe che la prima bocca', 'si era aperta già alle due e un quarto.'], [], ['Così è nata l’isola nera.'], ['Oggi ci crescono viti e capperi.']];
  const plan = [0, 0, 0, 1, 1, 1, 1, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 7, 7, 8, 8];
  const said = (index) => lines[plan[index]].map((text) => `<div>${text}</div>`).join('');
  const bar = (index) => (index < 4 || index > 21 ? `<div style="position:absolute;left:0;right:0;bottom:0;height:64px;background:rgba(0,0,0,.86);color:#fff;font:16px 'Open Sans';display:flex;gap:26px;align-items:center;padding:0 30px"><span>${icon('play', '#fff', 20, true)}</span><span>12:${pad(8 + index, 2)} / 52:40</span><span style="flex:1;height:5px;background:#555"><span style="display:block;height:5px;width:${23 + index / 3}%;background:#e8562a"></span></span><span>Sottotitoli: italiano</span><span>Qualità: alta</span></div><div style="position:absolute;left:36px;top:28px;color:#fff;font:600 24px 'Open Sans';text-shadow:0 1px 4px #000">Fuoco sotto il mare, seconda parte</div>` : '');
  return {
    html: `<canvas id="film" width="1600" height="900" style="display:block"></canvas><div id="said" style="position:absolute;left:0;right:0;bottom:96px;text-align:center;font:600 36px/1.28 'Open Sans';color:#fff;text-shadow:2px 0 #000,-2px 0 #000,0 2px #000,0 -2px #000,2px 2px #000,-2px -2px #000,2px -2px #000,-2px 2px #000"></div><div id="bar"></div>`,
    after() { this.step(0); },
    step(index) { seqVolcano(seqEl('film'), index); seqEl('said').innerHTML = said(index); seqEl('bar').innerHTML = bar(index); },
  };
});
