export const id = 7053;
export const ids = [7053];
export const modules = {

93077: ((e,t,n)=>{n.d(t,{XW:()=>isJsonWith,o_:()=>jsonOf,rd:()=>isNoPage});function jsonOf({text:e}){try{const t=JSON.parse(e);return typeof t===`object`&&t!==null?t:undefined}catch{return undefined}}function isJsonWith(e){return t=>t.status<300&&jsonOf(t)?.[e]===undefined?`later`:undefined}function isNoPage({status:e,headers:t}){return e<300&&/^text\/html\b/i.test(t[`content-type`]??``)?`later`:undefined}}),

77053: ((e,t,n)=>{n.r(t);n.d(t,{appriseMessage:()=>appriseMessage,openApprise:()=>openApprise});var r=n(93077);var i=n(2670);var a=n(5161);const o=200;const s=1700;const openApprise=({address:e,parameters:t},n)=>{const r={"content-type":`application/json`,accept:`application/json`};const i=t.get(`tag`)?.reveal();const a=t.get(`urls`)?.reveal().split(/,(?=[a-z][a-z0-9+.-]*:\/\/)/i);const o={...i===undefined?{}:{tag:i},...a===undefined?{}:{urls:a}};return async(t,i)=>{const a=JSON.stringify({...appriseMessage(t),...o});await n(()=>({url:e.reveal(),headers:r,body:a}),{signal:i,evaluate})}};function appriseMessage(e){const t=(0,a.Cw)((0,a.p_)(e));const n=e.runUrl===undefined?``:`\n\n${e.runUrl}`;return{title:(0,i.s)((0,a.Cw)((0,a.Wm)(e)),o),body:`${(0,i.s)(t===``?(0,a.Cw)(e.title):t,s-n.length)}${n}`,type:typeOf(e),format:`text`}}function typeOf({kind:e,severity:t}){if(e===`closed`)return`success`;if(e===`test`)return`info`;return t===`critical`?`failure`:`warning`}function evaluate(e){if(e.status===204)return`refused`;if(e.status===424)return`later`;if(e.status>=300)return undefined;const t=(0,r.o_)(e);return t!==undefined&&(t[`error`]??null)===null?undefined:`later`}}),

2670: ((e,t,n)=>{n.d(t,{$:()=>bytesOf,s:()=>clip});const r=`…`;function bytesOf(e){return Buffer.byteLength(e)}function clip(e,t,{encode:n=same,sizeOf:i=unitsOf}={}){const a=t-i(r);let[o,s]=[0,0];let c=``;for(const l of e.toWellFormed()){const e=n(l);o+=i(e);if(o>t)return`${c.slice(0,s)}${a<0?``:r}`;c+=e;if(o<=a)s=c.length}return c}function same(e){return e}function unitsOf(e){return e.length}}),

};
