import { createSignal, Show } from 'solid-js'
import { t } from '../../i18n/index.ts'
import { Button } from '../button.tsx'
import { Select } from '../select.tsx'
import styles from './crs-chooser.module.css'
import { crsLabel, USUAL_CRS } from './crs-label.ts'
import { isCrsName } from './is-crs-name.ts'

const AUTO = 'auto'
const OTHER = 'other'

/** A button first; then the system in which a file is to be read again. null = as the file says. */
export function CrsChooser(props: { onChoose: (crs: string | null) => void }) {
  const [open, setOpen] = createSignal(false)
  const [choice, setChoice] = createSignal(AUTO)
  const [code, setCode] = createSignal('EPSG:')
  const wanted = () => (choice() === OTHER ? code().trim() : choice())
  const options = () => [
    { value: AUTO, label: t('imports.crsAuto') },
    ...USUAL_CRS.map((value) => ({ value: value as string, label: crsLabel(value) })),
    { value: OTHER, label: t('imports.crsOther') },
  ]
  return (
    <Show
      when={open()}
      fallback={
        <Button kind="quiet" size="small" class={styles.open ?? ''} onClick={() => setOpen(true)}>
          {t('imports.crsChange')}
        </Button>
      }
    >
      <div class={styles.chooser}>
        <Select
          label={t('imports.crs')}
          labelHidden
          value={choice()}
          options={options()}
          onChange={setChoice}
        />
        <Show when={choice() === OTHER}>
          <input
            aria-label={t('imports.crsOther')}
            placeholder={t('imports.crsOtherHint')}
            value={code()}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </Show>
        <Button
          size="small"
          disabled={choice() === OTHER && !isCrsName(code().trim())}
          onClick={() => props.onChoose(wanted() === AUTO ? null : wanted())}
        >
          {t('imports.crsReread')}
        </Button>
      </div>
    </Show>
  )
}
