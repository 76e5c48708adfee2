'use strict';
// Screens of this part: mail, chats, documents, sheets, code, reviews, boards, consoles.
{
  const { win, d, s, each, tab, coin, teller, name, given, town, day, clock, stamp, brief, money, lit, curve, columns } = scr7Kit;
  const DUSK = { key: '#c792ea', str: '#c3e88d', num: '#f78c6c', rem: '#7a87a8', typ: '#ffcb6b', keys: words('const let function return if else for of new async await import from export class extends pub fn struct impl use match mut where self def with as in not None raise try except yield type interface') };
  const NOON = { key: '#0033b3', str: '#067d17', num: '#1750eb', rem: '#7a7a7a', typ: '#7a3e9d', keys: words('SELECT FROM WHERE GROUP BY ORDER JOIN LEFT ON AS COUNT HAVING LIMIT AND DESC package func return if err nil for range var type struct import public class private final void static new try catch throws int double boolean else') };

  screen('mail-pilot-station-split-reading', { width: 1600, height: 900, lcd: true, hinting: 'slight' }, (r) => {
    const say = teller(r, 'pilots');
    return win("background:#fff;color:#242424;font:14px/1.4 'Open Sans'", '.m{padding:10px 16px;border-bottom:1px solid #eee}.q{color:#616161}',
      d('background:#0f6cbd;color:#fff;height:48px;padding:0 18px;gap:24px', `<b style="font-size:16px">Harbour Post</b>${s('background:#fff;color:#616161;border-radius:4px;padding:5px 14px;width:460px', 'Search mail, people and berths')}<span class="x"></span><span>Help</span>${coin(r, 30, 'Rowena Loxley')}`, 'c')
      + d('background:#f5f5f5;height:44px;padding:0 18px;gap:26px;border-bottom:1px solid #ddd', each(['New mail', 'Delete', 'Archive', 'Report', 'Move to', 'Reply all', 'Mark as unread', 'Categorise', 'Print'], (t) => s('', t)), 'c')
      + d('', d('width:210px;padding:14px 18px;background:#faf9f8;height:810px', `<b>Favourites</b>${each(['Inbox 23', 'Sent items', 'Drafts 4'], (t) => d('padding:6px 12px', t))}<b style="display:block;margin-top:12px">Folders</b>${each(['Inbox', 'Berth requests', 'Tugs', 'Weather', 'Invoices 2028', 'Ladder defects', 'Deleted items', 'Junk 9', 'Archive'], (t) => d('padding:6px 12px', t))}`)
        + d('width:390px;border-right:1px solid #ddd;height:810px;overflow:hidden', d('padding:10px 16px;gap:20px', '<b>Focused</b><span class="q">Other</span><span class="x"></span><span class="q">Filter</span>', 'c') + times(11, (at) => d(at === 1 ? 'background:#cfe4fa' : '', `<div class="h w"><span style="font-weight:${at < 4 ? 700 : 400}">${name(r)}</span><span class="q" style="font-size:12px">${at < 5 ? clock(r) : brief(r)}</span></div><div class="o" style="${at < 4 ? 'color:#0f6cbd;font-weight:600' : ''}">${['Berth 6 is taken', 'Re: second tug for Ormsgill Star', 'Ladder photographs', 'Swell forecast until Friday', 'Roster week 32', 'Your invoice P-1180', 'Re: Re: the car carrier', 'New outboard for launch 2', 'Minutes, pilots’ meeting', 'Anchorage closed', 'Thank you from the bridge'][at]}</div><div class="o q">${say()}</div>`, 'm')).join(''))
        + d('padding:22px 34px', `<div style="font-size:21px;font-weight:600;margin-bottom:16px">Re: second tug for Ormsgill Star</div><div class="c" style="gap:12px">${coin(r, 40, 'Dmitri Haraldsen')}<div class="x"><b>Dmitri Haraldsen</b><div class="q">To: Pilot desk &nbsp; Cc: Tug control; Berthing officer</div></div><span class="q">Tue 1 Aug 2028 06:41</span></div><div style="margin-top:20px;font-size:15px;line-height:1.5"><p>Good morning Rowena,</p><p>${say(3)}</p><p>${say(3)}</p><p>Could you confirm before ten? The agent has rung twice already.</p><p>Kind regards<br>Dmitri</p></div><div style="border:1px solid #ddd;border-radius:4px;padding:8px 14px;width:290px;margin-bottom:16px">tug-allocation-aug.xlsx<div class="q" style="font-size:12px">48 KB</div></div><div style="border-left:3px solid #c8c6c4;padding-left:16px;color:#555"><b>From:</b> Pilot desk<br><b>Sent:</b> Monday, 31 July 2028 22:17<br><b>Subject:</b> second tug for Ormsgill Star<p style="margin-top:10px">${say(2)}</p></div>`, 'x'), 'h'));
  });

  screen('mail-phone-quilts-cards-lilac', { width: 390, height: 844, scale: 2, lcd: false, hinting: 'none' }, (r) => {
    const say = teller(r, 'quilts');
    return win('background:#f6f0fb;color:#2a2233;font:15px/1.35 Inter', '', d('padding:12px 26px;font-weight:600', '<span>8:26</span><span>5G 74%</span>', 'c w') + d('padding:6px 20px 12px', '<b style="font-size:30px">All inboxes</b><div style="color:#75688a;font-size:13px">Updated just now, 6 unread</div>')
      + times(6, (at) => d('background:#fff;border-radius:14px;margin:0 14px 9px;padding:11px 14px', `<div class="h w"><b style="font-weight:${at < 3 ? 700 : 500}">${name(r)}</b><span style="color:#75688a;font-size:13px">${at < 3 ? clock(r) : k7day(r)}</span></div><div>${['Indigo has arrived', 'Show entries close soon', 'Long-arm machine in May', 'Corrected pattern sheet', 'Who has the walking foot?', 'Coach to Castleford'][at]}</div><div style="color:#6a6076;font-size:14px;height:38px;overflow:hidden">${say(2)}</div>`)).join('')
      + d('position:absolute;left:0;right:0;bottom:0;background:#fff;border-top:1px solid #e2d8ec;padding:12px 30px 26px;color:#6b3fa0', '<b>Mail</b><span>Calendar</span><span>People</span><span>Search</span>', 'c w'));
    function k7day(x) { return day(x).slice(0, 3); }
  });

  screen('team-chat-puppet-theatre-aubergine', { width: 1440, height: 900, lcd: true, hinting: 'medium' }, (r) => {
    const say = teller(r, 'puppets');
    const people = times(5, () => name(r));
    return win('background:#fff;color:#1d1c1d;font:15px/1.46 Lato', '.n{padding:4px 16px;border-radius:6px}.v{color:#616061;font-size:12px}',
      d('', d('width:260px;background:#3f0e40;color:#d5c6d6;height:900px;padding:16px 8px', `<b style="color:#fff;font-size:18px;padding:0 16px">Strings &amp; Sons</b><div style="height:14px"></div>${each(['Threads', 'Drafts &amp; sent', 'Directories'], (t) => d('', t, 'n'))}<div class="n" style="margin-top:14px">Channels</div>${each(['# carving', '# costumes', '# box-office', '# rehearsal-storm', '# tour-north', '# workshop-rota', '# random'], (t, at) => d(at === 3 ? 'background:#1164a3;color:#fff' : at === 1 ? 'color:#fff;font-weight:700' : '', t, 'n'))}<div class="n" style="margin-top:14px">Direct messages</div>${each(people, (t) => d('', t, 'n'))}`)
        + d('', d('height:50px;padding:0 20px;border-bottom:1px solid #ddd;gap:16px', '<b style="font-size:18px"># rehearsal-storm</b><span class="v x">Thunder sheet, wind machine, and who holds the moon</span><span class="v">18 members</span>', 'c')
          + d('padding:14px 20px;height:740px;overflow:hidden', d('text-align:center;margin-bottom:8px', s('border:1px solid #ddd;border-radius:14px;padding:3px 14px;font-size:13px;font-weight:700', 'Thursday, 4 May')) + times(9, (at) => d('gap:10px;margin-bottom:12px', `${coin(r, 36, people[at % 5])}<div class="x"><b>${people[at % 5]}</b> <span class="v">${8 + Math.floor(at / 2)}:${pad(7 + at * 5, 2)}</span><div>${say(r.number(1, 2))}</div>${at % 4 === 1 ? d('gap:6px;margin-top:4px', each([`Owl ${r.number(2, 6)}`, `Storm ${r.number(1, 4)}`], (t) => s('background:#efefef;border-radius:11px;padding:1px 9px;font-size:12px', t)), 'h') : ''}${at % 4 === 2 ? '<div style="color:#1264a3;font-size:13px;font-weight:700;margin-top:3px">4 replies <span class="v" style="font-weight:400">Last reply today at 9:58</span></div>' : ''}</div>`, 'h')).join(''))
          + d('margin:0 20px;border:1px solid #aaa;border-radius:8px;padding:10px 14px;color:#757575', 'Message #rehearsal-storm'), 'x'), 'h'));
  });

  screen('chat-bubbles-balloon-crew-tablet', { width: 1024, height: 768, scale: 1.5, lcd: false, hinting: 'slight' }, (r) => {
    const say = teller(r, 'balloons');
    return win('background:#e9edf2;color:#10151c;font:15px/1.4 Roboto', '.b{max-width:430px;border-radius:14px;padding:8px 13px;margin-bottom:9px}.u{font-size:11px;color:#6c7a89;text-align:right}',
      d('', d('width:310px;background:#fff;height:768px', d('padding:14px 18px;color:#8a96a3', 'Search') + times(10, (at) => d(`padding:9px 16px;gap:12px;${at === 0 ? 'background:#3390ec;color:#fff' : ''}`, `${coin(r, 44, name(r))}<div class="x"><div class="h w"><b style="font-weight:500">${['Retrieve crew', given(r), 'Weather watch', name(r).split(' ')[0], 'Propane orders', 'Landowners', given(r), 'Club news', 'Fiesta 2028', 'Saved messages'][at]}</b><span style="font-size:12px">${at < 4 ? clock(r) : brief(r)}</span></div><div class="o" style="font-size:14px;opacity:.8">${say()}</div></div>`, 'c')).join(''))
        + d('', d('background:#fff;padding:9px 20px', '<b style="font-weight:500">Retrieve crew</b><div style="font-size:13px;color:#6c7a89">9 members, 3 online</div>') + d('padding:16px 26px;height:650px;overflow:hidden', times(8, (at) => d(at % 3 === 2 ? 'background:#d9fdd3;margin-left:auto;width:fit-content' : 'background:#fff;width:fit-content', `${at % 3 === 2 ? '' : `<b style="font-weight:500;color:${['#c03d33', '#2a7f62', '#8a4fbf'][at % 3]};font-size:14px">${given(r)}</b>`}<div>${say(at % 2 + 1)}</div><div class="u">0${5 + (at >> 2)}:${pad(at * 7 + 2, 2)}</div>`, 'b')).join('')) + d('background:#fff;padding:13px 22px;color:#8a96a3', 'Write a message...'), 'x'), 'h'));
  });

  screen('document-seed-vault-handbook', { width: 1680, height: 1050, scale: 1, lcd: true, hinting: 'full' }, (r) => {
    const say = teller(r, 'seeds');
    return win("background:#e6e6e6;color:#333;font:13px 'Liberation Sans'", '.t{padding:3px 9px}',
      d('background:#2b579a;color:#fff;height:34px;padding:0 14px;gap:20px', '<span>AutoSave Off</span><span class="x" style="text-align:center">Vault handbook, third edition – Saved to this PC</span><span>Percival Jessop</span>', 'c') + d('background:#f3f2f1;height:32px;padding:0 10px', each(['File', 'Home', 'Insert', 'Draw', 'Design', 'Layout', 'References', 'Mailings', 'Review', 'View', 'Help'], (t, at) => s(at === 1 ? 'color:#2b579a;font-weight:700;border-bottom:3px solid #2b579a' : '', `<span class="t">${t}</span>`)), 'c')
      + d('background:#f3f2f1;height:56px;padding:0 18px;gap:14px;border-bottom:1px solid #ccc', `${s('background:#fff;border:1px solid #bbb;padding:4px 30px 4px 8px', 'Carlito (Body)')}${s('background:#fff;border:1px solid #bbb;padding:4px 16px 4px 8px', '11')}<b>B</b><i>I</i><u>U</u><span>Normal</span><span>No Spacing</span><span style="font:17px Carlito;color:#2b579a">Heading 1</span><span>Title</span><span>Find</span><span>Replace</span>`, 'c')
      + d('', d('width:260px;padding:18px;background:#fafafa;height:900px', `<b>Navigation</b>${each(['1 Purpose of the vault', '2 Receiving material', '2.1 Passports and quarantine', '2.2 Drying', '3 Storage', '3.1 Chambers', '3.2 Alarm plan', '4 Germination tests', '5 Regeneration', 'Annex A: Abbreviations'], (t, at) => d(`padding:6px ${t[1] === '.' ? 22 : 8}px;${at === 5 ? 'background:#dbe6f4' : ''}`, t))}`)
        + d('background:#fff;width:820px;height:960px;margin:18px auto 0;padding:70px 90px;box-shadow:0 0 6px #999;font:15.5px/1.4 Carlito;color:#111', `<div style="font-size:22px;color:#2b579a">3.1 Chambers</div><p style="margin-top:8px">${say(3)}</p><p>${say(3)}</p>${tab([['<b>Chamber</b>', '<b>Target</b>', '<b>Tolerance</b>', '<b>Contents</b>'], ['A', '−18 °C', '± 1.0 K', 'Cereals, base collection'], ['B', '−18 °C', '± 1.0 K', 'Legumes, base collection'], ['C', '+4 °C', '± 0.5 K', 'Active collection'], ['D', '+15 °C', '± 2.0 K', 'Drying room, 15 % r.h.']], 'z')}<p style="margin-top:14px;font-size:13px;font-style:italic">Table 4: Chambers and their target temperatures</p><div style="font-size:22px;color:#2b579a;margin-top:18px">3.2 Alarm plan</div><p style="margin-top:8px">${say(4)}</p><div style="text-align:center;font-size:13px;position:absolute;bottom:60px">17</div><style>.z td{border:1px solid #888;padding:4px 14px}</style>`), 'h')
      + d('position:absolute;left:0;right:0;bottom:0;height:24px;background:#2b579a;color:#fff;padding:0 14px;gap:26px;font-size:12px', '<span>Page 17 of 46</span><span>12,804 words</span><span>English (United Kingdom)</span><span class="x"></span><span>Focus</span><span>100%</span>', 'c'));
  });

  screen('sheet-fish-auction-green-ribbon', { width: 1920, height: 1080, lcd: true, hinting: 'slight' }, (r) => win('background:#fff;color:#000;font:14px Carlito', '.k td{border:1px solid #d4d4d4;height:23px;padding:0 6px;white-space:nowrap}.k tr:first-child td,.k td:first-child{background:#e9e9e9;text-align:center;color:#444}.k td:nth-child(n+7){text-align:right}',
    d('background:#217346;color:#fff;height:36px;padding:0 16px;gap:30px', '<b>auction-2028-w31.xlsx</b><span class="x" style="text-align:center">Quayside Fish Market</span><span>Share</span>', 'c') + d('height:34px;gap:26px;padding:0 16px;background:#f3f3f3', each(words('File Home Insert Formulas Data Review View Automate'), (t) => s('', t)), 'c') + d('height:30px;gap:16px;padding:0 14px;border-bottom:1px solid #ccc', '<span style="width:80px">H14</span><i>fx</i><span>=ROUND(F14*G14*(1+$M$2);2)</span>', 'c')
    + tab([['', ...words('A B C D E F G H I J K')], ['1', ...each7(['Lot', 'Boat', 'Species', 'Grade', 'Landed', 'Kilos', '€/kg', 'Total', 'Buyer', 'Ice', 'Remarks'])], ...times(36, (at) => { const kg = r.number(12, 480), price = r.number(180, 3200) / 100; return [at + 2, `L${1200 + at}`, r.pick(['Northern Lass', 'Two Sisters', 'Marwick Pride', 'Perseverance', 'Silver Darling', 'Janet Mae', 'Boy Daniel']), r.pick(words('Mackerel Turbot Hake Monkfish Squid Plaice Megrim Whiting Haddock Gurnard')), r.pick(['E', 'A', 'A', 'B']), `${pad(r.number(2, 5), 2)}:${r.digits(1)}5`, kg, price.toFixed(2), thousands((kg * price).toFixed(2)), `#${r.number(3, 88)}`, r.pick(['yes', 'yes', 'no']), r.pick(['', '', '', 'Gull damage', 'Weighed twice', 'Part lot', 'Reserve not met', 'Hold for Eastport'])]; })], 'k')
    + d('position:absolute;left:0;right:0;bottom:0;height:58px;background:#f3f3f3;border-top:1px solid #bbb', d('gap:22px;padding:5px 20px', '<b style="color:#217346">Tuesday</b><span>Wednesday</span><span>Thursday</span><span>Buyers</span><span>Fees</span>', 'c') + d('gap:24px;padding:3px 20px;font-size:13px', '<span>Ready</span><span class="x"></span><span>Average: 1,204.18</span><span>Count: 36</span><span>Sum: 43,350.48</span><span>100%</span>', 'c'))));
  function each7(items) { return items.map((t) => `<b>${t}</b>`); }

  screen('sheet-ice-rink-shifts-web-125', { width: 1280, height: 800, scale: 1.25, lcd: false, hinting: 'none' }, (r) => win('background:#f9fbfd;color:#202124;font:13px Roboto', '.k{width:1280px;background:#fff}.k td{border:1px solid #e1e3e6;height:25px;padding:0 7px;white-space:nowrap}.k tr:first-child td,.k td:first-child{background:#f0f3f6;text-align:center;color:#575b5f}',
    d('padding:12px 20px 4px;gap:16px', '<div class="x"><span style="font-size:18px">Rink shifts, winter half</span><div style="margin-top:5px;word-spacing:10px">File Edit View Insert Format Data Tools Extensions Help</div></div><span style="color:#5f6368">Last edit was 3 minutes ago</span><span style="background:#c2e7ff;border-radius:18px;padding:9px 22px">Share</span>', 'c') + d('background:#edf2fa;border-radius:20px;margin:4px 16px;padding:8px 20px;gap:20px', '<span>100%</span><span>€</span><span>%</span><span>.0</span><span>.00</span><span>Default (Roboto)</span><span>10</span><b>B</b><i>I</i>', 'c')
    + tab([['', ...words('A B C D E F G H')], ['1', '<b>Name</b>', '<b>Role</b>', ...words('Mon Tue Wed Thu Fri Sat').map((t) => `<b>${t}</b>`)], ...times(20, (at) => [at + 2, name(r), r.pick(['Resurfacer', 'Skate hire', 'Marshal', 'Till', 'Café', 'First aid', 'Music']), ...times(6, () => { const from = r.number(6, 15); return r.chance(0.3) ? '–' : r.chance(0.1) ? '<span style="color:#c5221f">leave</span>' : `${from}:00–${from + r.number(4, 8)}:00`; })])], 'k')
    + d('position:absolute;left:0;right:0;bottom:0;height:36px;background:#f9fbfd;border-top:1px solid #ddd;padding:0 40px;gap:28px', '<b style="color:#0b57d0">October</b><span>November</span><span>December</span><span>January</span><span>Holidays</span>', 'c')));

  const RUST = `use std::collections::BTreeMap;

use crate::lots::{Bid, Lot, LotId};

// A falling clock: the first buyer to press wins the lot.
pub struct Clock {
    price: u32,
    step: u32,
    floor: u32,
    sold: BTreeMap<LotId, Bid>,
}

impl Clock {
    pub fn new(start: u32, step: u32) -> Self {
        Self { price: start, step, floor: 40, sold: BTreeMap::new() }
    }

    // Returns false once the reserve has been reached.
    pub fn tick(&mut self, lot: &Lot) -> bool {
        let floor = lot.reserve.unwrap_or(self.floor);
        if self.price <= floor {
            return false;
        }
        self.price = self.price.saturating_sub(self.step).max(floor);
        true
    }

    pub fn press(&mut self, lot: &Lot, buyer: u16) -> Result<Bid, Refused> {
        if self.sold.contains_key(&lot.id) {
            return Err(Refused::AlreadySold);
        }
        let bid = Bid { buyer, price: self.price, kilos: lot.kilos };
        self.sold.insert(lot.id, bid.clone());
        Ok(bid)
    }

    pub fn takings(&self) -> u64 {
        self.sold
            .values()
            .map(|bid| u64::from(bid.price) * u64::from(bid.kilos))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_at_the_reserve() {
        let mut clock = Clock::new(900, 50);
        let lot = Lot::sample("turbot", 860);`;

  screen('code-auction-clock-rust-palenight', { width: 1680, height: 1050, lcd: false, hinting: 'slight' }, () => win('background:#292d3e;color:#bfc7d5;font:13px/1.4 Inter', '.f{padding:3px 18px}',
    d('', d('width:250px;background:#252837;height:1026px;padding:12px 0', `<div class="f" style="font-size:11px;letter-spacing:.5px">EXPLORER</div><b class="f" style="display:block">FALLING-CLOCK</b>${each(['.github', 'benches', 'src', '  bids.rs', '  clock.rs', '  lots.rs', '  main.rs', '  scale.rs', 'tests', '.gitignore', 'Cargo.lock', 'Cargo.toml', 'README.md'], (t) => d(`padding-left:${t[0] === ' ' ? 44 : 26}px;${t.includes('clock.rs') ? 'background:#3a3f58;color:#fff' : ''}`, t.trim(), 'f'))}<b class="f" style="display:block;margin-top:20px">OUTLINE</b>${each(['Clock', 'new', 'tick', 'press', 'takings', 'tests'], (t, at) => d(`padding-left:${at ? 44 : 26}px`, t, 'f'))}`)
      + d('', d('background:#252837', each(['main.rs', 'clock.rs', 'lots.rs', 'Cargo.toml'], (t, at) => s(`padding:9px 22px;${at === 1 ? 'background:#292d3e;color:#fff;border-top:2px solid #80cbc4' : ''}`, t)), 'h') + d('padding:5px 18px;color:#8790ad', 'src › clock.rs › impl Clock › tick') + d("font:15px/20px 'Fira Code';font-variant-ligatures:none;padding-left:10px", lit(RUST, DUSK).map((t, at) => d('white-space:pre;height:20px', `${s(`display:inline-block;width:46px;text-align:right;margin-right:22px;color:${at === 19 ? '#c6cbe0' : '#676e95'}`, at + 1)}${s('', t)}`)).join('')), 'x'), 'h')
    + d('position:absolute;left:0;right:0;bottom:0;height:24px;background:#80cbc4;color:#1b2027;padding:0 14px;gap:24px;font-size:12px', '<span>main*</span><span>0 errors, 2 warnings</span><span class="x"></span><span>Ln 20, Col 35</span><span>Spaces: 4</span><span>UTF-8</span><span>Rust</span>', 'c')));

  const GO = `package rota

import (
	"errors"
	"fmt"
	"time"
)

// Shift is one stretch of work on the ice.
type Shift struct {
	Who   string
	Role  string
	From  time.Time
	Until time.Time
}

var ErrOverlap = errors.New("rota: shifts overlap")

func (s Shift) Hours() float64 {
	return s.Until.Sub(s.From).Hours()
}

// Check refuses two shifts of the same person at once.
func Check(shifts []Shift) error {
	last := map[string]Shift{}
	for i, s := range shifts {
		before, ok := last[s.Who]
		if ok && s.From.Before(before.Until) {
			return fmt.Errorf("shift %d of %s: %w", i, s.Who, ErrOverlap)
		}
		last[s.Who] = s
	}
	return nil
}

func Total(shifts []Shift, role string) float64 {
	var sum float64
	for _, s := range shifts {
		if role == "" || s.Role == role {
			sum += s.Hours()
		}
	}
	return sum
}`;

  screen('ide-rink-rota-go-white', { width: 1366, height: 900, lcd: true, hinting: 'medium' }, (r) => win('background:#f7f8fa;color:#1f2328;font:13px Inter', '', d('height:38px;padding:0 14px;gap:20px;background:#ebecf0', '<b>ice-rota</b><span>main</span><span class="x"></span><span>Run rota_test</span><span>Debug</span>', 'c')
    + d('', d('width:230px;padding:8px 14px;border-right:1px solid #dcdee3;height:610px', `<b>Project</b>${each(['ice-rota', 'cmd', 'rota', 'rota.go', 'rota_test.go', 'holiday.go', 'go.mod', 'go.sum', 'External Libraries', 'Scratches'], (t, at) => d(`padding:4px ${[0, 14, 14, 30, 30, 30, 14, 14, 0, 0][at]}px;${at === 3 ? 'background:#d4e2ff' : ''}`, t))}`) + d('background:#fff;height:610px;overflow:hidden', d('border-bottom:1px solid #dcdee3;padding:8px 14px;gap:24px', '<b>rota.go</b><span>rota_test.go</span>', 'c') + d("font:13.5px/19px 'JetBrains Mono';font-variant-ligatures:none;tab-size:4;padding-top:4px", lit(GO, NOON).map((t, at) => d('white-space:pre;height:19px', `${s('display:inline-block;width:44px;text-align:right;padding-right:16px;color:#9aa0aa', at + 1)}${s('', t)}`)).join('')), 'x'), 'h')
    + d('border-top:1px solid #dcdee3;background:#fff;height:230px;padding:8px 14px', d('gap:22px;margin-bottom:6px', '<b>Run</b><span>Problems</span><span>Terminal</span><span>Services</span><span class="x"></span><span style="color:#208a3c">Tests passed: 11, failed: 1 of 12</span>', 'c') + d("font:13px/18px 'JetBrains Mono';font-variant-ligatures:none;white-space:pre", `=== RUN   TestCheck/same_person\n    rota_test.go:48: want rota: shifts overlap, got nil\n--- FAIL: TestCheck (0.00s)\n    --- PASS: TestCheck/empty (0.00s)\n    --- FAIL: TestCheck/same_person (0.00s)\n=== RUN   TestTotal\n--- PASS: TestTotal (0.00s)\nFAIL    example.org/ice-rota/rota    0.${r.digits(3)}s`)) + d('position:absolute;left:0;right:0;bottom:0;background:#ebecf0;padding:4px 14px;gap:20px;font-size:12px', '<span class="x">ice-rota › rota › rota.go</span><span>25:31</span><span>LF</span><span>UTF-8</span><span>Tab</span>', 'c')));

  screen('sql-pharmacy-recall-query', { width: 1600, height: 900, scale: 1.25, lcd: true, hinting: 'none' }, (r) => win("background:#fff;color:#222;font:13px 'Noto Sans'", '.k td{border:1px solid #dfe3e8;padding:4px 10px;white-space:nowrap}.k tr:first-child td{background:#eef2f6;font-weight:600}', d('background:#2f6690;color:#fff;padding:9px 16px;gap:26px', '<b>ward-stock</b><span>Query Tool</span><span>Dashboard</span><span>Statistics</span><span class="x"></span><span>pharmacy@db-2:5432</span>', 'c')
    + d('', d('width:240px;padding:10px;border-right:1px solid #ccd3da;height:860px', each(['Servers (2)', ' db-1', ' db-2', '  Databases (3)', '   ward_stock', '    Schemas', '     public', '      Tables (9)', '       batches', '       deliveries', '       ingredients', '       recalls', '       returns', '       suppliers', '       wards', '      Views (4)', '   postgres', '  Login Roles'], (t) => d(`padding:3px 0 3px ${t.search(/\S/) * 12}px`, t.trim())))
      + d('', d("font:14px/21px 'Noto Sans Mono';padding:10px 16px;height:300px;white-space:pre", lit(`-- Batches that are still on a shelf although they were recalled\nSELECT w.label AS ward, b.batch, i.name, b.expires,\n       COUNT(*) AS packs\n  FROM batches b\n  JOIN wards w ON w.id = b.ward_id\n  JOIN ingredients i ON i.id = b.ingredient_id\n  LEFT JOIN returns x ON x.batch = b.batch AND x.ward_id = w.id\n WHERE b.recalled_on > '2028-02-01'\n   AND x.batch IS NULL\n GROUP BY 1, 2, 3, 4\nHAVING COUNT(*) > 1\n ORDER BY packs DESC\n LIMIT 200;`, NOON).join('\n')) + d('background:#eef2f6;padding:7px 16px;gap:26px', '<b>Data Output</b><span>Messages</span><span>Notifications</span><span>Explain</span>', 'c') + tab([['', 'ward', 'batch', 'name', 'expires', 'packs'], ...times(15, (at) => [at + 1, `Ward ${r.number(1, 9)}${r.pick(['A', 'B'])}`, `${r.pick(['KX', 'PT', 'LM'])}${r.digits(5)}`, r.pick(['Saline 0.9% 500 ml', 'Ceftriaxone 2 g', 'Heparin 5000 IU', 'Paracetamol IV 1 g', 'Atropine 0.5 mg', 'Ondansetron 4 mg']), stamp(r), 40 - at * 2])], 'k') + d('padding:8px 16px;color:#55606b', 'Total rows: 15 of 15 &nbsp; Query complete 00:00:00.184'), 'x'), 'h')));

  screen('diff-unified-tuner-app-dark', { width: 1440, height: 900, lcd: false, hinting: 'full' }, () => win("background:#0d1117;color:#e6edf3;font:14px 'Noto Sans'", '.l{white-space:pre;height:20px}', d('padding:14px 30px;background:#010409;gap:22px', '<span>cents-app / tuner</span><b>Code</b><span>Issues 14</span><b style="border-bottom:2px solid #f78166">Pull requests 3</b><span>Actions</span><span>Wiki</span>', 'c') + d('padding:18px 30px', '<div style="font-size:24px">Stretch the octaves of short uprights <span style="color:#8b949e">#271</span></div><div style="margin-top:8px;color:#8b949e"><span style="background:#238636;color:#fff;border-radius:14px;padding:4px 12px">Open</span> &nbsp; jessop wants to merge 4 commits into main from stretch-curve</div>')
    + d('margin:0 30px;border:1px solid #30363d;border-radius:6px;overflow:hidden', d('background:#161b22;padding:8px 14px', "<span style=\"font:12.5px 'DejaVu Sans Mono'\">tuner/curve.py</span><span class=\"x\"></span><span style=\"color:#3fb950\">+17</span>&nbsp;<span style=\"color:#f85149\">-8</span>", 'c')
      + d("font:12.5px/20px 'DejaVu Sans Mono'", each(`@@ -18,17 +18,26 @@ class Curve:
     def __init__(self, keys=88, pitch=440.0):
         self.keys = keys
         self.pitch = pitch
-        self.inharmonicity = 0.0004
+        self.inharmonicity = [0.0004] * keys
 
-    def frequency(self, key):
-        return self.pitch * 2 ** ((key - 49) / 12)
+    def measure(self, key, partials):
+        """Fit the stiffness of one string from its partials."""
+        first = partials[0]
+        found = [
+            ((f / (n * first)) ** 2 - 1) / (n * n - 1)
+            for n, f in enumerate(partials[1:], start=2)
+        ]
+        self.inharmonicity[key - 1] = sum(found) / len(found)
+
+    def frequency(self, key):
+        cents = self.stretch(key)
+        return self.pitch * 2 ** ((key - 49) / 12 + cents / 1200)
 
     def stretch(self, key):
-        # TODO: every piano is different
-        if key < 30:
-            return -4.0
-        return 0.0 if key < 60 else 6.0
+        """Cents by which a key leaves equal temperament."""
+        return smooth(self.inharmonicity, key, width=7)
 
     def __repr__(self):
         return f"Curve({self.keys} keys, a1 = {self.pitch} Hz)"`.split('\n'), (t) => d(t[0] === '+' ? 'background:#12361f' : t[0] === '-' ? 'background:#45181c' : t[0] === '@' ? 'background:#121d2f;color:#8b949e' : '', s('padding-left:16px', escaped(t)), 'l'))))
    + d('margin:14px 30px;border:1px solid #30363d;border-radius:6px;padding:12px 16px', '<b>hester-k</b> <span style="color:#8b949e">commented 2 hours ago</span><p style="margin:8px 0 0">Does <span style="background:#343941;border-radius:4px;padding:2px 5px">measure</span> survive a string with a missing second partial? Our practice-room piano has three of those.</p>')));

  screen('issue-glass-furnace-controller', { width: 1280, height: 900, lcd: true, hinting: 'slight' }, (r) => {
    const say = teller(r, 'glass');
    return win('background:#fff;color:#303030;font:15px/1.5 Inter', '', d('background:#1f1e24;color:#fff;padding:11px 24px;gap:24px;font-size:14px', '<b>hotshop/furnace-ctl</b><span>Issues</span><span>Merge requests</span><span>To-do list 5</span>', 'c') + d('', d('padding:22px 28px', `<div style="color:#737278;font-size:13px">hotshop › furnace-ctl › Issues › #88</div><div style="font-size:23px;font-weight:600;margin:6px 0">Annealer ramps down too early after a power cut</div><p style="color:#737278">Created 2 weeks ago by ${name(r)}</p><p>${say(3)}</p><b>Steps to reproduce</b><div style="padding-left:22px;margin:6px 0 12px">1. Start the programme “Tumblers 480”<br>2. Pull the plug for more than 90 seconds<br>3. Watch the set point jump to segment 4</div>${d("background:#f4f3f6;border-radius:4px;padding:10px 14px;font:13px/1.5 'Liberation Mono';white-space:pre", `21:14:07 WARN  resume: clock skew 00:01:52\n21:14:07 INFO  segment=4 target=395 actual=477.5\n21:14:08 ERROR ramp -82 K/min exceeds limit -1.4`)}<div style="margin-top:18px"></div>${each([0, 1, 2], () => d('border:1px solid #dcdcde;border-radius:6px;padding:10px 16px;margin-bottom:12px', `<b>${name(r)}</b> <span style="color:#737278">· ${r.number(2, 9)} days ago</span><div>${say(2)}</div>`))}`, 'x') + d('width:290px;border-left:1px solid #dcdcde;padding:22px;height:860px;font-size:14px', each([['Assignees', 'Verity Castellan'], ['Labels', 'bug, firmware, safety'], ['Milestone', '2.4 Winter'], ['Weight', '5'], ['Due date', '30 Nov 2028'], ['Time tracking', '6h 30m of 12h'], ['Confidentiality', 'Not confidential'], ['Participants', '7']], ([a, b]) => d('padding:10px 0;border-bottom:1px solid #eee', `<b>${a}</b><div>${b}</div>`))), 'h'));
  });

  screen('board-puppet-tour-cards-teal', { width: 1920, height: 1080, lcd: false, hinting: 'slight' }, (r) => {
    const say = teller(r, 'puppets');
    return win('background:#1b6e74;color:#172b4d;font:14px/1.35 Roboto', '.a{background:#fff;border-radius:8px;padding:9px 12px;margin-bottom:9px;box-shadow:0 1px 1px #0003}', d('background:#124f54;color:#fff;padding:11px 22px;gap:22px', '<b style="font-size:18px">Northern tour 2028</b><span>Board</span><span>Timeline</span><span>Table</span><span class="x"></span><span>Filters</span><span>Share</span>', 'c')
      + d('padding:18px;gap:16px;align-items:flex-start', each(['Ideas', 'To build', 'In the workshop', 'Ready for rehearsal', 'Packed', 'Returned'], (title, col) => d('width:300px;background:#f1f2f4;border-radius:12px;padding:10px', `<div class="h w" style="padding:2px 6px 10px"><b>${title}</b><span>${[6, 5, 7, 4, 5, 3][col]}</span></div>${times([6, 5, 7, 4, 5, 3][col], (at) => d('', `${at % 2 ? `<div class="h" style="gap:5px;margin-bottom:5px">${s(`background:${r.pick(['#4bce97', '#f5cd47', '#9f8fef', '#f87168'])};border-radius:4px;padding:1px 8px;font-size:12px`, r.pick(['Wood', 'Cloth', 'Urgent', 'Sound', 'Lights']))}</div>` : ''}${say.one()}<div class="h w" style="margin-top:7px;font-size:12px;color:#44546f"><span>${brief(r)}</span><span>${r.number(0, 4)}/${r.number(4, 7)}</span>${coin(r, 24, name(r))}</div>`, 'a')).join('')}<div style="padding:3px 6px;color:#44546f">+ Add a card</div>`)), 'h'));
  });

  screen('dashboard-pilot-radar-night', { width: 1920, height: 1080, lcd: false, hinting: 'none' }, (r) => win("background:#0b1220;color:#cfd9e8;font:14px 'Roboto Condensed'", '.p{background:#121c2e;border:1px solid #22304a;border-radius:4px;padding:12px 16px}.k td{padding:6px 14px 6px 0;white-space:nowrap}.k tr:first-child td{color:#7d8fab}', d('padding:14px 24px;gap:30px', '<b style="font-size:20px">Approach traffic</b><span>Sector Outer</span><span>Sector Inner</span><span class="x"></span><span>Refresh 5 s</span><span>01 Aug 2028 04:18:36 UTC</span>', 'c') + d('gap:14px;padding:0 24px', each([['Wind', '17 kn WSW'], ['Gust', '26 kn'], ['Tide', '+2.84 m'], ['Visibility', '3.1 nm'], ['Swell', '1.9 m / 9 s'], ['Pilots out', '5 of 8'], ['Tugs free', '2']], ([a, b]) => d('', `<div style="color:#7d8fab">${a}</div><div style="font-size:28px;color:#fff">${b}</div>`, 'p x')), 'h')
    + d('gap:14px;padding:14px 24px', d('width:860px', `<div class="h w"><span>Water level, outer gauge</span><span style="color:#7d8fab">last 24 h</span></div>${curve(r, 820, 250, '#4fc3f7', 60)}<div class="h w" style="color:#7d8fab;font-size:12px">${each(words('04:00 08:00 12:00 16:00 20:00 00:00 04:00'), (t) => s('', t))}</div>`, 'p') + d('', `<div>Jobs per pilot this month</div>${each(times(8, () => name(r)), (t) => { const n = r.number(6, 31); return d('margin-top:11px;gap:12px', `${s('width:180px', t)}${s(`width:${n * 15}px;height:15px;background:#ffb74d`)}${s('', n)}`, 'c'); })}`, 'p x'), 'h')
    + d('margin:0 24px', tab([['MMSI', 'Vessel', 'Type', 'Length', 'Draught', 'From', 'ETA', 'Berth', 'Pilot', 'Tugs', 'State'], ...times(15, () => [`${r.number(211, 636)}${r.digits(6)}`, `${town(r)} ${r.pick(['Star', 'Trader', 'Express', 'Spirit', 'Carrier'])}`, r.pick(['Tanker', 'Container', 'Ro-ro', 'Bulk', 'Reefer', 'Cruise']), `${r.number(88, 366)} m`, `${r.number(5, 14)}.${r.digits(1)} m`, r.pick(['Rotterdam', 'Santos', 'Gdynia', 'Vigo', 'Bergen', 'Oran']), clock(r), r.pick(['4', '6', '7A', '7B', '11', 'Anchorage']), name(r), r.number(0, 3), r.pick(['Inbound', 'Waiting', 'Alongside', 'Outbound', 'Delayed'])])], 'k'), 'p')));

  screen('console-cloud-logs-animal-practice', { width: 1440, height: 900, lcd: true, hinting: 'medium' }, (r) => win("background:#fff;color:#16191f;font:14px 'Noto Sans'", '', d('background:#232f3e;color:#fff;padding:10px 20px;gap:24px', '<b>Nimbus console</b><span>Services</span><span class="x"></span><span>eu-north-2</span><span>practice-admin</span>', 'c') + d('padding:16px 24px', '<div style="font-size:22px">Log events</div><div style="color:#545b64;margin:4px 0 12px">/practice/booking-api &nbsp; 1,284 events matched</div><div class="c" style="gap:12px"><span style="border:1px solid #aab7b8;border-radius:3px;padding:6px 12px;width:620px">level != "debug" and path like "/appointments"</span><span>1h</span><b style="color:#0073bb">12h</b><span>1d</span><span>Custom</span><span style="background:#ec7211;color:#fff;border-radius:3px;padding:7px 18px">Run query</span></div>')
    + d("font:12.5px/22px 'Liberation Mono';padding:0 24px", times(32, () => d(`white-space:pre;overflow:hidden;border-bottom:1px solid #eaeded;background:${r.chance(0.12) ? '#fff1ef' : '#fff'}`, `2028-06-14T09:${pad(r.below(60), 2)}:${pad(r.below(60), 2)}.${r.digits(3)}Z  ${r.pick(['INFO ', 'INFO ', 'INFO ', 'WARN ', 'ERROR'])}  ${r.hex(8)}  ${r.pick([`GET /appointments?day=${stamp(r)} 200 ${r.number(4, 90)}ms`, `POST /appointments 201 pet=${r.number(1000, 9999)} vet=${given(r).toLowerCase()}`, `reminder sent to owner ${r.number(200, 999)} by sms`, 'slot already taken, offering the next free one', `PUT /patients/${r.number(1000, 9999)}/weight 204 ${r.number(3, 12)}ms`, `retrying label printer, attempt ${r.number(2, 5)} of 5`, 'token expired, client asked to sign in again', `cache miss for vaccination plan ferret-${r.number(1, 9)}`])}`)).join(''))));

  screen('web-terminal-balloon-server-tabs', { width: 1366, height: 768, lcd: false, hinting: 'slight' }, (r) => win("background:#1e1e2e;color:#cdd6f4;font:13px 'DejaVu Sans'", '', d('background:#181825;padding:8px 16px;gap:26px', '<span>fleet-01</span><b style="color:#89b4fa">winds-02</b><span>backup</span><span class="x"></span><span>Connected, 00:42:17</span><span>Disconnect</span>', 'c') + d('font:15px/20px Hack;padding:12px 16px;white-space:pre', `<span style="color:#a6e3a1">crew@winds-02</span>:<span style="color:#89b4fa">/srv/soundings</span>$ ls -lh --sort=time | head -8
total 61M
${times(7, (at) => `-rw-r--r-- 1 crew ops ${r.number(100, 980)}K Jun ${14 - at} 0${5 + at % 3}:${pad(r.below(60), 2)} sounding-${pad(14 - at, 2)}.nc`).join('\n')}
<span style="color:#a6e3a1">crew@winds-02</span>:<span style="color:#89b4fa">/srv/soundings</span>$ ./winds --site hartsea --levels 6
level   height   dir    speed   shear
${times(6, (at) => `  ${at + 1}     ${String(300 + at * 400).padStart(5)} m   ${pad(240 + at * 9, 3)}°   ${pad(8 + at * 3, 2)} kn   ${at ? `0.${r.digits(2)}` : '-'}`).join('\n')}
<span style="color:#f9e2af">warning: level 5 interpolated, balloon lost at 1,870 m</span>
<span style="color:#a6e3a1">crew@winds-02</span>:<span style="color:#89b4fa">/srv/soundings</span>$ df -h / /srv
Filesystem      Size  Used Avail Use% Mounted on
/dev/vda1        40G   17G   22G  44% /
/dev/vdb        250G  231G  6.8G  98% /srv
<span style="color:#a6e3a1">crew@winds-02</span>:<span style="color:#89b4fa">/srv/soundings</span>$ rsync -a --info=stats1 old/ nas:/archive/
Number of files: 1,204 (reg: 1,188, dir: 16)
Total transferred file size: 9,417,332,608 bytes
<span style="color:#f38ba8">rsync error: some files could not be transferred (code 23)</span>
<span style="color:#a6e3a1">crew@winds-02</span>:<span style="color:#89b4fa">/srv/soundings</span>$ `)));

  screen('notebook-glass-viscosity-cells', { width: 1440, height: 1000, lcd: true, hinting: 'none' }, (r) => win("background:#fff;color:#111;font:15px/1.5 'Noto Serif'", '.i{background:#f7f7f7;border:1px solid #ddd;padding:8px 12px;font:14px/1.45 "DejaVu Sans Mono";white-space:pre}.n{width:90px;text-align:right;padding:9px 12px 0 0;font:13px "DejaVu Sans Mono";color:#2f3fa0}', d("font:14px 'Open Sans';padding:10px 22px;border-bottom:1px solid #ccc;gap:22px", '<b>viscosity.ipynb</b><span>File</span><span>Edit</span><span>Cell</span><span>Kernel</span><span>Help</span><span class="x"></span><span>Python 3 (idle)</span>', 'c') + d('padding:18px 120px 18px 30px', d('padding-left:90px', '<div style="font-size:26px;font-weight:700">Working range of the soda-lime batch</div><p style="margin-top:6px">We fit the Vogel–Fulcher–Tammann equation to eleven crucible readings and read off the temperatures at which the gather can still be blown.</p>')
    + d('', d('', '[12]:', 'n') + d('', lit('import numpy as np\nfrom scipy.optimize import curve_fit\n\ndef vft(t, a, b, t0):\n    return a + b / (t - t0)\n\nfit, cov = curve_fit(vft, temp, log_eta, p0=(-1.5, 4300, 250))\nprint("A = %.3f  B = %.1f  T0 = %.1f" % tuple(fit))', { ...NOON, keys: DUSK.keys }).join('\n'), 'i x'), 'h') + d("padding:8px 0 8px 102px;font:14px 'DejaVu Sans Mono'", 'A = -1.583  B = 4331.6  T0 = 247.8') + d('', d('', '[13]:', 'n') + d('', 'frame.describe().round(2)', 'i x'), 'h')
    + d("padding:12px 0 12px 102px;font:14px 'Open Sans'", tab([['', '<b>temp</b>', '<b>log_eta</b>', '<b>residual</b>', '<b>mass</b>'], ...words('count mean std min 25% 50% 75% max').map((t) => [`<b>${t}</b>`, `${r.number(520, 1280)}.${r.digits(2)}`, `${r.number(2, 12)}.${r.digits(2)}`, `0.${r.digits(2)}`, `${r.number(18, 44)}.${r.digits(2)}`])], 'u') + '<style>.u td{padding:4px 22px;text-align:right}.u tr:nth-child(even){background:#f3f3f3}</style>') + d('', d('', '[ ]:', 'n') + d('', lit('# next week: repeat with the violet cobalt\nplot(temp, log_eta, style="o")', { ...NOON, keys: DUSK.keys }).join('\n'), 'i x'), 'h'))));

  screen('docs-api-seed-register-narrow', { width: 1536, height: 864, scale: 1.25, lcd: false, hinting: 'slight' }, () => win('background:#fff;color:#2c3e50;font:15px/1.55 Inter', ".m{font:13px 'JetBrains Mono';background:#f2f4f7;border-radius:4px;padding:1px 6px}.k td{padding:9px 14px 9px 0;border-bottom:1px solid #e8ebef;vertical-align:top}", d('', d('width:250px;border-right:1px solid #e8ebef;padding:24px;height:864px;font-size:14px', each([['Getting started', 1], ['Authentication', 0], ['Rate limits', 0], ['Errors', 0], ['Resources', 1], ['Accessions', 2], ['Chambers', 0], ['Germination tests', 0], ['Withdrawals', 0], ['Guides', 1], ['Bulk import', 0], ['Label printing', 0], ['Changelog', 1]], ([t, kind]) => d(`padding:5px 0 5px ${kind === 1 ? 0 : 14}px;${kind === 1 ? 'font-weight:700' : kind === 2 ? 'color:#0a7d55;font-weight:600' : ''}`, t)))
    + d('padding:26px 40px', `<div style="font-size:30px;font-weight:700">Accessions</div><p>An accession is one sample of one variety, as it was received by the vault. It keeps its number for ever, even when the seed has died.</p><div style="font-size:20px;font-weight:600;margin:14px 0 6px">List accessions</div><p><b style="color:#0a7d55">GET</b> <span class="m">/v2/accessions</span></p>${tab([['<span class="m">genus</span>', 'string', 'Only accessions of this genus. Case does not matter.'], ['<span class="m">chamber</span>', 'string', 'One of A, B, C, or D. Default: all chambers.'], ['<span class="m">viable_below</span>', 'number', 'Share of seeds that germinated in the most recent test, between 0 and 1.'], ['<span class="m">since</span>', 'date', 'Received on or after this day, for example 2027-11-30.'], ['<span class="m">cursor</span>', 'string', 'Where to go on. Taken from the previous answer.'], ['<span class="m">limit</span>', 'integer', 'Between 1 and 250. Default: 50.']], 'k')}<p style="margin-top:14px">The answer is sorted by number. Requests without a token see only public fields.</p>`, 'x') + d("width:500px;background:#1c2733;color:#dbe4ee;padding:26px;height:864px;font:13px/1.6 'JetBrains Mono';font-variant-ligatures:none;white-space:pre", escaped('curl https://api.vault.example/v2/accessions \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -d genus=Hordeum \\\n  -d limit=2\n\n{\n  "items": [\n    {\n      "number": "VLT-004417",\n      "genus": "Hordeum",\n      "species": "vulgare",\n      "chamber": "A",\n      "grains": 812,\n      "viability": 0.94,\n      "received": "2027-11-30"\n    },\n    {\n      "number": "VLT-004418",\n      "genus": "Hordeum",\n      "species": "spontaneum",\n      "chamber": "A",\n      "grains": 296,\n      "viability": 0.71,\n      "received": "2027-12-02"\n    }\n  ],\n  "next": "c2VlZHM6NDQxOQ"\n}')), 'h')));

  screen('slides-editor-driving-theory', { width: 1600, height: 900, lcd: true, hinting: 'slight' }, () => win("background:#eaeaea;color:#333;font:13px 'DejaVu Sans Condensed'", '.z{background:#fff;border:1px solid #bbb;width:170px;height:96px;margin:0 auto 12px;padding:9px;font-size:9px;line-height:1.3}', d('background:#fff;padding:8px 14px;gap:18px', each(words('File Edit View Insert Format Slide Slideshow Tools Window Help'), (t) => s('', t)), 'c') + d('', d('width:210px;height:840px;padding:14px 0;background:#f7f7f7', each(['Theory evening 4', 'Who goes first?', 'Roundabouts', 'Stopping distances', 'Night and fog', 'Questions'], (t, at) => d(at === 3 ? 'outline:3px solid #4a90d9' : '', `<b>${at + 1}. ${t}</b>`, 'z')))
    + d('padding:30px', d('background:#fffdf5;width:960px;height:540px;margin:0 auto;padding:46px 64px;box-shadow:0 1px 6px #888;color:#1d2a44', `<div style="font:700 44px 'URW Gothic';color:#b5341c;margin-bottom:24px">Stopping distances</div><div style="font:25px/1.6 'URW Gothic'">${each(['Thinking distance grows with speed', 'Braking distance grows with its square', 'On wet roads: at least twice as far', 'On ice: up to ten times as far'], (t) => d('', `– ${t}`))}</div>${tab([['<b>Speed</b>', '<b>30 km/h</b>', '<b>50 km/h</b>', '<b>100 km/h</b>'], ['Thinking', '9 m', '15 m', '30 m'], ['Braking', '9 m', '25 m', '100 m'], ['Altogether', '18 m', '40 m', '130 m']], 'u')}<style>.u{margin-top:20px;font:20px 'URW Gothic'}.u td{border:1px solid #8a93a8;padding:3px 22px}</style>`) + d('background:#fff;width:960px;margin:18px auto 0;padding:12px 18px;height:120px;font-size:14px;line-height:1.5', 'Notes: let them guess before the table appears. Remind the evening class that good brakes do not help a tired driver. The video of the wet car park lasts 90 seconds.'), 'x')
    + d('width:250px;background:#f7f7f7;height:840px;padding:16px', `<b>Properties</b>${each([['Slide format', 'Screen 16:9'], ['Orientation', 'Landscape'], ['Background', 'Colour'], ['Master slide', 'Chalk'], ['Transition', 'None'], ['Advance', 'On mouse click']], ([a, b]) => d('margin-top:12px', `${a}<div style="border:1px solid #bbb;background:#fff;padding:4px 8px;margin-top:3px">${b}</div>`))}`), 'h') + d('position:absolute;left:0;right:0;bottom:0;background:#fff;padding:4px 14px;gap:30px', '<span>Slide 4 of 6</span><span>Chalk</span><span class="x"></span><span>English (UK)</span><span>82%</span>', 'c')));

  screen('video-call-glass-class-with-chat', { width: 1366, height: 768, lcd: false, hinting: 'none' }, (r) => { const say = teller(r, 'glass'); return win('background:#202124;color:#e8eaed;font:14px/1.4 Roboto', '', d('', d('display:grid;grid-template-columns:repeat(3,310px);gap:10px;padding:16px', times(9, (at) => d('position:relative;width:310px;height:204px;border-radius:10px;overflow:hidden;background:#3c4043', `${at % 4 === 3 ? d('height:204px;justify-content:center', coin(r, 80, name(r)), 'c') : photo(310, 204, `caller ${at}`)}${d('position:absolute;left:10px;bottom:8px;background:#000b;border-radius:4px;padding:2px 9px', at === 0 ? 'You' : name(r))}`)).join(''), '')
    + d('background:#fff;color:#202124;width:370px;height:660px;border-radius:10px;margin:16px 0;padding:16px 20px;overflow:hidden', `<b style="font-size:17px;font-weight:500">In-call messages</b><div style="background:#f1f3f4;border-radius:6px;padding:8px 12px;margin:12px 0;font-size:12px">Messages can only be seen by people in the call and are deleted when the call ends.</div>${times(6, () => d('margin-bottom:13px', `<b style="font-weight:500">${given(r)}</b> <span style="color:#5f6368;font-size:12px">${clock(r)}</span><div>${say()}</div>`)).join('')}`), 'h') + d('position:absolute;left:20px;right:20px;bottom:20px;gap:22px', '<span>19:04 | Hot shop evening class</span><span class="x"></span><span>Mute</span><span>Camera</span><span>Captions</span><span>Present</span><span style="background:#ea4335;border-radius:18px;padding:9px 22px">Leave</span><span class="x"></span><span>9 people</span>', 'c')); });
}
