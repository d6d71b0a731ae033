import X from 'lucide-solid/icons/x'
import { createEffect, createSignal, For, on } from 'solid-js'
import type { BuildingCode, FeatureCard } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { view } from '../../session/view.ts'
import panel from '../panel.module.css'
import styles from './draft.module.css'

const MOST = 500

/** Each click on a house adds it; the list takes it out again. */
export function PickedBuildings(props: { onChange: (codes: readonly BuildingCode[]) => void }) {
  const [picked, setPicked] = createSignal<readonly BuildingCode[]>([])
  const change = (codes: readonly BuildingCode[]) => {
    setPicked(codes)
    props.onChange(codes)
  }
  createEffect(
    on(
      () => (view.selection?.layer === 'BUILDING' ? view.selection.code : null),
      (code) => {
        if (code === null || picked().length >= MOST) return
        const building = code as BuildingCode
        if (!picked().includes(building)) change([...picked(), building])
      },
    ),
  )
  return (
    <>
      <p class={panel.hint}>{t('incidents.chooseBuilding')}</p>
      <ul class={styles.picked}>
        <For each={picked()}>
          {(code) => (
            <li class={styles.chip}>
              <BuildingName code={code} />
              <button
                type="button"
                aria-label={t('incidents.takeOut')}
                onClick={() => change(picked().filter((one) => one !== code))}
              >
                <X size={14} />
              </button>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}

function BuildingName(props: { code: BuildingCode }) {
  const card = createLoad(
    () => props.code,
    (code, signal) => getJson<FeatureCard>(`/api/features/BUILDING/${code}`, { signal }),
  )
  return <span>{card.value()?.title ?? props.code}</span>
}
