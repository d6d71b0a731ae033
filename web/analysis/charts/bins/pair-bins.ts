import { NO_BIN } from '../crossfilter.ts'
import { rangeCondition, type Steps, stepLabel, stepOf, stepsOver } from './amount-bins.ts'
import { type Bins, noBins, runsOf } from './bins.ts'

const ACROSS = 32
const UP = 20

export interface PairBins extends Bins {
  across: Steps
  up: Steps
}

/** Two amounts against each other: a fine raster, so that a million points are drawn as quickly as a hundred. */
export function pairBins(
  [nameX, nameY]: readonly [string, string],
  x: Float64Array,
  y: Float64Array,
): PairBins | Bins {
  const [across, up] = [stepsOver(x, ACROSS), stepsOver(y, UP)]
  if (across === null || up === null) return noBins(x.length)
  const columns = across.count
  return {
    across,
    up,
    bins: Uint16Array.from(x, (value, i) =>
      Number.isNaN(value) || Number.isNaN(y[i]!)
        ? NO_BIN
        : stepOf(up, y[i]!) * columns + stepOf(across, value),
    ),
    count: columns * up.count,
    labels: Array.from(
      { length: columns * up.count },
      (_, bin) =>
        `${stepLabel(across, bin % columns)} × ${stepLabel(up, Math.floor(bin / columns))}`,
    ),
    steps(chosen) {
      const [columnRun, ...moreColumns] = runsOf(new Set([...chosen].map((bin) => bin % columns)))
      const [rowRun, ...moreRows] = runsOf(
        new Set([...chosen].map((bin) => Math.floor(bin / columns))),
      )
      if (!columnRun || !rowRun || moreColumns.length > 0 || moreRows.length > 0) return null
      const size = (columnRun.to - columnRun.from + 1) * (rowRun.to - rowRun.from + 1)
      if (size !== chosen.size) return null
      return [
        {
          kind: 'conditions',
          condition: {
            all: [rangeCondition(nameX, across, columnRun), rangeCondition(nameY, up, rowRun)],
          },
        },
      ]
    },
  }
}

export const isPair = (bins: Bins): bins is PairBins => 'across' in bins
