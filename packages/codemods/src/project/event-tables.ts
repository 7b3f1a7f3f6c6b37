/** A table of the project's own that holds events that came: its column takes a key once, and a row needs nothing else. */
export interface EventTable {
  readonly kind: 'prisma' | 'drizzle';
  /** As the client has it, or as its module exports it: `processedEvent`, `webhookEvents`. */
  readonly name: string;
  readonly column: string;
  /** Without an extension, from the root of a package: `src/db/schema`. */
  readonly file: string;
}

const NAME =
  /^(?:processed|received|handled|seen|incoming|stripe)_?(?:webhook|hook)?_?(?:event|deliver(?:y|ie))s?$|^(?:web)?hook_?(?:event|deliver(?:y|ie)|log|receipt)s?$|^webhooks?$/iu;

/** What is in the folders of a project. Nothing where something is not there, or cannot be read. */
export interface ProjectFiles {
  readonly text: (folder: string, path: string) => string;
  readonly names: (folder: string, path: string) => readonly string[];
}

/** `folders`: those that belong to the project around a file, the nearest first. */
export const eventTablesIn = (folders: readonly string[], { text, names }: ProjectFiles): readonly EventTable[] => [
  ...folders.flatMap((folder) => PRISMA.flatMap((path) => prismaTables(text(folder, path), path))),
  ...folders.flatMap((folder) =>
    names(folder, SPLIT)
      .filter((name) => name.endsWith('.prisma'))
      .flatMap((name) => prismaTables(text(folder, `${SPLIT}/${name}`), `${SPLIT}/${name}`)),
  ),
  ...folders.flatMap((folder) => DRIZZLE.flatMap((path) => drizzleTables(text(folder, `${path}.ts`), path))),
];

/** Prisma reads all files of this folder as one schema. */
const SPLIT = 'prisma/schema';
const PRISMA = ['prisma/schema.prisma', 'schema.prisma', 'src/prisma/schema.prisma', 'db/schema.prisma'];
const DRIZZLE = ['', 'src/', 'app/', 'server/', 'lib/', 'src/server/', 'src/lib/'].flatMap((folder) =>
  ['schema', 'db/schema', 'db/schema/index', 'database/schema', 'drizzle/schema'].map((file) => folder + file),
);

/** `model ProcessedEvent { id String @id }` */
export const prismaTables = (schema: string, file: string): readonly EventTable[] =>
  [...schema.matchAll(/^model\s+(\w+)\s*\{([^}]*)\}/gmu)].flatMap(([, model = '', body = '']) => {
    if (!NAME.test(model)) return [];
    const fields = body
      .split('\n')
      .map((line) => /^\s*(\w+)\s+(\w+(?:\[\])?\??)(.*)$/u.exec(line.replace(/\/\/.*$/u, '')))
      .flatMap((found) =>
        found === null ? [] : [{ name: found[1] ?? '', type: found[2] ?? '', more: found[3] ?? '' }],
      );
    const key = fields.find(
      ({ type, more }) => type === 'String' && /@id\b|@unique\b/u.test(more) && !/@default\(/u.test(more),
    );
    const isEnough = fields.every(
      (one) => one === key || /[?\]]$/u.test(one.type) || /@default\(|@updatedAt\b/u.test(one.more),
    );
    if (key === undefined || !isEnough || /@@id\b|@@unique\b/u.test(body)) return [];
    return [{ kind: 'prisma', name: model.charAt(0).toLowerCase() + model.slice(1), column: key.name, file }] as const;
  });

/** `export const events = pgTable('webhook_events', { id: text('id').primaryKey() })` */
export const drizzleTables = (schema: string, file: string): readonly EventTable[] =>
  [
    ...schema.matchAll(
      /^export const (\w+) = (?:pg|sqlite)Table\(\s*['"](\w+)['"]\s*,\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*,?\s*\)/gmu,
    ),
  ].flatMap(([, name = '', table = '', body = '']) => {
    if (!NAME.test(name) && !NAME.test(table)) return [];
    const columns = body
      .split(/,(?![^(]*\))/u)
      .map((one) => /^\s*(\w+):\s*(\w+)\(([^]*)$/u.exec(one))
      .flatMap((found) =>
        found === null ? [] : [{ name: found[1] ?? '', type: found[2] ?? '', more: found[3] ?? '' }],
      );
    const key = columns.find(
      ({ type, more }) => /^(?:text|varchar)$/u.test(type) && /\.(?:primaryKey|unique)\(/u.test(more),
    );
    const isEnough = columns.every(
      (one) =>
        one === key ||
        /^(?:big|small)?serial$/u.test(one.type) ||
        /\.(?:\$?default\w*|\$defaultFn|\$onUpdate|generated\w*)\(/u.test(one.more) ||
        !/\.(?:notNull|primaryKey)\(/u.test(one.more),
    );
    return key === undefined || !isEnough || /\.(?:\$?default\w*|generated\w*)\(/u.test(key.more)
      ? []
      : ([{ kind: 'drizzle', name, column: key.name, file: file.replace(/\/index$/u, '') }] as const);
  });
