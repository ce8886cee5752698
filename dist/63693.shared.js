export const modules = {

63693: ((e,t,n)=>{n.d(t,{au:()=>didYouMean,pA:()=>nearest,vs:()=>misspelled});var r=n(2818);const i=100;function nearest(e,t){const n=e.slice(0,i);if(t.length===0||n===``)return undefined;const plain=e=>e.toLowerCase().replaceAll(/[-_\s]/g,``);const a=t.find(e=>plain(e)===plain(n));if(a!==undefined)return a;const o=(0,r.closest)(n.toLowerCase(),t);if((0,r.distance)(n.toLowerCase(),o)<=Math.max(2,Math.floor(o.length/3)))return o;const[s,...c]=t.filter(e=>e.split(`-`).includes(n.toLowerCase()));return c.length===0?s:undefined}function misspelled(e,t){const n=e.slice(0,i);return t.find(e=>(0,r.distance)(n,e)<=2)}function didYouMean(e,t){const n=nearest(e,t);return n===undefined?`Known are: ${t.join(`, `)}.`:`Did you mean \`${n}\`?`}}),

};
