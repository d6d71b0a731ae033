import { formatNumber, t } from '../../i18n/index.ts'
import { classColours } from '../../map/overlay/paint-classes.ts'
import { classRanges, rangeText } from '../map/class-breaks.ts'
import { sqlBreaks } from '../sql/map-state.ts'
import type { SqlAnswer } from '../sql/sql-state.ts'
import type { PaperLegend } from './legend-of-answer.ts'

/** What the colours of a statement's result mean, on paper. */
export function legendOfSql({ result }: SqlAnswer): PaperLegend {
  const title = t('takeAway.found', { n: formatNumber(result.rowCount) })
  const classes = sqlBreaks()
  if (!classes) return { title, rows: [] }
  const { breaks, values } = classes
  const ranges = classRanges(values, breaks)
  const colours = classColours(breaks.length + 1, 'light')
  return {
    title,
    rows: colours.map((colour, i) => ({
      colour,
      label: rangeText(ranges[i]!, (value) => formatNumber(value, 1)),
    })),
  }
}
