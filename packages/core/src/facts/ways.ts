/** Whether one event can go both ways: they part at no branch. What stands behind different branches may both be done. */
export const areOneWay = (one: readonly string[], other: readonly string[]): boolean => {
  const index = one.findIndex((arm, at) => arm !== other[at]);
  const [mine, theirs] = [one[index], other[index]];
  return mine === undefined || theirs === undefined || branchOf(mine) !== branchOf(theirs);
};

/** `file:12:then` and `file:12:else` are arms of one. */
const branchOf = (arm: string): string => arm.slice(0, arm.lastIndexOf(':'));
