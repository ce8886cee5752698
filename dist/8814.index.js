export const id = 8814;
export const ids = [8814];
export const modules = {

93077: ((e,t,n)=>{n.d(t,{XW:()=>isJsonWith,o_:()=>jsonOf,rd:()=>isNoPage});function jsonOf({text:e}){try{const t=JSON.parse(e);return typeof t===`object`&&t!==null?t:undefined}catch{return undefined}}function isJsonWith(e){return t=>t.status<300&&jsonOf(t)?.[e]===undefined?`later`:undefined}function isNoPage({status:e,headers:t}){return e<300&&/^text\/html\b/i.test(t[`content-type`]??``)?`later`:undefined}}),

2670: ((e,t,n)=>{n.d(t,{$:()=>bytesOf,s:()=>clip});const r=`…`;function bytesOf(e){return Buffer.byteLength(e)}function clip(e,t,{encode:n=same,sizeOf:i=unitsOf}={}){const a=t-i(r);let[o,s]=[0,0];let c=``;for(const l of e.toWellFormed()){const e=n(l);o+=i(e);if(o>t)return`${c.slice(0,s)}${a<0?``:r}`;c+=e;if(o<=a)s=c.length}return c}function same(e){return e}function unitsOf(e){return e.length}}),

28814: ((e,t,n)=>{n.r(t);n.d(t,{openSlack:()=>openSlack,slackMessage:()=>slackMessage});var r=n(93077);var i=n(2670);var a=n(5161);const o=150;const s=3e3;const c=2e3;const l=10;const u=500;const d={"&":`&amp;`,"<":`&lt;`,">":`&gt;`};const f={encode:e=>d[e]??e};const openSlack=({address:e},t)=>{return async(n,r)=>{const i=JSON.stringify(slackMessage(n));const a={"content-type":`application/json; charset=utf-8`};await t(()=>({url:e.reveal(),headers:a,body:i}),{signal:r,judge})}};function judge(e){if(e.status>=300||e.text.trim()===`ok`)return undefined;const t=(0,r.o_)(e);return t?.[`ok`]===true||t?.[`success`]===true?undefined:`later`}function slackMessage(e){const t=(0,a.EN)(e);const n=e.fields.slice(0,l).map(([e,t])=>plain(`${e}: ${t}`,c));return{text:(0,i.s)((0,a.Cw)(`${(0,a.Wm)(e)}\n${(0,a.nH)(e)}`),s,f),blocks:[{type:`header`,text:plain((0,a.Wm)(e),o)},...t===``?[]:[{type:`section`,text:plain(t,s)}],...n.length===0?[]:[{type:`section`,fields:n}],...linkTo(e.runUrl)],unfurl_links:false,unfurl_media:false}}function plain(e,t){return{type:`plain_text`,text:(0,i.s)(e,t,f),emoji:false}}function linkTo(e){if(e===undefined||e.length>u)return[];const t=(0,i.s)(e.replaceAll(`|`,`%7C`),s,f);return[{type:`context`,elements:[{type:`mrkdwn`,text:`<${t}|Open the run>`,verbatim:true}]}]}}),

};
