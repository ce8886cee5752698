import { modules as s0 } from "./47902.shared.js";
import { modules as s1 } from "./15229.shared.js";
export const id = 7602;
export const ids = [7602];
export const modules = {
...s0,
...s1,

97602: ((e,t,n)=>{n.r(t);n.d(t,{runLocalProgram:()=>runLocalProgram});var r=n(22193);var i=n(47902);var a=n(15229);const o=6e4;const s=/^(?:HOME|USER|LOGNAME|TMPDIR|XDG_\w+|GH_\w+|GITHUB_TOKEN|GITHUB_ENTERPRISE_TOKEN|DBUS_SESSION_BUS_ADDRESS)$/;async function runLocalProgram(e,t){const n=await started(e,t);if(n===undefined)return undefined;n.stdin?.end(e.input?.reveal()??``);let r=``;n.stdout?.setEncoding(`utf8`);n.stdout?.on(`data`,e=>{r+=e});const{code:i}=await n.exited;if(i!==0)t.toolWords.add(n.errorText());return{code:i,stdout:r}}async function started({file:e,args:t,cwd:n},a){try{return await(0,i.v)({file:e,args:t,cwd:n,env:environmentOf(a),stdin:`pipe`,stdout:`pipe`,signal:AbortSignal.any([a.signal,AbortSignal.timeout(o)]),scrub:a.scrub})}catch(e){if(e instanceof r.s$&&e.code===`CLIENT_MISSING`)return undefined;throw e}}function environmentOf(e){const t={PATH:e.env[`PATH`]??a.sg,LC_ALL:`C`,GH_PROMPT_DISABLED:`1`};for(const[n,r]of Object.entries(e.env)){if(r!==undefined&&(s.test(n)||a.Ls.includes(n)))t[n]=r}return t}}),

};
