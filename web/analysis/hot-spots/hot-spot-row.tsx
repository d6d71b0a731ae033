import Table from 'lucide-solid/icons/table'
import type { Step } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { divisionOf } from '../../session/divisions.ts'
import { openDrawer } from '../../session/drawer.ts'
import { goToBounds } from '../../session/go-to.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { addStep } from '../question-edits.ts'
import { changeQuestion, question } from '../question-state.ts'
import { Sparkline } from '../table/sparkline.tsx'
import { chosenGrid, setChosenGrid } from './hot-spots-state.ts'
import styles from './hot-spots-tab.module.css'
import type { GridHotSpot, HotSpotsAnswer } from './read-hot-spots.ts'

/** One grid with the sentence that says why it is called so; a click goes there. */
export function HotSpotRow(props: { spot: GridHotSpot; found: HotSpotsAnswer }) {
  const show = () => {
    setChosenGrid(props.spot.grid)
    const division = divisionOf(props.spot.grid)
    if (division) goToBounds(division.bounds)
  }
  /** What was counted there, as steps of the question: undo takes them back. */
  const openRows = () => {
    const asked = question()
    if (!asked) return
    const inGrid: Step = {
      kind: 'place',
      outside: false,
      places: [{ kind: 'area', code: props.spot.grid }],
    }
    changeQuestion({ ...[...props.found.added, inGrid].reduce(addStep, asked), groups: [] })
    openDrawer('analysis', 'table')
  }
  return (
    <li class={styles.row} data-chosen={chosenGrid() === props.spot.grid}>
      <button type="button" class={styles.what} onClick={show}>
        <strong>{divisionOf(props.spot.grid)?.name ?? props.spot.grid}</strong>
        <span>{sentence(props.spot, props.found)}</span>
      </button>
      <Sparkline
        label={t('findings.observed')}
        values={props.spot.things}
        expected={props.spot.expected}
      />
      <IconButton size="small" label={t('findings.rows')} onClick={openRows}>
        <Table size={16} />
      </IconButton>
    </li>
  )
}

function sentence(
  { kind, things, expected, hot }: GridHotSpot,
  { starts, unit, reachM }: HotSpotsAnswer,
): string {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const first = starts[hot.indexOf(true)] ?? ''
  const told = t(`findings.say_${kind}`, {
    slices: hot.length,
    hot: hot.filter(Boolean).length,
    since: unit === 'month' ? first.slice(0, 7) : first,
    now: formatNumber(things.at(-1) ?? 0),
    expected: formatNumber(expected.at(-1) ?? 0, 1),
    things: formatNumber(sum(things)),
    wanted: formatNumber(sum(expected), 0),
  })
  return reachM > 0 ? told + t('findings.withAround', { n: formatNumber(reachM) }) : told
}
