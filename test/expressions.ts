/** Every regular expression that scanned text can meet: the literals of `src` and `rules`, and those made at run time. */

import { relative, resolve } from 'node:path'
import { type Node, SyntaxKind } from 'typescript/unstable/ast'
import { API } from 'typescript/unstable/sync'

export interface Expression {
  readonly source: string
  readonly flags: string
  /** Files it is written in, from the root of the repository. */
  readonly files: readonly string[]
}

export interface Written {
  readonly literals: readonly Expression[]
  /** Calls of `RegExp` with something else than one string: their files, once a call. */
  readonly constructed: readonly string[]
}

/** Parses our own code with the compiler that checks it. */
export function expressionsOf(folders: readonly string[]): Written {
  const root = resolve(import.meta.dirname, '..')
  const api = new API({ cwd: root })
  try {
    const [project] = api.updateSnapshot({ openProjects: [resolve(root, 'tsconfig.json')] }).getProjects()
    if (!project) throw new Error('the compiler knows no project here')
    const literals = new Map<string, { source: string; flags: string; files: string[] }>()
    const constructed: string[] = []
    for (const path of project.rootFiles) {
      const file = relative(root, path).replaceAll('\\', '/')
      if (!folders.some((folder) => file.startsWith(`${folder}/`))) continue
      const tree = project.program.getSourceFile(path)
      const visit = (node: Node): void => {
        if (node.kind === SyntaxKind.RegularExpressionLiteral && 'text' in node && typeof node.text === 'string') {
          const end = node.text.lastIndexOf('/')
          const known = literals.get(node.text) ?? {
            source: node.text.slice(1, end),
            flags: node.text.slice(end + 1),
            files: [],
          }
          literals.set(node.text, known)
          known.files.push(file)
        }
        if (
          (node.kind === SyntaxKind.NewExpression || node.kind === SyntaxKind.CallExpression) &&
          /^(?:new\s+)?RegExp\s*\(/.test(node.getText(tree))
        )
          constructed.push(file)
        node.forEachChild(visit)
      }
      if (tree) visit(tree)
    }
    return { literals: [...literals.values()], constructed }
  } finally {
    api.close()
  }
}

export interface Made<T> {
  readonly expressions: readonly Expression[]
  readonly result: T
}

/** The expressions that our code makes while something runs: `RegExp` is watched, and who calls it is looked up. */
export async function constructedBy<T>(run: () => Promise<T>): Promise<Made<T>> {
  const plain = globalThis.RegExp
  const expressions = new Map<string, Expression>()
  globalThis.RegExp = new Proxy(plain, {
    construct(target, [source, flags]: [string, string | undefined]) {
      const file = callerOf(new Error().stack ?? '')
      if (file) expressions.set(`${source}/${flags}`, { source: String(source), flags: flags ?? '', files: [file] })
      return new target(source, flags)
    },
  })
  try {
    return { result: await run(), expressions: [...expressions.values()] }
  } finally {
    globalThis.RegExp = plain
  }
}

/** The first line of a stack below the watcher's own, where it is one of ours. */
function callerOf(stack: string): string | undefined {
  const [, , caller = ''] = stack.split('\n')
  return /((?:src|rules)\/[\w./-]{1,200}\.ts)/.exec(caller)?.[1]
}
