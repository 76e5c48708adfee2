'use strict';
// What real terminals show in this part.

function seq10Ascii(text) { return text.replace(/£/g, 'GBP ').replace(/[“”]/g, '"').replace(/[’‘]/g, "'").replace(/[^\x20-\x7e]/g, '').replace(/\s+/g, ' '); }
let seq10Tick = 50412;
const seq10Access = (r) => {
  seq10Tick += r.number(0, 4);
  const status = r.pick([200, 200, 200, 204, 301, 304, 404, 503]), tone = status < 300 ? 32 : status < 400 ? 36 : status < 500 ? 33 : 31;
  return r.pick([
    () => `10.${r.number(0, 40)}.${r.number(0, 250)}.${r.number(2, 250)} [09/Feb/2027:${pad(Math.floor(seq10Tick / 3600), 2)}:${pad(Math.floor(seq10Tick / 60) % 60, 2)}:${pad(seq10Tick % 60, 2)}] "${r.pick(words('GET GET GET POST HEAD PUT'))} /${r.pick(words('hives scales tides tickets lots'))}/${r.pick(SEQ10_FRUIT)}/${r.number(3, 9400)}?page=${r.number(1, 60)}" ${tinted(tone, status)} ${r.number(120, 88400)} ${r.number(1, 940)}ms`,
    () => `upstream ${tinted(35, `${r.pick(words('bell smoker cellar dome'))}-${r.number(1, 8)}.internal.example:${r.number(3000, 9900)}`)} answered in ${r.number(2, 1900)} ms, ${r.number(0, 60)} requests waiting`,
    () => `${tinted(33, 'WARN')} cache ${r.pick(SEQ10_CHEESE)} is ${r.number(80, 99)}% full, dropping ${r.number(4, 900)} entries older than ${r.number(2, 72)} h`])().slice(0, 150);
};
const seq10Packages = (r) => {
  const name = `${r.pick(words('lib python3- golang- node- r-cran-'))}${r.pick(words('tide hive graft fiddle bogie sextant whelk brine'))}${r.pick(['', '-dev', '-doc', '-common', '2'])}`, version = `${r.number(0, 12)}.${r.number(0, 40)}.${r.number(0, 20)}-${r.number(1, 9)}`;
  return r.pick([
    () => `Get:${r.number(1, 240)} http://mirror.saltmouth.example/debian trixie/main amd64 ${name} amd64 ${version} [${thousands(r.number(12, 9800))} kB]`,
    () => `Unpacking ${tinted(36, name)} (${version}) over (${r.number(0, 9)}.${r.number(0, 30)}-1) ...`,
    () => `Setting up ${tinted(32, name)} (${version}) ...`,
    () => `Preparing to unpack .../${pad(r.number(0, 99), 2)}-${name}_${version}_amd64.deb ...`,
    () => `Processing triggers for ${r.pick(['man-db', 'libc-bin', 'desktop-file-utils', 'mailcap', 'hicolor-icon-theme'])} (${r.number(2, 9)}.${r.number(10, 60)}) ...`])();
};
const seq10Processes = (r) => `${String(r.number(312, 98214)).padStart(7)} ${r.pick(words('thora silas greta root www-data')).padEnd(9)} ${String(r.number(0, 20)).padStart(3)} ${pad(r.number(0, 19), 2)} ${String(r.number(12, 9400)).padStart(6)}M ${r.pick([tinted(32, 'R'), 'S', 'S', tinted(31, 'D'), 'I'])} ${`${r.number(0, 99)}.${r.below(10)}`.padStart(5)} ${`${r.number(0, 24)}.${r.below(10)}`.padStart(5)} ${String(r.number(0, 240)).padStart(4)}:${pad(r.below(60), 2)}.${r.digits(2)} ${r.pick([() => `/usr/bin/${r.pick(words('python3 ruby perl node'))} /opt/${r.pick(SEQ10_SKY)}/${r.pick(words('serve watch sync index'))}.${r.pick(words('py rb pl js'))} --port ${r.number(3000, 9900)}`, () => `[kworker/${r.number(0, 11)}:${r.number(0, 4)}-events]`, () => `postgres: ${r.pick(words('hives lots tides'))} ${r.pick(words('idle SELECT UPDATE'))}`, () => `/usr/sbin/${r.pick(words('cupsd sshd chronyd cron'))} -${r.pick(words('D f n'))}`])()}`;
const seq10Grep = (r) => r.pick([
  () => `${tinted(35, `notes/${r.pick(SEQ10_ALL)}/${r.pick(SEQ10_MON).toLowerCase()}-${r.number(2018, 2027)}.md`)}${tinted(36, ':')}${tinted(32, r.number(2, 640))}${tinted(36, ':')}${seq10Ascii(seq10Tell(r)(1)).slice(0, 88).trim()}`,
  () => `${tinted(35, `drafts/${r.pick(SEQ10_STAGE)}-${r.number(1, 30)}.txt`)}${tinted(36, ':')}${tinted(32, r.number(2, 90))}${tinted(36, ':')}${seq10Ascii(seq10Tell(r, 'stage', 'trams')(1)).slice(0, 88).trim()}`,
  () => '--'])();

terminal('tty-saltmouth-access', { frames: 20, step: 6, paper: '#1d1f21', ink: '#c5c8c6', font: 'Hack', points: 10, rows: 46, columns: 160 }, seq10Access);
terminal('tty-depot-upgrade', { frames: 18, step: 3, paper: '#ffffdd', ink: '#111111', font: 'DejaVu Sans Mono', points: 12, rows: 40, columns: 130 }, seq10Packages);
terminal('tty-dome-processes', { paper: '#002b36', ink: '#93a1a1', font: 'JetBrains Mono', points: 11, rows: 43, columns: 130 }, seq10Processes);
terminal('tty-almanac-grep', { paper: '#fafafa', ink: '#2b2b2b', font: 'Liberation Mono', points: 12, rows: 42, columns: 140 }, seq10Grep);
