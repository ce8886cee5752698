export const id = 5384;
export const ids = [5384];
export const modules = {

93077: ((e,t,n)=>{n.d(t,{XW:()=>isJsonWith,o_:()=>jsonOf,rd:()=>isNoPage});function jsonOf({text:e}){try{const t=JSON.parse(e);return typeof t===`object`&&t!==null?t:undefined}catch{return undefined}}function isJsonWith(e){return t=>t.status<300&&jsonOf(t)?.[e]===undefined?`later`:undefined}function isNoPage({status:e,headers:t}){return e<300&&/^text\/html\b/i.test(t[`content-type`]??``)?`later`:undefined}}),

55384: ((e,t,n)=>{n.r(t);n.d(t,{ntfyMessage:()=>ntfyMessage,openNtfy:()=>openNtfy});var r=n(93077);var i=n(2670);var a=n(5161);const o=4096;const s=1024;const c=2048;const l={sizeOf:e=>(0,i.$)(JSON.stringify(e))-2};const u=3;const openNtfy=({address:e,parameters:t},n)=>{const i=new URL(e.reveal());const a=i.pathname.replaceAll(`/`,``);i.pathname=`/`;const o=t.get(`token`);const s={"content-type":`application/json`,...o===undefined?{}:{authorization:`Bearer ${o.reveal()}`}};return async(e,t)=>{const o=JSON.stringify({topic:a,...ntfyMessage(e)});await n(()=>({url:i.href,headers:s,body:o}),{signal:t,evaluate:(0,r.XW)(`id`)})}};function ntfyMessage(e){const t=(0,a.p_)(e);const n=e.runUrl;return{title:(0,i.s)(e.title,s,l),message:t===``?e.title:(0,i.s)(t,o,l),priority:priorityOf(e),tags:[tagOf(e)],...n===undefined||(0,i.$)(n)>c?{}:{click:n}}}function priorityOf({kind:e,severity:t}){if(t!==`critical`||e===`closed`||e===`test`)return u;return e===`reminded`?4:5}function tagOf({kind:e,severity:t}){if(e===`closed`)return`white_check_mark`;if(e===`test`)return`bell`;return t===`critical`?`rotating_light`:`warning`}}),

2670: ((e,t,n)=>{n.d(t,{$:()=>bytesOf,s:()=>clip});const r=`…`;function bytesOf(e){return Buffer.byteLength(e)}function clip(e,t,{encode:n=same,sizeOf:i=unitsOf}={}){const a=t-i(r);let[o,s]=[0,0];let c=``;for(const l of e.toWellFormed()){const e=n(l);o+=i(e);if(o>t)return`${c.slice(0,s)}${a<0?``:r}`;c+=e;if(o<=a)s=c.length}return c}function same(e){return e}function unitsOf(e){return e.length}}),

};
