import type { MissReason } from '../../../core/planning/schedule/why-missed.ts';

/** Why a run that was due made nothing. */
export const MISS_REASONS: Readonly<Record<MissReason, string>> = {
  disabled: 'the workflow is disabled',
  'never-created': 'GitHub did not create a run',
  queued: 'the run is still waiting',
  running: 'the run is still in progress',
  cancelled: 'the run was cancelled',
  'failed-before-our-step': 'the run failed before the step of this program',
  failed: 'the run failed',
  skipped: 'the run was skipped',
  'made-nothing': 'the run succeeded, but stored nothing here',
  unknown: 'it is not known what happened to its run',
};
