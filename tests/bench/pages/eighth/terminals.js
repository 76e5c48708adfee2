'use strict';
// What real terminals show in this part.

function seq8Plain(text) { return text.replace(/[“”]/g, '"').replace(/[’‘]/g, "'").replace(/£/g, 'GBP ').replace(/[^\x20-\x7e]/g, '').replace(/\s+/g, ' '); }
let seq8Second = 52218;
const seq8Access = (r) => {
  seq8Second += r.number(0, 4);
  const time = `${pad(Math.floor(seq8Second / 3600) % 24, 2)}:${pad(Math.floor(seq8Second / 60) % 60, 2)}:${pad(seq8Second % 60, 2)}`;
  return r.pick([
    () => `10.${r.number(0, 40)}.${r.number(0, 9)}.${r.number(2, 250)} - - [09/Mar/2027:${time} +0000] "${r.pick(['GET', 'GET', 'POST'])} /${r.pick(words('lines stops cars duties'))}/${r.number(2, 980)}${r.pick(['', '/live', '?lang=en', '/map.png'])} HTTP/1.1" ${r.pick([tinted(32, '200'), tinted(32, '200'), tinted(33, '304'), tinted(31, '503')])} ${r.number(180, 48200)}`,
    () => `${time} ${tinted(36, 'dispatch')} car ${r.number(201, 268)} left ${r.pick(SEQ8_TOWNS)} ${r.pick(['on time', `${r.number(1, 9)} min late`, 'early, held at signal'])}`,
    () => `${time} ${tinted(33, 'warn')} ${r.pick(SEQ8_TRAMS)} sensor ${r.number(11, 96)} silent for ${r.number(30, 420)} s, retry ${r.number(1, 5)} of 5`,
    () => `${time} ${tinted(31, 'fail')} could not reach ${r.pick(SEQ8_TOWNS).toLowerCase()}-gw.depot.example: Connection timed out`,
    () => `${time} ${tinted(36, 'notice')} ${seq8Plain(seq8Deal(r, 'trams')(1)).slice(0, 90).trim()}`])();
};
const seq8Pytest = (r) => {
  const file = `tests/${r.pick(words('unit sky mount dome'))}/test_${r.pick(SEQ8_STARS).replace('-', '_')}.py`;
  return r.pick([
    () => `${file}::test_${r.pick(SEQ8_HOW)}_${r.pick(words('guide focus slew park expose'))} ${r.pick([tinted(32, 'PASSED'), tinted(32, 'PASSED'), tinted(32, 'PASSED'), tinted(33, 'SKIPPED'), tinted(31, 'FAILED')])} [ ${r.number(10, 99)}%]`,
    () => `${file}:${r.number(9, 420)}: AssertionError`,
    () => `${tinted(31, 'E')}       assert ${r.number(1, 59)}.${r.digits(4)} == approx(${r.number(1, 59)}.${r.digits(3)} +/- 0.0${r.number(1, 9)})`,
    () => `    ${r.pick(SEQ8_STARS).replace('-', '_')} = ${r.pick(words('load track solve stack'))}(frame, limit=${r.number(2, 90)}, sigma=${r.number(1, 5)}.${r.below(10)})`,
    () => `${tinted(33, 'DeprecationWarning')}: ${r.pick(words('slew park stack'))}() is deprecated, use ${r.pick(words('goto rest combine'))}() instead`])();
};
const seq8Processes = (r) => `${String(r.number(211, 98400)).padStart(6)} ${r.pick(words('greta root postgres www-data hector')).padEnd(9)} ${String(r.number(0, 39)).padStart(3)} ${`${r.number(0, 97)}.${r.below(10)}`.padStart(5)} ${`${r.number(0, 31)}.${r.below(10)}`.padStart(5)} ${`${r.number(0, 90)}:${pad(r.below(60), 2)}.${r.digits(2)}`.padStart(9)}  ${r.chance(0.2) ? tinted(32, `/usr/bin/${r.pick(words('python3 node postgres nginx sshd rsync'))}`) : r.pick([`/usr/lib/${r.pick(SEQ8_CLINIC)}/${r.pick(words('worker cache index'))} --port ${r.number(3000, 9000)}`, `postgres: ${r.pick(words('patients visits rota'))} writer process`, `[kworker/${r.below(8)}:${r.below(4)}-events]`, `bash ./${r.pick(words('backup nightly export'))}-${r.pick(SEQ8_SCHOOL)}.sh`])}`;
const seq8Grep = (r) => `${tinted(35, `${r.pick(words('src lib app test'))}/${r.pick(SEQ8_CHOIR).replace('-', '_')}/${r.pick(words('parts seats voices hall'))}.${r.pick(words('go rb ex kt'))}`)}:${tinted(32, String(r.number(3, 780)))}: ${r.pick([
  () => `// ${seq8Plain(seq8Deal(r, 'choir', 'school')(1)).slice(0, 80).trim()}`,
  () => `${r.pick(words('if when while'))} ${r.pick(SEQ8_CHOIR).replace('-', '_')}.${tinted(31, 'voices')} > ${r.number(2, 60)} {`,
  () => `return ${tinted(31, 'voices')}[${r.below(9)}].${r.pick(words('lowest highest name seat'))}`,
  () => `log.info("${r.number(3, 88)} ${tinted(31, 'voices')} in the ${r.pick(SEQ8_HOW)} ${r.pick(words('row hall loft'))}")`])()}`;

terminal('tty-depot-access-log', { frames: 20, step: 4, paper: '#002b36', ink: '#93a1a1', font: 'DejaVu Sans Mono', points: 11, rows: 46, columns: 150 }, seq8Access);
terminal('tty-dome-tests-running', { frames: 18, step: 7, paper: '#1e1e2e', ink: '#cdd6f4', font: 'Hack', points: 12, rows: 42, columns: 130 }, seq8Pytest);
terminal('tty-clinic-processes', { paper: '#fdf6e3', ink: '#475b62', font: 'Liberation Mono', points: 11, rows: 44, columns: 125 }, seq8Processes);
terminal('tty-voices-grepped', { paper: '#101010', ink: '#d8d8d8', font: 'Inconsolata', points: 14, rows: 40, columns: 120 }, seq8Grep);
