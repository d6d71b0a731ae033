import { For, Show } from 'solid-js'
import type { SessionSummary } from '../../data/contracts/index.ts'
import { sendJson } from '../api.ts'
import { formatDateTime, formatRelativeTime, t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { errorText } from '../ui/error-text.ts'
import { showToast } from '../ui/toast.tsx'
import styles from './my-account.module.css'

interface OwnSessionsProps {
  sessions: readonly SessionSummary[]
  reload: () => void
}

export function OwnSessions(props: OwnSessionsProps) {
  const end = async (path: string) => {
    try {
      await sendJson('DELETE', path)
      showToast({ text: t('myAccount.ended') })
      props.reload()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  return (
    <>
      <ul class={styles.sessions}>
        <For each={props.sessions}>
          {(session) => (
            <li>
              <div>
                <b>{session.device || t('myAccount.unknownDevice')}</b>{' '}
                <Show when={session.current}>
                  <Chip tone="success">{t('myAccount.thisOne')}</Chip>
                </Show>
                <small>
                  {session.address} ·{' '}
                  {t('myAccount.since', { date: formatDateTime(session.startedAt) })} ·{' '}
                  {t('myAccount.seen', { when: formatRelativeTime(session.lastSeenAt) })}
                </small>
              </div>
              <Show when={!session.current}>
                <Button
                  size="small"
                  onClick={() => void end(`/api/my-account/sessions/${session.id}`)}
                >
                  {t('myAccount.end')}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.sessions.length > 1}>
        <Button kind="danger" onClick={() => void end('/api/my-account/sessions')}>
          {t('myAccount.endAll')}
        </Button>
      </Show>
    </>
  )
}
