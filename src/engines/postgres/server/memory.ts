import { availableParallelism } from 'node:os';
import { automaticJobs, type Jobs } from '../../../core/planning/jobs.ts';

/** How the memory of our own server is used. */
export interface ServerMemory {
  /** How many sessions create indexes at the same time. */
  readonly jobs: number;
  readonly sharedMib: number;
  /** Of each of those sessions. */
  readonly maintenanceMib: number;
}

const MIB = 1024 * 1024;
const LEAST_MIB = 64;
const MOST_MIB = 512;
/** The shares of all memory that the sandbox allows. */
const SHARED_PART = 8;
const MAINTENANCE_PART = 4;

const within = (mib: number): number => Math.min(Math.max(Math.floor(mib), LEAST_MIB), MOST_MIB);

/**
 * Divides the memory that the sandbox allows: what each job gets for sorting an index shrinks with their number. A small dump needs no
 * more buffers than its size. With thousands of small tables, their files would fill all buffers that there are.
 */
export function shareMemory(
  allowedBytes: number,
  wanted: Jobs,
  dumpBytes = Number.POSITIVE_INFINITY,
  cores: number = availableParallelism(),
): ServerMemory {
  const allowedMib = allowedBytes / MIB;
  const memory = { bytes: allowedBytes / MAINTENANCE_PART, ofEachBytes: LEAST_MIB * MIB };
  const jobs = wanted === 'auto' ? automaticJobs(cores, memory) : wanted;
  return {
    jobs,
    sharedMib: within(Math.min(allowedMib / SHARED_PART, dumpBytes / MIB)),
    maintenanceMib: within(allowedMib / MAINTENANCE_PART / jobs),
  };
}
