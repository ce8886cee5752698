import { modules as s0 } from "./79435.shared.js";
export const id = 1989;
export const ids = [1989];
export const modules = {
...s0,

28905: ((e,t,n)=>{n.d(t,{J:()=>measureSkewMs,w:()=>isClockWrong});var r=n(84013);async function measureSkewMs(e,t){const n=e().getTime();const r=(await t()).getTime();const i=e().getTime();if(r<n)return r-n;return Math.max(0,r-i)}function isClockWrong(e){return Math.abs(e)>r.r}}),

80415: ((e,t,n)=>{n.r(t);n.d(t,{runCheckDestinations:()=>runCheckDestinations});var r=n(60839);var i=n(96417);var a=n(7240);var o=n(59290);var s=n(48797);var c=n(19698);var l=n(1203);var u=n(75378);async function runCheckDestinations(e,t){const n=(0,u.T)(t);const{run:r}=n;const o=[];const d=[];await r.guard(async()=>{for(const a of e.destinations){try{const t=await(0,l.xB)(a,n);await(0,c.a)([t],{allowed:e.allowEphemeralDestination,host:n.host});d.push(t)}catch(e){(0,i.dZ)(t.host.signal);r.fail(e)}}const u=e.name===undefined?``:(0,a.uv)(e.name).root;const{clock:f,host:p}=t;for(const e of d){const t=await r.phase(`probe ${e.label}`,()=>(0,s.J)({storage:e,folder:u,clock:f,signal:p.signal}));o.push({storage:e,probe:summarize(e.label,t)});if(t.unreachable?.code===`STORAGE_UNREACHABLE`)r.fail(t.unreachable);for(const n of t.leftBehind)r.warn(`${n} at ${e.label} could not be deleted, and stays.`)}});const f=o.map(({probe:e})=>e);const p=f.some(e=>!e.usable);return{mode:`check-destinations`,...r.facts(p),destinations:f,rule:ruleOf(o)}}function summarize(e,t){const{unreachable:n,checks:r,...i}=t;const a=r.every(e=>e.outcome!==`failed`);return{label:e,usable:a,checks:r.map(probed),...i}}function probed({name:e,outcome:t,seen:n}){return{name:e,group:`destination`,outcome:t,facts:[{kind:`probe`,seen:n}]}}function ruleOf(e){if(e.length===0)return undefined;const t=e.filter(({probe:e})=>e.usable);return(0,o.n)(t.map(({storage:e})=>(0,r.$)(e,true)))}}),

};
