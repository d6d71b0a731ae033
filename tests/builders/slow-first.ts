import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They take longest: begun last, one of them would keep everybody waiting while the other cores have nothing to do. */
const SLOW = [
  'flows/server/life-cycle',
  'flows/sample/interrupted-load',
  'flows/backup/drill',
  'flows/imports/import-real-files',
  'flows/sample/town',
  'flows/sample/load-sample',
  'flows/server/debian-postgresql',
  'flows/publish/killed-publisher',
  'flows/server/kill',
  'flows/server/two-processes',
  'flows/server/command-line',
  'flows/access/matrix',
  'flows/features/feature-card',
  'flows/publish/publish-tiles',
  'data/formats/readers/open-upload',
  'data/sample/footprints',
]

/** Vitest's order, the slow files before. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = SLOW.findIndex((path) => moduleId.endsWith(`/tests/${path}.test.ts`))
  return place === -1 ? SLOW.length : place
}
