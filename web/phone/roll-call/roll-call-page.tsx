import { createSignal, For, onMount, Show } from 'solid-js'
import type { Incident } from '../../../data/contracts/index.ts'
import { ApiError } from '../../api.ts'
import { isOnline } from '../is-online.ts'
import page from '../phone.module.css'
import { SignInForm } from '../sign-in-form.tsx'
import { t as phoneText } from '../texts.ts'
import { IncidentRollCall } from './incident-roll-call.tsx'
import { listOpen } from './kept-list.ts'
import styles from './roll-call.module.css'
import { t, timeOf } from './texts.ts'

const KEY = 'onemap.roll-call'

/** 手机点名: which incident, then its doors. The last one is remembered, so that the page opens on it without a network. */
export function RollCallPage() {
  const linked = new URLSearchParams(location.search).get('i') ?? ''
  const [id, setId] = createSignal(linked || (localStorage.getItem(KEY) ?? ''))
  const online = isOnline()
  const choose = (next: string) => {
    if (next === '') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, next)
    setId(next)
  }
  if (id() !== '') choose(id())
  return (
    <div class={page.page}>
      <header class={page.header}>
        <h1>{t('title')}</h1>
        <span class={page.net} data-online={online()}>
          {phoneText(online() ? 'phone.online' : 'phone.offline')}
        </span>
        <Show when={id() !== ''} fallback={<a href="/?w=command">{phoneText('phone.fullPage')}</a>}>
          <button type="button" class={styles.other} onClick={() => choose('')}>
            {t('otherIncident')}
          </button>
        </Show>
      </header>
      <Show when={id() || null} keyed fallback={<Choice onChoose={choose} />}>
        {(chosen) => <IncidentRollCall id={chosen} />}
      </Show>
    </div>
  )
}

function Choice(props: { onChoose: (id: string) => void }) {
  const [incidents, setIncidents] = createSignal<readonly Incident[]>()
  const [signedOut, setSignedOut] = createSignal(false)
  const [problem, setProblem] = createSignal('')
  const look = async () => {
    try {
      setIncidents(await listOpen())
      setSignedOut(false)
      setProblem('')
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setSignedOut(error.status === 401)
      setProblem(error.status === 401 ? '' : t(error.status === 0 ? 'notKept' : 'noneOpen'))
    }
  }
  onMount(() => void look())
  return (
    <main>
      <Show when={signedOut()}>
        <SignInForm onDone={() => void look()} />
      </Show>
      <Show when={problem()}>
        <p class={page.problem}>{problem()}</p>
      </Show>
      <Show when={incidents()?.length === 0}>
        <p class={styles.hint}>{t('noneOpen')}</p>
      </Show>
      <For each={incidents()}>
        {(incident) => (
          <button type="button" class={styles.incident} onClick={() => props.onChoose(incident.id)}>
            <Show when={incident.drill}>
              <span class={styles.drillTag}>{t('drill')}</span>
            </Show>
            <span>
              <b>{incident.title}</b>
              <small>
                {t('since', { time: timeOf(incident.openedAt), doors: incident.doors })}
              </small>
            </span>
          </button>
        )}
      </For>
    </main>
  )
}
