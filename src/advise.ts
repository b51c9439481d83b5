/** Brings together what is known against the packages of a run: the tables that are built in, and what was given beside them. */

import { builtIn, DATED, isBuiltIn } from './knowledge/advisories/index.ts'
import { advisoriesFrom } from './knowledge/advisories/match.ts'
import { modulesOf, type OsvRecord } from './knowledge/advisories/osv.ts'
import { schemesFor } from './knowledge/advisories/versions.ts'
import { groupedBy } from './knowledge/groups.ts'
import { installedBy, runBy } from './knowledge/packages/fetched.ts'
import { lookalike } from './knowledge/packages/typosquats.ts'
import { commandsOf } from './knowledge/programs/commands.ts'
import { clientVersions } from './knowledge/readers/client-versions.ts'
import type { Advisories, AdvisoryDates, ConfigFile, Installed, Wanted } from './model.ts'

/** Advisories that the user named: read when it is known which packages matter, since there may be hundreds of thousands. */
export interface GivenAdvisories {
  /** Those about any of these places, and of what day every source is. Throws a UsageError for one that cannot be used. */
  read(places: ReadonlySet<string>): Promise<{
    readonly records: readonly Filed[]
    readonly sources: AdvisoryDates['given']
  }>
}

/** A record under one of the places that it is about. */
export interface Filed {
  readonly place: string
  readonly record: OsvRecord
}

export interface Advised {
  readonly advisories: Advisories
  readonly dates: AdvisoryDates
}

/**
 * What is known against whatever these files fetch or name.
 *
 * @param installed What the machine has: of each of those, one version may come to be asked about.
 */
export async function adviseOn(
  configs: readonly ConfigFile[],
  given: GivenAdvisories | undefined,
  installed: Installed | undefined,
): Promise<Advised> {
  const { places, exact } = placesIn(configs)
  const read = await given?.read(places)
  const dates: AdvisoryDates = { builtIn: DATED, given: read?.sources ?? [] }
  const byPlace = groupedBy(read?.records ?? [], ({ place }) => place)
  const isKnown = (place: string) => isBuiltIn(place) || byPlace.has(place)
  const schemeOf = await schemesFor([...(installed ? places : exact)].filter(isKnown))
  return {
    advisories: advisoriesFrom(
      (place) => combined(builtIn(place), byPlace.get(place)?.map(({ record }) => record) ?? []),
      schemeOf,
    ),
    dates,
  }
}

interface Places {
  /** Everything that is fetched or named. */
  readonly places: ReadonlySet<string>
  /** Of these, what one exact version is asked of. */
  readonly exact: ReadonlySet<string>
}

function placesIn(configs: readonly ConfigFile[]): Places {
  const places = new Set<string>()
  const exact = new Set<string>()
  const add = (place: string, wanted: Wanted) => {
    for (const each of modulesOf(place)) {
      places.add(each)
      if (typeof wanted === 'object') exact.add(each)
    }
  }
  for (const config of configs) {
    for (const { launch } of [...config.servers, ...commandsOf(config)]) {
      for (const { place, wanted } of installedBy(launch)) add(place, wanted)
      for (const { place, wanted } of runBy(launch, config.versions)) {
        add(place, wanted)
        // A misspelt name is to be no worse once it is right.
        const real = typeof wanted === 'object' ? lookalike(place) : undefined
        if (real) add(`${real.ecosystem}:${real.of}`, wanted)
      }
    }
    for (const { place, version } of clientVersions(config)) add(place, { version })
  }
  return { places, exact }
}

/**
 * Of a flaw that both know, the given one says which versions have it: it is the user's own, and mostly newer. What is
 * malware here stays so: OSV lists the releases that were seen, and we know names that nothing honest ever had.
 */
function combined(own: readonly OsvRecord[], given: readonly OsvRecord[]): readonly OsvRecord[] {
  const used = new Set<OsvRecord>()
  const kept = own.flatMap((record) => {
    const same = given.filter((each) => idsOf(each).some((id) => idsOf(record).includes(id)))
    const [newer] = same
    if (!newer || record.database_specific?.kind !== 'vulnerable') return [record]
    for (const each of same) used.add(each)
    return newer.withdrawn === undefined ? [{ ...record, affected: newer.affected, modified: newer.modified }] : []
  })
  return [...kept, ...given.filter((record) => !used.has(record) && record.withdrawn === undefined)]
}

function idsOf({ id, aliases = [] }: OsvRecord): readonly string[] {
  return [id, ...aliases]
}
