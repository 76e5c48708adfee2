'use strict';
// Sequences of this part.

function seqAt(id) { return document.getElementById(id); }
function seqParas(r, count, least, most, world, style) { return times(count, () => `<p style="${style}">${seqText(r, r.number(least, most), world)}</p>`).join(''); }
function seqSpans(names, style, lit = -1, litStyle = '') { return names.map((name, at) => `<span style="${style};${at === lit ? litStyle : ''}">${name}</span>`).join(''); }

// Typing.

sequence('search-suggests', { frames: 28, width: 1366, height: 768, hinting: 'medium' }, (r) => {
  const typed = 'sourdough starter too wet rye flour';
  const counts = [0, 0, 0, 1, 2, 4, 5, 7, 9, 9, 9, 11, 13, 15, 17, 17, 18, 20, 22, 24, 25, 25, 27, 29, 31, 33, 35, 35];
  const ends = ['', ' near me', ' recipe', ' without scales', ' on the second day', ' for a cold kitchen', ' temperature chart', ' smells of paint', ' after two weeks'];
  const stems = { 0: [], 1: ['salon', 'street map', 'swimming pool', 'shoe repair', 'solar panels', 'second-hand piano', 'soup'], 4: ['sour cream', 'sourdough', 'source code', 'sour cherries', 'South Western trains', 'soup of the day', 'soul music'], 9: ends.slice(0, 7).map((end) => `sourdough${end}`), 17: ends.slice(1, 8).map((end) => `sourdough starter${end}`), 25: ends.slice(2, 9).map((end) => `sourdough starter too wet${end}`), 33: ['sourdough starter too wet rye flour', 'sourdough starter too wet rye flour or wheat', 'sourdough starter too wet how much rye flour'] };
  const offers = (count) => stems[Object.keys(stems).map(Number).filter((least) => least <= count).pop()];
  const news = times(6, (at) => `<div style="display:flex;gap:14px;padding:11px 0">${photo(96, 64, `suggest ${at}`, 'border-radius:6px;flex:none')}<div><div style="font-size:16px;font-weight:600">${seqTopic(r)}</div><div style="color:#5f6470;margin-top:3px">${seqTell(r)}</div></div></div>`).join('');
  const list = (count) => offers(count).map((text, at) => `<div style="padding:0 20px;height:36px;line-height:36px;background:${count > 30 && at === 0 ? '#eceff3' : '#fff'}">${icon('search', '#8a8f98', 15)}<span style="margin-left:14px">${text.slice(0, count) === typed.slice(0, count) && count > 1 ? `${escaped(text.slice(0, count))}<b>${escaped(text.slice(count))}</b>` : text}</span></div>`).join('');
  return {
    html: `<div style="height:100%;background:#fff;color:#1f2330;font:14px/1.4 'Open Sans'"><div style="display:flex;justify-content:flex-end;gap:22px;padding:14px 26px;font-size:13px"><span>Images</span><span>Maps</span><span>Sign in</span></div><div style="width:640px;margin:20px auto 0"><div style="font:600 40px 'Open Sans';text-align:center;color:#2a5bd7;margin-bottom:22px">Ferret</div><div style="border:1px solid #c9ced6;border-radius:22px;overflow:hidden;background:#fff"><div style="height:44px;line-height:44px;padding:0 20px;font-size:17px">${icon('search', '#5a6070', 17)}<span style="margin-left:14px;white-space:pre" id="typed"></span>${caret('#1f2330', 21)}</div><div id="offers" style="font-size:15px"></div></div><div style="margin-top:26px;font-weight:600">Read today</div>${news}</div></div>`,
    step(index) { seqAt('typed').textContent = typed.slice(0, counts[index]); seqAt('offers').innerHTML = list(counts[index]); visible('caret', index % 2 === 0); },
  };
});

sequence('rust-being-written', { frames: 30, lcd: false, hinting: 'slight' }, (r) => {
  const tone = { key: '#cba6f7', fn: '#89b4fa', str: '#a6e3a1', num: '#fab387', rem: '#8f95ad' };
  const code = seqSource(r, tone, 56, seqRust);
  const fresh = '    let crumbs = self.trays.iter().filter(|tray| tray.cooled > 35);\n    let heaviest = crumbs.map(|tray| tray.weight).max();\n    println!("heaviest tray: {heaviest:?} g");';
  const many = (index) => Math.max(0, Math.round((index - 1) * 6.8));
  const files = times(30, (at) => `<div style="padding:3px 0 3px ${at % 8 ? 38 : 18}px;${at === 11 ? 'background:#313244' : ''}">${at % 8 ? `${r.pick(SEQ_DOES)}_${r.pick(SEQ_NOUNS)}.rs` : ['benches', 'crates', 'src', 'tests'][at / 8]}</div>`).join('');
  const row = (lit) => (text, at) => `<div style="white-space:pre;height:22px;${at === lit ? 'background:#2a2b3c' : ''}"><span style="display:inline-block;width:44px;text-align:right;margin-right:26px;color:#7f849c">${at + 88}</span>${text}</div>`;
  const draw = (index) => {
    const parts = fresh.slice(0, many(index)).split('\n');
    const added = parts.map((text, at) => escaped(text) + (at === parts.length - 1 ? `<span style="visibility:${index % 2 ? 'hidden' : 'visible'}">${caret('#f5e0dc', 18)}</span>` : ''));
    return [...code.slice(0, 13), ...added, ...code.slice(13)].slice(0, 45).map(row(12 + parts.length)).join('');
  };
  return {
    html: `<div style="height:100%;background:#1e1e2e;color:#cdd6f4;display:flex;flex-direction:column"><div style="display:flex;flex:1"><div style="width:260px;background:#181825;font:14px Inter;padding-top:14px">${files}</div><div style="flex:1;display:flex;flex-direction:column"><div style="background:#11111b;font:14px Inter;display:flex"><span style="background:#1e1e2e;padding:10px 24px">bakery.rs</span><span style="padding:10px 24px;color:#9399b2">oven.rs</span></div><div id="code" style="flex:1;overflow:hidden;font:16px/22px 'Fira Code';font-variant-ligatures:none;padding-top:6px">${draw(0)}</div></div></div><div style="background:#89b4fa;color:#11111b;font:13px Inter;padding:5px 16px;display:flex;gap:40px"><span>trunk</span><span>0 errors, 2 warnings</span><span id="place" style="margin-left:auto">101:1</span><span>Rust</span></div></div>`,
    step(index) {
      seqAt('code').innerHTML = draw(index);
      const parts = fresh.slice(0, many(index)).split('\n');
      seqAt('place').textContent = `${100 + parts.length}:${parts[parts.length - 1].length + 1}`;
    },
  };
});

sequence('letter-to-the-rink', { frames: 28, width: 1280, height: 720, scale: 1.5, lcd: true, hinting: 'none' }, (r) => {
  const first = 'Our youngest group would be gratefull for an hour on Thursdays';
  const whole = 'Our youngest group would be grateful for an hour on Thursdays, ideally between 4.15 and 5.15 pm; the ice need not be freshly resurfaced.';
  const states = [...[0, 0, 4, 9, 14, 21, 27, 33, 37].map((count) => first.slice(0, count)), first.slice(0, 37), first.slice(0, 36), whole.slice(0, 36), ...[40, 47, 53, 61, 62, 62, 68, 75, 82, 89, 94, 101, 109, 117, 126, whole.length].map((count) => whole.slice(0, count))];
  const tools = ['File', 'Home', 'Insert', 'Layout', 'References', 'Review', 'View'];
  return {
    html: `<div style="height:100%;background:#e7e7ea;color:#222;display:flex;flex-direction:column"><div style="background:#2b4c8c;color:#fff;font:13px Carlito;padding:7px;text-align:center">Letter to the rink - Writer</div><div style="background:#f6f6f8;font:14px Carlito;padding:7px 16px;border-bottom:1px solid #d0d0d5">${seqSpans(tools, 'margin-right:24px', 1, 'border-bottom:2px solid #2b4c8c')}</div><div style="flex:1;overflow:hidden"><div style="width:720px;height:1000px;background:#fff;margin:16px auto 0;padding:46px 74px;box-sizing:border-box;font:17px/1.5 Carlito;border:1px solid #d3d3d8"><div style="text-align:right;line-height:1.35">${seqWho(r)}<br>${seqWhere(r)}<br>${seqDay(r)}</div><p style="margin:20px 0 12px">Dear Ms ${r.pick(SEQ_FAMILY)},</p><p style="margin:0 0 12px">${seqText(r, 3, 'skating')}</p><p style="margin:0 0 12px;min-height:51px"><span id="typed" style="white-space:pre-wrap"></span>${caret('#000', 20)}</p><p style="margin:0 0 12px">${seqText(r, 2, 'skating')}</p><p style="margin:0 0 12px">With kind regards,</p></div></div><div style="background:#f6f6f8;border-top:1px solid #d0d0d5;font:12px Carlito;padding:5px 16px;display:flex;gap:34px"><span>Page 1 of 1</span><span id="count">118 words</span><span>English (United Kingdom)</span></div></div>`,
    step(index) { seqAt('typed').textContent = states[index]; seqAt('count').textContent = `${118 + states[index].split(' ').length - 1} words`; visible('caret', index % 2 === 0); },
  };
});

// Scrolling.

sequence('novel-by-64', { frames: 24, width: 1600, height: 900, lcd: false, hinting: 'medium' }, (r) => {
  const talk = () => r.pick([() => `“${capital(r.pick(['surely not', 'of course', 'later', 'not today', 'who knows']))},” said ${r.pick(SEQ_GIVEN)}, and put down the ${seqAny(r)}.`, () => `“Do you remember ${r.pick(SEQ_GIVEN)}?” she asked. “The one with the ${r.pick(SEQ_LOOKS)} ${seqAny(r)}.”`, () => `He said nothing. Outside, a ${r.pick(SEQ_DOGS)} barked twice.`])();
  const text = times(8, (at) => `<div style="text-align:center;font:20px P052;margin:40px 0 20px">Chapter ${at + 11}</div>${times(9, () => `<p style="margin:0;text-indent:28px">${r.chance(0.35) ? talk() : seqStory(r, r.number(2, 6))}</p>`).join('')}`).join('');
  return {
    html: `<div style="height:100%;background:#e9e2d2;color:#33291c;font:18px/1.55 P052;display:flex;flex-direction:column"><div style="font:13px Lato;padding:10px 0;text-align:center;color:#74664e">The Lock-Keeper’s Daughter</div><div id="page" style="flex:1;overflow:hidden;width:700px;margin:0 auto;text-align:justify">${text}</div></div>`,
    step(index) { seqAt('page').scrollTop = 228 + index * 64; },
    after() { this.step(0); },
  };
});

sequence('manual-on-a-wheel', { frames: 26, width: 1536, height: 864, scale: 1.25, hinting: 'slight' }, (r) => {
  const places = seqTurns(r, 26, 48, 3);
  const names = times(17, () => seqTag(r));
  const part = () => `<h2 style="font:700 22px Lato;margin:30px 0 10px;color:#1b2a41">${seqTopic(r)}</h2>${seqParas(r, 2, 2, 4, 'pottery', 'margin:0 0 12px')}<div style="background:#f2f5f8;border:1px solid #dde4ea;border-radius:5px;padding:11px 16px;font:14px/1.5 'DejaVu Sans Mono';margin-bottom:14px">${times(r.number(2, 4), () => `<div>kilnctl ${r.pick(SEQ_DOES)} --${r.pick(SEQ_NOUNS)} ${r.number(2, 900)} --${r.pick(SEQ_NOUNS)}=${r.pick(SEQ_POTS)}</div>`).join('')}</div><table style="border-collapse:collapse;margin-bottom:14px">${times(r.number(2, 4), () => `<tr><td style="border:1px solid #d5dce3;padding:6px 14px">${r.pick(SEQ_POTS)}</td><td style="border:1px solid #d5dce3;padding:6px 14px">${thousands(r.number(900, 1300))} °C</td><td style="border:1px solid #d5dce3;padding:6px 14px">${seqTag(r)}</td></tr>`).join('')}</table>`;
  return {
    html: `<div style="height:100%;display:flex;background:#fff;color:#2f3a46;font:16px/1.6 Lato"><div style="width:260px;flex:none;background:#f8f9fb;border-right:1px solid #e3e7ec;padding:18px 0;box-sizing:border-box;font-size:15px"><b style="padding:0 22px">Kiln Handbook 3.1</b>${names.map((name, at) => `<div style="padding:6px 22px;${at === 5 ? 'color:#c0392b' : ''}">${name}</div>`).join('')}</div><div id="page" style="flex:1;overflow:hidden;padding:0 70px">${times(16, part).join('')}</div></div>`,
    step(index) { seqAt('page').scrollTop = places[index]; },
  };
});

sequence('ruby-by-day', { frames: 20, width: 1680, height: 1050, lcd: true, hinting: 'full' }, (r) => {
  const tone = { key: '#0033b3', fn: '#00627a', str: '#067d17', num: '#1750eb', rem: '#75787d' };
  const rows = seqSource(r, tone, 190, seqRuby).map((text, at) => `<div style="white-space:pre;height:20px"><span style="display:inline-block;width:50px;text-align:right;margin-right:22px;color:#8d8f93">${at + 1}</span>${text}</div>`).join('');
  return {
    html: `<div style="height:100%;background:#fff;color:#080808;display:flex;flex-direction:column"><div style="background:#f2f2f2;font:14px 'Noto Sans';border-bottom:1px solid #d1d1d1;display:flex"><span style="padding:8px 20px;background:#fff;border-bottom:3px solid #4083c9">adoptions_controller.rb</span><span style="padding:8px 20px">kennel.rb</span><span style="padding:8px 20px">schema.rb</span></div><div id="page" style="flex:1;overflow:hidden;font:15px/20px 'Liberation Mono'">${rows}</div><div style="background:#f2f2f2;font:13px 'Noto Sans';border-top:1px solid #d1d1d1;padding:4px 18px;display:flex;gap:30px"><span>paws-rescue</span><span>UTF-8</span><span>2 spaces</span><span>main</span></div></div>`,
    step(index) { seqAt('page').scrollTop = index * 80; },
  };
});

sequence('ledger-down-the-sheet', { frames: 22, lcd: false, hinting: 'none' }, (r) => {
  const widths = [54, 120, 210, 260, 300, 110, 120, 140, 150, 220, 236];
  const cell = (text, column, paper) => `<div style="width:${widths[column]}px;box-sizing:border-box;padding:0 7px;height:24px;line-height:23px;border-right:1px solid #dcdfe3;border-bottom:1px solid #dcdfe3;background:${paper};overflow:hidden;white-space:nowrap;text-align:${column === 0 ? 'center' : column > 4 && column < 9 ? 'right' : 'left'}">${text}</div>`;
  const line = (texts, head) => `<div style="display:flex">${texts.map((text, column) => cell(text, column, head || column === 0 ? '#f0f2f4' : '#fff')).join('')}</div>`;
  const rows = times(150, (at) => { const many = r.number(2, 240), cents = r.number(85, 690); return line([at + 2, seqIso(r), seqWho(r), `${r.pick(SEQ_TOWNS)}, ${r.pick(SEQ_STREETS)}`, `${capital(r.pick(SEQ_BREADS))}, ${r.pick(['sliced', 'whole', 'half-baked', 'frozen', 'seeded'])}`, many, (cents / 100).toFixed(2), thousands((many * cents / 100).toFixed(2)), `${r.pick([0, 5, 10])}%`, r.pick(['paid', 'open', 'reminder sent', 'cash', 'disputed']), seqTel(r)]); }).join('');
  return {
    html: `<div style="height:100%;background:#fff;color:#15181c;font:14px Roboto;display:flex;flex-direction:column"><div style="padding:10px 16px;font-size:17px">Wholesale orders ${r.number(2022, 2026)} <span style="font-size:13px;color:#6a7078;margin-left:20px">Saved to drive</span></div><div style="padding:0 16px 9px">${seqSpans(['File', 'Edit', 'View', 'Insert', 'Format', 'Data', 'Tools', 'Help'], 'margin-right:22px')}</div><div style="border-top:1px solid #dcdfe3;padding:7px 16px"><i>fx</i><span style="margin-left:24px">=F2*G2</span></div>${line(['', ...'ABCDEFGHIJ'], true)}<div style="height:25px;font-weight:bold">${line(['1', 'Date', 'Customer', 'Branch', 'Article', 'Pieces', 'Price', 'Total', 'Discount', 'State', 'Telephone'], true)}</div><div id="page" style="flex:1;overflow:hidden">${rows}</div></div>`,
    step(index) { seqAt('page').scrollTop = index * 120; },
  };
});

sequence('feed-with-round-faces', { frames: 26, width: 1440, height: 900, hinting: 'slight' }, (r) => {
  const places = seqTurns(r, 26, 100, 2);
  const post = (at) => `<div style="padding:15px 20px;border-bottom:1px solid #e6ecf0;display:flex;gap:13px">${photo(46, 46, `feed ${r.below(30)}`, 'border-radius:23px;flex:none;align-self:flex-start')}<div style="flex:1"><div><b>${seqWho(r)}</b> <span style="color:#657786">@${r.pick(SEQ_NOUNS)}_${r.pick(SEQ_TOWNS).toLowerCase()} - ${r.number(2, 23)}h</span></div><div style="margin-top:4px">${seqText(r, r.number(1, 3))}${r.chance(0.4) ? ` <span style="color:#1b78c4">#${r.pick(SEQ_NOUNS)}${r.number(2, 30)}</span>` : ''}</div>${at % 4 === 2 ? photo(530, 250, `feed picture ${at}`, 'border-radius:14px;margin-top:11px') : ''}<div style="display:flex;gap:70px;color:#657786;font-size:14px;margin-top:10px"><span>${icon('mail', '#657786', 15)} ${r.number(0, 90)}</span><span>${icon('heart', '#657786', 15)} ${thousands(r.number(3, 4800))}</span><span>${icon('star', '#657786', 15)} ${r.number(1, 310)}</span></div></div></div>`;
  const side = times(7, () => `<div style="padding:9px 0">${seqTag(r)}<div style="color:#657786;font-size:13px">${thousands(r.number(900, 48000))} posts</div></div>`).join('');
  return {
    html: `<div style="height:100%;background:#fff;color:#14171a;font:16px/1.4 Roboto;display:flex;justify-content:center"><div style="width:250px;padding:24px 20px;box-sizing:border-box;font-size:18px">${['home:Home', 'search:Explore', 'bell:Alerts', 'mail:Messages', 'star:Saved', 'user:Profile'].map((pair) => `<div style="padding:11px 0">${icon(pair.split(':')[0], '#14171a', 22)}<span style="margin-left:16px">${pair.split(':')[1]}</span></div>`).join('')}</div><div style="width:640px;border-left:1px solid #e6ecf0;border-right:1px solid #e6ecf0;display:flex;flex-direction:column"><div style="padding:13px 20px;font-weight:bold;font-size:19px;border-bottom:1px solid #e6ecf0">Latest</div><div id="page" style="flex:1;overflow:hidden">${times(44, post).join('')}</div></div><div style="width:330px;padding:24px;box-sizing:border-box"><b style="font-size:18px">Talked about</b>${side}</div></div>`,
    step(index) { seqAt('page').scrollTop = places[index]; },
  };
});

sequence('course-at-200', { frames: 18, width: 1200, height: 750, scale: 2, lcd: false, hinting: 'slight' }, (r) => {
  const part = (at) => `<h2 style="font:600 20px Inter;margin:28px 0 10px">${at + 1}. ${seqTopic(r)}</h2>${seqParas(r, 2, 2, 4, 'tongues', 'margin:0 0 12px')}<div style="display:flex;gap:12px;margin-bottom:14px">${times(3, () => `<div style="flex:1;border:1px solid #d9d6f0;border-radius:8px;padding:11px 14px"><b>${capital(r.pick(SEQ_GRAMMAR))}</b><div style="color:#5c5876;font-size:13px;margin-top:3px">${r.number(5, 40)} exercises, ${r.number(10, 50)} min</div></div>`).join('')}</div>`;
  return {
    html: `<div style="height:100%;background:#fbfaff;color:#211d38;font:15px/1.55 Inter"><div style="height:54px;line-height:54px;background:#4b3fa8;color:#fff;padding:0 40px;font-size:17px">Evening School ${r.pick(SEQ_TOWNS)}</div><div id="page" style="height:696px;overflow:hidden;padding:0 160px">${times(14, part).join('')}</div></div>`,
    step(index) { seqAt('page').scrollTop = index * 90; },
  };
});

sequence('news-under-a-header', { frames: 20, hinting: 'full' }, (r) => {
  const places = [0, 180, 440, 440, 700, 700, 700, 960, 1220, 1400, 1400, 1660, 1920, 2100, 2360, 2360, 2100, 1920, 1920, 2180];
  const brief = (at) => `<div style="width:440px">${photo(440, 230, `news ${at}`)}<div style="font:13px 'Liberation Sans';color:#a01c1c;margin:10px 0 4px">${r.pick(['Local', 'Business', 'Sport', 'Animals', 'Food', 'Waterways'])}</div><div style="font:bold 23px/1.25 'Liberation Serif'">${seqTopic(r)}</div><div style="margin-top:7px">${seqText(r, 2)}</div><div style="font:13px 'Liberation Sans';color:#666;margin-top:8px">${seqWho(r)}, ${seqAmPm(r)}</div></div>`;
  return {
    html: `<div id="page" style="height:100%;overflow:hidden;background:#fff;color:#1a1a1a;font:17px/1.45 'Liberation Serif'"><div style="position:fixed;left:0;right:0;top:0;height:70px;background:#fff;border-bottom:3px solid #1a1a1a;z-index:4"><div style="width:1400px;margin:0 auto;display:flex;gap:34px;align-items:center;height:70px;font:15px 'Liberation Sans'"><span style="font:bold 30px 'Liberation Serif'">The Towpath Courier</span><span>News</span><span>Opinion</span><span>Sport</span><span>Markets</span><span>Weather 14 °C</span><span style="margin-left:auto">Subscribe</span></div></div><div style="width:1400px;margin:0 auto;padding-top:96px"><div style="display:flex;gap:40px">${photo(860, 460, 'news lead', 'flex:none')}<div><div style="font:bold 40px/1.15 'Liberation Serif'">${seqTopic(r)}</div><div style="margin-top:14px">${seqText(r, 5)}</div></div></div><div style="display:flex;flex-wrap:wrap;gap:36px 40px;margin-top:34px">${times(24, brief).join('')}</div></div></div>`,
    step(index) { seqAt('page').scrollTop = places[index]; },
  };
});

sequence('log-file-opened', { frames: 18, lcd: true, hinting: 'medium' }, (r) => {
  let second = 30600;
  const rows = times(250, () => {
    second += r.number(1, 40);
    const [level, colour] = r.pick([['INFO ', '#1f6f43'], ['INFO ', '#1f6f43'], ['DEBUG', '#5d6673'], ['WARN ', '#a05a00'], ['ERROR', '#b3201b']]);
    const text = r.pick([() => `${r.pick(SEQ_DOES)} ${r.pick(SEQ_NOUNS)} ${r.number(100, 99000)} took ${r.number(2, 900)} ms`, () => `GET /api/${r.pick(SEQ_NOUNS)}s/${r.number(1, 5000)}?town=${r.pick(SEQ_TOWNS)} ${r.pick([200, 200, 204, 304, 404, 500])} ${thousands(r.number(200, 90000))} bytes`, () => `opened ${seqDir(r)}`, () => `session ${r.hex(12)} of ${seqMail(r)} expired`, () => `queue "${r.pick(SEQ_NOUNS)}" holds ${r.number(1, 400)} jobs, oldest ${r.number(1, 90)} s`])();
    return `<div><span style="color:#6a737d">${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)},${r.digits(3)}</span> <span style="color:${colour}">${level}</span> [${r.pick(SEQ_NOUNS)}-${r.number(1, 8)}] ${escaped(text)}</div>`;
  }).join('');
  return {
    html: `<div style="height:100%;background:#fcfcfc;color:#24292e;display:flex;flex-direction:column"><div style="background:#ececec;border-bottom:1px solid #c8c8c8;font:13px 'DejaVu Sans';padding:9px 16px;display:flex;gap:26px"><b>shop-server.log</b><span>Filter: none</span><span>4,812 lines</span><span>Follow: off</span></div><div id="page" style="flex:1;overflow:hidden;font:13px/20px 'DejaVu Sans Mono';white-space:pre;padding:0 16px">${rows}</div></div>`,
    step(index) { seqAt('page').scrollTop = index * 160; },
  };
});

sequence('blogue-des-canaux', { frames: 20, width: 1600, height: 900, languages: ['fra'], lcd: false, hinting: 'slight' }, (r) => {
  const part = (at) => `<h2 style="font:600 24px 'Noto Serif';margin:30px 0 10px;color:#17456b">${seqTitre(r)}</h2><div style="color:#6b7680;font:14px 'Noto Sans';margin-bottom:10px">Publié le ${r.number(2, 28)} ${r.pick(SEQ_MOIS)} ${r.number(2018, 2026)} par ${r.pick(SEQ_GENS)}</div>${at % 3 === 1 ? photo(760, 190, `canal ${at}`, 'margin-bottom:14px') : ''}${times(3, () => `<p style="margin:0 0 14px">${seqParagraphe(r, r.number(2, 4))}</p>`).join('')}`;
  const side = times(14, () => `<div style="padding:7px 0;border-bottom:1px solid #dbe3e8">${r.pick(SEQ_VILLES)} <span style="color:#6b7680">(${r.number(2, 48)} articles)</span></div>`).join('');
  return {
    html: `<div style="height:100%;background:#fff;color:#26313a;font:17px/1.6 'Noto Serif';display:flex;justify-content:center;gap:70px"><div id="page" style="width:760px;overflow:hidden">${times(9, part).join('')}</div><div style="width:300px;font:15px 'Noto Sans';padding-top:34px"><b>Nos étapes</b>${side}</div></div>`,
    step(index) { seqAt('page').scrollTop = index * 110; },
  };
});

// What fills up by itself.

sequence('orders-coming-in', { frames: 26, width: 1600, height: 900, lcd: true, hinting: 'slight' }, (r) => {
  const more = times(26, () => r.pick([0, 1, 1, 1, 2, 3, 4, 7]));
  let second = 18180;
  const kinds = [
    () => `order #${r.number(40000, 49999)} from ${seqMail(r)}: ${r.number(1, 60)} x ${r.pick(SEQ_BREADS)}`,
    () => `<span style="color:#7ee787">paid</span> ${seqMoney(r, 400)} by card ending in ${r.digits(4)}`,
    () => `oven ${r.number(1, 9)} in ${r.pick(SEQ_TOWNS)} at ${r.number(170, 265)} C, door ${r.pick(['closed', 'open'])}`,
    () => `<span style="color:#ffa657">stock low</span>: ${r.pick(SEQ_BREADS)} (${r.number(0, 9)} left) at ${r.pick(SEQ_STREETS)}`,
    () => `<span style="color:#ff7b72">refused</span>: no driver for ${r.pick(SEQ_TOWNS)} before ${seqHour(r)}`,
    () => `label printed, batch ${r.hex(8)}, best before ${seqIso(r)}`,
  ];
  const lines = times(170, () => { second += r.number(0, 12); return `<span style="color:#79c0ff">${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)}</span> ${r.pick(kinds)()}`; });
  const end = (index) => 40 + more.slice(1, index + 1).reduce((sum, count) => sum + count, 0);
  const shown = (index) => lines.slice(end(index) - 40, end(index)).map((text) => `<div>${text}</div>`).join('');
  return {
    html: `<div style="height:100%;background:#010409;color:#e6edf3;display:flex;flex-direction:column"><div style="background:#161b22;font:14px Cantarell;padding:10px 18px;display:flex;gap:30px"><b>Live orders</b><span>All branches</span><span id="sum">1,204 lines</span></div><div id="log" style="flex:1;overflow:hidden;font:15px/21px 'JetBrains Mono';font-variant-ligatures:none;white-space:pre;padding:8px 18px">${shown(0)}</div></div>`,
    step(index) { seqAt('log').innerHTML = shown(index); seqAt('sum').textContent = `${thousands(1164 + end(index))} lines`; },
  };
});

sequence('book-being-built', { frames: 24, lcd: false, hinting: 'full' }, (r) => {
  const done = [0, 3, 7, 7, 12, 18, 23, 29, 34, 41, 41, 46, 52, 57, 63, 68, 74, 79, 85, 85, 90, 95, 99, 100];
  const jobs = times(26, (at) => [`${r.pick(['Typeset', 'Check', 'Impose', 'Compress', 'Index', 'Convert'])} ${r.pick(['chapter', 'plate', 'sheet', 'cover', 'figure'])} ${at + 1}`, seqDoc(r), r.number(1, 40)]);
  const log = times(80, (at) => r.pick([() => `[${at + 1}/80] ${seqDoc(r)} -> sheet_${r.number(1, 64)}.pdf`, () => `[${at + 1}/80] hyphenated ${r.number(4, 260)} lines on page ${r.number(3, 480)}`, () => `[${at + 1}/80] warning: line too loose by ${r.below(9)}.${r.below(10)} pt`, () => `[${at + 1}/80] embedded ${r.pick(['P052', 'Lato Bold', 'Vollkorn', 'Inter'])}, ${r.number(20, 240)} glyphs`])());
  const left = (index) => jobs.map(([name, file, time], at) => { const state = done[index] >= (at + 1) * 3.85 ? `${time}.${at % 10} s` : done[index] >= at * 3.85 ? 'running' : 'queued'; return `<div style="display:grid;grid-template-columns:200px 1fr 80px;padding:0 16px;height:31px;line-height:31px;color:${state === 'queued' ? '#7b8087' : state === 'running' ? '#1a56a8' : '#202124'}"><span>${name}</span><span>${file}</span><span style="text-align:right">${state}</span></div>`; }).join('');
  const right = (index) => log.slice(0, Math.floor(done[index] * 0.8)).slice(-36).map((text) => `<div>${escaped(text)}</div>`).join('');
  const bar = (index) => `<div style="display:flex;justify-content:space-between;font-size:16px"><span>${done[index] < 100 ? 'Building “Bridges and Bakers”, 2nd edition' : 'Finished: “Bridges and Bakers”, 2nd edition'}</span><span>${done[index]}%</span></div><div style="height:10px;background:#d8dde3;border-radius:5px;margin-top:8px;overflow:hidden"><div style="height:10px;width:${done[index]}%;background:#2e9e5b"></div></div>`;
  return {
    html: `<div style="height:100%;background:#f3f4f6;color:#202124;font:14px 'Noto Sans';display:flex;flex-direction:column"><div style="background:#fff;border-bottom:1px solid #d5d8dc;padding:11px 18px"><b>Presshouse Studio</b>${seqSpans(['Project', 'Sheets', 'Build', 'Proofs', 'Help'], 'margin-left:26px')}</div><div id="bar" style="padding:18px">${bar(0)}</div><div style="flex:1;display:flex;gap:18px;padding:0 18px 18px;overflow:hidden"><div id="left" style="width:700px;background:#fff;border:1px solid #d5d8dc;padding:10px 0">${left(0)}</div><div id="right" style="flex:1;background:#1f2227;color:#d5dae0;font:15px/24px Inconsolata;font-variant-ligatures:none;white-space:pre;padding:12px 18px;overflow:hidden">${right(0)}</div></div></div>`,
    step(index) { seqAt('bar').innerHTML = bar(index); seqAt('left').innerHTML = left(index); seqAt('right').innerHTML = right(index); },
  };
});

sequence('branches-in-numbers', { frames: 24, width: 1680, height: 1050, lcd: false, hinting: 'slight' }, (r) => {
  const names = ['Takings today', 'Loaves sold', 'Customers', 'Average basket', 'Ovens running', 'Waste'];
  const at0 = [8412.6, 3120, 1688, 4.98, 22, 3.4];
  const show = [(v) => `£${thousands(v.toFixed(2))}`, (v) => thousands(Math.round(v)), (v) => thousands(Math.round(v)), (v) => `£${v.toFixed(2)}`, (v) => `${Math.round(v)} of 31`, (v) => `${v.toFixed(1)}%`];
  const jumps = [41.35, 9, 5, 0.04, 1, 0.1];
  const history = times(24, () => at0.map((_, at) => { if (r.chance(0.5)) at0[at] += at < 3 ? jumps[at] * r.number(1, 4) : jumps[at] * r.pick([-1, 1]); return show[at](at0[at]); }));
  const towns = r.shuffled(SEQ_TOWNS).slice(0, 15).map((town) => ({ town, chief: seqWho(r), sold: r.number(60, 380), money: r.number(200, 1400) }));
  const tables = times(24, () => { towns.forEach((one) => { if (r.chance(0.22)) { const sold = r.number(1, 8); one.sold += sold; one.money += sold * 3.15; } }); return towns.map(({ town, chief, sold, money }) => `<div style="display:grid;grid-template-columns:1fr 1.2fr 100px 130px;height:50px;line-height:50px;padding:0 20px;border-top:1px solid #eceef2"><span>${town}</span><span style="color:#5d6676">${chief}</span><span style="text-align:right">${sold}</span><span style="text-align:right">£${thousands(money.toFixed(2))}</span></div>`).join(''); });
  const bars = times(24, () => r.number(12, 96));
  const events = times(20, (at) => [seqTell(r, 'bakery'), `${11 - Math.floor((at * 7 + 18) / 60)}:${pad(59 - (at * 7 + 18) % 60, 2)}`]);
  const feed = (index) => events.slice(5 - Math.floor(index / 4), 15 - Math.floor(index / 4)).map(([text, hour]) => `<div style="padding:9px 20px;border-top:1px solid #eceef2;line-height:1.4"><span style="color:#5d6676">${hour}</span> ${text}</div>`).join('');
  return {
    html: `<div style="height:100%;background:#eef0f4;color:#1d2430;font:15px Cantarell;padding:20px 26px;box-sizing:border-box"><div style="display:flex;justify-content:space-between;font-size:21px;font-weight:bold">Crumb &amp; Crust, all branches<span id="clock" style="font-weight:normal">11:42:08</span></div><div style="display:grid;grid-template-columns:repeat(6,1fr);gap:14px;margin:16px 0">${names.map((name, at) => `<div style="background:#fff;border-radius:8px;padding:14px 18px"><div style="color:#5d6676">${name}</div><div class="figure" style="font-size:26px;margin-top:6px">${history[0][at]}</div></div>`).join('')}</div><div style="display:flex;gap:14px"><div style="width:800px;background:#fff;border-radius:8px;padding:8px 0 14px"><div style="display:grid;grid-template-columns:1fr 1.2fr 100px 130px;height:38px;line-height:38px;padding:0 20px;font-weight:bold"><span>Branch</span><span>Manager</span><span style="text-align:right">Loaves</span><span style="text-align:right">Takings</span></div><div id="table">${tables[0]}</div></div><div style="flex:1;background:#fff;border-radius:8px;overflow:hidden"><div style="padding:16px 20px;font-weight:bold">Customers per hour</div><div style="display:flex;gap:8px;height:200px;align-items:flex-end;padding:0 20px 16px">${bars.map((high, at) => `<div class="bar" style="flex:1;height:${high}%;background:${at === 23 ? '#c7772e' : '#e2b98a'}"></div>`).join('')}</div><div id="feed">${feed(0)}</div></div></div></div>`,
    step(index) {
      document.querySelectorAll('.figure').forEach((figure, at) => { figure.textContent = history[index][at]; });
      seqAt('clock').textContent = `11:42:${pad(8 + Math.floor(index / 2), 2)}`;
      seqAt('table').innerHTML = tables[index];
      seqAt('feed').innerHTML = feed(index);
      document.querySelectorAll('.bar')[23].style.height = `${20 + index * 3}%`;
    },
  };
});

sequence('clock-by-the-essay', { frames: 20, width: 1600, height: 900, lcd: true, hinting: 'medium' }, (r) => ({
  html: `<div style="height:100%;background:#fdfdfc;color:#262626;display:flex"><div style="flex:1;padding:26px 70px;overflow:hidden;font:16px/1.6 'DejaVu Serif'"><div style="font:bold 23px 'DejaVu Serif';margin-bottom:14px">${seqTopic(r)}</div>${seqParas(r, 11, 3, 5, 'printing', 'margin:0 0 14px')}</div><div style="width:300px;background:#22303c;color:#eef3f6;padding:30px 26px;box-sizing:border-box;font:15px/1.5 'Open Sans'"><div id="clock" style="font:300 46px 'Open Sans'">16:28:51</div><div style="color:#b5c3cd;margin-bottom:30px">Saturday, October 17</div><b>Next</b>${times(7, () => `<div style="margin-top:12px">${seqHour(r)} ${seqTag(r)}</div>`).join('')}</div></div>`,
  step(index) { const second = 51 + Math.floor(index / 2); seqAt('clock').textContent = `16:${28 + Math.floor(second / 60)}:${pad(second % 60, 2)}`; },
}));

// Selecting, pointing, choosing.

sequence('marking-in-blue', { frames: 22, width: 1440, height: 900, lcd: false, hinting: 'slight' }, (r) => {
  const texts = times(10, () => seqText(r, r.number(3, 4), 'dogs'));
  const upTo = [0, 5, 22, 61, 118, 190, 260, 260, 344, 420, 505, 505, 590, 680, 768, 768, 700, 650, 650, 0, 0, 31];
  return {
    html: `<div style="height:100%;background:#fff;color:#1c1c1c;font:18px/1.55 'Noto Sans';padding:30px 210px;box-sizing:border-box;overflow:hidden"><div style="font:bold 28px 'Noto Sans';margin-bottom:14px">${seqTopic(r)}</div>${texts.map((text) => `<p class="text" style="margin:0 0 15px">${escaped(text)}</p>`).join('')}</div>`,
    step(index) {
      let left = upTo[index];
      document.querySelectorAll('.text').forEach((paragraph, at) => {
        const text = texts[at];
        const from = at === 1 ? text.indexOf(' ', 40) + 1 : 0;
        const count = at ? Math.max(0, Math.min(left, text.length - from)) : 0;
        left -= count;
        paragraph.innerHTML = `${escaped(text.slice(0, from))}${count ? `<span style="background:#1a6fd4;color:#fff">${escaped(text.slice(from, from + count))}</span>` : ''}${escaped(text.slice(from + count))}`;
      });
    },
  };
});

sequence('finding-the-word', { frames: 22, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'medium' }, (r) => {
  const texts = times(11, () => escaped(seqText(r, 3, 'chess')));
  const all = texts.join(' ').match(/\bthe\b/g).length;
  const query = ['', 't', 'th', 'the', 'the', 'the'];
  const draw = (index) => {
    const word = query[Math.min(index, 5)];
    const current = Math.max(0, index - 5);
    let seen = 0;
    return texts.map((text) => `<p style="margin:0 0 13px">${word === 'the' ? text.replace(/\bthe\b/g, (found) => `<span style="background:${(seen += 1) === current + 1 ? '#ff9632' : '#ffef5c'};color:#000">${found}</span>`) : text}</p>`).join('');
  };
  return {
    html: `<div style="height:100%;background:#202225;color:#dfe1e5;font:16px/1.6 Inter;display:flex;flex-direction:column"><div style="background:#2d2f34;font-size:14px;padding:10px 18px;display:flex;justify-content:space-between"><span>castle-chess.example/reports</span><span style="background:#3b3e45;border-radius:6px;padding:3px 14px;width:260px;display:flex;justify-content:space-between"><span>Find: <span id="query"></span></span><span id="hits"></span></span></div><div style="flex:1;overflow:hidden;padding:24px 170px"><div style="font:600 25px Inter;margin-bottom:12px">${seqTopic(r)}</div><div id="text">${draw(0)}</div></div></div>`,
    step(index) { seqAt('text').innerHTML = draw(index); seqAt('query').textContent = query[Math.min(index, 5)]; seqAt('hits').textContent = index > 2 ? `${Math.min(all, Math.max(1, index - 4))} of ${all}` : ''; },
  };
});

sequence('menu-over-files', { frames: 24, lcd: true, hinting: 'slight' }, (r) => {
  const grid = 'display:grid;grid-template-columns:50px 560px 220px 200px 1fr;padding:0 24px';
  const rows = times(29, () => [seqDoc(r), `${seqIso(r)} ${seqHour(r)}`, `${r.number(1, 980)}.${r.below(10)} ${r.pick(['kB', 'MB'])}`, seqWho(r)]);
  const entries = [['Open', 'Enter'], ['Open with', ''], ['Cut', 'Ctrl+X'], ['Copy', 'Ctrl+C'], ['Move to', ''], ['Rename', 'F2'], ['Compress', ''], ['Send by mail', ''], ['Move to bin', 'Delete'], ['Properties', 'Alt+Enter']];
  const plan = [[1], [3], [4], [7], [9], [9], [9, -1], [9, 0], [9, 2], [9, 3], [9, 5], [9, 5], [9], [12], [14], [17], [18, -1], [18, 1], [18, 4], [18, 8], [18], [20], [23], [25]];
  const show = (index) => {
    const [hover, lit] = plan[index];
    return `<div style="height:100%;background:#fff;color:#2a2a2a;font:15px 'Noto Sans';display:flex;flex-direction:column"><div style="background:#f0f0f0;border-bottom:1px solid #d4d4d4;padding:12px 24px;display:flex;gap:22px">${icon('folder', '#c98a2b', 19)}<span>Documents</span><span>Orders</span><b>Proofs</b><span style="margin-left:auto">29 items, 1.2 GB free</span></div><div style="${grid};height:34px;line-height:34px;color:#6a6a6a;border-bottom:1px solid #e2e2e2"><span></span><span>Name</span><span>Modified</span><span>Size</span><span>Owner</span></div><div style="flex:1;overflow:hidden">${rows.map((row, at) => `<div style="${grid};height:33px;line-height:33px;background:${at === hover ? (lit === undefined ? '#eaf2fc' : '#cfe2f9') : '#fff'}"><span>${icon('file', '#6f7f93', 16)}</span>${row.map((text) => `<span>${text}</span>`).join('')}</div>`).join('')}</div></div>${lit === undefined ? '' : `<div style="position:fixed;left:${hover > 12 ? 190 : 130}px;top:${100 + hover * 33}px;width:280px;background:#fafafa;border:1px solid #bdbdbd;border-radius:6px;padding:5px 0;font:15px 'Noto Sans';color:#222;z-index:5;box-shadow:0 4px 14px rgba(0,0,0,.25)">${entries.map(([text, keys], at) => `<div style="display:flex;justify-content:space-between;padding:0 18px;height:31px;line-height:31px;background:${at === lit ? '#3a7bd5' : '#fafafa'};color:${at === lit ? '#fff' : '#222'}"><span>${text}</span><span style="color:${at === lit ? '#fff' : '#777'}">${keys}</span></div>`).join('')}</div>`}`;
  };
  return { html: show(0), step(index) { document.body.innerHTML = show(index); } };
});

sequence('pointer-over-lines', { frames: 24, width: 1440, height: 900, lcd: true, hinting: 'none' }, (r) => {
  const path = [[1300, 860], [1180, 790], [1040, 700], [930, 610], [840, 540], [780, 490], [740, 470], [740, 470], [736, 470], [690, 410], [620, 350], [560, 300], [500, 262], [500, 262], [430, 250], [340, 244], [250, 240], [250, 240], [330, 320], [470, 430], [640, 540], [820, 640], [960, 690], [960, 690]];
  return {
    html: `<div style="height:100%;background:#f7f7f5;color:#30312d;font:17px/1.6 Vollkorn;display:flex;flex-direction:column"><div style="background:#355c4b;color:#fff;padding:13px 60px;font:16px Lato">${seqSpans(['Clay & Co.', 'Courses', 'Kiln hire', 'Gallery', 'Contact'].map(escaped), 'margin-right:34px')}</div><div style="flex:1;overflow:hidden;padding:22px 60px;column-count:2;column-gap:60px"><div style="font:600 26px Vollkorn;margin-bottom:10px">${seqTopic(r)}</div>${seqParas(r, 12, 3, 4, 'pottery', 'margin:0 0 13px')}</div></div>${pointer('black')}`,
    after() { movePointer(...path[0]); },
    step(index) { movePointer(...path[index]); },
  };
});

// Switching between windows.

function seqPaneMail(r) {
  return `<div style="height:100%;background:#fff;color:#23272e;font:15px 'Open Sans';display:flex"><div style="width:240px;background:#f1f3f6;padding:16px 0;flex:none">${['Inbox', 'Flagged', 'Sent', 'Drafts', 'Kennels', 'Vet', 'Adoptions', 'Newsletter', 'Junk', 'Bin'].map((name, at) => `<div style="display:flex;justify-content:space-between;padding:8px 22px;${at === 6 ? 'background:#d7e5f7' : ''}"><span>${name}</span><span>${r.number(0, 99)}</span></div>`).join('')}</div><div style="width:480px;flex:none;border-right:1px solid #dde1e6;overflow:hidden">${times(17, (at) => `<div style="padding:10px 20px;border-bottom:1px solid #e8ebef;background:${at === 1 ? '#eef4fc' : '#fff'}"><div style="display:flex;justify-content:space-between"><b>${seqWho(r)}</b><span style="color:#667">${seqHour(r)}</span></div><div>${seqTopic(r)}</div></div>`).join('')}</div><div style="flex:1;padding:26px 40px;overflow:hidden;line-height:1.55"><div style="font-size:24px">${seqTopic(r)}</div><div style="color:#667;margin:6px 0 16px">From ${seqMail(r)} on ${seqDay(r)}</div>${seqParas(r, 12, 3, 4, 'dogs', 'margin:0 0 14px')}<p>Best wishes,<br>${seqWho(r)}</p></div></div>`;
}
function seqPaneWiki(r) {
  return `<div style="height:100%;background:#fff;color:#202122;font:15px/1.6 'Liberation Sans';display:flex"><div style="width:210px;background:#f6f6f6;padding:22px;flex:none;font-size:13px">${times(20, () => `<div style="padding:4px 0;color:#0645ad">${seqTag(r)}</div>`).join('')}</div><div style="flex:1;padding:22px 40px;overflow:hidden"><div style="font:30px 'Liberation Serif';border-bottom:1px solid #a2a9b1;padding-bottom:4px">${seqTopic(r)}</div><div style="float:right;width:300px;border:1px solid #a2a9b1;background:#f8f9fa;padding:12px;margin:14px 0 14px 26px;font-size:13px">${photo(276, 170, `wiki ${r.digits(2)}`)}${times(8, () => `<div style="display:flex;justify-content:space-between;padding:3px 0"><b>${capital(r.pick(SEQ_CANAL))}</b><span>${r.number(1790, 2024)}</span></div>`).join('')}</div>${seqParas(r, 4, 3, 5, 'canals', 'margin:12px 0')}<div style="font:22px 'Liberation Serif';border-bottom:1px solid #a2a9b1;margin-top:18px">${seqTopic(r)}</div>${seqParas(r, 11, 3, 5, 'canals', 'margin:12px 0')}</div></div>`;
}
function seqPaneTable(r) {
  const grid = 'display:grid;grid-template-columns:60px 1.2fr 1fr 1fr 110px 110px 140px 1fr;padding:0 16px;column-gap:10px';
  return `<div style="height:100%;background:#fff;color:#161a1d;font:14px Carlito"><div style="background:#1d6f42;color:#fff;padding:11px 16px;font-size:16px">tournament_table.xlsx</div><div style="${grid};height:28px;line-height:28px;background:#e3efe8"><b>Rank</b><b>Player</b><b>Club</b><b>Opening</b><b>Rating</b><b>Points</b><b>Date</b><b>Remark</b></div>${times(36, (at) => `<div style="${grid};height:26px;line-height:26px;border-bottom:1px solid #e2e6e4"><span>${at + 1}</span><span>${seqWho(r)}</span><span>${r.pick(SEQ_TOWNS)}</span><span>${r.pick(SEQ_OPENINGS)}</span><span>${r.number(1000, 2400)}</span><span>${(9 - at * 0.2).toFixed(1)}</span><span>${seqIso(r)}</span><span>${seqTag(r)}</span></div>`).join('')}</div>`;
}
function seqPaneForm(r) {
  const field = (name, text) => `<div style="margin-bottom:15px"><div style="color:#4d5560;margin-bottom:5px">${name}</div><div style="border:1px solid #b9c0c9;border-radius:4px;padding:8px 12px;background:#fff">${text}</div></div>`;
  return `<div style="height:100%;background:#f5f6f8;color:#1e242c;font:15px Roboto;display:flex;gap:60px;padding:30px 120px;box-sizing:border-box"><div style="width:760px;flex:none"><div style="font-size:26px;margin-bottom:18px">Stall application</div>${field('Trader', seqWho(r))}${field('Business address', seqWhere(r))}${field('E-mail', seqMail(r))}${field('Telephone', seqTel(r))}${field('Goods', `${capital(r.pick(SEQ_STALL))}, ${r.pick(SEQ_STALL)} and ${r.pick(SEQ_STALL)}`)}${field('Pitch length', `${r.number(2, 8)} metres, ${seqMoney(r, 90)} per day`)}${field('First market day', seqDay(r))}${field('Remarks', seqText(r, 2, 'market'))}<span style="display:inline-block;background:#0b62c4;color:#fff;border-radius:4px;padding:10px 28px">Send application</span></div><div style="flex:1;line-height:1.55"><div style="font-size:19px;margin:10px 0">Rules for traders</div>${seqParas(r, 12, 2, 3, 'market', 'margin:0 0 12px')}</div></div>`;
}
function seqPaneShell(r) {
  const outputs = [
    ['ls -l', () => `-rw-r--r--  1 ${r.pick(SEQ_GIVEN).toLowerCase().padEnd(10)}  staff  ${String(r.number(120, 990000)).padStart(7)}  ${seqIso(r)}  ${seqDoc(r)}`],
    ['git log --oneline', () => `${r.hex(7)} ${r.pick(['Fix', 'Add', 'Remove', 'Rename', 'Test'])} the ${r.pick(SEQ_LOOKS)} ${r.pick(SEQ_NOUNS)} of ${r.pick(SEQ_TOWNS)}`],
    ['make proofs', () => `${r.pick(['cc', 'pdf', 'zip', 'cp'])} ${r.pick(SEQ_NOUNS)}s/${seqDoc(r)} (${r.number(2, 900)} ms)`],
    ['grep -n price notes.txt', () => `${r.number(1, 990)}:${seqTell(r)}`],
  ];
  const lines = [];
  while (lines.length < 48) {
    const [command, make] = outputs[(lines.block = (lines.block || 0) + 1) % 4];
    lines.push(`<span style="color:#8bd49c">press@lockside</span> ~/${r.pick(SEQ_NOUNS)}s $ ${command}`, ...times(r.number(5, 11), make));
  }
  return `<div style="height:100%;background:#16181d;color:#d3d7de;font:15px/21px Hack;white-space:pre;padding:10px 16px;box-sizing:border-box;overflow:hidden">${lines.slice(0, 48).map((text) => `<div>${text}</div>`).join('')}</div>`;
}
function seqPaneChat(r) {
  return `<div style="height:100%;background:#22252b;color:#dcdfe4;font:15px/1.45 Lato;display:flex"><div style="width:230px;background:#1a1c21;flex:none;padding-top:14px">${times(18, (at) => `<div style="padding:6px 20px;color:${at === 3 ? '#fff' : '#9aa1ad'}">${capital(r.pick(SEQ_SKATE))} ${r.pick(SEQ_TOWNS)}</div>`).join('')}</div><div style="flex:1;padding:6px 28px;overflow:hidden">${times(14, (at) => `<div style="display:flex;gap:14px;padding:9px 0">${photo(36, 36, `pane ${r.below(6)}`, 'border-radius:18px;flex:none;align-self:flex-start')}<div><b style="color:#e5c07b">${seqWho(r)}</b> <span style="color:#8d94a0;font-size:13px">${seqHour(r)}</span><div>${seqQuip(r, 0.6)}</div></div></div>`).join('')}</div></div>`;
}
function seqPaneReader(r) {
  return `<div style="height:100%;background:#1f1b16;color:#dccfb8;font:18px/1.6 'EB Garamond';padding:24px 300px;box-sizing:border-box;overflow:hidden"><div style="font-size:27px;margin-bottom:12px">${seqTopic(r)}</div>${seqParas(r, 8, 3, 5, 'diving', 'margin:0 0 13px')}</div>`;
}
function seqPaneSettings(r) {
  return `<div style="height:100%;background:#242424;color:#f0f0f0;font:15px Cantarell;display:flex"><div style="width:270px;background:#303030;flex:none;padding-top:12px">${['Network', 'Bluetooth', 'Displays', 'Sound', 'Power', 'Printers', 'Keyboard', 'Users', 'Date and time', 'About'].map((name, at) => `<div style="padding:11px 22px;background:${at === 5 ? '#3f5f8a' : 'transparent'}">${name}</div>`).join('')}</div><div style="flex:1;padding:26px 110px;overflow:hidden">${times(3, () => `<div style="font-weight:bold;margin:8px 0 10px">${seqTag(r)}</div><div style="background:#363636;border-radius:10px;margin-bottom:18px">${times(3, () => `<div style="padding:11px 18px;border-bottom:1px solid #2a2a2a;display:flex;justify-content:space-between;align-items:center"><div>${capital(r.pick(SEQ_PRINT))} on ${r.pick(SEQ_STREETS)}<div style="color:#b4b4b4;font-size:13px;margin-top:3px">${seqTell(r, 'printing')}</div></div><span style="color:#8ab4f8;margin-left:20px">${r.pick(['On', 'Off'])}</span></div>`).join('')}</div>`).join('')}</div></div>`;
}

sequence('five-light-windows', { frames: 26, lcd: true, hinting: 'slight' }, () => {
  const panes = [seqPaneMail, seqPaneWiki, seqPaneTable, seqPaneForm, seqPaneShell];
  const names = ['Mail', 'Browser', 'Table', 'Application', 'Terminal'];
  const order = [0, 0, 0, 1, 1, 0, 1, 1, 2, 2, 3, 3, 3, 4, 2, 4, 4, 0, 0, 3, 1, 2, 2, 4, 0, 0];
  const show = (index) => `<div style="height:1036px;overflow:hidden">${panes[order[index]](new Random(`five ${order[index]}`))}</div><div style="height:44px;background:#dfe5ee;color:#1d2735;font:14px/44px Roboto;display:flex;padding:0 14px">${icon('menu', '#1d2735', 20).replace('style="', 'style="align-self:center;')}${names.map((name, at) => `<span style="margin-left:10px;padding:0 22px;background:${order[index] === at ? '#fff' : '#dfe5ee'}">${name}</span>`).join('')}<span style="margin-left:auto">ENG</span><span style="margin-left:20px">${seqPaneTime(index)}</span></div>`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); paintPhotos(); } };
});
function seqPaneTime(index) { return `09:${pad(58 + Math.floor(index / 14), 2)}`; }

sequence('four-dark-windows', { frames: 24, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight' }, () => {
  const panes = [seqPaneChat, seqPaneReader, seqPaneShell, seqPaneSettings];
  const names = ['Chat', 'Reader', 'Terminal', 'Settings'];
  const order = [1, 1, 0, 0, 1, 0, 0, 2, 2, 2, 3, 3, 1, 1, 2, 0, 3, 3, 2, 1, 1, 0, 2, 2];
  const show = (index) => `<div style="height:32px;background:#0b0b0b;color:#eaeaea;font:bold 14px/32px Cantarell;display:flex;justify-content:space-between;padding:0 18px"><span>${names[order[index]]}</span><span>Oct 17 22:${pad(5 + Math.floor(index / 12), 2)}</span><span>${icon('cloud', '#eaeaea', 15)}</span></div><div style="height:832px;overflow:hidden">${panes[order[index]](new Random(`four ${order[index]}`))}</div>`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); paintPhotos(); } };
});

sequence('notices-over-a-shop', { frames: 22, width: 1440, height: 900, lcd: false, hinting: 'full' }, (r) => {
  const goods = times(12, (at) => `<div style="width:310px">${photo(310, 130, `ware ${at}`, 'border-radius:6px')}<div style="margin-top:8px;font-weight:bold">${capital(r.pick(SEQ_LOOKS))} ${r.pick(SEQ_POTS)}</div><div style="display:flex;justify-content:space-between;margin-top:3px"><span>${seqMoney(r, 90)}</span><span style="color:#697">${r.number(1, 60)} left</span></div><div style="color:#666;font-size:13px;margin-top:3px">${r.pick(['Free delivery', 'Collect in store', 'Ships in two days', 'Last pieces'])}</div></div>`).join('');
  const page = `<div style="height:100%;background:#fff;color:#222;font:15px 'DejaVu Sans'"><div style="background:#fff4e6;padding:16px 60px;display:flex;gap:36px"><b>Clay &amp; Co. Shop</b><span>Mugs</span><span>Bowls</span><span>Vases</span><span>Tools</span><span style="margin-left:auto">Basket (2)</span></div><div style="padding:22px 60px;display:flex;flex-wrap:wrap;gap:26px 26px">${goods}</div></div>`;
  const notes = times(3, () => [seqTag(r), seqTell(r, 'pottery')]);
  const toast = (at) => `<div style="position:fixed;left:1016px;top:652px;width:400px;background:#263238;color:#fff;border-radius:8px;padding:15px 20px;box-sizing:border-box;font:14px/1.5 'DejaVu Sans';z-index:5"><b>${notes[at][0]}</b><div>${notes[at][1]}</div></div>`;
  const ask = `<div style="position:fixed;left:0;top:0;right:0;bottom:0;background:rgba(0,0,0,.45);z-index:6" data-glass></div><div style="position:fixed;left:440px;top:300px;width:560px;background:#fff;border-radius:10px;padding:24px 28px;box-sizing:border-box;font:15px/1.5 'DejaVu Sans';color:#222;z-index:7"><div style="font-size:19px;margin-bottom:10px">Empty the basket?</div><div>Two articles worth ${seqMoney(r, 120)} will be put back on the shelf. ${r.pick(SEQ_GIVEN)} reserved one of them until ${seqDay(r)}.</div><div style="display:flex;justify-content:flex-end;gap:14px;margin-top:18px"><span style="padding:8px 22px;border:1px solid #bbb;border-radius:5px">Cancel</span><span style="padding:8px 22px;background:#b5522b;color:#fff;border-radius:5px">Empty</span></div></div>`;
  const plan = ['', '', '0', '0', '0', '0', '', '', '1', '1', '', 'a', 'a', 'a', 'a', '', '2', '2', '2', '', 'a', ''];
  const show = (index) => page + (plan[index] === 'a' ? ask : plan[index] ? toast(Number(plan[index])) : '');
  return { html: show(0), step(index) { document.body.innerHTML = show(index); paintPhotos(); } };
});

// Films, calls, games.

sequence('film-by-the-notebook', { frames: 22, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => ({
  html: `<div style="height:100%;background:#fffdf5;color:#2b2b26;display:flex;flex-direction:column"><div style="background:#efe7cf;font:14px 'Noto Sans';padding:9px 22px">${seqSpans(['Notebook', 'Sections', 'Pages', 'Tags'], 'margin-right:26px', 2, 'font-weight:bold')}</div><div style="flex:1;padding:24px 50px;overflow:hidden;font:16px/1.6 'Noto Serif'"><div style="font:600 25px 'Noto Serif';margin-bottom:12px">${seqTopic(r)}</div><div style="float:right;width:560px;margin:0 0 24px 40px;background:#111;border-radius:6px;overflow:hidden"><canvas id="film" width="560" height="315" style="display:block"></canvas><div style="font:14px 'Noto Sans';color:#fff;padding:9px 16px;display:flex;gap:18px">${icon('play', '#fff', 16, true)}<span id="time">0:47 / 9:15</span><span style="margin-left:auto">Spins and edges</span></div></div>${seqParas(r, 13, 2, 5, 'skating', 'margin:0 0 14px')}</div></div>`,
  after() { film(seqAt('film'), 0, 307); },
  step(index) { film(seqAt('film'), index, 307); seqAt('time').textContent = `0:${47 + Math.floor(index / 2)} / 9:15`; },
}));

const SEQ_LINES = [
  ['Whose boat is this?'], ['It was my grandmother’s.', 'She steered it until she was ninety.'], [], ['The lock won’t open before six.'], ['Then we wait. Put the kettle on.'],
  ['Did you bring the letter?', 'I burned it.'], ['You did what?'], ['Every last page, and the envelope too.'], [], ['He never learned to swim, you know.'],
];

sequence('film-dark-plate', { frames: 26, width: 1920, height: 1080, lcd: false, hinting: 'medium' }, () => {
  const said = (index) => SEQ_LINES[Math.floor((index + 1) / 3) % SEQ_LINES.length].map((text) => `<div>${text}</div>`).join('');
  const plate = (index) => (said(index) ? `<div style="background:#0c0c0c;padding:8px 26px;text-align:center">${said(index)}</div>` : '');
  return {
    html: `<canvas id="film" width="1920" height="1080" style="display:block"></canvas><div id="said" style="position:fixed;left:0;right:0;top:850px;height:160px;display:flex;justify-content:center;align-items:flex-end;font:32px/46px Roboto;color:#f4f4f4">${plate(0)}</div>`,
    after() { film(seqAt('film'), 0, 318); },
    step(index) { film(seqAt('film'), index, 318); seqAt('said').innerHTML = plate(index); },
  };
});

sequence('film-black-bar', { frames: 24, width: 1600, height: 900, lcd: false, hinting: 'slight' }, () => {
  const said = (index) => SEQ_LINES[Math.floor((index + 10) / 4) % SEQ_LINES.length].map((text) => `<div>${text}</div>`).join('');
  return {
    html: `<div style="height:100%;background:#000;padding-top:96px;box-sizing:border-box"><canvas id="film" width="1600" height="670" style="display:block"></canvas></div><div id="said" style="position:fixed;left:0;right:0;top:780px;text-align:center;font:28px/40px 'Open Sans';color:#fff200">${said(0)}</div>`,
    after() { film(seqAt('film'), 0, 329); },
    step(index) { film(seqAt('film'), index, 329); seqAt('said').innerHTML = said(index); },
  };
});

sequence('lesson-by-video', { frames: 18, width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'none' }, (r) => {
  const people = r.shuffled(SEQ_GIVEN).slice(0, 12).map((name) => `${name} ${r.pick(SEQ_FAMILY)}`);
  const still = [2, 5, 6, 10];
  return {
    html: `<div style="height:100%;background:#2d2e30;color:#f1f1f1;font:14px 'Noto Sans';display:flex;flex-direction:column"><div style="padding:10px 20px;display:flex;justify-content:space-between;font-size:15px"><span>${r.pick(SEQ_TONGUES)} B1, lesson ${r.number(3, 20)}</span><span id="time">18:04:55</span></div><div style="flex:1;display:grid;grid-template-columns:repeat(4,360px);grid-auto-rows:220px;gap:14px;justify-content:center;align-content:center">${people.map((who, at) => `<div style="position:relative;border-radius:8px;overflow:hidden;background:#45484d">${still.includes(at) ? `<div style="width:90px;height:90px;border-radius:45px;background:#6d5bd0;margin:65px auto 0;font-size:34px;line-height:90px;text-align:center">${who[0]}</div>` : '<canvas class="face" width="360" height="220" style="display:block"></canvas>'}<span style="position:absolute;left:10px;bottom:10px;background:#17181a;border-radius:4px;padding:3px 11px">${who}</span></div>`).join('')}</div><div style="padding:16px;display:flex;justify-content:center;gap:44px">${seqSpans(['Microphone', 'Camera', 'Present', 'Raise hand', 'Chat (3)'], '')}<span style="color:#ff8f86">Leave call</span></div></div>`,
    after() { this.step(0); },
    step(index) { document.querySelectorAll('.face').forEach((face, at) => film(face, index + at * 9, 340 + at)); seqAt('time').textContent = `18:0${index < 10 ? 4 : 5}:${pad((55 + Math.floor(index / 2)) % 60, 2)}`; },
  };
});

sequence('harbour-raiders', { frames: 20, width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => {
  const best = times(6, (at) => `<span>${at + 1}. ${r.pick(SEQ_GIVEN)} ${thousands(94000 - at * r.number(3000, 5000))}</span>`).join('');
  return {
    html: `<div style="height:100%;background:#0d1117;display:flex;flex-direction:column;color:#e8f0d0"><div style="height:52px;background:#1b2733;font:bold 20px/52px 'DejaVu Sans';display:flex;gap:70px;padding:0 30px"><span id="score">SCORE 12,050</span><span>LIVES 3</span><span id="wave">WAVE 4</span><span id="left" style="margin-left:auto">1:30 left</span></div><canvas id="game" width="1680" height="940" style="display:block"></canvas><div style="flex:1;background:#1b2733;font:15px 'DejaVu Sans';display:flex;justify-content:space-between;align-items:center;padding:0 30px">${best}</div></div>`,
    after() { game(seqAt('game'), 0, 351); },
    step(index) { game(seqAt('game'), index, 351); seqAt('score').textContent = `SCORE ${thousands(12050 + 150 * Math.floor(index * 1.4))}`; seqAt('wave').textContent = `WAVE ${index < 13 ? 4 : 5}`; seqAt('left').textContent = `1:${30 - Math.floor(index / 2)} left`; },
  };
});
