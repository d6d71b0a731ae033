import {
  type Finding,
  findOverRepresented,
  type LabelColumn,
} from '../../../data/rules/findings/over-represented.ts'

export type ToFinder =
  | { columns: readonly LabelColumn[] }
  /** 0 = does not count; null = all count. */
  | { id: number; mask: Uint8Array | null }

export interface FromFinder {
  id: number
  findings: Finding[]
}

let columns: readonly LabelColumn[] = []

addEventListener('message', ({ data }: MessageEvent<ToFinder>) => {
  if ('columns' in data) {
    columns = data.columns
    return
  }
  const { id, mask } = data
  const looked = mask ? columns.map((column) => masked(column, mask)) : columns
  const answer: FromFinder = { id, findings: findOverRepresented(looked) }
  postMessage(answer)
})

const masked = (column: LabelColumn, mask: Uint8Array): LabelColumn => ({
  ...column,
  codes: column.codes.map((code, i) => (mask[i] === 1 ? code : -1)),
})
