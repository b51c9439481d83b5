/** Files of installed packages, by their paths: `…/node_modules/@scope/name/dist/index.js`. */

/** The package that a file belongs to. */
export interface PackageOfPath {
  readonly name: string
  /** Where its name stands in the path, UTF-16. */
  readonly from: number
  readonly to: number
}

const FOLDER = 'node_modules'
const NAME = /^(?:@[\w.-]{1,128}[/\\])?[\w-][\w.-]{0,127}(?=[/\\])/

/** The innermost package of a path, since one that another brings lies below that; undefined outside of any. */
export function packageOfPath(path: string): PackageOfPath | undefined {
  const folder = Math.max(path.lastIndexOf(`${FOLDER}/`), path.lastIndexOf(`${FOLDER}\\`))
  if (folder < 0 || (folder > 0 && !/[\\/]/.test(path.charAt(folder - 1)))) return undefined
  const from = folder + FOLDER.length + 1
  const [written] = NAME.exec(path.slice(from, from + 300)) ?? []
  return written === undefined ? undefined : { name: written.replace('\\', '/'), from, to: from + written.length }
}
