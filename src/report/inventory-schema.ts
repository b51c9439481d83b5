/** What the JSON inventory looks like, for those who read it; see `schema.ts`. */

import { z } from 'zod'
import { HOME_URL } from './links.ts'

const position = z.looseObject({ line: z.int().min(1), column: z.int().min(1), offset: z.int().min(0) })
const scope = z.enum(['project', 'user', 'managed', 'extension'])
const access = z.enum(['read', 'write', 'unknown'])

const on = z.string().optional().describe('The host of another machine that it runs on, or is spoken to from.')

const component = z
  .discriminatedUnion('kind', [
    z.looseObject({
      kind: z.literal('package'),
      ecosystem: z.string(),
      name: z.string(),
      version: z.string().optional().describe('As written; absent where the newest is taken.'),
      pinned: z.boolean(),
      purl: z.string().optional(),
      runner: z.string(),
      on,
    }),
    z.looseObject({
      kind: z.literal('image'),
      name: z.string(),
      tag: z.string().optional(),
      digest: z.string().optional(),
      pinned: z.boolean(),
      purl: z.string().optional(),
      on,
    }),
    z.looseObject({ kind: z.literal('source'), url: z.string(), ref: z.string().optional(), pinned: z.boolean(), on }),
    z.looseObject({
      kind: z.literal('remote'),
      url: z.string(),
      host: z.string(),
      encrypted: z.boolean().optional().describe('Absent where a variable decides it.'),
      on,
    }),
    z.looseObject({ kind: z.literal('script'), interpreter: z.string().optional(), path: z.string(), on }),
    z.looseObject({ kind: z.literal('code'), interpreter: z.string(), on }),
    z.looseObject({ kind: z.literal('program'), name: z.string(), on }),
  ])
  .describe('One thing that a server runs or speaks to.')

const credential = z.looseObject({
  name: z.string().describe('Of the variable, header, flag or parameter; never a value.'),
  in: z.enum(['env', 'header', 'argument', 'url', 'file', 'entry']),
  as: z.enum(['written', 'referenced', 'passed', 'placeholder']),
  issuer: z.string().optional(),
  same: z.int().optional().describe('One that several servers have: the same number in all of them.'),
})

const approval = z.looseObject({
  means: z.string(),
  reach: z.enum(['everything', 'server', 'tool']),
  tool: z.string().optional(),
  client: z.string().optional(),
  file: z.string(),
  start: position,
  words: z.string(),
  host: z.string().optional().describe('Where it is sent to, of what is sent somewhere.'),
})

const server = z.looseObject({
  id: z.string().describe('Unique in this inventory: file and name.'),
  name: z.string(),
  file: z.string(),
  start: position,
  scope,
  format: z.string(),
  clients: z.array(z.string()).describe('Ids of those that would start it.'),
  readers: z.array(z.string()).describe('Ids of those that read it, whether or not they start it.').optional(),
  enabled: z.boolean(),
  transport: z.enum(['stdio', 'http', 'sse', 'ws', 'unknown']),
  components: z.array(component).describe('Outermost first.'),
  credentials: z.array(credential),
  approvals: z.array(approval).describe('What it may do without approval.'),
  reach: z.looseObject({
    files: z.array(
      z.looseObject({
        path: z
          .string()
          .describe('From the root, where it is certain what it is relative to; `host:path` on another machine.'),
        access,
      }),
    ),
    databases: z.array(z.looseObject({ name: z.string(), access })),
    hosts: z.array(z.string()),
  }),
  roles: z.array(z.enum(['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'])),
  known: z.string().optional().describe('What it is called in the catalogue of servers.'),
})

/** Version 1 of the JSON inventory. */
export const inventorySchema = z.looseObject({
  version: z.literal(1),
  tool: z.looseObject({ name: z.string(), version: z.string() }),
  root: z.string(),
  clients: z.array(z.looseObject({ id: z.string(), name: z.string(), files: z.array(z.string()) })),
  servers: z.array(server),
  approvals: z.array(approval).describe('What does not concern a single server.'),
  paths: z
    .array(
      z.looseObject({
        clients: z.array(z.string()),
        privateData: z.string(),
        untrustedContent: z.string(),
        sendsOut: z.string(),
        others: z
          .looseObject({
            privateData: z.array(z.string()),
            untrustedContent: z.array(z.string()),
            sendsOut: z.array(z.string()),
          })
          .describe('Other servers of the same clients, each of which could take the place of the one that is named.'),
      }),
    )
    .describe('Servers, by id, that together join private data to a way out: the strongest example of each client.'),
})

/** The JSON Schema of the inventory, as published in `schemas/inventory.schema.json`. */
export function inventoryJsonSchema(): object {
  return {
    $id: `${HOME_URL}/blob/main/schemas/inventory.schema.json`,
    title: 'mcp-audit inventory',
    ...z.toJSONSchema(inventorySchema),
  }
}
