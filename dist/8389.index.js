import { modules as s0 } from "./47902.shared.js";
export const id = 8389;
export const ids = [8389];
export const modules = {
...s0,

98389: ((e,t,n)=>{n.r(t);n.d(t,{runHook:()=>runHook});var r=n(96417);var i=n(47902);var a=n(58555);const o=200;const s=1e3;const c=1e3;const l=1e3;async function runHook({argv:e,env:t,signal:n,onLine:u,scrub:d}){let f=0;const print=e=>{const t=e.trim();if(t===``)return;f+=1;if(f<=o)u(t.length>s?`${t.slice(0,s)}...`:t);else if(f===o+1)u(`(more lines are not kept)`)};const[p,...m]=e;const h=await(0,i.v)({file:p,args:m,env:t,stdin:`ignore`,stdout:`pipe`,signal:n,killAfterMs:c,drainMs:l,scrub:d,onErrorLine:print});const g=(0,a.E)(e=>print(d(e)));h.stdout?.setEncoding(`utf8`).on(`data`,g.push).once(`end`,g.end);const _=await h.exited;if(n.aborted)throw(0,r.WN)(n);return _}}),

};
