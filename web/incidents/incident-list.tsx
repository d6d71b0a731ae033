import Siren from 'lucide-solid/icons/siren'
import { For, Match, onCleanup, Show, Switch } from 'solid-js'
import type { Incident } from '../../data/contracts/index.ts'
import { INCIDENT_KINDS } from '../../data/registry/incident-kinds.ts'
import { formatDate, formatNumber, t, text } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { onLive } from '../session/live.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { listIncidents } from './incident-api.ts'
import own from './incident-list.module.css'
import styles from './panel.module.css'

interface IncidentListProps {
  commands: boolean
  onOpen: (id: string) => void
  onNew: () => void
}

export function IncidentList(props: IncidentListProps) {
  const load = createLoad(
    () => 'incidents',
    (_key, signal) => listIncidents(signal),
    { keep: true },
  )
  onCleanup(onLive((message) => message.kind === 'incident' && load.reload()))
  return (
    <div class={styles.scroll}>
      <Show when={props.commands}>
        <div class={own.begin}>
          <Button kind="danger" onClick={() => props.onNew()}>
            <Siren size={18} />
            {t('incidents.new')}
          </Button>
          <p class={styles.hint}>{t('incidents.newHint')}</p>
        </div>
      </Show>
      <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70]} />}>
        <Match when={load.error()}>
          <ErrorState error={load.error()} onRetry={() => load.reload()} />
        </Match>
        <Match when={load.value()?.length === 0}>
          <EmptyState title={t('incidents.none')} hint={t('incidents.noneHint')} />
        </Match>
        <Match when={load.value()}>
          {(incidents) => (
            <ul class={own.list}>
              <For each={incidents()}>
                {(incident) => <Row incident={incident} onOpen={props.onOpen} />}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function Row(props: { incident: Incident; onOpen: (id: string) => void }) {
  return (
    <li>
      <button type="button" class={own.row} onClick={() => props.onOpen(props.incident.id)}>
        <span class={own.rowTitle}>
          <Show when={props.incident.drill}>
            <span class={styles.drill}>{t('incidents.drill')}</span>
          </Show>
          {props.incident.title}
          <Show when={props.incident.isOfferedToYou}>
            <span class={own.offeredBadge}>{t('incidents.offeredBadge')}</span>
          </Show>
        </span>
        <span class={styles.hint}>
          {kindName(props.incident.kind)} · {t(`incidents.${props.incident.state}`)} ·{' '}
          {formatDate(props.incident.openedAt)} · {t('incidents.rooms')}{' '}
          {formatNumber(props.incident.doors)}
        </span>
      </button>
    </li>
  )
}

export function kindName(code: string): string {
  const kind = INCIDENT_KINDS.find((one) => one.code === code)
  return kind ? text(kind.name) : code
}
