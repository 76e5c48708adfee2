'use strict';
// What real terminals show in this part.

function seq9Ascii(text) { return text.replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/£/g, 'GBP ').replace(/[^\x20-\x7e]/g, '').replace(/\s+/g, ' ').trim(); }
let seq9Clock = 31985000;
const seq9Tail = (r) => {
  seq9Clock += r.number(3, 2400);
  const second = Math.floor(seq9Clock / 1000);
  const stamp = `2026-10-14T${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)}.${pad(seq9Clock % 1000, 3)}Z`;
  const part = r.pick(words('ingest router billing scheduler lift-gateway mailer thumbnails'));
  return `${tinted(36, stamp)} ${r.pick([
    () => `${tinted(32, 'INFO')} ${part}: request finished method=${r.pick(words('GET POST PUT'))} path=/v2/${r.pick(words('lifts roasts fleeces reels lamps'))}/${r.number(100, 9800)} status=${r.pick([200, 200, 201, 204, 404])} took=${r.number(2, 480)}ms`,
    () => `${tinted(32, 'INFO')} ${part}: ${r.pick(['connected to', 'lost', 'renewed lease with'])} broker-${r.number(1, 5)}.internal:${r.number(5600, 9100)}`,
    () => `${tinted(33, 'WARN')} ${part}: retry ${r.number(1, 5)} of 5 after ${r.number(200, 9000)}ms: ${r.pick(['connection refused', 'deadline exceeded', 'certificate expires soon'])}`,
    () => `${tinted(31, 'ERROR')} ${part}: cannot decode frame ${r.hex(12)}: expected ${r.number(16, 64)} bytes, got ${r.number(1, 15)}`,
    () => `${tinted(34, 'DEBUG')} ${part}: cache ${r.pick(['hit', 'hit', 'miss'])} key=${r.hex(16)} size=${r.number(120, 98000)}`,
    () => `${tinted(32, 'INFO')} ${part}: note="${seq9Ascii(seq9Deal(r)(1)).slice(0, 70).trim()}"`])()}`;
};
let seq9Done = 0;
const seq9Next = [];
const seq9Build = (r) => {
  if (seq9Next.length) return seq9Next.shift();
  seq9Done += 1;
  const folder = r.pick(words('core ui net audio maps print')), unit = `${r.pick(words('escapement governor lens roller hopper sluice loom reel'))}_${r.pick(words('view model cache parser test'))}`, step = `[${String(seq9Done).padStart(3)}/418]`;
  if (r.chance(0.2)) {
    const row = r.number(12, 880), name = r.pick(words('width turns depth count grade angle')), file = `/home/greta/mill/src/${folder}/${unit}.cpp`;
    seq9Next.push(`${file}: In member function ${tinted(1, `'void ${capital(unit.split('_')[0])}::${r.pick(words('turn read draw measure'))}(int)'`)}:`,
      `${file}:${row}:${r.number(9, 70)}: ${tinted(35, 'warning:')} ${r.pick([`unused variable '${name}' [-Wunused-variable]`, `'${name}' may be used uninitialized [-Wmaybe-uninitialized]`, `unused parameter '${name}' [-Wunused-parameter]`])}`,
      `${String(row).padStart(5)} |     ${r.pick(words('auto int double'))} ${name} = ${r.pick(words('lens hopper loom'))}.${r.pick(words('size front limit'))}();`);
  }
  return `${step} ${seq9Done % 13 === 0 ? tinted(32, `Linking CXX static library lib/lib${folder}.a`) : `Building CXX object src/${folder}/CMakeFiles/${folder}.dir/${unit}.cpp.o`}`;
};
let seq9Row = 0;
const seq9Top = (r) => {
  seq9Row += 1;
  if (seq9Row < 6) return ['top - 16:42:08 up 19 days,  4:11,  3 users,  load average: 1.84, 1.52, 1.37', 'Tasks: 318 total,   2 running, 316 sleeping,   0 stopped,   0 zombie', '%Cpu(s): 21.4 us,  4.8 sy,  0.0 ni, 72.9 id,  0.7 wa,  0.0 hi,  0.2 si,  0.0 st', 'MiB Mem :  32029.6 total,   1874.3 free,  14210.8 used,  15944.5 buff/cache', ''][seq9Row - 1];
  if (seq9Row === 6) return tinted(7, '    PID USER      PR  NI     VIRT     RES S  %CPU  %MEM      TIME+ COMMAND');
  const user = r.pick(words('greta niall root www-data postgres stellan'));
  return `${String(r.number(310, 64900)).padStart(7)} ${user.padEnd(9)} ${r.pick(['20', '20', '39', ' 0'])}  ${String(r.pick([0, 0, 0, 5, 19])).padStart(2)} ${String(r.number(4200, 9800000)).padStart(8)} ${String(r.number(900, 990000)).padStart(7)} ${r.pick(['S', 'S', 'S', tinted(32, 'R'), 'I'])} ${String(`${r.number(0, 38)}.${r.below(10)}`).padStart(5)} ${String(`${r.number(0, 14)}.${r.below(10)}`).padStart(5)} ${String(r.number(0, 480)).padStart(4)}:${pad(r.below(60), 2)}.${r.digits(2)} ${r.pick(words('postgres nginx python3 roastd node systemd-journal sshd chromium lens-sync bash kworker/2:1 rsync dockerd redis-server'))}`;
};
/** A page of a manual, row by row. */
const SEQ9_MANUAL = [
  ['LENSCTL(1)                                   Lamp Room Manual                                   LENSCTL(1)', '', '%NAME', '       lensctl - turn, clean and report the lens of a lamp', '', '%SYNOPSIS', '       %lensctl [_OPTION_]... _LAMP_', '       %lensctl --list [--since=_DATE_]', '', '%DESCRIPTION',
    '       Without options, lensctl prints the state of the lamp and exits. The state is taken from the socket', '       of the daemon; if that does not answer, the last line of the log is shown instead and a warning is', '       written to standard error.', '', '       A lamp is named by its number in the register or by any unambiguous part of its name.', '', '%OPTIONS',
    '       %-c, --clean[=_SIDE_]', '              Run the wiper on one side, or on both if SIDE is missing. The lamp is dimmed meanwhile.', '', '       %-f, --follow', '              Keep running and print every change. Ends when the daemon does.', '', '       %-l, --list', '              List all lamps with their character, height and range, sorted by number.', '', '       %-n, --dry-run', '              Say what would be done, but move nothing. Useful in gales.', '', '       %-s, --since=_DATE_', '              Leave out what was written before DATE. See date(1) for the forms that are understood.', '', '%FILES',
    '       /etc/lensctl.conf      defaults of all options', '       /run/lensd.sock        socket of the daemon', '       /var/log/lensd.log     one line for each change', '', '%EXIT STATUS', '       0 if all lamps are lit, 1 if one of them is dark, 2 if something else went wrong.', '', '%SEE ALSO', '       lensd(8), foghorn(1), date(1)', '', 'Lamp Room 4.2                                 2026-09-30                                          LENSCTL(1)', ':']].flat();
let seq9Page = 0;
const seq9Manual = () => {
  const row = SEQ9_MANUAL[seq9Page] ?? ''; seq9Page += 1;
  return row.replace(/%([A-Z][A-Z ]+|[-a-z][-a-z, ]*)/g, (_, text) => tinted(1, text)).replace(/_([A-Z]+)_/g, (_, text) => tinted(4, text));
};

terminal('tty-gateway-log-tailed', { frames: 20, step: 3, paper: '#1e1e2e', ink: '#cdd6f4', font: 'JetBrains Mono', points: 11, rows: 44, columns: 150 }, seq9Tail);
terminal('tty-mill-build-and-warnings', { frames: 18, step: 6, paper: '#fdf6e3', ink: '#3b4b52', font: 'DejaVu Sans Mono', points: 11, rows: 46, columns: 130 }, seq9Build);
terminal('tty-process-table', { paper: '#000000', ink: '#d0d0d0', font: 'Liberation Mono', points: 12, rows: 44, columns: 110 }, seq9Top);
terminal('tty-pager-with-manual', { paper: '#ffffff', ink: '#1c1c1c', font: 'Hack', points: 11, rows: SEQ9_MANUAL.length, columns: 124 }, seq9Manual);
