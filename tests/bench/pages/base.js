'use strict';
// What both parts of the corpus are drawn with: seeded chance, icons, photos, and the list of scenes.
// Content, templates, fonts and themes live in the folder of each part.

const velvet = { scenes: new Map(), current: null };

/** The same numbers on every machine (mulberry32). */
class Random {
  constructor(text) {
    this.state = 2166136261;
    for (const letter of text) this.state = Math.imul(this.state ^ letter.codePointAt(0), 16777619) >>> 0;
  }
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(limit) { return Math.floor(this.next() * limit); }
  number(from, to) { return from + this.below(to - from + 1); }
  pick(list) { return list[this.below(list.length)]; }
  chance(share) { return this.next() < share; }
  digits(count) { return times(count, () => this.below(10)).join(''); }
  hex(count) { return times(count, () => this.below(16).toString(16)).join(''); }
  shuffled(list) {
    const left = [...list], out = [];
    while (left.length) out.push(left.splice(this.below(left.length), 1)[0]);
    return out;
  }
}

function times(count, make) { return Array.from({ length: count }, (_, index) => make(index)); }
function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }
function escaped(text) { return String(text).replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`); }
function list(text) { return text.trim().split(/\s*\n\s*|\s*;\s*/); }
function words(text) { return text.trim().split(/\s+/); }
function pad(number, length) { return String(number).padStart(length, '0'); }
function thousands(number, sign = ',') { return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, sign); }

const DEFAULTS = { width: 1920, height: 1080, scale: 1, lcd: true, hinting: 'slight', languages: ['eng'], frames: 0 };

/** One picture. `draw(random)` returns the page as HTML. */
function screen(id, options, draw) { velvet.scenes.set(id, { ...DEFAULTS, ...options, id, draw }); }

/** Several pictures: `draw(random)` returns `{html, step(index)}`; frame 0 is shown as drawn. */
function sequence(id, options, draw) { velvet.scenes.set(id, { ...DEFAULTS, frames: 20, ...options, id, draw }); }

velvet.list = () => [...velvet.scenes.values()].map(({ draw, ...rest }) => rest);

velvet.settled = async () => {
  await document.fonts.ready;
  for (let round = 0; round < 2; round += 1) await new Promise(requestAnimationFrame);
};

/** Draws a scene and returns what can be read on it. */
velvet.show = async (id) => {
  const scene = velvet.scenes.get(id);
  const drawn = scene.draw(new Random(id));
  velvet.current = typeof drawn === 'string' ? { html: drawn } : drawn;
  document.body.innerHTML = velvet.current.html;
  paintPhotos();
  if (velvet.current.after) velvet.current.after();
  await velvet.settled();
  return truth();
};

/** Goes on to a frame of a sequence and returns what can be read on it. */
velvet.step = async (index) => {
  velvet.current.step(index);
  await velvet.settled();
  return truth();
};

/** A canvas that is painted with something like a photo: gradients, blobs, grain. */
function photo(width, height, seed, style = '') {
  return `<canvas data-photo="${seed}" width="${width}" height="${height}" style="display:block;${style}"></canvas>`;
}

function paintPhotos() {
  for (const canvas of document.querySelectorAll('canvas[data-photo]')) paintPhoto(canvas, new Random(`photo ${canvas.dataset.photo}`));
}

function paintPhoto(canvas, random) {
  const { width, height } = canvas;
  const pen = canvas.getContext('2d');
  const colour = (alpha) => `hsla(${random.below(360)},${random.number(20, 70)}%,${random.number(20, 75)}%,${alpha})`;
  const sky = pen.createLinearGradient(0, 0, random.below(width), height);
  sky.addColorStop(0, colour(1));
  sky.addColorStop(1, colour(1));
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  times(random.number(8, 24), () => {
    pen.fillStyle = colour(0.35);
    pen.beginPath();
    pen.ellipse(random.below(width), random.below(height), random.number(4, width / 3), random.number(4, height / 3), random.next() * 3, 0, 7);
    pen.fill();
  });
  grain(pen, width, height, random, 36);
}

function grain(pen, width, height, random, strength) {
  const picture = pen.getImageData(0, 0, width, height);
  for (let at = 0; at < picture.data.length; at += 4) {
    const noise = (random.next() - 0.5) * strength;
    for (let channel = 0; channel < 3; channel += 1) picture.data[at + channel] += noise;
  }
  pen.putImageData(picture, 0, 0);
}

const ICONS = {
  search: '<circle cx="10" cy="10" r="6"/><path d="M15 15l6 6"/>',
  mail: '<path d="M3 5h18v14H3zM3 6l9 7 9-7"/>',
  folder: '<path d="M3 6h6l2 2h10v11H3z"/>',
  file: '<path d="M6 2h8l5 5v15H6zM14 2v5h5"/>',
  star: '<path d="M12 3l2.800 6 6.500.700-4.800 4.400 1.300 6.500L12 17.300l-5.800 3.300 1.300-6.500L2.700 9.700 9.200 9z"/>',
  bell: '<path d="M6 17V10a6 6 0 0 1 12 0v7l2 2H4zM10 21h4"/>',
  user: '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 4-7 8-7s8 2 8 7"/>',
  gear: '<circle cx="12" cy="12" r="3.500"/><path d="M12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M19 5l-3 3M8 16l-3 3"/>',
  home: '<path d="M3 11l9-8 9 8v10h-6v-6H9v6H3z"/>',
  menu: '<path d="M3 6h18M3 12h18M3 18h18"/>',
  check: '<path d="M4 12l5 6L20 5"/>',
  close: '<path d="M5 5l14 14M19 5L5 19"/>',
  plus: '<path d="M12 4v16M4 12h16"/>',
  chevron: '<path d="M9 5l7 7-7 7"/>',
  heart: '<path d="M12 21C5 15 3 12 3 8.500A4.500 4.500 0 0 1 12 7a4.500 4.500 0 0 1 9 1.500C21 12 19 15 12 21z"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l4 2"/>',
  play: '<path d="M6 4l14 8-14 8z"/>',
  cloud: '<path d="M7 18a4.500 4.500 0 0 1 0-9 6 6 0 0 1 11.500 2A3.500 3.500 0 0 1 18 18z"/>',
  lock: '<path d="M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4"/>',
  chart: '<path d="M4 20V10M10 20V4M16 20v-8M22 20H2"/>',
};

function icon(name, colour, size = 16, filled = false) {
  const fill = filled ? colour : 'none';
  return `<svg width="${size}" height="${size}" viewBox="0 0 24 24" fill="${fill}" stroke="${colour}" stroke-width="2" stroke-linejoin="round" style="vertical-align:-3px;flex:none">${ICONS[name]}</svg>`;
}

/** A caret that takes no room. */
function caret(colour, height) {
  return `<span id="caret" style="display:inline-block;width:2px;margin-right:-2px;height:${height}px;background:${colour};vertical-align:text-bottom"></span>`;
}

/** Shows or hides an element without moving anything. */
function visible(id, yes) { document.getElementById(id).style.visibility = yes ? 'visible' : 'hidden'; }

const POINTERS = {
  white: '<path d="M1 1v16l4-4 3 7 3-1.300-3-6.700h6z" fill="#fff" stroke="#000" stroke-width="1.200"/>',
  black: '<path d="M1 1v16l4-4 3 7 3-1.300-3-6.700h6z" fill="#000" stroke="#fff" stroke-width="1.200"/>',
  beam: '<path d="M4 2h3l1 1 1-1h3M4 19h3l1-1 1 1h3M8 3v15" fill="none" stroke="#fff" stroke-width="3"/><path d="M4 2h3l1 1 1-1h3M4 19h3l1-1 1 1h3M8 3v15" fill="none" stroke="#000" stroke-width="1.200"/>',
};

/** The pointer as it is painted into pictures that have it. */
function pointer(kind) {
  return `<svg id="pointer" width="24" height="24" viewBox="0 0 24 24" style="position:fixed;left:-50px;top:0;z-index:99">${POINTERS[kind]}</svg>`;
}

function movePointer(x, y) {
  const { style } = document.getElementById('pointer');
  style.left = `${x}px`;
  style.top = `${y}px`;
}

/** Something like a film: a wandering gradient, moving blobs, grain; the same at every run. */
function film(canvas, index, seed) {
  const random = new Random(`film ${seed} ${index}`);
  const { width, height } = canvas;
  const pen = canvas.getContext('2d');
  const light = pen.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, `hsl(${(index * 7 + seed * 40) % 360},45%,28%)`);
  light.addColorStop(1, `hsl(${(index * 11 + seed * 90) % 360},55%,52%)`);
  pen.fillStyle = light;
  pen.fillRect(0, 0, width, height);
  times(14, (blob) => {
    pen.fillStyle = `hsla(${(blob * 31 + index * 5) % 360},50%,${30 + blob * 3}%,.6)`;
    pen.beginPath();
    pen.ellipse(((blob * 97 + index * (13 + blob)) % width), ((blob * 53 + index * (5 + blob)) % height), 20 + width / (8 + blob), 14 + height / (6 + blob), index / 9 + blob, 0, 7);
    pen.fill();
  });
  grain(pen, width, height, random, 28);
}

/** Something like a game: sprites, bars, rays that are never where they were. */
function game(canvas, index, seed) {
  const random = new Random(`game ${seed} ${index}`);
  const { width, height } = canvas;
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#16213e';
  pen.fillRect(0, 0, width, height);
  times(160, () => {
    pen.fillStyle = `hsl(${random.below(360)},${random.number(40, 90)}%,${random.number(30, 70)}%)`;
    const x = random.below(width), y = random.below(height), size = random.number(4, 60);
    if (random.chance(0.5)) pen.fillRect(x, y, size, random.number(3, 50));
    else { pen.beginPath(); pen.moveTo(x, y); pen.lineTo(x + size, y + random.number(-40, 40)); pen.lineTo(x - size / 2, y + size); pen.fill(); }
  });
  pen.lineWidth = 2;
  times(40, () => {
    pen.strokeStyle = `hsl(${random.below(360)},80%,60%)`;
    pen.beginPath();
    pen.moveTo(random.below(width), random.below(height));
    pen.lineTo(random.below(width), random.below(height));
    pen.stroke();
  });
}

velvet.terminals = [];

/** A scene of a real terminal; `line(random)` returns one line, colours as escape sequences. */
function terminal(id, options, line) {
  const scene = { font: 'DejaVu Sans Mono', points: 11, paper: '#000000', ink: '#e5e5e5', columns: 160, rows: 48, frames: 0, step: 5, ...options, id };
  const random = new Random(id);
  scene.lines = times(scene.rows + scene.frames * scene.step, () => line(random).slice(0, 400));
  velvet.terminals.push(scene);
}

/** A text in one of the terminal's eight colours. */
function tinted(code, text) { return `\u001b[${code}m${text}\u001b[0m`; }
