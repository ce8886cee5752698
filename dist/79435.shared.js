export const modules = {

79435: ((e,t,n)=>{n.d(t,{p6:()=>date,w$:()=>datetime});var r=n(68729);var i=n(33863);function datetime(e){return r.G1(i.You,e)}function date(e){return r.db(i.Brp,e)}function time(e){return core._isoTime(ZodISOTime,e)}function duration(e){return core._isoDuration(ZodISODuration,e)}}),

};
