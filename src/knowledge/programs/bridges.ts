/**
 * Programs that connect a client to a server somewhere else, or that start a server and pass on what it says. Facts from
 * each project's README, read 2026-10: mcp-remote 0.1, supergateway 3.4, mcp-proxy (PyPI 0.9 and npm 5), mcpo 0.0.17,
 * mcp-proxy-for-aws 1.1, FastMCP 2.12, the `mcp` command of the Python SDK 1.16, the Inspector 0.17. Where they listen is from
 * their sources, read 2026-11; mcp-remote, mcp-proxy of PyPI, FastMCP and the Inspector take 127.0.0.1 unless told otherwise.
 */

import type { Ecosystem } from '../../model.ts'
import type { OptionTable } from './option-table.ts'
import { optionTable } from './option-table.ts'

/** A port that is opened for every interface of the machine, unless an address is given. */
export interface OpenPort {
  /** Where several packages have the name, the registry of the one that does so. */
  readonly ecosystem?: Ecosystem
  /** An option without which no port is opened. */
  readonly by?: string
  /** Opened only for a program that it starts, and not for an address that it connects to. */
  readonly forPrograms?: true
  /** How the address is given, the first of the options to be preferred; absent where it cannot be. */
  readonly host?: { readonly options: readonly string[]; readonly variable?: string }
}

export interface Bridge {
  readonly options: OptionTable
  /** Words before the target that choose what to do; any of them, and required where given. */
  readonly verbs?: readonly string[]
  /** The first positional word is a URL, or the program to start. */
  readonly positional: 'remote' | 'remote-or-program' | 'remote-or-file' | 'program' | undefined
  /** Options whose value is a URL to connect to. */
  readonly remote?: readonly string[]
  /** Options whose value is a command line to start. */
  readonly line?: readonly string[]
  /** Options that add a header: `K: V` in one word, or in two where the table says so. */
  readonly headers?: readonly string[]
  /** Options whose value is a bearer token. */
  readonly bearer?: readonly string[]
  /** Options that add a variable to what is started: `K=V`, or two words. */
  readonly env?: readonly string[]
  /** Absent: it listens nowhere, or on loopback. */
  readonly opens?: OpenPort
}

export const BRIDGES: ReadonlyMap<string, Bridge> = new Map<string, Bridge>([
  [
    'mcp-remote',
    {
      options: optionTable(
        '--header=, --transport=, --host=, --resource=, --static-oauth-client-metadata=, --static-oauth-client-info=, ' +
          '--auth-timeout=, --ignore-tool=, --authorize-resource=, --allow-http, --debug, --silent, --enable-proxy',
      ),
      positional: 'remote',
      headers: ['--header'],
    },
  ],
  [
    // gofastmcp.com/clients/fastmcp-remote, read 2026-11. A port for the log-in may follow the address.
    'fastmcp-remote',
    {
      options: optionTable(
        '--transport=, --header=, --auth=, --verify=, --resource=, --host=, --auth-timeout=, --ignore-tool=, --debug, --silent',
      ),
      positional: 'remote',
      headers: ['--header'],
    },
  ],
  [
    'supergateway',
    {
      options: optionTable(
        '--stdio=, --sse=, --streamableHttp=, --outputTransport=, --port=, --baseUrl=, --ssePath=, --messagePath=, ' +
          '--streamableHttpPath=, --header=, --oauth2Bearer=, --logLevel=, --healthEndpoint=, --sessionTimeout=, ' +
          '--protocolVersion=, --cors, --stateful',
      ),
      positional: undefined,
      remote: ['--sse', '--streamableHttp'],
      line: ['--stdio'],
      headers: ['--header'],
      bearer: ['--oauth2Bearer'],
      // `app.listen(port)` in each of src/gateways/stdioTo*.ts, which Node.js takes for every interface; no option changes it.
      opens: { by: '--stdio' },
    },
  ],
  [
    'mcp-proxy',
    {
      options: optionTable(
        // PyPI
        '-H --headers==, --transport=, --client-id=, --client-secret=, --token-url=, -e --env==, --cwd=, --log-level=, ' +
          '--named-server==, --named-server-config=, --port=, --host=, --sse-port=, --sse-host=, --allow-origin=, ' +
          '--expose-header=, --pass-environment, --debug, --stateless, --no-verify-ssl, ' +
          // npm
          '--endpoint=, --sseEndpoint=, --streamEndpoint=, --server=, --apiKey=, --tunnelSubdomain=, --requestTimeout=, ' +
          '--gracefulShutdownTimeout=, --connectionTimeout=, --tunnel, --shell',
      ),
      positional: 'remote-or-program',
      headers: ['--headers'],
      env: ['--env'],
      // punkpeye/mcp-proxy, src/bin/mcp-proxy.ts: `host` is `::`, and yargs reads MCP_PROXY_*.
      opens: { ecosystem: 'npm', forPrograms: true, host: { options: ['--host'], variable: 'MCP_PROXY_HOST' } },
    },
  ],
  [
    'mcp-proxy-for-aws',
    {
      options: optionTable(
        '--service=, --region=, --profile=, --log-level=, --metadata=, --timeout=, --connect-timeout=, --read-timeout=, ' +
          '--write-timeout=, --retries=, --read-only, --forwarding-region=',
      ),
      positional: 'remote',
    },
  ],
  [
    // Netdata's own, in Go, Node.js and Python: src/web/mcp/bridges of its repository, read 2026-11.
    'nd-mcp',
    { options: optionTable('--bearer='), positional: 'remote', bearer: ['--bearer'] },
  ],
  [
    'mcpo',
    {
      options: optionTable(
        '-h --host=, -p --port=, --cors-allow-origins=, -k --api-key=, -e --env=, --env-path=, --type --server-type=, ' +
          '-c --config=, -n --name=, -d --description=, -v --version=, -t --ssl-certfile=, -K --ssl-keyfile=, --path-prefix=, ' +
          '--root-path=, -H --header=, --log-level=, --connection-timeout=, --strict-auth, --hot-reload',
      ),
      positional: 'remote-or-program',
      env: ['--env'],
      // open-webui/mcpo, src/mcpo/__init__.py: `host` is `0.0.0.0`.
      opens: { host: { options: ['--host', '-h'] } },
    },
  ],
  [
    'fastmcp',
    {
      options: optionTable(
        '-t --transport=, --host=, -p --port=, --path=, -l --log-level=, --python=, --with=, --with-editable=, ' +
          '--with-requirements=, --project=, --no-banner, --skip-env, --skip-source',
      ),
      verbs: ['run', 'dev'],
      positional: 'remote-or-file',
    },
  ],
  [
    'mcp',
    {
      options: optionTable('-t --transport=, --with=, --with-editable=, -e --with-editable='),
      verbs: ['run', 'dev'],
      positional: 'remote-or-file',
    },
  ],
  [
    'mcp-inspector',
    {
      options: optionTable(
        '-e=, --config=, --server=, --transport=, --header=, --server-url=, --method=, --tool-name=, --tool-arg=, --cli',
      ),
      positional: 'remote-or-program',
      headers: ['--header'],
      env: ['-e'],
    },
  ],
])

/** A variable whose value is sent as a bearer token: by mcp-proxy of PyPI (its README, "Environment Variables"), by nd-mcp. */
export const BEARER_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['mcp-proxy', 'API_ACCESS_TOKEN'],
  ['nd-mcp', 'ND_MCP_BEARER_TOKEN'],
])

/** Images that hold one of these programs as their entrypoint. */
export const BRIDGE_IMAGES: ReadonlyMap<string, string> = new Map([
  ['supercorp/supergateway', 'supergateway'],
  ['ghcr.io/supercorp-ai/supergateway', 'supergateway'],
  ['ghcr.io/sparfenyuk/mcp-proxy', 'mcp-proxy'],
  ['ghcr.io/open-webui/mcpo', 'mcpo'],
  // Docker's own compose files: github.com/docker/mcp-gateway, examples.
  ['docker/mcp-gateway', 'docker-mcp-gateway'],
])
