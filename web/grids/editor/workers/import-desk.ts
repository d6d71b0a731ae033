import { lonLatOf } from '../../../../data/formats/crs/lon-lat-of.ts'
import {
  type Inspection,
  inspectCoverage,
  type SourceCell,
} from '../../../../data/rules/coverage/import/inspect-coverage.ts'
import {
  proposedDecisions,
  repairCoverage,
} from '../../../../data/rules/coverage/import/repair-coverage.ts'
import type { ImportAnswer, ImportRequest } from './import-protocol.ts'

/** Keeps what was read until it is decided what becomes of it. */
export function createImportDesk() {
  let inspection: Inspection | undefined
  return function take(request: ImportRequest): ImportAnswer {
    if (request.kind === 'repair') {
      if (!inspection) return { kind: 'failed', why: '' }
      const { coverage } = repairCoverage(inspection, request.decisions)
      return { kind: 'repaired', items: [...coverage.items.values()] }
    }
    const { cells, crs, skipped } = request.file
    const sources = cells.map((cell) => inArea(cell, request.area))
    inspection = inspectCoverage(sources, lonLatOf(crs))
    const { findings, counts } = inspection
    return {
      kind: 'inspected',
      file: {
        findings,
        counts,
        names: sources.map(({ name }) => name),
        decisions: proposedDecisions(inspection),
        outlines: outlinesOf(inspection),
        skipped,
        crs,
      },
    }
  }
}

/** A file for one community need not say of each cell that it lies there. */
const inArea = (cell: SourceCell, area: string): SourceCell =>
  cell.community === '' && area.length === 12 ? { ...cell, community: area } : cell

const outlinesOf = ({ sources, toLonLat }: Inspection) => ({
  type: 'FeatureCollection',
  features: sources.map(({ polygons }) => ({
    type: 'Feature',
    properties: {},
    geometry: {
      type: 'MultiPolygon',
      coordinates: polygons.map((rings) => rings.map((ring) => ring.map(toLonLat))),
    },
  })),
})
