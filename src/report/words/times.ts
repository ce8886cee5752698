/** `2026-11-21 02:00`, in UTC, for a column whose title says so. @param iso an ISO time in UTC */
export function minuteOf(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
