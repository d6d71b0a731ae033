import { formatNumber, t, text } from '../../i18n/index.ts'
import { classColours } from '../../map/overlay/paint-classes.ts'
import { listColours } from '../../map/symbols/colours.ts'
import { answer } from '../answer/answer-state.ts'
import { classRanges, rangeText } from '../map/class-breaks.ts'
import { measureText } from '../map/class-legend.tsx'
import { areaValues } from '../map/class-state.ts'
import { describer } from '../question-catalogue.ts'

export interface PaperLegend {
  title: string
  rows: readonly { colour: string; label: string }[]
}

/** What the colours of the answer mean, on paper: always those of the light theme. */
export function legendOfAnswer(): PaperLegend | null {
  const areas = areaValues()
  const question = answer.groups.value()?.question
  if (areas && question) {
    const ranges = classRanges([...areas.values.values()], areas.breaks)
    const colours = classColours(areas.breaks.length + 1, 'light')
    const say = (value: number) => measureText(value, question.measure)
    return {
      title: describer().measure(question.measure, question.what),
      rows: colours.map((colour, i) => ({
        colour,
        label: rangeText(ranges[i]!, say),
      })),
    }
  }
  const points = answer.points.value()
  if (!points) return null
  const values = points.colouredBy?.values ?? []
  const colours = listColours(values, 'light')
  const found = t('takeAway.found', { n: formatNumber(points.lons.length) })
  if (!points.colouredBy) return { title: found, rows: [] }
  return {
    title: `${text(points.colouredBy.label)} · ${found}`,
    rows: values.map((value, i) => ({
      colour: colours[i + 1] ?? '#888888',
      label: text(value.name),
    })),
  }
}
