import { modules as s0 } from "./63422.shared.js";
import { modules as s1 } from "./56484.shared.js";
export const id = 6267;
export const ids = [6267];
export const modules = {
...s0,
...s1,

76104: ((e,t,n)=>{n.d(t,{n:()=>shortFingerprint,x:()=>keyName});const r=16;const i=40;const a=80;function shortFingerprint(e){return e.length>i?e.slice(0,r):e.slice(-r)}const o=/\s*<[^<>]*>|\S+@\S+/g;function keyName({fingerprint:e,userId:t}){const n=shortFingerprint(e);const r=t?.slice(0,1e3).replaceAll(/[\p{C}\s]+/gu,` `)??``;const i=r.replaceAll(o,``).trim();if(i===``)return n;return`${n} (${i.length>a?`${i.slice(0,a)}…`:i})`}}),

84013: ((e,t,n)=>{n.d(t,{S:()=>chooseBackup,r:()=>a});var r=n(22193);var i=n(63422);const a=5*6e4;function chooseBackup(e,t,n){const r=e.map(i.JN).filter(e=>e!==undefined).sort((e,t)=>(0,i.q3)(t.id,e.id));if(t.kind===`id`){if(r.some(e=>e.id===t.id))return t.id;throw notFound(`There is no backup ${t.id}.`,r.length)}const o=n.getTime()+a;const s=r.filter(e=>e.startedAt.getTime()<=o);const c=chosenOf(s,t,n);if(c!==undefined)return c.id;if(t.kind===`before`)throw notFound(`There is no backup from before ${t.time.toISOString()}.`,s.length);throw notFound(r.length>0?`All backups are dated in the future.`:`There is no backup.`,r.length)}function chosenOf(e,t,n){switch(t.kind){case`latest`:return e[0];case`before`:return e.find(e=>e.startedAt.getTime()<t.time.getTime());case`age`:{const distance=({startedAt:e})=>Math.abs(n.getTime()-e.getTime()-t.ms);return e.toSorted((e,t)=>distance(e)-distance(t))[0]}}}function notFound(e,t){const n=t>0?"`list` prints those that exist.":"Check `destination` and `name`; `list` without a name prints every database that the destination holds.";return new r.s$(`BACKUP_NOT_FOUND`,e,{hint:n})}}),

71359: ((e,t,n)=>{n.r(t);n.d(t,{requireKeyRoles:()=>requireKeyRoles,requireKeyRolesOfAll:()=>requireKeyRolesOfAll});var r=n(22193);var i=n(56484);async function requireKeyRoles(e,t){const n=keysIn(e);if(n.length===0)return[];const r=t&&{id:t.id,signer:t.signer,recipients:t.encryption.recipients};return(0,i.D)(n,r)}async function requireKeyRolesOfAll(e){const t=[];for(const n of e){try{await requireKeyRoles(n);t.push({name:n.name,given:keysIn(n)})}catch(e){(0,r.g5)(e,[`keys`])}}await(0,i.H)(t)}function keysIn(e){const t=[];if(`recipients`in e&&e.recipients?.kind===`keys`){t.push({option:`encrypt-to`,armored:e.recipients.publicKeys})}if(`unlock`in e&&e.unlock?.kind===`keys`){t.push({option:`decrypt-with`,armored:e.unlock.keys.map(textOf)})}if(`runnerKey`in e)t.push({option:`runner-key`,armored:textsOf(e.runnerKey)});if(`verifierKey`in e)t.push({option:`verifier-key`,armored:textsOf(e.verifierKey)});if(`signers`in e)t.push({option:`signers`,armored:e.signers});if(`verifiers`in e)t.push({option:`verifiers`,armored:e.verifiers});return t.filter(({armored:e})=>e.length>0)}function textsOf(e){return e===undefined?[]:[textOf(e)]}function textOf({armored:e}){return e.reveal()}}),

};
