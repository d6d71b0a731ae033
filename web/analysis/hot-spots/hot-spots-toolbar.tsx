import { For } from 'solid-js'
import { formatNumber, t } from '../../i18n/index.ts'
import { Chip } from '../../ui/chip.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { EXPOSURES, type ExposureKind, hasExposure } from './exposures.ts'
import {
  exposures,
  reachM,
  setExposures,
  setReachM,
  setUnit,
  setWithPatrols,
  unit,
  withPatrols,
} from './hot-spots-state.ts'
import styles from './hot-spots-tab.module.css'
import { SLICE_UNITS } from './slices.ts'

const REACHES_M = [0, 200, 400, 800, 1_500]

/** What is compared with what. */
export function HotSpotsToolbar() {
  const toggle = (kind: ExposureKind) =>
    setExposures(
      exposures().includes(kind)
        ? exposures().filter((one) => one !== kind)
        : [...exposures(), kind],
    )
  return (
    <div class={styles.toolbar}>
      <Segments
        label={t('findings.slice')}
        value={unit()}
        options={SLICE_UNITS.map((id) => ({ id, label: t(`findings.slice_${id}`) }))}
        onChange={setUnit}
      />
      <label class={styles.reach}>
        {t('findings.reach')}
        <select onChange={(event) => setReachM(Number(event.currentTarget.value))}>
          <For each={REACHES_M}>
            {(metres) => (
              <option value={metres} selected={metres === reachM()}>
                {t('findings.reachM', { n: formatNumber(metres) })}
              </option>
            )}
          </For>
        </select>
      </label>
      <fieldset class={styles.factors}>
        <legend>{t('findings.expectBy')}</legend>
        <For each={EXPOSURES}>
          {(kind) => (
            <Chip
              tone={exposures().includes(kind) && hasExposure(kind) ? 'accent' : 'plain'}
              pressed={exposures().includes(kind) && hasExposure(kind)}
              onToggle={() => toggle(kind)}
            >
              {t(`findings.exposure_${kind}`)}
              {hasExposure(kind) ? '' : ` (${t('findings.exposureGone')})`}
            </Chip>
          )}
        </For>
      </fieldset>
      <span class={styles.patrols} data-tip={t('findings.patrolsOut')}>
        <Toggle
          label={t('findings.withPatrols')}
          checked={withPatrols()}
          onChange={setWithPatrols}
        />
      </span>
    </div>
  )
}
