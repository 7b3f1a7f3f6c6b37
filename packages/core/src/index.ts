export { moduleTexts } from './extract/module-texts.ts';
export * from './facts/span.ts';
export * from './facts/structure.ts';
export * from './facts/literal-shape.ts';
export * from './facts/file-facts.ts';
export * from './facts/suppression.ts';
export * from './facts/effect.ts';
export * from './facts/ways.ts';
export * from './facts/fact.ts';
export * from './facts/route.ts';
export * from './facts/mention.ts';
export * from './facts/muted-check.ts';
export * from './facts/credential.ts';
export * from './facts/signature-check.ts';
export * from './facts/signature-compare.ts';
export * from './facts/webhook-endpoint.ts';
export * from './facts/open-verifier.ts';
export * from './facts/outbound-call.ts';
export * from './facts/run-context.ts';
export * from './facts/log-write.ts';
export * from './catalog/provider.ts';
export * from './catalog/catalog.ts';
export * from './catalog/classify-operation.ts';
export * from './catalog/confidence.ts';
export * from './catalog/event-key.ts';
export * from './catalog/key-carriers.ts';
export * from './catalog/library/library.ts';
export * from './catalog/operations.ts';
export * from './catalog/own/own-provider-problems.ts';
export * from './catalog/own/own-providers.ts';
export * from './catalog/own/own-wrapper-problems.ts';
export {
  ownWrappers,
  type ConfiguredWrappers,
  type NamedExport,
  type OwnWrapper,
  type WrapperKind,
} from './catalog/own/own-wrappers.ts';
export * from './catalog/own/provider-mistakes.ts';
export * from './catalog/own/near-name.ts';
export * from './catalog/own/sayable.ts';
export * from './catalog/patterns/pattern-problem.ts';
export * from './catalog/packages.ts';
export * from './catalog/sdk-policy.ts';
export * from './extract/source.ts';
export * from './extract/extract.ts';
export * from './extract/seam-gate.ts';
export { wrapperWarnings } from './flow/wrappers/wrapper-warnings.ts';
export { redactLinked } from './flow/redact-linked.ts';
export * from './flow/resolve.ts';
export * from './scope/known.ts';
export * from './scope/program.ts';
export * from './scope/scope.ts';
export * from './scope/file-program.ts';
export * from './scope/remote-package.ts';
export * from './scope/test-paths.ts';
export * from './scope/create-scope.ts';
export * from './rules/finding.ts';
export * from './rules/define-rule.ts';
export * from './rules/judge.ts';
export * from './rules/failure.ts';
export * from './rules/suppresses.ts';
export { createRecorder, type Recorder } from './trace/recorder.ts';
export { trailsOf, type ValueTrail } from './trace/trails.ts';
export { guardWay } from './trace/guard-way.ts';
export { callTrails, type CallTrail } from './trace/call-trails.ts';
export { loggedPieces, type LoggedPiece } from './trace/logged-trails.ts';
export { functionsAround, surroundingsOf, type Surroundings } from './trace/surroundings.ts';
export { runsOf } from './trace/runs.ts';
