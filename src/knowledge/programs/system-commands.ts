/** Command lines that say, play or look at something with a tool of the system, and run nothing that lies in a project. */

import { memoized } from '../memoize.ts'
import { wordSet } from './flags.ts'

/** What may stand behind a tool of the system: anything, and for some only what is known to do no more than it says. */
const TOOLS: ReadonlyMap<string, RegExp> = new Map([
  ...['echo', 'printf', 'say', 'notify-send', 'true', 'date', 'whoami', 'pwd', 'uname', 'hostname', 'exit'].map(
    (tool) => [tool, /^[^>]{0,4096}$/s] as const,
  ),
  // Sounds of the system, and none that the project brings.
  ...['afplay', 'paplay', 'aplay'].map(
    (tool) => [tool, /^(?:\s{1,8}(?:-[a-z]|[\d.]{1,8}|["']?\/(?:System|usr)\/[^\s"';&|>]{1,256}["']?)){1,8}$/] as const,
  ),
  // A script in the argument; one of AppleScript's verbs starts a shell, others load a file.
  [
    'osascript',
    /^\s{1,8}-e\s{1,8}(?!(?:.{0,4096})(?:do shell|run script|load script|do script))(?:'[^']{0,4096}'|"[^"]{0,4096}")$/is,
  ],
  ['git', /^\s{1,8}(?:status|diff|log|branch|rev-parse|show|stash list|remote -v)(?:\s[^>]{0,1024})?$/s],
])

/**
 * Language servers, as editors know them by name (https://microsoft.github.io/language-server-protocol/implementors/servers/,
 * 2026-11). Named without a folder it is the one that is installed, and a change of the project's files names no other.
 */
const LANGUAGE_SERVERS = wordSet(`
  ansible-language-server asm-lsp astro-ls basedpyright-langserver bash-language-server biome buf clangd clojure-lsp
  csharp-ls dart deno docker-langserver dockerfile-language-server-nodejs elixir-ls elm-language-server
  emmet-language-server erlang_ls gleam gopls haskell-language-server-wrapper helm_ls intelephense jdtls
  jedi-language-server kotlin-language-server lua-language-server marksman metals neocmakelsp nil nimlangserver nixd
  ocamllsp omnisharp phpactor pylsp pyright-langserver roslyn ruby-lsp ruff rust-analyzer serve-d solargraph
  sourcekit-lsp sqls svelteserver tailwindcss-language-server taplo templ terraform-ls texlab tinymist ty
  typescript-language-server vls vscode-css-language-server vscode-eslint-language-server vscode-html-language-server
  vscode-json-language-server vtsls vue-language-server yaml-language-server zls`)
/** What starts them: a word for what to be, and how to speak. */
const AS_LANGUAGE_SERVER =
  /^(?:lsp|lsp-proxy|language-server|lang-server|serve|server|start|stdio|ls|beta|--?stdio|--?lsp)$/

/** Whether a command with its arguments starts a language server that is installed, and hands it nothing of the project. */
export function isLanguageServer([program = '', ...args]: readonly string[]): boolean {
  return (
    LANGUAGE_SERVERS.has(program.replace(/\.(?:exe|cmd)$/, '')) && args.every((arg) => AS_LANGUAGE_SERVER.test(arg))
  )
}

/** Whether all that a command line starts are such tools. What it cannot take apart is something else. */
export const isSystemCommand = memoized((line: string): boolean => {
  if (line.length > 4096 || /`|\$\(|[<>]\(/.test(line)) return false
  const plain = line.replace(/\s{0,8}(?:[12]?>{1,2}\s{0,8}\/dev\/null|2>&1|[12]?>&[12])/g, '')
  const commands = plain.split(/&&|\|\||[;|\n]/).map((command) => command.trim())
  return (
    commands.every((command) => {
      if (command.includes('&')) return false
      const [tool = ''] = /^[\w-]{0,32}/.exec(command) ?? []
      return command === '' || TOOLS.get(tool)?.test(command.slice(tool.length)) === true
    }) && commands.some((command) => command !== '')
  )
})
