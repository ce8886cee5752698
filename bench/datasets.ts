export const DATASETS = ['narrow', 'wide'] as const;
export type Dataset = (typeof DATASETS)[number];
