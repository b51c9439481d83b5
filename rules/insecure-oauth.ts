import { strongerOAuth } from '../src/knowledge/fixes/transport.ts'
import { type WeakOAuth, weakOAuth, weakSharedOAuth } from '../src/knowledge/oauth.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

export default defineRule({
  id: 'insecure-oauth',
  title: 'OAuth that gives away more than it must',
  severity: 'medium',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-319', 'CWE-601', 'CWE-272'],
  owasp: ['MCP07', 'MCP02'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const weak of weakSharedOAuth(config)) report(finding(weak, 'for every server of this file'))
  },
  server(server, { config, report }) {
    for (const weak of weakOAuth(server, config)) report(finding(weak, `of server '${server.name}'`))
  },
})

function finding(weak: WeakOAuth, of: string): RuleReport {
  const { at, what, by, confidence } = weak
  const message = `'${by}' ${of} ${WORDS[what]}`
  return { at, message, help: HELP[what], confidence, fix: strongerOAuth(weak), discriminator: by }
}

const WORDS: Readonly<Record<WeakOAuth['what'], string>> = {
  scope:
    'asks for every scope there is. The token that comes back can do all that the user can, and so can whoever gets hold of it.',
  endpoint:
    'is an address of the authorisation server without encryption. Anyone on the way can read the tokens, or answer in its place.',
  redirect:
    'has the authorisation code sent over plain HTTP to another machine, or to any. Whoever receives the code can log in with it.',
  elsewhere:
    "has the authorisation code sent to a host that is neither this machine nor the server's. Whoever runs it gets the code of every login, and nothing but the client's PKCE secret keeps them out of the account.",
}
const HELP: Readonly<Record<WeakOAuth['what'], string>> = {
  scope: 'Name the scopes that the tools need, or leave them out: the server then says which it requires.',
  endpoint: "Use 'https://', or leave the address out: the client finds it in the server's metadata.",
  redirect:
    'Use loopback (http://127.0.0.1 with a port) for a program on this machine, and one exact HTTPS address for anything else.',
  elsewhere:
    'Use loopback (http://127.0.0.1 with a port). Where the host is your own, as the entrance to a remote machine is, set it in your user settings.',
}
