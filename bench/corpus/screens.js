/** @typedef {import('./feature.js').Feature} Feature */
/** @typedef {import('./random.js').Random} Random */

/** @param {Feature} feature */
export const hook = ({ type }) => `import { useCallback, useEffect, useMemo, useState } from 'react';
import { list${type}s } from './service';
import type { ${type} } from './types';

export const use${type}List = (filter: string) => {
  const [items, setItems] = useState<readonly ${type}[]>([]);
  const [after, setAfter] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const load = useCallback(async () => {
    setBusy(true);
    const page = await list${type}s(after);
    setItems((before) => [...before, ...page.items]);
    setAfter(page.next);
    setBusy(false);
  }, [after]);

  useEffect(() => {
    void load();
  }, [load]);

  const shown = useMemo(() => items.filter((one) => JSON.stringify(one).includes(filter)), [items, filter]);
  return { shown, load, busy, more: after !== null };
};
`;

/**
 * @param {Feature} feature
 * @param {'List' | 'Form' | 'Card'} kind
 * @param {Random} random
 */
export const component = (feature, kind, random) => ({ List: list, Form: form, Card: card })[kind](feature, random);

/**
 * @param {Feature} feature
 * @param {Random} random
 */
const list = ({ type, fields }, random) => `import { useState } from 'react';
import { ${type}Card } from './card';
import { use${type}List } from './use-list';

const columns = [${fields.map((field) => `{ id: '${field}', width: ${80 + random.whole(120)} }`).join(', ')}] as const;

export function ${type}List() {
  const [filter, setFilter] = useState('');
  const { shown, load, busy, more } = use${type}List(filter);
  return (
    <section className="list">
      <input value={filter} onChange={(event) => setFilter(event.target.value)} placeholder="Filter" />
      <header>
        {columns.map((column) => (
          <span key={column.id} style={{ width: column.width }}>
            {column.id}
          </span>
        ))}
      </header>
      <ul>
        {shown.map((one) => (
          <li key={one.id}>
            <${type}Card one={one} />
          </li>
        ))}
      </ul>
      {more ? (
        <button type="button" disabled={busy} onClick={() => void load()}>
          More
        </button>
      ) : null}
    </section>
  );
}
`;

/** @param {Feature} feature */
const form = ({ type, fields }) => `import { useState } from 'react';
import { ${type}Fields, empty${type}, problemsOf${type} } from './fields';
import { create${type} } from './service';
import type { ${type}Input } from './types';

export function ${type}Form({ onDone }: { readonly onDone: () => void }) {
  const [input, setInput] = useState<${type}Input>(empty${type});
  const [problems, setProblems] = useState<readonly string[]>([]);
  const submit = async () => {
    const found = problemsOf${type}(input);
    setProblems(found);
    if (found.length > 0) return;
    await create${type}(input);
    onDone();
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
${fields
  .map(
    (field) => `      <label>
        ${field}
        <input name="${field}" value={String(input.${field})} onChange={(event) => setInput({ ...input, ${field}: event.target.value as never })} />
      </label>`,
  )
  .join('\n')}
      {problems.map((problem) => (
        <p key={problem} className="problem">{problem}</p>
      ))}
      <button type="submit" disabled={${type}Fields.length === 0}>Save</button>
    </form>
  );
}
`;

/**
 * @param {Feature} feature
 * @param {Random} random
 */
const card = ({ type, fields }, random) => `import { useState } from 'react';
import { ${fields.map((field) => `${field}Of${type}`).join(', ')} } from './formatting';
import type { ${type} } from './types';

export function ${type}Card({ one }: { readonly one: ${type} }) {
  const [open, setOpen] = useState(${random.pick(['true', 'false'])});
  return (
    <article className="card" onClick={() => setOpen(!open)}>
      <h3>{one.id}</h3>
      {open ? (
        <dl>
${fields.map((field) => `          <dt>${field}</dt>\n          <dd>{${field}Of${type}(one)}</dd>`).join('\n')}
        </dl>
      ) : null}
    </article>
  );
}
`;

/** @param {Feature} feature */
export const story = ({ type }) => `import { empty${type} } from './fields';
import { ${type}Card } from './card';

export default { title: '${type}/Card', component: ${type}Card };

export const Empty = () => <${type}Card one={{ ...empty${type}, id: '1', createdAt: '2024-01-01' }} />;
`;
