/** Majors of the package for which a row holds, both included; left out: no bound. */
export interface Majors {
  readonly since?: number;
  readonly until?: number;
}
