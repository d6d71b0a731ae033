import Check from 'lucide-solid/icons/check'
import { createMemo, For, onMount, Show } from 'solid-js'
import { type TextKey, t } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { importTargets, loadImportTargets } from './desk/import-targets.ts'
import styles from './first-steps.module.css'

/** What a district begins with, in this order: each hangs on what stands before it. */
const STEPS: readonly {
  key: TextKey
  hint: TextKey
  layers: readonly string[]
  mayWait?: boolean
}[] = [
  { key: 'imports.firstDivisions', hint: 'imports.firstDivisionsHint', layers: ['DIVISION'] },
  { key: 'imports.firstGrids', hint: 'imports.firstGridsHint', layers: ['GRID'] },
  {
    key: 'imports.firstMap',
    hint: 'imports.firstMapHint',
    layers: ['ROAD', 'WATER', 'LANDUSE'],
    mayWait: true,
  },
  { key: 'imports.firstBuildings', hint: 'imports.firstBuildingsHint', layers: ['BUILDING'] },
  { key: 'imports.firstRooms', hint: 'imports.firstRoomsHint', layers: ['ADDRESS'] },
]

const isThere = (layers: readonly string[]) =>
  layers.some((code) => (layerSummary(code)?.featureCount ?? 0) > 0)

/** Shown to whoever keeps the base until a district has begun. */
export function FirstSteps() {
  onMount(() => void loadImportTargets())
  const mayBegin = () => importTargets().some(({ code }) => code === 'DIVISION')
  const steps = createMemo(() => STEPS.map((one) => ({ ...one, isDone: isThere(one.layers) })))
  const next = () => steps().findIndex(({ isDone }) => !isDone)
  const isBegun = () => steps().every(({ isDone, mayWait }) => isDone || mayWait)
  return (
    <Show when={mayBegin() && !isBegun()}>
      <section class={styles.first}>
        <h3>{t('imports.firstTitle')}</h3>
        <ol>
          <For each={steps()}>
            {({ key, hint, isDone }, i) => (
              <li data-done={isDone} aria-current={i() === next() ? 'step' : undefined}>
                <span class={styles.mark} aria-hidden="true">
                  {isDone ? <Check size={14} /> : i() + 1}
                </span>
                <span>
                  {t(key)}
                  <Show when={i() === next()}>
                    <span class={styles.hint}>{t(hint)}</span>
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ol>
      </section>
    </Show>
  )
}
