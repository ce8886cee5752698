/** Where a run takes place and what started it, as the host reports it. Not authenticated unless what contains it is signed. */
export interface RunOrigin {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** Path of the workflow's file in the repository, such as `.github/workflows/backup.yml`. */
  readonly workflow: string;
  readonly runId: string;
  /** From 1. */
  readonly attempt: number;
  /** What started the run: `schedule`, `workflow_dispatch`, `push` and so on. */
  readonly event: string;
  /** The cron expression that started the run. Null unless `event` is `schedule`. */
  readonly schedule: string | null;
  /** The run's page. */
  readonly url: string;
}
