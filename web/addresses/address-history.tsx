import { For, Show } from 'solid-js'
import type { AddressDetail, AddressSuccession } from '../../data/contracts/index.ts'
import { formatDateTime, t } from '../i18n/index.ts'
import { changeAddressView, openAddress } from '../session/address-view.ts'
import { view } from '../session/view.ts'
import { opText, stateText, todayText } from './address-texts.ts'
import { ChangeRow } from './change-row.tsx'
import form from './form.module.css'
import styles from './sheet.module.css'
import { type TimelineEntry, timelineOf } from './timeline.ts'

/** What it was when, by what was known when; what it came from and became; everything that was done to it. */
export function AddressHistory(props: { detail: AddressDetail }) {
  return (
    <div class={styles.section}>
      <AsOf />
      <Lineage label={t('addresses.predecessors')} entries={props.detail.predecessors} />
      <Lineage label={t('addresses.successors')} entries={props.detail.successors} />
      <h3>{t('addresses.versions')}</h3>
      <ol class={styles.timeline}>
        <For each={timelineOf(props.detail)}>{(entry) => <Version entry={entry} />}</For>
      </ol>
      <h3>{t('addresses.changes')}</h3>
      <Show
        when={props.detail.changes.length > 0}
        fallback={<p class={styles.muted}>{t('addresses.noChanges')}</p>}
      >
        <div class={styles.changes}>
          <For each={props.detail.changes}>{(change) => <ChangeRow change={change} />}</For>
        </div>
      </Show>
    </div>
  )
}

/** Two days: of the world, and of what was known. */
function AsOf() {
  return (
    <div class={form.pair}>
      <Day
        label={t('addresses.asOfWorld')}
        value={view.address?.at ?? ''}
        onChange={(at) => changeAddressView({ at })}
      />
      <Day
        label={t('addresses.asOfKnown')}
        value={view.address?.known ?? ''}
        onChange={(known) => changeAddressView({ known })}
      />
    </div>
  )
}

function Day(props: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label class={form.field}>
      {props.label}
      <input
        type="date"
        max={todayText()}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  )
}

function Version(props: { entry: TimelineEntry }) {
  const entry = () => props.entry
  return (
    <li class={styles.version} data-believed={entry().recordedTo === null}>
      <span class={styles.days}>
        {entry().from} – {entry().to ?? t('addresses.untilNow')}
      </span>
      <span>
        {entry().fullText} · {stateText(entry().state)}
      </span>
      <span class={styles.muted}>
        {entry().recordedTo === null
          ? t('addresses.knownSince', { time: formatDateTime(entry().recordedFrom) })
          : t('addresses.believedUntil', {
              from: formatDateTime(entry().recordedFrom),
              to: formatDateTime(entry().recordedTo!),
            })}
      </span>
    </li>
  )
}

function Lineage(props: { label: string; entries: readonly AddressSuccession[] }) {
  return (
    <Show when={props.entries.length > 0}>
      <h3>{props.label}</h3>
      <ul class={styles.entries}>
        <For each={props.entries}>
          {({ place, code, fullText, op, effective }) => (
            <li class={styles.entry}>
              <span class={styles.words}>
                <button type="button" class={styles.link} onClick={() => openAddress(place)}>
                  {fullText}
                </button>
                <span class={styles.muted}>
                  {[opText(op), effective, code].filter(Boolean).join(' · ')}
                </span>
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
