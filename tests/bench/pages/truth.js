'use strict';
// Reads back from the laid-out page which text stands where, in physical pixels.
// A line is a run of words of one block on one height without a wide gap; text that is cut or covered only in
// part is neither truth nor invention: its boxes are `ignore`.

/** Share of a letter's width that must be seen. */
const SEEN_WIDE = 0.7;
/** Shares of a word's height: above it is truth, below it is not there. */
const SEEN_HIGH = 0.9;
const SEEN_SCARCELY = 0.1;

function truth() {
  const found = { lines: [], ignore: [] };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let line = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    if (!node.data.trim() || !owner || !readable(owner)) continue;
    const block = blockOf(owner);
    for (const word of wordsOf(node, owner)) {
      const state = seen(word, owner);
      if (state.ignored) found.ignore.push(state.ignored);
      if (!state.text) { line = null; continue; }
      const seenWord = { text: state.text, box: state.box, block };
      if (line && continues(line, seenWord)) extend(line, seenWord);
      else { line = { ...seenWord }; found.lines.push(line); }
    }
  }
  const scale = window.devicePixelRatio;
  const physical = ({ left, top, right, bottom }) => [left, top, right - left, bottom - top].map((side) => Math.round(side * scale));
  return {
    lines: found.lines.map(({ text, box }) => ({ text, box: physical(box) })),
    ignore: found.ignore.map(physical),
  };
}

function readable(element) {
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.visibility === 'hidden' || style.display === 'none' || Number(style.opacity) < 0.2 || at.dataset.untrue !== undefined) return false;
  }
  return !['SCRIPT', 'STYLE', 'TITLE'].includes(element.tagName);
}

function blockOf(element) {
  let at = element;
  while (getComputedStyle(at).display === 'inline' && at.parentElement) at = at.parentElement;
  return at;
}

/** Words of a text node as runs of letters on one height. */
function* wordsOf(node, owner) {
  const upper = getComputedStyle(owner).textTransform === 'uppercase';
  for (const match of node.data.matchAll(/\S+/g)) {
    const letters = [];
    let at = match.index;
    for (const letter of match[0]) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + letter.length);
      at += letter.length;
      const [box] = range.getClientRects();
      if (!box || box.height === 0) continue;
      const shown = upper ? letter.toUpperCase() : letter;
      const before = letters[letters.length - 1];
      if (before && Math.abs(before.box.top - box.top) > box.height / 2) yield letters.splice(0);
      letters.push({ text: shown, box });
    }
    if (letters.length) yield letters;
  }
}

function clipOf(element) {
  const clip = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.display === 'inline' || (style.overflowX === 'visible' && style.overflowY === 'visible')) {
      if (style.position === 'fixed') break;
      continue;
    }
    const box = at.getBoundingClientRect();
    clip.left = Math.max(clip.left, box.left);
    clip.top = Math.max(clip.top, box.top);
    clip.right = Math.min(clip.right, box.right);
    clip.bottom = Math.min(clip.bottom, box.bottom);
  }
  return clip;
}

function around(letters) {
  return letters.map(({ box }) => box).reduce((all, box) => ({
    left: Math.min(all.left, box.left), top: Math.min(all.top, box.top),
    right: Math.max(all.right, box.right), bottom: Math.max(all.bottom, box.bottom),
  }), { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity });
}

/** What of a word can be seen: its text and box, or a box to ignore. */
function seen(letters, owner) {
  const clip = clipOf(owner);
  const whole = around(letters);
  const high = (Math.min(whole.bottom, clip.bottom) - Math.max(whole.top, clip.top)) / (whole.bottom - whole.top);
  const isThere = ({ box }) => Math.min(box.right, clip.right) - Math.max(box.left, clip.left) >= box.width * SEEN_WIDE;
  const inside = letters.filter(isThere);
  if (high < SEEN_SCARCELY || !inside.length) return {};
  if (high < SEEN_HIGH) return { ignored: whole };
  const covers = letters.map(({ box }) => covered(box, owner));
  if (covers.every((share) => share === 1)) return {};
  if (inside.length < letters.length || covers.some((share) => share > 0)) return { ignored: whole };
  return { text: letters.map(({ text }) => text).join(''), box: whole };
}

/** Heights of a letter's box at which is looked whether something lies over it. */
const LOOKED_AT = [0.2, 0.5, 0.8];

/** At which share of them something opaque does. */
function covered(box, owner) {
  const x = (box.left + box.right) / 2;
  const hidden = LOOKED_AT.filter((share) => isCovered(x, box.top + (box.bottom - box.top) * share, owner));
  return hidden.length / LOOKED_AT.length;
}

function isCovered(x, y, owner) {
  for (const top of document.elementsFromPoint(x, y)) {
    if (top === owner || top.contains(owner) || owner.contains(top)) return false;
    if (top.dataset.glass === undefined) return true;
  }
  return false;
}

/** A gap of more than this many line heights ends a line. */
const GAP_HEIGHTS = 0.9;

function continues(line, word) {
  if (line.block !== word.block) return false;
  const height = Math.min(line.box.bottom - line.box.top, word.box.bottom - word.box.top);
  const shared = Math.min(line.box.bottom, word.box.bottom) - Math.max(line.box.top, word.box.top);
  const gap = word.box.left - line.box.right;
  return shared > height / 2 && gap > -2 && gap < height * GAP_HEIGHTS;
}

function extend(line, word) {
  const apart = word.box.left - line.box.right > 0.75;
  line.text += (apart ? ' ' : '') + word.text;
  line.box = around([{ box: line.box }, { box: word.box }]);
}
