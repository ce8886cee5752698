import { modules as s0 } from "./79435.shared.js";
import { modules as s1 } from "./22691.shared.js";
import { modules as s2 } from "./61304.shared.js";
import { modules as s3 } from "./3294.shared.js";
import { modules as s4 } from "./95249.shared.js";
import { modules as s5 } from "./63422.shared.js";
import { modules as s6 } from "./10252.shared.js";
import { modules as s7 } from "./76331.shared.js";
import { modules as s8 } from "./84013.shared.js";
export const id = 2843;
export const ids = [2843,5722];
export const modules = {
...s0,
...s1,
...s2,
...s3,
...s4,
...s5,
...s6,
...s7,
...s8,

66117: ((e,t,n)=>{n.d(t,{t:()=>i});var r=n(79435);const i=r.w$().regex(/T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/).refine(e=>!(Date.parse(e)<0),`a time before 1970`)}),

76104: ((e,t,n)=>{n.d(t,{n:()=>shortFingerprint,x:()=>keyName});const r=16;const i=40;const a=80;function shortFingerprint(e){return e.length>i?e.slice(0,r):e.slice(-r)}const o=/\s*<[^<>]*>|\S+@\S+/g;function keyName({fingerprint:e,userId:t}){const n=shortFingerprint(e);const r=t?.slice(0,1e3).replaceAll(/[\p{C}\s]+/gu,` `)??``;const i=r.replaceAll(o,``).trim();if(i===``)return n;return`${n} (${i.length>a?`${i.slice(0,a)}…`:i})`}}),

45383: ((e,t,n)=>{n.d(t,{Dk:()=>r,E$:()=>inOnePiece,di:()=>readPacket,rR:()=>headerOf});const r={publicKeySessionKey:1,signature:2,passwordSessionKey:3,literal:11,data:18};const i=192;function readPacket(e,t){const n=e[t];if(n===undefined||n<i)return undefined;const r=readLength(e,t+1);if(r===undefined||r.isPartial)return undefined;const a=r.bodyAt+r.bytes;if(a>e.length)return undefined;return{tag:n-i,body:e.subarray(r.bodyAt,a),end:a}}function readLength(e,t){const[n,r]=[e[t],e[t+1]];if(n===undefined)return undefined;if(n<192)return{bytes:n,bodyAt:t+1,isPartial:false};if(n>=224&&n<255)return{bytes:2**(n-224),bodyAt:t+1,isPartial:true};if(r===undefined)return undefined;if(n<224)return{bytes:(n-192)*256+r+192,bodyAt:t+2,isPartial:false};if(t+5>e.length)return undefined;const i=new DataView(e.buffer,e.byteOffset+t+1,4);return{bytes:i.getUint32(0),bodyAt:t+5,isPartial:false}}function inOnePiece(e){const t=[];let n=readLength(e,1);if(n?.isPartial!==true)return e;while(n!==undefined){const r=n.bodyAt+n.bytes;t.push(e.subarray(n.bodyAt,r));n=n.isPartial?readLength(e,r):undefined}const r=t.reduce((e,t)=>e+t.length,0);return Buffer.concat([headerOf((e[0]??0)-i,r),...t])}function headerOf(e,t){const n=Buffer.alloc(6);n.writeUInt8(i+e,0);n.writeUInt8(255,1);n.writeUInt32BE(t,2);return n}}),

65368: ((e,t,n)=>{n.d(t,{C2:()=>authenticity,I:()=>kindOf,hN:()=>needsOf,ko:()=>replicaOf,o:()=>diagnosticsOf});var r=n(3294);var i=n(20607);function authenticity(e,t){if(e.authenticatedBy!==null)return`signed by ${(0,i.V)(e.authenticatedBy,t)}, an accepted signer`;const n=e.signer?` by ${(0,i.V)(e.signer,t)}`:``;const r=e.signed?`signed${n}, but not checked against accepted signers`:`not signed`;return`${r}; not authenticated: anyone who can write to the storage could have made it`}function needsOf({parents:e=[]}){const[t]=e;if(t===undefined)return`nothing`;return e.length===1?t:`${t} and ${e.length-1} more`}function kindOf(e,t){if(e.kind===`full`)return t===undefined?`full`:`full, because ${t}`;return`${e.kind}, needs ${needsOf(e)}`}function replicaOf({replica:e}){if(e===undefined)return undefined;if(e.lagMs===null)return`a replica; its lag is not known`;return e.lagMs===0?`a replica without lag`:`a replica, ${(0,r.o0)(e.lagMs)} behind`}function diagnosticsOf({diagnostics:e}){if(e===undefined)return undefined;return`The full messages of tools and servers are in ${e.path}, encrypted. Open it with: ${e.open}`}}),

20607: ((e,t,n)=>{n.d(t,{V:()=>nameOf,i:()=>openedWith});var r=n(76104);function nameOf(e,t=[]){return(0,r.x)(t.find(t=>t.fingerprint===e)??{fingerprint:e})}function openedWith({recipients:e},t){if(e===undefined)return undefined;if(e.length===0)return`a passphrase`;return e.map(e=>nameOf(e,t)).join(`, `)}}),

54879: ((e,t,n)=>{n.r(t);n.d(t,{withDiagnostics:()=>withDiagnostics});var r=n(51455);var i=n(22193);var a=n(84572);var o=n(65368);var s=n(94728);const c=3;const l=`-`;async function withDiagnostics(e,{host:t,clock:n},u){const d=e.diagnostics;const{text:f}=t.toolWords;if(d===undefined||f===``)return u;const p=`unlock`in e?e.unlock:undefined;try{const i=e.mode===`backup`&&e.aead?`rfc9580`:`gnupg`;const m=e.mode===`backup`?await(0,a.Dm)(e.recipients,i,n.now()):await(0,a.ey)(required(p),i,n.now());const h={kind:`diagnostics`,database:e.name,backup:u.backup?.id??l};const g=await(0,s.zh)(Buffer.from(f),c,m,h);await(0,r.writeFile)(d,Buffer.concat(g),{mode:384});const _={...u,diagnostics:{path:t.scrub(d),open:commandFor(t.scrub(d),i)}};t.log.notice((0,o.o)(_)??``);return _}catch(e){const n=`The diagnostics could not be written: ${(0,i.bD)(e)}.`.replace(/\.\.$/,`.`);t.log.warning(n);return{...u,warnings:[...u.warnings,n]}}}function required(e){if(e===undefined)throw new RangeError(`diagnostics without a key`);return e}function commandFor(e,t){const n=`'${e.replaceAll(`'`,`'\\''`)}'`;return`${t===`gnupg`?`gpg -d ${n}`:`sq decrypt --recipient-file KEY ${n}`} | zstd -d`}}),

};
