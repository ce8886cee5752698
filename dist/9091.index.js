export const id = 9091;
export const ids = [9091];
export const modules = {

93077: ((e,t,n)=>{n.d(t,{XW:()=>isJsonWith,o_:()=>jsonOf,rd:()=>isNoPage});function jsonOf({text:e}){try{const t=JSON.parse(e);return typeof t===`object`&&t!==null?t:undefined}catch{return undefined}}function isJsonWith(e){return t=>t.status<300&&jsonOf(t)?.[e]===undefined?`later`:undefined}function isNoPage({status:e,headers:t}){return e<300&&/^text\/html\b/i.test(t[`content-type`]??``)?`later`:undefined}}),

19091: ((e,t,n)=>{n.r(t);n.d(t,{gotifyMessage:()=>gotifyMessage,openGotify:()=>openGotify});var r=n(93077);var i=n(2670);var a=n(5161);const o=250;const s=4e3;const openGotify=({address:e,parameters:t},n)=>{const i=e.reveal().replace(/[?#].*$/,``).replace(/\/+$/,``).replace(/\/message$/,``);const a={"content-type":`application/json`,"x-gotify-key":t.get(`token`)?.reveal()??``};return async(e,t)=>{const o=JSON.stringify(gotifyMessage(e));await n(()=>({url:`${i}/message`,headers:a,body:o}),{signal:t,evaluate:(0,r.XW)(`id`)})}};function gotifyMessage(e){const t=(0,a.p_)(e);const{runUrl:n}=e;return{title:(0,i.s)((0,a.Wm)(e),o),message:(0,i.s)(t===``?e.title:t,s),priority:priorityOf(e),extras:{"client::display":{contentType:`text/plain`},...n===undefined?{}:{"client::notification":{click:{url:n}}}}}}function priorityOf({kind:e,severity:t}){if(e===`closed`||e===`test`)return 4;return t===`critical`?8:5}}),

2670: ((e,t,n)=>{n.d(t,{$:()=>bytesOf,s:()=>clip});const r=`…`;function bytesOf(e){return Buffer.byteLength(e)}function clip(e,t,{encode:n=same,sizeOf:i=unitsOf}={}){const a=t-i(r);let[o,s]=[0,0];let c=``;for(const l of e.toWellFormed()){const e=n(l);o+=i(e);if(o>t)return`${c.slice(0,s)}${a<0?``:r}`;c+=e;if(o<=a)s=c.length}return c}function same(e){return e}function unitsOf(e){return e.length}}),

};
