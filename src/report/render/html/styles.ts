import { Markup } from './markup.ts';

/** Two schemes of colors. Each text has a contrast of at least 4.5 to what is behind it. */
const COLORS = `
:root{color-scheme:light dark;--page:#f5f6f4;--card:#fff;--ink:#1b2126;--quiet:#5a646d;--rule:#e2e5e6;--link:#1f5c99;
--good:#1c7a4d;--bad:#b3261e;--warn:#8f5f00;--off:#6b757e;--good-back:#e9f4ee;--bad-back:#fbeceb;--warn-back:#fbf3df;--off-back:#eef0f1;
--shade:#b3261e24;--hue-1:#2f6ea5;--hue-2:#6fa8c9;--hue-3:#3a9188;--hue-4:#b98a3c;--hue-5:#8a77b5;--hue-6:#98a2ab;--empty:#e9ecec}
@media screen and (prefers-color-scheme:dark){:root{--page:#111517;--card:#191e21;--ink:#e6eaec;--quiet:#a3adb5;--rule:#2d3438;--link:#86b9ea;
--good:#58bd88;--bad:#f0857c;--warn:#dcae4f;--off:#98a3ab;--good-back:#16291f;--bad-back:#331b19;--warn-back:#2c2412;--off-back:#22282c;
--shade:#f0857c33;--hue-1:#6aa7dc;--hue-2:#3f7191;--hue-3:#55b3a8;--hue-4:#cfa75d;--hue-5:#a797d1;--hue-6:#77828b;--empty:#252c30}}
.good{--tone:var(--good);--back:var(--good-back)}.bad{--tone:var(--bad);--back:var(--bad-back)}.warn{--tone:var(--warn);--back:var(--warn-back)}
pre{overflow-x:auto;margin:0 0 1em;padding:.8em 1em;border:1px solid var(--rule);background:var(--card);white-space:pre-wrap;overflow-wrap:anywhere}
.cancelled,.skipped{--tone:var(--off);--back:var(--off-back)}
.hue-1{--tone:var(--hue-1)}.hue-2{--tone:var(--hue-2)}.hue-3{--tone:var(--hue-3)}.hue-4{--tone:var(--hue-4)}.hue-5{--tone:var(--hue-5)}.hue-6{--tone:var(--hue-6)}
`;

const TEXT = `
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',sans-serif;
-webkit-text-size-adjust:100%;overflow-wrap:anywhere}
main,footer{max-width:1120px;margin:0 auto;padding:0 24px}
main{padding-top:32px}
h1,h2,h3,p,ul,dl,figure{margin:0;padding:0}
h1{font-size:2rem;line-height:1.2;font-weight:650;letter-spacing:-.015em;display:flex;gap:14px;align-items:flex-start;text-wrap:balance}
h1 .icon{width:36px;height:36px;margin-top:1px}
h2{font-size:1.3rem;line-height:1.3;font-weight:650;letter-spacing:-.01em;display:flex;gap:10px;align-items:flex-start}
h2 .icon{width:22px;height:22px;margin-top:3px}
h3,figcaption h2{font-size:1rem;font-weight:650;letter-spacing:0;line-height:1.5}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace}
a{color:var(--link);text-underline-offset:3px}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:3px;border-radius:3px}
.quiet,.note,figcaption p,footer{color:var(--quiet)}
.hero{background:var(--card);border:1px solid var(--rule);border-left:6px solid var(--tone);border-radius:12px;padding:28px 30px}
.lead{font-size:1.15rem;margin-top:12px;max-width:68ch}
.error{margin-top:16px;padding:12px 16px;border-radius:8px;background:var(--back);display:grid;gap:6px}
section{margin-top:28px}
section.part{margin-top:56px;padding-top:28px;border-top:1px solid var(--rule);scroll-margin-top:8px}
section>*+*,.fold>*+*{margin-top:14px}
section ul{padding-left:1.2em}
section ul:has(>li>.tone:first-child){list-style:none;padding-left:0}
summary{cursor:pointer}
.fold>summary{list-style:none;display:flex;align-items:baseline}
.fold>summary::-webkit-details-marker{display:none}
.fold>summary::before{content:'';flex:none;width:8px;height:8px;margin-right:12px;border:solid var(--quiet);border-width:0 2px 2px 0;
transform:rotate(-45deg) translateY(-3px)}
.fold[open]>summary::before{transform:rotate(45deg) translate(-3px,-3px)}
.fold h2{font-size:1.1rem}
.icon{width:18px;height:18px;flex:none}
.icon circle{fill:var(--tone)}
.icon path{fill:none;stroke:var(--card);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.tone{display:inline-flex;gap:8px;align-items:flex-start}
.tone .icon{margin-top:3px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{font-size:.85rem;margin-top:48px;padding-top:16px;padding-bottom:40px}
`;

const BLOCKS = `
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:10px 28px}
.facts dt{color:var(--quiet);font-size:.85rem}
.facts dd,.figures dd{margin:0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,155px),1fr));gap:12px}
.figures>div{background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:14px 18px;display:flex;flex-direction:column}
.figures dt{color:var(--quiet);font-size:.85rem}
.figures dd{font-size:.88rem;line-height:1.4;color:var(--quiet)}
.figures dd strong,.figures dd .tone{display:block;font-size:clamp(1.2rem,2vw,1.5rem);font-weight:650;letter-spacing:-.015em;line-height:1.3;color:var(--ink)}
.figures dd .tone{display:flex;align-items:center;gap:8px}
.figures dd .tone .icon{margin:0}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--rule);border-radius:12px}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:9px 16px}
thead th{color:var(--quiet);font-weight:500;font-size:.82rem}
tbody tr{border-top:1px solid var(--rule)}
.right{text-align:right;white-space:nowrap}
td,th{overflow-wrap:break-word}.wide td:first-child{min-width:11em}.tone a,td code{overflow-wrap:anywhere}
@media screen and (min-width:641px){td code.id{white-space:nowrap}}
.right .tone{justify-content:flex-end}
@media (max-width:640px){
body{font-size:15px}main,footer{padding-left:16px;padding-right:16px}main{padding-top:16px}
.hero{padding:20px}h1{font-size:1.5rem;gap:10px}h1 .icon{width:28px;height:28px}.lead{font-size:1.02rem}
.figures{grid-template-columns:1fr 1fr}.figures>div:last-child:nth-child(odd){grid-column:1/-1}.figures>div{padding:12px 14px}.figures dd strong,.figures dd .tone{font-size:1.2rem}
th,td{padding:8px 12px}
table.wide,.wide tbody,.wide tr,.wide td{display:block}
.wide thead{position:absolute;display:block;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.wide tr{padding:10px 0}
.wide td{display:grid;white-space:normal;overflow-wrap:anywhere;grid-template-columns:8.5em 1fr;gap:10px;padding:3px 14px;text-align:left}
.wide td::before{content:attr(data-label);color:var(--quiet);font-size:.85em}
.wide td:empty{display:none}
.wide .right .tone{justify-content:flex-start}
}
`;

const CHARTS = `
.charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px}
.chart{background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:18px 20px;display:flex;flex-direction:column;gap:14px;min-width:0}
.of-days,.of-ladder,.of-lanes{grid-column:1/-1}
figcaption p{font-size:.9rem;margin-top:2px;text-wrap:pretty}
.chart:has(>.plot)>figcaption{flex:1}
.plot{margin-top:4px}
.chart .beyond{font-size:.75rem;line-height:1.3;color:var(--quiet);text-align:right;margin:0 0 -8px}
.plot{display:grid;grid-template-columns:auto minmax(0,1fr);grid-template-rows:170px 20px;column-gap:8px}
.y{position:relative;width:4.4em;font-size:.75rem;color:var(--quiet)}
.y span{position:absolute;right:0;transform:translateY(50%);line-height:1;white-space:nowrap}
.x{position:relative;height:20px;font-size:.75rem;color:var(--quiet);grid-column:2}
.x span{position:absolute;top:5px;transform:translateX(-50%);line-height:1;white-space:nowrap}
.x .first{transform:none}.x .last{transform:translateX(-100%)}
.area{width:100%;height:170px;display:block;overflow:visible}
.area path,.tracks path{vector-effect:non-scaling-stroke}
.grid{fill:none;stroke:var(--rule);stroke-width:1}
.line{fill:none;stroke:var(--tone);stroke-width:1.6;stroke-linejoin:round}
.fill{fill:var(--tone);opacity:.18}
.layer{stroke:var(--card);stroke-width:1}
.breach{fill:var(--shade)}
path.limit{fill:none;stroke:var(--ink);stroke-width:1.4;stroke-dasharray:5 4;opacity:.75}
.solid{fill:var(--tone)}
.nothing{fill:var(--empty)}
.dots{fill:none;stroke:var(--tone);stroke-width:9;stroke-linecap:round}
.dots.bad{stroke-width:10;stroke-linecap:square}.dots.warn{stroke-width:11}.dots.hole{stroke:var(--card);stroke-width:5}.dots.skipped{stroke-width:6}
.chain{fill:none;stroke:var(--quiet);stroke-width:1.5}
.calendar{width:100%;display:grid;grid-template-columns:auto minmax(0,1fr);column-gap:8px;margin-right:auto}
.weekdays{display:grid;grid-template-rows:repeat(7,16px);font-size:.75rem;line-height:13px;color:var(--quiet)}
.weekdays span{grid-row:1}.weekdays span+span{grid-row:4}.weekdays span+span+span{grid-row:7}
.cells{width:100%;height:112px;display:block;fill-rule:evenodd}
.cross{fill:none;stroke:var(--card);stroke-width:1.8;stroke-linecap:round;vector-effect:non-scaling-stroke}
.rows{display:grid;grid-template-columns:fit-content(15em) minmax(0,1fr);column-gap:14px}
.names{display:grid;grid-auto-rows:26px;font-size:.85rem;line-height:26px;text-align:right}
.names span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.tracks{width:100%;height:calc(var(--lanes)*26px);display:block}
section .legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 18px;font-size:.82rem;color:var(--quiet)}
.legend li{display:flex;align-items:center;gap:7px}
.legend i{flex:none;width:10px;height:10px;border-radius:3px;background:var(--tone)}
.legend .pale{opacity:.35}
.as-dots i{border-radius:50%}.as-dots i.bad{border-radius:1px}.as-dots i.warn{background:none;border:3px solid var(--tone)}.as-dots i.skipped{width:6px;height:6px;margin:0 2px}
.as-cells i{width:12px;height:12px;border-radius:1px}.as-cells i.warn{background:none;border:2.5px solid var(--tone)}
.as-cells i.bad{background:linear-gradient(45deg,transparent 44%,var(--card) 44% 56%,transparent 56%),linear-gradient(-45deg,transparent 44%,var(--card) 44% 56%,transparent 56%),var(--tone)}
.legend i.limit{height:0;width:16px;border-radius:0;border-top:2px dashed var(--ink);opacity:.75}
section .meters{list-style:none;padding:0;display:grid;gap:16px;font-size:.9rem}
.meters li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 12px;font-variant-numeric:tabular-nums}
.meter{width:100%;height:10px;border-radius:5px}
.ladder th{font-weight:600;white-space:nowrap;display:flex;gap:10px;align-items:center;padding-left:0}
.ladder tbody tr:first-child{border-top:0}
.ladder .state{white-space:nowrap}
.ladder td:last-child{color:var(--quiet);padding-right:0}
.data>summary{font-size:.85rem;color:var(--link);width:fit-content}
.data .scroll{margin-top:10px;border-radius:8px;max-height:420px;overflow:auto}
@media (max-width:900px){.charts{grid-template-columns:minmax(0,1fr)}}
@media (max-width:640px){.chart{padding:16px 14px}.x .crowded{display:none}
.rows{display:block;position:relative}.names{position:absolute;inset:0 0 auto;grid-auto-rows:42px;font-size:.78rem;line-height:16px;text-align:left}.names span{background:var(--card);width:fit-content;max-width:100%;height:16px}.tracks{height:calc(var(--lanes)*42px)}
.plot{grid-template-rows:140px 20px}.area{height:140px}
.ladder,.ladder tbody{display:block}.ladder th{white-space:normal}.ladder tr{display:grid;grid-template-columns:1fr auto;gap:2px 12px;padding:8px 0}.ladder th,.ladder td{padding:0}.ladder td:last-child{grid-column:1/-1;padding-left:28px}}
`;

/** Paper: the light colors, nothing folded that only matters here, no card cut in two. */
const PRINT = `
@media print{
@page{margin:14mm}
:root{color-scheme:light;--page:#fff}
body{font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,footer{max-width:none;padding-left:0;padding-right:0}main{padding-top:0}
.chart,.figures>div,.hero,tr{break-inside:avoid}
.charts{grid-template-columns:repeat(2,minmax(0,1fr));gap:10px}.chart{padding:12px 14px;gap:9px}figcaption p,section .legend,section .meters,.names{font-size:8.5pt}.plot{grid-template-rows:130px 20px}.area{height:130px}
.figures{grid-template-columns:repeat(5,1fr);gap:8px}.figures>div{padding:9px 10px}.figures dt,.figures dd{font-size:8pt}.figures dd strong,.figures dd .tone{font-size:11.5pt}
h1{font-size:18pt}h2{font-size:13pt}h3,figcaption h2{font-size:10pt}.hero{padding:18px 20px}section{margin-top:16px}
h2,h3,figcaption{break-after:avoid}.note{break-before:avoid}
section.part{margin-top:24px;padding-top:0;border-top:0}section.part:has(.chart){break-before:page;margin-top:0}
.scroll{overflow:visible;border-width:1px 0 0;border-radius:0}
table{font-size:8pt}th,td{padding:4px 6px}thead th{font-size:7.5pt}td code{font-size:7.5pt}
.right{white-space:normal}td,.wide td:first-child{min-width:5em}td.right{min-width:0}.wide .tone{gap:4px}.wide .icon{width:12px;height:12px;margin-right:4px}
.data{display:none}
.fold::details-content{content-visibility:visible;display:block}
.fold>summary::before{display:none}
a{color:inherit;text-decoration:none}
}
`;

/** All styles of a page. They are ours: nothing of a report is in them. */
export const STYLES = new Markup([COLORS, TEXT, BLOCKS, CHARTS, PRINT].join(''));
