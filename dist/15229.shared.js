export const modules = {

15229: ((e,t,n)=>{n.d(t,{Ls:()=>o,d1:()=>runCommand,kz:()=>succeeds,sg:()=>a});var r=n(22193);var i=n(47902);const a=`/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;const o=[`http_proxy`,`https_proxy`,`no_proxy`,`HTTP_PROXY`,`HTTPS_PROXY`,`NO_PROXY`];async function runCommand(e,t,n){const[a=``,...o]=e;const s=AbortSignal.any([t.signal,AbortSignal.timeout(n.timeoutMs)]);const c={file:a,args:o,env:n.env??environmentOf(t),signal:s};try{const n=await(t.runCommand===undefined?(0,i.c)({...c,scrub:t.scrub}):t.runCommand(c));if(n.code!==0){t.toolWords.add(n.stderr);t.log.debug(`${e.join(` `)}: exit code ${n.code}`)}return n}catch(n){if(t.signal.aborted)throw n;t.log.debug(`${e.join(` `)}: ${(0,r.bD)(n)}`);return undefined}}async function succeeds(e,t,n){return(await runCommand(e,t,n))?.code===0}function environmentOf(e){const t={PATH:e.env[`PATH`]??a,LC_ALL:`C`};for(const n of o){const r=e.env[n];if(r!==undefined)t[n]=r}return t}}),

};
