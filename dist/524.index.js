export const id = 524;
export const ids = [524];
export const modules = {

93077: ((e,t,n)=>{n.d(t,{XW:()=>isJsonWith,o_:()=>jsonOf,rd:()=>isNoPage});function jsonOf({text:e}){try{const t=JSON.parse(e);return typeof t===`object`&&t!==null?t:undefined}catch{return undefined}}function isJsonWith(e){return t=>t.status<300&&jsonOf(t)?.[e]===undefined?`later`:undefined}function isNoPage({status:e,headers:t}){return e<300&&/^text\/html\b/i.test(t[`content-type`]??``)?`later`:undefined}}),

20524: ((e,t,n)=>{n.r(t);n.d(t,{openTelegram:()=>openTelegram,telegramMessage:()=>telegramMessage});var r=n(93077);var i=n(2670);var a=n(5161);const o=300;const s=3600;const c={"&":`&amp;`,"<":`&lt;`,">":`&gt;`,'"':`&quot;`};const openTelegram=({address:e,parameters:t},n)=>{const r=t.get(`api`)?.reveal()??`https://api.telegram.org`;const i=`${r.replace(/\/+$/,``)}/bot${e.reveal()}/sendMessage`;const a=t.get(`thread`)?.reveal();const o={chat_id:t.get(`chat`)?.reveal()??``,...a===undefined?{}:{message_thread_id:Number(a)}};const s={"content-type":`application/json`};return async(e,t)=>{const r=JSON.stringify({...o,...telegramMessage(e)});await n(()=>({url:i,headers:s,body:r}),{signal:t,askedMs,evaluate})}};function evaluate(e){return e.status<300&&(0,r.o_)(e)?.[`ok`]!==true?`later`:undefined}function askedMs(e){const t=(0,r.o_)(e)?.[`parameters`];if(typeof t!==`object`||t===null||!(`retry_after`in t))return undefined;const{retry_after:n}=t;return typeof n===`number`&&n>=0?n*1e3:undefined}function telegramMessage(e){const t=`<b>${html((0,i.s)((0,a.Cw)((0,a.Wm)(e)),o))}</b>`;const n=html((0,i.s)((0,a.Cw)((0,a.p_)(e)),s));const r=e.runUrl===undefined?``:`<a href="${html(e.runUrl)}">Open the run</a>`;return{text:[t,n,r].filter(e=>e!==``).join(`

`),parse_mode:`HTML`,link_preview_options:{is_disabled:true},disable_notification:e.kind===`closed`}}function html(e){return e.replaceAll(/[&<>"]/g,e=>c[e]??e)}}),

2670: ((e,t,n)=>{n.d(t,{$:()=>bytesOf,s:()=>clip});const r=`…`;function bytesOf(e){return Buffer.byteLength(e)}function clip(e,t,{encode:n=same,sizeOf:i=unitsOf}={}){const a=t-i(r);let[o,s]=[0,0];let c=``;for(const l of e.toWellFormed()){const e=n(l);o+=i(e);if(o>t)return`${c.slice(0,s)}${a<0?``:r}`;c+=e;if(o<=a)s=c.length}return c}function same(e){return e}function unitsOf(e){return e.length}}),

};
