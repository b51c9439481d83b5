import { imagePinned } from '../src/knowledge/fixes/pins.ts'
import { spokenWords } from '../src/knowledge/fixes/words.ts'
import { isMovingTag, isNeverPulled } from '../src/knowledge/packages/pins.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'image-without-digest',
  title: 'Container image without a digest',
  severity: 'info',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-494', 'CWE-1357'],
  owasp: ['MCP04'],
  since: '0.1.0',
  fixable: 'safe',
  server(server, { installed, report }) {
    for (const step of server.launch.steps) {
      if (step.kind !== 'image' || step.digest !== undefined || isNeverPulled(step)) continue
      // Without a version, another rule reports it; a reference, or a placeholder yet to be filled in, may hold a digest.
      if (step.tag === undefined || isMovingTag(step.tag) || /[$%{<[]/.test(step.tag)) continue
      report({
        at: step.at,
        message: `Server '${server.name}' runs the image '${step.name}' by its tag '${step.tag}'. Anyone who can push the tag can move it to other content.`,
        help: `Add the tag's current digest, as in '${step.name}:${step.tag}@sha256:…'.`,
        discriminator: step.name,
        fix: imagePinned(spokenWords(server), step, installed),
      })
    }
  },
})
