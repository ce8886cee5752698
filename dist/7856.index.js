import { modules as s0 } from "./94144.shared.js";
export const id = 7856;
export const ids = [7856];
export const modules = {
...s0,

26557: ((e,t,n)=>{n.r(t);n.d(t,{listMysqlDatabases:()=>listMysqlDatabases});var r=n(41561);var i=n(1424);var a=n(26905);async function listMysqlDatabases(e,t,n){const o={...(0,a.LM)(e),via:t.via};if(o.password!==undefined)n.mask(o.password);await using s=await(0,i.JY)(o,n,{requireTls:t.requireTls,database:null});const c=await s.query(`select schema_name as name from information_schema.schemata`);return c.map(({name:e})=>e).filter(e=>!(0,r.x)(e))}}),

};
