/** The newest major of a package that runs on a Node, from the newest Node down. As their `engines` say. */
const MAJORS: Readonly<Record<string, readonly (readonly [node: number, major: number])[]>> = {
  stripe: [
    [20, 23],
    [18, 22],
    [16, 20],
    [12, 18],
  ],
  '@octokit/webhooks-methods': [
    [20, 6],
    [18, 5],
  ],
  '@slack/bolt': [
    [20, 5],
    [18, 4],
  ],
  '@seamlint/runtime': [[20, 0]],
};

/** Where nobody says which Node runs the project: the oldest that is still maintained. */
const MAINTAINED = 20;

/** `stripe@22`; the bare name where any version will do. */
export const withMajor = (name: string, node: number = MAINTAINED): string => {
  const known = MAJORS[name];
  if (known === undefined) return name;
  const major = known.find(([least]) => node >= least)?.[1] ?? known.at(-1)?.[1];
  return `${name}@${major === 0 ? '^0.1.0' : String(major)}`;
};
