import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import type { DatumEvidence } from '../../../data/contracts/index.ts'
import { formatNumber, formatPercent, t } from '../../i18n/index.ts'
import { crsLabel, USUAL_CRS } from '../../ui/crs/crs-label.ts'
import { isCrsName } from '../../ui/crs/is-crs-name.ts'
import styles from './datum-choice.module.css'

interface DatumChoiceProps {
  datums: readonly DatumEvidence[]
  value: string | null
  onChange: (crs: string) => void
}

const OTHER = 'other'

/** In which datum the positions are, and what speaks for each: how many land on buildings and near their own addresses. */
export function DatumChoice(props: DatumChoiceProps) {
  const name = createUniqueId()
  const weighed = () => props.datums.map(({ crs }) => crs)
  const hint = () => {
    if (props.datums.length === 0) return t('desk.datumUnweighed')
    if (props.datums.every(saysNothing)) return t('desk.datumNothing')
    return t('desk.datumHint', { count: formatNumber(props.datums[0]?.tried ?? 0) })
  }
  const isListed = () => props.value !== null && weighed().includes(props.value)
  return (
    <fieldset class={styles.datums}>
      <legend>{t('desk.datum')}</legend>
      <p>{hint()}</p>
      <For each={props.datums}>
        {(evidence) => (
          <label class={styles.datum} data-chosen={props.value === evidence.crs}>
            <input
              type="radio"
              name={name}
              checked={props.value === evidence.crs}
              onChange={() => props.onChange(evidence.crs)}
            />
            <span class={styles.name}>{crsLabel(evidence.crs)}</span>
            <Show when={!props.datums.every(saysNothing)}>
              <Share label={t('desk.onBuilding')} share={evidence.onBuilding} />
            </Show>
            <Show when={evidence.nearAddress !== null}>
              <Share label={t('desk.nearAddress')} share={evidence.nearAddress ?? 0} />
            </Show>
          </label>
        )}
      </For>
      <OtherDatum
        known={weighed()}
        value={isListed() ? null : props.value}
        onChange={props.onChange}
      />
    </fieldset>
  )
}

const saysNothing = ({ onBuilding, nearAddress }: DatumEvidence) =>
  onBuilding === 0 && (nearAddress ?? 0) === 0

function Share(props: { label: string; share: number }) {
  return (
    <span class={styles.share}>
      <i style={{ '--share': props.share }} aria-hidden="true" />
      {props.label} <b>{formatPercent(props.share)}</b>
    </span>
  )
}

/** Any other system: one in use here, or an EPSG code. */
function OtherDatum(props: {
  known: readonly string[]
  value: string | null
  onChange: (crs: string) => void
}) {
  const options = createMemo(() => USUAL_CRS.filter((crs) => !props.known.includes(crs)))
  const isUsual = () => options().some((crs) => crs === props.value)
  const [typing, setTyping] = createSignal(false)
  const choice = () => (typing() ? OTHER : isUsual() ? (props.value ?? '') : '')
  const choose = (crs: string) => {
    setTyping(crs === OTHER)
    if (crs !== OTHER) props.onChange(crs)
  }
  return (
    <div class={styles.other}>
      <select
        aria-label={t('desk.otherDatum')}
        value={choice()}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="" disabled hidden selected={choice() === ''}>
          {t('desk.otherDatum')}
        </option>
        <For each={options()}>
          {(crs) => (
            <option value={crs} selected={choice() === crs}>
              {crsLabel(crs)}
            </option>
          )}
        </For>
        <option value={OTHER} selected={choice() === OTHER}>
          {t('imports.crsOther')}
        </option>
      </select>
      <Show when={typing()}>
        <input
          aria-label={t('imports.crsOther')}
          placeholder={t('imports.crsOtherHint')}
          onInput={({ currentTarget: { value } }) => {
            if (isCrsName(value.trim())) props.onChange(value.trim())
          }}
        />
      </Show>
    </div>
  )
}
