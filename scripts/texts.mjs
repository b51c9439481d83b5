// The style and the script of the HTML report: files of their own, which the program holds as texts and never runs.
import { readFileSync } from 'node:fs'

/** A plug-in of esbuild. */
export const asText = {
  name: 'as-text',
  setup(on) {
    on.onLoad({ filter: /[\\/]src[\\/]report[\\/]html[\\/][\w-]+\.(?:css|js)$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'text',
    }))
  },
}
