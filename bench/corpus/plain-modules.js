/** @typedef {import('./feature.js').Feature} Feature */
/** @typedef {import('./random.js').Random} Random */

const NUMBERS = new Set(['amount', 'position', 'size', 'weight']);
const typeOf = (/** @type {string} */ field) => (NUMBERS.has(field) ? 'number' : 'string');
const lines = (/** @type {readonly string[]} */ texts) => texts.join('\n');

/** @param {Feature} feature */
export const types = ({ type, fields }) => `export type ${type}Id = string;

export interface ${type} {
  readonly id: ${type}Id;
  readonly createdAt: string;
${lines(fields.map((field) => `  readonly ${field}: ${typeOf(field)};`))}
}

export type ${type}Input = Omit<${type}, 'id' | 'createdAt'>;
export type ${type}Change = Partial<${type}Input>;

export interface ${type}Page {
  readonly items: readonly ${type}[];
  readonly next: string | null;
}
`;

/** @param {Feature} feature */
export const fields = ({ type, fields }) => `import type { ${type}Input } from './types';

export const ${type}Fields: readonly (keyof ${type}Input)[] = [${fields.map((field) => `'${field}'`).join(', ')}];

export const empty${type}: ${type}Input = {
${lines(fields.map((field) => `  ${field}: ${NUMBERS.has(field) ? '0' : "''"},`))}
};

export const problemsOf${type} = (input: ${type}Input): readonly string[] => {
  const problems: string[] = [];
${lines(
  fields.map((field) =>
    NUMBERS.has(field)
      ? `  if (!Number.isFinite(input.${field}) || input.${field} < 0) problems.push('${field} must not be negative');`
      : `  if (input.${field}.trim() === '') problems.push('${field} is missing');`,
  ),
)}
  return problems;
};
`;

/**
 * @param {Feature} feature
 * @param {Random} random
 */
export const formatting = ({ type, fields }, random) => `import type { ${type} } from './types';

const separators = ['${random.pick([', ', ' · ', ' / '])}', '\\n'] as const;

${lines(
  fields.map(
    (field) => `export const ${field}Of${type} = (one: ${type}): string => {
  const value = String(one.${field});
  if (value.length > ${20 + random.whole(60)}) return \`\${value.slice(0, ${10 + random.whole(10)})}…\`;
  return value === '' ? '${random.pick(['—', 'none', 'n/a'])}' : value;
};
`,
  ),
)}
export const describe${type} = (one: ${type}): string =>
  [${fields.map((field) => `${field}Of${type}(one)`).join(', ')}].join(separators[0]);

export const sort${type}s = (all: readonly ${type}[]): readonly ${type}[] =>
  [...all].sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));
`;

/**
 * @param {Feature} feature
 * @param {Random} random
 */
export const store = (
  { type, fields },
  random,
) => `import type { ${type}, ${type}Change, ${type}Input, ${type}Page } from './types';

const PAGE = ${10 * (1 + random.whole(5))};

export class ${type}Store {
  private readonly rows = new Map<string, ${type}>();
  private last = 0;

  find(id: string): ${type} | undefined {
    return this.rows.get(id);
  }

  add(input: ${type}Input): ${type} {
    this.last += 1;
    const row: ${type} = { ...input, id: \`${type.toLowerCase()}-\${this.last}\`, createdAt: new Date().toISOString() };
    this.rows.set(row.id, row);
    return row;
  }

  change(id: string, change: ${type}Change): ${type} | undefined {
    const row = this.rows.get(id);
    if (row === undefined) return undefined;
    const changed = { ...row, ...change };
    this.rows.set(id, changed);
    return changed;
  }

${lines(
  fields.map(
    (field) => `  by${field[0]?.toUpperCase() ?? ''}${field.slice(1)}(value: ${typeOf(field)}): readonly ${type}[] {
    return [...this.rows.values()].filter((row) => row.${field} === value);
  }
`,
  ),
)}
  page(after: string | null): ${type}Page {
    const all = [...this.rows.values()];
    const start = after === null ? 0 : all.findIndex((row) => row.id === after) + 1;
    const items = all.slice(start, start + PAGE);
    const next = start + PAGE < all.length ? (items.at(-1)?.id ?? null) : null;
    return { items, next };
  }
}
`;

/**
 * @param {Feature} feature
 * @param {Random} random
 */
export const service = ({ type, neighbour, fields, seams }, random) => `import { problemsOf${type} } from './fields';
import { describe${type}, sort${type}s } from './formatting';
import { ${type}Store } from './store';
import type { ${type}, ${type}Change, ${type}Input, ${type}Page } from './types';
${seams ? `import { send${type} } from './client';\n` : ''}${neighbour === undefined ? '' : `import * as neighbour from '../${neighbour}';\n`}
const store = new ${type}Store();

export const create${type} = async (input: ${type}Input): Promise<${type}> => {
  const problems = problemsOf${type}(input);
  if (problems.length > 0) throw new Error(problems.join('; '));
  const made = store.add(input);
${seams ? `  await send${type}(made);\n` : ''}  return made;
};

export const change${type} = async (id: string, change: ${type}Change): Promise<${type}> => {
  const changed = store.change(id, change);
  if (changed === undefined) throw new Error(\`there is no ${type} \${id}\`);
  return changed;
};

export const list${type}s = async (after: string | null): Promise<${type}Page> => {
  const page = store.page(after);
  return { ...page, items: sort${type}s(page.items) };
};

export const summarise${type}s = async (): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (let after: string | null = null, turn = 0; turn < ${2 + random.whole(8)}; turn += 1) {
    const page = await list${type}s(after);
    for (const one of page.items) {
      const key = describe${type}(one);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    if (page.next === null) break;
    after = page.next;
  }
  return counts;
};

export const find${type} = async (id: string): Promise<${type} | null> => {
  const found = store.find(id);
  return found ?? null;
};
${neighbour === undefined ? '' : `\nexport const neighbours = (): readonly string[] => Object.keys(neighbour).filter((name) => name !== '${fields[0] ?? ''}');\n`}`;

/**
 * @param {Feature} feature
 * @param {Random} random
 */
export const cases = ({ type, fields }, random) => `import { describe, expect, it } from 'vitest';
import { empty${type} } from './fields';
import { change${type}, create${type}, find${type}, list${type}s } from './service';

const filled = { ...empty${type}, ${fields.map((field) => `${field}: ${NUMBERS.has(field) ? random.whole(900) : `'${field} ${random.whole(900)}'`}`).join(', ')} };

describe('${type}', () => {
  it('is found once it was made', async () => {
    const made = await create${type}(filled);
    expect(await find${type}(made.id)).toEqual(made);
  });

${lines(
  fields.map(
    (field) => `  it('changes ${field}', async () => {
    const made = await create${type}(filled);
    const changed = await change${type}(made.id, { ${field}: filled.${field} });
    expect(changed.${field}).toBe(filled.${field});
  });
`,
  ),
)}
  it('is listed', async () => {
    const page = await list${type}s(null);
    expect(page.items.length).toBeGreaterThan(0);
  });
});
`;

/** @param {Feature} feature */
export const routes = ({ name, type }) => `import { Router } from 'express';
import { change${type}, create${type}, find${type}, list${type}s } from './service';

export const ${type}Router = Router();

${type}Router.get('/${name}', async (req, res) => {
  const after = typeof req.query.after === 'string' ? req.query.after : null;
  res.json(await list${type}s(after));
});

${type}Router.get('/${name}/:id', async (req, res) => {
  const found = await find${type}(req.params.id);
  if (found === null) return res.status(404).end();
  return res.json(found);
});

${type}Router.post('/${name}', async (req, res, next) => {
  try {
    res.status(201).json(await create${type}(req.body));
  } catch (error) {
    next(error);
  }
});

${type}Router.patch('/${name}/:id', async (req, res, next) => {
  try {
    res.json(await change${type}(req.params.id, req.body));
  } catch (error) {
    next(error);
  }
});
`;

/** @param {Feature} feature */
export const barrel = ({ type, seams }) => `export * from './types';
export * from './formatting';
export { ${type}Fields, empty${type} } from './fields';
export { change${type}, create${type}, find${type}, list${type}s } from './service';
export { ${type}Router } from './routes';
export { ${type}Card } from './card';
${seams ? `export { ${type}Webhooks } from './webhook';\n` : ''}`;
