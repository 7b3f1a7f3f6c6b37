// Observations are kept short enough to be read: one line says many things that are alike.

/**
 * `{ a: 1, b: 2, c: 1 }` is `{ 1: 'a c', 2: 'b' }`.
 * @param {Readonly<Record<string, string | number>>} by
 * @returns {Record<string, string>}
 */
export const packed = (by) => {
  /** @type {Record<string, string>} */
  const alike = {};
  for (const [name, value] of Object.entries(by)) {
    alike[value] = alike[value] === undefined ? name : `${alike[value]} ${name}`;
  }
  return alike;
};

/**
 * Resources with the same methods share a line: `{ 'create list': 'checkout.sessions customers' }`; what has no owner
 * is a member of `.`.
 * @param {readonly string[]} members
 * @returns {Record<string, string>}
 */
export const packMembers = (members) => {
  /** @type {Record<string, string>} */
  const owners = {};
  for (const member of members) {
    const dot = member.lastIndexOf('.');
    const owner = dot === -1 ? '.' : member.slice(0, dot);
    const name = member.slice(dot + 1);
    owners[owner] = owners[owner] === undefined ? name : `${owners[owner]} ${name}`;
  }
  return packed(owners);
};
