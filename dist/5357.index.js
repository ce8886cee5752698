import { modules as s0 } from "./47902.shared.js";
export const id = 5357;
export const ids = [5357];
export const modules = {
...s0,

65357: ((e,t,n)=>{n.d(t,{killLeftover:()=>killLeftover});var r=n(22193);var i=n(47902);async function killLeftover(e,t,n){if(!t){try{process.kill(-e,`SIGKILL`)}catch(e){if(e.code!==`ESRCH`)throw e}return}const a={PATH:`/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`};const o=[`-n`,`kill`,`-KILL`,`--`,`-${e}`];const s=await(0,i.c)({file:`sudo`,args:o,env:a,signal:n,scrub:e=>e});if(s.code===0||s.code===1)return;throw new r.s$(`INTERNAL`,`Process ${e} could not be stopped: kill exited with code ${s.code}.`,{hint:`Stop it by hand: sudo kill -KILL -- -${e}`,foreign:s.stderr})}}),

};
