/** Hosts that belong to whoever asks first: tunnels, short links, paste sites, collectors of requests. */

import { lazy, memoized } from '../memoize.ts'
import { plainName } from './index.ts'

export type EphemeralKind = 'tunnel' | 'short-link' | 'paste' | 'collector'

/** Each with its sub-domains; only what serves nothing else, and not the pages of the service itself. */
const DOMAINS: Readonly<Record<EphemeralKind, string>> = {
  tunnel:
    'ngrok.io ngrok.app ngrok.dev ngrok-free.app ngrok-free.dev trycloudflare.com loca.lt localtunnel.me serveo.net localhost.run lhr.life devtunnels.ms app.github.dev pinggy.io pinggy.link bore.pub pagekite.me tunnelmole.net tunnelmole.com tunnelto.dev loclx.io zrok.io telebit.io instatunnel.my pktriot.net',
  'short-link':
    'bit.ly t.co tinyurl.com goo.gl is.gd v.gd ow.ly buff.ly rebrand.ly cutt.ly rb.gy t.ly shorturl.at tiny.cc lnkd.in tinyurl.app',
  paste:
    'pastebin.com hastebin.com rentry.co rentry.org dpaste.com dpaste.org paste.ee ghostbin.com gist.githubusercontent.com gist.github.com ix.io 0x0.st transfer.sh file.io termbin.com paste.rs controlc.com justpaste.it sprunge.us privatebin.net catbox.moe tmpfiles.org bashupload.com temp.sh',
  collector:
    'webhook.site requestbin.com requestbin.net requestcatcher.com hookbin.com putsreq.com postb.in beeceptor.com m.pipedream.net typedwebhook.tools oastify.com burpcollaborator.net interact.sh oast.fun oast.pro oast.live oast.site oast.online oast.me dnslog.cn ceye.io canarytokens.com webhook.cool hkdk.events mockbin.io',
}

const kinds = lazy(
  (): ReadonlyMap<string, EphemeralKind> =>
    new Map(
      (['tunnel', 'short-link', 'paste', 'collector'] as const).flatMap((kind) =>
        DOMAINS[kind].split(' ').map((domain): [string, EphemeralKind] => [domain, kind]),
      ),
    ),
)

/** What sort of passing host this is; undefined for any other. */
export const ephemeralKind = memoized((host): EphemeralKind | undefined => {
  const labels = plainName(host).split('.', 16)
  // The services' own programming interfaces: `api.tinyurl.com`.
  if (labels[0] === 'api') return undefined
  for (let from = 0; from < labels.length - 1; from++) {
    const kind = kinds().get(labels.slice(from).join('.'))
    if (kind) return kind
  }
  return undefined
})

/** A gist with the full id of a revision in its address is that text and no other. */
export function isFixedText(url: string): boolean {
  return /\/raw\/[\da-f]{40}(?:\/|$)/i.test(url)
}

/** Programs that open a tunnel themselves: the host among their arguments is the one that they were given. */
export function opensTunnel(name: string): boolean {
  return /^(?:(?:@?ngrok\/)?ngrok|@ngrok\/mcp|(?:cloudflare\/)?cloudflared|localtunnel|lt|devtunnel|zrok|pinggy|tunnelmole|tmole|bore|loclx|untun)$/.test(
    name,
  )
}
