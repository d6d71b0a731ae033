import FileDown from 'lucide-solid/icons/file-down'
import ImageDown from 'lucide-solid/icons/image-down'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import { t, text } from '../i18n/index.ts'
import { divisionOf } from '../session/divisions.ts'
import { settings } from '../session/settings.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { Segments } from '../ui/segments.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { makeSheet, type SheetChoice, saveSheet } from './make-sheet.ts'
import styles from './print-dialog.module.css'

export default function PrintDialog(props: { onClose: () => void }) {
  const [choice, setChoice] = createStore<SheetChoice>(firstChoice())
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal(false)

  const work = async (task: () => Promise<void>) => {
    setBusy(true)
    setFailed(false)
    try {
      await task()
    } catch (error) {
      setFailed(true)
      console.error(error)
    } finally {
      setBusy(false)
    }
  }
  const save = (format: 'png' | 'pdf') => void work(() => saveSheet({ ...unwrap(choice) }, format))
  return (
    <Dialog
      title={t('print.title')}
      width="60rem"
      onClose={() => props.onClose()}
      footer={
        <>
          <Button disabled={busy()} onClick={() => save('png')}>
            <ImageDown size={16} />
            {t('print.png')}
          </Button>
          <Button kind="primary" disabled={busy()} onClick={() => save('pdf')}>
            <FileDown size={16} />
            {t('print.pdf')}
          </Button>
        </>
      }
    >
      <div class={styles.body}>
        <Options choice={choice} change={(patch) => setChoice(patch)} />
        <div class={styles.preview}>
          <Preview choice={choice} work={work} />
          <div class={styles.progress}>
            <Show when={busy()}>
              <ProgressBar label={t('print.working')} />
            </Show>
          </div>
          <Show when={failed()}>
            <p class={styles.failed} role="alert">
              {t('print.failed')}
            </p>
          </Show>
        </div>
      </div>
    </Dialog>
  )
}

interface OptionsProps {
  choice: SheetChoice
  change: (patch: Partial<SheetChoice>) => void
}

function Options(props: OptionsProps) {
  return (
    <div class={styles.options}>
      <label class={styles.field}>
        {t('print.heading')}
        <input
          value={props.choice.heading}
          maxLength={60}
          onChange={(event) => props.change({ heading: event.currentTarget.value })}
        />
      </label>
      <div class={styles.field}>
        {t('print.paper')}
        <Segments
          label={t('print.paper')}
          value={props.choice.paper}
          options={[
            { id: 'A4', label: 'A4' },
            { id: 'A3', label: 'A3' },
          ]}
          onChange={(paper) => props.change({ paper })}
        />
        <Segments
          label={t('print.paper')}
          value={props.choice.orientation}
          options={[
            { id: 'landscape', label: t('print.landscape') },
            { id: 'portrait', label: t('print.portrait') },
          ]}
          onChange={(orientation) => props.change({ orientation })}
        />
      </div>
      <div class={styles.field}>
        {t('print.quality')}
        <Segments
          label={t('print.quality')}
          value={props.choice.quality}
          options={[
            { id: 'normal', label: t('print.quality_normal') },
            { id: 'fine', label: t('print.quality_fine') },
          ]}
          onChange={(quality) => props.change({ quality })}
        />
      </div>
      <Toggle
        label={t('print.legend')}
        checked={props.choice.legend}
        onChange={(legend) => props.change({ legend })}
      />
      <label class={styles.field}>
        {t('print.notes')}
        <textarea
          rows={2}
          maxLength={120}
          placeholder={t('print.notesHint')}
          onChange={(event) => props.change({ notes: event.currentTarget.value })}
        />
      </label>
    </div>
  )
}

interface PreviewProps {
  choice: SheetChoice
  work: (task: () => Promise<void>) => Promise<void>
}

/** The very sheet that is saved, in normal quality. */
function Preview(props: PreviewProps) {
  let canvas!: HTMLCanvasElement
  const wanted = () => ({ ...props.choice, quality: 'normal' as const })
  createEffect(
    on(wanted, (choice) => {
      void props.work(async () => {
        const sheet = await makeSheet(choice)
        canvas.width = sheet.width
        canvas.height = sheet.height
        canvas.getContext('2d')?.drawImage(sheet, 0, 0)
      })
    }),
  )
  return <canvas ref={canvas} class={styles.sheet} role="img" aria-label={t('print.preview')} />
}

function firstChoice(): SheetChoice {
  const district = settings()?.district.name
  const area = divisionOf(view.area)?.name ?? (district ? text(district) : '')
  return {
    heading: t('print.headingFirst', { district: area }),
    notes: '',
    paper: 'A4',
    orientation: 'landscape',
    quality: 'normal',
    legend: true,
  }
}
