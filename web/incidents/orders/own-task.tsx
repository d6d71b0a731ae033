import { createSignal } from 'solid-js'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import fields from '../../ui/fields.module.css'
import type { Order } from '../incident-api.ts'
import styles from '../panel.module.css'

const EMPTY = { title: '', to: '', next: '', minutes: '10' }

/** An order that no runbook knows. */
export function OwnTask(props: { onGive: (task: Order) => void }) {
  const [given, setGiven] = createSignal(EMPTY)
  const change = (patch: Partial<typeof EMPTY>) => setGiven({ ...given(), ...patch })
  const minutes = () => Number.parseInt(given().minutes, 10)
  const give = (event: SubmitEvent) => {
    event.preventDefault()
    const { title, to, next } = given()
    props.onGive({
      kind: 'giveTask',
      task: crypto.randomUUID(),
      title: title.trim(),
      to: to.trim(),
      withinMinutes: minutes(),
      ...(next.trim() !== '' && {
        next: next.split(/[,，、;；]/).flatMap((one) => one.trim() || []),
      }),
    })
    setGiven(EMPTY)
  }
  const field = (key: keyof typeof EMPTY, label: string, most: number, type = 'text') => (
    <div class={fields.field}>
      <label for={`incident-task-${key}`}>{label}</label>
      <input
        id={`incident-task-${key}`}
        type={type}
        maxLength={most}
        min="1"
        value={given()[key]}
        onInput={(event) => change({ [key]: event.currentTarget.value })}
      />
    </div>
  )
  return (
    <form class={styles.form} onSubmit={give}>
      <h4>{t('incidents.ownTask')}</h4>
      {field('title', t('incidents.taskTitle'), 200)}
      {field('to', t('incidents.taskTo'), 100)}
      {field('next', t('incidents.taskNext'), 400)}
      {field('minutes', t('incidents.taskMinutes'), 5, 'number')}
      <Button
        type="submit"
        disabled={given().title.trim() === '' || given().to.trim() === '' || !(minutes() >= 1)}
      >
        {t('incidents.giveTask')}
      </Button>
    </form>
  )
}
