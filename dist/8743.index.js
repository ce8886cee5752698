import { modules as s0 } from "./22691.shared.js";
import { modules as s1 } from "./61304.shared.js";
import { modules as s2 } from "./2818.shared.js";
export const id = 8743;
export const ids = [8743,5722];
export const modules = {
...s0,
...s1,
...s2,

};
