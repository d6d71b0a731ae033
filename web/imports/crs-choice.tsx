import { createSignal, Show } from 'solid-js'
import type { ImportJob } from '../../data/contracts/index.ts'
import { t, text } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import styles from './crs-choice.module.css'
import { crsLabel, USUAL_CRS } from './crs-label.ts'
import { canReread, reread } from './import-flow.ts'
import { isCrsName } from './is-crs-name.ts'

const OTHER = 'other'

/** In which system the coordinates were read and why, and the way to have them read in another. */
export function CrsChoice(props: { job: ImportJob }) {
  const [open, setOpen] = createSignal(false)
  return (
    <Show when={props.job.crs}>
      {(crs) => (
        <div class={styles.crs}>
          <p>
            <span class={styles.label}>{t('imports.crs')}</span> {crs().used}
          </p>
          <p class={styles.reason}>{reasonText(crs())}</p>
          <Show when={canReread()}>
            <Show
              when={open()}
              fallback={
                <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
                  {t('imports.crsChange')}
                </Button>
              }
            >
              <Chooser />
            </Show>
          </Show>
        </div>
      )}
    </Show>
  )
}

const reasonText = (crs: NonNullable<ImportJob['crs']>) =>
  crs.reasonText ? text(crs.reasonText) : crs.reason

function Chooser() {
  const [choice, setChoice] = createSignal('auto')
  const [code, setCode] = createSignal('EPSG:')
  const wanted = () => (choice() === OTHER ? code().trim() : choice())
  const options = () => [
    { value: 'auto', label: t('imports.crsAuto') },
    ...USUAL_CRS.map((value) => ({ value: value as string, label: crsLabel(value) })),
    { value: OTHER, label: t('imports.crsOther') },
  ]
  return (
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
        onClick={() => reread(wanted() === 'auto' ? {} : { crs: wanted() })}
      >
        {t('imports.crsReread')}
      </Button>
    </div>
  )
}
