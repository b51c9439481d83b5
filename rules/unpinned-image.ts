import { imagePinned } from '../src/knowledge/fixes/pins.ts'
import { spokenWords } from '../src/knowledge/fixes/words.ts'
import { isMovingTag, isNamedElsewhere, isNeverPulled } from '../src/knowledge/packages/pins.ts'
import { RUNTIME_IMAGES } from '../src/knowledge/packages/runners.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'unpinned-image',
  title: 'Container image without a version',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-494', 'CWE-1357'],
  owasp: ['MCP04'],
  since: '0.1.0',
  fixable: 'safe',
  server(server, { installed, report }) {
    for (const step of server.launch.steps) {
      if (step.kind !== 'image' || step.digest !== undefined || isNeverPulled(step)) continue
      if (step.tag === undefined ? isNamedElsewhere(step.name) : !isMovingTag(step.tag)) continue
      const what = step.tag === undefined ? "without a tag, which means 'latest'" : `at the moving tag '${step.tag}'`
      // A name without a namespace is from the official library, or was built here.
      const isPublished = step.name.includes('/') || RUNTIME_IMAGES.has(step.name)
      const who = isPublished ? 'Whoever pushes that tag' : 'Whoever pushes that tag, or builds it on this machine,'
      report({
        at: step.at,
        message: `Server '${server.name}' runs the image '${step.name}' ${what}. ${who} decides what the next ${isPublished ? 'pull' : 'start'} runs here.`,
        help: `Name a release and its digest, as in '${step.name}:1.2.3@sha256:…'.`,
        confidence: isPublished ? 'high' : 'low',
        discriminator: step.name,
        fix: imagePinned(spokenWords(server), step, installed),
      })
    }
  },
})
