/** What was seen; and what to do about it, if it is not fine. */
export type Wording = string | readonly [detail: string, remedy?: string | undefined];

/** The wording of each kind of fact. */
export type Words<Values> = { readonly [K in keyof Values]: (values: Values[K]) => Wording };
