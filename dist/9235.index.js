export const id = 9235;
export const ids = [9235];
export const modules = {

19235: ((e,t,n)=>{n.d(t,{readCron:()=>readCron});var r=n(79850);var i=n(99536);const a=/^[0-9*,/ -]+$/;function readCron(e){const t=e.trim().replaceAll(/\s+/g,` `);if(a.test(t)&&(0,r.E$)(t)!==undefined)return t;throw(0,i.Gq)(`schedule`,"`schedule` is not a cron expression.",`Five fields: minute, hour, day, month, weekday, in UTC. For example '23 2 * * *', every night at 02:23.`)}}),

};
