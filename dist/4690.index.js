import { modules as s0 } from "./35639.shared.js";
import { modules as s1 } from "./47902.shared.js";
import { modules as s2 } from "./15229.shared.js";
export const id = 4690;
export const ids = [4690];
export const modules = {
...s0,
...s1,
...s2,

44401: ((e,t,n)=>{n.d(t,{Bs:()=>fine,KY:()=>observationOf,LK:()=>unexamined,Nz:()=>r,Yb:()=>doubtful,mw:()=>broken});const r=[`machine`,`options`,`keys`,`destination`,`database`,`programs`,`stored backup`,`verification`,`alerts`];const fine=e=>({result:`ok`,seen:e});const doubtful=e=>({result:`warning`,seen:e});const broken=e=>({result:`failed`,seen:e});const unexamined=e=>({result:`not-checked`,seen:e});function observationOf({message:e,advice:t,code:n}){return{...broken({kind:`error`,message:e,advice:t}),code:n}}}),

6025: ((e,t,n)=>{n.d(t,{H:()=>inParallel});async function inParallel(e,t,n,r=e.length){const i=[];const a=[];const o=e.entries();const workThrough=async()=>{for(const[e,r]of o){try{a[e]=await t(r)}catch(e){i.push(e);if(i.length===1)await n(e)}if(i.length>0)return}};await Promise.allSettled(Array.from({length:Math.min(r,e.length)},workThrough));if(i.length>0)throw i[0];return a}}),

54690: ((e,t,n)=>{n.r(t);n.d(t,{machineOf:()=>machineOf});var r=n(97591);var i=n(51455);var a=n(76760);var o=n(44401);var s=n(35639);var c=n(94747);var l=n(81890);var u=n(12717);var d=n(24097);;async function observeContainment(e){if(process.platform===`linux`&&await(0,c.uo)(e)===undefined&&await(0,s.fo)(e)){return(0,o.Yb)({kind:`containment-installable`,install:(0,c.Je)()})}const t=[];if(process.platform===`linux`){const n=await(0,i.mkdtemp)((0,a.join)((await e.workspace()).path,`box-`));const r=await(0,d.N)(n);for(const i of(0,u.UV)({})){const a=await(0,l.u)(i,r,{folder:n,limits:undefined,cgroup:undefined},e);if(`cell`in a)return(0,o.Bs)({kind:`containment-possible`,how:i});t.push(a.refusal)}}return(0,o.mw)({kind:`error`,message:(0,u.E2)(t),advice:await(0,u.$z)(t)})};function machineOf(e){return{findProgram:t=>(0,r.a)(t,e.env[`PATH`]),containment:()=>observeContainment(e)}}}),

};
