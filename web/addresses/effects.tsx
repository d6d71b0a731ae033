import { For, Show } from 'solid-js'
import type { AddressChangeResult, AddressFacts } from '../../data/contracts/index.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { stateText } from './address-texts.ts'
import styles from './form.module.css'
import { reachOf } from './reach-of.ts'

const SHOWN_ROWS = 4
const SHOWN_CODES = 6

/** What would happen, before it does: how many follow, how they are called then, which codes go on leading somewhere. */
export function Effects(props: { result: AddressChangeResult | undefined; loading: boolean }) {
  return (
    <Show
      when={props.result}
      fallback={
        <Show when={props.loading}>
          <Skeleton lines={[70, 90]} />
        </Show>
      }
    >
      {(result) => (
        <section class={styles.effects} aria-label={t('addresses.effects')} aria-live="polite">
          <h4>{t('addresses.effects')}</h4>
          <ul class={styles.reach}>
            <For each={reachOf(result().touched)}>
              {({ key, count }) => (
                <li>
                  <strong>{formatNumber(count)}</strong> {t(key, { count })}
                </li>
              )}
            </For>
          </ul>
          <ul class={styles.rows}>
            <For each={result().rows.slice(0, SHOWN_ROWS)}>
              {({ before, after }) => <Row before={before} after={after} />}
            </For>
          </ul>
          <Show when={result().touched.addresses > SHOWN_ROWS}>
            <p class={styles.muted}>
              {t('addresses.andOthers', {
                count: formatNumber(result().touched.addresses - SHOWN_ROWS),
              })}
            </p>
          </Show>
          <Codes result={result()} />
        </section>
      )}
    </Show>
  )
}

function Row(props: { before: AddressFacts | null; after: AddressFacts | null }) {
  const text = (facts: AddressFacts | null) => facts?.fullText ?? facts?.name ?? ''
  const hasOtherText = () => props.before && text(props.before) !== text(props.after)
  const hasOtherState = () => props.before?.state !== props.after?.state
  return (
    <li>
      <Show when={hasOtherText()}>
        <del>{text(props.before)}</del>
      </Show>
      <span>
        {text(props.after ?? props.before)}
        <Show when={hasOtherState() && props.after?.state}>
          {(state) => <em> · {stateText(state())}</em>}
        </Show>
      </span>
    </li>
  )
}

function Codes(props: { result: AddressChangeResult }) {
  const codes = () => props.result.retiredCodes
  return (
    <Show when={codes().length > 0}>
      <h4>{t('addresses.codesStay')}</h4>
      <ul class={styles.rows}>
        <For each={codes().slice(0, SHOWN_CODES)}>
          {({ code, name, successors }) => (
            <li>
              <span>
                <code>{code}</code> {name}
                {' → '}
                {successors.length > 0
                  ? successors.join(t('common.listSeparator'))
                  : t('addresses.noSuccessor')}
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={codes().length > SHOWN_CODES}>
        <p class={styles.muted}>
          {t('addresses.andOthers', { count: formatNumber(codes().length - SHOWN_CODES) })}
        </p>
      </Show>
    </Show>
  )
}
