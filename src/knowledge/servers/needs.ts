/** Which credentials of the machine a server is handed because its documentation says so. */

import type { Server } from '../../model.ts'
import type { Credential } from './catalogue.ts'
import { recogniseServer } from './index.ts'

/** Credentials as `sensitive-paths.ts` calls what a folder holds. */
const STORES: Readonly<Record<Credential, string>> = {
  aws: 'AWS credentials',
  azure: 'Azure credentials',
  gcp: 'Google Cloud credentials',
  kubernetes: 'Kubernetes credentials',
  github: 'credentials of a command-line tool',
  gitlab: 'credentials of a command-line tool',
  ssh: 'SSH keys',
  docker: 'registry credentials',
}

/** Whether a server's documentation has one hand it what a path holds: `~/.kube` to a Kubernetes server. */
export function isDocumentedCredential({ launch }: Server, what: string): boolean {
  return recogniseServer(launch)?.server.needs?.some((credential) => STORES[credential] === what) === true
}
