'use strict';
// Screens of the first part in other languages than English.

const SPANISH = list(`La biblioteca abrirá mañana una hora más tarde de lo habitual.
  ¿Cuánto cuesta el billete de ida y vuelta para dos niños?
  El médico recomendó descansar y beber mucha agua durante el fin de semana.
  Según el informe, las ventas crecieron un 14 % en el último trimestre.
  Después de la función habrá un pequeño coloquio con la autora.
  Ningún vecino oyó el ruido que salía del jardín aquella noche.
  Añada la sal, el pimentón y una cucharada de aceite de oliva.
  El tren número 305 llegará con veinte minutos de retraso.
  Se ruega no dejar objetos de valor dentro del vehículo.`);
const POLISH = list(`Proszę sprawdzić, czy wszystkie drzwi są zamknięte na noc.
  Wystawa będzie czynna codziennie oprócz poniedziałków do końca września.
  Książka, którą pożyczyłeś, leży na półce obok świecy.
  Następny pociąg do Łodzi odjeżdża o godzinie 16:45 z toru drugiego.
  Dziękujemy za zgłoszenie, odpowiemy w ciągu trzech dni roboczych.
  W górach spadł pierwszy śnieg, a drogi są bardzo śliskie.
  Cena obejmuje śniadanie, ręczniki oraz miejsce parkingowe.
  Żaden z uczniów nie znał odpowiedzi na ostatnie pytanie.`);
const DEUTSCH = list(`Das Orchester spielt am Samstag drei Sätze von Brahms.
  Zwiebeln schälen, fein würfeln und in heißem Öl glasig dünsten.
  Der Stadtrat lehnte den Antrag mit knapper Mehrheit ab.
  Im Labor fanden die Ärzte keinerlei Hinweise auf Vergiftung.
  Führungen durch das Schloss beginnen stündlich am Südtor.
  Wanderer müssen mit Nebel und glatten Wegen rechnen.
  Weitere Auskünfte erteilt das Fremdenverkehrsamt Würzburg.
  Diese Tabletten dürfen nicht zusammen mit Milch eingenommen werden.`);

screen('spanish-page', { languages: ['spa'] }, (r) => `<div style="height:100%;background:#fefefe;font:17px/1.6 Roboto;padding:30px 260px;box-sizing:border-box"><h1>${r.pick(SPANISH)}</h1>${times(9, () => `<p>${times(3, () => r.pick(SPANISH)).join(' ')}</p>`).join('')}</div>`);
screen('polish-notice', { languages: ['pol'], hinting: 'none' }, (r) => `<div style="height:100%;background:#fff8e1;font:16px/1.6 'Liberation Serif';padding:40px 300px;box-sizing:border-box">${times(12, () => `<p>${times(2, () => r.pick(POLISH)).join(' ')}</p>`).join('')}</div>`);
screen('german-leaflet', { languages: ['deu'], lcd: false }, (r) => `<div style="height:100%;background:#22313f;color:#ecf0f1;font:16px/1.55 'DejaVu Serif';columns:3;column-gap:44px;padding:36px;box-sizing:border-box">${times(24, () => `<p style="margin:0 0 11px">${times(2, () => r.pick(DEUTSCH)).join(' ')}</p>`).join('')}</div>`);
screen('two-tongues', { languages: ['spa', 'eng'] }, (r) => `<div style="height:100%;background:#fff;font:16px/1.5 'Noto Sans';padding:30px 90px;box-sizing:border-box">${times(18, () => `<div style="display:flex;gap:60px;padding:10px 0;border-bottom:1px solid #ddd"><span style="width:800px">${phrase(r)}</span><span style="width:800px;color:#1b5e20">${r.pick(SPANISH)}</span></div>`).join('')}</div>`);
