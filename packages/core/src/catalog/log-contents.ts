/** What a value that is logged holds, whatever the library. */

/** Verifiers whose error carries the payload and the header it was given, as `package:path`. */
export const payloadErrors: readonly RegExp[] = [/^stripe:.*\bwebhooks\.constructEvent(?:Async)?$/u];

/** Members of an HTTP client's error that hold the request. */
export const requestMembers: ReadonlySet<string> = new Set(['config', 'request', 'response', 'options', 'gotOptions']);

/** What makes a digest, a boolean or a number of its argument: nothing can be read from the answer. */
export const harmlessFunctions =
  /^(?:Boolean|Number|parseInt|parseFloat|isNaN|BigInt|Date|Symbol|typeof|keys|isArray|has|includes|startsWith|endsWith|indexOf|test|some|every|size|count|charCodeAt|hash|sha\d+|md5|createHash|fingerprint|getOwnPropertyNames|byteLength|now|compare|equals)$/u;
