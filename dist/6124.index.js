import { modules as s0 } from "./91079.shared.js";
import { modules as s1 } from "./66358.shared.js";
import { modules as s2 } from "./70307.shared.js";
export const id = 6124;
export const ids = [6124];
export const modules = {
...s0,
...s1,
...s2,

46214: ((e,t,n)=>{n.d(t,{V:()=>retryAfterMs,W:()=>isPassingStatus});var r=n(50135);function retryAfterMs(e){const t=e[`retry-after`]?.trim()??``;if(t===``)return undefined;const n=/^\d+(?:\.\d+)?$/.test(t)?Number(t)*1e3:Date.parse(t)-r.V.now().getTime();return Number.isFinite(n)?Math.max(0,n):undefined}const i=new Set([408,425,429]);function isPassingStatus(e){return e>=500||i.has(e)}}),

96124: ((e,t,n)=>{n.d(t,{pushMetrics:()=>pushMetrics});var r=n(22193);var i=n(54440);var a=n(66358);var o=n(46214);var s=n(70307);const c=64*1024;const l=new Set([429,502,503,504]);const u={attempts:3,baseMs:500,longestMs:5e3};class PassingProblem extends Error{askedMs;constructor(e,t){super(e);this.askedMs=t}}async function pushMetrics({settings:e,payload:t,env:n,signal:i}){const{url:o,headers:l,timeoutMs:u}=e;const d=AbortSignal.timeout(u);const f=AbortSignal.any([i,d]);const p={method:`POST`,url:o,headers:{...l,"content-type":`application/json`},body:JSON.stringify(t)};const m={env:n,signal:f,timeoutMs:u,maxBytes:c};try{return await(0,s.L5)(async()=>evaluate(await(0,a.w)(p,m).catch(unreachable)),{signal:f,after:policyAfter})}catch(e){if(i.aborted)return undefined;if(d.aborted)return`The collector did not accept them within ${u/1e3} s.`;if(e instanceof PassingProblem||e instanceof r.s$)return e.message;throw e}}function unreachable(e){if(e instanceof r.s$)throw e;throw new PassingProblem(`The collector can't be reached (${(0,i.UY)(e)}).`)}function policyAfter(e){return e instanceof PassingProblem?{...u,askedMs:e.askedMs}:undefined}function evaluate({status:e,headers:t,text:n}){if(e>=200&&e<300)return rejectedPart(n);const r=`The collector did not accept them (status ${e}).`;if(l.has(e))throw new PassingProblem(r,(0,o.V)(t));return`${r} ${d[e]??`Look at its log.`}`}const d={401:`Check OTEL_EXPORTER_OTLP_HEADERS.`,403:`Check OTEL_EXPORTER_OTLP_HEADERS.`,404:`Check OTEL_EXPORTER_OTLP_ENDPOINT: /v1/metrics is added to it. OTEL_EXPORTER_OTLP_METRICS_ENDPOINT is used as it is.`,415:`It does not accept JSON. Send to an OpenTelemetry Collector, which translates.`};function rejectedPart(e){try{const{partialSuccess:t}=JSON.parse(e);const n=Number(t?.rejectedDataPoints??0);return n>0?`The collector rejected ${n} of the values.`:undefined}catch{return undefined}}}),

27571: ((e,t,n)=>{n.d(t,{E:()=>untilAborted});var r=n(78474);var i=n(96417);async function untilAborted(e,t){t.catch(()=>{});(0,i.dZ)(e);const{promise:n,reject:a}=Promise.withResolvers();using o=(0,r.addAbortListener)(e,()=>a((0,i.WN)(e)));return await Promise.race([t,n])}}),

};
