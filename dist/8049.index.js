import { modules as s0 } from "./94144.shared.js";
export const id = 8049;
export const ids = [8049];
export const modules = {
...s0,

9838: ((e,t,n)=>{n.r(t);n.d(t,{listPostgresDatabases:()=>listPostgresDatabases});var r=n(22193);var i=n(16022);var a=n(89356);const o=[`postgres`,`template1`];const s=new Set([...[`rdsadmin`,`cloudsqladmin`,`alloydbadmin`,`azure_maintenance`,`azure_sys`,`_dodb`]]);async function listPostgresDatabases(e,t,n){await using r=await connectSomewhere(e,t,n);const i=await r.query(`select datname::text as name from pg_catalog.pg_database
     where datallowconn and not datistemplate and datconnlimit <> -2`);const a=i.map(({name:e})=>e).filter(e=>!s.has(e));const{database:c}=r.url;if(c!==o[0]||await holdsSomething(r))return a;return a.filter(e=>e!==c)}async function connectSomewhere(e,t,n){const s={...(0,a.qQ)(e),via:t.via};if(s.password!==undefined)n.mask(s.password);const[c,l]=o;try{return await(0,i.J)(s,n,{...t,database:c})}catch(e){if(!(0,r.up)(e,`DATABASE_NOT_FOUND`,`DATABASE_PRIVILEGE`))throw e;return(0,i.J)(s,n,{...t,database:l})}}async function holdsSomething(e){const[t]=await e.query(`select exists (
       select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm', 'v', 'S', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
         and not exists (select from pg_catalog.pg_depend d
           where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
     ) as found`);return t?.found===true}}),

};
