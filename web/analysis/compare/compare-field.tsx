import { For, Show } from 'solid-js'
import type { SavedViewSummary } from '../../../data/contracts/index.ts'
import { dateColumns } from '../../../data/rules/question/index.ts'
import { getJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { answer } from '../answer/answer-state.ts'
import styles from '../fields.module.css'
import { questionCatalogue } from '../question-catalogue.ts'
import { openView } from '../question-state.ts'
import { comparison, comparisons, setComparison } from './compare-state.ts'

const LABELS = {
  window: 'findings.compareWindow',
  before: 'findings.compareBefore',
  yearBefore: 'findings.compareYear',
} as const

/** What the answer is laid beside on the map. */
export function CompareField() {
  const views = createLoad(
    () => 'all',
    () => getJson<readonly SavedViewSummary[]>('/api/views'),
  )
  const others = () =>
    (views.value() ?? []).filter(({ id, kind }) => kind === 'question' && id !== openView()?.id)
  const hasDates = () => {
    const asked = answer.askable()?.question
    const dataset = asked && questionCatalogue.dataset(asked.what)
    return dataset !== undefined && dateColumns(dataset).length > 0
  }
  const value = () => {
    const chosen = comparison()
    if (!chosen) return ''
    return chosen.kind === 'view' ? chosen.id : chosen.kind
  }
  const choose = (id: string) => {
    const known = others().find((one) => one.id === id)
    const period = comparisons().find((kind) => kind === id)
    if (known) setComparison({ kind: 'view', id, name: known.name })
    else setComparison(period ? { kind: period } : null)
  }
  return (
    <>
      <label class={styles.field}>
        <span>{t('findings.compare')}</span>
        <select onChange={(event) => choose(event.currentTarget.value)}>
          <option value="" selected={value() === ''}>
            {t('findings.compareOff')}
          </option>
          <For each={comparisons()}>
            {(kind) => (
              <option value={kind} selected={value() === kind}>
                {t(LABELS[kind])}
              </option>
            )}
          </For>
          <For each={others()}>
            {({ id, name }) => (
              <option value={id} selected={value() === id}>
                {t('findings.compareView', { name })}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={comparisons().length === 0 && hasDates()}>
        <p class={styles.hint}>{t('findings.compareNeedsPeriod')}</p>
      </Show>
    </>
  )
}
