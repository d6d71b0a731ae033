import { For, Match, Show, Switch } from 'solid-js'
import type { Subject } from '../../../data/contracts/index.ts'
import {
  type Finding,
  findOverRepresented,
  type Label,
} from '../../../data/rules/findings/over-represented.ts'
import { formatNumber, formatPercent, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { answer } from '../answer/answer-state.ts'
import { ask } from '../engine.ts'
import { compiler, questionCatalogue } from '../question-catalogue.ts'
import { addStep } from '../question-edits.ts'
import { changeQuestion, question } from '../question-state.ts'
import styles from './findings-tab.module.css'
import { labelColumns, labelSources, type NamedLabels } from './label-columns.ts'

const MOST_ROWS = 2_000_000

/** What comes together too often among the things of the answer; a click asks on. */
export default function FindingsTab() {
  const subject = (): Subject | null => {
    const asked = answer.askable()?.question
    return asked ? { what: asked.what, steps: asked.steps } : null
  }
  const loaded = createLoad(
    () => JSON.stringify(subject()),
    async (key, signal) => {
      const asked = JSON.parse(key) as Subject | null
      const dataset = asked && questionCatalogue.dataset(asked.what)
      if (!asked || !dataset) return null
      const columns = labelSources(dataset).map(({ name }) => name)
      const found = await ask(compiler().rows(asked, { columns }), { signal, maxRows: MOST_ROWS })
      const labels = labelColumns(dataset, found)
      return { labels, findings: findOverRepresented(labels), things: found.rowCount }
    },
    { keep: true },
  )
  return (
    <Switch fallback={<Skeleton lines={[90, 80, 85]} />}>
      <Match when={loaded.error()}>
        <ErrorState error={loaded.error()} onRetry={() => loaded.reload()} />
      </Match>
      <Match when={loaded.value()?.findings.length === 0}>
        <EmptyState title={t('analysis.noFindings')} hint={t('analysis.noFindingsHint')} />
      </Match>
      <Match when={loaded.value()}>
        {(found) => (
          <div class={styles.findings}>
            <p class={styles.hint}>
              {t('analysis.findingsHint', { n: formatNumber(found().things) })}
            </p>
            <ol>
              <For each={found().findings}>
                {(finding) => <FindingRow finding={finding} columns={found().labels} />}
              </For>
            </ol>
          </div>
        )}
      </Match>
    </Switch>
  )
}

function FindingRow(props: { finding: Finding; columns: readonly NamedLabels[] }) {
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
