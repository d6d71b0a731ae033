import { Show } from 'solid-js'
import type { ImportJob } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { Select } from '../ui/select.tsx'
import { canReread, reread } from './import-flow.ts'

const KINDS: readonly string[] = ['otherSheets', 'otherLayers']

/** A workbook with several sheets, a GeoPackage with several layers: another one can be read instead. */
export function PartChoice(props: { job: ImportJob }) {
  const others = () =>
    props.job.remarks
      .filter(({ kind }) => KINDS.includes(kind))
      .flatMap(({ quotes }) => quotes ?? [])
  const read = (part: string) => {
    if (part === '') return
    const { desk } = props.job
    reread({ part, ...(desk && { target: desk.target, sender: desk.sender }) })
  }
  return (
    <Show when={canReread() && others().length > 0}>
      <Select
        label={t('imports.otherPart')}
        value=""
        options={[
          { value: '', label: t('imports.keepPart') },
          ...others().map((name) => ({ value: name, label: name })),
        ]}
        onChange={read}
      />
    </Show>
  )
}
