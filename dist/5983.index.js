export const id = 5983;
export const ids = [5983];
export const modules = {

45983: ((e,t,n)=>{n.r(t);n.d(t,{createSqliteEngine:()=>createSqliteEngine});var r=n(44401);var i=n(23012);var a=n(82029);var o=n(28632);var s=n(22182);function createSqliteEngine(){return{openSource:(e,t,n)=>(0,a.W)(e,n),openTarget:o.u,verificationNeeds:()=>[{name:`server program`,examine:async()=>(0,r.Bs)({kind:`no-program-needed`,engine:`sqlite`})}],dropLeftover:async(e,t)=>(0,i.cF)(await(0,i.yS)((0,s.kj)(e)),t)}}}),

};
