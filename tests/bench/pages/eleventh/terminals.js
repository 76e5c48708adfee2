'use strict';
// What real terminals show in this part.

function seq11Plain(text) { return text.replace(/[’‘]/g, "'").replace(/£/g, 'GBP ').replace(/[^\x20-\x7e]/g, '').replace(/\s+/g, ' ').trim(); }
/** Whole words of a text, at most so long. */
function seq11Short(text, most) { return text.length <= most ? text : text.slice(0, most + 1).replace(/\s+\S*$/, ''); }

let seq11Beat = 23415120;
const seq11Telemetry = (r) => {
  seq11Beat += r.number(20, 900);
  const second = Math.floor(seq11Beat / 1000), stamp = `${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}:${pad(second % 60, 2)}.${pad(seq11Beat % 1000, 3)}`, car = `car${r.number(301, 389)}`;
  return `${tinted(34, stamp)} ${car} ${r.pick([
    () => `speed=${r.number(0, 58)} km/h  line=${r.number(590, 744)} V  motor=${r.number(24, 96)} C`,
    () => `speed=${r.number(0, 58)} km/h  line=${r.number(590, 744)} V  motor=${r.number(24, 96)} C`,
    () => `${tinted(32, 'doors')} closed after ${r.number(8, 41)} s at ${r.pick(SEQ11_TOWNS)} ${r.pick(words('Square Lane Bridge Market'))}, ${r.number(0, 140)} on board`,
    () => `${tinted(35, 'points')} ${r.number(11, 74)}${r.pick(words('A B'))} set to ${r.pick(words('left right'))}, detected in ${r.number(180, 960)} ms`,
    () => `${tinted(33, 'notice')} ${r.pick(['sand hopper below one third', 'wiper runs dry', 'bell pressed for nine seconds', 'heater in saloon 2 off'])} (code ${r.hex(4)})`,
    () => `${tinted(31, 'fault')} brake unit ${r.number(1, 6)}: pressure ${r.number(2, 4)}.${r.below(10)} bar, wanted ${r.number(5, 6)}.${r.below(10)} bar`,
    () => `driver note: ${seq11Short(seq11Plain(seq11Voice(r, 'trams')(1)), 90)}`])()}`;
};

let seq11Case = 0;
const seq11Queue = [];
const seq11Suite = (r) => {
  if (seq11Queue.length) return seq11Queue.shift();
  seq11Case += 1;
  const area = r.pick(words('moisture pouch freezer label transfer germination')), what = r.pick(words('is_rounded keeps_order rejects_empty survives_restart reads_old_format sums_up')), name = `vault::${area}::tests::${what}_${seq11Case}`;
  if (seq11Case % 17 === 1) { seq11Queue.push(`     ${tinted(32, 'Running')} unittests src/${area}.rs (target/debug/deps/${area}-${r.hex(16)})`, '', `running ${r.number(9, 40)} tests`); return ''; }
  if (r.chance(0.08)) {
    const left = r.number(10, 90);
    seq11Queue.push('', `thread '${name}' panicked at src/${area}.rs:${r.number(20, 640)}:${r.number(5, 30)}:`, 'assertion `left == right` failed', `  left: ${left}`, ` right: ${left + r.number(1, 9)}`, 'note: run with `RUST_BACKTRACE=1` to see where it came from', '');
    return `test ${name} ... ${tinted(31, 'FAILED')}`;
  }
  return `test ${name} ... ${r.chance(0.06) ? tinted(33, `ignored, needs freezer ${r.number(2, 7)}`) : tinted(32, 'ok')}`;
};

let seq11Commit = 0;
const seq11History = (r) => {
  seq11Commit += 1;
  const at = seq11Commit;
  if (at === 1) return `${tinted(32, 'flora@orchard')}:${tinted(34, '~/src/press')}$ git log --oneline --date=short`;
  const verb = r.pick(words('Fix Add Remove Speed-up Rename Document Revert Test')).replace('-', ' '), thing = r.pick(['the crate counter', 'rounding of litres', 'labels for perry', 'the pump timeout', 'an old weighbridge driver', 'sorting by row', 'prices in pence', 'the night mode', 'export to paper']);
  const tag = at === 2 ? ` (HEAD -> ${tinted(32, 'main')}, origin/main)` : at % 19 === 0 ? ` (tag: v3.${9 - Math.floor(at / 10)}.${r.number(0, 12)})` : '';
  return `${tinted(33, r.hex(8))}${tag} 2027-${pad(11 - Math.floor(at / 6), 2)}-${pad(27 - at % 6 * 4 - r.below(4), 2)} ${r.pick(SEQ11_GIVEN)}: ${verb} ${thing}${r.chance(0.3) ? `, see #${r.number(12, 940)}` : ''}`;
};

let seq11Unit = 0;
const seq11Machine = (r) => {
  const at = seq11Unit; seq11Unit += 1;
  const disks = [['/dev/nvme0n1p2', '232G', '171G', '61G', '74%', '/'], ['/dev/nvme0n1p1', '511M', '38M', '473M', '8%', '/boot/efi'], ['tmpfs', '7.8G', '2.1M', '7.8G', '1%', '/run'], ['/dev/sda1', '3.6T', '2.9T', '0.7T', '81%', '/data/plates'], ['/dev/sdb1', '3.6T', '3.5T', '0.1T', '98%', '/data/plates-old'], ['nas:/export/dome', '11T', '6.4T', '4.6T', '59%', '/mnt/dome']];
  if (at === 0) return `${tinted(1, 'vincent@dome')}:~$ df -h`;
  if (at === 1) return 'Filesystem         Size   Used  Avail   Use%  Mounted on';
  if (at < 8) { const [name, size, used, left, share, where] = disks[at - 2]; return `${name.padEnd(17)} ${size.padStart(5)}  ${used.padStart(5)}  ${left.padStart(5)}  ${(share === '98%' ? `  ${tinted(31, share)}` : share.padStart(5))}  ${where}`; }
  if (at === 8) return `${tinted(1, 'vincent@dome')}:~$ uptime`;
  if (at === 9) return ' 02:31:07 up 41 days, 6:12, 2 users, load average: 0.42, 0.57, 0.61';
  if (at === 10) return `${tinted(1, 'vincent@dome')}:~$ systemctl list-units --type=service --no-pager`;
  if (at === 11) return tinted(4, '  UNIT                             LOAD    ACTIVE    SUB      DESCRIPTION');
  if (at === 39) return '';
  if (at === 40) return '27 loaded units listed. Pass --all to see loaded but inactive units, too.';
  if (at === 41) return `${tinted(1, 'vincent@dome')}:~$ exit`;
  const units = words('dome-shutter guide-camera spectrograph weather-mast plate-server time-signal cron ssh dbus cups bluetooth postgresql nginx udisks2 rsyslog smartd chrony avahi-daemon fail2ban lm-sensors mirror-heater visitor-counter red-lights cable-winch backup-plates star-catalogue door-bell');
  const unit = units[(at - 12) % units.length], bad = unit === 'mirror-heater' || unit === 'cups';
  return `${bad ? tinted(31, '*') : ' '} ${`${unit}.service`.padEnd(32)} loaded  ${bad ? tinted(31, 'failed'.padEnd(8)) : 'active'.padEnd(8)}  ${(bad ? 'failed' : r.pick(words('running running running exited'))).padEnd(7)}  ${capital(unit.replace(/-/g, ' '))} ${r.pick(['daemon', 'service', 'helper', 'of the observatory'])}`;
};

terminal('tty-tram-telemetry-streamed', { frames: 22, step: 4, paper: '#fbf1c7', ink: '#3c3836', font: 'Hack', points: 11, rows: 42, columns: 128 }, seq11Telemetry);
terminal('tty-vault-tests-running', { frames: 20, step: 5, paper: '#0b1021', ink: '#d6deeb', font: 'Fira Code', points: 12, rows: 40, columns: 116 }, seq11Suite);
terminal('tty-press-branch-history', { paper: '#282828', ink: '#ebdbb2', font: 'DejaVu Sans Mono', points: 10, rows: 50, columns: 132 }, seq11History);
terminal('tty-dome-disks-and-units', { paper: '#ffffff', ink: '#000000', font: 'Liberation Mono', points: 11, rows: 42, columns: 120 }, seq11Machine);
