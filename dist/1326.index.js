export const id = 1326;
export const ids = [1326];
export const modules = {

81326: ((e,t,n)=>{n.r(t);n.d(t,{renderHtml:()=>renderHtml});var r=n(4854);var i=n(3294);var a=n(65368);var o=n(19546);var s=n(85728);;const c=2e3;class Markup{text;constructor(e){this.text=e}}function html(e,...t){return new Markup(e.reduce((e,n,r)=>`${e}${written(t[r-1])}${n}`))}function written(e){if(e===undefined)return``;if(e instanceof Markup)return e.text;if(typeof e===`number`)return String(e);if(typeof e===`string`)return escaped(e);return e.map(written).join(``)}const l={"&":`&amp;`,"<":`&lt;`,">":`&gt;`,'"':`&quot;`,"'":`&#39;`,"`":`&#96;`};function escaped(e){return(0,s.R)(e,c).replaceAll(/[&<>"'`]/g,e=>l[e]??``)};const u={good:html`<path d="M6 10.5l3 3 5.5-6.5"/>`,bad:html`<path d="M7 7l6 6M13 7l-6 6"/>`,warn:html`<path d="M10 5.5v5.5M10 14h0"/>`,cancelled:html`<path d="M6 14L14 6"/>`,skipped:html`<path d="M6.5 10h7"/>`};const d={good:`good`,bad:`bad`,warn:`warning`,cancelled:`cancelled`,skipped:`skipped`};function icon(e){return html`<svg class="icon ${e}" viewBox="0 0 20 20" role="img" aria-label="${d[e]}"><circle cx="10" cy="10" r="10"/>${u[e]}</svg>`}function hueClass(e){return typeof e===`number`?`hue-${e}`:e};const f=1e3;const p=320;function plot({label:e,drawing:t,width:n=f,height:r=p,values:i=[],times:a}){const o=i.map(({at:e})=>html`M0 ${down(e,r)}H${n}`);const s=i.map(({at:e,label:t})=>html`<span style="bottom:${percent(e)}">${t}</span>`);return html`<div class="plot"><div class="y" aria-hidden="true">${s}</div>${svg({label:e},{width:n,height:r,className:`area`},[i.length===0?``:html`<path class="grid" d="${o}"/>`,t])}${timeAxis(a)}</div>`}function svg({label:e},{width:t,height:n,className:r},i){return html`<svg class="${r}" viewBox="0 0 ${t} ${n}" preserveAspectRatio="none" role="img" aria-label="${e}">${i}</svg>`}function timeAxis(e){const t=e.map(({at:e,label:t})=>html`<span${side(e)} style="left:${percent(e)}">${t}</span>`);return html`<div class="x" aria-hidden="true">${t}</div>`}function side(e){return e<4?html` class="first"`:e>96?html` class="last"`:``}function down(e,t){return Math.round(t*(1-e/100))}function percent(e){return`${Math.round(e*10)/10}%`}function limitLine(e,t=f){return html`<path class="limit" d="M0 ${e}H${t}"/>`}function legend(e,t){const n=e.map(({name:e,hue:t})=>html`<li><i class="${hueClass(t)}"></i>${e}</li>`);const r=t===undefined?``:html`<li><i class="limit"></i>${t.name}</li>`;return html`<ul class="legend">${n}${r}</ul>`};function scale(e,t,n){const r=t-e||1;return t=>Math.round((t-e)/r*n)}const m=6e4;const h=60*m;const g=24*h;const _=[...[1,10,100,500,1e3,2e3,5e3,15e3,3e4],...[1,2,5,10,15,30].map(e=>e*m),...[1,2,3,6,12].map(e=>e*h),...[1,2,4,7,14,30,60,90,180,365,730,1825].map(e=>e*g)];const v=4;function valueAxis(e,t){const n=Math.max(e,1)*1.08;const r=t===`duration`?durationStep(n):decimalStep(n);const a=t===`duration`?i.o0:i.p6;const o=Array.from({length:Math.floor(n/r)+1},(e,t)=>t*r);return{most:n,ticks:o.map(e=>({at:e/n*100,label:e===0?`0`:a(e)}))}}function durationStep(e){return _.find(t=>e/t<=v)??decimalStep(e)}function decimalStep(e){const t=10**Math.floor(Math.log10(e/v));return[1,2,5,10].map(e=>e*t).find(t=>e/t<=v)??e}const b=[`Jan`,`Feb`,`Mar`,`Apr`,`May`,`Jun`,`Jul`,`Aug`,`Sep`,`Oct`,`Nov`,`Dec`];const S=5;function timeTicks(e,t,n=S){const at=n=>(n-e)/(t-e||1)*100;const r=(t-e)/g;const i=r<75?dayTicks(e,t,r/n):monthTicks(e,t,r/30.44/n);return i.map(({ms:e,label:t})=>({at:at(e),label:t}))}function dayTicks(e,t,n){const r=[1,2,7,14].find(e=>e>=n)??28;const i=Math.ceil(e/g)*g;const a=[];for(let e=i;e<=t;e+=r*g)a.push({ms:e,label:dayLabel(e)});return a}function monthTicks(e,t,n){const r=[1,2,3,6,12,24].find(e=>e>=n)??60;const i=new Date(e);const a=i.getUTCFullYear()*12+i.getUTCMonth()+(i.getUTCDate()===1?0:1);const o=[];for(let n=Math.ceil(a/r)*r;;n+=r){const i=Date.UTC(Math.floor(n/12),n%12);if(i>t)return o;o.push({ms:Math.max(i,e),label:labelOf(i,r,o.length===0)})}}function labelOf(e,t,n){const r=new Date(e);if(t>=12)return String(r.getUTCFullYear());return n||r.getUTCMonth()===0?monthLabel(e):b[r.getUTCMonth()]??``}function dayLabel(e){const t=new Date(e);return`${b[t.getUTCMonth()]} ${t.getUTCDate()}`}function monthLabel(e){const t=new Date(e);return`${b[t.getUTCMonth()]} ${t.getUTCFullYear()}`}function linePath(e,t,n){return new Markup(runsOf(e,t,n).map(through).join(``))}function areaPath(e,t){const n=runsOf(e,t.x,t.y);return new Markup(n.map(e=>`M${e[0]?.[0]} ${t.ground}L${through(e).slice(1)}L${e.at(-1)?.[0]} ${t.ground}Z`).join(``))}function through(e){return`M${e.map(([e,t])=>`${e} ${t}`).join(`L`)}`}function runsOf(e,t,n){const r=[];let i;for(const[a,o]of e){if(o===null){i=undefined;continue}const e=[t(a),n(o)];if(i===undefined){i=[];r.push(i)}const s=i.at(-1);if(s?.[0]!==e[0]||s[1]!==e[1])i.push(e)}return r};const C=20;const w=6;const T=16;const E=4;const D=366*864e5;function bars({bars:e,parts:t,limit:n,unit:r},{label:i}){const a=e.map(({values:e})=>e.reduce((e,t)=>e+t,0));const{most:o,ticks:s}=valueAxis(Math.max(n?.value??0,...a),r);const c=Math.max(e.length,T);const l=scale(0,o,p);const u=t.map(({hue:t},n)=>{const r=e.flatMap(({values:e},t)=>{const r=l(e.slice(0,n).reduce((e,t)=>e+t,0));const i=l(e.slice(0,n+1).reduce((e,t)=>e+t,0))-r;return i<=0?[]:[html`M${t*C+w/2} ${p-r}v-${i}h${C-w}v${i}z`]});return r.length===0?``:html`<path class="solid ${hueClass(t)}" d="${r}"/>`});const d=[u,n===undefined?``:limitLine(p-l(n.value),c*C)];const f=labelsOf(e,c);const m=plot({label:i,drawing:d,width:c*C,values:s,times:f});return html`${m}${legend(t,n)}`}function labelsOf(e,t){const[n,r]=[e[0],e.at(-1)];if(n===undefined||r===undefined)return[];const i=r.atMs-n.atMs>D?monthLabel:dayLabel;const a=Math.max(1,Math.ceil(t/E));return e.flatMap(({atMs:e},n)=>n%a===0?[{at:(n+.5)/t*100,label:i(e)}]:[])};function curves({curves:e,limit:t,unit:n,fromMs:r,toMs:i},{label:a}){const o=e.reduce((e,{points:t})=>Math.max(e,largestOf(t)),t?.value??0);const{most:s,ticks:c}=valueAxis(o,n);const l=scale(r,i,f);const u=scale(0,s,p);const y=e=>p-u(e);const d=t===undefined?[]:breachesOf(e[0]?.points??[],t.value);const m=d.map(([e,t])=>html`M${l(e)} 0V${p}H${Math.max(l(t),l(e)+3)}V0Z`);const h=e.map(e=>drawnCurve(e,l,y));const g=[m.length===0?``:html`<path class="breach" d="${m}"/>`,h,t===undefined?``:limitLine(y(t.value))];const _=plot({label:a,drawing:g,values:c,times:timeTicks(r,i)});const v=e.map(({name:e,hue:t})=>({name:e,hue:t}));const b=m.length===0?[]:[{name:`over the limit`,hue:`bad`}];return html`${_}${legend([...v,...b],t)}`}function drawnCurve({shape:e,hue:t,points:n},r,i){const a=hueClass(t);const o=e===`area`?html`<path class="fill ${a}" d="${areaPath(n,{x:r,y:i,ground:p})}"/>`:``;return html`${o}<path class="line ${a}" d="${linePath(n,r,i)}"/>`}function largestOf(e){return e.reduce((e,[,t])=>Math.max(e,t??0),0)}function breachesOf(e,t){const n=[];for(const[r,[i,a]]of e.entries()){const[o,s]=e[r-1]??[i,null];if(s===null||a===null||Math.max(s,a)<=t)continue;const c=o+(t-s)/(a-s)*(i-o);n.push([s>t?o:c,a>t?i:c])}return n};const O=864e5;const k=10;const A=1.6;const j=22;const M=4;const N=6;function days({days:e,firstMs:t,states:n},{label:r}){const i=(new Date(t).getUTCDay()+6)%7;const a=Math.max(1,Math.ceil((i+e.length)/7));const cells=t=>e.flatMap((e,n)=>{if(e!==t)return[];const[r,a]=[Math.floor((i+n)/7),(i+n)%7];return[html`M${r*k} ${a*k}h${k-A}v${k-A}h-${k-A}z`]});const o=[...n.keys()].map(e=>{const t=cells(e);return t.length===0?``:html`<path class="solid ${hueClass(n[e]?.hue??`skipped`)}" d="${t}"/>`});const s=cells(null);const c=s.length===0?``:html`<path class="nothing" d="${s}"/>`;const l=t-i*O;const u=l+a*7*O;const d=Math.min(N,Math.max(1,Math.floor(a/M)));const f=scale(l,u,1e3);const p=timeTicks(t,u,d).map(({at:e,label:n})=>{const r=t+e/100*(u-t);return{at:f(r)/10,label:n}});const m=svg({label:r},{width:a*k,height:7*k,className:`cells`},[c,o]);return html`<div class="calendar" style="max-width:${a*j}px">${m}${timeAxis(p)}</div>${legend(n)}`};const P=10;const F=12;function lanes({lanes:e,states:t,fromMs:n,toMs:r,nowMs:i},{label:a}){const o=scale(n,r,f-2*F);const x=e=>F+o(e);const middle=e=>e*P+P/2;const s=e.map((e,t)=>html`M0 ${middle(t)}H${f}`);const c=e.flatMap(({marks:e,isChain:t},n)=>{const[r,i]=[e[0],e.at(-1)];if(t!==true||r===undefined||i===undefined)return[];return[html`M${x(r.atMs)} ${middle(n)}H${x(i.atMs)}`]});const l=t.map(({hue:t},n)=>{const r=e.flatMap(({marks:e},t)=>places(e.filter(e=>e.state===n).map(({atMs:e})=>x(e))).map(e=>html`M${e} ${middle(t)}h0`));return r.length===0?``:html`<path class="dots ${hueClass(t)}" d="${r}"/>`});const u=e.length*P;const d=[html`<path class="grid" d="${s}"/>`,i===undefined?``:html`<path class="limit" d="M${x(i)} 0V${u}"/>`,c.length===0?``:html`<path class="chain" d="${c}"/>`,l];const p=e.map(({name:e})=>html`<span>${e}</span>`);const m=svg({label:a},{width:f,height:u,className:`tracks`},d);const h=timeTicks(n,r).map(e=>({...e,at:x(n+e.at/100*(r-n))/(f/100)}));return html`<div class="rows"><div class="names" aria-hidden="true">${p}</div><div class="box" style="--lanes:${e.length}">${m}</div>${timeAxis(h)}</div>${legend(t)}`}function places(e){return[...new Set(e)]};function meters({meters:e},{label:t}){const n=e.map(({name:e,value:n,most:r,text:i,hue:a})=>{const o=Math.min(1,n/(r||1));const s=svg({label:`${t} ${e}: ${i}`},{width:100,height:10,className:`meter`},[html`<path class="nothing" d="M0 0H100V10H0Z"/>`,html`<path class="solid ${hueClass(a)}" d="M0 0H${Math.round(o*1e3)/10}V10H0Z"/>`]);return html`<li><span>${e}</span><span class="quiet">${i}</span>${s}</li>`});return html`<ul class="meters">${n}</ul>`}function ladder({rungs:e}){const t=e.map(({name:e,tone:t,state:n,text:r})=>html`<tr><th scope="row">${icon(t)}<span>${e}</span></th><td class="state">${n}</td><td>${r}</td></tr>`);const n=html`<thead class="unseen"><tr><th scope="col">step</th><th scope="col">state</th><th scope="col">what is known</th></tr></thead>`;return html`<table class="ladder">${n}<tbody>${t}</tbody></table>`};function chartOf({title:e,sentence:t,chart:n,table:r},{level:i,tableOf:a}){const o=t===``?``:html`<p>${t}</p>`;const s=i===2?html`<h2>${e}</h2>`:html`<h3>${e}</h3>`;const c=n.kind===`ladder`||r.rows.total===0?``:html`<details class="data"><summary>Table<span class="unseen"> of ${e}</span></summary>${a(r)}</details>`;const l=t===``?e:`${e}: ${t}`;return html`<figure class="chart of-${n.kind}" aria-label="${e}"><figcaption>${s}${o}</figcaption>${drawingOf(n,l)}${c}</figure>\n`}function drawingOf(e,t){switch(e.kind){case`curves`:return curves(e,{label:t});case`bars`:return bars(e,{label:t});case`days`:return days(e,{label:t});case`lanes`:return lanes(e,{label:t});case`meters`:return meters(e,{label:t});case`ladder`:return ladder(e)}};const I=2e3;const L=4;function blocksOf(e,t,n){const r=[];let i=[];const flush=()=>{if(i.length>0)r.push(html`<div class="charts">${i}</div>\n`);i=[]};for(const a of e){if(a.kind===`chart`){i.push(chartOf(a,{level:n,tableOf:e=>tableOf(e,t)}));continue}flush();r.push(blockOf(a,t))}flush();return r}function blockOf(e,t){switch(e.kind){case`facts`:{const n=e.rows.map(([e,n])=>html`<div><dt>${e}</dt><dd>${line(n,t)}</dd></div>`);return html`<dl class="${e.isKey===true?`figures`:`facts`}">${n}</dl>\n`}case`table`:return tableOf(e,t);case`list`:{const n=e.items.first(I).map(e=>html`<li>${line(e,t)}</li>`);return html`<ul>${n}</ul>${more(e.items.total-n.length)}\n`}case`commands`:return html`<pre>${e.text.split(`
`).map(e=>html`${e}\n`)}</pre>\n`;case`note`:return html`<p class="note">${line(e.text,t)}</p>\n`}}function tableOf(e,t){const{columns:n,rows:r,more:i}=(0,o.oG)(e,{most:I,optional:true});const a=n.length>L;const s=n.map(({title:e,align:t})=>html`<th scope="col"${rightOf(t)}>${e}</th>`);const c=r.map(e=>html`<tr>${e.map((e,r)=>cellOf(e,n[r],{isWide:a,links:t}))}</tr>`);const l=a?`wide`:`narrow`;return html`<div class="scroll"><table class="${l}"><thead><tr>${s}</tr></thead><tbody>${c}</tbody></table></div>${more(i)}\n`}function cellOf(e,t,{isWide:n,links:r}){const i=n?html` data-label="${t?.title}"`:``;return html`<td${rightOf(t?.align)}${i}>${line(e,r)}</td>`}function rightOf(e){return e===`right`?html` class="right"`:``}function more(e){return e>0?html`<p class="quiet">… and ${(0,i.zD)(e)} more.</p>`:``}function line(e,t){return(0,o.Ly)(e).map(e=>spanOf(e,t))}function spanOf({text:e,code:t,strong:n,tone:r,to:i},a){const o=t===true?html`<code>${e}</code>`:n===true?html`<strong>${e}</strong>`:html`${e}`;const s=i===undefined?undefined:a.get(i);const c=s===undefined?o:html`<a href="#${s}">${o}</a>`;return r===undefined?c:html`<span class="tone">${icon(r)}${c}</span>`};const R=`
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
`;const z=`
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
a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:3px;border-radius:3px}
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
`;const B=`
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:10px 28px}
.facts dt{color:var(--quiet);font-size:.85rem}
.facts dd,.figures dd{margin:0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,155px),1fr));gap:12px}
.figures>div{background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:14px 18px;display:flex;flex-direction:column}
.figures dt{color:var(--quiet);font-size:.85rem}
.figures dd{font-size:.88rem;line-height:1.4;color:var(--quiet)}
.figures dd strong,.figures dd .tone{display:block;font-size:1.5rem;font-weight:650;letter-spacing:-.015em;line-height:1.3;color:var(--ink)}
.figures dd .tone{display:flex;align-items:center;gap:8px}
.figures dd .tone .icon{margin:0}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--rule);border-radius:12px}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:9px 16px}
thead th{color:var(--quiet);font-weight:500;font-size:.82rem}
tbody tr{border-top:1px solid var(--rule)}
.right{text-align:right;white-space:nowrap}
td,th{overflow-wrap:break-word}.wide td:first-child{min-width:11em}.tone a,td code{overflow-wrap:anywhere}
.right .tone{justify-content:flex-end}
@media (max-width:640px){
body{font-size:15px}main,footer{padding-left:16px;padding-right:16px}main{padding-top:16px}
.hero{padding:20px}h1{font-size:1.5rem;gap:10px}h1 .icon{width:28px;height:28px}.lead{font-size:1.02rem}
.figures{grid-template-columns:1fr 1fr}.figures>div{padding:12px 14px}.figures dd strong,.figures dd .tone{font-size:1.2rem}
th,td{padding:8px 12px}
table.wide,.wide tbody,.wide tr,.wide td{display:block}
.wide thead{position:absolute;display:block;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.wide tr{padding:10px 0}
.wide td{display:grid;white-space:normal;overflow-wrap:anywhere;grid-template-columns:8.5em 1fr;gap:10px;padding:3px 14px;text-align:left}
.wide td::before{content:attr(data-label);color:var(--quiet);font-size:.85em}
.wide td:empty{display:none}
.wide .right .tone{justify-content:flex-start}
}
`;const V=`
.charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px}
.chart{background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:18px 20px;display:flex;flex-direction:column;gap:14px;min-width:0}
.of-days,.of-ladder,.of-lanes{grid-column:1/-1}
figcaption p{font-size:.9rem;margin-top:2px}
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
.fill{fill:var(--tone);opacity:.16}
.breach{fill:var(--shade)}
path.limit{fill:none;stroke:var(--ink);stroke-width:1.4;stroke-dasharray:5 4;opacity:.75}
.solid{fill:var(--tone)}
.nothing{fill:var(--empty)}
.dots{fill:none;stroke:var(--tone);stroke-width:9;stroke-linecap:round}
.chain{fill:none;stroke:var(--quiet);stroke-width:1.5}
.calendar{width:100%}
.cells{width:100%;height:112px;display:block}
.rows{display:grid;grid-template-columns:fit-content(15em) minmax(0,1fr);column-gap:14px}
.names{display:grid;grid-auto-rows:26px;font-size:.85rem;line-height:26px;text-align:right}
.names span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.tracks{width:100%;height:calc(var(--lanes)*26px);display:block}
section .legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 18px;font-size:.82rem;color:var(--quiet)}
.legend li{display:flex;align-items:center;gap:7px}
.legend i{width:10px;height:10px;border-radius:3px;background:var(--tone)}
.legend i.limit{height:0;width:16px;border-radius:0;border-top:2px dashed var(--ink);opacity:.75}
section .meters{list-style:none;padding:0;display:grid;gap:14px}
.meters li{display:grid;grid-template-columns:1fr auto;gap:4px 12px}
.meter{grid-column:1/-1;width:100%;height:10px;border-radius:5px}
.ladder th{font-weight:600;white-space:nowrap;display:flex;gap:10px;align-items:center;padding-left:0}
.ladder tbody tr:first-child{border-top:0}
.ladder .state{white-space:nowrap}
.ladder td:last-child{color:var(--quiet);padding-right:0}
.data>summary{font-size:.85rem;color:var(--link);width:fit-content}
.data .scroll{margin-top:10px;border-radius:8px;max-height:420px;overflow:auto}
@media (max-width:900px){.charts{grid-template-columns:minmax(0,1fr)}}
@media (max-width:640px){.chart{padding:16px 14px}.meters li{grid-template-columns:1fr}.rows{grid-template-columns:fit-content(7em) minmax(0,1fr);column-gap:10px}
.plot{grid-template-rows:140px 20px}.area{height:140px}.dots{stroke-width:7}
.ladder,.ladder tbody{display:block}.ladder th{white-space:normal}.ladder tr{display:grid;grid-template-columns:1fr auto;gap:2px 12px;padding:8px 0}.ladder th,.ladder td{padding:0}.ladder td:last-child{grid-column:1/-1;padding-left:28px}}
`;const H=`
@media print{
@page{margin:14mm}
:root{color-scheme:light;--page:#fff}
body{font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,footer{max-width:none;padding-left:0;padding-right:0}main{padding-top:0}
.chart,.figures>div,.hero,tr{break-inside:avoid}
h2,figcaption{break-after:avoid}
section.part{break-before:page;margin-top:0;padding-top:0;border-top:0}
.scroll{overflow:visible;border-width:1px 0 0;border-radius:0}
table{font-size:8pt}th,td{padding:4px 6px}thead th{font-size:7.5pt}td code{font-size:7.5pt}
.right{white-space:normal}td,.wide td:first-child{min-width:5em}td.right{min-width:0}.wide .tone{gap:4px}.wide .icon{width:12px;height:12px;margin-right:4px}
.data{display:none}
.fold::details-content{content-visibility:visible;display:block}
.fold>summary::before{display:none}
a{color:inherit;text-decoration:none}
}
`;const U=new Markup([R,z,B,V,H].join(``));;function renderHtml(e){const t=linksOf(e.sections);const{title:n,tone:r,sentence:i,error:o,footer:s}=e;const c=html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${n}</title>
<style>${U}</style>
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
