import { createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import type { ReportedEvent, Role, SessionInfo } from '../../data/contracts/index.ts'
import { EVENT_SOURCES } from '../../data/registry/event-vocabulary.ts'
import { ApiError, getJson } from '../api.ts'
import type { EventKind } from './find-kinds.ts'
import { isOnline } from './is-online.ts'
import { KindField } from './kind-field.tsx'
import styles from './phone.module.css'
import { PhotoList } from './photo-list.tsx'
import { type ChosenPlace, PlaceField } from './place/place-field.tsx'
import { dropReport, keepReport, type WaitingReport, waitingReports } from './queue.ts'
import { sendReport } from './send-report.ts'
import { SignInForm } from './sign-in-form.tsx'
import { t, text } from './texts.ts'
import { forgetWork } from './work/kept-work.ts'
import { WorkPage } from './work/work-page.tsx'

const RETRY_MS = 20_000
/** 坐席录入: a desk writes down what others have told it. */
const DESK_ROLES: readonly Role[] = ['dispatcher', 'commander']
const DESK_SOURCES = ['12345', '居民', '部门', '领导', '舆情', '网格巡查'] as const

/** 网格员上报: what, where, words, photos; sent at once, or kept on the phone until it can be. */
export function PhonePage() {
  const [kind, setKind] = createSignal<EventKind | null>(null)
  const [place, setPlace] = createSignal<ChosenPlace | null>(null)
  const [words, setWords] = createSignal('')
  const [photos, setPhotos] = createSignal<readonly Blob[]>([])
  const [news, setNews] = createSignal('')
  const [problem, setProblem] = createSignal('')
  const [waiting, setWaiting] = createSignal<readonly WaitingReport[]>([])
  const [signedOut, setSignedOut] = createSignal(false)
  const [isDesk, setDesk] = createSignal(false)
  const [source, setSource] = createSignal<string>(DESK_SOURCES[0])
  const [showing, setShowing] = createSignal<'report' | 'work'>(
    location.hash === '#work' ? 'work' : 'report',
  )
  const online = isOnline()
  let sending = false

  /** One after the other, the oldest first; stops where there is no way through. */
  const replay = async () => {
    if (sending) return
    sending = true
    try {
      for (const report of await waitingReports()) {
        if (report.refused !== undefined) continue
        const result = await sendReport(report)
        if (result.kind === 'sent') setNews(newsOf(result.event))
        if (result.kind === 'later') {
          setSignedOut(result.needsSignIn)
          setNews(result.needsSignIn ? '' : t('phone.kept'))
          break
        }
      }
    } finally {
      sending = false
      setWaiting(await waitingReports())
    }
  }
  const look = async () => {
    const session = await askWho()
    setSignedOut(session === null)
    setDesk(session?.user.roles.some((role) => DESK_ROLES.includes(role)) ?? false)
  }
  onMount(() => {
    void look()
    void replay()
    const again = () => void replay()
    const timer = setInterval(again, RETRY_MS)
    addEventListener('online', again)
    onCleanup(() => {
      clearInterval(timer)
      removeEventListener('online', again)
    })
  })

  const report = async () => {
    const missing = missingOf(kind(), place(), words(), photos())
    setProblem(missing)
    if (missing !== '') return
    const report = waitingReport(kind()!, place()!, words(), photos())
    const told = isDesk() ? { ...report.event, source: source() } : report.event
    await keepReport({ ...report, event: told })
    setKind(null)
    setPlace(null)
    setWords('')
    setPhotos([])
    setNews('')
    setWaiting(await waitingReports())
    await replay()
  }
  const drop = async (id: string) => {
    await dropReport(id)
    setWaiting(await waitingReports())
  }
  return (
    <div class={styles.page}>
      <header class={styles.header}>
        <h1>{t('phone.title')}</h1>
        <span class={styles.net} data-online={online()}>
          {t(online() ? 'phone.online' : 'phone.offline')}
        </span>
        <a href="/?w=events">{t('phone.fullPage')}</a>
      </header>
      <Show when={signedOut()}>
        <SignInForm
          onDone={() => {
            void look()
            void replay()
          }}
        />
      </Show>
      <nav class={styles.tabs} aria-label={t('phone.title')}>
        <button
          type="button"
          aria-pressed={showing() === 'report'}
          onClick={() => setShowing('report')}
        >
          {t('phone.tabReport')}
        </button>
        <button
          type="button"
          aria-pressed={showing() === 'work'}
          onClick={() => setShowing('work')}
        >
          {t('phone.mine')}
        </button>
      </nav>
      <Show
        when={showing() === 'report'}
        fallback={
          <WorkPage
            onSignedOut={() => {
              forgetWork()
              setSignedOut(true)
            }}
          />
        }
      >
        <main>
          <KindField value={kind()} onChange={setKind} />
          <PlaceField value={place()} onChange={setPlace} />
          <section class={styles.block}>
            <h2>{t('phone.words')}</h2>
            <textarea
              class={styles.input}
              value={words()}
              maxLength={2000}
              aria-label={t('phone.words')}
              placeholder={t('phone.wordsHint')}
              onInput={(event) => setWords(event.currentTarget.value)}
            />
          </section>
          <Show when={isDesk()}>
            <section class={styles.block}>
              <h2>{t('phone.source')}</h2>
              <select
                class={styles.input}
                aria-label={t('phone.source')}
                value={source()}
                onChange={(event) => setSource(event.currentTarget.value)}
              >
                <For each={DESK_SOURCES}>
                  {(one) => <option value={one}>{sourceText(one)}</option>}
                </For>
              </select>
            </section>
          </Show>
          <PhotoList photos={photos()} onChange={setPhotos} />
          <Waiting waiting={waiting()} onDrop={drop} onTry={() => void replay()} />
        </main>
        <footer class={styles.footer}>
          <p
            role="status"
            aria-live="polite"
            classList={{ [styles.problem ?? '']: problem() !== '' }}
          >
            {problem() || news()}
          </p>
          <button type="button" class={styles.primary} onClick={() => void report()}>
            {t('phone.send')}
          </button>
        </footer>
      </Show>
    </div>
  )
}

interface WaitingProps {
  waiting: readonly WaitingReport[]
  onDrop: (id: string) => Promise<void>
  onTry: () => void
}

function Waiting(props: WaitingProps) {
  return (
    <Show when={props.waiting.length > 0}>
      <section class={styles.block}>
        <h2>{t('phone.waiting', { count: props.waiting.length })}</h2>
        <ul class={styles.waiting}>
          <For each={props.waiting}>
            {(report) => (
              <li>
                <span>
                  <b>{report.title}</b> {report.event.text}
                  <Show when={report.refused}>
                    {(reason) => (
                      <small class={styles.problem}>
                        {t('phone.refused', { reason: reason() })}
                      </small>
                    )}
                  </Show>
                </span>
                <button type="button" onClick={() => void props.onDrop(report.id)}>
                  {t('phone.drop')}
                </button>
              </li>
            )}
          </For>
        </ul>
        <button type="button" class={styles.wide} onClick={() => props.onTry()}>
          {t('phone.tryNow')}
        </button>
      </section>
    </Show>
  )
}

/** Without a network nobody can say (undefined); the form is there all the same. null = nobody is signed in. */
async function askWho(): Promise<SessionInfo | null | undefined> {
  try {
    return await getJson<SessionInfo>('/api/sessions/current')
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return error.status === 401 ? null : undefined
  }
}

const sourceText = (source: keyof typeof EVENT_SOURCES) =>
  text({ zh: source, en: EVENT_SOURCES[source] })

function missingOf(
  kind: EventKind | null,
  place: ChosenPlace | null,
  words: string,
  photos: readonly Blob[],
): string {
  if (kind === null) return t('phone.needWhat')
  if (place === null) return t('phone.needPlace')
  return words.trim() === '' && photos.length === 0 ? t('phone.needWords') : ''
}

function waitingReport(
  kind: EventKind,
  { place }: ChosenPlace,
  words: string,
  photos: readonly Blob[],
): WaitingReport {
  return {
    id: crypto.randomUUID(),
    event: { subclass: kind.code, place, ...(words.trim() !== '' && { text: words.trim() }) },
    title: text(kind),
    photos,
    lonLat: 'lonLat' in place ? place.lonLat : null,
    keptAt: new Date().toISOString(),
  }
}

function newsOf({ title, deskName, twins }: ReportedEvent): string {
  const sent = t('phone.sentNow', { title, desk: deskName })
  return twins.length === 0 ? sent : `${sent} ${t('phone.twins', { count: twins.length })}`
}
