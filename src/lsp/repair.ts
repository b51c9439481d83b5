/** What fixes make of a document, with all that `mcp-audit fix` asks of them: read again, compared, scanned again. */

import { CodeActionKind } from 'vscode-languageserver'
import type { Finding, Fix } from '../model.ts'
import { neutralise } from '../report/text.ts'
import type { Seen } from './model.ts'

/** All that can be repaired in a document without a look at it. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.mcp-audit`

/**
 * The text, without its byte order mark, with these findings repaired; undefined where that cannot be had.
 *
 * @param look Scans the document with another text.
 */
export async function repairedText(
  seen: Seen,
  wanted: (finding: Finding) => boolean,
  look: (text: string) => Promise<Seen>,
): Promise<string | undefined> {
  const { config, shown } = seen
  if (!config) return undefined
  const { repaired } = await import('../fix/rounds.ts')
  const { texts } = await repaired(
    { configs: [config], findings: shown },
    {
      look: async (changed) => {
        const next = await look(changed.get(config.path) ?? config.document.source.text)
        return { configs: next.config ? [next.config] : [], findings: next.shown }
      },
      fixFor: (finding) => (wanted(finding) ? finding.fix : undefined),
      refusal: () => undefined,
    },
  )
  return texts.get(config.path)
}

/** What a fix is offered as. */
export function titleOf({ title, safety }: Fix): string {
  return `${neutralise(title)}${safety === 'safe' ? '' : ' (unsafe: changes what runs)'}`
}
