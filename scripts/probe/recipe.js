// What a recipe is: how to use one provider's SDKs, so that the probe can watch what they do.

/**
 * A request as the loopback server saw it.
 * @typedef {object} SeenRequest
 * @property {string} method
 * @property {string} host the one that the SDK meant
 * @property {string} path with its query
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body
 */

/**
 * What a webhook is signed with. `time` is in seconds.
 * @typedef {{ readonly body: string, readonly secret: string, readonly time: number }} Delivery
 */

/**
 * A helper that verifies, told apart as the catalog does: by export and member path. The probe calls it itself, so that
 * it sees which argument is which; `run` is for middleware and frameworks, and answers whether the handler was reached.
 * @typedef {object} HelperRecipe
 * @property {string} import
 * @property {readonly string[]} path
 * @property {number} [since] majors for which it holds
 * @property {number} [until]
 * @property {string} [body] what is delivered, where JSON of a made-up event won't do
 * @property {() => string} [secret] where plain text won't do; asked twice, for another one
 * @property {(delivery: Delivery) => any} sign what goes with the body: a header, or several
 * @property {(sdk: any, secret: string) => any} [on] what the path starts from; left out: the export itself
 * @property {(delivery: Delivery, signed: any, sdk: any) => readonly unknown[]} [args]
 * @property {(sdk: any, delivery: Delivery, signed: any) => Promise<boolean>} [run]
 * @property {(value: any) => boolean} [accepts] of a result object
 */

/**
 * One package, or some majors of it. Every function gets `sdk`: what the package exports, `default` unwrapped.
 * @typedef {object} SdkRecipe
 * @property {string} pkg as the catalog names it
 * @property {string} [specifier] the one of a family that it is for
 * @property {number} [since]
 * @property {number} [until]
 * @property {readonly string[]} [versions] majors to run besides those that the catalog speaks of
 * @property {readonly string[]} [beside] packages to install with it
 * @property {readonly string[]} [parts] what it exports by a pattern only: `./webhooks`
 * @property {(sdk: any, options?: any) => any} [client]
 * @property {(client: any) => unknown} [write] must be a POST where there is one
 * @property {(client: any) => unknown} [read]
 * @property {readonly ((client: any) => unknown)[]} [more] writes by other HTTP methods
 * @property {(client: any, key: string) => unknown} [keyed] a write under the caller's key
 * @property {Readonly<Record<string, (sdk: any) => any>>} [timeouts] by option: a client that gives up after 7 seconds
 * @property {Readonly<Record<string, (sdk: any) => any>>} [retries] by option: a client that tries 3 times more
 * @property {(request: SeenRequest) => unknown} [reply] the body of a good answer; left out: `{}`
 * @property {(status: number) => unknown} [refusal] the body of a bad one
 * @property {(request: SeenRequest) => unknown} [side] answers what goes before the call, a token; undefined: it is the call
 * @property {readonly HelperRecipe[]} [helpers]
 */

/**
 * @typedef {object} Recipe
 * @property {Readonly<Record<string, readonly string[]>>} [families] packages to probe for a pattern of the catalog's, with their version: `@acme/client-mail@3`
 * @property {readonly SdkRecipe[]} sdks
 */

/**
 * @param {Recipe} recipe
 * @returns {Recipe}
 */
export const defineRecipe = (recipe) => recipe;

/** What `timeouts` ask for. */
export const ASKED_TIMEOUT_MS = 7000;
/** What `retries` ask for. */
export const ASKED_RETRIES = 3;

/**
 * Of several rows for a package the one that holds for a major.
 * @param {Recipe | undefined} recipe
 * @param {{ readonly row: string, readonly specifier: string }} target
 * @param {number} major
 */
export const sdkRecipeFor = (recipe, { row, specifier }, major) =>
  recipe?.sdks.find((one) => one.pkg === row && (one.specifier ?? specifier) === specifier && holds(one, major));

/**
 * @param {{ readonly since?: number | null, readonly until?: number | null }} row
 * @param {number} major
 */
export const holds = ({ since, until }, major) => (since ?? 0) <= major && major <= (until ?? Infinity);

/** @param {string} version */
export const majorOf = (version) => Number(/^\d+/u.exec(version)?.[0] ?? 0);
