/** What is on the way: encryption for a server that has none, and trust in an authority of one's own. */

import { addressOf } from '../hosts/index.ts'
import { hostOf, shellWord } from './quoting.ts'
import { isGeneral, type Recipe, recipe, type Subject, sh } from './recipe.ts'

interface Place {
  readonly host: string
  readonly port: string
  /** The port as a URL that is the same but for its scheme has it, with its colon: none where only the scheme says it. */
  readonly inUrl: string
}

const UNKNOWN: Place = { host: 'HOST', port: '8000', inUrl: '' }

/** The address in the text that the finding points at, or the server's. */
function placeOf(subject: Subject): Place {
  const { config, server, at } = subject
  if (isGeneral(subject)) return UNKNOWN
  const texts = server ? [server.url, ...server.args, ...server.launch.env.map(({ value }) => value)] : []
  const pointed = texts.find(
    (text) => text && at !== undefined && text.node.span.start <= at && at <= text.node.span.end,
  )
  for (const text of [pointed, ...texts]) {
    const address = text && addressOf(text.value)
    if (!address || !/^(?:https?|wss?)$/.test(address.scheme)) continue
    const port = /^\]?:(\d{1,5})/.exec(text.value.slice(address.to, address.to + 7))?.[1]
    return {
      host: hostOf(address.host, UNKNOWN.host, subject),
      port: port ?? standardPort(address.scheme),
      inUrl: port === undefined || Number(port) === 80 ? '' : `:${port}`,
    }
  }
  return config ? { ...UNKNOWN, port: '80' } : UNKNOWN
}

function standardPort(scheme: string): string {
  return scheme === 'https' || scheme === 'wss' ? '443' : '80'
}

/** TLS in front of it, or a tunnel to it. */
export function encryption(subject: Subject): readonly Recipe[] {
  const { host, port, inUrl: portInUrl } = placeOf(subject)
  const local = Number(port) < 1024 ? '8000' : port
  return [
    recipe(
      'Whether it answers over TLS already',
      [
        'A number and no error means that the URL only lacks an s:',
        sh(
          `curl --silent --show-error --output /dev/null --write-out '%{http_code}\\n' ${shellWord(`https://${inUrl(host)}${portInUrl}/`)}`,
        ),
      ],
      'https://curl.se/docs/manpage.html',
    ),
    recipe(
      'TLS in front of a server of your own',
      [
        // It listens on 80 and 443 itself.
        `On the machine of the server, with a public name in place of NAME; it fetches the certificate by itself. Have the server listen on 127.0.0.1, at port ${local}:`,
        sh(`caddy reverse-proxy --from NAME --to 127.0.0.1:${local}`),
      ],
      'https://caddyserver.com/docs/command-line#caddy-reverse-proxy',
    ),
    recipe(
      'A tunnel to it',
      [
        'While this runs, the server is on this machine, and all that is sent goes through SSH. Put your login in place of USER:',
        sh(`ssh -N -L 127.0.0.1:${local}:127.0.0.1:${port} ${shellWord(`USER@${host}`)}`),
        `In the file, write 'http://127.0.0.1:${local}' in place of scheme, host and port.`,
      ],
      'https://man.openbsd.org/ssh#L',
    ),
  ]
}

/** Trust in one authority more, in place of trust in everybody. */
export function ownAuthority(subject: Subject): readonly Recipe[] {
  const { host, port } = placeOf(subject)
  const at = `${inUrl(host)}:${port === '80' || isGeneral(subject) ? '443' : port}`
  return [
    recipe(
      'Trust in your own authority',
      [
        'Ask whoever runs the authority for its certificate, as PEM; what the server itself sends is good for a look only, as anybody on the way can send another:',
        sh(
          `openssl s_client -showcerts -connect ${shellWord(at)} </dev/null | openssl x509 -noout -issuer -enddate -fingerprint -sha256`,
        ),
        "Then set, in the server's environment, NODE_EXTRA_CA_CERTS for Node, or SSL_CERT_FILE for Python and Go, to the path of that file, and remove the setting that switches the check off.",
      ],
      'https://nodejs.org/api/cli.html#node_extra_ca_certsfile',
    ),
  ]
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
