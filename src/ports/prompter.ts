export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

export interface TextQuestion {
  readonly message: string;
  readonly placeholder?: string;
  readonly initial?: string;
  /** What is typed is not shown. */
  readonly isSecret?: boolean;
  /** The objection to an answer. */
  readonly validate?: (answer: string) => string | undefined;
}

/** Asks the user on a terminal. Every question throws CANCELLED if the user presses Ctrl-C. */
export interface Prompter {
  text(question: TextQuestion): Promise<string>;
  choose<T extends string>(message: string, choices: readonly Choice<T>[], initial: T): Promise<T>;
  confirm(message: string, initial: boolean): Promise<boolean>;
  /** Shows a text, such as a diff, before a question. */
  show(title: string, text: string): Promise<void>;
}
