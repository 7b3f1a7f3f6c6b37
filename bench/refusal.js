/** What the user can mend: told in one sentence, without a stack; exit status 2. */
export class Refusal extends Error {}
