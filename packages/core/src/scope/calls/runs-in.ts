/** Where the code of a file runs. */
import type { RunsIn } from '../../facts/outbound-call.ts';
import { someOfKind } from '../../facts/of-kind.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';

type Evidence = 'server' | 'browser' | 'tool' | 'none';

const MAX_FILES = 60;

export const createRunsIn = (flow: Flow): ((path: string) => RunsIn) => {
  const known = new Map<string, RunsIn>();
  return (path) => {
    const answer = known.get(path) ?? runsIn(flow, path);
    known.set(path, answer);
    return answer;
  };
};

/** Its own evidence first; a module that has none runs where those run that import it. */
const runsIn = (flow: Flow, path: string): RunsIn => {
  const own = evidenceOf(flow, path);
  if (own !== 'none') return own;
  if (flow.program.single === true) return 'open';
  const seen = new Set([path]);
  const found = new Set<Evidence>();
  for (const file of seen) {
    const evidence = file === path ? 'none' : evidenceOf(flow, file);
    found.add(evidence);
    if (evidence !== 'none' || seen.size > MAX_FILES) continue;
    for (const importer of flow.program.importers(file).found) seen.add(importer.path);
  }
  if (found.has('server')) return 'server';
  return found.has('browser') ? 'browser' : found.has('tool') ? 'tool' : 'anywhere';
};

const memo = new WeakMap<Structure, Evidence>();

const evidenceOf = (flow: Flow, path: string): Evidence => {
  const structure = flow.program.file(path)?.structure;
  if (structure === undefined) return 'none';
  const known = memo.get(structure) ?? judgeFile(structure, path);
  memo.set(structure, known);
  return known;
};

const judgeFile = (structure: Structure, path: string): Evidence => {
  if (TOOL_PATH.test(path)) return 'tool';
  if (structure.directives.includes('use client')) return 'browser';
  if (structure.directives.includes('use server') || NEXT_PAGE.test(path)) return 'server';
  if (BROWSER_PATH.test(path)) return 'browser';
  if (SERVER_PATH.test(path)) return 'server';
  const specifiers = structure.edges.flatMap((edge) => ('specifier' in edge ? [edge.specifier] : []));
  if (specifiers.some((specifier) => TOOL_PACKAGE.test(specifier))) return 'tool';
  if (usesHooks(structure) || specifiers.some((specifier) => BROWSER_PACKAGE.test(specifier))) return 'browser';
  if (specifiers.some((specifier) => SERVER_PACKAGE.test(specifier)) || readsPrivateEnv(structure)) return 'server';
  if (readsBrowser(structure)) return 'browser';
  return VIEW_PATH.test(path) ? 'browser' : 'none';
};

/** Run by hand, or in a build. */
const TOOL_PATH =
  /^tools?\/|(?:^|\/)(?:scripts?|bin|tooling|cli|migrations?|seeds?|seeders?|benchmarks?|docs?|\.github|ci|codemods?|build|infra|cdk|terraform)\/|(?:^|\/)(?:[\w.-]+\.config|gulpfile|gruntfile|seed|migrate|cli|bin)\.[cm]?[jt]sx?$/iu;
const TOOL_PACKAGE =
  /^(?:commander|yargs|cac|meow|inquirer|@inquirer\/.*|prompts|enquirer|@oclif\/.*|clipanion|ora|listr2?|@actions\/core|ink|@clack\/prompts|puppeteer|playwright)$/u;

const BROWSER_PATH =
  /\.client\.[cm]?[jt]sx?$|(?:^|\/)(?:public|static|assets|www|composables|hooks|contexts|stores?|components|screens|views|widgets|extension|browser-extension|src-tauri|mobile|android|ios)\/(?!.*(?:^|\/)(?:api|server)\/)|(?:^|\/)use[A-Z][\w-]*\.[cm]?[jt]sx?$|\.(?:vue|svelte)$|(?:^|\/)(?:frontend|front-end|front|client|webapp|web-app|ui|spa)\/(?!.*(?:^|\/)(?:api|server)\/)/u;
const BROWSER_PACKAGE =
  /^(?:react-dom(?:\/.*)?|react-native(?:[/-].*)?|expo(?:[/-].*)?|@expo\/.*|react-router-dom|next\/(?:router|navigation|link|dynamic)|vue|vue-router|pinia|vuex|svelte(?:\/.*)?|\$app\/(?!environment).*|solid-js|@angular\/.*|@tanstack\/(?:react|vue|svelte)-query|react-query|swr|zustand|jotai|recoil|mobx-react(?:-lite)?|react-redux|@reduxjs\/toolkit(?:\/.*)?|redux|sonner|react-hot-toast|react-toastify|@react-native.*|@ionic\/.*|@capacitor\/.*|webextension-polyfill|@tauri-apps\/.*|phaser|three|@stripe\/(?:stripe-js|react-stripe-js)|js-cookie)$/u;

const SERVER_PATH =
  /(?:^|\/)(?:pages\/api|api|server|backend|functions|lambdas?|workers?|jobs?|queues?|crons?|trigger|inngest|netlify\/functions|supabase\/functions|routes\/api)\/|(?:^|\/)app\/(?:.*\/)?route\.[cm]?[jt]sx?$|\.server\.[cm]?[jt]sx?$|(?:^|\/)\+server\.[cm]?[jt]s$|(?:^|\/)middleware\.[cm]?[jt]s$/u;
const SERVER_PACKAGE =
  /^(?:node:.*|fs|fs\/promises|path|os|http|https|net|tls|dns|child_process|worker_threads|cluster|stream|zlib|crypto|process|server-only|next\/(?:server|headers|cache)|express|fastify|koa|hono|@nestjs\/.*|@hapi\/.*|h3|nitropack.*|@trpc\/server|aws-lambda|@aws-sdk\/.*|aws-sdk|firebase-admin(?:\/.*)?|firebase-functions(?:\/.*)?|stripe|@prisma\/client|@\/?prisma.*|prisma|mongoose|mongodb|pg|mysql2?|sequelize|typeorm|drizzle-orm(?:\/.*)?|knex|redis|ioredis|@upstash\/.*|bullmq|bull|bee-queue|inngest|@trigger\.dev\/.*|node-cron|cron|nodemailer|resend|twilio|@sendgrid\/.*|openai|@anthropic-ai\/.*|jsonwebtoken|bcrypt(?:js)?|passport.*|winston|pino|dotenv|@remix-run\/(?:node|server-runtime|cloudflare)|@sveltejs\/kit|\$env\/(?:static|dynamic)\/private|discord\.js|telegraf|@slack\/(?:bolt|web-api)|@temporalio\/.*|kafkajs|amqplib|undici|node-fetch|got|@octokit\/.*|octokit|probot|next-auth|@medusajs\/.*|@payloadcms\/.*|payload|@whiskeysockets\/baileys|whatsapp-web\.js|ws|cloudflare:.*)$/u;

/** What Next calls by its name runs on the server, unless it says otherwise at its head. */
const NEXT_PAGE =
  /(?:^|\/)app\/(?:.*\/)?(?:page|layout|template|default|not-found|sitemap|robots|manifest|opengraph-image)\.[jt]sx?$/u;

/** Components, of which those of a server have shown themselves. */
const VIEW_PATH = /\.(?:tsx|jsx)$/u;

const usesHooks = (structure: Structure): boolean =>
  structure.edges.some(
    (edge) =>
      edge.kind === 'import' &&
      /^(?:react|preact|preact\/hooks|next-auth\/react|@clerk\/clerk-react)$/u.test(edge.specifier) &&
      edge.names.some((name) => /^use[A-Z]|^(?:createContext|Component|PureComponent)$/u.test(name)),
  );

/** `process.env.SECRET`, and not what a bundler puts into every page. */
const readsPrivateEnv = (structure: Structure): boolean =>
  someOfKind(structure, 'member', (value) => {
    if (value.name === null) return false;
    const env = structure.values[value.object];
    const holder = env?.kind === 'member' && env.name === 'env' ? structure.values[env.object] : undefined;
    return (
      holder?.kind === 'global' &&
      /^(?:process|Bun|Deno)$/u.test(holder.name) &&
      !/^(?:NEXT_PUBLIC_|REACT_APP_|VITE_|EXPO_PUBLIC_|PUBLIC_|NUXT_PUBLIC_|GATSBY_|NODE_ENV$|npm_)/u.test(value.name)
    );
  });

/** `import.meta.env.VITE_NAME` is what a bundler puts into a page; only a browser has cookies for a `fetch` to include. */
const readsBrowser = (structure: Structure): boolean =>
  someOfKind(structure, 'object', ({ entries }) =>
    entries.some((entry) => entry.key === 'credentials' && sendsCookies(structure, entry.value)),
  ) ||
  someOfKind(structure, 'member', ({ name }) => name?.startsWith('VITE_') === true) ||
  someOfKind(structure, 'global', ({ name }) => BROWSER.test(name));

const BROWSER =
  /^(?:window|document|localStorage|sessionStorage|navigator|alert|location|chrome|browser|XMLHttpRequest|EventSource|FileReader)$/u;

const sendsCookies = ({ values }: Structure, id: ValueId): boolean => {
  const value = values[id];
  return value?.kind === 'string' && /^(?:include|same-origin)$/u.test(value.text ?? '');
};
