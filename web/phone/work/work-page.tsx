import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import type { EventWork, EventWorkItem, LonLat } from '../../../data/contracts/index.ts'
import { distanceM } from '../../../data/rules/distance.ts'
import { ApiError, getJson } from '../../api.ts'
import styles from '../phone.module.css'
import { t } from '../texts.ts'
import { sendAct, type WaitingAct, waitingActs } from './acts.ts'
import { keepWork, keptWork } from './kept-work.ts'
import { WaitingActs } from './waiting-acts.tsx'
import { stateAfter } from './what-next.ts'
import { WorkItem } from './work-item.tsx'

const AGAIN_MS = 30_000

/** 我的待办 on the phone: by deadline or by distance, done on the spot, sent when there is a network. */
export function WorkPage(props: { onSignedOut: () => void }) {
  const [items, setItems] = createSignal<readonly EventWorkItem[]>(keptWork())
  const [acts, setActs] = createSignal<readonly WaitingAct[]>([])
  const [order, setOrder] = createSignal<'due' | 'near'>('due')
  const [here, setHere] = createSignal<LonLat | null>(null)
  const [open, setOpen] = createSignal('')
  const [stale, setStale] = createSignal(false)
  let sending = false

  const read = async () => {
    try {
      const work = await getJson<EventWork>('/api/event-work?limit=200')
      keepWork(work)
      setItems(work.items)
      setStale(false)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status === 401) props.onSignedOut()
      setStale(true)
    }
  }
  const send = async () => {
    if (sending) return
    sending = true
    try {
      for (const act of await waitingActs()) {
        if (act.refused !== undefined) continue
        const result = await sendAct(act)
        if (result === 'signIn') props.onSignedOut()
        if (result === 'signIn' || result === 'later') break
      }
    } finally {
      sending = false
      setActs(await waitingActs())
    }
    await read()
  }
  onMount(() => {
    void send()
    const again = () => void send()
    const timer = setInterval(again, AGAIN_MS)
    addEventListener('online', again)
    onCleanup(() => {
      clearInterval(timer)
      removeEventListener('online', again)
    })
  })
  const byDistance = () => {
    setOrder('near')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setHere([coords.longitude, coords.latitude]),
      () => setHere(null),
      { timeout: 8_000, maximumAge: 60_000 },
    )
  }
  /** What was done here counts at once, sent or not. */
  const shown = createMemo(() => {
    const position = here()
    const rows = items().map((event) => ({
      event: {
        ...event,
        state: acts()
          .filter(({ no, refused }) => no === event.no && refused === undefined)
          .reduce((state, { verb }) => stateAfter(state, verb), event.state),
      },
      awayM: position && distanceM(position, event.lonLat),
    }))
    return order() === 'due' ? rows : rows.sort((a, b) => (a.awayM ?? 0) - (b.awayM ?? 0))
  })
  return (
    <main>
      <div class={styles.orders} role="radiogroup" aria-label={t('phone.order')}>
        <button type="button" aria-pressed={order() === 'due'} onClick={() => setOrder('due')}>
          {t('phone.byDue')}
        </button>
        <button type="button" aria-pressed={order() === 'near'} onClick={byDistance}>
          {t('phone.byDistance')}
        </button>
      </div>
      <Show when={stale()}>
        <p class={styles.stale}>{t('phone.staleList')}</p>
      </Show>
      <WaitingActs acts={acts()} onChanged={() => void send()} />
      <ul class={styles.work} aria-label={t('phone.mine')}>
        <For each={shown()} fallback={<li class={styles.none}>{t('phone.mineNone')}</li>}>
          {({ event, awayM }) => (
            <WorkItem
              event={event}
              awayM={awayM}
              isOpen={open() === event.no}
              onToggle={() => setOpen(open() === event.no ? '' : event.no)}
              onActed={() => {
                setOpen('')
                void waitingActs().then(setActs).then(send)
              }}
            />
          )}
        </For>
      </ul>
    </main>
  )
}
