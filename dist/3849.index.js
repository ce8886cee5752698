import { modules as s0 } from "./17322.shared.js";
import { modules as s1 } from "./73239.shared.js";
export const id = 3849;
export const ids = [3849];
export const modules = {
...s0,
...s1,

79040: ((e,t,n)=>{n.d(t,{$:()=>refuseSelection,_:()=>refuseServer});var r=n(22193);function refuseSelection({include:e,exclude:t},n,i=`Remove them.`){if(e.length===0&&t.length===0)return;throw new r.s$(`INPUT_INVALID`,`\`include\` and \`exclude\` do not work with ${n}.`,{hint:i})}function refuseServer(e,t){if(e.kind!==`scratch`)return;throw new r.s$(`INPUT_INVALID`,t,{hint:"Remove `target`, or set it to `auto`."})}}),

52510: ((e,t,n)=>{n.d(t,{V:()=>wrappedTarget});function wrappedTarget(e,t,n){const{keepBeside:r,digests:i,byHand:a,replay:o,markers:s}=e;let c;const l={description:e.description,notes:e.notes,strategy:e.strategy,isAtRest:e.isAtRest,leftOut:e.leftOut,exempts:e.exempts,keepBeside:r&&(()=>t(()=>r.call(e))),restore:(n,r)=>t(()=>e.restore(n,r)),replay:o&&(n=>t(()=>o.call(e,n))),replaysOn:e.replaysOn,inspect:()=>t(()=>e.inspect()),digests:i&&(n=>t(()=>i.call(e,n))),byHand:a&&{...a,adopt:e=>t(()=>a.adopt(e))},query:(n,r)=>t(()=>e.query(n,r)),markers:s&&(n=>t(()=>s.call(e,n))),integrity:n=>t(()=>e.integrity(n)),publish:()=>t(()=>e.publish()),close:()=>{c??=e.close().finally(n);return c}};return l}}),

93849: ((e,t,n)=>{n.r(t);n.d(t,{createPhysicalPostgresEngine:()=>createPhysicalPostgresEngine});var r=n(17322);var i=n(79040);var a=n(44401);var o=n(10473);var s=n(73239);var c=n(72308);;function physicalVerificationNeeds({majorVersion:e},t){const n=Number.parseInt(e,10);return[{name:`server program`,examine:async()=>{const e=await(0,s.Q)(n,t);if(e?.major===n)return(0,a.Bs)({kind:`server-found`,version:n,folder:e.binDirectory});const r={kind:`no-server`,program:`PostgreSQL`,version:n,isExact:true};const i=(0,c.J8)(`server`,n);return(0,o.HN)({lack:r,install:i,variable:`PG_BIN`,runsInDocker:false},t)}}]};function createPhysicalPostgresEngine(){return{openSource:async(...e)=>(await Promise.all([n.e(3863),n.e(7651),n.e(6022),n.e(7260),n.e(8503),n.e(9960),n.e(1890),n.e(4408)]).then(n.bind(n,84408))).openPhysicalSource(...e),openTarget:async(e,t,a)=>{(0,i._)(e,"A physical backup is verified in a cluster of its own; it needs no `target`.");if(e.kind===`restore`)return(await Promise.all([n.e(3863),n.e(9960),n.e(3828)]).then(n.bind(n,73828))).openFolderTarget(e,t);const{openRecovered:o}=await Promise.all([n.e(3863),n.e(6022),n.e(7260),n.e(9960),n.e(9005),n.e(7352)]).then(n.bind(n,77352));return(0,r.IF)({spec:e,needs:t},a,n=>o(t,n,e))},verificationNeeds:physicalVerificationNeeds,serverOf:async e=>(await n.e(9791).then(n.bind(n,69791))).serverOf(e),dropLeftover:async()=>{}}}}),

};
