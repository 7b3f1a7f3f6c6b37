import { component, hook, story } from './screens.js';
import { barrel, cases, fields, formatting, routes, service, store, types } from './plain-modules.js';
import { client, job, webhook } from './seam-modules.js';

/**
 * @typedef {object} Feature
 * @property {string} name as in a path
 * @property {string} type as in a type's name
 * @property {readonly string[]} fields
 * @property {string | undefined} neighbour another feature, whose barrel this one imports
 * @property {boolean} seams whether it talks to an API
 */

const NOUNS = [
  'invoice',
  'member',
  'project',
  'report',
  'campaign',
  'booking',
  'ticket',
  'shipment',
  'course',
  'device',
];
const PARTS = ['draft', 'archive', 'list', 'detail', 'history', 'access', 'label', 'import', 'digest', 'quota'];
const FIELDS =
  `title status ownerId amount currency dueAt notes region email position street city country phone language
  timezone colour size weight origin target reviewer channel reason`.split(/\s+/u);

/** @param {string} name */
const typeName = (name) => name.replace(/(?:^|-)(\w)/gu, (_, letter) => letter.toUpperCase());

/**
 * A folder of files that import each other and another feature.
 * @param {Feature} feature
 * @param {import('./random.js').Random} random
 * @returns {ReadonlyMap<string, string>} texts by path
 */
export const featureFiles = (feature, random) => {
  const texts = [
    ...plainFiles(feature, random),
    ...(feature.seams ? seamFiles(feature, random) : []),
    ['index.ts', barrel(feature)],
  ];
  return new Map(texts.map(([file, text]) => [`src/features/${feature.name}/${file}`, text ?? '']));
};

/**
 * One of a program's features.
 * @param {number} index
 * @param {boolean} seams
 * @param {import('./random.js').Random} random
 * @returns {Feature}
 */
export const createFeature = (index, seams, random) => {
  const name = nameOf(index);
  const held = FIELDS.filter(() => random.chance(0.6));
  return {
    name,
    type: typeName(name),
    fields: held.length === 0 ? ['title'] : held,
    neighbour: index === 0 ? undefined : nameOf(random.whole(index)),
    seams,
  };
};

/** @param {number} index */
const nameOf = (index) => {
  const noun = NOUNS[index % NOUNS.length];
  const part = PARTS[Math.floor(index / NOUNS.length) % PARTS.length];
  return `${noun}-${part}-${index}`;
};

/**
 * @param {Feature} feature
 * @param {import('./random.js').Random} random
 * @returns {readonly (readonly [string, string])[]}
 */
const plainFiles = (feature, random) => [
  ['types.ts', types(feature)],
  ['fields.ts', fields(feature)],
  ['formatting.ts', formatting(feature, random)],
  ['store.ts', store(feature, random)],
  ['service.ts', service(feature, random)],
  ['service.test.ts', cases(feature, random)],
  ['routes.ts', routes(feature)],
  ['use-list.ts', hook(feature)],
  ['list.tsx', component(feature, 'List', random)],
  ['form.tsx', component(feature, 'Form', random)],
  ['card.tsx', component(feature, 'Card', random)],
  ['card.stories.tsx', story(feature)],
];

/**
 * @param {Feature} feature
 * @param {import('./random.js').Random} random
 * @returns {readonly (readonly [string, string])[]}
 */
const seamFiles = (feature, random) => [
  ['client.ts', client(feature, random)],
  ['job.ts', job(feature, random)],
  ['webhook.ts', webhook(feature, random)],
];
