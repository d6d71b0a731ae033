import { For, Show } from 'solid-js'
import { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import type { Scorecard } from '../../../../data/rules/coverage/drafter/scorecard.ts'
import { formatNumber, formatPercent, type TextKey, t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import type { GridEditor } from '../grid-editor.ts'
import type { DraftedChange } from '../workers/drafter-protocol.ts'
import styles from './drafter-dialog.module.css'
import { refusalText } from './hint-line.tsx'
import { MiniMap } from './mini-map.tsx'

interface ScoreRow {
  label: TextKey
  text: (card: Scorecard) => string
  /** The larger the better; left out where nothing is better or worse. */
  worth?: (card: Scorecard) => number
}

const ROWS: readonly ScoreRow[] = [
  { label: 'gridEdit.scoreCells', text: ({ cells }) => formatNumber(cells) },
  {
    label: 'gridEdit.scoreHouseholds',
    text: ({ households: { least, most } }) => `${formatNumber(least)}–${formatNumber(most)}`,
  },
  {
    label: 'gridEdit.scoreSpread',
    text: ({ spread }) => formatNumber(spread, 2),
    worth: ({ spread }) => -spread,
  },
  {
    label: 'gridEdit.scoreOutside',
    text: ({ under, over }) => `${under} / ${over}`,
    worth: ({ under, over }) => -under - over,
  },
  {
    label: 'gridEdit.scoreCompactness',
    text: ({ compactness }) => formatNumber(compactness.mean, 2),
    worth: ({ compactness }) => compactness.mean,
  },
  {
    label: 'gridEdit.scoreAlong',
    text: ({ alongLines }) => formatPercent(alongLines),
    worth: ({ alongLines }) => alongLines,
  },
  {
    label: 'gridEdit.scoreWorkers',
    text: ({ keepsWorkers }) => formatPercent(keepsWorkers),
    worth: ({ keepsWorkers }) => keepsWorkers,
  },
]

interface ScoreTableProps {
  editor: GridEditor
  plans: readonly DraftedChange[]
  onTake: (plan: DraftedChange) => void
  /** On the map, without taking it. */
  onShow: (plan: DraftedChange) => void
}

/** Plans side by side: how they look, what they are worth; the best figure of each row stands out. */
export function ScoreTable(props: ScoreTableProps) {
  const isBest = ({ worth }: ScoreRow, { card }: DraftedChange) =>
    worth !== undefined &&
    props.plans.length > 1 &&
    worth(card) === Math.max(...props.plans.map((plan) => worth(plan.card)))
  return (
    <table class={styles.scores}>
      <thead>
        <tr>
          <td />
          <For each={props.plans}>
            {(plan, k) => (
              <th scope="col">
                <MiniMap
                  title={t('gridEdit.scorePlan', { number: k() + 1 })}
                  editor={props.editor}
                  coverage={new Coverage(plan.items)}
                  changes={[]}
                  around={[plan.change]}
                  tallies={plan.tallies}
                />
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={ROWS}>
          {(row) => (
            <tr>
              <th scope="row">{t(row.label)}</th>
              <For each={props.plans}>
                {(plan) => <td data-best={isBest(row, plan)}>{row.text(plan.card)}</td>}
              </For>
            </tr>
          )}
        </For>
        <tr>
          <td />
          <For each={props.plans}>
            {(plan) => (
              <td class={styles.acts}>
                <Button size="small" onClick={() => props.onShow(plan)}>
                  {t('gridEdit.drafterShow')}
                </Button>
                <Show
                  when={plan.refused}
                  fallback={
                    <Button kind="primary" size="small" onClick={() => props.onTake(plan)}>
                      {t('gridEdit.drafterTake')}
                    </Button>
                  }
                >
                  {(reason) => refusalText({ reason: reason() })}
                </Show>
              </td>
            )}
          </For>
        </tr>
      </tbody>
    </table>
  )
}
