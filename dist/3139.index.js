import { modules as s0 } from "./47902.shared.js";
export const id = 3139;
export const ids = [3139];
export const modules = {
...s0,

3139: ((e,t,n)=>{n.r(t);n.d(t,{leaveNoCoreFile:()=>leaveNoCoreFile});var r=n(47902);const i=5e3;async function leaveNoCoreFile(){if(process.platform!==`linux`)return;await(0,r.c)({file:`prlimit`,args:[`--core=0`,`--pid=${process.pid}`],env:{PATH:`/usr/bin:/bin`},signal:AbortSignal.timeout(i),scrub:e=>e}).catch(()=>{})}}),

};
