import { modules as s0 } from "./13022.shared.js";
import { modules as s1 } from "./44634.shared.js";
export const id = 8266;
export const ids = [8266];
export const modules = {
...s0,
...s1,

11176: ((e,t,n)=>{n.d(t,{Ro:()=>r,fQ:()=>i,pq:()=>countOf});const r=`lineage of backups`;const i=`size of the newest backup`;function countOf(e,t){return e.filter(e=>e.outcome===t).length}}),

94766: ((e,t,n)=>{n.d(t,{I:()=>objectiveOf,p:()=>r});const r={verification:{rto:`recovery time (rto)`,rpo:`recovery point (rpo)`},status:{rpo:`newest backup`,"verify-every":`last verification`,"log-rpo":`end of the log`,rto:`measured restore time`,capacity:`capacity`}};function objectiveOf({name:e,group:t}){if(t!==`objective`)return undefined;const n=Object.values(r).flatMap(e=>Object.entries(e));return n.find(([,t])=>t===e)?.[0]}}),

78945: ((e,t,n)=>{n.d(t,{J:()=>longestRule});const r=[`held`,`dated-in-future`,`yearly`,`monthly`,`weekly`,`daily`,`hourly`,`within`,`last`,`needed`,`needed-by-uncounted`,`may-be-needed`,`newest-verified`,`verified-elsewhere`,`newest`];function longestRule(e){return r.find(t=>e.some(e=>e.rule===t))}}),

};
