/**
 * Whether a file is out of scope by where it lies: tests, examples, storybooks,
 * fixtures, generated code, type declarations. `path` counts from the nearest
 * package root, so that a whole application kept under `fixtures/` is an
 * application when it is looked at on its own.
 */
export const isTestPath = (path: string): boolean => FOLDERS.test(path) || FILES.test(path);

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

const FILES = new RegExp(
  `(?:${[
    '[._-](?:tests?|specs?|e2e|cy|stor(?:y|ies)|mocks?|fixtures?|stubs?|bench|examples?|gen(?:erated)?)\\.[cm]?[jt]sx?',
    '\\.e2e-spec\\.[cm]?[jt]sx?',
    '(?:^|/)(?:tests?|specs?|setup-?tests?|(?:jest|vitest|cypress|playwright)(?:[.-][\\w.-]+)?)\\.[cm]?[jt]sx?',
    '\\.d\\.(?:\\w+\\.)?[cm]?ts',
  ].join('|')})$`,
  'iu',
);
