'use strict';
// What real terminals show in the first part.

const stocked = (r) => `${String(r.number(1, 9999)).padStart(5)} ${r.pick(THINGS).padEnd(14)} ${r.pick(QUALITIES).padEnd(12)} ${euro(r).padStart(12)} ${tinted(r.pick([33, 35, 36, 0]), site(r))}`;
const traced = (r) => `[${pad(r.below(24), 2)}:${pad(r.below(60), 2)}:${pad(r.below(60), 2)}.${r.digits(3)}] ${tinted(r.pick([32, 34, 31]), r.pick(['notice', 'debug', 'fatal']))} ${r.pick(THINGS)}/${r.pick(THINGS)}: ${r.pick(QUALITIES)} ${r.pick(THINGS)} ${r.pick(DID)} by ${human(r)} (${semver(r)})`;
const told = (r) => (r.chance(0.2) ? `$ ${r.pick(['tar xf', 'vim', 'grep -rn', 'python3'])} ${where(r)}` : phrase(r));

terminal('console-stock', { paper: '#002b36', ink: '#93a1a1', font: 'Liberation Mono', points: 12, rows: 42 }, stocked);
terminal('console-pale', { paper: '#fdf6e3', ink: '#475b62', font: 'Noto Sans Mono', points: 10, rows: 46 }, told);
terminal('console-green', { paper: '#0a0a0a', ink: '#33ff66', font: 'Inconsolata', points: 13, rows: 42 }, told);
terminal('console-trace', { frames: 20, step: 4, paper: '#ffffff', ink: '#111111', font: 'DejaVu Sans Mono', points: 10, rows: 50 }, traced);
