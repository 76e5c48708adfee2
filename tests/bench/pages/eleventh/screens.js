'use strict';
// Screens of this part: mail, chats, code, sheets, calendars, boards, dashboards, logs, reviews, notebooks, databases, PDF.
{
  const { page, each, tags, cols, rows, table, disc, box, at, teller, first, full, town, day, hour, when, iso, sum, paint, listing, curve, bars } = scr11Kit;

  screen('mail-beekeepers-association-honey-reading', { width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => {
    const tell = teller(r, 'bees');
    const heads = ['Swarm on the bus shelter', 'Re: Loan of the extractor', 'Oxalic acid, joint order', 'Honey show: entry form', 'Minutes of 14 March', 'Re: Re: Varroa counts', 'New member from Kelso', 'Labels for the small jars', 'Queen rearing course is full', 'Your parcel is on its way', 'Insurance 2030', 'Photographs of the open day'];
    return page("background:#fdf7e7;color:#33270f;font:15px/1.45 Cantarell", '.li{padding:10px 22px;border-bottom:1px solid #efe2c0}.dim{color:#7d6a3f;font-size:13px}.fo{padding:7px 24px}.at{border:1px solid #dcc88f;border-radius:8px;padding:9px 16px;background:#fffaf0}',
      `<div class="row" style="height:58px;background:#e9b949;padding:0 24px;gap:22px"><b style="font-size:20px">Waggle Mail</b><span style="background:#fff3d1;border-radius:18px;padding:7px 20px;width:460px;color:#6f5c2c">Search all folders</span><span class="end">${icon('bell', '#33270f', 20)}</span><span>Secretary</span>${disc('Nerys Tregear', 36, 30)}</div>
      <div class="top"><div style="width:214px;padding-top:16px"><div style="margin:0 18px 14px;background:#7a4b00;color:#fff;border-radius:20px;padding:10px 24px;width:fit-content">New message</div>${each(['Inbox (18)', 'Apiary sites', 'Courses', 'Orders', 'Swarm calls', 'Sent', 'Drafts (3)', 'Junk', 'Bin'], (t, n) => `<div class="fo" style="${n === 4 ? 'background:#f6dd9b;font-weight:700' : ''}">${t}</div>`)}<div class="dim" style="padding:26px 24px 0">Used: 3.7 GB of 15 GB</div></div>
      <div style="width:440px;height:992px;background:#fffdf6;border-left:1px solid #efe2c0;border-right:1px solid #efe2c0">${each(heads, (t, n) => `<div class="li" style="${n === 0 ? 'background:#fbeec6' : ''}"><div class="row"><b style="font-weight:${n < 4 ? 700 : 400}">${full(r)}</b><span class="end dim">${n < 5 ? hour(r) : when(r)}</span></div><div style="font-weight:${n < 4 ? 700 : 400}">${t}</div><div class="cut dim">${tell()}</div></div>`)}</div>
      <div class="grow" style="height:992px;background:#fffdf6;padding:26px 44px"><div style="font-size:25px;line-height:1.35;margin-bottom:16px">Swarm on the bus shelter</div><div class="row" style="gap:14px;margin-bottom:22px">${disc('Rafferty Upshaw', 44, 200)}<div><b>Rafferty Upshaw</b><div class="dim">rafferty@upshaw-garden.example to swarm-line</div></div><span class="end dim">Tuesday, 21 May 2030, 11:47 (2 hours ago)</span></div><div style="max-width:820px;font-size:16px;line-height:1.6"><p>Hello everybody,</p><p>there is a large swarm on the bus shelter opposite the chemist in ${town(r)}. It arrived at about half past ten and is now the size of a rugby ball. The driver of the 37 has been told to stop ten metres further on. ${tell()}</p><p>I have a skep and a white sheet here, but my ladder is only 1.80 m long. ${tell(2)}</p><p>${tell(3)}</p><p>Would somebody with a nucleus box please ring me on 01632 960 417? I can pay for the petrol.</p><p>Kind regards<br>Rafferty</p></div><div class="row" style="gap:14px;margin:22px 0">${tags(['<span class="at">shelter-1.jpg, 2.4 MB</span>', '<span class="at">shelter-2.jpg, 2.1 MB</span>', '<span class="at">location.gpx, 4 KB</span>'])}</div><div class="row" style="gap:16px">${each(['Reply', 'Reply to all', 'Forward'], (t) => `<span style="border:1px solid #b98a1c;border-radius:18px;padding:8px 24px">${t}</span>`)}</div></div></div>`);
  });

  screen('mail-compose-over-dimmed-vet-inbox', { width: 1440, height: 900, scale: 1.25, lcd: false, hinting: 'none' }, (r) => {
    const tell = teller(r, 'vet');
    return page("background:#ffffff;color:#1e2430;font:14px/1.5 Inter", '.li{display:flex;gap:18px;padding:10px 28px;border-bottom:1px solid #e8eaf0;white-space:nowrap;overflow:hidden}.dim{color:#596274}.pill{border-radius:5px;padding:3px 10px;font-size:12px}',
      `<div class="row" style="padding:14px 28px;gap:30px;border-bottom:1px solid #e8eaf0"><b style="font-size:18px;color:#0f6d5b">Paws &amp; Post</b>${tags(['Primary', 'Owners', 'Laboratory', 'Suppliers'])}<span class="end dim">1 to 20 of 384</span></div>${times(20, (n) => `<div class="li" style="${n % 4 === 1 ? 'font-weight:600' : ''}"><span style="width:190px">${full(r)}</span><span class="grow cut">${tell()}</span><span style="width:80px" class="num">${n < 8 ? hour(r) : when(r)}</span></div>`).join('')}
      <div data-glass style="position:absolute;inset:0;background:rgba(16,22,34,.36)"></div>
      <div style="position:absolute;left:340px;top:110px;width:760px;background:#fff;border-radius:12px;box-shadow:0 18px 50px #0008"><div class="row" style="background:#0f6d5b;color:#fff;border-radius:12px 12px 0 0;padding:13px 22px"><b>New message</b><span class="end">Saved as draft at 16:04</span></div>${each([['To', 'Cosmo Fotheringay, Lavinia Brandt'], ['Copy', 'reception@pawsandpost.example'], ['Subject', 'Reminder: vaccination of Biscuit, Mo and Lady Marmalade']], ([a, b]) => `<div class="row" style="padding:11px 22px;border-bottom:1px solid #e8eaf0"><span class="dim" style="width:80px">${a}</span><span>${b}</span></div>`)}<div style="padding:18px 22px;font-size:15px;line-height:1.6"><p>Dear Mr Fotheringay,</p><p>the booster for all three cats is due in the week of 9 September. The appointment takes about thirty minutes. Please do not feed Mo after eight in the evening, as we would like to take blood.</p><p>The vaccination costs £38.50 per animal; the blood count another £54.20. If you come on a Wednesday, we can clip the claws free of charge.</p><p>Should Lady Marmalade hide under the wardrobe again, a towel and a second person usually help.</p><p>With kind regards<br>Ysolde Kettering, veterinary nurse</p></div><div class="row" style="padding:14px 22px;gap:16px;border-top:1px solid #e8eaf0"><span style="background:#0f6d5b;color:#fff;border-radius:7px;padding:9px 28px;font-weight:600">Send</span>${tags(['Attach', 'Template', 'Signature'])}<span class="pill" style="background:#fdeacc;color:#7a4a00">Delivery on Monday, 07:30</span><span class="end dim">Discard</span></div></div>`);
  });

  screen('chat-ferry-crew-three-columns-aubergine', { width: 1600, height: 900, lcd: false, hinting: 'slight' }, (r) => {
    const tell = teller(r, 'ferry');
    const crew = times(7, () => full(r));
    const hues = ['#ffb38a', '#8fd3c7', '#c9a6ff', '#f5d76e', '#9bc5ff', '#ff9fb2', '#b8e986'];
    return page("background:#2b1b2e;color:#eee3ef;font:15.5px/1.42 'Open Sans'", '.dim{color:#b79fbb;font-size:13px}.ch{padding:6px 16px;border-radius:6px}.sec{font-size:12px;letter-spacing:1px;color:#b79fbb;padding:16px 16px 4px;font-weight:600}',
      `<div class="top"><div style="width:74px;height:900px;background:#1b101d;padding:14px 13px">${each(['North Line', 'Galley', 'Engine', 'Union', 'Drill'], (t, n) => `<div style="margin-bottom:14px">${disc(t, 48, 300 + n * 50)}</div>`)}</div><div style="width:256px;height:900px;background:#23152a;padding:16px 10px"><b style="font-size:18px;padding:0 16px">North Line crew</b><div class="sec">OPERATIONS</div>${each(['announcements', 'bridge', 'car-deck', 'engine-room', 'weather'], (t, n) => `<div class="ch" style="${n === 2 ? 'background:#48304d;color:#fff' : 'color:#d0bcd3'}"># ${t}${n === 4 ? ' (12)' : ''}</div>`)}<div class="sec">ASHORE</div>${each(['canteen', 'shift-swaps', 'lost-and-found', 'pets-of-the-crew'], (t) => `<div class="ch" style="color:#d0bcd3"># ${t}</div>`)}<div class="sec">VOICE</div>${each(['Ramp radio', 'Tea break'], (t) => `<div class="ch" style="color:#d0bcd3">${t}</div>`)}<div class="dim" style="padding:4px 32px">${crew[1]}<br>${crew[4]}</div></div>
      <div class="grow" style="height:900px"><div class="row" style="height:58px;padding:0 26px;gap:18px;border-bottom:1px solid #432c47"><b style="font-size:18px"># car-deck</b><span class="dim">Loading plans, lashing, anything that rolls</span><span class="end">${icon('search', '#eee3ef', 20)}</span></div><div style="height:758px;overflow:hidden;padding-top:14px">${times(10, (n) => { const who = (n * 3 + 1) % 7; return `<div class="top" style="gap:14px;padding:7px 26px">${disc(crew[who], 40, who * 51)}<div class="grow"><b style="color:${hues[who]}">${crew[who]}</b> <span class="dim">today at ${pad(9 + Math.floor(n / 4), 2)}:${pad((n % 4) * 13 + 6, 2)}</span><div>${tell(n % 3 === 0 ? 2 : 1)}</div>${n === 2 ? '<div style="background:#1b101d;border-left:4px solid #f5d76e;padding:10px 16px;margin-top:6px;width:560px;border-radius:4px"><b>Loading plan, 14:20 departure</b><div>Lanes 1 and 2 lorries, lane 3 coaches, lanes 4 to 6 cars. Free height on the platform: 2.05 m.</div></div>' : ''}${n === 5 ? '<div class="dim" style="margin-top:3px">4 replies, last one 20 minutes ago</div>' : ''}</div></div>`; }).join('')}</div><div style="margin:12px 26px;background:#432c47;border-radius:8px;padding:14px 18px;color:#cdb6d1">Message # car-deck</div></div>
      <div style="width:250px;height:900px;background:#23152a;padding:12px 18px"><div class="sec" style="padding-left:0">ON BOARD, 5</div>${each(crew.slice(0, 5), (t, n) => `<div class="row" style="gap:10px;padding:7px 0">${disc(t, 32, n * 51)}<span style="color:${hues[n]}">${t}</span></div>`)}<div class="sec" style="padding-left:0">OFF DUTY, 2</div>${each(crew.slice(5), (t, n) => `<div class="row" style="gap:10px;padding:7px 0">${disc(t, 32, n * 90)}<span style="color:#b79fbb">${t}</span></div>`)}</div></div>`);
  });

  screen('phone-chat-choir-altos-light-green', { width: 375, height: 812, scale: 2, lcd: false, hinting: 'none' }, (r) => {
    const tell = teller(r, 'choir');
    return page("background:#e7ddd0;color:#111b12;font:16px/1.34 Roboto", '.b{background:#fff;border-radius:10px;padding:6px 10px;margin:0 60px 7px 10px;width:fit-content}.me{background:#d5f5c6;margin:0 10px 7px auto;max-width:290px}.t{color:#667568;font-size:12px;text-align:right}',
      `<div style="background:#0b6654;color:#fff;padding:10px 16px"><div class="sp" style="font-size:14px"><span>20:17</span><span>5G 44%</span></div><div class="row" style="gap:12px;margin-top:8px">${disc('Alto Section', 40, 150)}<div class="grow"><div style="font-size:18px;font-weight:500">Altos (front row)</div><div class="cut" style="font-size:13px">Birgit, Jemima, Petra, Zita, you</div></div></div></div><div style="padding-top:10px"><div class="mid" style="margin-bottom:8px"><span style="background:#fff;border-radius:8px;padding:4px 12px;font-size:13px">Yesterday</span></div>${each([['Petra', '#b3261e', tell(), '22:41'], ['', '', 'Is that the new edition or the old one with the coffee stain?', '22:43'], ['Zita', '#7b3fb5', 'The stain. Bar 31 to 38 we hum, everything else as marked.', '22:50']], ([who, hue, text, time]) => `<div class="b ${who ? '' : 'me'}">${who ? `<div style="color:${hue};font-weight:500;font-size:14px">${who}</div>` : ''}<div>${text}</div><div class="t">${time}</div></div>`)}<div class="mid" style="margin-bottom:8px"><span style="background:#fff;border-radius:8px;padding:4px 12px;font-size:13px">Today</span></div>${each([['Jemima', '#0a66a8', tell(2), '18:02'], ['', '', tell(), '18:05'], ['Birgit', '#8a5a00', 'I am on the train and will be ten minutes late. Please keep a chair next to the radiator for me!', '19:58']], ([who, hue, text, time]) => `<div class="b ${who ? '' : 'me'}">${who ? `<div style="color:${hue};font-weight:500;font-size:14px">${who}</div>` : ''}<div>${text}</div><div class="t">${time}</div></div>`)}</div><div class="row" style="position:absolute;left:0;right:0;bottom:0;background:#e7ddd0;padding:8px 10px 22px;gap:10px"><span class="grow" style="background:#fff;border-radius:22px;padding:11px 18px;color:#667568">Message</span><span style="width:44px;height:44px;border-radius:50%;background:#0b6654"></span></div>`);
  });

  const RUST = `use std::collections::BTreeMap;
use std::time::Duration;

use crate::modbus::{Client, Register};

/// One string of modules on the roof.
#[derive(Debug, Clone)]
pub struct Panels {
    pub name: String,
    pub modules: u16,
    pub peak_watts: u32,
}

/// What the inverter said about one string.
pub struct Reading {
    pub volts: f32,
    pub amps: f32,
    pub celsius: f32,
}

impl Reading {
    pub fn watts(&self) -> f32 {
        self.volts * self.amps
    }

    // Silicon loses about 0.4 per cent for each degree above 25.
    fn corrected(&self) -> f32 {
        let hot = (self.celsius - 25.0).max(0.0);
        self.watts() / (1.0 - 0.004 * hot)
    }
}

pub async fn poll(
    client: &mut Client,
    strings: &[Panels],
) -> Result<BTreeMap<String, Reading>, Fault> {
    let mut found = BTreeMap::new();
    for (index, panels) in strings.iter().enumerate() {
        let base = 40_070 + 20 * index as u16;
        let raw = client.read(Register(base), 6).await?;
        if raw.len() < 6 {
            return Err(Fault::Short { got: raw.len() });
        }
        found.insert(panels.name.clone(), Reading {
            volts: f32::from(raw[0]) / 10.0,
            amps: f32::from(raw[1]) / 100.0,
            celsius: f32::from(raw[4]) / 10.0,
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(found)
}`;
  const CREAM = { key: '#6f7f00', str: '#1f7a72', num: '#c1306f', rem: '#6c7c80', fn: '#1f6fb2', mark: /\/\/|#\[/, keys: words('use pub struct impl fn let mut for in if return async await as self Self Ok Err match crate') };

  screen('code-rust-inverter-solarized-outline', { width: 1920, height: 1080, lcd: true, hinting: 'slight' }, () => page("background:#fdf6e3;color:#45565c;font:14px/1.5 'Noto Sans'", '.o{padding:3px 20px}.tab{padding:9px 22px;border-right:1px solid #d9d2bb}',
    `<div class="row" style="background:#e4dcc4;font-size:14px"><span class="tab" style="background:#fdf6e3;color:#073642;font-weight:600">poll.rs</span>${each(['modbus.rs', 'fault.rs', 'Cargo.toml', 'roof.json'], (t) => `<span class="tab">${t}</span>`)}<span class="end" style="padding-right:20px">sunrise-collector</span></div><div class="top"><div class="grow fit" style="padding-top:10px;height:1008px;font:15px/20px 'Fira Code';font-variant-ligatures:none">${listing(paint(RUST, CREAM), 1, 'height:20px', 'width:54px;margin-right:22px;color:#727e84', { 25: '#f3ebd2' })}</div><div style="width:330px;height:1008px;background:#eee8d5;padding-top:14px;border-left:1px solid #d9d2bb"><b style="padding:0 20px">Outline</b>${each([['Panels', 0], ['name: String', 1], ['modules: u16', 1], ['peak_watts: u32', 1], ['Reading', 0], ['volts: f32', 1], ['amps: f32', 1], ['celsius: f32', 1], ['impl Reading', 0], ['watts', 1], ['corrected', 1], ['poll', 0]], ([t, n]) => `<div class="o" style="padding-left:${20 + n * 22}px">${t}</div>`)}<b style="display:block;padding:24px 20px 4px">Problems (3)</b><div class="o" style="color:#a03c0a">fault.rs 12: variant Timeout is never constructed</div><div class="o" style="color:#a03c0a">poll.rs 26: method corrected is never used</div><div class="o" style="color:#b0231f">modbus.rs 88: mismatched types, expected u16, found i32</div><b style="display:block;padding:24px 20px 4px">Last test run</b><div class="o">23 passed, 1 failed, 2 ignored</div><div class="o">finished in 4.17 s</div></div></div><div class="row" style="position:absolute;left:0;right:0;bottom:0;height:30px;background:#268bd2;color:#fff;padding:0 18px;gap:28px;font-size:13px">${tags(['NORMAL', 'temperature-fix', '2 ahead, 1 behind'])}<span class="end">rust-analyzer ready</span>${tags(['Ln 26, Col 9', 'Tab 4', 'utf-8'])}</div>`));

  const TS_LEFT = `import { Loan, Reader, Shelf } from "./types";
import { today, addDays } from "./dates";

const LOAN_DAYS = 28;
const FEE_PER_DAY = 0.25;

export class Desk {
  private loans = new Map<string, Loan>();

  constructor(private readonly shelf: Shelf) {}

  lend(reader: Reader, barcode: string): Loan {
    if (reader.blockedUntil > today()) {
      throw new Error("Card is blocked");
    }
    const book = this.shelf.take(barcode);
    const loan = {
      barcode,
      title: book.title,
      card: reader.card,
      due: addDays(today(), LOAN_DAYS),
      renewed: 0,
    };
    this.loans.set(barcode, loan);
    return loan;
  }

  // Reserved books cannot be renewed.
  renew(barcode: string): boolean {
    const loan = this.loans.get(barcode);
    if (!loan || loan.renewed >= 3) return false;
    if (this.shelf.isReserved(barcode)) return false;
    loan.due = addDays(loan.due, LOAN_DAYS);
    loan.renewed += 1;
    return true;
  }
}`;
  const TS_RIGHT = `import { describe, expect, it } from "vitest";
import { Desk } from "../src/desk";
import { fakeShelf, ada } from "./helpers";

describe("renewing", () => {
  it("adds four weeks", () => {
    const desk = new Desk(fakeShelf(["b-104"]));
    const loan = desk.lend(ada, "b-104");
    expect(desk.renew("b-104")).toBe(true);
    expect(loan.due).toBe("2030-06-22");
  });

  it("stops after three times", () => {
    const desk = new Desk(fakeShelf(["b-104"]));
    desk.lend(ada, "b-104");
    for (let n = 0; n < 3; n += 1) {
      desk.renew("b-104");
    }
    expect(desk.renew("b-104")).toBe(false);
  });

  it("refuses reserved books", () => {
    const shelf = fakeShelf(["b-311"]);
    shelf.reserve("b-311", "card-77");
    const desk = new Desk(shelf);
    desk.lend(ada, "b-311");
    expect(desk.renew("b-311")).toBe(false);
  });
});`;
  const MONO = { key: '#ff6f9c', str: '#e6db74', num: '#b894ff', rem: '#a39e87', fn: '#a6e22e', mark: /\/\//, keys: words('import from const export class private readonly constructor new if throw return for let this boolean string true false') };

  screen('code-typescript-library-split-monokai', { width: 2560, height: 1440, lcd: false, hinting: 'none' }, () => page("background:#272822;color:#f8f8f2;font:19px/1.5 'Open Sans'", '.tab{padding:12px 30px}.f{padding:6px 26px}',
    `<div class="row" style="background:#1b1c18;height:56px">${each(['desk.ts', 'types.ts', 'dates.ts'], (t, n) => `<span class="tab" style="${n ? 'color:#a39e87' : 'background:#272822'}">${t}</span>`)}<span style="margin-left:420px" class="tab">desk.test.ts</span></div><div class="top"><div style="width:300px;height:900px;background:#1e1f1a;padding-top:18px"><div class="f" style="font-weight:600">lending-desk</div>${each([['src', 0], ['dates.ts', 1], ['desk.ts', 1], ['fees.ts', 1], ['shelf.ts', 1], ['types.ts', 1], ['test', 0], ['desk.test.ts', 1], ['helpers.ts', 1], ['package.json', 0], ['tsconfig.json', 0], ['CHANGES.md', 0]], ([t, n]) => `<div class="f" style="padding-left:${40 + n * 30}px;${t === 'desk.ts' ? 'background:#3e3d32' : ''}">${t}</div>`)}</div><div class="fit" style="width:1130px;height:984px;padding-top:14px;border-right:2px solid #1b1c18;font:20px/26px Hack">${listing(paint(TS_LEFT, MONO), 1, 'height:26px', 'width:64px;margin-right:26px;color:#90908a', { 28: '#3e3d32' })}</div><div class="grow fit" style="height:984px;padding-top:14px;font:20px/26px Hack">${listing(paint(TS_RIGHT, MONO), 1, 'height:26px', 'width:64px;margin-right:26px;color:#90908a')}</div></div><div style="position:absolute;left:0;right:0;bottom:40px;height:344px;background:#1b1c18;border-top:3px solid #49483e;padding:16px 34px"><div class="row" style="gap:40px;margin-bottom:14px;font-size:18px"><b style="color:#e6db74">Test results</b>${tags(['Output', 'Terminal', 'Ports'])}<span class="end">Watching for changes</span></div><div style="font:20px/30px Hack"><div style="color:#a6e22e">renewing: adds four weeks (3 ms)</div><div style="color:#a6e22e">renewing: stops after three times (1 ms)</div><div style="color:#ff6f9c">renewing: refuses reserved books (6 ms)</div><div>AssertionError: expected true to be false</div><div>at test/desk.test.ts:27:35</div><div>Tests: 1 failed, 2 passed, 3 in total</div><div>Duration: 0.84 s (transform 212 ms, setup 0 ms)</div></div></div><div class="row" style="position:absolute;left:0;right:0;bottom:0;height:40px;background:#75715e;color:#fff;padding:0 30px;gap:44px;font-size:17px">${tags(['feature/renewals', '1 error'])}<span class="end">Ln 29, Col 24</span>${tags(['Spaces: 2', 'TypeScript 5.8', 'Prettier'])}</div>`));

  const CSS = `/* Large type, nothing that moves. */
:root {
  --ink: #ffff00;
  --paper: #000000;
  --edge: 3px;
  font-size: 22px;
}

@media (prefers-reduced-motion: reduce) {
  * { animation: none; transition: none; }
}

.timer {
  border: var(--edge) solid var(--ink);
  border-radius: 0;
  padding: 0.75rem 1.5rem;
  min-width: 14ch;
}

.timer[data-late="yes"] {
  color: var(--paper);
  background: var(--ink);
}

.steps > li + li {
  margin-top: 1.2em;
  border-top: 1px dashed #00ffff;
}

a:focus-visible {
  outline: 4px solid #00ff00;
  outline-offset: 2px;
}

@media (max-width: 600px) {
  .timer { width: 100%; }
  .steps { padding: 0 12px; }
}`;

  screen('code-css-high-contrast-black-yellow', { width: 1366, height: 768, lcd: false, hinting: 'full' }, () => page("background:#000;color:#ffffff;font:13px/1.5 'DejaVu Sans'", '.bt{border:2px solid #fff;padding:4px 14px}.h{color:#ffff00;font-weight:700}',
    `<div class="row" style="padding:6px 14px;gap:20px;border-bottom:2px solid #fff">${tags(words('File Edit Selection View Go Run Help'))}<span class="end h">focus-timer</span></div><div class="top"><div style="width:210px;height:640px;border-right:2px solid #fff;padding:12px 14px;line-height:1.8"><div class="h">FILES</div>${each(['index.html', 'timer.css', 'timer.js', 'sounds.json', 'LICENSE'], (t, n) => `<div style="${n === 1 ? 'outline:2px solid #ffff00;padding:0 6px' : ''}">${t}</div>`)}<div class="h" style="margin-top:16px">SEARCH</div><div class="bt" style="margin:6px 0">outline</div><div>2 results in 1 file</div><div style="color:#00ffff">timer.css: 31</div><div style="color:#00ffff">timer.css: 32</div></div><div class="grow fit" style="height:640px;padding-top:6px;font:13px/16px 'DejaVu Sans Mono'">${listing(paint(CSS, { key: '#00ffff', str: '#00ff00', num: '#ff9cff', rem: '#a0a0a0', fn: '#ffff00', mark: /\/\*/, keys: words('root media timer steps a li border color background padding margin outline animation transition radius width') }), 1, 'height:16px', 'width:38px;margin-right:16px;color:#c0c0c0')}</div><div style="width:330px;height:640px;border-left:2px solid #fff;padding:12px 16px"><div class="h">PREVIEW</div><div style="border:3px solid #ffff00;color:#ffff00;font-size:24px;padding:12px 24px;margin:12px 0">Tidy desk 14:32</div><div style="background:#ffff00;color:#000;font-size:24px;padding:12px 24px;margin-bottom:16px">Call back 00:00</div><div style="font-size:17px;line-height:1.45"><div>Put the post into one heap.</div><div style="border-top:1px dashed #00ffff;margin-top:10px;padding-top:10px">Open the letters, throw the envelopes away.</div><div style="border-top:1px dashed #00ffff;margin-top:10px;padding-top:10px">Write the dates into the calendar.</div><div style="border-top:1px dashed #00ffff;margin-top:10px;padding-top:10px">Have a biscuit.</div></div><div class="row" style="gap:12px;margin-top:22px"><span class="bt">Start</span><span class="bt">Skip</span><span class="bt">Stop</span></div></div></div><div style="position:absolute;left:0;right:0;bottom:0;height:94px;background:#000;border-top:2px solid #fff;padding:8px 14px"><span class="h">MESSAGES</span><div>timer.css, line 22: expected a selector before the comma</div><div>timer.js, line 140: variable “late” is assigned but never read</div></div>`));

  screen('sheet-excavation-finds-dark-mode', { width: 1920, height: 1080, lcd: true, hinting: 'medium' }, (r) => page("background:#1f2326;color:#dfe3e6;font:15px/1.3 Carlito", '.g td,.g th{border:1px solid #3b4247;height:25px;padding:2px 8px;white-space:nowrap;font-weight:400}.g th{background:#2b3135;color:#a9b3ba;text-align:center}.g td:first-child{background:#2b3135;color:#a9b3ba;text-align:center}.g tr:nth-child(2) td{background:#24483b;color:#fff;font-weight:700}.g td:nth-child(7),.g td:nth-child(8),.g td:nth-child(9){text-align:right}.bar{padding:7px 16px;gap:22px;border-bottom:1px solid #3b4247}',
    `<div class="row bar">${tags(words('File Home Insert Draw Layout Formulas Data Review View'))}<span class="end">finds-trench-4.xlsx, last edit by Oswin E.</span></div><div class="row bar" style="background:#282d31">${tags(['Paste', 'Carlito', '11', 'Wrap text', 'Merge cells', 'General', 'Conditional formatting', 'Sort and filter', 'AutoSum'])}</div><div class="row bar"><span style="width:90px">H14</span><span>=IF(G14="", "", ROUND(G14/PI(), 1))</span></div>${table(['', ...'ABCDEFGHIJKL'], [['1', ...cols('Find|Trench|Layer|Material|Object|Found on|Weight g|Length mm|Depth cm|Finder|Box|Remarks')], ...times(34, (n) => [n + 2, `F-${2301 + n}`, r.number(1, 6), r.pick(['burnt', 'clay', 'topsoil', 'rubble', 'ash', 'gravel']), r.pick(['Pottery', 'Bone', 'Iron', 'Bronze', 'Glass', 'Stone', 'Antler']), r.pick(['rim sherd', 'comb fragment', 'nail', 'brooch pin', 'bead, blue', 'whetstone', 'handle', 'loom weight', 'needle', 'slag']), iso(r, 2029), `${r.number(1, 240)}.${r.digits(1)}`, r.number(8, 190), r.number(15, 240), full(r), `${r.pick(['A', 'B', 'C', 'D'])}${r.number(1, 19)}`, r.pick(['', '', '', 'see drawing 17', 'to conservation', 'joins F-2288', 'burnt on one side', 'probably modern', 'photographed'])])], 'g')}<div class="row" style="position:absolute;left:0;right:0;bottom:0;height:54px;background:#282d31;padding:0 18px;gap:30px"><b style="color:#7fd1ae">Finds</b>${tags(['Layers', 'Samples', 'Photo list', 'Staff', 'Pivot by material'])}<span class="end">Average: 61.8</span>${tags(['Count: 34', 'Sum: 2,101.3', '115%'])}</div>`));

  screen('sheet-allotment-budget-filter-dropdown', { width: 1280, height: 800, scale: 1.5, lcd: true, hinting: 'none' }, (r) => page("background:#fff;color:#202124;font:13px/1.35 'Liberation Sans'", '.g td,.g th{border:1px solid #d7dade;height:24px;padding:3px 8px;white-space:nowrap}.g th{background:#eaf1e4;color:#36502a;text-align:center}.g td:nth-child(5),.g td:nth-child(6){text-align:right}.op{padding:6px 16px}',
    `<div class="row" style="background:#36702a;color:#fff;padding:9px 18px;gap:20px"><b>Allotment accounts 2031</b><span>Saved to this computer</span><span class="end">Share</span></div><div class="row" style="padding:7px 18px;gap:20px">${tags(words('File Edit View Insert Format Data Tools Help'))}</div>${table(['', 'Date', 'Payee', 'Purpose', 'In', 'Out', 'Receipt', 'Checked by'], times(26, (n) => { const into = r.chance(0.4); return [n + 1, `${pad(r.number(1, 28), 2)}/${pad(r.number(1, 12), 2)}/2031`, r.pick(['Plot 12', 'Plot 38', 'Plot 55', 'Water board', 'Hargreave Timber', 'Seed exchange', 'Council', 'Plot 7', 'Insurance', 'Summer fair']), r.pick(['Annual rent', 'Deposit for key', 'Compost, 4 m³', 'Hinges and screws', 'Meter reading', 'Raffle', 'Mower repair', 'Late fee', 'Hedge cutting']), into ? sum(r, 10, 90) : '', into ? '' : sum(r, 4, 320), r.pick(['yes', 'yes', 'missing', 'by email']), first(r)]; }), 'g')}<div style="position:absolute;left:420px;top:92px;width:270px;background:#fff;border:1px solid #b4b9bf;box-shadow:0 6px 18px #0004;border-radius:6px;padding:8px 0;font-size:14px">${each(['Sort A to Z', 'Sort Z to A', 'Filter by colour'], (t) => `<div class="op">${t}</div>`)}<div style="border-top:1px solid #d7dade;margin:6px 0"></div><div style="margin:6px 16px;border:1px solid #b4b9bf;border-radius:4px;padding:5px 10px;color:#5f6368">Search values</div>${each(['(Select all)', 'Annual rent', 'Compost, 4 m³', 'Deposit for key', 'Hedge cutting', 'Hinges and screws', 'Late fee', 'Meter reading', 'Mower repair', 'Raffle'], (t, n) => `<div class="op row" style="gap:10px">${box(14, 14, `border:1px solid #5f6368;border-radius:3px;background:${n % 3 === 1 ? '#36702a' : '#fff'}`)}<span>${t}</span></div>`)}<div class="row" style="padding:10px 16px 4px;gap:12px;justify-content:flex-end"><span>Cancel</span><span style="background:#36702a;color:#fff;border-radius:4px;padding:6px 20px">OK</span></div></div><div class="row" style="position:absolute;left:0;right:0;bottom:0;height:34px;background:#f1f3f4;border-top:1px solid #d7dade;padding:0 18px;gap:28px"><b>Ledger</b>${tags(['Plots', 'Waiting list', 'Tools'])}<span class="end">26 of 118 rows shown</span></div>`));

  screen('calendar-month-vet-practice-crowded', { width: 1920, height: 1200, lcd: true, hinting: 'slight' }, (r) => {
    const hues = [['#d6e8ff', '#123e73'], ['#ffe2d1', '#75310a'], ['#dcf3de', '#17502a'], ['#efe0fa', '#512a73'], ['#fff1bd', '#5f4700']];
    const what = ['Rabbit vaccinations', 'Dental, Bruno', 'Staff meeting', 'Farm visit', 'X-ray service', 'Puppy class', 'Surgery, 2 cats', 'Delivery of feed', 'Hedgehog check', 'On call: Gareth', 'Tax adviser', 'Parrot, claws', 'First aid course', 'Blood donors'];
    return page("background:#fff;color:#262b33;font:14px/1.35 Lato", '.day{border-right:1px solid #dfe3e8;border-bottom:1px solid #dfe3e8;padding:6px 7px;height:196px;overflow:hidden}.ev{border-radius:4px;padding:3px 8px;margin-top:4px;white-space:nowrap;overflow:hidden}.dim{color:#666e79}',
      `<div class="row" style="padding:18px 28px;gap:22px"><b style="font-size:28px">October 2030</b><span style="border:1px solid #c5cbd3;border-radius:6px;padding:7px 18px">Today</span><span class="dim">Week 40 to 44</span><span class="end dim">Show:</span>${each(['Day', 'Week', 'Month', 'Year', 'List'], (t, n) => `<span style="padding:6px 16px;border-radius:6px;${n === 2 ? 'background:#1f5fae;color:#fff' : ''}">${t}</span>`)}</div><div class="top"><div style="width:250px;padding:0 28px"><div style="background:#1f5fae;color:#fff;border-radius:8px;padding:11px 0;text-align:center;margin-bottom:22px">Create appointment</div><b>Calendars</b>${each(['Consulting room 1', 'Consulting room 2', 'Operations', 'Visits', 'Private'], (t, n) => `<div class="row" style="gap:10px;padding:6px 0">${box(14, 14, `border-radius:3px;background:${hues[n][1]}`)}<span>${t}</span></div>`)}<b style="display:block;margin-top:24px">Next up</b><div style="margin-top:6px">10:40 Lady Marmalade, recheck</div><div class="dim">in 12 minutes, room 2</div><div style="margin-top:10px">11:15 Guinea pigs (3)</div><div class="dim">first visit, family ${r.pick(scr11Kit.lasts)}</div></div><div class="grow" style="border-left:1px solid #dfe3e8;border-top:1px solid #dfe3e8"><div style="display:grid;grid-template-columns:repeat(7,1fr)">${each(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], (t) => `<div style="padding:8px 10px;font-weight:700;border-bottom:1px solid #dfe3e8">${t}</div>`)}${times(35, (n) => { const date = n < 1 ? 30 : n > 31 ? n - 31 : n; const weekend = n % 7 > 4; return `<div class="day" style="${weekend ? 'background:#f7f8fa' : ''}"><span style="${n === 17 ? 'background:#1f5fae;color:#fff;border-radius:12px;padding:2px 8px' : n < 1 || n > 31 ? 'color:#7d848e' : ''}">${date}${date === 1 ? (n < 5 ? ' Oct' : ' Nov') : ''}</span>${times(weekend ? r.number(0, 2) : r.number(2, 6), () => { const [back, ink] = r.pick(hues); return `<div class="ev" style="background:${back};color:${ink}">${hour(r)} ${r.pick(what)}</div>`; }).join('')}</div>`; }).join('')}</div></div></div>`);
  });

  screen('form-clinic-pet-registration-two-columns', { width: 1440, height: 900, lcd: false, hinting: 'medium' }, () => page("background:#f0f4f3;color:#1c2b2a;font:15px/1.4 'Nimbus Sans'", '.card{background:#fff;border:1px solid #cfdcd9;border-radius:10px;padding:22px 28px}.l{font-weight:700;margin:13px 0 4px}.i{border:1px solid #8ba39e;border-radius:5px;padding:8px 12px;background:#fff}.h{color:#5a6d6a;font-size:13px;margin-top:3px}.e{color:#b01919;font-size:13px;margin-top:3px}',
    `<div class="row" style="background:#145a50;color:#fff;padding:15px 60px;gap:26px"><b style="font-size:20px">Riverside Veterinary Centre</b>${tags(['Book', 'Register', 'Prices', 'Emergency'])}<span class="end">Call 01632 960 884</span></div><div style="padding:20px 60px"><div style="font-size:27px;line-height:1.3">Register a new patient</div><div class="row" style="gap:12px;margin:10px 0 18px">${each(['Owner', 'Animal', 'History', 'Insurance', 'Confirm'], (t, n) => `<span style="border-radius:14px;padding:5px 18px;${n === 1 ? 'background:#145a50;color:#fff' : 'background:#dbe6e3'}">${n + 1}. ${t}</span>`)}</div><div class="top" style="gap:26px"><div class="card grow"><b style="font-size:19px">About the animal</b>${each([['Name', 'Professor Plum', ''], ['Species', 'Ferret', 'For birds and reptiles please use the exotic form.'], ['Date of birth', 'about March 2028', ''], ['Microchip number', '985 1130 0427 61', 'E:This number has 13 digits, it should have 15.']], ([a, b, c]) => `<div class="l">${a}</div><div class="i" style="${c[0] === 'E' ? 'border:2px solid #b01919' : ''}">${b}</div>${c ? `<div class="${c[0] === 'E' ? 'e' : 'h'}">${c.replace('E:', '')}</div>` : ''}`)}<div class="l">Sex</div><div class="row" style="gap:24px">${each(['Female', 'Male', 'Not known'], (t, n) => `<span class="row" style="gap:8px">${box(16, 16, `border:2px solid #145a50;border-radius:50%;background:${n === 1 ? '#145a50' : '#fff'}`)}<span>${t}</span></span>`)}</div><div class="l">Colour and marks</div><div class="i">Sable, white left front paw</div></div><div class="card grow"><b style="font-size:19px">Health</b><div class="l">Weight</div><div class="row" style="gap:12px"><span class="i" style="width:120px">1.24</span><span>kilograms</span></div><div class="l">Known illnesses</div><div class="i" style="height:112px">Had an operation on the adrenal gland last year. Gets half a tablet in the morning. Dislikes being held by the neck.</div><div class="h">186 of 500 characters</div><div class="l">Vaccinated against</div>${each(['Distemper, January 2030', 'Rabies, with passport', 'None of these'], (t, n) => `<div class="row" style="gap:10px;padding:4px 0">${box(17, 17, `border:2px solid #145a50;border-radius:3px;background:${n < 2 ? '#145a50' : '#fff'}`)}<span>${t}</span></div>`)}<div class="l">Previous practice</div><div class="i">Dr D. Mulgrew, Castleton</div><div style="background:#fff4d6;border-left:5px solid #d29a14;padding:11px 16px;margin-top:18px">We may ask the previous practice for its records. Tick the box on the last page if you do not want that.</div></div></div><div class="row" style="gap:16px;margin-top:18px"><span style="border:1px solid #145a50;border-radius:6px;padding:10px 26px">Back</span><span style="background:#145a50;color:#fff;border-radius:6px;padding:11px 30px">Save and continue</span><span class="end h">Step 2 of 5, about four minutes left</span></div></div>`));

  screen('kanban-bicycle-workshop-chalk', { width: 1600, height: 900, lcd: true, hinting: 'full' }, (r) => {
    const tell = teller(r, 'bikes');
    return page("background:#33413c;color:#1d2522;font:14px/1.4 'DejaVu Sans Condensed'", '.lane{width:300px;background:#e4ebe7;border-top:6px solid #f0a202;padding:10px 12px;height:800px;overflow:hidden}.card{background:#fff;padding:10px 12px;margin-top:9px;box-shadow:0 1px 2px #0004}.tag{border-radius:3px;padding:2px 7px;font-size:12px;color:#fff;margin-right:6px}.dim{color:#5b6863;font-size:12px}',
      `<div class="row" style="padding:14px 24px;gap:28px;color:#f1f5f3"><b style="font-size:21px">Spoke &amp; Saddle, week 23</b>${tags(['Board', 'Parts', 'Customers', 'Loan bikes'])}<span class="end">Only mine</span><span style="background:#f0a202;color:#1d2522;padding:7px 20px;border-radius:4px;font-weight:700">Add repair</span></div><div class="top" style="gap:12px;padding:0 24px">${each(['Waiting', 'Diagnosis', 'Parts ordered', 'On the stand', 'Ready to collect'], (title, lane) => `<div class="lane" style="border-color:${['#9aa7a1', '#4aa3df', '#f0a202', '#d1495b', '#3d9a50'][lane]}"><div class="row"><b style="font-size:16px">${title}</b><span class="end dim">${[7, 6, 6, 5, 6][lane]}</span></div>${times(8, (n) => `<div class="card"><div class="row" style="margin-bottom:5px"><span class="tag" style="background:${['#7b3f98', '#1d6fa5', '#b3541e', '#2e7d4f'][(n + lane) % 4]}">${['Tandem', 'Cargo', 'E-bike', 'Racing'][(n + lane) % 4]}</span><span class="dim">No. ${r.number(4100, 4999)}</span><span class="end dim">${when(r)}</span></div>${tell.raw()}<div class="row dim" style="margin-top:6px"><span>${full(r)}</span><span class="end">${sum(r, 12, 240)}</span></div></div>`).join('')}</div>`)}</div>`);
  });

  screen('dashboard-solar-yield-large-light', { width: 2560, height: 1440, lcd: false, hinting: 'none' }, (r) => page("background:#eef3f8;color:#14233a;font:24px/1.4 Roboto", '.t{background:#fff;border-radius:18px;padding:28px 34px}.dim{color:#5c6b80;font-size:21px}.r td{padding:11px 30px 11px 0;border-top:2px solid #e6ecf3;white-space:nowrap}.r th{padding:0 30px 10px 0;color:#5c6b80;font-weight:400;font-size:21px}',
    `<div class="row" style="padding:34px 60px;gap:50px"><b style="font-size:40px">Roof at Orchard Lane</b><span class="dim">29.6 kWp, 74 modules, 2 inverters</span><span class="end">Sunday, 16 June 2030, 13:42</span></div><div class="row" style="gap:30px;padding:0 60px">${each([['Now', '21.4 kW', '#c77700'], ['Today', '118.7 kWh', '#14233a'], ['Own use', '63%', '#1a7f4b'], ['Battery', '100%', '#1a7f4b'], ['Fed in', '£11.92', '#14233a']], ([a, b, hue]) => `<div class="t grow"><div class="dim">${a}</div><div style="font-size:54px;line-height:1.3;color:${hue}">${b}</div></div>`)}</div><div class="top" style="gap:30px;padding:30px 60px"><div class="t" style="width:1540px"><div class="sp"><b>Power through the day</b><span class="dim">kilowatts</span></div><div style="position:relative;margin-top:18px;padding-left:70px">${curve(r, 1390, 380, '#e39a00', '#fdeccb', 42, 5)}${each(['30', '20', '10', '0'], (t, n) => at(0, n * 115, t, 'font-size:21px;color:#5c6b80'))}<div class="sp dim" style="margin-top:8px">${tags(['04:00', '06:00', '08:00', '10:00', '12:00', '14:00', '16:00', '18:00', '20:00'])}</div></div></div><div class="t grow"><b>Energy per month</b><div style="margin-top:18px">${bars(r, 12, 760, 380, '#2f7ed8')}</div><div class="sp dim" style="margin-top:8px">${tags(words('J F M A M J J A S O N D'))}</div></div></div><div class="top" style="gap:30px;padding:0 60px"><div class="t" style="width:1540px">${table(['String', 'Faces', 'Modules', 'Voltage', 'Current', 'Power', 'State'], [['1A', 'South', '18', '612.4 V', '8.91 A', '5.46 kW', 'normal'], ['1B', 'South', '18', '609.8 V', '8.87 A', '5.41 kW', 'normal'], ['1C', 'South-west', '12', '411.0 V', '7.02 A', '2.89 kW', 'partly shaded'], ['2A', 'East', '14', '472.6 V', '6.15 A', '2.91 kW', 'normal'], ['2B', 'West', '12', '402.2 V', '11.76 A', '4.73 kW', 'above nominal']], 'r')}</div><div class="t grow"><b>Messages</b>${each(['12:06 Battery full, feeding in', '10:58 Shadow on string 1C has passed', '07:31 Firmware 4.12 installed', 'Yesterday: insulation test passed'], (t) => `<div style="padding:12px 0;border-top:2px solid #e6ecf3;margin-top:6px">${t}</div>`)}</div></div>`));

  screen('log-viewer-ferry-telemetry-amber', { width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => page("background:#1c1509;color:#f2c879;font:14px/1.5 'JetBrains Mono'", '.e{white-space:pre;overflow:hidden;height:22px;line-height:22px;font-size:13.5px}.w{color:#ff9d3b}.x{color:#ff7b6b}.q{color:#b39764}.f{border:1px solid #6b5526;padding:5px 14px}',
    `<div class="row" style="background:#2a2010;padding:12px 22px;gap:26px;font-variant-ligatures:none"><b style="font-size:17px">deck.log viewer</b>${tags(['MV Curlew', 'MV Dunlin', 'MV Sandpiper'])}<span class="end">following, 41 lines/s</span></div><div class="row" style="padding:12px 22px;gap:14px;font-variant-ligatures:none"><span class="f" style="width:700px">unit=(ramp|engine|bilge) and not msg~"heartbeat"</span><span class="f">last 15 min</span><span class="f">wrap: off</span><span class="f">export csv</span><span class="end q">9,318 matches of 220,415</span></div><div style="padding:4px 22px;font-variant-ligatures:none">${times(41, (n) => { const kind = r.pick(['', '', '', '', 'w', 'x']); const text = r.pick([`ramp  bow ramp angle ${r.number(2, 38)}.${r.digits(1)} deg, hydraulic ${r.number(120, 210)} bar`, `engine  main ${r.number(1, 2)} rpm=${r.number(410, 760)} oil=${r.number(61, 98)}C fuel=${r.number(180, 420)} l/h`, `bilge  pump ${r.number(1, 4)} started, level ${r.number(12, 66)} mm`, `nav  position 56.${r.digits(4)}N 005.${r.digits(4)}W speed ${r.number(8, 15)}.${r.digits(1)} kn`, `door  sensor D${r.number(1, 9)} reports ${r.pick(['open', 'closed', 'unknown'])} (${r.number(2, 9)} retries)`, `fire  zone ${r.number(1, 12)} self test ok in ${r.number(80, 900)} ms`, `gateway  upload of ${r.number(3, 90)} records failed: timeout after 30 s`, `power  shore supply ${r.number(380, 408)} V, load ${r.number(11, 84)}%`]); return `<div class="e"><span class="q">${pad(14 + Math.floor(n / 30), 2)}:${pad((n * 2) % 60, 2)}:${pad(r.below(60), 2)}.${r.digits(3)}</span> <span class="${kind}">${kind === 'x' ? 'ERR' : kind === 'w' ? 'WRN' : 'INF'} ${escaped(text)}</span></div>`; }).join('')}</div><div class="row" style="position:absolute;left:0;right:0;bottom:0;height:34px;background:#2a2010;padding:0 22px;gap:30px;font-variant-ligatures:none">${tags(['/ search', 'n next', 'N previous', 'g top', 'G end', 'q quit'])}<span class="end">line 9,277 (99%)</span></div>`));

  const DIFF = `@@ -211,18 +211,24 @@ int search(Board *b, int depth, int alpha, int beta)
     Move list[MAX_MOVES];
     int count = generate(b, list);
-    if (count == 0)
-        return in_check(b) ? -MATE : 0;
+    if (count == 0) {
+        /* Prefer the shortest mate. */
+        return in_check(b) ? -MATE + b->ply : 0;
+    }
     sort_moves(b, list, count);
     for (int i = 0; i < count; i++) {
         make(b, list[i]);
-        int score = -search(b, depth - 1, -beta, -alpha);
+        int reduce = i > 3 && depth > 2 && quiet(list[i]);
+        int score = -search(b, depth - 1 - reduce, -beta, -alpha);
+        if (reduce && score > alpha)
+            score = -search(b, depth - 1, -beta, -alpha);
         unmake(b, list[i]);
         if (score >= beta) {
             remember(b, list[i], depth, score, LOWER);
             return beta;
         }
@@ -260,7 +266,7 @@ int quiesce(Board *b, int alpha, int beta)
     int stand = evaluate(b);
-    if (stand > beta) return stand;
+    if (stand >= beta) return beta;
     if (stand > alpha) alpha = stand;`;

  screen('review-chess-engine-unified-diff-dim', { width: 1366, height: 768, scale: 1.5, lcd: false, hinting: 'slight' }, () => page("background:#22272e;color:#c7d1db;font:14px/1.45 'Noto Sans'", '.l{white-space:pre;height:18px;font:13px/18px "Liberation Mono"}.dim{color:#8b97a4}.f{padding:5px 14px;font-size:13px}',
    `<div class="row" style="padding:12px 24px;gap:20px;background:#2d333b"><b>knightfall / engine</b>${tags(['Code', 'Tickets 61', 'Changes 5', 'Benchmarks'])}<span class="end dim">Search or jump to</span></div><div style="padding:14px 24px 10px"><span style="font-size:21px">Late move reductions and shorter mates</span> <span class="dim" style="font-size:21px">#394</span><div class="dim" style="margin-top:4px"><span style="color:#6bc46d">Open</span>, by emeka-abioye, 6 commits, 4 of 5 checks passed, plus 19 Elo (2,400 games)</div></div><div class="top" style="padding:0 24px;gap:20px"><div style="width:220px;border:1px solid #444c56;border-radius:6px;padding:8px 0"><div class="f dim">Files changed (4)</div>${each(['src/search.c', 'src/search.h', 'src/tt.c', 'tests/mates.epd'], (t, n) => `<div class="f" style="${n ? '' : 'background:#373e47'}">${t}</div>`)}<div class="f dim" style="margin-top:10px">Checks</div>${each(['build-gcc 1m 12s', 'build-clang 58s', 'perft 3m 40s', 'sprt running', 'lint 9s'], (t) => `<div class="f">${t}</div>`)}</div><div class="grow fit" style="border:1px solid #444c56;border-radius:6px"><div class="row" style="background:#2d333b;padding:8px 16px;gap:16px"><b>src/search.c</b><span style="color:#6bc46d">+10</span><span style="color:#ff938a">-4</span><span class="end dim">Mark as viewed</span></div>${each(DIFF.split('\n'), (t, n) => `<div class="l" style="background:${t[0] === '+' ? '#273c32' : t[0] === '-' ? '#47312f' : t[0] === '@' ? '#2b3a4f' : 'transparent'}"><span class="dim" style="display:inline-block;width:52px;margin-right:14px;text-align:right">${t[0] === '@' ? '' : 211 + n}</span><span>${escaped(t)}</span></div>`)}<div style="border-top:1px solid #444c56;padding:10px 16px"><b>Dagmar Inglis</b> <span class="dim">commented 3 hours ago</span><div>Should killer moves be reduced as well? In my test the engine missed a quiet sacrifice on g6 at depth nine.</div></div></div></div>`));

  screen('notebook-r-aquarium-growth', { width: 1707, height: 960, scale: 1.5, lcd: true, hinting: 'none' }, (r) => page("background:#fff;color:#212b36;font:14px/1.5 'Noto Sans'", '.c{display:flex;gap:14px;margin:12px 0}.n{width:70px;text-align:right;color:#5667a8;font:13px/21px "DejaVu Sans Mono"}.in{background:#f4f6fa;border:1px solid #d7dde8;border-radius:4px;padding:9px 14px;white-space:pre;font:13.5px/21px "DejaVu Sans Mono"}.out{padding:4px 14px;white-space:pre;font:13.5px/21px "DejaVu Sans Mono"}.o td,.o th{padding:5px 20px;border-bottom:1px solid #e3e8ef}',
    `<div class="row" style="padding:11px 24px;gap:22px;border-bottom:1px solid #d7dde8;background:#eef1fb"><b>growth-of-juveniles.Rmd</b>${tags(words('File Edit Cell Kernel Widgets Help'))}<span class="end">R 4.6, idle</span></div><div class="top"><div class="grow" style="padding:6px 30px 0 10px"><div class="c"><div class="n"></div><div><div style="font-size:26px;line-height:1.35;font-weight:700">Do cuttlefish grow faster on live prey?</div><p style="margin-top:8px;max-width:900px">Forty juveniles were kept in tanks 4 to 11 and weighed every Monday. Half of them received live shrimp, the others thawed ones. Two animals jumped into the neighbouring tank and were excluded.</p></div></div><div class="c"><div class="n">In [3]:</div><div class="in grow">weights &lt;- read.csv("weights-2030.csv")
weights$gain &lt;- weights$week8 - weights$week1
aggregate(gain ~ food, data = weights, FUN = mean)</div></div><div class="c"><div class="n">Out [3]:</div><div class="out">    food  gain
1   live 21.84
2 thawed 17.02</div></div><div class="c"><div class="n">In [4]:</div><div class="in grow">fit &lt;- lm(gain ~ food + tank, data = weights)
summary(fit)$coefficients[, c(1, 2, 4)]</div></div><div class="c"><div class="n">Out [4]:</div><div>${table(['Term', 'Estimate', 'Std. error', 'p value'], [['(Intercept)', '22.417', '1.208', '0.0000'], ['food: thawed', '-4.771', '0.936', '0.0002'], ['tank', '-0.083', '0.151', '0.5846']], 'o')}</div></div><div class="c"><div class="n"></div><p style="max-width:900px">Live prey gives about <b>4.8 grams</b> more after eight weeks. The tank makes no difference, which surprised the person who cleans it.</p></div><div class="c"><div class="n">In [5]:</div><div class="in grow">plot(mean_weight ~ week, data = by_week, type = "l", lwd = 2)</div></div></div><div style="width:470px;padding:16px 24px;border-left:1px solid #d7dde8;height:900px"><b>Plot 1: mean weight in grams</b><div style="border:1px solid #212b36;margin:10px 0 6px">${curve(r, 416, 230, '#1f5fae', 'none', 18, 2)}</div><div class="sp" style="font-size:13px">${tags(['Week 1', '2', '3', '4', '5', '6', '7', '8'])}</div><b style="display:block;margin-top:24px">Environment</b>${each([['weights', '38 obs. of 12 variables'], ['by_week', '16 obs. of 3 variables'], ['fit', 'List of 13'], ['excluded', 'chr [1:2] "C-17" "C-31"']], ([a, b]) => `<div class="row" style="padding:5px 0;border-bottom:1px solid #e3e8ef"><span style="width:120px">${a}</span><span style="color:#56616e">${b}</span></div>`)}<b style="display:block;margin-top:24px">To do</b><p>Ask Wilma for the temperatures of March. Check whether the scales in room 3 were calibrated before week 5.</p></div></div>`));

  screen('database-hostel-bookings-client-teal', { width: 1680, height: 1050, lcd: false, hinting: 'full' }, (r) => page("background:#10282b;color:#d5e8e6;font:13px/1.4 'Noto Sans'", '.g td,.g th{border:1px solid #274a4d;padding:4px 10px;white-space:nowrap}.g th{background:#1b3c40;color:#8fd6c8}.g tr:nth-child(odd) td{background:#15312f}.dim{color:#8db0ad}.tr{padding:3px 16px}',
    `<div class="row" style="background:#0a1b1d;padding:9px 16px;gap:24px"><b>Tablewise 12</b>${tags(words('Connection Query Object Window Help'))}<span class="end dim">hostel@db-2, PostgreSQL 18.1</span></div><div class="top"><div style="width:240px;height:1010px;background:#0d2124;padding-top:10px"><div class="tr dim">SCHEMAS</div>${each([['public', 0], ['beds', 1], ['bookings', 1], ['breakfasts', 1], ['guests', 1], ['invoices', 1], ['keys', 1], ['rooms', 1], ['season_prices', 1], ['archive', 0], ['bookings_2028', 1], ['bookings_2029', 1], ['Functions', 0], ['free_beds(date)', 1], ['tourist_tax(int)', 1]], ([t, n]) => `<div class="tr" style="padding-left:${16 + 20 * n}px;${t === 'bookings' ? 'background:#1f5a5a;color:#fff' : ''}">${t}</div>`)}</div><div class="grow fit" style="height:1010px"><div class="row" style="background:#143034;padding:7px 16px;gap:24px"><b>Query 3</b>${tags(['Run F5', 'Explain', 'Format', 'Save as view'])}</div><div style="white-space:pre;font:15px/22px Inconsolata;font-variant-ligatures:none;padding:10px 18px;background:#0d2124">${paint(`select b.id, g.name, r.number as room, b.arrives, b.leaves,\n       (b.leaves - b.arrives) * p.rate as price, b.note\nfrom bookings b\njoin guests g on g.id = b.guest_id\njoin rooms r on r.id = b.room_id\njoin season_prices p on b.arrives between p.start and p.finish\nwhere b.arrives >= date '2030-07-01' and b.cancelled is null\norder by b.arrives, r.number\nlimit 200; -- the desk prints only the first page`, { key: '#7fd1ff', str: '#f7d774', num: '#ffab91', rem: '#8db0ad', fn: '#a5e88f', mark: /--\s/, keys: words('select as from join on between and where is null order by limit date') }).join('\n')}</div><div class="row" style="background:#143034;padding:7px 16px;gap:24px"><b>Data</b>${tags(['Messages', 'History'])}<span class="end dim">200 rows, 38 ms, fetched 18.4 kB</span></div>${table(['id', 'name', 'room', 'arrives', 'leaves', 'price', 'country', 'paid', 'note'], times(27, (n) => [20711 + n * 3, full(r), r.number(1, 24), `2030-07-${pad(1 + Math.floor(n / 3), 2)}`, `2030-07-${pad(3 + Math.floor(n / 3), 2)}`, `${r.number(38, 310)}.${r.pick(['00', '50'])}`, r.pick(['GB', 'DE', 'NL', 'FR', 'CZ', 'IE', 'CA']), r.pick(['true', 'false']), r.pick(['NULL', 'NULL', 'late arrival, key box', 'two bicycles', 'lower bunk please', 'vegan breakfast', 'brings own sheets', 'school class, 24 persons'])]), 'g')}</div></div>`));

  screen('pdf-manual-telescope-mount-sidebar', { width: 1920, height: 1080, lcd: true, hinting: 'none' }, () => page("background:#525659;color:#f1f1f1;font:14px/1.5 Roboto", '.pp{position:absolute;left:420px;top:74px;width:980px;height:1300px;background:#fff;color:#1a1a1a;padding:60px 84px;font:17px/1.5 \'URW Bookman\'}.h{font:700 21px \'URW Gothic\';color:#24406b;margin:20px 0 8px}.c td,.c th{border:1px solid #888;padding:5px 14px;font-size:15px}.c th{background:#e7ecf4}.n{display:flex;gap:14px;margin-bottom:7px}',
    `<div class="row" style="background:#323639;height:56px;padding:0 24px;gap:26px"><span>${icon('menu', '#f1f1f1', 20)}</span><span>EQ-40 Pro Mount, User Manual</span><span style="margin-left:330px">17 / 64</span>${tags(['Fit width', '130%', 'Rotate'])}<span class="end">Save</span><span>Print</span></div><div style="position:absolute;left:0;top:56px;width:340px;height:1024px;background:#3c4043;padding:18px 24px;line-height:2"><b>Contents</b>${each(['1 Safety', '2 Parts in the box', '3 Assembly', '3.1 Tripod', '3.2 Counterweight', '4 Polar alignment', '4.1 With the polar scope', '4.2 With a camera', '5 Hand controller', '6 Guiding', '7 Care and storage', '8 Error codes', '9 Technical data', 'Index'], (t) => `<div style="padding-left:${/^\d\.\d/.test(t) ? 22 : 0}px;${t[2] === '1' && t[0] === '4' ? 'background:#5f6a7a' : ''}">${t}</div>`)}</div><div class="pp"><div class="sp" style="font-size:13px;color:#555;border-bottom:1px solid #888;padding-bottom:6px"><span>EQ-40 Pro</span><span>Polar alignment</span></div><div style="font:700 30px 'URW Gothic';color:#24406b;margin-top:22px">4 Polar alignment</div><p style="margin-top:12px">An equatorial mount follows the sky by turning about a single axis. For this to work, the axis must point to the celestial pole. An error of one degree is hardly visible through an eyepiece, but it ruins photographs of more than thirty seconds.</p><div class="h">4.1 With the polar scope</div>${each(['Level the tripod with the bubble. The mount need not be level to work, but the scales are then correct.', 'Set the altitude scale to your latitude, for example 57.1 degrees in Aberdeen.', 'Turn on the illuminator. If the crosshair is too bright, reduce it with menu 6.', 'Bring Polaris to the position shown by the hand controller. Use only the two azimuth screws and the altitude lever.', 'Tighten the screws alternately, a quarter turn at a time.'], (t, n) => `<div class="n"><b>${n + 1}.</b><span>${t}</span></div>`)}<div style="border:2px solid #b3341f;padding:12px 18px;margin:16px 0"><b>Caution.</b> Never loosen the altitude lever while the telescope is mounted. The load (up to 18 kg) would drop and may crush your fingers.</div>${table(['Residual error', 'Longest exposure at 200 mm', 'At 800 mm'], [['30 arc minutes', '20 s', '5 s'], ['10 arc minutes', '60 s', '15 s'], ['3 arc minutes', '200 s', '50 s'], ['1 arc minute', '10 min', '150 s']], 'c')}<div class="h">4.2 With a camera</div><p>Take two pictures of the region around the pole: one in the starting position and one after turning the right ascension axis by 90 degrees. The program on your computer computes the centre of rotation and tells you which screw to turn.</p><p>Repeat until the error is smaller than two arc minutes. This takes less than five minutes and also works if a tree hides the pole star.</p></div><div style="position:absolute;right:40px;top:120px;width:380px;background:#fff8d8;color:#2b2610;padding:14px 18px;border-radius:4px"><b>Note by Una, 3 February</b><div>Our screws have the opposite thread since the repair! Turn left to move right.</div></div>`));
}
