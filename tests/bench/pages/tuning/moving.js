'use strict';
// Sequences of the tuning part.

/** The page of a screen, as a window of a sequence. */
function windowOf(id, salt = '') { return velvet.scenes.get(id).draw(new Random(id + salt)); }

sequence('typing-code', { frames: 30 }, (r) => {
  const typed = 'let delivery_minutes = checks_route(driver, 1440); // late trucks are counted';
  const row = (number, text, id = '') => `<div style="white-space:pre"><span style="display:inline-block;width:4em;text-align:right;color:#858585;margin-right:1.5em">${number}</span><span ${id}>${text}</span></div>`;
  const rows = times(44, (index) => (index === 18
    ? `<div style="white-space:pre"><span style="display:inline-block;width:4em;text-align:right;color:#858585;margin-right:1.5em">19</span><span id="typed"></span>${caret('#fff', 18)}</div>`
    : row(index + 1, `${' '.repeat(4 * r.below(3))}${r.chance(0.3) ? `// ${sentence(r)}` : `${r.pick(NOUNS)}.${r.pick(VERBS)}_${r.pick(NOUNS)}(${r.pick(NOUNS)}, ${r.number(1, 999)});`}`)));
  return {
    html: `<div style="background:#1e1e1e;color:#d4d4d4;height:100%;font:14px/1.6 'Fira Code';font-variant-ligatures:none;padding-top:10px">${rows.join('')}</div>`,
    step(index) { document.getElementById('typed').textContent = typed.slice(0, index * 3); visible('caret', index % 2 === 0); },
  };
});

sequence('typing-mail', { frames: 30, lcd: false }, (r) => {
  const typed = 'Dear Clara, the pallets from Bergen arrive on Thursday. Could you please confirm the address before noon? Kind regards';
  return {
    html: `<div style="font:15px/1.6 Roboto;background:#fff;height:100%;padding:30px 60px;box-sizing:border-box"><div style="border-bottom:1px solid #ddd;padding:8px 0">To: ${mailAddress(r)}</div><div style="border-bottom:1px solid #ddd;padding:8px 0">${title(r)}</div><p id="typed" style="display:inline"></p>${caret('#000', 20)}<div style="color:#666;border-left:3px solid #ccc;padding-left:14px;margin-top:90px">${times(8, () => `<p>${prose(r, 4)}</p>`).join('')}</div></div>`,
    step(index) { document.getElementById('typed').textContent = typed.slice(0, index * 4); visible('caret', index % 3 !== 0); },
  };
});

function scrolled(r, font, step, width = 900) {
  const text = times(60, (index) => `${index % 6 ? '' : `<h2>${title(r)}</h2>`}<p>${prose(r, 4)}</p>`).join('');
  return {
    html: `<div style="height:100%;background:#fff;display:flex;font:${font}"><div style="width:260px;padding:20px;background:#f3f4f6">${times(20, () => `<div style="padding:5px">${label(r)}</div>`).join('')}</div><div id="page" style="flex:1;overflow:hidden;padding:0 60px;line-height:1.55"><div style="max-width:${width}px">${text}</div></div></div>`,
    step(index) { document.getElementById('page').scrollTop = index * step; },
  };
}

sequence('scroll-120', { frames: 25 }, (r) => scrolled(r, "16px 'Noto Sans'", 120));
sequence('scroll-53-at-125', { frames: 25, scale: 1.25, width: 1536, height: 864 }, (r) => scrolled(r, "15px 'Open Sans'", 53));
sequence('scroll-37-at-150', { frames: 20, scale: 1.5, width: 1280, height: 720, lcd: false }, (r) => scrolled(r, "15px 'Liberation Serif'", 37));

sequence('scroll-code', { frames: 25 }, (r) => {
  const rows = times(140, (index) => `<div style="white-space:pre"><span style="display:inline-block;width:3em;text-align:right;margin-right:1em;color:#888">${index + 1}</span>${' '.repeat(4 * r.below(3))}${r.pick(NOUNS)}.${r.pick(VERBS)}_${r.pick(NOUNS)}("${r.pick(NOUNS)} ${r.pick(PAST)}", ${r.number(1, 999)});</div>`).join('');
  return {
    html: `<div id="page" style="height:100%;overflow:hidden;background:#fff;font:14px/1.5 'DejaVu Sans Mono'">${rows}</div>`,
    step(index) { document.getElementById('page').scrollTop = index * 63; },
  };
});

sequence('switch', { frames: 24 }, () => {
  const windows = ['mail-light', 'editor-night', 'wiki', 'sheet'];
  const order = [0, 1, 2, 3, 0, 1, 0, 2, 2, 3, 1, 0, 3, 2, 1, 1, 0, 2, 3, 0, 1, 2, 0, 3];
  const bar = (index) => `<div style="position:fixed;left:0;right:0;bottom:0;height:32px;background:#202020;color:#eee;font:14px/32px 'Open Sans';padding:0 14px;z-index:9"><span style="float:right">14:${pad(20 + Math.floor(index / 4), 2)}</span><span>Start</span></div>`;
  const show = (index) => `${windowOf(windows[order[index]])}${bar(index)}`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); paintPhotos(); } };
});

sequence('terminal-log', { frames: 25 }, (r) => {
  const line = () => `${seconds(r)} ${r.pick(['INFO ', 'WARN ', 'ERROR', 'DEBUG'])} ${r.pick(NOUNS)}.${r.pick(NOUNS)} ${r.pick(PAST)} ${r.number(1, 5000)} ${r.pick(NOUNS)}s ${r.pick(PREPOSITIONS)} ${r.pick(ADJECTIVES)} ${r.pick(NOUNS)} (id ${r.hex(6)})`;
  const lines = times(200, line);
  const shown = (index) => lines.slice(index * 5, index * 5 + 82).map((text) => `<div>${text}</div>`).join('');
  return {
    html: `<div id="log" style="background:#0c0c0c;color:#cccccc;font:13px/13px 'DejaVu Sans Mono';white-space:pre;height:100%;padding:4px">${shown(0)}</div>`,
    step(index) { document.getElementById('log').innerHTML = shown(index); },
  };
});

sequence('caret-blink', { frames: 20 }, (r) => ({
  html: `<div style="font:15px/1.6 'Noto Serif';background:#fff;height:100%;padding:30px 200px;box-sizing:border-box">${times(9, (index) => `<p>${prose(r, 4)}${index === 4 ? caret('#000', 19) : ''}</p>`).join('')}</div>`,
  step(index) { visible('caret', index % 2 === 0); },
}));

sequence('selection', { frames: 20 }, (r) => {
  const texts = times(14, () => prose(r, 3));
  return {
    html: `<style>mark{background:#3367d1;color:#fff}</style><div style="font:16px/1.6 'Liberation Sans';background:#fff;height:100%;padding:30px 160px;box-sizing:border-box">${texts.map((text) => `<p>${text}</p>`).join('')}</div>`,
    step(index) {
      const all = document.querySelectorAll('p');
      const upTo = index * 26;
      let left = upTo;
      texts.forEach((text, at) => {
        const count = at < 3 ? 0 : Math.min(left, text.length);
        if (at >= 3) left -= count;
        all[at].innerHTML = count ? `<mark>${escaped(text.slice(0, count))}</mark>${escaped(text.slice(count))}` : escaped(text);
      });
    },
  };
});

sequence('hover', { frames: 20 }, (r) => ({
  html: `<div style="font:14px 'Open Sans';background:#fff;height:100%">${times(34, () => `<div class="row" style="padding:6px 20px;border-bottom:1px solid #eee;display:flex;gap:60px"><span style="width:320px">${label(r)}</span><span style="width:260px">${person(r)}</span><span style="width:200px">${date(r)}</span><span>${money(r)}</span></div>`).join('')}</div>`,
  step(index) { document.querySelectorAll('.row').forEach((row, at) => { row.style.background = at === index + 4 ? '#dbeafe' : ''; row.style.color = at === index + 4 ? '#1d4ed8' : ''; }); },
}));

sequence('pointer', { frames: 20 }, (r) => ({
  html: `<div style="font:16px/1.6 'DejaVu Sans';background:#fafafa;height:100%;padding:24px 140px;box-sizing:border-box">${times(11, () => `<p>${prose(r, 3)}</p>`).join('')}</div>${pointer('white')}`,
  step(index) { movePointer(200 + index * 61, 120 + index * 37); },
}));

sequence('video-corner', { frames: 20 }, (r) => ({
  html: `<div style="font:15px/1.55 Roboto;background:#fff;height:100%;padding:24px 60px;box-sizing:border-box"><canvas id="film" width="560" height="316" style="float:right;margin-left:30px"></canvas>${times(13, () => `<p>${prose(r, 4)}</p>`).join('')}</div>`,
  after() { film(document.getElementById('film'), 0, 3); },
  step(index) { film(document.getElementById('film'), index, 3); },
}));

sequence('video-full', { frames: 16 }, (r) => {
  const lines = times(4, () => sentence(r).replace(/"/g, ''));
  return {
    html: `<canvas id="film" width="1920" height="1080" style="display:block"></canvas><div id="said" style="position:fixed;left:0;right:0;bottom:70px;text-align:center;font:34px 'Liberation Sans';color:#fff"><span style="background:rgba(0,0,0,.8);padding:4px 16px">${lines[0]}</span></div>`,
    after() { film(document.getElementById('film'), 0, 8); },
    step(index) { film(document.getElementById('film'), index, 8); document.querySelector('#said span').textContent = lines[Math.floor(index / 4)]; },
  };
});

sequence('game', { frames: 20 }, (r) => ({
  html: `<canvas id="game" width="1500" height="1080" style="display:block;float:left"></canvas><div style="position:fixed;left:1500px;right:0;top:0;bottom:0;background:#101820;color:#e6edf3;font:16px 'Open Sans';padding:20px"><b style="font-size:22px">${label(r)}</b><div>Score <span id="score">1200</span></div>${times(16, () => `<div style="padding:6px 0">${label(r)}: ${r.number(1, 400)}</div>`).join('')}</div>`,
  after() { game(document.getElementById('game'), 0, 5); },
  step(index) { game(document.getElementById('game'), index, 5); document.getElementById('score').textContent = 1200 + 35 * index; },
}));

sequence('dialogs', { frames: 18 }, (r) => {
  const page = windowOf('document', 'dialogs');
  const dialog = () => `<div style="position:fixed;left:${r.number(400, 900)}px;top:${r.number(200, 500)}px;width:520px;background:#fff;border:1px solid #888;box-shadow:0 6px 30px #0006;font:15px 'DejaVu Sans';z-index:5"><div style="background:#eee;padding:9px 14px;font-weight:bold">${label(r)}</div><div style="padding:20px;line-height:1.5">${sentence(r)}</div><div style="padding:14px;text-align:right">${button('Cancel', 'border:1px solid #999')} ${button('OK')}</div></div>`;
  const dialogs = times(5, dialog);
  const at = [-1, 0, 0, -1, 1, 1, 1, -1, -1, 2, 2, -1, 3, 3, -1, 4, 0, -1];
  const show = (index) => `${page}${at[index] < 0 ? '' : dialogs[at[index]]}`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); } };
});
