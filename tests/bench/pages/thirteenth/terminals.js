'use strict';
// What real terminals show in this part.

function seq14Ascii(text) { return text.replace(/[’‘]/g, "'").replace(/£/g, 'GBP ').replace(/[^\x20-\x7e]/g, '').replace(/\s+/g, ' ').trim(); }
function seq14Cut(text, most) { return text.length <= most ? text : text.slice(0, most + 1).replace(/\s+\S*$/, ''); }

let seq14Ovens = 19842000;
const seq14BakeryLog = (r) => {
  seq14Ovens += r.number(90, 2400);
  const second = Math.floor(seq14Ovens / 1000), stamp = `2028-03-04T${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)}Z`, oven = `oven-${r.number(1, 6)}`;
  const entry = (code, level, text) => `${tinted(36, stamp)} ${tinted(code, level.padEnd(5))} ${text}`;
  return r.pick([
    () => entry(32, 'INFO', `${oven}: deck ${r.number(1, 4)} at ${r.number(212, 261)} C, steam ${r.number(0, 12)} s`),
    () => entry(32, 'INFO', `${oven}: deck ${r.number(1, 4)} at ${r.number(212, 261)} C, steam ${r.number(0, 12)} s`),
    () => entry(32, 'INFO', `order ${r.number(4100, 4990)} packed: ${r.number(4, 60)} x ${r.pick(['rye loaf', 'seeded roll', 'plain bun', 'malt stick', 'oat round'])}`),
    () => entry(36, 'DEBUG', `scale ${r.number(1, 3)} read ${r.number(388, 1240)} g, drift ${r.below(4)}.${r.below(10)} g`),
    () => entry(33, 'WARN', `${oven}: door open for ${r.number(20, 95)} s, heater at full power`),
    () => entry(91, 'ERROR', `label printer ${r.number(1, 2)}: ${r.pick(['out of paper', 'head too hot', 'no answer on port 9100'])}, retry in ${r.number(2, 30)} s`),
    () => entry(35, 'NOTE', seq14Cut(seq14Ascii(seq14Talker(r, 'bakery')(1)), 84)),
  ])();
};

let seq14Layer = 0;
const seq14Pending = [];
const seq14Builds = (r) => {
  if (seq14Pending.length) return seq14Pending.shift();
  seq14Layer += 1;
  const at = seq14Layer, name = r.pick(words('libkeyer packet-modem rig-control wavefile morse-trainer contest-log audio-filter usb-serial')), version = `${r.number(0, 4)}.${r.number(0, 31)}.${r.number(0, 9)}`;
  if (at % 14 === 1) { seq14Pending.push(`[${pad(at, 3)}/240] ${tinted(1, `Configuring ${name}`)}`, `-- Check for working C compiler: /usr/bin/cc - ${tinted(34, 'found')}`, `-- Looking for ${r.pick(words('pthread_create sched_yield clock_gettime'))} - found`, `-- Build type: ${r.pick(words('Release Debug'))}, install to /opt/${name}`); return ''; }
  if (r.chance(0.09)) {
    const line = r.number(30, 900), column = r.number(5, 44);
    seq14Pending.push(`   ${line} |     int ${r.pick(words('count width level'))} = ${r.pick(words('buffer_size frame_length band_edge'))}(rig);`, `       |         ${tinted(35, '^~~~~')}`);
    return `${tinted(1, `src/${name}.c:${line}:${column}:`)} ${tinted(35, 'warning:')} unused variable [-Wunused-variable]`;
  }
  return `[${pad(at, 3)}/240] ${tinted(34, r.pick(['Building C object', 'Building CXX object', 'Linking C static library']))} src/${name}/${r.pick(words('main table window tone split band'))}_${r.hex(3)}.o (${version})`;
};

let seq14Listed = 0;
const seq14Folder = (r) => {
  const at = seq14Listed; seq14Listed += 1;
  if (at === 0) return `${tinted(32, 'maud@belfry')}:${tinted(36, '~/scores')}$ ls -lh`;
  if (at === 1) return 'total 418M';
  if (at === 36) return `${tinted(32, 'maud@belfry')}:${tinted(36, '~/scores')}$ du -sh . && date`;
  if (at === 37) return '418M    .';
  if (at === 38) return 'Thu Nov 16 19:42:08 GMT 2028';
  if (at === 39) return `${tinted(32, 'maud@belfry')}:${tinted(36, '~/scores')}$ `;
  if (at > 39) return '';
  const folder = r.chance(0.15), name = `${r.pick(words('anthem carol psalm motet requiem canon vespers hymn'))}-${pad(at, 2)}-${r.pick(words('soprano alto tenor bass organ full'))}`;
  return `${folder ? 'drwxr-xr-x' : '-rw-r--r--'} ${folder ? r.number(2, 9) : 1} maud choir ${`${r.number(1, 9)}.${r.below(10)}${folder ? 'K' : r.pick(words('K M'))}`.padStart(5)} ${r.pick(SEQ14_MON)} ${String(r.number(1, 28)).padStart(2)} ${seq14Hour(r)} ${folder ? tinted(36, name) : `${name}.${r.pick(words('pdf pdf xml mid ly'))}`}`;
};

let seq14Changed = 0;
const seq14Patch = (r) => {
  const at = seq14Changed; seq14Changed += 1;
  if (at === 0) return `${tinted(1, 'silas@workbench')} ~/escapement (main) $ git diff`;
  const part = at % 22;
  if (part === 1) { const file = `src/${r.pick(words('beat gear strike moon'))}_${r.hex(2)}.py`; seq14Patch.file = file; return tinted(1, `diff --git a/${file} b/${file}`); }
  if (part === 2) return tinted(1, `index ${r.hex(7)}..${r.hex(7)} 100644`);
  if (part === 3) return tinted(1, `--- a/${seq14Patch.file}`);
  if (part === 4) return tinted(1, `+++ b/${seq14Patch.file}`);
  if (part === 5 || part === 14) return `${tinted(36, `@@ -${r.number(10, 400)},${r.number(6, 19)} +${r.number(10, 400)},${r.number(6, 19)} @@`)} class ${r.pick(words('Pendulum Wheel Hammer Dial'))}:`;
  const thing = r.pick(words('teeth swing length weight period depth')), other = r.pick(words('limit step error mean')), code = r.pick([
    `        self.${thing} = ${thing} * ${r.number(2, 60)}`, `        if self.${thing} > ${other}:`, `            raise ValueError("${thing} is above the ${other}")`, `        return round(self.${thing} / ${r.number(2, 9)}, ${r.number(1, 4)})`, `    def ${thing}_of(self, ${other}):`, `        # ${seq14Cut(seq14Ascii(seq14Talker(r, 'clocks')(1)), 62)}`]);
  const kind = r.below(5);
  return kind === 0 ? tinted(91, `-${code}`) : kind === 1 ? tinted(32, `+${code}`) : ` ${code}`;
};

terminal('tty-oven-log-followed', { frames: 24, step: 4, paper: '#1e1e2e', ink: '#cdd6f4', font: 'JetBrains Mono', points: 11, rows: 44, columns: 120 }, seq14BakeryLog);
terminal('tty-radio-tools-built', { frames: 20, step: 6, paper: '#ffffff', ink: '#1f2328', font: 'Liberation Mono', points: 12, rows: 38, columns: 110 }, seq14Builds);
terminal('tty-choir-scores-listed', { paper: '#002b36', ink: '#93a1a1', font: 'DejaVu Sans Mono', points: 12, rows: 40, columns: 104 }, seq14Folder);
terminal('tty-escapement-patch-read', { paper: '#000000', ink: '#e5e5e5', font: 'Inconsolata', points: 13, rows: 46, columns: 112 }, seq14Patch);
