export const id = 3932;
export const ids = [3932];
export const modules = {

93077: ((e,t,n)=>{n.d(t,{XW:()=>isJsonWith,o_:()=>jsonOf,rd:()=>isNoPage});function jsonOf({text:e}){try{const t=JSON.parse(e);return typeof t===`object`&&t!==null?t:undefined}catch{return undefined}}function isJsonWith(e){return t=>t.status<300&&jsonOf(t)?.[e]===undefined?`later`:undefined}function isNoPage({status:e,headers:t}){return e<300&&/^text\/html\b/i.test(t[`content-type`]??``)?`later`:undefined}}),

73932: ((e,t,n)=>{n.r(t);n.d(t,{discordMessage:()=>discordMessage,openDiscord:()=>openDiscord});var r=n(93077);var i=n(2670);;const a=/[!-/:-@[-`{-~]/;const o={encode:e=>a.test(e)?`\\${e}`:e};var s=n(5161);;const c=256;const l=2700;const u=60;const d=240;const f=10;const p=13706287;const m=12551936;const h=1736503;const g=616922;const openDiscord=({address:e},t)=>{const n=new URL(e.reveal());n.searchParams.set(`wait`,`true`);const i={"content-type":`application/json`};return async(e,a)=>{const o=JSON.stringify(discordMessage(e));await t(()=>({url:n.href,headers:i,body:o}),{signal:a,askedMs,evaluate:(0,r.XW)(`id`)})}};function askedMs(e){const t=(0,r.o_)(e)?.[`retry_after`];return typeof t===`number`&&t>=0?t*1e3:undefined}function discordMessage(e){const t=(0,s.EN)(e);return{embeds:[{title:(0,i.s)((0,s.Wm)(e),c,o),...t===``?{}:{description:(0,i.s)(t,l,o)},...e.runUrl===undefined?{}:{url:e.runUrl},color:colorOf(e),timestamp:e.at,fields:e.fields.slice(0,f).map(([e,t])=>({name:(0,i.s)(e,u,o),value:(0,i.s)(t,d,o),inline:true}))}],allowed_mentions:{parse:[]}}}function colorOf({kind:e,severity:t}){if(e===`closed`)return h;if(e===`test`)return g;return t===`critical`?p:m}}),

2670: ((e,t,n)=>{n.d(t,{$:()=>bytesOf,s:()=>clip});const r=`…`;function bytesOf(e){return Buffer.byteLength(e)}function clip(e,t,{encode:n=same,sizeOf:i=unitsOf}={}){const a=t-i(r);let[o,s]=[0,0];let c=``;for(const l of e.toWellFormed()){const e=n(l);o+=i(e);if(o>t)return`${c.slice(0,s)}${a<0?``:r}`;c+=e;if(o<=a)s=c.length}return c}function same(e){return e}function unitsOf(e){return e.length}}),

};
