import { z } from 'zod';

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

/** What a manifest or record keeps of it. The page follows from the rest, and stored text must not become a link to elsewhere. */
export type StoredRun = Omit<RunOrigin, 'url'>;

/** What a run checked out. Null if it is not known. */
export interface Checkout {
  /** Branch or tag, such as `refs/heads/main`. */
  readonly ref: string | null;
  /** Hex. */
  readonly commit: string | null;
}

/** What the record of a test keeps of its run. */
export type TestRun = StoredRun & Checkout;

/** `owner/name`, as GitHub permits them. */
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9._-]{1,100}$/;
/** A file in the folder of workflows. Printable ASCII: other characters are percent-encoded. */
const WORKFLOW = /^\.github\/workflows\/[ -.0-~]{1,200}$/;
const RUN_ID = /^[1-9][0-9]{0,19}$/;
const EVENT = /^[a-z][a-z_]{0,49}$/;
/** Five fields with one space between them. Whether they mean anything is not checked. */
const SCHEDULE = /^[0-9A-Za-z*,/-]{1,100}(?: [0-9A-Za-z*,/-]{1,100}){4}$/;
const SCHEDULE_LENGTH = 200;
const REF_LENGTH = 1_000;
const REF = /^refs\/[!-~]{1,300}$/;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const MOST_ATTEMPTS = 1_000_000;

const scheduleSchema = z.string().max(SCHEDULE_LENGTH).regex(SCHEDULE);

const runFields = {
  repository: z.string().regex(REPOSITORY),
  workflow: z.string().regex(WORKFLOW),
  runId: z.string().regex(RUN_ID),
  attempt: z.int().min(1).max(MOST_ATTEMPTS),
  event: z.string().regex(EVENT),
  schedule: scheduleSchema.nullable(),
};

const OTHER_EVENT = 'a schedule of another event';

function isOfItsEvent({ event, schedule }: Pick<StoredRun, 'event' | 'schedule'>): boolean {
  return schedule === null || event === 'schedule';
}

/** Everything in it can be printed: no control character, no line end, and of limited length. */
export const storedRunSchema = z.strictObject(runFields).refine(isOfItsEvent, OTHER_EVENT);

const checkoutFields = { ref: z.string().regex(REF).nullable(), commit: z.string().regex(COMMIT).nullable() };

export const testRunSchema = z.strictObject({ ...runFields, ...checkoutFields }).refine(isOfItsEvent, OTHER_EVENT);

export function storedRun(origin: RunOrigin | undefined): StoredRun | null {
  if (origin === undefined) return null;
  const { url: _, ...stored } = origin;
  return stored;
}

export function testRun(origin: RunOrigin | undefined, checkout: Checkout | undefined): TestRun | null {
  const stored = storedRun(origin);
  return stored && { ...stored, ref: checkout?.ref ?? null, commit: checkout?.commit ?? null };
}

/** Null for what is not as GitHub gives it. */
export function parseCheckout(ref: string | undefined, commit: string | undefined): Checkout {
  const encoded = percentEncoded(ref?.slice(0, REF_LENGTH) ?? '');
  return {
    ref: checkoutFields.ref.safeParse(encoded).data ?? null,
    commit: checkoutFields.commit.safeParse(commit).data ?? null,
  };
}

export function isRepositoryName(text: string): boolean {
  return REPOSITORY.test(text) && !/\/\.{1,2}$/.test(text);
}

/** @param file its name, in the form in which runs are stored */
export function isWorkflowFile(file: string): boolean {
  return /\.ya?ml$/.test(file) && WORKFLOW.test(`.github/workflows/${file}`);
}

/** What a host knows of its run, as unchecked text. */
export interface ReportedRun {
  readonly repository: string | undefined;
  /** `owner/name/path@ref`. */
  readonly workflowRef: string | undefined;
  readonly runId: string | undefined;
  readonly attempt: string | undefined;
  readonly event: string | undefined;
  readonly schedule: unknown;
  /** Address of the server. */
  readonly server: string | undefined;
}

/** Undefined if anything in it but the schedule is not what GitHub gives. */
export function parseRunOrigin(reported: ReportedRun): RunOrigin | undefined {
  const { repository, event, runId, attempt } = reported;
  const stored = storedRunSchema.safeParse({
    repository,
    workflow: workflowIn(reported.workflowRef),
    runId,
    attempt: /^[0-9]{1,7}$/.test(attempt ?? '') ? Number(attempt) : undefined,
    event,
    schedule: event === 'schedule' ? parseSchedule(reported.schedule) : null,
  }).data;
  const server = serverOf(reported.server);
  if (stored === undefined || server === undefined) return undefined;
  return { ...stored, url: runUrl(server, stored) };
}

/** The page of a run. @param server without a slash at the end */
export function runUrl(server: string, { repository, runId, attempt }: StoredRun): string {
  const page = `${server}/${repository}/actions/runs/${runId}`;
  return attempt > 1 ? `${page}/attempts/${attempt}` : page;
}

/** The path in `owner/name/path@ref`. Both the path and the ref can contain `@`. */
function workflowIn(ref = ''): string | undefined {
  const path = /^[^/]+\/[^/]+\/([^@]+(?:@[^/@]+)*?\.ya?ml)@./.exec(ref.slice(0, REF_LENGTH))?.[1];
  return path === undefined || /\p{Cc}/u.test(path) ? undefined : percentEncoded(path);
}

function percentEncoded(path: string): string {
  return path.toWellFormed().replaceAll(/[^ -~]+/g, encodeURIComponent);
}

function parseSchedule(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 2 * SCHEDULE_LENGTH) return null;
  return scheduleSchema.safeParse(text.trim().replaceAll(/\s+/g, ' ')).data ?? null;
}

function serverOf(text: string | undefined): string | undefined {
  const url = URL.parse(text ?? '');
  const isServer = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.username === '';
  return isServer ? url.origin : undefined;
}
