import { modules as s0 } from "./34173.shared.js";
export const id = 8789;
export const ids = [8789];
export const modules = {
...s0,

58789: ((e,t,n)=>{n.r(t);n.d(t,{serverOf:()=>serverOf});var r=n(34173);var i=n(26905);var a=n(97278);function serverOf(e){const{host:t,port:n,sslMode:o}=(0,i.LM)(e);(0,r.n5)(t);if(o===`VERIFY_IDENTITY`){throw(0,a.Gq)(`Through a tunnel the tools of MySQL and MariaDB can't verify the server's name, as ssl-mode requires.`,`Use ssl-mode=VERIFY_CA with ssl-ca=FILE of an authority that signs only for servers like yours (such as that of Amazon RDS). Or leave out ssl-mode: SSH protects the connection to the bastion.`)}return{host:t,port:n,socketName:undefined}}}),

};
