export const id = 4771;
export const ids = [4771];
export const modules = {

24771: ((e,t,n)=>{n.d(t,{heartbeatIn:()=>heartbeatIn});var r=n(4942);var i=n(26580);function heartbeatIn(e,{mode:t,name:n},a){const o=n===undefined?undefined:(0,r.M)(e,n);const s=o===undefined?undefined:e.databases[o];const c=s?.without?.includes(`heartbeat`)===true?undefined:e.defaults;const l=[s,c].flatMap(e=>[e?.modes?.[t]?.heartbeat,e?.heartbeat]).find(e=>typeof e===`string`);return l===undefined?undefined:(0,i.jY)(l,a)}}),

};
