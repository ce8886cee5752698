import { modules as s0 } from "./79435.shared.js";
import { modules as s1 } from "./48937.shared.js";
import { modules as s2 } from "./75378.shared.js";
import { modules as s3 } from "./170.shared.js";
import { modules as s4 } from "./1203.shared.js";
export const id = 4184;
export const ids = [4184];
export const modules = {
...s0,
...s1,
...s2,
...s3,
...s4,

63720: ((e,t,n)=>{n.r(t);n.d(t,{discoverDatabases:()=>discoverDatabases});var r=n(22193);var i=n(34445);var a=n(1203);var o=n(75378);async function discoverDatabases({at:e,request:t},n){const r=(0,o.T)(n);const{run:s,host:c}=r;let l=[];await s.guard(async()=>{if(e===`server`){l=await onServer(t,n);return}const o=[];for(const e of await(0,a.uY)(t.destinations,r)){o.push(...await(0,i.q)(e,c.signal))}if(o.length===0)throw noFolders();l=o});if(s.error!==undefined)throw s.error;return l}async function onServer(e,{engine:t,host:n}){if(e.mode!==`backup`)throw new Error(`Only a backup reads a server.`);const{database:i,requireTls:a}=e;const o=await t(i.engine);if(o.databases===undefined){throw new r.s$(`INPUT_INVALID`,"`database` has no server with several databases.",{hint:`Only postgres://host/*, mysql://host/* and mariadb://host/* select every database of a server.`})}const s=await o.databases(i.url,{requireTls:a},n);if(s.length>0)return s;throw new r.s$(`DATABASE_NOT_FOUND`,`The server has no database that this account can see.`,{hint:`Grant it access to the databases, or name them one by one.`})}function noFolders(){return new r.s$(`BACKUP_NOT_FOUND`,`The destinations hold no database.`,{hint:"Check `destination`: `list` prints every database that it holds."})}}),

34445: ((e,t,n)=>{n.d(t,{q:()=>databasesAt});var r=n(22193);var i=n(48937);async function databasesAt(e,t){const n=[];for(const a of await e.folders(``,{signal:t})){try{n.push((0,i.ES)(a))}catch(e){if(!(e instanceof r.s$))throw e}}return n}}),

};
