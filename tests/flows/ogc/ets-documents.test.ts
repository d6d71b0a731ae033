import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as checks from './ogc-checks.ts'

const SUITE = resolve('../shared/data/suites/ogcapi-features-ets')
const isThere = existsSync(SUITE)
const read = (path: string): unknown => JSON.parse(readFileSync(`${SUITE}/${path}`, 'utf8'))

if (!isThere)
  console.info(
    'The OGC test engine’s documents are not here: checked against nothing but the tests.',
  )

/** Our checks have to judge the answers of real servers as the test engine does, before they judge ours. */
describe.skipIf(!isThere)('documents that the OGC test engine is tested with', () => {
  it.each<[string, checks.Check, string[]]>([
    [
      'conformance/core/conformance/req-classes_invalidConformsTo.json',
      checks.checkConformance,
      ['conformsTo is no list of addresses'],
    ],
    ['conformance/core/collections/collectionItems-flurstueck.json', checks.checkItems, []],
    ['conformance/crs/query/collectionItems-vineyards.json', checks.checkItems, []],
    ['conformance/crs/query/collectionItems-vineyards-25832.json', checks.checkItems, []],
    ['conformance/crs/query/collectionItem-vineyards-25832.json', checks.checkSingleFeature, []],
    ['util/items_11-20.json', checks.checkItems, []],
    ['util/items_31-40.json', checks.checkItems, []],
  ])('%s', (path, check, faults) => {
    expect(check(read(path))).toEqual(faults)
  })

  it('are refused where a collection leads nowhere', () => {
    const faults = checks.checkCollections(
      read('conformance/crs/discovery/collections/collections.json'),
    )
    expect(new Set(faults)).toEqual(new Set(['no link to its items']))
  })

  it('are refused where they follow a draft: one flat box instead of a list of boxes', () => {
    for (const path of ['collection-flurstueck.json', 'collection-verwaltungseinheit.json']) {
      expect(checks.checkCollection(read(`conformance/core/collections/${path}`))).toContain(
        'bbox is no list of boxes',
      )
    }
  })

  it('describe the parameters of items as we do', async () => {
    const document = read('openapi3/openapi.json') as {
      components: {
        parameters: Record<string, { in: string; style: string; explode: boolean; schema: object }>
      }
    }
    const { apiDocument } = await import('../../../server/ogc/api-document.ts')
    const ours = apiDocument('/ogc', []).components.parameters
    for (const name of ['limit', 'bbox', 'datetime'] as const) {
      const { in: place, style, explode } = document.components.parameters[name]!
      expect(ours[name]).toMatchObject({ in: place, style, explode })
    }
    expect(ours.limit.schema).toMatchObject(document.components.parameters.limit!.schema)
  })
})
