'use strict';
// What real terminals show in this part.

function seqPlain(text) { return text.replace(/[“”]/g, '"').replace(/[’‘]/g, "'").replace(/€/g, 'EUR ').replace(/é/g, 'e').replace(/[^\x20-\x7e]/g, '').replace(/\s+/g, ' '); }
let seqMinutes = 311;
const seqProbe = (r) => {
  seqMinutes += r.number(0, 3);
  const time = `${pad(Math.floor(seqMinutes / 60) % 24, 2)}:${pad(seqMinutes % 60, 2)}`;
  const level = r.pick(['ok', 'ok', 'ok', 'ok', 'low', 'high', 'lost']);
  const name = `${r.pick(['sump', 'shaft', 'gate', 'ledge', 'hall'])}-${pad(r.number(1, 24), 2)}`;
  return r.pick([
    () => `${time}  ${name.padEnd(9)}  ${tinted(level === 'ok' ? 32 : level === 'lost' ? 31 : 33, level.padEnd(4))}  water ${String(r.number(4, 240)).padStart(3)} cm  air ${r.number(5, 12)}.${r.below(10)} C  battery ${String(r.number(11, 100)).padStart(3)} %`,
    () => `${time}  ${name.padEnd(9)}  ${tinted(level === 'ok' ? 32 : level === 'lost' ? 31 : 33, level.padEnd(4))}  water ${String(r.number(4, 240)).padStart(3)} cm  air ${r.number(5, 12)}.${r.below(10)} C  battery ${String(r.number(11, 100)).padStart(3)} %`,
    () => `${time}  ${tinted(36, 'survey')}     ${seqPlain(seqLine(r, 'caves')).slice(0, 104).trim()}`,
    () => `${time}  ${tinted(35, 'relay')}      retry ${r.number(1, 5)} of 5 for ${name}, last heard ${r.number(2, 58)} minutes ago`,
  ])();
};
let seqTest = 0;
const seqTests = (r) => {
  seqTest += 1;
  const path = `tests/${r.pick(words('orchard press graft barrel tally hedge'))}/test_${r.pick(words('yield frost sugar label weight bottling pruning ledger'))}.py`;
  return r.pick([
    () => `${path}::test_${r.pick(SEQ_HOW)}_${r.pick(words('pippin quince damson medlar codlin russet'))} ${tinted(32, 'PASSED')} [${String(Math.min(99, Math.round(seqTest / 1.8))).padStart(3)}%]`,
    () => `${path}::test_${r.pick(words('empty large negative mixed late early'))}_${r.pick(words('crop basket cask order batch'))} ${r.pick([tinted(32, 'PASSED'), tinted(32, 'PASSED'), tinted(33, 'SKIPPED'), tinted(31, 'FAILED')])} [${String(Math.min(99, Math.round(seqTest / 1.8))).padStart(3)}%]`,
    () => `    assert litres == ${r.number(120, 980)}, "expected ${r.number(120, 980)} from ${r.number(2, 40)} crates"`,
    () => `${tinted(34, 'INFO')}     press:${r.number(12, 390)} ${seqPlain(seqLine(r, 'orchard')).slice(0, 96).trim()}`,
    () => `E   ${tinted(31, 'ValueError')}: no barrel called '${r.pick(SEQ_GIVEN).toLowerCase()}-${r.number(1, 30)}'`,
  ])();
};

terminal('tty-cavern-probes', { frames: 20, step: 4, paper: '#282828', ink: '#ebdbb2', font: 'DejaVu Sans Mono', points: 12, rows: 43, columns: 132 }, seqProbe);
terminal('tty-orchard-tests', { frames: 18, step: 5, paper: '#fafafa', ink: '#383a42', font: 'Hack', points: 11, rows: 46, columns: 136 }, seqTests);
