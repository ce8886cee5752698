import { modules as s0 } from "./63693.shared.js";
import { modules as s1 } from "./2818.shared.js";
import { modules as s2 } from "./91079.shared.js";
import { modules as s3 } from "./70307.shared.js";
import { modules as s4 } from "./72107.shared.js";
export const id = 8006;
export const ids = [8006];
export const modules = {
...s0,
...s1,
...s2,
...s3,
...s4,

81590: ((e,t,n)=>{n.d(t,{y:()=>parseDurationMs});var r=n(22193);const i={ms:1,s:1e3,m:6e4,h:36e5,d:864e5,w:6048e5};const a=String.raw`(\d+(?:\.\d+)?)(ms|s|m|h|d|w) *`;const o=new RegExp(`^(?:${a})+$`);const s=1e3*365*i.d;const c=60;function parseDurationMs(e){const t=e.trim();if(!o.test(t))throw invalid(`"${t.slice(0,c)}" is not a duration.`);const n=[...t.matchAll(new RegExp(a,`g`))];const r=n.reduce((e,t)=>e+Number(t[1])*i[t[2]],0);if(r<=s)return r;throw invalid(`"${t.slice(0,c)}" is longer than 1,000 years.`)}function invalid(e){return new r.s$(`INPUT_INVALID`,e,{hint:`Write a number and a unit: 90s, 30m, 24h, 7d, or 1h30m.`})}}),

4629: ((e,t,n)=>{n.d(t,{UH:()=>a,dt:()=>o,i:()=>kindsWith,jj:()=>i,tH:()=>r});const r={s3:{example:`s3://bucket/prefix`,parameters:[`region`,`endpoint`,`path-style`,`profile`,`provider`,`env`,`oidc`,`lock`,`storage-class`,`sse`,`sse-c-key-env`,`tags`]},azure:{example:`azure://account/container/prefix`,parameters:[`endpoint`,`env`,`tier`,`encryption-scope`,`tags`,`lock`]},gs:{example:`gs://bucket/prefix`,parameters:[`endpoint`,`env`,`storage-class`,`kms-key`,`tags`,`lock`]},sftp:{example:`sftp://user@host/path`,parameters:[`host-key`]},rclone:{example:`rclone://remote/path`,parameters:[]},file:{example:`file:path`,parameters:[]}};const i=[`timeout`,`offsite`];const a=Object.keys(r);const o=listed(Object.values(r).map(({example:e})=>e),`or`);function kindsWith(e){const t=Object.entries(r);return listed(t.filter(([,{parameters:t}])=>t.includes(e)).map(([e])=>`${e}:`),`and`)}function listed(e,t){if(e.length<2)return e.join();return`${e.slice(0,-1).join(`, `)} ${t} ${e.at(-1)}`}}),

27571: ((e,t,n)=>{n.d(t,{E:()=>untilAborted});var r=n(78474);var i=n(96417);async function untilAborted(e,t){t.catch(()=>{});(0,i.dZ)(e);const{promise:n,reject:a}=Promise.withResolvers();using o=(0,r.addAbortListener)(e,()=>a((0,i.WN)(e)));return await Promise.race([t,n])}}),

63406: ((e,t,n)=>{n.d(t,{J:()=>backoff,T:()=>AttemptLimit});class AttemptLimit{#e;#t=false;#n=false;constructor(e){this.#e=e}get current(){return this.#t?this.#e.attempts:this.#e.firstAttempts}get isReachable(){return this.#t}get wasReached(){return this.#n}noteAnswer(){this.#t=true;this.#n=true}noteGivenUp(){this.#t=false}}function backoff(e=false){return{baseMs:e?1e3:100,longestMs:15e3}}}),

19719: ((e,t,n)=>{n.d(t,{E:()=>connectionProblem});const r={ECONNREFUSED:"Check host and port of `endpoint=`, and that the service runs.",EAI_AGAIN:`The name server did not respond. Check the network.`,EHOSTUNREACH:`Check the network and the firewall.`,ENETUNREACH:`Check the network; a host with only IPv6 addresses needs IPv6 here too.`,EPROTO:`The endpoint does not speak TLS there; check http:// against https://, and the port.`};const i=new Set([`ECONNRESET`,`ECONNABORTED`,`EPIPE`,`ETIMEDOUT`,`ERR_STREAM_PREMATURE_CLOSE`,`REQUEST_SEND_ERROR`,`TimeoutError`,`ABORT_ERR`,`ERR_PROXY_TUNNEL`]);const a=new Set([`ECONNREFUSED`,`ECONNRESET`,`ENOTFOUND`,`EAI_AGAIN`,`EHOSTUNREACH`,`ENETUNREACH`,`ETIMEDOUT`,`TimeoutError`,`ERR_PROXY_TUNNEL`]);function connectionProblem({code:e=``,label:t,hostHint:n,proxy:o}){if(/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)/.test(e)){return{code:`STORAGE_UNREACHABLE`,message:`The TLS connection to ${t} can't be trusted (${e}).`,hint:"Check http:// against https:// and the host name of `endpoint=`; for your own certificate authority, set NODE_EXTRA_CA_CERTS to its file."}}if(o!==undefined&&a.has(e)){return{code:`STORAGE_UNREACHABLE`,message:`Can't connect to ${t} through the proxy of ${o.variable}, ${o.address} (${e}).`,hint:`Check that the proxy runs and permits this host; what needs none is listed in NO_PROXY, and without a proxy ${o.variable} is removed.`}}const s=e===`ENOTFOUND`?n:r[e];if(s===undefined&&!i.has(e)&&!e.startsWith(`HPE_`))return undefined;const c=s===undefined?`The connection to ${t} broke or stalled`:`Can't connect to ${t}`;return{code:`STORAGE_UNREACHABLE`,message:`${c} (${e}).`,hint:s??`Run again. If it happens again, check the network to the storage, and its limits.`}}}),

9246: ((e,t,n)=>{n.d(t,{x:()=>readBody});var r=n(78474);var i=n(96417);var a=n(22193);async function readBody(e,t){const{key:n,announced:a,maxBytes:o,signal:s,alive:c}=t;using l=(0,r.addAbortListener)(s,()=>void e.destroy((0,i.WN)(s)));try{if(a!==undefined&&a>o)throw tooLarge(n,`${a}`,o);const t=a===undefined?undefined:Buffer.allocUnsafeSlow(a);const r=[];let i=0;for await(const s of e){c?.();if(i+s.length>(a??o))throw tooLarge(n,`more`,a??o);if(t===undefined)r.push(s);else t.set(s,i);i+=s.length}if(a!==undefined&&i!==a){throw Object.assign(new Error(`the body ended after ${i} of ${a} bytes`),{code:`ECONNRESET`})}return t??Buffer.concat(r)}finally{e.on(`error`,()=>{});e.destroy()}}function tooLarge(e,t,n){return new a.s$(`STORAGE_CORRUPTED`,`${e} has ${t} bytes; at most ${n} are expected.`,{hint:`The object differs from what was written. Use another destination or an earlier backup.`})}}),

57648: ((e,t,n)=>{n.d(t,{t:()=>r});const r=48}),

5147: ((e,t,n)=>{n.d(t,{o:()=>lockedVersions,p:()=>eachOf});const r=16;const i=8;function lockedVersions(e){if(e.length<=2*i)return e;return[...e.slice(0,i),...e.slice(-i)]}async function eachOf(e,t){for(let n=0;n<e.length;n+=r){await Promise.all(e.slice(n,n+r).map(t))}}}),

6308: ((e,t,n)=>{n.d(t,{Q:()=>NoListing});var r=n(22193);class NoListing extends r.s${constructor(e,t){super(`STORAGE_FAILED`,`${e} returned an invalid listing.`,{hint:`Run it again. If it happens again, its ${t} is incomplete, or a proxy in between answers for it: check \`endpoint=\`.`})}}}),

52110: ((e,t,n)=>{n.d(t,{B:()=>passwordText,P:()=>keyText});var r=n(88050);function keyText(e,t){return(e[t]??``).trim()||undefined}function passwordText(e,t){return(0,r.nC)(e[t]??``)||undefined}}),

26820: ((e,t,n)=>{n.d(t,{ER:()=>lockOfPut,P5:()=>lockedUntil,mF:()=>readLock});var r=n(81590);var i=n(50135);const a=`Write lock=governance:30d or lock=compliance:30d.`;const o=36500*864e5;function readLock(e,t){const n=/^(governance|compliance)\s*[:\s]\s*(\S.*)$/.exec(e.trim());if(n===null)throw t("has an invalid `lock`",a);const[,r,i=``]=n;const s=readDuration(i,t);if(s<=0||s>o)throw t("has a `lock` of zero, or of more than a hundred years",a);return{mode:r===`compliance`?`compliance`:`governance`,forMs:s}}function readDuration(e,t){try{return(0,r.y)(e)}catch(e){throw t("has a `lock` with an invalid duration",a,e)}}function lockedUntil(e,t=i.V.now().getTime()){return new Date(Math.ceil((t+e.forMs)/1e3)*1e3)}function lockOfPut(e,{unlocked:t=false,lockForMs:n}){if(e===undefined||t)return undefined;return{...e,forMs:n??e.forMs}}}),

16966: ((e,t,n)=>{n.d(t,{X:()=>placeOfHost,y:()=>placeOfService});var r=n(84183);function placeOfHost(e){return(0,r.cW)(e)?{provider:`this machine`,region:undefined,offsite:false}:{provider:e,region:undefined,offsite:!(0,r.Sf)(e)}}function placeOfService(e,t,n){const i=t===undefined?undefined:n?.exec(t.hostname);if(t===undefined||i!=null)return{provider:e,region:i?.[1],offsite:true};return placeOfHost((0,r.U9)(t)?`localhost`:t.hostname)}}),

71406: ((e,t,n)=>{n.d(t,{g:()=>readTags});function readTags(e,t){const n=new Map;for(const i of e.split(`,`)){const e=i.indexOf(`=`);const a=decode(i.slice(0,Math.max(0,e)).trim(),t);if(a===``)throw t("has invalid `tags`",r);if(n.has(a))throw t(`has the tag "${a.slice(0,40)}" twice`,`Remove one.`);n.set(a,decode(i.slice(e+1).trim(),t))}return Object.fromEntries(n)}const r=`Write tags=name=value,name=value.`;function decode(e,t){try{return decodeURIComponent(e)}catch(e){throw t('has a "%" in its `tags` that is not an escape',`Write "%" as %2525.`,e)}}}),

};
