import type { ColumnDefinition, Step } from '../../../../data/contracts/index.ts'
import { t, text } from '../../../i18n/index.ts'
import type { ResultColumn } from '../../../query/index.ts'
import { questionCatalogue } from '../../question-catalogue.ts'
import { NO_BIN } from '../crossfilter.ts'
import type { Bins } from './bins.ts'

const MOST_VALUES = 30

/** In the order of the list where there is one, else by frequency; what is rare is left out. */
export function valueBins(column: ColumnDefinition, result: ResultColumn): Bins {
  const { values, type } = column
  const coded = type === 'boolean' ? booleanCodes(result) : result.codes()
  const sums = new Uint32Array(coded.values.length)
  for (const code of coded.codes) if (code >= 0) sums[code]!++
  const rank = (code: number) => {
    const place = values?.findIndex(({ value }) => value === coded.values[code]) ?? -1
    return place < 0 ? Number.MAX_SAFE_INTEGER : place
  }
  const kept = [...sums.keys()]
    .filter((code) => sums[code]! > 0)
    .sort((a, b) => rank(a) - rank(b) || sums[b]! - sums[a]!)
    .slice(0, MOST_VALUES)
  const binOf = new Int32Array(coded.values.length).fill(-1)
  for (const [bin, code] of kept.entries()) binOf[code] = bin
  return {
    bins: Uint16Array.from(coded.codes, (code) => {
      const bin = code < 0 ? -1 : binOf[code]!
      return bin < 0 ? NO_BIN : bin
    }),
    count: kept.length,
    labels: kept.map((code) => nameOf(column, coded.values[code]!)),
    steps: (chosen) => [
      valueStep(
        column,
        [...chosen].map((bin) => coded.values[kept[bin]!]!),
      ),
    ],
  }
}

/** Of truth values `yes` and `no`. */
function valueStep({ name, type }: ColumnDefinition, values: readonly string[]): Step {
  if (name === 'community') {
    const places = values.map((code) => ({ kind: 'area' as const, code }))
    return { kind: 'place', outside: false, places }
  }
  if (type !== 'boolean') {
    return {
      kind: 'conditions',
      condition: { all: [{ attribute: name, test: { op: 'in', values: [...values] } }] },
    }
  }
  const any = values.map((value) => ({
    attribute: name,
    test: { op: value === 'yes' ? ('yes' as const) : ('no' as const) },
  }))
  return { kind: 'conditions', condition: { any } }
}

function nameOf({ name, type, values }: ColumnDefinition, value: string): string {
  if (type === 'boolean') return t(value === 'yes' ? 'analysis.yes' : 'analysis.no')
  if (name === 'community') return questionCatalogue.areaName(value) ?? value
  const known = values?.find((one) => one.value === value)
  return known ? text(known.name) : value
}

function booleanCodes(result: ResultColumn) {
  const codes = Int32Array.from(result.numbers(), (value) => (Number.isNaN(value) ? -1 : value))
  return { codes, values: ['no', 'yes'] }
}
