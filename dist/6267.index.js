import { modules as s0 } from "./56484.shared.js";
import { modules as s1 } from "./63422.shared.js";
import { modules as s2 } from "./84013.shared.js";
export const id = 6267;
export const ids = [6267];
export const modules = {
...s0,
...s1,
...s2,

76104: ((e,t,n)=>{n.d(t,{n:()=>shortFingerprint,x:()=>keyName});const r=16;const i=40;const a=80;function shortFingerprint(e){return e.length>i?e.slice(0,r):e.slice(-r)}const o=/\s*<[^<>]*>|\S+@\S+/g;function keyName({fingerprint:e,userId:t}){const n=shortFingerprint(e);const r=t?.slice(0,1e3).replaceAll(/[\p{C}\s]+/gu,` `)??``;const i=r.replaceAll(o,``).trim();if(i===``)return n;return`${n} (${i.length>a?`${i.slice(0,a)}…`:i})`}}),

71359: ((e,t,n)=>{n.r(t);n.d(t,{requireKeyRoles:()=>requireKeyRoles,requireKeyRolesOfAll:()=>requireKeyRolesOfAll});var r=n(22193);var i=n(56484);async function requireKeyRoles(e,t){const n=keysIn(e);if(n.length===0)return[];const r=t&&{id:t.id,signer:t.signer,recipients:t.encryption.recipients};return(0,i.D)(n,r)}async function requireKeyRolesOfAll(e){const t=[];for(const n of e){try{await requireKeyRoles(n);t.push({name:n.name,given:keysIn(n)})}catch(e){(0,r.g5)(e,[`keys`])}}await(0,i.H)(t)}function keysIn(e){const t=[];if(`recipients`in e&&e.recipients?.kind===`keys`){t.push({option:`encrypt-to`,armored:e.recipients.publicKeys})}if(`unlock`in e&&e.unlock?.kind===`keys`){t.push({option:`decrypt-with`,armored:e.unlock.keys.map(textOf)})}if(`runnerKey`in e)t.push({option:`runner-key`,armored:textsOf(e.runnerKey)});if(`verifierKey`in e)t.push({option:`verifier-key`,armored:textsOf(e.verifierKey)});if(`signers`in e)t.push({option:`signers`,armored:e.signers});if(`verifiers`in e)t.push({option:`verifiers`,armored:e.verifiers});return t.filter(({armored:e})=>e.length>0)}function textsOf(e){return e===undefined?[]:[textOf(e)]}function textOf({armored:e}){return e.reveal()}}),

};
