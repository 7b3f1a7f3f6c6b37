/**
 * Whether a file is out of scope by where it lies: tests, examples, storybooks,
 * fixtures, generated code, type declarations. `path` counts from the nearest
 * package root, so that a whole application kept under `fixtures/` is an
 * application when it is looked at on its own.
 */
export const isTestPath = (path: string): boolean => {
  const served = SERVED.exec(path);
  if (served !== null) return FOLDERS.test(path.slice(0, served.index + 1)) || SUFFIXES.test(path);
  return FOLDERS.test(path) || SUFFIXES.test(path) || NAMES.test(path);
};

/** The folder of a package that is for tests as a whole: `test/`, `libs/testing`, `integration-tests/http`. */
export const isTestFolder = (folder: string): boolean => FOLDERS.test(`${folder}/`);

/** Next.js serves these under whatever names the folders have: `app/api/test/route.ts`, `pages/api/test.ts`. */
const SERVED = new RegExp(
  `(?:^|/)(?:${[
    'app/(?:[^_/.][^/]*/)*(?:route|page|layout)\\.[cm]?[jt]sx?',
    'pages/api/(?:[^_/.][^/]*/)*[^/]+\\.[cm]?[jt]sx?',
  ].join('|')})$`,
  'u',
);

const FOLDERS = new RegExp(
  `(?:^|/)(?:${[
    '_*(?:tests?|specs?|e2e|mocks?|fixtures?|stubs?|examples?|samples?|demos?|stories|generated|snapshots?|bench(?:marks?)?)_*',
    'test-?(?:utils?|helpers?|data|support|fixtures?|kit)',
    'testing',
    '(?:integration|unit|acceptance|smoke|load)-?tests?',
    'cypress',
    'playwright',
    '\\.?storybook',
  ].join('|')})/`,
  'iu',
);

const SUFFIXES = new RegExp(
  `(?:${[
    '[._-](?:tests?|specs?|e2e|cy|stor(?:y|ies)|mocks?|fixtures?|stubs?|bench|examples?|gen(?:erated)?)\\.[cm]?[jt]sx?',
    '\\.e2e-spec\\.[cm]?[jt]sx?',
    '\\.d\\.(?:\\w+\\.)?[cm]?ts',
  ].join('|')})$`,
  'iu',
);

const NAMES =
  /(?:^|\/)(?:tests?|specs?|setup-?tests?|(?:jest|vitest|cypress|playwright)(?:[.-][\w.-]+)?)\.[cm]?[jt]sx?$/iu;
