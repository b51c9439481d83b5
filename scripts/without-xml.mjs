// Bundles without what CycloneDX's library offers to load and nobody has installed.

/** CycloneDX is written in JSON, by what is known to be well-formed: its library reaches for XML and validators as well. */
export const withoutXml = {
  name: 'without-xml',
  setup(on) {
    on.onResolve(
      {
        filter: /^(?:xmlbuilder2|libxmljs2|ajv|ajv-formats|ajv-formats-draft2019|packageurl-js|spdx-expression-parse)$/,
      },
      ({ importer }) => (importer.includes('cyclonedx-library') ? { path: 'xml', namespace: 'no-xml' } : undefined),
    )
    // Nor does it know of licences: the list of them is half of what there is.
    on.onLoad({ filter: /[\\/]cyclonedx-library[\\/]res[\\/]schema[\\/]spdx\.SNAPSHOT\.schema\.json$/ }, () => ({
      contents: '{ "enum": [] }',
      loader: 'json',
    }))
    on.onLoad({ filter: /.*/, namespace: 'no-xml' }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
  },
}
