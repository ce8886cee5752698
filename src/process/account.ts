import { homedir, userInfo } from 'node:os';

/* In a container with `--user 1001`, and on OpenShift, the user id has no account entry, and looking it up throws. */

/** The home folder of this user: HOME, otherwise the account's. undefined if there is neither. */
export function homeFolder(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}

/** The account name of this user. undefined for a user id without an account. */
export function accountName(): string | undefined {
  try {
    return userInfo().username || undefined;
  } catch {
    return undefined;
  }
}
