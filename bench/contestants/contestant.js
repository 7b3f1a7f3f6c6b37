/**
 * @typedef {object} Contestant
 * @property {string} id
 * @property {string} label
 * @property {string | undefined} missing why it can't take part, a sentence
 * @property {string} [version]
 * @property {boolean} [warm] runs once before it is measured, so that its cache is there
 * @property {number} [runs] in each round, where one is too short to be measured
 * @property {(ground: import('../ground/ground.js').Ground) => import('../measure/run-measured.js').Command} command
 * @property {(ground: import('../ground/ground.js').Ground, round: number) => () => void} [before] answers what undoes it
 */

export {};
