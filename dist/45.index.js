import { modules as s0 } from "./79435.shared.js";
export const id = 45;
export const ids = [45];
export const modules = {
...s0,

74511: ((e,t,n)=>{n.d(t,{jh:()=>measured,wk:()=>state,yM:()=>textFact});function textFact(e){return{kind:`text`,text:e}}function state(e){return{kind:`state`,state:e}}function measured(e,t={}){return{kind:`measured`,found:e,...t}}}),

80415: ((e,t,n)=>{n.r(t);n.d(t,{runCheckDestinations:()=>runCheckDestinations});var r=n(60839);var i=n(96417);var a=n(74511);var o=n(7240);var s=n(59290);var c=n(48797);var l=n(19698);var u=n(1203);var d=n(75378);async function runCheckDestinations(e,t){const n=(0,d.T)(t);const{run:r}=n;const a=[];const s=[];await r.guard(async()=>{for(const a of e.destinations){try{const t=await(0,u.xB)(a,n);await(0,l.a)([t],{allowed:e.allowEphemeralDestination,host:n.host});s.push(t)}catch(e){(0,i.dZ)(t.host.signal);r.fail(e)}}const d=e.name===undefined?``:(0,o.uv)(e.name).root;const{clock:f,host:p}=t;for(const e of s){const t=await r.phase(`probe ${e.label}`,()=>(0,c.J)({storage:e,folder:d,clock:f,signal:p.signal}));a.push({storage:e,probe:summarize(e.label,t)});if(t.unreachable?.code===`STORAGE_UNREACHABLE`)r.fail(t.unreachable);for(const n of t.leftBehind)r.warn(`${n} at ${e.label} could not be deleted, and stays.`)}});const f=a.map(({probe:e})=>e);const p=f.some(e=>!e.usable);return{mode:`check-destinations`,...r.facts(p),destinations:f,rule:ruleOf(a)}}function summarize(e,t){const{unreachable:n,checks:r,...i}=t;const a=r.every(e=>e.outcome!==`failed`);return{label:e,usable:a,checks:r.map(probed),...i}}function probed({name:e,outcome:t,detail:n,remedy:r}){const i=r===undefined?n:`${n.replace(/(?<![.!?])$/,`.`)} ${r}`;return{name:e,group:`destination`,outcome:t,facts:[(0,a.yM)(i)]}}function ruleOf(e){if(e.length===0)return undefined;const t=e.filter(({probe:e})=>e.usable);return(0,s.n)(t.map(({storage:e})=>(0,r.$)(e,true)))}}),

};
