import { For, Show } from 'solid-js'
import type { Question } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { Segments } from '../ui/segments.tsx'
import { CompareField } from './compare/compare-field.tsx'
import { FieldSelect } from './field-select.tsx'
import styles from './fields.module.css'
import { CLASS_METHODS } from './map/class-breaks.ts'
import { ClassLegend } from './map/class-legend.tsx'
import { PointLegend } from './map/point-legend.tsx'
import { TimeWindow } from './map/time-window.tsx'
import {
  classCount,
  classMethod,
  cloudLook,
  setClassCount,
  setClassMethod,
  setCloudLook,
} from './map-look-state.ts'

const COUNTS = [3, 4, 5, 6, 7]

/** How the map draws the answer, with its legend. */
export function MapLook(props: { question: Question }) {
  const first = () => props.question.groups[0]
  const isMapped = () => ['area', 'hexagon', 'square'].includes(first()?.by ?? '')
  return (
    <>
      <Show when={!first()}>
        <Segments
          label={t('analysis.draws')}
          value={cloudLook()}
          options={[
            { id: 'points', label: t('analysis.points') },
            { id: 'heat', label: t('analysis.heat') },
            { id: 'clusters', label: t('analysis.clusters') },
          ]}
          onChange={setCloudLook}
        />
        <Show when={cloudLook() === 'points'}>
          <PointLegend />
        </Show>
        <TimeWindow />
        <CompareField />
      </Show>
      <Show when={isMapped()}>
        <div class={styles.row}>
          <FieldSelect
            label={t('analysis.classMethod')}
            value={classMethod()}
            options={CLASS_METHODS.map((method) => ({
              value: method,
              label: t(`analysis.${method}`),
            }))}
            onChange={setClassMethod}
          />
          <label class={styles.field}>
            <span>&nbsp;</span>
            <select
              aria-label={t('analysis.classMethod')}
              value={classCount()}
              onChange={(event) => setClassCount(Number(event.currentTarget.value))}
            >
              <For each={COUNTS}>
                {(n) => (
                  <option value={n} selected={n === classCount()}>
                    {t('analysis.classes', { n })}
                  </option>
                )}
              </For>
            </select>
          </label>
        </div>
        <ClassLegend />
        <CompareField />
      </Show>
    </>
  )
}
