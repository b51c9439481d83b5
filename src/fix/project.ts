/** Which project a file is part of, and where that keeps its variables. */

/** The folder that a client has open whose file this is, as paths are reported: above `.vscode`, `.cursor` and their like. */
export function projectOf(path: string): string {
  const segments = path.split('/').slice(0, -1)
  const dotted = segments.findIndex((segment) => segment.startsWith('.'))
  return (dotted < 0 ? segments : segments.slice(0, dotted)).join('/')
}

/** The file of variables of that project. */
export function envFileOf(path: string): string {
  const folder = projectOf(path)
  return folder === '' ? '.env' : `${folder}/.env`
}
