import { modules as s0 } from "./22691.shared.js";
import { modules as s1 } from "./61304.shared.js";
export const id = 5722;
export const ids = [5722];
export const modules = {
...s0,
...s1,

};
