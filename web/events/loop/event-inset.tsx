import { createEffect, For, on, onCleanup, Show } from 'solid-js'
import type { EventDetail, EventLoopView } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { formatDateTime, formatNumber, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { onLive } from '../../session/live.ts'
import { purpose } from '../../session/purpose.ts'
import { changeView } from '../../session/view.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EventActions } from './event-actions.tsx'
import styles from './event-inset.module.css'
import { EventRoute } from './event-route.tsx'
import { EventTimeline } from './event-timeline.tsx'
import { EventTwins } from './event-twins.tsx'
import { gradeTone } from './loop-texts.ts'

/** On the card of an event: who has it and until when, what can be done, why it came here, what was done. */
export default function EventInset(props: { no: string; onChanged: () => void }) {
  const path = () => `/api/events/${encodeURIComponent(props.no)}`
  const event = createLoad(path, (url, signal) => getJson<EventDetail>(url, { signal }))
  const changed = () => {
    event.reload()
    props.onChanged()
  }
  // What was withheld may be shown now, or has to go again.
  createEffect(
    on(
      () => purpose()?.until,
      () => event.reload(),
      { defer: true },
    ),
  )
  createEffect(() => {
    const { no } = props
    onCleanup(onLive((message) => message.kind === 'event' && message.no === no && changed()))
  })
  return (
    <Show
      when={event.value()}
      fallback={
        <Show when={event.error()} fallback={<Skeleton lines={[40, 90, 70]} />}>
          <ErrorState error={event.error()} onRetry={() => event.reload()} />
        </Show>
      }
    >
      {(loaded) => (
        <>
          <Holder loop={loaded().loop} />
          <EventActions event={loaded()} onDone={changed} />
          <EventTwins event={loaded()} onDone={changed} />
          <EventRoute loop={loaded().loop} />
          <EventTimeline history={loaded().loop.history} />
        </>
      )}
    </Show>
  )
}

function Holder(props: { loop: EventLoopView }) {
  const name = () => props.loop.holder?.name || t('eventLoop.unknownHolder')
  const counted = () => Object.values(props.loop.counts).some((count) => count > 0)
  return (
    <section class={styles.section}>
      <div class={styles.holder}>
        <span>
          <Show when={props.loop.holder} fallback={t('eventLoop.noHolder')}>
            {t('eventLoop.holder')} <b>{name()}</b>
            <Show when={props.loop.holder?.kind === 'desk'}>
              <span class={styles.muted}> · {t(`eventDesk.deskOf_${props.loop.desk.level}`)}</span>
            </Show>
          </Show>
        </span>
        <Show when={props.loop.supervision !== 'none'}>
          <Chip tone={gradeTone(props.loop.supervision)}>
            {t(`eventLoop.grade_${props.loop.supervision}`)}
          </Chip>
        </Show>
      </div>
      <Show when={props.loop.stage}>
        {(stage) => (
          <p class={styles.muted}>
            {t(`eventLoop.stage_${stage()}`)}{' '}
            <Show when={props.loop.stageDueAt} fallback={t('eventLoop.stopped')}>
              {(due) => t('eventLoop.dueAt', { time: formatDateTime(due()) })}
            </Show>
            <Show when={props.loop.round > 1}>
              {' · '}
              {t('eventLoop.round', { count: formatNumber(props.loop.round) })}
            </Show>
          </p>
        )}
      </Show>
      <Show when={props.loop.asked}>
        {(asked) => (
          <p class={styles.asked}>
            {t(`eventLoop.asked_${asked().what}`)}：{asked().reason}
          </p>
        )}
      </Show>
      <Show when={counted()}>
        <p class={styles.muted}>{t('eventLoop.counts', props.loop.counts)}</p>
      </Show>
      <Show when={props.loop.origin === 'import' && props.loop.holder}>
        <p class={styles.muted}>{t('eventLoop.origin_import')}</p>
      </Show>
      <Show when={props.loop.mergedInto}>
        {(parent) => <OtherEvent no={parent()} text={t('eventLoop.merged', { no: parent() })} />}
      </Show>
      <Show when={props.loop.children.length > 0}>
        <p class={styles.muted}>
          {t('eventLoop.children')}：
          <For each={props.loop.children}>{(no) => <OtherEvent no={no} text={no} />}</For>
        </p>
      </Show>
    </section>
  )
}

function OtherEvent(props: { no: string; text: string }) {
  return (
    <button
      type="button"
      class={styles.link}
      onClick={() => changeView({ selection: { layer: 'EVENT', code: props.no } })}
    >
      {props.text}
    </button>
  )
}
