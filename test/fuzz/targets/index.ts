import type { Target } from '../harness/target.ts';
import { CONFIG_TARGETS } from './config.ts';
import { DUMP_TARGETS } from './dumps.ts';
import { EVIDENCE_TARGETS } from './evidence.ts';
import { LISTING_TARGETS } from './listings.ts';
import { OPENPGP_TARGETS } from './openpgp.ts';
import { RECORD_TARGETS } from './records.ts';
import { SHIPMENT_TARGETS } from './shipments.ts';
import { STORED_TARGETS } from './stored.ts';
import { URL_TARGETS } from './urls.ts';

/** Every reader of untrusted bytes that can run by itself. */
export const TARGETS: readonly Target[] = [
  ...STORED_TARGETS,
  ...SHIPMENT_TARGETS,
  ...RECORD_TARGETS,
  ...OPENPGP_TARGETS,
  ...EVIDENCE_TARGETS,
  ...DUMP_TARGETS,
  ...CONFIG_TARGETS,
  ...URL_TARGETS,
  ...LISTING_TARGETS,
];
