export const id = 2890;
export const ids = [2890];
export const modules = {

82534: ((e,t,n)=>{n.d(t,{Z:()=>escapeHtml});const r={"&":`&amp;`,"<":`&lt;`,">":`&gt;`,'"':`&quot;`,"'":`&#39;`,"`":`&#96;`};function escapeHtml(e){return e.replaceAll(/[&<>"'`]/g,e=>r[e]??``)}}),

62890: ((e,t,n)=>{n.r(t);n.d(t,{renderHtml:()=>renderHtml});var r=n(4854);var i=n(3294);var a=n(65368);var o=n(19546);var s=n(27669);var c=n(82534);var l=n(85728);;const u=2e3;class Markup{text;constructor(e){this.text=e}}function html(e,...t){return new Markup(e.reduce((e,n,r)=>`${e}${written(t[r-1])}${n}`))}function written(e){if(e===undefined)return``;if(e instanceof Markup)return e.text;if(typeof e===`number`)return String(e);if(typeof e===`string`)return escaped(e);return e.map(written).join(``)}function escaped(e){return(0,c.Z)((0,l.RK)(e,u))};const d={good:html`<path d="M6 10.5l3 3 5.5-6.5"/>`,bad:html`<path d="M7 7l6 6M13 7l-6 6"/>`,warn:html`<path d="M10 5.5v5.5M10 14h0"/>`,cancelled:html`<path d="M6 14L14 6"/>`,skipped:html`<path d="M6.5 10h7"/>`};const f={good:`good`,bad:`bad`,warn:`warning`,cancelled:`cancelled`,skipped:`skipped`};function icon(e){return html`<svg class="icon ${e}" viewBox="0 0 20 20" role="img" aria-label="${f[e]}"><circle cx="10" cy="10" r="10"/>${d[e]}</svg>`}function hueClass(e){return typeof e===`number`?`hue-${e}`:e};const p=1e3;const m=320;function plot({label:e,drawing:t,width:n=p,height:r=m,values:i=[],times:a,beyond:o}){const s=i.map(({at:e})=>html`M0 ${down(e,r)}H${n}`);const c=i.map(({at:e,label:t})=>html`<span style="bottom:${percent(e)}">${t}</span>`);const l=o===undefined?``:html`<p class="beyond"><span aria-hidden="true">↑ </span>${o}</p>`;return html`${l}<div class="plot"><div class="y" aria-hidden="true">${c}</div>${svg({label:e},{width:n,height:r,className:`area`},[i.length===0?``:html`<path class="grid" d="${s}"/>`,t])}${timeAxis(a)}</div>`}function svg({label:e},{width:t,height:n,className:r},i){return html`<svg class="${r}" viewBox="0 0 ${t} ${n}" preserveAspectRatio="none" role="img" aria-label="${e}">${i}</svg>`}const h=60;const g=6.5;const _=430;const v=290;function timeAxis(e,t=_){const n=Math.max(h,...e.map(({label:e})=>g*(e.length+2)));const r=n/t*100;const i=n/Math.min(t,v)*100;let[a,o]=[Number.NEGATIVE_INFINITY,Number.NEGATIVE_INFINITY];const s=e.map(({at:e,label:t})=>{if(e-a<r)return``;a=e<4?e+r/3:e;const n=e-o<i;if(!n)o=e<4?e+i/3:e;return html`<span class="${[sideOf(e),n?`crowded`:``].join(` `).trim()}" style="left:${percent(e)}">${t}</span>`});return html`<div class="x" aria-hidden="true">${s}</div>`}function sideOf(e){return e<4?`first`:e>94?`last`:``}function down(e,t){return Math.round(t*(1-e/100))}function percent(e){return`${Math.round(e*10)/10}%`}function limitLine(e,t=p){return html`<path class="limit" d="M0 ${e}H${t}"/>`}function legend(e,t,n=`as-areas`){const r=e.map(({name:e,hue:t,isPale:n})=>html`<li><i class="${hueClass(t)}${n===true?` pale`:``}"></i>${e}</li>`);const i=t===undefined?``:html`<li><i class="limit"></i>${t.name}</li>`;return html`<ul class="legend ${n}">${r}${i}</ul>`}var b=n(48666);;function scale(e,t,n){return(0,b.m4)().domain([e,t]).rangeRound([0,n])}const S=1e3;const C=60*S;const w=60*C;const T=24*w;const E=[...[1,10,100,500],...[1,2,5,15,30].map(e=>e*S),...[1,2,5,10,15,30].map(e=>e*C),...[1,2,3,6,12].map(e=>e*w),...[1,2,4,7,14,30,60,90,180,365,730,1825].map(e=>e*T)];const D=4;function valueAxis(e,t){const n=Math.max(e,1);const r=t===`duration`?E.find(e=>n/e<=D):undefined;const a=r===undefined?(0,b.m4)().domain([0,n]).nice(D).ticks(D):Array.from({length:Math.ceil(n/r)+1},(e,t)=>t*r);const o=a.at(-1)??n;const s=t===`duration`?i.o0:i.p6;return{most:o,ticks:a.map(e=>({at:e/o*100,label:e===0?`0`:s(e)}))}}const ee=4;function shownLimit(e,t){if(e===undefined||e.value<=ee*Math.max(t,1))return{line:e,beyond:undefined};const n=t>0?`, ${(0,i.zD)(Math.round(e.value/t))} times the highest value`:``;return{line:undefined,beyond:`${e.name} is above this chart${n}`}}const O=5;function timeTicks(e,t,n=O){const r=(0,b.Pp)().domain([e,t]).range([0,100]);const i=r.ticks(n);return labeled(i,namesFor(i)).map(({date:e,label:t})=>({at:r(e),label:t}))}const inUtc=e=>(0,b.Pp)().tickFormat(0,e);const k=inUtc(`%H:%M`);const A=inUtc(`%H:%M:%S`);const j=inUtc(`%H:%M:%S.%L`);const M=inUtc(`%b %-d`);const N=inUtc(`%b %-d, %Y`);const te=inUtc(`%b`);const P=inUtc(`%b %Y`);const F=inUtc(`%Y`);const withDay=e=>t=>`${M(t)}, ${e(t)}`;function labeled(e,t){const n=new Set;return e.flatMap((e,r)=>{const i=t(e,r===0).map(t=>t(e)).find(e=>!n.has(e));if(i===undefined)return[];n.add(i);return[{date:e,label:i}]})}function namesFor(e){const areAll=t=>e.length>1&&e.every(t);const isFirstOfMonth=e=>e.getTime()%T===0&&e.getUTCDate()===1;if(areAll(e=>isFirstOfMonth(e)&&e.getUTCMonth()===0))return()=>[F];if(areAll(isFirstOfMonth))return(e,t)=>t||e.getUTCMonth()===0?[P]:[te,P];const t=clockOf(e);const n=withDay(t);return e=>e.getTime()%T===0?[M,N]:[t,n]}function clockOf(e){const areAll=t=>e.every(e=>e.getTime()%t===0);if(areAll(C))return k;return areAll(S)?A:j}const I=366*T;function momentLabels(e){const t=e.map(e=>new Date(e));const n=(e.at(-1)??0)-(e[0]??0);const r=[k,A,j].map(withDay);const i=n>I?[P,N,...r]:[M,...r];return new Map(labeled(t,()=>i).map(({date:e,label:t})=>[e.getTime(),t]))};const L=20;const R=6;const ne=16;const re=4;function bars({bars:e,parts:t,limit:n,unit:r},{label:i}){const a=e.map(({values:e})=>e.reduce((e,t)=>e+t,0));const o=Math.max(0,...a);const{line:c,beyond:l}=shownLimit(n,o);const{most:u,ticks:d}=valueAxis(Math.max(c?.value??0,o),r);const f=Math.max(e.length,ne);const p=scale(0,u,m);const h=(0,s.t$)().keys(t.keys()).value(({values:e},t)=>e[t]??0)([...e]);const g=t.map(({hue:e},t)=>{const n=(h[t]??[]).flatMap(([e,t],n)=>{const r=p(e);const i=p(t)-r;return i<=0?[]:[html`M${n*L+R/2} ${m-r}v-${i}h${L-R}v${i}z`]});return n.length===0?``:html`<path class="solid layer ${hueClass(e)}" d="${n}"/>`});const _=[g,c===undefined?``:limitLine(m-p(c.value),f*L)];const v=labelsOf(e,f);const b=plot({label:i,drawing:_,width:f*L,values:d,times:v,beyond:l});return html`${b}${legend(t,c)}`}function labelsOf(e,t){const n=Math.max(1,Math.ceil(t/re));const r=e.flatMap(({atMs:e},r)=>r%n===0?[{atMs:e,at:(r+.5)/t*100}]:[]);const i=momentLabels(r.map(({atMs:e})=>e));return r.flatMap(({atMs:e,at:t})=>{const n=i.get(e);i.delete(e);return n===undefined?[]:[{at:t,label:n}]})};function linePath(e,t){const n=(0,s.n8)(xOf,yOf).defined(e=>e!==null);return new Markup(n(placesOf(e,t))??``)}function areaPath(e,t,n){const r=(0,s.Wc)(xOf,n,yOf).defined(e=>e!==null);return new Markup(r(placesOf(e,t))??``)}const xOf=e=>e?.[0]??Number.NaN;const yOf=e=>e?.[1]??Number.NaN;function placesOf(e,{x:t,y:n}){const r=[];for(const[i,a]of e){const e=a===null?null:[t(i),n(a)];const o=r.at(-1);if(e===null||o?.[0]!==e[0]||o[1]!==e[1])r.push(e)}return r};function curves({curves:e,limit:t,unit:n,fromMs:r,toMs:i},{label:a}){const o=e.reduce((e,{points:t})=>Math.max(e,largestOf(t)),0);const{line:s,beyond:c}=shownLimit(t,o);const{most:l,ticks:u}=valueAxis(Math.max(s?.value??0,o),n);const d=scale(r,i,p);const f=scale(0,l,m);const y=e=>m-f(e);const h=t===undefined?[]:breachesOf(e[0]?.points??[],t.value);const g=h.map(([e,t])=>html`M${d(e)} 0V${m}H${Math.max(d(t),d(e)+3)}V0Z`);const _=e.map(e=>drawnCurve(e,{x:d,y}));const v=[g.length===0?``:html`<path class="breach" d="${g}"/>`,_,s===undefined?``:limitLine(y(s.value))];const b=plot({label:a,drawing:v,values:u,times:timeTicks(r,i),beyond:c});const S=e.map(({name:e,hue:t,shape:n})=>({name:e,hue:t,isPale:n===`fill`}));const C=g.length===0?[]:[{name:`over the limit`,hue:`bad`,isPale:true}];return html`${b}${legend([...S,...C],s)}`}function drawnCurve({shape:e,hue:t,points:n},r){const i=hueClass(t);const a=e===`line`?``:html`<path class="fill ${i}" d="${areaPath(n,r,m)}"/>`;const o=e===`fill`?``:html`<path class="line ${i}" d="${linePath(n,r)}"/>`;return html`${a}${o}`}function largestOf(e){return e.reduce((e,[,t])=>Math.max(e,t??0),0)}function breachesOf(e,t){const n=[];for(const[r,[i,a]]of e.entries()){const[o,s]=e[r-1]??[i,null];if(s===null||a===null||Math.max(s,a)<=t)continue;const c=o+(t-s)/(a-s)*(i-o);n.push([s>t?o:c,a>t?i:c])}return n};const z=864e5;const B=7*z;const V=10;const H=8.4;const U=2.2;const W=2.4;const G=19;const K=40;const q=54;const J=4;const Y=6;function days(e,{label:t}){const n=(new Date(e.firstMs).getUTCDay()+6)%7;const r=Math.max(1,Math.ceil((n+e.days.length)/7));const i=Math.ceil(r/q);const a=Math.ceil(r/i);const o=Array.from({length:i},(r,o)=>{const s=o*a*7-n;const c=e.days.slice(Math.max(0,s),s+a*7);const l={days:c,before:Math.max(0,-s),firstMs:e.firstMs+s*z,weeks:a};return calendar(e,l,i===1?t:`${t} (${o+1} of ${i})`)});return html`${o}${legend(e.states,undefined,`as-cells`)}`}function calendar({states:e},{days:t,before:n,firstMs:r,weeks:i},a){const placesOf=e=>t.flatMap((t,r)=>t===e?[[Math.floor((n+r)/7)*V,(n+r)%7*V]]:[]);const o=e.map(({hue:e},t)=>cells(placesOf(t),hueClass(e)));const s=[cells(placesOf(null),`nothing`),o];const c=i*G;const l=Math.min(Y,Math.max(1,Math.floor(i/J)));const u=svg({label:a},{width:i*V,height:7*V,className:`cells`},s);const d=timeAxis(timeTicks(r,r+i*B,l),c-K);return html`<div class="calendar" style="max-width:${c}px"><div class="weekdays" aria-hidden="true"><span>Mon</span><span>Thu</span><span>Sun</span></div>${u}${d}</div>`}function cells(e,t){if(e.length===0)return``;const square=(e,t,n)=>html`M${e} ${t}h${n}v${n}h-${n}z`;const n=e.map(([e,n])=>[square(e,n,H),t===`warn`?square(e+U,n+U,H-2*U):``]);const r=html`<path class="${t===`nothing`?``:`solid `}${t}" d="${n}"/>`;if(t!==`bad`)return r;const i=H-2*W;const a=e.map(([e,t])=>html`M${e+W} ${t+W}l${i} ${i}m-${i} 0l${i}-${i}`);return html`${r}<path class="cross" d="${a}"/>`};const X=10;const Z=12;function lanes({lanes:e,states:t,fromMs:n,toMs:r,nowMs:i},{label:a}){const o=scale(n,r,p-2*Z);const x=e=>Z+o(e);const middle=e=>e*X+X/2;const s=e.map((e,t)=>html`M0 ${middle(t)}H${p}`);const c=e.flatMap(({marks:e,isChain:t},n)=>{const[r,i]=[e[0],e.at(-1)];if(t!==true||r===undefined||i===undefined)return[];return[html`M${x(r.atMs)} ${middle(n)}H${x(i.atMs)}`]});const l=[...t.entries()].toSorted(([,e],[,t])=>weightOf(e.hue)-weightOf(t.hue));const u=l.map(([t,{hue:n}])=>{const r=e.flatMap(({marks:e},r)=>places(e.filter(e=>e.state===t).map(({atMs:e})=>x(e))).map(e=>html`M${e} ${middle(r)}${n===`bad`?`h1`:`h0`}`));if(r.length===0)return``;const i=n===`warn`?html`<path class="dots hole" d="${r}"/>`:``;return html`<path class="dots ${hueClass(n)}" d="${r}"/>${i}`});const d=e.length*X;const f=[html`<path class="grid" d="${s}"/>`,i===undefined?``:html`<path class="limit" d="M${x(i)} 0V${d}"/>`,c.length===0?``:html`<path class="chain" d="${c}"/>`,u];const m=e.map(({name:e})=>html`<span>${e}</span>`);const h=svg({label:a},{width:p,height:d,className:`tracks`},f);const g=timeTicks(n,r).map(e=>({...e,at:x(n+e.at/100*(r-n))/(p/100)}));return html`<div class="rows"><div class="names" aria-hidden="true">${m}</div><div class="box" style="--lanes:${e.length}">${h}</div>${timeAxis(g)}</div>${legend(t,undefined,`as-dots`)}`}function weightOf(e){return[`skipped`,`good`,`warn`,`bad`].indexOf(typeof e===`number`?`skipped`:e)}function places(e){return[...new Set(e)]};const ie=.8;function meters({meters:e},{label:t}){const n=e.map(({name:e,value:n,most:r,text:i,hue:a})=>{const o=Math.min(100,n/(r||1)*100);const s=n>0?Math.max(ie,o):0;const c=svg({label:`${t} ${e}: ${i}`},{width:100,height:10,className:`meter`},[html`<path class="nothing" d="M0 0H100V10H0Z"/>`,html`<path class="solid ${hueClass(a)}" d="M0 0H${Math.round(s*10)/10}V10H0Z"/>`]);return html`<li><span>${e}</span><span class="quiet">${i}</span>${c}</li>`});return html`<ul class="meters">${n}</ul>`}function ladder({rungs:e}){const t=e.map(({name:e,tone:t,state:n,text:r})=>html`<tr><th scope="row">${icon(t)}<span>${e}</span></th><td class="state">${n}</td><td>${r}</td></tr>`);const n=html`<thead class="unseen"><tr><th scope="col">step</th><th scope="col">state</th><th scope="col">what is known</th></tr></thead>`;return html`<table class="ladder">${n}<tbody>${t}</tbody></table>`};function chartOf({title:e,sentence:t,chart:n,table:r},{level:i,tableOf:a}){const o=t===``?``:html`<p>${t}</p>`;const s=i===2?html`<h2>${e}</h2>`:html`<h3>${e}</h3>`;const c=n.kind===`ladder`||r.rows.total===0?``:html`<details class="data"><summary>Table<span class="unseen"> of ${e}</span></summary>${a(r,`Table of ${e}`)}</details>`;const l=t===``?e:`${e}: ${t}`;return html`<figure class="chart of-${n.kind}" aria-label="${e}"><figcaption>${s}${o}</figcaption>${drawingOf(n,l)}${c}</figure>\n`}function drawingOf(e,t){switch(e.kind){case`curves`:return curves(e,{label:t});case`bars`:return bars(e,{label:t});case`days`:return days(e,{label:t});case`lanes`:return lanes(e,{label:t});case`meters`:return meters(e,{label:t});case`ladder`:return ladder(e)}};const Q=2e3;const ae=4;function blocksOf(e,t,n){const r=[];let i=[];const flush=()=>{if(i.length>0)r.push(html`<div class="charts">${i}</div>\n`);i=[]};for(const a of e){if(a.kind===`chart`){i.push(chartOf(a,{level:n,tableOf:(e,n)=>tableOf(e,t,n)}));continue}flush();r.push(blockOf(a,t))}flush();return r}function blockOf(e,t){switch(e.kind){case`facts`:{const n=e.rows.map(([e,n])=>html`<div><dt>${e}</dt><dd>${line(n,t)}</dd></div>`);return html`<dl class="${e.isKey===true?`figures`:`facts`}">${n}</dl>\n`}case`table`:return tableOf(e,t);case`list`:{const n=e.items.first(Q).map(e=>html`<li>${line(e,t)}</li>`);return html`<ul>${n}</ul>${more(e.items.total-n.length)}\n`}case`commands`:return html`<pre>${e.text.split(`
`).map(e=>html`${e}\n`)}</pre>\n`;case`note`:return html`<p class="note">${line(e.text,t)}</p>\n`}}function tableOf(e,t,n=`Table`){const{columns:r,rows:i,more:a}=(0,o.oG)(e,{most:Q,optional:true});const s=r.length>ae;const c=r.map(({title:e,align:t})=>html`<th scope="col"${rightOf(t)}>${e}</th>`);const l=i.map(e=>html`<tr>${e.map((e,n)=>cellOf(e,r[n],{isWide:s,links:t}))}</tr>`);const u=s?`wide`:`narrow`;return html`<div class="scroll" tabindex="0" role="group" aria-label="${n}"><table class="${u}"><thead><tr>${c}</tr></thead><tbody>${l}</tbody></table></div>${more(a)}\n`}function cellOf(e,t,{isWide:n,links:r}){const i=n?html` data-label="${t?.title}"`:``;return html`<td${rightOf(t?.align)}${i}>${line(e,r)}</td>`}function rightOf(e){return e===`right`?html` class="right"`:``}function more(e){return e>0?html`<p class="quiet">… and ${(0,i.zD)(e)} more.</p>`:``}function line(e,t){return(0,o.Ly)(e).map(e=>spanOf(e,t))}const oe=/^(?:\d{8}T\d{6,9}Z-[0-9a-z-]{1,40}|[0-9A-Fa-f]{8,64})$/;function spanOf({text:e,code:t,strong:n,tone:r,to:i},a){const o=t===true?html`<code${oe.test(e)?html` class="id"`:``}>${e}</code>`:n===true?html`<strong>${e}</strong>`:html`${e}`;const s=i===undefined?undefined:a.get(i);const c=s===undefined?o:html`<a href="#${s}">${o}</a>`;return r===undefined?c:html`<span class="tone">${icon(r)}${c}</span>`};const se=`
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
`;const ce=`
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
`;const $=`
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
`;const le=`
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
`;const ue=`
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
`;const de=new Markup([se,ce,$,le,ue].join(``));;function renderHtml(e){const t=linksOf(e.sections);const{title:n,tone:r,sentence:i,error:o,footer:s}=e;const c=html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${n}</title>
<style>${de}</style>
</head>
<body>
<main>
<header class="hero ${r}">
<h1>${icon(r)}<span>${n}</span></h1>
${paragraph(`lead`,[i,o?.message??``].filter(e=>e!==``).join(` `))}${errorOf(e)}</header>
${sectionsOf(e,t)}
${phasesOf(e,t)}</main>
<footer>
${paragraph(``,(0,a.o)(e)??``)}<p>${s}</p>
</footer>
</body>
</html>
`;return c.text}function linksOf(e){const t=e.flatMap(({part:e})=>e??[]);return new Map(t.map((e,t)=>[e,`part-${t+1}`]))}function paragraph(e,t){return t===``?``:html`<p class="${e}">${t}</p>\n`}function errorOf({error:e}){if(e===undefined)return``;const t=e.hint===undefined?``:html`<p><strong>What to do:</strong> ${e.hint}</p>`;return html`<div class="error">${t}<p class="quiet">error <code>${e.code}</code></p></div>`}function sectionsOf({sections:e,warnings:t},n){const i=e.findIndex(({tone:e})=>e!==`bad`);const a=i===-1?e.length:i;const o={title:`Warnings`,tone:`warn`,blocks:[{kind:`list`,extent:`finding`,items:(0,r._d)(t,e=>e)}]};const s=[...e.slice(0,a),...t.length===0?[]:[o],...e.slice(a)];return s.map(e=>sectionOf(e,n))}function sectionOf({title:e,tone:t,fold:n,part:r,blocks:i},a){const o=blocksOf(i,a,e===undefined?2:3);if(e===undefined)return html`<section>${o}</section>\n`;const s=html`<h2>${t===undefined?``:icon(t)}<span>${line(e,a)}</span></h2>`;if(r!==undefined)return html`<section class="part" id="${a.get(r)}">${s}${o}</section>\n`;if(n===undefined)return html`<section>${s}${o}</section>\n`;const c=n===`open`?html` open`:``;return html`<section><details class="fold"${c}><summary>${s}</summary>${o}</details></section>\n`}function phasesOf({phases:e,durationMs:t},n){if(e.length===0)return``;const a=[{title:`phase`},{title:`time`,align:`right`}];const o=(0,r._d)(e,e=>[e.phase,(0,i.o0)(e.durationMs)]);const s=tableOf({kind:`table`,extent:`detail`,columns:a,rows:o},n);return html`<section><details class="fold"><summary><h2><span>How long: ${(0,i.o0)(t)}</span></h2></summary>${s}</details></section>\n`}}),

};
