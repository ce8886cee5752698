import type { Option } from './option.ts';

/** Limits of the programs that run restored code. */
export const CONTAINMENT_OPTIONS = {
  'trust-source': {
    kind: 'boolean',
    modes: ['verify'],
    description:
      'Restore without containment if the machine supports none. A dump is a program: only for a source that you trust.',
    page: 'threat-model.md',
  },
  'sandbox-memory': {
    kind: 'size',
    modes: ['verify', 'drill'],
    description:
      "Memory limit for all contained programs of a verification together. Default: half of the machine's, at least 1 GiB.",
    placeholder: 'size',
    example: '4GB',
    page: 'operations.md#limits-of-a-verification',
  },
  'sandbox-disk': {
    kind: 'size',
    modes: ['verify', 'drill'],
    description:
      'Disk limit in the temporary folder for all contained programs of a verification together. Default: the free space, less a tenth or 2 GiB.',
    placeholder: 'size',
    example: '50GB',
  },
  'sandbox-processes': {
    kind: 'count',
    modes: ['verify', 'drill'],
    description:
      'Limit of simultaneous processes and threads for all contained programs of a verification together. Default: 256, plus 64 for each core.',
    placeholder: 'number',
    example: '1000',
  },
  'sandbox-timeout': {
    kind: 'duration',
    modes: ['verify', 'drill'],
    description:
      'Time limit for the contained programs of a verification. Default: 30 minutes, plus one second for each 2 MB of the dump.',
    placeholder: 'duration',
    example: '2h',
  },
} as const satisfies Record<string, Option>;
