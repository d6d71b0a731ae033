import { createSignal, Match, Switch } from 'solid-js'
import type { IncidentPerson, IncidentProgress } from '../../../data/contracts/index.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { listCommanders } from '../incident-api.ts'
import styles from '../panel.module.css'

interface CommandFormProps {
  id: string
  command: IncidentProgress['command']
  onOffer: (person: IncidentPerson) => void
}

/** 移交指挥: offered here, accepted there; until then nothing changes. */
export function CommandForm(props: CommandFormProps) {
  const [chosen, setChosen] = createSignal('')
  const load = createLoad(
    () => props.id,
    (id, signal) => listCommanders(id, signal),
  )
  const others = () => load.value() ?? []
  const person = () => others().find(({ id }) => id === chosen()) ?? others()[0]
  return (
    <section class={styles.form}>
      <h4>{t('incidents.transfer')}</h4>
      <Switch>
        <Match when={props.command.offeredTo}>
          {(other) => (
            <p class={styles.waiting} role="status">
              {t('incidents.offered', { name: other().name })}
            </p>
          )}
        </Match>
        <Match when={load.value() && others().length === 0}>
          <p class={styles.hint}>{t('incidents.nobodyElse')}</p>
        </Match>
        <Match when={person()}>
          {(one) => (
            <>
              <Select
                label={t('incidents.transferTo')}
                value={one().id}
                options={others().map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setChosen}
              />
              <Button onClick={() => props.onOffer(one())}>{t('incidents.transfer')}</Button>
              <p class={styles.hint}>{t('incidents.transferHint')}</p>
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}
