import { modules as s0 } from "./45412.shared.js";
export const id = 1654;
export const ids = [1654,1516];
export const modules = {
...s0,

81654: ((e,t,n)=>{n.d(t,{keepFolder:()=>keepFolder});var r=n(51455);var i=n(58500);var a=n(5580);var o=n(27571);var s=n(81516);;const c=new Set([`PATH`,`TMPDIR`,`RUNNER_TRACKING_ID`]);function showNoSecretsToChildren(){const{env:e}=process;const t=Object.getOwnPropertyNames(e);process.env=Object.defineProperties({},Object.fromEntries(t.map(t=>[t,{value:e[t],enumerable:c.has(t),configurable:true,writable:true}])))};const l=12e4;async function keepFolder(e,t,n){const i=(0,s.archivePath)(process.env,e);if(i===undefined||!process.env[`ACTIONS_CACHE_SERVICE_V2`]||!(0,a.w3)())return;const c=await(0,s.C)(t);const l=await(0,r.open)(i,`wx`,384);try{await l.writeFile(c).finally(()=>l.close());showNoSecretsToChildren();await(0,o.E)(n,Promise.race([(0,a.Io)([i],e),tooLate()]))}finally{await(0,r.rm)(i,{force:true})}}async function tooLate(){await(0,i.setTimeout)(l,undefined,{ref:false});throw new Error(`The cache service took too long.`)}}),

};
