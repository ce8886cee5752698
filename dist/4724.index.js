import { modules as s0 } from "./47902.shared.js";
export const id = 4724;
export const ids = [4724,5357];
export const modules = {
...s0,

24724: ((e,t,n)=>{n.r(t);n.d(t,{removeOrphans:()=>removeOrphans});var r=n(73024);var i=n(51455);var a=n(76760);var o=n(22193);var s=n(65357);var c=n(65956);var l=n(54358);const u=1e4;async function removeOrphans(e,t){const n=await(0,i.readdir)(e).catch(()=>[]);for(const r of n.filter(e=>l.ym.test(e))){const n=(0,a.join)(e,r);if(!await(0,l.kt)(n)||!await(0,c.A)(n))continue;try{await removeOrphan(n,(0,l.xJ)(n),t);t.info(`Removed ${n}, a leftover of a killed run.`)}catch(e){const{message:r}=(0,o.tj)(e);t.warning(`${n} was left by a killed run and could not be removed: ${r}`)}}}async function removeOrphan(e,t,n){for(const r of t.leftovers()){if(r.kind===`database`){n.warning(`The database ${r.name} is a leftover of a killed run, on the server of its \`target\`. Drop it there.`)}else if(isAbout(r.pid,e)){await(0,s.killLeftover)(r.pid,r.viaSudo,AbortSignal.timeout(u))}}await t.remove()}function isAbout(e,t){try{return(0,r.readFileSync)(`/proc/${e}/cmdline`,`utf8`).includes(t)}catch{return false}}}),

65357: ((e,t,n)=>{n.d(t,{killLeftover:()=>killLeftover});var r=n(22193);var i=n(47902);async function killLeftover(e,t,n){if(!t){try{process.kill(-e,`SIGKILL`)}catch(e){if(e.code!==`ESRCH`)throw e}return}const a={PATH:`/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`};const o=[`-n`,`kill`,`-KILL`,`--`,`-${e}`];const s=await(0,i.c)({file:`sudo`,args:o,env:a,signal:n,scrub:e=>e});if(s.code===0||s.code===1)return;throw new r.s$(`INTERNAL`,`Process ${e} could not be stopped: kill exited with code ${s.code}.`,{hint:`Stop it by hand: sudo kill -KILL -- -${e}`,foreign:s.stderr})}}),

};
