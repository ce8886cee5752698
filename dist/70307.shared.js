export const modules = {

70307: ((e,t,n)=>{n.d(t,{L5:()=>retry,eS:()=>delayMs,v7:()=>pause});var r=n(96417);var i=n(27571);async function retry(e,t){const{signal:n,after:i,onRetry:a}=t;for(let t=1;;t+=1){if(n!==undefined)(0,r.dZ)(n);try{return await e(t)}catch(e){if(n!==undefined)(0,r.dZ)(n);const o=i(e,t);if(o===undefined||t>=o.attempts)throw e;a?.(e,t);await pause(delayMs(t,o),n)}}}function delayMs(e,{baseMs:t,longestMs:n,askedMs:r=0}){const i=Math.min(n,t*2**(e-1));return Math.max(i*(.5+Math.random()/2),Math.min(r,n))}async function pause(e,t){if(t!==undefined)(0,r.dZ)(t);if(e<=0)return;const{promise:n,resolve:a}=Promise.withResolvers();const o=setTimeout(a,e);try{await(t===undefined?n:(0,i.E)(t,n))}finally{clearTimeout(o)}}}),

};
