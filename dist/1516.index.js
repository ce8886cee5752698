import { modules as s0 } from "./45412.shared.js";
export const id = 1516;
export const ids = [1516];
export const modules = {
...s0,

};
