'use strict';
// What real terminals show in this part.

let seq15Built = 22;
/** A program that is compiled file by file. */
const seq15Build = (r) => {
  seq15Built += 1;
  const share = `[${String(Math.min(100, Math.floor(seq15Built * 100 / 190))).padStart(3)}%]`, part = r.pick(words('ramp berth tide bell roster engine lounge')), file = `${part}_${r.pick(words('valve table clock parser window buffer signal'))}.cpp`;
  if (seq15Built % 17 === 5) return `/home/thea/ferry/src/${file}:${r.number(12, 640)}:${r.number(3, 48)}: ${tinted(95, 'warning:')} ${r.pick(["unused variable 'depth'", "comparison of integers of different signs", "'sail' may be used uninitialized", "unused parameter 'crew'"])}`;
  if (seq15Built % 29 === 11) return `${share} ${tinted('1;32', `Linking CXX static library lib${part}.a`)}`;
  if (seq15Built % 29 === 12) return `${share} Built target ${part}`;
  if (seq15Built % 41 === 20) return tinted(36, `-- Found ${capital(part)}: /usr/lib/x86_64-linux-gnu/lib${part}.so (version ${r.number(1, 6)}.${r.number(0, 19)}.${r.number(0, 9)})`);
  return `${share} ${tinted(32, `Building CXX object src/CMakeFiles/${part}.dir/${file}.o`)}`;
};

let seq15Second = 66067;
/** What the services of a small machine write. */
const seq15Journal = (r) => {
  seq15Second += r.number(0, 7);
  const time = `${pad(Math.floor(seq15Second / 3600), 2)}:${pad(Math.floor(seq15Second / 60) % 60, 2)}:${pad(seq15Second % 60, 2)}`, [who, number] = r.pick([['winchd', 812], ['winchd', 812], ['windvane', 640], ['kernel', 0], ['cron', 1207], ['sshd', 2291], ['spoolctl', 903]]);
  const text = { winchd: () => r.pick([`tension ${r.number(80, 460)} N on spool ${r.number(1, 6)}`, `reeled in ${r.number(2, 70)} m within ${r.number(1, 9)} s`, tinted(31, `spool ${r.number(1, 6)} does not answer, retry ${r.number(1, 5)} of 5`), tinted(35, `gust above ${r.number(30, 45)} knots, brake closed`)]), windvane: () => r.pick([`${r.number(6, 34)} knots from ${r.pick(['NNE', 'ESE', 'SW', 'WNW', 'N'])}`, `mean of ten minutes: ${r.number(8, 22)}.${r.below(10)} knots`]), kernel: () => r.pick([`usb 1-${r.number(1, 4)}: new full-speed device number ${r.number(3, 60)}`, `eth0: link is up, ${r.pick([100, 1000])} Mbit/s`, tinted(31, 'thermal zone 0: critical temperature near')]), cron: () => `(root) CMD (/usr/local/bin/${r.pick(words('rotate-lines weigh-spools fetch-forecast'))} --quiet)`, sshd: () => r.pick([`Accepted publickey for fergus from 10.4.${r.number(0, 9)}.${r.number(2, 250)} port ${r.number(40000, 60999)}`, `Disconnected from user fergus 10.4.${r.number(0, 9)}.${r.number(2, 250)}`]), spoolctl: () => `inventory written, ${r.number(20, 90)} lines, ${r.number(2, 19)} of them frayed` }[who]();
  return `Mar 03 ${time} kitehouse ${tinted(34, number ? `${who}[${number}]` : who)}: ${text}`;
};

let seq15Task = 0;
/** The state of a machine, then its processes. */
const seq15Tasks = (r) => {
  seq15Task += 1; const prompt = `${tinted(33, 'dexter@fairground')} ${tinted(36, '~/lights')} %`;
  if (seq15Task === 1) return `${prompt} uptime`;
  if (seq15Task === 2) return ' 20:41:16 up 12 days, 4:07, 3 users, load average: 1.42, 1.18, 0.97';
  if (seq15Task === 3) return `${prompt} free -h`;
  if (seq15Task === 4) return '               total        used        free      shared   available';
  if (seq15Task === 5) return 'Mem:            15Gi       6.2Gi       1.9Gi       412Mi       8.7Gi';
  if (seq15Task === 6) return 'Swap:          4.0Gi       118Mi       3.9Gi';
  if (seq15Task === 7) return `${prompt} ps aux --sort=-%cpu`;
  if (seq15Task === 8) return tinted(33, 'USER         PID  %CPU  %MEM       RSS  STAT  START     TIME  COMMAND');
  if (seq15Task < 38) {
    const rest = 38 - seq15Task, cpu = (rest * rest / 24 + r.below(10) / 10).toFixed(1), hot = Number(cpu) > 20;
    const row = `${r.pick(words('dexter dexter root lights organ backup')).padEnd(8)}${String(r.number(310, 48900)).padStart(8)}${cpu.padStart(6)}${(r.below(90) / 10).toFixed(1).padStart(6)}${String(r.number(2100, 988000)).padStart(10)}  ${r.pick(['Ssl', 'Sl', 'R+', 'S', 'Ss', 'D']).padEnd(6)}${pad(r.below(24), 2)}:${pad(r.below(60), 2)}${`${r.number(0, 340)}:${pad(r.below(60), 2)}`.padStart(9)}  ${r.pick(['/usr/bin/dimmer', 'carousel', 'python3', '/opt/organ/player', 'nightwatch', 'bulbs', '/usr/sbin/ticketd'])}${r.pick([' --scene evening', ' --port 8420', ' roll7.mid', '', '', ' -c /etc/arch.conf', ' --watch'])}`;
    return hot ? tinted(91, row) : row;
  }
  return [`${prompt} kill -TERM 20417`, `${prompt} ./dimmer --scene night --fade 40 &`, '[1] 48931', 'dimmer: 640 bulbs found, 3 of them dark: 12, 88, 301', `${prompt}`][seq15Task - 38] ?? '';
};

/** A search through files, one of them shown, another counted. */
const SEQ15_SEARCH = ['$grep -rn mordant recipes/', 'recipes/madder.toml#4#*mordant* = "alum"', 'recipes/madder.toml#11#note = "*mordant* overnight, rinse twice"', 'recipes/weld.toml#4#*mordant* = "alum"', 'recipes/weld.toml#9#repeat = "without a new *mordant*"', 'recipes/onion.toml#5#*mordant* = "none"', 'recipes/walnut.toml#5#*mordant* = "none"', 'recipes/old/logwood.toml#3#*mordant* = "iron"', 'recipes/old/logwood.toml#14#warning = "this *mordant* eats silk"', 'recipes/index.txt#22#see also: *mordant*, vat, resist', '$cat recipes/madder.toml', '!# Red, from the roots of the second year', '[bath]', 'plant = "madder"', 'mordant = "alum"', 'grams_per_kilo = 850', 'heat = 68', 'minutes = [40, 75]', '', '[after]', 'cool = "in the bath"', 'note = "mordant overnight, rinse twice"', 'shades = ["rust", "brick", "coral"]', '$wc -l recipes/*.toml', '   18 recipes/indigo.toml', '   23 recipes/lichen.toml', '   13 recipes/madder.toml', '   16 recipes/onion.toml', '   21 recipes/tansy.toml', '   15 recipes/walnut.toml', '   12 recipes/weld.toml', '  118 total', '$dye --check recipes/madder.toml --wool 2.4kg', 'plant       2040 g of madder', 'alum        288 g, dissolved first', 'water       72 litres, soft', 'time        1 h 55 min, then overnight', '^error: shelf B7 holds only 1650 g of madder', '$dye --check recipes/madder.toml --wool 1.9kg', 'plant       1615 g of madder', 'everything is there, lot 561 reserved', '$'];
let seq15Searched = 0;
const seq15Search = () => {
  const row = SEQ15_SEARCH[seq15Searched] ?? ''; seq15Searched += 1;
  if (row.startsWith('$')) return `${tinted(34, 'corinne@dyehouse:~/wool$')} ${row.slice(1)}`.trimEnd();
  if (row.startsWith('!')) return tinted(34, row.slice(1));
  if (row.startsWith('^')) return tinted(31, row.slice(1));
  if (!/^recipes\/.*#.*#/.test(row)) return row;
  const [file, number, text] = row.split('#'); return `${tinted(35, file)}:${tinted(34, number)}:${text.replace(/\*(\w+)\*/g, (_, word) => tinted('1;31', word))}`;
};

terminal('tty-ferry-program-compiles', { frames: 20, step: 3, paper: '#0c1a2b', ink: '#d7e3ee', font: 'Hack', points: 12, rows: 42, columns: 140 }, seq15Build);
terminal('tty-kite-house-journal-followed', { frames: 22, step: 2, paper: '#f6f6f0', ink: '#1b1b1b', font: 'DejaVu Sans Mono', points: 11, rows: 46, columns: 130 }, seq15Journal);
terminal('tty-fairground-memory-and-processes', { paper: '#20160c', ink: '#f0dcb8', font: 'JetBrains Mono', points: 12, rows: 43, columns: 112 }, seq15Tasks);
terminal('tty-dye-recipes-searched', { paper: '#e9f1ea', ink: '#10261a', font: 'Liberation Mono', points: 13, rows: SEQ15_SEARCH.length, columns: 104 }, seq15Search);
