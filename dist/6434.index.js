import { modules as s0 } from "./22691.shared.js";
import { modules as s1 } from "./61304.shared.js";
export const id = 6434;
export const ids = [6434,5722];
export const modules = {
...s0,
...s1,

27417: ((e,t,n)=>{n.r(t);n.d(t,{runHistory:()=>runHistory});var r=n(75378);var i=n(92914);async function runHistory(e,t){const n=(0,r.T)(t);const{run:a}=n;let o;await a.guard(async()=>{o=await(0,i.L)(questionOf(e,n.clock.now()),n);if(!o.isAuthenticated){a.warn("Not authenticated: anyone with write access to the storage could have made these records. Set `verifiers`.")}});const s=o?.chain.findings.some(({severity:e})=>e===`finding`)===true;return{mode:`history`,...a.facts(s),format:e.format,history:o}}function questionOf(e,t){const{since:n}=e;const r=n===undefined||n instanceof Date?n:new Date(t.getTime()-n.agoMs);return{...e,since:r,to:undefined}}}),

};
