import { modules as s0 } from "./35639.shared.js";
import { modules as s1 } from "./47902.shared.js";
import { modules as s2 } from "./15229.shared.js";
import { modules as s3 } from "./63422.shared.js";
import { modules as s4 } from "./84013.shared.js";
export const id = 399;
export const ids = [399];
export const modules = {
...s0,
...s1,
...s2,
...s3,
...s4,

44401: ((e,t,n)=>{n.d(t,{Bs:()=>fine,KY:()=>observationOf,LK:()=>unexamined,Nz:()=>r,Yb:()=>doubtful,mw:()=>broken});const r=[`machine`,`options`,`keys`,`destination`,`database`,`programs`,`stored backup`,`verification`,`alerts`];const fine=e=>({result:`ok`,seen:e});const doubtful=e=>({result:`warning`,seen:e});const broken=e=>({result:`failed`,seen:e});const unexamined=e=>({result:`not-checked`,seen:e});function observationOf({message:e,advice:t,code:n}){return{...broken({kind:`error`,message:e,advice:t}),code:n}}}),

6025: ((e,t,n)=>{n.d(t,{H:()=>inParallel});async function inParallel(e,t,n,r=e.length){const i=[];const a=[];const o=e.entries();const workThrough=async()=>{for(const[e,r]of o){try{a[e]=await t(r)}catch(e){i.push(e);if(i.length===1)await n(e)}if(i.length>0)return}};await Promise.allSettled(Array.from({length:Math.min(r,e.length)},workThrough));if(i.length>0)throw i[0];return a}}),

28905: ((e,t,n)=>{n.d(t,{J:()=>measureSkewMs,w:()=>isClockWrong});var r=n(84013);async function measureSkewMs(e,t){const n=e().getTime();const r=(await t()).getTime();const i=e().getTime();if(r<n)return r-n;return Math.max(0,r-i)}function isClockWrong(e){return Math.abs(e)>r.r}}),

10473: ((e,t,n)=>{n.d(t,{Ab:()=>remarksObservation,HN:()=>missingProgram,sK:()=>clockExamination,y4:()=>routeObservation});var r=n(44401);var i=n(28905);var a=n(50135);var o=n(35639);var s=n(88990);function routeObservation({tls:e,isNear:t},n){const i={kind:`route`,tls:e,isNear:t,of:n};return t||e===`verified`||e===`authority`?(0,r.Bs)(i):(0,r.Yb)(i)}function clockExamination(e){return{name:`clock of the server`,examine:async()=>{const t=await(0,i.J)(()=>a.V.now(),e);const n={kind:`server-clock`,skewMs:t};return(0,i.w)(t)?(0,r.Yb)(n):(0,r.Bs)(n)}}}function remarksObservation(e){const t={kind:`remarks`,remarks:e};return e.length===0?(0,r.Bs)(t):(0,r.Yb)(t)}async function missingProgram({runsInDocker:e,...t},n){const i={kind:`program-missing`,...t};if(await(0,o.fo)(n)!==undefined)return(0,r.Yb)({...i,instead:`apt`});if(e&&await(0,s.dd)(n))return(0,r.Yb)({...i,instead:`docker`});return(0,r.mw)({...i,instead:null})}}),

88990: ((e,t,n)=>{n.d(t,{Bu:()=>dockerPrefix,ZP:()=>pullImage,dd:()=>dockerResponds});var r=n(47902);const i=2e4;const a=3e5;async function pullImage(e,t){if(!await dockerResponds(t))return undefined;const n=`docker.io/library/${e}`;const r=await docker([`pull`,n],a,t);const i=/^Digest: sha256:([0-9a-f]{64})$/m.exec(r??``)?.[1];if(i===undefined)return undefined;return`${n.slice(0,n.lastIndexOf(`:`))}@sha256:${i}`}async function dockerResponds(e){const t=await docker([`version`,`--format`,`{{.Server.Version}}`],i,e);return t!==undefined&&t.trim()!==``}async function docker(e,t,n){const i=await(0,r.c)({file:`docker`,args:e,env:dockerEnvironment(n),signal:AbortSignal.any([n.signal,AbortSignal.timeout(t)]),scrub:n.scrub}).catch(t=>{if(n.signal.aborted)throw t;n.log.debug(`docker ${e[0]}: ${t instanceof Error?t.message:String(t)}`);return undefined});return i?.code===0?i.stdout:undefined}function dockerPrefix({image:e,program:t,variables:n,mounts:r=[]}){return[`run`,`--rm`,`--interactive`,`--network=host`,`--pull=never`,...[`/etc/ssl/certs`,...r].map(e=>`--volume=${e}:${e}:ro`),...n.map(e=>`--env=${e}`),`--entrypoint=${t}`,e]}function dockerEnvironment(e){const t={PATH:e.env[`PATH`]??`/usr/local/bin:/usr/bin:/bin`};for(const n of[`DOCKER_HOST`,`DOCKER_CONTEXT`,`HOME`]){const r=e.env[n];if(r!==undefined)t[n]=r}return t}}),

};
