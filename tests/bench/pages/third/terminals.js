'use strict';
// What real terminals show in this part.

let seqBakes = 14400;
function seqPlain(text) { return text.replace(/[“”]/g, '"').replace(/[’‘]/g, "'").replace(/²/g, '2').replace(/°/g, '').replace(/[£€]/g, '$').replace(/[^\x20-\x7e]/g, '').replace(/\s+/g, ' '); }
const seqOvenLog = (r) => {
  seqBakes += r.number(1, 90);
  const time = `${pad(Math.floor(seqBakes / 3600) % 24, 2)}:${pad(Math.floor(seqBakes / 60) % 60, 2)}:${pad(seqBakes % 60, 2)}`;
  const state = r.pick([() => tinted(32, 'done'), () => tinted(32, 'done'), () => tinted(33, 'late'), () => `${tinted(31, 'FAIL')} ${r.pick(['door open', 'no flour', 'probe missing', 'power cut'])}`])();
  return `Oct 17 ${time} oven${r.number(1, 9)} ${tinted(36, r.pick(SEQ_DOES).padEnd(8))} ${r.pick(SEQ_BREADS).padEnd(14)} ${String(r.number(4, 380)).padStart(4)} pcs ${String(r.number(160, 270)).padStart(4)} C  ${r.pick(SEQ_TOWNS).padEnd(13)} ${state}`;
};
const seqShell = (r) => (r.chance(0.14)
  ? `${tinted(35, `${r.pick(SEQ_GIVEN).toLowerCase()}@presshouse`)} ${tinted(34, `~/${r.pick(SEQ_NOUNS)}s`)} % ${r.pick(['grep -rn price .', 'make proofs', 'git status', 'wc -l *', 'find . -newer stamp'])}`
  : r.pick([
    () => `.${seqDir(r).replace('/home', '')}:${r.number(1, 900)}: ${seqPlain(seqTell(r)).slice(0, 60).trim()}`,
    () => `${String(r.number(10, 99000)).padStart(8)} ${seqDoc(r)}`,
    () => `${tinted(r.pick([31, 32]), r.pick(['modified:', 'new file:', 'deleted: ']))}  ${r.pick(SEQ_NOUNS)}s/${seqDoc(r)}`,
    () => seqPlain(seqTell(r)).slice(0, 110).trim(),
  ])());

terminal('tty-ovens-rolling', { frames: 20, step: 4, paper: '#002b36', ink: '#eee8d5', font: 'Inconsolata', points: 13, rows: 44 }, seqOvenLog);
terminal('tty-presshouse', { frames: 18, step: 7, paper: '#fdf6e3', ink: '#333333', font: 'DejaVu Sans Mono', points: 11, rows: 40 }, seqShell);
