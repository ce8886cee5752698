/** `owner/name`, checked: it becomes part of paths. */
export type RepositoryName = `${string}/${string}`;

/** An account of an enterprise has an underscore before its short code. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,100}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;

/** @returns undefined if it is not `owner/name` */
export function parseRepository(text: string): RepositoryName | undefined {
  return NAME.test(text) ? (text as RepositoryName) : undefined;
}
