'use strict';
// What real terminals show in this part.

function seqPlain(text) { return text.replace(/[“”]/g, '"').replace(/[’‘]/g, "'").replace(/£/g, 'GBP ').replace(/[^\x20-\x7e]/g, '').replace(/\s+/g, ' '); }
let seqPiece = 0;
const seqUpgrade = (r) => {
  seqPiece += 1;
  const name = `${r.pick(['lib', 'lib', 'python3-', 'fonts-', ''])}${r.pick(words('loom warp tramway kite altimeter cairn basalt teapot ledger rookery pendulum glasswork'))}${r.pick(['', '-common', '-dev', '-data', '2', '-tools', '-doc'])}`;
  const version = `${r.number(0, 9)}.${r.number(0, 48)}.${r.number(0, 19)}-${r.number(1, 6)}`;
  return r.pick([
    () => `Get:${seqPiece} http://mirror.oakham.example/debian stable/main amd64 ${name} amd64 ${version} [${thousands(r.number(12, 8900))} kB]`,
    () => `Preparing to unpack .../${pad(seqPiece, 3)}-${name}_${version}_amd64.deb ...`,
    () => `Unpacking ${tinted(34, name)} (${version}) over (${r.number(0, 9)}.${r.number(0, 30)}.${r.number(0, 9)}-1) ...`,
    () => `Setting up ${tinted(35, name)} (${version}) ...`,
    () => `${tinted(31, 'warning:')} ${name} keeps its old file /etc/${name}/${r.pick(SEQ_HOW)}.conf`,
    () => `Progress: [${String(Math.min(100, Math.round(seqPiece / 1.6))).padStart(3)}%] ${seqPiece} of 160 packages, ${thousands(r.number(120, 9800))} kB/s`,
  ])();
};
let seqHits = 51200;
const seqAccess = (r) => {
  seqHits += r.number(0, 9);
  const time = `${pad(Math.floor(seqHits / 3600) % 24, 2)}:${pad(Math.floor(seqHits / 60) % 60, 2)}:${pad(seqHits % 60, 2)}`;
  const code = r.pick([200, 200, 200, 200, 204, 301, 304, 404, 403, 500]);
  const path = `/${r.pick(['atlas', 'rota', 'looms', 'tickets', 'kin', 'shop'])}/${r.pick([() => r.pick(SEQ_BIRDS), () => r.pick(SEQ_TEAS).toLowerCase(), () => `${r.number(10, 9800)}`, () => `${r.pick(SEQ_HOW)}-${r.pick(SEQ_GLASS)}.jpg`])()}`;
  return r.chance(0.12)
    ? `${time}  ${tinted(35, 'note')}  ${seqPlain(seqLine(r)).slice(0, 110).trim()}`
    : `${time}  ${`10.${r.number(0, 40)}.${r.number(0, 255)}.${r.number(2, 250)}`.padEnd(15)} ${r.pick(['GET', 'GET', 'GET', 'POST', 'HEAD']).padEnd(5)} ${path.padEnd(34)} ${tinted(code < 300 ? 32 : code < 400 ? 36 : 31, String(code))} ${String(r.number(120, 98000)).padStart(6)} B ${String(r.number(1, 940)).padStart(4)} ms`;
};

terminal('tty-looms-upgrade', { frames: 20, step: 6, paper: '#fbf1c7', ink: '#3c3836', font: 'Inconsolata', points: 14, rows: 38, columns: 130 }, seqUpgrade);
terminal('tty-tram-requests', { frames: 18, step: 4, paper: '#0b1f2a', ink: '#c8d7df', font: 'Fira Code', points: 11, rows: 44, columns: 140 }, seqAccess);
