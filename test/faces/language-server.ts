import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

export interface Diagnostic {
  readonly message: string;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly range: Range;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface CodeAction {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

interface ApplyEdit {
  readonly edit: {
    readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
    readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  };
}

/** An editor with one file open, which ESLint's own language server looks at. */
export interface Editor {
  diagnostics(): Promise<readonly Diagnostic[]>;
  /** The titles of what can be done about a diagnostic. */
  actions(about: Diagnostic): Promise<readonly CodeAction[]>;
  /** Does it, and answers the text it leads to. */
  apply(action: CodeAction): Promise<string>;
  close(): void;
}

const CAPABILITIES = {
  workspace: { configuration: true, workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    publishDiagnostics: { codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

export const openEditor = async (folder: string, file: string, languageId: string, first: string): Promise<Editor> => {
  let text = first;
  let version = 1;
  const script = join(folder, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server');
  const server = spawn(process.execPath, [script, '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uri = pathToFileURL(join(folder, file)).href;
  const root = { uri: pathToFileURL(folder).href, name: 'shop' };
  const settings = settingsFor(root);
  connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) =>
    items.map(() => settings),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/applyEdit', ({ edit }: ApplyEdit) => {
    const edits = [
      ...(edit.documentChanges ?? []).flatMap((change) => change.edits),
      ...Object.values(edit.changes ?? {}).flat(),
    ];
    text = edited(text, edits);
    return { applied: true };
  });
  connection.onRequest(() => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root.uri,
    workspaceFolders: [root],
    capabilities: CAPABILITIES,
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  return {
    diagnostics: async () => {
      const answer = await connection.sendRequest<{ readonly items: readonly Diagnostic[] }>(
        'textDocument/diagnostic',
        {
          textDocument: { uri },
        },
      );
      return answer.items;
    },
    actions: (about) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range: about.range,
        context: { diagnostics: [about], only: ['quickfix'] },
      }),
    apply: async ({ command }) => {
      await connection.sendRequest('workspace/executeCommand', {
        command: command?.command,
        arguments: command?.arguments,
      });
      version += 1;
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
      return text;
    },
    close: () => {
      connection.dispose();
      server.kill();
    },
  };
};

const settingsFor = (workspaceFolder: { readonly uri: string; readonly name: string }): object => ({
  validate: 'on',
  packageManager: 'npm',
  useESLintClass: true,
  useFlatConfig: true,
  experimental: { useFlatConfig: false },
  codeAction: {
    disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'location' },
  workspaceFolder,
});

const edited = (text: string, edits: readonly TextEdit[]): string => {
  const starts = [0];
  for (const match of text.matchAll(/\n/gu)) starts.push(match.index + 1);
  const offset = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  return edits
    .toSorted((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((so, { range, newText }) => so.slice(0, offset(range.start)) + newText + so.slice(offset(range.end)), text);
};
