import { For, Show } from 'solid-js'
import type { Finding, Label } from '../../../data/rules/findings/over-represented.ts'
import { formatNumber, formatPercent, t } from '../../i18n/index.ts'
import { addStep } from '../question-edits.ts'
import { changeQuestion, question } from '../question-state.ts'
import styles from './findings-tab.module.css'
import type { NamedLabels } from './label-columns.ts'

/** Two labels that come together too often; a click asks on. */
export function FindingRow(props: { finding: Finding; columns: readonly NamedLabels[] }) {
  const columnOf = ({ column }: Label) => props.columns.find(({ name }) => name === column)
  const askOn = () => {
    const asked = question()
    if (!asked) return
    const steps = props.finding.labels.flatMap((label) => {
      const column = columnOf(label)
      return column?.step(column.labels.indexOf(label.label)) ?? []
    })
    changeQuestion(steps.reduce(addStep, asked))
  }
  return (
    <li>
      <button type="button" class={styles.finding} onClick={askOn}>
        <span class={styles.labels}>
          <For each={props.finding.labels}>
            {(label) => (
              <span class={styles.label}>
                <small>{columnOf(label)?.title}</small> {label.label}
              </span>
            )}
          </For>
          <Show when={props.finding.alsoMost.length > 0}>
            <span class={styles.also}>
              <For each={props.finding.alsoMost}>
                {(label) => (
                  <span>
                    {columnOf(label)?.title} {label.label} {formatPercent(label.share)}
                  </span>
                )}
              </For>
            </span>
          </Show>
        </span>
        <span class={styles.numbers}>
          <strong>{t('analysis.times', { n: formatNumber(props.finding.lift, 1) })}</strong>
          <span>
            {t('analysis.liftAtLeast', { n: formatNumber(props.finding.liftAtLeast, 1) })}
          </span>
          <span>
            {t('analysis.insteadOf', {
              n: formatNumber(props.finding.things),
              expected: formatNumber(props.finding.expected),
            })}
          </span>
        </span>
      </button>
    </li>
  )
}
