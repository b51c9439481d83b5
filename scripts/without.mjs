// Bundles without what a library offers to load and we never use.

/**
 * A plug-in of esbuild: modules with such names are nothing, or what `contents` says, where a library asks for them whose path
 * holds `importer`.
 */
export function without(names, importer, contents = 'module.exports = {}') {
  const namespace = `without ${names}`
  return {
    name: namespace,
    setup(on) {
      on.onResolve({ filter: names }, ({ path, importer: asking }) =>
        asking.replaceAll('\\', '/').includes(importer) ? { path, namespace } : undefined,
      )
      on.onLoad({ filter: /.*/, namespace }, () => ({ contents, loader: 'js' }))
    },
  }
}

/** CycloneDX is written in JSON, by what is known to be well-formed: its library reaches for XML and validators as well. */
const withoutValidators = without(
  /^(?:xmlbuilder2|libxmljs2|ajv|ajv-formats|ajv-formats-draft2019|packageurl-js|spdx-expression-parse)$/,
  'cyclonedx-library',
)

export const withoutXml = {
  name: 'without-xml',
  setup(on) {
    withoutValidators.setup(on)
    // Nor does it know of licences: the list of them is half of what there is.
    on.onLoad({ filter: /[\\/]cyclonedx-library[\\/]res[\\/]schema[\\/]spdx\.SNAPSHOT\.schema\.json$/ }, () => ({
      contents: '{ "enum": [] }',
      loader: 'json',
    }))
  },
}
