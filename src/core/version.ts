/** This program, as manifests and reports name it. A test keeps the version equal to package.json's. */
export const TOOL = { name: 'restorable', version: '0.1.0' } as const;
