export const id = 9693;
export const ids = [9693];
export const modules = {

93077: ((e,t,n)=>{n.d(t,{XW:()=>isJsonWith,o_:()=>jsonOf,rd:()=>isNoPage});function jsonOf({text:e}){try{const t=JSON.parse(e);return typeof t===`object`&&t!==null?t:undefined}catch{return undefined}}function isJsonWith(e){return t=>t.status<300&&jsonOf(t)?.[e]===undefined?`later`:undefined}function isNoPage({status:e,headers:t}){return e<300&&/^text\/html\b/i.test(t[`content-type`]??``)?`later`:undefined}}),

99693: ((e,t,n)=>{n.r(t);n.d(t,{openTeams:()=>openTeams,teamsCard:()=>teamsCard,teamsMessage:()=>teamsMessage});var r=n(93077);var i=n(2670);var a=n(5161);const o=1e3;const s=7e3;const c=100;const l=400;const u=10;const d={sizeOf:e=>(0,i.$)(JSON.stringify(e))-2};const openTeams=({address:e,flags:t},n)=>{const i={"content-type":`application/json`};return async(a,o)=>{const s=JSON.stringify(t.has(`bare`)?teamsCard(a):teamsMessage(a));await n(()=>({url:e.reveal(),headers:i,body:s}),{signal:o,evaluate:r.rd})}};function teamsMessage(e){const t=`application/vnd.microsoft.card.adaptive`;return{type:`message`,attachments:[{contentType:t,contentUrl:null,content:teamsCard(e)}]}}function teamsCard(e){const t=(0,i.s)((0,a.Wm)(e),o,d);const n=(0,i.s)((0,a.EN)(e),s,d).split(`
`);return{$schema:`http://adaptivecards.io/schemas/adaptive-card.json`,type:`AdaptiveCard`,version:`1.5`,fallbackText:t,body:[paragraph({type:`TextRun`,text:t,size:`large`,weight:`bolder`,color:colorOf(e)}),...n.filter(e=>e!==``).map(e=>paragraph({type:`TextRun`,text:e})),...e.fields.slice(0,u).map(([e,t])=>paragraph({type:`TextRun`,text:`${(0,i.s)(e,c,d)}: `,isSubtle:true},{type:`TextRun`,text:(0,i.s)(t,l,d)}))],...e.runUrl===undefined?{}:{actions:[{type:`Action.OpenUrl`,title:`Open the run`,url:e.runUrl}]}}}function paragraph(...e){return{type:`RichTextBlock`,inlines:e}}function colorOf({kind:e,severity:t}){if(e===`closed`)return`good`;if(e===`test`)return`accent`;return t===`critical`?`attention`:`warning`}}),

2670: ((e,t,n)=>{n.d(t,{$:()=>bytesOf,s:()=>clip});const r=`…`;function bytesOf(e){return Buffer.byteLength(e)}function clip(e,t,{encode:n=same,sizeOf:i=unitsOf}={}){const a=t-i(r);let[o,s]=[0,0];let c=``;for(const l of e.toWellFormed()){const e=n(l);o+=i(e);if(o>t)return`${c.slice(0,s)}${a<0?``:r}`;c+=e;if(o<=a)s=c.length}return c}function same(e){return e}function unitsOf(e){return e.length}}),

};
