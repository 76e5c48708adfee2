'use strict';
// Screens of the fourth part: mail, talk, calendars, sheets, code and tools.

const QUARTZ = { rem: '#6b7f8c', str: '#a8461b', num: '#1f6f8b', key: '#7a2ea0', call: '#20508f', type: '#2d6e2f', dim: '#9aa5ad', mark: '#eef3d6' };
const TOKYO = { rem: '#7a85b8', str: '#9ece6a', num: '#ff9e64', key: '#bb9af7', call: '#7aa2f7', type: '#2ac3de', dim: '#5b648c', mark: '#292e42' };
const MONOKAI = { rem: '#a39e88', str: '#e6db74', num: '#ae81ff', key: '#f92672', call: '#a6e22e', type: '#66d9ef', dim: '#90908a', mark: '#3e3d32' };
const ECLIPSE = { rem: '#3f7f5f', str: '#2a00ff', num: '#000000', key: '#7f0055', call: '#000000', type: '#005032', dim: '#787878', mark: '#e8f2fe' };
const KEYS_TS = 'import from export const let function return if else for of async await new class private readonly interface type null true false throw extends number string void';
const KEYS_PY = 'import from def return if else elif for in while with as class self None True False raise not and or lambda yield try except';
const KEYS_KT = 'package import class val var fun return if else when for in is null private override data object suspend true false companion init';
const KEYS_GO = 'package import func return if else for range var const type struct interface map string int error nil defer go select case chan bool true false';

screen('webmail-allotment', { width: 1440, height: 900 }, (r) => { const t = teller(r, 'plot'); return wall(`background:#f6f8fc;color:#1f1f1f;font:14px/1.4 Roboto`, `
  ${hbox('height:62px;align-items:center;padding:0 20px;gap:18px', `${icon('menu', '#5f6368', 20)}<span style="font:22px Roboto;color:#5f6368">Seedbox Mail</span><span style="flex:1;margin:0 60px 0 40px;background:#eaf1fb;border-radius:24px;padding:12px 22px;color:#5f6368">${icon('search', '#5f6368', 17)}&nbsp; Search in mail</span>${icon('gear', '#5f6368', 20)}${disc(r, 'Selma Oakley', 34)}`)}
  ${hbox('height:838px', `<div style="width:236px;padding:6px 14px 0 12px;box-sizing:border-box">${tile('background:#c2e7ff;border-radius:16px;padding:16px 26px;font-weight:500;margin-bottom:14px', 'Compose')}${[['Inbox', 38], ['Starred', ''], ['Snoozed', 2], ['Sent', ''], ['Drafts', 7], ['Purchases', ''], ['Spam', 114], ['Bin', '']].map(([text, count], at) => hbox(`padding:5px 16px;border-radius:16px;justify-content:space-between;${at ? '' : 'background:#d3e3fd;font-weight:700'}`, `<span>${text}</span><span style="font-size:12px">${count}</span>`)).join('')}<div style="font-weight:500;padding:18px 16px 6px">Labels</div>${['Committee', 'Waiting list', 'Water bills', 'Show day', 'Lost and found', 'Plot 41', 'Newsletter'].map((text) => `<div style="padding:5px 16px">${icon('folder', `hsl(${r.below(360)},50%,45%)`, 15)}&nbsp; ${text}</div>`).join('')}</div>
  <div style="flex:1;background:#fff;border-radius:16px 0 0 0;overflow:hidden">${hbox('padding:12px 20px;color:#5f6368;justify-content:space-between;font-size:13px', `<span>Refresh &nbsp; More</span><span>1–50 of 1,284</span>`)}${hbox('border-bottom:1px solid #e4e7eb', ['Primary', 'Promotions', 'Social', 'Updates'].map((text, at) => `<span style="width:200px;padding:12px 20px;font-weight:500;box-sizing:border-box;${at ? 'color:#5f6368' : 'color:#0b57d0;border-bottom:3px solid #0b57d0'}">${text}</span>`).join(''))}
  ${rep(19, (at) => { const fresh = r.chance(0.35); return hbox(`padding:8px 20px;gap:14px;border-bottom:1px solid #eceff1;white-space:nowrap;${fresh ? 'font-weight:700' : 'background:#f2f6fc;color:#3c4043'}`, `${icon('star', r.chance(0.2) ? '#f4b400' : '#c4c7c5', 16, false)}<span style="width:180px;flex:none">${fullName(r)}</span><span style="flex:1"><span>${r.pick(['Re: ', '', '', 'Fwd: '])}${r.pick(['Water meter reading', 'Keys for the main gate', 'Plum tree on the path', 'Minutes of the spring meeting', 'Question about half plots', 'Compost delivery', 'Scarecrow competition', 'Broken glass near the shed', 'Invoice for the fence', 'Bees!'])}</span><span style="color:#5f6368;font-weight:400"> – ${t.start(86)}</span></span><span style="font-size:12px">${at < 3 ? hm(r) : shortDate(r)}</span>`); })}</div>`)}`); });

screen('mail-panes-observatory', { lcd: false, hinting: 'medium' }, (r) => { const t = teller(r, 'stars'), u = teller(r, 'stars'); const sender = fullName(r); return wall(`background:#20242b;color:#dfe3ea;font:14px/1.45 'Noto Sans';display:flex`, `
  <div style="width:240px;background:#181b21;padding:18px 0;box-sizing:border-box"><div style="padding:0 22px 16px;font:700 19px 'Noto Sans';color:#8ab4ff">Heliograph</div>${['All inboxes', 'office@', 'instruments@', 'members@', 'Flagged', 'Drafts', 'Outbox', 'Sent', 'Archive', 'Junk'].map((text, at) => hbox(`padding:7px 22px;justify-content:space-between;${at === 2 ? 'background:#2b3a55;color:#fff' : ''}`, `<span>${text}</span><span style="color:#8b93a3">${r.chance(0.6) ? r.number(1, 240) : ''}</span>`)).join('')}<div style="padding:24px 22px 6px;color:#8b93a3;font-size:12px;letter-spacing:1px">FOLDERS</div>${['Optics', 'Dome motor', 'Guided tours', 'Light pollution', 'Dark sky park', 'Eclipse 2027', 'Spectra', 'Thesis students', 'Suppliers', 'Press'].map((text) => `<div style="padding:6px 22px">${icon('folder', '#8b93a3', 14)}&nbsp; ${text}</div>`).join('')}</div>
  <div style="width:480px;border-right:1px solid #343a45;overflow:hidden">${hbox('padding:14px 18px;justify-content:space-between;border-bottom:1px solid #343a45', `<b>instruments@</b><span style="color:#8b93a3">Newest first</span>`)}${rep(12, (at) => { const name = at === 2 ? sender : fullName(r); return `<div style="padding:10px 18px;border-bottom:1px solid #2c313b;${at === 2 ? 'background:#2b3a55' : ''}">${hbox('justify-content:space-between', `<b style="color:${at % 3 === 0 ? '#8ab4ff' : '#fff'}">${name}</b><span style="color:#8b93a3;font-size:12px">${at < 4 ? hm(r) : shortDate(r)}</span>`)}<div>${r.pick(['Collimation again', 'Flat frames for June', 'Noise in channel B', 'Tour on Saturday', 'The heater strip', 'New mount firmware 4.2', 'Cover slips ordered', 'Your draft, page 17', 'Clouds until Thursday?'])}</div><div style="color:#a4acba;font-size:13px">${t.start(62)}</div></div>`; })}</div>
  <div style="flex:1;padding:24px 36px;overflow:hidden;box-sizing:border-box"><div style="font:600 24px/1.3 'Noto Sans';margin-bottom:14px">Flat frames for June, and what the dew heater did to them</div>${hbox('gap:14px;align-items:center;margin-bottom:18px;padding-bottom:16px;border-bottom:1px solid #343a45', `${disc(r, sender, 44)}<div><b>${sender}</b> <span style="color:#8b93a3">to instruments@, ${r.pick(FORENAMES)} and 3 others</span><div style="color:#8b93a3;font-size:12px">${r.pick(DAYLONG)}, ${dayMonth(r)} 2026, ${hm(r)}</div></div>`)}
  <p>Hello everyone,</p>${rep(4, (at) => `<p>${u.next(at === 1 ? 2 : 3)}</p>`)}<p>Exposures that I would throw away without a tear:</p>${['R band, 12 s, frames 4 to 9: a satellite trail runs right across the corner', 'G band, 20 s, all of them: the heater was still at 60 per cent', 'B band, frame 31: somebody opened the door (you know who you are)', 'Dark frames of Tuesday: taken with the cap off'].map((text, at) => `<div style="padding:3px 0 3px 18px">${at + 1}. ${text}</div>`).join('')}<div style="border-left:3px solid #56627a;padding-left:16px;color:#a4acba"><p>On ${shortDate(r)}, ${fullName(r)} wrote:</p><p>${u.next(3)}</p><p>Does anyone object to moving the flat field lamp to the north wall? It would take an afternoon, two brackets and a longer cable. I could do it next week, and the tours would hardly notice.</p></div><p>Clear skies,<br>${sender.split(' ')[0]}</p>${hbox('gap:12px;margin-top:18px', [['flats_r_band.fits', '18.4 MB'], ['dew-heater.csv', '212 kB'], ['IMG_4471.CR3', '31 MB']].map(([name, size]) => `<span style="border:1px solid #434b59;border-radius:6px;padding:8px 14px">${icon('file', '#8ab4ff', 15)} ${name} <span style="color:#8b93a3">${size}</span></span>`).join(''))}${hbox('gap:12px;margin-top:22px', ['Reply', 'Reply all', 'Forward'].map((text, at) => `<span style="border-radius:6px;padding:8px 20px;${at ? 'border:1px solid #434b59' : 'background:#3d6fd6;color:#fff'}">${text}</span>`).join(''))}</div>`); });

screen('rescue-server', { lcd: true, hinting: 'slight' }, (r) => { const t = teller(r, 'rescue'); return wall(`background:#313338;color:#dbdee1;font:16px/1.375 'Open Sans';display:flex`, `
  <div style="width:72px;background:#1e1f22;padding-top:12px">${rep(8, (at) => `<div style="margin:0 12px 10px">${picture(48, 48, `rs${at}`, `border-radius:${at === 1 ? 14 : 24}px`)}</div>`)}</div>
  <div style="width:250px;background:#2b2d31;overflow:hidden"><div style="padding:14px 16px;font-weight:600;color:#f2f3f5;border-bottom:2px solid #232428">Eskdale Rescue</div>${[['Information', ['welcome', 'rules-and-rota', 'announcements']], ['Call-outs', ['active-incident', 'debrief', 'maps-and-tracks', 'weather']], ['Base', ['kitchen', 'vehicles', 'radio-repeater', 'kit-list', 'photos']], ['Training', ['ropes', 'first-aid', 'dogs', 'winter-course']]].map(([name, rooms]) => `<div style="padding:16px 16px 4px;font-size:12px;font-weight:600;color:#949ba4;text-transform:uppercase">${name}</div>${rooms.map((room) => `<div style="margin:1px 8px;padding:4px 10px;border-radius:4px;color:${room === 'debrief' ? '#fff;background:#404249' : '#949ba4'}"># ${room}</div>`).join('')}`).join('')}</div>
  ${vbox('flex:1;min-width:0', `<div style="padding:13px 18px;border-bottom:2px solid #26272b"><b style="color:#f2f3f5"># debrief</b> <span style="color:#949ba4;font-size:14px;margin-left:16px">What went well, what did not, and who still has the blue rope bag</span></div><div style="flex:1;overflow:hidden;padding:10px 18px;display:flex;flex-direction:column;justify-content:flex-end">${rep(13, (at) => { const name = fullName(r); return `${hbox('gap:16px;margin-top:17px', `${disc(r, name, 40)}<div><span style="font-weight:600;color:hsl(${r.below(360)},60%,75%)">${name}</span> <span style="font-size:12px;color:#949ba4">${at < 4 ? 'Yesterday at' : 'Today at'} ${hm(r)}</span><div>${t.next(at % 3 === 0 ? 2 : 1)}</div>${at % 4 === 3 ? hbox('gap:6px;margin-top:5px', rep(3, () => `<span style="background:#2b2d31;border-radius:8px;padding:1px 9px;font-size:14px">${icon(r.pick(['heart', 'check', 'star']), '#f0b232', 13)} ${r.number(1, 12)}</span>`)) : ''}</div>`)}`; })}</div><div style="margin:16px 18px 24px;background:#383a40;border-radius:8px;padding:11px 18px;color:#7f848c">Message #debrief</div>`)}
  <div style="width:250px;background:#2b2d31;padding:10px 16px;box-sizing:border-box;overflow:hidden">${[['Team leaders – 3', 3], ['Online – 9', 9], ['Offline – 5', 5]].map(([head, count], group) => `<div style="font-size:12px;font-weight:600;color:#949ba4;padding:14px 0 6px">${head}</div>${rep(count, () => { const name = fullName(r); return hbox('gap:12px;align-items:center;margin-bottom:9px', `${disc(r, name, 32)}<span style="color:${group === 2 ? '#7d828a' : '#b5bac1'};font-size:15px">${name}</span>`); })}`).join('')}</div>`); });

screen('month-swimming', { hinting: 'none' }, (r) => wall(`background:#fff;color:#222b36;font:13px/1.35 Inter`, `
  ${hbox('height:64px;align-items:center;padding:0 26px;gap:20px;border-bottom:1px solid #dde3ea', `<span style="font:600 22px Inter">September 2026</span>${tile('border:1px solid #c9d2dc;border-radius:6px;padding:6px 14px', 'Today')}${spans(['Day', 'Week', 'Month', 'Year'], 'padding:6px 14px;border-radius:6px', 2, 'background:#0e7490;color:#fff')}<span style="margin-left:auto;color:#64748b">Fernhill Baths, all rooms and lanes</span>`)}
  ${hbox('', DAYLONG.map((name) => `<span style="flex:1;padding:8px 12px;color:#64748b;font-weight:500;font-size:12px;border-right:1px solid #e6ebf0;box-sizing:border-box">${name}</span>`).join(''))}
  <div style="display:grid;grid-template-columns:repeat(7,1fr);grid-auto-rows:196px">${rep(35, (at) => { const number = at < 1 ? 31 : at > 30 ? at - 30 : at; const out = at < 1 || at > 30; return `<div style="border:1px solid #e6ebf0;border-width:1px 1px 0 0;padding:8px 8px;overflow:hidden;box-sizing:border-box;${out ? 'background:#f8fafc' : ''}"><div style="margin-bottom:5px"><span style="${at === 17 ? 'background:#0e7490;color:#fff;border-radius:12px;padding:3px 8px;font-weight:600' : `color:${out ? '#94a3b8' : '#222b36'};padding:3px 2px`}">${number}</span></div>${rep(r.number(2, 6), () => { const hue = r.pick([190, 30, 265, 140, 345]); return `<div style="white-space:nowrap;overflow:hidden;${r.chance(0.5) ? `background:hsl(${hue},70%,91%);color:hsl(${hue},70%,22%);border-radius:4px;padding:2px 7px` : 'padding:2px 2px'};margin-bottom:3px;font-size:12px">${r.pick([() => `${hm(r)} Aqua fit`, () => `${hm(r)} Early birds`, () => `Class ${r.number(1, 6)}${r.pick(['a', 'b', 'c'])}, lane ${r.number(1, 8)}`, () => `${hm(r)} Baby swimming`, () => `Sauna service`, () => `${hm(r)} Club training`, () => `${r.pick(FORENAMES)}: late shift`, () => `${hm(r)} Water polo U${r.number(11, 19)}`, () => `Filter backwash`, () => `${hm(r)} Diving course`, () => `Staff meeting`, () => `${hm(r)} Board of trustees`])()}</div>`; })}</div>`; })}</div>`));

screen('week-roastery', { width: 1536, height: 864, scale: 1.25, lcd: false }, (r) => { const days = ['Mon 12', 'Tue 13', 'Wed 14', 'Thu 15', 'Fri 16']; const jobs = ['Cupping with importers', 'Roast: house blend', 'Roast: decaf, 3 batches', 'Packing and labels', 'Barista course, day 1', 'Call the container line', 'Grinder service', 'Tax adviser', 'Sample roasting', 'Interview: second roaster', 'Lunch with Wendelin', 'Pallet from Trieste', 'Staff tasting', 'Dentist', 'Order cups and lids', 'School visit (24 children)']; return wall(`background:#1f1b18;color:#efe6dd;font:13px/1.35 Lato;display:flex`, `
  <div style="width:236px;background:#292320;padding:18px;box-sizing:border-box"><div style="font:700 20px Lato;margin-bottom:14px">October 2026</div>${grid([words('M T W T F S S'), ...times(5, (week) => times(7, (day) => { const n = week * 7 + day - 2; return n < 1 ? 28 + n + 2 : n > 31 ? n - 31 : n; }))], 'width:100%;font-size:12px;text-align:center', (x, y) => `padding:4px 0;${y === 0 ? 'color:#a8988a' : ''}${y === 3 && x === 1 ? ';background:#c8793a;color:#fff;border-radius:10px' : ''}`)}<div style="margin:22px 0 8px;font-weight:700">My calendars</div>${['Roasting plan', 'Deliveries', 'Courses', 'Machine service', 'Public holidays', 'Personal'].map((text, at) => hbox('gap:10px;padding:4px 0;align-items:center', `<span style="width:14px;height:14px;border-radius:3px;background:hsl(${at * 55},50%,50%)"></span><span>${text}</span>`)).join('')}<div style="margin:22px 0 8px;font-weight:700">Next up</div><div style="color:#cbb9a8">Roast: house blend at 9:30. Drum 2 is booked until noon, please use the small one for samples.</div></div>
  <div style="flex:1">${hbox('padding:14px 20px;gap:18px;align-items:center', `<b style="font-size:20px">12 – 16 October</b>${spans(['Day', 'Work week', 'Week', 'Month'], 'padding:5px 12px;border-radius:14px', 1, 'background:#c8793a;color:#fff')}<span style="margin-left:auto;color:#a8988a">Week 42</span>`)}${hbox('padding-left:56px', days.map((day, at) => `<span style="flex:1;padding:6px 10px;font-weight:700;color:${at === 1 ? '#f0a05e' : '#efe6dd'};border-left:1px solid #3b332d">${day}</span>`).join(''))}
  <div style="position:relative;height:770px">${rep(11, (hour) => `<div style="position:absolute;top:${hour * 70}px;left:0;right:0;border-top:1px solid #3b332d"></div><span style="position:absolute;top:${hour * 70 + 4}px;left:10px;color:#a8988a;font-size:12px">${hour + 7}:00</span>`)}${days.map((_, day) => { let at = r.number(0, 2) * 35; let out = ''; while (at < 640) { const long = r.number(1, 4) * 35 + 14; const hue = r.pick([25, 90, 200, 330, 45]); out += `<div style="position:absolute;left:calc(56px + (100% - 56px) / 5 * ${day} + 3px);width:calc((100% - 56px) / 5 - 10px);top:${at + 2}px;height:${long - 4}px;background:hsl(${hue},38%,30%);border-left:4px solid hsl(${hue},60%,60%);border-radius:4px;box-sizing:border-box;padding:3px 8px;overflow:hidden"><b>${r.pick(jobs)}</b>${long > 60 ? `<div style="color:#e0d2c4;font-size:12px">${pad(7 + Math.floor(at / 70), 2)}:${at % 70 ? '30' : '00'}, ${r.pick(['yard', 'lab', 'shop floor', 'office', 'upstairs'])}</div>` : ''}${long > 110 ? `<div style="color:#e0d2c4;font-size:12px">with ${fullName(r)}</div>` : ''}</div>`; at += Math.ceil(long / 35) * 35 + r.number(0, 3) * 35; } return out; }).join('')}</div></div>`); });

screen('sheet-inverters', { hinting: 'full' }, (r) => { const letters = ' ABCDEFGHIJKLMNOPQRSTUV'.split(''); const head = ['Date', 'Site', 'Module type', 'Strings', 'Peak kWp', 'Yield kWh', 'Target', 'Diff.', 'Ratio', 'Down h', 'Inverter', 'Serial no.', 'Firmware', 'Temp °C', 'Irrad.', 'Tariff', 'Income €', 'Costs €', 'Net €', 'Checked', 'By', 'Remark']; const sites = ['Sports hall', 'Fire station', 'Dairy barn', 'School east', 'School west', 'Town hall', 'Sawmill', 'Chapel roof', 'Car port 2']; const rows = [letters, ['1', ...head], ...times(46, (at) => [String(at + 2), isoDate(r), r.pick(sites), r.pick(['LX-410', 'LX-440', 'Duo 385', 'Shingle 400']), r.number(2, 14), `${r.number(9, 99)}.${r.below(10)}`, cents(r, 100, 2900), cents(r, 100, 2900), `${r.pick(['-', ''])}${r.number(1, 290)}.${r.digits(2)}`, `${r.number(71, 109)}%`, r.chance(0.6) ? '0' : `${r.number(1, 48)}.5`, `INV-${pad(r.number(1, 36), 2)}`, `${r.pick(['SK', 'QT'])}${r.digits(8)}`, `${r.number(2, 5)}.${r.below(10)}.${r.number(0, 14)}`, r.number(11, 71), r.number(180, 990), `0.0${r.number(58, 93)}`, cents(r, 10, 240), cents(r, 0, 30), cents(r, 10, 210), r.pick(['yes', 'yes', 'no', 'open']), initials(fullName(r)), r.chance(0.3) ? r.pick(['snow', 'cleaned', 'fuse', 'hail?', 'marten', 'see mail']) : ''])]; return wall(`background:#fff;color:#000;font:11px Carlito`, `
  ${hbox('background:#1e6b45;color:#fff;height:32px;align-items:center;padding:0 14px;font-size:13px;gap:20px', '<b>Yield_2026_final_v3.xlsx</b><span>Saved</span><span style="margin-left:auto">Octavia Rasmussen</span>')}${hbox('background:#f3f3f3;padding:6px 14px;gap:24px;font-size:13px', ['File', 'Home', 'Insert', 'Page Layout', 'Formulas', 'Data', 'Review', 'View', 'Help'].map((text, at) => `<span style="${at === 1 ? 'border-bottom:3px solid #1e6b45;font-weight:700' : ''}">${text}</span>`).join(''))}
  ${hbox('background:#f3f3f3;padding:4px 14px 10px;gap:16px;font-size:12px;border-bottom:1px solid #d4d4d4', ['Paste', 'Calibri', '11', 'Wrap Text', 'Merge & Center', 'General', 'Conditional Formatting', 'Format as Table', 'Insert', 'Delete', 'AutoSum', 'Sort & Filter'].map((text) => `<span style="border:1px solid #d8d8d8;background:#fff;padding:3px 10px">${text}</span>`).join(''))}
  ${hbox('padding:3px 14px;gap:14px;font-size:13px;border-bottom:1px solid #d4d4d4', `<span style="width:70px">R14</span><span style="color:#777">fx</span><span>=ROUND(F14*P14;2)-SUMIF(Costs!$B$2:$B$400;B14;Costs!$E$2:$E$400)</span>`)}
  ${grid(rows, 'width:1920px', (x, y) => `border:1px solid #dadada;padding:1px 5px 2px;white-space:nowrap;height:15px;${y === 0 || x === 0 ? 'background:#efefef;text-align:center;color:#444' : y === 1 ? 'background:#d9ead3;font-weight:700' : `text-align:${[1, 2, 3, 11, 12, 20, 21, 22].includes(x) ? 'left' : 'right'}`}${x === 18 && y === 14 ? ';outline:2px solid #1e6b45' : ''}`)}
  ${hbox('position:absolute;bottom:0;left:0;right:0;background:#f3f3f3;padding:5px 14px;gap:22px;font-size:12px;border-top:1px solid #d4d4d4', ['Yield', 'Costs', 'Tariffs', 'Members', 'Chart 1'].map((text, at) => `<span style="${at ? '' : 'color:#1e6b45;font-weight:700;border-bottom:2px solid #1e6b45'}">${text}</span>`).join('') + '<span style="margin-left:auto">Average: 114.08</span><span>Count: 46</span><span>Sum: 5,247.61</span><span>85%</span>')}`); });

screen('sheet-race-night', { width: 1366, height: 768, lcd: false, hinting: 'slight' }, (r) => wall(`background:#1c1c1c;color:#e4e4e4;font:13px 'Liberation Sans'`, `
  ${hbox('background:#2d2d2d;padding:5px 12px;gap:20px', spans(['File', 'Edit', 'View', 'Insert', 'Format', 'Styles', 'Sheet', 'Data', 'Tools', 'Window', 'Help']))}${hbox('background:#262626;padding:5px 12px;gap:12px;border-bottom:1px solid #404040', ['Liberation Sans', '10 pt', 'B', 'I', 'U', '0.0', '%', '$', 'Sum'].map((text) => `<span style="border:1px solid #484848;padding:2px 10px">${text}</span>`).join('') + '<span style="margin-left:40px;color:#a0a0a0">D5</span><span>=TIMEVALUE(F5)-TIMEVALUE(E5)</span>')}
  ${grid([['', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'], ['1', 'Bib', 'Name', 'Club', 'Net time', 'Start', 'Finish', 'Pace', 'Age group', 'Place'], ...times(27, (at) => [at + 2, r.number(100, 2400), fullName(r), r.pick(['Mill Road Harriers', 'Tax Office', 'unattached', 'SV Lindental', 'Bakery Relay', 'Ridge Runners', 'Northside AC', 'Team Tortoise']), `${r.number(2, 4)}:${pad(r.number(0, 59), 2)}:${pad(r.number(0, 59), 2)}`, `09:${pad(r.number(0, 12), 2)}:${pad(r.number(0, 59), 2)}`, `1${r.number(1, 3)}:${pad(r.number(0, 59), 2)}:${pad(r.number(0, 59), 2)}`, `${r.number(3, 6)}:${pad(r.number(0, 59), 2)}`, `${r.pick(['M', 'W'])}${r.pick([20, 30, 35, 40, 45, 50, 55, 60, 65])}`, r.chance(0.1) ? 'DNF' : at + 1])], 'width:1366px', (x, y) => `border:1px solid #383838;padding:3px 7px;${x === 0 || y === 0 ? 'background:#2d2d2d;color:#a8a8a8;text-align:center' : y === 1 ? 'background:#263b52;font-weight:700' : x === 1 || x > 3 ? 'text-align:right' : ''}${x === 4 && y === 5 ? ';outline:2px solid #5aa0f0' : ''}`)}
  ${hbox('position:absolute;left:0;right:0;bottom:0;background:#2d2d2d;padding:6px 12px;gap:24px', '<b>Results</b><span>Relay</span><span>Children</span><span style="margin-left:auto">Sheet 1 of 3</span><span>English (UK)</span><span>Average: 03:18:44</span><span>100%</span>')}`));

const PARCEL_TS = `
import { Clock, Duration } from './clock';
import { Depot, Parcel, Route } from './model';
import type { Logger } from '../logging/logger';

/** Parcels that wait longer than this are handed to the night crew. */
const PATIENCE = Duration.hours(6);
const MAX_LOAD_KG = 840.5;

export interface Assignment {
  readonly route: Route;
  readonly parcels: Parcel[];
  weight: number;
}

export class Dispatcher {
  private pending = new Map<string, Parcel[]>();

  constructor(private readonly depot: Depot, private readonly clock: Clock, private readonly log: Logger) {}

  // The depot is asked again every morning, since lorries break down at night.
  async plan(day: string): Promise<Assignment[]> {
    const routes = await this.depot.routesFor(day);
    const assignments: Assignment[] = [];
    for (const route of routes) {
      const waiting = this.pending.get(route.area) ?? [];
      const heavyFirst = [...waiting].sort((left, right) => right.weight - left.weight);
      const chosen = heavyFirst.filter((parcel) => fits(parcel, route));
      if (chosen.length === 0) {
        this.log.warn(\`nothing to deliver in \${route.area} on \${day}\`);
        continue;
      }
      assignments.push({ route, parcels: chosen, weight: total(chosen) });
    }
    return assignments.filter(({ weight }) => weight <= MAX_LOAD_KG);
  }

  accept(parcel: Parcel): void {
    if (!parcel.label || parcel.weight <= 0) throw new Error('unlabelled parcel');
    const list = this.pending.get(parcel.area) ?? [];
    this.pending.set(parcel.area, list.concat(parcel));
  }

  overdue(): Parcel[] {
    const now = this.clock.now();
    return [...this.pending.values()].flat().filter((one) => now - one.since > PATIENCE);
  }
}

function total(parcels: Parcel[]): number {
  return parcels.reduce((sum, { weight }) => sum + weight, 0);
}

function fits(parcel: Parcel, route: Route): boolean {
  return parcel.height < 210 && parcel.width < 160 && route.doors !== null;
}`;

screen('code-dispatcher-light', { hinting: 'medium' }, (r) => wall(`background:#fbfbf8;color:#22303a;font:14px 'Fira Code';font-variant-ligatures:none;display:flex`, `
  <div style="width:270px;background:#eef0ec;font:13px/1.2 'Open Sans';padding:12px 0;box-sizing:border-box"><div style="padding:0 18px 8px;font-weight:600;font-size:11px;letter-spacing:1px;color:#60707c">EXPLORER: PARCEL-POST</div>${['src', '  dispatch', '    clock.ts', '    dispatcher.ts', '    dispatcher.test.ts', '    model.ts', '  labels', '    barcode.ts', '    printer.ts', '    zebra-driver.ts', '  logging', '    logger.ts', '  routes', '    nearest.ts', '    ring-road.ts', '  index.ts', 'fixtures', '  depots.json', '  parcels-2026.csv', 'scripts', '  seed.sh', '.editorconfig', '.env.example', 'Dockerfile', 'package.json', 'README.md', 'tsconfig.json'].map((text) => { const deep = text.length - text.trimStart().length; return `<div style="padding:5px 0 5px ${18 + deep * 9}px;${text.includes('dispatcher.ts') && !text.includes('test') ? 'background:#d5dfd3;font-weight:600' : ''}">${icon(text.includes('.') ? 'file' : 'folder', '#7b8b80', 13)}&nbsp; ${text.trim()}</div>`; }).join('')}<div style="padding:20px 18px 6px;font-weight:600;font-size:11px;letter-spacing:1px;color:#60707c">OUTLINE</div>${['PATIENCE', 'MAX_LOAD_KG', 'Assignment', 'Dispatcher', 'total', 'fits'].map((text) => `<div style="padding:4px 24px">${text}</div>`).join('')}</div>
  ${vbox('flex:1;min-width:0', `${hbox("font:13px 'Open Sans';background:#e4e7e2", ['dispatcher.ts', 'model.ts', 'ring-road.ts', 'package.json'].map((text, at) => `<span style="padding:10px 20px;${at ? 'color:#60707c' : 'background:#fbfbf8;border-top:2px solid #2d7a4f'}">${text}</span>`).join(''))}<div style="font:12px 'Open Sans';color:#60707c;padding:6px 22px">src › dispatch › dispatcher.ts › Dispatcher › plan</div><div style="flex:1;overflow:hidden;padding-top:4px">${gutter(PARCEL_TS, QUARTZ, KEYS_TS, { marked: 26, high: 17 })}</div>${hbox("font:12px 'Open Sans';background:#2d7a4f;color:#fff;padding:5px 18px;gap:26px", '<span>main*</span><span>0 errors, 2 warnings</span><span style="margin-left:auto">Ln 27, Col 34</span><span>Spaces: 2</span><span>UTF-8</span><span>LF</span><span>TypeScript 5.6</span>')}`)}`));

const ORBIT_PY = `
from dataclasses import dataclass, field
from math import atan2, cos, pi, sin, sqrt
import logging

logger = logging.getLogger(__name__)
GAUSS = 0.01720209895  # radians per day


@dataclass
class Orbit:
    name: str
    axis: float          # astronomical units
    eccentricity: float
    perihelion: float    # Julian date
    notes: list = field(default_factory=list)

    @property
    def period(self):
        return 2 * pi / GAUSS * self.axis ** 1.5

    def anomaly(self, when, tolerance=1e-9):
        """Solve Kepler's equation by Newton's method."""
        mean = GAUSS * (when - self.perihelion) / self.axis ** 1.5
        guess = mean
        for _ in range(50):
            step = (guess - self.eccentricity * sin(guess) - mean)
            step /= 1 - self.eccentricity * cos(guess)
            guess -= step
            if abs(step) < tolerance:
                return guess
        raise ArithmeticError(f"no convergence for {self.name}")


def brightest(orbits, when):
    visible = [one for one in orbits if not one.notes]
    return min(visible, key=lambda one: one.anomaly(when))`;

screen('code-orbit-night', { width: 1280, height: 720, scale: 1.5, hinting: 'none' }, () => wall(`background:#1a1b26;color:#c0caf5;font:14px 'JetBrains Mono';font-variant-ligatures:none`, `
  ${hbox('background:#16161e;font-size:13px', ['orbit.py', 'ephemeris.py', 'test_orbit.py'].map((text, at) => `<span style="padding:9px 22px;${at ? 'color:#787c99' : 'background:#1a1b26;color:#c0caf5;border-bottom:2px solid #7aa2f7'}">${text}</span>`).join(''))}<div style="padding-top:8px">${gutter(ORBIT_PY, TOKYO, KEYS_PY, { high: 18, marked: 20 })}</div>${hbox('position:absolute;left:0;right:0;bottom:0;background:#7aa2f7;color:#15161e;font-size:12.5px;padding:4px 16px;gap:24px', '<b>NORMAL</b><span>comets/orbit.py</span><span style="margin-left:auto">python</span><span>utf-8</span><span>58%</span><span>21:48</span>')}`));

const BATHS_KT = `
package org.fernhill.baths.lanes

import java.time.LocalTime
import kotlinx.coroutines.flow.Flow
import org.fernhill.baths.people.Guest

data class Lane(val number: Int, val depth: Double, val club: String? = null)

class LanePlanner(private val store: LaneStore) {

    private val closing = LocalTime.of(21, 30)

    suspend fun free(at: LocalTime): List<Lane> {
        if (at.isAfter(closing)) return emptyList()
        return store.lanes().filter { lane -> lane.club == null && lane.depth > 1.2 }
    }

    fun assign(guest: Guest, lane: Lane): Ticket {
        // Children below eight swim in the teaching pool only.
        val allowed = when {
            guest.age < 8 -> lane.depth <= 0.9
            guest.badge == "bronze" -> lane.number in 1..4
            else -> true
        }
        require(allowed) { "lane \${lane.number} is too deep for \${guest.name}" }
        return Ticket(guest.id, lane.number, price(guest))
    }

    private fun price(guest: Guest) = if (guest.age < 16) 2.80 else 5.40
}`;

screen('ide-baths-kotlin', { lcd: true, hinting: 'full' }, (r) => wall(`background:#2b2b2b;color:#bcbec4;font:13px/1.3 Roboto;display:flex;flex-direction:column`, `
  ${hbox('background:#3c3f41;padding:6px 14px;gap:20px', spans(['File', 'Edit', 'View', 'Navigate', 'Code', 'Refactor', 'Build', 'Run', 'Tools', 'Git', 'Window', 'Help']) + '<span style="margin-left:160px;color:#9a9da0">baths – LanePlanner.kt</span>')}
  ${hbox('flex:1;min-height:0', `<div style="width:330px;background:#3c3f41;border-right:1px solid #282828;padding:8px 0;overflow:hidden"><div style="padding:2px 14px 8px"><b>Project</b></div>${['baths', '  .gradle', '  build', '  gradle', '  src', '    main', '      kotlin', '        lanes', '          Lane.kt', '          LanePlanner.kt', '          LaneStore.kt', '        people', '          Guest.kt', '          Badge.kt', '          Lifeguard.kt', '        till', '          Ticket.kt', '          Refund.kt', '      resources', '        application.yaml', '        messages_en.properties', '    test', '      kotlin', '        LanePlannerTest.kt', '  build.gradle.kts', '  settings.gradle.kts', 'External Libraries', 'Scratches and Consoles'].map((text) => { const deep = text.length - text.trimStart().length; return `<div style="padding:3px 0 3px ${14 + deep * 8}px;${/LanePlanner.kt/.test(text) ? 'background:#4b6eaf;color:#fff' : ''}">${icon(/\./.test(text.trim().slice(1)) ? 'file' : 'folder', '#9aa7b0', 13)}&nbsp; ${text.trim()}</div>`; }).join('')}</div>
  <div style="flex:1;min-width:0">${hbox('background:#3c3f41', ['LanePlanner.kt', 'Guest.kt', 'LanePlannerTest.kt', 'application.yaml'].map((text, at) => `<span style="padding:8px 18px;${at ? '' : 'background:#4e5254;border-bottom:3px solid #4a88c7'}">${text}</span>`).join(''))}<div style="font:13px Hack;color:#a9b7c6;padding-top:8px;height:620px;overflow:hidden">${gutter(BATHS_KT, { rem: '#808080', str: '#6a8759', num: '#6897bb', key: '#cc7832', call: '#ffc66d', type: '#a9b7c6', dim: '#7a7d80', mark: '#323232' }, KEYS_KT, { high: 19, marked: 20 })}</div>
  <div style="border-top:1px solid #555;background:#3c3f41;padding:5px 14px"><b>Run:</b> &nbsp;LanePlannerTest</div>${hbox('', `<div style="width:420px;padding:8px 14px;border-right:1px solid #444;height:330px">${[['LanePlannerTest', '1 sec 204 ms'], ['closes at half past nine', '31 ms'], ['offers no lane to clubs twice', '12 ms'], ['refuses deep water to small children', '8 ms'], ['bronze badge swims on lanes one to four', '9 ms'], ['children pay 2.80', '4 ms'], ['refund keeps the cents', '17 ms']].map(([text, time], at) => hbox(`justify-content:space-between;padding:3px 0 3px ${at ? 22 : 0}px`, `<span>${icon(at === 3 ? 'close' : 'check', at === 3 ? '#e05555' : '#59a869', 13)}&nbsp; ${text}</span><span style="color:#8c8f91">${time}</span>`)).join('')}</div><div style="font:12.5px/1.5 Hack;padding:8px 14px;flex:1;white-space:pre;overflow:hidden"><span style="color:#e05555">Tests failed: 1, passed: 5 of 6 tests – 1 sec 204 ms</span>
&gt; Task :compileKotlin UP-TO-DATE
&gt; Task :test FAILED

java.lang.AssertionError: expected IllegalArgumentException
    at org.fernhill.baths.LanePlannerTest.small(<span style="color:#589df6">LanePlannerTest.kt:${r.number(30, 90)}</span>)
    at java.base/java.lang.reflect.Method.invoke(<span style="color:#589df6">Method.java:568</span>)
    at org.junit.platform.engine.Node.execute(<span style="color:#589df6">Node.java:141</span>)

BUILD FAILED in 7s
5 actionable tasks: 2 executed, 3 up-to-date
Process finished with exit code 1</div>`)}</div>`)}${hbox('background:#3c3f41;padding:4px 14px;gap:24px;border-top:1px solid #282828;font-size:12px', '<span>Git</span><span>TODO</span><span>Problems</span><span>Terminal</span><span>Services</span><span style="margin-left:auto">21:34</span><span>LF</span><span>UTF-8</span><span>4 spaces</span><span>feature/teaching-pool</span>')}`));

const STAKES_GO = `
package stakes

import (
	"errors"
	"fmt"
	"time"
)

// Reading is what one visit to a stake yields.
type Reading struct {
	Stake  string
	Height float64
	Taken  time.Time
}

var ErrBuried = errors.New("stake is buried under snow")

func Melt(before, after Reading) (float64, error) {
	if before.Stake != after.Stake {
		return 0, fmt.Errorf("stakes differ: %s, %s", before.Stake, after.Stake)
	}
	if after.Height < 0.05 {
		return 0, ErrBuried
	}
	days := after.Taken.Sub(before.Taken).Hours() / 24
	if days == 0 {
		return 0, nil
	}
	return (after.Height - before.Height) / days, nil
}

func Average(all map[string][]Reading) float64 {
	sum, count := 0.0, 0
	for name, series := range all {
		for at := 1; at < len(series); at++ {
			rate, err := Melt(series[at-1], series[at])
			if err != nil {
				fmt.Println("skipped", name, err)
				continue
			}
			sum += rate
			count++
		}
	}
	return sum / float64(count)
}`;

screen('code-stakes-eclipse', { width: 1440, height: 900, lcd: true, hinting: 'full' }, () => wall(`background:#f0f0f0;color:#000;font:13px 'DejaVu Sans';display:flex;flex-direction:column`, `
  ${hbox('padding:5px 12px;gap:18px', spans(['File', 'Edit', 'Source', 'Refactor', 'Search', 'Project', 'Run', 'Window', 'Help']))}${hbox('flex:1;min-height:0;gap:6px;padding:0 6px 6px', `<div style="width:230px;background:#fff;border:1px solid #b8b8b8"><div style="background:#e3ebf5;padding:5px 10px;border-bottom:1px solid #b8b8b8">Package Explorer</div>${['glacier-tools', '  cmd', '    icecam', '    meltplot', '  stakes', '    stakes.go', '    stakes_test.go', '    survey.go', '  weather', '    parse.go', '    station.go', '  go.mod', '  go.sum', '  Makefile', 'radar-viewer', 'borehole-db'].map((text) => `<div style="padding:3px 0 3px ${10 + (text.length - text.trimStart().length) * 8}px">${icon(/\.|Make/.test(text) ? 'file' : 'folder', '#b08830', 13)}&nbsp; ${text.trim()}</div>`).join('')}</div>
  ${vbox('flex:1;min-width:0', `<div style="background:#fff;border:1px solid #b8b8b8;flex:1;overflow:hidden"><div style="background:#e3ebf5;border-bottom:1px solid #b8b8b8">${tile('background:#fff;padding:5px 16px;border-right:1px solid #b8b8b8', 'stakes.go')}${tile('padding:5px 16px', 'survey.go')}${tile('padding:5px 16px', 'parse.go')}</div><div style="font:12.5px 'DejaVu Sans Mono';tab-size:4;padding-top:4px">${gutter(STAKES_GO, ECLIPSE, KEYS_GO, { high: 14.5, width: 30, marked: 24 })}</div></div><div style="background:#fff;border:1px solid #b8b8b8;height:128px;margin-top:6px;overflow:hidden"><div style="background:#e3ebf5;padding:4px 10px;border-bottom:1px solid #b8b8b8">Problems (4 items)</div>${grid([['Description', 'Resource', 'Path', 'Location'], ['result of Average may be NaN if there are no readings', 'stakes.go', '/glacier-tools/stakes', 'line 46'], ['exported function Melt should have a comment', 'stakes.go', '/glacier-tools/stakes', 'line 19'], ['unused parameter: verbose', 'parse.go', '/glacier-tools/weather', 'line 112'], ['TODO: ask the institute about units', 'survey.go', '/glacier-tools/stakes', 'line 8']], 'width:100%;font-size:12px', (x, y) => `padding:2px 10px;border-right:1px solid #ddd;${y === 0 ? 'color:#555;border-bottom:1px solid #ccc' : ''}`)}</div>`)}<div style="width:220px;background:#fff;border:1px solid #b8b8b8"><div style="background:#e3ebf5;padding:5px 10px;border-bottom:1px solid #b8b8b8">Outline</div>${['Reading', 'Stake : string', 'Height : float64', 'Taken : time.Time', 'ErrBuried : error', 'Melt(Reading, Reading)', 'Average(map)'].map((text) => `<div style="padding:3px 12px">${text}</div>`).join('')}</div>`)}<div style="padding:3px 12px;border-top:1px solid #c8c8c8">Writable &nbsp;&nbsp; Insert &nbsp;&nbsp; 25 : 3 : 611</div>`));

screen('review-drum-speed', { lcd: false, hinting: 'slight' }, (r) => { const t = teller(r, 'roast'); const lines = [[' ', 'class DrumController:'], [' ', '    """Keeps the drum at the speed that the profile asks for."""'], ['-', '    MAX_RPM = 62'], ['+', '    MAX_RPM = 58'], [' ', ''], [' ', '    def __init__(self, motor, sensor, profile):'], [' ', '        self.motor = motor'], [' ', '        self.sensor = sensor'], ['-', '        self.profile = profile'], ['+', '        self.profile = profile.validated(limit=self.MAX_RPM)'], ['+', '        self.history = deque(maxlen=240)'], [' ', ''], [' ', '    def tick(self, seconds):'], ['-', '        wanted = self.profile.speed_at(seconds)'], ['-', '        self.motor.set(wanted)'], ['+', '        wanted = min(self.profile.speed_at(seconds), self.MAX_RPM)'], ['+', '        actual = self.sensor.rpm()'], ['+', '        self.history.append((seconds, wanted, actual))'], ['+', '        if abs(actual - wanted) > 4:'], ['+', '            raise DrumSlip(f"{actual:.1f} rpm instead of {wanted:.1f}")'], ['+', '        self.motor.set(wanted)'], [' ', ''], [' ', '    def stop(self):'], ['-', '        self.motor.set(0)'], ['+', '        # Beans burn if the drum stands still while it is hot.'], ['+', '        while self.sensor.celsius() > 90:'], ['+', '            self.motor.set(12)']]; let left = 17, right = 17; return wall(`background:#f4f5f7;color:#172b4d;font:14px/1.45 'Noto Sans'`, `
  ${hbox('background:#0747a6;color:#fff;padding:12px 30px;gap:28px;align-items:center', '<b style="font-size:17px">Chaffbucket</b><span>Your work</span><span>Repositories</span><span>Pull requests</span><span>Pipelines</span><span>Snippets</span>')}
  <div style="padding:20px 30px"><div style="font-size:13px;color:#5e6c84">roastery / drum-control / Pull request #318</div><div style="font-size:25px;font-weight:500;margin:4px 0 10px">Limit the drum speed and notice slipping belts</div>${hbox('gap:14px;align-items:center;margin-bottom:16px', `${tile('background:#0065ff;color:#fff;border-radius:3px;padding:1px 9px;font-size:12px;font-weight:700', 'OPEN')}<span>${fullName(r)} wants to merge <b>belt-slip</b> into <b>release/3.4</b></span><span style="margin-left:auto">2 of 3 approvals</span>${tile('background:#0052cc;color:#fff;border-radius:3px;padding:7px 18px', 'Merge')}${tile('background:#dfe1e6;border-radius:3px;padding:7px 18px', 'Decline')}`)}
  ${hbox('gap:22px', `<div style="width:280px;font-size:13px"><b>Files changed (6)</b>${[['drum/controller.py', '+12', '-5'], ['drum/errors.py', '+4', '-0'], ['drum/profile.py', '+21', '-8'], ['tests/test_controller.py', '+64', '-2'], ['docs/belts.md', '+9', '-1'], ['CHANGES.txt', '+2', '-0']].map(([name, plus, minus], at) => hbox(`justify-content:space-between;padding:6px 10px;${at ? '' : 'background:#deebff'}`, `<span>${name}</span><span><span style="color:#006644">${plus}</span> <span style="color:#bf2600">${minus}</span></span>`)).join('')}<div style="margin-top:22px"><b>Reviewers</b></div>${rep(4, (at) => { const name = fullName(r); return hbox('gap:10px;align-items:center;padding:6px 0', `${disc(r, name, 28)}<span>${name}</span>${at < 2 ? icon('check', '#00875a', 15) : ''}`); })}<div style="margin-top:18px"><b>Tasks</b></div><div style="padding:6px 0">Measure the belt once more when it is cold</div><div style="padding:6px 0">Ask the supplier about a spare sensor</div></div>
  <div style="flex:1;min-width:0"><div style="background:#fff;border:1px solid #dfe1e6;border-radius:3px"><div style="padding:8px 16px;background:#fafbfc;border-bottom:1px solid #dfe1e6"><b>drum/controller.py</b></div><div style="font:13px 'Nimbus Mono PS';font-variant-ligatures:none">${lines.map(([sign, text]) => hbox(`white-space:pre;height:20px;line-height:20px;background:${sign === '+' ? '#e3fcef' : sign === '-' ? '#ffebe6' : '#fff'}`, `<span style="width:44px;text-align:right;color:#6b778c">${sign === '+' ? '' : left++}</span><span style="width:44px;text-align:right;color:#6b778c">${sign === '-' ? '' : right++}</span><span style="width:30px;text-align:center">${sign.trim()}</span><span>${escaped(text)}</span>`)).join('')}</div></div>${rep(3, (at) => { const name = fullName(r); return hbox('gap:12px;background:#fff;border:1px solid #dfe1e6;border-radius:3px;padding:12px 16px;margin-top:10px', `${disc(r, name, 32)}<div><b>${name}</b> <span style="color:#6b778c;font-size:13px">${r.number(2, 50)} minutes ago, on line ${[31, 35, 25][at]}</span><div>${at === 2 ? 'Two hundred and forty entries are four minutes at one per second. Is that enough to see a belt wear out, or do we only keep it for the plot on the display?' : at ? 'Twelve turns per minute is fine for five kilograms, but I would rather read the value from the profile.' : 'Why four? In my tests a cold belt slipped by 5.2 rpm for the first half minute, and nothing was wrong with it.'} ${t.next()}</div></div>`); })}</div>`)}</div>`); });

screen('kanban-whale-hall', { width: 1440, height: 900, hinting: 'slight' }, (r) => { const cards = { Ideas: ['Night opening with torches', 'A map for people who hate maps', 'Sponsor a beetle', 'Audio guide in Welsh', 'Touch table with casts of teeth'], 'To do': ['Order 24 steel cables', 'Rewrite the label of the dodo', 'Measure humidity behind case 9', 'Ask the zoo for a feather', 'Quote for scaffolding'], 'In progress': ['Clean the jaw of the cave bear', 'Repaint gallery 4', 'Test lighting at 50 lux', 'Move ammonites out of the sun', 'Film the hanging of the ribs', 'Count visitors at the west door'], Review: ['Floor load for the mammoth', 'Text panels, third draft', 'Fire exit signs', 'Contract with the crane driver', 'Shop stock for May'], Done: ['Lease for the storage room', 'School flyer printed (2,000)', 'Taxidermist booked', 'Old carpet removed', 'Crane permit', 'Insurance extended', 'Coffee machine descaled'] }; return wall(`background:#e8e4f3;color:#2b2440;font:14px/1.4 'Inter Display'`, `
  ${hbox('background:#4a3d78;color:#fff;padding:12px 24px;gap:24px;align-items:center', '<b style="font-size:18px">Whale hall, reopening in May</b><span>Board</span><span>Timeline</span><span>Files</span><span>People</span><span style="margin-left:auto;background:#ffffff2e;border-radius:6px;padding:5px 14px">Filter by name</span><span style="background:#f2b84b;color:#2b2440;border-radius:6px;padding:5px 14px;font-weight:600">New card</span>')}
  ${hbox('gap:14px;padding:18px 20px', Object.entries(cards).map(([name, titles], column) => `<div style="flex:1;background:#f7f5fc;border-radius:10px;padding:12px">${hbox('justify-content:space-between;padding:0 4px 10px', `<b>${name}</b><span style="color:#7a7292">${titles.length}</span>`)}${titles.map((text, at) => `<div style="background:#fff;border-radius:8px;box-shadow:0 1px 3px #2b244033;padding:10px 12px;margin-bottom:10px">${at % 3 === 1 && column !== 4 ? picture(220, 62, `kw${column}${at}`, 'border-radius:6px;margin-bottom:8px') : ''}${tile(`background:hsl(${r.below(12) * 30},60%,88%);color:hsl(${r.below(12) * 30},60%,22%);border-radius:4px;padding:0 7px;font-size:11.5px;margin-bottom:5px`, r.pick(['building', 'exhibits', 'press', 'money', 'education']))}<div style="font-weight:500">${text}</div>${hbox('gap:10px;margin-top:8px;color:#7a7292;font-size:12px;align-items:center', `<span>WH-${r.number(10, 290)}</span><span>${r.number(1, 28)} ${r.pick(MONTHSHORT)}</span><span style="margin-left:auto">${r.number(0, 4)}/${r.number(4, 9)}</span>${disc(r, fullName(r), 22)}`)}</div>`).join('')}</div>`).join(''))}`); });

screen('grid-control-2k', { width: 2560, height: 1440, lcd: false }, (r) => { const t = teller(r, 'solar'); const bars = (count, hue, high) => hbox(`align-items:flex-end;gap:7px;height:${high}px`, rep(count, () => `<span style="flex:1;height:${r.number(20, 98)}%;background:hsl(${hue},60%,52%);border-radius:3px 3px 0 0"></span>`)); const curve = (w, h, hue) => { let y = h / 2; return `<svg width="${w}" height="${h}" style="display:block"><path d="M0 ${y} ${times(40, (at) => { y = Math.max(8, Math.min(h - 8, y + r.number(-26, 26))); return `L${(at + 1) * w / 40} ${y}`; }).join(' ')}" fill="none" stroke="hsl(${hue},75%,60%)" stroke-width="3"/></svg>`; }; const panel = (head, body, more = '') => `<div style="background:#16212e;border:1px solid #26364a;border-radius:10px;padding:20px 24px;overflow:hidden;${more}"><div style="color:#8fa6bf;margin-bottom:12px">${head}</div>${body}</div>`; const hours = hbox('justify-content:space-between;color:#7d92a8;font-size:13px;margin-top:8px', spans(['00:00', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00', '24:00'])); return wall(`background:#0e1620;color:#e6eef7;font:16px/1.4 'Roboto Condensed'`, `
  ${hbox('padding:18px 32px;gap:30px;align-items:center;border-bottom:1px solid #26364a', '<b style="font-size:26px">Sunward Cooperative</b><span style="color:#8fa6bf">Control room, 14 sites, 3,418 modules</span><span style="margin-left:auto">Last 24 hours</span><span style="background:#1f7a5c;border-radius:6px;padding:6px 16px">All feeders online</span><span style="color:#8fa6bf">Refreshed 4 s ago</span>')}
  <div style="display:grid;grid-template-columns:repeat(6,1fr);gap:18px;padding:20px 32px 0">${[['Power now', '412.8 kW', '+6.2% on yesterday'], ['Energy today', '2,964 kWh', 'target 3,100 kWh'], ['Battery', '87%', '1 h 40 min until full'], ['Grid export', '198.4 kW', 'limit 250 kW'], ['Income today', '€ 241.17', '8.1 ct per kWh'], ['CO₂ avoided', '1.2 t', 'since midnight']].map(([head, value, note]) => panel(head, `<div style="font:500 44px/1.1 'Roboto Condensed'">${value}</div><div style="color:#5fc59b;margin-top:6px">${note}</div>`)).join('')}</div>
  <div style="display:grid;grid-template-columns:2fr 1fr 1fr;gap:18px;padding:18px 32px 0">${panel('Production in kilowatts', curve(1180, 300, 45) + hours)}${panel('Yield per site, kWh', bars(14, 160, 300) + hbox('justify-content:space-between;color:#7d92a8;font-size:13px;margin-top:8px', spans(['Barn', 'School', 'Mill', 'Chapel', 'Depot', 'Pool'])))}${panel('Temperature of inverters', curve(560, 300, 10) + hours)}</div>
  <div style="display:grid;grid-template-columns:1.3fr 1fr 1fr;gap:18px;padding:18px 32px 0">${panel('Sites', grid([['Site', 'State', 'kW', 'kWh today', 'Ratio', 'Module °C', 'Since'], ...['Sports hall', 'Fire station', 'Dairy barn', 'School east', 'School west', 'Town hall', 'Sawmill', 'Chapel roof', 'Car port 1', 'Car port 2', 'Depot', 'Swimming pool', 'Vicarage', 'Tennis club', 'Goat shed'].map((name) => [name, r.chance(0.85) ? 'online' : 'reduced', `${r.number(4, 70)}.${r.below(10)}`, r.number(40, 510), `0.${r.number(71, 94)}`, r.number(19, 48), `${r.number(1, 90)} d`])], 'width:100%', (x, y, text) => `padding:9px 10px;border-bottom:1px solid #223145;${y === 0 ? 'color:#8fa6bf' : ''};color:${text === 'reduced' ? '#f0b45a' : text === 'online' ? '#5fc59b' : y ? '#e6eef7' : '#8fa6bf'};text-align:${x > 1 ? 'right' : 'left'}`))}${panel('Alarms', rep(12, (at) => hbox('gap:16px;padding:13px 0;border-bottom:1px solid #223145', `<span style="color:${at % 3 ? '#f0b45a' : '#ef6a6a'};width:76px;flex:none">${at % 3 ? 'Warning' : 'Error'}</span><span style="flex:1">${['Insulation resistance low at string 4', 'Inverter 3 restarted after grid fault', 'No data from the weather mast', 'Fan speed above 4,800 rpm', 'Battery cell 17 differs by 42 mV', 'Clock of the meter is 96 s slow', 'Export was limited for 11 minutes', 'String 2 produces 14% less than string 1', 'Door of cabinet 5 open', 'Fuse F12 replaced by Judith', 'Time server cannot be reached', 'Moisture sensor reports 83%'][at]}</span><span style="color:#8fa6bf">${hm(r)}</span>`)))}${panel('Notes of the shift', div('font-size:18px;line-height:1.5', rep(4, () => `<div style="margin-bottom:14px">${t.next(4)}</div>`)))}</div>`); });

screen('settings-sound-cantarell', { width: 1366, height: 768, hinting: 'slight' }, () => { const line = (head, note, right) => hbox('padding:11px 18px;border-bottom:1px solid #e6e2de;align-items:center;justify-content:space-between', `<div><div>${head}</div>${note ? `<div style="font-size:12.5px;color:#736d68">${note}</div>` : ''}</div><div>${right}</div>`); const knob = (on) => `<span style="display:inline-block;width:46px;height:24px;border-radius:12px;background:${on ? '#3584e4' : '#c9c4bf'};position:relative"><span style="position:absolute;top:2px;left:${on ? 24 : 2}px;width:20px;height:20px;border-radius:10px;background:#fff"></span></span>`; return wall(`background:#faf9f8;color:#2e2a27;font:15px/1.35 Cantarell;display:flex`, `
  <div style="width:270px;background:#ebe8e5;border-right:1px solid #d9d4cf;padding:12px 10px;box-sizing:border-box"><div style="text-align:center;font-weight:700;padding-bottom:12px">Settings</div>${['Wi-Fi', 'Network', 'Bluetooth', 'Displays', 'Sound', 'Power', 'Multitasking', 'Appearance', 'Notifications', 'Search', 'Online Accounts', 'Sharing', 'Mouse & Touchpad', 'Keyboard', 'Colour', 'Printers', 'Accessibility', 'Privacy & Security', 'System'].map((text, at) => `<div style="padding:7px 14px;border-radius:7px;${at === 4 ? 'background:#d6d1cc;font-weight:700' : ''}">${text}</div>`).join('')}</div>
  <div style="flex:1;padding:0 120px;overflow:hidden"><div style="text-align:center;font-weight:700;padding:14px">Sound</div>${[['Output', [['Output device', 'Built-in audio, analogue stereo', 'Speakers'], ['Master volume', '', '74%'], ['Balance', 'Left and right', 'Centred'], ['Over-amplification', 'Allow more than 100%, with poorer quality', knob(false)]]], ['Input', [['Input device', 'USB microphone at the front panel', 'Condenser M3'], ['Input volume', 'Peaks at minus 9 dB', '58%'], ['Noise suppression', 'Removes fans and keyboards', knob(true)]]], ['Sounds', [['Volume levels', 'Browser, music player, meeting', '3 apps'], ['Alert sound', 'Played for errors and questions', 'Hum'], ['Mute notifications during calls', '', knob(true)]]]].map(([name, rows]) => `<div style="font-weight:700;margin:14px 2px 8px">${name}</div><div style="background:#fff;border:1px solid #e0dcd7;border-bottom:0;border-radius:12px">${rows.map((row) => line(...row)).join('')}</div>`).join('')}</div>`); });

screen('files-night-plots', { width: 1600, height: 900, lcd: false, hinting: 'medium' }, (r) => { const names = ['2025 show day photos', 'Committee', 'Fence quotes', 'Old maps', 'Seed catalogue scans', 'accounts_2026.ods', 'apology for the goat.odt', 'beekeeping-rules.pdf', 'constitution-1974-scan.pdf', 'gate-code-letter.docx', 'IMG_20260412_0815.jpg', 'IMG_20260412_0816.jpg', 'insurance certificate.pdf', 'key-register.csv', 'letter-to-water-board.odt', 'minutes-2026-03.md', 'minutes-2026-04.md', 'newsletter_spring.indd', 'plot plan A3.svg', 'plum-jam-labels.png', 'poster open day FINAL.pdf', 'rota_watering.xlsx', 'scarecrow winners.txt', 'soil-test-results.zip', 'treasurer handover.mp4', 'waiting-list.csv', 'website-backup.tar.gz']; return wall(`background:#242424;color:#e8e8e8;font:14px/1.3 Cantarell;display:flex`, `
  <div style="width:220px;background:#2e2e2e;padding:12px 8px;box-sizing:border-box">${['Recent', 'Starred', 'Home', 'Desktop', 'Documents', 'Downloads', 'Music', 'Pictures', 'Videos', 'Wastebasket', 'BACKUP_2TB', 'nas.local', 'Other Locations'].map((text, at) => `<div style="padding:8px 14px;border-radius:7px;${at === 4 ? 'background:#444' : ''}">${icon(['clock', 'star', 'home'][at] || 'folder', '#bbb', 15)}&nbsp;&nbsp;${text}</div>`).join('')}</div>
  <div style="flex:1">${hbox('padding:10px 18px;background:#303030;gap:16px;align-items:center', '<span style="background:#3d3d3d;border-radius:7px;padding:7px 14px;flex:1">Home / Documents / <b>Allotment society</b></span><span>27 items, 1.3 GB</span><span>List view</span>')}${hbox('padding:7px 24px;color:#a8a8a8;border-bottom:1px solid #3a3a3a;font-weight:700;font-size:13px', '<span style="flex:1">Name</span><span style="width:150px">Size</span><span style="width:260px">Type</span><span style="width:230px">Modified</span><span style="width:90px">Star</span>')}${names.map((name, at) => { const ending = (name.match(/\.(\w+)$/) || [])[1]; return hbox(`padding:4.5px 24px;${at === 14 ? 'background:#1f4f86' : at % 2 ? 'background:#282828' : ''}`, `<span style="flex:1">${icon(ending ? 'file' : 'folder', ending ? '#bbb' : '#62a0ea', 15)}&nbsp;&nbsp;${name}</span><span style="width:150px">${ending ? `${r.number(2, 980)}.${r.below(10)} ${r.pick(['kB', 'MB'])}` : `${r.number(3, 240)} items`}</span><span style="width:260px">${{ undefined: 'Folder', ods: 'Spreadsheet', xlsx: 'Spreadsheet', odt: 'Text document', docx: 'Text document', pdf: 'PDF document', jpg: 'JPEG image', png: 'PNG image', csv: 'CSV document', md: 'Markdown document', indd: 'Layout document', svg: 'SVG image', txt: 'Plain text', zip: 'Zip archive', gz: 'Tar archive (gzip)', mp4: 'MPEG-4 video' }[ending]}</span><span style="width:230px">${dayMonth(r)} 2026 ${hm(r)}</span><span style="width:90px">${icon('star', r.chance(0.2) ? '#f5c211' : '#5e5e5e', 15)}</span>`); }).join('')}<div style="position:absolute;right:14px;bottom:10px;background:#3a3a3a;border-radius:7px;padding:6px 14px">“letter-to-water-board.odt” selected (24.8 kB)</div></div>`); });

screen('logs-conveyor', { hinting: 'none', lcd: true }, (r) => wall(`background:#f5f7fa;color:#1d2733;font:13px/1.4 'Open Sans'`, `
  ${hbox('background:#fff;border-bottom:1px solid #d7dee6;padding:10px 20px;gap:16px;align-items:center', `<b style="font-size:16px">Logtrail</b><span style="border:1px solid #b9c4d0;border-radius:4px;padding:6px 12px;flex:1;font:13px 'Liberation Mono'">service:sorter AND level:(warn OR error OR info) AND NOT host:belt-test</span><span style="border:1px solid #b9c4d0;border-radius:4px;padding:6px 12px">Last 15 minutes</span><span style="background:#0b6e99;color:#fff;border-radius:4px;padding:6px 16px">Search</span>`)}
  ${hbox('', `<div style="width:230px;padding:14px 18px;box-sizing:border-box;border-right:1px solid #d7dee6;height:1020px"><b>Fields</b>${['timestamp', 'level', 'host', 'service', 'message', 'parcel_id', 'belt', 'duration_ms', 'gate', 'trace_id', 'version'].map((text) => hbox('justify-content:space-between;padding:5px 0', `<span>${text}</span><span style="color:#7a8896">${r.number(1, 990)}</span>`)).join('')}<div style="margin-top:20px"><b>Top hosts</b></div>${['belt-01', 'belt-02', 'belt-07', 'scanner-east', 'scanner-west', 'chute-11'].map((text) => hbox('justify-content:space-between;padding:5px 0', `<span>${text}</span><span style="color:#7a8896">${r.number(1, 60)}.${r.below(10)}%</span>`)).join('')}<div style="margin-top:20px"><b>Saved searches</b></div>${['Lost labels', 'Emergency stops', 'Slow gates over 900 ms', 'Night shift only'].map((text) => `<div style="padding:5px 0;color:#0b6e99">${text}</div>`).join('')}</div>
  <div style="flex:1;min-width:0"><div style="padding:10px 18px 0;color:#5b6a79">${thousands(r.number(12000, 88000))} hits, 38 shown</div>${hbox('align-items:flex-end;gap:3px;height:70px;padding:6px 18px', rep(90, () => `<span style="flex:1;height:${r.number(8, 100)}%;background:#7fb2c9"></span>`))}<div style="font:12.5px/22px 'Liberation Mono';white-space:pre;padding:6px 18px">${rep(38, (at) => { const level = r.pick(['INFO', 'INFO', 'INFO', 'WARN', 'ERROR', 'DEBUG']); return `<div style="${level === 'ERROR' ? 'background:#fdecea' : at % 2 ? 'background:#fff' : ''}"><span style="color:#5b6a79">2026-11-${pad(r.number(3, 4), 2)} 0${r.number(1, 5)}:${r.digits(2).replace(/[6-9]/, '4')}:${pad(r.number(0, 59), 2)}.${r.digits(3)}</span>  <span style="color:${{ INFO: '#0b6e99', WARN: '#9a6200', ERROR: '#b3261e', DEBUG: '#5b6a79' }[level]}">${level.padEnd(5)}</span>  ${r.pick(['belt-01', 'belt-02', 'belt-07', 'chute-11', 'scanner-east'])}  ${r.pick([() => `parcel ${r.hex(8)} read at gate ${r.number(1, 40)} in ${r.number(2, 90)} ms`, () => `label unreadable, retry ${r.number(1, 3)} of 3 (contrast 0.${r.digits(2)})`, () => `belt speed set to ${r.number(1, 2)}.${r.digits(1)} m/s by operator "${r.pick(FORENAMES).toLowerCase()}"`, () => `chute ${r.number(1, 24)} full, diverting to ${r.number(25, 40)}`, () => `POST /v2/parcels/${r.hex(8)}/events 20${r.number(0, 4)} ${r.number(3, 400)}ms`, () => `weight ${r.number(1, 29)}.${r.digits(2)} kg differs from declared ${r.number(1, 29)}.00 kg`, () => `emergency stop released after ${r.number(8, 300)} s, restarting motor M${r.number(1, 9)}`, () => `timeout while waiting for scanner-west:9100, connection reset by peer`, () => `heartbeat ok, queue=${r.number(0, 400)}, heap=${r.number(100, 900)}MiB, uptime=${r.number(1, 90)}d`])()}</div>`; })}</div></div>`)}`));

screen('database-removals', { width: 1680, height: 1050, lcd: true, hinting: 'slight' }, (r) => { const sql = `
-- Which crews were late in spring, and by how much?
SELECT c.name AS crew, m.customer, m.from_city, m.to_city,
       m.volume_m3, m.planned_at, m.arrived_at,
       m.arrived_at - m.planned_at AS delay
FROM moves m
JOIN crews c ON c.id = m.crew_id
WHERE m.planned_at >= '2026-03-01' AND m.volume_m3 > 12.5
ORDER BY delay DESC
LIMIT 200;`; return wall(`background:#f2f2f2;color:#1a1a1a;font:13px/1.35 'Noto Sans';display:flex;flex-direction:column`, `
  ${hbox('padding:6px 14px;gap:20px;background:#e4e4e4', spans(['Database', 'Edit', 'Navigate', 'Search', 'SQL Editor', 'Window', 'Help']) + '<span style="margin-left:auto;color:#666">removals@db-prod:5432</span>')}${hbox('flex:1;min-height:0', `<div style="width:270px;background:#fff;border-right:1px solid #c9c9c9;padding:8px 0;overflow:hidden">${['removals', '  Schemas', '    public', '      Tables', '        boxes', '        crews', '        customers', '        damages', '        invoices', '        lorries', '        moves', '        quotes', '        storage_units', '      Views', '        late_moves', '        monthly_income', '      Indexes', '      Functions', '      Sequences', '    archive', '  Roles', '  Extensions', 'staging', 'analytics_copy'].map((text) => `<div style="padding:4px 0 4px ${14 + (text.length - text.trimStart().length) * 8}px;${text.trim() === 'moves' ? 'background:#cfe3f7' : ''}">${icon(/^ {8}/.test(text) ? 'menu' : 'folder', '#8a6d1f', 13)}&nbsp; ${text.trim()}</div>`).join('')}</div>
  <div style="flex:1;min-width:0;background:#fff"><div style="background:#e9e9e9">${tile('padding:7px 18px;background:#fff;border-top:2px solid #2b7de9', 'late-crews.sql')}${tile('padding:7px 18px', 'moves')}${tile('padding:7px 18px', 'Script-12')}</div><div style="font:13.5px Inconsolata;padding:6px 0">${gutter(sql, { rem: '#7d7d7d', str: '#b5541a', num: '#0b7a75', key: '#00409f', call: '#7d2a8e', type: '', dim: '#9a9a9a', mark: '' }, 'SELECT AS FROM JOIN ON WHERE AND ORDER BY DESC LIMIT', { high: 19 })}</div><div style="background:#e9e9e9;padding:6px 16px;border:1px solid #d0d0d0;border-width:1px 0">Results 1 &nbsp;&nbsp; Statistics &nbsp;&nbsp; Execution plan</div>
  ${grid([['', 'crew', 'customer', 'from_city', 'to_city', 'volume_m3', 'planned_at', 'arrived_at', 'delay'], ...times(30, (at) => { const day = `2026-0${r.number(3, 5)}-${pad(r.number(1, 28), 2)}`; return [at + 1, `Crew ${r.number(2, 9)}`, r.chance(0.06) ? '[NULL]' : fullName(r), r.pick(VILLAGES), r.pick(VILLAGES), `${r.number(12, 60)}.${r.digits(2)}`, `${day} 0${r.number(6, 9)}:30:00`, `${day} 1${r.number(0, 6)}:${pad(r.number(0, 59), 2)}:00`, `0${r.number(0, 7)}:${pad(r.number(0, 59), 2)}:00`]; })], 'width:100%;font-size:12.5px', (x, y, text) => `border:1px solid #dcdcdc;padding:3px 9px;${y === 0 || x === 0 ? 'background:#f0f0f0;font-weight:600' : y % 2 ? '' : 'background:#f7fafd'};${text === '[NULL]' ? 'color:#8a8a8a;font-style:italic' : ''};text-align:${x === 0 || x === 5 ? 'right' : 'left'}`)}</div>`)}${hbox('padding:5px 14px;gap:26px;border-top:1px solid #c9c9c9', '<span>200 rows fetched in 38 ms (12 ms)</span><span>Auto-commit</span><span style="margin-left:auto">UTC+1</span><span>en_GB</span><span>Writable</span><span>Smart insert</span>')}`); });

screen('shell-window-firmware', { width: 1366, height: 768, scale: 1, lcd: false, hinting: 'full' }, (r) => { const green = (text) => `<span style="color:#7ee787">${text}</span>`, blue = (text) => `<span style="color:#79c0ff">${text}</span>`, gold = (text) => `<span style="color:#e3b341">${text}</span>`; return wall(`background:linear-gradient(140deg,#40506b,#22324a);font:14px Inter`, `
  <div style="position:absolute;left:44px;top:30px;width:1278px;height:700px;background:#0d1117;border-radius:10px;box-shadow:0 12px 40px #000a;overflow:hidden">${hbox('background:#21262d;color:#c9d1d9;padding:8px 14px;gap:8px;align-items:center', `${['#ff5f57', '#febc2e', '#28c840'].map((c) => `<span style="width:12px;height:12px;border-radius:6px;background:${c}"></span>`).join('')}<span style="margin:0 auto">ingrid@workbench: ~/heater-firmware</span>`)}<div style="font:14px/19px 'DejaVu Sans Mono';color:#d6dde6;white-space:pre;padding:10px 14px">${green('ingrid@workbench')}:${blue('~/heater-firmware')}$ git status --short
 M src/pid.c
 M include/board.h
?? notes/oven-curve.txt
${green('ingrid@workbench')}:${blue('~/heater-firmware')}$ make -j2 BOARD=rev_c
  CC      build/rev_c/main.o
  CC      build/rev_c/pid.o
src/pid.c:${r.number(40, 190)}:17: ${gold('warning:')} comparison of integers of different signs
  CC      build/rev_c/thermocouple.o
  LD      build/rev_c/heater.elf
   text    data     bss     dec     hex filename
  41288     712    6144   48144    bc10 heater.elf
${green('ingrid@workbench')}:${blue('~/heater-firmware')}$ ls -lh build/rev_c
total 196K
-rwxr-xr-x 1 ingrid dialout  87K Nov 14 09:12 ${green('heater.elf')}
-rw-r--r-- 1 ingrid dialout  42K Nov 14 09:12 heater.bin
-rw-r--r-- 1 ingrid dialout  31K Nov 14 09:12 heater.map
drwxr-xr-x 2 ingrid dialout 4.0K Nov 13 22:40 ${blue('obj')}
${green('ingrid@workbench')}:${blue('~/heater-firmware')}$ ./flash.sh /dev/ttyUSB0
Connecting to bootloader ... ok (version 2.1, 115200 baud)
Erasing 11 pages ... done
Writing 42,000 bytes ${green('[########################################]')} 100%
Verifying checksum 0x${r.hex(8)} ... ${green('match')}
Resetting. The heater will beep twice when it is ready.
${green('ingrid@workbench')}:${blue('~/heater-firmware')}$ tail -n 5 oven.log
09:14:02  target 180.0  actual  22.4  duty 100%
09:16:32  target 180.0  actual 121.7  duty  94%
09:19:02  target 180.0  actual 176.9  duty  31%
09:21:32  target 180.0  actual 180.3  duty  12%
09:24:02  target 180.0  actual 179.8  duty  14%
${green('ingrid@workbench')}:${blue('~/heater-firmware')}$ echo "looks good, ship it" | mail -s rev_c lab
${green('ingrid@workbench')}:${blue('~/heater-firmware')}$ ${caret('#d6dde6', 16)}</div></div>`); });

screen('panes-tmux-icecam', { lcd: true, hinting: 'medium' }, (r) => { const head = (text) => `<div style="background:#3b4252;color:#88c0d0;padding:0 10px">${text}</div>`; return wall(`background:#2e3440;color:#d8dee9;font:15px/20px Hack;white-space:pre`, `
<div style="position:absolute;left:0;top:0;width:1000px;height:1052px;border-right:2px solid #4c566a;overflow:hidden">${head('1: vim fetch.sh')}<div>${gutter(`
#!/usr/bin/env bash
# Fetches the newest pictures of all six cameras.
set -euo pipefail

readonly STATION=ice-camp.example.net
readonly KEEP_DAYS=45
target=\${1:-/srv/icecam}

fetch() {
  local camera=$1
  local folder="$target/camera-$camera"
  mkdir -p "$folder"
  rsync --archive --partial --timeout=90 "$STATION:/data/$camera/" "$folder/"
  find "$folder" -name '*.jpg' -mtime +"$KEEP_DAYS" -delete
}

for camera in 1 2 3 4 5 6; do
  if fetch "$camera"; then
    echo "camera $camera: $(ls "$target/camera-$camera" | wc -l) pictures"
  else
    echo "camera $camera is silent" >&2
  fi
done

# The satellite link is slow before breakfast.
if [[ $(date +%H) -lt 7 ]]; then
  exit 0
fi

montage -tile 3x2 -geometry 640x360+4+4 "$target"/latest-*.jpg "$target/wall.png"
cp "$target/wall.png" /var/www/ice/wall.png`, { rem: '#8892a6', str: '#a3be8c', num: '#b48ead', key: '#81a1c1', call: '#88c0d0', type: '#8fbcbb', dim: '#616e88', mark: '#3b4252' }, 'set readonly local if then else fi for in do done exit', { marked: 12, high: 22 })}</div><div style="position:absolute;bottom:0;left:0;right:0;background:#434c5e;padding:0 10px">fetch.sh [+]                                  13,7           34%</div></div>
<div style="position:absolute;left:1002px;top:0;right:0;height:520px;overflow:hidden">${head('2: fetch')}<div style="padding:4px 10px">$ ./fetch.sh /tmp/icecam
receiving incremental file list
${times(9, () => `2026-07-${pad(r.number(10, 28), 2)}T${pad(r.number(4, 22), 2)}-00.jpg   ${thousands(r.number(100000, 990000))} 100%  ${r.number(1, 9)}.${r.digits(2)}MB/s`).join('\n')}
sent 1,204 bytes  received 4,871,330 bytes
camera 1: 1,071 pictures
camera 2: 1,080 pictures
<span style="color:#bf616a">camera 3 is silent</span>
camera 4: 1,066 pictures
camera 5: 988 pictures
camera 6: 1,080 pictures</div></div>
<div style="position:absolute;left:1002px;top:520px;right:0;height:532px;overflow:hidden;border-top:2px solid #4c566a">${head('3: df, free')}<div style="padding:4px 10px">$ df -h | grep -v tmpfs
Filesystem      Size  Used Avail Use% Mounted on
/dev/nvme0n1p2  468G  ${r.number(100, 400)}G   91G  79% /
/dev/nvme0n1p1  511M  6.1M  505M   2% /boot/efi
/dev/sda1       1.8T  1.1T  640G  64% /srv
nas:/ice        7.3T  5.9T  1.4T  81% /mnt/archive

$ free -m
               total        used        free
Mem:           15884        ${r.number(4000, 9000)}        2117
Swap:           4095         312        3783

$ uptime
 14:07:33 up 61 days,  4:12,  3 users,  load average: 0.72, 0.58, 0.49
$ </div></div>
<div style="position:absolute;left:0;right:0;bottom:0;height:26px;line-height:26px;background:#88c0d0;color:#2e3440">  ice  1:vim* 2:fetch- 3:df                                                     "basecamp"  14:07  17-Jul-26</div>`); });
