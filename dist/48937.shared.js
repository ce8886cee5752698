export const modules = {

48937: ((e,t,n)=>{n.d(t,{ES:()=>requireDatabaseName,Tg:()=>suggestDatabaseName,lH:()=>isDatabaseName});var r=n(22193);const i=/^[a-z0-9][a-z0-9._-]{0,62}$/;const a=80;function isDatabaseName(e){return i.test(e)&&!e.includes(`..`)}function requireDatabaseName(e){if(isDatabaseName(e))return e;const t=e.length>a?`${e.slice(0,a)}…`:e;throw new r.s$(`INPUT_INVALID`,`The name ${JSON.stringify(t)} can't be used in storage.`,{hint:`Use 1 to 63 lower-case letters, digits, ".", "_" or "-", starting with a letter or digit.`})}function suggestDatabaseName(e){const t=e.toLowerCase().replaceAll(/[^a-z0-9._-]+/g,`-`).replaceAll(/\.{2,}/g,`.`).replace(/^[._-]+/,``).slice(0,63).replace(/[._-]+$/,``);return i.test(t)?t:undefined}}),

};
