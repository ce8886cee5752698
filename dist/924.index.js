import { modules as s0 } from "./79435.shared.js";
import { modules as s1 } from "./56484.shared.js";
import { modules as s2 } from "./63693.shared.js";
import { modules as s3 } from "./32996.shared.js";
import { modules as s4 } from "./2818.shared.js";
import { modules as s5 } from "./75378.shared.js";
import { modules as s6 } from "./61285.shared.js";
import { modules as s7 } from "./28558.shared.js";
export const id = 924;
export const ids = [924];
export const modules = {
...s0,
...s1,
...s2,
...s3,
...s4,
...s5,
...s6,
...s7,

3333: ((e,t,n)=>{n.d(t,{Dd:()=>countBundles,P7:()=>holdsBundle,Zc:()=>tidyBundle,jR:()=>pairsIn,n4:()=>beginsBundle,t4:()=>decodeLeniently});const r=Buffer.from(`{"restorable-bundle":`).toString(`base64`);const i=Buffer.from(r.slice(0,27)).toString(`base64`);const a=/\\[nrt]|[\s"'`\\,;<>\u200b-\u200d\u2060]/g;function holdsBundle(e){const t=tightened(e);if(t.includes(r)||t.includes(i))return true;return e.trimStart().startsWith(`{`)||e.includes(`-----`)||looksLikeBase64(t)}function beginsBundle(e){return tightened(e).includes(r)}function tidyBundle(e){const t=tightened(e);const n=t.indexOf(i);if(n>=0&&!t.includes(r))return tidyBundle(decodeLeniently(t.slice(n)));const a=t.indexOf(r);return a<0?t:t.slice(a)}function countBundles(e){return e.split(r).length-1}function decodeLeniently(e){return Buffer.from(e,`base64`).toString(`utf8`)}function*pairsIn(e){for(const[,t=``,n=``]of e.matchAll(/"((?:[\w-]|\\u\w{4}){1,200})"\s*:\s*"((?:[^"\\]|\\.)*)/gs)){yield[unescaped(t),unescaped(n)]}}function unescaped(e){try{return String(JSON.parse(`"${e}"`))}catch{return e.replaceAll(`\\n`,`
`)}}function tightened(e){return e.replaceAll(a,``)}function looksLikeBase64(e){return/^[A-Za-z0-9+/_-]{60,}={0,2}$/.test(e)}}),

84364: ((e,t,n)=>{n.d(t,{a:()=>readInputBytes,j:()=>readInputFile});var r=n(73024);var i=n(22193);const a=1024*1024;function readInputFile(e,t,n=true){return readInputBytes(e,t,n).toString(`utf8`)}function readInputBytes(e,t,n=true){try{const e=(0,r.statSync)(t);if(!e.isFile())throw new Error(`it is not a regular file`);if(e.size>a)throw new Error(`it is larger than ${a} bytes`);return(0,r.readFileSync)(t)}catch(r){const a=!n||t.length>80||/\s/.test(t)?`the file`:`the file "${t}"`;throw new i.s$(`FILE_UNREADABLE`,`Can't read ${a} that \`${e}\` names: ${reason(r)}.`,{hint:isCheckoutMissing()?o:`Check the path; it is relative to ${process.cwd()}.`,cause:r})}}const o=`The workspace of this job is empty: run actions/checkout first, in the same job, to get the files of the repository.`;function isCheckoutMissing(){const e=process.env[`GITHUB_WORKSPACE`];if(process.env[`GITHUB_ACTIONS`]!==`true`||!e)return false;try{return(0,r.readdirSync)(e).length===0}catch(e){return e.code===`ENOENT`}}function reason(e){const t=e.code;if(t===`ENOENT`)return`it does not exist`;if(t===`EACCES`)return`permission denied`;return t??(e instanceof Error?e.message:`unknown reason`)}}),

5560: ((e,t,n)=>{n.d(t,{D3:()=>r,FN:()=>o,Vs:()=>s});const r=[`backup`,`ship`,`verify`,`restore`,`drill`,`runbook`,`list`,`status`,`history`,`prune`,`sync`,`check-destinations`,`hold`,`release`,`page`,`evidence`];const i=[...r,`verify-evidence`,`doctor`,`matrix`,`notify-test`,`keygen`];const a=[`init`];const o=[...i,...a];const s=[`backup`,`verify`,`status`,`prune`,`doctor`,`page`];function isActionMode(e){return i.some(t=>t===e)}}),

};
