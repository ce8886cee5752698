import { modules as s0 } from "./22691.shared.js";
import { modules as s1 } from "./61304.shared.js";
import { modules as s2 } from "./3294.shared.js";
export const id = 1971;
export const ids = [1971,5722];
export const modules = {
...s0,
...s1,
...s2,

69906: ((e,t,n)=>{n.d(t,{r:()=>removedAmong,v:()=>rollBackWithoutAncestors});var r=n(22193);var i=n(37164);const a=3e5;async function removedAmong({at:e,removers:t},n){if(n.length===0)return[];const r=await e.listManifests();const i=new Set(r.ids);const a=await r.listRemovals();const o=await a.believed(n.filter(e=>i.has(e)),t);return n.filter(e=>!i.has(e)||o.has(e))}async function rollBackWithoutAncestors(e,{id:t,parents:n}){const o={...e,at:e.at.until(AbortSignal.timeout(a))};let s;try{[s]=await removedAmong(o,n.map(e=>e.id))}catch(e){return{outcome:`unknown`,error:(0,r.tj)(e)}}if(s===undefined)return undefined;try{await(0,i.as)(o,t,`rolled back: ${s} was removed at the same time`);return{outcome:`rolled-back`,ancestor:s}}catch(e){return{outcome:`not-rolled-back`,ancestor:s,error:(0,r.tj)(e)}}}}),

};
