import { modules as s0 } from "./22691.shared.js";
import { modules as s1 } from "./61304.shared.js";
export const id = 1971;
export const ids = [1971,5722];
export const modules = {
...s0,
...s1,

3294: ((e,t,n)=>{n.d(t,{DZ:()=>humanAge,LS:()=>plural,o0:()=>humanMs,p6:()=>humanBytes,v6:()=>engineTitle,vk:()=>bytesBothWays,zD:()=>grouped,zK:()=>humanTime});var r=n(22691);var i=n(61304);const a={postgres:`PostgreSQL`,"postgres-physical":`PostgreSQL cluster`,mysql:`MySQL`,mariadb:`MariaDB`,sqlite:`SQLite`,d1:`Cloudflare D1`,command:`commands,`};function humanBytes(e){return(0,r.A)(e,{space:true})}function bytesBothWays(e){return e<1e3?`${e} bytes`:`${humanBytes(e)} (${grouped(e)} bytes)`}function grouped(e){return String(e).replaceAll(/\B(?=(?:\d{3})+$)/g,`,`)}function humanMs(e){return(0,i.A)(Math.max(0,Math.round(e)),{unitCount:2})}const o=6e4;const s=60*o;const c=24*s;function humanAge(e){const t=e>=c?s:e>=o?o:1e3;return humanMs(Math.floor(e/t)*t)}function humanTime(e){const t=new Date(e);if(Number.isNaN(t.getTime()))return e;return`${t.toISOString().slice(0,19).replace(`T`,` `)} UTC`}function engineTitle(e){return`${a[e.engine]??e.engine} ${e.serverVersion}`}function plural(e,t,n=`${t}s`){return`${grouped(e)} ${e===1?t:n}`}}),

69906: ((e,t,n)=>{n.d(t,{r:()=>removedAmong,v:()=>rollBackWithoutAncestors});var r=n(22193);var i=n(37164);const a=3e5;async function removedAmong({at:e,removers:t},n){if(n.length===0)return[];const r=await e.listManifests();const i=new Set(r.ids);const a=await r.listRemovals();const o=await a.believed(n.filter(e=>i.has(e)),t);return n.filter(e=>!i.has(e)||o.has(e))}async function rollBackWithoutAncestors(e,{id:t,parents:n}){const o={...e,at:e.at.until(AbortSignal.timeout(a))};let s;try{[s]=await removedAmong(o,n.map(e=>e.id))}catch(e){return{outcome:`unknown`,error:(0,r.tj)(e)}}if(s===undefined)return undefined;try{await(0,i.as)(o,t,`rolled back: ${s} was removed at the same time`);return{outcome:`rolled-back`,ancestor:s}}catch(e){return{outcome:`not-rolled-back`,ancestor:s,error:(0,r.tj)(e)}}}}),

};
