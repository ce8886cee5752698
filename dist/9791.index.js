import { modules as s0 } from "./2818.shared.js";
import { modules as s1 } from "./34173.shared.js";
import { modules as s2 } from "./89356.shared.js";
export const id = 9791;
export const ids = [9791];
export const modules = {
...s0,
...s1,
...s2,

69791: ((e,t,n)=>{n.r(t);n.d(t,{serverOf:()=>serverOf});var r=n(34173);var i=n(89356);function serverOf(e){const{host:t,port:n,sslMode:a}=(0,i.qQ)(e);(0,r.n5)(t);return{host:t,port:n,socketName:a===`disable`?`.s.PGSQL.${n}`:undefined}}}),

62195: ((e,t,n)=>{n.d(t,{W:()=>homeFolder,v:()=>accountName});var r=n(48161);function homeFolder(){try{return(0,r.homedir)()||undefined}catch{return undefined}}function accountName(){try{return(0,r.userInfo)().username||undefined}catch{return undefined}}}),

};
