import { createSignal, Match, Switch } from 'solid-js'
import { t } from '../../i18n/index.ts'
import { Segments } from '../../ui/segments.tsx'
import { PrewarningEditor } from './prewarning-editor.tsx'
import { RoutingEditor } from './routing-editor.tsx'
import styles from './rules.module.css'

/** Rules as data: where events go, and what becomes an alarm. */
export function RulesPanel() {
  const [which, setWhich] = createSignal<'routing' | 'prewarning'>('routing')
  return (
    <div class={styles.scroll}>
      <div class={styles.bar}>
        <Segments
          label={t('eventDesk.rules')}
          value={which()}
          options={[
            { id: 'routing', label: t('eventDesk.routing') },
            { id: 'prewarning', label: t('eventDesk.prewarning') },
          ]}
          onChange={setWhich}
        />
      </div>
      <Switch>
        <Match when={which() === 'routing'}>
          <RoutingEditor />
        </Match>
        <Match when={which() === 'prewarning'}>
          <PrewarningEditor />
        </Match>
      </Switch>
    </div>
  )
}
