import { strongerOAuth } from '../src/knowledge/fixes/transport.ts'
import { type WeakOAuth, weakOAuth, weakSharedOAuth } from '../src/knowledge/hosts/oauth.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

export default defineRule({
  id: 'insecure-oauth',
  title: 'OAuth that gives away more than it needs to',
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
    'asks for every scope there is. The token it gets can do everything the user can, and so can anyone who gets hold of it.',
  endpoint:
    'is an unencrypted address of the authorization server. Anyone on the path can read the tokens, or answer in its place.',
  redirect:
    'sends the authorization code over plain HTTP to another machine, or to any. Anyone who receives the code can log in with it.',
  elsewhere:
    "sends the authorization code to a host that is neither this machine nor the server's. Whoever runs it gets the code of every login, and only the client's PKCE secret keeps them out of the account.",
}
const HELP: Readonly<Record<WeakOAuth['what'], string>> = {
  scope: 'Name the scopes that the tools need, or leave them out: the server then says which ones it requires.',
  endpoint: "Use 'https://', or leave the address out: the client finds it in the server's metadata.",
  redirect:
    'Use loopback (http://127.0.0.1 with a port) for a program on this machine, and one exact HTTPS address for anything else.',
  elsewhere:
    'Use loopback (http://127.0.0.1 with a port). If the host is your own, such as the entry point to a remote machine, set it in your user settings.',
}
