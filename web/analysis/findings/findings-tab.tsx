import {
  createEffect,
  createMemo,
  createSignal,
  For,
  Match,
  onCleanup,
  Show,
  Switch,
} from 'solid-js'
import type { Subject } from '../../../data/contracts/index.ts'
import type { Finding } from '../../../data/rules/findings/over-represented.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { answer } from '../answer/answer-state.ts'
import { BrushBar } from '../charts/brush-bar.tsx'
import { createBrushes } from '../charts/create-brushes.ts'
import { createCrossfilter } from '../charts/crossfilter.ts'
import { ask } from '../engine.ts'
import { compiler, questionCatalogue } from '../question-catalogue.ts'
import { createFinder } from './create-finder.ts'
import { FindingRow } from './finding-row.tsx'
import styles from './findings-tab.module.css'
import { labelBins } from './label-bins.ts'
import { labelColumns, labelSources } from './label-columns.ts'
import { LabelCube } from './label-cube.tsx'

const MOST_ROWS = 2_000_000
/** What a filter can hold. */
const MOST_SIDES = 24

/** The label cube of the answer's things, and what comes together in it too often. */
export default function FindingsTab() {
  const finder = createFinder()
  onCleanup(() => finder.close())
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
      const labels = labelColumns(dataset, found).slice(0, MOST_SIDES)
      const bins = labels.map(labelBins)
      return {
        labels,
        bins,
        things: found.rowCount,
        filter: createCrossfilter(found.rowCount, bins),
      }
    },
    { keep: true },
  )
  const cube = createMemo(() => loaded.value() ?? undefined)
  const brushes = createBrushes(cube)
  createEffect(() => {
    const found = cube()
    if (found) finder.setColumns(found.labels)
  })
  const [findings, setFindings] = createSignal<readonly Finding[]>()
  const [searching, setSearching] = createSignal(false)
  createEffect(() => {
    const found = cube()
    brushes.chosen()
    if (!found) return
    setSearching(true)
    finder.find(found.filter.mask()).then((list) => {
      setFindings(list)
      setSearching(false)
    })
  })
  return (
    <Switch fallback={<Skeleton lines={[90, 80, 85]} />}>
      <Match when={loaded.error()}>
        <ErrorState error={loaded.error()} onRetry={() => loaded.reload()} />
      </Match>
      <Match when={cube()}>
        {(found) => (
          <div class={styles.findings}>
            <div class={styles.bar}>
              <p class={styles.hint}>{t('findings.cubeHint')}</p>
              <BrushBar
                brushes={brushes}
                passing={() => found().filter.passing()}
                total={found().things}
              />
            </div>
            <LabelCube labels={found().labels} filter={found().filter} brushes={brushes} />
            <section class={styles.list}>
              <Show
                when={findings()}
                fallback={<p class={styles.hint}>{t('findings.searching')}</p>}
              >
                {(list) => (
                  <Show
                    when={list().length > 0}
                    fallback={
                      <EmptyState
                        title={t('analysis.noFindings')}
                        hint={t('analysis.noFindingsHint')}
                      />
                    }
                  >
                    <p class={styles.hint} aria-busy={searching()}>
                      {searching()
                        ? t('findings.searching')
                        : t('analysis.findingsHint', { n: formatNumber(found().filter.passing()) })}
                    </p>
                    <ol>
                      <For each={list()}>
                        {(finding) => <FindingRow finding={finding} columns={found().labels} />}
                      </For>
                    </ol>
                  </Show>
                )}
              </Show>
            </section>
          </div>
        )}
      </Match>
    </Switch>
  )
}
