import { printTable, show } from './table.ts'

export interface Verdict {
  what: string
  ours: number
  /** NaN = there is none, or it could not be measured here. */
  peer?: number
  unit: string
  /** The ratio ours ÷ peer, or without a peer ours, must be at least or at most this. */
  atLeast?: number
  atMost?: number
}

/** What was promised beside what came out. */
export function printVerdicts(verdicts: readonly Verdict[]): void {
  console.log('')
  printTable(
    ['target', 'ours', 'peer', 'ours ÷ peer', 'wanted', ''],
    verdicts.map((verdict) => {
      const { what, ours, peer, unit, atLeast, atMost } = verdict
      const ratio = peer === undefined ? undefined : ours / peer
      const judged = ratio ?? ours
      return [
        what,
        `${show(ours)} ${unit}`,
        peer === undefined ? '–' : `${show(peer)} ${unit}`,
        ratio === undefined ? '–' : show(ratio),
        wanted(verdict),
        Number.isNaN(judged) || (atLeast === undefined && atMost === undefined)
          ? ''
          : judged >= (atLeast ?? -Infinity) && judged <= (atMost ?? Infinity)
            ? 'met'
            : 'missed',
      ]
    }),
  )
}

function wanted({ peer, unit, atLeast, atMost }: Verdict): string {
  const number = atLeast ?? atMost
  if (number === undefined) return '–'
  return `${atLeast === undefined ? '≤' : '≥'} ${show(number)}${peer === undefined ? ` ${unit}` : ' ×'}`
}
