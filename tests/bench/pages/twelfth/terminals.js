'use strict';
// What real terminals show in this part.

let seq12Ran = 64;
/** A test run that names every test. */
const seq12Tests = (r) => {
  seq12Ran += 1;
  const share = `[${String(Math.min(100, Math.floor(seq12Ran * 100 / 640))).padStart(3)}%]`, file = r.pick(words('test_seating test_rehearsal test_folders test_tickets test_robes')), what = r.pick(words('altos basses tenors sopranos soloists conductors ushers'));
  if (seq12Ran % 19 === 7) return `${tinted(33, `  warning: ${r.pick(['deprecated call to', 'slow fixture', 'unclosed file in'])} ${file.slice(5)}.${r.pick(words('load arrange count print'))}`)}`;
  const name = `tests/${file}.py::test_${what}_${r.pick(words('fit_in_row arrive_late share_a_folder may_swap get_tickets are_counted leave_early'))}[${r.number(2, 48)}-${r.pick(words('hall chapel tent studio'))}]`;
  const state = r.pick(['PASSED', 'PASSED', 'PASSED', 'PASSED', 'PASSED', 'PASSED', 'PASSED', 'SKIPPED', 'FAILED']);
  return `${name} ${tinted({ PASSED: 32, SKIPPED: 33, FAILED: 31 }[state], state)}${' '.repeat(Math.max(3, 110 - name.length - state.length))}${tinted(36, share)}`;
};

let seq12Second = 26820;
/** What a web server writes of its visitors. */
const seq12Visits = (r) => {
  seq12Second += r.number(0, 9);
  const time = `${pad(Math.floor(seq12Second / 3600), 2)}:${pad(Math.floor(seq12Second / 60) % 60, 2)}:${pad(seq12Second % 60, 2)}`, state = r.pick([200, 200, 200, 200, 304, 301, 404, 500]);
  const path = `/${r.pick(words('locks moorings stoppages licences news charts'))}${r.pick(['', `/${r.number(3, 940)}`, `?page=${r.number(2, 31)}`, '/index.html', `/${r.pick(words('summer winter spring'))}-${r.number(2019, 2027)}`])}`;
  return `10.${r.number(0, 31)}.${r.number(2, 250)}.${r.number(2, 250)} - ${r.pick(['-', '-', '-', 'anton', 'ursula'])} [14/Mar/2027:${time} +0000] "${r.pick(words('GET GET GET POST HEAD'))} ${path} HTTP/1.1" ${tinted(state >= 500 ? 31 : state >= 400 ? 35 : 34, state)} ${r.number(180, 88400)} "${r.pick(['-', '-', 'https://search.example/', 'https://canals.example/map'])}"`;
};

let seq12Entry = 0;
/** A listing of a folder, then how full the disks are. */
const seq12Listing = (r) => {
  seq12Entry += 1;
  if (seq12Entry === 1) return `${tinted(32, 'beatrix@atelier')}:${tinted(34, '~/violins')}$ ls -l --time-style=long-iso`;
  if (seq12Entry === 2) return 'total 71864';
  if (seq12Entry < 33) {
    const folder = r.chance(0.2), stem = `${r.pick(words('viola cello scroll bridge bow varnish arching purfling'))}-${r.pick(words('plan template notes scan 1743 1861 draft final'))}`, name = folder ? tinted(34, stem) : `${stem}.${r.pick(words('svg pdf txt dxf csv jpg'))}`;
    return `${folder ? 'drwxr-xr-x' : r.pick(['-rw-r--r--', '-rw-rw-r--', '-rw-------'])} ${r.number(1, 9)} beatrix ${r.pick(['luthiers', 'beatrix '])} ${String(r.number(96, 9800000)).padStart(9)} ${r.number(2019, 2026)}-${pad(r.number(1, 12), 2)}-${pad(r.number(1, 28), 2)} ${pad(r.below(24), 2)}:${pad(r.below(60), 2)} ${name}`;
  }
  if (seq12Entry === 33) return `${tinted(32, 'beatrix@atelier')}:${tinted(34, '~/violins')}$ df -h`;
  if (seq12Entry === 34) return 'Filesystem               Size   Used  Avail  Use%  Mounted on';
  const disks = [['/dev/nvme0n1p2', '234G', '71G', '151G', '32%', '/'], ['/dev/nvme0n1p1', '511M', '6.1M', '505M', '2%', '/boot/efi'], ['tmpfs', '7.8G', '1.3M', '7.8G', '1%', '/run'], ['/dev/sda1', '1.8T', '1.5T', '224G', '88%', '/srv/archive'], ['nas:/export/scans', '5.4T', '3.9T', '1.5T', '73%', '/mnt/scans']], disk = disks[seq12Entry - 35];
  if (disk) return `${disk[0].padEnd(22)}${disk[1].padStart(7)}${disk[2].padStart(7)}${disk[3].padStart(7)}${disk[4].padStart(6)}  ${disk[5]}`;
  return seq12Entry === 40 ? `${tinted(32, 'beatrix@atelier')}:${tinted(34, '~/violins')}$ rsync -a scans/ nas:/export/scans/` : seq12Entry === 41 ? 'sending incremental file list' : seq12Entry < 45 ? `scans/${r.pick(words('rib scroll belly'))}-${r.number(100, 999)}.tif` : seq12Entry === 45 ? 'sent 48,211,907 bytes  received 74 bytes  6,428,264.13 bytes/sec' : `${tinted(32, 'beatrix@atelier')}:${tinted(34, '~/violins')}$`;
};

/** A change to a small program, as git shows it. */
const SEQ12_DIFF = ['*commit 7c41e09ab35f2d8816c0e4b7f95d21aa3e60c94f', 'Author: Leopold Kestrel <leopold@rink.example>', 'Date:   Sat Mar 6 17:22:41 2027 +0100', '', '    Let the ice thickness decide when to resurface', '', '    Until now the machine went out every ninety minutes, even after', '    an empty hour. Ask the probe first and fall back to the clock.', '',
  '*diff --git a/rink/plan.c b/rink/plan.c', '*index 90fe2c1..b7715d4 100644', '*--- a/rink/plan.c', '*+++ b/rink/plan.c', '@@@ -41,16 +41,27 @@ static int minutes_since(struct rink *rink)', ' ', ' bool rink_is_due(struct rink *rink)', ' {', '-    if (minutes_since(rink) > 90)', '-        return true;', '-    return rink->forced;', '+    double depth = probe_depth(rink->probe);', '+', '+    if (rink->forced)', '+        return true;', '+    if (depth < 0.0) {', '+        log_warn("probe %d does not answer", rink->probe->id);', '+        return minutes_since(rink) > 90;', '+    }', '+    return depth < rink->limits.thin || rink->skaters > 120;', ' }', ' ', ' void rink_send_machine(struct rink *rink)', ' {', '-    machine_start(rink->machine);', '+    if (machine_start(rink->machine) != 0)', '+        log_error("machine %s stays in the garage", rink->machine->name);', '+    else', '+        rink->last_pass = time(NULL);', '     siren(rink, 3);', ' }', '*diff --git a/rink/limits.conf b/rink/limits.conf', '*index 2ab8e70..51c9d3f 100644', '*--- a/rink/limits.conf', '*+++ b/rink/limits.conf', '@@@ -1,3 +1,4 @@', ' warm = -3.5', '+thin = 27.0', ' hall = 12.0'];
let seq12Diffed = 0;
const seq12Diff = () => {
  const row = SEQ12_DIFF[seq12Diffed] ?? ''; seq12Diffed += 1;
  if (row.startsWith('*')) return tinted(row.startsWith('*commit') ? 33 : 1, row.slice(1));
  if (row.startsWith('@@@')) return row.slice(1).replace(/^(@@ .*? @@)/, (head) => tinted(36, head));
  return row.startsWith('+') ? tinted(32, row) : row.startsWith('-') ? tinted(31, row) : row;
};

terminal('tty-choir-tests-run-verbosely', { frames: 20, step: 4, paper: '#002b36', ink: '#a7b5b5', font: 'Fira Code', points: 11, rows: 44, columns: 136 }, seq12Tests);
terminal('tty-canal-web-visits-followed', { frames: 22, step: 2, paper: '#fffbe6', ink: '#2a2a2a', font: 'Noto Sans Mono', points: 11, rows: 42, columns: 160 }, seq12Visits);
terminal('tty-violin-folder-and-disks', { paper: '#1a1026', ink: '#e8e0f0', font: 'Inconsolata', points: 13, rows: 46, columns: 120 }, seq12Listing);
terminal('tty-rink-commit-with-diff', { paper: '#000000', ink: '#dcdcdc', font: 'Nimbus Mono PS', points: 12, rows: SEQ12_DIFF.length, columns: 110 }, seq12Diff);
