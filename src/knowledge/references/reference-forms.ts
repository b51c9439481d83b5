/** How a reference is written, by its syntax. */

import type { ReferenceSyntax } from '../../client.ts'

export type Form = readonly [ReferenceSyntax, (name: string) => string]

/** Those that name a variable, the plainest first. */
export const VARIABLE_FORMS: readonly Form[] = [
  ['${VAR}', (name) => `\${${name}}`],
  ['${env:VAR}', (name) => `\${env:${name}}`],
  ['{env:VAR}', (name) => `{env:${name}}`],
  ['$VAR', (name) => `$${name}`],
  ['${env://VAR}', (name) => `\${env://${name}}`],
  ['${env.VAR}', (name) => `\${env.${name}}`],
  ['{{.env.VAR}}', (name) => `{{.env.${name}}}`],
]
