import { modules as s0 } from "./73239.shared.js";
export const id = 9168;
export const ids = [9168];
export const modules = {
...s0,

51786: ((e,t,n)=>{n.d(t,{F:()=>clientExamination});var r=n(44401);var i=n(10473);var a=n(72308);var o=n(48282);function clientExamination(e,t,n){return{name:e,isOfMachine:true,examine:async()=>{const s=await(0,o.N)(e,n);const c=(0,o.e)(s,t);if(c!==undefined)return(0,r.Bs)({kind:`program-found`,program:`version ${c.version}`,path:c.path});const l=s.toSorted((e,t)=>t.version-e.version)[0];const u=l===undefined?{kind:`none`,program:e}:{kind:`older`,program:e,version:l.version,path:l.path,serverVersion:t};const d=(0,a.J8)(`client`,t);return(0,i.HN)({lack:u,install:d,variable:`PG_BIN`,runsInDocker:true},n)}}}}),

69168: ((e,t,n)=>{n.r(t);n.d(t,{createPostgresEngine:()=>createPostgresEngine});var r=n(44401);var i=n(10473);var a=n(73239);var o=n(51786);var s=n(72308);;function verificationNeeds({majorVersion:e},t){const n=Number.parseInt(e,10);return[{name:`server program`,examine:async()=>{const e=await(0,a.Q)(n,t);if(e!==undefined)return(0,r.Bs)({kind:`server-found`,version:e.major,folder:e.binDirectory});return(0,i.HN)({lack:{kind:`no-server`,program:`PostgreSQL`,version:n,isExact:false},install:(0,s.J8)(`server`,n),variable:`PG_BIN`,runsInDocker:false},t)}},(0,o.F)(`pg_restore`,n,t)]};function createPostgresEngine(){return{openSource:async(...e)=>(await Promise.all([n.e(3863),n.e(7651),n.e(6022),n.e(7260),n.e(8503),n.e(1890),n.e(5638)]).then(n.bind(n,3796))).openPostgresSource(...e),openTarget:async(...e)=>(await Promise.all([n.e(2717),n.e(7651),n.e(6022),n.e(7260),n.e(8503),n.e(9005),n.e(9192)]).then(n.bind(n,19192))).openPostgresTarget(...e),databases:async(...e)=>(await Promise.all([n.e(6022),n.e(8049)]).then(n.bind(n,9838))).listPostgresDatabases(...e),verificationNeeds,serverOf:async e=>(await n.e(9791).then(n.bind(n,69791))).serverOf(e),dropLeftover:async(...e)=>(await Promise.all([n.e(2717),n.e(7651),n.e(6022),n.e(7260),n.e(8503),n.e(9005),n.e(9192)]).then(n.bind(n,19192))).dropPostgresLeftover(...e)}}}),

};
