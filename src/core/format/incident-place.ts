import { numbered, stamp } from './key-parts.ts';

/** Where a record of incidents is stored. */
export interface IncidentPlace {
  /** Condition, with a digest of the destination if it is about one. */
  readonly subject: string;
  /** Counts the incidents of one subject, from 1. */
  readonly generation: number;
  /** Undefined for the record that opens an incident: two runs that do so at once share its name. */
  readonly addition?: IncidentAddition | undefined;
}

/** What only one of several runs announces, after the opening. */
export type IncidentStep = 'closed' | 'escalated' | `reminded-${number}`;

export type IncidentAddition =
  /** Two runs that take the same step at once share its name. */
  | { readonly step: IncidentStep }
  | {
      readonly step?: undefined;
      readonly at: Date;
      readonly random: string;
      /** `opened`: it was opened at another destination. `closed`: it, or a suspicion, is over. */
      readonly what: 'events' | 'opened' | 'closed';
    };

/** Where it is stored, relative to the database's folder. */
export function incidentPath({ subject, generation, addition }: IncidentPlace): string {
  return `incidents/${subject}/${numbered(generation)}-${incidentFile(addition)}.json`;
}

function incidentFile(addition: IncidentAddition | undefined): string {
  if (addition === undefined) return 'opened';
  return addition.step ?? `${stamp(addition.at)}-${addition.random}-${addition.what}`;
}

const INCIDENT =
  /^incidents\/([a-z0-9-]{1,40}(?:\.[0-9a-f]{16})?)\/([0-9]{6,9})-(?:opened|(closed|escalated|reminded-[1-9][0-9]{0,4})|(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([0-9a-f]{8})-(events|opened|closed))\.json$/;

/** @param relative the key, relative to the database's folder. @returns undefined for any other key */
export function incidentAt(relative: string): IncidentPlace | undefined {
  const match = INCIDENT.exec(relative);
  if (match === null) return undefined;
  const [, subject = '', number = '', step, ...written] = match;
  const addition = step === undefined ? incidentAddition(written) : { step: step as IncidentStep };
  if (addition === null) return undefined;
  const place = { subject, generation: Number(number), addition };
  return incidentPath(place) === relative ? place : undefined;
}

/** @returns null if its time does not exist */
function incidentAddition(written: readonly (string | undefined)[]): IncidentAddition | undefined | null {
  const [year, month, day, hour, minute, second, ms, random, what] = written;
  if (random === undefined) return undefined;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at.getTime()) ? null : { at, random, what: what as 'events' | 'opened' | 'closed' };
}

/** Whether a record says, by its name, that its incident or a suspicion is over. */
export function isClosing({ addition }: IncidentPlace): boolean {
  return addition !== undefined && (addition.step ?? addition.what) === 'closed';
}

/** Whether a record says, by its name, that its incident was opened. */
export function isOpening({ addition }: IncidentPlace): boolean {
  return addition === undefined || (addition.step === undefined && addition.what === 'opened');
}
