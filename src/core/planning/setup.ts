/** How the backups of a setup are encrypted. */
export const ENCRYPTIONS = ['keys', 'passphrase'] as const;
export type Encryption = (typeof ENCRYPTIONS)[number];

/** What starts the runs of a setup. */
export const SCHEDULERS = ['github', 'cron', 'systemd'] as const;
export type Scheduler = (typeof SCHEDULERS)[number];
