/**
 * Path of the figures of a dataset that were read off pages by hand and that no upstream file has.
 * It counts from the root of this repository, where all other inputs count from the upstream folder.
 */
export const factsFile = (dataset: string): string => `data/${dataset}/facts.yaml`;

/** Whether an input lies in this repository, so that no upstream folder is needed for it. */
export const isFactsFile = (path: string): boolean => /^data\/[^/]+\/facts\.yaml$/.test(path);
