/** This program, as manifests and reports name it. A test checks that the version matches package.json. */
export const TOOL = { name: 'restorable', version: '0.1.0' } as const;
