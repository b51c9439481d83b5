import type { Progress } from '../io.ts'
import type { Host } from './host.ts'

/** After a second on a terminal, a line on stderr that says how far the run is. */
export function progressOn(host: Host): { readonly tell: Progress; readonly clear: () => void } {
  const started = host.clock()
  let told = started
  let shown = false
  return {
    tell(stage, done, total) {
      if (done % 64 !== 0) return
      const now = host.clock()
      if (now - started < 1000 || now - told < 100) return
      told = now
      if (!host.stderr.isTTY) return
      shown = true
      const what = total === undefined ? `${done} folders` : `${done} of ${total} files`
      host.stderr.write(`\r\u001b[K${stage} ${what}`)
    },
    clear() {
      if (shown) host.stderr.write('\r\u001b[K')
    },
  }
}
