'use strict';
// What real terminals show in the tuning part.

const listing = (r) => `-rw-r--r-- 1 ${r.pick(FIRST_NAMES).toLowerCase().padEnd(8)} users ${String(r.number(10, 999999)).padStart(8)} ${r.pick(MONTHS).slice(0, 3)} ${pad(r.number(1, 28), 2)} ${clock(r)} ${tinted(r.pick([0, 32, 33, 36]), `${r.pick(NOUNS)}-${r.pick(FILES)}`)}`;
const logged = (r) => `${date(r)} ${seconds(r)} ${tinted(r.pick([31, 32, 33]), r.pick(['ERROR', 'INFO', 'WARN']).padEnd(5))} ${r.pick(NOUNS)}: ${r.pick(PAST)} ${r.number(1, 999)} ${r.pick(NOUNS)}s ${r.pick(PREPOSITIONS)} the ${r.pick(ADJECTIVES)} ${r.pick(NOUNS)}`;
const spoken = (r) => (r.chance(0.15) ? `${r.pick(FIRST_NAMES).toLowerCase()}@${r.pick(NOUNS)}:~/${r.pick(NOUNS)}$ ${r.pick(['git log', 'make test', 'ssh', 'cp -r'])} ${path(r)}` : sentence(r));

terminal('xterm-listing', {}, listing);
terminal('xterm-light', { paper: '#ffffff', ink: '#222222', font: 'Liberation Mono', points: 12, rows: 44 }, spoken);
terminal('xterm-small', { points: 9, rows: 60, columns: 200, font: 'DejaVu Sans Mono' }, logged);
terminal('xterm-scrolling', { frames: 20, step: 3, paper: '#1d1f21', ink: '#c5c8c6', points: 11 }, logged);
