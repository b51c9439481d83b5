// A plug-in of Stryker: what a rule says about itself is no behaviour, and docs.test.ts holds it to the pages.
const METADATA = new Set(['id', 'title', 'severity', 'confidence', 'category', 'cwe', 'owasp', 'since'])

function shouldIgnore(path) {
  const isMetadata =
    path.isObjectProperty() &&
    METADATA.has(path.node.key.name) &&
    path.parentPath.parentPath?.isCallExpression() &&
    path.parentPath.parentPath.node.callee.name === 'defineRule'
  return isMetadata ? 'what a rule says about itself' : undefined
}

export const strykerPlugins = [{ kind: 'Ignore', name: 'metadata', value: { shouldIgnore } }]
