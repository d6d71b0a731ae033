import { createSignal, Show } from 'solid-js'
import type { IncidentPlace } from '../../../data/contracts/index.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { errorText } from '../../ui/error-text.ts'
import { showToast } from '../../ui/toast.tsx'
import { keepZone } from '../incident-api.ts'
import styles from '../panel.module.css'

/** Keeps the area that is drawn now, so that one click brings it back. */
export function KeepZone(props: { kind: string; place: IncidentPlace }) {
  const [open, setOpen] = createSignal(false)
  const [name, setName] = createSignal('')
  const keep = async (event: SubmitEvent) => {
    event.preventDefault()
    try {
      const { kind, place } = props
      await keepZone({ id: crypto.randomUUID(), name: name().trim(), kind, place })
      showToast({ text: t('incidents.zoneKept', { name: name().trim() }) })
      setOpen(false)
      setName('')
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  return (
    <Show
      when={open()}
      fallback={
        <Button size="small" kind="quiet" onClick={() => setOpen(true)}>
          {t('incidents.keepZone')}
        </Button>
      }
    >
      <form class={styles.note} onSubmit={(event) => void keep(event)}>
        <input
          aria-label={t('incidents.zoneName')}
          placeholder={t('incidents.zoneName')}
          maxLength={100}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name().trim() === ''}>
          {t('incidents.keep')}
        </Button>
      </form>
    </Show>
  )
}
