/** All that the command line sees of the process around it. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** All of standard input. */
  readonly stdin: () => Promise<string>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output is a terminal. */
  readonly isTTY: boolean;
  /** Standard error is one. */
  readonly isErrTTY: boolean;
  /** How wide the terminal is. */
  readonly columns?: number | undefined;
  /** Has the user choose one of the answers, by its key; not there where nobody sits at a terminal. */
  readonly ask?: (question: string, answers: readonly Answer[]) => Promise<Answer['key']>;
  /** Milliseconds from some fixed point. */
  readonly now: () => number;
}

export interface Answer {
  readonly key: 'y' | 'n' | 'a' | 'q';
  readonly name: string;
}
