import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { PURPOSES, type Purpose } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { setAskingForPurpose, statePurpose } from '../session/purpose.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { errorText } from '../ui/error-text.ts'
import { showToast } from '../ui/toast.tsx'
import styles from './purpose-dialog.module.css'

/** Asks what personal values are looked at for, before they are shown. */
export default function PurposeDialog() {
  const name = createUniqueId()
  const form = createUniqueId()
  const [chosen, setChosen] = createSignal<Purpose>('visit')
  const [note, setNote] = createSignal('')
  const isReady = () => chosen() !== 'other' || note().trim().length >= 2
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!isReady()) return
    try {
      await statePurpose(chosen(), chosen() === 'other' ? note() : '')
      setAskingForPurpose(false)
    } catch (error) {
      showToast({ text: errorText(error), tone: 'error' })
    }
  }
  return (
    <Dialog
      title={t('people.purposeTitle')}
      width="28rem"
      onClose={() => setAskingForPurpose(false)}
      footer={
        <>
          <Button onClick={() => setAskingForPurpose(false)}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={form} disabled={!isReady()}>
            {t('people.state')}
          </Button>
        </>
      }
    >
      <form id={form} class={styles.form} onSubmit={send}>
        <p class={styles.text}>{t('people.purposeText')}</p>
        <div class={styles.choices} role="radiogroup" aria-label={t('people.purpose')}>
          <For each={PURPOSES}>
            {(purpose, place) => (
              <label class={styles.choice}>
                <input
                  type="radio"
                  name={name}
                  checked={chosen() === purpose}
                  data-autofocus={place() === 0 ? '' : undefined}
                  onChange={() => setChosen(purpose)}
                />
                {t(`people.${purpose}`)}
              </label>
            )}
          </For>
        </div>
        <Show when={chosen() === 'other'}>
          <label class={styles.note}>
            {t('people.note')}
            <input
              type="text"
              maxLength={100}
              value={note()}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
            <span class={styles.hint}>{t('people.noteHint')}</span>
          </label>
        </Show>
      </form>
    </Dialog>
  )
}
