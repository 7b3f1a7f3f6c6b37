import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createFeature, featureFiles } from './feature.js';
import { createRandom } from './random.js';

/** Features in a corpus of size 1: some 500 files. */
const FEATURES = 36;
const SEED = 20_240_501;

/**
 * The files of a generated program: the same for the same size and share, whoever makes them.
 * @param {number} size
 * @param {number} seams the share of features that talk to an API
 * @returns {ReadonlyMap<string, string>} texts by path
 */
export const corpusFiles = (size, seams) => {
  const random = createRandom(SEED);
  const features = Array.from({ length: FEATURES * size }, (_, index) =>
    createFeature(index, random.chance(seams), random),
  );
  return new Map([
    ['package.json', manifest],
    ...features.flatMap((feature) => [...featureFiles(feature, random)]),
    ['src/app.ts', application(features)],
  ]);
};

/**
 * @param {string} folder
 * @param {number} size
 * @param {number} seams
 */
export const writeCorpus = (folder, size, seams) => {
  for (const [file, text] of corpusFiles(size, seams)) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
};

const manifest = `${JSON.stringify(
  {
    name: 'generated',
    private: true,
    dependencies: {
      axios: '^1.7.0',
      bullmq: '^5.0.0',
      express: '^5.0.0',
      'p-retry': '^6.0.0',
      react: '^19.0.0',
      stripe: '^18.0.0',
    },
  },
  null,
  2,
)}\n`;

/** @param {readonly import('./feature.js').Feature[]} features */
const application = (features) => {
  const imports = features.map(
    ({ name, type, seams }) => `import { ${type}Router${seams ? `, ${type}Webhooks` : ''} } from './features/${name}';`,
  );
  const mounts = features.map(
    ({ type, seams }) => `app.use('/api', ${type}Router);${seams ? `\napp.use(${type}Webhooks);` : ''}`,
  );
  return `import express from 'express';
${imports.join('\n')}

export const app = express();

${mounts.join('\n')}
`;
};
