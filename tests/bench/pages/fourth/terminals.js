'use strict';
// What real terminals show in this part.

function seqAscii(text) { return text.replace(/[“”]/g, '"').replace(/[’‘]/g, "'").replace(/£/g, 'GBP ').replace(/[^\x20-\x7e]/g, '').replace(/\s+/g, ' '); }
let seqCount = 0;
const seqBuild = (r) => {
  seqCount += 1;
  const crate = `${r.pick(SEQ_OPTICS)}_${r.pick(['core', 'io', 'proto', 'calc', 'view'])}`.replace('-', '_'), source = `src/${r.pick(['slew', 'guide', 'focus', 'dome', 'catalog'])}/${r.pick(SEQ_SKY)}.cpp`;
  return r.pick([
    () => `[${String(Math.min(99, seqCount)).padStart(3)}%] ${tinted(32, `Building CXX object ${source}.o`)}`,
    () => `[${String(Math.min(99, seqCount)).padStart(3)}%] ${tinted(32, `Building CXX object ${source}.o`)}`,
    () => `[${String(Math.min(99, seqCount)).padStart(3)}%] ${tinted(36, `Linking CXX static library lib${crate}.a`)}`,
    () => `${source}:${r.number(12, 880)}:${r.number(1, 70)}: ${tinted(35, 'warning:')} unused variable '${r.pick(SEQ_SKY)}_${r.pick(['angle', 'rate', 'limit'])}' [-Wunused-variable]`,
    () => `    Start ${String(r.number(1, 140)).padStart(3)}: test_${r.pick(SEQ_SKY)}_${r.pick(['slew', 'park', 'home', 'track'])}   ${r.chance(0.85) ? tinted(32, 'Passed') : tinted(31, '***Failed')}  ${r.below(9)}.${r.digits(2)} sec`,
    () => `-- Found ${capital(r.pick(SEQ_OPTICS))}: /usr/lib/x86_64-linux-gnu/lib${crate}.so (found version "${r.number(1, 9)}.${r.number(0, 20)}")`,
  ])();
};
let seqMinute = 31000;
const seqPager = (r) => {
  seqMinute += r.number(1, 40);
  const time = `${pad(Math.floor(seqMinute / 3600) % 24, 2)}:${pad(Math.floor(seqMinute / 60) % 60, 2)}:${pad(seqMinute % 60, 2)}`;
  const [level, text] = r.pick([
    () => ['INFO ', `unit ${r.number(1, 9)} acknowledged in ${r.number(2, 95)} s`],
    () => [tinted(35, 'WARN '), `${r.pick(SEQ_RESCUE)} ${r.number(100, 999)} due for inspection`],
    () => ['INFO ', seqAscii(seqLine(r, 'alarm')).slice(0, 92).trim()],
    () => ['INFO ', `page ${r.number(1000, 9999)} sent to ${r.number(4, 30)} receivers, signal ${r.number(31, 99)} %`],
    () => [tinted(31, 'ERROR'), `retry ${r.number(1, 5)} of 5: no carrier from ${r.pick(SEQ_TOWNS)}`],
    () => ['INFO ', `shift handed over by ${r.pick(SEQ_GIVEN)}, ${r.number(3, 12)} on call`],
  ])();
  return `${tinted(34, time)} ${level} ${r.pick(['pager', 'radio', 'gate', 'rota', 'siren']).padEnd(6)} ${text}`;
};

terminal('tty-mount-build', { frames: 20, step: 5, paper: '#2e3440', ink: '#d8dee9', font: 'Hack', points: 12, rows: 42, columns: 150 }, seqBuild);
terminal('tty-station-log', { frames: 18, step: 3, paper: '#ffffff', ink: '#1a1a1a', font: 'Liberation Mono', points: 12, rows: 46, columns: 140 }, seqPager);
