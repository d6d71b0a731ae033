import { createSignal, Match, Switch } from 'solid-js'
import { t } from '../i18n/index.ts'
import { account } from '../session/account.ts'
import { setPanelOpen } from '../session/preferences.ts'
import { changeView, view } from '../session/view.ts'
import { Panel } from '../ui/panel.tsx'
import { DraftForm } from './draft/draft-form.tsx'
import { IncidentList } from './incident-list.tsx'
import { setShownIncident } from './incident-state.ts'
import styles from './panel.module.css'
import { RunningIncident } from './running-incident.tsx'

/** Command workspace: what is under way, starting something, and the roll-call of one incident. */
export default function IncidentsPanel() {
  const [isDrafting, setDrafting] = createSignal(false)
  const commands = () => account()?.user.roles.includes('commander') ?? false
  const open = (id: string) => {
    setDrafting(false)
    setShownIncident(null)
    changeView({ incident: id })
  }
  return (
    <Panel
      title={t('incidents.title')}
      onClose={() => setPanelOpen('off')}
      class={styles.panel ?? ''}
    >
      <Switch
        fallback={
          <IncidentList commands={commands()} onOpen={open} onNew={() => setDrafting(true)} />
        }
      >
        <Match when={isDrafting()}>
          <DraftForm
            onDone={open}
            onCancel={() => {
              setDrafting(false)
              setShownIncident(null)
            }}
          />
        </Match>
        <Match when={view.incident !== '' && view.incident} keyed>
          {(id) => <RunningIncident id={id} commands={commands()} onBack={() => open('')} />}
        </Match>
      </Switch>
    </Panel>
  )
}
