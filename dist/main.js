#!/usr/bin/env node
import * as __WEBPACK_EXTERNAL_MODULE_node_path_02319fef__ from "node:path";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

75663: ((e,t,n)=>{var x=e=>{var t={};n.d(t,e);return t};var y=e=>(()=>e);e.exports=x({["ProxyAgent"]:()=>__WEBPACK_EXTERNAL_MODULE_node_path_02319fef__.ProxyAgent})}),

42613: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`assert`)}),

20181: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`buffer`)}),

35317: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`child_process`)}),

76982: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`crypto`)}),

72250: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`dns`)}),

24434: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`events`)}),

79896: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`fs`)}),

58611: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`http`)}),

65692: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`https`)}),

73339: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`module`)}),

69278: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`net`)}),

16698: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:async_hooks`)}),

4573: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:buffer`)}),

31421: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:child_process`)}),

77598: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:crypto`)}),

53053: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:diagnostics_channel`)}),

40610: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:dns`)}),

71553: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:dns/promises`)}),

78474: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:events`)}),

73024: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:fs`)}),

51455: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:fs/promises`)}),

37067: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:http`)}),

32467: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:http2`)}),

44708: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:https`)}),

98995: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:module`)}),

77030: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:net`)}),

48161: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:os`)}),

76760: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:path`)}),

53916: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:path/posix`)}),

1708: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:process`)}),

80481: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:readline`)}),

57075: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:stream`)}),

46466: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:stream/promises`)}),

37830: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:stream/web`)}),

58500: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:timers/promises`)}),

41692: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:tls`)}),

7066: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:tty`)}),

73136: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:url`)}),

57975: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:util`)}),

30714: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:vm`)}),

38522: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:zlib`)}),

70857: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`os`)}),

16928: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`path`)}),

932: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`process`)}),

83480: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`querystring`)}),

2203: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`stream`)}),

13193: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`string_decoder`)}),

53557: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`timers`)}),

64756: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`tls`)}),

52018: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`tty`)}),

87016: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`url`)}),

39023: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`util`)}),

98253: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`util/types`)}),

28167: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`worker_threads`)}),

43106: (e=>{e.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`zlib`)}),

96417: ((e,t,n)=>{n.d(t,{EQ:()=>hearSignals,WN:()=>cancellation,dZ:()=>throwIfCancelled,nj:()=>failureUnder,sE:()=>throwIfCancelledByNow});var r=n(22193);function cancellation(e){if(e.reason instanceof r.s$)return e.reason;return new r.s$(`CANCELLED`,`Cancelled before the end; nothing was committed.`,{hint:`Run it again to start over.`,cause:e.reason})}function failureUnder(e,t){const n=(0,r.tj)(t);if(!e.aborted)return n;const{reason:i}=e;const a=i instanceof r.s$&&n.code!==`CANCELLED`&&n.precedes(i);return a?n:cancellation(e)}function throwIfCancelled(e){if(e.aborted)throw cancellation(e)}async function hearSignals(){for(let e=0;e<2;e+=1)await new Promise(e=>setImmediate(e))}async function throwIfCancelledByNow(e){await hearSignals();throwIfCancelled(e)}}),

35417: ((e,t,n)=>{n.d(t,{TG:()=>o,d6:()=>areaOf,qI:()=>a});const r={request:[`INPUT_INVALID`,`INPUT_UNKNOWN`,`PASSPHRASE_WEAK`,`FILE_UNREADABLE`,`FILE_UNWRITABLE`,`SETUP_INCOMPLETE`],keys:[`KEY_INVALID`,`KEY_EXPIRED`,`KEY_MISSING`,`KEY_LOCKED`,`KEY_WRONG`,`KEY_BUNDLE_INVALID`,`KEY_ROLE`,`SIGNATURE_MISSING`,`SIGNATURE_INVALID`,`SIGNER_UNKNOWN`],database:[`DATABASE_AUTHENTICATION`,`DATABASE_HOST_UNKNOWN`,`DATABASE_UNREACHABLE`,`DATABASE_IPV6_ONLY`,`DATABASE_POOLER`,`DATABASE_TLS`,`DATABASE_NOT_FOUND`,`DATABASE_PRIVILEGE`,`DATABASE_ROW_SECURITY`,`DATABASE_VERSION`,`DATABASE_UNSUITABLE`,`DATABASE_QUERY`,`DATABASE_CONNECTION_LOST`],programs:[`CLIENT_MISSING`,`SERVER_MISSING`,`EXTENSION_MISSING`,`MACHINE_LIMIT`],sandbox:[`SANDBOX_MISSING`,`SANDBOX_MEMORY`,`SANDBOX_DISK`,`SANDBOX_PROCESSES`,`SANDBOX_TIMEOUT`],tunnel:[`TUNNEL_HOST_KEY`,`TUNNEL_AUTHENTICATION`,`TUNNEL_FAILED`],dump:[`OUTSIDE_WINDOW`,`REPLICA_LAG`,`HOOK_FAILED`,`DUMP_FAILED`,`DUMP_EMPTY`,`DUMP_TRUNCATED`,`SOURCE_MISMATCH`],log:[`LOG_NO_BASE`,`LOG_GAP`,`LOG_UNSAFE`,`LOG_FAILED`,`LOG_UNREACHED`],storage:[`STORAGE_AUTHENTICATION`,`STORAGE_PERMISSION`,`STORAGE_UNREACHABLE`,`STORAGE_CORRUPTED`,`STORAGE_FULL`,`STORAGE_FAILED`,`CLOCK_SKEW`,`STORAGE_SLOW`],object:[`OBJECT_MISSING`,`OBJECT_EXISTS`],backup:[`BACKUP_NOT_FOUND`,`BACKUP_DAMAGED`,`BACKUP_FORMAT`,`MANIFEST_INVALID`,`PARENT_REMOVED`,`RECORDS_PLANTED`],retention:[`RETENTION_EMPTY`,`PRUNE_REFUSED`],evidence:[`EVIDENCE_INVALID`],sigstore:[`SIGSTORE_PERMISSION`,`SIGSTORE_PRIVATE`,`SIGSTORE_FAILED`],restore:[`RESTORE_FAILED`,`RESTORE_INCOMPLETE`,`TARGET_NOT_EMPTY`,`TARGET_UNSUITABLE`,`DISK_FULL`,`CHECKS_INVALID`,`CHECK_NOT_RUN`],drill:[`INSTRUCTIONS_UNKNOWN`,`INSTRUCTIONS_FAILED`,`INSTRUCTIONS_NOT_RUN`],notify:[`NOTIFY_FAILED`,`NOTIFY_REFUSED`,`GITHUB_FAILED`,`GITHUB_REFUSED`],run:[`TIMEOUT`,`CANCELLED`,`NODE_VERSION`,`INTERNAL`]};const i=Object.values(r).flat();const a=Object.fromEntries(Object.entries(r).flatMap(([e,t])=>t.map(t=>[t,e])));function areaOf(e){return Object.hasOwn(a,e)?a[e]:undefined}const o=new Set([`SIGNATURE_MISSING`,`SIGNATURE_INVALID`,`SIGNER_UNKNOWN`,`OBJECT_MISSING`,`RECORDS_PLANTED`,`BACKUP_DAMAGED`,`BACKUP_FORMAT`,`MANIFEST_INVALID`,`RESTORE_FAILED`,`RESTORE_INCOMPLETE`,`INSTRUCTIONS_UNKNOWN`,`INSTRUCTIONS_FAILED`,`EVIDENCE_INVALID`])}),

22193: ((e,t,n)=>{n.d(t,{Rw:()=>foreignWordsOf,bD:()=>messageOf,cZ:()=>causesOf,g5:()=>failureOf,h6:()=>factsOfError,s$:()=>RestorableError,tj:()=>toRestorableError,up:()=>hasCode});var r=n(57975);var i=n(35417);var a=n(54440);const o="Its own output may quote rows, so it is not shown: `diagnostics` keeps it encrypted, `--show-tool-output` prints it on a terminal.";function factsOfError({code:e,message:t}){return{code:e,message:t}}let s=0;class RestorableError extends Error{name=`RestorableError`;code;hint;#e;#t;#n=Number.POSITIVE_INFINITY;constructor(e,t,n={}){super(t,n.cause===undefined?undefined:{cause:n.cause});this.code=e;this.#e=n.foreign?.isEmpty===true?undefined:n.foreign;this.hint=this.#e===undefined?n.hint:withFullText(n.hint);s+=1;this.#t=s;setImmediate(()=>setImmediate(()=>this.#r()).unref()).unref()}#r(){s+=1;this.#n=s}precedes(e){const t=new Set;for(let n=this;n instanceof Error&&!t.has(n);n=reasonOf(n)){t.add(n);if(n instanceof RestorableError&&n.#n<e.#t)return true}return false}get foreign(){return this.#e}[r.inspect.custom](){return causesOf(this,{withFrames:true}).join(`
`)}get advice(){return this.#e===undefined?this.hint:this.hint?.replace(o,``).trim()||undefined}get area(){return i.qI[this.code]}get isFinding(){return i.TG.has(this.code)}}function withFullText(e){if(e===undefined)return o;return e.endsWith(o)?e:`${e} ${o}`}function toRestorableError(e){if(e instanceof RestorableError)return e;if(e instanceof SuppressedError)return toRestorableError(e.suppressed);return new RestorableError(`INTERNAL`,`Unexpected failure: ${(0,a.Uc)(e)}.`,{hint:`This is a defect of the program. Run again with debug logging and report what it prints.`,cause:e,foreign:new a.sh(`the failed component`,(0,a.Gh)(e))})}function failureOf(e,t){if(e instanceof RestorableError&&t.includes(e.area))return e;throw e}function hasCode(e,...t){return e instanceof RestorableError&&t.includes(e.code)}function reasonOf(e){return e instanceof SuppressedError?e.suppressed:e.cause}function foreignWordsOf(e){const t=[];const n=new Set;for(let r=e;r instanceof Error&&!n.has(r);r=reasonOf(r)){n.add(r);const e=r instanceof RestorableError?r.foreign:new a.sh((0,a.Uc)(r),(0,a.Gh)(r));if(e!==undefined&&!t.some(t=>t.reveal().includes(e.reveal())))t.push(e)}return t}function messageOf(e){return e instanceof RestorableError?e.message:(0,a.Uc)(e)}function causesOf(e,{withFrames:t=false}={}){const n=[];const r=new Set;for(let i=e;i instanceof Error&&!r.has(i);i=reasonOf(i)){r.add(i);const e=i instanceof RestorableError?`${i.name} ${i.code}: ${i.message}`:(0,a.Uc)(i);n.push(`${n.length===0?``:`caused by `}${e}`,...t?(0,a.kA)(i):[])}return n}}),

49014: ((e,t,n)=>{n.d(t,{F:()=>exitCodeOf,d:()=>r});const r={done:0,finding:1,failed:2,cancelled:130};function exitCodeOf(e){if(e.code===`CANCELLED`)return r.cancelled;return e.isFinding?r.finding:r.failed}}),

54440: ((e,t,n)=>{n.d(t,{Gh:()=>fullTextOf,UY:()=>describeNetwork,Uc:()=>describeError,kA:()=>framesOf,sh:()=>ForeignText});var r=n(57975);const i=64*1024;class ForeignText{speaker;#e;constructor(e,t){this.speaker=e;this.#e=t.length>i?`${t.slice(0,i)}\n(cut)`:t}reveal(){return this.#e}get isEmpty(){return this.#e.trim()===``}toString(){return`(output of ${this.speaker}, not shown)`}toJSON(){return this.toString()}[r.inspect.custom](){return this.toString()}}const a=[`code`,`errno`,`errcode`,`sqlState`,`syscall`,`status`];const o=/^[A-Za-z0-9_]{1,40}$/;function describeError(e){if(!(e instanceof Error))return`a thrown ${typeof e}`;const t=o.test(e.name)?e.name:`Error`;const n=e;const r=a.flatMap(e=>{const t=n[e];const r=typeof t===`number`||typeof t===`string`&&o.test(t);return r?[`${e} ${t}`]:[]});return r.length===0?t:`${t} (${r.join(`, `)})`}const s={ECONNREFUSED:`nothing accepts connections there`,ECONNRESET:`the connection was closed`,ENOTFOUND:`there is no host of this name`,EAI_AGAIN:`the name of the host could not be looked up`,EHOSTUNREACH:`there is no route to the host`,ENETUNREACH:`there is no route to the network`,ETIMEDOUT:`the host did not answer in time`,UND_ERR_CONNECT_TIMEOUT:`the host did not answer in time`,EPIPE:`the connection was closed`};function describeNetwork(e){const t=e instanceof Error&&e.cause instanceof Error?e.cause:e;const n=t instanceof Error&&`code`in t?String(t.code):``;const r=s[n];return r===undefined?describeError(t):`${n}: ${r}`}function framesOf(e){const{stack:t=``,message:n}=e;const r=n===``?0:t.indexOf(n);if(r===-1)return[];return t.slice(r+n.length).split(`
`).filter(e=>/^ {4}at /.test(e))}const c=[`message`,`sqlMessage`,`detail`,`hint`,`where`,`internalQuery`,`sql`,`stderr`];function fullTextOf(e){if(!(e instanceof Error))return String(e);const t=e;const n=c.flatMap(e=>{const n=t[e];return typeof n===`string`&&n!==``?[e===`message`?n:`${e}: ${n}`]:[]});return`${describeError(e)}: ${[...new Set(n)].join(`
`)}`}}),

90540: ((e,t,n)=>{n.a(e,async(e,t)=>{try{var r=n(76760);var i=n(11302);var a=n(22697);var o=n(84856);var s=n(4137);const e=(0,i.c)();(0,a.q)();(0,s.e)();(0,o.B)();const c=process.argv.slice(2);const{GITHUB_ACTIONS:l,INPUT_MODE:u}=process.env;const loadApp=()=>n.e(2694).then(n.bind(n,62694));const d=(0,r.basename)(process.argv[1]??``);if(c.length===0&&l===`true`&&u!==undefined){const{runAction:t}=await Promise.all([n.e(3863),n.e(7932),n.e(4877),n.e(385),n.e(4737),n.e(5193),n.e(3899),n.e(9536),n.e(2633),n.e(7627),n.e(2677),n.e(6812),n.e(681),n.e(4539)]).then(n.bind(n,26829));(0,a.O)(await t(d===`post.js`?`post`:`main`,loadApp,e))}else{const{runCommandLine:t}=await n.e(726).then(n.bind(n,70726));(0,a.O)(await t(c,loadApp,e))}t()}catch(e){t(e)}},1)}),

11302: ((e,t,n)=>{n.d(t,{c:()=>listenForCancellation});var r=n(96417);var i=n(22193);var a=n(49014);var o=n(50135);const s=4500;const c=300;const l=6e4;function listenForCancellation(){const e=new AbortController;const t=new ForcedExit(e.signal);const n=secondPress();let r;let o=false;let s;const stopTimers=()=>{clearTimeout(r);t.forget()};const abort=(n,r)=>{if(e.signal.aborted)return;t.expect(r);e.abort(n)};const onSignal=e=>{if(o)return;if(s!==undefined){s.abort(new i.s$(`CANCELLED`,`Stopped by ${e}, after the work of the run.`));return}if(e===`SIGINT`&&n())t.now(a.d.cancelled);abort(cancelledBy(e),a.d.cancelled)};process.on(`SIGINT`,onSignal);process.on(`SIGTERM`,onSignal);return{signal:e.signal,beforeForcedExit:e=>{t.lastWords=e},limitTime:e=>{r=startLimit(e,e=>abort(e,a.d.failed))},part:()=>partOf(e.signal,e=>t.now(a.d.failed,e)),afterWork:e=>{stopTimers();const t=new AbortController;s=t;const n=new i.s$(`TIMEOUT`,`Reporting the result took more than ${e/1e3} s.`);r=setTimeout(()=>t.abort(n),e).unref();return t.signal},dispose:()=>{stopTimers();o=true}}}function cancelledBy(e){const t=`Run it again to start over.`;return new i.s$(`CANCELLED`,`Cancelled by ${e} before the end.`,{hint:t})}function secondPress(){let e;return()=>{const t=o.V.monotonicMs();e??=t;return t-e>c}}class ForcedExit{lastWords=sayCancelled;#e;#t;constructor(e){this.#e=e}expect(e){this.#t=setTimeout(()=>this.now(e),s)}forget(){clearTimeout(this.#t)}now(e,t=(0,r.WN)(this.#e)){this.lastWords(t);process.exit(e)}}function partOf(e,t){const n=new AbortController;let r;let i;const follow=()=>n.abort(e.reason);if(e.aborted)follow();else e.addEventListener(`abort`,follow,{once:true});return{signal:n.signal,limitTime:e=>{r=startLimit(e,e=>{if(n.signal.aborted)return;i=setTimeout(()=>t(e),l);n.abort(e)})},dispose:()=>{e.removeEventListener(`abort`,follow);clearTimeout(r);clearTimeout(i)}}}function startLimit(e,t){const n=`The timeout of ${e/1e3} s was reached.`;const r="Raise `timeout`, or find out what was slow: the report shows the time of each phase.";const reach=()=>t(new i.s$(`TIMEOUT`,n,{hint:r}));return setTimeout(reach,Math.min(e,2147483647)).unref()}function sayCancelled({code:e,message:t}){process.stderr.write(`error ${e} ${t}\n`)}}),

22697: ((e,t,n)=>{n.d(t,{O:()=>finish,q:()=>begin});var r=n(49014);const i=36e5;let a;function begin(){process.exitCode=r.d.failed;a=setInterval(()=>{},i)}const o=500;function finish(e){clearInterval(a);process.exitCode=e;process.stdout.write(``,()=>{process.stderr.write(``,()=>{setTimeout(()=>process.exit(),o).unref()})})}}),

84856: ((e,t,n)=>{n.d(t,{B:()=>limitHeapGrowth});;const r=__WEBPACK_EXTERNAL_createRequire(import.meta.url)(`node:v8`);;const i=30*1024**2;const a=4*1024**2;const o=20;function limitHeapGrowth(){whenTrue(()=>newSpaceBytes()>=a,()=>(0,r.setFlagsFromString)(`--semi-space-growth-factor=1`));whenTrue(()=>(0,r.getHeapStatistics)().used_heap_size>=i,()=>(0,r.setFlagsFromString)(`--heap-growing-percent=30`))}function newSpaceBytes(){return(0,r.getHeapSpaceStatistics)().find(e=>e.space_name===`new_space`)?.space_size??0}function whenTrue(e,t){const n=setInterval(()=>{if(!e())return;clearInterval(n);t()},o);n.unref()}}),

4137: ((e,t,n)=>{n.d(t,{e:()=>hideEnvironment});var r=n(73024);const i=47;function hideEnvironment(){try{overwrite((0,r.readFileSync)(`/proc/self/environ`),startOfEnvironment())}catch{}}function startOfEnvironment(){const e=(0,r.readFileSync)(`/proc/self/stat`,`latin1`);const t=e.slice(e.lastIndexOf(`)`)+2).split(` `);return Number(t[i])}function overwrite(e,t){const n=(0,r.openSync)(`/proc/self/mem`,`r+`);try{const i=Buffer.alloc(e.length);(0,r.readSync)(n,i,0,i.length,t);if(!i.equals(e))return;for(const{at:i,length:a}of setAnew(e))(0,r.writeSync)(n,Buffer.alloc(a),0,a,t+i)}finally{(0,r.closeSync)(n)}}function*setAnew(e){for(let t=0;t<e.length;){const n=e.indexOf(0,t);const r=e.subarray(t,n<0?e.length:n);const i=r.toString(`utf8`);const[,a,o]=/^([^=]+)=(.*)$/s.exec(i)??[];if(a!==undefined&&process.env[a]===o&&Buffer.from(i).equals(r)){delete process.env[a];process.env[a]=o;yield{at:t,length:r.length}}t+=r.length+1}}}),

50135: ((e,t,n)=>{n.d(t,{B:()=>Deadline,V:()=>i});var r=n(58500);const i={now:()=>new Date,monotonicMs:()=>performance.now(),sleep:(e,t)=>(0,r.setTimeout)(e,undefined,{signal:t}).catch(()=>{})};class Deadline{#e;#t;constructor(e,t=i){this.#e=t;this.#t=t.monotonicMs()+e}get leftMs(){return this.#t-this.#e.monotonicMs()}get isOver(){return this.leftMs<=0}}}),

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(90540);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
