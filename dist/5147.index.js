import { modules as s0 } from "./35147.shared.js";
import { modules as s1 } from "./13971.shared.js";
export const id = 5147;
export const ids = [5147,3768];
export const modules = {
...s0,
...s1,

63768: ((e,t,n)=>{n.d(t,{parseBoundedYaml:()=>parseBoundedYaml,yamlReason:()=>yamlReason});var r=n(6637);const i=64;const a=4;function parseBoundedYaml(e,t){refuseDepth(e);try{return(0,r.Tp)(e,{...t,prettyErrors:true})}catch(e){if(!(e instanceof RangeError))throw e;throw tooDeep(e)}}const o=/(?<=[\w)]): .*?(?= at line \d+, column \d+:?$|$)/s;function yamlReason(e){const[t=``]=e.split(`
`);return t.replace(o,``).replace(/:$/,``)}function refuseDepth(e){let t=0;let n=0;let o=0;let s=false;for(const c of new r.JG().lex(e)){const e=r.DB.tokenType(c);if(e===`comma`&&s)throw new Error(`it has two commas in a row`);if(e!==`space`&&e!==`newline`)s=e===`comma`;switch(e){case`flow-seq-start`:case`flow-map-start`:t+=1;break;case`flow-seq-end`:case`flow-map-end`:t-=1;break;case`comma`:case`newline`:n=0;o=0;break;case`explicit-key-ind`:o+=1;n+=1;break;case`seq-item-ind`:case`map-value-ind`:n+=1;break;default:break}if(t<0)throw new Error(`it closes a bracket that is not open`);if(t>i||n>i)throw tooDeep();if(o>a)throw tooDeep()}}function tooDeep(e){return new Error(`it is nested deeper than ${i} levels`,{cause:e})}}),

};
