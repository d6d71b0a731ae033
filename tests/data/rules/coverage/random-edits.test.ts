import { expect, test } from 'vitest'
import { inspectCoverage } from '../../../../data/rules/coverage/import/inspect-coverage.ts'
import { repairCoverage } from '../../../../data/rules/coverage/import/repair-coverage.ts'
import { runTrial } from '../../../bench/lib/coverage/edit-trial.ts'
import { hasRealGrids, readRealGrid } from '../../../builders/real-grids.ts'
import { drawCoverage } from './tiny-coverage.ts'

/** The million of `npm run bench -- coverage` in short. */
test.each([1, 2, 3])(
  'random edits leave a coverage valid, whole and undoable (seed %i)',
  (seed) => {
    const coverage = drawCoverage(`
    AABBCC
    AADBCC
    EEDD.F
    EEGGFF
    HHHGFF`)
    const result = runTrial(coverage, { edits: 600, seed, verifyEvery: 60, undoEvery: 150 })
    expect(result.faults).toEqual([])
    expect(result.areaDrift).toBeLessThan(1e-9)
    expect(result.applied).toBeGreaterThan(200)
    expect(result.refused).toBeGreaterThan(20)
  },
)

test.skipIf(!hasRealGrids)(
  '… so do edits of tracts of Rhode Island (needs ../shared/data)',
  async () => {
    const { cells, toLonLat } = await readRealGrid('cb_2018_44_tract_500k.json.gz')
    const { coverage } = repairCoverage(inspectCoverage(cells, toLonLat), new Map())
    const result = runTrial(coverage, { edits: 800, seed: 1, verifyEvery: 400, undoEvery: 400 })
    expect(result.faults).toEqual([])
    expect(result.areaDrift).toBeLessThan(1e-9)
  },
)
