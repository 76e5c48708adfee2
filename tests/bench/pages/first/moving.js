'use strict';
// Sequences of the first part.

sequence('write-script', { frames: 30, lcd: false }, (r) => {
  const typed = 'telescopeAngle = measureComet(horizon, 47.25)  # the eclipse begins at dusk';
  const row = (at, text) => `<div style="display:flex;white-space:pre"><span style="width:46px;text-align:right;padding-right:20px;color:#8a979c">${at}</span><span>${text}</span></div>`;
  return {
    html: `<div style="height:100%;background:#fdf6e3;color:#475b62;font:15px/1.5 'Noto Sans Mono';padding-top:8px">${times(42, (at) => (at === 25 ? `<div style="display:flex;white-space:pre"><span style="width:46px;text-align:right;padding-right:20px;color:#8a979c">26</span><span id="typed"></span>${caret('#dc322f', 20)}</div>` : row(at + 1, `${'    '.repeat(r.below(3))}${r.chance(0.3) ? `# ${phrase(r)}` : `${r.pick(THINGS)}.${r.pick(DOES)}(${r.pick(THINGS)}=${r.number(1, 90)})`}`))).join('')}</div>`,
    step(index) { document.getElementById('typed').textContent = typed.slice(0, index * 3); visible('caret', index % 3 !== 1); },
  };
});

sequence('write-letter', { frames: 30, scale: 1.25, width: 1536, height: 864 }, (r) => {
  const typed = 'Thank you for the concert tickets; my sister and I will gladly come to Salzburg in June.';
  return {
    html: `<div style="height:100%;background:#1f2430;color:#cbccc6;font:16px/1.7 'Open Sans';padding:40px 160px;box-sizing:border-box">${times(4, () => `<p>${passage(r, 2)}</p>`).join('')}<div><span id="typed"></span>${caret('#ffcc66', 20)}</div>${times(5, () => `<p style="color:#8a9199">${passage(r, 2)}</p>`).join('')}</div>`,
    step(index) { document.getElementById('typed').textContent = typed.slice(0, index * 3); visible('caret', index % 2 === 1); },
  };
});

function rolled(r, font, step, columns = 1) {
  return {
    html: `<div style="height:100%;background:#fffef9;color:#2c2c2c;font:${font};display:flex"><div id="page" style="flex:1;overflow:hidden;padding:0 70px"><div style="line-height:1.6;columns:${columns}">${times(48, (at) => `${at % 7 ? '' : `<h3>${heading(r)}</h3>`}<p>${passage(r, 4)}</p>`).join('')}</div></div><div style="width:300px;padding:20px;background:#efeadf">${times(22, () => `<div style="padding:5px">${name(r)}</div>`).join('')}</div></div>`,
    step(index) { document.getElementById('page').scrollTop = index * step; },
  };
}
sequence('roll-95', { frames: 25 }, (r) => rolled(r, "17px 'Liberation Serif'", 95));
sequence('roll-61-at-125', { frames: 25, scale: 1.25, width: 1536, height: 864, hinting: 'none' }, (r) => rolled(r, "15px Roboto", 61));
sequence('roll-210-at-200', { frames: 16, scale: 2, width: 1280, height: 800, lcd: false }, (r) => rolled(r, "16px 'Noto Sans'", 210));
sequence('roll-table', { frames: 25, hinting: 'full' }, (r) => ({
  html: `<div id="page" style="height:100%;overflow:hidden;background:#fff;font:13px 'DejaVu Sans'">${times(150, (at) => `<div style="display:grid;grid-template-columns:70px 300px 260px 1fr 160px;padding:4px 14px;background:${at % 2 ? '#fff' : '#eef6ee'}"><span>${at + 1}</span><span>${name(r)}</span><span>${human(r)}</span><span>${where(r)}</span><span style="text-align:right">${euro(r)}</span></div>`).join('')}</div>`,
  step(index) { document.getElementById('page').scrollTop = index * 75; },
}));

sequence('desktops', { frames: 24 }, () => {
  const windows = ['post-office', 'lexicon', 'cockpit', 'code-cream', 'talk'];
  const order = [0, 1, 0, 2, 1, 3, 3, 0, 4, 2, 1, 0, 4, 3, 2, 0, 1, 1, 4, 0, 2, 3, 4, 1];
  const bar = (index) => `<div style="position:fixed;left:0;right:0;top:0;height:28px;background:#e9e9e9;color:#222;font:13px/28px 'Noto Sans';padding:0 16px;z-index:9;display:flex;justify-content:space-between"><span>Activities</span><span>Thu 9:${pad(10 + Math.floor(index / 5), 2)} am</span></div>`;
  const show = (index) => `${velvet.scenes.get(windows[order[index]]).draw(new Random(`desktops ${order[index]}`))}${bar(index)}`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); paintPhotos(); } };
});

sequence('build-output', { frames: 25, lcd: false }, (r) => {
  const lines = times(220, (at) => `[${pad(at + 1, 3)}/220] ${r.pick(['compile', 'link', 'check', 'test'])} ${where(r)} ... ${r.pick(['ok', 'cached', 'done'])} in ${r.number(1, 90)}.${r.digits(2)}s (${r.pick(QUALITIES)} ${r.pick(THINGS)})`);
  const shown = (index) => lines.slice(index * 4, index * 4 + 62).map((text) => `<div>${text}</div>`).join('');
  return {
    html: `<div id="log" style="height:100%;background:#fdfdfd;color:#222;font:14px/17px 'Liberation Mono';white-space:pre;padding:6px">${shown(0)}</div>`,
    step(index) { document.getElementById('log').innerHTML = shown(index); },
  };
});

sequence('cursor-wait', { frames: 20, hinting: 'none' }, (r) => ({
  html: `<div style="height:100%;background:#2e3440;color:#d8dee9;font:17px/1.6 'DejaVu Serif';padding:30px 180px;box-sizing:border-box">${times(9, (at) => `<p>${at === 6 ? caret('#88c0d0', 21) : ''}${passage(r, 3)}</p>`).join('')}</div>`,
  step(index) { visible('caret', index % 2 === 1); },
}));

sequence('marking', { frames: 20, lcd: false }, (r) => {
  const rows = times(24, () => passage(r, 1));
  return {
    html: `<div style="height:100%;background:#fff;font:17px/1.9 Roboto;padding:20px 120px;box-sizing:border-box">${rows.map((text) => `<div><span class="row">${escaped(text)}</span></div>`).join('')}</div>`,
    step(index) { document.querySelectorAll('.row').forEach((row, at) => { row.style.background = at >= 3 && at < 3 + index ? '#ffe58a' : ''; }); },
  };
});

sequence('pass-over', { frames: 20 }, (r) => ({
  html: `<div style="height:100%;background:#263238;color:#cfd8dc;font:15px Roboto;padding:16px;box-sizing:border-box;display:grid;grid-template-columns:repeat(3,1fr);gap:14px">${times(21, () => `<div class="card" style="border:1px solid #455a64;border-radius:6px;padding:14px"><b>${name(r)}</b><div style="margin-top:6px">${phrase(r)}</div></div>`).join('')}</div>`,
  step(index) { document.querySelectorAll('.card').forEach((card, at) => { card.style.background = at === index ? '#37474f' : ''; card.style.borderColor = at === index ? '#80cbc4' : '#455a64'; }); },
}));

sequence('hand-over-text', { frames: 20 }, (r) => ({
  html: `<div style="height:100%;background:#fff;font:18px/1.7 'Noto Serif';padding:20px 200px;box-sizing:border-box">${times(9, () => `<p>${passage(r, 3)}</p>`).join('')}</div>${pointer('black')}`,
  step(index) { movePointer(1500 - index * 53, 90 + index * 41); },
}));

sequence('clip-beside-notes', { frames: 20 }, (r) => ({
  html: `<div style="height:100%;background:#202124;color:#e8eaed;font:16px/1.55 'Noto Sans';display:flex"><canvas id="film" width="960" height="540" style="flex:none;align-self:start"></canvas><div style="padding:20px 40px">${times(10, () => `<p>${passage(r, 2)}</p>`).join('')}</div></div>`,
  after() { film(document.getElementById('film'), 0, 21); },
  step(index) { film(document.getElementById('film'), index, 21); },
}));

sequence('cinema', { frames: 16 }, (r) => {
  const said = times(4, () => phrase(r));
  return {
    html: `<canvas id="film" width="1920" height="1080" style="display:block"></canvas><div style="position:fixed;left:0;right:0;bottom:90px;text-align:center;font:bold 36px Roboto;color:#ffe"><span id="said" style="background:#000;padding:4px 18px">${escaped(said[0])}</span></div>`,
    after() { film(document.getElementById('film'), 0, 31); },
    step(index) { film(document.getElementById('film'), index, 31); document.getElementById('said').textContent = said[Math.floor(index / 4)]; },
  };
});

sequence('arcade', { frames: 20 }, (r) => ({
  html: `<canvas id="game" width="1920" height="820" style="display:block"></canvas><div style="background:#220;color:#fd8;font:20px 'Liberation Sans';height:260px;padding:20px 40px;box-sizing:border-box;display:grid;grid-template-columns:repeat(4,1fr);gap:10px"><span>Lives: <span id="lives">9</span></span>${times(15, () => `<span>${name(r)} ${r.number(1, 99)}</span>`).join('')}</div>`,
  after() { game(document.getElementById('game'), 0, 17); },
  step(index) { game(document.getElementById('game'), index, 17); document.getElementById('lives').textContent = 30 - index; },
}));

sequence('questions', { frames: 18, lcd: false }, (r) => {
  const page = velvet.scenes.get('ledger').draw(new Random('questions'));
  const box = () => `<div style="position:fixed;left:${r.number(200, 1100)}px;top:${r.number(120, 640)}px;width:560px;background:#2d2d30;color:#f1f1f1;border:1px solid #007acc;font:15px 'Noto Sans';padding:22px;z-index:5"><div style="font-size:19px;margin-bottom:10px">${name(r)}?</div>${phrase(r)}<div style="display:flex;gap:12px;margin-top:22px"><span style="background:#0e639c;padding:7px 22px">Yes</span><span style="background:#3a3d41;padding:7px 22px">No</span></div></div>`;
  const boxes = times(6, box);
  const at = [-1, 0, 0, 1, 1, -1, -1, 2, 2, -1, 3, 3, 3, -1, 4, 5, 5, -1];
  const show = (index) => `${page}${at[index] < 0 ? '' : boxes[at[index]]}`;
  return { html: show(0), step(index) { document.body.innerHTML = show(index); } };
});
