/** Addresses that say of a POST that nothing is changed by it. */

/** Segments of a path that say of a POST that nothing is changed by it. */
export const readingPath =
  /(?:^|[/._:-])(?:search|searches|query|queries|graphql|tokens?|access_?tokens?|oauth2?|introspect(?:ion)?|validate|validation|verify|verification|siteverify|lookup|find|count|estimates?|quotes?|preview|calculate|check|analy[sz]e|events\/track|telemetry|metrics|logs?|batch-?get|mget|msearch|geocode|translate|translations?|detect|embeddings?|tokenize|moderations?|classify|rerank|completions?|messages:count|countTokens|generateContent|streamGenerateContent|predict|inference|autocomplete|suggest|ping|health|authenticate|login)(?:$|[/?#:.])/iu;

/** Hosts that only take in what happened: nobody minds it twice. */
export const analyticsHost =
  /(?:^|\.)(?:posthog\.com|segment\.(?:io|com)|mixpanel\.com|amplitude\.com|google-analytics\.com|analytics\.google\.com|plausible\.io|sentry\.io|datadoghq\.(?:com|eu)|axiom\.co|logtail\.com|betterstack\.com|umami\.is|heapanalytics\.com|rudderstack\.com|jitsu\.com|tinybird\.co|loggly\.com|logz\.io|newrelic\.com)$/iu;
