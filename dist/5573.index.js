import { modules as s0 } from "./79435.shared.js";
import { modules as s1 } from "./22691.shared.js";
import { modules as s2 } from "./61304.shared.js";
import { modules as s3 } from "./2818.shared.js";
export const id = 5573;
export const ids = [5573,5722,8743];
export const modules = {
...s0,
...s1,
...s2,
...s3,

};
