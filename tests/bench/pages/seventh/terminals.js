'use strict';
// What real terminals show in this part.

function seq7Plain(text) { return text.replace(/[“”]/g, '"').replace(/[’‘]/g, "'").replace(/°C/g, 'C').replace(/[^\x20-\x7e]/g, '').replace(/\s+/g, ' '); }
let seq7Second = 23410;
const seq7Services = (r) => {
  seq7Second += r.number(0, 6);
  const time = `${pad(Math.floor(seq7Second / 3600) % 24, 2)}:${pad(Math.floor(seq7Second / 60) % 60, 2)}:${pad(seq7Second % 60, 2)}`;
  const unit = `${r.pick(words('kiln oven gauge antenna press paddle'))}-${r.pick(words('agent sync proxy watch mailer'))}[${r.number(312, 48211)}]`;
  return `Nov 12 ${time} melrose ${r.pick([
    () => `${unit}: ${r.pick(['accepted', 'closed', 'reset'])} connection from 192.168.${r.number(0, 20)}.${r.number(2, 250)} port ${r.number(20100, 64000)}`,
    () => `${unit}: ${tinted(33, 'slow')} query took ${r.number(210, 4900)} ms on table ${r.pick(words('firings loaves readings orders'))}`,
    () => `systemd[1]: ${tinted(32, 'Started')} ${r.pick(words('kiln oven gauge antenna'))}-${r.pick(words('agent sync watch'))}.service.`,
    () => `kernel: usb 1-${r.number(1, 6)}: new full-speed device number ${r.number(2, 40)} using xhci_hcd`,
    () => `${unit}: ${tinted(31, 'error')}: could not write /var/spool/${r.pick(SEQ7_BREAD)}/${r.hex(8)}.tmp: No space left on device`,
    () => `${unit}: ${seq7Plain(seq7Deal(r)(1)).slice(0, 84).trim()}`])()}`;
};
const seq7Cargo = (r) => {
  const name = `${r.pick(words('kite river glaze chess bread ice print radio'))}-${r.pick(words('core macros types codec cli model store'))}`;
  return r.pick([
    () => `   ${tinted(32, 'Compiling')} ${name} v${r.number(0, 4)}.${r.number(0, 30)}.${r.number(0, 14)}`,
    () => `   ${tinted(32, 'Compiling')} ${name} v${r.number(0, 4)}.${r.number(0, 30)}.${r.number(0, 14)} (/home/marit/src/${name})`,
    () => `${tinted(33, 'warning')}: unused variable: \`${r.pick(SEQ7_KITES).replace('-', '_')}\``,
    () => `  ${tinted(34, '-->')} crates/${name}/src/${r.pick(words('lib main reel wind table'))}.rs:${r.number(8, 940)}:${r.number(5, 60)}`,
    () => `test ${r.pick(words('wind line moves gauge'))}::${r.pick(SEQ7_HOW)}_${r.pick(SEQ7_KITES).replace('-', '_')} ... ${r.pick([tinted(32, 'ok'), tinted(32, 'ok'), tinted(32, 'ok'), tinted(31, 'FAILED')])}`,
    () => `    ${tinted(32, 'Finished')} dev profile [unoptimized + debuginfo] target(s) in ${r.number(3, 90)}.${r.digits(2)}s`])();
};
const seq7Listing = (r) => {
  const folder = r.chance(0.25);
  const name = folder ? tinted(34, `${r.pick(SEQ7_PRINT)}-${r.number(1890, 2026)}`) : `${r.pick(SEQ7_HOW)}_${r.pick(SEQ7_ICE)}_${pad(r.number(1, 420), 3)}.${r.pick(words('tif csv md svg pdf tar.gz'))}`;
  return `${folder ? 'drwxr-xr-x' : r.pick(['-rw-r--r--', '-rw-r-----', '-rwxr-xr-x'])} ${String(r.number(1, 12)).padStart(2)} ${r.pick(words('marit nuno edith root')).padEnd(6)} staff ${String(r.number(96, 98400000)).padStart(9)} ${r.pick(SEQ7_SHORT)} ${String(r.number(1, 28)).padStart(2)} ${seq7Time(r)} ${name}`;
};
const seq7Commits = (r) => r.pick([
  () => `${tinted(33, r.hex(10))} ${r.pick(['Fix', 'Add', 'Move', 'Drop', 'Rename'])} ${r.pick(['the reader of gauges', 'a missing ligature', 'the clock of board two', 'checks for wet clay', 'old proving times', 'tests of the tuner'])} (${seq7Name(r)}, ${r.number(2, 29)} days ago)`,
  () => `${tinted(33, r.hex(10))} Merge branch '${r.pick(SEQ7_RIVER)}-${r.number(11, 480)}' into ${r.pick(['main', 'release/3.2', 'next'])}`,
  () => ` src/${r.pick(words('board kiln levain reel stick'))}/${r.pick(words('index parse draw state store'))}.ts | ${String(r.number(1, 340)).padStart(3)} ${tinted(32, '+'.repeat(r.number(1, 24)))}${tinted(31, '-'.repeat(r.number(1, 12)))}`,
  () => `    ${seq7Plain(seq7Deal(r)(1)).slice(0, 96).trim()}`])();

terminal('tty-melrose-journal', { frames: 20, step: 4, paper: '#300a24', ink: '#eeeeec', font: 'Liberation Mono', points: 12, rows: 42, columns: 140 }, seq7Services);
terminal('tty-kites-compile', { frames: 18, step: 7, paper: '#f4f0e8', ink: '#2a2a2a', font: 'DejaVu Sans Mono', points: 10, rows: 52, columns: 140 }, seq7Cargo);
terminal('tty-ice-archive-listing', { paper: '#0d1117', ink: '#c9d1d9', font: 'Hack', points: 11, rows: 45, columns: 120 }, seq7Listing);
terminal('tty-levain-commits', { paper: '#ffffff', ink: '#202020', font: 'Inconsolata', points: 13, rows: 42, columns: 130 }, seq7Commits);
