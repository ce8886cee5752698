import { homedir, userInfo } from 'node:os';

/*
 * In a container with `--user 1001`, and on OpenShift, the user id has no entry among the accounts: what is asked of it throws.
 */

/** The home folder of this user: HOME, else that of the account; undefined where there is neither. */
export function homeFolder(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}

/** The name of this user's account; undefined for a user id without one. */
export function accountName(): string | undefined {
  try {
    return userInfo().username || undefined;
  } catch {
    return undefined;
  }
}
