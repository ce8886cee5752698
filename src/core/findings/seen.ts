import type { DumpFacts, LogFactsOfServer, ProgramFacts, ServerFacts } from './of-database.ts';
import type { DestinationFacts, ProbeFacts } from './of-destination.ts';
import type {
  AlertFacts,
  EnvironmentFacts,
  GeneralFacts,
  KeyFacts,
  MachineFacts,
  StoredBackupFacts,
  VerificationFacts,
} from './of-doctor.ts';

/** The values of each kind of fact that an examination can see. report/words/findings/ has the wording. */
export interface SeenValues
  extends GeneralFacts,
    MachineFacts,
    EnvironmentFacts,
    KeyFacts,
    StoredBackupFacts,
    VerificationFacts,
    AlertFacts,
    DestinationFacts,
    ProbeFacts,
    ServerFacts,
    DumpFacts,
    LogFactsOfServer,
    ProgramFacts {}

export type SeenKind = keyof SeenValues;
export type SeenOf<K extends SeenKind> = { readonly kind: K } & SeenValues[K];

/** What one examination saw, as data: a union with `kind` as its tag. */
export type Seen = { [K in SeenKind]: SeenOf<K> }[SeenKind];
