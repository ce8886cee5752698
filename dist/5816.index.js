export const id = 5816;
export const ids = [5816];
export const modules = {

93077: ((e,t,n)=>{n.d(t,{XW:()=>isJsonWith,o_:()=>jsonOf,rd:()=>isNoPage});function jsonOf({text:e}){try{const t=JSON.parse(e);return typeof t===`object`&&t!==null?t:undefined}catch{return undefined}}function isJsonWith(e){return t=>t.status<300&&jsonOf(t)?.[e]===undefined?`later`:undefined}function isNoPage({status:e,headers:t}){return e<300&&/^text\/html\b/i.test(t[`content-type`]??``)?`later`:undefined}}),

25816: ((e,t,n)=>{n.r(t);n.d(t,{eventsOf:()=>eventsOf,openPagerDuty:()=>openPagerDuty});var r=n(93077);var i=n(2670);const a=`https://events.pagerduty.com`;const o=1024;const s=4e3;const c=50;const openPagerDuty=({address:e,parameters:t},n)=>{const r=(t.get(`endpoint`)?.reveal()??a).replace(/\/+$/,``);const i=/\/v2\/enqueue$/.test(r)?r:`${r}/v2/enqueue`;const o={"content-type":`application/json`};return async(t,r)=>{for(const a of eventsOf(t)){const t=JSON.stringify({routing_key:e.reveal(),...a});await n(()=>({url:i,headers:o,body:t}),{signal:r,evaluate:isProcessed})}}};function eventsOf(e){const t={event_action:`resolve`,dedup_key:e.incident};if(e.kind===`closed`)return[t];return e.kind===`test`?[triggerOf(e),t]:[triggerOf(e)]}function triggerOf(e){const{runUrl:t}=e;return{event_action:`trigger`,dedup_key:e.incident,payload:{summary:(0,i.s)(e.title,o),source:`restorable`,severity:e.kind===`test`?`info`:e.severity,timestamp:e.at,class:e.condition,custom_details:detailsOf(e)},...t===undefined?{}:{links:[{href:t,text:`Open the run`}]},client:`Restorable`}}function detailsOf({sentences:e,advice:t,fields:n}){const r=[[`What is known`,e.join(`
`)],[`What to do`,t],...n.slice(0,c)];return Object.fromEntries(r.filter(([,e])=>e!==``).map(([e=``,t=``])=>[(0,i.s)(e,100),(0,i.s)(t,s)]))}function isProcessed(e){return e.status<300&&(0,r.o_)(e)?.[`status`]!==`success`?`later`:undefined}}),

2670: ((e,t,n)=>{n.d(t,{$:()=>bytesOf,s:()=>clip});const r=`…`;function bytesOf(e){return Buffer.byteLength(e)}function clip(e,t,{encode:n=same,sizeOf:i=unitsOf}={}){const a=t-i(r);let[o,s]=[0,0];let c=``;for(const l of e.toWellFormed()){const e=n(l);o+=i(e);if(o>t)return`${c.slice(0,s)}${a<0?``:r}`;c+=e;if(o<=a)s=c.length}return c}function same(e){return e}function unitsOf(e){return e.length}}),

};
