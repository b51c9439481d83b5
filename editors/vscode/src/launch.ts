/** Which documents are looked at, and which program looks at them. */

/** As the user's settings have them. */
export interface Settings {
  /** The program, or a script for the editor's own Node; empty for the one that comes along. */
  readonly path: string
  readonly config: string
  readonly pedantic: boolean
}

export type Launch =
  /** A script, run by the Node of the editor. */
  | { readonly module: string; readonly args: readonly string[] }
  | { readonly command: string; readonly args: readonly string[] }

/**
 * By language, and by name where no extension knows the language or one gives it a name of its own: VS Code itself has no TOML,
 * and with the extension of GitHub Actions a workflow is no YAML. The user's own `mcp.json` and `settings.json` have a scheme.
 */
export const SELECTOR: readonly { readonly scheme: string; readonly language?: string; readonly pattern?: string }[] = [
  'file',
  'untitled',
  'vscode-userdata',
].flatMap((scheme) => [
  ...['json', 'jsonc', 'json5', 'yaml', 'toml'].map((language) => ({ scheme, language })),
  ...['**/*.toml', '**/*.json5', '**/*.yml', '**/*.yaml', '**/.codex/rules/*.rules'].map((pattern) => ({
    scheme,
    pattern,
  })),
])

/** How the server is started. `own`: the path of the program that comes along. */
export function launchOf({ path, config, pedantic }: Settings, own: string): Launch {
  const args = ['lsp', ...(config === '' ? [] : ['--config', config]), ...(pedantic ? ['--pedantic'] : [])]
  if (path === '') return { module: own, args }
  return /\.[cm]?js$/i.test(path) ? { module: path, args } : { command: path, args: [...args, '--stdio'] }
}
