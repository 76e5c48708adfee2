'use strict';
// What real terminals show in the second part.

let seqTick = 21600;
const seqTidal = (r) => {
  seqTick += r.number(1, 240);
  const time = `${pad(Math.floor(seqTick / 3600), 2)}:${pad(Math.floor(seqTick / 60) % 60, 2)}:${pad(seqTick % 60, 2)}`;
  return `2026-03-17 ${time} ${tinted(r.pick([36, 32, 33, 35]), r.pick(SEQ_IDS).padEnd(8))} ${r.pick(SEQ_BOATS).padEnd(12)} ${String(r.number(1, 88)).padStart(3)} ${r.pick(SEQ_TOWNS).padEnd(11)} ${`${r.number(0, 9)}.${r.digits(2)}`.padStart(6)} m  ${r.chance(0.3) ? `${tinted(31, 'overdue')} by ${r.number(2, 90)} min, call ${seqPerson(r)} on ${seqPhone(r)}` : r.pick(['ok', 'alongside', 'passed the pier head', `${r.pick(SEQ_RIGGING)} checked`])}`;
};
const seqBackup = (r) => (r.chance(0.15)
  ? `${tinted(32, `${r.pick(SEQ_GIVEN).toLowerCase()}@${r.pick(SEQ_TOWNS).toLowerCase()}`)}:${tinted(34, `~/${r.pick(SEQ_IDS)}s`)}$ ${r.pick(['rsync -av', 'du -sh', 'tail -n 40', 'sha256sum'])} ${seqPath(r).replace('/srv', '.')}`
  : r.pick([() => `${seqPath(r)}`, () => `${r.number(1, 940)}K\t${seqPath(r)}`.replace('\t', '  '), () => `sent ${thousands(r.number(900, 990000))} bytes  received ${r.number(12, 900)} bytes  ${thousands(r.number(1000, 80000))}.${r.digits(2)} bytes/sec`, () => seqSay(r).replace(/[“”]/g, '"').replace(/’/g, "'").replace(/×/g, 'x').replace(/é/g, 'e').replace(/[£½]/g, '')])());

terminal('tty-tides-rolling', { frames: 20, step: 3, paper: '#1e1e2e', ink: '#cdd6f4', font: 'Hack', points: 11, rows: 46 }, seqTidal);
terminal('tty-backup-rolling', { frames: 18, step: 6, paper: '#f8f8f2', ink: '#24292e', font: 'Liberation Mono', points: 12, rows: 42 }, seqBackup);
