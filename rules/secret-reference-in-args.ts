import { expandedBy, sentByOwner } from '../src/knowledge/references/expansion.ts'
import { isHidden } from '../src/knowledge/references/inputs.ts'
import { inEnvironment } from '../src/knowledge/secrets/advice.ts'
import { isSecretKey } from '../src/knowledge/secrets/keys.ts'
import { isPasted } from '../src/knowledge/secrets/pasted.ts'
import { isLiteral, place, type Reference, references, type Server, type Text } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'secret-reference-in-args',
  title: 'Secret expanded into arguments or a URL',
  severity: 'low',
  confidence: 'medium',
  category: 'secrets',
  cwe: ['CWE-214', 'CWE-598'],
  owasp: ['MCP01'],
  since: '0.1.0',
  server(server, { config, report }) {
    for (const { text, field, variable, flag } of exposed(server)) {
      for (const reference of references(text)) {
        const { from, to, name, refers } = reference
        if (refers === 'workspace' || refers === 'command') continue
        const holds = isSecret(name.replace(/^.*[./:]/s, ''))
        const asked = isHidden(reference, config) && (!ABOUT.test(name) || CONNECTS.test(name))
        if (!holds && !asked && !isPromised(reference, { text, variable, flag })) continue
        if (isPasted(reference, text, config)) continue
        const clients = expandedBy(reference, field, server)
        // If no reader of the file is known, assume that one will expand it.
        if (clients.length === 0 && server.readers.length > 0) continue
        // Then another rule reports that it is not expanded, which is true for the program that the file was written for.
        const contradicted = sentByOwner({ reference, field, text }, server, config.path)
        report({
          at: place(text, from, to),
          ...(field === 'url'
            ? {
                message: `The secret '${name}' is expanded into the URL of server '${server.name}'. Servers, proxies and clients write URLs to their logs, and the secret with them.`,
                help: 'Send it as a header, if the server takes one.',
              }
            : {
                message: `The secret '${name}' is expanded into the arguments of server '${server.name}'. Every user of the machine can read them in the process list.`,
                help:
                  variable === undefined
                    ? `Set it as a variable ${inEnvironment(server.readers)}.`
                    : `Write '${variable}' there without a value, and set that variable in the entry: the command passes it on.`,
              }),
          confidence: contradicted ? 'low' : 'medium',
          clients,
          discriminator: name,
        })
      }
    }
  },
})

/** `${PWD}` is the shell's folder; the same letters are a password only as a key. Google's variable names a file. */
function isSecret(name: string): boolean {
  return isSecretKey(name) && !/^(?:(?:OLD)?PWD|GOOGLE_APPLICATION_CREDENTIALS)$/.test(name)
}

/** Names that say they are only about a secret: `--token ${TOKEN_FILE}`. */
const ABOUT =
  /(?:file|path|dir|folder|id|name|user|url|host|domain|port|mode|type|method|provider|scheme|header|workspace|project|region|env|level)s?$/i

/** What its author calls a secret is then what connects, with a password in it: `DATABASE_URL`. */
const CONNECTS = /url$/i

/** Whether the flag, variable or parameter whose value is the reference and nothing else has a secret's name. */
function isPromised({ from, name }: Reference, { text, variable, flag }: Omit<Exposed, 'field'>): boolean {
  if (ABOUT.test(name)) return false
  const before = text.value.slice(0, from)
  const [, parameter, joined] = /(?:[?&]([\w.-]{1,64})|^(--?[\w-]{1,64}))=$/.exec(before.slice(-128)) ?? []
  const given = parameter ?? joined ?? variable ?? (from === 0 ? flag : undefined)
  return given !== undefined && isSecretKey(given)
}

interface Exposed {
  readonly text: Text
  readonly field: 'args' | 'url'
  /** The variable that it sets in a container: `docker run -e NAME=${NAME}`. */
  readonly variable?: string | undefined
  /** The word before, if it is a flag. */
  readonly flag?: string | undefined
}

function exposed({ args, url, launch }: Server): readonly Exposed[] {
  const variables = new Map(launch.env.flatMap(({ name, value }) => (value ? [[value.node, name] as const] : [])))
  const inArgs = args.flatMap((text, index): readonly Exposed[] => {
    if (isLiteral(text)) return []
    const before = args[index - 1]?.value
    const flag = before !== undefined && /^--?[A-Za-z]/.test(before) ? before : undefined
    return [{ text, field: 'args', variable: variables.get(text.node), flag }]
  })
  return url ? [...inArgs, { text: url, field: 'url' }] : inArgs
}
