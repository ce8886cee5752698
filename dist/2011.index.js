import { modules as s0 } from "./79435.shared.js";
import { modules as s1 } from "./75378.shared.js";
export const id = 2011;
export const ids = [2011];
export const modules = {
...s0,
...s1,

81249: ((e,t,n)=>{n.r(t);n.d(t,{runNotifyTest:()=>runNotifyTest,testChannels:()=>testChannels});var r=n(77598);var i=n(22193);var a=n(75378);async function runNotifyTest(e,t){const n=(0,a.T)(t);const{run:r}=n;let i=[];await r.guard(async()=>{if(e.hasIssues)r.warn("`github-issues` is not tested: a test would open an issue.");i=await testChannels(e.channels,t.openNotifiers,n)});const o=i.some(({outcome:e})=>e!==`delivered`);return{mode:`notify-test`,...r.facts(o),channels:i}}async function testChannels(e,t,n){const r=await t(e);return Promise.all(r.map(e=>testChannel(e,n)))}async function testChannel(e,{host:t,clock:n}){const r=n.monotonicMs();const tested=t=>{return{label:e.label,durationMs:Math.round(n.monotonicMs()-r),...t}};try{await e.send(testMessage(t,n.now()),t.signal);return tested({outcome:`delivered`,error:undefined})}catch(e){const{code:t,message:n,hint:r}=(0,i.g5)(e,[`notify`]);const a={code:t,message:n,hint:r};return tested({outcome:t===`NOTIFY_REFUSED`?`refused`:`failed`,error:a})}}function testMessage({origin:e},t){const n=(0,r.randomBytes)(8).toString(`hex`);return{id:`${n}-test`,incident:n,kind:`test`,severity:`warning`,condition:`backup-failed`,title:`Test message of Restorable`,sentences:[`Messages about problems with your backups arrive here, and one when each of them is over.`],advice:`There is nothing to do.`,fields:[[`Sent by`,e===undefined?`a command line`:e.repository]],at:t.toISOString(),runUrl:e?.url}}}),

};
